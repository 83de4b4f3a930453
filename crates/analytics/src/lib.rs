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
//! **Start reading** at [`ApplicationSpec`], then `runtime/task.rs`.

pub mod runtime;
mod spec;

pub use spec::{
    ApplicationNo, ApplicationSpec, Destination, InputSpec, OutputFormat, OutputSpec, ReferenceLocation,
    ReferenceSpec, Runner, Sample, SampleError, SampleRequest, SampleSource, Source, StartError,
    StartingPosition,
};
