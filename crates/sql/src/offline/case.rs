//! Golden cases: a program, rows, and what must come out.

use super::{Failure, Input, Reference, Run, Settings, check};
use crate::bind::Options;
use crate::civil;
use crate::json::Json;

/// Gives the text of a file of a case's folder; None if it is not there.
pub type CaseFiles<'a> = &'a dyn Fn(&str) -> Option<String>;

/// A case, read.
pub struct Case {
    program: String,
    rows: String,
    /// The lines that must come out, or the message of the program that is not valid.
    expected: Result<String, String>,
    schema: Option<String>,
    references: Vec<(String, String, String)>,
    streams: Vec<String>,
    until: Option<i64>,
    options: Options,
    /// Whether lines of one ROWTIME may come in any order.
    unordered: bool,
}

impl Case {
    /// Reads `program.sql`, `rows.jsonl`, `schema.json`, and `expected.jsonl` or `error.txt`; `case.json` may name
    /// references, streams, the end of the clock and switches.
    pub fn read(file: CaseFiles) -> Result<Case, Failure> {
        let need = |name: &str| file(name).ok_or_else(|| Failure::File(format!("{name} is missing")));
        let settings = match file("case.json") {
            Some(text) => {
                Json::parse(&text).map_err(|error| Failure::File(format!("case.json is {error}")))?
            }
            None => Json::Object(Vec::new()),
        };
        let expected = match file("error.txt") {
            Some(text) => Err(text.trim_end().to_string()),
            None => Ok(need("expected.jsonl")?),
        };
        let mut references = Vec::new();
        for reference in settings.get("references").map(Json::items).unwrap_or_default() {
            let text = |name: &str| reference.get(name).and_then(Json::text).unwrap_or_default();
            references.push((text("name").to_string(), need(text("file"))?, need(text("schema"))?));
        }
        let streams = settings.get("streams").map(Json::items).unwrap_or_default();
        let until = settings.get("until").and_then(Json::text);
        let until = match until.map(civil::parse_loose_timestamp) {
            Some(None) => return Err(Failure::File("until is no time".to_string())),
            other => other.flatten(),
        };
        let tsdiff_manual = settings.get("tsdiff").and_then(Json::text) == Some("manual");
        Ok(Case {
            program: need("program.sql")?,
            rows: file("rows.jsonl").unwrap_or_default(),
            expected,
            schema: file("schema.json"),
            references,
            streams: streams.iter().filter_map(Json::text).map(str::to_string).collect(),
            until,
            options: Options { tsdiff_manual, ..Options::default() },
            unordered: settings.get("unordered") == Some(&Json::Bool(true)),
        })
    }

    fn references(&self) -> Result<Vec<Reference>, Failure> {
        self.references
            .iter()
            .map(|(name, data, schema)| Reference::parse(name, data.clone().into_bytes(), schema))
            .collect()
    }

    /// Runs the case; the sentence says how it came out otherwise than expected. With `restarts`, the application is
    /// restarted from a checkpoint after so many rows, again and again.
    pub fn run(&self, restarts: Option<usize>) -> Result<(), String> {
        let input =
            self.schema.as_deref().map(Input::parse).transpose().map_err(|failure| failure.to_string())?;
        let references = self.references().map_err(|failure| failure.to_string())?;
        let wanted = match &self.expected {
            Ok(lines) => lines,
            Err(message) => {
                return match check(&self.program, input.as_ref(), &references, self.options) {
                    Err(error) if error.to_string() == *message => Ok(()),
                    Err(error) => Err(format!("expected the error\n  {message}\nfound\n  {error}")),
                    Ok(_) => Err(format!("the program is valid; expected the error\n  {message}")),
                };
            }
        };
        let input = input.ok_or("schema.json is missing")?;
        let settings = Settings {
            input,
            references,
            streams: self.streams.clone(),
            until: self.until,
            options: self.options,
        };
        let mut run = Run::new(&self.program, settings).map_err(|failure| failure.to_string())?;
        if let Some(rows) = restarts {
            run = run.with_restarts(rows);
        }
        let mut out = String::new();
        for line in self.rows.lines() {
            run.line(line, &mut out).map_err(|failure| failure.to_string())?;
        }
        run.finish(&mut out);
        self.compare(wanted, &out)
    }

    fn compare(&self, wanted: &str, found: &str) -> Result<(), String> {
        let read = |text: &str| {
            let mut lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
            if self.unordered {
                lines.sort_unstable();
            }
            lines.into_iter().map(str::to_string).collect::<Vec<String>>()
        };
        let (wanted, found) = (read(wanted), read(found));
        for at in 0..wanted.len().max(found.len()) {
            let same = match (wanted.get(at), found.get(at)) {
                (Some(a), Some(b)) => match (Json::parse(a), Json::parse(b)) {
                    (Ok(a), Ok(b)) => a.agrees(&b),
                    _ => a == b,
                },
                _ => false,
            };
            if !same {
                let nothing = "(nothing)".to_string();
                let (a, b) = (wanted.get(at).unwrap_or(&nothing), found.get(at).unwrap_or(&nothing));
                return Err(format!("line {}: expected\n  {a}\nfound\n  {b}", at + 1));
            }
        }
        Ok(())
    }
}
