//! Damage by seed, for the runs that no coverage leads.

/// Numbers by seed (SplitMix64).
pub struct Random(pub u64);

impl Random {
    /// The next number.
    #[allow(clippy::should_implement_trait, reason = "it never ends")]
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let word = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    /// A number below `limit`; 0 when that is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).expect("smaller than a usize")
    }
}

/// Makes new inputs out of given ones.
pub struct Mutator {
    inputs: Vec<Vec<u8>>,
    random: Random,
}

/// Bytes that readers trip over.
const ODD: &[&[u8]] = &[
    b"\0",
    b"\xff",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b"\\u0000",
    b"\\ud800",
    b"'",
    b"-1",
    b"1e999",
    b"9223372036854775808",
    b"0.000000000000000001",
    b"null",
    b"NULL",
    b"%",
    b"\n----\n",
    b"\xc3",
    b"=",
    b";",
    b"(",
    b")",
    b"\x9f",
    b"\xbf",
    b"\x5f",
    b"\x1b\xff\xff\xff\xff\xff\xff\xff\xff",
    b"INTERVAL '1' MONTH",
    b"ROWTIME",
    b"CAST(NULL AS INTEGER)",
];

impl Mutator {
    /// A mutator of these inputs.
    #[must_use]
    pub fn new(inputs: Vec<Vec<u8>>, seed: u64) -> Self {
        Mutator { inputs, random: Random(seed) }
    }

    /// The next input: one of the given with one to four damages.
    pub fn next_input(&mut self) -> Vec<u8> {
        let pick = self.random.below(self.inputs.len());
        let mut bytes = self.inputs.get(pick).cloned().unwrap_or_default();
        for _ in 0..=self.random.below(4) {
            self.damage(&mut bytes);
        }
        bytes
    }

    fn damage(&mut self, bytes: &mut Vec<u8>) {
        let at = self.random.below(bytes.len() + 1);
        let value = self.random.next().to_le_bytes();
        match self.random.below(8) {
            0 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = value[0]),
            1 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << (value[0] % 8)),
            2 => bytes.truncate(at),
            3 => drop(bytes.splice(at..at, ODD[self.random.below(ODD.len())].iter().copied())),
            4 => {
                let end = at + self.random.below(bytes.len() - at + 1).min(24);
                drop(bytes.drain(at..end));
            }
            5 => {
                let end = at + self.random.below(bytes.len() - at + 1).min(64);
                let piece = bytes[at..end].to_vec();
                let to = self.random.below(bytes.len() + 1);
                drop(bytes.splice(to..to, piece));
            }
            6 => {
                let pick = self.random.below(self.inputs.len());
                let donor = &self.inputs[pick];
                let from = self.random.below(donor.len());
                let piece: Vec<u8> =
                    donor.iter().skip(from).take(usize::from(value[0] % 48)).copied().collect();
                let end = (at + piece.len()).min(bytes.len());
                drop(bytes.splice(at..end, piece));
            }
            _ => bytes.extend_from_slice(&value[..1 + usize::from(value[7] % 7)]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_inputs_again_and_another_gives_others() {
        let inputs = || vec![b"one input".to_vec(), b"another".to_vec()];
        let some = |seed| {
            let mut mutator = Mutator::new(inputs(), seed);
            (0..50).map(|_| mutator.next_input()).collect::<Vec<_>>()
        };
        assert_eq!(some(1), some(1));
        assert_ne!(some(1), some(2));
    }
}
