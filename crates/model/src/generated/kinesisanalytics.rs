// Written by `cargo xtask codegen` from models/; changes by hand are lost.

#[allow(unused_imports)]
use crate::table::*;
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
