//! What the JSON and the CBOR reader have in common: a message as a row of heads.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use bytestring::ByteString;

/// How deep lists, maps and structures may be nested; deeper messages do not parse.
pub const MAX_DEPTH: u32 = 127;

/// A body that is no message of its encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where reading stopped, in bytes from the start of the body.
    pub offset: usize,
    /// What was wrong there.
    pub reason: &'static str,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.reason, self.offset)
    }
}

impl std::error::Error for SyntaxError {}

/// The beginning of a value; scalars are read whole.
#[derive(Debug)]
pub(crate) enum Head<'a> {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Cow<'a, str>),
    Bytes(Cow<'a, [u8]>),
    List(Open),
    Map(Open),
}

/// A list or map that is being read.
#[derive(Debug)]
pub(crate) struct Open {
    /// Entries that are still to come, where the encoding says so in advance.
    pub left: Option<u64>,
    /// No entry was read yet.
    pub first: bool,
    /// Entries have keys.
    pub keyed: bool,
}

/// A pull reader over one message. `'a` is the body.
pub(crate) trait Reader<'a> {
    /// Numbers given for a timestamp are milliseconds, not seconds.
    const MILLISECONDS: bool;

    /// Where the reader stands, for errors.
    fn offset(&self) -> usize;
    /// Reads the beginning of a value.
    fn head(&mut self) -> Result<Head<'a>, SyntaxError>;
    /// Whether the open list or map has one more entry; closes it when not.
    fn more(&mut self, open: &mut Open) -> Result<bool, SyntaxError>;
    /// Reads the key of the next entry.
    fn key(&mut self) -> Result<Cow<'a, str>, SyntaxError>;
    /// Checks that nothing follows.
    fn finish(&mut self) -> Result<(), SyntaxError>;
    /// A text that shares the body if it can.
    fn share_text(&self, text: Cow<'a, str>) -> ByteString;
    /// Bytes that share the body if they can.
    fn share_bytes(&self, bytes: Cow<'a, [u8]>) -> Bytes;

    /// Reads to the end of a value whose head was read, and forgets it.
    fn skip(&mut self, head: Head<'a>) -> Result<(), SyntaxError> {
        if let Head::List(mut open) | Head::Map(mut open) = head {
            while self.more(&mut open)? {
                if open.keyed {
                    self.key()?;
                }
                let head = self.head()?;
                self.skip(head)?;
            }
        }
        Ok(())
    }
}
