//! What verification promises.

use base::Timestamp;

use super::super::sign::{Credentials, UnsignedRequest, sign};
use super::super::{Authorization, SignatureSource};
use super::*;

const NOW: Timestamp = Timestamp(1_440_938_160_000);
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const BODY: &[u8] = br#"{"Limit": 1}"#;

fn scope() -> Scope {
    Scope { date: "20150830".into(), region: "eu-west-1".into(), service: "kinesis".into() }
}

fn claimed(change: impl FnOnce(&mut Authorization)) -> Authorization {
    let mut claimed = Authorization::parse(&SignatureSource {
        authorization: Some(
            "AWS4-HMAC-SHA256 Credential=A/20150830/eu-west-1/kinesis/aws4_request, SignedHeaders=host;x-amz-date, \
             Signature=00",
        ),
        date: Some("20150830T123600Z"),
        ..SignatureSource::default()
    })
    .expect("complete");
    change(&mut claimed);
    claimed
}

fn refused(change: impl FnOnce(&mut Authorization)) -> String {
    check_claims(&claimed(change), "kinesis", NOW).expect_err("refused").to_string()
}

/// A request as the client in this crate signs it, with its signature read back.
fn signed(body: &[u8]) -> (Authorization, Vec<(String, String)>) {
    let headers = [("host", "localhost:4567"), ("x-amz-target", "Kinesis_20131202.ListStreams")];
    let unsigned = UnsignedRequest { method: "POST", path: "/", query: "x=1&X=%2F", headers: &headers, body };
    let credentials =
        Credentials { access_key: "A".into(), secret_key: SECRET.into(), session_token: Some("t".into()) };
    let added = sign(&unsigned, &credentials, "eu-west-1", "kinesis", NOW);
    let all: Vec<(String, String)> = headers
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .chain(added.into_iter().map(|(name, value)| (name.to_owned(), value)))
        .collect();
    let header = |name: &str| all.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str());
    let source = SignatureSource {
        authorization: header("authorization"),
        date: header("x-amz-date"),
        token: header("x-amz-security-token"),
        query: "",
    };
    (Authorization::parse(&source).expect("complete"), all)
}

fn check(
    claimed: &Authorization,
    headers: &[(String, String)],
    query: &str,
    body: &[u8],
    secret: &str,
) -> Result<(), AuthError> {
    let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (&**name, &**value)).collect();
    let payload_hash = payload_hash(None, body)?;
    let request =
        SignedRequest { method: "POST", path: "/", query, headers: &headers, payload_hash: &payload_hash };
    check_signature(claimed, &request, &SigningKey::derive(secret, &scope()))
}

#[test]
fn what_a_client_signs_is_accepted_and_no_part_can_be_changed() {
    let (claimed, headers) = signed(BODY);
    let query = "x=1&X=%2F";
    assert_eq!(check(&claimed, &headers, query, BODY, SECRET), Ok(()));
    assert_eq!(
        check(&claimed, &headers, "X=%2F&x=1", BODY, SECRET),
        Ok(()),
        "the order of the query is free"
    );
    assert_eq!(claimed.token.as_deref(), Some("t"));
    assert!(claimed.signs("x-amz-target") && claimed.signs("x-amz-security-token"));
    assert!(check(&claimed, &headers, query, b"{}", SECRET).is_err());
    assert!(check(&claimed, &headers, "x=2&X=%2F", BODY, SECRET).is_err());
    assert!(check(&claimed, &headers, query, BODY, "another").is_err());
    for i in 0..headers.len() {
        if headers[i].0 != "authorization" {
            let mut changed = headers.clone();
            changed[i].1.push('x');
            assert!(check(&claimed, &changed, query, BODY, SECRET).is_err(), "{}", headers[i].0);
        }
    }
    let upper = Authorization { signature: claimed.signature.to_uppercase(), ..claimed.clone() };
    assert!(check(&upper, &headers, query, BODY, SECRET).is_err());
    for bad in ["", "0", "zz", "\u{e9}\u{e9}"] {
        let bad = Authorization { signature: bad.into(), ..claimed.clone() };
        assert!(check(&bad, &headers, query, BODY, SECRET).is_err());
    }
}

#[test]
fn a_wrong_signature_is_explained_without_the_secret() {
    let (claimed, headers) = signed(BODY);
    let error = check(&claimed, &headers, "", BODY, SECRET).expect_err("another query").to_string();
    for part in [
        "InvalidSignatureException: The request signature we calculated does not match the signature you provided.",
        "The Canonical String for this request should have been\n'POST\n/\n\nhost:localhost:4567\n",
        "The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/eu-west-1/kinesis/aws4_request\n",
    ] {
        assert!(error.contains(part), "{error}");
    }
    assert!(!error.contains(SECRET));
}

#[test]
fn times_more_than_five_minutes_off_are_refused_with_the_servers_time() {
    let at = |date: &str| refused(|claimed| claimed.date = date.to_owned());
    assert_eq!(
        at("20150830T123059Z"),
        "InvalidSignatureException: Signature expired: 20150830T123059Z is now earlier than 20150830T123100Z \
         (20150830T123600Z - 5 min.)"
    );
    assert_eq!(
        at("20150830T124101Z"),
        "InvalidSignatureException: Signature not yet current: 20150830T124101Z is still later than 20150830T124100Z \
         (20150830T123600Z + 5 min.)"
    );
    for good in ["20150830T123100Z", "20150830T124100Z", "Sun, 30 Aug 2015 12:36:00 GMT"] {
        assert_eq!(check_claims(&claimed(|c| c.date = good.to_owned()), "kinesis", NOW), Ok(()), "{good}");
    }
    assert_eq!(
        at("yesterday"),
        "IncompleteSignatureException: Date must be in ISO-8601 'basic format'. Got 'yesterday'. See \
         http://en.wikipedia.org/wiki/ISO_8601"
    );
}

#[test]
fn a_presigned_address_is_good_for_as_long_as_it_says() {
    let presigned = |date: &str, expires_s| {
        let claimed = claimed(|claimed| {
            (claimed.date, claimed.expires_s, claimed.form) = (date.to_owned(), Some(expires_s), Form::Query);
        });
        assert!(claimed.is_presigned());
        check_claims(&claimed, "kinesis", NOW).map_err(|error| error.message)
    };
    assert_eq!(presigned("20150830T113600Z", 3600), Ok(()));
    let late = presigned("20150830T113559Z", 3600).expect_err("expired");
    assert!(late.ends_with("earlier than 20150830T113600Z (20150830T123600Z - 60 min.)"), "{late}");
    assert!(presigned("20150830T123600Z", 604_801).expect_err("too long").contains("less than a week"));
}

#[test]
fn a_scope_of_something_else_is_refused_in_awss_words() {
    assert_eq!(
        refused(|claimed| {
            claimed.scope.service = "s3".into();
            claimed.terminator = "aws3".into();
            claimed.scope.date = "20150829".into();
        }),
        "InvalidSignatureException: Credential should be scoped to correct service: 'kinesis'. Credential should be \
         scoped with a valid terminator: 'aws4_request', not 'aws3'. Date in Credential scope does not match YYYYMMDD \
         from ISO-8601 version of date from HTTP: '20150829' != '20150830', from '20150830T123600Z'."
    );
    assert_eq!(
        refused(|claimed| claimed.signed_headers = vec!["x-amz-date".into()]),
        "InvalidSignatureException: 'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
    );
}

#[test]
fn the_body_is_signed_with_or_without_its_header() {
    let hash = sha256_hex(BODY);
    assert_eq!(payload_hash(None, BODY), Ok(hash.clone()));
    assert_eq!(payload_hash(Some(&hash), BODY), Ok(hash.clone()));
    assert_eq!(payload_hash(Some("UNSIGNED-PAYLOAD"), BODY), Ok("UNSIGNED-PAYLOAD".into()));
    let error = payload_hash(Some(&hash), b"other").expect_err("another body");
    assert!(
        error.message.starts_with("The provided 'x-amz-content-sha256' header does not match"),
        "{error}"
    );
}

#[test]
fn secrets_are_compared_as_a_whole() {
    assert!(same_secret("token", "token") && same_secret("", ""));
    assert!(!same_secret("token", "toke") && !same_secret("token", "tokem") && !same_secret("", "t"));
}
