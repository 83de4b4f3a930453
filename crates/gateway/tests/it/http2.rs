//! HTTP/2 by prior knowledge.

use std::time::Duration;

use bytes::Bytes;
use gateway::GatewaySettings;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::client::conn::http2::{self, SendRequest};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::harness::*;

pub type Sender = SendRequest<Full<Bytes>>;

/// Speaks HTTP/2 with prior knowledge.
pub async fn handshake<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(io: S) -> Sender {
    let (sender, connection) =
        bounded(http2::handshake(TokioExecutor::new(), TokioIo::new(io))).await.expect("handshake");
    tokio::spawn(connection);
    sender
}

pub async fn connect(server: &Server) -> Sender {
    handshake(TcpStream::connect(server.addr).await.unwrap()).await
}

pub fn request(operation: &str, body: impl Into<Bytes>) -> Request<Full<Bytes>> {
    Request::post("http://localhost/")
        .header("content-type", JSON)
        .header("x-amz-date", "20261120T000000Z")
        .header("x-amz-target", format!("Kinesis_20131202.{operation}"))
        .header("authorization", AUTH)
        .body(Full::new(body.into()))
        .unwrap()
}

pub async fn text(response: Response<Incoming>) -> String {
    let body = bounded(response.into_body().collect()).await.expect("a body").to_bytes();
    String::from_utf8(body.to_vec()).unwrap()
}

#[tokio::test]
async fn prior_knowledge_is_understood_in_plaintext() {
    let server = Server::start().await;
    let mut sender = connect(&server).await;
    let response = bounded(sender.send_request(request("PutRecord", PUT))).await.unwrap();
    assert_eq!(response.status(), 200);
    assert!(response.headers().contains_key("x-amzn-requestid") && response.headers().contains_key("date"));
    assert!(text(response).await.contains("\"5\""));
}

#[tokio::test]
async fn many_streams_of_one_connection_do_not_wait_for_each_other() {
    let server = Server::start().await;
    let mut sender = connect(&server).await;
    let held: Vec<_> = (0..100)
        .map(|_| tokio::spawn(sender.send_request(request("DeleteStream", r#"{"StreamName":"s"}"#))))
        .collect();
    bounded(server.toy.entered.acquire_many(100)).await.unwrap().forget();
    assert_eq!(bounded(sender.send_request(request("PutRecord", PUT))).await.unwrap().status(), 200);
    server.toy.released.add_permits(100);
    for answer in held {
        assert_eq!(bounded(answer).await.unwrap().unwrap().status(), 200);
    }
    assert_eq!(server.stats.connections_accepted(), 1);
}

#[tokio::test]
async fn one_connection_takes_only_its_turns_and_leaves_the_rest_to_others() {
    let settings = GatewaySettings {
        max_connection_requests: 2,
        burst_wait: Duration::from_secs(60),
        ..GatewaySettings::default()
    };
    let server = Server::with(settings).await;
    let mut sender = connect(&server).await;
    let slow = || request("DeleteStream", r#"{"StreamName":"s"}"#);
    let held: Vec<_> = (0..3).map(|_| tokio::spawn(sender.send_request(slow()))).collect();
    bounded(server.toy.entered.acquire_many(2)).await.unwrap().forget();
    let mut other = connect(&server).await;
    let from_other = tokio::spawn(other.send_request(slow()));
    bounded(server.toy.entered.acquire()).await.unwrap().forget();
    assert_eq!(server.toy.entered.available_permits(), 0, "the third of the first one waits");
    server.toy.released.add_permits(4);
    for answer in held.into_iter().chain([from_other]) {
        assert_eq!(bounded(answer).await.unwrap().unwrap().status(), 200);
    }
}

#[tokio::test]
async fn bodies_larger_than_the_windows_arrive_and_too_large_ones_are_413() {
    let server = Server::start().await;
    let mut sender = connect(&server).await;
    let body = format!(r#"{{"StreamName":"s","PartitionKey":"k","Data":"{}"}}"#, "AAAA".repeat(1 << 20));
    let response = bounded(sender.send_request(request("PutRecord", body))).await.unwrap();
    let answer = text(response).await;
    assert!(answer.contains("3145728"), "{answer}");

    let response = bounded(sender.send_request(request("PutRecord", vec![b' '; 17 << 20]))).await.unwrap();
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(text(response).await, "");
    let response = bounded(sender.send_request(request("PutRecord", PUT))).await.unwrap();
    assert_eq!(response.status(), 200);
}

#[tokio::test]
async fn a_panic_ends_its_stream_alone() {
    let server = Server::start().await;
    let mut sender = connect(&server).await;
    let response = bounded(sender.send_request(request("DescribeLimits", "{}"))).await.unwrap();
    assert_eq!(response.status(), 500);
    assert!(!text(response).await.contains("secret"));
    assert_eq!(bounded(sender.send_request(request("PutRecord", PUT))).await.unwrap().status(), 200);
}

#[tokio::test]
async fn the_head_of_a_page_has_no_body() {
    let server = Server::start().await;
    let mut sender = connect(&server).await;
    let request = Request::head("http://localhost/live").body(Full::default()).unwrap();
    let response = bounded(sender.send_request(request)).await.unwrap();
    assert_eq!(
        (response.status(), &response.headers()["content-length"]),
        (StatusCode::OK, &"6".parse().unwrap())
    );
    assert_eq!(text(response).await, "");
}

/// Whether a frame of a type has arrived whole.
fn has_frame(mut bytes: &[u8], wanted: u8) -> bool {
    while let Some(head) = bytes.first_chunk::<9>() {
        let length = usize::from(head[0]) << 16 | usize::from(head[1]) << 8 | usize::from(head[2]);
        if bytes.len() < 9 + length {
            return false;
        }
        if head[3] == wanted {
            return true;
        }
        bytes = &bytes[9 + length..];
    }
    false
}

#[tokio::test]
async fn a_client_that_says_goaway_closes_the_connection_itself() {
    const SETTINGS: [u8; 9] = [0, 0, 0, 4, 0, 0, 0, 0, 0];
    const GOAWAY: [u8; 17] = [0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let server = Server::start().await;
    let mut socket = TcpStream::connect(server.addr).await.unwrap();
    let hello = [&b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"[..], &SETTINGS, &GOAWAY].concat();
    bounded(socket.write_all(&hello)).await.unwrap();
    let mut read = Vec::new();
    while !has_frame(&read, GOAWAY[3]) {
        assert!(bounded(socket.read_buf(&mut read)).await.unwrap() > 0, "closed before its GOAWAY");
    }
    // Node loses what it has not yet handed on when the server closes here: the turns would be enough for that.
    for _ in 0..1000 {
        tokio::task::yield_now().await;
    }
    assert_eq!(server.stats.connections_open(), 1);
    bounded(socket.shutdown()).await.unwrap();
    let gone = async {
        while server.stats.connections_open() > 0 {
            tokio::task::yield_now().await;
        }
    };
    bounded(gone).await;
}
