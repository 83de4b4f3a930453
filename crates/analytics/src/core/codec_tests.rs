//! What an earlier build stored is read by this one: one of every command, and the state that they make.

use std::collections::BTreeMap;
use std::fs;

use base::{AccountId, Region, Scope};

use super::*;
use crate::core::{
    Change, Column, Endpoint, EndpointKind, EndpointUpdate, Expected, Function, FunctionUpdate, Input,
    InputUpdate, Logging, Machine, Mapping, Output, OutputUpdate, Position, Reference, ReferenceUpdate,
    RowFormat, Schema, SchemaUpdate,
};

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/v1");

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn schema(format: RowFormat) -> Schema {
    let mapping = match format {
        RowFormat::Json => Mapping::Json { row_path: "$".into() },
        RowFormat::Csv => Mapping::Csv { row: "\n".into(), column: ",".into() },
    };
    let column = Column { name: "A".into(), mapping: some("$.a"), sql_type: "INTEGER".into() };
    Schema { format, mapping: Some(mapping), encoding: some("UTF-8"), columns: vec![column] }
}

fn endpoint(kind: EndpointKind) -> Endpoint {
    Endpoint { kind, arn: "arn:resource".into(), role: some("arn:role") }
}

fn endpoint_update(kind: EndpointKind) -> EndpointUpdate {
    EndpointUpdate { kind, arn: some("arn:other"), role: some("arn:role2") }
}

fn changes() -> Vec<Change> {
    vec![
        Change::Role("arn:execution".into()),
        Change::Code("-- code".into()),
        Change::AddInput(Input {
            id: String::new(),
            prefix: "S".into(),
            source: endpoint(EndpointKind::Stream),
            schema: schema(RowFormat::Json),
            parallelism: 2,
            processor: Some(Function { arn: "arn:function".into(), role: None }),
        }),
        Change::AddOutput(Output {
            id: String::new(),
            name: "OUT".into(),
            destination: endpoint(EndpointKind::Lambda),
            format: RowFormat::Csv,
        }),
        Change::AddReference(Reference {
            id: String::new(),
            table: "T".into(),
            bucket: "arn:bucket".into(),
            key: "key".into(),
            role: some("arn:role"),
            schema: schema(RowFormat::Csv),
        }),
        Change::AddLogging(Logging { id: String::new(), log_stream: "arn:log".into(), role: None }),
    ]
}

fn updates() -> Vec<Change> {
    let id = || "1.1".to_owned();
    vec![
        Change::UpdateInput(InputUpdate {
            id: id(),
            prefix: some("P"),
            source: Some(endpoint_update(EndpointKind::Firehose)),
            schema: Some(SchemaUpdate {
                format: Some((RowFormat::Csv, None)),
                encoding: some("UTF-8"),
                columns: Some(schema(RowFormat::Csv).columns),
            }),
            parallelism: Some(3),
            processor: Some(FunctionUpdate { arn: None, role: some("arn:role3") }),
        }),
        Change::UpdateOutput(OutputUpdate {
            id: id(),
            name: some("error_stream"),
            destination: Some(endpoint_update(EndpointKind::Stream)),
            format: Some(RowFormat::Json),
        }),
        Change::UpdateReference(ReferenceUpdate {
            id: id(),
            table: some("U"),
            bucket: some("arn:b"),
            key: some("k"),
            role: some("arn:r"),
            schema: Some(schema(RowFormat::Json)),
        }),
        Change::UpdateLogging { id: id(), log_stream: some("arn:log2"), role: some("arn:r") },
        Change::DeleteProcessor { input: id() },
        Change::SetProcessor {
            input: id(),
            function: Function { arn: "arn:function2".into(), role: some("arn:r") },
        },
    ]
}

/// Every command, in an order in which all are accepted.
fn commands() -> Vec<Command> {
    let scope = || Scope { account: AccountId::parse("123456789012").unwrap(), region: Region::DEFAULT };
    let configure =
        |expected, changes| Command::Configure { scope: scope(), name: "a".into(), expected, changes };
    let create = |name: &str, changes| Command::Create {
        scope: scope(),
        name: name.into(),
        description: some("about"),
        changes,
        tags: BTreeMap::from([("k".into(), "v".into())]),
        applications_max: 50,
    };
    let deletes = ["DeleteOutput", "DeleteReference", "DeleteLogging"];
    let deletes = deletes.map(|what| match what {
        "DeleteOutput" => Change::DeleteOutput("1.1".into()),
        "DeleteReference" => Change::DeleteReference("1.1".into()),
        _ => Change::DeleteLogging("1.1".into()),
    });
    vec![
        create("a", changes()),
        create("gone", Vec::new()),
        configure(Expected::Version(1), updates()),
        configure(Expected::Token("0-2".into()), deletes.into()),
        Command::Start {
            scope: scope(),
            name: "a".into(),
            positions: vec![("1.1".into(), Position::LastStoppedPoint)],
        },
        Command::Started { number: 0, version: 3 },
        Command::Stop { scope: scope(), name: "a".into() },
        Command::Stopped { number: 0 },
        Command::Start { scope: scope(), name: "a".into(), positions: vec![("1.1".into(), Position::Now)] },
        Command::AddTags {
            scope: scope(),
            name: "a".into(),
            tags: BTreeMap::from([("t".into(), String::new())]),
            tags_max: 50,
        },
        Command::RemoveTags { scope: scope(), name: "a".into(), keys: vec!["k".into()] },
        Command::Delete { scope: scope(), name: "gone".into(), created_s: 1_700_000_001 },
        Command::Deleted { number: 1 },
    ]
}

fn entries() -> Vec<Entry> {
    let at = |n: u64| Timestamp(1_700_000_000_000 + n * 1000);
    (0..).zip(commands()).map(|(n, command)| Entry { at: at(n), command }).collect()
}

/// A line of hexadecimal digits for each entry.
fn lines(entries: &[Entry]) -> String {
    let hex = |bytes: Vec<u8>| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    entries.iter().map(|entry| hex(entry.to_bytes()) + "\n").collect()
}

fn bytes(line: &str) -> Vec<u8> {
    (0..line.len()).step_by(2).map(|at| u8::from_str_radix(&line[at..at + 2], 16).unwrap()).collect()
}

fn replayed(entries: &[Entry]) -> Machine {
    let mut machine = Machine::default();
    for entry in entries {
        machine.apply(entry.at, &entry.command).unwrap_or_else(|refusal| panic!("{entry:?}: {refusal:?}"));
    }
    machine
}

#[test]
#[ignore = "makes the fixture; run it once for a version of the format"]
fn make_the_fixture() {
    fs::create_dir_all(FIXTURE).unwrap();
    fs::write(format!("{FIXTURE}/commands.hex"), lines(&entries())).unwrap();
    fs::write(format!("{FIXTURE}/snapshot.cbor"), replayed(&entries()).to_snapshot()).unwrap();
}

#[test]
fn commands_and_state_of_version_one_read_the_same() {
    let stored = fs::read_to_string(format!("{FIXTURE}/commands.hex")).unwrap();
    let read: Vec<Entry> = stored.lines().map(|line| Entry::from_bytes(&bytes(line)).unwrap()).collect();
    assert_eq!(read, entries());
    let snapshot = fs::read(format!("{FIXTURE}/snapshot.cbor")).unwrap();
    assert_eq!(Machine::from_snapshot(&snapshot).unwrap(), replayed(&read));
    assert!(Machine::from_snapshot(&snapshot[..snapshot.len() - 1]).is_err(), "what is cut off is no state");
}
