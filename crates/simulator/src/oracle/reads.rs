//! What a reader may be told: pages, their gaps and their ends.

use std::ops::Bound;

use base::{SequenceNumber, Timestamp};

use super::{Oracle, Place, ShardFacts, Step, Violation};
use crate::calls::{Change, Page, ShardKey, Start};

/// Where a reader is.
#[derive(Clone, Debug)]
pub(crate) struct Cursor {
    pub(crate) shard: ShardKey,
    /// Which life of the stream.
    pub(crate) incarnation: u32,
    pub(crate) expect: Expect,
}

/// What the first record of the next page must be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Expect {
    /// The one at this position, or a later one when it was trimmed.
    Exactly(u64),
    /// None that was told of before `asked`; every one that was sent after `given`.
    Latest { asked: Step, given: Step },
    /// The first that arrived at or after this time, of those that were told of before `asked`.
    Since { time: Timestamp, asked: Step },
}

impl Expect {
    /// What an iterator promises.
    pub(crate) fn of(start: Start, asked: Step, given: Step) -> Self {
        let pos = |number: SequenceNumber| number.pos().map(|pos| pos.0);
        match start {
            Start::TrimHorizon => Expect::Exactly(0),
            Start::Latest => Expect::Latest { asked, given },
            Start::At(number) => Expect::Exactly(pos(number).unwrap_or(0)),
            Start::After(number) => Expect::Exactly(pos(number).map_or(0, |pos| pos + 1)),
            Start::Time(time) => Expect::Since { time, asked },
        }
    }
}

/// The circumstances of a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageFacts {
    /// When the request came to the server.
    pub(crate) asked: Step,
    pub(crate) now: Step,
    pub(crate) limit: Option<i32>,
    /// The earliest time that the clock showed meanwhile.
    pub(crate) clock_low: Timestamp,
    /// The longest retention that held meanwhile, in hours.
    pub(crate) keep_high: i32,
    /// It was pushed: only an empty one says that the reader is at the tip.
    pub(crate) pushed: bool,
}

impl Oracle {
    /// The server gave a page. Answers with the cursor for the next one, or with `None` at the end of the shard.
    pub(crate) fn page(
        &mut self,
        cursor: &Cursor,
        page: &Page,
        facts: PageFacts,
    ) -> Result<Option<Cursor>, Violation> {
        let shard = cursor.shard;
        let mut before: Option<(Place, Timestamp)> = None;
        for got in &page.records {
            if got.number.shard_index() != shard.index || got.number.shard_created_s() != shard.created_s {
                return Err(format!("the number {} was read from {shard:?}", got.number));
            }
            let id = self.content(&got.key, &got.data)?;
            let place = self.place(shard, got.number, id, Some(got.arrival), facts.now)?;
            self.read += 1;
            if let Some((last, arrival)) = before {
                if place.pos != last.pos + 1 {
                    return Err(format!("after {last:?} a page goes on at {place:?}"));
                }
                if got.arrival < arrival {
                    return Err(format!("the record at {place:?} arrived before the one before it"));
                }
            }
            if got.arrival > self.clock_max {
                return Err(format!("the record at {place:?} arrives in the future, at {}", got.arrival));
            }
            before = Some((place, got.arrival));
        }
        let current = self.stream(shard.stream).incarnation == cursor.incarnation;
        if let Some(first) = page.records.first().filter(|_| current) {
            let kept = std::time::Duration::from_secs(u64::from(facts.keep_high.unsigned_abs()) * 3600);
            if first.arrival < facts.clock_low.minus(kept) {
                return Err(format!(
                    "a record of {shard:?} that arrived at {} is still shown",
                    first.arrival
                ));
            }
            if first.arrival < self.stream(shard.stream).hidden_before {
                return Err(format!(
                    "a hidden record of {shard:?} that arrived at {} comes back",
                    first.arrival
                ));
            }
        }
        let first = page.records.first().and_then(|got| got.number.pos()).map(|pos| pos.0);
        let full = facts.pushed && first.is_some();
        let full =
            full || facts.limit.is_some_and(|limit| page.records.len() >= limit.unsigned_abs() as usize);
        // Damage ends a page early; the error comes with the next one.
        let reaches_tip = !(full || self.rot && first.is_some());
        if current {
            self.gap(cursor, first)?;
            if reaches_tip {
                self.tip(cursor, before.map(|(place, _)| place.pos), &facts)?;
            }
        }
        let next = match before {
            Some((place, _)) => Expect::Exactly(place.pos + 1),
            None => cursor.expect,
        };
        if page.next.is_some() {
            if current && reaches_tip && self.is_closed_since(shard, facts.asked) {
                return Err(format!("{shard:?} is closed, and a reader at its tip is told of no end"));
            }
            return Ok(Some(Cursor { expect: next, ..cursor.clone() }));
        }
        self.end(cursor, next, page)?;
        Ok(None)
    }

    fn is_closed_since(&self, shard: ShardKey, asked: Step) -> bool {
        self.shards.get(&shard).and_then(|facts| facts.closed).is_some_and(|closed| closed < asked)
    }

    /// What was passed over: the records before the first one of a page, if nothing was read before.
    fn gap(&self, cursor: &Cursor, first: Option<u64>) -> Result<(), Violation> {
        let Some(first) = first else { return Ok(()) };
        let Some(facts) = self.shards.get(&cursor.shard) else { return Ok(()) };
        let passed = |from: u64| facts.records.range(from..first);
        let shard = cursor.shard;
        match cursor.expect {
            Expect::Exactly(at) => {
                if first < at {
                    return Err(format!(
                        "a reader of {shard:?} at {at} is given {first}: iterators go forward"
                    ));
                }
                for (pos, fact) in passed(at) {
                    if !self.may_be_gone(shard, facts, *pos) {
                        let (id, since) = (fact.id, self.stream(shard.stream).expired_before);
                        return Err(format!(
                            "record {id} at {pos} of {shard:?}, told of in step {}, is passed over; nothing that arrived \
                             after {since} has expired",
                            fact.told
                        ));
                    }
                }
            }
            Expect::Latest { asked, given } => {
                if let Some(fact) = facts.records.get(&first).filter(|fact| fact.told < asked) {
                    return Err(format!(
                        "LATEST of {shard:?} gives record {} that was there before",
                        fact.id
                    ));
                }
                for (pos, fact) in passed(0) {
                    if self.attempts[&fact.id].sent > given && !self.may_be_gone(shard, facts, *pos) {
                        return Err(format!("LATEST of {shard:?} passes over record {} at {pos}", fact.id));
                    }
                }
            }
            Expect::Since { time, asked } => {
                let arrival = facts.records.get(&first).and_then(|fact| fact.arrival);
                if arrival.is_some_and(|arrival| arrival < time) {
                    return Err(format!("AT_TIMESTAMP {time} of {shard:?} gives {first} of {arrival:?}"));
                }
                for (pos, fact) in passed(0) {
                    let meant = fact.told < asked && fact.arrival.is_some_and(|arrival| arrival >= time);
                    if meant && !self.may_be_gone(shard, facts, *pos) {
                        return Err(format!("AT_TIMESTAMP {time} of {shard:?} passes over {pos}"));
                    }
                }
            }
        }
        Ok(())
    }

    /// A page that is not full reaches the tip: all that was told of before it was asked for is behind it.
    fn tip(&self, cursor: &Cursor, last: Option<u64>, asked: &PageFacts) -> Result<(), Violation> {
        let Some(facts) = self.shards.get(&cursor.shard) else { return Ok(()) };
        let from = match (last, cursor.expect) {
            (Some(last), _) => last + 1,
            (None, Expect::Exactly(at)) => at,
            (None, _) => 0,
        };
        for (pos, fact) in facts.records.range((Bound::Included(from), Bound::Unbounded)) {
            let due = fact.told < asked.asked
                && match (last, cursor.expect) {
                    (Some(_), _) | (None, Expect::Exactly(_)) => true,
                    (None, Expect::Latest { given, .. }) => self.attempts[&fact.id].sent > given,
                    (None, Expect::Since { time, asked }) => {
                        fact.told < asked && fact.arrival.is_some_and(|arrival| arrival >= time)
                    }
                };
            if due && !self.may_be_gone(cursor.shard, facts, *pos) {
                return Err(format!(
                    "record {} at {pos} of {:?} was told of in step {}, but a reader at the tip did not get it in step {}",
                    fact.id, cursor.shard, fact.told, asked.asked
                ));
            }
        }
        Ok(())
    }

    /// The server says that a shard ends at a position.
    fn end(&mut self, cursor: &Cursor, at: Expect, page: &Page) -> Result<(), Violation> {
        let shard = cursor.shard;
        for (child, parents) in &page.children {
            if !parents.contains(&shard.index) || *child <= shard.index {
                return Err(format!(
                    "{child} is told as a child of {shard:?}, but its parents are {parents:?}"
                ));
            }
        }
        let facts = self.stream(shard.stream);
        let exists = facts.incarnation == cursor.incarnation && facts.pending != Some(Change::Delete);
        if exists && facts.seen.is_some() && page.children.is_empty() {
            return Err(format!("the end of {shard:?} is told without its children"));
        }
        let Expect::Exactly(end) = at else { return Ok(()) };
        let Some(facts) = self.shards.get(&shard) else { return Ok(()) };
        if let Some((pos, fact)) =
            facts.records.range(end..).find(|(pos, _)| !self.may_be_gone(shard, facts, **pos))
        {
            return Err(format!("{shard:?} ends at {end}, but record {} was stored at {pos}", fact.id));
        }
        // Records at its end that were trimmed are not seen.
        let last = facts.records.keys().next_back().map_or(0, |last| last + 1);
        let end = end.max(last).max(facts.end.unwrap_or(0));
        self.shards.entry(shard).or_default().end = Some(end);
        Ok(())
    }

    /// Whether retention may have trimmed a record by now. One that was not read arrived no later than those after it.
    fn may_be_gone(&self, shard: ShardKey, facts: &ShardFacts, pos: u64) -> bool {
        let expired_before = self.stream(shard.stream).expired_before;
        match facts.records.get(&pos).map(|fact| (fact.arrival, fact.number)) {
            Some((Some(arrival), _)) => arrival < expired_before,
            // The number holds the arrival in seconds.
            Some((None, number)) => Timestamp(number.time_s() * 1000) < expired_before,
            None => true,
        }
    }
}
