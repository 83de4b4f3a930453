//! `cargo xtask test`: everything that a change must pass, in the order of what fails soonest.

use std::process::Command;
use std::time::Duration;

use crate::conformance;
use crate::process;
use crate::report::{Outcome, Tally, in_ci, log, timed};
use crate::workspace::Workspace;

/// A step: its name and what runs it, with the arguments after the name when it is run alone.
type Step = (&'static str, fn(&Workspace, &[String]) -> Result<Outcome, String>);

const STEPS: &[Step] = &[
    ("fmt", fmt),
    ("tidy", |workspace, _| ours(workspace, "tidy", &[])),
    ("codegen", |workspace, _| ours(workspace, "codegen", &["--check"])),
    ("coverage", |workspace, _| ours(workspace, "coverage", &["--check"])),
    ("deny", |workspace, _| ours(workspace, "deny", &[])),
    ("clippy", clippy),
    ("cargo-test", cargo_test),
    ("conformance", conformance::run),
];

/// A compiler on a small machine; programs have limits of their own.
const LIMIT: Duration = Duration::from_secs(40 * 60);

/// Runs all steps, or the one named by the first argument, and ends with one line of counts.
///
/// # Errors
/// When there is no such step.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<bool, String> {
    let only = arguments.first().map(String::as_str);
    if let Some(name) = only.filter(|name| !STEPS.iter().any(|(known, _)| known == name)) {
        let names: Vec<&str> = STEPS.iter().map(|(name, _)| *name).collect();
        return Err(format!("no step {name}; steps: {}", names.join(", ")));
    }
    let mut total = Tally::default();
    for (name, step) in STEPS.iter().filter(|(name, _)| only.is_none_or(|only| only == *name)) {
        let rest = if only.is_some() { &arguments[1..] } else { &[] };
        total += timed(name, || step(workspace, rest)).tally;
    }
    let good = total.failed == 0 && total.passed > 0 && !(in_ci() && total.skipped > 0);
    println!("{total}");
    Ok(good)
}

fn fmt(workspace: &Workspace, _: &[String]) -> Result<Outcome, String> {
    check(workspace, "fmt", &["fmt", "--all", "--", "--check"])
}

fn clippy(workspace: &Workspace, _: &[String]) -> Result<Outcome, String> {
    check(
        workspace,
        "clippy",
        &["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "-D", "warnings"],
    )
}

/// A Cargo command that passes or fails as a whole.
fn check(workspace: &Workspace, name: &str, arguments: &[&str]) -> Result<Outcome, String> {
    let ended = process::run(&mut cargo(workspace, arguments), &log(workspace, name), LIMIT)?;
    Ok(Outcome { tally: Tally::one(ended.success), output: ended.output })
}

/// Another command of this program, in a process of its own so that its words can be kept back.
fn ours(workspace: &Workspace, name: &str, arguments: &[&str]) -> Result<Outcome, String> {
    let program = std::env::current_exe().map_err(|why| why.to_string())?;
    let mut command = workspace.command(program);
    command.arg(name).args(arguments);
    let ended = process::run(&mut command, &log(workspace, name), LIMIT)?;
    Ok(Outcome { tally: Tally::one(ended.success), output: ended.output })
}

fn cargo_test(workspace: &Workspace, arguments: &[String]) -> Result<Outcome, String> {
    let mut command = cargo(workspace, &["test", "--workspace", "--locked", "--quiet", "--no-fail-fast"]);
    command.args(arguments);
    let ended = process::run(&mut command, &log(workspace, "cargo-test"), LIMIT)?;
    let mut tally = test_results(&ended.output);
    if !ended.success && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(Outcome { tally, output: if ended.success { String::new() } else { ended.output } })
}

/// Sums the `test result:` lines of all test programs. Tests marked `#[ignore]` are tools that somebody runs by
/// hand (a measurement, a fixture's maker), so they are no skipped tests.
fn test_results(output: &str) -> Tally {
    let mut tally = Tally::default();
    for line in output.lines() {
        // Not always at the start of a line: the progress dots of a quiet run may stand before it.
        let Some((_, counts)) = line.split_once("test result: ") else { continue };
        let count = |what: &str| -> usize {
            let before = counts.split(what).next().unwrap_or_default();
            if before == counts {
                return 0;
            }
            before.trim().rsplit([' ', '.', ';']).next().and_then(|number| number.parse().ok()).unwrap_or(0)
        };
        tally += Tally { passed: count(" passed"), failed: count(" failed"), skipped: 0 };
    }
    tally
}

fn cargo(workspace: &Workspace, arguments: &[&str]) -> Command {
    let mut command = workspace.command("cargo");
    command.args(arguments);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_all_test_programs_are_summed() {
        let output = "running 3 tests\n...\ntest result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            ..F test result: FAILED. 11 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\nno test result here\n";
        assert_eq!(test_results(output), Tally { passed: 14, failed: 2, skipped: 0 });
        assert_eq!(test_results("error: could not compile"), Tally::default());
    }
}
