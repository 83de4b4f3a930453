//! The numbers of this service.

use std::time::Duration;

use streams_core::on_demand::Policy;

use crate::FanOutSettings;

/// Settings of Data Streams.
#[derive(Clone, Debug)]
pub struct StreamsSettings {
    /// Open shards that an account may have in a region.
    pub account_shards_max: u32,
    /// How long a new stream stays CREATING.
    pub creating: Duration,
    /// How long a stream stays UPDATING after its shards were changed.
    pub updating: Duration,
    /// Open shards that UpdateShardCount may give to one stream.
    pub stream_shards_max: u32,
    /// Times that UpdateShardCount may be called for one stream in 24 hours.
    pub count_updates_per_day_max: u32,
    /// How long a deleted stream stays DELETING.
    pub deleting: Duration,
    /// How long a shard iterator or a list token can be used after it was issued.
    pub token_life: Duration,
    /// How often encryption of one stream can be started, and stopped, within 24 hours; 0 is no limit.
    pub encryption_changes_per_day_max: u32,
    /// Control commands between two snapshots of the control state.
    pub snapshot_commands: u64,
    /// Pages of GetRecords, of 10 MiB at the most, that are in memory at once before they are answers; further calls wait.
    pub pages_max: usize,
    /// Consumers and their subscriptions.
    pub fan_out: FanOutSettings,
    /// Whether AWS's throughput limits hold: bytes and records of shards, calls of operations. A stream's tag
    /// `flumen.limits` with the value `on` or `off` says otherwise for the shards of that stream.
    pub limits: bool,
    /// Capacity modes.
    pub capacity: CapacitySettings,
}

impl Default for StreamsSettings {
    fn default() -> Self {
        StreamsSettings {
            account_shards_max: 20_000,
            creating: Duration::ZERO,
            updating: Duration::ZERO,
            stream_shards_max: 10_000,
            count_updates_per_day_max: u32::MAX,
            deleting: Duration::ZERO,
            token_life: Duration::from_millis(300_000),
            encryption_changes_per_day_max: 0,
            snapshot_commands: 1_000,
            pages_max: 16,
            fan_out: FanOutSettings::default(),
            limits: false,
            capacity: CapacitySettings::default(),
        }
    }
}

/// How long AWS's streams and consumers stay CREATING, UPDATING or DELETING, about.
const STRICT_DELAY: Duration = Duration::from_secs(5);

impl StreamsSettings {
    /// AWS's limits and timings.
    #[must_use]
    pub fn strict() -> Self {
        StreamsSettings {
            creating: STRICT_DELAY,
            updating: STRICT_DELAY,
            deleting: STRICT_DELAY,
            count_updates_per_day_max: 10,
            encryption_changes_per_day_max: 25,
            limits: true,
            fan_out: FanOutSettings {
                creating: STRICT_DELAY,
                deleting: STRICT_DELAY,
                ..FanOutSettings::default()
            },
            capacity: CapacitySettings {
                creating_streams_max: 5,
                on_demand_streams_max: 50,
                mode_changes_per_day_max: 2,
                on_demand: Policy::default(),
            },
            ..StreamsSettings::default()
        }
    }
}

/// Settings of capacity modes.
#[derive(Clone, Debug)]
pub struct CapacitySettings {
    /// Streams of an account and region that may be CREATING at once.
    pub creating_streams_max: u32,
    /// On-demand streams that an account may have in a region.
    pub on_demand_streams_max: u32,
    /// Times that the mode of one stream may change in 24 hours.
    pub mode_changes_per_day_max: u32,
    /// How on-demand streams follow their load.
    pub on_demand: Policy,
}

impl Default for CapacitySettings {
    fn default() -> Self {
        CapacitySettings {
            creating_streams_max: 1_000_000,
            on_demand_streams_max: 1_000_000,
            mode_changes_per_day_max: 1_000_000,
            on_demand: Policy::default(),
        }
    }
}
