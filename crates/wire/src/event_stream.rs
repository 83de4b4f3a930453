//! `application/vnd.amazon.eventstream`: the messages that a streaming answer consists of.
//!
//! A message is, all big-endian: total length `u32`, length of the headers `u32`, CRC-32 of these eight bytes, the
//! headers, the payload, CRC-32 of all before. A header is the length of its name `u8`, the name, a type `u8`, and a
//! value whose form the type tells. The payload is in the encoding of the request (source: Smithy's specification
//! "Amazon Event Stream").

use std::fmt;

use bytes::Bytes;
use bytestring::ByteString;
use crc_fast::{CrcAlgorithm, checksum};
use model::{Encode, ShapeWriter};

use crate::size::SizeWriter;
use crate::{ErrorBody, Protocol, encode_into};

/// The `Content-Type` of a streaming answer.
pub const EVENT_STREAM_CONTENT_TYPE: &str = "application/vnd.amazon.eventstream";

/// Largest message that is read: a payload of 24 MiB and 128 KiB of headers, the limits of the specification.
pub const EVENT_BYTES_MAX: usize = (24 << 20) + (128 << 10) + OVERHEAD;

/// Bytes before the headers.
const PRELUDE: usize = 12;
/// Bytes of a message beside headers and payload.
const OVERHEAD: usize = PRELUDE + 4;
/// The type of a text value.
const TEXT: u8 = 7;

/// An event of the operation's stream; `name` is the member of the stream's shape.
#[must_use]
pub fn event(protocol: Protocol, name: &str, payload: &dyn Encode) -> Bytes {
    let mut size = SizeWriter::default();
    payload.encode(&mut size);
    let mut message = Writer::begin(size.bytes());
    message.header(":event-type", name);
    message.header(":content-type", protocol.content_type());
    message.header(":message-type", "event");
    message.finish(|out| encode_into(protocol, payload, out))
}

/// The first event of every stream: the members of the output that are not the stream, and there are none. Clients
/// wait for it before they tell that the call succeeded.
#[must_use]
pub fn initial_response(protocol: Protocol) -> Bytes {
    event(protocol, "initial-response", &Empty)
}

/// An error inside the stream, which ends it; the code is the member of the stream's shape.
#[must_use]
pub fn exception(protocol: Protocol, error: &ErrorBody) -> Bytes {
    let mut message = Writer::begin(256);
    message.header(":exception-type", &error.code);
    message.header(":content-type", protocol.content_type());
    message.header(":message-type", "exception");
    message.finish(|out| encode_into(protocol, error, out))
}

struct Empty;

impl Encode for Empty {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

/// Lays a message out in one buffer, so that a payload of megabytes is not copied.
struct Writer(Vec<u8>);

impl Writer {
    fn begin(payload_bytes: usize) -> Self {
        let mut out = Vec::with_capacity(payload_bytes + 160);
        out.resize(PRELUDE, 0);
        Writer(out)
    }

    /// Adds a text header. Names have at most 255 bytes and values at most 65,535.
    fn header(&mut self, name: &str, value: &str) {
        let name_len = u8::try_from(name.len()).expect("a name of ours");
        let value_len = u16::try_from(value.len()).expect("a value of ours");
        self.0.push(name_len);
        self.0.extend_from_slice(name.as_bytes());
        self.0.push(TEXT);
        self.0.extend_from_slice(&value_len.to_be_bytes());
        self.0.extend_from_slice(value.as_bytes());
    }

    fn finish(mut self, write_payload: impl FnOnce(&mut Vec<u8>)) -> Bytes {
        let headers = self.0.len() - PRELUDE;
        write_payload(&mut self.0);
        let total = u32::try_from(self.0.len() + 4).expect("a message is below 4 GiB");
        self.0[..4].copy_from_slice(&total.to_be_bytes());
        self.0[4..8].copy_from_slice(&u32::try_from(headers).expect("less than the whole").to_be_bytes());
        let crc = crc32(&self.0[..8]);
        self.0[8..PRELUDE].copy_from_slice(&crc.to_be_bytes());
        let crc = crc32(&self.0);
        self.0.extend_from_slice(&crc.to_be_bytes());
        Bytes::from(self.0)
    }
}

/// A message as a client reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct EventMessage {
    /// Names and values in the order in which they came.
    pub headers: Vec<(ByteString, HeaderValue)>,
    /// In the encoding that `:content-type` says.
    pub payload: Bytes,
}

/// The value of a header. Ours are texts; others' may be any.
#[derive(Clone, Debug, PartialEq)]
pub enum HeaderValue {
    /// True or false, which have no bytes besides their type.
    Bool(bool),
    /// 8, 16, 32 or 64 bits.
    Integer(i64),
    /// Bytes.
    Bytes(Bytes),
    /// A text.
    Text(ByteString),
    /// Milliseconds since the epoch.
    Timestamp(i64),
    /// A UUID.
    Uuid([u8; 16]),
}

/// Bytes that are not a message; the stream cannot be read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventError(&'static str);

impl fmt::Display for EventError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the event stream is damaged: {}", self.0)
    }
}

impl std::error::Error for EventError {}

impl EventMessage {
    /// Takes the first message off `buffer`; `None` when it is not there whole yet, and then nothing is taken.
    ///
    /// # Errors
    /// [`EventError`] when a checksum, a length or a header is not right.
    pub fn take(buffer: &mut Bytes) -> Result<Option<Self>, EventError> {
        let Some(prelude) = buffer.first_chunk::<PRELUDE>() else { return Ok(None) };
        let number = |at: usize| {
            let bytes = prelude[at..at + 4].try_into().expect("four bytes of twelve");
            u32::from_be_bytes(bytes)
        };
        if crc32(&prelude[..8]) != number(8) {
            return Err(EventError("the checksum of a prelude is wrong"));
        }
        let (total, headers) = (number(0) as usize, number(4) as usize);
        if total < OVERHEAD || headers > total - OVERHEAD || total > EVENT_BYTES_MAX {
            return Err(EventError("the lengths of a message cannot be"));
        }
        if buffer.len() < total {
            return Ok(None);
        }
        let whole = buffer.split_to(total);
        let (checked, crc) = whole.split_at(total - 4);
        if crc32(checked).to_be_bytes() != crc {
            return Err(EventError("the checksum of a message is wrong"));
        }
        let headers_end = PRELUDE + headers;
        let payload = whole.slice(headers_end..total - 4);
        let headers =
            read_headers(whole.slice(PRELUDE..headers_end)).ok_or(EventError("a header is damaged"))?;
        Ok(Some(EventMessage { headers, payload }))
    }

    /// A text header by its name.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.headers.iter().find_map(|(n, value)| match value {
            HeaderValue::Text(text) if **n == *name => Some(&**text),
            _ => None,
        })
    }
}

fn read_headers(mut rest: Bytes) -> Option<Vec<(ByteString, HeaderValue)>> {
    let mut headers = Vec::new();
    while !rest.is_empty() {
        let name_len = usize::from(rest[0]);
        take(&mut rest, 1)?;
        let name = ByteString::try_from(take(&mut rest, name_len)?).ok()?;
        let kind = take(&mut rest, 1)?[0];
        headers.push((name, read_value(kind, &mut rest)?));
    }
    Some(headers)
}

fn read_value(kind: u8, rest: &mut Bytes) -> Option<HeaderValue> {
    Some(match kind {
        0 | 1 => HeaderValue::Bool(kind == 0),
        2..=5 => HeaderValue::Integer(integer(&take(rest, 1 << (kind - 2))?)),
        6 | TEXT => {
            let len = take(rest, 2)?;
            let bytes = take(rest, usize::from(u16::from_be_bytes([len[0], len[1]])))?;
            match kind {
                TEXT => HeaderValue::Text(ByteString::try_from(bytes).ok()?),
                _ => HeaderValue::Bytes(bytes),
            }
        }
        8 => HeaderValue::Timestamp(integer(&take(rest, 8)?)),
        9 => HeaderValue::Uuid(take(rest, 16)?[..].try_into().ok()?),
        _ => return None,
    })
}

/// Big-endian with a sign, of one to eight bytes.
fn integer(bytes: &[u8]) -> i64 {
    let sign = if bytes[0] & 0x80 == 0 { 0 } else { -1 };
    bytes.iter().fold(sign, |n, byte| n << 8 | i64::from(*byte))
}

fn take(rest: &mut Bytes, len: usize) -> Option<Bytes> {
    (rest.len() >= len).then(|| rest.split_to(len))
}

fn crc32(bytes: &[u8]) -> u32 {
    u32::try_from(checksum(CrcAlgorithm::Crc32IsoHdlc, bytes)).expect("32 bits of checksum")
}

#[cfg(test)]
#[path = "event_stream_tests.rs"]
mod tests;
