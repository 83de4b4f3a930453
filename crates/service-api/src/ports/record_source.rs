//! RecordSource: the records of a stream, shard by shard, for readers that live in the server.
//!
//! Implementations: Data Streams (`streams`), and one in memory for the tests of services that read.

use base::{ByteString, SequenceNumber, Timestamp};
use bytes::Bytes;

use crate::{BoxFuture, Caller, ServiceError};

/// A shard and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceShard {
    /// For example `shardId-000000000003`.
    pub id: ByteString,
    /// Its parents, which may have expired.
    pub parents: Vec<ByteString>,
}

/// A shard of a stream, and who wants to read it.
#[derive(Clone, Copy, Debug)]
pub struct ShardOf<'a> {
    /// Who reads.
    pub caller: &'a Caller,
    /// ARN of the stream.
    pub stream: &'a str,
    /// Id of the shard.
    pub shard: &'a str,
}

/// A record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRecord {
    /// What was put.
    pub data: Bytes,
    /// Its partition key; empty where none was given.
    pub partition_key: ByteString,
    /// Its number.
    pub sequence_number: SequenceNumber,
    /// When it arrived.
    pub arrival: Timestamp,
}

/// Some records of a shard.
#[derive(Clone, Debug)]
pub struct SourcePage {
    /// In their order; none when there is nothing new.
    pub records: Vec<SourceRecord>,
    /// Where to read on.
    pub next: SequenceNumber,
    /// How far it is behind the newest record, in milliseconds.
    pub millis_behind: u64,
    /// The shard is closed and this is its end. Its children are among the shards.
    pub at_end: bool,
    /// Some of the records are encrypted where they are stored: ARN of the master key to keep what comes of them under.
    pub key: Option<ByteString>,
}

/// Reads streams by ARN. All refuse with `ResourceNotFoundException` when there is no such stream or shard (any more),
/// and with `AccessDeniedException` when the caller may not read it.
pub trait RecordSource: Send + Sync + 'static {
    /// Its shards that may have records, by number.
    fn shards(&self, caller: &Caller, stream: &str) -> Result<Vec<SourceShard>, ServiceError>;

    /// The place before the oldest record of a shard, or, for `latest`, behind its newest. It stays good with the stream.
    fn begin(&self, at: ShardOf<'_>, latest: bool) -> Result<SequenceNumber, ServiceError>;

    /// Reads behind a place, or behind the record with that number; what retention removed is left out. The first
    /// record is given whatever its size. `InvalidArgumentException` for a number of another stream or shard.
    fn read<'a>(
        &'a self,
        at: ShardOf<'a>,
        after: SequenceNumber,
        records_max: usize,
        bytes_max: usize,
    ) -> BoxFuture<'a, Result<SourcePage, ServiceError>>;

    /// Ready when a read behind the place may give something else than before, an error included. Cancel by drop.
    fn changed<'a>(&'a self, at: ShardOf<'a>, after: SequenceNumber) -> BoxFuture<'a, ()>;
}
