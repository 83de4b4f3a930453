//! What writers notice while a large stream is deleted and its space is given back.

use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;

use crate::cases::{Scratch, create_stream, flumen};
use crate::client::{Connection, Encoding};
use crate::figures::figure;
use crate::load::{Measured, Span, run};
use crate::options::Options;
use crate::process::Server;
use crate::workload::{self, BATCH, RECORD};

/// Connections of the writers.
const CONNECTIONS: usize = 16;
/// Time of a measurement: the log looks for what it can remove once a minute.
const TIME: Duration = Duration::from_secs(75);
const OTHER: &str = "other";

/// Measures; gives a table.
///
/// # Errors
/// The first thing that went wrong.
pub fn measure(options: &Options, runtime: &Runtime) -> Result<String, String> {
    let size = figure(options.open_mib as f64 / 1024.0);
    crate::progress(&format!("removal: storing {size} GiB"));
    let data = Scratch::new(options.data.join("flumen"))?;
    let server = flumen(options, &data)?;
    runtime.block_on(create_stream(&server, workload::SHARDS))?;
    let requests = workload::put_records(Encoding::Cbor);
    let count = (options.open_mib << 20) / RECORD as u64 / BATCH as u64;
    let sources = requests.spread(options.connections);
    runtime.block_on(run(server.address, server.pid(), sources, Span::Requests(count)))?;
    runtime.block_on(create_other(&server))?;
    let stored = bytes_below(data.path())?;
    let mut report = format!(
        "### Deleting a stream of {size} GiB while {CONNECTIONS} connections put records of 1 KiB into another, {} s each\n\n\
         | | requests/s | p50 ms | p99 ms | p99.9 ms | slowest ms |\n|---|--:|--:|--:|--:|--:|\n",
        TIME.as_secs()
    );
    let mut row = |name: &str, measured: &Measured| {
        let cells = [measured.requests as f64 / measured.seconds].into_iter();
        let cells = cells.chain([0.5, 0.99, 0.999, 1.0].map(|share| measured.latency(share)));
        let cells: Vec<String> = cells.map(figure).collect();
        writeln!(report, "| {name} | {} |", cells.join(" | ")).expect("a string takes all");
    };
    crate::progress("removal: before");
    row("before", &load(runtime, &server)?);
    crate::progress("removal: meanwhile");
    let begin = Instant::now();
    runtime.block_on(delete(&server))?;
    let answered = begin.elapsed().as_secs_f64() * 1e3;
    row("while it is deleted and its files are removed", &load(runtime, &server)?);
    crate::progress("removal: after");
    let left = bytes_below(data.path())?;
    row("after", &load(runtime, &server)?);
    writeln!(
        report,
        "\nDeleteStream was answered in {} ms. Of {} MiB on disk {} were left, with what had been put meanwhile.",
        figure(answered),
        figure(stored as f64 / f64::from(1 << 20)),
        figure(left as f64 / f64::from(1 << 20))
    )
    .expect("a string takes all");
    server.stop()?;
    Ok(report)
}

fn load(runtime: &Runtime, server: &Server) -> Result<Measured, String> {
    let sources = workload::put_record_to(OTHER).spread(CONNECTIONS);
    runtime.block_on(run(server.address, server.pid(), sources, Span::Time(Duration::ZERO, TIME)))
}

async fn create_other(server: &Server) -> Result<(), String> {
    Connection::open(server.address).await?.exchange(&workload::create_named(OTHER, 1)).await.map(|_| ())
}

async fn delete(server: &Server) -> Result<(), String> {
    Connection::open(server.address).await?.exchange(&workload::delete_stream()).await.map(|_| ())
}

fn bytes_below(folder: &Path) -> Result<u64, String> {
    let told = |why: std::io::Error| format!("{}: {why}", folder.display());
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder).map_err(told)? {
        let entry = entry.map_err(told)?;
        // A file may go under the look.
        let Ok(about) = entry.metadata() else { continue };
        bytes += if about.is_dir() { bytes_below(&entry.path())? } else { about.len() };
    }
    Ok(bytes)
}
