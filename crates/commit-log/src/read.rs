//! The readers' side: pages, time seek, bounds. Only what is durable is ever seen here.

use std::io;
use std::sync::Arc;

use base::{Pos, Timestamp};
use bytes::Bytes;

use crate::engine::{Bounds, Page, ReadError, ReadLimits, Record};
use crate::fetch::{Patience, Source, parts, together};
use crate::index_file::{RunRef, ShardRow};
use crate::reindex::repairing;
use crate::run::records_of;
use crate::shards::{Shard, ShardState, TailRun};
use crate::store::Store;

/// Runs that are looked up at a time.
const BATCH: usize = 1024;

/// Where the runs from a position on are.
enum Place {
    Tail(Vec<TailRun>),
    Open(u64, Vec<RunRef>),
    Closed(u64),
    Nowhere,
}

/// See [`crate::engine::ShardLog::read`]. Waits for the medium.
#[cfg(test)]
pub(crate) fn read(
    store: &Store,
    shard: &Arc<Shard>,
    from: Pos,
    limits: ReadLimits,
) -> Result<Page, ReadError> {
    Reading::new(Arc::clone(shard), from, limits).finish(store)
}

/// A read that is under way: begun by a thread that must not wait, it can be ended by another.
pub(crate) struct Reading {
    shard: Arc<Shard>,
    /// The shard's end when the read began, and whether it was sealed; `None` as long as it has not begun.
    tip: Option<(u64, bool)>,
    page: Page,
    limits: ReadLimits,
    bytes: usize,
}

/// Why a read stopped.
pub(crate) enum Halt {
    /// It takes more patience; it can go on where it is.
    WouldWait,
    /// It failed.
    Failed(ReadError),
}

impl From<ReadError> for Halt {
    fn from(e: ReadError) -> Self {
        Halt::Failed(e)
    }
}

impl Reading {
    pub(crate) fn new(shard: Arc<Shard>, from: Pos, limits: ReadLimits) -> Self {
        let page = Page { records: Vec::new(), next: from, next_arrival: None, at_end: false };
        Reading { shard, tip: None, page, limits, bytes: 0 }
    }

    /// The page. Waits for the medium.
    pub(crate) fn finish(mut self, store: &Store) -> Result<Page, ReadError> {
        match self.go_on(store, &mut Patience::Medium) {
            Ok(()) => Ok(self.page),
            Err(Halt::Failed(e)) => Err(e),
            Err(Halt::WouldWait) => unreachable!("it waits as long as the medium does"),
        }
    }

    /// The page, or the read itself when it takes more patience than a thread of requests has.
    pub(crate) fn in_passing(mut self, store: &Store) -> Result<Result<Page, ReadError>, Self> {
        match self.go_on(store, &mut Patience::in_passing()) {
            Ok(()) => Ok(Ok(self.page)),
            Err(Halt::Failed(e)) => Ok(Err(e)),
            Err(Halt::WouldWait) => Err(self),
        }
    }

    fn begin(&mut self, store: &Store, patience: &Patience) -> Result<(u64, bool), Halt> {
        let (shard, from) = (&self.shard, self.page.next.0);
        let first = if from >= shard.state().next {
            from
        } else if patience.waits() || retention_is_applied(store, shard) {
            first_visible(store, shard)?
        } else {
            return Err(Halt::WouldWait);
        };
        let (tip, sealed) = {
            let state = shard.state();
            (state.next, state.sealed)
        };
        self.page.next = Pos(if from >= tip { from } else { from.max(first) });
        Ok(*self.tip.insert((tip, sealed)))
    }

    fn go_on(&mut self, store: &Store, patience: &mut Patience) -> Result<(), Halt> {
        let (tip, sealed) = match self.tip {
            Some(known) => known,
            None => self.begin(store, patience)?,
        };
        let shard = Arc::clone(&self.shard);
        while self.page.next.0 < tip {
            let at = self.page.next.0;
            // The lock ends here, before anything is read from the medium.
            let place = place(&shard.state(), at, self.limits.bytes_max.saturating_sub(self.bytes));
            let (segment, taken) = match place {
                Place::Tail(runs) => (None, Ok(runs.iter().any(|run| !self.take_recent(run)))),
                Place::Open(segment, runs) => {
                    (Some(segment), self.take_stored(store, segment, &runs, patience))
                }
                Place::Closed(segment) => {
                    let runs = closed_runs(store, &shard, segment, at, patience.waits());
                    let taken = runs.and_then(|runs| self.take_stored(store, segment, &runs, patience));
                    (Some(segment), taken)
                }
                Place::Nowhere => break,
            };
            match taken {
                Ok(true) => break,
                Ok(false) => {}
                Err(Halt::WouldWait) => return Err(Halt::WouldWait),
                // The segment was removed or rewritten since the place was looked up.
                Err(_) if segment.is_some_and(|segment| !shard.state().is_in(segment)) => {
                    self.page.next = Pos(self.page.next.0.max(shard.state().oldest().0));
                    continue;
                }
                Err(e) => return Err(e),
            }
            let next = self.page.next.0.max(shard.state().oldest().0);
            if next == at {
                let text = format!("no record of shard {} at position {at} is in the index", shard.no);
                return Err(ReadError::Corrupt(text).into());
            }
            self.page.next = Pos(next);
        }
        self.page.at_end = sealed && self.page.next.0 >= tip;
        Ok(())
    }

    /// Adds the records of a run that are not in the page yet; false when the page is full, and then it tells
    /// the arrival of what follows.
    fn take(&mut self, run: &TailRun) -> bool {
        let skip = u32::try_from(self.page.next.0.saturating_sub(run.first)).unwrap_or(u32::MAX);
        for bytes in records_of(&run.payload, run.data_len, run.count, skip.min(run.count)) {
            let records = &mut self.page.records;
            let over = records.len() >= self.limits.records_max
                || self.bytes.saturating_add(bytes.len()) > self.limits.bytes_max;
            if over && !records.is_empty() {
                self.page.next_arrival = Some(run.arrival);
                return false;
            }
            self.bytes += bytes.len();
            records.push(Record { pos: self.page.next, arrival: run.arrival, bytes });
            self.page.next = self.page.next.plus(1);
        }
        true
    }

    /// The same with a run of the tail cache.
    fn take_recent(&mut self, run: &TailRun) -> bool {
        let before = (self.page.records.len(), self.bytes);
        let room = self.take(run);
        self.keep_only_records(before, run.payload.len());
        room
    }

    /// Gives the records that came after `before` (a number of records and their bytes) memory of their own when they are less
    /// than half of the `held` bytes that they hold: a page must not hold much more than is in it.
    fn keep_only_records(&mut self, before: (usize, usize), held: usize) {
        let bytes = self.bytes - before.1;
        if bytes >= held / 2 {
            return;
        }
        let records = &mut self.page.records[before.0..];
        let mut own = Vec::with_capacity(bytes);
        records.iter().for_each(|record| own.extend_from_slice(&record.bytes));
        let mut own = Bytes::from(own);
        for record in records {
            record.bytes = own.split_to(record.bytes.len());
        }
    }

    /// Reads runs from the medium into the page; true when the page is full.
    fn take_stored(
        &mut self,
        store: &Store,
        segment: u64,
        runs: &[RunRef],
        patience: &mut Patience,
    ) -> Result<bool, Halt> {
        let source = Source::open(store, self.shard.no, segment)?;
        let mut rest = runs;
        // After a failure run by run: what is good is still given.
        let mut alone = false;
        while let Some(run) = rest.first() {
            let bytes_room = self.limits.bytes_max.saturating_sub(self.bytes);
            let records_room = self.limits.records_max.saturating_sub(self.page.records.len());
            // The run's records are not needed when the page is full already.
            if !self.page.records.is_empty() && (bytes_room == 0 || records_room == 0) {
                self.page.next_arrival = Some(run.arrival);
                return Ok(true);
            }
            let count = if alone { 1 } else { together(rest, bytes_room, records_room) };
            let (batch, later) = rest.split_at(count);
            let (bytes, held) = match source.load(store, batch, patience) {
                Ok(Some(loaded)) => loaded,
                Ok(None) => return Err(Halt::WouldWait),
                Err(_) if count > 1 => {
                    alone = true;
                    continue;
                }
                Err(e) => return self.stop_before(run, e),
            };
            let before = (self.page.records.len(), self.bytes);
            let taken = self.take_all(&source, batch, &bytes);
            self.keep_only_records(before, held);
            if taken? {
                return Ok(true);
            }
            rest = later;
        }
        Ok(false)
    }

    /// Takes runs out of the bytes that were read for them; true when the page is full.
    fn take_all(&mut self, source: &Source, runs: &[RunRef], bytes: &Bytes) -> Result<bool, Halt> {
        for (run, bytes) in parts(runs, bytes) {
            match source.check(run, &bytes) {
                Ok(checked) if self.take(&checked) => {}
                Ok(_) => return Ok(true),
                Err(e) => return self.stop_before(run, e),
            }
        }
        Ok(false)
    }

    /// What was read before the damage is good; the error comes with the next read.
    fn stop_before(&mut self, run: &RunRef, e: ReadError) -> Result<bool, Halt> {
        if self.page.records.is_empty() {
            return Err(e.into());
        }
        self.page.next_arrival = Some(run.arrival);
        Ok(true)
    }
}

/// Whether retention can be applied without a look at the medium.
fn retention_is_applied(store: &Store, shard: &Shard) -> bool {
    let state = shard.state();
    let cutoff = state.cutoff(store.clock.now());
    state.first_arrival.is_none_or(|arrival| arrival >= cutoff)
}

/// Where the runs from `at` on are, as many as may be needed for `bytes`.
fn place(state: &ShardState, at: u64, bytes: usize) -> Place {
    if state.tail.front().is_some_and(|t| t.first <= at) && at < state.next {
        let start = state.tail.partition_point(|t| t.first <= at) - 1;
        let mut sum = 0;
        let wanted = state.tail.range(start..).take_while(|t| {
            let more = sum <= bytes;
            // The first run may be needed in part only, so it does not count.
            sum += if t.first <= at { 0 } else { t.data_len as usize };
            more
        });
        return Place::Tail(wanted.take(BATCH).cloned().collect());
    }
    if let Some(open) = state.open.iter().rev().find(|o| o.runs.first().is_some_and(|r| r.first <= at)) {
        let start = open.runs.partition_point(|r| r.first <= at) - 1;
        let runs = &open.runs[start..];
        return Place::Open(open.segment, runs[..runs.len().min(BATCH)].to_vec());
    }
    let closed = state.closed.partition_point(|c| c.first <= at);
    match closed.checked_sub(1) {
        Some(i) if at < state.next => Place::Closed(state.closed[i].segment),
        _ => Place::Nowhere,
    }
}

/// Runs of a shard in a closed segment from the one that holds `at` on.
fn closed_runs(
    store: &Store,
    shard: &Shard,
    segment: u64,
    at: u64,
    waits: bool,
) -> Result<Vec<RunRef>, Halt> {
    if !waits && !store.has_index_of(segment, shard.no.0) {
        return Err(Halt::WouldWait);
    }
    let runs = repairing(store, segment, || {
        let row = store.index_row(segment, shard.no.0)?;
        let n = find_block(store, segment, &row, |r| r.first <= at)?;
        let block = store.index_block(segment, &row, n)?;
        let start = block.partition_point(|r| r.first <= at).saturating_sub(1);
        Ok(block[start..block.len().min(start + BATCH)].to_vec())
    });
    runs.map_err(|e| index_error(&e).into())
}

/// The last block whose first run is `before`, or the first one.
fn find_block(
    store: &Store,
    segment: u64,
    row: &ShardRow,
    before: impl Fn(&RunRef) -> bool,
) -> io::Result<u32> {
    let (mut low, mut high) = (0, row.blocks());
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        let block = store.index_block(segment, row, middle)?;
        if block.first().is_some_and(&before) { low = middle } else { high = middle }
    }
    Ok(low)
}

/// Applies retention: position of the first record that is still visible.
fn first_visible(store: &Store, shard: &Arc<Shard>) -> Result<u64, ReadError> {
    let cutoff = {
        let mut state = shard.state();
        let cutoff = state.cutoff(store.clock.now());
        match state.first_arrival {
            Some(arrival) if arrival >= cutoff => return Ok(state.first),
            None => return Ok(state.next),
            Some(_) if state.last_arrival.is_none_or(|last| last < cutoff) => {
                (state.first, state.first_arrival) = (state.next, None);
                return Ok(state.first);
            }
            Some(_) => cutoff,
        }
    };
    let found = seek(store, shard, cutoff)?;
    let mut state = shard.state();
    let (first, arrival) = found.map_or((state.next, None), |(first, arrival)| (first, Some(arrival)));
    if state.first_arrival.is_some() && first > state.first {
        (state.first, state.first_arrival) = (first, arrival);
    }
    Ok(state.first.max(first))
}

/// First run that arrived at or after `time`, visible or not.
fn seek(store: &Store, shard: &Shard, time: Timestamp) -> Result<Option<(u64, Timestamp)>, ReadError> {
    loop {
        let closed = {
            let state = shard.state();
            let i = state.closed.partition_point(|c| c.last_arrival < time);
            match state.closed.get(i) {
                Some(c) if c.first_arrival >= time => return Ok(Some((c.first, c.first_arrival))),
                Some(c) => *c,
                None => {
                    let open = state.open.iter().find_map(|o| {
                        o.runs.get(o.runs.partition_point(|r| r.arrival < time)).map(|r| (r.first, r.arrival))
                    });
                    return Ok(open);
                }
            }
        };
        let found = repairing(store, closed.segment, || {
            let row = store.index_row(closed.segment, shard.no.0)?;
            let mut n = find_block(store, closed.segment, &row, |r| r.arrival < time)?;
            while n < row.blocks() {
                let block = store.index_block(closed.segment, &row, n)?;
                if let Some(r) = block.get(block.partition_point(|r| r.arrival < time)) {
                    return Ok(Some((r.first, r.arrival)));
                }
                n += 1;
            }
            Ok(None)
        });
        match found {
            Ok(Some(found)) => return Ok(Some(found)),
            // The segment was removed or rewritten since: look again.
            _ if !shard.state().is_in(closed.segment) => {}
            Ok(None) => return Err(index_error(&io::ErrorKind::InvalidData.into())),
            Err(e) => return Err(index_error(&e)),
        }
    }
}

/// See [`crate::engine::ShardLog::seek_time`].
pub(crate) fn seek_time(store: &Store, shard: &Arc<Shard>, time: Timestamp) -> Result<Pos, ReadError> {
    let first = first_visible(store, shard)?;
    let found = seek(store, shard, time)?;
    Ok(Pos(found.map_or_else(|| shard.state().next, |(pos, _)| pos.max(first))))
}

/// See [`crate::engine::ShardLog::bounds`].
pub(crate) fn bounds(store: &Store, shard: &Arc<Shard>) -> Result<Bounds, ReadError> {
    let first = first_visible(store, shard)?;
    let state = shard.state();
    Ok(Bounds {
        first: Pos(first),
        next: Pos(state.next),
        sealed: state.sealed,
        last_arrival: state.last_arrival,
    })
}

fn index_error(e: &io::Error) -> ReadError {
    if e.kind() == io::ErrorKind::InvalidData {
        ReadError::Corrupt(e.to_string())
    } else {
        ReadError::Io(format!("cannot read an index file: {e}"))
    }
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
