//! The cases: one kind of load against the product, the ceilings of the machine, and peers, in turn.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::time::timeout;

use crate::ceilings;
use crate::client::{Connection, Encoding, Http, prove_verification, signing_settings};
use crate::figures::{Contestant, Sample, figure, table};
use crate::http2::Http2;
use crate::load::{Measured, Source, Span, run, run_over};
use crate::logs::Log;
use crate::options::Options;
use crate::peer::{Kind, Peer};
use crate::process::{Server, call, memory_mib};
use crate::workload::{self, ANSWER_RECORDS, BATCH, RECORD, Reads, Requests, SHARDS};

/// Connections of PutRecord.
const SINGLE_CONNECTIONS: usize = 64;
/// Most bytes that a commit takes.
const COMMIT_BYTES: usize = 8 << 20;
/// Answers of 1 MiB in every shard that is read: more than any cache of the product for recent records.
const ANSWERS: usize = 32;
/// The same for the peers, which keep them in their heaps and take long to fill. The cost of an answer is the same.
const PEER_ANSWERS: usize = 2;
/// Requests a second of the open loop.
const RATE: f64 = 10_000.0;
/// Time for everything that one peer does in a round, beside the time that is measured.
const PEER_PATIENCE: Duration = Duration::from_secs(60);
/// Before the time that counts.
const WARM: Duration = Duration::from_millis(500);

/// A kind of load.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Case {
    /// PutRecords of 500 records in JSON.
    PutRecords,
    /// The same in CBOR.
    PutRecordsCbor,
    /// The same in JSON over HTTP/2.
    PutRecordsHttp2,
    /// PutRecord of one record.
    PutRecord,
    /// The same at a fixed rate.
    PutRecordOpen,
    /// GetRecords with answers of 1 MiB.
    GetRecords,
}

impl Case {
    /// All, with their names on the command line.
    pub const ALL: [(&'static str, Self); 6] = [
        ("put-records", Self::PutRecords),
        ("put-records-cbor", Self::PutRecordsCbor),
        ("put-records-h2", Self::PutRecordsHttp2),
        ("put-record", Self::PutRecord),
        ("put-record-open", Self::PutRecordOpen),
        ("get-records", Self::GetRecords),
    ];

    /// The case of a name.
    ///
    /// # Errors
    /// When there is none.
    pub fn named(name: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, case)| *case).ok_or_else(|| format!("no case {name}"))
    }

    fn http(self) -> Http {
        if self == Self::PutRecordsHttp2 { Http::Two } else { Http::One }
    }

    fn batch(self) -> bool {
        matches!(self, Self::PutRecords | Self::PutRecordsCbor | Self::PutRecordsHttp2)
    }

    /// Who is measured, the product first.
    fn entrants(self) -> Vec<Who> {
        let mut all = vec![Who::Flumen(Signatures::Verified)];
        let kinesis = Kind::ALL.map(Who::Peer);
        let logs = [Who::Log(Log::Nats), Who::Log(Log::Redis)];
        match self {
            Self::PutRecords | Self::PutRecord => {
                all.extend([Who::Flumen(Signatures::Ignored), Who::Disk, Who::Http]);
                all.extend(kinesis.into_iter().chain(logs));
            }
            Self::PutRecordsCbor => all.extend([Who::Disk, Who::Http]),
            // The only peer that speaks it.
            Self::PutRecordsHttp2 => all.extend([Who::Disk, Who::Http, Who::Peer(Kind::KinesisLocal)]),
            Self::PutRecordOpen => all.extend([Who::Http, Who::Log(Log::Nats), Who::Log(Log::Redis)]),
            Self::GetRecords => {
                all.extend([Who::Flumen(Signatures::Ignored), Who::Http]);
                all.extend(kinesis);
            }
        }
        all
    }
}

/// Who is measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Who {
    /// The product.
    Flumen(Signatures),
    /// The disk when it commits what all the clients wait for.
    Disk,
    /// A server that does nothing with the same requests, or gives answers of the same length.
    Http,
    /// Another server of the API.
    Peer(Kind),
    /// Another durable log.
    Log(Log),
}

/// What the product does with the signatures that all requests have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Signatures {
    /// A request is refused unless its signature is good; that this is so is tried out first.
    Verified,
    /// The default.
    Ignored,
}

/// Runs the cases and prints a table for each.
///
/// # Errors
/// The first thing that went wrong with the product or a ceiling. A peer that fails is a row that says why.
pub fn measure(options: &Options, runtime: &Runtime) -> Result<String, String> {
    let mut report = String::new();
    for (name, case) in Case::ALL {
        if !options.cases.is_empty() && !options.cases.contains(&case) {
            continue;
        }
        let mut round = Round { options, runtime, case, answer_bytes: 0 };
        let mut all: Vec<(Who, Contestant)> = Vec::new();
        for who in case.entrants() {
            all.push((who, Contestant { name: round.name(who), samples: Vec::new() }));
        }
        for number in 1..=options.rounds {
            for (who, contestant) in &mut all {
                // Who failed once is not tried again, so that the samples of a round stand at the same place.
                if contestant.samples.len() + 1 < number {
                    continue;
                }
                crate::progress(&format!(
                    "{name}: round {number} of {}: {}",
                    options.rounds, contestant.name
                ));
                match round.measure(*who) {
                    Ok(sample) => contestant.samples.push(sample),
                    Err(why) if matches!(who, Who::Peer(_) | Who::Log(_)) => {
                        let why = why.lines().next().unwrap_or_default();
                        crate::progress(&format!("{}: {why}", contestant.name));
                        contestant.samples.clear();
                        contestant.name += &format!(" ({why})");
                    }
                    Err(why) => return Err(format!("{}: {why}", contestant.name)),
                }
            }
        }
        let all: Vec<Contestant> = all.into_iter().map(|(_, contestant)| contestant).collect();
        report += &table(&round.title(), &all);
        report.push('\n');
    }
    Ok(report)
}

/// A case that is measured.
struct Round<'a> {
    options: &'a Options,
    runtime: &'a Runtime,
    case: Case,
    /// Length of the product's last answer.
    answer_bytes: usize,
}

impl Round<'_> {
    fn title(&self) -> String {
        let connections = self.connections();
        let what = match self.case {
            Case::PutRecords => format!("PutRecords: {BATCH} records of 1 KiB, JSON"),
            Case::PutRecordsCbor => format!("PutRecords: {BATCH} records of 1 KiB, CBOR"),
            Case::PutRecordsHttp2 => format!("PutRecords: {BATCH} records of 1 KiB, JSON over HTTP/2"),
            Case::PutRecord => "PutRecord: 1 KiB, JSON".into(),
            Case::PutRecordOpen => format!("PutRecord: 1 KiB, JSON, open loop of {} a second", figure(RATE)),
            Case::GetRecords => "GetRecords: answers of 1 MiB, JSON".into(),
        };
        format!("{what}, {connections} connections, {SHARDS} shards")
    }

    fn name(&self, who: Who) -> String {
        match who {
            Who::Flumen(Signatures::Verified) => {
                "flumen, signatures verified, on disk before the answer".into()
            }
            Who::Flumen(Signatures::Ignored) => {
                "flumen, signatures not looked at, on disk before the answer".into()
            }
            Who::Disk => format!("ceiling: the disk, fdatasync of {:.2} MB each", self.commit() as f64 / 1e6),
            Who::Http if self.case == Case::GetRecords => "ceiling: HTTP alone, answers from memory".into(),
            Who::Http => "ceiling: HTTP alone, body discarded".into(),
            Who::Peer(kind) => format!("{}, in memory", kind.name()),
            Who::Log(log) => log.name().unwrap_or_else(|why| format!("{}: {why}", log.program())),
        }
    }

    fn connections(&self) -> usize {
        match self.case {
            Case::PutRecord | Case::PutRecordOpen => SINGLE_CONNECTIONS,
            _ => self.options.connections,
        }
    }

    /// Bytes of a commit that holds what all clients wait for. A record in the log has its key and a few numbers beside
    /// its data.
    fn commit(&self) -> usize {
        let records = if self.case.batch() { BATCH } else { 1 };
        (self.connections() * records * (RECORD + 64)).min(COMMIT_BYTES)
    }

    fn measure(&mut self, who: Who) -> Result<Sample, String> {
        let (data, span) = (&self.options.data, self.span(self.options.time));
        match who {
            Who::Flumen(signatures) => {
                let data = Scratch::new(data.join("flumen"))?;
                let server = match signatures {
                    Signatures::Ignored => flumen(self.options, &data)?,
                    Signatures::Verified => flumen_that_verifies(self.options, &data)?,
                };
                if signatures == Signatures::Verified {
                    self.runtime.block_on(prove_verification(server.address))?;
                }
                let measured = self.runtime.block_on(self.against(&server, ANSWERS, span))?;
                self.answer_bytes = measured.answer_bytes;
                let sample = sample(&measured, &server)?;
                server.stop()?;
                Ok(sample)
            }
            Who::Disk => self.disk(),
            Who::Http => self.http(),
            Who::Peer(kind) => {
                let server = Peer::install(kind, &self.options.tools)?.start(data)?;
                // One of them answers large requests about once a second.
                let time = self.options.time.max(Duration::from_secs(if kind == Kind::KinesisLocal {
                    4
                } else {
                    0
                }));
                let load = self.against(&server, PEER_ANSWERS, self.span(time));
                let measured = self.runtime.block_on(async { timeout(self.patience(), load).await });
                let measured = measured.map_err(|_| "took too long")??;
                if measured.requests == 0 {
                    return Err(format!("no answer within {} s", time.as_secs_f64()));
                }
                sample(&measured, &server)
            }
            Who::Log(log) => {
                log.name()?;
                let data = Scratch::new(data.join("log"))?;
                let load = async {
                    let server = log.start(data.path()).await?;
                    let measured = log.load(&server, self.connections(), self.case.batch(), span);
                    sample(&measured.await?, &server)
                };
                let sample = self.runtime.block_on(async { timeout(self.patience(), load).await });
                sample.map_err(|_| "took too long")?
            }
        }
    }

    fn span(&self, time: Duration) -> Span {
        match self.case {
            Case::PutRecordOpen => Span::Rate(WARM, time, RATE),
            _ => Span::Time(WARM, time),
        }
    }

    fn patience(&self) -> Duration {
        PEER_PATIENCE + self.options.time
    }

    /// A server that has nothing yet.
    async fn against(&self, server: &Server, answers: usize, span: Span) -> Result<Measured, String> {
        create_stream(server, SHARDS).await?;
        if let Some(requests) = self.puts() {
            return self.load(server, requests.spread(self.connections()), span).await;
        }
        fill(server, answers).await?;
        let sources = self.reads(server, answers).await?;
        self.load(server, sources, span).await
    }

    fn puts(&self) -> Option<Requests> {
        match self.case {
            Case::PutRecords | Case::PutRecordsHttp2 => Some(workload::put_records(Encoding::Json)),
            Case::PutRecordsCbor => Some(workload::put_records(Encoding::Cbor)),
            Case::PutRecord | Case::PutRecordOpen => Some(workload::put_record()),
            Case::GetRecords => None,
        }
    }

    async fn reads(&self, server: &Server, answers: usize) -> Result<Vec<Reads>, String> {
        let mut connection = Connection::open(server.address).await?;
        let mut sources = Vec::new();
        for at in 0..self.connections() {
            let answer = connection.exchange(&workload::trim_horizon(at % SHARDS)).await?;
            let iterator = workload::next_iterator(answer).ok_or("an answer without ShardIterator")?;
            sources.push(Reads::new(iterator, answers));
        }
        Ok(sources)
    }

    async fn load<S: Source>(
        &self,
        server: &Server,
        sources: Vec<S>,
        span: Span,
    ) -> Result<Measured, String> {
        let (address, pid) = (server.address, server.pid());
        match self.case.http() {
            Http::One => run_over::<Connection, S>(address, pid, sources, span).await,
            Http::Two => run_over::<Http2, S>(address, pid, sources, span).await,
        }
    }

    /// Commits in the bytes of the product.
    fn disk(&self) -> Result<Sample, String> {
        let commit = self.commit();
        let mut measured = ceilings::group_commit(&self.options.data, commit, self.options.time)?;
        measured.records = measured.requests * (commit / (RECORD + 64)) as u64;
        Ok(Sample { server_cores: f64::NAN, ..Sample::of(&measured, f64::NAN) })
    }

    fn http(&self) -> Result<Sample, String> {
        let own = std::env::current_exe().map_err(|why| format!("this program: {why}"))?;
        let answer_bytes = if self.case == Case::GetRecords { self.answer_bytes } else { 0 };
        let version = if self.case.http() == Http::Two { "2" } else { "1" };
        let log = self.options.data.join("ceiling.log");
        let command = |address: SocketAddr| {
            let mut command = Command::new(&own);
            command.args(["ceiling-server", &address.to_string(), &answer_bytes.to_string(), version]);
            command
        };
        let server = Server::launch(&log, command, |address| call(address, |_| Ok(true)))?;
        let requests = self.puts().unwrap_or_else(|| {
            let request = workload::get_records(&"x".repeat(200), ANSWER_RECORDS);
            Requests::new(vec![request], ANSWER_RECORDS, br#""FailedRecordCount":0"#)
        });
        let load = self.load(&server, requests.spread(self.connections()), self.span(self.options.time));
        sample(&self.runtime.block_on(load)?, &server)
    }
}

fn sample(measured: &Measured, server: &Server) -> Result<Sample, String> {
    Ok(Sample::of(measured, memory_mib(server.pid(), "VmHWM")?))
}

/// A folder that is empty at first and removed at the end.
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes the folder, without what it had.
    ///
    /// # Errors
    /// What the file system says.
    pub fn new(path: PathBuf) -> Result<Self, String> {
        if path.exists() {
            std::fs::remove_dir_all(&path).map_err(|why| format!("{}: {why}", path.display()))?;
        }
        std::fs::create_dir_all(&path).map_err(|why| format!("{}: {why}", path.display()))?;
        Ok(Self(path))
    }

    /// Where it is.
    pub fn path(&self) -> &PathBuf {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left is removed by the next run.
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// Starts the product on a data directory.
///
/// # Errors
/// When it does not answer.
pub fn flumen(options: &Options, data: &Scratch) -> Result<Server, String> {
    Server::start(&options.flumen, &options.data.join("flumen.log"), |address| {
        let data = data.path().display().to_string();
        ["serve".into(), "--listen".into(), address.to_string(), "--data".into(), data].to_vec()
    })
}

/// The same, but it takes only what this program signed. Nothing else of `--strict` is on.
fn flumen_that_verifies(options: &Options, data: &Scratch) -> Result<Server, String> {
    let file = options.data.join("verify.toml");
    std::fs::write(&file, signing_settings()).map_err(|why| format!("{}: {why}", file.display()))?;
    Server::start(&options.flumen, &options.data.join("flumen.log"), |address| {
        let (data, file) = (data.path().display().to_string(), file.display().to_string());
        let listen = ["--listen".into(), address.to_string(), "--data".into(), data];
        ["serve".into(), "--config".into(), file].into_iter().chain(listen).collect()
    })
}

/// Creates the stream and waits until it is active.
///
/// # Errors
/// When it does not become active within seconds.
pub async fn create_stream(server: &Server, shards: usize) -> Result<(), String> {
    let mut connection = Connection::open(server.address).await?;
    connection.exchange(&workload::create_stream(shards)).await?;
    wait_active(&mut connection).await
}

/// Waits until the stream is active.
///
/// # Errors
/// When it does not become so.
pub async fn wait_active(connection: &mut Connection) -> Result<(), String> {
    for _ in 0..1000 {
        let answer = connection.exchange(&workload::describe_stream()).await?;
        if memchr::memmem::find(answer, br#""ACTIVE""#).is_some() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Err("the stream did not become active".into())
}

/// Puts `answers` answers of 1 MiB into every shard.
///
/// # Errors
/// When a record is not stored.
pub async fn fill(server: &Server, answers: usize) -> Result<(), String> {
    let (requests, count) = workload::fill(answers);
    run(server.address, server.pid(), vec![requests], Span::Requests(count)).await.map(|_| ())
}
