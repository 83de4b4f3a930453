//! `flumen backup` and `flumen restore`: copies of a data directory.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::client::DEFAULT_DATA;
use crate::failure::Failure;
use crate::host;
use crate::text::{civil, units};

const BACKUP_EXAMPLES: &str = "\
Examples:
  flumen backup /backup/flumen                          ./flumen-data, while its server runs
  flumen backup /backup/flumen --data /var/lib/flumen   again later: copies only what is new
  flumen restore /backup/flumen --data ./restored       back again

The copy holds everything that was acknowledged before the command began. The keyring of encrypted streams is not
part of it: keep it elsewhere.
Exit codes: 0 copied, 1 not copied (an earlier copy stays as it was), 2 wrong usage.";

const RESTORE_EXAMPLES: &str = "\
Examples:
  flumen restore /backup/flumen                         to ./flumen-data
  flumen restore /backup/flumen --data /var/lib/flumen  then: flumen serve --data /var/lib/flumen

Exit codes: 0 restored and sound, 1 not restored or damaged, 2 wrong usage.";

/// Copy the data directory of a server, also of one that runs
#[derive(Args, Debug)]
#[command(after_help = BACKUP_EXAMPLES)]
pub struct BackupArgs {
    /// Where the copy goes: an empty directory, or an earlier copy
    #[arg(value_name = "DIR")]
    to: PathBuf,
    /// Data directory of the server
    #[arg(long, value_name = "DIR", default_value = DEFAULT_DATA)]
    data: PathBuf,
}

/// Make a data directory from a copy
#[derive(Args, Debug)]
#[command(after_help = RESTORE_EXAMPLES)]
pub struct RestoreArgs {
    /// The copy that `flumen backup` made
    #[arg(value_name = "DIR")]
    from: PathBuf,
    /// The new data directory; must not hold a log
    #[arg(long, value_name = "DIR", default_value = DEFAULT_DATA)]
    data: PathBuf,
}

/// Copies.
pub fn backup(args: &BackupArgs) -> Result<(), Failure> {
    let report = host::backup(&args.data, &args.to).map_err(|e| Failure::new(e.to_string()))?;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "copied {} ({}), kept {} of an earlier copy; the last commit in it is of {}",
        units::plural(report.copied as u64, "segment"),
        units::bytes(report.bytes),
        report.kept,
        civil::rfc3339(report.until)
    )?;
    Ok(out.flush()?)
}

/// Copies back and checks.
pub fn restore(args: &RestoreArgs) -> Result<(), Failure> {
    let (report, verified) =
        host::restore(&args.from, &args.data).map_err(|e| Failure::new(e.to_string()))?;
    super::log::tell_damages(&verified)?;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "restored {} ({}), {} checked; the last is of {}",
        units::plural(report.copied as u64, "segment"),
        units::bytes(report.bytes),
        units::plural(verified.frames, "commit"),
        civil::rfc3339(report.until)
    )?;
    Ok(out.flush()?)
}
