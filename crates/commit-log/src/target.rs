//! A segment that is written anew from runs of others.

use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use base::Timestamp;

use crate::format::{FRAME_HEADER, FrameHeader, RunHeader, SegmentHeader, index_name, segment_name};
use crate::index_file::SegmentIndex;
use crate::reindex::Collected;
use crate::store::{Segment, Store};
use crate::vfs::{TEMPORARY, Vfs, VfsFile, write_all};

/// Bytes that are flushed in one go, so that the commits of the log never wait for much at once.
const FLUSH_BYTES: u64 = 8 << 20;

/// A segment that is being written. It means nothing before it is listed.
pub(crate) struct Target {
    segment: Arc<Segment>,
    file: Arc<dyn VfsFile>,
    temporary: String,
    pad: u32,
    /// Bytes of a frame after which it is written.
    frame_bytes: usize,
    /// Offset of the frame that is being filled.
    offset: u64,
    prev_lsn: u64,
    /// The frame, with room for its header.
    frame: Vec<u8>,
    runs: u32,
    time: Timestamp,
    collected: Collected,
    unflushed: u64,
}

impl Target {
    /// Begins a segment under a temporary name.
    pub(crate) fn create(store: &Store, no: u64) -> io::Result<Target> {
        let header = SegmentHeader { no, first_lsn: 0, salt: store.vfs.random(), created: store.clock.now() };
        let bytes = header.encode(&store.identity);
        let len = bytes.len() as u64;
        let temporary = format!("{}{TEMPORARY}", segment_name(no));
        let file = store.vfs.create(&temporary)?;
        let segment = Arc::new(Segment::new(no, header.salt, 0, len, len, len));
        let target = Target {
            segment,
            file,
            temporary,
            pad: store.identity.pad,
            frame_bytes: store.settings.upkeep_step_bytes,
            offset: len,
            prev_lsn: 0,
            frame: vec![0; FRAME_HEADER],
            runs: 0,
            time: Timestamp::ZERO,
            collected: Collected::default(),
            unflushed: 0,
        };
        match write_all(target.file.as_ref(), 0, &bytes) {
            Ok(()) => Ok(target),
            Err(e) => {
                target.abandon(store.vfs.as_ref());
                Err(e)
            }
        }
    }

    /// Adds a run as it is.
    pub(crate) fn push(&mut self, header: &RunHeader, payload: &[u8]) -> io::Result<()> {
        let offset = self.offset + self.frame.len() as u64;
        let place = u32::try_from(offset).map_err(io::Error::other)?;
        self.frame.extend_from_slice(&header.encode(self.segment.salt, self.segment.lsn(offset)));
        self.frame.extend_from_slice(payload);
        self.collected.run(header, place);
        self.runs += 1;
        self.time = self.time.max(header.arrival);
        if self.frame.len() >= self.frame_bytes { self.write_frame() } else { Ok(()) }
    }

    fn write_frame(&mut self) -> io::Result<()> {
        if self.runs == 0 {
            return Ok(());
        }
        let used = u32::try_from(self.frame.len()).map_err(io::Error::other)?;
        let len = used.next_multiple_of(self.pad);
        let lsn = self.segment.lsn(self.offset);
        let header = FrameHeader {
            len,
            used,
            runs: self.runs,
            flags: 0,
            lsn,
            prev_lsn: self.prev_lsn,
            durable_lsn: 0,
            time: self.time,
        };
        self.frame[..FRAME_HEADER].copy_from_slice(&header.encode(self.segment.salt));
        self.frame.resize(len as usize, 0);
        write_all(self.file.as_ref(), self.offset, &self.frame)?;
        self.offset += u64::from(len);
        self.unflushed += u64::from(len);
        self.prev_lsn = lsn;
        self.runs = 0;
        self.frame.clear();
        self.frame.resize(FRAME_HEADER, 0);
        if self.unflushed >= FLUSH_BYTES {
            self.unflushed = 0;
            // A failure ends the whole rewriting: nothing of this file is believed then.
            self.file.fdatasync()?;
        }
        Ok(())
    }

    /// Makes the segment and its index durable under their names.
    pub(crate) fn finish(mut self, store: &Store) -> io::Result<(Arc<Segment>, SegmentIndex)> {
        let vfs = store.vfs.as_ref();
        let name = segment_name(self.segment.no);
        let made = self.write_frame().and_then(|()| self.file.fdatasync());
        let made = made.and_then(|()| vfs.rename(&self.temporary, &name));
        if let Err(e) = made {
            self.abandon(vfs);
            return Err(e);
        }
        self.segment.end.store(self.offset, Ordering::Release);
        self.segment.file_len.store(self.offset, Ordering::Relaxed);
        let (index, shards) = self.collected.into_index(&self.segment, self.offset);
        // Writing it also makes the name of the segment durable.
        match SegmentIndex::write(vfs, &store.identity, index, &shards) {
            Ok(index) => Ok((self.segment, index)),
            Err(e) => {
                for name in [index_name(self.segment.no), name] {
                    let _ = vfs.remove(&name);
                }
                Err(e)
            }
        }
    }

    /// Removes the file; if it stays, the next open removes it.
    pub(crate) fn abandon(&self, vfs: &dyn Vfs) {
        let _ = vfs.remove(&self.temporary);
    }
}
