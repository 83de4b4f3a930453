//! `cargo xtask coverage [--check]`: writes `docs/coverage.md` from the list of operations, their files, their rates, and the
//! tests and conformance programs that call them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::workspace::Workspace;

const PAGE: &str = "docs/coverage.md";
const OPS: &str = "crates/streams/src/ops";

/// Rates of shards, which are no part of the table in the code.
const SHARD_RATES: &[(&str, &str)] = &[
    ("GetRecords", "5 calls/s and 2 MiB/s a shard"),
    ("GetShardIterator", "5 calls/s a shard"),
    ("PutRecord", "1,000 records/s and 1 MiB/s a shard"),
    ("PutRecords", "1,000 records/s and 1 MiB/s a shard"),
    ("SubscribeToShard", "one call in 5 s a consumer and shard"),
];

/// What is known of the operations.
struct Facts {
    /// All of the model.
    operations: Vec<String>,
    /// Those that are not built, with the reason's name in the code.
    not_yet: BTreeSet<String>,
    /// Calls a second, and whose.
    rates: BTreeMap<String, String>,
    /// Rust test files and conformance programs: a name for the page, and the text.
    tests: Vec<(String, String)>,
}

/// Writes the page, or with `--check` compares it with what is there.
///
/// # Errors
/// When the sources cannot be read, a built operation has no test, or a checked page differs.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<(), String> {
    let check = match arguments {
        [] => false,
        [flag] if flag == "--check" => true,
        _ => return Err("usage: cargo xtask coverage [--check]".into()),
    };
    let text = page(workspace, &Facts::read(workspace)?)?;
    let path = workspace.root.join(PAGE);
    if !check {
        return fs::write(&path, text).map_err(|why| format!("{PAGE}: {why}"));
    }
    match fs::read_to_string(&path) {
        Ok(found) if found == text => Ok(()),
        _ => Err(format!("{PAGE} is stale: run `cargo xtask coverage`")),
    }
}

impl Facts {
    fn read(workspace: &Workspace) -> Result<Self, String> {
        let text = |file: &str| read(&workspace.root.join(file));
        let model: Value =
            serde_json::from_str(&text("models/kinesis.json")?).map_err(|why| why.to_string())?;
        let operations = model["operations"].as_object().ok_or("no operations in the model")?;
        let mut tests = Vec::new();
        for file in workspace.files()? {
            let of_ops =
                file.strip_prefix(OPS).filter(|rest| rest.contains("tests") && rest.ends_with(".rs"));
            let program = file
                .strip_prefix("conformance/")
                .filter(|rest| [".py", ".js", ".java", ".go", ".rs"].iter().any(|end| rest.ends_with(end)));
            if let Some(rest) = of_ops {
                tests.push((format!("ops{rest}"), text(&file)?));
            } else if let Some(rest) = program {
                tests.push((rest.to_owned(), text(&file)?));
            }
        }
        Ok(Facts {
            operations: operations.keys().cloned().collect(),
            not_yet: not_yet(&text(&format!("{OPS}/mod.rs"))?),
            rates: rates(&text(&format!("{OPS}/throttled.rs"))?),
            tests,
        })
    }
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|why| format!("{}: {why}", path.display()))
}

fn page(workspace: &Workspace, facts: &Facts) -> Result<String, String> {
    let (mut rows, mut without, mut built) = (String::new(), Vec::new(), 0);
    for name in &facts.operations {
        if facts.not_yet.contains(name) {
            let _ = writeln!(rows, "| {name} | documented error | | | |");
            continue;
        }
        built += 1;
        let file = format!("{OPS}/{}.rs", snake(name));
        let source = read(&workspace.root.join(&file))?;
        let plane = if source.contains("Plane::Data") { "data" } else { "control" };
        let tests = tests_of(name, &source, &facts.tests);
        if tests.is_empty() {
            without.push(name.as_str());
        }
        let rate = rate(name, plane, &facts.rates);
        let _ = writeln!(rows, "| [{name}](../{file}) | built | {plane} | {rate} | {} |", tests.join(", "));
    }
    if !without.is_empty() {
        return Err(format!("built operations that no test calls: {}", without.join(", ")));
    }
    let all = facts.operations.len();
    Ok(format!(
        "# Operations\n\nWritten by `cargo xtask coverage`; changes by hand are lost.\n\n{built} of the {all} operations of Kinesis \
         Data Streams are built. The others check their input in AWS's words and then\nanswer `NotImplementedByFlumenException`, \
         which names the operation and why it is not there.\n\nThe rates hold where limits are on (`streams.limits`, `--strict`). \
         Tests are those of the crate `streams`\n(`ops/...`) and the [conformance programs](../conformance/README.md); \
         `boto3/violations.py` breaks every constraint of all {all}.\n\n| operation | state | plane | rate | called by |\n\
         |---|---|---|---|---|\n{rows}"
    ))
}

fn rate(name: &str, plane: &str, rates: &BTreeMap<String, String>) -> String {
    if let Some((_, rate)) = SHARD_RATES.iter().find(|(of, _)| *of == name) {
        return (*rate).to_owned();
    }
    match rates.get(name) {
        Some(rate) => rate.clone(),
        None if plane == "control" => "5 calls/s an account".to_owned(),
        None => String::new(),
    }
}

/// The tests that call an operation, by any of the names that languages give it.
fn tests_of(name: &str, source: &str, tests: &[(String, String)]) -> Vec<String> {
    let snake = snake(name);
    let camel = format!("{}{}", name[..1].to_lowercase(), &name[1..]);
    let calls = [
        format!("::{name}>"),
        format!(".{snake}("),
        format!("\"{snake}\""),
        format!("{name}Command"),
        format!(".{camel}("),
        format!(".{name}("),
        format!("\"{}\"", snake.replace('_', "-")),
        format!("\"{name}\""),
    ];
    let mut found: Vec<String> = tests
        .iter()
        .filter(|(_, text)| calls.iter().any(|call| text.contains(call)))
        .map(|(test, _)| format!("`{test}`"))
        .collect();
    if source.contains("#[cfg(test)]") {
        found.insert(0, "its own".to_owned());
    }
    found
}

/// The names in the table of operations that are not built.
fn not_yet(list: &str) -> BTreeSet<String> {
    let table = list.split_once("const NOT_YET").map_or("", |(_, rest)| rest);
    let table = table.split_once("];").map_or("", |(table, _)| table);
    table.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The lines of the table of rates, as the page says them.
fn rates(source: &str) -> BTreeMap<String, String> {
    let lines = source.lines().filter_map(|line| line.trim().strip_prefix("(\"")?.strip_suffix("),"));
    let of_line = |line: &str| {
        let (name, rest) = line.split_once("\", Whose::")?;
        let (whose, rate) = rest.split_once(", ")?;
        let whose = if whose == "Stream" { "a stream" } else { "an account" };
        let calls = if rate == "1" { "call" } else { "calls" };
        Some((name.to_owned(), format!("{rate} {calls}/s {whose}")))
    };
    lines.filter_map(of_line).collect()
}

/// `PutRecords` becomes `put_records`.
fn snake(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_rates_are_read_from_the_code() {
        let list = "const NOT_YET: &[(&str, &str)] = &[\n    (\"CreateQueue\", QUEUES),\n    (\"CreateChannel\", C),\n];\n\"other\"";
        assert_eq!(not_yet(list), BTreeSet::from(["CreateChannel".to_owned(), "CreateQueue".to_owned()]));
        let rates =
            rates("    (\"DescribeLimits\", Whose::Account, 1),\n    (\"SplitShard\", Whose::Stream, 5),\n");
        assert_eq!(rates["DescribeLimits"], "1 call/s an account");
        assert_eq!(rates["SplitShard"], "5 calls/s a stream");
    }

    #[test]
    fn a_test_is_found_by_the_name_that_its_language_gives_an_operation() {
        let text = |text: &str| vec![("t".to_owned(), text.to_owned())];
        for call in
            ["x.put_record(", "call::<put_record::PutRecord>(", "new PutRecordCommand", "c.putRecord(b)"]
        {
            assert_eq!(tests_of("PutRecord", "", &text(call)), ["`t`"], "{call}");
        }
        for other in ["x.put_records(", "PutRecords", "put_record_"] {
            assert!(tests_of("PutRecord", "", &text(other)).is_empty(), "{other}");
        }
    }
}
