//! The embedded engine against the suite that every engine passes, and what only it promises.

use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use base::{Clock, Pos, ShardNo, Timestamp};
use bytes::Bytes;

use crate::conformance::{ALL, CHECKS, Engine, FOREVER, Fixture, group};
use crate::engine::{
    AppendError, Appended, CommandIndex, ControlLog, Health, ProposeError, ReadError, ReadLimits, Retention,
    ShardLog,
};
use crate::{
    Directory, EmbeddedLog, LockError, LogSettings, MemoryVfs, RealVfs, SimFault, SimVfs, Vfs, VfsFile,
};

/// A clock that stands still until it is moved.
pub(crate) struct TestClock(pub(crate) AtomicU64);

impl TestClock {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(TestClock(AtomicU64::new(1_700_000_000_000)))
    }

    pub(crate) fn advance(&self, by: Duration) {
        self.0.fetch_add(u64::try_from(by.as_millis()).unwrap(), Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

struct Embedded {
    vfs: Arc<dyn Vfs>,
    clock: Arc<TestClock>,
    settings: LogSettings,
    log: Option<EmbeddedLog>,
}

impl Embedded {
    fn new(vfs: Arc<dyn Vfs>, settings: LogSettings) -> Self {
        let mut this = Embedded { vfs, clock: TestClock::new(), settings, log: None };
        this.restart();
        this
    }
}

impl Fixture for Embedded {
    fn engine(&self) -> Arc<dyn Engine> {
        Arc::new(self.log.clone().unwrap())
    }

    fn restart(&mut self) {
        if let Some(log) = self.log.take() {
            log.close();
        }
        let log = EmbeddedLog::open(self.vfs.clone(), self.clock.clone(), self.settings.clone());
        self.log = Some(log.unwrap());
    }

    fn advance(&mut self, by: Duration) {
        self.clock.advance(by);
    }

    fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

/// Segments and caches so small that everything happens.
fn tiny() -> LogSettings {
    LogSettings {
        segment_bytes: 16 << 10,
        tail_cache_bytes: 700,
        index_cache_bytes: 2000,
        open_files_max: 2,
        reserve_step_bytes: 8 << 10,
        pad_bytes: 512,
        free_bytes_min: 0,
        idle_mark_after: Duration::ZERO,
        cluster_dead_percent: 0,
        ..LogSettings::default()
    }
}

/// The same, and whatever is not of use is rewritten as soon as it can be, and all is looked at all the time.
fn restless() -> LogSettings {
    LogSettings {
        cluster_dead_percent: 1,
        cluster_stretch_bytes: 200,
        cluster_age_min: Duration::ZERO,
        cluster_life_min: Duration::ZERO,
        trim_every: Duration::from_millis(1),
        scrub_every: Duration::from_millis(1),
        upkeep_step_bytes: 1000,
        ..tiny()
    }
}

#[test]
fn the_engine_in_memory_passes_the_suite() {
    for check in CHECKS {
        for settings in
            [LogSettings::default(), tiny(), restless(), LogSettings { read_threads: 0, ..tiny() }]
        {
            let mut fixture = Embedded::new(Arc::new(MemoryVfs::default()), settings);
            block_on((check.run)(&mut fixture));
        }
    }
}

#[test]
fn the_engine_on_a_disk_passes_the_suite() {
    let root = std::env::temp_dir().join(format!("commit-log-suite-{}", std::process::id()));
    for (n, check) in CHECKS.iter().enumerate() {
        let vfs = Arc::new(RealVfs::new(root.join(n.to_string())).unwrap());
        let mut fixture = Embedded::new(vfs, restless());
        block_on((check.run)(&mut fixture));
    }
    std::fs::remove_dir_all(&root).unwrap();
}

#[test]
fn the_engine_on_the_simulated_disk_passes_the_suite() {
    for (n, check) in CHECKS.iter().enumerate().filter(|(_, c)| !c.name.starts_with("large")) {
        let mut fixture = Embedded::new(Arc::new(SimVfs::new(n as u64, 1 << 30)), tiny());
        block_on((check.run)(&mut fixture));
    }
}

/// A log on a disk of its own, with one open shard.
fn on_disk(disk: &SimVfs, clock: &Arc<TestClock>, settings: LogSettings) -> EmbeddedLog {
    let log = EmbeddedLog::open(Arc::new(disk.clone()), clock.clone(), settings).unwrap();
    log.open_shard(ShardNo(1), FOREVER);
    log
}

fn put(log: &EmbeddedLog, shard: u32, record: &[u8]) -> Result<Appended, AppendError> {
    block_on(log.append(vec![group(shard, &[record])]))[0]
}

fn count(log: &EmbeddedLog, shard: u32) -> usize {
    let mut n = 0;
    let mut at = Pos(0);
    loop {
        let page = block_on(log.read(ShardNo(shard), at, ALL)).unwrap();
        if page.records.is_empty() {
            return n;
        }
        n += page.records.len();
        at = page.next;
    }
}

fn refused(disk: &SimVfs) -> String {
    let log = EmbeddedLog::open(Arc::new(disk.clone()), TestClock::new(), tiny());
    log.expect_err("the log is opened in spite of the damage").to_string()
}

#[test]
fn damage_in_the_middle_is_refused_with_file_and_offset() {
    let disk = SimVfs::new(1, 1 << 30);
    let settings = LogSettings { segment_bytes: 1 << 20, ..tiny() };
    let log = on_disk(&disk, &TestClock::new(), settings);
    for _ in 0..10 {
        put(&log, 1, b"a record of some bytes").unwrap();
    }
    log.close();
    // Header, checkpoint of one unit, then a frame of one unit for each record. The third:
    let third = 4096 + 512 + 2 * 512;
    disk.flip("0000000000000001.seg", third + 120, 1);
    let text = refused(&disk);
    assert!(text.contains("0000000000000001.seg at offset 5632"), "{text}");
    // Also when only its header is gone, and when all of it is.
    for at in 0..512 {
        disk.flip("0000000000000001.seg", third + at, 0xff);
    }
    assert!(refused(&disk).contains("at offset 5632"));
}

#[test]
fn damage_in_one_place_leaves_the_rest_readable() {
    let disk = SimVfs::new(1, 1 << 30);
    let clock = TestClock::new();
    let log = on_disk(&disk, &clock, LogSettings { tail_cache_bytes: 0, ..tiny() });
    log.open_shard(ShardNo(2), FOREVER);
    for _ in 0..100 {
        put(&log, 1, b"a record of some bytes").unwrap();
        put(&log, 2, b"a record of some bytes").unwrap();
    }
    assert_eq!((count(&log, 1), count(&log, 2)), (100, 100));
    // The first record of shard 1, in a closed segment by now.
    disk.flip("0000000000000001.seg", 4096 + 512 + 64 + 48, 1);
    let limits = ReadLimits { records_max: 10, bytes_max: 1000 };
    match block_on(log.read(ShardNo(1), Pos(0), limits)) {
        Err(ReadError::Corrupt(text)) => {
            assert!(text.contains("0000000000000001.seg at offset 4672"), "{text}");
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(block_on(log.read(ShardNo(1), Pos(1), limits)).unwrap().records.len(), 10);
    assert_eq!(count(&log, 2), 100);
    let damages = log.verify().unwrap().damages;
    assert_eq!(damages.len(), 1);
    assert_eq!((damages[0].file.as_str(), damages[0].offset), ("0000000000000001.seg", 4608));
}

#[test]
fn what_is_missing_foreign_or_unknown_is_refused_by_name() {
    let disk = SimVfs::new(1, 1 << 30);
    let log = on_disk(&disk, &TestClock::new(), tiny());
    for _ in 0..100 {
        put(&log, 1, b"a record of some bytes").unwrap();
    }
    assert!(refused(&disk).contains("in use by another process"));
    log.close();
    let moved = |from: &str, to: &str| disk.rename(from, to).unwrap();
    moved("0000000000000002.seg", "elsewhere");
    assert!(refused(&disk).contains("the segment 0000000000000002.seg is missing"));
    moved("0000000000000001.seg", "0000000000000002.seg");
    moved("elsewhere", "0000000000000001.seg");
    assert!(refused(&disk).contains("0000000000000001.seg at offset 0"));
    moved("FORMAT", "elsewhere");
    assert!(refused(&disk).contains("FORMAT is missing"));
    moved("elsewhere", "FORMAT");
    disk.flip("FORMAT", 8, 6);
    assert!(refused(&disk).contains("version 7, and this program knows version 1 only"));
}

#[test]
fn a_failed_flush_stops_the_log_and_tells_everyone() {
    for fault in [SimFault::Sync, SimFault::Write, SimFault::ShortWrite] {
        let disk = SimVfs::new(1, 1 << 30);
        let clock = TestClock::new();
        let log = on_disk(&disk, &clock, tiny());
        put(&log, 1, b"stored").unwrap();
        disk.fail_at(0, fault);
        assert_eq!(put(&log, 1, b"who knows"), Err(AppendError::Unknown));
        let reason = block_on(log.poisoned());
        assert!(reason.contains("0000000000000001.seg"), "{reason}");
        assert_eq!(put(&log, 1, b"no"), Err(AppendError::Unavailable));
        assert_eq!(block_on(log.propose(Bytes::new(), vec![])), Err(ProposeError::Unavailable));
        assert!(!log.stats().writable);
        assert_eq!(count(&log, 1), 1, "what was stored is still read");
        log.close();
        disk.kill();
        let log = on_disk(&disk, &clock, tiny());
        assert!((1..=2).contains(&count(&log, 1)));
    }
}

#[test]
fn a_full_disk_refuses_records_and_recovers_by_itself() {
    let disk = SimVfs::new(1, 400 << 10);
    let log = on_disk(&disk, &TestClock::new(), LogSettings { segment_bytes: 64 << 10, ..tiny() });
    let record = [7; 3000];
    let mut stored = 0;
    loop {
        while put(&log, 1, &record).is_ok() {
            stored += 1;
            assert!(stored < 200, "the disk is never full");
        }
        // Segments that were closed behind our back gave some of their reserve back.
        block_on(log.trim_now()).unwrap();
        if put(&log, 1, &record).is_err() {
            break;
        }
        stored += 1;
    }
    assert_eq!(put(&log, 1, &record), Err(AppendError::Full));
    assert!(!log.stats().writable);
    assert_eq!(count(&log, 1), stored);
    block_on(log.propose(Bytes::from_static(b"delete something"), vec![])).expect("room for commands");
    disk.set_capacity(1 << 20);
    assert_eq!(put(&log, 1, &record).map(|a| a.first), Ok(Pos(stored as u64)));
    assert!(log.stats().writable);
    assert_eq!(count(&log, 1), stored + 1);
}

#[test]
fn space_comes_back_when_records_expire_or_shards_go() {
    let disk = SimVfs::new(1, 1 << 30);
    let clock = TestClock::new();
    let log = on_disk(&disk, &clock, tiny());
    let minute = Duration::from_secs(60);
    log.open_shard(ShardNo(2), Retention { keep: minute, floor: Timestamp::ZERO });
    let fill = |shard| {
        for _ in 0..100 {
            put(&log, shard, &[1; 400]).unwrap();
        }
    };
    // A closed segment is also trimmed in the background, so what counts is what is left.
    let left = || {
        block_on(log.trim_now()).unwrap();
        log.stats().segments
    };
    fill(2);
    let all = left();
    assert!(all > 5);
    let before = log.stats();
    clock.advance(2 * minute);
    assert_eq!(left(), 1, "all but the open one");
    assert!(log.stats().stored_bytes < before.stored_bytes);
    fill(1);
    assert!(left() > 5, "what shard 1 has is kept for ever");
    assert_eq!(count(&log, 1), 100);
    // A command holds its segment until a snapshot covers it.
    let index = block_on(log.propose(Bytes::from_static(b"x"), vec![])).unwrap();
    fill(2);
    clock.advance(2 * minute);
    log.drop_shard(ShardNo(1));
    assert_eq!(left(), 2);
    block_on(log.save_snapshot(index, Bytes::from_static(b"state"))).unwrap();
    log.drop_shard(ShardNo(2));
    assert_eq!(left(), 1);
    log.close();
    let log = on_disk(&disk, &clock, tiny());
    assert_eq!(log.history().snapshot.map(|s| s.0), Some(index));
}

#[test]
fn what_nobody_opens_is_dropped_when_all_are_opened() {
    let disk = SimVfs::new(1, 1 << 30);
    let clock = TestClock::new();
    let log = on_disk(&disk, &clock, tiny());
    for _ in 0..100 {
        put(&log, 1, &[1; 400]).unwrap();
    }
    log.close();
    let log = EmbeddedLog::open(Arc::new(disk.clone()), clock.clone(), tiny()).unwrap();
    assert_eq!(block_on(log.trim_now()).unwrap(), 0, "shard 1 may still be opened");
    log.opened_all();
    assert!(block_on(log.trim_now()).unwrap() > 5);
    assert_eq!(log.stats().segments, 1);
}

/// A disk whose flushes wait until they are let through.
struct Gate {
    disk: MemoryVfs,
    state: Arc<(Mutex<Gated>, Condvar)>,
}

#[derive(Default)]
struct Gated {
    closed: bool,
    waiting: usize,
}

struct GatedFile(Arc<dyn VfsFile>, Arc<(Mutex<Gated>, Condvar)>);

impl Gate {
    fn set(&self, closed: bool) {
        self.state.0.lock().unwrap().closed = closed;
        self.state.1.notify_all();
    }

    fn until_a_flush_waits(&self) {
        let waits = self.state.1.wait_while(self.state.0.lock().unwrap(), |g| g.waiting == 0);
        drop(waits.unwrap());
    }

    fn file(&self, file: io::Result<Arc<dyn VfsFile>>) -> io::Result<Arc<dyn VfsFile>> {
        Ok(Arc::new(GatedFile(file?, self.state.clone())))
    }
}

impl Vfs for Gate {
    fn describe(&self) -> String {
        self.disk.describe()
    }
    fn lock(&self, name: &str) -> Result<Directory, LockError> {
        self.disk.lock(name)
    }
    fn open(&self, name: &str) -> io::Result<Arc<dyn VfsFile>> {
        self.file(self.disk.open(name))
    }
    fn create(&self, name: &str) -> io::Result<Arc<dyn VfsFile>> {
        self.file(self.disk.create(name))
    }
    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.disk.rename(from, to)
    }
    fn remove(&self, name: &str) -> io::Result<()> {
        self.disk.remove(name)
    }
    fn list(&self) -> io::Result<Vec<String>> {
        self.disk.list()
    }
    fn sync_directory(&self) -> io::Result<()> {
        self.disk.sync_directory()
    }
    fn free_bytes(&self) -> io::Result<u64> {
        self.disk.free_bytes()
    }
    fn random(&self) -> u64 {
        self.disk.random()
    }
}

impl VfsFile for GatedFile {
    fn pwritev(&self, offset: u64, buffers: &[io::IoSlice<'_>]) -> io::Result<usize> {
        self.0.pwritev(offset, buffers)
    }
    fn pread_exact(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        self.0.pread_exact(offset, buffer)
    }
    fn fdatasync(&self) -> io::Result<()> {
        let mut gate = self.1.0.lock().unwrap();
        gate.waiting += 1;
        self.1.1.notify_all();
        let mut gate = self.1.1.wait_while(gate, |g| g.closed).unwrap();
        gate.waiting -= 1;
        self.0.fdatasync()
    }
    fn allocate(&self, offset: u64, len: u64) -> io::Result<()> {
        self.0.allocate(offset, len)
    }
    fn set_len(&self, len: u64) -> io::Result<()> {
        self.0.set_len(len)
    }
    fn size(&self) -> io::Result<u64> {
        self.0.size()
    }
}

#[test]
fn while_a_flush_runs_the_next_commit_gathers_and_nothing_is_visible() {
    let gate = Arc::new(Gate { disk: MemoryVfs::default(), state: Arc::default() });
    let settings = LogSettings { in_flight_bytes_max: 3000, ..LogSettings::default() };
    let log = EmbeddedLog::open(gate.clone(), TestClock::new(), settings).unwrap();
    log.open_shard(ShardNo(1), FOREVER);
    gate.set(true);
    let first = log.append(vec![group(1, &[b"first"])]);
    gate.until_a_flush_waits();
    let others: Vec<_> = (0..20).map(|_| log.append(vec![group(1, &[b"another"])])).collect();
    assert_eq!(count(&log, 1), 0, "what is not flushed is not shown");
    assert_eq!(log.bounds(ShardNo(1)).unwrap().next, Pos(0));
    // More than may wait is throttled at once, and is not stored.
    let big = [1; 2500];
    assert_eq!(put(&log, 1, &big), Err(AppendError::Throttled));
    gate.set(false);
    assert_eq!(block_on(first)[0].unwrap().first, Pos(0));
    for (i, other) in others.into_iter().enumerate() {
        assert_eq!(block_on(other)[0].unwrap().first, Pos(1 + i as u64));
    }
    assert_eq!(log.stats().commits, 2, "the twenty went into one commit");
    assert_eq!(put(&log, 1, &big).unwrap().first, Pos(21));
}

#[test]
fn bounds_of_memory_hold() {
    let disk = SimVfs::new(1, 1 << 30);
    let settings = LogSettings { tail_cache_bytes: 4000, index_cache_bytes: 4000, ..tiny() };
    let log = on_disk(&disk, &TestClock::new(), settings);
    for _ in 0..200 {
        put(&log, 1, &[1; 100]).unwrap();
    }
    block_on(log.trim_now()).unwrap();
    let (tail, open, closed, index) = log.memory_of(ShardNo(1));
    assert!((5..=4000 / 100).contains(&tail), "{tail} runs in the tail cache");
    assert!(open <= 40, "{open} runs in the index of the open segment");
    assert!(closed > 3, "{closed} closed segments");
    assert_eq!(count(&log, 1), 200);
    assert!(index <= 4000, "{index} bytes of index blocks");
}

#[test]
fn a_reader_at_the_tip_does_not_touch_the_medium() {
    let disk = SimVfs::new(1, 1 << 30);
    let log =
        on_disk(&disk, &TestClock::new(), LogSettings { segment_bytes: 16 << 10, ..LogSettings::default() });
    for i in 0..200 {
        put(&log, 1, &[1; 100]).unwrap();
        assert_eq!(block_on(log.read(ShardNo(1), Pos(i), ALL)).unwrap().records.len(), 1);
    }
    assert_eq!(count(&log, 1), 200);
    assert_eq!(log.stats().medium_reads, 0);
}

#[test]
fn a_clock_that_steps_back_over_a_restart_shows_no_records_before_removed_ones() {
    let disk = SimVfs::new(1, 1 << 30);
    let clock = TestClock::new();
    let minute = Duration::from_secs(60);
    let open = || {
        let log = on_disk(&disk, &clock, tiny());
        log.open_shard(ShardNo(2), Retention { keep: minute, floor: Timestamp::ZERO });
        log
    };
    let log = open();
    // The first segment has records of a shard that keeps them for ever, the others only what expires.
    put(&log, 1, b"kept").unwrap();
    for _ in 0..100 {
        put(&log, 2, &[1; 400]).unwrap();
    }
    // So large that it begins a segment.
    put(&log, 1, &[2; 15_000]).unwrap();
    clock.advance(minute + Duration::from_secs(1));
    let before = log.stats().segments;
    block_on(log.trim_now()).unwrap();
    assert!(log.stats().segments < before);
    log.close();
    let log = open();
    clock.0.fetch_sub(2000, Ordering::SeqCst);
    assert_eq!(count(&log, 2), 0);
    let bounds = log.bounds(ShardNo(2)).unwrap();
    assert_eq!((bounds.first, bounds.next), (Pos(100), Pos(100)));
    assert_eq!(count(&log, 1), 2);
}

/// The files of the directory that version 1 left.
const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/v1");

fn fixture_settings() -> LogSettings {
    LogSettings { segment_bytes: 8 << 10, reserve_step_bytes: 4096, ..tiny() }
}

fn fixture_record(shard: u32, n: u64) -> Vec<u8> {
    format!("shard {shard} record {n} {}", "x".repeat((n * 7 % 40) as usize)).into_bytes()
}

/// Makes the directory: `cargo test -p commit-log make_the_fixture -- --ignored`, once for each version of
/// the format.
#[test]
#[ignore = "writes into the source tree"]
fn make_the_fixture() {
    let clock = TestClock::new();
    let vfs = Arc::new(RealVfs::new(FIXTURE).unwrap());
    let log = EmbeddedLog::open(vfs, clock.clone(), fixture_settings()).unwrap();
    let short = Retention { keep: Duration::from_secs(60), floor: Timestamp::ZERO };
    log.open_shard(ShardNo(9), short);
    for n in 0..20 {
        put(&log, 9, &fixture_record(9, n)).unwrap();
    }
    clock.advance(Duration::from_secs(100));
    for shard in 1..=3 {
        log.open_shard(ShardNo(shard), FOREVER);
    }
    for n in 0..20 {
        let groups = (1..=3).map(|s| group(s, &[&fixture_record(s, 2 * n), &fixture_record(s, 2 * n + 1)]));
        assert!(block_on(log.append(groups.collect())).iter().all(Result::is_ok));
        clock.advance(Duration::from_secs(1));
        let seal = if n == 19 { vec![ShardNo(3)] } else { vec![] };
        block_on(log.propose(Bytes::from(format!("command {n}")), seal)).unwrap();
    }
    block_on(log.save_snapshot(CommandIndex(15), Bytes::from_static(b"state as of 15"))).unwrap();
    block_on(log.trim_now()).unwrap();
    assert!(!std::fs::exists(format!("{FIXTURE}/0000000000000001.seg")).unwrap(), "it holds a gap");
    log.close();
    std::fs::remove_file(format!("{FIXTURE}/LOCK")).unwrap();
}

#[test]
fn a_directory_of_version_one_reads_the_same() {
    let vfs = MemoryVfs::default();
    for entry in std::fs::read_dir(FIXTURE).unwrap() {
        let entry = entry.unwrap();
        let bytes = std::fs::read(entry.path()).unwrap();
        let file = vfs.create(entry.file_name().to_str().unwrap()).unwrap();
        file.pwritev(0, &[io::IoSlice::new(&bytes)]).unwrap();
    }
    let log = EmbeddedLog::open(Arc::new(vfs), TestClock::new(), fixture_settings()).unwrap();
    let history = log.history();
    assert_eq!(history.snapshot, Some((CommandIndex(15), Bytes::from_static(b"state as of 15"))));
    let commands: Vec<_> =
        (15..20).map(|n| (CommandIndex(n + 1), Bytes::from(format!("command {n}")))).collect();
    assert_eq!(history.commands, commands);
    for shard in 1..=3 {
        log.open_shard(ShardNo(shard), FOREVER);
        let mut at = Pos(0);
        for n in 0..40 {
            let page =
                block_on(log.read(ShardNo(shard), at, ReadLimits { records_max: 1, bytes_max: 0 })).unwrap();
            assert_eq!(page.records[0].bytes, fixture_record(shard, n));
            assert_eq!(page.records[0].arrival.0, 1_700_000_100_000 + n / 2 * 1000);
            at = page.next;
        }
        let bounds = log.bounds(ShardNo(shard)).unwrap();
        assert_eq!((bounds.first, bounds.next, bounds.sealed), (Pos(0), Pos(40), shard == 3));
    }
    log.open_shard(ShardNo(9), FOREVER);
    assert_eq!(log.bounds(ShardNo(9)).unwrap().next, Pos(20), "all of it was trimmed, the position stays");
    assert_eq!(put(&log, 1, b"new").unwrap().first, Pos(40));
    assert_eq!(log.verify().unwrap().damages, []);
}

#[test]
fn zeroes_are_written_ahead_of_small_commits_and_of_no_others() {
    const CAPACITY: u64 = 1 << 30;
    let vfs = MemoryVfs::new(CAPACITY);
    let used = |vfs: &MemoryVfs| CAPACITY - vfs.free_bytes().unwrap();
    let settings = LogSettings { zero_ahead_bytes: 1 << 20, free_bytes_min: 0, ..LogSettings::default() };
    let log = EmbeddedLog::open(Arc::new(vfs.clone()), TestClock::new(), settings).unwrap();
    log.open_shard(ShardNo(1), FOREVER);
    let put = |len: usize| block_on(log.append(vec![group(1, &[&vec![7; len]])]))[0].unwrap();
    let before = used(&vfs);
    put(600_000);
    assert!(used(&vfs) < before + 700_000, "a large commit takes its own bytes");
    let before = used(&vfs);
    put(1000);
    assert!(used(&vfs) > before + 900_000, "a small one is followed by zeroes");
    let before = used(&vfs);
    (0..100).for_each(|_| _ = put(1000));
    assert_eq!(used(&vfs), before, "and the next ones are written over them");
}
