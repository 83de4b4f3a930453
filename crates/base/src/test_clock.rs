//! A clock that stands still until somebody moves it, and wakes who waited for the new time.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use crate::{Clock, Sleep, Timers, Timestamp};

/// Time that is moved by hand. Clones are the same clock.
#[derive(Clone, Debug)]
pub struct TestClock {
    state: Arc<Mutex<State>>,
}

#[derive(Debug)]
struct State {
    now: Timestamp,
    next_id: u64,
    /// Who waits, by the time that is waited for.
    waiting: BTreeMap<(Timestamp, u64), Waker>,
    /// Sleepers that were woken and have not looked yet.
    woken: usize,
}

impl TestClock {
    /// A clock that shows `now`.
    #[must_use]
    pub fn new(now: Timestamp) -> Self {
        let state = State { now, next_id: 0, waiting: BTreeMap::new(), woken: 0 };
        TestClock { state: Arc::new(Mutex::new(state)) }
    }

    /// Moves the clock forward and wakes who waited for a time up to the new one.
    pub fn advance(&self, by: Duration) {
        let to = self.now().plus(by);
        self.set(to);
    }

    /// Sets the clock, also backwards, and wakes who waited for a time up to the new one.
    pub fn set(&self, to: Timestamp) {
        let due = {
            let mut state = self.state();
            state.now = to;
            let later = state.waiting.split_off(&(Timestamp(to.0.saturating_add(1)), 0));
            let due = std::mem::replace(&mut state.waiting, later);
            state.woken += due.len();
            due
        };
        // Not under the lock: a waker may poll at once.
        due.into_values().for_each(Waker::wake);
    }

    /// The earliest time that somebody waits for.
    #[must_use]
    pub fn next_due(&self) -> Option<Timestamp> {
        self.state().waiting.first_key_value().map(|((at, _), _)| *at)
    }

    /// How many sleepers wait for a time to come.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.state().waiting.len()
    }

    /// How many sleepers have been woken by a move of the clock and have not run since.
    #[must_use]
    pub fn woken(&self) -> usize {
        self.state().woken
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // No code of others runs under the lock, so the state is whole even after a panic.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        self.state().now
    }
}

impl Timers for TestClock {
    fn sleep_until(&self, at: Timestamp) -> Sleep {
        Box::pin(Sleeper { clock: self.clone(), at, id: None })
    }
}

struct Sleeper {
    clock: TestClock,
    at: Timestamp,
    /// Its place in [`State::waiting`] once it has been polled.
    id: Option<u64>,
}

impl Sleeper {
    /// Leaves the list of the waiting, or the number of the woken.
    fn leave(&mut self, state: &mut State) {
        if let Some(id) = self.id.take()
            && state.waiting.remove(&(self.at, id)).is_none()
        {
            state.woken -= 1;
        }
    }
}

impl Future for Sleeper {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let clock = self.clock.clone();
        let mut state = clock.state();
        self.leave(&mut state);
        if state.now >= self.at {
            return Poll::Ready(());
        }
        let id = state.next_id;
        state.next_id += 1;
        state.waiting.insert((self.at, id), cx.waker().clone());
        self.id = Some(id);
        Poll::Pending
    }
}

impl Drop for Sleeper {
    fn drop(&mut self) {
        let clock = self.clock.clone();
        self.leave(&mut clock.state());
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::task::Wake;

    use super::*;

    #[derive(Default)]
    struct Wakes(AtomicUsize);

    impl Wake for Wakes {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }

    fn poll(sleep: &mut Sleep, wakes: &Arc<Wakes>) -> bool {
        let waker = Waker::from(Arc::clone(wakes));
        sleep.as_mut().poll(&mut Context::from_waker(&waker)).is_ready()
    }

    #[test]
    fn a_sleeper_wakes_when_the_clock_reaches_its_time_and_not_before() {
        let clock = TestClock::new(Timestamp(1000));
        let wakes = Arc::new(Wakes::default());
        let mut sleep = clock.sleep_until(Timestamp(3000));
        assert!(!poll(&mut sleep, &wakes));
        assert_eq!(clock.next_due(), Some(Timestamp(3000)));
        clock.advance(Duration::from_millis(1999));
        assert_eq!(wakes.0.load(Ordering::SeqCst), 0);
        clock.advance(Duration::from_millis(1));
        assert_eq!((wakes.0.load(Ordering::SeqCst), clock.woken()), (1, 1));
        assert!(poll(&mut sleep, &wakes));
        assert_eq!((clock.now(), clock.next_due(), clock.woken()), (Timestamp(3000), None, 0));
        assert!(poll(&mut clock.sleep_until(Timestamp(3000)), &wakes), "what is past is ready at once");
    }

    #[test]
    fn a_dropped_sleeper_is_forgotten_waiting_or_woken() {
        let clock = TestClock::new(Timestamp(0));
        let wakes = Arc::new(Wakes::default());
        let mut waiting = clock.sleep_until(Timestamp(10));
        let mut woken = clock.sleep_until(Timestamp(5));
        assert!(!poll(&mut waiting, &wakes) && !poll(&mut woken, &wakes));
        clock.set(Timestamp(5));
        drop(woken);
        drop(waiting);
        assert_eq!((clock.next_due(), clock.woken()), (None, 0));
    }

    #[test]
    fn a_sleeper_polled_again_waits_once_with_the_newest_waker() {
        let clock = TestClock::new(Timestamp(0));
        let (first, second) = (Arc::new(Wakes::default()), Arc::new(Wakes::default()));
        let mut sleep = clock.sleep_until(Timestamp(10));
        assert!(!poll(&mut sleep, &first) && !poll(&mut sleep, &second));
        clock.set(Timestamp(10));
        assert_eq!((first.0.load(Ordering::SeqCst), second.0.load(Ordering::SeqCst)), (0, 1));
    }
}
