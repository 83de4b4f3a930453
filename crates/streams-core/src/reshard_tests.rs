//! The laws of splitting and merging, over single steps and over random histories.

use base::{AccountId, HashKey, HashRange, Region};
use proptest::prelude::*;

use super::*;
use crate::{Asker, CountBound, Entry, MetricsChange, Seals, ShardFilter, ShardMetric};

const SECOND: u64 = 1000;
const HOUR: u64 = 3_600_000;
const START: u64 = 1_700_000_000_000;
const MIDDLE: HashKey = HashKey(1 << 127);

fn scope() -> Scope {
    Scope { account: AccountId::DEFAULT, region: Region::DEFAULT }
}

fn create(name: &str, mode: Mode, shards: u32) -> Command {
    Command::CreateStream {
        scope: scope(),
        name: name.into(),
        mode,
        shards,
        record_kib_max: 1024,
        tags: BTreeMap::new(),
        creating_ms: 0,
        account_shards_max: 1000,
        warm_mibps: None,
        auto_distribution: false,
        creating_max: 5,
        on_demand_streams_max: 50,
    }
}

fn split(name: &str, shard: u32, new_start: HashKey, by: Asker) -> Command {
    Command::SplitShard {
        scope: scope(),
        name: name.into(),
        shard: ShardId(shard),
        new_start,
        by,
        updating_ms: 0,
        account_shards_max: 1000,
    }
}

fn merge(name: &str, shard: u32, adjacent: u32, by: Asker) -> Command {
    let (shard, adjacent) = (ShardId(shard), ShardId(adjacent));
    Command::MergeShards { scope: scope(), name: name.into(), shard, adjacent, by, updating_ms: 0 }
}

fn count(name: &str, target: u32) -> Command {
    Command::UpdateShardCount {
        scope: scope(),
        name: name.into(),
        target,
        updating_ms: 0,
        account_shards_max: 1000,
        stream_shards_max: 500,
        per_day_max: u32::MAX,
    }
}

/// A machine with one provisioned stream `s`.
fn machine(shards: u32) -> Machine {
    let mut machine = Machine::default();
    machine.apply(Timestamp(START), &create("s", Mode::Provisioned, shards)).unwrap();
    machine
}

fn stream(machine: &Machine) -> &Stream {
    machine.streams().next().unwrap()
}

fn open_ids(machine: &Machine) -> Vec<u32> {
    let mut open: Vec<_> = stream(machine).open_shards().collect();
    open.sort_by_key(|shard| shard.range);
    open.into_iter().map(|shard| shard.id.0).collect()
}

/// The law that shards divide the keys: no hole, no overlap.
fn covers<'a>(shards: impl Iterator<Item = &'a Shard>) -> Result<(), String> {
    let mut ranges: Vec<HashRange> = shards.map(|shard| shard.range).collect();
    ranges.sort();
    let whole = ranges.first().is_some_and(|r| r.start == HashKey::MIN)
        && ranges.last().is_some_and(|r| r.end == HashKey::MAX);
    let joined = ranges.windows(2).all(|w| w[0].end.0.checked_add(1) == Some(w[1].start.0));
    if whole && joined && ranges.iter().all(|r| r.start <= r.end) {
        Ok(())
    } else {
        Err(format!("the keys are not covered exactly once: {ranges:?}"))
    }
}

/// All laws of the shards of one stream.
fn check_laws(stream: &Stream, now: Timestamp) -> Result<(), String> {
    covers(stream.open_shards())?;
    let horizon = stream.horizon(now);
    for shard in &stream.shards {
        check_lineage(stream, shard).map_err(|e| format!("{}: {e}", shard.id))?;
        // The times at which something changes, and a moment before each.
        for t in [shard.created.0, shard.created.0 - 1].map(Timestamp) {
            if t > now {
                continue;
            }
            for filter in [ShardFilter::AtTimestamp(t), ShardFilter::AtTrimHorizon, ShardFilter::AtLatest] {
                let listed = stream.list_shards(now, Some(filter)).map_err(|e| format!("{e:?}"))?;
                covers(listed).map_err(|e| format!("{filter:?} at {now}, horizon {horizon}: {e}"))?;
            }
            check_from(stream, now, t)?;
        }
    }
    if !stream.shards.windows(2).all(|w| w[0].id < w[1].id) {
        return Err("ids are not in order".into());
    }
    match stream.shards.last() {
        Some(last) if last.id.0 < stream.next_shard => Ok(()),
        _ => Err("an id would be used again".into()),
    }
}

/// What a reader needs that begins at a time: the shards of that time, all that came later, and no other.
fn check_from(stream: &Stream, now: Timestamp, t: Timestamp) -> Result<(), String> {
    let ids = |filter| -> Result<Vec<ShardId>, String> {
        let listed = stream.list_shards(now, Some(filter)).map_err(|e| format!("{e:?}"))?;
        Ok(listed.map(|shard| shard.id).collect())
    };
    let at = ids(ShardFilter::AtTimestamp(t))?;
    let from = ids(ShardFilter::FromTimestamp(t))?;
    let since = t.max(stream.horizon(now));
    let later = |id: &ShardId| stream.shard(*id).is_some_and(|shard| shard.created > since);
    let wanted: Vec<ShardId> =
        stream.shards.iter().map(|shard| shard.id).filter(|id| at.contains(id) || later(id)).collect();
    if from != wanted {
        return Err(format!("from {t}: {from:?}, not {wanted:?}"));
    }
    let all = ids(ShardFilter::FromTrimHorizon)?;
    let listed: Vec<ShardId> =
        stream.list_shards(now, None).map_err(|e| format!("{e:?}"))?.map(|s| s.id).collect();
    if all == listed { Ok(()) } else { Err(format!("from the horizon {all:?}, not {listed:?}")) }
}

fn check_lineage(stream: &Stream, shard: &Shard) -> Result<(), String> {
    let children: Vec<&Shard> = stream.children(shard.id).collect();
    let Some(closed) = shard.closed else {
        return if children.is_empty() { Ok(()) } else { Err("open, and has children".into()) };
    };
    let covered: Vec<HashRange> = match children[..] {
        [one] => {
            let parents: Vec<_> = [one.parent, one.adjacent_parent].into_iter().flatten().collect();
            let ranges: Vec<_> = parents.iter().filter_map(|id| stream.shard(*id)).map(|p| p.range).collect();
            // Parents close together, so neither leaves the state before the other.
            if ranges.len() != 2 || ranges[0].end.0 + 1 != ranges[1].start.0 {
                return Err(format!("merged from {ranges:?}"));
            }
            if (one.range.start, one.range.end) != (ranges[0].start, ranges[1].end) {
                return Err("a merged shard has not the keys of its parents".into());
            }
            vec![shard.range]
        }
        [low, high] => {
            if low.range.end.0 + 1 != high.range.start.0 {
                return Err("the halves do not meet".into());
            }
            if low.adjacent_parent.or(high.adjacent_parent).is_some() {
                return Err("a half has two parents".into());
            }
            vec![HashRange { start: low.range.start, end: high.range.end }]
        }
        _ => return Err(format!("{} children", children.len())),
    };
    let ending = shard.ending_sequence_number().ok_or("no ending number")?;
    if covered != [shard.range] {
        return Err("children have not the keys of their parent".into());
    }
    for child in children {
        if child.created != closed || child.id <= shard.id {
            return Err("a child is not from the moment on at which its parent ended".into());
        }
        if child.starting_sequence_number() <= ending {
            return Err("numbers of a child are not above those of its parent".into());
        }
    }
    Ok(())
}

#[test]
fn a_split_closes_the_parent_and_opens_two_halves_lower_first() {
    let mut machine = machine(1);
    let command = split("s", 0, MIDDLE, Asker::Owner);
    let at = Timestamp(START + 5000);
    let keep = stream(&machine).keep();
    assert_eq!(machine.seals(at, &command), Some(Seals { shards: vec![ShardNo(0)], keep }));
    let effects = machine.apply(at, &command).unwrap();
    assert_eq!(effects, [1, 2].map(|no| Effect::OpenShard(ShardNo(no), keep)));
    let [parent, low, high] = &stream(&machine).shards[..] else { panic!("three shards") };
    assert!(parent.ending_sequence_number().is_some() && !parent.is_open());
    assert_eq!(low.range, HashRange { start: HashKey::MIN, end: HashKey(MIDDLE.0 - 1) });
    assert_eq!(high.range, HashRange { start: MIDDLE, end: HashKey::MAX });
    assert_eq!((low.parent, high.parent, low.adjacent_parent), (Some(ShardId(0)), Some(ShardId(0)), None));
    assert!(low.created > at && low.ending_sequence_number().is_none());
    check_laws(stream(&machine), at).unwrap();
}

#[test]
fn a_merge_names_both_parents() {
    let mut machine = machine(3);
    let at = Timestamp(START + 5000);
    machine.apply(at, &merge("s", 1, 2, Asker::Owner)).unwrap();
    let child = stream(&machine).shard(ShardId(3)).unwrap();
    assert_eq!((child.parent, child.adjacent_parent), (Some(ShardId(1)), Some(ShardId(2))));
    assert_eq!(open_ids(&machine), [0, 3]);
    check_laws(stream(&machine), at).unwrap();
}

#[test]
fn splits_and_merges_are_refused_with_what_is_wrong() {
    let mut machine = machine(2);
    let at = Timestamp(START + 1);
    let (account, name) = (AccountId::DEFAULT, "s".to_owned());
    let range = stream(&machine).shards[0].range;
    for bad in [0, 1, range.end.0, range.end.0 + 1].map(HashKey) {
        let refusal = Refusal::NewStartOutside {
            account,
            name: name.clone(),
            shard: ShardId(0),
            new_start: bad,
            range,
        };
        assert_eq!(machine.apply(at, &split("s", 0, bad, Asker::Owner)), Err(refusal));
    }
    let not_found = Refusal::ShardNotFound { account, name: name.clone(), shard: ShardId(2) };
    assert_eq!(machine.apply(at, &split("s", 2, MIDDLE, Asker::Owner)), Err(not_found.clone()));
    assert_eq!(machine.apply(at, &merge("s", 1, 2, Asker::Owner)), Err(not_found));
    for (a, b) in [(1, 0), (0, 0), (1, 1)] {
        let refused = machine.apply(at, &merge("s", a, b, Asker::Owner));
        assert!(matches!(refused, Err(Refusal::NotAdjacent { .. })), "{a} {b}");
    }
    let by_scaling = machine.apply(at, &split("s", 0, HashKey(2), Asker::Scaling));
    assert_eq!(by_scaling, Err(Refusal::WrongMode { account, name: name.clone(), mode: Mode::Provisioned }));
    machine.apply(at, &split("s", 0, HashKey(2), Asker::Owner)).unwrap();
    let closed = Refusal::ShardClosed { account, name: name.clone(), shard: ShardId(0) };
    assert_eq!(machine.apply(at, &split("s", 0, HashKey(9), Asker::Owner)), Err(closed.clone()));
    assert_eq!(machine.apply(at, &merge("s", 0, 1, Asker::Owner)), Err(closed));

    machine.apply(at, &create("demand", Mode::OnDemand, 4)).unwrap();
    for command in [
        split("demand", 0, HashKey(9), Asker::Owner),
        merge("demand", 0, 1, Asker::Owner),
        count("demand", 8),
    ] {
        assert!(matches!(machine.apply(at, &command), Err(Refusal::WrongMode { mode: Mode::OnDemand, .. })));
    }
    machine.apply(at, &merge("demand", 0, 1, Asker::Scaling)).unwrap();
}

#[test]
fn one_change_at_a_time_while_the_stream_is_updating() {
    let mut machine = machine(2);
    let mut command = count("s", 4);
    if let Command::UpdateShardCount { updating_ms, .. } = &mut command {
        *updating_ms = 500;
    }
    machine.apply(Timestamp(START), &command).unwrap();
    let (during, after) = (Timestamp(START + 499), Timestamp(START + 500));
    assert_eq!(stream(&machine).status(during), Status::Updating);
    assert!(stream(&machine).is_usable(during));
    let refused = machine.apply(during, &count("s", 8));
    assert!(matches!(refused, Err(Refusal::StreamBusy { status: "UPDATING", .. })), "{refused:?}");
    assert_eq!(stream(&machine).status(after), Status::Active);
    machine.apply(after, &count("s", 8)).unwrap();
}

#[test]
fn the_account_limit_counts_shards_that_live_only_until_they_are_merged() {
    let mut machine = machine(4);
    let mut five = count("s", 5);
    if let Command::UpdateShardCount { account_shards_max, .. } = &mut five {
        *account_shards_max = 7;
    }
    // Four shards become five by four splits and three merges.
    assert_eq!(
        machine.apply(Timestamp(START), &five),
        Err(Refusal::TooManyShards { scope: scope(), current: 4, max: 7, wanted: 4 })
    );
    if let Command::UpdateShardCount { account_shards_max, .. } = &mut five {
        *account_shards_max = 8;
    }
    machine.apply(Timestamp(START), &five).unwrap();
    assert_eq!(stream(&machine).shards.len(), 4 + 8 + 3);
    let mut split = split("s", open_ids(&machine)[0], HashKey(9), Asker::Owner);
    if let Command::SplitShard { account_shards_max, .. } = &mut split {
        *account_shards_max = 5;
    }
    assert!(matches!(machine.apply(Timestamp(START), &split), Err(Refusal::TooManyShards { wanted: 1, .. })));
}

#[test]
fn doubling_splits_every_shard_once_and_halving_merges_every_pair() {
    // Three is where thirds and sixths round differently.
    for shards in [1, 2, 3, 7, 125] {
        let mut machine = machine(shards);
        let before = stream(&machine).shards.clone();
        machine.apply(Timestamp(START), &count("s", 2 * shards)).unwrap();
        assert_eq!(stream(&machine).shards.len() as u32, 3 * shards, "{shards}");
        machine.apply(Timestamp(START + 9), &count("s", shards)).unwrap();
        assert_eq!(stream(&machine).shards.len() as u32, 4 * shards, "{shards}");
        let mut ranges: Vec<_> = stream(&machine).open_shards().map(|shard| shard.range).collect();
        ranges.sort();
        assert_eq!(ranges, before.iter().map(|shard| shard.range).collect::<Vec<_>>());
    }
}

#[test]
fn a_shard_count_is_at_most_double_and_at_least_half() {
    let mut machine = machine(5);
    for (target, bound) in [
        (11, CountBound::Double),
        (2, CountBound::Half),
        (0, CountBound::Half),
        (501, CountBound::StreamMax(500)),
    ] {
        assert_eq!(
            machine.apply(Timestamp(START), &count("s", target)),
            Err(Refusal::ShardCount { bound, current: 5, target })
        );
    }
    for target in [10, 5, 3, 3] {
        machine.apply(Timestamp(START), &count("s", target)).unwrap();
        assert_eq!(stream(&machine).open_shards().count() as u32, target);
    }
}

#[test]
fn a_shard_count_is_updated_as_often_a_day_as_the_command_says() {
    let mut machine = machine(1);
    let limited = |target, max| match count("s", target) {
        Command::UpdateShardCount {
            scope,
            name,
            target,
            updating_ms,
            account_shards_max,
            stream_shards_max,
            ..
        } => Command::UpdateShardCount {
            scope,
            name,
            target,
            updating_ms,
            account_shards_max,
            stream_shards_max,
            per_day_max: max,
        },
        _ => unreachable!(),
    };
    // Those before the limit was set count, too.
    for i in 0..10 {
        machine.apply(Timestamp(START + i * HOUR), &limited(1 + i as u32 % 2, u32::MAX)).unwrap();
    }
    let refused = machine.apply(Timestamp(START + 24 * HOUR - 1), &limited(1, 10));
    assert!(matches!(refused, Err(Refusal::TooManyCountUpdates { max: 10, .. })), "{refused:?}");
    machine.apply(Timestamp(START + 24 * HOUR), &limited(1, 10)).unwrap();
    assert!(machine.apply(Timestamp(START + 24 * HOUR), &limited(2, 10)).is_err());
    machine.apply(Timestamp(START + 25 * HOUR), &limited(2, 10)).unwrap();
}

#[test]
fn closed_shards_leave_when_their_last_record_has_expired() {
    let mut machine = machine(1);
    machine.apply(Timestamp(START), &split("s", 0, MIDDLE, Asker::Owner)).unwrap();
    let closed = stream(&machine).shards[0].closed.unwrap().0;
    let (kept, gone) = (Timestamp(closed + 24 * HOUR), Timestamp(closed + 24 * HOUR + 1));
    assert!(stream(&machine).visible_shard(ShardId(0), kept).is_some());
    assert_eq!(stream(&machine).list_shards(kept, None).unwrap().count(), 3);
    assert!(stream(&machine).visible_shard(ShardId(0), gone).is_none());
    assert_eq!(stream(&machine).list_shards(gone, None).unwrap().count(), 2);
    // The next command makes the log forget it; its number is not used again.
    let effects = machine.apply(gone, &merge("s", 1, 2, Asker::Owner)).unwrap();
    assert_eq!(effects[0], Effect::DropShard(ShardNo(0)));
    assert_eq!(stream(&machine).shards.iter().map(|shard| shard.id.0).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(stream(&machine).shard(ShardId(1)).unwrap().parent, Some(ShardId(0)));
}

/// What a random history wants; the state says which command that is.
#[derive(Clone, Debug)]
enum Wish {
    Create(Mode, u32),
    Delete,
    Split { pick: usize, at: u128 },
    Merge { pick: usize },
    Count { percent: u32 },
    Retention(u32, RetentionChange),
    Metrics(u32, MetricsChange),
    RecordSize(u32),
    SetMode(Mode),
    Wild(u32, u32, u128),
}

fn any_wish() -> impl Strategy<Value = Wish> {
    let mode = prop::sample::select(vec![Mode::Provisioned, Mode::Provisioned, Mode::OnDemand]);
    let change = prop::sample::select(vec![RetentionChange::Increase, RetentionChange::Decrease]);
    prop_oneof![
        1 => (mode, 1u32..6).prop_map(|(mode, n)| Wish::Create(mode, n)),
        1 => Just(Wish::Delete),
        6 => (any::<usize>(), any::<u128>()).prop_map(|(pick, at)| Wish::Split { pick, at }),
        6 => any::<usize>().prop_map(|pick| Wish::Merge { pick }),
        3 => (40u32..210).prop_map(|percent| Wish::Count { percent }),
        2 => (20u32..60, change).prop_map(|(hours, change)| Wish::Retention(hours, change)),
        1 => (0u32..128, prop::sample::select(vec![MetricsChange::Enable, MetricsChange::Disable]))
            .prop_map(|(bits, change)| Wish::Metrics(bits, change)),
        1 => (1024u32..=10_240).prop_map(Wish::RecordSize),
        1 => prop::sample::select(vec![Mode::Provisioned, Mode::OnDemand]).prop_map(Wish::SetMode),
        1 => (0u32..30, 0u32..30, any::<u128>()).prop_map(|(a, b, key)| Wish::Wild(a, b, key)),
    ]
}

fn command(machine: &Machine, now: Timestamp, name: &str, wish: &Wish) -> Command {
    let stream = machine.stream(now, &scope(), name);
    let by = match stream.map(|stream| stream.mode) {
        Some(Mode::OnDemand) => Asker::Scaling,
        _ => Asker::Owner,
    };
    let mut open: Vec<&Shard> = stream.into_iter().flat_map(Stream::open_shards).collect();
    open.sort_by_key(|shard| shard.range);
    match wish {
        Wish::Create(mode, shards) => create(name, *mode, *shards),
        Wish::Delete => {
            Command::DeleteStream { scope: scope(), name: name.into(), deleting_ms: 700, enforce: true }
        }
        Wish::Split { pick, at } if !open.is_empty() => {
            let shard = open[pick % open.len()];
            let width = shard.range.end.0 - shard.range.start.0;
            split(name, shard.id.0, HashKey(shard.range.start.0 + at % width.max(1)), by)
        }
        Wish::Merge { pick } if open.len() > 1 => {
            let low = pick % (open.len() - 1);
            merge(name, open[low].id.0, open[low + 1].id.0, by)
        }
        Wish::Count { percent } => count(name, open.len() as u32 * percent / 100),
        Wish::Retention(hours, change) => {
            Command::SetRetention { scope: scope(), name: name.into(), hours: *hours, change: *change }
        }
        Wish::Metrics(bits, change) => Command::SetShardMetrics {
            scope: scope(),
            name: name.into(),
            metrics: ShardMetric::ALL.into_iter().filter(|metric| bits >> *metric as u32 & 1 == 1).collect(),
            change: *change,
            updating_ms: 300,
        },
        Wish::SetMode(mode) => Command::UpdateStreamMode {
            scope: scope(),
            name: name.into(),
            mode: *mode,
            warm_mibps: None,
            updating_ms: 300,
            per_day_max: 0,
            on_demand_streams_max: 50,
        },
        Wish::RecordSize(kib) => {
            Command::SetRecordSize { scope: scope(), name: name.into(), record_kib_max: *kib, updating_ms: 0 }
        }
        Wish::Wild(a, _, key) if a % 2 == 0 => split(name, *a, HashKey(*key), Asker::Owner),
        Wish::Wild(a, b, _) => merge(name, *a, *b, Asker::Owner),
        Wish::Split { .. } | Wish::Merge { .. } => create(name, Mode::Provisioned, 2),
    }
}

/// What an outcome names is all that is not as it was, and sums that are kept are those of the streams.
fn check_told(old: &Machine, new: &Machine, outcome: &Outcome) -> Result<(), TestCaseError> {
    for stream in old.streams() {
        match new.stored(&stream.scope, &stream.name).filter(|now| now.no == stream.no) {
            None => prop_assert!(outcome.gone.contains(&stream.no)),
            Some(now) if now == stream => {}
            Some(_) => prop_assert!(outcome.changed.contains(&(stream.scope.clone(), stream.name.clone()))),
        }
    }
    for stream in new.streams().filter(|stream| old.streams().all(|old| old.no != stream.no)) {
        prop_assert!(outcome.changed.contains(&(stream.scope.clone(), stream.name.clone())));
    }
    prop_assert_eq!(&new.tally, &Tally::of(new.streams()));
    Ok(())
}

proptest! {
    #[test]
    fn whatever_happens_keys_are_covered_once_lineage_is_sound_and_replay_is_the_same(
        wishes in prop::collection::vec(
            (prop::sample::select(vec!["a", "b"]), any_wish(), prop_oneof![4 => 0..3 * SECOND, 1 => 0..20 * HOUR]),
            0..80,
        ),
        snapshot_at in 0usize..80,
    ) {
        let (mut machine, mut log, mut now) = (Machine::default(), Vec::new(), Timestamp(START));
        let mut snapshot = (0, Machine::default().to_snapshot());
        let mut numbers = Vec::new();
        for (i, (name, wish, wait)) in wishes.into_iter().enumerate() {
            now = Timestamp(now.0 + wait);
            let command = command(&machine, now, name, &wish);
            let before = machine.to_snapshot();
            let accepted = machine.check(now, &command);
            let seals = accepted.is_ok().then(|| machine.seals(now, &command)).flatten();
            let old = machine.clone();
            match machine.advance(now, &command) {
                Ok(outcome) => {
                    check_told(&old, &machine, &outcome)?;
                    let effects = outcome.effects;
                    check_seals(&machine, seals.as_ref(), &effects)?;
                    numbers.extend(effects.iter().filter_map(|e| match e { Effect::OpenShard(no, _) => Some(*no), _ => None }));
                    log.push(Entry { at: now, command }.to_bytes());
                }
                Err(refusal) => {
                    prop_assert_eq!(accepted, Err(refusal));
                    prop_assert_eq!(before, machine.to_snapshot());
                }
            }
            for stream in machine.streams() {
                check_laws(stream, now).map_err(|e| TestCaseError::fail(format!("{}: {e}", stream.name)))?;
            }
            if i == snapshot_at { snapshot = (log.len(), machine.to_snapshot()); }
        }
        prop_assert!(numbers.windows(2).all(|w| w[0] < w[1]), "numbers are used once");
        let mut again = Machine::from_snapshot(&snapshot.1).unwrap();
        for bytes in &log[snapshot.0..] {
            let entry = Entry::from_bytes(bytes).unwrap();
            again.apply(entry.at, &entry.command).expect("accepted once is accepted again");
        }
        prop_assert_eq!(machine.to_snapshot(), again.to_snapshot());
    }

    #[test]
    fn a_new_shard_count_gives_equal_shares_whatever_was_before(
        splits in prop::collection::vec(any::<u128>(), 0..12), percents in prop::collection::vec(50u32..=200, 1..6)
    ) {
        let mut machine = machine(2);
        for key in splits {
            let holder = stream(&machine).open_shards().find(|shard| shard.range.contains(HashKey(key))).unwrap().id.0;
            // A key at the edge of a shard is refused.
            let _ = machine.apply(Timestamp(START), &split("s", holder, HashKey(key), Asker::Owner));
        }
        for percent in percents {
            let now = stream(&machine).open_shards().count() as u32;
            let target = (now * percent).div_ceil(100).clamp(now.div_ceil(2), 2 * now);
            machine.apply(Timestamp(START), &count("s", target)).unwrap();
            let mut open: Vec<_> = stream(&machine).open_shards().map(|shard| shard.range).collect();
            open.sort();
            prop_assert_eq!(open.len() as u32, target);
            for (have, ideal) in open.iter().zip(uniform_ranges(target)) {
                // The rounding of earlier counts may stay.
                prop_assert!(have.start.0.abs_diff(ideal.start.0) < 1000, "{have:?} {ideal:?}");
            }
            check_laws(stream(&machine), Timestamp(START)).map_err(TestCaseError::fail)?;
        }
    }
}

/// What is sealed with a command is what the command closed, and nothing that stays open.
fn check_seals(machine: &Machine, seals: Option<&Seals>, effects: &[Effect]) -> Result<(), TestCaseError> {
    let opened: Vec<ShardNo> = effects
        .iter()
        .filter_map(|e| if let Effect::OpenShard(no, _) = e { Some(*no) } else { None })
        .collect();
    for shard in machine.streams().flat_map(|stream| &stream.shards) {
        let sealed = seals.is_some_and(|seals| seals.shards.contains(&shard.no));
        prop_assert!(!(sealed && shard.is_open()), "{} is sealed and open", shard.id);
        prop_assert!(
            shard.is_open() || sealed || !opened.contains(&shard.no),
            "{} is closed and not sealed",
            shard.id
        );
    }
    Ok(())
}
