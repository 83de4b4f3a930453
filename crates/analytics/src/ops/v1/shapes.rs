//! Shapes of the first API to and from the machine's: a role for each resource.

use bytestring::ByteString;
use model::kinesisanalytics as api;
use service_api::ServiceError;

use crate::core::{
    Application, Change, Endpoint, EndpointKind, EndpointUpdate, Function, FunctionUpdate, Input,
    InputUpdate, Logging, Output, OutputUpdate, Reference, ReferenceUpdate, Status,
};
use crate::ops::common::{
    INPUT_KINDS, OUTPUT_KINDS, at_most_one_of, began, check_arn, endpoint, format, format_type, one_of,
    owned, parallelism, schema, schema_update, some, some_text, source_schema, stream_names, text,
};

pub(super) fn input(given: &api::Input) -> Result<Input, ServiceError> {
    let stream = given.kinesis_streams_input.as_ref();
    let firehose = given.kinesis_firehose_input.as_ref();
    let (kind, arn, role) = one_of(
        [
            stream.map(|one| (EndpointKind::Stream, &one.resource_arn, &one.role_arn)),
            firehose.map(|one| (EndpointKind::Firehose, &one.resource_arn, &one.role_arn)),
        ],
        INPUT_KINDS,
    )?;
    let processing = given.input_processing_configuration.as_ref();
    Ok(Input {
        id: String::new(),
        prefix: owned(&given.name_prefix),
        source: endpoint(kind, arn, Some(role))?,
        schema: schema(&given.input_schema)?,
        parallelism: parallelism(given.input_parallelism.as_ref().and_then(|parallelism| parallelism.count)),
        processor: processing.map(processor).transpose()?,
    })
}

pub(super) fn processor(given: &api::InputProcessingConfiguration) -> Result<Function, ServiceError> {
    let api::InputLambdaProcessor { resource_arn, role_arn } = &given.input_lambda_processor;
    check_arn(EndpointKind::Lambda, resource_arn)?;
    Ok(Function { arn: owned(resource_arn), role: Some(owned(role_arn)) })
}

pub(super) fn output(given: &api::Output) -> Result<Output, ServiceError> {
    let stream = given.kinesis_streams_output.as_ref();
    let firehose = given.kinesis_firehose_output.as_ref();
    let lambda = given.lambda_output.as_ref();
    let (kind, arn, role) = one_of(
        [
            stream.map(|one| (EndpointKind::Stream, &one.resource_arn, &one.role_arn)),
            firehose.map(|one| (EndpointKind::Firehose, &one.resource_arn, &one.role_arn)),
            lambda.map(|one| (EndpointKind::Lambda, &one.resource_arn, &one.role_arn)),
        ],
        OUTPUT_KINDS,
    )?;
    Ok(Output {
        id: String::new(),
        name: owned(&given.name),
        destination: endpoint(kind, arn, Some(role))?,
        format: format(&given.destination_schema.record_format_type),
    })
}

pub(super) fn reference(given: &api::ReferenceDataSource) -> Result<Reference, ServiceError> {
    let s3 = one_of([given.s3_reference_data_source.as_ref()], "S3ReferenceDataSource")?;
    Ok(Reference {
        id: String::new(),
        table: owned(&given.table_name),
        bucket: owned(&s3.bucket_arn),
        key: owned(&s3.file_key),
        role: Some(owned(&s3.reference_role_arn)),
        schema: schema(&given.reference_schema)?,
    })
}

pub(super) fn logging(given: &api::CloudWatchLoggingOption) -> Logging {
    let (log_stream, role) = (owned(&given.log_stream_arn), Some(owned(&given.role_arn)));
    Logging { id: String::new(), log_stream, role }
}

pub(super) fn changes(given: &api::ApplicationUpdate) -> Result<Vec<Change>, ServiceError> {
    let mut changes = Vec::new();
    changes.extend(given.application_code_update.as_ref().map(|code| Change::Code(owned(code))));
    for update in given.input_updates.iter().flatten() {
        changes.push(Change::UpdateInput(input_update(update)?));
    }
    for update in given.output_updates.iter().flatten() {
        changes.push(Change::UpdateOutput(output_update(update)?));
    }
    for update in given.reference_data_source_updates.iter().flatten() {
        changes.push(Change::UpdateReference(reference_update(update)?));
    }
    let logging = |update: &api::CloudWatchLoggingOptionUpdate| Change::UpdateLogging {
        id: owned(&update.cloud_watch_logging_option_id),
        log_stream: some(update.log_stream_arn_update.as_ref()),
        role: some(update.role_arn_update.as_ref()),
    };
    changes.extend(given.cloud_watch_logging_option_updates.iter().flatten().map(logging));
    Ok(changes)
}

fn input_update(given: &api::InputUpdate) -> Result<InputUpdate, ServiceError> {
    let stream = given.kinesis_streams_input_update.as_ref();
    let firehose = given.kinesis_firehose_input_update.as_ref();
    let source = at_most_one_of(
        [
            stream.map(|one| (EndpointKind::Stream, &one.resource_arn_update, &one.role_arn_update)),
            firehose.map(|one| (EndpointKind::Firehose, &one.resource_arn_update, &one.role_arn_update)),
        ],
        INPUT_KINDS,
    )?;
    let processor = given.input_processing_configuration_update.as_ref();
    Ok(InputUpdate {
        id: owned(&given.input_id),
        prefix: some(given.name_prefix_update.as_ref()),
        source: source.map(endpoint_update).transpose()?,
        schema: given.input_schema_update.as_ref().map(schema_update).transpose()?,
        parallelism: given
            .input_parallelism_update
            .as_ref()
            .and_then(|update| update.count_update)
            .map(|count| parallelism(Some(count))),
        processor: processor
            .map(|update| processor_update(&update.input_lambda_processor_update))
            .transpose()?,
    })
}

fn processor_update(given: &api::InputLambdaProcessorUpdate) -> Result<FunctionUpdate, ServiceError> {
    let arn = given.resource_arn_update.as_ref();
    arn.map_or(Ok(()), |arn| check_arn(EndpointKind::Lambda, arn))?;
    Ok(FunctionUpdate { arn: some(arn), role: some(given.role_arn_update.as_ref()) })
}

type Update<'a> = (EndpointKind, &'a Option<ByteString>, &'a Option<ByteString>);

fn endpoint_update((kind, arn, role): Update<'_>) -> Result<EndpointUpdate, ServiceError> {
    arn.as_ref().map_or(Ok(()), |arn| check_arn(kind, arn))?;
    Ok(EndpointUpdate { kind, arn: some(arn.as_ref()), role: some(role.as_ref()) })
}

fn output_update(given: &api::OutputUpdate) -> Result<OutputUpdate, ServiceError> {
    let stream = given.kinesis_streams_output_update.as_ref();
    let firehose = given.kinesis_firehose_output_update.as_ref();
    let lambda = given.lambda_output_update.as_ref();
    let destination = at_most_one_of(
        [
            stream.map(|one| (EndpointKind::Stream, &one.resource_arn_update, &one.role_arn_update)),
            firehose.map(|one| (EndpointKind::Firehose, &one.resource_arn_update, &one.role_arn_update)),
            lambda.map(|one| (EndpointKind::Lambda, &one.resource_arn_update, &one.role_arn_update)),
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

fn reference_update(given: &api::ReferenceDataSourceUpdate) -> Result<ReferenceUpdate, ServiceError> {
    let s3 = given.s3_reference_data_source_update.as_ref();
    Ok(ReferenceUpdate {
        id: owned(&given.reference_id),
        table: some(given.table_name_update.as_ref()),
        bucket: some(s3.and_then(|s3| s3.bucket_arn_update.as_ref())),
        key: some(s3.and_then(|s3| s3.file_key_update.as_ref())),
        role: some(s3.and_then(|s3| s3.reference_role_arn_update.as_ref())),
        schema: given.reference_schema_update.as_ref().map(schema).transpose()?,
    })
}

pub(super) fn status(status: Status) -> api::ApplicationStatus {
    text(status.as_str()).into()
}

pub(super) fn summary(application: &Application) -> api::ApplicationSummary {
    api::ApplicationSummary {
        application_name: text(&application.name),
        application_arn: application.arn().into(),
        application_status: status(application.status),
    }
}

pub(super) fn detail(application: &Application) -> api::ApplicationDetail {
    let config = &application.config;
    let some_list = |any: bool| any.then_some(());
    let role = config.role.as_ref();
    api::ApplicationDetail {
        application_name: text(&application.name),
        application_description: some_text(config.description.as_ref()),
        application_arn: application.arn().into(),
        application_status: status(application.status),
        create_timestamp: Some(application.created),
        last_update_timestamp: Some(application.updated),
        input_descriptions: some_list(!config.inputs.is_empty())
            .map(|()| config.inputs.iter().map(|input| described_input(application, input)).collect()),
        output_descriptions: some_list(!config.outputs.is_empty())
            .map(|()| config.outputs.iter().map(described_output).collect()),
        reference_data_source_descriptions: some_list(!config.references.is_empty())
            .map(|()| config.references.iter().map(|one| described_reference(one, role)).collect()),
        cloud_watch_logging_option_descriptions: some_list(!config.logging.is_empty())
            .map(|()| config.logging.iter().map(|one| described_logging(one, role)).collect()),
        application_code: Some(text(&config.code)),
        application_version_id: i64::try_from(application.version).unwrap_or(i64::MAX),
    }
}

fn described_input(application: &Application, input: &Input) -> api::InputDescription {
    let Endpoint { kind, arn, role } = &input.source;
    let (resource_arn, role_arn) = (Some(text(arn)), some_text(role.as_ref()));
    let mut described = api::InputDescription {
        input_id: Some(text(&input.id)),
        name_prefix: Some(text(&input.prefix)),
        in_app_stream_names: Some(stream_names(input)),
        input_processing_configuration_description: input.processor.as_ref().map(|function| {
            api::InputProcessingConfigurationDescription {
                input_lambda_processor_description: Some(api::InputLambdaProcessorDescription {
                    resource_arn: Some(text(&function.arn)),
                    role_arn: some_text(function.role.as_ref()),
                }),
            }
        }),
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

fn described_output(output: &Output) -> api::OutputDescription {
    let Endpoint { kind, arn, role } = &output.destination;
    let (resource_arn, role_arn) = (Some(text(arn)), some_text(role.as_ref()));
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

/// This API always has a role: for what the second one made, it is that of the application.
fn own_role(own: Option<&String>, application: Option<&String>) -> ByteString {
    some_text(own.or(application)).unwrap_or_default()
}

fn described_reference(reference: &Reference, role: Option<&String>) -> api::ReferenceDataSourceDescription {
    api::ReferenceDataSourceDescription {
        reference_id: text(&reference.id),
        table_name: text(&reference.table),
        s3_reference_data_source_description: api::S3ReferenceDataSourceDescription {
            bucket_arn: text(&reference.bucket),
            file_key: text(&reference.key),
            reference_role_arn: own_role(reference.role.as_ref(), role),
        },
        reference_schema: Some(source_schema(&reference.schema)),
    }
}

fn described_logging(logging: &Logging, role: Option<&String>) -> api::CloudWatchLoggingOptionDescription {
    api::CloudWatchLoggingOptionDescription {
        cloud_watch_logging_option_id: Some(text(&logging.id)),
        log_stream_arn: text(&logging.log_stream),
        role_arn: own_role(logging.role.as_ref(), role),
    }
}
