//! What rewriting promises: space comes back, nothing visible is lost or moved, damage stays where it is, work is bounded.

use std::sync::Arc;
use std::time::Duration;

use base::{Pos, ShardNo, Timestamp};
use bytes::Bytes;

use crate::conformance::{ALL, group};
use crate::engine::{ControlLog, ReadError, Retention, ShardLog};
use crate::engine_tests::{TestClock, block_on};
use crate::{EmbeddedLog, LogSettings, LogSteps, SimVfs, backup, inspect};

const DAY: Duration = Duration::from_secs(24 * 3600);
const SHORT: u32 = 1;
const WEEK: u32 = 2;
const LONG: u32 = 3;

/// A log whose threads are the test.
struct House {
    disk: SimVfs,
    clock: Arc<TestClock>,
    settings: LogSettings,
    log: EmbeddedLog,
    steps: LogSteps,
}

fn settings() -> LogSettings {
    LogSettings {
        segment_bytes: 16 << 10,
        tail_cache_bytes: 0,
        index_cache_bytes: 2000,
        open_files_max: 2,
        reserve_step_bytes: 8 << 10,
        pad_bytes: 512,
        free_bytes_min: 0,
        scrub_every: Duration::ZERO,
        upkeep_step_bytes: 2000,
        ..LogSettings::default()
    }
}

impl House {
    fn new() -> Self {
        House::on(SimVfs::new(7, 1 << 30), TestClock::new(), settings())
    }

    fn on(disk: SimVfs, clock: Arc<TestClock>, settings: LogSettings) -> Self {
        let (log, steps) =
            EmbeddedLog::stepped(Arc::new(disk.clone()), clock.clone(), settings.clone()).unwrap();
        for (shard, keep) in [(SHORT, DAY), (WEEK, 7 * DAY), (LONG, 365 * DAY)] {
            log.open_shard(ShardNo(shard), Retention { keep, floor: Timestamp::ZERO });
        }
        log.opened_all();
        House { disk, clock, settings, log, steps }
    }

    fn restart(self) -> Self {
        let House { disk, clock, settings, log, steps } = self;
        drop((log, steps));
        disk.power_cut();
        House::on(disk, clock, settings)
    }

    fn put(&mut self, shard: u32, record: &[u8]) {
        let append = self.log.append(vec![group(shard, &[record])]);
        assert!(self.steps.commit());
        block_on(append)[0].unwrap();
    }

    /// Records of all shards in turn, a fiftieth of them for those who keep them long.
    fn fill(&mut self, records: u32) {
        for n in 0..records {
            self.put(SHORT, &[n as u8; 300]);
            if n % 50 == 0 {
                self.put(WEEK, format!("week {n}").as_bytes());
                self.put(LONG, format!("long {n}").as_bytes());
            }
        }
        while self.steps.maintain() {}
    }

    /// All the work that can wait; answers with the number of its pieces.
    fn upkeep(&mut self) -> usize {
        self.steps.trim();
        (0..20_000).find(|_| !self.steps.upkeep()).expect("the work comes to an end")
    }

    fn records(&self, shard: u32) -> Result<Vec<(u64, Bytes)>, ReadError> {
        let (mut all, mut at) = (Vec::new(), Pos(0));
        loop {
            let page = block_on(self.log.read(ShardNo(shard), at, ALL))?;
            if page.records.is_empty() {
                return Ok(all);
            }
            all.extend(page.records.into_iter().map(|r| (r.pos.0, r.bytes)));
            at = page.next;
        }
    }

    fn cold(&self) -> Vec<String> {
        self.disk.files().into_iter().map(|f| f.0).filter(|name| name.ends_with(".cold")).collect()
    }
}

#[test]
fn what_is_kept_long_does_not_hold_the_space_of_what_is_not() {
    let mut house = House::new();
    house.fill(1000);
    let (week, long) = (house.records(WEEK).unwrap(), house.records(LONG).unwrap());
    let before = house.log.stats();
    house.upkeep();
    assert_eq!(house.log.stats().rewritten_bytes, 0, "while all is visible");
    house.clock.advance(2 * DAY);
    house.upkeep();
    let after = house.log.stats();
    assert!(after.stored_bytes * 4 < before.stored_bytes, "{after:?} after {before:?}");
    assert!(house.cold().len() >= 2, "one for each time that records are kept: {:?}", house.cold());
    for _ in 0..2 {
        assert_eq!(house.records(WEEK).unwrap(), week);
        assert_eq!(house.records(LONG).unwrap(), long);
        assert_eq!(house.records(SHORT).unwrap(), []);
        assert_eq!(house.log.verify().unwrap().damages, []);
        let seen = inspect(&house.disk, &mut |_| ()).unwrap();
        assert_eq!((seen.damages.len(), seen.frames), (0, house.log.verify().unwrap().frames));
        house = house.restart();
    }
    // What is kept for a week goes as a whole file: nothing is written for it once more.
    house.clock.advance(8 * DAY);
    house.upkeep();
    assert_eq!((house.records(WEEK).unwrap(), house.log.stats().rewritten_bytes), (vec![], 0));
    assert_eq!(house.records(LONG).unwrap(), long);
    house.clock.advance(400 * DAY);
    house.upkeep();
    assert_eq!((house.cold(), house.log.stats().segments), (vec![], 1));
}

#[test]
fn a_stream_that_is_dropped_gives_its_space_back_among_others() {
    let mut house = House::new();
    house.fill(1000);
    let long = house.records(LONG).unwrap();
    assert!(house.log.stats().segments > 20);
    house.log.drop_shard(ShardNo(SHORT));
    house.upkeep();
    let names: Vec<_> =
        house.disk.files().into_iter().map(|f| f.0).filter(|n| !n.ends_with(".idx")).collect();
    assert!(house.log.stats().segments < 6, "{names:?}");
    assert_eq!(house.records(LONG).unwrap(), long);
}

#[test]
fn small_rewritten_segments_become_one() {
    let mut house = House::new();
    for _ in 0..20 {
        house.fill(60);
        house.clock.advance(2 * DAY);
        house.upkeep();
    }
    let segments = house.log.stats().segments;
    assert!(segments < 25, "{segments} segments: {:?}", house.disk.files());
    let long = house.records(LONG).unwrap();
    assert_eq!(long.len(), 40);
    house = house.restart();
    assert_eq!(house.records(LONG).unwrap(), long);
}

#[test]
fn a_command_that_no_snapshot_has_goes_along() {
    let mut house = House::new();
    for n in 0..3 {
        house.fill(60);
        let command = house.log.propose(Bytes::from(format!("command {n}")), vec![]);
        house.steps.commit();
        block_on(command).unwrap();
    }
    house.fill(60);
    house.clock.advance(2 * DAY);
    house.upkeep();
    assert!(!house.cold().is_empty());
    house = house.restart();
    let commands: Vec<Bytes> = house.log.history().commands.into_iter().map(|c| c.1).collect();
    assert_eq!(commands, ["command 0", "command 1", "command 2"]);
}

#[test]
fn damage_is_not_rewritten_and_all_else_is_read() {
    let mut house = House::new();
    house.fill(200);
    let long = house.records(LONG).unwrap();
    house.clock.advance(2 * DAY);
    // The first records are in the first frames: header, checkpoint, SHORT, WEEK, LONG.
    let frame = |n: u64| 4096 + 512 + n * 512;
    let name = "0000000000000001.seg";
    assert!(house.disk.flip(name, frame(2) + 64 + 48, 1));
    for _ in 0..3 {
        // After a failure there is a rest.
        house.upkeep();
        house.clock.advance(Duration::from_secs(120));
    }
    assert!(house.disk.files().iter().any(|f| f.0 == name), "it stays as it is");
    assert!(!house.cold().is_empty(), "others are rewritten");
    match house.records(LONG) {
        Err(ReadError::Corrupt(text)) => assert!(text.contains(name), "{text}"),
        other => panic!("{other:?}"),
    }
    let page = block_on(house.log.read(ShardNo(LONG), Pos(1), ALL)).unwrap();
    assert_eq!(page.records.len(), long.len() - 1);
}

#[test]
fn each_piece_of_work_is_small() {
    let mut house = House::new();
    house.fill(2000);
    house.clock.advance(2 * DAY);
    house.steps.trim();
    let (mut before, mut pieces) = (house.log.stats(), 0);
    while pieces < 20_000 {
        let (operations, files) = (house.disk.operations(), house.disk.files().len());
        if !house.steps.upkeep() {
            break;
        }
        let after = house.log.stats();
        // The size of a step, and at most a frame and a run more.
        assert!(after.rewritten_bytes - before.rewritten_bytes <= 2000 + 600, "{after:?} after {before:?}");
        assert!(files <= house.disk.files().len() + 2, "one file at a time");
        // At the most: a segment for each of three times of keeping, with its index, and the list of segments.
        assert!(house.disk.operations() - operations <= 35, "{}", house.disk.operations() - operations);
        // Writers are served between any two of them.
        house.put(SHORT, b"meanwhile");
        (before, pieces) = (house.log.stats(), pieces + 1);
    }
    assert!(pieces > 200, "{pieces}");
}

#[test]
fn expiry_of_many_segments_is_one_file_a_piece() {
    let mut house = House::new();
    house.settings.cluster_dead_percent = 0;
    house = house.restart();
    for n in 0..2000u32 {
        house.put(SHORT, &n.to_le_bytes().repeat(100));
    }
    while house.steps.maintain() {}
    assert!(house.log.stats().segments > 60);
    house.clock.advance(2 * DAY);
    house.steps.trim();
    let mut listed = 0;
    for _ in 0..1000 {
        let (operations, files) = (house.disk.operations(), house.disk.files().len());
        if !house.steps.upkeep() {
            break;
        }
        let gone = files.saturating_sub(house.disk.files().len());
        assert!(gone <= 1 && house.disk.operations() - operations <= 5);
        listed += usize::from(gone == 0);
    }
    assert!(listed >= 4, "segments are looked at some at a time");
    assert_eq!((house.log.stats().segments, house.disk.files().len()), (1, 3), "{:?}", house.disk.files());
}

#[test]
fn copies_of_a_log_follow_its_rewriting_and_keep_what_they_have() {
    let mut house = House::new();
    let copy = SimVfs::new(8, 1 << 30);
    house.fill(200);
    backup(&house.disk, &copy).unwrap();
    house.clock.advance(2 * DAY);
    house.upkeep();
    let second = backup(&house.disk, &copy).unwrap();
    assert!(second.copied >= house.cold().len(), "{second:?}");
    house.fill(60);
    let third = backup(&house.disk, &copy).unwrap();
    assert!(third.kept >= house.cold().len(), "{third:?}");
    let names = |disk: &SimVfs| {
        let files = disk.files().into_iter().map(|f| f.0);
        files.filter(|name| name != "LOCK").collect::<Vec<_>>()
    };
    let newest = |names: Vec<String>| names.into_iter().filter(|n| !n.ends_with(".idx")).collect::<Vec<_>>();
    assert_eq!(newest(names(&copy)), newest(names(&house.disk)));
    let restored = House::on(copy, house.clock.clone(), settings());
    for shard in [SHORT, WEEK, LONG] {
        assert_eq!(restored.records(shard), house.records(shard));
    }
}

#[test]
fn readers_go_on_while_segments_are_rewritten_and_removed_under_them() {
    let clock = TestClock::new();
    let restless = LogSettings {
        cluster_dead_percent: 1,
        cluster_life_min: Duration::ZERO,
        trim_every: Duration::from_millis(1),
        scrub_every: Duration::from_millis(1),
        read_threads: 2,
        ..settings()
    };
    let log = EmbeddedLog::open(Arc::new(SimVfs::new(9, 1 << 30)), clock.clone(), restless).unwrap();
    log.open_shard(ShardNo(SHORT), Retention { keep: Duration::from_secs(60), floor: Timestamp::ZERO });
    log.open_shard(ShardNo(LONG), Retention { keep: Duration::MAX, floor: Timestamp::ZERO });
    log.opened_all();
    let (mut written, mut seen) = (0u64, 0);
    for round in 0..60u64 {
        for n in 0..10 {
            block_on(log.append(vec![group(SHORT, &[&[n; 700]])]))[0].unwrap();
        }
        block_on(log.append(vec![group(LONG, &[&round.to_le_bytes()])]))[0].unwrap();
        written += 1;
        clock.advance(Duration::from_secs(30));
        let (mut at, mut read) = (Pos(0), 0u64);
        while read < written && at < Pos(written) {
            let page = block_on(log.read(ShardNo(LONG), at, ALL)).unwrap();
            for record in &page.records {
                assert_eq!((record.pos.0, &record.bytes[..]), (read, &read.to_le_bytes()[..]));
                read += 1;
            }
            at = page.next;
        }
        assert_eq!(block_on(log.seek_time(ShardNo(LONG), clock_time(&log, round))), Ok(Pos(round)));
        seen = seen.max(log.stats().rewritten_bytes);
    }
    assert!(seen > 0, "nothing was rewritten meanwhile");
}

/// When the record at a position arrived.
fn clock_time(log: &EmbeddedLog, pos: u64) -> Timestamp {
    block_on(log.read(ShardNo(LONG), Pos(pos), ALL)).unwrap().records[0].arrival
}
