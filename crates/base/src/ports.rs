//! What the pure parts ask of the world. Implemented by the shell, replaced by the simulator.

use crate::Timestamp;

/// Tells the time of day.
pub trait Clock: Send + Sync + 'static {
    /// Wall-clock time now. May step backwards; whoever needs it monotone takes the maximum.
    fn now(&self) -> Timestamp;
}

/// Fills buffers with random bytes.
pub trait Rng: Send + Sync + 'static {
    /// Overwrites all of `out`. The real one is cryptographically secure.
    fn fill(&self, out: &mut [u8]);
}
