//! Who is served now: a bound on requests at once, with a short wait for a turn, and a bound on bytes that are held.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use bytes::Bytes;

use crate::GatewaySettings;
use crate::turns::Turns;

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
}
