//! Plain pages beside the AWS API.

use std::borrow::Cow;

use bytes::Bytes;
use service_api::BoxFuture;

use crate::GatewayStats;

/// The pages of the server: `/live`, `/ready`, `/metrics` and whatever else it has. The gateway has none of its own.
pub trait Pages: Send + Sync + 'static {
    /// The page at a path (without its query string), asked for by GET or HEAD; `None` leaves the request to the AWS API.
    fn get(&self, path: &str, stats: &GatewayStats) -> Option<Page>;

    /// What is to be done for a POST with this body to a path below [`ADMIN_PATH`]; `None` leaves the request to the AWS
    /// API. Nobody has been authenticated.
    fn post<'a>(&'a self, path: &'a str, body: Bytes) -> Option<BoxFuture<'a, Page>> {
        let _ = (path, body);
        None
    }
}

/// Paths of POST requests that the server may answer itself begin with this. AWS's clients post to `/`.
pub const ADMIN_PATH: &str = "/_flumen/";

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

    /// A page of JSON with a status.
    #[must_use]
    pub fn json(status: u16, text: impl Into<Bytes>) -> Self {
        Page { status, content_type: "application/json".into(), body: text.into() }
    }

    /// A page of HTML with status 200.
    #[must_use]
    pub fn html(text: impl Into<Bytes>) -> Self {
        Page { status: 200, content_type: "text/html; charset=utf-8".into(), body: text.into() }
    }
}
