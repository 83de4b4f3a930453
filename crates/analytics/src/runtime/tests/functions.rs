//! Applications with functions before and behind them, and with delivery streams.

use serde_json::{Value, json};

use super::memory::data_of;
use super::*;
use crate::FunctionSpec;

const FUNCTION: &str = "arn:aws:lambda:us-east-1:000000000000:function:f";
const NAMES: &str = r#"
    CREATE STREAM "OUT" (NAME VARCHAR(16), DISTANCE INTEGER);
    CREATE PUMP P AS INSERT INTO "OUT" SELECT STREAM NAME, DISTANCE FROM SOURCE_SQL_STREAM_001;"#;

fn row(name: &str, distance: u32) -> String {
    format!(r#"{{"NAME": "{name}", "DISTANCE": {distance}}}"#)
}

fn out(name: &str, distance: u32) -> String {
    format!(r#"{{"NAME":"{name}","DISTANCE":{distance}}}"#)
}

fn processed() -> ApplicationSpec {
    let mut spec = spec(NAMES);
    spec.inputs[0].processing = Some(FunctionSpec { arn: FUNCTION.to_owned(), role: None });
    spec
}

fn delivered(destination: Destination) -> ApplicationSpec {
    let mut spec = spec(NAMES);
    spec.outputs[0].destination = destination;
    spec
}

async fn start(house: &House, spec: ApplicationSpec) {
    house.runtime.check(&spec).await.unwrap();
    house.runtime.start(spec).await.unwrap();
}

fn house() -> House {
    let house = House::new(RuntimeSettings::default(), Gate::default());
    streams(&house, 1);
    house
}

#[tokio::test]
async fn records_become_what_their_function_makes_of_them_in_their_order() {
    let house = house();
    // Only every second record is one at all, and one becomes two.
    house.functions.set_each(FUNCTION, |_, text| match text {
        "drop" => ("Dropped", None),
        "bad" => ("ProcessingFailed", None),
        "odd" => ("Ok", Some("{no json".to_owned())),
        text => {
            let number: u32 = text.parse().unwrap();
            ("Ok", Some(format!("{}{}", row("a", number), row("b", number))))
        }
    });
    start(&house, processed()).await;
    for data in ["1", "drop", "2", "bad", "3", "odd", "4"] {
        house.streams.put(&arn("in"), 0, data);
    }
    let rows = house.until(&arn("out"), |rows| rows.len() == 8).await;
    let expected: Vec<String> = (1..=4).flat_map(|number| [out("a", number), out("b", number)]).collect();
    assert_eq!(rows, expected);
    let errors = house.until(&arn("errors"), |rows| rows.len() == 2).await;
    let errors: Vec<Value> = errors.iter().map(|row| serde_json::from_str(row).unwrap()).collect();
    let failed = errors.iter().find(|row| row["ERROR_NAME"] == "InputProcessingError").unwrap();
    assert_eq!(failed["MESSAGE"], "The function answered ProcessingFailed.");
    assert_eq!((&failed["DATA_ROW"], &failed["PUMP_NAME"]), (&json!("626164"), &Value::Null));
    assert_eq!(failed["DATA_ROWTIME"], "2026-01-01 00:00:00.000");
    assert!(errors.iter().any(|row| row["ERROR_NAME"] == "InputParseError"), "{errors:#?}");

    let event = &house.functions.asked()[0];
    assert_eq!(event["streamArn"], arn("in"));
    assert_eq!(event["applicationArn"], "arn:aws:kinesisanalytics:us-east-1:000000000000:application/a");
    let metadata = &event["records"][0]["kinesisStreamRecordMetadata"];
    assert_eq!(
        (&metadata["shardId"], &metadata["partitionKey"]),
        (&json!("shardId-000000000000"), &json!("key"))
    );
    assert_eq!(metadata["approximateArrivalTimestamp"], START);
    let points = house.runtime.points();
    let sum = |name: &str| points.iter().find(|point| point.series.name == name).unwrap().statistics.sum;
    assert_eq!(sum("InputProcessing.OkRecords"), 5.0);
    assert_eq!(sum("InputProcessing.DroppedRecords"), 1.0);
    assert_eq!(sum("InputProcessing.ProcessingFailedRecords"), 1.0);
    assert_eq!(
        sum("InputProcessing.Success"),
        sum("InputProcessing.Duration") + house.functions.asked().len() as f64
    );
}

#[tokio::test]
async fn a_function_that_fails_or_answers_nonsense_is_asked_again_and_nothing_is_lost() {
    let house = house();
    let mut calls = 0;
    house.functions.set(FUNCTION, move |event| {
        calls += 1;
        let records = event["records"].as_array().unwrap().iter();
        let ok = |record: &Value| json!({ "recordId": record["recordId"], "result": "Ok", "data": record["data"] });
        let all: Vec<Value> = records.map(ok).collect();
        match calls {
            1 => Err("it ended with an error".to_owned()),
            2 => Ok(json!("nonsense")),
            3 => Ok(json!({ "records": all[1..] })),
            4 => Ok(json!({ "records": all.iter().map(|_| json!({ "result": "Ok" })).collect::<Vec<_>>() })),
            _ => Ok(json!({ "records": all })),
        }
    });
    start(&house, processed()).await;
    for number in 0..3 {
        house.streams.put(&arn("in"), 0, &row("a", number));
    }
    house.while_time_passes(SECOND, house.functions.until_asked(4)).await;
    assert_eq!(house.streams.data(&arn("out")), [""; 0]);
    assert_eq!(house.streams.data(&arn("errors")), [""; 0]);
    let stream = arn("out");
    let rows = house.while_time_passes(SECOND, house.until(&stream, |rows| rows.len() == 3)).await;
    assert_eq!(rows, [out("a", 0), out("a", 1), out("a", 2)]);
    let asked = house.functions.asked();
    let ids = |event: &Value| event["records"][0]["recordId"].clone();
    assert!(asked[..5].iter().all(|event| ids(event) == ids(&asked[0])), "the same records: {asked:#?}");
}

#[tokio::test]
async fn a_function_that_hangs_does_not_hold_up_a_stop_and_what_it_had_is_read_again() {
    let house = house();
    house.functions.set_each(FUNCTION, |_, text| ("Ok", Some(text.to_owned())));
    house.functions.hang(FUNCTION, true);
    start(&house, processed()).await;
    house.streams.put(&arn("in"), 0, &row("a", 1));
    house.functions.until_asked(1).await;
    house.runtime.stop(ApplicationNo(1)).await;
    house.functions.hang(FUNCTION, false);
    let mut again = processed();
    (again.run, again.inputs[0].starting_position) = (2, StartingPosition::LastStoppedPoint);
    house.runtime.start(again).await.unwrap();
    assert_eq!(house.until(&arn("out"), |rows| !rows.is_empty()).await, [out("a", 1)]);
}

#[tokio::test]
async fn after_a_crash_the_function_is_asked_again_about_what_was_not_in_a_checkpoint() {
    let house = house();
    house.functions.set_each(FUNCTION, |_, text| ("Ok", Some(text.to_owned())));
    let mut spec = processed();
    spec.code = PER_MINUTE.to_owned();
    start(&house, spec.clone()).await;
    house.streams.put(&arn("in"), 0, &row("a", 1));
    house.consumed(&arn("in")).await;
    let asked = house.functions.asked().len();
    let house = house.restarted();
    start(&house, spec).await;
    house.functions.until_asked(asked + 1).await;
    house.at(MINUTE);
    let rows = house.until(&arn("out"), |rows| !rows.is_empty()).await;
    assert!(rows[0].contains("\"TOTAL\":1,"), "{rows:?}");
}

#[tokio::test]
async fn a_function_gets_rows_until_it_says_that_it_has_taken_them() {
    let house = house();
    let mut seen = 0;
    house.functions.set_each(FUNCTION, move |_, text| {
        seen += 1;
        // Of the first three, the second is taken.
        let failed = text.contains("\"a\"") && seen <= 3;
        (if failed && seen != 2 { "DeliveryFailed" } else { "Ok" }, None)
    });
    start(&house, delivered(Destination::Lambda(FUNCTION.to_owned()))).await;
    for number in 0..3 {
        house.streams.put(&arn("in"), 0, &row("a", number));
    }
    let taken = async {
        loop {
            let rows: usize =
                house.functions.asked().iter().map(|event| event["records"].as_array().unwrap().len()).sum();
            if rows >= 5 {
                return;
            }
            house.functions.until_asked(house.functions.asked().len() + 1).await;
        }
    };
    house.while_time_passes(SECOND, taken).await;
    let asked = house.functions.asked();
    let mut rows = Vec::new();
    for event in &asked {
        assert_eq!(event.get("streamArn"), None);
        for record in event["records"].as_array().unwrap() {
            let hint = record["lambdaDeliveryRecordMetadata"]["retryHint"].as_u64().unwrap();
            rows.push((data_of(record), hint, record["recordId"].clone()));
        }
    }
    assert_eq!(rows.len(), 5, "{rows:?}");
    for (number, times) in [(0, 2), (1, 1), (2, 2)] {
        let of: Vec<_> = rows.iter().filter(|(data, ..)| *data == out("a", number)).collect();
        assert_eq!(of.len(), times, "{rows:?}");
        let hints: Vec<u64> = of.iter().map(|(_, hint, _)| *hint).collect();
        assert_eq!(hints, (0..times as u64).collect::<Vec<_>>());
        assert!(of.iter().all(|(_, _, id)| *id == of[0].2), "the same id: {rows:?}");
    }
}

#[tokio::test]
async fn a_function_that_fails_holds_rows_up_and_loses_none() {
    let house = house();
    let mut calls = 0;
    house.functions.set(FUNCTION, move |event| {
        calls += 1;
        let ok = |record: &Value| json!({ "recordId": record["recordId"], "result": "Ok" });
        let all: Vec<Value> = event["records"].as_array().unwrap().iter().map(ok).collect();
        if calls < 4 { Err("out of memory".to_owned()) } else { Ok(json!({ "records": all })) }
    });
    start(&house, delivered(Destination::Lambda(FUNCTION.to_owned()))).await;
    house.streams.put(&arn("in"), 0, &row("a", 7));
    house.while_time_passes(SECOND, house.functions.until_asked(4)).await;
    let asked = house.functions.asked();
    let hints: Vec<u64> = asked
        .iter()
        .map(|event| event["records"][0]["lambdaDeliveryRecordMetadata"]["retryHint"].as_u64().unwrap())
        .collect();
    assert_eq!(hints, [0, 1, 2, 3]);
    assert!(asked.iter().all(|event| data_of(&event["records"][0]) == out("a", 7)));
}

#[tokio::test]
async fn a_delivery_stream_gets_rows_as_a_stream_does() {
    let house = house();
    let lake = "arn:aws:firehose:us-east-1:000000000000:deliverystream/lake";
    house.streams.create(lake, 1);
    house.streams.fail(lake, true);
    let spec = delivered(Destination::Firehose(lake.to_owned()));
    house.runtime.check(&spec).await.unwrap_err();
    house.streams.fail(lake, false);
    start(&house, spec).await;
    house.streams.fail(lake, true);
    house.streams.put(&arn("in"), 0, &row("a", 7));
    house.consumed(&arn("in")).await;
    house.streams.fail(lake, false);
    let rows = house.while_time_passes(SECOND, house.until(lake, |rows| !rows.is_empty())).await;
    assert_eq!(rows, [out("a", 7)]);
}

#[tokio::test]
async fn a_schema_is_found_in_what_the_function_makes_and_its_failure_is_told() {
    let house = house();
    house.streams.put(&arn("in"), 0, "raw");
    let request = || SampleRequest {
        scope: spec(NAMES).scope,
        source: crate::SampleSource::Records(Source::Stream(arn("in")), StartingPosition::TrimHorizon),
        role: None,
        processing: Some(FUNCTION.to_owned()),
    };
    let missing = house.runtime.sample(request()).await.unwrap_err();
    assert!(matches!(&missing, SampleError::Source(why) if why.contains("cannot be used")), "{missing:?}");
    house.functions.set_each(FUNCTION, |_, text| ("Ok", Some(format!("made of {text}"))));
    let sample = house.runtime.sample(request()).await.unwrap();
    assert_eq!((&sample.raw[..], &sample.processed[..]), (&["raw".into()][..], &["made of raw".into()][..]));
}
