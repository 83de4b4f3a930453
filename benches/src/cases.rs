//! The cases: one kind of load against the product, the ceilings of the machine, and a peer, in turn.

use std::path::PathBuf;
use std::time::Duration;

use tokio::runtime::Runtime;

use crate::ceilings;
use crate::client::{Connection, Encoding};
use crate::figures::{Contestant, Sample, table};
use crate::load::{Measured, Source, Span, run};
use crate::options::Options;
use crate::peer::Peer;
use crate::process::{Server, memory_mib};
use crate::workload::{self, ANSWER_RECORDS, BATCH, RECORD, Reads, Requests, SHARDS};

/// Connections of PutRecord.
const SINGLE_CONNECTIONS: usize = 64;
/// Most bytes that a commit takes.
const COMMIT_BYTES: usize = 8 << 20;
/// Answers of 1 MiB in every shard that is read: more than any cache of the product for recent records.
const ANSWERS: usize = 32;
/// The same for the peer, which keeps them in its heap and takes long to fill. The cost of an answer is the same.
const PEER_ANSWERS: usize = 2;

/// A kind of load.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Case {
    /// PutRecords of 500 records in JSON.
    PutRecords,
    /// The same in CBOR.
    PutRecordsCbor,
    /// PutRecord of one record.
    PutRecord,
    /// GetRecords with answers of 1 MiB.
    GetRecords,
}

impl Case {
    const ALL: [(&'static str, Self); 4] = [
        ("put-records", Self::PutRecords),
        ("put-records-cbor", Self::PutRecordsCbor),
        ("put-record", Self::PutRecord),
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
}

/// Runs the cases and prints a table for each.
///
/// # Errors
/// The first thing that went wrong.
pub fn measure(options: &Options, runtime: &Runtime, peer: Option<&Peer>) -> Result<String, String> {
    let mut report = String::new();
    for (name, case) in Case::ALL {
        if !options.cases.is_empty() && !options.cases.contains(&case) {
            continue;
        }
        let round = Round { options, runtime, peer, case };
        let mut all: Vec<Contestant> = Vec::new();
        for number in 1..=options.rounds {
            crate::progress(&format!("{name}: round {number} of {}", options.rounds));
            for (at, (name, sample)) in round.run()?.into_iter().enumerate() {
                match all.get_mut(at) {
                    Some(contestant) => contestant.samples.push(sample),
                    None => all.push(Contestant { name, samples: vec![sample] }),
                }
            }
        }
        report += &table(&round.title(), &all);
        report.push('\n');
    }
    Ok(report)
}

/// One time through everyone of a case.
struct Round<'a> {
    options: &'a Options,
    runtime: &'a Runtime,
    peer: Option<&'a Peer>,
    case: Case,
}

impl Round<'_> {
    fn title(&self) -> String {
        let connections = self.connections();
        match self.case {
            Case::PutRecords => {
                format!(
                    "PutRecords: {BATCH} records of 1 KiB, JSON, {connections} connections, {SHARDS} shards"
                )
            }
            Case::PutRecordsCbor => {
                format!(
                    "PutRecords: {BATCH} records of 1 KiB, CBOR, {connections} connections, {SHARDS} shards"
                )
            }
            Case::PutRecord => {
                format!("PutRecord: 1 KiB, JSON, {connections} connections, {SHARDS} shards")
            }
            Case::GetRecords => {
                format!("GetRecords: answers of 1 MiB, JSON, {connections} connections, {SHARDS} shards")
            }
        }
    }

    fn connections(&self) -> usize {
        match self.case {
            Case::PutRecord => SINGLE_CONNECTIONS,
            _ => self.options.connections,
        }
    }

    fn run(&self) -> Result<Vec<(String, Sample)>, String> {
        let mut samples = Vec::new();
        let (product, answer_bytes) = self.product()?;
        samples.push(("flumen, on disk before the answer".into(), product));
        if self.case != Case::GetRecords {
            samples.push(self.disk()?);
        }
        samples.push(self.http(answer_bytes)?);
        if let Some(peer) = self.peer {
            let server = peer.start(&self.options.data)?;
            let (sample, _) = self.against(server, PEER_ANSWERS)?;
            samples.push((format!("{}, in memory", peer.name()), sample));
        }
        Ok(samples)
    }

    fn span(&self) -> Span {
        Span::Time(Duration::from_millis(500), self.options.time)
    }

    /// The product, from an empty directory, and the bytes of its answers.
    fn product(&self) -> Result<(Sample, usize), String> {
        let data = Scratch::new(self.options.data.join("flumen"))?;
        self.against(flumen(self.options, &data)?, ANSWERS)
    }

    /// A server that has nothing yet.
    fn against(&self, server: Server, answers: usize) -> Result<(Sample, usize), String> {
        self.runtime.block_on(create_stream(&server, SHARDS))?;
        let measured = match self.puts() {
            Some(requests) => self.load(&server, requests.spread(self.connections()))?,
            None => {
                self.runtime.block_on(fill(&server, answers))?;
                let sources = self.runtime.block_on(self.reads(&server, answers))?;
                self.load(&server, sources)?
            }
        };
        let sample = Sample::of(&measured, memory_mib(server.pid(), "VmHWM")?);
        server.stop()?;
        Ok((sample, measured.answer_bytes))
    }

    fn puts(&self) -> Option<Requests> {
        match self.case {
            Case::PutRecords => Some(workload::put_records(Encoding::Json)),
            Case::PutRecordsCbor => Some(workload::put_records(Encoding::Cbor)),
            Case::PutRecord => Some(workload::put_record()),
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

    fn load<S: Source>(&self, server: &Server, sources: Vec<S>) -> Result<Measured, String> {
        self.runtime.block_on(run(server.address, server.pid(), sources, self.span()))
    }

    /// The disk when it commits what all the clients wait for, in the bytes of the product.
    fn disk(&self) -> Result<(String, Sample), String> {
        let records = if self.case == Case::PutRecord { 1 } else { BATCH };
        // A record in the log has its key and a few numbers beside its data.
        let waiting = self.connections() * records * (RECORD + 64);
        let commit = waiting.min(COMMIT_BYTES);
        let mut measured = ceilings::group_commit(&self.options.data, commit, self.options.time)?;
        measured.records = measured.requests * (commit / (RECORD + 64)) as u64;
        let sample = Sample { server_cores: f64::NAN, ..Sample::of(&measured, f64::NAN) };
        let name = format!("ceiling: the disk, fdatasync of {:.2} MB each", commit as f64 / 1e6);
        Ok((name, sample))
    }

    /// A server that does nothing with the same requests, or gives answers of the same length.
    fn http(&self, answer_bytes: usize) -> Result<(String, Sample), String> {
        let own = std::env::current_exe().map_err(|why| format!("this program: {why}"))?;
        let (what, answer_bytes) = match self.case {
            Case::GetRecords => ("answers from memory", answer_bytes),
            _ => ("body discarded", 0),
        };
        let log = self.options.data.join("ceiling.log");
        let server = Server::start(&own, &log, |address| {
            vec!["ceiling-server".to_owned(), address.to_string(), answer_bytes.to_string()]
        })?;
        let measured = match self.puts() {
            Some(requests) => self.load(&server, requests.spread(self.connections()))?,
            None => {
                let request = workload::get_records(&"x".repeat(200), ANSWER_RECORDS);
                let requests = Requests::new(vec![request], ANSWER_RECORDS, br#""FailedRecordCount":0"#);
                self.load(&server, requests.spread(self.connections()))?
            }
        };
        let sample = Sample::of(&measured, memory_mib(server.pid(), "VmHWM")?);
        Ok((format!("ceiling: HTTP alone, {what}"), sample))
    }
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
