//! A record of a stream as the bytes of a record of the log.
//!
//! Layout (persisted, see `docs/formats/records.md`): `flags: u8` (0), `key length: u16` little endian, the
//! partition key in UTF-8, the data. A record of an encrypted stream begins with another byte (`sealing.rs`).

use std::ops::Range;

use bytes::Bytes;
use bytestring::ByteString;

use crate::sealing::{self, Opener, Unreadable};

const HEADER_BYTES: usize = 3;

/// A stored record, readable.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Content {
    /// What was stored, or what was sealed in it: the key, which is UTF-8, and the data up to the end.
    pub bytes: Bytes,
    /// Where the partition key is.
    pub key: Range<usize>,
    /// It was encrypted at rest.
    pub encrypted: bool,
}

impl Content {
    /// The partition key; empty when none was given.
    #[cfg(test)]
    pub(crate) fn partition_key(&self) -> &str {
        std::str::from_utf8(self.partition_key_bytes()).expect("looked at when it was taken apart")
    }

    /// The same in UTF-8.
    pub(crate) fn partition_key_bytes(&self) -> &[u8] {
        &self.bytes[self.key.clone()]
    }

    /// The data.
    pub(crate) fn data(&self) -> &[u8] {
        &self.bytes[self.key.end..]
    }

    /// What counts against the limits of a shard: data and partition key.
    pub(crate) fn size(&self) -> u64 {
        (self.bytes.len() - self.key.start) as u64
    }

    /// The partition key and the data.
    pub(crate) fn into_parts(self) -> (ByteString, Bytes) {
        let key = self.bytes.slice(self.key.clone());
        let key = ByteString::try_from(key).expect("looked at when it was taken apart");
        (key, self.bytes.slice(self.key.end..))
    }
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
pub(crate) fn read(bytes: Bytes, opener: &mut Opener<'_>) -> Result<Content, Unreadable> {
    let encrypted = bytes.first() == Some(&sealing::SEALED);
    let (bytes, key) = if encrypted {
        opener.open(&bytes)?
    } else {
        let key = key_of(&bytes).ok_or(Unreadable::Damaged)?;
        (bytes, key)
    };
    Ok(Content { bytes, key, encrypted })
}

/// Where the partition key is; `None` when the bytes are not of the layout of records that are not sealed.
fn key_of(bytes: &[u8]) -> Option<Range<usize>> {
    let [0, low, high] = *bytes.first_chunk::<HEADER_BYTES>()? else { return None };
    let key = HEADER_BYTES..HEADER_BYTES + usize::from(u16::from_le_bytes([low, high]));
    std::str::from_utf8(bytes.get(key.clone())?).ok()?;
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_comes_back_as_it_went_in() {
        for (key, data) in [("k", &b"data"[..]), ("\u{1F984}", b""), (&"x".repeat(256), &[0, 255])] {
            let stored = [&header(key)[..], key.as_bytes(), data].concat();
            assert_eq!(stored.len(), encoded_len(key, data));
            let content = Content { key: key_of(&stored).unwrap(), bytes: stored.into(), encrypted: false };
            assert_eq!((content.partition_key(), content.data()), (key, data));
            assert_eq!(content.size(), (key.len() + data.len()) as u64);
            assert_eq!(content.into_parts(), (key.into(), Bytes::copy_from_slice(data)));
        }
    }

    #[test]
    fn bytes_of_another_layout_are_not_read() {
        for bad in [&b""[..], b"\0\0", b"\0\x05\0abc", b"\x01\0\0", b"\0\x01\0\xff"] {
            assert_eq!(key_of(bad), None);
        }
    }
}
