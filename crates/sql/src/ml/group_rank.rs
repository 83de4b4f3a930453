//! GROUP_RANK: ranks among the rows of one ROWTIME.

use crate::ops::{Batch, Broken, Env, Operator, Reader, State};
use crate::value::{Row, Value};

/// Ranks rows of equal ROWTIME.
pub struct GroupRank {
    column: usize,
    descending: bool,
    reversed: bool,
    idle: i64,
    most: usize,
    rows: Vec<Row>,
}

impl GroupRank {
    /// By a column.
    pub fn new(column: usize, descending: bool, reversed: bool, idle: i64, most: usize) -> GroupRank {
        GroupRank { column, descending, reversed, idle, most, rows: Vec::new() }
    }

    fn flush(&mut self, out: &mut Batch) {
        let column = self.column;
        let descending = self.descending;
        self.rows.sort_by(|a, b| {
            let order = a.values[column].order(&b.values[column]);
            if descending { order.reverse() } else { order }
        });
        let mut ranked: Vec<Row> = Vec::with_capacity(self.rows.len());
        let mut rank = 0;
        let mut before: Option<Value> = None;
        for (at, row) in self.rows.drain(..).enumerate() {
            let value = &row.values[column];
            if before.as_ref() != Some(value) {
                rank = at as i64 + 1;
                before = Some(value.clone());
            }
            let values = row.values.iter().cloned().chain([Value::Int(rank)]).collect();
            ranked.push(Row { time: row.time, values });
        }
        if self.most > 0 {
            ranked.truncate(self.most);
        }
        if self.reversed {
            ranked.reverse();
        }
        out.rows.append(&mut ranked);
    }
}

impl Operator for GroupRank {
    fn process(&mut self, _: usize, input: &mut Batch, out: &mut Batch, _: &mut Env) {
        let bound = input.clock();
        for row in input.rows.drain(..) {
            if self.rows.first().is_some_and(|first| first.time < row.time) {
                self.flush(out);
            }
            self.rows.push(row);
        }
        // Idle for a while, but at least until the time is over.
        if self.rows.first().is_some_and(|first| first.time.saturating_add(self.idle.max(1)) <= bound) {
            self.flush(out);
        }
        out.bound = self.rows.first().map_or(bound, |first| first.time);
    }

    fn save(&self, state: &mut State) {
        state.rows(self.rows.iter());
    }

    fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        self.rows = reader.rows()?;
        Ok(())
    }
}
