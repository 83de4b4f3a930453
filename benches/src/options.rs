//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use crate::cases::Case;

/// What is measured and how long.
pub struct Options {
    /// The release binary of the product.
    pub flumen: PathBuf,
    /// Where packages of other languages are installed.
    pub tools: PathBuf,
    /// A folder for data, on the file system that is to be measured. Its contents are removed.
    pub data: PathBuf,
    /// Repetitions; the medians are shown.
    pub rounds: usize,
    /// Time of one measurement.
    pub time: Duration,
    /// Which cases; empty is all.
    pub cases: Vec<Case>,
    /// Connections of PutRecords and GetRecords.
    pub connections: usize,
    /// MiB of each stream that is opened again.
    pub open_mib: u64,
    /// Only the stream of so many shards is opened again.
    pub open_shards: Option<usize>,
    /// Whether the start and the open are measured.
    pub start: bool,
    /// Whether many streams and shards are measured.
    pub shards: bool,
    /// Whether the deletion of a large stream is measured.
    pub removal: bool,
    /// Whether subscriptions are measured.
    pub fan_out: bool,
    /// Whether an overload is measured.
    pub overload: bool,
    /// Whether SQL is measured.
    pub sql: bool,
    /// Whether an application that runs is measured.
    pub analytics: bool,
    /// Rows over which the memory of SQL is shown, instead of its speed.
    pub rows: Option<u64>,
    /// Whether the throughput is measured.
    pub throughput: bool,
}

/// The usage, for people.
pub const USAGE: &str = "\
usage: cargo xtask bench [OPTION]...

Writes Markdown on standard output and progress on standard error.

  --full              5 rounds of 5 s, 10 GiB opened again (default: 3 rounds of 1.5 s, 256 MiB)
  --only PART         put-records, put-records-cbor, put-records-h2, put-record, put-record-open,
                      get-records, fan-out, overload, shards, sql, analytics-live, removal (else
                      only with --full) or start; may be repeated
  --rounds N          repetitions of every measurement
  --seconds S         time of one measurement
  --connections N     connections of PutRecords and GetRecords (default 8)
  --open-mib N        MiB that are stored and opened again
  --open-shards N     only with a stream of N shards (default: one of 8, then one of 1,000)
  --rows N            with --only sql: the memory of SQL over so many rows, instead of its speed
  --data DIR          folder for data; its contents are removed (default: in the target directory)
  --tools DIR         folder for the peers from npm and PyPI (default: in the target directory)
  --flumen FILE       the binary (default: the release build)
";

impl Options {
    /// Reads the arguments after the program's name.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn read(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let target = std::env::current_exe().ok().and_then(|own| Some(own.parent()?.parent()?.to_path_buf()));
        let target = target.unwrap_or_else(|| "target".into());
        let mut options = Self {
            flumen: target.join("release/flumen"),
            tools: target.join("tools"),
            data: target.join("bench"),
            rounds: 3,
            time: Duration::from_millis(1500),
            cases: Vec::new(),
            connections: 8,
            open_mib: 256,
            open_shards: None,
            start: true,
            shards: true,
            removal: false,
            fan_out: true,
            overload: true,
            sql: true,
            analytics: true,
            rows: None,
            throughput: true,
        };
        let mut only = Vec::new();
        let mut arguments = arguments.peekable();
        if arguments.next_if(|argument| argument == "--full").is_some() {
            options.rounds = 5;
            options.time = Duration::from_secs(5);
            options.open_mib = 10 << 10;
            options.removal = true;
        }
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "--only" => only.push(value()?),
                "--rounds" => options.rounds = number(&value()?)?.max(1.0) as usize,
                "--seconds" => options.time = Duration::from_secs_f64(number(&value()?)?.clamp(0.1, 600.0)),
                "--connections" => options.connections = number(&value()?)?.max(1.0) as usize,
                "--open-mib" => options.open_mib = number(&value()?)?.max(1.0) as u64,
                "--open-shards" => options.open_shards = Some(number(&value()?)?.max(1.0) as usize),
                "--rows" => options.rows = Some(number(&value()?)?.max(1.0) as u64),
                "--data" => options.data = value()?.into(),
                "--tools" => options.tools = value()?.into(),
                "--flumen" => options.flumen = value()?.into(),
                "--full" => return Err("--full comes first".into()),
                _ => return Err(format!("{argument} is not known")),
            }
        }
        if !only.is_empty() {
            options.start = only.iter().any(|part| part == "start");
            options.fan_out = only.iter().any(|part| part == "fan-out");
            options.overload = only.iter().any(|part| part == "overload");
            options.shards = only.iter().any(|part| part == "shards");
            options.removal = only.iter().any(|part| part == "removal");
            options.sql = only.iter().any(|part| part == "sql");
            options.analytics = only.iter().any(|part| part == "analytics-live");
            only.retain(|part| {
                let others = ["start", "fan-out", "overload", "shards", "removal", "sql", "analytics-live"];
                !others.contains(&part.as_str())
            });
            options.throughput = !only.is_empty();
            options.cases = only.iter().map(|name| Case::named(name)).collect::<Result<_, _>>()?;
        }
        Ok(options)
    }
}

fn number(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|number: &f64| number.is_finite()).ok_or_else(|| format!("{text} is no number"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Options, String> {
        Options::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn later_options_change_what_full_means() {
        let options = read("--full --rounds 2").unwrap();
        assert_eq!((options.rounds, options.time), (2, Duration::from_secs(5)));
        assert!(read("--rounds 2 --full").is_err());
    }

    #[test]
    fn parts_are_chosen_by_name() {
        let options = read("--only put-record").unwrap();
        assert_eq!((options.start, options.throughput, options.cases), (false, true, vec![Case::PutRecord]));
        let options = read("--only start").unwrap();
        assert_eq!((options.start, options.throughput), (true, false));
        let options = read("--only fan-out").unwrap();
        assert_eq!((options.start, options.throughput, options.fan_out), (false, false, true));
        assert!(read("--only shards").unwrap().shards && !options.shards);
        assert!(read("--only removal").unwrap().removal && !read("").unwrap().removal);
        let options = read("--only sql --rows 5e7").unwrap();
        assert_eq!(
            (options.start, options.throughput, options.sql, options.rows),
            (false, false, true, Some(50_000_000))
        );
        let options = read("--only analytics-live").unwrap();
        assert_eq!((options.start, options.throughput, options.analytics), (false, false, true));
        assert!(read("--only nothing").is_err());
    }
}
