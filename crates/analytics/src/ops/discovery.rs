//! DiscoverInputSchema of both APIs: looks at records and infers a schema from them (`sql/src/input/discover.rs`).

use std::borrow::Cow;

use bytes::Bytes;
use bytestring::ByteString;
use model::{Encode, ShapeWriter, kinesisanalytics::SourceSchema};
use service_api::{RequestContext, ServiceError};
use sql::input::{Discovered, Format, discover};

use crate::core::{Column, EndpointKind, Mapping, Position, RowFormat, Schema};
use crate::ops::common;
use crate::spec::{ReferenceLocation, SampleRequest, SampleSource, Source};
use crate::{Analytics, error, specs};

/// What either API asks for.
pub(super) struct Request {
    /// A stream or a delivery stream.
    pub(super) resource: Option<ByteString>,
    /// An object: its bucket and key.
    pub(super) object: Option<(ByteString, ByteString)>,
    /// The role in which it is read.
    pub(super) role: Option<ByteString>,
    /// Where to begin; the oldest record if nothing is said, so that records of the past are seen at once.
    pub(super) position: Option<Position>,
    /// The function of InputProcessingConfiguration.
    pub(super) processing: Option<ByteString>,
}

/// The answer. A value that its column cannot hold is null, which the generated structure has no place for.
pub(crate) struct Found {
    schema: SourceSchema,
    rows: Vec<Vec<Option<String>>>,
    processed: Option<Vec<ByteString>>,
    raw: Vec<ByteString>,
}

pub(super) async fn run(
    analytics: &Analytics,
    context: RequestContext,
    request: Request,
) -> Result<Found, ServiceError> {
    if let Some(function) = &request.processing {
        common::check_arn(EndpointKind::Lambda, function)?;
    }
    let object = request.object.map(|(bucket, key)| {
        SampleSource::Object(ReferenceLocation { bucket_arn: bucket.to_string(), key: key.to_string() })
    });
    let records = request.resource.map(|arn| records(&arn, request.position)).transpose()?;
    let source = common::one_of([object, records], "ResourceARN and S3Configuration")?;
    let processing = common::some(request.processing.as_ref());
    let is_processed = processing.is_some();
    let scope = context.caller.scope;
    let sampled = SampleRequest { scope, source, role: common::some(request.role.as_ref()), processing };
    let sample = analytics.runner().sample(sampled).await.map_err(error::sample_failed)?;
    let texts: Vec<Cow<'_, str>> = sample.processed.iter().map(|r| String::from_utf8_lossy(r)).collect();
    let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
    let raw = wire_texts(&sample.raw);
    let processed = is_processed.then(|| wire_texts(&sample.processed));
    match discover(&texts) {
        Some(Discovered { format, columns, rows }) => {
            let columns = columns.into_iter();
            let columns =
                columns.map(|c| Column { name: c.name, mapping: c.mapping, sql_type: c.sql_type }).collect();
            Ok(Found { schema: common::source_schema(&schema(format, columns)), rows, processed, raw })
        }
        None => Err(undetected(raw, processed)),
    }
}

fn records(arn: &ByteString, position: Option<Position>) -> Result<SampleSource, ServiceError> {
    let kind = if arn.contains(":firehose:") { EndpointKind::Firehose } else { EndpointKind::Stream };
    common::check_arn(kind, arn)?;
    let source = match kind {
        EndpointKind::Firehose => Source::Firehose(arn.to_string()),
        EndpointKind::Stream | EndpointKind::Lambda => Source::Stream(arn.to_string()),
    };
    let position = match (kind, position) {
        (_, Some(Position::LastStoppedPoint)) => {
            let message = "Discovery cannot begin at LAST_STOPPED_POINT: use NOW or TRIM_HORIZON.";
            return Err(error::invalid(message.to_owned()));
        }
        (EndpointKind::Firehose, Some(Position::TrimHorizon)) => {
            let message = "A delivery stream cannot be read from TRIM_HORIZON: use NOW.";
            return Err(error::invalid(message.to_owned()));
        }
        (EndpointKind::Firehose, None) => Position::Now,
        (_, position) => position.unwrap_or(Position::TrimHorizon),
    };
    Ok(SampleSource::Records(source, specs::starting_position(position)))
}

fn schema(format: Format, columns: Vec<Column>) -> Schema {
    let (format, mapping) = match format {
        Format::Json { row_path } => (RowFormat::Json, Mapping::Json { row_path }),
        Format::Csv { column, row } => (RowFormat::Csv, Mapping::Csv { row, column }),
    };
    Schema { format, mapping: Some(mapping), encoding: Some("UTF-8".to_owned()), columns }
}

fn undetected(raw: Vec<ByteString>, processed: Option<Vec<ByteString>>) -> ServiceError {
    let message = if raw.is_empty() {
        "No records were found in the source. Send some, or choose another starting position, and try again."
    } else {
        "The schema could not be inferred from the sampled records: they are neither JSON objects nor rows of delimited text of \
         two or more columns. Define the schema yourself."
    };
    let mut error = ServiceError::client("UnableToDetectSchemaException", message);
    error.lists.push(("RawInputRecords", raw));
    error.lists.push(("ProcessedInputRecords", processed.unwrap_or_default()));
    error
}

/// Records as texts: bytes that are no UTF-8 are shown as U+FFFD.
fn wire_texts(records: &[Bytes]) -> Vec<ByteString> {
    records.iter().map(|record| String::from_utf8_lossy(record).into_owned().into()).collect()
}

impl Encode for Found {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.key("InputSchema");
        self.schema.encode(out);
        out.key("ParsedInputRecords");
        out.begin_list(self.rows.len());
        for row in &self.rows {
            out.begin_list(row.len());
            for value in row {
                match value {
                    Some(value) => out.string(value),
                    None => out.null(),
                }
            }
            out.end_list();
        }
        out.end_list();
        if let Some(processed) = &self.processed {
            out.key("ProcessedInputRecords");
            processed.encode(out);
        }
        out.key("RawInputRecords");
        self.raw.encode(out);
        out.end_map();
    }
}
