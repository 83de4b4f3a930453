//! The judge: knows what was asked and what the server answered, and says when an answer cannot be.
//!
//! It sees every answer that the server gave, also those that the network lost: what was answered is promised. It
//! knows nothing of the server's inside.
//!
//! | law | where |
//! |---|---|
//! | what is acknowledged is durable and readable at once, until its retention ends | `reads` (tip and gaps) |
//! | a position is given to one record only; numbers never go back | [`Oracle::place`] |
//! | no phantoms, and each delivered attempt stores a record at most once | [`Oracle::place`] |
//! | records of a key that follow each other are stored in that order, also over resharding | `check_order` |
//! | positions are dense, arrivals monotone, iterators go forward only | `reads` |
//! | nothing is trimmed before its retention ends, nothing is shown after | `reads` |
//! | a closed shard ends, its end stays, and its children are told | `reads` |
//! | shards cover the keys once, lineage is whole, control state is what was acknowledged | `streams` |

mod reads;
mod streams;

use std::collections::BTreeMap;

use base::{HashKey, HashRange, SequenceNumber, Timestamp};

use crate::calls::{Outgoing, Refused, ShardKey, Stored, StreamName, data_of, id_of};

pub(crate) use reads::{Cursor, Expect, PageFacts};
pub(crate) use streams::{Outcome, StreamFacts};

/// What cannot be.
pub(crate) type Violation = String;

/// A step of the run.
pub(crate) type Step = u64;

/// Where a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) shard: ShardKey,
    pub(crate) pos: u64,
}

/// A record that somebody wanted to be stored.
#[derive(Debug)]
struct Attempt {
    stream: StreamName,
    key: String,
    explicit: Option<HashKey>,
    len: usize,
    /// How often it may be stored: deliveries that were not refused.
    allowed: u32,
    /// Where it was seen.
    places: Vec<Place>,
    /// When it was first sent.
    sent: Step,
}

/// A record that is durable, as somebody was told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fact {
    id: u64,
    number: SequenceNumber,
    /// Known once it was read.
    arrival: Option<Timestamp>,
    /// When somebody was first told.
    told: Step,
}

/// What is known of a shard.
#[derive(Debug, Default)]
pub(crate) struct ShardFacts {
    records: BTreeMap<u64, Fact>,
    /// Where a reader was told that it ends.
    end: Option<u64>,
    range: Option<HashRange>,
    /// Which life of its stream it belongs to.
    incarnation: Option<u32>,
    parents: Vec<ShardKey>,
    /// Some parent expired before anybody saw it.
    parents_unseen: bool,
    /// Since when owners were told that it is closed.
    closed: Option<Step>,
}

/// See the module.
pub(crate) struct Oracle {
    pub(crate) streams: Vec<StreamFacts>,
    shards: BTreeMap<ShardKey, ShardFacts>,
    attempts: BTreeMap<u64, Attempt>,
    /// Place of the last record of a key that was acknowledged.
    last_of_key: BTreeMap<(StreamName, String), Place>,
    /// Pairs of records of one key: the first was acknowledged before the second was sent.
    order: Vec<(Place, Place)>,
    /// The latest time that the clock has shown.
    pub(crate) clock_max: Timestamp,
    /// Bytes on the disk were changed by nobody's will: reads may fail, but not lie.
    pub(crate) rot: bool,
    pub(crate) acknowledged: u64,
    pub(crate) read: u64,
}

impl Oracle {
    pub(crate) fn new(streams: usize, now: Timestamp) -> Self {
        Oracle {
            streams: (0..streams).map(|_| StreamFacts::default()).collect(),
            shards: BTreeMap::new(),
            attempts: BTreeMap::new(),
            last_of_key: BTreeMap::new(),
            order: Vec::new(),
            clock_max: now,
            rot: false,
            acknowledged: 0,
            read: 0,
        }
    }

    pub(crate) fn stream(&self, name: StreamName) -> &StreamFacts {
        &self.streams[usize::from(name)]
    }

    pub(crate) fn stream_mut(&mut self, name: StreamName) -> &mut StreamFacts {
        &mut self.streams[usize::from(name)]
    }

    /// The clock was moved.
    pub(crate) fn clock(&mut self, now: Timestamp) {
        self.clock_max = self.clock_max.max(now);
        let clock_max = self.clock_max;
        self.streams.iter_mut().for_each(|stream| stream.expire(clock_max));
    }

    /// A record is sent, for the first time or again. Answers with what must come before it.
    pub(crate) fn sent(&mut self, stream: StreamName, record: &Outgoing, now: Step) -> Option<Place> {
        self.attempts.entry(record.id).or_insert_with(|| Attempt {
            stream,
            key: record.key.clone(),
            explicit: record.explicit,
            len: record.len,
            allowed: 0,
            places: Vec::new(),
            sent: now,
        });
        let ordered = record.explicit.is_none();
        ordered.then(|| self.last_of_key.get(&(stream, record.key.clone())).copied()).flatten()
    }

    /// A record came to the server.
    pub(crate) fn delivered(&mut self, id: u64) {
        if let Some(attempt) = self.attempts.get_mut(&id) {
            attempt.allowed += 1;
        }
    }

    /// The server says that it has stored a record. `after` is what [`Oracle::sent`] gave when it was sent.
    pub(crate) fn stored(
        &mut self,
        stream: StreamName,
        record: &Outgoing,
        (index, number): Stored,
        after: Option<Place>,
        now: Step,
    ) -> Result<(), Violation> {
        let shard = ShardKey { stream, index, created_s: number.shard_created_s() };
        let place = self.place(shard, number, record.id, None, now)?;
        self.acknowledged += 1;
        if record.explicit.is_some() {
            return Ok(());
        }
        if let Some(after) = after {
            self.order.push((after, place));
        }
        let last = self.last_of_key.entry((stream, record.key.clone())).or_insert(place);
        if last.shard != place.shard || place.pos > last.pos {
            // A late duplicate may have gone to a parent before a record that went to its child was acknowledged.
            let older = place.shard.created_s < last.shard.created_s;
            *last = if older { *last } else { place };
        }
        Ok(())
    }

    /// Where a stored record is.
    pub(crate) fn place_of(&self, stream: StreamName, (index, number): Stored) -> Place {
        let shard = ShardKey { stream, index, created_s: number.shard_created_s() };
        Place { shard, pos: number.pos().map_or(0, |pos| pos.0) }
    }

    /// The server says that it has not stored a record and will not.
    pub(crate) fn refused(&mut self, id: u64) -> Result<(), Violation> {
        let Some(attempt) = self.attempts.get_mut(&id) else { return Ok(()) };
        attempt.allowed -= 1;
        if attempt.places.len() > attempt.allowed as usize {
            return Err(format!("record {id} was refused, but is stored at {:?}", attempt.places));
        }
        Ok(())
    }

    /// Somebody was told that a record is at a place.
    fn place(
        &mut self,
        shard: ShardKey,
        number: SequenceNumber,
        id: u64,
        arrival: Option<Timestamp>,
        now: Step,
    ) -> Result<Place, Violation> {
        let pos = number.pos().ok_or_else(|| format!("record {id} has the starting number of a shard"))?.0;
        let place = Place { shard, pos };
        let attempt = self
            .attempts
            .get_mut(&id)
            .ok_or_else(|| format!("phantom: at {place:?} is a record {id} that nobody sent"))?;
        if attempt.stream != shard.stream {
            return Err(format!("record {id} was sent to stream {}, but is at {place:?}", attempt.stream));
        }
        if !attempt.places.contains(&place) {
            attempt.places.push(place);
        }
        if attempt.places.len() > attempt.allowed as usize {
            return Err(format!(
                "record {id} was delivered {} times, but is stored at {:?}",
                attempt.allowed, attempt.places
            ));
        }
        let facts = self.shards.entry(shard).or_default();
        if let Some(end) = facts.end.filter(|end| pos >= *end) {
            return Err(format!(
                "a reader was told that {shard:?} ends at {end}, but record {id} is at {pos}"
            ));
        }
        let fact = facts.records.entry(pos).or_insert(Fact { id, number, arrival, told: now });
        if fact.id != id {
            return Err(format!("position {pos} of {shard:?} was given to record {} and to {id}", fact.id));
        }
        if fact.number != number {
            return Err(format!("the record at {place:?} has the numbers {} and {number}", fact.number));
        }
        fact.arrival = fact.arrival.or(arrival);
        if arrival.is_some_and(|arrival| fact.arrival != Some(arrival)) {
            return Err(format!("the record at {place:?} arrived at {:?} and {arrival:?}", fact.arrival));
        }
        if arrival.is_some_and(|arrival| arrival.seconds() != number.time_s()) {
            return Err(format!("the number of the record at {place:?} does not hold its arrival"));
        }
        Ok(place)
    }

    /// What a reader got must be what a producer sent.
    fn content(&self, key: &str, data: &[u8]) -> Result<u64, Violation> {
        let id = id_of(data).ok_or("a record without a number was read")?;
        let attempt =
            self.attempts.get(&id).ok_or_else(|| format!("phantom: nobody sent the record {id}"))?;
        if attempt.key != key || data != data_of(id, attempt.len) {
            return Err(format!("record {id} was read with another key or other bytes"));
        }
        Ok(id)
    }

    /// Whether a shard is another one's descendant, as far as is known.
    fn descends(&self, shard: ShardKey, from: ShardKey) -> Option<bool> {
        if shard == from {
            return Some(true);
        }
        let facts = self.shards.get(&shard)?;
        facts.range?;
        let mut unknown = facts.parents_unseen;
        for parent in &facts.parents {
            match self.descends(*parent, from) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => unknown = true,
            }
        }
        (!unknown).then_some(false)
    }

    /// What can be said of the whole only when all is known: order of keys over shards, and routing.
    pub(crate) fn check_order(&self) -> Result<(), Violation> {
        for (before, after) in &self.order {
            let (b, a) = (before.shard, after.shard);
            let incarnation = |shard| self.shards.get(shard).and_then(|facts| facts.incarnation);
            // Between two lives of a stream there is no order, and of shards that expired unseen nothing is known.
            if a != b && (incarnation(&a) != incarnation(&b) || incarnation(&a).is_none()) {
                continue;
            }
            let ordered = if b == a { Some(before.pos < after.pos) } else { self.descends(a, b) };
            if ordered == Some(false) {
                return Err(format!(
                    "a record at {after:?} was sent after one at {before:?} was acknowledged"
                ));
            }
            let number = |place: &Place| self.shards[&place.shard].records[&place.pos].number.to_string();
            let (first, second) = (number(before), number(after));
            if ordered == Some(true) && (first.len(), &first) >= (second.len(), &second) {
                return Err(format!("numbers go back from {first} to {second} for one key"));
            }
        }
        for (shard, facts) in &self.shards {
            let Some(range) = facts.range else { continue };
            for fact in facts.records.values() {
                let attempt = &self.attempts[&fact.id];
                let key = attempt.explicit.unwrap_or_else(|| HashKey::of_partition_key(&attempt.key));
                if key < range.start || key > range.end {
                    return Err(format!("record {} of key {key} is in {shard:?} of {range:?}", fact.id));
                }
            }
        }
        Ok(())
    }

    /// A number of a record that was told of, for readers who begin there.
    pub(crate) fn known_number(
        &self,
        shard: ShardKey,
        choose: impl FnOnce(usize) -> usize,
    ) -> Option<SequenceNumber> {
        let records = &self.shards.get(&shard)?.records;
        let n = (!records.is_empty()).then(|| choose(records.len()))?;
        records.values().nth(n).map(|fact| fact.number)
    }

    /// An arrival that was read, for readers who begin there.
    pub(crate) fn known_arrival(
        &self,
        shard: ShardKey,
        choose: impl FnOnce(usize) -> usize,
    ) -> Option<Timestamp> {
        let records = &self.shards.get(&shard)?.records;
        let n = (!records.is_empty()).then(|| choose(records.len()))?;
        records.values().skip(n).find_map(|fact| fact.arrival)
    }
}

/// The log's own words for "nothing of this was stored": the promise is checked.
pub(crate) fn stored_nothing(refused: &Refused) -> bool {
    refused.status < 500
        || refused.message.starts_with("The disk of this server is full")
        || refused.message.starts_with("The server is stopping")
}
