//! `cargo xtask coverage [--check]`: writes `docs/coverage.md` from the list of operations, their files, their rates, and the
//! tests and conformance programs that call them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::workspace::Workspace;

const PAGE: &str = "docs/coverage.md";

/// An API whose operations are on the page.
struct Api {
    /// Heading.
    title: &'static str,
    /// Its facts.
    model: &'static str,
    /// A file an operation, in one of these folders.
    ops: &'static [&'static str],
    /// The file with the table of operations that are answered by an error, and the table's name.
    others: (&'static str, &'static str),
    /// What those operations answer.
    answer: &'static str,
    /// The folder of its Rust tests.
    tests: &'static str,
    /// The file with its rates.
    rates: Option<&'static str>,
    /// Conformance programs that are of other APIs, or the only ones that are of this one.
    programs: Programs,
}

enum Programs {
    AllBut(&'static [&'static str]),
    Only(&'static [&'static str]),
}

const ANALYTICS_PROGRAMS: &[&str] =
    &["boto3/analytics.py", "boto3/analytics_live.py", "boto3/analytics_functions.py"];

const APIS: &[Api] = &[
    Api {
        title: "Kinesis Data Streams",
        model: "models/kinesis.json",
        ops: &["crates/streams/src/ops"],
        others: ("crates/streams/src/ops/mod.rs", "NOT_YET"),
        answer: "NotImplementedByFlumenException",
        tests: "crates/streams/src/ops",
        rates: Some("crates/streams/src/ops/throttled.rs"),
        programs: Programs::AllBut(ANALYTICS_PROGRAMS),
    },
    Api {
        title: "Kinesis Data Analytics for SQL, first API (2015-08-14)",
        model: "models/kinesisanalytics.json",
        ops: &["crates/analytics/src/ops/v1", "crates/analytics/src/ops/both"],
        others: ("crates/analytics/src/ops/v1/mod.rs", "NOT_YET"),
        answer: "NotImplementedByFlumenException",
        tests: "crates/analytics/src/ops",
        rates: None,
        programs: Programs::Only(ANALYTICS_PROGRAMS),
    },
    Api {
        title: "Kinesis Data Analytics for SQL, second API (2018-05-23)",
        model: "models/kinesisanalyticsv2.json",
        ops: &["crates/analytics/src/ops/v2", "crates/analytics/src/ops/both"],
        others: ("crates/analytics/src/ops/v2/unsupported.rs", "UNSUPPORTED"),
        answer: "UnsupportedOperationException",
        tests: "crates/analytics/src/ops",
        rates: None,
        programs: Programs::Only(ANALYTICS_PROGRAMS),
    },
];

impl Programs {
    fn have(&self, program: &str) -> bool {
        match self {
            Programs::AllBut(others) => !others.contains(&program),
            Programs::Only(ours) => ours.contains(&program),
        }
    }
}

/// Rates of shards, which are no part of the table in the code.
const SHARD_RATES: &[(&str, &str)] = &[
    ("GetRecords", "5 calls/s and 2 MiB/s a shard"),
    ("GetShardIterator", "5 calls/s a shard"),
    ("PutRecord", "1,000 records/s and 1 MiB/s a shard"),
    ("PutRecords", "1,000 records/s and 1 MiB/s a shard"),
    ("SubscribeToShard", "one call in 5 s a consumer and shard"),
];

/// What is known of an API's operations.
struct Facts {
    /// All of the model.
    operations: Vec<String>,
    /// Those that are answered by an error.
    others: BTreeSet<String>,
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
    let text = page(workspace)?;
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
    fn read(workspace: &Workspace, api: &Api) -> Result<Self, String> {
        let text = |file: &str| read(&workspace.root.join(file));
        let model: Value = serde_json::from_str(&text(api.model)?).map_err(|why| why.to_string())?;
        let operations = model["operations"].as_object().ok_or("no operations in the model")?;
        let mut tests = Vec::new();
        for file in workspace.files()? {
            let of_ops =
                file.strip_prefix(api.tests).filter(|rest| rest.contains("tests") && rest.ends_with(".rs"));
            let program = file
                .strip_prefix("conformance/")
                .filter(|rest| [".py", ".js", ".java", ".go", ".rs"].iter().any(|end| rest.ends_with(end)))
                .filter(|rest| api.programs.have(rest));
            if let Some(rest) = of_ops {
                tests.push((format!("ops{rest}"), text(&file)?));
            } else if let Some(rest) = program {
                tests.push((rest.to_owned(), text(&file)?));
            }
        }
        let (list, table) = api.others;
        Ok(Facts {
            operations: operations.keys().cloned().collect(),
            others: others(&text(list)?, table),
            rates: api
                .rates
                .map(|file| Ok::<_, String>(rates(&text(file)?)))
                .transpose()?
                .unwrap_or_default(),
            tests,
        })
    }
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|why| format!("{}: {why}", path.display()))
}

fn page(workspace: &Workspace) -> Result<String, String> {
    let mut out = String::from(
        "# Operations\n\nWritten by `cargo xtask coverage`; changes by hand are lost.\n\nTests are those of the crates (`ops/...`) and the \
         [conformance programs](../conformance/README.md). Every operation, built or not,\nchecks its input in AWS's words; \
         `boto3/violations.py` breaks every constraint of each.\n",
    );
    for api in APIS {
        out.push_str(&section(workspace, api, &Facts::read(workspace, api)?)?);
    }
    Ok(out)
}

fn section(workspace: &Workspace, api: &Api, facts: &Facts) -> Result<String, String> {
    let has_rates = api.rates.is_some();
    let (mut rows, mut without, mut built) = (String::new(), Vec::new(), 0);
    for name in &facts.operations {
        let (rate, others) = if has_rates { (" |", " | | ") } else { ("", " | ") };
        if facts.others.contains(name) {
            let _ = writeln!(rows, "| {name} | documented error{others}|{rate}");
            continue;
        }
        built += 1;
        let files = api.ops.iter().map(|folder| format!("{folder}/{}.rs", snake(name)));
        let file = files.into_iter().find(|file| workspace.root.join(file).exists());
        let file =
            file.ok_or_else(|| format!("{name} is built, and has no file in {}", api.ops.join(", ")))?;
        let source = read(&workspace.root.join(&file))?;
        let plane = if source.contains("Plane::Data") { "data" } else { "control" };
        let tests = tests_of(name, &source, &facts.tests);
        if tests.is_empty() {
            without.push(name.as_str());
        }
        let rate = if has_rates {
            format!(" {plane} | {} |", self::rate(name, plane, &facts.rates))
        } else {
            String::new()
        };
        let _ = writeln!(rows, "| [{name}](../{file}) | built |{rate} {} |", tests.join(", "));
    }
    if !without.is_empty() {
        return Err(format!("built operations that no test calls: {}", without.join(", ")));
    }
    let (all, others) = (facts.operations.len(), facts.operations.len() - built);
    let what_of_others = match others {
        0 => String::new(),
        _ => format!(" The others answer\n`{}`, which names the operation and says why.", api.answer),
    };
    let (about_rates, head) = if has_rates {
        (
            " The rates hold\nwhere limits are on (`streams.limits`, `--strict`).",
            "| operation | state | plane | rate | called by |\n|---|---|---|---|---|",
        )
    } else {
        ("", "| operation | state | called by |\n|---|---|---|")
    };
    Ok(format!(
        "\n## {}\n\n{built} of {all} operations are built.{what_of_others}{about_rates}\n\n{head}\n{rows}",
        api.title
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

/// The names in a table of operations that are answered by an error: the first text of each line.
fn others(list: &str, table: &str) -> BTreeSet<String> {
    let table = list.split_once(&format!("const {table}")).map_or("", |(_, rest)| rest);
    let table = table.split_once("];").map_or("", |(table, _)| table);
    let lines = table.lines().filter_map(|line| line.trim().strip_prefix("(\"")?.split_once('"'));
    lines.map(|(name, _)| name.to_owned()).collect()
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
        assert_eq!(
            others(list, "NOT_YET"),
            BTreeSet::from(["CreateChannel".to_owned(), "CreateQueue".to_owned()])
        );
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
