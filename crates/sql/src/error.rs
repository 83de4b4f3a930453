//! What is wrong with a program's text, and where.

use std::fmt;

/// A place in a program's text, counted from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column, in characters.
    pub column: u32,
}

/// From the first to the last character of something in the text, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The first character.
    pub start: Position,
    /// The last character.
    pub end: Position,
}

impl Span {
    /// From the start of this to the end of that.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start, end: other.end }
    }
}

/// Why a program is not valid. Its text is what CodeValidationException carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SqlError {
    /// Where.
    pub span: Span,
    /// What was found and what was expected.
    pub message: String,
    /// The parser's sentences name their place themselves.
    syntax: bool,
}

impl SqlError {
    /// A text that is no sentence of the language. The place is at the end of the sentence's first line.
    pub fn syntax(span: Span, message: impl Into<String>) -> Self {
        SqlError { span, message: message.into(), syntax: true }
    }

    /// A sentence of the language that makes no sense.
    pub fn invalid(span: Span, message: impl Into<String>) -> Self {
        SqlError { span, message: message.into(), syntax: false }
    }
}

impl fmt::Display for SqlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Span { start, end } = self.span;
        if self.syntax {
            return f.write_str(&self.message);
        }
        if start == end {
            write!(f, "At line {}, column {}: {}", start.line, start.column, self.message)
        } else {
            write!(
                f,
                "From line {}, column {} to line {}, column {}: {}",
                start.line, start.column, end.line, end.column, self.message
            )
        }
    }
}

impl std::error::Error for SqlError {}

/// The result of reading or checking a program.
pub type Result<T> = std::result::Result<T, SqlError>;
