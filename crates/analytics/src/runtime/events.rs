//! What functions are given and what they answer, as AWS documents it: batches of records to be processed before they
//! become rows, and batches of rows to be delivered.

use std::collections::HashMap;
use std::fmt::Write;

use base::Timestamp;
use base64_simd::STANDARD;
use bytes::Bytes;
use serde_json::{Value, json};
use service_api::ports::{SinkRecord, SourceRecord};

/// Bytes of an event or an answer, as Lambda has it.
pub(super) const EVENT_BYTES_MAX: usize = 6 << 20;
/// Bytes of an event at which it is complete: the answer may be larger than what was asked.
pub(super) const EVENT_BYTES: usize = 3 << 20;
/// Room for what is around the records of an event.
const ENVELOPE_BYTES: usize = 4 << 10;

/// What a function made of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// These bytes instead.
    Ok(Bytes),
    /// Nothing, as it was meant to be.
    Dropped,
    /// No row can come of it; the text says why.
    Failed(String),
}

/// A record as its function sees it.
pub(super) struct Entry {
    /// By which the answer names it.
    pub id: String,
    text: String,
}

impl Entry {
    /// A record of a shard. It is named by its sequence number, which is the same when it is asked about again.
    pub fn of_source(shard: &str, record: &SourceRecord) -> Entry {
        let id = record.sequence_number.to_string();
        let metadata = json!({
            "sequenceNumber": id,
            "partitionKey": &*record.partition_key,
            "shardId": shard,
            "approximateArrivalTimestamp": record.arrival.0,
        });
        let head = format!("{{\"recordId\":\"{id}\",\"kinesisStreamRecordMetadata\":{metadata},\"data\":\"");
        Entry { text: with_data(head, &record.data), id }
    }

    /// A row that is to be delivered. It is named by its partition key, which is the same when it is delivered again.
    pub fn of_row(row: &SinkRecord, retry_hint: u64) -> Entry {
        let id = row.partition_key.to_string();
        let mut head = String::with_capacity(128 + row.data.len() / 3 * 4);
        let metadata = "lambdaDeliveryRecordMetadata";
        // Writing to a text cannot fail.
        let _ = write!(
            head,
            "{{\"recordId\":{},\"{metadata}\":{{\"retryHint\":{retry_hint}}},\"data\":\"",
            json!(id)
        );
        Entry { text: with_data(head, &row.data), id }
    }

    /// Whether no event is large enough for it.
    pub fn is_too_large(&self) -> bool {
        self.text.len() + ENVELOPE_BYTES > EVENT_BYTES_MAX
    }
}

fn with_data(mut head: String, data: &[u8]) -> String {
    head.push_str(&STANDARD.encode_to_string(data));
    head.push_str("\"}");
    head
}

/// How many entries make the next event; at least one, if there is any.
pub(super) fn next_batch(entries: &[Entry]) -> usize {
    let mut bytes = ENVELOPE_BYTES;
    let fits = |entry: &&Entry| {
        bytes += entry.text.len() + 1;
        bytes <= EVENT_BYTES
    };
    entries.iter().take_while(fits).count().max(1).min(entries.len())
}

/// An event. `stream` is there for records that are to be processed.
pub(super) fn event(application: &str, stream: Option<&str>, entries: &[Entry], now: Timestamp) -> Bytes {
    let invocation = invocation_id(application, entries, now);
    let mut envelope = json!({ "invocationId": invocation, "applicationArn": application });
    if let Some(stream) = stream {
        envelope["streamArn"] = json!(stream);
    }
    let mut text = envelope.to_string();
    text.pop();
    text.push_str(",\"records\":[");
    for (at, entry) in entries.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        text.push_str(&entry.text);
    }
    text.push_str("]}");
    text.into()
}

/// Looks like a random UUID, and is of what is asked and when.
fn invocation_id(application: &str, entries: &[Entry], now: Timestamp) -> String {
    let mut words = [0xcbf2_9ce4_8422_2325_u64, 0x9e37_79b9_7f4a_7c15];
    let first = entries.first().map_or("", |entry| &entry.id);
    let number = [now.0.to_le_bytes(), (entries.len() as u64).to_le_bytes()].concat();
    for byte in application.bytes().chain(first.bytes()).chain(number) {
        for (at, word) in words.iter_mut().enumerate() {
            *word = (*word ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3).rotate_left(at as u32 * 7);
        }
    }
    let [high, low] = words.map(super::engine::spread);
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xfff,
        0x8000 | (low >> 48) & 0x3fff,
        low & 0xffff_ffff_ffff
    )
}

/// What a processing function made of each record.
///
/// # Errors
/// What is wrong with the answer as a whole, so that it must be asked again: AWS documents it so for records that are
/// missing, and for those without an id, a result or data.
pub(super) fn verdicts(answer: &[u8], entries: &[Entry]) -> Result<Vec<Verdict>, String> {
    let mut by_id = results(answer)?;
    let mut verdicts = Vec::with_capacity(entries.len());
    for Entry { id, .. } in entries {
        let (result, data) =
            by_id.remove(id.as_str()).ok_or_else(|| format!("record {id} is missing in it"))?;
        verdicts.push(match result.as_str() {
            "Ok" => match forgiving_decode(&data.ok_or_else(|| format!("record {id} has no data in it"))?) {
                Ok(data) => Verdict::Ok(data.into()),
                Err(_) => Verdict::Failed("The function answered data that is not base64.".to_owned()),
            },
            "Dropped" => Verdict::Dropped,
            "ProcessingFailed" => Verdict::Failed("The function answered ProcessingFailed.".to_owned()),
            other => {
                let other: String = other.chars().take(100).collect();
                Verdict::Failed(format!("The function answered the result '{other}', which does not exist."))
            }
        });
    }
    match by_id.into_keys().next() {
        None => Ok(verdicts),
        Some(id) => Err(format!("there is a record {} in it that was not asked about", short(&id))),
    }
}

/// Which rows a function has taken. What it does not say of a row is that it failed.
///
/// # Errors
/// What is wrong with the answer as a whole: no row counts as delivered then.
pub(super) fn taken(answer: &[u8], entries: &[Entry]) -> Result<Vec<bool>, String> {
    let by_id = results(answer)?;
    let is_taken = |entry: &Entry| by_id.get(&entry.id).is_some_and(|(result, _)| result == "Ok");
    Ok(entries.iter().map(is_taken).collect())
}

/// Base64 as languages write it, with or without its padding.
fn forgiving_decode(text: &str) -> Result<Vec<u8>, base64_simd::Error> {
    base64_simd::forgiving_decode_to_vec(text.as_bytes())
}

type Results = HashMap<String, (String, Option<String>)>;

/// Results and data by record.
fn results(answer: &[u8]) -> Result<Results, String> {
    if answer.len() > EVENT_BYTES_MAX {
        return Err(format!("it is larger than {EVENT_BYTES_MAX} bytes"));
    }
    let mut answer: Value = serde_json::from_slice(answer).map_err(|e| format!("it is not JSON: {e}"))?;
    let Some(Value::Array(records)) = answer.get_mut("records").map(Value::take) else {
        return Err("it has no list of records".to_owned());
    };
    let mut by_id = Results::with_capacity(records.len());
    for mut record in records {
        let mut text = |name: &str| match record.get_mut(name).map(Value::take) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        };
        let id = text("recordId").ok_or("a record has no recordId in it")?;
        let result = text("result").ok_or_else(|| format!("record {} has no result in it", short(&id)))?;
        let data = text("data");
        if by_id.insert(id.clone(), (result, data)).is_some() {
            return Err(format!("record {} is in it twice", short(&id)));
        }
    }
    Ok(by_id)
}

fn short(text: &str) -> String {
    text.chars().take(100).collect()
}

#[cfg(test)]
mod tests {
    use base::{Pos, SequenceNumber};

    use super::*;

    fn records(count: u64, bytes: usize) -> Vec<Entry> {
        let record = |at| SourceRecord {
            data: vec![b'x'; bytes].into(),
            partition_key: "\"k\u{e9}y\"".into(),
            sequence_number: SequenceNumber::record(Timestamp(1000), 3, Pos(at), Timestamp(2000)),
            arrival: Timestamp(2_345),
        };
        (0..count).map(|at| Entry::of_source("shardId-000000000003", &record(at))).collect()
    }

    fn answer(records: &Value) -> Vec<u8> {
        json!({ "records": records }).to_string().into_bytes()
    }

    #[test]
    fn an_event_is_as_aws_documents_it() {
        let entries = records(2, 4);
        let event: Value =
            serde_json::from_slice(&event("arn:app", Some("arn:in"), &entries, Timestamp(7))).unwrap();
        assert_eq!((&event["applicationArn"], &event["streamArn"]), (&json!("arn:app"), &json!("arn:in")));
        let id = event["invocationId"].as_str().unwrap();
        assert_eq!(id.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        let metadata = json!({
            "sequenceNumber": entries[1].id, "partitionKey": "\"k\u{e9}y\"", "shardId": "shardId-000000000003",
            "approximateArrivalTimestamp": 2345,
        });
        let second =
            json!({ "recordId": entries[1].id, "kinesisStreamRecordMetadata": metadata, "data": "eHh4eA==" });
        assert_eq!(event["records"][1], second);
        let row = SinkRecord { partition_key: "00ff".into(), data: "row".into() };
        let rows = [Entry::of_row(&row, 3)];
        let event: Value = serde_json::from_slice(&super::event("a", None, &rows, Timestamp(7))).unwrap();
        assert_eq!(event.get("streamArn"), None);
        let metadata = json!({ "retryHint": 3 });
        let row = json!({ "recordId": "00ff", "lambdaDeliveryRecordMetadata": metadata, "data": "cm93" });
        assert_eq!(event["records"], json!([row]));
    }

    #[test]
    fn events_have_their_bounds_and_a_record_that_fits_into_none_is_known() {
        let entries = records(10, 1 << 20);
        let batch = next_batch(&entries);
        assert_eq!(batch, 2);
        assert!(event("a", Some("s"), &entries[..batch], Timestamp(1)).len() <= EVENT_BYTES);
        let large = records(2, 4 << 20);
        assert!(next_batch(&large) == 1 && !large[0].is_too_large());
        assert!(event("a", Some("s"), &large[..1], Timestamp(1)).len() <= EVENT_BYTES_MAX);
        assert!(records(1, 5 << 20)[0].is_too_large());
        assert_eq!(next_batch(&[]), 0);
    }

    #[test]
    fn each_record_gets_its_verdict_in_whatever_order_it_is_answered() {
        let entries = records(5, 1);
        let id = |at: usize| entries[at].id.as_str();
        let answer = answer(&json!([
            { "recordId": id(4), "result": "Ok", "data": "!!" },
            { "recordId": id(3), "result": "okay", "data": "eA==" },
            { "recordId": id(1), "result": "Dropped" },
            { "recordId": id(2), "result": "ProcessingFailed", "data": null },
            { "recordId": id(0), "result": "Ok", "data": "eHl6" },
        ]));
        let verdicts = verdicts(&answer, &entries).unwrap();
        assert_eq!(verdicts[..2], [Verdict::Ok("xyz".into()), Verdict::Dropped]);
        for (at, word) in [(2, "ProcessingFailed"), (3, "'okay'"), (4, "base64")] {
            assert!(
                matches!(&verdicts[at], Verdict::Failed(why) if why.contains(word)),
                "{:?}",
                verdicts[at]
            );
        }
    }

    #[test]
    fn answers_that_aws_asks_for_again_are_none() {
        let entries = records(2, 1);
        let (a, b) = (&entries[0].id, &entries[1].id);
        let ok = |id: &str| json!({ "recordId": id, "result": "Ok", "data": "eA==" });
        for (records, why) in [
            (json!([ok(a)]), "is missing"),
            (json!([ok(a), { "recordId": b, "result": "Ok" }]), "has no data"),
            (json!([ok(a), { "recordId": b, "data": "eA==" }]), "has no result"),
            (json!([ok(a), ok(b), { "result": "Ok" }]), "no recordId"),
            (json!([ok(a), ok(b), ok("9")]), "not asked about"),
            (json!([ok(a), ok(b), ok(a)]), "twice"),
            (json!({}), "no list"),
        ] {
            let error = verdicts(&answer(&records), &entries).unwrap_err();
            assert!(error.contains(why), "{error}");
        }
        for bad in [&b""[..], b"null", b"[]", b"{\"records\":", b"\"x\""] {
            assert!(verdicts(bad, &entries).is_err());
        }
    }

    #[test]
    fn a_row_is_taken_only_where_its_answer_says_ok() {
        let entries = records(3, 1);
        let answer = answer(&json!([
            { "recordId": entries[2].id, "result": "Ok" }, { "recordId": entries[0].id, "result": "DeliveryFailed" },
        ]));
        assert_eq!(taken(&answer, &entries), Ok(vec![false, false, true]));
        assert!(taken(b"nothing", &entries).is_err());
    }
}
