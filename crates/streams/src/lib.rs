//! Kinesis Data Streams: AWS's operations around the pure machine and the durable log.
//!
//! ```text
//!  ops/put_records.rs --+                       +-- catalog.rs   immutable view of streams, for routing
//!  ops/get_records.rs --+--> service.rs --------+-- streams-core the machine: what streams exist
//!  ops/...            --+    (state and effects) +-- commit-log   records and commands, durable
//! ```
//!
//! **Why it exists**: it is the only place where the rules of streams and the log meet. The data plane reads
//! a snapshot of the [`catalog`] and never waits for the control plane.
//!
//! **What is absent**: JSON and CBOR, sockets, files, other services. Shapes and constraints are checked
//! before an operation is called.
//!
//! **Start reading** at `ops/put_records.rs`, then [`Streams`].

mod buckets;
mod catalog;
mod convert;
mod error;
mod fan_out;
mod key_table;
mod meters;
mod metrics;
mod minutely;
mod monitoring;
pub mod ops;
mod paging;
mod ports;
mod position;
mod reading;
mod records;
mod sealing;
mod service;
mod settings;
mod shared_map;
mod tags;
mod tokens;
mod writing;

pub use fan_out::FanOutSettings;
pub use metrics::Measured;
pub use minutely::run_minutely;
pub use ops::entry;
pub use ports::StreamPorts;
pub use service::{OpenError, Streams};
pub use settings::StreamsSettings;
#[doc(hidden)]
pub use tokens::exercise_token;
