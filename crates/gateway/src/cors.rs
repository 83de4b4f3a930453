//! Which web pages may call, and what they are told.
//!
//! Pages of this machine may, others only by a setting. A request that a browser sent for any other page is refused
//! outright: no SDK sends an `Origin`, and without this rule every page on the web could reach a server on the
//! loopback address, by name tricks even past the browser's own checks.

use bytes::Bytes;
use http::StatusCode;
use http::header::{self, HeaderMap, HeaderValue};
use http::request::Parts;

use crate::answer::{self, Answer};

const EXPOSED: &str =
    "x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date";
/// Two days, as AWS says.
const MAX_AGE_SECONDS: &str = "172800";

const FOREIGN: &str = "<AccessDeniedException>\n  <Message>Pages of this origin may not call; see the setting \
                       cors_origins</Message>\n</AccessDeniedException>\n";

/// What is known of the page that a request comes from.
pub(crate) enum Origin {
    /// Not from a page.
    None,
    /// From a page that may call.
    Allowed(HeaderValue),
    /// From a page that may not.
    Foreign,
}

impl Origin {
    /// Judges the `Origin` header.
    pub(crate) fn of(headers: &HeaderMap, allowed: &[String]) -> Origin {
        let Some(value) = headers.get(header::ORIGIN) else { return Origin::None };
        match value.to_str() {
            Ok(origin) if is_loopback(origin) || allowed.iter().any(|a| a == "*" || a == origin) => {
                Origin::Allowed(value.clone())
            }
            _ => Origin::Foreign,
        }
    }

    /// Tells the browser that the page may see the answer.
    pub(crate) fn mark(self, headers: &mut HeaderMap) {
        if let Origin::Allowed(origin) = self {
            headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
            allow(origin, headers);
        }
    }
}

/// Answers a preflight of an allowed page: whatever it asks for is granted.
pub(crate) fn preflight(request: &Parts, origin: HeaderValue) -> Answer {
    let mut answer = answer::bare(StatusCode::OK);
    let headers = answer.headers_mut();
    for (asked, granted) in [
        (header::ACCESS_CONTROL_REQUEST_HEADERS, header::ACCESS_CONTROL_ALLOW_HEADERS),
        (header::ACCESS_CONTROL_REQUEST_METHOD, header::ACCESS_CONTROL_ALLOW_METHODS),
    ] {
        if let Some(value) = request.headers.get(asked) {
            headers.insert(granted, value.clone());
        }
    }
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static(MAX_AGE_SECONDS));
    allow(origin, headers);
    answer
}

/// Refuses a request of a page that may not call.
pub(crate) fn foreign() -> Answer {
    let mut answer = answer::whole(Bytes::from_static(FOREIGN.as_bytes()));
    *answer.status_mut() = StatusCode::FORBIDDEN;
    answer
}

fn allow(origin: HeaderValue, headers: &mut HeaderMap) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.insert(header::VARY, HeaderValue::from_static("Origin"));
}

/// `http(s)://` and `localhost`, `127.0.0.1` or `[::1]`, with or without a port.
fn is_loopback(origin: &str) -> bool {
    let Some(host) = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://")) else {
        return false;
    };
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| match host.strip_prefix(name) {
        Some("") => true,
        Some(rest) => rest.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok()),
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_this_machine_are_local() {
        for good in ["http://localhost", "https://localhost:3000", "http://127.0.0.1:8080", "http://[::1]:1"]
        {
            assert!(is_loopback(good), "{good}");
        }
        for bad in [
            "null",
            "localhost",
            "http://localhost.evil.example",
            "http://localhost:3000.evil.example",
            "http://localhost@evil.example",
            "http://127.0.0.11",
            "http://evil.example/http://localhost",
            "file://localhost",
        ] {
            assert!(!is_loopback(bad), "{bad}");
        }
    }
}
