// Written by `cargo xtask codegen` from models/; changes by hand are lost.

#[allow(unused_imports)]
use crate::table::*;
use crate::{ErrorShape, Operation, Service, Shape};

/// The service `firehose`, API version 2015-08-04.
pub static SERVICE: Service = Service {
    name: "firehose",
    target_prefix: "Firehose_20150804",
    json_version: "1.1",
    operations: &[
        Operation {
            name: "CreateDeliveryStream",
            input: &CREATE_DELIVERY_STREAM_INPUT,
            output: &CREATE_DELIVERY_STREAM_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_KMS_RESOURCE_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "DeleteDeliveryStream",
            input: &DELETE_DELIVERY_STREAM_INPUT,
            output: &DELETE_DELIVERY_STREAM_OUTPUT,
            no_output: false,
            errors: &[&ERROR_RESOURCE_IN_USE_EXCEPTION, &ERROR_RESOURCE_NOT_FOUND_EXCEPTION],
            event_stream: false,
        },
        Operation {
            name: "DescribeDeliveryStream",
            input: &DESCRIBE_DELIVERY_STREAM_INPUT,
            output: &DESCRIBE_DELIVERY_STREAM_OUTPUT,
            no_output: false,
            errors: &[&ERROR_RESOURCE_NOT_FOUND_EXCEPTION],
            event_stream: false,
        },
        Operation {
            name: "ListDeliveryStreams",
            input: &LIST_DELIVERY_STREAMS_INPUT,
            output: &LIST_DELIVERY_STREAMS_OUTPUT,
            no_output: false,
            errors: &[],
            event_stream: false,
        },
        Operation {
            name: "ListTagsForDeliveryStream",
            input: &LIST_TAGS_FOR_DELIVERY_STREAM_INPUT,
            output: &LIST_TAGS_FOR_DELIVERY_STREAM_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
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
                &ERROR_INVALID_KMS_RESOURCE_EXCEPTION,
                &ERROR_INVALID_SOURCE_EXCEPTION,
                &ERROR_SERVICE_UNAVAILABLE_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "PutRecordBatch",
            input: &PUT_RECORD_BATCH_INPUT,
            output: &PUT_RECORD_BATCH_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_INVALID_KMS_RESOURCE_EXCEPTION,
                &ERROR_INVALID_SOURCE_EXCEPTION,
                &ERROR_SERVICE_UNAVAILABLE_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "StartDeliveryStreamEncryption",
            input: &START_DELIVERY_STREAM_ENCRYPTION_INPUT,
            output: &START_DELIVERY_STREAM_ENCRYPTION_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
                &ERROR_INVALID_KMS_RESOURCE_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "StopDeliveryStreamEncryption",
            input: &STOP_DELIVERY_STREAM_ENCRYPTION_INPUT,
            output: &STOP_DELIVERY_STREAM_ENCRYPTION_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "TagDeliveryStream",
            input: &TAG_DELIVERY_STREAM_INPUT,
            output: &TAG_DELIVERY_STREAM_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "UntagDeliveryStream",
            input: &UNTAG_DELIVERY_STREAM_INPUT,
            output: &UNTAG_DELIVERY_STREAM_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_LIMIT_EXCEEDED_EXCEPTION,
            ],
            event_stream: false,
        },
        Operation {
            name: "UpdateDestination",
            input: &UPDATE_DESTINATION_INPUT,
            output: &UPDATE_DESTINATION_OUTPUT,
            no_output: false,
            errors: &[
                &ERROR_INVALID_ARGUMENT_EXCEPTION,
                &ERROR_RESOURCE_IN_USE_EXCEPTION,
                &ERROR_RESOURCE_NOT_FOUND_EXCEPTION,
                &ERROR_CONCURRENT_MODIFICATION_EXCEPTION,
            ],
            event_stream: false,
        },
    ],
};

const PACKAGE: &str = "com.amazonaws.firehose.v20150804";

static ERROR_CONCURRENT_MODIFICATION_EXCEPTION: ErrorShape =
    ErrorShape { name: "ConcurrentModificationException", status: 400 };
static ERROR_INVALID_ARGUMENT_EXCEPTION: ErrorShape =
    ErrorShape { name: "InvalidArgumentException", status: 400 };
static ERROR_INVALID_KMS_RESOURCE_EXCEPTION: ErrorShape =
    ErrorShape { name: "InvalidKMSResourceException", status: 400 };
static ERROR_INVALID_SOURCE_EXCEPTION: ErrorShape =
    ErrorShape { name: "InvalidSourceException", status: 400 };
static ERROR_LIMIT_EXCEEDED_EXCEPTION: ErrorShape =
    ErrorShape { name: "LimitExceededException", status: 400 };
static ERROR_RESOURCE_IN_USE_EXCEPTION: ErrorShape =
    ErrorShape { name: "ResourceInUseException", status: 400 };
static ERROR_RESOURCE_NOT_FOUND_EXCEPTION: ErrorShape =
    ErrorShape { name: "ResourceNotFoundException", status: 400 };
static ERROR_SERVICE_UNAVAILABLE_EXCEPTION: ErrorShape =
    ErrorShape { name: "ServiceUnavailableException", status: 500 };

static AWSKMS_KEY_ARN: Shape = string(
    "AWSKMSKeyARN",
    Some(1),
    Some(512),
    Some(r"arn:.*:kms:[a-zA-Z0-9\-]+:\d{12}:(key|alias)/[a-zA-Z_0-9+=,.@\-_/]+"),
);
static AWSKMS_KEY_ARN_FOR_SSE: Shape = string(
    "AWSKMSKeyARNForSSE",
    Some(1),
    Some(512),
    Some(r"arn:.*:kms:[a-zA-Z0-9\-]+:\d{12}:key/[a-zA-Z_0-9+=,.@\-_/]+"),
);
static AMAZON_OPEN_SEARCH_SERVERLESS_BUFFERING_HINTS: Shape = structure(
    "AmazonOpenSearchServerlessBufferingHints",
    PACKAGE,
    &[
        optional("IntervalInSeconds", || &AMAZON_OPEN_SEARCH_SERVERLESS_BUFFERING_INTERVAL_IN_SECONDS),
        optional("SizeInMBs", || &AMAZON_OPEN_SEARCH_SERVERLESS_BUFFERING_SIZE_IN_MBS),
    ],
);
static AMAZON_OPEN_SEARCH_SERVERLESS_BUFFERING_INTERVAL_IN_SECONDS: Shape =
    integer("AmazonOpenSearchServerlessBufferingIntervalInSeconds", Some(0), Some(900));
static AMAZON_OPEN_SEARCH_SERVERLESS_BUFFERING_SIZE_IN_MBS: Shape =
    integer("AmazonOpenSearchServerlessBufferingSizeInMBs", Some(1), Some(100));
static AMAZON_OPEN_SEARCH_SERVERLESS_COLLECTION_ENDPOINT: Shape =
    string("AmazonOpenSearchServerlessCollectionEndpoint", Some(1), Some(512), Some(r"https:.*"));
static AMAZON_OPEN_SEARCH_SERVERLESS_DESTINATION_CONFIGURATION: Shape = structure(
    "AmazonOpenSearchServerlessDestinationConfiguration",
    PACKAGE,
    &[
        required("RoleARN", || &ROLE_ARN),
        optional("CollectionEndpoint", || &AMAZON_OPEN_SEARCH_SERVERLESS_COLLECTION_ENDPOINT),
        required("IndexName", || &AMAZON_OPEN_SEARCH_SERVERLESS_INDEX_NAME),
        optional("BufferingHints", || &AMAZON_OPEN_SEARCH_SERVERLESS_BUFFERING_HINTS),
        optional("RetryOptions", || &AMAZON_OPEN_SEARCH_SERVERLESS_RETRY_OPTIONS),
        optional("S3BackupMode", || &AMAZON_OPEN_SEARCH_SERVERLESS_S3_BACKUP_MODE),
        required("S3Configuration", || &S3_DESTINATION_CONFIGURATION),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("VpcConfiguration", || &VPC_CONFIGURATION),
    ],
);
static AMAZON_OPEN_SEARCH_SERVERLESS_DESTINATION_DESCRIPTION: Shape = structure(
    "AmazonOpenSearchServerlessDestinationDescription",
    PACKAGE,
    &[
        optional("RoleARN", || &ROLE_ARN),
        optional("CollectionEndpoint", || &AMAZON_OPEN_SEARCH_SERVERLESS_COLLECTION_ENDPOINT),
        optional("IndexName", || &AMAZON_OPEN_SEARCH_SERVERLESS_INDEX_NAME),
        optional("BufferingHints", || &AMAZON_OPEN_SEARCH_SERVERLESS_BUFFERING_HINTS),
        optional("RetryOptions", || &AMAZON_OPEN_SEARCH_SERVERLESS_RETRY_OPTIONS),
        optional("S3BackupMode", || &AMAZON_OPEN_SEARCH_SERVERLESS_S3_BACKUP_MODE),
        optional("S3DestinationDescription", || &S3_DESTINATION_DESCRIPTION),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("VpcConfigurationDescription", || &VPC_CONFIGURATION_DESCRIPTION),
    ],
);
static AMAZON_OPEN_SEARCH_SERVERLESS_DESTINATION_UPDATE: Shape = structure(
    "AmazonOpenSearchServerlessDestinationUpdate",
    PACKAGE,
    &[
        optional("RoleARN", || &ROLE_ARN),
        optional("CollectionEndpoint", || &AMAZON_OPEN_SEARCH_SERVERLESS_COLLECTION_ENDPOINT),
        optional("IndexName", || &AMAZON_OPEN_SEARCH_SERVERLESS_INDEX_NAME),
        optional("BufferingHints", || &AMAZON_OPEN_SEARCH_SERVERLESS_BUFFERING_HINTS),
        optional("RetryOptions", || &AMAZON_OPEN_SEARCH_SERVERLESS_RETRY_OPTIONS),
        optional("S3Update", || &S3_DESTINATION_UPDATE),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
    ],
);
static AMAZON_OPEN_SEARCH_SERVERLESS_INDEX_NAME: Shape =
    string("AmazonOpenSearchServerlessIndexName", Some(1), Some(80), Some(r".*"));
static AMAZON_OPEN_SEARCH_SERVERLESS_RETRY_DURATION_IN_SECONDS: Shape =
    integer("AmazonOpenSearchServerlessRetryDurationInSeconds", Some(0), Some(7200));
static AMAZON_OPEN_SEARCH_SERVERLESS_RETRY_OPTIONS: Shape = structure(
    "AmazonOpenSearchServerlessRetryOptions",
    PACKAGE,
    &[optional("DurationInSeconds", || &AMAZON_OPEN_SEARCH_SERVERLESS_RETRY_DURATION_IN_SECONDS)],
);
static AMAZON_OPEN_SEARCH_SERVERLESS_S3_BACKUP_MODE: Shape =
    enumeration("AmazonOpenSearchServerlessS3BackupMode", &["FailedDocumentsOnly", "AllDocuments"]);
static AMAZONOPENSEARCHSERVICE_BUFFERING_HINTS: Shape = structure(
    "AmazonopensearchserviceBufferingHints",
    PACKAGE,
    &[
        optional("IntervalInSeconds", || &AMAZONOPENSEARCHSERVICE_BUFFERING_INTERVAL_IN_SECONDS),
        optional("SizeInMBs", || &AMAZONOPENSEARCHSERVICE_BUFFERING_SIZE_IN_MBS),
    ],
);
static AMAZONOPENSEARCHSERVICE_BUFFERING_INTERVAL_IN_SECONDS: Shape =
    integer("AmazonopensearchserviceBufferingIntervalInSeconds", Some(0), Some(900));
static AMAZONOPENSEARCHSERVICE_BUFFERING_SIZE_IN_MBS: Shape =
    integer("AmazonopensearchserviceBufferingSizeInMBs", Some(1), Some(100));
static AMAZONOPENSEARCHSERVICE_CLUSTER_ENDPOINT: Shape =
    string("AmazonopensearchserviceClusterEndpoint", Some(1), Some(512), Some(r"https:.*"));
static AMAZONOPENSEARCHSERVICE_DESTINATION_CONFIGURATION: Shape = structure(
    "AmazonopensearchserviceDestinationConfiguration",
    PACKAGE,
    &[
        required("RoleARN", || &ROLE_ARN),
        optional("DomainARN", || &AMAZONOPENSEARCHSERVICE_DOMAIN_ARN),
        optional("ClusterEndpoint", || &AMAZONOPENSEARCHSERVICE_CLUSTER_ENDPOINT),
        required("IndexName", || &AMAZONOPENSEARCHSERVICE_INDEX_NAME),
        optional("TypeName", || &AMAZONOPENSEARCHSERVICE_TYPE_NAME),
        optional("IndexRotationPeriod", || &AMAZONOPENSEARCHSERVICE_INDEX_ROTATION_PERIOD),
        optional("BufferingHints", || &AMAZONOPENSEARCHSERVICE_BUFFERING_HINTS),
        optional("RetryOptions", || &AMAZONOPENSEARCHSERVICE_RETRY_OPTIONS),
        optional("S3BackupMode", || &AMAZONOPENSEARCHSERVICE_S3_BACKUP_MODE),
        required("S3Configuration", || &S3_DESTINATION_CONFIGURATION),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("VpcConfiguration", || &VPC_CONFIGURATION),
        optional("DocumentIdOptions", || &DOCUMENT_ID_OPTIONS),
    ],
);
static AMAZONOPENSEARCHSERVICE_DESTINATION_DESCRIPTION: Shape = structure(
    "AmazonopensearchserviceDestinationDescription",
    PACKAGE,
    &[
        optional("RoleARN", || &ROLE_ARN),
        optional("DomainARN", || &AMAZONOPENSEARCHSERVICE_DOMAIN_ARN),
        optional("ClusterEndpoint", || &AMAZONOPENSEARCHSERVICE_CLUSTER_ENDPOINT),
        optional("IndexName", || &AMAZONOPENSEARCHSERVICE_INDEX_NAME),
        optional("TypeName", || &AMAZONOPENSEARCHSERVICE_TYPE_NAME),
        optional("IndexRotationPeriod", || &AMAZONOPENSEARCHSERVICE_INDEX_ROTATION_PERIOD),
        optional("BufferingHints", || &AMAZONOPENSEARCHSERVICE_BUFFERING_HINTS),
        optional("RetryOptions", || &AMAZONOPENSEARCHSERVICE_RETRY_OPTIONS),
        optional("S3BackupMode", || &AMAZONOPENSEARCHSERVICE_S3_BACKUP_MODE),
        optional("S3DestinationDescription", || &S3_DESTINATION_DESCRIPTION),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("VpcConfigurationDescription", || &VPC_CONFIGURATION_DESCRIPTION),
        optional("DocumentIdOptions", || &DOCUMENT_ID_OPTIONS),
    ],
);
static AMAZONOPENSEARCHSERVICE_DESTINATION_UPDATE: Shape = structure(
    "AmazonopensearchserviceDestinationUpdate",
    PACKAGE,
    &[
        optional("RoleARN", || &ROLE_ARN),
        optional("DomainARN", || &AMAZONOPENSEARCHSERVICE_DOMAIN_ARN),
        optional("ClusterEndpoint", || &AMAZONOPENSEARCHSERVICE_CLUSTER_ENDPOINT),
        optional("IndexName", || &AMAZONOPENSEARCHSERVICE_INDEX_NAME),
        optional("TypeName", || &AMAZONOPENSEARCHSERVICE_TYPE_NAME),
        optional("IndexRotationPeriod", || &AMAZONOPENSEARCHSERVICE_INDEX_ROTATION_PERIOD),
        optional("BufferingHints", || &AMAZONOPENSEARCHSERVICE_BUFFERING_HINTS),
        optional("RetryOptions", || &AMAZONOPENSEARCHSERVICE_RETRY_OPTIONS),
        optional("S3Update", || &S3_DESTINATION_UPDATE),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("DocumentIdOptions", || &DOCUMENT_ID_OPTIONS),
    ],
);
static AMAZONOPENSEARCHSERVICE_DOMAIN_ARN: Shape = string(
    "AmazonopensearchserviceDomainARN",
    Some(1),
    Some(512),
    Some(r"arn:.*:es:[a-zA-Z0-9\-]+:\d{12}:domain/[a-z][-0-9a-z]{2,27}"),
);
static AMAZONOPENSEARCHSERVICE_INDEX_NAME: Shape =
    string("AmazonopensearchserviceIndexName", Some(1), Some(80), Some(r".*"));
static AMAZONOPENSEARCHSERVICE_INDEX_ROTATION_PERIOD: Shape = enumeration(
    "AmazonopensearchserviceIndexRotationPeriod",
    &["NoRotation", "OneHour", "OneDay", "OneWeek", "OneMonth"],
);
static AMAZONOPENSEARCHSERVICE_RETRY_DURATION_IN_SECONDS: Shape =
    integer("AmazonopensearchserviceRetryDurationInSeconds", Some(0), Some(7200));
static AMAZONOPENSEARCHSERVICE_RETRY_OPTIONS: Shape = structure(
    "AmazonopensearchserviceRetryOptions",
    PACKAGE,
    &[optional("DurationInSeconds", || &AMAZONOPENSEARCHSERVICE_RETRY_DURATION_IN_SECONDS)],
);
static AMAZONOPENSEARCHSERVICE_S3_BACKUP_MODE: Shape =
    enumeration("AmazonopensearchserviceS3BackupMode", &["FailedDocumentsOnly", "AllDocuments"]);
static AMAZONOPENSEARCHSERVICE_TYPE_NAME: Shape =
    string("AmazonopensearchserviceTypeName", Some(0), Some(100), Some(r".*"));
static AUTHENTICATION_CONFIGURATION: Shape = structure(
    "AuthenticationConfiguration",
    PACKAGE,
    &[required("RoleARN", || &ROLE_ARN), required("Connectivity", || &CONNECTIVITY)],
);
static BLOCK_SIZE_BYTES: Shape = integer("BlockSizeBytes", Some(67108864), None);
static BOOLEAN_OBJECT: Shape = boolean("BooleanObject");
static BUCKET_ARN: Shape = string("BucketARN", Some(1), Some(2048), Some(r"arn:.*:s3:::[\w\.\-]{1,255}"));
static BUFFERING_HINTS: Shape = structure(
    "BufferingHints",
    PACKAGE,
    &[optional("SizeInMBs", || &SIZE_IN_MBS), optional("IntervalInSeconds", || &INTERVAL_IN_SECONDS)],
);
static CATALOG_CONFIGURATION: Shape = structure(
    "CatalogConfiguration",
    PACKAGE,
    &[
        optional("CatalogARN", || &GLUE_DATA_CATALOG_ARN),
        optional("WarehouseLocation", || &WAREHOUSE_LOCATION),
    ],
);
static CLOUD_WATCH_LOGGING_OPTIONS: Shape = structure(
    "CloudWatchLoggingOptions",
    PACKAGE,
    &[
        optional("Enabled", || &BOOLEAN_OBJECT),
        optional("LogGroupName", || &LOG_GROUP_NAME),
        optional("LogStreamName", || &LOG_STREAM_NAME),
    ],
);
static CLUSTER_JDBCURL: Shape = string(
    "ClusterJDBCURL",
    Some(1),
    Some(512),
    Some(
        r"jdbc:(redshift|postgresql)://((?!-)[A-Za-z0-9-]{1,63}(?<!-)\.)+(redshift(-serverless)?)\.([a-zA-Z0-9\.\-]+):\d{1,5}/[a-zA-Z0-9_$-]+",
    ),
);
static COLUMN_TO_JSON_KEY_MAPPINGS: Shape =
    map("ColumnToJsonKeyMappings", || &NON_EMPTY_STRING_WITHOUT_WHITESPACE, || &NON_EMPTY_STRING, None, None);
static COMPRESSION_FORMAT: Shape =
    enumeration("CompressionFormat", &["UNCOMPRESSED", "GZIP", "ZIP", "Snappy", "HADOOP_SNAPPY"]);
static CONNECTIVITY: Shape = enumeration("Connectivity", &["PUBLIC", "PRIVATE"]);
static CONTENT_ENCODING: Shape = enumeration("ContentEncoding", &["NONE", "GZIP"]);
static COPY_COMMAND: Shape = structure(
    "CopyCommand",
    PACKAGE,
    &[
        required("DataTableName", || &DATA_TABLE_NAME),
        optional("DataTableColumns", || &DATA_TABLE_COLUMNS),
        optional("CopyOptions", || &COPY_OPTIONS),
    ],
);
static COPY_OPTIONS: Shape = string("CopyOptions", Some(0), Some(10240), Some(r".*"));
static CREATE_DELIVERY_STREAM_INPUT: Shape = structure(
    "CreateDeliveryStreamInput",
    PACKAGE,
    &[
        required("DeliveryStreamName", || &DELIVERY_STREAM_NAME),
        optional("DeliveryStreamType", || &DELIVERY_STREAM_TYPE),
        optional("DirectPutSourceConfiguration", || &DIRECT_PUT_SOURCE_CONFIGURATION),
        optional("KinesisStreamSourceConfiguration", || &KINESIS_STREAM_SOURCE_CONFIGURATION),
        optional("DeliveryStreamEncryptionConfigurationInput", || {
            &DELIVERY_STREAM_ENCRYPTION_CONFIGURATION_INPUT
        }),
        optional("S3DestinationConfiguration", || &S3_DESTINATION_CONFIGURATION),
        optional("ExtendedS3DestinationConfiguration", || &EXTENDED_S3_DESTINATION_CONFIGURATION),
        optional("RedshiftDestinationConfiguration", || &REDSHIFT_DESTINATION_CONFIGURATION),
        optional("ElasticsearchDestinationConfiguration", || &ELASTICSEARCH_DESTINATION_CONFIGURATION),
        optional("AmazonopensearchserviceDestinationConfiguration", || {
            &AMAZONOPENSEARCHSERVICE_DESTINATION_CONFIGURATION
        }),
        optional("SplunkDestinationConfiguration", || &SPLUNK_DESTINATION_CONFIGURATION),
        optional("HttpEndpointDestinationConfiguration", || &HTTP_ENDPOINT_DESTINATION_CONFIGURATION),
        optional("Tags", || &TAG_DELIVERY_STREAM_INPUT_TAG_LIST),
        optional("AmazonOpenSearchServerlessDestinationConfiguration", || {
            &AMAZON_OPEN_SEARCH_SERVERLESS_DESTINATION_CONFIGURATION
        }),
        optional("MSKSourceConfiguration", || &MSK_SOURCE_CONFIGURATION),
        optional("SnowflakeDestinationConfiguration", || &SNOWFLAKE_DESTINATION_CONFIGURATION),
        optional("IcebergDestinationConfiguration", || &ICEBERG_DESTINATION_CONFIGURATION),
        optional("DatabaseSourceConfiguration", || &DATABASE_SOURCE_CONFIGURATION),
    ],
);
static CREATE_DELIVERY_STREAM_OUTPUT: Shape = structure(
    "CreateDeliveryStreamOutput",
    PACKAGE,
    &[optional("DeliveryStreamARN", || &DELIVERY_STREAM_ARN)],
);
static CUSTOM_TIME_ZONE: Shape = string("CustomTimeZone", Some(0), Some(50), Some(r"^$|[a-zA-Z/_]+"));
static DATA: Shape = blob("Data", Some(0), Some(1024000));
static DATA_FORMAT_CONVERSION_CONFIGURATION: Shape = structure(
    "DataFormatConversionConfiguration",
    PACKAGE,
    &[
        optional("SchemaConfiguration", || &SCHEMA_CONFIGURATION),
        optional("InputFormatConfiguration", || &INPUT_FORMAT_CONFIGURATION),
        optional("OutputFormatConfiguration", || &OUTPUT_FORMAT_CONFIGURATION),
        optional("Enabled", || &BOOLEAN_OBJECT),
    ],
);
static DATA_TABLE_COLUMNS: Shape = string("DataTableColumns", Some(0), Some(10240), Some(r".*"));
static DATA_TABLE_NAME: Shape = string("DataTableName", Some(1), Some(512), Some(r".*"));
static DATABASE_COLUMN_INCLUDE_OR_EXCLUDE_LIST: Shape =
    list("DatabaseColumnIncludeOrExcludeList", || &DATABASE_COLUMN_NAME, None, None);
static DATABASE_COLUMN_LIST: Shape = structure(
    "DatabaseColumnList",
    PACKAGE,
    &[
        optional("Include", || &DATABASE_COLUMN_INCLUDE_OR_EXCLUDE_LIST),
        optional("Exclude", || &DATABASE_COLUMN_INCLUDE_OR_EXCLUDE_LIST),
    ],
);
static DATABASE_COLUMN_NAME: Shape =
    string("DatabaseColumnName", Some(1), Some(194), Some(r"[\u0001-\uFFFF]*"));
static DATABASE_ENDPOINT: Shape = string("DatabaseEndpoint", Some(1), Some(255), Some(r"^(?!\s*$).+"));
static DATABASE_INCLUDE_OR_EXCLUDE_LIST: Shape =
    list("DatabaseIncludeOrExcludeList", || &DATABASE_NAME, None, None);
static DATABASE_LIST: Shape = structure(
    "DatabaseList",
    PACKAGE,
    &[
        optional("Include", || &DATABASE_INCLUDE_OR_EXCLUDE_LIST),
        optional("Exclude", || &DATABASE_INCLUDE_OR_EXCLUDE_LIST),
    ],
);
static DATABASE_NAME: Shape = string("DatabaseName", Some(1), Some(64), Some(r"[\u0001-\uFFFF]*"));
static DATABASE_PORT: Shape = integer("DatabasePort", Some(0), Some(65535));
static DATABASE_SNAPSHOT_INFO: Shape = structure(
    "DatabaseSnapshotInfo",
    PACKAGE,
    &[
        required("Id", || &NON_EMPTY_STRING_WITHOUT_WHITESPACE),
        required("Table", || &DATABASE_TABLE_NAME),
        required("RequestTimestamp", || &TIMESTAMP),
        required("RequestedBy", || &SNAPSHOT_REQUESTED_BY),
        required("Status", || &SNAPSHOT_STATUS),
        optional("FailureDescription", || &FAILURE_DESCRIPTION),
    ],
);
static DATABASE_SNAPSHOT_INFO_LIST: Shape =
    list("DatabaseSnapshotInfoList", || &DATABASE_SNAPSHOT_INFO, None, None);
static DATABASE_SOURCE_AUTHENTICATION_CONFIGURATION: Shape = structure(
    "DatabaseSourceAuthenticationConfiguration",
    PACKAGE,
    &[required("SecretsManagerConfiguration", || &SECRETS_MANAGER_CONFIGURATION)],
);
static DATABASE_SOURCE_CONFIGURATION: Shape = structure(
    "DatabaseSourceConfiguration",
    PACKAGE,
    &[
        required("Type", || &DATABASE_TYPE),
        required("Endpoint", || &DATABASE_ENDPOINT),
        required("Port", || &DATABASE_PORT),
        optional("SSLMode", || &SSL_MODE),
        required("Databases", || &DATABASE_LIST),
        required("Tables", || &DATABASE_TABLE_LIST),
        optional("Columns", || &DATABASE_COLUMN_LIST),
        optional("SurrogateKeys", || &DATABASE_SURROGATE_KEY_LIST),
        required("SnapshotWatermarkTable", || &DATABASE_TABLE_NAME),
        required("DatabaseSourceAuthenticationConfiguration", || {
            &DATABASE_SOURCE_AUTHENTICATION_CONFIGURATION
        }),
        required("DatabaseSourceVPCConfiguration", || &DATABASE_SOURCE_VPC_CONFIGURATION),
    ],
);
static DATABASE_SOURCE_DESCRIPTION: Shape = structure(
    "DatabaseSourceDescription",
    PACKAGE,
    &[
        optional("Type", || &DATABASE_TYPE),
        optional("Endpoint", || &DATABASE_ENDPOINT),
        optional("Port", || &DATABASE_PORT),
        optional("SSLMode", || &SSL_MODE),
        optional("Databases", || &DATABASE_LIST),
        optional("Tables", || &DATABASE_TABLE_LIST),
        optional("Columns", || &DATABASE_COLUMN_LIST),
        optional("SurrogateKeys", || &DATABASE_COLUMN_INCLUDE_OR_EXCLUDE_LIST),
        optional("SnapshotWatermarkTable", || &DATABASE_TABLE_NAME),
        optional("SnapshotInfo", || &DATABASE_SNAPSHOT_INFO_LIST),
        optional("DatabaseSourceAuthenticationConfiguration", || {
            &DATABASE_SOURCE_AUTHENTICATION_CONFIGURATION
        }),
        optional("DatabaseSourceVPCConfiguration", || &DATABASE_SOURCE_VPC_CONFIGURATION),
    ],
);
static DATABASE_SOURCE_VPC_CONFIGURATION: Shape = structure(
    "DatabaseSourceVPCConfiguration",
    PACKAGE,
    &[required("VpcEndpointServiceName", || &VPC_ENDPOINT_SERVICE_NAME)],
);
static DATABASE_SURROGATE_KEY_LIST: Shape =
    list("DatabaseSurrogateKeyList", || &NON_EMPTY_STRING_WITHOUT_WHITESPACE, None, None);
static DATABASE_TABLE_INCLUDE_OR_EXCLUDE_LIST: Shape =
    list("DatabaseTableIncludeOrExcludeList", || &DATABASE_TABLE_NAME, None, None);
static DATABASE_TABLE_LIST: Shape = structure(
    "DatabaseTableList",
    PACKAGE,
    &[
        optional("Include", || &DATABASE_TABLE_INCLUDE_OR_EXCLUDE_LIST),
        optional("Exclude", || &DATABASE_TABLE_INCLUDE_OR_EXCLUDE_LIST),
    ],
);
static DATABASE_TABLE_NAME: Shape =
    string("DatabaseTableName", Some(1), Some(129), Some(r"[\u0001-\uFFFF]*"));
static DATABASE_TYPE: Shape = enumeration("DatabaseType", &["MySQL", "PostgreSQL"]);
static DEFAULT_DOCUMENT_ID_FORMAT: Shape =
    enumeration("DefaultDocumentIdFormat", &["FIREHOSE_DEFAULT", "NO_DOCUMENT_ID"]);
static DELETE_DELIVERY_STREAM_INPUT: Shape = structure(
    "DeleteDeliveryStreamInput",
    PACKAGE,
    &[
        required("DeliveryStreamName", || &DELIVERY_STREAM_NAME),
        optional("AllowForceDelete", || &BOOLEAN_OBJECT),
    ],
);
static DELETE_DELIVERY_STREAM_OUTPUT: Shape = structure("DeleteDeliveryStreamOutput", PACKAGE, &[]);
static DELIVERY_START_TIMESTAMP: Shape = timestamp("DeliveryStartTimestamp");
static DELIVERY_STREAM_ARN: Shape = string(
    "DeliveryStreamARN",
    Some(1),
    Some(512),
    Some(r"arn:.*:firehose:[a-zA-Z0-9\-]+:\d{12}:deliverystream/[a-zA-Z0-9._-]+"),
);
static DELIVERY_STREAM_DESCRIPTION: Shape = structure(
    "DeliveryStreamDescription",
    PACKAGE,
    &[
        required("DeliveryStreamName", || &DELIVERY_STREAM_NAME),
        required("DeliveryStreamARN", || &DELIVERY_STREAM_ARN),
        required("DeliveryStreamStatus", || &DELIVERY_STREAM_STATUS),
        optional("FailureDescription", || &FAILURE_DESCRIPTION),
        optional("DeliveryStreamEncryptionConfiguration", || &DELIVERY_STREAM_ENCRYPTION_CONFIGURATION),
        required("DeliveryStreamType", || &DELIVERY_STREAM_TYPE),
        required("VersionId", || &DELIVERY_STREAM_VERSION_ID),
        optional("CreateTimestamp", || &TIMESTAMP),
        optional("LastUpdateTimestamp", || &TIMESTAMP),
        optional("Source", || &SOURCE_DESCRIPTION),
        required("Destinations", || &DESTINATION_DESCRIPTION_LIST),
        required("HasMoreDestinations", || &BOOLEAN_OBJECT),
    ],
);
static DELIVERY_STREAM_ENCRYPTION_CONFIGURATION: Shape = structure(
    "DeliveryStreamEncryptionConfiguration",
    PACKAGE,
    &[
        optional("KeyARN", || &AWSKMS_KEY_ARN_FOR_SSE),
        optional("KeyType", || &KEY_TYPE),
        optional("Status", || &DELIVERY_STREAM_ENCRYPTION_STATUS),
        optional("FailureDescription", || &FAILURE_DESCRIPTION),
    ],
);
static DELIVERY_STREAM_ENCRYPTION_CONFIGURATION_INPUT: Shape = structure(
    "DeliveryStreamEncryptionConfigurationInput",
    PACKAGE,
    &[optional("KeyARN", || &AWSKMS_KEY_ARN_FOR_SSE), required("KeyType", || &KEY_TYPE)],
);
static DELIVERY_STREAM_ENCRYPTION_STATUS: Shape = enumeration(
    "DeliveryStreamEncryptionStatus",
    &["ENABLED", "ENABLING", "ENABLING_FAILED", "DISABLED", "DISABLING", "DISABLING_FAILED"],
);
static DELIVERY_STREAM_FAILURE_TYPE: Shape = enumeration(
    "DeliveryStreamFailureType",
    &[
        "VPC_ENDPOINT_SERVICE_NAME_NOT_FOUND",
        "VPC_INTERFACE_ENDPOINT_SERVICE_ACCESS_DENIED",
        "RETIRE_KMS_GRANT_FAILED",
        "CREATE_KMS_GRANT_FAILED",
        "KMS_ACCESS_DENIED",
        "DISABLED_KMS_KEY",
        "INVALID_KMS_KEY",
        "KMS_KEY_NOT_FOUND",
        "KMS_OPT_IN_REQUIRED",
        "CREATE_ENI_FAILED",
        "DELETE_ENI_FAILED",
        "SUBNET_NOT_FOUND",
        "SECURITY_GROUP_NOT_FOUND",
        "ENI_ACCESS_DENIED",
        "SUBNET_ACCESS_DENIED",
        "SECURITY_GROUP_ACCESS_DENIED",
        "UNKNOWN_ERROR",
    ],
);
static DELIVERY_STREAM_NAME: Shape =
    string("DeliveryStreamName", Some(1), Some(64), Some(r"[a-zA-Z0-9_.-]+"));
static DELIVERY_STREAM_NAME_LIST: Shape =
    list("DeliveryStreamNameList", || &DELIVERY_STREAM_NAME, None, None);
static DELIVERY_STREAM_STATUS: Shape = enumeration(
    "DeliveryStreamStatus",
    &["CREATING", "CREATING_FAILED", "DELETING", "DELETING_FAILED", "ACTIVE"],
);
static DELIVERY_STREAM_TYPE: Shape = enumeration(
    "DeliveryStreamType",
    &["DirectPut", "KinesisStreamAsSource", "MSKAsSource", "DatabaseAsSource"],
);
static DELIVERY_STREAM_VERSION_ID: Shape =
    string("DeliveryStreamVersionId", Some(1), Some(50), Some(r"[0-9]+"));
static DESCRIBE_DELIVERY_STREAM_INPUT: Shape = structure(
    "DescribeDeliveryStreamInput",
    PACKAGE,
    &[
        required("DeliveryStreamName", || &DELIVERY_STREAM_NAME),
        optional("Limit", || &DESCRIBE_DELIVERY_STREAM_INPUT_LIMIT),
        optional("ExclusiveStartDestinationId", || &DESTINATION_ID),
    ],
);
static DESCRIBE_DELIVERY_STREAM_INPUT_LIMIT: Shape =
    integer("DescribeDeliveryStreamInputLimit", Some(1), Some(10000));
static DESCRIBE_DELIVERY_STREAM_OUTPUT: Shape = structure(
    "DescribeDeliveryStreamOutput",
    PACKAGE,
    &[required("DeliveryStreamDescription", || &DELIVERY_STREAM_DESCRIPTION)],
);
static DESERIALIZER: Shape = structure(
    "Deserializer",
    PACKAGE,
    &[optional("OpenXJsonSerDe", || &OPEN_X_JSON_SER_DE), optional("HiveJsonSerDe", || &HIVE_JSON_SER_DE)],
);
static DESTINATION_DESCRIPTION: Shape = structure(
    "DestinationDescription",
    PACKAGE,
    &[
        required("DestinationId", || &DESTINATION_ID),
        optional("S3DestinationDescription", || &S3_DESTINATION_DESCRIPTION),
        optional("ExtendedS3DestinationDescription", || &EXTENDED_S3_DESTINATION_DESCRIPTION),
        optional("RedshiftDestinationDescription", || &REDSHIFT_DESTINATION_DESCRIPTION),
        optional("ElasticsearchDestinationDescription", || &ELASTICSEARCH_DESTINATION_DESCRIPTION),
        optional("AmazonopensearchserviceDestinationDescription", || {
            &AMAZONOPENSEARCHSERVICE_DESTINATION_DESCRIPTION
        }),
        optional("SplunkDestinationDescription", || &SPLUNK_DESTINATION_DESCRIPTION),
        optional("HttpEndpointDestinationDescription", || &HTTP_ENDPOINT_DESTINATION_DESCRIPTION),
        optional("SnowflakeDestinationDescription", || &SNOWFLAKE_DESTINATION_DESCRIPTION),
        optional("AmazonOpenSearchServerlessDestinationDescription", || {
            &AMAZON_OPEN_SEARCH_SERVERLESS_DESTINATION_DESCRIPTION
        }),
        optional("IcebergDestinationDescription", || &ICEBERG_DESTINATION_DESCRIPTION),
    ],
);
static DESTINATION_DESCRIPTION_LIST: Shape =
    list("DestinationDescriptionList", || &DESTINATION_DESCRIPTION, None, None);
static DESTINATION_ID: Shape = string("DestinationId", Some(1), Some(100), Some(r"[a-zA-Z0-9-]+"));
static DESTINATION_TABLE_CONFIGURATION: Shape = structure(
    "DestinationTableConfiguration",
    PACKAGE,
    &[
        required("DestinationTableName", || &STRING_WITH_LETTERS_DIGITS_UNDERSCORES_DOTS),
        required("DestinationDatabaseName", || &STRING_WITH_LETTERS_DIGITS_UNDERSCORES_DOTS),
        optional("UniqueKeys", || &LIST_OF_NON_EMPTY_STRINGS_WITHOUT_WHITESPACE),
        optional("PartitionSpec", || &PARTITION_SPEC),
        optional("S3ErrorOutputPrefix", || &ERROR_OUTPUT_PREFIX),
    ],
);
static DESTINATION_TABLE_CONFIGURATION_LIST: Shape =
    list("DestinationTableConfigurationList", || &DESTINATION_TABLE_CONFIGURATION, None, None);
static DIRECT_PUT_SOURCE_CONFIGURATION: Shape = structure(
    "DirectPutSourceConfiguration",
    PACKAGE,
    &[required("ThroughputHintInMBs", || &THROUGHPUT_HINT_IN_MBS)],
);
static DIRECT_PUT_SOURCE_DESCRIPTION: Shape = structure(
    "DirectPutSourceDescription",
    PACKAGE,
    &[optional("ThroughputHintInMBs", || &THROUGHPUT_HINT_IN_MBS)],
);
static DOCUMENT_ID_OPTIONS: Shape = structure(
    "DocumentIdOptions",
    PACKAGE,
    &[required("DefaultDocumentIdFormat", || &DEFAULT_DOCUMENT_ID_FORMAT)],
);
static DYNAMIC_PARTITIONING_CONFIGURATION: Shape = structure(
    "DynamicPartitioningConfiguration",
    PACKAGE,
    &[optional("RetryOptions", || &RETRY_OPTIONS), optional("Enabled", || &BOOLEAN_OBJECT)],
);
static ELASTICSEARCH_BUFFERING_HINTS: Shape = structure(
    "ElasticsearchBufferingHints",
    PACKAGE,
    &[
        optional("IntervalInSeconds", || &ELASTICSEARCH_BUFFERING_INTERVAL_IN_SECONDS),
        optional("SizeInMBs", || &ELASTICSEARCH_BUFFERING_SIZE_IN_MBS),
    ],
);
static ELASTICSEARCH_BUFFERING_INTERVAL_IN_SECONDS: Shape =
    integer("ElasticsearchBufferingIntervalInSeconds", Some(0), Some(900));
static ELASTICSEARCH_BUFFERING_SIZE_IN_MBS: Shape =
    integer("ElasticsearchBufferingSizeInMBs", Some(1), Some(100));
static ELASTICSEARCH_CLUSTER_ENDPOINT: Shape =
    string("ElasticsearchClusterEndpoint", Some(1), Some(512), Some(r"https:.*"));
static ELASTICSEARCH_DESTINATION_CONFIGURATION: Shape = structure(
    "ElasticsearchDestinationConfiguration",
    PACKAGE,
    &[
        required("RoleARN", || &ROLE_ARN),
        optional("DomainARN", || &ELASTICSEARCH_DOMAIN_ARN),
        optional("ClusterEndpoint", || &ELASTICSEARCH_CLUSTER_ENDPOINT),
        required("IndexName", || &ELASTICSEARCH_INDEX_NAME),
        optional("TypeName", || &ELASTICSEARCH_TYPE_NAME),
        optional("IndexRotationPeriod", || &ELASTICSEARCH_INDEX_ROTATION_PERIOD),
        optional("BufferingHints", || &ELASTICSEARCH_BUFFERING_HINTS),
        optional("RetryOptions", || &ELASTICSEARCH_RETRY_OPTIONS),
        optional("S3BackupMode", || &ELASTICSEARCH_S3_BACKUP_MODE),
        required("S3Configuration", || &S3_DESTINATION_CONFIGURATION),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("VpcConfiguration", || &VPC_CONFIGURATION),
        optional("DocumentIdOptions", || &DOCUMENT_ID_OPTIONS),
    ],
);
static ELASTICSEARCH_DESTINATION_DESCRIPTION: Shape = structure(
    "ElasticsearchDestinationDescription",
    PACKAGE,
    &[
        optional("RoleARN", || &ROLE_ARN),
        optional("DomainARN", || &ELASTICSEARCH_DOMAIN_ARN),
        optional("ClusterEndpoint", || &ELASTICSEARCH_CLUSTER_ENDPOINT),
        optional("IndexName", || &ELASTICSEARCH_INDEX_NAME),
        optional("TypeName", || &ELASTICSEARCH_TYPE_NAME),
        optional("IndexRotationPeriod", || &ELASTICSEARCH_INDEX_ROTATION_PERIOD),
        optional("BufferingHints", || &ELASTICSEARCH_BUFFERING_HINTS),
        optional("RetryOptions", || &ELASTICSEARCH_RETRY_OPTIONS),
        optional("S3BackupMode", || &ELASTICSEARCH_S3_BACKUP_MODE),
        optional("S3DestinationDescription", || &S3_DESTINATION_DESCRIPTION),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("VpcConfigurationDescription", || &VPC_CONFIGURATION_DESCRIPTION),
        optional("DocumentIdOptions", || &DOCUMENT_ID_OPTIONS),
    ],
);
static ELASTICSEARCH_DESTINATION_UPDATE: Shape = structure(
    "ElasticsearchDestinationUpdate",
    PACKAGE,
    &[
        optional("RoleARN", || &ROLE_ARN),
        optional("DomainARN", || &ELASTICSEARCH_DOMAIN_ARN),
        optional("ClusterEndpoint", || &ELASTICSEARCH_CLUSTER_ENDPOINT),
        optional("IndexName", || &ELASTICSEARCH_INDEX_NAME),
        optional("TypeName", || &ELASTICSEARCH_TYPE_NAME),
        optional("IndexRotationPeriod", || &ELASTICSEARCH_INDEX_ROTATION_PERIOD),
        optional("BufferingHints", || &ELASTICSEARCH_BUFFERING_HINTS),
        optional("RetryOptions", || &ELASTICSEARCH_RETRY_OPTIONS),
        optional("S3Update", || &S3_DESTINATION_UPDATE),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("DocumentIdOptions", || &DOCUMENT_ID_OPTIONS),
    ],
);
static ELASTICSEARCH_DOMAIN_ARN: Shape = string(
    "ElasticsearchDomainARN",
    Some(1),
    Some(512),
    Some(r"arn:.*:es:[a-zA-Z0-9\-]+:\d{12}:domain/[a-z][-0-9a-z]{2,27}"),
);
static ELASTICSEARCH_INDEX_NAME: Shape = string("ElasticsearchIndexName", Some(1), Some(80), Some(r".*"));
static ELASTICSEARCH_INDEX_ROTATION_PERIOD: Shape = enumeration(
    "ElasticsearchIndexRotationPeriod",
    &["NoRotation", "OneHour", "OneDay", "OneWeek", "OneMonth"],
);
static ELASTICSEARCH_RETRY_DURATION_IN_SECONDS: Shape =
    integer("ElasticsearchRetryDurationInSeconds", Some(0), Some(7200));
static ELASTICSEARCH_RETRY_OPTIONS: Shape = structure(
    "ElasticsearchRetryOptions",
    PACKAGE,
    &[optional("DurationInSeconds", || &ELASTICSEARCH_RETRY_DURATION_IN_SECONDS)],
);
static ELASTICSEARCH_S3_BACKUP_MODE: Shape =
    enumeration("ElasticsearchS3BackupMode", &["FailedDocumentsOnly", "AllDocuments"]);
static ELASTICSEARCH_TYPE_NAME: Shape = string("ElasticsearchTypeName", Some(0), Some(100), Some(r".*"));
static ENCRYPTION_CONFIGURATION: Shape = structure(
    "EncryptionConfiguration",
    PACKAGE,
    &[
        optional("NoEncryptionConfig", || &NO_ENCRYPTION_CONFIG),
        optional("KMSEncryptionConfig", || &KMS_ENCRYPTION_CONFIG),
    ],
);
static ERROR_CODE: Shape = string("ErrorCode", None, None, None);
static ERROR_MESSAGE: Shape = string("ErrorMessage", None, None, None);
static ERROR_OUTPUT_PREFIX: Shape = string("ErrorOutputPrefix", Some(0), Some(1024), Some(r".*"));
static EXTENDED_S3_DESTINATION_CONFIGURATION: Shape = structure(
    "ExtendedS3DestinationConfiguration",
    PACKAGE,
    &[
        required("RoleARN", || &ROLE_ARN),
        required("BucketARN", || &BUCKET_ARN),
        optional("Prefix", || &PREFIX),
        optional("ErrorOutputPrefix", || &ERROR_OUTPUT_PREFIX),
        optional("BufferingHints", || &BUFFERING_HINTS),
        optional("CompressionFormat", || &COMPRESSION_FORMAT),
        optional("EncryptionConfiguration", || &ENCRYPTION_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("S3BackupMode", || &S3_BACKUP_MODE),
        optional("S3BackupConfiguration", || &S3_DESTINATION_CONFIGURATION),
        optional("DataFormatConversionConfiguration", || &DATA_FORMAT_CONVERSION_CONFIGURATION),
        optional("DynamicPartitioningConfiguration", || &DYNAMIC_PARTITIONING_CONFIGURATION),
        optional("FileExtension", || &FILE_EXTENSION),
        optional("CustomTimeZone", || &CUSTOM_TIME_ZONE),
    ],
);
static EXTENDED_S3_DESTINATION_DESCRIPTION: Shape = structure(
    "ExtendedS3DestinationDescription",
    PACKAGE,
    &[
        required("RoleARN", || &ROLE_ARN),
        required("BucketARN", || &BUCKET_ARN),
        optional("Prefix", || &PREFIX),
        optional("ErrorOutputPrefix", || &ERROR_OUTPUT_PREFIX),
        required("BufferingHints", || &BUFFERING_HINTS),
        required("CompressionFormat", || &COMPRESSION_FORMAT),
        required("EncryptionConfiguration", || &ENCRYPTION_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("S3BackupMode", || &S3_BACKUP_MODE),
        optional("S3BackupDescription", || &S3_DESTINATION_DESCRIPTION),
        optional("DataFormatConversionConfiguration", || &DATA_FORMAT_CONVERSION_CONFIGURATION),
        optional("DynamicPartitioningConfiguration", || &DYNAMIC_PARTITIONING_CONFIGURATION),
        optional("FileExtension", || &FILE_EXTENSION),
        optional("CustomTimeZone", || &CUSTOM_TIME_ZONE),
    ],
);
static EXTENDED_S3_DESTINATION_UPDATE: Shape = structure(
    "ExtendedS3DestinationUpdate",
    PACKAGE,
    &[
        optional("RoleARN", || &ROLE_ARN),
        optional("BucketARN", || &BUCKET_ARN),
        optional("Prefix", || &PREFIX),
        optional("ErrorOutputPrefix", || &ERROR_OUTPUT_PREFIX),
        optional("BufferingHints", || &BUFFERING_HINTS),
        optional("CompressionFormat", || &COMPRESSION_FORMAT),
        optional("EncryptionConfiguration", || &ENCRYPTION_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("S3BackupMode", || &S3_BACKUP_MODE),
        optional("S3BackupUpdate", || &S3_DESTINATION_UPDATE),
        optional("DataFormatConversionConfiguration", || &DATA_FORMAT_CONVERSION_CONFIGURATION),
        optional("DynamicPartitioningConfiguration", || &DYNAMIC_PARTITIONING_CONFIGURATION),
        optional("FileExtension", || &FILE_EXTENSION),
        optional("CustomTimeZone", || &CUSTOM_TIME_ZONE),
    ],
);
static FAILURE_DESCRIPTION: Shape = structure(
    "FailureDescription",
    PACKAGE,
    &[required("Type", || &DELIVERY_STREAM_FAILURE_TYPE), required("Details", || &NON_EMPTY_STRING)],
);
static FILE_EXTENSION: Shape = string("FileExtension", Some(0), Some(128), Some(r"^$|\.[0-9a-z!\-_.*'()]+"));
static GLUE_DATA_CATALOG_ARN: Shape = string(
    "GlueDataCatalogARN",
    Some(1),
    Some(512),
    Some(r"arn:.*:glue:.*:\d{12}:catalog(?:(/[a-z0-9_-]+){1,2})?"),
);
static HEC_ACKNOWLEDGMENT_TIMEOUT_IN_SECONDS: Shape =
    integer("HECAcknowledgmentTimeoutInSeconds", Some(180), Some(600));
static HEC_ENDPOINT: Shape = string("HECEndpoint", Some(0), Some(2048), Some(r".*"));
static HEC_ENDPOINT_TYPE: Shape = enumeration("HECEndpointType", &["Raw", "Event"]);
static HEC_TOKEN: Shape = string("HECToken", Some(0), Some(2048), Some(r".*"));
static HIVE_JSON_SER_DE: Shape =
    structure("HiveJsonSerDe", PACKAGE, &[optional("TimestampFormats", || &LIST_OF_NON_EMPTY_STRINGS)]);
static HTTP_ENDPOINT_ACCESS_KEY: Shape = string("HttpEndpointAccessKey", Some(0), Some(4096), Some(r".*"));
static HTTP_ENDPOINT_ATTRIBUTE_NAME: Shape =
    string("HttpEndpointAttributeName", Some(1), Some(256), Some(r"^(?!\s*$).+"));
static HTTP_ENDPOINT_ATTRIBUTE_VALUE: Shape =
    string("HttpEndpointAttributeValue", Some(0), Some(1024), Some(r".*"));
static HTTP_ENDPOINT_BUFFERING_HINTS: Shape = structure(
    "HttpEndpointBufferingHints",
    PACKAGE,
    &[
        optional("SizeInMBs", || &HTTP_ENDPOINT_BUFFERING_SIZE_IN_MBS),
        optional("IntervalInSeconds", || &HTTP_ENDPOINT_BUFFERING_INTERVAL_IN_SECONDS),
    ],
);
static HTTP_ENDPOINT_BUFFERING_INTERVAL_IN_SECONDS: Shape =
    integer("HttpEndpointBufferingIntervalInSeconds", Some(0), Some(900));
static HTTP_ENDPOINT_BUFFERING_SIZE_IN_MBS: Shape =
    integer("HttpEndpointBufferingSizeInMBs", Some(1), Some(64));
static HTTP_ENDPOINT_COMMON_ATTRIBUTE: Shape = structure(
    "HttpEndpointCommonAttribute",
    PACKAGE,
    &[
        required("AttributeName", || &HTTP_ENDPOINT_ATTRIBUTE_NAME),
        required("AttributeValue", || &HTTP_ENDPOINT_ATTRIBUTE_VALUE),
    ],
);
static HTTP_ENDPOINT_COMMON_ATTRIBUTES_LIST: Shape =
    list("HttpEndpointCommonAttributesList", || &HTTP_ENDPOINT_COMMON_ATTRIBUTE, Some(0), Some(50));
static HTTP_ENDPOINT_CONFIGURATION: Shape = structure(
    "HttpEndpointConfiguration",
    PACKAGE,
    &[
        required("Url", || &HTTP_ENDPOINT_URL),
        optional("Name", || &HTTP_ENDPOINT_NAME),
        optional("AccessKey", || &HTTP_ENDPOINT_ACCESS_KEY),
    ],
);
static HTTP_ENDPOINT_DESCRIPTION: Shape = structure(
    "HttpEndpointDescription",
    PACKAGE,
    &[optional("Url", || &HTTP_ENDPOINT_URL), optional("Name", || &HTTP_ENDPOINT_NAME)],
);
static HTTP_ENDPOINT_DESTINATION_CONFIGURATION: Shape = structure(
    "HttpEndpointDestinationConfiguration",
    PACKAGE,
    &[
        required("EndpointConfiguration", || &HTTP_ENDPOINT_CONFIGURATION),
        optional("BufferingHints", || &HTTP_ENDPOINT_BUFFERING_HINTS),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("RequestConfiguration", || &HTTP_ENDPOINT_REQUEST_CONFIGURATION),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("RoleARN", || &ROLE_ARN),
        optional("RetryOptions", || &HTTP_ENDPOINT_RETRY_OPTIONS),
        optional("S3BackupMode", || &HTTP_ENDPOINT_S3_BACKUP_MODE),
        required("S3Configuration", || &S3_DESTINATION_CONFIGURATION),
        optional("SecretsManagerConfiguration", || &SECRETS_MANAGER_CONFIGURATION),
    ],
);
static HTTP_ENDPOINT_DESTINATION_DESCRIPTION: Shape = structure(
    "HttpEndpointDestinationDescription",
    PACKAGE,
    &[
        optional("EndpointConfiguration", || &HTTP_ENDPOINT_DESCRIPTION),
        optional("BufferingHints", || &HTTP_ENDPOINT_BUFFERING_HINTS),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("RequestConfiguration", || &HTTP_ENDPOINT_REQUEST_CONFIGURATION),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("RoleARN", || &ROLE_ARN),
        optional("RetryOptions", || &HTTP_ENDPOINT_RETRY_OPTIONS),
        optional("S3BackupMode", || &HTTP_ENDPOINT_S3_BACKUP_MODE),
        optional("S3DestinationDescription", || &S3_DESTINATION_DESCRIPTION),
        optional("SecretsManagerConfiguration", || &SECRETS_MANAGER_CONFIGURATION),
    ],
);
static HTTP_ENDPOINT_DESTINATION_UPDATE: Shape = structure(
    "HttpEndpointDestinationUpdate",
    PACKAGE,
    &[
        optional("EndpointConfiguration", || &HTTP_ENDPOINT_CONFIGURATION),
        optional("BufferingHints", || &HTTP_ENDPOINT_BUFFERING_HINTS),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("RequestConfiguration", || &HTTP_ENDPOINT_REQUEST_CONFIGURATION),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("RoleARN", || &ROLE_ARN),
        optional("RetryOptions", || &HTTP_ENDPOINT_RETRY_OPTIONS),
        optional("S3BackupMode", || &HTTP_ENDPOINT_S3_BACKUP_MODE),
        optional("S3Update", || &S3_DESTINATION_UPDATE),
        optional("SecretsManagerConfiguration", || &SECRETS_MANAGER_CONFIGURATION),
    ],
);
static HTTP_ENDPOINT_NAME: Shape = string("HttpEndpointName", Some(1), Some(256), Some(r"^(?!\s*$).+"));
static HTTP_ENDPOINT_REQUEST_CONFIGURATION: Shape = structure(
    "HttpEndpointRequestConfiguration",
    PACKAGE,
    &[
        optional("ContentEncoding", || &CONTENT_ENCODING),
        optional("CommonAttributes", || &HTTP_ENDPOINT_COMMON_ATTRIBUTES_LIST),
    ],
);
static HTTP_ENDPOINT_RETRY_DURATION_IN_SECONDS: Shape =
    integer("HttpEndpointRetryDurationInSeconds", Some(0), Some(7200));
static HTTP_ENDPOINT_RETRY_OPTIONS: Shape = structure(
    "HttpEndpointRetryOptions",
    PACKAGE,
    &[optional("DurationInSeconds", || &HTTP_ENDPOINT_RETRY_DURATION_IN_SECONDS)],
);
static HTTP_ENDPOINT_S3_BACKUP_MODE: Shape =
    enumeration("HttpEndpointS3BackupMode", &["FailedDataOnly", "AllData"]);
static HTTP_ENDPOINT_URL: Shape = string("HttpEndpointUrl", Some(1), Some(1000), Some(r"https://.*"));
static ICEBERG_DESTINATION_CONFIGURATION: Shape = structure(
    "IcebergDestinationConfiguration",
    PACKAGE,
    &[
        optional("DestinationTableConfigurationList", || &DESTINATION_TABLE_CONFIGURATION_LIST),
        optional("SchemaEvolutionConfiguration", || &SCHEMA_EVOLUTION_CONFIGURATION),
        optional("TableCreationConfiguration", || &TABLE_CREATION_CONFIGURATION),
        optional("BufferingHints", || &BUFFERING_HINTS),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("S3BackupMode", || &ICEBERG_S3_BACKUP_MODE),
        optional("RetryOptions", || &RETRY_OPTIONS),
        required("RoleARN", || &ROLE_ARN),
        optional("AppendOnly", || &BOOLEAN_OBJECT),
        required("CatalogConfiguration", || &CATALOG_CONFIGURATION),
        required("S3Configuration", || &S3_DESTINATION_CONFIGURATION),
    ],
);
static ICEBERG_DESTINATION_DESCRIPTION: Shape = structure(
    "IcebergDestinationDescription",
    PACKAGE,
    &[
        optional("DestinationTableConfigurationList", || &DESTINATION_TABLE_CONFIGURATION_LIST),
        optional("SchemaEvolutionConfiguration", || &SCHEMA_EVOLUTION_CONFIGURATION),
        optional("TableCreationConfiguration", || &TABLE_CREATION_CONFIGURATION),
        optional("BufferingHints", || &BUFFERING_HINTS),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("S3BackupMode", || &ICEBERG_S3_BACKUP_MODE),
        optional("RetryOptions", || &RETRY_OPTIONS),
        optional("RoleARN", || &ROLE_ARN),
        optional("AppendOnly", || &BOOLEAN_OBJECT),
        optional("CatalogConfiguration", || &CATALOG_CONFIGURATION),
        optional("S3DestinationDescription", || &S3_DESTINATION_DESCRIPTION),
    ],
);
static ICEBERG_DESTINATION_UPDATE: Shape = structure(
    "IcebergDestinationUpdate",
    PACKAGE,
    &[
        optional("DestinationTableConfigurationList", || &DESTINATION_TABLE_CONFIGURATION_LIST),
        optional("SchemaEvolutionConfiguration", || &SCHEMA_EVOLUTION_CONFIGURATION),
        optional("TableCreationConfiguration", || &TABLE_CREATION_CONFIGURATION),
        optional("BufferingHints", || &BUFFERING_HINTS),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("S3BackupMode", || &ICEBERG_S3_BACKUP_MODE),
        optional("RetryOptions", || &RETRY_OPTIONS),
        optional("RoleARN", || &ROLE_ARN),
        optional("AppendOnly", || &BOOLEAN_OBJECT),
        optional("CatalogConfiguration", || &CATALOG_CONFIGURATION),
        optional("S3Configuration", || &S3_DESTINATION_CONFIGURATION),
    ],
);
static ICEBERG_S3_BACKUP_MODE: Shape = enumeration("IcebergS3BackupMode", &["FailedDataOnly", "AllData"]);
static INPUT_FORMAT_CONFIGURATION: Shape =
    structure("InputFormatConfiguration", PACKAGE, &[optional("Deserializer", || &DESERIALIZER)]);
static INTERVAL_IN_SECONDS: Shape = integer("IntervalInSeconds", Some(0), Some(900));
static KMS_ENCRYPTION_CONFIG: Shape =
    structure("KMSEncryptionConfig", PACKAGE, &[required("AWSKMSKeyARN", || &AWSKMS_KEY_ARN)]);
static KEY_TYPE: Shape = enumeration("KeyType", &["AWS_OWNED_CMK", "CUSTOMER_MANAGED_CMK"]);
static KINESIS_STREAM_ARN: Shape = string(
    "KinesisStreamARN",
    Some(1),
    Some(512),
    Some(r"arn:.*:kinesis:[a-zA-Z0-9\-]+:\d{12}:stream/[a-zA-Z0-9_.-]+"),
);
static KINESIS_STREAM_SOURCE_CONFIGURATION: Shape = structure(
    "KinesisStreamSourceConfiguration",
    PACKAGE,
    &[required("KinesisStreamARN", || &KINESIS_STREAM_ARN), required("RoleARN", || &ROLE_ARN)],
);
static KINESIS_STREAM_SOURCE_DESCRIPTION: Shape = structure(
    "KinesisStreamSourceDescription",
    PACKAGE,
    &[
        optional("KinesisStreamARN", || &KINESIS_STREAM_ARN),
        optional("RoleARN", || &ROLE_ARN),
        optional("DeliveryStartTimestamp", || &DELIVERY_START_TIMESTAMP),
    ],
);
static LIST_DELIVERY_STREAMS_INPUT: Shape = structure(
    "ListDeliveryStreamsInput",
    PACKAGE,
    &[
        optional("Limit", || &LIST_DELIVERY_STREAMS_INPUT_LIMIT),
        optional("DeliveryStreamType", || &DELIVERY_STREAM_TYPE),
        optional("ExclusiveStartDeliveryStreamName", || &DELIVERY_STREAM_NAME),
    ],
);
static LIST_DELIVERY_STREAMS_INPUT_LIMIT: Shape =
    integer("ListDeliveryStreamsInputLimit", Some(1), Some(10000));
static LIST_DELIVERY_STREAMS_OUTPUT: Shape = structure(
    "ListDeliveryStreamsOutput",
    PACKAGE,
    &[
        required("DeliveryStreamNames", || &DELIVERY_STREAM_NAME_LIST),
        required("HasMoreDeliveryStreams", || &BOOLEAN_OBJECT),
    ],
);
static LIST_OF_NON_EMPTY_STRINGS: Shape = list("ListOfNonEmptyStrings", || &NON_EMPTY_STRING, None, None);
static LIST_OF_NON_EMPTY_STRINGS_WITHOUT_WHITESPACE: Shape =
    list("ListOfNonEmptyStringsWithoutWhitespace", || &NON_EMPTY_STRING_WITHOUT_WHITESPACE, None, None);
static LIST_TAGS_FOR_DELIVERY_STREAM_INPUT: Shape = structure(
    "ListTagsForDeliveryStreamInput",
    PACKAGE,
    &[
        required("DeliveryStreamName", || &DELIVERY_STREAM_NAME),
        optional("ExclusiveStartTagKey", || &TAG_KEY),
        optional("Limit", || &LIST_TAGS_FOR_DELIVERY_STREAM_INPUT_LIMIT),
    ],
);
static LIST_TAGS_FOR_DELIVERY_STREAM_INPUT_LIMIT: Shape =
    integer("ListTagsForDeliveryStreamInputLimit", Some(1), Some(50));
static LIST_TAGS_FOR_DELIVERY_STREAM_OUTPUT: Shape = structure(
    "ListTagsForDeliveryStreamOutput",
    PACKAGE,
    &[
        required("Tags", || &LIST_TAGS_FOR_DELIVERY_STREAM_OUTPUT_TAG_LIST),
        required("HasMoreTags", || &BOOLEAN_OBJECT),
    ],
);
static LIST_TAGS_FOR_DELIVERY_STREAM_OUTPUT_TAG_LIST: Shape =
    list("ListTagsForDeliveryStreamOutputTagList", || &TAG, Some(0), Some(50));
static LOG_GROUP_NAME: Shape = string("LogGroupName", Some(0), Some(512), Some(r"[\.\-_/#A-Za-z0-9]*"));
static LOG_STREAM_NAME: Shape = string("LogStreamName", Some(0), Some(512), Some(r"[^:*]*"));
static MSK_CLUSTER_ARN: Shape = string("MSKClusterARN", Some(1), Some(512), Some(r"arn:.*"));
static MSK_SOURCE_CONFIGURATION: Shape = structure(
    "MSKSourceConfiguration",
    PACKAGE,
    &[
        required("MSKClusterARN", || &MSK_CLUSTER_ARN),
        required("TopicName", || &TOPIC_NAME),
        required("AuthenticationConfiguration", || &AUTHENTICATION_CONFIGURATION),
        optional("ReadFromTimestamp", || &READ_FROM_TIMESTAMP),
    ],
);
static MSK_SOURCE_DESCRIPTION: Shape = structure(
    "MSKSourceDescription",
    PACKAGE,
    &[
        optional("MSKClusterARN", || &MSK_CLUSTER_ARN),
        optional("TopicName", || &TOPIC_NAME),
        optional("AuthenticationConfiguration", || &AUTHENTICATION_CONFIGURATION),
        optional("DeliveryStartTimestamp", || &DELIVERY_START_TIMESTAMP),
        optional("ReadFromTimestamp", || &READ_FROM_TIMESTAMP),
    ],
);
static NO_ENCRYPTION_CONFIG: Shape = enumeration("NoEncryptionConfig", &["NoEncryption"]);
static NON_EMPTY_STRING: Shape = string("NonEmptyString", Some(1), Some(1024), Some(r"^(?!\s*$).+"));
static NON_EMPTY_STRING_WITHOUT_WHITESPACE: Shape =
    string("NonEmptyStringWithoutWhitespace", Some(1), Some(1024), Some(r"^\S+$"));
static NON_NEGATIVE_INTEGER_OBJECT: Shape = integer("NonNegativeIntegerObject", Some(0), None);
static OPEN_X_JSON_SER_DE: Shape = structure(
    "OpenXJsonSerDe",
    PACKAGE,
    &[
        optional("ConvertDotsInJsonKeysToUnderscores", || &BOOLEAN_OBJECT),
        optional("CaseInsensitive", || &BOOLEAN_OBJECT),
        optional("ColumnToJsonKeyMappings", || &COLUMN_TO_JSON_KEY_MAPPINGS),
    ],
);
static ORC_COMPRESSION: Shape = enumeration("OrcCompression", &["NONE", "ZLIB", "SNAPPY"]);
static ORC_FORMAT_VERSION: Shape = enumeration("OrcFormatVersion", &["V0_11", "V0_12"]);
static ORC_ROW_INDEX_STRIDE: Shape = integer("OrcRowIndexStride", Some(1000), None);
static ORC_SER_DE: Shape = structure(
    "OrcSerDe",
    PACKAGE,
    &[
        optional("StripeSizeBytes", || &ORC_STRIPE_SIZE_BYTES),
        optional("BlockSizeBytes", || &BLOCK_SIZE_BYTES),
        optional("RowIndexStride", || &ORC_ROW_INDEX_STRIDE),
        optional("EnablePadding", || &BOOLEAN_OBJECT),
        optional("PaddingTolerance", || &PROPORTION),
        optional("Compression", || &ORC_COMPRESSION),
        optional("BloomFilterColumns", || &LIST_OF_NON_EMPTY_STRINGS_WITHOUT_WHITESPACE),
        optional("BloomFilterFalsePositiveProbability", || &PROPORTION),
        optional("DictionaryKeyThreshold", || &PROPORTION),
        optional("FormatVersion", || &ORC_FORMAT_VERSION),
    ],
);
static ORC_STRIPE_SIZE_BYTES: Shape = integer("OrcStripeSizeBytes", Some(8388608), None);
static OUTPUT_FORMAT_CONFIGURATION: Shape =
    structure("OutputFormatConfiguration", PACKAGE, &[optional("Serializer", || &SERIALIZER)]);
static PARQUET_COMPRESSION: Shape = enumeration("ParquetCompression", &["UNCOMPRESSED", "GZIP", "SNAPPY"]);
static PARQUET_PAGE_SIZE_BYTES: Shape = integer("ParquetPageSizeBytes", Some(65536), None);
static PARQUET_SER_DE: Shape = structure(
    "ParquetSerDe",
    PACKAGE,
    &[
        optional("BlockSizeBytes", || &BLOCK_SIZE_BYTES),
        optional("PageSizeBytes", || &PARQUET_PAGE_SIZE_BYTES),
        optional("Compression", || &PARQUET_COMPRESSION),
        optional("EnableDictionaryCompression", || &BOOLEAN_OBJECT),
        optional("MaxPaddingBytes", || &NON_NEGATIVE_INTEGER_OBJECT),
        optional("WriterVersion", || &PARQUET_WRITER_VERSION),
    ],
);
static PARQUET_WRITER_VERSION: Shape = enumeration("ParquetWriterVersion", &["V1", "V2"]);
static PARTITION_FIELD: Shape =
    structure("PartitionField", PACKAGE, &[required("SourceName", || &NON_EMPTY_STRING_WITHOUT_WHITESPACE)]);
static PARTITION_FIELDS: Shape = list("PartitionFields", || &PARTITION_FIELD, None, None);
static PARTITION_SPEC: Shape =
    structure("PartitionSpec", PACKAGE, &[optional("Identity", || &PARTITION_FIELDS)]);
static PASSWORD: Shape = string("Password", Some(6), Some(512), Some(r".*"));
static PREFIX: Shape = string("Prefix", Some(0), Some(1024), Some(r".*"));
static PROCESSING_CONFIGURATION: Shape = structure(
    "ProcessingConfiguration",
    PACKAGE,
    &[optional("Enabled", || &BOOLEAN_OBJECT), optional("Processors", || &PROCESSOR_LIST)],
);
static PROCESSOR: Shape = structure(
    "Processor",
    PACKAGE,
    &[required("Type", || &PROCESSOR_TYPE), optional("Parameters", || &PROCESSOR_PARAMETER_LIST)],
);
static PROCESSOR_LIST: Shape = list("ProcessorList", || &PROCESSOR, None, None);
static PROCESSOR_PARAMETER: Shape = structure(
    "ProcessorParameter",
    PACKAGE,
    &[
        required("ParameterName", || &PROCESSOR_PARAMETER_NAME),
        required("ParameterValue", || &PROCESSOR_PARAMETER_VALUE),
    ],
);
static PROCESSOR_PARAMETER_LIST: Shape = list("ProcessorParameterList", || &PROCESSOR_PARAMETER, None, None);
static PROCESSOR_PARAMETER_NAME: Shape = enumeration(
    "ProcessorParameterName",
    &[
        "LambdaArn",
        "NumberOfRetries",
        "MetadataExtractionQuery",
        "JsonParsingEngine",
        "RoleArn",
        "BufferSizeInMBs",
        "BufferIntervalInSeconds",
        "SubRecordType",
        "Delimiter",
        "CompressionFormat",
        "DataMessageExtraction",
    ],
);
static PROCESSOR_PARAMETER_VALUE: Shape =
    string("ProcessorParameterValue", Some(1), Some(5120), Some(r"^(?!\s*$).+"));
static PROCESSOR_TYPE: Shape = enumeration(
    "ProcessorType",
    &[
        "RecordDeAggregation",
        "Decompression",
        "CloudWatchLogProcessing",
        "Lambda",
        "MetadataExtraction",
        "AppendDelimiterToRecord",
    ],
);
static PROPORTION: Shape = double("Proportion");
static PUT_RECORD_BATCH_INPUT: Shape = structure(
    "PutRecordBatchInput",
    PACKAGE,
    &[
        required("DeliveryStreamName", || &DELIVERY_STREAM_NAME),
        required("Records", || &PUT_RECORD_BATCH_REQUEST_ENTRY_LIST),
    ],
);
static PUT_RECORD_BATCH_OUTPUT: Shape = structure(
    "PutRecordBatchOutput",
    PACKAGE,
    &[
        required("FailedPutCount", || &NON_NEGATIVE_INTEGER_OBJECT),
        optional("Encrypted", || &BOOLEAN_OBJECT),
        required("RequestResponses", || &PUT_RECORD_BATCH_RESPONSE_ENTRY_LIST),
    ],
);
static PUT_RECORD_BATCH_REQUEST_ENTRY_LIST: Shape =
    list("PutRecordBatchRequestEntryList", || &RECORD, Some(1), Some(500));
static PUT_RECORD_BATCH_RESPONSE_ENTRY: Shape = structure(
    "PutRecordBatchResponseEntry",
    PACKAGE,
    &[
        optional("RecordId", || &PUT_RESPONSE_RECORD_ID),
        optional("ErrorCode", || &ERROR_CODE),
        optional("ErrorMessage", || &ERROR_MESSAGE),
    ],
);
static PUT_RECORD_BATCH_RESPONSE_ENTRY_LIST: Shape =
    list("PutRecordBatchResponseEntryList", || &PUT_RECORD_BATCH_RESPONSE_ENTRY, Some(1), Some(500));
static PUT_RECORD_INPUT: Shape = structure(
    "PutRecordInput",
    PACKAGE,
    &[required("DeliveryStreamName", || &DELIVERY_STREAM_NAME), required("Record", || &RECORD)],
);
static PUT_RECORD_OUTPUT: Shape = structure(
    "PutRecordOutput",
    PACKAGE,
    &[required("RecordId", || &PUT_RESPONSE_RECORD_ID), optional("Encrypted", || &BOOLEAN_OBJECT)],
);
static PUT_RESPONSE_RECORD_ID: Shape = string("PutResponseRecordId", Some(1), None, None);
static READ_FROM_TIMESTAMP: Shape = timestamp("ReadFromTimestamp");
static RECORD: Shape = structure("Record", PACKAGE, &[required("Data", || &DATA)]);
static REDSHIFT_DESTINATION_CONFIGURATION: Shape = structure(
    "RedshiftDestinationConfiguration",
    PACKAGE,
    &[
        required("RoleARN", || &ROLE_ARN),
        required("ClusterJDBCURL", || &CLUSTER_JDBCURL),
        required("CopyCommand", || &COPY_COMMAND),
        optional("Username", || &USERNAME),
        optional("Password", || &PASSWORD),
        optional("RetryOptions", || &REDSHIFT_RETRY_OPTIONS),
        required("S3Configuration", || &S3_DESTINATION_CONFIGURATION),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("S3BackupMode", || &REDSHIFT_S3_BACKUP_MODE),
        optional("S3BackupConfiguration", || &S3_DESTINATION_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("SecretsManagerConfiguration", || &SECRETS_MANAGER_CONFIGURATION),
    ],
);
static REDSHIFT_DESTINATION_DESCRIPTION: Shape = structure(
    "RedshiftDestinationDescription",
    PACKAGE,
    &[
        required("RoleARN", || &ROLE_ARN),
        required("ClusterJDBCURL", || &CLUSTER_JDBCURL),
        required("CopyCommand", || &COPY_COMMAND),
        optional("Username", || &USERNAME),
        optional("RetryOptions", || &REDSHIFT_RETRY_OPTIONS),
        required("S3DestinationDescription", || &S3_DESTINATION_DESCRIPTION),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("S3BackupMode", || &REDSHIFT_S3_BACKUP_MODE),
        optional("S3BackupDescription", || &S3_DESTINATION_DESCRIPTION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("SecretsManagerConfiguration", || &SECRETS_MANAGER_CONFIGURATION),
    ],
);
static REDSHIFT_DESTINATION_UPDATE: Shape = structure(
    "RedshiftDestinationUpdate",
    PACKAGE,
    &[
        optional("RoleARN", || &ROLE_ARN),
        optional("ClusterJDBCURL", || &CLUSTER_JDBCURL),
        optional("CopyCommand", || &COPY_COMMAND),
        optional("Username", || &USERNAME),
        optional("Password", || &PASSWORD),
        optional("RetryOptions", || &REDSHIFT_RETRY_OPTIONS),
        optional("S3Update", || &S3_DESTINATION_UPDATE),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("S3BackupMode", || &REDSHIFT_S3_BACKUP_MODE),
        optional("S3BackupUpdate", || &S3_DESTINATION_UPDATE),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("SecretsManagerConfiguration", || &SECRETS_MANAGER_CONFIGURATION),
    ],
);
static REDSHIFT_RETRY_DURATION_IN_SECONDS: Shape =
    integer("RedshiftRetryDurationInSeconds", Some(0), Some(7200));
static REDSHIFT_RETRY_OPTIONS: Shape = structure(
    "RedshiftRetryOptions",
    PACKAGE,
    &[optional("DurationInSeconds", || &REDSHIFT_RETRY_DURATION_IN_SECONDS)],
);
static REDSHIFT_S3_BACKUP_MODE: Shape = enumeration("RedshiftS3BackupMode", &["Disabled", "Enabled"]);
static RETRY_DURATION_IN_SECONDS: Shape = integer("RetryDurationInSeconds", Some(0), Some(7200));
static RETRY_OPTIONS: Shape =
    structure("RetryOptions", PACKAGE, &[optional("DurationInSeconds", || &RETRY_DURATION_IN_SECONDS)]);
static ROLE_ARN: Shape =
    string("RoleARN", Some(1), Some(512), Some(r"arn:.*:iam::\d{12}:role/[a-zA-Z_0-9+=,.@\-_/]+"));
static S3_BACKUP_MODE: Shape = enumeration("S3BackupMode", &["Disabled", "Enabled"]);
static S3_DESTINATION_CONFIGURATION: Shape = structure(
    "S3DestinationConfiguration",
    PACKAGE,
    &[
        required("RoleARN", || &ROLE_ARN),
        required("BucketARN", || &BUCKET_ARN),
        optional("Prefix", || &PREFIX),
        optional("ErrorOutputPrefix", || &ERROR_OUTPUT_PREFIX),
        optional("BufferingHints", || &BUFFERING_HINTS),
        optional("CompressionFormat", || &COMPRESSION_FORMAT),
        optional("EncryptionConfiguration", || &ENCRYPTION_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
    ],
);
static S3_DESTINATION_DESCRIPTION: Shape = structure(
    "S3DestinationDescription",
    PACKAGE,
    &[
        required("RoleARN", || &ROLE_ARN),
        required("BucketARN", || &BUCKET_ARN),
        optional("Prefix", || &PREFIX),
        optional("ErrorOutputPrefix", || &ERROR_OUTPUT_PREFIX),
        required("BufferingHints", || &BUFFERING_HINTS),
        required("CompressionFormat", || &COMPRESSION_FORMAT),
        required("EncryptionConfiguration", || &ENCRYPTION_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
    ],
);
static S3_DESTINATION_UPDATE: Shape = structure(
    "S3DestinationUpdate",
    PACKAGE,
    &[
        optional("RoleARN", || &ROLE_ARN),
        optional("BucketARN", || &BUCKET_ARN),
        optional("Prefix", || &PREFIX),
        optional("ErrorOutputPrefix", || &ERROR_OUTPUT_PREFIX),
        optional("BufferingHints", || &BUFFERING_HINTS),
        optional("CompressionFormat", || &COMPRESSION_FORMAT),
        optional("EncryptionConfiguration", || &ENCRYPTION_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
    ],
);
static SSL_MODE: Shape = enumeration("SSLMode", &["Disabled", "Enabled"]);
static SCHEMA_CONFIGURATION: Shape = structure(
    "SchemaConfiguration",
    PACKAGE,
    &[
        optional("RoleARN", || &NON_EMPTY_STRING_WITHOUT_WHITESPACE),
        optional("CatalogId", || &NON_EMPTY_STRING_WITHOUT_WHITESPACE),
        optional("DatabaseName", || &NON_EMPTY_STRING_WITHOUT_WHITESPACE),
        optional("TableName", || &NON_EMPTY_STRING_WITHOUT_WHITESPACE),
        optional("Region", || &NON_EMPTY_STRING_WITHOUT_WHITESPACE),
        optional("VersionId", || &NON_EMPTY_STRING_WITHOUT_WHITESPACE),
    ],
);
static SCHEMA_EVOLUTION_CONFIGURATION: Shape =
    structure("SchemaEvolutionConfiguration", PACKAGE, &[required("Enabled", || &BOOLEAN_OBJECT)]);
static SECRET_ARN: Shape = string(
    "SecretARN",
    Some(1),
    Some(2048),
    Some(r"arn:.*:secretsmanager:[a-zA-Z0-9\-]+:\d{12}:secret:[a-zA-Z0-9\-/_+=.@!]+"),
);
static SECRETS_MANAGER_CONFIGURATION: Shape = structure(
    "SecretsManagerConfiguration",
    PACKAGE,
    &[
        optional("SecretARN", || &SECRET_ARN),
        optional("RoleARN", || &ROLE_ARN),
        required("Enabled", || &BOOLEAN_OBJECT),
    ],
);
static SECURITY_GROUP_ID_LIST: Shape =
    list("SecurityGroupIdList", || &NON_EMPTY_STRING_WITHOUT_WHITESPACE, Some(1), Some(5));
static SERIALIZER: Shape = structure(
    "Serializer",
    PACKAGE,
    &[optional("ParquetSerDe", || &PARQUET_SER_DE), optional("OrcSerDe", || &ORC_SER_DE)],
);
static SIZE_IN_MBS: Shape = integer("SizeInMBs", Some(1), Some(128));
static SNAPSHOT_REQUESTED_BY: Shape = enumeration("SnapshotRequestedBy", &["USER", "FIREHOSE"]);
static SNAPSHOT_STATUS: Shape = enumeration("SnapshotStatus", &["IN_PROGRESS", "COMPLETE", "SUSPENDED"]);
static SNOWFLAKE_ACCOUNT_URL: Shape =
    string("SnowflakeAccountUrl", Some(24), Some(2048), Some(r".+?\.snowflakecomputing\.com"));
static SNOWFLAKE_BUFFERING_HINTS: Shape = structure(
    "SnowflakeBufferingHints",
    PACKAGE,
    &[
        optional("SizeInMBs", || &SNOWFLAKE_BUFFERING_SIZE_IN_MBS),
        optional("IntervalInSeconds", || &SNOWFLAKE_BUFFERING_INTERVAL_IN_SECONDS),
    ],
);
static SNOWFLAKE_BUFFERING_INTERVAL_IN_SECONDS: Shape =
    integer("SnowflakeBufferingIntervalInSeconds", Some(0), Some(900));
static SNOWFLAKE_BUFFERING_SIZE_IN_MBS: Shape = integer("SnowflakeBufferingSizeInMBs", Some(1), Some(128));
static SNOWFLAKE_CONTENT_COLUMN_NAME: Shape = string("SnowflakeContentColumnName", Some(1), Some(255), None);
static SNOWFLAKE_DATA_LOADING_OPTION: Shape = enumeration(
    "SnowflakeDataLoadingOption",
    &["JSON_MAPPING", "VARIANT_CONTENT_MAPPING", "VARIANT_CONTENT_AND_METADATA_MAPPING"],
);
static SNOWFLAKE_DATABASE: Shape = string("SnowflakeDatabase", Some(1), Some(255), None);
static SNOWFLAKE_DESTINATION_CONFIGURATION: Shape = structure(
    "SnowflakeDestinationConfiguration",
    PACKAGE,
    &[
        required("AccountUrl", || &SNOWFLAKE_ACCOUNT_URL),
        optional("PrivateKey", || &SNOWFLAKE_PRIVATE_KEY),
        optional("KeyPassphrase", || &SNOWFLAKE_KEY_PASSPHRASE),
        optional("User", || &SNOWFLAKE_USER),
        required("Database", || &SNOWFLAKE_DATABASE),
        required("Schema", || &SNOWFLAKE_SCHEMA),
        required("Table", || &SNOWFLAKE_TABLE),
        optional("SnowflakeRoleConfiguration", || &SNOWFLAKE_ROLE_CONFIGURATION),
        optional("DataLoadingOption", || &SNOWFLAKE_DATA_LOADING_OPTION),
        optional("MetaDataColumnName", || &SNOWFLAKE_META_DATA_COLUMN_NAME),
        optional("ContentColumnName", || &SNOWFLAKE_CONTENT_COLUMN_NAME),
        optional("SnowflakeVpcConfiguration", || &SNOWFLAKE_VPC_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        required("RoleARN", || &ROLE_ARN),
        optional("RetryOptions", || &SNOWFLAKE_RETRY_OPTIONS),
        optional("S3BackupMode", || &SNOWFLAKE_S3_BACKUP_MODE),
        required("S3Configuration", || &S3_DESTINATION_CONFIGURATION),
        optional("SecretsManagerConfiguration", || &SECRETS_MANAGER_CONFIGURATION),
        optional("BufferingHints", || &SNOWFLAKE_BUFFERING_HINTS),
    ],
);
static SNOWFLAKE_DESTINATION_DESCRIPTION: Shape = structure(
    "SnowflakeDestinationDescription",
    PACKAGE,
    &[
        optional("AccountUrl", || &SNOWFLAKE_ACCOUNT_URL),
        optional("User", || &SNOWFLAKE_USER),
        optional("Database", || &SNOWFLAKE_DATABASE),
        optional("Schema", || &SNOWFLAKE_SCHEMA),
        optional("Table", || &SNOWFLAKE_TABLE),
        optional("SnowflakeRoleConfiguration", || &SNOWFLAKE_ROLE_CONFIGURATION),
        optional("DataLoadingOption", || &SNOWFLAKE_DATA_LOADING_OPTION),
        optional("MetaDataColumnName", || &SNOWFLAKE_META_DATA_COLUMN_NAME),
        optional("ContentColumnName", || &SNOWFLAKE_CONTENT_COLUMN_NAME),
        optional("SnowflakeVpcConfiguration", || &SNOWFLAKE_VPC_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("RoleARN", || &ROLE_ARN),
        optional("RetryOptions", || &SNOWFLAKE_RETRY_OPTIONS),
        optional("S3BackupMode", || &SNOWFLAKE_S3_BACKUP_MODE),
        optional("S3DestinationDescription", || &S3_DESTINATION_DESCRIPTION),
        optional("SecretsManagerConfiguration", || &SECRETS_MANAGER_CONFIGURATION),
        optional("BufferingHints", || &SNOWFLAKE_BUFFERING_HINTS),
    ],
);
static SNOWFLAKE_DESTINATION_UPDATE: Shape = structure(
    "SnowflakeDestinationUpdate",
    PACKAGE,
    &[
        optional("AccountUrl", || &SNOWFLAKE_ACCOUNT_URL),
        optional("PrivateKey", || &SNOWFLAKE_PRIVATE_KEY),
        optional("KeyPassphrase", || &SNOWFLAKE_KEY_PASSPHRASE),
        optional("User", || &SNOWFLAKE_USER),
        optional("Database", || &SNOWFLAKE_DATABASE),
        optional("Schema", || &SNOWFLAKE_SCHEMA),
        optional("Table", || &SNOWFLAKE_TABLE),
        optional("SnowflakeRoleConfiguration", || &SNOWFLAKE_ROLE_CONFIGURATION),
        optional("DataLoadingOption", || &SNOWFLAKE_DATA_LOADING_OPTION),
        optional("MetaDataColumnName", || &SNOWFLAKE_META_DATA_COLUMN_NAME),
        optional("ContentColumnName", || &SNOWFLAKE_CONTENT_COLUMN_NAME),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("RoleARN", || &ROLE_ARN),
        optional("RetryOptions", || &SNOWFLAKE_RETRY_OPTIONS),
        optional("S3BackupMode", || &SNOWFLAKE_S3_BACKUP_MODE),
        optional("S3Update", || &S3_DESTINATION_UPDATE),
        optional("SecretsManagerConfiguration", || &SECRETS_MANAGER_CONFIGURATION),
        optional("BufferingHints", || &SNOWFLAKE_BUFFERING_HINTS),
    ],
);
static SNOWFLAKE_KEY_PASSPHRASE: Shape = string("SnowflakeKeyPassphrase", Some(7), Some(255), None);
static SNOWFLAKE_META_DATA_COLUMN_NAME: Shape =
    string("SnowflakeMetaDataColumnName", Some(1), Some(255), None);
static SNOWFLAKE_PRIVATE_KEY: Shape = string(
    "SnowflakePrivateKey",
    Some(256),
    Some(4096),
    Some(r"^(?:[A-Za-z0-9+\/]{4})*(?:[A-Za-z0-9+\/]{2}==|[A-Za-z0-9+\/]{3}=)?$"),
);
static SNOWFLAKE_PRIVATE_LINK_VPCE_ID: Shape = string(
    "SnowflakePrivateLinkVpceId",
    Some(47),
    Some(255),
    Some(r"([a-zA-Z0-9\-\_]+\.){2,3}vpce\.[a-zA-Z0-9\-]*\.vpce-svc\-[a-zA-Z0-9\-]{17}$"),
);
static SNOWFLAKE_RETRY_DURATION_IN_SECONDS: Shape =
    integer("SnowflakeRetryDurationInSeconds", Some(0), Some(7200));
static SNOWFLAKE_RETRY_OPTIONS: Shape = structure(
    "SnowflakeRetryOptions",
    PACKAGE,
    &[optional("DurationInSeconds", || &SNOWFLAKE_RETRY_DURATION_IN_SECONDS)],
);
static SNOWFLAKE_ROLE: Shape = string("SnowflakeRole", Some(1), Some(255), None);
static SNOWFLAKE_ROLE_CONFIGURATION: Shape = structure(
    "SnowflakeRoleConfiguration",
    PACKAGE,
    &[optional("Enabled", || &BOOLEAN_OBJECT), optional("SnowflakeRole", || &SNOWFLAKE_ROLE)],
);
static SNOWFLAKE_S3_BACKUP_MODE: Shape = enumeration("SnowflakeS3BackupMode", &["FailedDataOnly", "AllData"]);
static SNOWFLAKE_SCHEMA: Shape = string("SnowflakeSchema", Some(1), Some(255), None);
static SNOWFLAKE_TABLE: Shape = string("SnowflakeTable", Some(1), Some(255), None);
static SNOWFLAKE_USER: Shape = string("SnowflakeUser", Some(1), Some(255), None);
static SNOWFLAKE_VPC_CONFIGURATION: Shape = structure(
    "SnowflakeVpcConfiguration",
    PACKAGE,
    &[required("PrivateLinkVpceId", || &SNOWFLAKE_PRIVATE_LINK_VPCE_ID)],
);
static SOURCE_DESCRIPTION: Shape = structure(
    "SourceDescription",
    PACKAGE,
    &[
        optional("DirectPutSourceDescription", || &DIRECT_PUT_SOURCE_DESCRIPTION),
        optional("KinesisStreamSourceDescription", || &KINESIS_STREAM_SOURCE_DESCRIPTION),
        optional("MSKSourceDescription", || &MSK_SOURCE_DESCRIPTION),
        optional("DatabaseSourceDescription", || &DATABASE_SOURCE_DESCRIPTION),
    ],
);
static SPLUNK_BUFFERING_HINTS: Shape = structure(
    "SplunkBufferingHints",
    PACKAGE,
    &[
        optional("IntervalInSeconds", || &SPLUNK_BUFFERING_INTERVAL_IN_SECONDS),
        optional("SizeInMBs", || &SPLUNK_BUFFERING_SIZE_IN_MBS),
    ],
);
static SPLUNK_BUFFERING_INTERVAL_IN_SECONDS: Shape =
    integer("SplunkBufferingIntervalInSeconds", Some(0), Some(60));
static SPLUNK_BUFFERING_SIZE_IN_MBS: Shape = integer("SplunkBufferingSizeInMBs", Some(1), Some(5));
static SPLUNK_DESTINATION_CONFIGURATION: Shape = structure(
    "SplunkDestinationConfiguration",
    PACKAGE,
    &[
        required("HECEndpoint", || &HEC_ENDPOINT),
        required("HECEndpointType", || &HEC_ENDPOINT_TYPE),
        optional("HECToken", || &HEC_TOKEN),
        optional("HECAcknowledgmentTimeoutInSeconds", || &HEC_ACKNOWLEDGMENT_TIMEOUT_IN_SECONDS),
        optional("RetryOptions", || &SPLUNK_RETRY_OPTIONS),
        optional("S3BackupMode", || &SPLUNK_S3_BACKUP_MODE),
        required("S3Configuration", || &S3_DESTINATION_CONFIGURATION),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("BufferingHints", || &SPLUNK_BUFFERING_HINTS),
        optional("SecretsManagerConfiguration", || &SECRETS_MANAGER_CONFIGURATION),
    ],
);
static SPLUNK_DESTINATION_DESCRIPTION: Shape = structure(
    "SplunkDestinationDescription",
    PACKAGE,
    &[
        optional("HECEndpoint", || &HEC_ENDPOINT),
        optional("HECEndpointType", || &HEC_ENDPOINT_TYPE),
        optional("HECToken", || &HEC_TOKEN),
        optional("HECAcknowledgmentTimeoutInSeconds", || &HEC_ACKNOWLEDGMENT_TIMEOUT_IN_SECONDS),
        optional("RetryOptions", || &SPLUNK_RETRY_OPTIONS),
        optional("S3BackupMode", || &SPLUNK_S3_BACKUP_MODE),
        optional("S3DestinationDescription", || &S3_DESTINATION_DESCRIPTION),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("BufferingHints", || &SPLUNK_BUFFERING_HINTS),
        optional("SecretsManagerConfiguration", || &SECRETS_MANAGER_CONFIGURATION),
    ],
);
static SPLUNK_DESTINATION_UPDATE: Shape = structure(
    "SplunkDestinationUpdate",
    PACKAGE,
    &[
        optional("HECEndpoint", || &HEC_ENDPOINT),
        optional("HECEndpointType", || &HEC_ENDPOINT_TYPE),
        optional("HECToken", || &HEC_TOKEN),
        optional("HECAcknowledgmentTimeoutInSeconds", || &HEC_ACKNOWLEDGMENT_TIMEOUT_IN_SECONDS),
        optional("RetryOptions", || &SPLUNK_RETRY_OPTIONS),
        optional("S3BackupMode", || &SPLUNK_S3_BACKUP_MODE),
        optional("S3Update", || &S3_DESTINATION_UPDATE),
        optional("ProcessingConfiguration", || &PROCESSING_CONFIGURATION),
        optional("CloudWatchLoggingOptions", || &CLOUD_WATCH_LOGGING_OPTIONS),
        optional("BufferingHints", || &SPLUNK_BUFFERING_HINTS),
        optional("SecretsManagerConfiguration", || &SECRETS_MANAGER_CONFIGURATION),
    ],
);
static SPLUNK_RETRY_DURATION_IN_SECONDS: Shape = integer("SplunkRetryDurationInSeconds", Some(0), Some(7200));
static SPLUNK_RETRY_OPTIONS: Shape = structure(
    "SplunkRetryOptions",
    PACKAGE,
    &[optional("DurationInSeconds", || &SPLUNK_RETRY_DURATION_IN_SECONDS)],
);
static SPLUNK_S3_BACKUP_MODE: Shape = enumeration("SplunkS3BackupMode", &["FailedEventsOnly", "AllEvents"]);
static START_DELIVERY_STREAM_ENCRYPTION_INPUT: Shape = structure(
    "StartDeliveryStreamEncryptionInput",
    PACKAGE,
    &[
        required("DeliveryStreamName", || &DELIVERY_STREAM_NAME),
        optional("DeliveryStreamEncryptionConfigurationInput", || {
            &DELIVERY_STREAM_ENCRYPTION_CONFIGURATION_INPUT
        }),
    ],
);
static START_DELIVERY_STREAM_ENCRYPTION_OUTPUT: Shape =
    structure("StartDeliveryStreamEncryptionOutput", PACKAGE, &[]);
static STOP_DELIVERY_STREAM_ENCRYPTION_INPUT: Shape = structure(
    "StopDeliveryStreamEncryptionInput",
    PACKAGE,
    &[required("DeliveryStreamName", || &DELIVERY_STREAM_NAME)],
);
static STOP_DELIVERY_STREAM_ENCRYPTION_OUTPUT: Shape =
    structure("StopDeliveryStreamEncryptionOutput", PACKAGE, &[]);
static STRING_WITH_LETTERS_DIGITS_UNDERSCORES_DOTS: Shape =
    string("StringWithLettersDigitsUnderscoresDots", Some(1), Some(255), Some(r"[a-zA-Z0-9\.\_]+"));
static SUBNET_ID_LIST: Shape =
    list("SubnetIdList", || &NON_EMPTY_STRING_WITHOUT_WHITESPACE, Some(1), Some(16));
static TABLE_CREATION_CONFIGURATION: Shape =
    structure("TableCreationConfiguration", PACKAGE, &[required("Enabled", || &BOOLEAN_OBJECT)]);
static TAG: Shape =
    structure("Tag", PACKAGE, &[required("Key", || &TAG_KEY), optional("Value", || &TAG_VALUE)]);
static TAG_DELIVERY_STREAM_INPUT: Shape = structure(
    "TagDeliveryStreamInput",
    PACKAGE,
    &[
        required("DeliveryStreamName", || &DELIVERY_STREAM_NAME),
        required("Tags", || &TAG_DELIVERY_STREAM_INPUT_TAG_LIST),
    ],
);
static TAG_DELIVERY_STREAM_INPUT_TAG_LIST: Shape =
    list("TagDeliveryStreamInputTagList", || &TAG, Some(1), Some(50));
static TAG_DELIVERY_STREAM_OUTPUT: Shape = structure("TagDeliveryStreamOutput", PACKAGE, &[]);
static TAG_KEY: Shape =
    string("TagKey", Some(1), Some(128), Some(r"^(?!aws:)[\p{L}\p{Z}\p{N}_.:\/=+\-@%]*$"));
static TAG_KEY_LIST: Shape = list("TagKeyList", || &TAG_KEY, Some(1), Some(50));
static TAG_VALUE: Shape = string("TagValue", Some(0), Some(256), Some(r"^[\p{L}\p{Z}\p{N}_.:\/=+\-@%]*$"));
static THROUGHPUT_HINT_IN_MBS: Shape = integer("ThroughputHintInMBs", Some(1), Some(100));
static TIMESTAMP: Shape = timestamp("Timestamp");
static TOPIC_NAME: Shape = string("TopicName", Some(1), Some(255), Some(r"[a-zA-Z0-9\\._\\-]+"));
static UNTAG_DELIVERY_STREAM_INPUT: Shape = structure(
    "UntagDeliveryStreamInput",
    PACKAGE,
    &[required("DeliveryStreamName", || &DELIVERY_STREAM_NAME), required("TagKeys", || &TAG_KEY_LIST)],
);
static UNTAG_DELIVERY_STREAM_OUTPUT: Shape = structure("UntagDeliveryStreamOutput", PACKAGE, &[]);
static UPDATE_DESTINATION_INPUT: Shape = structure(
    "UpdateDestinationInput",
    PACKAGE,
    &[
        required("DeliveryStreamName", || &DELIVERY_STREAM_NAME),
        required("CurrentDeliveryStreamVersionId", || &DELIVERY_STREAM_VERSION_ID),
        required("DestinationId", || &DESTINATION_ID),
        optional("S3DestinationUpdate", || &S3_DESTINATION_UPDATE),
        optional("ExtendedS3DestinationUpdate", || &EXTENDED_S3_DESTINATION_UPDATE),
        optional("RedshiftDestinationUpdate", || &REDSHIFT_DESTINATION_UPDATE),
        optional("ElasticsearchDestinationUpdate", || &ELASTICSEARCH_DESTINATION_UPDATE),
        optional("AmazonopensearchserviceDestinationUpdate", || &AMAZONOPENSEARCHSERVICE_DESTINATION_UPDATE),
        optional("SplunkDestinationUpdate", || &SPLUNK_DESTINATION_UPDATE),
        optional("HttpEndpointDestinationUpdate", || &HTTP_ENDPOINT_DESTINATION_UPDATE),
        optional("AmazonOpenSearchServerlessDestinationUpdate", || {
            &AMAZON_OPEN_SEARCH_SERVERLESS_DESTINATION_UPDATE
        }),
        optional("SnowflakeDestinationUpdate", || &SNOWFLAKE_DESTINATION_UPDATE),
        optional("IcebergDestinationUpdate", || &ICEBERG_DESTINATION_UPDATE),
    ],
);
static UPDATE_DESTINATION_OUTPUT: Shape = structure("UpdateDestinationOutput", PACKAGE, &[]);
static USERNAME: Shape = string("Username", Some(1), Some(512), Some(r".*"));
static VPC_CONFIGURATION: Shape = structure(
    "VpcConfiguration",
    PACKAGE,
    &[
        required("SubnetIds", || &SUBNET_ID_LIST),
        required("RoleARN", || &ROLE_ARN),
        required("SecurityGroupIds", || &SECURITY_GROUP_ID_LIST),
    ],
);
static VPC_CONFIGURATION_DESCRIPTION: Shape = structure(
    "VpcConfigurationDescription",
    PACKAGE,
    &[
        required("SubnetIds", || &SUBNET_ID_LIST),
        required("RoleARN", || &ROLE_ARN),
        required("SecurityGroupIds", || &SECURITY_GROUP_ID_LIST),
        required("VpcId", || &NON_EMPTY_STRING_WITHOUT_WHITESPACE),
    ],
);
static VPC_ENDPOINT_SERVICE_NAME: Shape = string(
    "VpcEndpointServiceName",
    Some(47),
    Some(255),
    Some(r"([a-zA-Z0-9\-\_]+\.){2,3}vpce\.[a-zA-Z0-9\-]*\.vpce-svc\-[a-zA-Z0-9\-]{17}$"),
);
static WAREHOUSE_LOCATION: Shape = string("WarehouseLocation", Some(1), Some(2048), Some(r"s3:\/\/.*"));
