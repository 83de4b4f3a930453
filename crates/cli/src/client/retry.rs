//! When a failed request is sent again, and after how long.

use std::time::Duration;

use super::error::CallError;

/// How patient a caller is.
#[derive(Clone, Copy, Debug)]
pub struct Retry {
    /// Requests in all, the first one included.
    pub attempts: u32,
    /// Pause before the second request; it doubles each time.
    pub first: Duration,
    /// The longest pause.
    pub cap: Duration,
}

impl Retry {
    /// For commands that a person waits for: about a second in all.
    pub const BRIEF: Retry =
        Retry { attempts: 4, first: Duration::from_millis(100), cap: Duration::from_secs(1) };
    /// For work that should outlive a restart of the server: about half a minute in all.
    pub const PATIENT: Retry =
        Retry { attempts: 20, first: Duration::from_millis(100), cap: Duration::from_secs(2) };

    /// The pause before the next request after `failed` attempts, or `None` to give up. `jitter` is in 0..=1: pauses
    /// are between half and all of the nominal one, so that clients do not come back in step.
    pub fn pause(&self, failed: u32, error: &CallError, jitter: f64) -> Option<Duration> {
        (failed < self.attempts && error.is_retryable())
            .then(|| self.nominal(failed).mul_f64(0.5 + jitter / 2.0))
    }

    fn nominal(&self, failed: u32) -> Duration {
        let doublings = failed.saturating_sub(1).min(16);
        self.first.saturating_mul(1 << doublings).min(self.cap)
    }
}

#[cfg(test)]
mod tests {
    use edge::http::HttpError;

    use super::*;

    #[test]
    fn pauses_double_up_to_the_cap_and_end() {
        let throttled = CallError::service("ProvisionedThroughputExceededException", "slow down", 400);
        let pause = |failed| Retry::PATIENT.pause(failed, &throttled, 1.0).map(|d| d.as_millis());
        assert_eq!(pause(1), Some(100));
        assert_eq!(pause(3), Some(400));
        assert_eq!(pause(10), Some(2000));
        assert_eq!(pause(20), None);
        assert_eq!(Retry::BRIEF.pause(1, &throttled, 0.0).map(|d| d.as_millis()), Some(50));
    }

    #[test]
    fn only_what_may_pass_is_tried_again() {
        let retried = |error: &CallError| Retry::BRIEF.pause(1, error, 0.5).is_some();
        assert!(retried(&CallError::service("InternalFailure", "", 500)));
        assert!(retried(&CallError::service("ThrottlingException", "", 400)));
        assert!(!retried(&CallError::service("ResourceNotFoundException", "", 400)));
        assert!(!retried(&CallError::Http(HttpError::Tls("bad certificate".into()))));
    }
}
