//! The work beside the commits that can wait, one bounded piece at a time: removing, rewriting, looking for damage.

use std::io;
use std::time::Duration;

use crate::cluster::Clusterer;
use crate::maintain::{Trimmer, remove_doomed};
use crate::scrub::Scrubber;
use crate::store::{Store, lock};

/// Rest after a file was removed: the file system has its part of the work still to do.
const AFTER_REMOVAL: Duration = Duration::from_millis(10);

/// What is under way.
#[derive(Default)]
pub(crate) struct Upkeep {
    trimmer: Option<Trimmer>,
    clusterer: Clusterer,
    scrubber: Scrubber,
    /// The scrubber's turn; else the clusterer's.
    scrub: bool,
}

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
        for _ in 0..2 {
            self.scrub = !self.scrub;
            let (step, rate) = if self.scrub {
                (self.scrubber.step(store), store.settings.scrub_bytes_per_second)
            } else {
                (self.clusterer.step(store), store.settings.cluster_bytes_per_second)
            };
            match step {
                Ok(Some(bytes)) => return Some(Duration::from_secs_f64(bytes as f64 / rate as f64)),
                Ok(None) => {}
                Err(e) if self.scrub => told("a part of the log could not be looked at", &e),
                Err(e) => told("segments were not rewritten", &e),
            }
        }
        None
    }
}

fn told(what: &str, e: &io::Error) {
    tracing::warn!(error = %e, "{what}; it is tried again");
}
