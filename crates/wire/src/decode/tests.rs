//! Decoding by example; what holds for all inputs is in `tests/it`.

use super::*;
use model::kinesis::{
    GetRecordsOutput, GetShardIteratorInput, ListShardsInput, PutRecordsInput, Record, ShardIteratorType,
    StreamMode, StreamModeDetails, SubscribeToShardEventStream,
};
use model::{Encode, FromValue};

use crate::{JsonWriter, encode};

fn json(shape: &'static Shape, text: &str) -> Result<Decoded, SyntaxError> {
    decode(Protocol::Json11, &Bytes::copy_from_slice(text.as_bytes()), shape)
}

fn typed<T: FromValue>(text: &str) -> T {
    T::from_value(json(T::shape(), text).expect("parses").value.expect("has the right types"))
}

fn complaint(shape: &'static Shape, text: &str) -> String {
    json(shape, text).expect("parses").value.expect_err("has a wrong type").message
}

#[test]
fn put_records_becomes_its_structure() {
    let input: PutRecordsInput = typed(
        r#" {"Unknown": [{"deep": [null, "\ud83e\udd84", -1.5e3]}], "StreamName":"s", "DryRun": null,
            "Records": [{"Data":"aGVsbG8=","PartitionKey":"p\u00e9\"","ExplicitHashKey":"0"},
                        {"PartitionKey":"","Data":""}], "StreamName": "last wins"} "#,
    );
    assert_eq!(input.stream_name.as_deref(), Some("last wins"));
    assert_eq!((input.dry_run, input.stream_arn), (None, None));
    assert_eq!(input.records.len(), 2);
    assert_eq!(&input.records[0].data[..], b"hello");
    assert_eq!(input.records[0].partition_key.as_deref(), Some("pé\""));
    assert_eq!(input.records[0].explicit_hash_key.as_deref(), Some("0"));
    assert!(input.records[1].data.is_empty());
}

#[test]
fn texts_are_slices_of_the_body_and_blobs_share_one_buffer() {
    let body = Bytes::from_static(
        br#"{"Records":[{"Data":"AAAA","PartitionKey":"key"},{"Data":"BBBBBBBB","PartitionKey":"k"}]}"#,
    );
    let decoded = decode(Protocol::Json11, &body, PutRecordsInput::shape()).expect("parses");
    let input = PutRecordsInput::from_value(decoded.value.expect("has the right types"));
    let key = input.records[0].partition_key.as_ref().expect("was given").as_bytes();
    assert!(body.as_ptr_range().contains(&key.as_ptr()));
    let (first, second) = (&input.records[0].data, &input.records[1].data);
    assert_eq!(first.as_ptr_range().end, second.as_ptr_range().start);
}

#[test]
fn times_are_seconds_in_json_and_milliseconds_in_cbor() {
    for (text, millis) in
        [("1700000000.123", 1_700_000_000_123), ("1.7e9", 1_700_000_000_000), ("-5", 0), ("1e300", u64::MAX)]
    {
        let input: GetShardIteratorInput = typed(&format!(r#"{{"Timestamp":{text}}}"#));
        assert_eq!(input.timestamp, Some(Timestamp(millis)));
    }
    // {"Timestamp": 1(1700000000123)} and the same without the tag
    for tag in [&[0xC1][..], &[]] {
        let mut body = vec![0xBF, 0x69];
        body.extend_from_slice(b"Timestamp");
        body.extend_from_slice(tag);
        body.extend_from_slice(&[0x1B, 0, 0, 1, 0x8B, 0xCF, 0xE5, 0x68, 0x7B, 0xFF]);
        let decoded = decode(Protocol::Cbor, &body.into(), GetShardIteratorInput::shape()).expect("parses");
        let input = GetShardIteratorInput::from_value(decoded.value.expect("has the right types"));
        assert_eq!(input.timestamp, Some(Timestamp(1_700_000_000_123)));
    }
}

#[test]
fn indefinite_cbor_is_put_together() {
    let mut body = vec![0xBF, 0x7F, 0x63];
    body.extend_from_slice(b"Rec");
    body.extend_from_slice(&[0x64]);
    body.extend_from_slice(b"ords");
    body.extend_from_slice(&[0xFF, 0x9F, 0xA2, 0x64]);
    body.extend_from_slice(b"Data");
    body.extend_from_slice(&[0x5F, 0x41, 1, 0x42, 2, 3, 0xFF, 0x6C]);
    body.extend_from_slice(b"PartitionKey");
    body.extend_from_slice(&[0x7F, 0x61, b'a', 0x61, b'b', 0xFF, 0xFF, 0xFF]);
    let decoded = decode(Protocol::Cbor, &body.into(), PutRecordsInput::shape()).expect("parses");
    let input = PutRecordsInput::from_value(decoded.value.expect("has the right types"));
    assert_eq!(&input.records[0].data[..], [1, 2, 3]);
    assert_eq!(input.records[0].partition_key.as_deref(), Some("ab"));
}

#[test]
fn enums_know_their_values_and_keep_the_others() {
    let input: GetShardIteratorInput = typed(r#"{"ShardIteratorType":"AT_TIMESTAMP"}"#);
    assert_eq!(input.shard_iterator_type, ShardIteratorType::AtTimestamp);
    let input: GetShardIteratorInput = typed(r#"{"ShardIteratorType":"NEVER"}"#);
    assert_eq!(input.shard_iterator_type.as_str(), "NEVER");
}

#[test]
fn wrong_types_are_named_in_awss_words() {
    let records = |text: &str| complaint(PutRecordsInput::shape(), &format!(r#"{{"Records":{text}}}"#));
    let data = |text: &str| records(&format!(r#"[{{"Data":{text}}}]"#));
    let list = |text: &str| complaint(ListShardsInput::shape(), text);
    const NUMBER: &str =
        "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to";
    const MAP: &str = "Start of structure or map found where not expected.";
    for scalar in ["1", "true", "\"\""] {
        assert_eq!(records(scalar), "Expected list or null");
        assert_eq!(records(&format!("[{scalar}]")), "Expected null");
    }
    assert_eq!(records("{}"), MAP);
    assert_eq!(records("[[]]"), "Start of list found where not expected");
    assert_eq!(data("1"), format!("{NUMBER} a Blob"));
    assert_eq!(data("true"), "class java.lang.Boolean can not be converted to a Blob");
    assert_eq!(data("[1,{\"a\":[]}]"), "Start of list found where not expected");
    assert_eq!(data("{}"), MAP);
    assert_eq!(
        data("\"abc\""),
        "'abc' can not be converted to a Blob: Base64 encoded length is expected a multiple of 4 bytes but \
         found: 3"
    );
    assert_eq!(data("\"=aaa\""), "'=aaa' can not be converted to a Blob: Invalid Base64 character: '='");
    assert_eq!(data("\"a*aa\""), "'a*aa' can not be converted to a Blob: Invalid Base64 character: '*'");
    let last = "'abd=' can not be converted to a Blob: Invalid last non-pad Base64 character dectected";
    assert_eq!(data("\"abd=\""), last);
    assert_eq!(list(r#"{"StreamName":1}"#), format!("{NUMBER} an String"));
    assert_eq!(list(r#"{"StreamName":false}"#), "class java.lang.Boolean can not be converted to an String");
    assert_eq!(list(r#"{"MaxResults":"1"}"#), "class java.lang.String can not be converted to an Integer");
    assert_eq!(list(r#"{"MaxResults":true}"#), "class java.lang.Boolean can not be converted to an Integer");
    assert_eq!(
        list(r#"{"StreamCreationTimestamp":"2020"}"#),
        "class java.lang.String can not be converted to milliseconds since epoch"
    );
    assert_eq!(list("[]"), "Start of list found where not expected");
    let dry = |text: &str| complaint(PutRecordsInput::shape(), &format!(r#"{{"DryRun":{text}}}"#));
    assert_eq!(dry("\"maybe\""), "'MAYBE' can not be converted to an Boolean");
    assert_eq!(dry("1"), format!("{NUMBER} an Boolean"));
    let tags = model::kinesis::AddTagsToStreamInput::shape();
    assert_eq!(complaint(tags, r#"{"Tags":"x"}"#), "Expected map or null");
    assert_eq!(complaint(tags, r#"{"Tags":[]}"#), "Start of list found where not expected");
}

#[test]
fn the_first_wrong_type_counts_but_syntax_comes_before_it() {
    let shape = ListShardsInput::shape();
    assert_eq!(
        complaint(shape, r#"{"MaxResults":[],"StreamName":1}"#),
        "Start of list found where not expected"
    );
    let error = json(shape, r#"{"MaxResults":[],"StreamName":1"#).expect_err("does not parse");
    assert_eq!(error.offset, 31);
}

#[test]
fn texts_and_numbers_bend_as_on_aws() {
    let input: PutRecordsInput = typed(r#"{"DryRun":"yes"}"#);
    assert_eq!(input.dry_run, Some(true));
    for (text, number) in
        [("2.9", 2), ("-2.9", -2), ("1e2", 100), ("99999999999999999999", i32::MAX), ("-1e999", i32::MIN)]
    {
        let input: ListShardsInput = typed(&format!(r#"{{"MaxResults":{text}}}"#));
        assert_eq!(input.max_results, Some(number));
    }
}

#[test]
fn bodies_that_are_no_message_do_not_parse() {
    let shape = ListShardsInput::shape();
    let deep = format!("{{\"x\":{}{}}}", "[".repeat(200), "]".repeat(200));
    for text in [
        "",
        " ",
        "null",
        "1",
        "\"\"",
        "{",
        "{}x",
        "{]",
        "{\"a\"}",
        "{\"a\":1,}",
        "{\"a\":\"\n\"}",
        "{a:1}",
        &deep,
    ] {
        assert!(json(shape, text).is_err(), "{text}");
    }
    for body in
        [&[][..], &[0xF6], &[0x01], &[0xBF], &[0xA1, 0x01, 0x01], &[0xA0, 0x00], &[0xA1, 0x61, 0xFF, 0x00]]
    {
        assert!(decode(Protocol::Cbor, &Bytes::copy_from_slice(body), shape).is_err(), "{body:?}");
    }
    let latin1 = Bytes::from_static(b"{\"a\":\"\xE9\"}");
    assert!(decode(Protocol::Json11, &latin1, shape).is_err());
}

#[test]
fn small_bodies_cannot_ask_for_much_memory() {
    let many = format!(r#"{{"Records":[{}{{}}]}}"#, "{},".repeat(MAX_VALUES));
    assert_eq!(json(PutRecordsInput::shape(), &many).expect_err("refused").reason, "too many values");
    // A list that announces 2^60 items.
    let mut body = vec![0xA1, 0x67];
    body.extend_from_slice(b"Records");
    body.extend_from_slice(&[0x9B, 0x10, 0, 0, 0, 0, 0, 0, 0]);
    assert!(decode(Protocol::Cbor, &body.into(), PutRecordsInput::shape()).is_err());
}

#[test]
fn a_shape_may_hold_itself() {
    static NODE: Shape = Shape {
        name: "Node",
        package: "",
        kind: Kind::Structure {
            members: &[
                Member { name: "Children", shape: || &NODES, required: false },
                Member { name: "Next", shape: || &NODE, required: false },
            ],
        },
    };
    static NODES: Shape =
        Shape { name: "Nodes", package: "", kind: Kind::List { item: || &NODE, min: None, max: Some(1) } };
    let text = r#"{"Children":[{"Next":{"Children":[{},{}]}}]}"#;
    let value = json(&NODE, text).expect("parses").value.expect("has the right types");
    let error = crate::validate(&NODE, &value).expect_err("too long a list");
    assert!(error.message.contains("at 'children.1.member.next.children' failed"), "{}", error.message);
}

#[test]
fn answers_come_back_to_a_client() {
    let record = |key: &str, time| Record {
        sequence_number: "495".into(),
        approximate_arrival_timestamp: Some(Timestamp(time)),
        data: Bytes::from_static(b"\0\xFFabc"),
        partition_key: Some(key.into()),
        encryption_type: None,
    };
    let output = GetRecordsOutput {
        records: vec![record("é\u{7}", 1_700_000_000_001), record("", 0)],
        millis_behind_latest: Some(5),
        ..GetRecordsOutput::default()
    };
    for protocol in [Protocol::Json11, Protocol::Cbor] {
        let bytes = encode(protocol, &output);
        let decoded = decode(protocol, &bytes, GetRecordsOutput::shape()).expect("parses");
        assert_eq!(GetRecordsOutput::from_value(decoded.value.expect("has the right types")), output);
    }
}

#[test]
fn absent_members_are_left_out_and_empty_ones_are_not() {
    let mut out = Vec::new();
    StreamModeDetails { stream_mode: StreamMode::OnDemand }.encode(&mut JsonWriter::new(&mut out));
    assert_eq!(String::from_utf8_lossy(&out), r#"{"StreamMode":"ON_DEMAND"}"#);
    out.clear();
    GetRecordsOutput::default().encode(&mut JsonWriter::new(&mut out));
    assert_eq!(String::from_utf8_lossy(&out), r#"{"Records":[]}"#);
    out.clear();
    SubscribeToShardEventStream::default().encode(&mut JsonWriter::new(&mut out));
    assert_eq!(out, b"{}");
}
