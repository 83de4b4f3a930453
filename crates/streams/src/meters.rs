//! What is counted while requests pass: per stream, per shard and per consumer, each in a few relaxed atomic additions.
//!
//! A [`Stat`] only grows; whoever reads it once a minute takes differences. Nothing here knows names or units: those are in
//! `metrics.rs`.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use base::HashKey;
use bytestring::ByteString;

use crate::buckets::ShardBuckets;

/// Number, sum and extremes of what was measured.
#[derive(Debug)]
pub(crate) struct Stat {
    count: AtomicU64,
    sum: AtomicU64,
    /// Of the current minute.
    min: AtomicU64,
    /// Of the current minute.
    max: AtomicU64,
}

/// A [`Stat`] at one moment: all that was ever measured, with the extremes since they were last taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    pub count: u64,
    pub sum: u64,
    pub min: u64,
    pub max: u64,
}

/// Counts of one shard, with the state of its limits.
#[derive(Debug, Default)]
pub(crate) struct ShardMeter {
    pub incoming_bytes: Stat,
    pub incoming_records: Stat,
    pub outgoing_bytes: Stat,
    pub outgoing_records: Stat,
    pub iterator_age_ms: Stat,
    pub write_exceeded: Stat,
    pub read_exceeded: Stat,
    pub buckets: ShardBuckets,
}

/// Counts of one stream.
#[derive(Debug, Default)]
pub(crate) struct StreamMeter {
    pub put_record: WriteMeter,
    pub put_records: WriteMeter,
    /// Entries of PutRecords: all, those that failed otherwise, and those that were throttled. The successful ones are
    /// `put_records.records`.
    pub total_records: Stat,
    pub failed_records: Stat,
    pub throttled_records: Stat,
    pub get_bytes: Stat,
    pub get_records: Stat,
    pub get_latency_us: Stat,
    pub get_success: Stat,
    pub iterator_age_ms: Stat,
    pub write_exceeded: Stat,
    pub read_exceeded: Stat,
    consumers: Mutex<BTreeMap<ByteString, Arc<ConsumerMeter>>>,
    /// Records that the service distributed.
    turns: AtomicU64,
}

/// 2^128 divided by the golden ratio: multiples of it, cut to 128 bits, lie as evenly as can be, however many there are.
const GOLDEN: u128 = 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835;

/// Counts of PutRecord or PutRecords of one stream.
#[derive(Debug, Default)]
pub(crate) struct WriteMeter {
    /// Of acknowledged records.
    pub bytes: Stat,
    /// Acknowledged.
    pub records: Stat,
    pub latency_us: Stat,
    /// 1 for a call that stored something, 0 for one that did not.
    pub success: Stat,
}

/// Counts of one consumer of a stream.
#[derive(Debug, Default)]
pub(crate) struct ConsumerMeter {
    /// 1 for a subscription that began, 0 for one that was refused.
    pub subscribe_success: Stat,
    /// Calls refused because they came too soon after the one before.
    pub subscribe_rate_exceeded: Stat,
    pub event_bytes: Stat,
    pub event_records: Stat,
    /// 1 for an event that was sent, 0 for a subscription that ended by an error.
    pub event_success: Stat,
    pub event_behind_ms: Stat,
}

/// What is in an event of a subscription.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct EventSize {
    pub records: u64,
    /// Data and partition keys.
    pub bytes: u64,
    pub behind_ms: u64,
}

impl ConsumerMeter {
    /// Counts an event that goes to the consumer.
    pub(crate) fn sent(&self, size: EventSize) {
        self.event_success.record_success(true);
        self.event_records.record(size.records);
        self.event_bytes.record(size.bytes);
        self.event_behind_ms.record(size.behind_ms);
    }
}

impl WriteMeter {
    fn record(&self, begun: Instant, stored: bool, bytes: u64) {
        if stored {
            self.record_many(begun, 1, bytes);
        } else {
            self.latency_us.record_time(begun.elapsed());
            self.success.record_success(false);
        }
    }

    fn record_many(&self, begun: Instant, records: u64, bytes: u64) {
        self.latency_us.record_time(begun.elapsed());
        self.success.record_success(records > 0);
        self.records.record(records);
        self.bytes.record(bytes);
    }
}

impl Default for Stat {
    fn default() -> Self {
        Stat {
            count: AtomicU64::new(0),
            sum: AtomicU64::new(0),
            min: AtomicU64::new(u64::MAX),
            max: AtomicU64::new(0),
        }
    }
}

impl Stat {
    /// Counts one measurement.
    pub(crate) fn record(&self, value: u64) {
        self.count.fetch_add(1, Relaxed);
        if value > 0 {
            self.sum.fetch_add(value, Relaxed);
        }
        // The extremes change seldom: looking is cheaper than writing.
        if value < self.min.load(Relaxed) {
            self.min.fetch_min(value, Relaxed);
        }
        if value > self.max.load(Relaxed) {
            self.max.fetch_max(value, Relaxed);
        }
    }

    /// Counts `true` as 1 and `false` as 0.
    pub(crate) fn record_success(&self, success: bool) {
        self.record(u64::from(success));
    }

    /// Counts a duration in microseconds.
    pub(crate) fn record_time(&self, took: Duration) {
        self.record(u64::try_from(took.as_micros()).unwrap_or(u64::MAX));
    }

    /// What it shows.
    pub(crate) fn read(&self) -> Reading {
        let (min, max) = (self.min.load(Relaxed), self.max.load(Relaxed));
        Reading { count: self.count.load(Relaxed), sum: self.sum.load(Relaxed), min: min.min(max), max }
    }

    /// What it shows; the extremes begin anew.
    pub(crate) fn take(&self) -> Reading {
        let (min, max) = (self.min.swap(u64::MAX, Relaxed), self.max.swap(0, Relaxed));
        Reading { count: self.count.load(Relaxed), sum: self.sum.load(Relaxed), min: min.min(max), max }
    }
}

impl Reading {
    /// What was measured since an earlier reading; the extremes are those of this one.
    pub(crate) fn since(self, before: Reading) -> Reading {
        Reading { count: self.count - before.count, sum: self.sum - before.sum, ..self }
    }

    /// Two measurements of the same kind as one.
    pub(crate) fn and(self, other: Reading) -> Reading {
        if self.count == 0 || other.count == 0 {
            let some = if self.count == 0 { other } else { self };
            return Reading { count: self.count + other.count, sum: self.sum + other.sum, ..some };
        }
        Reading {
            count: self.count + other.count,
            sum: self.sum + other.sum,
            min: self.min.min(other.min),
            max: self.max.max(other.max),
        }
    }
}

impl StreamMeter {
    /// Where the next record goes that the service distributes: over time every range of keys gets its share.
    pub(crate) fn next_hash_key(&self) -> HashKey {
        HashKey(u128::from(self.turns.fetch_add(1, Relaxed)).wrapping_mul(GOLDEN))
    }

    /// Counts a call of PutRecord.
    pub(crate) fn put_one(&self, begun: Instant, stored: bool, throttled: bool, bytes: usize) {
        self.put_record.record(begun, stored, bytes as u64);
        if throttled {
            self.write_exceeded.record(1);
        }
    }

    /// Counts a call of PutRecords: entries, those that were stored and that were throttled, bytes of the stored ones.
    pub(crate) fn put_many(
        &self,
        begun: Instant,
        total: usize,
        stored: usize,
        throttled: usize,
        bytes: usize,
    ) {
        self.put_records.record_many(begun, stored as u64, bytes as u64);
        self.total_records.record(total as u64);
        self.failed_records.record((total - stored - throttled) as u64);
        self.throttled_records.record(throttled as u64);
        if throttled > 0 {
            self.write_exceeded.record(throttled as u64);
        }
    }

    /// Counts a call of GetRecords for a shard that gave something, if only nothing new.
    pub(crate) fn got(&self, shard: &ShardMeter, begun: Instant, records: usize, bytes: u64, behind_ms: u64) {
        self.get_latency_us.record_time(begun.elapsed());
        self.get_success.record_success(true);
        self.iterator_age_ms.record(behind_ms);
        shard.iterator_age_ms.record(behind_ms);
        for (of_stream, of_shard, value) in [
            (&self.get_bytes, &shard.outgoing_bytes, bytes),
            (&self.get_records, &shard.outgoing_records, records as u64),
        ] {
            of_stream.record(value);
            of_shard.record(value);
        }
    }

    /// Counts a call of GetRecords that the limits of the shard refused.
    pub(crate) fn get_refused(&self, shard: &ShardMeter) {
        self.get_success.record_success(false);
        self.read_refused(shard);
    }

    /// Counts a call of GetShardIterator that the limits of the shard refused.
    pub(crate) fn read_refused(&self, shard: &ShardMeter) {
        self.read_exceeded.record(1);
        shard.read_exceeded.record(1);
    }

    /// The counts of a consumer, by its name.
    pub(crate) fn consumer(&self, name: &str) -> Arc<ConsumerMeter> {
        let mut consumers = self.consumers.lock().unwrap_or_else(PoisonError::into_inner);
        match consumers.get(name) {
            Some(meter) => Arc::clone(meter),
            None => Arc::clone(consumers.entry(name.into()).or_default()),
        }
    }

    /// All consumers that were counted for.
    pub(crate) fn consumers(&self) -> Vec<(ByteString, Arc<ConsumerMeter>)> {
        let consumers = self.consumers.lock().unwrap_or_else(PoisonError::into_inner);
        consumers.iter().map(|(name, meter)| (name.clone(), Arc::clone(meter))).collect()
    }

    /// Forgets the counts of consumers that `keep` does not name any more. Whoever takes differences does it, and nobody else:
    /// counts that began anew would be below those before.
    pub(crate) fn forget_consumers(&self, keep: impl Fn(&str) -> bool) {
        self.consumers.lock().unwrap_or_else(PoisonError::into_inner).retain(|name, _| keep(name));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stat_keeps_number_sum_and_the_extremes_since_they_were_taken() {
        let stat = Stat::default();
        assert_eq!(stat.take(), Reading::default());
        [5, 3, 9].into_iter().for_each(|value| stat.record(value));
        let first = stat.take();
        assert_eq!(first, Reading { count: 3, sum: 17, min: 3, max: 9 });
        stat.record(0);
        assert_eq!(stat.read().since(first), Reading { count: 1, sum: 0, min: 0, max: 0 });
        stat.record(4);
        assert_eq!(stat.take().since(first), Reading { count: 2, sum: 4, min: 0, max: 4 });
    }

    #[test]
    fn what_the_service_distributes_is_spread_evenly() {
        let meter = StreamMeter::default();
        let mut counts = [0; 10];
        for _ in 0..1_000 {
            counts[usize::try_from(meter.next_hash_key().0 / (u128::MAX / 10 + 1)).unwrap()] += 1;
        }
        assert!(counts.iter().all(|count| (99..=101).contains(count)), "{counts:?}");
    }

    #[test]
    fn readings_of_one_kind_add_up() {
        let (a, b) =
            (Reading { count: 1, sum: 5, min: 5, max: 5 }, Reading { count: 2, sum: 9, min: 2, max: 7 });
        assert_eq!(a.and(b), Reading { count: 3, sum: 14, min: 2, max: 7 });
        assert_eq!(a.and(Reading::default()), a);
    }
}
