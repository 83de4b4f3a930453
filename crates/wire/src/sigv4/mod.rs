//! AWS Signature Version 4.
//!
//! [`Authorization::parse`] reads who calls and refuses what AWS refuses before it looks at a key. [`sign`] is for
//! clients. Both sides meet in [`canonical`], where the signature is computed; checking one means computing it
//! again over the headers that the caller names and comparing.

mod authorization;
pub mod canonical;
mod sign;

pub use authorization::{AuthError, Authorization, Form, SignatureSource};
pub use sign::{Credentials, UnsignedRequest, sign};

/// The only algorithm.
pub const ALGORITHM: &str = "AWS4-HMAC-SHA256";
