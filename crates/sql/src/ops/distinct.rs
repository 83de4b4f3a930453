//! SELECT DISTINCT: a row goes out when it is the first of its kind in its bucket.

use super::operator::{Batch, Env, ErrorName, Operator};
use super::state::{Broken, Reader, State};
use crate::plan::Bucket;
use crate::value::{KeyMap, Row, Value};

/// Distinct rows of each bucket.
pub struct Distinct {
    bucket: Bucket,
    columns: Vec<usize>,
    seen: KeyMap<()>,
    end: i64,
    current: Value,
    key: Vec<Value>,
}

impl Distinct {
    /// Over these columns.
    pub fn new(bucket: &Bucket, columns: &[usize]) -> Distinct {
        let (bucket, columns) = (bucket.clone(), columns.to_vec());
        Distinct {
            bucket,
            columns,
            seen: KeyMap::default(),
            end: i64::MIN,
            current: Value::Null,
            key: Vec::new(),
        }
    }

    fn is_first(&mut self, row: &Row, env: &mut Env) -> bool {
        match &self.bucket {
            Bucket::Change(expr) => {
                let value = expr.eval(&env.context(row)).unwrap_or(Value::Null);
                if value != self.current {
                    self.seen.clear();
                    self.current = value;
                }
            }
            bucket if row.time >= self.end => {
                self.seen.clear();
                self.end = bucket.end(row.time).0;
            }
            _ => {}
        }
        self.key.clear();
        self.key.extend(self.columns.iter().map(|at| row.values[*at].clone()));
        if self.seen.contains_key(self.key.as_slice()) {
            return false;
        }
        if self.seen.len() >= env.entries_max {
            env.error(
                row,
                ErrorName::Limit,
                format!("More than {} distinct rows in one window", env.entries_max),
            );
            return false;
        }
        self.seen.insert(self.key.as_slice().into(), ());
        true
    }
}

impl Operator for Distinct {
    fn process(&mut self, _: usize, input: &mut Batch, out: &mut Batch, env: &mut Env) {
        out.bound = input.clock();
        for row in input.rows.drain(..) {
            if self.is_first(&row, env) {
                out.rows.push(row);
            }
        }
    }

    fn save(&self, state: &mut State) {
        state.int(self.end);
        state.value(&self.current);
        let mut keys: Vec<&[Value]> = self.seen.keys().map(|key| &**key).collect();
        keys.sort_unstable_by(|a, b| {
            a.iter().zip(*b).map(|(x, y)| x.order(y)).find(|o| o.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
        });
        state.count(keys.len());
        keys.into_iter().for_each(|key| state.values(key.iter()));
    }

    fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        self.end = reader.int()?;
        self.current = reader.value()?;
        self.seen.clear();
        for _ in 0..reader.count()? {
            self.seen.insert(reader.values()?.into(), ());
        }
        Ok(())
    }
}
