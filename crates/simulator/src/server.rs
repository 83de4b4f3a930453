//! From request bytes to answer bytes: what the gateway does between two sockets.

use base::{AccountId, Clock, Region, Scope, TestClock};
use bytes::Bytes;
use service_api::{Caller, Registry, Reply, RequestContext, Route, ServiceError};
use wire::{Checked, ErrorBody, Protocol, RequestHead, TypeError, ValidationError};

/// Answers one request with an HTTP status and a body.
pub(crate) async fn serve(
    registry: &Registry,
    clock: &TestClock,
    protocol: Protocol,
    operation: &str,
    body: Bytes,
) -> (u16, Bytes) {
    match handle(registry, clock, protocol, operation, body).await {
        Ok(body) => (200, body),
        Err(error) => {
            let body = ErrorBody::new(error.code.into_owned(), error.message.into_owned()).to_bytes(protocol);
            (error.status, body)
        }
    }
}

async fn handle(
    registry: &Registry,
    clock: &TestClock,
    protocol: Protocol,
    operation: &str,
    body: Bytes,
) -> Result<Bytes, ServiceError> {
    let target = format!("Kinesis_20131202.{operation}");
    let route = registry.route(&target);
    let head = RequestHead {
        method: "POST",
        content_type: protocol.content_type(),
        target: &target,
        operation: route.map(Route::operation),
    };
    let Checked { operation, input, .. } = wire::precheck(&head, &body)
        .map_err(|refusal| ServiceError::client(refusal.answer().code, "refused before any check"))?;
    let input = input.value.map_err(|e| ServiceError::client(TypeError::CODE, e.message))?;
    wire::validate(operation.input, &input)
        .map_err(|e| ServiceError::client(ValidationError::CODE, e.message))?;
    let handler = match route.expect("precheck passes only what has an operation") {
        Route::Built(_, handler) => handler,
        Route::NotYet(_, error) => return Err(error.clone()),
    };
    let scope = Scope { account: AccountId::DEFAULT, region: Region::DEFAULT };
    let caller = Caller::new("simulated".into(), scope);
    let context = RequestContext { caller, request_id: "simulated".into(), now: clock.now() };
    match handler.call(context, input).await? {
        Reply::Message(message) => Ok(wire::encode(protocol, &*message)),
        Reply::Events(_) => Err(ServiceError::client("NotSimulated", "streams of events")),
    }
}
