//! How commands and state become bytes: CBOR arrays with numbered fields, so that fields can be added.
//!
//! Field numbers are persisted: they are never changed and never reused.

use std::fmt;

use base::Timestamp;
use minicbor::{Decode, Encode};

use super::command::Command;

/// A command as the control log stores it.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct Entry {
    /// When it was accepted; the machine sees no other clock.
    #[n(0)]
    pub at: Timestamp,
    /// What was asked.
    #[n(1)]
    pub command: Command,
}

/// Stored bytes are not of this version's form.
#[derive(Debug, PartialEq, Eq)]
pub struct CodecError(String);

impl Entry {
    /// The stored form.
    pub fn to_bytes(&self) -> Vec<u8> {
        to_bytes(self)
    }

    /// Reads the stored form.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CodecError> {
        from_bytes(bytes)
    }
}

impl fmt::Display for CodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "stored applications cannot be read: {}", self.0)
    }
}

impl std::error::Error for CodecError {}

pub(super) fn to_bytes<T: Encode<()>>(value: &T) -> Vec<u8> {
    minicbor::to_vec(value).expect("writing to memory does not fail")
}

pub(super) fn from_bytes<T: for<'b> Decode<'b, ()>>(bytes: &[u8]) -> Result<T, CodecError> {
    minicbor::decode(bytes).map_err(|e| CodecError(e.to_string()))
}

#[cfg(test)]
#[path = "codec_tests.rs"]
mod tests;
