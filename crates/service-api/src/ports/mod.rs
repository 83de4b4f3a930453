//! Ports: what services ask of each other and of their neighbours, without knowing who answers. At most ten, each
//! under 80 lines, each with two implementations.

mod keys;
mod metrics;

pub use keys::{KeyError, Keys, WrappedKey};
pub use metrics::{Metrics, Point, Series, Statistics, Unit};
