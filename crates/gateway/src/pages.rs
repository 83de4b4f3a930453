//! Plain pages beside the AWS API.

use std::borrow::Cow;

use bytes::Bytes;

use crate::GatewayStats;

/// The pages of the server: `/live`, `/ready`, `/metrics` and whatever else it has. The gateway has none of its own.
pub trait Pages: Send + Sync + 'static {
    /// The page at a path (without its query string), asked for by GET or HEAD; `None` leaves the request to the AWS API.
    fn get(&self, path: &str, stats: &GatewayStats) -> Option<Page>;
}

/// No page at all.
impl Pages for () {
    fn get(&self, _path: &str, _stats: &GatewayStats) -> Option<Page> {
        None
    }
}

/// One answer to a GET.
#[derive(Clone, Debug)]
pub struct Page {
    /// HTTP status, for example 200.
    pub status: u16,
    /// For example `text/plain; charset=utf-8`.
    pub content_type: Cow<'static, str>,
    /// The content.
    pub body: Bytes,
}

impl Page {
    /// A page of plain text with a status.
    #[must_use]
    pub fn text(status: u16, text: impl Into<String>) -> Self {
        Page { status, content_type: "text/plain; charset=utf-8".into(), body: Bytes::from(text.into()) }
    }

    /// A page of HTML with status 200.
    #[must_use]
    pub fn html(text: impl Into<Bytes>) -> Self {
        Page { status: 200, content_type: "text/html; charset=utf-8".into(), body: text.into() }
    }
}
