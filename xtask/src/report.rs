//! Counts and progress lines of the test steps.

use std::io::Write as _;
use std::ops::AddAssign;
use std::path::PathBuf;
use std::time::Instant;

use crate::workspace::Workspace;

/// How many checks went which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

impl Tally {
    /// One check that passed or failed.
    pub fn one(passed: bool) -> Self {
        Self { passed: usize::from(passed), failed: usize::from(!passed), skipped: 0 }
    }

    /// One check that could not be made on this machine.
    pub fn skip() -> Self {
        Self { skipped: 1, ..Self::default() }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

/// What a step found, and what to show of it when it failed.
pub struct Outcome {
    pub tally: Tally,
    pub output: String,
}

/// Whether a skipped check counts as a failed one.
pub fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

/// Runs something, with one line of progress: name, counts, time; all of its output only when it failed.
pub fn timed(name: &str, step: impl FnOnce() -> Result<Outcome, String>) -> Outcome {
    print!("{name:<24}");
    std::io::stdout().flush().ok();
    let start = Instant::now();
    let outcome =
        step().unwrap_or_else(|why| Outcome { tally: Tally::one(false), output: format!("{why}\n") });
    println!("{:<44}{:>8.1} s", outcome.tally.to_string(), start.elapsed().as_secs_f64());
    if outcome.tally.failed > 0 || outcome.tally.skipped > 0 {
        for line in outcome.output.lines() {
            println!("    {line}");
        }
    }
    outcome
}

/// Where a step's output is kept.
pub fn log(workspace: &Workspace, name: &str) -> PathBuf {
    workspace.tools().join("log").join(format!("{name}.log"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_has_one_form() {
        assert_eq!(Tally { passed: 3, failed: 0, skipped: 1 }.to_string(), "3 passed, 0 failed, 1 skipped");
    }
}
