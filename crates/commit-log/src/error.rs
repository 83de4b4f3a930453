//! Why a log cannot be opened.

use std::{fmt, io};

/// Why a directory cannot be served.
#[derive(Debug)]
pub enum OpenError {
    /// Another process owns the directory.
    Locked {
        /// The directory, as it was named.
        directory: String,
        /// The process that holds it, when it left its number.
        pid: Option<u32>,
    },
    /// The directory was written by a version of the format that this program does not know.
    UnknownVersion {
        /// What the directory says.
        found: u32,
        /// What this program writes.
        known: u32,
    },
    /// Stored bytes are damaged: serving would lose acknowledged records. The text names file and offset.
    Corrupt(String),
    /// A setting cannot work; the text says which.
    Settings(&'static str),
    /// The medium refused an operation.
    Io {
        /// What was attempted, with the name of the file.
        what: String,
        /// What the medium said.
        source: io::Error,
    },
}

impl OpenError {
    /// Wraps an error of the medium.
    pub(crate) fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> OpenError {
        let what = what.into();
        move |source| OpenError::Io { what, source }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OpenError::Locked { directory, pid: Some(pid) } => {
                write!(f, "the data directory {directory} is in use by process {pid}")
            }
            OpenError::Locked { directory, pid: None } => {
                write!(f, "the data directory {directory} is in use by another process")
            }
            OpenError::UnknownVersion { found, known } => write!(
                f,
                "the data directory has log format version {found}, and this program knows version {known} only"
            ),
            OpenError::Corrupt(what) => write!(f, "the log is damaged: {what}"),
            OpenError::Settings(what) => write!(f, "the log cannot be set so: {what}"),
            OpenError::Io { what, source } => write!(f, "cannot {what}: {source}"),
        }
    }
}

impl std::error::Error for OpenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            OpenError::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
