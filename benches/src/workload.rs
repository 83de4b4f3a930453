//! The requests: bodies encoded once before the clock starts, and what their answers must hold.

use std::sync::Arc;

use memchr::memmem;

use crate::client::{Encoding, request};
use crate::load::Source;

/// Bytes of data in a record.
pub const RECORD: usize = 1024;
/// Records of a full PutRecords.
pub const BATCH: usize = 500;
/// Records of an answer of 1 MiB.
pub const ANSWER_RECORDS: usize = 1024;
/// Records of a request that fills a shard; four make one answer.
const FILL_RECORDS: usize = 256;
/// Shards of the stream.
pub const SHARDS: usize = 8;
/// Name of the stream.
pub const STREAM: &str = "bench";

/// Numbers that look random and are the same in every run.
pub struct Numbers(u64);

impl Numbers {
    /// A sequence of its own for every seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Bytes that do not compress.
    pub fn bytes(&mut self, count: usize) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(count + 8);
        while bytes.len() < count {
            bytes.extend_from_slice(&self.next().to_le_bytes());
        }
        bytes.truncate(count);
        bytes
    }

    /// A key of many.
    pub fn partition_key(&mut self) -> String {
        format!("vehicle-{:08}", self.next() % 100_000_000)
    }

    fn data(&mut self) -> String {
        base64_simd::STANDARD.encode_to_string(self.bytes(RECORD))
    }
}

/// A request that creates the stream.
pub fn create_stream(shards: usize) -> Vec<u8> {
    json("CreateStream", &format!(r#"{{"StreamName":"{STREAM}","ShardCount":{shards}}}"#))
}

/// A request that deletes the stream.
pub fn delete_stream() -> Vec<u8> {
    json("DeleteStream", &format!(r#"{{"StreamName":"{STREAM}"}}"#))
}

/// A request that creates another stream.
pub fn create_named(name: &str, shards: usize) -> Vec<u8> {
    json("CreateStream", &format!(r#"{{"StreamName":"{name}","ShardCount":{shards}}}"#))
}

/// A request whose answer tells whether the stream is active.
pub fn describe_stream() -> Vec<u8> {
    json("DescribeStreamSummary", &format!(r#"{{"StreamName":"{STREAM}"}}"#))
}

/// The cheapest request that every server answers.
pub fn list_streams() -> Vec<u8> {
    json("ListStreams", "{}")
}

/// A request for the iterator at the beginning of a shard.
pub fn trim_horizon(shard: usize) -> Vec<u8> {
    json(
        "GetShardIterator",
        &format!(
            r#"{{"StreamName":"{STREAM}","ShardId":"shardId-{shard:012}","ShardIteratorType":"TRIM_HORIZON"}}"#
        ),
    )
}

/// A request for the iterator at a time, in seconds of the epoch.
pub fn at_timestamp(shard: usize, time: f64) -> Vec<u8> {
    json(
        "GetShardIterator",
        &format!(
            r#"{{"StreamName":"{STREAM}","ShardId":"shardId-{shard:012}","ShardIteratorType":"AT_TIMESTAMP","Timestamp":{time:.3}}}"#
        ),
    )
}

/// A request for the next `limit` records.
pub fn get_records(iterator: &str, limit: usize) -> Vec<u8> {
    json("GetRecords", &format!(r#"{{"ShardIterator":"{iterator}","Limit":{limit}}}"#))
}

fn json(operation: &str, body: &str) -> Vec<u8> {
    request(Encoding::Json, operation, body.as_bytes())
}

/// PutRecords of [`BATCH`] records over all shards; eight different requests.
pub fn put_records(encoding: Encoding) -> Requests {
    let mut numbers = Numbers::new(1);
    let make = |_| match encoding {
        Encoding::Json => {
            let record = |_| {
                let (data, key) = (numbers.data(), numbers.partition_key());
                format!(r#"{{"Data":"{data}","PartitionKey":"{key}"}}"#)
            };
            let records: Vec<String> = (0..BATCH).map(record).collect();
            put_records_json(&records)
        }
        Encoding::Cbor => request(Encoding::Cbor, "PutRecords", &put_records_cbor(&mut numbers)),
    };
    Requests::new((0..8).map(make).collect(), BATCH, accepted_all(encoding))
}

/// PutRecords of [`BATCH`] records, each for another of `shards` equal parts of the hash keys; all parts have their turn.
pub fn put_records_wide(stream: &str, shards: usize) -> Requests {
    let mut numbers = Numbers::new(4);
    let step = shards / BATCH;
    let mut make = |request: usize| {
        let mut record = |at: usize| {
            let (data, key) = (numbers.data(), numbers.partition_key());
            let hash = u128::MAX / shards as u128 * (at * step + request) as u128 + (1 << 64);
            format!(r#"{{"Data":"{data}","PartitionKey":"{key}","ExplicitHashKey":"{hash}"}}"#)
        };
        let records: Vec<String> = (0..BATCH).map(&mut record).collect();
        json("PutRecords", &format!(r#"{{"StreamName":"{stream}","Records":[{}]}}"#, records.join(",")))
    };
    Requests::new((0..step).map(&mut make).collect(), BATCH, accepted_all(Encoding::Json))
}

/// PutRecords of 200 records of 16 bytes over all shards.
pub fn put_small_records(seed: u64) -> Vec<u8> {
    let mut numbers = Numbers::new(seed + 100);
    let record = |_| {
        let data = base64_simd::STANDARD.encode_to_string(numbers.bytes(16));
        format!(r#"{{"Data":"{data}","PartitionKey":"{}"}}"#, numbers.partition_key())
    };
    put_records_json(&(0..200).map(record).collect::<Vec<_>>())
}

/// PutRecord of one record; 512 different requests.
pub fn put_record() -> Requests {
    put_record_to(STREAM)
}

/// The same for another stream.
pub fn put_record_to(stream: &str) -> Requests {
    let mut numbers = Numbers::new(2);
    let make = |_| {
        let (data, key) = (numbers.data(), numbers.partition_key());
        let body = format!(r#"{{"StreamName":"{stream}","Data":"{data}","PartitionKey":"{key}"}}"#);
        json("PutRecord", &body)
    };
    Requests::new((0..512).map(make).collect(), 1, br#""SequenceNumber":""#)
}

/// Requests that put `answers` answers of 1 MiB into every shard.
pub fn fill(answers: usize) -> (Requests, u64) {
    let mut numbers = Numbers::new(3);
    let mut make = |shard: usize| {
        let start = (u128::MAX / SHARDS as u128 + 1) * shard as u128;
        let record = |_| {
            let (data, key) = (numbers.data(), numbers.partition_key());
            format!(r#"{{"Data":"{data}","PartitionKey":"{key}","ExplicitHashKey":"{start}"}}"#)
        };
        let records: Vec<String> = (0..FILL_RECORDS).map(record).collect();
        put_records_json(&records)
    };
    let requests = (0..SHARDS).map(&mut make).collect();
    let count = answers * SHARDS * ANSWER_RECORDS / FILL_RECORDS;
    (Requests::new(requests, FILL_RECORDS, accepted_all(Encoding::Json)), count as u64)
}

fn put_records_json(records: &[String]) -> Vec<u8> {
    json("PutRecords", &format!(r#"{{"StreamName":"{STREAM}","Records":[{}]}}"#, records.join(",")))
}

fn put_records_cbor(numbers: &mut Numbers) -> Vec<u8> {
    let mut body = vec![0xa2];
    cbor_text(&mut body, "StreamName");
    cbor_text(&mut body, STREAM);
    cbor_text(&mut body, "Records");
    cbor_head(&mut body, 4, BATCH);
    for _ in 0..BATCH {
        body.push(0xa2);
        cbor_text(&mut body, "Data");
        cbor_head(&mut body, 2, RECORD);
        body.extend_from_slice(&numbers.bytes(RECORD));
        cbor_text(&mut body, "PartitionKey");
        cbor_text(&mut body, &numbers.partition_key());
    }
    body
}

fn cbor_text(out: &mut Vec<u8>, text: &str) {
    cbor_head(out, 3, text.len());
    out.extend_from_slice(text.as_bytes());
}

/// Major type and length of an item below 64 KiB.
fn cbor_head(out: &mut Vec<u8>, major: u8, length: usize) {
    let length = u16::try_from(length).expect("our items are below 64 KiB");
    match length {
        0..24 => out.push(major << 5 | length as u8),
        24..256 => out.extend_from_slice(&[major << 5 | 24, length as u8]),
        _ => {
            out.push(major << 5 | 25);
            out.extend_from_slice(&length.to_be_bytes());
        }
    }
}

/// What the answer of a PutRecords holds when every record was stored.
fn accepted_all(encoding: Encoding) -> &'static [u8] {
    match encoding {
        Encoding::Json => br#""FailedRecordCount":0"#,
        Encoding::Cbor => b"FailedRecordCount\x00",
    }
}

/// Prepared requests, sent round and round.
#[derive(Clone)]
pub struct Requests {
    all: Arc<Vec<Vec<u8>>>,
    next: usize,
    records: usize,
    expected: &'static [u8],
}

impl Requests {
    /// Requests of `records` records each, whose answers hold the bytes `expected` near their begin or end.
    pub fn new(all: Vec<Vec<u8>>, records: usize, expected: &'static [u8]) -> Self {
        Self { all: Arc::new(all), next: 0, records, expected }
    }

    /// The same requests, once for every connection, each beginning at another.
    pub fn spread(&self, connections: usize) -> Vec<Self> {
        let step = (self.all.len() / connections).max(1);
        (0..connections).map(|i| Self { next: i * step % self.all.len(), ..self.clone() }).collect()
    }
}

impl Source for Requests {
    fn request(&mut self) -> &[u8] {
        self.next = (self.next + 1) % self.all.len();
        &self.all[self.next]
    }

    fn accept(&mut self, answer: &[u8]) -> Result<u64, String> {
        match edges(answer).into_iter().any(|edge| holds(edge, self.expected)) {
            true => Ok(self.records as u64),
            false => Err(format!(
                "not {} in {}",
                String::from_utf8_lossy(self.expected),
                String::from_utf8_lossy(&answer[..answer.len().min(300)])
            )),
        }
    }
}

/// Whether some bytes hold others, also when a server puts a space behind the colon of a member.
fn holds(bytes: &[u8], expected: &[u8]) -> bool {
    if memmem::find(bytes, expected).is_some() {
        return true;
    }
    let Some(colon) = memmem::find(expected, br#"":"#) else { return false };
    let (name, value) = expected.split_at(colon + 2);
    memmem::find(bytes, &[name, b" ", value].concat()).is_some()
}

/// Begin and end of an answer: where its scalar members are.
fn edges(answer: &[u8]) -> [&[u8]; 2] {
    const EDGE: usize = 2048;
    [&answer[..answer.len().min(EDGE)], &answer[answer.len().saturating_sub(EDGE)..]]
}

/// Reads one shard from begin to end, round and round.
pub struct Reads {
    begin: Vec<u8>,
    request: Vec<u8>,
    /// Full answers that the shard has.
    answers: usize,
    at: usize,
    /// Whether the records of this round are counted: in the first they are, later the length has to do.
    count: bool,
}

impl Reads {
    /// Reads a shard of `answers` full answers, from the iterator at its begin.
    pub fn new(iterator: &str, answers: usize) -> Self {
        let begin = get_records(iterator, ANSWER_RECORDS);
        Self { request: begin.clone(), begin, answers, at: 0, count: true }
    }
}

impl Source for Reads {
    fn request(&mut self) -> &[u8] {
        &self.request
    }

    fn accept(&mut self, answer: &[u8]) -> Result<u64, String> {
        if self.count {
            let records = memmem::find_iter(answer, br#""PartitionKey":"#).count();
            if records != ANSWER_RECORDS {
                return Err(format!("an answer of {records} records"));
            }
        }
        if answer.len() < ANSWER_RECORDS * RECORD * 4 / 3 {
            return Err(format!("an answer of {} bytes", answer.len()));
        }
        self.at += 1;
        if self.at < self.answers {
            let iterator = next_iterator(answer).ok_or("an answer without NextShardIterator")?;
            self.request = get_records(iterator, ANSWER_RECORDS);
        } else {
            self.at = 0;
            self.count = false;
            self.request.clone_from(&self.begin);
        }
        Ok(ANSWER_RECORDS as u64)
    }
}

/// The text of a member of the answer whose name ends with `ShardIterator`.
pub fn next_iterator(answer: &[u8]) -> Option<&str> {
    const MEMBER: &[u8] = br#"ShardIterator":"#;
    edges(answer).into_iter().find_map(|edge| {
        let value = &edge[memmem::find(edge, MEMBER)? + MEMBER.len()..];
        let value = value.trim_ascii_start().strip_prefix(b"\"")?;
        std::str::from_utf8(&value[..memchr::memchr(b'"', value)?]).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iterator_is_found_at_either_end_of_a_long_answer() {
        let filler = "x".repeat(10_000);
        let first = format!(r#"{{"NextShardIterator":"abc","Records":"{filler}"}}"#);
        let last = format!(r#"{{"Records":"{filler}","NextShardIterator":"abc"}}"#);
        assert_eq!(next_iterator(first.as_bytes()), Some("abc"));
        assert_eq!(next_iterator(last.as_bytes()), Some("abc"));
        assert_eq!(next_iterator(br#"{"ShardIterator": "abc"}"#), Some("abc"));
        assert_eq!(next_iterator(filler.as_bytes()), None);
    }

    #[test]
    fn a_refused_record_is_an_error() {
        let mut requests = put_records(Encoding::Json);
        assert_eq!(requests.accept(br#"{"FailedRecordCount":0,"Records":[]}"#), Ok(500));
        assert_eq!(requests.accept(br#"{"FailedRecordCount": 0, "Records": []}"#), Ok(500));
        assert!(requests.accept(br#"{"FailedRecordCount":3,"Records":[]}"#).is_err());
        assert!(requests.accept(br#"{"FailedRecordCount": 3, "Records": []}"#).is_err());
    }

    #[test]
    fn cbor_lengths_take_their_shortest_form() {
        let mut out = Vec::new();
        cbor_head(&mut out, 2, RECORD);
        cbor_text(&mut out, "ab");
        assert_eq!(out, b"\x59\x04\x00\x62ab");
    }
}
