//! Arithmetic by the representation of its operands, decided when the program is bound.

use std::sync::Arc;

use super::context::{Evaluated, RowError};
use super::decimal::{divide_rounded, overflow, rescale, within};
use crate::ast::BinaryOp;
use crate::civil::{self, DAY};
use crate::types::Type;
use crate::value::Value;

const DIVISION_BY_ZERO: RowError = RowError::fixed("Division by zero");
const TIME_OUT_OF_RANGE: RowError = RowError::fixed("Datetime field overflow");

/// An operation over operands of known types.
#[derive(Clone, Debug, PartialEq)]
pub struct Arith {
    /// `+ - * /`.
    pub op: BinaryOp,
    /// How.
    pub kind: Kind,
    /// The type of the result.
    pub ty: Type,
}

/// How an operation is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Whole numbers within this range.
    Integer(i64, i64),
    /// Decimals with these scales.
    Decimal(u8, u8),
    /// Floating point.
    Double,
    /// A time and an interval of milliseconds, or two intervals.
    Millis,
    /// A time and an interval of months.
    Months,
    /// An interval and a number of this scale; the scale is `u8::MAX` for floating point.
    Scaled(u8),
}

/// The type of an operation over exact numbers of which at least one is a decimal.
pub fn decimal_type(op: BinaryOp, left: (u8, u8), right: (u8, u8)) -> Type {
    let most = crate::types::PRECISION_MAX;
    let ((p1, s1), (p2, s2)) = (left, right);
    let (precision, scale) = match op {
        BinaryOp::Multiply => (p1 + p2, s1 + s2),
        BinaryOp::Divide => {
            let whole = (p1 - s1 + s2).min(most);
            let scale = 6.max(s1 + p2 + 1).min(most - whole);
            (whole + scale, scale)
        }
        _ => {
            let scale = s1.max(s2);
            ((p1 - s1).max(p2 - s2) + scale + 1, scale)
        }
    };
    Type::Decimal(precision.min(most), scale.min(most))
}

impl Arith {
    /// The result for two values that are not NULL.
    pub fn apply(&self, left: &Value, right: &Value) -> Evaluated {
        match self.kind {
            Kind::Integer(least, most) => {
                let (a, b) = (left.int(), right.int());
                let result = match self.op {
                    BinaryOp::Add => a.checked_add(b),
                    BinaryOp::Subtract => a.checked_sub(b),
                    BinaryOp::Multiply => a.checked_mul(b),
                    _ if b == 0 => return Err(DIVISION_BY_ZERO),
                    _ => a.checked_div(b),
                };
                match result {
                    Some(number) if (least..=most).contains(&number) => Ok(Value::Int(number)),
                    _ => Err(overflow(&self.ty)),
                }
            }
            Kind::Decimal(s1, s2) => self.decimal(i128::from(left.int()), i128::from(right.int()), s1, s2),
            Kind::Double => {
                let (a, b) = (left.double(), right.double());
                let result = match self.op {
                    BinaryOp::Add => a + b,
                    BinaryOp::Subtract => a - b,
                    BinaryOp::Multiply => a * b,
                    _ if b == 0.0 => return Err(DIVISION_BY_ZERO),
                    _ => a / b,
                };
                if result.is_finite() { Ok(Value::Double(result)) } else { Err(overflow(&self.ty)) }
            }
            Kind::Millis => self.millis(left.int(), right.int()),
            Kind::Months => {
                // The interval is on either side of `+`, on the right of `-`; the binder puts it on the right.
                let months =
                    if self.op == BinaryOp::Subtract { right.int().checked_neg() } else { Some(right.int()) };
                let moved = months.and_then(|months| civil::add_months(left.int(), months));
                moved.map(Value::Int).ok_or(TIME_OUT_OF_RANGE)
            }
            Kind::Scaled(u8::MAX) => {
                let (a, b) = (left.int() as f64, right.double());
                if self.op == BinaryOp::Divide && b == 0.0 {
                    return Err(DIVISION_BY_ZERO);
                }
                let result = if self.op == BinaryOp::Divide { a / b } else { a * b };
                if result.abs() < 9.0e18 { Ok(Value::Int(result as i64)) } else { Err(overflow(&self.ty)) }
            }
            Kind::Scaled(scale) => {
                let power = i128::from(super::decimal::POWERS[usize::from(scale)]);
                let (a, b) = (i128::from(left.int()), i128::from(right.int()));
                let result = match self.op {
                    BinaryOp::Divide if b == 0 => return Err(DIVISION_BY_ZERO),
                    BinaryOp::Divide => a * power / b,
                    _ => a * b / power,
                };
                i64::try_from(result).map(Value::Int).map_err(|_| overflow(&self.ty))
            }
        }
    }

    fn decimal(&self, a: i128, b: i128, s1: u8, s2: u8) -> Evaluated {
        let Type::Decimal(precision, scale) = self.ty else { return Err(overflow(&self.ty)) };
        let result = match self.op {
            BinaryOp::Add => rescale(a, s1, scale) + rescale(b, s2, scale),
            BinaryOp::Subtract => rescale(a, s1, scale) - rescale(b, s2, scale),
            BinaryOp::Multiply if s1 + s2 > scale => divide_rounded(
                a * b,
                i128::from(super::decimal::POWERS[usize::from((s1 + s2 - scale).min(18))]),
            ),
            BinaryOp::Multiply => a * b,
            _ if b == 0 => return Err(DIVISION_BY_ZERO),
            _ => {
                let shift = i32::from(scale) + i32::from(s2) - i32::from(s1);
                if shift >= 0 {
                    let power =
                        10_i128.checked_pow(shift.unsigned_abs()).and_then(|power| a.checked_mul(power));
                    divide_rounded(power.ok_or_else(|| overflow(&self.ty))?, b)
                } else {
                    let power =
                        10_i128.checked_pow(shift.unsigned_abs()).and_then(|power| b.checked_mul(power));
                    divide_rounded(a, power.ok_or_else(|| overflow(&self.ty))?)
                }
            }
        };
        within(result, precision, scale).map(Value::Int)
    }

    fn millis(&self, a: i64, b: i64) -> Evaluated {
        let result = if self.op == BinaryOp::Subtract { a.checked_sub(b) } else { a.checked_add(b) };
        let result = result.filter(|time| time.abs() < i64::MAX / 4).ok_or(TIME_OUT_OF_RANGE)?;
        Ok(Value::Int(match self.ty {
            Type::Time => result.rem_euclid(DAY),
            Type::Date => result - result.rem_euclid(DAY),
            _ => result,
        }))
    }
}

/// `-x`.
pub fn negate(value: &Value, ty: &Type) -> Evaluated {
    match value {
        Value::Int(number) => {
            let result = number.checked_neg().filter(|number| {
                ty.integer_range().is_none_or(|(least, most)| (least..=most).contains(number))
            });
            result.map(Value::Int).ok_or_else(|| overflow(ty))
        }
        Value::Double(number) => Ok(Value::Double(-number)),
        _ => Ok(Value::Null),
    }
}

/// `||`.
pub fn concat(left: &Value, right: &Value) -> Value {
    match (left, right) {
        (Value::Text(a), Value::Text(b)) => {
            let mut text = String::with_capacity(a.len() + b.len());
            text.push_str(a);
            text.push_str(b);
            Value::Text(Arc::from(text))
        }
        (Value::Bytes(a), Value::Bytes(b)) => Value::Bytes(a.iter().chain(b.iter()).copied().collect()),
        _ => Value::Null,
    }
}
