//! Who calls: the shape of the credential, as AWS checks it before any signature, and what it says.

use std::borrow::Cow;

use base::{AccountId, ByteString, Region, Scope};
use http::header::{self, HeaderName};
use http::request::Parts;
use service_api::{Caller, ServiceError};

const AMZ_DATE: HeaderName = HeaderName::from_static("x-amz-date");
const INCOMPLETE: &str = "IncompleteSignatureException";
const INVALID: &str = "InvalidSignatureException";

/// Finds the caller in the `Authorization` header or the query string. The signature itself is not verified.
pub(crate) fn identify(head: &Parts) -> Result<Caller, ServiceError> {
    let authorization = head.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let authorization = authorization.filter(|text| !text.is_empty());
    let query = head.uri.query().unwrap_or("");
    match (authorization, parameter(query, "X-Amz-Algorithm").is_some()) {
        (Some(_), true) => Err(ServiceError::client(
            INVALID,
            "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
        )),
        (None, false) => {
            Err(ServiceError::client("MissingAuthenticationTokenException", "Missing Authentication Token"))
        }
        (Some(authorization), false) => {
            let dated = head.headers.contains_key(AMZ_DATE) || head.headers.contains_key(header::DATE);
            from_header(authorization, dated)
        }
        (None, true) => from_query(query),
    }
}

/// `AWS4-HMAC-SHA256 Credential=..., SignedHeaders=..., Signature=...`, in any order.
fn from_header(authorization: &str, dated: bool) -> Result<Caller, ServiceError> {
    let (mut credential, mut signature, mut signed_headers) = ("", "", "");
    for part in authorization.split([',', ' ']).skip(1) {
        match part.split_once('=') {
            Some(("Credential", value)) => credential = value,
            Some(("Signature", value)) => signature = value,
            Some(("SignedHeaders", value)) => signed_headers = value,
            _ => {}
        }
    }
    if dated && ![credential, signature, signed_headers].contains(&"") {
        return from_credential(credential);
    }
    let mut message = String::new();
    for (name, value) in
        [("Credential", credential), ("Signature", signature), ("SignedHeaders", signed_headers)]
    {
        if value.is_empty() {
            message += &format!("Authorization header requires '{name}' parameter. ");
        }
    }
    if !dated {
        message += "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
    }
    message += &format!("Authorization={authorization}");
    Err(ServiceError::client(INCOMPLETE, message))
}

fn from_query(query: &str) -> Result<Caller, ServiceError> {
    const REQUIRED: [&str; 5] =
        ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"];
    let mut message = String::new();
    for name in REQUIRED {
        if parameter(query, name).is_none_or(|value| value.is_empty()) {
            message += &format!("AWS query-string parameters must include '{name}'. ");
        }
    }
    if !message.is_empty() {
        message += "Re-examine the query-string parameters.";
        return Err(ServiceError::client(INCOMPLETE, message));
    }
    from_credential(&parameter(query, "X-Amz-Credential").unwrap_or_default())
}

/// `KEY/DATE/REGION/SERVICE/aws4_request`.
fn from_credential(credential: &str) -> Result<Caller, ServiceError> {
    let mut parts = credential.split('/');
    let (Some(key), Some(_), Some(region), Some(_), Some(_), None) =
        (parts.next(), parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
    else {
        let message = format!(
            "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got \
             '{credential}'"
        );
        return Err(ServiceError::client(INCOMPLETE, message));
    };
    let Some(region) = Region::parse(region) else {
        let message = format!("Credential should be scoped to a valid region, not '{region}'. ");
        return Err(ServiceError::client(INVALID, message));
    };
    // A key that looks like an account number is one: the way to work with several accounts without any set-up.
    let account = AccountId::parse(key).unwrap_or(AccountId::DEFAULT);
    Ok(Caller { access_key: ByteString::from(key), scope: Scope { account, region } })
}

/// The first parameter of that name, decoded.
fn parameter<'a>(query: &'a str, name: &str) -> Option<Cow<'a, str>> {
    let mut pairs = query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| decode(value))
}

fn decode(value: &str) -> Cow<'_, str> {
    if !value.contains('%') {
        return Cow::Borrowed(value);
    }
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped = after.get(..2).and_then(|two| str::from_utf8(two).ok());
        match escaped.and_then(|two| u8::from_str_radix(two, 16).ok()).filter(|_| first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(uri: &str, headers: &[(&str, &str)]) -> Result<Caller, ServiceError> {
        let mut request = http::Request::post(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        identify(&request.body(()).unwrap().into_parts().0)
    }

    const DATE: (&str, &str) = ("x-amz-date", "20261120T000000Z");

    #[test]
    fn parameters_come_in_any_order_and_with_any_separator() {
        for auth in [
            "AWS4-HMAC-SHA256 Credential=K/20261120/eu-west-1/kinesis/aws4_request, SignedHeaders=host, Signature=1",
            "AWS4-HMAC-SHA256 Signature=1,Credential=K/20261120/eu-west-1/kinesis/aws4_request,SignedHeaders=a;b",
        ] {
            let caller = call("/", &[("authorization", auth), DATE]).unwrap();
            assert_eq!((&*caller.access_key, caller.scope.region.as_str()), ("K", "eu-west-1"));
            assert_eq!(caller.scope.account, AccountId::DEFAULT);
        }
    }

    #[test]
    fn each_missing_part_has_its_sentence() {
        let error = call("/", &[("authorization", "AWS4-HMAC-SHA256 Credential=a")]).unwrap_err();
        assert_eq!(
            error.message,
            "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' \
             parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. \
             Authorization=AWS4-HMAC-SHA256 Credential=a"
        );
        let error = call("/?X-Amz-Algorithm=a&X-Amz-Date=b", &[]).unwrap_err();
        assert_eq!(
            error.message,
            "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include \
             'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. Re-examine the \
             query-string parameters."
        );
    }

    #[test]
    fn a_scope_has_five_parts_and_a_region() {
        let with = |credential: &str| {
            let auth = format!("AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=h, Signature=1");
            call("/", &[("authorization", &auth), DATE])
        };
        assert_eq!(with("a/b/us-east-1/c").unwrap_err().code, INCOMPLETE);
        assert_eq!(with("a/b/us-east-1/c/d/e").unwrap_err().code, INCOMPLETE);
        assert_eq!(with("a/b/US/c/d").unwrap_err().code, INVALID);
        assert_eq!(with("000000000042/b/us-east-1/c/d").unwrap().scope.account.number(), 42);
    }

    #[test]
    fn broken_escapes_stay_as_they_are() {
        assert_eq!(decode("a%2Fb%zz%4"), "a/b%zz%4");
    }
}
