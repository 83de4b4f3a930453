//! AWS Signature Version 4.
//!
//! [`Authorization::parse`] reads who calls and refuses what AWS refuses before it looks at a key. [`sign`] is for
//! clients. Both sides meet in [`canonical`], where the signature is computed; checking one ([`check_claims`], then
//! [`check_signature`]) means computing it again over the headers that the caller names and comparing.

mod authorization;
pub mod canonical;
mod sign;
mod time;
mod verify;

pub use authorization::{AuthError, Authorization, Form, SignatureSource};
pub use sign::{Credentials, UnsignedRequest, sign};
pub use verify::{SigningKey, check_claims, check_signature, payload_hash, same_secret};

/// The only algorithm.
pub const ALGORITHM: &str = "AWS4-HMAC-SHA256";
