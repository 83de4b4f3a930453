//! Constraints by example; `tests/it` builds a violation of every one in the tables.

use super::*;
use bytes::Bytes;
use model::FromValue;
use model::kinesis::{
    AddTagsToStreamInput, CreateStreamInput, GetShardIteratorInput, ListTagsForResourceInput,
    PutRecordsInput, RemoveTagsFromStreamInput,
};

use crate::{Protocol, decode};

fn message<T: FromValue>(text: &str) -> String {
    let decoded = decode(Protocol::Json11, &Bytes::copy_from_slice(text.as_bytes()), T::shape());
    let value = decoded.expect("parses").value.expect("has the right types");
    validate(T::shape(), &value).expect_err("violates something").message
}

#[test]
fn missing_members_are_null_without_quotes() {
    assert_eq!(
        message::<CreateStreamInput>("{}"),
        "1 validation error detected: Value null at 'streamName' failed to satisfy constraint: Member must not be \
         null"
    );
}

#[test]
fn one_value_can_violate_two_constraints() {
    assert_eq!(
        message::<CreateStreamInput>(r#"{"StreamName":"","ShardCount":0}"#),
        "3 validation errors detected: Value '' at 'streamName' failed to satisfy constraint: Member must satisfy \
         regular expression pattern: [a-zA-Z0-9_.-]+; Value '' at 'streamName' failed to satisfy constraint: \
         Member must have length greater than or equal to 1; Value '0' at 'shardCount' failed to satisfy \
         constraint: Member must have value greater than or equal to 1"
    );
}

#[test]
fn list_members_have_numbered_paths_and_blobs_are_java_buffers() {
    let data = "A".repeat(10_485_764 / 3 * 4 + 4);
    let key = "k".repeat(257);
    let text = format!(
        r#"{{"Records":[{{"Data":"","PartitionKey":"p"}},{{"Data":"{data}","PartitionKey":"{key}","ExplicitHashKey":"01"}}]}}"#
    );
    assert_eq!(
        message::<PutRecordsInput>(&text),
        format!(
            "3 validation errors detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=10485765 cap=10485765]' at \
             'records.2.member.data' failed to satisfy constraint: Member must have length less than or equal to \
             10485760; Value '01' at 'records.2.member.explicitHashKey' failed to satisfy constraint: Member must \
             satisfy regular expression pattern: ^(0|([1-9]\\d{{0,38}}))$; Value '{key}' at \
             'records.2.member.partitionKey' failed to satisfy constraint: Member must have length less than or \
             equal to 256"
        )
    );
}

#[test]
fn lists_of_structures_print_their_java_class() {
    let text = format!(
        r#"{{"Records":[{}{{"Data":"","PartitionKey":"p"}}]}}"#,
        r#"{"Data":"","PartitionKey":"p"},"#.repeat(500)
    );
    let class = "com.amazonaws.kinesis.v20131202.PutRecordsRequestEntry@c965e310";
    assert_eq!(
        message::<PutRecordsInput>(&text),
        format!(
            "1 validation error detected: Value '[{}]' at 'records' failed to satisfy constraint: Member must have \
             length less than or equal to 500",
            vec![class; 501].join(", ")
        )
    );
    assert_eq!(
        message::<PutRecordsInput>(r#"{"Records":[null]}"#),
        "1 validation error detected: Value null at 'records.1.member' failed to satisfy constraint: Member must \
         not be null"
    );
}

#[test]
fn at_most_ten_violations_are_told() {
    let text = format!(r#"{{"Records":[{}]}}"#, vec!["{}"; 20].join(","));
    let message = message::<PutRecordsInput>(&text);
    assert!(message.starts_with("10 validation errors detected: Value null at 'records.1.member.data'"));
    assert_eq!(message.matches("Member must not be null").count(), 10);
}

#[test]
fn lists_and_maps_of_scalars_get_one_sentence() {
    let key = "k".repeat(129);
    assert_eq!(
        message::<RemoveTagsFromStreamInput>(&format!(r#"{{"StreamName":"s","TagKeys":["a","{key}",""]}}"#)),
        format!(
            "1 validation error detected: Value '[a, {key}, ]' at 'tagKeys' failed to satisfy constraint: Member \
             must satisfy constraint: [Member must have length less than or equal to 128, Member must have length \
             greater than or equal to 1]"
        )
    );
    let value = "v".repeat(257);
    assert_eq!(
        message::<AddTagsToStreamInput>(&format!(
            r#"{{"StreamName":"s","Tags":{{"a":"b","{key}":"{value}"}}}}"#
        )),
        format!(
            "2 validation errors detected: Value '{{a=b, {key}={value}}}' at 'tags' failed to satisfy constraint: \
             Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must \
             have length greater than or equal to 1]; Value '{{a=b, {key}={value}}}' at 'tags' failed to satisfy \
             constraint: Map value must satisfy constraint: [Member must have length less than or equal to 256, \
             Member must have length greater than or equal to 0]"
        )
    );
}

#[test]
fn enums_list_their_values() {
    assert_eq!(
        message::<GetShardIteratorInput>(r#"{"ShardId":"shardId-0","ShardIteratorType":"X"}"#),
        "1 validation error detected: Value 'X' at 'shardIteratorType' failed to satisfy constraint: Member must \
         satisfy enum value set: [AT_SEQUENCE_NUMBER, AFTER_SEQUENCE_NUMBER, TRIM_HORIZON, LATEST, AT_TIMESTAMP]"
    );
}

#[test]
fn lengths_count_utf16_units() {
    let text = |key: &str| format!(r#"{{"Records":[{{"Data":"","PartitionKey":"{key}"}}]}}"#);
    let valid = |key: &str| {
        let body = Bytes::from(text(key));
        let decoded = decode(Protocol::Json11, &body, PutRecordsInput::shape()).expect("parses");
        validate(PutRecordsInput::shape(), &decoded.value.expect("has the right types")).is_ok()
    };
    assert!(valid(&"é".repeat(256)));
    assert!(valid(&"🦄".repeat(128)));
    assert!(!valid(&"🦄".repeat(129)));
    assert!(!valid(&"é".repeat(257)));
}

#[test]
fn arns_must_match_to_their_end() {
    assert_eq!(
        message::<ListTagsForResourceInput>(r#"{"ResourceARN":"arn:aws:kinesis:r:1:stream/s"}"#),
        "1 validation error detected: Value 'arn:aws:kinesis:r:1:stream/s' at 'resourceARN' failed to satisfy \
         constraint: Member must satisfy regular expression pattern: \
         arn:aws.*:kinesis:.*:\\d{12}:.*(stream|channel|queue)/\\S+"
    );
}
