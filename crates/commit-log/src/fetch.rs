//! Runs of one segment: read from the medium into few buffers, and checked.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use base::ShardNo;
use bytes::Bytes;

use crate::buffers::AT_ONCE;
use crate::engine::ReadError;
use crate::format::{RUN_HEADER, RunHeader, RunKind, segment_name};
use crate::index_file::RunRef;
use crate::segment::check_payload;
use crate::shards::TailRun;
use crate::store::{Segment, Store};
use crate::vfs::VfsFile;

/// Bytes between two runs that are rather read than skipped: the padding of a commit and what is around it.
const GAP: u64 = 8 << 10;
/// Reads and bytes that a thread of requests does itself; more would hold up others.
const IN_PASSING: (usize, usize) = (32, 2 << 20);

/// How long a read may take.
pub(crate) enum Patience {
    /// As long as the medium does.
    Medium,
    /// No longer than a few reads of what the system has in memory: so many, and so many bytes.
    Memory { reads: usize, bytes: usize },
}

impl Patience {
    /// For a thread that must not wait.
    pub(crate) fn in_passing() -> Self {
        Patience::Memory { reads: IN_PASSING.0, bytes: IN_PASSING.1 }
    }

    /// Whether the medium may be waited for.
    pub(crate) fn waits(&self) -> bool {
        matches!(self, Patience::Medium)
    }

    /// Whether so many further reads, of so many bytes in all, are still within it.
    fn allows(&mut self, count: usize, len: usize) -> bool {
        let Patience::Memory { reads, bytes } = self else { return true };
        let within = *reads >= count && *bytes >= len;
        (*reads, *bytes) = (reads.saturating_sub(count), bytes.saturating_sub(len));
        within
    }
}

/// A segment of which the runs of a shard are read.
pub(crate) struct Source {
    shard: ShardNo,
    segment: Arc<Segment>,
    file: Arc<dyn VfsFile>,
}

impl Source {
    pub(crate) fn open(store: &Store, shard: ShardNo, no: u64) -> Result<Self, ReadError> {
        let segment =
            store.segment(no).ok_or_else(|| ReadError::Io(format!("{} was removed", segment_name(no))))?;
        let file = store
            .segment_file(no)
            .map_err(|e| ReadError::Io(format!("cannot read {}: {e}", segment_name(no))))?;
        Ok(Source { shard, segment, file })
    }

    /// Reads runs, stretch by stretch into one buffer; `None` when that takes more patience. Answers also with the size of the
    /// memory that what is kept of it holds.
    pub(crate) fn load(
        &self,
        store: &Store,
        runs: &[RunRef],
        patience: &mut Patience,
    ) -> Result<Option<(Bytes, usize)>, ReadError> {
        let len = stretches(runs).map(length).sum();
        if !patience.allows(stretches(runs).count(), len) {
            return Ok(None);
        }
        let mut buffer = store.buffers.take(len);
        let mut rest = buffer.filled();
        for stretch in stretches(runs) {
            let start = u64::from(stretch[0].offset);
            let (part, later) = rest.split_at_mut(length(stretch));
            rest = later;
            if patience.waits() {
                self.file.pread_exact(start, part).map_err(|e| {
                    let name = segment_name(self.segment.no);
                    ReadError::Io(format!("cannot read {name} at offset {start}: {e}"))
                })?;
            } else if !self.file.pread_cached(start, part) {
                return Ok(None);
            }
        }
        store.counters.medium_reads.fetch_add(runs.len() as u64, Ordering::Relaxed);
        let held = buffer.held();
        Ok(Some((Bytes::from_owner(buffer), held)))
    }

    /// Checks one run with its header.
    pub(crate) fn check(&self, run: &RunRef, bytes: &Bytes) -> Result<TailRun, ReadError> {
        let segment = &self.segment;
        let corrupt = |what: &str| {
            let name = segment_name(segment.no);
            ReadError::Corrupt(format!("{name} at offset {}: {what}", run.offset))
        };
        let header = RunHeader::decode(bytes, segment.salt, segment.lsn(u64::from(run.offset)))
            .filter(|h| h.kind == RunKind::Data && h.shard == self.shard.0)
            .filter(|h| h.first == run.first && h.payload_len == run.len)
            .ok_or_else(|| corrupt("a run header is damaged"))?;
        check_payload(&header, &bytes[RUN_HEADER..]).map_err(corrupt)?;
        Ok(TailRun {
            first: header.first,
            count: header.count,
            data_len: header.data_len,
            arrival: header.arrival,
            payload: bytes.slice(RUN_HEADER..),
        })
    }
}

/// The runs, each with its header, in the bytes that [`Source::load`] gave for them.
pub(crate) fn parts<'a>(runs: &'a [RunRef], bytes: &'a Bytes) -> impl Iterator<Item = (&'a RunRef, Bytes)> {
    let mut at = 0;
    stretches(runs).flat_map(move |stretch| {
        let begin = at;
        at += length(stretch);
        stretch.iter().map(move |run| {
            let from = begin + (run.offset - stretch[0].offset) as usize;
            (run, bytes.slice(from..from + RUN_HEADER + run.len as usize))
        })
    })
}

/// How many of the runs are read into one buffer: those that find room in it and that a page may still have room for.
pub(crate) fn together(runs: &[RunRef], bytes_room: usize, records_room: usize) -> usize {
    let mut wanted = runs[0].len as usize;
    let mut len = length(&runs[..1]);
    let mut count = 1;
    for pair in runs.windows(2) {
        let skipped = if near(&pair[0], &pair[1]) { u64::from(pair[1].offset) - end_of(&pair[0]) } else { 0 };
        len += skipped as usize + length(&pair[1..]);
        if len > AT_ONCE || wanted >= bytes_room || count >= records_room {
            break;
        }
        wanted += pair[1].len as usize;
        count += 1;
    }
    count
}

/// The runs in groups of those that lie near each other and are read in one go.
fn stretches(runs: &[RunRef]) -> impl Iterator<Item = &[RunRef]> {
    runs.chunk_by(near)
}

fn near(run: &RunRef, next: &RunRef) -> bool {
    u64::from(next.offset).checked_sub(end_of(run)).is_some_and(|gap| gap <= GAP)
}

/// Bytes from the begin of the first run to the end of the last.
fn length(stretch: &[RunRef]) -> usize {
    let last = &stretch[stretch.len() - 1];
    (last.offset - stretch[0].offset) as usize + RUN_HEADER + last.len as usize
}

/// Offset after a run.
pub(crate) fn end_of(run: &RunRef) -> u64 {
    u64::from(run.offset) + (RUN_HEADER as u64) + u64::from(run.len)
}

#[cfg(test)]
mod tests {
    use base::Timestamp;

    use super::*;

    fn runs(places: &[(u32, u32)]) -> Vec<RunRef> {
        let run = |(first, (offset, len)): (usize, &(u32, u32))| RunRef {
            first: first as u64,
            arrival: Timestamp(0),
            offset: *offset,
            len: *len,
        };
        places.iter().enumerate().map(run).collect()
    }

    #[test]
    fn runs_that_are_near_are_one_stretch_and_all_find_their_bytes() {
        let header = RUN_HEADER as u32;
        let runs = runs(&[(0, 8), (header + 8, 16), (header + 100_000, 8), (50, 8)]);
        let lens: Vec<_> = stretches(&runs).map(<[_]>::len).collect();
        assert_eq!(lens, [2, 1, 1]);
        let bytes: Bytes = (0..4 * RUN_HEADER + 40).map(|n| n as u8).collect::<Vec<_>>().into();
        let mut at = 0;
        for (run, part) in parts(&runs, &bytes) {
            let len = RUN_HEADER + run.len as usize;
            assert_eq!(part, bytes[at..at + len]);
            at += len;
        }
        assert_eq!(at, bytes.len());
    }

    #[test]
    fn no_more_is_read_at_once_than_has_room() {
        let many = runs(&(0..100).map(|n| (n * 100_000, 50_000)).collect::<Vec<_>>());
        assert_eq!(together(&many, usize::MAX, usize::MAX), AT_ONCE / (50_000 + RUN_HEADER));
        assert_eq!(together(&many, 100_000, usize::MAX), 2);
        assert_eq!(together(&many, usize::MAX, 3), 3);
        assert_eq!(together(&many, 0, 0), 1, "one in any case");
        assert_eq!(together(&runs(&[(0, 5 << 20), (6 << 20, 8)]), usize::MAX, 9), 1);
    }

    #[test]
    fn patience_in_passing_ends_with_reads_or_bytes() {
        let mut patience = Patience::Memory { reads: 2, bytes: 100 };
        assert!(patience.allows(1, 60) && !patience.allows(1, 60));
        assert!(!patience.allows(1, 0), "two reads");
        assert!(Patience::Medium.allows(usize::MAX, usize::MAX));
    }
}
