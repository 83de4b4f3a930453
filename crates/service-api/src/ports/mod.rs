//! Ports: what services ask of each other and of their neighbours, without knowing who answers. At most ten, each
//! under 80 lines, each with two implementations.

mod authorizer;
mod keys;
mod metrics;

pub use authorizer::{Access, AllowAll, Authorizer};
pub use keys::{KeyError, Keys, WrappedKey};
pub use metrics::{Metrics, Point, Series, Statistics, Unit};
