//! The whole server on simulated disk, time and network, in one thread, by seed; and a judge of what it answered.
//!
//! **Why it exists**: what was acknowledged must survive everything, and a test that thinks of one failure at a time
//! never meets two. Here producers, readers and owners of streams use the server over connections that break, repeat and
//! delay, on a disk that tears, loses and fills up, under a clock that jumps, through crashes at any point. The
//! [oracle](oracle) judges every answer by what was answered before. A seed decides everything, so a failure can be had
//! again as often as it takes to understand it.
//!
//! **What is absent**: sockets, TLS and HTTP (requests go from bytes to bytes through `wire` and the registry, as in
//! the gateway), real time, threads within a run, and any hook in the product: the planted bugs of [`Sabotage`] lie
//! around its parts.
//!
//! **Start reading** at `world.rs`: one step after the other. `oracle.rs` has the laws.

mod actors;
mod application;
mod calls;
mod history;
mod keys;
mod life;
mod oracle;
mod random;
mod runner;
mod sabotage;
mod server;
mod world;

use std::fmt;

pub use sabotage::Sabotage;
pub use world::Summary;

/// What to run.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Decides everything.
    pub seed: u64,
    /// A bug to plant.
    pub sabotage: Option<Sabotage>,
    /// Keep lines for people; a run without them does the same.
    pub trace: bool,
    /// What happens in it.
    pub kind: Kind,
}

/// What a run is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Streams, their clients and owners.
    Streams,
    /// A SQL application between two streams.
    Application,
}

impl Kind {
    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Streams => "streams",
            Kind::Application => "application",
        }
    }
}

impl Options {
    /// A run of the product as it is.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        Options { seed, sabotage: None, trace: false, kind: Kind::Streams }
    }
}

/// A law was broken.
#[derive(Clone, Debug)]
pub struct Failure {
    /// What was run.
    pub options: Options,
    /// What cannot be.
    pub what: String,
    /// The last lines of the history, when they were kept.
    pub trace: Vec<String>,
}

/// Runs a seed to its end.
///
/// # Errors
/// The first law that was broken.
pub fn run(options: Options) -> Result<Summary, Box<Failure>> {
    match options.kind {
        Kind::Streams => world::run(options),
        Kind::Application => application::run(options),
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.trace {
            writeln!(f, "{line}")?;
        }
        let Options { seed, sabotage, kind, .. } = self.options;
        write!(f, "seed {seed}: {}\nagain: cargo xtask simulate --seed {seed}", self.what)?;
        if kind != Kind::Streams {
            write!(f, " --kind {}", kind.name())?;
        }
        sabotage.map_or(Ok(()), |sabotage| write!(f, " --sabotage {}", sabotage.name()))
    }
}

impl std::error::Error for Failure {}

#[cfg(test)]
mod tests;
