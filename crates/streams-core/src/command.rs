//! What can be asked of the machine.

use std::collections::{BTreeMap, BTreeSet};

use base::{HashKey, Scope};
use minicbor::{Decode, Encode};

use crate::{MetricsChange, Mode, Peak, ShardId, ShardMetric};

/// A change that somebody wants. Everything that a decision needs is in the command, also what comes from
/// settings (delays, limits), so that a replay under other settings decides the same.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub enum Command {
    /// The first command of a log: the key that signs shard iterators and list tokens.
    #[n(0)]
    SetSecret {
        /// Random bytes.
        #[cbor(n(0), with = "minicbor::bytes")]
        secret: [u8; 32],
    },
    /// Creates a stream.
    #[n(1)]
    CreateStream {
        /// Its account and region.
        #[n(0)]
        scope: Scope,
        /// Its name.
        #[n(1)]
        name: String,
        /// Its capacity mode.
        #[n(2)]
        mode: Mode,
        /// Open shards at the start, at least 1.
        #[n(3)]
        shards: u32,
        /// Largest record, in KiB.
        #[n(4)]
        record_kib_max: u32,
        /// Tags from the start.
        #[n(5)]
        tags: BTreeMap<String, String>,
        /// How long it stays CREATING, in milliseconds.
        #[n(6)]
        creating_ms: u64,
        /// Open shards that the account may have in the region.
        #[n(7)]
        account_shards_max: u32,
        /// Write throughput to be ready for, in MiB/s.
        #[n(8)]
        warm_mibps: Option<u32>,
        /// Whether the service distributes records over shards.
        #[n(9)]
        auto_distribution: bool,
        /// Streams of the account that may be CREATING at once.
        #[n(10)]
        creating_max: u32,
        /// On-demand streams that the account may have in the region.
        #[n(11)]
        on_demand_streams_max: u32,
    },
    /// Deletes a stream and its records.
    #[n(2)]
    DeleteStream {
        /// Its account and region.
        #[n(0)]
        scope: Scope,
        /// Its name.
        #[n(1)]
        name: String,
        /// How long it stays DELETING, in milliseconds.
        #[n(2)]
        deleting_ms: u64,
        /// Whether registered consumers go with it; otherwise they keep it from being deleted.
        #[cbor(n(3), default)]
        enforce: bool,
    },
    /// Adds tags or replaces their values.
    #[n(3)]
    AddTags {
        /// The stream's account and region.
        #[n(0)]
        scope: Scope,
        /// The stream's name.
        #[n(1)]
        name: String,
        /// Keys and values.
        #[n(2)]
        tags: BTreeMap<String, String>,
    },
    /// Removes tags; keys that are not there are no error.
    #[n(4)]
    RemoveTags {
        /// The stream's account and region.
        #[n(0)]
        scope: Scope,
        /// The stream's name.
        #[n(1)]
        name: String,
        /// Keys.
        #[n(2)]
        keys: Vec<String>,
    },
    /// Changes how long records are kept.
    #[n(5)]
    SetRetention {
        /// The stream's account and region.
        #[n(0)]
        scope: Scope,
        /// The stream's name.
        #[n(1)]
        name: String,
        /// The new retention, in hours.
        #[n(2)]
        hours: u32,
        /// Which of the two operations asked.
        #[n(3)]
        change: RetentionChange,
    },
    /// Closes a shard and opens two in its place.
    #[n(20)]
    SplitShard {
        /// The stream's account and region.
        #[n(0)]
        scope: Scope,
        /// The stream's name.
        #[n(1)]
        name: String,
        /// The shard that is closed.
        #[n(2)]
        shard: ShardId,
        /// First hash key of the upper child.
        #[n(3)]
        new_start: HashKey,
        /// Who asks.
        #[n(4)]
        by: Asker,
        /// How long the stream is UPDATING, in milliseconds.
        #[n(5)]
        updating_ms: u64,
        /// Open shards that the account may have in the region.
        #[n(6)]
        account_shards_max: u32,
    },
    /// Closes two neighbours and opens one in their place.
    #[n(21)]
    MergeShards {
        /// The stream's account and region.
        #[n(0)]
        scope: Scope,
        /// The stream's name.
        #[n(1)]
        name: String,
        /// The shard with the lower hash keys.
        #[n(2)]
        shard: ShardId,
        /// The shard whose hash keys begin where those of `shard` end.
        #[n(3)]
        adjacent: ShardId,
        /// Who asks.
        #[n(4)]
        by: Asker,
        /// How long the stream is UPDATING, in milliseconds.
        #[n(5)]
        updating_ms: u64,
    },
    /// Splits and merges until there are `target` open shards with equal shares of the hash keys.
    #[n(22)]
    UpdateShardCount {
        /// The stream's account and region.
        #[n(0)]
        scope: Scope,
        /// The stream's name.
        #[n(1)]
        name: String,
        /// Open shards wanted, at least 1.
        #[n(2)]
        target: u32,
        /// How long the stream is UPDATING, in milliseconds.
        #[n(3)]
        updating_ms: u64,
        /// Open shards that the account may have in the region.
        #[n(4)]
        account_shards_max: u32,
        /// Open shards that one stream may have.
        #[n(5)]
        stream_shards_max: u32,
        /// Accepted commands of this kind that a stream may have in 24 hours.
        #[n(6)]
        per_day_max: u32,
    },
    /// Keeps metrics for each shard, or ends it.
    #[n(23)]
    SetShardMetrics {
        /// The stream's account and region.
        #[n(0)]
        scope: Scope,
        /// The stream's name.
        #[n(1)]
        name: String,
        /// The metrics that are meant.
        #[n(2)]
        metrics: BTreeSet<ShardMetric>,
        /// What becomes of them.
        #[n(3)]
        change: MetricsChange,
        /// How long the stream is UPDATING, in milliseconds.
        #[n(4)]
        updating_ms: u64,
    },
    /// Changes how large a record may be.
    #[n(24)]
    SetRecordSize {
        /// The stream's account and region.
        #[n(0)]
        scope: Scope,
        /// The stream's name.
        #[n(1)]
        name: String,
        /// Largest record, in KiB.
        #[n(2)]
        record_kib_max: u32,
        /// How long the stream is UPDATING, in milliseconds.
        #[n(3)]
        updating_ms: u64,
    },
    /// Adds tags to a consumer or replaces their values.
    #[n(25)]
    AddConsumerTags {
        /// The stream's account and region.
        #[n(0)]
        scope: Scope,
        /// The stream's name.
        #[n(1)]
        name: String,
        /// The consumer's name.
        #[n(2)]
        consumer: String,
        /// The second of its creation.
        #[n(3)]
        created_s: u64,
        /// Keys and values.
        #[n(4)]
        tags: BTreeMap<String, String>,
    },
    /// Removes tags of a consumer; keys that are not there are no error.
    #[n(26)]
    RemoveConsumerTags {
        /// The stream's account and region.
        #[n(0)]
        scope: Scope,
        /// The stream's name.
        #[n(1)]
        name: String,
        /// The consumer's name.
        #[n(2)]
        consumer: String,
        /// The second of its creation.
        #[n(3)]
        created_s: u64,
        /// Keys.
        #[n(4)]
        keys: Vec<String>,
    },
    /// Registers a consumer.
    #[n(40)]
    RegisterConsumer {
        /// The stream's account and region.
        #[n(0)]
        scope: Scope,
        /// The stream's name.
        #[n(1)]
        name: String,
        /// The consumer's name.
        #[n(2)]
        consumer: String,
        /// Tags from the start.
        #[n(3)]
        tags: BTreeMap<String, String>,
        /// How long it stays CREATING, in milliseconds.
        #[n(4)]
        creating_ms: u64,
        /// Consumers that the stream may have.
        #[n(5)]
        consumers_max: u32,
        /// Consumers of the stream that may be CREATING at once.
        #[n(6)]
        creating_max: u32,
    },
    /// Ends a consumer and its subscriptions.
    #[n(41)]
    DeregisterConsumer {
        /// The stream's account and region.
        #[n(0)]
        scope: Scope,
        /// The stream's name.
        #[n(1)]
        name: String,
        /// The consumer's name.
        #[n(2)]
        consumer: String,
        /// The second of its creation, when the caller said it: an earlier consumer of the name is not meant.
        #[n(3)]
        created_s: Option<u64>,
        /// How long it stays DELETING, in milliseconds.
        #[n(4)]
        deleting_ms: u64,
    },
    /// Encrypts new records with a new data key.
    #[n(50)]
    StartEncryption {
        /// The stream's account and region.
        #[n(0)]
        scope: Scope,
        /// The stream's name.
        #[n(1)]
        name: String,
        /// The key as the caller named it.
        #[n(2)]
        key_id: String,
        /// The key that this means.
        #[n(3)]
        key_arn: String,
        /// The new data key, wrapped by that key.
        #[cbor(n(4), with = "minicbor::bytes")]
        wrapped: Vec<u8>,
        /// Most starts of a rolling day; 0 is no limit.
        #[n(5)]
        per_day_max: u32,
        /// How long the stream is UPDATING, in milliseconds.
        #[n(6)]
        updating_ms: u64,
    },
    /// Encrypts new records no longer; no error where they are not.
    #[n(51)]
    StopEncryption {
        /// The stream's account and region.
        #[n(0)]
        scope: Scope,
        /// The stream's name.
        #[n(1)]
        name: String,
        /// Most stops of a rolling day; 0 is no limit.
        #[n(2)]
        per_day_max: u32,
        /// How long the stream is UPDATING, in milliseconds.
        #[n(3)]
        updating_ms: u64,
    },
    /// Attaches a policy to a stream or a consumer, or takes it away.
    #[n(52)]
    SetResourcePolicy {
        /// The stream's account and region.
        #[n(0)]
        scope: Scope,
        /// The stream's name.
        #[n(1)]
        name: String,
        /// The consumer's name and the second of its creation; `None` for the stream itself.
        #[n(2)]
        consumer: Option<(String, u64)>,
        /// The document; `None` takes it away, which is refused where there is none.
        #[n(3)]
        policy: Option<String>,
    },
    /// Changes who decides how many shards a stream has.
    #[n(70)]
    UpdateStreamMode {
        /// The stream's account and region.
        #[n(0)]
        scope: Scope,
        /// The stream's name.
        #[n(1)]
        name: String,
        /// The new mode; the old one is no change and counts for nothing.
        #[n(2)]
        mode: Mode,
        /// Write throughput to be ready for, in MiB/s.
        #[n(3)]
        warm_mibps: Option<u32>,
        /// How long the stream is UPDATING, in milliseconds.
        #[n(4)]
        updating_ms: u64,
        /// Changes that a stream may have in 24 hours; 0 for any number.
        #[n(5)]
        per_day_max: u32,
        /// On-demand streams that the account may have in the region.
        #[n(6)]
        on_demand_streams_max: u32,
    },
    /// Says what an on-demand stream is to be ready for.
    #[n(71)]
    SetWarmThroughput {
        /// The stream's account and region.
        #[n(0)]
        scope: Scope,
        /// The stream's name.
        #[n(1)]
        name: String,
        /// MiB/s.
        #[n(2)]
        mibps: u32,
        /// How long the stream is UPDATING, in milliseconds.
        #[n(3)]
        updating_ms: u64,
    },
    /// Says who distributes records over shards.
    #[n(72)]
    SetRecordDistribution {
        /// The stream's account and region.
        #[n(0)]
        scope: Scope,
        /// The stream's name.
        #[n(1)]
        name: String,
        /// The service (AUTO) instead of the partition key.
        #[n(2)]
        auto: bool,
    },
    /// Makes an account commit itself to a minimum throughput, or end that.
    #[n(73)]
    UpdateAccountSettings {
        /// Account and region.
        #[n(0)]
        scope: Scope,
        /// Whether it is committed.
        #[n(1)]
        enabled: bool,
    },
    /// Remembers a load that is higher than any of its day.
    #[n(74)]
    NotePeak {
        /// The stream's account and region.
        #[n(0)]
        scope: Scope,
        /// The stream's name.
        #[n(1)]
        name: String,
        /// The load.
        #[n(2)]
        peak: Peak,
        /// Days for which peaks are kept.
        #[n(3)]
        memory_days: u32,
    },
}

impl Command {
    /// The scope and name of the stream that it is about; `None` when it is about none.
    #[must_use]
    pub fn stream(&self) -> Option<(&Scope, &str)> {
        match self {
            Command::SetSecret { .. } | Command::UpdateAccountSettings { .. } => None,
            Command::CreateStream { scope, name, .. }
            | Command::DeleteStream { scope, name, .. }
            | Command::AddTags { scope, name, .. }
            | Command::RemoveTags { scope, name, .. }
            | Command::SetRetention { scope, name, .. }
            | Command::SplitShard { scope, name, .. }
            | Command::MergeShards { scope, name, .. }
            | Command::UpdateShardCount { scope, name, .. }
            | Command::SetShardMetrics { scope, name, .. }
            | Command::SetRecordSize { scope, name, .. }
            | Command::AddConsumerTags { scope, name, .. }
            | Command::RemoveConsumerTags { scope, name, .. }
            | Command::RegisterConsumer { scope, name, .. }
            | Command::DeregisterConsumer { scope, name, .. }
            | Command::StartEncryption { scope, name, .. }
            | Command::StopEncryption { scope, name, .. }
            | Command::SetResourcePolicy { scope, name, .. }
            | Command::UpdateStreamMode { scope, name, .. }
            | Command::SetWarmThroughput { scope, name, .. }
            | Command::SetRecordDistribution { scope, name, .. }
            | Command::NotePeak { scope, name, .. } => Some((scope, name)),
        }
    }
}

/// Who wants shards split or merged. An owner may in provisioned mode only, the service in on-demand mode only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Asker {
    /// A caller of SplitShard or MergeShards.
    #[n(0)]
    Owner,
    /// The service, which scales an on-demand stream.
    #[n(1)]
    Scaling,
}

/// The direction that the caller says the retention goes in. An equal value is accepted in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum RetentionChange {
    /// IncreaseStreamRetentionPeriod.
    #[n(0)]
    Increase,
    /// DecreaseStreamRetentionPeriod.
    #[n(1)]
    Decrease,
}
