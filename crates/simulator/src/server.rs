//! From request bytes to answer bytes: what the gateway does between two sockets.

use std::sync::mpsc::Sender;

use base::{AccountId, Clock, Region, Scope, TestClock};
use bytes::Bytes;
use service_api::{Caller, Events, Registry, Reply, RequestContext, Route, ServiceError};
use wire::event_stream;
use wire::{Checked, ErrorBody, Protocol, RequestHead, TypeError, ValidationError};

/// Answers one request with an HTTP status and a body. Events of a stream go to `push` before; its end is the answer.
pub(crate) async fn serve(
    registry: &Registry,
    clock: &TestClock,
    protocol: Protocol,
    operation: &str,
    body: Bytes,
    push: &Sender<Bytes>,
) -> (u16, Bytes) {
    match handle(registry, clock, protocol, operation, body, push).await {
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
    push: &Sender<Bytes>,
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
        Reply::Events(Events(mut source)) => {
            // The receiver lives as long as this task.
            let _ = push.send(event_stream::initial_response(protocol));
            loop {
                let (again, next) = source.next().await;
                source = again;
                match next {
                    Some(Ok(event)) => {
                        let _ = push.send(event_stream::event(protocol, event.name(), event.body()));
                    }
                    Some(Err(error)) => return Err(error),
                    None => return Ok(Bytes::new()),
                }
            }
        }
    }
}
