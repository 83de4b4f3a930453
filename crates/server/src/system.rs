//! The real clock and the real randomness.

use std::time::{SystemTime, UNIX_EPOCH};

use base::{Clock, Rng, Timestamp};
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

/// The operating system's secure random generator.
#[derive(Debug)]
pub struct SystemRng(SystemRandom);

impl SystemRng {
    /// The generator; it has no state of its own.
    #[must_use]
    pub fn new() -> Self {
        SystemRng(SystemRandom::new())
    }
}

impl Default for SystemRng {
    fn default() -> Self {
        SystemRng::new()
    }
}

impl Rng for SystemRng {
    fn fill(&self, out: &mut [u8]) {
        self.0.fill(out).expect("the operating system gives random bytes once it has booted");
    }
}
