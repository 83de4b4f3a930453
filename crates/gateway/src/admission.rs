//! Who is served now: a bound on requests at once, with a short wait for a turn, and a bound on bytes that are held.

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use tokio::runtime::{Handle, RuntimeMetrics};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{Instant, timeout};

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

/// Turns of requests: so many at once, the others wait. How long depends on what the queue was like: after a burst as long
/// as it takes to work it off, but only a moment when the queue has not been empty for a while. So a short burst is served
/// whole, and under an overload that lasts those who are served are served soon and the others are told at once.
pub(crate) struct Turns {
    permits: Semaphore,
    burst_wait: Duration,
    overload_wait: Duration,
    begin: Instant,
    /// Microseconds after `begin` at which a turn was last there without waiting.
    free_at: AtomicU64,
}

impl Turns {
    pub(crate) fn new(at_once: usize, settings: &GatewaySettings) -> Self {
        Turns {
            permits: Semaphore::new(at_once.clamp(1, Semaphore::MAX_PERMITS)),
            burst_wait: settings.burst_wait,
            overload_wait: settings.overload_wait,
            begin: Instant::now(),
            free_at: AtomicU64::new(0),
        }
    }

    /// A turn, until what is given is dropped; `None` when there was none in time. `now` is about now.
    pub(crate) async fn take(&self, now: Instant) -> Option<SemaphorePermit<'_>> {
        let now = micros(now.saturating_duration_since(self.begin));
        if let Ok(permit) = self.permits.try_acquire() {
            self.free_at.store(now, Relaxed);
            return Some(permit);
        }
        timeout(self.patience(now), self.permits.acquire()).await.ok()?.ok()
    }

    /// Longest wait of who comes now, in microseconds after `begin`.
    fn patience(&self, now: u64) -> Duration {
        let busy_for = Duration::from_micros(now.saturating_sub(self.free_at.load(Relaxed)));
        if busy_for > self.burst_wait { self.overload_wait } else { self.burst_wait }
    }
}

/// Whether too many requests wait for a processor. Turns do not see them: a request that is ready to be read is not one yet.
///
/// What counts is the runtime's queue of tasks that are ready, not a time, so other programs on the machine do not look like
/// an overload. It begins when the queue was never short for as long as a burst may take, and ends when it was not long for a
/// second. As long as it lasts, who meets a queue that is not short is told to come again, which costs little, and so the queue
/// stays short for the others.
pub(crate) struct Crowd {
    metrics: OnceLock<RuntimeMetrics>,
    burst_wait: Duration,
    begin: Instant,
    /// Microseconds after `begin` since which the queue is long; [`CALM`] when it was not long when somebody last looked.
    long_since: AtomicU64,
    /// At which it was last long.
    long_at: AtomicU64,
    lasting: AtomicBool,
}

/// Ready tasks above which the queue is long. A commit may wake more at once, but they are not there all the time.
const LONG: usize = 64;
/// Ready tasks up to which it is short.
const SHORT: usize = 16;
const CALM: u64 = u64::MAX;
/// Time without a long queue after which an overload is over.
const OVER_AFTER: Duration = Duration::from_secs(1);

impl Crowd {
    pub(crate) fn new(settings: &GatewaySettings) -> Self {
        Crowd {
            metrics: OnceLock::new(),
            burst_wait: settings.burst_wait,
            begin: Instant::now(),
            long_since: AtomicU64::new(CALM),
            long_at: AtomicU64::new(0),
            lasting: AtomicBool::new(false),
        }
    }

    /// Whether a request that is looked at now should be told to come again.
    pub(crate) fn turns_away(&self, now: Instant) -> bool {
        let ready = self.metrics.get_or_init(|| Handle::current().metrics()).global_queue_depth();
        self.is_too_long(micros(now.saturating_duration_since(self.begin)), ready)
    }

    /// The same for a number of ready tasks, in microseconds after `begin`.
    fn is_too_long(&self, now: u64, ready: usize) -> bool {
        if ready <= LONG {
            self.long_since.store(CALM, Relaxed);
        } else {
            self.long_at.store(now, Relaxed);
            // A pause in which nobody could look is no proof, so it counts from the first look that found it long.
            let since =
                self.long_since.compare_exchange(CALM, now, Relaxed, Relaxed).unwrap_or_else(|since| since);
            if since != CALM && now.saturating_sub(since) > micros(self.burst_wait) {
                self.lasting.store(true, Relaxed);
            }
        }
        if !self.lasting.load(Relaxed) {
            return false;
        }
        if now.saturating_sub(self.long_at.load(Relaxed)) > micros(OVER_AFTER) {
            self.lasting.store(false, Relaxed);
            return false;
        }
        ready > SHORT
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
        let settings =
            GatewaySettings { burst_wait: Duration::from_millis(500), ..GatewaySettings::default() };
        let crowd = Crowd::new(&settings);
        let at = |millis: u64, ready: usize| crowd.is_too_long(millis * 1000, ready);
        assert!(!at(0, 10) && !at(9_000, 9_000) && !at(9_500, 9_000), "a burst after a pause");
        assert!(!at(9_600, LONG) && !at(9_700, 9_000) && !at(10_200, 9_000), "it was worked off");
        assert!(at(10_201, 9_000), "half a second without a break");
        assert!(at(10_300, SHORT + 1) && !at(10_301, SHORT), "those who find a short queue are served");
        assert!(at(11_201, LONG) && !at(11_202, LONG), "over when the queue has not been long for a second");
        assert!(!at(11_300, 9_000) && !at(11_800, 9_000), "the next burst");
    }

    #[tokio::test]
    async fn a_burst_is_waited_for_and_an_overload_only_for_a_moment() {
        let settings = GatewaySettings {
            burst_wait: Duration::from_millis(20),
            overload_wait: Duration::from_millis(1),
            ..GatewaySettings::default()
        };
        let turns = Turns::new(1, &settings);
        let at = |millis| turns.begin + Duration::from_millis(millis);
        let turn = turns.take(at(1_000)).await.unwrap();
        assert_eq!(turns.patience(1_001_000), settings.burst_wait);
        assert_eq!(turns.patience(1_021_000), settings.overload_wait);
        assert!(turns.take(at(1_021)).await.is_none());
        drop(turn);
        // Got without waiting, and with it the patience for a burst.
        let turn = turns.take(at(2_000)).await;
        assert!(turn.is_some());
        assert_eq!(turns.patience(2_001_000), settings.burst_wait);
    }
}
