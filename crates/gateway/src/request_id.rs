//! The two ids on every answer.

use base::{ByteString, Rng};
use bytes::Bytes;
use http::header::{HeaderMap, HeaderName, HeaderValue};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-amzn-requestid");
const ID_2: HeaderName = HeaderName::from_static("x-amz-id-2");
const UUID_LENGTH: usize = 36;
const ID_2_LENGTH: usize = 96;

/// `x-amzn-RequestId`, a UUID of version 4, and `x-amz-id-2`, 72 random bytes in base64.
pub(crate) struct Ids {
    both: Bytes,
}

impl Ids {
    pub(crate) fn generate(rng: &dyn Rng) -> Self {
        let mut random = [0; 16 + 72];
        rng.fill(&mut random);
        let mut both = Vec::with_capacity(UUID_LENGTH + ID_2_LENGTH);
        write_uuid(&mut both, &random[..16]);
        write_base64(&mut both, &random[16..]);
        Ids { both: both.into() }
    }

    /// The request id, for logs.
    pub(crate) fn request_id(&self) -> &str {
        std::str::from_utf8(&self.both[..UUID_LENGTH]).expect("hex digits and dashes")
    }

    /// The request id, for handlers.
    pub(crate) fn request_id_text(&self) -> ByteString {
        ByteString::try_from(self.both.slice(..UUID_LENGTH)).expect("hex digits and dashes")
    }

    /// Sets both headers.
    pub(crate) fn mark(self, headers: &mut HeaderMap) {
        headers.insert(REQUEST_ID, value(self.both.slice(..UUID_LENGTH)));
        headers.insert(ID_2, value(self.both.slice(UUID_LENGTH..)));
    }

    /// Sets the request id alone, as AWS does for preflights.
    pub(crate) fn mark_preflight(self, headers: &mut HeaderMap) {
        headers.insert(REQUEST_ID, value(self.both.slice(..UUID_LENGTH)));
    }
}

fn value(text: Bytes) -> HeaderValue {
    HeaderValue::from_maybe_shared(text).expect("hex digits, dashes and base64")
}

fn write_uuid(out: &mut Vec<u8>, random: &[u8]) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    for (i, &byte) in random.iter().enumerate() {
        let byte = match i {
            6 => (byte & 0x0f) | 0x40,
            8 => (byte & 0x3f) | 0x80,
            _ => byte,
        };
        if matches!(i, 4 | 6 | 8 | 10) {
            out.push(b'-');
        }
        out.push(HEX[usize::from(byte >> 4)]);
        out.push(HEX[usize::from(byte & 15)]);
    }
}

/// Base64 of a multiple of three bytes.
fn write_base64(out: &mut Vec<u8>, bytes: &[u8]) {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for three in bytes.chunks_exact(3) {
        let n = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        for shift in [18, 12, 6, 0] {
            out.push(ALPHABET[(n >> shift) as usize & 63]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Ones;
    impl Rng for Ones {
        fn fill(&self, out: &mut [u8]) {
            out.fill(0xff);
        }
    }

    #[test]
    fn ids_have_the_forms_of_aws() {
        let ids = Ids::generate(&Ones);
        assert_eq!(ids.request_id(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        let mut headers = HeaderMap::new();
        ids.mark(&mut headers);
        assert_eq!(headers["x-amzn-RequestId"], "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(headers["x-amz-id-2"], "/".repeat(96));
    }
}
