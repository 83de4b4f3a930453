//! Durable logs with other protocols, for context: what a disk-backed log that many people run does with the same records
//! on the same machine, and when it says that a record is stored.
//!
//! The clients are as their users' would be: as many records are sent at once as a PutRecords has, and all
//! acknowledgements are waited for.

mod nats;
mod redis;

use std::path::Path;

use crate::load::{Measured, Span, run_over};
use crate::peer::which;
use crate::process::Server;
use crate::workload::{BATCH, Requests};

/// Which one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Log {
    /// Streams of Redis with its append-only file.
    Redis,
    /// JetStream of NATS, file storage.
    Nats,
}

impl Log {
    /// Name, version, and what an acknowledgement of it means.
    ///
    /// # Errors
    /// When the machine does not have it.
    pub fn name(self) -> Result<String, String> {
        let missing = || format!("not installed: apt-get install {}", self.program());
        let program = which(self.program()).ok_or_else(missing)?;
        match self {
            Self::Redis => redis::name(&program),
            Self::Nats => nats::name(&program),
        }
    }

    /// Its program, which is also the name of Debian's package.
    pub fn program(self) -> &'static str {
        match self {
            Self::Redis => "redis-server",
            Self::Nats => "nats-server",
        }
    }

    /// Starts it on an empty folder, with the streams that the requests below write to.
    ///
    /// # Errors
    /// When it does not answer or refuses a stream.
    pub async fn start(self, folder: &Path) -> Result<Server, String> {
        let program = which(self.program()).ok_or("it is gone")?;
        match self {
            Self::Redis => redis::start(&program, folder),
            Self::Nats => nats::start(&program, folder).await,
        }
    }

    /// Loads it over some connections with [`BATCH`] records at once, or with one.
    ///
    /// # Errors
    /// The first record that was not acknowledged.
    pub async fn load(
        self,
        server: &Server,
        connections: usize,
        batch: bool,
        span: Span,
    ) -> Result<Measured, String> {
        let (address, pid) = (server.address, server.pid());
        let requests = |make: fn(usize, usize) -> Requests, records: usize| -> Vec<Requests> {
            (0..connections).map(|connection| make(connection, records)).collect()
        };
        match (self, batch) {
            (Self::Redis, true) => {
                run_over::<redis::Redis<BATCH>, _>(address, pid, requests(redis::adds, BATCH), span).await
            }
            (Self::Redis, false) => {
                run_over::<redis::Redis<1>, _>(address, pid, requests(redis::adds, 1), span).await
            }
            (Self::Nats, true) => {
                run_over::<nats::Nats<BATCH>, _>(address, pid, requests(nats::publishes, BATCH), span).await
            }
            (Self::Nats, false) => {
                run_over::<nats::Nats<1>, _>(address, pid, requests(nats::publishes, 1), span).await
            }
        }
    }
}

/// What a program says of its version.
fn version(program: &Path) -> Result<String, String> {
    let output = std::process::Command::new(program).arg("--version").output();
    let output = output.map_err(|why| format!("{}: {why}", program.display()))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let found = text.split([' ', '=']).find(|word| {
        let digits = word.trim_start_matches('v');
        digits.contains('.') && digits.starts_with(|first: char| first.is_ascii_digit())
    });
    Ok(found.unwrap_or_default().trim().trim_start_matches('v').to_owned())
}
