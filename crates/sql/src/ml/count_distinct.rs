//! COUNT_DISTINCT_ITEMS_TUMBLING: exact to 10,000 values, then HyperLogLog with 2^14 registers (0.8 % error).

use std::hash::{Hash, Hasher};

use crate::ops::{Batch, Broken, Env, Operator, Reader, State};
use crate::value::{KeyHasher, KeyMap, Row, Value};

const EXACT_MAX: usize = 10_000;
const PRECISION: u32 = 14;
const REGISTERS: usize = 1 << PRECISION;

/// The number of different values of each window.
pub struct CountDistinct {
    column: usize,
    window: i64,
    end: i64,
    rows: u64,
    exact: KeyMap<()>,
    registers: Vec<u8>,
}

impl CountDistinct {
    /// Of a column, every `window` milliseconds.
    pub fn new(column: usize, window: i64) -> CountDistinct {
        CountDistinct {
            column,
            window,
            end: i64::MAX,
            rows: 0,
            exact: KeyMap::default(),
            registers: Vec::new(),
        }
    }

    fn add(&mut self, value: &Value) {
        if self.registers.is_empty() {
            if self.exact.contains_key(std::slice::from_ref(value)) {
                return;
            }
            if self.exact.len() < EXACT_MAX {
                self.exact.insert([value.clone()].into(), ());
                return;
            }
            self.registers = vec![0; REGISTERS];
            let exact = std::mem::take(&mut self.exact);
            exact.keys().for_each(|key| self.register(&key[0]));
        }
        self.register(value);
    }

    fn register(&mut self, value: &Value) {
        let mut hasher = KeyHasher::default();
        value.hash(&mut hasher);
        // The map's hash is fast; this makes all its bits alike.
        let mut hash = hasher.finish();
        hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        hash ^= hash >> 31;
        let register = (hash >> (64 - PRECISION)) as usize;
        let rank = ((hash << PRECISION) | (1 << (PRECISION - 1))).leading_zeros() as u8 + 1;
        self.registers[register] = self.registers[register].max(rank);
    }

    fn count(&self) -> i64 {
        if self.registers.is_empty() {
            return self.exact.len() as i64;
        }
        let count = REGISTERS as f64;
        let sum: f64 = self.registers.iter().map(|rank| 0.5_f64.powi(i32::from(*rank))).sum();
        let alpha = 0.7213 / (1.0 + 1.079 / count);
        let raw = alpha * count * count / sum;
        let zeros = self.registers.iter().filter(|rank| **rank == 0).count();
        // Few registers used: counting the empty ones is closer.
        let estimate =
            if raw <= 2.5 * count && zeros > 0 { count * (count / zeros as f64).ln() } else { raw };
        estimate.round() as i64
    }

    fn flush(&mut self, out: &mut Batch) {
        if self.rows > 0 {
            out.rows.push(Row { time: self.end, values: [Value::Int(self.count())].into() });
        }
        self.rows = 0;
        self.exact.clear();
        self.registers.clear();
    }
}

impl Operator for CountDistinct {
    fn process(&mut self, _: usize, input: &mut Batch, out: &mut Batch, _: &mut Env) {
        let bound = input.clock();
        for row in input.rows.drain(..) {
            if self.rows == 0 || row.time >= self.end {
                self.flush(out);
                self.end = row.time - row.time.rem_euclid(self.window) + self.window;
            }
            self.rows += 1;
            if !row.values[self.column].is_null() {
                self.add(&row.values[self.column]);
            }
        }
        if bound >= self.end {
            self.flush(out);
        }
        out.bound = bound;
    }

    fn save(&self, state: &mut State) {
        state.int(self.end);
        state.int(self.rows as i64);
        let mut exact: Vec<&Value> = self.exact.keys().map(|key| &key[0]).collect();
        exact.sort_unstable_by(|a, b| a.order(b));
        state.values(exact.into_iter());
        state.value(&Value::Bytes(self.registers.as_slice().into()));
    }

    fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        self.end = reader.int()?;
        self.rows = reader.int()? as u64;
        self.exact = reader.values()?.into_iter().map(|value| ([value].into(), ())).collect();
        let Value::Bytes(registers) = reader.value()? else { return Err(Broken("registers are bytes")) };
        if !registers.is_empty() && registers.len() != REGISTERS {
            return Err(Broken("a sketch of another size"));
        }
        self.registers = registers.to_vec();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_values_are_counted_within_two_percent() {
        let mut sketch = CountDistinct::new(0, 1000);
        for number in 0..200_000_i64 {
            sketch.add(&Value::Int(number % 100_000));
        }
        let error = (sketch.count() as f64 - 100_000.0).abs() / 100_000.0;
        assert!(error < 0.02, "{}", sketch.count());
    }
}
