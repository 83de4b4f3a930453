//! Many seeds of the simulator, or one again: `cargo xtask simulate`.

use crate::workspace::Workspace;

/// Builds the simulator and runs it with the arguments; see `crates/simulator`. With `--release` as the first one it is
/// built for release, which pays from some ten thousand seeds on.
///
/// # Errors
/// When something cannot be started.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<bool, String> {
    let (profile, folder, rest) = match arguments.split_first() {
        Some((first, rest)) if first == "--release" => ("release", "release", rest),
        _ => ("dev", "debug", arguments),
    };
    let build = ["build", "--locked", "--quiet", "--profile", profile, "--package", "simulator"];
    let status = workspace.command("cargo").args(build).status().map_err(|why| format!("cargo: {why}"))?;
    if !status.success() {
        return Ok(false);
    }
    let program = workspace.target().join(folder).join("simulator");
    let status = workspace
        .command(&program)
        .args(rest)
        .status()
        .map_err(|why| format!("{}: {why}", program.display()))?;
    Ok(status.success())
}
