//! Outputs that fail while others do not: they hold up nobody, and get all their rows, also after a crash.

use super::*;

/// A row of OUT and a row of ALL for each record; rows of `error_stream` for records that are none.
const CODE: &str = r#"
    CREATE STREAM "OUT" (NAME VARCHAR(16));
    CREATE PUMP P AS INSERT INTO "OUT" SELECT STREAM NAME FROM SOURCE_SQL_STREAM_001;
    CREATE STREAM "ALL" (NAME VARCHAR(16));
    CREATE PUMP Q AS INSERT INTO "ALL" SELECT STREAM NAME FROM SOURCE_SQL_STREAM_001;"#;

fn two_outputs() -> ApplicationSpec {
    let mut spec = spec(CODE);
    spec.outputs[1].name = "ALL".to_owned();
    spec.outputs[1].destination = Destination::Stream(arn("all"));
    spec
}

fn rows(names: impl IntoIterator<Item = u32>) -> Vec<String> {
    names.into_iter().map(|name| format!(r#"{{"NAME":"n-{name}"}}"#)).collect()
}

async fn house(settings: RuntimeSettings) -> House {
    let house = House::new(settings, Gate::default());
    streams(&house, 1);
    house.streams.create(&arn("all"), 1);
    house.runtime.start(two_outputs()).await.unwrap();
    house
}

impl House {
    async fn found(&self) -> journal::Found {
        self.journal(Arc::new(self.log.clone())).await.unwrap().1.unwrap()
    }

    /// Puts a record; the output that does not fail has its row.
    async fn passes(&self, at: u64, name: u32) {
        self.at(at);
        self.streams.put(&arn("in"), 0, &format!(r#"{{"NAME": "n-{name}"}}"#));
        self.consumed(&arn("in")).await;
        let row = rows([name]).remove(0);
        self.until(&arn("out"), |rows| rows.contains(&row)).await;
    }
}

#[tokio::test]
async fn an_output_that_fails_holds_up_no_other_and_gets_its_rows_in_their_order() {
    let house = house(RuntimeSettings::default()).await;
    house.passes(1, 0).await;
    house.streams.fail(&arn("all"), true);
    for name in 1..10 {
        house.passes(u64::from(name) * 10, name).await;
    }
    assert_eq!(house.streams.data(&arn("out")), rows(0..10));
    assert_eq!(house.streams.data(&arn("all")), rows(0..1));
    house.streams.fail(&arn("all"), false);
    let all = arn("all");
    let found = house.while_time_passes(SECOND, house.until(&all, |rows| rows.len() >= 10)).await;
    assert_eq!(found, rows(0..10));
    // And it is no longer behind.
    house.passes(1_000_000 * SECOND, 10).await;
    assert_eq!(house.until(&all, |rows| rows.len() >= 11).await, rows(0..11));
}

async fn crashed(settings: RuntimeSettings) {
    let house = house(settings).await;
    house.passes(1, 0).await;
    house.streams.fail(&arn("all"), true);
    for name in 1..6 {
        house.passes(u64::from(name) * 10, name).await;
    }
    let house = house.restarted();
    house.runtime.start(two_outputs()).await.unwrap();
    for name in 6..9 {
        house.passes(u64::from(name) * 10, name).await;
    }
    house.streams.fail(&arn("all"), false);
    let all = arn("all");
    let last = rows([8]).remove(0);
    let found = house.while_time_passes(SECOND, house.until(&all, |rows| rows.contains(&last))).await;
    assert_eq!(found, rows(0..9), "nothing of it had been delivered");
    let out = house.streams.data(&arn("out"));
    let mut once = out.clone();
    once.dedup();
    assert_eq!(once, rows(0..9));
    assert!(out.len() <= 10, "one step is delivered again at the most: {out:?}");
    // What it got in the end is not given to it once more.
    house.passes(1_000_000 * SECOND, 9).await;
    house.until(&all, |rows| rows.len() >= 10).await;
    let house = house.restarted();
    house.runtime.start(two_outputs()).await.unwrap();
    house.passes(1_000_001 * SECOND, 10).await;
    let found = house.until(&all, |found| found.contains(&rows([10])[0])).await;
    assert!(found.len() <= 12, "{found:?}");
}

#[tokio::test]
async fn rows_of_an_output_that_fails_survive_a_crash() {
    crashed(RuntimeSettings::default()).await;
}

#[tokio::test]
async fn rows_of_an_output_that_fails_survive_a_crash_with_a_checkpoint_after_every_step() {
    crashed(RuntimeSettings { checkpoint_every: Duration::ZERO, ..RuntimeSettings::default() }).await;
}

#[tokio::test]
async fn rows_that_a_checkpoint_has_and_that_were_delivered_since_are_not_delivered_again_after_a_stop() {
    let settings =
        RuntimeSettings { checkpoint_every: Duration::from_secs(10), ..RuntimeSettings::default() };
    let house = house(settings).await;
    house.streams.fail(&arn("all"), true);
    house.passes(1, 0).await;
    // A checkpoint is due, with the row that waits.
    let checkpoint = async {
        while house.found().await.saved.pending.is_empty() {
            tokio::task::yield_now().await;
        }
    };
    house.while_time_passes(SECOND, checkpoint).await;
    house.streams.fail(&arn("all"), false);
    let all = arn("all");
    house.while_time_passes(100, house.until(&all, |found| !found.is_empty())).await;
    house.runtime.stop(ApplicationNo(1)).await;
    assert!(house.found().await.saved.pending.is_empty());
    let mut again = two_outputs();
    (again.run, again.inputs[0].starting_position) = (2, StartingPosition::LastStoppedPoint);
    house.runtime.start(again).await.unwrap();
    house.passes(1_000 * SECOND, 1).await;
    assert_eq!(house.until(&all, |found| found.contains(&rows([1])[0])).await, rows(0..2));
}

#[tokio::test]
async fn an_output_that_hangs_counts_as_slow_and_holds_up_no_other() {
    let house = house(RuntimeSettings::default()).await;
    let function = "arn:aws:lambda:us-east-1:000000000000:function:f";
    house.functions.set_each(function, |_, _| ("Ok", None));
    house.functions.hang(function, true);
    let mut spec = two_outputs();
    (spec.version, spec.outputs[1].destination) = (2, Destination::Lambda(function.to_owned()));
    house.runtime.start(spec).await.unwrap();
    house.passes(1, 0).await;
    house.streams.put(&arn("in"), 0, r#"{"NAME": "n-1"}"#);
    let out = arn("out");
    let found = house.while_time_passes(100, house.until(&out, |rows| rows.len() == 2)).await;
    assert_eq!(found, rows(0..2));
}

/// Records while an output fails and while it does not, and a crash somewhere: what both outputs have in the end.
async fn live(gate: Gate, settings: RuntimeSettings) -> (Vec<String>, Vec<String>, usize) {
    let mut house = House::new(settings, gate);
    streams(&house, 1);
    let all = arn("all");
    house.streams.create(&all, 1);
    let mut starts = true;
    for name in 0_u64..9 {
        house.at(name * 2 * SECOND);
        house.streams.fail(&all, (3..6).contains(&name));
        house.streams.put(&arn("in"), 0, &format!(r#"{{"NAME": "n-{name}"}}"#));
        loop {
            if starts {
                let mut spec = two_outputs();
                spec.inputs[0].starting_position = StartingPosition::TrimHorizon;
                let (runtime, gate) = (house.runtime.clone(), house.gate.clone());
                // A start looks at the outputs; one that goes on after a crash does not.
                tokio::select! {
                    started = runtime.start(spec) => started.unwrap(),
                    () = gate.crashed() => {}
                }
                starts = false;
            }
            house.consumed(&arn("in")).await;
            if !house.gate.is_crashed() {
                break;
            }
            house = house.restarted();
            starts = true;
        }
    }
    let last = rows([8]).remove(0);
    loop {
        for stream in [arn("out"), all.clone()] {
            house.while_time_passes(SECOND, house.until(&stream, |found| found.contains(&last))).await;
        }
        if !house.gate.is_crashed() {
            break;
        }
        house = house.restarted();
        house.runtime.start(two_outputs()).await.unwrap();
    }
    (house.streams.data(&arn("out")), house.streams.data(&all), house.gate.passed())
}

fn first_ones(found: &[String]) -> Vec<String> {
    found
        .iter()
        .enumerate()
        .filter(|(at, row)| !found[..*at].contains(row))
        .map(|(_, row)| row.clone())
        .collect()
}

async fn every_crash(settings: RuntimeSettings) {
    let (out, all, operations) = live(Gate::default(), settings.clone()).await;
    assert_eq!((out, all), (rows(0..9), rows(0..9)), "undisturbed, nothing comes twice");
    assert!(operations > 20, "{operations}");
    for operation in 0..operations {
        for after in [false, true] {
            let (out, all, _) = live(Gate::at(operation, after), settings.clone()).await;
            assert_eq!(first_ones(&out), rows(0..9), "crash at operation {operation}, after it: {after}");
            assert_eq!(first_ones(&all), rows(0..9), "crash at operation {operation}, after it: {after}");
            assert!(out.len() <= 11, "{out:?}");
            // Of one that was behind, all that it lacked may be given to it twice.
            assert!(all.len() <= 13, "{all:?}");
        }
    }
}

#[tokio::test]
async fn a_crash_at_any_moment_loses_no_row_of_an_output_that_fails() {
    every_crash(RuntimeSettings::default()).await;
}

#[tokio::test]
async fn a_crash_at_any_moment_loses_no_row_of_an_output_that_fails_with_a_checkpoint_after_every_step() {
    every_crash(RuntimeSettings { checkpoint_every: Duration::ZERO, ..RuntimeSettings::default() }).await;
}
