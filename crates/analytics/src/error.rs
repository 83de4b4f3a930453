//! The one mapping from refusals to AWS's error types. The sentences are ours: AWS's are not on record.

use commit_log::engine::ProposeError;
use service_api::ServiceError;

use crate::core::{Kind, Refusal, Status};
use crate::program::Invalid;
use crate::spec::{SampleError, StartError};

const INTERNAL_FAILURE_TEXT: &str = "Internal service failure.";

pub(crate) fn refused(refusal: &Refusal) -> ServiceError {
    match refusal {
        Refusal::NotFound { name } => not_found(name),
        Refusal::Exists { name } => {
            in_use(format!("Application {name} already exists. Choose another name, or delete it first."))
        }
        Refusal::WrongStatus { name, status } => in_use(wrong_status(name, *status)),
        Refusal::WrongVersion { name, given, current } => stale(format!(
            "CurrentApplicationVersionId {given} does not match the current version {current} of application {name}. \
             Describe the application and try again."
        )),
        Refusal::WrongToken { name } => stale(format!(
            "ConditionalToken does not match the current version of application {name}. Describe the application and try \
             again."
        )),
        Refusal::WrongCreation { name } => stale(format!(
            "CreateTimestamp is not that of application {name}: another application has this name now."
        )),
        Refusal::TooManyApplications { max } => ServiceError::client(
            "LimitExceededException",
            format!("An account can have {max} applications in a region."),
        ),
        // The operations that add parts do not list LimitExceededException.
        Refusal::TooMany { kind, max } => invalid(format!(
            "An application can have {max} {}{}.",
            word(*kind),
            if *max == 1 { "" } else { "s" }
        )),
        Refusal::Missing { kind: Kind::Processor, id } => {
            missing(format!("Input {id} has no InputProcessingConfiguration."))
        }
        Refusal::Missing { kind, id } => missing(format!("The application has no {} {id}.", word(*kind))),
        Refusal::TooManyTags { max } => {
            ServiceError::client("TooManyTagsException", format!("An application can have {max} tags."))
        }
        Refusal::SameOutput { name } => {
            invalid(format!("Two outputs would write the stream {name} to the same resource."))
        }
        Refusal::OtherKind => invalid(
            "An update to a resource of another kind needs the ARN of that resource (ResourceARNUpdate)."
                .to_owned(),
        ),
        Refusal::NoInput { name } => {
            not_startable(format!("Application {name} has no input: add one before it is started."))
        }
        Refusal::NoHorizon { id } => invalid(format!(
            "Input {id} reads a delivery stream, which cannot begin at TRIM_HORIZON: use NOW or LAST_STOPPED_POINT."
        )),
    }
}

fn wrong_status(name: &str, status: Status) -> String {
    let need = match status {
        Status::Ready => "it is not running",
        Status::Running => "it is running",
        Status::Starting | Status::Stopping | Status::Updating | Status::Deleting => {
            "wait until it has changed to another state"
        }
    };
    format!("Application {name} is in state {}, which does not allow this: {need}.", status.as_str())
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Input => "input",
        Kind::Processor => "input processor",
        Kind::Output => "output",
        Kind::Reference => "reference data source",
        Kind::Logging => "CloudWatch logging option",
    }
}

/// A configuration that cannot be: what its program lacks is said in the binder's words, with line and column.
pub(crate) fn invalid_config(why: &Invalid) -> ServiceError {
    match why {
        Invalid::Schema(text) => invalid(text.clone()),
        Invalid::Code(error) => ServiceError::client("CodeValidationException", error.to_string()),
    }
}

pub(crate) fn not_found(name: &str) -> ServiceError {
    missing(format!("Application {name} not found."))
}

pub(crate) fn missing(message: String) -> ServiceError {
    ServiceError::client("ResourceNotFoundException", message)
}

pub(crate) fn invalid(message: String) -> ServiceError {
    ServiceError::client("InvalidArgumentException", message)
}

pub(crate) fn unsupported(message: String) -> ServiceError {
    ServiceError::client("UnsupportedOperationException", message)
}

fn in_use(message: String) -> ServiceError {
    ServiceError::client("ResourceInUseException", message)
}

fn stale(message: String) -> ServiceError {
    ServiceError::client("ConcurrentModificationException", message)
}

/// The answer to a start of what cannot run.
pub(crate) fn not_startable(message: String) -> ServiceError {
    ServiceError::client("InvalidApplicationConfigurationException", message)
}

pub(crate) fn start_failed(error: &StartError) -> ServiceError {
    match error {
        StartError::Configuration(text) => not_startable(text.clone()),
        StartError::Unavailable(text) => ServiceError::unavailable(text.clone()),
    }
}

pub(crate) fn sample_failed(error: SampleError) -> ServiceError {
    match error {
        SampleError::Source(text) => invalid(text),
        SampleError::Throttled(text) => {
            ServiceError::client("ResourceProvisionedThroughputExceededException", text)
        }
        SampleError::Unavailable(text) => {
            ServiceError { code: "ServiceUnavailableException".into(), ..ServiceError::internal(text) }
        }
    }
}

pub(crate) fn propose_failed(error: ProposeError) -> ServiceError {
    match error {
        ProposeError::Full => ServiceError::internal(
            "The disk of this server is full: changes are refused until space returns.",
        ),
        ProposeError::Unavailable => ServiceError::unavailable("The server is stopping."),
        ProposeError::Unknown => ServiceError::internal(INTERNAL_FAILURE_TEXT),
    }
}

pub(crate) fn internal() -> ServiceError {
    ServiceError::internal(INTERNAL_FAILURE_TEXT)
}
