//! TOP_K_ITEMS_TUMBLING: counts are exact until there are too many different values, then Space-Saving.

use crate::ops::{Batch, Broken, Env, Operator, Reader, State};
use crate::value::{KeyMap, Row, Value};

/// Values counted exactly.
const EXACT_MAX: usize = 1_000_000;

/// The most frequent values of each window.
pub struct TopK {
    column: usize,
    count: usize,
    window: i64,
    end: i64,
    /// Counts, and which value came first.
    counts: KeyMap<(i64, u64)>,
    seen: u64,
}

impl TopK {
    /// The `count` most frequent of a column, every `window` milliseconds.
    pub fn new(column: usize, count: usize, window: i64) -> TopK {
        TopK { column, count, window, end: i64::MAX, counts: KeyMap::default(), seen: 0 }
    }

    fn flush(&mut self, out: &mut Batch) {
        let mut all: Vec<(Value, (i64, u64))> =
            self.counts.drain().map(|(key, count)| (key[0].clone(), count)).collect();
        all.sort_unstable_by(|(_, (a, first)), (_, (b, second))| b.cmp(a).then(first.cmp(second)));
        let time = self.end;
        out.rows.extend(
            all.into_iter()
                .take(self.count)
                .map(|(value, (count, _))| Row { time, values: [value, Value::Int(count)].into() }),
        );
        self.seen = 0;
    }

    fn add(&mut self, value: &Value) {
        self.seen += 1;
        if let Some((count, _)) = self.counts.get_mut(std::slice::from_ref(value)) {
            *count += 1;
            return;
        }
        let mut inherited = 0;
        if self.counts.len() >= EXACT_MAX {
            // The rarest half makes room; a new value may have been among it, at most so many times.
            let mut counts: Vec<i64> = self.counts.values().map(|(count, _)| *count).collect();
            let middle = counts.len() / 2;
            let (_, median, _) = counts.select_nth_unstable(middle);
            inherited = *median;
            self.counts.retain(|_, (count, _)| *count > inherited);
        }
        self.counts.insert([value.clone()].into(), (inherited + 1, self.seen));
    }
}

impl Operator for TopK {
    fn process(&mut self, _: usize, input: &mut Batch, out: &mut Batch, _: &mut Env) {
        let bound = input.clock();
        for row in input.rows.drain(..) {
            if self.counts.is_empty() || row.time >= self.end {
                self.flush(out);
                self.end = row.time - row.time.rem_euclid(self.window) + self.window;
            }
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
        state.int(self.seen as i64);
        let mut all: Vec<_> = self.counts.iter().collect();
        all.sort_unstable_by_key(|(_, (_, first))| *first);
        state.count(all.len());
        for (key, (count, first)) in all {
            state.value(&key[0]);
            state.int(*count);
            state.int(*first as i64);
        }
    }

    fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        self.end = reader.int()?;
        self.seen = reader.int()? as u64;
        self.counts.clear();
        for _ in 0..reader.count()? {
            let value = reader.value()?;
            let count = (reader.int()?, reader.int()? as u64);
            self.counts.insert([value].into(), count);
        }
        Ok(())
    }
}
