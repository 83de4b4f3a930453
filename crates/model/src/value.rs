//! A decoded message before it has a Rust type.

use base::Timestamp;
use bytes::Bytes;
use bytestring::ByteString;

use crate::{Encode, Kind, Shape, ShapeWriter};

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

/// A value together with the shape that it follows, ready to be written.
///
/// # Panics
/// On writing, when the value does not follow the shape.
#[derive(Clone, Copy, Debug)]
pub struct Shaped<'a>(pub &'static Shape, pub &'a Value);

impl Encode for Shaped<'_> {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        match (&self.0.kind, self.1) {
            (Kind::Structure { members }, Value::Struct(slots)) => {
                out.begin_map();
                for (member, slot) in members.iter().zip(slots).filter(|(_, slot)| !slot.is_absent()) {
                    out.key(member.name);
                    Shaped((member.shape)(), slot).encode(out);
                }
                out.end_map();
            }
            (Kind::List { item, .. }, Value::List(items)) => {
                out.begin_list(items.len());
                items.iter().for_each(|one| Shaped(item(), one).encode(out));
                out.end_list();
            }
            (Kind::Map { value, .. }, Value::Map(entries)) => {
                out.begin_map();
                for (key, one) in entries {
                    out.key(key);
                    Shaped(value(), one).encode(out);
                }
                out.end_map();
            }
            (_, Value::Bool(value)) => out.boolean(*value),
            (_, Value::Int(number)) => out.integer(*number),
            (_, Value::Double(number)) => out.double(*number),
            (_, Value::Str(text)) => out.string(text),
            (_, Value::Blob(bytes)) => out.blob(bytes),
            (_, Value::Time(time)) => out.timestamp(*time),
            (_, value) => panic!("{value:?} is no {}", self.0.name),
        }
    }
}
