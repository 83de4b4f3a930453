//! Exact numbers: a 64-bit count of 10^-scale.

use super::context::RowError;
use crate::types::PRECISION_MAX;

/// 10^n for n up to 18.
pub const POWERS: [i64; 19] = {
    let mut powers = [1_i64; 19];
    let mut at = 1;
    while at < 19 {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// The sentence of a value that its type cannot hold.
pub fn overflow(ty: &dyn std::fmt::Display) -> RowError {
    RowError::new(format!("Numeric overflow: value out of range for type {ty}"))
}

/// a / b, halves away from zero. b is not zero.
pub fn divide_rounded(a: i128, b: i128) -> i128 {
    let (quotient, rest) = (a / b, a % b);
    let up = rest.unsigned_abs() * 2 >= b.unsigned_abs();
    if !up {
        quotient
    } else if (a < 0) == (b < 0) {
        quotient + 1
    } else {
        quotient - 1
    }
}

/// The same value with another scale; digits that fall away are rounded.
pub fn rescale(value: i128, from: u8, to: u8) -> i128 {
    if to >= from {
        value.saturating_mul(i128::from(POWERS[usize::from(to - from)]))
    } else {
        divide_rounded(value, i128::from(POWERS[usize::from(from - to)]))
    }
}

/// The value if a DECIMAL of this precision holds it.
pub fn within(value: i128, precision: u8, scale: u8) -> Result<i64, RowError> {
    let limit = i128::from(POWERS[usize::from(precision.min(PRECISION_MAX))]);
    if value.abs() < limit {
        Ok(value as i64)
    } else {
        Err(overflow(&format_args!("DECIMAL({precision}, {scale})")))
    }
}

/// The digits of a value.
pub fn print(value: i64, scale: u8) -> String {
    if scale == 0 {
        return value.to_string();
    }
    let power = POWERS[usize::from(scale)].unsigned_abs();
    let digits = value.unsigned_abs();
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}.{:0width$}", digits / power, digits % power, width = usize::from(scale))
}

/// Digits with an optional point, as (count, scale). None if they are no such number or too many.
pub fn parse(text: &str) -> Option<(i128, u8)> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() || whole.len() + fraction.len() > 36 {
        return None;
    }
    let mut value: i128 = 0;
    for byte in whole.bytes().chain(fraction.bytes()) {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value * 10 + i128::from(byte - b'0');
    }
    let scale = u8::try_from(fraction.len()).ok()?;
    Some((if negative { -value } else { value }, scale))
}
