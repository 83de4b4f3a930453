//! The numbers of the service.

use std::time::Duration;

/// Limits and times.
#[derive(Clone, Debug)]
pub struct AnalyticsSettings {
    /// Applications that an account may have in a region. Default 50, as AWS.
    pub applications_max: u32,
    /// Tags of an application. Default 50, as AWS.
    pub tags_max: u32,
    /// Commands after which the state is saved as a whole. Default 1,000.
    pub snapshot_commands: u64,
    /// Time between two attempts to start an application that the server could not start again. Default 5 s.
    pub retry_after: Duration,
}

impl Default for AnalyticsSettings {
    fn default() -> Self {
        AnalyticsSettings {
            applications_max: 50,
            tags_max: 50,
            snapshot_commands: 1_000,
            retry_after: Duration::from_secs(5),
        }
    }
}
