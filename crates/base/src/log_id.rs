//! Names by which the log and the control plane know streams, shards and places in a shard.

use std::fmt;

use minicbor::{Decode, Encode};

/// A stream's number in this data directory: dense, from 0, never reused. A stream that is deleted and
/// created again under the same name has another number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct StreamNo(#[n(0)] pub u32);

/// A shard's number in this data directory, over all streams: dense, from 0, never reused.
/// (AWS's `shardId-000000000003` counts within one stream; this does not.)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct ShardNo(#[n(0)] pub u32);

/// A record's place in its shard: dense, from 0. The record after position 4 is at position 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct Pos(#[n(0)] pub u64);

impl Pos {
    /// The place of a shard's first record.
    pub const ZERO: Pos = Pos(0);

    /// The place `records` further on.
    #[must_use]
    pub fn plus(self, records: u64) -> Pos {
        Pos(self.0 + records)
    }
}

impl fmt::Display for StreamNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Display for ShardNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Display for Pos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
