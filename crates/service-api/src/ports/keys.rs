//! Keys: makes and unwraps data keys, as a key management service does. A master key never passes here.
//!
//! Implementations: a keyring file and a keyring in memory (`edge`); a real KMS by URL can follow.

use base::Scope;

use crate::{BoxFuture, ServiceError};

/// A new data key, readable only by whoever has the master key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrappedKey {
    /// ARN of the master key: never an alias, so that it means the same key for ever.
    pub key_arn: String,
    /// The wrapped bytes; only [`Keys::unwrap`] understands them.
    pub wrapped: Vec<u8>,
}

/// Why there is no data key. The texts are those of AWS KMS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyError {
    /// The master key or alias does not exist here.
    NotFound(String),
    /// The master key is disabled.
    Disabled(String),
    /// The master key cannot be used in its state, for example because its deletion is scheduled.
    InvalidState(String),
    /// The wrapped bytes were not made by this master key for this context.
    AccessDenied(String),
    /// The keys cannot be reached or stored now.
    Unavailable(String),
}

/// Master keys that wrap data keys.
pub trait Keys: Send + Sync + 'static {
    /// Makes a data key of 32 random bytes. `key_id` is a key id, a key ARN, an alias or the ARN of one, as the account
    /// and region of `scope` know it. The same `context` must be given to unwrap.
    fn generate<'a>(
        &'a self,
        scope: &'a Scope,
        key_id: &'a str,
        context: &'a str,
    ) -> BoxFuture<'a, Result<WrappedKey, KeyError>>;

    /// The data key's bytes.
    fn unwrap<'a>(
        &'a self,
        key: &'a WrappedKey,
        context: &'a str,
    ) -> BoxFuture<'a, Result<[u8; 32], KeyError>>;
}

impl From<KeyError> for ServiceError {
    /// The errors that the API model of Kinesis has for its keys.
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::NotFound(text) => ServiceError::client("KMSNotFoundException", text),
            KeyError::Disabled(text) => ServiceError::client("KMSDisabledException", text),
            KeyError::InvalidState(text) => ServiceError::client("KMSInvalidStateException", text),
            KeyError::AccessDenied(text) => ServiceError::client("KMSAccessDeniedException", text),
            KeyError::Unavailable(text) => ServiceError::unavailable(text),
        }
    }
}
