//! Times as signatures have them: ISO 8601 basic format in UTC, as in `20130524T000000Z`.

use base::Timestamp;

/// The basic format. Years beyond 9999 are not for signing.
pub(crate) fn basic_format(time: Timestamp) -> String {
    let seconds = time.seconds();
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    // Days since 0000-03-01, so that the leap day is the last of its year (Hinnant's civil calendar).
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day_of_month = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let year = era * 400 + year + next;
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{year:04}{month:02}{day_of_month:02}T{hour:02}{minute:02}{second:02}Z")
}

/// Reads the basic format; `None` for anything else.
pub(crate) fn parse_basic(text: &str) -> Option<Timestamp> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let digits = |text: &str, len: usize| text.len() == len && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(date, 8) || !digits(time, 6) {
        return None;
    }
    let part = |text: &str, range: std::ops::Range<usize>| text[range].parse::<u64>().ok();
    let (hour, minute, second) = (part(time, 0..2)?, part(time, 2..4)?, part(time, 4..6)?);
    instant((part(date, 0..4)?, part(date, 4..6)?, part(date, 6..8)?), (hour, minute, second))
}

/// Reads a `Date` header: the basic format, or that of HTTP, as in `Fri, 24 May 2013 00:00:00 GMT`.
pub(crate) fn parse_date_header(text: &str) -> Option<Timestamp> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    if let Some(time) = parse_basic(text) {
        return Some(time);
    }
    let [_, day, month, year, time, "GMT"] = text.split(' ').collect::<Vec<_>>()[..] else { return None };
    let month = MONTHS.iter().position(|name| *name == month)? as u64 + 1;
    let [hour, minute, second] = time.split(':').collect::<Vec<_>>()[..] else { return None };
    let number = |text: &str| text.parse::<u64>().ok();
    instant((number(year)?, month, number(day)?), (number(hour)?, number(minute)?, number(second)?))
}

fn instant(
    (year, month, day): (u64, u64, u64),
    (hour, minute, second): (u64, u64, u64),
) -> Option<Timestamp> {
    let in_range = (1970..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    if !in_range || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1 - 719_468;
    Some(Timestamp((days * 86_400 + hour * 3_600 + minute * 60 + second) * 1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_the_calendar_both_ways() {
        for (seconds, text) in [
            (0, "19700101T000000Z"),
            (951_827_696, "20000229T123456Z"),
            (1_440_938_160, "20150830T123600Z"),
            (1_735_689_599, "20241231T235959Z"),
            (4_107_542_400, "21000301T000000Z"),
        ] {
            assert_eq!(basic_format(Timestamp(seconds * 1000)), text);
            assert_eq!(parse_basic(text), Some(Timestamp(seconds * 1000)));
        }
    }

    #[test]
    fn date_headers_come_in_two_forms_and_nothing_else_is_a_time() {
        for text in ["Sun, 30 Aug 2015 12:36:00 GMT", "20150830T123600Z"] {
            assert_eq!(parse_date_header(text), Some(Timestamp(1_440_938_160_000)));
        }
        for bad in [
            "",
            "Z",
            "T",
            "2015-08-30T12:36:00Z",
            "20151330T123600Z",
            "20150830T243600Z",
            "20150830T12360\u{e9}Z",
        ] {
            assert_eq!(parse_date_header(bad), None, "{bad}");
        }
    }
}
