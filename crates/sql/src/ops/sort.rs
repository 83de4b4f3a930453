//! ORDER BY within buckets, and ORDER BY .. WITHIN over late rows.

use std::collections::BTreeMap;

use super::operator::{Batch, Env, ErrorName, Operator};
use super::state::{Broken, Reader, State};
use crate::plan::{self, Bucket};
use crate::value::{Row, Value};

/// Sorts the rows of each bucket when it is over; they get the ROWTIME at which it was.
pub struct Sort {
    bucket: Bucket,
    keys: Vec<(usize, bool)>,
    rows: Vec<Row>,
    end: (i64, i64),
    current: Value,
}

impl Sort {
    /// Of a plan.
    pub fn new(plan: &plan::Sort) -> Sort {
        let (bucket, keys) = (plan.bucket.clone(), plan.keys.clone());
        Sort { bucket, keys, rows: Vec::new(), end: (i64::MAX, i64::MAX), current: Value::Null }
    }

    fn flush(&mut self, time: i64, out: &mut Batch) {
        let keys = &self.keys;
        self.rows.sort_by(|a, b| {
            let orders = keys.iter().map(|(at, descending)| {
                let order = a.values[*at].order(&b.values[*at]);
                if *descending { order.reverse() } else { order }
            });
            orders.into_iter().find(|order| order.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
        });
        out.rows.extend(self.rows.drain(..).map(|row| Row { time, values: row.values }));
    }
}

impl Operator for Sort {
    fn process(&mut self, _: usize, input: &mut Batch, out: &mut Batch, env: &mut Env) {
        let bound = input.clock();
        for row in input.rows.drain(..) {
            if let Bucket::Change(expr) = &self.bucket {
                let value = expr.eval(&env.context(&row)).unwrap_or(Value::Null);
                if value != self.current {
                    self.flush(row.time, out);
                    self.current = value;
                }
            } else if self.rows.is_empty() || row.time >= self.end.0 {
                self.flush(self.end.1, out);
                self.end = self.bucket.end(row.time);
            }
            if self.rows.len() >= env.entries_max {
                env.error(&row, ErrorName::Limit, format!("More than {} rows to sort", env.entries_max));
            } else {
                self.rows.push(row);
            }
        }
        if !matches!(self.bucket, Bucket::Change(_)) && bound >= self.end.0 {
            self.flush(self.end.1, out);
        }
        out.bound = bound;
    }

    fn save(&self, state: &mut State) {
        state.int(self.end.0);
        state.int(self.end.1);
        state.value(&self.current);
        state.rows(self.rows.iter());
    }

    fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        self.end = (reader.int()?, reader.int()?);
        self.current = reader.value()?;
        self.rows = reader.rows()?;
        Ok(())
    }
}

/// Waits a while for rows that come after their time, then gives all in order.
pub struct TimeSort {
    length: i64,
    waiting: BTreeMap<(i64, u64), Row>,
    count: u64,
    /// The latest ROWTIME seen.
    latest: i64,
}

impl TimeSort {
    /// Rows may be so many milliseconds late.
    pub fn new(length: i64) -> TimeSort {
        TimeSort { length, waiting: BTreeMap::new(), count: 0, latest: i64::MIN }
    }

    fn reached(&self) -> i64 {
        self.latest.saturating_sub(self.length)
    }
}

impl Operator for TimeSort {
    fn process(&mut self, _: usize, input: &mut Batch, out: &mut Batch, env: &mut Env) {
        for row in input.rows.drain(..) {
            if row.time < self.reached() {
                let message = format!("Row is later than the {} ms of ORDER BY .. WITHIN", self.length);
                env.error_at(self.latest, &row, ErrorName::Late, message);
                continue;
            }
            if self.waiting.len() >= env.entries_max {
                env.error(&row, ErrorName::Limit, format!("More than {} rows to sort", env.entries_max));
                continue;
            }
            self.latest = self.latest.max(row.time);
            self.count += 1;
            self.waiting.insert((row.time, self.count), row);
            let reached = self.reached();
            while self.waiting.first_key_value().is_some_and(|((time, _), _)| *time <= reached) {
                out.rows.extend(self.waiting.pop_first().map(|(_, row)| row));
            }
        }
        out.bound = self.reached();
    }

    fn save(&self, state: &mut State) {
        state.int(self.latest);
        state.rows(self.waiting.values());
    }

    fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        self.latest = reader.int()?;
        let rows: Vec<Row> = reader.rows()?;
        self.count = rows.len() as u64;
        self.waiting = rows.into_iter().zip(1..).map(|(row, number)| ((row.time, number), row)).collect();
        Ok(())
    }
}
