//! How many requests wait to be looked at, and which share of those that come is turned away for it.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use tokio::time::{Instant, sleep};

use crate::GatewaySettings;
use crate::turns::micros;

/// So many may wait for as long as they like: nobody is turned away.
const MANY: f64 = 64.0;
/// So many wait in an overload, when the law has its way.
const HELD: f64 = 16.0;
/// Time without many that wait after which an overload is over, in microseconds.
const OVER_AFTER: u64 = 1_000_000;
/// What the share changes by in a millisecond when twice as many wait as should.
const BY_NUMBER: f64 = 0.005;
/// What it changes by when they have become so many more since the last probe.
const BY_TREND: f64 = 0.05;
/// Milliseconds since the last probe that count.
const TIMES: (f64, f64) = (0.2, 20.0);
/// Beyond so many times [`HELD`] it changes no faster.
const STEPS: f64 = 4.0;
/// Somebody is always served.
const SHARE_MAX: f64 = 0.98;
/// Share from which on those who are turned away are told later.
const SHARE_LATER: f64 = 0.9;

/// Between two probes, unless tasks were late: then the next one follows at once.
const PROBE_EVERY: Duration = Duration::from_millis(2);
/// Late, in microseconds.
const LATE: u64 = 300;

/// Turns do not bound what waits for a processor: a request that nobody has read yet has no turn, and one that needs nothing
/// but a processor has given its turn back before the next one is read. So a probe finds out how many wait, and [`Law`] tells
/// which share of those that come is turned away. That costs little, so the others are served soon.
pub(crate) struct Crowd {
    burst_wait: Duration,
    turn_away_after: Duration,
    /// Requests that have come.
    came: AtomicU64,
    /// The share that is turned away, in parts of `u32::MAX`.
    share: AtomicU32,
    /// The shares of all that came, summed up. Who makes the sum overflow is turned away, so these are spread evenly.
    sum: AtomicU32,
}

impl Crowd {
    pub(crate) fn new(settings: &GatewaySettings) -> Self {
        Crowd {
            burst_wait: settings.burst_wait,
            turn_away_after: settings.turn_away_after,
            came: AtomicU64::new(0),
            share: AtomicU32::new(0),
            sum: AtomicU32::new(0),
        }
    }

    /// Counts a request; false when it should be told to come again.
    pub(crate) fn admits(&self) -> bool {
        self.came.fetch_add(1, Relaxed);
        let share = self.share.load(Relaxed);
        share == 0 || self.sum.fetch_add(share, Relaxed).checked_add(share).is_some()
    }

    /// How long about who is turned away waits before it is told: not at all, unless so many ask that telling them would take
    /// the time of those who are served.
    pub(crate) fn pause(&self) -> Duration {
        let share = f64::from(self.share.load(Relaxed)) / f64::from(u32::MAX);
        let beyond = (share - SHARE_LATER) / (SHARE_MAX - SHARE_LATER);
        self.turn_away_after.mul_f64(beyond.clamp(0.0, 1.0))
    }

    /// Probes for ever.
    pub(crate) async fn watch(&self) {
        let begin = Instant::now();
        let mut law = Law::new(micros(self.burst_wait));
        let (mut came, mut now, mut late) = (0, 0, 0);
        loop {
            if late < LATE {
                sleep(PROBE_EVERY).await;
            }
            late = micros(lateness().await);
            let (came_before, then) = (came, now);
            (came, now) = (self.came.load(Relaxed), micros(begin.elapsed()));
            // Little's law: as many wait as come while one waits.
            let waiting = (came - came_before) as f64 * late as f64 / (now - then).max(1) as f64;
            self.set(law.share(now, waiting));
        }
    }

    fn set(&self, share: f64) {
        self.share.store((share * f64::from(u32::MAX)) as u32, Relaxed);
    }
}

/// How long a task waits that became ready behind all others.
async fn lateness() -> Duration {
    let ready = Instant::now();
    let last = tokio::spawn(async move { ready.elapsed() });
    // The task that became ready last is run first; this one goes there instead.
    tokio::spawn(async {});
    last.await.unwrap_or_default()
}

/// From what the probes have found to the share that is turned away. Times are in microseconds.
///
/// An overload begins when many waited for as long as a burst may take, and is over when nobody has been turned away and not
/// many have waited for a second. While it lasts, the share grows when too many wait and when they become more, and shrinks
/// when too few wait and when they become fewer. It comes to rest where as much is taken on as can be done.
struct Law {
    burst: u64,
    many_since: Option<u64>,
    last_many: u64,
    lasts: bool,
    /// When the last probe ended, and what it found.
    probed: u64,
    waiting: f64,
    share: f64,
}

impl Law {
    fn new(burst: u64) -> Self {
        Law { burst, many_since: None, last_many: 0, lasts: false, probed: 0, waiting: 0.0, share: 0.0 }
    }

    /// The share after a probe that found so many waiting.
    fn share(&mut self, now: u64, waiting: f64) -> f64 {
        let before = std::mem::replace(&mut self.waiting, waiting);
        let then = std::mem::replace(&mut self.probed, now);
        if waiting > MANY {
            self.last_many = now;
            let since = *self.many_since.get_or_insert(now);
            self.lasts |= now - since > self.burst;
        } else {
            self.many_since = None;
            self.lasts &= self.share > 0.0 || now - self.last_many <= OVER_AFTER;
        }
        if self.lasts {
            let millis = ((now - then) as f64 / 1e3).clamp(TIMES.0, TIMES.1);
            let number = (waiting / HELD - 1.0).min(STEPS);
            let trend = ((waiting - before) / HELD).clamp(-STEPS, STEPS);
            let change = BY_NUMBER * millis * number + BY_TREND * trend;
            self.share = (self.share + change).clamp(0.0, SHARE_MAX);
        }
        self.share
    }
}

#[cfg(test)]
#[path = "crowd_tests.rs"]
mod tests;
