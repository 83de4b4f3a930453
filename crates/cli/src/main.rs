//! The one binary: `flumen`.
//!
//! **Why it exists**: people start the server, look at streams, send and read records, and find out what is wrong, all
//! with one program. Apart from `serve` and `demo`, which host the server in the process, every command is a client
//! that speaks the AWS wire like anyone else's ([`client`]).
//!
//! **What is absent**: any knowledge of the server's inside. Only [`host`] names the `server` crate. There is no
//! terminal library: the live view of the demo is a few escape sequences in [`console`].
//!
//! **Start reading** at [`args`], where all commands are listed, then at one module of [`commands`].

mod args;
mod client;
mod commands;
mod console;
mod demo;
mod failure;
mod follow;
mod host;
mod random;
mod text;

use std::future::Future;
use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use tokio::runtime::Builder;

use crate::args::{Cli, Command};
use crate::failure::Failure;

/// A request makes a few dozen small allocations and some large ones on two threads; this allocator takes a third of
/// the time that the system's takes for them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let ended = match Cli::parse().command {
        Command::Serve(args) => return commands::serve::run(&args),
        Command::Demo(args) => block_on(Builder::new_multi_thread(), demo::run(args)),
        Command::Put(args) => client_runtime(commands::put::run(args)),
        Command::Tail(args) => client_runtime(commands::tail::run(args)),
        Command::Streams(args) => client_runtime(commands::streams::run(args)),
        Command::Sql(args) => client_runtime(commands::sql::run(args)),
        // Signing and encoding take more than a core before a fast server does.
        Command::Bench(args) => block_on(Builder::new_multi_thread(), commands::bench::run(args)),
        Command::Doctor(args) => client_runtime(commands::doctor::run(args)),
        Command::Backup(args) => commands::copies::backup(&args),
        Command::Restore(args) => commands::copies::restore(&args),
        Command::Log(args) => commands::log::run(&args),
        Command::Trust(args) => commands::serve::trust(&args),
        Command::Completions { shell } => completions(shell),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let text = failure.to_string();
            if !text.is_empty() {
                console::note(&text);
            }
            failure.exit_code()
        }
    }
}

/// Clients wait more than they work: one thread does.
fn client_runtime(command: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    block_on(Builder::new_current_thread(), command)
}

fn block_on(mut builder: Builder, command: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    let runtime = builder.enable_all().build();
    let runtime = runtime.map_err(|error| Failure::new(format!("cannot start the runtime: {error}")))?;
    let ended = runtime.block_on(command);
    // A thread may still wait for a line of standard input.
    runtime.shutdown_background();
    ended
}

fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "flumen", &mut script);
    let mut out = std::io::stdout().lock();
    out.write_all(&script)?;
    Ok(out.flush()?)
}
