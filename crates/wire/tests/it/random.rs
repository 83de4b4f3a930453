//! Random numbers by seed, and random values of a shape.

use base::Timestamp;
use bytestring::ByteString;
use model::{Kind, Shape, Value};

/// SplitMix64.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).expect("smaller than a usize")
    }

    pub fn chance(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    pub fn text(&mut self) -> ByteString {
        let alphabet =
            ['a', 'Z', '0', '"', '\\', '/', '\n', '\u{0}', '\u{7f}', 'é', '中', '\u{2028}', '🦄', ' '];
        let length = self.below(12);
        (0..length).map(|_| alphabet[self.below(alphabet.len())]).collect::<String>().into()
    }

    pub fn bytes(&mut self) -> Vec<u8> {
        let length = self.below(40);
        (0..length).map(|_| self.next().to_le_bytes()[0]).collect()
    }
}

/// A random value of a shape, whatever its constraints say.
pub fn value(random: &mut Random, shape: &'static Shape, depth: u32) -> Value {
    match &shape.kind {
        Kind::Structure { members } => Value::Struct(
            members
                .iter()
                .map(|member| match random.chance(if depth < 6 { 70 } else { 0 }) {
                    true => value(random, (member.shape)(), depth + 1),
                    false => Value::Absent,
                })
                .collect(),
        ),
        Kind::List { item, .. } => {
            let length = random.below(4);
            Value::List((0..length).map(|_| value(random, item(), depth + 1)).collect())
        }
        Kind::Map { value: of, .. } => {
            let mut entries: Vec<(ByteString, Value)> = Vec::new();
            for _ in 0..random.below(4) {
                let key = random.text();
                if entries.iter().all(|(other, _)| *other != key) {
                    entries.push((key, value(random, of(), depth + 1)));
                }
            }
            Value::Map(entries)
        }
        Kind::String { values: [], .. } => Value::Str(random.text()),
        Kind::String { values, .. } => {
            Value::Str(ByteString::from_static(values[random.below(values.len())]))
        }
        Kind::Blob { .. } => Value::Blob(random.bytes().into()),
        Kind::Integer { .. } => Value::Int(i64::from(i32::from_le_bytes(
            random.next().to_le_bytes()[..4].try_into().expect("four bytes"),
        ))),
        Kind::Long { .. } => Value::Int(i64::from_le_bytes(random.next().to_le_bytes())),
        Kind::Double => Value::Double(i32::from_le_bytes([1, 2, 3, random.next().to_le_bytes()[0]]).into()),
        Kind::Boolean => Value::Bool(random.chance(50)),
        Kind::Timestamp => Value::Time(Timestamp(random.next() % 4_000_000_000_000)),
    }
}

/// The structures of all requests and answers of the service that has typed structures.
pub fn messages() -> impl Iterator<Item = &'static Shape> {
    model::kinesis::SERVICE.operations.iter().flat_map(|operation| [operation.input, operation.output])
}
