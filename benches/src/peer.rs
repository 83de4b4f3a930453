//! The peer: kinesalite from npm, which is single-threaded and, as it is started here, keeps all in memory.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::Server;

const VERSION: &str = "3.3.3";

/// An installed kinesalite.
pub struct Peer {
    node: PathBuf,
    package: PathBuf,
}

impl Peer {
    /// Installs it with npm below `tools` unless it is there; nothing when the machine has no Node.
    ///
    /// # Errors
    /// When npm fails.
    pub fn install(tools: &Path) -> Result<Option<Self>, String> {
        let (Some(node), Some(npm)) = (which("node"), which("npm")) else { return Ok(None) };
        let place = tools.join(format!("kinesalite-{VERSION}"));
        let package = place.join("node_modules/kinesalite");
        if !package.is_dir() {
            std::fs::create_dir_all(&place).map_err(|why| format!("{}: {why}", place.display()))?;
            let mut command = Command::new(npm);
            command.args([
                "install",
                "--silent",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--omit=optional",
            ]);
            command.arg("--prefix").arg(&place).arg(format!("kinesalite@{VERSION}"));
            let output = command.output().map_err(|why| format!("npm: {why}"))?;
            if !output.status.success() {
                return Err(format!("npm failed:\n{}", String::from_utf8_lossy(&output.stderr)));
            }
        }
        Ok(Some(Self { node, package }))
    }

    /// Its name and version.
    pub fn name(&self) -> String {
        format!("kinesalite {VERSION}")
    }

    /// Starts it, with a log in the folder.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn start(&self, folder: &Path) -> Result<Server, String> {
        Server::start(&self.node, &folder.join("kinesalite.log"), |address| {
            // Its own command listens on all addresses of the machine; this one on the loopback.
            let script = format!(
                "require({:?})({{createStreamMs:50}}).listen({},{:?})",
                self.package.display().to_string(),
                address.port(),
                address.ip().to_string()
            );
            ["-e".to_owned(), script].to_vec()
        })
    }
}

fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|place| place.is_file())
}
