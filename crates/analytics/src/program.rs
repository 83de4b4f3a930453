//! What a configuration means to the dialect: inputs and tables as the binder takes them, and whether the program is valid.

use sql::bind::{self, Options, Source};
use sql::error::SqlError;
use sql::input::{Decoder, Format, InputSchema, WrongSchema, columns};
use sql::plan::Program;

use crate::core::{Config, Mapping, RowFormat, Schema};

/// Why a configuration is none that can run.
#[derive(Debug, PartialEq)]
pub(crate) enum Invalid {
    /// A schema makes no sense. The text says which and why.
    Schema(String),
    /// The program does not parse or bind.
    Code(SqlError),
}

impl std::fmt::Display for Invalid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Invalid::Schema(text) => f.write_str(text),
            Invalid::Code(error) => error.fmt(f),
        }
    }
}

/// Checks all of a configuration that can be checked. A program without an input is not read: AWS takes any text then.
pub(crate) fn check(config: &Config) -> Result<Option<Program>, Invalid> {
    let sources = sources(config)?;
    if config.code.trim().is_empty() || config.inputs.is_empty() {
        return Ok(None);
    }
    bind::program(&config.code, &sources, Options::default()).map(Some).map_err(Invalid::Code)
}

fn sources(config: &Config) -> Result<Vec<Source>, Invalid> {
    let mut sources = Vec::new();
    for input in &config.inputs {
        let schema = input_schema(&input.schema)
            .and_then(|schema| Decoder::new(&schema).map(|_| schema))
            .map_err(|why| Invalid::Schema(format!("InputSchema of input {}: {why}", input.prefix)))?;
        sources.extend((1..=input.parallelism).map(|n| Source {
            name: in_application_stream(&input.prefix, n),
            columns: columns(&schema),
            visible: schema.columns.len(),
            is_table: false,
        }));
    }
    for reference in &config.references {
        let schema = input_schema(&reference.schema)
            .and_then(|schema| Decoder::for_table(&schema).map(|_| schema))
            .map_err(|why| Invalid::Schema(format!("ReferenceSchema of table {}: {why}", reference.table)))?;
        let columns: Vec<_> = schema
            .columns
            .into_iter()
            .map(|column| sql::types::Column::new(column.name, column.ty))
            .collect();
        let visible = columns.len();
        sources.push(Source { name: reference.table.clone(), columns, visible, is_table: true });
    }
    Ok(sources)
}

/// The n-th in-application stream of an input, from 1.
pub(crate) fn in_application_stream(prefix: &str, n: u32) -> String {
    format!("{prefix}_{n:03}")
}

/// A schema as the dialect has it.
pub(crate) fn input_schema(schema: &Schema) -> Result<InputSchema, WrongSchema> {
    if let Some(encoding) = &schema.encoding
        && !["UTF-8", "UTF8"].contains(&encoding.to_uppercase().as_str())
    {
        return Err(WrongSchema(format!(
            "RecordEncoding '{encoding}' is not supported; the only one is UTF-8"
        )));
    }
    let format = match (schema.format, &schema.mapping) {
        (RowFormat::Json, Some(Mapping::Json { row_path })) => Format::Json { row_path: row_path.clone() },
        (RowFormat::Json, None) => Format::Json { row_path: "$".to_owned() },
        (RowFormat::Csv, Some(Mapping::Csv { row, column })) => {
            Format::Csv { row: row.clone(), column: column.clone() }
        }
        (RowFormat::Csv, None) => Format::Csv { row: "\n".to_owned(), column: ",".to_owned() },
        (RowFormat::Json, Some(Mapping::Csv { .. })) | (RowFormat::Csv, Some(Mapping::Json { .. })) => {
            let message = "MappingParameters are of another format than RecordFormatType";
            return Err(WrongSchema(message.to_owned()));
        }
    };
    let columns = schema.columns.iter();
    let columns = columns.map(|c| (c.name.clone(), c.sql_type.clone(), c.mapping.clone())).collect();
    InputSchema::new(format, columns)
}
