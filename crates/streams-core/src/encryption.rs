//! Encryption of one stream: the key in use, and the data keys that its records may still need.
//!
//! The machine keeps data keys only in their wrapped form; what unwraps them is outside (`service-api`, port Keys).

use std::fmt;
use std::time::Duration;

use base::Timestamp;
use minicbor::{Decode, Encode};

/// AWS's limit counts over a rolling day.
const DAY: Duration = Duration::from_secs(24 * 3600);
/// How long after its last use a data key is kept beyond the life of its records: a writer may hold an old view.
const SLACK: Duration = DAY;

/// How a stream is encrypted, and was.
#[derive(Clone, Debug, Default, PartialEq, Encode, Decode)]
pub struct Encryption {
    /// The key as the caller of StartStreamEncryption named it; `None` while new records are not encrypted.
    #[n(0)]
    pub key_id: Option<String>,
    /// Data keys, by rising number. While there is a `key_id`, the last one is in use.
    #[n(1)]
    pub data_keys: Vec<DataKey>,
    #[n(2)]
    next_data_key: u32,
    #[n(3)]
    starts: Vec<Timestamp>,
    #[n(4)]
    stops: Vec<Timestamp>,
}

/// A key that records of one stream are encrypted with, for one period.
#[derive(Clone, PartialEq, Encode, Decode)]
pub struct DataKey {
    /// From 0, never reused in the stream's life; records name it.
    #[n(0)]
    pub no: u32,
    /// ARN of the key that wraps it.
    #[n(1)]
    pub key_arn: String,
    /// Its wrapped form, opaque.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub wrapped: Vec<u8>,
    /// When another one, or none, took its place.
    #[n(3)]
    pub retired: Option<Timestamp>,
}

impl Encryption {
    /// The data key in use.
    #[must_use]
    pub fn current(&self) -> Option<&DataKey> {
        self.key_id.as_ref().and(self.data_keys.last())
    }

    /// Whether one more start would be more than `per_day_max` in a rolling day; 0 is no limit.
    pub(crate) fn too_many_starts(&self, at: Timestamp, per_day_max: u32) -> bool {
        is_full(&self.starts, at, per_day_max)
    }

    /// The same for stops.
    pub(crate) fn too_many_stops(&self, at: Timestamp, per_day_max: u32) -> bool {
        self.key_id.is_some() && is_full(&self.stops, at, per_day_max)
    }

    /// Puts a new data key to use. Those whose records are all hidden since long, as of `horizon`, are forgotten.
    pub(crate) fn start(
        &mut self,
        at: Timestamp,
        horizon: Timestamp,
        key_id: &str,
        key_arn: &str,
        wrapped: &[u8],
    ) {
        self.retire(at, horizon);
        let no = self.next_data_key;
        self.next_data_key += 1;
        let key = DataKey { no, key_arn: key_arn.to_owned(), wrapped: wrapped.to_vec(), retired: None };
        self.data_keys.push(key);
        self.key_id = Some(key_id.to_owned());
        remember(&mut self.starts, at);
    }

    /// New records are no longer encrypted.
    pub(crate) fn stop(&mut self, at: Timestamp, horizon: Timestamp) {
        if self.key_id.take().is_some() {
            self.retire(at, horizon);
            remember(&mut self.stops, at);
        }
    }

    fn retire(&mut self, at: Timestamp, horizon: Timestamp) {
        if let Some(last) = self.data_keys.last_mut().filter(|key| key.retired.is_none()) {
            last.retired = Some(at);
        }
        self.data_keys.retain(|key| key.retired.is_none_or(|retired| retired.plus(SLACK) >= horizon));
    }
}

fn is_full(times: &[Timestamp], at: Timestamp, max: u32) -> bool {
    let recent = times.iter().filter(|time| **time > at.minus(DAY)).count();
    max > 0 && recent >= max as usize
}

fn remember(times: &mut Vec<Timestamp>, at: Timestamp) {
    times.retain(|time| *time > at.minus(DAY));
    times.push(at);
}

impl fmt::Debug for DataKey {
    /// Without the bytes: also a wrapped key is nothing for a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DataKey")
            .field("no", &self.no)
            .field("key_arn", &self.key_arn)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use base::{AccountId, Region, Scope};

    use super::*;
    use crate::{Command, Entry, Machine, Mode, Refusal};

    const HOUR: u64 = 3_600_000;

    fn hour(n: u64) -> Timestamp {
        Timestamp(n * HOUR)
    }

    #[test]
    fn each_start_puts_a_new_data_key_to_use_and_old_ones_stay_for_their_records() {
        let mut e = Encryption::default();
        assert_eq!(e.current(), None);
        e.start(hour(100), hour(76), "alias/a", "arn-a", b"1");
        e.start(hour(101), hour(77), "alias/b", "arn-b", b"2");
        assert_eq!((e.current().unwrap().no, e.key_id.as_deref()), (1, Some("alias/b")));
        assert_eq!(e.data_keys[0].retired, Some(hour(101)));
        e.stop(hour(102), hour(78));
        assert_eq!(e.current(), None);
        assert_eq!(e.data_keys.len(), 2);
        // Stopping what is stopped changes nothing.
        let before = e.clone();
        e.stop(hour(103), hour(79));
        assert_eq!(e, before);
        // Two days after their records are hidden the old keys go; numbers are not reused.
        e.start(hour(200), hour(176), "alias/a", "arn-a", b"3");
        assert_eq!(e.data_keys.iter().map(|key| key.no).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn starts_and_stops_are_counted_over_a_rolling_day() {
        let mut e = Encryption::default();
        for n in 0..25 {
            assert!(!e.too_many_starts(hour(1000), 25), "{n}");
            e.start(hour(1000), hour(976), "k", "arn", b"");
        }
        assert!(e.too_many_starts(hour(1023), 25) && !e.too_many_starts(hour(1024), 25));
        assert!(!e.too_many_starts(hour(1000), 0), "0 is no limit");
        assert!(!e.too_many_stops(hour(1000), 25));
        e.stop(hour(1000), hour(976));
        assert!(!e.too_many_stops(hour(1000), 1), "there is nothing to stop");
    }

    #[test]
    fn keys_and_policies_are_replayed_and_saved_byte_for_byte() {
        let scope = Scope { account: AccountId::DEFAULT, region: Region::DEFAULT };
        let (scope, name) = (|| scope.clone(), || "s".to_owned());
        let start = |key: &str, n: u8| Command::StartEncryption {
            scope: scope(),
            name: name(),
            key_id: key.into(),
            key_arn: format!("arn of {key}"),
            wrapped: vec![n; 61],
            per_day_max: 25,
            updating_ms: 0,
        };
        let policy = |consumer: Option<(String, u64)>, policy: Option<&str>| Command::SetResourcePolicy {
            scope: scope(),
            name: name(),
            consumer,
            policy: policy.map(str::to_owned),
        };
        let commands = [
            Command::CreateStream {
                scope: scope(),
                name: name(),
                mode: Mode::Provisioned,
                shards: 1,
                record_kib_max: 1024,
                tags: BTreeMap::new(),
                creating_ms: 0,
                account_shards_max: 10,
                warm_mibps: None,
                auto_distribution: false,
                creating_max: 5,
                on_demand_streams_max: 5,
            },
            Command::RegisterConsumer {
                scope: scope(),
                name: name(),
                consumer: "c".into(),
                tags: BTreeMap::new(),
                creating_ms: 0,
                consumers_max: 5,
                creating_max: 5,
            },
            start("alias/a", 1),
            start("alias/b", 2),
            policy(None, Some("{1}")),
            policy(Some(("c".into(), 1)), Some("{2}")),
            policy(Some(("c".into(), 1)), None),
            Command::StopEncryption { scope: scope(), name: name(), per_day_max: 25, updating_ms: 0 },
        ];
        let (mut lived, mut replayed) = (Machine::default(), Machine::default());
        for command in commands {
            let entry = Entry { at: Timestamp(1_000), command };
            lived.apply(entry.at, &entry.command).expect("accepted");
            let read = Entry::from_bytes(&entry.to_bytes()).expect("readable");
            assert_eq!(read, entry);
            replayed.apply(read.at, &read.command).expect("accepted again");
        }
        assert_eq!(lived.to_snapshot(), replayed.to_snapshot());
        let saved = Machine::from_snapshot(&lived.to_snapshot()).expect("readable");
        assert_eq!(saved, lived);
        let stream = saved.stream(Timestamp(1_000), &scope(), "s").expect("there");
        assert_eq!((stream.encryption.data_keys.len(), stream.policy.as_deref()), (2, Some("{1}")));
        let nothing = saved.check(Timestamp(1_000), &policy(Some(("c".into(), 1)), None));
        assert!(matches!(nothing, Err(Refusal::NoResourcePolicy { .. })));
        let another = saved.check(Timestamp(1_000), &policy(Some(("c".into(), 2)), Some("{}")));
        assert!(matches!(another, Err(Refusal::ConsumerNotFound { .. })));
    }
}
