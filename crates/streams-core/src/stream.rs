//! A stream and the states it passes through.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use base::{Arn, Scope, StreamNo, Timestamp};
use minicbor::{Decode, Encode};

use crate::{Capacity, Consumers, Encryption, Keep, Shard, ShardId, ShardMetric};

/// How the capacity of a stream is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Mode {
    /// The owner says how many shards.
    #[n(0)]
    Provisioned,
    /// The service does.
    #[n(1)]
    OnDemand,
}

/// What state a stream is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Not usable yet; shows no shards.
    Creating,
    /// Usable.
    Active,
    /// Usable; a change is under way and no other can begin.
    Updating,
    /// No longer usable; the name is not free yet.
    Deleting,
}

impl Status {
    /// AWS's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Creating => "CREATING",
            Status::Active => "ACTIVE",
            Status::Updating => "UPDATING",
            Status::Deleting => "DELETING",
        }
    }
}

/// One stream.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct Stream {
    /// Its number in this data directory.
    #[n(0)]
    pub no: StreamNo,
    /// Its account and region.
    #[n(1)]
    pub scope: Scope,
    /// Its name, unique in the scope.
    #[n(2)]
    pub name: String,
    /// When it was created.
    #[n(3)]
    pub created: Timestamp,
    /// When it becomes or became ACTIVE.
    #[n(4)]
    pub active_from: Timestamp,
    /// When its name becomes free; `None` while it is not deleted.
    #[n(5)]
    pub gone_from: Option<Timestamp>,
    /// Its capacity mode.
    #[n(6)]
    pub mode: Mode,
    /// How long records are kept, in hours.
    #[n(7)]
    pub retention_hours: u32,
    /// Records that arrived before this stay hidden, whatever the retention becomes.
    #[n(8)]
    pub retention_floor: Timestamp,
    /// Largest record, in KiB.
    #[n(9)]
    pub record_kib_max: u32,
    /// Tags.
    #[n(10)]
    pub tags: BTreeMap<String, String>,
    /// Shards in order of their ids, open and closed; without those whose records have all expired.
    #[n(11)]
    pub shards: Vec<Shard>,
    /// Registered consumers.
    #[n(12)]
    pub consumers: Consumers,
    /// When it has finished or will finish its last change.
    #[n(20)]
    pub updating_until: Timestamp,
    /// Index of the next shard.
    #[n(21)]
    pub next_shard: u32,
    /// When its shard count was updated, oldest first; only as far back as a limit looks.
    #[n(22)]
    pub count_updates: Vec<Timestamp>,
    /// What is set and remembered about its capacity.
    #[n(30)]
    pub capacity: Capacity,
    /// How its records are encrypted.
    #[cbor(n(31), default)]
    pub encryption: Encryption,
    /// The policy that is attached to it.
    #[n(32)]
    pub policy: Option<String>,
    /// Metrics that are kept for each of its shards.
    #[n(23)]
    pub shard_metrics: BTreeSet<ShardMetric>,
}

impl Stream {
    /// Its state at a time; states end by the passing of time, without a command.
    #[must_use]
    pub fn status(&self, now: Timestamp) -> Status {
        match self.gone_from {
            Some(_) => Status::Deleting,
            None if now < self.active_from => Status::Creating,
            None if now < self.updating_until => Status::Updating,
            None => Status::Active,
        }
    }

    /// Whether records can be written and read: it is ACTIVE or UPDATING.
    #[must_use]
    pub fn is_usable(&self, now: Timestamp) -> bool {
        matches!(self.status(now), Status::Active | Status::Updating)
    }

    /// Whether its name is free again.
    #[must_use]
    pub fn is_gone(&self, now: Timestamp) -> bool {
        self.gone_from.is_some_and(|at| at <= now)
    }

    /// Its name for the world.
    #[must_use]
    pub fn arn(&self) -> Arn {
        Arn::stream(&self.scope, &self.name)
    }

    /// Shards that take records.
    pub fn open_shards(&self) -> impl Iterator<Item = &Shard> {
        self.shards.iter().filter(|shard| shard.is_open())
    }

    /// What it is ready to take now, in MiB/s: one for each open shard.
    #[must_use]
    pub fn ready_mibps(&self) -> u32 {
        u32::try_from(self.open_shards().count()).unwrap_or(u32::MAX)
    }

    /// A shard by its id; `None` when there is none, or none any more.
    #[must_use]
    pub fn shard(&self, id: ShardId) -> Option<&Shard> {
        let place = self.shards.binary_search_by_key(&id, |shard| shard.id).ok()?;
        Some(&self.shards[place])
    }

    /// A shard that still has or may get visible records.
    #[must_use]
    pub fn visible_shard(&self, id: ShardId, now: Timestamp) -> Option<&Shard> {
        self.shard(id).filter(|shard| !shard.is_expired(self.horizon(now)))
    }

    /// The shards that took over the keys of a closed one, by id.
    pub fn children(&self, parent: ShardId) -> impl Iterator<Item = &Shard> {
        let from = self.shards.partition_point(|shard| shard.id <= parent);
        self.shards[from..]
            .iter()
            .filter(move |shard| shard.parent == Some(parent) || shard.adjacent_parent == Some(parent))
    }

    /// What of its records is visible.
    #[must_use]
    pub fn keep(&self) -> Keep {
        Keep { keep: hours(self.retention_hours), floor: self.retention_floor }
    }

    /// Arrival time below which records are hidden at `now`.
    #[must_use]
    pub fn horizon(&self, now: Timestamp) -> Timestamp {
        now.minus(hours(self.retention_hours)).max(self.retention_floor)
    }
}

fn hours(hours: u32) -> Duration {
    Duration::from_secs(u64::from(hours) * 3600)
}
