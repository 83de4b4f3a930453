//! The text that both sides sign, and the signature over it.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use ring::{digest, hmac};

/// What a signature is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Day as in `20130524`.
    pub date: String,
    /// For example `eu-west-1`.
    pub region: String,
    /// For example `kinesis`.
    pub service: String,
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}/aws4_request", self.date, self.region, self.service)
    }
}

/// A request as far as it is signed.
#[derive(Clone, Copy, Debug)]
pub struct SignedRequest<'a> {
    /// HTTP method in capitals.
    pub method: &'a str,
    /// Path as it stands in the request line.
    pub path: &'a str,
    /// Query as it stands in the request line, without its question mark.
    pub query: &'a str,
    /// All headers; which of them are signed is told apart.
    pub headers: &'a [(&'a str, &'a str)],
    /// SHA-256 of the body in hexadecimal, or what `x-amz-content-sha256` says.
    pub payload_hash: &'a str,
}

impl SignedRequest<'_> {
    /// The canonical request over the named headers (lower case, sorted).
    #[must_use]
    pub fn canonical(&self, signed_headers: &[String]) -> String {
        // As much as an SDK's request has: it grows but once, if at all.
        let mut out = String::with_capacity(512);
        out.push_str(self.method);
        out.push('\n');
        // Every service but S3 encodes the path once more.
        let path = if self.path.is_empty() { "/" } else { self.path };
        append_encoded(&mut out, path, true);
        out.push('\n');
        append_query(&mut out, self.query);
        out.push('\n');
        for name in signed_headers {
            out.push_str(name);
            let mut before = ':';
            for (_, value) in self.headers.iter().filter(|(header, _)| header.eq_ignore_ascii_case(name)) {
                out.push(before);
                out.push_str(&squeezed(value));
                before = ',';
            }
            if before == ':' {
                out.push(before);
            }
            out.push('\n');
        }
        for (at, name) in signed_headers.iter().enumerate() {
            out.push(if at == 0 { '\n' } else { ';' });
            out.push_str(name);
        }
        if signed_headers.is_empty() {
            out.push('\n');
        }
        out.push('\n');
        out.push_str(self.payload_hash);
        out
    }
}

/// The signature over a canonical request. `time` is the request's, as in `20130524T000000Z`.
#[must_use]
pub fn signature(secret_key: &str, scope: &Scope, time: &str, canonical: &str) -> String {
    let key = signing_key(secret_key, scope);
    hex(hmac::sign(&key, string_to_sign(scope, time, canonical).as_bytes()).as_ref())
}

/// What is signed of a canonical request.
pub(crate) fn string_to_sign(scope: &Scope, time: &str, canonical: &str) -> String {
    format!("{}\n{time}\n{scope}\n{}", super::ALGORITHM, sha256_hex(canonical.as_bytes()))
}

/// The key that a secret gives for a scope.
pub(crate) fn signing_key(secret_key: &str, scope: &Scope) -> hmac::Key {
    let first = hmac::Key::new(hmac::HMAC_SHA256, format!("AWS4{secret_key}").as_bytes());
    [&*scope.date, &*scope.region, &*scope.service, "aws4_request"].iter().fold(first, |key, step| {
        hmac::Key::new(hmac::HMAC_SHA256, hmac::sign(&key, step.as_bytes()).as_ref())
    })
}

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(digest::digest(&digest::SHA256, bytes).as_ref())
}

/// Lower-case hexadecimal. A verified request comes by here three times, so nothing is formatted.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    out
}

/// Names and values of a query, decoded.
#[must_use]
pub fn query_pairs(query: &str) -> Vec<(String, String)> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

/// Sorted by the encoded form, without the signature itself.
fn append_query(out: &mut String, query: &str) {
    let encoded = |text: &str| {
        let mut out = String::new();
        append_encoded(&mut out, text, false);
        out
    };
    let pairs = query_pairs(query).into_iter().filter(|(name, _)| name != "X-Amz-Signature");
    let mut pairs: Vec<_> = pairs.map(|(name, value)| (encoded(&name), encoded(&value))).collect();
    pairs.sort_unstable();
    for (at, (name, value)) in pairs.iter().enumerate() {
        let _ = write!(out, "{}{name}={value}", if at > 0 { "&" } else { "" });
    }
}

fn append_encoded(out: &mut String, text: &str, keep_slash: bool) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            b'/' if keep_slash => out.push('/'),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}

/// Percent escapes and plus signs; what is no escape stays.
fn decoded(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'+', _) => out.push(b' '),
            (b'%', [high, low, tail @ ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|n| u8::try_from(n).ok());
                out.push(digit(*high).unwrap_or_default() * 16 + digit(*low).unwrap_or_default());
                rest = tail;
            }
            _ => out.push(*first),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Without spaces around, and with one space in place of several.
fn squeezed(value: &str) -> Cow<'_, str> {
    let value = value.trim();
    if value.contains("  ") {
        Cow::Owned(value.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_sorted_and_encoded_once() {
        let mut out = String::new();
        append_query(&mut out, "b=2&a=%7E%2f+x&a=&X-Amz-Signature=1&c%ZZ");
        assert_eq!(out, "a=&a=~%2F%20x&b=2&c%25ZZ=");
    }

    #[test]
    fn headers_are_trimmed_and_joined() {
        let request = SignedRequest {
            method: "GET",
            path: "/a b%20c",
            query: "",
            headers: &[("X", " a   b "), ("x", "c"), ("Other", "no")],
            payload_hash: "h",
        };
        assert_eq!(request.canonical(&["x".into()]), "GET\n/a%20b%2520c\n\nx:a b,c\n\nx\nh");
        let two = ["absent".to_owned(), "other".to_owned()];
        assert_eq!(request.canonical(&two), "GET\n/a%20b%2520c\n\nabsent:\nother:no\n\nabsent;other\nh");
        assert_eq!(request.canonical(&[]), "GET\n/a%20b%2520c\n\n\n\nh");
    }

    #[test]
    fn hexadecimal_is_two_lower_case_digits_a_byte() {
        assert_eq!(hex(&[0x00, 0x0f, 0xa0, 0xff]), "000fa0ff");
    }
}
