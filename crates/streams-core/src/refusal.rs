//! Why a command was refused, with the facts that AWS puts into its message.

use base::{AccountId, HashKey, HashRange, Scope};

use crate::ShardId;

/// A command that changed nothing, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A stream of that name exists.
    StreamExists {
        /// Owner.
        account: AccountId,
        /// Name.
        name: String,
    },
    /// There is no stream of that name, or it is on its way out.
    StreamNotFound {
        /// Owner.
        account: AccountId,
        /// Name.
        name: String,
    },
    /// The stream is being created, changed or deleted.
    StreamBusy {
        /// Owner.
        account: AccountId,
        /// Name.
        name: String,
        /// The state that it is in, in AWS's word.
        status: &'static str,
    },
    /// The account would have too many open shards.
    TooManyShards {
        /// Owner and region.
        scope: Scope,
        /// Open shards now.
        current: u32,
        /// Most open shards.
        max: u32,
        /// Shards that the command would have added.
        wanted: u32,
    },
    /// The stream has registered consumers, and they were not to be deleted with it.
    ConsumersRegistered {
        /// Owner.
        account: AccountId,
        /// Name.
        name: String,
        /// How many consumers.
        consumers: u32,
    },
    /// The stream would have more than [`crate::TAGS_PER_STREAM_MAX`] tags.
    TooManyTags {
        /// Owner.
        account: AccountId,
        /// Name.
        name: String,
    },
    /// Fewer hours than [`crate::RETENTION_HOURS_MIN`].
    RetentionTooShort {
        /// Hours asked for.
        hours: u32,
    },
    /// More hours than [`crate::RETENTION_HOURS_MAX`].
    RetentionTooLong {
        /// Hours asked for.
        hours: u32,
    },
    /// An increase that would decrease.
    RetentionNotIncreased {
        /// Name.
        name: String,
        /// Hours asked for.
        hours: u32,
        /// Hours now.
        current: u32,
    },
    /// A decrease that would increase.
    RetentionNotDecreased {
        /// Name.
        name: String,
        /// Hours asked for.
        hours: u32,
        /// Hours now.
        current: u32,
    },
    /// There is no policy to take away.
    NoResourcePolicy {
        /// ARN of the stream or consumer.
        arn: String,
    },
    /// Encryption was started or stopped too often within a day.
    TooManyEncryptionChanges {
        /// Owner.
        account: AccountId,
        /// Name.
        name: String,
        /// Most changes of a rolling day.
        per_day_max: u32,
    },
    /// The stream has a consumer of that name.
    ConsumerExists {
        /// Owner.
        account: AccountId,
        /// Name of the stream.
        stream: String,
        /// Name of the consumer.
        consumer: String,
    },
    /// The stream has no consumer of that name, or it is on its way out.
    ConsumerNotFound {
        /// Owner.
        account: AccountId,
        /// Name of the consumer.
        consumer: String,
    },
    /// The stream would have too many consumers.
    TooManyConsumers {
        /// Owner.
        account: AccountId,
        /// Name of the stream.
        stream: String,
        /// Most consumers of a stream.
        max: u32,
    },
    /// Too many consumers of the stream would be CREATING.
    TooManyConsumersCreating {
        /// Owner.
        account: AccountId,
        /// Name of the stream.
        stream: String,
        /// Most consumers that may be CREATING at once.
        max: u32,
    },
    /// The stream has no such shard, or none any more.
    ShardNotFound {
        /// Owner.
        account: AccountId,
        /// Name of the stream.
        name: String,
        /// The shard.
        shard: ShardId,
    },
    /// The shard was split or merged before.
    ShardClosed {
        /// Owner.
        account: AccountId,
        /// Name of the stream.
        name: String,
        /// The shard.
        shard: ShardId,
    },
    /// A split that would leave no or only one hash key to a child.
    NewStartOutside {
        /// Owner.
        account: AccountId,
        /// Name of the stream.
        name: String,
        /// The shard.
        shard: ShardId,
        /// The key asked for.
        new_start: HashKey,
        /// The shard's keys.
        range: HashRange,
    },
    /// Two shards that do not meet.
    NotAdjacent {
        /// Owner.
        account: AccountId,
        /// Name of the stream.
        name: String,
        /// The shard that should be the lower one.
        shard: ShardId,
        /// The shard that should follow it.
        adjacent: ShardId,
    },
    /// The stream's mode leaves the number of shards to somebody else.
    WrongMode {
        /// Owner.
        account: AccountId,
        /// Name of the stream.
        name: String,
        /// Its mode.
        mode: crate::Mode,
    },
    /// A shard count out of bounds.
    ShardCount {
        /// Which bound.
        bound: CountBound,
        /// Open shards now.
        current: u32,
        /// Shards asked for.
        target: u32,
    },
    /// The shard count was updated as often as it may be in 24 hours.
    TooManyCountUpdates {
        /// Owner.
        account: AccountId,
        /// Name of the stream.
        name: String,
        /// Updates that are allowed.
        max: u32,
    },
    /// The account would have too many streams CREATING.
    TooManyCreating {
        /// Owner.
        account: AccountId,
        /// Streams that may be CREATING at once.
        max: u32,
    },
    /// The account would have too many on-demand streams.
    TooManyOnDemandStreams {
        /// Owner.
        account: AccountId,
        /// Most on-demand streams.
        max: u32,
    },
    /// The mode was changed as often as it may be in 24 hours.
    TooManyModeChanges {
        /// Owner.
        account: AccountId,
        /// Name of the stream.
        name: String,
        /// Changes that are allowed.
        max: u32,
    },
    /// Warm throughput for a provisioned stream.
    WarmNeedsOnDemand,
    /// Warm throughput for an account that is not committed to a minimum.
    WarmNeedsCommitment,
    /// More than [`crate::WARM_MIBPS_MAX`].
    TooWarm {
        /// MiB/s asked for.
        mibps: u32,
    },
    /// The service distributes records in on-demand streams only.
    AutoNeedsOnDemand,
}

/// The bounds of a shard count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountBound {
    /// More than a stream may have.
    StreamMax(u32),
    /// More than double.
    Double,
    /// Less than half.
    Half,
}
