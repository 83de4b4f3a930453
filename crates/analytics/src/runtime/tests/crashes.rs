//! Whatever moment an application is killed at, its windows end as if it had not been.

use std::collections::BTreeSet;

use super::*;
use crate::FunctionSpec;

/// Windows of an hour, sliding sums, and a join of a stream with itself: state of every kind.
const CODE: &str = r#"
    CREATE STREAM "OUT" (KIND VARCHAR(8), NAME VARCHAR(16), TOTAL INTEGER, "AT" TIMESTAMP);
    CREATE PUMP HOURS AS INSERT INTO "OUT"
    SELECT STREAM 'hour', NAME, SUM(DISTANCE), FLOOR(s.ROWTIME TO HOUR) FROM SOURCE_SQL_STREAM_001 s
    GROUP BY NAME, FLOOR(s.ROWTIME TO HOUR);
    CREATE PUMP SLIDES AS INSERT INTO "OUT"
    SELECT STREAM 'slide', NAME, SUM(DISTANCE) OVER W, s.ROWTIME FROM SOURCE_SQL_STREAM_001 s
    WINDOW W AS (PARTITION BY NAME RANGE INTERVAL '2' HOUR PRECEDING);
    CREATE PUMP STAGGER_P AS INSERT INTO "OUT"
    SELECT STREAM 'stagger', NAME, COUNT(*), MIN(s.ROWTIME) FROM SOURCE_SQL_STREAM_001 s
    WINDOWED BY STAGGER (PARTITION BY NAME RANGE INTERVAL '40' MINUTE);"#;

/// At which minute which shard gets what.
const STORY: &[(u64, u32, &str, i32)] = &[
    (1, 0, "a", 1),
    (5, 1, "b", 2),
    (5, 0, "a", 3),
    (59, 1, "a", 4),
    (61, 0, "b", 5),
    (61, 0, "bad", 0),
    (119, 1, "a", 6),
    (121, 1, "b", 7),
    (122, 0, "a", 8),
];

/// What is to be seen in the end.
struct Seen {
    out: Vec<String>,
    errors: Vec<String>,
    operations: usize,
    crashed: bool,
}

/// Lives through the story; a crash is followed by a start at the time of the next event.
async fn live(gate: Gate, settings: RuntimeSettings, function: bool) -> Seen {
    let mut house = House::new(settings, gate);
    streams(&house, 2);
    let spec = |code: &str| {
        let mut spec = spec(code);
        let function = function.then(|| FunctionSpec { arn: "arn:f".to_owned(), role: None });
        spec.inputs[0].processing = function;
        spec
    };
    house.functions.set_each("arn:f", |_, text| ("Ok", Some(text.to_owned())));
    let mut crashed = false;
    let started = {
        let (runtime, gate) = (house.runtime.clone(), house.gate.clone());
        tokio::select! {
            started = runtime.start(spec(CODE)) => { started.unwrap(); true }
            () = gate.crashed() => false,
        }
    };
    if !started {
        crashed = true;
        house = house.restarted();
        house.runtime.start(spec(CODE)).await.unwrap();
    }
    for (at, (minute, shard, name, distance)) in STORY.iter().enumerate() {
        house.at(minute * MINUTE);
        if at == 3 {
            house.streams.reshard(&arn("in"), &[0], 1);
        }
        let shard = if *shard == 0 && at >= 3 { 2 } else { *shard };
        let data = match *name {
            "bad" => "bad".to_owned(),
            name => format!(r#"{{"NAME": "{name}", "DISTANCE": {distance}}}"#),
        };
        house.streams.put(&arn("in"), shard, &data);
        house.consumed(&arn("in")).await;
        if house.gate.is_crashed() {
            crashed = true;
            let next = STORY.get(at + 1).map_or(*minute + 1, |next| next.0);
            house = house.restarted();
            house.at(next * MINUTE);
            house.runtime.start(spec(CODE)).await.unwrap();
            house.consumed(&arn("in")).await;
        }
    }
    house.at(200 * MINUTE);
    loop {
        let all = |rows: &[String]| rows.iter().collect::<BTreeSet<_>>().len() >= 20;
        let out = house.until(&arn("out"), all).await;
        let errors = house.until(&arn("errors"), |rows| !rows.is_empty()).await;
        if house.gate.is_crashed() {
            crashed = true;
            house = house.restarted();
            house.runtime.start(spec(CODE)).await.unwrap();
            continue;
        }
        return Seen { out, errors, operations: house.gate.passed(), crashed };
    }
}

fn set(rows: &[String]) -> BTreeSet<&String> {
    rows.iter().collect()
}

async fn every_crash(settings: RuntimeSettings, function: bool) {
    let whole = live(Gate::default(), settings.clone(), function).await;
    assert_eq!(set(&whole.out).len(), whole.out.len(), "undisturbed, nothing comes twice: {:#?}", whole.out);
    assert!(whole.operations > 10);
    let mut crashes = 0;
    for operation in 0..whole.operations {
        for after in [false, true] {
            let seen = live(Gate::at(operation, after), settings.clone(), function).await;
            crashes += u32::from(seen.crashed);
            assert_eq!(set(&seen.out), set(&whole.out), "crash at operation {operation}, after it: {after}");
            assert_eq!(set(&seen.errors).len(), 1, "{:#?}", seen.errors);
            // What is repeated are the rows of one step.
            assert!(seen.out.len() <= whole.out.len() + 4, "{:#?}", seen.out);
        }
    }
    assert!(crashes as usize >= whole.operations, "{crashes} of {}", whole.operations);
}

#[tokio::test]
async fn a_crash_at_any_moment_changes_no_result() {
    every_crash(RuntimeSettings::default(), false).await;
}

#[tokio::test]
async fn a_crash_at_any_moment_changes_no_result_with_a_checkpoint_after_every_step() {
    let settings = RuntimeSettings { checkpoint_every: Duration::ZERO, ..RuntimeSettings::default() };
    every_crash(settings, false).await;
}

#[tokio::test]
async fn a_crash_at_any_moment_changes_no_result_of_records_that_go_through_a_function() {
    every_crash(RuntimeSettings::default(), true).await;
}
