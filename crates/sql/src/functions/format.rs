//! Java's SimpleDateFormat: printing, and reading as the service reads (every field in its range, the rest of the
//! text ignored).

use crate::civil::{self, Civil, DAY, HOUR, MINUTE, SECOND};

/// A pattern.
#[derive(Debug, PartialEq, Eq)]
pub struct Format(Vec<Part>);

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Field(char, usize),
    Literal(String),
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const ZONES: [(&str, i64); 11] = [
    ("GMT", 0),
    ("UTC", 0),
    ("UT", 0),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
];

impl Format {
    /// Reads a pattern.
    pub fn new(pattern: &str) -> Result<Format, String> {
        let mut parts: Vec<Part> = Vec::new();
        let mut rest = pattern.chars().peekable();
        let push = |parts: &mut Vec<Part>, c: char| match parts.last_mut() {
            Some(Part::Literal(text)) => text.push(c),
            _ => parts.push(Part::Literal(c.to_string())),
        };
        while let Some(next) = rest.next() {
            if next == '\'' {
                if rest.next_if_eq(&'\'').is_some() {
                    push(&mut parts, '\'');
                    continue;
                }
                loop {
                    match rest.next() {
                        Some('\'') if rest.next_if_eq(&'\'').is_some() => push(&mut parts, '\''),
                        Some('\'') => break,
                        Some(c) => push(&mut parts, c),
                        None => return Err(format!("Unterminated quote in date format '{pattern}'")),
                    }
                }
            } else if next.is_ascii_alphabetic() {
                if !"GyMwWDdFEaHkKhmsSzZ".contains(next) {
                    return Err(format!("Illegal pattern character '{next}' in date format '{pattern}'"));
                }
                let mut count = 1;
                while rest.next_if_eq(&next).is_some() {
                    count += 1;
                }
                parts.push(Part::Field(next, count));
            } else {
                push(&mut parts, next);
            }
        }
        Ok(Format(parts))
    }

    /// The time as text.
    pub fn print(&self, millis: i64) -> String {
        let at = Civil::of(millis);
        let mut out = String::new();
        for part in &self.0 {
            match part {
                Part::Literal(text) => out.push_str(text),
                Part::Field(letter, count) => out.push_str(&field(*letter, *count, at, millis)),
            }
        }
        out
    }

    /// The time of a text; None if it does not fit the pattern.
    pub fn parse(&self, text: &str) -> Option<i64> {
        let mut reader = Reader { rest: text, found: Found::default() };
        for (at, part) in self.0.iter().enumerate() {
            match part {
                Part::Literal(literal) => reader.rest = reader.rest.strip_prefix(literal.as_str())?,
                Part::Field(letter, count) => {
                    let adjacent = matches!(self.0.get(at + 1), Some(Part::Field(next, width)) if numeric(*next, *width));
                    reader.field(*letter, *count, adjacent)?;
                }
            }
        }
        reader.found.time()
    }
}

fn numeric(letter: char, count: usize) -> bool {
    !(matches!(letter, 'G' | 'E' | 'a' | 'z' | 'Z') || (letter == 'M' && count > 2))
}

fn field(letter: char, count: usize, at: Civil, millis: i64) -> String {
    let padded = |number: i64| format!("{number:0count$}");
    let hour = at.millis / HOUR;
    let weekday = (millis.div_euclid(DAY) + 4).rem_euclid(7);
    let of_year = millis.div_euclid(DAY) - civil::days(at.year, 1, 1);
    let named = |name: &str| if count > 3 { name.to_string() } else { name[..3].to_string() };
    match letter {
        'G' => if at.year > 0 { "AD" } else { "BC" }.to_string(),
        'y' if count == 2 => format!("{:02}", at.year.rem_euclid(100)),
        'y' => padded(at.year),
        'M' if count > 2 => named(MONTHS[at.month as usize - 1]),
        'M' => padded(i64::from(at.month)),
        'd' => padded(i64::from(at.day)),
        'D' => padded(of_year + 1),
        'w' => padded((of_year + (weekday + 7 * 53 - of_year) % 7) / 7 + 1),
        'W' => padded((i64::from(at.day) - 1 + (weekday + 35 - (i64::from(at.day) - 1)) % 7) / 7 + 1),
        'F' => padded((i64::from(at.day) - 1) / 7 + 1),
        'E' => named(DAYS[weekday as usize]),
        'a' => if hour < 12 { "AM" } else { "PM" }.to_string(),
        'H' => padded(hour),
        'k' => padded(if hour == 0 { 24 } else { hour }),
        'K' => padded(hour % 12),
        'h' => padded(if hour % 12 == 0 { 12 } else { hour % 12 }),
        'm' => padded(at.millis / MINUTE % 60),
        's' => padded(at.millis / SECOND % 60),
        'S' => padded(at.millis % SECOND),
        'z' if count > 3 => "Coordinated Universal Time".to_string(),
        'z' => "UTC".to_string(),
        _ => "+0000".to_string(),
    }
}

#[derive(Default)]
struct Found {
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    of_year: Option<i64>,
    hour: i64,
    afternoon: Option<bool>,
    minute: i64,
    second: i64,
    milli: i64,
    offset: i64,
}

impl Found {
    fn time(&self) -> Option<i64> {
        let hour = match self.afternoon {
            Some(afternoon) => self.hour % 12 + if afternoon { 12 } else { 0 },
            None => self.hour,
        };
        let year = self.year.unwrap_or(1970);
        let month = self.month.unwrap_or(1) as u32;
        let day = self.day.unwrap_or(1);
        if day > i64::from(civil::month_length(year, month)) {
            return None;
        }
        let mut days = civil::days(year, month, day as u32);
        if let (Some(of_year), None, None) = (self.of_year, self.month, self.day) {
            days = civil::days(year, 1, 1) + of_year - 1;
        }
        let of_day = hour * HOUR + self.minute * MINUTE + self.second * SECOND + self.milli;
        Some(days * DAY + of_day - self.offset)
    }
}

struct Reader<'a> {
    rest: &'a str,
    found: Found,
}

impl Reader<'_> {
    /// Digits, at most `width` of them if the next field begins right after; blanks before are skipped.
    fn number(&mut self, width: Option<usize>, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
        self.rest = self.rest.trim_start();
        let digits =
            self.rest.bytes().take_while(u8::is_ascii_digit).count().min(width.unwrap_or(usize::MAX));
        let number = self.rest[..digits].parse().ok()?;
        self.rest = &self.rest[digits..];
        range.contains(&number).then_some(number)
    }

    fn name(&mut self, names: &[&str]) -> Option<i64> {
        for (at, name) in names.iter().enumerate() {
            for candidate in [*name, &name[..3.min(name.len())]] {
                if self.rest.get(..candidate.len()).is_some_and(|start| start.eq_ignore_ascii_case(candidate))
                {
                    self.rest = &self.rest[candidate.len()..];
                    return i64::try_from(at).ok();
                }
            }
        }
        None
    }

    fn zone(&mut self) -> Option<()> {
        self.rest = self.rest.trim_start();
        let named = ZONES.iter().find(|(name, _)| self.rest.starts_with(name));
        if let Some((name, hours)) = named {
            self.rest = &self.rest[name.len()..];
            self.found.offset = hours * HOUR;
            if *hours != 0 || !self.rest.starts_with(['+', '-']) {
                return Some(());
            }
        } else if let Some(rest) = self.rest.strip_prefix('Z') {
            self.rest = rest;
            return Some(());
        }
        let sign = match self.rest.bytes().next()? {
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        self.rest = &self.rest[1..];
        let hours = self.number(Some(2), 0..=23)?;
        self.rest = self.rest.strip_prefix(':').unwrap_or(self.rest);
        let minutes = self.number(Some(2), 0..=59)?;
        self.found.offset = sign * (hours * HOUR + minutes * MINUTE);
        Some(())
    }

    fn field(&mut self, letter: char, count: usize, adjacent: bool) -> Option<()> {
        let width = adjacent.then_some(count);
        match letter {
            'G' => {
                self.name(&["AD", "BC"])?;
            }
            'y' => {
                let before = self.rest.trim_start().len();
                let year = self.number(width, 0..=200_000)?;
                let digits = before - self.rest.len();
                // Two digits are the year within 80 years before and 20 years after now; now is this century.
                let century = if year < 50 { 2000 } else { 1900 };
                self.found.year = Some(if count <= 2 && digits == 2 { year + century } else { year });
            }
            'M' if count > 2 => self.found.month = Some(self.name(&MONTHS)? + 1),
            'M' => self.found.month = Some(self.number(width, 1..=12)?),
            'd' => self.found.day = Some(self.number(width, 1..=31)?),
            'D' => self.found.of_year = Some(self.number(width, 1..=366)?),
            'w' | 'W' | 'F' => {
                self.number(width, 0..=53)?;
            }
            'E' => {
                self.name(&DAYS)?;
            }
            'a' => self.found.afternoon = Some(self.name(&["AM", "PM"])? == 1),
            'H' => self.found.hour = self.number(width, 0..=23)?,
            'k' => self.found.hour = self.number(width, 1..=24)? % 24,
            'K' => self.found.hour = self.number(width, 0..=11)?,
            // Twelve is the first hour of a half day. Without AM or PM the service takes 24 hours too.
            'h' => {
                self.found.hour = Some(self.number(width, 0..=23)?).filter(|hour| *hour != 12).unwrap_or(0);
            }
            'm' => self.found.minute = self.number(width, 0..=59)?,
            's' => self.found.second = self.number(width, 0..=59)?,
            'S' => self.found.milli = self.number(width, 0..=999)?,
            _ => self.zone()?,
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_again() {
        let format = Format::new("yyyy-MM-dd'T'HH:mm:ss.SSS").unwrap();
        for millis in [0, 1, 1_600_000_000_123, -86_400_000, 951_782_400_000] {
            assert_eq!(format.parse(&format.print(millis)), Some(millis));
        }
    }

    #[test]
    fn access_logs_have_their_zone() {
        let format = Format::new("dd/MMM/yyyy:HH:mm:ss z").unwrap();
        assert_eq!(format.parse("01/Jan/1970:01:00:00 +0100"), Some(0));
        assert_eq!(format.parse("01/Jan/1970:00:00:01 GMT"), Some(1000));
        assert_eq!(format.parse("01/Foo/1970:00:00:01 GMT"), None);
    }

    #[test]
    fn letters_without_meaning_are_refused() {
        assert!(Format::new("yyyy-bb").is_err());
        assert!(Format::new("yyyy 'x").is_err());
    }
}
