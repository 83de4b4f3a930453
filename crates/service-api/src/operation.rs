//! One operation of a service, and its form without types that the registry holds.

use std::future::Future;
use std::marker::PhantomData;
use std::sync::Arc;

use model::{Encode, FromValue, Value};

use crate::{BoxFuture, Events, RequestContext, ServiceError};

/// Which kind of work an operation is. The data plane never waits for the control plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plane {
    /// Works on records.
    Data,
    /// Works on resources.
    Control,
}

/// One AWS operation. Implemented by a unit struct in a file of its own.
pub trait Operation: Send + Sync + 'static {
    /// The service that it belongs to.
    type Service: Send + Sync + 'static;
    /// Generated input structure; decoded and checked before [`Operation::call`].
    type Input: FromValue + Send;
    /// Generated output structure.
    type Output: Encode + Send + 'static;

    /// Name as in the model, for example `PutRecords`.
    const NAME: &'static str;
    /// Data or control plane.
    const PLANE: Plane;
    /// Action that a policy must allow, for example `kinesis:PutRecords`.
    const IAM_ACTION: &'static str;

    /// Does the work.
    fn call(
        service: &Self::Service,
        context: RequestContext,
        input: Self::Input,
    ) -> impl Future<Output = Result<Self::Output, ServiceError>> + Send;

    /// How the output is answered. An operation that answers a stream has [`Events`] as its output and overrides
    /// this with `Reply::Events(output)`.
    #[must_use]
    fn reply(output: Self::Output) -> Reply {
        Reply::Message(Box::new(output))
    }
}

/// What a handler answers.
pub enum Reply {
    /// One message in the caller's encoding.
    Message(Box<dyn Encode + Send>),
    /// A stream of events, each in the caller's encoding.
    Events(Events),
}

/// An operation bound to its service, without types.
pub trait Handler: Send + Sync + 'static {
    /// See [`Operation::NAME`].
    fn name(&self) -> &'static str;
    /// See [`Operation::PLANE`].
    fn plane(&self) -> Plane;
    /// See [`Operation::IAM_ACTION`].
    fn iam_action(&self) -> &'static str;
    /// Does the work on an input that was decoded and checked against the operation's input shape.
    fn call(&self, context: RequestContext, input: Value) -> BoxFuture<'_, Result<Reply, ServiceError>>;
}

/// Binds an operation to its service.
#[must_use]
pub fn handler<O: Operation>(service: &Arc<O::Service>) -> Arc<dyn Handler> {
    Arc::new(Bound::<O> { service: Arc::clone(service), operation: PhantomData })
}

struct Bound<O: Operation> {
    service: Arc<O::Service>,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Handler for Bound<O> {
    fn name(&self) -> &'static str {
        O::NAME
    }

    fn plane(&self) -> Plane {
        O::PLANE
    }

    fn iam_action(&self) -> &'static str {
        O::IAM_ACTION
    }

    fn call(&self, context: RequestContext, input: Value) -> BoxFuture<'_, Result<Reply, ServiceError>> {
        Box::pin(async move {
            let output = O::call(&self.service, context, O::Input::from_value(input)).await?;
            Ok(O::reply(output))
        })
    }
}
