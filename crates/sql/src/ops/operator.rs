//! What an operator is, and what it sees.

use std::sync::Arc;

use super::state::{Broken, Reader, State};
use crate::expr::{Clock, Context, Expr, RowError};
use crate::value::{Row, Value};

/// Rows, and what is known of the time after them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// In the order of ROWTIME.
    pub rows: Vec<Row>,
    /// No later row has an earlier ROWTIME; `i64::MIN` if nothing is known.
    pub bound: i64,
}

impl Batch {
    /// Nothing.
    pub fn empty() -> Batch {
        Batch { rows: Vec::new(), bound: i64::MIN }
    }

    pub(super) fn clear(&mut self) {
        self.rows.clear();
        self.bound = i64::MIN;
    }

    pub(super) fn push(&mut self, time: i64, values: Vec<Value>) {
        self.rows.push(Row { time, values: values.into() });
    }

    /// The bound, which the last row is too.
    pub fn clock(&self) -> i64 {
        self.rows.last().map_or(self.bound, |row| self.bound.max(row.time))
    }
}

/// A row that had no result.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorRow {
    /// When.
    pub time: i64,
    /// What kind.
    pub name: ErrorName,
    /// What happened.
    pub message: String,
    /// The ROWTIME of the row.
    pub data_time: i64,
    /// The row, as text.
    pub data: Vec<u8>,
    /// The pump; empty for rows of the input.
    pub pump: Arc<str>,
}

/// The kinds of errors of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorName {
    /// A record is not what the schema says.
    Parse,
    /// A value does not fit its column.
    Coercion,
    /// A function that a record went through made nothing of it.
    Processing,
    /// An expression has no value.
    Evaluation,
    /// NULL for a column that takes none.
    NotNull,
    /// A row came after its time.
    Late,
    /// A limit of the state was reached.
    Limit,
}

impl ErrorName {
    /// As ERROR_NAME says it.
    pub fn text(self) -> &'static str {
        match self {
            ErrorName::Parse => "InputParseError",
            ErrorName::Coercion => "InputCoercionError",
            ErrorName::Processing => "InputProcessingError",
            ErrorName::Evaluation => "RowEvaluationError",
            ErrorName::NotNull => "NotNullViolation",
            ErrorName::Late => "OutOfOrderRow",
            ErrorName::Limit => "StateLimitExceeded",
        }
    }
}

/// A reference table's rows.
pub type TableRows = Arc<Vec<Arc<[Value]>>>;

/// What operators see of the world.
pub struct Env<'a> {
    /// The clocks.
    pub clock: Clock,
    /// Rows without a result.
    pub errors: &'a mut Vec<ErrorRow>,
    /// The pump at work.
    pub pump: &'a Arc<str>,
    /// The reference tables.
    pub tables: &'a [TableRows],
    /// The most groups, rows and partitions that one operator keeps.
    pub entries_max: usize,
}

impl Env<'_> {
    pub(super) fn context<'a>(&self, row: &'a Row) -> Context<'a> {
        Context::of(row, self.clock)
    }

    pub(super) fn failed(&mut self, row: &Row, error: RowError) {
        self.error(row, ErrorName::Evaluation, error.0.into_owned());
    }

    pub(super) fn error(&mut self, row: &Row, name: ErrorName, message: String) {
        self.error_at(row.time, row, name, message);
    }

    /// An error of a row that came when its stream had reached this time.
    pub(super) fn error_at(&mut self, reached: i64, row: &Row, name: ErrorName, message: String) {
        let time = self.clock.now.max(reached);
        let data = row_text(&row.values).into_bytes();
        let pump = self.pump.clone();
        self.errors.push(ErrorRow { time, name, message, data_time: row.time, data, pump });
    }
}

/// A row as text, by what its values are.
fn row_text(values: &[Value]) -> String {
    let print = |value: &Value| match value {
        Value::Null => String::new(),
        Value::Bool(flag) => flag.to_string(),
        Value::Int(number) => number.to_string(),
        Value::Double(number) => crate::expr::java::print_double(*number),
        Value::Text(text) => text.to_string(),
        Value::Bytes(bytes) => crate::hex::hex(bytes),
        Value::Record(fields) => row_text(fields),
    };
    values.iter().map(print).collect::<Vec<_>>().join(",")
}

/// An operator.
pub trait Operator: Send {
    /// Takes a batch of one input.
    fn process(&mut self, port: usize, input: &mut Batch, out: &mut Batch, env: &mut Env);

    /// Writes all that it remembers.
    fn save(&self, state: &mut State);

    /// Reads what `save` wrote.
    fn load(&mut self, reader: &mut Reader) -> Result<(), Broken>;
}

/// The values of expressions over a row, into a buffer that is used again.
pub fn evaluate(exprs: &[Expr], at: &Context, into: &mut Vec<Value>) -> Result<(), RowError> {
    into.clear();
    for expr in exprs {
        into.push(expr.eval(at)?);
    }
    Ok(())
}
