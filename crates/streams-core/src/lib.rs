//! The deterministic machine of Data Streams: which streams and shards exist, and what may become of them.
//!
//! **Why it exists**: every decision about streams is a function of (state, command, time). The same
//! [`Machine::apply`] runs when a command arrives and when the control log is replayed at start, so recovery
//! is not a second program, and two nodes that read the same log agree.
//!
//! **What is absent**: records (they are in the commit log and never pass through here), I/O, clocks,
//! randomness, AWS's wire texts (see `streams/src/error.rs`).
//!
//! The machine's laws, each kept by a test:
//! - DS-1: the open shards of a stream cover the hash key space exactly once.
//! - DS-2: stream and shard numbers are never reused.
//! - DS-3: replaying the accepted commands gives the same state, byte for byte.
//! - DS-4: what a refused command would have changed stays as it was.
//! - DS-5: a record that retention has hidden never comes back.
//! - DS-6: the keys of a closed shard are those of its children, and a child counts as open from the moment from
//!   which its parents count as closed, so that at every time the shards of that time cover the hash key space.
//!
//! **Start reading** at [`Machine`], then [`Command`].

mod attributes;
mod capacity;
mod codec;
mod command;
mod consumer;
mod effect;
mod encryption;
pub mod limits;
mod listing;
mod machine;
mod metric;
mod modes;
pub mod on_demand;
mod refusal;
mod reshard;
mod shard;
mod stream;
mod tally;

pub use capacity::{AccountSettings, Capacity, Commitment, Peak, WARM_MIBPS_MAX};
pub use codec::{CodecError, Entry};
pub use command::{Asker, Command, RetentionChange};
pub use consumer::{Consumer, ConsumerStatus, Consumers};
pub use effect::{Effect, Keep};
pub use encryption::{DataKey, Encryption};
pub use listing::{ShardFilter, ShardFilterError};
pub use machine::{Machine, Outcome};
pub use metric::{MetricsChange, ShardMetric};
pub use refusal::{CountBound, Refusal};
pub use reshard::Seals;
pub use shard::{Shard, ShardId};
pub use stream::{Mode, Status, Stream};

/// Tags that one stream can have (source: developer guide, quotas).
pub const TAGS_PER_STREAM_MAX: usize = 50;
/// Shortest retention, in hours.
pub const RETENTION_HOURS_MIN: u32 = 24;
/// Longest retention, in hours: 365 days.
pub const RETENTION_HOURS_MAX: u32 = 8760;
/// Shards of a new on-demand stream (source: developer guide, on-demand mode).
pub const ON_DEMAND_SHARDS: u32 = 4;
/// Largest record of a new stream, in KiB.
pub const RECORD_KIB_DEFAULT: u32 = 1024;
