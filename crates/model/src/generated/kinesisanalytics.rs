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

/// The service `kinesisanalytics`, API version 2015-08-14.
pub static SERVICE: Service = Service {
    name: "kinesisanalytics",
    target_prefix: "KinesisAnalytics_20150814",
    json_version: "1.1",
    operations: &[
        Operation {
            name: "AddApplicationCloudWatchLoggingOption",
            input: &ADD_APPLICATION_CLOUD_WATCH_LOGGING_OPTION_REQUEST,
            output: &ADD_APPLICATION_CLOUD_WATCH_LOGGING_OPTION_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "AddApplicationInput",
            input: &ADD_APPLICATION_INPUT_REQUEST,
            output: &ADD_APPLICATION_INPUT_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
                &ERROR_CODE_VALIDATION_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "AddApplicationInputProcessingConfiguration",
            input: &ADD_APPLICATION_INPUT_PROCESSING_CONFIGURATION_REQUEST,
            output: &ADD_APPLICATION_INPUT_PROCESSING_CONFIGURATION_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "AddApplicationOutput",
            input: &ADD_APPLICATION_OUTPUT_REQUEST,
            output: &ADD_APPLICATION_OUTPUT_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "AddApplicationReferenceDataSource",
            input: &ADD_APPLICATION_REFERENCE_DATA_SOURCE_REQUEST,
            output: &ADD_APPLICATION_REFERENCE_DATA_SOURCE_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "CreateApplication",
            input: &CREATE_APPLICATION_REQUEST,
            output: &CREATE_APPLICATION_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_CODE_VALIDATION_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_TOO_MANY_TAGS_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DeleteApplication",
            input: &DELETE_APPLICATION_REQUEST,
            output: &DELETE_APPLICATION_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DeleteApplicationCloudWatchLoggingOption",
            input: &DELETE_APPLICATION_CLOUD_WATCH_LOGGING_OPTION_REQUEST,
            output: &DELETE_APPLICATION_CLOUD_WATCH_LOGGING_OPTION_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DeleteApplicationInputProcessingConfiguration",
            input: &DELETE_APPLICATION_INPUT_PROCESSING_CONFIGURATION_REQUEST,
            output: &DELETE_APPLICATION_INPUT_PROCESSING_CONFIGURATION_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DeleteApplicationOutput",
            input: &DELETE_APPLICATION_OUTPUT_REQUEST,
            output: &DELETE_APPLICATION_OUTPUT_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DeleteApplicationReferenceDataSource",
            input: &DELETE_APPLICATION_REFERENCE_DATA_SOURCE_REQUEST,
            output: &DELETE_APPLICATION_REFERENCE_DATA_SOURCE_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DescribeApplication",
            input: &DESCRIBE_APPLICATION_REQUEST,
            output: &DESCRIBE_APPLICATION_RESPONSE,
            no_output: false,
            errors: &[&ERROR_RESOURCE_NOT_FOUND_EXCEPTION, &ERROR_UNSUPPORTED_OPERATION_EXCEPTION],
            event_stream: false,
        },
        Operation {
            name: "DiscoverInputSchema",
            input: &DISCOVER_INPUT_SCHEMA_REQUEST,
            output: &DISCOVER_INPUT_SCHEMA_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_UNABLE_TO_DETECT_SCHEMA_EXCEPTION,
                &ERROR_RESOURCE_PROVISIONED_THROUGHPUT_EXCEEDED_EXCEPTION,
                &ERROR_SERVICE_UNAVAILABLE_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "ListApplications",
            input: &LIST_APPLICATIONS_REQUEST,
            output: &LIST_APPLICATIONS_RESPONSE,
            no_output: false,
            errors: &[],
            event_stream: false,
        },
        Operation {
            name: "ListTagsForResource",
            input: &LIST_TAGS_FOR_RESOURCE_REQUEST,
            output: &LIST_TAGS_FOR_RESOURCE_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "StartApplication",
            input: &START_APPLICATION_REQUEST,
            output: &START_APPLICATION_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_INVALID_APPLICATION_CONFIGURATION_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "StopApplication",
            input: &STOP_APPLICATION_REQUEST,
            output: &STOP_APPLICATION_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "TagResource",
            input: &TAG_RESOURCE_REQUEST,
            output: &TAG_RESOURCE_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_TOO_MANY_TAGS_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "UntagResource",
            input: &UNTAG_RESOURCE_REQUEST,
            output: &UNTAG_RESOURCE_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_TOO_MANY_TAGS_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "UpdateApplication",
            input: &UPDATE_APPLICATION_REQUEST,
            output: &UPDATE_APPLICATION_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_CODE_VALIDATION_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
    ],
};

const PACKAGE: &str = "com.amazonaws.kinesisanalytics.v20150814";

static ERROR_CODE_VALIDATION_EXCEPTION: ErrorShape =
    ErrorShape { name: "CodeValidationException", status: 400 };
static ERROR_CONCURRENT_MODIFICATION_EXCEPTION: ErrorShape =
    ErrorShape { name: "ConcurrentModificationException", status: 400 };
static ERROR_INVALID_APPLICATION_CONFIGURATION_EXCEPTION: ErrorShape =
    ErrorShape { name: "InvalidApplicationConfigurationException", status: 400 };
static ERROR_INVALID_ARGUMENT_EXCEPTION: ErrorShape =
    ErrorShape { name: "InvalidArgumentException", status: 400 };
static ERROR_LIMIT_EXCEEDED_EXCEPTION: ErrorShape =
    ErrorShape { name: "LimitExceededException", status: 400 };
static ERROR_RESOURCE_IN_USE_EXCEPTION: ErrorShape =
    ErrorShape { name: "ResourceInUseException", status: 400 };
static ERROR_RESOURCE_NOT_FOUND_EXCEPTION: ErrorShape =
    ErrorShape { name: "ResourceNotFoundException", status: 400 };
static ERROR_RESOURCE_PROVISIONED_THROUGHPUT_EXCEEDED_EXCEPTION: ErrorShape =
    ErrorShape { name: "ResourceProvisionedThroughputExceededException", status: 400 };
static ERROR_SERVICE_UNAVAILABLE_EXCEPTION: ErrorShape =
    ErrorShape { name: "ServiceUnavailableException", status: 500 };
static ERROR_TOO_MANY_TAGS_EXCEPTION: ErrorShape = ErrorShape { name: "TooManyTagsException", status: 400 };
static ERROR_UNABLE_TO_DETECT_SCHEMA_EXCEPTION: ErrorShape =
    ErrorShape { name: "UnableToDetectSchemaException", status: 400 };
static ERROR_UNSUPPORTED_OPERATION_EXCEPTION: ErrorShape =
    ErrorShape { name: "UnsupportedOperationException", status: 400 };

static ADD_APPLICATION_CLOUD_WATCH_LOGGING_OPTION_REQUEST: Shape = structure(
    "AddApplicationCloudWatchLoggingOptionRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("CloudWatchLoggingOption", || &CLOUD_WATCH_LOGGING_OPTION),
    ],
);
static ADD_APPLICATION_CLOUD_WATCH_LOGGING_OPTION_RESPONSE: Shape =
    structure("AddApplicationCloudWatchLoggingOptionResponse", PACKAGE, &[]);
static ADD_APPLICATION_INPUT_PROCESSING_CONFIGURATION_REQUEST: Shape = structure(
    "AddApplicationInputProcessingConfigurationRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("InputId", || &ID),
        required("InputProcessingConfiguration", || &INPUT_PROCESSING_CONFIGURATION),
    ],
);
static ADD_APPLICATION_INPUT_PROCESSING_CONFIGURATION_RESPONSE: Shape =
    structure("AddApplicationInputProcessingConfigurationResponse", PACKAGE, &[]);
static ADD_APPLICATION_INPUT_REQUEST: Shape = structure(
    "AddApplicationInputRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("Input", || &INPUT),
    ],
);
static ADD_APPLICATION_INPUT_RESPONSE: Shape = structure("AddApplicationInputResponse", PACKAGE, &[]);
static ADD_APPLICATION_OUTPUT_REQUEST: Shape = structure(
    "AddApplicationOutputRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("Output", || &OUTPUT),
    ],
);
static ADD_APPLICATION_OUTPUT_RESPONSE: Shape = structure("AddApplicationOutputResponse", PACKAGE, &[]);
static ADD_APPLICATION_REFERENCE_DATA_SOURCE_REQUEST: Shape = structure(
    "AddApplicationReferenceDataSourceRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("ReferenceDataSource", || &REFERENCE_DATA_SOURCE),
    ],
);
static ADD_APPLICATION_REFERENCE_DATA_SOURCE_RESPONSE: Shape =
    structure("AddApplicationReferenceDataSourceResponse", PACKAGE, &[]);
static APPLICATION_CODE: Shape = string("ApplicationCode", Some(0), Some(102400), None);
static APPLICATION_DESCRIPTION: Shape = string("ApplicationDescription", Some(0), Some(1024), None);
static APPLICATION_DETAIL: Shape = structure(
    "ApplicationDetail",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        optional("ApplicationDescription", || &APPLICATION_DESCRIPTION),
        required("ApplicationARN", || &RESOURCE_ARN),
        required("ApplicationStatus", || &APPLICATION_STATUS),
        optional("CreateTimestamp", || &TIMESTAMP),
        optional("LastUpdateTimestamp", || &TIMESTAMP),
        optional("InputDescriptions", || &INPUT_DESCRIPTIONS),
        optional("OutputDescriptions", || &OUTPUT_DESCRIPTIONS),
        optional("ReferenceDataSourceDescriptions", || &REFERENCE_DATA_SOURCE_DESCRIPTIONS),
        optional("CloudWatchLoggingOptionDescriptions", || &CLOUD_WATCH_LOGGING_OPTION_DESCRIPTIONS),
        optional("ApplicationCode", || &APPLICATION_CODE),
        required("ApplicationVersionId", || &APPLICATION_VERSION_ID),
    ],
);
static APPLICATION_NAME: Shape = string("ApplicationName", Some(1), Some(128), Some(r"[a-zA-Z0-9_.-]+"));
static APPLICATION_STATUS: Shape =
    enumeration("ApplicationStatus", &["DELETING", "STARTING", "STOPPING", "READY", "RUNNING", "UPDATING"]);
static APPLICATION_SUMMARIES: Shape = list("ApplicationSummaries", || &APPLICATION_SUMMARY, None, None);
static APPLICATION_SUMMARY: Shape = structure(
    "ApplicationSummary",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("ApplicationARN", || &RESOURCE_ARN),
        required("ApplicationStatus", || &APPLICATION_STATUS),
    ],
);
static APPLICATION_UPDATE: Shape = structure(
    "ApplicationUpdate",
    PACKAGE,
    &[
        optional("InputUpdates", || &INPUT_UPDATES),
        optional("ApplicationCodeUpdate", || &APPLICATION_CODE),
        optional("OutputUpdates", || &OUTPUT_UPDATES),
        optional("ReferenceDataSourceUpdates", || &REFERENCE_DATA_SOURCE_UPDATES),
        optional("CloudWatchLoggingOptionUpdates", || &CLOUD_WATCH_LOGGING_OPTION_UPDATES),
    ],
);
static APPLICATION_VERSION_ID: Shape = long("ApplicationVersionId", Some(1), Some(999999999));
static BOOLEAN_OBJECT: Shape = boolean("BooleanObject");
static BUCKET_ARN: Shape = string("BucketARN", Some(1), Some(2048), Some(r"arn:.*"));
static CSV_MAPPING_PARAMETERS: Shape = structure(
    "CSVMappingParameters",
    PACKAGE,
    &[
        required("RecordRowDelimiter", || &RECORD_ROW_DELIMITER),
        required("RecordColumnDelimiter", || &RECORD_COLUMN_DELIMITER),
    ],
);
static CLOUD_WATCH_LOGGING_OPTION: Shape = structure(
    "CloudWatchLoggingOption",
    PACKAGE,
    &[required("LogStreamARN", || &LOG_STREAM_ARN), required("RoleARN", || &ROLE_ARN)],
);
static CLOUD_WATCH_LOGGING_OPTION_DESCRIPTION: Shape = structure(
    "CloudWatchLoggingOptionDescription",
    PACKAGE,
    &[
        optional("CloudWatchLoggingOptionId", || &ID),
        required("LogStreamARN", || &LOG_STREAM_ARN),
        required("RoleARN", || &ROLE_ARN),
    ],
);
static CLOUD_WATCH_LOGGING_OPTION_DESCRIPTIONS: Shape =
    list("CloudWatchLoggingOptionDescriptions", || &CLOUD_WATCH_LOGGING_OPTION_DESCRIPTION, None, None);
static CLOUD_WATCH_LOGGING_OPTION_UPDATE: Shape = structure(
    "CloudWatchLoggingOptionUpdate",
    PACKAGE,
    &[
        required("CloudWatchLoggingOptionId", || &ID),
        optional("LogStreamARNUpdate", || &LOG_STREAM_ARN),
        optional("RoleARNUpdate", || &ROLE_ARN),
    ],
);
static CLOUD_WATCH_LOGGING_OPTION_UPDATES: Shape =
    list("CloudWatchLoggingOptionUpdates", || &CLOUD_WATCH_LOGGING_OPTION_UPDATE, None, None);
static CLOUD_WATCH_LOGGING_OPTIONS: Shape =
    list("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTION, None, None);
static CREATE_APPLICATION_REQUEST: Shape = structure(
    "CreateApplicationRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        optional("ApplicationDescription", || &APPLICATION_DESCRIPTION),
        optional("Inputs", || &INPUTS),
        optional("Outputs", || &OUTPUTS),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("ApplicationCode", || &APPLICATION_CODE),
        optional("Tags", || &TAGS),
    ],
);
static CREATE_APPLICATION_RESPONSE: Shape = structure(
    "CreateApplicationResponse",
    PACKAGE,
    &[required("ApplicationSummary", || &APPLICATION_SUMMARY)],
);
static DELETE_APPLICATION_CLOUD_WATCH_LOGGING_OPTION_REQUEST: Shape = structure(
    "DeleteApplicationCloudWatchLoggingOptionRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("CloudWatchLoggingOptionId", || &ID),
    ],
);
static DELETE_APPLICATION_CLOUD_WATCH_LOGGING_OPTION_RESPONSE: Shape =
    structure("DeleteApplicationCloudWatchLoggingOptionResponse", PACKAGE, &[]);
static DELETE_APPLICATION_INPUT_PROCESSING_CONFIGURATION_REQUEST: Shape = structure(
    "DeleteApplicationInputProcessingConfigurationRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("InputId", || &ID),
    ],
);
static DELETE_APPLICATION_INPUT_PROCESSING_CONFIGURATION_RESPONSE: Shape =
    structure("DeleteApplicationInputProcessingConfigurationResponse", PACKAGE, &[]);
static DELETE_APPLICATION_OUTPUT_REQUEST: Shape = structure(
    "DeleteApplicationOutputRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("OutputId", || &ID),
    ],
);
static DELETE_APPLICATION_OUTPUT_RESPONSE: Shape = structure("DeleteApplicationOutputResponse", PACKAGE, &[]);
static DELETE_APPLICATION_REFERENCE_DATA_SOURCE_REQUEST: Shape = structure(
    "DeleteApplicationReferenceDataSourceRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("ReferenceId", || &ID),
    ],
);
static DELETE_APPLICATION_REFERENCE_DATA_SOURCE_RESPONSE: Shape =
    structure("DeleteApplicationReferenceDataSourceResponse", PACKAGE, &[]);
static DELETE_APPLICATION_REQUEST: Shape = structure(
    "DeleteApplicationRequest",
    PACKAGE,
    &[required("ApplicationName", || &APPLICATION_NAME), required("CreateTimestamp", || &TIMESTAMP)],
);
static DELETE_APPLICATION_RESPONSE: Shape = structure("DeleteApplicationResponse", PACKAGE, &[]);
static DESCRIBE_APPLICATION_REQUEST: Shape =
    structure("DescribeApplicationRequest", PACKAGE, &[required("ApplicationName", || &APPLICATION_NAME)]);
static DESCRIBE_APPLICATION_RESPONSE: Shape = structure(
    "DescribeApplicationResponse",
    PACKAGE,
    &[required("ApplicationDetail", || &APPLICATION_DETAIL)],
);
static DESTINATION_SCHEMA: Shape =
    structure("DestinationSchema", PACKAGE, &[required("RecordFormatType", || &RECORD_FORMAT_TYPE)]);
static DISCOVER_INPUT_SCHEMA_REQUEST: Shape = structure(
    "DiscoverInputSchemaRequest",
    PACKAGE,
    &[
        optional("ResourceARN", || &RESOURCE_ARN),
        optional("RoleARN", || &ROLE_ARN),
        optional("InputStartingPositionConfiguration", || &INPUT_STARTING_POSITION_CONFIGURATION),
        optional("S3Configuration", || &S3_CONFIGURATION),
        optional("InputProcessingConfiguration", || &INPUT_PROCESSING_CONFIGURATION),
    ],
);
static DISCOVER_INPUT_SCHEMA_RESPONSE: Shape = structure(
    "DiscoverInputSchemaResponse",
    PACKAGE,
    &[
        optional("InputSchema", || &SOURCE_SCHEMA),
        optional("ParsedInputRecords", || &PARSED_INPUT_RECORDS),
        optional("ProcessedInputRecords", || &PROCESSED_INPUT_RECORDS),
        optional("RawInputRecords", || &RAW_INPUT_RECORDS),
    ],
);
static FILE_KEY: Shape = string("FileKey", Some(1), Some(1024), None);
static ID: Shape = string("Id", Some(1), Some(50), Some(r"[a-zA-Z0-9_.-]+"));
static IN_APP_STREAM_NAME: Shape = string("InAppStreamName", Some(1), Some(32), None);
static IN_APP_STREAM_NAMES: Shape = list("InAppStreamNames", || &IN_APP_STREAM_NAME, None, None);
static IN_APP_TABLE_NAME: Shape = string("InAppTableName", Some(1), Some(32), None);
static INPUT: Shape = structure(
    "Input",
    PACKAGE,
    &[
        required("NamePrefix", || &IN_APP_STREAM_NAME),
        optional("InputProcessingConfiguration", || &INPUT_PROCESSING_CONFIGURATION),
        optional("KinesisStreamsInput", || &KINESIS_STREAMS_INPUT),
        optional("KinesisFirehoseInput", || &KINESIS_FIREHOSE_INPUT),
        optional("InputParallelism", || &INPUT_PARALLELISM),
        required("InputSchema", || &SOURCE_SCHEMA),
    ],
);
static INPUT_CONFIGURATION: Shape = structure(
    "InputConfiguration",
    PACKAGE,
    &[
        required("Id", || &ID),
        required("InputStartingPositionConfiguration", || &INPUT_STARTING_POSITION_CONFIGURATION),
    ],
);
static INPUT_CONFIGURATIONS: Shape = list("InputConfigurations", || &INPUT_CONFIGURATION, None, None);
static INPUT_DESCRIPTION: Shape = structure(
    "InputDescription",
    PACKAGE,
    &[
        optional("InputId", || &ID),
        optional("NamePrefix", || &IN_APP_STREAM_NAME),
        optional("InAppStreamNames", || &IN_APP_STREAM_NAMES),
        optional("InputProcessingConfigurationDescription", || &INPUT_PROCESSING_CONFIGURATION_DESCRIPTION),
        optional("KinesisStreamsInputDescription", || &KINESIS_STREAMS_INPUT_DESCRIPTION),
        optional("KinesisFirehoseInputDescription", || &KINESIS_FIREHOSE_INPUT_DESCRIPTION),
        optional("InputSchema", || &SOURCE_SCHEMA),
        optional("InputParallelism", || &INPUT_PARALLELISM),
        optional("InputStartingPositionConfiguration", || &INPUT_STARTING_POSITION_CONFIGURATION),
    ],
);
static INPUT_DESCRIPTIONS: Shape = list("InputDescriptions", || &INPUT_DESCRIPTION, None, None);
static INPUT_LAMBDA_PROCESSOR: Shape = structure(
    "InputLambdaProcessor",
    PACKAGE,
    &[required("ResourceARN", || &RESOURCE_ARN), required("RoleARN", || &ROLE_ARN)],
);
static INPUT_LAMBDA_PROCESSOR_DESCRIPTION: Shape = structure(
    "InputLambdaProcessorDescription",
    PACKAGE,
    &[optional("ResourceARN", || &RESOURCE_ARN), optional("RoleARN", || &ROLE_ARN)],
);
static INPUT_LAMBDA_PROCESSOR_UPDATE: Shape = structure(
    "InputLambdaProcessorUpdate",
    PACKAGE,
    &[optional("ResourceARNUpdate", || &RESOURCE_ARN), optional("RoleARNUpdate", || &ROLE_ARN)],
);
static INPUT_PARALLELISM: Shape =
    structure("InputParallelism", PACKAGE, &[optional("Count", || &INPUT_PARALLELISM_COUNT)]);
static INPUT_PARALLELISM_COUNT: Shape = integer("InputParallelismCount", Some(1), Some(64));
static INPUT_PARALLELISM_UPDATE: Shape =
    structure("InputParallelismUpdate", PACKAGE, &[optional("CountUpdate", || &INPUT_PARALLELISM_COUNT)]);
static INPUT_PROCESSING_CONFIGURATION: Shape = structure(
    "InputProcessingConfiguration",
    PACKAGE,
    &[required("InputLambdaProcessor", || &INPUT_LAMBDA_PROCESSOR)],
);
static INPUT_PROCESSING_CONFIGURATION_DESCRIPTION: Shape = structure(
    "InputProcessingConfigurationDescription",
    PACKAGE,
    &[optional("InputLambdaProcessorDescription", || &INPUT_LAMBDA_PROCESSOR_DESCRIPTION)],
);
static INPUT_PROCESSING_CONFIGURATION_UPDATE: Shape = structure(
    "InputProcessingConfigurationUpdate",
    PACKAGE,
    &[required("InputLambdaProcessorUpdate", || &INPUT_LAMBDA_PROCESSOR_UPDATE)],
);
static INPUT_SCHEMA_UPDATE: Shape = structure(
    "InputSchemaUpdate",
    PACKAGE,
    &[
        optional("RecordFormatUpdate", || &RECORD_FORMAT),
        optional("RecordEncodingUpdate", || &RECORD_ENCODING),
        optional("RecordColumnUpdates", || &RECORD_COLUMNS),
    ],
);
static INPUT_STARTING_POSITION: Shape =
    enumeration("InputStartingPosition", &["NOW", "TRIM_HORIZON", "LAST_STOPPED_POINT"]);
static INPUT_STARTING_POSITION_CONFIGURATION: Shape = structure(
    "InputStartingPositionConfiguration",
    PACKAGE,
    &[optional("InputStartingPosition", || &INPUT_STARTING_POSITION)],
);
static INPUT_UPDATE: Shape = structure(
    "InputUpdate",
    PACKAGE,
    &[
        required("InputId", || &ID),
        optional("NamePrefixUpdate", || &IN_APP_STREAM_NAME),
        optional("InputProcessingConfigurationUpdate", || &INPUT_PROCESSING_CONFIGURATION_UPDATE),
        optional("KinesisStreamsInputUpdate", || &KINESIS_STREAMS_INPUT_UPDATE),
        optional("KinesisFirehoseInputUpdate", || &KINESIS_FIREHOSE_INPUT_UPDATE),
        optional("InputSchemaUpdate", || &INPUT_SCHEMA_UPDATE),
        optional("InputParallelismUpdate", || &INPUT_PARALLELISM_UPDATE),
    ],
);
static INPUT_UPDATES: Shape = list("InputUpdates", || &INPUT_UPDATE, None, None);
static INPUTS: Shape = list("Inputs", || &INPUT, None, None);
static JSON_MAPPING_PARAMETERS: Shape =
    structure("JSONMappingParameters", PACKAGE, &[required("RecordRowPath", || &RECORD_ROW_PATH)]);
static KINESIS_ANALYTICS_ARN: Shape = string(
    "KinesisAnalyticsARN",
    Some(1),
    Some(2048),
    Some(r"arn:aws:kinesisanalytics:[a-z]{2}-[a-z]+-\d{1}+:\d{12}+:application/[a-zA-Z0-9_.-]{1,128}"),
);
static KINESIS_FIREHOSE_INPUT: Shape = structure(
    "KinesisFirehoseInput",
    PACKAGE,
    &[required("ResourceARN", || &RESOURCE_ARN), required("RoleARN", || &ROLE_ARN)],
);
static KINESIS_FIREHOSE_INPUT_DESCRIPTION: Shape = structure(
    "KinesisFirehoseInputDescription",
    PACKAGE,
    &[optional("ResourceARN", || &RESOURCE_ARN), optional("RoleARN", || &ROLE_ARN)],
);
static KINESIS_FIREHOSE_INPUT_UPDATE: Shape = structure(
    "KinesisFirehoseInputUpdate",
    PACKAGE,
    &[optional("ResourceARNUpdate", || &RESOURCE_ARN), optional("RoleARNUpdate", || &ROLE_ARN)],
);
static KINESIS_FIREHOSE_OUTPUT: Shape = structure(
    "KinesisFirehoseOutput",
    PACKAGE,
    &[required("ResourceARN", || &RESOURCE_ARN), required("RoleARN", || &ROLE_ARN)],
);
static KINESIS_FIREHOSE_OUTPUT_DESCRIPTION: Shape = structure(
    "KinesisFirehoseOutputDescription",
    PACKAGE,
    &[optional("ResourceARN", || &RESOURCE_ARN), optional("RoleARN", || &ROLE_ARN)],
);
static KINESIS_FIREHOSE_OUTPUT_UPDATE: Shape = structure(
    "KinesisFirehoseOutputUpdate",
    PACKAGE,
    &[optional("ResourceARNUpdate", || &RESOURCE_ARN), optional("RoleARNUpdate", || &ROLE_ARN)],
);
static KINESIS_STREAMS_INPUT: Shape = structure(
    "KinesisStreamsInput",
    PACKAGE,
    &[required("ResourceARN", || &RESOURCE_ARN), required("RoleARN", || &ROLE_ARN)],
);
static KINESIS_STREAMS_INPUT_DESCRIPTION: Shape = structure(
    "KinesisStreamsInputDescription",
    PACKAGE,
    &[optional("ResourceARN", || &RESOURCE_ARN), optional("RoleARN", || &ROLE_ARN)],
);
static KINESIS_STREAMS_INPUT_UPDATE: Shape = structure(
    "KinesisStreamsInputUpdate",
    PACKAGE,
    &[optional("ResourceARNUpdate", || &RESOURCE_ARN), optional("RoleARNUpdate", || &ROLE_ARN)],
);
static KINESIS_STREAMS_OUTPUT: Shape = structure(
    "KinesisStreamsOutput",
    PACKAGE,
    &[required("ResourceARN", || &RESOURCE_ARN), required("RoleARN", || &ROLE_ARN)],
);
static KINESIS_STREAMS_OUTPUT_DESCRIPTION: Shape = structure(
    "KinesisStreamsOutputDescription",
    PACKAGE,
    &[optional("ResourceARN", || &RESOURCE_ARN), optional("RoleARN", || &ROLE_ARN)],
);
static KINESIS_STREAMS_OUTPUT_UPDATE: Shape = structure(
    "KinesisStreamsOutputUpdate",
    PACKAGE,
    &[optional("ResourceARNUpdate", || &RESOURCE_ARN), optional("RoleARNUpdate", || &ROLE_ARN)],
);
static LAMBDA_OUTPUT: Shape = structure(
    "LambdaOutput",
    PACKAGE,
    &[required("ResourceARN", || &RESOURCE_ARN), required("RoleARN", || &ROLE_ARN)],
);
static LAMBDA_OUTPUT_DESCRIPTION: Shape = structure(
    "LambdaOutputDescription",
    PACKAGE,
    &[optional("ResourceARN", || &RESOURCE_ARN), optional("RoleARN", || &ROLE_ARN)],
);
static LAMBDA_OUTPUT_UPDATE: Shape = structure(
    "LambdaOutputUpdate",
    PACKAGE,
    &[optional("ResourceARNUpdate", || &RESOURCE_ARN), optional("RoleARNUpdate", || &ROLE_ARN)],
);
static LIST_APPLICATIONS_INPUT_LIMIT: Shape = integer("ListApplicationsInputLimit", Some(1), Some(50));
static LIST_APPLICATIONS_REQUEST: Shape = structure(
    "ListApplicationsRequest",
    PACKAGE,
    &[
        optional("Limit", || &LIST_APPLICATIONS_INPUT_LIMIT),
        optional("ExclusiveStartApplicationName", || &APPLICATION_NAME),
    ],
);
static LIST_APPLICATIONS_RESPONSE: Shape = structure(
    "ListApplicationsResponse",
    PACKAGE,
    &[
        required("ApplicationSummaries", || &APPLICATION_SUMMARIES),
        required("HasMoreApplications", || &BOOLEAN_OBJECT),
    ],
);
static LIST_TAGS_FOR_RESOURCE_REQUEST: Shape =
    structure("ListTagsForResourceRequest", PACKAGE, &[required("ResourceARN", || &KINESIS_ANALYTICS_ARN)]);
static LIST_TAGS_FOR_RESOURCE_RESPONSE: Shape =
    structure("ListTagsForResourceResponse", PACKAGE, &[optional("Tags", || &TAGS)]);
static LOG_STREAM_ARN: Shape = string("LogStreamARN", Some(1), Some(2048), Some(r"arn:.*"));
static MAPPING_PARAMETERS: Shape = structure(
    "MappingParameters",
    PACKAGE,
    &[
        optional("JSONMappingParameters", || &JSON_MAPPING_PARAMETERS),
        optional("CSVMappingParameters", || &CSV_MAPPING_PARAMETERS),
    ],
);
static OUTPUT: Shape = structure(
    "Output",
    PACKAGE,
    &[
        required("Name", || &IN_APP_STREAM_NAME),
        optional("KinesisStreamsOutput", || &KINESIS_STREAMS_OUTPUT),
        optional("KinesisFirehoseOutput", || &KINESIS_FIREHOSE_OUTPUT),
        optional("LambdaOutput", || &LAMBDA_OUTPUT),
        required("DestinationSchema", || &DESTINATION_SCHEMA),
    ],
);
static OUTPUT_DESCRIPTION: Shape = structure(
    "OutputDescription",
    PACKAGE,
    &[
        optional("OutputId", || &ID),
        optional("Name", || &IN_APP_STREAM_NAME),
        optional("KinesisStreamsOutputDescription", || &KINESIS_STREAMS_OUTPUT_DESCRIPTION),
        optional("KinesisFirehoseOutputDescription", || &KINESIS_FIREHOSE_OUTPUT_DESCRIPTION),
        optional("LambdaOutputDescription", || &LAMBDA_OUTPUT_DESCRIPTION),
        optional("DestinationSchema", || &DESTINATION_SCHEMA),
    ],
);
static OUTPUT_DESCRIPTIONS: Shape = list("OutputDescriptions", || &OUTPUT_DESCRIPTION, None, None);
static OUTPUT_UPDATE: Shape = structure(
    "OutputUpdate",
    PACKAGE,
    &[
        required("OutputId", || &ID),
        optional("NameUpdate", || &IN_APP_STREAM_NAME),
        optional("KinesisStreamsOutputUpdate", || &KINESIS_STREAMS_OUTPUT_UPDATE),
        optional("KinesisFirehoseOutputUpdate", || &KINESIS_FIREHOSE_OUTPUT_UPDATE),
        optional("LambdaOutputUpdate", || &LAMBDA_OUTPUT_UPDATE),
        optional("DestinationSchemaUpdate", || &DESTINATION_SCHEMA),
    ],
);
static OUTPUT_UPDATES: Shape = list("OutputUpdates", || &OUTPUT_UPDATE, None, None);
static OUTPUTS: Shape = list("Outputs", || &OUTPUT, None, None);
static PARSED_INPUT_RECORD: Shape = list("ParsedInputRecord", || &PARSED_INPUT_RECORD_FIELD, None, None);
static PARSED_INPUT_RECORD_FIELD: Shape = string("ParsedInputRecordField", None, None, None);
static PARSED_INPUT_RECORDS: Shape = list("ParsedInputRecords", || &PARSED_INPUT_RECORD, None, None);
static PROCESSED_INPUT_RECORD: Shape = string("ProcessedInputRecord", None, None, None);
static PROCESSED_INPUT_RECORDS: Shape = list("ProcessedInputRecords", || &PROCESSED_INPUT_RECORD, None, None);
static RAW_INPUT_RECORD: Shape = string("RawInputRecord", None, None, None);
static RAW_INPUT_RECORDS: Shape = list("RawInputRecords", || &RAW_INPUT_RECORD, None, None);
static RECORD_COLUMN: Shape = structure(
    "RecordColumn",
    PACKAGE,
    &[
        required("Name", || &RECORD_COLUMN_NAME),
        optional("Mapping", || &RECORD_COLUMN_MAPPING),
        required("SqlType", || &RECORD_COLUMN_SQL_TYPE),
    ],
);
static RECORD_COLUMN_DELIMITER: Shape = string("RecordColumnDelimiter", Some(1), None, None);
static RECORD_COLUMN_MAPPING: Shape = string("RecordColumnMapping", None, None, None);
static RECORD_COLUMN_NAME: Shape = string("RecordColumnName", None, None, None);
static RECORD_COLUMN_SQL_TYPE: Shape = string("RecordColumnSqlType", Some(1), None, None);
static RECORD_COLUMNS: Shape = list("RecordColumns", || &RECORD_COLUMN, Some(1), Some(1000));
static RECORD_ENCODING: Shape = string("RecordEncoding", None, None, Some(r"UTF-8"));
static RECORD_FORMAT: Shape = structure(
    "RecordFormat",
    PACKAGE,
    &[
        required("RecordFormatType", || &RECORD_FORMAT_TYPE),
        optional("MappingParameters", || &MAPPING_PARAMETERS),
    ],
);
static RECORD_FORMAT_TYPE: Shape = enumeration("RecordFormatType", &["JSON", "CSV"]);
static RECORD_ROW_DELIMITER: Shape = string("RecordRowDelimiter", Some(1), None, None);
static RECORD_ROW_PATH: Shape = string("RecordRowPath", Some(1), None, None);
static REFERENCE_DATA_SOURCE: Shape = structure(
    "ReferenceDataSource",
    PACKAGE,
    &[
        required("TableName", || &IN_APP_TABLE_NAME),
        optional("S3ReferenceDataSource", || &S3_REFERENCE_DATA_SOURCE),
        required("ReferenceSchema", || &SOURCE_SCHEMA),
    ],
);
static REFERENCE_DATA_SOURCE_DESCRIPTION: Shape = structure(
    "ReferenceDataSourceDescription",
    PACKAGE,
    &[
        required("ReferenceId", || &ID),
        required("TableName", || &IN_APP_TABLE_NAME),
        required("S3ReferenceDataSourceDescription", || &S3_REFERENCE_DATA_SOURCE_DESCRIPTION),
        optional("ReferenceSchema", || &SOURCE_SCHEMA),
    ],
);
static REFERENCE_DATA_SOURCE_DESCRIPTIONS: Shape =
    list("ReferenceDataSourceDescriptions", || &REFERENCE_DATA_SOURCE_DESCRIPTION, None, None);
static REFERENCE_DATA_SOURCE_UPDATE: Shape = structure(
    "ReferenceDataSourceUpdate",
    PACKAGE,
    &[
        required("ReferenceId", || &ID),
        optional("TableNameUpdate", || &IN_APP_TABLE_NAME),
        optional("S3ReferenceDataSourceUpdate", || &S3_REFERENCE_DATA_SOURCE_UPDATE),
        optional("ReferenceSchemaUpdate", || &SOURCE_SCHEMA),
    ],
);
static REFERENCE_DATA_SOURCE_UPDATES: Shape =
    list("ReferenceDataSourceUpdates", || &REFERENCE_DATA_SOURCE_UPDATE, None, None);
static RESOURCE_ARN: Shape = string("ResourceARN", Some(1), Some(2048), Some(r"arn:.*"));
static ROLE_ARN: Shape =
    string("RoleARN", Some(1), Some(2048), Some(r"arn:aws:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+"));
static S3_CONFIGURATION: Shape = structure(
    "S3Configuration",
    PACKAGE,
    &[
        required("RoleARN", || &ROLE_ARN),
        required("BucketARN", || &BUCKET_ARN),
        required("FileKey", || &FILE_KEY),
    ],
);
static S3_REFERENCE_DATA_SOURCE: Shape = structure(
    "S3ReferenceDataSource",
    PACKAGE,
    &[
        required("BucketARN", || &BUCKET_ARN),
        required("FileKey", || &FILE_KEY),
        required("ReferenceRoleARN", || &ROLE_ARN),
    ],
);
static S3_REFERENCE_DATA_SOURCE_DESCRIPTION: Shape = structure(
    "S3ReferenceDataSourceDescription",
    PACKAGE,
    &[
        required("BucketARN", || &BUCKET_ARN),
        required("FileKey", || &FILE_KEY),
        required("ReferenceRoleARN", || &ROLE_ARN),
    ],
);
static S3_REFERENCE_DATA_SOURCE_UPDATE: Shape = structure(
    "S3ReferenceDataSourceUpdate",
    PACKAGE,
    &[
        optional("BucketARNUpdate", || &BUCKET_ARN),
        optional("FileKeyUpdate", || &FILE_KEY),
        optional("ReferenceRoleARNUpdate", || &ROLE_ARN),
    ],
);
static SOURCE_SCHEMA: Shape = structure(
    "SourceSchema",
    PACKAGE,
    &[
        required("RecordFormat", || &RECORD_FORMAT),
        optional("RecordEncoding", || &RECORD_ENCODING),
        required("RecordColumns", || &RECORD_COLUMNS),
    ],
);
static START_APPLICATION_REQUEST: Shape = structure(
    "StartApplicationRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("InputConfigurations", || &INPUT_CONFIGURATIONS),
    ],
);
static START_APPLICATION_RESPONSE: Shape = structure("StartApplicationResponse", PACKAGE, &[]);
static STOP_APPLICATION_REQUEST: Shape =
    structure("StopApplicationRequest", PACKAGE, &[required("ApplicationName", || &APPLICATION_NAME)]);
static STOP_APPLICATION_RESPONSE: Shape = structure("StopApplicationResponse", PACKAGE, &[]);
static TAG: Shape =
    structure("Tag", PACKAGE, &[required("Key", || &TAG_KEY), optional("Value", || &TAG_VALUE)]);
static TAG_KEY: Shape = string("TagKey", Some(1), Some(128), None);
static TAG_KEYS: Shape = list("TagKeys", || &TAG_KEY, Some(1), Some(200));
static TAG_RESOURCE_REQUEST: Shape = structure(
    "TagResourceRequest",
    PACKAGE,
    &[required("ResourceARN", || &KINESIS_ANALYTICS_ARN), required("Tags", || &TAGS)],
);
static TAG_RESOURCE_RESPONSE: Shape = structure("TagResourceResponse", PACKAGE, &[]);
static TAG_VALUE: Shape = string("TagValue", Some(0), Some(256), None);
static TAGS: Shape = list("Tags", || &TAG, Some(1), Some(200));
static TIMESTAMP: Shape = timestamp("Timestamp");
static UNTAG_RESOURCE_REQUEST: Shape = structure(
    "UntagResourceRequest",
    PACKAGE,
    &[required("ResourceARN", || &KINESIS_ANALYTICS_ARN), required("TagKeys", || &TAG_KEYS)],
);
static UNTAG_RESOURCE_RESPONSE: Shape = structure("UntagResourceResponse", PACKAGE, &[]);
static UPDATE_APPLICATION_REQUEST: Shape = structure(
    "UpdateApplicationRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("ApplicationUpdate", || &APPLICATION_UPDATE),
    ],
);
static UPDATE_APPLICATION_RESPONSE: Shape = structure("UpdateApplicationResponse", PACKAGE, &[]);

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddApplicationCloudWatchLoggingOptionRequest {
    pub application_name: ByteString,
    pub current_application_version_id: i64,
    pub cloud_watch_logging_option: CloudWatchLoggingOption,
}

impl FromValue for AddApplicationCloudWatchLoggingOptionRequest {
    fn shape() -> &'static Shape {
        &ADD_APPLICATION_CLOUD_WATCH_LOGGING_OPTION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AddApplicationCloudWatchLoggingOptionRequest {
            application_name: parts.next(),
            current_application_version_id: parts.next(),
            cloud_watch_logging_option: parts.next(),
        }
    }
}

impl Encode for AddApplicationCloudWatchLoggingOptionRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "CurrentApplicationVersionId", &self.current_application_version_id);
        put(out, "CloudWatchLoggingOption", &self.cloud_watch_logging_option);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddApplicationCloudWatchLoggingOptionResponse {}

impl FromValue for AddApplicationCloudWatchLoggingOptionResponse {
    fn shape() -> &'static Shape {
        &ADD_APPLICATION_CLOUD_WATCH_LOGGING_OPTION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        AddApplicationCloudWatchLoggingOptionResponse {}
    }
}

impl Encode for AddApplicationCloudWatchLoggingOptionResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddApplicationInputProcessingConfigurationRequest {
    pub application_name: ByteString,
    pub current_application_version_id: i64,
    pub input_id: ByteString,
    pub input_processing_configuration: InputProcessingConfiguration,
}

impl FromValue for AddApplicationInputProcessingConfigurationRequest {
    fn shape() -> &'static Shape {
        &ADD_APPLICATION_INPUT_PROCESSING_CONFIGURATION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AddApplicationInputProcessingConfigurationRequest {
            application_name: parts.next(),
            current_application_version_id: parts.next(),
            input_id: parts.next(),
            input_processing_configuration: parts.next(),
        }
    }
}

impl Encode for AddApplicationInputProcessingConfigurationRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "CurrentApplicationVersionId", &self.current_application_version_id);
        put(out, "InputId", &self.input_id);
        put(out, "InputProcessingConfiguration", &self.input_processing_configuration);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddApplicationInputProcessingConfigurationResponse {}

impl FromValue for AddApplicationInputProcessingConfigurationResponse {
    fn shape() -> &'static Shape {
        &ADD_APPLICATION_INPUT_PROCESSING_CONFIGURATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        AddApplicationInputProcessingConfigurationResponse {}
    }
}

impl Encode for AddApplicationInputProcessingConfigurationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddApplicationInputRequest {
    pub application_name: ByteString,
    pub current_application_version_id: i64,
    pub input: Input,
}

impl FromValue for AddApplicationInputRequest {
    fn shape() -> &'static Shape {
        &ADD_APPLICATION_INPUT_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AddApplicationInputRequest {
            application_name: parts.next(),
            current_application_version_id: parts.next(),
            input: parts.next(),
        }
    }
}

impl Encode for AddApplicationInputRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "CurrentApplicationVersionId", &self.current_application_version_id);
        put(out, "Input", &self.input);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddApplicationInputResponse {}

impl FromValue for AddApplicationInputResponse {
    fn shape() -> &'static Shape {
        &ADD_APPLICATION_INPUT_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        AddApplicationInputResponse {}
    }
}

impl Encode for AddApplicationInputResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddApplicationOutputRequest {
    pub application_name: ByteString,
    pub current_application_version_id: i64,
    pub output: Output,
}

impl FromValue for AddApplicationOutputRequest {
    fn shape() -> &'static Shape {
        &ADD_APPLICATION_OUTPUT_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AddApplicationOutputRequest {
            application_name: parts.next(),
            current_application_version_id: parts.next(),
            output: parts.next(),
        }
    }
}

impl Encode for AddApplicationOutputRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "CurrentApplicationVersionId", &self.current_application_version_id);
        put(out, "Output", &self.output);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddApplicationOutputResponse {}

impl FromValue for AddApplicationOutputResponse {
    fn shape() -> &'static Shape {
        &ADD_APPLICATION_OUTPUT_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        AddApplicationOutputResponse {}
    }
}

impl Encode for AddApplicationOutputResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddApplicationReferenceDataSourceRequest {
    pub application_name: ByteString,
    pub current_application_version_id: i64,
    pub reference_data_source: ReferenceDataSource,
}

impl FromValue for AddApplicationReferenceDataSourceRequest {
    fn shape() -> &'static Shape {
        &ADD_APPLICATION_REFERENCE_DATA_SOURCE_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AddApplicationReferenceDataSourceRequest {
            application_name: parts.next(),
            current_application_version_id: parts.next(),
            reference_data_source: parts.next(),
        }
    }
}

impl Encode for AddApplicationReferenceDataSourceRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "CurrentApplicationVersionId", &self.current_application_version_id);
        put(out, "ReferenceDataSource", &self.reference_data_source);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddApplicationReferenceDataSourceResponse {}

impl FromValue for AddApplicationReferenceDataSourceResponse {
    fn shape() -> &'static Shape {
        &ADD_APPLICATION_REFERENCE_DATA_SOURCE_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        AddApplicationReferenceDataSourceResponse {}
    }
}

impl Encode for AddApplicationReferenceDataSourceResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationDetail {
    pub application_name: ByteString,
    pub application_description: Option<ByteString>,
    pub application_arn: ByteString,
    pub application_status: ApplicationStatus,
    pub create_timestamp: Option<Timestamp>,
    pub last_update_timestamp: Option<Timestamp>,
    pub input_descriptions: Option<Vec<InputDescription>>,
    pub output_descriptions: Option<Vec<OutputDescription>>,
    pub reference_data_source_descriptions: Option<Vec<ReferenceDataSourceDescription>>,
    pub cloud_watch_logging_option_descriptions: Option<Vec<CloudWatchLoggingOptionDescription>>,
    pub application_code: Option<ByteString>,
    pub application_version_id: i64,
}

impl FromValue for ApplicationDetail {
    fn shape() -> &'static Shape {
        &APPLICATION_DETAIL
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationDetail {
            application_name: parts.next(),
            application_description: parts.next(),
            application_arn: parts.next(),
            application_status: parts.next(),
            create_timestamp: parts.next(),
            last_update_timestamp: parts.next(),
            input_descriptions: parts.next(),
            output_descriptions: parts.next(),
            reference_data_source_descriptions: parts.next(),
            cloud_watch_logging_option_descriptions: parts.next(),
            application_code: parts.next(),
            application_version_id: parts.next(),
        }
    }
}

impl Encode for ApplicationDetail {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put_some(out, "ApplicationDescription", self.application_description.as_ref());
        put(out, "ApplicationARN", &self.application_arn);
        put(out, "ApplicationStatus", &self.application_status);
        put_some(out, "CreateTimestamp", self.create_timestamp.as_ref());
        put_some(out, "LastUpdateTimestamp", self.last_update_timestamp.as_ref());
        put_some(out, "InputDescriptions", self.input_descriptions.as_ref());
        put_some(out, "OutputDescriptions", self.output_descriptions.as_ref());
        put_some(out, "ReferenceDataSourceDescriptions", self.reference_data_source_descriptions.as_ref());
        put_some(
            out,
            "CloudWatchLoggingOptionDescriptions",
            self.cloud_watch_logging_option_descriptions.as_ref(),
        );
        put_some(out, "ApplicationCode", self.application_code.as_ref());
        put(out, "ApplicationVersionId", &self.application_version_id);
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApplicationStatus {
    Deleting,
    Starting,
    Stopping,
    Ready,
    Running,
    Updating,
    Unknown(ByteString),
}

impl ApplicationStatus {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            ApplicationStatus::Deleting => "DELETING",
            ApplicationStatus::Starting => "STARTING",
            ApplicationStatus::Stopping => "STOPPING",
            ApplicationStatus::Ready => "READY",
            ApplicationStatus::Running => "RUNNING",
            ApplicationStatus::Updating => "UPDATING",
            ApplicationStatus::Unknown(text) => text,
        }
    }
}

impl Default for ApplicationStatus {
    fn default() -> Self {
        ApplicationStatus::Unknown(ByteString::new())
    }
}

impl From<ByteString> for ApplicationStatus {
    fn from(text: ByteString) -> Self {
        match &*text {
            "DELETING" => ApplicationStatus::Deleting,
            "STARTING" => ApplicationStatus::Starting,
            "STOPPING" => ApplicationStatus::Stopping,
            "READY" => ApplicationStatus::Ready,
            "RUNNING" => ApplicationStatus::Running,
            "UPDATING" => ApplicationStatus::Updating,
            _ => ApplicationStatus::Unknown(text),
        }
    }
}

impl FromValue for ApplicationStatus {
    fn shape() -> &'static Shape {
        &APPLICATION_STATUS
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => ApplicationStatus::default(),
        }
    }
}

impl Encode for ApplicationStatus {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationSummary {
    pub application_name: ByteString,
    pub application_arn: ByteString,
    pub application_status: ApplicationStatus,
}

impl FromValue for ApplicationSummary {
    fn shape() -> &'static Shape {
        &APPLICATION_SUMMARY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationSummary {
            application_name: parts.next(),
            application_arn: parts.next(),
            application_status: parts.next(),
        }
    }
}

impl Encode for ApplicationSummary {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "ApplicationARN", &self.application_arn);
        put(out, "ApplicationStatus", &self.application_status);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationUpdate {
    pub input_updates: Option<Vec<InputUpdate>>,
    pub application_code_update: Option<ByteString>,
    pub output_updates: Option<Vec<OutputUpdate>>,
    pub reference_data_source_updates: Option<Vec<ReferenceDataSourceUpdate>>,
    pub cloud_watch_logging_option_updates: Option<Vec<CloudWatchLoggingOptionUpdate>>,
}

impl FromValue for ApplicationUpdate {
    fn shape() -> &'static Shape {
        &APPLICATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationUpdate {
            input_updates: parts.next(),
            application_code_update: parts.next(),
            output_updates: parts.next(),
            reference_data_source_updates: parts.next(),
            cloud_watch_logging_option_updates: parts.next(),
        }
    }
}

impl Encode for ApplicationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "InputUpdates", self.input_updates.as_ref());
        put_some(out, "ApplicationCodeUpdate", self.application_code_update.as_ref());
        put_some(out, "OutputUpdates", self.output_updates.as_ref());
        put_some(out, "ReferenceDataSourceUpdates", self.reference_data_source_updates.as_ref());
        put_some(out, "CloudWatchLoggingOptionUpdates", self.cloud_watch_logging_option_updates.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CSVMappingParameters {
    pub record_row_delimiter: ByteString,
    pub record_column_delimiter: ByteString,
}

impl FromValue for CSVMappingParameters {
    fn shape() -> &'static Shape {
        &CSV_MAPPING_PARAMETERS
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CSVMappingParameters { record_row_delimiter: parts.next(), record_column_delimiter: parts.next() }
    }
}

impl Encode for CSVMappingParameters {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "RecordRowDelimiter", &self.record_row_delimiter);
        put(out, "RecordColumnDelimiter", &self.record_column_delimiter);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CloudWatchLoggingOption {
    pub log_stream_arn: ByteString,
    pub role_arn: ByteString,
}

impl FromValue for CloudWatchLoggingOption {
    fn shape() -> &'static Shape {
        &CLOUD_WATCH_LOGGING_OPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CloudWatchLoggingOption { log_stream_arn: parts.next(), role_arn: parts.next() }
    }
}

impl Encode for CloudWatchLoggingOption {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "LogStreamARN", &self.log_stream_arn);
        put(out, "RoleARN", &self.role_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CloudWatchLoggingOptionDescription {
    pub cloud_watch_logging_option_id: Option<ByteString>,
    pub log_stream_arn: ByteString,
    pub role_arn: ByteString,
}

impl FromValue for CloudWatchLoggingOptionDescription {
    fn shape() -> &'static Shape {
        &CLOUD_WATCH_LOGGING_OPTION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CloudWatchLoggingOptionDescription {
            cloud_watch_logging_option_id: parts.next(),
            log_stream_arn: parts.next(),
            role_arn: parts.next(),
        }
    }
}

impl Encode for CloudWatchLoggingOptionDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "CloudWatchLoggingOptionId", self.cloud_watch_logging_option_id.as_ref());
        put(out, "LogStreamARN", &self.log_stream_arn);
        put(out, "RoleARN", &self.role_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CloudWatchLoggingOptionUpdate {
    pub cloud_watch_logging_option_id: ByteString,
    pub log_stream_arn_update: Option<ByteString>,
    pub role_arn_update: Option<ByteString>,
}

impl FromValue for CloudWatchLoggingOptionUpdate {
    fn shape() -> &'static Shape {
        &CLOUD_WATCH_LOGGING_OPTION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CloudWatchLoggingOptionUpdate {
            cloud_watch_logging_option_id: parts.next(),
            log_stream_arn_update: parts.next(),
            role_arn_update: parts.next(),
        }
    }
}

impl Encode for CloudWatchLoggingOptionUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "CloudWatchLoggingOptionId", &self.cloud_watch_logging_option_id);
        put_some(out, "LogStreamARNUpdate", self.log_stream_arn_update.as_ref());
        put_some(out, "RoleARNUpdate", self.role_arn_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateApplicationRequest {
    pub application_name: ByteString,
    pub application_description: Option<ByteString>,
    pub inputs: Option<Vec<Input>>,
    pub outputs: Option<Vec<Output>>,
    pub cloud_watch_logging_options: Option<Vec<CloudWatchLoggingOption>>,
    pub application_code: Option<ByteString>,
    pub tags: Option<Vec<Tag>>,
}

impl FromValue for CreateApplicationRequest {
    fn shape() -> &'static Shape {
        &CREATE_APPLICATION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CreateApplicationRequest {
            application_name: parts.next(),
            application_description: parts.next(),
            inputs: parts.next(),
            outputs: parts.next(),
            cloud_watch_logging_options: parts.next(),
            application_code: parts.next(),
            tags: parts.next(),
        }
    }
}

impl Encode for CreateApplicationRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put_some(out, "ApplicationDescription", self.application_description.as_ref());
        put_some(out, "Inputs", self.inputs.as_ref());
        put_some(out, "Outputs", self.outputs.as_ref());
        put_some(out, "CloudWatchLoggingOptions", self.cloud_watch_logging_options.as_ref());
        put_some(out, "ApplicationCode", self.application_code.as_ref());
        put_some(out, "Tags", self.tags.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateApplicationResponse {
    pub application_summary: ApplicationSummary,
}

impl FromValue for CreateApplicationResponse {
    fn shape() -> &'static Shape {
        &CREATE_APPLICATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CreateApplicationResponse { application_summary: parts.next() }
    }
}

impl Encode for CreateApplicationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationSummary", &self.application_summary);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApplicationCloudWatchLoggingOptionRequest {
    pub application_name: ByteString,
    pub current_application_version_id: i64,
    pub cloud_watch_logging_option_id: ByteString,
}

impl FromValue for DeleteApplicationCloudWatchLoggingOptionRequest {
    fn shape() -> &'static Shape {
        &DELETE_APPLICATION_CLOUD_WATCH_LOGGING_OPTION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeleteApplicationCloudWatchLoggingOptionRequest {
            application_name: parts.next(),
            current_application_version_id: parts.next(),
            cloud_watch_logging_option_id: parts.next(),
        }
    }
}

impl Encode for DeleteApplicationCloudWatchLoggingOptionRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "CurrentApplicationVersionId", &self.current_application_version_id);
        put(out, "CloudWatchLoggingOptionId", &self.cloud_watch_logging_option_id);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApplicationCloudWatchLoggingOptionResponse {}

impl FromValue for DeleteApplicationCloudWatchLoggingOptionResponse {
    fn shape() -> &'static Shape {
        &DELETE_APPLICATION_CLOUD_WATCH_LOGGING_OPTION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        DeleteApplicationCloudWatchLoggingOptionResponse {}
    }
}

impl Encode for DeleteApplicationCloudWatchLoggingOptionResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApplicationInputProcessingConfigurationRequest {
    pub application_name: ByteString,
    pub current_application_version_id: i64,
    pub input_id: ByteString,
}

impl FromValue for DeleteApplicationInputProcessingConfigurationRequest {
    fn shape() -> &'static Shape {
        &DELETE_APPLICATION_INPUT_PROCESSING_CONFIGURATION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeleteApplicationInputProcessingConfigurationRequest {
            application_name: parts.next(),
            current_application_version_id: parts.next(),
            input_id: parts.next(),
        }
    }
}

impl Encode for DeleteApplicationInputProcessingConfigurationRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "CurrentApplicationVersionId", &self.current_application_version_id);
        put(out, "InputId", &self.input_id);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApplicationInputProcessingConfigurationResponse {}

impl FromValue for DeleteApplicationInputProcessingConfigurationResponse {
    fn shape() -> &'static Shape {
        &DELETE_APPLICATION_INPUT_PROCESSING_CONFIGURATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        DeleteApplicationInputProcessingConfigurationResponse {}
    }
}

impl Encode for DeleteApplicationInputProcessingConfigurationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApplicationOutputRequest {
    pub application_name: ByteString,
    pub current_application_version_id: i64,
    pub output_id: ByteString,
}

impl FromValue for DeleteApplicationOutputRequest {
    fn shape() -> &'static Shape {
        &DELETE_APPLICATION_OUTPUT_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeleteApplicationOutputRequest {
            application_name: parts.next(),
            current_application_version_id: parts.next(),
            output_id: parts.next(),
        }
    }
}

impl Encode for DeleteApplicationOutputRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "CurrentApplicationVersionId", &self.current_application_version_id);
        put(out, "OutputId", &self.output_id);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApplicationOutputResponse {}

impl FromValue for DeleteApplicationOutputResponse {
    fn shape() -> &'static Shape {
        &DELETE_APPLICATION_OUTPUT_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        DeleteApplicationOutputResponse {}
    }
}

impl Encode for DeleteApplicationOutputResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApplicationReferenceDataSourceRequest {
    pub application_name: ByteString,
    pub current_application_version_id: i64,
    pub reference_id: ByteString,
}

impl FromValue for DeleteApplicationReferenceDataSourceRequest {
    fn shape() -> &'static Shape {
        &DELETE_APPLICATION_REFERENCE_DATA_SOURCE_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeleteApplicationReferenceDataSourceRequest {
            application_name: parts.next(),
            current_application_version_id: parts.next(),
            reference_id: parts.next(),
        }
    }
}

impl Encode for DeleteApplicationReferenceDataSourceRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "CurrentApplicationVersionId", &self.current_application_version_id);
        put(out, "ReferenceId", &self.reference_id);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApplicationReferenceDataSourceResponse {}

impl FromValue for DeleteApplicationReferenceDataSourceResponse {
    fn shape() -> &'static Shape {
        &DELETE_APPLICATION_REFERENCE_DATA_SOURCE_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        DeleteApplicationReferenceDataSourceResponse {}
    }
}

impl Encode for DeleteApplicationReferenceDataSourceResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApplicationRequest {
    pub application_name: ByteString,
    pub create_timestamp: Timestamp,
}

impl FromValue for DeleteApplicationRequest {
    fn shape() -> &'static Shape {
        &DELETE_APPLICATION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeleteApplicationRequest { application_name: parts.next(), create_timestamp: parts.next() }
    }
}

impl Encode for DeleteApplicationRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "CreateTimestamp", &self.create_timestamp);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApplicationResponse {}

impl FromValue for DeleteApplicationResponse {
    fn shape() -> &'static Shape {
        &DELETE_APPLICATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        DeleteApplicationResponse {}
    }
}

impl Encode for DeleteApplicationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeApplicationRequest {
    pub application_name: ByteString,
}

impl FromValue for DescribeApplicationRequest {
    fn shape() -> &'static Shape {
        &DESCRIBE_APPLICATION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeApplicationRequest { application_name: parts.next() }
    }
}

impl Encode for DescribeApplicationRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeApplicationResponse {
    pub application_detail: ApplicationDetail,
}

impl FromValue for DescribeApplicationResponse {
    fn shape() -> &'static Shape {
        &DESCRIBE_APPLICATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeApplicationResponse { application_detail: parts.next() }
    }
}

impl Encode for DescribeApplicationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationDetail", &self.application_detail);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DestinationSchema {
    pub record_format_type: RecordFormatType,
}

impl FromValue for DestinationSchema {
    fn shape() -> &'static Shape {
        &DESTINATION_SCHEMA
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DestinationSchema { record_format_type: parts.next() }
    }
}

impl Encode for DestinationSchema {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "RecordFormatType", &self.record_format_type);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DiscoverInputSchemaRequest {
    pub resource_arn: Option<ByteString>,
    pub role_arn: Option<ByteString>,
    pub input_starting_position_configuration: Option<InputStartingPositionConfiguration>,
    pub s3_configuration: Option<S3Configuration>,
    pub input_processing_configuration: Option<InputProcessingConfiguration>,
}

impl FromValue for DiscoverInputSchemaRequest {
    fn shape() -> &'static Shape {
        &DISCOVER_INPUT_SCHEMA_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DiscoverInputSchemaRequest {
            resource_arn: parts.next(),
            role_arn: parts.next(),
            input_starting_position_configuration: parts.next(),
            s3_configuration: parts.next(),
            input_processing_configuration: parts.next(),
        }
    }
}

impl Encode for DiscoverInputSchemaRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ResourceARN", self.resource_arn.as_ref());
        put_some(out, "RoleARN", self.role_arn.as_ref());
        put_some(
            out,
            "InputStartingPositionConfiguration",
            self.input_starting_position_configuration.as_ref(),
        );
        put_some(out, "S3Configuration", self.s3_configuration.as_ref());
        put_some(out, "InputProcessingConfiguration", self.input_processing_configuration.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DiscoverInputSchemaResponse {
    pub input_schema: Option<SourceSchema>,
    pub parsed_input_records: Option<Vec<Vec<ByteString>>>,
    pub processed_input_records: Option<Vec<ByteString>>,
    pub raw_input_records: Option<Vec<ByteString>>,
}

impl FromValue for DiscoverInputSchemaResponse {
    fn shape() -> &'static Shape {
        &DISCOVER_INPUT_SCHEMA_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DiscoverInputSchemaResponse {
            input_schema: parts.next(),
            parsed_input_records: parts.next(),
            processed_input_records: parts.next(),
            raw_input_records: parts.next(),
        }
    }
}

impl Encode for DiscoverInputSchemaResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "InputSchema", self.input_schema.as_ref());
        put_some(out, "ParsedInputRecords", self.parsed_input_records.as_ref());
        put_some(out, "ProcessedInputRecords", self.processed_input_records.as_ref());
        put_some(out, "RawInputRecords", self.raw_input_records.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Input {
    pub name_prefix: ByteString,
    pub input_processing_configuration: Option<InputProcessingConfiguration>,
    pub kinesis_streams_input: Option<KinesisStreamsInput>,
    pub kinesis_firehose_input: Option<KinesisFirehoseInput>,
    pub input_parallelism: Option<InputParallelism>,
    pub input_schema: SourceSchema,
}

impl FromValue for Input {
    fn shape() -> &'static Shape {
        &INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        Input {
            name_prefix: parts.next(),
            input_processing_configuration: parts.next(),
            kinesis_streams_input: parts.next(),
            kinesis_firehose_input: parts.next(),
            input_parallelism: parts.next(),
            input_schema: parts.next(),
        }
    }
}

impl Encode for Input {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "NamePrefix", &self.name_prefix);
        put_some(out, "InputProcessingConfiguration", self.input_processing_configuration.as_ref());
        put_some(out, "KinesisStreamsInput", self.kinesis_streams_input.as_ref());
        put_some(out, "KinesisFirehoseInput", self.kinesis_firehose_input.as_ref());
        put_some(out, "InputParallelism", self.input_parallelism.as_ref());
        put(out, "InputSchema", &self.input_schema);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct InputConfiguration {
    pub id: ByteString,
    pub input_starting_position_configuration: InputStartingPositionConfiguration,
}

impl FromValue for InputConfiguration {
    fn shape() -> &'static Shape {
        &INPUT_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        InputConfiguration { id: parts.next(), input_starting_position_configuration: parts.next() }
    }
}

impl Encode for InputConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Id", &self.id);
        put(out, "InputStartingPositionConfiguration", &self.input_starting_position_configuration);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct InputDescription {
    pub input_id: Option<ByteString>,
    pub name_prefix: Option<ByteString>,
    pub in_app_stream_names: Option<Vec<ByteString>>,
    pub input_processing_configuration_description: Option<InputProcessingConfigurationDescription>,
    pub kinesis_streams_input_description: Option<KinesisStreamsInputDescription>,
    pub kinesis_firehose_input_description: Option<KinesisFirehoseInputDescription>,
    pub input_schema: Option<SourceSchema>,
    pub input_parallelism: Option<InputParallelism>,
    pub input_starting_position_configuration: Option<InputStartingPositionConfiguration>,
}

impl FromValue for InputDescription {
    fn shape() -> &'static Shape {
        &INPUT_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        InputDescription {
            input_id: parts.next(),
            name_prefix: parts.next(),
            in_app_stream_names: parts.next(),
            input_processing_configuration_description: parts.next(),
            kinesis_streams_input_description: parts.next(),
            kinesis_firehose_input_description: parts.next(),
            input_schema: parts.next(),
            input_parallelism: parts.next(),
            input_starting_position_configuration: parts.next(),
        }
    }
}

impl Encode for InputDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "InputId", self.input_id.as_ref());
        put_some(out, "NamePrefix", self.name_prefix.as_ref());
        put_some(out, "InAppStreamNames", self.in_app_stream_names.as_ref());
        put_some(
            out,
            "InputProcessingConfigurationDescription",
            self.input_processing_configuration_description.as_ref(),
        );
        put_some(out, "KinesisStreamsInputDescription", self.kinesis_streams_input_description.as_ref());
        put_some(out, "KinesisFirehoseInputDescription", self.kinesis_firehose_input_description.as_ref());
        put_some(out, "InputSchema", self.input_schema.as_ref());
        put_some(out, "InputParallelism", self.input_parallelism.as_ref());
        put_some(
            out,
            "InputStartingPositionConfiguration",
            self.input_starting_position_configuration.as_ref(),
        );
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct InputLambdaProcessor {
    pub resource_arn: ByteString,
    pub role_arn: ByteString,
}

impl FromValue for InputLambdaProcessor {
    fn shape() -> &'static Shape {
        &INPUT_LAMBDA_PROCESSOR
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        InputLambdaProcessor { resource_arn: parts.next(), role_arn: parts.next() }
    }
}

impl Encode for InputLambdaProcessor {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARN", &self.resource_arn);
        put(out, "RoleARN", &self.role_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct InputLambdaProcessorDescription {
    pub resource_arn: Option<ByteString>,
    pub role_arn: Option<ByteString>,
}

impl FromValue for InputLambdaProcessorDescription {
    fn shape() -> &'static Shape {
        &INPUT_LAMBDA_PROCESSOR_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        InputLambdaProcessorDescription { resource_arn: parts.next(), role_arn: parts.next() }
    }
}

impl Encode for InputLambdaProcessorDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ResourceARN", self.resource_arn.as_ref());
        put_some(out, "RoleARN", self.role_arn.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct InputLambdaProcessorUpdate {
    pub resource_arn_update: Option<ByteString>,
    pub role_arn_update: Option<ByteString>,
}

impl FromValue for InputLambdaProcessorUpdate {
    fn shape() -> &'static Shape {
        &INPUT_LAMBDA_PROCESSOR_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        InputLambdaProcessorUpdate { resource_arn_update: parts.next(), role_arn_update: parts.next() }
    }
}

impl Encode for InputLambdaProcessorUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ResourceARNUpdate", self.resource_arn_update.as_ref());
        put_some(out, "RoleARNUpdate", self.role_arn_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct InputParallelism {
    pub count: Option<i32>,
}

impl FromValue for InputParallelism {
    fn shape() -> &'static Shape {
        &INPUT_PARALLELISM
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        InputParallelism { count: parts.next() }
    }
}

impl Encode for InputParallelism {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "Count", self.count.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct InputParallelismUpdate {
    pub count_update: Option<i32>,
}

impl FromValue for InputParallelismUpdate {
    fn shape() -> &'static Shape {
        &INPUT_PARALLELISM_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        InputParallelismUpdate { count_update: parts.next() }
    }
}

impl Encode for InputParallelismUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "CountUpdate", self.count_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct InputProcessingConfiguration {
    pub input_lambda_processor: InputLambdaProcessor,
}

impl FromValue for InputProcessingConfiguration {
    fn shape() -> &'static Shape {
        &INPUT_PROCESSING_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        InputProcessingConfiguration { input_lambda_processor: parts.next() }
    }
}

impl Encode for InputProcessingConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "InputLambdaProcessor", &self.input_lambda_processor);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct InputProcessingConfigurationDescription {
    pub input_lambda_processor_description: Option<InputLambdaProcessorDescription>,
}

impl FromValue for InputProcessingConfigurationDescription {
    fn shape() -> &'static Shape {
        &INPUT_PROCESSING_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        InputProcessingConfigurationDescription { input_lambda_processor_description: parts.next() }
    }
}

impl Encode for InputProcessingConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "InputLambdaProcessorDescription", self.input_lambda_processor_description.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct InputProcessingConfigurationUpdate {
    pub input_lambda_processor_update: InputLambdaProcessorUpdate,
}

impl FromValue for InputProcessingConfigurationUpdate {
    fn shape() -> &'static Shape {
        &INPUT_PROCESSING_CONFIGURATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        InputProcessingConfigurationUpdate { input_lambda_processor_update: parts.next() }
    }
}

impl Encode for InputProcessingConfigurationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "InputLambdaProcessorUpdate", &self.input_lambda_processor_update);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct InputSchemaUpdate {
    pub record_format_update: Option<RecordFormat>,
    pub record_encoding_update: Option<ByteString>,
    pub record_column_updates: Option<Vec<RecordColumn>>,
}

impl FromValue for InputSchemaUpdate {
    fn shape() -> &'static Shape {
        &INPUT_SCHEMA_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        InputSchemaUpdate {
            record_format_update: parts.next(),
            record_encoding_update: parts.next(),
            record_column_updates: parts.next(),
        }
    }
}

impl Encode for InputSchemaUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "RecordFormatUpdate", self.record_format_update.as_ref());
        put_some(out, "RecordEncodingUpdate", self.record_encoding_update.as_ref());
        put_some(out, "RecordColumnUpdates", self.record_column_updates.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputStartingPosition {
    Now,
    TrimHorizon,
    LastStoppedPoint,
    Unknown(ByteString),
}

impl InputStartingPosition {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            InputStartingPosition::Now => "NOW",
            InputStartingPosition::TrimHorizon => "TRIM_HORIZON",
            InputStartingPosition::LastStoppedPoint => "LAST_STOPPED_POINT",
            InputStartingPosition::Unknown(text) => text,
        }
    }
}

impl Default for InputStartingPosition {
    fn default() -> Self {
        InputStartingPosition::Unknown(ByteString::new())
    }
}

impl From<ByteString> for InputStartingPosition {
    fn from(text: ByteString) -> Self {
        match &*text {
            "NOW" => InputStartingPosition::Now,
            "TRIM_HORIZON" => InputStartingPosition::TrimHorizon,
            "LAST_STOPPED_POINT" => InputStartingPosition::LastStoppedPoint,
            _ => InputStartingPosition::Unknown(text),
        }
    }
}

impl FromValue for InputStartingPosition {
    fn shape() -> &'static Shape {
        &INPUT_STARTING_POSITION
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => InputStartingPosition::default(),
        }
    }
}

impl Encode for InputStartingPosition {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct InputStartingPositionConfiguration {
    pub input_starting_position: Option<InputStartingPosition>,
}

impl FromValue for InputStartingPositionConfiguration {
    fn shape() -> &'static Shape {
        &INPUT_STARTING_POSITION_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        InputStartingPositionConfiguration { input_starting_position: parts.next() }
    }
}

impl Encode for InputStartingPositionConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "InputStartingPosition", self.input_starting_position.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct InputUpdate {
    pub input_id: ByteString,
    pub name_prefix_update: Option<ByteString>,
    pub input_processing_configuration_update: Option<InputProcessingConfigurationUpdate>,
    pub kinesis_streams_input_update: Option<KinesisStreamsInputUpdate>,
    pub kinesis_firehose_input_update: Option<KinesisFirehoseInputUpdate>,
    pub input_schema_update: Option<InputSchemaUpdate>,
    pub input_parallelism_update: Option<InputParallelismUpdate>,
}

impl FromValue for InputUpdate {
    fn shape() -> &'static Shape {
        &INPUT_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        InputUpdate {
            input_id: parts.next(),
            name_prefix_update: parts.next(),
            input_processing_configuration_update: parts.next(),
            kinesis_streams_input_update: parts.next(),
            kinesis_firehose_input_update: parts.next(),
            input_schema_update: parts.next(),
            input_parallelism_update: parts.next(),
        }
    }
}

impl Encode for InputUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "InputId", &self.input_id);
        put_some(out, "NamePrefixUpdate", self.name_prefix_update.as_ref());
        put_some(
            out,
            "InputProcessingConfigurationUpdate",
            self.input_processing_configuration_update.as_ref(),
        );
        put_some(out, "KinesisStreamsInputUpdate", self.kinesis_streams_input_update.as_ref());
        put_some(out, "KinesisFirehoseInputUpdate", self.kinesis_firehose_input_update.as_ref());
        put_some(out, "InputSchemaUpdate", self.input_schema_update.as_ref());
        put_some(out, "InputParallelismUpdate", self.input_parallelism_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct JSONMappingParameters {
    pub record_row_path: ByteString,
}

impl FromValue for JSONMappingParameters {
    fn shape() -> &'static Shape {
        &JSON_MAPPING_PARAMETERS
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        JSONMappingParameters { record_row_path: parts.next() }
    }
}

impl Encode for JSONMappingParameters {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "RecordRowPath", &self.record_row_path);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisFirehoseInput {
    pub resource_arn: ByteString,
    pub role_arn: ByteString,
}

impl FromValue for KinesisFirehoseInput {
    fn shape() -> &'static Shape {
        &KINESIS_FIREHOSE_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisFirehoseInput { resource_arn: parts.next(), role_arn: parts.next() }
    }
}

impl Encode for KinesisFirehoseInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARN", &self.resource_arn);
        put(out, "RoleARN", &self.role_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisFirehoseInputDescription {
    pub resource_arn: Option<ByteString>,
    pub role_arn: Option<ByteString>,
}

impl FromValue for KinesisFirehoseInputDescription {
    fn shape() -> &'static Shape {
        &KINESIS_FIREHOSE_INPUT_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisFirehoseInputDescription { resource_arn: parts.next(), role_arn: parts.next() }
    }
}

impl Encode for KinesisFirehoseInputDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ResourceARN", self.resource_arn.as_ref());
        put_some(out, "RoleARN", self.role_arn.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisFirehoseInputUpdate {
    pub resource_arn_update: Option<ByteString>,
    pub role_arn_update: Option<ByteString>,
}

impl FromValue for KinesisFirehoseInputUpdate {
    fn shape() -> &'static Shape {
        &KINESIS_FIREHOSE_INPUT_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisFirehoseInputUpdate { resource_arn_update: parts.next(), role_arn_update: parts.next() }
    }
}

impl Encode for KinesisFirehoseInputUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ResourceARNUpdate", self.resource_arn_update.as_ref());
        put_some(out, "RoleARNUpdate", self.role_arn_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisFirehoseOutput {
    pub resource_arn: ByteString,
    pub role_arn: ByteString,
}

impl FromValue for KinesisFirehoseOutput {
    fn shape() -> &'static Shape {
        &KINESIS_FIREHOSE_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisFirehoseOutput { resource_arn: parts.next(), role_arn: parts.next() }
    }
}

impl Encode for KinesisFirehoseOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARN", &self.resource_arn);
        put(out, "RoleARN", &self.role_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisFirehoseOutputDescription {
    pub resource_arn: Option<ByteString>,
    pub role_arn: Option<ByteString>,
}

impl FromValue for KinesisFirehoseOutputDescription {
    fn shape() -> &'static Shape {
        &KINESIS_FIREHOSE_OUTPUT_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisFirehoseOutputDescription { resource_arn: parts.next(), role_arn: parts.next() }
    }
}

impl Encode for KinesisFirehoseOutputDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ResourceARN", self.resource_arn.as_ref());
        put_some(out, "RoleARN", self.role_arn.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisFirehoseOutputUpdate {
    pub resource_arn_update: Option<ByteString>,
    pub role_arn_update: Option<ByteString>,
}

impl FromValue for KinesisFirehoseOutputUpdate {
    fn shape() -> &'static Shape {
        &KINESIS_FIREHOSE_OUTPUT_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisFirehoseOutputUpdate { resource_arn_update: parts.next(), role_arn_update: parts.next() }
    }
}

impl Encode for KinesisFirehoseOutputUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ResourceARNUpdate", self.resource_arn_update.as_ref());
        put_some(out, "RoleARNUpdate", self.role_arn_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisStreamsInput {
    pub resource_arn: ByteString,
    pub role_arn: ByteString,
}

impl FromValue for KinesisStreamsInput {
    fn shape() -> &'static Shape {
        &KINESIS_STREAMS_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisStreamsInput { resource_arn: parts.next(), role_arn: parts.next() }
    }
}

impl Encode for KinesisStreamsInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARN", &self.resource_arn);
        put(out, "RoleARN", &self.role_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisStreamsInputDescription {
    pub resource_arn: Option<ByteString>,
    pub role_arn: Option<ByteString>,
}

impl FromValue for KinesisStreamsInputDescription {
    fn shape() -> &'static Shape {
        &KINESIS_STREAMS_INPUT_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisStreamsInputDescription { resource_arn: parts.next(), role_arn: parts.next() }
    }
}

impl Encode for KinesisStreamsInputDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ResourceARN", self.resource_arn.as_ref());
        put_some(out, "RoleARN", self.role_arn.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisStreamsInputUpdate {
    pub resource_arn_update: Option<ByteString>,
    pub role_arn_update: Option<ByteString>,
}

impl FromValue for KinesisStreamsInputUpdate {
    fn shape() -> &'static Shape {
        &KINESIS_STREAMS_INPUT_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisStreamsInputUpdate { resource_arn_update: parts.next(), role_arn_update: parts.next() }
    }
}

impl Encode for KinesisStreamsInputUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ResourceARNUpdate", self.resource_arn_update.as_ref());
        put_some(out, "RoleARNUpdate", self.role_arn_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisStreamsOutput {
    pub resource_arn: ByteString,
    pub role_arn: ByteString,
}

impl FromValue for KinesisStreamsOutput {
    fn shape() -> &'static Shape {
        &KINESIS_STREAMS_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisStreamsOutput { resource_arn: parts.next(), role_arn: parts.next() }
    }
}

impl Encode for KinesisStreamsOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARN", &self.resource_arn);
        put(out, "RoleARN", &self.role_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisStreamsOutputDescription {
    pub resource_arn: Option<ByteString>,
    pub role_arn: Option<ByteString>,
}

impl FromValue for KinesisStreamsOutputDescription {
    fn shape() -> &'static Shape {
        &KINESIS_STREAMS_OUTPUT_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisStreamsOutputDescription { resource_arn: parts.next(), role_arn: parts.next() }
    }
}

impl Encode for KinesisStreamsOutputDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ResourceARN", self.resource_arn.as_ref());
        put_some(out, "RoleARN", self.role_arn.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisStreamsOutputUpdate {
    pub resource_arn_update: Option<ByteString>,
    pub role_arn_update: Option<ByteString>,
}

impl FromValue for KinesisStreamsOutputUpdate {
    fn shape() -> &'static Shape {
        &KINESIS_STREAMS_OUTPUT_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisStreamsOutputUpdate { resource_arn_update: parts.next(), role_arn_update: parts.next() }
    }
}

impl Encode for KinesisStreamsOutputUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ResourceARNUpdate", self.resource_arn_update.as_ref());
        put_some(out, "RoleARNUpdate", self.role_arn_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct LambdaOutput {
    pub resource_arn: ByteString,
    pub role_arn: ByteString,
}

impl FromValue for LambdaOutput {
    fn shape() -> &'static Shape {
        &LAMBDA_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        LambdaOutput { resource_arn: parts.next(), role_arn: parts.next() }
    }
}

impl Encode for LambdaOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARN", &self.resource_arn);
        put(out, "RoleARN", &self.role_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct LambdaOutputDescription {
    pub resource_arn: Option<ByteString>,
    pub role_arn: Option<ByteString>,
}

impl FromValue for LambdaOutputDescription {
    fn shape() -> &'static Shape {
        &LAMBDA_OUTPUT_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        LambdaOutputDescription { resource_arn: parts.next(), role_arn: parts.next() }
    }
}

impl Encode for LambdaOutputDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ResourceARN", self.resource_arn.as_ref());
        put_some(out, "RoleARN", self.role_arn.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct LambdaOutputUpdate {
    pub resource_arn_update: Option<ByteString>,
    pub role_arn_update: Option<ByteString>,
}

impl FromValue for LambdaOutputUpdate {
    fn shape() -> &'static Shape {
        &LAMBDA_OUTPUT_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        LambdaOutputUpdate { resource_arn_update: parts.next(), role_arn_update: parts.next() }
    }
}

impl Encode for LambdaOutputUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ResourceARNUpdate", self.resource_arn_update.as_ref());
        put_some(out, "RoleARNUpdate", self.role_arn_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListApplicationsRequest {
    pub limit: Option<i32>,
    pub exclusive_start_application_name: Option<ByteString>,
}

impl FromValue for ListApplicationsRequest {
    fn shape() -> &'static Shape {
        &LIST_APPLICATIONS_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListApplicationsRequest { limit: parts.next(), exclusive_start_application_name: parts.next() }
    }
}

impl Encode for ListApplicationsRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "Limit", self.limit.as_ref());
        put_some(out, "ExclusiveStartApplicationName", self.exclusive_start_application_name.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListApplicationsResponse {
    pub application_summaries: Vec<ApplicationSummary>,
    pub has_more_applications: bool,
}

impl FromValue for ListApplicationsResponse {
    fn shape() -> &'static Shape {
        &LIST_APPLICATIONS_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListApplicationsResponse { application_summaries: parts.next(), has_more_applications: parts.next() }
    }
}

impl Encode for ListApplicationsResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationSummaries", &self.application_summaries);
        put(out, "HasMoreApplications", &self.has_more_applications);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListTagsForResourceRequest {
    pub resource_arn: ByteString,
}

impl FromValue for ListTagsForResourceRequest {
    fn shape() -> &'static Shape {
        &LIST_TAGS_FOR_RESOURCE_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListTagsForResourceRequest { resource_arn: parts.next() }
    }
}

impl Encode for ListTagsForResourceRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARN", &self.resource_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListTagsForResourceResponse {
    pub tags: Option<Vec<Tag>>,
}

impl FromValue for ListTagsForResourceResponse {
    fn shape() -> &'static Shape {
        &LIST_TAGS_FOR_RESOURCE_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListTagsForResourceResponse { tags: parts.next() }
    }
}

impl Encode for ListTagsForResourceResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "Tags", self.tags.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct MappingParameters {
    pub json_mapping_parameters: Option<JSONMappingParameters>,
    pub csv_mapping_parameters: Option<CSVMappingParameters>,
}

impl FromValue for MappingParameters {
    fn shape() -> &'static Shape {
        &MAPPING_PARAMETERS
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        MappingParameters { json_mapping_parameters: parts.next(), csv_mapping_parameters: parts.next() }
    }
}

impl Encode for MappingParameters {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "JSONMappingParameters", self.json_mapping_parameters.as_ref());
        put_some(out, "CSVMappingParameters", self.csv_mapping_parameters.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Output {
    pub name: ByteString,
    pub kinesis_streams_output: Option<KinesisStreamsOutput>,
    pub kinesis_firehose_output: Option<KinesisFirehoseOutput>,
    pub lambda_output: Option<LambdaOutput>,
    pub destination_schema: DestinationSchema,
}

impl FromValue for Output {
    fn shape() -> &'static Shape {
        &OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        Output {
            name: parts.next(),
            kinesis_streams_output: parts.next(),
            kinesis_firehose_output: parts.next(),
            lambda_output: parts.next(),
            destination_schema: parts.next(),
        }
    }
}

impl Encode for Output {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Name", &self.name);
        put_some(out, "KinesisStreamsOutput", self.kinesis_streams_output.as_ref());
        put_some(out, "KinesisFirehoseOutput", self.kinesis_firehose_output.as_ref());
        put_some(out, "LambdaOutput", self.lambda_output.as_ref());
        put(out, "DestinationSchema", &self.destination_schema);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutputDescription {
    pub output_id: Option<ByteString>,
    pub name: Option<ByteString>,
    pub kinesis_streams_output_description: Option<KinesisStreamsOutputDescription>,
    pub kinesis_firehose_output_description: Option<KinesisFirehoseOutputDescription>,
    pub lambda_output_description: Option<LambdaOutputDescription>,
    pub destination_schema: Option<DestinationSchema>,
}

impl FromValue for OutputDescription {
    fn shape() -> &'static Shape {
        &OUTPUT_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        OutputDescription {
            output_id: parts.next(),
            name: parts.next(),
            kinesis_streams_output_description: parts.next(),
            kinesis_firehose_output_description: parts.next(),
            lambda_output_description: parts.next(),
            destination_schema: parts.next(),
        }
    }
}

impl Encode for OutputDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "OutputId", self.output_id.as_ref());
        put_some(out, "Name", self.name.as_ref());
        put_some(out, "KinesisStreamsOutputDescription", self.kinesis_streams_output_description.as_ref());
        put_some(out, "KinesisFirehoseOutputDescription", self.kinesis_firehose_output_description.as_ref());
        put_some(out, "LambdaOutputDescription", self.lambda_output_description.as_ref());
        put_some(out, "DestinationSchema", self.destination_schema.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutputUpdate {
    pub output_id: ByteString,
    pub name_update: Option<ByteString>,
    pub kinesis_streams_output_update: Option<KinesisStreamsOutputUpdate>,
    pub kinesis_firehose_output_update: Option<KinesisFirehoseOutputUpdate>,
    pub lambda_output_update: Option<LambdaOutputUpdate>,
    pub destination_schema_update: Option<DestinationSchema>,
}

impl FromValue for OutputUpdate {
    fn shape() -> &'static Shape {
        &OUTPUT_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        OutputUpdate {
            output_id: parts.next(),
            name_update: parts.next(),
            kinesis_streams_output_update: parts.next(),
            kinesis_firehose_output_update: parts.next(),
            lambda_output_update: parts.next(),
            destination_schema_update: parts.next(),
        }
    }
}

impl Encode for OutputUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "OutputId", &self.output_id);
        put_some(out, "NameUpdate", self.name_update.as_ref());
        put_some(out, "KinesisStreamsOutputUpdate", self.kinesis_streams_output_update.as_ref());
        put_some(out, "KinesisFirehoseOutputUpdate", self.kinesis_firehose_output_update.as_ref());
        put_some(out, "LambdaOutputUpdate", self.lambda_output_update.as_ref());
        put_some(out, "DestinationSchemaUpdate", self.destination_schema_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordColumn {
    pub name: ByteString,
    pub mapping: Option<ByteString>,
    pub sql_type: ByteString,
}

impl FromValue for RecordColumn {
    fn shape() -> &'static Shape {
        &RECORD_COLUMN
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        RecordColumn { name: parts.next(), mapping: parts.next(), sql_type: parts.next() }
    }
}

impl Encode for RecordColumn {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Name", &self.name);
        put_some(out, "Mapping", self.mapping.as_ref());
        put(out, "SqlType", &self.sql_type);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordFormat {
    pub record_format_type: RecordFormatType,
    pub mapping_parameters: Option<MappingParameters>,
}

impl FromValue for RecordFormat {
    fn shape() -> &'static Shape {
        &RECORD_FORMAT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        RecordFormat { record_format_type: parts.next(), mapping_parameters: parts.next() }
    }
}

impl Encode for RecordFormat {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "RecordFormatType", &self.record_format_type);
        put_some(out, "MappingParameters", self.mapping_parameters.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordFormatType {
    Json,
    Csv,
    Unknown(ByteString),
}

impl RecordFormatType {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            RecordFormatType::Json => "JSON",
            RecordFormatType::Csv => "CSV",
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
            "JSON" => RecordFormatType::Json,
            "CSV" => RecordFormatType::Csv,
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
pub struct ReferenceDataSource {
    pub table_name: ByteString,
    pub s3_reference_data_source: Option<S3ReferenceDataSource>,
    pub reference_schema: SourceSchema,
}

impl FromValue for ReferenceDataSource {
    fn shape() -> &'static Shape {
        &REFERENCE_DATA_SOURCE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ReferenceDataSource {
            table_name: parts.next(),
            s3_reference_data_source: parts.next(),
            reference_schema: parts.next(),
        }
    }
}

impl Encode for ReferenceDataSource {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "TableName", &self.table_name);
        put_some(out, "S3ReferenceDataSource", self.s3_reference_data_source.as_ref());
        put(out, "ReferenceSchema", &self.reference_schema);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReferenceDataSourceDescription {
    pub reference_id: ByteString,
    pub table_name: ByteString,
    pub s3_reference_data_source_description: S3ReferenceDataSourceDescription,
    pub reference_schema: Option<SourceSchema>,
}

impl FromValue for ReferenceDataSourceDescription {
    fn shape() -> &'static Shape {
        &REFERENCE_DATA_SOURCE_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ReferenceDataSourceDescription {
            reference_id: parts.next(),
            table_name: parts.next(),
            s3_reference_data_source_description: parts.next(),
            reference_schema: parts.next(),
        }
    }
}

impl Encode for ReferenceDataSourceDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ReferenceId", &self.reference_id);
        put(out, "TableName", &self.table_name);
        put(out, "S3ReferenceDataSourceDescription", &self.s3_reference_data_source_description);
        put_some(out, "ReferenceSchema", self.reference_schema.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReferenceDataSourceUpdate {
    pub reference_id: ByteString,
    pub table_name_update: Option<ByteString>,
    pub s3_reference_data_source_update: Option<S3ReferenceDataSourceUpdate>,
    pub reference_schema_update: Option<SourceSchema>,
}

impl FromValue for ReferenceDataSourceUpdate {
    fn shape() -> &'static Shape {
        &REFERENCE_DATA_SOURCE_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ReferenceDataSourceUpdate {
            reference_id: parts.next(),
            table_name_update: parts.next(),
            s3_reference_data_source_update: parts.next(),
            reference_schema_update: parts.next(),
        }
    }
}

impl Encode for ReferenceDataSourceUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ReferenceId", &self.reference_id);
        put_some(out, "TableNameUpdate", self.table_name_update.as_ref());
        put_some(out, "S3ReferenceDataSourceUpdate", self.s3_reference_data_source_update.as_ref());
        put_some(out, "ReferenceSchemaUpdate", self.reference_schema_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3Configuration {
    pub role_arn: ByteString,
    pub bucket_arn: ByteString,
    pub file_key: ByteString,
}

impl FromValue for S3Configuration {
    fn shape() -> &'static Shape {
        &S3_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3Configuration { role_arn: parts.next(), bucket_arn: parts.next(), file_key: parts.next() }
    }
}

impl Encode for S3Configuration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "RoleARN", &self.role_arn);
        put(out, "BucketARN", &self.bucket_arn);
        put(out, "FileKey", &self.file_key);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3ReferenceDataSource {
    pub bucket_arn: ByteString,
    pub file_key: ByteString,
    pub reference_role_arn: ByteString,
}

impl FromValue for S3ReferenceDataSource {
    fn shape() -> &'static Shape {
        &S3_REFERENCE_DATA_SOURCE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3ReferenceDataSource {
            bucket_arn: parts.next(),
            file_key: parts.next(),
            reference_role_arn: parts.next(),
        }
    }
}

impl Encode for S3ReferenceDataSource {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "BucketARN", &self.bucket_arn);
        put(out, "FileKey", &self.file_key);
        put(out, "ReferenceRoleARN", &self.reference_role_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3ReferenceDataSourceDescription {
    pub bucket_arn: ByteString,
    pub file_key: ByteString,
    pub reference_role_arn: ByteString,
}

impl FromValue for S3ReferenceDataSourceDescription {
    fn shape() -> &'static Shape {
        &S3_REFERENCE_DATA_SOURCE_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3ReferenceDataSourceDescription {
            bucket_arn: parts.next(),
            file_key: parts.next(),
            reference_role_arn: parts.next(),
        }
    }
}

impl Encode for S3ReferenceDataSourceDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "BucketARN", &self.bucket_arn);
        put(out, "FileKey", &self.file_key);
        put(out, "ReferenceRoleARN", &self.reference_role_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3ReferenceDataSourceUpdate {
    pub bucket_arn_update: Option<ByteString>,
    pub file_key_update: Option<ByteString>,
    pub reference_role_arn_update: Option<ByteString>,
}

impl FromValue for S3ReferenceDataSourceUpdate {
    fn shape() -> &'static Shape {
        &S3_REFERENCE_DATA_SOURCE_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3ReferenceDataSourceUpdate {
            bucket_arn_update: parts.next(),
            file_key_update: parts.next(),
            reference_role_arn_update: parts.next(),
        }
    }
}

impl Encode for S3ReferenceDataSourceUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "BucketARNUpdate", self.bucket_arn_update.as_ref());
        put_some(out, "FileKeyUpdate", self.file_key_update.as_ref());
        put_some(out, "ReferenceRoleARNUpdate", self.reference_role_arn_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceSchema {
    pub record_format: RecordFormat,
    pub record_encoding: Option<ByteString>,
    pub record_columns: Vec<RecordColumn>,
}

impl FromValue for SourceSchema {
    fn shape() -> &'static Shape {
        &SOURCE_SCHEMA
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SourceSchema {
            record_format: parts.next(),
            record_encoding: parts.next(),
            record_columns: parts.next(),
        }
    }
}

impl Encode for SourceSchema {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "RecordFormat", &self.record_format);
        put_some(out, "RecordEncoding", self.record_encoding.as_ref());
        put(out, "RecordColumns", &self.record_columns);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StartApplicationRequest {
    pub application_name: ByteString,
    pub input_configurations: Vec<InputConfiguration>,
}

impl FromValue for StartApplicationRequest {
    fn shape() -> &'static Shape {
        &START_APPLICATION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        StartApplicationRequest { application_name: parts.next(), input_configurations: parts.next() }
    }
}

impl Encode for StartApplicationRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "InputConfigurations", &self.input_configurations);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StartApplicationResponse {}

impl FromValue for StartApplicationResponse {
    fn shape() -> &'static Shape {
        &START_APPLICATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        StartApplicationResponse {}
    }
}

impl Encode for StartApplicationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StopApplicationRequest {
    pub application_name: ByteString,
}

impl FromValue for StopApplicationRequest {
    fn shape() -> &'static Shape {
        &STOP_APPLICATION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        StopApplicationRequest { application_name: parts.next() }
    }
}

impl Encode for StopApplicationRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StopApplicationResponse {}

impl FromValue for StopApplicationResponse {
    fn shape() -> &'static Shape {
        &STOP_APPLICATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        StopApplicationResponse {}
    }
}

impl Encode for StopApplicationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
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
pub struct TagResourceRequest {
    pub resource_arn: ByteString,
    pub tags: Vec<Tag>,
}

impl FromValue for TagResourceRequest {
    fn shape() -> &'static Shape {
        &TAG_RESOURCE_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        TagResourceRequest { resource_arn: parts.next(), tags: parts.next() }
    }
}

impl Encode for TagResourceRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARN", &self.resource_arn);
        put(out, "Tags", &self.tags);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TagResourceResponse {}

impl FromValue for TagResourceResponse {
    fn shape() -> &'static Shape {
        &TAG_RESOURCE_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        TagResourceResponse {}
    }
}

impl Encode for TagResourceResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UntagResourceRequest {
    pub resource_arn: ByteString,
    pub tag_keys: Vec<ByteString>,
}

impl FromValue for UntagResourceRequest {
    fn shape() -> &'static Shape {
        &UNTAG_RESOURCE_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UntagResourceRequest { resource_arn: parts.next(), tag_keys: parts.next() }
    }
}

impl Encode for UntagResourceRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARN", &self.resource_arn);
        put(out, "TagKeys", &self.tag_keys);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UntagResourceResponse {}

impl FromValue for UntagResourceResponse {
    fn shape() -> &'static Shape {
        &UNTAG_RESOURCE_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        UntagResourceResponse {}
    }
}

impl Encode for UntagResourceResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateApplicationRequest {
    pub application_name: ByteString,
    pub current_application_version_id: i64,
    pub application_update: ApplicationUpdate,
}

impl FromValue for UpdateApplicationRequest {
    fn shape() -> &'static Shape {
        &UPDATE_APPLICATION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateApplicationRequest {
            application_name: parts.next(),
            current_application_version_id: parts.next(),
            application_update: parts.next(),
        }
    }
}

impl Encode for UpdateApplicationRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "CurrentApplicationVersionId", &self.current_application_version_id);
        put(out, "ApplicationUpdate", &self.application_update);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateApplicationResponse {}

impl FromValue for UpdateApplicationResponse {
    fn shape() -> &'static Shape {
        &UPDATE_APPLICATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        UpdateApplicationResponse {}
    }
}

impl Encode for UpdateApplicationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}
