//! The state of AWS's limits: one atomic word a bucket, changed without a lock. The rules are in [`streams_core::limits`].

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};

use base::{Scope, Timestamp};
use streams_core::limits::{self, Bucket};

/// The buckets of one shard.
#[derive(Debug, Default)]
pub(crate) struct ShardBuckets {
    write_bytes: AtomicU64,
    write_records: AtomicU64,
    read_calls: AtomicU64,
    read_bytes: AtomicU64,
    iterators: AtomicU64,
}

impl ShardBuckets {
    /// Whether the shard takes a record of this size now.
    pub(crate) fn admits_record(&self, now: Timestamp, bytes: u64) -> bool {
        if !take(limits::WRITE_RECORDS, &self.write_records, now, 1) {
            return false;
        }
        let admitted = take(limits::WRITE_BYTES, &self.write_bytes, now, bytes);
        if !admitted {
            let back = |state| Some(limits::WRITE_RECORDS.give_back(state, 1));
            let _ = self.write_records.fetch_update(Relaxed, Relaxed, back);
        }
        admitted
    }

    /// Whether GetRecords may read from the shard now.
    pub(crate) fn admits_read(&self, now: Timestamp) -> bool {
        limits::READ_BYTES.is_open(self.read_bytes.load(Relaxed), now)
            && take(limits::READ_CALLS, &self.read_calls, now, 1)
    }

    /// Counts what a read found. False when others have taken what there was since the read was admitted: then it is
    /// refused after all, so reads at the same time give no more than reads one after the other.
    pub(crate) fn charges_read(&self, now: Timestamp, bytes: u64) -> bool {
        let charge = |state| {
            let open = limits::READ_BYTES.is_open(state, now);
            open.then(|| limits::READ_BYTES.charge(state, now, bytes))
        };
        bytes == 0 || self.read_bytes.fetch_update(Relaxed, Relaxed, charge).is_ok()
    }

    /// Whether GetShardIterator is answered for the shard now.
    pub(crate) fn admits_iterator(&self, now: Timestamp) -> bool {
        take(limits::ITERATORS, &self.iterators, now, 1)
    }
}

fn take(bucket: Bucket, state: &AtomicU64, now: Timestamp, amount: u64) -> bool {
    state.fetch_update(Relaxed, Relaxed, |state| bucket.take(state, now, amount)).is_ok()
}

/// Calls of control operations: one bucket for each operation of an account or of a stream, made when it is first called.
#[derive(Debug, Default)]
pub(crate) struct CallBuckets(Mutex<HashMap<Caller, u64>>);

/// Who has a bucket of an operation: an account in a region, or one of its streams.
type Caller = (&'static str, Scope, Option<String>);

/// Buckets above which those that are full again are forgotten.
const BUCKETS_SWEPT: usize = 10_000;

impl CallBuckets {
    /// Whether the call is within the rate.
    pub(crate) fn admits(&self, bucket: Bucket, caller: Caller, now: Timestamp) -> bool {
        let mut states = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if states.len() >= BUCKETS_SWEPT {
            let now_nanos = now.0.saturating_mul(1_000_000);
            states.retain(|_, state| *state > now_nanos);
        }
        let state = states.entry(caller).or_default();
        match bucket.take(*state, now, 1) {
            Some(next) => {
                *state = next;
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const T: Timestamp = Timestamp(1_700_000_000_000);

    #[test]
    fn a_record_refused_for_its_bytes_leaves_the_number_of_records_as_it_was() {
        let buckets = ShardBuckets::default();
        assert!(buckets.admits_record(T, 1 << 20));
        assert!((0..5_000).all(|_| !buckets.admits_record(T, 1)));
        let later = Timestamp(T.0 + 1_000);
        assert_eq!((0..1_001).filter(|_| buckets.admits_record(later, 1)).count(), 1_000);
    }

    #[test]
    fn five_reads_a_second_and_none_after_ten_mebibytes() {
        let buckets = ShardBuckets::default();
        assert_eq!((0..9).filter(|_| buckets.admits_read(T)).count(), 5);
        assert_eq!((0..9).filter(|_| buckets.admits_iterator(T)).count(), 5);
        let later = Timestamp(T.0 + 1_000);
        assert!(buckets.admits_read(later));
        assert!(buckets.charges_read(later, 10 << 20));
        assert!(!buckets.admits_read(Timestamp(later.0 + 4_999)));
        assert!(buckets.admits_read(Timestamp(later.0 + 5_001)));
    }

    #[test]
    fn reads_at_the_same_time_give_no_more_than_one_after_the_other() {
        let buckets = ShardBuckets::default();
        assert_eq!((0..5).filter(|_| buckets.admits_read(T)).count(), 5);
        let given = (0..5).filter(|_| buckets.charges_read(T, 10 << 20)).count();
        assert_eq!(given, 1);
        assert!(buckets.charges_read(T, 0), "an empty answer costs nothing");
        let later = Timestamp(T.0 + 5_001);
        assert_eq!((0..5).filter(|_| buckets.charges_read(later, 100)).count(), 5);
    }

    #[test]
    fn each_operation_of_each_account_and_stream_has_its_own_bucket() {
        let buckets = CallBuckets::default();
        let scope = |region: &str| Scope {
            account: base::AccountId::DEFAULT,
            region: base::Region::parse(region).unwrap(),
        };
        let five = Bucket::per_second(5);
        let calls = |caller: Caller| (0..9).filter(|_| buckets.admits(five, caller.clone(), T)).count();
        assert_eq!(calls(("CreateStream", scope("us-east-1"), None)), 5);
        assert_eq!(calls(("CreateStream", scope("us-east-1"), None)), 0);
        assert_eq!(calls(("CreateStream", scope("eu-west-1"), None)), 5);
        assert_eq!(calls(("SplitShard", scope("us-east-1"), Some("a".into()))), 5);
        assert_eq!(calls(("SplitShard", scope("us-east-1"), Some("b".into()))), 5);
    }
}
