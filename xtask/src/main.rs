//! Automation of the project: `cargo xtask <command>`.
//!
//! **Why it exists**: everything a change must pass is a Rust program in the workspace, the same one on a laptop and
//! in CI, so there is no shell maze and no step that only the CI machine knows.
//!
//! **What is absent**: product code. Nothing imports this crate and it imports none of ours.
//!
//! **Start reading** at [`COMMANDS`]; `tidy/laws.rs` is the table of laws and budgets, `test.rs` the list of steps.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod bench;
mod codegen;
mod conformance;
mod coverage;
mod deny;
mod fuzz;
mod models;
mod process;
mod report;
mod simulate;
mod test;
mod tidy;
mod tools;
mod workspace;

use std::process::ExitCode;

use workspace::Workspace;

/// A command: its name, its line of help, and what runs it with the arguments that follow the name.
/// It answers whether all is well, or why it could not run.
type Command = (&'static str, &'static str, fn(&Workspace, &[String]) -> Result<bool, String>);

/// All commands, alphabetical.
const COMMANDS: &[Command] = &[
    ("bench", "figures beside the machine's ceilings and a peer; `bench --help`", bench::run),
    ("codegen", "writes crates/model from models/; with --check only compares", |workspace, arguments| {
        codegen::run(&workspace.root, arguments).map(|()| true)
    }),
    ("coverage", "writes docs/coverage.md; with --check only compares", |workspace, arguments| {
        coverage::run(workspace, arguments).map(|()| true)
    }),
    ("deny", "licences, banned crates and sources of the dependencies, by deny.toml", deny::run),
    ("fuzz", "readers of hostile bytes under libFuzzer: [TARGET] [--seconds N] [--seed S]", fuzz::run),
    ("models", "refreshes models/ from an installed botocore", |workspace, arguments| {
        models::run(&workspace.root, arguments).map(|()| true)
    }),
    (
        "simulate",
        "the server on simulated disk, time and network: [--release] [--seeds N] [--seed S]",
        simulate::run,
    ),
    ("test", "everything a change must pass; `test STEP [PROGRAM]` runs one part", test::run),
    ("tidy", "laws of the house: imports, circles, budgets, documents", tidy::run),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let name = arguments.first().map_or("", String::as_str);
    let Some((_, _, command)) = COMMANDS.iter().find(|(known, ..)| *known == name) else {
        eprintln!("usage: cargo xtask COMMAND\n");
        for (name, help, _) in COMMANDS {
            eprintln!("  {name:<10} {help}");
        }
        return ExitCode::from(2);
    };
    match Workspace::find().and_then(|workspace| command(&workspace, &arguments[1..])) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("xtask {name}: {why}");
            ExitCode::FAILURE
        }
    }
}
