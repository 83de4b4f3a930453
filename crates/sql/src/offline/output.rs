//! Rows as lines, in the order of ROWTIME.

use std::collections::BTreeMap;

use crate::civil::print_iso;
use crate::json::quote;
use crate::ops::ErrorRow;
use crate::output;
use crate::plan::Program;
use crate::types::Column;
use crate::value::Row;

/// Holds rows back until no earlier one can come.
pub struct Printer {
    streams: Vec<(String, Vec<Column>)>,
    errors: Vec<Column>,
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
        Printer {
            streams: streams.collect(),
            errors: output::error_columns(),
            waiting: BTreeMap::new(),
            count: 0,
        }
    }

    /// At one time rows go before errors.
    fn wait(&mut self, time: i64, is_error: bool, line: String) {
        self.count += 1;
        self.waiting.insert((time, is_error, self.count), line);
    }

    /// An error row.
    pub fn error(&mut self, error: &ErrorRow) {
        let mut line =
            format!("{{\"stream\":\"error_stream\",\"rowtime\":\"{}\",\"row\":", print_iso(error.time));
        output::json(&self.errors, &output::error_values(error), &mut line);
        line.push_str("}\n");
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
        output::json(columns, &row.values, &mut line);
        line.push_str("}\n");
        line
    }

    /// Prints what still waits.
    pub fn finish(&mut self, out: &mut String) {
        std::mem::take(&mut self.waiting).into_values().for_each(|line| out.push_str(&line));
    }
}
