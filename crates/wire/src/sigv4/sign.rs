//! Signing as a client.

use base::Timestamp;

use super::ALGORITHM;
use super::canonical::{Scope, SignedRequest, sha256_hex, signature};
use super::time::basic_format;

/// A client's keys.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Access key id.
    pub access_key: String,
    /// Secret access key.
    pub secret_key: String,
    /// Of temporary credentials.
    pub session_token: Option<String>,
}

impl std::fmt::Debug for Credentials {
    /// Without the secrets, so that no log has them.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials").field("access_key", &self.access_key).finish_non_exhaustive()
    }
}

/// A request that is to be signed.
#[derive(Clone, Copy, Debug)]
pub struct UnsignedRequest<'a> {
    /// HTTP method in capitals.
    pub method: &'a str,
    /// Path as it will stand in the request line.
    pub path: &'a str,
    /// Query as it will stand in the request line, without its question mark.
    pub query: &'a str,
    /// The headers to sign, `host` with a port that is not the scheme's own among them.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body.
    pub body: &'a [u8],
}

/// Signs a request. Gives the headers to add: `x-amz-date`, `authorization`, and `x-amz-security-token` where the
/// credentials have one.
#[must_use]
pub fn sign(
    request: &UnsignedRequest<'_>,
    credentials: &Credentials,
    region: &str,
    service: &str,
    now: Timestamp,
) -> Vec<(&'static str, String)> {
    let time = basic_format(now);
    let scope = Scope { date: time[..8].to_owned(), region: region.to_owned(), service: service.to_owned() };
    let mut added = vec![("x-amz-date", time.clone())];
    added.extend(credentials.session_token.clone().map(|token| ("x-amz-security-token", token)));
    let mut headers = request.headers.to_vec();
    headers.extend(added.iter().map(|(name, value)| (*name, value.as_str())));
    let mut names: Vec<_> = headers.iter().map(|(name, _)| name.to_ascii_lowercase()).collect();
    names.sort_unstable();
    names.dedup();
    let signed = SignedRequest {
        method: request.method,
        path: request.path,
        query: request.query,
        headers: &headers,
        payload_hash: &sha256_hex(request.body),
    };
    let signature = signature(&credentials.secret_key, &scope, &time, &signed.canonical(&names));
    let (access_key, names) = (&credentials.access_key, names.join(";"));
    let authorization =
        format!("{ALGORITHM} Credential={access_key}/{scope}, SignedHeaders={names}, Signature={signature}");
    added.push(("authorization", authorization));
    added
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIME: Timestamp = Timestamp(1_440_938_160_000);

    fn credentials(session_token: Option<&str>) -> Credentials {
        Credentials {
            access_key: "AKIDEXAMPLE".into(),
            secret_key: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".into(),
            session_token: session_token.map(str::to_owned),
        }
    }

    #[test]
    fn signatures_are_those_of_awss_test_suite() {
        let request = UnsignedRequest {
            method: "GET",
            path: "/",
            query: "",
            headers: &[("Host", "example.amazonaws.com")],
            body: b"",
        };
        let headers = sign(&request, &credentials(None), "us-east-1", "service", TIME);
        let expected = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
                        SignedHeaders=host;x-amz-date, \
                        Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";
        assert_eq!(headers[1], ("authorization", expected.to_owned()));
        let request = UnsignedRequest {
            query: "Version=2010-05-08&Action=ListUsers",
            headers: &[
                ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                ("Host", "iam.amazonaws.com"),
            ],
            ..request
        };
        let headers = sign(&request, &credentials(None), "us-east-1", "iam", TIME);
        assert!(headers[1].1.ends_with("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"));
    }

    #[test]
    fn signatures_are_those_of_botocore() {
        let request = UnsignedRequest {
            method: "POST",
            path: "/a%20b",
            query: "x=1&X=%2F",
            headers: &[
                ("X-Amz-Target", "Kinesis_20131202.ListStreams"),
                ("Content-Type", "application/x-amz-json-1.1"),
                ("Host", "localhost:4567"),
            ],
            body: br#"{"Limit": 1}"#,
        };
        let headers = sign(&request, &credentials(Some("some-token")), "eu-west-1", "kinesis", TIME);
        assert_eq!(headers[1], ("x-amz-security-token", "some-token".to_owned()));
        let expected = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/eu-west-1/kinesis/aws4_request, \
                        SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, \
                        Signature=3276e17a1fd8495d1e272486c47f692977283df1d5f85a51b448436c874b201e";
        assert_eq!(headers[2], ("authorization", expected.to_owned()));
    }

    #[test]
    fn debug_output_has_no_secrets() {
        let text = format!("{:?}", credentials(Some("token")));
        assert!(text.contains("AKIDEXAMPLE") && !text.contains("wJalr") && !text.contains("token"));
    }
}
