//! The start: from an empty directory, and from one that holds much, after an orderly stop and after a kill. And reading it
//! all again from a cold disk.

use std::collections::VecDeque;
use std::fmt::Write;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use rustix::fs::{Advice, fadvise, statvfs};
use tokio::runtime::Runtime;
use tokio::task::JoinSet;

use crate::cases::{Scratch, create_stream, flumen};
use crate::client::{Connection, Encoding};
use crate::figures::{figure, median};
use crate::load::{Span, run};
use crate::options::Options;
use crate::peer::Peer;
use crate::process::{Server, memory_mib};
use crate::workload::{self, ANSWER_RECORDS, BATCH, RECORD};

/// Seeks by time that are measured.
const SEEKS: usize = 1000;
/// Time without a change after which the log is taken to be at rest, and after which no more is waited for.
const SETTLED: Duration = Duration::from_secs(2);
const PATIENCE: Duration = Duration::from_secs(120);
/// Starts from an empty directory whose median is shown.
const STARTS: usize = 9;
/// Shards of the stores that are opened again: few, and so many that every record is a run of its own in the log.
const STORES: [usize; 2] = [workload::SHARDS, 1000];

/// Measures the start and the open; gives a table for each.
///
/// # Errors
/// The first thing that went wrong.
pub fn measure(options: &Options, runtime: &Runtime, peer: Option<&Peer>) -> Result<String, String> {
    let mut report = from_nothing(options, peer)?;
    report += "\n### Open\n\n\
        | stored | how it ended | first answer ms | resident MiB then | peak MiB | first GetRecords ms |\n\
        |---|---|--:|--:|--:|--:|\n";
    let mut reads = "\n### Read again\n\n\
        | stored | cold read from TRIM_HORIZON MB/s | the disk's sequential read MB/s | share % | peak MiB | \
        AT_TIMESTAMP to its record p50 ms | p99 ms | brought together by shard before, GiB | in s |\n\
        |---|--:|--:|--:|--:|--:|--:|--:|--:|\n"
        .to_owned();
    let wanted = |shards: &usize| options.open_shards.is_none_or(|only| only == *shards);
    let chosen = options.open_shards.filter(|only| !STORES.contains(only));
    for shards in STORES.into_iter().filter(wanted).chain(chosen) {
        let (opened, read) = reopened(options, runtime, shards)?;
        report += &opened;
        reads += &read;
    }
    Ok(report + &reads)
}

fn from_nothing(options: &Options, peer: Option<&Peer>) -> Result<String, String> {
    crate::progress("start from an empty directory");
    let (mut times, mut idle, mut peer_times) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let data = Scratch::new(options.data.join("flumen"))?;
        let server = flumen(options, &data)?;
        times.push(millis(server.started_in));
        sleep(Duration::from_millis(300));
        idle.push(memory_mib(server.pid(), "VmRSS")?);
        server.stop()?;
        if let Some(peer) = peer {
            peer_times.push(millis(peer.start(&options.data)?.started_in));
        }
    }
    let most = times.iter().copied().fold(0.0, f64::max);
    let binary = std::fs::metadata(&options.flumen).map_err(|why| format!("the binary: {why}"))?.len();
    let mut report = "### Start\n\n| | |\n|---|--:|\n".to_owned();
    let mut line = |name: &str, value: f64| {
        writeln!(report, "| {name} | {} |", figure(value)).expect("a string takes all");
    };
    line("empty directory to first answered request, ms, median", median(times));
    line("the same, slowest, ms", most);
    line("resident when idle, MiB", median(idle));
    line("binary, MiB", binary as f64 / f64::from(1 << 20));
    line("kinesalite to its first answered request, ms, median", median(peer_times));
    Ok(report)
}

/// Stores, ends in every way, and opens again; a row for each, and one of reading.
fn reopened(options: &Options, runtime: &Runtime, shards: usize) -> Result<(String, String), String> {
    let records = (options.open_mib << 20) / RECORD as u64;
    let free = statvfs(&options.data).map_err(|why| format!("{}: {why}", options.data.display()))?;
    // A record takes about a tenth more in the log.
    if free.f_bavail * free.f_frsize < (options.open_mib << 20) / 20 * 23 + (2 << 30) {
        return Err(format!("not enough room to store {} MiB", options.open_mib));
    }
    crate::progress(&format!("storing {} MiB in {shards} shards", options.open_mib));
    let data = Scratch::new(options.data.join("flumen"))?;
    let server = flumen(options, &data)?;
    runtime.block_on(create_stream(&server, shards))?;
    let requests = workload::put_records(Encoding::Cbor);
    let put = |server: &Server, records: u64| {
        let span = Span::Requests(records / BATCH as u64);
        runtime.block_on(run(server.address, server.pid(), requests.spread(options.connections), span))
    };
    let began = SystemTime::now();
    let stored = put(&server, records)?;
    let span = (began, SystemTime::now());
    let peak = memory_mib(server.pid(), "VmHWM")?;
    crate::progress(&format!(
        "stored at {} records/s, peak {} MiB",
        figure(stored.records as f64 / stored.seconds),
        figure(peak)
    ));
    let gathered = runtime.block_on(at_rest(&server))?;
    let mut report = String::new();
    let mut row = |how: &str, server: &Server| -> Result<(), String> {
        let resident = memory_mib(server.pid(), "VmRSS")?;
        let read = runtime.block_on(first_read(server))?;
        let peak = memory_mib(server.pid(), "VmHWM")?;
        let cells = [millis(server.started_in), resident, peak, millis(read)].map(figure).join(" | ");
        let size = figure(options.open_mib as f64 / 1024.0);
        writeln!(report, "| {size} GiB, {shards} shards | {how} | {cells} |").expect("a string takes all");
        Ok(())
    };
    let stopping = server.stop()?;
    let server = flumen(options, &data)?;
    row(&format!("SIGTERM (stopped in {} ms)", figure(millis(stopping))), &server)?;
    server.stop()?;
    forget(data.path())?;
    let server = flumen(options, &data)?;
    row("SIGTERM, page cache dropped", &server)?;
    let read = read_again(options, runtime, &server, &data, (shards, stored.records), span, gathered)?;
    put(&server, 100 * BATCH as u64)?;
    server.kill();
    let server = flumen(options, &data)?;
    row("kill -9 right after 50,000 more records", &server)?;
    server.kill();
    forget(data.path())?;
    let server = flumen(options, &data)?;
    row("kill -9, page cache dropped", &server)?;
    server.stop()?;
    Ok((report, read))
}

/// Waits until the log has brought together what was stored scattered, or does so no more; gives the GiB that it wrote for it since
/// the server began, and the seconds since the load.
async fn at_rest(server: &Server) -> Result<(f64, f64), String> {
    crate::progress("waiting for the log to come to rest");
    let mut connection = Connection::open(server.address).await?;
    let begin = Instant::now();
    let (mut known, mut changed) = ((0, 0), begin);
    loop {
        let page = connection.exchange(b"GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n").await?;
        let (left, written) = (
            metric(page, "flumen_log_segments_to_rewrite")?,
            metric(page, "flumen_log_rewritten_bytes_total")?,
        );
        if (left, written) != known {
            (known, changed) = ((left, written), Instant::now());
        }
        // A file that was just closed is looked at soon.
        if changed.elapsed() > if left == 0 { SETTLED } else { PATIENCE } {
            if left > 0 {
                crate::progress(&format!("{left} files of the log were not rewritten"));
            }
            let (size, seconds) = (written as f64 / f64::from(1 << 30), (changed - begin).as_secs_f64());
            let rate = written as f64 / 1e6 / seconds.max(1e-3);
            let told = [size, seconds, rate].map(figure);
            crate::progress(&format!("{} GiB brought together in {} s, {} MB/s", told[0], told[1], told[2]));
            return Ok((size, seconds));
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
}

/// The value of a metric without labels.
fn metric(page: &[u8], name: &str) -> Result<u64, String> {
    let line = std::str::from_utf8(page).ok().and_then(|page| {
        page.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.trim().parse().ok())
    });
    line.ok_or_else(|| format!("{name} is not among the metrics"))
}

/// Reads everything, and seeks, from a disk that the system has nothing of in memory.
fn read_again(
    options: &Options,
    runtime: &Runtime,
    server: &Server,
    data: &Scratch,
    (shards, records): (usize, u64),
    span: (SystemTime, SystemTime),
    (gathered, gathering): (f64, f64),
) -> Result<String, String> {
    crate::progress("reading all of it again");
    forget(data.path())?;
    let begin = Instant::now();
    let read = runtime.block_on(drain(server, shards, options.connections))?;
    let ours = (read * RECORD as u64) as f64 / begin.elapsed().as_secs_f64();
    if read < records {
        return Err(format!("{read} of {records} records were read"));
    }
    let peak = memory_mib(server.pid(), "VmHWM")?;
    forget(data.path())?;
    let begin = Instant::now();
    let disk = sequential(data.path())? as f64 / begin.elapsed().as_secs_f64();
    forget(data.path())?;
    let seeks = runtime.block_on(seeks(server, shards, span))?;
    let at = |share: f64| seeks[((seeks.len() - 1) as f64 * share).round() as usize];
    let cells = [ours / 1e6, disk / 1e6, ours / disk * 100.0, peak, at(0.5), at(0.99), gathered, gathering];
    let cells = cells.map(figure).join(" | ");
    let size = figure(options.open_mib as f64 / 1024.0);
    Ok(format!("| {size} GiB, {shards} shards | {cells} |\n"))
}

/// Reads all shards to their ends over some connections; gives the number of records. A connection has its part of the shards
/// and takes them in turns, as a worker of the KCL does.
async fn drain(server: &Server, shards: usize, connections: usize) -> Result<u64, String> {
    let mut readers = JoinSet::new();
    for first in 0..connections.min(shards) {
        let mut connection = Connection::open(server.address).await?;
        readers.spawn(async move {
            let mut records = 0;
            let mut turns = VecDeque::new();
            for shard in (first..shards).step_by(connections) {
                let answer = connection.exchange(&workload::trim_horizon(shard)).await?;
                turns.extend(workload::next_iterator(answer).map(str::to_owned));
            }
            while let Some(iterator) = turns.pop_front() {
                let answer = connection.exchange(&workload::get_records(&iterator, 10_000)).await?;
                let count = memchr::memmem::find_iter(answer, br#""PartitionKey":"#).count();
                records += count as u64;
                turns.extend(workload::next_iterator(answer).filter(|_| count > 0).map(str::to_owned));
            }
            Ok::<u64, String>(records)
        });
    }
    let mut records = 0;
    while let Some(reader) = readers.join_next().await {
        records += reader.map_err(|why| format!("a reader: {why}"))??;
    }
    Ok(records)
}

/// Reads all files below a folder from begin to end; gives their bytes.
fn sequential(folder: &Path) -> Result<u64, String> {
    let told = |why: std::io::Error| format!("{}: {why}", folder.display());
    let mut buffer = vec![0; 1 << 20];
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        if path.is_dir() {
            bytes += sequential(&path)?;
            continue;
        }
        let mut file = File::open(&path).map_err(told)?;
        loop {
            match file.read(&mut buffer).map_err(told)? {
                0 => break,
                read => bytes += read as u64,
            }
        }
    }
    Ok(bytes)
}

/// Times in ms, ascending, from the wish for an iterator at a moment of the past to the record there.
async fn seeks(server: &Server, shards: usize, span: (SystemTime, SystemTime)) -> Result<Vec<f64>, String> {
    let seconds =
        |time: SystemTime| time.duration_since(SystemTime::UNIX_EPOCH).map_or(0.0, |d| d.as_secs_f64());
    let (from, to) = (seconds(span.0), seconds(span.1));
    let mut connection = Connection::open(server.address).await?;
    let mut times = Vec::with_capacity(SEEKS);
    for n in 0..SEEKS {
        // Spread over time and shards, in no order.
        let at = from + (to - from) * ((n * 7919 % SEEKS) as f64 / SEEKS as f64) * 0.95;
        let request = workload::at_timestamp(n * 31 % shards, at);
        let begin = Instant::now();
        let answer = connection.exchange(&request).await?;
        let iterator = workload::next_iterator(answer).ok_or("an answer without ShardIterator")?;
        let request = workload::get_records(iterator, 1);
        let answer = connection.exchange(&request).await?;
        let took = millis(begin.elapsed());
        // With many shards some have no record after that time, or none at all.
        if memchr::memmem::find(answer, br#""PartitionKey":"#).is_some() {
            times.push(took);
        }
    }
    if times.len() < SEEKS / 2 {
        return Err("no record at times at which records came".into());
    }
    times.sort_by(f64::total_cmp);
    Ok(times)
}

/// Time of the first GetRecords from the oldest record on.
async fn first_read(server: &Server) -> Result<Duration, String> {
    let begin = Instant::now();
    let mut connection = Connection::open(server.address).await?;
    let answer = connection.exchange(&workload::trim_horizon(0)).await?;
    let iterator = workload::next_iterator(answer).ok_or("an answer without ShardIterator")?;
    let request = workload::get_records(iterator, ANSWER_RECORDS);
    let answer = connection.exchange(&request).await?;
    if memchr::memmem::find(answer, br#""PartitionKey":"#).is_none() {
        return Err("nothing is left of what was stored".into());
    }
    Ok(begin.elapsed())
}

/// Drops the page cache of all files below a folder, as if the machine had been restarted.
fn forget(folder: &Path) -> Result<(), String> {
    let told = |why: std::io::Error| format!("{}: {why}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        if path.is_dir() {
            forget(&path)?;
        } else {
            let file = File::open(&path).map_err(told)?;
            file.sync_all().map_err(told)?;
            fadvise(&file, 0, None, Advice::DontNeed).map_err(|why| told(why.into()))?;
        }
    }
    Ok(())
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
