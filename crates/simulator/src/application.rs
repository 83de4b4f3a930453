//! A run about a SQL application between two streams: one row for each record, and a count of them for each minute. Records come,
//! shards are split and merged, encryption is turned on and off, the clock moves, the disk fails and fills up, and the process ends at any point.
//!
//! What must hold in the end (`judge.rs`): each acknowledged record has its row, each row always the same time, and each minute the
//! count of the rows with its times. Rows and counts may be there more than once, but only after something went wrong.

mod judge;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use analytics::runtime::RuntimeSettings;
use analytics::{
    ApplicationSpec, Destination, InputSpec, OutputFormat, OutputSpec, Runner as _, Source, StartError,
    StartingPosition,
};
use base::{AccountId, Clock, Region, Scope, TestClock, Timestamp};
use bytes::Bytes;
use commit_log::{SimVfs, Vfs};
use service_api::ports::{RecordSink as _, SinkError, SinkRecord};
use service_api::{Caller, ServiceError};
use sql::input::{Format, InputSchema};
use tokio::task::JoinHandle;
use wire::Protocol;

use crate::calls::{Answer, Ask, Change, StreamName};
use crate::history::History;
use crate::keys::SimKeys;
use crate::life::{Course, House, Life, NotOpened};
use crate::random::{Random, SimRng};
use crate::runner::NUMBER;
use crate::sabotage::SabotagedVfs;
use crate::world::{BEGIN, ROOMY, Summary, log_settings, some_fault, streams_settings};
use crate::{Failure, Options};

const IN: StreamName = 0;
const OUT: StreamName = 1;
/// The clock never steps back further than this below the latest time that it has shown.
const BACK_MAX: Duration = Duration::from_secs(3);
/// Turns in which something must be done on a sound disk; each moves the clock a little.
const TURNS: u32 = 200;
const TURN: Duration = Duration::from_millis(250);

const CODE: &str = r#"
    CREATE STREAM "OUT" (KIND VARCHAR(8), ID VARCHAR(20), N INTEGER, "AT" TIMESTAMP);
    CREATE PUMP EACH_P AS INSERT INTO "OUT" SELECT STREAM 'row', ID, 1, s.ROWTIME FROM SOURCE_SQL_STREAM_001 s;
    CREATE PUMP COUNT_P AS INSERT INTO "OUT"
    SELECT STREAM 'count', '-', COUNT(*), FLOOR(s.ROWTIME TO MINUTE) FROM SOURCE_SQL_STREAM_001 s
    GROUP BY FLOOR(s.ROWTIME TO MINUTE);"#;

/// A law was broken, in words.
type Violation = String;
type Answers = Result<Vec<Result<(), SinkError>>, ServiceError>;

/// Records on their way into the stream.
struct Put {
    ids: Vec<u64>,
    work: JoinHandle<Answers>,
}

struct World {
    random: Random,
    house: House,
    disk: SimVfs,
    clock: TestClock,
    clock_max: Timestamp,
    history: History,
    step: u64,
    next_id: u64,
    acknowledged: BTreeSet<u64>,
    puts: Vec<Put>,
    starting: Option<JoinHandle<Result<(), StartError>>>,
    faulty: bool,
    tight: bool,
    slow_until: u64,
    /// Something went wrong: what was delivered may be delivered again.
    disturbed: bool,
    summary: Summary,
}

/// Runs a seed to its end.
pub(crate) fn run(options: Options) -> Result<Summary, Box<Failure>> {
    let mut world = World::new(options);
    world.live().map_err(|what| {
        let what = format!("step {}: {what}", world.step);
        Box::new(Failure { options, what, trace: world.history.tail().to_vec() })
    })?;
    for (name, len) in world.disk.files() {
        world.history.bytes(name.as_bytes());
        world.history.number(len);
    }
    let (acknowledged, digest) = (world.acknowledged.len() as u64, world.history.digest());
    Ok(Summary { digest, steps: world.step, acknowledged, ..world.summary })
}

impl World {
    fn new(options: Options) -> Self {
        let mut random = Random::new(options.seed);
        let disk = SimVfs::new(random.next(), ROOMY);
        let clock = TestClock::new(BEGIN);
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
            applications: Some(settings(&mut random)),
        };
        World {
            random,
            house,
            disk,
            clock,
            clock_max: BEGIN,
            history: History::new(options.trace),
            step: 0,
            next_id: 1,
            acknowledged: BTreeSet::new(),
            puts: Vec::new(),
            starting: None,
            faulty: false,
            tight: false,
            slow_until: 0,
            disturbed: false,
            summary: Summary::default(),
        }
    }

    fn live(&mut self) -> Result<(), Violation> {
        let mut first = self.open()?.ok_or("the server does not start on a new disk")?;
        let shards = 1 + i32::try_from(self.random.below(2)).expect("small");
        self.change(&mut first, IN, Change::Create { shards })?;
        self.change(&mut first, OUT, Change::Create { shards: 1 })?;
        self.pass(&mut first, 10);
        let mut next = Some(first);
        for _ in 0..1 + self.random.below(4) {
            if self.random.one_in(2) {
                let at = self.disk.operations() + self.random.below(100);
                let fault = some_fault(&mut self.random);
                self.history.line(format_args!("{fault:?} from operation {at} on"));
                self.disk.fail_at(at, fault);
                self.faulty = true;
            }
            let life = if next.is_some() { next.take() } else { self.open()? };
            if let Some(life) = life {
                self.one_life(life)?;
            }
            self.heal();
        }
        let life = self.open()?.ok_or("the server does not start on a sound disk")?;
        self.end_well(life)
    }

    /// Starts the server. `None` when a fault of the disk came in between.
    fn open(&mut self) -> Result<Option<Life>, Violation> {
        self.summary.lives += 1;
        self.history.line(format_args!("-- life {} at {}", self.summary.lives, self.clock.now()));
        match self.house.open() {
            Ok(life) => Ok(Some(life)),
            Err(NotOpened::Io(_)) if self.faulty || self.tight => {
                self.disturbed = true;
                self.disk.power_cut();
                Ok(None)
            }
            Err(NotOpened::Io(text) | NotOpened::Damaged(text) | NotOpened::Wrong(text)) => {
                Err(format!("the server does not start: {text}"))
            }
        }
    }

    fn one_life(&mut self, mut life: Life) -> Result<(), Violation> {
        self.start(&life);
        let mut left = None;
        for _ in 0..20 + self.random.below(180) {
            self.step(&mut life)?;
            if left.is_none() && life.is_poisoned() {
                self.history.line(format_args!("the log has failed"));
                left = Some(self.random.below(6));
            }
            match &mut left {
                _ if self.disk.is_stopped() => break,
                Some(0) => break,
                Some(left) => *left -= 1,
                None => {}
            }
        }
        let failed = self.disk.is_stopped() || left.is_some();
        self.summary.faults += u64::from(failed);
        let end = self.random.below(4);
        if end == 0 && !failed {
            self.heal();
            self.stop(life)?;
            self.disk.kill();
            return Ok(());
        }
        self.disturbed = true;
        drop(life);
        self.puts.clear();
        self.starting = None;
        self.history.line(format_args!("-- ends in disorder"));
        if end == 1 {
            self.disk.kill();
        } else {
            self.disk.power_cut();
            self.summary.power_cuts += 1;
        }
        Ok(())
    }

    fn heal(&mut self) {
        self.disk.no_fault();
        self.disk.set_capacity(ROOMY);
        (self.faulty, self.tight) = (false, false);
    }

    /// As the service of applications does when the server starts.
    fn start(&mut self, life: &Life) {
        if let Some(running) = &life.applications {
            let runtime = Arc::clone(&running.runtime);
            self.starting = Some(life.spawn(async move { runtime.start(spec()).await }));
        }
    }

    fn step(&mut self, life: &mut Life) -> Result<(), Violation> {
        self.step += 1;
        match self.random.below(100) {
            0..35 => self.put(life),
            35..64 if self.step < self.slow_until => {}
            35..64 => drop(life.steps.commit()),
            64..70 => drop(life.steps.maintain()),
            70..73 => life.steps.mark(),
            73..76 => life.steps.trim(),
            76..92 => self.move_clock(),
            92 | 93 => self.change_input(life),
            94 => self.change_room(),
            95 => self.slow_until = self.step + self.random.below(40),
            _ => drop((0..self.random.below(60)).take_while(|_| life.steps.upkeep()).count()),
        }
        life.settle();
        self.collect(life)?;
        self.history.number(self.disk.operations());
        if self.tight && self.random.one_in(25) {
            self.disk.set_capacity(ROOMY);
        }
        Ok(())
    }

    fn put(&mut self, life: &Life) {
        let Some(running) = &life.applications else { return };
        let ids: Vec<u64> = (0..1 + self.random.below(4)).map(|n| self.next_id + n).collect();
        self.next_id += ids.len() as u64;
        self.history.line(format_args!("[{}] put {ids:?}", self.step));
        let record = |id: &u64| SinkRecord {
            partition_key: (id % 5).to_string().into(),
            data: Bytes::from(format!(r#"{{"ID":"{id}"}}"#)),
        };
        let records = ids.iter().map(record).collect();
        let streams = Arc::clone(&running.streams);
        let work = life.spawn(async move { streams.put(&caller(), &arn(IN), records).await });
        self.puts.push(Put { ids, work });
    }

    /// Looks what has come of what is under way.
    fn collect(&mut self, life: &Life) -> Result<(), Violation> {
        let mut waiting = Vec::new();
        for mut put in std::mem::take(&mut self.puts) {
            let Some(answers) = life.over(&mut put.work) else {
                waiting.push(put);
                continue;
            };
            let stored = answers?.unwrap_or_default().into_iter().map(|answer| answer.is_ok());
            let stored: BTreeSet<u64> =
                put.ids.into_iter().zip(stored).filter(|(_, ok)| *ok).map(|(id, _)| id).collect();
            self.history.line(format_args!("[{}] acknowledged {stored:?}", self.step));
            stored.iter().for_each(|id| self.history.number(*id));
            self.acknowledged.extend(stored);
        }
        self.puts = waiting;
        let Some(started) = self.starting.as_mut().and_then(|starting| life.over(starting)) else {
            return Ok(());
        };
        self.starting = None;
        match started? {
            Ok(()) => Ok(()),
            Err(_) if self.faulty || self.tight || life.is_poisoned() => {
                // The service tries it again, too.
                self.start(life);
                Ok(())
            }
            Err(error) => Err(format!("the application does not start: {error}")),
        }
    }

    fn move_clock(&mut self) {
        let now = self.clock.now();
        let random = &mut self.random;
        let to = match random.below(20) {
            0 => now.minus(Duration::from_millis(random.below(2000))).max(self.clock_max.minus(BACK_MAX)),
            1..=14 => now.plus(Duration::from_millis(1 + random.below(3000))),
            _ => now.plus(Duration::from_secs(random.below(100))),
        };
        self.set_clock(to);
    }

    fn set_clock(&mut self, to: Timestamp) {
        self.clock.set(to);
        self.clock_max = self.clock_max.max(to);
        self.history.number(to.0);
        self.history.line(format_args!("[{}] the clock shows {to}", self.step));
    }

    fn change_room(&mut self) {
        let used: u64 = self.disk.files().iter().map(|(_, len)| len).sum();
        let room = self.random.below(80_000);
        self.disk.set_capacity(used + room);
        self.tight = true;
        // Of rows that are refused together some may have been stored.
        self.disturbed = true;
        self.history.line(format_args!("[{}] {room} bytes of room", self.step));
    }

    /// Asks for another number of shards, or for encryption; nobody waits for the answer.
    fn change_input(&mut self, life: &Life) {
        let change = match self.random.below(3) {
            0 => Change::Encrypt(self.random.one_in(2)),
            _ => Change::Count { target: 1 + i32::try_from(self.random.below(4)).expect("small") },
        };
        self.history.line(format_args!("[{}] {change:?}", self.step));
        self.summary.changes += 1;
        drop(self.ask(life, IN, change));
    }

    fn ask(&self, life: &Life, stream: StreamName, change: Change) -> (Ask, crate::life::Serving) {
        let ask = Ask::Change { stream, change };
        let (operation, body) = ask.encode(Protocol::Cbor);
        let course = Course { cut: None, mute: false };
        let request = (Protocol::Cbor, operation, body);
        let serving = life.begin(self.step, request, self.step, course, (self.clock.now(), 24, true));
        (ask, serving)
    }

    /// A change of a stream on a sound disk.
    fn change(&mut self, life: &mut Life, stream: StreamName, change: Change) -> Result<(), Violation> {
        let (ask, mut serving) = self.ask(life, stream, change);
        life.quiesce();
        let (status, body) = life.finished(&mut serving).ok_or("a change is not answered")??;
        match ask.decode(Protocol::Cbor, status, &body)? {
            Answer::Done => Ok(()),
            other => Err(format!("a sound server answers {other:?}")),
        }
    }

    /// Time passes on a sound disk.
    fn pass(&mut self, life: &mut Life, turns: u32) {
        for _ in 0..turns {
            let now = self.clock.now();
            self.set_clock(now.plus(TURN));
            life.quiesce();
        }
    }

    /// The server is told to end.
    fn stop(&mut self, mut life: Life) -> Result<(), Violation> {
        self.history.line(format_args!("-- told to end"));
        let runtime =
            life.applications.as_ref().map(|running| Arc::clone(&running.runtime)).ok_or("no runtime")?;
        let mut stopping = life.spawn(async move { runtime.shutdown().await });
        for _ in 0..TURNS {
            self.pass(&mut life, 1);
            if life.over(&mut stopping).is_some() {
                self.collect(&life)?;
                self.starting = None;
                self.puts.clear();
                life.steps.close();
                return Ok(());
            }
        }
        Err("the application does not stop".to_owned())
    }

    /// Lets the application finish what it has to do, and judges.
    fn end_well(&mut self, mut life: Life) -> Result<(), Violation> {
        self.start(&life);
        for _ in 0..3 {
            self.pass(&mut life, TURNS / 2);
            // The windows of what came last end, and whoever waits for a repetition has waited enough.
            let now = self.clock.now();
            self.set_clock(now.plus(Duration::from_secs(61)));
        }
        self.pass(&mut life, TURNS / 2);
        self.collect(&life)?;
        if self.starting.is_some() {
            return Err("the application does not start on a sound disk".to_owned());
        }
        let rows = judge::read(&mut life, caller(), arn(OUT))?;
        rows.iter().for_each(|row| self.history.bytes(row.as_bytes()));
        self.summary.read = rows.len() as u64;
        let repeated = judge::judge(&rows, &self.acknowledged, self.next_id)?;
        self.summary.doubled = repeated;
        if repeated > 0 && !self.disturbed {
            return Err(format!("{repeated} rows came twice, and nothing had gone wrong"));
        }
        life.steps.close();
        Ok(())
    }
}

fn settings(random: &mut Random) -> RuntimeSettings {
    RuntimeSettings {
        step_records_max: random.pick(&[1, 3, 8_192]),
        read_records_max: random.pick(&[1, 5, 4_096]),
        idle_every: random.pick(&[Duration::from_millis(100), Duration::from_secs(7)]),
        checkpoint_every: random.pick(&[Duration::ZERO, Duration::from_secs(5), Duration::from_secs(600)]),
        own_threads: false,
        ..RuntimeSettings::default()
    }
}

fn scope() -> Scope {
    Scope { account: AccountId::DEFAULT, region: Region::DEFAULT }
}

fn caller() -> Caller {
    Caller::new("simulated".into(), scope())
}

fn arn(stream: StreamName) -> String {
    crate::calls::arn_of(stream).to_string()
}

fn spec() -> ApplicationSpec {
    let column = ("ID".to_owned(), "VARCHAR(20)".to_owned(), Some("$.ID".to_owned()));
    let schema = InputSchema::new(Format::Json { row_path: "$".to_owned() }, vec![column]);
    ApplicationSpec {
        number: NUMBER,
        arn: "arn:aws:kinesisanalytics:us-east-1:000000000000:application/simulated".to_owned(),
        name: "simulated".to_owned(),
        scope: scope(),
        version: 1,
        run: 1,
        code: CODE.to_owned(),
        options: sql::bind::Options::default(),
        inputs: vec![InputSpec {
            id: "1.1".to_owned(),
            name_prefix: "SOURCE_SQL_STREAM".to_owned(),
            parallelism: 1,
            source: Source::Stream(arn(IN)),
            role: None,
            schema: schema.expect("a schema of one text"),
            processing: None,
            starting_position: StartingPosition::TrimHorizon,
        }],
        references: Vec::new(),
        outputs: vec![OutputSpec {
            id: "2.1".to_owned(),
            name: "OUT".to_owned(),
            destination: Destination::Stream(arn(OUT)),
            role: None,
            format: OutputFormat::Csv,
        }],
    }
}
