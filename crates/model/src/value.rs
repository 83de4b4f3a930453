//! A decoded message before it has a Rust type.

use base::Timestamp;
use bytes::Bytes;
use bytestring::ByteString;

use crate::Shape;

/// A message or a part of one, following a [`Shape`]. Texts and blobs are slices of the request body where
/// the encoding allows it, so cloning is cheap.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Not given, or null.
    #[default]
    Absent,
    /// Boolean.
    Bool(bool),
    /// Integer or long.
    Int(i64),
    /// Double.
    Double(f64),
    /// String or enum.
    Str(ByteString),
    /// Blob, decoded from base64 where the encoding uses it.
    Blob(Bytes),
    /// Timestamp; times before the epoch are the epoch.
    Time(Timestamp),
    /// List; an item may be absent.
    List(Vec<Value>),
    /// Map, in the order of the message, keys unique.
    Map(Vec<(ByteString, Value)>),
    /// Structure: one slot for each member of its shape, in the shape's order.
    Struct(Box<[Value]>),
}

impl Value {
    /// Whether nothing was given.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        matches!(self, Value::Absent)
    }
}

/// A type that can be made of a value that was decoded and checked against [`FromValue::shape`].
pub trait FromValue: Sized {
    /// The shape that the value must follow.
    fn shape() -> &'static Shape;

    /// Takes the value apart. Members that are missing although required become their type's default, which
    /// can only happen for answers that a client decodes without checking.
    fn from_value(value: Value) -> Self;
}
