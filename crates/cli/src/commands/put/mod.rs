//! `flumen put`: sends lines as records.

mod batch;
mod lines;
mod pace;

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::{Args, value_parser};
use model::kinesis::PutRecordsRequestEntry;
use tokio::sync::mpsc::Receiver;

use self::batch::Batch;
use self::lines::{Key, Line, Shaper};
use self::pace::Pacer;
use crate::client::{CallError, Client, ConnectionArgs, Retry, streams};
use crate::console;
use crate::failure::Failure;
use crate::text::units::{self, Rate, bytes, count, plural};

const EXAMPLES: &str = "\
Examples:
  echo hello | flumen put orders                       one record, random partition key
  flumen put orders --file events.jsonl --key-field customer.id
                                                       JSON lines, keyed by a field of theirs
  tail -f app.log | flumen put logs --key web-1 --create
                                                       lines as they come; makes the stream if it is missing
  flumen put orders --file big.log --rate 1000/s       not faster than so many records a second

Each line is a record, without its line end. Records with one key are stored in the order of their lines, unless the
server turns some of a batch down: these are sent again after the others. When a connection breaks while an answer is
due, the batch is sent again, so its records may be stored twice, as with any SDK.

Exit codes: 0 all records stored, 1 some not stored or input wrong, 2 wrong usage.";

/// Send lines of a file or of standard input as records
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct PutArgs {
    /// Name of the stream
    stream: String,
    /// Partition key of all records [default: a random one for each]
    #[arg(long, conflicts_with = "key_field", value_parser = lines::parse_key)]
    key: Option<String>,
    /// Take the partition key from this field of each JSON line; dots lead into nested objects
    #[arg(long, value_name = "NAME")]
    key_field: Option<String>,
    /// Lines must be JSON; blank ones are left out. The first one that is not ends the command
    #[arg(long)]
    json: bool,
    /// Read this file [default: standard input]
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// Send at most so many records a second (100 or 100/s), minute (30/m) or hour
    #[arg(long, value_name = "N/s", value_parser = units::parse_rate)]
    rate: Option<Rate>,
    /// Most records in one request, up to 500
    #[arg(long, value_name = "N", default_value = "500", value_parser = value_parser!(u16).range(1..=500))]
    batch: u16,
    /// Create the stream when there is none of this name
    #[arg(long)]
    create: bool,
    /// Shards of a created stream
    #[arg(long, value_name = "N", default_value = "1", requires = "create", value_parser = value_parser!(i32).range(1..))]
    shards: i32,
    #[command(flatten)]
    connection: ConnectionArgs,
}

/// Runs until the input ends, Ctrl-C, or a failure; prints a summary in each case.
pub async fn run(args: PutArgs) -> Result<(), Failure> {
    let client = Client::connect(&args.connection)?.with_retry(Retry::PATIENT);
    let lines = lines::open(args.file.as_deref())?;
    ensure_stream(&client, &args).await?;
    let interactive = args.file.is_none() && std::io::stdin().is_terminal();
    let mut put = Put {
        shaper: Shaper { json: args.json || args.key_field.is_some(), key: key(&args) },
        lines,
        held: None,
        line_number: 0,
        totals: Totals { started: Instant::now(), ..Totals::new() },
        progress: console::stderr_is_terminal() && !interactive,
    };
    let ended = tokio::select! {
        ended = put.all(&client, &args) => ended,
        _ = tokio::signal::ctrl_c() => Ok(()),
    };
    put.totals.report(&args.stream, put.progress);
    ended?;
    match &put.totals.last_error {
        None => Ok(()),
        Some(error) => Err(Failure::with_hint(
            format!("{} not stored; the last answer was {error}", were(put.totals.failed)),
            "send slower with --rate, or give the stream more shards",
        )),
    }
}

fn key(args: &PutArgs) -> Key {
    match (&args.key, &args.key_field) {
        (Some(key), _) => Key::Fixed(key.as_str().into()),
        (None, Some(field)) => Key::Field(field.clone()),
        (None, None) => Key::Random,
    }
}

fn were(records: u64) -> String {
    format!("{} {}", plural(records, "record"), if records == 1 { "was" } else { "were" })
}

async fn ensure_stream(client: &Client, args: &PutArgs) -> Result<(), Failure> {
    match streams::summary(client, &args.stream).await {
        Ok(_) => {}
        Err(error) if args.create && error.code() == Some("ResourceNotFoundException") => {
            match streams::create(client, &args.stream, Some(args.shards)).await {
                Ok(()) => console::note(&format!("created stream {}", args.stream)),
                // Somebody else was faster.
                Err(error) if error.code() == Some("ResourceInUseException") => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(error) => return Err(missing(error, &args.stream)),
    }
    streams::wait_active(client, &args.stream).await.map(drop)
}

fn missing(error: CallError, stream: &str) -> Failure {
    if error.code() == Some("ResourceNotFoundException") {
        let hint = format!("add --create, or make it with `flumen streams create {stream}`");
        return Failure::with_hint(error.to_string(), hint);
    }
    error.into()
}

struct Put {
    shaper: Shaper,
    lines: Receiver<Line>,
    /// A record that did not fit the last batch.
    held: Option<PutRecordsRequestEntry>,
    line_number: u64,
    totals: Totals,
    progress: bool,
}

impl Put {
    async fn all(&mut self, client: &Client, args: &PutArgs) -> Result<(), Failure> {
        let pacer = args.rate.map(Pacer::new);
        let most = pacer.map_or(usize::from(args.batch), |p| p.batch().min(usize::from(args.batch)));
        loop {
            // What was read before a wrong line is stored all the same.
            let (batch, wrong) = self.fill(most).await;
            if batch.is_empty() {
                return wrong.map_or(Ok(()), Err);
            }
            if let Some(pacer) = pacer {
                tokio::time::sleep(pacer.wait(self.totals.tried(), self.totals.started.elapsed())).await;
            }
            let sent = batch::send(client, &args.stream, batch).await?;
            self.totals.add(sent);
            self.totals.progress(self.progress);
            if let Some(wrong) = wrong {
                return Err(wrong);
            }
        }
    }

    /// Waits for a record, then takes whatever else has been read already. Empty at the end of the input.
    async fn fill(&mut self, most: usize) -> (Batch, Option<Failure>) {
        let mut batch = Batch::default();
        let mut next = match self.held.take() {
            Some(entry) => Some(Ok(entry)),
            None => self.entry(true).await,
        };
        while let Some(entry) = next {
            match entry {
                Ok(entry) => {
                    if let Some(entry) = batch.push(entry) {
                        self.held = Some(entry);
                        return (batch, None);
                    }
                }
                Err(failure) => return (batch, Some(failure)),
            }
            if batch.len() == most {
                return (batch, None);
            }
            next = self.entry(false).await;
        }
        (batch, None)
    }

    /// The next record; `None` at the end, or when none has been read yet and `wait` is false.
    async fn entry(&mut self, wait: bool) -> Option<Result<PutRecordsRequestEntry, Failure>> {
        loop {
            let line = if wait { self.lines.recv().await? } else { self.lines.try_recv().ok()? };
            self.line_number += 1;
            let entry = line.map_err(|why| format!("cannot read the input: {why}"));
            let entry = entry.and_then(|line| self.shaper.entry(line));
            // Blank lines are no records.
            let Some(entry) = entry.transpose() else { continue };
            return Some(entry.map_err(|why| Failure::new(format!("line {}: {why}", self.line_number))));
        }
    }
}

/// What became of the records so far.
struct Totals {
    started: Instant,
    shown: Instant,
    stored: u64,
    failed: u64,
    bytes: u64,
    last_error: Option<String>,
}

impl Totals {
    fn new() -> Self {
        let now = Instant::now();
        Totals { started: now, shown: now, stored: 0, failed: 0, bytes: 0, last_error: None }
    }

    fn tried(&self) -> u64 {
        self.stored + self.failed
    }

    fn add(&mut self, sent: batch::Sent) {
        self.stored += sent.stored;
        self.bytes += sent.bytes;
        self.failed += sent.failed;
        self.last_error = sent.error.or(self.last_error.take());
    }

    fn line(&self) -> String {
        let seconds = self.started.elapsed().as_secs_f64();
        let rate = self.stored as f64 / seconds.max(0.001);
        format!(
            "{}, {} in {seconds:.2} s ({} records/s), {} failed",
            plural(self.stored, "record"),
            bytes(self.bytes),
            count(rate as u64),
            count(self.failed)
        )
    }

    fn progress(&mut self, wanted: bool) {
        if wanted && self.shown.elapsed() > Duration::from_millis(200) {
            self.shown = Instant::now();
            // Nothing depends on the progress line.
            let _ = write!(std::io::stderr().lock(), "\r\x1b[2K{}", self.line());
        }
    }

    fn report(&self, stream: &str, progress: bool) {
        let back = if progress { "\r\x1b[2K" } else { "" };
        console::note(&format!("{back}put into {stream}: {}", self.line()));
    }
}
