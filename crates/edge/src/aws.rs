//! Calls of an AWS API at a URL: signed, bounded, and with errors as a service of ours would answer them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use base::{Clock, Scope};
use bytes::Bytes;
use http::{Request, Response, header};
use http_body_util::Full;
use service_api::ports::{Access, Authorizer};
use service_api::{Caller, ServiceError};
use wire::sigv4::{self, Credentials, UnsignedRequest};
use wire::{ErrorBody, Protocol};

use crate::http::{Endpoint, Transport, TransportSettings};

const USER_AGENT: &str = concat!("flumen/", env!("CARGO_PKG_VERSION"));
/// Bytes of an error's text that are passed on.
const TEXT_MAX: usize = 1_000;

/// Where a neighbour is, and as whom it is called.
#[derive(Clone, Debug)]
pub struct AwsSettings {
    /// Its endpoint.
    pub endpoint: Endpoint,
    /// What signs. Without any, the account of the resource is the access key id, as servers that know accounts by it
    /// take it.
    pub credentials: Option<Credentials>,
    /// Time for an answer.
    pub answer: Duration,
    /// Bytes of an answer.
    pub answer_bytes_max: usize,
}

/// An API of AWS at a URL.
pub(crate) struct AwsEndpoint {
    transport: Transport,
    credentials: Option<Credentials>,
    clock: Arc<dyn Clock>,
}

/// An API of AWS at a URL, or none, and what callers may do there.
pub(crate) struct Neighbour {
    aws: Option<AwsEndpoint>,
    authorizer: Arc<dyn Authorizer>,
    clock: Arc<dyn Clock>,
}

/// One request.
pub(crate) struct Call<'a> {
    /// As signatures name it.
    pub service: &'static str,
    /// Account and region of the resource.
    pub scope: &'a Scope,
    /// Below the endpoint's own path; nothing in it needs an escape.
    pub path: &'a str,
    /// Without its question mark.
    pub query: &'a str,
    /// All but those that every request has.
    pub headers: &'a [(&'a str, &'a str)],
    pub body: Bytes,
}

impl AwsEndpoint {
    /// `clock` is the real one: the other side compares it with its own.
    pub fn new(settings: AwsSettings, clock: Arc<dyn Clock>) -> Self {
        let AwsSettings { endpoint, credentials, answer, answer_bytes_max } = settings;
        let transport = TransportSettings { ca_files: Vec::new(), own_ca: None, answer, answer_bytes_max };
        AwsEndpoint { transport: Transport::new(endpoint, transport), credentials, clock }
    }

    pub fn endpoint(&self) -> &Endpoint {
        self.transport.endpoint()
    }

    /// Sends a request; an answer of any status is one.
    pub async fn post(&self, call: Call<'_>) -> Result<Response<Bytes>, ServiceError> {
        let endpoint = self.transport.endpoint();
        let authority = endpoint.authority();
        let path = format!("{}{}", endpoint.path.trim_end_matches('/'), call.path);
        let mut headers = vec![("host", authority.as_str())];
        headers.extend_from_slice(call.headers);
        let unsigned = UnsignedRequest {
            method: "POST",
            path: &path,
            query: call.query,
            headers: &headers,
            body: &call.body,
        };
        let of_account = || Credentials {
            access_key: call.scope.account.to_string(),
            secret_key: "flumen".to_owned(),
            session_token: None,
        };
        let credentials = self.credentials.clone().unwrap_or_else(of_account);
        let region = call.scope.region.as_str();
        let added = sigv4::sign(&unsigned, &credentials, region, call.service, self.clock.now());
        let target = if call.query.is_empty() { path.clone() } else { format!("{path}?{}", call.query) };
        let mut request = Request::post(target).header(header::USER_AGENT, USER_AGENT);
        for (name, value) in headers.iter().copied().chain(added.iter().map(|(n, v)| (*n, v.as_str()))) {
            request = request.header(name, value);
        }
        // Only credentials are not checked when they are read, and may hold what no header can.
        let request = request.body(Full::new(call.body)).map_err(|_| {
            ServiceError::internal("the credentials of the edges hold characters that no header can")
        })?;
        self.transport.send(request).await.map_err(|error| ServiceError::unavailable(error.to_string()))
    }
}

impl Neighbour {
    /// The one at an endpoint; without one there is none. `clock` is the real one.
    pub fn new(
        settings: Option<AwsSettings>,
        authorizer: Arc<dyn Authorizer>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        let aws = settings.map(|settings| AwsEndpoint::new(settings, Arc::clone(&clock)));
        Neighbour { aws, authorizer, clock }
    }

    /// Where it is; `not_configured` is said where there is none.
    pub fn endpoint(&self, not_configured: &'static str) -> Result<&AwsEndpoint, ServiceError> {
        self.aws.as_ref().ok_or_else(|| ServiceError::client("InvalidArgumentException", not_configured))
    }

    /// Whether a caller may do this to the resource with this ARN.
    pub fn authorize(&self, caller: &Caller, action: &str, resource: &str) -> Result<(), ServiceError> {
        if !self.authorizer.enforces() {
            return Ok(());
        }
        self.authorizer.authorize(&Access {
            caller,
            action,
            resource,
            resource_policy: None,
            resource_tags: &BTreeMap::new(),
            request_tags: &[],
            tag_keys: &[],
            now: self.clock.now(),
        })
    }
}

/// What an answer that is no success says.
pub(crate) fn refusal(endpoint: &Endpoint, answer: &Response<Bytes>) -> ServiceError {
    let status = answer.status();
    let header = answer.headers().get(wire::ERROR_TYPE_HEADER).and_then(|value| value.to_str().ok());
    let error = ErrorBody::from_bytes(Protocol::Json11, answer.body(), header);
    let text = error.message.as_deref().unwrap_or_default();
    let code = match (error.code.is_empty(), status.as_u16()) {
        (false, _) => error.code.to_string(),
        (true, 403) => "AccessDeniedException".to_owned(),
        (true, 404) => "ResourceNotFoundException".to_owned(),
        (true, 429) => "TooManyRequestsException".to_owned(),
        (true, 500..) => "ServiceUnavailable".to_owned(),
        (true, _) => "InvalidRequest".to_owned(),
    };
    let message = match text.is_empty() {
        true => format!("{endpoint} answers HTTP status {status}"),
        false => short(text).to_owned(),
    };
    ServiceError { code: code.into(), message: message.into(), status: status.as_u16(), lists: Vec::new() }
}

/// The beginning of a text that somebody else chose.
pub(crate) fn short(text: &str) -> &str {
    match text.char_indices().nth(TEXT_MAX) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}
