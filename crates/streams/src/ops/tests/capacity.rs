//! What the operations on capacity promise.

use model::kinesis::MinimumThroughputBillingCommitmentInputStatus as Wanted;
use model::kinesis::MinimumThroughputBillingCommitmentOutputStatus as Shown;

use super::*;

const ARN: &str = "arn:aws:kinesis:us-east-1:000000000000:stream/s";

async fn commit(house: &House, status: Wanted) -> MinimumThroughputBillingCommitmentOutput {
    let input = UpdateAccountSettingsInput {
        minimum_throughput_billing_commitment: MinimumThroughputBillingCommitmentInput { status },
    };
    let output = house.call::<update_account_settings::UpdateAccountSettings>(input).await.unwrap();
    output.minimum_throughput_billing_commitment.unwrap()
}

async fn set_mode(house: &House, stream_mode: StreamMode) -> Result<UpdateStreamModeOutput, ServiceError> {
    let input = UpdateStreamModeInput {
        stream_arn: ARN.into(),
        stream_mode_details: StreamModeDetails { stream_mode },
        ..UpdateStreamModeInput::default()
    };
    house.call::<update_stream_mode::UpdateStreamMode>(input).await
}

async fn summary(house: &House) -> StreamDescriptionSummary {
    let input =
        DescribeStreamSummaryInput { stream_name: Some("s".into()), ..DescribeStreamSummaryInput::default() };
    let output = house.call::<describe_stream_summary::DescribeStreamSummary>(input).await.unwrap();
    output.stream_description_summary
}

#[tokio::test]
async fn limits_count_what_the_account_has_in_the_region() {
    let house = House::new().await;
    house.create("s", 3).await;
    let input = CreateStreamInput { stream_name: "t".into(), ..CreateStreamInput::default() };
    house.call::<create_stream::CreateStream>(input).await.unwrap();
    let limits = house.call::<describe_limits::DescribeLimits>(DescribeLimitsInput::default()).await.unwrap();
    assert_eq!((limits.shard_limit, limits.open_shard_count), (20_000, 7));
    assert_eq!((limits.on_demand_stream_count, limits.on_demand_stream_count_limit), (1, 1_000_000));
}

#[tokio::test]
async fn a_commitment_is_described_as_it_stands() {
    let house = House::new().await;
    let described = async || {
        let input = DescribeAccountSettingsInput::default();
        let output = house.call::<describe_account_settings::DescribeAccountSettings>(input).await.unwrap();
        output.minimum_throughput_billing_commitment.unwrap()
    };
    assert_eq!(described().await.status, Shown::Disabled);
    let enabled = commit(&house, Wanted::Enabled).await;
    assert_eq!((&enabled.status, enabled.started_at), (&Shown::Enabled, Some(Timestamp(START))));
    assert_eq!(enabled.earliest_allowed_end_at, Some(Timestamp(START + 24 * HOUR)));
    assert_eq!(described().await, enabled);
    house.wait(HOUR);
    assert_eq!(commit(&house, Wanted::Disabled).await.status, Shown::EnabledUntilEarliestAllowedEnd);
    house.wait(23 * HOUR);
    let ended = described().await;
    assert_eq!((ended.status, ended.ended_at), (Shown::Disabled, Some(Timestamp(START + 24 * HOUR))));
}

#[tokio::test]
async fn the_mode_of_a_stream_is_changed_by_arn_and_shown_everywhere() {
    let house = House::new().await;
    house.create("s", 2).await;
    set_mode(&house, StreamMode::OnDemand).await.unwrap();
    let shown = summary(&house).await;
    assert_eq!(shown.stream_mode_details.unwrap().stream_mode, StreamMode::OnDemand);
    assert_eq!(shown.open_shard_count, 2);
    assert_eq!(shown.record_distribution_strategy, Some(RecordDistributionStrategy::UserPartitionKey));
    assert_eq!(shown.warm_throughput, None);
    set_mode(&house, StreamMode::Provisioned).await.unwrap();
    assert_eq!(summary(&house).await.record_distribution_strategy, None);
}

#[tokio::test]
async fn changes_of_the_mode_are_limited_by_a_setting() {
    let mut settings = StreamsSettings::default();
    settings.capacity.mode_changes_per_day_max = 2;
    let clock = Arc::new(TestClock::new(Timestamp(START)));
    let house = House::on(MemoryVfs::new(1 << 30), clock, settings).await;
    house.create("s", 1).await;
    set_mode(&house, StreamMode::OnDemand).await.unwrap();
    set_mode(&house, StreamMode::Provisioned).await.unwrap();
    says(set_mode(&house, StreamMode::OnDemand).await, "LimitExceededException", "2 switches");
    house.wait(24 * HOUR);
    set_mode(&house, StreamMode::OnDemand).await.unwrap();
}

#[tokio::test]
async fn warm_throughput_wants_a_committed_account() {
    let house = House::new().await;
    let input = CreateStreamInput { stream_name: "s".into(), ..CreateStreamInput::default() };
    house.call::<create_stream::CreateStream>(input).await.unwrap();
    let warm = async |mibps| {
        let input = UpdateStreamWarmThroughputInput {
            stream_name: Some("s".into()),
            warm_throughput_mibps: mibps,
            ..UpdateStreamWarmThroughputInput::default()
        };
        house.call::<update_stream_warm_throughput::UpdateStreamWarmThroughput>(input).await
    };
    says(warm(8).await, "InvalidArgumentException", "MinimumThroughputBillingCommitment");
    commit(&house, Wanted::Enabled).await;
    says(warm(20_000).await, "InvalidArgumentException", "10240");
    let answer = warm(8).await.unwrap();
    assert_eq!(answer.stream_arn.as_deref(), Some(ARN));
    let expected = WarmThroughputObject { target_mibps: Some(8), current_mibps: Some(4) };
    assert_eq!(answer.warm_throughput, Some(expected.clone()));
    assert_eq!(summary(&house).await.warm_throughput, Some(expected));
}

#[tokio::test]
async fn who_distributes_records_is_set_for_on_demand_streams() {
    let house = House::new().await;
    house.create("s", 1).await;
    let distribute = async |strategy| {
        let input = UpdateStreamRecordDistributionStrategyInput {
            stream_arn: ARN.into(),
            record_distribution_strategy: strategy,
            ..UpdateStreamRecordDistributionStrategyInput::default()
        };
        house
            .call::<update_stream_record_distribution_strategy::UpdateStreamRecordDistributionStrategy>(input)
            .await
    };
    says(
        distribute(RecordDistributionStrategy::Auto).await,
        "InvalidArgumentException",
        "ON_DEMAND mode only",
    );
    set_mode(&house, StreamMode::OnDemand).await.unwrap();
    distribute(RecordDistributionStrategy::Auto).await.unwrap();
    assert_eq!(summary(&house).await.record_distribution_strategy, Some(RecordDistributionStrategy::Auto));
    distribute(RecordDistributionStrategy::UserPartitionKey).await.unwrap();
}
