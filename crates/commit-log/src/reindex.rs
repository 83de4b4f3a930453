//! Makes the index file of a segment from the segment.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::Ordering;

use base::Timestamp;

use crate::format::{RunHeader, RunKind, index_name, segment_name};
use crate::index_file::{CommandRow, RunRef, SegmentIndex, ShardRuns};
use crate::segment::FrameReader;
use crate::store::{Segment, Store, lock};

/// Does `work`, which needs the index of segment `no`, and does it again when the index was damaged or gone.
pub(crate) fn repairing<T>(store: &Store, no: u64, work: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match work() {
        Err(e) if matches!(e.kind(), io::ErrorKind::InvalidData | io::ErrorKind::NotFound) => {
            if !rebuild(store, no)? {
                return Err(e);
            }
            work()
        }
        other => other,
    }
}

/// Reads the segment and writes its index; false when the segment was removed meanwhile, and when a frame is damaged, too: an index
/// without its runs would let the next open take them for trimmed. Of the index as it is the good blocks stay readable.
fn rebuild(store: &Store, no: u64) -> io::Result<bool> {
    let _one_at_a_time = lock(&store.reindexing);
    let segment = store.segment(no).filter(|s| s.closed().is_some() && !s.damaged.load(Ordering::Relaxed));
    let Some(segment) = segment else { return Ok(false) };
    let file = store.segment_file(no)?;
    let end = segment.end.load(Ordering::Acquire);
    let mut reader = FrameReader::new(&store.identity, &segment, file.as_ref());
    let mut found = Collected::default();
    let mut offset = segment.header_len;
    while offset < end {
        let Ok(frame) = reader.read(offset)? else {
            let (index, name) = (index_name(no), segment_name(no));
            tracing::error!(file = index, offset, "an index is damaged, and {name} at this offset, too");
            segment.damaged.store(true, Ordering::Relaxed);
            return Ok(false);
        };
        found.frame(&reader);
        offset += u64::from(frame.len);
    }
    tracing::warn!(file = index_name(no), "the index of a segment is damaged or gone; it is made again");
    let (index, shards) = found.into_index(&segment, end);
    SegmentIndex::write(store.vfs.as_ref(), &store.identity, index, &shards)?;
    store.forget_index(no);
    Ok(true)
}

/// What an index says, gathered from the frames of a segment.
#[derive(Default)]
pub(crate) struct Collected {
    shards: BTreeMap<u32, ShardRuns>,
    pub(crate) commands: Vec<CommandRow>,
    pub(crate) runs: u64,
}

impl Collected {
    /// Adds the frame that was read last.
    pub(crate) fn frame(&mut self, reader: &FrameReader<'_>) {
        for run in &reader.runs {
            let offset = u32::try_from(run.offset).expect("a segment is below 4 GiB");
            self.run(&run.header, offset);
        }
    }

    /// Adds a run whose header is at `offset`.
    pub(crate) fn run(&mut self, header: &RunHeader, offset: u32) {
        let len = header.payload_len;
        if header.kind == RunKind::Command {
            self.commands.push(CommandRow { index: header.first, offset, len });
        }
        if header.kind == RunKind::Data && header.count > 0 {
            let new = || ShardRuns { shard: header.shard, runs: Vec::new(), end: 0 };
            let shard = self.shards.entry(header.shard).or_insert_with(new);
            shard.end = header.first + u64::from(header.count);
            shard.runs.push(RunRef { first: header.first, arrival: header.arrival, offset, len });
            self.runs += 1;
        }
    }

    /// For [`SegmentIndex::write`].
    pub(crate) fn into_index(self, segment: &Segment, end: u64) -> (SegmentIndex, Vec<ShardRuns>) {
        let index = SegmentIndex {
            no: segment.no,
            salt: segment.salt,
            first_lsn: segment.first_lsn,
            end,
            max_arrival: Timestamp::ZERO,
            shards: Vec::new(),
            commands: self.commands,
        };
        (index, self.shards.into_values().collect())
    }
}
