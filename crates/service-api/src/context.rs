//! What a handler knows of the request besides its input.

use base::{ByteString, Scope, Timestamp};

/// Who calls, and where the resources named without an ARN are looked up.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The access key id of the request's credential.
    pub access_key: ByteString,
    /// Account of the caller and region of the credential scope.
    pub scope: Scope,
}

/// The circumstances of one request.
#[derive(Clone, Debug)]
pub struct RequestContext {
    /// The caller.
    pub caller: Caller,
    /// The `x-amzn-RequestId` of the answer, a UUID.
    pub request_id: ByteString,
    /// When the request was received.
    pub now: Timestamp,
}
