//! A join with a window of FOLLOWING: a left row waits for the right rows that come within the window, and its
//! results carry its own ROWTIME.

use std::collections::VecDeque;

use super::join::combine;
use super::operator::{Batch, Env, Operator, evaluate};
use super::state::{Broken, Reader, State};
use crate::expr::{Context, Expr, RowError};
use crate::plan;
use crate::value::{Row, Value};

/// A join that waits.
pub struct Following {
    length: i64,
    keys: (Vec<Expr>, Vec<Expr>),
    residual: Option<Expr>,
    keep_left: bool,
    widths: (usize, usize),
    left: VecDeque<Row>,
    right: VecDeque<Row>,
    clocks: [i64; 2],
    scratch: Vec<Value>,
}

impl Following {
    /// Of a plan, with the length of the right window.
    pub fn new(plan: &plan::Join, length: i64) -> Following {
        Following {
            length,
            keys: plan.equal.iter().cloned().unzip(),
            residual: plan.residual.clone(),
            keep_left: plan.outer.left,
            widths: plan.widths,
            left: VecDeque::new(),
            right: VecDeque::new(),
            clocks: [i64::MIN; 2],
            scratch: Vec::new(),
        }
    }

    fn release(&mut self, row: &Row, out: &mut Batch, env: &Env) -> Result<(), RowError> {
        let (mut mine, mut theirs) = (Vec::new(), Vec::new());
        evaluate(&self.keys.0, &env.context(row), &mut mine)?;
        let mut matched = false;
        for other in &self.right {
            if other.time < row.time || other.time > row.time.saturating_add(self.length) {
                continue;
            }
            evaluate(&self.keys.1, &env.context(other), &mut theirs)?;
            if mine.iter().any(Value::is_null) || mine != theirs {
                continue;
            }
            combine(Some(row), Some(other), self.widths, &mut self.scratch);
            let at = Context { row: &self.scratch, time: row.time, clock: env.clock, parameters: &[] };
            if self.residual.as_ref().map_or(Ok(true), |residual| residual.is_true(&at))? {
                matched = true;
                out.rows.push(Row { time: row.time, values: self.scratch.as_slice().into() });
            }
        }
        if self.keep_left && !matched {
            combine(Some(row), None, self.widths, &mut self.scratch);
            out.rows.push(Row { time: row.time, values: self.scratch.as_slice().into() });
        }
        Ok(())
    }
}

impl Operator for Following {
    fn process(&mut self, port: usize, input: &mut Batch, out: &mut Batch, env: &mut Env) {
        self.clocks[port] = self.clocks[port].max(input.clock());
        let queue = if port == 0 { &mut self.left } else { &mut self.right };
        queue.extend(input.rows.drain(..));
        if port == 0 {
            return;
        }
        let clock = self.clocks[0].min(self.clocks[1]);
        while self.left.front().is_some_and(|row| row.time.saturating_add(self.length) < clock) {
            let Some(row) = self.left.pop_front() else { break };
            if let Err(error) = self.release(&row, out, env) {
                env.failed(&row, error);
            }
        }
        let oldest = self.left.front().map_or(self.clocks[0], |row| row.time);
        while self.right.front().is_some_and(|row| row.time < oldest) {
            self.right.pop_front();
        }
        out.bound = oldest.min(clock.saturating_sub(self.length));
    }

    fn save(&self, state: &mut State) {
        self.clocks.iter().for_each(|clock| state.int(*clock));
        state.rows(self.left.iter());
        state.rows(self.right.iter());
    }

    fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        self.clocks = [reader.int()?, reader.int()?];
        self.left = reader.rows()?;
        self.right = reader.rows()?;
        Ok(())
    }
}
