//! Joins of two streams: a row of either side meets the window of the other.

use std::collections::VecDeque;

use super::merge::Merge;
use super::operator::{Batch, Env, ErrorName, Operator, evaluate};
use super::state::{Broken, Reader, State};
use crate::expr::{Context, Expr, RowError};
use crate::plan::{self, Frame};
use crate::value::{Key, KeyMap, Row, Value};

/// A join; a side without a window is its rows of the current ROWTIME.
pub struct Join {
    merge: Merge,
    sides: [Side; 2],
    residual: Option<Expr>,
    key: Vec<Value>,
    scratch: Vec<Value>,
}

struct Side {
    keys: Vec<Expr>,
    /// How long rows stay; None if the window counts rows.
    length: Option<i64>,
    /// How many rows stay.
    count: usize,
    windowed: bool,
    outer: bool,
    width: usize,
    rows: VecDeque<Entry>,
    /// The number of the first row.
    first: u64,
    by_key: KeyMap<VecDeque<u64>>,
}

struct Entry {
    row: Row,
    key: Option<Key>,
    matched: bool,
}

impl Side {
    fn new(frame: Option<Frame>, keys: Vec<Expr>, outer: bool, width: usize) -> Side {
        let (length, count) = match frame {
            Some(Frame::Range(length)) => (Some(length), usize::MAX),
            Some(Frame::Rows(count)) => (None, count + 1),
            _ => (Some(0), usize::MAX),
        };
        let windowed = frame.is_some();
        Side {
            keys,
            length,
            count,
            windowed,
            outer,
            width,
            rows: VecDeque::new(),
            first: 0,
            by_key: KeyMap::default(),
        }
    }

    /// When the oldest row leaves; later than this it is no longer in the window.
    fn last_instant(&self) -> Option<i64> {
        Some(self.rows.front()?.row.time.saturating_add(self.length?))
    }

    fn push(&mut self, row: Row, key: Option<Key>) {
        let number = self.first + self.rows.len() as u64;
        if let Some(key) = &key {
            match self.by_key.get_mut(key) {
                Some(numbers) => numbers.push_back(number),
                None => drop(self.by_key.insert(key.clone(), VecDeque::from([number]))),
            }
        }
        self.rows.push_back(Entry { row, key, matched: false });
    }

    fn pop(&mut self) -> Option<Entry> {
        let entry = self.rows.pop_front()?;
        self.first += 1;
        if let Some(key) = &entry.key {
            let empty = self.by_key.get_mut(key).is_none_or(|numbers| {
                numbers.pop_front();
                numbers.is_empty()
            });
            if empty {
                self.by_key.remove(key);
            }
        }
        Some(entry)
    }

    fn save(&self, state: &mut State) {
        state.count(self.rows.len());
        for entry in &self.rows {
            state.row(&entry.row);
            state.flag(entry.matched);
            state.flag(entry.key.is_some());
            if let Some(key) = &entry.key {
                state.values(key.iter());
            }
        }
    }

    fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        self.rows.clear();
        self.by_key.clear();
        for _ in 0..reader.count()? {
            let row = reader.row()?;
            let matched = reader.flag()?;
            let key = if reader.flag()? { Some(reader.values()?.into()) } else { None };
            self.push(row, key);
            if let Some(entry) = self.rows.back_mut() {
                entry.matched = matched;
            }
        }
        Ok(())
    }
}

/// Left columns, left ROWTIME, right columns, right ROWTIME, with NULL for a side that is not there.
pub fn combine(left: Option<&Row>, right: Option<&Row>, widths: (usize, usize), into: &mut Vec<Value>) {
    into.clear();
    for (row, width) in [(left, widths.0), (right, widths.1)] {
        match row {
            Some(row) => {
                into.extend(row.values.iter().cloned());
                into.push(Value::Int(row.time));
            }
            None => into.extend(std::iter::repeat_n(Value::Null, width + 1)),
        }
    }
}

impl Join {
    /// Of a plan.
    pub fn new(plan: &plan::Join) -> Join {
        let (left, right) = plan.equal.iter().cloned().unzip();
        let left = Side::new(plan.left, left, plan.outer.left, plan.widths.0);
        let right = Side::new(plan.right, right, plan.outer.right, plan.widths.1);
        Join {
            merge: Merge::new(2),
            sides: [left, right],
            residual: plan.residual.clone(),
            key: Vec::new(),
            scratch: Vec::new(),
        }
    }

    fn widths(&self) -> (usize, usize) {
        (self.sides[0].width, self.sides[1].width)
    }

    /// Rows that left their windows without a match go out at the end of the window.
    fn expire(&mut self, before: i64, out: &mut Batch) {
        loop {
            let ends = [self.sides[0].last_instant(), self.sides[1].last_instant()];
            let next = ends.iter().enumerate().filter_map(|(side, end)| Some((((*end)?), side))).min();
            let Some((end, side)) = next.filter(|(end, _)| *end < before) else { return };
            self.leave(side, end, out);
        }
    }

    fn leave(&mut self, side: usize, time: i64, out: &mut Batch) {
        let widths = self.widths();
        let outer = self.sides[side].outer;
        let Some(entry) = self.sides[side].pop() else { return };
        if outer && !entry.matched {
            let (left, right) = if side == 0 { (Some(&entry.row), None) } else { (None, Some(&entry.row)) };
            combine(left, right, widths, &mut self.scratch);
            out.rows.push(Row { time, values: self.scratch.as_slice().into() });
        }
    }

    fn row(&mut self, side: usize, row: Row, out: &mut Batch, env: &mut Env) {
        self.expire(row.time, out);
        let key = match self.key_of(side, &row, env) {
            Ok(key) => key,
            Err(error) => return env.failed(&row, error),
        };
        if self.sides[side].rows.len() >= env.entries_max {
            env.error(
                &row,
                ErrorName::Limit,
                format!("More than {} rows in the window of a join", env.entries_max),
            );
            return;
        }
        let other = 1 - side;
        let keyed = !self.sides[other].keys.is_empty();
        let candidates: Vec<u64> = match &key {
            Some(key) if keyed => {
                self.sides[other].by_key.get(key).map(|all| all.iter().copied().collect()).unwrap_or_default()
            }
            None if keyed => Vec::new(),
            _ => (self.sides[other].first..self.sides[other].first + self.sides[other].rows.len() as u64)
                .collect(),
        };
        let mut matched = false;
        for number in candidates {
            match self.pair(side, &row, number, out, env) {
                Ok(fits) => matched |= fits,
                Err(error) => env.failed(&row, error),
            }
        }
        self.sides[side].push(row, key);
        if let Some(entry) = self.sides[side].rows.back_mut() {
            entry.matched = matched;
        }
        while self.sides[side].rows.len() > self.sides[side].count {
            let time = self.sides[side].rows.back().map_or(0, |entry| entry.row.time);
            self.leave(side, time, out);
        }
    }

    /// None if a value is NULL: nothing equals it.
    fn key_of(&mut self, side: usize, row: &Row, env: &Env) -> Result<Option<Key>, RowError> {
        evaluate(&self.sides[side].keys, &env.context(row), &mut self.key)?;
        let none = self.key.iter().any(Value::is_null);
        Ok((!none).then(|| self.key.as_slice().into()))
    }

    fn pair(
        &mut self,
        side: usize,
        row: &Row,
        number: u64,
        out: &mut Batch,
        env: &Env,
    ) -> Result<bool, RowError> {
        let widths = self.widths();
        let other = &mut self.sides[1 - side];
        let at = (number - other.first) as usize;
        let Some(entry) = other.rows.get_mut(at) else { return Ok(false) };
        let (left, right) = if side == 0 { (row, &entry.row) } else { (&entry.row, row) };
        combine(Some(left), Some(right), widths, &mut self.scratch);
        let context = Context { row: &self.scratch, time: row.time, clock: env.clock, parameters: &[] };
        if let Some(residual) = &self.residual
            && !residual.is_true(&context)?
        {
            return Ok(false);
        }
        entry.matched = true;
        out.rows.push(Row { time: row.time, values: self.scratch.as_slice().into() });
        Ok(true)
    }
}

impl Operator for Join {
    fn process(&mut self, port: usize, input: &mut Batch, out: &mut Batch, env: &mut Env) {
        // Of equal ROWTIMEs the right side's rows go first, as in the published examples.
        self.merge.feed(1 - port, input);
        if port == 0 {
            return;
        }
        let mut ready = Vec::new();
        self.merge.drain(|reversed, row| ready.push((1 - reversed, row)));
        for (side, row) in ready {
            self.row(side, row, out, env);
        }
        let bound = self.merge.bound();
        self.expire(bound, out);
        // Unmatched rows that still wait go out at the end of their windows.
        let waiting = self.sides.iter().filter(|side| side.outer).filter_map(Side::last_instant).min();
        out.bound = bound.min(waiting.unwrap_or(i64::MAX));
        debug_assert!(self.sides.iter().all(|side| side.windowed || side.length == Some(0)));
    }

    fn save(&self, state: &mut State) {
        self.merge.save(state);
        self.sides.iter().for_each(|side| side.save(state));
    }

    fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        self.merge.load(reader)?;
        self.sides.iter_mut().try_for_each(|side| side.load(reader))
    }
}
