//! Checking a signature as a server. Pure: the time is an argument, keys are the caller's.

use base::Timestamp;
use ring::{digest, hmac};

use super::ALGORITHM;
use super::authorization::{AuthError, Authorization, Form};
use super::canonical::{Scope, SignedRequest, hex, sha256_hex, signing_key, string_to_sign};
use super::time::{basic_format, parse_date_header};

/// How far a request's time may be from the server's (source: the error text itself).
const SKEW_MINUTES: u64 = 5;
/// Longest life of a presigned address: seven days.
const EXPIRES_MAX_S: u64 = 604_800;
const MINUTE_MS: u64 = 60_000;
const INVALID: &str = "InvalidSignatureException";
const INCOMPLETE: &str = "IncompleteSignatureException";
/// What `x-amz-content-sha256` says when the body is not signed.
const UNSIGNED: &str = "UNSIGNED-PAYLOAD";

/// A secret key made ready for one day, region and service. Making one costs more than using it: keep it.
#[derive(Clone)]
pub struct SigningKey(hmac::Key);

impl SigningKey {
    /// The key of a secret for a scope.
    #[must_use]
    pub fn derive(secret_key: &str, scope: &Scope) -> Self {
        SigningKey(signing_key(secret_key, scope))
    }
}

fn error<T>(code: &'static str, message: String) -> Result<T, AuthError> {
    Err(AuthError { code, message })
}

/// Checks all of a request's signature but the signature: scope, time, and that what matters is signed.
///
/// # Errors
/// `InvalidSignatureException` or `IncompleteSignatureException` in AWS's sentences. That of a wrong time names the
/// server's time, so that clients set their clocks by it.
pub fn check_claims(claimed: &Authorization, service: &str, now: Timestamp) -> Result<(), AuthError> {
    let Some(time) = parse_date_header(&claimed.date) else {
        let message = format!(
            "Date must be in ISO-8601 'basic format'. Got '{}'. See http://en.wikipedia.org/wiki/ISO_8601",
            claimed.date
        );
        return error(INCOMPLETE, message);
    };
    let mut wrong = String::new();
    if claimed.scope.service != service {
        wrong += &format!("Credential should be scoped to correct service: '{service}'. ");
    }
    if claimed.terminator != "aws4_request" {
        wrong += &format!(
            "Credential should be scoped with a valid terminator: 'aws4_request', not '{}'. ",
            claimed.terminator
        );
    }
    let stamp = basic_format(time);
    if claimed.scope.date != stamp[..8] {
        wrong += &format!(
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{}' != '{}', \
             from '{stamp}'.",
            claimed.scope.date,
            &stamp[..8]
        );
    }
    if !wrong.is_empty() {
        return error(INVALID, wrong);
    }
    let is_signed = |name: &str| claimed.signed_headers.iter().any(|signed| signed == name);
    if !is_signed("host") && !is_signed(":authority") {
        return error(
            INVALID,
            "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.".to_owned(),
        );
    }
    check_time(claimed, time, now)
}

fn check_time(claimed: &Authorization, time: Timestamp, now: Timestamp) -> Result<(), AuthError> {
    let skew = SKEW_MINUTES * MINUTE_MS;
    if time.0 > now.0.saturating_add(skew) {
        let (stamp, here) = (basic_format(time), basic_format(now));
        let latest = basic_format(Timestamp(now.0.saturating_add(skew)));
        let message = format!(
            "Signature not yet current: {stamp} is still later than {latest} ({here} + {SKEW_MINUTES} min.)"
        );
        return error(INVALID, message);
    }
    let life_s = match claimed.expires_s {
        None => SKEW_MINUTES * 60,
        Some(life_s) if life_s <= EXPIRES_MAX_S => life_s,
        Some(_) => {
            return error(
                INVALID,
                format!("X-Amz-Expires must be less than a week (in seconds); i.e. {EXPIRES_MAX_S}"),
            );
        }
    };
    let earliest = Timestamp(now.0.saturating_sub(life_s * 1000));
    if time < earliest {
        let (stamp, here) = (basic_format(time), basic_format(now));
        let message = format!(
            "Signature expired: {stamp} is now earlier than {} ({here} - {} min.)",
            basic_format(earliest),
            life_s / 60
        );
        return error(INVALID, message);
    }
    Ok(())
}

/// What stands for the body in the canonical request: its SHA-256, or what the header of that name says.
///
/// # Errors
/// `InvalidSignatureException` when the header has another hash than the body. A wrong one would fail as a wrong
/// signature too; this says why.
pub fn payload_hash(header: Option<&str>, body: &[u8]) -> Result<String, AuthError> {
    if header == Some(UNSIGNED) {
        return Ok(UNSIGNED.to_owned());
    }
    let hash = sha256_hex(body);
    match header {
        Some(claimed) if !claimed.eq_ignore_ascii_case(&hash) => error(
            INVALID,
            format!("The provided 'x-amz-content-sha256' header does not match what was computed: {hash}"),
        ),
        _ => Ok(hash),
    }
}

/// Checks the signature itself, in constant time.
///
/// # Errors
/// `InvalidSignatureException` with the texts that should have been signed, as AWS has it, so that the author of a
/// client finds the difference.
pub fn check_signature(
    claimed: &Authorization,
    request: &SignedRequest<'_>,
    key: &SigningKey,
) -> Result<(), AuthError> {
    let canonical = request.canonical(&claimed.signed_headers);
    // A Date header in the form of HTTP is signed in the basic format.
    let time = parse_date_header(&claimed.date).map_or_else(|| claimed.date.to_string(), basic_format);
    let to_sign = string_to_sign(&claimed.scope, &time, &canonical);
    let signature = unhex(&claimed.signature);
    if signature.is_some_and(|signature| hmac::verify(&key.0, to_sign.as_bytes(), &signature).is_ok()) {
        return Ok(());
    }
    error(
        INVALID,
        format!(
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access \
             Key and signing method. Consult the service documentation for details.\n\nThe Canonical String for this \
             request should have been\n'{canonical}'\n\nThe String-to-Sign should have been\n'{to_sign}'\n"
        ),
    )
}

/// Compares two secrets without telling by its time how far they agree.
#[must_use]
pub fn same_secret(a: &str, b: &str) -> bool {
    // Digests have one length, and that of a wrong one tells nothing of the right one.
    let hash = |text: &str| digest::digest(&digest::SHA256, text.as_bytes());
    let key = hmac::Key::new(hmac::HMAC_SHA256, ALGORITHM.as_bytes());
    hmac::verify(&key, hash(a).as_ref(), hmac::sign(&key, hash(b).as_ref()).as_ref()).is_ok()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|n| u8::try_from(n).ok());
    let pairs = text.as_bytes().chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    let bytes: Option<Vec<u8>> = pairs.map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect();
    // Upper-case digits are not what AWS signs with.
    bytes.filter(|bytes| hex(bytes) == text)
}

impl Authorization {
    /// Whether a header of the request is signed. Headers that choose what is done must be.
    #[must_use]
    pub fn signs(&self, name: &str) -> bool {
        self.signed_headers.iter().any(|signed| signed == name)
    }

    /// Whether this is a presigned address.
    #[must_use]
    pub fn is_presigned(&self) -> bool {
        self.form == Form::Query
    }
}

#[cfg(test)]
#[path = "verify_tests.rs"]
mod tests;
