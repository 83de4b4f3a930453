//! Writes what is still visible of closed segments elsewhere, shard by shard and parted by how long it is kept, so that the
//! segments can be removed. `docs/formats/log.md` has the order of steps that makes this safe against a crash at any point.

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use base::{ShardNo, Timestamp};

use crate::format::CLUSTERED;
use crate::index_file::ShardRow;
use crate::reindex::repairing;
use crate::rewrite::Job;
use crate::store::{Review, Segment, Store, lock};

/// Most segments that are rewritten together.
const SOURCES_MAX: usize = 16;
/// Rewritten segments that are small, side by side and as many as this are made one.
const SMALL: usize = 8;
/// Rest after a failure.
const AFTER_FAILURE: Duration = Duration::from_secs(60);

/// Finds segments that are worth it, and has them rewritten.
#[derive(Default)]
pub(crate) struct Clusterer {
    job: Option<Job>,
    /// Closed segments whose worth is to be looked at, in their order, and what was found of those before.
    looking: Option<(VecDeque<Arc<Segment>>, Vec<Candidate>)>,
    /// Nothing is begun before this time.
    not_before: Timestamp,
}

/// What was found of a segment.
struct Candidate {
    no: u64,
    /// Enough of it is of no use any more.
    worth: bool,
    /// Small, and rewritten before.
    small: bool,
    live_bytes: u64,
    runs: u64,
}

impl Clusterer {
    /// Looks through the segments from the next step on.
    pub(crate) fn look(&mut self) {
        self.looking.get_or_insert_default();
    }

    /// Goes on by about [`crate::LogSettings::upkeep_step_bytes`]; answers with the bytes that were read and written, or
    /// `None` when there is nothing to do.
    pub(crate) fn step(&mut self, store: &Store) -> io::Result<Option<u64>> {
        let step = self.go_on(store);
        if step.is_err() {
            if let Some(job) = self.job.take() {
                job.abandon(store);
            }
            self.looking = None;
            self.not_before = store.clock.now().plus(AFTER_FAILURE);
        }
        step
    }

    fn go_on(&mut self, store: &Store) -> io::Result<Option<u64>> {
        if let Some(job) = &mut self.job {
            let bytes = job.step(store)?;
            if job.is_done() {
                self.job = None;
                // There may be more to do.
                self.look();
            }
            return Ok(Some(bytes));
        }
        if store.settings.cluster_dead_percent == 0 || store.clock.now() < self.not_before {
            self.looking = None;
        }
        let Some((segments, found)) = &mut self.looking else { return Ok(None) };
        if segments.is_empty() && found.is_empty() {
            *segments = in_order(store);
        }
        if let Some(segment) = segments.pop_front() {
            let (candidate, bytes) = candidate(store, &segment)?;
            found.push(candidate);
            return Ok(Some(bytes));
        }
        let sources = choose(store, found);
        self.looking = None;
        if !sources.is_empty() {
            self.job = Job::begin(store, &sources)?;
        }
        Ok(self.job.as_ref().map(|_| 0))
    }
}

/// Closed segments in the order in which their records came.
fn in_order(store: &Store) -> VecDeque<Arc<Segment>> {
    let clustered = lock(&store.control).removed.clustered.clone();
    let place = |no: u64| {
        let of = clustered.binary_search_by_key(&no, |c| c.no).map(|i| (clustered[i].low, clustered[i].high));
        of.unwrap_or((no, no))
    };
    let mut segments = store.segments();
    segments.retain(|s| s.closed().is_some());
    segments.sort_by_key(|s| (place(s.no), s.no));
    segments.into()
}

/// Segments side by side that are to be made one, or none.
fn choose(store: &Store, found: &[Candidate]) -> Vec<u64> {
    let settings = &store.settings;
    let group = |from: usize, fits: &dyn Fn(&Candidate) -> bool| {
        let (mut bytes, mut runs) = (0, 0);
        let together = found[from..].iter().take(SOURCES_MAX).take_while(|c| {
            bytes += c.live_bytes;
            runs += c.runs;
            fits(c) && bytes <= settings.segment_bytes && runs <= settings.segment_runs_max
        });
        together.map(|c| c.no).collect::<Vec<_>>()
    };
    if let Some(from) = found.iter().position(|c| c.worth) {
        let sources = group(from, &|c| c.worth);
        // Alone it may be larger than what is made of several.
        return if sources.is_empty() { vec![found[from].no] } else { sources };
    }
    for from in 0..found.len() {
        let sources = group(from, &|c| c.small);
        if sources.len() >= SMALL {
            return sources;
        }
    }
    Vec::new()
}

/// Looks whether a segment is worth it; answers also with the bytes that were read for it.
fn candidate(store: &Store, segment: &Arc<Segment>) -> io::Result<(Candidate, u64)> {
    let epoch = store.retention_epoch.load(Ordering::Acquire);
    let known = lock(&segment.review).filter(|review| review.epoch == epoch);
    let (review, bytes) = match known {
        Some(review) => (review, 0),
        None => match review(store, segment, epoch) {
            Ok(reviewed) => reviewed,
            // Removed meanwhile: nothing to be done with it.
            Err(_) if store.segment(segment.no).is_none() => {
                (Review { epoch, worth_from: None, live_bytes: 0, runs: 0 }, 0)
            }
            Err(e) => return Err(e),
        },
    };
    *lock(&segment.review) = Some(review);
    let len = segment.file_len.load(Ordering::Relaxed);
    let sound = !segment.damaged.load(Ordering::Relaxed);
    let candidate = Candidate {
        no: segment.no,
        worth: sound && review.worth_from.is_some_and(|from| from <= store.clock.now()),
        small: sound && segment.no & CLUSTERED != 0 && len <= store.settings.segment_bytes / SMALL as u64,
        live_bytes: review.live_bytes,
        runs: review.runs,
    };
    Ok((candidate, bytes))
}

/// Finds out from its index when enough of a segment will have expired.
fn review(store: &Store, segment: &Arc<Segment>, epoch: u64) -> io::Result<(Review, u64)> {
    let index = repairing(store, segment.no, || store.index(segment.no))?;
    let (mut read, mut runs) = (0, 0);
    // Bytes by the time at which they expire.
    let mut pieces: Vec<(Timestamp, u64)> = Vec::new();
    for row in &index.shards {
        runs += u64::from(row.runs);
        pieces.extend(repairing(store, segment.no, || row_pieces(store, segment.no, row))?);
        read += u64::from(row.runs) * 24;
    }
    for command in &index.commands {
        pieces.push((Timestamp(u64::MAX), u64::from(command.len)));
    }
    pieces.sort_unstable();
    let len = segment.file_len.load(Ordering::Relaxed);
    let live = pieces.iter().map(|(_, bytes)| bytes).sum::<u64>();
    // Of a segment that was rewritten before, only what has expired since: more of it cannot be spared.
    let len = if segment.no & CLUSTERED == 0 { len.saturating_sub(segment.header_len) } else { live };
    let enough = len * u64::from(store.settings.cluster_dead_percent) / 100;
    let mut review = Review { epoch, worth_from: None, live_bytes: live, runs };
    let now = store.clock.now();
    let mut from = now;
    let mut pieces = pieces.into_iter().peekable();
    loop {
        while let Some((_, bytes)) = pieces.next_if(|(at, _)| *at <= from) {
            review.live_bytes -= bytes;
        }
        let dead = len.saturating_sub(review.live_bytes);
        match pieces.peek() {
            // Nothing visible is left: that is for the trimmer.
            None => break,
            Some(_) if dead >= enough && dead > 0 => {
                let last = pieces.last().map_or(from, |(at, _)| at);
                let stays = last.0.saturating_sub(from.0) >= millis(store.settings.cluster_life_min);
                review.worth_from = stays.then_some(from);
                break;
            }
            Some((at, _)) => from = *at,
        }
    }
    Ok((review, read))
}

/// Bytes of a shard's runs by the time at which they expire, a block at a time.
fn row_pieces(store: &Store, segment: u64, row: &ShardRow) -> io::Result<Vec<(Timestamp, u64)>> {
    let expires = |arrival: Timestamp| match store.shards.get(ShardNo(row.shard)) {
        None => Timestamp::ZERO,
        Some(shard) => shard.state().expires(arrival),
    };
    let mut pieces = Vec::new();
    for n in 0..row.blocks() {
        let block = store.read_index_block(segment, row, n)?;
        let bytes = block.iter().map(|run| u64::from(run.len) + crate::format::RUN_HEADER as u64).sum();
        pieces.extend(block.last().map(|run| (expires(run.arrival), bytes)));
    }
    Ok(pieces)
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
#[path = "cluster_tests.rs"]
mod tests;
