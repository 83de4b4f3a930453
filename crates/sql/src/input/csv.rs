//! Rows of delimited text.

use std::borrow::Cow;

use super::coerce;
use super::record::{Give, RecordError};
use crate::ops::ErrorName;
use crate::types::Column;
use crate::value::Value;

/// The delimiters.
#[derive(Debug)]
pub struct Csv {
    column: String,
    row: String,
}

impl Csv {
    /// Empty delimiters are the usual ones.
    pub fn new(column: &str, row: &str) -> Csv {
        let or = |text: &str, usual: &str| if text.is_empty() { usual.to_string() } else { text.to_string() };
        Csv { column: or(column, ","), row: or(row, "\n") }
    }

    /// Calls `give` with each row of a text.
    pub fn rows(&self, text: &str, columns: &[Column], scratch: &mut Vec<Value>, give: Give) {
        let mut rest = text;
        while !rest.is_empty() {
            scratch.clear();
            let mut wrong = None;
            let mut any = false;
            loop {
                let (field, after, end) = self.field(rest);
                rest = after;
                any |= !field.is_empty() || !end;
                if let Some(column) = columns.get(scratch.len()) {
                    let value = coerce::field(field, &column.ty).unwrap_or_else(|raw| {
                        wrong.get_or_insert_with(|| coerce::message(&raw, column));
                        Value::Null
                    });
                    scratch.push(value);
                }
                if end {
                    break;
                }
            }
            if !any {
                // An empty line.
                continue;
            }
            scratch.resize(columns.len(), Value::Null);
            match wrong {
                None => give(Ok(scratch)),
                Some(message) => give(Err(RecordError { name: ErrorName::Coercion, message })),
            }
        }
    }

    /// All rows of a text, whatever their columns. Empty lines are none.
    pub fn texts(&self, text: &str) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut rest) = (Vec::new(), Vec::new(), text);
        while !rest.is_empty() {
            let (field, after, end) = self.field(rest);
            rest = after;
            row.push(field.into_owned());
            // A delimiter at the very end is followed by one more field.
            if !end && rest.is_empty() {
                row.push(String::new());
            }
            if end || rest.is_empty() {
                rows.extend(Some(std::mem::take(&mut row)).filter(|row| *row != [""]));
            }
        }
        rows
    }

    /// The next field, what is after it, and whether the row ends.
    fn field<'a>(&self, text: &'a str) -> (Cow<'a, str>, &'a str, bool) {
        if let Some(quoted) = text.strip_prefix('"') {
            return self.quoted(quoted);
        }
        let column = text.find(&self.column).unwrap_or(text.len());
        let row = text.find(&self.row).unwrap_or(text.len());
        if column < row {
            return (Cow::Borrowed(&text[..column]), &text[column + self.column.len()..], false);
        }
        let field = &text[..row];
        let field = if self.row == "\n" { field.strip_suffix('\r').unwrap_or(field) } else { field };
        (Cow::Borrowed(field), text.get(row + self.row.len()..).unwrap_or_default(), true)
    }

    fn quoted<'a>(&self, text: &'a str) -> (Cow<'a, str>, &'a str, bool) {
        let mut out = String::new();
        let mut rest = text;
        loop {
            let end = rest.find('"').unwrap_or(rest.len());
            out.push_str(&rest[..end]);
            rest = rest.get(end + 1..).unwrap_or_default();
            match rest.strip_prefix('"') {
                Some(after) => {
                    out.push('"');
                    rest = after;
                }
                None => break,
            }
        }
        let (tail, after, end) = self.field(rest);
        out.push_str(&tail);
        (Cow::Owned(out), after, end)
    }
}
