//! Why TLS cannot be served.

use std::path::PathBuf;
use std::{fmt, io};

/// Why TLS cannot be served.
#[derive(Debug)]
pub enum TlsError {
    /// A file or directory of the authority cannot be read or written.
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A file holds something else than it should.
    Malformed {
        /// Which.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The certificate and the key of the authority do not belong together, or one of them is missing.
    Mismatch {
        /// Where they are.
        dir: PathBuf,
    },
    /// A name that cannot stand in a certificate.
    Name(String),
    /// The cryptographic library refused.
    Crypto(String),
}

impl TlsError {
    pub(super) fn rcgen(error: rcgen::Error) -> Self {
        TlsError::Crypto(error.to_string())
    }

    pub(super) fn rustls(error: rustls::Error) -> Self {
        TlsError::Crypto(error.to_string())
    }
}

impl fmt::Display for TlsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TlsError::File { path, error } => write!(f, "{}: {error}", path.display()),
            TlsError::Malformed { path, reason } => write!(f, "{}: {reason}", path.display()),
            TlsError::Mismatch { dir } => write!(
                f,
                "{0}: ca.pem and ca-key.pem do not belong together or one is missing; restore them, or remove both to \
                 make a new authority, which clients must then be told to trust",
                dir.display()
            ),
            TlsError::Name(name) => write!(f, "{name:?} is neither a DNS name nor an IP address"),
            TlsError::Crypto(reason) => write!(f, "TLS: {reason}"),
        }
    }
}

impl std::error::Error for TlsError {}
