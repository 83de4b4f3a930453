//! The start: from an empty directory, and from one that holds much, after an orderly stop and after a kill.

use std::fmt::Write;
use std::fs::File;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::fs::{Advice, fadvise, statvfs};
use tokio::runtime::Runtime;

use crate::cases::{Scratch, create_stream, flumen};
use crate::client::{Connection, Encoding};
use crate::figures::{figure, median};
use crate::load::{Span, run};
use crate::options::Options;
use crate::peer::Peer;
use crate::process::{Server, memory_mib};
use crate::workload::{self, ANSWER_RECORDS, BATCH, RECORD};

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
    for shards in STORES {
        report += &reopened(options, runtime, shards)?;
    }
    Ok(report)
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

/// Stores, ends in every way, and opens again.
fn reopened(options: &Options, runtime: &Runtime, shards: usize) -> Result<String, String> {
    let records = (options.open_mib << 20) / RECORD as u64;
    let free = statvfs(&options.data).map_err(|why| format!("{}: {why}", options.data.display()))?;
    if free.f_bavail * free.f_frsize < (options.open_mib << 20) / 2 * 3 + (2 << 30) {
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
    let stored = put(&server, records)?;
    let peak = memory_mib(server.pid(), "VmHWM")?;
    crate::progress(&format!(
        "stored at {} records/s, peak {} MiB",
        figure(stored.records as f64 / stored.seconds),
        figure(peak)
    ));
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
    put(&server, 100 * BATCH as u64)?;
    server.kill();
    let server = flumen(options, &data)?;
    row("kill -9 right after 50,000 more records", &server)?;
    server.kill();
    forget(data.path())?;
    let server = flumen(options, &data)?;
    row("kill -9, page cache dropped", &server)?;
    server.stop()?;
    Ok(report)
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
