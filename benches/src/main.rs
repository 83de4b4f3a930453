//! The figures of `docs/performance.md`: `cargo xtask bench`.
//!
//! **Why it exists**: a figure says something only beside what the machine can do at the most and beside a peer, in
//! the same run. So this program measures the release binary through its socket, in turn with a disk that only
//! commits ([`ceilings::group_commit`]), a server that only receives or sends ([`ceilings::serve`]), other servers of
//! the API ([`peer`]) and other durable logs ([`logs`]), several rounds of each, and shows medians.
//!
//! **What is absent**: micro-benchmarks, and anything of the product but its signing: it is driven like any server, so
//! what is measured is what a client gets.
//!
//! **Start reading** at [`cases`]; [`load`] is the client's loop, [`workload`] the requests.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod analytics;
mod cases;
mod ceilings;
mod client;
mod consumer;
mod fan_out;
mod figures;
mod http2;
mod load;
mod logs;
mod options;
mod overload;
mod peer;
mod process;
mod removal;
mod shards;
mod sql;
mod start;
mod workload;

use std::process::ExitCode;

use options::{Options, USAGE};
use peer::{Kind, Peer};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        ["ceiling-server", address, answer_bytes, http] => match (address.parse(), answer_bytes.parse()) {
            (Ok(address), Ok(answer_bytes)) => {
                let http = if http == "2" { client::Http::Two } else { client::Http::One };
                ceilings::serve(address, answer_bytes, http)
            }
            _ => Err("an address, a number of bytes and a version of HTTP".into()),
        },
        _ => {
            Options::read(arguments.into_iter()).map_err(|why| format!("{why}\n\n{USAGE}")).and_then(measure)
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("bench: {why}");
            ExitCode::FAILURE
        }
    }
}

fn measure(options: Options) -> Result<(), String> {
    std::fs::create_dir_all(&options.data).map_err(|why| format!("{}: {why}", options.data.display()))?;
    // One thread drives all connections; see `load`.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|why| format!("a runtime: {why}"))?;
    println!("{}", machine(&options));
    if options.throughput {
        print!("{}", cases::measure(&options, &runtime)?);
    }
    if options.fan_out {
        print!("{}", fan_out::measure(&options, &runtime)?);
    }
    if options.overload {
        print!("{}", overload::measure(&options, &runtime)?);
    }
    if options.shards {
        print!("{}", shards::measure(&options, &runtime)?);
    }
    if options.sql {
        print!("{}", sql::measure(&options)?);
    }
    if options.analytics {
        print!("{}", analytics::measure(&options, &runtime)?);
    }
    if options.removal {
        print!("{}", removal::measure(&options, &runtime)?);
    }
    if options.start {
        let peer = Peer::install(Kind::Kinesalite, &options.tools);
        let peer = peer.inspect_err(|why| progress(&format!("kinesalite is skipped: {why}"))).ok();
        print!("{}", start::measure(&options, &runtime, peer.as_ref())?);
    }
    println!("\nLoad of the machine at the end: {}.", load_average());
    Ok(())
}

/// What was measured on.
fn machine(options: &Options) -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let field = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        line.split_once(':').map_or_else(String::new, |(_, value)| value.trim().to_owned())
    };
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let kib: f64 =
        field(&read("/proc/meminfo"), "MemTotal").trim_end_matches(" kB").parse().unwrap_or(f64::NAN);
    let kernel = read("/proc/sys/kernel/osrelease").split('-').next().unwrap_or_default().trim().to_owned();
    format!(
        "Machine: {cores} cores ({}), {:.0} GiB of memory, Linux {kernel}, data on {}; client and server share it. \
         Load before: {}. {} rounds of {} s, medians.\n",
        field(&read("/proc/cpuinfo"), "model name"),
        kib / f64::from(1 << 20),
        file_system(options),
        load_average(),
        options.rounds,
        options.time.as_secs_f64(),
    )
}

/// Kind of the file system that the data folder is on.
fn file_system(options: &Options) -> String {
    let path = options.data.canonicalize().unwrap_or_default();
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    let mounts = mounts.lines().filter_map(|line| {
        let mut fields = line.split(' ').skip(1);
        Some((fields.next()?, fields.next()?))
    });
    let best = mounts.filter(|(place, _)| path.starts_with(place)).max_by_key(|(place, _)| place.len());
    best.map_or_else(|| "an unknown file system".into(), |(_, kind)| kind.to_owned())
}

fn load_average() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or_default().to_owned()
}

/// A line for who watches.
fn progress(text: &str) {
    eprintln!("bench: {text}");
}
