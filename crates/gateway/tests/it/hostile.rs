//! Slow, broken and hostile connections cost little.

use tokio::io::AsyncWriteExt;

use crate::harness::*;

#[tokio::test]
async fn garbage_ends_its_connection_alone() {
    let server = Server::start().await;
    // A small linear generator: the same bytes in each run, of every value.
    let mut state = 1_u32;
    for length in [1, 10, 100, 1000, 10_000, 100_000] {
        let mut noise: Vec<u8> = (0..length)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            })
            .collect();
        for first in [0, 0x16, b'P', b'G', 0xff] {
            noise[0] = first;
            let mut client = server.connect().await;
            // The server may close before it has seen all of it.
            let _ = client.io().write_all(&noise).await;
            let _ = client.io().shutdown().await;
            let answer = client.closed().await;
            let plain = answer.is_empty() || answer.starts_with(b"HTTP/1.1 400") || answer[0] == 0x15;
            assert!(plain, "{length} {first}: {:?}", String::from_utf8_lossy(&answer));
        }
    }
    server.assert_alive().await;
}

#[tokio::test]
async fn broken_http_is_400_or_closed() {
    let server = Server::start().await;
    let head = head("PutRecord", JSON);
    for request in [
        "GET\r\n\r\n".to_owned(),
        "POST / HTTP/3.7\r\n\r\n".to_owned(),
        "POST / HTTP/1.1\r\nno colon\r\n\r\n".to_owned(),
        format!("{head}content-length: 5\r\ncontent-length: 6\r\n\r\n123456"),
        format!("{head}content-length: -1\r\n\r\n"),
        format!("{head}transfer-encoding: chunked\r\n\r\nzz\r\n"),
        format!("{head}transfer-encoding: gzip\r\n\r\n"),
        format!("{head}transfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n"),
    ] {
        let mut client = server.connect().await;
        client.send(&request).await;
        client.io().shutdown().await.unwrap();
        let answer = client.closed().await;
        assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 400"), "{request}: {answer:?}");
    }
    // A smuggler's favourite: what is hidden behind a body must not be served as a request.
    let mut client = server.connect().await;
    let hidden = format!("0\r\n\r\n{}", post("DescribeLimits", "{}"));
    let length = hidden.len();
    client
        .send(format!("{head}content-length: {length}\r\ntransfer-encoding: chunked\r\n\r\n{hidden}"))
        .await;
    client.io().shutdown().await.unwrap();
    client.closed().await;
    assert_eq!(server.stats.panics(), 0);
    server.assert_alive().await;
}

#[tokio::test]
async fn clients_that_leave_in_the_middle_leave_nothing_behind() {
    let server = Server::start().await;
    let request = post("PutRecord", PUT);
    for end in [1, 20, 200, request.len() - 1, request.len()] {
        let mut client = server.connect().await;
        client.send(&request[..end]).await;
        drop(client);
    }
    bounded(async {
        while server.stats.connections_accepted() < 5 || server.stats.connections_open() > 0 {
            tokio::task::yield_now().await;
        }
    })
    .await;
    server.assert_alive().await;
}

#[tokio::test]
async fn hundreds_of_idle_connections_disturb_nobody() {
    let server = Server::start().await;
    let mut idle = Vec::new();
    for n in 0..300 {
        let mut client = server.connect().await;
        match n % 3 {
            0 => {}
            1 => client.send("POST / HT").await,
            _ => {
                client.send(post("PutRecord", PUT)).await;
                assert_eq!(client.response().await.status, 200);
            }
        }
        idle.push(client);
    }
    for _ in 0..20 {
        server.assert_alive().await;
    }
    for client in idle.iter_mut().skip(2).step_by(3) {
        client.send(post("PutRecord", PUT)).await;
        assert_eq!(client.response().await.status, 200);
    }
}

#[tokio::test]
async fn deep_nesting_is_refused_not_followed() {
    let server = Server::start().await;
    let body = format!(r#"{{"x":{}"#, "[".repeat(1_000_000));
    let response = server.ask(post("PutRecord", &body)).await;
    assert_eq!((response.status, response.text()), (400, r#"{"__type":"SerializationException"}"#));
    server.assert_alive().await;
}
