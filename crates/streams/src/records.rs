//! A record of a stream as the bytes of a record of the log.
//!
//! Layout (persisted, see `docs/formats/records.md`): `flags: u8` (0), `key length: u16` little endian, the
//! partition key in UTF-8, the data. A record of an encrypted stream begins with another byte (`sealing.rs`).

use bytes::Bytes;
use bytestring::ByteString;

use crate::sealing::{self, Opener, Unreadable};

const HEADER_BYTES: usize = 3;

/// A stored record, readable.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Content {
    pub partition_key: ByteString,
    pub data: Bytes,
    /// It was encrypted at rest.
    pub encrypted: bool,
}

/// What comes before the key and the data.
pub(crate) fn header(partition_key: &str) -> [u8; HEADER_BYTES] {
    let length = u16::try_from(partition_key.len()).expect("a partition key has at most 256 characters");
    let [low, high] = length.to_le_bytes();
    [0, low, high]
}

/// Bytes that a record takes in the log.
pub(crate) fn encoded_len(partition_key: &str, data: &[u8]) -> usize {
    HEADER_BYTES + partition_key.len() + data.len()
}

/// Takes a stored record apart: without copying, unless it is sealed.
pub(crate) fn read(bytes: &Bytes, opener: &mut Opener<'_>) -> Result<Content, Unreadable> {
    let encrypted = bytes.first() == Some(&sealing::SEALED);
    let (partition_key, data) =
        if encrypted { opener.open(bytes)? } else { decode(bytes).ok_or(Unreadable::Damaged)? };
    Ok(Content { partition_key, data, encrypted })
}

/// `None` when the bytes are not of the layout of records that are not sealed.
fn decode(bytes: &Bytes) -> Option<(ByteString, Bytes)> {
    let [0, low, high] = *bytes.first_chunk::<HEADER_BYTES>()? else { return None };
    let key_end = HEADER_BYTES + usize::from(u16::from_le_bytes([low, high]));
    if key_end > bytes.len() {
        return None;
    }
    let key = ByteString::try_from(bytes.slice(HEADER_BYTES..key_end)).ok()?;
    Some((key, bytes.slice(key_end..)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_comes_back_as_it_went_in() {
        for (key, data) in [("k", &b"data"[..]), ("\u{1F984}", b""), (&"x".repeat(256), &[0, 255])] {
            let stored = [&header(key)[..], key.as_bytes(), data].concat();
            assert_eq!(stored.len(), encoded_len(key, data));
            assert_eq!(decode(&stored.into()), Some((key.into(), Bytes::copy_from_slice(data))));
        }
    }

    #[test]
    fn bytes_of_another_layout_are_not_read() {
        for bad in [&b""[..], b"\0\0", b"\0\x05\0abc", b"\x01\0\0", b"\0\x01\0\xff"] {
            assert_eq!(decode(&Bytes::copy_from_slice(bad)), None);
        }
    }
}
