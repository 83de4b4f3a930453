//! `flumen log`: the log of a data directory, seen from outside.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use crate::client::DEFAULT_DATA;
use crate::console;
use crate::failure::Failure;
use crate::host::{self, FrameView, RunViewKind, VerifyReport};
use crate::text::{civil, units};

const EXAMPLES: &str = "\
Examples:
  flumen log check                        read every byte of ./flumen-data and say what is damaged
  flumen log check --data /backup/flumen  a copy, too
  flumen log dump | head                  what was committed when

A server may run meanwhile: nothing is changed and nothing locked. Frames that are being written are left out.
Exit codes: 0 sound, 1 damaged or no log, 2 wrong usage.";

/// Look at the log of a data directory: check it, or print what it holds
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct LogArgs {
    #[command(subcommand)]
    command: LogCommand,
}

#[derive(Subcommand, Debug)]
enum LogCommand {
    /// Read every byte and say what is damaged
    #[command(after_help = EXAMPLES)]
    Check {
        /// Data directory
        #[arg(long, value_name = "DIR", default_value = DEFAULT_DATA)]
        data: PathBuf,
    },
    /// Print a line for each commit
    #[command(after_help = EXAMPLES)]
    Dump {
        /// Data directory
        #[arg(long, value_name = "DIR", default_value = DEFAULT_DATA)]
        data: PathBuf,
        /// As JSON lines, with every run
        #[arg(long)]
        json: bool,
    },
}

/// Looks.
pub fn run(args: &LogArgs) -> Result<(), Failure> {
    match &args.command {
        LogCommand::Check { data } => check(data),
        LogCommand::Dump { data, json } => dump(data, *json),
    }
}

fn check(data: &std::path::Path) -> Result<(), Failure> {
    let report = host::inspect(data, &mut |_| {}).map_err(|e| Failure::new(e.to_string()))?;
    tell_damages(&report)?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} commits in {} are as they were written", report.frames, units::bytes(report.bytes))?;
    Ok(out.flush()?)
}

/// A line for each damage; a failure when there is any.
pub fn tell_damages(report: &VerifyReport) -> Result<(), Failure> {
    for damage in &report.damages {
        console::note(&format!("damaged: {} at offset {}: {}", damage.file, damage.offset, damage.what));
    }
    if report.damages.is_empty() { Ok(()) } else { Err(Failure::Reported) }
}

fn dump(data: &std::path::Path, as_json: bool) -> Result<(), Failure> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut written = Ok(());
    let report = host::inspect(data, &mut |frame| {
        if written.is_ok() {
            written = writeln!(out, "{}", if as_json { json_line(frame) } else { line(frame) });
        }
    });
    written?;
    out.flush()?;
    tell_damages(&report.map_err(|e| Failure::new(e.to_string()))?)
}

fn line(frame: &FrameView) -> String {
    let sum = |kind| {
        let runs = frame.runs.iter().filter(move |run| run.kind == kind);
        runs.fold((0u64, 0u64), |(runs, count), run| (runs + 1, count + u64::from(run.count)))
    };
    let (shards, records) = sum(RunViewKind::Records);
    let (commands, _) = sum(RunViewKind::Command);
    let (seals, _) = sum(RunViewKind::Seal);
    let mut what = Vec::new();
    if frame.is_checkpoint {
        what.push("checkpoint".to_owned());
    }
    if records > 0 {
        what.push(format!("{records} records in {shards} runs"));
    }
    if commands > 0 {
        what.push(format!("{commands} commands"));
    }
    if seals > 0 {
        what.push(format!("{seals} shards closed"));
    }
    if frame.is_clean_end {
        what.push("closed in order".to_owned());
    } else if what.is_empty() {
        what.push("mark".to_owned());
    }
    let time = civil::rfc3339(frame.time);
    let kind = if frame.is_rewritten { ".cold" } else { "" };
    format!(
        "{:016}{kind} {:>10} {:>8} B  {time}  {}",
        frame.segment,
        frame.offset,
        frame.len,
        what.join(", ")
    )
}

fn json_line(frame: &FrameView) -> String {
    let runs: Vec<_> = frame
        .runs
        .iter()
        .map(|run| {
            let kind = match run.kind {
                RunViewKind::Records => "records",
                RunViewKind::Table => "table",
                RunViewKind::Command => "command",
                RunViewKind::Seal => "seal",
            };
            json!({"kind": kind, "shard": run.shard, "first": run.first, "count": run.count, "bytes": run.bytes})
        })
        .collect();
    json!({
        "segment": frame.segment, "rewritten": frame.is_rewritten, "offset": frame.offset, "bytes": frame.len, "time": civil::rfc3339(frame.time),
        "checkpoint": frame.is_checkpoint, "clean_end": frame.is_clean_end, "runs": runs,
    })
    .to_string()
}
