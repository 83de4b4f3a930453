//! Three times what the server can do, from two thousand connections: what those get who are served, and what the others.
//!
//! Requests are due at a rate, not after the answer before, so a slow server is not spared. What was due while a connection still
//! waited for its answer is sent late and told apart: a latency is taken from the sending and another from when it was due; what
//! could not be sent at all before the next was due is counted as missed. The client stands for other machines, so its threads go
//! before all others where they may (SCHED_FIFO, by `chrt`); how late it is itself is measured as well, and so is what a client sees that has a thread of its own.

use std::fmt::Write;
use std::net::SocketAddr;
use std::process::Command;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use memchr::memmem;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::runtime::{Builder, Runtime};
use tokio::task::{JoinSet, yield_now};
use tokio::time::{Instant, sleep, sleep_until, timeout};

use crate::cases::{Scratch, create_stream, fill};
use crate::client::{Connection, understand};
use crate::figures::figure;
use crate::options::Options;
use crate::process::{Pid, Server, cpu_seconds, memory_mib};
use crate::workload::{self, ANSWER_RECORDS, SHARDS};

/// Connections of the overload.
const MANY: usize = 2000;
/// Connections that find out what the server can do, and how quick it is at a tenth of that.
const FEW: usize = 64;
/// How much more than it can do is asked for.
const FACTOR: f64 = 3.0;
/// `gateway.held_bytes_max` of the server, in MiB: small, so that it is reached.
const HELD_MIB: u64 = 64;
/// Answers of 1 MiB in each shard that is read.
const ANSWERS: usize = 8;
/// Bytes of an answer of 128 KiB of records in JSON, as the ceiling sends it.
const ANSWER_BYTES: usize = 185_000;
/// Time for an answer; more is a server that hangs.
const PATIENCE: Duration = Duration::from_secs(30);
/// Requests a second of the client with a thread of its own, and its connections: so many that one is free when a request is due.
const PROBE_RATE: f64 = 200.0;
const PROBES: usize = 32;

/// Who is asked too much.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Writes,
    Reads,
    /// A server that sends as much as `Reads` asks for from memory, and turns nobody away.
    Ceiling,
}

/// All that are measured, with their names.
const KINDS: [(Kind, &str); 3] = [
    (Kind::Writes, "PutRecords: 200 records of 16 bytes"),
    (Kind::Reads, "GetRecords: answers of 128 KiB"),
    (Kind::Ceiling, "ceiling: HTTP alone, answers of 128 KiB from memory, nobody turned away"),
];

/// What is told of each, in the order of the table.
const ROWS: [&str; 21] = [
    "capacity/s (64 connections, each asks after its answer)",
    "due/s",
    "asked/s",
    "served/s",
    "turned away/s",
    "p99 unloaded ms (64 connections, a tenth of the capacity)",
    "p50 served ms, from sending",
    "p99 served ms, from sending",
    "times unloaded",
    "p99 served ms, from when it was due",
    "p50 served ms, a client with its own thread",
    "p99 served ms, a client with its own thread",
    "p99 unloaded ms, a client with its own thread",
    "p99 lateness of the client ms",
    "p99 turned away ms",
    "turned away after",
    "p99 after ms",
    "server cores",
    "client cores",
    "peak MiB",
    "bound MiB",
];

/// The bound of `docs/operating/limits.md`, in MiB: held bytes, pages of reads, connections.
fn bound_mib() -> f64 {
    let connections = (MANY + FEW) as f64 * 96.0 / 1024.0;
    100.0 + 3.0 * HELD_MIB as f64 + 16.0 * 20.0 + connections
}

/// Measures all kinds; gives a table.
///
/// # Errors
/// A wrong answer, more memory than the bound, or the first thing that went wrong.
pub fn measure(options: &Options, runtime: &Runtime) -> Result<String, String> {
    let mut columns = Vec::new();
    let mut all_first = true;
    for (kind, name) in KINDS {
        crate::progress(&format!("overload: {name}"));
        let (figures, first) = one(options, runtime, kind)?;
        all_first &= first;
        columns.push(figures.map(figure));
    }
    let order =
        if all_first { "went before all others (SCHED_FIFO)" } else { "had the server's own priority" };
    let mut report = format!(
        "### Overload: {MANY} connections ask for {FACTOR} times the capacity, {} s\n\n\
         The bound is that of the settings, with `held_bytes_max` of {HELD_MIB} MiB. Every answer was checked. The client {order}.\n\n\
         | | {} |\n|---|{}\n",
        options.time.as_secs_f64(),
        KINDS.map(|(_, name)| name).join(" | "),
        "--:|".repeat(KINDS.len())
    );
    for (row, name) in ROWS.iter().enumerate() {
        let cells: Vec<_> = columns.iter().map(|column| &*column[row]).collect();
        writeln!(report, "| {name} | {} |", cells.join(" | ")).expect("a string takes all");
    }
    Ok(report)
}

/// The figures of one, and whether the client went first.
fn one(options: &Options, runtime: &Runtime, kind: Kind) -> Result<([f64; ROWS.len()], bool), String> {
    let data = Scratch::new(options.data.join("overload"))?;
    let server = start(options, &data, kind)?;
    // After the server has started: a child would inherit it.
    let first = scheduled(["--fifo", "1"]);
    let figures = runtime.block_on(phases(options, &server, kind));
    if first && !scheduled(["--other", "0"]) {
        return Err("the client's threads cannot be scheduled as before".into());
    }
    let figures = figures?;
    match kind {
        Kind::Ceiling => server.kill(),
        Kind::Writes | Kind::Reads => {
            server.stop()?;
        }
    }
    Ok((figures, first))
}

/// Lets the system schedule all threads of this program so; false where it may not, or has no `chrt`.
fn scheduled([policy, priority]: [&str; 2]) -> bool {
    let own = std::process::id().to_string();
    let chrt = Command::new("chrt").args(["--all-tasks", policy, "--pid", priority, &own]).output();
    chrt.is_ok_and(|ended| ended.status.success())
}

fn start(options: &Options, data: &Scratch, kind: Kind) -> Result<Server, String> {
    if kind == Kind::Ceiling {
        let own = std::env::current_exe().map_err(|why| format!("own path: {why}"))?;
        return Server::start(&own, &options.data.join("ceiling.log"), |address| {
            vec!["ceiling-server".to_owned(), address.to_string(), ANSWER_BYTES.to_string(), "1".to_owned()]
        });
    }
    let config = data.path().join("flumen.toml");
    std::fs::write(&config, format!("[gateway]\nheld_bytes_max = {}\n", HELD_MIB << 20))
        .map_err(|why| format!("{}: {why}", config.display()))?;
    Server::start(&options.flumen, &options.data.join("flumen.log"), |address| {
        let text = |path: std::path::PathBuf| path.display().to_string();
        let [config, data] = [config.clone(), data.path().join("data")].map(text);
        ["serve", "--listen", &address.to_string(), "--config", &config, "--data", &data]
            .map(str::to_owned)
            .to_vec()
    })
}

async fn phases(options: &Options, server: &Server, kind: Kind) -> Result<[f64; ROWS.len()], String> {
    let requests = Arc::new(requests(server, kind).await?);
    let connect = |connections| connect(server.address, connections);
    let load = |callers, rate, time| ask(callers, Arc::clone(&requests), rate, time);
    let beside = |callers, rate, time| {
        let probe = probe(server.address, Arc::clone(&requests), time);
        async move {
            let own = tokio::spawn(lateness(time));
            let load = load(callers, rate, time).await?;
            let own = own.await.map_err(|why| format!("the lateness: {why}"))?;
            let probe = probe.join().map_err(|_| "the probe panicked")??;
            Ok::<_, String>((load, probe, own))
        }
    };
    let short = Duration::from_secs(3).min(options.time);
    let capacity =
        load(connect(FEW).await?, f64::INFINITY, short).await?.served.len() as f64 / short.as_secs_f64();
    let (before, probe_before, _) = beside(connect(FEW).await?, capacity / 10.0, short).await?;
    if !before.turned_away.is_empty() {
        return Err(format!("{} requests of an unloaded server were turned away", before.turned_away.len()));
    }
    // All are there before the first asks, so that all ask at the same time.
    let many = connect(MANY).await?;
    let cpu = || Ok::<_, String>([cpu_seconds(server.pid())?, cpu_seconds(Pid::own())?]);
    let begin = cpu()?;
    let (during, probe, own) = beside(many, capacity * FACTOR, options.time).await?;
    let end = cpu()?;
    let after = load(connect(FEW).await?, capacity / 10.0, short).await?;
    let peak = memory_mib(server.pid(), "VmHWM")?;
    if peak > bound_mib() {
        return Err(format!("{peak} MiB were resident, the bound is {}", bound_mib()));
    }
    let per_second = |count: usize| count as f64 / options.time.as_secs_f64();
    let asked = during.served.len() + during.turned_away.len();
    let seconds = options.time.as_secs_f64();
    Ok([
        capacity,
        per_second(asked + during.missed),
        per_second(asked),
        per_second(during.served.len()),
        per_second(during.turned_away.len()),
        at(&before.served, 0.99),
        at(&during.served, 0.5),
        at(&during.served, 0.99),
        at(&during.served, 0.99) / at(&before.served, 0.99),
        at(&during.served_from_due, 0.99),
        at(&probe.served, 0.5),
        at(&probe.served, 0.99),
        at(&probe_before.served, 0.99),
        at(&own, 0.99),
        at(&during.turned_away, 0.99),
        after.turned_away.len() as f64,
        at(&after.served, 0.99),
        (end[0] - begin[0]) / seconds,
        (end[1] - begin[1]) / seconds,
        peak,
        bound_mib(),
    ])
}

async fn requests(server: &Server, kind: Kind) -> Result<Vec<Vec<u8>>, String> {
    match kind {
        Kind::Writes => {
            create_stream(server, SHARDS).await?;
            Ok(writing())
        }
        Kind::Reads => {
            create_stream(server, SHARDS).await?;
            reading(server).await
        }
        Kind::Ceiling => Ok(vec![workload::get_records(&"x".repeat(200), ANSWER_RECORDS / 8)]),
    }
}

/// PutRecords of many small records: little to send, much to do.
fn writing() -> Vec<Vec<u8>> {
    (0..64).map(workload::put_small_records).collect()
}

/// GetRecords of 128 KiB from the beginning of each shard.
async fn reading(server: &Server) -> Result<Vec<Vec<u8>>, String> {
    fill(server, ANSWERS).await?;
    let mut connection = Connection::open(server.address).await?;
    let mut requests = Vec::new();
    for shard in 0..SHARDS {
        let answer = connection.exchange(&workload::trim_horizon(shard)).await?;
        let iterator = workload::next_iterator(answer).ok_or("an answer without ShardIterator")?;
        requests.push(workload::get_records(iterator, ANSWER_RECORDS / 8));
    }
    Ok(requests)
}

/// Milliseconds that a share of the latencies kept.
fn at(micros: &[u32], share: f64) -> f64 {
    let last = micros.len().saturating_sub(1);
    micros.get((last as f64 * share).round() as usize).map_or(f64::NAN, |micros| f64::from(*micros) / 1e3)
}

/// Microseconds, ascending.
#[derive(Default)]
struct Answered {
    /// From sending to the last byte of the answer.
    served: Vec<u32>,
    /// The same from when the request was due.
    served_from_due: Vec<u32>,
    turned_away: Vec<u32>,
    /// Requests that were due and never sent, since the next one of their connection was due as well.
    missed: usize,
}

async fn connect(address: SocketAddr, connections: usize) -> Result<Vec<Caller>, String> {
    let mut callers = Vec::with_capacity(connections);
    for _ in 0..connections {
        callers.push(Caller::open(address).await?);
    }
    Ok(callers)
}

/// Asks at a rate over all connections for a time; an infinite rate asks again after each answer.
async fn ask(
    callers: Vec<Caller>,
    requests: Arc<Vec<Vec<u8>>>,
    rate: f64,
    time: Duration,
) -> Result<Answered, String> {
    let connections = callers.len();
    let every = Duration::from_secs_f64(connections as f64 / rate);
    let begin = Instant::now();
    let mut tasks = JoinSet::new();
    for (number, mut caller) in callers.into_iter().enumerate() {
        let requests = Arc::clone(&requests);
        tasks.spawn(async move {
            let mut answered = Answered::default();
            let mut due = begin + every.mul_f64(number as f64 / connections as f64);
            for request in requests.iter().cycle().skip(number % requests.len()) {
                sleep_until(due).await;
                let sent = Instant::now();
                if sent >= begin + time {
                    break;
                }
                // Without a rate a request is due when it is sent.
                let (skipped, last) = if every.is_zero() { (0, sent) } else { newest(due, every, sent) };
                answered.missed += skipped;
                let served = timeout(PATIENCE, caller.call(request)).await;
                let served = served.map_err(|_| "no answer in 30 s")??;
                if served {
                    answered.served.push(micros(sent.elapsed()));
                    answered.served_from_due.push(micros(last.elapsed()));
                } else {
                    answered.turned_away.push(micros(sent.elapsed()));
                }
                due = last + every;
            }
            Ok::<_, String>(answered)
        });
    }
    let mut all = Answered::default();
    while let Some(part) = tasks.join_next().await {
        let part = part.map_err(|why| format!("a connection: {why}"))??;
        all.served.extend(part.served);
        all.served_from_due.extend(part.served_from_due);
        all.turned_away.extend(part.turned_away);
        all.missed += part.missed;
    }
    for latencies in [&mut all.served, &mut all.served_from_due, &mut all.turned_away] {
        latencies.sort_unstable();
    }
    Ok(all)
}

/// Of what is due since `due`, how many came before the newest, and when that was due.
fn newest(due: Instant, every: Duration, now: Instant) -> (usize, Instant) {
    let skipped = (now - due).as_nanos() / every.as_nanos().max(1);
    let skipped = u32::try_from(skipped).unwrap_or(u32::MAX);
    (skipped as usize, due + every * skipped)
}

fn micros(time: Duration) -> u32 {
    u32::try_from(time.as_micros()).unwrap_or(u32::MAX)
}

/// A client with one connection and a thread of its own, which nothing else of this program holds up.
fn probe(
    address: SocketAddr,
    requests: Arc<Vec<Vec<u8>>>,
    time: Duration,
) -> thread::JoinHandle<Result<Answered, String>> {
    // The thread inherits the scheduling of this one.
    thread::spawn(move || {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|why| format!("a runtime: {why}"))?;
        runtime.block_on(async {
            let callers = connect(address, PROBES).await?;
            ask(callers, requests, PROBE_RATE, time).await
        })
    })
}

/// How late a ready task of this program runs, every few milliseconds for a time.
async fn lateness(time: Duration) -> Vec<u32> {
    let end = Instant::now() + time;
    let mut late = Vec::new();
    while Instant::now() < end {
        sleep(Duration::from_millis(3)).await;
        let ready = Instant::now();
        yield_now().await;
        late.push(micros(ready.elapsed()));
    }
    late.sort_unstable();
    late
}

/// A connection that keeps no more of an answer than its beginning.
struct Caller {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Caller {
    async fn open(address: SocketAddr) -> Result<Self, String> {
        let stream = TcpStream::connect(address).await.map_err(|why| format!("connecting: {why}"))?;
        stream.set_nodelay(true).map_err(|why| format!("connecting: {why}"))?;
        Ok(Self { stream, buffer: Vec::with_capacity(64 << 10) })
    }

    /// Whether the request was served; false when the server has too much to do, and says so as it should.
    async fn call(&mut self, request: &[u8]) -> Result<bool, String> {
        self.stream.write_all(request).await.map_err(|why| format!("sending: {why}"))?;
        self.buffer.clear();
        let head = loop {
            self.read().await?;
            if let Some(end) = memmem::find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
        };
        let (status, length) = understand(&self.buffer[..head])?;
        let mut left = (head + length).saturating_sub(self.buffer.len());
        while left > 0 && self.buffer.len() < self.buffer.capacity() {
            left -= self.read().await?;
        }
        let verdict = verdict(status, &self.buffer[..head], &self.buffer[head..]);
        while left > 0 {
            self.buffer.clear();
            left = left.saturating_sub(self.read().await?);
        }
        verdict
    }

    /// Reads into what is left of the buffer.
    async fn read(&mut self) -> Result<usize, String> {
        let room = self.buffer.capacity() - self.buffer.len();
        let mut limited = bytes::BufMut::limit(&mut self.buffer, room);
        match self.stream.read_buf(&mut limited).await {
            Ok(0) => Err("the server closed the connection".into()),
            Ok(read) => Ok(read),
            Err(why) => Err(format!("receiving: {why}")),
        }
    }
}

/// Whether an answer is a good one, or one of a server that has too much to do; anything else is wrong.
fn verdict(status: u16, head: &[u8], begin: &[u8]) -> Result<bool, String> {
    let has = |text: &[u8]| memmem::find(begin, text).is_some();
    let in_head = memmem::find(head, b"x-amzn-errortype: ServiceUnavailable").is_some();
    match status {
        200 if has(br#""FailedRecordCount":0"#) || has(br#""Records":[{"#) => Ok(true),
        503 if in_head && has(b"ServiceUnavailable") && has(b"try again") => Ok(false),
        _ => Err(format!("status {status}: {}", String::from_utf8_lossy(&begin[..begin.len().min(500)]))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_error_that_clients_try_again_is_a_refusal() {
        let head = b"HTTP/1.1 503 Service Unavailable\r\nx-amzn-errortype: ServiceUnavailable\r\n\r\n";
        let body = br#"{"__type":"ServiceUnavailable","message":"Too many; try again"}"#;
        assert_eq!(verdict(503, head, body), Ok(false));
        assert!(verdict(503, b"HTTP/1.1 503\r\n\r\n", body).is_err());
        assert!(verdict(500, head, body).is_err());
        assert_eq!(verdict(200, b"", br#"{"FailedRecordCount":0,"#), Ok(true));
        assert!(verdict(200, b"", br#"{"FailedRecordCount":3,"#).is_err());
    }

    #[test]
    fn what_could_not_be_sent_before_the_next_was_due_is_missed() {
        let due = Instant::now();
        let every = Duration::from_millis(10);
        let at = |millis| due + Duration::from_millis(millis);
        assert_eq!(newest(due, every, at(0)), (0, due));
        assert_eq!(newest(due, every, at(9)), (0, due));
        assert_eq!(newest(due, every, at(35)), (3, at(30)));
    }
}
