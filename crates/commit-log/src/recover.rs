//! Opening a directory: what is believed, what is cut, and what is refused.
//!
//! The rule: a frame that cannot be read is a *torn tail* only in the newest segment, above everything that
//! is known to have been durable, with no frame after it. Then no acknowledgement was given for it and it is
//! cleared. Anything else that cannot be read is *corruption*, and the log is not opened.

use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use base::{Clock, ShardNo, Timestamp};
use bytes::Bytes;

use crate::engine::{CommandIndex, ControlHistory};
use crate::error::OpenError;
use crate::format::{
    CLUSTERED, FORMAT_FILE, FRAME_CHECKPOINT, FRAME_CLEAN, FrameHeader, Identity, IdentityError, LOCK_FILE,
    REMOVED_FILE, RUN_HEADER, Removed, RunHeader, RunKind, SNAPSHOT_FILE, Snapshot, TABLE_ROW, TableRow,
    VERSION, decode_snapshot, index_name, index_number, segment_name, segment_number,
};
use crate::index_file::{CommandRow, SegmentIndex, ShardRuns};
use crate::lane::{Lane, LaneStart};
use crate::reindex::Collected;
use crate::segment::{self, Checkpoint, FrameReader, FrameRun, check_payload};
use crate::settings::LogSettings;
use crate::shards::{ClosedRuns, OpenRuns};
use crate::store::{Closing, ControlState, Segment, Store, lock};
use crate::vfs::{Directory, LockError, TEMPORARY, Vfs, VfsFile, read_file, replace_file, write_all};

/// An opened log, before its threads.
pub(crate) struct Opened {
    pub(crate) store: Arc<Store>,
    pub(crate) lane: Lane,
    pub(crate) history: ControlHistory,
    pub(crate) hold: Directory,
}

/// Opens the log in `vfs`, or begins one in an empty directory.
pub(crate) fn open(
    vfs: Arc<dyn Vfs>,
    clock: Arc<dyn Clock>,
    settings: LogSettings,
) -> Result<Opened, OpenError> {
    if let Some(problem) = settings.problem() {
        return Err(OpenError::Settings(problem));
    }
    let hold = vfs.lock(LOCK_FILE).map_err(|e| match e {
        LockError::Held(pid) => OpenError::Locked { directory: vfs.describe(), pid },
        LockError::Io(e) => OpenError::io(format!("lock the directory {}", vfs.describe()))(e),
    })?;
    let names = vfs.list().map_err(OpenError::io("list the data directory"))?;
    let identity = identity(vfs.as_ref(), clock.as_ref(), &settings, &names)?;
    let snapshot = snapshot(vfs.as_ref(), &identity)?;
    let removed = removed(vfs.as_ref(), &identity)?;
    let Tidied { segments, doomed, next_clustered } = tidy(vfs.as_ref(), &names, &removed)?;
    let removed = Removed { next_clustered, ..removed };
    let clustered = removed.clustered.clone();
    let control =
        ControlState { snapshot: snapshot.as_ref().map_or(0, |s| s.index), removed, dropped: false };
    let store = Arc::new(Store::new(vfs, clock, settings, identity, control));
    *lock(&store.doomed) = doomed;
    let mut recovery = Recovery::new(&store);
    for rewritten in &clustered {
        recovery.clustered_segment(rewritten.no)?;
    }
    let start = match segments.split_last() {
        None => recovery.begin(snapshot.as_ref())?,
        Some((newest, older)) => {
            for no in older {
                recovery.closed_segment(*no)?;
            }
            recovery.newest_segment(*newest)?
        }
    };
    recovery.fill_shards(&start);
    let history = recovery.history(snapshot, &start)?;
    store.counters.durable_lsn.store(start.segment.lsn(start.offset), Ordering::Release);
    store.counters.last_command.store(start.next_command - 1, Ordering::Release);
    let lane = Lane::new(store.clone(), start);
    Ok(Opened { store, lane, history, hold })
}

/// Reads the `FORMAT` file, or writes it in a directory without a log.
fn identity(
    vfs: &dyn Vfs,
    clock: &dyn Clock,
    settings: &LogSettings,
    names: &[String],
) -> Result<Identity, OpenError> {
    let stored = read_file(vfs, FORMAT_FILE).map_err(OpenError::io("read FORMAT"))?;
    if let Some(bytes) = stored {
        return decode_identity(&bytes);
    }
    if let Some(name) = names.iter().find(|name| segment_number(name).is_some()) {
        return Err(OpenError::Corrupt(format!("there is a segment {name}, but the file FORMAT is missing")));
    }
    let mut uuid = [0; 16];
    uuid[..8].copy_from_slice(&vfs.random().to_le_bytes());
    uuid[8..].copy_from_slice(&vfs.random().to_le_bytes());
    // Version 4, variant 1.
    uuid[6] = uuid[6] & 0x0f | 0x40;
    uuid[8] = uuid[8] & 0x3f | 0x80;
    let identity = Identity { uuid, pad: settings.pad_bytes, created: clock.now() };
    replace_file(vfs, FORMAT_FILE, &identity.encode()).map_err(OpenError::io("write FORMAT"))?;
    Ok(identity)
}

pub(crate) fn decode_identity(bytes: &[u8]) -> Result<Identity, OpenError> {
    Identity::decode(bytes).map_err(|e| match e {
        IdentityError::Version(found) => OpenError::UnknownVersion { found, known: VERSION },
        IdentityError::NotOurs => OpenError::Corrupt("FORMAT is not the file of a log".to_owned()),
        IdentityError::Damaged => OpenError::Corrupt("FORMAT is damaged".to_owned()),
    })
}

fn snapshot(vfs: &dyn Vfs, identity: &Identity) -> Result<Option<Snapshot>, OpenError> {
    let stored = read_file(vfs, SNAPSHOT_FILE).map_err(OpenError::io(format!("read {SNAPSHOT_FILE}")))?;
    let damaged = || OpenError::Corrupt(format!("{SNAPSHOT_FILE} is damaged or of another log"));
    stored.map(|bytes| decode_snapshot(bytes, identity).ok_or_else(damaged)).transpose()
}

fn removed(vfs: &dyn Vfs, identity: &Identity) -> Result<Removed, OpenError> {
    let stored = read_file(vfs, REMOVED_FILE).map_err(OpenError::io(format!("read {REMOVED_FILE}")))?;
    let damaged = || OpenError::Corrupt(format!("the file {REMOVED_FILE} is damaged or of another log"));
    match stored {
        Some(bytes) => Removed::decode(&bytes, identity).ok_or_else(damaged),
        None => Ok(Removed { lowest: 1, ..Removed::default() }),
    }
}

/// What [`tidy`] found.
struct Tidied {
    /// Numbers of the segments that were not rewritten, in order.
    segments: Vec<u64>,
    /// Files that mean nothing any more.
    doomed: VecDeque<String>,
    /// Above the number of every rewritten segment that left a file.
    next_clustered: u64,
}

/// Removes what an interrupted step left, and answers with the numbers of the segments, which must be all
/// that were not removed on purpose.
fn tidy(vfs: &dyn Vfs, names: &[String], removed: &Removed) -> Result<Tidied, OpenError> {
    // A change of names by the process before may not be durable yet, and all that follows relies on it.
    vfs.sync_directory().map_err(OpenError::io("sync the data directory"))?;
    let mut found =
        Tidied { segments: Vec::new(), doomed: VecDeque::new(), next_clustered: removed.next_clustered };
    let mut rewritten = Vec::new();
    for name in names {
        let number = segment_number(name);
        if name.ends_with(TEMPORARY) {
            match vfs.remove(name) {
                // A temporary FORMAT of a first start that failed: this start has just replaced it.
                Err(e) if e.kind() == io::ErrorKind::NotFound => {}
                removed => removed.map_err(OpenError::io(format!("remove {name}")))?,
            }
        } else if number.or_else(|| index_number(name)).is_some_and(|no| removed.contains(no)) {
            found.doomed.push_back(name.clone());
        } else if let Some(no) = number {
            let kind = if no & CLUSTERED == 0 { &mut found.segments } else { &mut rewritten };
            kind.push(no);
        }
        if let Some(no) = number.filter(|no| no & CLUSTERED != 0) {
            found.next_clustered = found.next_clustered.max((no & !CLUSTERED) + 1);
        }
    }
    let segments = &mut found.segments;
    segments.sort_unstable();
    let missing = |no: u64| OpenError::Corrupt(format!("the segment {} is missing", segment_name(no)));
    let newest = segments.last().copied().unwrap_or(0).max(removed.above.iter().max().copied().unwrap_or(0));
    for no in removed.lowest..=newest {
        if segments.binary_search(&no).is_err() && !removed.contains(no) {
            return Err(missing(no));
        }
    }
    if segments.is_empty() && removed.lowest > 1 {
        return Err(missing(removed.lowest));
    }
    if let Some(c) = removed.clustered.iter().find(|c| !rewritten.contains(&c.no)) {
        return Err(missing(c.no));
    }
    Ok(found)
}

/// What is found out segment by segment.
struct Recovery<'a> {
    store: &'a Arc<Store>,
    /// Where commands are: (segment, row).
    commands: Vec<(u64, CommandRow)>,
    /// Number and end of the segment before.
    prev: Option<(u64, u64)>,
    /// Runs of segments with an index file, by shard, each with its end.
    closed: BTreeMap<u32, Vec<(ClosedRuns, u64)>>,
    /// Runs of segments without an index file, by shard. All of these come after those above.
    open: BTreeMap<u32, Vec<OpenRuns>>,
    /// State of the shards, from the newest checkpoint and the runs after it.
    rows: BTreeMap<u32, TableRow>,
    /// Where the last run of a shard in the segments so far ended.
    ends: BTreeMap<u32, u64>,
    next_command: u64,
}

/// What a scan of a segment found.
struct Scanned {
    end: u64,
    start: u64,
    last: FrameHeader,
    last_offset: u64,
    time: Timestamp,
    collected: Collected,
    /// The last frame holds nothing, so nothing is lost if it is.
    certified: bool,
}

impl<'a> Recovery<'a> {
    fn new(store: &'a Arc<Store>) -> Self {
        Recovery {
            store,
            commands: Vec::new(),
            prev: None,
            closed: BTreeMap::new(),
            open: BTreeMap::new(),
            rows: BTreeMap::new(),
            ends: BTreeMap::new(),
            next_command: 1,
        }
    }

    /// The first segment of a new log.
    fn begin(&mut self, snapshot: Option<&Snapshot>) -> Result<LaneStart, OpenError> {
        if snapshot.is_some() {
            let text = format!("there is a {SNAPSHOT_FILE}, but no segment");
            return Err(OpenError::Corrupt(text));
        }
        let checkpoint =
            Checkpoint { rows: Vec::new(), next_command: 1, time: Timestamp::ZERO, prev_lsn: 0, lsn: 0 };
        let step = self.store.settings.reserve_step_bytes;
        let (segment, file) =
            segment::create(self.store, 1, &checkpoint, step).map_err(OpenError::io("begin the log"))?;
        self.store.add_segment(segment.clone());
        let offset = segment.end.load(Ordering::Relaxed);
        Ok(LaneStart {
            segment,
            file,
            offset,
            start: offset,
            prev_lsn: 0,
            last_time: Timestamp::ZERO,
            next_command: 1,
            runs: 0,
            commands: Vec::new(),
            certified: true,
        })
    }

    /// Reads the head of a segment.
    fn open_segment(&mut self, no: u64) -> Result<(Arc<Segment>, Arc<dyn VfsFile>), OpenError> {
        let name = segment_name(no);
        let (segment, file) = segment::open(self.store.vfs.as_ref(), &self.store.identity, no)
            .map_err(OpenError::io(format!("read {name}")))?
            .map_err(|what| OpenError::Corrupt(format!("{name} at offset 0: {what}")))?;
        self.store.add_segment(segment.clone());
        Ok((segment, file))
    }

    /// The same, and checks that it follows on the one before.
    fn next_segment(&mut self, no: u64) -> Result<(Arc<Segment>, Arc<dyn VfsFile>), OpenError> {
        let (segment, file) = self.open_segment(no)?;
        if let Some((prev, end)) = self.prev.filter(|(prev, end)| prev + 1 == no && *end != segment.first_lsn)
        {
            return Err(OpenError::Corrupt(format!(
                "{} begins at log position {}, but {} ends at {end}",
                segment_name(no),
                segment.first_lsn,
                segment_name(prev)
            )));
        }
        Ok((segment, file))
    }

    /// The index file of a segment, if it is whole.
    fn index(&self, segment: &Segment) -> Result<Option<SegmentIndex>, OpenError> {
        let index = SegmentIndex::load(self.store.vfs.as_ref(), &self.store.identity, segment.no)
            .map_err(OpenError::io(format!("read {}", index_name(segment.no))))?;
        let Some(index) = index.filter(|i| i.salt == segment.salt && i.first_lsn == segment.first_lsn) else {
            return Ok(None);
        };
        if index.end > segment.file_len.load(Ordering::Relaxed) {
            let text = format!("{} ends before offset {}", segment_name(segment.no), index.end);
            return Err(OpenError::Corrupt(text));
        }
        Ok(Some(index))
    }

    /// A rewritten segment: it was durable in full, with its index, before it was listed.
    fn clustered_segment(&mut self, no: u64) -> Result<(), OpenError> {
        let (segment, file) = self.open_segment(no)?;
        if let Some(index) = self.index(&segment)? {
            self.add_index(&segment, &index);
            return Ok(());
        }
        let name = segment_name(no);
        let mut reader = FrameReader::new(&self.store.identity, &segment, file.as_ref());
        let mut collected = Collected::default();
        let (mut offset, end) = (segment.header_len, segment.file_len.load(Ordering::Relaxed));
        while offset < end {
            let frame = reader.read(offset).map_err(OpenError::io(format!("read {name}")))?;
            let frame =
                frame.map_err(|what| OpenError::Corrupt(format!("{name} at offset {offset}: {what}")))?;
            collected.frame(&reader);
            offset += u64::from(frame.len);
        }
        let (index, runs) = collected.into_index(&segment, end);
        let index = SegmentIndex::write(self.store.vfs.as_ref(), &self.store.identity, index, &runs)
            .map_err(OpenError::io(format!("write {}", index_name(no))))?;
        self.add_index(&segment, &index);
        Ok(())
    }

    /// A segment that is not the newest: everything in it was durable before the next one was begun.
    fn closed_segment(&mut self, no: u64) -> Result<(), OpenError> {
        let (segment, file) = self.next_segment(no)?;
        // After a segment whose index could not be written, runs are kept in memory, in their order.
        let usable = lock(&self.store.closing).is_empty();
        match self.index(&segment)?.filter(|_| usable) {
            Some(index) => self.add_index(&segment, &index),
            None => self.index_segment(&segment, file.as_ref(), usable)?,
        }
        self.prev = Some((no, segment.lsn(segment.end.load(Ordering::Relaxed))));
        Ok(())
    }

    /// Reads a closed segment that has no good index file, and makes it.
    fn index_segment(
        &mut self,
        segment: &Arc<Segment>,
        file: &dyn VfsFile,
        usable: bool,
    ) -> Result<(), OpenError> {
        let Scanned { end, collected, .. } = self.scan(segment, file, false)?;
        let commands = collected.commands.clone();
        let (index, runs) = collected.into_index(segment, end);
        let written = SegmentIndex::write(self.store.vfs.as_ref(), &self.store.identity, index, &runs);
        match written {
            Ok(index) if usable => self.add_index(segment, &index),
            // What is in memory comes after what has an index, and here it does not.
            Err(e) if lock(&self.store.control).removed.clustered.iter().any(|c| c.high > segment.no) => {
                return Err(OpenError::io(format!("write {}", index_name(segment.no)))(e));
            }
            _ => {
                // No room, perhaps: the runs stay in memory until the maintenance succeeds.
                segment.end.store(end, Ordering::Release);
                self.commands.extend(commands.iter().map(|c| (segment.no, *c)));
                self.keep_runs(segment.no, runs);
                lock(&self.store.closing).push(Closing { segment: segment.clone(), commands });
            }
        }
        Ok(())
    }

    fn add_index(&mut self, segment: &Segment, index: &SegmentIndex) {
        segment.end.store(index.end, Ordering::Release);
        segment.set_closed(index);
        for row in &index.shards {
            let end = self.ends.entry(row.shard).or_default();
            *end = row.end.max(*end);
            let runs = ClosedRuns {
                segment: segment.no,
                first: row.first,
                first_arrival: row.first_arrival,
                last_arrival: row.last_arrival,
            };
            self.closed.entry(row.shard).or_default().push((runs, row.end));
        }
        self.commands.extend(index.commands.iter().map(|c| (segment.no, *c)));
    }

    /// Keeps the runs of a segment without an index file in memory.
    fn keep_runs(&mut self, segment: u64, shards: Vec<ShardRuns>) {
        for ShardRuns { shard, runs, end } in shards {
            let first = runs.first().map_or(end, |run| run.first);
            // Segments in between were removed: what is older was trimmed too.
            if self.ends.insert(shard, end).is_some_and(|end| end != first) {
                self.forget_older(shard);
            }
            self.open.entry(shard).or_default().push(OpenRuns { segment, runs });
        }
    }

    /// Runs of a shard before a gap are not visible, and must not become so.
    fn forget_older(&mut self, shard: u32) {
        self.open.remove(&shard);
        self.closed.remove(&shard);
    }

    /// The newest segment: where the log ends.
    fn newest_segment(&mut self, no: u64) -> Result<LaneStart, OpenError> {
        let (segment, file) = self.next_segment(no)?;
        let scanned = self.scan(&segment, file.as_ref(), true)?;
        self.settle(&segment, file.as_ref(), &scanned)
            .and_then(|()| file.fdatasync())
            .map_err(OpenError::io(format!("sync {}", segment_name(no))))?;
        segment.end.store(scanned.end, Ordering::Release);
        let (runs, commands) = (scanned.collected.runs, scanned.collected.commands.clone());
        self.commands.extend(commands.iter().map(|c| (no, *c)));
        self.keep_runs(no, scanned.collected.into_index(&segment, scanned.end).1);
        Ok(LaneStart {
            segment,
            file,
            offset: scanned.end,
            start: scanned.start,
            prev_lsn: scanned.last.lsn,
            last_time: scanned.time,
            next_command: self.next_command,
            runs,
            commands,
            certified: scanned.certified,
        })
    }

    /// Writes the last frame again as it is. What was read may be in the system's cache only; after a flush
    /// that failed in an earlier process, the system may even take it for stored, and a flush alone would not
    /// store it. Frames before the last are known to be durable.
    fn settle(&self, segment: &Segment, file: &dyn VfsFile, scanned: &Scanned) -> io::Result<()> {
        if scanned.last.flags & FRAME_CHECKPOINT != 0 {
            // Flushed before the segment got its name.
            return Ok(());
        }
        let mut reader = FrameReader::new(&self.store.identity, segment, file);
        let read = reader.read(scanned.last_offset)?;
        let frame = read.map_err(|what| io::Error::new(io::ErrorKind::InvalidData, what))?;
        reader.bytes.resize(frame.len as usize, 0);
        write_all(file, scanned.last_offset, &reader.bytes)
    }

    /// Reads all frames of a segment. In the newest one a torn tail is cleared.
    fn scan(&mut self, segment: &Segment, file: &dyn VfsFile, newest: bool) -> Result<Scanned, OpenError> {
        let name = segment_name(segment.no);
        let io = |e: io::Error| OpenError::io(format!("read {name}"))(e);
        let mut reader = FrameReader::new(&self.store.identity, segment, file);
        let mut offset = segment.header_len;
        let corrupt = |at: u64, what: &str| OpenError::Corrupt(format!("{name} at offset {at}: {what}"));
        let first = reader.read(offset).map_err(io)?.map_err(|what| corrupt(offset, what))?;
        if first.flags & FRAME_CHECKPOINT == 0 {
            return Err(corrupt(offset, "the first frame is not a checkpoint"));
        }
        self.checkpoint(&reader);
        offset += u64::from(first.len);
        let mut found = Scanned {
            end: offset,
            start: offset,
            time: first.time,
            last: first,
            last_offset: segment.header_len,
            collected: Collected::default(),
            certified: true,
        };
        let bad = loop {
            let frame = match reader.read(offset).map_err(io)? {
                Ok(frame) if frame.prev_lsn != found.last.lsn => {
                    return Err(corrupt(offset, "the frame does not follow on the one before"));
                }
                Ok(frame) => frame,
                Err(what) => break what,
            };
            found.collected.frame(&reader);
            self.frame(&reader);
            found.last_offset = offset;
            offset += u64::from(frame.len);
            found.end = offset;
            found.certified = frame.runs == 0;
            found.time = found.time.max(frame.time);
            found.last = frame;
        };
        let unit = u64::from(self.store.identity.pad);
        if let Some(later) = reader.find_header(offset + unit).map_err(io)? {
            let text = format!("{bad}, but there is a later frame at offset {later}");
            return Err(corrupt(offset, &text));
        }
        if newest {
            let torn =
                reader.clear_from(offset).map_err(OpenError::io(format!("clear the end of {name}")))?;
            if torn && found.last.flags & FRAME_CLEAN != 0 {
                // The log was closed in order, and something wrote after its end.
                tracing::warn!(file = name, offset, "bytes after a clean end of the log were cleared");
            } else if torn {
                tracing::info!(file = name, offset, "an unfinished commit at the end of the log was cleared");
            }
        }
        Ok(found)
    }

    /// The state at the start of a segment replaces what was known.
    fn checkpoint(&mut self, reader: &FrameReader<'_>) {
        let Some(run) = reader.runs.first().filter(|r| r.header.kind == RunKind::Table) else { return };
        let rows = reader.payload(run).chunks_exact(TABLE_ROW).map(TableRow::decode);
        self.rows = rows.map(|row| (row.shard, row)).collect();
        self.next_command = run.header.first;
    }

    /// What the runs of a frame do to the state of the shards.
    fn frame(&mut self, reader: &FrameReader<'_>) {
        for FrameRun { header, .. } in &reader.runs {
            let row = TableRow { shard: header.shard, sealed: false, next: 0, last_arrival: None };
            match header.kind {
                RunKind::Data if header.count > 0 => {
                    let row = self.rows.entry(header.shard).or_insert(row);
                    row.next = header.first + u64::from(header.count);
                    row.last_arrival = Some(header.arrival);
                }
                RunKind::Data | RunKind::Table => {}
                RunKind::Seal => self.rows.entry(header.shard).or_insert(row).sealed = true,
                RunKind::Command => self.next_command = header.first + 1,
            }
        }
    }

    /// Puts what was found into the shards.
    fn fill_shards(&mut self, start: &LaneStart) {
        let newest = start.segment.no;
        // Segments behind the last one that holds records of a shard were removed: what is older was trimmed too.
        let ends_early = |row: &&TableRow| self.ends.get(&row.shard).is_some_and(|end| *end != row.next);
        let trimmed: Vec<u32> = self.rows.values().filter(ends_early).map(|row| row.shard).collect();
        trimmed.into_iter().for_each(|shard| self.forget_older(shard));
        for row in self.rows.values() {
            let shard = self.store.shards.get_or_insert(ShardNo(row.shard));
            let mut state = shard.state();
            state.next = row.next;
            state.lane_next = row.next;
            state.sealed = row.sealed;
            state.lane_sealed = row.sealed;
            state.last_arrival = row.last_arrival;
            state.closed = without_gap(self.closed.remove(&row.shard).unwrap_or_default());
            state.open = self.open.remove(&row.shard).unwrap_or_default().into();
            state.reset_first();
        }
        tracing::debug!(newest, shards = self.rows.len(), "the log was read");
    }

    /// Reads the commands after the snapshot.
    fn history(
        &mut self,
        snapshot: Option<Snapshot>,
        start: &LaneStart,
    ) -> Result<ControlHistory, OpenError> {
        let end = start.segment.lsn(start.offset);
        if let Some(s) = snapshot.as_ref().filter(|s| s.durable_lsn > end || s.index >= start.next_command) {
            return Err(OpenError::Corrupt(format!(
                "{} at offset {}: the log ends at position {end} with command {}, but {SNAPSHOT_FILE} says that it was durable up to position {} with command {}",
                segment_name(start.segment.no),
                start.offset,
                start.next_command - 1,
                s.durable_lsn,
                s.index,
            )));
        }
        self.commands.sort_unstable_by_key(|(_, row)| row.index);
        let mut next = snapshot.as_ref().map_or(0, |s| s.index) + 1;
        let mut commands = Vec::new();
        let covered = next;
        for (no, row) in self.commands.iter().filter(|(_, row)| row.index >= covered) {
            if row.index != next {
                break;
            }
            commands.push((CommandIndex(row.index), self.read_command(*no, row)?));
            next += 1;
        }
        if next != start.next_command {
            return Err(OpenError::Corrupt(format!("the control command {next} is missing from the log")));
        }
        let snapshot = snapshot.map(|s| (CommandIndex(s.index), Bytes::from(s.state)));
        Ok(ControlHistory { snapshot, commands })
    }

    fn read_command(&self, no: u64, row: &CommandRow) -> Result<Bytes, OpenError> {
        let name = segment_name(no);
        let io = |e: io::Error| OpenError::io(format!("read {name}"))(e);
        let segment = self.store.segment(no).expect("commands were found in segments of the store");
        let file = self.store.segment_file(no).map_err(io)?;
        let mut bytes = vec![0; RUN_HEADER + row.len as usize];
        file.pread_exact(u64::from(row.offset), &mut bytes).map_err(io)?;
        let lsn = segment.lsn(u64::from(row.offset));
        let header = RunHeader::decode(&bytes, segment.salt, lsn).filter(|h| {
            h.kind == RunKind::Command
                && h.first == row.index
                && h.payload_len == row.len
                && check_payload(h, &bytes[RUN_HEADER..]).is_ok()
        });
        let Some(header) = header else {
            return Err(OpenError::Corrupt(format!(
                "{name} at offset {}: the control command {} is damaged",
                row.offset, row.index
            )));
        };
        bytes.truncate(RUN_HEADER + header.data_len as usize);
        Ok(Bytes::from(bytes).slice(RUN_HEADER..))
    }
}

/// The runs of a shard in the order of positions, from the last gap on: segments in between were removed, and what is
/// older was trimmed too.
fn without_gap(mut runs: Vec<(ClosedRuns, u64)>) -> VecDeque<ClosedRuns> {
    runs.sort_unstable_by_key(|(runs, _)| runs.first);
    let gap = runs.windows(2).rposition(|w| w[0].1 != w[1].0.first).map_or(0, |before| before + 1);
    runs.drain(..gap);
    runs.into_iter().map(|(runs, _)| runs).collect()
}
