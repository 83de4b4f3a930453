//! What owners may be told: streams, their shards and their settings.

use std::collections::BTreeMap;
use std::time::Duration;

use base::{HashKey, HashRange, SequenceNumber, Timestamp};

use super::{Oracle, Step, Violation};
use crate::calls::{Change, ShardKey, ShardRow, StreamName, Summary};

/// Hours that records of a new stream are kept.
const HOURS: i32 = 24;

/// A new stream is ready this long after its creation in all settings of the simulator.
const READY_AFTER: Duration = Duration::from_secs(1);

/// How a change ended, all its deliveries taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Done,
    Refused,
    Unknown,
}

/// What is known of a stream.
#[derive(Debug, Default)]
pub(crate) struct StreamFacts {
    /// Counts its lives under one name.
    pub(crate) incarnation: u32,
    /// What its owner saw last; `None` when it does not exist.
    pub(crate) seen: Option<Seen>,
    /// A change that is under way or whose outcome is not known.
    pub(crate) pending: Option<Change>,
    /// Records that arrived before this may have been trimmed.
    pub(crate) expired_before: Timestamp,
    /// Records that arrived before this were hidden when the retention was changed, and stay so.
    pub(crate) hidden_before: Timestamp,
    /// What the change under way will hide for ever.
    hides: Timestamp,
}

/// A stream as its owner saw it.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) summary: Summary,
    pub(crate) shards: BTreeMap<u32, ShardRow>,
}

impl StreamFacts {
    /// Whether it exists, and nobody is changing it. The clock may step back to before it was ready.
    pub(crate) fn is_stable(&self, clock_low: Timestamp) -> bool {
        let ready = |seen: &Seen| seen.summary.active && seen.summary.created.plus(READY_AFTER) < clock_low;
        self.pending.is_none() && self.seen.as_ref().is_some_and(ready)
    }

    /// The shortest and the longest retention that may hold now.
    pub(crate) fn keep(&self) -> (i32, i32) {
        let seen = self.keep_before();
        match self.pending {
            Some(Change::Retention { hours, .. }) => (seen.min(hours), seen.max(hours)),
            _ => (seen, seen),
        }
    }

    /// The retention that its owner saw last.
    fn keep_before(&self) -> i32 {
        self.seen.as_ref().map_or(HOURS, |seen| seen.summary.hours)
    }

    pub(crate) fn expire(&mut self, clock_max: Timestamp) {
        let kept = hours(self.keep().0);
        self.expired_before = self.expired_before.max(clock_max.minus(kept));
    }

    /// Shards that take records, as the owner saw them.
    pub(crate) fn open_shards(&self) -> impl Iterator<Item = &ShardRow> {
        self.seen.iter().flat_map(|seen| seen.shards.values()).filter(|shard| shard.end.is_none())
    }

    fn next_index(&self) -> u32 {
        let last = self.seen.as_ref().and_then(|seen| seen.shards.keys().next_back());
        last.map_or(0, |last| last + 1)
    }
}

fn hours(hours: i32) -> Duration {
    Duration::from_secs(u64::from(hours.unsigned_abs()) * 3600)
}

/// Key of a shard as it is listed.
pub(crate) fn key_of(stream: StreamName, row: &ShardRow) -> ShardKey {
    ShardKey { stream, index: row.index, created_s: row.start.shard_created_s() }
}

impl Oracle {
    /// Shards of a stream that its owner has seen.
    pub(crate) fn listed(&self, stream: StreamName) -> impl Iterator<Item = ShardKey> {
        let rows = self.stream(stream).seen.iter().flat_map(|seen| seen.shards.values());
        rows.map(move |row| key_of(stream, row))
    }

    /// An owner asks for a change. The clock will not show less than `now_low` when it is carried out.
    pub(crate) fn change(&mut self, stream: StreamName, change: &Change, now_low: Timestamp) {
        let clock_max = self.clock_max;
        let facts = self.stream_mut(stream);
        facts.pending = Some(change.clone());
        facts.hides = now_low.minus(hours(facts.keep_before()));
        facts.expire(clock_max);
    }

    /// An owner looks at a stream after a change, or after a crash. `None` is "not found".
    pub(crate) fn looked(
        &mut self,
        stream: StreamName,
        found: Option<(Summary, Vec<ShardRow>)>,
        outcome: Outcome,
        now: Step,
    ) -> Result<(), Violation> {
        let found = found.filter(|(summary, _)| !summary.deleting);
        let clock_max = self.clock_max;
        let facts = self.stream_mut(stream);
        let change = facts.pending.take();
        let Some((summary, rows)) = found else {
            let deleted = change == Some(Change::Delete) && outcome != Outcome::Refused;
            let never_made = facts.seen.is_none()
                && !(matches!(change, Some(Change::Create { .. })) && outcome == Outcome::Done);
            facts.seen = None;
            return if deleted || never_made {
                Ok(())
            } else {
                Err(format!("stream {stream} is gone after {change:?} ({outcome:?})"))
            };
        };
        lineage(&rows, facts.seen.as_ref())?;
        if i32::try_from(rows.iter().filter(|row| row.end.is_none()).count()) != Ok(summary.open) {
            return Err(format!("stream {stream} has {} open shards, but lists {rows:?}", summary.open));
        }
        facts.compare(change.as_ref(), outcome, &summary, &rows, clock_max)?;
        let created = facts.seen.is_none();
        if created {
            facts.incarnation += 1;
            facts.expired_before = Timestamp::ZERO;
            facts.hidden_before = Timestamp::ZERO;
        } else if facts.keep_before() != summary.hours {
            facts.hidden_before = facts.hidden_before.max(facts.hides);
        }
        // What expired stays known.
        let mut shards = facts.seen.take().map(|seen| seen.shards).unwrap_or_default();
        for old in shards.values_mut().filter(|old| old.end.is_none()) {
            // Closed and expired between two looks.
            if rows.iter().all(|row| row.index != old.index) {
                let closed = Timestamp(closed_by(old, &rows).unwrap_or(old.start).time_s() * 1000);
                let created = Timestamp(old.start.shard_created_s() * 1000);
                old.end = Some(SequenceNumber::ending(created, old.index, closed));
            }
        }
        shards.extend(rows.iter().map(|row| (row.index, row.clone())));
        facts.seen = Some(Seen { summary, shards: shards.clone() });
        facts.expire(clock_max);
        let incarnation = self.stream(stream).incarnation;
        for row in &rows {
            let named: Vec<u32> = [row.parent, row.adjacent].into_iter().flatten().collect();
            let known = named.iter().filter_map(|index| shards.get(index));
            let parents: Vec<ShardKey> = known.map(|row| key_of(stream, row)).collect();
            let shard = self.shards.entry(key_of(stream, row)).or_default();
            shard.range = Some(row.range);
            shard.incarnation = Some(incarnation);
            shard.parents_unseen = parents.len() < named.len();
            shard.parents = parents;
            if row.end.is_some() {
                shard.closed = shard.closed.or(Some(now));
            }
        }
        Ok(())
    }
}

impl StreamFacts {
    /// Compares what an owner sees with what it saw and did.
    fn compare(
        &self,
        change: Option<&Change>,
        outcome: Outcome,
        summary: &Summary,
        rows: &[ShardRow],
        clock_max: Timestamp,
    ) -> Result<(), Violation> {
        let wrong = |what: &str| {
            Err(format!(
                "after {change:?} ({outcome:?}) {what}: saw {:?}, sees {summary:?} {rows:?}",
                self.seen
            ))
        };
        let Some(seen) = &self.seen else {
            return match change {
                Some(Change::Create { shards }) if outcome != Outcome::Refused => {
                    if summary.hours != HOURS || summary.open != *shards {
                        return wrong("a new stream is another");
                    }
                    Ok(())
                }
                _ => wrong("a stream exists that nobody made"),
            };
        };
        if change == Some(&Change::Delete) && outcome == Outcome::Done {
            return wrong("a deleted stream is there");
        }
        if summary.created != seen.summary.created {
            return wrong("it is another stream");
        }
        self.compare_old(seen, rows, summary.hours, clock_max).or_else(|what| wrong(&what))?;
        // Made, closed and expired between two looks: it is seen when the clock steps back.
        let kept = hours(summary.hours.min(self.keep().0));
        let unseen = |row: &ShardRow| {
            let closed = row.end.map(|number| Timestamp(number.time_s() * 1000));
            closed.is_some_and(|closed| closed < clock_max.minus(kept) || closed <= self.expired_before)
        };
        let known = |row: &ShardRow| {
            seen.shards.get(&row.index).map_or_else(|| unseen(row), |old| old.end == row.end)
        };
        let same_shards = rows.iter().all(|row| row.index < self.next_index() && known(row));
        let same =
            same_shards && summary.hours == seen.summary.hours && summary.encrypted == seen.summary.encrypted;
        let applied = match change {
            None | Some(Change::Create { .. } | Change::Delete) => same,
            Some(change) => self.is_applied(change, seen, summary, rows, same_shards),
        };
        match outcome {
            Outcome::Done if !applied => wrong("it was not done"),
            Outcome::Refused if !same => wrong("it was done in spite of a refusal"),
            Outcome::Unknown if !same && !applied => wrong("it is neither done nor not done"),
            _ => Ok(()),
        }
    }

    /// Shards that were there are there with the same keys and parents, unless they expired.
    fn compare_old(
        &self,
        seen: &Seen,
        rows: &[ShardRow],
        kept_hours: i32,
        clock_max: Timestamp,
    ) -> Result<(), String> {
        let kept = hours(kept_hours.min(self.keep().0));
        for old in seen.shards.values() {
            let Some(new) = rows.iter().find(|row| row.index == old.index) else {
                let closed = old.end.or_else(|| closed_by(old, rows));
                let closed = closed.map(|number| Timestamp(number.time_s() * 1000));
                let expired = closed
                    .is_some_and(|closed| closed < clock_max.minus(kept) || closed <= self.expired_before);
                if !expired {
                    return Err(format!("shard {} is gone", old.index));
                }
                continue;
            };
            let same = (new.range, new.parent, new.adjacent, new.start)
                == (old.range, old.parent, old.adjacent, old.start);
            let reopened = old.end.is_some() && new.end != old.end;
            if !same || reopened {
                return Err(format!("shard {} is another", old.index));
            }
        }
        Ok(())
    }

    fn is_applied(
        &self,
        change: &Change,
        seen: &Seen,
        summary: &Summary,
        rows: &[ShardRow],
        same_shards: bool,
    ) -> bool {
        let row = |index: u32| rows.iter().find(|row| row.index == index);
        let closed_only = |closed: &[u32]| {
            seen.shards.values().filter(|old| old.end.is_none()).all(|old| {
                // One that is not listed was closed, and has expired.
                let is_closed = row(old.index).is_none_or(|new| new.end.is_some());
                is_closed == closed.contains(&old.index)
            })
        };
        let (next, old_range) =
            (self.next_index(), |index: &u32| seen.shards.get(index).map(|row| row.range));
        let others = summary.encrypted == seen.summary.encrypted && summary.hours == seen.summary.hours;
        match change {
            Change::Split { shard, new_start } => {
                let Some(range) = old_range(shard) else { return false };
                let lower = HashRange { start: range.start, end: HashKey(new_start.0 - 1) };
                let upper = HashRange { start: *new_start, end: range.end };
                let child = |index, range| {
                    row(index).is_some_and(|row| row.range == range && row.parent == Some(*shard))
                };
                others
                    && closed_only(&[*shard])
                    && child(next, lower)
                    && child(next + 1, upper)
                    && row(next + 2).is_none()
            }
            Change::Merge { shard, adjacent } => {
                let (Some(low), Some(high)) = (old_range(shard), old_range(adjacent)) else { return false };
                let range = HashRange { start: low.start, end: high.end };
                let child = row(next).is_some_and(|row| {
                    row.range == range && row.parent == Some(*shard) && row.adjacent == Some(*adjacent)
                });
                others && closed_only(&[*shard, *adjacent]) && child && row(next + 1).is_none()
            }
            Change::Count { target } => others && summary.open == *target,
            Change::Retention { hours, .. } => {
                same_shards && summary.hours == *hours && summary.encrypted == seen.summary.encrypted
            }
            Change::Encrypt(on) => {
                same_shards && summary.encrypted == *on && summary.hours == seen.summary.hours
            }
            Change::Create { .. } | Change::Delete => false,
        }
    }
}

/// When a shard that is not listed any more was closed: its children say it, or those that came after them.
fn closed_by(old: &ShardRow, rows: &[ShardRow]) -> Option<SequenceNumber> {
    let is_child = |row: &&ShardRow| row.parent == Some(old.index) || row.adjacent == Some(old.index);
    let child = rows.iter().find(is_child);
    child
        .or_else(|| rows.iter().find(|row| row.index > old.index && row.start != old.start))
        .map(|row| row.start)
}

/// Open shards cover all keys once; a closed shard's keys are those of its children; parents come before children.
fn lineage(rows: &[ShardRow], seen: Option<&Seen>) -> Result<(), Violation> {
    let mut open: Vec<HashRange> = rows.iter().filter(|row| row.end.is_none()).map(|row| row.range).collect();
    open.sort_unstable();
    let mut next = Some(0_u128);
    for range in &open {
        if next != Some(range.start.0) {
            return Err(format!("open shards do not cover the keys once: {open:?}"));
        }
        next = range.end.0.checked_add(1);
    }
    if next.is_some() {
        return Err(format!("open shards do not cover all keys: {open:?}"));
    }
    for row in rows {
        for parent in [row.parent, row.adjacent].into_iter().flatten() {
            let listed = rows.iter().find(|row| row.index == parent);
            let known = listed.or_else(|| seen.and_then(|seen| seen.shards.get(&parent)));
            // A parent may have expired before anybody saw it.
            let Some(known) = known else { continue };
            let inside = row.range.start <= known.range.end && known.range.start <= row.range.end;
            let open = listed.is_some_and(|parent| parent.end.is_none());
            if parent >= row.index || open || !inside {
                return Err(format!("shard {parent} is no parent of shard {}: {rows:?}", row.index));
            }
        }
    }
    Ok(())
}
