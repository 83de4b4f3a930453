//! The numbers of running applications.

use std::time::Duration;

use tokio::task::{JoinError, spawn_blocking};

/// Settings of the runtime. All times are of the server's clock.
#[derive(Clone, Debug)]
pub struct RuntimeSettings {
    /// Records that are taken through a program at once, at the most.
    pub step_records_max: usize,
    /// Records of one read of a shard.
    pub read_records_max: usize,
    /// Bytes of one read of a shard.
    pub read_bytes_max: usize,
    /// How often an idle application looks whether windows are over.
    pub idle_every: Duration,
    /// Least time between two checkpoints of an application that reads.
    pub checkpoint_every: Duration,
    /// Checkpoints of an application take no more than this, on average: one with much state makes them less often.
    pub checkpoint_bytes_per_second: u64,
    /// Wait before the first repetition of what failed; it doubles up to `retry_max`.
    pub retry_first: Duration,
    /// Longest wait between repetitions.
    pub retry_max: Duration,
    /// How long an output is waited for before it counts as slow, and the next step is taken.
    pub output_patience: Duration,
    /// Bytes of rows that wait for one output that fails or is slow; beyond that nothing more is read.
    pub output_waiting_bytes_max: usize,
    /// How long after a failure the shards of an input are listed again.
    pub list_again_after: Duration,
    /// Groups, partitions and rows that one operator of a program keeps.
    pub state_entries_max: usize,
    /// Bytes of an object of reference data.
    pub reference_bytes_max: u64,
    /// Records that are looked at to find a schema.
    pub sample_records_max: usize,
    /// How long new records are waited for to find a schema.
    pub sample_wait: Duration,
    /// Programs run on threads of their own, beside those that serve; without, on the caller's, so that a simulated server
    /// does the same twice.
    pub own_threads: bool,
}

impl Default for RuntimeSettings {
    fn default() -> Self {
        RuntimeSettings {
            step_records_max: 8_192,
            read_records_max: 4_096,
            read_bytes_max: 2 << 20,
            idle_every: Duration::from_millis(100),
            checkpoint_every: Duration::from_secs(10),
            checkpoint_bytes_per_second: 4 << 20,
            retry_first: Duration::from_millis(100),
            retry_max: Duration::from_secs(10),
            output_patience: Duration::from_secs(1),
            output_waiting_bytes_max: 16 << 20,
            list_again_after: Duration::from_secs(1),
            state_entries_max: 10_000_000,
            reference_bytes_max: 1 << 30,
            sample_records_max: 300,
            sample_wait: Duration::from_secs(5),
            own_threads: true,
        }
    }
}

impl RuntimeSettings {
    /// Does CPU work where the settings say.
    ///
    /// # Errors
    /// It panicked.
    pub(super) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, JoinError> {
        if self.own_threads { spawn_blocking(work).await } else { Ok(work()) }
    }
}
