//! What the pure parts ask of the world. Implemented by the shell, replaced by tests and the simulator.

use std::future::Future;
use std::pin::Pin;

use crate::Timestamp;

/// Tells the time of day.
pub trait Clock: Send + Sync + 'static {
    /// Wall-clock time now. May step backwards; whoever needs it monotone takes the maximum.
    fn now(&self) -> Timestamp;
}

/// A future without a result that can be sent to another thread. Dropping it cancels it.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A clock that can also be waited for: whatever lasts (a subscription's five minutes, a heartbeat, a cool-down) waits
/// here and never on the runtime's own timer, so that a test moves the clock instead of waiting.
///
/// ```no_run
/// # async fn f(timers: &dyn base::Timers) {
/// use std::time::Duration;
/// let end = timers.now().plus(Duration::from_secs(300));
/// timers.sleep_until(end).await; // in a `select!`, drop it to cancel
/// # }
/// ```
///
/// A component takes `Arc<dyn Timers>`; where an `Arc<dyn Clock>` is wanted, it can be given as it is. The server has
/// the real one (`server::SystemClock`); tests and `flumen serve --test-clock` have [`crate::TestClock`]. A sleeper may
/// wake late, by any amount, when the clock jumps: recompute what is due from [`Clock::now`], never from the number of
/// times you woke.
///
/// Protection of sockets (timeouts for slow clients) is no business of this port: it stays on real time.
pub trait Timers: Clock {
    /// Ready as soon as [`Clock::now`] is `at` or later; at once when it already is.
    fn sleep_until(&self, at: Timestamp) -> Sleep;
}

/// Fills buffers with random bytes.
pub trait Rng: Send + Sync + 'static {
    /// Overwrites all of `out`. The real one is cryptographically secure.
    fn fill(&self, out: &mut [u8]);
}
