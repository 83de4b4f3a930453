//! AWS's throughput limits as pure decisions: one number of state, the time, and an amount in; the next state out.
//!
//! The state of a bucket is the time, in nanoseconds since the epoch, at which everything taken from it has been paid
//! back. One atomic word holds it, so requests need no lock. Numbers and sources: `docs/decisions/0080-throttling.md`.

use base::Timestamp;

const NANOS: u128 = 1_000_000_000;
/// A state further ahead than this was left by a clock that has been set back since: it is forgotten.
const DEBT_MAX_NANOS: u64 = 60_000_000_000;

/// A rate with a burst.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bucket {
    per_second: u64,
    burst: u64,
}

/// Bytes (data and partition key) that a shard takes: 1 MiB each second. A record that is larger needs a full bucket and
/// leaves a debt, so one record of 10 MiB passes and then nothing for ten seconds.
pub const WRITE_BYTES: Bucket = Bucket { per_second: 1 << 20, burst: 1 << 20 };
/// Records that a shard takes.
pub const WRITE_RECORDS: Bucket = Bucket { per_second: 1_000, burst: 1_000 };
/// Calls of GetRecords for a shard.
pub const READ_CALLS: Bucket = Bucket { per_second: 5, burst: 5 };
/// Bytes that GetRecords gives from a shard.
pub const READ_BYTES: Bucket = Bucket { per_second: 2 << 20, burst: 2 << 20 };
/// Calls of GetShardIterator for a shard.
pub const ITERATORS: Bucket = Bucket { per_second: 5, burst: 5 };

impl Bucket {
    /// `per_second` units come back each second, up to one second's worth. At least 1.
    #[must_use]
    pub const fn per_second(per_second: u64) -> Self {
        Bucket { per_second, burst: per_second }
    }

    /// Units that come back each second.
    #[must_use]
    pub const fn rate(&self) -> u64 {
        self.per_second
    }

    /// The state after `amount` was taken; `None` when it is not there. More than the bucket holds is there when the
    /// bucket is full.
    #[must_use]
    pub fn take(&self, state: u64, now: Timestamp, amount: u64) -> Option<u64> {
        let (from, now) = starting_point(state, now);
        let (cost, burst) = (self.nanos(amount), self.nanos(self.burst));
        (from - now + cost.min(burst) <= burst).then(|| from.saturating_add(cost))
    }

    /// The state after an amount taken by [`Bucket::take`] was given back.
    #[must_use]
    pub fn give_back(&self, state: u64, amount: u64) -> u64 {
        state.saturating_sub(self.nanos(amount))
    }

    /// Whether anything is there: the rule for reads, whose size is known only afterwards.
    #[must_use]
    pub fn is_open(&self, state: u64, now: Timestamp) -> bool {
        let (from, now) = starting_point(state, now);
        from - now < self.nanos(self.burst)
    }

    /// The state after `amount` was taken whether it was there or not. What is more than the bucket holds is paid in
    /// full from now on: 10 MiB read at 2 MiB/s close a shard for five seconds.
    #[must_use]
    pub fn charge(&self, state: u64, now: Timestamp, amount: u64) -> u64 {
        let (from, now) = starting_point(state, now);
        let (cost, burst) = (self.nanos(amount), self.nanos(self.burst));
        if amount > self.burst {
            // `is_open` again when less than the burst is owed.
            (from.max(now + burst)).saturating_add(cost)
        } else {
            from.saturating_add(cost)
        }
    }

    fn nanos(&self, amount: u64) -> u64 {
        u64::try_from(u128::from(amount) * NANOS / u128::from(self.per_second)).unwrap_or(u64::MAX)
    }
}

/// From where the bucket counts, and now; both in nanoseconds.
fn starting_point(state: u64, now: Timestamp) -> (u64, u64) {
    let now = now.0.saturating_mul(1_000_000);
    let from = if state > now.saturating_add(DEBT_MAX_NANOS) { now } else { state.max(now) };
    (from, now)
}

#[cfg(test)]
mod tests {
    use super::*;

    const T: u64 = 1_700_000_000_000;
    const MIB: u64 = 1 << 20;

    /// Offers `amount` every `every_ms` for 30 seconds; answers what was taken.
    fn taken(bucket: Bucket, amount: u64, every_ms: u64) -> u64 {
        let (mut state, mut sum) = (0, 0);
        for ms in (0..30_000).step_by(usize::try_from(every_ms).unwrap()) {
            if let Some(next) = bucket.take(state, Timestamp(T + ms), amount) {
                state = next;
                sum += amount;
            }
        }
        sum
    }

    #[test]
    fn what_passes_in_thirty_seconds_is_the_rate_within_five_percent() {
        for (bucket, amount, every_ms) in
            [(WRITE_BYTES, 1_000, 1), (WRITE_BYTES, 100_000, 10), (WRITE_RECORDS, 1, 1), (READ_CALLS, 1, 7)]
        {
            let rate = bucket.per_second * 30;
            let got = taken(bucket, amount, every_ms);
            assert!(got * 100 >= rate * 95 && got * 100 <= rate * 105, "{bucket:?}: {got} of {rate}");
        }
    }

    #[test]
    fn a_large_record_passes_a_full_bucket_once_and_is_paid_back() {
        let state = WRITE_BYTES.take(0, Timestamp(T), 10 * MIB).unwrap();
        assert_eq!(WRITE_BYTES.take(state, Timestamp(T), 1), None);
        assert_eq!(WRITE_BYTES.take(state, Timestamp(T + 8_999), 1), None);
        assert!(WRITE_BYTES.take(state, Timestamp(T + 9_001), 1).is_some());
        assert_eq!(
            WRITE_BYTES.take(state, Timestamp(T + 9_999), 10 * MIB),
            None,
            "the bucket is not full yet"
        );
        assert!(WRITE_BYTES.take(state, Timestamp(T + 10_000), 10 * MIB).is_some());
    }

    #[test]
    fn ten_mebibytes_read_close_a_shard_for_five_seconds() {
        let state = READ_BYTES.charge(0, Timestamp(T), 10 * MIB);
        assert!(!READ_BYTES.is_open(state, Timestamp(T + 5_000)));
        assert!(READ_BYTES.is_open(state, Timestamp(T + 5_001)));
        let small = READ_BYTES.charge(0, Timestamp(T), MIB);
        assert!(READ_BYTES.is_open(small, Timestamp(T)), "less than a second's worth closes nothing");
        let full = READ_BYTES.charge(small, Timestamp(T), MIB);
        assert!(!READ_BYTES.is_open(full, Timestamp(T)));
        assert!(READ_BYTES.is_open(full, Timestamp(T + 1)));
    }

    #[test]
    fn what_was_given_back_can_be_taken_again() {
        let state = WRITE_RECORDS.take(0, Timestamp(T), 1_000).unwrap();
        assert_eq!(WRITE_RECORDS.take(state, Timestamp(T), 1), None);
        assert!(WRITE_RECORDS.take(WRITE_RECORDS.give_back(state, 1), Timestamp(T), 1).is_some());
    }

    #[test]
    fn a_clock_that_was_set_back_closes_nothing_for_long() {
        let state = WRITE_BYTES.take(0, Timestamp(T), 10 * MIB).unwrap();
        assert!(WRITE_BYTES.take(state, Timestamp(T - 3_600_000), 1).is_some());
    }
}
