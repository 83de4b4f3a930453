//! No text, no row and no state can end the process: programs, records and checkpoints with random damage are refused
//! or run, never a panic. `FLUMEN_SEEDS` sets how many of each.

use std::fs;
use std::path::Path;

use sql::offline::{Input, Run, Settings, check};

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let word = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}

struct Sample {
    program: String,
    rows: String,
    schema: Option<String>,
}

fn samples() -> Vec<Sample> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let mut folders: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let read = |path: &Path| fs::read_to_string(path).ok();
    let sample = |folder: &std::path::PathBuf| {
        let program = read(&folder.join("program.sql"))?;
        let (rows, schema) = (read(&folder.join("rows.jsonl")), read(&folder.join("schema.json")));
        Some(Sample { program, rows: rows.unwrap_or_default(), schema })
    };
    folders.iter().filter_map(sample).filter(|sample| sample.program.len() < 5000).collect()
}

fn seeds() -> usize {
    let wanted = std::env::var_os("FLUMEN_SEEDS").and_then(|text| text.to_str()?.parse().ok());
    wanted.unwrap_or(3000)
}

/// Words and marks, so that damage gives programs that are nearly programs.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for c in text.chars() {
        let word = c.is_alphanumeric() || c == '_';
        match pieces.last_mut() {
            Some(last) if word && last.chars().all(|c| c.is_alphanumeric() || c == '_') => last.push(c),
            _ => pieces.push(c.to_string()),
        }
    }
    pieces
}

fn damage(text: &str, other: &str, random: &mut Random) -> String {
    const ODD: [&str; 24] = [
        "NULL",
        "0",
        "-1",
        "9223372036854775807",
        "99999999999",
        "''",
        "'%'",
        "(",
        ")",
        ",",
        "INTERVAL '1' MONTH",
        "ROWTIME",
        "*",
        "1e308",
        "CAST(NULL AS INTEGER)",
        "DATE '0001-01-01'",
        "TIMESTAMP '9999-12-31 23:59:59'",
        "é",
        "\"",
        "'",
        "DISTINCT",
        "OVER w",
        "INTERVAL '9999999999' DAY(10)",
        "0.000000000000000001",
    ];
    let (mut all, donor) = (pieces(text), pieces(other));
    for _ in 0..=random.below(4) {
        let at = random.below(all.len());
        match random.below(5) {
            0 => drop(all.remove(at)),
            1 => all.insert(at, ODD[random.below(ODD.len())].to_string()),
            2 => all[at] = ODD[random.below(ODD.len())].to_string(),
            3 if !donor.is_empty() => all[at] = donor[random.below(donor.len())].clone(),
            _ => {
                let with = random.below(all.len());
                all.swap(at, with);
            }
        }
        if all.is_empty() {
            break;
        }
    }
    all.concat()
}

fn run(program: &str, schema: &str, rows: &str, restarts: bool) {
    let Ok(input) = Input::parse(schema) else { return };
    let settings = Settings {
        input,
        references: Vec::new(),
        streams: Vec::new(),
        until: None,
        options: Default::default(),
    };
    let Ok(mut run) = Run::new(program, settings) else { return };
    if restarts {
        run = run.with_restarts(2);
    }
    let mut out = String::new();
    for line in rows.lines() {
        if run.line(line, &mut out).is_err() {
            return;
        }
    }
    run.finish(&mut out);
    assert!(!out.contains("{\"note\""), "a checkpoint was not read back: {program}");
}

#[test]
fn damaged_programs_are_refused_or_run() {
    let samples = samples();
    let mut random = Random(1);
    for _ in 0..seeds() {
        let (sample, other) = (&samples[random.below(samples.len())], &samples[random.below(samples.len())]);
        let program = damage(&sample.program, &other.program, &mut random);
        let _ = check(&program, None, &[], Default::default());
        if let Some(schema) = &sample.schema {
            run(&program, schema, &sample.rows, random.below(4) == 0);
        }
    }
}

#[test]
fn damaged_records_and_schemas_are_refused_or_read() {
    let samples: Vec<Sample> = samples().into_iter().filter(|sample| !sample.rows.is_empty()).collect();
    let mut random = Random(2);
    for _ in 0..seeds() / 4 {
        let (sample, other) = (&samples[random.below(samples.len())], &samples[random.below(samples.len())]);
        let Some(schema) = &sample.schema else { continue };
        let rows = damage(&sample.rows, &other.rows, &mut random);
        run(&sample.program, schema, &rows, false);
        let schema = damage(schema, schema, &mut random);
        run(&sample.program, &schema, &sample.rows, false);
    }
}

#[test]
fn a_damaged_checkpoint_is_refused_or_read() {
    use sql::application::{Application, Limits};
    use sql::bind::{Options, program};
    use sql::ops::Batch;
    use std::sync::Arc;

    let samples: Vec<Sample> = samples().into_iter().filter(|sample| !sample.rows.is_empty()).collect();
    let mut random = Random(3);
    for sample in &samples {
        let Some(input) = sample.schema.as_deref().and_then(|schema| Input::parse(schema).ok()) else {
            continue;
        };
        let Ok(program) = program(&sample.program, &input.sources(), Options::default()) else { continue };
        let program = Arc::new(program);
        let mut decoder = sql::input::Decoder::new(&input.schema).unwrap();
        let mut application = Application::new(program.clone(), 0, &[], Limits::default());
        let meta = sql::input::Meta {
            arrival: 0,
            partition_key: sql::value::Value::Null,
            sequence_number: sql::value::Value::Null,
            shard_id: sql::value::Value::Null,
        };
        for (at, line) in sample.rows.lines().enumerate() {
            let mut rows = Vec::new();
            let json = sql::json::Json::parse(line).unwrap();
            let data = json.get("data").and_then(sql::json::Json::text).unwrap_or("{}").to_string();
            decoder.decode(data.as_bytes(), &meta, &mut |row| {
                rows.extend(row.map(|values| sql::value::Row { time: at as i64 * 1000, values }));
            });
            application.step(vec![(0, Batch { rows, bound: at as i64 * 1000 })]);
        }
        let bytes = application.checkpoint();
        for _ in 0..seeds() / 200 {
            let mut damaged = bytes.clone();
            for _ in 0..=random.below(3) {
                let at = random.below(damaged.len());
                match random.below(3) {
                    0 => damaged[at] = random.next() as u8,
                    1 => damaged.truncate(at.max(1)),
                    _ => damaged.insert(at, random.next() as u8),
                }
            }
            let mut copy = Application::new(program.clone(), 0, &[], Limits::default());
            // Refused or read; what was read is not run on, its numbers mean nothing.
            let _ = copy.restore(&damaged);
        }
    }
}
