//! Why an endpoint gave no answer.

use std::fmt;
use std::io;

use super::endpoint::Endpoint;

/// There is no answer.
#[derive(Debug)]
pub enum HttpError {
    /// No connection came about.
    Connect {
        /// Where to.
        endpoint: Endpoint,
        /// Why not.
        error: io::Error,
    },
    /// The TLS handshake failed, or trusted certificates could not be read.
    Tls(String),
    /// The connection broke before the answer was complete, or the answer took too long. Whether the work was done is
    /// unknown.
    Broken(String),
    /// What came is no answer in HTTP/1.1.
    Foreign(String),
}

impl fmt::Display for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HttpError::Connect { endpoint, error } => match error.kind() {
                io::ErrorKind::ConnectionRefused => write!(f, "no server at {endpoint}: connection refused"),
                io::ErrorKind::TimedOut => {
                    write!(f, "no server at {endpoint}: no answer to the connection attempt")
                }
                _ => write!(f, "cannot connect to {endpoint}: {error}"),
            },
            HttpError::Tls(why) => write!(f, "TLS: {why}"),
            HttpError::Broken(why) => write!(f, "the connection was lost: {why}"),
            HttpError::Foreign(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for HttpError {}
