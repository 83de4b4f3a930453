//! ObjectStore: objects in buckets, as S3 has them.
//!
//! Implementations: a directory (`edge`), and one in memory for tests of services that read objects.

use std::fmt;

use bytes::Bytes;

use crate::{BoxFuture, Caller};

/// Why there is no object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ObjectError {
    /// There is no such bucket.
    NoSuchBucket(String),
    /// There is no such object.
    NoSuchKey(String),
    /// It is larger than the caller takes; in bytes.
    TooLarge(u64),
    /// No place for objects is configured.
    NotConfigured,
    /// The store cannot be read now; the text says why.
    Unavailable(String),
}

impl fmt::Display for ObjectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ObjectError::NoSuchBucket(bucket) => write!(f, "there is no bucket {bucket}"),
            ObjectError::NoSuchKey(key) => write!(f, "there is no object {key}"),
            ObjectError::TooLarge(bytes) => write!(f, "the object is too large: {bytes} bytes"),
            ObjectError::NotConfigured => {
                f.write_str("no object store is configured: set objects.directory to a directory of buckets")
            }
            ObjectError::Unavailable(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for ObjectError {}

/// Reads objects.
pub trait ObjectStore: Send + Sync + 'static {
    /// The whole object, if it has at most `bytes_max` bytes.
    fn get<'a>(
        &'a self,
        caller: &'a Caller,
        bucket: &'a str,
        key: &'a str,
        bytes_max: u64,
    ) -> BoxFuture<'a, Result<Bytes, ObjectError>>;
}
