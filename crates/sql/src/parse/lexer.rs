//! Text to tokens. Unquoted identifiers become upper case here, once and for all.

use crate::error::{Position, Result, Span, SqlError};

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A word without quotes, in upper case: a keyword or a name.
    Word(String),
    /// A quoted name, as written.
    Quoted(String),
    /// A character string, its escapes resolved.
    Text(String),
    /// A whole number or one with a decimal point.
    Exact(String),
    /// A number with an exponent.
    Approximate(String),
    /// An operator or a mark.
    Symbol(&'static str),
    /// The end of the program.
    End,
}

/// A token and where it stands.
#[derive(Clone, Debug)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub span: Span,
    /// The byte offsets in the text.
    pub bytes: (usize, usize),
}

/// The longest program that the API takes.
pub const PROGRAM_BYTES_MAX: usize = 102_400;
const IDENTIFIER_CHARACTERS_MAX: usize = 128;
const SYMBOLS: [&str; 26] = [
    "<>", "!=", "<=", ">=", "||", "(", ")", ",", ";", ".", "+", "-", "*", "/", "<", ">", "=", "[", "]", "{",
    "}", "?", ":", "%", "^", "&",
];

/// A comment `-- flumen: name = value`, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The name.
    pub name: String,
    /// The value; empty if there is none.
    pub value: String,
    /// The comment.
    pub span: Span,
}

/// What begins a comment that is a setting.
const SETTING: &str = "flumen:";

/// All tokens of the text, `End` last.
pub fn tokens(text: &str) -> Result<Vec<Token>> {
    read(text).map(|(tokens, _)| tokens)
}

/// All tokens of the text, `End` last, and the settings in its comments.
pub fn read(text: &str) -> Result<(Vec<Token>, Vec<Setting>)> {
    let mut lexer = Lexer {
        text,
        at: 0,
        position: Position { line: 1, column: 1 },
        last: Position { line: 1, column: 1 },
        settings: Vec::new(),
    };
    if text.len() > PROGRAM_BYTES_MAX {
        let span = Span { start: lexer.position, end: lexer.position };
        let message = format!("The program has {} bytes; the limit is {PROGRAM_BYTES_MAX}", text.len());
        return Err(SqlError::invalid(span, message));
    }
    let mut all = Vec::new();
    loop {
        lexer.skip_blanks()?;
        let (start, from) = (lexer.position, lexer.at);
        let kind = lexer.next_kind()?;
        let end = if kind == Kind::End { start } else { lexer.last };
        let ended = kind == Kind::End;
        all.push(Token { kind, span: Span { start, end }, bytes: (from, lexer.at) });
        if ended {
            return Ok((all, lexer.settings));
        }
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    position: Position,
    /// The place of the character read last.
    last: Position,
    settings: Vec<Setting>,
}

impl Lexer<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn starts_with(&self, what: &str) -> bool {
        self.text[self.at..].starts_with(what)
    }

    fn bump(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.last = self.position;
        self.at += next.len_utf8();
        if next == '\n' {
            self.position = Position { line: self.position.line + 1, column: 1 };
        } else {
            self.position.column += 1;
        }
        Some(next)
    }

    fn error(&self, start: Position, what: &str) -> SqlError {
        let span = Span { start, end: self.last };
        SqlError::syntax(
            span,
            format!("Lexical error at line {}, column {}. {what}", start.line, start.column),
        )
    }

    fn skip_blanks(&mut self) -> Result<()> {
        loop {
            if self.starts_with("--") || self.starts_with("//") {
                let (start, from) = (self.position, self.at + 2);
                while self.peek().is_some_and(|c| c != '\n') {
                    self.bump();
                }
                if let Some(setting) = self.text[from..self.at].trim().strip_prefix(SETTING) {
                    let (name, value) = setting.split_once('=').unwrap_or((setting, ""));
                    let span = Span { start, end: self.last };
                    let [name, value] = [name, value].map(|part| part.trim().to_string());
                    self.settings.push(Setting { name, value, span });
                }
            } else if self.starts_with("/*") {
                let start = self.position;
                while !self.starts_with("*/") {
                    if self.bump().is_none() {
                        return Err(self.error(start, "The comment is not closed: expected \"*/\"."));
                    }
                }
                self.bump();
                self.bump();
            } else if self.peek().is_some_and(|c| c.is_whitespace() || c == '\u{feff}') {
                self.bump();
            } else {
                return Ok(());
            }
        }
    }

    fn next_kind(&mut self) -> Result<Kind> {
        let start = self.position;
        let Some(first) = self.peek() else { return Ok(Kind::End) };
        if (first == 'u' || first == 'U') && self.text[self.at + 1..].starts_with("&'") {
            self.bump();
            self.bump();
            let text = self.quoted('\'', start)?;
            return Ok(Kind::Text(unicode(&text, '\\').map_err(|what| self.error(start, &what))?));
        }
        if first == '\'' {
            return Ok(Kind::Text(self.quoted('\'', start)?));
        }
        if first == '"' {
            let name = self.quoted('"', start)?;
            if name.is_empty() || name.chars().any(|c| (c as u32) < 0x20) {
                return Err(self.error(
                    start,
                    "A quoted identifier has at least one character and no control characters.",
                ));
            }
            return self.identifier(start, Kind::Quoted(name));
        }
        if first.is_ascii_digit()
            || (first == '.' && self.text[self.at + 1..].starts_with(|c: char| c.is_ascii_digit()))
        {
            return Ok(self.number());
        }
        if first.is_alphabetic() || first == '_' {
            let from = self.at;
            while self.peek().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
                self.bump();
            }
            let word = self.text[from..self.at].to_uppercase();
            return self.identifier(start, Kind::Word(word));
        }
        for symbol in SYMBOLS {
            if self.starts_with(symbol) {
                for _ in 0..symbol.len() {
                    self.bump();
                }
                return Ok(Kind::Symbol(symbol));
            }
        }
        self.bump();
        Err(self.error(start, &format!("Encountered: \"{first}\" ({}).", first as u32)))
    }

    fn identifier(&self, start: Position, kind: Kind) -> Result<Kind> {
        let (Kind::Word(name) | Kind::Quoted(name)) = &kind else { return Ok(kind) };
        if name.chars().count() > IDENTIFIER_CHARACTERS_MAX {
            let span = Span { start, end: self.last };
            let message = format!(
                "Length of identifier '{name}' must be less than or equal to {IDENTIFIER_CHARACTERS_MAX} characters"
            );
            return Err(SqlError::invalid(span, message));
        }
        Ok(kind)
    }

    /// A doubled quote stands for itself.
    fn quoted(&mut self, quote: char, start: Position) -> Result<String> {
        self.bump();
        let mut text = String::new();
        loop {
            match self.bump() {
                None => return Err(self.error(start, &format!("The quote is not closed: expected {quote}."))),
                Some(next) if next == quote => {
                    if self.peek() != Some(quote) {
                        return Ok(text);
                    }
                    self.bump();
                    text.push(quote);
                }
                Some(next) => text.push(next),
            }
        }
    }

    fn digits(&mut self) {
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.bump();
        }
    }

    fn number(&mut self) -> Kind {
        let from = self.at;
        self.digits();
        if self.peek() == Some('.') {
            self.bump();
            self.digits();
        }
        let rest = &self.text.as_bytes()[self.at..];
        let signed = rest.get(1).is_some_and(|b| matches!(b, b'+' | b'-'));
        let digit = rest.get(if signed { 2 } else { 1 }).is_some_and(u8::is_ascii_digit);
        if rest.first().is_some_and(|b| matches!(b, b'e' | b'E')) && digit {
            self.bump();
            self.bump();
            self.digits();
            return Kind::Approximate(self.text[from..self.at].to_string());
        }
        Kind::Exact(self.text[from..self.at].to_string())
    }
}

/// Resolves `\0041` and `\+01F600`; a doubled escape character stands for itself.
pub fn unicode(text: &str, escape: char) -> std::result::Result<String, String> {
    let mut out = String::new();
    let mut rest = text.chars();
    while let Some(next) = rest.next() {
        if next != escape {
            out.push(next);
            continue;
        }
        let mut ahead = rest.clone();
        let digits: String = match ahead.next() {
            Some(c) if c == escape => {
                out.push(escape);
                rest = ahead;
                continue;
            }
            Some('+') => ahead.by_ref().take(6).collect(),
            Some(c) => std::iter::once(c).chain(ahead.by_ref().take(3)).collect(),
            None => String::new(),
        };
        let code = (digits.len() >= 4)
            .then(|| u32::from_str_radix(&digits, 16).ok())
            .flatten()
            .and_then(char::from_u32);
        out.push(code.ok_or_else(|| format!("Unicode escape sequence '{escape}{digits}' is malformed."))?);
        rest = ahead;
    }
    Ok(out)
}
