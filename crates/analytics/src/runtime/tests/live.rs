//! Applications that run undisturbed, or are told to stop.

use super::memory::shard_id;
use super::*;
use crate::{FunctionSpec, ReferenceLocation, ReferenceSpec};

fn row(name: &str, distance: &str) -> String {
    format!(r#"{{"NAME": "{name}", "DISTANCE": {distance}}}"#)
}

async fn running(shards: u32, spec: ApplicationSpec) -> House {
    let house = House::new(RuntimeSettings::default(), Gate::default());
    streams(&house, shards);
    house.runtime.check(&spec).await.unwrap();
    house.runtime.start(spec).await.unwrap();
    house
}

impl House {
    /// Puts at a time, and lets it be read.
    async fn feed(&self, at: u64, shard: u32, data: &str) {
        self.at(at);
        self.streams.put(&arn("in"), shard, data);
        self.consumed(&arn("in")).await;
    }
}

#[tokio::test]
async fn the_distance_per_minute_comes_when_the_minute_is_over() {
    let house = running(1, spec(PER_MINUTE)).await;
    house.feed(10 * SECOND, 0, &row("Rainbow", "5")).await;
    house.feed(20 * SECOND, 0, &row("Rainbow", "7")).await;
    house.feed(59_999, 0, &row("Shadow", "1")).await;
    assert_eq!(house.streams.data(&arn("out")), [""; 0]);
    house.at(MINUTE);
    let out = house.until(&arn("out"), |rows| rows.len() == 2).await;
    assert_eq!(
        out,
        [
            r#"{"NAME":"Rainbow","TOTAL":12,"AT":"2026-01-01 00:00:00.000"}"#,
            r#"{"NAME":"Shadow","TOTAL":1,"AT":"2026-01-01 00:00:00.000"}"#
        ]
    );
}

#[tokio::test]
async fn what_gives_no_row_is_in_the_stream_of_errors_and_the_application_goes_on() {
    let code = r#"
        CREATE STREAM "OUT" (NAME VARCHAR(16), SHARE INTEGER);
        CREATE PUMP P AS INSERT INTO "OUT" SELECT STREAM NAME, 100 / DISTANCE FROM SOURCE_SQL_STREAM_001;
        CREATE STREAM LATE (NAME VARCHAR(16));
        CREATE PUMP Q AS INSERT INTO LATE SELECT STREAM NAME, TO_TIMESTAMP(CAST(DISTANCE AS BIGINT)) AS ROWTIME
        FROM SOURCE_SQL_STREAM_001;"#;
    let house = running(1, spec(code)).await;
    house.feed(1, 0, &row("a", "50")).await;
    house.feed(2, 0, "{no json").await;
    house.feed(3, 0, &row("b", "\"x\"")).await;
    house.feed(4, 0, &row("c", "99999999999")).await;
    house.feed(5, 0, &row("d", "0")).await;
    house.feed(6, 0, &row("e", "60")).await;
    let out = house.until(&arn("out"), |rows| rows.len() == 2).await;
    assert_eq!(out, [r#"{"NAME":"a","SHARE":2}"#, r#"{"NAME":"e","SHARE":1}"#]);
    let errors = house.until(&arn("errors"), |rows| rows.len() == 5).await;
    let named: Vec<(&str, bool)> = errors
        .iter()
        .map(|row| {
            let names = ["InputParseError", "InputCoercionError", "RowEvaluationError", "OutOfOrderRow"];
            let name = names.into_iter().find(|name| row.contains(name)).unwrap_or(row);
            (name, row.contains("\"PUMP_NAME\":null"))
        })
        .collect();
    assert_eq!(named[0], ("InputParseError", true));
    assert_eq!(named[1..3], [("InputCoercionError", true); 2]);
    // The row of "d" is divided by zero, and is before the time that "a" promoted.
    assert!(named[3..].contains(&("RowEvaluationError", false)), "{errors:#?}");
    assert!(named[3..].contains(&("OutOfOrderRow", false)), "{errors:#?}");
    for column in
        ["ERROR_TIME", "ERROR_LEVEL", "ERROR_NAME", "MESSAGE", "DATA_ROWTIME", "DATA_ROW", "PUMP_NAME"]
    {
        assert!(errors[0].contains(&format!("\"{column}\":")), "{}", errors[0]);
    }
}

#[tokio::test]
async fn children_are_read_after_their_parents_and_nothing_is_lost() {
    let house = running(2, spec(PER_MINUTE)).await;
    house.feed(1, 0, &row("a", "1")).await;
    house.streams.put(&arn("in"), 1, &row("a", "10"));
    house.streams.put(&arn("in"), 0, &row("a", "100"));
    house.streams.reshard(&arn("in"), &[0], 2);
    house.streams.put(&arn("in"), 2, &row("a", "1000"));
    house.streams.reshard(&arn("in"), &[1, 2], 1);
    house.streams.put(&arn("in"), 4, &row("a", "10000"));
    house.consumed(&arn("in")).await;
    house.at(MINUTE);
    let out = house.until(&arn("out"), |rows| rows.len() == 1).await;
    assert_eq!(out, [r#"{"NAME":"a","TOTAL":11111,"AT":"2026-01-01 00:00:00.000"}"#]);
}

#[tokio::test]
async fn shards_are_split_evenly_among_in_application_streams() {
    let mut spec = spec(
        r#"CREATE STREAM "OUT" (STREAM_NO INTEGER, SHARD VARCHAR(64));
        CREATE PUMP P1 AS INSERT INTO "OUT" SELECT STREAM 1, SHARD_ID FROM S_001;
        CREATE PUMP P2 AS INSERT INTO "OUT" SELECT STREAM 2, SHARD_ID FROM S_002;"#,
    );
    spec.inputs[0].parallelism = 2;
    spec.inputs[0].name_prefix = "S".to_owned();
    let house = running(4, spec).await;
    for shard in 0..4 {
        house.feed(u64::from(shard), shard, &row("a", "1")).await;
    }
    // Two pumps write one stream: a row goes on when both sides have passed its time.
    house.at(SECOND);
    let out = house.until(&arn("out"), |rows| rows.len() == 4).await;
    for number in [1, 2] {
        let of = out.iter().filter(|row| row.contains(&format!("\"STREAM_NO\":{number}"))).count();
        assert_eq!(of, 2, "{out:#?}");
    }
    for shard in 0..4 {
        assert_eq!(out.iter().filter(|row| row.contains(&shard_id(shard))).count(), 1);
    }
}

#[tokio::test]
async fn columns_of_the_record_are_there_for_those_who_name_them() {
    let code = r#"CREATE STREAM "OUT" (K VARCHAR(16), N VARCHAR(64), A TIMESTAMP);
        CREATE PUMP P AS INSERT INTO "OUT"
        SELECT STREAM PARTITION_KEY, "SEQUENCE_NUMBER", APPROXIMATE_ARRIVAL_TIME FROM SOURCE_SQL_STREAM_001;"#;
    let house = running(1, spec(code)).await;
    house.feed(1_234, 0, &row("a", "1")).await;
    let out = house.until(&arn("out"), |rows| rows.len() == 1).await;
    assert!(out[0].starts_with(r#"{"K":"key","N":"49"#), "{out:?}");
    assert!(out[0].ends_with(r#""A":"2026-01-01 00:00:01.234"}"#), "{out:?}");
}

#[tokio::test]
async fn when_too_many_rows_wait_for_an_output_nothing_more_is_read() {
    let settings = RuntimeSettings { output_waiting_bytes_max: 0, ..RuntimeSettings::default() };
    let house = House::new(settings, Gate::default());
    streams(&house, 1);
    house.runtime.start(spec(PER_MINUTE)).await.unwrap();
    house.feed(1, 0, &row("a", "1")).await;
    house.streams.fail(&arn("out"), true);
    house.at(MINUTE);
    // The next record waits behind the rows of the first minute.
    house.streams.put(&arn("in"), 0, &row("a", "2"));
    for round in 0..20 {
        house.at(MINUTE + round * SECOND);
        tokio::task::yield_now().await;
    }
    assert_eq!(house.streams.data(&arn("out")), [""; 0]);
    house.streams.fail(&arn("out"), false);
    house.at(MINUTE + 40 * SECOND);
    let out = house.until(&arn("out"), |rows| rows.len() == 1).await;
    assert!(out[0].contains("\"TOTAL\":1"));
    house.consumed(&arn("in")).await;
    house.at(2 * MINUTE);
    let out = house.until(&arn("out"), |rows| rows.len() == 2).await;
    assert!(out[1].contains("\"TOTAL\":2"));
}

#[tokio::test]
async fn a_stopped_application_goes_on_where_it_stopped_with_its_state_if_it_is_the_same_program() {
    let house = running(1, spec(PER_MINUTE)).await;
    house.feed(SECOND, 0, &row("a", "1")).await;
    house.runtime.stop(ApplicationNo(1)).await;
    house.streams.put(&arn("in"), 0, &row("a", "10"));
    house.at(2 * SECOND);
    let mut again = spec(PER_MINUTE);
    again.run = 2;
    again.inputs[0].starting_position = StartingPosition::LastStoppedPoint;
    house.runtime.start(again.clone()).await.unwrap();
    house.consumed(&arn("in")).await;
    house.at(MINUTE);
    let out = house.until(&arn("out"), |rows| rows.len() == 1).await;
    assert!(out[0].contains("\"TOTAL\":11"), "{out:?}");

    // Another program begins with nothing, behind what was read.
    house.feed(MINUTE + SECOND, 0, &row("a", "100")).await;
    again.version = 2;
    again.code = PER_MINUTE.replace("SUM(DISTANCE)", "SUM(DISTANCE) + 0");
    house.runtime.start(again).await.unwrap();
    house.feed(MINUTE + 2 * SECOND, 0, &row("a", "1000")).await;
    house.at(2 * MINUTE);
    let out = house.until(&arn("out"), |rows| rows.len() == 2).await;
    assert!(out[1].contains("\"TOTAL\":1000"), "{out:?}");

    // A new run from the horizon reads everything, without what was remembered.
    house.runtime.stop(ApplicationNo(1)).await;
    let mut anew = spec(PER_MINUTE);
    anew.run = 3;
    anew.inputs[0].starting_position = StartingPosition::TrimHorizon;
    house.runtime.start(anew).await.unwrap();
    house.consumed(&arn("in")).await;
    house.at(3 * MINUTE);
    let out = house.until(&arn("out"), |rows| rows.len() == 3).await;
    assert!(out[2].contains("\"TOTAL\":1111"), "{out:?}");
}

#[tokio::test]
async fn rows_that_were_not_delivered_when_it_stopped_are_delivered_first() {
    let house = running(1, spec(PER_MINUTE)).await;
    house.feed(1, 0, &row("a", "1")).await;
    house.streams.fail(&arn("out"), true);
    house.at(MINUTE);
    while house.gate.passed() < 3 {
        // The start, the record, and the end of the minute are written.
        tokio::task::yield_now().await;
    }
    house.runtime.stop(ApplicationNo(1)).await;
    house.streams.fail(&arn("out"), false);
    let mut again = spec(PER_MINUTE);
    (again.run, again.inputs[0].starting_position) = (2, StartingPosition::LastStoppedPoint);
    let house = house.restarted();
    house.runtime.start(again).await.unwrap();
    let out = house.until(&arn("out"), |rows| rows.len() == 1).await;
    assert!(out[0].contains("\"TOTAL\":1"), "{out:?}");
}

#[tokio::test]
async fn a_reference_table_is_joined_and_one_that_is_missing_is_refused() {
    let mut spec = spec(
        r#"CREATE STREAM "OUT" (NAME VARCHAR(16), COLOUR VARCHAR(16));
        CREATE PUMP P AS INSERT INTO "OUT" SELECT STREAM s.NAME, r.COLOUR
        FROM SOURCE_SQL_STREAM_001 s LEFT JOIN COLOURS r ON s.NAME = r.NAME;"#,
    );
    let column = |name: &str| (name.to_owned(), "VARCHAR(16)".to_owned(), None);
    let format = Format::Csv { column: ",".to_owned(), row: "\n".to_owned() };
    spec.references.push(ReferenceSpec {
        id: "3.1".to_owned(),
        table_name: "COLOURS".to_owned(),
        location: ReferenceLocation { bucket_arn: "arn:aws:s3:::b".to_owned(), key: "c.csv".to_owned() },
        role: None,
        schema: InputSchema::new(format, vec![column("NAME"), column("COLOUR")]).unwrap(),
    });
    let house = House::new(RuntimeSettings::default(), Gate::default());
    streams(&house, 1);
    let refused = house.runtime.start(spec.clone()).await.unwrap_err();
    assert!(matches!(&refused, StartError::Configuration(text) if text.contains("3.1")), "{refused:?}");
    house.streams.objects.lock().unwrap().insert("b/c.csv".to_owned(), "a,red\nb,blue\n".into());
    house.runtime.start(spec).await.unwrap();
    house.feed(1, 0, &row("b", "1")).await;
    house.feed(2, 0, &row("c", "1")).await;
    let out = house.until(&arn("out"), |rows| rows.len() == 2).await;
    assert_eq!(out, [r#"{"NAME":"b","COLOUR":"blue"}"#, r#"{"NAME":"c","COLOUR":null}"#]);
}

#[tokio::test]
async fn a_stream_that_is_deleted_and_made_again_is_read_again() {
    let house = running(1, spec(PER_MINUTE)).await;
    house.feed(SECOND, 0, &row("a", "1")).await;
    house.streams.delete(&arn("in"));
    house.at(3 * SECOND);
    house.streams.create(&arn("in"), 1);
    // More than the old one held, so that places of the old one do not pass for places of the new.
    house.streams.put(&arn("in"), 0, &row("a", "10"));
    house.streams.put(&arn("in"), 0, &row("a", "100"));
    let stream = arn("in");
    // What failed is tried again after a second of the clock.
    let moved = async {
        for millis in 0..40_000 {
            house.at(3 * SECOND + millis);
            tokio::task::yield_now().await;
        }
        std::future::pending::<()>().await;
    };
    tokio::select! {
        () = house.consumed(&stream) => {}
        () = moved => {}
    }
    house.at(MINUTE);
    let out = house.until(&arn("out"), |rows| rows.len() == 1).await;
    assert!(out[0].contains("\"TOTAL\":111"), "{out:?}");
}

#[tokio::test]
async fn shards_that_had_ended_are_read_again_when_their_stream_is_another_one() {
    let house = running(1, spec(PER_MINUTE)).await;
    house.feed(SECOND, 0, &row("a", "1")).await;
    house.streams.reshard(&arn("in"), &[0], 1);
    house.feed(2 * SECOND, 1, &row("a", "10")).await;
    house.streams.delete(&arn("in"));
    house.at(3 * SECOND);
    house.streams.create(&arn("in"), 2);
    // Both had one record in the old stream: places of the old one do not pass for places of the new.
    for distance in ["100", "1000"] {
        house.streams.put(&arn("in"), 0, &row("a", distance));
    }
    house.streams.put(&arn("in"), 1, &row("a", "10000"));
    house.streams.put(&arn("in"), 1, &row("a", "100000"));
    let stream = arn("in");
    house.while_time_passes(1, house.consumed(&stream)).await;
    house.at(MINUTE);
    let out = house.until(&arn("out"), |rows| rows.len() == 1).await;
    assert!(out[0].contains("\"TOTAL\":111111"), "{out:?}");
}

#[tokio::test]
async fn what_is_not_there_or_cannot_be_is_refused_with_its_name() {
    let house = House::new(RuntimeSettings::default(), Gate::default());
    streams(&house, 1);
    let refused = async |spec: ApplicationSpec| match house.runtime.check(&spec).await {
        Err(StartError::Configuration(text)) => text,
        other => panic!("{other:?}"),
    };
    let none = "arn:aws:lambda:us-east-1:000000000000:function:none";
    let mut one = spec(PER_MINUTE);
    one.inputs[0].processing = Some(FunctionSpec { arn: none.to_owned(), role: None });
    let text = refused(one).await;
    assert!(text.contains("The processing function of input 1.1 cannot be invoked: it is not"), "{text}");
    let mut one = spec(PER_MINUTE);
    one.inputs[0].source =
        Source::Firehose("arn:aws:firehose:us-east-1:000000000000:deliverystream/d".to_owned());
    let text = refused(one).await;
    assert!(text.contains("Input 1.1 is a delivery stream: nobody can read one"), "{text}");
    for destination in [
        Destination::Lambda(none.to_owned()),
        Destination::Firehose("arn:aws:firehose:us-east-1:000000000000:deliverystream/d".to_owned()),
    ] {
        let mut one = spec(PER_MINUTE);
        one.outputs[0].destination = destination;
        assert!(refused(one).await.contains("Output 2.1 cannot be written: it is not there"));
    }
    let mut one = spec(PER_MINUTE);
    one.outputs[0].destination = Destination::Stream(arn("none"));
    assert!(refused(one).await.contains("Output 2.1 cannot be written"));
    let mut one = spec(PER_MINUTE);
    one.inputs[0].source = Source::Stream(arn("none"));
    assert!(refused(one).await.contains("Input 1.1 cannot be read"));
}

#[tokio::test]
async fn what_is_measured_has_awss_names() {
    let house = running(1, spec(PER_MINUTE)).await;
    house.feed(1, 0, &row("a", "1")).await;
    house.at(MINUTE);
    house.until(&arn("out"), |rows| rows.len() == 1).await;
    house.runtime.stop(ApplicationNo(1)).await;
    assert!(house.runtime.points().is_empty(), "what does not run is not measured");
    let mut again = spec(PER_MINUTE);
    again.run = 2;
    house.runtime.start(again).await.unwrap();
    house.feed(MINUTE + 1, 0, &row("a", "1")).await;
    house.at(2 * MINUTE);
    house.until(&arn("out"), |rows| rows.len() == 2).await;
    let points = house.runtime.points();
    let sum = |name: &str, flow: &str| {
        let of = |point: &&Point| {
            point.series.name == name && point.series.dimensions.iter().any(|(_, value)| *value == *flow)
        };
        points.iter().find(of).map(|point| point.statistics.sum)
    };
    assert_eq!(sum("Records", "Input"), Some(1.0));
    assert_eq!(sum("MillisBehindLatest", "Input"), Some(0.0));
    assert_eq!(sum("KPUs", "a"), Some(1.0));
}

#[tokio::test]
async fn samples_are_the_oldest_records_or_new_ones_that_come() {
    let house = House::new(RuntimeSettings::default(), Gate::default());
    streams(&house, 2);
    house.streams.put(&arn("in"), 0, "old");
    let request = |position| SampleRequest {
        scope: spec(PER_MINUTE).scope,
        source: crate::SampleSource::Records(Source::Stream(arn("in")), position),
        role: None,
        processing: None,
    };
    let old = house.runtime.sample(request(StartingPosition::TrimHorizon)).await.unwrap();
    assert_eq!(old.raw, ["old"]);
    let new = house.runtime.sample(request(StartingPosition::Now));
    let put = async { house.streams.put(&arn("in"), 1, "new") };
    let (new, ()) = tokio::join!(new, put);
    assert_eq!(new.unwrap().processed, ["new"]);
    let none = house.runtime.sample(request(StartingPosition::Now));
    let (none, ()) = tokio::join!(none, async { house.at(5 * SECOND) });
    assert!(none.unwrap().raw.is_empty());
}

#[tokio::test]
async fn a_wait_for_new_records_is_no_loop_where_shards_are_closed() {
    let house = House::new(RuntimeSettings::default(), Gate::default());
    streams(&house, 1);
    house.streams.reshard(&arn("in"), &[0], 1);
    let sample = house.runtime.sample(SampleRequest {
        scope: spec(PER_MINUTE).scope,
        source: crate::SampleSource::Records(Source::Stream(arn("in")), StartingPosition::Now),
        role: None,
        processing: None,
    });
    let others = async {
        for _ in 0..1_000 {
            tokio::task::yield_now().await;
        }
        let reads = house.streams.reads();
        house.streams.put(&arn("in"), 1, "new");
        reads
    };
    let (sample, reads) = tokio::join!(sample, others);
    assert_eq!(sample.unwrap().raw, ["new"]);
    assert!(reads <= 4, "{reads} reads of two shards that stand still");
}
