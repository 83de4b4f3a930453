//! The figures: `cargo xtask bench`. Builds the product and the tool for release, then runs the tool.

use crate::workspace::Workspace;

/// Runs the tool with the arguments; see `benches/`.
///
/// # Errors
/// When something cannot be started.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<bool, String> {
    let target = workspace.target();
    // Two builds, so that the binary is the one that `cargo build --release` gives: built together, the product
    // would get the features that only the tool asks for.
    for package in ["cli", "bench"] {
        let build = ["build", "--release", "--locked", "--package", package];
        let status =
            workspace.command("cargo").args(build).status().map_err(|why| format!("cargo: {why}"))?;
        if !status.success() {
            return Ok(false);
        }
    }
    let program = target.join("release/bench");
    let mut command = workspace.command(&program);
    let status = command.args(arguments).status().map_err(|why| format!("{}: {why}", program.display()))?;
    Ok(status.success())
}
