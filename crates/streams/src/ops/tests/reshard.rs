//! What splits and merges promise to writers and readers, over the real log in memory.

use std::collections::{HashMap, HashSet};

use base::{HashKey, ShardNo};
use commit_log::engine::{ControlLog, ShardLog};

use super::*;
use crate::writing::{self, Entry};

const MIDDLE: u128 = 1 << 127;

/// Keys whose hashes are below and above the middle of the hash keys.
fn low_and_high() -> [&'static str; 2] {
    assert!(HashKey::of_partition_key("b").0 > MIDDLE && HashKey::of_partition_key("a").0 < MIDDLE);
    ["a", "b"]
}

impl House {
    async fn split(&self, shard: &str, at: u128) -> Result<SplitShardOutput, ServiceError> {
        let input = SplitShardInput {
            stream_name: Some("s".into()),
            shard_to_split: shard.into(),
            new_starting_hash_key: at.to_string().into(),
            ..SplitShardInput::default()
        };
        self.call::<split_shard::SplitShard>(input).await
    }

    async fn merge(&self, low: &str, high: &str) -> Result<MergeShardsOutput, ServiceError> {
        let input = MergeShardsInput {
            stream_name: Some("s".into()),
            shard_to_merge: low.into(),
            adjacent_shard_to_merge: high.into(),
            ..MergeShardsInput::default()
        };
        self.call::<merge_shards::MergeShards>(input).await
    }

    async fn count(&self, target: i32) -> Result<UpdateShardCountOutput, ServiceError> {
        let input = UpdateShardCountInput {
            stream_name: Some("s".into()),
            target_shard_count: target,
            ..UpdateShardCountInput::default()
        };
        self.call::<update_shard_count::UpdateShardCount>(input).await
    }

    /// All listed shards, in small pages.
    async fn shards(&self, filter: Option<ShardFilter>) -> Vec<Shard> {
        let mut input = ListShardsInput {
            stream_name: Some("s".into()),
            shard_filter: filter,
            max_results: Some(3),
            ..ListShardsInput::default()
        };
        let mut all = Vec::new();
        loop {
            let page = self.call::<list_shards::ListShards>(input).await.unwrap();
            all.extend(page.shards.unwrap());
            let Some(token) = page.next_token else { return all };
            input = ListShardsInput {
                next_token: Some(token),
                max_results: Some(3),
                ..ListShardsInput::default()
            };
        }
    }

    async fn open(&self) -> Vec<Shard> {
        let filter = ShardFilter { r#type: ShardFilterType::AtLatest, ..ShardFilter::default() };
        let mut open = self.shards(Some(filter)).await;
        open.sort_by_key(|shard| shard.hash_key_range.starting_hash_key.parse::<u128>().unwrap());
        open
    }

    async fn horizon_of(&self, shard: &str) -> ByteString {
        let input = GetShardIteratorInput {
            stream_name: Some("s".into()),
            shard_id: shard.into(),
            shard_iterator_type: ShardIteratorType::TrimHorizon,
            ..GetShardIteratorInput::default()
        };
        self.call::<get_shard_iterator::GetShardIterator>(input).await.unwrap().shard_iterator.unwrap()
    }

    /// Reads a shard to its end, or to the tip when it is open; gives its records and its children.
    async fn drain(&self, shard: &str) -> (Vec<Record>, Option<Vec<ChildShard>>) {
        let (mut records, mut iterator) = (Vec::new(), self.horizon_of(shard).await);
        loop {
            let output = self.page(&iterator, Some(7)).await.unwrap();
            let empty = output.records.is_empty();
            records.extend(output.records);
            match output.next_shard_iterator {
                None => return (records, Some(output.child_shards.expect("a closed shard has children"))),
                Some(_) if empty => return (records, None),
                Some(next) => iterator = next,
            }
        }
    }

    /// What a reader sees that begins at the horizon and goes to a child when all its parents have ended.
    async fn everything(&self) -> Vec<Record> {
        let filter = ShardFilter { r#type: ShardFilterType::AtTrimHorizon, ..ShardFilter::default() };
        let mut ready: Vec<ByteString> =
            self.shards(Some(filter)).await.into_iter().map(|s| s.shard_id).collect();
        let (mut done, mut records, mut i) = (HashSet::new(), Vec::new(), 0);
        while let Some(shard) = ready.get(i).cloned() {
            i += 1;
            let (of_shard, children) = self.drain(&shard).await;
            records.extend(of_shard);
            done.insert(shard);
            for child in children.into_iter().flatten() {
                if child.parent_shards.iter().all(|parent| done.contains(parent))
                    && !ready.contains(&child.shard_id)
                {
                    ready.push(child.shard_id);
                }
            }
        }
        records
    }
}

#[tokio::test]
async fn records_of_a_split_shard_are_read_to_its_end_and_then_in_its_children() {
    let [low, high] = low_and_high();
    let house = House::new().await;
    house.create("s", 1).await;
    house.put("s", low, "low before").await;
    house.put("s", high, "high before").await;
    house.wait(10);
    house.split("shardId-000000000000", MIDDLE).await.unwrap();
    let after = house.put("s", low, "low after").await;
    assert_eq!(after.shard_id, "shardId-000000000001");
    assert_eq!(house.put("s", high, "high after").await.shard_id, "shardId-000000000002");

    let iterator = house.horizon_of("0").await;
    let end = house.get(&iterator).await.unwrap();
    assert_eq!(texts(&end), ["low before", "high before"]);
    assert_eq!(end.next_shard_iterator, None);
    assert_eq!(end.millis_behind_latest, Some(0));
    let children = end.child_shards.unwrap();
    assert_eq!(
        children.iter().map(|c| &*c.shard_id).collect::<Vec<_>>(),
        ["shardId-000000000001", "shardId-000000000002"]
    );
    assert_eq!(children[0].parent_shards, ["shardId-000000000000"]);
    assert_eq!(children[0].hash_key_range.ending_hash_key, (MIDDLE - 1).to_string());
    let number = |text: &str| SequenceNumber::parse(text).unwrap();
    assert!(number(&after.sequence_number) > number(&end.records[1].sequence_number));

    let shards = house.shards(None).await;
    let range = &shards[0].sequence_number_range;
    assert!(number(range.ending_sequence_number.as_ref().unwrap()) > number(&end.records[1].sequence_number));
    assert_eq!(shards[1].sequence_number_range.ending_sequence_number, None);
    assert_eq!(shards[2].parent_shard_id.as_deref(), Some("shardId-000000000000"));
    assert_eq!(shards[2].adjacent_parent_shard_id, None);
    // The ending number, as a checkpoint may have it, is the end, too.
    let ending = range.ending_sequence_number.clone().unwrap();
    let past = house.iterator("s", ShardIteratorType::AtSequenceNumber, &ending).await.unwrap();
    let output = house.get(&past).await.unwrap();
    assert_eq!((output.records.len(), output.next_shard_iterator), (0, None));
    assert!(output.child_shards.is_some());
}

#[tokio::test]
async fn shards_are_merged_and_the_child_names_both_parents() {
    let house = House::new().await;
    house.create("s", 3).await;
    house.merge("shardId-000000000001", "shardId-000000000002").await.unwrap();
    for parent in ["1", "2"] {
        let end = house.get(&house.horizon_of(parent).await).await.unwrap();
        let [child] = &end.child_shards.unwrap()[..] else { panic!("one child") };
        assert_eq!(child.shard_id, "shardId-000000000003");
        assert_eq!(child.parent_shards, ["shardId-000000000001", "shardId-000000000002"]);
    }
    let shards = house.shards(None).await;
    assert_eq!(shards[3].parent_shard_id.as_deref(), Some("shardId-000000000001"));
    assert_eq!(shards[3].adjacent_parent_shard_id.as_deref(), Some("shardId-000000000002"));
    let input =
        DescribeStreamSummaryInput { stream_name: Some("s".into()), ..DescribeStreamSummaryInput::default() };
    let summary = house.call::<describe_stream_summary::DescribeStreamSummary>(input).await.unwrap();
    assert_eq!(summary.stream_description_summary.open_shard_count, 2);
}

#[tokio::test]
async fn a_new_shard_count_is_answered_with_both_counts() {
    let house = House::new().await;
    house.create("s", 4).await;
    let output = house.count(5).await.unwrap();
    assert_eq!((output.current_shard_count, output.target_shard_count), (Some(4), Some(5)));
    assert_eq!(output.stream_arn.as_deref(), Some("arn:aws:kinesis:us-east-1:000000000000:stream/s"));
    assert_eq!(house.open().await.len(), 5);
    // Shards that lived only within the command are ends like others.
    for shard in house.shards(None).await {
        let closed = shard.sequence_number_range.ending_sequence_number.is_some();
        assert_eq!(house.drain(&shard.shard_id).await.1.is_some(), closed, "{}", shard.shard_id);
    }
}

#[tokio::test]
async fn what_cannot_be_split_or_merged_is_refused_in_awss_sentences() {
    let house = House::new().await;
    house.create("s", 2).await;
    let (invalid, missing, limit) =
        ("InvalidArgumentException", "ResourceNotFoundException", "LimitExceededException");
    says(
        house.split("x", 9).await,
        missing,
        "Could not find shard x in stream s under account 000000000000.",
    );
    says(
        house.split("7", 9).await,
        missing,
        "Could not find shard shardId-000000000007 in stream s under account 000000000000.",
    );
    says(
        house.split("0", 1).await,
        invalid,
        "NewStartingHashKey 1 used in SplitShard() on shard shardId-000000000000 in stream s under account 000000000000 is not both greater than one plus the shard's StartingHashKey 0 and less than the shard's EndingHashKey 170141183460469231731687303715884105727.",
    );
    says(
        house.merge("1", "0").await,
        invalid,
        "Shards shardId-000000000001 and shardId-000000000000 in stream s under account 000000000000 are not an adjacent pair of shards eligible for merging",
    );
    house.merge("0", "1").await.unwrap();
    says(
        house.split("1", 9).await,
        invalid,
        "Shard shardId-000000000001 in stream s under account 000000000000 has already been merged or split, and thus is not eligible for merging or splitting.",
    );
    says(
        house.count(3).await,
        limit,
        "UpdateShardCount cannot scale up over double your current open shard count. Current open shard count: 1, Target shard count: 3",
    );
    says(
        house.count(10_001).await,
        limit,
        "Target shard count or number of open shards cannot be greater than 10000. Current open shard count: 1, Target shard count: 10001",
    );
    house.count(2).await.unwrap();
    house.count(4).await.unwrap();
    says(
        house.count(1).await,
        limit,
        "UpdateShardCount cannot scale down below half your current open shard count.",
    );
}

#[tokio::test]
async fn an_on_demand_stream_is_not_resharded_by_its_owner() {
    let house = House::new().await;
    let input = CreateStreamInput { stream_name: "s".into(), ..CreateStreamInput::default() };
    house.call::<create_stream::CreateStream>(input).await.unwrap();
    let text = "Request is invalid. Stream s under account 000000000000 is in On-Demand mode.";
    says(house.split("0", 9).await, "ValidationException", text);
    says(house.merge("0", "1").await, "ValidationException", text);
    says(house.count(8).await, "ValidationException", text);
}

#[tokio::test]
async fn an_updating_stream_takes_and_gives_records_and_no_other_change() {
    let clock = Arc::new(TestClock::new(Timestamp(START)));
    let settings = StreamsSettings { updating: Duration::from_millis(500), ..StreamsSettings::default() };
    let house = House::on(MemoryVfs::new(1 << 30), clock, settings).await;
    house.create("s", 1).await;
    house.put("s", "key", "before").await;
    house.split("0", MIDDLE).await.unwrap();
    house.put("s", "key", "during").await;
    assert_eq!(house.everything().await.len(), 2);
    says(
        house.merge("1", "2").await,
        "ResourceInUseException",
        "Stream s under account 000000000000 not ACTIVE, instead in state UPDATING",
    );
    house.wait(500);
    house.merge("1", "2").await.unwrap();
}

#[tokio::test]
async fn a_closed_shard_vanishes_with_its_last_record() {
    let house = House::new().await;
    house.create("s", 1).await;
    house.put("s", "key", "old").await;
    house.split("0", MIDDLE).await.unwrap();
    let iterator = house.horizon_of("0").await;
    house.wait(24 * HOUR - 200_000);
    assert_eq!(house.shards(None).await.len(), 3);
    house.wait(260_000);
    assert_eq!(
        house.shards(None).await.iter().map(|s| &*s.shard_id).collect::<Vec<_>>(),
        ["shardId-000000000001", "shardId-000000000002"]
    );
    says(
        house.iterator("s", ShardIteratorType::TrimHorizon, "").await,
        "ResourceNotFoundException",
        "Shard shardId-000000000000 in",
    );
    drop(iterator);
    // A command makes the log forget it; the rest survives a restart.
    house.merge("1", "2").await.unwrap();
    assert!(house.log.bounds(ShardNo(0)).is_err());
    let house = house.restarted().await;
    house.put("s", "key", "new").await;
    assert_eq!(house.everything().await.len(), 1);
}

fn entry(view: &crate::catalog::StreamView, key: &str, data: &str) -> Entry {
    Entry::new(view, Bytes::copy_from_slice(data.as_bytes()), Some(key.into()), None, String::new).unwrap()
}

#[tokio::test]
async fn a_writer_with_an_old_shard_map_is_led_to_the_children() {
    let [low, high] = low_and_high();
    let house = House::new().await;
    house.create("s", 1).await;
    let old = house.streams.resolve(&house.context(), Some("s"), None).unwrap();
    let entries: Vec<_> =
        [low, high, low, high].iter().zip(["0", "1", "2", "3"]).map(|(k, d)| entry(&old, k, d)).collect();
    house.split("0", MIDDLE).await.unwrap();
    house.split("1", 1000).await.unwrap();
    let answers = writing::store(&house.streams, &old, &entries, house.clock.now()).await;
    let shards: Vec<_> = answers.into_iter().map(|answer| answer.unwrap().shard_id.to_string()).collect();
    assert_eq!(shards, [4, 2, 4, 2].map(|i| format!("shardId-{i:012}")));
    assert_eq!(
        house
            .everything()
            .await
            .iter()
            .filter(|r| r.partition_key.as_deref() == Some(low))
            .map(|r| r.data.clone())
            .collect::<Vec<_>>(),
        ["0", "2"]
    );
}

#[tokio::test]
async fn between_the_seal_and_the_new_shard_map_writers_wait_and_readers_are_told_no_end() {
    let house = House::new().await;
    house.create("s", 1).await;
    house.put("s", "key", "before").await;
    let no = house.streams.resolve(&house.context(), Some("s"), None).unwrap().stream.shards[0].no;
    // What a split does in the log, before anybody else sees it.
    house.log.propose(Bytes::from_static(b"a command"), vec![no]).await.unwrap();
    let end = house.get(&house.horizon_of("0").await).await.unwrap();
    assert_eq!(texts(&end), ["before"]);
    assert!(end.next_shard_iterator.is_some() && end.child_shards.is_none());
    let (put, split) = tokio::join!(house.put("s", "key", "meanwhile"), house.split("0", MIDDLE));
    split.unwrap();
    assert!(["shardId-000000000001", "shardId-000000000002"].contains(&&*put.shard_id));
    let texts: Vec<_> = house.everything().await.into_iter().map(|record| record.data).collect();
    assert_eq!(texts, ["before", "meanwhile"]);
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % below
    }
}

/// A split, a merge or a new count, somewhere.
async fn reshard(house: &House, dice: &mut Dice) {
    let open = house.open().await;
    let pick = dice.roll(open.len());
    let key = |text: &ByteString| text.parse::<u128>().unwrap();
    let result = match dice.roll(5) {
        0 => {
            let now = i32::try_from(open.len()).unwrap();
            let target = (now / 2 + 1 + i32::try_from(pick).unwrap()).clamp((now + 1) / 2, 2 * now);
            house.count(target.min(16)).await.map(|_| ())
        }
        1 | 2 if open.len() > 1 => {
            let pick = pick.min(open.len() - 2);
            house.merge(&open[pick].shard_id, &open[pick + 1].shard_id).await.map(|_| ())
        }
        _ => {
            let range = &open[pick].hash_key_range;
            let (start, end) = (key(&range.starting_hash_key), key(&range.ending_hash_key));
            let at = start + (end - start) / 16 * (1 + dice.roll(14) as u128);
            house.split(&open[pick].shard_id, at).await.map(|_| ())
        }
    };
    result.unwrap();
}

/// One writer: rounds of records under its own keys, each round after the one before was acknowledged.
async fn write(house: &House, writer: usize, rounds: usize) {
    for round in 0..rounds {
        let keys: Vec<String> = (0..6).map(|i| format!("w{writer}-k{i}")).collect();
        let records = [0, 1].iter().flat_map(|half| {
            keys.iter().map(move |key| PutRecordsRequestEntry {
                data: format!("{}", 2 * round + half).into(),
                partition_key: Some(key.as_str().into()),
                ..PutRecordsRequestEntry::default()
            })
        });
        let input = PutRecordsInput {
            stream_name: Some("s".into()),
            records: records.collect(),
            ..PutRecordsInput::default()
        };
        let output = house.call::<put_records::PutRecords>(input).await.unwrap();
        assert_eq!(output.failed_record_count, Some(0), "nothing is refused for a reshard");
    }
}

async fn write_through_reshards(seed: u64) {
    const WRITERS: usize = 4;
    const ROUNDS: usize = 60;
    let house = House::new().await;
    house.create("s", 2).await;
    let mut dice = Dice(seed);
    let writers = async {
        tokio::join!(
            write(&house, 0, ROUNDS),
            write(&house, 1, ROUNDS),
            write(&house, 2, ROUNDS),
            write(&house, 3, ROUNDS)
        )
    };
    let reshards = async {
        for _ in 0..30 {
            reshard(&house, &mut dice).await;
            house.wait(dice.roll(3000) as u64);
        }
    };
    tokio::join!(writers, reshards);
    let check = async |house: &House| {
        let mut of_key: HashMap<String, Vec<usize>> = HashMap::new();
        for record in house.everything().await {
            let text = String::from_utf8(record.data.to_vec()).unwrap();
            of_key.entry(record.partition_key.unwrap().to_string()).or_default().push(text.parse().unwrap());
        }
        assert_eq!(of_key.len(), WRITERS * 6);
        for (key, numbers) in of_key {
            assert_eq!(numbers, (0..2 * ROUNDS).collect::<Vec<_>>(), "{key}, seed {seed}");
        }
    };
    check(&house).await;
    let shards = house.shards(None).await;
    let house = house.restarted().await;
    assert_eq!(house.shards(None).await, shards);
    check(&house).await;
}

#[tokio::test]
async fn every_acknowledged_record_is_reached_through_the_lineage_in_order_of_its_key() {
    for seed in 1u64..=6 {
        write_through_reshards(0x9E37_79B9_7F4A_7C15 ^ (seed << 20)).await;
    }
}
