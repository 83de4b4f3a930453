//! One application: its versions, and what it is doing.

use std::collections::BTreeMap;

use base::{Scope, Timestamp};
use minicbor::{Decode, Encode};

use super::config::{Config, Position};

/// Versions that are kept to be looked at, the current one among them.
pub const VERSIONS_KEPT: usize = 20;

/// An application.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct Application {
    /// Its number in this data directory: dense, from 0, never reused.
    #[n(0)]
    pub number: u32,
    /// Its account and region.
    #[n(1)]
    pub scope: Scope,
    /// Its name.
    #[n(2)]
    pub name: String,
    /// When it was created.
    #[n(3)]
    pub created: Timestamp,
    /// When it last changed.
    #[n(4)]
    pub updated: Timestamp,
    /// What it is doing.
    #[n(5)]
    pub status: Status,
    /// ApplicationVersionId.
    #[n(6)]
    pub version: u64,
    /// The current configuration.
    #[n(7)]
    pub config: Config,
    /// Earlier configurations, and when each was made.
    #[n(8)]
    pub before: BTreeMap<u64, (Timestamp, Config)>,
    /// When the current configuration was made.
    #[n(9)]
    pub version_made: Timestamp,
    /// Tags.
    #[n(10)]
    pub tags: BTreeMap<String, String>,
    /// How often it was started.
    #[n(11)]
    pub run: u64,
    /// Where its inputs began in the last run, by id.
    #[n(12)]
    pub positions: BTreeMap<String, Position>,
}

/// What an application is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Status {
    /// Nothing.
    #[n(0)]
    Ready,
    /// It was started, and does not run yet.
    #[n(1)]
    Starting,
    /// It runs.
    #[n(2)]
    Running,
    /// It was stopped, and something of it may still run.
    #[n(3)]
    Stopping,
    /// It runs, and changes over to another version.
    #[n(4)]
    Updating,
    /// It is going away.
    #[n(5)]
    Deleting,
}

impl Status {
    /// AWS's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Ready => "READY",
            Status::Starting => "STARTING",
            Status::Running => "RUNNING",
            Status::Stopping => "STOPPING",
            Status::Updating => "UPDATING",
            Status::Deleting => "DELETING",
        }
    }
}

impl Application {
    /// Its ARN.
    pub fn arn(&self) -> String {
        format!(
            "arn:aws:kinesisanalytics:{}:{}:application/{}",
            self.scope.region, self.scope.account, self.name
        )
    }

    /// ConditionalToken: another one after every change of the configuration, and of another application of the same name.
    pub fn token(&self) -> String {
        format!("{}-{}", self.number, self.version)
    }

    /// A version: when it was made, and what it is.
    pub fn version(&self, version: u64) -> Option<(Timestamp, &Config)> {
        if version == self.version {
            return Some((self.version_made, &self.config));
        }
        self.before.get(&version).map(|(made, config)| (*made, config))
    }

    /// Versions that can be looked at, newest first.
    pub fn versions(&self) -> impl Iterator<Item = u64> {
        std::iter::once(self.version).chain(self.before.keys().rev().copied())
    }

    /// Where an input began in the last run, or would begin.
    pub fn position(&self, input: &str) -> Position {
        self.positions.get(input).copied().unwrap_or(Position::LastStoppedPoint)
    }

    pub(super) fn reconfigure(&mut self, at: Timestamp, config: Config) {
        let old = std::mem::replace(&mut self.config, config);
        self.before.insert(self.version, (self.version_made, old));
        while self.before.len() >= VERSIONS_KEPT {
            self.before.pop_first();
        }
        self.version += 1;
        (self.version_made, self.updated) = (at, at);
    }
}
