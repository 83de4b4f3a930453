//! The numbers of enhanced fan-out.

use std::time::Duration;

/// Settings of consumers and their subscriptions.
#[derive(Clone, Debug)]
pub struct FanOutSettings {
    /// Consumers that a stream may have.
    pub consumers_max: u32,
    /// Consumers of a stream that may be CREATING at once.
    pub consumers_creating_max: u32,
    /// How long a new consumer stays CREATING.
    pub creating: Duration,
    /// How long a deregistered consumer stays DELETING.
    pub deleting: Duration,
}

impl Default for FanOutSettings {
    fn default() -> Self {
        FanOutSettings {
            consumers_max: 20,
            consumers_creating_max: 5,
            creating: Duration::ZERO,
            deleting: Duration::ZERO,
        }
    }
}
