//! The one writer of the log: makes a frame of what waits, writes it, flushes it, and only then tells.
//!
//! Synchronous and single-threaded: the same calls over the same medium do the same. A call either succeeds
//! or *poisons* the lane: then nothing is known of the last frame, and nothing more is written.

use std::io::{self, IoSlice};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Instant;

use base::{Pos, ShardNo, Timestamp};
use bytes::Bytes;

use crate::engine::{AppendError, Appended, CommandIndex, Group, ProposeError};
use crate::format::{
    FRAME_HEADER, FrameHeader, RUN_HEADER, RunHeader, RunKind, TableRow, align8, crc32c_of, segment_name,
};
use crate::index_file::{CommandRow, RunRef};
use crate::run::EncodedRun;
use crate::segment::{self, Checkpoint};
use crate::shards::{Shard, TailRun};
use crate::store::{Closing, Segment, Store, lock};
use crate::vfs::{IOVEC_MAX, VfsFile};

/// A request to the lane.
#[derive(Clone, Debug)]
pub(crate) enum Work {
    Append(Vec<Group>),
    Propose { command: Bytes, seal: Vec<ShardNo> },
}

impl Work {
    /// Number of groups in an append.
    pub(crate) fn groups(&self) -> usize {
        match self {
            Work::Append(groups) => groups.len(),
            Work::Propose { .. } => 0,
        }
    }
}

/// What became of a request, in the form of the request.
#[derive(Debug)]
pub(crate) enum Answer {
    Append(Vec<Result<Appended, AppendError>>),
    Propose(Result<CommandIndex, ProposeError>),
}

/// Why the lane has stopped for good.
pub(crate) type Poison = Arc<str>;

/// Bytes of the reserve that only commands may use, so that something can still be deleted on a full medium.
const COMMAND_ROOM: u64 = 64 << 10;
static ZEROES: [u8; 65_536] = [0; 65_536];
/// Zeroes are written ahead of commits of which so many fit into them; larger ones cost little more without.
const ZERO_AHEAD_COMMITS: u64 = 4;

/// The writer's state.
pub(crate) struct Lane {
    store: Arc<Store>,
    segment: Arc<Segment>,
    file: Arc<dyn VfsFile>,
    /// Offset of the next frame.
    offset: u64,
    /// Offset of the first frame after the checkpoint.
    start: u64,
    prev_lsn: u64,
    last_time: Timestamp,
    next_command: u64,
    runs: u64,
    commands: Vec<CommandRow>,
    /// A frame after the last record says that it is durable.
    certified: bool,
    /// Up to here the reserve was overwritten with zeroes, as far as this process knows.
    zeroed: u64,
}

/// Where recovery found the end of the log.
pub(crate) struct LaneStart {
    pub(crate) segment: Arc<Segment>,
    pub(crate) file: Arc<dyn VfsFile>,
    pub(crate) offset: u64,
    pub(crate) start: u64,
    pub(crate) prev_lsn: u64,
    pub(crate) last_time: Timestamp,
    pub(crate) next_command: u64,
    pub(crate) runs: u64,
    pub(crate) commands: Vec<CommandRow>,
    pub(crate) certified: bool,
}

/// A group that will be stored.
struct Data {
    work: usize,
    group: usize,
    shard: Arc<Shard>,
    run: EncodedRun,
    first: u64,
    offset: u64,
}

/// A command that will be stored.
struct Command {
    work: usize,
    bytes: Bytes,
    seal: Vec<Arc<Shard>>,
    index: u64,
    offset: u64,
}

/// What a commit will do.
#[derive(Default)]
struct Plan {
    answers: Vec<Answer>,
    data: Vec<Data>,
    commands: Vec<Command>,
    /// Bytes of the frame without padding; only its header when nothing is to be stored.
    used: usize,
}

/// Bytes that a run takes in a frame.
pub(crate) fn run_cost(run: &EncodedRun) -> usize {
    RUN_HEADER + run.payload.len()
}

/// Bytes that a command takes in a frame.
pub(crate) fn command_cost(command: &Bytes, seals: usize) -> usize {
    RUN_HEADER + align8(command.len()) + seals * RUN_HEADER
}

impl Lane {
    pub(crate) fn new(store: Arc<Store>, start: LaneStart) -> Self {
        Lane {
            store,
            segment: start.segment,
            file: start.file,
            offset: start.offset,
            start: start.start,
            prev_lsn: start.prev_lsn,
            last_time: start.last_time,
            next_command: start.next_command,
            runs: start.runs,
            commands: start.commands,
            certified: start.certified,
            zeroed: start.offset,
        }
    }

    /// Whether an idle log should write a mark.
    pub(crate) fn wants_mark(&self) -> bool {
        !self.certified
    }

    /// The number of the segment that is written.
    pub(crate) fn segment(&self) -> u64 {
        self.segment.no
    }

    /// Stores all that can be stored of `works` in one frame, durably, and answers in their order.
    pub(crate) fn commit(&mut self, works: &[Work]) -> Result<Vec<Answer>, Poison> {
        let mut plan = self.plan(works, true);
        let used = plan.used as u64;
        if !plan.is_empty() && !self.make_room(used, !plan.data.is_empty())? {
            plan = self.plan(works, false);
            let used = plan.used as u64;
            if !plan.is_empty() && !self.make_room(used, false)? {
                plan.refuse_commands();
            }
        }
        if !plan.is_empty() {
            self.last_time = self.last_time.max(self.store.clock.now());
            self.assign(&mut plan);
            self.write(&plan)?;
            self.publish(&plan);
        }
        Ok(plan.answers)
    }

    /// Writes an empty frame, which says that everything before it is durable.
    pub(crate) fn mark(&mut self, flags: u32) -> Result<(), Poison> {
        if !self.make_room(FRAME_HEADER as u64, false)? {
            return Ok(());
        }
        let header = self.frame_header(FRAME_HEADER as u64, 0, flags);
        self.write_frame(&header, &header.encode(self.segment.salt), &[])?;
        self.certified = true;
        Ok(())
    }

    /// Decides what is stored. `data` is false when only commands may be.
    fn plan(&self, works: &[Work], data: bool) -> Plan {
        let mut plan = Plan { used: FRAME_HEADER, ..Plan::default() };
        let mut sealed: Vec<ShardNo> = Vec::new();
        for (i, work) in works.iter().enumerate() {
            match work {
                Work::Append(groups) => {
                    let mut answers = Vec::with_capacity(groups.len());
                    for (g, group) in groups.iter().enumerate() {
                        answers.push(self.plan_group(&mut plan, i, g, group, data, &sealed));
                    }
                    plan.answers.push(Answer::Append(answers));
                }
                Work::Propose { command, seal } => {
                    let seal: Vec<_> = seal.iter().filter_map(|no| self.store.shards.get(*no)).collect();
                    sealed.extend(seal.iter().map(|s| s.no));
                    plan.used += command_cost(command, seal.len());
                    let bytes = command.clone();
                    plan.commands.push(Command { work: i, bytes, seal, index: 0, offset: 0 });
                    // Replaced when the index is assigned.
                    plan.answers.push(Answer::Propose(Err(ProposeError::Full)));
                }
            }
        }
        // Each shard's runs lie together. The sort is stable: the order within a shard stays.
        plan.data.sort_by_key(|d| d.shard.no);
        plan
    }

    /// Takes one group into the plan, or says why not. An `Ok` is filled in by [`Lane::assign`].
    fn plan_group(
        &self,
        plan: &mut Plan,
        work: usize,
        group: usize,
        what: &Group,
        data: bool,
        sealed: &[ShardNo],
    ) -> Result<Appended, AppendError> {
        let shard = self.store.shards.opened(what.shard).ok_or(AppendError::UnknownShard)?;
        if shard.state().lane_sealed {
            return Err(AppendError::Sealed);
        }
        if !data {
            return Err(AppendError::Full);
        }
        if sealed.contains(&what.shard) {
            return Err(AppendError::Sealed);
        }
        plan.used += run_cost(&what.run);
        plan.data.push(Data { work, group, shard, run: what.run.clone(), first: 0, offset: 0 });
        Ok(Appended { first: Pos::ZERO, arrival: Timestamp::ZERO })
    }

    /// Gives positions, indexes and places.
    fn assign(&mut self, plan: &mut Plan) {
        let mut offset = self.offset + FRAME_HEADER as u64;
        for d in &mut plan.data {
            d.offset = offset;
            offset += run_cost(&d.run) as u64;
            let mut state = d.shard.state();
            d.first = state.lane_next;
            state.lane_next += u64::from(d.run.count);
            if let Some(Answer::Append(answers)) = plan.answers.get_mut(d.work) {
                answers[d.group] = Ok(Appended { first: Pos(d.first), arrival: self.last_time });
            }
        }
        for c in &mut plan.commands {
            c.offset = offset;
            offset += command_cost(&c.bytes, c.seal.len()) as u64;
            c.index = self.next_command;
            self.next_command += 1;
            for shard in &c.seal {
                shard.state().lane_sealed = true;
            }
            plan.answers[c.work] = Answer::Propose(Ok(CommandIndex(c.index)));
        }
    }

    fn frame_header(&self, used: u64, runs: usize, flags: u32) -> FrameHeader {
        let lsn = self.segment.lsn(self.offset);
        FrameHeader {
            len: u32::try_from(self.store.identity.padded(used)).expect("a commit is below 1 GiB"),
            used: u32::try_from(used).expect("a commit is below 1 GiB"),
            runs: u32::try_from(runs).expect("a run has at least 48 bytes"),
            flags,
            lsn,
            prev_lsn: self.prev_lsn,
            // One commit is under way at a time: what is before this one was flushed.
            durable_lsn: lsn,
            time: self.last_time,
        }
    }

    /// Lays the frame out and writes it.
    fn write(&mut self, plan: &Plan) -> Result<(), Poison> {
        let seals: usize = plan.commands.iter().map(|c| c.seal.len()).sum();
        let runs = plan.data.len() + plan.commands.len() + seals;
        let header = self.frame_header(plan.used as u64, runs, 0);
        let salt = self.segment.salt;
        // All headers in one buffer, each followed in the file by its payload.
        let mut heads = Vec::with_capacity(FRAME_HEADER + runs * RUN_HEADER);
        let mut payloads: Vec<&[u8]> = Vec::with_capacity(2 * runs);
        heads.extend_from_slice(&header.encode(salt));
        for d in &plan.data {
            let run = RunHeader {
                kind: RunKind::Data,
                shard: d.shard.no.0,
                count: d.run.count,
                first: d.first,
                arrival: self.last_time,
                data_len: d.run.data_len,
                payload_len: d.run.payload.len() as u32,
                payload_crc: d.run.crc,
            };
            heads.extend_from_slice(&run.encode(salt, self.segment.lsn(d.offset)));
            payloads.push(&d.run.payload);
        }
        let mut padded: Vec<Vec<u8>> = Vec::with_capacity(plan.commands.len());
        for c in &plan.commands {
            // Commands are few: the copy keeps the alignment simple.
            let mut bytes = c.bytes.to_vec();
            bytes.resize(align8(bytes.len()), 0);
            padded.push(bytes);
        }
        for (c, bytes) in plan.commands.iter().zip(&padded) {
            self.command_heads(c, bytes, &mut heads);
            payloads.push(bytes);
            payloads.resize(payloads.len() + c.seal.len(), &[]);
        }
        self.write_frame(&header, &heads, &payloads)?;
        self.certified = false;
        self.runs += plan.data.len() as u64;
        Ok(())
    }

    /// The headers of a command and of the seals that follow it.
    fn command_heads(&self, c: &Command, padded: &[u8], heads: &mut Vec<u8>) {
        let mut run = RunHeader {
            kind: RunKind::Command,
            shard: 0,
            count: 1,
            first: c.index,
            arrival: self.last_time,
            data_len: c.bytes.len() as u32,
            payload_len: padded.len() as u32,
            payload_crc: crc32c_of(&[padded]),
        };
        heads.extend_from_slice(&run.encode(self.segment.salt, self.segment.lsn(c.offset)));
        let mut offset = c.offset + (RUN_HEADER + padded.len()) as u64;
        for shard in &c.seal {
            run = RunHeader {
                kind: RunKind::Seal,
                shard: shard.no.0,
                first: shard.state().lane_next,
                count: 0,
                data_len: 0,
                payload_len: 0,
                payload_crc: crc32c_of(&[]),
                ..run
            };
            heads.extend_from_slice(&run.encode(self.segment.salt, self.segment.lsn(offset)));
            offset += RUN_HEADER as u64;
        }
    }

    /// Writes and flushes a frame whose headers are in `heads`, each run's followed by its payload.
    fn write_frame(&mut self, header: &FrameHeader, heads: &[u8], payloads: &[&[u8]]) -> Result<(), Poison> {
        let (frame_head, run_heads) = heads.split_at(FRAME_HEADER);
        let mut buffers = Vec::with_capacity(2 * payloads.len() + 2);
        buffers.push(IoSlice::new(frame_head));
        for (head, payload) in run_heads.chunks_exact(RUN_HEADER).zip(payloads) {
            buffers.push(IoSlice::new(head));
            if !payload.is_empty() {
                buffers.push(IoSlice::new(payload));
            }
        }
        let pad = (header.len - header.used) as usize;
        if pad > 0 {
            buffers.push(IoSlice::new(&ZEROES[..pad]));
        }
        self.write_and_flush(&buffers)
            .map_err(|e| format!("writing {} failed: {e}", segment_name(self.segment.no)))?;
        self.prev_lsn = header.lsn;
        self.offset += u64::from(header.len);
        self.segment.end.store(self.offset, Ordering::Release);
        let counters = &self.store.counters;
        counters.commits.fetch_add(1, Ordering::Relaxed);
        counters.commit_bytes.fetch_add(u64::from(header.len), Ordering::Relaxed);
        counters.durable_lsn.store(self.segment.lsn(self.offset), Ordering::Release);
        Ok(())
    }

    fn write_and_flush(&mut self, buffers: &[IoSlice<'_>]) -> io::Result<()> {
        let end = self.write_at(self.offset, buffers)?;
        self.zero_ahead(end)?;
        let begin = Instant::now();
        let flushed = self.file.fdatasync();
        let nanos = u64::try_from(begin.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.store.counters.flushes.fetch_add(1, Ordering::Relaxed);
        self.store.counters.flush_nanos.fetch_add(nanos, Ordering::Relaxed);
        flushed
    }

    /// Writes buffers one after the other, and answers where they end.
    fn write_at(&self, mut offset: u64, buffers: &[IoSlice<'_>]) -> io::Result<u64> {
        for buffers in buffers.chunks(IOVEC_MAX) {
            let wanted: usize = buffers.iter().map(|b| b.len()).sum();
            let written = self.file.pwritev(offset, buffers)?;
            if written != wanted {
                let text = format!("only {written} of {wanted} bytes were taken");
                return Err(io::Error::new(io::ErrorKind::WriteZero, text));
            }
            offset += written as u64;
        }
        Ok(offset)
    }

    /// Overwrites a stretch of the reserve behind a small commit that ends at `end`. The first write into a reserved
    /// block makes the file system store where the block now lies, which costs a small commit more than its bytes do;
    /// the next commits overwrite blocks that were written, and are spared that.
    fn zero_ahead(&mut self, end: u64) -> io::Result<()> {
        let ahead = self.store.settings.zero_ahead_bytes;
        let until = (end + ahead).min(self.segment.file_len.load(Ordering::Relaxed));
        let small = (end - self.offset).saturating_mul(ZERO_AHEAD_COMMITS) <= ahead;
        if !small || end <= self.zeroed || until <= end {
            return Ok(());
        }
        let mut buffers = Vec::new();
        let mut left = usize::try_from(until - end).expect("a segment is below 4 GiB");
        while left > 0 {
            let zeroes = &ZEROES[..left.min(ZEROES.len())];
            left -= zeroes.len();
            buffers.push(IoSlice::new(zeroes));
        }
        self.zeroed = self.write_at(end, &buffers)?;
        Ok(())
    }

    /// Shows what is durable now, and wakes who waits for it.
    fn publish(&mut self, plan: &Plan) {
        let mut records = 0;
        let mut cached = Vec::with_capacity(plan.data.len());
        for d in plan.data.iter().filter(|d| d.run.count > 0) {
            records += u64::from(d.run.count);
            let mut state = d.shard.state();
            if state.dropped {
                continue;
            }
            let len = d.run.payload.len();
            let offset = u32::try_from(d.offset).expect("a segment is below 4 GiB");
            let run = RunRef { first: d.first, arrival: self.last_time, offset, len: len as u32 };
            state.push_run(self.segment.no, run, d.first + u64::from(d.run.count));
            state.tail.push_back(TailRun {
                first: d.first,
                count: d.run.count,
                data_len: d.run.data_len,
                arrival: self.last_time,
                payload: d.run.payload.clone(),
            });
            cached.push((&d.shard, d.first, len));
        }
        for c in &plan.commands {
            let offset = u32::try_from(c.offset).expect("a segment is below 4 GiB");
            self.commands.push(CommandRow { index: c.index, offset, len: align8(c.bytes.len()) as u32 });
            self.store.counters.last_command.store(c.index, Ordering::Release);
            for shard in &c.seal {
                shard.state().sealed = true;
                shard.changed.notify_waiters();
            }
        }
        for (shard, ..) in &cached {
            shard.changed.notify_waiters();
        }
        self.store.counters.records.fetch_add(records, Ordering::Relaxed);
        let mut tail = lock(&self.store.tail);
        for (shard, first, len) in cached {
            tail.added(shard, first, len, self.store.settings.tail_cache_bytes);
        }
    }

    /// Makes sure that a frame with `used` bytes fits into reserved space; false when the medium is full.
    fn make_room(&mut self, used: u64, data: bool) -> Result<bool, Poison> {
        let len = self.store.identity.padded(used);
        let settings = &self.store.settings;
        let begun = self.offset > self.start;
        let over = self.offset + len > settings.segment_bytes || self.runs >= settings.segment_runs_max;
        let rolled = if begun && over { self.roll(len, data) } else { Ok(()) };
        let room = match rolled {
            // What was kept for commands lies in this segment: the file may grow longer for them.
            Err(e) if is_full(&e) && !data => self.reserve(len, data),
            rolled => rolled.and_then(|()| self.reserve(len, data)),
        };
        let roomy = match room {
            Ok(()) => true,
            Err(e) if is_full(&e) => false,
            Err(e) => return Err(format!("making room in the log failed: {e}").into()),
        };
        let full = &self.store.counters.full;
        if data && full.swap(!roomy, Ordering::Relaxed) == roomy {
            if roomy {
                tracing::info!("there is room again: records are taken");
            } else {
                tracing::warn!("the medium is full: records are refused until there is room");
            }
        }
        Ok(roomy)
    }

    /// Extends the reserve so that `len` bytes fit, and for records also what is kept for commands.
    fn reserve(&mut self, len: u64, data: bool) -> io::Result<()> {
        let need = self.offset + len + if data { COMMAND_ROOM } else { 0 };
        let reserved = self.segment.file_len.load(Ordering::Relaxed);
        if need <= reserved {
            return Ok(());
        }
        let step = self.store.settings.reserve_step_bytes;
        // The steps grow with the use of the segment, so that a busy log asks seldom and a quiet one takes
        // little.
        let ahead = reserved.clamp(step, 8 * step);
        let more = (need - reserved).max(ahead);
        if data {
            self.check_free(more)?;
        }
        let more = match self.file.allocate(reserved, more) {
            // A command needs no room beyond its own.
            Err(e) if is_full(&e) && !data => {
                self.file.allocate(reserved, need - reserved)?;
                need - reserved
            }
            other => other.map(|()| more)?,
        };
        self.segment.file_len.store(reserved + more, Ordering::Relaxed);
        Ok(())
    }

    fn check_free(&self, more: u64) -> io::Result<()> {
        let free = self.store.vfs.free_bytes()?;
        if free < more.saturating_add(self.store.settings.free_bytes_min) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }

    /// Closes the segment and begins the next one.
    fn roll(&mut self, len: u64, data: bool) -> io::Result<()> {
        let step = self.store.settings.reserve_step_bytes;
        if data {
            self.check_free(step.max(len))?;
        }
        let checkpoint = Checkpoint {
            rows: table(&self.store),
            next_command: self.next_command,
            time: self.last_time,
            prev_lsn: self.prev_lsn,
            lsn: self.segment.lsn(self.offset),
        };
        let (segment, file) = segment::create(&self.store, self.segment.no + 1, &checkpoint, step)?;
        self.store.add_segment(segment.clone());
        let closing = Closing { segment: self.segment.clone(), commands: std::mem::take(&mut self.commands) };
        lock(&self.store.closing).push(closing);
        self.offset = segment.end.load(Ordering::Relaxed);
        self.start = self.offset;
        self.zeroed = self.offset;
        self.prev_lsn = checkpoint.lsn;
        self.runs = 0;
        self.segment = segment;
        self.file = file;
        Ok(())
    }
}

impl Plan {
    fn is_empty(&self) -> bool {
        self.data.is_empty() && self.commands.is_empty()
    }

    /// There is no room even for the commands. Their answers are `Full` already.
    fn refuse_commands(&mut self) {
        self.commands.clear();
    }
}

/// The state of all shards between two commits.
pub(crate) fn table(store: &Store) -> Vec<TableRow> {
    let row = |shard: &Arc<Shard>| {
        let state = shard.state();
        let (sealed, next, last_arrival) = (state.sealed, state.next, state.last_arrival);
        TableRow { shard: shard.no.0, sealed, next, last_arrival }
    };
    store.shards.sorted().iter().map(row).collect()
}

/// Whether the error means that there is no room, and nothing worse.
pub(crate) fn is_full(e: &io::Error) -> bool {
    matches!(e.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}
