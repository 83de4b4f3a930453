//! Authorizer: whether a caller may do what it asks for.
//!
//! Implementations: [`AllowAll`], and policies of identities and resources (`edge`).

use std::collections::BTreeMap;

use base::Timestamp;

use crate::{Caller, ServiceError};

/// What a caller wants to do to one resource.
#[derive(Clone, Copy, Debug)]
pub struct Access<'a> {
    /// Who asks, from where.
    pub caller: &'a Caller,
    /// For example `kinesis:PutRecord`.
    pub action: &'a str,
    /// ARN of the resource in its canonical form; `*` for actions that have none.
    pub resource: &'a str,
    /// The policy that is attached to the resource.
    pub resource_policy: Option<&'a str>,
    /// Tags of the resource.
    pub resource_tags: &'a BTreeMap<String, String>,
    /// Tags in the request.
    pub request_tags: &'a [(&'a str, &'a str)],
    /// Keys of tags in the request, with or without values.
    pub tag_keys: &'a [&'a str],
    /// When the request was received.
    pub now: Timestamp,
}

/// Decides.
pub trait Authorizer: Send + Sync + 'static {
    /// Whether it ever refuses. One that does not need not be asked.
    fn enforces(&self) -> bool;

    /// # Errors
    /// `AccessDeniedException` in AWS's sentence.
    fn authorize(&self, access: &Access<'_>) -> Result<(), ServiceError>;
}

/// Lets everyone do everything.
#[derive(Clone, Copy, Debug, Default)]
pub struct AllowAll;

impl Authorizer for AllowAll {
    fn enforces(&self) -> bool {
        false
    }

    fn authorize(&self, _: &Access<'_>) -> Result<(), ServiceError> {
        Ok(())
    }
}
