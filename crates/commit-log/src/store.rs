//! What the lane, the readers and the maintenance share: the medium, the segments, the shards, the counters.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::io;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use base::{Clock, ShardNo, Timestamp};

use crate::buffers::Buffers;
use crate::damage::Damage;
use crate::engine::Retention;
use crate::format::{Identity, Removed, segment_name};
use crate::index_file::{CommandRow, RunRef, SegmentIndex, ShardRow};
use crate::settings::LogSettings;
use crate::shards::{Shards, TailCache};
use crate::vfs::{Vfs, VfsFile};

/// The shared state of an open log.
pub(crate) struct Store {
    pub(crate) vfs: Arc<dyn Vfs>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) settings: LogSettings,
    pub(crate) identity: Identity,
    pub(crate) shards: Shards,
    pub(crate) tail: Mutex<TailCache>,
    pub(crate) counters: Counters,
    /// Segments that the lane has left and that have no index file yet.
    pub(crate) closing: Mutex<Vec<Closing>>,
    pub(crate) control: Mutex<ControlState>,
    /// Held while an index file is made again.
    pub(crate) reindexing: Mutex<()>,
    /// Files that mean nothing any more and are still to be removed.
    pub(crate) doomed: Mutex<VecDeque<String>>,
    /// What the scrubber found, by segment and offset.
    damages: Mutex<BTreeMap<(u64, u64), Damage>>,
    /// Changes with what is visible of the shards other than by the passing of time.
    pub(crate) retention_epoch: AtomicU64,
    segments: RwLock<BTreeMap<u64, Arc<Segment>>>,
    files: Mutex<VecDeque<(u64, Arc<dyn VfsFile>)>>,
    blocks: Mutex<BlockCache>,
    /// For reads from the medium.
    pub(crate) buffers: Arc<Buffers>,
}

/// One segment file.
pub(crate) struct Segment {
    pub(crate) no: u64,
    pub(crate) salt: u64,
    pub(crate) first_lsn: u64,
    /// Bytes before the first frame.
    pub(crate) header_len: u64,
    /// Offset after the last durable frame.
    pub(crate) end: AtomicU64,
    /// Bytes of the file.
    pub(crate) file_len: AtomicU64,
    /// Set when the index file is durable.
    closed: Mutex<Option<Closed>>,
    /// It was found damaged when it was to be rewritten.
    pub(crate) damaged: AtomicBool,
    /// What the clusterer found out last.
    pub(crate) review: Mutex<Option<Review>>,
}

/// What is kept of a closed segment's index in memory.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Closed {
    pub(crate) max_arrival: Timestamp,
    /// Highest index of a command in the segment; zero when it has none.
    pub(crate) last_command: u64,
}

/// When it is worth while to rewrite a closed segment.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Review {
    /// [`Store::retention_epoch`] when this was found out.
    pub(crate) epoch: u64,
    /// From when on enough of it has expired; `None` when that will not be.
    pub(crate) dead_from: Option<Timestamp>,
    /// Its runs lie scattered, and until this time enough of them lives long enough; `None` when they do not.
    pub(crate) scattered_until: Option<Timestamp>,
    /// Bytes of runs that are visible when enough has expired, with their headers.
    pub(crate) live_bytes: u64,
    /// Runs in all.
    pub(crate) runs: u64,
}

impl Review {
    /// Enough of the segment is of no use any more.
    pub(crate) fn is_dead(&self, now: Timestamp) -> bool {
        self.dead_from.is_some_and(|from| from <= now)
    }

    /// What is of one shard lies here and there.
    pub(crate) fn is_scattered(&self, now: Timestamp) -> bool {
        self.scattered_until.is_some_and(|until| now < until)
    }
}

/// A segment that waits for its index file.
#[derive(Clone)]
pub(crate) struct Closing {
    pub(crate) segment: Arc<Segment>,
    pub(crate) commands: Vec<CommandRow>,
}

/// Files that change seldom, and what they said last.
pub(crate) struct ControlState {
    /// Index of the newest snapshot on the medium, zero before the first.
    pub(crate) snapshot: u64,
    pub(crate) removed: Removed,
    /// A shard was dropped since segments were last looked through.
    pub(crate) dropped: bool,
}

/// Numbers for metrics and for decisions that need no exactness.
#[derive(Default)]
pub(crate) struct Counters {
    pub(crate) commits: AtomicU64,
    pub(crate) commit_bytes: AtomicU64,
    pub(crate) records: AtomicU64,
    pub(crate) flushes: AtomicU64,
    pub(crate) flush_nanos: AtomicU64,
    pub(crate) in_flight: AtomicU64,
    pub(crate) full: AtomicBool,
    pub(crate) durable_lsn: AtomicU64,
    pub(crate) last_command: AtomicU64,
    pub(crate) medium_reads: AtomicU64,
    pub(crate) scrubbed_bytes: AtomicU64,
    pub(crate) rewritten_bytes: AtomicU64,
    pub(crate) removed_segments: AtomicU64,
}

/// What an open log did and holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LogStats {
    /// Commits since the log was opened.
    pub commits: u64,
    /// Bytes that these wrote, with headers and padding.
    pub commit_bytes: u64,
    /// Records that these stored.
    pub records: u64,
    /// Flushes of the log (`fdatasync`).
    pub flushes: u64,
    /// Nanoseconds that these took in sum.
    pub flush_nanos: u64,
    /// Bytes of requests that wait for their commit.
    pub in_flight_bytes: u64,
    /// Segment files.
    pub segments: u64,
    /// Bytes of the segment files, with what is reserved.
    pub stored_bytes: u64,
    /// Runs that had to be read from the medium, since the tail cache did not have them.
    pub medium_reads: u64,
    /// Bytes that were read again to look for damage.
    pub scrubbed_bytes: u64,
    /// Places that the last such looks found damaged, see [`crate::EmbeddedLog::damages`].
    pub damages: u64,
    /// Bytes that were written once more, to part what is kept from what has expired and to bring together what is of one shard.
    pub rewritten_bytes: u64,
    /// Closed segments that wait for that, or of which it is not known yet whether they do.
    pub segments_to_rewrite: u64,
    /// Segment files that were given up since the log was opened.
    pub removed_segments: u64,
    /// Whether records are taken; not so when the medium is full or the log has failed.
    pub writable: bool,
}

impl Store {
    pub(crate) fn new(
        vfs: Arc<dyn Vfs>,
        clock: Arc<dyn Clock>,
        settings: LogSettings,
        identity: Identity,
        control: ControlState,
    ) -> Self {
        Store {
            vfs,
            clock,
            settings,
            identity,
            shards: Shards::default(),
            tail: Mutex::default(),
            counters: Counters::default(),
            closing: Mutex::default(),
            control: Mutex::new(control),
            reindexing: Mutex::default(),
            doomed: Mutex::default(),
            damages: Mutex::default(),
            retention_epoch: AtomicU64::new(0),
            segments: RwLock::default(),
            files: Mutex::default(),
            blocks: Mutex::default(),
            buffers: Arc::default(),
        }
    }

    pub(crate) fn add_segment(&self, segment: Arc<Segment>) {
        self.segments.write().unwrap_or_else(PoisonError::into_inner).insert(segment.no, segment);
    }

    pub(crate) fn segment(&self, no: u64) -> Option<Arc<Segment>> {
        self.segments.read().unwrap_or_else(PoisonError::into_inner).get(&no).cloned()
    }

    /// All segments, oldest first.
    pub(crate) fn segments(&self) -> Vec<Arc<Segment>> {
        self.segments.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }

    pub(crate) fn forget_segment(&self, no: u64) {
        self.segments.write().unwrap_or_else(PoisonError::into_inner).remove(&no);
        lock(&self.files).retain(|(n, _)| *n != no);
        lock(&self.blocks).forget(no);
    }

    /// Forgets what is cached of a segment's index file.
    pub(crate) fn forget_index(&self, no: u64) {
        lock(&self.blocks).forget(no);
    }

    /// The file of a segment; a bounded number of them stays open.
    pub(crate) fn segment_file(&self, no: u64) -> io::Result<Arc<dyn VfsFile>> {
        let mut files = lock(&self.files);
        if let Some(i) = files.iter().position(|(n, _)| *n == no) {
            let entry = files.remove(i).expect("the place was just found");
            files.push_back(entry.clone());
            return Ok(entry.1);
        }
        let file = self.vfs.open(&segment_name(no))?;
        if self.segment(no).is_none() {
            // Given up: an open file would hold its space.
            return Ok(file);
        }
        files.push_back((no, file.clone()));
        while files.len() > self.settings.open_files_max.max(1) {
            files.pop_front();
        }
        Ok(file)
    }

    /// The tables of a closed segment's index file; an error when it is gone or damaged since the log was
    /// opened.
    pub(crate) fn index(&self, no: u64) -> io::Result<SegmentIndex> {
        SegmentIndex::load(self.vfs.as_ref(), &self.identity, no)?.ok_or_else(|| damaged_index(no))
    }

    /// The row of a shard in a closed segment, from the cache if it was used lately.
    pub(crate) fn index_row(&self, no: u64, shard: u32) -> io::Result<ShardRow> {
        if let Some(row) = lock(&self.blocks).rows.get(&(no, shard)) {
            return Ok(*row);
        }
        let file = self.vfs.open(&crate::format::index_name(no))?;
        let row = SegmentIndex::find_row(file.as_ref(), shard)?.ok_or_else(|| damaged_index(no))?;
        let mut blocks = lock(&self.blocks);
        if blocks.rows.len() >= ROWS_MAX {
            blocks.rows.clear();
        }
        blocks.rows.insert((no, shard), row);
        Ok(row)
    }

    /// Whether all that the index file of a closed segment says of a shard is in the cache.
    pub(crate) fn has_index_of(&self, no: u64, shard: u32) -> bool {
        let blocks = lock(&self.blocks);
        let row = blocks.rows.get(&(no, shard));
        row.is_some_and(|row| (0..row.blocks()).all(|n| blocks.blocks.contains_key(&(no, shard, n))))
    }

    /// Block `n` of a shard's runs in a closed segment, through the cache.
    pub(crate) fn index_block(&self, no: u64, row: &ShardRow, n: u32) -> io::Result<Arc<Vec<RunRef>>> {
        let key = (no, row.shard, n);
        if let Some(block) = lock(&self.blocks).get(key) {
            return Ok(block);
        }
        let block = Arc::new(self.read_index_block(no, row, n)?);
        lock(&self.blocks).put(key, block.clone(), self.settings.index_cache_bytes);
        Ok(block)
    }

    /// The same from the medium; an error when it is damaged.
    pub(crate) fn read_index_block(&self, no: u64, row: &ShardRow, n: u32) -> io::Result<Vec<RunRef>> {
        let file = self.vfs.open(&crate::format::index_name(no))?;
        row.read_block(file.as_ref(), n)?.ok_or_else(|| damaged_index(no))
    }

    /// Bytes of index blocks in memory.
    #[cfg(test)]
    pub(crate) fn index_cache_bytes(&self) -> usize {
        lock(&self.blocks).bytes
    }

    /// Notes a damaged place; true when it was not known.
    pub(crate) fn note_damage(&self, segment: u64, damage: Damage) -> bool {
        let mut damages = lock(&self.damages);
        let known = damages.len() >= DAMAGES_MAX || damages.contains_key(&(segment, damage.offset));
        if !known {
            damages.insert((segment, damage.offset), damage);
        }
        !known
    }

    /// Forgets the damaged places of a segment, which is looked at again or gone.
    pub(crate) fn forget_damages(&self, segment: u64) {
        lock(&self.damages).retain(|(no, _), _| *no != segment);
    }

    pub(crate) fn damages(&self) -> Vec<Damage> {
        lock(&self.damages).values().cloned().collect()
    }

    /// What is visible has changed other than by the passing of time.
    fn retention_changed(&self) {
        self.retention_epoch.fetch_add(1, Ordering::Release);
    }

    /// See [`crate::engine::ShardLog::open_shard`].
    pub(crate) fn open_shard(&self, shard: ShardNo, retention: Retention) {
        let shard = self.shards.get_or_insert(shard);
        let mut state = shard.state();
        if !state.opened {
            state.opened = true;
            state.retention = retention;
            state.reset_first();
        }
    }

    /// See [`crate::engine::ShardLog::set_retention`].
    pub(crate) fn set_retention(&self, shard: ShardNo, retention: Retention) {
        self.retention_changed();
        if let Some(shard) = self.shards.opened(shard) {
            let mut state = shard.state();
            state.retention = retention;
            state.reset_first();
        }
    }

    /// See [`crate::engine::ShardLog::drop_shard`].
    pub(crate) fn drop_shard(&self, shard: ShardNo) {
        let Some(shard) = self.shards.remove(shard) else { return };
        self.retention_changed();
        {
            let mut state = shard.state();
            state.dropped = true;
            state.opened = false;
            state.closed.clear();
            state.open.clear();
            state.tail.clear();
        }
        lock(&self.control).dropped = true;
        shard.changed.notify_waiters();
    }

    /// Drops the shards that were found in the log and that nobody opened.
    pub(crate) fn opened_all(&self) {
        for shard in self.shards.sorted() {
            if !shard.state().opened {
                self.drop_shard(shard.no);
            }
        }
        self.retention_changed();
    }

    pub(crate) fn stats(&self) -> LogStats {
        let c = &self.counters;
        let n = |a: &AtomicU64| a.load(Ordering::Relaxed);
        let segments = self.segments();
        LogStats {
            commits: n(&c.commits),
            commit_bytes: n(&c.commit_bytes),
            records: n(&c.records),
            flushes: n(&c.flushes),
            flush_nanos: n(&c.flush_nanos),
            in_flight_bytes: n(&c.in_flight),
            segments: segments.len() as u64,
            stored_bytes: segments.iter().map(|s| n(&s.file_len)).sum(),
            medium_reads: n(&c.medium_reads),
            scrubbed_bytes: n(&c.scrubbed_bytes),
            damages: lock(&self.damages).len() as u64,
            rewritten_bytes: n(&c.rewritten_bytes),
            segments_to_rewrite: 0,
            removed_segments: n(&c.removed_segments),
            writable: !c.full.load(Ordering::Relaxed),
        }
    }
}

impl Segment {
    pub(crate) fn new(no: u64, salt: u64, first_lsn: u64, header_len: u64, end: u64, file_len: u64) -> Self {
        Segment {
            no,
            salt,
            first_lsn,
            header_len,
            end: AtomicU64::new(end),
            file_len: AtomicU64::new(file_len),
            closed: Mutex::new(None),
            damaged: AtomicBool::new(false),
            review: Mutex::new(None),
        }
    }

    /// The logical position of an offset in the file.
    pub(crate) fn lsn(&self, offset: u64) -> u64 {
        self.first_lsn + (offset - self.header_len)
    }

    pub(crate) fn closed(&self) -> Option<Closed> {
        *lock(&self.closed)
    }

    pub(crate) fn set_closed(&self, index: &SegmentIndex) {
        let last_command = index.commands.last().map_or(0, |c| c.index);
        *lock(&self.closed) = Some(Closed { max_arrival: index.max_arrival, last_command });
    }
}

/// Locks; a panic of another thread under the lock leaves nothing half-done that matters here.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn damaged_index(no: u64) -> io::Error {
    let name = crate::format::index_name(no);
    io::Error::new(io::ErrorKind::InvalidData, format!("{name} is missing or damaged"))
}

/// Damaged places that are remembered; of more than these only the log file tells.
const DAMAGES_MAX: usize = 1000;

/// Rows of index files that are remembered (about 100 bytes each).
const ROWS_MAX: usize = 4096;

type BlockKey = (u64, u32, u32);

/// Blocks of index files, bounded by bytes; the one that was not used for the longest time goes first.
#[derive(Default)]
struct BlockCache {
    bytes: usize,
    tick: u64,
    blocks: HashMap<BlockKey, (Arc<Vec<RunRef>>, u64)>,
    rows: HashMap<(u64, u32), ShardRow>,
}

impl BlockCache {
    fn get(&mut self, key: BlockKey) -> Option<Arc<Vec<RunRef>>> {
        self.tick += 1;
        let (block, used) = self.blocks.get_mut(&key)?;
        *used = self.tick;
        Some(block.clone())
    }

    fn put(&mut self, key: BlockKey, block: Arc<Vec<RunRef>>, bytes_max: usize) {
        self.tick += 1;
        self.bytes += cost(&block);
        if let Some((old, _)) = self.blocks.insert(key, (block, self.tick)) {
            self.bytes -= cost(&old);
        }
        // The cache holds some hundred blocks at the most unless they are tiny: a look through them is cheap
        // beside the read that it saves.
        while self.bytes > bytes_max {
            let oldest = self.blocks.iter().min_by_key(|(_, (_, used))| *used).map(|(key, _)| *key);
            let Some((old, _)) = oldest.and_then(|key| self.blocks.remove(&key)) else { break };
            self.bytes -= cost(&old);
        }
    }

    fn forget(&mut self, segment: u64) {
        self.rows.retain(|(no, _), _| *no != segment);
        let bytes = &mut self.bytes;
        self.blocks.retain(|(no, ..), (block, _)| {
            let stays = *no != segment;
            if !stays {
                *bytes -= cost(block);
            }
            stays
        });
    }
}

/// Bytes of a block in memory; the constant keeps the number of tiny blocks small.
fn cost(block: &[RunRef]) -> usize {
    size_of_val(block) + 1024
}
