//! The composition root: reads settings, opens the data directory, wires services to the log and the gateway, and
//! ends it all in order.
//!
//! **Why it exists**: it is the only place where concrete things are named together, so that every other crate can
//! be replaced, tested and read alone.
//!
//! **What is absent**: decisions. A rule found here is in the wrong place.
//!
//! **Start reading** at [`start`].

mod auth;
mod config;
mod copies;
mod metrics;
mod pages;
mod run;
mod settings;
mod start;
mod system;
mod test_clock;
mod values;

pub use auth::{AuthSettings, CredentialSettings};
pub use commit_log::{BackupReport, FrameView, RunViewKind, VerifyReport};
pub use config::{ConfigError, default_file};
pub use copies::{CopyError, backup, inspect, restore};
pub use gateway::tls::recipes as trust_recipes;
pub use run::run;
pub use settings::{DataDir, EdgesSettings, LogFormat, Settings};
pub use start::{Running, StartError, start};
pub use system::{SystemClock, SystemRng};
