//! The events of a shard, made once and shared by all who subscribe to it.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use base::{Pos, SequenceNumber, ShardNo, Timestamp};
use bytestring::ByteString;
use commit_log::engine::{Page, ReadLimits, ShardLog};
use model::kinesis::ChildShard;
use model::{Encode, ShapeWriter};
use service_api::{Event, ServiceError};
use streams_core::Shard;

use crate::FanOutSettings;
use crate::catalog::StreamView;
use crate::error;
use crate::meters::EventSize;
use crate::reading::{Records, children, millis_behind};

/// The member of the stream's shape in the model.
const EVENT: &str = "SubscribeToShardEvent";
/// Most records of one event.
const RECORDS_MAX: usize = 10_000;
/// Age at which an event is no longer shared: its MillisBehindLatest would be too far from the truth.
const SHARED_MS: u64 = 250;

/// The hubs of all shards that somebody subscribes to.
#[derive(Default)]
pub(crate) struct Hubs(Mutex<HashMap<ShardNo, Weak<Hub>>>);

impl Hubs {
    /// The hub of a shard, for as long as somebody keeps it.
    pub(crate) fn of(&self, shard: ShardNo) -> Arc<Hub> {
        let mut hubs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(hub) = hubs.get(&shard).and_then(Weak::upgrade) {
            return hub;
        }
        hubs.retain(|_, hub| hub.strong_count() > 0);
        let hub = Arc::new(Hub::default());
        hubs.insert(shard, Arc::downgrade(&hub));
        hub
    }
}

/// The newest events of one shard.
#[derive(Default)]
pub(crate) struct Hub(Mutex<Recent>);

#[derive(Default)]
struct Recent {
    made: VecDeque<Kept>,
    bytes: usize,
}

struct Kept {
    from: Pos,
    at: Timestamp,
    bytes: usize,
    made: Made,
}

/// An event with the place behind it.
#[derive(Clone)]
pub(crate) struct Made {
    pub event: Arc<Event>,
    /// Where to read on.
    pub next: Pos,
    /// How much is in it.
    pub size: EventSize,
}

/// What follows a position.
pub(crate) enum Found {
    /// Records.
    Event(Made),
    /// The end of the shard: the last event, which names the shards that follow.
    End(Arc<Event>),
    /// Nothing yet; read on at `next`. When the shard is sealed no record will come, but its end, as soon as the
    /// catalog shows it.
    Nothing { next: Pos, sealed: bool },
}

impl Hub {
    /// What follows `from`. Subscribers at the same place get the same event, and one that is between two places
    /// gets a shorter one, after which it goes on with the others.
    pub(crate) async fn next(
        &self,
        log: &dyn ShardLog,
        view: &StreamView,
        shard: &Shard,
        from: Pos,
        now: Timestamp,
        settings: &FanOutSettings,
    ) -> Result<Found, ServiceError> {
        let records_max = match self.look(from, now) {
            Look::Made(made) => return Ok(Found::Event(made)),
            Look::Until(place) => usize::try_from(place.0 - from.0).unwrap_or(usize::MAX).min(RECORDS_MAX),
            Look::Unknown => RECORDS_MAX,
        };
        let limits = ReadLimits { records_max, bytes_max: settings.event_bytes_max };
        let page = log.read(shard.no, from, limits).await;
        let page = page.map_err(|e| error::read_failed(view, shard.id, &e))?;
        if page.records.is_empty() {
            return Ok(match page.at_end && !shard.is_open() {
                true => Found::End(end(view, shard)),
                false => Found::Nothing { next: page.next, sealed: page.at_end },
            });
        }
        let next = page.next;
        let bytes = page.records.iter().map(|record| record.bytes.len()).sum();
        let (event, size) = records(view, shard, page, now)?;
        let made = Made { event, next, size };
        Ok(Found::Event(self.keep(Kept { from, at: now, bytes, made }, settings.recent_bytes_max)))
    }

    fn look(&self, from: Pos, now: Timestamp) -> Look {
        let mut recent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        recent.forget_old(now);
        if let Some(kept) = recent.made.iter().rev().find(|kept| kept.from == from) {
            return Look::Made(kept.made.clone());
        }
        let places = recent.made.iter().flat_map(|kept| [kept.from, kept.made.next]);
        places.filter(|place| *place > from).min().map_or(Look::Unknown, Look::Until)
    }

    /// Keeps an event, unless another was kept for the place meanwhile: then that one is everybody's.
    fn keep(&self, kept: Kept, bytes_max: usize) -> Made {
        let mut recent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(other) = recent.made.iter().rev().find(|other| other.from == kept.from) {
            return other.made.clone();
        }
        let made = kept.made.clone();
        recent.bytes += kept.bytes;
        recent.made.push_back(kept);
        while recent.bytes > bytes_max {
            recent.forget_first();
        }
        made
    }
}

enum Look {
    /// The event at this place.
    Made(Made),
    /// No event at this place; the next place of others.
    Until(Pos),
    /// Nobody is near.
    Unknown,
}

impl Recent {
    fn forget_old(&mut self, now: Timestamp) {
        while self.made.front().is_some_and(|kept| now.millis_since(kept.at) > SHARED_MS) {
            self.forget_first();
        }
    }

    fn forget_first(&mut self) {
        if let Some(kept) = self.made.pop_front() {
            self.bytes -= kept.bytes;
        }
    }
}

/// An event without records, for a subscriber at `next` who has nothing to read.
pub(crate) fn heartbeat(
    shard: &Shard,
    next: Pos,
    last_arrival: Option<Timestamp>,
    now: Timestamp,
) -> Arc<Event> {
    let continuation = checkpoint(shard, next, last_arrival.map_or(now, |last| last.max(now)));
    Event::new(EVENT, ShardEvent { continuation: Some(continuation), ..ShardEvent::default() })
}

fn records(
    view: &StreamView,
    shard: &Shard,
    page: Page,
    now: Timestamp,
) -> Result<(Arc<Event>, EventSize), ServiceError> {
    let last_arrival = page.records.last().map_or(now, |last| last.arrival);
    let event = ShardEvent {
        continuation: Some(checkpoint(shard, page.next, last_arrival)),
        millis_behind: millis_behind(now, &page),
        child_shards: None,
        records: Records::of(view, shard, page)?,
    };
    let size = EventSize {
        records: event.records.len() as u64,
        bytes: event.records.bytes(),
        behind_ms: event.millis_behind,
    };
    Ok((Event::new(EVENT, event), size))
}

fn end(view: &StreamView, shard: &Shard) -> Arc<Event> {
    Event::new(EVENT, ShardEvent { child_shards: Some(children(view, shard)), ..ShardEvent::default() })
}

/// A number that stands for "read up to `next`", whatever way the client goes on from it.
fn checkpoint(shard: &Shard, next: Pos, last_arrival: Timestamp) -> ByteString {
    let time = Timestamp(last_arrival.0.saturating_add(1000));
    SequenceNumber::checkpoint(shard.created, shard.id.0, next, time).to_string().into()
}

/// The event in AWS's shape; unlike in the model, ContinuationSequenceNumber is absent at the end of the shard, which is
/// how consumers recognize it.
#[derive(Default)]
struct ShardEvent {
    records: Records,
    continuation: Option<ByteString>,
    millis_behind: u64,
    child_shards: Option<Vec<ChildShard>>,
}

impl Encode for ShardEvent {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.member("Records");
        self.records.encode(out);
        if let Some(continuation) = &self.continuation {
            out.member("ContinuationSequenceNumber");
            out.string(continuation);
        }
        out.member("MillisBehindLatest");
        out.integer(i64::try_from(self.millis_behind).unwrap_or(i64::MAX));
        if let Some(child_shards) = &self.child_shards {
            out.member("ChildShards");
            child_shards.encode(out);
        }
        out.end_map();
    }
}
