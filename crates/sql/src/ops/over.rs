//! Analytic functions: each row goes out at once, with the results over the rows before it.

use std::collections::VecDeque;

use super::accumulate::{Accumulator, arguments, spread, value_as_double};
use super::operator::{Batch, Env, ErrorName, Operator, evaluate};
use super::state::{Broken, Reader, State};
use crate::expr::{Context, Evaluated, RowError};
use crate::plan::{Aggregate, AggregateKind, Frame, Window};
use crate::value::{Key, KeyMap, Row, Value};

/// The rows that a window without a beginning keeps for functions that look at rows one by one.
const UNBOUNDED_ROWS_MAX: usize = 10_000;
/// Partitions without rows are forgotten after so many rows.
const SWEEP_ROWS: usize = 8192;
/// Sums of doubles are made anew after so many subtractions.
const FRESH_SUM_EVERY: u32 = 4096;

/// All windows of a SELECT.
pub struct Over {
    windows: Vec<Windowed>,
    since_sweep: usize,
    key: Vec<Value>,
    arguments: Vec<Value>,
    results: Vec<Value>,
}

struct Windowed {
    partition: Vec<crate::expr::Expr>,
    frame: Frame,
    calls: Vec<Aggregate>,
    partitions: KeyMap<Partition>,
}

/// The rows of one key.
struct Partition {
    times: VecDeque<i64>,
    /// The arguments of all calls, row after row.
    values: VecDeque<Value>,
    calls: Vec<Running>,
    /// The number of the first row in `times`.
    first: u64,
    removed: u32,
}

/// What a call keeps besides the rows.
enum Running {
    /// What can be added and taken back.
    Accumulated(Accumulator),
    /// MIN and MAX: candidates, each better than those after it, with the numbers of their rows.
    Best(VecDeque<(u64, Value)>),
    /// Computed from the rows.
    Rows,
}

impl Running {
    fn new(call: &Aggregate, frame: Frame) -> Running {
        let kept = matches!(call.kind, AggregateKind::FirstValue | AggregateKind::LastValue);
        match call.kind {
            _ if call.distinct => Running::Rows,
            AggregateKind::Count
            | AggregateKind::Sum
            | AggregateKind::Avg
            | AggregateKind::Any
            | AggregateKind::Every => Running::Accumulated(Accumulator::new(call)),
            AggregateKind::Min | AggregateKind::Max if frame == Frame::Unbounded => {
                Running::Accumulated(Accumulator::new(call))
            }
            AggregateKind::Min | AggregateKind::Max => Running::Best(VecDeque::new()),
            _ if kept && frame == Frame::Unbounded => Running::Accumulated(Accumulator::new(call)),
            _ => Running::Rows,
        }
    }
}

impl Partition {
    fn new(window: &Windowed) -> Partition {
        let calls = window.calls.iter().map(|call| Running::new(call, window.frame)).collect();
        Partition { times: VecDeque::new(), values: VecDeque::new(), calls, first: 0, removed: 0 }
    }

    /// Lets rows before this instant go.
    fn evict_before(&mut self, calls: &[Aggregate], instant: i64) {
        while self.times.front().is_some_and(|time| *time < instant) {
            self.evict(calls, true);
        }
    }

    fn evict(&mut self, calls: &[Aggregate], subtract: bool) {
        self.times.pop_front();
        let number = self.first;
        self.first += 1;
        for (running, call) in self.calls.iter_mut().zip(calls) {
            let value = self.values.pop_front().unwrap_or(Value::Null);
            match running {
                Running::Accumulated(accumulator) if subtract => accumulator.remove(call, &value),
                Running::Best(best) if best.front().is_some_and(|(row, _)| *row == number) => {
                    drop(best.pop_front());
                }
                _ => {}
            }
        }
        self.removed += 1;
        if self.removed >= FRESH_SUM_EVERY {
            self.removed = 0;
            if subtract {
                self.add_up_again(calls);
            }
        }
    }

    /// Subtractions leave traces in sums of doubles: from time to time they are made from the rows.
    fn add_up_again(&mut self, calls: &[Aggregate]) {
        for (at, call) in calls.iter().enumerate() {
            if let Running::Accumulated(Accumulator::Double(..)) = &self.calls[at] {
                let mut fresh = Accumulator::new(call);
                self.column(at).for_each(|value| fresh.add(call, value));
                self.calls[at] = Running::Accumulated(fresh);
            }
        }
    }

    fn push(&mut self, time: i64, arguments: &[Value], calls: &[Aggregate]) {
        let number = self.first + self.times.len() as u64;
        for ((running, call), value) in self.calls.iter_mut().zip(calls).zip(arguments) {
            match running {
                Running::Accumulated(accumulator) => accumulator.add(call, value),
                Running::Best(best) if !value.is_null() => {
                    let least = call.kind == AggregateKind::Min;
                    let worse = |kept: &Value| {
                        if least { kept.order(value).is_ge() } else { kept.order(value).is_le() }
                    };
                    while best.back().is_some_and(|(_, kept)| worse(kept)) {
                        best.pop_back();
                    }
                    best.push_back((number, value.clone()));
                }
                _ => {}
            }
        }
        self.times.push_back(time);
        self.values.extend(arguments.iter().cloned());
    }

    /// The argument of a call in all rows, the oldest first.
    fn column(&self, call: usize) -> impl DoubleEndedIterator<Item = &Value> + '_ {
        let stride = self.calls.len();
        (0..self.times.len()).map(move |row| &self.values[row * stride + call])
    }

    fn result(&self, at: usize, call: &Aggregate, context: &Context) -> Evaluated {
        match &self.calls[at] {
            Running::Accumulated(accumulator) => accumulator.result(call),
            Running::Best(best) => Ok(best.front().map_or(Value::Null, |(_, value)| value.clone())),
            Running::Rows => self.over_rows(at, call, context),
        }
    }

    fn over_rows(&self, at: usize, call: &Aggregate, context: &Context) -> Evaluated {
        let skipped = |value: &&Value| !(call.ignore_nulls && value.is_null());
        let nth = call.number.max(1) as usize - 1;
        let found = match call.kind {
            AggregateKind::FirstValue => self.column(at).find(skipped),
            AggregateKind::LastValue => self.column(at).rfind(skipped),
            AggregateKind::NthValue if call.from_last => self.column(at).rev().filter(skipped).nth(nth),
            AggregateKind::NthValue => self.column(at).filter(skipped).nth(nth),
            AggregateKind::Lag => {
                let lagged = if call.ignore_nulls {
                    let before = self.column(at).rev().skip(1).filter(skipped);
                    if call.number == 0 { self.column(at).next_back() } else { before.into_iter().nth(nth) }
                } else {
                    self.column(at).rev().nth(call.number as usize)
                };
                return match (lagged, &call.default) {
                    (Some(value), _) => Ok(value.clone()),
                    (None, Some(default)) => default.eval(context),
                    (None, None) => Ok(Value::Null),
                };
            }
            AggregateKind::ExpAvg => return Ok(self.exp_avg(at, call, context.time)),
            AggregateKind::StddevPop
            | AggregateKind::StddevSamp
            | AggregateKind::VarPop
            | AggregateKind::VarSamp => {
                return Ok(self.spread(at, call));
            }
            _ => return self.distinct(at, call),
        };
        Ok(found.cloned().unwrap_or(Value::Null))
    }

    fn distinct(&self, at: usize, call: &Aggregate) -> Evaluated {
        let mut seen: KeyMap<()> = KeyMap::default();
        let mut accumulator = Accumulator::new(call);
        for value in self.column(at) {
            if seen.insert([value.clone()].into(), ()).is_none() {
                accumulator.add(call, value);
            }
        }
        accumulator.result(call)
    }

    fn spread(&self, at: usize, call: &Aggregate) -> Value {
        let mut accumulator = Accumulator::Spread(0, 0.0, 0.0);
        let mut seen: KeyMap<()> = KeyMap::default();
        for value in self.column(at) {
            if !call.distinct || seen.insert([value.clone()].into(), ()).is_none() {
                accumulator.add(call, value);
            }
        }
        let Accumulator::Spread(count, _, squares) = accumulator else { return Value::Null };
        spread(count, squares, call.kind)
    }

    /// Weights halve with every half-life of age.
    fn exp_avg(&self, at: usize, call: &Aggregate, now: i64) -> Value {
        let (mut sum, mut weights) = (0.0, 0.0);
        for (value, time) in self.column(at).zip(&self.times) {
            if !value.is_null() {
                let weight = 0.5_f64.powf((now - time) as f64 / call.number.max(1) as f64);
                sum += weight * value_as_double(value, &call.argument_type);
                weights += weight;
            }
        }
        if weights > 0.0 { Value::Double(sum / weights) } else { Value::Null }
    }
}

impl Windowed {
    fn row(
        &mut self,
        row: &Row,
        key: &mut Vec<Value>,
        arguments_of: &mut Vec<Value>,
        results: &mut Vec<Value>,
        env: &mut Env,
    ) -> Result<bool, RowError> {
        let at = env.context(row);
        evaluate(&self.partition, &at, key)?;
        arguments(&self.calls, &at, arguments_of)?;
        if !self.partitions.contains_key(key.as_slice()) {
            if self.partitions.len() >= env.entries_max {
                env.error(row, ErrorName::Limit, format!("More than {} partitions", env.entries_max));
                return Ok(false);
            }
            let new = Partition::new(self);
            self.partitions.insert(key.as_slice().into(), new);
        }
        let Some(partition) = self.partitions.get_mut(key.as_slice()) else { return Ok(false) };
        partition.push(row.time, arguments_of, &self.calls);
        match self.frame {
            Frame::Range(length) => partition.evict_before(&self.calls, row.time.saturating_sub(length)),
            Frame::Rows(count) => {
                while partition.times.len() > count + 1 {
                    partition.evict(&self.calls, true);
                }
            }
            Frame::Unbounded | Frame::Following(_) => {
                while partition.times.len() > UNBOUNDED_ROWS_MAX {
                    partition.evict(&self.calls, false);
                }
            }
        }
        for (index, call) in self.calls.iter().enumerate() {
            results.push(partition.result(index, call, &at)?);
        }
        Ok(true)
    }

    fn sweep(&mut self, time: i64) {
        if let Frame::Range(length) = self.frame {
            let start = time.saturating_sub(length);
            self.partitions.retain(|_, partition| partition.times.back().is_some_and(|last| *last >= start));
        }
    }
}

impl Over {
    /// Of a plan.
    pub fn new(windows: &[Window]) -> Over {
        let windows = windows.iter().map(|window| Windowed {
            partition: window.partition.clone(),
            frame: window.frame,
            calls: window.calls.clone(),
            partitions: KeyMap::default(),
        });
        Over {
            windows: windows.collect(),
            since_sweep: 0,
            key: Vec::new(),
            arguments: Vec::new(),
            results: Vec::new(),
        }
    }

    fn row(&mut self, row: &Row, out: &mut Batch, env: &mut Env) -> Result<(), RowError> {
        self.results.clear();
        self.results.extend(row.values.iter().cloned());
        for window in &mut self.windows {
            if !window.row(row, &mut self.key, &mut self.arguments, &mut self.results, env)? {
                return Ok(());
            }
        }
        out.rows.push(Row { time: row.time, values: self.results.as_slice().into() });
        Ok(())
    }
}

impl Operator for Over {
    fn process(&mut self, _: usize, input: &mut Batch, out: &mut Batch, env: &mut Env) {
        out.bound = input.clock();
        let rows = std::mem::take(&mut input.rows);
        for row in &rows {
            if let Err(error) = self.row(row, out, env) {
                env.failed(row, error);
            }
            self.since_sweep += 1;
            if self.since_sweep >= SWEEP_ROWS {
                self.since_sweep = 0;
                self.windows.iter_mut().for_each(|window| window.sweep(row.time));
            }
        }
        input.rows = rows;
    }

    fn save(&self, state: &mut State) {
        state.count(self.since_sweep);
        for window in &self.windows {
            let mut all: Vec<(&Key, &Partition)> = window.partitions.iter().collect();
            all.sort_unstable_by(|(a, _), (b, _)| {
                a.iter()
                    .zip(b.iter())
                    .map(|(x, y)| x.order(y))
                    .find(|o| o.is_ne())
                    .unwrap_or(std::cmp::Ordering::Equal)
            });
            state.count(all.len());
            for (key, partition) in all {
                state.values(key.iter());
                partition.save(&window.calls, state);
            }
        }
    }

    fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        self.since_sweep = reader.count()?;
        for window in &mut self.windows {
            window.partitions.clear();
            for _ in 0..reader.count()? {
                let key: Key = reader.values()?.into();
                let mut partition = Partition::new(window);
                partition.load(&window.calls, reader)?;
                window.partitions.insert(key, partition);
            }
        }
        Ok(())
    }
}

impl Partition {
    fn save(&self, _: &[Aggregate], state: &mut State) {
        state.count(self.times.len());
        self.times.iter().for_each(|time| state.int(*time));
        state.values(self.values.iter());
        state.int(i64::from(self.removed));
        for running in &self.calls {
            if let Running::Accumulated(accumulator) = running {
                accumulator.save(state);
            }
        }
    }

    fn load(&mut self, calls: &[Aggregate], reader: &mut Reader) -> Result<(), Broken> {
        let times: Result<Vec<i64>, Broken> = (0..reader.count()?).map(|_| reader.int()).collect();
        let values = reader.values()?;
        let stride = calls.len();
        let times = times?;
        if values.len() != times.len() * stride {
            return Err(Broken("a window has values without rows"));
        }
        for (row, time) in times.into_iter().enumerate() {
            self.push(time, &values[row * stride..(row + 1) * stride], calls);
        }
        self.removed = u32::try_from(reader.int()?).unwrap_or(0);
        for running in &mut self.calls {
            if let Running::Accumulated(accumulator) = running {
                accumulator.load(reader)?;
            }
        }
        Ok(())
    }
}
