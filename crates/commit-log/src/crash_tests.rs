//! Crashes at any point, over seeds: after each, the log must be what was acknowledged, or that and the one
//! commit that was under way, whole.
//!
//! `FLUMEN_SEEDS=n` sets the number of seeds, `FLUMEN_FROM=n` the first, `FLUMEN_SEED=n` runs one.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, UnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use base::{Clock, Pos, ShardNo, Timestamp};
use bytes::Bytes;

use crate::engine::{AppendError, CommandIndex, ControlHistory, Group, ProposeError, ReadLimits, Retention};
use crate::engine_tests::TestClock;
use crate::error::OpenError;
use crate::format::{CLUSTERED_ENDING, FRAME_CLEAN, INDEX_ENDING, SEGMENT_ENDING};
use crate::lane::{Answer, Lane, Work};
use crate::recover::{self, Opened};
use crate::run::RunBuilder;
use crate::settings::LogSettings;
use crate::store::{Store, lock};
use crate::upkeep::Upkeep;
use crate::verify::verify;
use crate::vfs::{Directory, SimFault, SimVfs, read_file};
use crate::{maintain, read};

const SEEDS: u64 = 2000;

#[derive(Clone)]
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let x = self.0 ^ (self.0 >> 33);
        x.wrapping_mul(0xff51_afd7_ed55_8ccd) >> 20
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

type Rec = (Timestamp, Bytes);

/// What the log must hold.
#[derive(Clone, Debug, Default)]
struct Model {
    shards: BTreeMap<u32, ModelShard>,
    commands: Vec<Bytes>,
    time: Timestamp,
}

#[derive(Clone, Debug)]
struct ModelShard {
    records: Vec<Rec>,
    sealed: bool,
    retention: Retention,
    /// The latest time before which records were trimmed. The clock may step back: what is newer than the
    /// present limit but older than this may be gone or not.
    trimmed: Timestamp,
}

impl ModelShard {
    fn new(retention: Retention) -> Self {
        ModelShard { records: Vec::new(), sealed: false, retention, trimmed: Timestamp::ZERO }
    }

    fn cutoff(&self, now: Timestamp) -> Timestamp {
        self.retention.floor.max(now.minus(self.retention.keep))
    }

    /// Whether this is what may be seen of the shard.
    fn fits(&self, now: Timestamp, (sealed, next, records): &(bool, u64, Vec<(u64, Rec)>)) -> bool {
        let first_after = |time| self.records.partition_point(|(arrival, _)| *arrival < time);
        let first = self.records.len().saturating_sub(records.len());
        *sealed == self.sealed
            && *next == self.records.len() as u64
            && (first_after(self.cutoff(now))..=first_after(self.trimmed.max(self.cutoff(now))))
                .contains(&first)
            && records.iter().enumerate().all(|(i, (pos, record))| {
                *pos == (first + i) as u64 && Some(record) == self.records.get(first + i)
            })
    }
}

/// What a request asks for, in a form that the model understands.
#[derive(Clone, Debug)]
enum Ask {
    Append(Vec<(u32, Vec<Bytes>)>),
    Propose(Bytes, Vec<u32>),
}

/// What is seen of a log: for each shard whether it is sealed, where it ends, and what is visible.
type Seen = BTreeMap<u32, (bool, u64, Vec<(u64, Rec)>)>;

impl Model {
    fn fits(&self, now: Timestamp, seen: &Seen) -> bool {
        self.shards.keys().eq(seen.keys())
            && self.shards.iter().zip(seen.values()).all(|((_, shard), seen)| shard.fits(now, seen))
    }

    /// Notes what retention may have trimmed by now.
    fn trim(&mut self, now: Timestamp) {
        for shard in self.shards.values_mut() {
            shard.trimmed = shard.trimmed.max(shard.cutoff(now));
        }
    }

    /// Does what the log should do. `data` is false when the medium is full for records.
    fn apply(&mut self, asks: &[Ask], now: Timestamp, data: bool) -> Vec<Answer> {
        let time = self.time.max(now);
        let mut answers = Vec::new();
        // On a full medium the seals of this commit are not looked at: whether they come about is not known yet.
        let earlier: Vec<u32> = self.shards.iter().filter(|(_, s)| s.sealed).map(|(no, _)| *no).collect();
        for ask in asks {
            match ask {
                Ask::Append(groups) => {
                    let answer = groups.iter().map(|(no, records)| {
                        let shard = self.shards.get_mut(no).ok_or(AppendError::UnknownShard)?;
                        if !data && !earlier.contains(no) {
                            return Err(AppendError::Full);
                        }
                        if shard.sealed {
                            return Err(AppendError::Sealed);
                        }
                        let first = Pos(shard.records.len() as u64);
                        shard.records.extend(records.iter().map(|r| (time, r.clone())));
                        self.time = time;
                        Ok(crate::engine::Appended { first, arrival: time })
                    });
                    answers.push(Answer::Append(answer.collect()));
                }
                Ask::Propose(command, seal) => {
                    self.commands.push(command.clone());
                    self.time = time;
                    for no in seal {
                        if let Some(shard) = self.shards.get_mut(no) {
                            shard.sealed = true;
                        }
                    }
                    let index = CommandIndex(self.commands.len() as u64);
                    answers.push(Answer::Propose(Ok(index)));
                }
            }
        }
        answers
    }
}

/// One run: a disk, a model of it, and the lives of the processes that use it.
struct World {
    random: Random,
    disk: SimVfs,
    clock: Arc<TestClock>,
    settings: LogSettings,
    model: Model,
    /// The snapshot that was saved, and one that may have been.
    snapshots: Vec<Option<(CommandIndex, Bytes)>>,
    /// What the commit under way at the end of a life may have done.
    maybe: Vec<Model>,
    next_shard: u32,
    next_record: u64,
    commits: u64,
    /// Lives are long.
    long: bool,
    /// Rewritten segments have stood in the place of others.
    rewrote: bool,
}

/// A process.
struct Life {
    store: Arc<Store>,
    lane: Lane,
    upkeep: Upkeep,
    _hold: Directory,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut random = Random(seed);
        for _ in 0..8 {
            random.next();
        }
        let settings = LogSettings {
            segment_bytes: 4096 << random.below(4),
            segment_runs_max: 5 + random.below(100),
            tail_cache_bytes: [0, 2000, 1 << 20][random.below(3) as usize],
            index_cache_bytes: [0, 4000][random.below(2) as usize],
            open_files_max: 1 + random.below(3) as usize,
            reserve_step_bytes: 4096 << random.below(3),
            zero_ahead_bytes: [0, 2048, 16 << 10][random.below(3) as usize],
            free_bytes_min: 0,
            pad_bytes: [512, 4096][random.below(2) as usize],
            cluster_dead_percent: [0, 1, 30][random.below(3) as usize],
            cluster_stretch_bytes: [0, 600, 2000][random.below(3) as usize],
            cluster_age_min: Duration::from_millis([0, 3000][random.below(2) as usize]),
            cluster_life_min: Duration::ZERO,
            scrub_every: Duration::from_millis([0, 5000][random.below(2) as usize]),
            upkeep_step_bytes: [1, 600, 5000][random.below(3) as usize],
            ..LogSettings::default()
        };
        // Few shards and long segments: what is of one shard lies scattered, and is brought together.
        let long = random.one_in(5);
        let settings = if long {
            LogSettings {
                segment_bytes: 24 << 10,
                segment_runs_max: 1000,
                pad_bytes: 512,
                cluster_dead_percent: [0, 30][random.below(2) as usize],
                cluster_stretch_bytes: 1600,
                ..settings
            }
        } else {
            settings
        };
        World {
            long,
            disk: SimVfs::new(seed, 1 << 30),
            clock: TestClock::new(),
            settings,
            model: Model::default(),
            snapshots: vec![None],
            maybe: Vec::new(),
            next_shard: 0,
            next_record: 0,
            commits: 0,
            rewrote: false,
            random,
        }
    }

    fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Opens the log and checks all of it. `None` when a fault or a stop came in between.
    fn open(&mut self) -> Option<Life> {
        let opened = recover::open(Arc::new(self.disk.clone()), self.clock.clone(), self.settings.clone());
        let Opened { store, lane, history, hold } = match opened {
            Ok(opened) => opened,
            Err(OpenError::Io { .. }) => return None,
            Err(e) => panic!("the log was not opened: {e}"),
        };
        self.tell_shards(&store);
        self.check(&store, Some(&history));
        Some(Life { store, lane, upkeep: Upkeep::default(), _hold: hold })
    }

    fn tell_shards(&self, store: &Store) {
        for (no, shard) in &self.model.shards {
            store.open_shard(ShardNo(*no), shard.retention);
        }
        store.opened_all();
    }

    /// Compares all that is stored with the model, and settles whether the last commit is there.
    fn check(&mut self, store: &Arc<Store>, history: Option<&ControlHistory>) {
        let seen = self.look(store);
        let now = self.now();
        let mut candidates = std::mem::take(&mut self.maybe);
        candidates.insert(0, self.model.clone());
        let commands = |m: &Model| history.is_none_or(|h| self.history_fits(m, h));
        let found = candidates.iter().find(|m| m.fits(now, &seen) && commands(m));
        let Some(found) = found else {
            panic!("at {now} the log holds\n{seen:?}\n{history:?}\nbut may hold only\n{candidates:?}");
        };
        self.model = found.clone();
        if let Some(history) = history {
            self.snapshots = vec![history.snapshot.clone()];
        }
    }

    fn history_fits(&self, model: &Model, history: &ControlHistory) -> bool {
        let from = history.snapshot.as_ref().map_or(0, |(i, _)| i.0);
        let wanted = model.commands.iter().enumerate().map(|(i, c)| (CommandIndex(i as u64 + 1), c.clone()));
        self.snapshots.contains(&history.snapshot)
            && wanted.skip(from as usize).collect::<Vec<_>>() == history.commands
    }

    /// Reads every shard in pages.
    fn look(&mut self, store: &Arc<Store>) -> Seen {
        let mut seen = Seen::new();
        for no in self.model.shards.keys() {
            let shard = store.shards.opened(ShardNo(*no)).expect("it was opened");
            let bounds = read::bounds(store, &shard).unwrap();
            let mut at = Pos(0);
            let mut records = Vec::new();
            loop {
                let limits = ReadLimits {
                    records_max: 1 + self.random.below(20) as usize,
                    bytes_max: self.random.below(3000) as usize,
                };
                let page = read::read(store, &shard, at, limits).unwrap();
                assert!(page.next >= at);
                assert_eq!(page.at_end, bounds.sealed && page.next == bounds.next);
                assert_eq!(page.next_arrival.is_some(), page.next < bounds.next);
                records.extend(page.records.into_iter().map(|r| (r.pos.0, (r.arrival, r.bytes))));
                at = page.next;
                if at >= bounds.next {
                    break;
                }
            }
            assert_eq!(bounds.first.0, records.first().map_or(bounds.next.0, |r| r.0), "shard {no}");
            if let Some((pos, (arrival, _))) = records.get(records.len() / 2) {
                let first = records.iter().find(|r| r.1.0 >= *arrival).expect("itself").0;
                assert_eq!(read::seek_time(store, &shard, *arrival), Ok(Pos(first)), "time of {pos}");
            }
            seen.insert(*no, (bounds.sealed, bounds.next.0, records));
        }
        seen
    }

    /// One life: steps until a fault ends it, or its end.
    fn live(&mut self) {
        if self.random.below(10) < 7 {
            let faults = [
                SimFault::Stop,
                SimFault::Stop,
                SimFault::Stop,
                SimFault::Write,
                SimFault::ShortWrite,
                SimFault::Sync,
                SimFault::Sync,
                SimFault::NoRoom,
                SimFault::DirectorySync,
            ];
            let fault = faults[self.random.below(faults.len() as u64) as usize];
            let at = self.disk.operations() + self.random.below(if self.long { 300 } else { 60 });
            self.disk.fail_at(at, fault);
        }
        let Some(mut life) = self.open() else { return };
        for _ in 0..self.random.below(if self.long { 150 } else { 30 }) {
            if !self.step(&mut life) || self.disk.is_stopped() {
                return;
            }
        }
        if self.random.one_in(2) {
            let _ = life.lane.mark(FRAME_CLEAN);
        }
    }

    /// One step; false when the lane was poisoned.
    fn step(&mut self, life: &mut Life) -> bool {
        self.model.trim(self.now());
        match self.random.below(24) {
            0..=10 => return self.commit(life),
            11 => {
                // The wall clock may step back.
                if self.random.one_in(4) {
                    self.clock.0.fetch_sub(self.random.below(3000), Ordering::SeqCst);
                } else {
                    self.clock.advance(Duration::from_millis(self.random.below(4000)));
                }
            }
            12 if !self.long || self.next_shard < 4 || self.random.one_in(5) => {
                let shard = self.next_shard;
                self.next_shard += 1;
                let keep = Duration::from_millis([1000, 20_000, 3_600_000][self.random.below(3) as usize]);
                let retention = Retention { keep, floor: Timestamp::ZERO };
                self.model.shards.insert(shard, ModelShard::new(retention));
                life.store.open_shard(ShardNo(shard), retention);
            }
            13 => {
                let now = self.now();
                if let Some(no) = self.any_shard() {
                    let keep =
                        Duration::from_millis([1000, 30_000, 3_600_000][self.random.below(3) as usize]);
                    let shard = self.model.shards.get_mut(&no).expect("one of them");
                    let floor = shard.cutoff(now);
                    shard.retention = Retention { keep, floor };
                    life.store.set_retention(ShardNo(no), shard.retention);
                }
            }
            14 if self.random.one_in(3) => {
                if let Some(no) = self.any_shard() {
                    self.model.shards.remove(&no);
                    life.store.drop_shard(ShardNo(no));
                }
            }
            15 => self.snapshot(life),
            // What fails here is tried again later.
            16 => drop(maintain::close_segments(&life.store)),
            17 => drop(maintain::close_segments(&life.store).and_then(|()| maintain::trim(&life.store))),
            18 => return life.lane.mark(0).is_ok(),
            19 => {
                drop(maintain::close_segments(&life.store));
                life.upkeep.look(&life.store);
                self.upkeep(life);
            }
            20..=22 => self.upkeep(life),
            _ if self.random.one_in(3) && !self.disk.is_stopped() => self.check(&life.store, None),
            _ => {}
        }
        true
    }

    /// Some pieces of the work that can wait.
    fn upkeep(&mut self, life: &mut Life) {
        for _ in 0..self.random.below(60) {
            if life.upkeep.step(&life.store).is_none() || self.disk.is_stopped() {
                break;
            }
        }
        self.rewrote |= !lock(&life.store.control).removed.clustered.is_empty();
        if self.random.one_in(2) && !self.disk.is_stopped() {
            self.check(&life.store, None);
        }
    }

    fn any_shard(&mut self) -> Option<u32> {
        let n = self.model.shards.len() as u64;
        (n > 0)
            .then(|| *self.model.shards.keys().nth(self.random.below(n) as usize).expect("below the length"))
    }

    fn commit(&mut self, life: &mut Life) -> bool {
        let asks: Vec<Ask> = (0..1 + self.random.below(4)).map(|_| self.ask()).collect();
        let works: Vec<Work> = asks.iter().map(to_work).collect();
        let now = self.now();
        let mut all = self.model.clone();
        let wanted = all.apply(&asks, now, true);
        let mut commands = self.model.clone();
        let wanted_full = commands.apply(&asks, now, false);
        self.commits += 1;
        match life.lane.commit(&works) {
            Ok(answers) if same(&answers, &wanted) => self.model = all,
            Ok(answers) if same(&answers, &wanted_full) => self.model = commands,
            Ok(answers) if answers.iter().all(refused) => {}
            Ok(answers) => panic!("{asks:?} was answered by {answers:?} instead of {wanted:?}"),
            Err(_) => {
                self.maybe = vec![all, commands];
                return false;
            }
        }
        true
    }

    fn ask(&mut self) -> Ask {
        if self.random.one_in(6) {
            let mut seal = Vec::new();
            if self.random.one_in(3) {
                seal.extend(self.any_shard());
            }
            self.next_record += 1;
            return Ask::Propose(Bytes::from(format!("command {}", self.next_record)), seal);
        }
        let groups = (0..1 + self.random.below(5)).map(|_| {
            let shard = self.any_shard().filter(|_| !self.random.one_in(20)).unwrap_or(u32::MAX);
            let count = 1 + self.random.below(4);
            let records = (0..count).map(|_| {
                self.next_record += 1;
                let mut record = self.next_record.to_le_bytes().to_vec();
                let more =
                    if self.random.one_in(12) { self.random.below(6000) } else { self.random.below(60) };
                record.extend((0..more).map(|i| (i * self.next_record) as u8));
                Bytes::from(record)
            });
            (shard, records.collect())
        });
        Ask::Append(groups.collect())
    }

    fn snapshot(&mut self, life: &Life) {
        let index = CommandIndex(self.random.below(self.model.commands.len() as u64 + 1));
        let old = self.snapshots.last().cloned().flatten().map_or(0, |(i, _)| i.0);
        if index.0 <= old || self.snapshots.len() > 1 {
            return;
        }
        let state = Bytes::from(format!("state as of {}", index.0));
        match maintain::save_snapshot(&life.store, index, &state) {
            Ok(()) => self.snapshots = vec![Some((index, state))],
            Err(ProposeError::Unknown | ProposeError::Full) => self.snapshots.push(Some((index, state))),
            Err(e) => panic!("a snapshot was answered by {e:?}"),
        }
    }

    fn end_life(&mut self) {
        if self.random.one_in(3) { self.disk.kill() } else { self.disk.power_cut() }
    }
}

fn to_work(ask: &Ask) -> Work {
    match ask {
        Ask::Append(groups) => Work::Append(
            groups
                .iter()
                .map(|(shard, records)| {
                    let mut run = RunBuilder::default();
                    records.iter().for_each(|r| run.push(&[r]));
                    Group { shard: ShardNo(*shard), run: run.finish() }
                })
                .collect(),
        ),
        Ask::Propose(command, seal) => {
            Work::Propose { command: command.clone(), seal: seal.iter().map(|s| ShardNo(*s)).collect() }
        }
    }
}

fn same(a: &[Answer], b: &[Answer]) -> bool {
    format!("{a:?}") == format!("{b:?}")
}

fn refused(answer: &Answer) -> bool {
    match answer {
        Answer::Append(groups) => groups.iter().all(Result::is_err),
        Answer::Propose(answer) => *answer == Err(ProposeError::Full),
    }
}

/// Lives until the end, then a clean one. Answers with a number that sums up what happened.
fn run(seed: u64) -> (World, u64) {
    let mut world = World::new(seed);
    for _ in 0..1 + world.random.below(6) {
        if world.random.one_in(8) {
            let used: u64 = world.disk.files().iter().map(|f| f.1).sum();
            world.disk.set_capacity(used + world.random.below(40_000));
        }
        world.live();
        world.end_life();
        world.disk.set_capacity(1 << 30);
    }
    let mut life = world.open().expect("nothing fails any more");
    // After all that, it works.
    let shard = ShardNo(world.next_shard);
    world.next_shard += 1;
    let retention = Retention { keep: Duration::MAX, floor: Timestamp::ZERO };
    world.model.shards.insert(shard.0, ModelShard::new(retention));
    life.store.open_shard(shard, retention);
    for _ in 0..3 {
        assert!(world.commit(&mut life));
    }
    maintain::close_segments(&life.store).unwrap();
    maintain::trim(&life.store).unwrap();
    world.check(&life.store.clone(), None);
    let report = verify(&life.store).unwrap();
    assert_eq!(report.damages, []);
    life.lane.mark(FRAME_CLEAN).unwrap();
    let sum = world.disk.operations() ^ report.frames << 20 ^ report.bytes << 32;
    drop(life);
    world.disk.kill();
    (world, sum)
}

/// Where the written part of a file ends; what follows is reserve and reads as zeroes.
fn written(disk: &SimVfs, name: &str) -> u64 {
    let bytes = read_file(disk, name).unwrap().unwrap_or_default();
    bytes.iter().rposition(|b| *b != 0).map_or(0, |last| last as u64 + 1)
}

/// Flips a byte anywhere in the written part of a file, and looks whether the log notices or nothing is lost.
fn flip_and_look(world: &mut World) -> bool {
    let files = world.disk.files();
    let of = |ending: &str| files.iter().filter(|f| f.0.ends_with(ending)).cloned().collect::<Vec<_>>();
    let files = match world.random.below(6) {
        0 => of(INDEX_ENDING),
        2 if !of(CLUSTERED_ENDING).is_empty() => of(CLUSTERED_ENDING),
        1 => files.clone(),
        _ => of(SEGMENT_ENDING),
    };
    let Some((name, _)) = files.get(world.random.below(files.len().max(1) as u64) as usize) else {
        return false;
    };
    let offset = world.random.below(written(&world.disk, name).max(1));
    if !world.disk.flip(name, offset, 1 << world.random.below(8)) {
        return false;
    }
    let opened = recover::open(Arc::new(world.disk.clone()), world.clock.clone(), world.settings.clone());
    let Opened { store, history, .. } = match opened {
        Ok(opened) => opened,
        Err(OpenError::Corrupt(text)) => {
            assert!(text.contains(name.as_str()) || text.contains("missing"), "{name} at {offset}: {text}");
            return true;
        }
        Err(OpenError::UnknownVersion { .. }) if name == "FORMAT" => return true,
        Err(e) => panic!("a flipped byte in {name} at {offset}: {e}"),
    };
    let report = verify(&store).unwrap();
    if !report.damages.is_empty() {
        assert_eq!(report.damages[0].file, *name);
        assert!(report.damages[0].offset <= offset);
        return true;
    }
    // Nobody noticed: then nothing may be lost.
    world.tell_shards(&store);
    world.check(&store, Some(&history));
    false
}

fn guarded(seed: u64, what: impl FnOnce() + UnwindSafe) {
    if catch_unwind(what).is_err() {
        panic!("seed {seed} failed; again: FLUMEN_SEED={seed} cargo test -p commit-log crash_tests");
    }
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is not a number")))
}

#[test]
fn no_crash_loses_or_doubles_what_was_acknowledged() {
    let (from, seeds) = match number("FLUMEN_SEED") {
        Some(seed) => (seed, 1),
        None => (number("FLUMEN_FROM").unwrap_or(0), number("FLUMEN_SEEDS").unwrap_or(SEEDS)),
    };
    let seeds = from..from + seeds;
    let (mut commits, mut noticed, mut rewrote, mut brought_together) = (0, 0, 0, 0);
    for seed in seeds.clone() {
        guarded(
            seed,
            AssertUnwindSafe(|| {
                let (mut world, _) = run(seed);
                commits += world.commits;
                rewrote += u64::from(world.rewrote);
                // Then for nothing else.
                brought_together += u64::from(world.rewrote && world.settings.cluster_dead_percent == 0);
                noticed += u64::from(flip_and_look(&mut world));
            }),
        );
    }
    if seeds.end - seeds.start >= 100 {
        assert!(noticed * 5 > seeds.end - seeds.start, "only {noticed} flipped bytes were noticed");
        assert!(commits > seeds.end - seeds.start, "only {commits} commits");
        assert!(rewrote * 20 > seeds.end - seeds.start, "segments were rewritten in {rewrote} seeds only");
        assert!(
            brought_together * 50 > seeds.end - seeds.start,
            "what lay scattered was brought together in {brought_together} seeds only"
        );
    }
}

#[test]
fn a_seed_does_the_same_twice() {
    for seed in 0..50 {
        assert_eq!(run(seed).1, run(seed).1, "seed {seed}");
    }
}
