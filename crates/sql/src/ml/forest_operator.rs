//! RANDOM_CUT_FOREST: each row gets its score, then it is learned.

use std::collections::VecDeque;
use std::fmt::Write;

use super::forest::Forest;
use crate::ops::{Batch, Broken, Env, Operator, Reader, State};
use crate::value::{Row, Value};

/// Scores of rows.
pub struct ForestOperator {
    columns: Vec<(usize, String)>,
    shingle: usize,
    /// Whether scores are explained, and with directions.
    explain: Option<bool>,
    forest: Forest,
    /// The numbers of the last rows.
    recent: VecDeque<f64>,
}

impl ForestOperator {
    /// Over these columns.
    pub fn new(
        columns: Vec<(usize, String)>,
        shingle: usize,
        explain: Option<bool>,
        forest: Forest,
    ) -> ForestOperator {
        ForestOperator { columns, shingle, explain, forest, recent: VecDeque::new() }
    }

    fn row(&mut self, row: &Row) -> (f64, Option<String>) {
        let width = self.columns.len();
        for at in 0..width {
            let value = &row.values[self.columns[at].0];
            // A missing number is taken to be what it was before.
            let before = self.recent.len().checked_sub(width).map_or(0.0, |before| self.recent[before]);
            self.recent.push_back(if value.is_null() { before } else { value.double() });
        }
        while self.recent.len() > width * self.shingle {
            self.recent.pop_front();
        }
        if self.recent.len() < self.forest.dimensions() {
            return (0.0, None);
        }
        let point: Vec<f64> = self.recent.iter().copied().collect();
        let ready = self.forest.is_ready();
        let score = if ready { self.forest.score(&point) } else { 0.0 };
        let explanation = self.explain.map(|directions| self.explanation(&point, directions, ready));
        self.forest.learn(&point);
        (score, explanation)
    }

    /// Each column's share, those of all its places in the shingle together.
    fn explanation(&self, point: &[f64], directions: bool, ready: bool) -> String {
        let width = self.columns.len();
        let shares = ready.then(|| self.forest.attribution(point));
        let mut text = String::from("{");
        for (at, (_, name)) in self.columns.iter().enumerate() {
            let sum = |shares: &[f64]| shares.iter().skip(at).step_by(width).sum::<f64>();
            let (high, low) =
                shares.as_ref().map_or((0.0, 0.0), |shares| (sum(&shares.high), sum(&shares.low)));
            let name = name.replace('\\', "\\\\").replace('"', "\\\"");
            let comma = if at == 0 { "" } else { "," };
            let _ = write!(text, "{comma}\"{name}\":{{");
            if directions {
                let direction = if high >= low { "HIGH" } else { "LOW" };
                let strength = if high + low > 0.0 { (high - low).abs() / (high + low) } else { 0.0 };
                let _ = write!(text, "\"DIRECTION\":\"{direction}\",\"STRENGTH\":\"{strength:.4}\",");
            }
            let _ = write!(text, "\"ATTRIBUTION_SCORE\":\"{:.4}\"}}", high + low);
        }
        text.push('}');
        text
    }
}

impl Operator for ForestOperator {
    fn process(&mut self, _: usize, input: &mut Batch, out: &mut Batch, _: &mut Env) {
        out.bound = input.clock();
        for row in input.rows.drain(..) {
            let (score, explanation) = self.row(&row);
            let mut values: Vec<Value> = row.values.to_vec();
            values.push(Value::Double(score));
            if self.explain.is_some() {
                values.push(explanation.map_or(Value::Null, |text| Value::text(&text)));
            }
            out.rows.push(Row { time: row.time, values: values.into() });
        }
    }

    fn save(&self, state: &mut State) {
        state.count(self.recent.len());
        self.recent.iter().for_each(|number| state.double(*number));
        self.forest.save(state);
    }

    fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        let recent: Result<VecDeque<f64>, Broken> = (0..reader.count()?).map(|_| reader.double()).collect();
        self.recent = recent?;
        self.forest.load(reader)
    }
}
