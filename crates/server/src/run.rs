//! `flumen serve`: a server for the life of a process, with log lines, a banner and signals.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use tokio::signal::unix::{SignalKind, signal};

use crate::{DataDir, LogFormat, Running, Settings, start};

/// Serves until SIGTERM, SIGINT or a failure. The exit code is 0 after a signal and 1 otherwise.
pub async fn run(settings: Settings) -> ExitCode {
    start_logging(&settings);
    let (data, verifies) = (settings.data.clone(), settings.auth.verify_signatures);
    let running = match start(settings).await {
        Ok(running) => running,
        Err(error) => {
            tracing::error!("{error}");
            return ExitCode::FAILURE;
        }
    };
    // A closed pipe must not end the server.
    let _ = std::io::stdout().lock().write_all(banner(&running, &data, verifies).as_bytes());
    let failure = tokio::select! {
        reason = running.failed() => Some(reason),
        () = terminated() => None,
    };
    match failure {
        None => {
            let cut = running.stop().await;
            tracing::info!(connections_cut = cut, "stopped");
            ExitCode::SUCCESS
        }
        // What was acknowledged is on disk; whether more can be stored is unknown, so nothing more is served.
        Some(reason) => {
            tracing::error!(%reason, "the log failed; the server stops at once");
            ExitCode::FAILURE
        }
    }
}

fn start_logging(settings: &Settings) {
    let human = match settings.log_format {
        LogFormat::Auto => std::io::stderr().is_terminal(),
        LogFormat::Human => true,
        LogFormat::Json => false,
    };
    let lines = tracing_subscriber::fmt().with_max_level(settings.log_level).with_writer(std::io::stderr);
    // A program that embeds the server may have its own subscriber: then that one stays.
    let _ = if human {
        tracing::subscriber::set_global_default(lines.with_ansi(std::io::stderr().is_terminal()).finish())
    } else {
        tracing::subscriber::set_global_default(lines.json().flatten_event(true).finish())
    };
}

fn banner(running: &Running, data: &DataDir, verifies: bool) -> String {
    let endpoint = running.endpoint();
    let place = match data {
        DataDir::Path(path) => format!("data in {}", path.display()),
        DataDir::Ephemeral => "data in memory until it stops".to_owned(),
    };
    // Where signatures are verified, made-up credentials would only mislead.
    let credentials = if verifies {
        "export AWS_ACCESS_KEY_ID=... AWS_SECRET_ACCESS_KEY=...   # a credential of auth.credentials"
    } else {
        "export AWS_ACCESS_KEY_ID=flumen AWS_SECRET_ACCESS_KEY=flumen"
    };
    let trust = if running.ca_path().is_some() { " (see `flumen trust`)" } else { "" };
    format!(
        "flumen {} is ready at {endpoint}, {place}\n\n  export AWS_ENDPOINT_URL={endpoint}\n  {credentials}\n  export \
         AWS_DEFAULT_REGION=us-east-1\n\nhttps works on the same port{trust}. Metrics: {endpoint}/metrics\n",
        env!("CARGO_PKG_VERSION")
    )
}

async fn terminated() {
    let waiting = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    let (Ok(mut terminate), Ok(mut interrupt)) = waiting else {
        // Without handlers the default action of the signals ends the process.
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}
