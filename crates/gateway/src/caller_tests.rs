//! Who is let in, and what the others are told.

use base::Timestamp;
use wire::sigv4::{Credentials, UnsignedRequest, sign};

use super::*;

const NOW: Timestamp = Timestamp(1_763_596_800_000);
const BODY: &[u8] = b"{}";

struct At(Timestamp);

impl Clock for At {
    fn now(&self) -> Timestamp {
        self.0
    }
}

const PEER: Peer = Peer { address: None, secure: true };

fn authenticator(verifies: bool) -> Authenticator {
    let credential = |key: &str, token: Option<&str>, arn: &str| Credential {
        access_key: key.into(),
        secret_key: format!("secret of {key}"),
        session_token: token.map(str::to_owned),
        principal: Arc::new(Principal::parse(arn).expect("an ARN")),
    };
    let credentials = vec![
        credential("ALICE", None, "arn:aws:iam::123456789012:user/alice"),
        credential("SESSION", Some("token"), "arn:aws:sts::123456789012:assumed-role/r/s"),
    ];
    Authenticator::new(verifies, credentials, Arc::new(At(NOW)))
}

/// A signed call, before it goes over the wire.
struct Signed {
    key: &'static str,
    secret: String,
    token: Option<&'static str>,
    service: &'static str,
    at: Timestamp,
}

impl Signed {
    fn by(key: &'static str) -> Self {
        Signed { key, secret: format!("secret of {key}"), token: None, service: "kinesis", at: NOW }
    }

    fn request(&self) -> http::request::Builder {
        let headers = [("host", "localhost:4567"), ("x-amz-target", "Kinesis_20131202.ListStreams")];
        let unsigned =
            UnsignedRequest { method: "POST", path: "/", query: "", headers: &headers, body: BODY };
        let credentials = Credentials {
            access_key: self.key.into(),
            secret_key: self.secret.clone(),
            session_token: self.token.map(str::to_owned),
        };
        let added = sign(&unsigned, &credentials, "eu-west-1", self.service, self.at);
        let request = http::Request::post("/").header("x-amz-target", headers[1].1);
        added.into_iter().fold(request, |request, (name, value)| request.header(name, value))
    }

    fn head(&self) -> Parts {
        self.request().header("host", "localhost:4567").body(()).expect("a request").into_parts().0
    }
}

fn identify(authenticator: &Authenticator, head: &Parts) -> Result<Caller, ServiceError> {
    authenticator.identify(head, &Bytes::from_static(BODY), "kinesis", PEER)
}

fn says(head: &Parts) -> String {
    identify(&authenticator(true), head).expect_err("refused").to_string()
}

#[test]
fn a_known_credential_is_its_principal() {
    for verifies in [true, false] {
        let caller = identify(&authenticator(verifies), &Signed::by("ALICE").head()).expect("known");
        assert_eq!(caller.arn(), "arn:aws:iam::123456789012:user/alice");
        assert_eq!(
            (caller.scope.account.number(), caller.scope.region.as_str()),
            (123_456_789_012, "eu-west-1")
        );
        assert!(caller.secure);
    }
    let session = Signed { token: Some("token"), ..Signed::by("SESSION") };
    let caller = identify(&authenticator(true), &session.head()).expect("known");
    assert_eq!(caller.arn(), "arn:aws:sts::123456789012:assumed-role/r/s");
}

#[test]
fn http_2_has_the_host_in_its_authority() {
    let (mut head, ()) = Signed::by("ALICE").request().body(()).expect("a request").into_parts();
    assert!(identify(&authenticator(true), &head).is_err(), "no host at all");
    head.uri = "http://localhost:4567/".parse().expect("an address");
    assert!(identify(&authenticator(true), &head).is_ok());
}

#[test]
fn a_signing_key_is_made_once_for_its_day() {
    let authenticator = authenticator(true);
    for _ in 0..3 {
        assert!(identify(&authenticator, &Signed::by("ALICE").head()).is_ok());
    }
    assert_eq!(authenticator.signing_keys.read().unwrap().len(), 1);
}

#[test]
fn whoever_is_not_let_in_is_told_why_as_aws_tells_it() {
    let unknown = "UnrecognizedClientException: The security token included in the request is invalid.";
    assert_eq!(says(&Signed::by("NOBODY").head()), unknown);
    for token in [None, Some("tokem")] {
        assert_eq!(says(&Signed { token, ..Signed::by("SESSION") }.head()), unknown);
    }
    assert_eq!(says(&Signed { token: Some("token"), ..Signed::by("ALICE") }.head()), unknown);
    let wrong = says(&Signed { secret: "another".into(), ..Signed::by("ALICE") }.head());
    assert!(wrong.starts_with("InvalidSignatureException: The request signature we calculated"), "{wrong}");
    let late = says(&Signed { at: Timestamp(NOW.0 - 301_000), ..Signed::by("ALICE") }.head());
    assert!(late.starts_with("InvalidSignatureException: Signature expired: "), "{late}");
    let other = says(&Signed { service: "s3", ..Signed::by("ALICE") }.head());
    assert!(other.contains("Credential should be scoped to correct service: 'kinesis'."), "{other}");
    let nothing = http::Request::post("/").body(()).expect("a request").into_parts().0;
    assert_eq!(says(&nothing), "MissingAuthenticationTokenException: Missing Authentication Token");
}

#[test]
fn a_signature_is_for_one_operation_and_one_body() {
    let mut head = Signed::by("ALICE").head();
    head.headers.insert("x-amz-target", "Kinesis_20131202.DeleteStream".parse().expect("a value"));
    assert!(says(&head).contains("signature we calculated does not match"));
    let head = Signed::by("ALICE").head();
    let other = authenticator(true).identify(&head, &Bytes::from_static(b"{ }"), "kinesis", PEER);
    assert!(other.expect_err("another body").message.contains("does not match"));
    // Left out of the signature, the target could be exchanged.
    let mut head = Signed::by("ALICE").head();
    let unsigned = head.headers["authorization"].to_str().expect("text").replace(";x-amz-target", "");
    head.headers.insert("authorization", unsigned.parse().expect("a value"));
    assert!(says(&head).contains("'X-Amz-Target' must be a 'SignedHeader'"));
}

fn unsigned(credential: &str) -> Result<Caller, ServiceError> {
    let authorization = format!("AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=1");
    let request = http::Request::post("/").header("authorization", authorization).header("date", "today");
    identify(&authenticator(false), &request.body(()).expect("a request").into_parts().0)
}

#[test]
fn unverified_the_credential_names_account_and_region() {
    let caller = unsigned("000000000042/20261120/x-1/kinesis/aws4_request").expect("complete");
    assert_eq!((caller.scope.account.number(), caller.scope.region.as_str()), (42, "x-1"));
    assert_eq!(caller.arn(), "arn:aws:iam::000000000042:root");
    let caller = unsigned("AKIDEXAMPLE/20261120/eu-west-1/kinesis/aws4_request").expect("complete");
    assert_eq!((&*caller.access_key, caller.scope.account), ("AKIDEXAMPLE", AccountId::DEFAULT));
    let caller = unsigned("ALICE/20261120/eu-west-1/kinesis/aws4_request").expect("complete");
    assert_eq!(caller.arn(), "arn:aws:iam::123456789012:user/alice");
}

#[test]
fn what_cannot_be_a_region_is_refused() {
    let error = unsigned("a/20261120/US_EAST/kinesis/aws4_request").expect_err("refused");
    assert_eq!(error.code, "InvalidSignatureException");
    assert!(error.message.contains("'US_EAST'"), "{error}");
}

#[test]
fn debug_output_has_no_secrets() {
    let text = format!("{:?}", authenticator(true).credentials);
    assert!(text.contains("ALICE") && !text.contains("secret of") && !text.contains("\"token\""), "{text}");
}
