//! The work beside the commits that can wait, one bounded piece at a time: removing, rewriting, looking for damage.

use std::io;
use std::sync::atomic::Ordering;
use std::time::Duration;

use base::Timestamp;

use crate::cluster::Clusterer;
use crate::maintain::{Trimmer, remove_doomed};
use crate::scrub::Scrubber;
use crate::store::{Store, lock};

/// Rest after a file was removed: the file system has its part of the work still to do.
const AFTER_REMOVAL: Duration = Duration::from_millis(10);

/// Time without appends and reads from the medium after which nobody else is taken to need it.
const IDLE_AFTER: Duration = Duration::from_secs(1);

/// What is under way.
#[derive(Default)]
pub(crate) struct Upkeep {
    others: Others,
    trimmer: Option<Trimmer>,
    clusterer: Clusterer,
    scrubber: Scrubber,
    /// How long each of these two still has to rest; `None` when it had nothing to do.
    rests: [Option<Duration>; 2],
    /// Who of them did something last.
    last: usize,
}

/// The place of the scrubber among the two; the other is the clusterer.
const SCRUBBING: usize = 1;

impl Upkeep {
    /// Begins a look for segments that can be removed or rewritten, unless one is under way.
    pub(crate) fn look(&mut self, store: &Store) {
        self.trimmer.get_or_insert_with(|| Trimmer::begin(store));
    }

    /// Does the next piece of work, and answers how long to rest before the one after it, so that the rates of the settings
    /// are kept; `None` when there is nothing to do.
    pub(crate) fn step(&mut self, store: &Store) -> Option<Duration> {
        if let Some(trimmer) = &mut self.trimmer {
            match trimmer.step(store) {
                Ok(Some(_)) => {}
                // A shard was dropped since the look began.
                Ok(None) if lock(&store.control).dropped => self.trimmer = Some(Trimmer::begin(store)),
                Ok(None) => {
                    self.trimmer = None;
                    self.clusterer.look();
                }
                Err(e) => {
                    told("segments were not removed", &e);
                    self.trimmer = None;
                }
            }
            return Some(Duration::ZERO);
        }
        if remove_doomed(store) {
            return Some(AFTER_REMOVAL);
        }
        let idle = self.others.are_idle(store);
        if idle && self.clusterer.waits_for_idle() {
            self.clusterer.look();
        }
        self.at_their_rates(store, idle)
    }

    /// After how long another step may find something to do, since what is put off only waits for the end of a load.
    pub(crate) fn waits(&self) -> Option<Duration> {
        self.clusterer.waits_for_idle().then_some(IDLE_AFTER)
    }

    /// A piece of what is bounded by a rate, by whoever has rested for as long as the last piece asked for.
    fn at_their_rates(&mut self, store: &Store, idle: bool) -> Option<Duration> {
        let rests = self.rests.map(Option::unwrap_or_default);
        // Who had no turn last has the first, if both may.
        let first = if rests[self.last] < rests[1 - self.last] { self.last } else { 1 - self.last };
        for who in [first, 1 - first] {
            if !rests[who].is_zero() {
                break;
            }
            let settings = &store.settings;
            let (step, rate) = match (who, idle) {
                (SCRUBBING, _) => (self.scrubber.step(store), settings.scrub_bytes_per_second),
                (_, true) => (self.clusterer.step(store, true), settings.cluster_idle_bytes_per_second),
                (_, false) => (self.clusterer.step(store, false), settings.cluster_bytes_per_second),
            };
            let bytes = step.unwrap_or_else(|e| {
                let what = ["segments were not rewritten", "a part of the log could not be looked at"][who];
                told(what, &e);
                None
            });
            self.rests[who] = bytes.map(|bytes| Duration::from_secs_f64(bytes as f64 / rate as f64));
            if bytes.is_some() {
                self.last = who;
                break;
            }
        }
        let rest = self.rests.into_iter().flatten().min()?;
        for other in self.rests.iter_mut().flatten() {
            *other -= rest;
        }
        Some(rest)
    }
}

/// Those who append and read.
#[derive(Default)]
struct Others {
    /// What they had done when that was last looked at.
    done: u64,
    /// Since when it has been the same.
    since: Timestamp,
}

impl Others {
    fn are_idle(&mut self, store: &Store) -> bool {
        let (counters, now) = (&store.counters, store.clock.now());
        let done = counters.records.load(Ordering::Relaxed) + counters.medium_reads.load(Ordering::Relaxed);
        // The clock may have stepped back.
        if done != self.done || now < self.since {
            (self.done, self.since) = (done, now);
        }
        now >= self.since.plus(IDLE_AFTER)
    }
}

fn told(what: &str, e: &io::Error) {
    tracing::warn!(error = %e, "{what}; it is tried again");
}
