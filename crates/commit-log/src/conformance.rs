//! What every engine must do, as a suite that runs against any of them. For tests only.
//!
//! A check gets a [`Fixture`] that begins with an empty engine. It panics when a promise is broken.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Waker};
use std::time::Duration;

use base::{Pos, ShardNo, Timestamp};
use bytes::Bytes;

use crate::engine::{
    AppendError, Appended, BoxFuture, CommandIndex, ControlLog, Group, Health, Page, ReadError, ReadLimits,
    Retention, ShardLog,
};
use crate::run::RunBuilder;

/// All that an engine offers.
pub trait Engine: ShardLog + ControlLog + Health {}

impl<T: ShardLog + ControlLog + Health> Engine for T {}

/// What a check needs around an engine.
pub trait Fixture: Send {
    /// The engine, empty at first.
    fn engine(&self) -> Arc<dyn Engine>;

    /// Stops the engine in order and starts it on the same medium.
    fn restart(&mut self);

    /// Moves the engine's clock forward.
    fn advance(&mut self, by: Duration);

    /// What the engine's clock says.
    fn now(&self) -> Timestamp;
}

/// A promise and how it is checked.
pub struct Check {
    /// The promise.
    pub name: &'static str,
    /// Panics when it is broken.
    pub run: fn(&mut dyn Fixture) -> BoxFuture<'_, ()>,
}

/// All checks.
pub const CHECKS: &[Check] = &[
    Check {
        name: "records come back as appended, dense and in order",
        run: |f| Box::pin(records_come_back(f)),
    },
    Check { name: "each group is answered for itself", run: |f| Box::pin(groups_are_independent(f)) },
    Check { name: "a page keeps its limits and says what follows", run: |f| Box::pin(pages_keep_limits(f)) },
    Check { name: "a sealed shard takes nothing and is read to its end", run: |f| Box::pin(seals_hold(f)) },
    Check {
        name: "commands are dense and ordered over a restart",
        run: |f| Box::pin(commands_are_ordered(f)),
    },
    Check { name: "waiting ends with a record, a seal or a drop", run: |f| Box::pin(waiting_ends(f)) },
    Check { name: "time seek finds the first record at or after", run: |f| Box::pin(time_seek(f)) },
    Check { name: "retention trims at once and the floor stays", run: |f| Box::pin(retention_trims(f)) },
    Check { name: "positions and times go on after a restart", run: |f| Box::pin(positions_go_on(f)) },
    Check { name: "a dropped shard is unknown", run: |f| Box::pin(drops_forget(f)) },
    Check { name: "large requests over many shards are taken", run: |f| Box::pin(large_requests(f)) },
];

/// Keeps everything.
pub const FOREVER: Retention = Retention { keep: Duration::MAX, floor: Timestamp::ZERO };
/// Limits that no check reaches.
pub const ALL: ReadLimits = ReadLimits { records_max: usize::MAX, bytes_max: usize::MAX };

/// A group of records.
#[must_use]
pub fn group(shard: u32, records: &[&[u8]]) -> Group {
    let mut run = RunBuilder::default();
    for r in records {
        run.push(&[r]);
    }
    Group { shard: ShardNo(shard), run: run.finish() }
}

/// Polls once.
fn ready<T>(future: impl Future<Output = T>) -> bool {
    pin!(future).poll(&mut Context::from_waker(Waker::noop())).is_ready()
}

async fn put(engine: &Arc<dyn Engine>, shard: u32, records: &[&[u8]]) -> Appended {
    engine.append(vec![group(shard, records)]).await[0].expect("an append to an open shard")
}

async fn page(engine: &Arc<dyn Engine>, shard: u32, from: u64, limits: ReadLimits) -> Page {
    engine.read(ShardNo(shard), Pos(from), limits).await.expect("a read of an open shard")
}

fn texts(page: &Page) -> Vec<&[u8]> {
    page.records.iter().map(|r| &r.bytes[..]).collect()
}

async fn records_come_back(f: &mut dyn Fixture) {
    let log = f.engine();
    log.open_shard(ShardNo(1), FOREVER);
    let empty = page(&log, 1, 0, ALL).await;
    assert!(
        empty.records.is_empty() && empty.next == Pos(0) && !empty.at_end && empty.next_arrival.is_none()
    );
    let a = put(&log, 1, &[b"one", b"", b"three"]).await;
    let b = put(&log, 1, &[b"four"]).await;
    assert_eq!((a.first, b.first), (Pos(0), Pos(3)));
    assert!(a.arrival <= b.arrival);
    for round in 0..2 {
        let log = f.engine();
        log.open_shard(ShardNo(1), FOREVER);
        let all = page(&log, 1, 0, ALL).await;
        assert_eq!(texts(&all), [&b"one"[..], b"", b"three", b"four"], "round {round}");
        assert_eq!(all.records.iter().map(|r| r.pos.0).collect::<Vec<_>>(), [0, 1, 2, 3]);
        assert_eq!((all.records[0].arrival, all.records[3].arrival), (a.arrival, b.arrival));
        assert_eq!((all.next, all.next_arrival), (Pos(4), None));
        assert_eq!(texts(&page(&log, 1, 2, ALL).await), [&b"three"[..], b"four"]);
        let beyond = page(&log, 1, 9, ALL).await;
        assert!(beyond.records.is_empty() && beyond.next == Pos(9));
        let bounds = log.bounds(ShardNo(1)).expect("an open shard");
        assert_eq!((bounds.first, bounds.next, bounds.sealed), (Pos(0), Pos(4), false));
        assert_eq!(bounds.last_arrival, Some(b.arrival));
        drop(log);
        f.restart();
    }
}

async fn groups_are_independent(f: &mut dyn Fixture) {
    let log = f.engine();
    log.open_shard(ShardNo(1), FOREVER);
    log.open_shard(ShardNo(2), FOREVER);
    log.open_shard(ShardNo(3), FOREVER);
    log.propose(Bytes::from_static(b"seal"), vec![ShardNo(3)]).await.expect("a command");
    let answers = log
        .append(vec![
            group(2, &[b"a"]),
            group(9, &[b"nobody"]),
            group(1, &[b"b", b"c"]),
            group(3, &[b"late"]),
            group(2, &[b"d"]),
        ])
        .await;
    let firsts: Vec<_> = answers.iter().map(|a| a.map(|a| a.first)).collect();
    let wanted =
        [Ok(Pos(0)), Err(AppendError::UnknownShard), Ok(Pos(0)), Err(AppendError::Sealed), Ok(Pos(1))];
    assert_eq!(firsts, wanted);
    assert_eq!(texts(&page(&log, 2, 0, ALL).await), [b"a", b"d"]);
    assert!(log.append(Vec::new()).await.is_empty());
}

async fn pages_keep_limits(f: &mut dyn Fixture) {
    let log = f.engine();
    log.open_shard(ShardNo(1), FOREVER);
    for i in 0..10u8 {
        put(&log, 1, &[&[i; 10], &[i; 10], &[i; 10]]).await;
    }
    for round in 0..2 {
        let log = f.engine();
        log.open_shard(ShardNo(1), FOREVER);
        let mut at = 0;
        let mut seen = 0;
        while at < 30 {
            let got = page(&log, 1, at, ReadLimits { records_max: 4, bytes_max: 1000 }).await;
            assert_eq!(got.records.len() as u64, 4.min(30 - at), "round {round}");
            assert_eq!(got.next_arrival.is_some(), got.next.0 < 30, "round {round} at {at}");
            at = got.next.0;
            seen += got.records.len();
        }
        assert_eq!(seen, 30);
        let by_bytes = page(&log, 1, 1, ReadLimits { records_max: 1000, bytes_max: 35 }).await;
        assert_eq!(by_bytes.records.len(), 3);
        // At least one record, however small the limits are.
        for limits in
            [ReadLimits { records_max: 10, bytes_max: 1 }, ReadLimits { records_max: 0, bytes_max: 0 }]
        {
            let one = page(&log, 1, 29, limits).await;
            assert_eq!((one.records.len(), one.next, one.next_arrival), (1, Pos(30), None));
        }
        drop(log);
        f.restart();
    }
}

async fn seals_hold(f: &mut dyn Fixture) {
    let log = f.engine();
    log.open_shard(ShardNo(1), FOREVER);
    put(&log, 1, &[b"a", b"b"]).await;
    log.propose(Bytes::from_static(b"split"), vec![ShardNo(1)]).await.expect("a command");
    for _ in 0..2 {
        let log = f.engine();
        log.open_shard(ShardNo(1), FOREVER);
        assert_eq!(log.append(vec![group(1, &[b"late"])]).await, [Err(AppendError::Sealed)]);
        let half = page(&log, 1, 0, ReadLimits { records_max: 1, bytes_max: 100 }).await;
        assert!(!half.at_end && half.next_arrival.is_some());
        let rest = page(&log, 1, 1, ALL).await;
        assert!(rest.at_end && texts(&rest) == [b"b"]);
        assert!(page(&log, 1, 2, ALL).await.at_end);
        assert!(log.bounds(ShardNo(1)).expect("an open shard").sealed);
        log.changed(ShardNo(1), Pos(2)).await.expect("sealed: nothing to wait for");
        drop(log);
        f.restart();
    }
}

async fn commands_are_ordered(f: &mut dyn Fixture) {
    let log = f.engine();
    assert!(log.history().snapshot.is_none() && log.history().commands.is_empty());
    for i in 1..=5u64 {
        let index = log.propose(Bytes::from(vec![7; i as usize]), vec![]).await.expect("a command");
        assert_eq!(index, CommandIndex(i));
    }
    drop(log);
    f.restart();
    let log = f.engine();
    let lengths: Vec<_> = log.history().commands.iter().map(|(i, c)| (i.0, c.len())).collect();
    assert_eq!(lengths, [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)]);
    log.save_snapshot(CommandIndex(4), Bytes::from_static(b"state")).await.expect("a snapshot");
    assert_eq!(log.propose(Bytes::from_static(b"six"), vec![]).await, Ok(CommandIndex(6)));
    drop(log);
    f.restart();
    let log = f.engine();
    let history = log.history();
    assert_eq!(history.snapshot, Some((CommandIndex(4), Bytes::from_static(b"state"))));
    assert_eq!(history.commands.iter().map(|(i, _)| i.0).collect::<Vec<_>>(), [5, 6]);
    assert!(log.save_snapshot(CommandIndex(7), Bytes::new()).await.is_err(), "a command that is not there");
}

async fn waiting_ends(f: &mut dyn Fixture) {
    let log = f.engine();
    for shard in 1..=3 {
        log.open_shard(ShardNo(shard), FOREVER);
    }
    let waits = |shard: u32, after: u64| {
        let log = log.clone();
        async move { log.changed(ShardNo(shard), Pos(after)).await }
    };
    let (mut record, mut seal, mut drop_) = (pin!(waits(1, 1)), pin!(waits(2, 0)), pin!(waits(3, 0)));
    assert!(!ready(record.as_mut()) && !ready(seal.as_mut()) && !ready(drop_.as_mut()));
    put(&log, 1, &[b"position 0"]).await;
    assert!(!ready(record.as_mut()), "the wait is for position 1");
    put(&log, 1, &[b"position 1"]).await;
    assert_eq!(record.await, Ok(()));
    log.propose(Bytes::new(), vec![ShardNo(2)]).await.expect("a command");
    assert_eq!(seal.await, Ok(()));
    log.drop_shard(ShardNo(3));
    assert_eq!(drop_.await, Ok(()));
    assert_eq!(log.changed(ShardNo(1), Pos(0)).await, Ok(()));
    assert_eq!(log.changed(ShardNo(8), Pos(0)).await, Err(ReadError::UnknownShard));
    assert!(!ready(pin!(log.poisoned())));
}

async fn time_seek(f: &mut dyn Fixture) {
    let log = f.engine();
    log.open_shard(ShardNo(1), FOREVER);
    let start = f.now();
    assert_eq!(log.seek_time(ShardNo(1), start).await, Ok(Pos(0)));
    for _ in 0..20 {
        put(&log, 1, &[b"x", b"y"]).await;
        f.advance(Duration::from_secs(1));
    }
    for _ in 0..2 {
        let log = f.engine();
        log.open_shard(ShardNo(1), FOREVER);
        for second in 0..20 {
            let at = start.plus(Duration::from_secs(second));
            assert_eq!(log.seek_time(ShardNo(1), at).await, Ok(Pos(second * 2)));
            let after = at.plus(Duration::from_millis(1));
            assert_eq!(log.seek_time(ShardNo(1), after).await, Ok(Pos(second * 2 + 2)));
        }
        assert_eq!(log.seek_time(ShardNo(1), Timestamp::ZERO).await, Ok(Pos(0)));
        drop(log);
        f.restart();
    }
}

async fn retention_trims(f: &mut dyn Fixture) {
    let log = f.engine();
    let hour = Duration::from_secs(3600);
    let keep = |keep, floor| Retention { keep, floor };
    log.open_shard(ShardNo(1), keep(hour, Timestamp::ZERO));
    put(&log, 1, &[b"old", b"old"]).await;
    f.advance(hour / 2);
    put(&log, 1, &[b"mid"]).await;
    f.advance(hour / 2 + Duration::from_millis(1));
    let got = page(&log, 1, 0, ALL).await;
    assert_eq!((texts(&got), got.next), (vec![&b"mid"[..]], Pos(3)));
    assert_eq!(log.bounds(ShardNo(1)).expect("an open shard").first, Pos(2));
    assert_eq!(log.seek_time(ShardNo(1), Timestamp::ZERO).await, Ok(Pos(2)));
    // Longer again: what the floor hides does not come back.
    let floor = f.now().minus(hour);
    log.set_retention(ShardNo(1), keep(hour * 100, floor));
    assert_eq!(texts(&page(&log, 1, 0, ALL).await), [b"mid"]);
    f.advance(hour * 10);
    assert_eq!(texts(&page(&log, 1, 0, ALL).await), [b"mid"]);
    log.set_retention(ShardNo(1), keep(hour, floor));
    let none = page(&log, 1, 0, ALL).await;
    assert!(none.records.is_empty() && none.next == Pos(3) && none.next_arrival.is_none());
    let bounds = log.bounds(ShardNo(1)).expect("an open shard");
    assert_eq!((bounds.first, bounds.next), (Pos(3), Pos(3)));
    put(&log, 1, &[b"new"]).await;
    assert_eq!(texts(&page(&log, 1, 0, ALL).await), [b"new"]);
}

async fn positions_go_on(f: &mut dyn Fixture) {
    let mut last = Appended { first: Pos(0), arrival: Timestamp::ZERO };
    for round in 0..5u64 {
        let log = f.engine();
        log.open_shard(ShardNo(1), FOREVER);
        let now = put(&log, 1, &[b"x"]).await;
        assert_eq!(now.first, Pos(round));
        assert!(now.arrival >= last.arrival);
        last = now;
        drop(log);
        f.restart();
    }
}

async fn drops_forget(f: &mut dyn Fixture) {
    let log = f.engine();
    log.open_shard(ShardNo(1), FOREVER);
    log.open_shard(ShardNo(1), FOREVER);
    put(&log, 1, &[b"x"]).await;
    log.drop_shard(ShardNo(1));
    log.drop_shard(ShardNo(1));
    assert_eq!(log.bounds(ShardNo(1)), Err(ReadError::UnknownShard));
    assert_eq!(log.read(ShardNo(1), Pos(0), ALL).await.map(|_| ()), Err(ReadError::UnknownShard));
    assert_eq!(log.append(vec![group(1, &[b"y"])]).await, [Err(AppendError::UnknownShard)]);
    drop(log);
    f.restart();
    assert_eq!(f.engine().bounds(ShardNo(1)), Err(ReadError::UnknownShard), "nobody opened it again");
}

async fn large_requests(f: &mut dyn Fixture) {
    let log = f.engine();
    let record = vec![5u8; 10 << 20];
    for shard in 0..500 {
        log.open_shard(ShardNo(shard), FOREVER);
    }
    put(&log, 0, &[&record]).await;
    let groups = (0..500).map(|shard| group(shard, &[&record[..(10 << 20) / 500 + 256]])).collect();
    assert!(log.append(groups).await.iter().all(Result::is_ok));
    assert_eq!(page(&log, 0, 0, ReadLimits { records_max: 10, bytes_max: 10 << 20 }).await.records.len(), 1);
    let huge = vec![5u8; 64 << 20];
    let answers = log.append(vec![group(1, &[&huge])]).await;
    assert_eq!(answers, [Err(AppendError::TooLarge)]);
}
