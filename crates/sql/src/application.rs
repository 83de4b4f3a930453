//! A running program: rows of the inputs in, rows of all streams and error rows out, state as bytes.
//!
//! The seams for the service around it: it decodes records into rows ([`crate::input`]), pushes them with a bound
//! from its clock, takes what came out, and stores [`Application::checkpoint`] together with the positions that the
//! rows were read up to.

use std::sync::Arc;

use crate::expr::Clock;
use crate::ops::{Batch, Broken, Env, ErrorRow, Merge, Pipeline, Reader, State, TableRows};
use crate::plan::Program;
use crate::value::Row;

/// The first number of every checkpoint.
const STATE_VERSION: i64 = 1;

/// Limits of a running program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Groups, partitions, rows of a window: the most that one operator keeps.
    pub entries_max: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { entries_max: 10_000_000 }
    }
}

/// A running program.
pub struct Application {
    program: Arc<Program>,
    pumps: Vec<Running>,
    /// Streams with several writers: pumps, and the input if it is one.
    merges: Vec<Option<Merge>>,
    /// What is new in each stream within a step.
    batches: Vec<Batch>,
    tables: Vec<TableRows>,
    clock: Clock,
    limits: Limits,
    errors: Vec<ErrorRow>,
    outputs: Vec<(usize, Row)>,
    wanted: Vec<bool>,
}

struct Running {
    pipeline: Pipeline,
    name: Arc<str>,
    target: usize,
    /// Which writer of the target it is.
    port: usize,
}

impl Application {
    /// Starts a program at a time; `wanted` streams' rows can be taken.
    pub fn new(program: Arc<Program>, started: i64, wanted: &[usize], limits: Limits) -> Application {
        let count = program.streams.len();
        let mut writers: Vec<usize> =
            program.streams.iter().map(|stream| usize::from(stream.is_source)).collect();
        let mut pumps = Vec::new();
        for pump in &program.pumps {
            let pipeline = Pipeline::new(&pump.node, &pump.not_null);
            let port = writers[pump.target];
            writers[pump.target] += 1;
            pumps.push(Running { pipeline, name: Arc::from(pump.name.as_str()), target: pump.target, port });
        }
        Application {
            pumps,
            merges: writers.into_iter().map(|count| (count > 1).then(|| Merge::new(count))).collect(),
            batches: vec![Batch::empty(); count],
            tables: vec![TableRows::default(); program.tables.len()],
            clock: Clock { started, now: i64::MIN },
            limits,
            errors: Vec::new(),
            outputs: Vec::new(),
            wanted: (0..count).map(|at| wanted.contains(&at)).collect(),
            program,
        }
    }

    /// The program.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// The program, to start it again.
    pub fn program_shared(&self) -> Arc<Program> {
        self.program.clone()
    }

    /// No later row of a stream is earlier than this, after the last step.
    pub fn bound(&self, stream: usize) -> i64 {
        self.batches[stream].clock()
    }

    /// Loads a reference table, in place of what was there.
    pub fn load_table(&mut self, table: usize, rows: TableRows) {
        self.tables[table] = rows;
    }

    /// Says what time it is: for CURRENT_ROW_TIMESTAMP and the time of errors, where a row's own time is earlier.
    pub fn set_now(&mut self, now: i64) {
        self.clock.now = now;
    }

    /// Pushes new rows and bounds of inputs through the whole program. Every input gives a batch, perhaps an empty one
    /// with a bound; a batch's bound is the promise that no later row of that input is earlier.
    pub fn step(&mut self, inputs: Vec<(usize, Batch)>) {
        self.batches.iter_mut().for_each(|batch| *batch = Batch::empty());
        for (stream, mut batch) in inputs {
            match &mut self.merges[stream] {
                Some(merge) => merge.feed(0, &mut batch),
                None => self.batches[stream] = batch,
            }
        }
        let program = self.program.clone();
        for stream in &program.order {
            for pump in 0..self.pumps.len() {
                if self.pumps[pump].target == *stream {
                    self.run(pump);
                }
            }
            let batch = &mut self.batches[*stream];
            if let Some(merge) = &mut self.merges[*stream] {
                merge.drain(|_, row| batch.rows.push(row));
                batch.bound = merge.bound();
            }
            if self.wanted[*stream] {
                self.outputs.extend(batch.rows.iter().map(|row| (*stream, row.clone())));
            }
        }
    }

    fn run(&mut self, pump: usize) {
        let running = &mut self.pumps[pump];
        let mut env = Env {
            clock: self.clock,
            errors: &mut self.errors,
            pump: &running.name,
            tables: &self.tables,
            entries_max: self.limits.entries_max,
        };
        let mut out = Batch::empty();
        running.pipeline.step(&self.batches, &mut out, &mut env);
        match &mut self.merges[running.target] {
            Some(merge) => merge.feed(running.port, &mut out),
            None => self.batches[running.target] = out,
        }
    }

    /// The rows of wanted streams since the last time, and the numbers of their streams.
    pub fn take_outputs(&mut self) -> Vec<(usize, Row)> {
        std::mem::take(&mut self.outputs)
    }

    /// The rows without a result since the last time.
    pub fn take_errors(&mut self) -> Vec<ErrorRow> {
        std::mem::take(&mut self.errors)
    }

    /// All that is remembered between steps, as bytes. What can be taken must be taken before.
    pub fn checkpoint(&self) -> Vec<u8> {
        let mut state = State::default();
        state.int(STATE_VERSION);
        state.int(self.clock.started);
        state.count(self.pumps.len());
        self.pumps.iter().for_each(|pump| pump.pipeline.save(&mut state));
        for merge in self.merges.iter().flatten() {
            crate::ops::Operator::save(merge, &mut state);
        }
        state.into_bytes()
    }

    /// Goes on from a checkpoint of the same program.
    pub fn restore(&mut self, bytes: &[u8]) -> Result<(), Broken> {
        let mut reader = Reader::new(bytes);
        if reader.int()? != STATE_VERSION {
            return Err(Broken("a version that is not known"));
        }
        self.clock.started = reader.int()?;
        if reader.count()? != self.pumps.len() {
            return Err(Broken("the state is of another program"));
        }
        for pump in &mut self.pumps {
            pump.pipeline.load(&mut reader)?;
        }
        for merge in self.merges.iter_mut().flatten() {
            crate::ops::Operator::load(merge, &mut reader)?;
        }
        if reader.is_at_end() { Ok(()) } else { Err(Broken("bytes are left over")) }
    }
}
