//! Base64: into the output, and out of a request into one buffer.

use base64_simd::{AsOut, STANDARD};
use bytes::{Bytes, BytesMut};

/// Appends the base64 form of some bytes.
pub(crate) fn append_base64(out: &mut Vec<u8>, bytes: &[u8]) {
    // base64-simd reserves exactly, which would copy the whole output for every blob.
    out.reserve(STANDARD.encoded_length(bytes.len()) + 1);
    STANDARD.encode_append(bytes, out);
}

/// Decodes all blobs of a request into one allocation.
#[derive(Default)]
pub(crate) struct BlobBuffer(BytesMut);

impl BlobBuffer {
    /// Decodes one blob. `body` is the length of the request, which bounds the sum of all its blobs.
    ///
    /// # Errors
    /// What AWS says of the text.
    pub(crate) fn decode(&mut self, text: &str, body: usize) -> Result<Bytes, String> {
        if text.is_empty() {
            return Ok(Bytes::new());
        }
        let room = STANDARD.estimated_decoded_length(text.len());
        if self.0.capacity() < room {
            self.0.reserve(STANDARD.estimated_decoded_length(body).max(room));
        }
        self.0.resize(room, 0);
        match STANDARD.decode(text.as_bytes(), self.0.as_mut().as_out()) {
            Ok(decoded) => {
                let length = decoded.len();
                Ok(self.0.split_to(length).freeze())
            }
            Err(_) => {
                self.0.clear();
                Err(format!("'{text}' can not be converted to a Blob: {}", complaint(text)))
            }
        }
    }
}

/// Why a text is no base64, in AWS's words and order (the misspelling is theirs).
fn complaint(text: &str) -> String {
    let length = text.encode_utf16().count();
    if !length.is_multiple_of(4) {
        return format!("Base64 encoded length is expected a multiple of 4 bytes but found: {length}");
    }
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        let alphabet = char.is_ascii_alphanumeric() || matches!(char, '+' | '/' | '=');
        if !alphabet || (char == '=' && chars.peek().is_some_and(|next| *next != '=')) {
            return format!("Invalid Base64 character: '{char}'");
        }
    }
    "Invalid last non-pad Base64 character dectected".into()
}
