//! Why a command was refused.

use super::application::Status;

/// A command that changed nothing, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no application of that name.
    NotFound {
        /// Name.
        name: String,
    },
    /// An application of that name exists.
    Exists {
        /// Name.
        name: String,
    },
    /// The application is in a state in which this cannot be done.
    WrongStatus {
        /// Name.
        name: String,
        /// The state that it is in.
        status: Status,
    },
    /// The application was changed since the caller looked at it.
    WrongVersion {
        /// Name.
        name: String,
        /// The version that the caller knows.
        given: u64,
        /// The version that it has.
        current: u64,
    },
    /// The token is none of this version of the application.
    WrongToken {
        /// Name.
        name: String,
    },
    /// Another application than the one that the caller knows has the name now.
    WrongCreation {
        /// Name.
        name: String,
    },
    /// The account has as many applications as it may have in the region.
    TooManyApplications {
        /// Most applications.
        max: u32,
    },
    /// The application would have too many parts of a kind.
    TooMany {
        /// Which kind.
        kind: Kind,
        /// Most parts of it.
        max: usize,
    },
    /// The application has no part of that id.
    Missing {
        /// Which kind.
        kind: Kind,
        /// Its id.
        id: String,
    },
    /// The application would have too many tags.
    TooManyTags {
        /// Most tags.
        max: usize,
    },
    /// Two outputs would write the same rows to the same place.
    SameOutput {
        /// Name of the in-application stream.
        name: String,
    },
    /// An update of a role for a resource of a kind that is not there.
    OtherKind,
    /// An application without an input cannot start.
    NoInput {
        /// Name.
        name: String,
    },
    /// A delivery stream keeps nothing to begin with.
    NoHorizon {
        /// The input.
        id: String,
    },
}

/// The parts of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Streaming sources.
    Input,
    /// Functions of inputs.
    Processor,
    /// Destinations.
    Output,
    /// Tables.
    Reference,
    /// Logging options.
    Logging,
}

impl Refusal {
    pub(super) fn missing(kind: Kind, id: &str) -> Self {
        Refusal::Missing { kind, id: id.to_owned() }
    }
}
