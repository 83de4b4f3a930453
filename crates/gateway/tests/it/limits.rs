//! What is too large or too much is refused.

use std::time::Duration;

use gateway::GatewaySettings;
use tokio::io::AsyncWriteExt;

use crate::harness::*;

/// Input of the toy's operation that waits to be released.
const SLOW: &str = r#"{"StreamName":"slow"}"#;
const SHORT: Duration = Duration::from_millis(50);

#[tokio::test]
async fn a_body_that_is_declared_too_large_is_413_and_the_client_gets_to_read_it() {
    let server = Server::start().await;
    let mut client = server.connect().await;
    let size = 17 << 20;
    client.send(format!("{}content-length: {size}\r\n\r\n", head("PutRecord", JSON))).await;
    // A client that writes all before it reads, as most do, must not be reset meanwhile.
    client.send(vec![b'x'; size]).await;
    let response = client.response().await;
    assert_eq!((response.status, response.text()), (413, ""));
    assert!(client.closed().await.is_empty());
    server.assert_alive().await;
}

#[tokio::test]
async fn a_body_that_grows_too_large_is_413() {
    let server = Server::start().await;
    let mut client = server.connect().await;
    client.send(format!("{}transfer-encoding: chunked\r\n\r\n", head("PutRecord", JSON))).await;
    let piece = [b"100000\r\n".to_vec(), vec![b'x'; 1 << 20], b"\r\n".to_vec()].concat();
    for _ in 0..17 {
        client.send(&piece).await;
    }
    client.send("0\r\n\r\n").await;
    let response = client.response().await;
    assert_eq!((response.status, response.text()), (413, ""));
    server.assert_alive().await;
}

#[tokio::test]
async fn a_client_that_asks_first_does_not_send_a_body_in_vain() {
    let server = Server::start().await;
    let mut client = server.connect().await;
    client
        .send(format!("{}expect: 100-continue\r\ncontent-length: 17825792\r\n\r\n", head("PutRecord", JSON)))
        .await;
    assert_eq!(client.response().await.status, 413);
    assert!(client.closed().await.is_empty());
}

#[tokio::test]
async fn a_body_at_the_limit_is_taken() {
    let settings = GatewaySettings { max_body_bytes: PUT.len(), ..GatewaySettings::default() };
    let server = Server::with(settings).await;
    assert_eq!(server.ask(post("PutRecord", PUT)).await.status, 200);
    assert_eq!(server.ask(post("PutRecord", &format!("{PUT} "))).await.status, 413);
}

#[tokio::test]
async fn bytes_held_by_all_requests_are_bounded() {
    let settings = GatewaySettings { max_held_bytes: 100, ..GatewaySettings::default() };
    let server = Server::with(settings).await;
    let large = format!(r#"{{"StreamName":"s{}"}}"#, "x".repeat(60));
    let mut holder = server.connect().await;
    holder.send(post("DeleteStream", &large)).await;
    bounded(server.toy.entered.acquire()).await.unwrap().forget();
    let response = server.ask(post("PutRecord", PUT)).await;
    assert_eq!((response.status, response.header("x-amzn-errortype")), (503, Some("ServiceUnavailable")));
    server.toy.released.add_permits(1);
    assert_eq!(holder.response().await.status, 200);
    server.assert_alive().await;
}

#[tokio::test]
async fn an_error_that_repeats_what_was_sent_counts_until_the_client_takes_it() {
    let settings = GatewaySettings { max_held_bytes: 16 << 20, ..GatewaySettings::default() };
    let server = Server::with(settings).await;
    // No base64: the error says of what. More than a socket takes while nobody reads.
    let wrong = |mib: usize| {
        let body = format!(r#"{{"StreamName":"s","PartitionKey":"k","Data":"{}"}}"#, "*".repeat(mib << 20));
        post("PutRecord", &body)
    };
    let mut idle = server.connect().await;
    idle.send(wrong(12)).await;
    // Its head comes; the rest waits in the server.
    assert_eq!(idle.response_to(true).await.status, 400);
    assert_eq!(server.ask(wrong(6)).await.status, 503);
    drop(idle);
    let freed = async { while server.ask(wrong(6)).await.status == 503 {} };
    bounded(freed).await;
}

#[tokio::test]
async fn a_request_that_gets_no_turn_in_time_is_told_to_come_again_and_other_operations_go_on() {
    let settings = GatewaySettings {
        max_requests: 1,
        burst_wait: SHORT,
        turn_away_after: SHORT,
        ..GatewaySettings::default()
    };
    let server = Server::with(settings).await;
    let mut holder = server.connect().await;
    holder.send(post("DeleteStream", SLOW)).await;
    bounded(server.toy.entered.acquire()).await.unwrap().forget();
    let mut second = server.connect().await;
    second.send(post("DeleteStream", SLOW)).await;
    let refused = second.response().await;
    assert_eq!((refused.status, refused.header("x-amzn-errortype")), (503, Some("ServiceUnavailable")));
    assert_eq!(server.stats.requests_turned_away(), 1);
    // The connection stays, and what waits for its turn does not stop another operation.
    second.send(post("PutRecord", PUT)).await;
    assert_eq!(second.response().await.status, 200);
    server.toy.released.add_permits(1);
    assert_eq!(holder.response().await.status, 200);
}

#[tokio::test]
async fn a_request_waits_for_its_turn() {
    let settings = GatewaySettings {
        max_requests: 1,
        burst_wait: Duration::from_secs(60),
        ..GatewaySettings::default()
    };
    let server = Server::with(settings).await;
    let (mut first, mut second) = (server.connect().await, server.connect().await);
    first.send(post("DeleteStream", SLOW)).await;
    bounded(server.toy.entered.acquire()).await.unwrap().forget();
    second.send(post("DeleteStream", SLOW)).await;
    server.toy.released.add_permits(2);
    assert_eq!(first.response().await.status, 200);
    assert_eq!(second.response().await.status, 200);
    assert_eq!(server.stats.requests_turned_away(), 0);
}

#[tokio::test]
async fn a_head_that_is_too_large_is_431() {
    let settings = GatewaySettings { max_header_bytes: 8192, ..GatewaySettings::default() };
    let server = Server::with(settings).await;
    let mut client = server.connect().await;
    client.send(format!("{}x-fill: {}\r\n\r\n", head("PutRecord", JSON), "y".repeat(16_384))).await;
    assert_eq!(client.response().await.status, 431);
    server.assert_alive().await;
}

#[tokio::test]
async fn a_connection_too_many_is_told_so() {
    let settings = GatewaySettings { max_connections: 2, ..GatewaySettings::default() };
    let server = Server::with(settings).await;
    let (mut first, mut second) = (server.connect().await, server.connect().await);
    for client in [&mut first, &mut second] {
        client.send(post("PutRecord", PUT)).await;
        assert_eq!(client.response().await.status, 200);
    }
    let mut third = server.connect().await;
    assert_eq!(third.response().await.status, 503);
    assert!(third.closed().await.is_empty());
    assert_eq!(server.stats.connections_refused(), 1);
    first.io().shutdown().await.unwrap();
    assert!(first.closed().await.is_empty());
    bounded(async {
        while server.stats.connections_open() > 1 {
            tokio::task::yield_now().await;
        }
    })
    .await;
    server.assert_alive().await;
}

#[tokio::test]
async fn a_head_that_does_not_end_is_given_up() {
    let settings = GatewaySettings { header_timeout: SHORT, ..GatewaySettings::default() };
    let server = Server::with(settings).await;
    // The second is also the beginning of the HTTP/2 preface, the third comes after a good request.
    for (begin, answers) in [("GET /live HTT", 0), ("P", 0), (&*(post("PutRecord", PUT) + "POS"), 1)] {
        let mut client = server.connect().await;
        let (good, rest) = begin.split_at(if answers == 1 { begin.len() - 3 } else { 0 });
        client.send(good).await;
        for _ in 0..answers {
            assert_eq!(client.response().await.status, 200);
        }
        client.send(rest).await;
        assert!(client.closed().await.is_empty());
    }
}

#[tokio::test]
async fn a_silent_connection_is_closed_after_the_idle_time() {
    let settings = GatewaySettings { idle_timeout: SHORT, ..GatewaySettings::default() };
    let server = Server::with(settings).await;
    assert!(server.connect().await.closed().await.is_empty());
    let mut client = server.connect().await;
    client.send(post("PutRecord", PUT)).await;
    assert_eq!(client.response().await.status, 200);
    assert!(client.closed().await.is_empty());
    // The beginning of HTTP/2 and then nothing.
    let mut client = server.connect().await;
    client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").await;
    client.closed().await;
}

#[tokio::test]
async fn a_request_in_its_handler_is_not_idle() {
    let settings =
        GatewaySettings { idle_timeout: SHORT, header_timeout: SHORT, ..GatewaySettings::default() };
    let server = Server::with(settings).await;
    let mut slow = server.connect().await;
    slow.send(post("DeleteStream", r#"{"StreamName":"s"}"#)).await;
    bounded(server.toy.entered.acquire()).await.unwrap().forget();
    // Another connection idles to its end meanwhile, so the time has passed.
    assert!(server.connect().await.closed().await.is_empty());
    server.toy.released.add_permits(1);
    assert_eq!(slow.response().await.status, 200);
}

#[tokio::test]
async fn a_body_that_stops_coming_is_408() {
    let settings = GatewaySettings { body_timeout: SHORT, ..GatewaySettings::default() };
    let server = Server::with(settings).await;
    let mut client = server.connect().await;
    let request = post("PutRecord", PUT);
    client.send(&request[..request.len() - 1]).await;
    let response = client.response().await;
    assert_eq!(
        (response.status, response.header("x-amzn-errortype")),
        (408, Some("RequestTimeoutException"))
    );
    assert!(client.closed().await.is_empty());
}

#[tokio::test]
async fn a_client_that_takes_no_answer_is_given_up() {
    let settings = GatewaySettings { write_timeout: SHORT, ..GatewaySettings::default() };
    let server = Server::with(settings).await;
    let mut client = server.connect().await;
    // Refusals repeat what was sent, so the answers fill every buffer on the way while nobody reads.
    let body = format!(r#"{{"StreamName":"{}","PartitionKey":"k","Data":""}}"#, "s".repeat(100_000));
    let request = post("PutRecord", &body);
    let flood = async {
        loop {
            if client.io().write_all(request.as_bytes()).await.is_err() {
                break;
            }
        }
    };
    bounded(flood).await;
    server.assert_alive().await;
}

#[tokio::test]
async fn a_handshake_that_does_not_end_is_given_up() {
    let settings = GatewaySettings { handshake_timeout: SHORT, ..GatewaySettings::default() };
    let server = Server::with(settings).await;
    let mut client = server.connect().await;
    client.send([0x16, 3, 1, 2, 0]).await;
    assert!(client.closed().await.is_empty());
    assert_eq!(server.stats.failed_handshakes(), 1);
}
