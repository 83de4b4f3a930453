//! Work beside the commits: index files, removal of segments, snapshots. Synchronous; a thread calls it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use base::{ShardNo, Timestamp};

use crate::engine::{CommandIndex, ProposeError};
use crate::format::{
    CLUSTERED, Clustered, REMOVED_FILE, Removed, SNAPSHOT_FILE, encode_snapshot, index_name, segment_name,
};
use crate::index_file::{SegmentIndex, ShardRuns};
use crate::lane::is_full;
use crate::reindex::repairing;
use crate::shards::ClosedRuns;
use crate::store::{Closing, Segment, Store, lock};
use crate::vfs::replace_file;

/// Writes the index files that are due. What fails is tried again at the next call.
pub(crate) fn close_segments(store: &Store) -> io::Result<()> {
    loop {
        let Some(closing) = lock(&store.closing).first().cloned() else { return Ok(()) };
        close_segment(store, &closing)?;
        lock(&store.closing).remove(0);
    }
}

fn close_segment(store: &Store, closing: &Closing) -> io::Result<()> {
    let segment = &closing.segment;
    let end = segment.end.load(Ordering::Acquire);
    // The rest of the reserve goes back. Without a sync: after a crash the rest is there again, and zero.
    store.segment_file(segment.no)?.set_len(end)?;
    segment.file_len.store(end, Ordering::Relaxed);
    let shards = store.shards.sorted();
    let mut runs = Vec::new();
    for shard in &shards {
        let state = shard.state();
        if let Some(open) = state.open.iter().find(|o| o.segment == segment.no) {
            let end = state.open_end(segment.no);
            runs.push(ShardRuns { shard: shard.no.0, runs: open.runs.clone(), end });
        }
    }
    let index = SegmentIndex {
        no: segment.no,
        salt: segment.salt,
        first_lsn: segment.first_lsn,
        end,
        max_arrival: Timestamp::ZERO,
        shards: Vec::new(),
        commands: closing.commands.clone(),
    };
    let index = SegmentIndex::write(store.vfs.as_ref(), &store.identity, index, &runs)?;
    segment.set_closed(&index);
    for row in &index.shards {
        let Some(shard) = store.shards.get(ShardNo(row.shard)) else { continue };
        let mut state = shard.state();
        // Segments are closed in their order, so this is the shard's oldest open one. A shard that was
        // dropped meanwhile has none.
        if state.open.front().is_some_and(|o| o.segment == segment.no) {
            state.open.pop_front();
            state.closed.push_back(ClosedRuns {
                segment: segment.no,
                first: row.first,
                first_arrival: row.first_arrival,
                last_arrival: row.last_arrival,
            });
        }
    }
    Ok(())
}

/// Removes the closed segments in which nothing is visible any more and no command is needed, and their files. Answers
/// with their number.
pub(crate) fn trim(store: &Store) -> io::Result<usize> {
    let mut trimmer = Trimmer::begin(store);
    let mut removed = 0;
    while let Some(segments) = trimmer.step(store)? {
        removed += segments;
    }
    while remove_doomed(store) {}
    Ok(removed)
}

/// A look through the segments for those that can be removed, some at a time.
pub(crate) struct Trimmer {
    /// Segments up to this one were looked at.
    after: Option<u64>,
    /// A shard was dropped since the last time.
    dropped: bool,
}

/// Index files that are read in one step.
const LOOKS: usize = 16;

impl Trimmer {
    pub(crate) fn begin(store: &Store) -> Self {
        Trimmer { after: None, dropped: std::mem::take(&mut lock(&store.control).dropped) }
    }

    /// Goes on, and answers with the number of segments that were removed; `None` when all were looked at. After an error
    /// another look must be begun.
    pub(crate) fn step(&mut self, store: &Store) -> io::Result<Option<usize>> {
        let step = self.look(store);
        if step.is_err() && self.dropped {
            lock(&store.control).dropped = true;
        }
        step
    }

    fn look(&mut self, store: &Store) -> io::Result<Option<usize>> {
        let now = store.clock.now();
        let newest_cutoff = store.shards.sorted().iter().map(|s| s.state().cutoff(now)).max();
        let snapshot = lock(&store.control).snapshot;
        let (mut gone, mut looks) = (Vec::new(), 0);
        let mut segments = store.segments();
        segments.retain(|s| self.after.is_none_or(|after| s.no > after));
        let all = segments.len();
        for segment in &segments {
            if looks == LOOKS {
                break;
            }
            self.after = Some(segment.no);
            let Some(closed) = segment.closed() else { continue };
            // A look at the index is needed only when the segment can be free: all in it is older than the
            // shortest retention, or a shard was dropped.
            let may_be = self.dropped || newest_cutoff.is_none_or(|cutoff| closed.max_arrival < cutoff);
            if closed.last_command <= snapshot && may_be {
                looks += 1;
                if is_free(store, segment, now)? {
                    gone.push(segment.no);
                }
            }
        }
        remove_segments(store, &gone)?;
        Ok((all > 0).then_some(gone.len()))
    }
}

/// Whether no shard has a visible record in the closed segment.
fn is_free(store: &Store, segment: &Arc<Segment>, now: Timestamp) -> io::Result<bool> {
    let index = repairing(store, segment.no, || store.index(segment.no))?;
    Ok(index.shards.iter().all(|row| {
        store.shards.get(ShardNo(row.shard)).is_none_or(|shard| {
            let state = shard.state();
            // A shard that was not opened yet may still be.
            state.opened && row.last_arrival < state.cutoff(now)
        })
    }))
}

fn remove_segments(store: &Store, gone: &[u64]) -> io::Result<()> {
    if gone.is_empty() {
        return Ok(());
    }
    // First it is written down that they are gone on purpose: a missing segment is otherwise damage.
    list_removed(store, gone, &[])?;
    for shard in store.shards.sorted() {
        shard.state().forget_removed(gone);
    }
    doom(store, gone);
    Ok(())
}

/// Writes down durably which segments are gone and which stand in their place.
pub(crate) fn list_removed(store: &Store, gone: &[u64], new: &[Clustered]) -> io::Result<()> {
    let staying = store.segments().into_iter().map(|s| s.no).filter(|no| no & CLUSTERED == 0);
    let staying: Vec<u64> = staying.filter(|no| !gone.contains(no)).collect();
    let lowest = staying.first().copied().unwrap_or(1);
    let newest = staying.last().copied().unwrap_or(1);
    let above = (lowest..newest).filter(|no| staying.binary_search(no).is_err()).collect();
    let before = lock(&store.control).removed.clone();
    let stays = before.clustered.iter().filter(|c| !gone.contains(&c.no));
    let mut clustered: Vec<Clustered> = stays.chain(new).copied().collect();
    clustered.sort_unstable_by_key(|c| c.no);
    let removed = Removed { lowest, above, clustered, next_clustered: before.next_clustered };
    replace_file(store.vfs.as_ref(), REMOVED_FILE, &removed.encode(&store.identity))?;
    lock(&store.control).removed = removed;
    Ok(())
}

/// Gives up segments that are listed as removed. Their files go one by one, see [`remove_doomed`].
pub(crate) fn doom(store: &Store, gone: &[u64]) {
    for no in gone {
        store.forget_segment(*no);
        store.forget_damages(*no);
        lock(&store.doomed).extend([index_name(*no), segment_name(*no)]);
    }
    store.counters.removed_segments.fetch_add(gone.len() as u64, Ordering::Relaxed);
}

/// Removes one file that means nothing any more; false when there is none.
pub(crate) fn remove_doomed(store: &Store) -> bool {
    let Some(name) = lock(&store.doomed).pop_front() else { return false };
    match store.vfs.remove(&name) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => {
            // The next open removes it: the list of segments does not have it.
            tracing::warn!(file = name, error = %e, "a file of a segment that is not needed stays");
        }
        _ => {}
    }
    true
}

/// Stores a snapshot durably; see [`crate::engine::ControlLog::save_snapshot`].
pub(crate) fn save_snapshot(store: &Store, index: CommandIndex, state: &[u8]) -> Result<(), ProposeError> {
    let counters = &store.counters;
    if index.0 > counters.last_command.load(Ordering::Acquire) {
        tracing::error!(index = index.0, "a snapshot of a command that is not in the log was refused");
        return Err(ProposeError::Unavailable);
    }
    if index.0 <= lock(&store.control).snapshot {
        return Ok(());
    }
    let durable = counters.durable_lsn.load(Ordering::Acquire);
    let bytes = encode_snapshot(&store.identity, index.0, durable, state);
    match replace_file(store.vfs.as_ref(), SNAPSHOT_FILE, &bytes) {
        Ok(()) => {
            lock(&store.control).snapshot = index.0;
            Ok(())
        }
        Err(e) => {
            tracing::warn!(error = %e, "a snapshot was not saved");
            Err(if is_full(&e) { ProposeError::Full } else { ProposeError::Unknown })
        }
    }
}
