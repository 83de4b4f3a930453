//! From a head and a body to a call, in AWS's order: what [`wire::precheck`] looks at, then authentication, then
//! types, then constraints.

use bytes::Bytes;
use http::header::{self, HeaderMap, HeaderName};
use http::request::Parts;
use model::Value;
use service_api::{Caller, Route, ServiceError};
use wire::{Checked, Protocol, RequestHead, TypeError, ValidationError};

use crate::answer::{self, Answer};
use crate::caller::{Authenticator, Peer};
use crate::routes::{Routes, Served, Target};

const TARGET: HeaderName = HeaderName::from_static("x-amz-target");

/// A request that passed all checks.
pub(crate) struct Call<'a> {
    pub(crate) protocol: Protocol,
    pub(crate) route: &'a Route,
    pub(crate) caller: Caller,
    pub(crate) input: Value,
}

/// The operation that a request names.
pub(crate) fn named<'a>(routes: &'a Routes, head: &Parts) -> Option<&'a Served> {
    Target::parse(text(&head.headers, &TARGET)).and_then(|target| routes.find(target))
}

/// Takes a POST to an operation, as [`named`] found it, through the checks; the first that fails makes the answer.
pub(crate) fn check<'a>(
    served: Option<&'a Served>,
    authenticator: &Authenticator,
    peer: Peer,
    head: &Parts,
    body: &Bytes,
) -> Result<Call<'a>, Box<Answer>> {
    let target = text(&head.headers, &TARGET);
    let content_type = text(&head.headers, &header::CONTENT_TYPE);
    if let Some(protocol) = Protocol::from_content_type(content_type) {
        not_compressed(&head.headers).map_err(|error| Box::new(answer::error(protocol, &error)))?;
    }
    let operation = served.map(|served| served.route.operation());
    let request = RequestHead { method: head.method.as_str(), content_type, target, operation };
    let checked = wire::precheck(&request, body).map_err(|refusal| Box::new(answer::refusal(&refusal)))?;
    let Checked { protocol, operation, input } = checked;
    let Served { route, service, .. } = served.expect("precheck passes only what has an operation");
    let in_protocol = |error: ServiceError| Box::new(answer::error(protocol, &error));

    let caller = authenticator.identify(head, body, service, peer).map_err(in_protocol)?;
    let input = input.value.map_err(|e| in_protocol(ServiceError::client(TypeError::CODE, e.message)))?;
    wire::validate(operation.input, &input)
        .map_err(|e| in_protocol(ServiceError::client(ValidationError::CODE, e.message)))?;
    Ok(Call { protocol, route, caller, input })
}

/// A header as text; empty when there is none or it is no ASCII.
fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
}

fn not_compressed(headers: &HeaderMap) -> Result<(), ServiceError> {
    let encoding = text(headers, &header::CONTENT_ENCODING);
    if encoding.is_empty() || encoding.eq_ignore_ascii_case("identity") {
        return Ok(());
    }
    let message =
        format!("Flumen does not decode the Content-Encoding {encoding:?} yet; send the body as it is");
    Err(ServiceError::client("NotImplementedByFlumenException", message))
}
