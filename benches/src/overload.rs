//! Three times what the server can do, from two thousand connections: what those get who are served, and what the others.
//!
//! Requests come at a rate, not after the answer before, so a slow server is not spared. Each kind of request costs the server
//! much more than this program, which shares the machine with it.

use std::fmt::Write;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use memchr::memmem;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::runtime::Runtime;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until, timeout};

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
/// Time for an answer; more is a server that hangs.
const PATIENCE: Duration = Duration::from_secs(30);

/// The bound of `docs/operating/limits.md`, in MiB: held bytes, pages of reads, connections.
fn bound_mib() -> f64 {
    let connections = (MANY + FEW) as f64 * 96.0 / 1024.0;
    100.0 + 3.0 * HELD_MIB as f64 + 16.0 * 10.0 + connections
}

/// Measures both kinds; gives a table.
///
/// # Errors
/// A wrong answer, more memory than the bound, or the first thing that went wrong.
pub fn measure(options: &Options, runtime: &Runtime) -> Result<String, String> {
    let mut report = format!(
        "### Overload: {MANY} connections ask for {FACTOR} times the capacity, {} s\n\n\
         The bound is that of the settings, with `held_bytes_max` of {HELD_MIB} MiB. Every answer was checked.\n\n\
         | | capacity/s | asked/s | served/s | turned away/s | p99 unloaded ms | p50 served ms | p99 served ms | \
         times unloaded | p99 turned away ms | turned away after | p99 after ms | server cores | client cores | peak MiB | \
         bound MiB |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n",
        options.time.as_secs_f64()
    );
    for (name, reads) in
        [("PutRecords: 200 records of 16 bytes", false), ("GetRecords: answers of 128 KiB", true)]
    {
        crate::progress(&format!("overload: {name}"));
        let row = one(options, runtime, reads)?;
        writeln!(report, "| {name} | {} |", row.map(figure).join(" | ")).expect("a string takes all");
    }
    Ok(report)
}

fn one(options: &Options, runtime: &Runtime, reads: bool) -> Result<[f64; 15], String> {
    let data = Scratch::new(options.data.join("overload"))?;
    let config = data.path().join("flumen.toml");
    std::fs::write(&config, format!("[gateway]\nheld_bytes_max = {}\n", HELD_MIB << 20))
        .map_err(|why| format!("{}: {why}", config.display()))?;
    let server = Server::start(&options.flumen, &options.data.join("flumen.log"), |address| {
        let text = |path: std::path::PathBuf| path.display().to_string();
        let [config, data] = [config.clone(), data.path().join("data")].map(text);
        ["serve", "--listen", &address.to_string(), "--config", &config, "--data", &data]
            .map(str::to_owned)
            .to_vec()
    })?;
    let row = runtime.block_on(phases(options, &server, reads))?;
    server.stop()?;
    Ok(row)
}

async fn phases(options: &Options, server: &Server, reads: bool) -> Result<[f64; 15], String> {
    create_stream(server, SHARDS).await?;
    let requests = Arc::new(if reads { reading(server).await? } else { writing() });
    let load = |connections, rate, time| ask(server.address, Arc::clone(&requests), connections, rate, time);
    let short = Duration::from_secs(3).min(options.time);
    let capacity = load(FEW, f64::INFINITY, short).await?.served.len() as f64 / short.as_secs_f64();
    let before = load(FEW, capacity / 10.0, short).await?;
    if !before.turned_away.is_empty() {
        return Err(format!("{} requests of an unloaded server were turned away", before.turned_away.len()));
    }
    let cpu = || Ok::<_, String>([cpu_seconds(server.pid())?, cpu_seconds(Pid::own())?]);
    let begin = cpu()?;
    let during = load(MANY, capacity * FACTOR, options.time).await?;
    let end = cpu()?;
    let after = load(FEW, capacity / 10.0, short).await?;
    let peak = memory_mib(server.pid(), "VmHWM")?;
    if peak > bound_mib() {
        return Err(format!("{peak} MiB were resident, the bound is {}", bound_mib()));
    }
    let seconds = options.time.as_secs_f64();
    let asked = (during.served.len() + during.turned_away.len()) as f64 / seconds;
    Ok([
        capacity,
        asked,
        during.served.len() as f64 / seconds,
        during.turned_away.len() as f64 / seconds,
        at(&before.served, 0.99),
        at(&during.served, 0.5),
        at(&during.served, 0.99),
        at(&during.served, 0.99) / at(&before.served, 0.99),
        at(&during.turned_away, 0.99),
        after.turned_away.len() as f64,
        at(&after.served, 0.99),
        (end[0] - begin[0]) / seconds,
        (end[1] - begin[1]) / seconds,
        peak,
        bound_mib(),
    ])
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

/// Microseconds from sending to the answer, ascending.
#[derive(Default)]
struct Answered {
    served: Vec<u32>,
    turned_away: Vec<u32>,
}

/// Asks at a rate over all connections for a time; an infinite rate asks again after each answer.
async fn ask(
    address: SocketAddr,
    requests: Arc<Vec<Vec<u8>>>,
    connections: usize,
    rate: f64,
    time: Duration,
) -> Result<Answered, String> {
    let mut callers = Vec::with_capacity(connections);
    for _ in 0..connections {
        callers.push(Caller::open(address).await?);
    }
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
                // Who is late asks at once, and not for what could not be sent meanwhile.
                due = (due + every).max(sent);
                let served = timeout(PATIENCE, caller.call(request)).await;
                let served = served.map_err(|_| "no answer in 30 s")??;
                let micros = u32::try_from(sent.elapsed().as_micros()).unwrap_or(u32::MAX);
                if served { &mut answered.served } else { &mut answered.turned_away }.push(micros);
            }
            Ok::<_, String>(answered)
        });
    }
    let mut all = Answered::default();
    while let Some(part) = tasks.join_next().await {
        let part = part.map_err(|why| format!("a connection: {why}"))??;
        all.served.extend(part.served);
        all.turned_away.extend(part.turned_away);
    }
    all.served.sort_unstable();
    all.turned_away.sort_unstable();
    Ok(all)
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
}
