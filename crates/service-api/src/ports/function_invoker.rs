//! FunctionInvoker: functions that are given an event and answer, as Lambda invokes them.
//!
//! Implementations: the Invoke API of Lambda at a URL (`edge`), and functions in memory for the tests of services that
//! invoke some.

use bytes::Bytes;

use crate::{BoxFuture, Caller, ServiceError};

/// Invokes functions by ARN, perhaps with a version or alias at its end.
pub trait FunctionInvoker: Send + Sync + 'static {
    /// Whether a function can be invoked, as far as that can be known without invoking it.
    ///
    /// # Errors
    /// `ResourceNotFoundException` when there is no such function, `AccessDeniedException` when the caller may not invoke
    /// it; others when functions cannot be reached or no place for them is configured. The text is for the user.
    fn check<'a>(&'a self, caller: &'a Caller, function: &'a str) -> BoxFuture<'a, Result<(), ServiceError>>;

    /// Gives a function an event of up to 6 MiB and waits for what it answers. Bounded in time and size. Whoever drops
    /// the future does not know whether the function ran.
    ///
    /// # Errors
    /// Those of [`check`](Self::check), and whatever the function ended with instead of an answer.
    fn invoke<'a>(
        &'a self,
        caller: &'a Caller,
        function: &'a str,
        event: Bytes,
    ) -> BoxFuture<'a, Result<Bytes, ServiceError>>;
}
