//! A pull reader for JSON. It accepts exactly RFC 8259 and checks also what nobody asked for.

use std::borrow::Cow;

use bytes::Bytes;
use bytestring::ByteString;
use memchr::memchr2;

use crate::reader::{Head, MAX_DEPTH, Open, Reader, SyntaxError};

/// Reads one JSON text. Texts without escapes are slices of the body.
pub(crate) struct JsonReader<'a> {
    body: &'a ByteString,
    at: usize,
    depth: u32,
}

impl<'a> JsonReader<'a> {
    /// Starts at the beginning of a body.
    pub(crate) fn new(body: &'a ByteString) -> Self {
        JsonReader { body, at: 0, depth: 0 }
    }

    fn error<T>(&self, reason: &'static str) -> Result<T, SyntaxError> {
        Err(SyntaxError { offset: self.at, reason })
    }

    fn bytes(&self) -> &'a [u8] {
        let body: &'a str = self.body;
        body.as_bytes()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes().get(self.at).copied()
    }

    /// Skips white space and looks at what follows.
    fn peek_token(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    fn open(&mut self, keyed: bool) -> Result<Open, SyntaxError> {
        self.at += 1;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.error("nested too deeply");
        }
        Ok(Open { left: None, first: true, keyed })
    }

    fn word(&mut self, word: &str, head: Head<'a>) -> Result<Head<'a>, SyntaxError> {
        if self.bytes()[self.at..].starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(head)
        } else {
            self.error("expected a value")
        }
    }

    fn digits(&mut self) -> Result<(), SyntaxError> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        if self.at == start { self.error("expected a digit") } else { Ok(()) }
    }

    fn number(&mut self) -> Result<Head<'a>, SyntaxError> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        let mut whole = true;
        if self.peek() == Some(b'.') {
            whole = false;
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            whole = false;
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        let text = &self.body[start..self.at];
        match text.parse() {
            Ok(number) if whole => Ok(Head::Int(number)),
            _ => text.parse().map(Head::Float).or_else(|_| self.error("expected a number")),
        }
    }

    /// Reads a string; the reader stands on its opening quote.
    fn string(&mut self) -> Result<Cow<'a, str>, SyntaxError> {
        self.at += 1;
        let start = self.at;
        if self.plain()? == b'"' {
            let body: &'a str = self.body;
            let text = &body[start..self.at];
            self.at += 1;
            return Ok(Cow::Borrowed(text));
        }
        let mut text = String::new();
        let mut from = start;
        loop {
            text.push_str(&self.body[from..self.at]);
            if self.peek() == Some(b'"') {
                self.at += 1;
                return Ok(Cow::Owned(text));
            }
            self.at += 1;
            text.push(self.escape()?);
            from = self.at;
            self.plain()?;
        }
    }

    /// Goes on to the next quote or backslash and tells which; control characters on the way are errors.
    fn plain(&mut self) -> Result<u8, SyntaxError> {
        let rest = &self.bytes()[self.at..];
        let Some(length) = memchr2(b'"', b'\\', rest) else {
            self.at = self.body.len();
            return self.error("the body ends in a string");
        };
        // Without an early exit, so that it compiles to vector instructions.
        if rest[..length].iter().fold(false, |found, byte| found | (*byte < 0x20)) {
            return self.error("control character in a string");
        }
        self.at += length;
        Ok(rest[length])
    }

    /// Reads what follows a backslash.
    fn escape(&mut self) -> Result<char, SyntaxError> {
        let Some(byte) = self.peek() else { return self.error("the body ends in a string") };
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode_escape(),
            _ => return self.error("unknown escape"),
        })
    }

    fn unicode_escape(&mut self) -> Result<char, SyntaxError> {
        let first = self.hex()?;
        let code = match first {
            0xD800..0xDC00 if self.bytes()[self.at..].starts_with(b"\\u") => {
                self.at += 2;
                let second = self.hex()?;
                if !(0xDC00..0xE000).contains(&second) {
                    return self.error("half of a surrogate pair");
                }
                0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
            }
            _ => first,
        };
        match char::from_u32(code) {
            Some(char) => Ok(char),
            None => self.error("half of a surrogate pair"),
        }
    }

    fn hex(&mut self) -> Result<u32, SyntaxError> {
        let mut code = 0;
        for _ in 0..4 {
            let Some(digit) = self.peek().and_then(|byte| char::from(byte).to_digit(16)) else {
                return self.error("expected four hexadecimal digits");
            };
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }
}

impl<'a> Reader<'a> for JsonReader<'a> {
    const MILLISECONDS: bool = false;

    fn offset(&self) -> usize {
        self.at
    }

    fn head(&mut self) -> Result<Head<'a>, SyntaxError> {
        match self.peek_token() {
            Some(b'"') => self.string().map(Head::Text),
            Some(b'{') => self.open(true).map(Head::Map),
            Some(b'[') => self.open(false).map(Head::List),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Head::Bool(true)),
            Some(b'f') => self.word("false", Head::Bool(false)),
            Some(b'n') => self.word("null", Head::Null),
            Some(_) => self.error("expected a value"),
            None => self.error("the body ends before a value"),
        }
    }

    fn more(&mut self, open: &mut Open) -> Result<bool, SyntaxError> {
        let close = if open.keyed { b'}' } else { b']' };
        match self.peek_token() {
            Some(byte) if byte == close => {
                self.at += 1;
                self.depth -= 1;
                return Ok(false);
            }
            Some(b',') if !open.first => self.at += 1,
            Some(_) if open.first => {}
            _ => return self.error("expected a comma or the end of a list or map"),
        }
        open.first = false;
        Ok(true)
    }

    fn key(&mut self) -> Result<Cow<'a, str>, SyntaxError> {
        if self.peek_token() != Some(b'"') {
            return self.error("expected a key");
        }
        let key = self.string()?;
        if self.peek_token() != Some(b':') {
            return self.error("expected a colon");
        }
        self.at += 1;
        Ok(key)
    }

    fn finish(&mut self) -> Result<(), SyntaxError> {
        match self.peek_token() {
            None => Ok(()),
            Some(_) => self.error("something follows the message"),
        }
    }

    fn share_text(&self, text: Cow<'a, str>) -> ByteString {
        match text {
            Cow::Borrowed("") => ByteString::new(),
            Cow::Borrowed(slice) => self.body.slice_ref(slice),
            Cow::Owned(text) => text.into(),
        }
    }

    fn share_bytes(&self, bytes: Cow<'a, [u8]>) -> Bytes {
        Bytes::from(bytes.into_owned())
    }
}
