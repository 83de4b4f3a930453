//! The two traits that every engine implements: [`ShardLog`] for records, [`ControlLog`] for commands.
//!
//! Positions are dense per shard and assigned by the engine, and so are timestamps. Nothing here speaks of
//! flushes, files, caches or partitions: engines differ in all of these. Everything Kinesis-like is above.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use base::{Pos, ShardNo, Timestamp};
use bytes::Bytes;

use crate::run::EncodedRun;

/// A boxed future, so that engines can stand behind `Arc<dyn ShardLog>`.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Records of one shard that are stored together or not at all.
#[derive(Clone, Debug)]
pub struct Group {
    /// Where they go.
    pub shard: ShardNo,
    /// What they are, encoded and checksummed by the caller's thread.
    pub run: EncodedRun,
}

/// A group that is durable, as the engine defines durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// Position of the first record; the others follow densely.
    pub first: Pos,
    /// Arrival time of all records of the group; never below that of an earlier record of the shard.
    pub arrival: Timestamp,
}

/// Why a group was not acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppendError {
    /// The shard is sealed: route the records again. Nothing was stored.
    Sealed,
    /// The engine does not know the shard (never opened, or dropped). Nothing was stored.
    UnknownShard,
    /// More bytes than one commit may hold. Nothing was stored.
    TooLarge,
    /// Too many bytes are in flight: come again. Nothing was stored.
    Throttled,
    /// No room on the medium; reads go on. Nothing was stored.
    Full,
    /// The engine has stopped. Nothing was stored.
    Unavailable,
    /// The engine failed while it was storing: the group may or may not be there.
    Unknown,
}

/// One stored record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its place.
    pub pos: Pos,
    /// When it arrived.
    pub arrival: Timestamp,
    /// The bytes that were given to [`crate::RunBuilder::push`].
    pub bytes: Bytes,
}

/// How much one read may return. The first record is returned whatever its size.
#[derive(Clone, Copy, Debug)]
pub struct ReadLimits {
    /// Most records of a page.
    pub records_max: usize,
    /// Most record bytes of a page.
    pub bytes_max: usize,
}

/// What a read found.
#[derive(Clone, Debug)]
pub struct Page {
    /// In order of position, none older than the shard's retention.
    pub records: Vec<Record>,
    /// Where to read on. Above `from` also without records, when `from` had been trimmed.
    pub next: Pos,
    /// Arrival of the first record that is durable and not in the page; `None` when the page reaches the tip.
    pub next_arrival: Option<Timestamp>,
    /// The shard is sealed and `next` is its end: nothing will follow.
    pub at_end: bool,
}

/// Why a read gave nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The engine does not know the shard.
    UnknownShard,
    /// Stored bytes are damaged; the text names file and offset. Other shards and ranges stay readable.
    Corrupt(String),
    /// The medium failed; the text says how.
    Io(String),
}

/// What is in a shard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// First record that retention has not trimmed; equal to `next` when there is none.
    pub first: Pos,
    /// Where the next record goes (durable).
    pub next: Pos,
    /// The shard takes no more records.
    pub sealed: bool,
    /// Arrival of the last durable record, `None` before the first.
    pub last_arrival: Option<Timestamp>,
}

/// What of a shard is visible: records that arrived before `max(floor, now - keep)` are trimmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Age at which a record disappears.
    pub keep: Duration,
    /// Nothing that arrived before this time comes back, even when `keep` grows later.
    pub floor: Timestamp,
}

/// Durable, ordered records of many shards.
pub trait ShardLog: Send + Sync + 'static {
    /// Stores groups. Each is all-or-nothing and independent of the others; answers are in order of `groups`.
    /// `Ok` means durable. Groups of one call and one shard are stored in their order.
    fn append(&self, groups: Vec<Group>) -> BoxFuture<'_, Vec<Result<Appended, AppendError>>>;

    /// Reads durable records from `from` on. A position below the first visible record reads from there; one at
    /// or above the tip gives an empty page whose `next` is `from`.
    fn read(&self, shard: ShardNo, from: Pos, limits: ReadLimits) -> BoxFuture<'_, Result<Page, ReadError>>;

    /// Waits until the shard has a durable record at or above `after`, is sealed, or is dropped. Cancel by drop.
    fn changed(&self, shard: ShardNo, after: Pos) -> BoxFuture<'_, Result<(), ReadError>>;

    /// Position of the first visible record that arrived at or after `time`; the tip when there is none.
    fn seek_time(&self, shard: ShardNo, time: Timestamp) -> BoxFuture<'_, Result<Pos, ReadError>>;

    /// What is in the shard now.
    ///
    /// # Errors
    /// [`ReadError::UnknownShard`].
    fn bounds(&self, shard: ShardNo) -> Result<Bounds, ReadError>;

    /// Makes a shard ready for appends, or, at start, tells the engine that it still exists. Idempotent. Not
    /// durable by itself: the control log is what remembers shards.
    fn open_shard(&self, shard: ShardNo, retention: Retention);

    /// Replaces the shard's retention.
    fn set_retention(&self, shard: ShardNo, retention: Retention);

    /// Forgets a shard and gives its space back in time. Idempotent.
    fn drop_shard(&self, shard: ShardNo);
}

/// Why a proposal has no index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposeError {
    /// No room on the medium. Nothing was stored.
    Full,
    /// The engine has stopped. Nothing was stored.
    Unavailable,
    /// The command may or may not be stored.
    Unknown,
}

/// A command's place in the control log: dense, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CommandIndex(pub u64);

/// What is read back at start: the newest snapshot and the commands after it.
#[derive(Clone, Debug, Default)]
pub struct ControlHistory {
    /// State as of this command, if a snapshot was ever saved.
    pub snapshot: Option<(CommandIndex, Bytes)>,
    /// Commands after the snapshot, in order.
    pub commands: Vec<(CommandIndex, Bytes)>,
}

/// One totally ordered, durable sequence of commands.
pub trait ControlLog: Send + Sync + 'static {
    /// Stores a command; `Ok` means durable and ordered. The shards in `seal` are sealed in the same atomic step:
    /// no record of them is ordered after the command.
    fn propose(
        &self,
        command: Bytes,
        seal: Vec<ShardNo>,
    ) -> BoxFuture<'_, Result<CommandIndex, ProposeError>>;

    /// What was stored before this process.
    fn history(&self) -> ControlHistory;

    /// Stores state as of `index`, after which commands up to `index` need not be kept.
    fn save_snapshot(&self, index: CommandIndex, state: Bytes) -> BoxFuture<'_, Result<(), ProposeError>>;
}

/// Resolves when the engine cannot go on: a flush failed. The process must stop.
pub trait Health: Send + Sync + 'static {
    /// Waits for the failure and tells the reason; pending for as long as all is well.
    fn poisoned(&self) -> BoxFuture<'_, Arc<str>>;
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::UnknownShard => f.write_str("the log does not know this shard"),
            ReadError::Corrupt(what) | ReadError::Io(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for ReadError {}
