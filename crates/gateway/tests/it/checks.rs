//! The order of checks, seen from outside.

use crate::harness::*;

/// A request line and headers of one's own, with a body.
fn raw(start: &str, headers: &[(&str, &str)], body: &str) -> String {
    let mut text = format!("{start} HTTP/1.1\r\nhost: localhost\r\ncontent-length: {}\r\n", body.len());
    for (name, value) in headers {
        text += &format!("{name}: {value}\r\n");
    }
    text + "\r\n" + body
}

const LIST: (&str, &str) = ("x-amz-target", "Kinesis_20131202.ListStreams");
const TYPE: (&str, &str) = ("content-type", JSON);
const DATE: (&str, &str) = ("x-amz-date", "20261120T000000Z");
const DENIED: &str = "<AccessDeniedException>\n  <Message>Unable to determine service/operation name to be \
                      authorized</Message>\n</AccessDeniedException>\n";

async fn answer(server: &Server, request: String) -> (u16, String) {
    let response = server.ask(request).await;
    assert!(
        response.header("x-amzn-requestid").is_some() && response.header("x-amz-id-2").is_some(),
        "{response:?}"
    );
    (response.status, response.text().to_owned())
}

fn error(code: &str) -> (u16, String) {
    (400, format!(r#"{{"__type":"{code}"}}"#))
}

#[tokio::test]
async fn what_is_no_post_is_denied_in_xml() {
    let server = Server::start().await;
    for method in ["GET", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        let asked = raw(&format!("{method} /"), &[TYPE, LIST], if method == "PUT" { "{}" } else { "" });
        assert_eq!(answer(&server, asked).await, (403, DENIED.to_owned()), "{method}");
    }
}

#[tokio::test]
async fn checks_are_made_in_the_order_of_aws() {
    let server = Server::start().await;
    let ask =
        async |headers: &[(&str, &str)], body: &str| answer(&server, raw("POST /", headers, body)).await;
    let unknown = ("x-amz-target", "Kinesis_20131202.Nothing");
    // Each request breaks one rule more than the next; the first rule answers.
    assert_eq!(ask(&[("content-type", "text/plain")], "{").await, (403, DENIED.to_owned()));
    assert_eq!(
        ask(&[("content-type", "text/plain"), unknown], "{").await,
        (404, "<UnknownOperationException/>\n".to_owned())
    );
    assert_eq!(ask(&[TYPE, unknown], "{").await, error("SerializationException"));
    assert_eq!(ask(&[TYPE, unknown], "{}").await, error("UnknownOperationException"));
    assert_eq!(ask(&[TYPE], "{}").await, error("UnknownOperationException"));
    let put = ("x-amz-target", "Kinesis_20131202.PutRecord");
    let missing =
        (400, r#"{"__type":"MissingAuthenticationTokenException","message":"Missing Authentication Token"}"#);
    assert_eq!(ask(&[TYPE, put], r#"{"Data":1}"#).await, (missing.0, missing.1.to_owned()));
    let auth = ("authorization", AUTH);
    let (status, text) = ask(&[TYPE, put, DATE, auth], r#"{"Data":1,"PartitionKey":""}"#).await;
    assert!(
        status == 400 && text.contains("SerializationException") && text.contains("\"Message\""),
        "{text}"
    );
    let (status, text) = ask(&[TYPE, put, DATE, auth], r#"{"Data":"","PartitionKey":""}"#).await;
    assert!(status == 400 && text.contains("ValidationException") && text.contains("partitionKey"), "{text}");
}

#[tokio::test]
async fn an_empty_body_is_no_message() {
    let server = Server::start().await;
    assert_eq!(answer(&server, raw("POST /", &[TYPE, LIST], "")).await, error("SerializationException"));
    assert_eq!(answer(&server, raw("POST /", &[TYPE], "")).await, error("UnknownOperationException"));
    let response = server.ask(raw("POST /", &[], "")).await;
    assert_eq!((response.status, response.header("content-type")), (400, Some(CBOR)));
}

#[tokio::test]
async fn plain_json_gets_the_errors_it_gets_at_aws() {
    let server = Server::start().await;
    let plain = ("content-type", "application/json");
    let (status, text) = answer(&server, raw("POST /", &[plain, LIST], "{")).await;
    assert_eq!(
        (status, text.contains("com.amazon.coral.service#SerializationException")),
        (400, true),
        "{text}"
    );
    let (status, text) = answer(&server, raw("POST /", &[plain, LIST], "{}")).await;
    assert_eq!(
        (status, text.contains("com.amazon.coral.service#UnknownOperationException")),
        (404, true),
        "{text}"
    );
}

#[tokio::test]
async fn content_types_may_carry_parameters_and_paths_do_not_matter() {
    let server = Server::start().await;
    let typed = ("content-type", "application/x-amz-json-1.1; charset=utf-8");
    let request = raw("POST /any/path?x=1", &[typed, LIST, DATE, ("authorization", AUTH)], "{}");
    assert_eq!(answer(&server, request).await.0, 200);
}

#[tokio::test]
async fn credentials_must_have_their_shape() {
    let server = Server::start().await;
    let ask = async |start: &str, headers: &[(&str, &str)]| {
        let mut all = vec![TYPE, LIST];
        all.extend_from_slice(headers);
        answer(&server, raw(start, &all, "{}")).await
    };
    let (status, text) = ask("POST /", &[("authorization", "AWS4-HMAC-SHA256 Signature=1")]).await;
    assert_eq!(status, 400);
    for part in
        ["IncompleteSignatureException", "requires 'Credential' parameter", "'X-Amz-Date' or a 'Date' header"]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
    let (status, text) =
        ask("POST /?X-Amz-Algorithm=AWS4-HMAC-SHA256", &[("authorization", AUTH), DATE]).await;
    assert!(status == 400 && text.contains("InvalidSignatureException"), "{text}");
    let (status, text) = ask("POST /?X-Amz-Algorithm=AWS4-HMAC-SHA256", &[]).await;
    assert!(status == 400 && text.contains("must include 'X-Amz-Credential'"), "{text}");
    let query = "POST /?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKID%2F20261120%2Fus-east-1%2Fkinesis%2F\
                 aws4_request&X-Amz-Signature=1&X-Amz-SignedHeaders=host&X-Amz-Date=20261120T000000Z";
    assert_eq!(ask(query, &[]).await.0, 200);
}

#[tokio::test]
async fn the_credential_names_account_and_region() {
    let server = Server::start().await;
    let put = ("x-amz-target", "Kinesis_20131202.PutRecord");
    for (key, region, account) in [
        ("123456789012", "eu-west-1", "123456789012"),
        ("AKIDEXAMPLE", "us-gov-west-1", "000000000000"),
        ("12345678901", "x1", "000000000000"),
    ] {
        let auth = format!(
            "AWS4-HMAC-SHA256 Credential={key}/20261120/{region}/kinesis/aws4_request,SignedHeaders=host,Signature=1"
        );
        let (status, text) =
            answer(&server, raw("POST /", &[TYPE, put, DATE, ("authorization", &auth)], PUT)).await;
        assert_eq!(status, 200);
        assert!(text.contains(&format!("\"{key}/{account}/{region}\"")), "{text}");
    }
}

#[tokio::test]
async fn an_operation_that_is_not_built_is_checked_and_then_named() {
    let server = Server::start().await;
    let ask = async |body: &str| {
        let split = ("x-amz-target", "Kinesis_20131202.SplitShard");
        answer(&server, raw("POST /", &[TYPE, split, DATE, ("authorization", AUTH)], body)).await
    };
    let (status, text) = ask("{}").await;
    assert!(status == 400 && text.contains("ValidationException") && text.contains("shardToSplit"), "{text}");
    let good = r#"{"StreamName":"s","ShardToSplit":"shardId-0","NewStartingHashKey":"1"}"#;
    let (status, text) = ask(good).await;
    assert!(status == 400 && text.contains("NotImplementedByFlumenException"), "{text}");
    assert!(text.contains("SplitShard") && text.contains("it is a toy"), "{text}");
}

#[tokio::test]
async fn compressed_bodies_are_refused_by_name() {
    let server = Server::start().await;
    let ask = async |encoding| {
        let headers = [TYPE, LIST, DATE, ("authorization", AUTH), ("content-encoding", encoding)];
        answer(&server, raw("POST /", &headers, "{}")).await
    };
    let (status, text) = ask("gzip").await;
    assert!(status == 400 && text.contains("Content-Encoding") && text.contains("gzip"), "{text}");
    assert_eq!(ask("identity").await.0, 200);
}

#[tokio::test]
async fn a_panic_is_an_internal_failure_and_tells_nothing() {
    let server = Server::start().await;
    for request in [post("DescribeLimits", "{}"), "GET /panic HTTP/1.1\r\nhost: x\r\n\r\n".to_owned()] {
        let mut client = server.connect().await;
        client.send(request).await;
        let response = client.response().await;
        assert_eq!((response.status, response.header("x-amzn-errortype")), (500, Some("InternalFailure")));
        assert!(!response.text().contains("secret"), "{response:?}");
        client.send(post("PutRecord", PUT)).await;
        assert_eq!(client.response().await.status, 200);
    }
}
