//! Records to rows.

use super::record::RecordError;
use super::schema::{Format, InputSchema, WrongSchema};
use super::{csv, json_rows};
use crate::ops::ErrorName;
use crate::types::{Column, Type};
use crate::value::Value;

/// What a record brings besides its bytes; becomes the hidden columns of the input.
#[derive(Clone, Debug)]
pub struct Meta {
    /// When the stream took the record, in milliseconds since 1970.
    pub arrival: i64,
    /// The partition key.
    pub partition_key: Value,
    /// The sequence number.
    pub sequence_number: Value,
    /// The shard.
    pub shard_id: Value,
}

/// Makes rows of records.
#[derive(Debug)]
pub struct Decoder {
    columns: Vec<Column>,
    hidden: Vec<Hidden>,
    kind: Kind,
    scratch: Vec<Value>,
}

#[derive(Debug)]
enum Kind {
    Json(json_rows::Paths),
    Csv(csv::Csv),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hidden {
    Arrival,
    PartitionKey,
    SequenceNumber,
    ShardId,
}

const HIDDEN: [(Hidden, &str); 4] = [
    (Hidden::Arrival, "APPROXIMATE_ARRIVAL_TIME"),
    (Hidden::PartitionKey, "PARTITION_KEY"),
    (Hidden::SequenceNumber, "SEQUENCE_NUMBER"),
    (Hidden::ShardId, "SHARD_ID"),
];

/// The columns of an in-application input stream: those of the schema, then the hidden ones that it does not have.
pub fn columns(schema: &InputSchema) -> Vec<Column> {
    let mut columns: Vec<Column> =
        schema.columns.iter().map(|column| Column::new(column.name.clone(), column.ty.clone())).collect();
    for (hidden, name) in hidden_columns(schema) {
        let ty = if hidden == Hidden::Arrival { Type::Timestamp } else { Type::Varchar(256) };
        columns.push(Column::new(name, ty));
    }
    columns
}

fn hidden_columns(schema: &InputSchema) -> impl Iterator<Item = (Hidden, &'static str)> + '_ {
    HIDDEN.into_iter().filter(|(_, name)| !schema.columns.iter().any(|column| column.name == *name))
}

impl Decoder {
    /// For records of a stream, with hidden columns.
    pub fn new(schema: &InputSchema) -> Result<Decoder, WrongSchema> {
        let mut decoder = Decoder::for_table(schema)?;
        decoder.hidden = hidden_columns(schema).map(|(hidden, _)| hidden).collect();
        Ok(decoder)
    }

    /// For an object of reference data.
    pub fn for_table(schema: &InputSchema) -> Result<Decoder, WrongSchema> {
        let kind = match &schema.format {
            Format::Json { row_path } => Kind::Json(json_rows::Paths::new(row_path, &schema.columns)?),
            Format::Csv { column, row } => Kind::Csv(csv::Csv::new(column, row)),
        };
        let columns =
            schema.columns.iter().map(|column| Column::new(column.name.clone(), column.ty.clone())).collect();
        Ok(Decoder { columns, hidden: Vec::new(), kind, scratch: Vec::new() })
    }

    /// Calls `row` with each row of a record, or with what is wrong with it.
    pub fn decode(
        &mut self,
        record: &[u8],
        meta: &Meta,
        row: &mut dyn FnMut(Result<std::sync::Arc<[Value]>, RecordError>),
    ) {
        let Ok(text) = std::str::from_utf8(record) else {
            let message = "The record is not UTF-8".to_string();
            return row(Err(RecordError { name: ErrorName::Parse, message }));
        };
        let Decoder { columns, hidden, kind, scratch } = self;
        let mut give = |values: &mut Vec<Value>| {
            for hidden in hidden.iter() {
                values.push(match hidden {
                    Hidden::Arrival => Value::Int(meta.arrival),
                    Hidden::PartitionKey => meta.partition_key.clone(),
                    Hidden::SequenceNumber => meta.sequence_number.clone(),
                    Hidden::ShardId => meta.shard_id.clone(),
                });
            }
            values.drain(..).collect()
        };
        match kind {
            Kind::Json(paths) => paths.rows(text, columns, scratch, &mut |result| row(result.map(&mut give))),
            Kind::Csv(csv) => csv.rows(text, columns, scratch, &mut |result| row(result.map(&mut give))),
        }
    }
}
