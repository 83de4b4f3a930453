//! What follows from a command, for the shell to carry out on the log.

use std::time::Duration;

use base::{ShardNo, Timestamp};

/// What of a shard is visible: records that arrived before `max(floor, now - keep)` are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keep {
    /// Age at which a record disappears.
    pub keep: Duration,
    /// Nothing that arrived before this comes back, even when `keep` grows.
    pub floor: Timestamp,
}

/// A consequence outside the machine. Carrying one out twice does no harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The shard takes records from now on.
    OpenShard(ShardNo, Keep),
    /// The shard's records are visible for another time.
    SetRetention(ShardNo, Keep),
    /// The shard and its records are gone.
    DropShard(ShardNo),
}
