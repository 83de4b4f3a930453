//! Whether it is worth while to rewrite a closed segment: how much of it has expired or will have, and how its runs lie.

use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use base::{ShardNo, Timestamp};

use crate::fetch::end_of;
use crate::format::{CLUSTERED, RUN_HEADER, index_name};
use crate::index_file::{RunRef, SegmentIndex, ShardRow};
use crate::reindex::repairing;
use crate::store::{Review, Segment, Store, damaged_index, lock};

/// Rewriting must spare a reader of all shards all but one of so many reads.
const READS_SPARED: u64 = 4;
/// Runs of a shard that are nearer than this share of a good stretch are read in one go.
const NEAR: u64 = 8;

/// What is known of a segment, and the bytes that were read to find it out.
pub(crate) fn reviewed(store: &Store, segment: &Arc<Segment>) -> io::Result<(Review, u64)> {
    let epoch = store.retention_epoch.load(Ordering::Acquire);
    if let Some(known) = lock(&segment.review).filter(|review| review.epoch == epoch) {
        return Ok((known, 0));
    }
    let found = repairing(store, segment.no, || look(store, segment, &store.index(segment.no)?))?;
    let review = Review {
        epoch,
        runs: found.runs,
        scattered_until: found.scattered_until(store, segment),
        ..found.expiry(store, segment)
    };
    *lock(&segment.review) = Some(review);
    Ok((review, found.read))
}

/// Closed segments that were not looked at yet, or that wait to be rewritten.
pub(crate) fn waiting(store: &Store) -> u64 {
    let settings = &store.settings;
    if settings.cluster_dead_percent == 0 && settings.cluster_stretch_bytes == 0 {
        return 0;
    }
    let epoch = store.retention_epoch.load(Ordering::Acquire);
    let now = store.clock.now();
    let waits = |segment: &Arc<Segment>| {
        let review = lock(&segment.review).filter(|review| review.epoch == epoch);
        let wanted = review.is_none_or(|review| review.is_dead(now) || review.is_scattered(now));
        wanted && segment.closed().is_some() && !segment.damaged.load(Ordering::Relaxed)
    };
    store.segments().iter().filter(|segment| waits(segment)).count() as u64
}

/// Reads that each closed segment takes for all of its shards, and the number of these.
#[cfg(test)]
pub(crate) fn reads(store: &Store) -> Vec<(u64, u64)> {
    let closed = store.segments().into_iter().filter(|s| s.closed().is_some());
    let of = |segment: Arc<Segment>| {
        let found = look(store, &segment, &store.index(segment.no).unwrap()).unwrap();
        (found.stretches, found.shards)
    };
    closed.map(of).collect()
}

/// What the index of a segment says.
#[derive(Default)]
struct Found {
    /// Bytes by the time at which they expire, in order.
    pieces: Vec<(Timestamp, u64)>,
    /// All of these.
    bytes: u64,
    runs: u64,
    /// Reads that it takes to read every shard.
    stretches: u64,
    shards: u64,
    /// Bytes of the index.
    read: u64,
}

fn look(store: &Store, segment: &Segment, index: &SegmentIndex) -> io::Result<Found> {
    let file = store.vfs.open(&index_name(segment.no))?;
    let near = store.settings.cluster_stretch_bytes / NEAR;
    let mut found = Found::default();
    for row in &index.shards {
        let mut before: Option<RunRef> = None;
        for n in 0..row.blocks() {
            let block = row.read_block(file.as_ref(), n)?.ok_or_else(|| damaged_index(segment.no))?;
            for run in &block {
                let gap = before.and_then(|b| u64::from(run.offset).checked_sub(end_of(&b)));
                found.stretches += u64::from(gap.is_none_or(|gap| gap > near));
                before = Some(*run);
            }
            let bytes = block.iter().map(|run| u64::from(run.len) + RUN_HEADER as u64).sum();
            found.pieces.extend(block.last().map(|run| (expires(store, row, run.arrival), bytes)));
        }
        found.runs += u64::from(row.runs);
        found.shards += 1;
    }
    found.read = found.runs * 24;
    let commands = index.commands.iter().map(|c| (Timestamp(u64::MAX), u64::from(c.len)));
    found.pieces.extend(commands);
    found.pieces.sort_unstable();
    found.bytes = found.pieces.iter().map(|(_, bytes)| bytes).sum();
    Ok(found)
}

fn expires(store: &Store, row: &ShardRow, arrival: Timestamp) -> Timestamp {
    store.shards.get(ShardNo(row.shard)).map_or(Timestamp::ZERO, |shard| shard.state().expires(arrival))
}

impl Found {
    /// Finds out when enough of a segment will have expired.
    fn expiry(&self, store: &Store, segment: &Segment) -> Review {
        // Of a segment that was rewritten before, only what has expired since: more of it cannot be spared.
        let len = if segment.no & CLUSTERED == 0 {
            segment.file_len.load(Ordering::Relaxed).saturating_sub(segment.header_len)
        } else {
            self.bytes
        };
        let percent = u64::from(store.settings.cluster_dead_percent);
        let enough = if percent == 0 { u64::MAX } else { len * percent / 100 };
        let mut review = Review { live_bytes: self.bytes, ..Review::default() };
        let mut from = store.clock.now();
        let mut pieces = self.pieces.iter().peekable();
        loop {
            while let Some((_, bytes)) = pieces.next_if(|(at, _)| *at <= from) {
                review.live_bytes -= bytes;
            }
            let dead = len.saturating_sub(review.live_bytes);
            match pieces.peek() {
                // Nothing visible is left: that is for the trimmer.
                None => break,
                Some(_) if dead >= enough && dead > 0 => {
                    let last = self.pieces.last().map_or(from, |(at, _)| *at);
                    let stays = last.0.saturating_sub(from.0) >= millis(store.settings.cluster_life_min);
                    review.dead_from = stays.then_some(from);
                    break;
                }
                Some((at, _)) => from = *at,
            }
        }
        review
    }

    /// Until when it is worth while to bring the runs of each shard together; `None` when they are as near as can be, or when
    /// that was done before: nothing is written a third time for it.
    fn scattered_until(&self, store: &Store, segment: &Segment) -> Option<Timestamp> {
        let wanted = store.settings.cluster_stretch_bytes;
        let scattered = segment.no & CLUSTERED == 0
            && self.bytes < wanted.saturating_mul(self.stretches)
            && self.stretches >= READS_SPARED * self.shards.max(1);
        // Half of the bytes have to live long enough.
        let mut later = 0;
        let half = self.pieces.iter().rev().find(|(_, bytes)| {
            later += bytes;
            later * 2 >= self.bytes
        });
        let half = half.filter(|_| scattered)?.0;
        Some(Timestamp(half.0.saturating_sub(millis(store.settings.cluster_life_min))))
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
