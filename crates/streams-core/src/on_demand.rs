//! How an on-demand stream follows its load: which shards to split and which to merge, as a function of what was observed.
//!
//! The rules, their sources and what AWS leaves open: `docs/decisions/0081-on-demand-scaling.md`.

use std::collections::BTreeMap;
use std::time::Duration;

use base::{HashKey, Timestamp};

use crate::capacity::Peak;
use crate::{Mode, Shard, ShardId, Status, Stream, limits};

/// The numbers of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Fewest shards.
    pub shards_min: u32,
    /// Most shards.
    pub shards_max: u32,
    /// A shard that takes more bytes a second is split.
    pub split_bytes: u64,
    /// A shard that takes more records a second is split.
    pub split_records: u64,
    /// Age that shards have at least when they are merged.
    pub cool_down: Duration,
    /// Days for which the highest load counts.
    pub memory_days: u32,
    /// Splits and merges of one round, at the most.
    pub steps_max: usize,
}

/// What to do with a shard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Split it in half.
    Split {
        /// The shard.
        shard: ShardId,
        /// First hash key of its upper half.
        new_start: HashKey,
    },
    /// Merge two neighbours.
    Merge {
        /// The lower one.
        shard: ShardId,
        /// The one above it.
        adjacent: ShardId,
    },
}

impl Default for Policy {
    fn default() -> Self {
        Policy {
            shards_min: crate::ON_DEMAND_SHARDS,
            shards_max: 10_240,
            split_bytes: 500 << 10,
            split_records: 500,
            cool_down: Duration::from_secs(15 * 60),
            memory_days: 30,
            steps_max: 64,
        }
    }
}

/// The next splits and merges of a stream. `loads` are the averages of its open shards over the last minutes; shards
/// that are missing there are too young to be judged. No shard is named twice, so all steps can be done in any order.
#[must_use]
pub fn plan(stream: &Stream, now: Timestamp, loads: &BTreeMap<ShardId, Peak>, policy: &Policy) -> Vec<Step> {
    if stream.mode != Mode::OnDemand || stream.status(now) != Status::Active {
        return Vec::new();
    }
    let mut open: Vec<&Shard> = stream.open_shards().collect();
    open.sort_unstable_by_key(|shard| shard.range.start);
    let needed = needed(stream, now, policy) as usize;
    let load = |shard: &Shard| loads.get(&shard.id).copied().unwrap_or_default();
    let room = (policy.shards_max as usize).saturating_sub(open.len()).min(policy.steps_max);

    let can_split = |shard: &&&Shard| shard.range.end.0 - shard.range.start.0 >= 3 && shard.created <= now;
    let is_hot =
        |shard: &Shard| load(shard).bytes > policy.split_bytes || load(shard).records > policy.split_records;
    // The hottest first, and among equals the widest: that evens out what is not loaded.
    let mut by_heat: Vec<&Shard> = open.iter().filter(can_split).copied().collect();
    by_heat.sort_by_key(|shard| {
        (std::cmp::Reverse((load(shard), shard.range.end.0 - shard.range.start.0)), shard.id)
    });
    let hot = by_heat.iter().filter(|shard| is_hot(shard)).count();
    let missing = needed.saturating_sub(open.len());
    let splits: Vec<Step> =
        by_heat.iter().take(hot.max(missing).min(room)).map(|shard| split(shard)).collect();
    if !splits.is_empty() {
        return splits;
    }
    merges(&open, now, open.len().saturating_sub(needed), &load, policy)
}

/// Shards that the stream is to have for its remembered peak, its warm throughput and the least.
#[must_use]
pub fn needed(stream: &Stream, now: Timestamp, policy: &Policy) -> u32 {
    let peak = stream.capacity.peak(now, policy.memory_days);
    let warm = stream.capacity.warm_mibps.unwrap_or(0);
    needed_for(peak).max(warm).max(policy.shards_min).min(policy.shards_max)
}

/// Shards that take twice a load.
#[must_use]
pub fn needed_for(peak: Peak) -> u32 {
    let of = |peak: u64, limit: u64| u32::try_from((2 * peak).div_ceil(limit)).unwrap_or(u32::MAX);
    of(peak.bytes, limits::WRITE_BYTES.rate()).max(of(peak.records, limits::WRITE_RECORDS.rate()))
}

/// Pairs of neighbours that are calm together, the calmest first, as many as are too many.
fn merges(
    open: &[&Shard],
    now: Timestamp,
    too_many: usize,
    load: &dyn Fn(&Shard) -> Peak,
    policy: &Policy,
) -> Vec<Step> {
    // Half of what would be split again: a merged shard stays calm.
    let is_calm =
        |peak: Peak| 2 * peak.bytes <= policy.split_bytes && 2 * peak.records <= policy.split_records;
    let is_old = |shard: &Shard| shard.created.plus(policy.cool_down) <= now;
    let mut pairs: Vec<(Peak, u128, usize)> = open
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| pair.iter().all(|shard| is_old(shard)))
        .map(|(at, pair)| {
            let (a, b) = (load(pair[0]), load(pair[1]));
            let both = Peak { bytes: a.bytes + b.bytes, records: a.records + b.records };
            (both, pair[1].range.end.0 - pair[0].range.start.0, at)
        })
        .filter(|(both, ..)| is_calm(*both))
        .collect();
    pairs.sort_unstable();
    let mut taken = vec![false; open.len()];
    let mut steps = Vec::new();
    for (.., at) in pairs {
        if steps.len() == too_many.min(policy.steps_max) {
            break;
        }
        if !taken[at] && !taken[at + 1] {
            (taken[at], taken[at + 1]) = (true, true);
            steps.push(Step::Merge { shard: open[at].id, adjacent: open[at + 1].id });
        }
    }
    steps
}

fn split(shard: &Shard) -> Step {
    let (start, end) = (shard.range.start.0, shard.range.end.0);
    Step::Split { shard: shard.id, new_start: HashKey(start + (end - start) / 2 + 1) }
}

#[cfg(test)]
#[path = "on_demand_tests.rs"]
mod tests;
