//! The laws of the machine, over random commands; and the answers that AWS's callers see.

use base::{AccountId, Region};
use proptest::prelude::*;

use super::*;
use crate::core::application::VERSIONS_KEPT;
use crate::core::config::{Column, Endpoint, Function, Input, Logging, Mapping, Output, RowFormat, Schema};
use crate::core::{Entry, InputUpdate};

fn scope() -> Scope {
    Scope { account: AccountId::DEFAULT, region: Region::DEFAULT }
}

fn at(ms: u64) -> Timestamp {
    Timestamp(1_700_000_000_000 + ms)
}

fn schema() -> Schema {
    Schema {
        format: RowFormat::Json,
        mapping: Some(Mapping::Json { row_path: "$".into() }),
        encoding: Some("UTF-8".into()),
        columns: vec![Column { name: "A".into(), mapping: Some("$.a".into()), sql_type: "INTEGER".into() }],
    }
}

fn input() -> Input {
    Input {
        id: String::new(),
        prefix: "SOURCE_SQL_STREAM".into(),
        source: endpoint(EndpointKind::Stream, "in"),
        schema: schema(),
        parallelism: 1,
        processor: None,
    }
}

fn endpoint(kind: EndpointKind, name: &str) -> Endpoint {
    Endpoint {
        kind,
        arn: format!("arn:aws:kinesis:us-east-1:000000000000:stream/{name}"),
        role: Some("arn:r".into()),
    }
}

fn output(name: &str) -> Output {
    let destination = endpoint(EndpointKind::Stream, "out");
    Output { id: String::new(), name: name.into(), destination, format: RowFormat::Json }
}

fn create(name: &str, changes: Vec<Change>) -> Command {
    Command::Create {
        scope: scope(),
        name: name.into(),
        description: None,
        changes,
        tags: BTreeMap::new(),
        applications_max: 3,
    }
}

fn configure(name: &str, version: u64, changes: Vec<Change>) -> Command {
    Command::Configure { scope: scope(), name: name.into(), expected: Expected::Version(version), changes }
}

fn start(name: &str, positions: Vec<(String, Position)>) -> Command {
    Command::Start { scope: scope(), name: name.into(), positions }
}

/// A machine in which the commands were carried out.
fn after(commands: &[Command]) -> Machine {
    let mut machine = Machine::default();
    for (ms, command) in (0..).zip(commands) {
        machine.apply(at(ms * 1000), command).unwrap();
    }
    machine
}

fn app(machine: &Machine) -> &Application {
    machine.application(&scope(), "a").unwrap()
}

#[test]
fn ids_are_of_the_version_that_added_them_and_do_not_come_back() {
    let machine = after(&[
        create(
            "a",
            vec![Change::AddInput(input()), Change::AddOutput(output("X")), Change::AddOutput(output("Y"))],
        ),
        configure("a", 1, vec![Change::DeleteOutput("1.2".into())]),
        configure("a", 2, vec![Change::AddOutput(output("Y"))]),
    ]);
    let application = app(&machine);
    assert_eq!(application.version, 3);
    assert_eq!(application.config.inputs[0].id, "1.1");
    let ids: Vec<_> = application.config.outputs.iter().map(|output| &*output.id).collect();
    assert_eq!(ids, ["1.1", "3.1"]);
    assert_eq!(application.version(1).unwrap().1.outputs.len(), 2, "earlier versions can be looked at");
    assert_eq!(application.versions().collect::<Vec<_>>(), [3, 2, 1]);
}

#[test]
fn limits_are_those_of_aws() {
    let mut machine = after(&[create("a", vec![Change::AddInput(input())])]);
    let too_many = |kind, max| Err(Refusal::TooMany { kind, max });
    let second = configure("a", 1, vec![Change::AddInput(input())]);
    assert_eq!(machine.apply(at(1), &second), too_many(Kind::Input, 1));
    let outputs = (0..4).map(|n| Change::AddOutput(output(&format!("S{n}")))).collect();
    assert_eq!(machine.apply(at(1), &configure("a", 1, outputs)), too_many(Kind::Output, 3));
    let same = vec![Change::AddOutput(output("S")), Change::AddOutput(output("S"))];
    let refused = machine.apply(at(1), &configure("a", 1, same));
    assert_eq!(refused, Err(Refusal::SameOutput { name: "S".into() }));
    for name in ["b", "c"] {
        machine.apply(at(2), &create(name, vec![])).unwrap();
    }
    assert_eq!(machine.apply(at(3), &create("d", vec![])), Err(Refusal::TooManyApplications { max: 3 }));
    assert_eq!(machine.apply(at(3), &create("a", vec![])), Err(Refusal::Exists { name: "a".into() }));
    let tags = (0..3).map(|n| (n.to_string(), String::new())).collect();
    let add = Command::AddTags { scope: scope(), name: "a".into(), tags, tags_max: 2 };
    assert_eq!(machine.apply(at(4), &add), Err(Refusal::TooManyTags { max: 2 }));
}

#[test]
fn an_application_starts_runs_changes_over_stops_and_goes() {
    let mut machine = after(&[create("a", vec![Change::AddInput(input())])]);
    let wrong = |status| Err(Refusal::WrongStatus { name: "a".into(), status });
    let stop = Command::Stop { scope: scope(), name: "a".into() };
    assert_eq!(machine.apply(at(1), &stop), wrong(Status::Ready));
    let begin = start("a", vec![("1.1".into(), Position::TrimHorizon)]);
    assert_eq!(machine.apply(at(1), &begin), Ok(Some(Effect::Start(0))));
    assert_eq!(machine.apply(at(1), &begin), wrong(Status::Starting));
    assert_eq!(machine.apply(at(2), &Command::Started { number: 0, version: 1 }), Ok(None));
    assert_eq!((app(&machine).status, app(&machine).run), (Status::Running, 1));
    assert_eq!(app(&machine).position("1.1"), Position::TrimHorizon);
    assert_eq!(machine.unfinished(), [Effect::Start(0)], "it runs again when the server does");

    let change = configure("a", 1, vec![Change::Code("x".into())]);
    assert_eq!(machine.apply(at(3), &change), Ok(Some(Effect::Start(0))));
    assert_eq!((app(&machine).status, app(&machine).run), (Status::Updating, 1));
    assert_eq!(machine.apply(at(3), &configure("a", 2, vec![])), wrong(Status::Updating));
    machine.apply(at(4), &Command::Started { number: 0, version: 1 }).unwrap();
    assert_eq!(app(&machine).status, Status::Updating, "that was the version before");
    machine.apply(at(4), &Command::Started { number: 0, version: 2 }).unwrap();

    assert_eq!(machine.apply(at(5), &stop), Ok(Some(Effect::Stop(0))));
    assert_eq!(machine.unfinished(), [Effect::Stop(0)]);
    machine.apply(at(6), &Command::Stopped { number: 0 }).unwrap();
    assert_eq!((app(&machine).status, machine.unfinished()), (Status::Ready, vec![]));

    let delete = |created_s| Command::Delete { scope: scope(), name: "a".into(), created_s };
    let created_s = app(&machine).created.seconds();
    assert_eq!(
        machine.apply(at(7), &delete(created_s + 1)),
        Err(Refusal::WrongCreation { name: "a".into() })
    );
    assert_eq!(machine.apply(at(7), &delete(created_s)), Ok(Some(Effect::Delete(0))));
    assert_eq!(machine.apply(at(7), &create("a", vec![])), Err(Refusal::Exists { name: "a".into() }));
    machine.apply(at(8), &Command::Deleted { number: 0 }).unwrap();
    machine.apply(at(8), &create("a", vec![])).unwrap();
    assert_eq!(app(&machine).number, 1, "a successor is another application");
}

#[test]
fn a_start_needs_an_input_and_positions_of_inputs_that_are_there() {
    let mut machine = after(&[create("a", vec![])]);
    assert_eq!(machine.apply(at(1), &start("a", vec![])), Err(Refusal::NoInput { name: "a".into() }));
    let firehose = Input { source: endpoint(EndpointKind::Firehose, "f"), ..input() };
    machine.apply(at(1), &configure("a", 1, vec![Change::AddInput(firehose)])).unwrap();
    let horizon = start("a", vec![("2.1".into(), Position::TrimHorizon)]);
    assert_eq!(machine.apply(at(2), &horizon), Err(Refusal::NoHorizon { id: "2.1".into() }));
    let other = start("a", vec![("1.1".into(), Position::Now)]);
    assert_eq!(machine.apply(at(2), &other), Err(Refusal::Missing { kind: Kind::Input, id: "1.1".into() }));
}

#[test]
fn a_stale_version_or_token_changes_nothing() {
    let mut machine = after(&[create("a", vec![]), configure("a", 1, vec![])]);
    let stale = machine.apply(at(3), &configure("a", 1, vec![]));
    assert_eq!(stale, Err(Refusal::WrongVersion { name: "a".into(), given: 1, current: 2 }));
    let by_token = |token: String| Command::Configure {
        scope: scope(),
        name: "a".into(),
        expected: Expected::Token(token),
        changes: vec![],
    };
    let token = app(&machine).token();
    assert_eq!(machine.apply(at(3), &by_token(token.clone())), Ok(None));
    assert_eq!(machine.apply(at(3), &by_token(token)), Err(Refusal::WrongToken { name: "a".into() }));
}

#[test]
fn updates_change_what_they_name_and_leave_the_rest() {
    let machine = after(&[create(
        "a",
        vec![
            Change::AddInput(input()),
            Change::AddLogging(Logging {
                id: String::new(),
                log_stream: "arn:l".into(),
                role: Some("arn:r".into()),
            }),
        ],
    )]);
    let config = &app(&machine).config;
    let update = InputUpdate {
        id: "1.1".into(),
        source: Some(crate::core::EndpointUpdate {
            kind: EndpointKind::Stream,
            arn: None,
            role: Some("arn:other".into()),
        }),
        parallelism: Some(4),
        ..InputUpdate::default()
    };
    let log = Change::UpdateLogging { id: "1.1".into(), log_stream: Some("arn:m".into()), role: None };
    let next = config.changed(2, &[Change::UpdateInput(update.clone()), log]).unwrap();
    assert_eq!(next.inputs[0].source.role.as_deref(), Some("arn:other"));
    assert_eq!((&next.inputs[0].source.arn, next.inputs[0].parallelism), (&config.inputs[0].source.arn, 4));
    assert_eq!(next.inputs[0].schema, config.inputs[0].schema);
    assert_eq!((&*next.logging[0].log_stream, next.logging[0].role.as_deref()), ("arn:m", Some("arn:r")));

    let function = Function { arn: "arn:f".into(), role: None };
    let set = Change::SetProcessor { input: "1.1".into(), function };
    let with = next.changed(3, std::slice::from_ref(&set)).unwrap();
    assert!(with.inputs[0].processor.is_some());
    let delete = Change::DeleteProcessor { input: "1.1".into() };
    assert!(with.changed(4, std::slice::from_ref(&delete)).unwrap().inputs[0].processor.is_none());
    let missing = next.changed(4, &[delete]);
    assert_eq!(missing, Err(Refusal::Missing { kind: Kind::Processor, id: "1.1".into() }));
    let other_kind = crate::core::EndpointUpdate { kind: EndpointKind::Firehose, arn: None, role: None };
    let other_kind = Change::UpdateInput(InputUpdate { source: Some(other_kind), ..update });
    assert_eq!(next.changed(4, &[other_kind]), Err(Refusal::OtherKind));
}

#[test]
fn old_versions_are_kept_up_to_a_number() {
    let mut machine = after(&[create("a", vec![])]);
    for version in 1..40 {
        machine.apply(at(version), &configure("a", version, vec![])).unwrap();
    }
    let versions: Vec<_> = app(&machine).versions().collect();
    assert_eq!((versions.len(), versions[0], app(&machine).version(1)), (VERSIONS_KEPT, 40, None));
}

fn command() -> impl Strategy<Value = Command> {
    let name = || prop_oneof![Just("a".to_owned()), Just("b".to_owned())];
    let change = prop_oneof![
        any::<u8>().prop_map(|n| Change::Code(format!("code {n}"))),
        Just(Change::AddInput(input())),
        any::<bool>().prop_map(|x| Change::AddOutput(output(if x { "X" } else { "Y" }))),
        (1u64..4).prop_map(|n| Change::DeleteOutput(format!("{n}.1"))),
    ];
    let changes = || proptest::collection::vec(change.clone(), 0..3);
    prop_oneof![
        (name(), changes()).prop_map(|(name, changes)| create(&name, changes)),
        (name(), 1u64..5, changes()).prop_map(|(name, version, changes)| configure(&name, version, changes)),
        name().prop_map(|name| start(&name, vec![("1.1".into(), Position::Now)])),
        name().prop_map(|name| Command::Stop { scope: scope(), name }),
        (name(), 0u64..3).prop_map(|(name, s)| Command::Delete {
            scope: scope(),
            name,
            created_s: at(s * 1000).seconds()
        }),
        (0u32..4, 1u64..5).prop_map(|(number, version)| Command::Started { number, version }),
        (0u32..4).prop_map(|number| Command::Stopped { number }),
        (0u32..4).prop_map(|number| Command::Deleted { number }),
        (name(), any::<u8>()).prop_map(|(name, n)| Command::AddTags {
            scope: scope(),
            name,
            tags: BTreeMap::from([(n.to_string(), String::new())]),
            tags_max: 3,
        }),
        (name(), any::<u8>()).prop_map(|(name, n)| Command::RemoveTags {
            scope: scope(),
            name,
            keys: vec![n.to_string()]
        }),
    ]
}

proptest! {
    #[test]
    fn whatever_happens_numbers_and_versions_only_rise_and_replay_is_the_same(
        commands in proptest::collection::vec(command(), 1..60)
    ) {
        let mut machine = Machine::default();
        let mut accepted = Vec::new();
        let mut numbers = std::collections::BTreeSet::new();
        for (ms, command) in (0u64..).zip(&commands) {
            let at = at(ms * 100);
            let before = machine.clone();
            if machine.apply(at, command).is_err() {
                prop_assert_eq!(&machine, &before, "AN-4");
                continue;
            }
            accepted.push(Entry { at, command: command.clone() }.to_bytes());
            for application in machine.applications() {
                match before.by_number(application.number) {
                    None => prop_assert!(numbers.insert(application.number), "AN-1"),
                    Some(old) => {
                        let configured =
                            matches!(command, Command::Configure { name, .. } if *name == application.name);
                        prop_assert_eq!(application.version, old.version + u64::from(configured), "AN-2");
                        prop_assert!(configured || application.config == old.config, "AN-2");
                    }
                }
                let config = &application.config;
                for id in config.inputs.iter().map(|i| &i.id).chain(config.outputs.iter().map(|o| &o.id)) {
                    let (made, _) = id.split_once('.').unwrap();
                    prop_assert!(made.parse::<u64>().unwrap() <= application.version, "AN-5");
                }
            }
        }
        let mut replayed = Machine::default();
        for bytes in &accepted {
            let entry = Entry::from_bytes(bytes).unwrap();
            prop_assert!(replayed.apply(entry.at, &entry.command).is_ok(), "what is stored is never refused");
        }
        prop_assert_eq!(replayed.to_snapshot(), machine.to_snapshot(), "AN-3");
        prop_assert_eq!(Machine::from_snapshot(&machine.to_snapshot()).unwrap(), machine);
    }
}
