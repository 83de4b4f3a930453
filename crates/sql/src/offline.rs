//! A program over recorded rows, with a clock that follows them: the same every time.

mod case;
mod output;

use std::sync::Arc;

use crate::application::{Application, Limits};
use crate::bind::{self, Options, Source};
use crate::civil;
use crate::error::SqlError;
use crate::input::{self, Decoder, InputSchema, Meta};
use crate::json::{Json, Raw, Scanner};
use crate::ops::{Batch, ErrorRow, TableRows};
use crate::plan::Program;
use crate::value::{Row, Value};

pub use case::{Case, CaseFiles};
use output::Printer;

/// Rows that are pushed at once.
const BATCH_ROWS: usize = 1024;
/// How long the clock runs on after the last row.
const RUN_ON: i64 = civil::HOUR;

/// Why a run did not succeed.
#[derive(Debug, PartialEq, Eq)]
pub enum Failure {
    /// The program is not valid.
    Program(SqlError),
    /// A file is not what it must be.
    File(String),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Failure::Program(error) => error.fmt(f),
            Failure::File(message) => f.write_str(message),
        }
    }
}

impl From<SqlError> for Failure {
    fn from(error: SqlError) -> Failure {
        Failure::Program(error)
    }
}

/// An input: its schema and how its streams are called.
#[derive(Debug)]
pub struct Input {
    /// The schema.
    pub schema: InputSchema,
    /// NamePrefix.
    pub prefix: String,
    /// InputParallelism: the number of streams.
    pub streams: usize,
}

impl Input {
    /// From SCHEMA.json.
    pub fn parse(text: &str) -> Result<Input, Failure> {
        let json = Json::parse(text).map_err(|error| Failure::File(format!("the schema is {error}")))?;
        let schema = json.get("InputSchema").unwrap_or(&json);
        let schema =
            InputSchema::from_json(schema).map_err(|error| Failure::File(format!("the schema: {error}")))?;
        Decoder::new(&schema).map_err(|error| Failure::File(format!("the schema: {error}")))?;
        let prefix = json.get("NamePrefix").and_then(Json::text).unwrap_or("SOURCE_SQL_STREAM").to_string();
        let count = json.get("InputParallelism").and_then(|parallelism| parallelism.get("Count"));
        let streams = match count {
            Some(Json::Number(digits)) => digits.parse().ok().filter(|count| (1..=64).contains(count)),
            _ => Some(1),
        };
        let streams = streams
            .ok_or_else(|| Failure::File("InputParallelism.Count must be from 1 to 64".to_string()))?;
        Ok(Input { schema, prefix, streams })
    }

    /// What the program sees of it.
    pub fn sources(&self) -> Vec<Source> {
        let columns = input::columns(&self.schema);
        let visible = self.schema.columns.len();
        let name = |number: usize| format!("{}_{number:03}", self.prefix);
        let source =
            |number| Source { name: name(number), columns: columns.clone(), visible, is_table: false };
        (1..=self.streams).map(source).collect()
    }
}

/// A reference table: its name, the text of its object, its schema.
#[derive(Debug)]
pub struct Reference {
    /// The name.
    pub name: String,
    /// The object.
    pub data: Vec<u8>,
    /// The schema.
    pub schema: InputSchema,
}

impl Reference {
    /// From the object and the text of its schema.
    pub fn parse(name: &str, data: Vec<u8>, schema: &str) -> Result<Reference, Failure> {
        let json =
            Json::parse(schema).map_err(|error| Failure::File(format!("the schema of {name} is {error}")))?;
        let schema = json.get("ReferenceSchema").unwrap_or(&json);
        let schema = InputSchema::from_json(schema)
            .map_err(|error| Failure::File(format!("the schema of {name}: {error}")))?;
        Decoder::for_table(&schema)
            .map_err(|error| Failure::File(format!("the schema of {name}: {error}")))?;
        Ok(Reference { name: name.to_string(), data, schema })
    }

    fn source(&self) -> Source {
        let columns = input::columns(&self.schema);
        let visible = self.schema.columns.len();
        Source { name: self.name.clone(), columns: columns[..visible].to_vec(), visible, is_table: true }
    }

    fn rows(&self) -> Result<TableRows, Failure> {
        let mut decoder =
            Decoder::for_table(&self.schema).map_err(|error| Failure::File(error.to_string()))?;
        let mut rows = Vec::new();
        let mut wrong = None;
        decoder.decode(&self.data, &no_meta(), &mut |row| match row {
            Ok(values) => rows.push(values),
            Err(error) => wrong = wrong.take().or(Some(error.message)),
        });
        match wrong {
            None => Ok(Arc::new(rows)),
            Some(message) => Err(Failure::File(format!("reference {}: {message}", self.name))),
        }
    }
}

fn no_meta() -> Meta {
    Meta { arrival: 0, partition_key: Value::Null, sequence_number: Value::Null, shard_id: Value::Null }
}

/// What a run is made of.
#[derive(Debug)]
pub struct Settings {
    /// The input.
    pub input: Input,
    /// The reference tables.
    pub references: Vec<Reference>,
    /// The streams to print; none for all that pumps write and none reads.
    pub streams: Vec<String>,
    /// When the clock stops.
    pub until: Option<i64>,
    /// The switches of the dialect.
    pub options: Options,
}

/// Checks a program against an input and references; without an input, any input is taken to be there.
pub fn check(
    program: &str,
    input: Option<&Input>,
    references: &[Reference],
    mut options: Options,
) -> Result<Program, SqlError> {
    let mut sources = input.map(Input::sources).unwrap_or_default();
    sources.extend(references.iter().map(Reference::source));
    options.open_sources |= input.is_none();
    bind::program(program, &sources, options)
}

/// A run: lines in, lines out.
pub struct Run {
    application: Application,
    decoder: Decoder,
    streams: usize,
    started: bool,
    printer: Printer,
    pending: Vec<Vec<Row>>,
    waiting: usize,
    clock: i64,
    until: Option<i64>,
    lines: usize,
    /// The text of the last `at` and its time: most rows share it.
    last_at: (String, i64),
    settings_references: Vec<TableRows>,
    wanted: Vec<usize>,
    batch_rows: usize,
    restarts: bool,
}

impl Run {
    /// Checks the program and makes ready.
    pub fn new(program: &str, settings: Settings) -> Result<Run, Failure> {
        let Settings { input, references, streams, until, options } = settings;
        let program = Arc::new(check(program, Some(&input), &references, options)?);
        let wanted = wanted(&program, &streams)?;
        let decoder = Decoder::new(&input.schema).map_err(|error| Failure::File(error.to_string()))?;
        let tables: Result<Vec<TableRows>, Failure> = references.iter().map(Reference::rows).collect();
        let printer = Printer::new(&program, &wanted);
        let application = Application::new(program, 0, &wanted, Limits::default());
        Ok(Run {
            application,
            decoder,
            streams: input.streams,
            started: false,
            printer,
            pending: vec![Vec::new(); input.streams],
            waiting: 0,
            clock: i64::MIN,
            until,
            lines: 0,
            last_at: (String::new(), 0),
            settings_references: tables?,
            wanted,
            batch_rows: BATCH_ROWS,
            restarts: false,
        })
    }

    /// Pushes rows in batches of this size, each twice: the first time is lost in a crash, after which the application goes on from the
    /// checkpoint before it and must give the same again. After each it is restarted from a new checkpoint. For tests.
    pub fn with_restarts(mut self, batch_rows: usize) -> Run {
        self.batch_rows = batch_rows;
        self.restarts = true;
        self
    }

    fn start(&mut self, time: i64) {
        self.started = true;
        let program = self.application.program_shared();
        self.application = Application::new(program, time, &self.wanted, Limits::default());
        self.load_tables();
    }

    fn load_tables(&mut self) {
        for (at, rows) in self.settings_references.iter().enumerate() {
            self.application.load_table(at, rows.clone());
        }
    }

    /// Takes a line of ROWS.jsonl; lines to print are added to `out`.
    pub fn line(&mut self, line: &str, out: &mut String) -> Result<(), Failure> {
        self.lines += 1;
        if line.trim().is_empty() {
            return Ok(());
        }
        // A mark of the byte order may stand at the start of a file.
        let line = if self.lines == 1 { line.trim_start_matches('\u{feff}') } else { line };
        let number = self.lines;
        let wrong = |what: &str| Failure::File(format!("row {number}: {what}"));
        let mut no_text = None;
        let (mut at, mut data, mut arrival) = (None, None, None);
        let (mut partition_key, mut shard) = (Value::Null, Value::Null);
        let mut scanner = Scanner::new(line);
        let read = scanner.object(|scanner, key| {
            let raw = scanner.value()?;
            match (key, raw) {
                ("at", Raw::Text(text)) => at = Some(text),
                ("arrival", Raw::Text(text)) => arrival = Some(text),
                ("partition_key", Raw::Text(text)) => partition_key = Value::text(&text),
                ("shard", Raw::Text(text)) => shard = Value::text(&text),
                ("data", raw) => data = Some(raw),
                (_, Raw::Null) => {}
                ("at" | "arrival" | "partition_key" | "shard", _) => {
                    no_text = Some(format!("\"{key}\" must be a text"));
                }
                _ => {}
            }
            Ok(())
        });
        read.map_err(|error| wrong(&error.to_string()))?;
        if let Some(message) = no_text {
            return Err(wrong(&message));
        }
        if scanner.peek().is_some() {
            return Err(wrong("something stands after the object"));
        }
        let at = at.ok_or_else(|| wrong("\"at\" is missing"))?;
        if *at != *self.last_at.0 {
            let time = civil::parse_loose_timestamp(&at)
                .ok_or_else(|| wrong(&format!("\"at\" is no time: {at}")))?;
            self.last_at = (at.into_owned(), time);
        }
        let time = self.last_at.1;
        if time < self.clock {
            return Err(wrong("\"at\" is before that of the row before"));
        }
        if self.until.is_some_and(|until| time > until) {
            // The clock stops before this row.
            return Ok(());
        }
        if !self.started {
            self.start(time);
        }
        self.clock = time;
        let arrival = match arrival {
            Some(text) => {
                civil::parse_loose_timestamp(&text).ok_or_else(|| wrong("\"arrival\" is no time"))?
            }
            None => time,
        };
        let stream = self.stream_of(&shard, &partition_key);
        let meta = Meta { arrival, partition_key, sequence_number: Value::Null, shard_id: shard };
        let record: std::borrow::Cow<str> = match data {
            Some(Raw::Text(text)) => text,
            Some(Raw::Nested(text) | Raw::Number(text)) => text.into(),
            Some(Raw::Bool(flag)) => flag.to_string().into(),
            Some(Raw::Null) => "null".into(),
            None => return Err(wrong("\"data\" is missing")),
        };
        self.decode(record.as_bytes(), time, stream, &meta);
        if self.waiting >= self.batch_rows {
            self.push(time, out);
        }
        Ok(())
    }

    fn stream_of(&self, shard: &Value, partition_key: &Value) -> usize {
        let name = if shard.is_null() { partition_key.str() } else { shard.str() };
        name.bytes().fold(0_usize, |hash, byte| hash.wrapping_mul(31).wrapping_add(usize::from(byte)))
            % self.streams
    }

    fn decode(&mut self, record: &[u8], time: i64, stream: usize, meta: &Meta) {
        let (pending, printer, waiting) = (&mut self.pending[stream], &mut self.printer, &mut self.waiting);
        self.decoder.decode(record, meta, &mut |row| match row {
            Ok(values) => {
                pending.push(Row { time, values });
                *waiting += 1;
            }
            Err(error) => {
                let (name, message) = (error.name, error.message);
                let data = record.to_vec();
                printer.error(&ErrorRow { time, name, message, data_time: time, data, pump: Arc::from("") });
            }
        });
    }

    /// Pushes what waits, with the promise that nothing earlier comes.
    fn push(&mut self, bound: i64, out: &mut String) {
        self.waiting = 0;
        let batches = self.pending.iter_mut().map(std::mem::take).enumerate();
        let batches: Vec<_> = batches.map(|(stream, rows)| (stream, Batch { rows, bound })).collect();
        let lost = self.restarts.then(|| self.lost(batches.clone()));
        self.application.step(batches);
        let (errors, rows) = (self.application.take_errors(), self.application.take_outputs());
        if lost.is_some_and(|lost| lost != (errors.clone(), rows.clone())) {
            self.printer.note("what came out after a crash is not what came out before it");
        }
        for error in errors {
            self.printer.error(&error);
        }
        let bounds = self.wanted.iter().map(|stream| self.application.bound(*stream)).min();
        self.printer.rows(rows, bounds.unwrap_or(i64::MAX).min(bound), out);
        if self.restarts {
            self.restart();
        }
    }

    /// What a step gives whose state is lost in a crash: the application goes on from the checkpoint before it.
    fn lost(&mut self, batches: Vec<(usize, Batch)>) -> (Vec<ErrorRow>, Vec<(usize, Row)>) {
        let bytes = self.application.checkpoint();
        self.application.step(batches);
        let given = (self.application.take_errors(), self.application.take_outputs());
        self.resume(&bytes);
        given
    }

    fn restart(&mut self) {
        self.resume(&self.application.checkpoint());
    }

    fn resume(&mut self, bytes: &[u8]) {
        let program = self.application.program_shared();
        self.application = Application::new(program, 0, &self.wanted, Limits::default());
        self.load_tables();
        if let Err(error) = self.application.restore(bytes) {
            // Cannot happen: the bytes were written by the same program a moment ago. Seen by tests as a message.
            self.printer.note(&error.to_string());
        }
    }

    /// Lets the clock run to its end.
    pub fn finish(mut self, out: &mut String) {
        if !self.started {
            self.start(self.until.unwrap_or(0));
        }
        let last = if self.clock == i64::MIN { 0 } else { self.clock };
        let until = self.until.unwrap_or(last + RUN_ON).max(last);
        self.push(last, out);
        // The millisecond `until` itself is over too.
        self.push(until + 1, out);
        self.printer.finish(out);
    }
}

/// The streams to print.
fn wanted(program: &Program, names: &[String]) -> Result<Vec<usize>, Failure> {
    if !names.is_empty() {
        let find = |name: &String| {
            let found = program.streams.iter().position(|stream| stream.name == *name);
            let errors = name.eq_ignore_ascii_case("error_stream");
            if errors {
                Ok(None)
            } else {
                found.map(Some).ok_or_else(|| Failure::File(format!("the program has no stream {name}")))
            }
        };
        let found: Result<Vec<Option<usize>>, Failure> = names.iter().map(find).collect();
        return Ok(found?.into_iter().flatten().collect());
    }
    let mut read = Vec::new();
    for pump in &program.pumps {
        read.extend(crate::ops::Pipeline::new(&pump.node, &[]).streams());
    }
    let written = |at: &usize| program.pumps.iter().any(|pump| pump.target == *at);
    let out =
        |at: &usize| !read.contains(at) || program.streams[*at].name.starts_with("DESTINATION_SQL_STREAM");
    Ok((0..program.streams.len()).filter(written).filter(out).collect())
}
