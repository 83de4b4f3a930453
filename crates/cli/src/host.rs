//! The server inside this process: the only place that names the `server` crate.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use base::Timestamp;
use server::{DataDir, Running, Settings, StartError};
pub use server::{FrameView, RunViewKind, VerifyReport, backup, inspect, restore};

use crate::failure::Failure;

/// Where a hosted server keeps records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// In this directory.
    Directory(PathBuf),
    /// In memory.
    Ephemeral,
}

impl From<Data> for DataDir {
    fn from(data: Data) -> Self {
        match data {
            Data::Directory(path) => DataDir::Path(path),
            Data::Ephemeral => DataDir::Ephemeral,
        }
    }
}

/// The settings of a server: those of the file, if any, then those that were given.
pub fn settings(
    file: Option<&Path>,
    listen: Option<SocketAddr>,
    data: Option<Data>,
    strict: bool,
) -> Result<Settings, Failure> {
    let mut settings = match file {
        Some(file) => Settings::load(file, strict).map_err(|error| Failure::Usage(error.to_string()))?,
        None => Settings::preset(strict),
    };
    if let Some(listen) = listen {
        settings.listen = listen;
    }
    if let Some(data) = data {
        settings.data = data.into();
    }
    Ok(settings)
}

/// The same settings with a clock that stands at a time until it is moved.
pub fn with_test_clock(settings: Settings, test_clock: Option<Timestamp>) -> Settings {
    Settings { test_clock, ..settings }
}

/// Serves until a signal or a failure.
pub async fn serve(settings: Settings) -> ExitCode {
    server::run(settings).await
}

/// The commented default configuration file.
pub fn default_config() -> String {
    server::default_file()
}

/// How each kind of client comes to trust the authority in this file.
pub fn trust_recipes(ca: &Path, endpoint: &str) -> String {
    server::trust_recipes(ca, endpoint)
}

/// A server beside other work.
pub struct Host {
    running: Running,
}

impl Host {
    /// Starts on the usual port, or on a free one when that is taken. Loopback only.
    pub async fn start_anywhere(data: Data) -> Result<Self, Failure> {
        let settings = settings(None, None, Some(data), false)?;
        let running = match server::start(settings.clone()).await {
            Err(StartError::Listen(_, error)) if error.kind() == io::ErrorKind::AddrInUse => {
                let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
                server::start(Settings { listen, ..settings }).await
            }
            started => started,
        };
        running.map(|running| Host { running }).map_err(|error| Failure::new(error.to_string()))
    }

    /// The URL that clients take.
    pub fn endpoint(&self) -> String {
        self.running.endpoint()
    }

    /// Ends it; what was acknowledged is stored.
    pub async fn stop(self) {
        self.running.stop().await;
    }
}
