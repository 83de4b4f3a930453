//! DiscoverInputSchema: what the runner is asked, and what comes of its records.

use serde_json::json;

use super::*;

fn records(texts: &[&str]) -> Vec<Bytes> {
    texts.iter().map(|text| Bytes::copy_from_slice(text.as_bytes())).collect()
}

fn sampled(house: &House, raw: &[&str], processed: &[&str]) {
    let sample = Sample { raw: records(raw), processed: records(processed) };
    *house.runner.sample.lock().unwrap() = Some(Ok(sample));
}

#[tokio::test]
async fn a_schema_is_inferred_from_records_of_a_stream() {
    let house = House::new();
    let data = [r#"{"year":2001,"name":"x"}"#, r#"{"year":40000,"name":null}"#];
    sampled(&house, &data, &data);
    let request = json!({"ResourceARN": STREAM, "RoleARN": ROLE,
        "InputStartingPositionConfiguration": {"InputStartingPosition": "NOW"}});
    let answer = house.v1("DiscoverInputSchema", request).await.unwrap();
    let columns = json!([
        {"Name": "COL_year", "Mapping": "$.year", "SqlType": "INTEGER"},
        {"Name": "name", "Mapping": "$.name", "SqlType": "VARCHAR(4)"},
    ]);
    assert_eq!(answer["InputSchema"]["RecordColumns"], columns);
    let format = json!({"RecordFormatType": "JSON", "MappingParameters": {"JSONMappingParameters": {"RecordRowPath": "$"}}});
    assert_eq!(answer["InputSchema"]["RecordFormat"], format);
    assert_eq!(answer["ParsedInputRecords"], json!([["2001", "x"], ["40000", null]]));
    assert_eq!((&answer["RawInputRecords"], &answer["ProcessedInputRecords"]), (&json!(data), &json!(null)));
    let asked = house.runner.asked.lock().unwrap().clone().unwrap();
    assert_eq!(asked.source, SampleSource::Records(Source::Stream(STREAM.into()), StartingPosition::Now));
    assert_eq!(asked.role.as_deref(), Some(ROLE));
}

#[tokio::test]
async fn an_object_is_looked_at_and_a_function_is_gone_through() {
    let house = House::new();
    sampled(&house, &["zipped"], &["id,name\n1,x\n2,y"]);
    let function = "arn:aws:lambda:us-east-1:000000000000:function:f";
    let request = json!({"ServiceExecutionRole": ROLE, "S3Configuration": {"BucketARN": "arn:aws:s3:::b", "FileKey": "k"},
        "InputProcessingConfiguration": {"InputLambdaProcessor": {"ResourceARN": function}}});
    let answer = house.v2("DiscoverInputSchema", request).await.unwrap();
    let delimiters = &answer["InputSchema"]["RecordFormat"]["MappingParameters"]["CSVMappingParameters"];
    assert_eq!(*delimiters, json!({"RecordRowDelimiter": "\n", "RecordColumnDelimiter": ","}));
    assert_eq!(answer["ParsedInputRecords"][0], json!([null, "name"]));
    assert_eq!(answer["ProcessedInputRecords"], json!(["id,name\n1,x\n2,y"]));
    let asked = house.runner.asked.lock().unwrap().clone().unwrap();
    let location = ReferenceLocation { bucket_arn: "arn:aws:s3:::b".into(), key: "k".into() };
    assert_eq!((asked.source, asked.processing.as_deref()), (SampleSource::Object(location), Some(function)));
}

#[tokio::test]
async fn records_without_a_schema_are_shown_in_the_error() {
    let house = House::new();
    sampled(&house, &["hello", "world"], &["hello", "world"]);
    let error = house.v1("DiscoverInputSchema", json!({"ResourceARN": STREAM})).await.unwrap_err();
    assert_eq!(error.code, "UnableToDetectSchemaException");
    assert_eq!(error.lists[0], ("RawInputRecords", vec!["hello".into(), "world".into()]));
    assert_eq!(error.lists[1], ("ProcessedInputRecords", vec![]));
    sampled(&house, &[], &[]);
    let error = house.v1("DiscoverInputSchema", json!({"ResourceARN": STREAM})).await.unwrap_err();
    assert_eq!(error.code, "UnableToDetectSchemaException");
    assert!(error.message.contains("No records were found"), "{error}");
}

#[tokio::test]
async fn what_cannot_be_looked_at_says_why() {
    let house = House::new();
    let position = |arn: &str, position: &str| json!({"ResourceARN": arn, "InputStartingPositionConfiguration": {"InputStartingPosition": position}});
    let firehose = "arn:aws:firehose:us-east-1:000000000000:deliverystream/f";
    for bad in [
        json!({}),
        json!({"ResourceARN": STREAM, "S3Configuration": {"BucketARN": "arn:aws:s3:::b", "FileKey": "k", "RoleARN": ROLE}}),
        json!({"ResourceARN": "arn:aws:s3:::b"}),
        position(STREAM, "LAST_STOPPED_POINT"),
        position(firehose, "TRIM_HORIZON"),
    ] {
        assert_eq!(
            code(house.v1("DiscoverInputSchema", bad.clone()).await),
            "InvalidArgumentException",
            "{bad}"
        );
    }
    for (error, expected) in [
        (SampleError::Source("gone".into()), "InvalidArgumentException"),
        (SampleError::Throttled("slow".into()), "ResourceProvisionedThroughputExceededException"),
        (SampleError::Unavailable("later".into()), "ServiceUnavailableException"),
    ] {
        *house.runner.sample.lock().unwrap() = Some(Err(error));
        assert_eq!(code(house.v1("DiscoverInputSchema", json!({"ResourceARN": STREAM})).await), expected);
    }
}
