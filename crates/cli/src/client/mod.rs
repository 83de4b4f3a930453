//! A client of the AWS wire: JSON 1.1 over HTTP/1.1, signed like any SDK's requests.
//!
//! It calls a server the way everybody else does, so that the command line works against any Kinesis and sees what
//! users see. [`Client::call`] is the whole of it; [`ClientSettings`] says where to and who calls.

mod calls;
mod error;
mod events;
mod profile;
mod retry;
mod settings;
pub mod streams;

use std::marker::PhantomData;
use std::path::PathBuf;
use std::time::Duration;

use base::Timestamp;
use bytes::{Bytes, BytesMut};
use edge::http::{Transport, TransportSettings};
use http::{Request, Response, header};
use http_body_util::Full;
use model::FromValue;
use model::kinesis::SubscribeToShardInput;
use tokio::time::sleep;
use wire::sigv4::{self, UnsignedRequest};
use wire::{ErrorBody, Protocol};

pub use calls::{Input, Query};
pub use edge::http::Endpoint;
pub use error::CallError;
pub use events::Events;
pub use retry::Retry;
pub use settings::{
    ClientSettings, ConnectionArgs, DEFAULT_DATA, Environment, Process, placeholder_credentials,
};

use crate::failure::Failure;
use crate::{console, random};

const PROTOCOL: Protocol = Protocol::Json11;
/// Longer than any answer takes.
const ANSWER: Duration = Duration::from_secs(60);
/// A GetRecords answer of 10 MiB is about 14 MiB in base64.
const ANSWER_BYTES: usize = 64 << 20;
const USER_AGENT: &str = concat!("flumen-cli/", env!("CARGO_PKG_VERSION"));

/// A request that is sent many times: encoded once.
pub struct Prepared<Q> {
    body: Bytes,
    operation: PhantomData<fn(Q)>,
}

impl<Q: Query> Prepared<Q> {
    /// Encodes it.
    pub fn new(input: &Q) -> Self {
        Prepared { body: wire::encode(PROTOCOL, input), operation: PhantomData }
    }
}

/// Calls operations of one server.
pub struct Client {
    settings: ClientSettings,
    transport: Transport,
    retry: Retry,
}

impl Client {
    /// Of the flags and the environment.
    pub fn connect(args: &ConnectionArgs) -> Result<Self, Failure> {
        Ok(Client::new(ClientSettings::resolve(args, &Process)?))
    }

    /// Opens no connection yet.
    pub fn new(settings: ClientSettings) -> Self {
        let transport = TransportSettings {
            ca_files: settings.ca_files.clone(),
            // Without files, the local data directory's CA is trusted beside the system's roots.
            own_ca: Some(PathBuf::from(DEFAULT_DATA).join("tls/ca.pem")),
            answer: ANSWER,
            answer_bytes_max: ANSWER_BYTES,
        };
        let transport = Transport::new(settings.endpoint.clone(), transport);
        Client { settings, transport, retry: Retry::BRIEF }
    }

    /// With other patience.
    pub fn with_retry(self, retry: Retry) -> Self {
        Client { retry, ..self }
    }

    /// Calls an operation, again if need be. When a connection breaks before the answer, the operation may have been
    /// done already.
    pub async fn call<Q: Query>(&self, input: &Q) -> Result<Q::Output, CallError> {
        understood::<Q>(&self.exchange(input).await?)
    }

    /// Sends a request once, whatever comes of it, and signs it anew. When a connection breaks before the answer, the
    /// operation may have been done.
    pub async fn once<Q: Query>(&self, prepared: &Prepared<Q>) -> Result<Q::Output, CallError> {
        let answer = self.attempt(Q::SERVICE, Q::OPERATION, prepared.body.clone()).await?;
        understood::<Q>(&accept(&self.settings.endpoint, answer)?)
    }

    /// Subscribes to a shard, on a connection of its own.
    pub async fn subscribe(&self, input: &SubscribeToShardInput) -> Result<Events, CallError> {
        let (service, operation) = (SubscribeToShardInput::SERVICE, SubscribeToShardInput::OPERATION);
        let request = self.request(service, operation, wire::encode(PROTOCOL, input), console::now());
        let (head, mut answer) = self.transport.open(request).await?.into_parts();
        if head.status.is_success() {
            return Ok(Events::new(answer));
        }
        let mut body = BytesMut::new();
        while let Some(chunk) = answer.chunk().await? {
            body.extend_from_slice(&chunk);
        }
        let refused = accept(&self.settings.endpoint, Response::from_parts(head, body.freeze()));
        Err(refused.err().unwrap_or_else(|| CallError::foreign("no answer to a subscription")))
    }

    /// Where the requests go.
    pub fn endpoint(&self) -> &Endpoint {
        &self.settings.endpoint
    }

    /// Calls an operation that answers nothing.
    pub async fn command<I: Input>(&self, input: &I) -> Result<(), CallError> {
        self.exchange(input).await.map(drop)
    }

    /// Calls an operation once, without a verdict on the answer: for those who look at the server itself.
    pub async fn probe<I: Input>(&self, input: &I) -> Result<Response<Bytes>, CallError> {
        self.attempt(I::SERVICE, I::OPERATION, wire::encode(PROTOCOL, input)).await
    }

    /// Fetches a page of the server that is no part of the AWS API.
    pub async fn page(&self, path: &str) -> Result<Response<Bytes>, CallError> {
        let request = Request::get(path)
            .header(header::HOST, self.settings.endpoint.authority())
            .header(header::USER_AGENT, USER_AGENT)
            .body(Full::default())
            .expect("a path of ours, and settings that were checked");
        Ok(self.transport.send(request).await?)
    }

    async fn exchange<I: Input>(&self, input: &I) -> Result<Response<Bytes>, CallError> {
        let body = wire::encode(PROTOCOL, input);
        let mut failed = 0;
        loop {
            let answer = self.attempt(I::SERVICE, I::OPERATION, body.clone()).await;
            let answer = answer.and_then(|answer| accept(&self.settings.endpoint, answer));
            let Err(error) = &answer else { return answer };
            failed += 1;
            match self.retry.pause(failed, error, random::fraction()) {
                Some(pause) => sleep(pause).await,
                None => return answer,
            }
        }
    }

    async fn attempt(
        &self,
        service: &model::Service,
        operation: &str,
        body: Bytes,
    ) -> Result<Response<Bytes>, CallError> {
        let request = self.request(service, operation, body, console::now());
        Ok(self.transport.send(request).await?)
    }

    fn request(
        &self,
        service: &model::Service,
        operation: &str,
        body: Bytes,
        now: Timestamp,
    ) -> Request<Full<Bytes>> {
        let ClientSettings { endpoint, region, credentials, .. } = &self.settings;
        let (authority, target) = (endpoint.authority(), format!("{}.{operation}", service.target_prefix));
        let headers = [
            ("host", authority.as_str()),
            ("content-type", PROTOCOL.content_type()),
            ("x-amz-target", target.as_str()),
        ];
        let unsigned = UnsignedRequest {
            method: "POST",
            path: &endpoint.path,
            query: "",
            headers: &headers,
            body: &body,
        };
        let added = sigv4::sign(&unsigned, credentials, region, service.name, now);
        let mut request = Request::post(&endpoint.path).header(header::USER_AGENT, USER_AGENT);
        for (name, value) in
            headers.into_iter().chain(added.iter().map(|(name, value)| (*name, value.as_str())))
        {
            request = request.header(name, value);
        }
        request.body(Full::new(body)).expect("the settings were checked when they were read")
    }
}

/// The answer of an operation.
fn understood<Q: Query>(answer: &Response<Bytes>) -> Result<Q::Output, CallError> {
    let decoded = wire::decode(PROTOCOL, answer.body(), Q::Output::shape());
    let decoded = decoded.map_err(|_| CallError::foreign("the body is no JSON object"))?;
    let value = decoded.value.map_err(|error| CallError::foreign(format!("{}: {error:?}", Q::OPERATION)))?;
    Ok(Q::Output::from_value(value))
}

/// Errors of the service become errors.
fn accept(endpoint: &Endpoint, answer: Response<Bytes>) -> Result<Response<Bytes>, CallError> {
    let status = answer.status();
    if status.is_success() {
        return Ok(answer);
    }
    let header = answer.headers().get(wire::ERROR_TYPE_HEADER).and_then(|value| value.to_str().ok());
    let error = ErrorBody::from_bytes(PROTOCOL, answer.body(), header);
    if error.code.is_empty() {
        if status.is_server_error() {
            return Err(CallError::service(
                "ServiceUnavailable",
                &format!("HTTP status {status}"),
                status.as_u16(),
            ));
        }
        return Err(CallError::foreign(format!("{endpoint} answers HTTP status {status}")));
    }
    Err(CallError::service(&error.code, error.message.as_deref().unwrap_or_default(), status.as_u16()))
}
