//! Sub-queries in expressions: each row is asked against what is all there, and the answer stands behind its columns.

use std::sync::Arc;

use super::accumulate::GroupState;
use super::operator::{Batch, Env, Operator, TableRows, evaluate};
use super::state::{Broken, Reader, State};
use crate::expr::{Clock, Context, Evaluated, Expr, RowError};
use crate::plan::{self, Finite, Gives};
use crate::value::{KeyMap, Row, Value};

/// A sub-query.
pub struct Lookup {
    plan: plan::Lookup,
    /// What finds rows: over the row, over what is read.
    keys: (Vec<Expr>, Vec<Expr>),
    /// Whether the keys are those of IN: then a key that is not there answers.
    decisive: bool,
    /// The rows that the rest is of.
    indexed: Option<TableRows>,
    index: KeyMap<Vec<usize>>,
    /// Whether NULL is among what IN looks through.
    nulls: bool,
    /// The answer, where it is the same for all rows.
    answer: Option<Evaluated>,
    key: Vec<Value>,
    scratch: Vec<Value>,
}

impl Lookup {
    /// Of a plan.
    pub fn new(plan: &plan::Lookup) -> Lookup {
        let sought = match &plan.gives {
            Gives::In { sought, .. } if plan.fixed => &sought[..],
            _ => &[],
        };
        let decisive = !sought.is_empty();
        let keys = if decisive { sought } else { &plan.equal };
        Lookup {
            keys: keys.iter().cloned().unzip(),
            plan: plan.clone(),
            decisive,
            indexed: None,
            index: KeyMap::default(),
            nulls: false,
            answer: None,
            key: Vec::new(),
            scratch: Vec::new(),
        }
    }

    /// What is read, with an index of what is there now.
    fn table(&mut self, width: usize, env: &Env) -> TableRows {
        let now = match &self.plan.rows {
            Finite::Table(table) => env.tables.get(*table).cloned().unwrap_or_default(),
            Finite::Rows(rows) => rows.clone(),
        };
        if self.indexed.as_ref().is_some_and(|indexed| Arc::ptr_eq(indexed, &now)) {
            return now;
        }
        self.index.clear();
        (self.nulls, self.answer) = (false, None);
        let nothing = Row { time: 0, values: vec![Value::Null; width].into() };
        let indexable = !self.keys.1.is_empty();
        for (number, values) in now.iter().enumerate().filter(|_| indexable) {
            // What IN looks through are the rows that the sub-query has; a row whose condition has no value is asked each time.
            if self.decisive && !matches!(self.counts(&nothing, values, env.clock), Ok(true)) {
                self.nulls |= self.counts(&nothing, values, env.clock).is_err();
                continue;
            }
            let at = Context { row: values, time: 0, clock: env.clock, parameters: &[] };
            let known = evaluate(&self.keys.1, &at, &mut self.key).is_ok();
            if known && !self.key.iter().any(Value::is_null) {
                self.index.entry(self.key.as_slice().into()).or_default().push(number);
            } else {
                self.nulls = true;
            }
        }
        self.indexed = Some(now.clone());
        now
    }

    /// Whether the sub-query has this row; it stands in `scratch` then.
    fn counts(&mut self, row: &Row, values: &[Value], clock: Clock) -> Result<bool, RowError> {
        self.scratch.clear();
        self.scratch.extend(row.values.iter().chain(values).cloned());
        let context = Context { row: &self.scratch, time: row.time, clock, parameters: &[] };
        self.plan.residual.as_ref().map_or(Ok(true), |residual| residual.is_true(&context))
    }

    fn ask(&mut self, row: &Row, table: &TableRows, env: &Env) -> Evaluated {
        if let Some(answer) = &self.answer {
            return answer.clone();
        }
        let mut found: Option<Vec<usize>> = None;
        if !self.keys.0.is_empty() {
            evaluate(&self.keys.0, &env.context(row), &mut self.key)?;
            let unknown = self.key.iter().any(Value::is_null);
            let hit = self.index.get(self.key.as_slice());
            if self.decisive {
                if !unknown && hit.is_some() {
                    return Ok(Value::Bool(true));
                }
                if !unknown && !self.nulls {
                    return Ok(Value::Bool(false));
                }
            } else {
                found = Some(if unknown { Vec::new() } else { hit.cloned().unwrap_or_default() });
            }
        }
        let answer = self.search(row, table, found.as_deref(), env);
        if self.plan.fixed && !matches!(self.plan.gives, Gives::In { .. }) {
            self.answer = Some(answer.clone());
        }
        answer
    }

    /// Goes through the rows that may be meant.
    fn search(&mut self, row: &Row, table: &TableRows, found: Option<&[usize]>, env: &Env) -> Evaluated {
        let mut states: Vec<GroupState> = match &self.plan.gives {
            Gives::Aggregate(calls, _) => calls.iter().map(GroupState::new).collect(),
            _ => Vec::new(),
        };
        let (mut unknown, mut value) = (false, None);
        for at in 0..found.map_or(table.len(), <[usize]>::len) {
            let number = found.map_or(at, |all| all[at]);
            if !self.counts(row, &table[number], env.clock)? {
                continue;
            }
            let context = Context { row: &self.scratch, time: row.time, clock: env.clock, parameters: &[] };
            match &self.plan.gives {
                Gives::Exists => return Ok(Value::Bool(true)),
                Gives::In { pairs, .. } => match equal(pairs, &context)? {
                    Some(true) => return Ok(Value::Bool(true)),
                    Some(false) => {}
                    None => unknown = true,
                },
                Gives::Scalar(_) if value.is_some() => {
                    return Err(RowError::fixed(
                        "A sub-query that stands for a value gave more than one row",
                    ));
                }
                Gives::Scalar(expr) => value = Some(expr.eval(&context)?),
                Gives::Aggregate(calls, _) => {
                    for (call, state) in calls.iter().zip(&mut states) {
                        let argument =
                            call.argument.as_ref().map(|argument| argument.eval(&context)).transpose()?;
                        state.add(call, &argument.unwrap_or(Value::Bool(true)));
                    }
                }
            }
        }
        match &self.plan.gives {
            Gives::Exists => Ok(Value::Bool(false)),
            Gives::In { .. } => Ok(if unknown { Value::Null } else { Value::Bool(false) }),
            Gives::Scalar(_) => Ok(value.unwrap_or(Value::Null)),
            Gives::Aggregate(calls, expr) => {
                let results = calls.iter().zip(&states).map(|(call, state)| state.result(call));
                let results: Vec<Value> = results.collect::<Result<_, _>>()?;
                expr.eval(&Context { row: &results, time: row.time, clock: env.clock, parameters: &[] })
            }
        }
    }
}

/// Whether all pairs are equal; None if that is not known.
fn equal(pairs: &[(Expr, Expr)], at: &Context) -> Result<Option<bool>, RowError> {
    let mut unknown = false;
    for (a, b) in pairs {
        let (a, b) = (a.operand(at)?, b.operand(at)?);
        if a.is_null() || b.is_null() {
            unknown = true;
        } else if *a != *b {
            return Ok(Some(false));
        }
    }
    Ok((!unknown).then_some(true))
}

impl Operator for Lookup {
    fn process(&mut self, _: usize, input: &mut Batch, out: &mut Batch, env: &mut Env) {
        out.bound = input.clock();
        let Some(first) = input.rows.first() else { return };
        let table = self.table(first.values.len(), env);
        let rows = std::mem::take(&mut input.rows);
        for row in &rows {
            match self.ask(row, &table, env) {
                Ok(value) => {
                    let values = row.values.iter().cloned().chain([value]).collect();
                    out.rows.push(Row { time: row.time, values });
                }
                Err(error) => env.failed(row, error),
            }
        }
        input.rows = rows;
    }

    fn save(&self, _: &mut State) {}

    fn load(&mut self, _: &mut Reader) -> Result<(), Broken> {
        Ok(())
    }
}
