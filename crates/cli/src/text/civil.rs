//! Civil time in UTC: milliseconds since the epoch to RFC 3339 and back.
//!
//! The command line prints and reads UTC only, so no time zone data is needed; see
//! `docs/decisions/0041-civil-time-without-a-crate.md`.

use base::Timestamp;

const DAY: u64 = 86_400_000;

/// Year, month (1-12) and day (1-31) of a day counted from 1970-01-01. Proleptic Gregorian, by eras of 400 years
/// that begin on 1 March, so that the leap day is the last day of a year.
fn date_of(day: u64) -> (u64, u64, u64) {
    let day = day + 719_468;
    let (era, of_era) = (day / 146_097, day % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let date = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + u64::from(month <= 2), month, date)
}

/// Days from 1970-01-01 to a date; `None` before the epoch. The date must exist.
fn day_of(year: u64, month: u64, date: u64) -> Option<u64> {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year / 400, year % 400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + date - 1;
    (era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year).checked_sub(719_468)
}

fn days_in(year: u64, month: u64) -> u64 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u64::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

struct Civil {
    year: u64,
    month: u64,
    date: u64,
    hour: u64,
    minute: u64,
    second: u64,
    milli: u64,
}

fn civil(time: Timestamp) -> Civil {
    let (year, month, date) = date_of(time.0 / DAY);
    let rest = time.0 % DAY;
    Civil {
        year,
        month,
        date,
        hour: rest / 3_600_000,
        minute: rest / 60_000 % 60,
        second: rest / 1000 % 60,
        milli: rest % 1000,
    }
}

/// `2026-11-20T20:31:05.123Z`.
pub fn rfc3339(time: Timestamp) -> String {
    let c = civil(time);
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
        c.year, c.month, c.date, c.hour, c.minute, c.second, c.milli
    )
}

/// `2026-11-20 20:31:05`, for tables.
pub fn to_second(time: Timestamp) -> String {
    let c = civil(time);
    format!("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", c.year, c.month, c.date, c.hour, c.minute, c.second)
}

/// `2026-11-20 20:31:05.123`, the form of SQL timestamps.
pub fn sql(time: Timestamp) -> String {
    format!("{}.{:03}", to_second(time), time.0 % 1000)
}

/// Reads `2026-11-20`, `2026-11-20T20:31[:05[.123]]` (a space may stand for the `T`) with an optional `Z` or
/// offset such as `+02:00`; without either it is UTC. Also epoch seconds, with an optional fraction.
pub fn parse(text: &str) -> Option<Timestamp> {
    if text.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return epoch_seconds(text);
    }
    let (date, time) = match text.split_once(['T', ' ']) {
        Some((date, time)) => (date, time),
        None => (text, "00:00"),
    };
    let mut parts = date.splitn(3, '-');
    let year = number(parts.next()?, 4)?;
    let month = number(parts.next()?, 2)?;
    let date = number(parts.next()?, 2)?;
    if !(1970..=9999).contains(&year)
        || !(1..=12).contains(&month)
        || !(1..=days_in(year, month)).contains(&date)
    {
        return None;
    }
    let (time, offset) = split_offset(time)?;
    let mut parts = time.splitn(3, ':');
    let hour = number(parts.next()?, 2)?;
    let minute = number(parts.next()?, 2)?;
    let millis = match parts.next() {
        None => 0,
        Some(seconds) => {
            let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, "0"));
            number(whole, 2).filter(|s| *s < 60)? * 1000 + fraction_millis(fraction)?
        }
    };
    if hour > 23 || minute > 59 {
        return None;
    }
    let local = day_of(year, month, date)? * DAY + hour * 3_600_000 + minute * 60_000 + millis;
    local.checked_add_signed(-offset).map(Timestamp)
}

fn epoch_seconds(text: &str) -> Option<Timestamp> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let seconds: u64 = whole.parse().ok()?;
    seconds.checked_mul(1000)?.checked_add(fraction_millis(fraction)?).map(Timestamp)
}

/// The time of day without its zone, and the zone's offset from UTC in milliseconds.
fn split_offset(time: &str) -> Option<(&str, i64)> {
    if let Some(time) = time.strip_suffix('Z') {
        return Some((time, 0));
    }
    let Some(at) = time.find(['+', '-']) else { return Some((time, 0)) };
    let (hours, minutes) = time[at + 1..].split_once(':')?;
    let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
    if hours > 18 || minutes > 59 {
        return None;
    }
    let offset = i64::try_from((hours * 60 + minutes) * 60_000).ok()?;
    Some((&time[..at], if time.as_bytes()[at] == b'-' { -offset } else { offset }))
}

/// A number of exactly `digits` decimal digits.
fn number(text: &str, digits: usize) -> Option<u64> {
    (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn fraction_millis(digits: &str) -> Option<u64> {
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let digits = digits.bytes().chain(*b"000").take(3);
    Some(digits.fold(0, |n, b| n * 10 + u64::from(b - b'0')))
}

/// Reads the `Date` header of HTTP: `Sun, 06 Nov 1994 08:49:37 GMT`.
pub fn parse_http_date(text: &str) -> Option<Timestamp> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut words = text.split_once(", ")?.1.split(' ');
    let date = words.next()?;
    let name = words.next()?;
    let month = MONTHS.iter().position(|m| *m == name)? + 1;
    let (year, time) = (words.next()?, words.next()?);
    parse(&format!("{year}-{month:02}-{date}T{time}Z"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_moments_are_printed_and_read_back() {
        for (millis, text) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_234_567_890_123, "2009-02-13T23:31:30.123Z"),
            (4_107_542_399_999, "2100-02-28T23:59:59.999Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
        ] {
            assert_eq!(rfc3339(Timestamp(millis)), text);
            assert_eq!(parse(text), Some(Timestamp(millis)));
        }
    }

    #[test]
    fn every_day_of_four_centuries_survives_the_round_trip() {
        for day in 0..146_097 {
            let (year, month, date) = date_of(day);
            assert_eq!(day_of(year, month, date), Some(day), "{year}-{month}-{date}");
            assert!((1..=days_in(year, month)).contains(&date));
        }
    }

    #[test]
    fn short_forms_and_offsets_are_understood() {
        let at = |text| parse(text).map(|t| t.0);
        assert_eq!(at("2009-02-13"), Some(1_234_483_200_000));
        assert_eq!(at("2009-02-13 23:31"), Some(1_234_567_860_000));
        assert_eq!(at("2009-02-13T23:31:30"), Some(1_234_567_890_000));
        assert_eq!(at("2009-02-14T01:31:30.1+02:00"), Some(1_234_567_890_100));
        assert_eq!(at("2009-02-13T18:01:30-05:30"), Some(1_234_567_890_000));
        assert_eq!(at("1234567890"), Some(1_234_567_890_000));
        assert_eq!(at("1234567890.5"), Some(1_234_567_890_500));
        assert_eq!(sql(Timestamp(1_234_567_890_123)), "2009-02-13 23:31:30.123");
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "now",
            "2009-02-30",
            "2009-13-01",
            "1969-12-31",
            "2009-02-13T24:00",
            "2009-02-13T23:60",
            "2009-2-3",
            "2009-02-13T23:31:60",
            "2009-02-13T23:31:30.",
            "2009-02-13T23:31+2",
            "1970-01-01T00:00+01:00",
            "1.2.3",
            ".",
            "99999999999999999999",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn http_dates_are_read() {
        assert_eq!(parse_http_date("Fri, 13 Feb 2009 23:31:30 GMT"), Some(Timestamp(1_234_567_890_000)));
        assert_eq!(parse_http_date("yesterday"), None);
        assert_eq!(parse_http_date("Fri, 13 Foo 2009 23:31:30 GMT"), None);
    }
}
