//! Written by `cargo xtask codegen` from models/; changes by hand are lost.

#![allow(missing_docs)]

pub mod firehose;
pub mod kinesis;
pub mod kinesisanalytics;
pub mod kinesisanalyticsv2;
