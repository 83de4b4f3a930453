//! Shapes of the second API to and from the machine's: one role for the application, and what belongs to Flink refused.

use bytestring::ByteString;
use model::kinesisanalyticsv2 as api;
use service_api::ServiceError;

use crate::core::{
    Application, Change, Config, Endpoint, EndpointKind, EndpointUpdate, Expected, Function, FunctionUpdate,
    Input, InputUpdate, Logging, Output, OutputUpdate, Position, Reference, ReferenceUpdate, Status,
};
use crate::error;
use crate::ops::common::{
    INPUT_KINDS, OUTPUT_KINDS, at_most_one_of, began, check_arn, endpoint, format, format_type, one_of,
    owned, parallelism, position, schema, schema_update, some, some_text, source_schema, stream_names, text,
};

/// Only SQL runs here.
pub(super) fn check_runtime(runtime: &api::RuntimeEnvironment) -> Result<(), ServiceError> {
    if *runtime == api::RuntimeEnvironment::Sql10 {
        return Ok(());
    }
    Err(error::unsupported(format!(
        "RuntimeEnvironment {} is not supported: this server runs SQL-1_0 applications. Applications of Apache Flink run in \
         Flink itself, which reads and writes the streams of this server.",
        runtime.as_str()
    )))
}

/// Configurations that are none of SQL's, by the member's name.
fn refuse_flink(given: &[(&str, bool)]) -> Result<(), ServiceError> {
    match given.iter().find(|(_, is_given)| *is_given) {
        Some((name, _)) => {
            Err(error::invalid(format!("{name} cannot be given for an application of the runtime SQL-1_0.")))
        }
        None => Ok(()),
    }
}

/// What a new application is made of.
pub(super) fn first_changes(given: &api::CreateApplicationRequest) -> Result<Vec<Change>, ServiceError> {
    check_runtime(&given.runtime_environment)?;
    if given.application_mode == Some(api::ApplicationMode::Interactive) {
        return Err(error::unsupported(
            "ApplicationMode INTERACTIVE belongs to notebooks of Apache Flink.".into(),
        ));
    }
    let mut changes = vec![Change::Role(owned(&given.service_execution_role))];
    if let Some(config) = &given.application_configuration {
        refuse_flink(&[
            ("FlinkApplicationConfiguration", config.flink_application_configuration.is_some()),
            ("EnvironmentProperties", config.environment_properties.is_some()),
            ("ApplicationSnapshotConfiguration", config.application_snapshot_configuration.is_some()),
            (
                "ApplicationSystemRollbackConfiguration",
                config.application_system_rollback_configuration.is_some(),
            ),
            ("VpcConfigurations", config.vpc_configurations.as_ref().is_some_and(|all| !all.is_empty())),
            ("ZeppelinApplicationConfiguration", config.zeppelin_application_configuration.is_some()),
            ("ApplicationEncryptionConfiguration", config.application_encryption_configuration.is_some()),
        ])?;
        changes.extend(config.application_code_configuration.as_ref().map(code).transpose()?.flatten());
        let sql = config.sql_application_configuration.as_ref();
        for one in sql.and_then(|sql| sql.inputs.as_ref()).into_iter().flatten() {
            changes.push(Change::AddInput(input(one)?));
        }
        for one in sql.and_then(|sql| sql.outputs.as_ref()).into_iter().flatten() {
            changes.push(Change::AddOutput(output(one)?));
        }
        for one in sql.and_then(|sql| sql.reference_data_sources.as_ref()).into_iter().flatten() {
            changes.push(Change::AddReference(reference(one)?));
        }
    }
    let logs = given.cloud_watch_logging_options.iter().flatten();
    changes.extend(logs.map(|one| Change::AddLogging(logging(one))));
    Ok(changes)
}

fn code(given: &api::ApplicationCodeConfiguration) -> Result<Option<Change>, ServiceError> {
    let content = given.code_content.as_ref();
    let elsewhere = content.is_some_and(|c| c.zip_file_content.is_some() || c.s3_content_location.is_some());
    check_code(&given.code_content_type, elsewhere)?;
    Ok(content.and_then(|content| content.text_content.as_ref()).map(|code| Change::Code(owned(code))))
}

fn check_code(kind: &api::CodeContentType, elsewhere: bool) -> Result<(), ServiceError> {
    if *kind != api::CodeContentType::Plaintext || elsewhere {
        return Err(error::invalid(
            "The code of an application of the runtime SQL-1_0 is PLAINTEXT in CodeContent.TextContent."
                .into(),
        ));
    }
    Ok(())
}

/// What a caller knows of the application: its version, or the token of it.
pub(super) fn expected(version: Option<i64>, token: Option<&ByteString>) -> Result<Expected, ServiceError> {
    let version = version.map(Expected::version);
    let token = token.map(|token| Expected::Token(owned(token)));
    one_of([version, token], "CurrentApplicationVersionId and ConditionalToken")
}

pub(super) fn input(given: &api::Input) -> Result<Input, ServiceError> {
    let stream = given.kinesis_streams_input.as_ref();
    let firehose = given.kinesis_firehose_input.as_ref();
    let (kind, arn) = one_of(
        [
            stream.map(|one| (EndpointKind::Stream, &one.resource_arn)),
            firehose.map(|one| (EndpointKind::Firehose, &one.resource_arn)),
        ],
        INPUT_KINDS,
    )?;
    Ok(Input {
        id: String::new(),
        prefix: owned(&given.name_prefix),
        source: endpoint(kind, arn, None)?,
        schema: schema(&given.input_schema)?,
        parallelism: parallelism(given.input_parallelism.as_ref().and_then(|parallelism| parallelism.count)),
        processor: given.input_processing_configuration.as_ref().map(processor).transpose()?,
    })
}

pub(super) fn processor(given: &api::InputProcessingConfiguration) -> Result<Function, ServiceError> {
    let arn = &given.input_lambda_processor.resource_arn;
    check_arn(EndpointKind::Lambda, arn)?;
    Ok(Function { arn: owned(arn), role: None })
}

pub(super) fn output(given: &api::Output) -> Result<Output, ServiceError> {
    let stream = given.kinesis_streams_output.as_ref();
    let firehose = given.kinesis_firehose_output.as_ref();
    let lambda = given.lambda_output.as_ref();
    let (kind, arn) = one_of(
        [
            stream.map(|one| (EndpointKind::Stream, &one.resource_arn)),
            firehose.map(|one| (EndpointKind::Firehose, &one.resource_arn)),
            lambda.map(|one| (EndpointKind::Lambda, &one.resource_arn)),
        ],
        OUTPUT_KINDS,
    )?;
    Ok(Output {
        id: String::new(),
        name: owned(&given.name),
        destination: endpoint(kind, arn, None)?,
        format: format(&given.destination_schema.record_format_type),
    })
}

pub(super) fn reference(given: &api::ReferenceDataSource) -> Result<Reference, ServiceError> {
    let s3 = one_of([given.s3_reference_data_source.as_ref()], "S3ReferenceDataSource")?;
    let bucket = one_of([s3.bucket_arn.as_ref()], "BucketARN")?;
    let key = one_of([s3.file_key.as_ref()], "FileKey")?;
    Ok(Reference {
        id: String::new(),
        table: owned(&given.table_name),
        bucket: owned(bucket),
        key: owned(key),
        role: None,
        schema: schema(&given.reference_schema)?,
    })
}

pub(super) fn logging(given: &api::CloudWatchLoggingOption) -> Logging {
    Logging { id: String::new(), log_stream: owned(&given.log_stream_arn), role: None }
}

/// What an update changes.
pub(super) fn changes(given: &api::UpdateApplicationRequest) -> Result<Vec<Change>, ServiceError> {
    given.runtime_environment_update.as_ref().map_or(Ok(()), check_runtime)?;
    refuse_flink(&[("RunConfigurationUpdate", given.run_configuration_update.is_some())])?;
    let role = given.service_execution_role_update.as_ref();
    let mut changes: Vec<_> = role.map(|role| Change::Role(owned(role))).into_iter().collect();
    if let Some(config) = &given.application_configuration_update {
        refuse_flink(&[
            ("FlinkApplicationConfigurationUpdate", config.flink_application_configuration_update.is_some()),
            ("EnvironmentPropertyUpdates", config.environment_property_updates.is_some()),
            (
                "ApplicationSnapshotConfigurationUpdate",
                config.application_snapshot_configuration_update.is_some(),
            ),
            (
                "ApplicationSystemRollbackConfigurationUpdate",
                config.application_system_rollback_configuration_update.is_some(),
            ),
            ("VpcConfigurationUpdates", config.vpc_configuration_updates.is_some()),
            (
                "ZeppelinApplicationConfigurationUpdate",
                config.zeppelin_application_configuration_update.is_some(),
            ),
            (
                "ApplicationEncryptionConfigurationUpdate",
                config.application_encryption_configuration_update.is_some(),
            ),
        ])?;
        changes.extend(
            config.application_code_configuration_update.as_ref().map(code_update).transpose()?.flatten(),
        );
        if let Some(sql) = &config.sql_application_configuration_update {
            changes.extend(sql_changes(sql)?);
        }
    }
    let logs = |update: &api::CloudWatchLoggingOptionUpdate| Change::UpdateLogging {
        id: owned(&update.cloud_watch_logging_option_id),
        log_stream: some(update.log_stream_arn_update.as_ref()),
        role: None,
    };
    changes.extend(given.cloud_watch_logging_option_updates.iter().flatten().map(logs));
    Ok(changes)
}

fn sql_changes(given: &api::SqlApplicationConfigurationUpdate) -> Result<Vec<Change>, ServiceError> {
    let mut changes = Vec::new();
    for update in given.input_updates.iter().flatten() {
        changes.push(Change::UpdateInput(input_update(update)?));
    }
    for update in given.output_updates.iter().flatten() {
        changes.push(Change::UpdateOutput(output_update(update)?));
    }
    for update in given.reference_data_source_updates.iter().flatten() {
        let s3 = update.s3_reference_data_source_update.as_ref();
        changes.push(Change::UpdateReference(ReferenceUpdate {
            id: owned(&update.reference_id),
            table: some(update.table_name_update.as_ref()),
            bucket: some(s3.and_then(|s3| s3.bucket_arn_update.as_ref())),
            key: some(s3.and_then(|s3| s3.file_key_update.as_ref())),
            role: None,
            schema: update.reference_schema_update.as_ref().map(schema).transpose()?,
        }));
    }
    Ok(changes)
}

fn code_update(given: &api::ApplicationCodeConfigurationUpdate) -> Result<Option<Change>, ServiceError> {
    let content = given.code_content_update.as_ref();
    let elsewhere = content
        .is_some_and(|c| c.zip_file_content_update.is_some() || c.s3_content_location_update.is_some());
    let kind = given.code_content_type_update.as_ref().unwrap_or(&api::CodeContentType::Plaintext);
    check_code(kind, elsewhere)?;
    Ok(content.and_then(|content| content.text_content_update.as_ref()).map(|code| Change::Code(owned(code))))
}

fn endpoint_update((kind, arn): (EndpointKind, &ByteString)) -> Result<EndpointUpdate, ServiceError> {
    check_arn(kind, arn)?;
    Ok(EndpointUpdate { kind, arn: Some(owned(arn)), role: None })
}

fn input_update(given: &api::InputUpdate) -> Result<InputUpdate, ServiceError> {
    let stream = given.kinesis_streams_input_update.as_ref();
    let firehose = given.kinesis_firehose_input_update.as_ref();
    let source = at_most_one_of(
        [
            stream.map(|one| (EndpointKind::Stream, &one.resource_arn_update)),
            firehose.map(|one| (EndpointKind::Firehose, &one.resource_arn_update)),
        ],
        INPUT_KINDS,
    )?;
    let function = given.input_processing_configuration_update.as_ref();
    let function = function.map(|update| &update.input_lambda_processor_update.resource_arn_update);
    function.map_or(Ok(()), |arn| check_arn(EndpointKind::Lambda, arn))?;
    Ok(InputUpdate {
        id: owned(&given.input_id),
        prefix: some(given.name_prefix_update.as_ref()),
        source: source.map(endpoint_update).transpose()?,
        schema: given.input_schema_update.as_ref().map(schema_update).transpose()?,
        parallelism: given
            .input_parallelism_update
            .as_ref()
            .map(|update| parallelism(Some(update.count_update))),
        processor: function.map(|arn| FunctionUpdate { arn: Some(owned(arn)), role: None }),
    })
}

fn output_update(given: &api::OutputUpdate) -> Result<OutputUpdate, ServiceError> {
    let stream = given.kinesis_streams_output_update.as_ref();
    let firehose = given.kinesis_firehose_output_update.as_ref();
    let lambda = given.lambda_output_update.as_ref();
    let destination = at_most_one_of(
        [
            stream.map(|one| (EndpointKind::Stream, &one.resource_arn_update)),
            firehose.map(|one| (EndpointKind::Firehose, &one.resource_arn_update)),
            lambda.map(|one| (EndpointKind::Lambda, &one.resource_arn_update)),
        ],
        OUTPUT_KINDS,
    )?;
    Ok(OutputUpdate {
        id: owned(&given.output_id),
        name: some(given.name_update.as_ref()),
        destination: destination.map(endpoint_update).transpose()?,
        format: given.destination_schema_update.as_ref().map(|schema| format(&schema.record_format_type)),
    })
}

/// Where inputs begin.
pub(super) fn positions(
    given: Option<&api::RunConfiguration>,
) -> Result<Vec<(String, Position)>, ServiceError> {
    let Some(given) = given else { return Ok(Vec::new()) };
    refuse_flink(&[
        ("FlinkRunConfiguration", given.flink_run_configuration.is_some()),
        ("ApplicationRestoreConfiguration", given.application_restore_configuration.is_some()),
    ])?;
    let of = |one: &api::SqlRunConfiguration| {
        Some((owned(&one.input_id), position(&one.input_starting_position_configuration)?))
    };
    Ok(given.sql_run_configurations.iter().flatten().filter_map(of).collect())
}

/// A version as the wire has it.
pub(super) fn version_id(version: u64) -> i64 {
    i64::try_from(version).unwrap_or(i64::MAX)
}

pub(super) fn status(status: Status) -> api::ApplicationStatus {
    text(status.as_str()).into()
}

pub(super) fn summary(application: &Application) -> api::ApplicationSummary {
    api::ApplicationSummary {
        application_name: text(&application.name),
        application_arn: application.arn().into(),
        application_status: status(application.status),
        application_version_id: version_id(application.version),
        runtime_environment: api::RuntimeEnvironment::Sql10,
        application_mode: None,
    }
}

/// The current version.
pub(super) fn detail(application: &Application) -> api::ApplicationDetail {
    let current = application.version;
    version_detail(application, current).unwrap_or_default()
}

/// One of the versions that are kept.
pub(super) fn version_detail(application: &Application, version: u64) -> Option<api::ApplicationDetail> {
    let (made, config) = application.version(version)?;
    let is_current = version == application.version;
    Some(api::ApplicationDetail {
        application_arn: application.arn().into(),
        application_description: some_text(config.description.as_ref()),
        application_name: text(&application.name),
        runtime_environment: api::RuntimeEnvironment::Sql10,
        service_execution_role: some_text(config.role.as_ref()),
        application_status: status(application.status),
        application_version_id: version_id(version),
        create_timestamp: Some(application.created),
        last_update_timestamp: Some(if is_current { application.updated } else { made }),
        application_configuration_description: Some(described(application, config)),
        cloud_watch_logging_option_descriptions: some_list(described_logging(config)),
        application_version_updated_from: (version > 1).then(|| version_id(version - 1)),
        application_version_create_timestamp: Some(made),
        conditional_token: is_current.then(|| application.token().into()),
        ..api::ApplicationDetail::default()
    })
}

fn some_list<T>(list: Vec<T>) -> Option<Vec<T>> {
    Some(list).filter(|list| !list.is_empty())
}

fn described(application: &Application, config: &Config) -> api::ApplicationConfigurationDescription {
    let size = i64::try_from(config.code.len()).ok();
    api::ApplicationConfigurationDescription {
        sql_application_configuration_description: Some(api::SqlApplicationConfigurationDescription {
            input_descriptions: some_list(described_inputs(application, config)),
            output_descriptions: some_list(described_outputs(config)),
            reference_data_source_descriptions: some_list(described_references(config)),
        }),
        application_code_configuration_description: Some(api::ApplicationCodeConfigurationDescription {
            code_content_type: api::CodeContentType::Plaintext,
            code_content_description: Some(api::CodeContentDescription {
                text_content: Some(text(&config.code)),
                code_size: size,
                ..api::CodeContentDescription::default()
            }),
        }),
        ..api::ApplicationConfigurationDescription::default()
    }
}

pub(super) fn described_inputs(application: &Application, config: &Config) -> Vec<api::InputDescription> {
    config.inputs.iter().map(|input| described_input(application, input)).collect()
}

fn described_input(application: &Application, input: &Input) -> api::InputDescription {
    let Endpoint { kind, arn, role } = &input.source;
    let (resource_arn, role_arn) = (text(arn), some_text(role.as_ref()));
    let mut described = api::InputDescription {
        input_id: Some(text(&input.id)),
        name_prefix: Some(text(&input.prefix)),
        in_app_stream_names: Some(stream_names(input)),
        input_processing_configuration_description: input.processor.as_ref().map(described_processor),
        input_schema: Some(source_schema(&input.schema)),
        input_parallelism: Some(api::InputParallelism { count: i32::try_from(input.parallelism).ok() }),
        input_starting_position_configuration: began(application, input),
        ..api::InputDescription::default()
    };
    if *kind == EndpointKind::Firehose {
        described.kinesis_firehose_input_description =
            Some(api::KinesisFirehoseInputDescription { resource_arn, role_arn });
    } else {
        described.kinesis_streams_input_description =
            Some(api::KinesisStreamsInputDescription { resource_arn, role_arn });
    }
    described
}

pub(super) fn described_processor(function: &Function) -> api::InputProcessingConfigurationDescription {
    api::InputProcessingConfigurationDescription {
        input_lambda_processor_description: Some(api::InputLambdaProcessorDescription {
            resource_arn: text(&function.arn),
            role_arn: some_text(function.role.as_ref()),
        }),
    }
}

pub(super) fn described_outputs(config: &Config) -> Vec<api::OutputDescription> {
    config.outputs.iter().map(described_output).collect()
}

fn described_output(output: &Output) -> api::OutputDescription {
    let Endpoint { kind, arn, role } = &output.destination;
    let (resource_arn, role_arn) = (text(arn), some_text(role.as_ref()));
    let mut described = api::OutputDescription {
        output_id: Some(text(&output.id)),
        name: Some(text(&output.name)),
        destination_schema: Some(api::DestinationSchema { record_format_type: format_type(output.format) }),
        ..api::OutputDescription::default()
    };
    match kind {
        EndpointKind::Stream => {
            described.kinesis_streams_output_description =
                Some(api::KinesisStreamsOutputDescription { resource_arn, role_arn });
        }
        EndpointKind::Firehose => {
            described.kinesis_firehose_output_description =
                Some(api::KinesisFirehoseOutputDescription { resource_arn, role_arn });
        }
        EndpointKind::Lambda => {
            described.lambda_output_description =
                Some(api::LambdaOutputDescription { resource_arn, role_arn });
        }
    }
    described
}

pub(super) fn described_references(config: &Config) -> Vec<api::ReferenceDataSourceDescription> {
    let described = |reference: &Reference| api::ReferenceDataSourceDescription {
        reference_id: text(&reference.id),
        table_name: text(&reference.table),
        s3_reference_data_source_description: api::S3ReferenceDataSourceDescription {
            bucket_arn: text(&reference.bucket),
            file_key: text(&reference.key),
            reference_role_arn: some_text(reference.role.as_ref()),
        },
        reference_schema: Some(source_schema(&reference.schema)),
    };
    config.references.iter().map(described).collect()
}

pub(super) fn described_logging(config: &Config) -> Vec<api::CloudWatchLoggingOptionDescription> {
    let described = |logging: &Logging| api::CloudWatchLoggingOptionDescription {
        cloud_watch_logging_option_id: Some(text(&logging.id)),
        log_stream_arn: text(&logging.log_stream),
        role_arn: some_text(logging.role.as_ref()),
    };
    config.logging.iter().map(described).collect()
}
