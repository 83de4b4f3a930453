//! Planted bugs: what the simulator must find if it is worth anything.
//!
//! They sit between the product's parts (under the log, or between the log and the service) and in no part of the
//! product, so nothing that is shipped can switch one on.

pub(crate) mod unwaited;

use std::io::{self, IoSlice};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use base::{Pos, ShardNo, Timestamp};
use bytes::Bytes;
use commit_log::engine::{
    AppendError, Appended, Bounds, BoxFuture, CommandIndex, ControlHistory, ControlLog, Group, Page,
    ProposeError, ReadError, ReadLimits, Retention, ShardLog,
};
use commit_log::{Directory, EmbeddedLog, LockError, Vfs, VfsFile};

use crate::Kind;

/// A bug of a class that has lost data elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sabotage {
    /// A commit is answered although its flush was left out.
    AckBeforeFlush,
    /// What recovery cannot read is cut off, whatever comes after it.
    CutCorruptFrame,
    /// Recovery does not see the last commit, and its positions are given again.
    PositionReuse,
    /// Records are trimmed hours before their retention ends.
    EarlyTrim,
    /// A command is stored without the seals that belong to it.
    LostSeal,
    /// Segments are rewritten, and what was there is removed before what is there now was flushed.
    RewriteUnflushed,
    /// An application takes its rows for delivered when they were handed over.
    UnwaitedDelivery,
    /// An application delivers the rows of a step whose record in the journal is still on its way.
    UnwaitedStep,
}

impl Sabotage {
    /// All of them.
    pub const ALL: [Sabotage; 8] = [
        Sabotage::AckBeforeFlush,
        Sabotage::CutCorruptFrame,
        Sabotage::PositionReuse,
        Sabotage::EarlyTrim,
        Sabotage::LostSeal,
        Sabotage::RewriteUnflushed,
        Sabotage::UnwaitedDelivery,
        Sabotage::UnwaitedStep,
    ];

    /// The world that it lies in.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Sabotage::UnwaitedDelivery | Sabotage::UnwaitedStep => Kind::Application,
            _ => Kind::Streams,
        }
    }

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Sabotage::AckBeforeFlush => "ack-before-flush",
            Sabotage::CutCorruptFrame => "cut-corrupt-frame",
            Sabotage::PositionReuse => "position-reuse",
            Sabotage::EarlyTrim => "early-trim",
            Sabotage::LostSeal => "lost-seal",
            Sabotage::RewriteUnflushed => "rewrite-unflushed",
            Sabotage::UnwaitedDelivery => "unwaited-delivery",
            Sabotage::UnwaitedStep => "unwaited-step",
        }
    }
}

const SEGMENT_ENDING: &str = ".seg";
const REWRITTEN_ENDING: &str = ".cold";
/// By how much trimming comes early.
const EARLY: Duration = Duration::from_secs(3 * 3600);

/// The last write that was flushed to a segment: file, offset, bytes.
type LastWrite = Arc<Mutex<Option<(String, u64, u64)>>>;

/// A disk with a planted bug under the log. Keeps what it must know over the lives of the process.
#[derive(Clone)]
pub(crate) struct SabotagedVfs {
    inner: Arc<dyn Vfs>,
    sabotage: Sabotage,
    last: LastWrite,
}

impl SabotagedVfs {
    pub(crate) fn new(inner: Arc<dyn Vfs>, sabotage: Sabotage) -> Self {
        SabotagedVfs { inner, sabotage, last: LastWrite::default() }
    }

    /// What the bug does before the log is opened after a crash.
    pub(crate) fn before_open(&self) {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let (Sabotage::PositionReuse, Some((name, offset, len))) = (self.sabotage, last) {
            let _ = self.zero(&name, offset, Some(len));
        }
    }

    /// What the bug does when the log says that it is damaged; true when another attempt may be made.
    pub(crate) fn on_corrupt(&self, text: &str) -> bool {
        if self.sabotage != Sabotage::CutCorruptFrame {
            return false;
        }
        // "0000000003.seg at offset 8192: what is wrong"
        let words: Vec<&str> = text.split_whitespace().collect();
        let place = words.windows(4).find(|w| w[0].ends_with(SEGMENT_ENDING) && w[1..3] == ["at", "offset"]);
        let Some(place) = place else { return false };
        let offset = place[3].trim_end_matches(|c: char| !c.is_ascii_digit()).parse().unwrap_or(0);
        offset > 0 && self.zero(place[0], offset, None).is_ok()
    }

    fn zero(&self, name: &str, offset: u64, len: Option<u64>) -> io::Result<()> {
        let file = self.inner.open(name)?;
        let end = file.size()?;
        let len = len.unwrap_or(end).min(end.saturating_sub(offset));
        let zeroes = vec![0; usize::try_from(len).map_err(io::Error::other)?];
        file.pwritev(offset, &[IoSlice::new(&zeroes)])?;
        file.fdatasync()
    }

    fn wrap(&self, name: &str, file: Arc<dyn VfsFile>) -> Arc<dyn VfsFile> {
        if name.ends_with(REWRITTEN_ENDING) && self.sabotage == Sabotage::RewriteUnflushed {
            return Arc::new(Unflushed(file));
        }
        if !name.ends_with(SEGMENT_ENDING) {
            return file;
        }
        Arc::new(SabotagedFile { file, name: name.to_owned(), disk: self.clone(), written: Mutex::default() })
    }
}

impl Vfs for SabotagedVfs {
    fn describe(&self) -> String {
        self.inner.describe()
    }

    fn lock(&self, name: &str) -> Result<Directory, LockError> {
        self.inner.lock(name)
    }

    fn open(&self, name: &str) -> io::Result<Arc<dyn VfsFile>> {
        Ok(self.wrap(name, self.inner.open(name)?))
    }

    fn create(&self, name: &str) -> io::Result<Arc<dyn VfsFile>> {
        // A segment is made under another name, so the file that the lane writes is not this one by name alone.
        let segment = name.strip_suffix(".tmp").unwrap_or(name).to_owned();
        if segment.ends_with(SEGMENT_ENDING) {
            // The commit before is in a segment that is closed now: recovery has its end from elsewhere.
            self.last.lock().unwrap_or_else(PoisonError::into_inner).take();
        }
        Ok(self.wrap(&segment, self.inner.create(name)?))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.inner.rename(from, to)
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.inner.remove(name)
    }

    fn list(&self) -> io::Result<Vec<String>> {
        self.inner.list()
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.inner.sync_directory()
    }

    fn free_bytes(&self) -> io::Result<u64> {
        self.inner.free_bytes()
    }

    fn random(&self) -> u64 {
        self.inner.random()
    }
}

struct SabotagedFile {
    file: Arc<dyn VfsFile>,
    name: String,
    disk: SabotagedVfs,
    written: Mutex<Option<(u64, u64)>>,
}

impl VfsFile for SabotagedFile {
    fn pwritev(&self, offset: u64, buffers: &[IoSlice<'_>]) -> io::Result<usize> {
        // From here on the commit before is not the last one any more.
        self.disk.last.lock().unwrap_or_else(PoisonError::into_inner).take();
        let written = self.file.pwritev(offset, buffers)?;
        *self.written.lock().unwrap_or_else(PoisonError::into_inner) = Some((offset, written as u64));
        Ok(written)
    }

    fn pread_exact(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        self.file.pread_exact(offset, buffer)
    }

    fn fdatasync(&self) -> io::Result<()> {
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner).take();
        match (self.disk.sabotage, written) {
            // The first write of a file is its header and checkpoint; commits are what is answered.
            (Sabotage::AckBeforeFlush, Some((offset, _))) if offset > 0 => return Ok(()),
            (Sabotage::PositionReuse, Some((offset, len))) if offset > 0 => {
                let last = Some((self.name.clone(), offset, len));
                *self.disk.last.lock().unwrap_or_else(PoisonError::into_inner) = last;
            }
            _ => {}
        }
        self.file.fdatasync()
    }

    fn allocate(&self, offset: u64, len: u64) -> io::Result<()> {
        self.file.allocate(offset, len)
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.file.set_len(len)
    }

    fn size(&self) -> io::Result<u64> {
        self.file.size()
    }
}

/// A file that says that it was flushed.
struct Unflushed(Arc<dyn VfsFile>);

impl VfsFile for Unflushed {
    fn pwritev(&self, offset: u64, buffers: &[IoSlice<'_>]) -> io::Result<usize> {
        self.0.pwritev(offset, buffers)
    }

    fn pread_exact(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        self.0.pread_exact(offset, buffer)
    }

    fn fdatasync(&self) -> io::Result<()> {
        Ok(())
    }

    fn allocate(&self, offset: u64, len: u64) -> io::Result<()> {
        self.0.allocate(offset, len)
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.0.set_len(len)
    }

    fn size(&self) -> io::Result<u64> {
        self.0.size()
    }
}

/// A log with a planted bug above it.
pub(crate) struct SabotagedLog {
    pub(crate) log: EmbeddedLog,
    pub(crate) sabotage: Option<Sabotage>,
}

impl SabotagedLog {
    fn retention(&self, given: Retention) -> Retention {
        match self.sabotage {
            Some(Sabotage::EarlyTrim) => Retention { keep: given.keep.saturating_sub(EARLY), ..given },
            _ => given,
        }
    }
}

impl ShardLog for SabotagedLog {
    fn append(&self, groups: Vec<Group>) -> BoxFuture<'_, Vec<Result<Appended, AppendError>>> {
        self.log.append(groups)
    }

    fn read(&self, shard: ShardNo, from: Pos, limits: ReadLimits) -> BoxFuture<'_, Result<Page, ReadError>> {
        self.log.read(shard, from, limits)
    }

    fn changed(&self, shard: ShardNo, after: Pos) -> BoxFuture<'_, Result<(), ReadError>> {
        self.log.changed(shard, after)
    }

    fn seek_time(&self, shard: ShardNo, time: Timestamp) -> BoxFuture<'_, Result<Pos, ReadError>> {
        self.log.seek_time(shard, time)
    }

    fn bounds(&self, shard: ShardNo) -> Result<Bounds, ReadError> {
        self.log.bounds(shard)
    }

    fn open_shard(&self, shard: ShardNo, retention: Retention) {
        self.log.open_shard(shard, self.retention(retention));
    }

    fn set_retention(&self, shard: ShardNo, retention: Retention) {
        self.log.set_retention(shard, self.retention(retention));
    }

    fn drop_shard(&self, shard: ShardNo) {
        self.log.drop_shard(shard);
    }
}

impl ControlLog for SabotagedLog {
    fn propose(
        &self,
        command: Bytes,
        seal: Vec<ShardNo>,
    ) -> BoxFuture<'_, Result<CommandIndex, ProposeError>> {
        let seal = if self.sabotage == Some(Sabotage::LostSeal) { Vec::new() } else { seal };
        self.log.propose(command, seal)
    }

    fn history(&self) -> ControlHistory {
        self.log.history()
    }

    fn save_snapshot(&self, index: CommandIndex, state: Bytes) -> BoxFuture<'_, Result<(), ProposeError>> {
        self.log.save_snapshot(index, state)
    }
}
