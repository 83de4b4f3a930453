//! Java's regular expressions, as far as AWS's models use them, on top of `regex-lite`.
//!
//! Java's `matches` wants the whole text. What else differs is translated: the dot, escapes, Unicode classes,
//! and assertions at the start of a pattern. A test compiles every pattern of every service.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{OnceLock, RwLock};

use regex_lite::Regex;

/// A compiled pattern.
#[derive(Debug)]
pub(crate) struct Pattern {
    /// Ahead of the rest: each must match the start of the text, or must not.
    assertions: Vec<(Regex, bool)>,
    matcher: Matcher,
    /// Texts are folded, see [`fold`].
    folded: bool,
}

#[derive(Debug)]
enum Matcher {
    /// Characters of one ASCII class, at least `min` of them. Most names are like that.
    Class { allowed: Box<[bool; 128]>, min: usize },
    /// A decimal number without leading zeros of at most so many digits: hash keys and sequence numbers.
    Decimal { max: usize },
    /// Anything else.
    Regex(Regex),
}

impl Pattern {
    /// The compiled form, made at first use and kept for good. `None` for a pattern that we cannot read.
    pub(crate) fn get(pattern: &'static str) -> Option<&'static Pattern> {
        type Cache = RwLock<HashMap<&'static str, Option<&'static Pattern>>>;
        static CACHE: OnceLock<Cache> = OnceLock::new();
        let cache = CACHE.get_or_init(Cache::default);
        let found = cache.read().unwrap_or_else(std::sync::PoisonError::into_inner).get(pattern).copied();
        found.unwrap_or_else(|| {
            let mut cache = cache.write().unwrap_or_else(std::sync::PoisonError::into_inner);
            // Patterns are a few hundred constants, so what leaks here is bounded.
            *cache
                .entry(pattern)
                .or_insert_with(|| Pattern::new(pattern).ok().map(|new| &*Box::leak(Box::new(new))))
        })
    }

    fn new(pattern: &str) -> Result<Self, regex_lite::Error> {
        if let Some(matcher) = simple(pattern) {
            return Ok(Pattern { assertions: Vec::new(), matcher, folded: false });
        }
        let pattern = rewritten(pattern);
        let folded = pattern.contains(r"\p{");
        let (assertions, rest) = split_assertions(pattern);
        let assertions = assertions
            .into_iter()
            .map(|(inner, wanted)| Ok((Regex::new(&format!("^(?:{})", translated(inner)))?, wanted)))
            .collect::<Result<_, regex_lite::Error>>()?;
        let matcher = Matcher::Regex(Regex::new(&format!("^(?:{})$", translated(rest)))?);
        Ok(Pattern { assertions, matcher, folded })
    }

    /// Whether the whole text matches.
    pub(crate) fn matches(&self, text: &str) -> bool {
        let text = if self.folded { fold(text) } else { Cow::Borrowed(text) };
        self.assertions.iter().all(|(regex, wanted)| regex.is_match(&text) == *wanted)
            && self.matcher.matches(&text)
    }
}

impl Matcher {
    fn matches(&self, text: &str) -> bool {
        match self {
            Matcher::Class { allowed, min } => {
                let one_of = |byte: u8| allowed.get(usize::from(byte)).copied().unwrap_or_default();
                text.len() >= *min && text.bytes().all(one_of)
            }
            Matcher::Decimal { max } => match text.as_bytes() {
                [b'0'] => true,
                [b'1'..=b'9', rest @ ..] => rest.len() < *max && rest.iter().all(u8::is_ascii_digit),
                _ => false,
            },
            Matcher::Regex(regex) => regex.is_match(text),
        }
    }
}

/// Recognizes the forms that need no regular expression.
fn simple(pattern: &str) -> Option<Matcher> {
    let decimal = pattern.strip_prefix(r"^(0|([1-9]\d{0,").and_then(|rest| rest.strip_suffix("}))$"));
    if let Some(digits) = decimal {
        return Some(Matcher::Decimal { max: digits.parse::<usize>().ok()?.checked_add(1)? });
    }
    let (class, min) = match pattern.strip_prefix('[')? {
        rest if rest.ends_with("]+") => (&rest[..rest.len() - 2], 1),
        rest if rest.ends_with("]*") => (&rest[..rest.len() - 2], 0),
        _ => return None,
    };
    Some(Matcher::Class { allowed: ascii_class(class)?, min })
}

/// Reads a class of ASCII characters, ranges and escaped punctuation; gives up on anything else.
fn ascii_class(class: &str) -> Option<Box<[bool; 128]>> {
    let mut allowed = Box::new([false; 128]);
    let mut chars = class.bytes().peekable();
    while let Some(mut first) = chars.next() {
        match first {
            b'^' | b'[' | b']' | b'&' => return None,
            b'\\' => first = chars.next().filter(u8::is_ascii_punctuation)?,
            _ => {}
        }
        let mut last = first;
        let mut ahead = chars.clone();
        if first != b'-' && ahead.next() == Some(b'-') {
            // A hyphen before the end of the class is itself.
            if let Some(end) = ahead.next() {
                if matches!(end, b'\\' | b'[' | b'&') {
                    return None;
                }
                last = end;
                chars = ahead;
            }
        }
        if !first.is_ascii() || !last.is_ascii() || last < first {
            return None;
        }
        for char in first..=last {
            allowed[usize::from(char)] = true;
        }
    }
    Some(allowed)
}

/// Patterns with assertions in their middle, and what they mean.
fn rewritten(pattern: &str) -> &str {
    const HOST: &str = r"((?!-)[A-Za-z0-9-]{1,63}(?<!-)\.)+";
    match pattern {
        // firehose ClusterJDBCURL: labels of a host name neither begin nor end with a hyphen.
        jdbc if jdbc.contains(HOST) => {
            r"jdbc:(redshift|postgresql)://([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+(redshift(-serverless)?)\.([a-zA-Z0-9\.\-]+):\d{1,5}/[a-zA-Z0-9_$-]+"
        }
        other => other,
    }
}

/// Takes `(?=...)` and `(?!...)` off the start of a pattern.
fn split_assertions(pattern: &str) -> (Vec<(&str, bool)>, &str) {
    let mut assertions = Vec::new();
    let mut rest = pattern.strip_prefix('^').unwrap_or(pattern);
    loop {
        let wanted = rest.starts_with("(?=");
        if !wanted && !rest.starts_with("(?!") {
            return (assertions, rest);
        }
        let Some(end) = closing(rest) else { return (assertions, rest) };
        assertions.push((&rest[3..end], wanted));
        rest = &rest[end + 1..];
    }
}

/// Where the group that begins a pattern ends.
fn closing(pattern: &str) -> Option<usize> {
    let (mut depth, mut escaped) = (0, false);
    for (at, char) in pattern.char_indices() {
        match char {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// Java's syntax in that of `regex-lite`.
fn translated(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut in_class = false;
    let mut chars = pattern.chars();
    while let Some(char) = chars.next() {
        match char {
            '\\' => match chars.next() {
                Some('p') => {
                    let class: String = chars.by_ref().skip(1).take_while(|char| *char != '}').collect();
                    out.push_str(folded_class(&class));
                }
                Some(plain @ ('/' | '_' | '!' | '@' | '=' | ':' | '\'')) => out.push(plain),
                Some(escaped) => {
                    out.push('\\');
                    out.push(escaped);
                }
                None => out.push('\\'),
            },
            // Java's dot stops at more line ends than ours.
            '.' if !in_class => out.push_str(r"[^\n\r\u{85}\u{2028}\u{2029}]"),
            _ => {
                in_class = (in_class || char == '[') && char != ']';
                out.push(char);
            }
        }
    }
    out
}

/// Unicode classes become what [`fold`] makes of their members.
fn folded_class(class: &str) -> &'static str {
    match class {
        "L" => "a-zA-Z",
        "N" => "0-9",
        "Z" => " ",
        _ => "",
    }
}

/// `regex-lite` has no Unicode classes, so every character beyond ASCII is replaced by an ASCII one of its class,
/// or by one that no pattern allows.
fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let folded = text.chars().map(|char| match char {
        ascii if ascii.is_ascii() => ascii,
        letter if letter.is_alphabetic() => 'a',
        number if number.is_numeric() => '0',
        space if space.is_whitespace() => ' ',
        _ => '\u{1}',
    });
    Cow::Owned(folded.collect())
}

#[cfg(test)]
#[path = "pattern_tests.rs"]
mod tests;
