// Written by `cargo xtask codegen` from models/; changes by hand are lost.

#[allow(unused_imports)]
use crate::table::*;
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
