//! One rewriting of segments: which runs go where, and the step that puts the new segments in the place of the old ones.

use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use base::{ShardNo, Timestamp};

use crate::format::{CLUSTERED, Clustered, RUN_HEADER, RunHeader, RunKind, index_name, segment_name};
use crate::index_file::{CommandRow, RunRef, SegmentIndex};
use crate::maintain::{doom, list_removed};
use crate::segment::{FrameReader, FrameRun, OpenSegment, check_payload};
use crate::shards::{ClosedRuns, Shard};
use crate::store::{Segment, Store, lock};
use crate::target::Target;

/// The runs of a shard in one segment, without a gap.
struct Found {
    segment: u64,
    runs: Vec<RunRef>,
    /// Position after the last of them.
    end: u64,
}

/// Runs of a shard that go to one new segment: those that are visible.
struct Part {
    /// Shards of a class are kept for about as long.
    class: u8,
    shard: ShardNo,
    /// By segment, in their order; none is empty.
    runs: VecDeque<(u64, Vec<RunRef>)>,
}

/// How far a job is.
enum Phase {
    /// Reading all frames of the sources: the number of the source, and the offset in it.
    Reading(usize, u64),
    /// Copying: how many runs of the first segment of the first part were copied.
    Copying(usize),
    Done,
}

/// A rewriting under way.
pub(crate) struct Job {
    sources: Vec<Arc<Segment>>,
    phase: Phase,
    found: BTreeMap<u32, Vec<Found>>,
    /// Commands that no snapshot has yet.
    commands: Vec<(u64, CommandRow)>,
    /// What is still to be copied.
    parts: VecDeque<Part>,
    /// The source that is copied from, open.
    from: Option<OpenSegment>,
    /// For the run that is copied.
    buffer: Vec<u8>,
    target: Option<(u8, Target)>,
    /// New segments that are durable, with their indexes, and not listed yet.
    made: Vec<(Arc<Segment>, SegmentIndex)>,
}

/// What copying a run costs at least, in bytes of a long one.
const RUN_COST_MIN: u64 = 1 << 10;
const HOUR_MS: u64 = 3_600_000;

/// The class of shards that keep records for so long.
fn class(keep_ms: u64) -> u8 {
    if keep_ms <= 24 * HOUR_MS {
        0
    } else if keep_ms <= 7 * 24 * HOUR_MS {
        1
    } else {
        2
    }
}

impl Job {
    /// Begins to rewrite `sources`, which are given in the order in which their records came; `None` when there is no room.
    pub(crate) fn begin(store: &Store, sources: &[u64]) -> io::Result<Option<Job>> {
        let sources: Vec<Arc<Segment>> = sources.iter().filter_map(|no| store.segment(*no)).collect();
        let bytes: u64 = sources.iter().map(|s| s.file_len.load(Ordering::Relaxed)).sum();
        let Some(first) = sources.first() else { return Ok(None) };
        if store.vfs.free_bytes()? < bytes.saturating_add(store.settings.free_bytes_min) {
            return Ok(None);
        }
        Ok(Some(Job {
            phase: Phase::Reading(0, first.header_len),
            sources,
            found: BTreeMap::new(),
            commands: Vec::new(),
            parts: VecDeque::new(),
            from: None,
            buffer: Vec::new(),
            target: None,
            made: Vec::new(),
        }))
    }

    /// Whether nothing is left to do.
    pub(crate) fn is_done(&self) -> bool {
        matches!(self.phase, Phase::Done)
    }

    /// Reads or copies some runs, or puts the new segments in place; answers with what that cost in bytes.
    pub(crate) fn step(&mut self, store: &Store) -> io::Result<u64> {
        if self.sources.iter().any(|s| store.segment(s.no).is_none()) {
            // Retention took one meanwhile: what was planned is not what is there.
            return Err(io::Error::other("a segment was removed while it was rewritten"));
        }
        match self.phase {
            Phase::Reading(source, offset) => self.read(store, source, offset),
            Phase::Copying(run) => self.copy(store, run),
            Phase::Done => Ok(0),
        }
    }

    /// Reads frames. Every one must be good: what is damaged stays where it is.
    fn read(&mut self, store: &Store, source: usize, mut offset: u64) -> io::Result<u64> {
        let Some(segment) = self.sources.get(source) else {
            self.plan(store)?;
            return Ok(0);
        };
        let file = store.segment_file(segment.no)?;
        let mut reader = FrameReader::new(&store.identity, segment, file.as_ref());
        let (begin, end) = (offset, segment.end.load(Ordering::Acquire));
        while offset < end && offset - begin < store.settings.upkeep_step_bytes as u64 {
            let frame = match reader.read(offset)? {
                Ok(frame) => frame,
                Err(what) => return Err(damaged(segment, offset, what)),
            };
            for run in &reader.runs {
                add(&mut self.found, segment.no, run).map_err(|what| damaged(segment, run.offset, what))?;
                if run.header.kind == RunKind::Command {
                    let at = u32::try_from(run.offset).map_err(io::Error::other)?;
                    let row = CommandRow { index: run.header.first, offset: at, len: run.header.payload_len };
                    self.commands.push((segment.no, row));
                }
            }
            offset += u64::from(frame.len);
        }
        self.phase = if offset < end {
            Phase::Reading(source, offset)
        } else {
            Phase::Reading(source + 1, self.sources.get(source + 1).map_or(0, |next| next.header_len))
        };
        Ok(offset - begin)
    }

    /// Decides what goes where.
    fn plan(&mut self, store: &Store) -> io::Result<()> {
        let now = store.clock.now();
        let snapshot = lock(&store.control).snapshot;
        self.commands.retain(|(_, command)| command.index > snapshot);
        let sources: Vec<u64> = self.sources.iter().map(|s| s.no).collect();
        for (no, found) in std::mem::take(&mut self.found) {
            // Nobody sees the runs of a shard that was dropped.
            let Some(shard) = store.shards.get(ShardNo(no)) else { continue };
            self.parts.extend(part(&shard, found, &sources, now)?);
        }
        self.parts.make_contiguous().sort_by_key(|part| (part.class, part.shard));
        self.phase = Phase::Copying(0);
        Ok(())
    }

    fn copy(&mut self, store: &Store, mut run: usize) -> io::Result<u64> {
        let (mut copied, mut cost) = (0, 0);
        for (no, row) in std::mem::take(&mut self.commands) {
            let right = |h: &RunHeader| h.kind == RunKind::Command && h.first == row.index;
            copied += self.copy_run(store, (no, row.offset, row.len), 0, right)?;
        }
        while copied < store.settings.upkeep_step_bytes as u64 {
            let Some(Part { class, shard, runs }) = self.parts.front_mut() else {
                self.finish_target(store)?;
                self.publish(store)?;
                self.phase = Phase::Done;
                break;
            };
            let Some((no, here)) = runs.front() else {
                self.parts.pop_front();
                continue;
            };
            let Some(at) = here.get(run).copied() else {
                // What was copied is not needed any more.
                runs.pop_front();
                run = 0;
                continue;
            };
            let (no, class, shard) = (*no, *class, *shard);
            let right = |h: &RunHeader| h.kind == RunKind::Data && h.shard == shard.0 && h.first == at.first;
            let bytes = self.copy_run(store, (no, at.offset, at.len), class, right)?;
            copied += bytes;
            cost += bytes.max(RUN_COST_MIN);
            run += 1;
        }
        if !self.is_done() {
            self.phase = Phase::Copying(run);
        }
        store.counters.rewritten_bytes.fetch_add(copied, Ordering::Relaxed);
        Ok(cost)
    }

    /// Copies the run at a place (segment, offset, bytes of the payload) to the new segment of a class, and checks all of it;
    /// answers with its bytes.
    fn copy_run(
        &mut self,
        store: &Store,
        (no, offset, len): (u64, u32, u32),
        class: u8,
        right: impl Fn(&RunHeader) -> bool,
    ) -> io::Result<u64> {
        let (segment, file) = match self.from.take().filter(|(segment, _)| segment.no == no) {
            Some(from) => from,
            None => (store.segment(no).ok_or(io::ErrorKind::NotFound)?, store.segment_file(no)?),
        };
        let place = u64::from(offset);
        let mut bytes = std::mem::take(&mut self.buffer);
        bytes.resize(RUN_HEADER + len as usize, 0);
        file.pread_exact(place, &mut bytes)?;
        let header = RunHeader::decode(&bytes, segment.salt, segment.lsn(place))
            .filter(|h| h.payload_len == len && right(h))
            .ok_or_else(|| damaged(&segment, place, "a run header is damaged"))?;
        let payload = &bytes[RUN_HEADER..];
        check_payload(&header, payload).map_err(|what| damaged(&segment, place, what))?;
        self.target(store, class)?.push(&header, payload)?;
        (self.from, self.buffer) = (Some((segment, file)), bytes);
        Ok((RUN_HEADER as u64) + u64::from(len))
    }

    /// Removes what was made so far.
    pub(crate) fn abandon(self, store: &Store) {
        // Only what is listed counts, so it does no harm if these stay: the next open removes them.
        if let Some((_, target)) = self.target {
            target.abandon(store.vfs.as_ref());
        }
        for (segment, _) in self.made {
            for name in [index_name(segment.no), segment_name(segment.no)] {
                let _ = store.vfs.remove(&name);
            }
        }
    }

    /// The new segment for shards of a class.
    fn target(&mut self, store: &Store, class: u8) -> io::Result<&mut Target> {
        if self.target.as_ref().is_some_and(|(of, _)| *of != class) {
            self.finish_target(store)?;
        }
        if self.target.is_none() {
            let no = {
                let mut control = lock(&store.control);
                control.removed.next_clustered += 1;
                control.removed.next_clustered - 1
            };
            self.target = Some((class, Target::create(store, no | CLUSTERED)?));
        }
        Ok(&mut self.target.as_mut().expect("just made").1)
    }

    fn finish_target(&mut self, store: &Store) -> io::Result<()> {
        if let Some((_, target)) = self.target.take() {
            self.made.push(target.finish(store)?);
        }
        Ok(())
    }

    /// Lists the new segments instead of the old ones, and only then lets readers and the old ones go.
    fn publish(&mut self, store: &Store) -> io::Result<()> {
        let sources: Vec<u64> = self.sources.iter().map(|s| s.no).collect();
        let listed = lock(&store.control).removed.clustered.clone();
        let of = |no: &u64| listed.iter().find(|c| c.no == *no).map_or((*no, *no), |c| (c.low, c.high));
        let low = sources.iter().map(|no| of(no).0).min().unwrap_or(0);
        let high = sources.iter().map(|no| of(no).1).max().unwrap_or(0);
        // From here on the list may be on the medium, whatever is answered: the new segments stay.
        let made = std::mem::take(&mut self.made);
        let new: Vec<Clustered> =
            made.iter().map(|(segment, _)| Clustered { no: segment.no, low, high }).collect();
        list_removed(store, &sources, &new)?;
        let mut left: BTreeMap<u32, ClosedRuns> = BTreeMap::new();
        for (segment, index) in made {
            segment.set_closed(&index);
            for row in &index.shards {
                let runs = ClosedRuns {
                    segment: segment.no,
                    first: row.first,
                    first_arrival: row.first_arrival,
                    last_arrival: row.last_arrival,
                };
                left.insert(row.shard, runs);
            }
            store.add_segment(segment);
        }
        for shard in store.shards.sorted() {
            shard.state().replace(&sources, left.get(&shard.no.0).copied());
        }
        doom(store, &sources);
        Ok(())
    }
}

/// Notes a run of a source.
fn add(found: &mut BTreeMap<u32, Vec<Found>>, segment: u64, run: &FrameRun) -> Result<(), &'static str> {
    let header = &run.header;
    if header.kind != RunKind::Data || header.count == 0 {
        return Ok(());
    }
    let offset = u32::try_from(run.offset).map_err(|_| "a segment is longer than 4 GiB")?;
    let end = header.first + u64::from(header.count);
    let run = RunRef { first: header.first, arrival: header.arrival, offset, len: header.payload_len };
    let of_shard = found.entry(header.shard).or_default();
    match of_shard.last_mut().filter(|f| f.segment == segment) {
        Some(found) if found.end != header.first => return Err("records are missing before it"),
        Some(found) => {
            found.runs.push(run);
            found.end = end;
        }
        None => of_shard.push(Found { segment, runs: vec![run], end }),
    }
    Ok(())
}

/// What of a shard's runs in the sources is to be copied; `None` when nothing of it is visible.
fn part(
    shard: &Arc<Shard>,
    mut found: Vec<Found>,
    sources: &[u64],
    now: Timestamp,
) -> io::Result<Option<Part>> {
    let state = shard.state();
    let listed = || state.closed.iter().enumerate().filter(|(_, c)| sources.contains(&c.segment));
    let Some((from, _)) = listed().next() else { return Ok(None) };
    let mut runs = VecDeque::new();
    let mut end = None;
    for (n, (at, closed)) in listed().enumerate() {
        let here = found.iter_mut().find(|f| f.segment == closed.segment);
        let here = here.filter(|f| f.runs.first().is_some_and(|run| run.first == closed.first));
        let side_by_side = at == from + n && end.is_none_or(|end| end == closed.first);
        let Some(here) = here.filter(|_| side_by_side) else {
            let text = format!("runs of shard {} are not as the indexes say", shard.no);
            return Err(io::Error::new(io::ErrorKind::InvalidData, text));
        };
        end = Some(here.end);
        runs.push_back((closed.segment, std::mem::take(&mut here.runs)));
    }
    // A shard that was not opened yet may still be, with any retention.
    let (cutoff, keep) = if state.opened {
        (state.cutoff(now), state.retention.keep)
    } else {
        (Timestamp::ZERO, Duration::MAX)
    };
    for (_, runs) in &mut runs {
        runs.retain(|run| run.arrival >= cutoff);
    }
    runs.retain(|(_, runs)| !runs.is_empty());
    let class = class(u64::try_from(keep.as_millis()).unwrap_or(u64::MAX));
    Ok((!runs.is_empty()).then_some(Part { class, shard: shard.no, runs }))
}

/// The segment is not touched again: what is damaged in it is refused to readers, and nothing of it is lost by rewriting.
fn damaged(segment: &Segment, offset: u64, what: &str) -> io::Error {
    segment.damaged.store(true, Ordering::Relaxed);
    let text = format!("{} at offset {offset}: {what}", segment_name(segment.no));
    io::Error::new(io::ErrorKind::InvalidData, text)
}
