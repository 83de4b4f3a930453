//! Reads what is stored from time to time and looks for damage, before a reader comes upon it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use base::Timestamp;

use crate::damage::Damage;
use crate::format::segment_name;
use crate::reindex::repairing;
use crate::segment::FrameReader;
use crate::store::{Segment, Store};

/// The first look begins this long after the log was opened, unless looks are more frequent.
const FIRST: Duration = Duration::from_secs(60);

/// A look through the log, a few frames at a time.
#[derive(Default)]
pub(crate) struct Scrubber {
    /// When the next look begins.
    next: Option<Timestamp>,
    /// Segments up to this one were looked at; `None` while no look is under way.
    after: Option<u64>,
    /// The segment that is looked at, and how far it is.
    now: Option<(Arc<Segment>, u64)>,
}

impl Scrubber {
    /// Goes on by about [`crate::LogSettings::upkeep_step_bytes`]; answers with the bytes that were read, or `None` when no
    /// look is due.
    pub(crate) fn step(&mut self, store: &Store) -> io::Result<Option<u64>> {
        let Some((segment, offset)) = self.segment(store)? else { return Ok(None) };
        let read = if offset < segment.header_len {
            self.now = Some((segment.clone(), segment.header_len));
            scrub_index(store, &segment)
        } else {
            self.frames(store, &segment, offset)
        };
        match read {
            Ok(bytes) => {
                store.counters.scrubbed_bytes.fetch_add(bytes, Ordering::Relaxed);
                Ok(Some(bytes))
            }
            // It was removed meanwhile.
            Err(_) if store.segment(segment.no).is_none() => {
                self.now = None;
                Ok(Some(0))
            }
            Err(e) => {
                // What the medium does not give is passed over: it is looked at again the next time.
                self.now = None;
                Err(e)
            }
        }
    }

    /// The segment that is to be looked at now, and from where on.
    fn segment(&mut self, store: &Store) -> io::Result<Option<(Arc<Segment>, u64)>> {
        let every = store.settings.scrub_every;
        if every.is_zero() {
            return Ok(None);
        }
        if self.now.is_some() {
            return Ok(self.now.clone());
        }
        if self.after.is_none() {
            let now = store.clock.now();
            let due = *self.next.get_or_insert(now.plus(FIRST.min(every)));
            if now < due {
                return Ok(None);
            }
            self.next = Some(now.plus(every));
            self.after = Some(0);
        }
        let next = store.segments().into_iter().find(|s| Some(s.no) > self.after);
        self.after = next.as_ref().map(|segment| segment.no);
        if let Some(segment) = &next {
            store.forget_damages(segment.no);
            // Below its header: the index comes first.
            self.now = Some((segment.clone(), 0));
        }
        Ok(self.now.clone())
    }

    fn frames(&mut self, store: &Store, segment: &Arc<Segment>, from: u64) -> io::Result<u64> {
        // Durable now; what is committed later is looked at the next time.
        let end = segment.end.load(Ordering::Acquire);
        let until = end.min(from + store.settings.upkeep_step_bytes as u64);
        let file = store.segment_file(segment.no)?;
        file.forget_cached(from, until - from.min(until));
        let mut reader = FrameReader::new(&store.identity, segment, file.as_ref());
        let mut offset = from;
        while offset < until {
            match reader.read(offset)? {
                Ok(frame) => offset += u64::from(frame.len),
                // Cut off under the look, for it is removed.
                Err(_) if store.segment(segment.no).is_none() => break,
                Err(what) => {
                    found(store, segment.no, offset, what);
                    let next = reader.find_header(offset + u64::from(store.identity.pad))?;
                    offset = next.unwrap_or(end).min(end);
                }
            }
        }
        file.forget_cached(from, offset - from);
        self.now = (offset < end).then(|| (segment.clone(), offset));
        Ok(offset - from)
    }
}

/// Reads the index of a segment, which is made again if it is damaged.
fn scrub_index(store: &Store, segment: &Segment) -> io::Result<u64> {
    if segment.closed().is_none() {
        return Ok(0);
    }
    repairing(store, segment.no, || {
        let index = store.index(segment.no)?;
        let mut bytes = 0;
        for row in &index.shards {
            for n in 0..row.blocks() {
                bytes += size_of_val(store.read_index_block(segment.no, row, n)?.as_slice()) as u64;
            }
        }
        Ok(bytes)
    })
}

fn found(store: &Store, segment: u64, offset: u64, what: &'static str) {
    let file = segment_name(segment);
    if store.note_damage(segment, Damage { file: file.clone(), offset, what: what.to_owned() }) {
        tracing::error!(
            file,
            offset,
            what,
            "stored bytes are damaged; records there are refused, all others are served"
        );
    }
}

#[cfg(test)]
#[path = "scrub_tests.rs"]
mod tests;
