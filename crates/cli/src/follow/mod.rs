//! Reading a stream as it grows: all shards merged by time, across shard ends and server restarts.

mod lineage;
mod merge;
mod reader;
mod start;

pub use lineage::parse_shard;
pub use reader::{Follower, Step};
pub use start::Start;

use std::sync::Arc;

use base::{ByteString, Timestamp};
use bytes::Bytes;

/// A record as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// When it arrived at the stream.
    pub time: Timestamp,
    /// The shard that it was read from.
    pub shard: Arc<str>,
    /// Its sequence number.
    pub sequence: ByteString,
    /// Its partition key.
    pub key: ByteString,
    /// Its payload.
    pub data: Bytes,
}
