//! AWS's version 2 sequence number: a decimal text for the wire, a log position for us.

use std::cmp::Ordering;
use std::fmt;

use bytes::BytesMut;
use bytestring::ByteString;

use crate::{Pos, Timestamp};

/// A sequence number in AWS's version 2 layout.
///
/// The wire form is the decimal text of a number of 47 hexadecimal digits (facts: kinesalite `db/index.js`,
/// checked against numbers that AWS issued from 2015 to 2026). From the least significant bit:
///
/// | bits | field |
/// |---|---|
/// | 0..4 | version, `2` |
/// | 4..36 | shard index |
/// | 36..72 | time of the record, epoch seconds |
/// | 72..80 | zero |
/// | 80..144 | index, below 2^63 |
/// | 144..148 | shard index, low 4 bits |
/// | 148..184 | creation time of the shard, epoch seconds |
/// | 184..188 | `2` |
///
/// Index 0 is the shard's starting number; the record at [`Pos`] `p` has index `p + 1`, so numbers never go
/// back, also after a crash, because positions do not. The largest index belongs to the ending number of a
/// closed shard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SequenceNumber {
    shard_created_s: u64,
    shard_index: u32,
    index: u64,
    time_s: u64,
}

/// The text is not a version 2 sequence number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SequenceNumberError;

const INDEX_MAX: u64 = i64::MAX as u64;
/// Later creation times would leave the range that AWS accepts (source: kinesalite `db/index.js`).
const CREATED_S_END: u64 = 16_025_175_000;
/// The text is made of groups of 19 decimal digits: the most that 64 bits hold.
const GROUP: u64 = 10_000_000_000_000_000_000;
const GROUP_DIGITS: usize = 19;
/// 2^80, the distance between the numbers of neighbouring records, in groups from the lowest.
const STEP: [u64; 2] = [5_819_614_629_174_706_176, 120_892];
/// No number has more digits.
const DIGITS_MAX: usize = 3 * GROUP_DIGITS;

impl SequenceNumber {
    /// The starting number of a shard: below every record of it.
    #[must_use]
    pub fn starting(shard_created: Timestamp, shard_index: u32) -> Self {
        let shard_created_s = shard_created.seconds();
        SequenceNumber { shard_created_s, shard_index, index: 0, time_s: shard_created_s }
    }

    /// The number of the record at `pos` that arrived at `arrival`.
    #[must_use]
    pub fn record(shard_created: Timestamp, shard_index: u32, pos: Pos, arrival: Timestamp) -> Self {
        SequenceNumber {
            shard_created_s: shard_created.seconds(),
            shard_index,
            index: pos.0 + 1,
            time_s: arrival.seconds(),
        }
    }

    /// The ending number of a shard that was closed at `closed`: above every record of it.
    #[must_use]
    pub fn ending(shard_created: Timestamp, shard_index: u32, closed: Timestamp) -> Self {
        SequenceNumber {
            shard_created_s: shard_created.seconds(),
            shard_index,
            index: INDEX_MAX,
            time_s: closed.seconds(),
        }
    }

    /// A number of no record: above those of all records before `next`, below that of the one at `next`. `time`
    /// must be a second or more after the arrival of the record before. It says "read up to here", and reading on at
    /// it and after it is the same.
    #[must_use]
    pub fn checkpoint(shard_created: Timestamp, shard_index: u32, next: Pos, time: Timestamp) -> Self {
        SequenceNumber {
            shard_created_s: shard_created.seconds(),
            shard_index,
            index: next.0,
            time_s: time.seconds(),
        }
    }

    /// Reads the decimal text.
    ///
    /// # Errors
    /// [`SequenceNumberError`] for everything that AWS could not have issued in version 2.
    pub fn parse(text: &str) -> Result<Self, SequenceNumberError> {
        let (high, low) = parse_decimal(text).ok_or(SequenceNumberError)?;
        let index = (((high & 0xffff) as u64) << 48) | ((low >> 80) as u64);
        let shard_index = (low >> 4) as u32;
        let number = SequenceNumber {
            shard_created_s: ((high >> 20) & 0xf_ffff_ffff) as u64,
            shard_index,
            index,
            time_s: ((low >> 36) & 0xf_ffff_ffff) as u64,
        };
        let good = number.words() == (high, low)
            && index <= INDEX_MAX
            && shard_index <= i32::MAX as u32
            && number.shard_created_s < CREATED_S_END;
        good.then_some(number).ok_or(SequenceNumberError)
    }

    /// The position of the record, `None` for a starting number. The ending number of a closed shard is a
    /// position that no record reaches.
    #[must_use]
    pub fn pos(self) -> Option<Pos> {
        self.index.checked_sub(1).map(Pos)
    }

    /// The shard's creation time, in epoch seconds.
    #[must_use]
    pub fn shard_created_s(self) -> u64 {
        self.shard_created_s
    }

    /// The shard's index within its stream.
    #[must_use]
    pub fn shard_index(self) -> u32 {
        self.shard_index
    }

    /// The record's arrival, in epoch seconds.
    #[must_use]
    pub fn time_s(self) -> u64 {
        self.time_s
    }

    /// Whether this is the next record of the same shard in the same second, and no carry leaves the low part of
    /// the index.
    fn follows(self, last: Self) -> bool {
        self.index == last.index + 1
            && self.index & 0xffff_ffff_ffff != 0
            && self == SequenceNumber { index: self.index, ..last }
    }

    /// The number in groups of 19 decimal digits, from the lowest.
    fn groups(self) -> [u64; 3] {
        let (high, low) = self.words();
        // Long division over 64-bit limbs; three rounds are enough for 57 digits.
        let mut limbs = [high, low >> 64, low & u128::from(u64::MAX)];
        let mut groups = [0; 3];
        for group in &mut groups {
            let mut rest = 0;
            for limb in &mut limbs {
                let here = (rest << 64) | *limb;
                *limb = here / u128::from(GROUP);
                rest = here % u128::from(GROUP);
            }
            *group = rest as u64;
        }
        groups
    }

    /// Bits 128 and above, and bits 0 to 127.
    fn words(self) -> (u128, u128) {
        let high = u128::from(self.index >> 48)
            | u128::from(self.shard_index & 0xf) << 16
            | u128::from(self.shard_created_s) << 20
            | 2 << 56;
        let low = 2
            | u128::from(self.shard_index) << 4
            | u128::from(self.time_s) << 36
            | u128::from(self.index & 0xffff_ffff_ffff) << 80;
        (high, low)
    }
}

/// Numeric order, which within one shard is the order of the records.
impl Ord for SequenceNumber {
    fn cmp(&self, other: &Self) -> Ordering {
        self.words().cmp(&other.words())
    }
}

impl PartialOrd for SequenceNumber {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for SequenceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = [0; DIGITS_MAX];
        f.write_str(write_groups(self.groups(), &mut digits))
    }
}

/// The texts of many numbers, each in memory of its own reach but all in one allocation.
#[derive(Debug)]
pub struct SequenceNumberTexts {
    buffer: BytesMut,
    digits: SequenceNumberDigits,
}

impl SequenceNumberTexts {
    /// Room for `count` texts.
    #[must_use]
    pub fn with_capacity(count: usize) -> Self {
        let buffer = BytesMut::with_capacity(count * DIGITS_MAX);
        SequenceNumberTexts { buffer, digits: SequenceNumberDigits::default() }
    }

    /// The decimal text of a number.
    pub fn text(&mut self, number: SequenceNumber) -> ByteString {
        self.buffer.extend_from_slice(self.digits.text(number).as_bytes());
        ByteString::try_from(self.buffer.split().freeze()).expect("decimal digits")
    }
}

/// Writes numbers one after the other into the same place. The number of the next record of a shard that arrived in
/// the same second is made by an addition, which is several times cheaper than the division behind any other number,
/// and only the digits that can have changed are written.
#[derive(Clone, Debug)]
pub struct SequenceNumberDigits {
    digits: [u8; DIGITS_MAX],
    zeroes: usize,
    last: Option<(SequenceNumber, [u64; 3])>,
}

impl Default for SequenceNumberDigits {
    fn default() -> Self {
        SequenceNumberDigits { digits: [b'0'; DIGITS_MAX], zeroes: 0, last: None }
    }
}

impl SequenceNumberDigits {
    /// The decimal text of a number.
    pub fn text(&mut self, number: SequenceNumber) -> &str {
        std::str::from_utf8(self.ascii(number)).expect("decimal digits")
    }

    /// The same as bytes.
    pub fn ascii(&mut self, number: SequenceNumber) -> &[u8] {
        let (groups, high_stays) = match self.last {
            Some((last, groups)) if number.follows(last) => {
                let next = next_groups(groups);
                (next, next[2] == groups[2])
            }
            _ => (number.groups(), false),
        };
        self.last = Some((number, groups));
        let [high, middle, low] = places(&mut self.digits);
        write_group(groups[0], low);
        write_group(groups[1], middle);
        if !high_stays {
            write_group(groups[2], high);
            self.zeroes = leading_zeroes(&self.digits);
        }
        &self.digits[self.zeroes..]
    }
}

/// Two groups together are below 2^64.
fn next_groups([low, middle, high]: [u64; 3]) -> [u64; 3] {
    let carry = |sum: u64| if sum >= GROUP { (sum - GROUP, 1) } else { (sum, 0) };
    let (low, over) = carry(low + STEP[0]);
    let (middle, over) = carry(middle + STEP[1] + over);
    [low, middle, high + over]
}

/// Writes groups of digits without leading zeroes.
fn write_groups([low, middle, high]: [u64; 3], digits: &mut [u8; DIGITS_MAX]) -> &str {
    let places = places(digits);
    for (group, place) in [high, middle, low].into_iter().zip(places) {
        write_group(group, place);
    }
    let zeroes = leading_zeroes(digits);
    std::str::from_utf8(&digits[zeroes..]).expect("decimal digits")
}

/// Where the highest, the middle and the lowest group are.
fn places(digits: &mut [u8; DIGITS_MAX]) -> [&mut [u8; GROUP_DIGITS]; 3] {
    let (places, _) = digits.as_chunks_mut::<GROUP_DIGITS>();
    let [high, middle, low] = places else { unreachable!("three groups") };
    [high, middle, low]
}

fn leading_zeroes(digits: &[u8; DIGITS_MAX]) -> usize {
    digits.iter().take_while(|digit| **digit == b'0').count()
}

/// Writes the 19 digits of a group.
fn write_group(group: u64, place: &mut [u8; GROUP_DIGITS]) {
    const HALF: u64 = 100_000_000;
    let (top, rest) = (group / (HALF * HALF), group % (HALF * HALF));
    place[0] = b'0' + (top / 100) as u8;
    place[1] = b'0' + (top / 10 % 10) as u8;
    place[2] = b'0' + (top % 10) as u8;
    place[3..11].copy_from_slice(&eight_digits(rest / HALF));
    place[11..].copy_from_slice(&eight_digits(rest % HALF));
}

/// The digits of a number below 10^8. All are made at once: halves, then quarters, then single digits, side by side in one
/// word. Divisions by 100 and 10 are multiplications whose error is too small to show in numbers of that length.
fn eight_digits(number: u64) -> [u8; 8] {
    let halves = (number / 10_000) | (number % 10_000) << 32;
    let hundreds = ((halves * 10_486) >> 20) & 0x0000_007f_0000_007f;
    let quarters = hundreds | ((halves - 100 * hundreds) << 16);
    let tens = ((quarters * 103) >> 10) & 0x000f_000f_000f_000f;
    let digits = tens | ((quarters - 10 * tens) << 8);
    (digits | 0x3030_3030_3030_3030).to_le_bytes()
}

/// A decimal text as (bits 128 and above, bits 0 to 127); `None` when it is empty, has another character,
/// a leading zero, or does not fit 192 bits.
fn parse_decimal(text: &str) -> Option<(u128, u128)> {
    if text.is_empty() || text.len() > 57 || text.starts_with('0') {
        return None;
    }
    let mut limbs = [0u128; 3];
    for byte in text.bytes() {
        let mut carry = u128::from(byte.checked_sub(b'0').filter(|d| *d < 10)?);
        for limb in limbs.iter_mut().rev() {
            let here = *limb * 10 + carry;
            *limb = here & u128::from(u64::MAX);
            carry = here >> 64;
        }
        if carry != 0 {
            return None;
        }
    }
    Some((limbs[0], limbs[1] << 64 | limbs[2]))
}

#[cfg(test)]
mod tests {
    use proptest::prop_oneof;

    use super::*;

    /// The example numbers of the public API reference (SplitShard, DescribeStream), issued by AWS.
    const AWS_START: &str = "49543463076548007577105092703039560359975228518395012686";
    const AWS_RECORD: &str = "49543463076570308322303623326179887152428262250726293588";

    #[test]
    fn digits_made_at_once_are_those_of_the_number() {
        for number in (0..100_000_000).step_by(9_973).chain([99_999_999, 10_000, 9_999, 100, 99, 10, 9]) {
            assert_eq!(eight_digits(number), format!("{number:08}").as_bytes());
        }
        for group in [0, 1, GROUP - 1, 1_234_567_890_123_456_789, 9_000_000_000_000_000_001] {
            let mut place = [0; GROUP_DIGITS];
            write_group(group, &mut place);
            assert_eq!(place, format!("{group:019}").as_bytes());
        }
    }

    #[test]
    fn numbers_that_aws_issued_are_taken_apart() {
        // A known v2 number of a public issue: index 195 in shard 0, 23 s after the shard was created.
        let start = SequenceNumber::starting(Timestamp(1_546_300_800_000), 0);
        let record =
            SequenceNumber::record(Timestamp(1_546_300_800_000), 0, Pos(194), Timestamp(1_546_300_823_000));
        assert!(record > start);
        assert_eq!(record.to_string().len(), 56);
        assert!(record.to_string().starts_with("495"));
        assert_eq!(SequenceNumber::parse(&record.to_string()), Ok(record));
        // Version 1 numbers are known, and are not ours.
        assert!(SequenceNumber::parse(AWS_START).is_err());
        assert!(SequenceNumber::parse(AWS_RECORD).is_err());
    }

    #[test]
    fn the_layout_is_the_one_of_version_two() {
        let n = SequenceNumber::record(
            Timestamp(0x1_2345_6789 * 1000),
            0x1f,
            Pos(0xabc - 1),
            Timestamp(0x1_2345_9999 * 1000),
        );
        let (high, low) = n.words();
        let hex = format!("{high:x}{low:032x}");
        assert_eq!(hex, "2123456789f0000000000000abc001234599990000001f2");
        assert_eq!(hex.len(), 47);
    }

    #[test]
    fn what_aws_could_not_have_issued_is_refused() {
        let good = SequenceNumber::starting(Timestamp(1_700_000_000_000), 3).to_string();
        let mut longer = good.clone();
        longer.push('0');
        for bad in ["", "0", "1", "-5", "LATEST", &good[1..], &longer, &"9".repeat(56), &"9".repeat(400)] {
            assert_eq!(SequenceNumber::parse(bad), Err(SequenceNumberError), "{bad}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_number_round_trips(created in 0u64..CREATED_S_END, shard in 0u32..i32::MAX as u32,
                                    pos in 0u64..INDEX_MAX - 1, time in 0u64..CREATED_S_END) {
            let n = SequenceNumber::record(Timestamp(created * 1000), shard, Pos(pos), Timestamp(time * 1000));
            assert_eq!(SequenceNumber::parse(&n.to_string()), Ok(n));
            assert_eq!(n.pos(), Some(Pos(pos)));
        }

        #[test]
        fn texts_of_neighbours_are_the_texts_of_the_numbers(created in 0u64..CREATED_S_END, shard in 0u32..i32::MAX as u32,
                                                            pos in prop_oneof![0u64..1 << 60, (1u64 << 48) - 9..(1 << 48)],
                                                            times in proptest::collection::vec(1_700_000_000u64..1_700_000_002, 1..20)) {
            let mut texts = SequenceNumberTexts::with_capacity(3);
            for (i, time) in times.into_iter().enumerate() {
                let n = SequenceNumber::record(Timestamp(created * 1000), shard, Pos(pos + i as u64), Timestamp(time * 1000));
                assert_eq!(&*texts.text(n), n.to_string());
            }
        }

        #[test]
        fn a_checkpoint_lies_between_two_records(pos in 1u64..1 << 60, arrival in 1_700_000_000u64..1 << 33) {
            let created = Timestamp(1_600_000_000_000);
            let at = |s: u64| Timestamp(s * 1000);
            let before = SequenceNumber::record(created, 3, Pos(pos - 1), at(arrival));
            let after = SequenceNumber::record(created, 3, Pos(pos), at(arrival));
            let between = SequenceNumber::checkpoint(created, 3, Pos(pos), at(arrival + 1));
            assert!(before < between && between < after);
            assert_eq!(SequenceNumber::parse(&between.to_string()), Ok(between));
        }

        #[test]
        fn numbers_of_a_shard_are_ordered_as_its_positions(created in 0u64..CREATED_S_END, shard in 0u32..1000,
                                                           a in 0u64..1 << 60, b in 0u64..1 << 60, ta in 0u64..1 << 33, tb in 0u64..1 << 33) {
            let at = |pos, t| SequenceNumber::record(Timestamp(created * 1000), shard, Pos(pos), Timestamp(t * 1000));
            proptest::prop_assume!(a != b);
            assert_eq!(at(a, ta).cmp(&at(b, tb)), a.cmp(&b));
            // Texts have the same length, so clients that compare them as strings agree.
            let (x, y) = (at(a, ta).to_string(), at(b, tb).to_string());
            if x.len() == y.len() { assert_eq!(x.cmp(&y), a.cmp(&b)); }
            let start = SequenceNumber::starting(Timestamp(created * 1000), shard);
            let end = SequenceNumber::ending(Timestamp(created * 1000), shard, Timestamp(0));
            assert!(start < at(a, ta) && at(a, ta) < end);
        }
    }
}
