//! The encodings by their content types.

/// How a message is encoded. The answer, errors too, is always in the encoding of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// AWS JSON 1.0.
    Json10,
    /// AWS JSON 1.1.
    Json11,
    /// AWS CBOR 1.1: the shapes of AWS JSON, blobs as byte strings, times as milliseconds.
    Cbor,
}

impl Protocol {
    /// Finds the protocol of a `Content-Type` header; parameters such as a charset do not matter. `None` for all
    /// other types, `application/json` among them, which AWS treats apart (see [`crate::precheck`]).
    #[must_use]
    pub fn from_content_type(header: &str) -> Option<Self> {
        let essence = essence(header);
        [Protocol::Json11, Protocol::Json10, Protocol::Cbor]
            .into_iter()
            .find(|protocol| essence.eq_ignore_ascii_case(protocol.content_type()))
    }

    /// The `Content-Type` of messages.
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Protocol::Json10 => "application/x-amz-json-1.0",
            Protocol::Json11 => "application/x-amz-json-1.1",
            Protocol::Cbor => "application/x-amz-cbor-1.1",
        }
    }
}

/// A content type without its parameters.
pub(crate) fn essence(header: &str) -> &str {
    header.split_once(';').map_or(header, |(essence, _)| essence).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_types_name_protocols() {
        for protocol in [Protocol::Json10, Protocol::Json11, Protocol::Cbor] {
            assert_eq!(Protocol::from_content_type(protocol.content_type()), Some(protocol));
        }
        let with_charset = "Application/X-Amz-Json-1.1; charset=utf-8";
        assert_eq!(Protocol::from_content_type(with_charset), Some(Protocol::Json11));
        for other in ["", "application/json", "text/plain", "application/x-amz-json-1.2"] {
            assert_eq!(Protocol::from_content_type(other), None);
        }
    }
}
