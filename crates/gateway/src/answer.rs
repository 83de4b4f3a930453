//! Answers as HTTP responses.

use std::borrow::Cow;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use base::ByteString;
use bytes::Bytes;
use http::header::{self, HeaderName, HeaderValue};
use http::request::Parts;
use http::{Response, StatusCode};
use http_body::{Body, Frame, SizeHint};
use service_api::ServiceError;
use wire::{ErrorBody, Protocol, Refusal};

use crate::Page;
use crate::streaming::EventBody;

/// A response.
pub(crate) type Answer = Response<AnswerBody>;

/// What a response carries.
pub(crate) enum AnswerBody {
    /// All of it is there, or nothing is left.
    Whole(Bytes),
    /// It comes event by event.
    Events(Box<EventBody>),
}

impl Body for AnswerBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.get_mut() {
            AnswerBody::Whole(whole) if whole.is_empty() => Poll::Ready(None),
            AnswerBody::Whole(whole) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(whole))))),
            AnswerBody::Events(events) => events.poll_frame(cx),
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            AnswerBody::Whole(whole) => whole.is_empty(),
            AnswerBody::Events(events) => events.is_over(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            AnswerBody::Whole(whole) => SizeHint::with_exact(whole.len() as u64),
            AnswerBody::Events(_) => SizeHint::default(),
        }
    }
}

/// A response whose body is there whole.
pub(crate) fn whole(body: Bytes) -> Answer {
    Response::new(AnswerBody::Whole(body))
}

const ERROR_TYPE: HeaderName = HeaderName::from_static(wire::ERROR_TYPE_HEADER);

/// An answer with nothing but a status.
pub(crate) fn bare(status: StatusCode) -> Answer {
    let mut answer = whole(Bytes::new());
    *answer.status_mut() = status;
    answer
}

/// The output of an operation, encoded.
pub(crate) fn message(protocol: Protocol, message: Bytes) -> Answer {
    let mut answer = whole(message);
    set_content_type(&mut answer, protocol);
    answer
}

/// The output of an operation that has none.
pub(crate) fn empty_message(protocol: Protocol) -> Answer {
    let mut answer = bare(StatusCode::OK);
    set_content_type(&mut answer, protocol);
    answer
}

/// The output of an operation that answers a stream.
pub(crate) fn events(body: EventBody) -> Answer {
    let mut answer = Response::new(AnswerBody::Events(Box::new(body)));
    let content_type = HeaderValue::from_static(wire::event_stream::EVENT_STREAM_CONTENT_TYPE);
    answer.headers_mut().insert(header::CONTENT_TYPE, content_type);
    answer
}

/// An error in the caller's encoding.
pub(crate) fn error(protocol: Protocol, error: &ServiceError) -> Answer {
    let (code, message) = (text(error.code.clone()), Some(text(error.message.clone())));
    let body = ErrorBody { code, message, lists: error.lists.clone() };
    let mut answer = whole(body.to_bytes(protocol));
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
    let mut answer = whole(refused.body);
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
    let mut answer = whole(if head_only { Bytes::new() } else { page.body });
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
