//! A look at a segment whose last frame is written, and whose file is cut to its frames, in the middle of the look.

use std::io::IoSlice;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use base::ShardNo;

use super::*;
use crate::conformance::{FOREVER, group};
use crate::engine::ShardLog;
use crate::engine_tests::{TestClock, block_on};
use crate::vfs::{Directory, LockError, VfsFile};
use crate::{EmbeddedLog, LogSettings, MemoryVfs};

const RESERVE: u64 = 64 << 10;

/// A directory whose segments show the moment before `frame` is written and the file is cut, until they are read there.
struct Closing {
    inner: MemoryVfs,
    frame: u64,
}

struct ClosingFile {
    inner: Arc<dyn VfsFile>,
    frame: u64,
    closed: AtomicBool,
}

impl Vfs for Closing {
    fn describe(&self) -> String {
        self.inner.describe()
    }
    fn lock(&self, name: &str) -> Result<Directory, LockError> {
        self.inner.lock(name)
    }
    fn open(&self, name: &str) -> io::Result<Arc<dyn VfsFile>> {
        let inner = self.inner.open(name)?;
        if !name.ends_with(".seg") {
            return Ok(inner);
        }
        Ok(Arc::new(ClosingFile { inner, frame: self.frame, closed: AtomicBool::new(false) }))
    }
    fn create(&self, name: &str) -> io::Result<Arc<dyn VfsFile>> {
        self.inner.create(name)
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

impl VfsFile for ClosingFile {
    fn pwritev(&self, offset: u64, buffers: &[IoSlice<'_>]) -> io::Result<usize> {
        self.inner.pwritev(offset, buffers)
    }
    fn pread_exact(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        if offset == self.frame && !self.closed.swap(true, Ordering::Relaxed) {
            buffer.fill(0);
            return Ok(());
        }
        self.inner.pread_exact(offset, buffer)
    }
    fn fdatasync(&self) -> io::Result<()> {
        self.inner.fdatasync()
    }
    fn allocate(&self, offset: u64, len: u64) -> io::Result<()> {
        self.inner.allocate(offset, len)
    }
    fn set_len(&self, len: u64) -> io::Result<()> {
        self.inner.set_len(len)
    }
    fn size(&self) -> io::Result<u64> {
        let size = self.inner.size()?;
        Ok(if self.closed.load(Ordering::Relaxed) { size } else { size + RESERVE })
    }
}

#[test]
fn a_segment_that_is_closed_in_the_middle_of_a_look_is_seen_to_its_last_frame() {
    let disk = MemoryVfs::default();
    let settings = LogSettings { pad_bytes: 512, free_bytes_min: 0, ..LogSettings::default() };
    let log = EmbeddedLog::open(Arc::new(disk.clone()), TestClock::new(), settings).unwrap();
    log.open_shard(ShardNo(1), FOREVER);
    for _ in 0..3 {
        block_on(log.append(vec![group(1, &[&[7; 600]])]))[0].unwrap();
    }
    log.close();
    drop(log);
    let mut frames = Vec::new();
    let whole = inspect(&disk, &mut |frame| frames.push((frame.segment, frame.offset, frame.len))).unwrap();
    let (segment, offset, len) = *frames.last().unwrap();
    disk.open(&segment_name(segment)).unwrap().set_len(offset + u64::from(len)).unwrap();

    let closing = Closing { inner: disk, frame: offset };
    let seen = inspect(&closing, &mut |_| ()).unwrap();
    assert_eq!((seen.frames, seen.bytes, seen.damages), (whole.frames, whole.bytes, vec![]));
}
