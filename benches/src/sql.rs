//! The offline runner of SQL on one core: `flumen sql run` over recorded rows, beside what reading the same bytes costs alone.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::cases::Scratch;
use crate::figures::{figure, median};
use crate::options::Options;
use crate::process::{Pid, cpu_seconds, has_ended, memory_mib};

/// Rows of a measurement; the forest gets a fifth.
const ROWS: u64 = 1_000_000;
/// Recorded rows a second of their own time.
const ROWS_PER_SECOND: u64 = 10_000;
/// Different values of "ticker".
const TICKERS: u64 = 10_000;
/// Different values of "venue".
const VENUES: u64 = 1_000;
/// Lines of the resident-memory table.
const LOOKS: u64 = 10;

struct Case {
    name: &'static str,
    goal: f64,
    /// One of how many rows is taken.
    share: u64,
    program: &'static str,
}

const CASES: [Case; 5] = [
    Case {
        name: "filter and project",
        goal: 300_000.0,
        share: 1,
        program: r#"CREATE STREAM DESTINATION_SQL_STREAM (ticker VARCHAR(8), price DOUBLE, total DOUBLE);
            CREATE PUMP p AS INSERT INTO DESTINATION_SQL_STREAM
            SELECT STREAM "ticker", "price", "price" * "volume" FROM SOURCE_SQL_STREAM_001 WHERE "change" > 2.5;"#,
    },
    Case {
        name: "tumbling: 10,000 keys, 10 s, COUNT, SUM, AVG, MAX",
        goal: 250_000.0,
        share: 1,
        program: r#"CREATE STREAM DESTINATION_SQL_STREAM (ticker VARCHAR(8), n BIGINT, volume BIGINT, mean DOUBLE, most DOUBLE);
            CREATE PUMP p AS INSERT INTO DESTINATION_SQL_STREAM
            SELECT STREAM "ticker", COUNT(*), SUM("volume"), AVG("price"), MAX("price") FROM SOURCE_SQL_STREAM_001 s
            GROUP BY "ticker", STEP(s.ROWTIME BY INTERVAL '10' SECOND);"#,
    },
    Case {
        name: "sliding: 1,000 keys, 1 minute, COUNT, AVG, MAX",
        goal: 150_000.0,
        share: 1,
        program: r#"CREATE STREAM DESTINATION_SQL_STREAM (venue VARCHAR(8), n BIGINT, mean DOUBLE, most DOUBLE);
            CREATE PUMP p AS INSERT INTO DESTINATION_SQL_STREAM
            SELECT STREAM "venue", COUNT(*) OVER w, AVG("price") OVER w, MAX("price") OVER w FROM SOURCE_SQL_STREAM_001
            WINDOW w AS (PARTITION BY "venue" RANGE INTERVAL '1' MINUTE PRECEDING);"#,
    },
    Case {
        name: "join with a reference table of 10,000 rows",
        goal: 100_000.0,
        share: 1,
        program: r#"CREATE STREAM DESTINATION_SQL_STREAM (ticker VARCHAR(8), company VARCHAR(32), price DOUBLE);
            CREATE PUMP p AS INSERT INTO DESTINATION_SQL_STREAM
            SELECT STREAM s."ticker", c."company", s."price" FROM SOURCE_SQL_STREAM_001 s LEFT JOIN "companies" c ON s."ticker" = c."ticker";"#,
    },
    Case {
        name: "RANDOM_CUT_FOREST: 100 trees, 256 rows, 2 columns",
        goal: 10_000.0,
        share: 5,
        program: r#"CREATE STREAM DESTINATION_SQL_STREAM (price DOUBLE, change DOUBLE, score DOUBLE);
            CREATE PUMP p AS INSERT INTO DESTINATION_SQL_STREAM
            SELECT STREAM "price", "change", ANOMALY_SCORE FROM TABLE(RANDOM_CUT_FOREST(CURSOR(
            SELECT STREAM "price", "change" FROM SOURCE_SQL_STREAM_001)));"#,
    },
];

/// What runs for the table of memory: a state of every kind, all the time.
const STEADY: &str = r#"CREATE STREAM "rich" (ticker VARCHAR(8), company VARCHAR(32), venue VARCHAR(8), price DOUBLE, volume INTEGER);
    CREATE PUMP p1 AS INSERT INTO "rich"
    SELECT STREAM s."ticker", c."company", s."venue", s."price", s."volume" FROM SOURCE_SQL_STREAM_001 s JOIN "companies" c ON s."ticker" = c."ticker";
    CREATE STREAM DESTINATION_SQL_STREAM (ticker VARCHAR(8), n BIGINT, volume BIGINT);
    CREATE PUMP p2 AS INSERT INTO DESTINATION_SQL_STREAM
    SELECT STREAM ticker, COUNT(*), SUM(volume) FROM "rich" s GROUP BY ticker, STEP(s.ROWTIME BY INTERVAL '10' SECOND);
    CREATE STREAM "jumps" (venue VARCHAR(8), price DOUBLE, mean DOUBLE);
    CREATE PUMP p3 AS INSERT INTO "jumps"
    SELECT STREAM venue, price, mean FROM (SELECT STREAM venue, price, AVG(price) OVER (PARTITION BY venue RANGE INTERVAL '10' SECOND PRECEDING) AS mean FROM "rich")
    WHERE price > 1.9 * mean;"#;

const SCHEMA: &str = r#"{"RecordFormat": {"RecordFormatType": "JSON", "MappingParameters": {"JSONMappingParameters": {"RecordRowPath": "$"}}},
    "RecordColumns": [
    {"Name": "ticker", "Mapping": "$.ticker", "SqlType": "VARCHAR(8)"}, {"Name": "price", "Mapping": "$.price", "SqlType": "DOUBLE"},
    {"Name": "volume", "Mapping": "$.volume", "SqlType": "INTEGER"}, {"Name": "change", "Mapping": "$.change", "SqlType": "DOUBLE"},
    {"Name": "venue", "Mapping": "$.venue", "SqlType": "VARCHAR(8)"}, {"Name": "sector", "Mapping": "$.sector", "SqlType": "VARCHAR(16)"},
    {"Name": "traded", "Mapping": "$.traded", "SqlType": "TIMESTAMP"}, {"Name": "id", "Mapping": "$.id", "SqlType": "VARCHAR(16)"}]}"#;

const COMPANIES: &str = r#"{"RecordFormat": {"RecordFormatType": "CSV", "MappingParameters": {"CSVMappingParameters":
    {"RecordRowDelimiter": "\n", "RecordColumnDelimiter": ","}}},
    "RecordColumns": [{"Name": "ticker", "SqlType": "VARCHAR(8)"}, {"Name": "company", "SqlType": "VARCHAR(32)"}]}"#;

/// Measures every case, or, when rows were asked for, the memory over so many.
///
/// # Errors
/// The first thing that went wrong.
pub fn measure(options: &Options) -> Result<String, String> {
    let folder = Scratch::new(options.data.join("sql"))?;
    let files = Files::write(folder.path())?;
    match options.rows {
        Some(rows) => memory(options, &files, rows),
        None => speed(options, &files),
    }
}

/// The files of all runs.
struct Files {
    folder: PathBuf,
}

impl Files {
    fn write(folder: &Path) -> Result<Files, String> {
        let files = Files { folder: folder.to_path_buf() };
        files.put("schema.json", SCHEMA.as_bytes())?;
        files.put("companies.json", COMPANIES.as_bytes())?;
        let mut table = String::new();
        for ticker in 0..TICKERS {
            writeln!(table, "S{ticker:05},Company number {ticker}").expect("a string takes all");
        }
        files.put("companies.csv", table.as_bytes())?;
        Ok(files)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), String> {
        fs::write(self.path(name), bytes).map_err(|why| format!("{name}: {why}"))
    }

    /// The command that runs a program over rows from a file or from standard input (`-`).
    fn command(&self, options: &Options, program: &str, input: &Path) -> Result<Command, String> {
        self.put("program.sql", program.as_bytes())?;
        let mut command = Command::new(&options.flumen);
        command.args(["sql", "run"]).arg(self.path("program.sql")).arg("--input").arg(input);
        command.arg("--schema").arg(self.path("schema.json"));
        if program.contains("companies") {
            let (table, schema) = (self.path("companies.csv"), self.path("companies.json"));
            command.arg("--reference").arg(format!("companies={},{}", table.display(), schema.display()));
        }
        command.stdout(Stdio::null()).stderr(Stdio::inherit());
        Ok(command)
    }
}

/// Writes rows: always the same ones, at [`ROWS_PER_SECOND`].
struct Rows {
    row: u64,
    random: u64,
}

impl Rows {
    fn new() -> Rows {
        Rows { row: 0, random: 42 }
    }

    fn number(&mut self, below: u64) -> u64 {
        self.random =
            self.random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.random >> 33) % below
    }

    /// Adds a line; the record in it has about 150 bytes.
    fn line(&mut self, out: &mut String) {
        const SECTORS: [&str; 4] = ["ENERGY", "FINANCIAL", "TECHNOLOGY", "RETAIL"];
        let millis = self.row * 1000 / ROWS_PER_SECOND;
        let (second, milli) = (millis / 1000, millis % 1000);
        let (day, hour, minute, second) =
            (1 + second / 86_400, second / 3600 % 24, second / 60 % 60, second % 60);
        let (ticker, venue) = (self.number(TICKERS), self.number(VENUES));
        let (price, volume, change) = (self.number(100_000), self.number(1000), self.number(1000));
        let (sector, id) = (SECTORS[self.number(4) as usize], self.number(1 << 31));
        let written = writeln!(
            out,
            "{{\"at\":\"2026-01-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z\",\"data\":{{\"ticker\":\"S{ticker:05}\",\
             \"price\":{}.{:02},\"volume\":{volume},\"change\":{}.{:02},\"venue\":\"V{venue:03}\",\"sector\":\"{sector}\",\
             \"traded\":\"2026-01-{day:02} {hour:02}:{minute:02}:{second:02}.{milli:03}\",\"id\":\"{id:010x}\"}}}}",
            price / 100,
            price % 100,
            change as i64 / 100 - 5,
            change % 100,
        );
        written.expect("a string takes all");
        self.row += 1;
    }
}

fn speed(options: &Options, files: &Files) -> Result<String, String> {
    let input = files.path("rows.jsonl");
    crate::progress("sql: writing rows");
    let mut sizes = Vec::new();
    for share in [1, 5] {
        let file =
            File::create(input.with_extension(share.to_string())).map_err(|why| format!("rows: {why}"))?;
        let (mut out, mut rows, mut line, mut bytes) = (BufWriter::new(file), Rows::new(), String::new(), 0);
        for _ in 0..ROWS / share {
            line.clear();
            rows.line(&mut line);
            bytes += line.len() as u64;
            out.write_all(line.as_bytes()).map_err(|why| format!("rows: {why}"))?;
        }
        out.flush().map_err(|why| format!("rows: {why}"))?;
        sizes.push(bytes as f64);
    }
    let mut samples: Vec<Vec<Sample>> = CASES.iter().map(|_| Vec::new()).collect();
    let (mut tokens, mut copies) = (Vec::new(), Vec::new());
    for round in 1..=options.rounds {
        crate::progress(&format!("sql: round {round} of {}", options.rounds));
        let bytes = fs::read(input.with_extension("1")).map_err(|why| format!("rows: {why}"))?;
        copies.push(ROWS as f64 / own_cpu(|| copied(&bytes))?);
        tokens.push(ROWS as f64 / own_cpu(|| tokenised(&bytes))?);
        drop(bytes);
        for (case, samples) in CASES.iter().zip(&mut samples) {
            let rows = input.with_extension(case.share.to_string());
            samples.push(run(&mut files.command(options, case.program, &rows)?, ROWS / case.share)?);
        }
    }
    let size = sizes[0] / ROWS as f64;
    let mut report = format!(
        "### SQL, offline: one thread, JSON lines of {size:.0} bytes, {} of them the record\n\n\
         | | rows/s of one core | MB/s | of tokenising alone | goal | peak MiB |\n|---|--:|--:|--:|--:|--:|\n",
        record_bytes()
    );
    let token = median(tokens.clone());
    for (case, samples) in CASES.iter().zip(&samples) {
        let rate = |sample: &Sample| sample.rows as f64 / sample.cpu;
        let middle = median(samples.iter().map(rate).collect());
        let peak = median(samples.iter().map(|sample| sample.peak_mib).collect());
        let cells = [figure(middle), figure(middle * size / 1e6), format!("{:.0} %", middle / token * 1e2)];
        let goal = format!("{} ({})", figure(case.goal), if middle >= case.goal { "kept" } else { "MISSED" });
        writeln!(report, "| {} | {} | {goal} | {} |", case.name, cells.join(" | "), figure(peak))
            .expect("a string takes all");
    }
    for (name, rates) in [
        ("ceiling: JSON tokenised alone (serde_json, nothing kept)", &tokens),
        ("ceiling: lines found and copied", &copies),
    ] {
        let middle = median(rates.clone());
        writeln!(
            report,
            "| {name} | {} | {} | {:.0} % | - | - |",
            figure(middle),
            figure(middle * size / 1e6),
            middle / token * 1e2
        )
        .expect("a string takes all");
    }
    report.push('\n');
    Ok(report)
}

fn record_bytes() -> usize {
    let mut line = String::new();
    Rows::new().line(&mut line);
    line.trim_end().split_once("\"data\":").map_or(0, |(_, record)| record.len() - 1)
}

/// One run of a program.
struct Sample {
    rows: u64,
    cpu: f64,
    peak_mib: f64,
}

/// Runs to the end; processor time is read before the process is taken away.
fn run(command: &mut Command, rows: u64) -> Result<Sample, String> {
    let mut child = Running(command.spawn().map_err(|why| format!("flumen: {why}"))?);
    let (pid, mut peak_mib) = (Pid::of(&child.0), 0.0);
    while !has_ended(pid)? {
        peak_mib = memory_mib(pid, "VmHWM").unwrap_or(peak_mib);
        sleep(Duration::from_millis(20));
    }
    let cpu = cpu_seconds(pid)?;
    child.finish()?;
    Ok(Sample { rows, cpu, peak_mib })
}

/// A process that does not outlive this program.
struct Running(Child);

impl Running {
    fn finish(&mut self) -> Result<(), String> {
        let status = self.0.wait().map_err(|why| format!("flumen: {why}"))?;
        if status.success() { Ok(()) } else { Err(format!("flumen sql run: {status}")) }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

fn own_cpu(work: impl FnOnce() -> u64) -> Result<f64, String> {
    let before = cpu_seconds(Pid::own())?;
    std::hint::black_box(work());
    Ok((cpu_seconds(Pid::own())? - before).max(0.01))
}

/// Reads every line as JSON and keeps nothing.
fn tokenised(bytes: &[u8]) -> u64 {
    let lines = memchr::memchr_iter(b'\n', bytes);
    let mut from = 0;
    let good = lines.filter(|end| {
        let line = &bytes[from..*end];
        from = end + 1;
        serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok()
    });
    good.count() as u64
}

/// Finds every line and copies it.
fn copied(bytes: &[u8]) -> u64 {
    let (mut from, mut line, mut sum) = (0, Vec::new(), 0);
    for end in memchr::memchr_iter(b'\n', bytes) {
        line.clear();
        line.extend_from_slice(&bytes[from..end]);
        sum += std::hint::black_box(&line).len() as u64;
        from = end + 1;
    }
    sum
}

/// Resident memory at equal distances while rows are pushed through standard input.
fn memory(options: &Options, files: &Files, total: u64) -> Result<String, String> {
    let mut command = files.command(options, STEADY, Path::new("-"))?;
    let spawned = command.stdin(Stdio::piped()).spawn().map_err(|why| format!("flumen: {why}"))?;
    let mut child = Running(spawned);
    let pid = Pid::of(&child.0);
    let mut out = BufWriter::with_capacity(1 << 16, child.0.stdin.take().ok_or("no standard input")?);
    let mut report = format!(
        "### SQL, memory over {} rows\n\nA reference join, a tumbling aggregate of 10,000 keys and a sliding mean of 1,000 keys, {} rows a second of \
         their own time.\n\n| rows | resident MiB | peak MiB | processor s | s |\n|--:|--:|--:|--:|--:|\n",
        figure(total as f64),
        figure(ROWS_PER_SECOND as f64)
    );
    let (mut rows, mut line, begin) = (Rows::new(), String::new(), Instant::now());
    for row in 1..=total {
        line.clear();
        rows.line(&mut line);
        out.write_all(line.as_bytes()).map_err(|why| format!("flumen sql run stopped reading: {why}"))?;
        if row % (total / LOOKS).max(1) == 0 {
            let cells = [
                figure(row as f64),
                figure(memory_mib(pid, "VmRSS")?),
                figure(memory_mib(pid, "VmHWM")?),
                figure(cpu_seconds(pid)?),
                figure(begin.elapsed().as_secs_f64()),
            ];
            crate::progress(&format!("sql: {}", cells.join(" | ")));
            writeln!(report, "| {} |", cells.join(" | ")).expect("a string takes all");
        }
    }
    out.flush().map_err(|why| format!("flumen sql run: {why}"))?;
    drop(out);
    child.finish()?;
    report.push('\n');
    Ok(report)
}
