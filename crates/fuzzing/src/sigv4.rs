//! Signatures: any headers and query are read, checked and refused; what a client of ours signs is accepted.

use base::Timestamp;
use wire::sigv4::canonical::{Scope, SignedRequest, query_pairs};
use wire::sigv4::{
    Authorization, Credentials, SignatureSource, SigningKey, UnsignedRequest, check_claims, check_signature,
    payload_hash, same_secret, sign,
};

use crate::sections::sections;

const NOW: Timestamp = Timestamp(1_700_000_000_000);
const SECRET: &str = "secret";

/// Input: Authorization header, query, date header, token and one more header's value, parted by marks.
pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let [authorization, query, date, token, other] = sections(&text);
    let given = |text| Some(text).filter(|text: &&str| !text.is_empty());
    let source = SignatureSource {
        authorization: given(authorization),
        query,
        date: given(date),
        token: given(token),
    };
    let _ = query_pairs(query);
    let headers = [("host", "localhost"), ("x-amz-date", date), ("x-other", other)];
    let hash = payload_hash(given(other), bytes).unwrap_or_default();
    let request =
        SignedRequest { method: "POST", path: other, query, headers: &headers, payload_hash: &hash };
    if let Ok(claimed) = Authorization::parse(&source) {
        let _ = check_claims(&claimed, "kinesis", NOW);
        let key = SigningKey::derive(SECRET, &claimed.scope);
        assert!(check_signature(&claimed, &request, &key).is_err(), "a guessed signature was accepted");
    }
    assert_eq!(same_secret(date, token), date == token);
    signed_by_us(query, other, bytes);
}

/// A request signed by the client side is good for the server side, whatever its query, header and body are.
fn signed_by_us(query: &str, other: &str, body: &[u8]) {
    let credentials =
        Credentials { access_key: "AKID".to_owned(), secret_key: SECRET.to_owned(), session_token: None };
    let headers = [("host", "localhost"), ("x-other", other)];
    let unsigned = UnsignedRequest { method: "POST", path: "/", query, headers: &headers, body };
    let added = sign(&unsigned, &credentials, "eu-west-1", "kinesis", NOW);
    let header =
        |wanted: &str| added.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.as_str());
    let source = SignatureSource {
        authorization: header("authorization"),
        query,
        date: header("x-amz-date"),
        token: None,
    };
    // A query that holds a signature of its own is refused.
    let Ok(claimed) = Authorization::parse(&source) else { return };
    assert_eq!(check_claims(&claimed, "kinesis", NOW), Ok(()));
    let mut all = headers.to_vec();
    all.extend(added.iter().map(|(name, value)| (*name, value.as_str())));
    let hash = payload_hash(None, body).expect("no header claims another");
    let request = SignedRequest { method: "POST", path: "/", query, headers: &all, payload_hash: &hash };
    let key = SigningKey::derive(SECRET, &Scope { date: "20231114".to_owned(), ..claimed.scope.clone() });
    assert_eq!(check_signature(&claimed, &request, &key), Ok(()));
}
