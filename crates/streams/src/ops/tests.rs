//! What the operations promise, over the real log in memory and a clock that stands still until it is moved.

use std::time::Duration;

use base::{Clock, Region, Rng, Scope, SequenceNumber, TestClock, Timestamp};
use bytes::Bytes;
use bytestring::ByteString;
use commit_log::MemoryVfs;
use commit_log::{EmbeddedLog, LogSettings};
use model::kinesis::ShardFilter;
use model::kinesis::*;
use service_api::{Caller, Operation, Registry, RequestContext, ServiceError};

use model::{Encode, ShapeWriter};

use super::*;
use crate::StreamsSettings;
use crate::tokens::Place;

mod access;
mod attributes;
mod capacity;
mod consumers;
mod encryption;
mod limits;
mod ports;
mod positions;
mod reshard;
mod subscriptions;

use encryption::TestKeys;

const HOUR: u64 = 3_600_000;
const START: u64 = 1_700_000_000_000;

struct Counting;

impl Rng for Counting {
    fn fill(&self, out: &mut [u8]) {
        (0u8..).zip(out).for_each(|(i, byte)| *byte = i);
    }
}

/// A service on a disk in memory that outlives it.
struct House {
    clock: Arc<TestClock>,
    disk: MemoryVfs,
    log: EmbeddedLog,
    keys: Arc<TestKeys>,
    streams: Arc<Streams>,
}

impl House {
    async fn new() -> Self {
        let clock = Arc::new(TestClock::new(Timestamp(START)));
        House::on(MemoryVfs::new(1 << 30), clock, StreamsSettings::default()).await
    }

    async fn on(disk: MemoryVfs, clock: Arc<TestClock>, settings: StreamsSettings) -> Self {
        House::with_keys(disk, clock, settings, Arc::new(TestKeys::default())).await
    }

    async fn with_keys(
        disk: MemoryVfs,
        clock: Arc<TestClock>,
        settings: StreamsSettings,
        keys: Arc<TestKeys>,
    ) -> Self {
        let log = EmbeddedLog::open(Arc::new(disk.clone()), clock.clone(), LogSettings::default()).unwrap();
        let both = Arc::new(log.clone());
        let streams =
            Streams::open(settings, both.clone(), both, clock.clone(), Arc::new(Counting), keys.clone())
                .await
                .unwrap();
        log.opened_all();
        House { clock, disk, log, keys, streams: Arc::new(streams) }
    }

    async fn restarted(self) -> Self {
        self.log.close();
        let (disk, clock) = (self.disk.clone(), self.clock.clone());
        House::with_keys(disk, clock, self.streams.settings.clone(), self.keys.clone()).await
    }

    fn wait(&self, ms: u64) {
        self.clock.advance(Duration::from_millis(ms));
    }

    fn context(&self) -> RequestContext {
        RequestContext {
            caller: Caller::new(
                "test".into(),
                Scope { account: base::AccountId::DEFAULT, region: Region::DEFAULT },
            ),
            request_id: "request".into(),
            now: self.clock.now(),
        }
    }

    async fn call<O: Operation<Service = Streams>>(
        &self,
        input: O::Input,
    ) -> Result<O::Output, ServiceError> {
        O::call(&self.streams, self.context(), input).await
    }

    async fn create(&self, name: &str, shards: i32) {
        let input = CreateStreamInput {
            stream_name: name.into(),
            shard_count: Some(shards),
            ..CreateStreamInput::default()
        };
        self.call::<create_stream::CreateStream>(input).await.unwrap();
    }

    async fn put(&self, stream: &str, key: &str, data: &str) -> PutRecordOutput {
        let input = PutRecordInput {
            stream_name: Some(stream.into()),
            partition_key: Some(key.into()),
            data: Bytes::copy_from_slice(data.as_bytes()),
            ..PutRecordInput::default()
        };
        self.call::<put_record::PutRecord>(input).await.unwrap()
    }

    async fn iterator(
        &self,
        stream: &str,
        kind: ShardIteratorType,
        from: &str,
    ) -> Result<ByteString, ServiceError> {
        let input = GetShardIteratorInput {
            stream_name: Some(stream.into()),
            shard_id: "shardId-000000000000".into(),
            shard_iterator_type: kind,
            starting_sequence_number: (!from.is_empty()).then(|| from.into()),
            ..GetShardIteratorInput::default()
        };
        Ok(self.call::<get_shard_iterator::GetShardIterator>(input).await?.shard_iterator.unwrap())
    }

    async fn get(&self, iterator: &ByteString) -> Result<GetRecordsOutput, ServiceError> {
        self.page(iterator, None).await
    }

    async fn page(
        &self,
        iterator: &ByteString,
        limit: Option<i32>,
    ) -> Result<GetRecordsOutput, ServiceError> {
        let input = GetRecordsInput { shard_iterator: iterator.clone(), limit, ..GetRecordsInput::default() };
        let found = self.call::<get_records::GetRecords>(input).await?;
        let typed = found.typed();
        // Written from the bytes of the log, it is what the generated structure would be.
        let calls = written(&found);
        assert_eq!(calls, written(&typed));
        assert!(found.size_hint().is_none_or(|hint| hint >= calls.iter().map(String::len).sum()));
        Ok(typed)
    }

    async fn read(&self, kind: ShardIteratorType, from: &str) -> Vec<String> {
        let iterator = self.iterator("s", kind, from).await.unwrap();
        texts(&self.get(&iterator).await.unwrap())
    }
}

/// What a value tells a writer, call by call.
fn written(value: &dyn Encode) -> Vec<String> {
    #[derive(Default)]
    struct Calls(Vec<String>);

    impl ShapeWriter for Calls {
        fn begin_map(&mut self) {
            self.0.push("{".to_owned());
        }
        fn key(&mut self, name: &str) {
            self.0.push(format!("{name}:"));
        }
        fn end_map(&mut self) {
            self.0.push("}".to_owned());
        }
        fn begin_list(&mut self, len: usize) {
            self.0.push(format!("[{len}"));
        }
        fn end_list(&mut self) {
            self.0.push("]".to_owned());
        }
        fn null(&mut self) {
            self.0.push("null".to_owned());
        }
        fn string(&mut self, value: &str) {
            self.0.push(format!("{value:?}"));
        }
        fn blob(&mut self, value: &[u8]) {
            self.0.push(base64_simd::STANDARD.encode_to_string(value));
        }
        fn integer(&mut self, value: i64) {
            self.0.push(value.to_string());
        }
        fn double(&mut self, value: f64) {
            self.0.push(value.to_string());
        }
        fn boolean(&mut self, value: bool) {
            self.0.push(value.to_string());
        }
        fn timestamp(&mut self, value: Timestamp) {
            self.0.push(value.0.to_string());
        }
    }

    let mut calls = Calls::default();
    value.encode(&mut calls);
    calls.0
}

fn texts(output: &GetRecordsOutput) -> Vec<String> {
    output.records.iter().map(|record| String::from_utf8(record.data.to_vec()).unwrap()).collect()
}

fn says<T: std::fmt::Debug>(result: Result<T, ServiceError>, code: &str, text: &str) {
    let error = result.unwrap_err();
    assert_eq!(error.code, code, "{error}");
    assert!(error.message.contains(text), "{error}");
}

#[test]
fn every_operation_of_the_model_is_listed_once_and_in_order() {
    let built: Vec<_> =
        include_str!("mod.rs").lines().filter_map(|l| l.trim().strip_prefix("handler::<")).collect();
    assert!(built.is_sorted(), "{built:?}");
    assert!(NOT_YET.is_sorted_by_key(|(name, _)| name));
    assert_eq!(built.len() + NOT_YET.len(), SERVICE.operations.len());
}

#[tokio::test]
async fn the_registry_takes_the_list_as_the_model_has_it() {
    let house = House::new().await;
    let mut registry = Registry::default();
    registry.add(entry(&house.streams, Arc::new(service_api::ports::AllowAll)));
    assert!(registry.route("Kinesis_20131202.PutRecords").is_some());
    assert!(registry.route("Kinesis_20131202.SplitShard").is_some());
    assert!(registry.route("Kinesis_20131202.Nothing").is_none());
}

#[tokio::test]
async fn records_of_a_key_keep_their_order_over_many_shards() {
    let house = House::new().await;
    house.create("s", 8).await;
    for call in 0..5 {
        let records = (0..100)
            .map(|i| PutRecordsRequestEntry {
                data: format!("{}", call * 100 + i).into(),
                partition_key: Some(format!("key{}", i % 10).into()),
                ..PutRecordsRequestEntry::default()
            })
            .collect();
        let input = PutRecordsInput { stream_name: Some("s".into()), records, ..PutRecordsInput::default() };
        let output = house.call::<put_records::PutRecords>(input).await.unwrap();
        assert_eq!(output.failed_record_count, Some(0));
        assert_eq!(output.records.len(), 100);
    }
    let mut all = 0;
    for shard in 0..8 {
        let input = GetShardIteratorInput {
            stream_name: Some("s".into()),
            shard_id: format!("shardId-{shard:012}").into(),
            shard_iterator_type: ShardIteratorType::TrimHorizon,
            ..GetShardIteratorInput::default()
        };
        let iterator = house.call::<get_shard_iterator::GetShardIterator>(input).await.unwrap();
        let output = house.get(&iterator.shard_iterator.unwrap()).await.unwrap();
        let numbers: Vec<u32> = texts(&output).iter().map(|text| text.parse().unwrap()).collect();
        for key in 0..10 {
            assert!(numbers.iter().filter(|n| **n % 10 == key).is_sorted());
        }
        assert!(
            output.records.iter().map(|r| SequenceNumber::parse(&r.sequence_number).unwrap()).is_sorted()
        );
        all += numbers.len();
    }
    assert_eq!(all, 500);
}

#[tokio::test]
async fn everything_is_there_after_a_restart_and_numbers_go_on() {
    let house = House::new().await;
    house.create("s", 2).await;
    let before = house.put("s", "key", "before").await;
    let describe = || DescribeStreamInput { stream_name: Some("s".into()), ..DescribeStreamInput::default() };
    let described = house.call::<describe_stream::DescribeStream>(describe()).await.unwrap();
    let mut iterators = Vec::new();
    for shard in ["0", "1"] {
        let input = GetShardIteratorInput {
            stream_name: Some("s".into()),
            shard_id: shard.into(),
            shard_iterator_type: ShardIteratorType::TrimHorizon,
            ..GetShardIteratorInput::default()
        };
        let output = house.call::<get_shard_iterator::GetShardIterator>(input).await.unwrap();
        iterators.push(output.shard_iterator.unwrap());
    }
    let house = house.restarted().await;
    assert_eq!(house.call::<describe_stream::DescribeStream>(describe()).await.unwrap(), described);
    let after = house.put("s", "key", "after").await;
    assert_eq!(after.shard_id, before.shard_id);
    let number = |output: &PutRecordOutput| SequenceNumber::parse(&output.sequence_number).unwrap();
    assert!(number(&after) > number(&before));
    // Iterators are stateless: those of the process before are good.
    let mut read = Vec::new();
    for iterator in &iterators {
        read.extend(texts(&house.get(iterator).await.unwrap()));
    }
    assert_eq!(read, ["before", "after"]);
}

#[tokio::test]
async fn control_state_survives_by_snapshot_too() {
    let clock = Arc::new(TestClock::new(Timestamp(START)));
    let settings = StreamsSettings { snapshot_commands: 3, ..StreamsSettings::default() };
    let house = House::on(MemoryVfs::new(1 << 30), clock, settings).await;
    for i in 0..10 {
        house.create(&format!("s{i}"), 1).await;
    }
    let house = house.restarted().await;
    let output = house.call::<list_streams::ListStreams>(ListStreamsInput::default()).await.unwrap();
    assert_eq!(output.stream_names.len(), 10);
    assert!(
        house
            .streams
            .catalog()
            .of_scope(&house.context().caller.scope)
            .iter()
            .all(|v| v.stream.shards.len() == 1)
    );
}

#[tokio::test]
async fn records_disappear_when_retention_passes_over_them() {
    let house = House::new().await;
    house.create("s", 1).await;
    let first = house.put("s", "key", "old").await.sequence_number;
    house.wait(20 * HOUR);
    house.put("s", "key", "new").await;
    house.wait(5 * HOUR);
    assert_eq!(house.read(ShardIteratorType::TrimHorizon, "").await, ["new"]);
    assert_eq!(house.read(ShardIteratorType::AtSequenceNumber, &first).await, ["new"]);
    let longer = IncreaseStreamRetentionPeriodInput {
        stream_name: Some("s".into()),
        retention_period_hours: 48,
        ..IncreaseStreamRetentionPeriodInput::default()
    };
    house.call::<increase_stream_retention_period::IncreaseStreamRetentionPeriod>(longer).await.unwrap();
    assert_eq!(house.read(ShardIteratorType::TrimHorizon, "").await, ["new"], "what was gone stays gone");
    house.wait(20 * HOUR);
    assert_eq!(house.read(ShardIteratorType::TrimHorizon, "").await, ["new"]);
}

#[tokio::test]
async fn iterators_expire_and_cannot_be_made_up() {
    let house = House::new().await;
    house.create("s", 1).await;
    let iterator = house.iterator("s", ShardIteratorType::TrimHorizon, "").await.unwrap();
    house.wait(300_000);
    house.get(&iterator).await.unwrap();
    house.wait(1);
    says(
        house.get(&iterator).await,
        "ExpiredIteratorException",
        "Iterator expired. The iterator was created at time Tue Nov 14 22:13:20 UTC 2023 while right now it is Tue \
         Nov 14 22:18:20 UTC 2023 which is further in the future than the tolerated delay of 300000 milliseconds.",
    );
    for bad in ["", "AAAA", "made up"] {
        says(house.get(&bad.into()).await, "InvalidArgumentException", "Invalid ShardIterator.");
    }
    let list = house.streams.issue(house.clock.now(), Place::Streams { after: "s".into() });
    says(house.get(&list).await, "InvalidArgumentException", "Invalid ShardIterator.");
}

#[tokio::test]
async fn a_deleted_stream_is_gone_for_names_iterators_and_writers() {
    let house = House::new().await;
    house.create("s", 1).await;
    house.put("s", "key", "0").await;
    let iterator = house.iterator("s", ShardIteratorType::TrimHorizon, "").await.unwrap();
    let delete = || DeleteStreamInput { stream_name: Some("s".into()), ..DeleteStreamInput::default() };
    house.call::<delete_stream::DeleteStream>(delete()).await.unwrap();
    let not_found = "Stream s under account 000000000000 not found.";
    says(house.call::<delete_stream::DeleteStream>(delete()).await, "ResourceNotFoundException", not_found);
    says(
        house.get(&iterator).await,
        "ResourceNotFoundException",
        "Shard shardId-000000000000 in stream s under account 000000000000 does not exist",
    );
    house.create("s", 1).await;
    says(house.get(&iterator).await, "ResourceNotFoundException", "does not exist");
    assert_eq!(house.read(ShardIteratorType::TrimHorizon, "").await, [""; 0]);
}

#[tokio::test]
async fn iterators_are_refused_in_awss_sentences() {
    use ShardIteratorType::*;
    let house = House::new().await;
    house.create("s", 2).await;
    let here = SequenceNumber::starting(Timestamp(START), 0).to_string();
    let other_shard = SequenceNumber::starting(Timestamp(START), 1).to_string();
    let other_stream = SequenceNumber::starting(Timestamp(START - 5000), 0).to_string();
    let invalid = "InvalidArgumentException";
    for (kind, from, text) in [
        (Latest, &*here, "Request specified LATEST and also a StartingSequenceNumber."),
        (TrimHorizon, &here, "Request specified TRIM_HORIZON and also a StartingSequenceNumber."),
        (AtSequenceNumber, "", "Request specified AT_SEQUENCE_NUMBER and no StartingSequenceNumber."),
        (
            AfterSequenceNumber,
            "",
            "(2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified AFTER",
        ),
        (
            AtSequenceNumber,
            "5",
            "StartingSequenceNumber 5 used in GetShardIterator on shard shardId-000000000000 in",
        ),
        (
            AtSequenceNumber,
            &other_shard,
            "Invalid StartingSequenceNumber. It encodes shardId-000000000001, while",
        ),
        (AtSequenceNumber, &other_stream, "is invalid because it did not come from this stream."),
        (AtTimestamp, "", "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP."),
    ] {
        says(house.iterator("s", kind, from).await, invalid, text);
    }
    says(
        house.iterator("absent", Latest, "").await,
        "ResourceNotFoundException",
        "Shard shardId-000000000000 in stream absent under account 000000000000 does not exist",
    );
    let input = |shard: &str, timestamp| GetShardIteratorInput {
        stream_name: Some("s".into()),
        shard_id: shard.into(),
        shard_iterator_type: AtTimestamp,
        timestamp: Some(Timestamp(timestamp)),
        ..GetShardIteratorInput::default()
    };
    says(
        house.call::<get_shard_iterator::GetShardIterator>(input("0", START + 1)).await,
        invalid,
        "cannot be greater than the currentTimestampInMillis. timestampInMillis: 1700000000001, currentTimestampInMillis: 1700000000000",
    );
    for (shard, text) in
        [("shardId-000000000002", "Shard shardId-000000000002 in"), ("x", "Could not find shard x in")]
    {
        let call = house.call::<get_shard_iterator::GetShardIterator>(input(shard, START));
        says(call.await, "ResourceNotFoundException", text);
    }
}

#[tokio::test]
async fn records_that_break_a_rule_are_refused() {
    let house = House::new().await;
    house.create("s", 1).await;
    let put = |data: usize, key: Option<&str>, hash: Option<&str>, after: Option<&str>| PutRecordInput {
        stream_name: Some("s".into()),
        partition_key: key.map(Into::into),
        data: vec![0; data].into(),
        explicit_hash_key: hash.map(Into::into),
        sequence_number_for_ordering: after.map(Into::into),
        ..PutRecordInput::default()
    };
    let call = |input| house.call::<put_record::PutRecord>(input);
    says(
        call(put(1 << 20, Some("k"), None, None)).await,
        "ValidationException",
        "1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=1048576 cap=1048576]' at 'data' failed to satisfy constraint: Member must have length less than or equal to 1048576",
    );
    call(put((1 << 20) - 1, Some("k"), None, None)).await.unwrap();
    says(
        call(put(1, None, None, None)).await,
        "ValidationException",
        "Value null at 'partitionKey' failed to satisfy constraint: Member must not be null",
    );
    says(
        call(put(1, Some("k"), Some(&"9".repeat(39)), None)).await,
        "InvalidArgumentException",
        "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was 999",
    );
    let future = SequenceNumber::starting(Timestamp(START + 2000), 0).to_string();
    says(
        call(put(1, Some("k"), None, Some(&future))).await,
        "InvalidArgumentException",
        "ExclusiveMinimumSequenceNumber 4",
    );
    says(
        call(put(1, Some("k"), None, Some("7"))).await,
        "InvalidArgumentException",
        "used in PutRecord on stream s under account 000000000000 is invalid.",
    );

    let entry = |data: usize, key: Option<&str>| PutRecordsRequestEntry {
        data: vec![0; data].into(),
        partition_key: key.map(Into::into),
        ..PutRecordsRequestEntry::default()
    };
    let many =
        |records| PutRecordsInput { stream_name: Some("s".into()), records, ..PutRecordsInput::default() };
    let call = |input| house.call::<put_records::PutRecords>(input);
    says(
        call(many(vec![entry(1, Some("k")), entry(1, None)])).await,
        "ValidationException",
        "at 'records.2.member.partitionKey'",
    );
    let mib = || entry((1 << 20) - 1, Some("k"));
    says(
        call(many((0..11).map(|_| mib()).collect())).await,
        "InvalidArgumentException",
        "Records size exceeds 10 MB limit",
    );
    call(many((0..10).map(|_| mib()).collect())).await.unwrap();
    let mut dry = many(vec![entry(1, Some("k"))]);
    dry.dry_run = Some(true);
    says(call(dry).await, "DryRunOperationException", "DryRun");
}

#[tokio::test]
async fn shards_are_listed_in_pages_by_tokens_that_stand_alone_and_expire() {
    let house = House::new().await;
    house.create("s", 5).await;
    let first =
        ListShardsInput { stream_name: Some("s".into()), max_results: Some(2), ..ListShardsInput::default() };
    let mut output = house.call::<list_shards::ListShards>(first.clone()).await.unwrap();
    let mut ids: Vec<_> = output.shards.take().unwrap().into_iter().map(|shard| shard.shard_id).collect();
    let token = output.next_token.clone().unwrap();
    while let Some(token) = output.next_token {
        let input =
            ListShardsInput { next_token: Some(token), max_results: Some(2), ..ListShardsInput::default() };
        output = house.call::<list_shards::ListShards>(input).await.unwrap();
        ids.extend(output.shards.take().unwrap().into_iter().map(|shard| shard.shard_id));
    }
    assert_eq!(ids, (0..5).map(|i| format!("shardId-{i:012}")).collect::<Vec<_>>());

    let invalid = "InvalidArgumentException";
    let both = ListShardsInput { next_token: Some(token.clone()), ..first };
    let call = |input| house.call::<list_shards::ListShards>(input);
    says(call(both).await, invalid, "NextToken and StreamName cannot be provided together.");
    says(
        call(ListShardsInput::default()).await,
        invalid,
        "Either NextToken or StreamName should be provided.",
    );
    let with_token =
        |text: &str| ListShardsInput { next_token: Some(text.into()), ..ListShardsInput::default() };
    says(call(with_token("made up")).await, invalid, "Invalid NextToken.");
    house.wait(300_001);
    says(call(with_token(&token)).await, "ExpiredNextTokenException", "");
}

#[tokio::test]
async fn a_filter_is_kept_over_pages() {
    let house = House::new().await;
    house.create("s", 6).await;
    let input = ListShardsInput {
        stream_name: Some("s".into()),
        max_results: Some(2),
        shard_filter: Some(ShardFilter {
            r#type: ShardFilterType::AfterShardId,
            shard_id: Some("shardId-000000000001".into()),
            ..ShardFilter::default()
        }),
        ..ListShardsInput::default()
    };
    let output = house.call::<list_shards::ListShards>(input).await.unwrap();
    let next = ListShardsInput { next_token: output.next_token, ..ListShardsInput::default() };
    let rest = house.call::<list_shards::ListShards>(next).await.unwrap();
    let ids: Vec<_> =
        [output.shards.unwrap(), rest.shards.unwrap()].concat().into_iter().map(|s| s.shard_id).collect();
    assert_eq!(ids, (2..6).map(|i| format!("shardId-{i:012}")).collect::<Vec<_>>());
    let incomplete = ListShardsInput {
        stream_name: Some("s".into()),
        shard_filter: Some(ShardFilter { r#type: ShardFilterType::AtTimestamp, ..ShardFilter::default() }),
        ..ListShardsInput::default()
    };
    says(
        house.call::<list_shards::ListShards>(incomplete).await,
        "InvalidArgumentException",
        "Timestamp must be specified for shard filter type AT_TIMESTAMP.",
    );
}

#[tokio::test]
async fn streams_are_listed_by_name_in_pages() {
    let house = House::new().await;
    for name in ["c", "a", "e", "b", "d"] {
        house.create(name, 1).await;
    }
    let page = |after: Option<&str>, token: Option<ByteString>| ListStreamsInput {
        limit: Some(2),
        exclusive_start_stream_name: after.map(Into::into),
        next_token: token,
    };
    let call = |input| house.call::<list_streams::ListStreams>(input);
    let first = call(page(None, None)).await.unwrap();
    assert_eq!(first.stream_names, ["a", "b"]);
    assert!(first.has_more_streams);
    assert_eq!(first.stream_summaries.unwrap()[0].stream_status, StreamStatus::Active);
    let second = call(page(None, first.next_token)).await.unwrap();
    assert_eq!(second.stream_names, ["c", "d"]);
    let third = call(page(Some("d"), None)).await.unwrap();
    assert_eq!(third.stream_names, ["e"]);
    assert!(!third.has_more_streams && third.next_token.is_none());
}

#[tokio::test]
async fn streams_are_described_page_by_page() {
    let house = House::new().await;
    house.create("s", 120).await;
    let input = DescribeStreamInput {
        stream_name: Some("s".into()),
        limit: Some(10_000),
        ..DescribeStreamInput::default()
    };
    let first =
        house.call::<describe_stream::DescribeStream>(input.clone()).await.unwrap().stream_description;
    assert_eq!((first.shards.len(), first.has_more_shards), (100, true));
    assert_eq!(&*first.stream_arn, "arn:aws:kinesis:us-east-1:000000000000:stream/s");
    assert_eq!(first.retention_period_hours, 24);
    let input =
        DescribeStreamInput { exclusive_start_shard_id: Some(first.shards[99].shard_id.clone()), ..input };
    let second = house.call::<describe_stream::DescribeStream>(input).await.unwrap().stream_description;
    assert_eq!((second.shards.len(), second.has_more_shards), (20, false));
    let input =
        DescribeStreamSummaryInput { stream_name: Some("s".into()), ..DescribeStreamSummaryInput::default() };
    let summary = house.call::<describe_stream_summary::DescribeStreamSummary>(input).await.unwrap();
    assert_eq!(summary.stream_description_summary.open_shard_count, 120);
}

#[tokio::test]
async fn tags_are_added_listed_and_removed() {
    let house = House::new().await;
    house.create("s", 1).await;
    let add = |tags: &[(&str, &str)]| AddTagsToStreamInput {
        stream_name: Some("s".into()),
        tags: tags.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect(),
        ..AddTagsToStreamInput::default()
    };
    house
        .call::<add_tags_to_stream::AddTagsToStream>(add(&[("b", "2"), ("a", "1"), ("c", "")]))
        .await
        .unwrap();
    house.call::<add_tags_to_stream::AddTagsToStream>(add(&[("a", "one")])).await.unwrap();
    says(
        house.call::<add_tags_to_stream::AddTagsToStream>(add(&[("a", "x:y")])).await,
        "InvalidArgumentException",
        "Some tags contain invalid characters.",
    );
    let list = |after: Option<&str>| ListTagsForStreamInput {
        stream_name: Some("s".into()),
        exclusive_start_tag_key: after.map(Into::into),
        limit: Some(2),
        ..ListTagsForStreamInput::default()
    };
    let page = house.call::<list_tags_for_stream::ListTagsForStream>(list(None)).await.unwrap();
    assert_eq!(
        page.tags.iter().map(|t| format!("{}={}", t.key, t.value.as_deref().unwrap())).collect::<Vec<_>>(),
        ["a=one", "b=2"]
    );
    assert!(page.has_more_tags);
    let remove = RemoveTagsFromStreamInput {
        stream_name: Some("s".into()),
        tag_keys: vec!["a".into(), "absent".into()],
        ..RemoveTagsFromStreamInput::default()
    };
    house.call::<remove_tags_from_stream::RemoveTagsFromStream>(remove).await.unwrap();
    let page = house.call::<list_tags_for_stream::ListTagsForStream>(list(Some("a"))).await.unwrap();
    assert_eq!((page.tags.len(), page.has_more_tags), (2, false));
}

#[tokio::test]
async fn streams_are_found_by_name_by_arn_or_by_both() {
    let house = House::new().await;
    house.create("s", 1).await;
    let find = |name: Option<&str>, arn: Option<&str>| {
        house.streams.resolve(&house.context(), name, arn).map(|view| view.stream.name.clone())
    };
    let arn = "arn:aws:kinesis:us-east-1:000000000000:stream/s";
    for (name, arn) in [(Some("s"), None), (None, Some(arn)), (Some("s"), Some(arn))] {
        assert_eq!(find(name, arn).unwrap(), "s");
    }
    says(find(None, None), "InvalidArgumentException", "Either StreamName or StreamARN");
    says(find(Some("t"), Some(arn)), "InvalidArgumentException", "do not match");
    let elsewhere = "arn:aws:kinesis:eu-west-1:000000000000:stream/s";
    says(
        find(None, Some(elsewhere)),
        "ResourceNotFoundException",
        "Stream s under account 000000000000 not found.",
    );
    let stranger = "arn:aws:kinesis:us-east-1:123456789012:stream/s";
    says(
        find(None, Some(stranger)),
        "ResourceNotFoundException",
        "Stream s under account 123456789012 not found.",
    );
    let consumer = "arn:aws:kinesis:us-east-1:000000000000:stream/s/consumer/c:1";
    says(find(None, Some(consumer)), "InvalidArgumentException", "is invalid");
}

#[tokio::test]
async fn a_stream_is_created_in_the_mode_that_was_asked_for() {
    let house = House::new().await;
    let input = |name: &str, mode: Option<StreamMode>, shards| CreateStreamInput {
        stream_name: name.into(),
        stream_mode_details: mode.map(|stream_mode| StreamModeDetails { stream_mode }),
        shard_count: shards,
        ..CreateStreamInput::default()
    };
    let call = |input| house.call::<create_stream::CreateStream>(input);
    call(input("default", None, None)).await.unwrap();
    call(input("demand", Some(StreamMode::OnDemand), None)).await.unwrap();
    call(input("given", Some(StreamMode::Provisioned), Some(3))).await.unwrap();
    let of = |name: &str| {
        let view = house.streams.resolve(&house.context(), Some(name), None).unwrap();
        (view.stream.mode.as_str(), view.stream.shards.len())
    };
    assert_eq!(of("default"), ("ON_DEMAND", 4));
    assert_eq!(of("demand"), ("ON_DEMAND", 4));
    assert_eq!(of("given"), ("PROVISIONED", 3));
    says(
        call(input("x", Some(StreamMode::OnDemand), Some(1))).await,
        "InvalidArgumentException",
        "ShardCount must not",
    );
    says(
        call(input("x", Some(StreamMode::Provisioned), None)).await,
        "InvalidArgumentException",
        "ShardCount must be",
    );
    says(
        call(input("given", None, Some(1))).await,
        "ResourceInUseException",
        "Stream given under account 000000000000 already exists.",
    );
    says(
        call(input("x", None, Some(20_000))).await,
        "LimitExceededException",
        "Current shard count for the account: 11. Limit: 20000.",
    );
}

#[tokio::test]
async fn a_stream_that_is_being_created_is_seen_but_takes_no_records() {
    let clock = Arc::new(TestClock::new(Timestamp(START)));
    let settings = StreamsSettings {
        creating: Duration::from_millis(500),
        deleting: Duration::from_millis(500),
        ..StreamsSettings::default()
    };
    let house = House::on(MemoryVfs::new(1 << 30), clock, settings).await;
    house.create("s", 1).await;
    let describe = || DescribeStreamInput { stream_name: Some("s".into()), ..DescribeStreamInput::default() };
    let description =
        house.call::<describe_stream::DescribeStream>(describe()).await.unwrap().stream_description;
    assert_eq!((description.stream_status, description.shards.len()), (StreamStatus::Creating, 0));
    let put = || PutRecordInput {
        stream_name: Some("s".into()),
        partition_key: Some("k".into()),
        ..PutRecordInput::default()
    };
    let refused = house.call::<put_record::PutRecord>(put()).await;
    says(refused, "ResourceNotFoundException", "Stream s under account 000000000000 not found.");
    house.wait(500);
    house.call::<put_record::PutRecord>(put()).await.unwrap();
    let delete = DeleteStreamInput { stream_name: Some("s".into()), ..DeleteStreamInput::default() };
    house.call::<delete_stream::DeleteStream>(delete).await.unwrap();
    let description =
        house.call::<describe_stream::DescribeStream>(describe()).await.unwrap().stream_description;
    assert_eq!(description.stream_status, StreamStatus::Deleting);
    house.wait(500);
    says(house.call::<describe_stream::DescribeStream>(describe()).await, "ResourceNotFoundException", "");
}
