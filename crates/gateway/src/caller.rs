//! Who calls: what the credential says, once it has the shape that AWS wants.

use base::{AccountId, Region, Scope};
use http::header::{self, HeaderName};
use http::request::Parts;
use service_api::{Caller, ServiceError};
use wire::sigv4::{Authorization, SignatureSource};

const AMZ_DATE: HeaderName = HeaderName::from_static("x-amz-date");
const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");

/// Finds the caller in the `Authorization` header or the query string. The signature itself is not verified.
pub(crate) fn identify(head: &Parts) -> Result<Caller, ServiceError> {
    let headers = &head.headers;
    let source = SignatureSource {
        authorization: headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()),
        query: head.uri.query().unwrap_or(""),
        has_date: headers.contains_key(AMZ_DATE) || headers.contains_key(header::DATE),
        has_token: headers.contains_key(SECURITY_TOKEN),
    };
    let authorization =
        Authorization::parse(&source).map_err(|error| ServiceError::client(error.code, error.message))?;
    let Some(region) = Region::parse(&authorization.scope.region) else {
        let region = &authorization.scope.region;
        let message = format!("Credential should be scoped to a valid region, not '{region}'. ");
        return Err(ServiceError::client("InvalidSignatureException", message));
    };
    // A key that looks like an account number is one: the way to work with several accounts without any set-up.
    let account = AccountId::parse(&authorization.access_key).unwrap_or(AccountId::DEFAULT);
    Ok(Caller { access_key: authorization.access_key, scope: Scope { account, region } })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(credential: &str) -> Result<Caller, ServiceError> {
        let authorization =
            format!("AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=1");
        let request = http::Request::post("/").header("authorization", authorization).header("date", "today");
        identify(&request.body(()).expect("a request").into_parts().0)
    }

    #[test]
    fn the_credential_names_account_and_region() {
        let caller = call("000000000042/20261120/x-1/kinesis/aws4_request").expect("complete");
        assert_eq!((caller.scope.account.number(), caller.scope.region.as_str()), (42, "x-1"));
        let caller = call("AKIDEXAMPLE/20261120/eu-west-1/kinesis/aws4_request").expect("complete");
        assert_eq!((&*caller.access_key, caller.scope.account), ("AKIDEXAMPLE", AccountId::DEFAULT));
    }

    #[test]
    fn what_cannot_be_a_region_is_refused() {
        let error = call("a/20261120/US_EAST/kinesis/aws4_request").expect_err("refused");
        assert_eq!(error.code, "InvalidSignatureException");
        assert!(error.message.contains("'US_EAST'"), "{error}");
    }
}
