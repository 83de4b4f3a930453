//! Reading a request's signature, from its header or its query.

use std::fmt;

use bytestring::ByteString;

use super::canonical::{Scope, query_pairs};

/// The parts of a request that may hold a signature.
#[derive(Clone, Copy, Debug, Default)]
pub struct SignatureSource<'a> {
    /// The `Authorization` header.
    pub authorization: Option<&'a str>,
    /// The query of the address, without its question mark.
    pub query: &'a str,
    /// The `X-Amz-Date` header, or else the `Date` header.
    pub date: Option<&'a str>,
    /// The `X-Amz-Security-Token` header.
    pub token: Option<&'a str>,
}

/// Where the signature stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In the `Authorization` header.
    Header,
    /// In the query: a presigned address.
    Query,
}

/// Who signed a request, and how. Nothing of it is proven yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorization {
    /// Access key id.
    pub access_key: ByteString,
    /// Day, region and service that the signature is for.
    pub scope: Scope,
    /// Lower-case names of the headers that were signed.
    pub signed_headers: Vec<String>,
    /// 64 hexadecimal digits, if it is in order.
    pub signature: String,
    /// Where the signature stood.
    pub form: Form,
    /// Last part of the credential; `aws4_request`, if it is in order.
    pub terminator: String,
    /// When the request was signed, as it stood there.
    pub date: String,
    /// For how many seconds from then a presigned address is good.
    pub expires_s: Option<u64>,
    /// Session token of temporary credentials.
    pub token: Option<String>,
}

/// A request that AWS refuses without looking at any key. HTTP status 400, in the request's encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthError {
    /// The `__type`.
    pub code: &'static str,
    /// AWS's sentence.
    pub message: String,
}

impl fmt::Display for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl std::error::Error for AuthError {}

const INCOMPLETE: &str = "IncompleteSignatureException";
const INVALID: &str = "InvalidSignatureException";
const MISSING: &str = "MissingAuthenticationTokenException";

fn error<T>(code: &'static str, message: impl Into<String>) -> Result<T, AuthError> {
    Err(AuthError { code, message: message.into() })
}

impl Authorization {
    /// Reads the signature.
    ///
    /// # Errors
    /// `InvalidSignatureException` for both forms at once, `MissingAuthenticationTokenException` for none,
    /// `IncompleteSignatureException` for one that lacks a part.
    pub fn parse(source: &SignatureSource<'_>) -> Result<Self, AuthError> {
        let header = source.authorization.filter(|header| !header.is_empty());
        let query = query_pairs(source.query);
        let in_query = query.iter().any(|(name, _)| name == "X-Amz-Algorithm");
        match header {
            Some(_) if in_query => error(
                INVALID,
                "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
            ),
            Some(header) => from_header(header, source),
            None if in_query => from_query(&query),
            None => error(MISSING, "Missing Authentication Token"),
        }
    }
}

fn from_header(header: &str, source: &SignatureSource<'_>) -> Result<Authorization, AuthError> {
    let [given, signature, signed_headers] = header_parts(header);
    let mut message = String::new();
    for (name, value) in HEADER_PARTS.into_iter().zip([given, signature, signed_headers]) {
        if value.is_empty() {
            message += &format!("Authorization header requires '{name}' parameter. ");
        }
    }
    if source.date.is_none() {
        message += "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
    }
    if !message.is_empty() {
        return error(INCOMPLETE, format!("{message}Authorization={header}"));
    }
    let (access_key, scope, terminator) = credential(given)?;
    Ok(Authorization {
        access_key,
        scope,
        signed_headers: header_names(signed_headers),
        signature: signature.to_owned(),
        form: Form::Header,
        terminator,
        date: source.date.unwrap_or_default().to_owned(),
        expires_s: None,
        token: source.token.map(str::to_owned),
    })
}

/// What a header must have, in the order of AWS's complaints.
const HEADER_PARTS: [&str; 3] = ["Credential", "Signature", "SignedHeaders"];

/// The values of [`HEADER_PARTS`] in a header; empty where there is none, the last one where there are several. Every
/// request comes by here, so nothing is allocated.
fn header_parts(header: &str) -> [&str; 3] {
    let mut values = [""; 3];
    let separator = |text: &str| memchr::memchr2(b',', b' ', text.as_bytes());
    // The name of the algorithm comes first.
    let mut rest = separator(header).map(|at| &header[at + 1..]);
    while let Some(text) = rest {
        let at = separator(text);
        let part = text[..at.unwrap_or(text.len())].trim();
        rest = at.map(|at| &text[at + 1..]);
        let mut sides = part.split('=');
        let name = sides.next().unwrap_or_default();
        if let Some(at) = HEADER_PARTS.iter().position(|known| *known == name) {
            values[at] = sides.next().unwrap_or_default();
        }
    }
    values
}

fn from_query(query: &[(String, String)]) -> Result<Authorization, AuthError> {
    let part = |name: &str| {
        let found = query.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    };
    let mut message = String::new();
    for name in
        ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"]
    {
        if part(name).is_empty() {
            message += &format!("AWS query-string parameters must include '{name}'. ");
        }
    }
    if !message.is_empty() {
        return error(INCOMPLETE, format!("{message}Re-examine the query-string parameters."));
    }
    let (access_key, scope, terminator) = credential(part("X-Amz-Credential"))?;
    let token = Some(part("X-Amz-Security-Token")).filter(|token| !token.is_empty());
    Ok(Authorization {
        access_key,
        scope,
        signed_headers: header_names(part("X-Amz-SignedHeaders")),
        signature: part("X-Amz-Signature").to_owned(),
        form: Form::Query,
        terminator,
        date: part("X-Amz-Date").to_owned(),
        // What is no number is a life that no address may have.
        expires_s: Some(part("X-Amz-Expires"))
            .filter(|s| !s.is_empty())
            .map(|s| s.parse().unwrap_or(u64::MAX)),
        token: token.map(str::to_owned),
    })
}

fn header_names(list: &str) -> Vec<String> {
    let mut names = Vec::with_capacity(8);
    names.extend(list.split(';').filter(|name| !name.is_empty()).map(str::to_ascii_lowercase));
    names
}

/// Takes `AKID/20130524/eu-west-1/kinesis/aws4_request` apart.
fn credential(text: &str) -> Result<(ByteString, Scope, String), AuthError> {
    let mut parts = text.split('/');
    let five = [parts.next(), parts.next(), parts.next(), parts.next(), parts.next()];
    let ([Some(access_key), Some(date), Some(region), Some(service), Some(terminator)], None) =
        (five, parts.next())
    else {
        return error(
            INCOMPLETE,
            format!(
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, \
                 got '{text}'"
            ),
        );
    };
    let scope = Scope { date: date.to_owned(), region: region.to_owned(), service: service.to_owned() };
    Ok((access_key.into(), scope, terminator.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "AWS4-HMAC-SHA256 Credential=123456789012/20130524/eu-west-1/kinesis/aws4_request, \
                          SignedHeaders=Host;x-amz-date, Signature=fe5f";

    const DATE: &str = "20130524T000000Z";

    fn header(authorization: &str, has_date: bool) -> Result<Authorization, AuthError> {
        let date = has_date.then_some(DATE);
        let source = SignatureSource { authorization: Some(authorization), date, ..Default::default() };
        Authorization::parse(&source)
    }

    fn query(query: &str) -> Result<Authorization, AuthError> {
        Authorization::parse(&SignatureSource { query, ..Default::default() })
    }

    #[test]
    fn both_forms_say_the_same() {
        let from_header = header(HEADER, true).expect("complete");
        assert_eq!(from_header.access_key, "123456789012");
        assert_eq!(from_header.scope.to_string(), "20130524/eu-west-1/kinesis/aws4_request");
        assert_eq!(from_header.signed_headers, ["host", "x-amz-date"]);
        let from_query = query(
            "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=123456789012%2F20130524%2Feu-west-1%2Fkinesis%2F\
             aws4_request&X-Amz-Date=20130524T000000Z&X-Amz-SignedHeaders=host%3Bx-amz-date&X-Amz-Signature=fe5f",
        );
        assert_eq!(from_query, Ok(Authorization { form: Form::Query, ..from_header.clone() }));
        // Without spaces, and with credentials of a session.
        let tight = HEADER.replace(", ", ",");
        let source = SignatureSource {
            authorization: Some(&tight),
            date: Some(DATE),
            token: Some("t"),
            query: "unrelated",
        };
        assert_eq!(
            Authorization::parse(&source),
            Ok(Authorization { token: Some("t".into()), ..from_header })
        );
    }

    #[test]
    fn missing_parts_are_named_in_awss_words() {
        let refused = |result: Result<Authorization, AuthError>| result.expect_err("incomplete").to_string();
        assert_eq!(
            refused(header("AWS4-HMAC-SHA256", false)),
            "IncompleteSignatureException: Authorization header requires 'Credential' parameter. Authorization \
             header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. \
             Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. \
             Authorization=AWS4-HMAC-SHA256"
        );
        assert_eq!(
            refused(header("AWS4-HMAC-SHA256 Signature=b,Credential=a", true)),
            "IncompleteSignatureException: Authorization header requires 'SignedHeaders' parameter. \
             Authorization=AWS4-HMAC-SHA256 Signature=b,Credential=a"
        );
        assert_eq!(
            refused(query("X-Amz-Algorithm")),
            "IncompleteSignatureException: AWS query-string parameters must include 'X-Amz-Algorithm'. AWS \
             query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include \
             'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. AWS query-string \
             parameters must include 'X-Amz-Date'. Re-examine the query-string parameters."
        );
        assert_eq!(
            refused(query("a=b")),
            "MissingAuthenticationTokenException: Missing Authentication Token"
        );
        let both =
            SignatureSource { authorization: Some("x"), query: "X-Amz-Algorithm=y", ..Default::default() };
        assert_eq!(
            refused(Authorization::parse(&both)),
            "InvalidSignatureException: Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' \
             as HTTP header."
        );
        assert_eq!(
            refused(header("AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=c", true)),
            "IncompleteSignatureException: Credential must have exactly 5 slash-delimited elements, e.g. \
             keyid/date/region/service/term, got 'a/b'"
        );
    }
}
