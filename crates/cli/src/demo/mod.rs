//! `flumen demo`: a server, a stream, a fleet that reports to it, an application that sums what it flies, and a reader, in
//! one process.

mod fleet;
mod minutes;
mod view;

use std::io::{self, Write};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::{Args, value_parser};
use model::kinesis::{PutRecordsInput, PutRecordsRequestEntry};
use tokio::sync::{mpsc, watch};
use tokio::time::MissedTickBehavior;

use self::fleet::{Fleet, Report};
use self::view::View;
use crate::client::{CallError, Client, ClientSettings, Endpoint, Retry, placeholder_credentials, streams};
use crate::console::{self, Live, Style};
use crate::failure::Failure;
use crate::follow::{Follower, Start, Step};
use crate::host::{Data, Host};
use crate::text::units;

/// The stream's name.
const STREAM: &str = "wildrydes";
const REGION: &str = "us-east-1";
/// A second is cut into so many parts, and the fleet is spread over them.
const SLOTS: usize = 10;
/// What a slow machine catches up with.
const LATE: Duration = Duration::from_secs(3);
const REDRAW: Duration = Duration::from_millis(200);
/// Between progress lines where nothing can be redrawn; the first one comes after a second.
const PROGRESS: Duration = Duration::from_secs(3);

const EXAMPLES: &str = "\
Examples:
  flumen demo                           until Ctrl-C
  flumen demo --unicorns 40             a larger fleet
  flumen demo --duration 30 > demo.txt  half a minute, as progress lines
  flumen demo --data ./demo-data        keep the records

It starts a server of its own (on another port when 4567 is taken), makes the stream `wildrydes` with one shard, and
lets each unicorn report once a second through the AWS wire, as any SDK would. A SQL application sums the distance of each
unicorn every minute into the stream `wildrydes-summary`. What it shows was read back from the two streams.";

/// Start a server and watch a fleet of unicorns report to a stream
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct DemoArgs {
    /// End after this time (30, 90s or 5m) [default: Ctrl-C ends it]
    #[arg(long, value_name = "SECONDS", value_parser = units::parse_seconds)]
    duration: Option<Duration>,
    /// Size of the fleet
    #[arg(long, value_name = "N", default_value = "10", value_parser = value_parser!(u16).range(1..=5000))]
    unicorns: u16,
    /// Same seed, same flight
    #[arg(long, value_name = "N", default_value = "1")]
    seed: u64,
    /// Keep records in this directory [default: memory]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

/// Runs until the time is over, Ctrl-C, or a failure.
pub async fn run(args: DemoArgs) -> Result<(), Failure> {
    let data = args.data.clone().map_or(Data::Ephemeral, Data::Directory);
    let host = Host::start_anywhere(data).await?;
    let played = play(&args, host.endpoint()).await;
    host.stop().await;
    let summary = played?;
    console::note(&summary);
    Ok(())
}

async fn play(args: &DemoArgs, url: String) -> Result<String, Failure> {
    let client = Arc::new(client(&url)?);
    for stream in [STREAM, minutes::SUMMARY] {
        make(&client, stream).await?;
    }
    minutes::run(&client, STREAM).await?;
    let follow = |stream| Follower::open(Arc::clone(&client), stream, Start::Latest, &[], console::now());
    let (follower, summary) = (follow(STREAM).await?, follow(minutes::SUMMARY).await?);
    let (stop, stopped) = watch::channel(false);
    let fleet = Fleet::new(args.seed, usize::from(args.unicorns));
    let mut producer = tokio::spawn(produce(client, fleet, stopped));
    let (taken, mut steps) = mpsc::channel(1);
    let reader = tokio::spawn(read(follower, taken));
    let (summed, mut sums) = mpsc::channel(1);
    let summary = tokio::spawn(read(summary, summed));
    let interrupted = tokio::signal::ctrl_c();
    tokio::pin!(interrupted);
    let mut screen = Screen::open(&url, fleet_words(args))?;
    let end = async {
        match args.duration {
            Some(duration) => tokio::time::sleep(duration).await,
            None => std::future::pending().await,
        }
    };
    tokio::pin!(end);
    let mut redraw = tokio::time::interval(REDRAW);
    redraw.set_missed_tick_behavior(MissedTickBehavior::Skip);
    loop {
        tokio::select! {
            Some(step) = steps.recv() => screen.take(step?),
            Some(step) = sums.recv() => screen.take_sums(step?),
            _ = redraw.tick() => screen.draw()?,
            produced = &mut producer => {
                screen.close()?;
                // It ends by itself only when it cannot go on.
                return produced.unwrap_or_else(|error| Err(Failure::new(error.to_string()))).map(|()| String::new());
            }
            () = &mut end => break,
            _ = &mut interrupted => break,
        }
    }
    reader.abort();
    summary.abort();
    let _ = stop.send(true);
    producer.await.unwrap_or_else(|error| Err(Failure::new(error.to_string())))?;
    screen.close()?;
    Ok(screen.summary())
}

async fn make(client: &Client, stream: &str) -> Result<(), Failure> {
    match streams::create(client, stream, Some(1)).await {
        Ok(()) => {}
        // Of an earlier demo in the same directory.
        Err(error) if error.code() == Some("ResourceInUseException") => {}
        Err(error) => return Err(error.into()),
    }
    streams::wait_active(client, stream).await.map(drop)
}

fn client(url: &str) -> Result<Client, Failure> {
    let client = Client::new(ClientSettings {
        endpoint: Endpoint::parse(url).map_err(Failure::new)?,
        endpoint_from: "the demo".to_owned(),
        region: REGION.to_owned(),
        credentials: placeholder_credentials(),
        credentials_from: "the demo".to_owned(),
        ca_files: Vec::new(),
    });
    Ok(client.with_retry(Retry::PATIENT))
}

fn fleet_words(args: &DemoArgs) -> String {
    units::plural(u64::from(args.unicorns), "unicorn")
}

/// Reads on while the screen is drawn.
async fn read(mut follower: Follower, taken: mpsc::Sender<Result<Step, CallError>>) {
    loop {
        let step = follower.next().await;
        let last = step.is_err() || matches!(step, Ok(Step::End));
        if taken.send(step).await.is_err() || last {
            return;
        }
    }
}

/// Lets every unicorn report once a second, spread over the second.
async fn produce(
    client: Arc<Client>,
    mut fleet: Fleet,
    mut stopped: watch::Receiver<bool>,
) -> Result<(), Failure> {
    let mut ticks = tokio::time::interval(Duration::from_millis(1000 / SLOTS as u64));
    for slot in (0..SLOTS).cycle() {
        tokio::select! {
            due = ticks.tick() => {
                // Late ticks are made up for, so that everybody reports once a second on average; but nobody
                // reports for the hours that a laptop slept.
                if due.elapsed() > LATE {
                    ticks.reset();
                }
            }
            _ = stopped.changed() => break,
        }
        let reports = fleet.fly(share(slot, fleet.len()), console::now());
        for reports in reports.chunks(500) {
            let records = reports.iter().map(entry).collect();
            let input = PutRecordsInput { records, stream_name: Some(STREAM.into()), ..Default::default() };
            client.call(&input).await?;
        }
    }
    Ok(())
}

/// The unicorns that report in a part of a second.
fn share(slot: usize, fleet: usize) -> Range<usize> {
    slot * fleet / SLOTS..(slot + 1) * fleet / SLOTS
}

fn entry(report: &Report) -> PutRecordsRequestEntry {
    PutRecordsRequestEntry {
        data: report.json.clone().into(),
        partition_key: Some(report.name.as_str().into()),
        explicit_hash_key: None,
    }
}

/// Where the view goes: redrawn in place on a terminal, a line every few seconds elsewhere.
struct Screen {
    view: View,
    started: Instant,
    live: Option<Live>,
    said: Duration,
    style: Style,
}

impl Screen {
    fn open(url: &str, fleet: String) -> Result<Self, Failure> {
        let style = Style::stdout();
        let terminal = console::stdout_is_terminal();
        let mut out = io::stdout().lock();
        write!(out, "{}", introduction(url, &fleet, style))?;
        out.flush()?;
        Ok(Screen {
            view: View::default(),
            started: Instant::now(),
            live: terminal.then(Live::default),
            said: Duration::ZERO,
            style,
        })
    }

    fn now(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn take(&mut self, step: Step) {
        if let Step::Records(records) = step {
            let now = self.now();
            for record in records {
                self.view.record(record, now);
            }
        }
    }

    fn take_sums(&mut self, step: Step) {
        if let Step::Records(records) = step {
            records.iter().for_each(|record| self.view.minute(record));
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        let now = self.now();
        if let Some(live) = &mut self.live {
            // A line stays free, so that the terminal does not scroll.
            let (width, height) = console::size();
            let lines = self.view.lines(now, (width, height.saturating_sub(1)), self.style);
            return live.draw(&mut io::stdout().lock(), &lines);
        }
        let due = if self.said.is_zero() { Duration::from_secs(1) } else { self.said + PROGRESS };
        if self.started.elapsed() >= due {
            self.said = self.started.elapsed();
            let mut out = io::stdout().lock();
            writeln!(out, "{}", self.view.line(now))?;
            out.flush()?;
        }
        Ok(())
    }

    /// Leaves the last state on the screen.
    fn close(&mut self) -> io::Result<()> {
        self.said = Duration::from_nanos(1);
        let now = self.now();
        match &mut self.live {
            Some(live) => {
                let lines = self.view.lines(now, console::size(), self.style);
                live.draw(&mut io::stdout().lock(), &lines)
            }
            None => Ok(()),
        }
    }

    fn summary(&self) -> String {
        self.view.summary(self.now())
    }
}

/// What is said once, before the live part. The commands work as they stand, with either version of the AWS CLI.
fn introduction(url: &str, fleet: &str, style: Style) -> String {
    format!(
        "{title}: {fleet} -> stream {STREAM} (1 shard) -> SQL -> stream {summary} -> this reader, at {url}\n\n\
         {join}\n  \
         export AWS_ENDPOINT_URL={url} AWS_DEFAULT_REGION={REGION} AWS_ACCESS_KEY_ID=flumen AWS_SECRET_ACCESS_KEY=flumen\n  \
         aws kinesis describe-stream-summary --stream-name {STREAM}\n  \
         echo '{{\"Name\":\"Me\",\"Distance\":5000}}' | aws kinesis put-record --stream-name {STREAM} --partition-key Me \
         --data fileb:///dev/stdin\n  \
         flumen tail {STREAM} --json\n  \
         flumen tail {summary} --json\n\n",
        title = style.bold("flumen demo"),
        summary = minutes::SUMMARY,
        join = style.dim("Join in from another terminal (Ctrl-C ends the demo):"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unicorn_reports_once_a_second() {
        for fleet in [1, 7, 10, 40, 5000] {
            let all: Vec<usize> = (0..SLOTS).flat_map(|slot| share(slot, fleet)).collect();
            assert_eq!(all, (0..fleet).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_way_to_join_in_names_the_endpoint_and_the_stream() {
        let text = introduction("http://127.0.0.1:9", "1 unicorn", Style::PLAIN);
        assert!(text.contains("AWS_ENDPOINT_URL=http://127.0.0.1:9 "));
        assert!(text.contains("--stream-name wildrydes"));
    }
}
