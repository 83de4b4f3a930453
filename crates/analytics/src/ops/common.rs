//! What both APIs have in common: shapes that do not differ, and checks of ARNs.

use std::collections::BTreeMap;

use base::{AccountId, Arn, Scope};
use bytestring::ByteString;
use model::kinesisanalytics::{
    CSVMappingParameters, InputSchemaUpdate, InputStartingPosition, InputStartingPositionConfiguration,
    JSONMappingParameters, MappingParameters, RecordColumn, RecordFormat, RecordFormatType, SourceSchema,
    Tag,
};
use service_api::ServiceError;

use crate::core::{
    Application, Column, Endpoint, EndpointKind, Input, Mapping, Position, RowFormat, Schema, SchemaUpdate,
};
use crate::{error, program};

/// Tags that AWS itself gives begin with this.
const RESERVED_TAG: &str = "aws:";
/// Members of which an input has one.
pub(super) const INPUT_KINDS: &str = "KinesisStreamsInput and KinesisFirehoseInput";
/// Members of which an output has one.
pub(super) const OUTPUT_KINDS: &str = "KinesisStreamsOutput, KinesisFirehoseOutput and LambdaOutput";

/// A text of the wire as one of the machine.
pub(super) fn owned(text: &ByteString) -> String {
    text.to_string()
}

/// The same where there may be none.
pub(super) fn some(text: Option<&ByteString>) -> Option<String> {
    text.map(ToString::to_string)
}

/// A text of the machine as one of the wire.
pub(super) fn text(text: &str) -> ByteString {
    text.into()
}

/// The same where there may be none.
pub(super) fn some_text(text: Option<&String>) -> Option<ByteString> {
    text.map(|text| text.as_str().into())
}

/// The one member of a union that was given.
pub(super) fn one_of<T>(given: impl IntoIterator<Item = Option<T>>, what: &str) -> Result<T, ServiceError> {
    let mut given = given.into_iter().flatten();
    match (given.next(), given.next()) {
        (Some(one), None) => Ok(one),
        _ => Err(error::invalid(format!("Exactly one of {what} must be given."))),
    }
}

/// The same where none may be given.
pub(super) fn at_most_one_of<T>(
    given: impl IntoIterator<Item = Option<T>>,
    what: &str,
) -> Result<Option<T>, ServiceError> {
    let mut given = given.into_iter().flatten();
    match (given.next(), given.next()) {
        (one, None) => Ok(one),
        _ => Err(error::invalid(format!("At most one of {what} can be given."))),
    }
}

/// A resource of a kind, when its ARN is of that kind.
pub(super) fn endpoint(
    kind: EndpointKind,
    arn: &ByteString,
    role: Option<&ByteString>,
) -> Result<Endpoint, ServiceError> {
    check_arn(kind, arn)?;
    Ok(Endpoint { kind, arn: owned(arn), role: some(role) })
}

/// Refuses the ARN of something else than what is asked for.
pub(super) fn check_arn(kind: EndpointKind, text: &str) -> Result<(), ServiceError> {
    let (what, service, prefix) = match kind {
        EndpointKind::Stream => ("data stream", "kinesis", "stream/"),
        EndpointKind::Firehose => ("delivery stream", "firehose", "deliverystream/"),
        EndpointKind::Lambda => ("function", "lambda", "function:"),
    };
    let named = |arn: &Arn| {
        let name = arn.resource.strip_prefix(prefix);
        &*arn.service == service && name.is_some_and(|name| !name.is_empty() && !name.contains('/'))
    };
    match Arn::parse(text) {
        Ok(arn) if named(&arn) => Ok(()),
        _ => Err(error::invalid(format!("ResourceARN {text} is not the ARN of a {what}."))),
    }
}

/// Whether a text is the ARN of a role: `arn:aws:iam::ACCOUNT:role/NAME`.
pub(super) fn is_role(text: &str) -> bool {
    let parts: Vec<_> = text.splitn(6, ':').collect();
    let ["arn", partition, "iam", "", account, resource] = parts[..] else { return false };
    let named = resource.strip_prefix("role/").is_some_and(|name| !name.is_empty());
    partition.starts_with("aws") && AccountId::parse(account).is_some() && named
}

/// Account, region and name of an application, from its ARN.
pub(super) fn application_of(arn: &str) -> Result<(Scope, String), ServiceError> {
    let parsed = Arn::parse(arn).ok().filter(|arn| &*arn.service == "kinesisanalytics");
    let found = parsed.and_then(|arn| {
        let name = arn.resource.strip_prefix("application/")?.to_owned();
        Some((arn.scope.clone(), name))
    });
    found.ok_or_else(|| error::invalid(format!("{arn} is not the ARN of an application.")))
}

/// The ARN of an application.
pub(super) fn arn_of(scope: &Scope, name: &str) -> String {
    format!("arn:aws:kinesisanalytics:{}:{}:application/{name}", scope.region, scope.account)
}

pub(super) fn tags(given: &[Tag]) -> Result<BTreeMap<String, String>, ServiceError> {
    let mut tags = BTreeMap::new();
    for tag in given {
        if tag.key.to_ascii_lowercase().starts_with(RESERVED_TAG) {
            return Err(error::invalid(format!(
                "Tag key {} begins with {RESERVED_TAG}, which is reserved.",
                tag.key
            )));
        }
        if tags.insert(owned(&tag.key), tag.value.as_ref().map(owned).unwrap_or_default()).is_some() {
            return Err(error::invalid(format!("Tag key {} is given twice.", tag.key)));
        }
    }
    Ok(tags)
}

pub(super) fn tag_list(tags: &BTreeMap<String, String>) -> Vec<Tag> {
    tags.iter().map(|(key, value)| Tag { key: text(key), value: Some(text(value)) }).collect()
}

pub(super) fn format(kind: &RecordFormatType) -> RowFormat {
    match kind {
        RecordFormatType::Csv => RowFormat::Csv,
        // The tables let no other value pass.
        RecordFormatType::Json | RecordFormatType::Unknown(_) => RowFormat::Json,
    }
}

pub(super) fn format_type(format: RowFormat) -> RecordFormatType {
    match format {
        RowFormat::Json => RecordFormatType::Json,
        RowFormat::Csv => RecordFormatType::Csv,
    }
}

pub(super) fn schema(given: &SourceSchema) -> Result<Schema, ServiceError> {
    let (format, mapping) = record_format(&given.record_format)?;
    let columns = columns(&given.record_columns);
    Ok(Schema { format, mapping, encoding: some(given.record_encoding.as_ref()), columns })
}

fn record_format(given: &RecordFormat) -> Result<(RowFormat, Option<Mapping>), ServiceError> {
    let Some(parameters) = &given.mapping_parameters else {
        return Ok((format(&given.record_format_type), None));
    };
    let json = parameters
        .json_mapping_parameters
        .as_ref()
        .map(|json| Mapping::Json { row_path: owned(&json.record_row_path) });
    let csv = parameters.csv_mapping_parameters.as_ref().map(|csv| Mapping::Csv {
        row: owned(&csv.record_row_delimiter),
        column: owned(&csv.record_column_delimiter),
    });
    let mapping = one_of([json, csv], "JSONMappingParameters and CSVMappingParameters")?;
    Ok((format(&given.record_format_type), Some(mapping)))
}

fn columns(given: &[RecordColumn]) -> Vec<Column> {
    let column = |column: &RecordColumn| Column {
        name: owned(&column.name),
        mapping: some(column.mapping.as_ref()),
        sql_type: owned(&column.sql_type),
    };
    given.iter().map(column).collect()
}

pub(super) fn schema_update(given: &InputSchemaUpdate) -> Result<SchemaUpdate, ServiceError> {
    Ok(SchemaUpdate {
        format: given.record_format_update.as_ref().map(record_format).transpose()?,
        encoding: some(given.record_encoding_update.as_ref()),
        columns: given.record_column_updates.as_deref().map(columns),
    })
}

pub(super) fn source_schema(schema: &Schema) -> SourceSchema {
    let mapping = schema.mapping.as_ref().map(|mapping| match mapping {
        Mapping::Json { row_path } => MappingParameters {
            json_mapping_parameters: Some(JSONMappingParameters { record_row_path: text(row_path) }),
            csv_mapping_parameters: None,
        },
        Mapping::Csv { row, column } => MappingParameters {
            json_mapping_parameters: None,
            csv_mapping_parameters: Some(CSVMappingParameters {
                record_row_delimiter: text(row),
                record_column_delimiter: text(column),
            }),
        },
    });
    let column = |column: &Column| RecordColumn {
        name: text(&column.name),
        mapping: some_text(column.mapping.as_ref()),
        sql_type: text(&column.sql_type),
    };
    SourceSchema {
        record_format: RecordFormat {
            record_format_type: format_type(schema.format),
            mapping_parameters: mapping,
        },
        record_encoding: some_text(schema.encoding.as_ref()),
        record_columns: schema.columns.iter().map(column).collect(),
    }
}

/// Where an input begins; `None` leaves it to the run before.
pub(super) fn position(given: &InputStartingPositionConfiguration) -> Option<Position> {
    match given.input_starting_position.as_ref()? {
        InputStartingPosition::Now => Some(Position::Now),
        InputStartingPosition::TrimHorizon => Some(Position::TrimHorizon),
        InputStartingPosition::LastStoppedPoint => Some(Position::LastStoppedPoint),
        InputStartingPosition::Unknown(_) => None,
    }
}

/// Where an input began, once it did.
pub(super) fn began(application: &Application, input: &Input) -> Option<InputStartingPositionConfiguration> {
    let position = application.positions.get(&input.id).copied();
    let position = position.or((application.run > 0).then_some(Position::LastStoppedPoint))?;
    let word = match position {
        Position::Now => InputStartingPosition::Now,
        Position::TrimHorizon => InputStartingPosition::TrimHorizon,
        Position::LastStoppedPoint => InputStartingPosition::LastStoppedPoint,
    };
    Some(InputStartingPositionConfiguration { input_starting_position: Some(word) })
}

/// Names of the in-application streams of an input.
pub(super) fn stream_names(input: &Input) -> Vec<ByteString> {
    (1..=input.parallelism).map(|n| program::in_application_stream(&input.prefix, n).into()).collect()
}

/// The number of in-application streams that is asked for; 1 where nothing is said.
pub(super) fn parallelism(count: Option<i32>) -> u32 {
    count.and_then(|count| u32::try_from(count).ok()).unwrap_or(1)
}
