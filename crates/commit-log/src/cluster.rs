//! Writes what is still visible of closed segments elsewhere, shard by shard and parted by how long it is kept, so that the
//! segments can be removed and readers of one shard find its records side by side. `docs/formats/log.md` has the order of
//! steps that makes this safe against a crash at any point.

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use base::Timestamp;

use crate::format::CLUSTERED;
use crate::review::reviewed;
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
    /// Segments are not rewritten only because they are young and there is load.
    young_wait: bool,
    /// Nothing is begun before this time.
    not_before: Timestamp,
}

/// What was found of a segment.
struct Candidate {
    no: u64,
    why: Why,
    /// Bytes that a new segment would take.
    bytes: u64,
    runs: u64,
}

/// What speaks for rewriting a segment. Of the same kind several are rewritten together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Why {
    /// Enough of it is of no use any more.
    Dead,
    /// What is of one shard lies here and there.
    Scattered,
    /// The same, but readers at the tip may not be done with it.
    ScatteredYoung,
    /// Small, and rewritten before.
    Small,
    Nothing,
}

impl Clusterer {
    /// Looks through the segments from the next step on.
    pub(crate) fn look(&mut self) {
        self.looking.get_or_insert_default();
    }

    /// Whether something would be rewritten if there were no load.
    pub(crate) fn waits_for_idle(&self) -> bool {
        self.young_wait
    }

    /// Goes on by about [`crate::LogSettings::upkeep_step_bytes`]; answers with what that cost in bytes read or written, or
    /// `None` when there is nothing to do. While nobody else needs the medium (`idle`), also what is young is rewritten.
    pub(crate) fn step(&mut self, store: &Store, idle: bool) -> io::Result<Option<u64>> {
        let step = self.go_on(store, idle);
        if step.is_err() {
            if let Some(job) = self.job.take() {
                job.abandon(store);
            }
            self.looking = None;
            self.not_before = store.clock.now().plus(AFTER_FAILURE);
        }
        step
    }

    fn go_on(&mut self, store: &Store, idle: bool) -> io::Result<Option<u64>> {
        if let Some(job) = &mut self.job {
            let bytes = job.step(store)?;
            if job.is_done() {
                self.job = None;
                // There may be more to do.
                self.look();
            }
            return Ok(Some(bytes));
        }
        let off = store.settings.cluster_dead_percent == 0 && store.settings.cluster_stretch_bytes == 0;
        if off || store.clock.now() < self.not_before {
            (self.looking, self.young_wait) = (None, false);
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
        let young = found.iter_mut().filter(|c| c.why == Why::ScatteredYoung);
        let young = young.map(|c| c.why = if idle { Why::Scattered } else { Why::Nothing }).count();
        self.young_wait = young > 0 && !idle;
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
    let group = |from: usize, why: Why| {
        let (mut bytes, mut runs) = (0, 0);
        let together = found[from..].iter().take(SOURCES_MAX).take_while(|c| {
            bytes += c.bytes;
            runs += c.runs;
            c.why == why && bytes <= settings.segment_bytes && runs <= settings.segment_runs_max
        });
        together.map(|c| c.no).collect::<Vec<_>>()
    };
    for why in [Why::Dead, Why::Scattered] {
        if let Some(from) = found.iter().position(|c| c.why == why) {
            let sources = group(from, why);
            // Alone it may be larger than what is made of several.
            return if sources.is_empty() { vec![found[from].no] } else { sources };
        }
    }
    for from in 0..found.len() {
        let sources = group(from, Why::Small);
        if sources.len() >= SMALL {
            return sources;
        }
    }
    Vec::new()
}

/// Looks whether a segment is worth it; answers also with the bytes that were read for it.
fn candidate(store: &Store, segment: &Arc<Segment>) -> io::Result<(Candidate, u64)> {
    let (review, read) = match reviewed(store, segment) {
        // Removed meanwhile: nothing to be done with it.
        Err(_) if store.segment(segment.no).is_none() => (Review::default(), 0),
        other => other?,
    };
    let now = store.clock.now();
    let len = segment.file_len.load(Ordering::Relaxed);
    let (why, bytes) = if segment.damaged.load(Ordering::Relaxed) {
        (Why::Nothing, len)
    } else if review.is_dead(now) {
        (Why::Dead, review.live_bytes)
    } else if review.is_scattered(now) {
        (if is_old(store, segment, now) { Why::Scattered } else { Why::ScatteredYoung }, len)
    } else if segment.no & CLUSTERED != 0 && len <= store.settings.segment_bytes / SMALL as u64 {
        (Why::Small, review.live_bytes)
    } else {
        (Why::Nothing, len)
    };
    Ok((Candidate { no: segment.no, why, bytes, runs: review.runs }, read))
}

/// Whether readers at the tip can be expected to be done with a segment.
fn is_old(store: &Store, segment: &Segment, now: Timestamp) -> bool {
    let age = u64::try_from(store.settings.cluster_age_min.as_millis()).unwrap_or(u64::MAX);
    segment.closed().is_none_or(|closed| now.0.saturating_sub(closed.max_arrival.0) >= age)
}

#[cfg(test)]
#[path = "cluster_tests.rs"]
mod tests;
