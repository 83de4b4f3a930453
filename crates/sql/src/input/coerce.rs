//! Values of records to values of columns.

use std::borrow::Cow;

use crate::civil;
use crate::expr::cast::parse_number;
use crate::expr::decimal;
use crate::hex::unhex;
use crate::json::{Raw, compact};
use crate::types::{Column, Type};
use crate::value::Value;

/// The value of a column; None if there is no way.
pub fn value(raw: &Raw, ty: &Type) -> Option<Value> {
    match raw {
        Raw::Null => Some(Value::Null),
        Raw::Bool(flag) => boolean(*flag, ty),
        Raw::Number(digits) => number(digits, ty),
        Raw::Text(text) => string(text, ty),
        Raw::Nested(text) if ty.is_text() => Some(cut(&compact(text), ty)),
        Raw::Nested(_) => None,
    }
}

/// What could not be put into a column.
pub fn message(raw: &Raw, column: &Column) -> String {
    let text: Cow<str> = match raw {
        Raw::Null => Cow::Borrowed("null"),
        Raw::Bool(flag) => Cow::Owned(flag.to_string()),
        Raw::Number(text) | Raw::Nested(text) => Cow::Borrowed(text),
        Raw::Text(text) => Cow::Borrowed(text),
    };
    let shown: String = text.chars().take(128).collect();
    format!("Value '{shown}' cannot be coerced to {} for column '{}'", column.ty, column.name)
}

fn cut(text: &str, ty: &Type) -> Value {
    let most = ty.length().unwrap_or(u32::MAX) as usize;
    if text.len() <= most {
        return Value::text(text);
    }
    match text.char_indices().nth(most) {
        Some((end, _)) => Value::text(&text[..end]),
        None => Value::text(text),
    }
}

fn boolean(flag: bool, ty: &Type) -> Option<Value> {
    Some(match ty {
        Type::Boolean => Value::Bool(flag),
        Type::Decimal(_, scale) => Value::Int(i64::from(flag) * decimal::POWERS[usize::from(*scale)]),
        ty if ty.is_integer() => Value::Int(i64::from(flag)),
        ty if ty.is_approximate() => Value::Double(f64::from(u8::from(flag))),
        ty if ty.is_text() => cut(if flag { "true" } else { "false" }, ty),
        ty if ty.is_binary() => Value::Bytes([u8::from(flag)].into()),
        _ => return None,
    })
}

fn number(digits: &str, ty: &Type) -> Option<Value> {
    match ty {
        ty if ty.is_text() => Some(cut(digits, ty)),
        Type::Boolean => Some(Value::Bool(digits.parse::<f64>().is_ok_and(|number| number != 0.0))),
        ty if ty.is_numeric() => exactly(digits, ty),
        _ => None,
    }
}

/// A number that loses nothing: no fraction for a whole number, no digits beyond a scale.
fn exactly(digits: &str, ty: &Type) -> Option<Value> {
    if let Some((least, most)) = ty.integer_range()
        && let Ok(number) = digits.parse::<i64>()
    {
        return (least..=most).contains(&number).then_some(Value::Int(number));
    }
    if !ty.is_approximate() {
        let scale = match decimal::parse(digits) {
            Some((_, scale)) => {
                let zeros = digits.bytes().rev().take_while(|digit| *digit == b'0').count();
                scale.saturating_sub(zeros.min(255) as u8)
            }
            // With an exponent: what is left of it must be whole at the scale.
            None => {
                let number: f64 = digits.parse().ok()?;
                let scaled = number * decimal::POWERS[usize::from(ty.scale())] as f64;
                return (scaled.fract() == 0.0).then(|| parse_number(digits, ty)?.ok()).flatten();
            }
        };
        if scale > ty.scale() {
            return None;
        }
    }
    parse_number(digits, ty)?.ok()
}

fn string(text: &str, ty: &Type) -> Option<Value> {
    match ty {
        ty if ty.is_text() => Some(cut(text, ty)),
        ty if ty.is_numeric() => exactly(text.trim(), ty),
        Type::Boolean => Some(Value::Bool(text.eq_ignore_ascii_case("true"))),
        Type::Timestamp => civil::parse_loose_timestamp(text).map(Value::Int),
        Type::Date => {
            civil::parse_loose_timestamp(text).map(|time| Value::Int(civil::floor(time, civil::Unit::Day)))
        }
        Type::Time => civil::parse_time(text.trim()).map(Value::Int),
        ty if ty.is_binary() => {
            let digits = text.strip_prefix("X'").or_else(|| text.strip_prefix("x'"))?.strip_suffix('\'')?;
            unhex(digits).map(|bytes| Value::Bytes(bytes.into()))
        }
        _ => None,
    }
}

/// A field of CSV: an empty one is NULL unless the column is text.
pub fn field(text: Cow<str>, ty: &Type) -> Result<Value, Raw<'static>> {
    if text.is_empty() && !ty.is_text() {
        return Ok(Value::Null);
    }
    string(&text, ty).ok_or_else(|| Raw::Text(Cow::Owned(text.into_owned())))
}
