//! WHERE and the select list, and the end of a pump.

use super::operator::{Batch, Env, ErrorName, Operator, evaluate};
use super::state::{Broken, Reader, State};
use crate::expr::{Expr, RowError};
use crate::plan::Project;
use crate::value::{Row, Value};

/// Filters, projects, and gives a new ROWTIME.
pub struct Shape {
    filter: Option<Expr>,
    /// None if the rows stay as they are.
    exprs: Option<Vec<Expr>>,
    time: Option<Expr>,
    unordered: bool,
    /// The last ROWTIME given.
    last: i64,
    scratch: Vec<Value>,
}

impl Shape {
    /// A filter alone.
    pub fn filter(predicate: Expr) -> Shape {
        Shape {
            filter: Some(predicate),
            exprs: None,
            time: None,
            unordered: false,
            last: i64::MIN,
            scratch: Vec::new(),
        }
    }

    /// A select list, perhaps with a filter before.
    pub fn new(filter: Option<Expr>, project: &Project) -> Shape {
        let (exprs, time, unordered) = (Some(project.exprs.clone()), project.time.clone(), project.unordered);
        Shape { filter, exprs, time, unordered, last: i64::MIN, scratch: Vec::new() }
    }

    fn row(&mut self, row: &Row, out: &mut Batch, env: &mut Env) -> Result<(), RowError> {
        let at = env.context(row);
        if let Some(filter) = &self.filter
            && !filter.is_true(&at)?
        {
            return Ok(());
        }
        let Some(exprs) = &self.exprs else {
            out.rows.push(row.clone());
            return Ok(());
        };
        evaluate(exprs, &at, &mut self.scratch)?;
        let mut time = row.time;
        if let Some(expr) = &self.time {
            match expr.eval(&at)? {
                Value::Int(millis) => time = millis,
                // A row without a time cannot be put into an order.
                _ if self.unordered => return Ok(()),
                _ => return Err(RowError::fixed("ROWTIME is NULL")),
            }
            if !self.unordered && time < self.last {
                let (late, last) =
                    (crate::civil::print_timestamp(time), crate::civil::print_timestamp(self.last));
                let message =
                    format!("Row with ROWTIME {late} is out of order: the stream has reached {last}");
                env.error(row, ErrorName::Late, message);
                return Ok(());
            }
            self.last = self.last.max(time);
        }
        out.rows.push(Row { time, values: self.scratch.as_slice().into() });
        Ok(())
    }
}

impl Operator for Shape {
    fn process(&mut self, _: usize, input: &mut Batch, out: &mut Batch, env: &mut Env) {
        out.rows.reserve(if self.filter.is_none() { input.rows.len() } else { 0 });
        let rows = std::mem::take(&mut input.rows);
        for row in &rows {
            if let Err(error) = self.row(row, out, env) {
                env.failed(row, error);
            }
        }
        out.bound = match &self.time {
            None => input.bound.max(rows.last().map_or(i64::MIN, |row| row.time)),
            // Of a time that comes from the rows nothing is known but the rows.
            Some(_) if self.unordered => i64::MIN,
            Some(_) => self.last,
        };
        input.rows = rows;
    }

    fn save(&self, state: &mut State) {
        state.int(self.last);
    }

    fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        self.last = reader.int()?;
        Ok(())
    }
}

/// Refuses NULL where the target takes none.
pub struct Insert {
    not_null: Vec<usize>,
}

impl Insert {
    /// With the columns that take no NULL.
    pub fn new(not_null: &[usize]) -> Insert {
        Insert { not_null: not_null.to_vec() }
    }
}

impl Operator for Insert {
    fn process(&mut self, _: usize, input: &mut Batch, out: &mut Batch, env: &mut Env) {
        std::mem::swap(input, out);
        if self.not_null.is_empty() {
            return;
        }
        let not_null = &self.not_null;
        out.rows.retain(|row| {
            let missing = not_null.iter().find(|at| row.values[**at].is_null());
            if let Some(at) = missing {
                env.error(row, ErrorName::NotNull, format!("NULL for column {} that is NOT NULL", at + 1));
            }
            missing.is_none()
        });
    }

    fn save(&self, _: &mut State) {}

    fn load(&mut self, _: &mut Reader) -> Result<(), Broken> {
        Ok(())
    }
}
