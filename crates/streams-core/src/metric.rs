//! Metrics that can be kept for each shard of a stream.

use std::collections::BTreeSet;

use minicbor::{Decode, Encode};

/// A metric that can be kept for each shard of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum ShardMetric {
    /// Bytes that were put.
    #[n(0)]
    IncomingBytes,
    /// Records that were put.
    #[n(1)]
    IncomingRecords,
    /// Bytes that were read.
    #[n(2)]
    OutgoingBytes,
    /// Records that were read.
    #[n(3)]
    OutgoingRecords,
    /// Writes that were throttled.
    #[n(4)]
    WriteProvisionedThroughputExceeded,
    /// Reads that were throttled.
    #[n(5)]
    ReadProvisionedThroughputExceeded,
    /// Age of the last record that was read.
    #[n(6)]
    IteratorAgeMilliseconds,
}

impl ShardMetric {
    /// All of them, in AWS's order.
    pub const ALL: [ShardMetric; 7] = [
        ShardMetric::IncomingBytes,
        ShardMetric::IncomingRecords,
        ShardMetric::OutgoingBytes,
        ShardMetric::OutgoingRecords,
        ShardMetric::WriteProvisionedThroughputExceeded,
        ShardMetric::ReadProvisionedThroughputExceeded,
        ShardMetric::IteratorAgeMilliseconds,
    ];

    /// AWS's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ShardMetric::IncomingBytes => "IncomingBytes",
            ShardMetric::IncomingRecords => "IncomingRecords",
            ShardMetric::OutgoingBytes => "OutgoingBytes",
            ShardMetric::OutgoingRecords => "OutgoingRecords",
            ShardMetric::WriteProvisionedThroughputExceeded => "WriteProvisionedThroughputExceeded",
            ShardMetric::ReadProvisionedThroughputExceeded => "ReadProvisionedThroughputExceeded",
            ShardMetric::IteratorAgeMilliseconds => "IteratorAgeMilliseconds",
        }
    }
}

/// What becomes of the shard metrics that a command names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum MetricsChange {
    /// They are kept from now on, with those that were.
    #[n(0)]
    Enable,
    /// They are no longer kept.
    #[n(1)]
    Disable,
}

impl MetricsChange {
    /// The metrics that are kept after the change.
    #[must_use]
    pub fn of(self, kept: &BTreeSet<ShardMetric>, named: &BTreeSet<ShardMetric>) -> BTreeSet<ShardMetric> {
        match self {
            MetricsChange::Enable => kept | named,
            MetricsChange::Disable => kept - named,
        }
    }
}
