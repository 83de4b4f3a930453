//! The real clock and the real randomness.

use std::cell::RefCell;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base::{Clock, Rng, Sleep, Timers, Timestamp};
use ring::rand::{SecureRandom, SystemRandom};

/// The machine's wall clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
    }
}

/// A step of the wall clock, and the end of a laptop's sleep, are noticed after this time at the latest.
const LONGEST_NAP: Duration = Duration::from_secs(30);

impl Timers for SystemClock {
    fn sleep_until(&self, at: Timestamp) -> Sleep {
        let clock = *self;
        Box::pin(async move {
            loop {
                let left = at.millis_since(clock.now());
                if left == 0 {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(left).min(LONGEST_NAP)).await;
            }
        })
    }
}

/// Bytes that are asked of the operating system at once: a system call for every request id would be a good part of
/// the cost of a small request.
const DRAWN: usize = 4096;

thread_local! {
    static READY: RefCell<Ready> = const { RefCell::new(Ready { bytes: [0; DRAWN], used: DRAWN }) };
}

/// Random bytes that nobody has seen yet.
struct Ready {
    bytes: [u8; DRAWN],
    used: usize,
}

/// The operating system's secure random generator, asked for many bytes at once by each thread.
#[derive(Debug)]
pub struct SystemRng(SystemRandom);

impl SystemRng {
    /// The generator.
    #[must_use]
    pub fn new() -> Self {
        SystemRng(SystemRandom::new())
    }

    fn draw(&self, out: &mut [u8]) {
        self.0.fill(out).expect("the operating system gives random bytes once it has booted");
    }
}

impl Default for SystemRng {
    fn default() -> Self {
        SystemRng::new()
    }
}

impl Rng for SystemRng {
    fn fill(&self, out: &mut [u8]) {
        if out.len() > DRAWN {
            return self.draw(out);
        }
        READY.with_borrow_mut(|ready| {
            if DRAWN - ready.used < out.len() {
                self.draw(&mut ready.bytes);
                ready.used = 0;
            }
            let taken = &mut ready.bytes[ready.used..ready.used + out.len()];
            out.copy_from_slice(taken);
            // Given out once: a later leak of this memory tells nothing of a key.
            taken.fill(0);
            ready.used += out.len();
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_real_clock_wakes_at_its_time_and_not_before() {
        let at = SystemClock.now().plus(Duration::from_millis(20));
        SystemClock.sleep_until(at).await;
        assert!(SystemClock.now() >= at);
        SystemClock.sleep_until(Timestamp::ZERO).await;
    }

    #[test]
    fn random_bytes_are_given_out_once() {
        let rng = SystemRng::new();
        let mut seen = std::collections::HashSet::new();
        for length in [16, 88, 32, 4096, 5000].into_iter().cycle().take(300) {
            let mut bytes = vec![0; length];
            rng.fill(&mut bytes);
            assert!(seen.insert(bytes), "{length} bytes came twice");
        }
    }
}
