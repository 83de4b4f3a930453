//! What delivery streams at a URL promise, over real sockets.

use std::time::Duration;

use base::{AccountId, Region, TestClock, Timestamp};
use service_api::ports::AllowAll;

use super::*;
use crate::testing::{Answer, Scripted};

const ARN: &str = "arn:aws:firehose:eu-west-1:123456789012:deliverystream/lake";

fn caller() -> Caller {
    let scope = Scope { account: AccountId::DEFAULT, region: Region::DEFAULT };
    Caller::new("kinesisanalytics".into(), scope)
}

fn streams(server: &Scripted) -> DeliveryStreams {
    let settings = AwsSettings {
        endpoint: server.endpoint.clone(),
        credentials: None,
        answer: Duration::from_secs(20),
        answer_bytes_max: ANSWER_BYTES_MAX,
    };
    DeliveryStreams::new(Some(settings), Arc::new(AllowAll), Arc::new(TestClock::new(Timestamp(0))))
}

fn records(count: usize, bytes: usize) -> Vec<SinkRecord> {
    let record = |_| SinkRecord { partition_key: "k".into(), data: vec![b'x'; bytes].into() };
    (0..count).map(record).collect()
}

fn taken(count: usize) -> Answer {
    let entries = vec![json!({ "RecordId": "id" }); count];
    Some((200, "", json!({ "FailedPutCount": 0, "RequestResponses": entries }).to_string()))
}

fn put(asked: &crate::testing::Asked) -> usize {
    assert_eq!(asked.headers["x-amz-target"], "Firehose_20150804.PutRecordBatch");
    let body: Value = serde_json::from_slice(&asked.body).unwrap();
    assert_eq!(body["DeliveryStreamName"], "lake");
    body["Records"].as_array().unwrap().len()
}

#[tokio::test]
async fn records_go_in_calls_of_500_records_and_4_mib() {
    let server = Scripted::serve(vec![taken(500), taken(1), taken(4), taken(2)]).await;
    let streams = streams(&server);
    let answers = streams.put(&caller(), ARN, records(501, 10)).await.unwrap();
    assert!(answers.len() == 501 && answers.iter().all(Result::is_ok));
    let answers = streams.put(&caller(), ARN, records(6, 1_000_000)).await.unwrap();
    assert!(answers.len() == 6 && answers.iter().all(Result::is_ok));
    assert_eq!(server.asked().iter().map(put).collect::<Vec<_>>(), [500, 1, 4, 2]);
    let first = &server.asked()[0];
    assert!(first.headers["authorization"].contains("/eu-west-1/firehose/aws4_request"));
    let body: Value = serde_json::from_slice(&first.body).unwrap();
    assert_eq!(body["Records"][0], json!({ "Data": "eHh4eHh4eHh4eA==" }));
}

#[tokio::test]
async fn what_failed_is_told_record_by_record() {
    let entries = json!([{ "RecordId": "id" }, { "ErrorCode": "ServiceUnavailableException", "ErrorMessage": "Slow down." }]);
    let answer = json!({ "FailedPutCount": 1, "RequestResponses": entries }).to_string();
    let server = Scripted::serve(vec![Some((200, "", answer))]).await;
    let mut three = records(1, 10);
    three.extend(records(1, RECORD_BYTES + 1));
    three.extend(records(1, 10));
    // The large one stands between two calls.
    let server_of_two =
        Scripted::serve(vec![taken(1), Some((400, "", r#"{"__type":"X","message":"y"}"#.into()))]).await;
    let answers = streams(&server_of_two).put(&caller(), ARN, three).await.unwrap();
    assert_eq!(answers[0], Ok(()));
    assert!(matches!(&answers[1], Err(SinkError::Never(error)) if error.message.contains("1024000")));
    assert!(matches!(&answers[2], Err(SinkError::NotNow(error)) if error.code == "X"));
    let answers = streams(&server).put(&caller(), ARN, records(2, 10)).await.unwrap();
    assert_eq!(answers[0], Ok(()));
    let slow = matches!(&answers[1], Err(SinkError::NotNow(error)) if error.message == "Slow down.");
    assert!(slow, "{answers:?}");
}

#[tokio::test]
async fn an_answer_for_another_number_of_records_is_none() {
    let server = Scripted::serve(vec![taken(1), Some((200, "", "no json".into()))]).await;
    for _ in 0..2 {
        let error = streams(&server).put(&caller(), ARN, records(2, 1)).await.unwrap_err();
        assert_eq!(error.code, "ServiceUnavailable", "{error}");
    }
}

#[tokio::test]
async fn without_records_it_is_looked_whether_the_delivery_stream_is_there() {
    let missing =
        r#"{"__type":"ResourceNotFoundException","message":"Firehose lake under account 1 not found."}"#;
    let server = Scripted::serve(vec![Some((200, "", "{}".into())), Some((400, "", missing.into()))]).await;
    assert_eq!(streams(&server).put(&caller(), ARN, Vec::new()).await, Ok(Vec::new()));
    let error = streams(&server).put(&caller(), ARN, Vec::new()).await.unwrap_err();
    assert_eq!(error.code, "ResourceNotFoundException");
    assert_eq!(server.asked()[0].headers["x-amz-target"], "Firehose_20150804.DescribeDeliveryStream");
    let none = DeliveryStreams::new(None, Arc::new(AllowAll), Arc::new(TestClock::new(Timestamp(0))));
    let error = none.put(&caller(), ARN, Vec::new()).await.unwrap_err();
    assert!(error.message.contains("edges.firehose.endpoint"), "{error}");
    let error =
        streams(&server).put(&caller(), "arn:aws:kinesis:eu-west-1:123456789012:stream/s", Vec::new()).await;
    assert!(error.unwrap_err().message.contains("no ARN of a delivery stream"));
}
