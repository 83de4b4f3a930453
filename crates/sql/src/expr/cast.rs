//! CAST, and the conversions of assignment.

use super::context::{Context, Evaluated, RowError};
use super::decimal::{self, overflow, rescale, within};
use super::java::{print_double, print_real};
use crate::civil::{self, DAY, HOUR, MINUTE, SECOND, Unit};
use crate::hex::hex;
use crate::types::{IntervalQualifier, Type};
use crate::value::Value;

/// From a type to a type.
#[derive(Clone, Debug, PartialEq)]
pub struct Cast {
    /// What the value is.
    pub from: Type,
    /// What it becomes.
    pub to: Type,
    /// Whether this is an assignment to a column: texts that are too long are cut, not refused.
    pub assign: bool,
}

/// Whether CAST knows the way.
pub fn possible(from: &Type, to: &Type) -> bool {
    if matches!(from, Type::Null) || from == to {
        return true;
    }
    match (from, to) {
        (a, b) if a.is_numeric() => b.is_numeric() || b.is_text() || b.is_interval(),
        (a, Type::Record(_)) | (Type::Record(_), a) => *a == *from && *a == *to,
        (a, b) if a.is_text() => !b.is_binary(),
        (Type::Boolean, b) => b.is_text() || *b == Type::Boolean,
        (Type::Date, b) => b.is_text() || matches!(b, Type::Timestamp),
        (Type::Time, b) => b.is_text() || matches!(b, Type::Timestamp),
        (Type::Timestamp, b) => b.is_text() || b.is_datetime(),
        (Type::Interval(a), Type::Interval(b)) => a.is_months() == b.is_months(),
        (Type::Interval(_), b) => b.is_text() || (b.is_numeric() && !b.is_approximate()),
        (a, b) => a.is_binary() && b.is_binary(),
    }
}

/// Whether the value of one type is already one of the other.
pub fn same_form(from: &Type, to: &Type) -> bool {
    match (from, to) {
        (Type::Null, _) => true,
        (a, b) if a.is_integer() && b.is_integer() => {
            let (Some((least, most)), Some((low, high))) = (a.integer_range(), b.integer_range()) else {
                return false;
            };
            low <= least && most <= high
        }
        (Type::Decimal(p1, s1), Type::Decimal(p2, s2)) => s1 == s2 && p1 <= p2,
        (a, b) if a.is_text() && b.is_text() => a.length() <= b.length(),
        (a, b) if a.is_binary() && b.is_binary() => a.length() <= b.length(),
        (a, Type::Double | Type::Float) => a.is_approximate(),
        (Type::Interval(a), Type::Interval(b)) => a.is_months() == b.is_months() && b.to <= a.to,
        (Type::Date, Type::Timestamp) => true,
        (a, b) => a == b,
    }
}

fn failed(value: &str, ty: &Type) -> RowError {
    let value: String = value.chars().take(128).collect();
    RowError::new(format!("Invalid value '{value}' for cast to type {ty}"))
}

impl Cast {
    /// The value in the new type; it is not NULL.
    pub fn apply(&self, value: &Value, at: &Context) -> Evaluated {
        match (&self.from, &self.to) {
            (a, b) if a.is_numeric() && b.is_numeric() => number_as(value, a, b),
            (a, b) if a.is_text() && !b.is_text() => from_text(value.str(), b),
            (a, b) if b.is_text() => self.text(value, a, b),
            (a, Type::Interval(qualifier)) if a.is_numeric() => {
                let Value::Int(count) = number_as(value, a, &Type::BigInt)? else { return Ok(Value::Null) };
                let one = if qualifier.from == Unit::Year { 12 } else { qualifier.to.millis().max(1) };
                count.checked_mul(one).map(Value::Int).ok_or_else(|| overflow(&self.to))
            }
            (Type::Interval(qualifier), b) if b.is_numeric() => {
                let one = if qualifier.to == Unit::Year { 12 } else { qualifier.to.millis().max(1) };
                let (_, scale) = b.exact().unwrap_or((18, 0));
                let scaled = rescale(i128::from(value.int()), 0, scale) / i128::from(one);
                number_as(
                    &Value::Int(i64::try_from(scaled).map_err(|_| overflow(b))?),
                    &Type::Decimal(18, scale),
                    b,
                )
            }
            (Type::Interval(_), Type::Interval(to)) => Ok(Value::Int(truncate_interval(value.int(), *to))),
            (Type::Timestamp, Type::Date) => Ok(Value::Int(civil::floor(value.int(), Unit::Day))),
            (Type::Timestamp, Type::Time) => Ok(Value::Int(value.int().rem_euclid(DAY))),
            (Type::Time, Type::Timestamp) => {
                Ok(Value::Int(civil::floor(at.clock.started, Unit::Day) + value.int()))
            }
            (_, b) if b.is_binary() => {
                let Value::Bytes(bytes) = value else { return Ok(value.clone()) };
                let most = b.length().unwrap_or(u32::MAX) as usize;
                if bytes.len() <= most { Ok(value.clone()) } else { Ok(Value::Bytes(bytes[..most].into())) }
            }
            _ => Ok(value.clone()),
        }
    }

    fn text(&self, value: &Value, from: &Type, to: &Type) -> Evaluated {
        let most = to.length().unwrap_or(u32::MAX) as usize;
        if let (Value::Text(text), true) = (value, from.is_text()) {
            if text.len() <= most {
                return Ok(value.clone());
            }
            let Some((cut, _)) = text.char_indices().nth(most) else { return Ok(value.clone()) };
            if self.assign {
                return Ok(Value::text(&text[..cut]));
            }
            return Err(failed(text, to));
        }
        let mut text = print(value, from);
        match from {
            // A part of a second is shown where there is one.
            Type::Timestamp => text.truncate(text.strip_suffix(".000").map_or(text.len(), str::len)),
            // Of an interval what there is room for, as the published examples have it.
            Type::Interval(_) => text.truncate(most),
            _ => {}
        }
        if text.chars().count() > most {
            return Err(failed(&text, to));
        }
        Ok(Value::text(&text))
    }
}

/// A number of one type as a number of another.
pub fn number_as(value: &Value, from: &Type, to: &Type) -> Evaluated {
    if to.is_approximate() {
        let scale = from.scale();
        let mut number = value.double();
        if scale > 0 {
            number /= decimal::POWERS[usize::from(scale)] as f64;
        }
        return Ok(Value::Double(if *to == Type::Real { f64::from(number as f32) } else { number }));
    }
    let scale = to.scale();
    let exact = if from.is_approximate() {
        let scaled = value.double() * decimal::POWERS[usize::from(scale)] as f64;
        if scaled.is_nan() || scaled.abs() > 9.3e18 {
            return Err(overflow(to));
        }
        scaled.round() as i128
    } else {
        rescale(i128::from(value.int()), from.scale(), scale)
    };
    match (to, to.integer_range()) {
        (_, Some((least, most))) if exact >= i128::from(least) && exact <= i128::from(most) => {
            Ok(Value::Int(exact as i64))
        }
        (Type::Decimal(precision, scale), _) => within(exact, *precision, *scale).map(Value::Int),
        _ => Err(overflow(to)),
    }
}

/// What CAST makes of a text.
fn from_text(text: &str, to: &Type) -> Evaluated {
    let trimmed = text.trim();
    let wrong = || failed(text, to);
    match to {
        Type::Boolean => match trimmed.to_ascii_uppercase().as_str() {
            "TRUE" => Ok(Value::Bool(true)),
            "FALSE" => Ok(Value::Bool(false)),
            "UNKNOWN" => Ok(Value::Null),
            _ => Err(wrong()),
        },
        Type::Date => civil::parse_date(trimmed).map(Value::Int).ok_or_else(wrong),
        Type::Time => civil::parse_time(trimmed).map(Value::Int).ok_or_else(wrong),
        // All six fields, no fraction.
        Type::Timestamp if trimmed.contains('.') => Err(wrong()),
        Type::Timestamp => civil::parse_timestamp(trimmed).map(Value::Int).ok_or_else(wrong),
        Type::Interval(qualifier) => {
            let wide = IntervalQualifier { precision: 10, ..*qualifier };
            crate::interval::interval_value(trimmed, wide).map(Value::Int).map_err(|_| wrong())
        }
        _ => parse_number(trimmed, to).ok_or_else(wrong)?,
    }
}

/// A number in a text. None if it is none; an error if the type cannot hold it.
pub fn parse_number(text: &str, to: &Type) -> Option<Evaluated> {
    if to.is_approximate() {
        let number: f64 = text.parse().ok().filter(|number: &f64| number.is_finite())?;
        return Some(Ok(Value::Double(if *to == Type::Real { f64::from(number as f32) } else { number })));
    }
    if let Ok(number) = text.parse::<i64>() {
        return Some(number_as(&Value::Int(number), &Type::BigInt, to));
    }
    if let Some((digits, scale)) = decimal::parse(text) {
        let scale_to = to.scale();
        let exact = if scale > 36 { return None } else { rescale_wide(digits, scale, scale_to) };
        let Ok(count) = i64::try_from(exact) else { return Some(Err(overflow(to))) };
        return Some(number_as(&Value::Int(count), &Type::Decimal(18, scale_to), to));
    }
    let number: f64 = text.parse().ok().filter(|number: &f64| number.is_finite())?;
    Some(number_as(&Value::Double(number), &Type::Double, to))
}

fn rescale_wide(value: i128, from: u8, to: u8) -> i128 {
    if from > to + 18 {
        return rescale(rescale(value, from, from - 18), from - 18, to.max(from.saturating_sub(36)));
    }
    rescale(value, from, to)
}

/// The interval without its fields below the last one.
pub fn truncate_interval(value: i64, to: IntervalQualifier) -> i64 {
    let one = match to.to {
        Unit::Year => 12,
        Unit::Month => 1,
        // Seconds keep their fraction.
        Unit::Second => return value,
        unit => unit.millis(),
    };
    value / one * one
}

fn print_interval(value: i64, qualifier: IntervalQualifier) -> String {
    let sign = if value < 0 { "-" } else { "+" };
    let size = value.abs();
    let (from, to) = (qualifier.from, qualifier.to);
    if qualifier.is_months() {
        return match (from, to) {
            (Unit::Year, Unit::Year) => format!("{sign}{}", size / 12),
            (Unit::Year, _) => format!("{sign}{}-{:02}", size / 12, size % 12),
            _ => format!("{sign}{size}"),
        };
    }
    let mut text = sign.to_string();
    let mut rest = size;
    for (unit, millis, mark) in [
        (Unit::Day, DAY, ""),
        (Unit::Hour, HOUR, " "),
        (Unit::Minute, MINUTE, ":"),
        (Unit::Second, SECOND, ":"),
    ] {
        if unit > from || unit < to {
            continue;
        }
        if unit == from {
            text.push_str(&(rest / millis).to_string());
        } else {
            text.push_str(&format!("{mark}{:02}", rest / millis));
        }
        rest %= millis;
    }
    if to == Unit::Second && rest > 0 {
        text.push_str(&format!(".{rest:03}"));
    }
    text
}

/// A value as text, as CAST prints it and CSV writes it.
pub fn print(value: &Value, ty: &Type) -> String {
    match (value, ty) {
        (Value::Null, _) => String::new(),
        (Value::Bool(flag), _) => if *flag { "TRUE" } else { "FALSE" }.to_string(),
        (Value::Text(text), _) => text.to_string(),
        (Value::Bytes(bytes), _) => hex(bytes),
        (Value::Double(number), Type::Real) => print_real(*number),
        (Value::Double(number), _) => print_double(*number),
        (Value::Int(millis), Type::Date) => civil::print_date(*millis),
        (Value::Int(millis), Type::Time) => civil::print_time(*millis),
        (Value::Int(millis), Type::Timestamp) => civil::print_timestamp(*millis),
        (Value::Int(value), Type::Interval(qualifier)) => print_interval(*value, *qualifier),
        (Value::Int(number), ty) => decimal::print(*number, ty.scale()),
        (Value::Record(fields), Type::Record(types)) => {
            let texts: Vec<String> =
                fields.iter().zip(types.iter()).map(|(field, (_, ty))| print(field, ty)).collect();
            format!("({})", texts.join(", "))
        }
        (Value::Record(_), _) => String::new(),
    }
}
