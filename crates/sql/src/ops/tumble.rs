//! GROUP BY: all groups of a bucket go out together when its monotonic expression changes.

use super::accumulate::{GroupState, arguments};
use super::operator::{Batch, Env, ErrorName, Operator, evaluate};
use super::state::{Broken, Reader, State};
use crate::expr::{Expr, RowError};
use crate::plan::{self, Aggregate, Bucket};
use crate::value::{Key, KeyMap, Row, Value};

/// Tumbling windows.
pub struct Tumble {
    keys: Vec<Expr>,
    calls: Vec<Aggregate>,
    bucket: Bucket,
    groups: KeyMap<Vec<GroupState>>,
    /// When the open bucket ends, and the ROWTIME of its results.
    end: (i64, i64),
    /// The value of a monotonic expression that is not of ROWTIME.
    current: Value,
    key: Vec<Value>,
    values: Vec<Value>,
}

impl Tumble {
    /// Of a plan.
    pub fn new(plan: &plan::Tumble) -> Tumble {
        Tumble {
            keys: plan.keys.clone(),
            calls: plan.calls.clone(),
            bucket: plan.bucket.clone(),
            groups: KeyMap::default(),
            end: (i64::MAX, i64::MAX),
            current: Value::Null,
            key: Vec::new(),
            values: Vec::new(),
        }
    }

    fn row(&mut self, row: &Row, out: &mut Batch, env: &mut Env) -> Result<(), RowError> {
        let at = env.context(row);
        if let Bucket::Change(expr) = &self.bucket {
            let value = expr.eval(&at)?;
            if value != self.current {
                self.flush(row.time, out, env);
                self.current = value;
            }
        } else if row.time >= self.end.0 || self.groups.is_empty() {
            self.flush(self.end.1, out, env);
            self.end = self.bucket.end(row.time);
        }
        evaluate(&self.keys, &at, &mut self.key)?;
        arguments(&self.calls, &at, &mut self.values)?;
        if !self.groups.contains_key(self.key.as_slice()) {
            if self.groups.len() >= env.entries_max {
                env.error(
                    row,
                    ErrorName::Limit,
                    format!("More than {} groups in one window", env.entries_max),
                );
                return Ok(());
            }
            let new = self.calls.iter().map(GroupState::new).collect();
            self.groups.insert(self.key.as_slice().into(), new);
        }
        let Some(group) = self.groups.get_mut(self.key.as_slice()) else { return Ok(()) };
        for ((state, call), value) in group.iter_mut().zip(&self.calls).zip(&self.values) {
            state.add(call, value);
        }
        Ok(())
    }

    fn flush(&mut self, time: i64, out: &mut Batch, env: &mut Env) {
        if self.groups.is_empty() {
            return;
        }
        let mut groups: Vec<(Key, Vec<GroupState>)> = self.groups.drain().collect();
        groups.sort_unstable_by(|(a, _), (b, _)| {
            a.iter().zip(b).map(|(x, y)| x.order(y)).find(|o| o.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
        });
        for (key, states) in groups {
            emit(key, &states, &self.calls, time, out, env);
        }
    }
}

/// The row of a group: its key, then its results.
pub fn emit(key: Key, states: &[GroupState], calls: &[Aggregate], time: i64, out: &mut Batch, env: &mut Env) {
    let mut values = Vec::with_capacity(key.len() + calls.len());
    values.extend(key);
    for (state, call) in states.iter().zip(calls) {
        match state.result(call) {
            Ok(value) => values.push(value),
            Err(error) => {
                env.failed(&Row { time, values: values.into() }, error);
                return;
            }
        }
    }
    out.push(time, values);
}

impl Operator for Tumble {
    fn process(&mut self, _: usize, input: &mut Batch, out: &mut Batch, env: &mut Env) {
        let rows = std::mem::take(&mut input.rows);
        for row in &rows {
            if let Err(error) = self.row(row, out, env) {
                env.failed(row, error);
            }
        }
        let bound = input.bound.max(rows.last().map_or(i64::MIN, |row| row.time));
        if !matches!(self.bucket, Bucket::Change(_)) && bound >= self.end.0 {
            self.flush(self.end.1, out, env);
        }
        out.bound = bound;
        input.rows = rows;
    }

    fn save(&self, state: &mut State) {
        state.int(self.end.0);
        state.int(self.end.1);
        state.value(&self.current);
        save_groups(&self.groups, state);
    }

    fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        self.end = (reader.int()?, reader.int()?);
        self.current = reader.value()?;
        self.groups = load_groups(&self.calls, reader)?;
        Ok(())
    }
}

/// Groups in the order of their keys, so that equal states are equal bytes.
pub fn save_groups(groups: &KeyMap<Vec<GroupState>>, state: &mut State) {
    let mut all: Vec<(&Key, &Vec<GroupState>)> = groups.iter().collect();
    all.sort_unstable_by(|(a, _), (b, _)| {
        a.iter()
            .zip(b.iter())
            .map(|(x, y)| x.order(y))
            .find(|o| o.is_ne())
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    state.count(all.len());
    for (key, states) in all {
        state.values(key.iter());
        states.iter().for_each(|group| group.save(state));
    }
}

/// What `save_groups` wrote.
pub fn load_groups(calls: &[Aggregate], reader: &mut Reader) -> Result<KeyMap<Vec<GroupState>>, Broken> {
    let mut groups = KeyMap::default();
    for _ in 0..reader.count()? {
        let key = reader.values()?;
        let states: Result<Vec<GroupState>, Broken> =
            calls.iter().map(|call| GroupState::load(call, reader)).collect();
        groups.insert(key.into(), states?);
    }
    Ok(groups)
}
