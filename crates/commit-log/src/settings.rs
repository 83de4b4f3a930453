//! The numbers by which the log can be set.

use std::time::Duration;

/// Sizes and times of an [`crate::EmbeddedLog`]. All have defaults that suit a laptop and a server.
#[derive(Clone, Debug)]
pub struct LogSettings {
    /// Bytes after which a segment file is closed and a new one begun. At most 2 GiB. A frame is never split,
    /// so a file may be longer by one frame. Default 256 MiB.
    pub segment_bytes: u64,
    /// Runs after which a segment is closed, whatever its bytes: bounds the memory of the run index (24 bytes
    /// a run while its segment is open). Default 1,000,000.
    pub segment_runs_max: u64,
    /// Bytes after which a commit takes no further requests. Soft: the first request is always taken whole.
    /// Default 8 MiB.
    pub commit_bytes_soft: usize,
    /// Most bytes of one commit with all headers; a single request above it is refused as too large.
    /// At most 1 GiB. Default 16 MiB.
    pub commit_bytes_max: usize,
    /// Bytes that may wait for their commit before further requests are throttled. Default 64 MiB.
    pub in_flight_bytes_max: usize,
    /// Bytes of recent runs that are kept for readers at the tip. Default 32 MiB.
    pub tail_cache_bytes: usize,
    /// Bytes of index blocks of closed segments that are kept. Default 4 MiB.
    pub index_cache_bytes: usize,
    /// Closed segment files that are kept open for reads. Default 64.
    pub open_files_max: usize,
    /// Bytes by which the file is allocated ahead of its use at first; later steps grow with the segment, up
    /// to eight of these. Default 4 MiB.
    pub reserve_step_bytes: u64,
    /// Bytes of the reserve that are overwritten with zeroes ahead of small commits (at most a quarter of this each),
    /// which makes their flushes faster where the file system would have to store a new place of a block otherwise.
    /// Zero never does it. Default 1 MiB.
    pub zero_ahead_bytes: u64,
    /// Free bytes of the medium below which records are refused. Commands may use them, so that a stream can
    /// still be deleted. Default 32 MiB.
    pub free_bytes_min: u64,
    /// Unit in bytes to which commits are padded, so that a durable unit is never written again: a power of
    /// two from 512 to 65,536. Taken when a directory is made, later the directory's own is used. Default 4,096.
    pub pad_bytes: u32,
    /// Time without appends after which the last commit is certified by an empty frame, so that later damage
    /// to it cannot be taken for a torn tail. Zero turns it off. Default 1 s.
    pub idle_mark_after: Duration,
    /// Time between looks for segments that can be removed. Default 60 s.
    pub trim_every: Duration,
    /// Share of a closed segment in percent that must have expired, or be padding, before the rest is written elsewhere and
    /// the segment is removed. Zero turns this off. Default 50.
    pub cluster_dead_percent: u32,
    /// Bytes of one shard that should lie side by side in a closed segment. One in which they do not, in the mean, is written
    /// once more, shard by shard, if that spares at least three of four reads. Zero turns this off. Default 64 KiB.
    pub cluster_stretch_bytes: u64,
    /// Age of the newest record below which a segment is not rewritten for that while there is load. Default 10 minutes.
    pub cluster_age_min: Duration,
    /// What expires within this time is not written elsewhere. Default 1 hour.
    pub cluster_life_min: Duration,
    /// Bytes a second that are read and written for this at the most while there is load; a run counts as 1 KiB at least.
    /// Default 32 MiB.
    pub cluster_bytes_per_second: u64,
    /// The same when for a second no record was stored and none read from the medium. Default 2 GiB: about all that it can.
    pub cluster_idle_bytes_per_second: u64,
    /// Time between the begins of two looks through the whole log for damage. Zero turns them off. Default 24 hours.
    pub scrub_every: Duration,
    /// Bytes a second that such a look reads at the most. Default 16 MiB.
    pub scrub_bytes_per_second: u64,
    /// Bytes after which work beside the commits makes room for other work. Default 1 MiB.
    pub upkeep_step_bytes: usize,
    /// Threads that read the medium for readers that the tail cache cannot serve. Zero reads on the caller's
    /// thread. Default 2.
    pub read_threads: usize,
}

impl Default for LogSettings {
    fn default() -> Self {
        LogSettings {
            segment_bytes: 256 << 20,
            segment_runs_max: 1_000_000,
            commit_bytes_soft: 8 << 20,
            commit_bytes_max: 16 << 20,
            in_flight_bytes_max: 64 << 20,
            tail_cache_bytes: 32 << 20,
            index_cache_bytes: 4 << 20,
            open_files_max: 64,
            reserve_step_bytes: 4 << 20,
            zero_ahead_bytes: 1 << 20,
            free_bytes_min: 32 << 20,
            pad_bytes: 4096,
            idle_mark_after: Duration::from_secs(1),
            trim_every: Duration::from_secs(60),
            cluster_dead_percent: 50,
            cluster_stretch_bytes: 64 << 10,
            cluster_age_min: Duration::from_secs(600),
            cluster_life_min: Duration::from_secs(3600),
            cluster_bytes_per_second: 32 << 20,
            cluster_idle_bytes_per_second: 2 << 30,
            scrub_every: Duration::from_secs(24 * 3600),
            scrub_bytes_per_second: 16 << 20,
            upkeep_step_bytes: 1 << 20,
            read_threads: 2,
        }
    }
}

impl LogSettings {
    /// What is wrong with the numbers, if anything.
    pub(crate) fn problem(&self) -> Option<&'static str> {
        let pad = self.pad_bytes;
        if !pad.is_power_of_two() || !(512..=65_536).contains(&pad) {
            return Some("pad_bytes must be a power of two from 512 to 65,536");
        }
        if self.segment_bytes > 2 << 30 {
            return Some("segment_bytes must be at most 2 GiB");
        }
        if self.commit_bytes_max > 1 << 30 {
            return Some("commit_bytes_max must be at most 1 GiB");
        }
        if self.cluster_dead_percent > 100 {
            return Some("cluster_dead_percent must be at most 100");
        }
        let rates =
            [self.cluster_bytes_per_second, self.cluster_idle_bytes_per_second, self.scrub_bytes_per_second];
        if rates.contains(&0) {
            return Some(
                "cluster_bytes_per_second, cluster_idle_bytes_per_second and scrub_bytes_per_second must be above zero",
            );
        }
        (self.reserve_step_bytes == 0).then_some("reserve_step_bytes must be above zero")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_cannot_work_are_named() {
        assert_eq!(LogSettings::default().problem(), None);
        assert!(LogSettings { pad_bytes: 1000, ..LogSettings::default() }.problem().is_some());
        assert!(LogSettings { segment_bytes: 3 << 30, ..LogSettings::default() }.problem().is_some());
        assert!(LogSettings { reserve_step_bytes: 0, ..LogSettings::default() }.problem().is_some());
    }
}
