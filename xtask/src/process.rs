//! Child processes with a time limit and their output in a file.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How a child ended, with everything that it wrote.
pub struct Ended {
    /// Whether it exited with 0 in time.
    pub success: bool,
    /// Both of its outputs, as they came.
    pub output: String,
}

/// Runs a command to its end; it is killed when it takes longer than `limit`.
///
/// # Errors
/// When it cannot be started.
pub fn run(command: &mut Command, log: &Path, limit: Duration) -> Result<Ended, String> {
    let mut child = spawn(command, log)?;
    let status = wait(&mut child, limit);
    let mut output = read(log);
    if status.is_none() {
        // It may have ended in between; either way it is gone after this.
        child.kill().ok();
        child.wait().ok();
        output.push_str(&format!("\nkilled after {} s\n", limit.as_secs()));
    }
    Ok(Ended { success: status.is_some_and(|status| status.success()), output })
}

/// Starts a command with both outputs in the file `log`.
///
/// # Errors
/// When the file cannot be made or the program is not there.
pub fn spawn(command: &mut Command, log: &Path) -> Result<Child, String> {
    if let Some(folder) = log.parent() {
        std::fs::create_dir_all(folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    }
    let out = File::create(log).map_err(|why| format!("{}: {why}", log.display()))?;
    let error = out.try_clone().map_err(|why| format!("{}: {why}", log.display()))?;
    command.stdin(Stdio::null()).stdout(out).stderr(error);
    command.spawn().map_err(|why| format!("{}: {why}", command.get_program().display()))
}

/// What a log holds so far; bytes that are not text are replaced.
pub fn read(log: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(log).unwrap_or_default()).into_owned()
}

fn wait(child: &mut Child, limit: Duration) -> Option<ExitStatus> {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if start.elapsed() < limit => sleep(Duration::from_millis(20)),
            _ => return None,
        }
    }
}

/// Where a program is, by the search path.
pub fn which(program: &str) -> Option<PathBuf> {
    all_of(program).into_iter().next()
}

/// Every place of a program on the search path.
pub fn all_of(program: &str) -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(program)).filter(|place| place.is_file()).collect()
}
