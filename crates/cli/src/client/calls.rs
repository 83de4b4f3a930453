//! The operations that the command line calls.

use model::{Encode, FromValue, Service};
use model::{kinesis as k, kinesisanalytics as a};

/// The input of an operation.
pub trait Input: Encode + Sync {
    /// Name of the operation, for example `PutRecords`.
    const OPERATION: &'static str;
    /// The service that it belongs to.
    const SERVICE: &'static Service = &k::SERVICE;
}

/// An operation that answers something.
pub trait Query: Input {
    /// What it answers.
    type Output: FromValue;
}

impl Input for k::CreateStreamInput {
    const OPERATION: &'static str = "CreateStream";
}

impl Input for k::DecreaseStreamRetentionPeriodInput {
    const OPERATION: &'static str = "DecreaseStreamRetentionPeriod";
}

impl Input for k::DeleteStreamInput {
    const OPERATION: &'static str = "DeleteStream";
}

impl Input for k::DeregisterStreamConsumerInput {
    const OPERATION: &'static str = "DeregisterStreamConsumer";
}

impl Input for k::DescribeStreamConsumerInput {
    const OPERATION: &'static str = "DescribeStreamConsumer";
}

impl Query for k::DescribeStreamConsumerInput {
    type Output = k::DescribeStreamConsumerOutput;
}

impl Input for k::DescribeStreamSummaryInput {
    const OPERATION: &'static str = "DescribeStreamSummary";
}

impl Query for k::DescribeStreamSummaryInput {
    type Output = k::DescribeStreamSummaryOutput;
}

impl Input for k::GetRecordsInput {
    const OPERATION: &'static str = "GetRecords";
}

impl Query for k::GetRecordsInput {
    type Output = k::GetRecordsOutput;
}

impl Input for k::GetShardIteratorInput {
    const OPERATION: &'static str = "GetShardIterator";
}

impl Query for k::GetShardIteratorInput {
    type Output = k::GetShardIteratorOutput;
}

impl Input for k::IncreaseStreamRetentionPeriodInput {
    const OPERATION: &'static str = "IncreaseStreamRetentionPeriod";
}

impl Input for k::ListShardsInput {
    const OPERATION: &'static str = "ListShards";
}

impl Query for k::ListShardsInput {
    type Output = k::ListShardsOutput;
}

impl Input for k::ListStreamsInput {
    const OPERATION: &'static str = "ListStreams";
}

impl Query for k::ListStreamsInput {
    type Output = k::ListStreamsOutput;
}

impl Input for k::ListTagsForStreamInput {
    const OPERATION: &'static str = "ListTagsForStream";
}

impl Query for k::ListTagsForStreamInput {
    type Output = k::ListTagsForStreamOutput;
}

impl Input for k::MergeShardsInput {
    const OPERATION: &'static str = "MergeShards";
}

impl Input for k::PutRecordInput {
    const OPERATION: &'static str = "PutRecord";
}

impl Query for k::PutRecordInput {
    type Output = k::PutRecordOutput;
}

impl Input for k::PutRecordsInput {
    const OPERATION: &'static str = "PutRecords";
}

impl Query for k::PutRecordsInput {
    type Output = k::PutRecordsOutput;
}

impl Input for k::RegisterStreamConsumerInput {
    const OPERATION: &'static str = "RegisterStreamConsumer";
}

impl Query for k::RegisterStreamConsumerInput {
    type Output = k::RegisterStreamConsumerOutput;
}

impl Input for k::SplitShardInput {
    const OPERATION: &'static str = "SplitShard";
}

impl Input for k::SubscribeToShardInput {
    const OPERATION: &'static str = "SubscribeToShard";
}

impl Input for k::UpdateShardCountInput {
    const OPERATION: &'static str = "UpdateShardCount";
}

impl Input for a::AddApplicationReferenceDataSourceRequest {
    const OPERATION: &'static str = "AddApplicationReferenceDataSource";
    const SERVICE: &'static Service = &a::SERVICE;
}

impl Input for a::CreateApplicationRequest {
    const OPERATION: &'static str = "CreateApplication";
    const SERVICE: &'static Service = &a::SERVICE;
}

impl Query for a::CreateApplicationRequest {
    type Output = a::CreateApplicationResponse;
}

impl Input for a::DescribeApplicationRequest {
    const OPERATION: &'static str = "DescribeApplication";
    const SERVICE: &'static Service = &a::SERVICE;
}

impl Query for a::DescribeApplicationRequest {
    type Output = a::DescribeApplicationResponse;
}

impl Input for a::ListApplicationsRequest {
    const OPERATION: &'static str = "ListApplications";
    const SERVICE: &'static Service = &a::SERVICE;
}

impl Query for a::ListApplicationsRequest {
    type Output = a::ListApplicationsResponse;
}

impl Input for a::StartApplicationRequest {
    const OPERATION: &'static str = "StartApplication";
    const SERVICE: &'static Service = &a::SERVICE;
}

impl Input for a::StopApplicationRequest {
    const OPERATION: &'static str = "StopApplication";
    const SERVICE: &'static Service = &a::SERVICE;
}
