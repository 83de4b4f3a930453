//! Who calls: what the credential says, and, where signatures are verified, that it is true.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, PoisonError, RwLock};

use base::{AccountId, Clock, Region, Scope};
use bytes::Bytes;
use http::header::{self, HeaderName};
use http::request::Parts;
use service_api::{Caller, Principal, ServiceError};
use wire::sigv4::canonical::SignedRequest;
use wire::sigv4::{self, AuthError, Authorization, SignatureSource, SigningKey};

const AMZ_DATE: HeaderName = HeaderName::from_static("x-amz-date");
const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");
const CONTENT_HASH: HeaderName = HeaderName::from_static("x-amz-content-sha256");
const TARGET: HeaderName = HeaderName::from_static("x-amz-target");
/// Signing keys that are remembered; there is one for each credential, region, service and day in use.
const SIGNING_KEYS_MAX: usize = 4096;

/// A key that callers can sign with.
#[derive(Clone)]
pub struct Credential {
    /// Access key id.
    pub access_key: String,
    /// Secret access key.
    pub secret_key: String,
    /// Of temporary credentials; a request must bring the same.
    pub session_token: Option<String>,
    /// Whom it stands for.
    pub principal: Arc<Principal>,
}

impl std::fmt::Debug for Credential {
    /// Without the secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (key, principal) = (&self.access_key, &self.principal.arn);
        f.debug_struct("Credential")
            .field("access_key", key)
            .field("principal", principal)
            .finish_non_exhaustive()
    }
}

/// Finds out who calls. When it verifies, it accepts only requests that a known credential has signed; otherwise any
/// key is accepted, and a known one still says whom it stands for.
pub struct Authenticator {
    verifies: bool,
    credentials: HashMap<String, Credential>,
    clock: Arc<dyn Clock>,
    signing_keys: RwLock<HashMap<KeyOf, SigningKey>>,
}

/// What a signing key belongs to: access key, day, region, service.
type KeyOf = (String, String, String, String);

/// The other end of a connection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer {
    pub address: Option<IpAddr>,
    /// It speaks TLS.
    pub secure: bool,
}

impl Authenticator {
    /// `clock` is the one that clients sign by: the real one, also where a test moves the server's.
    #[must_use]
    pub fn new(verifies: bool, credentials: Vec<Credential>, clock: Arc<dyn Clock>) -> Self {
        let credentials = credentials.into_iter().map(|one| (one.access_key.clone(), one)).collect();
        Authenticator { verifies, credentials, clock, signing_keys: RwLock::default() }
    }

    /// Finds the caller in the `Authorization` header or the query string.
    pub(crate) fn identify(
        &self,
        head: &Parts,
        body: &Bytes,
        service: &str,
        peer: Peer,
    ) -> Result<Caller, ServiceError> {
        let claimed = claimed(head)?;
        let Some(region) = Region::parse(&claimed.scope.region) else {
            let region = &claimed.scope.region;
            let message = format!("Credential should be scoped to a valid region, not '{region}'. ");
            return Err(ServiceError::client("InvalidSignatureException", message));
        };
        let credential = self.credentials.get(&*claimed.access_key);
        if self.verifies {
            self.verify(&claimed, credential, head, body, service)?;
        }
        let principal = credential.map(|credential| Arc::clone(&credential.principal));
        // A key that looks like an account number is one: the way to work with several accounts without any set-up.
        let account = match &principal {
            Some(principal) => principal.account,
            None => AccountId::parse(&claimed.access_key).unwrap_or(AccountId::DEFAULT),
        };
        let scope = Scope { account, region };
        let Peer { address, secure } = peer;
        Ok(Caller { access_key: claimed.access_key, scope, principal, address, secure })
    }

    fn verify(
        &self,
        claimed: &Authorization,
        credential: Option<&Credential>,
        head: &Parts,
        body: &Bytes,
        service: &str,
    ) -> Result<(), ServiceError> {
        // A wrong session token is no other mistake than a wrong key, so that neither tells of the other.
        let unknown = || {
            ServiceError::client(
                "UnrecognizedClientException",
                "The security token included in the request is invalid.",
            )
        };
        let credential = credential.ok_or_else(unknown)?;
        let (given, wanted) = (claimed.token.as_deref(), credential.session_token.as_deref());
        let same = match (given, wanted) {
            (Some(given), Some(wanted)) => sigv4::same_secret(given, wanted),
            // Most keys have no token, and comparing costs as much as the signature.
            (None, None) => true,
            _ => false,
        };
        if !same {
            return Err(unknown());
        }
        sigv4::check_claims(claimed, service, self.clock.now()).map_err(refused)?;
        if !claimed.signs(TARGET.as_str()) {
            let message = "'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.";
            return Err(ServiceError::client("InvalidSignatureException", message));
        }
        let hash = sigv4::payload_hash(text(head, &CONTENT_HASH), body).map_err(refused)?;
        let headers = headers(head);
        let request = SignedRequest {
            method: head.method.as_str(),
            path: head.uri.path(),
            query: head.uri.query().unwrap_or(""),
            headers: &headers,
            payload_hash: &hash,
        };
        sigv4::check_signature(claimed, &request, &self.signing_key(claimed, credential)).map_err(refused)
    }

    fn signing_key(&self, claimed: &Authorization, credential: &Credential) -> SigningKey {
        let scope = &claimed.scope;
        let of =
            (credential.access_key.clone(), scope.date.clone(), scope.region.clone(), scope.service.clone());
        if let Some(key) = self.signing_keys.read().unwrap_or_else(PoisonError::into_inner).get(&of) {
            return key.clone();
        }
        let key = SigningKey::derive(&credential.secret_key, scope);
        let mut keys = self.signing_keys.write().unwrap_or_else(PoisonError::into_inner);
        if keys.len() >= SIGNING_KEYS_MAX {
            keys.clear();
        }
        keys.insert(of, key.clone());
        key
    }
}

/// What the request says of itself, once it has the shape that AWS wants.
fn claimed(head: &Parts) -> Result<Authorization, ServiceError> {
    let source = SignatureSource {
        authorization: text(head, &header::AUTHORIZATION),
        query: head.uri.query().unwrap_or(""),
        date: text(head, &AMZ_DATE).or_else(|| text(head, &header::DATE)),
        token: text(head, &SECURITY_TOKEN),
    };
    Authorization::parse(&source).map_err(refused)
}

fn refused(error: AuthError) -> ServiceError {
    ServiceError::client(error.code, error.message)
}

fn text<'a>(head: &'a Parts, name: &HeaderName) -> Option<&'a str> {
    head.headers.get(name).and_then(|value| value.to_str().ok())
}

/// All headers that are text. HTTP/2 has the host in `:authority`, which clients sign under either name.
fn headers(head: &Parts) -> Vec<(&str, &str)> {
    let all = head.headers.iter();
    let mut headers: Vec<_> =
        all.filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?))).collect();
    if let Some(authority) = head.uri.authority() {
        headers.push((":authority", authority.as_str()));
        if !head.headers.contains_key(header::HOST) {
            headers.push(("host", authority.as_str()));
        }
    }
    headers
}

#[cfg(test)]
#[path = "caller_tests.rs"]
mod tests;
