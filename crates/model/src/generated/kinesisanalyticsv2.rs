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

/// The service `kinesisanalyticsv2`, API version 2018-05-23.
pub static SERVICE: Service = Service {
    name: "kinesisanalytics",
    target_prefix: "KinesisAnalytics_20180523",
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
                &ERROR_INVALID_REQUEST_EXCEPTION,
                &ERROR_INVALID_APPLICATION_CONFIGURATION_EXCEPTION,
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
                &ERROR_INVALID_REQUEST_EXCEPTION,
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
                &ERROR_INVALID_REQUEST_EXCEPTION,
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
                &ERROR_INVALID_REQUEST_EXCEPTION,
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
                &ERROR_INVALID_REQUEST_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "AddApplicationVpcConfiguration",
            input: &ADD_APPLICATION_VPC_CONFIGURATION_REQUEST,
            output: &ADD_APPLICATION_VPC_CONFIGURATION_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
                &ERROR_INVALID_APPLICATION_CONFIGURATION_EXCEPTION,
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
                &ERROR_INVALID_REQUEST_EXCEPTION,
                &ERROR_TOO_MANY_TAGS_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "CreateApplicationPresignedUrl",
            input: &CREATE_APPLICATION_PRESIGNED_URL_REQUEST,
            output: &CREATE_APPLICATION_PRESIGNED_URL_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "CreateApplicationSnapshot",
            input: &CREATE_APPLICATION_SNAPSHOT_REQUEST,
            output: &CREATE_APPLICATION_SNAPSHOT_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
                &ERROR_INVALID_REQUEST_EXCEPTION,
                &ERROR_INVALID_APPLICATION_CONFIGURATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "CreateSnapshot",
            input: &CREATE_SNAPSHOT_REQUEST,
            output: &CREATE_SNAPSHOT_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_INVALID_APPLICATION_CONFIGURATION_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
                &ERROR_TOO_MANY_TAGS_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
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
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_INVALID_REQUEST_EXCEPTION,
                &ERROR_INVALID_APPLICATION_CONFIGURATION_EXCEPTION,
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
                &ERROR_INVALID_REQUEST_EXCEPTION,
                &ERROR_INVALID_APPLICATION_CONFIGURATION_EXCEPTION,
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
                &ERROR_INVALID_REQUEST_EXCEPTION,
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
                &ERROR_INVALID_REQUEST_EXCEPTION,
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
                &ERROR_INVALID_REQUEST_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DeleteApplicationSnapshot",
            input: &DELETE_APPLICATION_SNAPSHOT_REQUEST,
            output: &DELETE_APPLICATION_SNAPSHOT_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
                &ERROR_INVALID_REQUEST_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DeleteApplicationVpcConfiguration",
            input: &DELETE_APPLICATION_VPC_CONFIGURATION_REQUEST,
            output: &DELETE_APPLICATION_VPC_CONFIGURATION_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
                &ERROR_INVALID_APPLICATION_CONFIGURATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DeleteSnapshot",
            input: &DELETE_SNAPSHOT_REQUEST,
            output: &DELETE_SNAPSHOT_RESPONSE,
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
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_INVALID_REQUEST_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DescribeApplicationOperation",
            input: &DESCRIBE_APPLICATION_OPERATION_REQUEST,
            output: &DESCRIBE_APPLICATION_OPERATION_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DescribeApplicationSnapshot",
            input: &DESCRIBE_APPLICATION_SNAPSHOT_REQUEST,
            output: &DESCRIBE_APPLICATION_SNAPSHOT_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DescribeApplicationVersion",
            input: &DESCRIBE_APPLICATION_VERSION_REQUEST,
            output: &DESCRIBE_APPLICATION_VERSION_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DescribeSnapshot",
            input: &DESCRIBE_SNAPSHOT_REQUEST,
            output: &DESCRIBE_SNAPSHOT_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DescribeSnapshotOperation",
            input: &DESCRIBE_SNAPSHOT_OPERATION_REQUEST,
            output: &DESCRIBE_SNAPSHOT_OPERATION_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
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
                &ERROR_INVALID_REQUEST_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "ExportSnapshot",
            input: &EXPORT_SNAPSHOT_REQUEST,
            output: &EXPORT_SNAPSHOT_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "ImportSnapshot",
            input: &IMPORT_SNAPSHOT_REQUEST,
            output: &IMPORT_SNAPSHOT_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
                &ERROR_TOO_MANY_TAGS_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "ListApplicationOperations",
            input: &LIST_APPLICATION_OPERATIONS_REQUEST,
            output: &LIST_APPLICATION_OPERATIONS_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "ListApplicationSnapshots",
            input: &LIST_APPLICATION_SNAPSHOTS_REQUEST,
            output: &LIST_APPLICATION_SNAPSHOTS_RESPONSE,
            no_output: false,
            errors: &[&ERROR_INVALID_ARGUMENT_EXCEPTION, &ERROR_UNSUPPORTED_OPERATION_EXCEPTION],
            event_stream: false,
        },
        Operation {
            name: "ListApplicationVersions",
            input: &LIST_APPLICATION_VERSIONS_REQUEST,
            output: &LIST_APPLICATION_VERSIONS_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "ListApplications",
            input: &LIST_APPLICATIONS_REQUEST,
            output: &LIST_APPLICATIONS_RESPONSE,
            no_output: false,
            errors: &[&ERROR_INVALID_REQUEST_EXCEPTION],
            event_stream: false,
        },
        Operation {
            name: "ListSnapshotOperations",
            input: &LIST_SNAPSHOT_OPERATIONS_REQUEST,
            output: &LIST_SNAPSHOT_OPERATIONS_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "ListSnapshots",
            input: &LIST_SNAPSHOTS_REQUEST,
            output: &LIST_SNAPSHOTS_RESPONSE,
            no_output: false,
            errors: &[&ERROR_INVALID_ARGUMENT_EXCEPTION, &ERROR_UNSUPPORTED_OPERATION_EXCEPTION],
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
            name: "RollbackApplication",
            input: &ROLLBACK_APPLICATION_REQUEST,
            output: &ROLLBACK_APPLICATION_RESPONSE,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_REQUEST_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
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
                &ERROR_INVALID_REQUEST_EXCEPTION,
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
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_INVALID_REQUEST_EXCEPTION,
                &ERROR_INVALID_APPLICATION_CONFIGURATION_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
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
                &ERROR_INVALID_REQUEST_EXCEPTION,
                &ERROR_INVALID_APPLICATION_CONFIGURATION_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_UNSUPPORTED_OPERATION_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "UpdateApplicationMaintenanceConfiguration",
            input: &UPDATE_APPLICATION_MAINTENANCE_CONFIGURATION_REQUEST,
            output: &UPDATE_APPLICATION_MAINTENANCE_CONFIGURATION_RESPONSE,
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
    ],
};

const PACKAGE: &str = "com.amazonaws.kinesisanalytics.v20180523";

static ERROR_CODE_VALIDATION_EXCEPTION: ErrorShape =
    ErrorShape { name: "CodeValidationException", status: 400 };
static ERROR_CONCURRENT_MODIFICATION_EXCEPTION: ErrorShape =
    ErrorShape { name: "ConcurrentModificationException", status: 400 };
static ERROR_INVALID_APPLICATION_CONFIGURATION_EXCEPTION: ErrorShape =
    ErrorShape { name: "InvalidApplicationConfigurationException", status: 400 };
static ERROR_INVALID_ARGUMENT_EXCEPTION: ErrorShape =
    ErrorShape { name: "InvalidArgumentException", status: 400 };
static ERROR_INVALID_REQUEST_EXCEPTION: ErrorShape =
    ErrorShape { name: "InvalidRequestException", status: 400 };
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
        optional("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("CloudWatchLoggingOption", || &CLOUD_WATCH_LOGGING_OPTION),
        optional("ConditionalToken", || &CONDITIONAL_TOKEN),
    ],
);
static ADD_APPLICATION_CLOUD_WATCH_LOGGING_OPTION_RESPONSE: Shape = structure(
    "AddApplicationCloudWatchLoggingOptionResponse",
    PACKAGE,
    &[
        optional("ApplicationARN", || &RESOURCE_ARN),
        optional("ApplicationVersionId", || &APPLICATION_VERSION_ID),
        optional("CloudWatchLoggingOptionDescriptions", || &CLOUD_WATCH_LOGGING_OPTION_DESCRIPTIONS),
        optional("OperationId", || &OPERATION_ID),
    ],
);
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
static ADD_APPLICATION_INPUT_PROCESSING_CONFIGURATION_RESPONSE: Shape = structure(
    "AddApplicationInputProcessingConfigurationResponse",
    PACKAGE,
    &[
        optional("ApplicationARN", || &RESOURCE_ARN),
        optional("ApplicationVersionId", || &APPLICATION_VERSION_ID),
        optional("InputId", || &ID),
        optional("InputProcessingConfigurationDescription", || &INPUT_PROCESSING_CONFIGURATION_DESCRIPTION),
    ],
);
static ADD_APPLICATION_INPUT_REQUEST: Shape = structure(
    "AddApplicationInputRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("Input", || &INPUT),
    ],
);
static ADD_APPLICATION_INPUT_RESPONSE: Shape = structure(
    "AddApplicationInputResponse",
    PACKAGE,
    &[
        optional("ApplicationARN", || &RESOURCE_ARN),
        optional("ApplicationVersionId", || &APPLICATION_VERSION_ID),
        optional("InputDescriptions", || &INPUT_DESCRIPTIONS),
    ],
);
static ADD_APPLICATION_OUTPUT_REQUEST: Shape = structure(
    "AddApplicationOutputRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("Output", || &OUTPUT),
    ],
);
static ADD_APPLICATION_OUTPUT_RESPONSE: Shape = structure(
    "AddApplicationOutputResponse",
    PACKAGE,
    &[
        optional("ApplicationARN", || &RESOURCE_ARN),
        optional("ApplicationVersionId", || &APPLICATION_VERSION_ID),
        optional("OutputDescriptions", || &OUTPUT_DESCRIPTIONS),
    ],
);
static ADD_APPLICATION_REFERENCE_DATA_SOURCE_REQUEST: Shape = structure(
    "AddApplicationReferenceDataSourceRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("ReferenceDataSource", || &REFERENCE_DATA_SOURCE),
    ],
);
static ADD_APPLICATION_REFERENCE_DATA_SOURCE_RESPONSE: Shape = structure(
    "AddApplicationReferenceDataSourceResponse",
    PACKAGE,
    &[
        optional("ApplicationARN", || &RESOURCE_ARN),
        optional("ApplicationVersionId", || &APPLICATION_VERSION_ID),
        optional("ReferenceDataSourceDescriptions", || &REFERENCE_DATA_SOURCE_DESCRIPTIONS),
    ],
);
static ADD_APPLICATION_VPC_CONFIGURATION_REQUEST: Shape = structure(
    "AddApplicationVpcConfigurationRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        optional("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("VpcConfiguration", || &VPC_CONFIGURATION),
        optional("ConditionalToken", || &CONDITIONAL_TOKEN),
    ],
);
static ADD_APPLICATION_VPC_CONFIGURATION_RESPONSE: Shape = structure(
    "AddApplicationVpcConfigurationResponse",
    PACKAGE,
    &[
        optional("ApplicationARN", || &RESOURCE_ARN),
        optional("ApplicationVersionId", || &APPLICATION_VERSION_ID),
        optional("VpcConfigurationDescription", || &VPC_CONFIGURATION_DESCRIPTION),
        optional("OperationId", || &OPERATION_ID),
    ],
);
static APPLICATION_CODE_CONFIGURATION: Shape = structure(
    "ApplicationCodeConfiguration",
    PACKAGE,
    &[optional("CodeContent", || &CODE_CONTENT), required("CodeContentType", || &CODE_CONTENT_TYPE)],
);
static APPLICATION_CODE_CONFIGURATION_DESCRIPTION: Shape = structure(
    "ApplicationCodeConfigurationDescription",
    PACKAGE,
    &[
        required("CodeContentType", || &CODE_CONTENT_TYPE),
        optional("CodeContentDescription", || &CODE_CONTENT_DESCRIPTION),
    ],
);
static APPLICATION_CODE_CONFIGURATION_UPDATE: Shape = structure(
    "ApplicationCodeConfigurationUpdate",
    PACKAGE,
    &[
        optional("CodeContentTypeUpdate", || &CODE_CONTENT_TYPE),
        optional("CodeContentUpdate", || &CODE_CONTENT_UPDATE),
    ],
);
static APPLICATION_CONFIGURATION: Shape = structure(
    "ApplicationConfiguration",
    PACKAGE,
    &[
        optional("SqlApplicationConfiguration", || &SQL_APPLICATION_CONFIGURATION),
        optional("FlinkApplicationConfiguration", || &FLINK_APPLICATION_CONFIGURATION),
        optional("EnvironmentProperties", || &ENVIRONMENT_PROPERTIES),
        optional("ApplicationCodeConfiguration", || &APPLICATION_CODE_CONFIGURATION),
        optional("ApplicationSnapshotConfiguration", || &APPLICATION_SNAPSHOT_CONFIGURATION),
        optional("ApplicationSystemRollbackConfiguration", || &APPLICATION_SYSTEM_ROLLBACK_CONFIGURATION),
        optional("VpcConfigurations", || &VPC_CONFIGURATIONS),
        optional("ZeppelinApplicationConfiguration", || &ZEPPELIN_APPLICATION_CONFIGURATION),
        optional("ApplicationEncryptionConfiguration", || &APPLICATION_ENCRYPTION_CONFIGURATION),
    ],
);
static APPLICATION_CONFIGURATION_DESCRIPTION: Shape = structure(
    "ApplicationConfigurationDescription",
    PACKAGE,
    &[
        optional("SqlApplicationConfigurationDescription", || &SQL_APPLICATION_CONFIGURATION_DESCRIPTION),
        optional("ApplicationCodeConfigurationDescription", || &APPLICATION_CODE_CONFIGURATION_DESCRIPTION),
        optional("RunConfigurationDescription", || &RUN_CONFIGURATION_DESCRIPTION),
        optional("FlinkApplicationConfigurationDescription", || &FLINK_APPLICATION_CONFIGURATION_DESCRIPTION),
        optional("EnvironmentPropertyDescriptions", || &ENVIRONMENT_PROPERTY_DESCRIPTIONS),
        optional("ApplicationSnapshotConfigurationDescription", || {
            &APPLICATION_SNAPSHOT_CONFIGURATION_DESCRIPTION
        }),
        optional("ApplicationSystemRollbackConfigurationDescription", || {
            &APPLICATION_SYSTEM_ROLLBACK_CONFIGURATION_DESCRIPTION
        }),
        optional("VpcConfigurationDescriptions", || &VPC_CONFIGURATION_DESCRIPTIONS),
        optional("ZeppelinApplicationConfigurationDescription", || {
            &ZEPPELIN_APPLICATION_CONFIGURATION_DESCRIPTION
        }),
        optional("ApplicationEncryptionConfigurationDescription", || {
            &APPLICATION_ENCRYPTION_CONFIGURATION_DESCRIPTION
        }),
    ],
);
static APPLICATION_CONFIGURATION_UPDATE: Shape = structure(
    "ApplicationConfigurationUpdate",
    PACKAGE,
    &[
        optional("SqlApplicationConfigurationUpdate", || &SQL_APPLICATION_CONFIGURATION_UPDATE),
        optional("ApplicationCodeConfigurationUpdate", || &APPLICATION_CODE_CONFIGURATION_UPDATE),
        optional("FlinkApplicationConfigurationUpdate", || &FLINK_APPLICATION_CONFIGURATION_UPDATE),
        optional("EnvironmentPropertyUpdates", || &ENVIRONMENT_PROPERTY_UPDATES),
        optional("ApplicationSnapshotConfigurationUpdate", || &APPLICATION_SNAPSHOT_CONFIGURATION_UPDATE),
        optional("ApplicationSystemRollbackConfigurationUpdate", || {
            &APPLICATION_SYSTEM_ROLLBACK_CONFIGURATION_UPDATE
        }),
        optional("VpcConfigurationUpdates", || &VPC_CONFIGURATION_UPDATES),
        optional("ZeppelinApplicationConfigurationUpdate", || &ZEPPELIN_APPLICATION_CONFIGURATION_UPDATE),
        optional("ApplicationEncryptionConfigurationUpdate", || &APPLICATION_ENCRYPTION_CONFIGURATION_UPDATE),
    ],
);
static APPLICATION_DESCRIPTION: Shape = string("ApplicationDescription", Some(0), Some(1024), None);
static APPLICATION_DETAIL: Shape = structure(
    "ApplicationDetail",
    PACKAGE,
    &[
        required("ApplicationARN", || &RESOURCE_ARN),
        optional("ApplicationDescription", || &APPLICATION_DESCRIPTION),
        required("ApplicationName", || &APPLICATION_NAME),
        required("RuntimeEnvironment", || &RUNTIME_ENVIRONMENT),
        optional("ServiceExecutionRole", || &ROLE_ARN),
        required("ApplicationStatus", || &APPLICATION_STATUS),
        required("ApplicationVersionId", || &APPLICATION_VERSION_ID),
        optional("CreateTimestamp", || &TIMESTAMP),
        optional("LastUpdateTimestamp", || &TIMESTAMP),
        optional("ApplicationConfigurationDescription", || &APPLICATION_CONFIGURATION_DESCRIPTION),
        optional("CloudWatchLoggingOptionDescriptions", || &CLOUD_WATCH_LOGGING_OPTION_DESCRIPTIONS),
        optional("ApplicationMaintenanceConfigurationDescription", || {
            &APPLICATION_MAINTENANCE_CONFIGURATION_DESCRIPTION
        }),
        optional("ApplicationVersionUpdatedFrom", || &APPLICATION_VERSION_ID),
        optional("ApplicationVersionRolledBackFrom", || &APPLICATION_VERSION_ID),
        optional("ApplicationVersionCreateTimestamp", || &TIMESTAMP),
        optional("ConditionalToken", || &CONDITIONAL_TOKEN),
        optional("ApplicationVersionRolledBackTo", || &APPLICATION_VERSION_ID),
        optional("ApplicationMode", || &APPLICATION_MODE),
    ],
);
static APPLICATION_ENCRYPTION_CONFIGURATION: Shape = structure(
    "ApplicationEncryptionConfiguration",
    PACKAGE,
    &[optional("KeyId", || &KEY_ID), required("KeyType", || &KEY_TYPE)],
);
static APPLICATION_ENCRYPTION_CONFIGURATION_DESCRIPTION: Shape = structure(
    "ApplicationEncryptionConfigurationDescription",
    PACKAGE,
    &[optional("KeyId", || &KEY_ID), required("KeyType", || &KEY_TYPE)],
);
static APPLICATION_ENCRYPTION_CONFIGURATION_UPDATE: Shape = structure(
    "ApplicationEncryptionConfigurationUpdate",
    PACKAGE,
    &[optional("KeyIdUpdate", || &KEY_ID), required("KeyTypeUpdate", || &KEY_TYPE)],
);
static APPLICATION_MAINTENANCE_CONFIGURATION_DESCRIPTION: Shape = structure(
    "ApplicationMaintenanceConfigurationDescription",
    PACKAGE,
    &[
        required("ApplicationMaintenanceWindowStartTime", || &APPLICATION_MAINTENANCE_WINDOW_START_TIME),
        required("ApplicationMaintenanceWindowEndTime", || &APPLICATION_MAINTENANCE_WINDOW_END_TIME),
    ],
);
static APPLICATION_MAINTENANCE_CONFIGURATION_UPDATE: Shape = structure(
    "ApplicationMaintenanceConfigurationUpdate",
    PACKAGE,
    &[required("ApplicationMaintenanceWindowStartTimeUpdate", || &APPLICATION_MAINTENANCE_WINDOW_START_TIME)],
);
static APPLICATION_MAINTENANCE_WINDOW_END_TIME: Shape =
    string("ApplicationMaintenanceWindowEndTime", Some(5), Some(5), Some(r"([01][0-9]|2[0-3]):[0-5][0-9]"));
static APPLICATION_MAINTENANCE_WINDOW_START_TIME: Shape =
    string("ApplicationMaintenanceWindowStartTime", Some(5), Some(5), Some(r"([01][0-9]|2[0-3]):[0-5][0-9]"));
static APPLICATION_MODE: Shape = enumeration("ApplicationMode", &["STREAMING", "INTERACTIVE"]);
static APPLICATION_NAME: Shape = string("ApplicationName", Some(1), Some(128), Some(r"[a-zA-Z0-9_.-]+"));
static APPLICATION_OPERATION_DESCRIPTION: Shape = structure(
    "ApplicationOperationDescription",
    PACKAGE,
    &[
        optional("ApplicationOperationId", || &OPERATION_ID),
        optional("ApplicationName", || &APPLICATION_NAME),
    ],
);
static APPLICATION_OPERATION_INFO: Shape = structure(
    "ApplicationOperationInfo",
    PACKAGE,
    &[
        optional("Operation", || &OPERATION),
        optional("OperationId", || &OPERATION_ID),
        optional("StartTime", || &TIMESTAMP),
        optional("EndTime", || &TIMESTAMP),
        optional("OperationStatus", || &OPERATION_STATUS),
    ],
);
static APPLICATION_OPERATION_INFO_DETAILS: Shape = structure(
    "ApplicationOperationInfoDetails",
    PACKAGE,
    &[
        required("Operation", || &OPERATION),
        required("StartTime", || &TIMESTAMP),
        required("EndTime", || &TIMESTAMP),
        required("OperationStatus", || &OPERATION_STATUS),
        optional("ApplicationVersionChangeDetails", || &APPLICATION_VERSION_CHANGE_DETAILS),
        optional("OperationFailureDetails", || &OPERATION_FAILURE_DETAILS),
    ],
);
static APPLICATION_OPERATION_INFO_LIST: Shape =
    list("ApplicationOperationInfoList", || &APPLICATION_OPERATION_INFO, None, None);
static APPLICATION_RESTORE_CONFIGURATION: Shape = structure(
    "ApplicationRestoreConfiguration",
    PACKAGE,
    &[
        required("ApplicationRestoreType", || &APPLICATION_RESTORE_TYPE),
        optional("SnapshotName", || &SNAPSHOT_NAME),
        optional("SnapshotArn", || &SNAPSHOT_ARN),
    ],
);
static APPLICATION_RESTORE_TYPE: Shape = enumeration(
    "ApplicationRestoreType",
    &["SKIP_RESTORE_FROM_SNAPSHOT", "RESTORE_FROM_LATEST_SNAPSHOT", "RESTORE_FROM_CUSTOM_SNAPSHOT"],
);
static APPLICATION_SNAPSHOT_CONFIGURATION: Shape = structure(
    "ApplicationSnapshotConfiguration",
    PACKAGE,
    &[required("SnapshotsEnabled", || &BOOLEAN_OBJECT), optional("SnapshotMode", || &SNAPSHOT_MODE)],
);
static APPLICATION_SNAPSHOT_CONFIGURATION_DESCRIPTION: Shape = structure(
    "ApplicationSnapshotConfigurationDescription",
    PACKAGE,
    &[required("SnapshotsEnabled", || &BOOLEAN_OBJECT), optional("SnapshotMode", || &SNAPSHOT_MODE)],
);
static APPLICATION_SNAPSHOT_CONFIGURATION_UPDATE: Shape = structure(
    "ApplicationSnapshotConfigurationUpdate",
    PACKAGE,
    &[
        required("SnapshotsEnabledUpdate", || &BOOLEAN_OBJECT),
        optional("SnapshotModeUpdate", || &SNAPSHOT_MODE),
    ],
);
static APPLICATION_STATUS: Shape = enumeration(
    "ApplicationStatus",
    &[
        "DELETING",
        "STARTING",
        "STOPPING",
        "READY",
        "RUNNING",
        "UPDATING",
        "AUTOSCALING",
        "FORCE_STOPPING",
        "ROLLING_BACK",
        "MAINTENANCE",
        "ROLLED_BACK",
    ],
);
static APPLICATION_SUMMARIES: Shape = list("ApplicationSummaries", || &APPLICATION_SUMMARY, None, None);
static APPLICATION_SUMMARY: Shape = structure(
    "ApplicationSummary",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("ApplicationARN", || &RESOURCE_ARN),
        required("ApplicationStatus", || &APPLICATION_STATUS),
        required("ApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("RuntimeEnvironment", || &RUNTIME_ENVIRONMENT),
        optional("ApplicationMode", || &APPLICATION_MODE),
    ],
);
static APPLICATION_SYSTEM_ROLLBACK_CONFIGURATION: Shape = structure(
    "ApplicationSystemRollbackConfiguration",
    PACKAGE,
    &[required("RollbackEnabled", || &BOOLEAN_OBJECT)],
);
static APPLICATION_SYSTEM_ROLLBACK_CONFIGURATION_DESCRIPTION: Shape = structure(
    "ApplicationSystemRollbackConfigurationDescription",
    PACKAGE,
    &[required("RollbackEnabled", || &BOOLEAN_OBJECT)],
);
static APPLICATION_SYSTEM_ROLLBACK_CONFIGURATION_UPDATE: Shape = structure(
    "ApplicationSystemRollbackConfigurationUpdate",
    PACKAGE,
    &[required("RollbackEnabledUpdate", || &BOOLEAN_OBJECT)],
);
static APPLICATION_VERSION_CHANGE_DETAILS: Shape = structure(
    "ApplicationVersionChangeDetails",
    PACKAGE,
    &[
        required("ApplicationVersionUpdatedFrom", || &APPLICATION_VERSION_ID),
        required("ApplicationVersionUpdatedTo", || &APPLICATION_VERSION_ID),
    ],
);
static APPLICATION_VERSION_ID: Shape = long("ApplicationVersionId", Some(1), Some(999999999));
static APPLICATION_VERSION_SUMMARIES: Shape =
    list("ApplicationVersionSummaries", || &APPLICATION_VERSION_SUMMARY, None, None);
static APPLICATION_VERSION_SUMMARY: Shape = structure(
    "ApplicationVersionSummary",
    PACKAGE,
    &[
        required("ApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("ApplicationStatus", || &APPLICATION_STATUS),
    ],
);
static ARTIFACT_TYPE: Shape = enumeration("ArtifactType", &["UDF", "DEPENDENCY_JAR"]);
static AUTHORIZED_URL: Shape = string("AuthorizedUrl", Some(1), Some(2048), None);
static BASE_PATH: Shape = string("BasePath", Some(1), Some(1024), Some(r"[a-zA-Z0-9/!-_.*'()]+"));
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
static CATALOG_CONFIGURATION: Shape = structure(
    "CatalogConfiguration",
    PACKAGE,
    &[required("GlueDataCatalogConfiguration", || &GLUE_DATA_CATALOG_CONFIGURATION)],
);
static CATALOG_CONFIGURATION_DESCRIPTION: Shape = structure(
    "CatalogConfigurationDescription",
    PACKAGE,
    &[required("GlueDataCatalogConfigurationDescription", || &GLUE_DATA_CATALOG_CONFIGURATION_DESCRIPTION)],
);
static CATALOG_CONFIGURATION_UPDATE: Shape = structure(
    "CatalogConfigurationUpdate",
    PACKAGE,
    &[required("GlueDataCatalogConfigurationUpdate", || &GLUE_DATA_CATALOG_CONFIGURATION_UPDATE)],
);
static CHECKPOINT_CONFIGURATION: Shape = structure(
    "CheckpointConfiguration",
    PACKAGE,
    &[
        required("ConfigurationType", || &CONFIGURATION_TYPE),
        optional("CheckpointingEnabled", || &BOOLEAN_OBJECT),
        optional("CheckpointInterval", || &CHECKPOINT_INTERVAL),
        optional("MinPauseBetweenCheckpoints", || &MIN_PAUSE_BETWEEN_CHECKPOINTS),
    ],
);
static CHECKPOINT_CONFIGURATION_DESCRIPTION: Shape = structure(
    "CheckpointConfigurationDescription",
    PACKAGE,
    &[
        optional("ConfigurationType", || &CONFIGURATION_TYPE),
        optional("CheckpointingEnabled", || &BOOLEAN_OBJECT),
        optional("CheckpointInterval", || &CHECKPOINT_INTERVAL),
        optional("MinPauseBetweenCheckpoints", || &MIN_PAUSE_BETWEEN_CHECKPOINTS),
    ],
);
static CHECKPOINT_CONFIGURATION_UPDATE: Shape = structure(
    "CheckpointConfigurationUpdate",
    PACKAGE,
    &[
        optional("ConfigurationTypeUpdate", || &CONFIGURATION_TYPE),
        optional("CheckpointingEnabledUpdate", || &BOOLEAN_OBJECT),
        optional("CheckpointIntervalUpdate", || &CHECKPOINT_INTERVAL),
        optional("MinPauseBetweenCheckpointsUpdate", || &MIN_PAUSE_BETWEEN_CHECKPOINTS),
    ],
);
static CHECKPOINT_INTERVAL: Shape = long("CheckpointInterval", Some(1), None);
static CLOUD_WATCH_LOGGING_OPTION: Shape =
    structure("CloudWatchLoggingOption", PACKAGE, &[required("LogStreamARN", || &LOG_STREAM_ARN)]);
static CLOUD_WATCH_LOGGING_OPTION_DESCRIPTION: Shape = structure(
    "CloudWatchLoggingOptionDescription",
    PACKAGE,
    &[
        optional("CloudWatchLoggingOptionId", || &ID),
        required("LogStreamARN", || &LOG_STREAM_ARN),
        optional("RoleARN", || &ROLE_ARN),
    ],
);
static CLOUD_WATCH_LOGGING_OPTION_DESCRIPTIONS: Shape =
    list("CloudWatchLoggingOptionDescriptions", || &CLOUD_WATCH_LOGGING_OPTION_DESCRIPTION, None, None);
static CLOUD_WATCH_LOGGING_OPTION_UPDATE: Shape = structure(
    "CloudWatchLoggingOptionUpdate",
    PACKAGE,
    &[required("CloudWatchLoggingOptionId", || &ID), optional("LogStreamARNUpdate", || &LOG_STREAM_ARN)],
);
static CLOUD_WATCH_LOGGING_OPTION_UPDATES: Shape =
    list("CloudWatchLoggingOptionUpdates", || &CLOUD_WATCH_LOGGING_OPTION_UPDATE, None, None);
static CLOUD_WATCH_LOGGING_OPTIONS: Shape =
    list("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTION, None, None);
static CODE_CONTENT: Shape = structure(
    "CodeContent",
    PACKAGE,
    &[
        optional("TextContent", || &TEXT_CONTENT),
        optional("ZipFileContent", || &ZIP_FILE_CONTENT),
        optional("S3ContentLocation", || &S3_CONTENT_LOCATION),
    ],
);
static CODE_CONTENT_DESCRIPTION: Shape = structure(
    "CodeContentDescription",
    PACKAGE,
    &[
        optional("TextContent", || &TEXT_CONTENT),
        optional("CodeMD5", || &CODE_MD5),
        optional("CodeSize", || &CODE_SIZE),
        optional("S3ApplicationCodeLocationDescription", || &S3_APPLICATION_CODE_LOCATION_DESCRIPTION),
    ],
);
static CODE_CONTENT_TYPE: Shape = enumeration("CodeContentType", &["PLAINTEXT", "ZIPFILE"]);
static CODE_CONTENT_UPDATE: Shape = structure(
    "CodeContentUpdate",
    PACKAGE,
    &[
        optional("TextContentUpdate", || &TEXT_CONTENT),
        optional("ZipFileContentUpdate", || &ZIP_FILE_CONTENT),
        optional("S3ContentLocationUpdate", || &S3_CONTENT_LOCATION_UPDATE),
    ],
);
static CODE_MD5: Shape = string("CodeMD5", Some(128), Some(128), None);
static CODE_SIZE: Shape = long("CodeSize", Some(0), Some(52428800));
static CONDITIONAL_TOKEN: Shape = string("ConditionalToken", Some(1), Some(512), Some(r"[a-zA-Z0-9-_+/=]+"));
static CONFIGURATION_TYPE: Shape = enumeration("ConfigurationType", &["DEFAULT", "CUSTOM"]);
static CREATE_APPLICATION_PRESIGNED_URL_REQUEST: Shape = structure(
    "CreateApplicationPresignedUrlRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("UrlType", || &URL_TYPE),
        optional("SessionExpirationDurationInSeconds", || &SESSION_EXPIRATION_DURATION_IN_SECONDS),
    ],
);
static CREATE_APPLICATION_PRESIGNED_URL_RESPONSE: Shape = structure(
    "CreateApplicationPresignedUrlResponse",
    PACKAGE,
    &[optional("AuthorizedUrl", || &AUTHORIZED_URL)],
);
static CREATE_APPLICATION_REQUEST: Shape = structure(
    "CreateApplicationRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        optional("ApplicationDescription", || &APPLICATION_DESCRIPTION),
        required("RuntimeEnvironment", || &RUNTIME_ENVIRONMENT),
        required("ServiceExecutionRole", || &ROLE_ARN),
        optional("ApplicationConfiguration", || &APPLICATION_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("Tags", || &TAGS),
        optional("ApplicationMode", || &APPLICATION_MODE),
    ],
);
static CREATE_APPLICATION_RESPONSE: Shape =
    structure("CreateApplicationResponse", PACKAGE, &[required("ApplicationDetail", || &APPLICATION_DETAIL)]);
static CREATE_APPLICATION_SNAPSHOT_REQUEST: Shape = structure(
    "CreateApplicationSnapshotRequest",
    PACKAGE,
    &[required("ApplicationName", || &APPLICATION_NAME), required("SnapshotName", || &SNAPSHOT_NAME)],
);
static CREATE_APPLICATION_SNAPSHOT_RESPONSE: Shape =
    structure("CreateApplicationSnapshotResponse", PACKAGE, &[]);
static CREATE_SNAPSHOT_REQUEST: Shape = structure(
    "CreateSnapshotRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("SnapshotName", || &SNAPSHOT_V2_NAME),
        optional("SnapshotDescription", || &SNAPSHOT_V2_DESCRIPTION),
        optional("Tags", || &TAGS),
    ],
);
static CREATE_SNAPSHOT_RESPONSE: Shape = structure(
    "CreateSnapshotResponse",
    PACKAGE,
    &[
        required("SnapshotArn", || &SNAPSHOT_ARN),
        required("SnapshotStatus", || &SNAPSHOT_STATUS),
        required("SnapshotOperationId", || &SNAPSHOT_OPERATION_ID),
        required("SnapshotOperationStatus", || &SNAPSHOT_OPERATION_STATUS),
    ],
);
static CUSTOM_ARTIFACT_CONFIGURATION: Shape = structure(
    "CustomArtifactConfiguration",
    PACKAGE,
    &[
        required("ArtifactType", || &ARTIFACT_TYPE),
        optional("S3ContentLocation", || &S3_CONTENT_LOCATION),
        optional("MavenReference", || &MAVEN_REFERENCE),
    ],
);
static CUSTOM_ARTIFACT_CONFIGURATION_DESCRIPTION: Shape = structure(
    "CustomArtifactConfigurationDescription",
    PACKAGE,
    &[
        optional("ArtifactType", || &ARTIFACT_TYPE),
        optional("S3ContentLocationDescription", || &S3_CONTENT_LOCATION),
        optional("MavenReferenceDescription", || &MAVEN_REFERENCE),
    ],
);
static CUSTOM_ARTIFACTS_CONFIGURATION_DESCRIPTION_LIST: Shape = list(
    "CustomArtifactsConfigurationDescriptionList",
    || &CUSTOM_ARTIFACT_CONFIGURATION_DESCRIPTION,
    None,
    Some(50),
);
static CUSTOM_ARTIFACTS_CONFIGURATION_LIST: Shape =
    list("CustomArtifactsConfigurationList", || &CUSTOM_ARTIFACT_CONFIGURATION, None, Some(50));
static DATABASE_ARN: Shape = string("DatabaseARN", Some(1), Some(2048), Some(r"arn:.*"));
static DELETE_APPLICATION_CLOUD_WATCH_LOGGING_OPTION_REQUEST: Shape = structure(
    "DeleteApplicationCloudWatchLoggingOptionRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        optional("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("CloudWatchLoggingOptionId", || &ID),
        optional("ConditionalToken", || &CONDITIONAL_TOKEN),
    ],
);
static DELETE_APPLICATION_CLOUD_WATCH_LOGGING_OPTION_RESPONSE: Shape = structure(
    "DeleteApplicationCloudWatchLoggingOptionResponse",
    PACKAGE,
    &[
        optional("ApplicationARN", || &RESOURCE_ARN),
        optional("ApplicationVersionId", || &APPLICATION_VERSION_ID),
        optional("CloudWatchLoggingOptionDescriptions", || &CLOUD_WATCH_LOGGING_OPTION_DESCRIPTIONS),
        optional("OperationId", || &OPERATION_ID),
    ],
);
static DELETE_APPLICATION_INPUT_PROCESSING_CONFIGURATION_REQUEST: Shape = structure(
    "DeleteApplicationInputProcessingConfigurationRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("InputId", || &ID),
    ],
);
static DELETE_APPLICATION_INPUT_PROCESSING_CONFIGURATION_RESPONSE: Shape = structure(
    "DeleteApplicationInputProcessingConfigurationResponse",
    PACKAGE,
    &[
        optional("ApplicationARN", || &RESOURCE_ARN),
        optional("ApplicationVersionId", || &APPLICATION_VERSION_ID),
    ],
);
static DELETE_APPLICATION_OUTPUT_REQUEST: Shape = structure(
    "DeleteApplicationOutputRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("OutputId", || &ID),
    ],
);
static DELETE_APPLICATION_OUTPUT_RESPONSE: Shape = structure(
    "DeleteApplicationOutputResponse",
    PACKAGE,
    &[
        optional("ApplicationARN", || &RESOURCE_ARN),
        optional("ApplicationVersionId", || &APPLICATION_VERSION_ID),
    ],
);
static DELETE_APPLICATION_REFERENCE_DATA_SOURCE_REQUEST: Shape = structure(
    "DeleteApplicationReferenceDataSourceRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("ReferenceId", || &ID),
    ],
);
static DELETE_APPLICATION_REFERENCE_DATA_SOURCE_RESPONSE: Shape = structure(
    "DeleteApplicationReferenceDataSourceResponse",
    PACKAGE,
    &[
        optional("ApplicationARN", || &RESOURCE_ARN),
        optional("ApplicationVersionId", || &APPLICATION_VERSION_ID),
    ],
);
static DELETE_APPLICATION_REQUEST: Shape = structure(
    "DeleteApplicationRequest",
    PACKAGE,
    &[required("ApplicationName", || &APPLICATION_NAME), required("CreateTimestamp", || &TIMESTAMP)],
);
static DELETE_APPLICATION_RESPONSE: Shape = structure("DeleteApplicationResponse", PACKAGE, &[]);
static DELETE_APPLICATION_SNAPSHOT_REQUEST: Shape = structure(
    "DeleteApplicationSnapshotRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("SnapshotName", || &SNAPSHOT_NAME),
        required("SnapshotCreationTimestamp", || &TIMESTAMP),
    ],
);
static DELETE_APPLICATION_SNAPSHOT_RESPONSE: Shape =
    structure("DeleteApplicationSnapshotResponse", PACKAGE, &[]);
static DELETE_APPLICATION_VPC_CONFIGURATION_REQUEST: Shape = structure(
    "DeleteApplicationVpcConfigurationRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        optional("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        required("VpcConfigurationId", || &ID),
        optional("ConditionalToken", || &CONDITIONAL_TOKEN),
    ],
);
static DELETE_APPLICATION_VPC_CONFIGURATION_RESPONSE: Shape = structure(
    "DeleteApplicationVpcConfigurationResponse",
    PACKAGE,
    &[
        optional("ApplicationARN", || &RESOURCE_ARN),
        optional("ApplicationVersionId", || &APPLICATION_VERSION_ID),
        optional("OperationId", || &OPERATION_ID),
    ],
);
static DELETE_SNAPSHOT_REQUEST: Shape = structure(
    "DeleteSnapshotRequest",
    PACKAGE,
    &[required("SnapshotName", || &SNAPSHOT_V2_NAME), required("SnapshotCreationTimestamp", || &TIMESTAMP)],
);
static DELETE_SNAPSHOT_RESPONSE: Shape = structure(
    "DeleteSnapshotResponse",
    PACKAGE,
    &[
        required("SnapshotArn", || &SNAPSHOT_ARN),
        required("SnapshotStatus", || &SNAPSHOT_STATUS),
        required("SnapshotOperationId", || &SNAPSHOT_OPERATION_ID),
        required("SnapshotOperationStatus", || &SNAPSHOT_OPERATION_STATUS),
    ],
);
static DEPLOY_AS_APPLICATION_CONFIGURATION: Shape = structure(
    "DeployAsApplicationConfiguration",
    PACKAGE,
    &[required("S3ContentLocation", || &S3_CONTENT_BASE_LOCATION)],
);
static DEPLOY_AS_APPLICATION_CONFIGURATION_DESCRIPTION: Shape = structure(
    "DeployAsApplicationConfigurationDescription",
    PACKAGE,
    &[required("S3ContentLocationDescription", || &S3_CONTENT_BASE_LOCATION_DESCRIPTION)],
);
static DEPLOY_AS_APPLICATION_CONFIGURATION_UPDATE: Shape = structure(
    "DeployAsApplicationConfigurationUpdate",
    PACKAGE,
    &[optional("S3ContentLocationUpdate", || &S3_CONTENT_BASE_LOCATION_UPDATE)],
);
static DESCRIBE_APPLICATION_OPERATION_REQUEST: Shape = structure(
    "DescribeApplicationOperationRequest",
    PACKAGE,
    &[required("ApplicationName", || &APPLICATION_NAME), required("OperationId", || &OPERATION_ID)],
);
static DESCRIBE_APPLICATION_OPERATION_RESPONSE: Shape = structure(
    "DescribeApplicationOperationResponse",
    PACKAGE,
    &[optional("ApplicationOperationInfoDetails", || &APPLICATION_OPERATION_INFO_DETAILS)],
);
static DESCRIBE_APPLICATION_REQUEST: Shape = structure(
    "DescribeApplicationRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        optional("IncludeAdditionalDetails", || &BOOLEAN_OBJECT),
    ],
);
static DESCRIBE_APPLICATION_RESPONSE: Shape = structure(
    "DescribeApplicationResponse",
    PACKAGE,
    &[required("ApplicationDetail", || &APPLICATION_DETAIL)],
);
static DESCRIBE_APPLICATION_SNAPSHOT_REQUEST: Shape = structure(
    "DescribeApplicationSnapshotRequest",
    PACKAGE,
    &[required("ApplicationName", || &APPLICATION_NAME), required("SnapshotName", || &SNAPSHOT_NAME)],
);
static DESCRIBE_APPLICATION_SNAPSHOT_RESPONSE: Shape = structure(
    "DescribeApplicationSnapshotResponse",
    PACKAGE,
    &[required("SnapshotDetails", || &SNAPSHOT_DETAILS)],
);
static DESCRIBE_APPLICATION_VERSION_REQUEST: Shape = structure(
    "DescribeApplicationVersionRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("ApplicationVersionId", || &APPLICATION_VERSION_ID),
    ],
);
static DESCRIBE_APPLICATION_VERSION_RESPONSE: Shape = structure(
    "DescribeApplicationVersionResponse",
    PACKAGE,
    &[optional("ApplicationVersionDetail", || &APPLICATION_DETAIL)],
);
static DESCRIBE_SNAPSHOT_OPERATION_REQUEST: Shape = structure(
    "DescribeSnapshotOperationRequest",
    PACKAGE,
    &[
        required("SnapshotName", || &SNAPSHOT_V2_NAME),
        required("SnapshotOperationId", || &SNAPSHOT_OPERATION_ID),
    ],
);
static DESCRIBE_SNAPSHOT_OPERATION_RESPONSE: Shape = structure(
    "DescribeSnapshotOperationResponse",
    PACKAGE,
    &[required("SnapshotOperationInfoDetails", || &SNAPSHOT_OPERATION_INFO_DETAILS)],
);
static DESCRIBE_SNAPSHOT_REQUEST: Shape =
    structure("DescribeSnapshotRequest", PACKAGE, &[required("SnapshotName", || &SNAPSHOT_V2_NAME)]);
static DESCRIBE_SNAPSHOT_RESPONSE: Shape = structure(
    "DescribeSnapshotResponse",
    PACKAGE,
    &[required("SnapshotInfoDetails", || &SNAPSHOT_INFO_DETAILS)],
);
static DESTINATION_SCHEMA: Shape =
    structure("DestinationSchema", PACKAGE, &[required("RecordFormatType", || &RECORD_FORMAT_TYPE)]);
static DISCOVER_INPUT_SCHEMA_REQUEST: Shape = structure(
    "DiscoverInputSchemaRequest",
    PACKAGE,
    &[
        optional("ResourceARN", || &RESOURCE_ARN),
        required("ServiceExecutionRole", || &ROLE_ARN),
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
static ENCRYPTION_CONFIGURATION_DESCRIPTION: Shape = structure(
    "EncryptionConfigurationDescription",
    PACKAGE,
    &[optional("KeyId", || &KEY_ID), required("KeyType", || &KEY_TYPE)],
);
static ENVIRONMENT_PROPERTIES: Shape =
    structure("EnvironmentProperties", PACKAGE, &[required("PropertyGroups", || &PROPERTY_GROUPS)]);
static ENVIRONMENT_PROPERTY_DESCRIPTIONS: Shape = structure(
    "EnvironmentPropertyDescriptions",
    PACKAGE,
    &[optional("PropertyGroupDescriptions", || &PROPERTY_GROUPS)],
);
static ENVIRONMENT_PROPERTY_UPDATES: Shape =
    structure("EnvironmentPropertyUpdates", PACKAGE, &[required("PropertyGroups", || &PROPERTY_GROUPS)]);
static ERROR_INFO: Shape = structure("ErrorInfo", PACKAGE, &[optional("ErrorString", || &ERROR_STRING)]);
static ERROR_STRING: Shape = string("ErrorString", Some(1), Some(512), None);
static EXPORT_DESTINATION_CONFIGURATION: Shape = structure(
    "ExportDestinationConfiguration",
    PACKAGE,
    &[
        required("DestinationType", || &STORAGE_LOCATION_TYPE),
        required("ExportRoleArn", || &ROLE_ARN),
        optional("DestinationEncryptionConfiguration", || &SNAPSHOT_ENCRYPTION_CONFIGURATION),
        required("DestinationS3PrefixLocation", || &S3_PREFIX_LOCATION),
    ],
);
static EXPORT_SNAPSHOT_REQUEST: Shape = structure(
    "ExportSnapshotRequest",
    PACKAGE,
    &[
        required("SnapshotName", || &SNAPSHOT_V2_NAME),
        required("ExportDestinationConfiguration", || &EXPORT_DESTINATION_CONFIGURATION),
    ],
);
static EXPORT_SNAPSHOT_RESPONSE: Shape = structure(
    "ExportSnapshotResponse",
    PACKAGE,
    &[
        required("SnapshotOperationId", || &SNAPSHOT_OPERATION_ID),
        required("SnapshotOperationStatus", || &SNAPSHOT_OPERATION_STATUS),
    ],
);
static FILE_KEY: Shape = string("FileKey", Some(1), Some(1024), None);
static FLINK_APPLICATION_CONFIGURATION: Shape = structure(
    "FlinkApplicationConfiguration",
    PACKAGE,
    &[
        optional("CheckpointConfiguration", || &CHECKPOINT_CONFIGURATION),
        optional("MonitoringConfiguration", || &MONITORING_CONFIGURATION),
        optional("ParallelismConfiguration", || &PARALLELISM_CONFIGURATION),
    ],
);
static FLINK_APPLICATION_CONFIGURATION_DESCRIPTION: Shape = structure(
    "FlinkApplicationConfigurationDescription",
    PACKAGE,
    &[
        optional("CheckpointConfigurationDescription", || &CHECKPOINT_CONFIGURATION_DESCRIPTION),
        optional("MonitoringConfigurationDescription", || &MONITORING_CONFIGURATION_DESCRIPTION),
        optional("ParallelismConfigurationDescription", || &PARALLELISM_CONFIGURATION_DESCRIPTION),
        optional("JobPlanDescription", || &JOB_PLAN_DESCRIPTION),
    ],
);
static FLINK_APPLICATION_CONFIGURATION_UPDATE: Shape = structure(
    "FlinkApplicationConfigurationUpdate",
    PACKAGE,
    &[
        optional("CheckpointConfigurationUpdate", || &CHECKPOINT_CONFIGURATION_UPDATE),
        optional("MonitoringConfigurationUpdate", || &MONITORING_CONFIGURATION_UPDATE),
        optional("ParallelismConfigurationUpdate", || &PARALLELISM_CONFIGURATION_UPDATE),
    ],
);
static FLINK_RUN_CONFIGURATION: Shape =
    structure("FlinkRunConfiguration", PACKAGE, &[optional("AllowNonRestoredState", || &BOOLEAN_OBJECT)]);
static GLUE_DATA_CATALOG_CONFIGURATION: Shape =
    structure("GlueDataCatalogConfiguration", PACKAGE, &[required("DatabaseARN", || &DATABASE_ARN)]);
static GLUE_DATA_CATALOG_CONFIGURATION_DESCRIPTION: Shape = structure(
    "GlueDataCatalogConfigurationDescription",
    PACKAGE,
    &[required("DatabaseARN", || &DATABASE_ARN)],
);
static GLUE_DATA_CATALOG_CONFIGURATION_UPDATE: Shape = structure(
    "GlueDataCatalogConfigurationUpdate",
    PACKAGE,
    &[required("DatabaseARNUpdate", || &DATABASE_ARN)],
);
static ID: Shape = string("Id", Some(1), Some(50), Some(r"[a-zA-Z0-9_.-]+"));
static IMPORT_SNAPSHOT_REQUEST: Shape = structure(
    "ImportSnapshotRequest",
    PACKAGE,
    &[
        required("SnapshotName", || &SNAPSHOT_V2_NAME),
        required("ImportSourceConfiguration", || &IMPORT_SOURCE_CONFIGURATION),
        optional("DestinationEncryptionConfiguration", || &SNAPSHOT_ENCRYPTION_CONFIGURATION),
        optional("SnapshotDescription", || &SNAPSHOT_V2_DESCRIPTION),
        optional("SnapshotFormat", || &SNAPSHOT_FORMAT),
        optional("Tags", || &TAGS),
    ],
);
static IMPORT_SNAPSHOT_RESPONSE: Shape = structure(
    "ImportSnapshotResponse",
    PACKAGE,
    &[
        required("SnapshotArn", || &SNAPSHOT_ARN),
        required("SnapshotStatus", || &SNAPSHOT_STATUS),
        required("SnapshotOperationId", || &SNAPSHOT_OPERATION_ID),
        required("SnapshotOperationStatus", || &SNAPSHOT_OPERATION_STATUS),
    ],
);
static IMPORT_SOURCE_CONFIGURATION: Shape = structure(
    "ImportSourceConfiguration",
    PACKAGE,
    &[
        required("SourceType", || &STORAGE_LOCATION_TYPE),
        required("ImportRoleArn", || &ROLE_ARN),
        optional("SourceEncryptionConfiguration", || &SNAPSHOT_ENCRYPTION_CONFIGURATION),
        required("SourceS3PrefixLocation", || &S3_PREFIX_LOCATION),
    ],
);
static IN_APP_STREAM_NAME: Shape = string("InAppStreamName", Some(1), Some(32), Some(r"[^-\s<>&]*"));
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
static INPUT_LAMBDA_PROCESSOR: Shape =
    structure("InputLambdaProcessor", PACKAGE, &[required("ResourceARN", || &RESOURCE_ARN)]);
static INPUT_LAMBDA_PROCESSOR_DESCRIPTION: Shape = structure(
    "InputLambdaProcessorDescription",
    PACKAGE,
    &[required("ResourceARN", || &RESOURCE_ARN), optional("RoleARN", || &ROLE_ARN)],
);
static INPUT_LAMBDA_PROCESSOR_UPDATE: Shape =
    structure("InputLambdaProcessorUpdate", PACKAGE, &[required("ResourceARNUpdate", || &RESOURCE_ARN)]);
static INPUT_PARALLELISM: Shape =
    structure("InputParallelism", PACKAGE, &[optional("Count", || &INPUT_PARALLELISM_COUNT)]);
static INPUT_PARALLELISM_COUNT: Shape = integer("InputParallelismCount", Some(1), Some(64));
static INPUT_PARALLELISM_UPDATE: Shape =
    structure("InputParallelismUpdate", PACKAGE, &[required("CountUpdate", || &INPUT_PARALLELISM_COUNT)]);
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
static JOB_PLAN_DESCRIPTION: Shape = string("JobPlanDescription", None, None, None);
static KEY_ID: Shape = string("KeyId", Some(1), Some(2048), None);
static KEY_PREFIX: Shape = string("KeyPrefix", Some(1), Some(200), None);
static KEY_TYPE: Shape = enumeration("KeyType", &["AWS_OWNED_KEY", "CUSTOMER_MANAGED_KEY"]);
static KINESIS_ANALYTICS_ARN: Shape = string("KinesisAnalyticsARN", Some(1), Some(2048), Some(r"arn:.*"));
static KINESIS_FIREHOSE_INPUT: Shape =
    structure("KinesisFirehoseInput", PACKAGE, &[required("ResourceARN", || &RESOURCE_ARN)]);
static KINESIS_FIREHOSE_INPUT_DESCRIPTION: Shape = structure(
    "KinesisFirehoseInputDescription",
    PACKAGE,
    &[required("ResourceARN", || &RESOURCE_ARN), optional("RoleARN", || &ROLE_ARN)],
);
static KINESIS_FIREHOSE_INPUT_UPDATE: Shape =
    structure("KinesisFirehoseInputUpdate", PACKAGE, &[required("ResourceARNUpdate", || &RESOURCE_ARN)]);
static KINESIS_FIREHOSE_OUTPUT: Shape =
    structure("KinesisFirehoseOutput", PACKAGE, &[required("ResourceARN", || &RESOURCE_ARN)]);
static KINESIS_FIREHOSE_OUTPUT_DESCRIPTION: Shape = structure(
    "KinesisFirehoseOutputDescription",
    PACKAGE,
    &[required("ResourceARN", || &RESOURCE_ARN), optional("RoleARN", || &ROLE_ARN)],
);
static KINESIS_FIREHOSE_OUTPUT_UPDATE: Shape =
    structure("KinesisFirehoseOutputUpdate", PACKAGE, &[required("ResourceARNUpdate", || &RESOURCE_ARN)]);
static KINESIS_STREAMS_INPUT: Shape =
    structure("KinesisStreamsInput", PACKAGE, &[required("ResourceARN", || &RESOURCE_ARN)]);
static KINESIS_STREAMS_INPUT_DESCRIPTION: Shape = structure(
    "KinesisStreamsInputDescription",
    PACKAGE,
    &[required("ResourceARN", || &RESOURCE_ARN), optional("RoleARN", || &ROLE_ARN)],
);
static KINESIS_STREAMS_INPUT_UPDATE: Shape =
    structure("KinesisStreamsInputUpdate", PACKAGE, &[required("ResourceARNUpdate", || &RESOURCE_ARN)]);
static KINESIS_STREAMS_OUTPUT: Shape =
    structure("KinesisStreamsOutput", PACKAGE, &[required("ResourceARN", || &RESOURCE_ARN)]);
static KINESIS_STREAMS_OUTPUT_DESCRIPTION: Shape = structure(
    "KinesisStreamsOutputDescription",
    PACKAGE,
    &[required("ResourceARN", || &RESOURCE_ARN), optional("RoleARN", || &ROLE_ARN)],
);
static KINESIS_STREAMS_OUTPUT_UPDATE: Shape =
    structure("KinesisStreamsOutputUpdate", PACKAGE, &[required("ResourceARNUpdate", || &RESOURCE_ARN)]);
static LAMBDA_OUTPUT: Shape =
    structure("LambdaOutput", PACKAGE, &[required("ResourceARN", || &RESOURCE_ARN)]);
static LAMBDA_OUTPUT_DESCRIPTION: Shape = structure(
    "LambdaOutputDescription",
    PACKAGE,
    &[required("ResourceARN", || &RESOURCE_ARN), optional("RoleARN", || &ROLE_ARN)],
);
static LAMBDA_OUTPUT_UPDATE: Shape =
    structure("LambdaOutputUpdate", PACKAGE, &[required("ResourceARNUpdate", || &RESOURCE_ARN)]);
static LIST_APPLICATION_OPERATIONS_INPUT_LIMIT: Shape =
    integer("ListApplicationOperationsInputLimit", Some(1), Some(50));
static LIST_APPLICATION_OPERATIONS_REQUEST: Shape = structure(
    "ListApplicationOperationsRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        optional("Limit", || &LIST_APPLICATION_OPERATIONS_INPUT_LIMIT),
        optional("NextToken", || &NEXT_TOKEN),
        optional("Operation", || &OPERATION),
        optional("OperationStatus", || &OPERATION_STATUS),
    ],
);
static LIST_APPLICATION_OPERATIONS_RESPONSE: Shape = structure(
    "ListApplicationOperationsResponse",
    PACKAGE,
    &[
        optional("ApplicationOperationInfoList", || &APPLICATION_OPERATION_INFO_LIST),
        optional("NextToken", || &NEXT_TOKEN),
    ],
);
static LIST_APPLICATION_SNAPSHOTS_REQUEST: Shape = structure(
    "ListApplicationSnapshotsRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        optional("Limit", || &LIST_SNAPSHOTS_INPUT_LIMIT),
        optional("NextToken", || &NEXT_TOKEN),
    ],
);
static LIST_APPLICATION_SNAPSHOTS_RESPONSE: Shape = structure(
    "ListApplicationSnapshotsResponse",
    PACKAGE,
    &[optional("SnapshotSummaries", || &SNAPSHOT_SUMMARIES), optional("NextToken", || &NEXT_TOKEN)],
);
static LIST_APPLICATION_VERSIONS_INPUT_LIMIT: Shape =
    integer("ListApplicationVersionsInputLimit", Some(1), Some(50));
static LIST_APPLICATION_VERSIONS_REQUEST: Shape = structure(
    "ListApplicationVersionsRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        optional("Limit", || &LIST_APPLICATION_VERSIONS_INPUT_LIMIT),
        optional("NextToken", || &NEXT_TOKEN),
    ],
);
static LIST_APPLICATION_VERSIONS_RESPONSE: Shape = structure(
    "ListApplicationVersionsResponse",
    PACKAGE,
    &[
        optional("ApplicationVersionSummaries", || &APPLICATION_VERSION_SUMMARIES),
        optional("NextToken", || &NEXT_TOKEN),
    ],
);
static LIST_APPLICATIONS_INPUT_LIMIT: Shape = integer("ListApplicationsInputLimit", Some(1), Some(50));
static LIST_APPLICATIONS_REQUEST: Shape = structure(
    "ListApplicationsRequest",
    PACKAGE,
    &[optional("Limit", || &LIST_APPLICATIONS_INPUT_LIMIT), optional("NextToken", || &APPLICATION_NAME)],
);
static LIST_APPLICATIONS_RESPONSE: Shape = structure(
    "ListApplicationsResponse",
    PACKAGE,
    &[
        required("ApplicationSummaries", || &APPLICATION_SUMMARIES),
        optional("NextToken", || &APPLICATION_NAME),
    ],
);
static LIST_SNAPSHOT_OPERATIONS_LIMIT: Shape = integer("ListSnapshotOperationsLimit", Some(1), Some(50));
static LIST_SNAPSHOT_OPERATIONS_REQUEST: Shape = structure(
    "ListSnapshotOperationsRequest",
    PACKAGE,
    &[
        required("SnapshotName", || &SNAPSHOT_V2_NAME),
        optional("SnapshotOperation", || &SNAPSHOT_OPERATION),
        optional("SnapshotOperationStatus", || &SNAPSHOT_OPERATION_STATUS),
        optional("Limit", || &LIST_SNAPSHOT_OPERATIONS_LIMIT),
        optional("NextToken", || &NEXT_TOKEN),
    ],
);
static LIST_SNAPSHOT_OPERATIONS_RESPONSE: Shape = structure(
    "ListSnapshotOperationsResponse",
    PACKAGE,
    &[
        required("SnapshotOperationInfoList", || &SNAPSHOT_OPERATION_INFO_LIST),
        optional("NextToken", || &NEXT_TOKEN),
    ],
);
static LIST_SNAPSHOTS_INPUT_LIMIT: Shape = integer("ListSnapshotsInputLimit", Some(1), Some(50));
static LIST_SNAPSHOTS_LIMIT: Shape = integer("ListSnapshotsLimit", Some(1), Some(50));
static LIST_SNAPSHOTS_REQUEST: Shape = structure(
    "ListSnapshotsRequest",
    PACKAGE,
    &[
        optional("SourceApplicationName", || &APPLICATION_NAME),
        optional("SnapshotInitiator", || &SNAPSHOT_INITIATOR),
        optional("SnapshotInitiatorOperation", || &SNAPSHOT_INITIATOR_OPERATION),
        optional("SnapshotStatus", || &SNAPSHOT_STATUS),
        optional("Limit", || &LIST_SNAPSHOTS_LIMIT),
        optional("NextToken", || &NEXT_TOKEN),
    ],
);
static LIST_SNAPSHOTS_RESPONSE: Shape = structure(
    "ListSnapshotsResponse",
    PACKAGE,
    &[required("SnapshotInfoList", || &SNAPSHOT_INFO_LIST), optional("NextToken", || &NEXT_TOKEN)],
);
static LIST_TAGS_FOR_RESOURCE_REQUEST: Shape =
    structure("ListTagsForResourceRequest", PACKAGE, &[required("ResourceARN", || &KINESIS_ANALYTICS_ARN)]);
static LIST_TAGS_FOR_RESOURCE_RESPONSE: Shape =
    structure("ListTagsForResourceResponse", PACKAGE, &[optional("Tags", || &TAGS)]);
static LOG_LEVEL: Shape = enumeration("LogLevel", &["INFO", "WARN", "ERROR", "DEBUG"]);
static LOG_STREAM_ARN: Shape = string("LogStreamARN", Some(1), Some(2048), Some(r"arn:.*"));
static MAPPING_PARAMETERS: Shape = structure(
    "MappingParameters",
    PACKAGE,
    &[
        optional("JSONMappingParameters", || &JSON_MAPPING_PARAMETERS),
        optional("CSVMappingParameters", || &CSV_MAPPING_PARAMETERS),
    ],
);
static MAVEN_ARTIFACT_ID: Shape = string("MavenArtifactId", Some(1), Some(256), Some(r"[a-zA-Z0-9_.-]+"));
static MAVEN_GROUP_ID: Shape = string("MavenGroupId", Some(1), Some(256), Some(r"[a-zA-Z0-9_.-]+"));
static MAVEN_REFERENCE: Shape = structure(
    "MavenReference",
    PACKAGE,
    &[
        required("GroupId", || &MAVEN_GROUP_ID),
        required("ArtifactId", || &MAVEN_ARTIFACT_ID),
        required("Version", || &MAVEN_VERSION),
    ],
);
static MAVEN_VERSION: Shape = string("MavenVersion", Some(1), Some(256), Some(r"[a-zA-Z0-9_.-]+"));
static METRICS_LEVEL: Shape =
    enumeration("MetricsLevel", &["APPLICATION", "TASK", "OPERATOR", "PARALLELISM"]);
static MIN_PAUSE_BETWEEN_CHECKPOINTS: Shape = long("MinPauseBetweenCheckpoints", Some(0), None);
static MONITORING_CONFIGURATION: Shape = structure(
    "MonitoringConfiguration",
    PACKAGE,
    &[
        required("ConfigurationType", || &CONFIGURATION_TYPE),
        optional("MetricsLevel", || &METRICS_LEVEL),
        optional("LogLevel", || &LOG_LEVEL),
    ],
);
static MONITORING_CONFIGURATION_DESCRIPTION: Shape = structure(
    "MonitoringConfigurationDescription",
    PACKAGE,
    &[
        optional("ConfigurationType", || &CONFIGURATION_TYPE),
        optional("MetricsLevel", || &METRICS_LEVEL),
        optional("LogLevel", || &LOG_LEVEL),
    ],
);
static MONITORING_CONFIGURATION_UPDATE: Shape = structure(
    "MonitoringConfigurationUpdate",
    PACKAGE,
    &[
        optional("ConfigurationTypeUpdate", || &CONFIGURATION_TYPE),
        optional("MetricsLevelUpdate", || &METRICS_LEVEL),
        optional("LogLevelUpdate", || &LOG_LEVEL),
    ],
);
static NEXT_TOKEN: Shape = string("NextToken", Some(1), Some(512), None);
static OBJECT_VERSION: Shape = string("ObjectVersion", Some(0), Some(1024), None);
static OPERATION: Shape = string("Operation", Some(1), Some(64), None);
static OPERATION_FAILURE_DETAILS: Shape = structure(
    "OperationFailureDetails",
    PACKAGE,
    &[optional("RollbackOperationId", || &OPERATION_ID), optional("ErrorInfo", || &ERROR_INFO)],
);
static OPERATION_ID: Shape = string("OperationId", Some(1), Some(64), None);
static OPERATION_STATUS: Shape =
    enumeration("OperationStatus", &["IN_PROGRESS", "CANCELLED", "SUCCESSFUL", "FAILED"]);
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
static PARALLELISM: Shape = integer("Parallelism", Some(1), None);
static PARALLELISM_CONFIGURATION: Shape = structure(
    "ParallelismConfiguration",
    PACKAGE,
    &[
        required("ConfigurationType", || &CONFIGURATION_TYPE),
        optional("Parallelism", || &PARALLELISM),
        optional("ParallelismPerKPU", || &PARALLELISM_PER_KPU),
        optional("AutoScalingEnabled", || &BOOLEAN_OBJECT),
    ],
);
static PARALLELISM_CONFIGURATION_DESCRIPTION: Shape = structure(
    "ParallelismConfigurationDescription",
    PACKAGE,
    &[
        optional("ConfigurationType", || &CONFIGURATION_TYPE),
        optional("Parallelism", || &PARALLELISM),
        optional("ParallelismPerKPU", || &PARALLELISM_PER_KPU),
        optional("CurrentParallelism", || &PARALLELISM),
        optional("AutoScalingEnabled", || &BOOLEAN_OBJECT),
    ],
);
static PARALLELISM_CONFIGURATION_UPDATE: Shape = structure(
    "ParallelismConfigurationUpdate",
    PACKAGE,
    &[
        optional("ConfigurationTypeUpdate", || &CONFIGURATION_TYPE),
        optional("ParallelismUpdate", || &PARALLELISM),
        optional("ParallelismPerKPUUpdate", || &PARALLELISM_PER_KPU),
        optional("AutoScalingEnabledUpdate", || &BOOLEAN_OBJECT),
    ],
);
static PARALLELISM_PER_KPU: Shape = integer("ParallelismPerKPU", Some(1), None);
static PARSED_INPUT_RECORD: Shape = list("ParsedInputRecord", || &PARSED_INPUT_RECORD_FIELD, None, None);
static PARSED_INPUT_RECORD_FIELD: Shape = string("ParsedInputRecordField", None, None, None);
static PARSED_INPUT_RECORDS: Shape = list("ParsedInputRecords", || &PARSED_INPUT_RECORD, None, None);
static PROCESSED_INPUT_RECORD: Shape = string("ProcessedInputRecord", None, None, None);
static PROCESSED_INPUT_RECORDS: Shape = list("ProcessedInputRecords", || &PROCESSED_INPUT_RECORD, None, None);
static PROPERTY_GROUP: Shape = structure(
    "PropertyGroup",
    PACKAGE,
    &[required("PropertyGroupId", || &ID), required("PropertyMap", || &PROPERTY_MAP)],
);
static PROPERTY_GROUPS: Shape = list("PropertyGroups", || &PROPERTY_GROUP, None, Some(50));
static PROPERTY_KEY: Shape = string("PropertyKey", Some(1), Some(2048), None);
static PROPERTY_MAP: Shape = map("PropertyMap", || &PROPERTY_KEY, || &PROPERTY_VALUE, Some(1), Some(50));
static PROPERTY_VALUE: Shape = string("PropertyValue", Some(1), Some(2048), None);
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
static RECORD_COLUMN_DELIMITER: Shape = string("RecordColumnDelimiter", Some(1), Some(1024), None);
static RECORD_COLUMN_MAPPING: Shape = string("RecordColumnMapping", Some(0), Some(65535), None);
static RECORD_COLUMN_NAME: Shape = string("RecordColumnName", Some(1), Some(256), Some(r"[^-\s<>&]*"));
static RECORD_COLUMN_SQL_TYPE: Shape = string("RecordColumnSqlType", Some(1), Some(100), None);
static RECORD_COLUMNS: Shape = list("RecordColumns", || &RECORD_COLUMN, Some(1), Some(1000));
static RECORD_ENCODING: Shape = string("RecordEncoding", Some(5), Some(5), Some(r"UTF-8"));
static RECORD_FORMAT: Shape = structure(
    "RecordFormat",
    PACKAGE,
    &[
        required("RecordFormatType", || &RECORD_FORMAT_TYPE),
        optional("MappingParameters", || &MAPPING_PARAMETERS),
    ],
);
static RECORD_FORMAT_TYPE: Shape = enumeration("RecordFormatType", &["JSON", "CSV"]);
static RECORD_ROW_DELIMITER: Shape = string("RecordRowDelimiter", Some(1), Some(1024), None);
static RECORD_ROW_PATH: Shape = string("RecordRowPath", Some(1), Some(65535), Some(r"^(?=^\$)(?=^\S+$).*$"));
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
static REFERENCE_DATA_SOURCES: Shape = list("ReferenceDataSources", || &REFERENCE_DATA_SOURCE, None, None);
static RESOURCE_ARN: Shape = string("ResourceARN", Some(1), Some(2048), Some(r"arn:.*"));
static ROLE_ARN: Shape = string("RoleARN", Some(1), Some(2048), Some(r"arn:.*"));
static ROLLBACK_APPLICATION_REQUEST: Shape = structure(
    "RollbackApplicationRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
    ],
);
static ROLLBACK_APPLICATION_RESPONSE: Shape = structure(
    "RollbackApplicationResponse",
    PACKAGE,
    &[required("ApplicationDetail", || &APPLICATION_DETAIL), optional("OperationId", || &OPERATION_ID)],
);
static RUN_CONFIGURATION: Shape = structure(
    "RunConfiguration",
    PACKAGE,
    &[
        optional("FlinkRunConfiguration", || &FLINK_RUN_CONFIGURATION),
        optional("SqlRunConfigurations", || &SQL_RUN_CONFIGURATIONS),
        optional("ApplicationRestoreConfiguration", || &APPLICATION_RESTORE_CONFIGURATION),
    ],
);
static RUN_CONFIGURATION_DESCRIPTION: Shape = structure(
    "RunConfigurationDescription",
    PACKAGE,
    &[
        optional("ApplicationRestoreConfigurationDescription", || &APPLICATION_RESTORE_CONFIGURATION),
        optional("FlinkRunConfigurationDescription", || &FLINK_RUN_CONFIGURATION),
    ],
);
static RUN_CONFIGURATION_UPDATE: Shape = structure(
    "RunConfigurationUpdate",
    PACKAGE,
    &[
        optional("FlinkRunConfiguration", || &FLINK_RUN_CONFIGURATION),
        optional("ApplicationRestoreConfiguration", || &APPLICATION_RESTORE_CONFIGURATION),
    ],
);
static RUNTIME_ENVIRONMENT: Shape = enumeration(
    "RuntimeEnvironment",
    &[
        "SQL-1_0",
        "FLINK-1_6",
        "FLINK-1_8",
        "ZEPPELIN-FLINK-1_0",
        "FLINK-1_11",
        "FLINK-1_13",
        "ZEPPELIN-FLINK-2_0",
        "FLINK-1_15",
        "ZEPPELIN-FLINK-3_0",
        "FLINK-1_18",
        "FLINK-1_19",
        "FLINK-1_20",
        "FLINK-2_2",
        "FLINK-2_3",
    ],
);
static S3_APPLICATION_CODE_LOCATION_DESCRIPTION: Shape = structure(
    "S3ApplicationCodeLocationDescription",
    PACKAGE,
    &[
        required("BucketARN", || &BUCKET_ARN),
        required("FileKey", || &FILE_KEY),
        optional("ObjectVersion", || &OBJECT_VERSION),
    ],
);
static S3_CONFIGURATION: Shape = structure(
    "S3Configuration",
    PACKAGE,
    &[required("BucketARN", || &BUCKET_ARN), required("FileKey", || &FILE_KEY)],
);
static S3_CONTENT_BASE_LOCATION: Shape = structure(
    "S3ContentBaseLocation",
    PACKAGE,
    &[required("BucketARN", || &BUCKET_ARN), optional("BasePath", || &BASE_PATH)],
);
static S3_CONTENT_BASE_LOCATION_DESCRIPTION: Shape = structure(
    "S3ContentBaseLocationDescription",
    PACKAGE,
    &[required("BucketARN", || &BUCKET_ARN), optional("BasePath", || &BASE_PATH)],
);
static S3_CONTENT_BASE_LOCATION_UPDATE: Shape = structure(
    "S3ContentBaseLocationUpdate",
    PACKAGE,
    &[optional("BucketARNUpdate", || &BUCKET_ARN), optional("BasePathUpdate", || &BASE_PATH)],
);
static S3_CONTENT_LOCATION: Shape = structure(
    "S3ContentLocation",
    PACKAGE,
    &[
        required("BucketARN", || &BUCKET_ARN),
        required("FileKey", || &FILE_KEY),
        optional("ObjectVersion", || &OBJECT_VERSION),
    ],
);
static S3_CONTENT_LOCATION_UPDATE: Shape = structure(
    "S3ContentLocationUpdate",
    PACKAGE,
    &[
        optional("BucketARNUpdate", || &BUCKET_ARN),
        optional("FileKeyUpdate", || &FILE_KEY),
        optional("ObjectVersionUpdate", || &OBJECT_VERSION),
    ],
);
static S3_PREFIX_LOCATION: Shape = structure(
    "S3PrefixLocation",
    PACKAGE,
    &[required("BucketARN", || &BUCKET_ARN), required("KeyPrefix", || &KEY_PREFIX)],
);
static S3_REFERENCE_DATA_SOURCE: Shape = structure(
    "S3ReferenceDataSource",
    PACKAGE,
    &[optional("BucketARN", || &BUCKET_ARN), optional("FileKey", || &FILE_KEY)],
);
static S3_REFERENCE_DATA_SOURCE_DESCRIPTION: Shape = structure(
    "S3ReferenceDataSourceDescription",
    PACKAGE,
    &[
        required("BucketARN", || &BUCKET_ARN),
        required("FileKey", || &FILE_KEY),
        optional("ReferenceRoleARN", || &ROLE_ARN),
    ],
);
static S3_REFERENCE_DATA_SOURCE_UPDATE: Shape = structure(
    "S3ReferenceDataSourceUpdate",
    PACKAGE,
    &[optional("BucketARNUpdate", || &BUCKET_ARN), optional("FileKeyUpdate", || &FILE_KEY)],
);
static SECURITY_GROUP_ID: Shape = string("SecurityGroupId", None, None, None);
static SECURITY_GROUP_IDS: Shape = list("SecurityGroupIds", || &SECURITY_GROUP_ID, Some(1), Some(5));
static SESSION_EXPIRATION_DURATION_IN_SECONDS: Shape =
    long("SessionExpirationDurationInSeconds", Some(1800), Some(43200));
static SNAPSHOT_ARN: Shape = string("SnapshotArn", Some(1), Some(2048), None);
static SNAPSHOT_DETAILS: Shape = structure(
    "SnapshotDetails",
    PACKAGE,
    &[
        required("SnapshotName", || &SNAPSHOT_NAME),
        required("SnapshotStatus", || &SNAPSHOT_STATUS),
        required("ApplicationVersionId", || &APPLICATION_VERSION_ID),
        optional("SnapshotCreationTimestamp", || &TIMESTAMP),
        optional("RuntimeEnvironment", || &RUNTIME_ENVIRONMENT),
        optional("ApplicationEncryptionConfigurationDescription", || {
            &APPLICATION_ENCRYPTION_CONFIGURATION_DESCRIPTION
        }),
    ],
);
static SNAPSHOT_ENCRYPTION_CONFIGURATION: Shape = structure(
    "SnapshotEncryptionConfiguration",
    PACKAGE,
    &[optional("KeyId", || &KEY_ID), required("KeyType", || &KEY_TYPE)],
);
static SNAPSHOT_ERROR_INFO: Shape = structure(
    "SnapshotErrorInfo",
    PACKAGE,
    &[optional("ErrorCode", || &SNAPSHOT_OPERATION_ERROR_CODE), optional("ErrorString", || &ERROR_STRING)],
);
static SNAPSHOT_FORMAT: Shape = enumeration("SnapshotFormat", &["CANONICAL"]);
static SNAPSHOT_INFO: Shape = structure(
    "SnapshotInfo",
    PACKAGE,
    &[
        required("SnapshotName", || &SNAPSHOT_V2_NAME),
        required("SnapshotArn", || &SNAPSHOT_ARN),
        required("SnapshotStatus", || &SNAPSHOT_STATUS),
        required("SnapshotCreationTimestamp", || &TIMESTAMP),
        required("SnapshotInitiator", || &SNAPSHOT_INITIATOR),
        required("SnapshotInitiatorOperation", || &SNAPSHOT_INITIATOR_OPERATION),
        optional("SourceApplicationName", || &APPLICATION_NAME),
        required("SnapshotFormat", || &SNAPSHOT_FORMAT),
    ],
);
static SNAPSHOT_INFO_DETAILS: Shape = structure(
    "SnapshotInfoDetails",
    PACKAGE,
    &[
        required("SnapshotName", || &SNAPSHOT_V2_NAME),
        required("SnapshotArn", || &SNAPSHOT_ARN),
        optional("SnapshotDescription", || &SNAPSHOT_V2_DESCRIPTION),
        required("SnapshotStatus", || &SNAPSHOT_STATUS),
        required("SnapshotCreationTimestamp", || &TIMESTAMP),
        optional("RuntimeEnvironment", || &RUNTIME_ENVIRONMENT),
        optional("SnapshotSizeInBytes", || &SNAPSHOT_SIZE_IN_BYTES),
        optional("SnapshotEncryptionConfigurationDescription", || &SNAPSHOT_ENCRYPTION_CONFIGURATION),
        required("SnapshotInitiator", || &SNAPSHOT_INITIATOR),
        required("SnapshotInitiatorOperation", || &SNAPSHOT_INITIATOR_OPERATION),
        required("SnapshotSourceDescription", || &SNAPSHOT_SOURCE_DESCRIPTION),
        required("SnapshotFormat", || &SNAPSHOT_FORMAT),
    ],
);
static SNAPSHOT_INFO_LIST: Shape = list("SnapshotInfoList", || &SNAPSHOT_INFO, None, None);
static SNAPSHOT_INITIATOR: Shape = enumeration("SnapshotInitiator", &["USER", "SYSTEM"]);
static SNAPSHOT_INITIATOR_OPERATION: Shape =
    enumeration("SnapshotInitiatorOperation", &["CreateSnapshot", "ImportSnapshot", "SystemCreateSnapshot"]);
static SNAPSHOT_MODE: Shape =
    enumeration("SnapshotMode", &["APPLICATION_SNAPSHOTS_LEGACY", "ENHANCED_SNAPSHOTS"]);
static SNAPSHOT_NAME: Shape = string("SnapshotName", Some(1), Some(256), Some(r"[a-zA-Z0-9_.-]+"));
static SNAPSHOT_OPERATION: Shape = enumeration(
    "SnapshotOperation",
    &["CreateSnapshot", "DeleteSnapshot", "ImportSnapshot", "ExportSnapshot", "SystemCreateSnapshot"],
);
static SNAPSHOT_OPERATION_ERROR_CODE: Shape = string("SnapshotOperationErrorCode", Some(1), Some(512), None);
static SNAPSHOT_OPERATION_FAILURE_DETAILS: Shape =
    structure("SnapshotOperationFailureDetails", PACKAGE, &[optional("ErrorInfo", || &SNAPSHOT_ERROR_INFO)]);
static SNAPSHOT_OPERATION_ID: Shape = string("SnapshotOperationId", Some(1), Some(64), None);
static SNAPSHOT_OPERATION_INFO: Shape = structure(
    "SnapshotOperationInfo",
    PACKAGE,
    &[
        required("SnapshotOperationId", || &SNAPSHOT_OPERATION_ID),
        required("SnapshotOperation", || &SNAPSHOT_OPERATION),
        required("SnapshotOperationStatus", || &SNAPSHOT_OPERATION_STATUS),
        optional("StartTime", || &TIMESTAMP),
        optional("EndTime", || &TIMESTAMP),
    ],
);
static SNAPSHOT_OPERATION_INFO_DETAILS: Shape = structure(
    "SnapshotOperationInfoDetails",
    PACKAGE,
    &[
        required("SnapshotOperationId", || &SNAPSHOT_OPERATION_ID),
        required("SnapshotOperation", || &SNAPSHOT_OPERATION),
        required("SnapshotOperationStatus", || &SNAPSHOT_OPERATION_STATUS),
        required("SnapshotArn", || &SNAPSHOT_ARN),
        optional("SourceEncryptionConfigurationDescription", || &ENCRYPTION_CONFIGURATION_DESCRIPTION),
        optional("DestinationEncryptionConfigurationDescription", || &ENCRYPTION_CONFIGURATION_DESCRIPTION),
        optional("SnapshotSourceLocationDescription", || &SNAPSHOT_OPERATION_LOCATION_DESCRIPTION),
        optional("SnapshotDestinationLocationDescription", || &SNAPSHOT_OPERATION_LOCATION_DESCRIPTION),
        optional("ApplicationOperationDescription", || &APPLICATION_OPERATION_DESCRIPTION),
        optional("StartTime", || &TIMESTAMP),
        optional("EndTime", || &TIMESTAMP),
        optional("SnapshotOperationFailureDetails", || &SNAPSHOT_OPERATION_FAILURE_DETAILS),
    ],
);
static SNAPSHOT_OPERATION_INFO_LIST: Shape =
    list("SnapshotOperationInfoList", || &SNAPSHOT_OPERATION_INFO, None, None);
static SNAPSHOT_OPERATION_LOCATION_DESCRIPTION: Shape = structure(
    "SnapshotOperationLocationDescription",
    PACKAGE,
    &[
        required("LocationType", || &STORAGE_LOCATION_TYPE),
        required("S3PrefixLocation", || &SNAPSHOT_OPERATION_S3_PREFIX_LOCATION),
    ],
);
static SNAPSHOT_OPERATION_S3_PREFIX_LOCATION: Shape = structure(
    "SnapshotOperationS3PrefixLocation",
    PACKAGE,
    &[
        required("BucketARN", || &BUCKET_ARN),
        required("KeyPrefix", || &KEY_PREFIX),
        optional("ExportedPrefix", || &KEY_PREFIX),
    ],
);
static SNAPSHOT_OPERATION_STATUS: Shape =
    enumeration("SnapshotOperationStatus", &["IN_PROGRESS", "SUCCESSFUL", "FAILED", "CANCELLED"]);
static SNAPSHOT_SIZE_IN_BYTES: Shape = long("SnapshotSizeInBytes", None, None);
static SNAPSHOT_SOURCE_DESCRIPTION: Shape = structure(
    "SnapshotSourceDescription",
    PACKAGE,
    &[
        optional("S3PrefixLocation", || &S3_PREFIX_LOCATION),
        optional("SourceApplicationDescription", || &SOURCE_APPLICATION_DESCRIPTION),
    ],
);
static SNAPSHOT_STATUS: Shape = enumeration("SnapshotStatus", &["CREATING", "READY", "DELETING", "FAILED"]);
static SNAPSHOT_SUMMARIES: Shape = list("SnapshotSummaries", || &SNAPSHOT_DETAILS, None, None);
static SNAPSHOT_V2_DESCRIPTION: Shape =
    string("SnapshotV2Description", Some(0), Some(1024), Some(r"[^\u0000-\u001F\u007F]*"));
static SNAPSHOT_V2_NAME: Shape = string("SnapshotV2Name", Some(1), Some(100), Some(r"[a-zA-Z0-9_.-]+"));
static SOURCE_APPLICATION_DESCRIPTION: Shape = structure(
    "SourceApplicationDescription",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("ApplicationCreationTimestamp", || &TIMESTAMP),
        required("ApplicationVersionId", || &APPLICATION_VERSION_ID),
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
static SQL_APPLICATION_CONFIGURATION: Shape = structure(
    "SqlApplicationConfiguration",
    PACKAGE,
    &[
        optional("Inputs", || &INPUTS),
        optional("Outputs", || &OUTPUTS),
        optional("ReferenceDataSources", || &REFERENCE_DATA_SOURCES),
    ],
);
static SQL_APPLICATION_CONFIGURATION_DESCRIPTION: Shape = structure(
    "SqlApplicationConfigurationDescription",
    PACKAGE,
    &[
        optional("InputDescriptions", || &INPUT_DESCRIPTIONS),
        optional("OutputDescriptions", || &OUTPUT_DESCRIPTIONS),
        optional("ReferenceDataSourceDescriptions", || &REFERENCE_DATA_SOURCE_DESCRIPTIONS),
    ],
);
static SQL_APPLICATION_CONFIGURATION_UPDATE: Shape = structure(
    "SqlApplicationConfigurationUpdate",
    PACKAGE,
    &[
        optional("InputUpdates", || &INPUT_UPDATES),
        optional("OutputUpdates", || &OUTPUT_UPDATES),
        optional("ReferenceDataSourceUpdates", || &REFERENCE_DATA_SOURCE_UPDATES),
    ],
);
static SQL_RUN_CONFIGURATION: Shape = structure(
    "SqlRunConfiguration",
    PACKAGE,
    &[
        required("InputId", || &ID),
        required("InputStartingPositionConfiguration", || &INPUT_STARTING_POSITION_CONFIGURATION),
    ],
);
static SQL_RUN_CONFIGURATIONS: Shape = list("SqlRunConfigurations", || &SQL_RUN_CONFIGURATION, None, None);
static START_APPLICATION_REQUEST: Shape = structure(
    "StartApplicationRequest",
    PACKAGE,
    &[required("ApplicationName", || &APPLICATION_NAME), optional("RunConfiguration", || &RUN_CONFIGURATION)],
);
static START_APPLICATION_RESPONSE: Shape =
    structure("StartApplicationResponse", PACKAGE, &[optional("OperationId", || &OPERATION_ID)]);
static STOP_APPLICATION_REQUEST: Shape = structure(
    "StopApplicationRequest",
    PACKAGE,
    &[required("ApplicationName", || &APPLICATION_NAME), optional("Force", || &BOOLEAN_OBJECT)],
);
static STOP_APPLICATION_RESPONSE: Shape =
    structure("StopApplicationResponse", PACKAGE, &[optional("OperationId", || &OPERATION_ID)]);
static STORAGE_LOCATION_TYPE: Shape = enumeration("StorageLocationType", &["S3"]);
static SUBNET_ID: Shape = string("SubnetId", None, None, None);
static SUBNET_IDS: Shape = list("SubnetIds", || &SUBNET_ID, Some(1), Some(16));
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
static TEXT_CONTENT: Shape = string("TextContent", Some(0), Some(102400), None);
static TIMESTAMP: Shape = timestamp("Timestamp");
static UNTAG_RESOURCE_REQUEST: Shape = structure(
    "UntagResourceRequest",
    PACKAGE,
    &[required("ResourceARN", || &KINESIS_ANALYTICS_ARN), required("TagKeys", || &TAG_KEYS)],
);
static UNTAG_RESOURCE_RESPONSE: Shape = structure("UntagResourceResponse", PACKAGE, &[]);
static UPDATE_APPLICATION_MAINTENANCE_CONFIGURATION_REQUEST: Shape = structure(
    "UpdateApplicationMaintenanceConfigurationRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        required("ApplicationMaintenanceConfigurationUpdate", || {
            &APPLICATION_MAINTENANCE_CONFIGURATION_UPDATE
        }),
    ],
);
static UPDATE_APPLICATION_MAINTENANCE_CONFIGURATION_RESPONSE: Shape = structure(
    "UpdateApplicationMaintenanceConfigurationResponse",
    PACKAGE,
    &[
        optional("ApplicationARN", || &RESOURCE_ARN),
        optional("ApplicationMaintenanceConfigurationDescription", || {
            &APPLICATION_MAINTENANCE_CONFIGURATION_DESCRIPTION
        }),
    ],
);
static UPDATE_APPLICATION_REQUEST: Shape = structure(
    "UpdateApplicationRequest",
    PACKAGE,
    &[
        required("ApplicationName", || &APPLICATION_NAME),
        optional("CurrentApplicationVersionId", || &APPLICATION_VERSION_ID),
        optional("ApplicationConfigurationUpdate", || &APPLICATION_CONFIGURATION_UPDATE),
        optional("ServiceExecutionRoleUpdate", || &ROLE_ARN),
        optional("RunConfigurationUpdate", || &RUN_CONFIGURATION_UPDATE),
        optional("CloudWatchLoggingOptionUpdates", || &CLOUD_WATCH_LOGGING_OPTION_UPDATES),
        optional("ConditionalToken", || &CONDITIONAL_TOKEN),
        optional("RuntimeEnvironmentUpdate", || &RUNTIME_ENVIRONMENT),
    ],
);
static UPDATE_APPLICATION_RESPONSE: Shape = structure(
    "UpdateApplicationResponse",
    PACKAGE,
    &[required("ApplicationDetail", || &APPLICATION_DETAIL), optional("OperationId", || &OPERATION_ID)],
);
static URL_TYPE: Shape = enumeration("UrlType", &["FLINK_DASHBOARD_URL", "ZEPPELIN_UI_URL"]);
static VPC_CONFIGURATION: Shape = structure(
    "VpcConfiguration",
    PACKAGE,
    &[required("SubnetIds", || &SUBNET_IDS), required("SecurityGroupIds", || &SECURITY_GROUP_IDS)],
);
static VPC_CONFIGURATION_DESCRIPTION: Shape = structure(
    "VpcConfigurationDescription",
    PACKAGE,
    &[
        required("VpcConfigurationId", || &ID),
        required("VpcId", || &VPC_ID),
        required("SubnetIds", || &SUBNET_IDS),
        required("SecurityGroupIds", || &SECURITY_GROUP_IDS),
    ],
);
static VPC_CONFIGURATION_DESCRIPTIONS: Shape =
    list("VpcConfigurationDescriptions", || &VPC_CONFIGURATION_DESCRIPTION, None, None);
static VPC_CONFIGURATION_UPDATE: Shape = structure(
    "VpcConfigurationUpdate",
    PACKAGE,
    &[
        required("VpcConfigurationId", || &ID),
        optional("SubnetIdUpdates", || &SUBNET_IDS),
        optional("SecurityGroupIdUpdates", || &SECURITY_GROUP_IDS),
    ],
);
static VPC_CONFIGURATION_UPDATES: Shape =
    list("VpcConfigurationUpdates", || &VPC_CONFIGURATION_UPDATE, None, None);
static VPC_CONFIGURATIONS: Shape = list("VpcConfigurations", || &VPC_CONFIGURATION, None, None);
static VPC_ID: Shape = string("VpcId", None, None, None);
static ZEPPELIN_APPLICATION_CONFIGURATION: Shape = structure(
    "ZeppelinApplicationConfiguration",
    PACKAGE,
    &[
        optional("MonitoringConfiguration", || &ZEPPELIN_MONITORING_CONFIGURATION),
        optional("CatalogConfiguration", || &CATALOG_CONFIGURATION),
        optional("DeployAsApplicationConfiguration", || &DEPLOY_AS_APPLICATION_CONFIGURATION),
        optional("CustomArtifactsConfiguration", || &CUSTOM_ARTIFACTS_CONFIGURATION_LIST),
    ],
);
static ZEPPELIN_APPLICATION_CONFIGURATION_DESCRIPTION: Shape = structure(
    "ZeppelinApplicationConfigurationDescription",
    PACKAGE,
    &[
        required("MonitoringConfigurationDescription", || &ZEPPELIN_MONITORING_CONFIGURATION_DESCRIPTION),
        optional("CatalogConfigurationDescription", || &CATALOG_CONFIGURATION_DESCRIPTION),
        optional("DeployAsApplicationConfigurationDescription", || {
            &DEPLOY_AS_APPLICATION_CONFIGURATION_DESCRIPTION
        }),
        optional("CustomArtifactsConfigurationDescription", || {
            &CUSTOM_ARTIFACTS_CONFIGURATION_DESCRIPTION_LIST
        }),
    ],
);
static ZEPPELIN_APPLICATION_CONFIGURATION_UPDATE: Shape = structure(
    "ZeppelinApplicationConfigurationUpdate",
    PACKAGE,
    &[
        optional("MonitoringConfigurationUpdate", || &ZEPPELIN_MONITORING_CONFIGURATION_UPDATE),
        optional("CatalogConfigurationUpdate", || &CATALOG_CONFIGURATION_UPDATE),
        optional("DeployAsApplicationConfigurationUpdate", || &DEPLOY_AS_APPLICATION_CONFIGURATION_UPDATE),
        optional("CustomArtifactsConfigurationUpdate", || &CUSTOM_ARTIFACTS_CONFIGURATION_LIST),
    ],
);
static ZEPPELIN_MONITORING_CONFIGURATION: Shape =
    structure("ZeppelinMonitoringConfiguration", PACKAGE, &[required("LogLevel", || &LOG_LEVEL)]);
static ZEPPELIN_MONITORING_CONFIGURATION_DESCRIPTION: Shape =
    structure("ZeppelinMonitoringConfigurationDescription", PACKAGE, &[optional("LogLevel", || &LOG_LEVEL)]);
static ZEPPELIN_MONITORING_CONFIGURATION_UPDATE: Shape =
    structure("ZeppelinMonitoringConfigurationUpdate", PACKAGE, &[required("LogLevelUpdate", || &LOG_LEVEL)]);
static ZIP_FILE_CONTENT: Shape = blob("ZipFileContent", Some(0), Some(52428800));

pub use super::kinesisanalytics::{
    CSVMappingParameters, DeleteApplicationInputProcessingConfigurationRequest,
    DeleteApplicationOutputRequest, DeleteApplicationReferenceDataSourceRequest, DeleteApplicationRequest,
    DeleteApplicationResponse, DestinationSchema, DiscoverInputSchemaResponse, InputParallelism,
    InputSchemaUpdate, InputStartingPosition, InputStartingPositionConfiguration, JSONMappingParameters,
    ListTagsForResourceRequest, ListTagsForResourceResponse, MappingParameters, RecordColumn, RecordFormat,
    RecordFormatType, SourceSchema, Tag, TagResourceRequest, TagResourceResponse, UntagResourceRequest,
    UntagResourceResponse,
};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddApplicationCloudWatchLoggingOptionRequest {
    pub application_name: ByteString,
    pub current_application_version_id: Option<i64>,
    pub cloud_watch_logging_option: CloudWatchLoggingOption,
    pub conditional_token: Option<ByteString>,
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
            conditional_token: parts.next(),
        }
    }
}

impl Encode for AddApplicationCloudWatchLoggingOptionRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put_some(out, "CurrentApplicationVersionId", self.current_application_version_id.as_ref());
        put(out, "CloudWatchLoggingOption", &self.cloud_watch_logging_option);
        put_some(out, "ConditionalToken", self.conditional_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddApplicationCloudWatchLoggingOptionResponse {
    pub application_arn: Option<ByteString>,
    pub application_version_id: Option<i64>,
    pub cloud_watch_logging_option_descriptions: Option<Vec<CloudWatchLoggingOptionDescription>>,
    pub operation_id: Option<ByteString>,
}

impl FromValue for AddApplicationCloudWatchLoggingOptionResponse {
    fn shape() -> &'static Shape {
        &ADD_APPLICATION_CLOUD_WATCH_LOGGING_OPTION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AddApplicationCloudWatchLoggingOptionResponse {
            application_arn: parts.next(),
            application_version_id: parts.next(),
            cloud_watch_logging_option_descriptions: parts.next(),
            operation_id: parts.next(),
        }
    }
}

impl Encode for AddApplicationCloudWatchLoggingOptionResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ApplicationARN", self.application_arn.as_ref());
        put_some(out, "ApplicationVersionId", self.application_version_id.as_ref());
        put_some(
            out,
            "CloudWatchLoggingOptionDescriptions",
            self.cloud_watch_logging_option_descriptions.as_ref(),
        );
        put_some(out, "OperationId", self.operation_id.as_ref());
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
pub struct AddApplicationInputProcessingConfigurationResponse {
    pub application_arn: Option<ByteString>,
    pub application_version_id: Option<i64>,
    pub input_id: Option<ByteString>,
    pub input_processing_configuration_description: Option<InputProcessingConfigurationDescription>,
}

impl FromValue for AddApplicationInputProcessingConfigurationResponse {
    fn shape() -> &'static Shape {
        &ADD_APPLICATION_INPUT_PROCESSING_CONFIGURATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AddApplicationInputProcessingConfigurationResponse {
            application_arn: parts.next(),
            application_version_id: parts.next(),
            input_id: parts.next(),
            input_processing_configuration_description: parts.next(),
        }
    }
}

impl Encode for AddApplicationInputProcessingConfigurationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ApplicationARN", self.application_arn.as_ref());
        put_some(out, "ApplicationVersionId", self.application_version_id.as_ref());
        put_some(out, "InputId", self.input_id.as_ref());
        put_some(
            out,
            "InputProcessingConfigurationDescription",
            self.input_processing_configuration_description.as_ref(),
        );
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
pub struct AddApplicationInputResponse {
    pub application_arn: Option<ByteString>,
    pub application_version_id: Option<i64>,
    pub input_descriptions: Option<Vec<InputDescription>>,
}

impl FromValue for AddApplicationInputResponse {
    fn shape() -> &'static Shape {
        &ADD_APPLICATION_INPUT_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AddApplicationInputResponse {
            application_arn: parts.next(),
            application_version_id: parts.next(),
            input_descriptions: parts.next(),
        }
    }
}

impl Encode for AddApplicationInputResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ApplicationARN", self.application_arn.as_ref());
        put_some(out, "ApplicationVersionId", self.application_version_id.as_ref());
        put_some(out, "InputDescriptions", self.input_descriptions.as_ref());
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
pub struct AddApplicationOutputResponse {
    pub application_arn: Option<ByteString>,
    pub application_version_id: Option<i64>,
    pub output_descriptions: Option<Vec<OutputDescription>>,
}

impl FromValue for AddApplicationOutputResponse {
    fn shape() -> &'static Shape {
        &ADD_APPLICATION_OUTPUT_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AddApplicationOutputResponse {
            application_arn: parts.next(),
            application_version_id: parts.next(),
            output_descriptions: parts.next(),
        }
    }
}

impl Encode for AddApplicationOutputResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ApplicationARN", self.application_arn.as_ref());
        put_some(out, "ApplicationVersionId", self.application_version_id.as_ref());
        put_some(out, "OutputDescriptions", self.output_descriptions.as_ref());
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
pub struct AddApplicationReferenceDataSourceResponse {
    pub application_arn: Option<ByteString>,
    pub application_version_id: Option<i64>,
    pub reference_data_source_descriptions: Option<Vec<ReferenceDataSourceDescription>>,
}

impl FromValue for AddApplicationReferenceDataSourceResponse {
    fn shape() -> &'static Shape {
        &ADD_APPLICATION_REFERENCE_DATA_SOURCE_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AddApplicationReferenceDataSourceResponse {
            application_arn: parts.next(),
            application_version_id: parts.next(),
            reference_data_source_descriptions: parts.next(),
        }
    }
}

impl Encode for AddApplicationReferenceDataSourceResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ApplicationARN", self.application_arn.as_ref());
        put_some(out, "ApplicationVersionId", self.application_version_id.as_ref());
        put_some(out, "ReferenceDataSourceDescriptions", self.reference_data_source_descriptions.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddApplicationVpcConfigurationRequest {
    pub application_name: ByteString,
    pub current_application_version_id: Option<i64>,
    pub vpc_configuration: VpcConfiguration,
    pub conditional_token: Option<ByteString>,
}

impl FromValue for AddApplicationVpcConfigurationRequest {
    fn shape() -> &'static Shape {
        &ADD_APPLICATION_VPC_CONFIGURATION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AddApplicationVpcConfigurationRequest {
            application_name: parts.next(),
            current_application_version_id: parts.next(),
            vpc_configuration: parts.next(),
            conditional_token: parts.next(),
        }
    }
}

impl Encode for AddApplicationVpcConfigurationRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put_some(out, "CurrentApplicationVersionId", self.current_application_version_id.as_ref());
        put(out, "VpcConfiguration", &self.vpc_configuration);
        put_some(out, "ConditionalToken", self.conditional_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddApplicationVpcConfigurationResponse {
    pub application_arn: Option<ByteString>,
    pub application_version_id: Option<i64>,
    pub vpc_configuration_description: Option<VpcConfigurationDescription>,
    pub operation_id: Option<ByteString>,
}

impl FromValue for AddApplicationVpcConfigurationResponse {
    fn shape() -> &'static Shape {
        &ADD_APPLICATION_VPC_CONFIGURATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        AddApplicationVpcConfigurationResponse {
            application_arn: parts.next(),
            application_version_id: parts.next(),
            vpc_configuration_description: parts.next(),
            operation_id: parts.next(),
        }
    }
}

impl Encode for AddApplicationVpcConfigurationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ApplicationARN", self.application_arn.as_ref());
        put_some(out, "ApplicationVersionId", self.application_version_id.as_ref());
        put_some(out, "VpcConfigurationDescription", self.vpc_configuration_description.as_ref());
        put_some(out, "OperationId", self.operation_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationCodeConfiguration {
    pub code_content: Option<CodeContent>,
    pub code_content_type: CodeContentType,
}

impl FromValue for ApplicationCodeConfiguration {
    fn shape() -> &'static Shape {
        &APPLICATION_CODE_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationCodeConfiguration { code_content: parts.next(), code_content_type: parts.next() }
    }
}

impl Encode for ApplicationCodeConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "CodeContent", self.code_content.as_ref());
        put(out, "CodeContentType", &self.code_content_type);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationCodeConfigurationDescription {
    pub code_content_type: CodeContentType,
    pub code_content_description: Option<CodeContentDescription>,
}

impl FromValue for ApplicationCodeConfigurationDescription {
    fn shape() -> &'static Shape {
        &APPLICATION_CODE_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationCodeConfigurationDescription {
            code_content_type: parts.next(),
            code_content_description: parts.next(),
        }
    }
}

impl Encode for ApplicationCodeConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "CodeContentType", &self.code_content_type);
        put_some(out, "CodeContentDescription", self.code_content_description.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationCodeConfigurationUpdate {
    pub code_content_type_update: Option<CodeContentType>,
    pub code_content_update: Option<CodeContentUpdate>,
}

impl FromValue for ApplicationCodeConfigurationUpdate {
    fn shape() -> &'static Shape {
        &APPLICATION_CODE_CONFIGURATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationCodeConfigurationUpdate {
            code_content_type_update: parts.next(),
            code_content_update: parts.next(),
        }
    }
}

impl Encode for ApplicationCodeConfigurationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "CodeContentTypeUpdate", self.code_content_type_update.as_ref());
        put_some(out, "CodeContentUpdate", self.code_content_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationConfiguration {
    pub sql_application_configuration: Option<SqlApplicationConfiguration>,
    pub flink_application_configuration: Option<FlinkApplicationConfiguration>,
    pub environment_properties: Option<EnvironmentProperties>,
    pub application_code_configuration: Option<ApplicationCodeConfiguration>,
    pub application_snapshot_configuration: Option<ApplicationSnapshotConfiguration>,
    pub application_system_rollback_configuration: Option<ApplicationSystemRollbackConfiguration>,
    pub vpc_configurations: Option<Vec<VpcConfiguration>>,
    pub zeppelin_application_configuration: Option<ZeppelinApplicationConfiguration>,
    pub application_encryption_configuration: Option<ApplicationEncryptionConfiguration>,
}

impl FromValue for ApplicationConfiguration {
    fn shape() -> &'static Shape {
        &APPLICATION_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationConfiguration {
            sql_application_configuration: parts.next(),
            flink_application_configuration: parts.next(),
            environment_properties: parts.next(),
            application_code_configuration: parts.next(),
            application_snapshot_configuration: parts.next(),
            application_system_rollback_configuration: parts.next(),
            vpc_configurations: parts.next(),
            zeppelin_application_configuration: parts.next(),
            application_encryption_configuration: parts.next(),
        }
    }
}

impl Encode for ApplicationConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "SqlApplicationConfiguration", self.sql_application_configuration.as_ref());
        put_some(out, "FlinkApplicationConfiguration", self.flink_application_configuration.as_ref());
        put_some(out, "EnvironmentProperties", self.environment_properties.as_ref());
        put_some(out, "ApplicationCodeConfiguration", self.application_code_configuration.as_ref());
        put_some(out, "ApplicationSnapshotConfiguration", self.application_snapshot_configuration.as_ref());
        put_some(
            out,
            "ApplicationSystemRollbackConfiguration",
            self.application_system_rollback_configuration.as_ref(),
        );
        put_some(out, "VpcConfigurations", self.vpc_configurations.as_ref());
        put_some(out, "ZeppelinApplicationConfiguration", self.zeppelin_application_configuration.as_ref());
        put_some(
            out,
            "ApplicationEncryptionConfiguration",
            self.application_encryption_configuration.as_ref(),
        );
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationConfigurationDescription {
    pub sql_application_configuration_description: Option<SqlApplicationConfigurationDescription>,
    pub application_code_configuration_description: Option<ApplicationCodeConfigurationDescription>,
    pub run_configuration_description: Option<RunConfigurationDescription>,
    pub flink_application_configuration_description: Option<FlinkApplicationConfigurationDescription>,
    pub environment_property_descriptions: Option<EnvironmentPropertyDescriptions>,
    pub application_snapshot_configuration_description: Option<ApplicationSnapshotConfigurationDescription>,
    pub application_system_rollback_configuration_description:
        Option<ApplicationSystemRollbackConfigurationDescription>,
    pub vpc_configuration_descriptions: Option<Vec<VpcConfigurationDescription>>,
    pub zeppelin_application_configuration_description: Option<ZeppelinApplicationConfigurationDescription>,
    pub application_encryption_configuration_description:
        Option<ApplicationEncryptionConfigurationDescription>,
}

impl FromValue for ApplicationConfigurationDescription {
    fn shape() -> &'static Shape {
        &APPLICATION_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationConfigurationDescription {
            sql_application_configuration_description: parts.next(),
            application_code_configuration_description: parts.next(),
            run_configuration_description: parts.next(),
            flink_application_configuration_description: parts.next(),
            environment_property_descriptions: parts.next(),
            application_snapshot_configuration_description: parts.next(),
            application_system_rollback_configuration_description: parts.next(),
            vpc_configuration_descriptions: parts.next(),
            zeppelin_application_configuration_description: parts.next(),
            application_encryption_configuration_description: parts.next(),
        }
    }
}

impl Encode for ApplicationConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(
            out,
            "SqlApplicationConfigurationDescription",
            self.sql_application_configuration_description.as_ref(),
        );
        put_some(
            out,
            "ApplicationCodeConfigurationDescription",
            self.application_code_configuration_description.as_ref(),
        );
        put_some(out, "RunConfigurationDescription", self.run_configuration_description.as_ref());
        put_some(
            out,
            "FlinkApplicationConfigurationDescription",
            self.flink_application_configuration_description.as_ref(),
        );
        put_some(out, "EnvironmentPropertyDescriptions", self.environment_property_descriptions.as_ref());
        put_some(
            out,
            "ApplicationSnapshotConfigurationDescription",
            self.application_snapshot_configuration_description.as_ref(),
        );
        put_some(
            out,
            "ApplicationSystemRollbackConfigurationDescription",
            self.application_system_rollback_configuration_description.as_ref(),
        );
        put_some(out, "VpcConfigurationDescriptions", self.vpc_configuration_descriptions.as_ref());
        put_some(
            out,
            "ZeppelinApplicationConfigurationDescription",
            self.zeppelin_application_configuration_description.as_ref(),
        );
        put_some(
            out,
            "ApplicationEncryptionConfigurationDescription",
            self.application_encryption_configuration_description.as_ref(),
        );
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationConfigurationUpdate {
    pub sql_application_configuration_update: Option<SqlApplicationConfigurationUpdate>,
    pub application_code_configuration_update: Option<ApplicationCodeConfigurationUpdate>,
    pub flink_application_configuration_update: Option<FlinkApplicationConfigurationUpdate>,
    pub environment_property_updates: Option<EnvironmentPropertyUpdates>,
    pub application_snapshot_configuration_update: Option<ApplicationSnapshotConfigurationUpdate>,
    pub application_system_rollback_configuration_update:
        Option<ApplicationSystemRollbackConfigurationUpdate>,
    pub vpc_configuration_updates: Option<Vec<VpcConfigurationUpdate>>,
    pub zeppelin_application_configuration_update: Option<ZeppelinApplicationConfigurationUpdate>,
    pub application_encryption_configuration_update: Option<ApplicationEncryptionConfigurationUpdate>,
}

impl FromValue for ApplicationConfigurationUpdate {
    fn shape() -> &'static Shape {
        &APPLICATION_CONFIGURATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationConfigurationUpdate {
            sql_application_configuration_update: parts.next(),
            application_code_configuration_update: parts.next(),
            flink_application_configuration_update: parts.next(),
            environment_property_updates: parts.next(),
            application_snapshot_configuration_update: parts.next(),
            application_system_rollback_configuration_update: parts.next(),
            vpc_configuration_updates: parts.next(),
            zeppelin_application_configuration_update: parts.next(),
            application_encryption_configuration_update: parts.next(),
        }
    }
}

impl Encode for ApplicationConfigurationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(
            out,
            "SqlApplicationConfigurationUpdate",
            self.sql_application_configuration_update.as_ref(),
        );
        put_some(
            out,
            "ApplicationCodeConfigurationUpdate",
            self.application_code_configuration_update.as_ref(),
        );
        put_some(
            out,
            "FlinkApplicationConfigurationUpdate",
            self.flink_application_configuration_update.as_ref(),
        );
        put_some(out, "EnvironmentPropertyUpdates", self.environment_property_updates.as_ref());
        put_some(
            out,
            "ApplicationSnapshotConfigurationUpdate",
            self.application_snapshot_configuration_update.as_ref(),
        );
        put_some(
            out,
            "ApplicationSystemRollbackConfigurationUpdate",
            self.application_system_rollback_configuration_update.as_ref(),
        );
        put_some(out, "VpcConfigurationUpdates", self.vpc_configuration_updates.as_ref());
        put_some(
            out,
            "ZeppelinApplicationConfigurationUpdate",
            self.zeppelin_application_configuration_update.as_ref(),
        );
        put_some(
            out,
            "ApplicationEncryptionConfigurationUpdate",
            self.application_encryption_configuration_update.as_ref(),
        );
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationDetail {
    pub application_arn: ByteString,
    pub application_description: Option<ByteString>,
    pub application_name: ByteString,
    pub runtime_environment: RuntimeEnvironment,
    pub service_execution_role: Option<ByteString>,
    pub application_status: ApplicationStatus,
    pub application_version_id: i64,
    pub create_timestamp: Option<Timestamp>,
    pub last_update_timestamp: Option<Timestamp>,
    pub application_configuration_description: Option<ApplicationConfigurationDescription>,
    pub cloud_watch_logging_option_descriptions: Option<Vec<CloudWatchLoggingOptionDescription>>,
    pub application_maintenance_configuration_description:
        Option<ApplicationMaintenanceConfigurationDescription>,
    pub application_version_updated_from: Option<i64>,
    pub application_version_rolled_back_from: Option<i64>,
    pub application_version_create_timestamp: Option<Timestamp>,
    pub conditional_token: Option<ByteString>,
    pub application_version_rolled_back_to: Option<i64>,
    pub application_mode: Option<ApplicationMode>,
}

impl FromValue for ApplicationDetail {
    fn shape() -> &'static Shape {
        &APPLICATION_DETAIL
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationDetail {
            application_arn: parts.next(),
            application_description: parts.next(),
            application_name: parts.next(),
            runtime_environment: parts.next(),
            service_execution_role: parts.next(),
            application_status: parts.next(),
            application_version_id: parts.next(),
            create_timestamp: parts.next(),
            last_update_timestamp: parts.next(),
            application_configuration_description: parts.next(),
            cloud_watch_logging_option_descriptions: parts.next(),
            application_maintenance_configuration_description: parts.next(),
            application_version_updated_from: parts.next(),
            application_version_rolled_back_from: parts.next(),
            application_version_create_timestamp: parts.next(),
            conditional_token: parts.next(),
            application_version_rolled_back_to: parts.next(),
            application_mode: parts.next(),
        }
    }
}

impl Encode for ApplicationDetail {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationARN", &self.application_arn);
        put_some(out, "ApplicationDescription", self.application_description.as_ref());
        put(out, "ApplicationName", &self.application_name);
        put(out, "RuntimeEnvironment", &self.runtime_environment);
        put_some(out, "ServiceExecutionRole", self.service_execution_role.as_ref());
        put(out, "ApplicationStatus", &self.application_status);
        put(out, "ApplicationVersionId", &self.application_version_id);
        put_some(out, "CreateTimestamp", self.create_timestamp.as_ref());
        put_some(out, "LastUpdateTimestamp", self.last_update_timestamp.as_ref());
        put_some(
            out,
            "ApplicationConfigurationDescription",
            self.application_configuration_description.as_ref(),
        );
        put_some(
            out,
            "CloudWatchLoggingOptionDescriptions",
            self.cloud_watch_logging_option_descriptions.as_ref(),
        );
        put_some(
            out,
            "ApplicationMaintenanceConfigurationDescription",
            self.application_maintenance_configuration_description.as_ref(),
        );
        put_some(out, "ApplicationVersionUpdatedFrom", self.application_version_updated_from.as_ref());
        put_some(out, "ApplicationVersionRolledBackFrom", self.application_version_rolled_back_from.as_ref());
        put_some(
            out,
            "ApplicationVersionCreateTimestamp",
            self.application_version_create_timestamp.as_ref(),
        );
        put_some(out, "ConditionalToken", self.conditional_token.as_ref());
        put_some(out, "ApplicationVersionRolledBackTo", self.application_version_rolled_back_to.as_ref());
        put_some(out, "ApplicationMode", self.application_mode.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationEncryptionConfiguration {
    pub key_id: Option<ByteString>,
    pub key_type: KeyType,
}

impl FromValue for ApplicationEncryptionConfiguration {
    fn shape() -> &'static Shape {
        &APPLICATION_ENCRYPTION_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationEncryptionConfiguration { key_id: parts.next(), key_type: parts.next() }
    }
}

impl Encode for ApplicationEncryptionConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "KeyId", self.key_id.as_ref());
        put(out, "KeyType", &self.key_type);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationEncryptionConfigurationDescription {
    pub key_id: Option<ByteString>,
    pub key_type: KeyType,
}

impl FromValue for ApplicationEncryptionConfigurationDescription {
    fn shape() -> &'static Shape {
        &APPLICATION_ENCRYPTION_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationEncryptionConfigurationDescription { key_id: parts.next(), key_type: parts.next() }
    }
}

impl Encode for ApplicationEncryptionConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "KeyId", self.key_id.as_ref());
        put(out, "KeyType", &self.key_type);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationEncryptionConfigurationUpdate {
    pub key_id_update: Option<ByteString>,
    pub key_type_update: KeyType,
}

impl FromValue for ApplicationEncryptionConfigurationUpdate {
    fn shape() -> &'static Shape {
        &APPLICATION_ENCRYPTION_CONFIGURATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationEncryptionConfigurationUpdate {
            key_id_update: parts.next(),
            key_type_update: parts.next(),
        }
    }
}

impl Encode for ApplicationEncryptionConfigurationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "KeyIdUpdate", self.key_id_update.as_ref());
        put(out, "KeyTypeUpdate", &self.key_type_update);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationMaintenanceConfigurationDescription {
    pub application_maintenance_window_start_time: ByteString,
    pub application_maintenance_window_end_time: ByteString,
}

impl FromValue for ApplicationMaintenanceConfigurationDescription {
    fn shape() -> &'static Shape {
        &APPLICATION_MAINTENANCE_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationMaintenanceConfigurationDescription {
            application_maintenance_window_start_time: parts.next(),
            application_maintenance_window_end_time: parts.next(),
        }
    }
}

impl Encode for ApplicationMaintenanceConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationMaintenanceWindowStartTime", &self.application_maintenance_window_start_time);
        put(out, "ApplicationMaintenanceWindowEndTime", &self.application_maintenance_window_end_time);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationMaintenanceConfigurationUpdate {
    pub application_maintenance_window_start_time_update: ByteString,
}

impl FromValue for ApplicationMaintenanceConfigurationUpdate {
    fn shape() -> &'static Shape {
        &APPLICATION_MAINTENANCE_CONFIGURATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationMaintenanceConfigurationUpdate {
            application_maintenance_window_start_time_update: parts.next(),
        }
    }
}

impl Encode for ApplicationMaintenanceConfigurationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(
            out,
            "ApplicationMaintenanceWindowStartTimeUpdate",
            &self.application_maintenance_window_start_time_update,
        );
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApplicationMode {
    Streaming,
    Interactive,
    Unknown(ByteString),
}

impl ApplicationMode {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            ApplicationMode::Streaming => "STREAMING",
            ApplicationMode::Interactive => "INTERACTIVE",
            ApplicationMode::Unknown(text) => text,
        }
    }
}

impl Default for ApplicationMode {
    fn default() -> Self {
        ApplicationMode::Unknown(ByteString::new())
    }
}

impl From<ByteString> for ApplicationMode {
    fn from(text: ByteString) -> Self {
        match &*text {
            "STREAMING" => ApplicationMode::Streaming,
            "INTERACTIVE" => ApplicationMode::Interactive,
            _ => ApplicationMode::Unknown(text),
        }
    }
}

impl FromValue for ApplicationMode {
    fn shape() -> &'static Shape {
        &APPLICATION_MODE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => ApplicationMode::default(),
        }
    }
}

impl Encode for ApplicationMode {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationOperationDescription {
    pub application_operation_id: Option<ByteString>,
    pub application_name: Option<ByteString>,
}

impl FromValue for ApplicationOperationDescription {
    fn shape() -> &'static Shape {
        &APPLICATION_OPERATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationOperationDescription {
            application_operation_id: parts.next(),
            application_name: parts.next(),
        }
    }
}

impl Encode for ApplicationOperationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ApplicationOperationId", self.application_operation_id.as_ref());
        put_some(out, "ApplicationName", self.application_name.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationOperationInfo {
    pub operation: Option<ByteString>,
    pub operation_id: Option<ByteString>,
    pub start_time: Option<Timestamp>,
    pub end_time: Option<Timestamp>,
    pub operation_status: Option<OperationStatus>,
}

impl FromValue for ApplicationOperationInfo {
    fn shape() -> &'static Shape {
        &APPLICATION_OPERATION_INFO
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationOperationInfo {
            operation: parts.next(),
            operation_id: parts.next(),
            start_time: parts.next(),
            end_time: parts.next(),
            operation_status: parts.next(),
        }
    }
}

impl Encode for ApplicationOperationInfo {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "Operation", self.operation.as_ref());
        put_some(out, "OperationId", self.operation_id.as_ref());
        put_some(out, "StartTime", self.start_time.as_ref());
        put_some(out, "EndTime", self.end_time.as_ref());
        put_some(out, "OperationStatus", self.operation_status.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationOperationInfoDetails {
    pub operation: ByteString,
    pub start_time: Timestamp,
    pub end_time: Timestamp,
    pub operation_status: OperationStatus,
    pub application_version_change_details: Option<ApplicationVersionChangeDetails>,
    pub operation_failure_details: Option<OperationFailureDetails>,
}

impl FromValue for ApplicationOperationInfoDetails {
    fn shape() -> &'static Shape {
        &APPLICATION_OPERATION_INFO_DETAILS
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationOperationInfoDetails {
            operation: parts.next(),
            start_time: parts.next(),
            end_time: parts.next(),
            operation_status: parts.next(),
            application_version_change_details: parts.next(),
            operation_failure_details: parts.next(),
        }
    }
}

impl Encode for ApplicationOperationInfoDetails {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "Operation", &self.operation);
        put(out, "StartTime", &self.start_time);
        put(out, "EndTime", &self.end_time);
        put(out, "OperationStatus", &self.operation_status);
        put_some(out, "ApplicationVersionChangeDetails", self.application_version_change_details.as_ref());
        put_some(out, "OperationFailureDetails", self.operation_failure_details.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationRestoreConfiguration {
    pub application_restore_type: ApplicationRestoreType,
    pub snapshot_name: Option<ByteString>,
    pub snapshot_arn: Option<ByteString>,
}

impl FromValue for ApplicationRestoreConfiguration {
    fn shape() -> &'static Shape {
        &APPLICATION_RESTORE_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationRestoreConfiguration {
            application_restore_type: parts.next(),
            snapshot_name: parts.next(),
            snapshot_arn: parts.next(),
        }
    }
}

impl Encode for ApplicationRestoreConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationRestoreType", &self.application_restore_type);
        put_some(out, "SnapshotName", self.snapshot_name.as_ref());
        put_some(out, "SnapshotArn", self.snapshot_arn.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApplicationRestoreType {
    SkipRestoreFromSnapshot,
    RestoreFromLatestSnapshot,
    RestoreFromCustomSnapshot,
    Unknown(ByteString),
}

impl ApplicationRestoreType {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            ApplicationRestoreType::SkipRestoreFromSnapshot => "SKIP_RESTORE_FROM_SNAPSHOT",
            ApplicationRestoreType::RestoreFromLatestSnapshot => "RESTORE_FROM_LATEST_SNAPSHOT",
            ApplicationRestoreType::RestoreFromCustomSnapshot => "RESTORE_FROM_CUSTOM_SNAPSHOT",
            ApplicationRestoreType::Unknown(text) => text,
        }
    }
}

impl Default for ApplicationRestoreType {
    fn default() -> Self {
        ApplicationRestoreType::Unknown(ByteString::new())
    }
}

impl From<ByteString> for ApplicationRestoreType {
    fn from(text: ByteString) -> Self {
        match &*text {
            "SKIP_RESTORE_FROM_SNAPSHOT" => ApplicationRestoreType::SkipRestoreFromSnapshot,
            "RESTORE_FROM_LATEST_SNAPSHOT" => ApplicationRestoreType::RestoreFromLatestSnapshot,
            "RESTORE_FROM_CUSTOM_SNAPSHOT" => ApplicationRestoreType::RestoreFromCustomSnapshot,
            _ => ApplicationRestoreType::Unknown(text),
        }
    }
}

impl FromValue for ApplicationRestoreType {
    fn shape() -> &'static Shape {
        &APPLICATION_RESTORE_TYPE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => ApplicationRestoreType::default(),
        }
    }
}

impl Encode for ApplicationRestoreType {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationSnapshotConfiguration {
    pub snapshots_enabled: bool,
    pub snapshot_mode: Option<SnapshotMode>,
}

impl FromValue for ApplicationSnapshotConfiguration {
    fn shape() -> &'static Shape {
        &APPLICATION_SNAPSHOT_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationSnapshotConfiguration { snapshots_enabled: parts.next(), snapshot_mode: parts.next() }
    }
}

impl Encode for ApplicationSnapshotConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotsEnabled", &self.snapshots_enabled);
        put_some(out, "SnapshotMode", self.snapshot_mode.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationSnapshotConfigurationDescription {
    pub snapshots_enabled: bool,
    pub snapshot_mode: Option<SnapshotMode>,
}

impl FromValue for ApplicationSnapshotConfigurationDescription {
    fn shape() -> &'static Shape {
        &APPLICATION_SNAPSHOT_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationSnapshotConfigurationDescription {
            snapshots_enabled: parts.next(),
            snapshot_mode: parts.next(),
        }
    }
}

impl Encode for ApplicationSnapshotConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotsEnabled", &self.snapshots_enabled);
        put_some(out, "SnapshotMode", self.snapshot_mode.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationSnapshotConfigurationUpdate {
    pub snapshots_enabled_update: bool,
    pub snapshot_mode_update: Option<SnapshotMode>,
}

impl FromValue for ApplicationSnapshotConfigurationUpdate {
    fn shape() -> &'static Shape {
        &APPLICATION_SNAPSHOT_CONFIGURATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationSnapshotConfigurationUpdate {
            snapshots_enabled_update: parts.next(),
            snapshot_mode_update: parts.next(),
        }
    }
}

impl Encode for ApplicationSnapshotConfigurationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotsEnabledUpdate", &self.snapshots_enabled_update);
        put_some(out, "SnapshotModeUpdate", self.snapshot_mode_update.as_ref());
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
    Autoscaling,
    ForceStopping,
    RollingBack,
    Maintenance,
    RolledBack,
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
            ApplicationStatus::Autoscaling => "AUTOSCALING",
            ApplicationStatus::ForceStopping => "FORCE_STOPPING",
            ApplicationStatus::RollingBack => "ROLLING_BACK",
            ApplicationStatus::Maintenance => "MAINTENANCE",
            ApplicationStatus::RolledBack => "ROLLED_BACK",
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
            "AUTOSCALING" => ApplicationStatus::Autoscaling,
            "FORCE_STOPPING" => ApplicationStatus::ForceStopping,
            "ROLLING_BACK" => ApplicationStatus::RollingBack,
            "MAINTENANCE" => ApplicationStatus::Maintenance,
            "ROLLED_BACK" => ApplicationStatus::RolledBack,
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
    pub application_version_id: i64,
    pub runtime_environment: RuntimeEnvironment,
    pub application_mode: Option<ApplicationMode>,
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
            application_version_id: parts.next(),
            runtime_environment: parts.next(),
            application_mode: parts.next(),
        }
    }
}

impl Encode for ApplicationSummary {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "ApplicationARN", &self.application_arn);
        put(out, "ApplicationStatus", &self.application_status);
        put(out, "ApplicationVersionId", &self.application_version_id);
        put(out, "RuntimeEnvironment", &self.runtime_environment);
        put_some(out, "ApplicationMode", self.application_mode.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationSystemRollbackConfiguration {
    pub rollback_enabled: bool,
}

impl FromValue for ApplicationSystemRollbackConfiguration {
    fn shape() -> &'static Shape {
        &APPLICATION_SYSTEM_ROLLBACK_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationSystemRollbackConfiguration { rollback_enabled: parts.next() }
    }
}

impl Encode for ApplicationSystemRollbackConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "RollbackEnabled", &self.rollback_enabled);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationSystemRollbackConfigurationDescription {
    pub rollback_enabled: bool,
}

impl FromValue for ApplicationSystemRollbackConfigurationDescription {
    fn shape() -> &'static Shape {
        &APPLICATION_SYSTEM_ROLLBACK_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationSystemRollbackConfigurationDescription { rollback_enabled: parts.next() }
    }
}

impl Encode for ApplicationSystemRollbackConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "RollbackEnabled", &self.rollback_enabled);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationSystemRollbackConfigurationUpdate {
    pub rollback_enabled_update: bool,
}

impl FromValue for ApplicationSystemRollbackConfigurationUpdate {
    fn shape() -> &'static Shape {
        &APPLICATION_SYSTEM_ROLLBACK_CONFIGURATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationSystemRollbackConfigurationUpdate { rollback_enabled_update: parts.next() }
    }
}

impl Encode for ApplicationSystemRollbackConfigurationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "RollbackEnabledUpdate", &self.rollback_enabled_update);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationVersionChangeDetails {
    pub application_version_updated_from: i64,
    pub application_version_updated_to: i64,
}

impl FromValue for ApplicationVersionChangeDetails {
    fn shape() -> &'static Shape {
        &APPLICATION_VERSION_CHANGE_DETAILS
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationVersionChangeDetails {
            application_version_updated_from: parts.next(),
            application_version_updated_to: parts.next(),
        }
    }
}

impl Encode for ApplicationVersionChangeDetails {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationVersionUpdatedFrom", &self.application_version_updated_from);
        put(out, "ApplicationVersionUpdatedTo", &self.application_version_updated_to);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApplicationVersionSummary {
    pub application_version_id: i64,
    pub application_status: ApplicationStatus,
}

impl FromValue for ApplicationVersionSummary {
    fn shape() -> &'static Shape {
        &APPLICATION_VERSION_SUMMARY
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ApplicationVersionSummary { application_version_id: parts.next(), application_status: parts.next() }
    }
}

impl Encode for ApplicationVersionSummary {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationVersionId", &self.application_version_id);
        put(out, "ApplicationStatus", &self.application_status);
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArtifactType {
    Udf,
    DependencyJar,
    Unknown(ByteString),
}

impl ArtifactType {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            ArtifactType::Udf => "UDF",
            ArtifactType::DependencyJar => "DEPENDENCY_JAR",
            ArtifactType::Unknown(text) => text,
        }
    }
}

impl Default for ArtifactType {
    fn default() -> Self {
        ArtifactType::Unknown(ByteString::new())
    }
}

impl From<ByteString> for ArtifactType {
    fn from(text: ByteString) -> Self {
        match &*text {
            "UDF" => ArtifactType::Udf,
            "DEPENDENCY_JAR" => ArtifactType::DependencyJar,
            _ => ArtifactType::Unknown(text),
        }
    }
}

impl FromValue for ArtifactType {
    fn shape() -> &'static Shape {
        &ARTIFACT_TYPE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => ArtifactType::default(),
        }
    }
}

impl Encode for ArtifactType {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CatalogConfiguration {
    pub glue_data_catalog_configuration: GlueDataCatalogConfiguration,
}

impl FromValue for CatalogConfiguration {
    fn shape() -> &'static Shape {
        &CATALOG_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CatalogConfiguration { glue_data_catalog_configuration: parts.next() }
    }
}

impl Encode for CatalogConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "GlueDataCatalogConfiguration", &self.glue_data_catalog_configuration);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CatalogConfigurationDescription {
    pub glue_data_catalog_configuration_description: GlueDataCatalogConfigurationDescription,
}

impl FromValue for CatalogConfigurationDescription {
    fn shape() -> &'static Shape {
        &CATALOG_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CatalogConfigurationDescription { glue_data_catalog_configuration_description: parts.next() }
    }
}

impl Encode for CatalogConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(
            out,
            "GlueDataCatalogConfigurationDescription",
            &self.glue_data_catalog_configuration_description,
        );
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CatalogConfigurationUpdate {
    pub glue_data_catalog_configuration_update: GlueDataCatalogConfigurationUpdate,
}

impl FromValue for CatalogConfigurationUpdate {
    fn shape() -> &'static Shape {
        &CATALOG_CONFIGURATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CatalogConfigurationUpdate { glue_data_catalog_configuration_update: parts.next() }
    }
}

impl Encode for CatalogConfigurationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "GlueDataCatalogConfigurationUpdate", &self.glue_data_catalog_configuration_update);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckpointConfiguration {
    pub configuration_type: ConfigurationType,
    pub checkpointing_enabled: Option<bool>,
    pub checkpoint_interval: Option<i64>,
    pub min_pause_between_checkpoints: Option<i64>,
}

impl FromValue for CheckpointConfiguration {
    fn shape() -> &'static Shape {
        &CHECKPOINT_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CheckpointConfiguration {
            configuration_type: parts.next(),
            checkpointing_enabled: parts.next(),
            checkpoint_interval: parts.next(),
            min_pause_between_checkpoints: parts.next(),
        }
    }
}

impl Encode for CheckpointConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ConfigurationType", &self.configuration_type);
        put_some(out, "CheckpointingEnabled", self.checkpointing_enabled.as_ref());
        put_some(out, "CheckpointInterval", self.checkpoint_interval.as_ref());
        put_some(out, "MinPauseBetweenCheckpoints", self.min_pause_between_checkpoints.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckpointConfigurationDescription {
    pub configuration_type: Option<ConfigurationType>,
    pub checkpointing_enabled: Option<bool>,
    pub checkpoint_interval: Option<i64>,
    pub min_pause_between_checkpoints: Option<i64>,
}

impl FromValue for CheckpointConfigurationDescription {
    fn shape() -> &'static Shape {
        &CHECKPOINT_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CheckpointConfigurationDescription {
            configuration_type: parts.next(),
            checkpointing_enabled: parts.next(),
            checkpoint_interval: parts.next(),
            min_pause_between_checkpoints: parts.next(),
        }
    }
}

impl Encode for CheckpointConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ConfigurationType", self.configuration_type.as_ref());
        put_some(out, "CheckpointingEnabled", self.checkpointing_enabled.as_ref());
        put_some(out, "CheckpointInterval", self.checkpoint_interval.as_ref());
        put_some(out, "MinPauseBetweenCheckpoints", self.min_pause_between_checkpoints.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckpointConfigurationUpdate {
    pub configuration_type_update: Option<ConfigurationType>,
    pub checkpointing_enabled_update: Option<bool>,
    pub checkpoint_interval_update: Option<i64>,
    pub min_pause_between_checkpoints_update: Option<i64>,
}

impl FromValue for CheckpointConfigurationUpdate {
    fn shape() -> &'static Shape {
        &CHECKPOINT_CONFIGURATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CheckpointConfigurationUpdate {
            configuration_type_update: parts.next(),
            checkpointing_enabled_update: parts.next(),
            checkpoint_interval_update: parts.next(),
            min_pause_between_checkpoints_update: parts.next(),
        }
    }
}

impl Encode for CheckpointConfigurationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ConfigurationTypeUpdate", self.configuration_type_update.as_ref());
        put_some(out, "CheckpointingEnabledUpdate", self.checkpointing_enabled_update.as_ref());
        put_some(out, "CheckpointIntervalUpdate", self.checkpoint_interval_update.as_ref());
        put_some(out, "MinPauseBetweenCheckpointsUpdate", self.min_pause_between_checkpoints_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CloudWatchLoggingOption {
    pub log_stream_arn: ByteString,
}

impl FromValue for CloudWatchLoggingOption {
    fn shape() -> &'static Shape {
        &CLOUD_WATCH_LOGGING_OPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CloudWatchLoggingOption { log_stream_arn: parts.next() }
    }
}

impl Encode for CloudWatchLoggingOption {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "LogStreamARN", &self.log_stream_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CloudWatchLoggingOptionDescription {
    pub cloud_watch_logging_option_id: Option<ByteString>,
    pub log_stream_arn: ByteString,
    pub role_arn: Option<ByteString>,
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
        put_some(out, "RoleARN", self.role_arn.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CloudWatchLoggingOptionUpdate {
    pub cloud_watch_logging_option_id: ByteString,
    pub log_stream_arn_update: Option<ByteString>,
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
        }
    }
}

impl Encode for CloudWatchLoggingOptionUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "CloudWatchLoggingOptionId", &self.cloud_watch_logging_option_id);
        put_some(out, "LogStreamARNUpdate", self.log_stream_arn_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CodeContent {
    pub text_content: Option<ByteString>,
    pub zip_file_content: Option<Bytes>,
    pub s3_content_location: Option<S3ContentLocation>,
}

impl FromValue for CodeContent {
    fn shape() -> &'static Shape {
        &CODE_CONTENT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CodeContent {
            text_content: parts.next(),
            zip_file_content: parts.next(),
            s3_content_location: parts.next(),
        }
    }
}

impl Encode for CodeContent {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "TextContent", self.text_content.as_ref());
        put_some(out, "ZipFileContent", self.zip_file_content.as_ref());
        put_some(out, "S3ContentLocation", self.s3_content_location.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CodeContentDescription {
    pub text_content: Option<ByteString>,
    pub code_md5: Option<ByteString>,
    pub code_size: Option<i64>,
    pub s3_application_code_location_description: Option<S3ApplicationCodeLocationDescription>,
}

impl FromValue for CodeContentDescription {
    fn shape() -> &'static Shape {
        &CODE_CONTENT_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CodeContentDescription {
            text_content: parts.next(),
            code_md5: parts.next(),
            code_size: parts.next(),
            s3_application_code_location_description: parts.next(),
        }
    }
}

impl Encode for CodeContentDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "TextContent", self.text_content.as_ref());
        put_some(out, "CodeMD5", self.code_md5.as_ref());
        put_some(out, "CodeSize", self.code_size.as_ref());
        put_some(
            out,
            "S3ApplicationCodeLocationDescription",
            self.s3_application_code_location_description.as_ref(),
        );
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeContentType {
    Plaintext,
    Zipfile,
    Unknown(ByteString),
}

impl CodeContentType {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            CodeContentType::Plaintext => "PLAINTEXT",
            CodeContentType::Zipfile => "ZIPFILE",
            CodeContentType::Unknown(text) => text,
        }
    }
}

impl Default for CodeContentType {
    fn default() -> Self {
        CodeContentType::Unknown(ByteString::new())
    }
}

impl From<ByteString> for CodeContentType {
    fn from(text: ByteString) -> Self {
        match &*text {
            "PLAINTEXT" => CodeContentType::Plaintext,
            "ZIPFILE" => CodeContentType::Zipfile,
            _ => CodeContentType::Unknown(text),
        }
    }
}

impl FromValue for CodeContentType {
    fn shape() -> &'static Shape {
        &CODE_CONTENT_TYPE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => CodeContentType::default(),
        }
    }
}

impl Encode for CodeContentType {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CodeContentUpdate {
    pub text_content_update: Option<ByteString>,
    pub zip_file_content_update: Option<Bytes>,
    pub s3_content_location_update: Option<S3ContentLocationUpdate>,
}

impl FromValue for CodeContentUpdate {
    fn shape() -> &'static Shape {
        &CODE_CONTENT_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CodeContentUpdate {
            text_content_update: parts.next(),
            zip_file_content_update: parts.next(),
            s3_content_location_update: parts.next(),
        }
    }
}

impl Encode for CodeContentUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "TextContentUpdate", self.text_content_update.as_ref());
        put_some(out, "ZipFileContentUpdate", self.zip_file_content_update.as_ref());
        put_some(out, "S3ContentLocationUpdate", self.s3_content_location_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigurationType {
    Default,
    Custom,
    Unknown(ByteString),
}

impl ConfigurationType {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            ConfigurationType::Default => "DEFAULT",
            ConfigurationType::Custom => "CUSTOM",
            ConfigurationType::Unknown(text) => text,
        }
    }
}

impl Default for ConfigurationType {
    fn default() -> Self {
        ConfigurationType::Unknown(ByteString::new())
    }
}

impl From<ByteString> for ConfigurationType {
    fn from(text: ByteString) -> Self {
        match &*text {
            "DEFAULT" => ConfigurationType::Default,
            "CUSTOM" => ConfigurationType::Custom,
            _ => ConfigurationType::Unknown(text),
        }
    }
}

impl FromValue for ConfigurationType {
    fn shape() -> &'static Shape {
        &CONFIGURATION_TYPE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => ConfigurationType::default(),
        }
    }
}

impl Encode for ConfigurationType {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateApplicationPresignedUrlRequest {
    pub application_name: ByteString,
    pub url_type: UrlType,
    pub session_expiration_duration_in_seconds: Option<i64>,
}

impl FromValue for CreateApplicationPresignedUrlRequest {
    fn shape() -> &'static Shape {
        &CREATE_APPLICATION_PRESIGNED_URL_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CreateApplicationPresignedUrlRequest {
            application_name: parts.next(),
            url_type: parts.next(),
            session_expiration_duration_in_seconds: parts.next(),
        }
    }
}

impl Encode for CreateApplicationPresignedUrlRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "UrlType", &self.url_type);
        put_some(
            out,
            "SessionExpirationDurationInSeconds",
            self.session_expiration_duration_in_seconds.as_ref(),
        );
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateApplicationPresignedUrlResponse {
    pub authorized_url: Option<ByteString>,
}

impl FromValue for CreateApplicationPresignedUrlResponse {
    fn shape() -> &'static Shape {
        &CREATE_APPLICATION_PRESIGNED_URL_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CreateApplicationPresignedUrlResponse { authorized_url: parts.next() }
    }
}

impl Encode for CreateApplicationPresignedUrlResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "AuthorizedUrl", self.authorized_url.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateApplicationRequest {
    pub application_name: ByteString,
    pub application_description: Option<ByteString>,
    pub runtime_environment: RuntimeEnvironment,
    pub service_execution_role: ByteString,
    pub application_configuration: Option<ApplicationConfiguration>,
    pub cloud_watch_logging_options: Option<Vec<CloudWatchLoggingOption>>,
    pub tags: Option<Vec<Tag>>,
    pub application_mode: Option<ApplicationMode>,
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
            runtime_environment: parts.next(),
            service_execution_role: parts.next(),
            application_configuration: parts.next(),
            cloud_watch_logging_options: parts.next(),
            tags: parts.next(),
            application_mode: parts.next(),
        }
    }
}

impl Encode for CreateApplicationRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put_some(out, "ApplicationDescription", self.application_description.as_ref());
        put(out, "RuntimeEnvironment", &self.runtime_environment);
        put(out, "ServiceExecutionRole", &self.service_execution_role);
        put_some(out, "ApplicationConfiguration", self.application_configuration.as_ref());
        put_some(out, "CloudWatchLoggingOptions", self.cloud_watch_logging_options.as_ref());
        put_some(out, "Tags", self.tags.as_ref());
        put_some(out, "ApplicationMode", self.application_mode.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateApplicationResponse {
    pub application_detail: ApplicationDetail,
}

impl FromValue for CreateApplicationResponse {
    fn shape() -> &'static Shape {
        &CREATE_APPLICATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CreateApplicationResponse { application_detail: parts.next() }
    }
}

impl Encode for CreateApplicationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationDetail", &self.application_detail);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateApplicationSnapshotRequest {
    pub application_name: ByteString,
    pub snapshot_name: ByteString,
}

impl FromValue for CreateApplicationSnapshotRequest {
    fn shape() -> &'static Shape {
        &CREATE_APPLICATION_SNAPSHOT_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CreateApplicationSnapshotRequest { application_name: parts.next(), snapshot_name: parts.next() }
    }
}

impl Encode for CreateApplicationSnapshotRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "SnapshotName", &self.snapshot_name);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateApplicationSnapshotResponse {}

impl FromValue for CreateApplicationSnapshotResponse {
    fn shape() -> &'static Shape {
        &CREATE_APPLICATION_SNAPSHOT_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        CreateApplicationSnapshotResponse {}
    }
}

impl Encode for CreateApplicationSnapshotResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateSnapshotRequest {
    pub application_name: ByteString,
    pub snapshot_name: ByteString,
    pub snapshot_description: Option<ByteString>,
    pub tags: Option<Vec<Tag>>,
}

impl FromValue for CreateSnapshotRequest {
    fn shape() -> &'static Shape {
        &CREATE_SNAPSHOT_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CreateSnapshotRequest {
            application_name: parts.next(),
            snapshot_name: parts.next(),
            snapshot_description: parts.next(),
            tags: parts.next(),
        }
    }
}

impl Encode for CreateSnapshotRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "SnapshotName", &self.snapshot_name);
        put_some(out, "SnapshotDescription", self.snapshot_description.as_ref());
        put_some(out, "Tags", self.tags.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateSnapshotResponse {
    pub snapshot_arn: ByteString,
    pub snapshot_status: SnapshotStatus,
    pub snapshot_operation_id: ByteString,
    pub snapshot_operation_status: SnapshotOperationStatus,
}

impl FromValue for CreateSnapshotResponse {
    fn shape() -> &'static Shape {
        &CREATE_SNAPSHOT_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CreateSnapshotResponse {
            snapshot_arn: parts.next(),
            snapshot_status: parts.next(),
            snapshot_operation_id: parts.next(),
            snapshot_operation_status: parts.next(),
        }
    }
}

impl Encode for CreateSnapshotResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotArn", &self.snapshot_arn);
        put(out, "SnapshotStatus", &self.snapshot_status);
        put(out, "SnapshotOperationId", &self.snapshot_operation_id);
        put(out, "SnapshotOperationStatus", &self.snapshot_operation_status);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CustomArtifactConfiguration {
    pub artifact_type: ArtifactType,
    pub s3_content_location: Option<S3ContentLocation>,
    pub maven_reference: Option<MavenReference>,
}

impl FromValue for CustomArtifactConfiguration {
    fn shape() -> &'static Shape {
        &CUSTOM_ARTIFACT_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CustomArtifactConfiguration {
            artifact_type: parts.next(),
            s3_content_location: parts.next(),
            maven_reference: parts.next(),
        }
    }
}

impl Encode for CustomArtifactConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ArtifactType", &self.artifact_type);
        put_some(out, "S3ContentLocation", self.s3_content_location.as_ref());
        put_some(out, "MavenReference", self.maven_reference.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CustomArtifactConfigurationDescription {
    pub artifact_type: Option<ArtifactType>,
    pub s3_content_location_description: Option<S3ContentLocation>,
    pub maven_reference_description: Option<MavenReference>,
}

impl FromValue for CustomArtifactConfigurationDescription {
    fn shape() -> &'static Shape {
        &CUSTOM_ARTIFACT_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        CustomArtifactConfigurationDescription {
            artifact_type: parts.next(),
            s3_content_location_description: parts.next(),
            maven_reference_description: parts.next(),
        }
    }
}

impl Encode for CustomArtifactConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ArtifactType", self.artifact_type.as_ref());
        put_some(out, "S3ContentLocationDescription", self.s3_content_location_description.as_ref());
        put_some(out, "MavenReferenceDescription", self.maven_reference_description.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApplicationCloudWatchLoggingOptionRequest {
    pub application_name: ByteString,
    pub current_application_version_id: Option<i64>,
    pub cloud_watch_logging_option_id: ByteString,
    pub conditional_token: Option<ByteString>,
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
            conditional_token: parts.next(),
        }
    }
}

impl Encode for DeleteApplicationCloudWatchLoggingOptionRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put_some(out, "CurrentApplicationVersionId", self.current_application_version_id.as_ref());
        put(out, "CloudWatchLoggingOptionId", &self.cloud_watch_logging_option_id);
        put_some(out, "ConditionalToken", self.conditional_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApplicationCloudWatchLoggingOptionResponse {
    pub application_arn: Option<ByteString>,
    pub application_version_id: Option<i64>,
    pub cloud_watch_logging_option_descriptions: Option<Vec<CloudWatchLoggingOptionDescription>>,
    pub operation_id: Option<ByteString>,
}

impl FromValue for DeleteApplicationCloudWatchLoggingOptionResponse {
    fn shape() -> &'static Shape {
        &DELETE_APPLICATION_CLOUD_WATCH_LOGGING_OPTION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeleteApplicationCloudWatchLoggingOptionResponse {
            application_arn: parts.next(),
            application_version_id: parts.next(),
            cloud_watch_logging_option_descriptions: parts.next(),
            operation_id: parts.next(),
        }
    }
}

impl Encode for DeleteApplicationCloudWatchLoggingOptionResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ApplicationARN", self.application_arn.as_ref());
        put_some(out, "ApplicationVersionId", self.application_version_id.as_ref());
        put_some(
            out,
            "CloudWatchLoggingOptionDescriptions",
            self.cloud_watch_logging_option_descriptions.as_ref(),
        );
        put_some(out, "OperationId", self.operation_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApplicationInputProcessingConfigurationResponse {
    pub application_arn: Option<ByteString>,
    pub application_version_id: Option<i64>,
}

impl FromValue for DeleteApplicationInputProcessingConfigurationResponse {
    fn shape() -> &'static Shape {
        &DELETE_APPLICATION_INPUT_PROCESSING_CONFIGURATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeleteApplicationInputProcessingConfigurationResponse {
            application_arn: parts.next(),
            application_version_id: parts.next(),
        }
    }
}

impl Encode for DeleteApplicationInputProcessingConfigurationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ApplicationARN", self.application_arn.as_ref());
        put_some(out, "ApplicationVersionId", self.application_version_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApplicationOutputResponse {
    pub application_arn: Option<ByteString>,
    pub application_version_id: Option<i64>,
}

impl FromValue for DeleteApplicationOutputResponse {
    fn shape() -> &'static Shape {
        &DELETE_APPLICATION_OUTPUT_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeleteApplicationOutputResponse {
            application_arn: parts.next(),
            application_version_id: parts.next(),
        }
    }
}

impl Encode for DeleteApplicationOutputResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ApplicationARN", self.application_arn.as_ref());
        put_some(out, "ApplicationVersionId", self.application_version_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApplicationReferenceDataSourceResponse {
    pub application_arn: Option<ByteString>,
    pub application_version_id: Option<i64>,
}

impl FromValue for DeleteApplicationReferenceDataSourceResponse {
    fn shape() -> &'static Shape {
        &DELETE_APPLICATION_REFERENCE_DATA_SOURCE_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeleteApplicationReferenceDataSourceResponse {
            application_arn: parts.next(),
            application_version_id: parts.next(),
        }
    }
}

impl Encode for DeleteApplicationReferenceDataSourceResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ApplicationARN", self.application_arn.as_ref());
        put_some(out, "ApplicationVersionId", self.application_version_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApplicationSnapshotRequest {
    pub application_name: ByteString,
    pub snapshot_name: ByteString,
    pub snapshot_creation_timestamp: Timestamp,
}

impl FromValue for DeleteApplicationSnapshotRequest {
    fn shape() -> &'static Shape {
        &DELETE_APPLICATION_SNAPSHOT_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeleteApplicationSnapshotRequest {
            application_name: parts.next(),
            snapshot_name: parts.next(),
            snapshot_creation_timestamp: parts.next(),
        }
    }
}

impl Encode for DeleteApplicationSnapshotRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "SnapshotName", &self.snapshot_name);
        put(out, "SnapshotCreationTimestamp", &self.snapshot_creation_timestamp);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApplicationSnapshotResponse {}

impl FromValue for DeleteApplicationSnapshotResponse {
    fn shape() -> &'static Shape {
        &DELETE_APPLICATION_SNAPSHOT_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let _ = value;
        DeleteApplicationSnapshotResponse {}
    }
}

impl Encode for DeleteApplicationSnapshotResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApplicationVpcConfigurationRequest {
    pub application_name: ByteString,
    pub current_application_version_id: Option<i64>,
    pub vpc_configuration_id: ByteString,
    pub conditional_token: Option<ByteString>,
}

impl FromValue for DeleteApplicationVpcConfigurationRequest {
    fn shape() -> &'static Shape {
        &DELETE_APPLICATION_VPC_CONFIGURATION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeleteApplicationVpcConfigurationRequest {
            application_name: parts.next(),
            current_application_version_id: parts.next(),
            vpc_configuration_id: parts.next(),
            conditional_token: parts.next(),
        }
    }
}

impl Encode for DeleteApplicationVpcConfigurationRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put_some(out, "CurrentApplicationVersionId", self.current_application_version_id.as_ref());
        put(out, "VpcConfigurationId", &self.vpc_configuration_id);
        put_some(out, "ConditionalToken", self.conditional_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteApplicationVpcConfigurationResponse {
    pub application_arn: Option<ByteString>,
    pub application_version_id: Option<i64>,
    pub operation_id: Option<ByteString>,
}

impl FromValue for DeleteApplicationVpcConfigurationResponse {
    fn shape() -> &'static Shape {
        &DELETE_APPLICATION_VPC_CONFIGURATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeleteApplicationVpcConfigurationResponse {
            application_arn: parts.next(),
            application_version_id: parts.next(),
            operation_id: parts.next(),
        }
    }
}

impl Encode for DeleteApplicationVpcConfigurationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ApplicationARN", self.application_arn.as_ref());
        put_some(out, "ApplicationVersionId", self.application_version_id.as_ref());
        put_some(out, "OperationId", self.operation_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteSnapshotRequest {
    pub snapshot_name: ByteString,
    pub snapshot_creation_timestamp: Timestamp,
}

impl FromValue for DeleteSnapshotRequest {
    fn shape() -> &'static Shape {
        &DELETE_SNAPSHOT_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeleteSnapshotRequest { snapshot_name: parts.next(), snapshot_creation_timestamp: parts.next() }
    }
}

impl Encode for DeleteSnapshotRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotName", &self.snapshot_name);
        put(out, "SnapshotCreationTimestamp", &self.snapshot_creation_timestamp);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteSnapshotResponse {
    pub snapshot_arn: ByteString,
    pub snapshot_status: SnapshotStatus,
    pub snapshot_operation_id: ByteString,
    pub snapshot_operation_status: SnapshotOperationStatus,
}

impl FromValue for DeleteSnapshotResponse {
    fn shape() -> &'static Shape {
        &DELETE_SNAPSHOT_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeleteSnapshotResponse {
            snapshot_arn: parts.next(),
            snapshot_status: parts.next(),
            snapshot_operation_id: parts.next(),
            snapshot_operation_status: parts.next(),
        }
    }
}

impl Encode for DeleteSnapshotResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotArn", &self.snapshot_arn);
        put(out, "SnapshotStatus", &self.snapshot_status);
        put(out, "SnapshotOperationId", &self.snapshot_operation_id);
        put(out, "SnapshotOperationStatus", &self.snapshot_operation_status);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeployAsApplicationConfiguration {
    pub s3_content_location: S3ContentBaseLocation,
}

impl FromValue for DeployAsApplicationConfiguration {
    fn shape() -> &'static Shape {
        &DEPLOY_AS_APPLICATION_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeployAsApplicationConfiguration { s3_content_location: parts.next() }
    }
}

impl Encode for DeployAsApplicationConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "S3ContentLocation", &self.s3_content_location);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeployAsApplicationConfigurationDescription {
    pub s3_content_location_description: S3ContentBaseLocationDescription,
}

impl FromValue for DeployAsApplicationConfigurationDescription {
    fn shape() -> &'static Shape {
        &DEPLOY_AS_APPLICATION_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeployAsApplicationConfigurationDescription { s3_content_location_description: parts.next() }
    }
}

impl Encode for DeployAsApplicationConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "S3ContentLocationDescription", &self.s3_content_location_description);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeployAsApplicationConfigurationUpdate {
    pub s3_content_location_update: Option<S3ContentBaseLocationUpdate>,
}

impl FromValue for DeployAsApplicationConfigurationUpdate {
    fn shape() -> &'static Shape {
        &DEPLOY_AS_APPLICATION_CONFIGURATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DeployAsApplicationConfigurationUpdate { s3_content_location_update: parts.next() }
    }
}

impl Encode for DeployAsApplicationConfigurationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "S3ContentLocationUpdate", self.s3_content_location_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeApplicationOperationRequest {
    pub application_name: ByteString,
    pub operation_id: ByteString,
}

impl FromValue for DescribeApplicationOperationRequest {
    fn shape() -> &'static Shape {
        &DESCRIBE_APPLICATION_OPERATION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeApplicationOperationRequest { application_name: parts.next(), operation_id: parts.next() }
    }
}

impl Encode for DescribeApplicationOperationRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "OperationId", &self.operation_id);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeApplicationOperationResponse {
    pub application_operation_info_details: Option<ApplicationOperationInfoDetails>,
}

impl FromValue for DescribeApplicationOperationResponse {
    fn shape() -> &'static Shape {
        &DESCRIBE_APPLICATION_OPERATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeApplicationOperationResponse { application_operation_info_details: parts.next() }
    }
}

impl Encode for DescribeApplicationOperationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ApplicationOperationInfoDetails", self.application_operation_info_details.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeApplicationRequest {
    pub application_name: ByteString,
    pub include_additional_details: Option<bool>,
}

impl FromValue for DescribeApplicationRequest {
    fn shape() -> &'static Shape {
        &DESCRIBE_APPLICATION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeApplicationRequest {
            application_name: parts.next(),
            include_additional_details: parts.next(),
        }
    }
}

impl Encode for DescribeApplicationRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put_some(out, "IncludeAdditionalDetails", self.include_additional_details.as_ref());
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
pub struct DescribeApplicationSnapshotRequest {
    pub application_name: ByteString,
    pub snapshot_name: ByteString,
}

impl FromValue for DescribeApplicationSnapshotRequest {
    fn shape() -> &'static Shape {
        &DESCRIBE_APPLICATION_SNAPSHOT_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeApplicationSnapshotRequest { application_name: parts.next(), snapshot_name: parts.next() }
    }
}

impl Encode for DescribeApplicationSnapshotRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "SnapshotName", &self.snapshot_name);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeApplicationSnapshotResponse {
    pub snapshot_details: SnapshotDetails,
}

impl FromValue for DescribeApplicationSnapshotResponse {
    fn shape() -> &'static Shape {
        &DESCRIBE_APPLICATION_SNAPSHOT_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeApplicationSnapshotResponse { snapshot_details: parts.next() }
    }
}

impl Encode for DescribeApplicationSnapshotResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotDetails", &self.snapshot_details);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeApplicationVersionRequest {
    pub application_name: ByteString,
    pub application_version_id: i64,
}

impl FromValue for DescribeApplicationVersionRequest {
    fn shape() -> &'static Shape {
        &DESCRIBE_APPLICATION_VERSION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeApplicationVersionRequest {
            application_name: parts.next(),
            application_version_id: parts.next(),
        }
    }
}

impl Encode for DescribeApplicationVersionRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "ApplicationVersionId", &self.application_version_id);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeApplicationVersionResponse {
    pub application_version_detail: Option<ApplicationDetail>,
}

impl FromValue for DescribeApplicationVersionResponse {
    fn shape() -> &'static Shape {
        &DESCRIBE_APPLICATION_VERSION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeApplicationVersionResponse { application_version_detail: parts.next() }
    }
}

impl Encode for DescribeApplicationVersionResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ApplicationVersionDetail", self.application_version_detail.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeSnapshotOperationRequest {
    pub snapshot_name: ByteString,
    pub snapshot_operation_id: ByteString,
}

impl FromValue for DescribeSnapshotOperationRequest {
    fn shape() -> &'static Shape {
        &DESCRIBE_SNAPSHOT_OPERATION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeSnapshotOperationRequest { snapshot_name: parts.next(), snapshot_operation_id: parts.next() }
    }
}

impl Encode for DescribeSnapshotOperationRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotName", &self.snapshot_name);
        put(out, "SnapshotOperationId", &self.snapshot_operation_id);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeSnapshotOperationResponse {
    pub snapshot_operation_info_details: SnapshotOperationInfoDetails,
}

impl FromValue for DescribeSnapshotOperationResponse {
    fn shape() -> &'static Shape {
        &DESCRIBE_SNAPSHOT_OPERATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeSnapshotOperationResponse { snapshot_operation_info_details: parts.next() }
    }
}

impl Encode for DescribeSnapshotOperationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotOperationInfoDetails", &self.snapshot_operation_info_details);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeSnapshotRequest {
    pub snapshot_name: ByteString,
}

impl FromValue for DescribeSnapshotRequest {
    fn shape() -> &'static Shape {
        &DESCRIBE_SNAPSHOT_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeSnapshotRequest { snapshot_name: parts.next() }
    }
}

impl Encode for DescribeSnapshotRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotName", &self.snapshot_name);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescribeSnapshotResponse {
    pub snapshot_info_details: SnapshotInfoDetails,
}

impl FromValue for DescribeSnapshotResponse {
    fn shape() -> &'static Shape {
        &DESCRIBE_SNAPSHOT_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        DescribeSnapshotResponse { snapshot_info_details: parts.next() }
    }
}

impl Encode for DescribeSnapshotResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotInfoDetails", &self.snapshot_info_details);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DiscoverInputSchemaRequest {
    pub resource_arn: Option<ByteString>,
    pub service_execution_role: ByteString,
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
            service_execution_role: parts.next(),
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
        put(out, "ServiceExecutionRole", &self.service_execution_role);
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
pub struct EncryptionConfigurationDescription {
    pub key_id: Option<ByteString>,
    pub key_type: KeyType,
}

impl FromValue for EncryptionConfigurationDescription {
    fn shape() -> &'static Shape {
        &ENCRYPTION_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        EncryptionConfigurationDescription { key_id: parts.next(), key_type: parts.next() }
    }
}

impl Encode for EncryptionConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "KeyId", self.key_id.as_ref());
        put(out, "KeyType", &self.key_type);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct EnvironmentProperties {
    pub property_groups: Vec<PropertyGroup>,
}

impl FromValue for EnvironmentProperties {
    fn shape() -> &'static Shape {
        &ENVIRONMENT_PROPERTIES
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        EnvironmentProperties { property_groups: parts.next() }
    }
}

impl Encode for EnvironmentProperties {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "PropertyGroups", &self.property_groups);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct EnvironmentPropertyDescriptions {
    pub property_group_descriptions: Option<Vec<PropertyGroup>>,
}

impl FromValue for EnvironmentPropertyDescriptions {
    fn shape() -> &'static Shape {
        &ENVIRONMENT_PROPERTY_DESCRIPTIONS
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        EnvironmentPropertyDescriptions { property_group_descriptions: parts.next() }
    }
}

impl Encode for EnvironmentPropertyDescriptions {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "PropertyGroupDescriptions", self.property_group_descriptions.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct EnvironmentPropertyUpdates {
    pub property_groups: Vec<PropertyGroup>,
}

impl FromValue for EnvironmentPropertyUpdates {
    fn shape() -> &'static Shape {
        &ENVIRONMENT_PROPERTY_UPDATES
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        EnvironmentPropertyUpdates { property_groups: parts.next() }
    }
}

impl Encode for EnvironmentPropertyUpdates {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "PropertyGroups", &self.property_groups);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorInfo {
    pub error_string: Option<ByteString>,
}

impl FromValue for ErrorInfo {
    fn shape() -> &'static Shape {
        &ERROR_INFO
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ErrorInfo { error_string: parts.next() }
    }
}

impl Encode for ErrorInfo {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ErrorString", self.error_string.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExportDestinationConfiguration {
    pub destination_type: StorageLocationType,
    pub export_role_arn: ByteString,
    pub destination_encryption_configuration: Option<SnapshotEncryptionConfiguration>,
    pub destination_s3_prefix_location: S3PrefixLocation,
}

impl FromValue for ExportDestinationConfiguration {
    fn shape() -> &'static Shape {
        &EXPORT_DESTINATION_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ExportDestinationConfiguration {
            destination_type: parts.next(),
            export_role_arn: parts.next(),
            destination_encryption_configuration: parts.next(),
            destination_s3_prefix_location: parts.next(),
        }
    }
}

impl Encode for ExportDestinationConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "DestinationType", &self.destination_type);
        put(out, "ExportRoleArn", &self.export_role_arn);
        put_some(
            out,
            "DestinationEncryptionConfiguration",
            self.destination_encryption_configuration.as_ref(),
        );
        put(out, "DestinationS3PrefixLocation", &self.destination_s3_prefix_location);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExportSnapshotRequest {
    pub snapshot_name: ByteString,
    pub export_destination_configuration: ExportDestinationConfiguration,
}

impl FromValue for ExportSnapshotRequest {
    fn shape() -> &'static Shape {
        &EXPORT_SNAPSHOT_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ExportSnapshotRequest { snapshot_name: parts.next(), export_destination_configuration: parts.next() }
    }
}

impl Encode for ExportSnapshotRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotName", &self.snapshot_name);
        put(out, "ExportDestinationConfiguration", &self.export_destination_configuration);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExportSnapshotResponse {
    pub snapshot_operation_id: ByteString,
    pub snapshot_operation_status: SnapshotOperationStatus,
}

impl FromValue for ExportSnapshotResponse {
    fn shape() -> &'static Shape {
        &EXPORT_SNAPSHOT_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ExportSnapshotResponse {
            snapshot_operation_id: parts.next(),
            snapshot_operation_status: parts.next(),
        }
    }
}

impl Encode for ExportSnapshotResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotOperationId", &self.snapshot_operation_id);
        put(out, "SnapshotOperationStatus", &self.snapshot_operation_status);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct FlinkApplicationConfiguration {
    pub checkpoint_configuration: Option<CheckpointConfiguration>,
    pub monitoring_configuration: Option<MonitoringConfiguration>,
    pub parallelism_configuration: Option<ParallelismConfiguration>,
}

impl FromValue for FlinkApplicationConfiguration {
    fn shape() -> &'static Shape {
        &FLINK_APPLICATION_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        FlinkApplicationConfiguration {
            checkpoint_configuration: parts.next(),
            monitoring_configuration: parts.next(),
            parallelism_configuration: parts.next(),
        }
    }
}

impl Encode for FlinkApplicationConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "CheckpointConfiguration", self.checkpoint_configuration.as_ref());
        put_some(out, "MonitoringConfiguration", self.monitoring_configuration.as_ref());
        put_some(out, "ParallelismConfiguration", self.parallelism_configuration.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct FlinkApplicationConfigurationDescription {
    pub checkpoint_configuration_description: Option<CheckpointConfigurationDescription>,
    pub monitoring_configuration_description: Option<MonitoringConfigurationDescription>,
    pub parallelism_configuration_description: Option<ParallelismConfigurationDescription>,
    pub job_plan_description: Option<ByteString>,
}

impl FromValue for FlinkApplicationConfigurationDescription {
    fn shape() -> &'static Shape {
        &FLINK_APPLICATION_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        FlinkApplicationConfigurationDescription {
            checkpoint_configuration_description: parts.next(),
            monitoring_configuration_description: parts.next(),
            parallelism_configuration_description: parts.next(),
            job_plan_description: parts.next(),
        }
    }
}

impl Encode for FlinkApplicationConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(
            out,
            "CheckpointConfigurationDescription",
            self.checkpoint_configuration_description.as_ref(),
        );
        put_some(
            out,
            "MonitoringConfigurationDescription",
            self.monitoring_configuration_description.as_ref(),
        );
        put_some(
            out,
            "ParallelismConfigurationDescription",
            self.parallelism_configuration_description.as_ref(),
        );
        put_some(out, "JobPlanDescription", self.job_plan_description.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct FlinkApplicationConfigurationUpdate {
    pub checkpoint_configuration_update: Option<CheckpointConfigurationUpdate>,
    pub monitoring_configuration_update: Option<MonitoringConfigurationUpdate>,
    pub parallelism_configuration_update: Option<ParallelismConfigurationUpdate>,
}

impl FromValue for FlinkApplicationConfigurationUpdate {
    fn shape() -> &'static Shape {
        &FLINK_APPLICATION_CONFIGURATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        FlinkApplicationConfigurationUpdate {
            checkpoint_configuration_update: parts.next(),
            monitoring_configuration_update: parts.next(),
            parallelism_configuration_update: parts.next(),
        }
    }
}

impl Encode for FlinkApplicationConfigurationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "CheckpointConfigurationUpdate", self.checkpoint_configuration_update.as_ref());
        put_some(out, "MonitoringConfigurationUpdate", self.monitoring_configuration_update.as_ref());
        put_some(out, "ParallelismConfigurationUpdate", self.parallelism_configuration_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct FlinkRunConfiguration {
    pub allow_non_restored_state: Option<bool>,
}

impl FromValue for FlinkRunConfiguration {
    fn shape() -> &'static Shape {
        &FLINK_RUN_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        FlinkRunConfiguration { allow_non_restored_state: parts.next() }
    }
}

impl Encode for FlinkRunConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "AllowNonRestoredState", self.allow_non_restored_state.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GlueDataCatalogConfiguration {
    pub database_arn: ByteString,
}

impl FromValue for GlueDataCatalogConfiguration {
    fn shape() -> &'static Shape {
        &GLUE_DATA_CATALOG_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        GlueDataCatalogConfiguration { database_arn: parts.next() }
    }
}

impl Encode for GlueDataCatalogConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "DatabaseARN", &self.database_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GlueDataCatalogConfigurationDescription {
    pub database_arn: ByteString,
}

impl FromValue for GlueDataCatalogConfigurationDescription {
    fn shape() -> &'static Shape {
        &GLUE_DATA_CATALOG_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        GlueDataCatalogConfigurationDescription { database_arn: parts.next() }
    }
}

impl Encode for GlueDataCatalogConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "DatabaseARN", &self.database_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GlueDataCatalogConfigurationUpdate {
    pub database_arn_update: ByteString,
}

impl FromValue for GlueDataCatalogConfigurationUpdate {
    fn shape() -> &'static Shape {
        &GLUE_DATA_CATALOG_CONFIGURATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        GlueDataCatalogConfigurationUpdate { database_arn_update: parts.next() }
    }
}

impl Encode for GlueDataCatalogConfigurationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "DatabaseARNUpdate", &self.database_arn_update);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportSnapshotRequest {
    pub snapshot_name: ByteString,
    pub import_source_configuration: ImportSourceConfiguration,
    pub destination_encryption_configuration: Option<SnapshotEncryptionConfiguration>,
    pub snapshot_description: Option<ByteString>,
    pub snapshot_format: Option<SnapshotFormat>,
    pub tags: Option<Vec<Tag>>,
}

impl FromValue for ImportSnapshotRequest {
    fn shape() -> &'static Shape {
        &IMPORT_SNAPSHOT_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ImportSnapshotRequest {
            snapshot_name: parts.next(),
            import_source_configuration: parts.next(),
            destination_encryption_configuration: parts.next(),
            snapshot_description: parts.next(),
            snapshot_format: parts.next(),
            tags: parts.next(),
        }
    }
}

impl Encode for ImportSnapshotRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotName", &self.snapshot_name);
        put(out, "ImportSourceConfiguration", &self.import_source_configuration);
        put_some(
            out,
            "DestinationEncryptionConfiguration",
            self.destination_encryption_configuration.as_ref(),
        );
        put_some(out, "SnapshotDescription", self.snapshot_description.as_ref());
        put_some(out, "SnapshotFormat", self.snapshot_format.as_ref());
        put_some(out, "Tags", self.tags.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportSnapshotResponse {
    pub snapshot_arn: ByteString,
    pub snapshot_status: SnapshotStatus,
    pub snapshot_operation_id: ByteString,
    pub snapshot_operation_status: SnapshotOperationStatus,
}

impl FromValue for ImportSnapshotResponse {
    fn shape() -> &'static Shape {
        &IMPORT_SNAPSHOT_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ImportSnapshotResponse {
            snapshot_arn: parts.next(),
            snapshot_status: parts.next(),
            snapshot_operation_id: parts.next(),
            snapshot_operation_status: parts.next(),
        }
    }
}

impl Encode for ImportSnapshotResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotArn", &self.snapshot_arn);
        put(out, "SnapshotStatus", &self.snapshot_status);
        put(out, "SnapshotOperationId", &self.snapshot_operation_id);
        put(out, "SnapshotOperationStatus", &self.snapshot_operation_status);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportSourceConfiguration {
    pub source_type: StorageLocationType,
    pub import_role_arn: ByteString,
    pub source_encryption_configuration: Option<SnapshotEncryptionConfiguration>,
    pub source_s3_prefix_location: S3PrefixLocation,
}

impl FromValue for ImportSourceConfiguration {
    fn shape() -> &'static Shape {
        &IMPORT_SOURCE_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ImportSourceConfiguration {
            source_type: parts.next(),
            import_role_arn: parts.next(),
            source_encryption_configuration: parts.next(),
            source_s3_prefix_location: parts.next(),
        }
    }
}

impl Encode for ImportSourceConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SourceType", &self.source_type);
        put(out, "ImportRoleArn", &self.import_role_arn);
        put_some(out, "SourceEncryptionConfiguration", self.source_encryption_configuration.as_ref());
        put(out, "SourceS3PrefixLocation", &self.source_s3_prefix_location);
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
}

impl FromValue for InputLambdaProcessor {
    fn shape() -> &'static Shape {
        &INPUT_LAMBDA_PROCESSOR
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        InputLambdaProcessor { resource_arn: parts.next() }
    }
}

impl Encode for InputLambdaProcessor {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARN", &self.resource_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct InputLambdaProcessorDescription {
    pub resource_arn: ByteString,
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
        put(out, "ResourceARN", &self.resource_arn);
        put_some(out, "RoleARN", self.role_arn.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct InputLambdaProcessorUpdate {
    pub resource_arn_update: ByteString,
}

impl FromValue for InputLambdaProcessorUpdate {
    fn shape() -> &'static Shape {
        &INPUT_LAMBDA_PROCESSOR_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        InputLambdaProcessorUpdate { resource_arn_update: parts.next() }
    }
}

impl Encode for InputLambdaProcessorUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARNUpdate", &self.resource_arn_update);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct InputParallelismUpdate {
    pub count_update: i32,
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
        put(out, "CountUpdate", &self.count_update);
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

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyType {
    AwsOwnedKey,
    CustomerManagedKey,
    Unknown(ByteString),
}

impl KeyType {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            KeyType::AwsOwnedKey => "AWS_OWNED_KEY",
            KeyType::CustomerManagedKey => "CUSTOMER_MANAGED_KEY",
            KeyType::Unknown(text) => text,
        }
    }
}

impl Default for KeyType {
    fn default() -> Self {
        KeyType::Unknown(ByteString::new())
    }
}

impl From<ByteString> for KeyType {
    fn from(text: ByteString) -> Self {
        match &*text {
            "AWS_OWNED_KEY" => KeyType::AwsOwnedKey,
            "CUSTOMER_MANAGED_KEY" => KeyType::CustomerManagedKey,
            _ => KeyType::Unknown(text),
        }
    }
}

impl FromValue for KeyType {
    fn shape() -> &'static Shape {
        &KEY_TYPE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => KeyType::default(),
        }
    }
}

impl Encode for KeyType {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisFirehoseInput {
    pub resource_arn: ByteString,
}

impl FromValue for KinesisFirehoseInput {
    fn shape() -> &'static Shape {
        &KINESIS_FIREHOSE_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisFirehoseInput { resource_arn: parts.next() }
    }
}

impl Encode for KinesisFirehoseInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARN", &self.resource_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisFirehoseInputDescription {
    pub resource_arn: ByteString,
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
        put(out, "ResourceARN", &self.resource_arn);
        put_some(out, "RoleARN", self.role_arn.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisFirehoseInputUpdate {
    pub resource_arn_update: ByteString,
}

impl FromValue for KinesisFirehoseInputUpdate {
    fn shape() -> &'static Shape {
        &KINESIS_FIREHOSE_INPUT_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisFirehoseInputUpdate { resource_arn_update: parts.next() }
    }
}

impl Encode for KinesisFirehoseInputUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARNUpdate", &self.resource_arn_update);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisFirehoseOutput {
    pub resource_arn: ByteString,
}

impl FromValue for KinesisFirehoseOutput {
    fn shape() -> &'static Shape {
        &KINESIS_FIREHOSE_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisFirehoseOutput { resource_arn: parts.next() }
    }
}

impl Encode for KinesisFirehoseOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARN", &self.resource_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisFirehoseOutputDescription {
    pub resource_arn: ByteString,
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
        put(out, "ResourceARN", &self.resource_arn);
        put_some(out, "RoleARN", self.role_arn.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisFirehoseOutputUpdate {
    pub resource_arn_update: ByteString,
}

impl FromValue for KinesisFirehoseOutputUpdate {
    fn shape() -> &'static Shape {
        &KINESIS_FIREHOSE_OUTPUT_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisFirehoseOutputUpdate { resource_arn_update: parts.next() }
    }
}

impl Encode for KinesisFirehoseOutputUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARNUpdate", &self.resource_arn_update);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisStreamsInput {
    pub resource_arn: ByteString,
}

impl FromValue for KinesisStreamsInput {
    fn shape() -> &'static Shape {
        &KINESIS_STREAMS_INPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisStreamsInput { resource_arn: parts.next() }
    }
}

impl Encode for KinesisStreamsInput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARN", &self.resource_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisStreamsInputDescription {
    pub resource_arn: ByteString,
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
        put(out, "ResourceARN", &self.resource_arn);
        put_some(out, "RoleARN", self.role_arn.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisStreamsInputUpdate {
    pub resource_arn_update: ByteString,
}

impl FromValue for KinesisStreamsInputUpdate {
    fn shape() -> &'static Shape {
        &KINESIS_STREAMS_INPUT_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisStreamsInputUpdate { resource_arn_update: parts.next() }
    }
}

impl Encode for KinesisStreamsInputUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARNUpdate", &self.resource_arn_update);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisStreamsOutput {
    pub resource_arn: ByteString,
}

impl FromValue for KinesisStreamsOutput {
    fn shape() -> &'static Shape {
        &KINESIS_STREAMS_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisStreamsOutput { resource_arn: parts.next() }
    }
}

impl Encode for KinesisStreamsOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARN", &self.resource_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisStreamsOutputDescription {
    pub resource_arn: ByteString,
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
        put(out, "ResourceARN", &self.resource_arn);
        put_some(out, "RoleARN", self.role_arn.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KinesisStreamsOutputUpdate {
    pub resource_arn_update: ByteString,
}

impl FromValue for KinesisStreamsOutputUpdate {
    fn shape() -> &'static Shape {
        &KINESIS_STREAMS_OUTPUT_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        KinesisStreamsOutputUpdate { resource_arn_update: parts.next() }
    }
}

impl Encode for KinesisStreamsOutputUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARNUpdate", &self.resource_arn_update);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct LambdaOutput {
    pub resource_arn: ByteString,
}

impl FromValue for LambdaOutput {
    fn shape() -> &'static Shape {
        &LAMBDA_OUTPUT
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        LambdaOutput { resource_arn: parts.next() }
    }
}

impl Encode for LambdaOutput {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARN", &self.resource_arn);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct LambdaOutputDescription {
    pub resource_arn: ByteString,
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
        put(out, "ResourceARN", &self.resource_arn);
        put_some(out, "RoleARN", self.role_arn.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct LambdaOutputUpdate {
    pub resource_arn_update: ByteString,
}

impl FromValue for LambdaOutputUpdate {
    fn shape() -> &'static Shape {
        &LAMBDA_OUTPUT_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        LambdaOutputUpdate { resource_arn_update: parts.next() }
    }
}

impl Encode for LambdaOutputUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ResourceARNUpdate", &self.resource_arn_update);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListApplicationOperationsRequest {
    pub application_name: ByteString,
    pub limit: Option<i32>,
    pub next_token: Option<ByteString>,
    pub operation: Option<ByteString>,
    pub operation_status: Option<OperationStatus>,
}

impl FromValue for ListApplicationOperationsRequest {
    fn shape() -> &'static Shape {
        &LIST_APPLICATION_OPERATIONS_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListApplicationOperationsRequest {
            application_name: parts.next(),
            limit: parts.next(),
            next_token: parts.next(),
            operation: parts.next(),
            operation_status: parts.next(),
        }
    }
}

impl Encode for ListApplicationOperationsRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put_some(out, "Limit", self.limit.as_ref());
        put_some(out, "NextToken", self.next_token.as_ref());
        put_some(out, "Operation", self.operation.as_ref());
        put_some(out, "OperationStatus", self.operation_status.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListApplicationOperationsResponse {
    pub application_operation_info_list: Option<Vec<ApplicationOperationInfo>>,
    pub next_token: Option<ByteString>,
}

impl FromValue for ListApplicationOperationsResponse {
    fn shape() -> &'static Shape {
        &LIST_APPLICATION_OPERATIONS_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListApplicationOperationsResponse {
            application_operation_info_list: parts.next(),
            next_token: parts.next(),
        }
    }
}

impl Encode for ListApplicationOperationsResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ApplicationOperationInfoList", self.application_operation_info_list.as_ref());
        put_some(out, "NextToken", self.next_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListApplicationSnapshotsRequest {
    pub application_name: ByteString,
    pub limit: Option<i32>,
    pub next_token: Option<ByteString>,
}

impl FromValue for ListApplicationSnapshotsRequest {
    fn shape() -> &'static Shape {
        &LIST_APPLICATION_SNAPSHOTS_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListApplicationSnapshotsRequest {
            application_name: parts.next(),
            limit: parts.next(),
            next_token: parts.next(),
        }
    }
}

impl Encode for ListApplicationSnapshotsRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put_some(out, "Limit", self.limit.as_ref());
        put_some(out, "NextToken", self.next_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListApplicationSnapshotsResponse {
    pub snapshot_summaries: Option<Vec<SnapshotDetails>>,
    pub next_token: Option<ByteString>,
}

impl FromValue for ListApplicationSnapshotsResponse {
    fn shape() -> &'static Shape {
        &LIST_APPLICATION_SNAPSHOTS_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListApplicationSnapshotsResponse { snapshot_summaries: parts.next(), next_token: parts.next() }
    }
}

impl Encode for ListApplicationSnapshotsResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "SnapshotSummaries", self.snapshot_summaries.as_ref());
        put_some(out, "NextToken", self.next_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListApplicationVersionsRequest {
    pub application_name: ByteString,
    pub limit: Option<i32>,
    pub next_token: Option<ByteString>,
}

impl FromValue for ListApplicationVersionsRequest {
    fn shape() -> &'static Shape {
        &LIST_APPLICATION_VERSIONS_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListApplicationVersionsRequest {
            application_name: parts.next(),
            limit: parts.next(),
            next_token: parts.next(),
        }
    }
}

impl Encode for ListApplicationVersionsRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put_some(out, "Limit", self.limit.as_ref());
        put_some(out, "NextToken", self.next_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListApplicationVersionsResponse {
    pub application_version_summaries: Option<Vec<ApplicationVersionSummary>>,
    pub next_token: Option<ByteString>,
}

impl FromValue for ListApplicationVersionsResponse {
    fn shape() -> &'static Shape {
        &LIST_APPLICATION_VERSIONS_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListApplicationVersionsResponse {
            application_version_summaries: parts.next(),
            next_token: parts.next(),
        }
    }
}

impl Encode for ListApplicationVersionsResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ApplicationVersionSummaries", self.application_version_summaries.as_ref());
        put_some(out, "NextToken", self.next_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListApplicationsRequest {
    pub limit: Option<i32>,
    pub next_token: Option<ByteString>,
}

impl FromValue for ListApplicationsRequest {
    fn shape() -> &'static Shape {
        &LIST_APPLICATIONS_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListApplicationsRequest { limit: parts.next(), next_token: parts.next() }
    }
}

impl Encode for ListApplicationsRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "Limit", self.limit.as_ref());
        put_some(out, "NextToken", self.next_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListApplicationsResponse {
    pub application_summaries: Vec<ApplicationSummary>,
    pub next_token: Option<ByteString>,
}

impl FromValue for ListApplicationsResponse {
    fn shape() -> &'static Shape {
        &LIST_APPLICATIONS_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListApplicationsResponse { application_summaries: parts.next(), next_token: parts.next() }
    }
}

impl Encode for ListApplicationsResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationSummaries", &self.application_summaries);
        put_some(out, "NextToken", self.next_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListSnapshotOperationsRequest {
    pub snapshot_name: ByteString,
    pub snapshot_operation: Option<SnapshotOperation>,
    pub snapshot_operation_status: Option<SnapshotOperationStatus>,
    pub limit: Option<i32>,
    pub next_token: Option<ByteString>,
}

impl FromValue for ListSnapshotOperationsRequest {
    fn shape() -> &'static Shape {
        &LIST_SNAPSHOT_OPERATIONS_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListSnapshotOperationsRequest {
            snapshot_name: parts.next(),
            snapshot_operation: parts.next(),
            snapshot_operation_status: parts.next(),
            limit: parts.next(),
            next_token: parts.next(),
        }
    }
}

impl Encode for ListSnapshotOperationsRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotName", &self.snapshot_name);
        put_some(out, "SnapshotOperation", self.snapshot_operation.as_ref());
        put_some(out, "SnapshotOperationStatus", self.snapshot_operation_status.as_ref());
        put_some(out, "Limit", self.limit.as_ref());
        put_some(out, "NextToken", self.next_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListSnapshotOperationsResponse {
    pub snapshot_operation_info_list: Vec<SnapshotOperationInfo>,
    pub next_token: Option<ByteString>,
}

impl FromValue for ListSnapshotOperationsResponse {
    fn shape() -> &'static Shape {
        &LIST_SNAPSHOT_OPERATIONS_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListSnapshotOperationsResponse {
            snapshot_operation_info_list: parts.next(),
            next_token: parts.next(),
        }
    }
}

impl Encode for ListSnapshotOperationsResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotOperationInfoList", &self.snapshot_operation_info_list);
        put_some(out, "NextToken", self.next_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListSnapshotsRequest {
    pub source_application_name: Option<ByteString>,
    pub snapshot_initiator: Option<SnapshotInitiator>,
    pub snapshot_initiator_operation: Option<SnapshotInitiatorOperation>,
    pub snapshot_status: Option<SnapshotStatus>,
    pub limit: Option<i32>,
    pub next_token: Option<ByteString>,
}

impl FromValue for ListSnapshotsRequest {
    fn shape() -> &'static Shape {
        &LIST_SNAPSHOTS_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListSnapshotsRequest {
            source_application_name: parts.next(),
            snapshot_initiator: parts.next(),
            snapshot_initiator_operation: parts.next(),
            snapshot_status: parts.next(),
            limit: parts.next(),
            next_token: parts.next(),
        }
    }
}

impl Encode for ListSnapshotsRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "SourceApplicationName", self.source_application_name.as_ref());
        put_some(out, "SnapshotInitiator", self.snapshot_initiator.as_ref());
        put_some(out, "SnapshotInitiatorOperation", self.snapshot_initiator_operation.as_ref());
        put_some(out, "SnapshotStatus", self.snapshot_status.as_ref());
        put_some(out, "Limit", self.limit.as_ref());
        put_some(out, "NextToken", self.next_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListSnapshotsResponse {
    pub snapshot_info_list: Vec<SnapshotInfo>,
    pub next_token: Option<ByteString>,
}

impl FromValue for ListSnapshotsResponse {
    fn shape() -> &'static Shape {
        &LIST_SNAPSHOTS_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ListSnapshotsResponse { snapshot_info_list: parts.next(), next_token: parts.next() }
    }
}

impl Encode for ListSnapshotsResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotInfoList", &self.snapshot_info_list);
        put_some(out, "NextToken", self.next_token.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogLevel {
    Info,
    Warn,
    Error,
    Debug,
    Unknown(ByteString),
}

impl LogLevel {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            LogLevel::Info => "INFO",
            LogLevel::Warn => "WARN",
            LogLevel::Error => "ERROR",
            LogLevel::Debug => "DEBUG",
            LogLevel::Unknown(text) => text,
        }
    }
}

impl Default for LogLevel {
    fn default() -> Self {
        LogLevel::Unknown(ByteString::new())
    }
}

impl From<ByteString> for LogLevel {
    fn from(text: ByteString) -> Self {
        match &*text {
            "INFO" => LogLevel::Info,
            "WARN" => LogLevel::Warn,
            "ERROR" => LogLevel::Error,
            "DEBUG" => LogLevel::Debug,
            _ => LogLevel::Unknown(text),
        }
    }
}

impl FromValue for LogLevel {
    fn shape() -> &'static Shape {
        &LOG_LEVEL
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => LogLevel::default(),
        }
    }
}

impl Encode for LogLevel {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct MavenReference {
    pub group_id: ByteString,
    pub artifact_id: ByteString,
    pub version: ByteString,
}

impl FromValue for MavenReference {
    fn shape() -> &'static Shape {
        &MAVEN_REFERENCE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        MavenReference { group_id: parts.next(), artifact_id: parts.next(), version: parts.next() }
    }
}

impl Encode for MavenReference {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "GroupId", &self.group_id);
        put(out, "ArtifactId", &self.artifact_id);
        put(out, "Version", &self.version);
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MetricsLevel {
    Application,
    Task,
    Operator,
    Parallelism,
    Unknown(ByteString),
}

impl MetricsLevel {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            MetricsLevel::Application => "APPLICATION",
            MetricsLevel::Task => "TASK",
            MetricsLevel::Operator => "OPERATOR",
            MetricsLevel::Parallelism => "PARALLELISM",
            MetricsLevel::Unknown(text) => text,
        }
    }
}

impl Default for MetricsLevel {
    fn default() -> Self {
        MetricsLevel::Unknown(ByteString::new())
    }
}

impl From<ByteString> for MetricsLevel {
    fn from(text: ByteString) -> Self {
        match &*text {
            "APPLICATION" => MetricsLevel::Application,
            "TASK" => MetricsLevel::Task,
            "OPERATOR" => MetricsLevel::Operator,
            "PARALLELISM" => MetricsLevel::Parallelism,
            _ => MetricsLevel::Unknown(text),
        }
    }
}

impl FromValue for MetricsLevel {
    fn shape() -> &'static Shape {
        &METRICS_LEVEL
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => MetricsLevel::default(),
        }
    }
}

impl Encode for MetricsLevel {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct MonitoringConfiguration {
    pub configuration_type: ConfigurationType,
    pub metrics_level: Option<MetricsLevel>,
    pub log_level: Option<LogLevel>,
}

impl FromValue for MonitoringConfiguration {
    fn shape() -> &'static Shape {
        &MONITORING_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        MonitoringConfiguration {
            configuration_type: parts.next(),
            metrics_level: parts.next(),
            log_level: parts.next(),
        }
    }
}

impl Encode for MonitoringConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ConfigurationType", &self.configuration_type);
        put_some(out, "MetricsLevel", self.metrics_level.as_ref());
        put_some(out, "LogLevel", self.log_level.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct MonitoringConfigurationDescription {
    pub configuration_type: Option<ConfigurationType>,
    pub metrics_level: Option<MetricsLevel>,
    pub log_level: Option<LogLevel>,
}

impl FromValue for MonitoringConfigurationDescription {
    fn shape() -> &'static Shape {
        &MONITORING_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        MonitoringConfigurationDescription {
            configuration_type: parts.next(),
            metrics_level: parts.next(),
            log_level: parts.next(),
        }
    }
}

impl Encode for MonitoringConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ConfigurationType", self.configuration_type.as_ref());
        put_some(out, "MetricsLevel", self.metrics_level.as_ref());
        put_some(out, "LogLevel", self.log_level.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct MonitoringConfigurationUpdate {
    pub configuration_type_update: Option<ConfigurationType>,
    pub metrics_level_update: Option<MetricsLevel>,
    pub log_level_update: Option<LogLevel>,
}

impl FromValue for MonitoringConfigurationUpdate {
    fn shape() -> &'static Shape {
        &MONITORING_CONFIGURATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        MonitoringConfigurationUpdate {
            configuration_type_update: parts.next(),
            metrics_level_update: parts.next(),
            log_level_update: parts.next(),
        }
    }
}

impl Encode for MonitoringConfigurationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ConfigurationTypeUpdate", self.configuration_type_update.as_ref());
        put_some(out, "MetricsLevelUpdate", self.metrics_level_update.as_ref());
        put_some(out, "LogLevelUpdate", self.log_level_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct OperationFailureDetails {
    pub rollback_operation_id: Option<ByteString>,
    pub error_info: Option<ErrorInfo>,
}

impl FromValue for OperationFailureDetails {
    fn shape() -> &'static Shape {
        &OPERATION_FAILURE_DETAILS
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        OperationFailureDetails { rollback_operation_id: parts.next(), error_info: parts.next() }
    }
}

impl Encode for OperationFailureDetails {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "RollbackOperationId", self.rollback_operation_id.as_ref());
        put_some(out, "ErrorInfo", self.error_info.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OperationStatus {
    InProgress,
    Cancelled,
    Successful,
    Failed,
    Unknown(ByteString),
}

impl OperationStatus {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            OperationStatus::InProgress => "IN_PROGRESS",
            OperationStatus::Cancelled => "CANCELLED",
            OperationStatus::Successful => "SUCCESSFUL",
            OperationStatus::Failed => "FAILED",
            OperationStatus::Unknown(text) => text,
        }
    }
}

impl Default for OperationStatus {
    fn default() -> Self {
        OperationStatus::Unknown(ByteString::new())
    }
}

impl From<ByteString> for OperationStatus {
    fn from(text: ByteString) -> Self {
        match &*text {
            "IN_PROGRESS" => OperationStatus::InProgress,
            "CANCELLED" => OperationStatus::Cancelled,
            "SUCCESSFUL" => OperationStatus::Successful,
            "FAILED" => OperationStatus::Failed,
            _ => OperationStatus::Unknown(text),
        }
    }
}

impl FromValue for OperationStatus {
    fn shape() -> &'static Shape {
        &OPERATION_STATUS
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => OperationStatus::default(),
        }
    }
}

impl Encode for OperationStatus {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
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
pub struct ParallelismConfiguration {
    pub configuration_type: ConfigurationType,
    pub parallelism: Option<i32>,
    pub parallelism_per_kpu: Option<i32>,
    pub auto_scaling_enabled: Option<bool>,
}

impl FromValue for ParallelismConfiguration {
    fn shape() -> &'static Shape {
        &PARALLELISM_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ParallelismConfiguration {
            configuration_type: parts.next(),
            parallelism: parts.next(),
            parallelism_per_kpu: parts.next(),
            auto_scaling_enabled: parts.next(),
        }
    }
}

impl Encode for ParallelismConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ConfigurationType", &self.configuration_type);
        put_some(out, "Parallelism", self.parallelism.as_ref());
        put_some(out, "ParallelismPerKPU", self.parallelism_per_kpu.as_ref());
        put_some(out, "AutoScalingEnabled", self.auto_scaling_enabled.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParallelismConfigurationDescription {
    pub configuration_type: Option<ConfigurationType>,
    pub parallelism: Option<i32>,
    pub parallelism_per_kpu: Option<i32>,
    pub current_parallelism: Option<i32>,
    pub auto_scaling_enabled: Option<bool>,
}

impl FromValue for ParallelismConfigurationDescription {
    fn shape() -> &'static Shape {
        &PARALLELISM_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ParallelismConfigurationDescription {
            configuration_type: parts.next(),
            parallelism: parts.next(),
            parallelism_per_kpu: parts.next(),
            current_parallelism: parts.next(),
            auto_scaling_enabled: parts.next(),
        }
    }
}

impl Encode for ParallelismConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ConfigurationType", self.configuration_type.as_ref());
        put_some(out, "Parallelism", self.parallelism.as_ref());
        put_some(out, "ParallelismPerKPU", self.parallelism_per_kpu.as_ref());
        put_some(out, "CurrentParallelism", self.current_parallelism.as_ref());
        put_some(out, "AutoScalingEnabled", self.auto_scaling_enabled.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParallelismConfigurationUpdate {
    pub configuration_type_update: Option<ConfigurationType>,
    pub parallelism_update: Option<i32>,
    pub parallelism_per_kpu_update: Option<i32>,
    pub auto_scaling_enabled_update: Option<bool>,
}

impl FromValue for ParallelismConfigurationUpdate {
    fn shape() -> &'static Shape {
        &PARALLELISM_CONFIGURATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ParallelismConfigurationUpdate {
            configuration_type_update: parts.next(),
            parallelism_update: parts.next(),
            parallelism_per_kpu_update: parts.next(),
            auto_scaling_enabled_update: parts.next(),
        }
    }
}

impl Encode for ParallelismConfigurationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ConfigurationTypeUpdate", self.configuration_type_update.as_ref());
        put_some(out, "ParallelismUpdate", self.parallelism_update.as_ref());
        put_some(out, "ParallelismPerKPUUpdate", self.parallelism_per_kpu_update.as_ref());
        put_some(out, "AutoScalingEnabledUpdate", self.auto_scaling_enabled_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PropertyGroup {
    pub property_group_id: ByteString,
    pub property_map: Vec<(ByteString, ByteString)>,
}

impl FromValue for PropertyGroup {
    fn shape() -> &'static Shape {
        &PROPERTY_GROUP
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        PropertyGroup { property_group_id: parts.next(), property_map: parts.next() }
    }
}

impl Encode for PropertyGroup {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "PropertyGroupId", &self.property_group_id);
        put(out, "PropertyMap", &self.property_map);
        out.end_map();
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
pub struct RollbackApplicationRequest {
    pub application_name: ByteString,
    pub current_application_version_id: i64,
}

impl FromValue for RollbackApplicationRequest {
    fn shape() -> &'static Shape {
        &ROLLBACK_APPLICATION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        RollbackApplicationRequest {
            application_name: parts.next(),
            current_application_version_id: parts.next(),
        }
    }
}

impl Encode for RollbackApplicationRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "CurrentApplicationVersionId", &self.current_application_version_id);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RollbackApplicationResponse {
    pub application_detail: ApplicationDetail,
    pub operation_id: Option<ByteString>,
}

impl FromValue for RollbackApplicationResponse {
    fn shape() -> &'static Shape {
        &ROLLBACK_APPLICATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        RollbackApplicationResponse { application_detail: parts.next(), operation_id: parts.next() }
    }
}

impl Encode for RollbackApplicationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationDetail", &self.application_detail);
        put_some(out, "OperationId", self.operation_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunConfiguration {
    pub flink_run_configuration: Option<FlinkRunConfiguration>,
    pub sql_run_configurations: Option<Vec<SqlRunConfiguration>>,
    pub application_restore_configuration: Option<ApplicationRestoreConfiguration>,
}

impl FromValue for RunConfiguration {
    fn shape() -> &'static Shape {
        &RUN_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        RunConfiguration {
            flink_run_configuration: parts.next(),
            sql_run_configurations: parts.next(),
            application_restore_configuration: parts.next(),
        }
    }
}

impl Encode for RunConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "FlinkRunConfiguration", self.flink_run_configuration.as_ref());
        put_some(out, "SqlRunConfigurations", self.sql_run_configurations.as_ref());
        put_some(out, "ApplicationRestoreConfiguration", self.application_restore_configuration.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunConfigurationDescription {
    pub application_restore_configuration_description: Option<ApplicationRestoreConfiguration>,
    pub flink_run_configuration_description: Option<FlinkRunConfiguration>,
}

impl FromValue for RunConfigurationDescription {
    fn shape() -> &'static Shape {
        &RUN_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        RunConfigurationDescription {
            application_restore_configuration_description: parts.next(),
            flink_run_configuration_description: parts.next(),
        }
    }
}

impl Encode for RunConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(
            out,
            "ApplicationRestoreConfigurationDescription",
            self.application_restore_configuration_description.as_ref(),
        );
        put_some(out, "FlinkRunConfigurationDescription", self.flink_run_configuration_description.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunConfigurationUpdate {
    pub flink_run_configuration: Option<FlinkRunConfiguration>,
    pub application_restore_configuration: Option<ApplicationRestoreConfiguration>,
}

impl FromValue for RunConfigurationUpdate {
    fn shape() -> &'static Shape {
        &RUN_CONFIGURATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        RunConfigurationUpdate {
            flink_run_configuration: parts.next(),
            application_restore_configuration: parts.next(),
        }
    }
}

impl Encode for RunConfigurationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "FlinkRunConfiguration", self.flink_run_configuration.as_ref());
        put_some(out, "ApplicationRestoreConfiguration", self.application_restore_configuration.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuntimeEnvironment {
    Sql10,
    Flink16,
    Flink18,
    ZeppelinFlink10,
    Flink111,
    Flink113,
    ZeppelinFlink20,
    Flink115,
    ZeppelinFlink30,
    Flink118,
    Flink119,
    Flink120,
    Flink22,
    Flink23,
    Unknown(ByteString),
}

impl RuntimeEnvironment {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            RuntimeEnvironment::Sql10 => "SQL-1_0",
            RuntimeEnvironment::Flink16 => "FLINK-1_6",
            RuntimeEnvironment::Flink18 => "FLINK-1_8",
            RuntimeEnvironment::ZeppelinFlink10 => "ZEPPELIN-FLINK-1_0",
            RuntimeEnvironment::Flink111 => "FLINK-1_11",
            RuntimeEnvironment::Flink113 => "FLINK-1_13",
            RuntimeEnvironment::ZeppelinFlink20 => "ZEPPELIN-FLINK-2_0",
            RuntimeEnvironment::Flink115 => "FLINK-1_15",
            RuntimeEnvironment::ZeppelinFlink30 => "ZEPPELIN-FLINK-3_0",
            RuntimeEnvironment::Flink118 => "FLINK-1_18",
            RuntimeEnvironment::Flink119 => "FLINK-1_19",
            RuntimeEnvironment::Flink120 => "FLINK-1_20",
            RuntimeEnvironment::Flink22 => "FLINK-2_2",
            RuntimeEnvironment::Flink23 => "FLINK-2_3",
            RuntimeEnvironment::Unknown(text) => text,
        }
    }
}

impl Default for RuntimeEnvironment {
    fn default() -> Self {
        RuntimeEnvironment::Unknown(ByteString::new())
    }
}

impl From<ByteString> for RuntimeEnvironment {
    fn from(text: ByteString) -> Self {
        match &*text {
            "SQL-1_0" => RuntimeEnvironment::Sql10,
            "FLINK-1_6" => RuntimeEnvironment::Flink16,
            "FLINK-1_8" => RuntimeEnvironment::Flink18,
            "ZEPPELIN-FLINK-1_0" => RuntimeEnvironment::ZeppelinFlink10,
            "FLINK-1_11" => RuntimeEnvironment::Flink111,
            "FLINK-1_13" => RuntimeEnvironment::Flink113,
            "ZEPPELIN-FLINK-2_0" => RuntimeEnvironment::ZeppelinFlink20,
            "FLINK-1_15" => RuntimeEnvironment::Flink115,
            "ZEPPELIN-FLINK-3_0" => RuntimeEnvironment::ZeppelinFlink30,
            "FLINK-1_18" => RuntimeEnvironment::Flink118,
            "FLINK-1_19" => RuntimeEnvironment::Flink119,
            "FLINK-1_20" => RuntimeEnvironment::Flink120,
            "FLINK-2_2" => RuntimeEnvironment::Flink22,
            "FLINK-2_3" => RuntimeEnvironment::Flink23,
            _ => RuntimeEnvironment::Unknown(text),
        }
    }
}

impl FromValue for RuntimeEnvironment {
    fn shape() -> &'static Shape {
        &RUNTIME_ENVIRONMENT
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => RuntimeEnvironment::default(),
        }
    }
}

impl Encode for RuntimeEnvironment {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3ApplicationCodeLocationDescription {
    pub bucket_arn: ByteString,
    pub file_key: ByteString,
    pub object_version: Option<ByteString>,
}

impl FromValue for S3ApplicationCodeLocationDescription {
    fn shape() -> &'static Shape {
        &S3_APPLICATION_CODE_LOCATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3ApplicationCodeLocationDescription {
            bucket_arn: parts.next(),
            file_key: parts.next(),
            object_version: parts.next(),
        }
    }
}

impl Encode for S3ApplicationCodeLocationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "BucketARN", &self.bucket_arn);
        put(out, "FileKey", &self.file_key);
        put_some(out, "ObjectVersion", self.object_version.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3Configuration {
    pub bucket_arn: ByteString,
    pub file_key: ByteString,
}

impl FromValue for S3Configuration {
    fn shape() -> &'static Shape {
        &S3_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3Configuration { bucket_arn: parts.next(), file_key: parts.next() }
    }
}

impl Encode for S3Configuration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "BucketARN", &self.bucket_arn);
        put(out, "FileKey", &self.file_key);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3ContentBaseLocation {
    pub bucket_arn: ByteString,
    pub base_path: Option<ByteString>,
}

impl FromValue for S3ContentBaseLocation {
    fn shape() -> &'static Shape {
        &S3_CONTENT_BASE_LOCATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3ContentBaseLocation { bucket_arn: parts.next(), base_path: parts.next() }
    }
}

impl Encode for S3ContentBaseLocation {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "BucketARN", &self.bucket_arn);
        put_some(out, "BasePath", self.base_path.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3ContentBaseLocationDescription {
    pub bucket_arn: ByteString,
    pub base_path: Option<ByteString>,
}

impl FromValue for S3ContentBaseLocationDescription {
    fn shape() -> &'static Shape {
        &S3_CONTENT_BASE_LOCATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3ContentBaseLocationDescription { bucket_arn: parts.next(), base_path: parts.next() }
    }
}

impl Encode for S3ContentBaseLocationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "BucketARN", &self.bucket_arn);
        put_some(out, "BasePath", self.base_path.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3ContentBaseLocationUpdate {
    pub bucket_arn_update: Option<ByteString>,
    pub base_path_update: Option<ByteString>,
}

impl FromValue for S3ContentBaseLocationUpdate {
    fn shape() -> &'static Shape {
        &S3_CONTENT_BASE_LOCATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3ContentBaseLocationUpdate { bucket_arn_update: parts.next(), base_path_update: parts.next() }
    }
}

impl Encode for S3ContentBaseLocationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "BucketARNUpdate", self.bucket_arn_update.as_ref());
        put_some(out, "BasePathUpdate", self.base_path_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3ContentLocation {
    pub bucket_arn: ByteString,
    pub file_key: ByteString,
    pub object_version: Option<ByteString>,
}

impl FromValue for S3ContentLocation {
    fn shape() -> &'static Shape {
        &S3_CONTENT_LOCATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3ContentLocation { bucket_arn: parts.next(), file_key: parts.next(), object_version: parts.next() }
    }
}

impl Encode for S3ContentLocation {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "BucketARN", &self.bucket_arn);
        put(out, "FileKey", &self.file_key);
        put_some(out, "ObjectVersion", self.object_version.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3ContentLocationUpdate {
    pub bucket_arn_update: Option<ByteString>,
    pub file_key_update: Option<ByteString>,
    pub object_version_update: Option<ByteString>,
}

impl FromValue for S3ContentLocationUpdate {
    fn shape() -> &'static Shape {
        &S3_CONTENT_LOCATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3ContentLocationUpdate {
            bucket_arn_update: parts.next(),
            file_key_update: parts.next(),
            object_version_update: parts.next(),
        }
    }
}

impl Encode for S3ContentLocationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "BucketARNUpdate", self.bucket_arn_update.as_ref());
        put_some(out, "FileKeyUpdate", self.file_key_update.as_ref());
        put_some(out, "ObjectVersionUpdate", self.object_version_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3PrefixLocation {
    pub bucket_arn: ByteString,
    pub key_prefix: ByteString,
}

impl FromValue for S3PrefixLocation {
    fn shape() -> &'static Shape {
        &S3_PREFIX_LOCATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3PrefixLocation { bucket_arn: parts.next(), key_prefix: parts.next() }
    }
}

impl Encode for S3PrefixLocation {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "BucketARN", &self.bucket_arn);
        put(out, "KeyPrefix", &self.key_prefix);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3ReferenceDataSource {
    pub bucket_arn: Option<ByteString>,
    pub file_key: Option<ByteString>,
}

impl FromValue for S3ReferenceDataSource {
    fn shape() -> &'static Shape {
        &S3_REFERENCE_DATA_SOURCE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3ReferenceDataSource { bucket_arn: parts.next(), file_key: parts.next() }
    }
}

impl Encode for S3ReferenceDataSource {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "BucketARN", self.bucket_arn.as_ref());
        put_some(out, "FileKey", self.file_key.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3ReferenceDataSourceDescription {
    pub bucket_arn: ByteString,
    pub file_key: ByteString,
    pub reference_role_arn: Option<ByteString>,
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
        put_some(out, "ReferenceRoleARN", self.reference_role_arn.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3ReferenceDataSourceUpdate {
    pub bucket_arn_update: Option<ByteString>,
    pub file_key_update: Option<ByteString>,
}

impl FromValue for S3ReferenceDataSourceUpdate {
    fn shape() -> &'static Shape {
        &S3_REFERENCE_DATA_SOURCE_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        S3ReferenceDataSourceUpdate { bucket_arn_update: parts.next(), file_key_update: parts.next() }
    }
}

impl Encode for S3ReferenceDataSourceUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "BucketARNUpdate", self.bucket_arn_update.as_ref());
        put_some(out, "FileKeyUpdate", self.file_key_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SnapshotDetails {
    pub snapshot_name: ByteString,
    pub snapshot_status: SnapshotStatus,
    pub application_version_id: i64,
    pub snapshot_creation_timestamp: Option<Timestamp>,
    pub runtime_environment: Option<RuntimeEnvironment>,
    pub application_encryption_configuration_description:
        Option<ApplicationEncryptionConfigurationDescription>,
}

impl FromValue for SnapshotDetails {
    fn shape() -> &'static Shape {
        &SNAPSHOT_DETAILS
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SnapshotDetails {
            snapshot_name: parts.next(),
            snapshot_status: parts.next(),
            application_version_id: parts.next(),
            snapshot_creation_timestamp: parts.next(),
            runtime_environment: parts.next(),
            application_encryption_configuration_description: parts.next(),
        }
    }
}

impl Encode for SnapshotDetails {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotName", &self.snapshot_name);
        put(out, "SnapshotStatus", &self.snapshot_status);
        put(out, "ApplicationVersionId", &self.application_version_id);
        put_some(out, "SnapshotCreationTimestamp", self.snapshot_creation_timestamp.as_ref());
        put_some(out, "RuntimeEnvironment", self.runtime_environment.as_ref());
        put_some(
            out,
            "ApplicationEncryptionConfigurationDescription",
            self.application_encryption_configuration_description.as_ref(),
        );
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SnapshotEncryptionConfiguration {
    pub key_id: Option<ByteString>,
    pub key_type: KeyType,
}

impl FromValue for SnapshotEncryptionConfiguration {
    fn shape() -> &'static Shape {
        &SNAPSHOT_ENCRYPTION_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SnapshotEncryptionConfiguration { key_id: parts.next(), key_type: parts.next() }
    }
}

impl Encode for SnapshotEncryptionConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "KeyId", self.key_id.as_ref());
        put(out, "KeyType", &self.key_type);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SnapshotErrorInfo {
    pub error_code: Option<ByteString>,
    pub error_string: Option<ByteString>,
}

impl FromValue for SnapshotErrorInfo {
    fn shape() -> &'static Shape {
        &SNAPSHOT_ERROR_INFO
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SnapshotErrorInfo { error_code: parts.next(), error_string: parts.next() }
    }
}

impl Encode for SnapshotErrorInfo {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ErrorCode", self.error_code.as_ref());
        put_some(out, "ErrorString", self.error_string.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotFormat {
    Canonical,
    Unknown(ByteString),
}

impl SnapshotFormat {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            SnapshotFormat::Canonical => "CANONICAL",
            SnapshotFormat::Unknown(text) => text,
        }
    }
}

impl Default for SnapshotFormat {
    fn default() -> Self {
        SnapshotFormat::Unknown(ByteString::new())
    }
}

impl From<ByteString> for SnapshotFormat {
    fn from(text: ByteString) -> Self {
        match &*text {
            "CANONICAL" => SnapshotFormat::Canonical,
            _ => SnapshotFormat::Unknown(text),
        }
    }
}

impl FromValue for SnapshotFormat {
    fn shape() -> &'static Shape {
        &SNAPSHOT_FORMAT
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => SnapshotFormat::default(),
        }
    }
}

impl Encode for SnapshotFormat {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SnapshotInfo {
    pub snapshot_name: ByteString,
    pub snapshot_arn: ByteString,
    pub snapshot_status: SnapshotStatus,
    pub snapshot_creation_timestamp: Timestamp,
    pub snapshot_initiator: SnapshotInitiator,
    pub snapshot_initiator_operation: SnapshotInitiatorOperation,
    pub source_application_name: Option<ByteString>,
    pub snapshot_format: SnapshotFormat,
}

impl FromValue for SnapshotInfo {
    fn shape() -> &'static Shape {
        &SNAPSHOT_INFO
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SnapshotInfo {
            snapshot_name: parts.next(),
            snapshot_arn: parts.next(),
            snapshot_status: parts.next(),
            snapshot_creation_timestamp: parts.next(),
            snapshot_initiator: parts.next(),
            snapshot_initiator_operation: parts.next(),
            source_application_name: parts.next(),
            snapshot_format: parts.next(),
        }
    }
}

impl Encode for SnapshotInfo {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotName", &self.snapshot_name);
        put(out, "SnapshotArn", &self.snapshot_arn);
        put(out, "SnapshotStatus", &self.snapshot_status);
        put(out, "SnapshotCreationTimestamp", &self.snapshot_creation_timestamp);
        put(out, "SnapshotInitiator", &self.snapshot_initiator);
        put(out, "SnapshotInitiatorOperation", &self.snapshot_initiator_operation);
        put_some(out, "SourceApplicationName", self.source_application_name.as_ref());
        put(out, "SnapshotFormat", &self.snapshot_format);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SnapshotInfoDetails {
    pub snapshot_name: ByteString,
    pub snapshot_arn: ByteString,
    pub snapshot_description: Option<ByteString>,
    pub snapshot_status: SnapshotStatus,
    pub snapshot_creation_timestamp: Timestamp,
    pub runtime_environment: Option<RuntimeEnvironment>,
    pub snapshot_size_in_bytes: Option<i64>,
    pub snapshot_encryption_configuration_description: Option<SnapshotEncryptionConfiguration>,
    pub snapshot_initiator: SnapshotInitiator,
    pub snapshot_initiator_operation: SnapshotInitiatorOperation,
    pub snapshot_source_description: SnapshotSourceDescription,
    pub snapshot_format: SnapshotFormat,
}

impl FromValue for SnapshotInfoDetails {
    fn shape() -> &'static Shape {
        &SNAPSHOT_INFO_DETAILS
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SnapshotInfoDetails {
            snapshot_name: parts.next(),
            snapshot_arn: parts.next(),
            snapshot_description: parts.next(),
            snapshot_status: parts.next(),
            snapshot_creation_timestamp: parts.next(),
            runtime_environment: parts.next(),
            snapshot_size_in_bytes: parts.next(),
            snapshot_encryption_configuration_description: parts.next(),
            snapshot_initiator: parts.next(),
            snapshot_initiator_operation: parts.next(),
            snapshot_source_description: parts.next(),
            snapshot_format: parts.next(),
        }
    }
}

impl Encode for SnapshotInfoDetails {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotName", &self.snapshot_name);
        put(out, "SnapshotArn", &self.snapshot_arn);
        put_some(out, "SnapshotDescription", self.snapshot_description.as_ref());
        put(out, "SnapshotStatus", &self.snapshot_status);
        put(out, "SnapshotCreationTimestamp", &self.snapshot_creation_timestamp);
        put_some(out, "RuntimeEnvironment", self.runtime_environment.as_ref());
        put_some(out, "SnapshotSizeInBytes", self.snapshot_size_in_bytes.as_ref());
        put_some(
            out,
            "SnapshotEncryptionConfigurationDescription",
            self.snapshot_encryption_configuration_description.as_ref(),
        );
        put(out, "SnapshotInitiator", &self.snapshot_initiator);
        put(out, "SnapshotInitiatorOperation", &self.snapshot_initiator_operation);
        put(out, "SnapshotSourceDescription", &self.snapshot_source_description);
        put(out, "SnapshotFormat", &self.snapshot_format);
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotInitiator {
    User,
    System,
    Unknown(ByteString),
}

impl SnapshotInitiator {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            SnapshotInitiator::User => "USER",
            SnapshotInitiator::System => "SYSTEM",
            SnapshotInitiator::Unknown(text) => text,
        }
    }
}

impl Default for SnapshotInitiator {
    fn default() -> Self {
        SnapshotInitiator::Unknown(ByteString::new())
    }
}

impl From<ByteString> for SnapshotInitiator {
    fn from(text: ByteString) -> Self {
        match &*text {
            "USER" => SnapshotInitiator::User,
            "SYSTEM" => SnapshotInitiator::System,
            _ => SnapshotInitiator::Unknown(text),
        }
    }
}

impl FromValue for SnapshotInitiator {
    fn shape() -> &'static Shape {
        &SNAPSHOT_INITIATOR
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => SnapshotInitiator::default(),
        }
    }
}

impl Encode for SnapshotInitiator {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotInitiatorOperation {
    CreateSnapshot,
    ImportSnapshot,
    SystemCreateSnapshot,
    Unknown(ByteString),
}

impl SnapshotInitiatorOperation {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            SnapshotInitiatorOperation::CreateSnapshot => "CreateSnapshot",
            SnapshotInitiatorOperation::ImportSnapshot => "ImportSnapshot",
            SnapshotInitiatorOperation::SystemCreateSnapshot => "SystemCreateSnapshot",
            SnapshotInitiatorOperation::Unknown(text) => text,
        }
    }
}

impl Default for SnapshotInitiatorOperation {
    fn default() -> Self {
        SnapshotInitiatorOperation::Unknown(ByteString::new())
    }
}

impl From<ByteString> for SnapshotInitiatorOperation {
    fn from(text: ByteString) -> Self {
        match &*text {
            "CreateSnapshot" => SnapshotInitiatorOperation::CreateSnapshot,
            "ImportSnapshot" => SnapshotInitiatorOperation::ImportSnapshot,
            "SystemCreateSnapshot" => SnapshotInitiatorOperation::SystemCreateSnapshot,
            _ => SnapshotInitiatorOperation::Unknown(text),
        }
    }
}

impl FromValue for SnapshotInitiatorOperation {
    fn shape() -> &'static Shape {
        &SNAPSHOT_INITIATOR_OPERATION
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => SnapshotInitiatorOperation::default(),
        }
    }
}

impl Encode for SnapshotInitiatorOperation {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotMode {
    ApplicationSnapshotsLegacy,
    EnhancedSnapshots,
    Unknown(ByteString),
}

impl SnapshotMode {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            SnapshotMode::ApplicationSnapshotsLegacy => "APPLICATION_SNAPSHOTS_LEGACY",
            SnapshotMode::EnhancedSnapshots => "ENHANCED_SNAPSHOTS",
            SnapshotMode::Unknown(text) => text,
        }
    }
}

impl Default for SnapshotMode {
    fn default() -> Self {
        SnapshotMode::Unknown(ByteString::new())
    }
}

impl From<ByteString> for SnapshotMode {
    fn from(text: ByteString) -> Self {
        match &*text {
            "APPLICATION_SNAPSHOTS_LEGACY" => SnapshotMode::ApplicationSnapshotsLegacy,
            "ENHANCED_SNAPSHOTS" => SnapshotMode::EnhancedSnapshots,
            _ => SnapshotMode::Unknown(text),
        }
    }
}

impl FromValue for SnapshotMode {
    fn shape() -> &'static Shape {
        &SNAPSHOT_MODE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => SnapshotMode::default(),
        }
    }
}

impl Encode for SnapshotMode {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotOperation {
    CreateSnapshot,
    DeleteSnapshot,
    ImportSnapshot,
    ExportSnapshot,
    SystemCreateSnapshot,
    Unknown(ByteString),
}

impl SnapshotOperation {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            SnapshotOperation::CreateSnapshot => "CreateSnapshot",
            SnapshotOperation::DeleteSnapshot => "DeleteSnapshot",
            SnapshotOperation::ImportSnapshot => "ImportSnapshot",
            SnapshotOperation::ExportSnapshot => "ExportSnapshot",
            SnapshotOperation::SystemCreateSnapshot => "SystemCreateSnapshot",
            SnapshotOperation::Unknown(text) => text,
        }
    }
}

impl Default for SnapshotOperation {
    fn default() -> Self {
        SnapshotOperation::Unknown(ByteString::new())
    }
}

impl From<ByteString> for SnapshotOperation {
    fn from(text: ByteString) -> Self {
        match &*text {
            "CreateSnapshot" => SnapshotOperation::CreateSnapshot,
            "DeleteSnapshot" => SnapshotOperation::DeleteSnapshot,
            "ImportSnapshot" => SnapshotOperation::ImportSnapshot,
            "ExportSnapshot" => SnapshotOperation::ExportSnapshot,
            "SystemCreateSnapshot" => SnapshotOperation::SystemCreateSnapshot,
            _ => SnapshotOperation::Unknown(text),
        }
    }
}

impl FromValue for SnapshotOperation {
    fn shape() -> &'static Shape {
        &SNAPSHOT_OPERATION
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => SnapshotOperation::default(),
        }
    }
}

impl Encode for SnapshotOperation {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SnapshotOperationFailureDetails {
    pub error_info: Option<SnapshotErrorInfo>,
}

impl FromValue for SnapshotOperationFailureDetails {
    fn shape() -> &'static Shape {
        &SNAPSHOT_OPERATION_FAILURE_DETAILS
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SnapshotOperationFailureDetails { error_info: parts.next() }
    }
}

impl Encode for SnapshotOperationFailureDetails {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ErrorInfo", self.error_info.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SnapshotOperationInfo {
    pub snapshot_operation_id: ByteString,
    pub snapshot_operation: SnapshotOperation,
    pub snapshot_operation_status: SnapshotOperationStatus,
    pub start_time: Option<Timestamp>,
    pub end_time: Option<Timestamp>,
}

impl FromValue for SnapshotOperationInfo {
    fn shape() -> &'static Shape {
        &SNAPSHOT_OPERATION_INFO
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SnapshotOperationInfo {
            snapshot_operation_id: parts.next(),
            snapshot_operation: parts.next(),
            snapshot_operation_status: parts.next(),
            start_time: parts.next(),
            end_time: parts.next(),
        }
    }
}

impl Encode for SnapshotOperationInfo {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotOperationId", &self.snapshot_operation_id);
        put(out, "SnapshotOperation", &self.snapshot_operation);
        put(out, "SnapshotOperationStatus", &self.snapshot_operation_status);
        put_some(out, "StartTime", self.start_time.as_ref());
        put_some(out, "EndTime", self.end_time.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SnapshotOperationInfoDetails {
    pub snapshot_operation_id: ByteString,
    pub snapshot_operation: SnapshotOperation,
    pub snapshot_operation_status: SnapshotOperationStatus,
    pub snapshot_arn: ByteString,
    pub source_encryption_configuration_description: Option<EncryptionConfigurationDescription>,
    pub destination_encryption_configuration_description: Option<EncryptionConfigurationDescription>,
    pub snapshot_source_location_description: Option<SnapshotOperationLocationDescription>,
    pub snapshot_destination_location_description: Option<SnapshotOperationLocationDescription>,
    pub application_operation_description: Option<ApplicationOperationDescription>,
    pub start_time: Option<Timestamp>,
    pub end_time: Option<Timestamp>,
    pub snapshot_operation_failure_details: Option<SnapshotOperationFailureDetails>,
}

impl FromValue for SnapshotOperationInfoDetails {
    fn shape() -> &'static Shape {
        &SNAPSHOT_OPERATION_INFO_DETAILS
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SnapshotOperationInfoDetails {
            snapshot_operation_id: parts.next(),
            snapshot_operation: parts.next(),
            snapshot_operation_status: parts.next(),
            snapshot_arn: parts.next(),
            source_encryption_configuration_description: parts.next(),
            destination_encryption_configuration_description: parts.next(),
            snapshot_source_location_description: parts.next(),
            snapshot_destination_location_description: parts.next(),
            application_operation_description: parts.next(),
            start_time: parts.next(),
            end_time: parts.next(),
            snapshot_operation_failure_details: parts.next(),
        }
    }
}

impl Encode for SnapshotOperationInfoDetails {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SnapshotOperationId", &self.snapshot_operation_id);
        put(out, "SnapshotOperation", &self.snapshot_operation);
        put(out, "SnapshotOperationStatus", &self.snapshot_operation_status);
        put(out, "SnapshotArn", &self.snapshot_arn);
        put_some(
            out,
            "SourceEncryptionConfigurationDescription",
            self.source_encryption_configuration_description.as_ref(),
        );
        put_some(
            out,
            "DestinationEncryptionConfigurationDescription",
            self.destination_encryption_configuration_description.as_ref(),
        );
        put_some(
            out,
            "SnapshotSourceLocationDescription",
            self.snapshot_source_location_description.as_ref(),
        );
        put_some(
            out,
            "SnapshotDestinationLocationDescription",
            self.snapshot_destination_location_description.as_ref(),
        );
        put_some(out, "ApplicationOperationDescription", self.application_operation_description.as_ref());
        put_some(out, "StartTime", self.start_time.as_ref());
        put_some(out, "EndTime", self.end_time.as_ref());
        put_some(out, "SnapshotOperationFailureDetails", self.snapshot_operation_failure_details.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SnapshotOperationLocationDescription {
    pub location_type: StorageLocationType,
    pub s3_prefix_location: SnapshotOperationS3PrefixLocation,
}

impl FromValue for SnapshotOperationLocationDescription {
    fn shape() -> &'static Shape {
        &SNAPSHOT_OPERATION_LOCATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SnapshotOperationLocationDescription { location_type: parts.next(), s3_prefix_location: parts.next() }
    }
}

impl Encode for SnapshotOperationLocationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "LocationType", &self.location_type);
        put(out, "S3PrefixLocation", &self.s3_prefix_location);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SnapshotOperationS3PrefixLocation {
    pub bucket_arn: ByteString,
    pub key_prefix: ByteString,
    pub exported_prefix: Option<ByteString>,
}

impl FromValue for SnapshotOperationS3PrefixLocation {
    fn shape() -> &'static Shape {
        &SNAPSHOT_OPERATION_S3_PREFIX_LOCATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SnapshotOperationS3PrefixLocation {
            bucket_arn: parts.next(),
            key_prefix: parts.next(),
            exported_prefix: parts.next(),
        }
    }
}

impl Encode for SnapshotOperationS3PrefixLocation {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "BucketARN", &self.bucket_arn);
        put(out, "KeyPrefix", &self.key_prefix);
        put_some(out, "ExportedPrefix", self.exported_prefix.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotOperationStatus {
    InProgress,
    Successful,
    Failed,
    Cancelled,
    Unknown(ByteString),
}

impl SnapshotOperationStatus {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            SnapshotOperationStatus::InProgress => "IN_PROGRESS",
            SnapshotOperationStatus::Successful => "SUCCESSFUL",
            SnapshotOperationStatus::Failed => "FAILED",
            SnapshotOperationStatus::Cancelled => "CANCELLED",
            SnapshotOperationStatus::Unknown(text) => text,
        }
    }
}

impl Default for SnapshotOperationStatus {
    fn default() -> Self {
        SnapshotOperationStatus::Unknown(ByteString::new())
    }
}

impl From<ByteString> for SnapshotOperationStatus {
    fn from(text: ByteString) -> Self {
        match &*text {
            "IN_PROGRESS" => SnapshotOperationStatus::InProgress,
            "SUCCESSFUL" => SnapshotOperationStatus::Successful,
            "FAILED" => SnapshotOperationStatus::Failed,
            "CANCELLED" => SnapshotOperationStatus::Cancelled,
            _ => SnapshotOperationStatus::Unknown(text),
        }
    }
}

impl FromValue for SnapshotOperationStatus {
    fn shape() -> &'static Shape {
        &SNAPSHOT_OPERATION_STATUS
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => SnapshotOperationStatus::default(),
        }
    }
}

impl Encode for SnapshotOperationStatus {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SnapshotSourceDescription {
    pub s3_prefix_location: Option<S3PrefixLocation>,
    pub source_application_description: Option<SourceApplicationDescription>,
}

impl FromValue for SnapshotSourceDescription {
    fn shape() -> &'static Shape {
        &SNAPSHOT_SOURCE_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SnapshotSourceDescription {
            s3_prefix_location: parts.next(),
            source_application_description: parts.next(),
        }
    }
}

impl Encode for SnapshotSourceDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "S3PrefixLocation", self.s3_prefix_location.as_ref());
        put_some(out, "SourceApplicationDescription", self.source_application_description.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotStatus {
    Creating,
    Ready,
    Deleting,
    Failed,
    Unknown(ByteString),
}

impl SnapshotStatus {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            SnapshotStatus::Creating => "CREATING",
            SnapshotStatus::Ready => "READY",
            SnapshotStatus::Deleting => "DELETING",
            SnapshotStatus::Failed => "FAILED",
            SnapshotStatus::Unknown(text) => text,
        }
    }
}

impl Default for SnapshotStatus {
    fn default() -> Self {
        SnapshotStatus::Unknown(ByteString::new())
    }
}

impl From<ByteString> for SnapshotStatus {
    fn from(text: ByteString) -> Self {
        match &*text {
            "CREATING" => SnapshotStatus::Creating,
            "READY" => SnapshotStatus::Ready,
            "DELETING" => SnapshotStatus::Deleting,
            "FAILED" => SnapshotStatus::Failed,
            _ => SnapshotStatus::Unknown(text),
        }
    }
}

impl FromValue for SnapshotStatus {
    fn shape() -> &'static Shape {
        &SNAPSHOT_STATUS
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => SnapshotStatus::default(),
        }
    }
}

impl Encode for SnapshotStatus {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceApplicationDescription {
    pub application_name: ByteString,
    pub application_creation_timestamp: Timestamp,
    pub application_version_id: i64,
}

impl FromValue for SourceApplicationDescription {
    fn shape() -> &'static Shape {
        &SOURCE_APPLICATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SourceApplicationDescription {
            application_name: parts.next(),
            application_creation_timestamp: parts.next(),
            application_version_id: parts.next(),
        }
    }
}

impl Encode for SourceApplicationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(out, "ApplicationCreationTimestamp", &self.application_creation_timestamp);
        put(out, "ApplicationVersionId", &self.application_version_id);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SqlApplicationConfiguration {
    pub inputs: Option<Vec<Input>>,
    pub outputs: Option<Vec<Output>>,
    pub reference_data_sources: Option<Vec<ReferenceDataSource>>,
}

impl FromValue for SqlApplicationConfiguration {
    fn shape() -> &'static Shape {
        &SQL_APPLICATION_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SqlApplicationConfiguration {
            inputs: parts.next(),
            outputs: parts.next(),
            reference_data_sources: parts.next(),
        }
    }
}

impl Encode for SqlApplicationConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "Inputs", self.inputs.as_ref());
        put_some(out, "Outputs", self.outputs.as_ref());
        put_some(out, "ReferenceDataSources", self.reference_data_sources.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SqlApplicationConfigurationDescription {
    pub input_descriptions: Option<Vec<InputDescription>>,
    pub output_descriptions: Option<Vec<OutputDescription>>,
    pub reference_data_source_descriptions: Option<Vec<ReferenceDataSourceDescription>>,
}

impl FromValue for SqlApplicationConfigurationDescription {
    fn shape() -> &'static Shape {
        &SQL_APPLICATION_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SqlApplicationConfigurationDescription {
            input_descriptions: parts.next(),
            output_descriptions: parts.next(),
            reference_data_source_descriptions: parts.next(),
        }
    }
}

impl Encode for SqlApplicationConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "InputDescriptions", self.input_descriptions.as_ref());
        put_some(out, "OutputDescriptions", self.output_descriptions.as_ref());
        put_some(out, "ReferenceDataSourceDescriptions", self.reference_data_source_descriptions.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SqlApplicationConfigurationUpdate {
    pub input_updates: Option<Vec<InputUpdate>>,
    pub output_updates: Option<Vec<OutputUpdate>>,
    pub reference_data_source_updates: Option<Vec<ReferenceDataSourceUpdate>>,
}

impl FromValue for SqlApplicationConfigurationUpdate {
    fn shape() -> &'static Shape {
        &SQL_APPLICATION_CONFIGURATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SqlApplicationConfigurationUpdate {
            input_updates: parts.next(),
            output_updates: parts.next(),
            reference_data_source_updates: parts.next(),
        }
    }
}

impl Encode for SqlApplicationConfigurationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "InputUpdates", self.input_updates.as_ref());
        put_some(out, "OutputUpdates", self.output_updates.as_ref());
        put_some(out, "ReferenceDataSourceUpdates", self.reference_data_source_updates.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SqlRunConfiguration {
    pub input_id: ByteString,
    pub input_starting_position_configuration: InputStartingPositionConfiguration,
}

impl FromValue for SqlRunConfiguration {
    fn shape() -> &'static Shape {
        &SQL_RUN_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        SqlRunConfiguration { input_id: parts.next(), input_starting_position_configuration: parts.next() }
    }
}

impl Encode for SqlRunConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "InputId", &self.input_id);
        put(out, "InputStartingPositionConfiguration", &self.input_starting_position_configuration);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StartApplicationRequest {
    pub application_name: ByteString,
    pub run_configuration: Option<RunConfiguration>,
}

impl FromValue for StartApplicationRequest {
    fn shape() -> &'static Shape {
        &START_APPLICATION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        StartApplicationRequest { application_name: parts.next(), run_configuration: parts.next() }
    }
}

impl Encode for StartApplicationRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put_some(out, "RunConfiguration", self.run_configuration.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StartApplicationResponse {
    pub operation_id: Option<ByteString>,
}

impl FromValue for StartApplicationResponse {
    fn shape() -> &'static Shape {
        &START_APPLICATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        StartApplicationResponse { operation_id: parts.next() }
    }
}

impl Encode for StartApplicationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "OperationId", self.operation_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StopApplicationRequest {
    pub application_name: ByteString,
    pub force: Option<bool>,
}

impl FromValue for StopApplicationRequest {
    fn shape() -> &'static Shape {
        &STOP_APPLICATION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        StopApplicationRequest { application_name: parts.next(), force: parts.next() }
    }
}

impl Encode for StopApplicationRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put_some(out, "Force", self.force.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StopApplicationResponse {
    pub operation_id: Option<ByteString>,
}

impl FromValue for StopApplicationResponse {
    fn shape() -> &'static Shape {
        &STOP_APPLICATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        StopApplicationResponse { operation_id: parts.next() }
    }
}

impl Encode for StopApplicationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "OperationId", self.operation_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageLocationType {
    S3,
    Unknown(ByteString),
}

impl StorageLocationType {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            StorageLocationType::S3 => "S3",
            StorageLocationType::Unknown(text) => text,
        }
    }
}

impl Default for StorageLocationType {
    fn default() -> Self {
        StorageLocationType::Unknown(ByteString::new())
    }
}

impl From<ByteString> for StorageLocationType {
    fn from(text: ByteString) -> Self {
        match &*text {
            "S3" => StorageLocationType::S3,
            _ => StorageLocationType::Unknown(text),
        }
    }
}

impl FromValue for StorageLocationType {
    fn shape() -> &'static Shape {
        &STORAGE_LOCATION_TYPE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => StorageLocationType::default(),
        }
    }
}

impl Encode for StorageLocationType {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateApplicationMaintenanceConfigurationRequest {
    pub application_name: ByteString,
    pub application_maintenance_configuration_update: ApplicationMaintenanceConfigurationUpdate,
}

impl FromValue for UpdateApplicationMaintenanceConfigurationRequest {
    fn shape() -> &'static Shape {
        &UPDATE_APPLICATION_MAINTENANCE_CONFIGURATION_REQUEST
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateApplicationMaintenanceConfigurationRequest {
            application_name: parts.next(),
            application_maintenance_configuration_update: parts.next(),
        }
    }
}

impl Encode for UpdateApplicationMaintenanceConfigurationRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put(
            out,
            "ApplicationMaintenanceConfigurationUpdate",
            &self.application_maintenance_configuration_update,
        );
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateApplicationMaintenanceConfigurationResponse {
    pub application_arn: Option<ByteString>,
    pub application_maintenance_configuration_description:
        Option<ApplicationMaintenanceConfigurationDescription>,
}

impl FromValue for UpdateApplicationMaintenanceConfigurationResponse {
    fn shape() -> &'static Shape {
        &UPDATE_APPLICATION_MAINTENANCE_CONFIGURATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateApplicationMaintenanceConfigurationResponse {
            application_arn: parts.next(),
            application_maintenance_configuration_description: parts.next(),
        }
    }
}

impl Encode for UpdateApplicationMaintenanceConfigurationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "ApplicationARN", self.application_arn.as_ref());
        put_some(
            out,
            "ApplicationMaintenanceConfigurationDescription",
            self.application_maintenance_configuration_description.as_ref(),
        );
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateApplicationRequest {
    pub application_name: ByteString,
    pub current_application_version_id: Option<i64>,
    pub application_configuration_update: Option<ApplicationConfigurationUpdate>,
    pub service_execution_role_update: Option<ByteString>,
    pub run_configuration_update: Option<RunConfigurationUpdate>,
    pub cloud_watch_logging_option_updates: Option<Vec<CloudWatchLoggingOptionUpdate>>,
    pub conditional_token: Option<ByteString>,
    pub runtime_environment_update: Option<RuntimeEnvironment>,
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
            application_configuration_update: parts.next(),
            service_execution_role_update: parts.next(),
            run_configuration_update: parts.next(),
            cloud_watch_logging_option_updates: parts.next(),
            conditional_token: parts.next(),
            runtime_environment_update: parts.next(),
        }
    }
}

impl Encode for UpdateApplicationRequest {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationName", &self.application_name);
        put_some(out, "CurrentApplicationVersionId", self.current_application_version_id.as_ref());
        put_some(out, "ApplicationConfigurationUpdate", self.application_configuration_update.as_ref());
        put_some(out, "ServiceExecutionRoleUpdate", self.service_execution_role_update.as_ref());
        put_some(out, "RunConfigurationUpdate", self.run_configuration_update.as_ref());
        put_some(out, "CloudWatchLoggingOptionUpdates", self.cloud_watch_logging_option_updates.as_ref());
        put_some(out, "ConditionalToken", self.conditional_token.as_ref());
        put_some(out, "RuntimeEnvironmentUpdate", self.runtime_environment_update.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateApplicationResponse {
    pub application_detail: ApplicationDetail,
    pub operation_id: Option<ByteString>,
}

impl FromValue for UpdateApplicationResponse {
    fn shape() -> &'static Shape {
        &UPDATE_APPLICATION_RESPONSE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        UpdateApplicationResponse { application_detail: parts.next(), operation_id: parts.next() }
    }
}

impl Encode for UpdateApplicationResponse {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "ApplicationDetail", &self.application_detail);
        put_some(out, "OperationId", self.operation_id.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrlType {
    FlinkDashboardUrl,
    ZeppelinUiUrl,
    Unknown(ByteString),
}

impl UrlType {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            UrlType::FlinkDashboardUrl => "FLINK_DASHBOARD_URL",
            UrlType::ZeppelinUiUrl => "ZEPPELIN_UI_URL",
            UrlType::Unknown(text) => text,
        }
    }
}

impl Default for UrlType {
    fn default() -> Self {
        UrlType::Unknown(ByteString::new())
    }
}

impl From<ByteString> for UrlType {
    fn from(text: ByteString) -> Self {
        match &*text {
            "FLINK_DASHBOARD_URL" => UrlType::FlinkDashboardUrl,
            "ZEPPELIN_UI_URL" => UrlType::ZeppelinUiUrl,
            _ => UrlType::Unknown(text),
        }
    }
}

impl FromValue for UrlType {
    fn shape() -> &'static Shape {
        &URL_TYPE
    }

    fn from_value(value: Value) -> Self {
        match value {
            Value::Str(text) => text.into(),
            _ => UrlType::default(),
        }
    }
}

impl Encode for UrlType {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.string(self.as_str());
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct VpcConfiguration {
    pub subnet_ids: Vec<ByteString>,
    pub security_group_ids: Vec<ByteString>,
}

impl FromValue for VpcConfiguration {
    fn shape() -> &'static Shape {
        &VPC_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        VpcConfiguration { subnet_ids: parts.next(), security_group_ids: parts.next() }
    }
}

impl Encode for VpcConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "SubnetIds", &self.subnet_ids);
        put(out, "SecurityGroupIds", &self.security_group_ids);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct VpcConfigurationDescription {
    pub vpc_configuration_id: ByteString,
    pub vpc_id: ByteString,
    pub subnet_ids: Vec<ByteString>,
    pub security_group_ids: Vec<ByteString>,
}

impl FromValue for VpcConfigurationDescription {
    fn shape() -> &'static Shape {
        &VPC_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        VpcConfigurationDescription {
            vpc_configuration_id: parts.next(),
            vpc_id: parts.next(),
            subnet_ids: parts.next(),
            security_group_ids: parts.next(),
        }
    }
}

impl Encode for VpcConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "VpcConfigurationId", &self.vpc_configuration_id);
        put(out, "VpcId", &self.vpc_id);
        put(out, "SubnetIds", &self.subnet_ids);
        put(out, "SecurityGroupIds", &self.security_group_ids);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct VpcConfigurationUpdate {
    pub vpc_configuration_id: ByteString,
    pub subnet_id_updates: Option<Vec<ByteString>>,
    pub security_group_id_updates: Option<Vec<ByteString>>,
}

impl FromValue for VpcConfigurationUpdate {
    fn shape() -> &'static Shape {
        &VPC_CONFIGURATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        VpcConfigurationUpdate {
            vpc_configuration_id: parts.next(),
            subnet_id_updates: parts.next(),
            security_group_id_updates: parts.next(),
        }
    }
}

impl Encode for VpcConfigurationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "VpcConfigurationId", &self.vpc_configuration_id);
        put_some(out, "SubnetIdUpdates", self.subnet_id_updates.as_ref());
        put_some(out, "SecurityGroupIdUpdates", self.security_group_id_updates.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ZeppelinApplicationConfiguration {
    pub monitoring_configuration: Option<ZeppelinMonitoringConfiguration>,
    pub catalog_configuration: Option<CatalogConfiguration>,
    pub deploy_as_application_configuration: Option<DeployAsApplicationConfiguration>,
    pub custom_artifacts_configuration: Option<Vec<CustomArtifactConfiguration>>,
}

impl FromValue for ZeppelinApplicationConfiguration {
    fn shape() -> &'static Shape {
        &ZEPPELIN_APPLICATION_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ZeppelinApplicationConfiguration {
            monitoring_configuration: parts.next(),
            catalog_configuration: parts.next(),
            deploy_as_application_configuration: parts.next(),
            custom_artifacts_configuration: parts.next(),
        }
    }
}

impl Encode for ZeppelinApplicationConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "MonitoringConfiguration", self.monitoring_configuration.as_ref());
        put_some(out, "CatalogConfiguration", self.catalog_configuration.as_ref());
        put_some(out, "DeployAsApplicationConfiguration", self.deploy_as_application_configuration.as_ref());
        put_some(out, "CustomArtifactsConfiguration", self.custom_artifacts_configuration.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ZeppelinApplicationConfigurationDescription {
    pub monitoring_configuration_description: ZeppelinMonitoringConfigurationDescription,
    pub catalog_configuration_description: Option<CatalogConfigurationDescription>,
    pub deploy_as_application_configuration_description: Option<DeployAsApplicationConfigurationDescription>,
    pub custom_artifacts_configuration_description: Option<Vec<CustomArtifactConfigurationDescription>>,
}

impl FromValue for ZeppelinApplicationConfigurationDescription {
    fn shape() -> &'static Shape {
        &ZEPPELIN_APPLICATION_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ZeppelinApplicationConfigurationDescription {
            monitoring_configuration_description: parts.next(),
            catalog_configuration_description: parts.next(),
            deploy_as_application_configuration_description: parts.next(),
            custom_artifacts_configuration_description: parts.next(),
        }
    }
}

impl Encode for ZeppelinApplicationConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "MonitoringConfigurationDescription", &self.monitoring_configuration_description);
        put_some(out, "CatalogConfigurationDescription", self.catalog_configuration_description.as_ref());
        put_some(
            out,
            "DeployAsApplicationConfigurationDescription",
            self.deploy_as_application_configuration_description.as_ref(),
        );
        put_some(
            out,
            "CustomArtifactsConfigurationDescription",
            self.custom_artifacts_configuration_description.as_ref(),
        );
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ZeppelinApplicationConfigurationUpdate {
    pub monitoring_configuration_update: Option<ZeppelinMonitoringConfigurationUpdate>,
    pub catalog_configuration_update: Option<CatalogConfigurationUpdate>,
    pub deploy_as_application_configuration_update: Option<DeployAsApplicationConfigurationUpdate>,
    pub custom_artifacts_configuration_update: Option<Vec<CustomArtifactConfiguration>>,
}

impl FromValue for ZeppelinApplicationConfigurationUpdate {
    fn shape() -> &'static Shape {
        &ZEPPELIN_APPLICATION_CONFIGURATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ZeppelinApplicationConfigurationUpdate {
            monitoring_configuration_update: parts.next(),
            catalog_configuration_update: parts.next(),
            deploy_as_application_configuration_update: parts.next(),
            custom_artifacts_configuration_update: parts.next(),
        }
    }
}

impl Encode for ZeppelinApplicationConfigurationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "MonitoringConfigurationUpdate", self.monitoring_configuration_update.as_ref());
        put_some(out, "CatalogConfigurationUpdate", self.catalog_configuration_update.as_ref());
        put_some(
            out,
            "DeployAsApplicationConfigurationUpdate",
            self.deploy_as_application_configuration_update.as_ref(),
        );
        put_some(
            out,
            "CustomArtifactsConfigurationUpdate",
            self.custom_artifacts_configuration_update.as_ref(),
        );
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ZeppelinMonitoringConfiguration {
    pub log_level: LogLevel,
}

impl FromValue for ZeppelinMonitoringConfiguration {
    fn shape() -> &'static Shape {
        &ZEPPELIN_MONITORING_CONFIGURATION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ZeppelinMonitoringConfiguration { log_level: parts.next() }
    }
}

impl Encode for ZeppelinMonitoringConfiguration {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "LogLevel", &self.log_level);
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ZeppelinMonitoringConfigurationDescription {
    pub log_level: Option<LogLevel>,
}

impl FromValue for ZeppelinMonitoringConfigurationDescription {
    fn shape() -> &'static Shape {
        &ZEPPELIN_MONITORING_CONFIGURATION_DESCRIPTION
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ZeppelinMonitoringConfigurationDescription { log_level: parts.next() }
    }
}

impl Encode for ZeppelinMonitoringConfigurationDescription {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put_some(out, "LogLevel", self.log_level.as_ref());
        out.end_map();
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ZeppelinMonitoringConfigurationUpdate {
    pub log_level_update: LogLevel,
}

impl FromValue for ZeppelinMonitoringConfigurationUpdate {
    fn shape() -> &'static Shape {
        &ZEPPELIN_MONITORING_CONFIGURATION_UPDATE
    }

    fn from_value(value: Value) -> Self {
        let mut parts = Parts::of(value);
        ZeppelinMonitoringConfigurationUpdate { log_level_update: parts.next() }
    }
}

impl Encode for ZeppelinMonitoringConfigurationUpdate {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        put(out, "LogLevelUpdate", &self.log_level_update);
        out.end_map();
    }
}
