//! Regular expressions as Java has them: with look-around, back references, possessive and atomic groups. Those that need no way back run
//! in linear time; the others have a limit of steps, after which the row has no result.

use fancy_regex::{Captures, RegexBuilder};

use crate::expr::context::RowError;
use crate::expr::like::quote;

/// Ways back within one search. A row that needs more is an error row: some milliseconds.
const STEPS_MAX: usize = 100_000;
/// Instructions of a compiled expression, and bytes of its linear parts.
const PROGRAM_MAX: usize = 50_000;
const LINEAR_BYTES_MAX: usize = 4 << 20;
/// Groups within groups.
const DEPTH_MAX: usize = 50;

/// A compiled regular expression.
#[derive(Clone, Debug)]
pub struct Regex(fancy_regex::Regex);

impl Regex {
    /// The regular expression, or what is wrong with it.
    pub fn new(pattern: &str) -> Result<Regex, String> {
        let wrong = |what: &str| format!("Invalid regular expression '{pattern}': {what}");
        let translated = translate(pattern).ok_or_else(|| wrong("groups within groups are too deep"))?;
        let mut builder = RegexBuilder::new(&translated);
        builder.backtrack_limit(STEPS_MAX).max_prog_size(PROGRAM_MAX).delegate_size_limit(LINEAR_BYTES_MAX);
        builder.build().map(Regex).map_err(|error| wrong(&sentence(&error.to_string())))
    }

    /// The number of groups, without the whole match.
    pub fn groups(&self) -> usize {
        self.0.captures_len() - 1
    }

    /// The first match.
    pub fn find<'t>(&self, text: &'t str) -> Result<Option<&'t str>, RowError> {
        let found = self.0.find(text).map_err(|_| too_long())?;
        Ok(found.map(|found| found.as_str()))
    }

    /// The first match and its groups.
    pub fn captures<'t>(&self, text: &'t str) -> Result<Option<Captures<'t, str>>, RowError> {
        self.0.captures(text).map_err(|_| too_long())
    }

    /// All matches and their groups.
    pub fn captures_iter<'r, 't>(
        &'r self,
        text: &'t str,
    ) -> impl Iterator<Item = Result<Captures<'t, str>, RowError>> + use<'r, 't> {
        self.0.captures_iter(text).map(|found| found.map_err(|_| too_long()))
    }
}

fn too_long() -> RowError {
    RowError::fixed("The regular expression takes too many steps for this text")
}

/// One line of the engine's message: some are drawings.
fn sentence(message: &str) -> String {
    let line = message.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or(message).trim();
    let line = line.rsplit_once("error: ").map_or(line, |(_, rest)| rest);
    // The engine's places are those of the translated pattern.
    let placed = line.strip_prefix("Parsing error at position ").and_then(|rest| rest.split_once(": "));
    placed.map_or(line, |(_, rest)| rest).to_string()
}

/// Java's `\Q..\E`, its classes of ASCII alone and its names of classes. None if groups are too deep for the engine.
fn translate(pattern: &str) -> Option<String> {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern.chars();
    let (mut depth, mut deepest) = (0_usize, 0);
    while let Some(next) = rest.next() {
        if next != '\\' {
            match next {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            deepest = deepest.max(depth);
            out.push(next);
            continue;
        }
        match rest.next() {
            Some('Q') => {
                let quoted = rest.as_str();
                let end = quoted.find("\\E").unwrap_or(quoted.len());
                quoted[..end].chars().for_each(|c| out.push_str(&quote(c)));
                rest = quoted.get(end + 2..).unwrap_or_default().chars();
            }
            Some('d') => out.push_str("[0-9]"),
            Some('D') => out.push_str("[^0-9]"),
            Some('w') => out.push_str("[0-9A-Za-z_]"),
            Some('W') => out.push_str("[^0-9A-Za-z_]"),
            Some('s') => out.push_str(SPACE),
            Some('S') => out.push_str("[^ \\t\\n\\x0B\\f\\r]"),
            Some('p') if rest.as_str().starts_with('{') => {
                let (name, after) = rest.as_str()[1..].split_once('}').unwrap_or(("", ""));
                match CLASSES.iter().find(|(known, _)| *known == name) {
                    Some((_, class)) => out.push_str(class),
                    None => out.push_str(&format!("\\p{{{}}}", name.strip_prefix("Is").unwrap_or(name))),
                }
                rest = after.chars();
            }
            Some(c) => out.extend(['\\', c]),
            None => out.push('\\'),
        }
    }
    (deepest <= DEPTH_MAX).then_some(out)
}

const SPACE: &str = "[ \\t\\n\\x0B\\f\\r]";

const CLASSES: [(&str, &str); 13] = [
    ("Alpha", "[A-Za-z]"),
    ("Digit", "[0-9]"),
    ("Alnum", "[0-9A-Za-z]"),
    ("Upper", "[A-Z]"),
    ("Lower", "[a-z]"),
    ("Space", SPACE),
    ("Blank", "[ \\t]"),
    ("XDigit", "[0-9A-Fa-f]"),
    ("Punct", "[!-/:-@\\[-`{-~]"),
    ("Graph", "[!-~]"),
    ("Print", "[ -~]"),
    ("Cntrl", "[\\x00-\\x1F\\x7F]"),
    ("ASCII", "[\\x00-\\x7F]"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn find<'t>(pattern: &str, text: &'t str) -> Option<&'t str> {
        Regex::new(pattern).unwrap().find(text).unwrap()
    }

    #[test]
    fn patterns_mean_what_they_mean_in_java() {
        for (pattern, text, wanted) in [
            ("foo(?=bar)", "foobaz foobar", Some("foo")),
            ("(?<!x)\\d+", "x1 22", Some("22")),
            ("(a+)b\\1", "aabaa", Some("aabaa")),
            ("a*+a", "aaa", None),
            ("(?>a|ab)c", "abc", None),
            ("\\*+", "a**", Some("**")),
            ("[\\w.]+@[a-z&&[^x]]+", "me.too@abcx", Some("me.too@abc")),
            ("\\Qa.b\\E+", "axb a.bb", Some("a.bb")),
            ("\\p{Upper}\\p{Lower}+", "the Name", Some("Name")),
            ("\\d", "\u{663}", None),
            ("(?i)ABC", "xabc", Some("abc")),
        ] {
            assert_eq!(find(pattern, text), wanted, "{pattern} in {text}");
        }
    }

    #[test]
    fn no_pattern_runs_away_and_none_is_too_deep() {
        let regex = Regex::new("^(?:(a+)+\\1)+x(?<=ax)d").unwrap();
        assert_eq!(regex.find(&format!("{}bxd", "a".repeat(60))), Err(too_long()));
        assert_eq!(find("(a|a)*b", &"a".repeat(5000)), None);
        for open in ["(", "[", "(?=", "(?:"] {
            assert!(Regex::new(&open.repeat(50_000)).is_err(), "{open}");
        }
        assert!(Regex::new("((((a{99}){99}){99}){99})").is_err());
        assert!(
            Regex::new("(?=(a{99}){99}){99}\\1").is_err() || find("(?=(a{99}){99}){99}\\1", "a").is_none()
        );
    }
}
