//! Embedded durable log: records of many shards and control commands, in one stream of frames on disk.
//!
//! **Why it exists**: one request may touch 500 shards, and its answer may be sent only when everything is
//! on disk. With one log for all shards this costs one `fdatasync`, whatever the number of shards. The crate
//! knows bytes and positions and nothing of Kinesis; the two traits [`engine::ShardLog`] and
//! [`engine::ControlLog`] are the seam behind which other engines can stand.
//!
//! **What is absent**: keys, streams, sequence numbers, limits of an AWS API, sockets, a runtime. Nothing is
//! compressed or encrypted, runs are copied as they were when closed segments are sorted by shard, and there is one lane: one
//! log, one flush at a time.
//!
//! **Start reading** at [`engine`] for what is promised, `docs/formats/log.md` for the bytes, then `lane.rs`
//! (how a commit is made), `recover.rs` (what is believed after a crash), `read.rs` (how a record is found).
//! [`EmbeddedLog`] is the thin shell of threads around these; everything that decides is synchronous and
//! reaches the medium only through [`Vfs`], so the tests crash it at every step.

mod backup;
mod buffers;
mod cluster;
#[doc(hidden)]
pub mod conformance;
mod damage;
mod embedded;
pub mod engine;
mod error;
mod fetch;
mod format;
mod index_file;
mod inspect;
mod lane;
mod maintain;
mod parts;
mod read;
mod recover;
mod reindex;
mod review;
mod rewrite;
mod run;
mod scrub;
mod segment;
mod settings;
mod shards;
mod store;
mod target;
mod upkeep;
mod verify;
mod vfs;

#[cfg(test)]
mod crash_tests;
#[cfg(test)]
mod engine_tests;

pub use backup::{BackupReport, backup};
pub use damage::Damage;
pub use embedded::{EmbeddedLog, LogSteps};
pub use error::OpenError;
pub use inspect::{FrameView, RunView, RunViewKind, inspect};
pub use parts::{ControlParts, PartsError};
pub use run::{EncodedRun, RunBuilder};
pub use settings::LogSettings;
pub use store::LogStats;
pub use verify::VerifyReport;
pub use vfs::{Directory, LockError, MemoryVfs, RealVfs, SimFault, SimVfs, Vfs, VfsFile};
