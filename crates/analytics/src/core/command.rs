//! What can be asked of the machine.

use std::collections::BTreeMap;

use base::Scope;
use minicbor::{Decode, Encode};

use super::change::Change;
use super::config::Position;

/// A change that somebody wants. Everything that a decision needs is in the command, also limits from settings, so that a
/// replay under other settings decides the same.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub enum Command {
    /// Creates an application.
    #[n(0)]
    Create {
        /// Its account and region.
        #[n(0)]
        scope: Scope,
        /// Its name.
        #[n(1)]
        name: String,
        /// ApplicationDescription.
        #[n(2)]
        description: Option<String>,
        /// What makes its first version of an empty one.
        #[n(3)]
        changes: Vec<Change>,
        /// Tags from the start.
        #[n(4)]
        tags: BTreeMap<String, String>,
        /// Applications that the account may have in the region.
        #[n(5)]
        applications_max: u32,
    },
    /// Makes the next version of an application.
    #[n(1)]
    Configure {
        /// Its account and region.
        #[n(0)]
        scope: Scope,
        /// Its name.
        #[n(1)]
        name: String,
        /// What the caller knows of it.
        #[n(2)]
        expected: Expected,
        /// What makes the next version.
        #[n(3)]
        changes: Vec<Change>,
    },
    /// Starts an application.
    #[n(2)]
    Start {
        /// Its account and region.
        #[n(0)]
        scope: Scope,
        /// Its name.
        #[n(1)]
        name: String,
        /// Where inputs begin; for an input that is not among them, where the run before stopped.
        #[n(2)]
        positions: Vec<(String, Position)>,
    },
    /// Stops an application.
    #[n(3)]
    Stop {
        /// Its account and region.
        #[n(0)]
        scope: Scope,
        /// Its name.
        #[n(1)]
        name: String,
    },
    /// Deletes an application.
    #[n(4)]
    Delete {
        /// Its account and region.
        #[n(0)]
        scope: Scope,
        /// Its name.
        #[n(1)]
        name: String,
        /// CreateTimestamp, in whole seconds.
        #[n(2)]
        created_s: u64,
    },
    /// Adds tags or replaces their values.
    #[n(5)]
    AddTags {
        /// The application's account and region.
        #[n(0)]
        scope: Scope,
        /// The application's name.
        #[n(1)]
        name: String,
        /// Keys and values.
        #[n(2)]
        tags: BTreeMap<String, String>,
        /// Tags that an application may have.
        #[n(3)]
        tags_max: u32,
    },
    /// Removes tags; keys that are not there are no error.
    #[n(6)]
    RemoveTags {
        /// The application's account and region.
        #[n(0)]
        scope: Scope,
        /// The application's name.
        #[n(1)]
        name: String,
        /// Keys.
        #[n(2)]
        keys: Vec<String>,
    },
    /// The application runs, in this version.
    #[n(7)]
    Started {
        /// Its number.
        #[n(0)]
        number: u32,
        /// The version that runs.
        #[n(1)]
        version: u64,
    },
    /// The application does not run any more, or could not be started.
    #[n(8)]
    Stopped {
        /// Its number.
        #[n(0)]
        number: u32,
    },
    /// Nothing of the application is left.
    #[n(9)]
    Deleted {
        /// Its number.
        #[n(0)]
        number: u32,
    },
}

/// What a caller knows of the application that it changes.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Expected {
    /// CurrentApplicationVersionId.
    #[n(0)]
    Version(#[n(0)] u64),
    /// ConditionalToken.
    #[n(1)]
    Token(#[n(0)] String),
}

impl Expected {
    /// The version that a caller names, as the wire has it: at least 1, as the tables say.
    pub fn version(given: i64) -> Self {
        Expected::Version(u64::try_from(given).unwrap_or(0))
    }
}
