//! Which rows a window holds.

use super::expression::Binder;
use super::window::Resolved;
use crate::ast::{Expr as Ast, Frame as FrameAst, FrameBound};
use crate::error::{Result, SqlError};
use crate::expr::Expr;
use crate::plan::Frame;
use crate::types::Type;
use crate::value::Value;

/// The most rows of a window that counts rows.
const ROWS_MAX: i64 = 1_000_000;

impl Binder<'_> {
    /// The frame of an analytic function.
    pub(super) fn frame(&mut self, window: &Resolved) -> Result<Frame> {
        for order in window.order {
            let (expr, _) = self.bind(order)?;
            if expr != Expr::Time && !matches!(&expr, Expr::Column(_)) {
                return Err(SqlError::invalid(order.span, "Window ORDER BY is allowed on ROWTIME only"));
            }
        }
        let Some(frame) = window.frame else { return Ok(Frame::Unbounded) };
        match &frame.end {
            None | Some(FrameBound::CurrentRow) => {}
            Some(FrameBound::Preceding(zero)) if self.is_zero(zero)? => {}
            Some(_) => {
                return Err(SqlError::invalid(
                    frame.span,
                    "A window of an analytic function must end with the current row",
                ));
            }
        }
        match self.start_of(frame, &frame.start)? {
            Frame::Following(_) => Err(SqlError::invalid(
                frame.span,
                "FOLLOWING is not allowed in a window of an analytic function",
            )),
            frame => Ok(frame),
        }
    }

    fn is_zero(&mut self, ast: &Ast) -> Result<bool> {
        Ok(self.bind(ast)?.0.constant() == Some(&Value::Int(0)))
    }

    /// The frame of a side of a join.
    pub(super) fn join_frame(&mut self, window: &Resolved) -> Result<Frame> {
        if !window.partition.is_empty() {
            return Err(SqlError::invalid(
                window.span,
                "PARTITION BY is not allowed in the window of a join",
            ));
        }
        let Some(frame) = window.frame else {
            return Err(SqlError::invalid(window.span, "The window of a join needs RANGE or ROWS"));
        };
        match (&frame.start, &frame.end) {
            (FrameBound::CurrentRow, Some(FrameBound::Following(length))) => {
                self.start_of(frame, &FrameBound::Following(length.clone()))
            }
            (_, None | Some(FrameBound::CurrentRow)) => match self.start_of(frame, &frame.start)? {
                Frame::Unbounded => {
                    Err(SqlError::invalid(frame.span, "The window of a join must be bounded"))
                }
                frame => Ok(frame),
            },
            _ => Err(SqlError::invalid(
                frame.span,
                "The window of a join must begin or end with the current row",
            )),
        }
    }

    fn start_of(&mut self, frame: &FrameAst, bound: &FrameBound) -> Result<Frame> {
        let (length, following) = match bound {
            FrameBound::CurrentRow => return Ok(if frame.rows { Frame::Rows(0) } else { Frame::Range(0) }),
            FrameBound::UnboundedPreceding => return Ok(Frame::Unbounded),
            FrameBound::UnboundedFollowing => {
                return Err(SqlError::invalid(
                    frame.span,
                    "UNBOUNDED FOLLOWING cannot be specified for a window on a stream",
                ));
            }
            FrameBound::Preceding(length) => (length, false),
            FrameBound::Following(length) => (length, true),
        };
        let (expr, ty) = self.bind(length)?;
        let Some(Value::Int(number)) = expr.constant() else {
            return Err(SqlError::invalid(length.span, "The length of a window must be a constant"));
        };
        if *number < 0 {
            return Err(SqlError::invalid(length.span, "The length of a window must not be negative"));
        }
        match &ty {
            Type::Interval(qualifier) if !frame.rows && !qualifier.is_months() => {
                Ok(if following { Frame::Following(*number) } else { Frame::Range(*number) })
            }
            Type::Interval(_) if !frame.rows => Err(SqlError::invalid(
                length.span,
                "RANGE takes an interval of days, hours, minutes or seconds",
            )),
            ty if frame.rows && ty.is_integer() && !following => {
                if *number > ROWS_MAX {
                    return Err(SqlError::invalid(length.span, format!("ROWS takes at most {ROWS_MAX}")));
                }
                Ok(Frame::Rows(*number as usize))
            }
            _ if following => Err(SqlError::invalid(length.span, "ROWS n FOLLOWING is not supported")),
            _ if frame.rows => Err(SqlError::invalid(length.span, "ROWS must be given a whole number")),
            _ => Err(SqlError::invalid(length.span, "RANGE must be given an interval")),
        }
    }
}
