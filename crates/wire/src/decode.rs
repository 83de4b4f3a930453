//! From bytes to a [`Value`] that follows a shape.
//!
//! AWS checks the signature of a request after its body parses and before it has the right types, so the two
//! kinds of errors come apart: [`SyntaxError`] at once, [`TypeError`] inside of [`Decoded`].

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use base::Timestamp;
use bytes::Bytes;
use bytestring::ByteString;
use model::{Kind, Member, Shape, Value};

use crate::blob::BlobBuffer;
use crate::cbor::CborReader;
use crate::json::JsonReader;
use crate::reader::{Head, Open, Reader};
use crate::{Protocol, SyntaxError};

/// How many values, counting every member of a structure, a message may have. A body of 16 MiB could otherwise ask
/// for a hundred times its size in memory.
pub const MAX_VALUES: usize = 500_000;

/// A message whose body parses.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// The message, or the first thing in it that has the wrong type.
    pub value: Result<Value, TypeError>,
}

/// A value of the wrong type: AWS's `SerializationException`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeError {
    /// AWS's sentence.
    pub message: String,
}

impl TypeError {
    /// The `__type` of the answer.
    pub const CODE: &'static str = "SerializationException";
}

impl fmt::Display for TypeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for TypeError {}

/// Decodes a message. Texts, and blobs of CBOR, are slices of `body` where they stand there as they are; a handler
/// that keeps one for long copies it, or it keeps the whole body. Members that the shape does not have are
/// ignored; of equal keys the last one counts.
///
/// # Errors
/// When the body is not one structure in this encoding, is nested deeper than [`crate::MAX_DEPTH`] or has more
/// than [`MAX_VALUES`] values. AWS answers with a `SerializationException` without a message.
pub fn decode(protocol: Protocol, body: &Bytes, shape: &'static Shape) -> Result<Decoded, SyntaxError> {
    match protocol {
        Protocol::Json10 | Protocol::Json11 => match ByteString::try_from(body.clone()) {
            Ok(text) => Builder::new(JsonReader::new(&text), text.len()).message(shape),
            Err(error) => Err(SyntaxError { offset: error.valid_up_to(), reason: "the body is not UTF-8" }),
        },
        Protocol::Cbor => Builder::new(CborReader::new(body), body.len()).message(shape),
    }
}

/// Builds values out of heads. A wrong type is noted and reading goes on, because the rest has to parse too.
struct Builder<R> {
    reader: R,
    length: usize,
    blobs: BlobBuffer,
    room: usize,
    wrong: Option<TypeError>,
}

const LIST: &str = "Start of list found where not expected";
const MAP: &str = "Start of structure or map found where not expected.";

impl<'a, R: Reader<'a>> Builder<R> {
    fn new(reader: R, length: usize) -> Self {
        Builder { reader, length, blobs: BlobBuffer::default(), room: MAX_VALUES, wrong: None }
    }

    fn message(mut self, shape: &'static Shape) -> Result<Decoded, SyntaxError> {
        let head = self.reader.head()?;
        if !matches!(head, Head::List(_) | Head::Map(_)) {
            return Err(SyntaxError { offset: self.reader.offset(), reason: "the message is no structure" });
        }
        let value = self.value(shape, head)?;
        self.reader.finish()?;
        Ok(Decoded { value: self.wrong.map_or(Ok(value), Err) })
    }

    /// Reads the rest of a value.
    fn value(&mut self, shape: &'static Shape, head: Head<'a>) -> Result<Value, SyntaxError> {
        match (&shape.kind, head) {
            (_, Head::Null) => Ok(Value::Absent),
            (Kind::Structure { members }, Head::Map(open)) => self.structure(members, open),
            (Kind::List { item, .. }, Head::List(open)) => self.list(item(), open),
            (Kind::Map { value, .. }, Head::Map(open)) => self.map(value(), open),
            (_, head @ Head::List(_)) => self.wrong_container(head, LIST),
            (_, head @ Head::Map(_)) => self.wrong_container(head, MAP),
            (kind, head) => {
                let value = self.scalar(kind, head);
                Ok(value.unwrap_or_else(|message| self.wrong_type(message)))
            }
        }
    }

    fn wrong_type(&mut self, message: String) -> Value {
        self.wrong.get_or_insert(TypeError { message });
        Value::Absent
    }

    fn wrong_container(&mut self, head: Head<'a>, message: &str) -> Result<Value, SyntaxError> {
        self.reader.skip(head)?;
        Ok(self.wrong_type(message.to_owned()))
    }

    fn take_room(&mut self, values: usize) -> Result<(), SyntaxError> {
        match self.room.checked_sub(values) {
            Some(room) => {
                self.room = room;
                Ok(())
            }
            None => Err(SyntaxError { offset: self.reader.offset(), reason: "too many values" }),
        }
    }

    fn structure(&mut self, members: &'static [Member], mut open: Open) -> Result<Value, SyntaxError> {
        self.take_room(members.len())?;
        let mut slots = vec![Value::Absent; members.len()].into_boxed_slice();
        let mut expected = 0;
        while self.reader.more(&mut open)? {
            let key = self.reader.key()?;
            let head = self.reader.head()?;
            match position(members, &key, expected) {
                Some(at) => {
                    slots[at] = self.value((members[at].shape)(), head)?;
                    expected = at + 1;
                }
                None => self.reader.skip(head)?,
            }
        }
        Ok(Value::Struct(slots))
    }

    fn list(&mut self, item: &'static Shape, mut open: Open) -> Result<Value, SyntaxError> {
        let mut items = Vec::new();
        while self.reader.more(&mut open)? {
            self.take_room(1)?;
            let head = self.reader.head()?;
            items.push(self.value(item, head)?);
        }
        Ok(Value::List(items))
    }

    fn map(&mut self, shape: &'static Shape, mut open: Open) -> Result<Value, SyntaxError> {
        let mut entries: Vec<(ByteString, Value)> = Vec::new();
        let mut places: HashMap<ByteString, usize> = HashMap::new();
        while self.reader.more(&mut open)? {
            self.take_room(1)?;
            let key = self.reader.key()?;
            let key = self.reader.share_text(key);
            let head = self.reader.head()?;
            let value = self.value(shape, head)?;
            match places.get(&key) {
                Some(at) => entries[*at].1 = value,
                None => {
                    places.insert(key.clone(), entries.len());
                    entries.push((key, value));
                }
            }
        }
        Ok(Value::Map(entries))
    }

    /// Converts a scalar, or says in AWS's words why it cannot be.
    fn scalar(&mut self, kind: &Kind, head: Head<'a>) -> Result<Value, String> {
        match (kind, head) {
            (Kind::Boolean, head) => boolean(head),
            (Kind::Integer { .. }, head) => {
                let number = whole(&head).ok_or_else(|| cannot(&head, "an Integer"))?;
                Ok(Value::Int(number.clamp(i64::from(i32::MIN), i64::from(i32::MAX))))
            }
            (Kind::Long { .. }, head) => whole(&head).map(Value::Int).ok_or_else(|| cannot(&head, "an Long")),
            (Kind::Double, head) => {
                double(&head).map(Value::Double).ok_or_else(|| cannot(&head, "an Double"))
            }
            (Kind::Timestamp, head) => time(&head, R::MILLISECONDS)
                .map(Value::Time)
                .ok_or_else(|| cannot(&head, "milliseconds since epoch")),
            (Kind::String { .. }, Head::Text(text)) => Ok(Value::Str(self.reader.share_text(text))),
            (Kind::String { .. }, head) => Err(cannot(&head, "an String")),
            (Kind::Blob { .. }, Head::Text(text)) => self.blobs.decode(&text, self.length).map(Value::Blob),
            (Kind::Blob { .. }, Head::Bytes(bytes)) => Ok(Value::Blob(self.reader.share_bytes(bytes))),
            (Kind::Blob { .. }, head) => Err(cannot(&head, "a Blob")),
            (Kind::Structure { .. }, _) => Err("Expected null".into()),
            (Kind::List { .. }, _) => Err("Expected list or null".into()),
            (Kind::Map { .. }, _) => Err("Expected map or null".into()),
        }
    }
}

/// Finds a member, first where it is if the message keeps the order of the model.
fn position(members: &[Member], key: &str, expected: usize) -> Option<usize> {
    if members.get(expected).is_some_and(|member| member.name == key) {
        return Some(expected);
    }
    members.iter().position(|member| member.name == key)
}

/// AWS's sentence for a scalar of the wrong type.
fn cannot(head: &Head<'_>, wanted: &str) -> String {
    let class = match head {
        Head::Bool(_) => "java.lang.Boolean",
        Head::Int(_) | Head::Float(_) => "com.amazon.coral.value.json.numbers.TruncatingBigNumber",
        Head::Bytes(_) => "java.nio.HeapByteBuffer",
        Head::Null | Head::Text(_) | Head::List(_) | Head::Map(_) => "java.lang.String",
    };
    format!("class {class} can not be converted to {wanted}")
}

/// AWS reads some texts as booleans and prints the others in capitals.
fn boolean(head: Head<'_>) -> Result<Value, String> {
    match head {
        Head::Bool(value) => Ok(Value::Bool(value)),
        Head::Text(text) => {
            let text = Cow::<str>::Owned(text.to_uppercase());
            match &*text {
                "TRUE" | "YES" | "1" => Ok(Value::Bool(true)),
                "FALSE" | "NO" | "0" => Ok(Value::Bool(false)),
                _ => Err(format!("'{text}' can not be converted to an Boolean")),
            }
        }
        head => Err(cannot(&head, "an Boolean")),
    }
}

/// Numbers lose their fraction and stop at the ends of 64 bits.
#[allow(clippy::cast_possible_truncation)]
fn whole(head: &Head<'_>) -> Option<i64> {
    match head {
        Head::Int(number) => Some(*number),
        Head::Float(number) => Some(*number as i64),
        _ => None,
    }
}

#[allow(clippy::cast_precision_loss)]
fn double(head: &Head<'_>) -> Option<f64> {
    match head {
        Head::Int(number) => Some(*number as f64),
        Head::Float(number) => Some(*number),
        Head::Text(text) => match &**text {
            "NaN" => Some(f64::NAN),
            "Infinity" => Some(f64::INFINITY),
            "-Infinity" => Some(f64::NEG_INFINITY),
            _ => None,
        },
        _ => None,
    }
}

/// Times before the epoch are the epoch, times beyond 64 bits the last one.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn time(head: &Head<'_>, milliseconds: bool) -> Option<Timestamp> {
    let factor = if milliseconds { 1 } else { 1000 };
    match head {
        Head::Int(number) => {
            Some(Timestamp(u64::try_from(*number).unwrap_or_default().saturating_mul(factor)))
        }
        Head::Float(number) => {
            Some(Timestamp((number * if milliseconds { 1.0 } else { 1000.0 }).round() as u64))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
