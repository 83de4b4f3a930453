//! The command line: all commands and their flags.

use clap::{Parser, Subcommand};
use clap_complete::Shell;

use crate::commands::{bench, copies, doctor, log, put, serve, sql, streams, tail};
use crate::demo;

const EXAMPLES: &str = "\
Examples:
  flumen demo                          see it work, nothing else needed
  flumen serve                         a server at http://127.0.0.1:4567, data in ./flumen-data
  flumen streams create orders         then put and tail, or use any AWS SDK:
  export AWS_ENDPOINT_URL=http://127.0.0.1:4567 AWS_DEFAULT_REGION=us-east-1 \\
         AWS_ACCESS_KEY_ID=flumen AWS_SECRET_ACCESS_KEY=flumen

Exit codes: 0 success, 1 failure, 2 wrong usage.";

/// Amazon Kinesis on your own machines: server and command line
#[derive(Parser, Debug)]
#[command(name = "flumen", version, after_help = EXAMPLES, max_term_width = 110, subcommand_required = true)]
#[command(arg_required_else_help = true, disable_help_subcommand = true)]
pub struct Cli {
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Run the server
    Serve(serve::ServeArgs),
    /// Start a server and watch a fleet of unicorns report to a stream
    Demo(demo::DemoArgs),
    /// Send lines of a file or of standard input as records
    Put(put::PutArgs),
    /// Print the records of a stream as they arrive
    Tail(tail::TailArgs),
    /// List, create, describe and delete streams
    Streams(streams::StreamsArgs),
    /// SQL applications: run, check, explain and test them offline; create, start, stop and watch those of a server
    Sql(sql::SqlArgs),
    /// Put load on a server and say what it takes
    Bench(bench::BenchArgs),
    /// Check the endpoint, the environment and this machine, and say what to do
    Doctor(doctor::DoctorArgs),
    /// Copy the data directory of a server, also of one that runs
    Backup(copies::BackupArgs),
    /// Make a data directory from a copy
    Restore(copies::RestoreArgs),
    /// Look at the log of a data directory: check it, or print what it holds
    Log(log::LogArgs),
    /// Print how each kind of client comes to trust the server's certificate
    Trust(serve::TrustArgs),
    /// Print the completion script of a shell
    #[command(
        after_help = "Examples:\n  flumen completions bash > ~/.local/share/bash-completion/completions/flumen\n  \
                            flumen completions zsh > ~/.zfunc/_flumen\n  flumen completions fish > ~/.config/fish/completions/flumen.fish"
    )]
    Completions {
        /// The shell
        shell: Shell,
    },
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Cli;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_has_examples() {
        fn check(command: &clap::Command) {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.contains("Examples:"), "{}", command.get_name());
            command.get_subcommands().for_each(check);
        }
        check(&Cli::command());
    }
}
