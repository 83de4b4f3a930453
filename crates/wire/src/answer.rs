//! From a typed message to bytes.

use bytes::Bytes;
use model::Encode;

use crate::size::SizeWriter;
use crate::{CborWriter, JsonWriter, Protocol};

/// Encodes a message. Answers of handlers and inputs of clients alike.
#[must_use]
pub fn encode(protocol: Protocol, message: &dyn Encode) -> Bytes {
    // A buffer that grows under megabytes of records is copied several times; counting costs little.
    let size = message.size_hint().unwrap_or_else(|| {
        let mut size = SizeWriter::default();
        message.encode(&mut size);
        size.bytes()
    });
    let mut out = Vec::with_capacity(size);
    encode_into(protocol, message, &mut out);
    Bytes::from(out)
}

/// Appends an encoded message to a buffer, for callers that know its size in advance.
pub fn encode_into(protocol: Protocol, message: &dyn Encode, out: &mut Vec<u8>) {
    match protocol {
        Protocol::Json10 | Protocol::Json11 => message.encode(&mut JsonWriter::new(out)),
        Protocol::Cbor => message.encode(&mut CborWriter::new(out)),
    }
}
