//! How many requests wait to be served, and which of them are turned away for it.

use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::thread::available_parallelism;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::task::yield_now;
use tokio::time::{Instant, sleep};

use crate::GatewaySettings;
use crate::turns::micros;

/// For each processor so many may wait for as long as they like: nobody is turned away.
const MANY: usize = 128;
/// For each processor so many wait in an overload at least: one that is served next, and one after it.
const HELD: usize = 2;
/// For each processor so many requests of an operation are in progress in an overload: enough for the log to store them together,
/// and few enough that nobody waits for long.
const IN_PROGRESS: usize = 32;
/// A task waits for about so long in an overload, in microseconds: more may wait as long as it is less.
const WAIT: u64 = 200;
/// What becomes of those who may wait beyond [`HELD`] after each probe that found it to be less, and one more; and what after each that
/// found it to be more.
const CHANGES: (f64, f64) = (1.25, 0.8);
/// Time without many that wait and without anybody who was turned away after which an overload is over, in microseconds.
const OVER_AFTER: u64 = 1_000_000;
/// Requests that the share of those who are turned away is a mean of.
const SHARE_OF: u64 = 512;
/// Share from which on those who are turned away are told later, and the one from which on it takes longest.
const SHARES_LATER: (f64, f64) = (0.9, 0.98);

/// Between two probes, unless tasks were late: then the next one follows at once.
const PROBE_EVERY: Duration = Duration::from_millis(2);
/// Late, in microseconds.
const LATE: u64 = 300;

/// Turns do not bound what waits for a processor: a request that nobody has read yet has no turn, and one that needs nothing
/// but a processor has given its turn back before the next one is read. So probes find out whether too many wait. While they do,
/// each request lets the others go first once it has been read: then all that are here are counted before any is served, and
/// only the last few of them are. The others are told at once, which costs less.
pub(crate) struct Crowd {
    burst_wait: Duration,
    overload_wait: Duration,
    turn_away_after: Duration,
    many: usize,
    in_progress: usize,
    /// So many may wait in an overload now.
    held: AtomicUsize,
    /// Requests that have come, and those of them that were turned away.
    came: AtomicU64,
    turned_away: AtomicU64,
    /// An overload lasts.
    lasts: AtomicBool,
    /// Requests that were read and let others go first.
    waiting: AtomicUsize,
    /// The share that is turned away, in parts of `u32::MAX`.
    share: AtomicU32,
}

impl Crowd {
    pub(crate) fn new(settings: &GatewaySettings) -> Self {
        let processors = available_parallelism().map_or(1, usize::from);
        Crowd {
            burst_wait: settings.burst_wait,
            overload_wait: settings.overload_wait,
            turn_away_after: settings.turn_away_after,
            many: MANY * processors,
            in_progress: IN_PROGRESS * processors,
            held: AtomicUsize::new(HELD * processors),
            came: AtomicU64::new(0),
            turned_away: AtomicU64::new(0),
            lasts: AtomicBool::new(false),
            waiting: AtomicUsize::new(0),
            share: AtomicU32::new(0),
        }
    }

    /// Counts a request; false when it should be told to come again.
    pub(crate) async fn admits(&self) -> bool {
        let Some(waiting) = self.arrive() else { return true };
        yield_now().await;
        waiting.leave()
    }

    /// Counts a request, as one that waits when an overload lasts.
    fn arrive(&self) -> Option<Waiting<'_>> {
        self.came.fetch_add(1, Relaxed);
        self.lasts.load(Relaxed).then(|| {
            self.waiting.fetch_add(1, Relaxed);
            Waiting(self)
        })
    }

    /// Whether so many requests of an operation are in progress that, in an overload, another one should be told to come again.
    pub(crate) fn is_full(&self, in_progress: usize) -> bool {
        let full = in_progress >= self.in_progress && self.lasts.load(Relaxed);
        self.turned_away.fetch_add(u64::from(full), Relaxed);
        full
    }

    /// Whether an overload has begun while a request waited for its turn, for so long that others should have it: those who come
    /// now will be served soon, and it no longer can.
    pub(crate) fn outlived(&self, waited: Duration) -> bool {
        let outlived = waited > self.overload_wait && self.lasts.load(Relaxed);
        self.turned_away.fetch_add(u64::from(outlived), Relaxed);
        outlived
    }

    /// How long about who is turned away waits before it is told: not at all, unless so many ask that telling them would take
    /// the time of those who are served.
    pub(crate) fn pause(&self) -> Duration {
        let share = f64::from(self.share.load(Relaxed)) / f64::from(u32::MAX);
        let (from, to) = SHARES_LATER;
        self.turn_away_after.mul_f64(((share - from) / (to - from)).clamp(0.0, 1.0))
    }

    /// Probes for ever.
    pub(crate) async fn watch(&self) {
        let (begin, runtime) = (Instant::now(), Handle::current().metrics());
        let mut judge = Judge::new(micros(self.burst_wait), self.held.load(Relaxed));
        let mut late = 0;
        loop {
            if late < LATE {
                sleep(PROBE_EVERY).await;
            }
            late = micros(lateness().await);
            self.probed(&mut judge, micros(begin.elapsed()), late, runtime.global_queue_depth());
        }
    }

    /// A probe has ended that was late by so much, and beside it so many tasks were in a queue that it does not pass.
    fn probed(&self, judge: &mut Judge, now: u64, late: u64, beside: usize) {
        let (came, turned_away) = (self.came.load(Relaxed), self.turned_away.load(Relaxed));
        let probe = Probe { now, late, beside, came, turned_away };
        self.lasts.store(judge.lasts(probe, self.many), Relaxed);
        self.held.store(judge.held as usize, Relaxed);
        self.share.store((judge.share * f64::from(u32::MAX)) as u32, Relaxed);
    }
}

/// A request that waits. It is no longer counted when its client goes.
struct Waiting<'a>(&'a Crowd);

impl Waiting<'_> {
    /// The wait is over; false when too many still do.
    fn leave(self) -> bool {
        let admitted = self.0.waiting.load(Relaxed) <= self.0.held.load(Relaxed);
        if !admitted {
            self.0.turned_away.fetch_add(1, Relaxed);
        }
        admitted
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.waiting.fetch_sub(1, Relaxed);
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

/// What a probe has found: when it ended and how late it was in microseconds, how many tasks were in the queue of all threads, which
/// takes what finds no room in a thread's own, and how many had come and been turned away by then.
#[derive(Clone, Copy, Default)]
struct Probe {
    now: u64,
    late: u64,
    beside: usize,
    came: u64,
    turned_away: u64,
}

/// From what the probes have found to whether there is an overload, and how many may wait while there is.
///
/// It begins when many have waited for as long as a burst may take, and is over when nobody has been turned away and not many have
/// waited for a second. Meanwhile more may wait after each probe that did not wait for long, and fewer after each that did. So who
/// comes in small crowds is served as far as there is time for it, and when there is time for all, nobody is turned away.
struct Judge {
    burst: u64,
    held_min: usize,
    held: f64,
    many_since: Option<u64>,
    last_many: u64,
    lasts: bool,
    before: Probe,
    /// The share that is turned away.
    share: f64,
}

impl Judge {
    fn new(burst: u64, held_min: usize) -> Self {
        Judge {
            burst,
            held_min,
            held: held_min as f64,
            many_since: None,
            last_many: 0,
            lasts: false,
            before: Probe::default(),
            share: 0.0,
        }
    }

    fn lasts(&mut self, probe: Probe, many: usize) -> bool {
        let Probe { now, late, beside, came, turned_away } = probe;
        let before = std::mem::replace(&mut self.before, probe);
        let (came, turned_away) = (came - before.came, turned_away - before.turned_away);
        // Little's law: as many wait as come while one waits.
        let passed = came as f64 * late as f64 / (now - before.now).max(1) as f64;
        let waiting = passed + beside as f64;
        if waiting > many as f64 {
            // They were there when the probe began: it waited for them.
            let since = *self.many_since.get_or_insert(now - late);
            self.lasts |= now - since > self.burst;
            self.last_many = now;
        } else {
            self.many_since = None;
        }
        if turned_away > 0 {
            self.last_many = now;
        }
        self.lasts &= now - self.last_many <= OVER_AFTER;
        let weight = came.min(SHARE_OF) as f64 / SHARE_OF as f64;
        self.share += weight * (turned_away as f64 / came.max(1) as f64 - self.share);
        let (least, beyond) = (self.held_min as f64, self.held - self.held_min as f64);
        let beyond = if late <= WAIT { beyond * CHANGES.0 + 1.0 } else { beyond * CHANGES.1 };
        self.held = (least + beyond).min(many as f64);
        if !self.lasts {
            (self.share, self.held) = (0.0, self.held_min as f64);
        }
        self.lasts
    }
}

#[cfg(test)]
#[path = "crowd_tests.rs"]
mod tests;
