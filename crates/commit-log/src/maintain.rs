//! Work beside the commits: index files, removal of segments, snapshots. Synchronous; a thread calls it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use base::{ShardNo, Timestamp};

use crate::engine::{CommandIndex, ProposeError};
use crate::format::{REMOVED_FILE, Removed, SNAPSHOT_FILE, encode_snapshot, index_name, segment_name};
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

/// Removes the closed segments in which nothing is visible any more and no command is needed. Answers with
/// their number.
pub(crate) fn trim(store: &Store) -> io::Result<usize> {
    let dropped = std::mem::take(&mut lock(&store.control).dropped);
    let removed = trim_segments(store, dropped);
    if removed.is_err() && dropped {
        lock(&store.control).dropped = true;
    }
    removed
}

fn trim_segments(store: &Store, dropped: bool) -> io::Result<usize> {
    let now = store.clock.now();
    let newest_cutoff = store.shards.sorted().iter().map(|s| s.state().cutoff(now)).max();
    let snapshot = lock(&store.control).snapshot;
    let mut gone = Vec::new();
    for segment in store.segments() {
        let Some(closed) = segment.closed() else { continue };
        // A look at the index is needed only when the segment can be free: all in it is older than the
        // shortest retention, or a shard was dropped.
        let may_be = dropped || newest_cutoff.is_none_or(|cutoff| closed.max_arrival < cutoff);
        if closed.last_command <= snapshot && may_be && is_free(store, &segment, now)? {
            gone.push(segment.no);
        }
    }
    remove_segments(store, &gone)?;
    Ok(gone.len())
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
    let staying = store.segments().into_iter().map(|s| s.no).filter(|no| !gone.contains(no));
    let staying: Vec<u64> = staying.collect();
    let lowest = staying.first().copied().unwrap_or(1);
    let newest = staying.last().copied().unwrap_or(1);
    let above = (lowest..newest).filter(|no| staying.binary_search(no).is_err()).collect();
    let removed = Removed { lowest, above };
    replace_file(store.vfs.as_ref(), REMOVED_FILE, &removed.encode(&store.identity))?;
    lock(&store.control).removed = removed;
    for no in gone {
        store.forget_segment(*no);
        for shard in store.shards.sorted() {
            shard.state().forget_removed(*no);
        }
        for name in [index_name(*no), segment_name(*no)] {
            match store.vfs.remove(&name) {
                Err(e) if e.kind() != io::ErrorKind::NotFound => {
                    // The next open removes it: the list of removed segments has it.
                    tracing::warn!(file = name, error = %e, "a segment that is not needed stays");
                }
                _ => {}
            }
        }
    }
    Ok(())
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
