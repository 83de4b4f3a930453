//! Error answers.

use bytes::Bytes;
use bytestring::ByteString;
use model::{Encode, Kind, Member, Shape, ShapeWriter, Value};

use crate::{Protocol, decode, encode};

/// Header that repeats the error's type, so that clients need not read the body.
pub const ERROR_TYPE_HEADER: &str = "x-amzn-errortype";

/// The body of an error answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorBody {
    /// The type without a namespace, for example `ResourceNotFoundException`.
    pub code: ByteString,
    /// What happened; some of AWS's errors say nothing.
    pub message: Option<ByteString>,
    /// Lists of texts that some errors carry besides, by the member's name. A client does not read them.
    pub lists: Vec<(&'static str, Vec<ByteString>)>,
}

impl ErrorBody {
    /// An error with a message.
    #[must_use]
    pub fn new(code: impl Into<ByteString>, message: impl Into<ByteString>) -> Self {
        ErrorBody { code: code.into(), message: Some(message.into()), lists: Vec::new() }
    }

    /// The body in the caller's encoding.
    #[must_use]
    pub fn to_bytes(&self, protocol: Protocol) -> Bytes {
        encode(protocol, self)
    }

    /// Reads an error answer, as a client. `header` is the answer's [`ERROR_TYPE_HEADER`]; without it and without a
    /// readable body the type is empty, and the client has only the HTTP status to go by.
    #[must_use]
    pub fn from_bytes(protocol: Protocol, body: &Bytes, header: Option<&str>) -> Self {
        let decoded = decode(protocol, body, &ANSWER).ok().and_then(|decoded| decoded.value.ok());
        let slots = match decoded {
            Some(Value::Struct(slots)) => slots.into_vec(),
            _ => Vec::new(),
        };
        let mut texts = slots.into_iter().map(|slot| match slot {
            Value::Str(text) => Some(text),
            _ => None,
        });
        let mut next = || texts.next().flatten();
        let (kind, code, lower, upper) = (next(), next(), next(), next());
        let kind = kind.or(code).or(header.map(ByteString::from)).unwrap_or_default();
        ErrorBody { code: bare(&kind).into(), message: lower.or(upper), lists: Vec::new() }
    }
}

/// Cuts the namespace before `#` and the address after `:` that some servers put around the type.
fn bare(kind: &str) -> &str {
    let kind = kind.rsplit_once('#').map_or(kind, |(_, name)| name);
    kind.split_once(':').map_or(kind, |(name, _)| name)
}

impl Encode for ErrorBody {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.key("__type");
        out.string(&self.code);
        if let Some(message) = &self.message {
            // AWS's own inconsistency: this one error has a capital letter.
            out.key(if self.code == "SerializationException" { "Message" } else { "message" });
            out.string(message);
        }
        for (name, texts) in &self.lists {
            out.key(name);
            out.begin_list(texts.len());
            texts.iter().for_each(|text| out.string(text));
            out.end_list();
        }
        out.end_map();
    }
}

static TEXT: Shape = Shape {
    name: "Text",
    package: "",
    kind: Kind::String { min: None, max: None, pattern: None, values: &[] },
};

static ANSWER: Shape = Shape {
    name: "Error",
    package: "",
    kind: Kind::Structure {
        members: &[
            Member { name: "__type", shape: || &TEXT, required: false },
            Member { name: "code", shape: || &TEXT, required: false },
            Member { name: "message", shape: || &TEXT, required: false },
            Member { name: "Message", shape: || &TEXT, required: false },
        ],
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_come_back_from_both_encodings() {
        for protocol in [Protocol::Json10, Protocol::Json11, Protocol::Cbor] {
            for error in [
                ErrorBody::new("ResourceNotFoundException", "Stream x under account 1 not found."),
                ErrorBody::new("SerializationException", "Expected null"),
                ErrorBody { code: "UnknownOperationException".into(), message: None, lists: Vec::new() },
            ] {
                let bytes = error.to_bytes(protocol);
                assert_eq!(ErrorBody::from_bytes(protocol, &bytes, None), error);
            }
        }
    }

    #[test]
    fn json_errors_look_like_those_of_aws() {
        let text = ErrorBody::new("SerializationException", "Expected null").to_bytes(Protocol::Json11);
        assert_eq!(text, r#"{"__type":"SerializationException","Message":"Expected null"}"#);
        let text = ErrorBody::new("ValidationException", "no").to_bytes(Protocol::Json11);
        assert_eq!(text, r#"{"__type":"ValidationException","message":"no"}"#);
    }

    #[test]
    fn clients_read_foreign_forms_too() {
        let read = |body: &'static str, header| {
            ErrorBody::from_bytes(Protocol::Json11, &Bytes::from_static(body.as_bytes()), header)
        };
        assert_eq!(
            read(r#"{"__type":"com.amazonaws.kinesis#X","message":"m"}"#, None),
            ErrorBody::new("X", "m")
        );
        assert_eq!(read("<html>", Some("X:http://internal/")).code, "X");
        assert_eq!(read("", None), ErrorBody { code: "".into(), message: None, lists: Vec::new() });
    }
}
