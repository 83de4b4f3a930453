//! Quantities that people type and read: durations, rates, bytes, counts.

use std::time::Duration;

/// Reads `250ms`, `30s`, `5m`, `12h`, `7d`. A bare number is refused: it would not say what it counts.
pub fn parse_duration(text: &str) -> Result<Duration, String> {
    let wrong =
        || format!("`{text}` is no duration; write a number and a unit, such as 250ms, 30s, 5m, 12h or 7d");
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number: u64 = text[..digits].parse().map_err(|_| wrong())?;
    let unit = match &text[digits..] {
        "ms" => 1,
        "s" => 1000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return Err(wrong()),
    };
    number.checked_mul(unit).map(Duration::from_millis).ok_or_else(wrong)
}

/// Like [`parse_duration`], but a bare number means seconds.
pub fn parse_seconds(text: &str) -> Result<Duration, String> {
    match text.parse() {
        Ok(seconds) => Ok(Duration::from_secs(seconds)),
        Err(_) => parse_duration(text),
    }
}

/// Reads a retention: `24`, `24h` or `7d`, in whole hours.
pub fn parse_hours(text: &str) -> Result<i64, String> {
    let (number, unit) = match text.strip_suffix(['h', 'd']) {
        Some(number) => (number, if text.ends_with('d') { 24 } else { 1 }),
        None => (text, 1),
    };
    let hours = number.parse::<i64>().ok().and_then(|n| n.checked_mul(unit)).filter(|n| *n > 0);
    hours.ok_or_else(|| format!("`{text}` is no number of hours; write it like 24, 48h or 7d"))
}

/// Events per second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate(pub f64);

/// Reads `100`, `100/s`, `30/m` or `10/h`.
pub fn parse_rate(text: &str) -> Result<Rate, String> {
    let (number, unit) = text.split_once('/').unwrap_or((text, "s"));
    let seconds = match unit {
        "s" => 1.0,
        "m" => 60.0,
        "h" => 3600.0,
        _ => 0.0,
    };
    let number: f64 = number.parse().unwrap_or(0.0);
    if number.is_finite() && number > 0.0 && seconds > 0.0 {
        return Ok(Rate(number / seconds));
    }
    Err(format!(
        "`{text}` is no rate; write a number of records a second, minute or hour, such as 100, 100/s or 30/m"
    ))
}

/// `512 B`, `1.5 KiB`, `20.0 MiB`.
pub fn bytes(count: u64) -> String {
    // Precision is lost far above what is printed.
    let mut amount = count as f64;
    for unit in ["B", "KiB", "MiB", "GiB"] {
        if amount < 1024.0 {
            return if unit == "B" { format!("{count} B") } else { format!("{amount:.1} {unit}") };
        }
        amount /= 1024.0;
    }
    format!("{amount:.1} TiB")
}

/// `1,234,567`.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A count with its noun: `1 record`, `1,000 records`.
pub fn plural(number: u64, noun: &str) -> String {
    format!("{} {noun}{}", count(number), if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_need_a_unit() {
        assert_eq!(parse_duration("250ms"), Ok(Duration::from_millis(250)));
        assert_eq!(parse_duration("5m"), Ok(Duration::from_secs(300)));
        assert_eq!(parse_duration("7d"), Ok(Duration::from_secs(604_800)));
        for text in ["", "5", "m", "-5m", "5 m", "5w", "99999999999999999999s", "18446744073709551615d"] {
            assert!(parse_duration(text).unwrap_err().contains(text), "{text}");
        }
        assert_eq!(parse_seconds("5"), Ok(Duration::from_secs(5)));
        assert_eq!(parse_seconds("2m"), Ok(Duration::from_secs(120)));
    }

    #[test]
    fn rates_are_per_second_unless_said_otherwise() {
        assert_eq!(parse_rate("100"), Ok(Rate(100.0)));
        assert_eq!(parse_rate("30/m"), Ok(Rate(0.5)));
        assert_eq!(parse_rate("0.5/s"), Ok(Rate(0.5)));
        for text in ["", "0", "-1", "x", "5/d", "inf", "NaN"] {
            assert!(parse_rate(text).is_err(), "{text}");
        }
    }

    #[test]
    fn retention_is_in_hours_or_days() {
        assert_eq!(parse_hours("24"), Ok(24));
        assert_eq!(parse_hours("7d"), Ok(168));
        for text in ["", "0", "-24", "1w", "h", "9223372036854775807d"] {
            assert!(parse_hours(text).is_err(), "{text}");
        }
    }

    #[test]
    fn quantities_are_printed_for_people() {
        assert_eq!(bytes(0), "0 B");
        assert_eq!(bytes(1023), "1023 B");
        assert_eq!(bytes(1536), "1.5 KiB");
        assert_eq!(bytes(20 << 20), "20.0 MiB");
        assert_eq!(count(999), "999");
        assert_eq!(count(1_234_567), "1,234,567");
        assert_eq!(plural(1, "record"), "1 record");
        assert_eq!(plural(1000, "record"), "1,000 records");
    }
}
