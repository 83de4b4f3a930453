//! THE LIST of operations: built ones in alphabetical order, then those that are not built yet with the reason
//! that their error tells. Dispatch, metrics and the coverage table are derived from it.

use std::sync::Arc;

use model::kinesis as shapes;
use service_api::ports::Authorizer;
use service_api::{Handler, ServiceEntry, handler};

use crate::Streams;

mod access;
mod add_tags_to_stream;
mod create_stream;
mod decrease_stream_retention_period;
mod delete_resource_policy;
mod delete_stream;
mod deregister_stream_consumer;
mod describe_account_settings;
mod describe_limits;
mod describe_stream;
mod describe_stream_consumer;
mod describe_stream_summary;
mod disable_enhanced_monitoring;
mod enable_enhanced_monitoring;
mod get_records;
mod get_resource_policy;
mod get_shard_iterator;
mod increase_stream_retention_period;
mod list_shards;
mod list_stream_consumers;
mod list_streams;
mod list_tags_for_resource;
mod list_tags_for_stream;
mod merge_shards;
mod put_record;
mod put_records;
mod put_resource_policy;
mod register_stream_consumer;
mod remove_tags_from_stream;
mod split_shard;
mod start_stream_encryption;
mod stop_stream_encryption;
mod subscribe_to_shard;
mod tag_resource;
mod throttled;
mod untag_resource;
mod update_account_settings;
mod update_max_record_size;
mod update_shard_count;
mod update_stream_mode;
mod update_stream_record_distribution_strategy;
mod update_stream_warm_throughput;

#[rustfmt::skip]
fn built(streams: &Arc<Streams>) -> Vec<Arc<dyn Handler>> {
    vec![
        handler::<add_tags_to_stream::AddTagsToStream>(streams),
        handler::<create_stream::CreateStream>(streams),
        handler::<decrease_stream_retention_period::DecreaseStreamRetentionPeriod>(streams),
        handler::<delete_resource_policy::DeleteResourcePolicy>(streams),
        handler::<delete_stream::DeleteStream>(streams),
        handler::<deregister_stream_consumer::DeregisterStreamConsumer>(streams),
        handler::<describe_account_settings::DescribeAccountSettings>(streams),
        handler::<describe_limits::DescribeLimits>(streams),
        handler::<describe_stream::DescribeStream>(streams),
        handler::<describe_stream_consumer::DescribeStreamConsumer>(streams),
        handler::<describe_stream_summary::DescribeStreamSummary>(streams),
        handler::<disable_enhanced_monitoring::DisableEnhancedMonitoring>(streams),
        handler::<enable_enhanced_monitoring::EnableEnhancedMonitoring>(streams),
        handler::<get_records::GetRecords>(streams),
        handler::<get_resource_policy::GetResourcePolicy>(streams),
        handler::<get_shard_iterator::GetShardIterator>(streams),
        handler::<increase_stream_retention_period::IncreaseStreamRetentionPeriod>(streams),
        handler::<list_shards::ListShards>(streams),
        handler::<list_stream_consumers::ListStreamConsumers>(streams),
        handler::<list_streams::ListStreams>(streams),
        handler::<list_tags_for_resource::ListTagsForResource>(streams),
        handler::<list_tags_for_stream::ListTagsForStream>(streams),
        handler::<merge_shards::MergeShards>(streams),
        handler::<put_record::PutRecord>(streams),
        handler::<put_records::PutRecords>(streams),
        handler::<put_resource_policy::PutResourcePolicy>(streams),
        handler::<register_stream_consumer::RegisterStreamConsumer>(streams),
        handler::<remove_tags_from_stream::RemoveTagsFromStream>(streams),
        handler::<split_shard::SplitShard>(streams),
        handler::<start_stream_encryption::StartStreamEncryption>(streams),
        handler::<stop_stream_encryption::StopStreamEncryption>(streams),
        handler::<subscribe_to_shard::SubscribeToShard>(streams),
        handler::<tag_resource::TagResource>(streams),
        handler::<untag_resource::UntagResource>(streams),
        handler::<update_account_settings::UpdateAccountSettings>(streams),
        handler::<update_max_record_size::UpdateMaxRecordSize>(streams),
        handler::<update_shard_count::UpdateShardCount>(streams),
        handler::<update_stream_mode::UpdateStreamMode>(streams),
        handler::<update_stream_record_distribution_strategy::UpdateStreamRecordDistributionStrategy>(streams),
        handler::<update_stream_warm_throughput::UpdateStreamWarmThroughput>(streams),
    ]
}

const CHANNELS: &str = "channels come with delivery to object stores";
const QUEUES: &str = "queues come after channels";

const NOT_YET: &[(&str, &str)] = &[
    ("AcknowledgeDeadLetterQueueRecords", QUEUES),
    ("AcknowledgeQueueRecords", QUEUES),
    ("CreateChannel", CHANNELS),
    ("CreateQueue", QUEUES),
    ("DeleteChannel", CHANNELS),
    ("DeleteQueue", QUEUES),
    ("DescribeChannel", CHANNELS),
    ("DescribeQueue", QUEUES),
    ("ListChannels", CHANNELS),
    ("ListQueues", QUEUES),
    ("ReceiveDeadLetterQueueRecords", QUEUES),
    ("ReceiveQueueRecords", QUEUES),
    ("RestoreDeadLetterQueueRecords", QUEUES),
    ("UpdateChannel", CHANNELS),
    ("UpdateDeadLetterQueueRecordsVisibility", QUEUES),
    ("UpdateQueue", QUEUES),
    ("UpdateQueueRecordsVisibility", QUEUES),
];

/// The service as the gateway's registry takes it.
#[must_use]
pub fn entry(streams: &Arc<Streams>, authorizer: Arc<dyn Authorizer>) -> ServiceEntry {
    // What is refused to a caller does not count against the rates.
    let handlers = throttled::throttled(streams, built(streams));
    let handlers = access::guarded(streams, &authorizer, handlers);
    ServiceEntry { model: &shapes::SERVICE, handlers, not_yet: NOT_YET }
}

#[cfg(test)]
mod tests;
