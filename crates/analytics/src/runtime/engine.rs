//! A program with its inputs and outputs: records in, records out. Everything here is CPU work and runs beside the
//! threads that serve; time is an argument, so that a step that is repeated gives the same.

use std::sync::Arc;

use base::ByteString;
use bytes::Bytes;
use service_api::ports::{SinkRecord, SourceRecord};
use sql::application::{Application, Limits};
use sql::bind;
use sql::input::{self, Decoder, InputSchema, Meta};
use sql::ops::{Batch, ErrorName, ErrorRow, TableRows};
use sql::output;
use sql::plan::Program;
use sql::types::Column;
use sql::value::{Row, Value};

use crate::{ApplicationSpec, InputSpec, OutputFormat};

/// The stream of errors, as outputs name it.
const ERROR_STREAM: &str = "error_stream";

/// A program at work.
pub(super) struct Engine {
    application: Application,
    inputs: Vec<Input>,
    outputs: Vec<Output>,
    /// The latest ROWTIME or bound.
    time: i64,
}

struct Input {
    decoder: Decoder,
    /// Numbers of its in-application streams in the program.
    streams: Vec<usize>,
    /// Whether the program names SEQUENCE_NUMBER, PARTITION_KEY.
    numbers: bool,
    keys: bool,
}

struct Output {
    /// `None` for the stream of errors.
    stream: Option<usize>,
    columns: Vec<Column>,
    format: OutputFormat,
}

/// Records of one shard.
pub(super) struct Slice {
    /// Index of the input.
    pub input: usize,
    /// Index of the in-application stream of the input.
    pub stream: usize,
    /// Id of the shard.
    pub shard: String,
    /// In their order.
    pub records: Vec<SourceRecord>,
    /// Records that the input's function could make nothing of, and why.
    pub unprocessed: Vec<(SourceRecord, String)>,
}

/// One step.
pub(super) struct Work {
    /// What tells the partition keys of its rows from those of other steps.
    pub number: u64,
    /// ROWTIME of its rows, and the bound after it.
    pub time: i64,
    /// Rows have the ROWTIME of their arrival instead, not before this time.
    pub by_arrival: Option<i64>,
    /// Records.
    pub slices: Vec<Slice>,
}

/// What came out of a step.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// Records for each output.
    pub rows: Vec<Vec<SinkRecord>>,
}

impl Outcome {
    /// Whether there is nothing to deliver.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(Vec::is_empty)
    }
}

impl Engine {
    /// Starts a program at a time.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn new(
        spec: &ApplicationSpec,
        tables: Vec<TableRows>,
        now: i64,
        state_entries_max: usize,
    ) -> Result<Engine, String> {
        let program = Arc::new(program(spec)?);
        let find = |name: &str| program.streams.iter().position(|stream| stream.name == name);
        let mut inputs = Vec::new();
        let code = spec.code.to_ascii_uppercase();
        for input in &spec.inputs {
            let decoder = Decoder::new(&input.schema).map_err(|e| e.to_string())?;
            let streams = stream_names(input).filter_map(|name| find(&name)).collect();
            let (numbers, keys) = (code.contains("SEQUENCE_NUMBER"), code.contains("PARTITION_KEY"));
            inputs.push(Input { decoder, streams, numbers, keys });
        }
        let mut outputs = Vec::new();
        for output in &spec.outputs {
            let stream = find(&output.name);
            let columns = match stream {
                Some(at) => program.streams[at].columns[..program.streams[at].visible].to_vec(),
                None if output.name == ERROR_STREAM => output::error_columns(),
                None => {
                    return Err(format!(
                        "The program has no stream {} for output {}",
                        output.name, output.id
                    ));
                }
            };
            outputs.push(Output { stream, columns, format: output.format });
        }
        let wanted: Vec<usize> = outputs.iter().filter_map(|output| output.stream).collect();
        let limits = Limits { entries_max: state_entries_max };
        let mut application = Application::new(program, now, &wanted, limits);
        for (at, rows) in tables.into_iter().enumerate() {
            application.load_table(at, rows);
        }
        Ok(Engine { application, inputs, outputs, time: now })
    }

    /// The latest ROWTIME or bound.
    pub fn time(&self) -> i64 {
        self.time
    }

    /// Takes records through the program.
    pub fn step(&mut self, work: Work) -> Outcome {
        let Work { number, time, by_arrival, slices } = work;
        let mut batches: Vec<(usize, Vec<Row>)> =
            self.inputs.iter().flat_map(|input| input.streams.iter().map(|at| (*at, Vec::new()))).collect();
        let mut errors = Vec::new();
        for slice in &slices {
            let input = &mut self.inputs[slice.input];
            let Some(stream) = input.streams.get(slice.stream).copied() else { continue };
            let Some((_, rows)) = batches.iter_mut().find(|(at, _)| *at == stream) else { continue };
            rows.reserve(slice.records.len());
            input.decode(slice, time, by_arrival, rows, &mut errors);
        }
        let mut bound = time.max(self.time);
        if let Some(floor) = by_arrival {
            bound = floor.max(self.time);
            for (_, rows) in &mut batches {
                rows.sort_by_key(|row| row.time);
                bound = bound.max(rows.last().map_or(i64::MIN, |row| row.time));
            }
        }
        self.time = bound;
        self.application.set_now(time);
        let inputs = batches.into_iter().map(|(stream, rows)| (stream, Batch { rows, bound })).collect();
        self.application.step(inputs);
        errors.append(&mut self.application.take_errors());
        self.outcome(number, errors)
    }

    fn outcome(&mut self, number: u64, errors: Vec<ErrorRow>) -> Outcome {
        let mut rows: Vec<Vec<SinkRecord>> = self.outputs.iter().map(|_| Vec::new()).collect();
        let mut text = String::new();
        let mut write = |at: usize, output: &Output, values: &[Value], rows: &mut Vec<Vec<SinkRecord>>| {
            text.clear();
            match output.format {
                OutputFormat::Json => output::json(&output.columns, values, &mut text),
                OutputFormat::Csv => output::csv(&output.columns, values, &mut text),
            }
            let partition_key = partition_key(number, at, rows[at].len());
            rows[at].push(SinkRecord { partition_key, data: Bytes::copy_from_slice(text.as_bytes()) });
        };
        for (stream, row) in self.application.take_outputs() {
            for (at, output) in self.outputs.iter().enumerate().filter(|(_, o)| o.stream == Some(stream)) {
                write(at, output, &row.values, &mut rows);
            }
        }
        for error in &errors {
            for (at, output) in self.outputs.iter().enumerate().filter(|(_, o)| o.stream.is_none()) {
                write(at, output, &output::error_values(error), &mut rows);
            }
        }
        Outcome { rows }
    }

    /// All state, as bytes.
    pub fn checkpoint(&self) -> Vec<u8> {
        self.application.checkpoint()
    }

    /// Goes on from state of the same program, at the time that was reached with it.
    pub fn restore(&mut self, state: &[u8], time: i64) -> Result<(), String> {
        self.application.restore(state).map_err(|e| e.to_string())?;
        self.time = time;
        Ok(())
    }
}

impl Input {
    fn decode(
        &mut self,
        slice: &Slice,
        time: i64,
        by_arrival: Option<i64>,
        rows: &mut Vec<Row>,
        errors: &mut Vec<ErrorRow>,
    ) {
        let shard_id = Value::text(&slice.shard);
        let rowtime_of = |arrival: i64| by_arrival.map_or(time, |floor| arrival.min(time).max(floor));
        for (record, why) in &slice.unprocessed {
            errors.push(ErrorRow {
                time,
                name: ErrorName::Processing,
                message: why.clone(),
                data_time: rowtime_of(millis(record.arrival)),
                data: record.data.to_vec(),
                pump: Arc::from(""),
            });
        }
        for record in &slice.records {
            let arrival = millis(record.arrival);
            let meta = Meta {
                arrival,
                partition_key: if self.keys { Value::text(&record.partition_key) } else { Value::Null },
                sequence_number: match self.numbers {
                    true => Value::text(&record.sequence_number.to_string()),
                    false => Value::Null,
                },
                shard_id: shard_id.clone(),
            };
            let rowtime = rowtime_of(arrival);
            self.decoder.decode(&record.data, &meta, &mut |row| match row {
                Ok(values) => rows.push(Row { time: rowtime, values }),
                Err(error) => errors.push(ErrorRow {
                    time,
                    name: error.name,
                    message: error.message,
                    data_time: rowtime,
                    data: record.data.to_vec(),
                    pump: Arc::from(""),
                }),
            });
        }
    }
}

/// As the engine counts time.
pub(super) fn millis(time: base::Timestamp) -> i64 {
    i64::try_from(time.0).unwrap_or(i64::MAX)
}

/// Names of the in-application streams of an input.
fn stream_names(input: &InputSpec) -> impl Iterator<Item = String> {
    (1..=input.parallelism).map(|number| format!("{}_{number:03}", input.name_prefix))
}

/// The program of an application, checked.
pub(super) fn program(spec: &ApplicationSpec) -> Result<Program, String> {
    let source = |name: String, schema: &InputSchema, is_table: bool| {
        let mut columns = input::columns(schema);
        let visible = schema.columns.len();
        if is_table {
            columns.truncate(visible);
        }
        bind::Source { name, columns, visible, is_table }
    };
    let mut sources = Vec::new();
    for input in &spec.inputs {
        sources.extend(stream_names(input).map(|name| source(name, &input.schema, false)));
    }
    let tables = spec.references.iter();
    sources.extend(tables.map(|table| source(table.table_name.clone(), &table.schema, true)));
    bind::program(&spec.code, &sources, spec.options).map_err(|e| e.to_string())
}

/// The rows of an object of reference data.
pub(super) fn table(name: &str, schema: &InputSchema, object: &[u8]) -> Result<TableRows, String> {
    let mut decoder = Decoder::for_table(schema).map_err(|e| e.to_string())?;
    let meta =
        Meta { arrival: 0, partition_key: Value::Null, sequence_number: Value::Null, shard_id: Value::Null };
    let (mut rows, mut wrong) = (Vec::new(), None);
    decoder.decode(object, &meta, &mut |row| match row {
        Ok(values) => rows.push(values),
        Err(error) => drop(wrong.get_or_insert(error.message)),
    });
    match wrong {
        None => Ok(Arc::new(rows)),
        Some(message) => Err(format!("reference table {name}: {message}")),
    }
}

/// A key that spreads rows over shards and is the same when the step is repeated.
fn partition_key(step: u64, output: usize, row: usize) -> ByteString {
    let word = step.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ ((output as u64) << 56) ^ row as u64;
    format!("{:016x}", spread(word)).into()
}

/// Another number for each, far from those of its neighbours.
pub(super) fn spread(mut word: u64) -> u64 {
    for multiplier in [0xbf58_476d_1ce4_e5b9_u64, 0x94d0_49bb_1331_11eb] {
        word = (word ^ (word >> 30)).wrapping_mul(multiplier);
    }
    word ^ (word >> 31)
}

/// Of what the state of a program belongs to: the code, and the columns of everything that it reads.
pub(super) fn fingerprint(spec: &ApplicationSpec) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |text: &str| {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    add(&spec.code);
    add(&format!("{:?}", spec.options));
    for input in &spec.inputs {
        stream_names(input).for_each(|name| add(&name));
        input.schema.columns.iter().for_each(|column| add(&format!("{}:{}", column.name, column.ty)));
    }
    for table in &spec.references {
        add(&table.table_name);
        table.schema.columns.iter().for_each(|column| add(&format!("{}:{}", column.name, column.ty)));
    }
    hash
}
