//! What functions at a URL promise, over real sockets.

use std::time::Duration;

use base::AccountId;
use base::{Region, TestClock, Timestamp};
use service_api::ports::AllowAll;
use wire::sigv4::Credentials;

use super::*;
use crate::access::PolicyAuthorizer;
use crate::testing::{Answer, Scripted};

const ARN: &str = "arn:aws:lambda:eu-west-1:123456789012:function:clean";

fn caller() -> Caller {
    let scope = Scope { account: AccountId::DEFAULT, region: Region::DEFAULT };
    Caller::new("kinesisanalytics".into(), scope)
}

fn functions(server: &Scripted, credentials: Option<Credentials>) -> Functions {
    let settings = AwsSettings {
        endpoint: server.endpoint.clone(),
        credentials,
        answer: Duration::from_secs(20),
        answer_bytes_max: 1_000,
    };
    let clock = Arc::new(TestClock::new(Timestamp(1_440_938_160_000)));
    Functions::new(Some(settings), Arc::new(AllowAll), clock)
}

fn ok(body: &str) -> Answer {
    Some((200, "", body.to_owned()))
}

#[tokio::test]
async fn a_function_is_invoked_by_its_name_and_what_it_answers_comes_back() {
    let server = Scripted::serve(vec![ok("{\"a\":1}"), ok("2")]).await;
    let functions = functions(&server, None);
    let event = Bytes::from_static(b"{\"records\":[1]}");
    assert_eq!(functions.invoke(&caller(), ARN, event.clone()).await.unwrap(), "{\"a\":1}");
    let live = format!("{ARN}:live");
    assert_eq!(functions.invoke(&caller(), &live, event.clone()).await.unwrap(), "2");
    let asked = server.asked();
    assert_eq!(asked[0].line, "POST /edge/2015-03-31/functions/clean/invocations HTTP/1.1");
    assert_eq!(asked[1].line, "POST /edge/2015-03-31/functions/clean/invocations?Qualifier=live HTTP/1.1");
    assert_eq!(asked[0].body, event);
    assert_eq!(asked[0].headers["x-amz-invocation-type"], "RequestResponse");
    let signature = &asked[0].headers["authorization"];
    assert!(
        signature.contains("Credential=123456789012/20150830/eu-west-1/lambda/aws4_request"),
        "{signature}"
    );
    assert!(
        signature.contains("SignedHeaders=content-type;host;x-amz-date;x-amz-invocation-type"),
        "{signature}"
    );
}

#[tokio::test]
async fn configured_credentials_sign() {
    let server = Scripted::serve(vec![ok("{}")]).await;
    let credentials = Credentials {
        access_key: "AKIDEXAMPLE".to_owned(),
        secret_key: "secret".to_owned(),
        session_token: Some("token".to_owned()),
    };
    functions(&server, Some(credentials)).invoke(&caller(), ARN, Bytes::new()).await.unwrap();
    let asked = server.asked();
    assert!(asked[0].headers["authorization"].contains("Credential=AKIDEXAMPLE/"));
    assert_eq!(asked[0].headers["x-amz-security-token"], "token");
}

#[tokio::test]
async fn every_way_to_fail_is_an_error_that_says_why() {
    let failure = r#"{"errorType":"ValueError","errorMessage":"no such column","stackTrace":["secret"]}"#;
    let answers = vec![
        Some((200, "x-amz-function-error: Unhandled\r\n", failure.to_owned())),
        Some((
            404,
            "x-amzn-errortype: ResourceNotFoundException\r\n",
            r#"{"Message":"Function not found"}"#.into(),
        )),
        Some((429, "", r#"{"Reason":"ConcurrentInvocationLimitExceeded"}"#.into())),
        Some((502, "", "bad gateway".into())),
        ok(&"x".repeat(2_000)),
        None,
    ];
    let server = Scripted::serve(answers).await;
    let functions = functions(&server, None);
    for (code, why) in [
        ("InternalFailure", "the function ended with ValueError: no such column"),
        ("ResourceNotFoundException", "Function not found"),
        ("TooManyRequestsException", "429"),
        ("ServiceUnavailable", "502"),
        ("ServiceUnavailable", "length limit exceeded"),
        ("ServiceUnavailable", "connection"),
    ] {
        let error = functions.invoke(&caller(), ARN, Bytes::new()).await.unwrap_err();
        assert!(error.code == code && error.message.contains(why), "{error}, not {code}: {why}");
    }
    // Nobody listens there any more.
    let error = functions.invoke(&caller(), ARN, Bytes::new()).await.unwrap_err();
    assert!(error.message.contains("connection refused"), "{error}");
}

#[tokio::test]
async fn a_check_invokes_nothing_and_finds_what_is_missing() {
    let missing = Some((404, "", String::new()));
    let server =
        Scripted::serve(vec![Some((204, "", String::new())), Some((501, "", String::new())), missing]).await;
    let functions = functions(&server, None);
    functions.check(&caller(), ARN).await.unwrap();
    functions.check(&caller(), ARN).await.expect("a server that has no DryRun");
    let error = functions.check(&caller(), ARN).await.unwrap_err();
    assert_eq!(error.code, "ResourceNotFoundException");
    assert!(server.asked().iter().all(|asked| asked.headers["x-amz-invocation-type"] == "DryRun"));
}

#[tokio::test]
async fn without_an_endpoint_a_name_or_a_permission_nothing_is_called() {
    let clock = Arc::new(TestClock::new(Timestamp(0)));
    let none = Functions::new(None, Arc::new(AllowAll), clock.clone());
    let error = none.check(&caller(), ARN).await.unwrap_err();
    assert!(error.message.contains("edges.lambda.endpoint"), "{error}");
    let server = Scripted::serve(Vec::new()).await;
    let all = functions(&server, None);
    for bad in [
        "clean",
        "arn:aws:lambda:eu-west-1:123456789012:function:a/b",
        "arn:aws:sqs:eu-west-1:123456789012:q",
    ] {
        let error = all.check(&caller(), bad).await.unwrap_err();
        assert!(error.message.contains("no ARN of a function"), "{error}");
    }
    let settings = AwsSettings {
        endpoint: server.endpoint.clone(),
        credentials: None,
        answer: Duration::from_secs(20),
        answer_bytes_max: 1_000,
    };
    let nobody = PolicyAuthorizer::new(std::iter::empty()).unwrap();
    let strict = Functions::new(Some(settings), Arc::new(nobody), clock);
    let error = strict.invoke(&caller(), ARN, Bytes::new()).await.unwrap_err();
    assert_eq!(error.code, "AccessDeniedException");
    assert!(server.asked().is_empty());
}
