//! Every target over its corpus and seeded mutations of it. `FLUMEN_SEEDS` sets how many mutations of each; the fuzzer that is led by
//! coverage is `cargo xtask fuzz`.

use std::fs;
use std::path::{Path, PathBuf};

use fuzzing::{Mutator, TARGETS, run};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn corpus(name: &str) -> Vec<Vec<u8>> {
    let mut inputs: Vec<Vec<u8>> =
        files(&root().join("fuzz/corpus").join(name)).iter().map(|path| fs::read(path).unwrap()).collect();
    if name == "sql_program" {
        // The golden cases are its corpus too.
        for case in files(&root().join("crates/sql/golden")) {
            let part = |file: &str| fs::read_to_string(case.join(file)).unwrap_or_default();
            let rows: String = part("rows.jsonl").lines().take(8).map(|line| format!("{line}\n")).collect();
            inputs.push(
                format!("{}\n----\n{}\n----\n{rows}", part("program.sql"), part("schema.json")).into_bytes(),
            );
        }
    }
    inputs
}

fn seeds(usual: usize) -> usize {
    let wanted = std::env::var_os("FLUMEN_SEEDS").and_then(|text| text.to_str()?.parse().ok());
    wanted.unwrap_or(usual)
}

fn survives(name: &str, usual: usize) {
    let inputs = corpus(name);
    assert!(!inputs.is_empty(), "{name} has no corpus");
    inputs.iter().for_each(|input| run(name, input));
    let mut mutator = Mutator::new(inputs, 1);
    for _ in 0..seeds(usual) {
        let input = mutator.next_input();
        if std::panic::catch_unwind(|| run(name, &input)).is_err() {
            let file = std::env::temp_dir().join(format!("flumen-fuzz-{name}"));
            fs::write(&file, &input).unwrap();
            panic!("{name} does not survive the input in {}", file.display());
        }
    }
}

#[test]
fn json() {
    survives("json", 20_000);
}

#[test]
fn cbor() {
    survives("cbor", 20_000);
}

#[test]
fn event_stream() {
    survives("event_stream", 20_000);
}

#[test]
fn sigv4() {
    survives("sigv4", 2_000);
}

#[test]
fn iterator_token() {
    survives("iterator_token", 10_000);
}

#[test]
fn log_recovery() {
    survives("log_recovery", 300);
}

#[test]
fn sql_program() {
    survives("sql_program", 2_000);
}

#[test]
fn sql_rows() {
    survives("sql_rows", 3_000);
}

#[test]
fn every_target_has_a_program_and_a_corpus() {
    for (name, _) in TARGETS {
        let program = root().join("fuzz/fuzz_targets").join(format!("{name}.rs"));
        let text = fs::read_to_string(&program).unwrap_or_else(|why| panic!("{}: {why}", program.display()));
        assert!(text.contains(&format!("\"{name}\"")), "{} runs {name}", program.display());
        assert!(!corpus(name).is_empty());
    }
}
