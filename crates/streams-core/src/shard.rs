//! A shard: a range of hash keys, its ancestry and its life.

use std::fmt;

use base::{HashRange, SequenceNumber, ShardNo, Timestamp};
use minicbor::{Decode, Encode};

/// A shard's index within its stream: from 0, never reused in the stream's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct ShardId(#[n(0)] pub u32);

impl ShardId {
    /// Reads `shardId-000000000003`, and as AWS does also `shardId-3` and `3` (source: kinesalite
    /// `db/index.js`). `None` when it is none of them or the index is 2^31 or more.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix("shardId-").unwrap_or(text);
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        digits.parse().ok().filter(|index| *index <= i32::MAX as u32).map(ShardId)
    }
}

impl fmt::Display for ShardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "shardId-{:012}", self.0)
    }
}

/// One shard of a stream, open or closed.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct Shard {
    /// Its index within the stream.
    #[n(0)]
    pub id: ShardId,
    /// Its number in the log.
    #[n(1)]
    pub no: ShardNo,
    /// Keys that it takes, or took while it was open.
    #[n(2)]
    pub range: HashRange,
    /// From when on it counts as open. That of a child is when its parents count as closed: a second after the
    /// command at the earliest, so that its numbers are above those of its parents.
    #[n(3)]
    pub created: Timestamp,
    /// The shard it came from by a split, or the first of two by a merge.
    #[n(4)]
    pub parent: Option<ShardId>,
    /// The second of two shards that were merged.
    #[n(5)]
    pub adjacent_parent: Option<ShardId>,
    /// When it counts as closed: after its last record. `None` while it is open.
    #[n(6)]
    pub closed: Option<Timestamp>,
}

impl Shard {
    /// Whether it takes records.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Whether all of its records are hidden at a horizon and none can come.
    #[must_use]
    pub fn is_expired(&self, horizon: Timestamp) -> bool {
        self.closed.is_some_and(|closed| closed < horizon)
    }

    /// The number below all of its records.
    #[must_use]
    pub fn starting_sequence_number(&self) -> SequenceNumber {
        SequenceNumber::starting(self.created, self.id.0)
    }

    /// The number above all of its records; `None` while it is open.
    #[must_use]
    pub fn ending_sequence_number(&self) -> Option<SequenceNumber> {
        self.closed.map(|at| SequenceNumber::ending(self.created, self.id.0, at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shard_ids_are_read_as_leniently_as_aws_reads_them() {
        assert_eq!(ShardId::parse("shardId-000000000012"), Some(ShardId(12)));
        assert_eq!(ShardId::parse("shardId-12"), Some(ShardId(12)));
        assert_eq!(ShardId::parse("12"), Some(ShardId(12)));
        assert_eq!(ShardId::parse("shardId-2147483647"), Some(ShardId(2_147_483_647)));
        for bad in
            ["", "shardId-", "shardId-2147483648", "shardId-+1", "shard-1", "shardId-99999999999999999999"]
        {
            assert_eq!(ShardId::parse(bad), None, "{bad}");
        }
        assert_eq!(ShardId(12).to_string(), "shardId-000000000012");
    }
}
