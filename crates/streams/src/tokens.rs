//! Shard iterators and list tokens: stateless, signed, opaque to clients.
//!
//! Layout before base64: eight bytes `00 .. 01` as AWS's have, the content in CBOR, 32 bytes of HMAC-SHA256
//! over all before. The key is in the control state, so every node of a data directory understands them.

use base::{Pos, StreamNo, Timestamp};
use base64_simd::STANDARD;
use bytestring::ByteString;
use minicbor::{Decode, Encode};
use ring::hmac;

const PREFIX: [u8; 8] = [0, 0, 0, 0, 0, 0, 0, 1];
const TAG_BYTES: usize = 32;

/// What a token says. Field numbers are part of tokens in clients' hands: they are never reused.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub(crate) struct Token {
    /// When it was issued.
    #[n(0)]
    pub issued: Timestamp,
    /// What it is for.
    #[n(1)]
    pub place: Place,
}

/// Where a token's bearer goes on.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub(crate) enum Place {
    /// GetRecords: before the record at `pos`.
    #[n(0)]
    Shard {
        #[n(0)]
        stream: StreamNo,
        #[n(1)]
        stream_name: String,
        #[n(2)]
        shard: u32,
        #[n(3)]
        pos: Pos,
    },
    /// ListShards: after the shard with index `after`.
    #[n(1)]
    Shards {
        #[n(0)]
        stream: StreamNo,
        #[n(1)]
        after: u32,
        #[n(2)]
        filter: Option<StoredFilter>,
    },
    /// ListStreams: after the stream of this name.
    #[n(2)]
    Streams {
        #[n(0)]
        after: String,
    },
    /// ListStreamConsumers: after the consumer of this name.
    #[n(40)]
    Consumers {
        #[n(0)]
        stream: StreamNo,
        #[n(1)]
        after: String,
    },
}

/// A filter of ListShards, kept over its pages.
#[derive(Clone, Copy, Debug, PartialEq, Encode, Decode)]
pub(crate) enum StoredFilter {
    #[n(0)]
    AfterShardId(#[n(0)] u32),
    #[n(1)]
    AtTrimHorizon,
    #[n(2)]
    FromTrimHorizon,
    #[n(3)]
    AtLatest,
    #[n(4)]
    AtTimestamp(#[n(0)] Timestamp),
    #[n(5)]
    FromTimestamp(#[n(0)] Timestamp),
}

/// Signs and checks tokens.
pub(crate) struct Signer(hmac::Key);

impl Signer {
    pub(crate) fn new(secret: &[u8; 32]) -> Self {
        Signer(hmac::Key::new(hmac::HMAC_SHA256, secret))
    }

    /// The text for the client.
    pub(crate) fn issue(&self, token: &Token) -> ByteString {
        let mut bytes = PREFIX.to_vec();
        minicbor::encode(token, &mut bytes).expect("writing to memory does not fail");
        let tag = hmac::sign(&self.0, &bytes);
        bytes.extend_from_slice(tag.as_ref());
        STANDARD.encode_to_string(&bytes).into()
    }

    /// Reads a text that [`Signer::issue`] made; `None` for everything else. Surrounding double quotes are
    /// accepted, because AWS accepts them.
    pub(crate) fn read(&self, text: &str) -> Option<Token> {
        let text = text.strip_prefix('"').and_then(|t| t.strip_suffix('"')).unwrap_or(text);
        let bytes = STANDARD.decode_to_vec(text).ok()?;
        let (signed, tag) = bytes.split_at(bytes.len().checked_sub(TAG_BYTES)?);
        hmac::verify(&self.0, signed, tag).ok()?;
        minicbor::decode(signed.strip_prefix(&PREFIX)?).ok()
    }
}

/// For fuzzing: reads `text` as a client's token, and `content` as if it had been signed; what can be read of that is issued
/// and read again. Answers whether `text` was taken for a token.
///
/// # Panics
/// When a token does not come back as it was.
#[must_use]
pub fn exercise_token(text: &str, content: &[u8]) -> bool {
    let signer = Signer::new(&[7; 32]);
    if let Ok(token) = minicbor::decode::<Token>(content) {
        assert_eq!(signer.read(&signer.issue(&token)), Some(token), "a token comes back as it was issued");
    }
    signer.read(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token() -> Token {
        Token {
            issued: Timestamp(1_700_000_000_000),
            place: Place::Shard {
                stream: StreamNo(7),
                stream_name: "s".repeat(128),
                shard: i32::MAX as u32,
                pos: Pos(u64::MAX),
            },
        }
    }

    #[test]
    fn a_token_comes_back_and_fits_the_512_characters_of_the_model() {
        let signer = Signer::new(&[1; 32]);
        let text = signer.issue(&token());
        assert!(text.len() <= 512, "{}", text.len());
        assert_eq!(signer.read(&text), Some(token()));
        assert_eq!(signer.read(&format!("\"{text}\"")), Some(token()));
    }

    #[test]
    fn no_changed_byte_is_accepted() {
        let signer = Signer::new(&[1; 32]);
        let bytes = STANDARD.decode_to_vec(signer.issue(&token()).as_bytes()).unwrap();
        for i in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[i] ^= 1;
            assert_eq!(signer.read(&STANDARD.encode_to_string(&changed)), None, "byte {i}");
        }
        for bad in ["", "a", "AAAA", "\"", &"A".repeat(512), "not base64!"] {
            assert_eq!(signer.read(bad), None, "{bad}");
        }
        assert_eq!(Signer::new(&[2; 32]).read(&signer.issue(&token())), None);
    }
}
