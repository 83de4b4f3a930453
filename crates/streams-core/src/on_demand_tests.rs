//! What scaling promises: bounds, one step a shard, steps that the machine accepts, and an end to them.

use std::collections::BTreeMap;
use std::time::Duration;

use base::{AccountId, Region, Scope, Timestamp};
use proptest::prelude::*;

use super::*;
use crate::{Asker, Command, Machine};

const MINUTE: u64 = 60_000;
const KIB: u64 = 1 << 10;

fn scope() -> Scope {
    Scope { account: AccountId::DEFAULT, region: Region::DEFAULT }
}

/// A stream, the minutes of its life, and where its load goes.
struct Life {
    machine: Machine,
    now: Timestamp,
    policy: Policy,
}

impl Life {
    fn new(policy: Policy) -> Self {
        let now = Timestamp(1_700_000_000_000);
        let mut machine = Machine::default();
        let create = Command::CreateStream {
            scope: scope(),
            name: "s".into(),
            mode: Mode::OnDemand,
            shards: crate::ON_DEMAND_SHARDS,
            record_kib_max: 1024,
            tags: BTreeMap::new(),
            creating_ms: 0,
            account_shards_max: 100_000,
            warm_mibps: None,
            auto_distribution: false,
            creating_max: 5,
            on_demand_streams_max: 50,
        };
        machine.apply(now, &create).unwrap();
        Life { machine, now, policy }
    }

    fn stream(&self) -> &Stream {
        self.machine.stream(self.now, &scope(), "s").unwrap()
    }

    fn open(&self) -> usize {
        self.stream().open_shards().count()
    }

    /// A minute with a load that lies between two hash keys, in bytes a second; gives the steps that were taken.
    fn minute(&mut self, bytes: u64, from: u128, to: u128) -> Vec<Step> {
        self.now = Timestamp(self.now.0 + MINUTE);
        let share = |shard: &Shard| {
            let (start, end) = (shard.range.start.0.max(from), shard.range.end.0.min(to));
            let part = (end.saturating_sub(start)) as f64 / (to - from) as f64;
            (shard.id, Peak { bytes: (bytes as f64 * part) as u64, records: 0 })
        };
        let loads = self.stream().open_shards().map(share).collect();
        let peak = Peak { bytes, records: 0 };
        let memory_days = self.policy.memory_days;
        self.apply(&Command::NotePeak { scope: scope(), name: "s".into(), peak, memory_days });
        let steps = plan(self.stream(), self.now, &loads, &self.policy);
        for step in &steps {
            let (scope, name, by, updating_ms) = (scope(), "s".into(), Asker::Scaling, 0);
            self.apply(&match *step {
                Step::Split { shard, new_start } => Command::SplitShard {
                    scope,
                    name,
                    shard,
                    new_start,
                    by,
                    updating_ms,
                    account_shards_max: 100_000,
                },
                Step::Merge { shard, adjacent } => {
                    Command::MergeShards { scope, name, shard, adjacent, by, updating_ms }
                }
            });
        }
        steps
    }

    fn apply(&mut self, command: &Command) {
        self.machine.apply(self.now, command).unwrap_or_else(|refusal| panic!("{command:?}: {refusal:?}"));
    }
}

fn named(steps: &[Step]) -> Vec<ShardId> {
    let of = |step: &Step| match *step {
        Step::Split { shard, .. } => vec![shard],
        Step::Merge { shard, adjacent } => vec![shard, adjacent],
    };
    steps.iter().flat_map(of).collect()
}

#[test]
fn a_hot_shard_is_split_in_half_and_its_calm_neighbours_are_not() {
    let mut life = Life::new(Policy::default());
    let quarter = u128::MAX / 4;
    let steps = life.minute(501 * KIB, 0, quarter);
    let [Step::Split { shard: ShardId(0), new_start }] = *steps else { panic!("{steps:?}") };
    assert_eq!(new_start.0, 1 << 125);
    // Each half has half of the load now.
    assert!(life.minute(501 * KIB, 0, quarter).is_empty());
}

#[test]
fn records_count_as_bytes_do() {
    let life = Life::new(Policy::default());
    let loads = BTreeMap::from([(ShardId(2), Peak { bytes: 10, records: 501 })]);
    let steps = plan(life.stream(), life.now, &loads, &life.policy);
    assert_eq!(named(&steps), [ShardId(2)]);
}

#[test]
fn young_shards_are_not_merged_and_old_ones_down_to_the_least() {
    let policy = Policy { memory_days: 0, ..Policy::default() };
    let mut life = Life::new(policy);
    for _ in 0..2 {
        life.minute(10_000 * KIB, 0, u128::MAX);
    }
    assert_eq!(life.open(), 16);
    // The next day the peak counts no more.
    let day = 24 * 60 * MINUTE;
    life.now = Timestamp((life.now.0 / day + 1) * day);
    let mut seen = Vec::new();
    for _ in 0..40 {
        life.minute(0, 0, u128::MAX);
        seen.push(life.open());
    }
    // Merged shards count as created a second later, so the sixteenth minute after is the first at which they are old.
    assert_eq!(seen, [[8; 16].as_slice(), [4; 24].as_slice()].concat());
}

#[test]
fn a_stream_that_is_full_is_not_split_further() {
    let mut life = Life::new(Policy { shards_max: 6, ..Policy::default() });
    for _ in 0..5 {
        life.minute(100_000 * KIB, 0, u128::MAX);
    }
    assert_eq!(life.open(), 6);
}

#[test]
fn a_provisioned_stream_is_nobodys_to_scale() {
    let mut life = Life::new(Policy::default());
    life.apply(&Command::UpdateStreamMode {
        scope: scope(),
        name: "s".into(),
        mode: Mode::Provisioned,
        warm_mibps: None,
        updating_ms: 0,
        per_day_max: 0,
        on_demand_streams_max: 50,
    });
    assert!(life.minute(100_000 * KIB, 0, u128::MAX).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_load_steps_are_possible_bounded_and_come_to_an_end(
        loads in prop::collection::vec((0u64..20_000, any::<u128>(), any::<u128>()), 1..12),
        shards_max in 4u32..64,
        steps_max in 1usize..70,
        memory_days in 0u32..3,
    ) {
        let cool_down = Duration::from_secs(5 * 60);
        let policy = Policy { shards_max, steps_max, memory_days, cool_down, ..Policy::default() };
        let mut life = Life::new(policy);
        for (kib, a, b) in loads {
            let (from, to) = (a.min(b), a.max(b).max(1));
            let mut quiet = 0;
            for minute in 0.. {
                // `minute` applies every step, which fails when the machine refuses one.
                let steps = life.minute(kib * KIB, from, to.max(from + 1));
                let mut shards = named(&steps);
                shards.sort_unstable();
                shards.dedup();
                prop_assert_eq!(shards.len(), named(&steps).len(), "a shard is named twice");
                prop_assert!(steps.len() <= steps_max);
                prop_assert!((4..=shards_max as usize).contains(&life.open()), "{} shards", life.open());
                quiet = if steps.is_empty() { quiet + 1 } else { 0 };
                // Longer than the cool-down: nothing more will come.
                if quiet > 6 {
                    break;
                }
                prop_assert!(minute < 600, "a constant load is split and merged for ever");
            }
            prop_assert!(life.open() >= needed(life.stream(), life.now, &life.policy) as usize);
        }
    }
}
