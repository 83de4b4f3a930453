//! Who holds the subscription of a consumer to a shard: one at a time, and the next one takes over.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use base::{ShardNo, Timestamp};
use streams_core::Consumer;
use tokio::sync::watch;

/// The subscriptions of all consumers.
#[derive(Default)]
pub(crate) struct Leases(Mutex<Held>);

#[derive(Default)]
struct Held {
    by_key: HashMap<Key, Entry>,
    /// Entries at which those that mean nothing any more are looked for.
    sweep_at: usize,
}

#[derive(PartialEq, Eq, Hash)]
struct Key {
    shard: ShardNo,
    consumer: String,
    created_s: u64,
}

struct Entry {
    since: Timestamp,
    /// Turned true when another takes over; its receiver is the holder's [`Lease`].
    taken: watch::Sender<bool>,
}

/// The right to a subscription, until another takes it.
pub(crate) struct Lease(watch::Receiver<bool>);

impl Leases {
    /// Takes the subscription from whoever holds it; `None` when the last one began less than `takeover_after` ago,
    /// also when it has ended since: AWS counts from the successful call.
    pub(crate) fn take(
        &self,
        now: Timestamp,
        shard: ShardNo,
        consumer: &Consumer,
        takeover_after: Duration,
    ) -> Option<Lease> {
        // A clock that was set back must not refuse everybody until it is there again.
        let is_fresh = |entry: &Entry| u128::from(now.0.abs_diff(entry.since.0)) < takeover_after.as_millis();
        let key = Key { shard, consumer: consumer.name.clone(), created_s: consumer.created.seconds() };
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.by_key.get(&key).is_some_and(is_fresh) {
            return None;
        }
        let (taken, lease) = watch::channel(false);
        if let Some(before) = held.by_key.insert(key, Entry { since: now, taken }) {
            before.taken.send_replace(true);
        }
        if held.by_key.len() >= held.sweep_at {
            held.by_key.retain(|_, entry| !entry.taken.is_closed() || is_fresh(entry));
            held.sweep_at = 2 * held.by_key.len() + 64;
        }
        Some(Lease(lease))
    }

    /// Entries that are held in memory.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).by_key.len()
    }
}

impl Lease {
    /// Whether another has taken over.
    pub(crate) fn is_taken(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until another takes over.
    pub(crate) async fn taken(&mut self) {
        // The sender is there for as long as this receiver is.
        if self.0.wait_for(|taken| *taken).await.is_err() && !self.is_taken() {
            std::future::pending::<()>().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    const FIVE: Duration = Duration::from_secs(5);

    fn consumer(name: &str) -> Consumer {
        let zero = Timestamp(0);
        Consumer {
            name: name.into(),
            created: zero,
            active_from: zero,
            gone_from: None,
            tags: BTreeMap::new(),
            policy: None,
        }
    }

    #[test]
    fn the_next_takes_over_but_not_at_once() {
        let leases = Leases::default();
        let shard = ShardNo(1);
        let first = leases.take(Timestamp(1000), shard, &consumer("c"), FIVE).unwrap();
        assert!(leases.take(Timestamp(5999), shard, &consumer("c"), FIVE).is_none());
        assert!(leases.take(Timestamp(1000), shard, &consumer("d"), FIVE).is_some());
        assert!(leases.take(Timestamp(1000), ShardNo(2), &consumer("c"), FIVE).is_some());
        assert!(!first.is_taken());
        let second = leases.take(Timestamp(6000), shard, &consumer("c"), FIVE).unwrap();
        assert!(first.is_taken() && !second.is_taken());
    }

    #[test]
    fn a_clock_that_was_set_back_refuses_nobody_for_long() {
        let leases = Leases::default();
        let first = leases.take(Timestamp(3_600_000), ShardNo(1), &consumer("c"), FIVE).unwrap();
        assert!(leases.take(Timestamp(3_599_000), ShardNo(1), &consumer("c"), FIVE).is_none());
        assert!(leases.take(Timestamp(1_000), ShardNo(1), &consumer("c"), FIVE).is_some());
        assert!(first.is_taken());
    }

    #[test]
    fn what_has_ended_still_counts_for_its_seconds_and_is_forgotten_then() {
        let leases = Leases::default();
        for i in 0..1000 {
            drop(leases.take(Timestamp(1000), ShardNo(i), &consumer("c"), FIVE));
        }
        assert!(leases.take(Timestamp(2000), ShardNo(7), &consumer("c"), FIVE).is_none());
        for i in 0..3000 {
            drop(leases.take(Timestamp(9000 + 6000 * i), ShardNo(0), &consumer("c"), FIVE));
            drop(leases.take(Timestamp(9000 + 6000 * i), ShardNo(1000 + i as u32), &consumer("c"), FIVE));
        }
        assert!(leases.len() < 1000, "{}", leases.len());
    }
}
