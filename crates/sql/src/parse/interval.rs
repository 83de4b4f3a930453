//! INTERVAL literals and qualifiers.

use super::Parser;
use crate::ast::{Expr, ExprKind, Literal};
use crate::civil::Unit;
use crate::error::{Result, Span, SqlError};
use crate::interval::interval_value;
use crate::types::IntervalQualifier;

const UNITS: [&str; 6] = ["\"YEAR\"", "\"MONTH\"", "\"DAY\"", "\"HOUR\"", "\"MINUTE\"", "\"SECOND\""];

impl Parser<'_> {
    pub(super) fn unit(&mut self) -> Result<Unit> {
        match self.word_at(0).and_then(Unit::named) {
            Some(unit) => {
                self.advance();
                Ok(unit)
            }
            None => Err(self.expected(&UNITS)),
        }
    }

    fn precision(&mut self, default: u8, least: u32) -> Result<u8> {
        let span = self.span();
        let precision = self.unsigned()?;
        if !(least..=10).contains(&precision) {
            return Err(SqlError::invalid(
                span,
                format!("Interval precision {precision} is out of range {least} to 10"),
            ));
        }
        Ok(u8::try_from(precision).unwrap_or(default))
    }

    /// `DAY(3) TO SECOND(3)`.
    pub(super) fn qualifier(&mut self) -> Result<IntervalQualifier> {
        let start = self.span();
        let from = self.unit()?;
        let mut qualifier = IntervalQualifier::of(from);
        if self.eat_symbol("(") {
            qualifier.precision = self.precision(2, 1)?;
            if from == Unit::Second && self.eat_symbol(",") {
                qualifier.fraction = self.precision(3, 0)?;
            }
            self.expect_symbol(")")?;
        }
        if self.eat("TO") {
            qualifier.to = self.unit()?;
            if qualifier.to == Unit::Second && self.eat_symbol("(") {
                qualifier.fraction = self.precision(3, 0)?;
                self.expect_symbol(")")?;
            }
            let months = |unit| matches!(unit, Unit::Year | Unit::Month);
            if qualifier.to >= from || months(from) != months(qualifier.to) {
                let message = format!("Illegal interval qualifier {from} TO {}", qualifier.to);
                return Err(SqlError::invalid(start.to(self.last_span()), message));
            }
        }
        Ok(qualifier)
    }

    /// After the word INTERVAL.
    pub(super) fn interval(&mut self, start: Span) -> Result<Expr> {
        let mut negative = false;
        while self.is_symbol("-") || self.is_symbol("+") {
            negative ^= self.is_symbol("-");
            self.advance();
        }
        let text_span = self.span();
        let text = self.text_literal()?;
        let qualifier = self.qualifier()?;
        let span = start.to(self.last_span());
        let value = interval_value(&text, qualifier).map_err(|what| SqlError::invalid(text_span, what))?;
        let literal = Literal::Interval(if negative { -value } else { value }, qualifier);
        Ok(Expr { kind: ExprKind::Literal(literal), span, height: 0 })
    }
}
