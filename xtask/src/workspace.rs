//! Where the project is, which files belong to it, and what Cargo says of it.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The checked-out project.
pub struct Workspace {
    /// The folder of the root manifest.
    pub root: PathBuf,
}

impl Workspace {
    /// The workspace that this program was built from.
    ///
    /// # Errors
    /// When it is gone from where it was built.
    pub fn find() -> Result<Self, String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default();
        if root.join("Cargo.toml").is_file() {
            Ok(Self { root })
        } else {
            Err(format!("no Cargo.toml in {}", root.display()))
        }
    }

    /// A folder below the target directory that survives between runs: environments and packages of other languages.
    pub fn tools(&self) -> PathBuf {
        self.target().join("tools")
    }

    /// Cargo's target directory.
    pub fn target(&self) -> PathBuf {
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.root.join("target"), PathBuf::from)
    }

    /// Every file of the project, tracked or about to be (not ignored), as paths from the root with `/`.
    ///
    /// # Errors
    /// When git cannot list them.
    pub fn files(&self) -> Result<Vec<String>, String> {
        let list = self.output("git", &["ls-files", "--cached", "--others", "--exclude-standard"])?;
        let mut files: Vec<String> =
            list.lines().filter(|file| self.root.join(file).is_file()).map(str::to_owned).collect();
        files.sort_unstable();
        files.dedup();
        Ok(files)
    }

    /// What `cargo metadata` says; with `dependencies`, of the whole graph, else of our own crates only.
    ///
    /// # Errors
    /// When Cargo refuses, for instance because `Cargo.lock` is out of date.
    pub fn metadata(&self, dependencies: bool) -> Result<Value, String> {
        let mut arguments = vec!["metadata", "--format-version", "1", "--locked"];
        if !dependencies {
            arguments.push("--no-deps");
        }
        let text = self.output("cargo", &arguments)?;
        serde_json::from_str(&text).map_err(|why| format!("cargo metadata: {why}"))
    }

    /// A command in the root, ready to be given arguments.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// Standard output of a program that must succeed.
    fn output(&self, program: &str, arguments: &[&str]) -> Result<String, String> {
        let output =
            self.command(program).args(arguments).output().map_err(|why| format!("{program}: {why}"))?;
        if output.status.success() {
            String::from_utf8(output.stdout).map_err(|why| format!("{program}: {why}"))
        } else {
            Err(format!(
                "{program} {}: {}",
                arguments.join(" "),
                String::from_utf8_lossy(&output.stderr).trim()
            ))
        }
    }
}
