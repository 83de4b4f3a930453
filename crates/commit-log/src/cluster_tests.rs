//! What rewriting promises: space comes back, nothing visible is lost or moved, damage stays where it is, work is bounded.

use std::sync::Arc;
use std::time::Duration;

use base::{Pos, ShardNo, Timestamp};
use bytes::Bytes;

use crate::conformance::{ALL, group};
use crate::engine::{ControlLog, ReadError, Retention, ShardLog};
use crate::engine_tests::{TestClock, block_on};
use crate::{EmbeddedLog, LogSettings, LogSteps, SimVfs, backup, inspect, review};

const DAY: Duration = Duration::from_secs(24 * 3600);
const SHORT: u32 = 1;
const WEEK: u32 = 2;
const LONG: u32 = 3;

/// A log whose threads are the test.
struct House {
    disk: SimVfs,
    clock: Arc<TestClock>,
    settings: LogSettings,
    /// And how long they keep their records.
    shards: Vec<(u32, Duration)>,
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
        House::with(disk, clock, settings, vec![(SHORT, DAY), (WEEK, 7 * DAY), (LONG, 365 * DAY)])
    }

    fn with(
        disk: SimVfs,
        clock: Arc<TestClock>,
        settings: LogSettings,
        shards: Vec<(u32, Duration)>,
    ) -> Self {
        let (log, steps) =
            EmbeddedLog::stepped(Arc::new(disk.clone()), clock.clone(), settings.clone()).unwrap();
        for (shard, keep) in &shards {
            log.open_shard(ShardNo(*shard), Retention { keep: *keep, floor: Timestamp::ZERO });
        }
        log.opened_all();
        House { disk, clock, settings, shards, log, steps }
    }

    fn restart(self) -> Self {
        let House { disk, clock, settings, shards, log, steps } = self;
        drop((log, steps));
        disk.power_cut();
        House::with(disk, clock, settings, shards)
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

/// Shards of which a record comes in every round.
const MANY: std::ops::Range<u32> = 10..26;
/// Bytes of such a record with its headers.
const RUN: u64 = 48 + 408;
const MINUTE: Duration = Duration::from_secs(60);

/// Segments of 128 KiB, in which a stretch should have 4 KiB; what is nearer than 512 bytes is read in one go.
fn many(keep: Duration) -> House {
    let settings = LogSettings {
        segment_bytes: 128 << 10,
        cluster_stretch_bytes: 4096,
        cluster_age_min: 10 * MINUTE,
        // Padding would count as expired.
        cluster_dead_percent: 0,
        ..settings()
    };
    let shards = MANY.map(|shard| (shard, keep)).collect();
    House::with(SimVfs::new(7, 1 << 30), TestClock::new(), settings, shards)
}

impl House {
    /// Rounds of one record for each of the shards, each in a commit of its own. Segments are closed, not rewritten.
    fn rounds(&mut self, rounds: u32) {
        for n in 0..rounds {
            for shard in MANY {
                self.put(shard, &(n * 100 + shard).to_le_bytes().repeat(100));
            }
        }
        while self.steps.maintain() {}
    }

    fn read_many(&self) -> Vec<Vec<(u64, Bytes)>> {
        MANY.map(|shard| self.records(shard).unwrap()).collect()
    }

    /// Reads that it takes to read all shards of each closed segment, over the number of its shards.
    fn reads_too_many(&self) -> Vec<u64> {
        review::reads(self.log.store()).into_iter().map(|(reads, shards)| reads - shards).collect()
    }
}

#[test]
fn what_lies_scattered_is_brought_together_once_and_reads_the_same() {
    let mut house = many(DAY);
    house.rounds(100);
    let (records, before) = (house.read_many(), house.log.stats());
    assert!(before.segments > 8 && before.segments_to_rewrite == before.segments - 1, "{before:?}");
    assert!(house.reads_too_many().iter().all(|many| *many > 30), "{:?}", house.reads_too_many());
    house.clock.advance(10 * MINUTE);
    house.upkeep();
    let after = house.log.stats();
    assert_eq!((house.cold().len() as u64, after.segments_to_rewrite), (before.segments - 1, 0));
    assert!(house.reads_too_many().iter().all(|many| *many == 0), "{:?}", house.reads_too_many());
    for _ in 0..3 {
        assert_eq!(house.read_many(), records);
        assert_eq!(house.log.verify().unwrap().damages, []);
        house = house.restart();
        house.clock.advance(60 * MINUTE);
        house.upkeep();
        assert_eq!(house.log.stats().rewritten_bytes, 0, "never again");
    }
    // What was written, and that once more.
    assert!(after.rewritten_bytes <= before.records * RUN, "{after:?}");
    // It goes as whole files.
    house.clock.advance(DAY);
    house.upkeep();
    assert_eq!((house.cold(), house.log.stats().rewritten_bytes), (vec![], 0));
}

#[test]
fn all_that_is_ever_stored_is_written_twice_at_the_most() {
    let mut house = many(DAY);
    for _ in 0..20 {
        house.rounds(40);
        house.clock.advance(60 * MINUTE);
        house.upkeep();
    }
    let stats = house.log.stats();
    assert!(stats.rewritten_bytes > stats.records * RUN / 10 * 9, "{stats:?}");
    assert!(stats.rewritten_bytes <= stats.records * RUN, "{stats:?}");
}

#[test]
fn what_lies_together_or_expires_soon_is_left_as_it_is() {
    // A record of each shard in every commit, and few shards: what is between them is read over.
    let mut few = many(DAY);
    for n in 0..1200u32 {
        let record = n.to_le_bytes().repeat(40);
        let append = few.log.append(vec![group(10, &[&record]), group(11, &[&record])]);
        assert!(few.steps.commit());
        block_on(append)[0].unwrap();
    }
    // Long runs.
    let mut long = many(DAY);
    for n in 0..120u32 {
        long.put(10 + n % 16, &n.to_le_bytes().repeat(1100));
    }
    // Gone before the hour is over.
    let mut short = many(45 * MINUTE);
    short.rounds(100);
    let mut off = many(DAY);
    off.settings.cluster_stretch_bytes = 0;
    off = off.restart();
    off.rounds(100);
    for (what, mut house) in [("few", few), ("long", long), ("short", short), ("off", off)] {
        while house.steps.maintain() {}
        assert!(house.log.stats().segments > 3, "{what}");
        house.clock.advance(10 * MINUTE);
        house.upkeep();
        let stats = house.log.stats();
        assert_eq!((stats.rewritten_bytes, stats.segments_to_rewrite), (0, 0), "{what}");
    }
}

#[test]
fn under_load_it_waits_until_readers_at_the_tip_are_done_and_goes_slowly() {
    let mut house = many(DAY);
    let (slow, fast) =
        (house.settings.cluster_bytes_per_second, house.settings.cluster_idle_bytes_per_second);
    house.rounds(100);
    house.upkeep();
    let stats = house.log.stats();
    assert!(stats.rewritten_bytes == 0 && stats.segments_to_rewrite > 8, "all are young: {stats:?}");
    house.clock.advance(10 * MINUTE);
    let rates = |house: &mut House, busy: bool| {
        let mut rates = Vec::new();
        house.steps.trim();
        while house.log.stats().rewritten_bytes < 100_000 {
            if busy {
                house.put(10, b"load");
            }
            let before = house.log.stats().rewritten_bytes;
            let rest = house.steps.upkeep_rest().expect("there is work");
            let bytes = house.log.stats().rewritten_bytes - before;
            if bytes > 0 {
                rates.push((bytes as f64 / rest.as_secs_f64()) as u64);
            }
        }
        rates
    };
    let busy = rates(&mut house, true);
    assert!(busy.iter().all(|rate| *rate <= slow), "{busy:?}");
    // The same by itself, and young.
    let mut house = many(DAY);
    house.rounds(100);
    house.upkeep();
    house.clock.advance(Duration::from_secs(1));
    let idle = rates(&mut house, false);
    assert!(idle.iter().all(|rate| *rate > slow && *rate <= fast), "{idle:?}");
}

#[test]
fn what_waited_for_the_end_of_a_load_begins_with_it() {
    let mut house = many(DAY);
    house.rounds(100);
    house.upkeep();
    house.clock.advance(Duration::from_secs(1));
    // Without another look for what can be removed.
    assert!((0..20_000).any(|_| !house.steps.upkeep()), "it comes to an end");
    assert_eq!(house.log.stats().segments_to_rewrite, 0);
    house.clock.advance(MINUTE);
    assert!(!house.steps.upkeep(), "and stays there");
}

#[test]
fn a_slow_look_for_damage_does_not_hold_it_up() {
    let mut house = many(DAY);
    house.settings.scrub_every = 10 * MINUTE;
    house.settings.scrub_bytes_per_second = 1000;
    house = house.restart();
    house.rounds(100);
    house.upkeep();
    house.clock.advance(60 * MINUTE);
    let (mut rests, before) = (Duration::ZERO, house.log.stats().scrubbed_bytes);
    house.steps.trim();
    while house.log.stats().segments_to_rewrite > 0 {
        rests += house.steps.upkeep_rest().expect("there is work");
    }
    let scrubbed = house.log.stats().scrubbed_bytes - before;
    assert!(scrubbed > 0 && rests < Duration::from_secs(1 + scrubbed / 1000), "{scrubbed} in {rests:?}");
    // Each at its own rate.
    assert!(rests < Duration::from_secs(10), "{rests:?}");
}
