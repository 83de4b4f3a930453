//! Answers as HTTP responses.

use std::borrow::Cow;

use base::ByteString;
use bytes::Bytes;
use http::header::{self, HeaderName, HeaderValue};
use http::request::Parts;
use http::{Response, StatusCode};
use http_body_util::Full;
use model::Encode;
use service_api::ServiceError;
use wire::{ErrorBody, Protocol, Refusal};

use crate::Page;

/// A response whose body is there whole.
pub(crate) type Answer = Response<Full<Bytes>>;

const ERROR_TYPE: HeaderName = HeaderName::from_static(wire::ERROR_TYPE_HEADER);

/// An answer with nothing but a status.
pub(crate) fn bare(status: StatusCode) -> Answer {
    let mut answer = Response::new(Full::default());
    *answer.status_mut() = status;
    answer
}

/// The output of an operation.
pub(crate) fn message(protocol: Protocol, message: &dyn Encode) -> Answer {
    let mut answer = Response::new(Full::new(wire::encode(protocol, message)));
    set_content_type(&mut answer, protocol);
    answer
}

/// The output of an operation that has none.
pub(crate) fn empty_message(protocol: Protocol) -> Answer {
    let mut answer = bare(StatusCode::OK);
    set_content_type(&mut answer, protocol);
    answer
}

/// An error in the caller's encoding.
pub(crate) fn error(protocol: Protocol, error: &ServiceError) -> Answer {
    let body = ErrorBody { code: text(error.code.clone()), message: Some(text(error.message.clone())) }
        .to_bytes(protocol);
    let mut answer = Response::new(Full::new(body));
    *answer.status_mut() = StatusCode::from_u16(error.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    set_content_type(&mut answer, protocol);
    if let Ok(code) = HeaderValue::from_str(&error.code) {
        answer.headers_mut().insert(ERROR_TYPE, code);
    }
    answer
}

/// A refusal of the checks before authentication.
pub(crate) fn refusal(refusal: &Refusal) -> Answer {
    let refused = refusal.answer();
    let mut answer = Response::new(Full::new(refused.body));
    *answer.status_mut() = StatusCode::from_u16(refused.status).unwrap_or(StatusCode::BAD_REQUEST);
    let headers = answer.headers_mut();
    if let Some(content_type) = refused.content_type {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    }
    headers.insert(ERROR_TYPE, HeaderValue::from_static(refused.code));
    answer
}

/// A page, or its head alone.
pub(crate) fn page(page: Page, head_only: bool) -> Answer {
    let length = page.body.len();
    let mut answer = Response::new(Full::new(if head_only { Bytes::new() } else { page.body }));
    *answer.status_mut() = StatusCode::from_u16(page.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = answer.headers_mut();
    if let Ok(content_type) = HeaderValue::try_from(&*page.content_type) {
        headers.insert(header::CONTENT_TYPE, content_type);
    }
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    answer
}

/// The encoding for errors that do not wait for the content type's turn in the checks.
pub(crate) fn protocol_of(head: &Parts) -> Protocol {
    let content_type = head.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    content_type.and_then(Protocol::from_content_type).unwrap_or(Protocol::Json11)
}

fn set_content_type(answer: &mut Answer, protocol: Protocol) {
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(protocol.content_type()));
}

fn text(text: Cow<'static, str>) -> ByteString {
    match text {
        Cow::Borrowed(text) => ByteString::from_static(text),
        Cow::Owned(text) => ByteString::from(text),
    }
}
