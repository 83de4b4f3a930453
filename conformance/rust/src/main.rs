//! AWS SDK for Rust: a stream's life, typed errors and enhanced fan-out, over http and https with the SDK's own HTTP client.

mod moved;

use std::env;
use std::fmt::Debug;
use std::future::Future;
use std::time::Duration;

use aws_sdk_kinesis::config::{BehaviorVersion, Credentials, Region, retry::RetryConfig};
use aws_sdk_kinesis::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use aws_sdk_kinesis::operation::subscribe_to_shard::SubscribeToShardError;
use aws_sdk_kinesis::primitives::Blob;
use aws_sdk_kinesis::primitives::event_stream::EventReceiver;
use aws_sdk_kinesis::types::error::SubscribeToShardEventStreamError;
use aws_sdk_kinesis::types::{
    ConsumerStatus, PutRecordsRequestEntry, Record, ShardIteratorType, StartingPosition, StreamStatus,
    SubscribeToShardEvent, SubscribeToShardEventStream,
};
use aws_sdk_kinesis::{Client, Config};
use aws_smithy_http_client::Builder;
use aws_smithy_http_client::tls::{self, TlsContext, TrustStore, rustls_provider::CryptoMode};
use moved::MovedServer;
use tokio::time::{sleep, timeout};

type Failure = Box<dyn std::error::Error>;
type Events = EventReceiver<SubscribeToShardEventStream, SubscribeToShardEventStreamError>;

const SHARD: &str = "shardId-000000000000";
const PATIENCE: Duration = Duration::from_secs(30);

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let endpoint = env::var("FLUMEN_ENDPOINT").unwrap_or_else(|_| "http://127.0.0.1:4567".into());
    let plain = client(&endpoint, None);
    let mut good = true;
    good &= check("Rust over http: create, put, get, list, delete", life(&plain, "rust-http")).await;
    good &= check("Rust over http: typed errors", refusals(&plain)).await;
    good &= check("Rust over http: events, order, shard end with children", pushed(&plain, "rust-efo-http"))
        .await;
    good &=
        check("Rust over http: takeover, errors inside and outside", taken_over(&plain, "rust-efo-taken"))
            .await;
    let variable = |name: &str| env::var(name).ok();
    if let (Some(secure), Some(ca)) = (variable("FLUMEN_TLS_ENDPOINT"), variable("FLUMEN_CA")) {
        let secure = client(&secure, Some(&ca));
        good &= check("Rust over https: create, put, get, list, delete", life(&secure, "rust-https")).await;
        let pushes = pushed(&secure, "rust-efo-https");
        good &= check("Rust over https (h2): events, order, shard end with children", pushes).await;
        if let (Some(binary), Some(scratch)) = (variable("FLUMEN_BIN"), variable("FLUMEN_SCRATCH")) {
            good &= check("a server whose clock stands", five_minutes_twice(&binary, &scratch, &ca)).await;
        } else {
            println!("SKIP Rust after five minutes: FLUMEN_BIN or FLUMEN_SCRATCH is not set");
        }
    } else {
        println!("SKIP Rust over https: FLUMEN_CA does not name the server's CA");
    }
    std::process::exit(i32::from(!good));
}

/// Runs one check and says what came of it.
async fn check(name: &str, run: impl Future<Output = Result<(), Failure>>) -> bool {
    match run.await {
        Ok(()) => println!("PASS {name}"),
        Err(why) => {
            let text = DisplayErrorContext(&*why).to_string();
            println!("FAIL {name}: {}", text.split_whitespace().collect::<Vec<_>>().join(" "));
            return false;
        }
    }
    true
}

fn equal<T: PartialEq + Debug>(found: T, wanted: T) -> Result<(), Failure> {
    if found == wanted { Ok(()) } else { Err(format!("{found:?}, not {wanted:?}").into()) }
}

fn client(endpoint: &str, ca: Option<&str>) -> Client {
    let http = match ca {
        None => Builder::new().build_http(),
        Some(file) => {
            let pem = std::fs::read(file).expect("the file of the authority is there");
            let trust = TrustStore::empty().with_pem_certificate(pem);
            let context =
                TlsContext::builder().with_trust_store(trust).build().expect("one certificate is trusted");
            Builder::new()
                .tls_provider(tls::Provider::Rustls(CryptoMode::Ring))
                .tls_context(context)
                .build_https()
        }
    };
    Client::from_conf(
        Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .endpoint_url(endpoint)
            .region(Region::new("us-east-1"))
            .credentials_provider(Credentials::new(
                "AKIDCONFORMANCE00000",
                "not-a-secret",
                None,
                None,
                "here",
            ))
            .retry_config(RetryConfig::disabled())
            .http_client(http)
            .build(),
    )
}

async fn create(kinesis: &Client, name: &str) -> Result<String, Failure> {
    kinesis.create_stream().stream_name(name).shard_count(1).send().await?;
    for _ in 0..100 {
        let answer = kinesis.describe_stream_summary().stream_name(name).send().await?;
        let summary = answer.stream_description_summary().ok_or("no summary")?;
        if *summary.stream_status() == StreamStatus::Active {
            return Ok(summary.stream_arn().to_owned());
        }
        sleep(Duration::from_millis(100)).await;
    }
    Err("the stream does not become active".into())
}

async fn register(kinesis: &Client, stream: &str, name: &str) -> Result<String, Failure> {
    let made = kinesis.register_stream_consumer().stream_arn(stream).consumer_name(name).send().await?;
    let arn = made.consumer().ok_or("no consumer")?.consumer_arn().to_owned();
    for _ in 0..100 {
        let found = kinesis.describe_stream_consumer().consumer_arn(&arn).send().await?;
        if *found.consumer_description().ok_or("no consumer")?.consumer_status() == ConsumerStatus::Active {
            return Ok(arn);
        }
        sleep(Duration::from_millis(100)).await;
    }
    Err("the consumer does not become active".into())
}

async fn put(kinesis: &Client, stream: &str, texts: &[&str]) -> Result<(), Failure> {
    for text in texts {
        let data = Blob::new(text.as_bytes());
        kinesis
            .put_record()
            .stream_arn(stream)
            .partition_key("key")
            .explicit_hash_key("0")
            .data(data)
            .send()
            .await?;
    }
    Ok(())
}

fn texts(records: &[Record]) -> Vec<String> {
    records.iter().map(|record| String::from_utf8_lossy(record.data().as_ref()).into_owned()).collect()
}

async fn life(kinesis: &Client, name: &str) -> Result<(), Failure> {
    let stream = create(kinesis, name).await?;
    put(kinesis, &stream, &["one"]).await?;
    let entry = |data: Vec<u8>| {
        PutRecordsRequestEntry::builder().partition_key("\u{e9}\u{1f984}").data(Blob::new(data)).build()
    };
    let all: Vec<u8> = (0..=255).collect();
    let entries = vec![entry(all.clone())?, entry(b"three".to_vec())?];
    let answer = kinesis.put_records().stream_arn(&stream).set_records(Some(entries)).send().await?;
    equal(answer.failed_record_count(), Some(0))?;
    let kind = ShardIteratorType::TrimHorizon;
    let found = kinesis
        .get_shard_iterator()
        .stream_arn(&stream)
        .shard_id(SHARD)
        .shard_iterator_type(kind)
        .send()
        .await?;
    let answer = kinesis.get_records().set_shard_iterator(found.shard_iterator).send().await?;
    let data: Vec<&[u8]> = answer.records().iter().map(|record| record.data().as_ref()).collect();
    equal(data, vec![&b"one"[..], &all, b"three"])?;
    equal(answer.records()[1].partition_key(), Some("\u{e9}\u{1f984}"))?;
    equal(answer.millis_behind_latest(), Some(0))?;
    let listed = kinesis.list_streams().send().await?;
    equal(listed.stream_names().iter().any(|each| each == name), true)?;
    equal(kinesis.list_shards().stream_name(name).send().await?.shards().len(), 1)?;
    kinesis.delete_stream().stream_name(name).send().await?;
    Ok(())
}

async fn refusals(kinesis: &Client) -> Result<(), Failure> {
    let missing = kinesis.describe_stream_summary().stream_name("rust-nowhere").send().await;
    let why = missing.err().ok_or("a stream that is not there is described")?.into_service_error();
    equal(why.is_resource_not_found_exception(), true)?;
    let bad = kinesis.get_records().shard_iterator("no iterator").send().await;
    let why = bad.err().ok_or("what is no iterator is taken")?.into_service_error();
    equal(why.is_invalid_argument_exception(), true)?;
    let unnamed = kinesis.create_stream().stream_name("a name with blanks").shard_count(1).send().await;
    let why = unnamed.err().ok_or("a bad name is taken")?;
    equal(why.code(), Some("ValidationException"))
}

async fn subscribe(
    kinesis: &Client,
    consumer: &str,
    shard: &str,
    from: StartingPosition,
) -> Result<Events, SdkError<SubscribeToShardError>> {
    let call = kinesis.subscribe_to_shard().consumer_arn(consumer).shard_id(shard).starting_position(from);
    Ok(call.send().await?.event_stream)
}

fn from(kind: ShardIteratorType) -> StartingPosition {
    StartingPosition::builder().r#type(kind).build().expect("a position has a type")
}

/// The next event; nothing at the end.
async fn next(events: &mut Events) -> Result<Option<SubscribeToShardEvent>, Failure> {
    match timeout(PATIENCE, events.recv()).await.map_err(|_| "no event in 30 s")?? {
        None => Ok(None),
        Some(SubscribeToShardEventStream::SubscribeToShardEvent(event)) => Ok(Some(event)),
        Some(other) => Err(format!("{other:?} is no event").into()),
    }
}

/// Where to go on after these records, which must come next.
async fn after(events: &mut Events, wanted: &[&str]) -> Result<String, Failure> {
    let (mut found, mut number) = (Vec::new(), String::new());
    while found.len() < wanted.len() {
        let event = next(events).await?.ok_or_else(|| format!("an end after {found:?} of {wanted:?}"))?;
        found.extend(texts(event.records()));
        number = event.continuation_sequence_number().to_owned();
    }
    equal(found, wanted.iter().map(ToString::to_string).collect())?;
    Ok(number)
}

/// The end, which must come without one more record; gives the error inside the stream.
async fn ended(events: &mut Events) -> Result<Option<SubscribeToShardEventStreamError>, Failure> {
    loop {
        match timeout(PATIENCE, events.recv()).await.map_err(|_| "no end in 30 s")? {
            Ok(None) => return Ok(None),
            Ok(Some(SubscribeToShardEventStream::SubscribeToShardEvent(event))) => {
                equal(event.records().len(), 0)?
            }
            Ok(Some(other)) => return Err(format!("{other:?} is no event").into()),
            Err(SdkError::ServiceError(why)) => return Ok(Some(why.into_err())),
            Err(why) => return Err(why.into()),
        }
    }
}

async fn pushed(kinesis: &Client, name: &str) -> Result<(), Failure> {
    let stream = create(kinesis, name).await?;
    put(kinesis, &stream, &["0", "1"]).await?;
    let consumer = register(kinesis, &stream, "app").await?;
    let mut events = subscribe(kinesis, &consumer, SHARD, from(ShardIteratorType::TrimHorizon)).await?;
    after(&mut events, &["0", "1"]).await?;
    let more: Vec<String> = (2..52).map(|n| n.to_string()).collect();
    let more: Vec<&str> = more.iter().map(String::as_str).collect();
    put(kinesis, &stream, &more).await?;
    equal(after(&mut events, &more).await?.len(), 56)?;
    let middle = "170141183460469231731687303715884105728";
    kinesis
        .split_shard()
        .stream_arn(&stream)
        .shard_to_split(SHARD)
        .new_starting_hash_key(middle)
        .send()
        .await?;
    let mut last = next(&mut events).await?.ok_or("an end without an event")?;
    while last.child_shards().is_empty() {
        equal(last.records().len(), 0)?;
        last = next(&mut events).await?.ok_or("an end without children")?;
    }
    equal(last.continuation_sequence_number(), "")?;
    let children: Vec<&str> = last.child_shards().iter().map(|child| child.shard_id()).collect();
    equal(&children, &vec!["shardId-000000000001", "shardId-000000000002"])?;
    equal(last.child_shards()[0].parent_shards(), &[SHARD.to_owned()])?;
    equal(ended(&mut events).await?.is_none(), true)?;
    let mut child = subscribe(kinesis, &consumer, children[0], from(ShardIteratorType::TrimHorizon)).await?;
    put(kinesis, &stream, &["to the child"]).await?;
    after(&mut child, &["to the child"]).await?;
    Ok(())
}

async fn taken_over(kinesis: &Client, name: &str) -> Result<(), Failure> {
    let stream = create(kinesis, name).await?;
    let consumer = register(kinesis, &stream, "app").await?;
    let latest = || from(ShardIteratorType::Latest);
    let mut first = subscribe(kinesis, &consumer, SHARD, latest()).await?;
    let refused =
        subscribe(kinesis, &consumer, SHARD, latest()).await.err().ok_or("a second one is taken")?;
    equal(refused.into_service_error().is_resource_in_use_exception(), true)?;
    sleep(Duration::from_millis(5_100)).await;
    let mut second = subscribe(kinesis, &consumer, SHARD, latest()).await?;
    let over = ended(&mut first).await?.ok_or("the first one ends without an error")?;
    equal(over.is_resource_in_use_exception(), true)?;
    put(kinesis, &stream, &["to the second"]).await?;
    after(&mut second, &["to the second"]).await?;
    kinesis.deregister_stream_consumer().consumer_arn(&consumer).send().await?;
    let gone = ended(&mut second).await?.ok_or("the second one ends without an error")?;
    equal(gone.is_resource_not_found_exception(), true)?;
    let unknown = subscribe(kinesis, &consumer, SHARD, latest()).await.err().ok_or("nobody is served")?;
    equal(unknown.into_service_error().is_resource_not_found_exception(), true)
}

async fn five_minutes_twice(binary: &str, scratch: &str, ca: &str) -> Result<(), Failure> {
    let server = MovedServer::start(binary, scratch, ca)?;
    let plain = client(&server.http(), None);
    let secure = client(&server.https(), Some(ca));
    let name = "Rust over http: an end after five minutes, and no loss or repetition after it";
    let mut good = check(name, five_minutes(&server, &plain, "rust-efo-end-http")).await;
    let name = "Rust over https (h2): an end after five minutes, and no loss or repetition after it";
    good &= check(name, five_minutes(&server, &secure, "rust-efo-end-https")).await;
    if good { Ok(()) } else { Err("see above".into()) }
}

async fn five_minutes(server: &MovedServer, kinesis: &Client, name: &str) -> Result<(), Failure> {
    let stream = create(kinesis, name).await?;
    put(kinesis, &stream, &["0", "1"]).await?;
    let consumer = register(kinesis, &stream, "app").await?;
    let mut first = subscribe(kinesis, &consumer, SHARD, from(ShardIteratorType::TrimHorizon)).await?;
    after(&mut first, &["0", "1"]).await?;
    server.advance(299)?;
    put(kinesis, &stream, &["2"]).await?;
    let number = after(&mut first, &["2"]).await?;
    server.advance(1)?;
    equal(ended(&mut first).await?.is_none(), true)?;
    // What comes between two subscriptions is the first that the second one gets.
    put(kinesis, &stream, &["3", "4"]).await?;
    let kind = ShardIteratorType::AfterSequenceNumber;
    let position = StartingPosition::builder().r#type(kind).sequence_number(number).build()?;
    let mut second = subscribe(kinesis, &consumer, SHARD, position).await?;
    put(kinesis, &stream, &["5"]).await?;
    after(&mut second, &["3", "4", "5"]).await?;
    server.advance(300)?;
    equal(ended(&mut second).await?.is_none(), true)
}
