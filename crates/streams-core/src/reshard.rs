//! Splitting and merging shards, and making a number of equal ones out of those that there are.
//!
//! A shard that is closed keeps its records; its children take its keys over. Every change is made of splits
//! and merges, so that each shard has parents down to the first ones of the stream.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use base::{HashKey, HashRange, ShardNo, Timestamp, uniform_ranges};

use crate::refusal::CountBound;
use crate::{Asker, Command, Effect, Keep, Mode, Refusal, Shard, ShardId, Stream};

/// A child counts as created this long after the command (observed of AWS: kinesalite). Records that were on
/// their way arrive before that, and the numbers of a child, which begin with the second of its creation, are
/// above those of its parents.
const AFTER_PARENT: Duration = Duration::from_secs(1);
/// Over which the updates of a shard count are counted.
const DAY: Duration = Duration::from_secs(24 * 3600);
/// Updates of the shard count that are remembered at least, so that a limit that is set later sees them, and at most.
const UPDATES_KEPT: std::ops::RangeInclusive<usize> = 10..=1000;

/// Shards to be sealed together with a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seals {
    /// The shards. Those that the command itself makes and closes again are not known to the log yet.
    pub shards: Vec<ShardNo>,
    /// What of them is visible.
    pub keep: Keep,
}

/// Whether a command of this module would be accepted. `account_shards` are the open shards of the account.
pub(crate) fn check(
    stream: &Stream,
    account_shards: u32,
    at: Timestamp,
    command: &Command,
) -> Result<(), Refusal> {
    match command {
        Command::SplitShard { shard, new_start, by, account_shards_max, .. } => {
            check_mode(stream, *by)?;
            let range = open_range(stream, at, *shard)?;
            check_account(stream, account_shards, 1, *account_shards_max)?;
            if new_start.0 <= range.start.0.saturating_add(1) || *new_start >= range.end {
                return Err(Refusal::NewStartOutside {
                    account: stream.scope.account,
                    name: stream.name.clone(),
                    shard: *shard,
                    new_start: *new_start,
                    range,
                });
            }
        }
        Command::MergeShards { shard, adjacent, by, .. } => {
            check_mode(stream, *by)?;
            let (lower, upper) = (open_range(stream, at, *shard)?, open_range(stream, at, *adjacent)?);
            if lower.end.0.checked_add(1) != Some(upper.start.0) {
                return Err(Refusal::NotAdjacent {
                    account: stream.scope.account,
                    name: stream.name.clone(),
                    shard: *shard,
                    adjacent: *adjacent,
                });
            }
        }
        Command::UpdateShardCount { .. } => check_count(stream, account_shards, at, command)?,
        _ => unreachable!("called for commands of this module only"),
    }
    stream.check_active(at)
}

/// Carries an accepted command out.
pub(crate) fn apply(
    stream: &mut Stream,
    next_shard: &mut u32,
    at: Timestamp,
    command: &Command,
) -> Vec<Effect> {
    let change = Change::of(stream, next_shard, at, command);
    let opened = change.opened;
    let updating_ms = match command {
        Command::SplitShard { updating_ms, .. } | Command::MergeShards { updating_ms, .. } => *updating_ms,
        Command::UpdateShardCount { updating_ms, per_day_max, .. } => {
            remember_update(stream, at, *per_day_max);
            *updating_ms
        }
        _ => unreachable!("called for commands of this module only"),
    };
    stream.update_for(at, updating_ms);
    let keep = stream.keep();
    opened.into_iter().map(|no| Effect::OpenShard(no, keep)).collect()
}

/// The shards that an accepted command closes.
pub(crate) fn seals(stream: &Stream, mut next_shard: u32, at: Timestamp, command: &Command) -> Seals {
    let mut copy = stream.clone();
    let change = Change::of(&mut copy, &mut next_shard, at, command);
    Seals { shards: change.closed, keep: stream.keep() }
}

fn check_mode(stream: &Stream, by: Asker) -> Result<(), Refusal> {
    match (by, stream.mode) {
        (Asker::Owner, Mode::Provisioned) | (Asker::Scaling, Mode::OnDemand) => Ok(()),
        (_, mode) => {
            Err(Refusal::WrongMode { account: stream.scope.account, name: stream.name.clone(), mode })
        }
    }
}

/// The keys of a shard that is there and open.
fn open_range(stream: &Stream, at: Timestamp, id: ShardId) -> Result<HashRange, Refusal> {
    let (account, name) = (stream.scope.account, || stream.name.clone());
    match stream.visible_shard(id, at) {
        None => Err(Refusal::ShardNotFound { account, name: name(), shard: id }),
        Some(shard) if !shard.is_open() => Err(Refusal::ShardClosed { account, name: name(), shard: id }),
        Some(shard) => Ok(shard.range),
    }
}

fn check_account(stream: &Stream, current: u32, wanted: u32, max: u32) -> Result<(), Refusal> {
    if wanted > 0 && current.saturating_add(wanted) > max {
        return Err(Refusal::TooManyShards { scope: stream.scope.clone(), current, max, wanted });
    }
    Ok(())
}

fn check_count(
    stream: &Stream,
    account_shards: u32,
    at: Timestamp,
    command: &Command,
) -> Result<(), Refusal> {
    let Command::UpdateShardCount { target, account_shards_max, stream_shards_max, per_day_max, .. } =
        command
    else {
        unreachable!("called for this command only")
    };
    check_mode(stream, Asker::Owner)?;
    let current = u32::try_from(stream.open_shards().count()).unwrap_or(u32::MAX);
    let target = *target;
    let bound = if target > *stream_shards_max {
        Some(CountBound::StreamMax(*stream_shards_max))
    } else if target > current.saturating_mul(2) {
        Some(CountBound::Double)
    } else if target.saturating_mul(2) < current || target == 0 {
        Some(CountBound::Half)
    } else {
        None
    };
    if let Some(bound) = bound {
        return Err(Refusal::ShardCount { bound, current, target });
    }
    if updates_of_day(stream, at) >= *per_day_max as usize {
        let (account, name) = (stream.scope.account, stream.name.clone());
        return Err(Refusal::TooManyCountUpdates { account, name, max: *per_day_max });
    }
    // The shards that live only until they are merged count, too (source: API reference, UpdateShardCount).
    let starts: BTreeSet<HashKey> = stream.open_shards().map(|shard| shard.range.start).collect();
    let added = wanted_borders(&starts, target).iter().filter(|border| !starts.contains(border)).count();
    check_account(stream, account_shards, u32::try_from(added).unwrap_or(u32::MAX), *account_shards_max)
}

fn updates_of_day(stream: &Stream, at: Timestamp) -> usize {
    stream.count_updates.iter().filter(|update| **update > at.minus(DAY)).count()
}

fn remember_update(stream: &mut Stream, at: Timestamp, per_day_max: u32) {
    let kept = (per_day_max as usize).clamp(*UPDATES_KEPT.start(), *UPDATES_KEPT.end());
    let updates = &mut stream.count_updates;
    updates.retain(|update| *update > at.minus(DAY));
    updates.push(at);
    updates.drain(..updates.len().saturating_sub(kept));
}

/// A change of shards under way.
struct Change<'a> {
    stream: &'a mut Stream,
    next_no: &'a mut u32,
    at: Timestamp,
    /// Open shards: first key to place in [`Stream::shards`].
    open: BTreeMap<HashKey, usize>,
    opened: Vec<ShardNo>,
    closed: Vec<ShardNo>,
}

/// What a change did.
struct Changed {
    opened: Vec<ShardNo>,
    closed: Vec<ShardNo>,
}

impl<'a> Change<'a> {
    /// Makes the shards as an accepted command wants them.
    fn of(stream: &'a mut Stream, next_no: &'a mut u32, at: Timestamp, command: &Command) -> Changed {
        let places = stream.shards.iter().enumerate().filter(|(_, shard)| shard.is_open());
        let open = places.map(|(place, shard)| (shard.range.start, place)).collect();
        let mut change = Change { stream, next_no, at, open, opened: Vec::new(), closed: Vec::new() };
        match command {
            Command::SplitShard { new_start, .. } => change.split(*new_start),
            Command::MergeShards { adjacent, .. } => {
                let upper = change.stream.shard(*adjacent).expect("the command was checked");
                let start = upper.range.start;
                change.merge(start);
            }
            Command::UpdateShardCount { target, .. } => change.equalize(*target),
            _ => unreachable!("called for commands of this module only"),
        }
        Changed { opened: change.opened, closed: change.closed }
    }

    /// Splits the shard that holds `new_start`, which is not its first key.
    fn split(&mut self, new_start: HashKey) {
        let (_, place) = self.open.range(..new_start).next_back().expect("open shards cover all keys");
        let (id, range, created) = self.close(*place, self.at);
        let below = HashKey(new_start.0 - 1);
        self.open(HashRange { start: range.start, end: below }, created, id, None);
        self.open(HashRange { start: new_start, end: range.end }, created, id, None);
    }

    /// Merges the two shards that meet at `start`, the first key of the upper one.
    fn merge(&mut self, start: HashKey) {
        let (_, lower) = self.open.range(..start).next_back().expect("open shards cover all keys");
        let (lower, upper) = (*lower, self.open[&start]);
        // Both close at one time, so that the child follows both.
        let at = self.at.max(self.stream.shards[lower].created).max(self.stream.shards[upper].created);
        let (id, low, created) = self.close(lower, at);
        let (adjacent, high, _) = self.close(upper, at);
        self.open(HashRange { start: low.start, end: high.end }, created, id, Some(adjacent));
    }

    /// Closes a shard; gives its id, its keys and when its children count as created.
    fn close(&mut self, place: usize, at: Timestamp) -> (ShardId, HashRange, Timestamp) {
        let shard = &mut self.stream.shards[place];
        let closed = at.max(shard.created).plus(AFTER_PARENT);
        shard.closed = Some(closed);
        self.open.remove(&shard.range.start);
        self.closed.push(shard.no);
        (shard.id, shard.range, closed)
    }

    fn open(&mut self, range: HashRange, created: Timestamp, parent: ShardId, adjacent: Option<ShardId>) {
        let (id, no) = (ShardId(self.stream.next_shard), ShardNo(*self.next_no));
        self.stream.next_shard += 1;
        *self.next_no += 1;
        self.opened.push(no);
        self.open.insert(range.start, self.stream.shards.len());
        self.stream.shards.push(Shard {
            id,
            no,
            range,
            created,
            parent: Some(parent),
            adjacent_parent: adjacent,
            closed: None,
        });
    }

    /// Splits at every border that is wanted and not there, then merges over those that are there and not
    /// wanted. Pieces of one shard or of one aim are taken by halves, so that lineages stay short.
    fn equalize(&mut self, target: u32) {
        let mut starts: BTreeSet<HashKey> = self.open.keys().copied().collect();
        let wanted = wanted_borders(&starts, target);
        let ranges: Vec<HashRange> =
            self.open.values().map(|place| self.stream.shards[*place].range).collect();
        for range in ranges {
            self.split_at_all(&wanted[aim(&wanted, range.start)..aim(&wanted, range.end)]);
        }
        starts.remove(&HashKey::MIN);
        let unwanted: Vec<HashKey> =
            starts.into_iter().filter(|start| wanted.binary_search(start).is_err()).collect();
        for borders in unwanted.chunk_by(|a, b| aim(&wanted, *a) == aim(&wanted, *b)) {
            self.merge_over_all(borders);
        }
    }

    fn split_at_all(&mut self, borders: &[HashKey]) {
        let Some(middle) = borders.get(borders.len() / 2) else { return };
        self.split(*middle);
        self.split_at_all(&borders[..borders.len() / 2]);
        self.split_at_all(&borders[borders.len() / 2 + 1..]);
    }

    fn merge_over_all(&mut self, borders: &[HashKey]) {
        let Some(middle) = borders.get(borders.len() / 2) else { return };
        self.merge_over_all(&borders[..borders.len() / 2]);
        self.merge_over_all(&borders[borders.len() / 2 + 1..]);
        self.merge(*middle);
    }
}

/// First keys of all shards but the first, when there are to be `target` equal ones; `open` are the first keys of
/// the shards that there are. A border that is where it should be but for the rounding of an earlier count stays:
/// 3 shards become 6 by three splits.
fn wanted_borders(open: &BTreeSet<HashKey>, target: u32) -> Vec<HashKey> {
    let rounding = u128::from(target).max(open.len() as u128);
    let nearest = |ideal: HashKey| {
        let near = HashKey(ideal.0 - rounding)..=HashKey(ideal.0 + rounding);
        open.range(near).copied().min_by_key(|start| start.0.abs_diff(ideal.0))
    };
    let ideals = uniform_ranges(target).into_iter().skip(1).map(|range| range.start);
    ideals.map(|ideal| nearest(ideal).unwrap_or(ideal)).collect()
}

/// How many of the wanted borders come before `key` or are it: the same for two keys when no border is between them.
fn aim(wanted: &[HashKey], key: HashKey) -> usize {
    wanted.partition_point(|border| *border <= key)
}
