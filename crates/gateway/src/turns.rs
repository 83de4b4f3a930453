//! Turns of requests: so many at once, the others wait for a while.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{Instant, timeout};

use crate::GatewaySettings;

/// Time without anybody who waited in vain after which an overload is over.
const OVER_AFTER: Duration = Duration::from_secs(1);

/// Longest wait for the turn to begin a stream of events.
const STREAM_WAIT: Duration = Duration::from_secs(5);

/// So many requests at once. The others wait, normally as long as a burst may take to be worked off, but only a moment for a
/// second after somebody waited in vain. So a short burst is served whole, and under an overload that lasts those who are
/// served are served soon and the others are told at once.
pub(crate) struct Turns {
    permits: Semaphore,
    count: usize,
    burst_wait: Duration,
    overload_wait: Duration,
    begin: Instant,
    /// Microseconds after `begin` at which somebody waited in vain; zero is never.
    in_vain_at: AtomicU64,
}

impl Turns {
    pub(crate) fn new(count: usize, settings: &GatewaySettings) -> Self {
        Turns::waiting(count, settings.burst_wait, settings.overload_wait)
    }

    /// Turns of an operation whose answers are streams of events. There is one for minutes, so who begins one may wait for
    /// longer than others, whatever there is to do.
    pub(crate) fn of_streams(count: usize) -> Self {
        Turns::waiting(count, STREAM_WAIT, STREAM_WAIT)
    }

    fn waiting(count: usize, burst_wait: Duration, overload_wait: Duration) -> Self {
        let count = count.clamp(1, Semaphore::MAX_PERMITS);
        Turns {
            permits: Semaphore::new(count),
            count,
            burst_wait,
            overload_wait,
            begin: Instant::now(),
            in_vain_at: AtomicU64::new(0),
        }
    }

    /// How many have a turn.
    pub(crate) fn taken(&self) -> usize {
        self.count - self.permits.available_permits()
    }

    /// A turn, until what is given is dropped; `None` when there was none in time.
    pub(crate) async fn take(&self) -> Option<SemaphorePermit<'_>> {
        if let Ok(permit) = self.permits.try_acquire() {
            return Some(permit);
        }
        let patience = self.patience(micros(self.begin.elapsed()));
        match timeout(patience, self.permits.acquire()).await {
            Ok(permit) => permit.ok(),
            Err(_) => {
                self.in_vain_at.store(micros(self.begin.elapsed()), Relaxed);
                None
            }
        }
    }

    /// Longest wait of who comes now, in microseconds after `begin`.
    fn patience(&self, now: u64) -> Duration {
        match self.in_vain_at.load(Relaxed) {
            0 => self.burst_wait,
            at if now.saturating_sub(at) > micros(OVER_AFTER) => self.burst_wait,
            _ => self.overload_wait,
        }
    }
}

pub(crate) fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_burst_is_waited_for_and_an_overload_only_for_a_moment() {
        let settings = GatewaySettings {
            burst_wait: Duration::from_millis(20),
            overload_wait: Duration::from_millis(1),
            ..GatewaySettings::default()
        };
        let turns = Turns::new(1, &settings);
        let turn = turns.take().await.unwrap();
        let now = || micros(turns.begin.elapsed());
        assert_eq!((turns.patience(now()), turns.taken()), (settings.burst_wait, 1));
        assert!(turns.take().await.is_none());
        assert_eq!(turns.patience(now()), settings.overload_wait);
        assert!(turns.take().await.is_none());
        let last = turns.in_vain_at.load(Relaxed);
        assert_eq!(turns.patience(last + 1_000_000), settings.overload_wait);
        assert_eq!(turns.patience(last + 1_000_001), settings.burst_wait, "a second without");
        drop(turn);
        assert_eq!(turns.taken(), 0);
        assert!(turns.take().await.is_some());
    }

    #[test]
    fn the_beginning_of_a_stream_is_waited_for_in_an_overload_too() {
        let turns = Turns::of_streams(1);
        turns.in_vain_at.store(7, Relaxed);
        assert_eq!((turns.patience(8), turns.patience(u64::MAX)), (STREAM_WAIT, STREAM_WAIT));
    }
}
