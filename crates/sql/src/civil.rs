//! Dates and times without zones: milliseconds since 1970-01-01 00:00:00 UTC, the proleptic Gregorian calendar.

use std::fmt;

/// Milliseconds of a second.
pub const SECOND: i64 = 1000;
/// Milliseconds of a minute.
pub const MINUTE: i64 = 60 * SECOND;
/// Milliseconds of an hour.
pub const HOUR: i64 = 60 * MINUTE;
/// Milliseconds of a day.
pub const DAY: i64 = 24 * HOUR;

/// A field of a time or an interval, from the smallest to the largest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// SECOND.
    Second,
    /// MINUTE.
    Minute,
    /// HOUR.
    Hour,
    /// DAY.
    Day,
    /// MONTH.
    Month,
    /// YEAR.
    Year,
}

impl Unit {
    /// The unit of this keyword.
    pub fn named(word: &str) -> Option<Unit> {
        Some(match word {
            "YEAR" | "YEARS" => Unit::Year,
            "MONTH" | "MONTHS" => Unit::Month,
            "DAY" | "DAYS" => Unit::Day,
            "HOUR" | "HOURS" => Unit::Hour,
            "MINUTE" | "MINUTES" => Unit::Minute,
            "SECOND" | "SECONDS" => Unit::Second,
            _ => return None,
        })
    }

    /// Its milliseconds, 0 for months and years.
    pub fn millis(self) -> i64 {
        match self {
            Unit::Second => SECOND,
            Unit::Minute => MINUTE,
            Unit::Hour => HOUR,
            Unit::Day => DAY,
            Unit::Month | Unit::Year => 0,
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unit::Year => "YEAR",
            Unit::Month => "MONTH",
            Unit::Day => "DAY",
            Unit::Hour => "HOUR",
            Unit::Minute => "MINUTE",
            Unit::Second => "SECOND",
        })
    }
}

/// The fields of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Civil {
    /// The year.
    pub year: i64,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
    /// Milliseconds since midnight.
    pub millis: i64,
}

/// Days since 1970 of a date of the calendar.
pub fn days(year: i64, month: u32, day: u32) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let shifted = i64::from((month + 9) % 12);
    let of_year = (153 * shifted + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date of a day since 1970.
pub fn date(days: i64) -> (i64, u32, u32) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month as u32, day as u32)
}

/// The days of a month.
pub fn month_length(year: i64, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Civil {
    /// The fields of a time.
    pub fn of(millis: i64) -> Civil {
        let (year, month, day) = date(millis.div_euclid(DAY));
        Civil { year, month, day, millis: millis.rem_euclid(DAY) }
    }

    /// The time of the fields.
    pub fn time(self) -> i64 {
        days(self.year, self.month, self.day) * DAY + self.millis
    }
}

/// The start of the unit that holds the time.
pub fn floor(millis: i64, unit: Unit) -> i64 {
    match unit {
        Unit::Year => days(Civil::of(millis).year, 1, 1) * DAY,
        Unit::Month => {
            let at = Civil::of(millis);
            days(at.year, at.month, 1) * DAY
        }
        _ => millis - millis.rem_euclid(unit.millis()),
    }
}

/// The time itself if a unit starts there, else the start of the next.
pub fn ceil(millis: i64, unit: Unit) -> i64 {
    let low = floor(millis, unit);
    if low == millis { low } else { next(low, unit) }
}

/// The start of the unit after the one that starts here.
pub fn next(start: i64, unit: Unit) -> i64 {
    match unit {
        Unit::Year => add_months(start, 12).unwrap_or(i64::MAX),
        Unit::Month => add_months(start, 1).unwrap_or(i64::MAX),
        _ => start.saturating_add(unit.millis()),
    }
}

/// The time so many months later; the last day of a shorter month stands for days that it lacks.
pub fn add_months(millis: i64, months: i64) -> Option<i64> {
    let mut at = Civil::of(millis);
    let total = at.year.checked_mul(12)?.checked_add(i64::from(at.month) - 1)?.checked_add(months)?;
    at.year = total.div_euclid(12);
    if !(-200_000..=200_000).contains(&at.year) {
        return None;
    }
    at.month = total.rem_euclid(12) as u32 + 1;
    at.day = at.day.min(month_length(at.year, at.month));
    Some(at.time())
}

/// `yyyy-MM-dd`.
pub fn print_date(millis: i64) -> String {
    let at = Civil::of(millis);
    format!("{:04}-{:02}-{:02}", at.year, at.month, at.day)
}

/// `HH:mm:ss`, with milliseconds if there are any.
pub fn print_time(millis: i64) -> String {
    let of_day = millis.rem_euclid(DAY);
    let text = format!("{:02}:{:02}:{:02}", of_day / HOUR, of_day / MINUTE % 60, of_day / SECOND % 60);
    if of_day % SECOND == 0 { text } else { format!("{text}.{:03}", of_day % SECOND) }
}

/// `yyyy-MM-dd HH:mm:ss.SSS`.
pub fn print_timestamp(millis: i64) -> String {
    let of_day = millis.rem_euclid(DAY);
    let (hour, minute, second) = (of_day / HOUR, of_day / MINUTE % 60, of_day / SECOND % 60);
    format!("{} {hour:02}:{minute:02}:{second:02}.{:03}", print_date(millis), of_day % SECOND)
}

/// `yyyy-MM-ddTHH:mm:ss.SSSZ`.
pub fn print_iso(millis: i64) -> String {
    let text = print_timestamp(millis);
    format!("{}Z", text.replacen(' ', "T", 1))
}

fn number(text: &str, lengths: std::ops::RangeInclusive<usize>, max: u32) -> Option<u32> {
    let fits = lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|number| fits && *number <= max)
}

/// Reads `yyyy-MM-dd`.
pub fn parse_date(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let (year, month) = (i64::from(number(year, 4..=4, 9999)?), number(month, 1..=2, 12)?);
    let day = number(day, 1..=2, 31)?;
    let real = parts.next().is_none() && month > 0 && day > 0 && day <= month_length(year, month);
    real.then(|| days(year, month, day) * DAY)
}

/// Reads `HH:mm:ss` with any number of digits of a second; those after the third are cut.
pub fn parse_time(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let mut parts = whole.split(':');
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let digits: String = fraction.chars().chain("00".chars()).take(3).collect();
    let millis: i64 = digits.parse().ok()?;
    let (hour, minute) = (number(hour, 1..=2, 23)?, number(minute, 1..=2, 59)?);
    let second = number(second, 1..=2, 59)?;
    Some(i64::from(hour) * HOUR + i64::from(minute) * MINUTE + i64::from(second) * SECOND + millis)
}

/// Reads `yyyy-MM-dd HH:mm:ss[.S]`.
pub fn parse_timestamp(text: &str) -> Option<i64> {
    let (date, time) = text.split_once(' ')?;
    Some(parse_date(date)? + parse_time(time)?)
}

/// Reads what inputs hold: a blank or `T` between, `Z` or an offset at the end, or a date alone.
pub fn parse_loose_timestamp(text: &str) -> Option<i64> {
    let text = text.trim();
    let Some((date, time)) = text.split_once([' ', 'T']) else { return parse_date(text) };
    let (time, shift) = match time.find(['Z', '+', '-']) {
        None => (time, 0),
        Some(at) if time[at..] == *"Z" => (&time[..at], 0),
        Some(at) => {
            let sign = if time.as_bytes()[at] == b'-' { 1 } else { -1 };
            let digits: String = time[at + 1..].chars().filter(|c| *c != ':').collect();
            let offset = number(&digits, 4..=4, 2359)?;
            (&time[..at], sign * (i64::from(offset / 100) * HOUR + i64::from(offset % 100) * MINUTE))
        }
    };
    Some(parse_date(date)? + parse_time(time.trim_end())? + shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_four_hundred_years_goes_there_and_back() {
        for day in -146_097..146_097 {
            let (year, month, of_month) = date(day);
            assert_eq!(days(year, month, of_month), day);
            assert!(of_month <= month_length(year, month));
        }
    }

    #[test]
    fn months_are_added_by_the_calendar() {
        let at = parse_timestamp("2024-01-31 10:00:00").unwrap();
        assert_eq!(print_timestamp(add_months(at, 1).unwrap()), "2024-02-29 10:00:00.000");
        assert_eq!(print_timestamp(add_months(at, -11).unwrap()), "2023-02-28 10:00:00.000");
    }

    #[test]
    fn only_times_of_the_calendar_are_read() {
        assert_eq!(parse_timestamp("1970-01-02 00:00:01.5"), Some(DAY + 1500));
        assert_eq!(parse_timestamp("2023-02-29 00:00:00"), None);
        assert_eq!(parse_timestamp("2023-02-28 24:00:00"), None);
        assert_eq!(parse_loose_timestamp("1970-01-01T01:00:00.123456+01:00"), Some(123));
        assert_eq!(parse_loose_timestamp("1970-01-01"), Some(0));
    }
}
