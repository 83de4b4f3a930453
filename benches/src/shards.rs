//! Many streams and many shards on one node: what creating them costs, what they hold in memory, and what a PutRecords costs
//! whose records go to as many shards as it has records.

use std::fmt::Write;
use std::time::Instant;

use tokio::runtime::Runtime;

use crate::cases::{Scratch, flumen};
use crate::client::Connection;
use crate::figures::{Contestant, Sample, figure, median, table};
use crate::load::{Span, run};
use crate::options::Options;
use crate::process::{Server, memory_mib};
use crate::workload::{self, BATCH};

/// Shards of the wide stream.
const WIDE: usize = 10_000;
/// Streams of one shard beside it.
const STREAMS: usize = 1000;
/// Streams at either end of the row whose creation is compared.
const ENDS: usize = 100;
const WIDE_NAME: &str = "wide";
const NARROW_NAME: &str = "thin";

/// Measures; gives a table of the node, and one of PutRecords into one shard and into many.
///
/// # Errors
/// The first thing that went wrong.
pub fn measure(options: &Options, runtime: &Runtime) -> Result<String, String> {
    crate::progress(&format!("{STREAMS} streams and a stream of {WIDE} shards"));
    let data = Scratch::new(options.data.join("flumen"))?;
    let server = flumen(options, &data)?;
    let mut report = "### Many streams and shards\n\n| | |\n|---|--:|\n".to_owned();
    let mut line = |name: &str, value: f64| {
        writeln!(report, "| {name} | {} |", figure(value)).expect("a string takes all");
    };
    line("resident when empty, MiB", memory_mib(server.pid(), "VmRSS")?);
    let times = runtime.block_on(create_all(&server))?;
    line("create one of the first 100 streams, ms, median", median(times[..ENDS].to_vec()));
    line(
        "create one of the last 100 of 1,000 streams, ms, median",
        median(times[times.len() - ENDS..].to_vec()),
    );
    let wide = runtime.block_on(create(&server, WIDE_NAME, WIDE))?;
    line("create a stream of 10,000 shards, ms", wide);
    line("resident with all of them, MiB", memory_mib(server.pid(), "VmRSS")?);
    let contestants = puts(options, runtime, &server)?;
    line("resident after the load below, MiB", memory_mib(server.pid(), "VmRSS")?);
    line("peak, MiB", memory_mib(server.pid(), "VmHWM")?);
    server.stop()?;
    let server = flumen(options, &data)?;
    line("opened again to the first answer, ms", server.started_in.as_secs_f64() * 1e3);
    line("resident then, MiB", memory_mib(server.pid(), "VmRSS")?);
    server.stop()?;
    let title = format!(
        "PutRecords: {BATCH} records of 1 KiB, JSON, {} connections, one shard or {BATCH} of {WIDE}",
        options.connections
    );
    report.push('\n');
    report += &table(&title, &contestants);
    let [wide, narrow] = &contestants[..] else { return Ok(report) };
    let ratios = wide.samples.iter().zip(&narrow.samples).map(|(wide, narrow)| wide.p50 / narrow.p50);
    let ratio = figure(median(ratios.collect()));
    writeln!(report, "- {ratio} times the p50 of one shard, median of the rounds")
        .expect("a string takes all");
    Ok(report)
}

/// The same bodies into the wide stream and into one of one shard, in turn.
fn puts(options: &Options, runtime: &Runtime, server: &Server) -> Result<Vec<Contestant>, String> {
    let mut contestants =
        [(format!("{BATCH} of {WIDE} shards"), WIDE_NAME), ("one shard".to_owned(), NARROW_NAME)].map(
            |(name, stream)| {
                (Contestant { name, samples: Vec::new() }, workload::put_records_wide(stream, WIDE))
            },
        );
    let warm = std::time::Duration::from_millis(500);
    for round in 1..=options.rounds {
        crate::progress(&format!("shards: round {round} of {}", options.rounds));
        for (contestant, requests) in &mut contestants {
            let sources = requests.spread(options.connections);
            let load = run(server.address, server.pid(), sources, Span::Time(warm, options.time));
            let measured = runtime.block_on(load)?;
            contestant.samples.push(Sample::of(&measured, memory_mib(server.pid(), "VmHWM")?));
        }
    }
    Ok(contestants.map(|(contestant, _)| contestant).into())
}

/// Creates the streams of one shard; gives the time of each in ms.
async fn create_all(server: &Server) -> Result<Vec<f64>, String> {
    let mut times = Vec::with_capacity(STREAMS);
    times.push(create(server, NARROW_NAME, 1).await?);
    let mut connection = Connection::open(server.address).await?;
    for n in 1..STREAMS {
        times.push(create_on(&mut connection, &format!("stream-{n:04}"), 1).await?);
    }
    Ok(times)
}

async fn create(server: &Server, name: &str, shards: usize) -> Result<f64, String> {
    create_on(&mut Connection::open(server.address).await?, name, shards).await
}

async fn create_on(connection: &mut Connection, name: &str, shards: usize) -> Result<f64, String> {
    let request = workload::create_named(name, shards);
    let begin = Instant::now();
    connection.exchange(&request).await?;
    Ok(begin.elapsed().as_secs_f64() * 1e3)
}
