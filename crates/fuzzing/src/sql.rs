//! SQL: any program text is refused or runs, any schema and any records are refused or read.

use sql::bind::Options;
use sql::offline::{Input, Reference, Run, Settings, check};

use crate::sections::sections;

/// Longer inputs say nothing new and are slow.
const BYTES_MAX: usize = 8 << 10;
const LINES_MAX: usize = 40;
const SCHEMA: &str = include_str!("sql/schema.json");
const ROWS: &str = include_str!("sql/rows.jsonl");
const REFERENCE: &[u8] = b"AMZN,Amazon,1\nTGT,Target,2\n,,\n";
const REFERENCE_SCHEMA: &str = include_str!("sql/reference.schema.json");

fn text(bytes: &[u8]) -> Option<String> {
    (bytes.len() <= BYTES_MAX).then(|| String::from_utf8_lossy(bytes).into_owned())
}

/// Input: a program, and perhaps a schema and rows, parted by marks. Without a schema the program is run on one that is always the same.
pub fn program(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let [program, schema, rows] = sections(&text);
    let _ = check(program, None, &[], Options::default());
    let (schema, rows) = if schema.is_empty() { (SCHEMA, ROWS) } else { (schema, rows) };
    run(program, schema, rows, bytes.len().is_multiple_of(3));
}

/// Input: a schema and rows, parted by a mark. The program takes every column over and counts.
pub fn rows(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let [schema, rows, table] = sections(&text);
    let _ = Reference::parse("T", table.as_bytes().to_vec(), schema);
    let program = "CREATE STREAM d (n BIGINT, t TIMESTAMP, s VARCHAR(64)); CREATE PUMP p AS INSERT INTO d SELECT STREAM COUNT(*), MIN(x.ROWTIME), \
                   MAX(x.PARTITION_KEY) FROM SOURCE_SQL_STREAM_001 x GROUP BY FLOOR(x.ROWTIME TO MINUTE);";
    run(program, schema, rows, true);
}

fn run(program: &str, schema: &str, rows: &str, restarts: bool) {
    let Ok(input) = Input::parse(schema) else { return };
    let reference = Reference::parse("REFERENCE", REFERENCE.to_vec(), REFERENCE_SCHEMA);
    let settings = Settings {
        input,
        references: reference.into_iter().collect(),
        streams: Vec::new(),
        until: None,
        options: Options::default(),
    };
    let Ok(mut run) = Run::new(program, settings) else { return };
    if restarts {
        run = run.with_restarts(2);
    }
    let mut out = String::new();
    for line in rows.lines().take(LINES_MAX) {
        if run.line(line, &mut out).is_err() {
            return;
        }
    }
    run.finish(&mut out);
    assert!(!out.contains("{\"note\""), "a checkpoint was not read back");
}
