//! JSON text: a scanner that copies nothing it need not, and a small tree.

use std::borrow::Cow;
use std::fmt::Write;

/// Why a text is no JSON; the number is the byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotJson(pub usize);

impl std::fmt::Display for NotJson {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "not valid JSON at byte {}", self.0)
    }
}

/// The levels of arrays and objects within each other.
const DEPTH_MAX: usize = 128;

/// A value as it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw<'a> {
    /// null.
    Null,
    /// true, false.
    Bool(bool),
    /// Digits.
    Number(&'a str),
    /// A string, its escapes resolved.
    Text(Cow<'a, str>),
    /// The text of an array or object.
    Nested(&'a str),
}

/// Goes through a text.
#[derive(Clone, Debug)]
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// From its start.
    pub fn new(text: &'a str) -> Scanner<'a> {
        Scanner { text, at: 0 }
    }

    fn error<T>(&self) -> Result<T, NotJson> {
        Err(NotJson(self.at))
    }

    /// The next byte that is no blank.
    pub fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(*byte);
            }
            self.at += 1;
        }
        None
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, byte: u8) -> Result<(), NotJson> {
        if self.eat(byte) { Ok(()) } else { self.error() }
    }

    /// Goes into an object and calls `field` with each key; it must read the value.
    pub fn object(
        &mut self,
        mut field: impl FnMut(&mut Self, &str) -> Result<(), NotJson>,
    ) -> Result<(), NotJson> {
        self.expect(b'{')?;
        if self.eat(b'}') {
            return Ok(());
        }
        loop {
            if self.peek() != Some(b'"') {
                return self.error();
            }
            let key = self.string()?;
            self.expect(b':')?;
            field(self, &key)?;
            if self.eat(b'}') {
                return Ok(());
            }
            self.expect(b',')?;
        }
    }

    /// Goes into an array and calls `item` before each value; it must read it.
    pub fn array(&mut self, mut item: impl FnMut(&mut Self) -> Result<(), NotJson>) -> Result<(), NotJson> {
        self.expect(b'[')?;
        if self.eat(b']') {
            return Ok(());
        }
        loop {
            item(self)?;
            if self.eat(b']') {
                return Ok(());
            }
            self.expect(b',')?;
        }
    }

    /// Reads a string.
    pub fn string(&mut self) -> Result<Cow<'a, str>, NotJson> {
        self.expect(b'"')?;
        let start = self.at;
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Cow::Borrowed(&self.text[start..self.at - 1]));
                }
                Some(b'\\') => return self.escaped(start).map(Cow::Owned),
                Some(byte) if *byte >= 0x20 => self.at += 1,
                _ => return self.error(),
            }
        }
    }

    fn escaped(&mut self, start: usize) -> Result<String, NotJson> {
        let mut out = self.text[start..self.at].to_string();
        loop {
            let Some(next) = self.text[self.at..].chars().next() else { return self.error() };
            self.at += next.len_utf8();
            match next {
                '"' => return Ok(out),
                '\\' => {
                    let Some(escape) = self.text.as_bytes().get(self.at).copied() else {
                        return self.error();
                    };
                    self.at += 1;
                    match escape {
                        b'n' => out.push('\n'),
                        b't' => out.push('\t'),
                        b'r' => out.push('\r'),
                        b'b' => out.push('\u{8}'),
                        b'f' => out.push('\u{c}'),
                        b'"' | b'\\' | b'/' => out.push(escape as char),
                        b'u' => out.push(self.unicode()?),
                        _ => return self.error(),
                    }
                }
                c if (c as u32) < 0x20 => return self.error(),
                c => out.push(c),
            }
        }
    }

    fn hex(&mut self) -> Result<u32, NotJson> {
        let digits = self
            .text
            .get(self.at..self.at + 4)
            .filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let Some(code) = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) else {
            return self.error();
        };
        self.at += 4;
        Ok(code)
    }

    fn unicode(&mut self) -> Result<char, NotJson> {
        let code = self.hex()?;
        if (0xd800..0xdc00).contains(&code) && self.text[self.at..].starts_with("\\u") {
            let before = self.at;
            self.at += 2;
            let low = self.hex()?;
            if (0xdc00..0xe000).contains(&low) {
                let whole = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                return Ok(char::from_u32(whole).unwrap_or('\u{fffd}'));
            }
            self.at = before;
        }
        Ok(char::from_u32(code).unwrap_or('\u{fffd}'))
    }

    /// Reads any value; arrays and objects are checked, but not taken apart.
    pub fn value(&mut self) -> Result<Raw<'a>, NotJson> {
        match self.peek() {
            Some(b'"') => Ok(Raw::Text(self.string()?)),
            Some(b'{' | b'[') => {
                let start = self.at;
                self.skip(0)?;
                Ok(Raw::Nested(&self.text[start..self.at]))
            }
            Some(b't') => self.word("true", Raw::Bool(true)),
            Some(b'f') => self.word("false", Raw::Bool(false)),
            Some(b'n') => self.word("null", Raw::Null),
            Some(b'-' | b'0'..=b'9') => self.number().map(Raw::Number),
            _ => self.error(),
        }
    }

    fn word(&mut self, word: &str, value: Raw<'a>) -> Result<Raw<'a>, NotJson> {
        if !self.text[self.at..].starts_with(word) {
            return self.error();
        }
        self.at += word.len();
        Ok(value)
    }

    fn number(&mut self) -> Result<&'a str, NotJson> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let digits = |at: &mut usize| {
            let from = *at;
            while bytes.get(*at).is_some_and(u8::is_ascii_digit) {
                *at += 1;
            }
            *at > from
        };
        let mut at = self.at + usize::from(bytes[self.at] == b'-');
        let mut fine = digits(&mut at);
        if bytes.get(at) == Some(&b'.') {
            at += 1;
            fine &= digits(&mut at);
        }
        if matches!(bytes.get(at), Some(b'e' | b'E')) {
            at += 1 + usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
            fine &= digits(&mut at);
        }
        self.at = at;
        if fine { Ok(&self.text[start..at]) } else { self.error() }
    }

    /// Passes a value.
    pub fn skip(&mut self, depth: usize) -> Result<(), NotJson> {
        if depth > DEPTH_MAX {
            return self.error();
        }
        match self.peek() {
            Some(b'{') => self.object(|scanner, _| scanner.skip(depth + 1)),
            Some(b'[') => self.array(|scanner| scanner.skip(depth + 1)),
            _ => self.value().map(drop),
        }
    }
}

/// A value as a tree.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// null.
    Null,
    /// true, false.
    Bool(bool),
    /// Digits.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    Array(Vec<Json>),
    /// An object, in the order of the text.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a text that is one value.
    pub fn parse(text: &str) -> Result<Json, NotJson> {
        let mut scanner = Scanner::new(text);
        let value = Json::read(&mut scanner, 0)?;
        if scanner.peek().is_none() { Ok(value) } else { scanner.error() }
    }

    fn read(scanner: &mut Scanner, depth: usize) -> Result<Json, NotJson> {
        if depth > DEPTH_MAX {
            return scanner.error();
        }
        match scanner.peek() {
            Some(b'{') => {
                let mut fields = Vec::new();
                scanner.object(|scanner, key| {
                    fields.push((key.to_string(), Json::read(scanner, depth + 1)?));
                    Ok(())
                })?;
                Ok(Json::Object(fields))
            }
            Some(b'[') => {
                let mut items = Vec::new();
                scanner.array(|scanner| {
                    items.push(Json::read(scanner, depth + 1)?);
                    Ok(())
                })?;
                Ok(Json::Array(items))
            }
            _ => Ok(match scanner.value()? {
                Raw::Null | Raw::Nested(_) => Json::Null,
                Raw::Bool(flag) => Json::Bool(flag),
                Raw::Number(digits) => Json::Number(digits.to_string()),
                Raw::Text(text) => Json::Text(text.into_owned()),
            }),
        }
    }

    /// A field of an object.
    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(fields) => fields.iter().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// A string.
    pub fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items of an array; none of anything else.
    pub fn items(&self) -> &[Json] {
        match self {
            Json::Array(items) => items,
            _ => &[],
        }
    }

    /// Whether two values are the same: numbers within a relative 1e-9, fields of objects in any order.
    pub fn agrees(&self, other: &Json) -> bool {
        match (self, other) {
            (Json::Number(a), Json::Number(b)) => {
                let (Ok(x), Ok(y)) = (a.parse::<f64>(), b.parse::<f64>()) else { return a == b };
                a == b || (x - y).abs() <= 1e-9 * x.abs().max(y.abs())
            }
            (Json::Array(a), Json::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x.agrees(y))
            }
            (Json::Object(a), Json::Object(b)) => {
                a.len() == b.len() && a.iter().all(|(key, x)| other.get(key).is_some_and(|y| x.agrees(y)))
            }
            (a, b) => a == b,
        }
    }
}

/// The text of an array or object without blanks between its parts.
pub fn compact(text: &str) -> Cow<'_, str> {
    let blank = |c: char| matches!(c, ' ' | '\n' | '\r' | '\t');
    if !text.contains(blank) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let (mut inside, mut escaped) = (false, false);
    for c in text.chars() {
        if inside || !blank(c) {
            out.push(c);
        }
        match c {
            _ if escaped => escaped = false,
            '\\' if inside => escaped = true,
            '"' => inside = !inside,
            _ => {}
        }
    }
    Cow::Owned(out)
}

/// Adds a string in quotes.
pub fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if (c as u32) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_as_they_are_meant() {
        let tree = Json::parse(" {\"a\": [1, -2.5e3, \"x\\n\\u00e9\\ud83d\\ude00\"], \"b\": {}} ").unwrap();
        assert_eq!(tree.get("a").unwrap().items()[2].text(), Some("x\né😀"));
        assert_eq!(tree.get("a").unwrap().items()[1], Json::Number("-2.5e3".to_string()));
        assert_eq!(compact("{ \"a b\" : [ 1, 2 ] }"), "{\"a b\":[1,2]}");
    }

    #[test]
    fn what_is_no_json_is_refused_where_it_stops_being_it() {
        for (text, at) in
            [("{\"a\":}", 5), ("[1,]", 3), ("{\"a\" 1}", 5), ("\"x", 2), ("tru", 0), ("1 2", 2), ("-", 1)]
        {
            assert_eq!(Json::parse(text), Err(NotJson(at)), "{text}");
        }
        let deep = "[".repeat(100_000);
        assert!(Json::parse(&deep).is_err());
        assert!(Scanner::new(&deep).skip(0).is_err());
    }
}
