//! A run: lives of the server, one after the other, and in each one step after the other.
//!
//! A step is one thing that happens (a client asks, the log commits, the clock moves, the disk fills up), after which
//! all tasks of the server run until they wait. Faults of the disk hit in the middle of whatever writes.

mod audit;
mod flight;
mod network;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use base::{Clock, TestClock, Timestamp};
use commit_log::{LogSettings, SimFault, SimVfs, Vfs};
use streams::StreamsSettings;

use crate::actors::{Actor, Owner, Poller, Producer, Subscriber, Surroundings};
use crate::history::History;
use crate::keys::SimKeys;
use crate::life::{House, Life, NotOpened, Serving};
use crate::oracle::{Oracle, Step, Violation};
use crate::random::{Random, SimRng};
use crate::sabotage::SabotagedVfs;
use crate::{Failure, Options};

use flight::{Coming, Flight};

pub(crate) const ROOMY: u64 = 1 << 30;
/// The clock begins here.
pub(crate) const BEGIN: Timestamp = Timestamp(1_700_000_000_000);
/// The clock never steps back further than this below the latest time that it has shown.
const BACK_MAX: Duration = Duration::from_secs(3);

/// What a run was, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Of everything that could be seen; equal for equal runs.
    pub digest: u64,
    /// Steps.
    pub steps: u64,
    /// Lives of the server.
    pub lives: u64,
    /// Lives that were ended by a fault of the disk.
    pub faults: u64,
    /// Lives that were ended by a power cut.
    pub power_cuts: u64,
    /// Records that were acknowledged.
    pub acknowledged: u64,
    /// Records that were given to readers.
    pub read: u64,
    /// Events of subscriptions.
    pub events: u64,
    /// Changes of streams that were done.
    pub changes: u64,
    /// Requests whose answer was lost or that were cut off.
    pub broken: u64,
    /// Requests that came twice.
    pub doubled: u64,
    /// Requests that a full disk refused.
    pub full: u64,
    /// Bytes of the log that were written once more, apart from what had expired.
    pub rewritten: u64,
    /// Those of them that were only brought together by shard.
    pub gathered: u64,
    /// The server refused a directory that had been damaged.
    pub refused_damage: bool,
}

/// How a life ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// In order.
    Clean,
    /// By a signal: what was written is in the system's cache.
    Kill,
    /// What was not flushed is lost, in part.
    PowerCut,
}

pub(crate) struct World {
    random: Random,
    house: House,
    disk: SimVfs,
    clock: TestClock,
    oracle: Oracle,
    history: History,
    actors: Vec<Actor>,
    flights: BTreeMap<u64, Flight>,
    next_flight: u64,
    /// Requests on their way.
    coming: Vec<Coming>,
    /// Requests in the server.
    serving: Vec<Serving>,
    next_record: u64,
    step: Step,
    /// A fault of the disk is set or has happened in this life.
    faulty: bool,
    /// When the disk last had no room to spare.
    tight: Option<Step>,
    /// Until then the log gets nothing done.
    slow_until: Step,
    /// Some byte of the disk may be changed between two lives.
    rots: bool,
    summary: Summary,
}

/// Runs a seed to its end.
pub(crate) fn run(options: Options) -> Result<Summary, Box<Failure>> {
    let mut world = World::new(options);
    match world.live() {
        Ok(()) => Ok(world.finish()),
        Err(what) => {
            let trace = world.history.tail().to_vec();
            Err(Box::new(Failure { options, what: format!("step {}: {what}", world.step), trace }))
        }
    }
}

impl World {
    fn new(options: Options) -> Self {
        let mut random = Random::new(options.seed);
        let disk = SimVfs::new(random.next(), ROOMY);
        let clock = TestClock::new(BEGIN);
        let streams = 1 + u8::try_from(random.below(3)).expect("small");
        let mut actors: Vec<Actor> = (0..streams).map(|stream| Actor::Owner(Owner::new(stream))).collect();
        for no in 0..1 + random.index(3) {
            actors.push(Actor::Producer(Producer::new(no, 1 + random.below(5))));
        }
        actors.extend((0..1 + random.below(3)).map(|_| Actor::Poller(Poller::new())));
        actors.extend((0..random.index(3)).map(|no| Actor::Subscriber(Subscriber::new(no))));
        let inner: Arc<dyn Vfs> = Arc::new(disk.clone());
        let planted = options.sabotage.map(|sabotage| SabotagedVfs::new(Arc::clone(&inner), sabotage));
        let vfs = planted.clone().map_or(inner, |planted| Arc::new(planted) as Arc<dyn Vfs>);
        let house = House {
            vfs,
            planted,
            sabotage: options.sabotage,
            clock: clock.clone(),
            log: log_settings(&mut random),
            streams: streams_settings(&mut random),
            rng: SimRng::new(random.fork()),
            keys: Arc::new(SimKeys::new(random.fork())),
            applications: None,
        };
        World {
            rots: random.one_in(6),
            oracle: Oracle::new(usize::from(streams), BEGIN),
            history: History::new(options.trace),
            random,
            house,
            disk,
            clock,
            actors,
            flights: BTreeMap::new(),
            next_flight: 0,
            coming: Vec::new(),
            serving: Vec::new(),
            next_record: 1,
            step: 0,
            faulty: false,
            tight: None,
            slow_until: 0,
            summary: Summary::default(),
        }
    }

    /// All lives, and the audit after them.
    fn live(&mut self) -> Result<(), Violation> {
        for _ in 0..1 + self.random.below(5) {
            if self.random.one_in(2) {
                self.set_fault();
            }
            if let Some(life) = self.open()? {
                self.one_life(life)?;
            }
            if self.summary.refused_damage {
                return Ok(());
            }
            self.heal();
        }
        match self.open()? {
            Some(life) => self.audit(life),
            None if self.summary.refused_damage => Ok(()),
            None => Err("the server does not start on a sound disk".to_owned()),
        }
    }

    fn finish(&mut self) -> Summary {
        for (name, len) in self.disk.files() {
            self.history.bytes(name.as_bytes());
            self.history.number(len);
        }
        self.history.number(self.disk.operations());
        self.history.number(self.clock.now().0);
        Summary {
            digest: self.history.digest(),
            steps: self.step,
            acknowledged: self.oracle.acknowledged,
            read: self.oracle.read,
            ..self.summary
        }
    }

    /// Starts the server. `None` when a fault of the disk came in between, or when it refuses a damaged directory.
    fn open(&mut self) -> Result<Option<Life>, Violation> {
        self.summary.lives += 1;
        self.history.line(format_args!("-- life {} at {}", self.summary.lives, self.clock.now()));
        match self.house.open() {
            Ok(life) => {
                for actor in &mut self.actors {
                    if let Actor::Owner(owner) = actor {
                        owner.look_again();
                    }
                }
                Ok(Some(life))
            }
            Err(NotOpened::Io(text)) if self.faulty || self.tight.is_some() => {
                self.history.line(format_args!("not opened: {text}"));
                self.end(End::PowerCut);
                Ok(None)
            }
            Err(NotOpened::Damaged(text)) if self.oracle.rot => {
                self.history.line(format_args!("refused: {text}"));
                self.summary.refused_damage = true;
                Ok(None)
            }
            Err(NotOpened::Io(text) | NotOpened::Damaged(text) | NotOpened::Wrong(text)) => {
                Err(format!("the server does not start: {text}"))
            }
        }
    }

    fn one_life(&mut self, mut life: Life) -> Result<(), Violation> {
        let steps = 20 + self.random.below(180);
        let mut left = None;
        for _ in 0..steps {
            self.step(&mut life)?;
            if self.disk.is_stopped() {
                break;
            }
            if left.is_none() && life.is_poisoned() {
                self.history.line(format_args!("the log has failed"));
                // The process ends soon; until then it must store nothing.
                left = Some(self.random.below(6));
            }
            match &mut left {
                Some(0) => break,
                Some(left) => *left -= 1,
                None => {}
            }
        }
        let failed = self.disk.is_stopped() || left.is_some();
        self.summary.faults += u64::from(failed);
        let rewritten = life.log.stats().rewritten_bytes;
        self.summary.rewritten += rewritten;
        if self.house.log.cluster_dead_percent == 0 {
            self.summary.gathered += rewritten;
        }
        let end = match self.random.below(4) {
            0 if !failed => End::Clean,
            1 | 2 if !failed && self.rots => End::Clean,
            0 | 1 => End::Kill,
            _ => End::PowerCut,
        };
        if end == End::Clean {
            self.disk.no_fault();
            life.quiesce();
            self.collect(&mut life)?;
            life.steps.close();
            drop(life.log);
            self.break_connections()?;
            self.end(End::Kill);
            if self.rots && self.tight.is_none() {
                self.rot();
            }
        } else {
            drop(life);
            self.break_connections()?;
            self.end(end);
        }
        Ok(())
    }

    fn end(&mut self, end: End) {
        self.history.line(format_args!("-- {end:?}"));
        if end == End::PowerCut {
            self.disk.power_cut();
            self.summary.power_cuts += 1;
        } else {
            self.disk.kill();
        }
    }

    /// The disk is sound and roomy.
    fn heal(&mut self) {
        self.disk.no_fault();
        self.disk.set_capacity(ROOMY);
        self.faulty = false;
        self.tight = None;
    }

    fn set_fault(&mut self) {
        let fault = some_fault(&mut self.random);
        let at = self.disk.operations() + self.random.below(100);
        self.disk.fail_at(at, fault);
        self.faulty = true;
        self.history.line(format_args!("{fault:?} from operation {at} on"));
    }

    /// A byte of the disk changes while nobody looks.
    fn rot(&mut self) {
        let files = self.disk.files();
        let segments: Vec<_> = files.iter().filter(|(name, _)| name.ends_with(".seg")).collect();
        let files: Vec<_> = match self.random.below(6) {
            0 => files.iter().collect(),
            1 | 2 => segments,
            // Only the newest one is read whole when the log is opened.
            _ => segments.into_iter().rev().take(1).collect(),
        };
        if files.is_empty() {
            return;
        }
        let name = &files[self.random.index(files.len())].0;
        let offset = self.random.below(self.written(name).max(1));
        let mask = 1 << self.random.below(8);
        if self.disk.flip(name, offset, mask) {
            self.oracle.rot = true;
            self.history.line(format_args!("a bit of {name} flips at {offset}"));
        }
    }

    /// Where the written part of a file ends; its reserve is zero.
    fn written(&self, name: &str) -> u64 {
        let bytes = self.disk.open(name).and_then(|file| {
            let mut bytes = vec![0; usize::try_from(file.size()?).map_err(std::io::Error::other)?];
            file.pread_exact(0, &mut bytes).map(|()| bytes)
        });
        bytes.unwrap_or_default().iter().rposition(|byte| *byte != 0).map_or(0, |last| last as u64 + 1)
    }

    fn step(&mut self, life: &mut Life) -> Result<(), Violation> {
        self.step += 1;
        if self.random.one_in(2) {
            // Their tasks run before those that a commit wakes.
            self.deliver(life);
        }
        match self.random.below(100) {
            0..50 => self.somebody_asks(),
            // A slow disk: what waits for the log waits long.
            50..76 if self.step < self.slow_until => {}
            50..76 => drop(life.steps.commit()),
            76..82 => drop(life.steps.maintain()),
            82..84 => life.steps.mark(),
            84..86 => {
                life.steps.trim();
                self.upkeep(life);
            }
            86..96 => self.move_clock(),
            96 => self.change_room(),
            97 => self.slow_until = self.step + self.random.below(40),
            _ => self.upkeep(life),
        }
        self.deliver(life);
        life.settle();
        self.collect(life)?;
        self.history.number(self.disk.operations());
        if self.tight.is_some() && self.random.one_in(25) {
            self.disk.set_capacity(ROOMY);
        }
        Ok(())
    }

    /// Some of the log's work that can wait.
    fn upkeep(&mut self, life: &mut Life) {
        for _ in 0..self.random.below(60) {
            if !life.steps.upkeep() {
                return;
            }
        }
    }

    fn move_clock(&mut self) {
        let now = self.clock.now();
        let random = &mut self.random;
        let to = match random.below(24) {
            0..=3 => now
                .minus(Duration::from_millis(random.below(2000)))
                .max(self.oracle.clock_max.minus(BACK_MAX)),
            4..=18 => now.plus(Duration::from_millis(1 + random.below(3000))),
            19 | 20 => now.plus(Duration::from_secs(random.below(600))),
            21 => self.about_to_expire().unwrap_or(now),
            _ => now.plus(Duration::from_secs(random.below(16 * 3600))),
        };
        self.set_clock(to);
    }

    /// When some record that was read expires, or a little before or after.
    fn about_to_expire(&mut self) -> Option<Timestamp> {
        let random = &mut self.random;
        let stream = u8::try_from(random.index(self.oracle.streams.len())).expect("few streams");
        let listed: Vec<_> = self.oracle.listed(stream).collect();
        let shard = (!listed.is_empty()).then(|| random.pick(&listed))?;
        let arrival = self.oracle.known_arrival(shard, |len| random.index(len))?;
        let kept = Duration::from_secs(3600 * u64::from(self.oracle.stream(stream).keep().1.unsigned_abs()));
        let about = arrival.plus(kept).plus(Duration::from_millis(random.below(3000)));
        Some(about.minus(Duration::from_millis(1500)).max(self.clock.now()))
    }

    fn set_clock(&mut self, to: Timestamp) {
        self.clock.set(to);
        self.oracle.clock(to);
        for serving in &mut self.serving {
            serving.clock_low = serving.clock_low.min(to);
        }
        self.history.number(to.0);
        self.history.line(format_args!("[{}] the clock shows {to}", self.step));
    }

    fn change_room(&mut self) {
        let used: u64 = self.disk.files().iter().map(|(_, len)| len).sum();
        let room = self.random.below(80_000);
        self.disk.set_capacity(used + room);
        self.tight = Some(self.step);
        self.history.line(format_args!("[{}] {room} bytes of room", self.step));
    }

    fn surroundings(&mut self) -> (&mut Vec<Actor>, Surroundings<'_>) {
        let around = Surroundings {
            random: &mut self.random,
            oracle: &self.oracle,
            clock: &self.clock,
            streams: u8::try_from(self.oracle.streams.len()).expect("few streams"),
            next_record: &mut self.next_record,
        };
        (&mut self.actors, around)
    }

    /// Owners have looked after their streams: what they saw is judged. A server whose log has failed does not know
    /// what became of the last change, so they look again after its end.
    fn judge_owners(&mut self, failed: bool) -> Result<(), Violation> {
        for actor in &mut self.actors {
            if let Actor::Owner(owner) = actor
                && failed
            {
                owner.look_again();
            } else if let Actor::Owner(owner) = actor
                && let Some((outcome, found)) = owner.take_look()
            {
                self.summary.changes += u64::from(outcome == crate::oracle::Outcome::Done);
                self.oracle.looked(owner.stream, found, outcome, self.step)?;
            }
        }
        Ok(())
    }
}

pub(crate) fn some_fault(random: &mut Random) -> SimFault {
    random.pick(&[
        SimFault::Stop,
        SimFault::Stop,
        SimFault::Stop,
        SimFault::Write,
        SimFault::ShortWrite,
        SimFault::Sync,
        SimFault::Sync,
        SimFault::NoRoom,
        SimFault::DirectorySync,
    ])
}

pub(crate) fn log_settings(random: &mut Random) -> LogSettings {
    LogSettings {
        segment_bytes: 8192 << random.below(4),
        segment_runs_max: 20 + random.below(200),
        tail_cache_bytes: random.pick(&[0, 3000, 1 << 20]),
        index_cache_bytes: random.pick(&[0, 4000]),
        open_files_max: 1 + random.index(3),
        reserve_step_bytes: 4096 << random.below(3),
        zero_ahead_bytes: random.pick(&[0, 2048, 16 << 10]),
        free_bytes_min: 0,
        pad_bytes: random.pick(&[512, 4096]),
        cluster_dead_percent: random.pick(&[0, 1, 40]),
        cluster_stretch_bytes: random.pick(&[0, 1500, 64 << 10]),
        cluster_age_min: random.pick(&[Duration::ZERO, Duration::from_secs(60)]),
        cluster_life_min: random.pick(&[Duration::ZERO, Duration::from_secs(3600)]),
        scrub_every: random.pick(&[Duration::ZERO, Duration::from_secs(3600)]),
        upkeep_step_bytes: random.pick(&[1, 2000, 1 << 20]),
        read_threads: 0,
        ..LogSettings::default()
    }
}

pub(crate) fn streams_settings(random: &mut Random) -> StreamsSettings {
    let mut delay = || Duration::from_millis(random.pick(&[0, 0, 700]));
    StreamsSettings {
        creating: delay(),
        updating: delay(),
        deleting: delay(),
        snapshot_commands: 1 + random.below(12),
        ..StreamsSettings::default()
    }
}
