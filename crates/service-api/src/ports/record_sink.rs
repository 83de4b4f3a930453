//! RecordSink: puts records into a stream or delivery stream, for writers that live in the server.
//!
//! Implementations: Data Streams (`streams`), delivery streams at a URL (`edge`), and one in memory for the tests of
//! services that write.

use base::ByteString;
use bytes::Bytes;

use crate::{BoxFuture, Caller, ServiceError};

/// A record to put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SinkRecord {
    /// By which its shard is found. A delivery stream has no use for it.
    pub partition_key: ByteString,
    /// What is put.
    pub data: Bytes,
}

/// Why a record was not put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SinkError {
    /// It may be put later, for example when its shard has room again.
    NotNow(ServiceError),
    /// It will never be: for example, it is larger than the stream allows.
    Never(ServiceError),
}

/// Puts records into streams by ARN. Without records it says whether records could be put.
pub trait RecordSink: Send + Sync + 'static {
    /// Puts records; answers in their order, each `Ok` when it is durable. Records of one shard keep their order, but
    /// for those that fail. There is no limit on how many they are; a caller keeps its batches small.
    ///
    /// # Errors
    /// For all of them: `ResourceNotFoundException` when there is no such stream, or it takes no records now;
    /// `AccessDeniedException` when the caller may not write to it; errors of its key.
    fn put<'a>(
        &'a self,
        caller: &'a Caller,
        stream: &'a str,
        records: Vec<SinkRecord>,
    ) -> BoxFuture<'a, Result<Vec<Result<(), SinkError>>, ServiceError>>;
}
