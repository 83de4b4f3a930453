//! Copies of logs at rest, under load, repeated, damaged.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use base::{Pos, ShardNo};
use bytes::Bytes;

use super::*;
use crate::conformance::{ALL, FOREVER, group};
use crate::engine::{CommandIndex, ControlLog, Retention, ShardLog};
use crate::engine_tests::{TestClock, block_on};
use crate::{EmbeddedLog, LogSettings, MemoryVfs, SimVfs};

fn tiny() -> LogSettings {
    LogSettings {
        segment_bytes: 8 << 10,
        reserve_step_bytes: 4 << 10,
        pad_bytes: 512,
        // Copies of rewritten logs: see the tests of rewriting.
        cluster_dead_percent: 0,
        ..LogSettings::default()
    }
}

fn open(vfs: Arc<dyn Vfs>, clock: &Arc<TestClock>) -> EmbeddedLog {
    let log = EmbeddedLog::open(vfs, clock.clone(), LogSettings { free_bytes_min: 0, ..tiny() }).unwrap();
    log.open_shard(ShardNo(1), FOREVER);
    log.open_shard(ShardNo(2), Retention { keep: Duration::from_secs(60), floor: Timestamp::ZERO });
    log
}

fn put(log: &EmbeddedLog, shard: u32, n: u64) {
    let record = format!("record {n} of {shard} {}", "x".repeat((n * 13 % 200) as usize));
    block_on(log.append(vec![group(shard, &[record.as_bytes()])]))[0].unwrap();
}

fn records(log: &EmbeddedLog, shard: u32) -> Vec<(u64, Bytes)> {
    let (mut all, mut at) = (Vec::new(), Pos(0));
    loop {
        let page = block_on(log.read(ShardNo(shard), at, ALL)).unwrap();
        if page.records.is_empty() {
            return all;
        }
        all.extend(page.records.into_iter().map(|r| (r.pos.0, r.bytes)));
        at = page.next;
    }
}

#[test]
fn a_copy_of_a_running_log_holds_all_that_was_acknowledged_and_the_next_one_copies_only_what_is_new() {
    let (disk, copy) = (SimVfs::new(1, 1 << 30), Arc::new(MemoryVfs::default()));
    let clock = TestClock::new();
    let log = open(Arc::new(disk.clone()), &clock);
    for n in 0..200 {
        put(&log, 1, n);
    }
    let index = block_on(log.propose(Bytes::from_static(b"first"), vec![])).unwrap();
    block_on(log.trim_now()).unwrap();
    let first = backup(&disk, copy.as_ref()).unwrap();
    assert!(first.copied > 5 && first.kept == 0, "{first:?}");
    block_on(log.save_snapshot(index, Bytes::from_static(b"as of first"))).unwrap();
    for n in 200..300 {
        put(&log, 1, n);
    }
    block_on(log.propose(Bytes::from_static(b"second"), vec![])).unwrap();
    block_on(log.trim_now()).unwrap();
    let second = backup(&disk, copy.as_ref()).unwrap();
    assert!(second.kept + 2 > first.copied && second.copied < first.copied, "{second:?} after {first:?}");
    let expected = records(&log, 1);
    put(&log, 1, 300);
    let restored = open(copy, &clock);
    assert_eq!(records(&restored, 1), expected);
    assert_eq!(restored.history().snapshot, Some((index, Bytes::from_static(b"as of first"))));
    assert_eq!(restored.history().commands, [(CommandIndex(index.0 + 1), Bytes::from_static(b"second"))]);
    assert_eq!(restored.verify().unwrap().damages, []);
    put(&restored, 1, 1000);
}

#[test]
fn a_copy_follows_what_retention_removed() {
    let (disk, copy) = (SimVfs::new(1, 1 << 30), Arc::new(MemoryVfs::default()));
    let clock = TestClock::new();
    let log = open(Arc::new(disk.clone()), &clock);
    (0..100).for_each(|n| put(&log, 2, n));
    block_on(log.trim_now()).unwrap();
    backup(&disk, copy.as_ref()).unwrap();
    let before = copy.list().unwrap().len();
    clock.advance(Duration::from_secs(120));
    (0..20).for_each(|n| put(&log, 1, n));
    block_on(log.trim_now()).unwrap();
    backup(&disk, copy.as_ref()).unwrap();
    assert!(copy.list().unwrap().len() < before);
    let restored = open(copy, &clock);
    assert_eq!(records(&restored, 1), records(&log, 1));
    assert_eq!(records(&restored, 2), []);
}

#[test]
fn copies_taken_while_others_write_and_trim_can_be_opened() {
    let source = Arc::new(MemoryVfs::default());
    let clock = TestClock::new();
    let log = open(source.clone(), &clock);
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for n in 0..2000 {
                put(&log, 1 + (n % 2) as u32, n);
                if n % 100 == 0 {
                    let index = block_on(log.propose(Bytes::from(n.to_string()), vec![])).unwrap();
                    block_on(log.save_snapshot(index, Bytes::from(n.to_string()))).unwrap();
                    clock.advance(Duration::from_secs(20));
                }
            }
            done.store(true, Ordering::Release);
        });
        while !done.load(Ordering::Acquire) {
            let acknowledged = log.bounds(ShardNo(1)).unwrap().next;
            let copy = Arc::new(MemoryVfs::default());
            backup(source.as_ref(), copy.as_ref()).unwrap();
            let restored = open(copy, &clock);
            assert!(restored.bounds(ShardNo(1)).unwrap().next >= acknowledged);
            let records = records(&restored, 1);
            assert!(records.iter().enumerate().all(|(i, (pos, _))| *pos == i as u64));
            assert_eq!(restored.verify().unwrap().damages, []);
        }
    });
}

#[test]
fn a_damaged_log_is_not_copied_and_the_message_names_the_place() {
    let disk = SimVfs::new(1, 1 << 30);
    let log = open(Arc::new(disk.clone()), &TestClock::new());
    (0..100).for_each(|n| put(&log, 1, n));
    log.close();
    assert!(disk.flip("0000000000000002.seg", 4104, 1));
    let error = backup(&disk, &MemoryVfs::default()).unwrap_err().to_string();
    assert!(error.contains("0000000000000002.seg at offset"), "{error}");
}

#[test]
fn a_copy_never_mixes_two_logs() {
    let (a, b, copy) = (SimVfs::new(1, 1 << 30), SimVfs::new(2, 1 << 30), MemoryVfs::default());
    let error = backup(&a, &copy).unwrap_err().to_string();
    assert!(error.contains("there is no log"), "{error}");
    for disk in [&a, &b] {
        put(&open(Arc::new(disk.clone()), &TestClock::new()), 1, 1);
    }
    backup(&a, &copy).unwrap();
    let error = backup(&b, &copy).unwrap_err().to_string();
    assert!(error.contains("another log"), "{error}");
}
