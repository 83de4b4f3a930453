//! Who is served now: a bound on requests at once, with a short wait for a turn, and a bound on bytes that are held.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::task::yield_now;
use tokio::time::{Instant, sleep, timeout};

use crate::GatewaySettings;

/// Answers below this are not worth an owner of their own: buffers of connections are bounded by their number.
const COUNTED_ANSWER: usize = 16 << 10;

/// What one connection may have at once, so that it leaves something for the others.
pub(crate) struct Quota {
    pub(crate) turns: Turns,
    pub(crate) held: Held,
}

impl Quota {
    pub(crate) fn new(settings: &GatewaySettings, all: &Held) -> Self {
        Quota {
            turns: Turns::new(settings.max_connection_requests, settings),
            held: all.part(settings.max_connection_held_bytes),
        }
    }
}

/// Turns of requests: so many at once, the others wait. Normally as long as a burst may take to be worked off, but only a moment
/// for a second after somebody waited in vain. So a short burst is served whole, and under an overload that lasts those who are
/// served are served soon and the others are told at once.
pub(crate) struct Turns {
    permits: Semaphore,
    burst_wait: Duration,
    overload_wait: Duration,
    begin: Instant,
    /// Microseconds after `begin` at which somebody waited in vain; zero is never.
    in_vain_at: AtomicU64,
}

impl Turns {
    pub(crate) fn new(at_once: usize, settings: &GatewaySettings) -> Self {
        Turns {
            permits: Semaphore::new(at_once.clamp(1, Semaphore::MAX_PERMITS)),
            burst_wait: settings.burst_wait,
            overload_wait: settings.overload_wait,
            begin: Instant::now(),
            in_vain_at: AtomicU64::new(0),
        }
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

/// Whether requests wait too long for a processor. Turns do not see them: a request that nobody has read yet is not one.
///
/// A probe in the runtime tells how late a task runs that is ready: that is how long everything ready waits. It counts only
/// while many requests are under way, so other programs on the machine do not look like an overload. One begins when tasks were
/// late for as long as a burst may take, and ends when they were not for a second. As long as it lasts, who comes while tasks
/// are late is told to come again, which costs little, and so they are not late for long.
pub(crate) struct Crowd {
    burst_wait: Duration,
    /// Requests under way.
    requests: AtomicUsize,
    /// Whether requests are turned away now.
    full: AtomicBool,
}

/// How late a ready task may run, in microseconds.
const LATE: u64 = 5_000;
/// Requests under way below which nobody is turned away.
const MANY: usize = 64;
/// Time without late tasks after which an overload is over.
const OVER_AFTER: Duration = Duration::from_secs(1);
/// Between two probes.
const PROBE_EVERY: Duration = Duration::from_millis(2);

impl Crowd {
    pub(crate) fn new(settings: &GatewaySettings) -> Self {
        Crowd { burst_wait: settings.burst_wait, requests: AtomicUsize::new(0), full: AtomicBool::new(false) }
    }

    /// Counts a request until what is given is dropped; nothing when it should be told to come again.
    pub(crate) fn enter(&self) -> Option<Entered<'_>> {
        self.requests.fetch_add(1, Relaxed);
        let entered = Entered(self);
        (!self.full.load(Relaxed)).then_some(entered)
    }

    /// Probes for ever; while few requests are under way, seldom.
    pub(crate) async fn watch(&self) {
        let begin = Instant::now();
        let mut lateness = Lateness::default();
        loop {
            let many = self.requests.load(Relaxed) >= MANY;
            let pause = if many { PROBE_EVERY } else { 25 * PROBE_EVERY };
            sleep(pause).await;
            let ready = Instant::now();
            // Behind everything that is ready now.
            yield_now().await;
            let (late, now) = (micros(ready.elapsed()), micros(begin.elapsed()));
            self.full.store(lateness.is_full(now, many && late > LATE, micros(self.burst_wait)), Relaxed);
        }
    }
}

/// A request under way.
pub(crate) struct Entered<'a>(&'a Crowd);

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        self.0.requests.fetch_sub(1, Relaxed);
    }
}

/// What the probes have found, times in microseconds.
#[derive(Default)]
struct Lateness {
    late_since: Option<u64>,
    last_late: u64,
    lasting: bool,
}

impl Lateness {
    /// Whether requests should be turned away after this probe.
    fn is_full(&mut self, now: u64, late: bool, burst: u64) -> bool {
        if late {
            self.last_late = now;
            let since = *self.late_since.get_or_insert(now);
            self.lasting |= now - since > burst;
        } else {
            self.late_since = None;
            self.lasting &= now - self.last_late <= micros(OVER_AFTER);
        }
        self.lasting && late
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

/// Bytes of bodies and answers that are held, by all and by one connection.
#[derive(Clone)]
pub(crate) struct Held {
    all: Arc<Counter>,
    part: Arc<Counter>,
}

struct Counter {
    bytes: AtomicUsize,
    limit: usize,
}

impl Counter {
    fn new(limit: usize) -> Arc<Self> {
        Arc::new(Counter { bytes: AtomicUsize::new(0), limit })
    }

    fn grow(&self, more: usize) -> bool {
        self.bytes.fetch_add(more, Relaxed) + more <= self.limit
    }
}

impl Held {
    pub(crate) fn new(limit: usize) -> Self {
        let all = Counter::new(limit);
        Held { part: Arc::clone(&all), all }
    }

    /// The same bytes, of which one connection may hold so many.
    pub(crate) fn part(&self, limit: usize) -> Self {
        Held { all: Arc::clone(&self.all), part: Counter::new(limit.min(self.all.limit)) }
    }

    /// Bytes held by all.
    #[cfg(test)]
    fn bytes(&self) -> usize {
        self.all.bytes.load(Relaxed)
    }

    /// A share that holds nothing yet.
    pub(crate) fn share(&self) -> Share {
        Share { held: self.clone(), own: 0 }
    }

    /// An answer that counts until its last byte was written; `None` when too much is held already.
    pub(crate) fn hold(&self, answer: Bytes) -> Option<Bytes> {
        if answer.len() < COUNTED_ANSWER {
            return Some(answer);
        }
        let mut share = self.share();
        share.grow(answer.len()).then(|| Bytes::from_owner(HeldBytes { answer, _share: share }))
    }
}

struct HeldBytes {
    answer: Bytes,
    _share: Share,
}

impl AsRef<[u8]> for HeldBytes {
    fn as_ref(&self) -> &[u8] {
        &self.answer
    }
}

/// One request's or answer's part of [`Held`].
pub(crate) struct Share {
    held: Held,
    own: usize,
}

impl Share {
    /// Grows to `size` bytes; false when all shares together would be too large, or those of the connection.
    pub(crate) fn grow(&mut self, size: usize) -> bool {
        let more = size - self.own;
        self.own = size;
        let all = self.held.all.grow(more);
        // A gateway's own share has no connection.
        let part = Arc::ptr_eq(&self.held.all, &self.held.part) || self.held.part.grow(more);
        all && part
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        self.held.all.bytes.fetch_sub(self.own, Relaxed);
        if !Arc::ptr_eq(&self.held.all, &self.held.part) {
            self.held.part.bytes.fetch_sub(self.own, Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_give_back_what_they_held_even_when_refused() {
        let held = Held::new(100);
        let mut a = held.share();
        assert!(a.grow(60));
        let mut b = held.share();
        assert!(b.grow(40));
        assert!(!b.grow(41));
        drop(b);
        assert!(a.grow(100));
        drop(a);
        assert_eq!(held.bytes(), 0);
    }

    #[test]
    fn one_connection_holds_no_more_than_its_part() {
        let all = Held::new(100);
        let (greedy, other) = (all.part(60), all.part(60));
        let mut a = greedy.share();
        assert!(a.grow(60));
        assert!(!greedy.share().grow(1));
        let mut b = other.share();
        assert!(b.grow(40), "there is room for others");
        assert!(!b.grow(41), "but not more than there is for all");
        drop((a, b));
        assert_eq!((all.bytes(), greedy.part.bytes.load(Relaxed)), (0, 0));
    }

    #[test]
    fn an_answer_counts_until_its_last_byte_is_dropped() {
        let held = Held::new(50_000);
        let mut answer = held.hold(vec![7; 40_000].into()).unwrap();
        assert_eq!((held.bytes(), &answer[..2]), (40_000, &[7, 7][..]));
        assert!(held.hold(vec![7; 40_000].into()).is_none());
        assert!(held.hold(vec![7; 100].into()).is_some(), "small ones pass");
        let rest = answer.split_off(39_999);
        drop(answer);
        assert_eq!(held.bytes(), 40_000);
        drop(rest);
        assert_eq!(held.bytes(), 0);
    }

    #[test]
    fn a_crowd_is_told_to_come_again_only_when_it_lasts_and_only_while_it_lasts() {
        let mut lateness = Lateness::default();
        let mut at = |millis: u64, late| lateness.is_full(millis * 1000, late, 500_000);
        assert!(!at(9_000, true) && !at(9_500, true), "a burst");
        assert!(!at(9_600, false) && !at(9_700, true) && !at(10_200, true), "it was worked off");
        assert!(at(10_201, true), "half a second without a break");
        assert!(!at(10_203, false) && at(10_205, true), "those who come in time are served");
        assert!(!at(11_205, false) && at(11_206, true), "it lasts");
        assert!(!at(12_207, false) && !at(12_300, true), "over a second without late tasks");
    }

    #[test]
    fn requests_under_way_are_counted_until_their_end() {
        let crowd = Crowd::new(&GatewaySettings::default());
        let one = crowd.enter();
        crowd.full.store(true, Relaxed);
        assert!(one.is_some() && crowd.enter().is_none());
        assert_eq!(crowd.requests.load(Relaxed), 1);
        drop(one);
        assert_eq!(crowd.requests.load(Relaxed), 0);
    }

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
        assert_eq!(turns.patience(now()), settings.burst_wait);
        assert!(turns.take().await.is_none());
        assert_eq!(turns.patience(now()), settings.overload_wait);
        assert!(turns.take().await.is_none());
        let last = turns.in_vain_at.load(Relaxed);
        assert_eq!(turns.patience(last + 1_000_000), settings.overload_wait);
        assert_eq!(turns.patience(last + 1_000_001), settings.burst_wait, "a second without");
        drop(turn);
        assert!(turns.take().await.is_some());
    }
}
