//! Answers that are streams of events.

use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use bytes::Bytes;
use gateway::GatewaySettings;
use http_body_util::BodyExt;
use hyper::body::Incoming;
use wire::event_stream::EventMessage;
use wire::{ErrorBody, Protocol};

use crate::harness::*;
use crate::http2;

fn subscribe(kind: &str) -> String {
    format!(
        r#"{{"ConsumerARN":"arn:aws:kinesis:eu-west-1:123456789012:stream/s/consumer/c:1","ShardId":"{kind}","StartingPosition":{{"Type":"LATEST"}}}}"#
    )
}

/// Types of the messages in a body, and what they carry.
fn messages(body: &[u8]) -> Vec<(String, Bytes)> {
    let mut rest = Bytes::copy_from_slice(body);
    let mut found = Vec::new();
    while let Some(message) = EventMessage::take(&mut rest).expect("whole messages") {
        let kind = message.text(":event-type").or(message.text(":exception-type")).expect("a type");
        found.push((kind.to_owned(), message.payload.clone()));
    }
    assert!(rest.is_empty());
    found
}

fn kinds(messages: &[(String, Bytes)]) -> Vec<&str> {
    messages.iter().map(|(kind, _)| &**kind).collect()
}

async fn chunks<S>(client: &mut Client<S>) -> Vec<u8>
where
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin,
{
    let mut body = Vec::new();
    while let Some(chunk) = client.chunk().await {
        body.extend(chunk);
    }
    body
}

async fn next_frame(body: &mut Incoming) -> Bytes {
    bounded(body.frame()).await.expect("a frame").expect("no error").into_data().expect("data")
}

#[tokio::test]
async fn events_come_in_order_over_http1_and_the_connection_lives_on() {
    let server = Server::start().await;
    let mut client = server.connect().await;
    client.send(post("SubscribeToShard", &subscribe("three"))).await;
    let head = client.response_to(true).await;
    assert_eq!((head.status, head.header("transfer-encoding")), (200, Some("chunked")));
    assert_eq!(head.header("content-type"), Some("application/vnd.amazon.eventstream"));
    assert!(head.header("x-amzn-requestid").is_some());
    let got = messages(&chunks(&mut client).await);
    let event = "SubscribeToShardEvent";
    assert_eq!(kinds(&got), ["initial-response", event, event, event]);
    assert_eq!(got[0].1, "{}");
    assert_eq!(got[3].1, r#"{"StreamNames":["event 3"],"HasMoreStreams":false}"#);
    client.send(post("PutRecord", PUT)).await;
    assert_eq!(client.response().await.status, 200);
    assert_eq!((server.stats.streams_open(), server.stats.events_sent()), (0, 3));
}

#[tokio::test]
async fn events_come_in_order_over_http2_in_the_callers_encoding() {
    let server = Server::start().await;
    let mut sender = http2::connect(&server).await;
    let request = http2::request("SubscribeToShard", subscribe("three"));
    let response = bounded(sender.send_request(request)).await.unwrap();
    assert_eq!(response.headers()["content-type"], "application/vnd.amazon.eventstream");
    let body = bounded(response.into_body().collect()).await.unwrap().to_bytes();
    assert_eq!(messages(&body).len(), 4);

    // {"ConsumerARN": ..., "ShardId": "error", "StartingPosition": {"Type": "LATEST"}}
    let arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/s/consumer/c:1";
    let mut cbor = vec![0xa3, 0x6b];
    cbor.extend(b"ConsumerARN\x78");
    cbor.push(u8::try_from(arn.len()).unwrap());
    cbor.extend(arn.as_bytes());
    cbor.extend(b"\x67ShardId\x65error\x70StartingPosition\xa1\x64Type\x66LATEST");
    let mut request = http2::request("SubscribeToShard", cbor);
    request.headers_mut().insert("content-type", CBOR.parse().unwrap());
    let response = bounded(sender.send_request(request)).await.unwrap();
    let body = bounded(response.into_body().collect()).await.unwrap().to_bytes();
    let got = messages(&body);
    assert_eq!(kinds(&got), ["initial-response", "SubscribeToShardEvent", "ResourceInUseException"]);
    let error = ErrorBody::from_bytes(Protocol::Cbor, &got[2].1, None);
    assert_eq!(error, ErrorBody::new("ResourceInUseException", "taken over"));
}

#[tokio::test]
async fn a_panic_of_a_source_is_an_exception_in_its_stream() {
    let server = Server::start().await;
    let mut client = server.connect().await;
    client.send(post("SubscribeToShard", &subscribe("panic"))).await;
    client.response_to(true).await;
    let got = messages(&chunks(&mut client).await);
    assert_eq!(kinds(&got), ["initial-response", "SubscribeToShardEvent", "InternalFailureException"]);
    assert!(!String::from_utf8_lossy(&got[2].1).contains("secret"));
    assert_eq!(server.stats.panics(), 1);
    server.assert_alive().await;
}

#[tokio::test]
async fn streams_end_in_order_when_the_server_stops() {
    let mut server = Server::start().await;
    let mut client = server.connect().await;
    client.send(post("SubscribeToShard", &subscribe("silence"))).await;
    client.response_to(true).await;
    let mut body = client.chunk().await.expect("the first event");
    let mut sender = http2::connect(&server).await;
    let request = http2::request("SubscribeToShard", subscribe("silence"));
    let response = bounded(sender.send_request(request)).await.unwrap();
    server.stop();
    body.extend(chunks(&mut client).await);
    assert_eq!(kinds(&messages(&body)), ["initial-response", "SubscribeToShardEvent"]);
    let body = bounded(response.into_body().collect()).await.unwrap().to_bytes();
    assert_eq!(messages(&body)[0].0, "initial-response");
    drop(sender);
    assert_eq!(server.stopped().await, 0);
}

#[tokio::test]
async fn a_client_that_takes_nothing_is_not_sent_more_and_is_cut() {
    let settings =
        GatewaySettings { event_timeout: Duration::from_millis(100), ..GatewaySettings::default() };
    let server = Server::with(settings).await;
    let mut client = server.connect().await;
    client.send(post("SubscribeToShard", &subscribe("flood"))).await;
    bounded(async {
        while server.stats.events_sent() == 0 || server.stats.connections_open() > 0 {
            tokio::task::yield_now().await;
        }
    })
    .await;
    let pulled = server.toy.pulled.load(Relaxed);
    // Sockets of both sides hold some megabytes; a source that is not held back would have given thousands.
    assert!((1..1000).contains(&pulled), "{pulled}");
    server.assert_alive().await;
}

#[tokio::test]
async fn a_stuck_stream_of_an_http2_connection_is_cut_alone() {
    let settings =
        GatewaySettings { event_timeout: Duration::from_millis(100), ..GatewaySettings::default() };
    let server = Server::with(settings).await;
    let mut sender = http2::connect(&server).await;
    let steady = bounded(sender.send_request(http2::request("SubscribeToShard", subscribe("silence")))).await;
    let mut steady = steady.unwrap().into_body();
    let stuck = bounded(sender.send_request(http2::request("SubscribeToShard", subscribe("flood")))).await;
    let mut stuck = stuck.unwrap().into_body();
    bounded(async {
        while server.stats.streams_cut() == 0 {
            tokio::task::yield_now().await;
        }
    })
    .await;
    let pulled = server.toy.pulled.load(Relaxed);
    assert!((1..200).contains(&pulled), "{pulled}");
    // What was on its way arrives, then the reset.
    let reset = bounded(async {
        loop {
            match stuck.frame().await {
                Some(Ok(_)) => {}
                other => break other,
            }
        }
    })
    .await;
    assert!(reset.is_some_and(|frame| frame.is_err()));
    let mut body = next_frame(&mut steady).await.to_vec();
    while messages(&body).len() < 2 {
        body.extend(next_frame(&mut steady).await);
    }
    let response = bounded(sender.send_request(http2::request("PutRecord", PUT))).await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(server.stats.streams_open(), 1);
}
