//! What the looks for damage promise.

use std::sync::Arc;
use std::time::Duration;

use base::{Pos, ShardNo};

use crate::conformance::{ALL, FOREVER, group};
use crate::engine::{ReadError, ShardLog};
use crate::engine_tests::{TestClock, block_on};
use crate::{EmbeddedLog, LogSettings, LogSteps, SimVfs};

const HOUR: Duration = Duration::from_secs(3600);

fn open(disk: &SimVfs, clock: &Arc<TestClock>) -> (EmbeddedLog, LogSteps) {
    let settings = LogSettings {
        segment_bytes: 16 << 10,
        tail_cache_bytes: 0,
        reserve_step_bytes: 8 << 10,
        pad_bytes: 512,
        free_bytes_min: 0,
        cluster_dead_percent: 0,
        scrub_every: HOUR,
        upkeep_step_bytes: 3000,
        ..LogSettings::default()
    };
    let (log, steps) = EmbeddedLog::stepped(Arc::new(disk.clone()), clock.clone(), settings).unwrap();
    log.open_shard(ShardNo(1), FOREVER);
    log.open_shard(ShardNo(2), FOREVER);
    (log, steps)
}

fn filled(disk: &SimVfs, clock: &Arc<TestClock>) -> (EmbeddedLog, LogSteps) {
    let (log, mut steps) = open(disk, clock);
    for n in 0..200u8 {
        let append = log.append(vec![group(1 + u32::from(n % 2), &[&[n; 300]])]);
        steps.commit();
        block_on(append)[0].unwrap();
    }
    while steps.maintain() {}
    upkeep(&mut steps);
    assert_eq!(log.stats().scrubbed_bytes, 0, "the first look is not due");
    (log, steps)
}

fn upkeep(steps: &mut LogSteps) -> usize {
    (0..10_000).find(|_| !steps.upkeep()).expect("a look comes to its end")
}

#[test]
fn a_flipped_byte_is_found_before_a_reader_comes_upon_it_and_only_it_is_refused() {
    let (disk, clock) = (SimVfs::new(3, 1 << 30), TestClock::new());
    let (log, mut steps) = filled(&disk, &clock);
    // The frame of the third record, which is the second of shard 1.
    let third = 4096 + 512 + 2 * 512;
    assert!(disk.flip("0000000000000001.seg", third + 200, 4));
    clock.advance(HOUR);
    assert!(upkeep(&mut steps) > 10);
    let damages = log.damages();
    assert_eq!(damages.len(), 1, "{damages:?}");
    assert_eq!((damages[0].file.as_str(), damages[0].offset), ("0000000000000001.seg", third));
    assert_eq!(log.stats().damages, 1);
    let all = log.verify().unwrap();
    assert!(log.stats().scrubbed_bytes >= all.bytes, "{:?} of {all:?}", log.stats());
    assert!(block_on(log.read(ShardNo(1), Pos(1), ALL)).is_err());
    assert!(!block_on(log.read(ShardNo(1), Pos(2), ALL)).unwrap().records.is_empty());
    assert!(!block_on(log.read(ShardNo(2), Pos(0), ALL)).unwrap().records.is_empty());
    // What is no longer so is no longer said.
    let scrubbed = log.stats().scrubbed_bytes;
    assert_eq!((upkeep(&mut steps), log.stats().scrubbed_bytes), (0, scrubbed), "a look an hour");
    disk.flip("0000000000000001.seg", third + 200, 4);
    clock.advance(HOUR);
    upkeep(&mut steps);
    assert_eq!((log.damages(), log.stats().damages), (vec![], 0));
}

#[test]
fn a_damaged_index_is_made_again() {
    let (disk, clock) = (SimVfs::new(3, 1 << 30), TestClock::new());
    let (log, mut steps) = filled(&disk, &clock);
    let (name, len) = disk.files().into_iter().find(|f| f.0.ends_with(".idx")).unwrap();
    let before = crate::vfs::read_file(&disk, &name).unwrap();
    assert!(disk.flip(&name, len - 20, 1));
    clock.advance(HOUR);
    upkeep(&mut steps);
    assert!(crate::vfs::read_file(&disk, &name).unwrap() == before, "not as it was");
    assert_eq!(log.damages(), []);
}

/// Found by the simulator: the index was made again without the damaged frame, and the next open took its records for trimmed.
#[test]
fn a_damaged_index_is_not_made_again_of_a_damaged_segment() {
    let (disk, clock) = (SimVfs::new(3, 1 << 30), TestClock::new());
    let (log, steps) = filled(&disk, &clock);
    // The frame of the first record of shard 2, and the block of the index that says where it is.
    assert!(disk.flip("0000000000000001.seg", 4096 + 512 + 512 + 200, 4));
    let len = disk.files().into_iter().find(|f| f.0 == "0000000000000001.idx").unwrap().1;
    assert!(disk.flip("0000000000000001.idx", len - 20, 1));
    let refused = |log: &EmbeddedLog| {
        let read = block_on(log.read(ShardNo(2), Pos(0), ALL)).map(|page| page.next);
        assert!(matches!(read, Err(ReadError::Corrupt(_))), "{read:?}");
        assert!(!block_on(log.read(ShardNo(1), Pos(0), ALL)).unwrap().records.is_empty());
    };
    refused(&log);
    drop((log, steps));
    refused(&open(&disk, &clock).0);
}

#[test]
fn a_look_reads_a_little_at_a_time() {
    let (disk, clock) = (SimVfs::new(3, 1 << 30), TestClock::new());
    let (log, mut steps) = filled(&disk, &clock);
    clock.advance(HOUR);
    let mut before = 0;
    while steps.upkeep() {
        let now = log.stats().scrubbed_bytes;
        // A step, and at most the rest of a frame; an index is read as a whole.
        assert!(now - before <= 3000 + 512, "{}", now - before);
        before = now;
    }
    assert!(before > 50_000);
}
