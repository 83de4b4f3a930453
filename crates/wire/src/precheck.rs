//! The checks before authentication, in AWS's order.
//!
//! 1. The method is POST.
//! 2. There is a body.
//! 3. The content type is one of AWS's, or `application/json`.
//! 4. The body parses.
//! 5. The content type is not `application/json`.
//! 6. The operation exists.
//!
//! What follows is the gateway's: authentication ([`crate::sigv4`]), then types ([`crate::Decoded::value`]), then
//! constraints ([`crate::validate`]), then the handler.

use bytes::Bytes;
use model::{Kind, Operation, Shape};

use crate::protocol::essence;
use crate::{Decoded, ErrorBody, Protocol, SyntaxError, decode};

/// What is looked at before authentication.
#[derive(Clone, Copy, Debug)]
pub struct RequestHead<'a> {
    /// The HTTP method, in capitals.
    pub method: &'a str,
    /// The `Content-Type` header; empty when there is none.
    pub content_type: &'a str,
    /// The `X-Amz-Target` header; empty when there is none.
    pub target: &'a str,
    /// What the registry has for the target.
    pub operation: Option<&'static Operation>,
}

/// A request that passed.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Encoding of the request and the answer.
    pub protocol: Protocol,
    /// What is asked for.
    pub operation: &'static Operation,
    /// The body; whether it has the right types is to be looked at after authentication.
    pub input: Decoded,
}

/// Why a request did not pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Neither method nor headers say what is wanted.
    NoOperation,
    /// A target, but a content type that AWS does not know.
    UnknownContentType,
    /// No body. Without a content type AWS answers in CBOR.
    EmptyBody {
        /// Encoding of the answer.
        protocol: Protocol,
        /// The operation exists.
        known: bool,
    },
    /// The body does not parse.
    Malformed {
        /// Encoding of the answer.
        protocol: Protocol,
        /// For the log; AWS does not tell.
        error: SyntaxError,
    },
    /// The body is `application/json` and does not parse.
    MalformedPlainJson(SyntaxError),
    /// The body is `application/json`, where AWS has no operations.
    PlainJson,
    /// No such operation.
    UnknownOperation {
        /// Encoding of the answer.
        protocol: Protocol,
    },
}

/// The answer to a [`Refusal`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusalAnswer {
    /// HTTP status.
    pub status: u16,
    /// The error's type, for [`crate::ERROR_TYPE_HEADER`].
    pub code: &'static str,
    /// `None` where AWS sends no such header.
    pub content_type: Option<&'static str>,
    /// The body.
    pub body: Bytes,
}

/// Takes a request through the checks.
///
/// # Errors
/// The first check that fails.
pub fn precheck(head: &RequestHead<'_>, body: &Bytes) -> Result<Checked, Refusal> {
    if head.method != "POST" {
        return Err(Refusal::NoOperation);
    }
    let protocol = Protocol::from_content_type(head.content_type);
    if body.is_empty() {
        let protocol = protocol.unwrap_or(Protocol::Cbor);
        return Err(Refusal::EmptyBody { protocol, known: head.operation.is_some() });
    }
    let shape = head.operation.map_or(&NOTHING, |operation| operation.input);
    let Some(protocol) = protocol else {
        if !essence(head.content_type).eq_ignore_ascii_case("application/json") {
            let has_target = head.target.split_once('.').is_some_and(|(a, b)| !a.is_empty() && !b.is_empty());
            return Err(if has_target { Refusal::UnknownContentType } else { Refusal::NoOperation });
        }
        return Err(match decode(Protocol::Json11, body, shape) {
            Ok(_) => Refusal::PlainJson,
            Err(error) => Refusal::MalformedPlainJson(error),
        });
    };
    let input = decode(protocol, body, shape).map_err(|error| Refusal::Malformed { protocol, error })?;
    match head.operation {
        Some(operation) => Ok(Checked { protocol, operation, input }),
        None => Err(Refusal::UnknownOperation { protocol }),
    }
}

/// The shape of messages that nobody will read.
static NOTHING: Shape = Shape { name: "Nothing", package: "", kind: Kind::Structure { members: &[] } };

const DENIED: &str = "AccessDeniedException";
const UNKNOWN: &str = "UnknownOperationException";
const MALFORMED: &str = "SerializationException";

impl Refusal {
    /// What AWS answers.
    #[must_use]
    pub fn answer(&self) -> RefusalAnswer {
        match self {
            Refusal::NoOperation => xml(403, DENIED, NO_OPERATION_BODY),
            Refusal::UnknownContentType => xml(404, UNKNOWN, "<UnknownOperationException/>\n"),
            Refusal::EmptyBody { protocol, known: true } | Refusal::Malformed { protocol, .. } => {
                bare(*protocol, MALFORMED)
            }
            Refusal::EmptyBody { protocol, known: false } | Refusal::UnknownOperation { protocol } => {
                bare(*protocol, UNKNOWN)
            }
            Refusal::MalformedPlainJson(_) => plain_json(400, MALFORMED),
            Refusal::PlainJson => plain_json(404, UNKNOWN),
        }
    }
}

const NO_OPERATION_BODY: &str = "<AccessDeniedException>\n  <Message>Unable to determine service/operation name to \
                                 be authorized</Message>\n</AccessDeniedException>\n";

fn xml(status: u16, code: &'static str, body: &'static str) -> RefusalAnswer {
    RefusalAnswer { status, code, content_type: None, body: Bytes::from_static(body.as_bytes()) }
}

/// An error without a message.
fn bare(protocol: Protocol, code: &'static str) -> RefusalAnswer {
    let body = ErrorBody { code: code.into(), message: None, lists: Vec::new() }.to_bytes(protocol);
    RefusalAnswer { status: 400, code, content_type: Some(protocol.content_type()), body }
}

fn plain_json(status: u16, code: &'static str) -> RefusalAnswer {
    let body = format!(r#"{{"Output":{{"__type":"com.amazon.coral.service#{code}"}},"Version":"1.0"}}"#);
    RefusalAnswer { status, code, content_type: Some("application/json"), body: body.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::kinesis::SERVICE;

    fn check(method: &str, content_type: &str, target: &str, body: &'static str) -> Result<Checked, Refusal> {
        let operation = target.strip_prefix("Kinesis_20131202.").and_then(|name| SERVICE.operation(name));
        precheck(
            &RequestHead { method, content_type, target, operation },
            &Bytes::from_static(body.as_bytes()),
        )
    }

    fn answer(method: &str, content_type: &str, target: &str, body: &'static str) -> RefusalAnswer {
        check(method, content_type, target, body).expect_err("refused").answer()
    }

    const JSON: &str = "application/x-amz-json-1.1";
    const LIST: &str = "Kinesis_20131202.ListStreams";

    #[test]
    fn a_good_request_passes() {
        let checked = check("POST", JSON, LIST, "{}").expect("passes");
        assert_eq!((checked.protocol, checked.operation.name), (Protocol::Json11, "ListStreams"));
    }

    #[test]
    fn checks_come_in_order() {
        let denied = answer("GET", JSON, LIST, "{}");
        assert_eq!((denied.status, denied.content_type), (403, None));
        assert_eq!(denied, answer("POST", "text/plain", "", "{}"));
        assert_eq!(denied, answer("POST", "text/plain", "Kinesis_20131202", "{}"));
        let unknown_type = answer("POST", "", LIST, "{}");
        assert_eq!(
            (unknown_type.status, &unknown_type.body[..]),
            (404, &b"<UnknownOperationException/>\n"[..])
        );
        let empty = answer("POST", "text/plain", LIST, "");
        assert_eq!(empty.content_type, Some("application/x-amz-cbor-1.1"));
        assert_eq!((empty.status, empty.code), (400, MALFORMED));
        assert_eq!(answer("POST", JSON, "x.y", "").body, r#"{"__type":"UnknownOperationException"}"#);
        assert_eq!(answer("POST", JSON, "x.y", "{").body, r#"{"__type":"SerializationException"}"#);
        assert_eq!(answer("POST", JSON, "x.y", "{}").body, r#"{"__type":"UnknownOperationException"}"#);
        for body in ["null", "1", "\"\""] {
            assert_eq!(answer("POST", JSON, LIST, body).code, MALFORMED);
        }
    }

    #[test]
    fn plain_json_has_its_own_errors() {
        let malformed = answer("POST", "application/json; charset=utf-8", LIST, "{");
        assert_eq!(malformed.status, 400);
        assert_eq!(
            malformed.body,
            r#"{"Output":{"__type":"com.amazon.coral.service#SerializationException"},"Version":"1.0"}"#
        );
        assert_eq!(answer("POST", "application/json", LIST, "{}").status, 404);
    }
}
