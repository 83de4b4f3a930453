//! The text of intervals.

use crate::civil::Unit;
use crate::types::IntervalQualifier;

const FIELDS: [Unit; 6] = [Unit::Year, Unit::Month, Unit::Day, Unit::Hour, Unit::Minute, Unit::Second];

/// The milliseconds or months of an interval's text.
pub fn interval_value(text: &str, qualifier: IntervalQualifier) -> Result<i64, String> {
    let illegal = || format!("Illegal interval literal format '{text}' for INTERVAL {qualifier}");
    let trimmed = text.trim();
    let (negative, mut rest) = match trimmed.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let units: Vec<Unit> =
        FIELDS.into_iter().filter(|unit| *unit <= qualifier.from && *unit >= qualifier.to).collect();
    let mut total: i64 = 0;
    for (at, unit) in units.iter().enumerate() {
        let end = match units.get(at + 1) {
            None => rest.len(),
            Some(Unit::Hour) => rest.find(' ').ok_or_else(illegal)?,
            Some(Unit::Month) => rest.find('-').ok_or_else(illegal)?,
            Some(_) => rest.find(':').ok_or_else(illegal)?,
        };
        let field = &rest[..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        let (whole, fraction) = match (unit, field.split_once('.')) {
            (Unit::Second, Some(parts)) => parts,
            _ => (field, ""),
        };
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(fraction) {
            return Err(illegal());
        }
        let significant = whole.trim_start_matches('0').len();
        if at == 0 && significant > usize::from(qualifier.precision) {
            return Err(format!(
                "Interval field value {whole} exceeds precision of {unit}({}) field",
                qualifier.precision
            ));
        }
        let value: i64 = whole.parse().map_err(|_| illegal())?;
        let most = match unit {
            Unit::Month => 11,
            Unit::Hour => 23,
            _ => 59,
        };
        if at > 0 && value > most {
            return Err(illegal());
        }
        let one = match unit {
            Unit::Year => 12,
            Unit::Month => 1,
            _ => unit.millis(),
        };
        let part = value.checked_mul(one).ok_or_else(illegal)?;
        total = total.checked_add(part).ok_or_else(illegal)?;
        if !fraction.is_empty() {
            let padded: String = fraction.chars().chain("00".chars()).take(3).collect();
            total += padded.parse::<i64>().map_err(|_| illegal())?;
        }
    }
    Ok(if negative { -total } else { total })
}
