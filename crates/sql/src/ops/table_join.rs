//! Joins with a reference table: every row is looked up in what is loaded.

use std::sync::Arc;

use super::operator::{Batch, Env, Operator, TableRows, evaluate};
use super::state::{Broken, Reader, State};
use crate::expr::{Context, Expr, RowError};
use crate::plan;
use crate::value::{KeyMap, Row, Value};

/// A look-up.
pub struct TableJoin {
    table: usize,
    width: usize,
    keys: (Vec<Expr>, Vec<Expr>),
    residual: Option<Expr>,
    keep: bool,
    /// The rows that the index is of.
    indexed: Option<TableRows>,
    index: KeyMap<Vec<usize>>,
    key: Vec<Value>,
    scratch: Vec<Value>,
}

impl TableJoin {
    /// Of a plan.
    pub fn new(plan: &plan::TableJoin) -> TableJoin {
        TableJoin {
            table: plan.table,
            width: plan.width,
            keys: plan.equal.iter().cloned().unzip(),
            residual: plan.residual.clone(),
            keep: plan.keep,
            indexed: None,
            index: KeyMap::default(),
            key: Vec::new(),
            scratch: Vec::new(),
        }
    }

    /// The table's rows, with an index of those that are there now.
    fn table(&mut self, env: &Env) -> TableRows {
        let now = env.tables.get(self.table).cloned().unwrap_or_default();
        if let Some(indexed) = self.indexed.as_ref().filter(|indexed| Arc::ptr_eq(indexed, &now)) {
            return indexed.clone();
        }
        self.index.clear();
        if !self.keys.1.is_empty() {
            for (number, values) in now.iter().enumerate() {
                let at = Context { row: values, time: 0, clock: env.clock, parameters: &[] };
                // A row without a key is found by no one.
                let fits = evaluate(&self.keys.1, &at, &mut self.key).is_ok()
                    && !self.key.iter().any(Value::is_null);
                if fits {
                    self.index.entry(self.key.as_slice().into()).or_default().push(number);
                }
            }
        }
        self.indexed = Some(now.clone());
        now
    }

    fn row(&mut self, row: &Row, table: &TableRows, out: &mut Batch, env: &Env) -> Result<(), RowError> {
        evaluate(&self.keys.0, &env.context(row), &mut self.key)?;
        let found: Option<&[usize]> = if self.keys.0.is_empty() {
            None
        } else if self.key.iter().any(Value::is_null) {
            Some(&[])
        } else {
            Some(self.index.get(self.key.as_slice()).map_or(&[], |all| all))
        };
        let mut matched = false;
        let candidates = found.map_or(table.len(), <[usize]>::len);
        for at in 0..candidates {
            let number = found.map_or(at, |all| all[at]);
            self.scratch.clear();
            self.scratch.extend(row.values.iter().cloned());
            self.scratch.extend(table[number].iter().cloned());
            let context = Context { row: &self.scratch, time: row.time, clock: env.clock, parameters: &[] };
            if self.residual.as_ref().map_or(Ok(true), |residual| residual.is_true(&context))? {
                matched = true;
                out.rows.push(Row { time: row.time, values: self.scratch.as_slice().into() });
            }
        }
        if self.keep && !matched {
            self.scratch.clear();
            self.scratch.extend(row.values.iter().cloned());
            self.scratch.extend(std::iter::repeat_n(Value::Null, self.width));
            out.rows.push(Row { time: row.time, values: self.scratch.as_slice().into() });
        }
        Ok(())
    }
}

impl Operator for TableJoin {
    fn process(&mut self, _: usize, input: &mut Batch, out: &mut Batch, env: &mut Env) {
        out.bound = input.clock();
        if input.rows.is_empty() {
            return;
        }
        let table = self.table(env);
        let rows = std::mem::take(&mut input.rows);
        for row in &rows {
            if let Err(error) = self.row(row, &table, out, env) {
                env.failed(row, error);
            }
        }
        input.rows = rows;
    }

    fn save(&self, _: &mut State) {}

    fn load(&mut self, _: &mut Reader) -> Result<(), Broken> {
        Ok(())
    }
}
