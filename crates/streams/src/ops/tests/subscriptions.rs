//! What SubscribeToShard promises, on a clock that the test moves.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use model::ShapeWriter;
use service_api::{Event, EventSource, NextEvent};

use super::*;

/// A subscriber.
struct Subscriber(Option<Box<dyn EventSource>>);

impl Subscriber {
    async fn next(&mut self) -> NextEvent {
        let (source, next) = self.0.take().expect("not in the middle of a call").next().await;
        self.0 = Some(source);
        next
    }

    /// The next event, which must be one.
    async fn event(&mut self) -> Seen {
        let event = self.shared().await;
        read(&event)
    }

    async fn shared(&mut self) -> Arc<Event> {
        self.next().await.expect("not the end").expect("no error")
    }

    /// The texts of the records of the next events, until there are so many.
    async fn texts(&mut self, count: usize) -> Vec<String> {
        let mut found = Vec::new();
        while found.len() < count {
            found.extend(texts_of(&self.event().await));
        }
        found
    }
}

/// What an event wrote: every value by the path of its keys, as `Records.PartitionKey`.
#[derive(Default)]
struct Written {
    path: Vec<String>,
    texts: Vec<(String, String)>,
}

impl Written {
    fn value(&mut self, text: String) {
        self.texts.push((self.path.join("."), text));
        self.path.pop();
    }

    fn all(&self, path: &str) -> Vec<&str> {
        self.texts.iter().filter(|(at, _)| at == path).map(|(_, text)| &**text).collect()
    }
}

impl ShapeWriter for Written {
    fn begin_map(&mut self) {}
    fn key(&mut self, name: &str) {
        self.path.push(name.to_owned());
    }
    fn end_map(&mut self) {
        // A structure in a list leaves the list's key where it is.
        if !matches!(self.path.last().map(String::as_str), Some("Records" | "ChildShards")) {
            self.path.pop();
        }
    }
    fn begin_list(&mut self, _: usize) {
        let path = self.path.join(".");
        self.texts.push((path, "[".to_owned()));
    }
    fn end_list(&mut self) {
        self.path.pop();
    }
    fn string(&mut self, value: &str) {
        if self.path.last().is_some_and(|name| name == "ParentShards") {
            self.texts.push((self.path.join("."), value.to_owned()));
        } else {
            self.value(value.to_owned());
        }
    }
    fn blob(&mut self, value: &[u8]) {
        self.value(String::from_utf8(value.to_vec()).unwrap());
    }
    fn integer(&mut self, value: i64) {
        self.value(value.to_string());
    }
    fn double(&mut self, value: f64) {
        self.value(value.to_string());
    }
    fn null(&mut self) {
        self.value("null".to_owned());
    }
    fn boolean(&mut self, value: bool) {
        self.value(value.to_string());
    }
    fn timestamp(&mut self, value: Timestamp) {
        self.value(value.to_string());
    }
}

/// An event as a client sees it.
struct Seen {
    records: Vec<Record>,
    continuation: Option<String>,
    millis_behind: i64,
    children: Option<Vec<String>>,
    parents: Vec<String>,
}

fn read(event: &Event) -> Seen {
    assert_eq!(event.name(), "SubscribeToShardEvent");
    let mut written = Written::default();
    event.body().encode(&mut written);
    let column = |name: &str| written.all(&format!("Records.{name}"));
    let rows = column("SequenceNumber").into_iter().zip(column("Data")).zip(column("PartitionKey"));
    let records =
        rows.zip(column("ApproximateArrivalTimestamp")).map(|(((number, data), key), time)| Record {
            sequence_number: number.into(),
            data: data.as_bytes().to_vec().into(),
            partition_key: Some(key.into()),
            approximate_arrival_timestamp: Some(Timestamp(time.parse().unwrap())),
            encryption_type: None,
        });
    let texts = |path: &str| written.all(path).into_iter().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(written.all("Records"), ["["], "the list is there also when it is empty");
    let parents = texts("ChildShards.ParentShards").into_iter().filter(|text| text != "[").collect();
    Seen {
        records: records.collect(),
        continuation: texts("ContinuationSequenceNumber").pop(),
        millis_behind: written.all("MillisBehindLatest")[0].parse().unwrap(),
        children: (!written.all("ChildShards").is_empty()).then(|| texts("ChildShards.ShardId")),
        parents,
    }
}

fn texts_of(event: &Seen) -> Vec<String> {
    event.records.iter().map(|record| String::from_utf8(record.data.to_vec()).unwrap()).collect()
}

/// Whether a future has nothing to say yet. It is dropped.
fn waits<F: Future>(future: F) -> bool {
    matches!(pin!(future).poll(&mut Context::from_waker(Waker::noop())), Poll::Pending)
}

/// A stream of one shard with a consumer of this name; gives the consumer's ARN.
async fn house_with(consumer: &str) -> (House, ByteString) {
    let house = House::new().await;
    house.create("s", 1).await;
    let made = consumers::register(&house, consumer).await.unwrap();
    (house, made.consumer_arn)
}

async fn subscribe_at(
    house: &House,
    consumer: &str,
    shard: &str,
    starting_position: StartingPosition,
) -> Result<Subscriber, ServiceError> {
    let input = SubscribeToShardInput {
        consumer_arn: consumer.into(),
        shard_id: shard.into(),
        starting_position,
        ..SubscribeToShardInput::default()
    };
    let events = house.call::<subscribe_to_shard::SubscribeToShard>(input).await?;
    Ok(Subscriber(Some(events.0)))
}

async fn subscribe(
    house: &House,
    consumer: &str,
    kind: ShardIteratorType,
) -> Result<Subscriber, ServiceError> {
    let position = StartingPosition { r#type: kind, ..StartingPosition::default() };
    subscribe_at(house, consumer, "shardId-000000000000", position).await
}

fn by_number(kind: ShardIteratorType, number: &str) -> StartingPosition {
    StartingPosition { r#type: kind, sequence_number: Some(number.into()), timestamp: None }
}

#[tokio::test]
async fn records_are_pushed_when_they_are_put() {
    let (house, arn) = house_with("c").await;
    house.put("s", "key", "before").await;
    let mut subscriber = subscribe(&house, &arn, ShardIteratorType::Latest).await.unwrap();
    let next = tokio::spawn(async move {
        let event = subscriber.event().await;
        (subscriber, event)
    });
    tokio::task::yield_now().await;
    assert!(!next.is_finished());
    house.wait(100);
    let put = house.put("s", "key", "0").await;
    let (mut subscriber, event) = next.await.unwrap();
    let record = &event.records[0];
    assert_eq!((texts_of(&event), event.millis_behind), (vec!["0".to_owned()], 0));
    assert_eq!(
        (&record.sequence_number, record.partition_key.as_deref()),
        (&put.sequence_number, Some("key"))
    );
    assert_eq!(record.approximate_arrival_timestamp, Some(Timestamp(START + 100)));
    assert!(event.children.is_none());
    house.put("s", "key", "1").await;
    house.put("s", "key", "2").await;
    assert_eq!(subscriber.texts(2).await, ["1", "2"]);
}

#[tokio::test]
async fn a_subscription_begins_where_it_was_asked_to() {
    use ShardIteratorType::*;
    let (house, arn) = house_with("c").await;
    let mut numbers = Vec::new();
    for i in 0..5 {
        numbers.push(house.put("s", "key", &i.to_string()).await.sequence_number);
        house.wait(1000);
    }
    let time = StartingPosition {
        r#type: AtTimestamp,
        timestamp: Some(Timestamp(START + 1500)),
        ..StartingPosition::default()
    };
    let plain = StartingPosition { r#type: TrimHorizon, ..StartingPosition::default() };
    for (position, expected) in [
        (plain, "01234"),
        (by_number(AtSequenceNumber, &numbers[3]), "34"),
        (by_number(AfterSequenceNumber, &numbers[3]), "4"),
        (time, "234"),
    ] {
        house.wait(5000);
        let mut subscriber = subscribe_at(&house, &arn, "0", position).await.unwrap();
        assert_eq!(subscriber.texts(expected.len()).await.concat(), expected);
    }
    house.wait(5000);
    let none = StartingPosition { r#type: AtSequenceNumber, ..StartingPosition::default() };
    let refused = subscribe_at(&house, &arn, "0", none).await.map(|_| ());
    says(refused, "InvalidArgumentException", "AT_SEQUENCE_NUMBER and no StartingSequenceNumber");
    let nonsense = subscribe_at(&house, &arn, "0", by_number(AtSequenceNumber, "12")).await.map(|_| ());
    says(nonsense, "InvalidArgumentException", "used in SubscribeToShard on shard");
}

#[tokio::test]
async fn who_goes_on_at_or_after_the_continuation_number_misses_and_repeats_nothing() {
    use ShardIteratorType::*;
    let (house, arn) = house_with("c").await;
    house.put("s", "key", "0").await;
    let mut first = subscribe(&house, &arn, TrimHorizon).await.unwrap();
    let event = first.event().await;
    let continuation = event.continuation.unwrap();
    assert!(*continuation > *event.records[0].sequence_number);
    house.wait(5000);
    let idle = first.event().await;
    assert!(idle.records.is_empty());
    let idle = idle.continuation.unwrap();
    assert!(idle > continuation);
    house.put("s", "key", "1").await;
    for number in [continuation, idle] {
        for kind in [AtSequenceNumber, AfterSequenceNumber] {
            house.wait(5000);
            let mut again = subscribe_at(&house, &arn, "0", by_number(kind, &number)).await.unwrap();
            assert_eq!(again.texts(1).await, ["1"]);
        }
        assert_eq!(house.read(AtSequenceNumber, &number).await, ["1"]);
    }
}

#[tokio::test]
async fn an_idle_subscriber_is_sent_an_empty_event_every_five_seconds() {
    let (house, arn) = house_with("c").await;
    let mut subscriber = subscribe(&house, &arn, ShardIteratorType::Latest).await.unwrap();
    let mut numbers = Vec::new();
    for _ in 0..3 {
        let beat = tokio::spawn(async move {
            let event = subscriber.event().await;
            (subscriber, event)
        });
        tokio::task::yield_now().await;
        house.wait(4999);
        tokio::task::yield_now().await;
        assert!(!beat.is_finished());
        house.wait(1);
        let event;
        (subscriber, event) = beat.await.unwrap();
        assert_eq!((event.records.len(), event.millis_behind), (0, 0));
        numbers.push(event.continuation.unwrap());
    }
    assert!(numbers.is_sorted() && numbers[0] < numbers[2], "{numbers:?}");
    // A record moves the next beat away.
    house.wait(3000);
    house.put("s", "key", "0").await;
    assert_eq!(subscriber.texts(1).await, ["0"]);
    house.wait(4000);
    assert!(waits(subscriber.next()));
}

#[tokio::test]
async fn a_subscription_ends_after_five_minutes() {
    let (house, arn) = house_with("c").await;
    let mut subscriber = subscribe(&house, &arn, ShardIteratorType::Latest).await.unwrap();
    house.wait(299_999);
    assert!(subscriber.event().await.records.is_empty());
    let end = tokio::spawn(async move { subscriber.next().await.is_none() });
    tokio::task::yield_now().await;
    assert!(!end.is_finished());
    assert!(house.clock.next_due() <= Some(Timestamp(START + 300_000)));
    house.wait(1);
    assert!(end.await.unwrap());
}

#[tokio::test]
async fn a_second_subscription_is_refused_for_five_seconds_and_then_takes_over() {
    let (house, arn) = house_with("c").await;
    let mut first = subscribe(&house, &arn, ShardIteratorType::Latest).await.unwrap();
    let text = "Another active subscription exists for this consumer: 000000000000:s:shardId-000000000000:c";
    house.wait(4999);
    let second = subscribe(&house, &arn, ShardIteratorType::Latest).await.map(|_| ());
    says(second, "ResourceInUseException", text);
    let other = consumers::register(&house, "d").await.unwrap();
    subscribe(&house, &other.consumer_arn, ShardIteratorType::Latest).await.unwrap();
    let waiting = tokio::spawn(async move {
        let next = first.next().await;
        (first, next)
    });
    tokio::task::yield_now().await;
    house.wait(1);
    let mut second = subscribe(&house, &arn, ShardIteratorType::Latest).await.unwrap();
    let (mut first, mut next) = waiting.await.unwrap();
    if matches!(next, Some(Ok(_))) {
        // The beat of the fifth second came first.
        next = first.next().await;
    }
    says(next.unwrap().map(|_| ()), "ResourceInUseException", text);
    assert!(first.next().await.is_none());
    house.put("s", "key", "0").await;
    assert_eq!(second.texts(1).await, ["0"]);
}

#[tokio::test]
async fn the_end_of_a_shard_names_its_children_and_no_number() {
    let (house, arn) = house_with("c").await;
    house.put("s", "key", "0").await;
    let mut subscriber = subscribe(&house, &arn, ShardIteratorType::TrimHorizon).await.unwrap();
    assert_eq!(subscriber.texts(1).await, ["0"]);
    let end = tokio::spawn(async move {
        let event = subscriber.event().await;
        (event, subscriber.next().await.is_none())
    });
    tokio::task::yield_now().await;
    let input = SplitShardInput {
        stream_name: Some("s".into()),
        shard_to_split: "shardId-000000000000".into(),
        new_starting_hash_key: (u128::MAX / 2 + 1).to_string().into(),
        ..SplitShardInput::default()
    };
    house.call::<split_shard::SplitShard>(input).await.unwrap();
    let (event, over) = end.await.unwrap();
    assert!(over && event.records.is_empty());
    assert_eq!(event.continuation, None);
    assert_eq!(event.children.unwrap(), ["shardId-000000000001", "shardId-000000000002"]);
    assert_eq!(event.parents, ["shardId-000000000000"; 2]);

    // Who comes to a closed shard reads it to its end.
    house.wait(5000);
    let mut late = subscribe(&house, &arn, ShardIteratorType::TrimHorizon).await.unwrap();
    assert_eq!(late.texts(1).await, ["0"]);
    assert_eq!(late.event().await.children.map(|children| children.len()), Some(2));
    let position = StartingPosition { r#type: ShardIteratorType::TrimHorizon, ..StartingPosition::default() };
    let mut child = subscribe_at(&house, &arn, "shardId-000000000001", position).await.unwrap();
    assert!(waits(child.next()));
}

#[tokio::test]
async fn a_consumer_or_stream_that_goes_takes_its_subscriptions_along() {
    for stream in [false, true] {
        let (house, arn) = house_with("c").await;
        let mut subscriber = subscribe(&house, &arn, ShardIteratorType::Latest).await.unwrap();
        let next = tokio::spawn(async move { subscriber.next().await });
        tokio::task::yield_now().await;
        if stream {
            let input = DeleteStreamInput {
                stream_name: Some("s".into()),
                enforce_consumer_deletion: Some(true),
                ..DeleteStreamInput::default()
            };
            house.call::<delete_stream::DeleteStream>(input).await.unwrap();
        } else {
            let input =
                DeregisterStreamConsumerInput { consumer_arn: Some(arn.clone()), ..Default::default() };
            house.call::<deregister_stream_consumer::DeregisterStreamConsumer>(input).await.unwrap();
        }
        let error = next.await.unwrap().unwrap().map(|_| ());
        says(error, "ResourceNotFoundException", "Consumer c, account 000000000000 not found.");
        let again = subscribe(&house, &arn, ShardIteratorType::Latest).await.map(|_| ());
        says(again, "ResourceNotFoundException", "");
    }
}

#[tokio::test]
async fn subscribers_at_the_same_place_share_one_event() {
    let (house, _) = house_with("c0").await;
    let mut all = Vec::new();
    for i in 0..10 {
        let name = format!("d{i}");
        let arn = consumers::register(&house, &name).await.unwrap().consumer_arn;
        all.push(subscribe(&house, &arn, ShardIteratorType::Latest).await.unwrap());
    }
    for round in 0..3 {
        house.put("s", "key", &round.to_string()).await;
        let mut events = Vec::new();
        for subscriber in &mut all {
            events.push(subscriber.shared().await);
        }
        assert_eq!(texts_of(&read(&events[0])), [round.to_string()]);
        assert!(events.iter().all(|event| Arc::ptr_eq(event, &events[0])), "round {round}");
    }
    // One that lags is led back to the others' places by the events that they had, and shares them from then on.
    let arn = consumers::register(&house, "late").await.unwrap().consumer_arn;
    let numbers =
        house.get(&house.iterator("s", ShardIteratorType::TrimHorizon, "").await.unwrap()).await.unwrap();
    let from = by_number(ShardIteratorType::AtSequenceNumber, &numbers.records[0].sequence_number);
    let mut late = subscribe_at(&house, &arn, "0", from).await.unwrap();
    assert_eq!(late.texts(3).await, ["0", "1", "2"]);
    house.put("s", "key", "3").await;
    let event = late.shared().await;
    assert!(Arc::ptr_eq(&event, &all[3].shared().await));
}

#[tokio::test]
async fn what_nobody_else_reads_comes_in_events_of_bounded_size() {
    let clock = Arc::new(TestClock::new(Timestamp(START)));
    let mut settings = StreamsSettings::default();
    settings.fan_out.event_bytes_max = 1000;
    settings.fan_out.recent_bytes_max = 2000;
    let house = House::on(MemoryVfs::new(1 << 30), clock, settings).await;
    house.create("s", 1).await;
    let arn = consumers::register(&house, "c").await.unwrap().consumer_arn;
    for i in 0..20 {
        house.wait(10);
        house.put("s", "key", &format!("{i:0300}")).await;
    }
    house.put("s", "key", &"x".repeat(5000)).await;
    let mut subscriber = subscribe(&house, &arn, ShardIteratorType::TrimHorizon).await.unwrap();
    let mut counts = Vec::new();
    let mut behind = Vec::new();
    for _ in 0..8 {
        let event = subscriber.event().await;
        counts.push(event.records.len());
        behind.push(event.millis_behind);
    }
    assert_eq!(counts, [3, 3, 3, 3, 3, 3, 2, 1]);
    assert_eq!(behind, [170, 140, 110, 80, 50, 20, 0, 0]);
}

#[tokio::test]
async fn who_may_not_subscribe_is_told_why() {
    let clock = Arc::new(TestClock::new(Timestamp(START)));
    let mut settings = StreamsSettings::default();
    settings.fan_out.creating = Duration::from_millis(500);
    let house = House::on(MemoryVfs::new(1 << 30), clock, settings).await;
    house.create("s", 1).await;
    let arn = consumers::register(&house, "c").await.unwrap().consumer_arn;
    let early = subscribe(&house, &arn, ShardIteratorType::Latest).await.map(|_| ());
    says(
        early,
        "ResourceInUseException",
        "Consumer c with creation timestamp 1700000000 under stream: s, account 000000000000 is not in ACTIVE status.",
    );
    house.wait(500);
    let position = StartingPosition { r#type: ShardIteratorType::Latest, ..StartingPosition::default() };
    let shard = subscribe_at(&house, &arn, "shardId-000000000007", position.clone()).await.map(|_| ());
    says(
        shard,
        "ResourceNotFoundException",
        "Shard shardId-000000000007 in stream s under account 000000000000",
    );
    let other = arn.replace("consumer/c:", "consumer/d:");
    let consumer = subscribe(&house, &other, ShardIteratorType::Latest).await.map(|_| ());
    says(consumer, "ResourceNotFoundException", "Consumer d, account 000000000000 not found.");
    let input = SubscribeToShardInput {
        consumer_arn: arn.clone(),
        shard_id: "shardId-000000000000".into(),
        starting_position: position,
        dry_run: Some(true),
        stream_id: None,
    };
    let dry = house.call::<subscribe_to_shard::SubscribeToShard>(input).await.map(|_| ());
    says(dry, "DryRunOperationException", "");
    subscribe(&house, &arn, ShardIteratorType::Latest).await.unwrap();
}

#[tokio::test]
async fn what_a_consumer_got_is_counted() {
    let (house, arn) = house_with("c").await;
    house.put("s", "key", "0123").await;
    house.put("s", "key", "4").await;
    let mut subscriber = subscribe(&house, &arn, ShardIteratorType::TrimHorizon).await.unwrap();
    assert_eq!(subscriber.texts(2).await, ["0123", "4"]);
    assert!(subscribe(&house, &arn, ShardIteratorType::TrimHorizon).await.is_err(), "too soon");
    let measured = house.streams.measured();
    let sum = |name: &str| {
        let of = measured.iter().find(|m| m.series.name == name).unwrap();
        assert_eq!(of.series.dimensions[1], ("ConsumerName", "c".into()));
        (of.statistics.count, of.statistics.sum)
    };
    assert_eq!(sum("SubscribeToShard.Success"), (2, 1.0));
    assert_eq!(sum("SubscribeToShard.RateExceeded"), (1, 1.0));
    assert_eq!(sum("SubscribeToShardEvent.Records").1, 2.0);
    assert_eq!(sum("SubscribeToShardEvent.Bytes").1, 11.0);
    assert_eq!(sum("SubscribeToShardEvent.MillisBehindLatest").1, 0.0);
}
