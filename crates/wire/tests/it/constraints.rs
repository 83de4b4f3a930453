//! One violation of every constraint of every operation, built from the tables, through both encodings.
//!
//! The sentences are put together here in another way than in the library: from the grammar, by hand.

use std::collections::BTreeMap;

use bytes::Bytes;
use bytestring::ByteString;
use model::{Kind, Operation, Shape, Shaped, Value};
use wire::{Protocol, decode, encode, validate};

/// Texts that match a pattern, by the name of the shape that has it.
const SAMPLES: [(&str, &str); 17] = [
    ("BucketARN", "arn:aws:s3:::bucket"),
    ("ChannelARN", "arn:aws:kinesis:eu-west-1:123456789012:channel/c"),
    ("ConsumerARN", "arn:aws:kinesis:eu-west-1:123456789012:stream/s/consumer/c:1"),
    ("ExpectedBucketOwner", "123456789012"),
    ("GSRSchemaARN", "arn:aws:glue:eu-west-1:123456789012:schema/r/s"),
    ("HashKey", "0"),
    ("QueueARN", "arn:aws:kinesis:eu-west-1:123456789012:queue/q"),
    ("RecordId", "abc0"),
    ("ResourceARN", "arn:aws:kinesis:eu-west-1:123456789012:stream/s"),
    ("RoleARN", "arn:aws:iam::123456789012:role/some-role"),
    ("SequenceNumber", "0"),
    ("StreamARN", "arn:aws:kinesis:eu-west-1:123456789012:stream/s"),
    ("StreamId", "abcdefghijabcdefghij-abc"),
    ("TableBucketARN", "arn:aws:s3tables:eu-west-1:123456789012:bucket/b-1"),
    ("CloudWatchLogGroupName", "/group"),
    ("S3TablesNamespace", "n"),
    ("S3TablesTableName", "t"),
];

/// A valid value; of structures only what is required.
fn valid(shape: &'static Shape) -> Value {
    match &shape.kind {
        Kind::Structure { members } => Value::Struct(
            members.iter().map(|m| if m.required { valid((m.shape)()) } else { Value::Absent }).collect(),
        ),
        Kind::List { item, min, .. } => Value::List((0..min.unwrap_or(0)).map(|_| valid(item())).collect()),
        Kind::Map { value, min, .. } => {
            Value::Map((0..min.unwrap_or(0)).map(|n| (format!("k{n}").into(), valid(value()))).collect())
        }
        Kind::String { values: [first, ..], .. } => Value::Str(ByteString::from_static(first)),
        Kind::String { min, max, pattern, .. } => {
            let sample =
                SAMPLES.iter().find(|(name, _)| *name == shape.name).map(|(_, text)| (*text).to_owned());
            let length =
                usize::try_from(min.unwrap_or(1).max(1).min(max.unwrap_or(1).max(1))).expect("short");
            assert!(
                sample.is_some() || pattern.is_none_or(|pattern| pattern.starts_with('[')),
                "{}",
                shape.name
            );
            Value::Str(sample.unwrap_or_else(|| "a".repeat(length)).into())
        }
        Kind::Blob { min, .. } => {
            Value::Blob(vec![0; usize::try_from(min.unwrap_or(0)).expect("short")].into())
        }
        Kind::Integer { min, .. } | Kind::Long { min, .. } => Value::Int(min.unwrap_or(0).max(0)),
        Kind::Double => Value::Double(0.5),
        Kind::Boolean => Value::Bool(true),
        Kind::Timestamp => Value::Time(base::Timestamp(1)),
    }
}

/// A violation: what to send in this place, and the sentence for it.
struct Violation {
    value: Value,
    sentence: String,
}

/// Very long values are cut in the message, and the sentence with them.
fn sentence(printed: &str, path: &str, rule: &str) -> String {
    if printed.len() > 200_000 {
        return format!("Value '{}", &printed[..1_000]);
    }
    format!("Value '{printed}' at '{path}' failed to satisfy constraint: {rule}")
}

fn at_least(limit: u64) -> String {
    format!("Member must have length greater than or equal to {limit}")
}

fn at_most(limit: u64) -> String {
    format!("Member must have length less than or equal to {limit}")
}

fn text_violations(shape: &Shape) -> Vec<(String, String)> {
    let Kind::String { min, max, pattern, values } = &shape.kind else { return Vec::new() };
    let mut found = Vec::new();
    if let Some(min) = min.filter(|min| *min > 0) {
        found.push(("a".repeat(usize::try_from(min - 1).expect("short")), at_least(min)));
    }
    if let Some(max) = max {
        found.push(("a".repeat(usize::try_from(*max + 1).expect("short")), at_most(*max)));
    }
    if let Some(pattern) = pattern {
        found
            .push((":*\u{0} <".into(), format!("Member must satisfy regular expression pattern: {pattern}")));
    }
    if !values.is_empty() {
        let rule = format!("Member must satisfy enum value set: [{}]", values.join(", "));
        found.push(("none of them".into(), rule));
    }
    found
}

fn object(shape: &Shape) -> String {
    format!("com.amazonaws.kinesis.v20131202.{}@c965e310", shape.name)
}

fn number_violations(min: Option<i64>, max: Option<i64>, path: &str) -> Vec<Violation> {
    let low = min.map(|min| (min - 1, format!("Member must have value greater than or equal to {min}")));
    let high = max.map(|max| (max + 1, format!("Member must have value less than or equal to {max}")));
    let both = low.into_iter().chain(high).filter(|(n, _)| i32::try_from(*n).is_ok());
    both.map(|(n, rule)| Violation { value: Value::Int(n), sentence: sentence(&n.to_string(), path, &rule) })
        .collect()
}

/// How an item prints in a list.
fn printed(shape: &Shape, value: &Value) -> String {
    match value {
        Value::Str(text) => text.to_string(),
        _ => object(shape),
    }
}

fn list_violations(item: &'static Shape, min: Option<u64>, max: Option<u64>, path: &str) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut lengths = Vec::new();
    lengths.extend(min.filter(|min| *min > 0).map(|min| (min - 1, at_least(min))));
    lengths.extend(max.map(|max| (max + 1, at_most(max))));
    for (length, rule) in lengths {
        let items = vec![valid(item); usize::try_from(length).expect("short")];
        let text = items.iter().map(|one| printed(item, one)).collect::<Vec<_>>().join(", ");
        let sentence = sentence(&format!("[{text}]"), path, &rule);
        found.push(Violation { value: Value::List(items), sentence });
    }
    let rules = item_rules(item);
    for (text, _) in text_violations(item) {
        let value = Value::List(vec![Value::Str(text.clone().into())]);
        let rule = format!("Member must satisfy constraint: [{rules}]");
        found.push(Violation { value, sentence: sentence(&format!("[{text}]"), path, &rule) });
    }
    found
}

/// The rules of a scalar inside of a list or map, in AWS's order.
fn item_rules(item: &Shape) -> String {
    let Kind::String { min, max, pattern, values } = &item.kind else { return String::new() };
    let mut rules = Vec::new();
    rules.extend(max.map(at_most));
    rules.extend(min.map(at_least));
    rules.extend(pattern.map(|pattern| format!("Member must satisfy regular expression pattern: {pattern}")));
    if !values.is_empty() {
        rules.push(format!("Member must satisfy enum value set: [{}]", values.join(", ")));
    }
    rules.join(", ")
}

fn map_violations(
    (key, value): (&'static Shape, &'static Shape),
    (min, max): (Option<u64>, Option<u64>),
    path: &str,
) -> Vec<Violation> {
    let of = |entries: Vec<(String, String)>, rule: &str| {
        let printed = entries.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join(", ");
        let entries = entries.into_iter().map(|(k, v)| (k.into(), Value::Str(v.into()))).collect();
        Violation { value: Value::Map(entries), sentence: sentence(&format!("{{{printed}}}"), path, rule) }
    };
    let many =
        |count: u64| (0..count).map(|n| (format!("k{n}"), "v".into())).collect::<Vec<(String, String)>>();
    let mut found = Vec::new();
    found.extend(min.filter(|min| *min > 0).map(|min| of(many(min - 1), &at_least(min))));
    found.extend(max.map(|max| of(many(max + 1), &at_most(max))));
    for (text, _) in text_violations(key) {
        let rule = format!("Map keys must satisfy constraint: [{}]", item_rules(key));
        found.push(of(vec![(text, "v".into())], &rule));
    }
    for (text, _) in text_violations(value) {
        let rule = format!("Map value must satisfy constraint: [{}]", item_rules(value));
        found.push(of(vec![("k".into(), text)], &rule));
    }
    found
}

/// Violations of a value's own constraints.
fn own_violations(shape: &'static Shape, path: &str) -> Vec<Violation> {
    match &shape.kind {
        Kind::String { .. } => text_violations(shape)
            .into_iter()
            .map(|(text, rule)| Violation {
                sentence: sentence(&text, path, &rule),
                value: Value::Str(text.into()),
            })
            .collect(),
        Kind::Blob { min, max } => {
            assert_eq!(min.unwrap_or(0), 0, "a blob with a least length needs a case here");
            max.iter()
                .map(|max| {
                    let length = usize::try_from(max + 1).expect("short");
                    let printed = format!("java.nio.HeapByteBuffer[pos=0 lim={length} cap={length}]");
                    let sentence = sentence(&printed, path, &at_most(*max));
                    Violation { value: Value::Blob(Bytes::from(vec![0; length])), sentence }
                })
                .collect()
        }
        Kind::Integer { min, max } | Kind::Long { min, max } => number_violations(*min, *max, path),
        Kind::List { item, min, max } => list_violations(item(), *min, *max, path),
        Kind::Map { key, value, min, max } => map_violations((key(), value()), (*min, *max), path),
        Kind::Structure { .. } | Kind::Double | Kind::Boolean | Kind::Timestamp => Vec::new(),
    }
}

fn lower_first(name: &str) -> String {
    name[..1].to_lowercase() + &name[1..]
}

/// Goes through every place of a structure. `put` sets a value into its place in a whole valid message.
fn walk(
    shape: &'static Shape,
    path: &str,
    depth: u32,
    put: &dyn Fn(Value) -> Value,
    check: &mut dyn FnMut(Value, &str),
) {
    let Kind::Structure { members } = &shape.kind else { return };
    for (at, member) in members.iter().enumerate() {
        let of = (member.shape)();
        let dot = if path.is_empty() { "" } else { "." };
        let path = format!("{path}{dot}{}", lower_first(member.name));
        let put = |value| {
            let Value::Struct(mut slots) = valid(shape) else { unreachable!("structures are structures") };
            slots[at] = value;
            put(Value::Struct(slots))
        };
        if member.required {
            let rule = "Member must not be null";
            check(
                put(Value::Absent),
                &format!("Value null at '{path}' failed to satisfy constraint: {rule}"),
            );
        }
        for violation in own_violations(of, &path) {
            check(put(violation.value), &violation.sentence);
        }
        if depth == 8 {
            continue;
        }
        match &of.kind {
            Kind::Structure { .. } => walk(of, &path, depth + 1, &put, check),
            Kind::List { item, .. } => {
                let put = |value| put(Value::List(vec![value]));
                walk(item(), &format!("{path}.1.member"), depth + 1, &put, check);
            }
            _ => {}
        }
    }
}

fn message(operation: &Operation, value: &Value, protocol: Protocol) -> Option<String> {
    let body = encode(protocol, &Shaped(operation.input, value));
    let decoded =
        decode(protocol, &body, operation.input).expect("parses").value.expect("has the right types");
    validate(operation.input, &decoded).err().map(|error| error.message)
}

#[test]
fn every_constraint_of_every_operation_is_told_in_awss_words() {
    let mut rules: BTreeMap<String, usize> = BTreeMap::new();
    for operation in model::kinesis::SERVICE.operations {
        let good = valid(operation.input);
        assert_eq!(message(operation, &good, Protocol::Json11), None, "{}", operation.name);
        walk(operation.input, "", 0, &|value| value, &mut |value, sentence| {
            for protocol in [Protocol::Json11, Protocol::Cbor] {
                let message = message(operation, &value, protocol)
                    .unwrap_or_else(|| panic!("{}: nothing said of {sentence}", operation.name));
                let short: String = message.chars().take(2_000).collect();
                assert!(message.contains(sentence), "{}:\n{short}\nlacks\n{sentence}", operation.name);
                let count = message.matches(" failed to satisfy constraint: ").count();
                let head = format!("{count} validation error{} detected: ", if count > 1 { "s" } else { "" });
                assert!(message.starts_with(&head), "{short}");
            }
            let rule = sentence.split(" failed to satisfy constraint: ").nth(1).unwrap_or("cut");
            let rule: Vec<_> = rule.split(' ').take(5).collect();
            *rules.entry(rule.join(" ")).or_default() += 1;
        });
    }
    let total: usize = rules.values().sum();
    assert!(total > 600, "{total}: {rules:?}");
    for kind in [
        "Member must not be null",
        "Member must have length greater",
        "Member must have length less",
        "Member must have value greater",
        "Member must have value less",
        "Member must satisfy regular expression",
        "Member must satisfy enum value",
        "Member must satisfy constraint: [Member",
        "Map keys must satisfy constraint:",
        "Map value must satisfy constraint:",
    ] {
        assert!(rules.contains_key(kind), "{kind}: {rules:?}");
    }
}
