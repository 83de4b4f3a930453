//! What the ports RecordSource and RecordSink promise, over the real log in memory.

use base::Arn;
use service_api::ports::{
    Access, AllowAll, Authorizer, RecordSink, RecordSource, ShardOf, SinkError, SinkRecord, SourcePage,
};

use super::*;
use crate::StreamPorts;

/// Lets everything through but one action.
struct AllBut(&'static str);

impl Authorizer for AllBut {
    fn enforces(&self) -> bool {
        true
    }

    fn authorize(&self, access: &Access<'_>) -> Result<(), ServiceError> {
        match access.action == self.0 {
            true => Err(ServiceError::client("AccessDeniedException", access.resource.to_owned())),
            false => Ok(()),
        }
    }
}

struct Reader {
    ports: StreamPorts,
    caller: Caller,
    arn: String,
}

impl House {
    fn reader(&self, stream: &str) -> Reader {
        self.reader_with(stream, Arc::new(AllowAll))
    }

    fn reader_with(&self, stream: &str, authorizer: Arc<dyn Authorizer>) -> Reader {
        let caller = self.context().caller;
        let arn = Arn::stream(&caller.scope, stream).to_string();
        Reader { ports: StreamPorts::new(self.streams.clone(), authorizer), caller, arn }
    }

    async fn split_in_the_middle(&self, shard: &str) {
        let input = SplitShardInput {
            stream_name: Some("s".into()),
            shard_to_split: shard.into(),
            new_starting_hash_key: (1_u128 << 127).to_string().into(),
            ..SplitShardInput::default()
        };
        self.call::<split_shard::SplitShard>(input).await.unwrap();
    }
}

impl Reader {
    fn at<'a>(&'a self, shard: &'a str) -> ShardOf<'a> {
        ShardOf { caller: &self.caller, stream: &self.arn, shard }
    }

    async fn read(&self, shard: &str, after: SequenceNumber) -> SourcePage {
        self.ports.read(self.at(shard), after, 100, 1 << 20).await.unwrap()
    }

    async fn put(&self, records: &[(&str, &str)]) -> Result<Vec<Result<(), SinkError>>, ServiceError> {
        let record = |(key, data): &(&str, &str)| SinkRecord {
            partition_key: (*key).into(),
            data: Bytes::copy_from_slice(data.as_bytes()),
        };
        self.ports.put(&self.caller, &self.arn, records.iter().map(record).collect()).await
    }
}

fn data(page: &SourcePage) -> Vec<&str> {
    page.records.iter().map(|record| std::str::from_utf8(&record.data).unwrap()).collect()
}

const FIRST: &str = "shardId-000000000000";

#[tokio::test]
async fn what_the_sink_put_the_source_reads_and_reads_on_from_a_kept_place() {
    let house = House::new().await;
    house.create("s", 1).await;
    let reader = house.reader("s");
    let latest = reader.ports.begin(reader.at(FIRST), true).unwrap();
    assert_eq!(reader.put(&[("k", "0"), ("k", "1")]).await.unwrap(), [Ok(()), Ok(())]);
    house.wait(5);
    let start = reader.ports.begin(reader.at(FIRST), false).unwrap();
    let page = reader.read(FIRST, start).await;
    assert_eq!(data(&page), ["0", "1"]);
    assert_eq!(page.records[1].arrival, Timestamp(START));
    assert_eq!((page.millis_behind, page.at_end), (0, false));
    assert_eq!(data(&reader.read(FIRST, latest).await), ["0", "1"], "it was the tip when it was asked for");
    assert_eq!(data(&reader.read(FIRST, page.records[0].sequence_number).await), ["1"]);

    // A place survives as text, and the process.
    let text = page.next.to_string();
    let house = house.restarted().await;
    let reader = house.reader("s");
    let place = SequenceNumber::parse(&text).unwrap();
    let nothing = reader.read(FIRST, place).await;
    assert_eq!((data(&nothing).len(), nothing.next), (0, place));
    reader.put(&[("k", "2")]).await.unwrap();
    assert_eq!(data(&reader.read(FIRST, place).await), ["2"]);
    let latest = reader.ports.begin(reader.at(FIRST), true).unwrap();
    assert_eq!(data(&reader.read(FIRST, latest).await), [""; 0]);
}

#[tokio::test]
async fn the_source_waits_for_records_and_is_told_the_end_of_a_shard_with_its_children() {
    let house = House::new().await;
    house.create("s", 1).await;
    let reader = house.reader("s");
    let start = reader.ports.begin(reader.at(FIRST), false).unwrap();
    let mut changed = reader.ports.changed(reader.at(FIRST), start);
    assert!(futures_poll(&mut changed).await.is_none(), "nothing is there yet");
    reader.put(&[("k", "0")]).await.unwrap();
    changed.await;
    let page = reader.read(FIRST, start).await;
    let changed = reader.ports.changed(reader.at(FIRST), page.next);
    house.split_in_the_middle(FIRST).await;
    changed.await;
    let end = reader.read(FIRST, page.next).await;
    assert!(end.at_end && end.records.is_empty());
    let shards = reader.ports.shards(&reader.caller, &reader.arn).unwrap();
    let children: Vec<_> = shards.iter().filter(|shard| shard.parents == [FIRST]).collect();
    assert_eq!((shards.len(), children.len()), (3, 2));
    // Whoever reads on behind the end learns the same.
    reader.ports.changed(reader.at(FIRST), end.next).await;
}

/// Polls once.
async fn futures_poll<F: Future + Unpin>(future: &mut F) -> Option<F::Output> {
    tokio::select! {
        biased;
        output = future => Some(output),
        () = std::future::ready(()) => None,
    }
}

#[tokio::test]
async fn a_deleted_stream_wakes_who_waits_and_is_refused() {
    let house = House::new().await;
    house.create("s", 1).await;
    let reader = house.reader("s");
    let start = reader.ports.begin(reader.at(FIRST), false).unwrap();
    let changed = reader.ports.changed(reader.at(FIRST), start);
    let delete = DeleteStreamInput { stream_name: Some("s".into()), ..DeleteStreamInput::default() };
    house.call::<delete_stream::DeleteStream>(delete).await.unwrap();
    changed.await;
    says(reader.ports.read(reader.at(FIRST), start, 1, 1).await, "ResourceNotFoundException", "Stream s");
    says(reader.put(&[("k", "0")]).await, "ResourceNotFoundException", "Stream s");
    // A new stream of the name knows no places of the old one.
    house.wait(2_000);
    house.create("s", 1).await;
    let reader = house.reader("s");
    says(
        reader.ports.read(reader.at(FIRST), start, 1, 1).await,
        "InvalidArgumentException",
        "is no number of shard",
    );
}

#[tokio::test]
async fn an_encrypted_stream_is_read_and_written_in_the_clear() {
    let house = House::new().await;
    house.create("s", 1).await;
    let input = StartStreamEncryptionInput {
        stream_name: Some("s".into()),
        encryption_type: EncryptionType::Kms,
        key_id: "alias/k".into(),
        ..StartStreamEncryptionInput::default()
    };
    house.call::<start_stream_encryption::StartStreamEncryption>(input).await.unwrap();
    let reader = house.reader("s");
    reader.put(&[("k", "secret")]).await.unwrap();
    let start = reader.ports.begin(reader.at(FIRST), false).unwrap();
    let page = reader.read(FIRST, start).await;
    assert_eq!(data(&page), ["secret"]);
    assert_eq!(page.records[0].partition_key, "k");
}

#[tokio::test]
async fn a_record_that_never_fits_is_told_from_one_that_may_be_put_later() {
    let house = House::new().await;
    house.create("s", 1).await;
    let reader = house.reader("s");
    let large = "x".repeat(2 << 20);
    let answers = reader.put(&[("k", "0"), ("k", &large), ("k", "1")]).await.unwrap();
    assert!(matches!(&answers[..], [Ok(()), Err(SinkError::Never(_)), Ok(())]), "{answers:?}");
    let start = reader.ports.begin(reader.at(FIRST), false).unwrap();
    assert_eq!(data(&reader.read(FIRST, start).await), ["0", "1"]);
}

#[tokio::test]
async fn policies_hold_for_callers_inside_the_server() {
    let house = House::new().await;
    house.create("s", 1).await;
    let reader = house.reader_with("s", Arc::new(AllBut("kinesis:GetRecords")));
    let start = reader.ports.begin(reader.at(FIRST), false).unwrap();
    says(reader.ports.read(reader.at(FIRST), start, 1, 1).await, "AccessDeniedException", ":stream/s");
    assert!(reader.put(&[("k", "0")]).await.is_ok());
    let reader = house.reader_with("s", Arc::new(AllBut("kinesis:PutRecords")));
    says(reader.put(&[("k", "0")]).await, "AccessDeniedException", ":stream/s");
}
