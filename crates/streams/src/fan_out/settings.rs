//! The numbers of enhanced fan-out.

use std::time::Duration;

/// Settings of consumers and their subscriptions.
#[derive(Clone, Debug)]
pub struct FanOutSettings {
    /// Consumers that a stream may have.
    pub consumers_max: u32,
    /// The same for a stream in on-demand mode of an account that is committed to a minimum throughput.
    pub consumers_max_committed: u32,
    /// Consumers of a stream that may be CREATING at once.
    pub consumers_creating_max: u32,
    /// How long a new consumer stays CREATING.
    pub creating: Duration,
    /// How long a deregistered consumer stays DELETING.
    pub deleting: Duration,
    /// How long a subscription lasts.
    pub life: Duration,
    /// How long after a subscription began the next one of the same consumer and shard is refused; later it takes
    /// over.
    pub takeover_after: Duration,
    /// Longest time without an event: then an empty one is sent.
    pub heartbeat: Duration,
    /// Stored bytes of records that one event holds at the most; one record is sent whatever its size.
    pub event_bytes_max: usize,
    /// Stored bytes of a shard's newest events that are kept for the subscribers that come for them next.
    pub recent_bytes_max: usize,
}

impl Default for FanOutSettings {
    fn default() -> Self {
        FanOutSettings {
            consumers_max: 20,
            consumers_max_committed: 50,
            consumers_creating_max: 5,
            creating: Duration::ZERO,
            deleting: Duration::ZERO,
            life: Duration::from_secs(300),
            takeover_after: Duration::from_secs(5),
            heartbeat: Duration::from_secs(5),
            event_bytes_max: 1 << 20,
            recent_bytes_max: 4 << 20,
        }
    }
}
