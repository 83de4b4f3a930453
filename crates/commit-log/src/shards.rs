//! What is known of each shard in memory: its bounds, the runs of open segments, the newest payloads.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use base::{ShardNo, Timestamp};
use bytes::Bytes;
use tokio::sync::Notify;

use crate::engine::Retention;
use crate::index_file::RunRef;

/// All shards that the log knows.
#[derive(Default)]
pub(crate) struct Shards(RwLock<HashMap<ShardNo, Arc<Shard>>>);

impl Shards {
    pub(crate) fn get(&self, no: ShardNo) -> Option<Arc<Shard>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(&no).cloned()
    }

    /// The shard, if it was opened in this process.
    pub(crate) fn opened(&self, no: ShardNo) -> Option<Arc<Shard>> {
        self.get(no).filter(|s| s.state().opened)
    }

    pub(crate) fn get_or_insert(&self, no: ShardNo) -> Arc<Shard> {
        let mut map = self.0.write().unwrap_or_else(PoisonError::into_inner);
        map.entry(no).or_insert_with(|| Arc::new(Shard::new(no))).clone()
    }

    pub(crate) fn remove(&self, no: ShardNo) -> Option<Arc<Shard>> {
        self.0.write().unwrap_or_else(PoisonError::into_inner).remove(&no)
    }

    /// All, by number.
    pub(crate) fn sorted(&self) -> Vec<Arc<Shard>> {
        let map = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let mut all: Vec<_> = map.values().cloned().collect();
        all.sort_unstable_by_key(|s| s.no);
        all
    }
}

/// One shard.
pub(crate) struct Shard {
    pub(crate) no: ShardNo,
    /// Told when a record became durable, the shard was sealed or dropped.
    pub(crate) changed: Notify,
    state: Mutex<ShardState>,
}

/// The changing part of a shard.
pub(crate) struct ShardState {
    pub(crate) opened: bool,
    pub(crate) dropped: bool,
    pub(crate) retention: Retention,
    /// Durable: where the next record goes, whether none will come, when the last came.
    pub(crate) next: u64,
    pub(crate) sealed: bool,
    pub(crate) last_arrival: Option<Timestamp>,
    /// The same as the commit under way will leave it. Only the log thread looks at these.
    pub(crate) lane_next: u64,
    pub(crate) lane_sealed: bool,
    /// First visible record when retention was last applied, and its arrival (`None`: there was none).
    pub(crate) first: u64,
    pub(crate) first_arrival: Option<Timestamp>,
    /// Segments with an index file that hold runs of the shard, oldest first.
    pub(crate) closed: VecDeque<ClosedRuns>,
    /// Runs in segments without an index file, oldest first.
    pub(crate) open: VecDeque<OpenRuns>,
    /// The newest runs with their payloads, without a gap up to `next`.
    pub(crate) tail: VecDeque<TailRun>,
}

/// The runs of a shard in one closed segment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ClosedRuns {
    pub(crate) segment: u64,
    pub(crate) first: u64,
    pub(crate) first_arrival: Timestamp,
    pub(crate) last_arrival: Timestamp,
}

/// The runs of a shard in one open segment; never empty.
#[derive(Clone, Debug)]
pub(crate) struct OpenRuns {
    pub(crate) segment: u64,
    pub(crate) runs: Vec<RunRef>,
}

/// A run in memory.
#[derive(Clone, Debug)]
pub(crate) struct TailRun {
    pub(crate) first: u64,
    pub(crate) count: u32,
    pub(crate) data_len: u32,
    pub(crate) arrival: Timestamp,
    pub(crate) payload: Bytes,
}

impl Shard {
    fn new(no: ShardNo) -> Self {
        let state = ShardState {
            opened: false,
            dropped: false,
            retention: Retention { keep: Duration::MAX, floor: Timestamp::ZERO },
            next: 0,
            sealed: false,
            last_arrival: None,
            lane_next: 0,
            lane_sealed: false,
            first: 0,
            first_arrival: None,
            closed: VecDeque::new(),
            open: VecDeque::new(),
            tail: VecDeque::new(),
        };
        Shard { no, changed: Notify::new(), state: Mutex::new(state) }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, ShardState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ShardState {
    /// Records that arrived before this are trimmed.
    pub(crate) fn cutoff(&self, now: Timestamp) -> Timestamp {
        self.retention.floor.max(now.minus(self.retention.keep))
    }

    /// From when on a record that arrived at a time is trimmed.
    pub(crate) fn expires(&self, arrival: Timestamp) -> Timestamp {
        if !self.opened {
            return Timestamp(u64::MAX);
        }
        if arrival < self.retention.floor {
            return Timestamp::ZERO;
        }
        let keep = u64::try_from(self.retention.keep.as_millis()).unwrap_or(u64::MAX);
        Timestamp(arrival.0.saturating_add(keep).saturating_add(1))
    }

    /// The oldest stored record, or `next`, and its arrival.
    pub(crate) fn oldest(&self) -> (u64, Option<Timestamp>) {
        if let Some(c) = self.closed.front() {
            return (c.first, Some(c.first_arrival));
        }
        let open = self.open.front().and_then(|o| o.runs.first());
        open.map_or((self.next, None), |r| (r.first, Some(r.arrival)))
    }

    /// Forgets what was found out about retention.
    pub(crate) fn reset_first(&mut self) {
        (self.first, self.first_arrival) = self.oldest();
    }

    /// Adds a run that is durable now.
    pub(crate) fn push_run(&mut self, segment: u64, run: RunRef, end: u64) {
        if self.first_arrival.is_none() {
            (self.first, self.first_arrival) = (run.first, Some(run.arrival));
        }
        match self.open.back_mut() {
            Some(open) if open.segment == segment => open.runs.push(run),
            _ => self.open.push_back(OpenRuns { segment, runs: vec![run] }),
        }
        self.next = end;
        self.last_arrival = Some(run.arrival);
    }

    /// Position after the last run of `segment`, which is in `open`.
    pub(crate) fn open_end(&self, segment: u64) -> u64 {
        let after = self.open.iter().find(|o| o.segment > segment).and_then(|o| o.runs.first());
        after.map_or(self.next, |r| r.first)
    }

    /// Forgets the runs in segments that were removed, and all older ones: they were trimmed before, and
    /// what is visible must have no gap even if retention grows later.
    pub(crate) fn forget_removed(&mut self, gone: &[u64]) {
        if let Some(last) = self.closed.iter().rposition(|c| gone.contains(&c.segment)) {
            self.closed.drain(..=last);
            self.begin_at_oldest();
        }
    }

    /// Puts what is left of the runs in `sources`, which lie side by side, in their place. Nothing may be left, and what
    /// is not was trimmed.
    pub(crate) fn replace(&mut self, sources: &[u64], left: Option<ClosedRuns>) {
        let is_source = |c: &ClosedRuns| sources.contains(&c.segment);
        let Some(from) = self.closed.iter().position(is_source) else { return };
        let to = self.closed.iter().rposition(is_source).expect("there is one");
        match left {
            Some(left) if left.first == self.closed[from].first => {
                self.closed.drain(from + 1..=to);
                self.closed[from] = left;
            }
            left => {
                self.closed.drain(..=to);
                if let Some(left) = left {
                    self.closed.push_front(left);
                }
                self.begin_at_oldest();
            }
        }
    }

    /// Whether a segment holds runs of the shard.
    pub(crate) fn is_in(&self, segment: u64) -> bool {
        self.closed.iter().any(|c| c.segment == segment) || self.open.iter().any(|o| o.segment == segment)
    }

    fn begin_at_oldest(&mut self) {
        let (oldest, arrival) = self.oldest();
        if self.first < oldest {
            (self.first, self.first_arrival) = (oldest, arrival);
        }
        while self.tail.front().is_some_and(|t| t.first < oldest) {
            self.tail.pop_front();
        }
    }
}

/// Which payloads are in memory, in the order in which they came: the oldest goes first.
#[derive(Default)]
pub(crate) struct TailCache {
    bytes: usize,
    order: VecDeque<(Arc<Shard>, u64, usize)>,
}

impl TailCache {
    /// Notes a run that was put into its shard's tail, and drops the oldest above `bytes_max`.
    pub(crate) fn added(&mut self, shard: &Arc<Shard>, first: u64, bytes: usize, bytes_max: usize) {
        let bytes = bytes + TAIL_RUN_COST;
        self.order.push_back((shard.clone(), first, bytes));
        self.bytes += bytes;
        while self.bytes > bytes_max {
            let Some((shard, first, bytes)) = self.order.pop_front() else { break };
            self.bytes -= bytes;
            let mut state = shard.state();
            if state.tail.front().is_some_and(|t| t.first == first) {
                state.tail.pop_front();
                if state.tail.is_empty() {
                    state.tail = VecDeque::new();
                }
            }
        }
    }
}

/// What a run in the tail costs besides its payload.
const TAIL_RUN_COST: usize = 160;
