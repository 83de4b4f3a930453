//! What throttling, metrics and scaling promise.

use std::sync::Mutex;

use service_api::ports::{Metrics, Point};

use super::*;
use crate::minutely::Minutes;

const MIB: usize = 1 << 20;

async fn limited(limits: bool) -> House {
    let settings = StreamsSettings { limits, ..StreamsSettings::default() };
    House::on(MemoryVfs::new(1 << 30), Arc::new(TestClock::new(Timestamp(START))), settings).await
}

fn entry(key: &str, bytes: usize) -> PutRecordsRequestEntry {
    let data = Bytes::from(vec![b'x'; bytes]);
    PutRecordsRequestEntry { data, partition_key: Some(key.into()), ..PutRecordsRequestEntry::default() }
}

impl House {
    async fn put_many(&self, records: Vec<PutRecordsRequestEntry>) -> PutRecordsOutput {
        let stream_name = Some("s".into());
        let input = PutRecordsInput { stream_name, records, ..PutRecordsInput::default() };
        self.call::<put_records::PutRecords>(input).await.unwrap()
    }

    async fn put_one(&self, bytes: usize) -> Result<PutRecordOutput, ServiceError> {
        let input = PutRecordInput {
            stream_name: Some("s".into()),
            partition_key: Some("k".into()),
            data: vec![b'x'; bytes].into(),
            ..PutRecordInput::default()
        };
        self.call::<put_record::PutRecord>(input).await
    }

    async fn on_demand(&self) {
        let input = CreateStreamInput { stream_name: "s".into(), ..CreateStreamInput::default() };
        self.call::<create_stream::CreateStream>(input).await.unwrap();
    }

    fn view(&self) -> Arc<crate::catalog::StreamView> {
        self.streams.resolve(&self.context(), Some("s"), None).unwrap()
    }
}

#[tokio::test]
async fn a_shard_takes_a_thousand_records_and_one_mebibyte_a_second() {
    let house = limited(true).await;
    house.create("s", 1).await;
    for seconds in 0..3 {
        let mut accepted = 0;
        for _ in 0..3 {
            let answer = house.put_many((0..500).map(|_| entry("k", 10)).collect()).await;
            accepted += 500 - answer.failed_record_count.unwrap();
        }
        assert_eq!(accepted, 1_000, "in second {seconds}");
        house.wait(1_000);
    }
    let results = house.put_many((0..5).map(|_| entry("k", MIB / 2)).collect()).await.records;
    let codes: Vec<_> = results.iter().map(|r| r.error_code.as_deref().unwrap_or("stored")).collect();
    let throttled = "ProvisionedThroughputExceededException";
    assert_eq!(codes, ["stored", throttled, throttled, throttled, throttled]);
    assert_eq!(
        results[1].error_message.as_deref(),
        Some("Rate exceeded for shard shardId-000000000000 in stream s under account 000000000000.")
    );
}

#[tokio::test]
async fn a_large_record_passes_and_closes_the_shard_until_it_is_paid_back() {
    let house = limited(true).await;
    let input = CreateStreamInput {
        stream_name: "s".into(),
        shard_count: Some(1),
        max_record_size_in_kib: Some(10_240),
        ..CreateStreamInput::default()
    };
    house.call::<create_stream::CreateStream>(input).await.unwrap();
    house.put_one(5 * MIB).await.unwrap();
    says(
        house.put_one(1).await,
        "ProvisionedThroughputExceededException",
        "Rate exceeded for shard shardId-000",
    );
    house.wait(3_900);
    says(house.put_one(1).await, "ProvisionedThroughputExceededException", "stream s under account");
    house.wait(200);
    house.put_one(1).await.unwrap();
}

#[tokio::test]
async fn reads_and_iterators_are_five_a_second() {
    let house = limited(true).await;
    house.create("s", 1).await;
    house.put_one(10).await.unwrap();
    for _ in 0..2 {
        let iterator = house.iterator("s", ShardIteratorType::TrimHorizon, "").await.unwrap();
        for _ in 1..5 {
            house.iterator("s", ShardIteratorType::Latest, "").await.unwrap();
        }
        let refused = house.iterator("s", ShardIteratorType::Latest, "").await;
        says(refused, "ProvisionedThroughputExceededException", "Rate exceeded for shard");
        for _ in 0..5 {
            house.get(&iterator).await.unwrap();
        }
        says(house.get(&iterator).await, "ProvisionedThroughputExceededException", "Rate exceeded for shard");
        house.wait(1_000);
    }
}

#[tokio::test]
async fn a_tag_turns_the_limits_of_one_stream_on_or_off() {
    for (everywhere, tag, throttled) in
        [(false, None, 0), (false, Some("on"), 1_000), (true, Some("off"), 0), (true, None, 1_000)]
    {
        let house = limited(everywhere).await;
        house.create("s", 1).await;
        if let Some(value) = tag {
            let input = AddTagsToStreamInput {
                stream_name: Some("s".into()),
                tags: vec![("flumen.limits".into(), value.into())],
                ..AddTagsToStreamInput::default()
            };
            house.call::<add_tags_to_stream::AddTagsToStream>(input).await.unwrap();
        }
        let mut failed = 0;
        for _ in 0..4 {
            let answer = house.put_many((0..500).map(|_| entry("k", 1)).collect()).await;
            failed += answer.failed_record_count.unwrap();
        }
        assert_eq!(failed, throttled, "limits {everywhere}, tag {tag:?}");
    }
}

#[tokio::test]
async fn control_operations_answer_within_their_rates() {
    let house = limited(true).await;
    house.create("s", 1).await;
    house.create("t", 1).await;
    let mut registry = Registry::default();
    registry.add(crate::entry(&house.streams, Arc::new(service_api::ports::AllowAll)));
    let call = async |operation: &str, input: model::Value| {
        let target = format!("Kinesis_20131202.{operation}");
        let Some(service_api::Route::Built(_, handler)) = registry.route(&target) else {
            panic!("{operation}")
        };
        handler.call(house.context(), input).await.map(|_| ())
    };
    let empty = || model::Value::Struct(Box::default());
    call("DescribeLimits", empty()).await.unwrap();
    says(call("DescribeLimits", empty()).await, "LimitExceededException", "Rate exceeded for DescribeLimits");
    house.wait(1_000);
    call("DescribeLimits", empty()).await.unwrap();
    let named = |name: &str| {
        let shape = SERVICE.operation("ListTagsForStream").unwrap().input;
        let model::Kind::Structure { members } = &shape.kind else { unreachable!() };
        let value = |member: &model::Member| match member.name {
            "StreamName" => model::Value::Str(name.into()),
            _ => model::Value::Absent,
        };
        model::Value::Struct(members.iter().map(value).collect())
    };
    for _ in 0..5 {
        call("ListTagsForStream", named("s")).await.unwrap();
    }
    says(
        call("ListTagsForStream", named("s")).await,
        "LimitExceededException",
        "Rate exceeded for ListTagsForStream on stream s under account 000000000000.",
    );
    call("ListTagsForStream", named("t")).await.unwrap();
}

#[tokio::test]
async fn the_service_distributes_records_where_it_is_asked_to() {
    let house = House::new().await;
    house.on_demand().await;
    let stream_arn = "arn:aws:kinesis:us-east-1:000000000000:stream/s".into();
    let input = UpdateStreamRecordDistributionStrategyInput {
        stream_arn,
        record_distribution_strategy: RecordDistributionStrategy::Auto,
        ..UpdateStreamRecordDistributionStrategyInput::default()
    };
    house
        .call::<update_stream_record_distribution_strategy::UpdateStreamRecordDistributionStrategy>(input)
        .await
        .unwrap();
    let without_key = |data: &'static [u8]| PutRecordsRequestEntry {
        data: Bytes::from_static(data),
        ..PutRecordsRequestEntry::default()
    };
    let records = (0..400).map(|i| if i % 2 == 0 { entry("same", 1) } else { without_key(b"y") }).collect();
    let mut counts = std::collections::BTreeMap::new();
    for result in house.put_many(records).await.records {
        *counts.entry(result.shard_id.unwrap().to_string()).or_insert(0) += 1;
    }
    assert!(counts.len() == 4 && counts.values().all(|n| (98..=102).contains(n)), "{counts:?}");
    let iterator = house.iterator("s", ShardIteratorType::TrimHorizon, "").await.unwrap();
    for record in house.get(&iterator).await.unwrap().records {
        let key = if &*record.data == b"y" { None } else { Some("same") };
        assert_eq!(record.partition_key.as_deref(), key);
    }
}

#[derive(Default)]
struct Noted(Mutex<Vec<(Timestamp, Vec<Point>)>>);

impl Metrics for Noted {
    fn put(&self, minute: Timestamp, points: Vec<Point>) {
        self.0.lock().unwrap().push((minute, points));
    }
}

impl Noted {
    /// The last minute: metric and its dimensions, number and sum.
    fn last(&self) -> Vec<(String, u64, f64)> {
        let noted = self.0.lock().unwrap();
        let point = |point: &Point| {
            let values: Vec<&str> = point.series.dimensions.iter().map(|(_, value)| &**value).collect();
            let name = format!("{} {}", point.series.name, values.join("/"));
            (name, point.statistics.count, point.statistics.sum)
        };
        noted.last().unwrap().1.iter().map(point).filter(|(name, ..)| !name.contains("Latency")).collect()
    }
}

#[tokio::test]
async fn a_minutes_points_are_what_happened_in_it() {
    let house = limited(true).await;
    house.create("s", 1).await;
    let mut minutes = Minutes::new(house.clock.now());
    let noted = Noted::default();
    minutes.end_one(&house.streams, &noted).await;
    assert!(noted.last().is_empty());
    house.put_one(9).await.unwrap();
    house.put_many((0..3).map(|_| entry("key", 7)).chain([entry("k", MIB - 1)]).collect()).await;
    house.wait(500);
    let iterator = house.iterator("s", ShardIteratorType::TrimHorizon, "").await.unwrap();
    house.get(&iterator).await.unwrap();
    house.wait(59_500);
    minutes.end_one(&house.streams, &noted).await;
    let expected = [
        ("IncomingBytes", 2, 40.0),
        ("IncomingRecords", 2, 4.0),
        ("PutRecord.Bytes", 1, 10.0),
        ("PutRecord.Success", 1, 1.0),
        ("PutRecords.Bytes", 1, 30.0),
        ("PutRecords.Records", 1, 3.0),
        ("PutRecords.Success", 1, 1.0),
        ("PutRecords.TotalRecords", 1, 4.0),
        ("PutRecords.SuccessfulRecords", 1, 3.0),
        ("PutRecords.FailedRecords", 1, 0.0),
        ("PutRecords.ThrottledRecords", 1, 1.0),
        ("WriteProvisionedThroughputExceeded", 1, 1.0),
        ("GetRecords.Bytes", 1, 40.0),
        ("GetRecords.Records", 1, 4.0),
        ("GetRecords.Success", 1, 1.0),
        ("GetRecords.IteratorAgeMilliseconds", 1, 0.0),
    ];
    assert_eq!(noted.last(), expected.map(|(name, count, sum)| (format!("{name} s"), count, sum)));
    let minute = noted.0.lock().unwrap().last().unwrap().0;
    assert_eq!(minute.0, (START + 60_000) / 60_000 * 60_000 - 60_000);
    minutes.end_one(&house.streams, &noted).await;
    assert!(noted.last().is_empty(), "nothing happened since");
}

#[tokio::test]
async fn shards_have_the_metrics_that_enhanced_monitoring_names() {
    let house = limited(false).await;
    house.create("s", 1).await;
    let input = EnableEnhancedMonitoringInput {
        stream_name: Some("s".into()),
        shard_level_metrics: vec![MetricsName::IncomingBytes, MetricsName::OutgoingRecords],
        ..EnableEnhancedMonitoringInput::default()
    };
    house.call::<enable_enhanced_monitoring::EnableEnhancedMonitoring>(input).await.unwrap();
    house.put_one(9).await.unwrap();
    assert_eq!(house.read(ShardIteratorType::TrimHorizon, "").await.len(), 1);
    let noted = Noted::default();
    Minutes::new(house.clock.now()).end_one(&house.streams, &noted).await;
    let shard = "s/shardId-000000000000";
    let of_shard: Vec<_> = noted.last().into_iter().filter(|(name, ..)| name.ends_with(shard)).collect();
    assert_eq!(
        of_shard,
        [(format!("IncomingBytes {shard}"), 1, 10.0), (format!("OutgoingRecords {shard}"), 1, 1.0)]
    );
    let measured = house.streams.measured();
    assert!(measured.iter().any(|m| m.series.name == "PutRecord.Bytes" && m.statistics.sum == 10.0));
}

#[tokio::test]
async fn what_happened_before_enhanced_monitoring_is_in_no_minute_of_it() {
    let house = limited(false).await;
    house.create("s", 1).await;
    let (mut minutes, noted) = (Minutes::new(house.clock.now()), Noted::default());
    house.put_one(99).await.unwrap();
    minutes.end_one(&house.streams, &noted).await;
    let input = EnableEnhancedMonitoringInput {
        stream_name: Some("s".into()),
        shard_level_metrics: vec![MetricsName::IncomingBytes],
        ..EnableEnhancedMonitoringInput::default()
    };
    house.call::<enable_enhanced_monitoring::EnableEnhancedMonitoring>(input).await.unwrap();
    let of_shard =
        || noted.last().into_iter().filter(|(name, ..)| name.contains("shardId")).collect::<Vec<_>>();
    minutes.end_one(&house.streams, &noted).await;
    assert_eq!(of_shard(), []);
    house.put_one(9).await.unwrap();
    minutes.end_one(&house.streams, &noted).await;
    assert_eq!(of_shard(), [("IncomingBytes s/shardId-000000000000".to_owned(), 1, 10.0)]);
}

#[tokio::test]
async fn a_consumer_that_is_registered_again_within_a_minute_is_counted_on() {
    let house = limited(false).await;
    house.create("s", 1).await;
    let register = async || consumers::register(&house, "c").await.unwrap();
    let (mut minutes, noted) = (Minutes::new(house.clock.now()), Noted::default());
    let first = register().await;
    for _ in 0..3 {
        house.view().meter.consumer("c").subscribe_success.record_success(true);
    }
    minutes.end_one(&house.streams, &noted).await;
    consumers::deregister(&house, None, Some(&first.consumer_arn)).await.unwrap();
    let measured = house.streams.measured();
    assert!(measured.iter().all(|m| m.series.dimensions.len() == 1), "it is not registered");
    register().await;
    house.view().meter.consumer("c").subscribe_success.record_success(true);
    minutes.end_one(&house.streams, &noted).await;
    assert_eq!(noted.last(), [("SubscribeToShard.Success s/c".to_owned(), 1, 1.0)]);
}

/// A minute with a load, in bytes a second, that keys spread evenly; answers how many shards there are at its end.
async fn minute(house: &House, minutes: &mut Minutes, bytes: u64) -> usize {
    let view = house.view();
    let open: Vec<_> = view.metered_shards().filter(|(shard, _)| shard.is_open()).collect();
    for (_, meter) in &open {
        meter.incoming_bytes.record(bytes * 60 / open.len() as u64);
        meter.incoming_records.record(60);
    }
    house.wait(60_000);
    minutes.end_one(&house.streams, &Noted::default()).await;
    house.view().stream.open_shards().count()
}

#[tokio::test]
async fn an_on_demand_stream_grows_with_its_load_and_gives_capacity_back() {
    let house = House::new().await;
    house.on_demand().await;
    let mut minutes = Minutes::new(house.clock.now());
    assert_eq!(minute(&house, &mut minutes, 1_000).await, 4);
    // Twice the highest load is kept ready, and doubling takes a minute.
    let mut seen = Vec::new();
    for mib in [2, 4, 8, 8] {
        seen.push(minute(&house, &mut minutes, mib << 20).await);
    }
    assert_eq!(seen, [4, 8, 16, 16]);
    // Above 500 KiB a shard: split again within the fifteen minutes that AWS names.
    let mut after = 0;
    for _ in 0..10 {
        after = minute(&house, &mut minutes, 8 << 20).await;
    }
    assert_eq!(after, 32);
    for _ in 0..30 {
        after = minute(&house, &mut minutes, 1_000).await;
    }
    assert_eq!(after, 16, "calm shards are merged, twice the peak of 8 MiB/s stays ready");
    house.wait(31 * 24 * HOUR);
    for _ in 0..60 {
        after = minute(&house, &mut minutes, 1_000).await;
    }
    assert_eq!(after, 4, "after thirty days the peak is forgotten");
}

#[tokio::test]
async fn warm_throughput_is_there_before_the_load() {
    let house = House::new().await;
    house.on_demand().await;
    let input = UpdateAccountSettingsInput {
        minimum_throughput_billing_commitment: MinimumThroughputBillingCommitmentInput {
            status: MinimumThroughputBillingCommitmentInputStatus::Enabled,
        },
    };
    house.call::<update_account_settings::UpdateAccountSettings>(input).await.unwrap();
    let input = UpdateStreamWarmThroughputInput {
        stream_name: Some("s".into()),
        warm_throughput_mibps: 20,
        ..UpdateStreamWarmThroughputInput::default()
    };
    house.call::<update_stream_warm_throughput::UpdateStreamWarmThroughput>(input).await.unwrap();
    let mut minutes = Minutes::new(house.clock.now());
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push(minute(&house, &mut minutes, 0).await);
    }
    assert_eq!(seen, [8, 16, 20, 20]);
}

#[tokio::test]
async fn what_a_stream_took_before_it_was_on_demand_is_no_load_of_a_minute() {
    let house = House::new().await;
    house.create("s", 4).await;
    let mut minutes = Minutes::new(house.clock.now());
    for _ in 0..20 {
        minute(&house, &mut minutes, 1 << 20).await;
    }
    let input = UpdateStreamModeInput {
        stream_arn: house.view().arn.clone(),
        stream_mode_details: StreamModeDetails { stream_mode: StreamMode::OnDemand },
        ..UpdateStreamModeInput::default()
    };
    house.call::<update_stream_mode::UpdateStreamMode>(input).await.unwrap();
    let mut seen = Vec::new();
    for _ in 0..3 {
        seen.push(minute(&house, &mut minutes, 1 << 20).await);
    }
    assert_eq!(seen, [4, 4, 4], "twice 1 MiB a second fits into four shards");
}

#[tokio::test]
async fn a_provisioned_stream_is_left_alone() {
    let house = House::new().await;
    house.create("s", 2).await;
    let mut minutes = Minutes::new(house.clock.now());
    for _ in 0..10 {
        assert_eq!(minute(&house, &mut minutes, 64 << 20).await, 2);
    }
}
