//! LIKE and SIMILAR TO.

use regex_lite::Regex;

use crate::value::Value;

/// The right side of LIKE or SIMILAR TO.
#[derive(Clone, Debug)]
pub enum Pattern {
    /// LIKE.
    Like(Vec<Piece>),
    /// SIMILAR TO.
    Similar(String, Regex),
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Pattern) -> bool {
        match (self, other) {
            (Pattern::Like(a), Pattern::Like(b)) => a == b,
            (Pattern::Similar(a, _), Pattern::Similar(b, _)) => a == b,
            _ => false,
        }
    }
}

/// A part of a LIKE pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// This character.
    Exactly(char),
    /// `_`.
    One,
    /// `%`.
    Any,
}

impl Pattern {
    /// The compiled form of a pattern.
    pub fn new(pattern: &str, escape: Option<char>, similar: bool) -> Result<Pattern, String> {
        if similar {
            // The published table has it that every text is similar to the empty one.
            let translated = if pattern.is_empty() { ".*".to_string() } else { to_regex(pattern, escape)? };
            let regex = Regex::new(&format!("^(?s:{translated})$"));
            let regex = regex.map_err(|_| format!("Invalid regular expression: '{pattern}'"))?;
            return Ok(Pattern::Similar(pattern.to_string(), regex));
        }
        let mut pieces = Vec::new();
        let mut rest = pattern.chars();
        while let Some(next) = rest.next() {
            pieces.push(match next {
                c if Some(c) == escape => match rest.next() {
                    Some(c) if c == '%' || c == '_' || Some(c) == escape => Piece::Exactly(c),
                    _ => return Err(format!("Invalid escape sequence in pattern '{pattern}'")),
                },
                '%' => Piece::Any,
                '_' => Piece::One,
                c => Piece::Exactly(c),
            });
        }
        Ok(Pattern::Like(pieces))
    }

    /// Whether the value matches; UNKNOWN if there is none.
    pub fn matches(&self, value: &Value) -> Value {
        match (self, value) {
            (Pattern::Like(pieces), Value::Text(text)) => Value::Bool(like(text, pieces)),
            (Pattern::Similar(_, regex), Value::Text(text)) => Value::Bool(regex.is_match(text)),
            _ => Value::Null,
        }
    }
}

/// Goes back to the last `%` only: linear in practice, quadratic at worst.
fn like(text: &str, pieces: &[Piece]) -> bool {
    let (mut at, mut piece) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    loop {
        let next = text[at..].chars().next();
        let step = match (pieces.get(piece), next) {
            (None, None) => return true,
            (Some(Piece::Any), _) => {
                retry = Some((at, piece));
                piece += 1;
                continue;
            }
            (Some(Piece::One), Some(c)) => Some(c),
            (Some(Piece::Exactly(wanted)), Some(c)) if *wanted == c => Some(c),
            _ => None,
        };
        if let Some(c) = step {
            at += c.len_utf8();
            piece += 1;
            continue;
        }
        let Some((from, star)) = retry else { return false };
        let Some(c) = text[from..].chars().next() else { return false };
        at = from + c.len_utf8();
        piece = star + 1;
        retry = Some((at, star));
    }
}

/// A character as a regular expression that matches it alone.
pub fn quote(c: char) -> String {
    if c.is_ascii_punctuation() { format!("\\{c}") } else { c.to_string() }
}

/// A SIMILAR TO pattern as a regular expression.
pub fn to_regex(pattern: &str, escape: Option<char>) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = pattern.chars().peekable();
    while let Some(next) = rest.next() {
        match next {
            c if Some(c) == escape => match rest.next() {
                Some(c) => out.push_str(&quote(c)),
                None => return Err(format!("Invalid escape sequence in pattern '{pattern}'")),
            },
            '%' => out.push_str(".*"),
            '_' => out.push('.'),
            '[' => {
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                if inside.starts_with("[:") {
                    rest.next_if_eq(&']');
                }
                out.push_str(&class(&inside, escape, pattern)?);
            }
            '{' => {
                let inside: String = rest.by_ref().take_while(|c| *c != '}').collect();
                out.push_str(&format!("{{{inside}}}"));
            }
            '(' => out.push_str("(?:"),
            '|' | '*' | '+' | '?' | ')' => out.push(next),
            c => out.push_str(&quote(c)),
        }
    }
    Ok(out)
}

type Ranges = Vec<(char, char)>;

/// `[a-e]`, `[^a-e]`, `[a-e^c]`: the last is a set minus another.
fn class(inside: &str, escape: Option<char>, pattern: &str) -> Result<String, String> {
    let wrong = || format!("Invalid regular expression: '{pattern}'");
    if escape.is_none() && inside.contains(['(', ')']) {
        return Err(wrong());
    }
    let (negated, body) = match inside.strip_prefix('^') {
        Some(body) => (true, body),
        None => (false, inside),
    };
    let (plus, minus) = if negated { (body, "") } else { body.split_once('^').unwrap_or((body, "")) };
    let mut ranges = ranges(plus, escape).ok_or_else(wrong)?;
    for (low, high) in self::ranges(minus, escape).ok_or_else(wrong)? {
        ranges = ranges.into_iter().flat_map(|range| subtract(range, (low, high))).collect();
    }
    if ranges.is_empty() {
        return Err(wrong());
    }
    let texts: Vec<String> =
        ranges.iter().map(|(low, high)| format!("{}-{}", quote(*low), quote(*high))).collect();
    Ok(format!("[{}{}]", if negated { "^" } else { "" }, texts.concat()))
}

fn ranges(body: &str, escape: Option<char>) -> Option<Ranges> {
    let named = [
        ("[:ALPHA:", vec![('a', 'z'), ('A', 'Z')]),
        ("[:DIGIT:", vec![('0', '9')]),
        ("[:UPPER:", vec![('A', 'Z')]),
        ("[:LOWER:", vec![('a', 'z')]),
        ("[:ALNUM:", vec![('a', 'z'), ('A', 'Z'), ('0', '9')]),
        ("[:SPACE:", vec![(' ', ' ')]),
    ];
    if let Some((_, ranges)) = named.iter().find(|(name, _)| body.eq_ignore_ascii_case(name)) {
        return Some(ranges.clone());
    }
    let mut ranges = Ranges::new();
    let mut rest = body.chars().peekable();
    while let Some(mut low) = rest.next() {
        if Some(low) == escape {
            low = rest.next()?;
        }
        let mut high = low;
        if rest.peek() == Some(&'-') {
            rest.next();
            high = rest.next()?;
        }
        if high < low {
            return None;
        }
        ranges.push((low, high));
    }
    Some(ranges)
}

fn subtract((low, high): (char, char), (from, to): (char, char)) -> Ranges {
    let before = char::from_u32((from as u32).wrapping_sub(1)).filter(|before| *before >= low && from > low);
    let after = char::from_u32(to as u32 + 1).filter(|after| *after <= high);
    if to < low || from > high {
        return vec![(low, high)];
    }
    before.map(|before| (low, before)).into_iter().chain(after.map(|after| (after, high))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, pattern: &str, escape: Option<char>, similar: bool) -> bool {
        let pattern = Pattern::new(pattern, escape, similar).unwrap();
        pattern.matches(&Value::text(text)) == Value::Bool(true)
    }

    #[test]
    fn like_knows_its_two_marks_and_the_escape() {
        for (text, pattern, wanted) in [
            ("a", "a", true),
            ("ab", "a%", true),
            ("ab", "a_", true),
            ("a", "a_", false),
            ("abc", "%c", true),
            ("abcd", "a%c%", true),
            ("", "%", true),
            ("", "_", false),
            ("a\nb", "a_b", true),
            ("ABC", "abc", false),
            ("aaab", "%ab", true),
            ("mississippi", "%iss%ip%", true),
        ] {
            assert_eq!(check(text, pattern, None, false), wanted, "{text} {pattern}");
        }
        assert!(check("50%", "50\\%", Some('\\'), false) && !check("50x", "50\\%", Some('\\'), false));
        assert!(Pattern::new("a\\b", Some('\\'), false).is_err());
    }

    #[test]
    fn similar_to_has_alternatives_repeats_and_sets() {
        for (text, pattern, wanted) in [
            ("AMZN", "%AMZN%", true),
            ("ab", "a|b", false),
            ("a", "a|b", true),
            ("aaa", "a{2}", false),
            ("aaa", "a{2,3}", true),
            ("abab", "(ab)*", true),
            ("d", "[a-e^c]", true),
            ("c", "[a-e^c]", false),
            ("z", "[^a-e]", true),
            ("a.c", "a.c", true),
            ("abc", "a.c", false),
            ("", "", true),
        ] {
            assert_eq!(check(text, pattern, None, true), wanted, "{text} {pattern}");
        }
    }
}
