//! Reads from the medium, of runs that lie scattered between those of other shards.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use base::{Clock, Pos, ShardNo, Timestamp};
use bytes::Bytes;

use crate::conformance::{ALL, FOREVER, group};
use crate::engine::{ReadError, ReadLimits, ShardLog};
use crate::engine_tests::block_on;
use crate::shards::{Shards, TailRun};
use crate::{EmbeddedLog, LogSettings, RunBuilder, SimVfs};

use super::Reading;

const SHARDS: u32 = 5;
const RECORDS: u64 = 120;

struct Fixed(AtomicU64);

impl Clock for Fixed {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::Relaxed))
    }
}

/// Segments so small that there are several, and no cache for the tip.
fn settings() -> LogSettings {
    LogSettings {
        segment_bytes: 64 << 10,
        tail_cache_bytes: 0,
        reserve_step_bytes: 16 << 10,
        pad_bytes: 512,
        free_bytes_min: 0,
        idle_mark_after: Duration::ZERO,
        ..LogSettings::default()
    }
}

fn record(shard: u32, n: u64) -> Vec<u8> {
    let len = 40 + (n * 7919 + u64::from(shard) * 104_729) % 700;
    // No record is part of another.
    let name = format!("shard {shard} record {n} ").into_bytes();
    name.into_iter().chain((0..len).map(|at| (at + n * 3) as u8)).collect()
}

/// Every commit has a record of each shard.
fn filled(disk: &SimVfs) -> EmbeddedLog {
    let clock = Arc::new(Fixed(AtomicU64::new(1_700_000_000_000)));
    let log = EmbeddedLog::open(Arc::new(disk.clone()), clock.clone(), settings()).unwrap();
    (1..=SHARDS).for_each(|shard| log.open_shard(ShardNo(shard), FOREVER));
    for n in 0..RECORDS {
        let groups = (1..=SHARDS).map(|shard| group(shard, &[&record(shard, n)])).collect();
        assert!(block_on(log.append(groups)).iter().all(Result::is_ok));
        clock.0.fetch_add(7, Ordering::Relaxed);
    }
    block_on(log.trim_now()).unwrap();
    log
}

/// The simulated disk has every other page in memory.
#[test]
fn a_read_that_goes_on_in_another_way_than_it_began_gives_the_same_records() {
    let disk = SimVfs::new(1, 1 << 30);
    let log = filled(&disk);
    assert!(log.memory_of(ShardNo(1)).2 > 3, "closed segments");
    let limits = [
        ALL,
        ReadLimits { records_max: 1, bytes_max: usize::MAX },
        ReadLimits { records_max: 30, bytes_max: usize::MAX },
        ReadLimits { records_max: usize::MAX, bytes_max: 5_000 },
    ];
    for shard in 1..=SHARDS {
        for from in (0..RECORDS).step_by(7) {
            for limits in limits {
                let page = block_on(log.read(ShardNo(shard), Pos(from), limits)).unwrap();
                let mut bytes = 0;
                for (at, found) in page.records.iter().enumerate() {
                    let n = from + at as u64;
                    assert_eq!((found.pos, &found.bytes[..]), (Pos(n), &record(shard, n)[..]));
                    assert_eq!(found.arrival, Timestamp(1_700_000_000_000 + 7 * n));
                    bytes += found.bytes.len();
                }
                let count = page.records.len();
                assert!(
                    (1..=limits.records_max).contains(&count) && (bytes <= limits.bytes_max || count == 1)
                );
                assert_eq!(page.next, Pos(from + count as u64));
                let following =
                    (page.next.0 < RECORDS).then_some(Timestamp(1_700_000_000_000 + 7 * page.next.0));
                assert_eq!(page.next_arrival, following, "it is full: {limits:?} from {from}");
                let full = count == limits.records_max || page.next.0 == RECORDS || {
                    bytes + record(shard, page.next.0).len() > limits.bytes_max
                };
                assert!(full, "{count} records of {bytes} bytes: {limits:?} from {from}");
            }
        }
    }
}

#[test]
fn of_scattered_runs_only_the_damaged_one_is_refused() {
    let disk = SimVfs::new(2, 1 << 30);
    let log = filled(&disk);
    let bad = RECORDS / 2;
    let wanted = record(3, bad);
    let place =
        disk.files().into_iter().filter(|(name, _)| name.ends_with(".seg")).find_map(|(name, len)| {
            let mut bytes = vec![0; usize::try_from(len).unwrap()];
            crate::Vfs::open(&disk, &name).unwrap().pread_exact(0, &mut bytes).unwrap();
            let at = bytes.windows(wanted.len()).position(|part| part == wanted)?;
            Some((name, at as u64))
        });
    let (name, at) = place.expect("it is stored");
    assert!(disk.flip(&name, at + 20, 4));
    let read = |shard, from| block_on(log.read(ShardNo(shard), Pos(from), ALL));
    let before = read(3, 5).unwrap();
    assert_eq!((before.records.len() as u64, before.next), (bad - 5, Pos(bad)));
    assert!(before.next_arrival.is_some());
    assert!(matches!(read(3, bad), Err(ReadError::Corrupt(what)) if what.contains(&name)));
    let after = read(3, bad + 1).unwrap();
    assert_eq!(
        (after.records.len() as u64, &after.records[0].bytes[..]),
        (RECORDS - bad - 1, &record(3, bad + 1)[..])
    );
    for other in [1, 2, 4, 5] {
        assert_eq!(read(other, 0).unwrap().records.len() as u64, RECORDS);
    }
}

#[test]
fn a_page_of_a_few_records_does_not_hold_the_memory_of_the_many_around_them() {
    let mut builder = RunBuilder::default();
    (0..100).for_each(|n| builder.push(&[&record(1, n)]));
    let run = builder.finish();
    // From a record on, so many of them: less than half of the run, and more.
    for (from, count, held) in [(0, 1, false), (0, 30, false), (60, 30, false), (99, 1, false), (0, 90, true)]
    {
        let shard = Shards::default().get_or_insert(ShardNo(1));
        let limits = ReadLimits { records_max: count, bytes_max: usize::MAX };
        let mut reading = Reading::new(shard, Pos(from), limits);
        let payload = Bytes::from(run.payload.to_vec());
        let tail = TailRun {
            first: 0,
            count: run.count,
            data_len: run.data_len,
            arrival: Timestamp(1),
            payload: payload.clone(),
        };
        assert_eq!(reading.take_recent(&tail), from + count as u64 == 100);
        drop(tail);
        let found: Vec<_> = reading.page.records.iter().map(|r| (r.pos.0, r.bytes.to_vec())).collect();
        let expected: Vec<_> = (from..from + count as u64).map(|n| (n, record(1, n))).collect();
        assert!(found == expected, "{count} from {from}");
        assert_eq!(!payload.is_unique(), held, "{count} from {from}");
    }
}

#[test]
fn parts_of_a_long_run_are_read_back_exactly() {
    for tail_cache_bytes in [0, 32 << 20] {
        let disk = SimVfs::new(3, 1 << 30);
        let clock = Arc::new(Fixed(AtomicU64::new(1_700_000_000_000)));
        let settings = LogSettings { tail_cache_bytes, segment_bytes: 16 << 20, ..settings() };
        let log = EmbeddedLog::open(Arc::new(disk), clock, settings).unwrap();
        log.open_shard(ShardNo(1), FOREVER);
        let records: Vec<Vec<u8>> = (0..2_000).map(|n| record(1, n % 50).repeat(3)).collect();
        let parts: Vec<&[u8]> = records.iter().map(Vec::as_slice).collect();
        block_on(log.append(vec![group(1, &parts)]))[0].unwrap();
        for (from, count) in [(0, 1), (0, 300), (1_000, 300), (1_990, 10), (0, 2_000)] {
            let limits = ReadLimits { records_max: count, bytes_max: usize::MAX };
            let page = block_on(log.read(ShardNo(1), Pos(from as u64), limits)).unwrap();
            let found = page.records.iter().map(|record| &record.bytes[..]);
            assert!(found.eq(records[from..from + count].iter()), "{count} from {from}");
        }
    }
}
