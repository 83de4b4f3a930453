//! Handlers that ask first whether a request may be carried out.

use std::sync::Arc;

use model::Value;

use crate::{BoxFuture, Handler, Plane, Reply, RequestContext, ServiceError};

/// Judges the requests of one operation.
pub trait Guard: Send + Sync + 'static {
    /// Whether the request may be carried out.
    ///
    /// # Errors
    /// The answer to a request that may not.
    fn check(&self, context: &RequestContext, input: &Value) -> Result<(), ServiceError>;
}

/// The same handler behind a guard.
#[must_use]
pub fn guarded(inner: Arc<dyn Handler>, guard: impl Guard) -> Arc<dyn Handler> {
    Arc::new(Guarded { inner, guard })
}

struct Guarded<G> {
    inner: Arc<dyn Handler>,
    guard: G,
}

impl<G: Guard> Handler for Guarded<G> {
    fn name(&self) -> &'static str {
        self.inner.name()
    }

    fn plane(&self) -> Plane {
        self.inner.plane()
    }

    fn iam_action(&self) -> &'static str {
        self.inner.iam_action()
    }

    fn call(&self, context: RequestContext, input: Value) -> BoxFuture<'_, Result<Reply, ServiceError>> {
        match self.guard.check(&context, &input) {
            Ok(()) => self.inner.call(context, input),
            Err(error) => Box::pin(std::future::ready(Err(error))),
        }
    }
}
