//! What running applications promise: over streams in memory, a real log on a disk in memory, and a clock that is moved.

mod crashes;
mod functions;
mod live;
mod memory;
mod outputs;
mod remembered;
mod sealed;

use std::sync::Arc;
use std::time::Duration;

use base::{AccountId, Clock, Region, Scope, TestClock, Timestamp};
use commit_log::engine::ShardLog;
use commit_log::{EmbeddedLog, LogSettings, MemoryVfs};
use sql::input::{Format, InputSchema};

use super::journal::Journal;
use super::sealing::Vault;
use super::*;
use crate::{Destination, InputSpec, OutputFormat, OutputSpec, Source, StartingPosition};
use memory::{Gate, GatedLog, GatedSink, MemoryFunctions, MemoryKeys, MemoryStreams};

/// 2026-01-01T00:00:00Z.
const START: u64 = 1_767_225_600_000;
const SECOND: u64 = 1_000;
const MINUTE: u64 = 60 * SECOND;
/// Real time after which a test that waits has failed.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server without its front door.
struct House {
    clock: TestClock,
    streams: Arc<MemoryStreams>,
    functions: Arc<MemoryFunctions>,
    keys: Arc<MemoryKeys>,
    disk: MemoryVfs,
    log: EmbeddedLog,
    gate: Arc<Gate>,
    runtime: Arc<Runtime>,
    settings: RuntimeSettings,
}

impl House {
    fn new(settings: RuntimeSettings, gate: Gate) -> House {
        let clock = TestClock::new(Timestamp(START));
        let streams = Arc::new(MemoryStreams::new(clock.clone()));
        House::over(clock, streams, Default::default(), MemoryVfs::new(1 << 30), settings, gate)
    }

    fn over(
        clock: TestClock,
        streams: Arc<MemoryStreams>,
        (functions, keys): (Arc<MemoryFunctions>, Arc<MemoryKeys>),
        disk: MemoryVfs,
        settings: RuntimeSettings,
        gate: Gate,
    ) -> House {
        let log = EmbeddedLog::open(Arc::new(disk.clone()), Arc::new(clock.clone()), LogSettings::default())
            .unwrap();
        let gate = Arc::new(gate);
        let ports = RuntimePorts {
            source: streams.clone(),
            sink: Arc::new(GatedSink(streams.clone(), gate.clone())),
            delivery_streams: Arc::new(GatedSink(streams.clone(), gate.clone())),
            functions: functions.clone(),
            keys: keys.clone(),
            objects: streams.clone(),
            log: Arc::new(GatedLog(Arc::new(log.clone()), gate.clone())),
            timers: Arc::new(clock.clone()),
        };
        let runtime = Arc::new(Runtime::new(ports, settings.clone()));
        runtime.open(&[ApplicationNo(1)]);
        log.opened_all();
        House { clock, streams, functions, keys, disk, log, gate, runtime, settings }
    }

    /// The next process over the same disk, after a crash or a stop.
    fn restarted(self) -> House {
        self.log.close();
        House::over(
            self.clock,
            self.streams,
            (self.functions, self.keys),
            self.disk,
            self.settings,
            Gate::default(),
        )
    }

    fn at(&self, millis: u64) {
        self.clock.set(Timestamp(START + millis));
    }

    /// Until every record of the input is in a written step, or the crash.
    async fn consumed(&self, stream: &str) {
        let shard = journal::shard_of(ApplicationNo(1));
        let wait = async {
            loop {
                let next = self.log.bounds(shard).unwrap().next;
                let (_, found) = self.journal(Arc::new(self.log.clone())).await.unwrap();
                if found.is_some_and(|found| self.covers(stream, &found)) {
                    return;
                }
                tokio::select! {
                    _ = self.log.changed(shard, next) => {}
                    () = self.gate.crashed() => return,
                }
            }
        };
        tokio::time::timeout(PATIENCE, wait).await.expect("the application takes no records");
    }

    async fn journal(
        &self,
        log: Arc<dyn ShardLog>,
    ) -> Result<(Journal, Option<journal::Found>), journal::JournalError> {
        let ApplicationSpec { number, arn, scope, .. } = spec(PER_MINUTE);
        let vault = Vault { keys: self.keys.clone(), application: arn, scope };
        Journal::read(log, Arc::new(self.clock.clone()), vault, number, None).await
    }

    fn covers(&self, stream: &str, found: &journal::Found) -> bool {
        let index = |number: journal::Number| number.0.pos().map_or(0, |pos| pos.0 + 1);
        self.streams.counts(stream).iter().all(|(shard, count)| {
            let saved = found.saved.shards.iter().filter(|s| s.shard == *shard).map(|s| index(s.place));
            let reads = found.steps.iter().flat_map(|step| &step.reads);
            let read = reads.filter(|read| read.shard == *shard).map(|read| index(read.upto));
            saved.chain(read).max().unwrap_or(0) >= *count
        })
    }

    /// Moves the clock on, by so many milliseconds at a time, until something has happened.
    async fn while_time_passes<T>(&self, step: u64, wait: impl Future<Output = T>) -> T {
        let mut wait = std::pin::pin!(wait);
        let begun = self.clock.now();
        for steps in 1..100_000 {
            tokio::select! {
                biased;
                done = &mut wait => return done,
                () = tokio::task::yield_now() => self.clock.set(Timestamp(begun.0 + steps * step)),
            }
        }
        panic!("it does not happen");
    }

    /// Until a stream holds what is asked for, or the crash.
    async fn until(&self, stream: &str, holds: impl Fn(&[String]) -> bool) -> Vec<String> {
        let wait = async {
            loop {
                let changed = self.streams.changed();
                let data = self.streams.data(stream);
                if holds(&data) || self.gate.is_crashed() {
                    return data;
                }
                tokio::select! {
                    () = changed => {}
                    () = self.gate.crashed() => {}
                }
            }
        };
        let waited = tokio::time::timeout(PATIENCE, wait).await;
        waited.unwrap_or_else(|_| panic!("{stream} holds {:#?}", self.streams.data(stream)))
    }
}

fn arn(stream: &str) -> String {
    format!("arn:aws:kinesis:us-east-1:000000000000:stream/{stream}")
}

fn columns(columns: &[(&str, &str)]) -> InputSchema {
    let column =
        |(name, ty): &(&str, &str)| ((*name).to_owned(), (*ty).to_owned(), Some(format!("$.{name}")));
    let format = Format::Json { row_path: "$".to_owned() };
    InputSchema::new(format, columns.iter().map(column).collect()).unwrap()
}

/// An application that reads the stream `in` and writes the program's `OUT` to the stream `out`, and its errors to `errors`.
fn spec(code: &str) -> ApplicationSpec {
    let output = |id: &str, name: &str, stream: &str| OutputSpec {
        id: id.to_owned(),
        name: name.to_owned(),
        destination: Destination::Stream(arn(stream)),
        role: None,
        format: OutputFormat::Json,
    };
    ApplicationSpec {
        number: ApplicationNo(1),
        arn: "arn:aws:kinesisanalytics:us-east-1:000000000000:application/a".to_owned(),
        name: "a".to_owned(),
        scope: Scope { account: AccountId::DEFAULT, region: Region::DEFAULT },
        version: 1,
        run: 1,
        code: code.to_owned(),
        options: sql::bind::Options::default(),
        inputs: vec![InputSpec {
            id: "1.1".to_owned(),
            name_prefix: "SOURCE_SQL_STREAM".to_owned(),
            parallelism: 1,
            source: Source::Stream(arn("in")),
            role: None,
            schema: columns(&[("NAME", "VARCHAR(16)"), ("DISTANCE", "INTEGER")]),
            processing: None,
            starting_position: StartingPosition::Now,
        }],
        references: Vec::new(),
        outputs: vec![output("2.1", "OUT", "out"), output("2.2", "error_stream", "errors")],
    }
}

fn streams(house: &House, shards: u32) {
    house.streams.create(&arn("in"), shards);
    house.streams.create(&arn("out"), 1);
    house.streams.create(&arn("errors"), 1);
}

const PER_MINUTE: &str = r#"
    CREATE STREAM "OUT" (NAME VARCHAR(16), TOTAL INTEGER, "AT" TIMESTAMP);
    CREATE PUMP P AS INSERT INTO "OUT"
    SELECT STREAM NAME, SUM(DISTANCE), STEP(s.ROWTIME BY INTERVAL '60' SECOND)
    FROM SOURCE_SQL_STREAM_001 s GROUP BY NAME, STEP(s.ROWTIME BY INTERVAL '60' SECOND);"#;
