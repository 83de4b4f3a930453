//! What tags by ARN, shard metrics, record sizes and the deletion of streams with consumers promise.

use super::*;
use crate::ops::tests::consumers::register;

const STREAM: &str = "arn:aws:kinesis:us-east-1:000000000000:stream/s";

impl House {
    async fn tag(&self, arn: &str, tags: &[(&str, &str)]) -> Result<TagResourceOutput, ServiceError> {
        let input = TagResourceInput {
            resource_arn: arn.into(),
            tags: tags.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect(),
            ..TagResourceInput::default()
        };
        self.call::<tag_resource::TagResource>(input).await
    }

    async fn untag(&self, arn: &str, keys: &[&str]) -> Result<UntagResourceOutput, ServiceError> {
        let input = UntagResourceInput {
            resource_arn: arn.into(),
            tag_keys: keys.iter().map(|key| (*key).into()).collect(),
            ..UntagResourceInput::default()
        };
        self.call::<untag_resource::UntagResource>(input).await
    }

    async fn tags(&self, arn: &str) -> Result<Vec<String>, ServiceError> {
        let input =
            ListTagsForResourceInput { resource_arn: arn.into(), ..ListTagsForResourceInput::default() };
        let output = self.call::<list_tags_for_resource::ListTagsForResource>(input).await?;
        let text = |tag: Tag| format!("{}={}", tag.key, tag.value.unwrap());
        Ok(output.tags.unwrap().into_iter().map(text).collect())
    }

    async fn delete(&self, enforce: Option<bool>) -> Result<DeleteStreamOutput, ServiceError> {
        let input = DeleteStreamInput {
            stream_name: Some("s".into()),
            enforce_consumer_deletion: enforce,
            ..DeleteStreamInput::default()
        };
        self.call::<delete_stream::DeleteStream>(input).await
    }

    async fn summary(&self) -> StreamDescriptionSummary {
        let input = DescribeStreamSummaryInput {
            stream_name: Some("s".into()),
            ..DescribeStreamSummaryInput::default()
        };
        let output = self.call::<describe_stream_summary::DescribeStreamSummary>(input).await.unwrap();
        output.stream_description_summary
    }
}

#[tokio::test]
async fn streams_and_consumers_have_tags_of_their_own() {
    let house = House::new().await;
    house.create("s", 1).await;
    let consumer = register(&house, "c").await.unwrap().consumer_arn;
    house.tag(STREAM, &[("of", "stream"), ("b", "")]).await.unwrap();
    house.tag(&consumer, &[("of", "consumer")]).await.unwrap();
    house.tag(&consumer, &[("of", "the consumer"), ("z", "1")]).await.unwrap();
    assert_eq!(house.tags(STREAM).await.unwrap(), ["b=", "of=stream"]);
    assert_eq!(house.tags(&consumer).await.unwrap(), ["of=the consumer", "z=1"]);
    house.untag(STREAM, &["b", "absent"]).await.unwrap();
    house.untag(&consumer, &["of"]).await.unwrap();
    let house = house.restarted().await;
    assert_eq!(house.tags(STREAM).await.unwrap(), ["of=stream"]);
    assert_eq!(house.tags(&consumer).await.unwrap(), ["z=1"]);
    // The older operations see the same tags.
    let input = ListTagsForStreamInput { stream_name: Some("s".into()), ..ListTagsForStreamInput::default() };
    assert_eq!(house.call::<list_tags_for_stream::ListTagsForStream>(input).await.unwrap().tags.len(), 1);
}

#[tokio::test]
async fn tags_are_refused_where_there_is_nothing_to_tag_or_no_room() {
    let house = House::new().await;
    house.create("s", 1).await;
    let consumer = register(&house, "c").await.unwrap().consumer_arn;
    let (missing, invalid) = ("ResourceNotFoundException", "InvalidArgumentException");
    says(house.tag(&format!("{STREAM}x"), &[("a", "")]).await, missing, "Stream sx under account");
    says(house.tags(&format!("{consumer}0")).await, missing, "Consumer c, account 000000000000 not found.");
    for bad in
        ["arn:aws:kinesis:us-east-1:000000000000:nothing/s", "arn:aws:s3:us-east-1:000000000000:x", "x"]
    {
        says(house.untag(bad, &["a"]).await, invalid, &format!("ResourceARN {bad} is invalid."));
    }
    let queue = "arn:aws:kinesis:us-east-1:000000000000:queue/q";
    says(house.tags(queue).await, "NotImplementedByFlumenException", "tags of queues");
    for arn in [STREAM, &consumer] {
        says(house.tag(arn, &[("a", "x:y")]).await, invalid, "Some tags contain invalid characters.");
        let many: Vec<String> = (0..51).map(|i| format!("k{i}")).collect();
        let tags: Vec<_> = many.iter().map(|key| (key.as_str(), "")).collect();
        says(house.tag(arn, &tags).await, invalid, "more than 50 tags");
        house.tag(arn, &tags[..50]).await.unwrap();
        house.tag(arn, &tags[..10]).await.unwrap();
        says(house.tag(arn, &tags[50..]).await, invalid, "more than 50 tags");
    }
}

#[tokio::test]
async fn shard_metrics_are_switched_and_shown() {
    use MetricsName::*;
    let house = House::new().await;
    house.create("s", 1).await;
    let enable = async |metrics: Vec<MetricsName>| {
        let input = EnableEnhancedMonitoringInput {
            stream_name: Some("s".into()),
            shard_level_metrics: metrics,
            ..EnableEnhancedMonitoringInput::default()
        };
        house.call::<enable_enhanced_monitoring::EnableEnhancedMonitoring>(input).await.unwrap()
    };
    let disable = async |metrics: Vec<MetricsName>| {
        let input = DisableEnhancedMonitoringInput {
            stream_arn: Some(STREAM.into()),
            shard_level_metrics: metrics,
            ..DisableEnhancedMonitoringInput::default()
        };
        house.call::<disable_enhanced_monitoring::DisableEnhancedMonitoring>(input).await.unwrap()
    };
    let shown = async || house.summary().await.enhanced_monitoring[0].shard_level_metrics.clone().unwrap();
    assert_eq!(shown().await, []);
    let output = enable(vec![OutgoingBytes, IncomingBytes]).await;
    assert_eq!(output.current_shard_level_metrics, Some(vec![]));
    assert_eq!(output.desired_shard_level_metrics, Some(vec![IncomingBytes, OutgoingBytes]));
    assert_eq!(output.stream_arn.as_deref(), Some(STREAM));
    assert_eq!(shown().await, [IncomingBytes, OutgoingBytes]);
    let output = enable(vec![All]).await;
    assert_eq!(output.current_shard_level_metrics, Some(vec![IncomingBytes, OutgoingBytes]));
    assert_eq!(output.desired_shard_level_metrics.unwrap().len(), 7);
    let output = disable(vec![IncomingBytes, IncomingRecords]).await;
    assert_eq!(output.desired_shard_level_metrics.unwrap().len(), 5);
    let input = DescribeStreamInput { stream_name: Some("s".into()), ..DescribeStreamInput::default() };
    let described = house.call::<describe_stream::DescribeStream>(input).await.unwrap().stream_description;
    assert_eq!(described.enhanced_monitoring[0].shard_level_metrics.as_ref().unwrap().len(), 5);
    disable(vec![All]).await;
    assert_eq!(shown().await, []);
}

#[tokio::test]
async fn records_may_be_as_large_as_the_stream_says() {
    let house = House::new().await;
    house.create("s", 1).await;
    let put = async |size: usize| {
        let input = PutRecordInput {
            stream_name: Some("s".into()),
            partition_key: Some("k".into()),
            data: vec![7; size].into(),
            ..PutRecordInput::default()
        };
        house.call::<put_record::PutRecord>(input).await
    };
    let resize = async |kib: i32| {
        let input = UpdateMaxRecordSizeInput {
            stream_arn: Some(STREAM.into()),
            max_record_size_in_kib: kib,
            ..UpdateMaxRecordSizeInput::default()
        };
        house.call::<update_max_record_size::UpdateMaxRecordSize>(input).await.unwrap();
        assert_eq!(house.summary().await.max_record_size_in_kib, Some(kib));
    };
    let ten = 10 << 20;
    assert!(put(ten - 1).await.is_err());
    resize(10_240).await;
    put(ten - 1).await.unwrap();
    says(
        put(ten).await,
        "ValidationException",
        "1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=10485760 cap=10485760]' at 'data' failed to satisfy constraint: Member must have length less than or equal to 10485760",
    );
    let iterator = house.iterator("s", ShardIteratorType::TrimHorizon, "").await.unwrap();
    let output = house.get(&iterator).await.unwrap();
    assert_eq!(output.records[0].data.len(), ten - 1);
    resize(1024).await;
    assert!(put(ten - 1).await.is_err());
    put((1 << 20) - 1).await.unwrap();
}

#[tokio::test]
async fn a_stream_with_consumers_is_deleted_only_with_them() {
    let house = House::new().await;
    house.create("s", 1).await;
    register(&house, "c").await.unwrap();
    let text = "Stream s under account 000000000000 has 1 registered consumers and EnforceConsumerDeletion";
    says(house.delete(None).await, "ResourceInUseException", text);
    says(house.delete(Some(false)).await, "ResourceInUseException", text);
    house.delete(Some(true)).await.unwrap();
    house.create("s", 1).await;
    house.delete(None).await.unwrap();
}
