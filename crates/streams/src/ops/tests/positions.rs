//! Where iterators begin to read, and what they say of how far behind that is.

use super::*;

#[tokio::test]
async fn a_record_is_read_back_from_every_kind_of_iterator() {
    use ShardIteratorType::*;
    let house = House::new().await;
    house.create("s", 1).await;
    let mut numbers = Vec::new();
    for i in 0..5 {
        numbers.push(house.put("s", "key", &i.to_string()).await.sequence_number);
        house.wait(1000);
    }
    assert_eq!(house.read(TrimHorizon, "").await, ["0", "1", "2", "3", "4"]);
    assert_eq!(house.read(AtSequenceNumber, &numbers[3]).await, ["3", "4"]);
    assert_eq!(house.read(AfterSequenceNumber, &numbers[3]).await, ["4"]);
    assert_eq!(house.read(Latest, "").await, [""; 0]);
    for (at, expected) in [(START, "01234"), (START + 1, "1234"), (START + 2000, "234"), (START + 4001, "")] {
        let input = GetShardIteratorInput {
            stream_name: Some("s".into()),
            shard_id: "0".into(),
            shard_iterator_type: AtTimestamp,
            timestamp: Some(Timestamp(at)),
            ..GetShardIteratorInput::default()
        };
        let iterator = house.call::<get_shard_iterator::GetShardIterator>(input).await.unwrap();
        let output = house.get(&iterator.shard_iterator.unwrap()).await.unwrap();
        assert_eq!(texts(&output).concat(), expected, "at {at}");
    }
    let output = house.get(&house.iterator("s", TrimHorizon, "").await.unwrap()).await.unwrap();
    let record = &output.records[2];
    assert_eq!(record.sequence_number, numbers[2]);
    assert_eq!(record.partition_key.as_deref(), Some("key"));
    assert_eq!(record.approximate_arrival_timestamp, Some(Timestamp(START + 2000)));
    assert_eq!(record.encryption_type, None);
}

#[tokio::test]
async fn a_shard_can_be_read_from_its_starting_number() {
    let house = House::new().await;
    house.create("s", 1).await;
    house.put("s", "key", "0").await;
    let input = DescribeStreamInput { stream_name: Some("s".into()), ..DescribeStreamInput::default() };
    let shards =
        house.call::<describe_stream::DescribeStream>(input).await.unwrap().stream_description.shards;
    let start = &shards[0].sequence_number_range.starting_sequence_number;
    assert_eq!(shards[0].sequence_number_range.ending_sequence_number, None);
    assert_eq!(house.read(ShardIteratorType::AtSequenceNumber, start).await, ["0"]);
    assert_eq!(house.read(ShardIteratorType::AfterSequenceNumber, start).await, ["0"]);
}

#[tokio::test]
async fn a_number_that_no_record_has_yet_reads_on_with_what_comes_after_its_time() {
    use ShardIteratorType::*;
    let house = House::new().await;
    house.create("s", 1).await;
    house.put("s", "key", "0").await;
    // As the checkpoint of a consumer that had read more than a backup holds.
    let number = |time| SequenceNumber::record(Timestamp(START), 0, base::Pos(7), time).to_string();
    let newer = number(Timestamp(START));
    assert_eq!(house.read(AtSequenceNumber, &newer).await, [""; 0]);
    house.clock.advance(Duration::from_secs(2));
    house.put("s", "key", "1").await;
    let never = number(Timestamp(START).plus(Duration::from_secs(3600)));
    for kind in [AtSequenceNumber, AfterSequenceNumber] {
        let begin = house.read(kind.clone(), &newer).await;
        assert_eq!(begin[0], "1", "nothing is left out");
        let iterator = house.iterator("s", kind, &never).await.unwrap();
        house.put("s", "key", "2").await;
        assert_eq!(
            house.get(&iterator).await.unwrap().records.len(),
            1,
            "and nothing is waited for without end"
        );
    }
}

#[tokio::test]
async fn a_reader_whose_stream_is_deleted_while_it_reads_is_told_so() {
    let house = House::new().await;
    house.create("s", 1).await;
    house.put("s", "key", "0").await;
    let iterator = house.iterator("s", ShardIteratorType::TrimHorizon, "").await.unwrap();
    let all = u32::try_from(house.streams.settings.pages_max).unwrap();
    let pages = house.streams.pages.acquire_many(all).await.unwrap();
    let delete = async {
        let input = DeleteStreamInput { stream_name: Some("s".into()), ..DeleteStreamInput::default() };
        house.call::<delete_stream::DeleteStream>(input).await.unwrap();
        drop(pages);
    };
    let (found, ()) = tokio::join!(house.get(&iterator), delete);
    says(
        found,
        "ResourceNotFoundException",
        "Shard shardId-000000000000 in stream s under account 000000000000 does not exist",
    );
}

#[tokio::test]
async fn latest_is_fixed_when_the_iterator_is_issued() {
    let house = House::new().await;
    house.create("s", 1).await;
    house.put("s", "key", "before").await;
    let iterator = house.iterator("s", ShardIteratorType::Latest, "").await.unwrap();
    house.put("s", "key", "after").await;
    assert_eq!(texts(&house.get(&iterator).await.unwrap()), ["after"]);
    assert_eq!(texts(&house.get(&iterator).await.unwrap()), ["after"], "an iterator can be used again");
}

#[tokio::test]
async fn millis_behind_latest_is_the_age_of_the_last_record_unless_nothing_follows() {
    let house = House::new().await;
    house.create("s", 1).await;
    house.put("s", "key", "0").await;
    house.wait(700);
    house.put("s", "key", "1").await;
    house.wait(300);
    let mut iterator = house.iterator("s", ShardIteratorType::TrimHorizon, "").await.unwrap();
    for (text, behind) in [("0", 1000), ("1", 0), ("", 0)] {
        let output = house.page(&iterator, Some(1)).await.unwrap();
        assert_eq!(texts(&output).concat(), text);
        assert_eq!(output.millis_behind_latest, Some(behind));
        assert_eq!(output.child_shards, None);
        iterator = output.next_shard_iterator.expect("an open shard has no end");
    }
}
