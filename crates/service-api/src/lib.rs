//! What a service is to the gateway: operations, the registry that lists them, and errors.
//!
//! **Why it exists**: the gateway serves whatever the [`Registry`] lists and knows no service by name, and a
//! handler sees typed input and gives typed output or a [`ServiceError`]; neither knows JSON from CBOR.
//!
//! **What is absent**: bytes, sockets, a runtime.
//!
//! **Start reading** at [`Operation`], then at an `ops/` file of a service.

mod context;
mod error;
mod events;
mod future;
mod guard;
mod operation;
pub mod ports;
mod registry;

pub use context::{Caller, Principal, RequestContext};
pub use error::ServiceError;
pub use events::{EVENT_ENCODINGS, Event, EventSource, Events, NextEvent};
pub use future::BoxFuture;
pub use guard::{Guard, guarded};
pub use operation::{Handler, Operation, Plane, Reply, handler};
pub use registry::{Registry, Route, ServiceEntry};
