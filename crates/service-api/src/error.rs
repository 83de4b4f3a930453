//! The error that a handler answers.

use std::borrow::Cow;
use std::fmt;

use base::ByteString;

/// An AWS error: type, message and HTTP status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceError {
    /// The `__type`, for example `ResourceNotFoundException`.
    pub code: Cow<'static, str>,
    /// Text for people; clients show it as it is.
    pub message: Cow<'static, str>,
    /// HTTP status: 400 for the caller's faults, 500 and above for ours.
    pub status: u16,
    /// Lists of texts that some errors carry besides, by the member's name.
    pub lists: Vec<(&'static str, Vec<ByteString>)>,
}

impl ServiceError {
    /// An error that the caller made (status 400).
    #[must_use]
    pub fn client(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        ServiceError { code: Cow::Borrowed(code), message: message.into(), status: 400, lists: Vec::new() }
    }

    /// `InternalFailure` (status 500), retried by SDKs.
    #[must_use]
    pub fn internal(message: impl Into<Cow<'static, str>>) -> Self {
        ServiceError {
            code: Cow::Borrowed("InternalFailure"),
            message: message.into(),
            status: 500,
            lists: Vec::new(),
        }
    }

    /// `ServiceUnavailable` (status 503), retried by SDKs.
    #[must_use]
    pub fn unavailable(message: impl Into<Cow<'static, str>>) -> Self {
        ServiceError {
            code: Cow::Borrowed("ServiceUnavailable"),
            message: message.into(),
            status: 503,
            lists: Vec::new(),
        }
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl std::error::Error for ServiceError {}
