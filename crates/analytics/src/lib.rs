//! Kinesis Data Analytics for SQL: applications as AWS's two APIs describe them, and as they run.
//!
//! ```text
//!  ops/v1/*  KinesisAnalytics_20150814 --+
//!                                        +--> service.rs --> core/    the machine: what applications exist
//!  ops/v2/*  KinesisAnalytics_20180523 --+        |
//!                                                 +--------> spec.rs  the seam: Runner
//!                                                              ^
//!                                              runtime/ -------+      sources, SQL engine, outputs, checkpoints
//! ```
//!
//! **Why it exists**: AWS switched the service off; its applications run here through the same calls. What is configured
//! (versions, states, tags) and what runs are kept apart by [`Runner`]: either side can be tested alone.
//!
//! **What is absent**: the dialect (crate `sql`), streams (they are reached through ports of `service-api`), JSON, sockets.
//!
//! **Start reading** at [`Analytics`], then [`ApplicationSpec`], then `runtime/task.rs`.

mod core;
mod error;
pub mod ops;
mod program;
pub mod runtime;
mod service;
mod settings;
mod spec;
mod specs;

pub use core::CodecError;
pub use service::{Analytics, OpenError};
pub use settings::AnalyticsSettings;
pub use spec::{
    ApplicationNo, ApplicationSpec, Destination, FunctionSpec, InputSpec, OutputFormat, OutputSpec,
    ReferenceLocation, ReferenceSpec, Runner, Sample, SampleError, SampleRequest, SampleSource, Source,
    StartError, StartingPosition,
};
