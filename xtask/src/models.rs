//! `cargo xtask models`: takes the facts of the public API models from an installed botocore into `models/`.
//!
//! botocore is read as data: names, types, constraints, errors. Its prose stays where it is.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value, json};

/// Services by the name of botocore's folder, which is also the name of our file and module.
pub const SERVICES: [&str; 4] = ["kinesis", "firehose", "kinesisanalytics", "kinesisanalyticsv2"];

/// Writes `models/*.json` below `root`. `args` holds at most the path of botocore's `data` folder.
///
/// # Errors
/// When botocore cannot be found or read, or its model has something that the tables cannot hold.
pub fn run(root: &Path, args: &[String]) -> Result<(), String> {
    let data = match args {
        [] => installed_botocore()?,
        [path] => PathBuf::from(path),
        _ => return Err("usage: cargo xtask models [PATH OF BOTOCORE'S data FOLDER]".into()),
    };
    for service in SERVICES {
        let facts = facts(&read_model(&data.join(service))?)?;
        let path = root.join("models").join(format!("{service}.json"));
        fs::write(&path, print(&facts)).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    Ok(())
}

fn python(script: &str, args: &[&Path]) -> Result<Vec<u8>, String> {
    let output = Command::new("python3").arg("-c").arg(script).args(args).output();
    let output = output.map_err(|e| format!("python3: {e}"))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(format!("python3: {}", String::from_utf8_lossy(&output.stderr)))
    }
}

fn installed_botocore() -> Result<PathBuf, String> {
    let script = "import botocore, os; print(os.path.join(os.path.dirname(botocore.__file__), 'data'))";
    let path = python(script, &[])?;
    Ok(PathBuf::from(String::from_utf8_lossy(&path).trim_end()))
}

/// Reads the newest API version in a service's folder; botocore compresses most of them.
fn read_model(folder: &Path) -> Result<Value, String> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let versions = entries.filter_map(Result::ok).map(|entry| entry.path());
    let newest = versions.max().ok_or_else(|| format!("{}: no API version", folder.display()))?;
    let plain = newest.join("service-2.json");
    let text = if plain.exists() {
        fs::read(&plain).map_err(|e| format!("{}: {e}", plain.display()))?
    } else {
        let script = "import gzip, sys; sys.stdout.buffer.write(gzip.open(sys.argv[1]).read())";
        python(script, &[&newest.join("service-2.json.gz")])?
    };
    serde_json::from_slice(&text).map_err(|e| format!("{}: {e}", newest.display()))
}

fn text<'a>(value: &'a Value, key: &str) -> Result<&'a str, String> {
    value[key].as_str().ok_or_else(|| format!("no {key} in {value}"))
}

fn object<'a>(value: &'a Value, key: &str) -> Result<&'a Map<String, Value>, String> {
    value[key].as_object().ok_or_else(|| format!("no {key} in the model"))
}

/// Boils botocore's model down to our form.
fn facts(model: &Value) -> Result<Value, String> {
    let metadata = &model["metadata"];
    let shapes = object(model, "shapes")?;
    let mut operations = BTreeMap::new();
    let mut errors = BTreeMap::new();
    let mut reachable = BTreeSet::new();
    for (name, operation) in object(model, "operations")? {
        let mut compact = Map::new();
        for side in ["input", "output"] {
            if let Some(shape) = operation[side]["shape"].as_str() {
                reach(shapes, shape, &mut reachable)?;
                compact.insert(side.into(), shape.into());
            }
        }
        let mut names = Vec::new();
        for error in operation["errors"].as_array().into_iter().flatten() {
            let error = text(error, "shape")?;
            names.push(error);
            errors.insert(error.to_owned(), status(&shapes[error]));
        }
        compact.insert("errors".into(), json!(names));
        operations.insert(name.clone(), Value::Object(compact));
    }
    let mut kept = BTreeMap::new();
    for name in reachable {
        kept.insert(name.clone(), shape(&name, &shapes[&name])?);
    }
    Ok(json!({
        "name": text(metadata, "endpointPrefix")?,
        "apiVersion": text(metadata, "apiVersion")?,
        "targetPrefix": text(metadata, "targetPrefix")?,
        "jsonVersion": text(metadata, "jsonVersion")?,
        "errors": errors,
        "operations": operations,
        "shapes": kept,
    }))
}

/// HTTP status of an error: its own, else 500 for the service's faults and 400 for the caller's.
fn status(shape: &Value) -> u64 {
    let default = if shape["fault"] == json!(true) { 500 } else { 400 };
    shape["error"]["httpStatusCode"].as_u64().unwrap_or(default)
}

/// Collects a shape and everything below it.
fn reach(shapes: &Map<String, Value>, name: &str, seen: &mut BTreeSet<String>) -> Result<(), String> {
    if !seen.insert(name.to_owned()) {
        return Ok(());
    }
    let shape = shapes.get(name).ok_or_else(|| format!("the model has no shape {name}"))?;
    let members = shape["members"].as_object().into_iter().flat_map(Map::values);
    for part in members.chain([&shape["member"], &shape["key"], &shape["value"]]) {
        if let Some(part) = part["shape"].as_str() {
            reach(shapes, part, seen)?;
        }
    }
    Ok(())
}

fn shape(name: &str, shape: &Value) -> Result<Value, String> {
    let mut compact = Map::new();
    for key in ["type", "min", "max", "pattern", "enum", "eventstream"] {
        if let Some(fact) = shape.get(key) {
            compact.insert(key.into(), fact.clone());
        }
    }
    for key in ["member", "key", "value"] {
        if let Some(part) = shape.get(key) {
            compact.insert(key.into(), text(part, "shape")?.into());
        }
    }
    if shape["type"] == "structure" {
        if let Some(required) = shape.get("required") {
            compact.insert("required".into(), required.clone());
        }
        let mut members = Map::new();
        for (member, part) in object(shape, "members")? {
            for key in ["location", "locationName", "streaming"] {
                if part.get(key).is_some() {
                    return Err(format!("{name}.{member} has a {key}, which models/ cannot say"));
                }
            }
            members.insert(member.clone(), text(part, "shape")?.into());
        }
        compact.insert("members".into(), members.into());
    }
    Ok(compact.into())
}

/// One line for each operation, shape and member, so that a refresh reads well as a difference.
fn print(facts: &Value) -> String {
    let mut out = String::from("{\n");
    let top: Vec<_> = facts.as_object().into_iter().flatten().collect();
    for (at, (key, value)) in top.iter().enumerate() {
        let _ = write!(out, "  \"{key}\": ");
        match value.as_object() {
            Some(entries) => print_entries(&mut out, entries),
            None => out.push_str(&value.to_string()),
        }
        out.push_str(if at + 1 < top.len() { ",\n" } else { "\n" });
    }
    out.push_str("}\n");
    out
}

fn print_entries(out: &mut String, entries: &Map<String, Value>) {
    out.push_str("{\n");
    for (at, (name, value)) in entries.iter().enumerate() {
        let _ = write!(out, "    {}: ", json!(name));
        match value["members"].as_object() {
            Some(members) if !members.is_empty() => print_structure(out, value, members),
            _ => out.push_str(&value.to_string()),
        }
        out.push_str(if at + 1 < entries.len() { ",\n" } else { "\n" });
    }
    out.push_str("  }");
}

fn print_structure(out: &mut String, shape: &Value, members: &Map<String, Value>) {
    out.push('{');
    for (key, value) in shape.as_object().into_iter().flatten().filter(|(key, _)| *key != "members") {
        let _ = write!(out, "\"{key}\":{value},");
    }
    out.push_str("\"members\":{\n");
    for (at, (member, part)) in members.iter().enumerate() {
        let end = if at + 1 < members.len() { ",\n" } else { "}}" };
        let _ = write!(out, "      \"{member}\":{part}{end}");
    }
}
