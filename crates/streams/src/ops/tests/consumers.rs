//! What the operations on consumers promise.

use super::*;

const ARN: &str = "arn:aws:kinesis:us-east-1:000000000000:stream/s";

pub(super) async fn register(house: &House, name: &str) -> Result<Consumer, ServiceError> {
    let input = RegisterStreamConsumerInput {
        stream_arn: ARN.into(),
        consumer_name: name.into(),
        ..RegisterStreamConsumerInput::default()
    };
    let output = house.call::<register_stream_consumer::RegisterStreamConsumer>(input).await?;
    Ok(output.consumer)
}

async fn describe(
    house: &House,
    stream: Option<&str>,
    name: Option<&str>,
    arn: Option<&str>,
) -> Result<ConsumerDescription, ServiceError> {
    let input = DescribeStreamConsumerInput {
        stream_arn: stream.map(Into::into),
        consumer_name: name.map(Into::into),
        consumer_arn: arn.map(Into::into),
        stream_id: None,
    };
    let output = house.call::<describe_stream_consumer::DescribeStreamConsumer>(input).await?;
    Ok(output.consumer_description)
}

pub(super) async fn deregister(
    house: &House,
    name: Option<&str>,
    arn: Option<&str>,
) -> Result<(), ServiceError> {
    let input = DeregisterStreamConsumerInput {
        stream_arn: arn.is_none().then(|| ARN.into()),
        consumer_name: name.map(Into::into),
        consumer_arn: arn.map(Into::into),
        stream_id: None,
    };
    house.call::<deregister_stream_consumer::DeregisterStreamConsumer>(input).await.map(|_| ())
}

async fn list(
    house: &House,
    input: ListStreamConsumersInput,
) -> Result<ListStreamConsumersOutput, ServiceError> {
    let input = ListStreamConsumersInput { stream_arn: ARN.into(), ..input };
    house.call::<list_stream_consumers::ListStreamConsumers>(input).await
}

fn names(output: &ListStreamConsumersOutput) -> Vec<&str> {
    output.consumers.iter().flatten().map(|consumer| &*consumer.consumer_name).collect()
}

#[tokio::test]
async fn a_consumer_is_found_by_arn_and_by_stream_and_name() {
    let house = House::new().await;
    house.create("s", 1).await;
    let made = register(&house, "c").await.unwrap();
    assert_eq!(*made.consumer_arn, format!("{ARN}/consumer/c:{}", START / 1000));
    assert_eq!(made.consumer_status, ConsumerStatus::Creating, "as AWS answers always");
    assert_eq!(made.consumer_creation_timestamp, Timestamp(START));
    let arn = Some(&*made.consumer_arn);
    for (stream, name, arn) in
        [(None, None, arn), (Some(ARN), Some("c"), None), (Some(ARN), Some("c"), arn), (None, Some("c"), arn)]
    {
        let found = describe(&house, stream, name, arn).await.unwrap();
        assert_eq!((&*found.consumer_name, &*found.stream_arn), ("c", ARN));
        assert_eq!(
            (found.consumer_arn, found.consumer_status),
            (made.consumer_arn.clone(), ConsumerStatus::Active)
        );
    }
    let unmatched = describe(&house, Some(ARN), Some("d"), arn).await;
    says(unmatched, "InvalidArgumentException", "do not match");
    let neither = describe(&house, Some(ARN), None, None).await;
    says(neither, "InvalidArgumentException", "Either ConsumerARN or both StreamARN and ConsumerName");
    let unknown = describe(&house, Some(ARN), Some("d"), None).await;
    says(unknown, "ResourceNotFoundException", "Consumer d, account 000000000000 not found.");
    let earlier = describe(&house, None, None, Some(&format!("{ARN}/consumer/c:1"))).await;
    says(earlier, "ResourceNotFoundException", "Consumer c, account 000000000000 not found.");
    let again = register(&house, "c").await;
    says(
        again,
        "ResourceInUseException",
        "Consumer c under stream s already exists for account 000000000000.",
    );
}

#[tokio::test]
async fn consumers_are_counted_deregistered_and_there_after_a_restart() {
    let house = House::new().await;
    house.create("s", 1).await;
    let made = register(&house, "a").await.unwrap();
    register(&house, "b").await.unwrap();
    let house = house.restarted().await;
    let count = async |house: &House| {
        let input = DescribeStreamSummaryInput { stream_name: Some("s".into()), ..Default::default() };
        let output = house.call::<describe_stream_summary::DescribeStreamSummary>(input).await.unwrap();
        output.stream_description_summary.consumer_count
    };
    assert_eq!(count(&house).await, Some(2));
    deregister(&house, None, Some(&made.consumer_arn)).await.unwrap();
    deregister(&house, Some("b"), None).await.unwrap();
    assert_eq!(count(&house).await, Some(0));
    let gone = deregister(&house, Some("b"), None).await;
    says(gone, "ResourceNotFoundException", "Consumer b, account 000000000000 not found.");
    let again = register(&house, "a").await.unwrap();
    assert_ne!(again.consumer_arn, made.consumer_arn);
    let stale = deregister(&house, None, Some(&made.consumer_arn)).await;
    says(stale, "ResourceNotFoundException", "Consumer a, account 000000000000 not found.");
}

#[tokio::test]
async fn consumers_pass_through_their_states_and_have_their_limits() {
    let clock = Arc::new(TestClock::new(Timestamp(START)));
    let mut settings = StreamsSettings::default();
    settings.fan_out.creating = Duration::from_millis(500);
    settings.fan_out.deleting = Duration::from_millis(500);
    settings.fan_out.consumers_max = 7;
    let house = House::on(MemoryVfs::new(1 << 30), clock, settings).await;
    house.create("s", 1).await;
    for i in 0..5 {
        let made = register(&house, &format!("c{i}")).await.unwrap();
        assert_eq!(made.consumer_status, ConsumerStatus::Creating);
    }
    says(register(&house, "c5").await, "LimitExceededException", "already has 5 consumers in CREATING");
    house.wait(500);
    register(&house, "c5").await.unwrap();
    register(&house, "c6").await.unwrap();
    says(register(&house, "c7").await, "LimitExceededException", "already has 7 registered consumers");
    deregister(&house, Some("c0"), None).await.unwrap();
    let found = describe(&house, Some(ARN), Some("c0"), None).await.unwrap();
    assert_eq!(found.consumer_status, ConsumerStatus::Deleting);
    house.wait(500);
    let gone = describe(&house, Some(ARN), Some("c0"), None).await;
    says(gone, "ResourceNotFoundException", "Consumer c0");
}

#[tokio::test]
async fn on_demand_streams_of_committed_accounts_have_more_consumers() {
    let clock = Arc::new(TestClock::new(Timestamp(START)));
    let mut settings = StreamsSettings::default();
    settings.fan_out.consumers_max = 1;
    settings.fan_out.consumers_max_committed = 2;
    let house = House::on(MemoryVfs::new(1 << 30), clock, settings).await;
    let input = CreateStreamInput { stream_name: "s".into(), ..Default::default() };
    house.call::<create_stream::CreateStream>(input).await.unwrap();
    register(&house, "a").await.unwrap();
    says(register(&house, "b").await, "LimitExceededException", "already has 1 registered consumers");
    let input = UpdateAccountSettingsInput {
        minimum_throughput_billing_commitment: MinimumThroughputBillingCommitmentInput {
            status: MinimumThroughputBillingCommitmentInputStatus::Enabled,
        },
    };
    house.call::<update_account_settings::UpdateAccountSettings>(input).await.unwrap();
    register(&house, "b").await.unwrap();
    says(register(&house, "c").await, "LimitExceededException", "already has 2 registered consumers");
}

#[tokio::test]
async fn consumers_are_listed_by_name_in_pages() {
    let clock = Arc::new(TestClock::new(Timestamp(START)));
    let mut settings = StreamsSettings::default();
    settings.fan_out.consumers_max = 200;
    let house = House::on(MemoryVfs::new(1 << 30), clock, settings).await;
    house.create("s", 1).await;
    for i in 0..120 {
        register(&house, &format!("c{i:03}")).await.unwrap();
    }
    let first =
        list(&house, ListStreamConsumersInput { max_results: Some(3), ..Default::default() }).await.unwrap();
    assert_eq!(names(&first), ["c000", "c001", "c002"]);
    let token = first.next_token.clone();
    let second =
        list(&house, ListStreamConsumersInput { next_token: token.clone(), ..Default::default() }).await;
    let second = second.unwrap();
    assert_eq!((names(&second).len(), names(&second)[0]), (100, "c003"));
    let next_token = second.next_token.clone();
    let last = list(&house, ListStreamConsumersInput { next_token, ..Default::default() }).await.unwrap();
    assert_eq!((names(&last).len(), last.next_token.clone()), (17, None));

    let both = ListStreamConsumersInput {
        next_token: token.clone(),
        stream_creation_timestamp: Some(Timestamp(START)),
        ..Default::default()
    };
    says(list(&house, both).await, "InvalidArgumentException", "cannot be provided together");
    let other = ListStreamConsumersInput {
        stream_creation_timestamp: Some(Timestamp(START - 5000)),
        ..Default::default()
    };
    says(list(&house, other).await, "ResourceNotFoundException", "Stream s under account");
    let foreign = ListStreamConsumersInput { next_token: Some("nonsense".into()), ..Default::default() };
    says(list(&house, foreign).await, "InvalidArgumentException", "Invalid NextToken.");
    house.wait(300_001);
    let late = ListStreamConsumersInput { next_token: token, ..Default::default() };
    says(list(&house, late).await, "ExpiredNextTokenException", "expired");
}

#[tokio::test]
async fn consumers_of_a_stream_that_is_made_anew_are_not_the_old_ones() {
    let house = House::new().await;
    house.create("s", 1).await;
    register(&house, "c").await.unwrap();
    let input = DeleteStreamInput {
        stream_name: Some("s".into()),
        enforce_consumer_deletion: Some(true),
        ..Default::default()
    };
    house.call::<delete_stream::DeleteStream>(input).await.unwrap();
    says(register(&house, "c").await, "ResourceNotFoundException", "Stream s under account");
    house.create("s", 1).await;
    assert_eq!(names(&list(&house, ListStreamConsumersInput::default()).await.unwrap()), [""; 0]);
}
