//! WINDOWED BY STAGGER: a window of a key opens with its first row and closes a fixed time later.

use std::collections::VecDeque;

use super::accumulate::{GroupState, arguments};
use super::operator::{Batch, Env, ErrorName, Operator, evaluate};
use super::state::{Broken, Reader, State};
use super::tumble::{emit, load_groups, save_groups};
use crate::expr::{Expr, RowError};
use crate::plan::{self, Aggregate};
use crate::value::{Key, KeyMap, Row, Value};

/// Stagger windows.
pub struct Stagger {
    keys: Vec<Expr>,
    calls: Vec<Aggregate>,
    length: i64,
    groups: KeyMap<Vec<GroupState>>,
    /// When each open window closes, in the order in which they opened.
    closing: VecDeque<(i64, Key)>,
    key: Vec<Value>,
    values: Vec<Value>,
}

impl Stagger {
    /// Of a plan.
    pub fn new(plan: &plan::Stagger) -> Stagger {
        Stagger {
            keys: plan.keys.clone(),
            calls: plan.calls.clone(),
            length: plan.length,
            groups: KeyMap::default(),
            closing: VecDeque::new(),
            key: Vec::new(),
            values: Vec::new(),
        }
    }

    fn close(&mut self, clock: i64, out: &mut Batch, env: &mut Env) {
        while self.closing.front().is_some_and(|(end, _)| *end <= clock) {
            let Some((end, key)) = self.closing.pop_front() else { return };
            if let Some(states) = self.groups.remove(&key) {
                emit(key, &states, &self.calls, end, out, env);
            }
        }
    }

    fn row(&mut self, row: &Row, out: &mut Batch, env: &mut Env) -> Result<(), RowError> {
        self.close(row.time, out, env);
        let at = env.context(row);
        evaluate(&self.keys, &at, &mut self.key)?;
        arguments(&self.calls, &at, &mut self.values)?;
        if !self.groups.contains_key(self.key.as_slice()) {
            if self.groups.len() >= env.entries_max {
                env.error(row, ErrorName::Limit, format!("More than {} open windows", env.entries_max));
                return Ok(());
            }
            let key: Key = self.key.as_slice().into();
            self.closing.push_back((row.time.saturating_add(self.length), key.clone()));
            self.groups.insert(key, self.calls.iter().map(GroupState::new).collect());
        }
        if let Some(group) = self.groups.get_mut(self.key.as_slice()) {
            for ((state, call), value) in group.iter_mut().zip(&self.calls).zip(&self.values) {
                state.add(call, value);
            }
        }
        Ok(())
    }
}

impl Operator for Stagger {
    fn process(&mut self, _: usize, input: &mut Batch, out: &mut Batch, env: &mut Env) {
        let rows = std::mem::take(&mut input.rows);
        for row in &rows {
            if let Err(error) = self.row(row, out, env) {
                env.failed(row, error);
            }
        }
        let bound = input.bound.max(rows.last().map_or(i64::MIN, |row| row.time));
        self.close(bound, out, env);
        out.bound = bound;
        input.rows = rows;
    }

    fn save(&self, state: &mut State) {
        state.count(self.closing.len());
        for (end, key) in &self.closing {
            state.int(*end);
            state.values(key.iter());
        }
        save_groups(&self.groups, state);
    }

    fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        self.closing.clear();
        for _ in 0..reader.count()? {
            let end = reader.int()?;
            self.closing.push_back((end, reader.values()?.into()));
        }
        self.groups = load_groups(&self.calls, reader)?;
        Ok(())
    }
}
