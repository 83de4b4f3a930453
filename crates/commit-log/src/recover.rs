//! Opening a directory: what is believed, what is cut, and what is refused.
//!
//! The rule: a frame that cannot be read is a *torn tail* only in the newest segment, above everything that
//! is known to have been durable, with no frame after it. Then no acknowledgement was given for it and it is
//! cleared. Anything else that cannot be read is *corruption*, and the log is not opened.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use base::{Clock, ShardNo, Timestamp};
use bytes::Bytes;

use crate::engine::{CommandIndex, ControlHistory};
use crate::error::OpenError;
use crate::format::{
    FORMAT_FILE, FRAME_CHECKPOINT, FRAME_CLEAN, FrameHeader, INDEX_ENDING, Identity, IdentityError,
    LOCK_FILE, REMOVED_FILE, RUN_HEADER, Removed, RunHeader, RunKind, SEGMENT_ENDING, SNAPSHOT_FILE,
    Snapshot, TABLE_ROW, TableRow, VERSION, decode_snapshot, index_name, number_in, segment_name,
};
use crate::index_file::{CommandRow, RunRef, SegmentIndex, ShardRuns};
use crate::lane::{Lane, LaneStart};
use crate::segment::{self, Checkpoint, FrameReader, check_payload};
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
    let segments = tidy(vfs.as_ref(), &names, &removed)?;
    let control =
        ControlState { snapshot: snapshot.as_ref().map_or(0, |s| s.index), removed, dropped: false };
    let store = Arc::new(Store::new(vfs, clock, settings, identity, control));
    let mut recovery = Recovery {
        store: &store,
        commands: Vec::new(),
        prev: None,
        runs: BTreeMap::new(),
        rows: BTreeMap::new(),
        ends: BTreeMap::new(),
        next_command: 1,
    };
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
    if let Some(name) = names.iter().find(|n| number_in(n, SEGMENT_ENDING).is_some()) {
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
        None => Ok(Removed { lowest: 1, above: Vec::new() }),
    }
}

/// Removes what an interrupted step left, and answers with the numbers of the segments, which must be all
/// that were not removed on purpose.
fn tidy(vfs: &dyn Vfs, names: &[String], removed: &Removed) -> Result<Vec<u64>, OpenError> {
    let mut segments = Vec::new();
    for name in names {
        let number = number_in(name, SEGMENT_ENDING);
        let gone = number.or_else(|| number_in(name, INDEX_ENDING)).is_some_and(|no| removed.contains(no));
        if gone || name.ends_with(TEMPORARY) {
            match vfs.remove(name) {
                // A temporary FORMAT of a first start that failed: this start has just replaced it.
                Err(e) if e.kind() == io::ErrorKind::NotFound => {}
                removed => removed.map_err(OpenError::io(format!("remove {name}")))?,
            }
        } else if let Some(no) = number {
            segments.push(no);
        }
    }
    // A rename of the process before may not be durable yet, and what follows relies on it.
    vfs.sync_directory().map_err(OpenError::io("sync the data directory"))?;
    segments.sort_unstable();
    let newest = segments.last().copied().unwrap_or(0).max(removed.above.iter().max().copied().unwrap_or(0));
    for no in removed.lowest..=newest {
        if segments.binary_search(&no).is_err() && !removed.contains(no) {
            return Err(OpenError::Corrupt(format!("the segment {} is missing", segment_name(no))));
        }
    }
    if segments.is_empty() && removed.lowest > 1 {
        return Err(OpenError::Corrupt(format!("the segment {} is missing", segment_name(removed.lowest))));
    }
    Ok(segments)
}

/// What is found out segment by segment.
struct Recovery<'a> {
    store: &'a Arc<Store>,
    /// Where commands are: (segment, row), in order.
    commands: Vec<(u64, CommandRow)>,
    /// Number and end of the segment before.
    prev: Option<(u64, u64)>,
    /// Runs of segments without an index file, by shard.
    runs: BTreeMap<u32, Vec<OpenRuns>>,
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
    runs: u64,
    commands: Vec<CommandRow>,
    /// The last frame holds nothing, so nothing is lost if it is.
    certified: bool,
}

impl Recovery<'_> {
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

    /// Reads the head of a segment and checks that it follows on the one before.
    fn open_segment(&mut self, no: u64) -> Result<(Arc<Segment>, Arc<dyn VfsFile>), OpenError> {
        let name = segment_name(no);
        let (segment, file) = segment::open(self.store.vfs.as_ref(), &self.store.identity, no)
            .map_err(OpenError::io(format!("read {name}")))?
            .map_err(|what| OpenError::Corrupt(format!("{name} at offset 0: {what}")))?;
        if let Some((prev, end)) = self.prev.filter(|(prev, end)| prev + 1 == no && *end != segment.first_lsn)
        {
            return Err(OpenError::Corrupt(format!(
                "{name} begins at log position {}, but {} ends at {end}",
                segment.first_lsn,
                segment_name(prev)
            )));
        }
        self.store.add_segment(segment.clone());
        Ok((segment, file))
    }

    /// A segment that is not the newest: everything in it was durable before the next one was begun.
    fn closed_segment(&mut self, no: u64) -> Result<(), OpenError> {
        let (segment, file) = self.open_segment(no)?;
        let index = SegmentIndex::load(self.store.vfs.as_ref(), &self.store.identity, no)
            .map_err(OpenError::io(format!("read {}", index_name(no))))?;
        // After a segment whose index could not be written, runs are kept in memory, in their order.
        let usable = lock(&self.store.closing).is_empty();
        let index = index.filter(|i| usable && i.salt == segment.salt && i.first_lsn == segment.first_lsn);
        let Some(index) = index else {
            return self.index_segment(segment, file.as_ref());
        };
        if index.end > segment.file_len.load(Ordering::Relaxed) {
            let text = format!("{} ends before offset {}", segment_name(no), index.end);
            return Err(OpenError::Corrupt(text));
        }
        for row in &index.shards {
            // Segments in between were removed: what is older was trimmed too.
            if self.ends.insert(row.shard, row.end).is_some_and(|end| end != row.first) {
                self.forget_older(row.shard);
            }
        }
        self.add_index(&segment, &index);
        Ok(())
    }

    /// Reads a closed segment that has no good index file, and makes it.
    fn index_segment(&mut self, segment: Arc<Segment>, file: &dyn VfsFile) -> Result<(), OpenError> {
        let scanned = self.scan(&segment, file, false)?;
        let index = SegmentIndex {
            no: segment.no,
            salt: segment.salt,
            first_lsn: segment.first_lsn,
            end: scanned.end,
            max_arrival: Timestamp::ZERO,
            shards: Vec::new(),
            commands: scanned.commands.clone(),
        };
        let mut runs = Vec::new();
        for (shard, open) in &self.runs {
            if let Some(open) = open.last().filter(|o| o.segment == segment.no) {
                let end = self.ends.get(shard).copied().unwrap_or(0);
                runs.push(ShardRuns { shard: *shard, runs: open.runs.clone(), end });
            }
        }
        let usable = lock(&self.store.closing).is_empty();
        let written = SegmentIndex::write(self.store.vfs.as_ref(), &self.store.identity, index, &runs);
        match written {
            Ok(index) if usable => {
                for open in self.runs.values_mut() {
                    open.retain(|o| o.segment != segment.no);
                }
                self.add_index(&segment, &index);
            }
            _ => {
                // No room, perhaps: the runs stay in memory until the maintenance succeeds.
                segment.end.store(scanned.end, Ordering::Release);
                self.commands.extend(scanned.commands.iter().map(|c| (segment.no, *c)));
                self.prev = Some((segment.no, segment.lsn(scanned.end)));
                lock(&self.store.closing).push(Closing { segment, commands: scanned.commands });
            }
        }
        Ok(())
    }

    fn add_index(&mut self, segment: &Segment, index: &SegmentIndex) {
        segment.end.store(index.end, Ordering::Release);
        segment.set_closed(index);
        for row in &index.shards {
            let shard = self.store.shards.get_or_insert(ShardNo(row.shard));
            shard.state().closed.push_back(ClosedRuns {
                segment: segment.no,
                first: row.first,
                first_arrival: row.first_arrival,
                last_arrival: row.last_arrival,
            });
        }
        self.commands.extend(index.commands.iter().map(|c| (segment.no, *c)));
        self.prev = Some((segment.no, segment.lsn(index.end)));
    }

    /// Runs of a shard before a gap are not visible, and must not become so.
    fn forget_older(&mut self, shard: u32) {
        self.runs.remove(&shard);
        if let Some(shard) = self.store.shards.get(ShardNo(shard)) {
            shard.state().closed.clear();
        }
    }

    /// The newest segment: where the log ends.
    fn newest_segment(&mut self, no: u64) -> Result<LaneStart, OpenError> {
        let (segment, file) = self.open_segment(no)?;
        let scanned = self.scan(&segment, file.as_ref(), true)?;
        self.settle(&segment, file.as_ref(), &scanned)
            .and_then(|()| file.fdatasync())
            .map_err(OpenError::io(format!("sync {}", segment_name(no))))?;
        segment.end.store(scanned.end, Ordering::Release);
        self.commands.extend(scanned.commands.iter().map(|c| (no, *c)));
        Ok(LaneStart {
            segment,
            file,
            offset: scanned.end,
            start: scanned.start,
            prev_lsn: scanned.last.lsn,
            last_time: scanned.time,
            next_command: self.next_command,
            runs: scanned.runs,
            commands: scanned.commands,
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
            runs: 0,
            commands: Vec::new(),
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
            self.frame(segment, &reader, &mut found);
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

    fn frame(&mut self, segment: &Segment, reader: &FrameReader<'_>, found: &mut Scanned) {
        for run in &reader.runs {
            let header = &run.header;
            let offset = u32::try_from(run.offset).expect("a segment is below 4 GiB");
            let row = TableRow { shard: header.shard, sealed: false, next: 0, last_arrival: None };
            match header.kind {
                RunKind::Data if header.count > 0 => {
                    found.runs += 1;
                    let end = header.first + u64::from(header.count);
                    let row = self.rows.entry(header.shard).or_insert(row);
                    row.next = end;
                    row.last_arrival = Some(header.arrival);
                    let len = header.payload_len;
                    let run = RunRef { first: header.first, arrival: header.arrival, offset, len };
                    self.data_run(segment.no, header, run, end);
                }
                RunKind::Data | RunKind::Table => {}
                RunKind::Seal => self.rows.entry(header.shard).or_insert(row).sealed = true,
                RunKind::Command => {
                    self.next_command = header.first + 1;
                    let len = header.payload_len;
                    found.commands.push(CommandRow { index: header.first, offset, len });
                }
            }
        }
    }

    fn data_run(&mut self, segment: u64, header: &RunHeader, run: RunRef, end: u64) {
        // Segments in between were removed: what is older was trimmed too.
        if self.ends.insert(header.shard, end).is_some_and(|end| end != header.first) {
            self.forget_older(header.shard);
        }
        let open = self.runs.entry(header.shard).or_default();
        match open.last_mut() {
            Some(open) if open.segment == segment => open.runs.push(run),
            _ => open.push(OpenRuns { segment, runs: vec![run] }),
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
            state.open = self.runs.remove(&row.shard).unwrap_or_default().into();
            state.reset_first();
        }
        // A shard that the newest checkpoint does not know was dropped.
        for shard in self.store.shards.sorted() {
            if !self.rows.contains_key(&shard.no.0) {
                self.store.shards.remove(shard.no);
            }
        }
        tracing::debug!(newest, shards = self.rows.len(), "the log was read");
    }

    /// Reads the commands after the snapshot.
    fn history(&self, snapshot: Option<Snapshot>, start: &LaneStart) -> Result<ControlHistory, OpenError> {
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
