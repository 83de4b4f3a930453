//! Rows as lines, in the order of ROWTIME.

use std::collections::BTreeMap;

use crate::civil::{print_iso, print_timestamp};
use crate::expr::cast::print;
use crate::hex::hex;
use crate::json::quote;
use crate::ops::ErrorRow;
use crate::plan::Program;
use crate::types::Column;
use crate::value::{Row, Value};

/// Holds rows back until no earlier one can come.
pub struct Printer {
    streams: Vec<(String, Vec<Column>)>,
    waiting: BTreeMap<(i64, bool, u64), String>,
    count: u64,
}

impl Printer {
    /// For the wanted streams of a program.
    pub fn new(program: &Program, _wanted: &[usize]) -> Printer {
        let streams = program
            .streams
            .iter()
            .map(|stream| (stream.name.clone(), stream.columns[..stream.visible].to_vec()));
        Printer { streams: streams.collect(), waiting: BTreeMap::new(), count: 0 }
    }

    /// At one time rows go before errors.
    fn wait(&mut self, time: i64, is_error: bool, line: String) {
        self.count += 1;
        self.waiting.insert((time, is_error, self.count), line);
    }

    /// An error row.
    pub fn error(&mut self, error: &ErrorRow) {
        let mut line =
            format!("{{\"stream\":\"error_stream\",\"rowtime\":\"{}\",\"row\":{{", print_iso(error.time));
        let data = data_row(&error.data);
        let message: String = error.message.chars().take(4096).collect();
        let fields = [
            ("ERROR_TIME", print_timestamp(error.time)),
            ("ERROR_LEVEL", "ERROR".to_string()),
            ("ERROR_NAME", error.name.text().to_string()),
            ("MESSAGE", message),
            ("DATA_ROWTIME", print_timestamp(error.data_time)),
            ("DATA_ROW", data),
            ("PUMP_NAME", error.pump.to_string()),
        ];
        for (at, (name, text)) in fields.iter().enumerate() {
            line.push_str(if at == 0 { "\"" } else { ",\"" });
            line.push_str(name);
            line.push_str("\":");
            if text.is_empty() { line.push_str("null") } else { quote(text, &mut line) }
        }
        line.push_str("}}\n");
        self.wait(error.time, true, line);
    }

    /// A line of its own.
    pub fn note(&mut self, text: &str) {
        let mut line = String::from("{\"note\":");
        quote(text, &mut line);
        line.push_str("}\n");
        self.wait(i64::MAX, true, line);
    }

    /// Rows that came out; those before the bound are printed.
    pub fn rows(&mut self, rows: Vec<(usize, Row)>, bound: i64, out: &mut String) {
        for (stream, row) in rows {
            let line = self.line(stream, &row);
            self.wait(row.time, false, line);
        }
        while self.waiting.first_key_value().is_some_and(|((time, ..), _)| *time < bound) {
            if let Some((_, line)) = self.waiting.pop_first() {
                out.push_str(&line);
            }
        }
    }

    fn line(&self, stream: usize, row: &Row) -> String {
        let (name, columns) = &self.streams[stream];
        let mut line = String::with_capacity(64 + columns.len() * 24);
        line.push_str("{\"stream\":");
        quote(name, &mut line);
        line.push_str(",\"rowtime\":\"");
        line.push_str(&print_iso(row.time));
        line.push_str("\",\"row\":");
        object(columns, &row.values, &mut line);
        line.push_str("}\n");
        line
    }

    /// Prints what still waits.
    pub fn finish(&mut self, out: &mut String) {
        std::mem::take(&mut self.waiting).into_values().for_each(|line| out.push_str(&line));
    }
}

/// Bytes as DATA_ROW shows them.
fn data_row(data: &[u8]) -> String {
    let mut text = hex(data);
    text.truncate(49_152);
    text
}

/// A row as a JSON object, as outputs with the JSON format have it.
pub fn object(columns: &[Column], values: &[Value], out: &mut String) {
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
            value if column.ty.is_numeric() => out.push_str(&print(value, &column.ty)),
            Value::Text(text) => quote(text, out),
            value => quote(&print(value, &column.ty), out),
        }
    }
    out.push('}');
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
    use crate::types::Type;

    #[test]
    fn values_are_written_as_outputs_write_them() {
        let columns = [
            Column::new("a", Type::Decimal(5, 2)),
            Column::new("b", Type::Double),
            Column::new("c", Type::Varbinary(9)),
            Column::new("d", Type::Timestamp),
            Column::new("e\"", Type::Boolean),
        ];
        let values = [
            Value::Int(-150),
            Value::Double(1e10),
            Value::Bytes([1, 2, 3, 4].into()),
            Value::Int(0),
            Value::Null,
        ];
        let mut out = String::new();
        object(&columns, &values, &mut out);
        assert_eq!(out, r#"{"a":-1.50,"b":1.0E10,"c":"AQIDBA==","d":"1970-01-01 00:00:00.000","e\"":null}"#);
    }
}
