//! What the generated structures are made of: scalars, lists and maps out of [`Value`]s and back.

use base::Timestamp;
use bytes::Bytes;
use bytestring::ByteString;

use crate::{Encode, FromValue, Shape, ShapeWriter, Value};

/// The members of a structure, one after the other.
pub(crate) struct Parts(std::vec::IntoIter<Value>);

impl Parts {
    /// Opens a structure; anything else has no members.
    pub(crate) fn of(value: Value) -> Self {
        match value {
            Value::Struct(slots) => Parts(slots.into_vec().into_iter()),
            _ => Parts(Vec::new().into_iter()),
        }
    }

    /// The next member, or what its type holds in its absence.
    pub(crate) fn next<T: Part>(&mut self) -> T {
        T::part(self.0.next().unwrap_or_default())
    }
}

/// Anything that a member can be. A value of the wrong kind gives the default, but none comes out of a decoder.
pub(crate) trait Part {
    fn part(value: Value) -> Self;
}

impl<T: FromValue> Part for T {
    fn part(value: Value) -> Self {
        T::from_value(value)
    }
}

impl<T: Part> Part for Option<T> {
    fn part(value: Value) -> Self {
        if value.is_absent() { None } else { Some(T::part(value)) }
    }
}

/// For structures that hold themselves.
impl<T: FromValue> FromValue for Box<T> {
    fn shape() -> &'static Shape {
        T::shape()
    }

    fn from_value(value: Value) -> Self {
        Box::new(T::from_value(value))
    }
}

impl<T: Part> Part for Vec<T> {
    fn part(value: Value) -> Self {
        match value {
            Value::List(items) => items.into_iter().map(T::part).collect(),
            _ => Vec::new(),
        }
    }
}

impl<T: Part> Part for Vec<(ByteString, T)> {
    fn part(value: Value) -> Self {
        match value {
            Value::Map(entries) => entries.into_iter().map(|(key, value)| (key, T::part(value))).collect(),
            _ => Vec::new(),
        }
    }
}

impl Part for ByteString {
    fn part(value: Value) -> Self {
        match value {
            Value::Str(text) => text,
            _ => ByteString::new(),
        }
    }
}

impl Part for Bytes {
    fn part(value: Value) -> Self {
        match value {
            Value::Blob(bytes) => bytes,
            _ => Bytes::new(),
        }
    }
}

impl Part for i64 {
    fn part(value: Value) -> Self {
        match value {
            Value::Int(number) => number,
            _ => 0,
        }
    }
}

impl Part for i32 {
    fn part(value: Value) -> Self {
        let number = i64::part(value).clamp(i64::from(i32::MIN), i64::from(i32::MAX));
        i32::try_from(number).unwrap_or_default()
    }
}

impl Part for f64 {
    fn part(value: Value) -> Self {
        match value {
            Value::Double(number) => number,
            _ => 0.0,
        }
    }
}

impl Part for bool {
    fn part(value: Value) -> Self {
        matches!(value, Value::Bool(true))
    }
}

impl Part for Timestamp {
    fn part(value: Value) -> Self {
        match value {
            Value::Time(time) => time,
            _ => Timestamp::ZERO,
        }
    }
}

/// Writes a member that is always there.
pub(crate) fn put(out: &mut dyn ShapeWriter, name: &'static str, value: &dyn Encode) {
    out.member(name);
    value.encode(out);
}

/// Writes a member if it is there.
pub(crate) fn put_some<T: Encode>(out: &mut dyn ShapeWriter, name: &'static str, value: Option<&T>) {
    if let Some(value) = value {
        put(out, name, value);
    }
}

impl<T: Encode> Encode for Box<T> {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        T::encode(self, out);
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_list(self.len());
        for item in self {
            item.encode(out);
        }
        out.end_list();
    }
}

impl<T: Encode> Encode for Vec<(ByteString, T)> {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        for (key, value) in self {
            out.key(key);
            value.encode(out);
        }
        out.end_map();
    }
}

impl Encode for ByteString {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self);
    }
}

impl Encode for Bytes {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.blob(self);
    }
}

impl Encode for i64 {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.integer(*self);
    }
}

impl Encode for i32 {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.integer(i64::from(*self));
    }
}

impl Encode for f64 {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.double(*self);
    }
}

impl Encode for bool {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.boolean(*self);
    }
}

impl Encode for Timestamp {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.timestamp(*self);
    }
}
