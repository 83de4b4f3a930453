//! `+ - * /` by the types of their operands.

use super::typing::{Binding, refused, typed};
use crate::ast::BinaryOp;
use crate::error::{Result, Span};
use crate::expr::Expr;
use crate::expr::arith::{Arith, Kind, decimal_type};
use crate::types::{IntervalQualifier, Type};

/// An operation.
pub fn node(op: BinaryOp, kind: Kind, ty: Type, left: Expr, right: Expr) -> Binding {
    let arith = Arith { op, kind, ty: ty.clone() };
    (Expr::Arith(arith, Box::new(left), Box::new(right)), ty)
}

/// The operation.
pub fn bind(op: BinaryOp, left: Binding, right: Binding, span: Span) -> Result<Binding> {
    let wrong = || refused(span, op, &left.1, &right.1);
    let (a, b) = (&left.1, &right.1);
    if *a == Type::Null || *b == Type::Null {
        let known = if *a == Type::Null { b } else { a };
        if !known.is_numeric() && !known.is_interval() && !known.is_datetime() && *known != Type::Null {
            return Err(wrong());
        }
        // An unknown value and an interval may be a time and an interval.
        let open = known.is_interval() && matches!(op, BinaryOp::Add | BinaryOp::Subtract);
        let ty = if open { Type::Null } else { known.clone() };
        return Ok(node(op, Kind::Double, ty, left.0, right.0));
    }
    if a.is_numeric() && b.is_numeric() {
        return Ok(numbers(op, left, right));
    }
    match (a, b, op) {
        (Type::Interval(x), Type::Interval(y), BinaryOp::Add | BinaryOp::Subtract)
            if x.is_months() == y.is_months() =>
        {
            let ty = Type::Interval(x.with(*y));
            Ok(node(op, Kind::Millis, ty, left.0, right.0))
        }
        (time, Type::Interval(x), BinaryOp::Add | BinaryOp::Subtract) if time.is_datetime() => {
            moved(op, left.clone(), right.0, *x).ok_or_else(wrong)
        }
        (Type::Interval(x), time, BinaryOp::Add) if time.is_datetime() => {
            moved(op, right.clone(), left.0, *x).ok_or_else(wrong)
        }
        (Type::Interval(_), number, BinaryOp::Multiply | BinaryOp::Divide) if number.is_numeric() => {
            Ok(scaled(op, left, right))
        }
        (number, Type::Interval(_), BinaryOp::Multiply) if number.is_numeric() => Ok(scaled(op, right, left)),
        _ => Err(wrong()),
    }
}

fn numbers(op: BinaryOp, left: Binding, right: Binding) -> Binding {
    let (a, b) = (left.1.clone(), right.1.clone());
    if let (true, true, Some(common)) = (a.is_integer(), b.is_integer(), a.common(&b)) {
        let (least, most) = common.integer_range().unwrap_or((i64::MIN, i64::MAX));
        return node(op, Kind::Integer(least, most), common, left.0, right.0);
    }
    match (a.exact(), b.exact()) {
        (Some(x), Some(y)) => {
            let narrow = |(p, s): (u8, u8)| (p.min(18), s);
            let (x, y) = (narrow(x), narrow(y));
            node(op, Kind::Decimal(x.1, y.1), decimal_type(op, x, y), left.0, right.0)
        }
        _ => {
            let ty = if a == Type::Real && b == Type::Real { Type::Real } else { Type::Double };
            let (left, right) = (typed(left, &Type::Double, false), typed(right, &Type::Double, false));
            node(op, Kind::Double, ty, left, right)
        }
    }
}

fn moved(op: BinaryOp, time: Binding, interval: Expr, qualifier: IntervalQualifier) -> Option<Binding> {
    if qualifier.is_months() {
        if time.1 == Type::Time {
            return None;
        }
        return Some(node(op, Kind::Months, time.1, time.0, interval));
    }
    Some(node(op, Kind::Millis, time.1, time.0, interval))
}

fn scaled(op: BinaryOp, interval: Binding, number: Binding) -> Binding {
    let scale = if number.1.is_approximate() { u8::MAX } else { number.1.scale() };
    node(op, Kind::Scaled(scale), interval.1, interval.0, number.0)
}
