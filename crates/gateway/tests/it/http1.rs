//! HTTP/1.1 as clients speak it.

use bytes::Bytes;
use model::FromValue;
use model::kinesis::{PutRecordInput, PutRecordOutput};
use tokio::io::AsyncWriteExt;
use wire::Protocol;

use crate::harness::*;

#[tokio::test]
async fn an_answer_has_the_headers_of_aws() {
    let server = Server::start().await;
    let response = server.ask(post("PutRecord", PUT)).await;
    assert_eq!(response.status, 200);
    assert_eq!(response.text(), r#"{"ShardId":"123456789012/123456789012/eu-west-1","SequenceNumber":"5"}"#);
    assert_eq!(response.header("content-type"), Some(JSON));
    let id = response.header("x-amzn-requestid").unwrap();
    assert_eq!((id.len(), id.as_bytes()[14]), (36, b'4'));
    assert_eq!(response.header("x-amz-id-2").map(str::len), Some(96));
    assert!(response.header("date").unwrap().ends_with(" GMT"));
}

#[tokio::test]
async fn a_handler_sees_the_request_id_that_the_answer_carries() {
    let server = Server::start().await;
    let response = server.ask(post("ListStreams", "{}")).await;
    assert!(response.text().contains(response.header("x-amzn-requestid").unwrap()), "{response:?}");
}

#[tokio::test]
async fn an_operation_without_output_is_answered_with_an_empty_body() {
    let server = Server::start().await;
    server.toy.released.add_permits(1);
    let response = server.ask(post("DeleteStream", r#"{"StreamName":"s"}"#)).await;
    assert_eq!((response.status, response.text(), response.header("content-type")), (200, "", Some(JSON)));
}

#[tokio::test]
async fn cbor_is_answered_in_cbor_and_so_are_its_errors() {
    let server = Server::start().await;
    let mut input = PutRecordInput {
        stream_name: Some("s".into()),
        data: Bytes::from_static(&[0; 9]),
        ..PutRecordInput::default()
    };
    for (key, status) in [("k", 200), ("refuse", 400)] {
        input.partition_key = Some(key.into());
        let body = wire::encode(Protocol::Cbor, &input);
        let mut request =
            format!("{}content-length: {}\r\n\r\n", head("PutRecord", CBOR), body.len()).into_bytes();
        request.extend_from_slice(&body);
        let response = server.ask(request).await;
        assert_eq!((response.status, response.header("content-type")), (status, Some(CBOR)));
        let body = Bytes::from(response.body.clone());
        if status == 200 {
            let value = wire::decode(Protocol::Cbor, &body, PutRecordOutput::shape()).unwrap().value.unwrap();
            assert_eq!(&*PutRecordOutput::from_value(value).sequence_number, "9");
        } else {
            let error = wire::ErrorBody::from_bytes(Protocol::Cbor, &body, None);
            assert_eq!(&*error.code, "ResourceNotFoundException");
            assert_eq!(response.header("x-amzn-errortype"), Some("ResourceNotFoundException"));
        }
    }
}

#[tokio::test]
async fn chunked_bodies_are_put_together() {
    let server = Server::start().await;
    let mut request = format!("{}transfer-encoding: chunked\r\n\r\n", head("PutRecord", JSON));
    for piece in PUT.as_bytes().chunks(7) {
        request += &format!("{:x}\r\n{}\r\n", piece.len(), str::from_utf8(piece).unwrap());
    }
    request += "0\r\n\r\n";
    let response = server.ask(request).await;
    assert_eq!((response.status, response.text().contains("\"5\"")), (200, true));
}

#[tokio::test]
async fn large_bodies_arrive_whole_with_and_without_a_length() {
    let server = Server::start().await;
    let data = "AAAA".repeat(1 << 20);
    let body = format!(r#"{{"StreamName":"s","PartitionKey":"k","Data":"{data}"}}"#);
    // Larger than a record may be, so the constraint answers, and it has seen all of the bytes.
    let expected = "pos=0 lim=3145728 cap=3145728";
    let chunked = format!(
        "{}transfer-encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n",
        head("PutRecord", JSON),
        body.len()
    );
    for request in [post("PutRecord", &body), chunked] {
        let response = server.ask(request).await;
        let length = response.text().contains("\"3145728\"") || response.text().contains(expected);
        assert!(length, "{} {}", response.status, response.text());
    }
}

#[tokio::test]
async fn a_client_that_asks_first_is_told_to_go_on() {
    let server = Server::start().await;
    let mut client = server.connect().await;
    client
        .send(format!(
            "{}expect: 100-continue\r\ncontent-length: {}\r\n\r\n",
            head("PutRecord", JSON),
            PUT.len()
        ))
        .await;
    assert_eq!(client.response().await.status, 100);
    client.send(PUT).await;
    assert_eq!(client.response().await.status, 200);
}

#[tokio::test]
async fn pipelined_requests_are_answered_in_order_on_one_connection() {
    let server = Server::start().await;
    let mut client = server.connect().await;
    let bodies: Vec<_> = (0..50).map(|n| PUT.replace("aGVsbG8=", &"AAAA".repeat(n))).collect();
    let all: String = bodies.iter().map(|body| post("PutRecord", body)).collect();
    client.send(all).await;
    for n in 0..50 {
        let response = client.response().await;
        assert!(response.text().contains(&format!("\"SequenceNumber\":\"{}\"", n * 3)), "{n}: {response:?}");
    }
    assert_eq!(server.stats.connections_accepted(), 1);
}

#[tokio::test]
async fn a_request_may_come_byte_by_byte() {
    let server = Server::start().await;
    let mut client = server.connect().await;
    client.io().set_nodelay(true).unwrap();
    for byte in post("PutRecord", PUT).as_bytes() {
        client.send([*byte]).await;
        tokio::task::yield_now().await;
    }
    assert_eq!(client.response().await.status, 200);
}

#[tokio::test]
async fn a_client_that_closed_its_side_still_gets_its_answer() {
    let server = Server::start().await;
    let mut client = server.connect().await;
    client.send(post("DeleteStream", r#"{"StreamName":"s"}"#)).await;
    client.io().shutdown().await.unwrap();
    bounded(server.toy.entered.acquire()).await.unwrap().forget();
    server.toy.released.add_permits(1);
    assert_eq!(client.response().await.status, 200);
    assert!(client.closed().await.is_empty());
}

#[tokio::test]
async fn pages_answer_get_and_head_before_the_rules_of_aws() {
    let server = Server::start().await;
    let page = server.ask("GET /live?verbose HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert_eq!((page.status, page.text()), (200, "alive\n"));
    let mut client = server.connect().await;
    client.send("HEAD /live HTTP/1.1\r\nhost: x\r\n\r\nGET /open HTTP/1.1\r\nhost: x\r\n\r\n").await;
    let head = client.response_to(true).await;
    assert_eq!((head.status, head.header("content-length")), (200, Some("6")));
    assert_eq!(client.response().await.status, 200);
}

#[tokio::test]
async fn http_1_0_is_understood() {
    let server = Server::start().await;
    let mut client = server.connect().await;
    client.send(post("PutRecord", PUT).replace("HTTP/1.1", "HTTP/1.0")).await;
    assert_eq!(client.response().await.status, 200);
    assert!(client.closed().await.is_empty());
}

#[tokio::test]
async fn requests_are_counted_by_operation_and_outcome() {
    let server = Server::start().await;
    server.ask(post("PutRecord", PUT)).await;
    server.ask(post("PutRecord", &PUT.replace("\"k\"", "\"refuse\""))).await;
    server.ask(post("DescribeLimits", "{}")).await;
    server.ask("GET /live HTTP/1.1\r\nhost: x\r\n\r\n").await;
    let of = |name| server.stats.operations().iter().find(|stats| stats.name() == name).unwrap();
    let put = of("PutRecord");
    assert_eq!(put.service(), "Kinesis_20131202");
    assert_eq!((put.successes(), put.client_errors(), put.server_errors()), (1, 1, 0));
    assert_eq!(of("DescribeLimits").server_errors(), 1);
    assert_eq!((server.stats.other().successes(), server.stats.panics()), (1, 1));
    assert!(server.stats.bytes_in() > 500 && server.stats.bytes_out() > 500);
    assert_eq!(server.stats.connections_accepted(), 4);
}
