//! `flumen bench`: puts load on any Kinesis and says what it takes.

mod load;
mod puts;
mod reads;
mod report;
mod subscribers;

use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use clap::{Args, value_parser};
use model::kinesis as k;
use tokio::sync::watch;

use self::load::{Lasting, Tally};
use self::report::Report;
use self::subscribers::{Delivered, Run, STAMP_BYTES, Subscribers};
use crate::client::{Client, ConnectionArgs, streams};
use crate::console;
use crate::failure::Failure;
use crate::text::units::{self, Rate, bytes, plural};

const EXAMPLES: &str = "\
Examples:
  flumen bench                              PutRecords of 100 records of 1 KiB over 8 connections, 10 s
  flumen bench --records 1 --connections 64 PutRecord
  flumen bench --rate 2000                  2,000 calls a second whatever the answers do (open loop)
  flumen bench --read                       GetRecords, from the beginning to the tip, again and again
  flumen bench --stream orders --read       of a stream that is there
  flumen bench --subscribe 20 --rate 10     SubscribeToShard: 1,000 records a second to 20 consumers
  flumen bench --endpoint https://kinesis.eu-central-1.amazonaws.com --region eu-central-1 --shards 2
                                            of AWS, which asks money for it

A stream that is not there is made, and removed afterwards; one that is there is kept, with the records that are put into
it. Without --rate each connection calls again when it has its answer. With it, each call has its time, and its latency
counts from then, also when the server or the client was late. Ctrl-C ends it early, with the figures so far.

Exit codes: 0 when a call succeeded, 1 when none did, 2 wrong usage.";

/// What AWS takes in one call.
const CALL_BYTES: usize = 10 << 20;

/// Put load on a server and say what it takes
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct BenchArgs {
    /// Name of the stream; made when it is missing, and then removed afterwards
    #[arg(long, value_name = "NAME", default_value = "flumen-bench")]
    stream: String,
    /// Shards of a stream that is made
    #[arg(long, value_name = "N", default_value = "4", value_parser = value_parser!(i32).range(1..))]
    shards: i32,
    /// Connections, each with one call at a time
    #[arg(long, value_name = "N", default_value = "8", value_parser = value_parser!(u16).range(1..=4096))]
    connections: u16,
    /// Records of a call: 1 is PutRecord, up to 500 PutRecords; with --read at the most, up to 10,000
    /// [default: 100, with --read 1000]
    #[arg(long, value_name = "N", value_parser = value_parser!(u16).range(1..=10_000))]
    records: Option<u16>,
    /// Bytes of data in a record
    #[arg(long, value_name = "N", default_value = "1024", value_parser = value_parser!(u32).range(0..=10_485_760))]
    bytes: u32,
    /// How long: seconds, or a duration such as 2m
    #[arg(long, value_name = "TIME", default_value = "10", value_parser = parse_time)]
    seconds: Duration,
    /// End after so many calls instead, all of which count
    #[arg(long, value_name = "N", conflicts_with = "seconds", value_parser = value_parser!(u64).range(1..))]
    calls: Option<u64>,
    /// Calls a second (1000 or 1000/s), minute (30/m) or hour, whatever the answers do
    #[arg(long, value_name = "N/s", value_parser = units::parse_rate)]
    rate: Option<Rate>,
    /// Read with GetRecords instead; an empty stream gets 32 MiB of records first
    #[arg(long)]
    read: bool,
    /// Let so many consumers of enhanced fan-out read what is put, and time each record from its put to them
    #[arg(long, value_name = "N", conflicts_with = "read", value_parser = value_parser!(u16).range(1..=100))]
    subscribe: Option<u16>,
    /// Print one JSON object instead of lines
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    connection: ConnectionArgs,
}

impl BenchArgs {
    /// Records of a call.
    fn records(&self) -> Result<usize, Failure> {
        let records = usize::from(self.records.unwrap_or(if self.read { 1000 } else { 100 }));
        if self.read {
            return Ok(records);
        }
        if self.subscribe.is_some() && (self.bytes as usize) < STAMP_BYTES {
            let why = format!("records that are timed have {STAMP_BYTES} bytes at the least: --bytes");
            return Err(Failure::Usage(why));
        }
        if records > 500 {
            return Err(Failure::Usage(format!("PutRecords takes 500 records at the most, not {records}")));
        }
        if records * self.bytes as usize > CALL_BYTES {
            let asked = bytes((records * self.bytes as usize) as u64);
            return Err(Failure::Usage(format!(
                "a call takes 10 MiB at the most, not {asked}: fewer --records or --bytes"
            )));
        }
        Ok(records)
    }
}

fn parse_time(text: &str) -> Result<Duration, String> {
    units::parse_seconds(text)
        .ok()
        .filter(|time| !time.is_zero())
        .ok_or_else(|| format!("`{text}` is no time; write seconds, such as 10, or a duration, such as 2m"))
}

/// Runs for the time, or until Ctrl-C; then prints the figures.
pub async fn run(args: BenchArgs) -> Result<(), Failure> {
    let records = args.records()?;
    let client = Arc::new(Client::connect(&args.connection)?);
    let made = ensure_stream(&client, &args).await?;
    let (stopper, stop) = watch::channel(false);
    tokio::spawn(async move {
        // Without a handler Ctrl-C ends the process, as it does everywhere.
        if tokio::signal::ctrl_c().await.is_ok() {
            stopper.send_replace(true);
        }
        stopper.closed().await;
    });
    let measured = measure(&client, &args, records, stop).await;
    if made {
        remove(&client, &args.stream).await;
    }
    let (tally, delivered) = measured?;
    let report = Report {
        delivered,
        rate: args.rate.map(|rate| rate.0),
        cores: std::thread::available_parallelism().map_or(1, usize::from),
        local: client.endpoint().is_loopback(),
        tally,
    };
    let mut out = std::io::stdout().lock();
    if args.json {
        writeln!(out, "{}", report.json())?;
    } else {
        out.write_all(report.text().as_bytes())?;
    }
    out.flush()?;
    match report.tally.last {
        Some(error) if report.tally.calls == 0 => Err(error.into()),
        _ => Ok(()),
    }
}

/// Whether the stream had to be made.
async fn ensure_stream(client: &Client, args: &BenchArgs) -> Result<bool, Failure> {
    let made = match streams::summary(client, &args.stream).await {
        Ok(_) => false,
        Err(error) if error.code() == Some("ResourceNotFoundException") => {
            streams::create(client, &args.stream, Some(args.shards)).await?;
            true
        }
        Err(error) => return Err(error.into()),
    };
    if let Err(failure) = streams::wait_active(client, &args.stream).await {
        if made {
            remove(client, &args.stream).await;
        }
        return Err(failure);
    }
    Ok(made)
}

async fn remove(client: &Client, stream: &str) {
    let input = k::DeleteStreamInput { stream_name: Some(stream.into()), ..Default::default() };
    if let Err(error) = client.command(&input).await {
        console::note(&format!("warning: stream {stream} is still there: {error}"));
    }
}

async fn measure(
    client: &Arc<Client>,
    args: &BenchArgs,
    records: usize,
    mut stop: watch::Receiver<bool>,
) -> Result<(Tally, Option<Delivered>), Failure> {
    let (connections, size) = (usize::from(args.connections), args.bytes as usize);
    let lasting = args.calls.map_or(Lasting::Time(args.seconds), Lasting::Calls);
    let rate = args.rate.map(|rate| rate.0);
    if let Some(consumers) = args.subscribe {
        let mut subscribers = Subscribers::new(client);
        let consumers = usize::from(consumers);
        let measured = async {
            let run = Run::new(if args.calls.is_some() { Duration::ZERO } else { load::WARM });
            subscribers.subscribe(&args.stream, consumers, &run).await?;
            console::note(&heading(client, args, records));
            run.begin();
            let works = subscribers::stamped_puts(client, &run, &args.stream, connections, [records, size]);
            let tally = load::run(works, lasting, rate, stop).await?;
            Ok((tally, Some(run.delivered(consumers).await)))
        };
        let measured = measured.await;
        let failed = subscribers.failure();
        let ended = subscribers.end().await;
        return match (measured, failed) {
            (Ok(_), Some(error)) => Err(error.into()),
            (measured, _) => measured.and_then(|measured| ended.map(|()| measured).map_err(Failure::from)),
        };
    }
    if !args.read {
        let works = puts::puts(client, &args.stream, connections, records, size);
        console::note(&heading(client, args, records));
        return Ok((load::run(works, lasting, rate, stop).await?, None));
    }
    let prepare = async {
        if streams::is_empty(client, &args.stream).await? {
            reads::fill(client, &args.stream, size).await?;
        }
        reads::reads(client, &args.stream, connections, records).await
    };
    let works = tokio::select! {
        works = prepare => works?,
        _ = stop.wait_for(|stop| *stop) => return Err(Failure::new("stopped before the load began")),
    };
    console::note(&heading(client, args, records));
    Ok((load::run(works, lasting, rate, stop).await?, None))
}

/// What is done, in a line.
fn heading(client: &Client, args: &BenchArgs, records: usize) -> String {
    let each = format!("{} of {}", plural(records as u64, "record"), bytes(u64::from(args.bytes)));
    let what = match (args.read, records) {
        (true, _) => format!("GetRecords, up to {}", plural(records as u64, "record")),
        (false, 1) if args.subscribe.is_none() => format!("PutRecord, {each}"),
        (false, _) => format!("PutRecords, {each}"),
    };
    let consumers = args.subscribe.map(|n| format!(", {}", plural(u64::from(n), "consumer")));
    let consumers = consumers.unwrap_or_default();
    let pace = match args.rate {
        Some(rate) => format!("{} calls a second", rate.0),
        None => "the next call after each answer".to_owned(),
    };
    let (stream, endpoint) = (&args.stream, client.endpoint());
    let connections = plural(u64::from(args.connections), "connection");
    let lasting = args.calls.map(|calls| plural(calls, "call"));
    let lasting = lasting.unwrap_or_else(|| format!("{} s", args.seconds.as_secs_f64()));
    format!("{what}; stream {stream} at {endpoint}; {connections}{consumers}, {pace}; {lasting}")
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        args: BenchArgs,
    }

    fn read(line: &str) -> BenchArgs {
        Line::try_parse_from(std::iter::once("bench").chain(line.split_whitespace())).unwrap().args
    }

    #[test]
    fn calls_have_as_many_records_as_the_operation_takes() {
        assert_eq!(read("").records().unwrap(), 100);
        assert_eq!(read("--read").records().unwrap(), 1000);
        assert_eq!(read("--read --records 10000").records().unwrap(), 10_000);
        assert!(matches!(read("--records 501").records(), Err(Failure::Usage(_))));
        assert!(matches!(read("--subscribe 1 --bytes 15").records(), Err(Failure::Usage(_))));
        assert!(matches!(read("--records 500 --bytes 100000").records(), Err(Failure::Usage(_))));
    }

    #[test]
    fn times_are_seconds_or_durations() {
        assert_eq!(read("--seconds 3").seconds, Duration::from_secs(3));
        assert_eq!(read("--seconds 200ms").seconds, Duration::from_millis(200));
        assert!(parse_time("0").unwrap_err().contains("no time"));
    }
}
