//! How long answers took: any number of them in a few kilobytes, to three digits.

use std::time::Duration;

use hdrhistogram::Histogram;

/// A histogram of latencies from 1 µs to an hour, each exact to one part in a thousand.
#[derive(Clone, Debug)]
pub struct Latencies(Histogram<u64>);

/// The longest latency that is told apart, in µs.
const LONGEST: u64 = 3_600_000_000;

impl Default for Latencies {
    fn default() -> Self {
        Self(Histogram::new_with_bounds(1, LONGEST, 3).expect("these bounds are in order"))
    }
}

impl Latencies {
    /// Counts one.
    pub fn record(&mut self, latency: Duration) {
        // Beyond the bounds it counts as the nearest.
        self.0.saturating_record(u64::try_from(latency.as_micros()).unwrap_or(u64::MAX).max(1));
    }

    /// Counts all of another.
    pub fn merge(&mut self, other: &Self) {
        self.0.add(&other.0).expect("all have the same bounds");
    }

    /// How many.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.0.len()
    }

    /// The latency in milliseconds that a share (0.5: half) of them kept; 1 is the longest. NaN when there are none.
    #[must_use]
    pub fn millis(&self, share: f64) -> f64 {
        if self.0.is_empty() {
            return f64::NAN;
        }
        let micros = if share >= 1.0 { self.0.max() } else { self.0.value_at_quantile(share) };
        micros as f64 / 1e3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_exact_to_three_digits() {
        let mut latencies = Latencies::default();
        assert!(latencies.millis(0.5).is_nan());
        for millis in 1..=1000 {
            latencies.record(Duration::from_millis(millis));
        }
        for (share, wanted) in [(0.5, 500.0), (0.9, 900.0), (0.999, 999.0), (1.0, 1000.0)] {
            let found = latencies.millis(share);
            assert!((found - wanted).abs() <= wanted / 1000.0, "{share}: {found}");
        }
        assert_eq!(latencies.count(), 1000);
    }

    #[test]
    fn two_are_one() {
        let (mut all, mut other) = (Latencies::default(), Latencies::default());
        all.record(Duration::from_millis(1));
        other.record(Duration::from_secs(7200));
        other.record(Duration::ZERO);
        all.merge(&other);
        assert_eq!(all.count(), 3);
        assert!(all.millis(1.0) >= 3_590_000.0, "what is too long counts as the longest");
        assert!(all.millis(0.1) <= 0.002);
    }
}
