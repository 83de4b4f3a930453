//! All settings of a server: numbers here, objects in `start.rs`.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use analytics::AnalyticsSettings;
use analytics::runtime::RuntimeSettings;
use base::Timestamp;
use commit_log::LogSettings;
use edge::http::Endpoint;
use edge::kms::KeyringSettings;
use gateway::GatewaySettings;
use streams::StreamsSettings;
use wire::sigv4::Credentials;

use crate::AuthSettings;

/// Where records are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataDir {
    /// In this directory, durably; it is created when it is missing.
    Path(PathBuf),
    /// In memory, until the process ends.
    Ephemeral,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// Human on a terminal, JSON otherwise.
    Auto,
    /// For people.
    Human,
    /// One JSON object a line.
    Json,
}

/// Everything that can be set.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Whether these settings began as [`Settings::strict`].
    pub strict: bool,
    /// Address and port; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Where records are kept.
    pub data: DataDir,
    /// Time that the server begins with and lives by until it is moved (see `docs/operating/test-clock.md`); `None` is
    /// the machine's own time. No setting of the file: it is for tests only.
    pub test_clock: Option<Timestamp>,
    /// Host names that the TLS certificate is valid for, besides this machine's own.
    pub tls_names: Vec<String>,
    /// Least severe log lines that are written: `error`, `warn`, `info`, `debug` or `trace`.
    pub log_level: tracing::Level,
    /// How log lines look.
    pub log_format: LogFormat,
    /// Records and bytes held in memory by `--ephemeral`, at the most; in bytes.
    pub ephemeral_bytes_max: u64,
    /// One-minute points of metrics that are kept in memory, about 100 bytes each.
    pub metrics_points_max: usize,
    /// The front door.
    pub gateway: GatewaySettings,
    /// The log.
    pub log: LogSettings,
    /// Who may call.
    pub auth: AuthSettings,
    /// Keys of encryption at rest. Without a file they are in the data directory.
    pub keys: KeyringSettings,
    /// Data Streams.
    pub streams: StreamsSettings,
    /// Data Analytics: what can be configured.
    pub analytics: AnalyticsSettings,
    /// Data Analytics: what runs.
    pub runtime: RuntimeSettings,
    /// Directory of the buckets that reference data is read from.
    pub objects: Option<PathBuf>,
    /// Neighbours at URLs.
    pub edges: EdgesSettings,
}

/// Neighbours at URLs, and as whom they are called.
#[derive(Clone, Debug)]
pub struct EdgesSettings {
    /// What signs; without any, the account of each resource is the access key id.
    pub credentials: Option<Credentials>,
    /// A Lambda API, for functions.
    pub lambda: Option<Endpoint>,
    /// How long a function may take.
    pub lambda_answer: Duration,
    /// A Firehose API, for delivery streams.
    pub firehose: Option<Endpoint>,
    /// How long a call of it may take.
    pub firehose_answer: Duration,
}

impl Default for EdgesSettings {
    fn default() -> Self {
        EdgesSettings {
            credentials: None,
            lambda: None,
            // The most that AWS lets the functions of an application take.
            lambda_answer: Duration::from_secs(300),
            firehose: None,
            firehose_answer: Duration::from_secs(60),
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            strict: false,
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 4567)),
            data: DataDir::Path(PathBuf::from("flumen-data")),
            test_clock: None,
            tls_names: Vec::new(),
            log_level: tracing::Level::INFO,
            log_format: LogFormat::Auto,
            ephemeral_bytes_max: 4 << 30,
            metrics_points_max: 500_000,
            gateway: GatewaySettings::default(),
            log: LogSettings::default(),
            auth: AuthSettings::default(),
            keys: KeyringSettings { file: None, create_missing: true },
            streams: StreamsSettings::default(),
            analytics: AnalyticsSettings::default(),
            runtime: RuntimeSettings::default(),
            objects: None,
            edges: EdgesSettings::default(),
        }
    }
}

impl Settings {
    /// The defaults of a server that behaves as AWS does where the ordinary defaults suit a laptop. It is a preset and
    /// nothing else: whatever it turns on is a setting of its own, which a configuration file can turn off again.
    #[must_use]
    pub fn strict() -> Self {
        let mut settings =
            Settings { strict: true, streams: StreamsSettings::strict(), ..Settings::default() };
        settings.auth.verify_signatures = true;
        settings.auth.enforce_policies = true;
        settings.keys.create_missing = false;
        settings
    }

    /// [`Settings::strict`] or [`Settings::default`].
    #[must_use]
    pub fn preset(strict: bool) -> Self {
        if strict { Settings::strict() } else { Settings::default() }
    }
}
