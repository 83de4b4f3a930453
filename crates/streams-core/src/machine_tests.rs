//! The machine's laws.

use base::{AccountId, HashKey, Region};
use proptest::prelude::*;

use super::*;
use crate::{Entry, Keep, ShardFilter};

const HOUR: u64 = 3_600_000;

fn scope() -> Scope {
    Scope { account: AccountId::DEFAULT, region: Region::DEFAULT }
}

fn create(name: &str, shards: u32) -> Command {
    Command::CreateStream {
        scope: scope(),
        name: name.into(),
        mode: Mode::Provisioned,
        shards,
        record_kib_max: 1024,
        tags: BTreeMap::new(),
        creating_ms: 0,
        account_shards_max: 100,
        warm_mibps: None,
        auto_distribution: false,
        creating_max: 5,
        on_demand_streams_max: 50,
    }
}

fn delete(name: &str, deleting_ms: u64) -> Command {
    Command::DeleteStream { scope: scope(), name: name.into(), deleting_ms, enforce: false }
}

fn retention(name: &str, hours: u32, change: RetentionChange) -> Command {
    Command::SetRetention { scope: scope(), name: name.into(), hours, change }
}

#[test]
fn a_new_stream_is_active_and_covers_the_hash_space() {
    let mut machine = Machine::default();
    let effects = machine.apply(Timestamp(1000), &create("s", 3)).unwrap();
    assert_eq!(effects.len(), 3);
    let stream = machine.stream(Timestamp(1000), &scope(), "s").unwrap();
    assert_eq!(stream.status(Timestamp(1000)), Status::Active);
    assert_eq!(stream.shards[0].range.start, HashKey::MIN);
    assert_eq!(stream.shards[2].range.end, HashKey::MAX);
    assert_eq!(stream.arn().to_string(), "arn:aws:kinesis:us-east-1:000000000000:stream/s");
}

#[test]
fn states_end_by_the_passing_of_time() {
    let mut machine = Machine::default();
    let Command::CreateStream { mut creating_ms, .. } = create("s", 1) else { unreachable!() };
    creating_ms += 500;
    let mut command = create("s", 1);
    if let Command::CreateStream { creating_ms: c, .. } = &mut command {
        *c = creating_ms;
    }
    machine.apply(Timestamp(1000), &command).unwrap();
    let status = |m: &Machine, t| m.stream(Timestamp(t), &scope(), "s").map(|s| s.status(Timestamp(t)));
    assert_eq!(status(&machine, 1499), Some(Status::Creating));
    assert_eq!(status(&machine, 1500), Some(Status::Active));
    let stream = machine.stream(Timestamp(1499), &scope(), "s").unwrap();
    assert_eq!(stream.list_shards(Timestamp(1499), None).unwrap().count(), 0);

    machine.apply(Timestamp(2000), &delete("s", 500)).unwrap();
    assert_eq!(status(&machine, 2499), Some(Status::Deleting));
    assert_eq!(status(&machine, 2500), None);
    assert!(matches!(machine.apply(Timestamp(2499), &create("s", 1)), Err(Refusal::StreamExists { .. })));
    machine.apply(Timestamp(2500), &create("s", 1)).unwrap();
}

#[test]
fn a_stream_that_is_created_again_is_another_stream() {
    let mut machine = Machine::default();
    machine.apply(Timestamp(1), &create("s", 2)).unwrap();
    let first = machine.stream(Timestamp(1), &scope(), "s").unwrap().clone();
    let dropped = machine.apply(Timestamp(2), &delete("s", 0)).unwrap();
    assert_eq!(dropped, [Effect::DropShard(ShardNo(0)), Effect::DropShard(ShardNo(1))]);
    machine.apply(Timestamp(3), &create("s", 2)).unwrap();
    let second = machine.stream(Timestamp(3), &scope(), "s").unwrap();
    assert_ne!(first.no, second.no);
    assert_eq!(second.shards[0].no, ShardNo(2));
}

#[test]
fn names_are_looked_up_within_account_and_region() {
    let mut machine = Machine::default();
    machine.apply(Timestamp(1), &create("s", 1)).unwrap();
    let other = Scope { account: AccountId::DEFAULT, region: Region::parse("eu-west-1").unwrap() };
    assert!(machine.stream(Timestamp(1), &other, "s").is_none());
}

#[test]
fn the_account_has_a_shard_limit() {
    let mut machine = Machine::default();
    machine.apply(Timestamp(1), &create("a", 60)).unwrap();
    assert_eq!(
        machine.apply(Timestamp(1), &create("b", 41)),
        Err(Refusal::TooManyShards { scope: scope(), current: 60, max: 100, wanted: 41 })
    );
    machine.apply(Timestamp(1), &create("b", 40)).unwrap();
}

#[test]
fn what_retention_has_hidden_stays_hidden() {
    let mut machine = Machine::default();
    machine.apply(Timestamp(0), &create("s", 1)).unwrap();
    machine.apply(Timestamp(30 * HOUR), &retention("s", 48, RetentionChange::Increase)).unwrap();
    let horizon =
        |m: &Machine, t: u64| m.stream(Timestamp(t), &scope(), "s").unwrap().horizon(Timestamp(t)).0;
    // Six hours were hidden at the increase; they stay hidden until 48 hours pass over them.
    assert_eq!(horizon(&machine, 30 * HOUR), 6 * HOUR);
    assert_eq!(horizon(&machine, 60 * HOUR), 12 * HOUR);
    let effects =
        machine.apply(Timestamp(60 * HOUR), &retention("s", 24, RetentionChange::Decrease)).unwrap();
    assert_eq!(horizon(&machine, 60 * HOUR), 36 * HOUR);
    let keep = Keep { keep: std::time::Duration::from_secs(24 * 3600), floor: Timestamp(12 * HOUR) };
    assert_eq!(effects, [Effect::SetRetention(ShardNo(0), keep)]);
    machine.apply(Timestamp(61 * HOUR), &retention("s", 8760, RetentionChange::Increase)).unwrap();
    assert_eq!(horizon(&machine, 61 * HOUR), 37 * HOUR);
}

#[test]
fn retention_moves_only_in_the_direction_that_was_named() {
    let mut machine = Machine::default();
    machine.apply(Timestamp(0), &create("s", 1)).unwrap();
    let mut set = |hours, change| machine.apply(Timestamp(1), &retention("s", hours, change));
    // Terraform raises to the current value and expects success.
    set(24, RetentionChange::Increase).unwrap();
    set(24, RetentionChange::Decrease).unwrap();
    assert!(matches!(set(23, RetentionChange::Decrease), Err(Refusal::RetentionTooShort { hours: 23 })));
    assert!(matches!(set(8761, RetentionChange::Increase), Err(Refusal::RetentionTooLong { .. })));
    set(48, RetentionChange::Increase).unwrap();
    assert!(matches!(
        set(24, RetentionChange::Increase),
        Err(Refusal::RetentionNotIncreased { hours: 24, current: 48, .. })
    ));
    assert!(matches!(set(72, RetentionChange::Decrease), Err(Refusal::RetentionNotDecreased { .. })));
}

#[test]
fn a_stream_has_at_most_fifty_tags() {
    let mut machine = Machine::default();
    machine.apply(Timestamp(0), &create("s", 1)).unwrap();
    let add = |from: u32, to: u32| Command::AddTags {
        scope: scope(),
        name: "s".into(),
        tags: (from..to).map(|i| (format!("k{i}"), String::new())).collect(),
    };
    machine.apply(Timestamp(1), &add(0, 50)).unwrap();
    machine.apply(Timestamp(1), &add(10, 20)).unwrap();
    assert!(matches!(machine.apply(Timestamp(1), &add(49, 51)), Err(Refusal::TooManyTags { .. })));
    let keys = vec!["k1".to_owned(), "absent".to_owned()];
    machine.apply(Timestamp(1), &Command::RemoveTags { scope: scope(), name: "s".into(), keys }).unwrap();
    machine.apply(Timestamp(1), &add(50, 51)).unwrap();
}

fn register(stream: &str, consumer: &str) -> Command {
    Command::RegisterConsumer {
        scope: scope(),
        name: stream.into(),
        consumer: consumer.into(),
        tags: BTreeMap::new(),
        creating_ms: 200,
        consumers_max: 3,
        creating_max: 2,
    }
}

fn deregister(stream: &str, consumer: &str, deleting_ms: u64) -> Command {
    Command::DeregisterConsumer {
        scope: scope(),
        name: stream.into(),
        consumer: consumer.into(),
        created_s: None,
        deleting_ms,
    }
}

#[test]
fn a_consumer_is_created_active_deleted_and_gone() {
    let mut machine = Machine::default();
    machine.apply(Timestamp(1000), &create("s", 1)).unwrap();
    machine.apply(Timestamp(1000), &register("s", "c")).unwrap();
    let status = |m: &Machine, t: u64| {
        let t = Timestamp(t);
        m.stream(t, &scope(), "s").unwrap().consumers.get(t, "c").map(|c| c.status(t))
    };
    assert_eq!(status(&machine, 1199), Some(ConsumerStatus::Creating));
    assert_eq!(status(&machine, 1200), Some(ConsumerStatus::Active));
    let again = machine.apply(Timestamp(1300), &register("s", "c"));
    assert!(matches!(again, Err(Refusal::ConsumerExists { .. })), "{again:?}");
    machine.apply(Timestamp(2000), &deregister("s", "c", 500)).unwrap();
    assert_eq!(status(&machine, 2499), Some(ConsumerStatus::Deleting));
    assert_eq!(status(&machine, 2500), None);
    for at in [2100, 2500] {
        let again = machine.apply(Timestamp(at), &deregister("s", "c", 500));
        assert!(matches!(again, Err(Refusal::ConsumerNotFound { .. })), "{again:?}");
    }
    assert!(matches!(
        machine.apply(Timestamp(2499), &register("s", "c")),
        Err(Refusal::ConsumerExists { .. })
    ));
    machine.apply(Timestamp(2500), &register("s", "c")).unwrap();
}

#[test]
fn no_arn_of_a_consumer_comes_twice() {
    let mut machine = Machine::default();
    machine.apply(Timestamp(1000), &create("s", 1)).unwrap();
    let mut seconds = Vec::new();
    for at in [1100, 1200, 1300, 5000] {
        machine.apply(Timestamp(at), &register("s", "c")).unwrap();
        let stream = machine.stream(Timestamp(at), &scope(), "s").unwrap();
        seconds.push(stream.consumers.get(Timestamp(at), "c").unwrap().created.seconds());
        machine.apply(Timestamp(at), &deregister("s", "c", 0)).unwrap();
    }
    assert_eq!(seconds, [1, 2, 3, 5]);
    let stale = Command::DeregisterConsumer {
        scope: scope(),
        name: "s".into(),
        consumer: "c".into(),
        created_s: Some(5),
        deleting_ms: 0,
    };
    machine.apply(Timestamp(7000), &register("s", "c")).unwrap();
    let refused = machine.apply(Timestamp(7000), &stale);
    assert!(matches!(refused, Err(Refusal::ConsumerNotFound { .. })), "{refused:?}");
}

#[test]
fn a_stream_has_so_many_consumers_and_no_more() {
    let mut machine = Machine::default();
    machine.apply(Timestamp(0), &create("s", 1)).unwrap();
    machine.apply(Timestamp(1), &register("s", "a")).unwrap();
    machine.apply(Timestamp(1), &register("s", "b")).unwrap();
    let third = machine.apply(Timestamp(1), &register("s", "c"));
    assert!(matches!(third, Err(Refusal::TooManyConsumersCreating { max: 2, .. })), "{third:?}");
    machine.apply(Timestamp(300), &register("s", "c")).unwrap();
    let fourth = machine.apply(Timestamp(900), &register("s", "d"));
    assert!(matches!(fourth, Err(Refusal::TooManyConsumers { max: 3, .. })), "{fourth:?}");
    machine.apply(Timestamp(900), &deregister("s", "a", 100)).unwrap();
    assert!(machine.apply(Timestamp(999), &register("s", "d")).is_err());
    machine.apply(Timestamp(1000), &register("s", "d")).unwrap();
}

#[test]
fn consumers_go_with_their_stream() {
    let mut machine = Machine::default();
    machine.apply(Timestamp(0), &create("s", 1)).unwrap();
    machine.apply(Timestamp(1), &register("s", "c")).unwrap();
    let refused = machine.apply(Timestamp(2), &delete("s", 0));
    assert!(matches!(refused, Err(Refusal::ConsumersRegistered { consumers: 1, .. })), "{refused:?}");
    let (name, deleting_ms) = ("s".to_owned(), 0);
    let with_consumers = Command::DeleteStream { scope: scope(), name, deleting_ms, enforce: true };
    machine.apply(Timestamp(2), &with_consumers).unwrap();
    machine.apply(Timestamp(3), &create("s", 1)).unwrap();
    let stream = machine.stream(Timestamp(3), &scope(), "s").unwrap();
    assert_eq!(stream.consumers.iter(Timestamp(3)).count(), 0);
    assert!(matches!(
        machine.apply(Timestamp(3), &register("nothing", "c")),
        Err(Refusal::StreamNotFound { .. })
    ));
}

#[test]
fn every_filter_covers_the_hash_space_without_a_hole() {
    let mut machine = Machine::default();
    machine.apply(Timestamp(1000), &create("s", 4)).unwrap();
    let stream = machine.stream(Timestamp(5000), &scope(), "s").unwrap();
    for filter in [
        ShardFilter::AtTrimHorizon,
        ShardFilter::FromTrimHorizon,
        ShardFilter::AtLatest,
        ShardFilter::AtTimestamp(Timestamp(10)),
        ShardFilter::AtTimestamp(Timestamp(1000)),
        ShardFilter::FromTimestamp(Timestamp(10)),
    ] {
        assert_eq!(stream.list_shards(Timestamp(5000), Some(filter)).unwrap().count(), 4, "{filter:?}");
    }
    let after = ShardFilter::AfterShardId(ShardId(1));
    assert_eq!(stream.list_shards(Timestamp(5000), Some(after)).unwrap().count(), 2);
    assert!(stream.list_shards(Timestamp(5000), Some(ShardFilter::AtTimestamp(Timestamp(5001)))).is_err());
}

fn any_command() -> impl Strategy<Value = Command> {
    let name = prop::sample::select(vec!["a", "b", "c"]);
    prop_oneof![
        (name.clone(), 1u32..8).prop_map(|(n, shards)| create(n, shards)),
        (name.clone(), prop::sample::select(vec![0u64, 500])).prop_map(|(n, ms)| delete(n, ms)),
        (name.clone(), 20u32..60).prop_map(|(n, h)| retention(n, h, RetentionChange::Increase)),
        (name.clone(), 20u32..60).prop_map(|(n, h)| retention(n, h, RetentionChange::Decrease)),
        (name.clone(), 0u32..4).prop_map(|(n, i)| register(n, &format!("c{i}"))),
        (name.clone(), 0u32..4).prop_map(|(n, i)| deregister(n, &format!("c{i}"), 300)),
        (name, 0u32..60).prop_map(|(n, i)| Command::AddTags {
            scope: scope(),
            name: n.into(),
            tags: BTreeMap::from([(format!("k{i}"), format!("v{i}"))]),
        }),
    ]
}

proptest! {
    #[test]
    fn replay_gives_the_same_state_byte_for_byte(
        commands in prop::collection::vec((any_command(), 0u64..1000), 0..60)
    ) {
        let (mut machine, mut log, mut now) = (Machine::default(), Vec::new(), Timestamp(1_700_000_000_000));
        let mut middle = None;
        for (i, (command, wait)) in commands.into_iter().enumerate() {
            now = Timestamp(now.0 + wait);
            let before = machine.to_snapshot();
            match machine.apply(now, &command) {
                Ok(_) => log.push(Entry { at: now, command }.to_bytes()),
                Err(_) => prop_assert_eq!(before, machine.to_snapshot()),
            }
            if i == 20 { middle = Some((log.len(), machine.to_snapshot())); }
            for stream in machine.streams() {
                let mut ranges: Vec<_> = stream.open_shards().map(|s| s.range).collect();
                ranges.sort();
                prop_assert_eq!(ranges[0].start, HashKey::MIN);
                prop_assert_eq!(ranges[ranges.len() - 1].end, HashKey::MAX);
                prop_assert!(ranges.windows(2).all(|w| w[0].end.0 + 1 == w[1].start.0));
            }
        }
        let (from, mut again) = match middle {
            Some((n, bytes)) => (n, Machine::from_snapshot(&bytes).unwrap()),
            None => (0, Machine::default()),
        };
        for bytes in &log[from..] {
            let entry = Entry::from_bytes(bytes).unwrap();
            again.apply(entry.at, &entry.command).expect("accepted once is accepted again");
        }
        prop_assert_eq!(machine.to_snapshot(), again.to_snapshot());
    }
}
