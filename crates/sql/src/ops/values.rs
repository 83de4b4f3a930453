//! VALUES as the input of a pump: its rows come once, when the application starts.

use super::operator::{Batch, Env, Operator};
use super::state::{Broken, Reader, State};
use crate::expr::{Context, Expr};
use crate::value::Row;

/// Rows from the text.
pub struct Values {
    rows: Vec<Vec<Expr>>,
    done: bool,
}

impl Values {
    /// These rows.
    pub fn new(rows: Vec<Vec<Expr>>) -> Values {
        Values { rows, done: false }
    }
}

impl Operator for Values {
    fn process(&mut self, _: usize, _: &mut Batch, out: &mut Batch, env: &mut Env) {
        out.bound = i64::MAX;
        if std::mem::replace(&mut self.done, true) {
            return;
        }
        let time = env.clock.started;
        for exprs in &self.rows {
            let at = Context { row: &[], time, clock: env.clock, parameters: &[] };
            let values: Result<Vec<_>, _> = exprs.iter().map(|expr| expr.eval(&at)).collect();
            match values {
                Ok(values) => out.push(time, values),
                Err(error) => env.failed(&Row { time, values: [].into() }, error),
            }
        }
    }

    fn save(&self, state: &mut State) {
        state.flag(self.done);
    }

    fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        self.done = reader.flag()?;
        Ok(())
    }
}
