//! `flumen serve` and `flumen trust`: the server, and how clients come to trust it.

use std::io::Write;
use std::net::{SocketAddr, ToSocketAddrs};
use std::path::PathBuf;
use std::process::ExitCode;

use base::Timestamp;
use clap::Args;
use tokio::runtime::Builder;

use crate::client::DEFAULT_DATA;
use crate::console;
use crate::failure::Failure;
use crate::host::{self, Data};
use crate::text::civil;

/// Tasks that a thread runs before it looks at the sockets again. With the runtime's own 61, a request could wait for that many
/// others before anybody knows of it, and nobody would know how many wait.
const EVENT_INTERVAL: u32 = 16;
/// Tasks that a thread runs before it takes one that another thread has made ready. Those are mostly requests whose records the log
/// has stored: nearly done, they should not stand behind many that have only come.
const OTHERS_INTERVAL: u32 = 8;

const SERVE_EXAMPLES: &str = "\
Examples:
  flumen serve                                   http and https at 127.0.0.1:4567, data in ./flumen-data
  flumen serve --listen 0.0.0.0:4567 --data /var/lib/flumen
  flumen serve --ephemeral --listen 127.0.0.1:0  nothing on disk, any free port: for tests
  flumen serve --strict --config flumen.toml     as AWS does it: signatures, policies, limits, timings
  flumen serve --ephemeral --test-clock          time stands until a test moves it
  flumen serve --print-config > flumen.toml      all settings with their defaults; then --config flumen.toml

SIGTERM and Ctrl-C end it: requests in flight finish, then it stops.
Exit codes: 0 ended by a signal, 1 could not start or the log failed, 2 wrong usage or configuration.";

const TRUST_EXAMPLES: &str = "\
Examples:
  flumen trust                                   for the server of ./flumen-data
  flumen trust --data /var/lib/flumen --endpoint https://kinesis.example:4567";

/// Run the server
#[derive(Args, Debug)]
#[command(after_help = SERVE_EXAMPLES)]
pub struct ServeArgs {
    /// Address and port, for http and https alike; port 0 takes a free one [default: 127.0.0.1:4567]
    #[arg(long, value_name = "ADDR", value_parser = parse_listen)]
    listen: Option<SocketAddr>,
    /// Directory of the data, made when it is missing [default: ./flumen-data]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Keep everything in memory until the server ends
    #[arg(long, conflicts_with = "data")]
    ephemeral: bool,
    /// Behave as AWS does where the defaults suit a laptop; each difference is a setting that the file can change
    #[arg(long)]
    strict: bool,
    /// Live by a clock that stands at TIME until a POST to /_flumen/clock moves it: for tests, see docs/operating/test-clock.md
    #[arg(long, value_name = "TIME", num_args = 0..=1, require_equals = true, default_missing_value = "now",
          value_parser = parse_clock)]
    test_clock: Option<Timestamp>,
    /// Read settings from this file; flags win over it
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Print a configuration file with all settings and their defaults, and end
    #[arg(long)]
    print_config: bool,
}

/// Print how each kind of client comes to trust the server's certificate
#[derive(Args, Debug)]
#[command(after_help = TRUST_EXAMPLES)]
pub struct TrustArgs {
    /// Data directory of the server
    #[arg(long, value_name = "DIR", default_value = DEFAULT_DATA)]
    data: PathBuf,
    /// Its https endpoint
    #[arg(long, value_name = "URL", default_value = "https://localhost:4567")]
    endpoint: String,
}

/// Takes an address, or a host name that stands for one.
fn parse_listen(text: &str) -> Result<SocketAddr, String> {
    let wrong = || {
        format!("`{text}` is no address and port; write it like 127.0.0.1:4567, 0.0.0.0:4567 or [::1]:4567")
    };
    // A bare port or a bare host would be resolved in surprising ways.
    text.rsplit_once(':').filter(|(host, _)| !host.is_empty()).ok_or_else(wrong)?;
    text.to_socket_addrs().ok().and_then(|mut addresses| addresses.next()).ok_or_else(wrong)
}

/// Takes `now`, or a time as `tail --since` takes it.
fn parse_clock(text: &str) -> Result<Timestamp, String> {
    if text == "now" {
        return Ok(console::now());
    }
    civil::parse(text)
        .ok_or_else(|| format!("`{text}` is no time; write it like 2026-01-31T12:00:00Z, or `now`"))
}

/// Serves; returns when it is over.
pub fn run(args: &ServeArgs) -> ExitCode {
    let end = |failure: Failure| {
        console::note(&failure.to_string());
        failure.exit_code()
    };
    if args.print_config {
        return match print(&host::default_config()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => end(failure),
        };
    }
    let data = if args.ephemeral { Some(Data::Ephemeral) } else { args.data.clone().map(Data::Directory) };
    let settings = match host::settings(args.config.as_deref(), args.listen, data, args.strict) {
        Ok(settings) => host::with_test_clock(settings, args.test_clock),
        Err(failure) => return end(failure),
    };
    let mut runtime = Builder::new_multi_thread();
    runtime.event_interval(EVENT_INTERVAL).global_queue_interval(OTHERS_INTERVAL);
    match runtime.enable_all().build() {
        Ok(runtime) => runtime.block_on(host::serve(settings)),
        Err(error) => end(Failure::new(format!("cannot start the runtime: {error}"))),
    }
}

/// Prints the recipes.
pub fn trust(args: &TrustArgs) -> Result<(), Failure> {
    let ca = args.data.join("tls/ca.pem");
    // Recipes are run from elsewhere, so they need the whole path.
    let Ok(ca) = ca.canonicalize() else {
        return Err(Failure::with_hint(
            format!("there is no certificate authority at {}", ca.display()),
            "the first `flumen serve` makes it; name the server's data directory with --data",
        ));
    };
    print(&host::trust_recipes(&ca, &args.endpoint))
}

fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

#[cfg(test)]
mod tests {
    use super::parse_listen;

    #[test]
    fn addresses_are_taken_and_bad_ones_explained() {
        assert_eq!(parse_listen("127.0.0.1:0").unwrap().to_string(), "127.0.0.1:0");
        assert_eq!(parse_listen("[::1]:4567").unwrap().to_string(), "[::1]:4567");
        for text in ["4567", ":4567", "127.0.0.1", "127.0.0.1:99999", ""] {
            assert!(parse_listen(text).unwrap_err().contains("no address and port"), "{text}");
        }
    }
}
