//! Values and rows. What a number means (a count, a decimal, a time) is in the type, which the plan knows.

use std::cmp::Ordering;
use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::sync::Arc;

/// A value of any type.
#[derive(Clone, Debug)]
pub enum Value {
    /// NULL.
    Null,
    /// BOOLEAN.
    Bool(bool),
    /// Whole numbers; decimals as a count of 10^-scale; dates, times and timestamps in milliseconds; intervals in
    /// milliseconds or months.
    Int(i64),
    /// REAL and DOUBLE.
    Double(f64),
    /// CHAR and VARCHAR.
    Text(Arc<str>),
    /// BINARY and VARBINARY.
    Bytes(Arc<[u8]>),
    /// The fields of a parsed log line.
    Record(Arc<[Value]>),
}

impl Value {
    /// A text.
    pub fn text(text: &str) -> Value {
        Value::Text(Arc::from(text))
    }

    /// NULL.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// The number of a value that is one by its type.
    pub fn int(&self) -> i64 {
        match self {
            Value::Int(number) => *number,
            Value::Bool(flag) => i64::from(*flag),
            Value::Double(number) => *number as i64,
            _ => 0,
        }
    }

    /// The text of a value that is one by its type.
    pub fn str(&self) -> &str {
        match self {
            Value::Text(text) => text,
            _ => "",
        }
    }

    /// The floating-point number of a value that is one by its type.
    pub fn double(&self) -> f64 {
        match self {
            Value::Double(number) => *number,
            Value::Int(number) => *number as f64,
            _ => 0.0,
        }
    }

    /// The order of two values of one type; NULL is before all others.
    pub fn order(&self, other: &Value) -> Ordering {
        match (self, other) {
            (Value::Int(a), Value::Int(b)) => a.cmp(b),
            (Value::Text(a), Value::Text(b)) => a.cmp(b),
            (Value::Double(a), Value::Double(b)) => {
                a.partial_cmp(b).unwrap_or_else(|| a.is_nan().cmp(&b.is_nan()))
            }
            (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
            (Value::Bytes(a), Value::Bytes(b)) => a.cmp(b),
            (Value::Record(a), Value::Record(b)) => {
                let unequal = a.iter().zip(b.iter()).map(|(x, y)| x.order(y)).find(|o| o.is_ne());
                unequal.unwrap_or_else(|| a.len().cmp(&b.len()))
            }
            _ => self.rank().cmp(&other.rank()),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Value::Null => 0,
            Value::Bool(_) => 1,
            Value::Int(_) => 2,
            Value::Double(_) => 3,
            Value::Text(_) => 4,
            Value::Bytes(_) => 5,
            Value::Record(_) => 6,
        }
    }

    /// The bytes that a value holds outside itself, for limits.
    pub fn heap_bytes(&self) -> usize {
        match self {
            Value::Text(text) => text.len() + 16,
            Value::Bytes(bytes) => bytes.len() + 16,
            Value::Record(fields) => {
                fields.iter().map(Value::heap_bytes).sum::<usize>() + 24 * fields.len() + 16
            }
            _ => 0,
        }
    }
}

/// As group keys are: NULL equals NULL.
impl PartialEq for Value {
    fn eq(&self, other: &Value) -> bool {
        self.order(other).is_eq()
    }
}

impl Eq for Value {}

impl Hash for Value {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Value::Null => state.write_u8(0),
            Value::Bool(flag) => state.write_u8(1 + u8::from(*flag)),
            Value::Int(number) => state.write_i64(*number),
            // 0.0 and -0.0 are equal, all NaN are one.
            Value::Double(number) if *number == 0.0 => state.write_u64(0),
            Value::Double(number) if number.is_nan() => state.write_u64(u64::MAX),
            Value::Double(number) => state.write_u64(number.to_bits()),
            Value::Text(text) => state.write(text.as_bytes()),
            Value::Bytes(bytes) => state.write(bytes),
            Value::Record(fields) => fields.iter().for_each(|field| field.hash(state)),
        }
    }
}

/// A row and its ROWTIME.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Milliseconds since 1970.
    pub time: i64,
    /// The columns.
    pub values: Arc<[Value]>,
}

/// The values of some expressions of a row, by which rows are grouped.
pub type Key = Box<[Value]>;

/// A map by key. Its order is never looked at.
pub type KeyMap<T> = std::collections::HashMap<Key, T, BuildHasherDefault<KeyHasher>>;

/// A fast hash with fixed constants: the same in every run.
#[derive(Default)]
pub struct KeyHasher(u64);

impl KeyHasher {
    fn mix(&mut self, word: u64) {
        let product =
            u128::from(self.0 ^ word ^ 0x9e37_79b9_7f4a_7c15) * u128::from(0xd6e8_feb8_6659_fd93_u64);
        self.0 = (product as u64) ^ ((product >> 64) as u64).rotate_left(23);
    }
}

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.mix(u64::from_le_bytes(chunk.try_into().unwrap_or_default()));
        }
        let mut last = [0_u8; 8];
        let rest = chunks.remainder();
        last[..rest.len()].copy_from_slice(rest);
        self.mix(u64::from_le_bytes(last) ^ ((bytes.len() as u64) << 56));
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }

    fn write_u64(&mut self, word: u64) {
        self.mix(word);
    }

    fn write_i64(&mut self, word: i64) {
        self.mix(word as u64);
    }

    fn write_usize(&mut self, word: usize) {
        self.mix(word as u64);
    }

    /// Spreads what was mixed over all bits: short texts that differ in a few bytes would else meet in the bits that choose a place.
    fn finish(&self) -> u64 {
        let word = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::hash::BuildHasher;

    use super::*;

    /// Found by a profile: 10,000 keys had 5 places among 16,384.
    #[test]
    fn keys_that_are_alike_are_spread_over_all_places() {
        let map: KeyMap<()> = KeyMap::default();
        let texts = |number: i64| Value::text(&format!("S{number:05}"));
        for make in [&texts as &dyn Fn(i64) -> Value, &Value::Int, &|number| Value::Double(number as f64)] {
            let hash = |number: i64| {
                let key: Key = [make(number)].into();
                map.hasher().hash_one(&*key)
            };
            // A table takes the low bits for the place and the high ones for its tag.
            let places: HashSet<u64> = (0..10_000).map(|number| hash(number) & 0x3fff).collect();
            let tags: HashSet<u64> = (0..10_000).map(|number| hash(number) >> 57).collect();
            assert!(places.len() > 7000 && tags.len() == 128, "{} {}", places.len(), tags.len());
        }
    }
}
