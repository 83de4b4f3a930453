//! `flumen tail`: prints the records of a stream as they arrive.

use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use clap::Args;

use crate::client::{Client, ConnectionArgs};
use crate::console::{self, Style};
use crate::failure::Failure;
use crate::follow::{Follower, Start, Step, Taken, parse_shard};
use crate::text::{civil, glob, payload};

const EXAMPLES: &str = "\
Examples:
  flumen tail orders                                 new records, as they arrive
  flumen tail orders --from trim-horizon --no-follow everything that is kept, then end
  flumen tail orders --from -5m --key 'eu-*'         five minutes back, some keys only
  flumen tail orders --from 2026-11-20T20:30:00Z     from a moment on (UTC unless it says otherwise)
  flumen tail orders --filter ERROR --limit 10       the next ten records that contain a text
  flumen tail orders --json | jq -r .data            one JSON object each line, for programs

Shards are merged by arrival time. Reading goes on in the child shards of a split or merge, and when the server
comes back after a restart. Ctrl-C ends it.";

/// Print the records of a stream as they arrive
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct TailArgs {
    /// Name of the stream
    stream: String,
    #[command(flatten)]
    following: Following,
}

/// What is printed of a stream, and how.
#[derive(Args, Debug)]
pub struct Following {
    /// Where to begin: trim-horizon, latest, an age (-5m), a time (2026-11-20T20:30:00Z), or SHARD:SEQUENCE
    #[arg(long, value_name = "POSITION", default_value = "latest", allow_hyphen_values = true, value_parser = Start::parse)]
    from: Start,
    /// Read this shard only, and what it is split or merged into; may be repeated. `3` is short for
    /// shardId-000000000003
    #[arg(long = "shard", value_name = "ID", value_parser = parse_shard)]
    shards: Vec<String>,
    /// Only records whose payload contains this text
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    /// Only records whose partition key matches this pattern (* and ?)
    #[arg(long, value_name = "GLOB")]
    key: Option<String>,
    /// Print JSON lines: time, shard, sequence, key, and data (text) or data_base64
    #[arg(long)]
    json: bool,
    /// End after so many printed records
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    limit: Option<u64>,
    /// End when everything that is there was read
    #[arg(long)]
    no_follow: bool,
    #[command(flatten)]
    pub connection: ConnectionArgs,
}

/// Runs until Ctrl-C, the limit, the end of the stream, or a failure.
pub async fn run(args: TailArgs) -> Result<(), Failure> {
    follow(&args.stream, &args.following).await
}

/// The same for a stream that something else than its name was asked for.
pub async fn follow(stream: &str, args: &Following) -> Result<(), Failure> {
    let client = Arc::new(Client::connect(&args.connection)?);
    let interrupted = tokio::signal::ctrl_c();
    tokio::pin!(interrupted);
    let open = Follower::open(client, stream, args.from.clone(), &args.shards, console::now());
    let mut follower = tokio::select! {
        opened = open => opened?,
        _ = &mut interrupted => return Ok(()),
    };
    let mut printer = Printer::new(args);
    loop {
        let step = tokio::select! {
            step = follower.next() => step?,
            _ = &mut interrupted => return Ok(()),
        };
        match step {
            Step::Records(records) => {
                if printer.print(&records)? {
                    return Ok(());
                }
            }
            Step::CaughtUp if args.no_follow => return Ok(()),
            Step::CaughtUp => {}
            Step::Lost(error) => console::note(&format!("warning: {error}; waiting for the server")),
            Step::Back => console::note("the server answers again"),
            Step::End => {
                console::note(&format!("all shards of {stream} were read to their end"));
                return Ok(());
            }
        }
    }
}

struct Printer<'a> {
    args: &'a Following,
    style: Style,
    left: Option<u64>,
}

impl<'a> Printer<'a> {
    fn new(args: &'a Following) -> Self {
        Printer { args, style: Style::stdout(), left: args.limit }
    }

    /// Prints what passes the filters; true when the limit is reached.
    fn print(&mut self, records: &[Taken]) -> io::Result<bool> {
        let mut out = BufWriter::new(io::stdout().lock());
        for record in records.iter().filter(|record| passes(record, self.args)) {
            let line = if self.args.json { json_line(record) } else { human_line(record, self.style) };
            writeln!(out, "{line}")?;
            if let Some(left) = &mut self.left {
                *left -= 1;
                if *left == 0 {
                    out.flush()?;
                    return Ok(true);
                }
            }
        }
        out.flush()?;
        Ok(false)
    }
}

fn passes(record: &Taken, args: &Following) -> bool {
    let contains = |text: &String| {
        let (text, data) = (text.as_bytes(), &record.data);
        text.is_empty() || data.windows(text.len()).any(|window| window == text)
    };
    args.key.as_ref().is_none_or(|pattern| glob::matches(pattern, &record.key))
        && args.filter.as_ref().is_none_or(contains)
}

fn human_line(record: &Taken, style: Style) -> String {
    format!(
        "{} {} {} {}",
        style.dim(&civil::rfc3339(record.time)),
        style.dim(&record.shard),
        style.cyan(&payload::escape(&record.key)),
        payload::show(&record.data)
    )
}

fn json_line(record: &Taken) -> String {
    let (name, data) = match std::str::from_utf8(&record.data) {
        Ok(text) => ("data", text.to_owned()),
        Err(_) => ("data_base64", base64_simd::STANDARD.encode_to_string(&record.data)),
    };
    serde_json::json!({
        "time": civil::rfc3339(record.time),
        "shard": &*record.shard,
        "sequence": &*record.sequence,
        "key": &*record.key,
        name: data,
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use base::Timestamp;
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        tail: TailArgs,
    }

    fn args(line: &[&str]) -> Following {
        let parsed = Line::try_parse_from([&["tail", "s"][..], line].concat());
        parsed.unwrap_or_else(|e| panic!("{e}")).tail.following
    }

    fn record(key: &str, data: &'static [u8]) -> Taken {
        Taken {
            time: Timestamp(1_234_567_890_123),
            shard: "shardId-000000000000".into(),
            sequence: "4957".into(),
            key: key.into(),
            data: data.into(),
        }
    }

    #[test]
    fn filters_look_at_key_and_payload() {
        let both = args(&["--key", "eu-*", "--filter", "ERR"]);
        assert!(passes(&record("eu-1", b"an ERROR"), &both));
        assert!(!passes(&record("us-1", b"an ERROR"), &both));
        assert!(!passes(&record("eu-1", b"fine"), &both));
        assert!(passes(&record("x", b""), &args(&["--filter", ""])));
    }

    #[test]
    fn people_and_programs_get_one_line_a_record() {
        let line = human_line(&record("k\n", b"two\nlines"), Style::PLAIN);
        assert_eq!(line, "2009-02-13T23:31:30.123Z shardId-000000000000 k\\n two\\nlines");
        let line = json_line(&record("k", b"two\nlines"));
        assert!(line.contains(r#""data":"two\nlines""#) && line.contains(r#""sequence":"4957""#), "{line}");
        assert!(json_line(&record("k", &[0xff])).contains(r#""data_base64":"/w==""#));
    }

    #[test]
    fn positions_that_begin_with_a_hyphen_are_taken_and_bad_ones_explained() {
        assert_eq!(args(&["--from", "-5m"]).from, Start::Ago(300_000));
        let refused =
            |line: &[&str]| Line::try_parse_from(line).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(refused(&["tail", "s", "--from", "soon"]).contains("no position"));
        assert!(refused(&["tail", "s", "--shard", "x"]).contains("no shard id"));
        assert!(refused(&["tail", "s", "--limit", "0"]).contains("0"));
    }
}
