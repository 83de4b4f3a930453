//! Segment files: how one is begun, and how its frames are read and believed.

use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use base::Timestamp;

use crate::format::{
    FRAME_CHECKPOINT, FRAME_HEADER, FrameHeader, Identity, RUN_HEADER, RunHeader, RunKind, SegmentHeader,
    TABLE_ROW, TableRow, Writer, crc32c, segment_name,
};
use crate::run::payload_is_sound;
use crate::store::{Segment, Store};
use crate::vfs::{TEMPORARY, Vfs, VfsFile, write_all};

/// The state of the log at the start of a segment.
pub(crate) struct Checkpoint {
    pub(crate) rows: Vec<TableRow>,
    pub(crate) next_command: u64,
    pub(crate) time: Timestamp,
    /// Where the frame before is; the same as `lsn` in a new log.
    pub(crate) prev_lsn: u64,
    /// Where the segment's first frame is.
    pub(crate) lsn: u64,
}

/// A segment and its file.
pub(crate) type OpenSegment = (Arc<Segment>, Arc<dyn VfsFile>);

/// Makes segment `no` with its checkpoint and `reserve` bytes, durable under its name. The file appears under
/// its name with the checkpoint complete or not at all.
pub(crate) fn create(
    store: &Store,
    no: u64,
    checkpoint: &Checkpoint,
    reserve: u64,
) -> io::Result<OpenSegment> {
    let vfs = store.vfs.as_ref();
    let header =
        SegmentHeader { no, first_lsn: checkpoint.lsn, salt: vfs.random(), created: store.clock.now() };
    let mut bytes = header.encode(&store.identity);
    let header_len = bytes.len() as u64;
    bytes.extend_from_slice(&checkpoint_frame(store, checkpoint, header.salt));
    let end = bytes.len() as u64;
    let file_len = reserve.max(end);
    let name = segment_name(no);
    let temporary = format!("{name}{TEMPORARY}");
    let file = vfs.create(&temporary)?;
    let made = (|| {
        file.allocate(0, file_len)?;
        write_all(file.as_ref(), 0, &bytes)?;
        file.fdatasync()
    })();
    if let Err(e) = made {
        // Nothing refers to it yet; if it stays, the next open removes it.
        let _ = vfs.remove(&temporary);
        return Err(e);
    }
    // From here on the segment may be there after a crash, so no error may pass for a mere lack of room.
    vfs.rename(&temporary, &name).and_then(|()| vfs.sync_directory()).map_err(io::Error::other)?;
    Ok((Arc::new(Segment::new(no, header.salt, header.first_lsn, header_len, end, file_len)), file))
}

fn checkpoint_frame(store: &Store, checkpoint: &Checkpoint, salt: u64) -> Vec<u8> {
    let mut payload = Writer(Vec::with_capacity(checkpoint.rows.len() * TABLE_ROW));
    for row in &checkpoint.rows {
        row.encode_into(&mut payload);
    }
    let payload = payload.0;
    let len32 = |n: usize| u32::try_from(n).expect("a table of shards is far below 4 GiB");
    let run = RunHeader {
        kind: RunKind::Table,
        shard: 0,
        count: len32(checkpoint.rows.len()),
        first: checkpoint.next_command,
        arrival: checkpoint.time,
        data_len: len32(payload.len()),
        payload_len: len32(payload.len()),
        payload_crc: crc32c(&payload),
    };
    let used = FRAME_HEADER + RUN_HEADER + payload.len();
    let len = store.identity.padded(used as u64);
    let frame = FrameHeader {
        len: u32::try_from(len).expect("a table of shards is far below 4 GiB"),
        used: len32(used),
        runs: 1,
        flags: FRAME_CHECKPOINT,
        lsn: checkpoint.lsn,
        prev_lsn: checkpoint.prev_lsn,
        durable_lsn: checkpoint.lsn,
        time: checkpoint.time,
    };
    let mut bytes = Vec::with_capacity(frame.len as usize);
    bytes.extend_from_slice(&frame.encode(salt));
    bytes.extend_from_slice(&run.encode(salt, checkpoint.lsn + FRAME_HEADER as u64));
    bytes.extend_from_slice(&payload);
    bytes.resize(frame.len as usize, 0);
    bytes
}

/// Reads the head of segment `no`; the inner error says what is wrong with it.
pub(crate) fn open(
    vfs: &dyn Vfs,
    identity: &Identity,
    no: u64,
) -> io::Result<Result<OpenSegment, &'static str>> {
    let file = vfs.open(&segment_name(no))?;
    let file_len = file.size()?;
    let header_len = identity.segment_header_len();
    if file_len < header_len {
        return Ok(Err("the file is shorter than a segment header"));
    }
    let mut bytes = vec![0; 128];
    file.pread_exact(0, &mut bytes)?;
    let Some(header) = SegmentHeader::decode(&bytes, identity).filter(|h| h.no == no) else {
        return Ok(Err("the segment header is damaged or of another log"));
    };
    let segment = Segment::new(no, header.salt, header.first_lsn, header_len, header_len, file_len);
    Ok(Ok((Arc::new(segment), file)))
}

/// A run in a frame that was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FrameRun {
    pub(crate) header: RunHeader,
    /// Offset of the run's header in the segment.
    pub(crate) offset: u64,
    /// Offset of the payload in the bytes of the frame.
    pub(crate) payload_at: usize,
}

/// Reads frames one after the other with one buffer.
pub(crate) struct FrameReader<'a> {
    segment: &'a Segment,
    file: &'a dyn VfsFile,
    file_len: u64,
    pad: u32,
    /// The bytes of the last frame.
    pub(crate) bytes: Vec<u8>,
    /// The runs of the last frame.
    pub(crate) runs: Vec<FrameRun>,
}

impl<'a> FrameReader<'a> {
    pub(crate) fn new(identity: &Identity, segment: &'a Segment, file: &'a dyn VfsFile) -> Self {
        let file_len = segment.file_len.load(Ordering::Relaxed);
        FrameReader { segment, file, file_len, pad: identity.pad, bytes: Vec::new(), runs: Vec::new() }
    }

    /// Reads and checks the frame at `offset`. The inner error says why there is no good frame.
    pub(crate) fn read(&mut self, offset: u64) -> io::Result<Result<FrameHeader, &'static str>> {
        let Some(header) = self.header(offset)? else { return Ok(Err("no frame header")) };
        if offset + u64::from(header.len) > self.file_len {
            return Ok(Err("the frame is longer than the file"));
        }
        self.bytes.resize(header.used as usize, 0);
        self.file.pread_exact(offset, &mut self.bytes)?;
        Ok(self.take_apart(offset, &header).map(|()| header))
    }

    /// The header of a frame at `offset`, if there is one that belongs there.
    fn header(&self, offset: u64) -> io::Result<Option<FrameHeader>> {
        if offset + FRAME_HEADER as u64 > self.file_len {
            return Ok(None);
        }
        let mut bytes = [0; FRAME_HEADER];
        self.file.pread_exact(offset, &mut bytes)?;
        Ok(FrameHeader::decode(&bytes, self.segment.salt, self.segment.lsn(offset), self.pad))
    }

    fn take_apart(&mut self, offset: u64, frame: &FrameHeader) -> Result<(), &'static str> {
        self.runs.clear();
        let mut at = FRAME_HEADER;
        for _ in 0..frame.runs {
            let place = offset + at as u64;
            let header = self
                .bytes
                .get(at..)
                .and_then(|b| RunHeader::decode(b, self.segment.salt, self.segment.lsn(place)))
                .ok_or("a run header is damaged")?;
            let payload_at = at + RUN_HEADER;
            let end = payload_at + header.payload_len as usize;
            let payload = self.bytes.get(payload_at..end).ok_or("a run is longer than its frame")?;
            check_payload(&header, payload)?;
            self.runs.push(FrameRun { header, offset: place, payload_at });
            at = end;
        }
        if at == self.bytes.len() { Ok(()) } else { Err("the frame is longer than its runs") }
    }

    /// The payload of a run of the last frame.
    pub(crate) fn payload(&self, run: &FrameRun) -> &[u8] {
        &self.bytes[run.payload_at..run.payload_at + run.header.payload_len as usize]
    }

    /// Offset of the first frame header at or after `offset`, if any: the proof that what is before it was
    /// once durable.
    pub(crate) fn find_header(&self, offset: u64) -> io::Result<Option<u64>> {
        let mut buffer = vec![0; 1 << 20];
        let mut at = offset;
        while at < self.file_len {
            let n = (self.file_len - at).min(buffer.len() as u64);
            let chunk = &mut buffer[..usize::try_from(n).expect("at most 1 MiB")];
            self.file.pread_exact(at, chunk)?;
            for (i, unit) in chunk.chunks(self.pad as usize).enumerate() {
                let place = at + i as u64 * u64::from(self.pad);
                let lsn = self.segment.lsn(place);
                if FrameHeader::decode(unit, self.segment.salt, lsn, self.pad).is_some() {
                    return Ok(Some(place));
                }
            }
            at += n;
        }
        Ok(None)
    }

    /// Overwrites everything from `offset` on that is not zero, and tells whether there was anything.
    pub(crate) fn clear_from(&self, offset: u64) -> io::Result<bool> {
        let mut buffer = vec![0; 1 << 20];
        let mut dirty = false;
        let mut at = offset;
        while at < self.file_len {
            let n = (self.file_len - at).min(buffer.len() as u64);
            let chunk = &mut buffer[..usize::try_from(n).expect("at most 1 MiB")];
            self.file.pread_exact(at, chunk)?;
            if chunk.iter().any(|b| *b != 0) {
                chunk.fill(0);
                write_all(self.file, at, chunk)?;
                dirty = true;
            }
            at += n;
        }
        Ok(dirty)
    }
}

/// What is wrong with the payload of a run, if anything.
pub(crate) fn check_payload(header: &RunHeader, payload: &[u8]) -> Result<(), &'static str> {
    if crc32c(payload) != header.payload_crc {
        return Err("the checksum of a run does not match");
    }
    let sound = match header.kind {
        RunKind::Data => payload_is_sound(payload, header.data_len, header.count),
        RunKind::Table => payload.len() == header.count as usize * TABLE_ROW,
        RunKind::Command => header.data_len <= header.payload_len,
        RunKind::Seal => payload.is_empty(),
    };
    if sound { Ok(()) } else { Err("a run is not laid out as its header says") }
}
