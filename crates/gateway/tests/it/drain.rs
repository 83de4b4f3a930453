//! A gateway that stops finishes what it began.

use std::time::Duration;

use gateway::GatewaySettings;
use tokio::net::TcpStream;

use crate::harness::*;
use crate::http2;

const DELETE: &str = r#"{"StreamName":"s"}"#;

#[tokio::test]
async fn requests_in_flight_finish_and_idle_connections_end() {
    let mut server = Server::start().await;
    let mut idle = server.connect().await;
    idle.send(post("PutRecord", PUT)).await;
    assert_eq!(idle.response().await.status, 200);
    let mut silent = server.connect().await;
    let mut busy = server.connect().await;
    busy.send(post("DeleteStream", DELETE)).await;
    bounded(server.toy.entered.acquire()).await.unwrap().forget();

    server.stop();
    assert!(idle.closed().await.is_empty());
    assert!(silent.closed().await.is_empty());
    server.toy.released.add_permits(1);
    let response = busy.response().await;
    assert_eq!((response.status, response.header("connection")), (200, Some("close")));
    assert!(busy.closed().await.is_empty());
    let addr = server.addr;
    assert_eq!(server.stopped().await, 0);
    assert!(TcpStream::connect(addr).await.is_err(), "nobody listens any more");
}

#[tokio::test]
async fn http2_clients_are_told_to_go_away_and_get_what_they_wait_for() {
    let mut server = Server::start().await;
    let mut sender = http2::connect(&server).await;
    let answer = tokio::spawn(sender.send_request(http2::request("DeleteStream", DELETE)));
    bounded(server.toy.entered.acquire()).await.unwrap().forget();
    server.stop();
    // The word takes its way; until it is there the connection takes requests.
    let refused = async { while sender.send_request(http2::request("PutRecord", PUT)).await.is_ok() {} };
    bounded(refused).await;
    server.toy.released.add_permits(1);
    assert_eq!(bounded(answer).await.unwrap().unwrap().status(), 200);
    assert_eq!(server.stopped().await, 0);
}

#[tokio::test]
async fn what_does_not_finish_in_time_is_cut() {
    let settings = GatewaySettings { drain_timeout: Duration::from_millis(50), ..GatewaySettings::default() };
    let mut server = Server::with(settings).await;
    let mut stuck = server.connect().await;
    stuck.send(post("DeleteStream", DELETE)).await;
    bounded(server.toy.entered.acquire()).await.unwrap().forget();
    server.stop();
    assert_eq!(server.stopped().await, 1);
    assert!(stuck.closed().await.is_empty());
}
