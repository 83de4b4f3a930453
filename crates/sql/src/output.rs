//! Rows as outputs write them: JSON objects, lines of CSV, and the rows of error_stream.

use std::fmt::Write;

use crate::civil::print_timestamp;
use crate::expr::cast::print;
use crate::hex::hex;
use crate::json::quote;
use crate::ops::ErrorRow;
use crate::types::{Column, Type};
use crate::value::Value;

/// Most characters of DATA_ROW.
const DATA_ROW_MAX: usize = 49_152;
/// Most characters of MESSAGE.
const MESSAGE_MAX: usize = 4_096;

/// A row as a JSON object, with its columns in their order.
pub fn json(columns: &[Column], values: &[Value], out: &mut String) {
    out.push('{');
    for (at, (column, value)) in columns.iter().zip(values).enumerate() {
        if at > 0 {
            out.push(',');
        }
        quote(&column.name, out);
        out.push(':');
        match value {
            Value::Null => out.push_str("null"),
            Value::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Value::Bytes(bytes) => {
                out.push('"');
                base64(bytes, out);
                out.push('"');
            }
            value if column.ty.is_numeric() => number(value, &column.ty, out),
            Value::Text(text) => quote(text, out),
            value => quote(&print(value, &column.ty), out),
        }
    }
    out.push('}');
}

/// A row as fields between commas, with a line feed at its end. NULL is an empty field; a field with a comma, a quote or
/// a line break in it is quoted.
pub fn csv(columns: &[Column], values: &[Value], out: &mut String) {
    for (at, (column, value)) in columns.iter().zip(values).enumerate() {
        if at > 0 {
            out.push(',');
        }
        match value {
            Value::Null => {}
            Value::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Value::Bytes(bytes) => base64(bytes, out),
            Value::Text(text) => field(text, out),
            value if column.ty.is_numeric() => number(value, &column.ty, out),
            value => field(&print(value, &column.ty), out),
        }
    }
    out.push('\n');
}

fn number(value: &Value, ty: &Type, out: &mut String) {
    match value {
        // Writing to a text cannot fail.
        Value::Int(number) if ty.scale() == 0 => drop(write!(out, "{number}")),
        value => out.push_str(&print(value, ty)),
    }
}

fn field(text: &str, out: &mut String) {
    if !text.contains([',', '"', '\n', '\r']) {
        return out.push_str(text);
    }
    out.push('"');
    for (at, part) in text.split('"').enumerate() {
        if at > 0 {
            out.push_str("\"\"");
        }
        out.push_str(part);
    }
    out.push('"');
}

/// The columns of error_stream.
pub fn error_columns() -> Vec<Column> {
    [
        ("ERROR_TIME", Type::Timestamp),
        ("ERROR_LEVEL", Type::Varchar(10)),
        ("ERROR_NAME", Type::Varchar(32)),
        ("MESSAGE", Type::Varchar(MESSAGE_MAX as u32)),
        ("DATA_ROWTIME", Type::Timestamp),
        ("DATA_ROW", Type::Varchar(DATA_ROW_MAX as u32)),
        ("PUMP_NAME", Type::Varchar(128)),
    ]
    .into_iter()
    .map(|(name, ty)| Column::new(name, ty))
    .collect()
}

/// A row of error_stream. PUMP_NAME is NULL for records of the input that gave no row.
pub fn error_values(error: &ErrorRow) -> [Value; 7] {
    let text = |text: &str| if text.is_empty() { Value::Null } else { Value::text(text) };
    let mut data = hex(&error.data[..error.data.len().min(DATA_ROW_MAX / 2)]);
    data.truncate(DATA_ROW_MAX);
    let message = match error.message.char_indices().nth(MESSAGE_MAX) {
        Some((end, _)) => &error.message[..end],
        None => &error.message,
    };
    [
        Value::text(&print_timestamp(error.time)),
        Value::text("ERROR"),
        Value::text(error.name.text()),
        text(message),
        Value::text(&print_timestamp(error.data_time)),
        text(&data),
        text(&error.pump),
    ]
}

fn base64(bytes: &[u8], out: &mut String) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for chunk in bytes.chunks(3) {
        let word =
            chunk.iter().fold(0_u32, |word, byte| (word << 8) | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for at in 0..4 {
            let digit = DIGITS[(word >> (18 - 6 * at)) as usize & 63] as char;
            out.push(if at <= chunk.len() { digit } else { '=' });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> ([Column; 6], [Value; 6]) {
        let columns = [
            Column::new("a", Type::Decimal(5, 2)),
            Column::new("b", Type::Double),
            Column::new("c", Type::Varbinary(9)),
            Column::new("d", Type::Timestamp),
            Column::new("e\"", Type::Boolean),
            Column::new("f", Type::Varchar(9)),
        ];
        let values = [
            Value::Int(-150),
            Value::Double(1e10),
            Value::Bytes([1, 2, 3, 4].into()),
            Value::Int(0),
            Value::Null,
            Value::text("x,\"y\""),
        ];
        (columns, values)
    }

    #[test]
    fn values_are_written_as_outputs_write_them() {
        let (columns, values) = row();
        let mut out = String::new();
        json(&columns, &values, &mut out);
        assert_eq!(
            out,
            r#"{"a":-1.50,"b":1.0E10,"c":"AQIDBA==","d":"1970-01-01 00:00:00.000","e\"":null,"f":"x,\"y\""}"#
        );
    }

    #[test]
    fn fields_of_csv_are_quoted_where_they_must_be() {
        let (columns, values) = row();
        let mut out = String::new();
        csv(&columns, &values, &mut out);
        assert_eq!(out, "-1.50,1.0E10,AQIDBA==,1970-01-01 00:00:00.000,,\"x,\"\"y\"\"\"\n");
    }
}
