//! Parts over a log whose answers come in any order, over the real log on a disk that fails, and over old directories.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use proptest::prelude::*;

use super::*;
use crate::engine_tests::{TestClock, block_on};
use crate::{EmbeddedLog, LogSettings, MemoryVfs, SimFault, SimVfs};

/// A control log in memory. A command is stored when it is proposed; whoever proposed it learns it when it asks.
#[derive(Default)]
struct FakeLog(Mutex<Stored>);

#[derive(Clone, Default)]
struct Stored {
    snapshot: Option<(CommandIndex, Bytes)>,
    commands: Vec<(CommandIndex, Bytes)>,
    last: u64,
}

impl ControlLog for FakeLog {
    fn propose(&self, command: Bytes, _: Vec<ShardNo>) -> BoxFuture<'_, Result<CommandIndex, ProposeError>> {
        let mut stored = self.0.lock().unwrap();
        stored.last += 1;
        let index = CommandIndex(stored.last);
        stored.commands.push((index, command));
        Box::pin(async move { Ok(index) })
    }

    fn history(&self) -> ControlHistory {
        let stored = self.0.lock().unwrap();
        ControlHistory { snapshot: stored.snapshot.clone(), commands: stored.commands.clone() }
    }

    fn save_snapshot(&self, index: CommandIndex, state: Bytes) -> BoxFuture<'_, Result<(), ProposeError>> {
        let mut stored = self.0.lock().unwrap();
        assert!(index.0 <= stored.last);
        if stored.snapshot.as_ref().is_none_or(|(before, _)| *before < index) {
            stored.commands.retain(|(at, _)| *at > index);
            stored.snapshot = Some((index, state));
        }
        Box::pin(async { Ok(()) })
    }
}

/// What a service would make of its part: all its commands ever, and the index of the last one.
#[derive(Clone, Debug, Default, PartialEq)]
struct Replayed {
    commands: Vec<Vec<u8>>,
    applied: u64,
}

impl Replayed {
    fn of(log: &dyn ControlLog) -> Self {
        let mut all = Replayed::default();
        let history = log.history();
        if let Some((index, state)) = history.snapshot {
            all.commands = from_state(&state);
            all.applied = index.0;
        }
        for (index, command) in history.commands {
            assert!(index.0 > all.applied, "in order, and none twice");
            all.commands.push(command.to_vec());
            all.applied = index.0;
        }
        all
    }
}

/// State that can be told from any other; its first byte is the length of the first command, so that it may be the mark.
fn to_state(commands: &[Vec<u8>]) -> Bytes {
    commands.iter().flat_map(|c| [&[u8::try_from(c.len()).unwrap()], &c[..]].concat()).collect()
}

fn from_state(mut bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut commands = Vec::new();
    while let [len, rest @ ..] = bytes {
        let (command, after) = rest.split_at(usize::from(*len));
        commands.push(command.to_vec());
        bytes = after;
    }
    commands
}

fn command() -> impl Strategy<Value = Vec<u8>> {
    let first = prop_oneof![Just(vec![]), Just(vec![0xFF]), Just(vec![0xFF, 1]), Just(vec![0x82])];
    (first, proptest::collection::vec(any::<u8>(), 0..4)).prop_map(|(first, rest)| [first, rest].concat())
}

#[derive(Clone, Debug)]
enum Step {
    Propose(u8, Vec<u8>),
    /// Lets the answer of the n-th waiting proposal come.
    Answer(usize),
    /// Saves the state of a part as of its last answered command.
    Save(u8),
    /// Everything in memory is gone.
    Crash,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0u8..3, command()).prop_map(|(part, bytes)| Step::Propose(part, bytes)),
        4 => any::<usize>().prop_map(Step::Answer),
        2 => (0u8..3).prop_map(Step::Save),
        1 => Just(Step::Crash),
    ]
}

proptest! {
    #[test]
    fn whatever_happens_each_part_gets_back_all_its_commands_in_order(
        steps in proptest::collection::vec(step(), 1..60)
    ) {
        let log: Arc<FakeLog> = Arc::default();
        let mut all = vec![Vec::<(u64, Vec<u8>)>::new(); 3];
        let mut steps = steps.into_iter().peekable();
        while steps.peek().is_some() {
            let parts = ControlParts::open(Arc::clone(&log) as _, 3).unwrap();
            let handles: Vec<_> = (0..3).map(|number| parts.part(number)).collect();
            let mut answered: Vec<Replayed> =
                handles.iter().map(|part| Replayed::of(part.as_ref())).collect();
            for (replayed, all) in answered.iter().zip(&all) {
                prop_assert_eq!(&replayed.commands, &all.iter().map(|(_, c)| c.clone()).collect::<Vec<_>>());
            }
            let mut waiting = Vec::new();
            for step in steps.by_ref() {
                match step {
                    Step::Propose(part, bytes) => {
                        all[usize::from(part)].push((log.0.lock().unwrap().last + 1, bytes.clone()));
                        waiting.push((part, handles[usize::from(part)].propose(bytes.into(), vec![])));
                    }
                    Step::Answer(n) if !waiting.is_empty() => {
                        let (part, future) = waiting.swap_remove(n % waiting.len());
                        let mut context = Context::from_waker(Waker::noop());
                        let Poll::Ready(Ok(index)) = pin!(future).poll(&mut context) else {
                            panic!("the fake answers at once")
                        };
                        let replayed = &mut answered[usize::from(part)];
                        replayed.applied = replayed.applied.max(index.0);
                    }
                    Step::Save(part) => {
                        // A service answers in order: its state has every command up to the last one answered.
                        let applied = answered[usize::from(part)].applied;
                        let until = all[usize::from(part)].iter().filter(|(index, _)| *index <= applied);
                        let state = to_state(&until.map(|(_, c)| c.clone()).collect::<Vec<_>>());
                        if applied > 0 {
                            let saved = handles[usize::from(part)].save_snapshot(CommandIndex(applied), state);
                            prop_assert_eq!(block_on(saved), Ok(()));
                        }
                    }
                    Step::Answer(_) => {}
                    Step::Crash => break,
                }
            }
        }
    }
}

fn settings() -> LogSettings {
    LogSettings {
        segment_bytes: 4 << 10,
        reserve_step_bytes: 4 << 10,
        pad_bytes: 512,
        free_bytes_min: 0,
        ..LogSettings::default()
    }
}

#[test]
fn after_a_power_cut_at_any_step_each_part_has_what_was_acknowledged() {
    let clock = TestClock::new();
    for fault in 0..160u64 {
        let disk = SimVfs::new(fault, 1 << 30);
        let mut all = [Vec::<Vec<u8>>::new(), Vec::new()];
        // What was proposed and never answered may be there or not.
        let mut unknown: Option<(usize, Vec<u8>)> = None;
        for life in 0..3u64 {
            disk.no_fault();
            let log = EmbeddedLog::open(Arc::new(disk.clone()), clock.clone(), settings()).unwrap();
            let parts = ControlParts::open(Arc::new(log.clone()), 2).unwrap();
            let parts = [parts.part(0), parts.part(1)];
            let mut applied = [0; 2];
            for (number, part) in parts.iter().enumerate() {
                let found = Replayed::of(part.as_ref());
                if found.commands != all[number] {
                    let (of, command) = unknown.clone().expect("more than was acknowledged");
                    assert_eq!(of, number, "fault {fault}, life {life}");
                    all[number].push(command);
                    assert_eq!(found.commands, all[number], "fault {fault}, life {life}");
                }
                applied[number] = found.applied;
            }
            disk.fail_at(disk.operations() + fault * (life + 1) / 3 + 5, SimFault::Stop);
            for n in 0..60u64 {
                let number = usize::from((n * 7 + fault) % 3 == 0);
                let command = vec![u8::try_from(n).unwrap(); 40];
                match block_on(parts[number].propose(command.clone().into(), vec![])) {
                    Ok(index) => {
                        all[number].push(command);
                        applied[number] = index.0;
                    }
                    Err(_) => {
                        unknown = Some((number, command));
                        break;
                    }
                }
                if n % 5 == 4 {
                    let saved =
                        parts[number].save_snapshot(CommandIndex(applied[number]), to_state(&all[number]));
                    let _ = block_on(saved);
                    let _ = block_on(log.trim_now());
                }
            }
            log.close();
            disk.power_cut();
        }
    }
}

#[test]
fn a_log_in_which_only_part_0_was_used_is_one_without_parts() {
    let (clock, disk) = (TestClock::new(), MemoryVfs::default());
    let open = || EmbeddedLog::open(Arc::new(disk.clone()), clock.clone(), settings()).unwrap();
    let log = open();
    let parts = ControlParts::open(Arc::new(log.clone()), 2).unwrap();
    block_on(parts.part(0).propose(Bytes::from_static(b"\x82one"), vec![])).unwrap();
    block_on(parts.part(0).propose(Bytes::from_static(b"\x82two"), vec![])).unwrap();
    block_on(parts.part(0).save_snapshot(CommandIndex(1), Bytes::from_static(b"state"))).unwrap();
    log.close();
    let log = open();
    let history = log.history();
    assert_eq!(history.snapshot, Some((CommandIndex(1), Bytes::from_static(b"state"))));
    assert_eq!(history.commands, [(CommandIndex(2), Bytes::from_static(b"\x82two"))]);
    // And the other way round: such a log is all of part 0.
    let parts = ControlParts::open(Arc::new(log.clone()), 2).unwrap();
    assert_eq!(parts.part(0).history().snapshot, history.snapshot);
    assert_eq!(parts.part(0).history().commands, history.commands);
    let other = parts.part(1).history();
    assert!(other.snapshot.is_none() && other.commands.is_empty());
    log.close();
}

#[test]
fn what_belongs_to_no_part_is_refused_by_name() {
    let stored = |commands: Vec<&'static [u8]>, snapshot: Option<&'static [u8]>| {
        let from = u64::from(snapshot.is_some());
        let commands: Vec<_> =
            (from + 1..).map(CommandIndex).zip(commands.into_iter().map(Bytes::from_static)).collect();
        let snapshot = snapshot.map(|bytes| (CommandIndex(1), Bytes::from_static(bytes)));
        Arc::new(FakeLog(Mutex::new(Stored { snapshot, last: commands.len() as u64 + from, commands })))
    };
    let open = |log: Arc<FakeLog>| ControlParts::open(log, 2).map(|_| ()).unwrap_err();
    assert_eq!(open(stored(vec![b"\x82", b"\xff\x02command"], None)), PartsError::UnknownPart(2));
    assert_eq!(open(stored(vec![], Some(b"\xff\x01\x07\x00\0\0\0\0"))), PartsError::UnknownPart(7));
    for malformed in [&b"\xff"[..], b"\xff\x02", b"\xff\x01\x00", b"\xff\x01\x00\x01\0\0\0\0\x01"] {
        let error = open(stored(vec![], Some(malformed)));
        assert!(matches!(error, PartsError::Malformed(_)), "{malformed:?}: {error:?}");
    }
    assert!(matches!(open(stored(vec![b"\xff"], None)), PartsError::Malformed(_)));
}

#[test]
fn a_snapshot_of_a_command_that_is_not_there_is_refused() {
    let parts = ControlParts::open(Arc::new(FakeLog::default()), 2).unwrap();
    assert!(block_on(parts.part(1).save_snapshot(CommandIndex(1), Bytes::new())).is_err());
}
