//! What is wrong with a record.

use crate::ops::ErrorName;
use crate::value::Value;

/// Why a record, or a row in it, gives no row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordError {
    /// The kind.
    pub name: ErrorName,
    /// What is wrong.
    pub message: String,
}

/// Takes the values of a row, or what is wrong with it.
pub type Give<'g> = &'g mut dyn FnMut(Result<&mut Vec<Value>, RecordError>);
