//! Shapes, constraints and operations of the AWS APIs that Flumen speaks.
//!
//! **Why it exists**: every fact of an API model (members, types, lengths, ranges, patterns, enums, errors)
//! stands in one table, from which `wire` decodes and checks requests, so that no handler does.
//! `xtask codegen` writes [`generated`] from the compact facts in `models/`; it is checked in and a test
//! fails when the two drift apart.
//!
//! **What is absent**: bytes. JSON and CBOR live in `wire`; this crate knows only [`Value`] trees, the
//! [`Shape`] tables they follow, typed structures ([`FromValue`]) and the way out ([`Encode`]).
//!
//! **Start reading** at [`Shape`], then look at one operation in `generated/kinesis.rs`.

mod convert;
mod encode;
pub mod generated;
mod shape;
mod table;
mod value;

pub use encode::{Cell, Encode, ShapeWriter};
pub use generated::{firehose, kinesis, kinesisanalytics, kinesisanalyticsv2};
pub use shape::{ErrorShape, Kind, Member, Operation, Service, Shape};
pub use value::{FromValue, Shaped, Value};
