//! Differences of times, and the predicates of periods.

use super::arithmetic;
use super::expression::Binder;
use super::typing::{Binding, call, refused};
use crate::ast::{BinaryOp, Expr as Ast, ExprKind, TemporalMode, TemporalOp};
use crate::error::{Result, Span, SqlError};
use crate::expr::arith::Kind;
use crate::expr::cast::Cast;
use crate::expr::{Compare, Expr};
use crate::functions;
use crate::types::{IntervalQualifier, Type};

impl Binder<'_> {
    /// `(a - b) qualifier`.
    pub(super) fn difference(
        &mut self,
        left: &Ast,
        right: &Ast,
        qualifier: IntervalQualifier,
        span: Span,
    ) -> Result<Binding> {
        let (left, right) = (self.bind(left)?, self.bind(right)?);
        let ty = Type::Interval(qualifier);
        let unknown = left.1 == Type::Null || right.1 == Type::Null;
        let times = left.1.is_datetime()
            && right.1.is_datetime()
            && (left.1 == Type::Time) == (right.1 == Type::Time);
        if unknown || (left.1.is_interval() && right.1.is_interval()) {
            let difference = arithmetic::node(BinaryOp::Subtract, Kind::Millis, ty.clone(), left.0, right.0);
            return Ok((difference.0, ty));
        }
        if !times {
            return Err(refused(span, BinaryOp::Subtract, &left.1, &right.1));
        }
        if qualifier.is_months() {
            let function = functions::find("MONTHS BETWEEN", &[Type::Timestamp, Type::Timestamp]);
            let function = function.ok_or_else(|| refused(span, BinaryOp::Subtract, &left.1, &right.1))?;
            let between = call(function, vec![left.0, right.0], vec![Type::Timestamp, Type::Timestamp]);
            return Ok((between.map_err(|message| SqlError::invalid(span, message))?.0, ty));
        }
        let fine =
            IntervalQualifier { from: crate::civil::Unit::Day, to: crate::civil::Unit::Second, ..qualifier };
        let (difference, _) =
            arithmetic::node(BinaryOp::Subtract, Kind::Millis, Type::Interval(fine), left.0, right.0);
        let cast = Cast { from: Type::Interval(fine), to: ty.clone(), assign: false };
        Ok((Expr::Cast(Box::new(difference), Box::new(cast)), ty))
    }

    /// The start and end of a period; an instant is both.
    fn period(&mut self, ast: &Ast) -> Result<(Expr, Expr, bool)> {
        let (start, end) = match &ast.kind {
            ExprKind::Row(parts) if parts.len() == 2 => (&parts[0], &parts[1]),
            ExprKind::Row(_) => {
                return Err(SqlError::invalid(ast.span, "A period has two entries: its start and its end"));
            }
            _ => (ast, ast),
        };
        let instant = std::ptr::eq(start, end);
        let (start, from) = self.bind(start)?;
        let (end, to) = self.bind(end)?;
        let end = match &to {
            // (start, length)
            Type::Interval(_) if from.is_datetime() => {
                arithmetic::bind(BinaryOp::Add, (start.clone(), from.clone()), (end, to.clone()), ast.span)?.0
            }
            _ => end,
        };
        let fits = |ty: &Type| ty.is_datetime() || ty.is_interval() || *ty == Type::Null;
        if !fits(&from) || !fits(&to) {
            let message = format!("A period is made of times, not of '<{from}>' and '<{to}>'");
            return Err(SqlError::invalid(ast.span, message));
        }
        Ok((start, end, instant))
    }

    /// A predicate over two periods, each with its start in it and its end not.
    pub(super) fn temporal(
        &mut self,
        op: TemporalOp,
        mode: TemporalMode,
        left: &Ast,
        right: &Ast,
        span: Span,
    ) -> Result<Binding> {
        use Compare::{Equal, Greater, GreaterEqual, Less, LessEqual};
        let ((s1, e1, _), (s2, e2, instant)) = (self.period(left)?, self.period(right)?);
        let c = |compare: Compare, a: &Expr, b: &Expr| {
            Expr::Compare(compare, Box::new(a.clone()), Box::new(b.clone()))
        };
        let all = |parts: Vec<Expr>| Expr::And(parts);
        let expr = match (op, mode) {
            (TemporalOp::Contains, TemporalMode::Plain) if instant => {
                all(vec![c(LessEqual, &s1, &s2), c(Less, &s2, &e1)])
            }
            (TemporalOp::Contains, TemporalMode::Plain) => {
                all(vec![c(LessEqual, &s1, &s2), c(GreaterEqual, &e1, &e2)])
            }
            (TemporalOp::Contains, TemporalMode::Strictly) => {
                all(vec![c(Less, &s1, &s2), c(Greater, &e1, &e2)])
            }
            (TemporalOp::Overlaps, TemporalMode::Plain) => all(vec![c(Less, &s1, &e2), c(Less, &s2, &e1)]),
            (TemporalOp::Overlaps, TemporalMode::Strictly) => Expr::Or(vec![
                all(vec![c(Less, &s1, &s2), c(Less, &s2, &e1), c(Less, &e1, &e2)]),
                all(vec![c(Less, &s2, &s1), c(Less, &s1, &e2), c(Less, &e2, &e1)]),
            ]),
            (TemporalOp::Equals, TemporalMode::Plain) => all(vec![c(Equal, &s1, &s2), c(Equal, &e1, &e2)]),
            (TemporalOp::Precedes, TemporalMode::Plain) => c(LessEqual, &e1, &s2),
            (TemporalOp::Precedes, TemporalMode::Strictly) => c(Less, &e1, &s2),
            (TemporalOp::Precedes, TemporalMode::Immediately) => c(Equal, &e1, &s2),
            (TemporalOp::Succeeds, TemporalMode::Plain) => c(GreaterEqual, &s1, &e2),
            (TemporalOp::Succeeds, TemporalMode::Strictly) => c(Greater, &s1, &e2),
            (TemporalOp::Succeeds, TemporalMode::Immediately) => c(Equal, &s1, &e2),
            (TemporalOp::Leads, TemporalMode::Plain) => {
                all(vec![c(Less, &s1, &s2), c(LessEqual, &s2, &e1), c(LessEqual, &e1, &e2)])
            }
            (TemporalOp::Leads, TemporalMode::Strictly) => {
                all(vec![c(Less, &s1, &s2), c(Less, &s2, &e1), c(Less, &e1, &e2)])
            }
            (TemporalOp::Leads, TemporalMode::Immediately) => {
                all(vec![c(Less, &s1, &s2), c(Equal, &e1, &e2)])
            }
            (TemporalOp::Lags, TemporalMode::Plain) => {
                all(vec![c(Greater, &e1, &e2), c(LessEqual, &s1, &e2), c(GreaterEqual, &s1, &s2)])
            }
            (TemporalOp::Lags, TemporalMode::Strictly) => {
                all(vec![c(Greater, &e1, &e2), c(Less, &s1, &e2), c(Greater, &s1, &s2)])
            }
            (TemporalOp::Lags, TemporalMode::Immediately) => {
                all(vec![c(Greater, &e1, &e2), c(Equal, &s1, &s2)])
            }
            (op, mode) => {
                let (mode, op) = (format!("{mode:?}").to_uppercase(), format!("{op:?}").to_uppercase());
                return Err(SqlError::invalid(span, format!("There is no predicate {mode} {op}")));
            }
        };
        Ok((expr, Type::Boolean))
    }
}
