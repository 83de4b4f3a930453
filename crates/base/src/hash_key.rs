//! The 128-bit hash key space over which shards divide a stream.

use std::fmt;

use md5::{Digest, Md5};
use minicbor::{Decode, Decoder, Encode, Encoder, decode, encode};

/// A point in the hash key space, 0 to 2^128 - 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HashKey(pub u128);

/// The text is not a decimal number of at most 39 digits below 2^128.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HashKeyError;

impl HashKey {
    /// The smallest key.
    pub const MIN: HashKey = HashKey(0);
    /// The largest key, 2^128 - 1.
    pub const MAX: HashKey = HashKey(u128::MAX);

    /// Where AWS places a record: MD5 of the key's UTF-8 bytes as a big-endian number
    /// (source: API reference, PutRecord).
    #[must_use]
    pub fn of_partition_key(key: &str) -> Self {
        HashKey(u128::from_be_bytes(Md5::digest(key.as_bytes()).into()))
    }

    /// Reads an explicit hash key: decimal, 1 to 39 digits.
    ///
    /// # Errors
    /// [`HashKeyError`] when it is no number or does not fit the space.
    pub fn parse(text: &str) -> Result<Self, HashKeyError> {
        if text.is_empty() || text.len() > 39 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(HashKeyError);
        }
        text.parse().map(HashKey).map_err(|_| HashKeyError)
    }
}

impl fmt::Display for HashKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// Stored as 16 bytes, big-endian.
impl<C> Encode<C> for HashKey {
    fn encode<W: encode::Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), encode::Error<W::Error>> {
        e.bytes(&self.0.to_be_bytes())?.ok()
    }
}

impl<C> Decode<'_, C> for HashKey {
    fn decode(d: &mut Decoder<'_>, _: &mut C) -> Result<Self, decode::Error> {
        let bytes = d.bytes()?.try_into().map_err(|_| decode::Error::message("a hash key has 16 bytes"))?;
        Ok(HashKey(u128::from_be_bytes(bytes)))
    }
}

/// An inclusive range of hash keys; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct HashRange {
    /// First key of the range.
    #[n(0)]
    pub start: HashKey,
    /// Last key of the range, at or above `start`.
    #[n(1)]
    pub end: HashKey,
}

impl HashRange {
    /// Whether the range holds `key`.
    #[must_use]
    pub fn contains(&self, key: HashKey) -> bool {
        self.start <= key && key <= self.end
    }
}

/// The ranges of a new stream of `count` shards: width `floor(2^128 / count)`, the last shard takes the
/// remainder (source: kinesalite, checked against AWS). `count` of 0 gives no range.
#[must_use]
pub fn uniform_ranges(count: u32) -> Vec<HashRange> {
    let n = u128::from(count);
    // 2^128 itself does not fit: floor(2^128 / n) from the quotient and remainder of 2^128 - 1.
    let width = match n {
        0 => return Vec::new(),
        1 => return vec![HashRange { start: HashKey::MIN, end: HashKey::MAX }],
        _ => u128::MAX / n + u128::from(u128::MAX % n == n - 1),
    };
    (0..n)
        .map(|i| HashRange {
            start: HashKey(i * width),
            end: if i + 1 == n { HashKey::MAX } else { HashKey((i + 1) * width - 1) },
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partition_keys_hash_as_the_api_reference_says() {
        // MD5("") and MD5("a") are well-known values of RFC 1321.
        assert_eq!(HashKey::of_partition_key("").0, 0xd41d_8cd9_8f00_b204_e980_0998_ecf8_427e);
        assert_eq!(HashKey::of_partition_key("a").0, 0x0cc1_75b9_c0f1_b6a8_31c3_99e2_6977_2661);
    }

    #[test]
    fn an_explicit_key_is_a_decimal_below_two_to_the_128() {
        assert_eq!(HashKey::parse("0"), Ok(HashKey::MIN));
        assert_eq!(HashKey::parse("340282366920938463463374607431768211455"), Ok(HashKey::MAX));
        for bad in ["", "-1", "+1", "1a", "340282366920938463463374607431768211456", &"0".repeat(40)] {
            assert_eq!(HashKey::parse(bad), Err(HashKeyError), "{bad}");
        }
    }

    #[test]
    fn two_shards_meet_in_the_middle_as_on_aws() {
        let ranges = uniform_ranges(2);
        assert_eq!(ranges[0].end.to_string(), "170141183460469231731687303715884105727");
        assert_eq!(ranges[1].start.to_string(), "170141183460469231731687303715884105728");
    }

    proptest::proptest! {
        #[test]
        fn uniform_ranges_cover_the_space_exactly_once(count in 1u32..5000) {
            let ranges = uniform_ranges(count);
            assert_eq!(ranges.len(), count as usize);
            assert_eq!(ranges[0].start, HashKey::MIN);
            assert_eq!(ranges[ranges.len() - 1].end, HashKey::MAX);
            for pair in ranges.windows(2) {
                assert!(pair[0].start <= pair[0].end);
                assert_eq!(pair[0].end.0 + 1, pair[1].start.0);
            }
        }
    }
}
