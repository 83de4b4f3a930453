//! What an expression sees, and what it gives.

use std::borrow::Cow;

use crate::value::{Row, Value};

/// Why one row has no result. The row goes to the error stream, the application goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowError(pub Cow<'static, str>);

impl RowError {
    /// With a fixed sentence.
    pub const fn fixed(message: &'static str) -> Self {
        RowError(Cow::Borrowed(message))
    }

    /// With the row's own values in it.
    pub fn new(message: String) -> Self {
        RowError(Cow::Owned(message))
    }
}

/// The result of an expression over a row.
pub type Evaluated = Result<Value, RowError>;

/// What an expression sees.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The columns.
    pub row: &'a [Value],
    /// ROWTIME.
    pub time: i64,
    /// The clocks.
    pub clock: Clock,
    /// The arguments within the body of a user's function.
    pub parameters: &'a [Value],
}

/// The times that are not in the row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// When the application started: CURRENT_TIMESTAMP.
    pub started: i64,
    /// Now: CURRENT_ROW_TIMESTAMP. Where it is before a row's time, the row's time stands for it.
    pub now: i64,
}

impl<'a> Context<'a> {
    /// The context of a row.
    pub fn of(row: &'a Row, clock: Clock) -> Self {
        Context { row: &row.values, time: row.time, clock, parameters: &[] }
    }
}
