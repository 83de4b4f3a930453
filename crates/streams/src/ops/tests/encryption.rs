//! Encryption at rest, as clients and whoever copies the disk see it.

use std::collections::BTreeSet;
use std::sync::Mutex;

use base::Arn;
use service_api::BoxFuture;
use service_api::ports::{AllowAll, KeyError, Keys, RecordSource, ShardOf, WrappedKey};

use super::*;

/// Keys that can be lost. The wrapping is good enough for a test: it is not the secret itself.
#[derive(Default)]
pub(super) struct TestKeys {
    made: Mutex<u8>,
    lost: Mutex<BTreeSet<String>>,
}

impl TestKeys {
    fn lose(&self, key_id: &str) {
        self.lost.lock().unwrap().insert(format!("arn-of-{key_id}"));
    }

    fn find(&self, arn: &str) -> Result<(), KeyError> {
        match self.lost.lock().unwrap().contains(arn) {
            true => Err(KeyError::NotFound(format!("Key '{arn}' does not exist"))),
            false => Ok(()),
        }
    }
}

impl Keys for TestKeys {
    fn generate<'a>(
        &'a self,
        _: &'a Scope,
        key_id: &'a str,
        context: &'a str,
    ) -> BoxFuture<'a, Result<WrappedKey, KeyError>> {
        Box::pin(async move {
            let key_arn = format!("arn-of-{key_id}");
            self.find(&key_arn)?;
            let mut made = self.made.lock().unwrap();
            *made += 1;
            Ok(WrappedKey { wrapped: format!("{key_arn} {context} {made}").into_bytes(), key_arn })
        })
    }

    fn unwrap<'a>(
        &'a self,
        key: &'a WrappedKey,
        context: &'a str,
    ) -> BoxFuture<'a, Result<[u8; 32], KeyError>> {
        Box::pin(async move {
            self.find(&key.key_arn)?;
            let text = String::from_utf8(key.wrapped.clone()).unwrap();
            let number = text.strip_prefix(&format!("{} {context} ", key.key_arn));
            let number = number.ok_or_else(|| KeyError::AccessDenied("another context".into()))?;
            Ok([number.parse().unwrap(); 32])
        })
    }
}

async fn start(house: &House, key_id: &str) -> Result<StartStreamEncryptionOutput, ServiceError> {
    let input = StartStreamEncryptionInput {
        stream_name: Some("s".into()),
        encryption_type: EncryptionType::Kms,
        key_id: key_id.into(),
        ..StartStreamEncryptionInput::default()
    };
    house.call::<start_stream_encryption::StartStreamEncryption>(input).await
}

async fn stop(house: &House, kind: EncryptionType) -> Result<StopStreamEncryptionOutput, ServiceError> {
    let input = StopStreamEncryptionInput {
        stream_name: Some("s".into()),
        encryption_type: kind,
        key_id: "alias/any".into(),
        ..StopStreamEncryptionInput::default()
    };
    house.call::<stop_stream_encryption::StopStreamEncryption>(input).await
}

async fn described(house: &House) -> (Option<EncryptionType>, Option<ByteString>) {
    let input = DescribeStreamInput { stream_name: Some("s".into()), ..DescribeStreamInput::default() };
    let stream = house.call::<describe_stream::DescribeStream>(input).await.unwrap().stream_description;
    let input = DescribeStreamSummaryInput { stream_name: Some("s".into()), ..Default::default() };
    let summary = house.call::<describe_stream_summary::DescribeStreamSummary>(input).await.unwrap();
    let summary = summary.stream_description_summary;
    assert_eq!((&summary.encryption_type, &summary.key_id), (&stream.encryption_type, &stream.key_id));
    (stream.encryption_type, stream.key_id)
}

async fn all(house: &House) -> Result<Vec<(String, Option<EncryptionType>)>, ServiceError> {
    let iterator = house.iterator("s", ShardIteratorType::TrimHorizon, "").await.unwrap();
    let text = |record: Record| {
        assert_eq!(record.partition_key.as_deref(), Some("secret-key"));
        (String::from_utf8(record.data.to_vec()).unwrap(), record.encryption_type)
    };
    Ok(house.get(&iterator).await?.records.into_iter().map(text).collect())
}

/// Whether a text is anywhere on the disk.
fn on_disk(house: &House, text: &str) -> bool {
    use commit_log::Vfs as _;
    house.disk.list().unwrap().iter().any(|name| {
        let file = house.disk.open(name).unwrap();
        let mut bytes = vec![0; file.size().unwrap() as usize];
        file.pread_exact(0, &mut bytes).unwrap();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

#[tokio::test]
async fn records_of_an_encrypted_stream_are_nowhere_on_the_disk() {
    let house = House::new().await;
    house.create("s", 1).await;
    house.create("open", 1).await;
    assert_eq!(described(&house).await, (Some(EncryptionType::None), None));
    start(&house, "alias/aws/kinesis").await.unwrap();
    assert_eq!(described(&house).await, (Some(EncryptionType::Kms), Some("alias/aws/kinesis".into())));
    assert_eq!(
        house.put("s", "secret-key", "secret-payload").await.encryption_type,
        Some(EncryptionType::Kms)
    );
    assert_eq!(house.put("open", "open-key", "open-payload").await.encryption_type, None);
    let house = house.restarted().await;
    assert_eq!(all(&house).await.unwrap(), [("secret-payload".into(), Some(EncryptionType::Kms))]);
    assert!(on_disk(&house, "open-key") && on_disk(&house, "open-payload"), "the search finds what is there");
    assert!(!on_disk(&house, "secret-key") && !on_disk(&house, "secret-payload"));
}

#[tokio::test]
async fn a_reader_in_the_server_is_told_the_key_to_keep_under_what_comes_of_records() {
    let house = House::new().await;
    house.create("s", 1).await;
    let ports = crate::StreamPorts::new(house.streams.clone(), Arc::new(AllowAll));
    let caller = house.context().caller;
    let arn = Arn::stream(&caller.scope, "s").to_string();
    let at = ShardOf { caller: &caller, stream: &arn, shard: "shardId-000000000000" };
    let begin = ports.begin(at, false).unwrap();
    house.put("s", "k", "0").await;
    let open = ports.read(at, begin, 10, 1 << 20).await.unwrap();
    assert_eq!(open.key, None);
    let key = |id: &str| format!("arn-of-{id}");
    start(&house, "key-a").await.unwrap();
    let idle = ports.read(at, open.next, 10, 1 << 20).await.unwrap();
    assert_eq!(idle.key, None, "nothing was read");
    house.put("s", "k", "1").await;
    let sealed = ports.read(at, begin, 10, 1 << 20).await.unwrap();
    assert_eq!(sealed.key.as_deref(), Some(&*key("key-a")));
    // The key in use, also for records of before.
    start(&house, "key-b").await.unwrap();
    let before = ports.read(at, open.next, 10, 1 << 20).await.unwrap();
    assert_eq!(before.key.as_deref(), Some(&*key("key-b")));
    // Without one in use, the record's own.
    stop(&house, EncryptionType::Kms).await.unwrap();
    house.put("s", "k", "2").await;
    let page = ports.read(at, open.next, 10, 1 << 20).await.unwrap();
    assert_eq!(page.key.as_deref(), Some(&*key("key-a")));
    assert_eq!(ports.read(at, sealed.next, 10, 1 << 20).await.unwrap().key, None);
}

#[tokio::test]
async fn starting_again_and_stopping_leave_earlier_records_readable() {
    let house = House::new().await;
    house.create("s", 1).await;
    house.put("s", "secret-key", "0").await;
    for (n, key) in [("1", "alias/a"), ("2", "alias/a"), ("3", "key-b")] {
        start(&house, key).await.unwrap();
        house.put("s", "secret-key", n).await;
    }
    stop(&house, EncryptionType::Kms).await.unwrap();
    stop(&house, EncryptionType::Kms).await.unwrap();
    assert_eq!(described(&house).await, (Some(EncryptionType::None), None));
    house.put("s", "secret-key", "4").await;
    let kms = Some(EncryptionType::Kms);
    let expected = [("0", None), ("1", kms.clone()), ("2", kms.clone()), ("3", kms), ("4", None)];
    let expected = expected.map(|(text, kind)| (text.to_owned(), kind));
    assert_eq!(all(&house).await.unwrap(), expected);
    assert_eq!(all(&house.restarted().await).await.unwrap(), expected);
}

#[tokio::test]
async fn a_lost_key_is_named_and_the_rest_is_served() {
    let house = House::new().await;
    house.create("s", 1).await;
    house.create("other", 1).await;
    start(&house, "alias/lost").await.unwrap();
    house.put("s", "secret-key", "x").await;
    house.keys.lose("alias/lost");
    let house = house.restarted().await;
    says(all(&house).await, "KMSNotFoundException", "Key 'arn-of-alias/lost' does not exist");
    let put = PutRecordsInput {
        stream_name: Some("s".into()),
        records: vec![PutRecordsRequestEntry { partition_key: Some("k".into()), ..Default::default() }],
        ..PutRecordsInput::default()
    };
    says(house.call::<put_records::PutRecords>(put).await, "KMSNotFoundException", "arn-of-alias/lost");
    says(start(&house, "alias/lost").await, "KMSNotFoundException", "arn-of-alias/lost");
    house.put("other", "k", "goes on").await;

    // Another key ends the misery for new records; with the old key back, the old ones are there too.
    start(&house, "alias/new").await.unwrap();
    assert_eq!(house.put("s", "secret-key", "y").await.encryption_type, Some(EncryptionType::Kms));
    house.keys.lost.lock().unwrap().clear();
    let house = house.restarted().await;
    assert_eq!(all(&house).await.unwrap().len(), 2);
}

#[tokio::test]
async fn encryption_is_refused_in_words() {
    let mut settings = StreamsSettings { encryption_changes_per_day_max: 2, ..StreamsSettings::default() };
    settings.creating = Duration::from_secs(1);
    settings.updating = Duration::from_secs(2);
    let clock = Arc::new(TestClock::new(Timestamp(START)));
    let house = House::on(MemoryVfs::new(1 << 30), clock, settings).await;
    says(start(&house, "alias/a").await, "ResourceNotFoundException", "Stream s under account 000000000000");
    house.create("s", 1).await;
    says(start(&house, "alias/a").await, "ResourceInUseException", "not ACTIVE, instead in state CREATING");
    assert_eq!(*house.keys.made.lock().unwrap(), 0, "no key for a stream that cannot use it");
    house.wait(1000);
    says(stop(&house, EncryptionType::None).await, "InvalidArgumentException", "EncryptionType must be KMS.");
    start(&house, "alias/a").await.unwrap();
    says(start(&house, "alias/a").await, "ResourceInUseException", "instead in state UPDATING");
    house.put("s", "k", "an UPDATING stream takes records").await;
    house.wait(2000);
    start(&house, "alias/a").await.unwrap();
    house.wait(2000);
    says(start(&house, "alias/a").await, "LimitExceededException", "only 2 times within 24 hours");
    house.wait(24 * HOUR);
    start(&house, "alias/a").await.unwrap();
}
