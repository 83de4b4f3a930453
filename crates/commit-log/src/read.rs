//! The readers' side: pages, time seek, bounds. Only what is durable is ever seen here.

use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use base::{Pos, Timestamp};
use bytes::Bytes;

use crate::engine::{Bounds, Page, ReadError, ReadLimits, Record};
use crate::format::{RUN_HEADER, RunHeader, RunKind, segment_name};
use crate::index_file::{RunRef, ShardRow};
use crate::reindex::repairing;
use crate::run::records_of;
use crate::segment::check_payload;
use crate::shards::{Shard, ShardState, TailRun};
use crate::store::Store;

/// Runs that are looked up at a time.
const BATCH: usize = 1024;
/// Most bytes that are read in one go, unless a run is longer.
const AT_ONCE: u64 = 1 << 20;
/// Bytes between two runs that are rather read than skipped: the padding of a commit and what is around it.
const GAP: u64 = 8 << 10;

/// Where the runs from a position on are.
enum Place {
    Tail(Vec<TailRun>),
    Open(u64, Vec<RunRef>),
    Closed(u64),
    Nowhere,
}

/// A page that is being filled.
struct Filling {
    page: Page,
    limits: ReadLimits,
    bytes: usize,
}

/// See [`crate::engine::ShardLog::read`].
pub(crate) fn read(
    store: &Store,
    shard: &Arc<Shard>,
    from: Pos,
    limits: ReadLimits,
) -> Result<Page, ReadError> {
    let first = if from.0 >= shard.state().next { from.0 } else { first_visible(store, shard)? };
    let (tip, sealed) = {
        let state = shard.state();
        (state.next, state.sealed)
    };
    let mut at = if from.0 >= tip { from.0 } else { from.0.max(first) };
    let page = Page { records: Vec::new(), next: Pos(at), next_arrival: None, at_end: false };
    let mut filling = Filling { page, limits, bytes: 0 };
    while at < tip {
        // The lock ends here, before anything is read from the medium.
        let place = place(&shard.state(), at, limits.bytes_max.saturating_sub(filling.bytes));
        let (segment, taken) = match place {
            Place::Tail(runs) => (None, Ok(runs.iter().any(|run| !filling.take(run)))),
            Place::Open(segment, runs) => (Some(segment), filling.take_stored(store, segment, &runs)),
            Place::Closed(segment) => {
                let runs = closed_runs(store, shard, segment, at).map_err(|e| index_error(&e));
                (Some(segment), runs.and_then(|runs| filling.take_stored(store, segment, &runs)))
            }
            Place::Nowhere => break,
        };
        match taken {
            Ok(true) => break,
            Ok(false) => {}
            // The segment was removed or rewritten since the place was looked up.
            Err(_) if segment.is_some_and(|segment| !shard.state().is_in(segment)) => {
                at = filling.page.next.0.max(shard.state().oldest().0);
                filling.page.next = Pos(at);
                continue;
            }
            Err(e) => return Err(e),
        }
        let next = filling.page.next.0.max(shard.state().oldest().0);
        if next == at {
            let text = format!("no record of shard {} at position {at} is in the index", shard.no);
            return Err(ReadError::Corrupt(text));
        }
        at = next;
        filling.page.next = Pos(at);
    }
    let mut page = filling.page;
    page.at_end = sealed && page.next.0 >= tip;
    Ok(page)
}

/// Whether a read from `from` on is served from memory: all that is visible there is in the tail cache.
pub(crate) fn needs_no_medium(store: &Store, shard: &Shard, from: Pos) -> bool {
    let state = shard.state();
    if from.0 >= state.next {
        return true;
    }
    let cutoff = state.cutoff(store.clock.now());
    let known = state.first_arrival.is_none_or(|arrival| arrival >= cutoff);
    known && state.tail.front().is_some_and(|t| t.first <= from.0.max(state.first))
}

impl Filling {
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

    /// Reads runs from the medium into the page; true when the page is full.
    fn take_stored(&mut self, store: &Store, segment: u64, runs: &[RunRef]) -> Result<bool, ReadError> {
        let mut rest = runs;
        while let Some(run) = rest.first() {
            // The run's records are not needed when the page is full already.
            let records = self.page.records.len();
            if records > 0 && (records >= self.limits.records_max || self.bytes >= self.limits.bytes_max) {
                self.page.next_arrival = Some(run.arrival);
                return Ok(true);
            }
            let (together, later) = rest.split_at(self.side_by_side(rest));
            rest = later;
            let mut bytes = load(store, segment, together);
            if bytes.is_err() && together.len() > 1 {
                // What is good of it is still given.
                rest = &runs[runs.len() - later.len() - together.len() + 1..];
                bytes = load(store, segment, &together[..1]);
            }
            for run in together {
                let loaded = match &bytes {
                    Ok(bytes) if bytes.len() as u64 + u64::from(together[0].offset) < end_of(run) => break,
                    Ok(bytes) => check(store, segment, run, together[0].offset, bytes),
                    Err(e) => Err(e.clone()),
                };
                match loaded {
                    Ok(loaded) if self.take(&loaded) => {}
                    Ok(_) => return Ok(true),
                    // What was read before the damage is good; the error comes with the next read.
                    Err(_) if !self.page.records.is_empty() => {
                        self.page.next_arrival = Some(run.arrival);
                        return Ok(true);
                    }
                    Err(e) => return Err(e),
                }
            }
        }
        Ok(false)
    }

    /// How many of the runs are read at once: those that lie near each other and may find room in the page.
    fn side_by_side(&self, runs: &[RunRef]) -> usize {
        let start = u64::from(runs[0].offset);
        let room = self.limits.bytes_max.saturating_sub(self.bytes);
        let records = self.limits.records_max.saturating_sub(self.page.records.len());
        let mut bytes = runs[0].len as usize;
        let mut together = 1;
        for pair in runs.windows(2) {
            let near = u64::from(pair[1].offset).checked_sub(end_of(&pair[0])).is_some_and(|gap| gap <= GAP);
            let small = end_of(&pair[1]) - start.min(end_of(&pair[1])) <= AT_ONCE;
            let wanted = bytes < room && together < records;
            if !(near && small && wanted) {
                break;
            }
            bytes += pair[1].len as usize;
            together += 1;
        }
        together
    }
}

/// Offset after a run.
fn end_of(run: &RunRef) -> u64 {
    u64::from(run.offset) + (RUN_HEADER as u64) + u64::from(run.len)
}

/// Reads the bytes from the begin of the first run to the end of the last.
fn load(store: &Store, segment: u64, runs: &[RunRef]) -> Result<Bytes, ReadError> {
    let (start, end) = (u64::from(runs[0].offset), end_of(&runs[runs.len() - 1]));
    let name = segment_name(segment);
    let io = |e: io::Error| ReadError::Io(format!("cannot read {name} at offset {start}: {e}"));
    let file = store.segment_file(segment).map_err(io)?;
    let len = usize::try_from(end - start).map_err(io::Error::other).map_err(io)?;
    Ok(Bytes::from(file.pread_vec(start, len).map_err(io)?))
}

/// Checks one run of the bytes that begin at `start`.
fn check(
    store: &Store,
    segment_no: u64,
    run: &RunRef,
    start: u32,
    bytes: &Bytes,
) -> Result<TailRun, ReadError> {
    let name = segment_name(segment_no);
    let at = (run.offset - start) as usize;
    let bytes = bytes.slice(at..at + RUN_HEADER + run.len as usize);
    let gone = || ReadError::Io(format!("{name} was removed"));
    let segment = store.segment(segment_no).ok_or_else(gone)?;
    store.counters.medium_reads.fetch_add(1, Ordering::Relaxed);
    let corrupt = |what: &str| ReadError::Corrupt(format!("{name} at offset {}: {what}", run.offset));
    let header = RunHeader::decode(&bytes, segment.salt, segment.lsn(u64::from(run.offset)))
        .filter(|h| h.kind == RunKind::Data && h.first == run.first && h.payload_len == run.len)
        .ok_or_else(|| corrupt("a run header is damaged"))?;
    check_payload(&header, &bytes[RUN_HEADER..]).map_err(corrupt)?;
    Ok(TailRun {
        first: header.first,
        count: header.count,
        data_len: header.data_len,
        arrival: header.arrival,
        payload: bytes.slice(RUN_HEADER..),
    })
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
fn closed_runs(store: &Store, shard: &Shard, segment: u64, at: u64) -> io::Result<Vec<RunRef>> {
    repairing(store, segment, || {
        let row = store.index_row(segment, shard.no.0)?;
        let n = find_block(store, segment, &row, |r| r.first <= at)?;
        let block = store.index_block(segment, &row, n)?;
        let start = block.partition_point(|r| r.first <= at).saturating_sub(1);
        Ok(block[start..block.len().min(start + BATCH)].to_vec())
    })
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
