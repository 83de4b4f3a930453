//! Why a call failed.

use std::fmt;
use std::io;

use edge::http::HttpError;

use crate::failure::Failure;

/// The answer that was not the one hoped for.
#[derive(Debug)]
pub enum CallError {
    /// The server answered with an AWS error.
    Service {
        /// For example `ResourceNotFoundException`.
        code: String,
        /// The server's sentence; may be empty.
        message: String,
        /// HTTP status.
        status: u16,
    },
    /// There is no answer, or none of a service.
    Http(HttpError),
}

impl CallError {
    /// An error that a service answered.
    pub fn service(code: &str, message: &str, status: u16) -> Self {
        CallError::Service { code: code.to_owned(), message: message.to_owned(), status }
    }

    /// An answer that is not that of an AWS service.
    pub fn foreign(why: impl Into<String>) -> Self {
        CallError::Http(HttpError::Foreign(why.into()))
    }

    /// The service's error code; `None` when it was not the service that failed.
    pub fn code(&self) -> Option<&str> {
        match self {
            CallError::Service { code, .. } => Some(code),
            _ => None,
        }
    }

    /// What kind of failure it is, to be counted under: the service's error code, or words.
    pub fn kind(&self) -> &str {
        match self {
            CallError::Service { code, .. } => code,
            CallError::Http(HttpError::Connect { .. }) => "no connection",
            CallError::Http(HttpError::Tls(_)) => "TLS failed",
            CallError::Http(HttpError::Broken(_)) => "connection lost",
            CallError::Http(HttpError::Foreign(_)) => "no answer of a Kinesis server",
        }
    }

    /// Whether the same request may succeed a little later.
    pub fn is_retryable(&self) -> bool {
        match self {
            CallError::Service { code, status, .. } => *status >= 500 || is_throttling(code),
            CallError::Http(HttpError::Connect { error, .. }) => error.kind() != io::ErrorKind::InvalidInput,
            CallError::Http(HttpError::Broken(_)) => true,
            CallError::Http(HttpError::Tls(_) | HttpError::Foreign(_)) => false,
        }
    }

    /// Whether the server was not reached, or lost.
    pub fn is_outage(&self) -> bool {
        match self {
            CallError::Service { status, .. } => *status >= 500,
            CallError::Http(error) => matches!(error, HttpError::Connect { .. } | HttpError::Broken(_)),
        }
    }

    fn hint(&self) -> Option<String> {
        let error = match self {
            CallError::Service { code, .. } => return service_hint(code).map(str::to_owned),
            CallError::Http(error) => error,
        };
        Some(match error {
            HttpError::Connect { endpoint, error } if error.kind() == io::ErrorKind::ConnectionRefused => {
                format!(
                    "nothing listens at {endpoint}: start a server with `flumen serve`, or name another with --endpoint"
                )
            }
            HttpError::Connect { .. } => {
                "check --endpoint and AWS_ENDPOINT_URL; `flumen doctor` looks at all of it".to_owned()
            }
            HttpError::Tls(_) => {
                "`flumen trust` tells where the server's CA is; give it with --ca FILE or AWS_CA_BUNDLE"
                    .to_owned()
            }
            HttpError::Broken(_) => "the server may have stopped; `flumen doctor` looks at it".to_owned(),
            HttpError::Foreign(_) => {
                "something else than a Kinesis server answers there; `flumen doctor` looks at it".to_owned()
            }
        })
    }
}

/// Whether an error code of a request, or of a record inside PutRecords, says "later".
pub fn is_throttling(code: &str) -> bool {
    matches!(
        code,
        "ProvisionedThroughputExceededException"
            | "LimitExceededException"
            | "ThrottlingException"
            | "Throttling"
            | "RequestLimitExceeded"
            | "KMSThrottlingException"
    )
}

fn service_hint(code: &str) -> Option<&'static str> {
    Some(match code {
        "ResourceNotFoundException" => {
            "`flumen streams ls` lists the streams of this account and region; `flumen streams create NAME` makes one"
        }
        "ResourceInUseException" => "`flumen streams describe NAME` shows the stream's state",
        "UnrecognizedClientException"
        | "InvalidSignatureException"
        | "MissingAuthenticationTokenException" => {
            "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile with --profile"
        }
        "AccessDeniedException" => "the credentials are known but not allowed to do this",
        "ProvisionedThroughputExceededException" => {
            "the shard's rate is used up: send slower (--rate), spread the keys, or add shards"
        }
        "LimitExceededException" => {
            "a limit of the account or the call rate is reached: wait, or delete what is unused"
        }
        "RequestExpired" => "the clocks of client and server differ; `flumen doctor` shows by how much",
        _ => return None,
    })
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CallError::Service { code, message, .. } if message.is_empty() => f.write_str(code),
            CallError::Service { code, message, .. } => write!(f, "{code}: {message}"),
            CallError::Http(HttpError::Foreign(why)) => {
                write!(f, "the answer is not from a Kinesis server: {why}")
            }
            CallError::Http(error) => fmt::Display::fmt(error, f),
        }
    }
}

impl From<HttpError> for CallError {
    fn from(error: HttpError) -> Self {
        CallError::Http(error)
    }
}

impl From<CallError> for Failure {
    fn from(error: CallError) -> Self {
        Failure::Failed { message: error.to_string(), hint: error.hint() }
    }
}
