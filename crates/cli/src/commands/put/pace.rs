//! Not faster than asked.

use std::time::Duration;

use crate::text::units::Rate;

/// Spreads records evenly over time.
#[derive(Clone, Copy, Debug)]
pub struct Pacer {
    rate: Rate,
}

impl Pacer {
    /// So many records a second.
    pub fn new(rate: Rate) -> Self {
        Pacer { rate }
    }

    /// Most records in a batch: what is due in a tenth of a second, so that a second looks even.
    pub fn batch(self) -> usize {
        // Saturates; the caller's own limit is far lower.
        ((self.rate.0 / 10.0).ceil() as usize).max(1)
    }

    /// How long to wait until the next batch is due, after `sent` records in `elapsed` time. Lost time is caught up.
    pub fn wait(self, sent: u64, elapsed: Duration) -> Duration {
        let due = Duration::try_from_secs_f64(sent as f64 / self.rate.0).unwrap_or(Duration::MAX);
        due.saturating_sub(elapsed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_spread_evenly() {
        let pacer = Pacer::new(Rate(100.0));
        assert_eq!(pacer.batch(), 10);
        assert_eq!(pacer.wait(0, Duration::ZERO), Duration::ZERO);
        assert_eq!(pacer.wait(10, Duration::from_millis(40)), Duration::from_millis(60));
        assert_eq!(pacer.wait(10, Duration::from_secs(1)), Duration::ZERO);
        assert_eq!(Pacer::new(Rate(0.5)).batch(), 1);
        assert_eq!(Pacer::new(Rate(0.5)).wait(1, Duration::ZERO), Duration::from_secs(2));
        assert_eq!(Pacer::new(Rate(1e-300)).wait(1, Duration::ZERO), Duration::MAX);
    }
}
