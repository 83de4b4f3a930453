// Written by `cargo xtask codegen` from models/; changes by hand are lost.

use base::Timestamp;
#[allow(unused_imports)]
use bytes::Bytes;
use bytestring::ByteString;

use crate::convert::{Parts, put, put_some};
#[allow(unused_imports)]
use crate::table::*;
use crate::{Encode, FromValue, ShapeWriter, Value};
use crate::{ErrorShape, Operation, Service, Shape};

/// The service `kinesis`, API version 2013-12-02.
pub static SERVICE: Service = Service {
    name: "kinesis",
    target_prefix: "Kinesis_20131202",
    json_version: "1.1",
    operations: &[
        Operation {
            name: "AcknowledgeDeadLetterQueueRecords",
            input: &ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_INPUT,
            output: &ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_THROTTLING_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "AcknowledgeQueueRecords",
            input: &ACKNOWLEDGE_QUEUE_RECORDS_INPUT,
            output: &ACKNOWLEDGE_QUEUE_RECORDS_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_THROTTLING_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "AddTagsToStream",
            input: &ADD_TAGS_TO_STREAM_INPUT,
            output: &ADD_TAGS_TO_STREAM_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "CreateChannel",
            input: &CREATE_CHANNEL_INPUT,
            output: &CREATE_CHANNEL_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_KMS_DISABLED_EXCEPTION,
                &ERROR_KMS_INVALID_STATE_EXCEPTION,
                &ERROR_KMS_ACCESS_DENIED_EXCEPTION,
                &ERROR_KMS_NOT_FOUND_EXCEPTION,
                &ERROR_KMS_OPT_IN_REQUIRED,
                &ERROR_KMS_THROTTLING_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "CreateQueue",
            input: &CREATE_QUEUE_INPUT,
            output: &CREATE_QUEUE_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "CreateStream",
            input: &CREATE_STREAM_INPUT,
            output: &CREATE_STREAM_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_VALIDATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DecreaseStreamRetentionPeriod",
            input: &DECREASE_STREAM_RETENTION_PERIOD_INPUT,
            output: &DECREASE_STREAM_RETENTION_PERIOD_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DeleteChannel",
            input: &DELETE_CHANNEL_INPUT,
            output: &DELETE_CHANNEL_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DeleteQueue",
            input: &DELETE_QUEUE_INPUT,
            output: &DELETE_QUEUE_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DeleteResourcePolicy",
            input: &DELETE_RESOURCE_POLICY_INPUT,
            output: &DELETE_RESOURCE_POLICY_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DeleteStream",
            input: &DELETE_STREAM_INPUT,
            output: &DELETE_STREAM_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DeregisterStreamConsumer",
            input: &DEREGISTER_STREAM_CONSUMER_INPUT,
            output: &DEREGISTER_STREAM_CONSUMER_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DescribeAccountSettings",
            input: &DESCRIBE_ACCOUNT_SETTINGS_INPUT,
            output: &DESCRIBE_ACCOUNT_SETTINGS_OUTPUT,
            no_output: false,
            errors: &[&ERROR_LIMIT_EXCEEDED_EXCEPTION],
            event_stream: false,
        },
        Operation {
            name: "DescribeChannel",
            input: &DESCRIBE_CHANNEL_INPUT,
            output: &DESCRIBE_CHANNEL_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DescribeLimits",
            input: &DESCRIBE_LIMITS_INPUT,
            output: &DESCRIBE_LIMITS_OUTPUT,
            no_output: false,
            errors: &[&ERROR_LIMIT_EXCEEDED_EXCEPTION],
            event_stream: false,
        },
        Operation {
            name: "DescribeQueue",
            input: &DESCRIBE_QUEUE_INPUT,
            output: &DESCRIBE_QUEUE_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DescribeStream",
            input: &DESCRIBE_STREAM_INPUT,
            output: &DESCRIBE_STREAM_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DescribeStreamConsumer",
            input: &DESCRIBE_STREAM_CONSUMER_INPUT,
            output: &DESCRIBE_STREAM_CONSUMER_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DescribeStreamSummary",
            input: &DESCRIBE_STREAM_SUMMARY_INPUT,
            output: &DESCRIBE_STREAM_SUMMARY_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DisableEnhancedMonitoring",
            input: &DISABLE_ENHANCED_MONITORING_INPUT,
            output: &ENHANCED_MONITORING_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "EnableEnhancedMonitoring",
            input: &ENABLE_ENHANCED_MONITORING_INPUT,
            output: &ENHANCED_MONITORING_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "GetRecords",
            input: &GET_RECORDS_INPUT,
            output: &GET_RECORDS_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_PROVISIONED_THROUGHPUT_EXCEEDED_EXCEPTION,
                &ERROR_EXPIRED_ITERATOR_EXCEPTION,
                &ERROR_KMS_DISABLED_EXCEPTION,
                &ERROR_KMS_INVALID_STATE_EXCEPTION,
                &ERROR_KMS_ACCESS_DENIED_EXCEPTION,
                &ERROR_KMS_NOT_FOUND_EXCEPTION,
                &ERROR_KMS_OPT_IN_REQUIRED,
                &ERROR_KMS_THROTTLING_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
                &ERROR_DRY_RUN_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "GetResourcePolicy",
            input: &GET_RESOURCE_POLICY_INPUT,
            output: &GET_RESOURCE_POLICY_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "GetShardIterator",
            input: &GET_SHARD_ITERATOR_INPUT,
            output: &GET_SHARD_ITERATOR_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_PROVISIONED_THROUGHPUT_EXCEEDED_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
                &ERROR_DRY_RUN_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "IncreaseStreamRetentionPeriod",
            input: &INCREASE_STREAM_RETENTION_PERIOD_INPUT,
            output: &INCREASE_STREAM_RETENTION_PERIOD_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "ListChannels",
            input: &LIST_CHANNELS_INPUT,
            output: &LIST_CHANNELS_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_EXPIRED_NEXT_TOKEN_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "ListQueues",
            input: &LIST_QUEUES_INPUT,
            output: &LIST_QUEUES_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_EXPIRED_NEXT_TOKEN_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "ListShards",
            input: &LIST_SHARDS_INPUT,
            output: &LIST_SHARDS_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_EXPIRED_NEXT_TOKEN_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "ListStreamConsumers",
            input: &LIST_STREAM_CONSUMERS_INPUT,
            output: &LIST_STREAM_CONSUMERS_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_EXPIRED_NEXT_TOKEN_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "ListStreams",
            input: &LIST_STREAMS_INPUT,
            output: &LIST_STREAMS_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_EXPIRED_NEXT_TOKEN_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "ListTagsForResource",
            input: &LIST_TAGS_FOR_RESOURCE_INPUT,
            output: &LIST_TAGS_FOR_RESOURCE_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "ListTagsForStream",
            input: &LIST_TAGS_FOR_STREAM_INPUT,
            output: &LIST_TAGS_FOR_STREAM_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "MergeShards",
            input: &MERGE_SHARDS_INPUT,
            output: &MERGE_SHARDS_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "PutRecord",
            input: &PUT_RECORD_INPUT,
            output: &PUT_RECORD_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_PROVISIONED_THROUGHPUT_EXCEEDED_EXCEPTION,
                &ERROR_KMS_DISABLED_EXCEPTION,
                &ERROR_KMS_INVALID_STATE_EXCEPTION,
                &ERROR_KMS_ACCESS_DENIED_EXCEPTION,
                &ERROR_KMS_NOT_FOUND_EXCEPTION,
                &ERROR_KMS_OPT_IN_REQUIRED,
                &ERROR_KMS_THROTTLING_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
                &ERROR_DRY_RUN_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "PutRecords",
            input: &PUT_RECORDS_INPUT,
            output: &PUT_RECORDS_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_PROVISIONED_THROUGHPUT_EXCEEDED_EXCEPTION,
                &ERROR_KMS_DISABLED_EXCEPTION,
                &ERROR_KMS_INVALID_STATE_EXCEPTION,
                &ERROR_KMS_ACCESS_DENIED_EXCEPTION,
                &ERROR_KMS_NOT_FOUND_EXCEPTION,
                &ERROR_KMS_OPT_IN_REQUIRED,
                &ERROR_KMS_THROTTLING_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
                &ERROR_DRY_RUN_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "PutResourcePolicy",
            input: &PUT_RESOURCE_POLICY_INPUT,
            output: &PUT_RESOURCE_POLICY_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "ReceiveDeadLetterQueueRecords",
            input: &RECEIVE_DEAD_LETTER_QUEUE_RECORDS_INPUT,
            output: &RECEIVE_DEAD_LETTER_QUEUE_RECORDS_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_KMS_ACCESS_DENIED_EXCEPTION,
                &ERROR_KMS_DISABLED_EXCEPTION,
                &ERROR_KMS_INVALID_STATE_EXCEPTION,
                &ERROR_KMS_NOT_FOUND_EXCEPTION,
                &ERROR_KMS_OPT_IN_REQUIRED,
                &ERROR_KMS_THROTTLING_EXCEPTION,
                &ERROR_THROTTLING_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "ReceiveQueueRecords",
            input: &RECEIVE_QUEUE_RECORDS_INPUT,
            output: &RECEIVE_QUEUE_RECORDS_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_KMS_ACCESS_DENIED_EXCEPTION,
                &ERROR_KMS_DISABLED_EXCEPTION,
                &ERROR_KMS_INVALID_STATE_EXCEPTION,
                &ERROR_KMS_NOT_FOUND_EXCEPTION,
                &ERROR_KMS_OPT_IN_REQUIRED,
                &ERROR_KMS_THROTTLING_EXCEPTION,
                &ERROR_THROTTLING_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "RegisterStreamConsumer",
            input: &REGISTER_STREAM_CONSUMER_INPUT,
            output: &REGISTER_STREAM_CONSUMER_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "RemoveTagsFromStream",
            input: &REMOVE_TAGS_FROM_STREAM_INPUT,
            output: &REMOVE_TAGS_FROM_STREAM_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "RestoreDeadLetterQueueRecords",
            input: &RESTORE_DEAD_LETTER_QUEUE_RECORDS_INPUT,
            output: &RESTORE_DEAD_LETTER_QUEUE_RECORDS_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_THROTTLING_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "SplitShard",
            input: &SPLIT_SHARD_INPUT,
            output: &SPLIT_SHARD_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "StartStreamEncryption",
            input: &START_STREAM_ENCRYPTION_INPUT,
            output: &START_STREAM_ENCRYPTION_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_KMS_DISABLED_EXCEPTION,
                &ERROR_KMS_INVALID_STATE_EXCEPTION,
                &ERROR_KMS_ACCESS_DENIED_EXCEPTION,
                &ERROR_KMS_NOT_FOUND_EXCEPTION,
                &ERROR_KMS_OPT_IN_REQUIRED,
                &ERROR_KMS_THROTTLING_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "StopStreamEncryption",
            input: &STOP_STREAM_ENCRYPTION_INPUT,
            output: &STOP_STREAM_ENCRYPTION_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "SubscribeToShard",
            input: &SUBSCRIBE_TO_SHARD_INPUT,
            output: &SUBSCRIBE_TO_SHARD_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_DRY_RUN_OPERATION_EXCEPTION,
            ],
            event_stream: true,
        },
        Operation {
            name: "TagResource",
            input: &TAG_RESOURCE_INPUT,
            output: &TAG_RESOURCE_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "UntagResource",
            input: &UNTAG_RESOURCE_INPUT,
            output: &UNTAG_RESOURCE_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "UpdateAccountSettings",
            input: &UPDATE_ACCOUNT_SETTINGS_INPUT,
            output: &UPDATE_ACCOUNT_SETTINGS_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "UpdateChannel",
            input: &UPDATE_CHANNEL_INPUT,
            output: &UPDATE_CHANNEL_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "UpdateDeadLetterQueueRecordsVisibility",
            input: &UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_INPUT,
            output: &UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_THROTTLING_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "UpdateMaxRecordSize",
            input: &UPDATE_MAX_RECORD_SIZE_INPUT,
            output: &UPDATE_MAX_RECORD_SIZE_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_VALIDATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "UpdateQueue",
            input: &UPDATE_QUEUE_INPUT,
            output: &UPDATE_QUEUE_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "UpdateQueueRecordsVisibility",
            input: &UPDATE_QUEUE_RECORDS_VISIBILITY_INPUT,
            output: &UPDATE_QUEUE_RECORDS_VISIBILITY_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_INTERNAL_FAILURE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_THROTTLING_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "UpdateShardCount",
            input: &UPDATE_SHARD_COUNT_INPUT,
            output: &UPDATE_SHARD_COUNT_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_VALIDATION_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "UpdateStreamMode",
            input: &UPDATE_STREAM_MODE_INPUT,
            output: &UPDATE_STREAM_MODE_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_VALIDATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "UpdateStreamRecordDistributionStrategy",
            input: &UPDATE_STREAM_RECORD_DISTRIBUTION_STRATEGY_INPUT,
            output: &UPDATE_STREAM_RECORD_DISTRIBUTION_STRATEGY_OUTPUT,
            no_output: true,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_VALIDATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "UpdateStreamWarmThroughput",
            input: &UPDATE_STREAM_WARM_THROUGHPUT_INPUT,
            output: &UPDATE_STREAM_WARM_THROUGHPUT_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_ACCESS_DENIED_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_VALIDATION_EXCEPTION,
            ],
            event_stream: false,
        },
    ],
};

const PACKAGE: &str = "com.amazonaws.kinesis.v20131202";

static ERROR_ACCESS_DENIED_EXCEPTION: ErrorShape = ErrorShape { name: "AccessDeniedException", status: 400 };
static ERROR_DRY_RUN_OPERATION_EXCEPTION: ErrorShape =
    ErrorShape { name: "DryRunOperationException", status: 400 };
static ERROR_EXPIRED_ITERATOR_EXCEPTION: ErrorShape =
    ErrorShape { name: "ExpiredIteratorException", status: 400 };
static ERROR_EXPIRED_NEXT_TOKEN_EXCEPTION: ErrorShape =
    ErrorShape { name: "ExpiredNextTokenException", status: 400 };
static ERROR_INTERNAL_FAILURE_EXCEPTION: ErrorShape =
    ErrorShape { name: "InternalFailureException", status: 500 };
static ERROR_INVALID_ARGUMENT_EXCEPTION: ErrorShape =
    ErrorShape { name: "InvalidArgumentException", status: 400 };
static ERROR_KMS_ACCESS_DENIED_EXCEPTION: ErrorShape =
    ErrorShape { name: "KMSAccessDeniedException", status: 400 };
static ERROR_KMS_DISABLED_EXCEPTION: ErrorShape = ErrorShape { name: "KMSDisabledException", status: 400 };
static ERROR_KMS_INVALID_STATE_EXCEPTION: ErrorShape =
    ErrorShape { name: "KMSInvalidStateException", status: 400 };
static ERROR_KMS_NOT_FOUND_EXCEPTION: ErrorShape = ErrorShape { name: "KMSNotFoundException", status: 400 };
static ERROR_KMS_OPT_IN_REQUIRED: ErrorShape = ErrorShape { name: "KMSOptInRequired", status: 400 };
static ERROR_KMS_THROTTLING_EXCEPTION: ErrorShape =
    ErrorShape { name: "KMSThrottlingException", status: 400 };
static ERROR_LIMIT_EXCEEDED_EXCEPTION: ErrorShape =
    ErrorShape { name: "LimitExceededException", status: 400 };
static ERROR_PROVISIONED_THROUGHPUT_EXCEEDED_EXCEPTION: ErrorShape =
    ErrorShape { name: "ProvisionedThroughputExceededException", status: 400 };
static ERROR_RESOURCE_IN_USE_EXCEPTION: ErrorShape =
    ErrorShape { name: "ResourceInUseException", status: 400 };
static ERROR_RESOURCE_NOT_FOUND_EXCEPTION: ErrorShape =
    ErrorShape { name: "ResourceNotFoundException", status: 400 };
static ERROR_THROTTLING_EXCEPTION: ErrorShape = ErrorShape { name: "ThrottlingException", status: 400 };
static ERROR_VALIDATION_EXCEPTION: ErrorShape = ErrorShape { name: "ValidationException", status: 400 };

static ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_ERROR_ENTRY: Shape = structure(
    "AcknowledgeDeadLetterQueueRecordsErrorEntry",
    PACKAGE,
    &[
        required("ReceiptHandle", || &RECEIPT_HANDLE),
        required("ErrorCode", || &ERROR_CODE),
        optional("ErrorMessage", || &ERROR_MESSAGE),
    ],
);
static ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_ERROR_ENTRY_LIST: Shape = list(
    "AcknowledgeDeadLetterQueueRecordsErrorEntryList",
    || &ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_ERROR_ENTRY,
    None,
    None,
);
static ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_INPUT: Shape = structure(
    "AcknowledgeDeadLetterQueueRecordsInput",
    PACKAGE,
    &[
        required("QueueARN", || &QUEUE_ARN),
        required("Entries", || &ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_REQUEST_ENTRY_LIST),
    ],
);
static ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_OUTPUT: Shape = structure(
    "AcknowledgeDeadLetterQueueRecordsOutput",
    PACKAGE,
    &[
        required("Successful", || &ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_RESULT_ENTRY_LIST),
        required("Failed", || &ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_ERROR_ENTRY_LIST),
    ],
);
static ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_REQUEST_ENTRY: Shape = structure(
    "AcknowledgeDeadLetterQueueRecordsRequestEntry",
    PACKAGE,
    &[required("ReceiptHandle", || &RECEIPT_HANDLE)],
);
static ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_REQUEST_ENTRY_LIST: Shape = list(
    "AcknowledgeDeadLetterQueueRecordsRequestEntryList",
    || &ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_REQUEST_ENTRY,
    Some(1),
    Some(10),
);
static ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_RESULT_ENTRY: Shape = structure(
    "AcknowledgeDeadLetterQueueRecordsResultEntry",
    PACKAGE,
    &[required("ReceiptHandle", || &RECEIPT_HANDLE)],
);
static ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_RESULT_ENTRY_LIST: Shape = list(
    "AcknowledgeDeadLetterQueueRecordsResultEntryList",
    || &ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_RESULT_ENTRY,
    None,
    None,
);
static ACKNOWLEDGE_QUEUE_RECORDS_ERROR_ENTRY: Shape = structure(
    "AcknowledgeQueueRecordsErrorEntry",
    PACKAGE,
    &[
        required("ReceiptHandle", || &RECEIPT_HANDLE),
        required("ErrorCode", || &ERROR_CODE),
        optional("ErrorMessage", || &ERROR_MESSAGE),
    ],
);
static ACKNOWLEDGE_QUEUE_RECORDS_ERROR_ENTRY_LIST: Shape =
    list("AcknowledgeQueueRecordsErrorEntryList", || &ACKNOWLEDGE_QUEUE_RECORDS_ERROR_ENTRY, None, None);
static ACKNOWLEDGE_QUEUE_RECORDS_INPUT: Shape = structure(
    "AcknowledgeQueueRecordsInput",
    PACKAGE,
    &[
        required("QueueARN", || &QUEUE_ARN),
        required("Entries", || &ACKNOWLEDGE_QUEUE_RECORDS_REQUEST_ENTRY_LIST),
    ],
);
static ACKNOWLEDGE_QUEUE_RECORDS_OUTPUT: Shape = structure(
    "AcknowledgeQueueRecordsOutput",
    PACKAGE,
    &[
        required("Successful", || &ACKNOWLEDGE_QUEUE_RECORDS_RESULT_ENTRY_LIST),
        required("Failed", || &ACKNOWLEDGE_QUEUE_RECORDS_ERROR_ENTRY_LIST),
    ],
);
static ACKNOWLEDGE_QUEUE_RECORDS_REQUEST_ENTRY: Shape = structure(
    "AcknowledgeQueueRecordsRequestEntry",
    PACKAGE,
    &[required("ReceiptHandle", || &RECEIPT_HANDLE)],
);
static ACKNOWLEDGE_QUEUE_RECORDS_REQUEST_ENTRY_LIST: Shape = list(
    "AcknowledgeQueueRecordsRequestEntryList",
    || &ACKNOWLEDGE_QUEUE_RECORDS_REQUEST_ENTRY,
    Some(1),
    Some(10),
);
static ACKNOWLEDGE_QUEUE_RECORDS_RESULT_ENTRY: Shape = structure(
    "AcknowledgeQueueRecordsResultEntry",
    PACKAGE,
    &[required("ReceiptHandle", || &RECEIPT_HANDLE)],
);
static ACKNOWLEDGE_QUEUE_RECORDS_RESULT_ENTRY_LIST: Shape =
    list("AcknowledgeQueueRecordsResultEntryList", || &ACKNOWLEDGE_QUEUE_RECORDS_RESULT_ENTRY, None, None);
static ADD_TAGS_TO_STREAM_INPUT: Shape = structure(
    "AddTagsToStreamInput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        required("Tags", || &TAG_MAP),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static APPROXIMATE_ARRIVAL_TIMESTAMP: Shape = timestamp("ApproximateArrivalTimestamp");
static BOOLEAN_OBJECT: Shape = boolean("BooleanObject");
static BUCKET_ARN: Shape =
    string("BucketARN", Some(1), Some(2048), Some(r"arn:aws[-a-z0-9]*:s3:::[a-z0-9._-]{3,63}"));
static CHANNEL_ARN: Shape =
    string("ChannelARN", Some(1), Some(2048), Some(r"arn:aws.*:kinesis:.*:\d{12}:channel/\S+"));
static CHANNEL_COUNT_OBJECT: Shape = integer("ChannelCountObject", Some(0), Some(1000000));
static CHANNEL_DESCRIPTION: Shape = structure(
    "ChannelDescription",
    PACKAGE,
    &[
        required("ChannelName", || &CHANNEL_NAME),
        required("ChannelARN", || &CHANNEL_ARN),
        required("ChannelId", || &CHANNEL_ID),
        required("ChannelStatus", || &CHANNEL_STATUS),
        optional("ChannelStatusReason", || &CHANNEL_STATUS_REASON),
        required("ChannelCreationTimestamp", || &TIMESTAMP),
        required("ServiceExecutionRoleARN", || &ROLE_ARN),
        required("StreamConfigurationList", || &CHANNEL_STREAM_DESCRIPTION_LIST),
        optional("S3DestinationConfiguration", || &S3_DESTINATION_DESCRIPTION),
        optional("S3TablesDestinationConfiguration", || &S3_TABLES_DESTINATION_DESCRIPTION),
        optional("EncryptionConfiguration", || &CHANNEL_ENCRYPTION_CONFIGURATION),
        required("LoggingConfiguration", || &CHANNEL_LOGGING_CONFIGURATION),
    ],
);
static CHANNEL_DESTINATION_TYPE: Shape = enumeration("ChannelDestinationType", &["S3", "S3_TABLES"]);
static CHANNEL_ENCRYPTION_CONFIGURATION: Shape = structure(
    "ChannelEncryptionConfiguration",
    PACKAGE,
    &[required("EncryptionType", || &CHANNEL_ENCRYPTION_TYPE), required("KeyId", || &KEY_ID)],
);
static CHANNEL_ENCRYPTION_TYPE: Shape = enumeration("ChannelEncryptionType", &["KMS"]);
static CHANNEL_ID: Shape = string("ChannelId", Some(1), Some(64), None);
static CHANNEL_LOGGING_CONFIGURATION: Shape =
    structure("ChannelLoggingConfiguration", PACKAGE, &[required("CloudWatchLogs", || &CLOUD_WATCH_LOGS)]);
static CHANNEL_LOGGING_UPDATE_INPUT: Shape = structure(
    "ChannelLoggingUpdateInput",
    PACKAGE,
    &[required("CloudWatchLogs", || &CLOUD_WATCH_LOGS_UPDATE_INPUT)],
);
static CHANNEL_NAME: Shape = string("ChannelName", Some(1), Some(128), Some(r"[a-zA-Z0-9_.-]+"));
static CHANNEL_STATUS: Shape =
    enumeration("ChannelStatus", &["CREATING", "ACTIVE", "UPDATING", "DELETING", "FAILED"]);
static CHANNEL_STATUS_REASON: Shape = string("ChannelStatusReason", Some(1), Some(2048), None);
static CHANNEL_STREAM_CONFIGURATION: Shape = structure(
    "ChannelStreamConfiguration",
    PACKAGE,
    &[required("StreamARN", || &STREAM_ARN), required("RecordConfiguration", || &RECORD_CONFIGURATION)],
);
static CHANNEL_STREAM_CONFIGURATION_LIST: Shape =
    list("ChannelStreamConfigurationList", || &CHANNEL_STREAM_CONFIGURATION, Some(1), Some(10000));
static CHANNEL_STREAM_DESCRIPTION: Shape = structure(
    "ChannelStreamDescription",
    PACKAGE,
    &[
        required("StreamARN", || &STREAM_ARN),
        required("StreamCreationTimestamp", || &TIMESTAMP),
        required("RecordConfiguration", || &RECORD_CONFIGURATION),
    ],
);
static CHANNEL_STREAM_DESCRIPTION_LIST: Shape =
    list("ChannelStreamDescriptionList", || &CHANNEL_STREAM_DESCRIPTION, Some(1), Some(10000));
static CHANNEL_STREAM_IDENTIFIER: Shape = structure(
    "ChannelStreamIdentifier",
    PACKAGE,
    &[required("StreamARN", || &STREAM_ARN), required("StreamCreationTimestamp", || &TIMESTAMP)],
);
static CHANNEL_STREAM_IDENTIFIER_LIST: Shape =
    list("ChannelStreamIdentifierList", || &CHANNEL_STREAM_IDENTIFIER, Some(1), Some(10000));
static CHANNEL_SUMMARY: Shape = structure(
    "ChannelSummary",
    PACKAGE,
    &[
        required("ChannelName", || &CHANNEL_NAME),
        required("ChannelARN", || &CHANNEL_ARN),
        required("ChannelId", || &CHANNEL_ID),
        required("ChannelStatus", || &CHANNEL_STATUS),
        optional("ChannelStatusReason", || &CHANNEL_STATUS_REASON),
        required("ChannelCreationTimestamp", || &TIMESTAMP),
        required("ChannelDestinationType", || &CHANNEL_DESTINATION_TYPE),
        required("Streams", || &CHANNEL_STREAM_IDENTIFIER_LIST),
    ],
);
static CHANNEL_SUMMARY_LIST: Shape = list("ChannelSummaryList", || &CHANNEL_SUMMARY, None, None);
static CHILD_SHARD: Shape = structure(
    "ChildShard",
    PACKAGE,
    &[
        required("ShardId", || &SHARD_ID),
        required("ParentShards", || &SHARD_ID_LIST),
        required("HashKeyRange", || &HASH_KEY_RANGE),
    ],
);
static CHILD_SHARD_LIST: Shape = list("ChildShardList", || &CHILD_SHARD, None, None);
static CLOUD_WATCH_LOG_GROUP_NAME: Shape =
    string("CloudWatchLogGroupName", Some(1), Some(512), Some(r"[\.\-_/#A-Za-z0-9]+"));
static CLOUD_WATCH_LOG_STREAM_NAME: Shape =
    string("CloudWatchLogStreamName", Some(1), Some(512), Some(r"[^:*]*"));
static CLOUD_WATCH_LOGS: Shape = structure(
    "CloudWatchLogs",
    PACKAGE,
    &[
        required("Enabled", || &BOOLEAN_OBJECT),
        optional("LogGroupName", || &CLOUD_WATCH_LOG_GROUP_NAME),
        optional("LogStreamName", || &CLOUD_WATCH_LOG_STREAM_NAME),
    ],
);
static CLOUD_WATCH_LOGS_UPDATE_INPUT: Shape = structure(
    "CloudWatchLogsUpdateInput",
    PACKAGE,
    &[
        required("Enabled", || &BOOLEAN_OBJECT),
        optional("LogGroupName", || &CLOUD_WATCH_LOG_GROUP_NAME),
        optional("LogStreamName", || &CLOUD_WATCH_LOG_STREAM_NAME),
    ],
);
static CONSUMER: Shape = structure(
    "Consumer",
    PACKAGE,
    &[
        required("ConsumerName", || &CONSUMER_NAME),
        required("ConsumerARN", || &CONSUMER_ARN),
        required("ConsumerStatus", || &CONSUMER_STATUS),
        required("ConsumerCreationTimestamp", || &TIMESTAMP),
    ],
);
static CONSUMER_ARN: Shape = string(
    "ConsumerARN",
    Some(1),
    Some(2048),
    Some(r"^(arn):aws.*:kinesis:.*:\d{12}:.*stream\/[a-zA-Z0-9_.-]+\/consumer\/[a-zA-Z0-9_.-]+:[0-9]+"),
);
static CONSUMER_COUNT_OBJECT: Shape = integer("ConsumerCountObject", Some(0), Some(1000000));
static CONSUMER_DESCRIPTION: Shape = structure(
    "ConsumerDescription",
    PACKAGE,
    &[
        required("ConsumerName", || &CONSUMER_NAME),
        required("ConsumerARN", || &CONSUMER_ARN),
        required("ConsumerStatus", || &CONSUMER_STATUS),
        required("ConsumerCreationTimestamp", || &TIMESTAMP),
        required("StreamARN", || &STREAM_ARN),
    ],
);
static CONSUMER_LIST: Shape = list("ConsumerList", || &CONSUMER, None, None);
static CONSUMER_NAME: Shape = string("ConsumerName", Some(1), Some(128), Some(r"[a-zA-Z0-9_.-]+"));
static CONSUMER_STATUS: Shape = enumeration("ConsumerStatus", &["CREATING", "DELETING", "ACTIVE"]);
static CREATE_CHANNEL_INPUT: Shape = structure(
    "CreateChannelInput",
    PACKAGE,
    &[
        required("ChannelName", || &CHANNEL_NAME),
        required("ServiceExecutionRoleARN", || &ROLE_ARN),
        required("StreamConfigurationList", || &CHANNEL_STREAM_CONFIGURATION_LIST),
        optional("S3DestinationConfiguration", || &S3_DESTINATION_CONFIGURATION),
        optional("S3TablesDestinationConfiguration", || &S3_TABLES_DESTINATION_CONFIGURATION),
        optional("EncryptionConfiguration", || &CHANNEL_ENCRYPTION_CONFIGURATION),
        optional("Tags", || &TAG_MAP),
        optional("LoggingConfiguration", || &CHANNEL_LOGGING_CONFIGURATION),
    ],
);
static CREATE_CHANNEL_OUTPUT: Shape =
    structure("CreateChannelOutput", PACKAGE, &[required("ChannelDescription", || &CHANNEL_DESCRIPTION)]);
static CREATE_QUEUE_INPUT: Shape = structure(
    "CreateQueueInput",
    PACKAGE,
    &[
        required("QueueName", || &QUEUE_NAME),
        required("StreamConfigurationList", || &QUEUE_STREAM_CONFIGURATION_LIST),
        optional("QueueAttributes", || &QUEUE_ATTRIBUTES),
        optional("Tags", || &TAG_MAP),
    ],
);
static CREATE_QUEUE_OUTPUT: Shape =
    structure("CreateQueueOutput", PACKAGE, &[required("QueueDescription", || &QUEUE_DESCRIPTION)]);
static CREATE_STREAM_INPUT: Shape = structure(
    "CreateStreamInput",
    PACKAGE,
    &[
        required("StreamName", || &STREAM_NAME),
        optional("ShardCount", || &POSITIVE_INTEGER_OBJECT),
        optional("StreamModeDetails", || &STREAM_MODE_DETAILS),
        optional("Tags", || &TAG_MAP),
        optional("WarmThroughputMiBps", || &NATURAL_INTEGER_OBJECT),
        optional("MaxRecordSizeInKiB", || &MAX_RECORD_SIZE_IN_KIB),
        optional("RecordDistributionStrategy", || &RECORD_DISTRIBUTION_STRATEGY),
    ],
);
static DATA: Shape = blob("Data", Some(0), Some(10485760));
static DATA_FRESHNESS_IN_SECONDS: Shape = integer("DataFreshnessInSeconds", None, None);
static DEAD_LETTER_CONFIGURATION: Shape = structure(
    "DeadLetterConfiguration",
    PACKAGE,
    &[required("TargetType", || &TARGET_TYPE), optional("MaxReceiveCount", || &MAX_RECEIVE_COUNT)],
);
static DEAD_LETTER_QUEUE_S3_CONFIGURATION: Shape = structure(
    "DeadLetterQueueS3Configuration",
    PACKAGE,
    &[
        required("BucketARN", || &BUCKET_ARN),
        required("ExpectedBucketOwner", || &EXPECTED_BUCKET_OWNER),
        optional("ErrorOutputPrefix", || &S3_ERROR_OUTPUT_PREFIX),
    ],
);
static DECREASE_STREAM_RETENTION_PERIOD_INPUT: Shape = structure(
    "DecreaseStreamRetentionPeriodInput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        required("RetentionPeriodHours", || &RETENTION_PERIOD_HOURS),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static DELETE_CHANNEL_INPUT: Shape =
    structure("DeleteChannelInput", PACKAGE, &[required("ChannelARN", || &CHANNEL_ARN)]);
static DELETE_QUEUE_INPUT: Shape =
    structure("DeleteQueueInput", PACKAGE, &[required("QueueARN", || &QUEUE_ARN)]);
static DELETE_RESOURCE_POLICY_INPUT: Shape = structure(
    "DeleteResourcePolicyInput",
    PACKAGE,
    &[required("ResourceARN", || &RESOURCE_ARN), optional("StreamId", || &STREAM_ID)],
);
static DELETE_STREAM_INPUT: Shape = structure(
    "DeleteStreamInput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        optional("EnforceConsumerDeletion", || &BOOLEAN_OBJECT),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static DEREGISTER_STREAM_CONSUMER_INPUT: Shape = structure(
    "DeregisterStreamConsumerInput",
    PACKAGE,
    &[
        optional("StreamARN", || &STREAM_ARN),
        optional("ConsumerName", || &CONSUMER_NAME),
        optional("ConsumerARN", || &CONSUMER_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static DESCRIBE_ACCOUNT_SETTINGS_INPUT: Shape = structure("DescribeAccountSettingsInput", PACKAGE, &[]);
static DESCRIBE_ACCOUNT_SETTINGS_OUTPUT: Shape = structure(
    "DescribeAccountSettingsOutput",
    PACKAGE,
    &[optional("MinimumThroughputBillingCommitment", || &MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT)],
);
static DESCRIBE_CHANNEL_INPUT: Shape =
    structure("DescribeChannelInput", PACKAGE, &[required("ChannelARN", || &CHANNEL_ARN)]);
static DESCRIBE_CHANNEL_OUTPUT: Shape =
    structure("DescribeChannelOutput", PACKAGE, &[required("ChannelDescription", || &CHANNEL_DESCRIPTION)]);
static DESCRIBE_LIMITS_INPUT: Shape = structure("DescribeLimitsInput", PACKAGE, &[]);
static DESCRIBE_LIMITS_OUTPUT: Shape = structure(
    "DescribeLimitsOutput",
    PACKAGE,
    &[
        required("ShardLimit", || &SHARD_COUNT_OBJECT),
        required("OpenShardCount", || &SHARD_COUNT_OBJECT),
        required("OnDemandStreamCount", || &ON_DEMAND_STREAM_COUNT_OBJECT),
        required("OnDemandStreamCountLimit", || &ON_DEMAND_STREAM_COUNT_LIMIT_OBJECT),
        optional("ChannelCount", || &CHANNEL_COUNT_OBJECT),
        optional("ChannelCountLimit", || &CHANNEL_COUNT_OBJECT),
    ],
);
static DESCRIBE_QUEUE_INPUT: Shape =
    structure("DescribeQueueInput", PACKAGE, &[required("QueueARN", || &QUEUE_ARN)]);
static DESCRIBE_QUEUE_OUTPUT: Shape =
    structure("DescribeQueueOutput", PACKAGE, &[required("QueueDescription", || &QUEUE_DESCRIPTION)]);
static DESCRIBE_STREAM_CONSUMER_INPUT: Shape = structure(
    "DescribeStreamConsumerInput",
    PACKAGE,
    &[
        optional("StreamARN", || &STREAM_ARN),
        optional("ConsumerName", || &CONSUMER_NAME),
        optional("ConsumerARN", || &CONSUMER_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static DESCRIBE_STREAM_CONSUMER_OUTPUT: Shape = structure(
    "DescribeStreamConsumerOutput",
    PACKAGE,
    &[required("ConsumerDescription", || &CONSUMER_DESCRIPTION)],
);
static DESCRIBE_STREAM_INPUT: Shape = structure(
    "DescribeStreamInput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        optional("Limit", || &DESCRIBE_STREAM_INPUT_LIMIT),
        optional("ExclusiveStartShardId", || &SHARD_ID),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static DESCRIBE_STREAM_INPUT_LIMIT: Shape = integer("DescribeStreamInputLimit", Some(1), Some(10000));
static DESCRIBE_STREAM_OUTPUT: Shape =
    structure("DescribeStreamOutput", PACKAGE, &[required("StreamDescription", || &STREAM_DESCRIPTION)]);
static DESCRIBE_STREAM_SUMMARY_INPUT: Shape = structure(
    "DescribeStreamSummaryInput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static DESCRIBE_STREAM_SUMMARY_OUTPUT: Shape = structure(
    "DescribeStreamSummaryOutput",
    PACKAGE,
    &[required("StreamDescriptionSummary", || &STREAM_DESCRIPTION_SUMMARY)],
);
static DISABLE_ENHANCED_MONITORING_INPUT: Shape = structure(
    "DisableEnhancedMonitoringInput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        required("ShardLevelMetrics", || &METRICS_NAME_LIST),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static ENABLE_ENHANCED_MONITORING_INPUT: Shape = structure(
    "EnableEnhancedMonitoringInput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        required("ShardLevelMetrics", || &METRICS_NAME_LIST),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static ENCRYPTION_TYPE: Shape = enumeration("EncryptionType", &["NONE", "KMS"]);
static ENHANCED_METRICS: Shape =
    structure("EnhancedMetrics", PACKAGE, &[optional("ShardLevelMetrics", || &METRICS_NAME_LIST)]);
static ENHANCED_MONITORING_LIST: Shape = list("EnhancedMonitoringList", || &ENHANCED_METRICS, None, None);
static ENHANCED_MONITORING_OUTPUT: Shape = structure(
    "EnhancedMonitoringOutput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        optional("CurrentShardLevelMetrics", || &METRICS_NAME_LIST),
        optional("DesiredShardLevelMetrics", || &METRICS_NAME_LIST),
        optional("StreamARN", || &STREAM_ARN),
    ],
);
static ERROR_CODE: Shape = string("ErrorCode", None, None, None);
static ERROR_MESSAGE: Shape = string("ErrorMessage", None, None, None);
static EXPECTED_BUCKET_OWNER: Shape = string("ExpectedBucketOwner", Some(12), Some(12), Some(r"\d{12}"));
static FIRST_RECEIVE_TIMESTAMP: Shape = timestamp("FirstReceiveTimestamp");
static GSR_SCHEMA_ARN: Shape = string(
    "GSRSchemaARN",
    Some(1),
    Some(512),
    Some(r"arn:aws[-a-z0-9]*:glue:[-a-z0-9]+:\d{12}:schema/[-a-zA-Z0-9_$#.]+/[-a-zA-Z0-9_$#.]+"),
);
static GET_RECORDS_INPUT: Shape = structure(
    "GetRecordsInput",
    PACKAGE,
    &[
        required("ShardIterator", || &SHARD_ITERATOR),
        optional("Limit", || &GET_RECORDS_INPUT_LIMIT),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
        optional("DryRun", || &BOOLEAN_OBJECT),
    ],
);
static GET_RECORDS_INPUT_LIMIT: Shape = integer("GetRecordsInputLimit", Some(1), Some(10000));
static GET_RECORDS_OUTPUT: Shape = structure(
    "GetRecordsOutput",
    PACKAGE,
    &[
        required("Records", || &RECORD_LIST),
        optional("NextShardIterator", || &SHARD_ITERATOR),
        optional("MillisBehindLatest", || &MILLIS_BEHIND_LATEST),
        optional("ChildShards", || &CHILD_SHARD_LIST),
    ],
);
static GET_RESOURCE_POLICY_INPUT: Shape = structure(
    "GetResourcePolicyInput",
    PACKAGE,
    &[required("ResourceARN", || &RESOURCE_ARN), optional("StreamId", || &STREAM_ID)],
);
static GET_RESOURCE_POLICY_OUTPUT: Shape =
    structure("GetResourcePolicyOutput", PACKAGE, &[required("Policy", || &POLICY)]);
static GET_SHARD_ITERATOR_INPUT: Shape = structure(
    "GetShardIteratorInput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        required("ShardId", || &SHARD_ID),
        required("ShardIteratorType", || &SHARD_ITERATOR_TYPE),
        optional("StartingSequenceNumber", || &SEQUENCE_NUMBER),
        optional("Timestamp", || &TIMESTAMP),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
        optional("DryRun", || &BOOLEAN_OBJECT),
    ],
);
static GET_SHARD_ITERATOR_OUTPUT: Shape =
    structure("GetShardIteratorOutput", PACKAGE, &[optional("ShardIterator", || &SHARD_ITERATOR)]);
static HASH_KEY: Shape = string("HashKey", None, None, Some(r"^(0|([1-9]\d{0,38}))$"));
static HASH_KEY_RANGE: Shape = structure(
    "HashKeyRange",
    PACKAGE,
    &[required("StartingHashKey", || &HASH_KEY), required("EndingHashKey", || &HASH_KEY)],
);
static INCREASE_STREAM_RETENTION_PERIOD_INPUT: Shape = structure(
    "IncreaseStreamRetentionPeriodInput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        required("RetentionPeriodHours", || &RETENTION_PERIOD_HOURS),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static INTERNAL_FAILURE_EXCEPTION: Shape =
    structure("InternalFailureException", PACKAGE, &[optional("message", || &ERROR_MESSAGE)]);
static KMS_ACCESS_DENIED_EXCEPTION: Shape =
    structure("KMSAccessDeniedException", PACKAGE, &[optional("message", || &ERROR_MESSAGE)]);
static KMS_DISABLED_EXCEPTION: Shape =
    structure("KMSDisabledException", PACKAGE, &[optional("message", || &ERROR_MESSAGE)]);
static KMS_INVALID_STATE_EXCEPTION: Shape =
    structure("KMSInvalidStateException", PACKAGE, &[optional("message", || &ERROR_MESSAGE)]);
static KMS_NOT_FOUND_EXCEPTION: Shape =
    structure("KMSNotFoundException", PACKAGE, &[optional("message", || &ERROR_MESSAGE)]);
static KMS_OPT_IN_REQUIRED: Shape =
    structure("KMSOptInRequired", PACKAGE, &[optional("message", || &ERROR_MESSAGE)]);
static KMS_THROTTLING_EXCEPTION: Shape =
    structure("KMSThrottlingException", PACKAGE, &[optional("message", || &ERROR_MESSAGE)]);
static KEY_ID: Shape = string("KeyId", Some(1), Some(2048), None);
static LIST_CHANNELS_INPUT: Shape = structure(
    "ListChannelsInput",
    PACKAGE,
    &[
        optional("StreamFilter", || &STREAM_FILTER_LIST),
        optional("MaxResults", || &LIST_CHANNELS_INPUT_LIMIT),
        optional("NextToken", || &NEXT_TOKEN),
    ],
);
static LIST_CHANNELS_INPUT_LIMIT: Shape = integer("ListChannelsInputLimit", Some(1), Some(10000));
static LIST_CHANNELS_OUTPUT: Shape = structure(
    "ListChannelsOutput",
    PACKAGE,
    &[required("ChannelSummaries", || &CHANNEL_SUMMARY_LIST), optional("NextToken", || &NEXT_TOKEN)],
);
static LIST_QUEUES_INPUT: Shape = structure(
    "ListQueuesInput",
    PACKAGE,
    &[
        optional("MaxResults", || &LIST_QUEUES_INPUT_LIMIT),
        optional("NextToken", || &NEXT_TOKEN),
        optional("StreamFilter", || &QUEUE_STREAM_FILTER_LIST),
    ],
);
static LIST_QUEUES_INPUT_LIMIT: Shape = integer("ListQueuesInputLimit", Some(1), Some(10000));
static LIST_QUEUES_OUTPUT: Shape = structure(
    "ListQueuesOutput",
    PACKAGE,
    &[required("QueueSummaries", || &QUEUE_SUMMARY_LIST), optional("NextToken", || &NEXT_TOKEN)],
);
static LIST_SHARDS_INPUT: Shape = structure(
    "ListShardsInput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        optional("NextToken", || &NEXT_TOKEN),
        optional("ExclusiveStartShardId", || &SHARD_ID),
        optional("MaxResults", || &LIST_SHARDS_INPUT_LIMIT),
        optional("StreamCreationTimestamp", || &TIMESTAMP),
        optional("ShardFilter", || &SHARD_FILTER),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static LIST_SHARDS_INPUT_LIMIT: Shape = integer("ListShardsInputLimit", Some(1), Some(10000));
static LIST_SHARDS_OUTPUT: Shape = structure(
    "ListShardsOutput",
    PACKAGE,
    &[optional("Shards", || &SHARD_LIST), optional("NextToken", || &NEXT_TOKEN)],
);
static LIST_STREAM_CONSUMERS_INPUT: Shape = structure(
    "ListStreamConsumersInput",
    PACKAGE,
    &[
        required("StreamARN", || &STREAM_ARN),
        optional("NextToken", || &NEXT_TOKEN),
        optional("MaxResults", || &LIST_STREAM_CONSUMERS_INPUT_LIMIT),
        optional("StreamCreationTimestamp", || &TIMESTAMP),
        optional("StreamId", || &STREAM_ID),
    ],
);
static LIST_STREAM_CONSUMERS_INPUT_LIMIT: Shape =
    integer("ListStreamConsumersInputLimit", Some(1), Some(10000));
static LIST_STREAM_CONSUMERS_OUTPUT: Shape = structure(
    "ListStreamConsumersOutput",
    PACKAGE,
    &[optional("Consumers", || &CONSUMER_LIST), optional("NextToken", || &NEXT_TOKEN)],
);
static LIST_STREAMS_INPUT: Shape = structure(
    "ListStreamsInput",
    PACKAGE,
    &[
        optional("Limit", || &LIST_STREAMS_INPUT_LIMIT),
        optional("ExclusiveStartStreamName", || &STREAM_NAME),
        optional("NextToken", || &NEXT_TOKEN),
    ],
);
static LIST_STREAMS_INPUT_LIMIT: Shape = integer("ListStreamsInputLimit", Some(1), Some(10000));
static LIST_STREAMS_OUTPUT: Shape = structure(
    "ListStreamsOutput",
    PACKAGE,
    &[
        required("StreamNames", || &STREAM_NAME_LIST),
        required("HasMoreStreams", || &BOOLEAN_OBJECT),
        optional("NextToken", || &NEXT_TOKEN),
        optional("StreamSummaries", || &STREAM_SUMMARY_LIST),
    ],
);
static LIST_TAGS_FOR_RESOURCE_INPUT: Shape = structure(
    "ListTagsForResourceInput",
    PACKAGE,
    &[required("ResourceARN", || &RESOURCE_ARN), optional("StreamId", || &STREAM_ID)],
);
static LIST_TAGS_FOR_RESOURCE_OUTPUT: Shape =
    structure("ListTagsForResourceOutput", PACKAGE, &[optional("Tags", || &TAG_LIST)]);
static LIST_TAGS_FOR_STREAM_INPUT: Shape = structure(
    "ListTagsForStreamInput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        optional("ExclusiveStartTagKey", || &TAG_KEY),
        optional("Limit", || &LIST_TAGS_FOR_STREAM_INPUT_LIMIT),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static LIST_TAGS_FOR_STREAM_INPUT_LIMIT: Shape = integer("ListTagsForStreamInputLimit", Some(1), Some(50));
static LIST_TAGS_FOR_STREAM_OUTPUT: Shape = structure(
    "ListTagsForStreamOutput",
    PACKAGE,
    &[required("Tags", || &TAG_LIST), required("HasMoreTags", || &BOOLEAN_OBJECT)],
);
static MAX_RECEIVE_COUNT: Shape = integer("MaxReceiveCount", Some(1), Some(1000));
static MAX_RECORD_SIZE_IN_KIB: Shape = integer("MaxRecordSizeInKiB", Some(1024), Some(10240));
static MERGE_SHARDS_INPUT: Shape = structure(
    "MergeShardsInput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        required("ShardToMerge", || &SHARD_ID),
        required("AdjacentShardToMerge", || &SHARD_ID),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static METRICS_NAME: Shape = enumeration(
    "MetricsName",
    &[
        "IncomingBytes",
        "IncomingRecords",
        "OutgoingBytes",
        "OutgoingRecords",
        "WriteProvisionedThroughputExceeded",
        "ReadProvisionedThroughputExceeded",
        "IteratorAgeMilliseconds",
        "ALL",
    ],
);
static METRICS_NAME_LIST: Shape = list("MetricsNameList", || &METRICS_NAME, Some(1), Some(7));
static MILLIS_BEHIND_LATEST: Shape = long("MillisBehindLatest", Some(0), None);
static MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT: Shape = structure(
    "MinimumThroughputBillingCommitmentInput",
    PACKAGE,
    &[required("Status", || &MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT_STATUS)],
);
static MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT_STATUS: Shape =
    enumeration("MinimumThroughputBillingCommitmentInputStatus", &["ENABLED", "DISABLED"]);
static MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT: Shape = structure(
    "MinimumThroughputBillingCommitmentOutput",
    PACKAGE,
    &[
        required("Status", || &MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT_STATUS),
        optional("StartedAt", || &TIMESTAMP),
        optional("EndedAt", || &TIMESTAMP),
        optional("EarliestAllowedEndAt", || &TIMESTAMP),
    ],
);
static MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT_STATUS: Shape = enumeration(
    "MinimumThroughputBillingCommitmentOutputStatus",
    &["ENABLED", "DISABLED", "ENABLED_UNTIL_EARLIEST_ALLOWED_END"],
);
static NATURAL_INTEGER_OBJECT: Shape = integer("NaturalIntegerObject", Some(0), None);
static NEXT_TOKEN: Shape = string("NextToken", Some(1), Some(1048576), None);
static ON_DEMAND_STREAM_COUNT_LIMIT_OBJECT: Shape =
    integer("OnDemandStreamCountLimitObject", Some(0), Some(1000000));
static ON_DEMAND_STREAM_COUNT_OBJECT: Shape = integer("OnDemandStreamCountObject", Some(0), Some(1000000));
static PARTITION_FIELD: Shape = structure(
    "PartitionField",
    PACKAGE,
    &[required("Transform", || &PARTITION_TRANSFORM), required("SourceName", || &PARTITION_SOURCE_NAME)],
);
static PARTITION_FIELD_LIST: Shape = list("PartitionFieldList", || &PARTITION_FIELD, Some(1), Some(10));
static PARTITION_KEY: Shape = string("PartitionKey", Some(1), Some(256), None);
static PARTITION_SOURCE_NAME: Shape =
    string("PartitionSourceName", Some(1), Some(255), Some(r"[a-zA-Z0-9\.\_]+"));
static PARTITION_SPEC: Shape =
    structure("PartitionSpec", PACKAGE, &[required("PartitionFields", || &PARTITION_FIELD_LIST)]);
static PARTITION_TRANSFORM: Shape = enumeration("PartitionTransform", &["TIME_HOUR"]);
static POLICY: Shape = string("Policy", None, None, None);
static POSITIVE_INTEGER_OBJECT: Shape = integer("PositiveIntegerObject", Some(1), None);
static PUT_RECORD_INPUT: Shape = structure(
    "PutRecordInput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        required("Data", || &DATA),
        optional("PartitionKey", || &PARTITION_KEY),
        optional("ExplicitHashKey", || &HASH_KEY),
        optional("SequenceNumberForOrdering", || &SEQUENCE_NUMBER),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
        optional("DryRun", || &BOOLEAN_OBJECT),
    ],
);
static PUT_RECORD_OUTPUT: Shape = structure(
    "PutRecordOutput",
    PACKAGE,
    &[
        required("ShardId", || &SHARD_ID),
        required("SequenceNumber", || &SEQUENCE_NUMBER),
        optional("EncryptionType", || &ENCRYPTION_TYPE),
    ],
);
static PUT_RECORDS_INPUT: Shape = structure(
    "PutRecordsInput",
    PACKAGE,
    &[
        required("Records", || &PUT_RECORDS_REQUEST_ENTRY_LIST),
        optional("StreamName", || &STREAM_NAME),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
        optional("DryRun", || &BOOLEAN_OBJECT),
    ],
);
static PUT_RECORDS_OUTPUT: Shape = structure(
    "PutRecordsOutput",
    PACKAGE,
    &[
        optional("FailedRecordCount", || &POSITIVE_INTEGER_OBJECT),
        required("Records", || &PUT_RECORDS_RESULT_ENTRY_LIST),
        optional("EncryptionType", || &ENCRYPTION_TYPE),
    ],
);
static PUT_RECORDS_REQUEST_ENTRY: Shape = structure(
    "PutRecordsRequestEntry",
    PACKAGE,
    &[
        required("Data", || &DATA),
        optional("ExplicitHashKey", || &HASH_KEY),
        optional("PartitionKey", || &PARTITION_KEY),
    ],
);
static PUT_RECORDS_REQUEST_ENTRY_LIST: Shape =
    list("PutRecordsRequestEntryList", || &PUT_RECORDS_REQUEST_ENTRY, Some(1), Some(500));
static PUT_RECORDS_RESULT_ENTRY: Shape = structure(
    "PutRecordsResultEntry",
    PACKAGE,
    &[
        optional("SequenceNumber", || &SEQUENCE_NUMBER),
        optional("ShardId", || &SHARD_ID),
        optional("ErrorCode", || &ERROR_CODE),
        optional("ErrorMessage", || &ERROR_MESSAGE),
    ],
);
static PUT_RECORDS_RESULT_ENTRY_LIST: Shape =
    list("PutRecordsResultEntryList", || &PUT_RECORDS_RESULT_ENTRY, Some(1), Some(500));
static PUT_RESOURCE_POLICY_INPUT: Shape = structure(
    "PutResourcePolicyInput",
    PACKAGE,
    &[
        required("ResourceARN", || &RESOURCE_ARN),
        optional("StreamId", || &STREAM_ID),
        required("Policy", || &POLICY),
    ],
);
static QUEUE_ARN: Shape =
    string("QueueARN", Some(1), Some(2048), Some(r"arn:aws.*:kinesis:.*:\d{12}:queue/\S+"));
static QUEUE_ATTRIBUTES: Shape = structure(
    "QueueAttributes",
    PACKAGE,
    &[
        optional("VisibilityTimeoutSeconds", || &VISIBILITY_TIMEOUT_SECONDS),
        optional("DeadLetterConfiguration", || &DEAD_LETTER_CONFIGURATION),
    ],
);
static QUEUE_COUNT_OBJECT: Shape = integer("QueueCountObject", Some(0), Some(1000000));
static QUEUE_DESCRIPTION: Shape = structure(
    "QueueDescription",
    PACKAGE,
    &[
        required("QueueName", || &QUEUE_NAME),
        required("QueueARN", || &QUEUE_ARN),
        required("QueueStatus", || &QUEUE_STATUS),
        required("QueueCreationTimestamp", || &TIMESTAMP),
        required("StreamConfigurationList", || &QUEUE_STREAM_CONFIGURATION_LIST),
        optional("QueueAttributes", || &QUEUE_ATTRIBUTES),
    ],
);
static QUEUE_NAME: Shape = string("QueueName", Some(1), Some(128), Some(r"[a-zA-Z0-9_.-]+"));
static QUEUE_RECORD: Shape = structure(
    "QueueRecord",
    PACKAGE,
    &[
        required("ReceiptHandle", || &RECEIPT_HANDLE),
        required("RecordId", || &RECORD_ID),
        optional("PartitionKey", || &PARTITION_KEY),
        required("Data", || &DATA),
        required("ApproximateArrivalTimestamp", || &APPROXIMATE_ARRIVAL_TIMESTAMP),
        required("FirstReceiveTimestamp", || &FIRST_RECEIVE_TIMESTAMP),
        required("ReceiveCount", || &RECEIVE_COUNT),
    ],
);
static QUEUE_RECORD_LIST: Shape = list("QueueRecordList", || &QUEUE_RECORD, None, None);
static QUEUE_STARTING_POSITION: Shape = structure(
    "QueueStartingPosition",
    PACKAGE,
    &[required("Type", || &QUEUE_STARTING_POSITION_TYPE), optional("Timestamp", || &TIMESTAMP)],
);
static QUEUE_STARTING_POSITION_TYPE: Shape =
    enumeration("QueueStartingPositionType", &["TRIM_HORIZON", "LATEST", "AT_TIMESTAMP"]);
static QUEUE_STATUS: Shape = enumeration("QueueStatus", &["CREATING", "ACTIVE", "UPDATING", "DELETING"]);
static QUEUE_STREAM_CONFIGURATION: Shape = structure(
    "QueueStreamConfiguration",
    PACKAGE,
    &[required("StreamARN", || &STREAM_ARN), optional("StartingPosition", || &QUEUE_STARTING_POSITION)],
);
static QUEUE_STREAM_CONFIGURATION_LIST: Shape =
    list("QueueStreamConfigurationList", || &QUEUE_STREAM_CONFIGURATION, Some(1), Some(10000));
static QUEUE_STREAM_FILTER: Shape = structure(
    "QueueStreamFilter",
    PACKAGE,
    &[required("StreamARN", || &STREAM_ARN), optional("StreamCreationTimestamp", || &TIMESTAMP)],
);
static QUEUE_STREAM_FILTER_LIST: Shape =
    list("QueueStreamFilterList", || &QUEUE_STREAM_FILTER, Some(1), Some(10000));
static QUEUE_STREAM_IDENTIFIER: Shape = structure(
    "QueueStreamIdentifier",
    PACKAGE,
    &[required("StreamARN", || &STREAM_ARN), required("StreamCreationTimestamp", || &TIMESTAMP)],
);
static QUEUE_STREAM_IDENTIFIER_LIST: Shape =
    list("QueueStreamIdentifierList", || &QUEUE_STREAM_IDENTIFIER, Some(1), Some(10000));
static QUEUE_SUMMARY: Shape = structure(
    "QueueSummary",
    PACKAGE,
    &[
        required("QueueName", || &QUEUE_NAME),
        required("QueueARN", || &QUEUE_ARN),
        required("QueueStatus", || &QUEUE_STATUS),
        required("QueueCreationTimestamp", || &TIMESTAMP),
        required("Streams", || &QUEUE_STREAM_IDENTIFIER_LIST),
    ],
);
static QUEUE_SUMMARY_LIST: Shape = list("QueueSummaryList", || &QUEUE_SUMMARY, None, None);
static RECEIPT_HANDLE: Shape = string("ReceiptHandle", Some(1), Some(1024), None);
static RECEIVE_COUNT: Shape = integer("ReceiveCount", Some(0), None);
static RECEIVE_DEAD_LETTER_QUEUE_RECORDS_INPUT: Shape = structure(
    "ReceiveDeadLetterQueueRecordsInput",
    PACKAGE,
    &[
        required("QueueARN", || &QUEUE_ARN),
        optional("Limit", || &RECEIVE_QUEUE_RECORDS_INPUT_LIMIT),
        optional("WaitTimeSeconds", || &RECEIVE_QUEUE_RECORDS_WAIT_TIME_SECONDS),
        optional("VisibilityTimeoutSeconds", || &VISIBILITY_TIMEOUT_SECONDS),
    ],
);
static RECEIVE_DEAD_LETTER_QUEUE_RECORDS_OUTPUT: Shape = structure(
    "ReceiveDeadLetterQueueRecordsOutput",
    PACKAGE,
    &[required("QueueRecords", || &QUEUE_RECORD_LIST)],
);
static RECEIVE_QUEUE_RECORDS_INPUT: Shape = structure(
    "ReceiveQueueRecordsInput",
    PACKAGE,
    &[
        required("QueueARN", || &QUEUE_ARN),
        optional("Limit", || &RECEIVE_QUEUE_RECORDS_INPUT_LIMIT),
        optional("WaitTimeSeconds", || &RECEIVE_QUEUE_RECORDS_WAIT_TIME_SECONDS),
        optional("VisibilityTimeoutSeconds", || &VISIBILITY_TIMEOUT_SECONDS),
    ],
);
static RECEIVE_QUEUE_RECORDS_INPUT_LIMIT: Shape = integer("ReceiveQueueRecordsInputLimit", Some(1), Some(10));
static RECEIVE_QUEUE_RECORDS_OUTPUT: Shape =
    structure("ReceiveQueueRecordsOutput", PACKAGE, &[required("QueueRecords", || &QUEUE_RECORD_LIST)]);
static RECEIVE_QUEUE_RECORDS_WAIT_TIME_SECONDS: Shape =
    integer("ReceiveQueueRecordsWaitTimeSeconds", Some(1), Some(20));
static RECORD: Shape = structure(
    "Record",
    PACKAGE,
    &[
        required("SequenceNumber", || &SEQUENCE_NUMBER),
        optional("ApproximateArrivalTimestamp", || &TIMESTAMP),
        required("Data", || &DATA),
        optional("PartitionKey", || &PARTITION_KEY),
        optional("EncryptionType", || &ENCRYPTION_TYPE),
    ],
);
static RECORD_CONFIGURATION: Shape = structure(
    "RecordConfiguration",
    PACKAGE,
    &[required("RecordFormatType", || &RECORD_FORMAT_TYPE), optional("GSRSchemaARN", || &GSR_SCHEMA_ARN)],
);
static RECORD_DISTRIBUTION_STRATEGY: Shape =
    enumeration("RecordDistributionStrategy", &["AUTO", "USER_PARTITION_KEY"]);
static RECORD_FORMAT_TYPE: Shape =
    enumeration("RecordFormatType", &["GSR_JSON", "JSON", "STRING", "BYTE_ARRAY"]);
static RECORD_ID: Shape = string("RecordId", Some(1), Some(64), Some(r"^[a-z0-9]+$"));
static RECORD_LIST: Shape = list("RecordList", || &RECORD, None, None);
static REGISTER_STREAM_CONSUMER_INPUT: Shape = structure(
    "RegisterStreamConsumerInput",
    PACKAGE,
    &[
        required("StreamARN", || &STREAM_ARN),
        required("ConsumerName", || &CONSUMER_NAME),
        optional("StreamId", || &STREAM_ID),
        optional("Tags", || &TAG_MAP),
    ],
);
static REGISTER_STREAM_CONSUMER_OUTPUT: Shape =
    structure("RegisterStreamConsumerOutput", PACKAGE, &[required("Consumer", || &CONSUMER)]);
static REMOVE_TAGS_FROM_STREAM_INPUT: Shape = structure(
    "RemoveTagsFromStreamInput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        required("TagKeys", || &TAG_KEY_LIST),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static RESOURCE_ARN: Shape = string(
    "ResourceARN",
    Some(1),
    Some(2048),
    Some(r"arn:aws.*:kinesis:.*:\d{12}:.*(stream|channel|queue)/\S+"),
);
static RESOURCE_IN_USE_EXCEPTION: Shape =
    structure("ResourceInUseException", PACKAGE, &[optional("message", || &ERROR_MESSAGE)]);
static RESOURCE_NOT_FOUND_EXCEPTION: Shape =
    structure("ResourceNotFoundException", PACKAGE, &[optional("message", || &ERROR_MESSAGE)]);
static RESTORE_DEAD_LETTER_QUEUE_RECORDS_ERROR_ENTRY: Shape = structure(
    "RestoreDeadLetterQueueRecordsErrorEntry",
    PACKAGE,
    &[
        required("ReceiptHandle", || &RECEIPT_HANDLE),
        required("ErrorCode", || &ERROR_CODE),
        optional("ErrorMessage", || &ERROR_MESSAGE),
    ],
);
static RESTORE_DEAD_LETTER_QUEUE_RECORDS_ERROR_ENTRY_LIST: Shape = list(
    "RestoreDeadLetterQueueRecordsErrorEntryList",
    || &RESTORE_DEAD_LETTER_QUEUE_RECORDS_ERROR_ENTRY,
    None,
    None,
);
static RESTORE_DEAD_LETTER_QUEUE_RECORDS_INPUT: Shape = structure(
    "RestoreDeadLetterQueueRecordsInput",
    PACKAGE,
    &[
        required("QueueARN", || &QUEUE_ARN),
        required("Entries", || &RESTORE_DEAD_LETTER_QUEUE_RECORDS_REQUEST_ENTRY_LIST),
    ],
);
static RESTORE_DEAD_LETTER_QUEUE_RECORDS_OUTPUT: Shape = structure(
    "RestoreDeadLetterQueueRecordsOutput",
    PACKAGE,
    &[
        required("Successful", || &RESTORE_DEAD_LETTER_QUEUE_RECORDS_RESULT_ENTRY_LIST),
        required("Failed", || &RESTORE_DEAD_LETTER_QUEUE_RECORDS_ERROR_ENTRY_LIST),
    ],
);
static RESTORE_DEAD_LETTER_QUEUE_RECORDS_REQUEST_ENTRY: Shape = structure(
    "RestoreDeadLetterQueueRecordsRequestEntry",
    PACKAGE,
    &[required("ReceiptHandle", || &RECEIPT_HANDLE)],
);
static RESTORE_DEAD_LETTER_QUEUE_RECORDS_REQUEST_ENTRY_LIST: Shape = list(
    "RestoreDeadLetterQueueRecordsRequestEntryList",
    || &RESTORE_DEAD_LETTER_QUEUE_RECORDS_REQUEST_ENTRY,
    Some(1),
    Some(10),
);
static RESTORE_DEAD_LETTER_QUEUE_RECORDS_RESULT_ENTRY: Shape = structure(
    "RestoreDeadLetterQueueRecordsResultEntry",
    PACKAGE,
    &[required("ReceiptHandle", || &RECEIPT_HANDLE)],
);
static RESTORE_DEAD_LETTER_QUEUE_RECORDS_RESULT_ENTRY_LIST: Shape = list(
    "RestoreDeadLetterQueueRecordsResultEntryList",
    || &RESTORE_DEAD_LETTER_QUEUE_RECORDS_RESULT_ENTRY,
    None,
    None,
);
static RETENTION_PERIOD_HOURS: Shape = integer("RetentionPeriodHours", None, None);
static ROLE_ARN: Shape =
    string("RoleARN", Some(1), Some(512), Some(r"arn:aws[-a-z0-9]*:iam::\d{12}:role/[a-zA-Z_0-9+=,.@\-_/]+"));
static S3_COMPRESSION_TYPE: Shape = enumeration("S3CompressionType", &["NONE", "GZIP", "ZSTD"]);
static S3_DESTINATION_CONFIGURATION: Shape = structure(
    "S3DestinationConfiguration",
    PACKAGE,
    &[
        optional("DataFreshnessInSeconds", || &DATA_FRESHNESS_IN_SECONDS),
        optional("DeadLetterQueueS3Configuration", || &DEAD_LETTER_QUEUE_S3_CONFIGURATION),
        required("StorageConfiguration", || &S3_STORAGE_CONFIGURATION),
    ],
);
static S3_DESTINATION_DESCRIPTION: Shape = structure(
    "S3DestinationDescription",
    PACKAGE,
    &[
        required("DataFreshnessInSeconds", || &DATA_FRESHNESS_IN_SECONDS),
        required("DeadLetterQueueS3Configuration", || &DEAD_LETTER_QUEUE_S3_CONFIGURATION),
        required("StorageConfiguration", || &S3_STORAGE_CONFIGURATION),
    ],
);
static S3_DESTINATION_UPDATE_INPUT: Shape = structure(
    "S3DestinationUpdateInput",
    PACKAGE,
    &[required("DataFreshnessInSeconds", || &DATA_FRESHNESS_IN_SECONDS)],
);
static S3_ERROR_OUTPUT_PREFIX: Shape =
    string("S3ErrorOutputPrefix", Some(1), Some(512), Some(r"[0-9A-Za-z!\-_'.*()\/]+"));
static S3_OUTPUT_KEY_TEMPLATE: Shape =
    string("S3OutputKeyTemplate", Some(1), Some(1024), Some(r"[0-9A-Za-z!\-_'.*()\/=:{}]+"));
static S3_STORAGE_CLASS: Shape =
    enumeration("S3StorageClass", &["STANDARD", "INTELLIGENT_TIERING", "GLACIER_IR"]);
static S3_STORAGE_CONFIGURATION: Shape = structure(
    "S3StorageConfiguration",
    PACKAGE,
    &[
        required("BucketARN", || &BUCKET_ARN),
        required("ExpectedBucketOwner", || &EXPECTED_BUCKET_OWNER),
        optional("OutputKeyTemplate", || &S3_OUTPUT_KEY_TEMPLATE),
        optional("StorageClass", || &S3_STORAGE_CLASS),
        required("CompressionType", || &S3_COMPRESSION_TYPE),
    ],
);
static S3_TABLES_COMPRESSION_TYPE: Shape =
    enumeration("S3TablesCompressionType", &["NONE", "ZSTD", "SNAPPY"]);
static S3_TABLES_CONFIGURATION: Shape = structure(
    "S3TablesConfiguration",
    PACKAGE,
    &[
        required("TableBucketARN", || &TABLE_BUCKET_ARN),
        required("Namespace", || &S3_TABLES_NAMESPACE),
        required("TableName", || &S3_TABLES_TABLE_NAME),
        required("CompressionType", || &S3_TABLES_COMPRESSION_TYPE),
        optional("PartitionSpec", || &PARTITION_SPEC),
    ],
);
static S3_TABLES_CONFIGURATION_LIST: Shape =
    list("S3TablesConfigurationList", || &S3_TABLES_CONFIGURATION, Some(1), Some(10000));
static S3_TABLES_DESTINATION_CONFIGURATION: Shape = structure(
    "S3TablesDestinationConfiguration",
    PACKAGE,
    &[
        optional("DataFreshnessInSeconds", || &DATA_FRESHNESS_IN_SECONDS),
        required("DeadLetterQueueS3Configuration", || &DEAD_LETTER_QUEUE_S3_CONFIGURATION),
        required("S3TablesConfigurationList", || &S3_TABLES_CONFIGURATION_LIST),
    ],
);
static S3_TABLES_DESTINATION_DESCRIPTION: Shape = structure(
    "S3TablesDestinationDescription",
    PACKAGE,
    &[
        required("DataFreshnessInSeconds", || &DATA_FRESHNESS_IN_SECONDS),
        required("DeadLetterQueueS3Configuration", || &DEAD_LETTER_QUEUE_S3_CONFIGURATION),
        required("S3TablesConfigurationList", || &S3_TABLES_CONFIGURATION_LIST),
    ],
);
static S3_TABLES_DESTINATION_UPDATE_INPUT: Shape = structure(
    "S3TablesDestinationUpdateInput",
    PACKAGE,
    &[required("DataFreshnessInSeconds", || &DATA_FRESHNESS_IN_SECONDS)],
);
static S3_TABLES_NAMESPACE: Shape = string("S3TablesNamespace", Some(1), Some(255), Some(r"[0-9a-z_]+"));
static S3_TABLES_TABLE_NAME: Shape = string("S3TablesTableName", Some(1), Some(255), Some(r"[0-9a-z_]+"));
static SCALING_TYPE: Shape = enumeration("ScalingType", &["UNIFORM_SCALING"]);
static SEQUENCE_NUMBER: Shape = string("SequenceNumber", None, None, Some(r"^(0|([1-9]\d{0,128}))$"));
static SEQUENCE_NUMBER_RANGE: Shape = structure(
    "SequenceNumberRange",
    PACKAGE,
    &[
        required("StartingSequenceNumber", || &SEQUENCE_NUMBER),
        optional("EndingSequenceNumber", || &SEQUENCE_NUMBER),
    ],
);
static SHARD: Shape = structure(
    "Shard",
    PACKAGE,
    &[
        required("ShardId", || &SHARD_ID),
        optional("ParentShardId", || &SHARD_ID),
        optional("AdjacentParentShardId", || &SHARD_ID),
        required("HashKeyRange", || &HASH_KEY_RANGE),
        required("SequenceNumberRange", || &SEQUENCE_NUMBER_RANGE),
    ],
);
static SHARD_COUNT_OBJECT: Shape = integer("ShardCountObject", Some(0), Some(1000000));
static SHARD_FILTER: Shape = structure(
    "ShardFilter",
    PACKAGE,
    &[
        required("Type", || &SHARD_FILTER_TYPE),
        optional("ShardId", || &SHARD_ID),
        optional("Timestamp", || &TIMESTAMP),
    ],
);
static SHARD_FILTER_TYPE: Shape = enumeration(
    "ShardFilterType",
    &[
        "AFTER_SHARD_ID",
        "AT_TRIM_HORIZON",
        "FROM_TRIM_HORIZON",
        "AT_LATEST",
        "AT_TIMESTAMP",
        "FROM_TIMESTAMP",
    ],
);
static SHARD_ID: Shape = string("ShardId", Some(1), Some(128), Some(r"[a-zA-Z0-9_.-]+"));
static SHARD_ID_LIST: Shape = list("ShardIdList", || &SHARD_ID, None, None);
static SHARD_ITERATOR: Shape = string("ShardIterator", Some(1), Some(512), None);
static SHARD_ITERATOR_TYPE: Shape = enumeration(
    "ShardIteratorType",
    &["AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER", "TRIM_HORIZON", "LATEST", "AT_TIMESTAMP"],
);
static SHARD_LIST: Shape = list("ShardList", || &SHARD, None, None);
static SPLIT_SHARD_INPUT: Shape = structure(
    "SplitShardInput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        required("ShardToSplit", || &SHARD_ID),
        required("NewStartingHashKey", || &HASH_KEY),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static START_STREAM_ENCRYPTION_INPUT: Shape = structure(
    "StartStreamEncryptionInput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        required("EncryptionType", || &ENCRYPTION_TYPE),
        required("KeyId", || &KEY_ID),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static STARTING_POSITION: Shape = structure(
    "StartingPosition",
    PACKAGE,
    &[
        required("Type", || &SHARD_ITERATOR_TYPE),
        optional("SequenceNumber", || &SEQUENCE_NUMBER),
        optional("Timestamp", || &TIMESTAMP),
    ],
);
static STOP_STREAM_ENCRYPTION_INPUT: Shape = structure(
    "StopStreamEncryptionInput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        required("EncryptionType", || &ENCRYPTION_TYPE),
        required("KeyId", || &KEY_ID),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static STREAM_ARN: Shape =
    string("StreamARN", Some(1), Some(2048), Some(r"arn:aws.*:kinesis:.*:\d{12}:stream/\S+"));
static STREAM_DESCRIPTION: Shape = structure(
    "StreamDescription",
    PACKAGE,
    &[
        required("StreamName", || &STREAM_NAME),
        required("StreamARN", || &STREAM_ARN),
        required("StreamStatus", || &STREAM_STATUS),
        optional("StreamModeDetails", || &STREAM_MODE_DETAILS),
        required("Shards", || &SHARD_LIST),
        required("HasMoreShards", || &BOOLEAN_OBJECT),
        required("RetentionPeriodHours", || &RETENTION_PERIOD_HOURS),
        required("StreamCreationTimestamp", || &TIMESTAMP),
        required("EnhancedMonitoring", || &ENHANCED_MONITORING_LIST),
        optional("EncryptionType", || &ENCRYPTION_TYPE),
        optional("KeyId", || &KEY_ID),
    ],
);
static STREAM_DESCRIPTION_SUMMARY: Shape = structure(
    "StreamDescriptionSummary",
    PACKAGE,
    &[
        required("StreamName", || &STREAM_NAME),
        required("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
        required("StreamStatus", || &STREAM_STATUS),
        optional("StreamModeDetails", || &STREAM_MODE_DETAILS),
        required("RetentionPeriodHours", || &RETENTION_PERIOD_HOURS),
        required("StreamCreationTimestamp", || &TIMESTAMP),
        required("EnhancedMonitoring", || &ENHANCED_MONITORING_LIST),
        optional("EncryptionType", || &ENCRYPTION_TYPE),
        optional("KeyId", || &KEY_ID),
        required("OpenShardCount", || &SHARD_COUNT_OBJECT),
        optional("ConsumerCount", || &CONSUMER_COUNT_OBJECT),
        optional("WarmThroughput", || &WARM_THROUGHPUT_OBJECT),
        optional("MaxRecordSizeInKiB", || &MAX_RECORD_SIZE_IN_KIB),
        optional("ChannelCount", || &CHANNEL_COUNT_OBJECT),
        optional("RecordDistributionStrategy", || &RECORD_DISTRIBUTION_STRATEGY),
        optional("QueueCount", || &QUEUE_COUNT_OBJECT),
    ],
);
static STREAM_FILTER: Shape = structure(
    "StreamFilter",
    PACKAGE,
    &[required("StreamARN", || &STREAM_ARN), optional("StreamCreationTimestamp", || &TIMESTAMP)],
);
static STREAM_FILTER_LIST: Shape = list("StreamFilterList", || &STREAM_FILTER, Some(1), Some(10000));
static STREAM_ID: Shape = string("StreamId", Some(1), Some(24), Some(r"[a-z0-9]{20}-[a-z0-9]{3}"));
static STREAM_MODE: Shape = enumeration("StreamMode", &["PROVISIONED", "ON_DEMAND"]);
static STREAM_MODE_DETAILS: Shape =
    structure("StreamModeDetails", PACKAGE, &[required("StreamMode", || &STREAM_MODE)]);
static STREAM_NAME: Shape = string("StreamName", Some(1), Some(128), Some(r"[a-zA-Z0-9_.-]+"));
static STREAM_NAME_LIST: Shape = list("StreamNameList", || &STREAM_NAME, None, None);
static STREAM_STATUS: Shape = enumeration("StreamStatus", &["CREATING", "DELETING", "ACTIVE", "UPDATING"]);
static STREAM_SUMMARY: Shape = structure(
    "StreamSummary",
    PACKAGE,
    &[
        required("StreamName", || &STREAM_NAME),
        required("StreamARN", || &STREAM_ARN),
        required("StreamStatus", || &STREAM_STATUS),
        optional("StreamModeDetails", || &STREAM_MODE_DETAILS),
        optional("StreamCreationTimestamp", || &TIMESTAMP),
    ],
);
static STREAM_SUMMARY_LIST: Shape = list("StreamSummaryList", || &STREAM_SUMMARY, None, None);
static SUBSCRIBE_TO_SHARD_EVENT: Shape = structure(
    "SubscribeToShardEvent",
    PACKAGE,
    &[
        required("Records", || &RECORD_LIST),
        required("ContinuationSequenceNumber", || &SEQUENCE_NUMBER),
        required("MillisBehindLatest", || &MILLIS_BEHIND_LATEST),
        optional("ChildShards", || &CHILD_SHARD_LIST),
    ],
);
static SUBSCRIBE_TO_SHARD_EVENT_STREAM: Shape = structure(
    "SubscribeToShardEventStream",
    PACKAGE,
    &[
        optional("SubscribeToShardEvent", || &SUBSCRIBE_TO_SHARD_EVENT),
        optional("ResourceNotFoundException", || &RESOURCE_NOT_FOUND_EXCEPTION),
        optional("ResourceInUseException", || &RESOURCE_IN_USE_EXCEPTION),
        optional("KMSDisabledException", || &KMS_DISABLED_EXCEPTION),
        optional("KMSInvalidStateException", || &KMS_INVALID_STATE_EXCEPTION),
        optional("KMSAccessDeniedException", || &KMS_ACCESS_DENIED_EXCEPTION),
        optional("KMSNotFoundException", || &KMS_NOT_FOUND_EXCEPTION),
        optional("KMSOptInRequired", || &KMS_OPT_IN_REQUIRED),
        optional("KMSThrottlingException", || &KMS_THROTTLING_EXCEPTION),
        optional("InternalFailureException", || &INTERNAL_FAILURE_EXCEPTION),
    ],
);
static SUBSCRIBE_TO_SHARD_INPUT: Shape = structure(
    "SubscribeToShardInput",
    PACKAGE,
    &[
        required("ConsumerARN", || &CONSUMER_ARN),
        optional("StreamId", || &STREAM_ID),
        required("ShardId", || &SHARD_ID),
        required("StartingPosition", || &STARTING_POSITION),
        optional("DryRun", || &BOOLEAN_OBJECT),
    ],
);
static SUBSCRIBE_TO_SHARD_OUTPUT: Shape = structure(
    "SubscribeToShardOutput",
    PACKAGE,
    &[required("EventStream", || &SUBSCRIBE_TO_SHARD_EVENT_STREAM)],
);
static TABLE_BUCKET_ARN: Shape = string(
    "TableBucketARN",
    Some(1),
    Some(2048),
    Some(r"arn:aws[-a-z0-9]*:s3tables:[-a-z0-9]+:\d{12}:bucket/[a-z0-9_-]{3,63}"),
);
static TAG: Shape =
    structure("Tag", PACKAGE, &[required("Key", || &TAG_KEY), optional("Value", || &TAG_VALUE)]);
static TAG_KEY: Shape = string("TagKey", Some(1), Some(128), None);
static TAG_KEY_LIST: Shape = list("TagKeyList", || &TAG_KEY, Some(1), Some(50));
static TAG_LIST: Shape = list("TagList", || &TAG, Some(0), Some(200));
static TAG_MAP: Shape = map("TagMap", || &TAG_KEY, || &TAG_VALUE, Some(1), Some(200));
static TAG_RESOURCE_INPUT: Shape = structure(
    "TagResourceInput",
    PACKAGE,
    &[
        required("Tags", || &TAG_MAP),
        required("ResourceARN", || &RESOURCE_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static TAG_VALUE: Shape = string("TagValue", Some(0), Some(256), None);
static TARGET_TYPE: Shape = enumeration("TargetType", &["BUILT_IN", "NONE"]);
static TIMESTAMP: Shape = timestamp("Timestamp");
static UNTAG_RESOURCE_INPUT: Shape = structure(
    "UntagResourceInput",
    PACKAGE,
    &[
        required("TagKeys", || &TAG_KEY_LIST),
        required("ResourceARN", || &RESOURCE_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static UPDATE_ACCOUNT_SETTINGS_INPUT: Shape = structure(
    "UpdateAccountSettingsInput",
    PACKAGE,
    &[required("MinimumThroughputBillingCommitment", || &MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT)],
);
static UPDATE_ACCOUNT_SETTINGS_OUTPUT: Shape = structure(
    "UpdateAccountSettingsOutput",
    PACKAGE,
    &[optional("MinimumThroughputBillingCommitment", || &MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT)],
);
static UPDATE_CHANNEL_INPUT: Shape = structure(
    "UpdateChannelInput",
    PACKAGE,
    &[
        required("ChannelARN", || &CHANNEL_ARN),
        optional("S3DestinationConfiguration", || &S3_DESTINATION_UPDATE_INPUT),
        optional("S3TablesDestinationConfiguration", || &S3_TABLES_DESTINATION_UPDATE_INPUT),
        optional("LoggingConfiguration", || &CHANNEL_LOGGING_UPDATE_INPUT),
    ],
);
static UPDATE_CHANNEL_OUTPUT: Shape =
    structure("UpdateChannelOutput", PACKAGE, &[required("ChannelDescription", || &CHANNEL_DESCRIPTION)]);
static UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_ERROR_ENTRY: Shape = structure(
    "UpdateDeadLetterQueueRecordsVisibilityErrorEntry",
    PACKAGE,
    &[
        required("ReceiptHandle", || &RECEIPT_HANDLE),
        required("ErrorCode", || &ERROR_CODE),
        optional("ErrorMessage", || &ERROR_MESSAGE),
    ],
);
static UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_ERROR_ENTRY_LIST: Shape = list(
    "UpdateDeadLetterQueueRecordsVisibilityErrorEntryList",
    || &UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_ERROR_ENTRY,
    None,
    None,
);
static UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_INPUT: Shape = structure(
    "UpdateDeadLetterQueueRecordsVisibilityInput",
    PACKAGE,
    &[
        required("QueueARN", || &QUEUE_ARN),
        required("Entries", || &UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_REQUEST_ENTRY_LIST),
    ],
);
static UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_OUTPUT: Shape = structure(
    "UpdateDeadLetterQueueRecordsVisibilityOutput",
    PACKAGE,
    &[
        required("Successful", || &UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_RESULT_ENTRY_LIST),
        required("Failed", || &UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_ERROR_ENTRY_LIST),
    ],
);
static UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_REQUEST_ENTRY: Shape = structure(
    "UpdateDeadLetterQueueRecordsVisibilityRequestEntry",
    PACKAGE,
    &[
        required("ReceiptHandle", || &RECEIPT_HANDLE),
        required("VisibilityTimeoutSeconds", || &VISIBILITY_TIMEOUT_SECONDS),
    ],
);
static UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_REQUEST_ENTRY_LIST: Shape = list(
    "UpdateDeadLetterQueueRecordsVisibilityRequestEntryList",
    || &UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_REQUEST_ENTRY,
    Some(1),
    Some(10),
);
static UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_RESULT_ENTRY: Shape = structure(
    "UpdateDeadLetterQueueRecordsVisibilityResultEntry",
    PACKAGE,
    &[required("ReceiptHandle", || &RECEIPT_HANDLE)],
);
static UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_RESULT_ENTRY_LIST: Shape = list(
    "UpdateDeadLetterQueueRecordsVisibilityResultEntryList",
    || &UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_RESULT_ENTRY,
    None,
    None,
);
static UPDATE_MAX_RECORD_SIZE_INPUT: Shape = structure(
    "UpdateMaxRecordSizeInput",
    PACKAGE,
    &[
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
        required("MaxRecordSizeInKiB", || &MAX_RECORD_SIZE_IN_KIB),
    ],
);
static UPDATE_QUEUE_INPUT: Shape = structure(
    "UpdateQueueInput",
    PACKAGE,
    &[required("QueueARN", || &QUEUE_ARN), required("QueueAttributes", || &QUEUE_ATTRIBUTES)],
);
static UPDATE_QUEUE_OUTPUT: Shape =
    structure("UpdateQueueOutput", PACKAGE, &[required("QueueDescription", || &QUEUE_DESCRIPTION)]);
static UPDATE_QUEUE_RECORDS_VISIBILITY_ERROR_ENTRY: Shape = structure(
    "UpdateQueueRecordsVisibilityErrorEntry",
    PACKAGE,
    &[
        required("ReceiptHandle", || &RECEIPT_HANDLE),
        required("ErrorCode", || &ERROR_CODE),
        optional("ErrorMessage", || &ERROR_MESSAGE),
    ],
);
static UPDATE_QUEUE_RECORDS_VISIBILITY_ERROR_ENTRY_LIST: Shape = list(
    "UpdateQueueRecordsVisibilityErrorEntryList",
    || &UPDATE_QUEUE_RECORDS_VISIBILITY_ERROR_ENTRY,
    None,
    None,
);
static UPDATE_QUEUE_RECORDS_VISIBILITY_INPUT: Shape = structure(
    "UpdateQueueRecordsVisibilityInput",
    PACKAGE,
    &[
        required("QueueARN", || &QUEUE_ARN),
        required("Entries", || &UPDATE_QUEUE_RECORDS_VISIBILITY_REQUEST_ENTRY_LIST),
    ],
);
static UPDATE_QUEUE_RECORDS_VISIBILITY_OUTPUT: Shape = structure(
    "UpdateQueueRecordsVisibilityOutput",
    PACKAGE,
    &[
        required("Successful", || &UPDATE_QUEUE_RECORDS_VISIBILITY_RESULT_ENTRY_LIST),
        required("Failed", || &UPDATE_QUEUE_RECORDS_VISIBILITY_ERROR_ENTRY_LIST),
    ],
);
static UPDATE_QUEUE_RECORDS_VISIBILITY_REQUEST_ENTRY: Shape = structure(
    "UpdateQueueRecordsVisibilityRequestEntry",
    PACKAGE,
    &[
        required("ReceiptHandle", || &RECEIPT_HANDLE),
        required("VisibilityTimeoutSeconds", || &VISIBILITY_TIMEOUT_SECONDS),
    ],
);
static UPDATE_QUEUE_RECORDS_VISIBILITY_REQUEST_ENTRY_LIST: Shape = list(
    "UpdateQueueRecordsVisibilityRequestEntryList",
    || &UPDATE_QUEUE_RECORDS_VISIBILITY_REQUEST_ENTRY,
    Some(1),
    Some(10),
);
static UPDATE_QUEUE_RECORDS_VISIBILITY_RESULT_ENTRY: Shape = structure(
    "UpdateQueueRecordsVisibilityResultEntry",
    PACKAGE,
    &[required("ReceiptHandle", || &RECEIPT_HANDLE)],
);
static UPDATE_QUEUE_RECORDS_VISIBILITY_RESULT_ENTRY_LIST: Shape = list(
    "UpdateQueueRecordsVisibilityResultEntryList",
    || &UPDATE_QUEUE_RECORDS_VISIBILITY_RESULT_ENTRY,
    None,
    None,
);
static UPDATE_SHARD_COUNT_INPUT: Shape = structure(
    "UpdateShardCountInput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        required("TargetShardCount", || &POSITIVE_INTEGER_OBJECT),
        required("ScalingType", || &SCALING_TYPE),
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
    ],
);
static UPDATE_SHARD_COUNT_OUTPUT: Shape = structure(
    "UpdateShardCountOutput",
    PACKAGE,
    &[
        optional("StreamName", || &STREAM_NAME),
        optional("CurrentShardCount", || &POSITIVE_INTEGER_OBJECT),
        optional("TargetShardCount", || &POSITIVE_INTEGER_OBJECT),
        optional("StreamARN", || &STREAM_ARN),
    ],
);
static UPDATE_STREAM_MODE_INPUT: Shape = structure(
    "UpdateStreamModeInput",
    PACKAGE,
    &[
        required("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
        required("StreamModeDetails", || &STREAM_MODE_DETAILS),
        optional("WarmThroughputMiBps", || &NATURAL_INTEGER_OBJECT),
    ],
);
static UPDATE_STREAM_RECORD_DISTRIBUTION_STRATEGY_INPUT: Shape = structure(
    "UpdateStreamRecordDistributionStrategyInput",
    PACKAGE,
    &[
        required("StreamARN", || &STREAM_ARN),
        optional("StreamId", || &STREAM_ID),
        required("RecordDistributionStrategy", || &RECORD_DISTRIBUTION_STRATEGY),
    ],
);
static UPDATE_STREAM_WARM_THROUGHPUT_INPUT: Shape = structure(
    "UpdateStreamWarmThroughputInput",
    PACKAGE,
    &[
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamName", || &STREAM_NAME),
        optional("StreamId", || &STREAM_ID),
        required("WarmThroughputMiBps", || &NATURAL_INTEGER_OBJECT),
    ],
);
static UPDATE_STREAM_WARM_THROUGHPUT_OUTPUT: Shape = structure(
    "UpdateStreamWarmThroughputOutput",
    PACKAGE,
    &[
        optional("StreamARN", || &STREAM_ARN),
        optional("StreamName", || &STREAM_NAME),
        optional("WarmThroughput", || &WARM_THROUGHPUT_OBJECT),
    ],
);
static VISIBILITY_TIMEOUT_SECONDS: Shape = integer("VisibilityTimeoutSeconds", Some(0), Some(43200));
static WARM_THROUGHPUT_OBJECT: Shape = structure(
    "WarmThroughputObject",
    PACKAGE,
    &[
        optional("TargetMiBps", || &NATURAL_INTEGER_OBJECT),
        optional("CurrentMiBps", || &NATURAL_INTEGER_OBJECT),
    ],
);
static ADD_TAGS_TO_STREAM_OUTPUT: Shape = structure("AddTagsToStreamOutput", PACKAGE, &[]);
static CREATE_STREAM_OUTPUT: Shape = structure("CreateStreamOutput", PACKAGE, &[]);
static DECREASE_STREAM_RETENTION_PERIOD_OUTPUT: Shape =
    structure("DecreaseStreamRetentionPeriodOutput", PACKAGE, &[]);
static DELETE_CHANNEL_OUTPUT: Shape = structure("DeleteChannelOutput", PACKAGE, &[]);
static DELETE_QUEUE_OUTPUT: Shape = structure("DeleteQueueOutput", PACKAGE, &[]);
static DELETE_RESOURCE_POLICY_OUTPUT: Shape = structure("DeleteResourcePolicyOutput", PACKAGE, &[]);
static DELETE_STREAM_OUTPUT: Shape = structure("DeleteStreamOutput", PACKAGE, &[]);
static DEREGISTER_STREAM_CONSUMER_OUTPUT: Shape = structure("DeregisterStreamConsumerOutput", PACKAGE, &[]);
static INCREASE_STREAM_RETENTION_PERIOD_OUTPUT: Shape =
    structure("IncreaseStreamRetentionPeriodOutput", PACKAGE, &[]);
static MERGE_SHARDS_OUTPUT: Shape = structure("MergeShardsOutput", PACKAGE, &[]);
static PUT_RESOURCE_POLICY_OUTPUT: Shape = structure("PutResourcePolicyOutput", PACKAGE, &[]);
static REMOVE_TAGS_FROM_STREAM_OUTPUT: Shape = structure("RemoveTagsFromStreamOutput", PACKAGE, &[]);
static SPLIT_SHARD_OUTPUT: Shape = structure("SplitShardOutput", PACKAGE, &[]);
static START_STREAM_ENCRYPTION_OUTPUT: Shape = structure("StartStreamEncryptionOutput", PACKAGE, &[]);
static STOP_STREAM_ENCRYPTION_OUTPUT: Shape = structure("StopStreamEncryptionOutput", PACKAGE, &[]);
static TAG_RESOURCE_OUTPUT: Shape = structure("TagResourceOutput", PACKAGE, &[]);
static UNTAG_RESOURCE_OUTPUT: Shape = structure("UntagResourceOutput", PACKAGE, &[]);
static UPDATE_MAX_RECORD_SIZE_OUTPUT: Shape = structure("UpdateMaxRecordSizeOutput", PACKAGE, &[]);
static UPDATE_STREAM_MODE_OUTPUT: Shape = structure("UpdateStreamModeOutput", PACKAGE, &[]);
static UPDATE_STREAM_RECORD_DISTRIBUTION_STRATEGY_OUTPUT: Shape =
    structure("UpdateStreamRecordDistributionStrategyOutput", PACKAGE, &[]);

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AcknowledgeDeadLetterQueueRecordsErrorEntry {
    pub receipt_handle: ByteString,
    pub error_code: ByteString,
    pub error_message: Option<ByteString>,
}

impl FromValue for AcknowledgeDeadLetterQueueRecordsErrorEntry {
    fn shape() -> &'static Shape {
        &ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_ERROR_ENTRY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AcknowledgeDeadLetterQueueRecordsErrorEntry {
            receipt_handle: parts.next(),
            error_code: parts.next(),
            error_message: parts.next(),
        }
    }
}

impl Encode for AcknowledgeDeadLetterQueueRecordsErrorEntry {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ReceiptHandle", &self.receipt_handle);
        put(out, "ErrorCode", &self.error_code);
        put_some(out, "ErrorMessage", self.error_message.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AcknowledgeDeadLetterQueueRecordsInput {
    pub queue_arn: ByteString,
    pub entries: Vec<AcknowledgeDeadLetterQueueRecordsRequestEntry>,
}

impl FromValue for AcknowledgeDeadLetterQueueRecordsInput {
    fn shape() -> &'static Shape {
        &ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AcknowledgeDeadLetterQueueRecordsInput { queue_arn: parts.next(), entries: parts.next() }
    }
}

impl Encode for AcknowledgeDeadLetterQueueRecordsInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "QueueARN", &self.queue_arn);
        put(out, "Entries", &self.entries);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AcknowledgeDeadLetterQueueRecordsOutput {
    pub successful: Vec<AcknowledgeDeadLetterQueueRecordsResultEntry>,
    pub failed: Vec<AcknowledgeDeadLetterQueueRecordsErrorEntry>,
}

impl FromValue for AcknowledgeDeadLetterQueueRecordsOutput {
    fn shape() -> &'static Shape {
        &ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AcknowledgeDeadLetterQueueRecordsOutput { successful: parts.next(), failed: parts.next() }
    }
}

impl Encode for AcknowledgeDeadLetterQueueRecordsOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Successful", &self.successful);
        put(out, "Failed", &self.failed);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AcknowledgeDeadLetterQueueRecordsRequestEntry {
    pub receipt_handle: ByteString,
}

impl FromValue for AcknowledgeDeadLetterQueueRecordsRequestEntry {
    fn shape() -> &'static Shape {
        &ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_REQUEST_ENTRY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AcknowledgeDeadLetterQueueRecordsRequestEntry { receipt_handle: parts.next() }
    }
}

impl Encode for AcknowledgeDeadLetterQueueRecordsRequestEntry {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ReceiptHandle", &self.receipt_handle);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AcknowledgeDeadLetterQueueRecordsResultEntry {
    pub receipt_handle: ByteString,
}

impl FromValue for AcknowledgeDeadLetterQueueRecordsResultEntry {
    fn shape() -> &'static Shape {
        &ACKNOWLEDGE_DEAD_LETTER_QUEUE_RECORDS_RESULT_ENTRY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AcknowledgeDeadLetterQueueRecordsResultEntry { receipt_handle: parts.next() }
    }
}

impl Encode for AcknowledgeDeadLetterQueueRecordsResultEntry {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ReceiptHandle", &self.receipt_handle);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AcknowledgeQueueRecordsErrorEntry {
    pub receipt_handle: ByteString,
    pub error_code: ByteString,
    pub error_message: Option<ByteString>,
}

impl FromValue for AcknowledgeQueueRecordsErrorEntry {
    fn shape() -> &'static Shape {
        &ACKNOWLEDGE_QUEUE_RECORDS_ERROR_ENTRY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AcknowledgeQueueRecordsErrorEntry {
            receipt_handle: parts.next(),
            error_code: parts.next(),
            error_message: parts.next(),
        }
    }
}

impl Encode for AcknowledgeQueueRecordsErrorEntry {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ReceiptHandle", &self.receipt_handle);
        put(out, "ErrorCode", &self.error_code);
        put_some(out, "ErrorMessage", self.error_message.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AcknowledgeQueueRecordsInput {
    pub queue_arn: ByteString,
    pub entries: Vec<AcknowledgeQueueRecordsRequestEntry>,
}

impl FromValue for AcknowledgeQueueRecordsInput {
    fn shape() -> &'static Shape {
        &ACKNOWLEDGE_QUEUE_RECORDS_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AcknowledgeQueueRecordsInput { queue_arn: parts.next(), entries: parts.next() }
    }
}

impl Encode for AcknowledgeQueueRecordsInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "QueueARN", &self.queue_arn);
        put(out, "Entries", &self.entries);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AcknowledgeQueueRecordsOutput {
    pub successful: Vec<AcknowledgeQueueRecordsResultEntry>,
    pub failed: Vec<AcknowledgeQueueRecordsErrorEntry>,
}

impl FromValue for AcknowledgeQueueRecordsOutput {
    fn shape() -> &'static Shape {
        &ACKNOWLEDGE_QUEUE_RECORDS_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AcknowledgeQueueRecordsOutput { successful: parts.next(), failed: parts.next() }
    }
}

impl Encode for AcknowledgeQueueRecordsOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Successful", &self.successful);
        put(out, "Failed", &self.failed);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AcknowledgeQueueRecordsRequestEntry {
    pub receipt_handle: ByteString,
}

impl FromValue for AcknowledgeQueueRecordsRequestEntry {
    fn shape() -> &'static Shape {
        &ACKNOWLEDGE_QUEUE_RECORDS_REQUEST_ENTRY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AcknowledgeQueueRecordsRequestEntry { receipt_handle: parts.next() }
    }
}

impl Encode for AcknowledgeQueueRecordsRequestEntry {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ReceiptHandle", &self.receipt_handle);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AcknowledgeQueueRecordsResultEntry {
    pub receipt_handle: ByteString,
}

impl FromValue for AcknowledgeQueueRecordsResultEntry {
    fn shape() -> &'static Shape {
        &ACKNOWLEDGE_QUEUE_RECORDS_RESULT_ENTRY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AcknowledgeQueueRecordsResultEntry { receipt_handle: parts.next() }
    }
}

impl Encode for AcknowledgeQueueRecordsResultEntry {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ReceiptHandle", &self.receipt_handle);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddTagsToStreamInput {
    pub stream_name: Option<ByteString>,
    pub tags: Vec<(ByteString, ByteString)>,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
}

impl FromValue for AddTagsToStreamInput {
    fn shape() -> &'static Shape {
        &ADD_TAGS_TO_STREAM_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AddTagsToStreamInput {
            stream_name: parts.next(),
            tags: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
        }
    }
}

impl Encode for AddTagsToStreamInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put(out, "Tags", &self.tags);
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChannelDescription {
    pub channel_name: ByteString,
    pub channel_arn: ByteString,
    pub channel_id: ByteString,
    pub channel_status: ChannelStatus,
    pub channel_status_reason: Option<ByteString>,
    pub channel_creation_timestamp: Timestamp,
    pub service_execution_role_arn: ByteString,
    pub stream_configuration_list: Vec<ChannelStreamDescription>,
    pub s3_destination_configuration: Option<S3DestinationDescription>,
    pub s3_tables_destination_configuration: Option<S3TablesDestinationDescription>,
    pub encryption_configuration: Option<ChannelEncryptionConfiguration>,
    pub logging_configuration: ChannelLoggingConfiguration,
}

impl FromValue for ChannelDescription {
    fn shape() -> &'static Shape {
        &CHANNEL_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ChannelDescription {
            channel_name: parts.next(),
            channel_arn: parts.next(),
            channel_id: parts.next(),
            channel_status: parts.next(),
            channel_status_reason: parts.next(),
            channel_creation_timestamp: parts.next(),
            service_execution_role_arn: parts.next(),
            stream_configuration_list: parts.next(),
            s3_destination_configuration: parts.next(),
            s3_tables_destination_configuration: parts.next(),
            encryption_configuration: parts.next(),
            logging_configuration: parts.next(),
        }
    }
}

impl Encode for ChannelDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ChannelName", &self.channel_name);
        put(out, "ChannelARN", &self.channel_arn);
        put(out, "ChannelId", &self.channel_id);
        put(out, "ChannelStatus", &self.channel_status);
        put_some(out, "ChannelStatusReason", self.channel_status_reason.as_ref());
        put(out, "ChannelCreationTimestamp", &self.channel_creation_timestamp);
        put(out, "ServiceExecutionRoleARN", &self.service_execution_role_arn);
        put(out, "StreamConfigurationList", &self.stream_configuration_list);
        put_some(out, "S3DestinationConfiguration", self.s3_destination_configuration.as_ref());
        put_some(out, "S3TablesDestinationConfiguration", self.s3_tables_destination_configuration.as_ref());
        put_some(out, "EncryptionConfiguration", self.encryption_configuration.as_ref());
        put(out, "LoggingConfiguration", &self.logging_configuration);
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChannelDestinationType {
    S3,
    S3Tables,
    Unknown(ByteString),
}

impl ChannelDestinationType {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            ChannelDestinationType::S3 => "S3",
            ChannelDestinationType::S3Tables => "S3_TABLES",
            ChannelDestinationType::Unknown(text) => text,
        }
    }
}

impl Default for ChannelDestinationType {
    fn default() -> Self {
        ChannelDestinationType::Unknown(ByteString::new())
    }
}

impl From<ByteString> for ChannelDestinationType {
    fn from(text: ByteString) -> Self {
        match &*text {
            "S3" => ChannelDestinationType::S3,
            "S3_TABLES" => ChannelDestinationType::S3Tables,
            _ => ChannelDestinationType::Unknown(text),
        }
    }
}

impl FromValue for ChannelDestinationType {
    fn shape() -> &'static Shape {
        &CHANNEL_DESTINATION_TYPE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => ChannelDestinationType::default(),
        }
    }
}

impl Encode for ChannelDestinationType {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChannelEncryptionConfiguration {
    pub encryption_type: ChannelEncryptionType,
    pub key_id: ByteString,
}

impl FromValue for ChannelEncryptionConfiguration {
    fn shape() -> &'static Shape {
        &CHANNEL_ENCRYPTION_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ChannelEncryptionConfiguration { encryption_type: parts.next(), key_id: parts.next() }
    }
}

impl Encode for ChannelEncryptionConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "EncryptionType", &self.encryption_type);
        put(out, "KeyId", &self.key_id);
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChannelEncryptionType {
    Kms,
    Unknown(ByteString),
}

impl ChannelEncryptionType {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            ChannelEncryptionType::Kms => "KMS",
            ChannelEncryptionType::Unknown(text) => text,
        }
    }
}

impl Default for ChannelEncryptionType {
    fn default() -> Self {
        ChannelEncryptionType::Unknown(ByteString::new())
    }
}

impl From<ByteString> for ChannelEncryptionType {
    fn from(text: ByteString) -> Self {
        match &*text {
            "KMS" => ChannelEncryptionType::Kms,
            _ => ChannelEncryptionType::Unknown(text),
        }
    }
}

impl FromValue for ChannelEncryptionType {
    fn shape() -> &'static Shape {
        &CHANNEL_ENCRYPTION_TYPE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => ChannelEncryptionType::default(),
        }
    }
}

impl Encode for ChannelEncryptionType {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChannelLoggingConfiguration {
    pub cloud_watch_logs: CloudWatchLogs,
}

impl FromValue for ChannelLoggingConfiguration {
    fn shape() -> &'static Shape {
        &CHANNEL_LOGGING_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ChannelLoggingConfiguration { cloud_watch_logs: parts.next() }
    }
}

impl Encode for ChannelLoggingConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "CloudWatchLogs", &self.cloud_watch_logs);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChannelLoggingUpdateInput {
    pub cloud_watch_logs: CloudWatchLogsUpdateInput,
}

impl FromValue for ChannelLoggingUpdateInput {
    fn shape() -> &'static Shape {
        &CHANNEL_LOGGING_UPDATE_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ChannelLoggingUpdateInput { cloud_watch_logs: parts.next() }
    }
}

impl Encode for ChannelLoggingUpdateInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "CloudWatchLogs", &self.cloud_watch_logs);
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChannelStatus {
    Creating,
    Active,
    Updating,
    Deleting,
    Failed,
    Unknown(ByteString),
}

impl ChannelStatus {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            ChannelStatus::Creating => "CREATING",
            ChannelStatus::Active => "ACTIVE",
            ChannelStatus::Updating => "UPDATING",
            ChannelStatus::Deleting => "DELETING",
            ChannelStatus::Failed => "FAILED",
            ChannelStatus::Unknown(text) => text,
        }
    }
}

impl Default for ChannelStatus {
    fn default() -> Self {
        ChannelStatus::Unknown(ByteString::new())
    }
}

impl From<ByteString> for ChannelStatus {
    fn from(text: ByteString) -> Self {
        match &*text {
            "CREATING" => ChannelStatus::Creating,
            "ACTIVE" => ChannelStatus::Active,
            "UPDATING" => ChannelStatus::Updating,
            "DELETING" => ChannelStatus::Deleting,
            "FAILED" => ChannelStatus::Failed,
            _ => ChannelStatus::Unknown(text),
        }
    }
}

impl FromValue for ChannelStatus {
    fn shape() -> &'static Shape {
        &CHANNEL_STATUS
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => ChannelStatus::default(),
        }
    }
}

impl Encode for ChannelStatus {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChannelStreamConfiguration {
    pub stream_arn: ByteString,
    pub record_configuration: RecordConfiguration,
}

impl FromValue for ChannelStreamConfiguration {
    fn shape() -> &'static Shape {
        &CHANNEL_STREAM_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ChannelStreamConfiguration { stream_arn: parts.next(), record_configuration: parts.next() }
    }
}

impl Encode for ChannelStreamConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StreamARN", &self.stream_arn);
        put(out, "RecordConfiguration", &self.record_configuration);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChannelStreamDescription {
    pub stream_arn: ByteString,
    pub stream_creation_timestamp: Timestamp,
    pub record_configuration: RecordConfiguration,
}

impl FromValue for ChannelStreamDescription {
    fn shape() -> &'static Shape {
        &CHANNEL_STREAM_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ChannelStreamDescription {
            stream_arn: parts.next(),
            stream_creation_timestamp: parts.next(),
            record_configuration: parts.next(),
        }
    }
}

impl Encode for ChannelStreamDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StreamARN", &self.stream_arn);
        put(out, "StreamCreationTimestamp", &self.stream_creation_timestamp);
        put(out, "RecordConfiguration", &self.record_configuration);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChannelStreamIdentifier {
    pub stream_arn: ByteString,
    pub stream_creation_timestamp: Timestamp,
}

impl FromValue for ChannelStreamIdentifier {
    fn shape() -> &'static Shape {
        &CHANNEL_STREAM_IDENTIFIER
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ChannelStreamIdentifier { stream_arn: parts.next(), stream_creation_timestamp: parts.next() }
    }
}

impl Encode for ChannelStreamIdentifier {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StreamARN", &self.stream_arn);
        put(out, "StreamCreationTimestamp", &self.stream_creation_timestamp);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChannelSummary {
    pub channel_name: ByteString,
    pub channel_arn: ByteString,
    pub channel_id: ByteString,
    pub channel_status: ChannelStatus,
    pub channel_status_reason: Option<ByteString>,
    pub channel_creation_timestamp: Timestamp,
    pub channel_destination_type: ChannelDestinationType,
    pub streams: Vec<ChannelStreamIdentifier>,
}

impl FromValue for ChannelSummary {
    fn shape() -> &'static Shape {
        &CHANNEL_SUMMARY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ChannelSummary {
            channel_name: parts.next(),
            channel_arn: parts.next(),
            channel_id: parts.next(),
            channel_status: parts.next(),
            channel_status_reason: parts.next(),
            channel_creation_timestamp: parts.next(),
            channel_destination_type: parts.next(),
            streams: parts.next(),
        }
    }
}

impl Encode for ChannelSummary {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ChannelName", &self.channel_name);
        put(out, "ChannelARN", &self.channel_arn);
        put(out, "ChannelId", &self.channel_id);
        put(out, "ChannelStatus", &self.channel_status);
        put_some(out, "ChannelStatusReason", self.channel_status_reason.as_ref());
        put(out, "ChannelCreationTimestamp", &self.channel_creation_timestamp);
        put(out, "ChannelDestinationType", &self.channel_destination_type);
        put(out, "Streams", &self.streams);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChildShard {
    pub shard_id: ByteString,
    pub parent_shards: Vec<ByteString>,
    pub hash_key_range: HashKeyRange,
}

impl FromValue for ChildShard {
    fn shape() -> &'static Shape {
        &CHILD_SHARD
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ChildShard { shard_id: parts.next(), parent_shards: parts.next(), hash_key_range: parts.next() }
    }
}

impl Encode for ChildShard {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ShardId", &self.shard_id);
        put(out, "ParentShards", &self.parent_shards);
        put(out, "HashKeyRange", &self.hash_key_range);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CloudWatchLogs {
    pub enabled: bool,
    pub log_group_name: Option<ByteString>,
    pub log_stream_name: Option<ByteString>,
}

impl FromValue for CloudWatchLogs {
    fn shape() -> &'static Shape {
        &CLOUD_WATCH_LOGS
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CloudWatchLogs { enabled: parts.next(), log_group_name: parts.next(), log_stream_name: parts.next() }
    }
}

impl Encode for CloudWatchLogs {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Enabled", &self.enabled);
        put_some(out, "LogGroupName", self.log_group_name.as_ref());
        put_some(out, "LogStreamName", self.log_stream_name.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CloudWatchLogsUpdateInput {
    pub enabled: bool,
    pub log_group_name: Option<ByteString>,
    pub log_stream_name: Option<ByteString>,
}

impl FromValue for CloudWatchLogsUpdateInput {
    fn shape() -> &'static Shape {
        &CLOUD_WATCH_LOGS_UPDATE_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CloudWatchLogsUpdateInput {
            enabled: parts.next(),
            log_group_name: parts.next(),
            log_stream_name: parts.next(),
        }
    }
}

impl Encode for CloudWatchLogsUpdateInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Enabled", &self.enabled);
        put_some(out, "LogGroupName", self.log_group_name.as_ref());
        put_some(out, "LogStreamName", self.log_stream_name.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Consumer {
    pub consumer_name: ByteString,
    pub consumer_arn: ByteString,
    pub consumer_status: ConsumerStatus,
    pub consumer_creation_timestamp: Timestamp,
}

impl FromValue for Consumer {
    fn shape() -> &'static Shape {
        &CONSUMER
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        Consumer {
            consumer_name: parts.next(),
            consumer_arn: parts.next(),
            consumer_status: parts.next(),
            consumer_creation_timestamp: parts.next(),
        }
    }
}

impl Encode for Consumer {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ConsumerName", &self.consumer_name);
        put(out, "ConsumerARN", &self.consumer_arn);
        put(out, "ConsumerStatus", &self.consumer_status);
        put(out, "ConsumerCreationTimestamp", &self.consumer_creation_timestamp);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConsumerDescription {
    pub consumer_name: ByteString,
    pub consumer_arn: ByteString,
    pub consumer_status: ConsumerStatus,
    pub consumer_creation_timestamp: Timestamp,
    pub stream_arn: ByteString,
}

impl FromValue for ConsumerDescription {
    fn shape() -> &'static Shape {
        &CONSUMER_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ConsumerDescription {
            consumer_name: parts.next(),
            consumer_arn: parts.next(),
            consumer_status: parts.next(),
            consumer_creation_timestamp: parts.next(),
            stream_arn: parts.next(),
        }
    }
}

impl Encode for ConsumerDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ConsumerName", &self.consumer_name);
        put(out, "ConsumerARN", &self.consumer_arn);
        put(out, "ConsumerStatus", &self.consumer_status);
        put(out, "ConsumerCreationTimestamp", &self.consumer_creation_timestamp);
        put(out, "StreamARN", &self.stream_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConsumerStatus {
    Creating,
    Deleting,
    Active,
    Unknown(ByteString),
}

impl ConsumerStatus {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            ConsumerStatus::Creating => "CREATING",
            ConsumerStatus::Deleting => "DELETING",
            ConsumerStatus::Active => "ACTIVE",
            ConsumerStatus::Unknown(text) => text,
        }
    }
}

impl Default for ConsumerStatus {
    fn default() -> Self {
        ConsumerStatus::Unknown(ByteString::new())
    }
}

impl From<ByteString> for ConsumerStatus {
    fn from(text: ByteString) -> Self {
        match &*text {
            "CREATING" => ConsumerStatus::Creating,
            "DELETING" => ConsumerStatus::Deleting,
            "ACTIVE" => ConsumerStatus::Active,
            _ => ConsumerStatus::Unknown(text),
        }
    }
}

impl FromValue for ConsumerStatus {
    fn shape() -> &'static Shape {
        &CONSUMER_STATUS
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => ConsumerStatus::default(),
        }
    }
}

impl Encode for ConsumerStatus {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateChannelInput {
    pub channel_name: ByteString,
    pub service_execution_role_arn: ByteString,
    pub stream_configuration_list: Vec<ChannelStreamConfiguration>,
    pub s3_destination_configuration: Option<S3DestinationConfiguration>,
    pub s3_tables_destination_configuration: Option<S3TablesDestinationConfiguration>,
    pub encryption_configuration: Option<ChannelEncryptionConfiguration>,
    pub tags: Option<Vec<(ByteString, ByteString)>>,
    pub logging_configuration: Option<ChannelLoggingConfiguration>,
}

impl FromValue for CreateChannelInput {
    fn shape() -> &'static Shape {
        &CREATE_CHANNEL_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CreateChannelInput {
            channel_name: parts.next(),
            service_execution_role_arn: parts.next(),
            stream_configuration_list: parts.next(),
            s3_destination_configuration: parts.next(),
            s3_tables_destination_configuration: parts.next(),
            encryption_configuration: parts.next(),
            tags: parts.next(),
            logging_configuration: parts.next(),
        }
    }
}

impl Encode for CreateChannelInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ChannelName", &self.channel_name);
        put(out, "ServiceExecutionRoleARN", &self.service_execution_role_arn);
        put(out, "StreamConfigurationList", &self.stream_configuration_list);
        put_some(out, "S3DestinationConfiguration", self.s3_destination_configuration.as_ref());
        put_some(out, "S3TablesDestinationConfiguration", self.s3_tables_destination_configuration.as_ref());
        put_some(out, "EncryptionConfiguration", self.encryption_configuration.as_ref());
        put_some(out, "Tags", self.tags.as_ref());
        put_some(out, "LoggingConfiguration", self.logging_configuration.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateChannelOutput {
    pub channel_description: ChannelDescription,
}

impl FromValue for CreateChannelOutput {
    fn shape() -> &'static Shape {
        &CREATE_CHANNEL_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CreateChannelOutput { channel_description: parts.next() }
    }
}

impl Encode for CreateChannelOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ChannelDescription", &self.channel_description);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateQueueInput {
    pub queue_name: ByteString,
    pub stream_configuration_list: Vec<QueueStreamConfiguration>,
    pub queue_attributes: Option<QueueAttributes>,
    pub tags: Option<Vec<(ByteString, ByteString)>>,
}

impl FromValue for CreateQueueInput {
    fn shape() -> &'static Shape {
        &CREATE_QUEUE_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CreateQueueInput {
            queue_name: parts.next(),
            stream_configuration_list: parts.next(),
            queue_attributes: parts.next(),
            tags: parts.next(),
        }
    }
}

impl Encode for CreateQueueInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "QueueName", &self.queue_name);
        put(out, "StreamConfigurationList", &self.stream_configuration_list);
        put_some(out, "QueueAttributes", self.queue_attributes.as_ref());
        put_some(out, "Tags", self.tags.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateQueueOutput {
    pub queue_description: QueueDescription,
}

impl FromValue for CreateQueueOutput {
    fn shape() -> &'static Shape {
        &CREATE_QUEUE_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CreateQueueOutput { queue_description: parts.next() }
    }
}

impl Encode for CreateQueueOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "QueueDescription", &self.queue_description);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateStreamInput {
    pub stream_name: ByteString,
    pub shard_count: Option<i32>,
    pub stream_mode_details: Option<StreamModeDetails>,
    pub tags: Option<Vec<(ByteString, ByteString)>>,
    pub warm_throughput_mibps: Option<i32>,
    pub max_record_size_in_kib: Option<i32>,
    pub record_distribution_strategy: Option<RecordDistributionStrategy>,
}

impl FromValue for CreateStreamInput {
    fn shape() -> &'static Shape {
        &CREATE_STREAM_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CreateStreamInput {
            stream_name: parts.next(),
            shard_count: parts.next(),
            stream_mode_details: parts.next(),
            tags: parts.next(),
            warm_throughput_mibps: parts.next(),
            max_record_size_in_kib: parts.next(),
            record_distribution_strategy: parts.next(),
        }
    }
}

impl Encode for CreateStreamInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StreamName", &self.stream_name);
        put_some(out, "ShardCount", self.shard_count.as_ref());
        put_some(out, "StreamModeDetails", self.stream_mode_details.as_ref());
        put_some(out, "Tags", self.tags.as_ref());
        put_some(out, "WarmThroughputMiBps", self.warm_throughput_mibps.as_ref());
        put_some(out, "MaxRecordSizeInKiB", self.max_record_size_in_kib.as_ref());
        put_some(out, "RecordDistributionStrategy", self.record_distribution_strategy.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeadLetterConfiguration {
    pub target_type: TargetType,
    pub max_receive_count: Option<i32>,
}

impl FromValue for DeadLetterConfiguration {
    fn shape() -> &'static Shape {
        &DEAD_LETTER_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeadLetterConfiguration { target_type: parts.next(), max_receive_count: parts.next() }
    }
}

impl Encode for DeadLetterConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "TargetType", &self.target_type);
        put_some(out, "MaxReceiveCount", self.max_receive_count.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeadLetterQueueS3Configuration {
    pub bucket_arn: ByteString,
    pub expected_bucket_owner: ByteString,
    pub error_output_prefix: Option<ByteString>,
}

impl FromValue for DeadLetterQueueS3Configuration {
    fn shape() -> &'static Shape {
        &DEAD_LETTER_QUEUE_S3_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeadLetterQueueS3Configuration {
            bucket_arn: parts.next(),
            expected_bucket_owner: parts.next(),
            error_output_prefix: parts.next(),
        }
    }
}

impl Encode for DeadLetterQueueS3Configuration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "BucketARN", &self.bucket_arn);
        put(out, "ExpectedBucketOwner", &self.expected_bucket_owner);
        put_some(out, "ErrorOutputPrefix", self.error_output_prefix.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DecreaseStreamRetentionPeriodInput {
    pub stream_name: Option<ByteString>,
    pub retention_period_hours: i32,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
}

impl FromValue for DecreaseStreamRetentionPeriodInput {
    fn shape() -> &'static Shape {
        &DECREASE_STREAM_RETENTION_PERIOD_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DecreaseStreamRetentionPeriodInput {
            stream_name: parts.next(),
            retention_period_hours: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
        }
    }
}

impl Encode for DecreaseStreamRetentionPeriodInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put(out, "RetentionPeriodHours", &self.retention_period_hours);
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteChannelInput {
    pub channel_arn: ByteString,
}

impl FromValue for DeleteChannelInput {
    fn shape() -> &'static Shape {
        &DELETE_CHANNEL_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeleteChannelInput { channel_arn: parts.next() }
    }
}

impl Encode for DeleteChannelInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ChannelARN", &self.channel_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteQueueInput {
    pub queue_arn: ByteString,
}

impl FromValue for DeleteQueueInput {
    fn shape() -> &'static Shape {
        &DELETE_QUEUE_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeleteQueueInput { queue_arn: parts.next() }
    }
}

impl Encode for DeleteQueueInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "QueueARN", &self.queue_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteResourcePolicyInput {
    pub resource_arn: ByteString,
    pub stream_id: Option<ByteString>,
}

impl FromValue for DeleteResourcePolicyInput {
    fn shape() -> &'static Shape {
        &DELETE_RESOURCE_POLICY_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeleteResourcePolicyInput { resource_arn: parts.next(), stream_id: parts.next() }
    }
}

impl Encode for DeleteResourcePolicyInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARN", &self.resource_arn);
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteStreamInput {
    pub stream_name: Option<ByteString>,
    pub enforce_consumer_deletion: Option<bool>,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
}

impl FromValue for DeleteStreamInput {
    fn shape() -> &'static Shape {
        &DELETE_STREAM_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeleteStreamInput {
            stream_name: parts.next(),
            enforce_consumer_deletion: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
        }
    }
}

impl Encode for DeleteStreamInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put_some(out, "EnforceConsumerDeletion", self.enforce_consumer_deletion.as_ref());
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeregisterStreamConsumerInput {
    pub stream_arn: Option<ByteString>,
    pub consumer_name: Option<ByteString>,
    pub consumer_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
}

impl FromValue for DeregisterStreamConsumerInput {
    fn shape() -> &'static Shape {
        &DEREGISTER_STREAM_CONSUMER_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeregisterStreamConsumerInput {
            stream_arn: parts.next(),
            consumer_name: parts.next(),
            consumer_arn: parts.next(),
            stream_id: parts.next(),
        }
    }
}

impl Encode for DeregisterStreamConsumerInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "ConsumerName", self.consumer_name.as_ref());
        put_some(out, "ConsumerARN", self.consumer_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeAccountSettingsInput {}

impl FromValue for DescribeAccountSettingsInput {
    fn shape() -> &'static Shape {
        &DESCRIBE_ACCOUNT_SETTINGS_INPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        DescribeAccountSettingsInput {}
    }
}

impl Encode for DescribeAccountSettingsInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeAccountSettingsOutput {
    pub minimum_throughput_billing_commitment: Option<MinimumThroughputBillingCommitmentOutput>,
}

impl FromValue for DescribeAccountSettingsOutput {
    fn shape() -> &'static Shape {
        &DESCRIBE_ACCOUNT_SETTINGS_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeAccountSettingsOutput { minimum_throughput_billing_commitment: parts.next() }
    }
}

impl Encode for DescribeAccountSettingsOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(
            out,
            "MinimumThroughputBillingCommitment",
            self.minimum_throughput_billing_commitment.as_ref(),
        );
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeChannelInput {
    pub channel_arn: ByteString,
}

impl FromValue for DescribeChannelInput {
    fn shape() -> &'static Shape {
        &DESCRIBE_CHANNEL_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeChannelInput { channel_arn: parts.next() }
    }
}

impl Encode for DescribeChannelInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ChannelARN", &self.channel_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeChannelOutput {
    pub channel_description: ChannelDescription,
}

impl FromValue for DescribeChannelOutput {
    fn shape() -> &'static Shape {
        &DESCRIBE_CHANNEL_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeChannelOutput { channel_description: parts.next() }
    }
}

impl Encode for DescribeChannelOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ChannelDescription", &self.channel_description);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeLimitsInput {}

impl FromValue for DescribeLimitsInput {
    fn shape() -> &'static Shape {
        &DESCRIBE_LIMITS_INPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        DescribeLimitsInput {}
    }
}

impl Encode for DescribeLimitsInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeLimitsOutput {
    pub shard_limit: i32,
    pub open_shard_count: i32,
    pub on_demand_stream_count: i32,
    pub on_demand_stream_count_limit: i32,
    pub channel_count: Option<i32>,
    pub channel_count_limit: Option<i32>,
}

impl FromValue for DescribeLimitsOutput {
    fn shape() -> &'static Shape {
        &DESCRIBE_LIMITS_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeLimitsOutput {
            shard_limit: parts.next(),
            open_shard_count: parts.next(),
            on_demand_stream_count: parts.next(),
            on_demand_stream_count_limit: parts.next(),
            channel_count: parts.next(),
            channel_count_limit: parts.next(),
        }
    }
}

impl Encode for DescribeLimitsOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ShardLimit", &self.shard_limit);
        put(out, "OpenShardCount", &self.open_shard_count);
        put(out, "OnDemandStreamCount", &self.on_demand_stream_count);
        put(out, "OnDemandStreamCountLimit", &self.on_demand_stream_count_limit);
        put_some(out, "ChannelCount", self.channel_count.as_ref());
        put_some(out, "ChannelCountLimit", self.channel_count_limit.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeQueueInput {
    pub queue_arn: ByteString,
}

impl FromValue for DescribeQueueInput {
    fn shape() -> &'static Shape {
        &DESCRIBE_QUEUE_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeQueueInput { queue_arn: parts.next() }
    }
}

impl Encode for DescribeQueueInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "QueueARN", &self.queue_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeQueueOutput {
    pub queue_description: QueueDescription,
}

impl FromValue for DescribeQueueOutput {
    fn shape() -> &'static Shape {
        &DESCRIBE_QUEUE_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeQueueOutput { queue_description: parts.next() }
    }
}

impl Encode for DescribeQueueOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "QueueDescription", &self.queue_description);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeStreamConsumerInput {
    pub stream_arn: Option<ByteString>,
    pub consumer_name: Option<ByteString>,
    pub consumer_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
}

impl FromValue for DescribeStreamConsumerInput {
    fn shape() -> &'static Shape {
        &DESCRIBE_STREAM_CONSUMER_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeStreamConsumerInput {
            stream_arn: parts.next(),
            consumer_name: parts.next(),
            consumer_arn: parts.next(),
            stream_id: parts.next(),
        }
    }
}

impl Encode for DescribeStreamConsumerInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "ConsumerName", self.consumer_name.as_ref());
        put_some(out, "ConsumerARN", self.consumer_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeStreamConsumerOutput {
    pub consumer_description: ConsumerDescription,
}

impl FromValue for DescribeStreamConsumerOutput {
    fn shape() -> &'static Shape {
        &DESCRIBE_STREAM_CONSUMER_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeStreamConsumerOutput { consumer_description: parts.next() }
    }
}

impl Encode for DescribeStreamConsumerOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ConsumerDescription", &self.consumer_description);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeStreamInput {
    pub stream_name: Option<ByteString>,
    pub limit: Option<i32>,
    pub exclusive_start_shard_id: Option<ByteString>,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
}

impl FromValue for DescribeStreamInput {
    fn shape() -> &'static Shape {
        &DESCRIBE_STREAM_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeStreamInput {
            stream_name: parts.next(),
            limit: parts.next(),
            exclusive_start_shard_id: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
        }
    }
}

impl Encode for DescribeStreamInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put_some(out, "Limit", self.limit.as_ref());
        put_some(out, "ExclusiveStartShardId", self.exclusive_start_shard_id.as_ref());
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeStreamOutput {
    pub stream_description: StreamDescription,
}

impl FromValue for DescribeStreamOutput {
    fn shape() -> &'static Shape {
        &DESCRIBE_STREAM_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeStreamOutput { stream_description: parts.next() }
    }
}

impl Encode for DescribeStreamOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StreamDescription", &self.stream_description);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeStreamSummaryInput {
    pub stream_name: Option<ByteString>,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
}

impl FromValue for DescribeStreamSummaryInput {
    fn shape() -> &'static Shape {
        &DESCRIBE_STREAM_SUMMARY_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeStreamSummaryInput {
            stream_name: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
        }
    }
}

impl Encode for DescribeStreamSummaryInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeStreamSummaryOutput {
    pub stream_description_summary: StreamDescriptionSummary,
}

impl FromValue for DescribeStreamSummaryOutput {
    fn shape() -> &'static Shape {
        &DESCRIBE_STREAM_SUMMARY_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeStreamSummaryOutput { stream_description_summary: parts.next() }
    }
}

impl Encode for DescribeStreamSummaryOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StreamDescriptionSummary", &self.stream_description_summary);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DisableEnhancedMonitoringInput {
    pub stream_name: Option<ByteString>,
    pub shard_level_metrics: Vec<MetricsName>,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
}

impl FromValue for DisableEnhancedMonitoringInput {
    fn shape() -> &'static Shape {
        &DISABLE_ENHANCED_MONITORING_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DisableEnhancedMonitoringInput {
            stream_name: parts.next(),
            shard_level_metrics: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
        }
    }
}

impl Encode for DisableEnhancedMonitoringInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put(out, "ShardLevelMetrics", &self.shard_level_metrics);
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct EnableEnhancedMonitoringInput {
    pub stream_name: Option<ByteString>,
    pub shard_level_metrics: Vec<MetricsName>,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
}

impl FromValue for EnableEnhancedMonitoringInput {
    fn shape() -> &'static Shape {
        &ENABLE_ENHANCED_MONITORING_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        EnableEnhancedMonitoringInput {
            stream_name: parts.next(),
            shard_level_metrics: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
        }
    }
}

impl Encode for EnableEnhancedMonitoringInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put(out, "ShardLevelMetrics", &self.shard_level_metrics);
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EncryptionType {
    None,
    Kms,
    Unknown(ByteString),
}

impl EncryptionType {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            EncryptionType::None => "NONE",
            EncryptionType::Kms => "KMS",
            EncryptionType::Unknown(text) => text,
        }
    }
}

impl Default for EncryptionType {
    fn default() -> Self {
        EncryptionType::Unknown(ByteString::new())
    }
}

impl From<ByteString> for EncryptionType {
    fn from(text: ByteString) -> Self {
        match &*text {
            "NONE" => EncryptionType::None,
            "KMS" => EncryptionType::Kms,
            _ => EncryptionType::Unknown(text),
        }
    }
}

impl FromValue for EncryptionType {
    fn shape() -> &'static Shape {
        &ENCRYPTION_TYPE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => EncryptionType::default(),
        }
    }
}

impl Encode for EncryptionType {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct EnhancedMetrics {
    pub shard_level_metrics: Option<Vec<MetricsName>>,
}

impl FromValue for EnhancedMetrics {
    fn shape() -> &'static Shape {
        &ENHANCED_METRICS
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        EnhancedMetrics { shard_level_metrics: parts.next() }
    }
}

impl Encode for EnhancedMetrics {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ShardLevelMetrics", self.shard_level_metrics.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct EnhancedMonitoringOutput {
    pub stream_name: Option<ByteString>,
    pub current_shard_level_metrics: Option<Vec<MetricsName>>,
    pub desired_shard_level_metrics: Option<Vec<MetricsName>>,
    pub stream_arn: Option<ByteString>,
}

impl FromValue for EnhancedMonitoringOutput {
    fn shape() -> &'static Shape {
        &ENHANCED_MONITORING_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        EnhancedMonitoringOutput {
            stream_name: parts.next(),
            current_shard_level_metrics: parts.next(),
            desired_shard_level_metrics: parts.next(),
            stream_arn: parts.next(),
        }
    }
}

impl Encode for EnhancedMonitoringOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put_some(out, "CurrentShardLevelMetrics", self.current_shard_level_metrics.as_ref());
        put_some(out, "DesiredShardLevelMetrics", self.desired_shard_level_metrics.as_ref());
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetRecordsInput {
    pub shard_iterator: ByteString,
    pub limit: Option<i32>,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
    pub dry_run: Option<bool>,
}

impl FromValue for GetRecordsInput {
    fn shape() -> &'static Shape {
        &GET_RECORDS_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        GetRecordsInput {
            shard_iterator: parts.next(),
            limit: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
            dry_run: parts.next(),
        }
    }
}

impl Encode for GetRecordsInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ShardIterator", &self.shard_iterator);
        put_some(out, "Limit", self.limit.as_ref());
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        put_some(out, "DryRun", self.dry_run.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetRecordsOutput {
    pub records: Vec<Record>,
    pub next_shard_iterator: Option<ByteString>,
    pub millis_behind_latest: Option<i64>,
    pub child_shards: Option<Vec<ChildShard>>,
}

impl FromValue for GetRecordsOutput {
    fn shape() -> &'static Shape {
        &GET_RECORDS_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        GetRecordsOutput {
            records: parts.next(),
            next_shard_iterator: parts.next(),
            millis_behind_latest: parts.next(),
            child_shards: parts.next(),
        }
    }
}

impl Encode for GetRecordsOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Records", &self.records);
        put_some(out, "NextShardIterator", self.next_shard_iterator.as_ref());
        put_some(out, "MillisBehindLatest", self.millis_behind_latest.as_ref());
        put_some(out, "ChildShards", self.child_shards.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetResourcePolicyInput {
    pub resource_arn: ByteString,
    pub stream_id: Option<ByteString>,
}

impl FromValue for GetResourcePolicyInput {
    fn shape() -> &'static Shape {
        &GET_RESOURCE_POLICY_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        GetResourcePolicyInput { resource_arn: parts.next(), stream_id: parts.next() }
    }
}

impl Encode for GetResourcePolicyInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARN", &self.resource_arn);
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetResourcePolicyOutput {
    pub policy: ByteString,
}

impl FromValue for GetResourcePolicyOutput {
    fn shape() -> &'static Shape {
        &GET_RESOURCE_POLICY_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        GetResourcePolicyOutput { policy: parts.next() }
    }
}

impl Encode for GetResourcePolicyOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Policy", &self.policy);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetShardIteratorInput {
    pub stream_name: Option<ByteString>,
    pub shard_id: ByteString,
    pub shard_iterator_type: ShardIteratorType,
    pub starting_sequence_number: Option<ByteString>,
    pub timestamp: Option<Timestamp>,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
    pub dry_run: Option<bool>,
}

impl FromValue for GetShardIteratorInput {
    fn shape() -> &'static Shape {
        &GET_SHARD_ITERATOR_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        GetShardIteratorInput {
            stream_name: parts.next(),
            shard_id: parts.next(),
            shard_iterator_type: parts.next(),
            starting_sequence_number: parts.next(),
            timestamp: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
            dry_run: parts.next(),
        }
    }
}

impl Encode for GetShardIteratorInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put(out, "ShardId", &self.shard_id);
        put(out, "ShardIteratorType", &self.shard_iterator_type);
        put_some(out, "StartingSequenceNumber", self.starting_sequence_number.as_ref());
        put_some(out, "Timestamp", self.timestamp.as_ref());
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        put_some(out, "DryRun", self.dry_run.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetShardIteratorOutput {
    pub shard_iterator: Option<ByteString>,
}

impl FromValue for GetShardIteratorOutput {
    fn shape() -> &'static Shape {
        &GET_SHARD_ITERATOR_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        GetShardIteratorOutput { shard_iterator: parts.next() }
    }
}

impl Encode for GetShardIteratorOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ShardIterator", self.shard_iterator.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct HashKeyRange {
    pub starting_hash_key: ByteString,
    pub ending_hash_key: ByteString,
}

impl FromValue for HashKeyRange {
    fn shape() -> &'static Shape {
        &HASH_KEY_RANGE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        HashKeyRange { starting_hash_key: parts.next(), ending_hash_key: parts.next() }
    }
}

impl Encode for HashKeyRange {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StartingHashKey", &self.starting_hash_key);
        put(out, "EndingHashKey", &self.ending_hash_key);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct IncreaseStreamRetentionPeriodInput {
    pub stream_name: Option<ByteString>,
    pub retention_period_hours: i32,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
}

impl FromValue for IncreaseStreamRetentionPeriodInput {
    fn shape() -> &'static Shape {
        &INCREASE_STREAM_RETENTION_PERIOD_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        IncreaseStreamRetentionPeriodInput {
            stream_name: parts.next(),
            retention_period_hours: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
        }
    }
}

impl Encode for IncreaseStreamRetentionPeriodInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put(out, "RetentionPeriodHours", &self.retention_period_hours);
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct InternalFailureException {
    pub message: Option<ByteString>,
}

impl FromValue for InternalFailureException {
    fn shape() -> &'static Shape {
        &INTERNAL_FAILURE_EXCEPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        InternalFailureException { message: parts.next() }
    }
}

impl Encode for InternalFailureException {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "message", self.message.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KMSAccessDeniedException {
    pub message: Option<ByteString>,
}

impl FromValue for KMSAccessDeniedException {
    fn shape() -> &'static Shape {
        &KMS_ACCESS_DENIED_EXCEPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KMSAccessDeniedException { message: parts.next() }
    }
}

impl Encode for KMSAccessDeniedException {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "message", self.message.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KMSDisabledException {
    pub message: Option<ByteString>,
}

impl FromValue for KMSDisabledException {
    fn shape() -> &'static Shape {
        &KMS_DISABLED_EXCEPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KMSDisabledException { message: parts.next() }
    }
}

impl Encode for KMSDisabledException {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "message", self.message.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KMSInvalidStateException {
    pub message: Option<ByteString>,
}

impl FromValue for KMSInvalidStateException {
    fn shape() -> &'static Shape {
        &KMS_INVALID_STATE_EXCEPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KMSInvalidStateException { message: parts.next() }
    }
}

impl Encode for KMSInvalidStateException {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "message", self.message.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KMSNotFoundException {
    pub message: Option<ByteString>,
}

impl FromValue for KMSNotFoundException {
    fn shape() -> &'static Shape {
        &KMS_NOT_FOUND_EXCEPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KMSNotFoundException { message: parts.next() }
    }
}

impl Encode for KMSNotFoundException {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "message", self.message.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KMSOptInRequired {
    pub message: Option<ByteString>,
}

impl FromValue for KMSOptInRequired {
    fn shape() -> &'static Shape {
        &KMS_OPT_IN_REQUIRED
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KMSOptInRequired { message: parts.next() }
    }
}

impl Encode for KMSOptInRequired {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "message", self.message.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KMSThrottlingException {
    pub message: Option<ByteString>,
}

impl FromValue for KMSThrottlingException {
    fn shape() -> &'static Shape {
        &KMS_THROTTLING_EXCEPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KMSThrottlingException { message: parts.next() }
    }
}

impl Encode for KMSThrottlingException {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "message", self.message.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListChannelsInput {
    pub stream_filter: Option<Vec<StreamFilter>>,
    pub max_results: Option<i32>,
    pub next_token: Option<ByteString>,
}

impl FromValue for ListChannelsInput {
    fn shape() -> &'static Shape {
        &LIST_CHANNELS_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListChannelsInput { stream_filter: parts.next(), max_results: parts.next(), next_token: parts.next() }
    }
}

impl Encode for ListChannelsInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamFilter", self.stream_filter.as_ref());
        put_some(out, "MaxResults", self.max_results.as_ref());
        put_some(out, "NextToken", self.next_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListChannelsOutput {
    pub channel_summaries: Vec<ChannelSummary>,
    pub next_token: Option<ByteString>,
}

impl FromValue for ListChannelsOutput {
    fn shape() -> &'static Shape {
        &LIST_CHANNELS_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListChannelsOutput { channel_summaries: parts.next(), next_token: parts.next() }
    }
}

impl Encode for ListChannelsOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ChannelSummaries", &self.channel_summaries);
        put_some(out, "NextToken", self.next_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListQueuesInput {
    pub max_results: Option<i32>,
    pub next_token: Option<ByteString>,
    pub stream_filter: Option<Vec<QueueStreamFilter>>,
}

impl FromValue for ListQueuesInput {
    fn shape() -> &'static Shape {
        &LIST_QUEUES_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListQueuesInput { max_results: parts.next(), next_token: parts.next(), stream_filter: parts.next() }
    }
}

impl Encode for ListQueuesInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "MaxResults", self.max_results.as_ref());
        put_some(out, "NextToken", self.next_token.as_ref());
        put_some(out, "StreamFilter", self.stream_filter.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListQueuesOutput {
    pub queue_summaries: Vec<QueueSummary>,
    pub next_token: Option<ByteString>,
}

impl FromValue for ListQueuesOutput {
    fn shape() -> &'static Shape {
        &LIST_QUEUES_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListQueuesOutput { queue_summaries: parts.next(), next_token: parts.next() }
    }
}

impl Encode for ListQueuesOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "QueueSummaries", &self.queue_summaries);
        put_some(out, "NextToken", self.next_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListShardsInput {
    pub stream_name: Option<ByteString>,
    pub next_token: Option<ByteString>,
    pub exclusive_start_shard_id: Option<ByteString>,
    pub max_results: Option<i32>,
    pub stream_creation_timestamp: Option<Timestamp>,
    pub shard_filter: Option<ShardFilter>,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
}

impl FromValue for ListShardsInput {
    fn shape() -> &'static Shape {
        &LIST_SHARDS_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListShardsInput {
            stream_name: parts.next(),
            next_token: parts.next(),
            exclusive_start_shard_id: parts.next(),
            max_results: parts.next(),
            stream_creation_timestamp: parts.next(),
            shard_filter: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
        }
    }
}

impl Encode for ListShardsInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put_some(out, "NextToken", self.next_token.as_ref());
        put_some(out, "ExclusiveStartShardId", self.exclusive_start_shard_id.as_ref());
        put_some(out, "MaxResults", self.max_results.as_ref());
        put_some(out, "StreamCreationTimestamp", self.stream_creation_timestamp.as_ref());
        put_some(out, "ShardFilter", self.shard_filter.as_ref());
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListShardsOutput {
    pub shards: Option<Vec<Shard>>,
    pub next_token: Option<ByteString>,
}

impl FromValue for ListShardsOutput {
    fn shape() -> &'static Shape {
        &LIST_SHARDS_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListShardsOutput { shards: parts.next(), next_token: parts.next() }
    }
}

impl Encode for ListShardsOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "Shards", self.shards.as_ref());
        put_some(out, "NextToken", self.next_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListStreamConsumersInput {
    pub stream_arn: ByteString,
    pub next_token: Option<ByteString>,
    pub max_results: Option<i32>,
    pub stream_creation_timestamp: Option<Timestamp>,
    pub stream_id: Option<ByteString>,
}

impl FromValue for ListStreamConsumersInput {
    fn shape() -> &'static Shape {
        &LIST_STREAM_CONSUMERS_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListStreamConsumersInput {
            stream_arn: parts.next(),
            next_token: parts.next(),
            max_results: parts.next(),
            stream_creation_timestamp: parts.next(),
            stream_id: parts.next(),
        }
    }
}

impl Encode for ListStreamConsumersInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StreamARN", &self.stream_arn);
        put_some(out, "NextToken", self.next_token.as_ref());
        put_some(out, "MaxResults", self.max_results.as_ref());
        put_some(out, "StreamCreationTimestamp", self.stream_creation_timestamp.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListStreamConsumersOutput {
    pub consumers: Option<Vec<Consumer>>,
    pub next_token: Option<ByteString>,
}

impl FromValue for ListStreamConsumersOutput {
    fn shape() -> &'static Shape {
        &LIST_STREAM_CONSUMERS_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListStreamConsumersOutput { consumers: parts.next(), next_token: parts.next() }
    }
}

impl Encode for ListStreamConsumersOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "Consumers", self.consumers.as_ref());
        put_some(out, "NextToken", self.next_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListStreamsInput {
    pub limit: Option<i32>,
    pub exclusive_start_stream_name: Option<ByteString>,
    pub next_token: Option<ByteString>,
}

impl FromValue for ListStreamsInput {
    fn shape() -> &'static Shape {
        &LIST_STREAMS_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListStreamsInput {
            limit: parts.next(),
            exclusive_start_stream_name: parts.next(),
            next_token: parts.next(),
        }
    }
}

impl Encode for ListStreamsInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "Limit", self.limit.as_ref());
        put_some(out, "ExclusiveStartStreamName", self.exclusive_start_stream_name.as_ref());
        put_some(out, "NextToken", self.next_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListStreamsOutput {
    pub stream_names: Vec<ByteString>,
    pub has_more_streams: bool,
    pub next_token: Option<ByteString>,
    pub stream_summaries: Option<Vec<StreamSummary>>,
}

impl FromValue for ListStreamsOutput {
    fn shape() -> &'static Shape {
        &LIST_STREAMS_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListStreamsOutput {
            stream_names: parts.next(),
            has_more_streams: parts.next(),
            next_token: parts.next(),
            stream_summaries: parts.next(),
        }
    }
}

impl Encode for ListStreamsOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StreamNames", &self.stream_names);
        put(out, "HasMoreStreams", &self.has_more_streams);
        put_some(out, "NextToken", self.next_token.as_ref());
        put_some(out, "StreamSummaries", self.stream_summaries.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListTagsForResourceInput {
    pub resource_arn: ByteString,
    pub stream_id: Option<ByteString>,
}

impl FromValue for ListTagsForResourceInput {
    fn shape() -> &'static Shape {
        &LIST_TAGS_FOR_RESOURCE_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListTagsForResourceInput { resource_arn: parts.next(), stream_id: parts.next() }
    }
}

impl Encode for ListTagsForResourceInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARN", &self.resource_arn);
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListTagsForResourceOutput {
    pub tags: Option<Vec<Tag>>,
}

impl FromValue for ListTagsForResourceOutput {
    fn shape() -> &'static Shape {
        &LIST_TAGS_FOR_RESOURCE_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListTagsForResourceOutput { tags: parts.next() }
    }
}

impl Encode for ListTagsForResourceOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "Tags", self.tags.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListTagsForStreamInput {
    pub stream_name: Option<ByteString>,
    pub exclusive_start_tag_key: Option<ByteString>,
    pub limit: Option<i32>,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
}

impl FromValue for ListTagsForStreamInput {
    fn shape() -> &'static Shape {
        &LIST_TAGS_FOR_STREAM_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListTagsForStreamInput {
            stream_name: parts.next(),
            exclusive_start_tag_key: parts.next(),
            limit: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
        }
    }
}

impl Encode for ListTagsForStreamInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put_some(out, "ExclusiveStartTagKey", self.exclusive_start_tag_key.as_ref());
        put_some(out, "Limit", self.limit.as_ref());
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListTagsForStreamOutput {
    pub tags: Vec<Tag>,
    pub has_more_tags: bool,
}

impl FromValue for ListTagsForStreamOutput {
    fn shape() -> &'static Shape {
        &LIST_TAGS_FOR_STREAM_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListTagsForStreamOutput { tags: parts.next(), has_more_tags: parts.next() }
    }
}

impl Encode for ListTagsForStreamOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Tags", &self.tags);
        put(out, "HasMoreTags", &self.has_more_tags);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct MergeShardsInput {
    pub stream_name: Option<ByteString>,
    pub shard_to_merge: ByteString,
    pub adjacent_shard_to_merge: ByteString,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
}

impl FromValue for MergeShardsInput {
    fn shape() -> &'static Shape {
        &MERGE_SHARDS_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        MergeShardsInput {
            stream_name: parts.next(),
            shard_to_merge: parts.next(),
            adjacent_shard_to_merge: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
        }
    }
}

impl Encode for MergeShardsInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put(out, "ShardToMerge", &self.shard_to_merge);
        put(out, "AdjacentShardToMerge", &self.adjacent_shard_to_merge);
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MetricsName {
    IncomingBytes,
    IncomingRecords,
    OutgoingBytes,
    OutgoingRecords,
    WriteProvisionedThroughputExceeded,
    ReadProvisionedThroughputExceeded,
    IteratorAgeMilliseconds,
    All,
    Unknown(ByteString),
}

impl MetricsName {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            MetricsName::IncomingBytes => "IncomingBytes",
            MetricsName::IncomingRecords => "IncomingRecords",
            MetricsName::OutgoingBytes => "OutgoingBytes",
            MetricsName::OutgoingRecords => "OutgoingRecords",
            MetricsName::WriteProvisionedThroughputExceeded => "WriteProvisionedThroughputExceeded",
            MetricsName::ReadProvisionedThroughputExceeded => "ReadProvisionedThroughputExceeded",
            MetricsName::IteratorAgeMilliseconds => "IteratorAgeMilliseconds",
            MetricsName::All => "ALL",
            MetricsName::Unknown(text) => text,
        }
    }
}

impl Default for MetricsName {
    fn default() -> Self {
        MetricsName::Unknown(ByteString::new())
    }
}

impl From<ByteString> for MetricsName {
    fn from(text: ByteString) -> Self {
        match &*text {
            "IncomingBytes" => MetricsName::IncomingBytes,
            "IncomingRecords" => MetricsName::IncomingRecords,
            "OutgoingBytes" => MetricsName::OutgoingBytes,
            "OutgoingRecords" => MetricsName::OutgoingRecords,
            "WriteProvisionedThroughputExceeded" => MetricsName::WriteProvisionedThroughputExceeded,
            "ReadProvisionedThroughputExceeded" => MetricsName::ReadProvisionedThroughputExceeded,
            "IteratorAgeMilliseconds" => MetricsName::IteratorAgeMilliseconds,
            "ALL" => MetricsName::All,
            _ => MetricsName::Unknown(text),
        }
    }
}

impl FromValue for MetricsName {
    fn shape() -> &'static Shape {
        &METRICS_NAME
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => MetricsName::default(),
        }
    }
}

impl Encode for MetricsName {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct MinimumThroughputBillingCommitmentInput {
    pub status: MinimumThroughputBillingCommitmentInputStatus,
}

impl FromValue for MinimumThroughputBillingCommitmentInput {
    fn shape() -> &'static Shape {
        &MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        MinimumThroughputBillingCommitmentInput { status: parts.next() }
    }
}

impl Encode for MinimumThroughputBillingCommitmentInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Status", &self.status);
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MinimumThroughputBillingCommitmentInputStatus {
    Enabled,
    Disabled,
    Unknown(ByteString),
}

impl MinimumThroughputBillingCommitmentInputStatus {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            MinimumThroughputBillingCommitmentInputStatus::Enabled => "ENABLED",
            MinimumThroughputBillingCommitmentInputStatus::Disabled => "DISABLED",
            MinimumThroughputBillingCommitmentInputStatus::Unknown(text) => text,
        }
    }
}

impl Default for MinimumThroughputBillingCommitmentInputStatus {
    fn default() -> Self {
        MinimumThroughputBillingCommitmentInputStatus::Unknown(ByteString::new())
    }
}

impl From<ByteString> for MinimumThroughputBillingCommitmentInputStatus {
    fn from(text: ByteString) -> Self {
        match &*text {
            "ENABLED" => MinimumThroughputBillingCommitmentInputStatus::Enabled,
            "DISABLED" => MinimumThroughputBillingCommitmentInputStatus::Disabled,
            _ => MinimumThroughputBillingCommitmentInputStatus::Unknown(text),
        }
    }
}

impl FromValue for MinimumThroughputBillingCommitmentInputStatus {
    fn shape() -> &'static Shape {
        &MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT_STATUS
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => MinimumThroughputBillingCommitmentInputStatus::default(),
        }
    }
}

impl Encode for MinimumThroughputBillingCommitmentInputStatus {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct MinimumThroughputBillingCommitmentOutput {
    pub status: MinimumThroughputBillingCommitmentOutputStatus,
    pub started_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    pub earliest_allowed_end_at: Option<Timestamp>,
}

impl FromValue for MinimumThroughputBillingCommitmentOutput {
    fn shape() -> &'static Shape {
        &MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        MinimumThroughputBillingCommitmentOutput {
            status: parts.next(),
            started_at: parts.next(),
            ended_at: parts.next(),
            earliest_allowed_end_at: parts.next(),
        }
    }
}

impl Encode for MinimumThroughputBillingCommitmentOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Status", &self.status);
        put_some(out, "StartedAt", self.started_at.as_ref());
        put_some(out, "EndedAt", self.ended_at.as_ref());
        put_some(out, "EarliestAllowedEndAt", self.earliest_allowed_end_at.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MinimumThroughputBillingCommitmentOutputStatus {
    Enabled,
    Disabled,
    EnabledUntilEarliestAllowedEnd,
    Unknown(ByteString),
}

impl MinimumThroughputBillingCommitmentOutputStatus {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            MinimumThroughputBillingCommitmentOutputStatus::Enabled => "ENABLED",
            MinimumThroughputBillingCommitmentOutputStatus::Disabled => "DISABLED",
            MinimumThroughputBillingCommitmentOutputStatus::EnabledUntilEarliestAllowedEnd => {
                "ENABLED_UNTIL_EARLIEST_ALLOWED_END"
            }
            MinimumThroughputBillingCommitmentOutputStatus::Unknown(text) => text,
        }
    }
}

impl Default for MinimumThroughputBillingCommitmentOutputStatus {
    fn default() -> Self {
        MinimumThroughputBillingCommitmentOutputStatus::Unknown(ByteString::new())
    }
}

impl From<ByteString> for MinimumThroughputBillingCommitmentOutputStatus {
    fn from(text: ByteString) -> Self {
        match &*text {
            "ENABLED" => MinimumThroughputBillingCommitmentOutputStatus::Enabled,
            "DISABLED" => MinimumThroughputBillingCommitmentOutputStatus::Disabled,
            "ENABLED_UNTIL_EARLIEST_ALLOWED_END" => {
                MinimumThroughputBillingCommitmentOutputStatus::EnabledUntilEarliestAllowedEnd
            }
            _ => MinimumThroughputBillingCommitmentOutputStatus::Unknown(text),
        }
    }
}

impl FromValue for MinimumThroughputBillingCommitmentOutputStatus {
    fn shape() -> &'static Shape {
        &MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT_STATUS
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => MinimumThroughputBillingCommitmentOutputStatus::default(),
        }
    }
}

impl Encode for MinimumThroughputBillingCommitmentOutputStatus {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PartitionField {
    pub transform: PartitionTransform,
    pub source_name: ByteString,
}

impl FromValue for PartitionField {
    fn shape() -> &'static Shape {
        &PARTITION_FIELD
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        PartitionField { transform: parts.next(), source_name: parts.next() }
    }
}

impl Encode for PartitionField {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Transform", &self.transform);
        put(out, "SourceName", &self.source_name);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PartitionSpec {
    pub partition_fields: Vec<PartitionField>,
}

impl FromValue for PartitionSpec {
    fn shape() -> &'static Shape {
        &PARTITION_SPEC
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        PartitionSpec { partition_fields: parts.next() }
    }
}

impl Encode for PartitionSpec {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "PartitionFields", &self.partition_fields);
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartitionTransform {
    TimeHour,
    Unknown(ByteString),
}

impl PartitionTransform {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            PartitionTransform::TimeHour => "TIME_HOUR",
            PartitionTransform::Unknown(text) => text,
        }
    }
}

impl Default for PartitionTransform {
    fn default() -> Self {
        PartitionTransform::Unknown(ByteString::new())
    }
}

impl From<ByteString> for PartitionTransform {
    fn from(text: ByteString) -> Self {
        match &*text {
            "TIME_HOUR" => PartitionTransform::TimeHour,
            _ => PartitionTransform::Unknown(text),
        }
    }
}

impl FromValue for PartitionTransform {
    fn shape() -> &'static Shape {
        &PARTITION_TRANSFORM
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => PartitionTransform::default(),
        }
    }
}

impl Encode for PartitionTransform {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutRecordInput {
    pub stream_name: Option<ByteString>,
    pub data: Bytes,
    pub partition_key: Option<ByteString>,
    pub explicit_hash_key: Option<ByteString>,
    pub sequence_number_for_ordering: Option<ByteString>,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
    pub dry_run: Option<bool>,
}

impl FromValue for PutRecordInput {
    fn shape() -> &'static Shape {
        &PUT_RECORD_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        PutRecordInput {
            stream_name: parts.next(),
            data: parts.next(),
            partition_key: parts.next(),
            explicit_hash_key: parts.next(),
            sequence_number_for_ordering: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
            dry_run: parts.next(),
        }
    }
}

impl Encode for PutRecordInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put(out, "Data", &self.data);
        put_some(out, "PartitionKey", self.partition_key.as_ref());
        put_some(out, "ExplicitHashKey", self.explicit_hash_key.as_ref());
        put_some(out, "SequenceNumberForOrdering", self.sequence_number_for_ordering.as_ref());
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        put_some(out, "DryRun", self.dry_run.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutRecordOutput {
    pub shard_id: ByteString,
    pub sequence_number: ByteString,
    pub encryption_type: Option<EncryptionType>,
}

impl FromValue for PutRecordOutput {
    fn shape() -> &'static Shape {
        &PUT_RECORD_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        PutRecordOutput {
            shard_id: parts.next(),
            sequence_number: parts.next(),
            encryption_type: parts.next(),
        }
    }
}

impl Encode for PutRecordOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ShardId", &self.shard_id);
        put(out, "SequenceNumber", &self.sequence_number);
        put_some(out, "EncryptionType", self.encryption_type.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutRecordsInput {
    pub records: Vec<PutRecordsRequestEntry>,
    pub stream_name: Option<ByteString>,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
    pub dry_run: Option<bool>,
}

impl FromValue for PutRecordsInput {
    fn shape() -> &'static Shape {
        &PUT_RECORDS_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        PutRecordsInput {
            records: parts.next(),
            stream_name: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
            dry_run: parts.next(),
        }
    }
}

impl Encode for PutRecordsInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Records", &self.records);
        put_some(out, "StreamName", self.stream_name.as_ref());
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        put_some(out, "DryRun", self.dry_run.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutRecordsOutput {
    pub failed_record_count: Option<i32>,
    pub records: Vec<PutRecordsResultEntry>,
    pub encryption_type: Option<EncryptionType>,
}

impl FromValue for PutRecordsOutput {
    fn shape() -> &'static Shape {
        &PUT_RECORDS_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        PutRecordsOutput {
            failed_record_count: parts.next(),
            records: parts.next(),
            encryption_type: parts.next(),
        }
    }
}

impl Encode for PutRecordsOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "FailedRecordCount", self.failed_record_count.as_ref());
        put(out, "Records", &self.records);
        put_some(out, "EncryptionType", self.encryption_type.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutRecordsRequestEntry {
    pub data: Bytes,
    pub explicit_hash_key: Option<ByteString>,
    pub partition_key: Option<ByteString>,
}

impl FromValue for PutRecordsRequestEntry {
    fn shape() -> &'static Shape {
        &PUT_RECORDS_REQUEST_ENTRY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        PutRecordsRequestEntry {
            data: parts.next(),
            explicit_hash_key: parts.next(),
            partition_key: parts.next(),
        }
    }
}

impl Encode for PutRecordsRequestEntry {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Data", &self.data);
        put_some(out, "ExplicitHashKey", self.explicit_hash_key.as_ref());
        put_some(out, "PartitionKey", self.partition_key.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutRecordsResultEntry {
    pub sequence_number: Option<ByteString>,
    pub shard_id: Option<ByteString>,
    pub error_code: Option<ByteString>,
    pub error_message: Option<ByteString>,
}

impl FromValue for PutRecordsResultEntry {
    fn shape() -> &'static Shape {
        &PUT_RECORDS_RESULT_ENTRY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        PutRecordsResultEntry {
            sequence_number: parts.next(),
            shard_id: parts.next(),
            error_code: parts.next(),
            error_message: parts.next(),
        }
    }
}

impl Encode for PutRecordsResultEntry {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "SequenceNumber", self.sequence_number.as_ref());
        put_some(out, "ShardId", self.shard_id.as_ref());
        put_some(out, "ErrorCode", self.error_code.as_ref());
        put_some(out, "ErrorMessage", self.error_message.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutResourcePolicyInput {
    pub resource_arn: ByteString,
    pub stream_id: Option<ByteString>,
    pub policy: ByteString,
}

impl FromValue for PutResourcePolicyInput {
    fn shape() -> &'static Shape {
        &PUT_RESOURCE_POLICY_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        PutResourcePolicyInput { resource_arn: parts.next(), stream_id: parts.next(), policy: parts.next() }
    }
}

impl Encode for PutResourcePolicyInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARN", &self.resource_arn);
        put_some(out, "StreamId", self.stream_id.as_ref());
        put(out, "Policy", &self.policy);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueueAttributes {
    pub visibility_timeout_seconds: Option<i32>,
    pub dead_letter_configuration: Option<DeadLetterConfiguration>,
}

impl FromValue for QueueAttributes {
    fn shape() -> &'static Shape {
        &QUEUE_ATTRIBUTES
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        QueueAttributes { visibility_timeout_seconds: parts.next(), dead_letter_configuration: parts.next() }
    }
}

impl Encode for QueueAttributes {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "VisibilityTimeoutSeconds", self.visibility_timeout_seconds.as_ref());
        put_some(out, "DeadLetterConfiguration", self.dead_letter_configuration.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueueDescription {
    pub queue_name: ByteString,
    pub queue_arn: ByteString,
    pub queue_status: QueueStatus,
    pub queue_creation_timestamp: Timestamp,
    pub stream_configuration_list: Vec<QueueStreamConfiguration>,
    pub queue_attributes: Option<QueueAttributes>,
}

impl FromValue for QueueDescription {
    fn shape() -> &'static Shape {
        &QUEUE_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        QueueDescription {
            queue_name: parts.next(),
            queue_arn: parts.next(),
            queue_status: parts.next(),
            queue_creation_timestamp: parts.next(),
            stream_configuration_list: parts.next(),
            queue_attributes: parts.next(),
        }
    }
}

impl Encode for QueueDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "QueueName", &self.queue_name);
        put(out, "QueueARN", &self.queue_arn);
        put(out, "QueueStatus", &self.queue_status);
        put(out, "QueueCreationTimestamp", &self.queue_creation_timestamp);
        put(out, "StreamConfigurationList", &self.stream_configuration_list);
        put_some(out, "QueueAttributes", self.queue_attributes.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueueRecord {
    pub receipt_handle: ByteString,
    pub record_id: ByteString,
    pub partition_key: Option<ByteString>,
    pub data: Bytes,
    pub approximate_arrival_timestamp: Timestamp,
    pub first_receive_timestamp: Timestamp,
    pub receive_count: i32,
}

impl FromValue for QueueRecord {
    fn shape() -> &'static Shape {
        &QUEUE_RECORD
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        QueueRecord {
            receipt_handle: parts.next(),
            record_id: parts.next(),
            partition_key: parts.next(),
            data: parts.next(),
            approximate_arrival_timestamp: parts.next(),
            first_receive_timestamp: parts.next(),
            receive_count: parts.next(),
        }
    }
}

impl Encode for QueueRecord {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ReceiptHandle", &self.receipt_handle);
        put(out, "RecordId", &self.record_id);
        put_some(out, "PartitionKey", self.partition_key.as_ref());
        put(out, "Data", &self.data);
        put(out, "ApproximateArrivalTimestamp", &self.approximate_arrival_timestamp);
        put(out, "FirstReceiveTimestamp", &self.first_receive_timestamp);
        put(out, "ReceiveCount", &self.receive_count);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueueStartingPosition {
    pub r#type: QueueStartingPositionType,
    pub timestamp: Option<Timestamp>,
}

impl FromValue for QueueStartingPosition {
    fn shape() -> &'static Shape {
        &QUEUE_STARTING_POSITION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        QueueStartingPosition { r#type: parts.next(), timestamp: parts.next() }
    }
}

impl Encode for QueueStartingPosition {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Type", &self.r#type);
        put_some(out, "Timestamp", self.timestamp.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueueStartingPositionType {
    TrimHorizon,
    Latest,
    AtTimestamp,
    Unknown(ByteString),
}

impl QueueStartingPositionType {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            QueueStartingPositionType::TrimHorizon => "TRIM_HORIZON",
            QueueStartingPositionType::Latest => "LATEST",
            QueueStartingPositionType::AtTimestamp => "AT_TIMESTAMP",
            QueueStartingPositionType::Unknown(text) => text,
        }
    }
}

impl Default for QueueStartingPositionType {
    fn default() -> Self {
        QueueStartingPositionType::Unknown(ByteString::new())
    }
}

impl From<ByteString> for QueueStartingPositionType {
    fn from(text: ByteString) -> Self {
        match &*text {
            "TRIM_HORIZON" => QueueStartingPositionType::TrimHorizon,
            "LATEST" => QueueStartingPositionType::Latest,
            "AT_TIMESTAMP" => QueueStartingPositionType::AtTimestamp,
            _ => QueueStartingPositionType::Unknown(text),
        }
    }
}

impl FromValue for QueueStartingPositionType {
    fn shape() -> &'static Shape {
        &QUEUE_STARTING_POSITION_TYPE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => QueueStartingPositionType::default(),
        }
    }
}

impl Encode for QueueStartingPositionType {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueueStatus {
    Creating,
    Active,
    Updating,
    Deleting,
    Unknown(ByteString),
}

impl QueueStatus {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            QueueStatus::Creating => "CREATING",
            QueueStatus::Active => "ACTIVE",
            QueueStatus::Updating => "UPDATING",
            QueueStatus::Deleting => "DELETING",
            QueueStatus::Unknown(text) => text,
        }
    }
}

impl Default for QueueStatus {
    fn default() -> Self {
        QueueStatus::Unknown(ByteString::new())
    }
}

impl From<ByteString> for QueueStatus {
    fn from(text: ByteString) -> Self {
        match &*text {
            "CREATING" => QueueStatus::Creating,
            "ACTIVE" => QueueStatus::Active,
            "UPDATING" => QueueStatus::Updating,
            "DELETING" => QueueStatus::Deleting,
            _ => QueueStatus::Unknown(text),
        }
    }
}

impl FromValue for QueueStatus {
    fn shape() -> &'static Shape {
        &QUEUE_STATUS
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => QueueStatus::default(),
        }
    }
}

impl Encode for QueueStatus {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueueStreamConfiguration {
    pub stream_arn: ByteString,
    pub starting_position: Option<QueueStartingPosition>,
}

impl FromValue for QueueStreamConfiguration {
    fn shape() -> &'static Shape {
        &QUEUE_STREAM_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        QueueStreamConfiguration { stream_arn: parts.next(), starting_position: parts.next() }
    }
}

impl Encode for QueueStreamConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StreamARN", &self.stream_arn);
        put_some(out, "StartingPosition", self.starting_position.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueueStreamFilter {
    pub stream_arn: ByteString,
    pub stream_creation_timestamp: Option<Timestamp>,
}

impl FromValue for QueueStreamFilter {
    fn shape() -> &'static Shape {
        &QUEUE_STREAM_FILTER
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        QueueStreamFilter { stream_arn: parts.next(), stream_creation_timestamp: parts.next() }
    }
}

impl Encode for QueueStreamFilter {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StreamARN", &self.stream_arn);
        put_some(out, "StreamCreationTimestamp", self.stream_creation_timestamp.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueueStreamIdentifier {
    pub stream_arn: ByteString,
    pub stream_creation_timestamp: Timestamp,
}

impl FromValue for QueueStreamIdentifier {
    fn shape() -> &'static Shape {
        &QUEUE_STREAM_IDENTIFIER
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        QueueStreamIdentifier { stream_arn: parts.next(), stream_creation_timestamp: parts.next() }
    }
}

impl Encode for QueueStreamIdentifier {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StreamARN", &self.stream_arn);
        put(out, "StreamCreationTimestamp", &self.stream_creation_timestamp);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueueSummary {
    pub queue_name: ByteString,
    pub queue_arn: ByteString,
    pub queue_status: QueueStatus,
    pub queue_creation_timestamp: Timestamp,
    pub streams: Vec<QueueStreamIdentifier>,
}

impl FromValue for QueueSummary {
    fn shape() -> &'static Shape {
        &QUEUE_SUMMARY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        QueueSummary {
            queue_name: parts.next(),
            queue_arn: parts.next(),
            queue_status: parts.next(),
            queue_creation_timestamp: parts.next(),
            streams: parts.next(),
        }
    }
}

impl Encode for QueueSummary {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "QueueName", &self.queue_name);
        put(out, "QueueARN", &self.queue_arn);
        put(out, "QueueStatus", &self.queue_status);
        put(out, "QueueCreationTimestamp", &self.queue_creation_timestamp);
        put(out, "Streams", &self.streams);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReceiveDeadLetterQueueRecordsInput {
    pub queue_arn: ByteString,
    pub limit: Option<i32>,
    pub wait_time_seconds: Option<i32>,
    pub visibility_timeout_seconds: Option<i32>,
}

impl FromValue for ReceiveDeadLetterQueueRecordsInput {
    fn shape() -> &'static Shape {
        &RECEIVE_DEAD_LETTER_QUEUE_RECORDS_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ReceiveDeadLetterQueueRecordsInput {
            queue_arn: parts.next(),
            limit: parts.next(),
            wait_time_seconds: parts.next(),
            visibility_timeout_seconds: parts.next(),
        }
    }
}

impl Encode for ReceiveDeadLetterQueueRecordsInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "QueueARN", &self.queue_arn);
        put_some(out, "Limit", self.limit.as_ref());
        put_some(out, "WaitTimeSeconds", self.wait_time_seconds.as_ref());
        put_some(out, "VisibilityTimeoutSeconds", self.visibility_timeout_seconds.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReceiveDeadLetterQueueRecordsOutput {
    pub queue_records: Vec<QueueRecord>,
}

impl FromValue for ReceiveDeadLetterQueueRecordsOutput {
    fn shape() -> &'static Shape {
        &RECEIVE_DEAD_LETTER_QUEUE_RECORDS_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ReceiveDeadLetterQueueRecordsOutput { queue_records: parts.next() }
    }
}

impl Encode for ReceiveDeadLetterQueueRecordsOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "QueueRecords", &self.queue_records);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReceiveQueueRecordsInput {
    pub queue_arn: ByteString,
    pub limit: Option<i32>,
    pub wait_time_seconds: Option<i32>,
    pub visibility_timeout_seconds: Option<i32>,
}

impl FromValue for ReceiveQueueRecordsInput {
    fn shape() -> &'static Shape {
        &RECEIVE_QUEUE_RECORDS_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ReceiveQueueRecordsInput {
            queue_arn: parts.next(),
            limit: parts.next(),
            wait_time_seconds: parts.next(),
            visibility_timeout_seconds: parts.next(),
        }
    }
}

impl Encode for ReceiveQueueRecordsInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "QueueARN", &self.queue_arn);
        put_some(out, "Limit", self.limit.as_ref());
        put_some(out, "WaitTimeSeconds", self.wait_time_seconds.as_ref());
        put_some(out, "VisibilityTimeoutSeconds", self.visibility_timeout_seconds.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReceiveQueueRecordsOutput {
    pub queue_records: Vec<QueueRecord>,
}

impl FromValue for ReceiveQueueRecordsOutput {
    fn shape() -> &'static Shape {
        &RECEIVE_QUEUE_RECORDS_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ReceiveQueueRecordsOutput { queue_records: parts.next() }
    }
}

impl Encode for ReceiveQueueRecordsOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "QueueRecords", &self.queue_records);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    pub sequence_number: ByteString,
    pub approximate_arrival_timestamp: Option<Timestamp>,
    pub data: Bytes,
    pub partition_key: Option<ByteString>,
    pub encryption_type: Option<EncryptionType>,
}

impl FromValue for Record {
    fn shape() -> &'static Shape {
        &RECORD
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        Record {
            sequence_number: parts.next(),
            approximate_arrival_timestamp: parts.next(),
            data: parts.next(),
            partition_key: parts.next(),
            encryption_type: parts.next(),
        }
    }
}

impl Encode for Record {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SequenceNumber", &self.sequence_number);
        put_some(out, "ApproximateArrivalTimestamp", self.approximate_arrival_timestamp.as_ref());
        put(out, "Data", &self.data);
        put_some(out, "PartitionKey", self.partition_key.as_ref());
        put_some(out, "EncryptionType", self.encryption_type.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordConfiguration {
    pub record_format_type: RecordFormatType,
    pub gsr_schema_arn: Option<ByteString>,
}

impl FromValue for RecordConfiguration {
    fn shape() -> &'static Shape {
        &RECORD_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        RecordConfiguration { record_format_type: parts.next(), gsr_schema_arn: parts.next() }
    }
}

impl Encode for RecordConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "RecordFormatType", &self.record_format_type);
        put_some(out, "GSRSchemaARN", self.gsr_schema_arn.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordDistributionStrategy {
    Auto,
    UserPartitionKey,
    Unknown(ByteString),
}

impl RecordDistributionStrategy {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            RecordDistributionStrategy::Auto => "AUTO",
            RecordDistributionStrategy::UserPartitionKey => "USER_PARTITION_KEY",
            RecordDistributionStrategy::Unknown(text) => text,
        }
    }
}

impl Default for RecordDistributionStrategy {
    fn default() -> Self {
        RecordDistributionStrategy::Unknown(ByteString::new())
    }
}

impl From<ByteString> for RecordDistributionStrategy {
    fn from(text: ByteString) -> Self {
        match &*text {
            "AUTO" => RecordDistributionStrategy::Auto,
            "USER_PARTITION_KEY" => RecordDistributionStrategy::UserPartitionKey,
            _ => RecordDistributionStrategy::Unknown(text),
        }
    }
}

impl FromValue for RecordDistributionStrategy {
    fn shape() -> &'static Shape {
        &RECORD_DISTRIBUTION_STRATEGY
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => RecordDistributionStrategy::default(),
        }
    }
}

impl Encode for RecordDistributionStrategy {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordFormatType {
    GsrJson,
    Json,
    String,
    ByteArray,
    Unknown(ByteString),
}

impl RecordFormatType {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            RecordFormatType::GsrJson => "GSR_JSON",
            RecordFormatType::Json => "JSON",
            RecordFormatType::String => "STRING",
            RecordFormatType::ByteArray => "BYTE_ARRAY",
            RecordFormatType::Unknown(text) => text,
        }
    }
}

impl Default for RecordFormatType {
    fn default() -> Self {
        RecordFormatType::Unknown(ByteString::new())
    }
}

impl From<ByteString> for RecordFormatType {
    fn from(text: ByteString) -> Self {
        match &*text {
            "GSR_JSON" => RecordFormatType::GsrJson,
            "JSON" => RecordFormatType::Json,
            "STRING" => RecordFormatType::String,
            "BYTE_ARRAY" => RecordFormatType::ByteArray,
            _ => RecordFormatType::Unknown(text),
        }
    }
}

impl FromValue for RecordFormatType {
    fn shape() -> &'static Shape {
        &RECORD_FORMAT_TYPE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => RecordFormatType::default(),
        }
    }
}

impl Encode for RecordFormatType {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RegisterStreamConsumerInput {
    pub stream_arn: ByteString,
    pub consumer_name: ByteString,
    pub stream_id: Option<ByteString>,
    pub tags: Option<Vec<(ByteString, ByteString)>>,
}

impl FromValue for RegisterStreamConsumerInput {
    fn shape() -> &'static Shape {
        &REGISTER_STREAM_CONSUMER_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        RegisterStreamConsumerInput {
            stream_arn: parts.next(),
            consumer_name: parts.next(),
            stream_id: parts.next(),
            tags: parts.next(),
        }
    }
}

impl Encode for RegisterStreamConsumerInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StreamARN", &self.stream_arn);
        put(out, "ConsumerName", &self.consumer_name);
        put_some(out, "StreamId", self.stream_id.as_ref());
        put_some(out, "Tags", self.tags.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RegisterStreamConsumerOutput {
    pub consumer: Consumer,
}

impl FromValue for RegisterStreamConsumerOutput {
    fn shape() -> &'static Shape {
        &REGISTER_STREAM_CONSUMER_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        RegisterStreamConsumerOutput { consumer: parts.next() }
    }
}

impl Encode for RegisterStreamConsumerOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Consumer", &self.consumer);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RemoveTagsFromStreamInput {
    pub stream_name: Option<ByteString>,
    pub tag_keys: Vec<ByteString>,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
}

impl FromValue for RemoveTagsFromStreamInput {
    fn shape() -> &'static Shape {
        &REMOVE_TAGS_FROM_STREAM_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        RemoveTagsFromStreamInput {
            stream_name: parts.next(),
            tag_keys: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
        }
    }
}

impl Encode for RemoveTagsFromStreamInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put(out, "TagKeys", &self.tag_keys);
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResourceInUseException {
    pub message: Option<ByteString>,
}

impl FromValue for ResourceInUseException {
    fn shape() -> &'static Shape {
        &RESOURCE_IN_USE_EXCEPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ResourceInUseException { message: parts.next() }
    }
}

impl Encode for ResourceInUseException {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "message", self.message.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResourceNotFoundException {
    pub message: Option<ByteString>,
}

impl FromValue for ResourceNotFoundException {
    fn shape() -> &'static Shape {
        &RESOURCE_NOT_FOUND_EXCEPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ResourceNotFoundException { message: parts.next() }
    }
}

impl Encode for ResourceNotFoundException {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "message", self.message.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RestoreDeadLetterQueueRecordsErrorEntry {
    pub receipt_handle: ByteString,
    pub error_code: ByteString,
    pub error_message: Option<ByteString>,
}

impl FromValue for RestoreDeadLetterQueueRecordsErrorEntry {
    fn shape() -> &'static Shape {
        &RESTORE_DEAD_LETTER_QUEUE_RECORDS_ERROR_ENTRY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        RestoreDeadLetterQueueRecordsErrorEntry {
            receipt_handle: parts.next(),
            error_code: parts.next(),
            error_message: parts.next(),
        }
    }
}

impl Encode for RestoreDeadLetterQueueRecordsErrorEntry {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ReceiptHandle", &self.receipt_handle);
        put(out, "ErrorCode", &self.error_code);
        put_some(out, "ErrorMessage", self.error_message.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RestoreDeadLetterQueueRecordsInput {
    pub queue_arn: ByteString,
    pub entries: Vec<RestoreDeadLetterQueueRecordsRequestEntry>,
}

impl FromValue for RestoreDeadLetterQueueRecordsInput {
    fn shape() -> &'static Shape {
        &RESTORE_DEAD_LETTER_QUEUE_RECORDS_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        RestoreDeadLetterQueueRecordsInput { queue_arn: parts.next(), entries: parts.next() }
    }
}

impl Encode for RestoreDeadLetterQueueRecordsInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "QueueARN", &self.queue_arn);
        put(out, "Entries", &self.entries);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RestoreDeadLetterQueueRecordsOutput {
    pub successful: Vec<RestoreDeadLetterQueueRecordsResultEntry>,
    pub failed: Vec<RestoreDeadLetterQueueRecordsErrorEntry>,
}

impl FromValue for RestoreDeadLetterQueueRecordsOutput {
    fn shape() -> &'static Shape {
        &RESTORE_DEAD_LETTER_QUEUE_RECORDS_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        RestoreDeadLetterQueueRecordsOutput { successful: parts.next(), failed: parts.next() }
    }
}

impl Encode for RestoreDeadLetterQueueRecordsOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Successful", &self.successful);
        put(out, "Failed", &self.failed);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RestoreDeadLetterQueueRecordsRequestEntry {
    pub receipt_handle: ByteString,
}

impl FromValue for RestoreDeadLetterQueueRecordsRequestEntry {
    fn shape() -> &'static Shape {
        &RESTORE_DEAD_LETTER_QUEUE_RECORDS_REQUEST_ENTRY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        RestoreDeadLetterQueueRecordsRequestEntry { receipt_handle: parts.next() }
    }
}

impl Encode for RestoreDeadLetterQueueRecordsRequestEntry {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ReceiptHandle", &self.receipt_handle);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RestoreDeadLetterQueueRecordsResultEntry {
    pub receipt_handle: ByteString,
}

impl FromValue for RestoreDeadLetterQueueRecordsResultEntry {
    fn shape() -> &'static Shape {
        &RESTORE_DEAD_LETTER_QUEUE_RECORDS_RESULT_ENTRY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        RestoreDeadLetterQueueRecordsResultEntry { receipt_handle: parts.next() }
    }
}

impl Encode for RestoreDeadLetterQueueRecordsResultEntry {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ReceiptHandle", &self.receipt_handle);
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum S3CompressionType {
    None,
    Gzip,
    Zstd,
    Unknown(ByteString),
}

impl S3CompressionType {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            S3CompressionType::None => "NONE",
            S3CompressionType::Gzip => "GZIP",
            S3CompressionType::Zstd => "ZSTD",
            S3CompressionType::Unknown(text) => text,
        }
    }
}

impl Default for S3CompressionType {
    fn default() -> Self {
        S3CompressionType::Unknown(ByteString::new())
    }
}

impl From<ByteString> for S3CompressionType {
    fn from(text: ByteString) -> Self {
        match &*text {
            "NONE" => S3CompressionType::None,
            "GZIP" => S3CompressionType::Gzip,
            "ZSTD" => S3CompressionType::Zstd,
            _ => S3CompressionType::Unknown(text),
        }
    }
}

impl FromValue for S3CompressionType {
    fn shape() -> &'static Shape {
        &S3_COMPRESSION_TYPE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => S3CompressionType::default(),
        }
    }
}

impl Encode for S3CompressionType {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3DestinationConfiguration {
    pub data_freshness_in_seconds: Option<i32>,
    pub dead_letter_queue_s3_configuration: Option<DeadLetterQueueS3Configuration>,
    pub storage_configuration: S3StorageConfiguration,
}

impl FromValue for S3DestinationConfiguration {
    fn shape() -> &'static Shape {
        &S3_DESTINATION_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3DestinationConfiguration {
            data_freshness_in_seconds: parts.next(),
            dead_letter_queue_s3_configuration: parts.next(),
            storage_configuration: parts.next(),
        }
    }
}

impl Encode for S3DestinationConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "DataFreshnessInSeconds", self.data_freshness_in_seconds.as_ref());
        put_some(out, "DeadLetterQueueS3Configuration", self.dead_letter_queue_s3_configuration.as_ref());
        put(out, "StorageConfiguration", &self.storage_configuration);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3DestinationDescription {
    pub data_freshness_in_seconds: i32,
    pub dead_letter_queue_s3_configuration: DeadLetterQueueS3Configuration,
    pub storage_configuration: S3StorageConfiguration,
}

impl FromValue for S3DestinationDescription {
    fn shape() -> &'static Shape {
        &S3_DESTINATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3DestinationDescription {
            data_freshness_in_seconds: parts.next(),
            dead_letter_queue_s3_configuration: parts.next(),
            storage_configuration: parts.next(),
        }
    }
}

impl Encode for S3DestinationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "DataFreshnessInSeconds", &self.data_freshness_in_seconds);
        put(out, "DeadLetterQueueS3Configuration", &self.dead_letter_queue_s3_configuration);
        put(out, "StorageConfiguration", &self.storage_configuration);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3DestinationUpdateInput {
    pub data_freshness_in_seconds: i32,
}

impl FromValue for S3DestinationUpdateInput {
    fn shape() -> &'static Shape {
        &S3_DESTINATION_UPDATE_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3DestinationUpdateInput { data_freshness_in_seconds: parts.next() }
    }
}

impl Encode for S3DestinationUpdateInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "DataFreshnessInSeconds", &self.data_freshness_in_seconds);
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum S3StorageClass {
    Standard,
    IntelligentTiering,
    GlacierIr,
    Unknown(ByteString),
}

impl S3StorageClass {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            S3StorageClass::Standard => "STANDARD",
            S3StorageClass::IntelligentTiering => "INTELLIGENT_TIERING",
            S3StorageClass::GlacierIr => "GLACIER_IR",
            S3StorageClass::Unknown(text) => text,
        }
    }
}

impl Default for S3StorageClass {
    fn default() -> Self {
        S3StorageClass::Unknown(ByteString::new())
    }
}

impl From<ByteString> for S3StorageClass {
    fn from(text: ByteString) -> Self {
        match &*text {
            "STANDARD" => S3StorageClass::Standard,
            "INTELLIGENT_TIERING" => S3StorageClass::IntelligentTiering,
            "GLACIER_IR" => S3StorageClass::GlacierIr,
            _ => S3StorageClass::Unknown(text),
        }
    }
}

impl FromValue for S3StorageClass {
    fn shape() -> &'static Shape {
        &S3_STORAGE_CLASS
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => S3StorageClass::default(),
        }
    }
}

impl Encode for S3StorageClass {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3StorageConfiguration {
    pub bucket_arn: ByteString,
    pub expected_bucket_owner: ByteString,
    pub output_key_template: Option<ByteString>,
    pub storage_class: Option<S3StorageClass>,
    pub compression_type: S3CompressionType,
}

impl FromValue for S3StorageConfiguration {
    fn shape() -> &'static Shape {
        &S3_STORAGE_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3StorageConfiguration {
            bucket_arn: parts.next(),
            expected_bucket_owner: parts.next(),
            output_key_template: parts.next(),
            storage_class: parts.next(),
            compression_type: parts.next(),
        }
    }
}

impl Encode for S3StorageConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "BucketARN", &self.bucket_arn);
        put(out, "ExpectedBucketOwner", &self.expected_bucket_owner);
        put_some(out, "OutputKeyTemplate", self.output_key_template.as_ref());
        put_some(out, "StorageClass", self.storage_class.as_ref());
        put(out, "CompressionType", &self.compression_type);
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum S3TablesCompressionType {
    None,
    Zstd,
    Snappy,
    Unknown(ByteString),
}

impl S3TablesCompressionType {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            S3TablesCompressionType::None => "NONE",
            S3TablesCompressionType::Zstd => "ZSTD",
            S3TablesCompressionType::Snappy => "SNAPPY",
            S3TablesCompressionType::Unknown(text) => text,
        }
    }
}

impl Default for S3TablesCompressionType {
    fn default() -> Self {
        S3TablesCompressionType::Unknown(ByteString::new())
    }
}

impl From<ByteString> for S3TablesCompressionType {
    fn from(text: ByteString) -> Self {
        match &*text {
            "NONE" => S3TablesCompressionType::None,
            "ZSTD" => S3TablesCompressionType::Zstd,
            "SNAPPY" => S3TablesCompressionType::Snappy,
            _ => S3TablesCompressionType::Unknown(text),
        }
    }
}

impl FromValue for S3TablesCompressionType {
    fn shape() -> &'static Shape {
        &S3_TABLES_COMPRESSION_TYPE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => S3TablesCompressionType::default(),
        }
    }
}

impl Encode for S3TablesCompressionType {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3TablesConfiguration {
    pub table_bucket_arn: ByteString,
    pub namespace: ByteString,
    pub table_name: ByteString,
    pub compression_type: S3TablesCompressionType,
    pub partition_spec: Option<PartitionSpec>,
}

impl FromValue for S3TablesConfiguration {
    fn shape() -> &'static Shape {
        &S3_TABLES_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3TablesConfiguration {
            table_bucket_arn: parts.next(),
            namespace: parts.next(),
            table_name: parts.next(),
            compression_type: parts.next(),
            partition_spec: parts.next(),
        }
    }
}

impl Encode for S3TablesConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "TableBucketARN", &self.table_bucket_arn);
        put(out, "Namespace", &self.namespace);
        put(out, "TableName", &self.table_name);
        put(out, "CompressionType", &self.compression_type);
        put_some(out, "PartitionSpec", self.partition_spec.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3TablesDestinationConfiguration {
    pub data_freshness_in_seconds: Option<i32>,
    pub dead_letter_queue_s3_configuration: DeadLetterQueueS3Configuration,
    pub s3_tables_configuration_list: Vec<S3TablesConfiguration>,
}

impl FromValue for S3TablesDestinationConfiguration {
    fn shape() -> &'static Shape {
        &S3_TABLES_DESTINATION_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3TablesDestinationConfiguration {
            data_freshness_in_seconds: parts.next(),
            dead_letter_queue_s3_configuration: parts.next(),
            s3_tables_configuration_list: parts.next(),
        }
    }
}

impl Encode for S3TablesDestinationConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "DataFreshnessInSeconds", self.data_freshness_in_seconds.as_ref());
        put(out, "DeadLetterQueueS3Configuration", &self.dead_letter_queue_s3_configuration);
        put(out, "S3TablesConfigurationList", &self.s3_tables_configuration_list);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3TablesDestinationDescription {
    pub data_freshness_in_seconds: i32,
    pub dead_letter_queue_s3_configuration: DeadLetterQueueS3Configuration,
    pub s3_tables_configuration_list: Vec<S3TablesConfiguration>,
}

impl FromValue for S3TablesDestinationDescription {
    fn shape() -> &'static Shape {
        &S3_TABLES_DESTINATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3TablesDestinationDescription {
            data_freshness_in_seconds: parts.next(),
            dead_letter_queue_s3_configuration: parts.next(),
            s3_tables_configuration_list: parts.next(),
        }
    }
}

impl Encode for S3TablesDestinationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "DataFreshnessInSeconds", &self.data_freshness_in_seconds);
        put(out, "DeadLetterQueueS3Configuration", &self.dead_letter_queue_s3_configuration);
        put(out, "S3TablesConfigurationList", &self.s3_tables_configuration_list);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3TablesDestinationUpdateInput {
    pub data_freshness_in_seconds: i32,
}

impl FromValue for S3TablesDestinationUpdateInput {
    fn shape() -> &'static Shape {
        &S3_TABLES_DESTINATION_UPDATE_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3TablesDestinationUpdateInput { data_freshness_in_seconds: parts.next() }
    }
}

impl Encode for S3TablesDestinationUpdateInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "DataFreshnessInSeconds", &self.data_freshness_in_seconds);
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScalingType {
    UniformScaling,
    Unknown(ByteString),
}

impl ScalingType {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            ScalingType::UniformScaling => "UNIFORM_SCALING",
            ScalingType::Unknown(text) => text,
        }
    }
}

impl Default for ScalingType {
    fn default() -> Self {
        ScalingType::Unknown(ByteString::new())
    }
}

impl From<ByteString> for ScalingType {
    fn from(text: ByteString) -> Self {
        match &*text {
            "UNIFORM_SCALING" => ScalingType::UniformScaling,
            _ => ScalingType::Unknown(text),
        }
    }
}

impl FromValue for ScalingType {
    fn shape() -> &'static Shape {
        &SCALING_TYPE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => ScalingType::default(),
        }
    }
}

impl Encode for ScalingType {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SequenceNumberRange {
    pub starting_sequence_number: ByteString,
    pub ending_sequence_number: Option<ByteString>,
}

impl FromValue for SequenceNumberRange {
    fn shape() -> &'static Shape {
        &SEQUENCE_NUMBER_RANGE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SequenceNumberRange { starting_sequence_number: parts.next(), ending_sequence_number: parts.next() }
    }
}

impl Encode for SequenceNumberRange {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StartingSequenceNumber", &self.starting_sequence_number);
        put_some(out, "EndingSequenceNumber", self.ending_sequence_number.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shard {
    pub shard_id: ByteString,
    pub parent_shard_id: Option<ByteString>,
    pub adjacent_parent_shard_id: Option<ByteString>,
    pub hash_key_range: HashKeyRange,
    pub sequence_number_range: SequenceNumberRange,
}

impl FromValue for Shard {
    fn shape() -> &'static Shape {
        &SHARD
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        Shard {
            shard_id: parts.next(),
            parent_shard_id: parts.next(),
            adjacent_parent_shard_id: parts.next(),
            hash_key_range: parts.next(),
            sequence_number_range: parts.next(),
        }
    }
}

impl Encode for Shard {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ShardId", &self.shard_id);
        put_some(out, "ParentShardId", self.parent_shard_id.as_ref());
        put_some(out, "AdjacentParentShardId", self.adjacent_parent_shard_id.as_ref());
        put(out, "HashKeyRange", &self.hash_key_range);
        put(out, "SequenceNumberRange", &self.sequence_number_range);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShardFilter {
    pub r#type: ShardFilterType,
    pub shard_id: Option<ByteString>,
    pub timestamp: Option<Timestamp>,
}

impl FromValue for ShardFilter {
    fn shape() -> &'static Shape {
        &SHARD_FILTER
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ShardFilter { r#type: parts.next(), shard_id: parts.next(), timestamp: parts.next() }
    }
}

impl Encode for ShardFilter {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Type", &self.r#type);
        put_some(out, "ShardId", self.shard_id.as_ref());
        put_some(out, "Timestamp", self.timestamp.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShardFilterType {
    AfterShardId,
    AtTrimHorizon,
    FromTrimHorizon,
    AtLatest,
    AtTimestamp,
    FromTimestamp,
    Unknown(ByteString),
}

impl ShardFilterType {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            ShardFilterType::AfterShardId => "AFTER_SHARD_ID",
            ShardFilterType::AtTrimHorizon => "AT_TRIM_HORIZON",
            ShardFilterType::FromTrimHorizon => "FROM_TRIM_HORIZON",
            ShardFilterType::AtLatest => "AT_LATEST",
            ShardFilterType::AtTimestamp => "AT_TIMESTAMP",
            ShardFilterType::FromTimestamp => "FROM_TIMESTAMP",
            ShardFilterType::Unknown(text) => text,
        }
    }
}

impl Default for ShardFilterType {
    fn default() -> Self {
        ShardFilterType::Unknown(ByteString::new())
    }
}

impl From<ByteString> for ShardFilterType {
    fn from(text: ByteString) -> Self {
        match &*text {
            "AFTER_SHARD_ID" => ShardFilterType::AfterShardId,
            "AT_TRIM_HORIZON" => ShardFilterType::AtTrimHorizon,
            "FROM_TRIM_HORIZON" => ShardFilterType::FromTrimHorizon,
            "AT_LATEST" => ShardFilterType::AtLatest,
            "AT_TIMESTAMP" => ShardFilterType::AtTimestamp,
            "FROM_TIMESTAMP" => ShardFilterType::FromTimestamp,
            _ => ShardFilterType::Unknown(text),
        }
    }
}

impl FromValue for ShardFilterType {
    fn shape() -> &'static Shape {
        &SHARD_FILTER_TYPE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => ShardFilterType::default(),
        }
    }
}

impl Encode for ShardFilterType {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShardIteratorType {
    AtSequenceNumber,
    AfterSequenceNumber,
    TrimHorizon,
    Latest,
    AtTimestamp,
    Unknown(ByteString),
}

impl ShardIteratorType {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            ShardIteratorType::AtSequenceNumber => "AT_SEQUENCE_NUMBER",
            ShardIteratorType::AfterSequenceNumber => "AFTER_SEQUENCE_NUMBER",
            ShardIteratorType::TrimHorizon => "TRIM_HORIZON",
            ShardIteratorType::Latest => "LATEST",
            ShardIteratorType::AtTimestamp => "AT_TIMESTAMP",
            ShardIteratorType::Unknown(text) => text,
        }
    }
}

impl Default for ShardIteratorType {
    fn default() -> Self {
        ShardIteratorType::Unknown(ByteString::new())
    }
}

impl From<ByteString> for ShardIteratorType {
    fn from(text: ByteString) -> Self {
        match &*text {
            "AT_SEQUENCE_NUMBER" => ShardIteratorType::AtSequenceNumber,
            "AFTER_SEQUENCE_NUMBER" => ShardIteratorType::AfterSequenceNumber,
            "TRIM_HORIZON" => ShardIteratorType::TrimHorizon,
            "LATEST" => ShardIteratorType::Latest,
            "AT_TIMESTAMP" => ShardIteratorType::AtTimestamp,
            _ => ShardIteratorType::Unknown(text),
        }
    }
}

impl FromValue for ShardIteratorType {
    fn shape() -> &'static Shape {
        &SHARD_ITERATOR_TYPE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => ShardIteratorType::default(),
        }
    }
}

impl Encode for ShardIteratorType {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SplitShardInput {
    pub stream_name: Option<ByteString>,
    pub shard_to_split: ByteString,
    pub new_starting_hash_key: ByteString,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
}

impl FromValue for SplitShardInput {
    fn shape() -> &'static Shape {
        &SPLIT_SHARD_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SplitShardInput {
            stream_name: parts.next(),
            shard_to_split: parts.next(),
            new_starting_hash_key: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
        }
    }
}

impl Encode for SplitShardInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put(out, "ShardToSplit", &self.shard_to_split);
        put(out, "NewStartingHashKey", &self.new_starting_hash_key);
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StartStreamEncryptionInput {
    pub stream_name: Option<ByteString>,
    pub encryption_type: EncryptionType,
    pub key_id: ByteString,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
}

impl FromValue for StartStreamEncryptionInput {
    fn shape() -> &'static Shape {
        &START_STREAM_ENCRYPTION_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        StartStreamEncryptionInput {
            stream_name: parts.next(),
            encryption_type: parts.next(),
            key_id: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
        }
    }
}

impl Encode for StartStreamEncryptionInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put(out, "EncryptionType", &self.encryption_type);
        put(out, "KeyId", &self.key_id);
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StartingPosition {
    pub r#type: ShardIteratorType,
    pub sequence_number: Option<ByteString>,
    pub timestamp: Option<Timestamp>,
}

impl FromValue for StartingPosition {
    fn shape() -> &'static Shape {
        &STARTING_POSITION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        StartingPosition { r#type: parts.next(), sequence_number: parts.next(), timestamp: parts.next() }
    }
}

impl Encode for StartingPosition {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Type", &self.r#type);
        put_some(out, "SequenceNumber", self.sequence_number.as_ref());
        put_some(out, "Timestamp", self.timestamp.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StopStreamEncryptionInput {
    pub stream_name: Option<ByteString>,
    pub encryption_type: EncryptionType,
    pub key_id: ByteString,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
}

impl FromValue for StopStreamEncryptionInput {
    fn shape() -> &'static Shape {
        &STOP_STREAM_ENCRYPTION_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        StopStreamEncryptionInput {
            stream_name: parts.next(),
            encryption_type: parts.next(),
            key_id: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
        }
    }
}

impl Encode for StopStreamEncryptionInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put(out, "EncryptionType", &self.encryption_type);
        put(out, "KeyId", &self.key_id);
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StreamDescription {
    pub stream_name: ByteString,
    pub stream_arn: ByteString,
    pub stream_status: StreamStatus,
    pub stream_mode_details: Option<StreamModeDetails>,
    pub shards: Vec<Shard>,
    pub has_more_shards: bool,
    pub retention_period_hours: i32,
    pub stream_creation_timestamp: Timestamp,
    pub enhanced_monitoring: Vec<EnhancedMetrics>,
    pub encryption_type: Option<EncryptionType>,
    pub key_id: Option<ByteString>,
}

impl FromValue for StreamDescription {
    fn shape() -> &'static Shape {
        &STREAM_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        StreamDescription {
            stream_name: parts.next(),
            stream_arn: parts.next(),
            stream_status: parts.next(),
            stream_mode_details: parts.next(),
            shards: parts.next(),
            has_more_shards: parts.next(),
            retention_period_hours: parts.next(),
            stream_creation_timestamp: parts.next(),
            enhanced_monitoring: parts.next(),
            encryption_type: parts.next(),
            key_id: parts.next(),
        }
    }
}

impl Encode for StreamDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StreamName", &self.stream_name);
        put(out, "StreamARN", &self.stream_arn);
        put(out, "StreamStatus", &self.stream_status);
        put_some(out, "StreamModeDetails", self.stream_mode_details.as_ref());
        put(out, "Shards", &self.shards);
        put(out, "HasMoreShards", &self.has_more_shards);
        put(out, "RetentionPeriodHours", &self.retention_period_hours);
        put(out, "StreamCreationTimestamp", &self.stream_creation_timestamp);
        put(out, "EnhancedMonitoring", &self.enhanced_monitoring);
        put_some(out, "EncryptionType", self.encryption_type.as_ref());
        put_some(out, "KeyId", self.key_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StreamDescriptionSummary {
    pub stream_name: ByteString,
    pub stream_arn: ByteString,
    pub stream_id: Option<ByteString>,
    pub stream_status: StreamStatus,
    pub stream_mode_details: Option<StreamModeDetails>,
    pub retention_period_hours: i32,
    pub stream_creation_timestamp: Timestamp,
    pub enhanced_monitoring: Vec<EnhancedMetrics>,
    pub encryption_type: Option<EncryptionType>,
    pub key_id: Option<ByteString>,
    pub open_shard_count: i32,
    pub consumer_count: Option<i32>,
    pub warm_throughput: Option<WarmThroughputObject>,
    pub max_record_size_in_kib: Option<i32>,
    pub channel_count: Option<i32>,
    pub record_distribution_strategy: Option<RecordDistributionStrategy>,
    pub queue_count: Option<i32>,
}

impl FromValue for StreamDescriptionSummary {
    fn shape() -> &'static Shape {
        &STREAM_DESCRIPTION_SUMMARY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        StreamDescriptionSummary {
            stream_name: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
            stream_status: parts.next(),
            stream_mode_details: parts.next(),
            retention_period_hours: parts.next(),
            stream_creation_timestamp: parts.next(),
            enhanced_monitoring: parts.next(),
            encryption_type: parts.next(),
            key_id: parts.next(),
            open_shard_count: parts.next(),
            consumer_count: parts.next(),
            warm_throughput: parts.next(),
            max_record_size_in_kib: parts.next(),
            channel_count: parts.next(),
            record_distribution_strategy: parts.next(),
            queue_count: parts.next(),
        }
    }
}

impl Encode for StreamDescriptionSummary {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StreamName", &self.stream_name);
        put(out, "StreamARN", &self.stream_arn);
        put_some(out, "StreamId", self.stream_id.as_ref());
        put(out, "StreamStatus", &self.stream_status);
        put_some(out, "StreamModeDetails", self.stream_mode_details.as_ref());
        put(out, "RetentionPeriodHours", &self.retention_period_hours);
        put(out, "StreamCreationTimestamp", &self.stream_creation_timestamp);
        put(out, "EnhancedMonitoring", &self.enhanced_monitoring);
        put_some(out, "EncryptionType", self.encryption_type.as_ref());
        put_some(out, "KeyId", self.key_id.as_ref());
        put(out, "OpenShardCount", &self.open_shard_count);
        put_some(out, "ConsumerCount", self.consumer_count.as_ref());
        put_some(out, "WarmThroughput", self.warm_throughput.as_ref());
        put_some(out, "MaxRecordSizeInKiB", self.max_record_size_in_kib.as_ref());
        put_some(out, "ChannelCount", self.channel_count.as_ref());
        put_some(out, "RecordDistributionStrategy", self.record_distribution_strategy.as_ref());
        put_some(out, "QueueCount", self.queue_count.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StreamFilter {
    pub stream_arn: ByteString,
    pub stream_creation_timestamp: Option<Timestamp>,
}

impl FromValue for StreamFilter {
    fn shape() -> &'static Shape {
        &STREAM_FILTER
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        StreamFilter { stream_arn: parts.next(), stream_creation_timestamp: parts.next() }
    }
}

impl Encode for StreamFilter {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StreamARN", &self.stream_arn);
        put_some(out, "StreamCreationTimestamp", self.stream_creation_timestamp.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StreamMode {
    Provisioned,
    OnDemand,
    Unknown(ByteString),
}

impl StreamMode {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            StreamMode::Provisioned => "PROVISIONED",
            StreamMode::OnDemand => "ON_DEMAND",
            StreamMode::Unknown(text) => text,
        }
    }
}

impl Default for StreamMode {
    fn default() -> Self {
        StreamMode::Unknown(ByteString::new())
    }
}

impl From<ByteString> for StreamMode {
    fn from(text: ByteString) -> Self {
        match &*text {
            "PROVISIONED" => StreamMode::Provisioned,
            "ON_DEMAND" => StreamMode::OnDemand,
            _ => StreamMode::Unknown(text),
        }
    }
}

impl FromValue for StreamMode {
    fn shape() -> &'static Shape {
        &STREAM_MODE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => StreamMode::default(),
        }
    }
}

impl Encode for StreamMode {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StreamModeDetails {
    pub stream_mode: StreamMode,
}

impl FromValue for StreamModeDetails {
    fn shape() -> &'static Shape {
        &STREAM_MODE_DETAILS
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        StreamModeDetails { stream_mode: parts.next() }
    }
}

impl Encode for StreamModeDetails {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StreamMode", &self.stream_mode);
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StreamStatus {
    Creating,
    Deleting,
    Active,
    Updating,
    Unknown(ByteString),
}

impl StreamStatus {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            StreamStatus::Creating => "CREATING",
            StreamStatus::Deleting => "DELETING",
            StreamStatus::Active => "ACTIVE",
            StreamStatus::Updating => "UPDATING",
            StreamStatus::Unknown(text) => text,
        }
    }
}

impl Default for StreamStatus {
    fn default() -> Self {
        StreamStatus::Unknown(ByteString::new())
    }
}

impl From<ByteString> for StreamStatus {
    fn from(text: ByteString) -> Self {
        match &*text {
            "CREATING" => StreamStatus::Creating,
            "DELETING" => StreamStatus::Deleting,
            "ACTIVE" => StreamStatus::Active,
            "UPDATING" => StreamStatus::Updating,
            _ => StreamStatus::Unknown(text),
        }
    }
}

impl FromValue for StreamStatus {
    fn shape() -> &'static Shape {
        &STREAM_STATUS
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => StreamStatus::default(),
        }
    }
}

impl Encode for StreamStatus {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StreamSummary {
    pub stream_name: ByteString,
    pub stream_arn: ByteString,
    pub stream_status: StreamStatus,
    pub stream_mode_details: Option<StreamModeDetails>,
    pub stream_creation_timestamp: Option<Timestamp>,
}

impl FromValue for StreamSummary {
    fn shape() -> &'static Shape {
        &STREAM_SUMMARY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        StreamSummary {
            stream_name: parts.next(),
            stream_arn: parts.next(),
            stream_status: parts.next(),
            stream_mode_details: parts.next(),
            stream_creation_timestamp: parts.next(),
        }
    }
}

impl Encode for StreamSummary {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StreamName", &self.stream_name);
        put(out, "StreamARN", &self.stream_arn);
        put(out, "StreamStatus", &self.stream_status);
        put_some(out, "StreamModeDetails", self.stream_mode_details.as_ref());
        put_some(out, "StreamCreationTimestamp", self.stream_creation_timestamp.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SubscribeToShardEvent {
    pub records: Vec<Record>,
    pub continuation_sequence_number: ByteString,
    pub millis_behind_latest: i64,
    pub child_shards: Option<Vec<ChildShard>>,
}

impl FromValue for SubscribeToShardEvent {
    fn shape() -> &'static Shape {
        &SUBSCRIBE_TO_SHARD_EVENT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SubscribeToShardEvent {
            records: parts.next(),
            continuation_sequence_number: parts.next(),
            millis_behind_latest: parts.next(),
            child_shards: parts.next(),
        }
    }
}

impl Encode for SubscribeToShardEvent {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Records", &self.records);
        put(out, "ContinuationSequenceNumber", &self.continuation_sequence_number);
        put(out, "MillisBehindLatest", &self.millis_behind_latest);
        put_some(out, "ChildShards", self.child_shards.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SubscribeToShardEventStream {
    pub subscribe_to_shard_event: Option<SubscribeToShardEvent>,
    pub resource_not_found_exception: Option<ResourceNotFoundException>,
    pub resource_in_use_exception: Option<ResourceInUseException>,
    pub kms_disabled_exception: Option<KMSDisabledException>,
    pub kms_invalid_state_exception: Option<KMSInvalidStateException>,
    pub kms_access_denied_exception: Option<KMSAccessDeniedException>,
    pub kms_not_found_exception: Option<KMSNotFoundException>,
    pub kms_opt_in_required: Option<KMSOptInRequired>,
    pub kms_throttling_exception: Option<KMSThrottlingException>,
    pub internal_failure_exception: Option<InternalFailureException>,
}

impl FromValue for SubscribeToShardEventStream {
    fn shape() -> &'static Shape {
        &SUBSCRIBE_TO_SHARD_EVENT_STREAM
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SubscribeToShardEventStream {
            subscribe_to_shard_event: parts.next(),
            resource_not_found_exception: parts.next(),
            resource_in_use_exception: parts.next(),
            kms_disabled_exception: parts.next(),
            kms_invalid_state_exception: parts.next(),
            kms_access_denied_exception: parts.next(),
            kms_not_found_exception: parts.next(),
            kms_opt_in_required: parts.next(),
            kms_throttling_exception: parts.next(),
            internal_failure_exception: parts.next(),
        }
    }
}

impl Encode for SubscribeToShardEventStream {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "SubscribeToShardEvent", self.subscribe_to_shard_event.as_ref());
        put_some(out, "ResourceNotFoundException", self.resource_not_found_exception.as_ref());
        put_some(out, "ResourceInUseException", self.resource_in_use_exception.as_ref());
        put_some(out, "KMSDisabledException", self.kms_disabled_exception.as_ref());
        put_some(out, "KMSInvalidStateException", self.kms_invalid_state_exception.as_ref());
        put_some(out, "KMSAccessDeniedException", self.kms_access_denied_exception.as_ref());
        put_some(out, "KMSNotFoundException", self.kms_not_found_exception.as_ref());
        put_some(out, "KMSOptInRequired", self.kms_opt_in_required.as_ref());
        put_some(out, "KMSThrottlingException", self.kms_throttling_exception.as_ref());
        put_some(out, "InternalFailureException", self.internal_failure_exception.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SubscribeToShardInput {
    pub consumer_arn: ByteString,
    pub stream_id: Option<ByteString>,
    pub shard_id: ByteString,
    pub starting_position: StartingPosition,
    pub dry_run: Option<bool>,
}

impl FromValue for SubscribeToShardInput {
    fn shape() -> &'static Shape {
        &SUBSCRIBE_TO_SHARD_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SubscribeToShardInput {
            consumer_arn: parts.next(),
            stream_id: parts.next(),
            shard_id: parts.next(),
            starting_position: parts.next(),
            dry_run: parts.next(),
        }
    }
}

impl Encode for SubscribeToShardInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ConsumerARN", &self.consumer_arn);
        put_some(out, "StreamId", self.stream_id.as_ref());
        put(out, "ShardId", &self.shard_id);
        put(out, "StartingPosition", &self.starting_position);
        put_some(out, "DryRun", self.dry_run.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SubscribeToShardOutput {
    pub event_stream: SubscribeToShardEventStream,
}

impl FromValue for SubscribeToShardOutput {
    fn shape() -> &'static Shape {
        &SUBSCRIBE_TO_SHARD_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SubscribeToShardOutput { event_stream: parts.next() }
    }
}

impl Encode for SubscribeToShardOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "EventStream", &self.event_stream);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tag {
    pub key: ByteString,
    pub value: Option<ByteString>,
}

impl FromValue for Tag {
    fn shape() -> &'static Shape {
        &TAG
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        Tag { key: parts.next(), value: parts.next() }
    }
}

impl Encode for Tag {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Key", &self.key);
        put_some(out, "Value", self.value.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TagResourceInput {
    pub tags: Vec<(ByteString, ByteString)>,
    pub resource_arn: ByteString,
    pub stream_id: Option<ByteString>,
}

impl FromValue for TagResourceInput {
    fn shape() -> &'static Shape {
        &TAG_RESOURCE_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        TagResourceInput { tags: parts.next(), resource_arn: parts.next(), stream_id: parts.next() }
    }
}

impl Encode for TagResourceInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Tags", &self.tags);
        put(out, "ResourceARN", &self.resource_arn);
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TargetType {
    BuiltIn,
    None,
    Unknown(ByteString),
}

impl TargetType {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            TargetType::BuiltIn => "BUILT_IN",
            TargetType::None => "NONE",
            TargetType::Unknown(text) => text,
        }
    }
}

impl Default for TargetType {
    fn default() -> Self {
        TargetType::Unknown(ByteString::new())
    }
}

impl From<ByteString> for TargetType {
    fn from(text: ByteString) -> Self {
        match &*text {
            "BUILT_IN" => TargetType::BuiltIn,
            "NONE" => TargetType::None,
            _ => TargetType::Unknown(text),
        }
    }
}

impl FromValue for TargetType {
    fn shape() -> &'static Shape {
        &TARGET_TYPE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => TargetType::default(),
        }
    }
}

impl Encode for TargetType {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UntagResourceInput {
    pub tag_keys: Vec<ByteString>,
    pub resource_arn: ByteString,
    pub stream_id: Option<ByteString>,
}

impl FromValue for UntagResourceInput {
    fn shape() -> &'static Shape {
        &UNTAG_RESOURCE_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UntagResourceInput { tag_keys: parts.next(), resource_arn: parts.next(), stream_id: parts.next() }
    }
}

impl Encode for UntagResourceInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "TagKeys", &self.tag_keys);
        put(out, "ResourceARN", &self.resource_arn);
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateAccountSettingsInput {
    pub minimum_throughput_billing_commitment: MinimumThroughputBillingCommitmentInput,
}

impl FromValue for UpdateAccountSettingsInput {
    fn shape() -> &'static Shape {
        &UPDATE_ACCOUNT_SETTINGS_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateAccountSettingsInput { minimum_throughput_billing_commitment: parts.next() }
    }
}

impl Encode for UpdateAccountSettingsInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "MinimumThroughputBillingCommitment", &self.minimum_throughput_billing_commitment);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateAccountSettingsOutput {
    pub minimum_throughput_billing_commitment: Option<MinimumThroughputBillingCommitmentOutput>,
}

impl FromValue for UpdateAccountSettingsOutput {
    fn shape() -> &'static Shape {
        &UPDATE_ACCOUNT_SETTINGS_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateAccountSettingsOutput { minimum_throughput_billing_commitment: parts.next() }
    }
}

impl Encode for UpdateAccountSettingsOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(
            out,
            "MinimumThroughputBillingCommitment",
            self.minimum_throughput_billing_commitment.as_ref(),
        );
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateChannelInput {
    pub channel_arn: ByteString,
    pub s3_destination_configuration: Option<S3DestinationUpdateInput>,
    pub s3_tables_destination_configuration: Option<S3TablesDestinationUpdateInput>,
    pub logging_configuration: Option<ChannelLoggingUpdateInput>,
}

impl FromValue for UpdateChannelInput {
    fn shape() -> &'static Shape {
        &UPDATE_CHANNEL_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateChannelInput {
            channel_arn: parts.next(),
            s3_destination_configuration: parts.next(),
            s3_tables_destination_configuration: parts.next(),
            logging_configuration: parts.next(),
        }
    }
}

impl Encode for UpdateChannelInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ChannelARN", &self.channel_arn);
        put_some(out, "S3DestinationConfiguration", self.s3_destination_configuration.as_ref());
        put_some(out, "S3TablesDestinationConfiguration", self.s3_tables_destination_configuration.as_ref());
        put_some(out, "LoggingConfiguration", self.logging_configuration.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateChannelOutput {
    pub channel_description: ChannelDescription,
}

impl FromValue for UpdateChannelOutput {
    fn shape() -> &'static Shape {
        &UPDATE_CHANNEL_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateChannelOutput { channel_description: parts.next() }
    }
}

impl Encode for UpdateChannelOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ChannelDescription", &self.channel_description);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateDeadLetterQueueRecordsVisibilityErrorEntry {
    pub receipt_handle: ByteString,
    pub error_code: ByteString,
    pub error_message: Option<ByteString>,
}

impl FromValue for UpdateDeadLetterQueueRecordsVisibilityErrorEntry {
    fn shape() -> &'static Shape {
        &UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_ERROR_ENTRY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateDeadLetterQueueRecordsVisibilityErrorEntry {
            receipt_handle: parts.next(),
            error_code: parts.next(),
            error_message: parts.next(),
        }
    }
}

impl Encode for UpdateDeadLetterQueueRecordsVisibilityErrorEntry {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ReceiptHandle", &self.receipt_handle);
        put(out, "ErrorCode", &self.error_code);
        put_some(out, "ErrorMessage", self.error_message.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateDeadLetterQueueRecordsVisibilityInput {
    pub queue_arn: ByteString,
    pub entries: Vec<UpdateDeadLetterQueueRecordsVisibilityRequestEntry>,
}

impl FromValue for UpdateDeadLetterQueueRecordsVisibilityInput {
    fn shape() -> &'static Shape {
        &UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateDeadLetterQueueRecordsVisibilityInput { queue_arn: parts.next(), entries: parts.next() }
    }
}

impl Encode for UpdateDeadLetterQueueRecordsVisibilityInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "QueueARN", &self.queue_arn);
        put(out, "Entries", &self.entries);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateDeadLetterQueueRecordsVisibilityOutput {
    pub successful: Vec<UpdateDeadLetterQueueRecordsVisibilityResultEntry>,
    pub failed: Vec<UpdateDeadLetterQueueRecordsVisibilityErrorEntry>,
}

impl FromValue for UpdateDeadLetterQueueRecordsVisibilityOutput {
    fn shape() -> &'static Shape {
        &UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateDeadLetterQueueRecordsVisibilityOutput { successful: parts.next(), failed: parts.next() }
    }
}

impl Encode for UpdateDeadLetterQueueRecordsVisibilityOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Successful", &self.successful);
        put(out, "Failed", &self.failed);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateDeadLetterQueueRecordsVisibilityRequestEntry {
    pub receipt_handle: ByteString,
    pub visibility_timeout_seconds: i32,
}

impl FromValue for UpdateDeadLetterQueueRecordsVisibilityRequestEntry {
    fn shape() -> &'static Shape {
        &UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_REQUEST_ENTRY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateDeadLetterQueueRecordsVisibilityRequestEntry {
            receipt_handle: parts.next(),
            visibility_timeout_seconds: parts.next(),
        }
    }
}

impl Encode for UpdateDeadLetterQueueRecordsVisibilityRequestEntry {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ReceiptHandle", &self.receipt_handle);
        put(out, "VisibilityTimeoutSeconds", &self.visibility_timeout_seconds);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateDeadLetterQueueRecordsVisibilityResultEntry {
    pub receipt_handle: ByteString,
}

impl FromValue for UpdateDeadLetterQueueRecordsVisibilityResultEntry {
    fn shape() -> &'static Shape {
        &UPDATE_DEAD_LETTER_QUEUE_RECORDS_VISIBILITY_RESULT_ENTRY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateDeadLetterQueueRecordsVisibilityResultEntry { receipt_handle: parts.next() }
    }
}

impl Encode for UpdateDeadLetterQueueRecordsVisibilityResultEntry {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ReceiptHandle", &self.receipt_handle);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateMaxRecordSizeInput {
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
    pub max_record_size_in_kib: i32,
}

impl FromValue for UpdateMaxRecordSizeInput {
    fn shape() -> &'static Shape {
        &UPDATE_MAX_RECORD_SIZE_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateMaxRecordSizeInput {
            stream_arn: parts.next(),
            stream_id: parts.next(),
            max_record_size_in_kib: parts.next(),
        }
    }
}

impl Encode for UpdateMaxRecordSizeInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        put(out, "MaxRecordSizeInKiB", &self.max_record_size_in_kib);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateQueueInput {
    pub queue_arn: ByteString,
    pub queue_attributes: QueueAttributes,
}

impl FromValue for UpdateQueueInput {
    fn shape() -> &'static Shape {
        &UPDATE_QUEUE_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateQueueInput { queue_arn: parts.next(), queue_attributes: parts.next() }
    }
}

impl Encode for UpdateQueueInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "QueueARN", &self.queue_arn);
        put(out, "QueueAttributes", &self.queue_attributes);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateQueueOutput {
    pub queue_description: QueueDescription,
}

impl FromValue for UpdateQueueOutput {
    fn shape() -> &'static Shape {
        &UPDATE_QUEUE_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateQueueOutput { queue_description: parts.next() }
    }
}

impl Encode for UpdateQueueOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "QueueDescription", &self.queue_description);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateQueueRecordsVisibilityErrorEntry {
    pub receipt_handle: ByteString,
    pub error_code: ByteString,
    pub error_message: Option<ByteString>,
}

impl FromValue for UpdateQueueRecordsVisibilityErrorEntry {
    fn shape() -> &'static Shape {
        &UPDATE_QUEUE_RECORDS_VISIBILITY_ERROR_ENTRY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateQueueRecordsVisibilityErrorEntry {
            receipt_handle: parts.next(),
            error_code: parts.next(),
            error_message: parts.next(),
        }
    }
}

impl Encode for UpdateQueueRecordsVisibilityErrorEntry {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ReceiptHandle", &self.receipt_handle);
        put(out, "ErrorCode", &self.error_code);
        put_some(out, "ErrorMessage", self.error_message.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateQueueRecordsVisibilityInput {
    pub queue_arn: ByteString,
    pub entries: Vec<UpdateQueueRecordsVisibilityRequestEntry>,
}

impl FromValue for UpdateQueueRecordsVisibilityInput {
    fn shape() -> &'static Shape {
        &UPDATE_QUEUE_RECORDS_VISIBILITY_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateQueueRecordsVisibilityInput { queue_arn: parts.next(), entries: parts.next() }
    }
}

impl Encode for UpdateQueueRecordsVisibilityInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "QueueARN", &self.queue_arn);
        put(out, "Entries", &self.entries);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateQueueRecordsVisibilityOutput {
    pub successful: Vec<UpdateQueueRecordsVisibilityResultEntry>,
    pub failed: Vec<UpdateQueueRecordsVisibilityErrorEntry>,
}

impl FromValue for UpdateQueueRecordsVisibilityOutput {
    fn shape() -> &'static Shape {
        &UPDATE_QUEUE_RECORDS_VISIBILITY_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateQueueRecordsVisibilityOutput { successful: parts.next(), failed: parts.next() }
    }
}

impl Encode for UpdateQueueRecordsVisibilityOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Successful", &self.successful);
        put(out, "Failed", &self.failed);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateQueueRecordsVisibilityRequestEntry {
    pub receipt_handle: ByteString,
    pub visibility_timeout_seconds: i32,
}

impl FromValue for UpdateQueueRecordsVisibilityRequestEntry {
    fn shape() -> &'static Shape {
        &UPDATE_QUEUE_RECORDS_VISIBILITY_REQUEST_ENTRY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateQueueRecordsVisibilityRequestEntry {
            receipt_handle: parts.next(),
            visibility_timeout_seconds: parts.next(),
        }
    }
}

impl Encode for UpdateQueueRecordsVisibilityRequestEntry {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ReceiptHandle", &self.receipt_handle);
        put(out, "VisibilityTimeoutSeconds", &self.visibility_timeout_seconds);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateQueueRecordsVisibilityResultEntry {
    pub receipt_handle: ByteString,
}

impl FromValue for UpdateQueueRecordsVisibilityResultEntry {
    fn shape() -> &'static Shape {
        &UPDATE_QUEUE_RECORDS_VISIBILITY_RESULT_ENTRY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateQueueRecordsVisibilityResultEntry { receipt_handle: parts.next() }
    }
}

impl Encode for UpdateQueueRecordsVisibilityResultEntry {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ReceiptHandle", &self.receipt_handle);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateShardCountInput {
    pub stream_name: Option<ByteString>,
    pub target_shard_count: i32,
    pub scaling_type: ScalingType,
    pub stream_arn: Option<ByteString>,
    pub stream_id: Option<ByteString>,
}

impl FromValue for UpdateShardCountInput {
    fn shape() -> &'static Shape {
        &UPDATE_SHARD_COUNT_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateShardCountInput {
            stream_name: parts.next(),
            target_shard_count: parts.next(),
            scaling_type: parts.next(),
            stream_arn: parts.next(),
            stream_id: parts.next(),
        }
    }
}

impl Encode for UpdateShardCountInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put(out, "TargetShardCount", &self.target_shard_count);
        put(out, "ScalingType", &self.scaling_type);
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateShardCountOutput {
    pub stream_name: Option<ByteString>,
    pub current_shard_count: Option<i32>,
    pub target_shard_count: Option<i32>,
    pub stream_arn: Option<ByteString>,
}

impl FromValue for UpdateShardCountOutput {
    fn shape() -> &'static Shape {
        &UPDATE_SHARD_COUNT_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateShardCountOutput {
            stream_name: parts.next(),
            current_shard_count: parts.next(),
            target_shard_count: parts.next(),
            stream_arn: parts.next(),
        }
    }
}

impl Encode for UpdateShardCountOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamName", self.stream_name.as_ref());
        put_some(out, "CurrentShardCount", self.current_shard_count.as_ref());
        put_some(out, "TargetShardCount", self.target_shard_count.as_ref());
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateStreamModeInput {
    pub stream_arn: ByteString,
    pub stream_id: Option<ByteString>,
    pub stream_mode_details: StreamModeDetails,
    pub warm_throughput_mibps: Option<i32>,
}

impl FromValue for UpdateStreamModeInput {
    fn shape() -> &'static Shape {
        &UPDATE_STREAM_MODE_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateStreamModeInput {
            stream_arn: parts.next(),
            stream_id: parts.next(),
            stream_mode_details: parts.next(),
            warm_throughput_mibps: parts.next(),
        }
    }
}

impl Encode for UpdateStreamModeInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StreamARN", &self.stream_arn);
        put_some(out, "StreamId", self.stream_id.as_ref());
        put(out, "StreamModeDetails", &self.stream_mode_details);
        put_some(out, "WarmThroughputMiBps", self.warm_throughput_mibps.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateStreamRecordDistributionStrategyInput {
    pub stream_arn: ByteString,
    pub stream_id: Option<ByteString>,
    pub record_distribution_strategy: RecordDistributionStrategy,
}

impl FromValue for UpdateStreamRecordDistributionStrategyInput {
    fn shape() -> &'static Shape {
        &UPDATE_STREAM_RECORD_DISTRIBUTION_STRATEGY_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateStreamRecordDistributionStrategyInput {
            stream_arn: parts.next(),
            stream_id: parts.next(),
            record_distribution_strategy: parts.next(),
        }
    }
}

impl Encode for UpdateStreamRecordDistributionStrategyInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "StreamARN", &self.stream_arn);
        put_some(out, "StreamId", self.stream_id.as_ref());
        put(out, "RecordDistributionStrategy", &self.record_distribution_strategy);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateStreamWarmThroughputInput {
    pub stream_arn: Option<ByteString>,
    pub stream_name: Option<ByteString>,
    pub stream_id: Option<ByteString>,
    pub warm_throughput_mibps: i32,
}

impl FromValue for UpdateStreamWarmThroughputInput {
    fn shape() -> &'static Shape {
        &UPDATE_STREAM_WARM_THROUGHPUT_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateStreamWarmThroughputInput {
            stream_arn: parts.next(),
            stream_name: parts.next(),
            stream_id: parts.next(),
            warm_throughput_mibps: parts.next(),
        }
    }
}

impl Encode for UpdateStreamWarmThroughputInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamName", self.stream_name.as_ref());
        put_some(out, "StreamId", self.stream_id.as_ref());
        put(out, "WarmThroughputMiBps", &self.warm_throughput_mibps);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateStreamWarmThroughputOutput {
    pub stream_arn: Option<ByteString>,
    pub stream_name: Option<ByteString>,
    pub warm_throughput: Option<WarmThroughputObject>,
}

impl FromValue for UpdateStreamWarmThroughputOutput {
    fn shape() -> &'static Shape {
        &UPDATE_STREAM_WARM_THROUGHPUT_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateStreamWarmThroughputOutput {
            stream_arn: parts.next(),
            stream_name: parts.next(),
            warm_throughput: parts.next(),
        }
    }
}

impl Encode for UpdateStreamWarmThroughputOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "StreamARN", self.stream_arn.as_ref());
        put_some(out, "StreamName", self.stream_name.as_ref());
        put_some(out, "WarmThroughput", self.warm_throughput.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct WarmThroughputObject {
    pub target_mibps: Option<i32>,
    pub current_mibps: Option<i32>,
}

impl FromValue for WarmThroughputObject {
    fn shape() -> &'static Shape {
        &WARM_THROUGHPUT_OBJECT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        WarmThroughputObject { target_mibps: parts.next(), current_mibps: parts.next() }
    }
}

impl Encode for WarmThroughputObject {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "TargetMiBps", self.target_mibps.as_ref());
        put_some(out, "CurrentMiBps", self.current_mibps.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddTagsToStreamOutput {}

impl FromValue for AddTagsToStreamOutput {
    fn shape() -> &'static Shape {
        &ADD_TAGS_TO_STREAM_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        AddTagsToStreamOutput {}
    }
}

impl Encode for AddTagsToStreamOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateStreamOutput {}

impl FromValue for CreateStreamOutput {
    fn shape() -> &'static Shape {
        &CREATE_STREAM_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        CreateStreamOutput {}
    }
}

impl Encode for CreateStreamOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DecreaseStreamRetentionPeriodOutput {}

impl FromValue for DecreaseStreamRetentionPeriodOutput {
    fn shape() -> &'static Shape {
        &DECREASE_STREAM_RETENTION_PERIOD_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        DecreaseStreamRetentionPeriodOutput {}
    }
}

impl Encode for DecreaseStreamRetentionPeriodOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteChannelOutput {}

impl FromValue for DeleteChannelOutput {
    fn shape() -> &'static Shape {
        &DELETE_CHANNEL_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        DeleteChannelOutput {}
    }
}

impl Encode for DeleteChannelOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteQueueOutput {}

impl FromValue for DeleteQueueOutput {
    fn shape() -> &'static Shape {
        &DELETE_QUEUE_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        DeleteQueueOutput {}
    }
}

impl Encode for DeleteQueueOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteResourcePolicyOutput {}

impl FromValue for DeleteResourcePolicyOutput {
    fn shape() -> &'static Shape {
        &DELETE_RESOURCE_POLICY_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        DeleteResourcePolicyOutput {}
    }
}

impl Encode for DeleteResourcePolicyOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteStreamOutput {}

impl FromValue for DeleteStreamOutput {
    fn shape() -> &'static Shape {
        &DELETE_STREAM_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        DeleteStreamOutput {}
    }
}

impl Encode for DeleteStreamOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeregisterStreamConsumerOutput {}

impl FromValue for DeregisterStreamConsumerOutput {
    fn shape() -> &'static Shape {
        &DEREGISTER_STREAM_CONSUMER_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        DeregisterStreamConsumerOutput {}
    }
}

impl Encode for DeregisterStreamConsumerOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct IncreaseStreamRetentionPeriodOutput {}

impl FromValue for IncreaseStreamRetentionPeriodOutput {
    fn shape() -> &'static Shape {
        &INCREASE_STREAM_RETENTION_PERIOD_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        IncreaseStreamRetentionPeriodOutput {}
    }
}

impl Encode for IncreaseStreamRetentionPeriodOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct MergeShardsOutput {}

impl FromValue for MergeShardsOutput {
    fn shape() -> &'static Shape {
        &MERGE_SHARDS_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        MergeShardsOutput {}
    }
}

impl Encode for MergeShardsOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutResourcePolicyOutput {}

impl FromValue for PutResourcePolicyOutput {
    fn shape() -> &'static Shape {
        &PUT_RESOURCE_POLICY_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        PutResourcePolicyOutput {}
    }
}

impl Encode for PutResourcePolicyOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RemoveTagsFromStreamOutput {}

impl FromValue for RemoveTagsFromStreamOutput {
    fn shape() -> &'static Shape {
        &REMOVE_TAGS_FROM_STREAM_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        RemoveTagsFromStreamOutput {}
    }
}

impl Encode for RemoveTagsFromStreamOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SplitShardOutput {}

impl FromValue for SplitShardOutput {
    fn shape() -> &'static Shape {
        &SPLIT_SHARD_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        SplitShardOutput {}
    }
}

impl Encode for SplitShardOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StartStreamEncryptionOutput {}

impl FromValue for StartStreamEncryptionOutput {
    fn shape() -> &'static Shape {
        &START_STREAM_ENCRYPTION_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        StartStreamEncryptionOutput {}
    }
}

impl Encode for StartStreamEncryptionOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StopStreamEncryptionOutput {}

impl FromValue for StopStreamEncryptionOutput {
    fn shape() -> &'static Shape {
        &STOP_STREAM_ENCRYPTION_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        StopStreamEncryptionOutput {}
    }
}

impl Encode for StopStreamEncryptionOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TagResourceOutput {}

impl FromValue for TagResourceOutput {
    fn shape() -> &'static Shape {
        &TAG_RESOURCE_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        TagResourceOutput {}
    }
}

impl Encode for TagResourceOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UntagResourceOutput {}

impl FromValue for UntagResourceOutput {
    fn shape() -> &'static Shape {
        &UNTAG_RESOURCE_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        UntagResourceOutput {}
    }
}

impl Encode for UntagResourceOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateMaxRecordSizeOutput {}

impl FromValue for UpdateMaxRecordSizeOutput {
    fn shape() -> &'static Shape {
        &UPDATE_MAX_RECORD_SIZE_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        UpdateMaxRecordSizeOutput {}
    }
}

impl Encode for UpdateMaxRecordSizeOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateStreamModeOutput {}

impl FromValue for UpdateStreamModeOutput {
    fn shape() -> &'static Shape {
        &UPDATE_STREAM_MODE_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        UpdateStreamModeOutput {}
    }
}

impl Encode for UpdateStreamModeOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateStreamRecordDistributionStrategyOutput {}

impl FromValue for UpdateStreamRecordDistributionStrategyOutput {
    fn shape() -> &'static Shape {
        &UPDATE_STREAM_RECORD_DISTRIBUTION_STRATEGY_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        UpdateStreamRecordDistributionStrategyOutput {}
    }
}

impl Encode for UpdateStreamRecordDistributionStrategyOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}
