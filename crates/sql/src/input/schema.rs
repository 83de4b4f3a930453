//! The InputSchema of the API.

use crate::json::Json;
use crate::parse;
use crate::types::Type;

/// RecordFormat and RecordColumns.
#[derive(Clone, Debug, PartialEq)]
pub struct InputSchema {
    /// JSON or CSV.
    pub format: Format,
    /// The columns.
    pub columns: Vec<RecordColumn>,
}

/// RecordFormat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON with the path of the rows.
    Json {
        /// RecordRowPath.
        row_path: String,
    },
    /// CSV with its delimiters.
    Csv {
        /// RecordColumnDelimiter.
        column: String,
        /// RecordRowDelimiter.
        row: String,
    },
}

/// A RecordColumn.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordColumn {
    /// Name.
    pub name: String,
    /// SqlType.
    pub ty: Type,
    /// Mapping.
    pub mapping: Option<String>,
}

/// Why a schema makes no sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongSchema(pub String);

impl std::fmt::Display for WrongSchema {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

fn wrong<T>(message: impl Into<String>) -> Result<T, WrongSchema> {
    Err(WrongSchema(message.into()))
}

impl InputSchema {
    /// A schema from RecordFormatType, mapping parameters and columns.
    pub fn new(
        format: Format,
        columns: Vec<(String, String, Option<String>)>,
    ) -> Result<InputSchema, WrongSchema> {
        if columns.is_empty() || columns.len() > 1000 {
            return wrong("RecordColumns has from 1 to 1000 columns");
        }
        let mut all: Vec<RecordColumn> = Vec::new();
        for (name, sql_type, mapping) in columns {
            let ty = parse::data_type(&sql_type);
            let Ok(ty) = ty else {
                return wrong(format!("SqlType '{sql_type}' of column '{name}' is no type"));
            };
            if all.iter().any(|column| column.name == name) {
                return wrong(format!("Column '{name}' is there twice"));
            }
            all.push(RecordColumn { name, ty, mapping });
        }
        Ok(InputSchema { format, columns: all })
    }

    /// From the JSON of the API.
    pub fn from_json(json: &Json) -> Result<InputSchema, WrongSchema> {
        let Some(format) = json.get("RecordFormat") else { return wrong("RecordFormat is missing") };
        let parameters =
            |name: &str| format.get("MappingParameters").and_then(|parameters| parameters.get(name));
        let format = match format.get("RecordFormatType").and_then(Json::text) {
            Some("JSON") => {
                let path = parameters("JSONMappingParameters").and_then(|json| json.get("RecordRowPath"));
                Format::Json { row_path: path.and_then(Json::text).unwrap_or("$").to_string() }
            }
            Some("CSV") => {
                let csv = parameters("CSVMappingParameters");
                let text = |name: &str| csv.and_then(|csv| csv.get(name)).and_then(Json::text);
                Format::Csv {
                    column: text("RecordColumnDelimiter").unwrap_or(",").to_string(),
                    row: text("RecordRowDelimiter").unwrap_or("\n").to_string(),
                }
            }
            other => {
                return wrong(format!(
                    "RecordFormatType must be JSON or CSV, not {}",
                    other.unwrap_or("missing")
                ));
            }
        };
        let mut columns = Vec::new();
        for column in json.get("RecordColumns").map(Json::items).unwrap_or_default() {
            let text = |name: &str| column.get(name).and_then(Json::text).map(str::to_string);
            let (Some(name), Some(sql_type)) = (text("Name"), text("SqlType")) else {
                return wrong("Each of RecordColumns has a Name and a SqlType");
            };
            columns.push((name, sql_type, text("Mapping")));
        }
        InputSchema::new(format, columns)
    }
}
