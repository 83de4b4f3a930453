//! `cargo xtask codegen [--check]`: writes `crates/model/src/generated/` from the facts in `models/`.
//!
//! Every service gets its tables. Services that have a crate of their own also get typed structures, listed in
//! [`TYPED`]: they cost compile time, so they come with their first handler.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Map, Value};

use crate::models::SERVICES;

/// Services with typed structures.
const TYPED: [&str; 3] = ["kinesis", "kinesisanalytics", "kinesisanalyticsv2"];

/// Services whose structures are taken from an earlier version of the same API, where the two do not differ: who serves
/// both converts them once.
const SHARED: [(&str, &str); 1] = [("kinesisanalyticsv2", "kinesisanalytics")];

const HEADER: &str = "// Written by `cargo xtask codegen` from models/; changes by hand are lost.\n\n";

/// Writes the generated files below `root`, or with `--check` compares them with what is there.
///
/// # Errors
/// When `models/` cannot be read, rustfmt is missing, or a checked file differs.
pub fn run(root: &Path, args: &[String]) -> Result<(), String> {
    let check = match args {
        [] => false,
        [flag] if flag == "--check" => true,
        _ => return Err("usage: cargo xtask codegen [--check]".into()),
    };
    let folder = root.join("crates/model/src/generated");
    let mut files = vec![("mod.rs".to_owned(), modules())];
    for service in SERVICES {
        let read = |service: &str| {
            let path = root.join("models").join(format!("{service}.json"));
            let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
            serde_json::from_str::<Value>(&text).map_err(|e| format!("{}: {e}", path.display()))
        };
        let facts = read(service)?;
        let mut generator = Generator::new(service, &facts)?;
        let earlier = SHARED.iter().find(|(name, _)| *name == service).map(|(_, earlier)| *earlier);
        let earlier_facts = earlier.map(read).transpose()?;
        if let (Some(earlier), Some(facts)) = (earlier, &earlier_facts) {
            generator.share(earlier, &Generator::new(earlier, facts)?);
        }
        let code = generator.module(TYPED.contains(&service))?;
        files.push((format!("{service}.rs"), format(root, &code)?));
    }
    for (name, code) in files {
        let path = folder.join(name);
        if !check {
            fs::write(&path, code).map_err(|e| format!("{}: {e}", path.display()))?;
        } else if fs::read_to_string(&path).ok() != Some(code) {
            return Err(format!("{} is stale: run `cargo xtask codegen`", path.display()));
        }
    }
    Ok(())
}

fn modules() -> String {
    let mut out =
        String::from("//! Written by `cargo xtask codegen` from models/; changes by hand are lost.\n\n");
    out.push_str("#![allow(missing_docs)]\n\n");
    let mut names = SERVICES;
    names.sort_unstable();
    for name in names {
        let _ = writeln!(out, "pub mod {name};");
    }
    out
}

fn format(root: &Path, code: &str) -> Result<String, String> {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path"])
        .arg(root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| format!("rustfmt: {e}"))?;
    let mut stdin = rustfmt.stdin.take().ok_or("rustfmt: no standard input")?;
    let code = code.to_owned();
    let feeder = std::thread::spawn(move || stdin.write_all(code.as_bytes()));
    let output = rustfmt.wait_with_output().map_err(|e| format!("rustfmt: {e}"))?;
    feeder.join().map_err(|_| "rustfmt: feeding failed")?.map_err(|e| format!("rustfmt: {e}"))?;
    if output.status.success() {
        String::from_utf8(output.stdout).map_err(|e| format!("rustfmt: {e}"))
    } else {
        Err("rustfmt refused the generated code".into())
    }
}

/// One service on its way to Rust.
struct Generator<'a> {
    service: &'a str,
    facts: &'a Value,
    shapes: BTreeMap<&'a str, &'a Value>,
    /// Shapes for operations that have no input or output.
    empty: BTreeSet<String>,
    /// Typed structures that are those of another service, and which.
    shared: Option<(&'a str, BTreeSet<&'a str>)>,
}

impl<'a> Generator<'a> {
    fn new(service: &'a str, facts: &'a Value) -> Result<Self, String> {
        let shapes = entries(facts, "shapes")?.iter().map(|(name, shape)| (name.as_str(), shape)).collect();
        let mut this = Generator { service, facts, shapes, empty: BTreeSet::new(), shared: None };
        for (name, operation) in entries(facts, "operations")? {
            for (side, suffix) in [("input", "Input"), ("output", "Output")] {
                if operation.get(side).is_none() {
                    this.empty.insert(format!("{name}{suffix}"));
                }
            }
        }
        let mut names = BTreeSet::new();
        let all = this.shapes.keys().map(|name| (*name).to_owned()).chain(this.empty.iter().cloned());
        for name in all {
            if !names.insert(constant(&name)) {
                return Err(format!("{service}: two shapes become {}", constant(&name)));
            }
        }
        Ok(this)
    }

    /// Takes the types of another service wherever they are the same in Rust.
    fn share(&mut self, service: &'a str, other: &Generator<'_>) {
        let typed = |name: &&str| {
            let shape = self.shapes[name];
            kind(shape) == "structure" || shape.get("enum").is_some()
        };
        let same = self.shapes.keys().copied().filter(typed).filter(|name| self.is_same(other, name));
        self.shared = Some((service, same.collect()));
    }

    /// Whether a shape has the same Rust type in another service: constraints are in the tables, not in types.
    fn is_same(&self, other: &Generator<'_>, name: &str) -> bool {
        let (Some(ours), Some(theirs)) = (self.shapes.get(name), other.shapes.get(name)) else {
            return false;
        };
        let parts = |shape: &Value| {
            let members = shape["members"].as_object().into_iter().flat_map(Map::values);
            let items = ["member", "key", "value"].into_iter().map(|key| &shape[key]);
            members.chain(items).filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
        };
        let alike = ["type", "enum", "members", "required", "member", "key", "value", "eventstream"];
        alike.into_iter().all(|key| ours[key] == theirs[key])
            && parts(ours).iter().all(|part| part == name || self.is_same(other, part))
    }

    fn module(&self, typed: bool) -> Result<String, String> {
        let mut out = HEADER.to_owned();
        if typed {
            out.push_str("use base::Timestamp;\n#[allow(unused_imports)]\nuse bytes::Bytes;\nuse bytestring::ByteString;\n\n");
            out.push_str("use crate::convert::{Parts, put, put_some};\n");
        }
        out.push_str("#[allow(unused_imports)]\nuse crate::table::*;\n");
        out.push_str("use crate::{ErrorShape, Operation, Service, Shape};\n");
        if typed {
            out.push_str("use crate::{Encode, FromValue, ShapeWriter, Value};\n");
        }
        self.service(&mut out)?;
        self.tables(&mut out)?;
        let shared = self.shared.as_ref();
        if let (true, Some((service, names))) = (typed, shared) {
            let names: Vec<_> = names.iter().copied().collect();
            let _ = writeln!(out, "\npub use super::{service}::{{{}}};", names.join(", "));
        }
        if typed {
            for (name, shape) in &self.shapes {
                if shared.is_some_and(|(_, names)| names.contains(name)) {
                    continue;
                }
                match kind(shape) {
                    "structure" => self.structure(&mut out, name, shape)?,
                    "string" if shape.get("enum").is_some() => enumeration(&mut out, name, shape),
                    _ => {}
                }
            }
            for name in &self.empty {
                self.structure(&mut out, name, &Value::Null)?;
            }
        }
        Ok(out)
    }

    fn service(&self, out: &mut String) -> Result<(), String> {
        let field = |key: &str| self.facts[key].as_str().unwrap_or_default();
        let _ = writeln!(
            out,
            "\n/// The service `{}`, API version {}.\npub static SERVICE: Service = Service {{ name: {:?}, \
             target_prefix: {:?}, json_version: {:?}, operations: &[",
            self.service,
            field("apiVersion"),
            field("name"),
            field("targetPrefix"),
            field("jsonVersion")
        );
        for (name, operation) in entries(self.facts, "operations")? {
            let side = |side: &str, suffix: &str| match operation[side].as_str() {
                Some(shape) => constant(shape),
                None => constant(&format!("{name}{suffix}")),
            };
            let errors = strings(&operation["errors"]);
            let errors: Vec<_> = errors.iter().map(|error| format!("&{}", error_constant(error))).collect();
            let _ = writeln!(
                out,
                "Operation {{ name: {name:?}, input: &{}, output: &{}, no_output: {}, errors: &[{}], \
                 event_stream: {} }},",
                side("input", "Input"),
                side("output", "Output"),
                operation.get("output").is_none(),
                errors.join(", "),
                self.has_event_stream(&operation["output"])
            );
        }
        out.push_str("] };\n");
        let _ = writeln!(out, "\nconst PACKAGE: &str = {:?};\n", self.package());
        for (name, status) in entries(self.facts, "errors")? {
            let _ = writeln!(
                out,
                "static {}: ErrorShape = ErrorShape {{ name: {name:?}, status: {status} }};",
                error_constant(name)
            );
        }
        out.push('\n');
        Ok(())
    }

    /// The Java package of AWS's own model, which its validation messages print.
    fn package(&self) -> String {
        let version = self.facts["apiVersion"].as_str().unwrap_or_default().replace('-', "");
        let name = self.facts["name"].as_str().unwrap_or_default();
        format!("com.amazonaws.{name}.v{version}")
    }

    fn has_event_stream(&self, output: &Value) -> bool {
        let output = output.as_str().and_then(|name| self.shapes.get(name));
        let members = output.and_then(|shape| shape["members"].as_object());
        members.into_iter().flat_map(Map::values).any(|part| self.is_event_stream(part))
    }

    fn is_event_stream(&self, part: &Value) -> bool {
        let shape = part.as_str().and_then(|name| self.shapes.get(name));
        shape.is_some_and(|shape| shape["eventstream"] == true)
    }

    fn tables(&self, out: &mut String) -> Result<(), String> {
        for (name, shape) in &self.shapes {
            let part = |key: &str| format!("|| &{}", constant(shape[key].as_str().unwrap_or_default()));
            let range = format!("{}, {}", option(&shape["min"]), option(&shape["max"]));
            let value = match kind(shape) {
                "structure" => self.structure_table(name, shape),
                "list" => format!("list({name:?}, {}, {range})", part("member")),
                "map" => format!("map({name:?}, {}, {}, {range})", part("key"), part("value")),
                "string" if shape.get("enum").is_some() => {
                    let values: Vec<_> = strings(&shape["enum"]).iter().map(|v| format!("{v:?}")).collect();
                    format!("enumeration({name:?}, &[{}])", values.join(", "))
                }
                "string" => {
                    let pattern = shape["pattern"].as_str();
                    let pattern = pattern.map_or("None".into(), |pattern| format!("Some({})", raw(pattern)));
                    format!("string({name:?}, {range}, {pattern})")
                }
                "blob" | "integer" | "long" => format!("{}({name:?}, {range})", kind(shape)),
                "double" | "boolean" | "timestamp" => format!("{}({name:?})", kind(shape)),
                other => return Err(format!("{}.{name}: the tables have no kind {other}", self.service)),
            };
            let _ = writeln!(out, "static {}: Shape = {value};", constant(name));
        }
        for name in &self.empty {
            let _ = writeln!(out, "static {}: Shape = structure({name:?}, PACKAGE, &[]);", constant(name));
        }
        Ok(())
    }

    fn structure_table(&self, name: &str, shape: &Value) -> String {
        let mut members = String::new();
        for (member, part) in shape["members"].as_object().into_iter().flatten() {
            let presence = if self.is_required(shape, member) { "required" } else { "optional" };
            let part = constant(part.as_str().unwrap_or_default());
            let _ = write!(members, "{presence}({member:?}, || &{part}), ");
        }
        format!("structure({name:?}, PACKAGE, &[{members}])")
    }

    /// The members of an event stream exclude each other, whatever the model says of them.
    fn is_required(&self, shape: &Value, member: &str) -> bool {
        shape["eventstream"] != true && strings(&shape["required"]).contains(&member)
    }

    fn structure(&self, out: &mut String, name: &str, shape: &Value) -> Result<(), String> {
        let (mut fields, mut takes, mut puts) = (String::new(), String::new(), String::new());
        for (member, part) in shape["members"].as_object().into_iter().flatten() {
            let field = field(member);
            let part = part.as_str().unwrap_or_default();
            let mut of = self.rust_type(part)?;
            if self.contains(part, name, &mut BTreeSet::new()) {
                of = format!("Box<{of}>");
            }
            let _ = write!(takes, "{field}: parts.next(), ");
            if self.is_required(shape, member) {
                let _ = write!(fields, "pub {field}: {of}, ");
                let _ = write!(puts, "put(out, {member:?}, &self.{field}); ");
            } else {
                let _ = write!(fields, "pub {field}: Option<{of}>, ");
                let _ = write!(puts, "put_some(out, {member:?}, self.{field}.as_ref()); ");
            }
        }
        let parts = if fields.is_empty() { "let _ = value;" } else { "let mut parts = Parts::of(value);" };
        let _ = write!(
            out,
            "\n#[derive(Clone, Debug, Default, PartialEq)]\npub struct {name} {{ {fields} }}\n
             impl FromValue for {name} {{
                 fn shape() -> &'static Shape {{ &{constant} }}\n
                 fn from_value(value: Value) -> Self {{ {parts} {name} {{ {takes} }} }}
             }}\n
             impl Encode for {name} {{
                 fn encode(&self, out: &mut dyn ShapeWriter) {{ out.begin_map(); {puts} out.end_map(); }}
             }}\n",
            constant = constant(name),
        );
        Ok(())
    }

    fn rust_type(&self, name: &str) -> Result<String, String> {
        let shape = self.shapes.get(name).ok_or_else(|| format!("no shape {name}"))?;
        let part = |key: &str| self.rust_type(shape[key].as_str().unwrap_or_default());
        Ok(match kind(shape) {
            "structure" => name.to_owned(),
            "list" => format!("Vec<{}>", part("member")?),
            "map" => format!("Vec<(ByteString, {})>", part("value")?),
            "string" if shape.get("enum").is_some() => name.to_owned(),
            "string" => "ByteString".into(),
            "blob" => "Bytes".into(),
            "integer" => "i32".into(),
            "long" => "i64".into(),
            "double" => "f64".into(),
            "boolean" => "bool".into(),
            "timestamp" => "Timestamp".into(),
            other => return Err(format!("{name}: no Rust type for {other}")),
        })
    }

    /// Whether a structure holds another by value, so that one of them has to go into a box.
    fn contains(&self, name: &'a str, wanted: &str, seen: &mut BTreeSet<&'a str>) -> bool {
        let Some(shape) = self.shapes.get(name).copied() else { return false };
        if kind(shape) != "structure" || !seen.insert(name) {
            return false;
        }
        let parts = shape["members"].as_object().into_iter().flat_map(Map::values);
        name == wanted || parts.filter_map(Value::as_str).any(|part| self.contains(part, wanted, seen))
    }
}

fn enumeration(out: &mut String, name: &str, shape: &Value) {
    let (mut variants, mut names, mut parses) = (String::new(), String::new(), String::new());
    for value in strings(&shape["enum"]) {
        let variant = variant(value);
        let _ = write!(variants, "{variant}, ");
        let _ = write!(names, "{name}::{variant} => {value:?}, ");
        let _ = write!(parses, "{value:?} => {name}::{variant}, ");
    }
    let _ = write!(
        out,
        "\n#[derive(Clone, Debug, PartialEq, Eq)]\npub enum {name} {{ {variants} Unknown(ByteString) }}\n
         impl {name} {{
             #[must_use] pub fn as_str(&self) -> &str {{
                 match self {{ {names} {name}::Unknown(text) => text }}
             }}
         }}\n
         impl Default for {name} {{ fn default() -> Self {{ {name}::Unknown(ByteString::new()) }} }}\n
         impl From<ByteString> for {name} {{
             fn from(text: ByteString) -> Self {{ match &*text {{ {parses} _ => {name}::Unknown(text) }} }}
         }}\n
         impl FromValue for {name} {{
             fn shape() -> &'static Shape {{ &{constant} }}\n
             fn from_value(value: Value) -> Self {{
                 match value {{ Value::Str(text) => text.into(), _ => {name}::default() }}
             }}
         }}\n
         impl Encode for {name} {{
             fn encode(&self, out: &mut dyn ShapeWriter) {{ out.string(self.as_str()); }}
         }}\n",
        constant = constant(name),
    );
}

fn entries<'a>(facts: &'a Value, key: &str) -> Result<&'a Map<String, Value>, String> {
    facts[key].as_object().ok_or_else(|| format!("no {key} in the facts"))
}

fn kind(shape: &Value) -> &str {
    shape["type"].as_str().unwrap_or_default()
}

fn strings(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn option(number: &Value) -> String {
    number.as_i64().map_or("None".into(), |number| format!("Some({number})"))
}

/// A raw string literal, readable for patterns.
fn raw(text: &str) -> String {
    if text.contains('"') { format!("r#\"{text}\"#") } else { format!("r\"{text}\"") }
}

/// `MaxRecordSizeInKiB` becomes `max_record_size_in_kib`, `StreamARN` becomes `stream_arn`.
fn snake(name: &str) -> String {
    let mut name = name.to_owned();
    for (units, word) in
        [("KiB", "Kib"), ("MiB", "Mib"), ("GiB", "Gib"), ("MBs", "Mbs"), ("ARNs", "Arns"), ("IDs", "Ids")]
    {
        name = name.replace(units, word);
    }
    let chars: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| chars[at]);
        let after = chars.get(at + 1);
        let starts_word = c.is_uppercase()
            && before.is_some_and(|before| {
                !before.is_uppercase() || after.is_some_and(|after| after.is_lowercase())
            });
        if starts_word {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}

fn field(name: &str) -> String {
    match snake(name).as_str() {
        "type" => "r#type".into(),
        other => other.into(),
    }
}

fn constant(name: &str) -> String {
    snake(name).to_uppercase()
}

fn error_constant(name: &str) -> String {
    format!("ERROR_{}", constant(name))
}

/// `TRIM_HORIZON` becomes `TrimHorizon`, `IncomingBytes` stays.
fn variant(value: &str) -> String {
    let mut out = String::new();
    for word in value.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let (first, rest) = word.split_at(1);
        out.push_str(&first.to_uppercase());
        let shouted = !rest.contains(|c: char| c.is_ascii_lowercase());
        out.push_str(&if shouted { rest.to_lowercase() } else { rest.to_owned() });
    }
    if out == "Unknown" { "UnknownValue".into() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_well_in_rust() {
        for (name, expected) in [
            ("StreamARN", "stream_arn"),
            ("MaxRecordSizeInKiB", "max_record_size_in_kib"),
            ("KMSKeyArnForSSE", "kms_key_arn_for_sse"),
            ("S3TablesNamespace", "s3_tables_namespace"),
            ("SizeInMBs", "size_in_mbs"),
            ("ConsumerCount", "consumer_count"),
            ("message", "message"),
        ] {
            assert_eq!(snake(name), expected);
        }
        assert_eq!(field("Type"), "r#type");
    }

    #[test]
    fn variants_read_well_in_rust() {
        for (value, expected) in [
            ("TRIM_HORIZON", "TrimHorizon"),
            ("ALL", "All"),
            ("IncomingBytes", "IncomingBytes"),
            ("SQL-1_0", "Sql10"),
            ("UNKNOWN", "UnknownValue"),
        ] {
            assert_eq!(variant(value), expected);
        }
    }
}
