//! Pages of this machine may call, others may not.

use gateway::{GatewaySettings, OperationStats};

use crate::harness::*;

fn from_page(origin: &str) -> String {
    post("PutRecord", PUT).replacen("\r\n", &format!("\r\norigin: {origin}\r\n"), 1)
}

fn preflight(origin: &str) -> String {
    format!(
        "OPTIONS / HTTP/1.1\r\nhost: x\r\norigin: {origin}\r\naccess-control-request-method: POST\r\n\
         access-control-request-headers: authorization,x-amz-target\r\n\r\n"
    )
}

#[tokio::test]
async fn pages_of_this_machine_may_call() {
    let server = Server::start().await;
    for origin in ["http://localhost:3000", "https://127.0.0.1", "http://[::1]:8080"] {
        let response = server.ask(preflight(origin)).await;
        assert_eq!((response.status, response.text()), (200, ""));
        for (name, value) in [
            ("access-control-allow-origin", origin),
            ("access-control-allow-methods", "POST"),
            ("access-control-allow-headers", "authorization,x-amz-target"),
            ("access-control-max-age", "172800"),
        ] {
            assert_eq!(response.header(name), Some(value), "{name}");
        }
        assert!(response.header("x-amzn-requestid").is_some() && response.header("x-amz-id-2").is_none());
        let response = server.ask(from_page(origin)).await;
        assert_eq!((response.status, response.header("access-control-allow-origin")), (200, Some(origin)));
        assert!(response.header("access-control-expose-headers").unwrap().contains("x-amzn-RequestId"));
    }
}

#[tokio::test]
async fn pages_from_elsewhere_may_not() {
    let server = Server::start().await;
    for request in [preflight("http://evil.example"), from_page("http://evil.example"), from_page("null")] {
        let response = server.ask(request).await;
        assert_eq!((response.status, response.header("access-control-allow-origin")), (403, None));
    }
    assert_eq!(server.stats.operations().iter().map(OperationStats::successes).sum::<u64>(), 0);
}

#[tokio::test]
async fn a_setting_lets_other_pages_in() {
    let origins = vec!["https://console.example".to_owned()];
    let server = Server::with(GatewaySettings { cors_origins: origins, ..GatewaySettings::default() }).await;
    assert_eq!(server.ask(from_page("https://console.example")).await.status, 200);
    assert_eq!(server.ask(from_page("https://console.example:1")).await.status, 403);
    let all = GatewaySettings { cors_origins: vec!["*".to_owned()], ..GatewaySettings::default() };
    assert_eq!(Server::with(all).await.ask(from_page("https://any.example")).await.status, 200);
}
