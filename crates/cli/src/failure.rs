//! Why a command did not succeed, and with which code the process ends.

use std::fmt;
use std::io;
use std::process::ExitCode;

/// The end of a command that is not success.
#[derive(Debug)]
pub enum Failure {
    /// The arguments make no sense together (exit code 2). What clap can tell it tells itself.
    Usage(String),
    /// The work could not be done (exit code 1).
    Failed {
        /// One sentence without a full stop.
        message: String,
        /// What to do about it.
        hint: Option<String>,
    },
    /// It was said already, only the exit code is left (1).
    Reported,
    /// Nobody reads our standard output any more, as after `| head`. Not an error (exit code 0).
    ClosedPipe,
}

impl Failure {
    /// A failure without a hint.
    pub fn new(message: impl Into<String>) -> Self {
        Failure::Failed { message: message.into(), hint: None }
    }

    /// A failure with advice.
    pub fn with_hint(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Failure::Failed { message: message.into(), hint: Some(hint.into()) }
    }

    /// The exit code of the process.
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Failure::Usage(_) => ExitCode::from(2),
            Failure::Failed { .. } | Failure::Reported => ExitCode::from(1),
            Failure::ClosedPipe => ExitCode::SUCCESS,
        }
    }
}

/// What is printed on standard error; nothing for the silent ones.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Usage(message) => write!(f, "error: {message}\n\nFor more information, try '--help'."),
            Failure::Failed { message, hint: None } => write!(f, "error: {message}"),
            Failure::Failed { message, hint: Some(hint) } => write!(f, "error: {message}\n hint: {hint}"),
            Failure::Reported | Failure::ClosedPipe => Ok(()),
        }
    }
}

/// Errors of writing to standard output; other errors are given words where they happen.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Failure::ClosedPipe
        } else {
            Failure::new(format!("cannot write to standard output: {error}"))
        }
    }
}
