//! The configuration file: one table that reads it, writes the commented default file, and documents it.

use std::fmt;
use std::path::{Path, PathBuf};

use toml::Value;

use crate::values::{
    duration, endpoint, list, millis, number, parsed, percent, rate, size, strings, switch, url,
};
use crate::{DataDir, LogFormat, Settings, auth};

/// One setting of the file.
struct Field {
    section: &'static str,
    name: &'static str,
    doc: &'static str,
    get: fn(&Settings) -> Value,
    set: fn(&mut Settings, &Value) -> Result<(), &'static str>,
}

/// What is wrong with a configuration file.
#[derive(Debug)]
pub enum ConfigError {
    /// It cannot be read.
    Io(PathBuf, std::io::Error),
    /// It is not TOML; the text names the line.
    Syntax(PathBuf, String),
    /// It has a setting that does not exist: section and name.
    Unknown(PathBuf, String),
    /// A setting has a value that it cannot have: section and name, and what it takes.
    Value(PathBuf, String, &'static str),
}

impl Settings {
    /// The defaults, changed by a configuration file. They are those of [`Settings::strict`] when `strict` is set or
    /// the file says so, wherever in the file that stands.
    ///
    /// # Errors
    /// [`ConfigError`] names the file, the setting and what it takes. A setting that does not exist is an error, so
    /// that a misspelt one is not silently without effect.
    pub fn load(file: &Path, strict: bool) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(file).map_err(|e| ConfigError::Io(file.to_owned(), e))?;
        Settings::parse(&text, file, strict)
    }

    fn parse(text: &str, file: &Path, strict: bool) -> Result<Self, ConfigError> {
        let table: toml::Table =
            text.parse().map_err(|e: toml::de::Error| ConfigError::Syntax(file.to_owned(), e.to_string()))?;
        let in_file = table.get("server").and_then(|server| server.get("strict")).and_then(Value::as_bool);
        let mut settings = Settings::preset(strict || in_file == Some(true));
        for (section, values) in &table {
            let Value::Table(values) = values else {
                return Err(ConfigError::Unknown(file.to_owned(), section.clone()));
            };
            settings.read(section, values, file)?;
        }
        // The flag wins over a file that says false.
        settings.strict |= strict;
        Ok(settings)
    }

    /// A section of the file, and those in it.
    fn read(&mut self, section: &str, values: &toml::Table, file: &Path) -> Result<(), ConfigError> {
        for (name, value) in values {
            let path = format!("{section}.{name}");
            match (FIELDS.iter().find(|field| field.section == section && field.name == name), value) {
                (Some(field), _) => (field.set)(self, value)
                    .map_err(|takes| ConfigError::Value(file.to_owned(), path, takes))?,
                (None, Value::Table(inner)) if FIELDS.iter().any(|field| field.section == path) => {
                    self.read(&path, inner, file)?;
                }
                _ => return Err(ConfigError::Unknown(file.to_owned(), path)),
            }
        }
        Ok(())
    }
}

/// The default configuration file, with a comment for every setting; all settings are commented out.
#[must_use]
pub fn default_file() -> String {
    let (defaults, strict) = (Settings::default(), Settings::strict());
    let mut text =
        String::from("# Settings of flumen. Every line shows a default; remove the # to change it.\n");
    let mut section = "";
    for field in FIELDS {
        if field.section != section {
            section = field.section;
            text.push_str(&format!("\n[{section}]\n"));
        }
        text.push_str(&format!("# {}\n", field.doc));
        let (value, strictly) = ((field.get)(&defaults), (field.get)(&strict));
        if strictly != value && field.name != "strict" {
            text.push_str(&format!("# With strict the default is {strictly}.\n"));
        }
        text.push_str(&format!("# {} = {value}\n", field.name));
    }
    text
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ConfigError::Io(file, e) => write!(f, "cannot read {}: {e}", file.display()),
            ConfigError::Syntax(file, e) => write!(f, "{} is not valid TOML: {e}", file.display()),
            ConfigError::Unknown(file, name) => write!(f, "{}: there is no setting {name}", file.display()),
            ConfigError::Value(file, name, takes) => write!(f, "{}: {name} takes {takes}", file.display()),
        }
    }
}

impl std::error::Error for ConfigError {}

const FIELDS: &[Field] = &[
    Field {
        section: "server",
        name: "strict",
        doc: "Behave as AWS does where the defaults suit a laptop; changes the defaults that say so below. Also --strict.",
        get: |s| Value::Boolean(s.strict),
        set: |s, v| switch(v, &mut s.strict),
    },
    Field {
        section: "server",
        name: "listen",
        doc: "Address and port, for plaintext and TLS alike.",
        get: |s| Value::String(s.listen.to_string()),
        set: |s, v| parsed(v, &mut s.listen, "an address and port such as \"127.0.0.1:4567\""),
    },
    Field {
        section: "server",
        name: "data",
        doc: "Directory of the data.",
        get: |s| match &s.data {
            DataDir::Path(path) => Value::String(path.display().to_string()),
            DataDir::Ephemeral => Value::String(String::new()),
        },
        set: |s, v| {
            s.data =
                DataDir::Path(v.as_str().filter(|v| !v.is_empty()).ok_or("the path of a directory")?.into());
            Ok(())
        },
    },
    Field {
        section: "server",
        name: "ephemeral_bytes_max",
        doc: "Bytes that a server started with --ephemeral keeps in memory, at the most.",
        get: |s| number(s.ephemeral_bytes_max),
        set: |s, v| size(v, &mut s.ephemeral_bytes_max),
    },
    Field {
        section: "server",
        name: "tls_names",
        doc: "Host names that the TLS certificate is valid for, besides this machine's own.",
        get: |s| strings(&s.tls_names),
        set: |s, v| list(v, &mut s.tls_names),
    },
    Field {
        section: "server",
        name: "log_level",
        doc: "Least severe log lines that are written: error, warn, info, debug or trace.",
        get: |s| Value::String(s.log_level.to_string().to_lowercase()),
        set: |s, v| parsed(v, &mut s.log_level, "error, warn, info, debug or trace"),
    },
    Field {
        section: "server",
        name: "metrics_points_max",
        doc: "One-minute points of metrics that are kept in memory, about 100 bytes each; the oldest leave first.",
        get: |s| number(s.metrics_points_max),
        set: |s, v| size(v, &mut s.metrics_points_max),
    },
    Field {
        section: "server",
        name: "log_format",
        doc: "auto is human on a terminal and json otherwise.",
        get: |s| {
            Value::String(
                match s.log_format {
                    LogFormat::Auto => "auto",
                    LogFormat::Human => "human",
                    LogFormat::Json => "json",
                }
                .into(),
            )
        },
        set: |s, v| {
            s.log_format = match v.as_str() {
                Some("auto") => LogFormat::Auto,
                Some("human") => LogFormat::Human,
                Some("json") => LogFormat::Json,
                _ => return Err("auto, human or json"),
            };
            Ok(())
        },
    },
    Field {
        section: "gateway",
        name: "body_bytes_max",
        doc: "Largest request body; a larger one is answered 413.",
        get: |s| number(s.gateway.max_body_bytes),
        set: |s, v| size(v, &mut s.gateway.max_body_bytes),
    },
    Field {
        section: "gateway",
        name: "held_bytes_max",
        doc: "Bytes of all request bodies and large answers held at once; requests beyond are answered 503, which clients retry.",
        get: |s| number(s.gateway.max_held_bytes),
        set: |s, v| size(v, &mut s.gateway.max_held_bytes),
    },
    Field {
        section: "gateway",
        name: "connection_held_bytes_max",
        doc: "How many of them one connection may hold.",
        get: |s| number(s.gateway.max_connection_held_bytes),
        set: |s, v| size(v, &mut s.gateway.max_connection_held_bytes),
    },
    Field {
        section: "gateway",
        name: "requests_max",
        doc: "Requests of one operation that are served at once; further ones wait for their turn.",
        get: |s| number(s.gateway.max_requests),
        set: |s, v| size(v, &mut s.gateway.max_requests),
    },
    Field {
        section: "gateway",
        name: "connection_requests_max",
        doc: "The same of one connection, which has many only with HTTP/2.",
        get: |s| number(s.gateway.max_connection_requests),
        set: |s, v| size(v, &mut s.gateway.max_connection_requests),
    },
    Field {
        section: "gateway",
        name: "burst_wait_ms",
        doc: "Longest wait for a turn after a burst; who waits longer is answered 503, which clients retry.",
        get: |s| millis(s.gateway.burst_wait),
        set: |s, v| duration(v, &mut s.gateway.burst_wait),
    },
    Field {
        section: "gateway",
        name: "overload_wait_ms",
        doc: "The same for a second after somebody waited in vain, so that those who are served are served soon.",
        get: |s| millis(s.gateway.overload_wait),
        set: |s, v| duration(v, &mut s.gateway.overload_wait),
    },
    Field {
        section: "gateway",
        name: "turn_away_after_ms",
        doc: "How long at most about who is turned away waits for the 503. It comes at once as long as fewer than nine of ten are.",
        get: |s| millis(s.gateway.turn_away_after),
        set: |s, v| duration(v, &mut s.gateway.turn_away_after),
    },
    Field {
        section: "gateway",
        name: "connection_streams_max",
        doc: "Requests and subscriptions that one HTTP/2 connection may have open.",
        get: |s| number(s.gateway.max_connection_streams as usize),
        set: |s, v| {
            let mut streams = 0;
            size(v, &mut streams)?;
            s.gateway.max_connection_streams = u32::try_from(streams).unwrap_or(u32::MAX);
            Ok(())
        },
    },
    Field {
        section: "gateway",
        name: "connections_max",
        doc: "Open connections; further ones are answered 503 and closed.",
        get: |s| number(s.gateway.max_connections),
        set: |s, v| size(v, &mut s.gateway.max_connections),
    },
    Field {
        section: "gateway",
        name: "header_timeout_ms",
        doc: "From the first byte of a request to the end of its headers.",
        get: |s| millis(s.gateway.header_timeout),
        set: |s, v| duration(v, &mut s.gateway.header_timeout),
    },
    Field {
        section: "gateway",
        name: "body_timeout_ms",
        doc: "Longest pause between two parts of a request body.",
        get: |s| millis(s.gateway.body_timeout),
        set: |s, v| duration(v, &mut s.gateway.body_timeout),
    },
    Field {
        section: "gateway",
        name: "event_timeout_ms",
        doc: "Longest pause of a client that has events of a subscription to take.",
        get: |s| millis(s.gateway.event_timeout),
        set: |s, v| duration(v, &mut s.gateway.event_timeout),
    },
    Field {
        section: "gateway",
        name: "idle_timeout_ms",
        doc: "How long a connection without a request stays open.",
        get: |s| millis(s.gateway.idle_timeout),
        set: |s, v| duration(v, &mut s.gateway.idle_timeout),
    },
    Field {
        section: "gateway",
        name: "drain_timeout_ms",
        doc: "How long requests in flight may take to finish after SIGTERM.",
        get: |s| millis(s.gateway.drain_timeout),
        set: |s, v| duration(v, &mut s.gateway.drain_timeout),
    },
    Field {
        section: "gateway",
        name: "cors_origins",
        doc: "Origins of web pages that may call, besides those of this machine; \"*\" for all.",
        get: |s| strings(&s.gateway.cors_origins),
        set: |s, v| list(v, &mut s.gateway.cors_origins),
    },
    Field {
        section: "log",
        name: "segment_bytes",
        doc: "Bytes after which a file of the log is closed and a new one begun.",
        get: |s| number(s.log.segment_bytes),
        set: |s, v| size(v, &mut s.log.segment_bytes),
    },
    Field {
        section: "log",
        name: "in_flight_bytes_max",
        doc: "Bytes that may wait for their commit before further records are throttled.",
        get: |s| number(s.log.in_flight_bytes_max),
        set: |s, v| size(v, &mut s.log.in_flight_bytes_max),
    },
    Field {
        section: "log",
        name: "tail_cache_bytes",
        doc: "Bytes of recent records that are kept in memory for readers at the tip.",
        get: |s| number(s.log.tail_cache_bytes),
        set: |s, v| size(v, &mut s.log.tail_cache_bytes),
    },
    Field {
        section: "log",
        name: "zero_ahead_bytes",
        doc: "Bytes that are overwritten with zeroes ahead of small commits, which makes their flushes faster; 0 never does it.",
        get: |s| number(s.log.zero_ahead_bytes),
        set: |s, v| size(v, &mut s.log.zero_ahead_bytes),
    },
    Field {
        section: "log",
        name: "free_bytes_min",
        doc: "Free bytes of the disk below which records are refused.",
        get: |s| number(s.log.free_bytes_min),
        set: |s, v| size(v, &mut s.log.free_bytes_min),
    },
    Field {
        section: "log",
        name: "cluster_dead_percent",
        doc: "Percent of a log file that must have expired before the rest is written elsewhere; 0: never.",
        get: |s| number(s.log.cluster_dead_percent),
        set: |s, v| percent(v, &mut s.log.cluster_dead_percent),
    },
    Field {
        section: "log",
        name: "cluster_stretch_bytes",
        doc: "Bytes of one shard that should lie together in a log file; where they do not, it is written once more, by shard; 0: never.",
        get: |s| number(s.log.cluster_stretch_bytes),
        set: |s, v| size(v, &mut s.log.cluster_stretch_bytes),
    },
    Field {
        section: "log",
        name: "cluster_age_min_ms",
        doc: "Age below which a log file is not rewritten by shard as long as records are stored or read from the disk.",
        get: |s| millis(s.log.cluster_age_min),
        set: |s, v| duration(v, &mut s.log.cluster_age_min),
    },
    Field {
        section: "log",
        name: "cluster_bytes_per_second",
        doc: "Bytes a second that such rewriting reads and writes at the most as long as records are stored or read from the disk.",
        get: |s| number(s.log.cluster_bytes_per_second),
        set: |s, v| rate(v, &mut s.log.cluster_bytes_per_second),
    },
    Field {
        section: "log",
        name: "cluster_idle_bytes_per_second",
        doc: "The same when for a second none were.",
        get: |s| number(s.log.cluster_idle_bytes_per_second),
        set: |s, v| rate(v, &mut s.log.cluster_idle_bytes_per_second),
    },
    Field {
        section: "log",
        name: "scrub_every_ms",
        doc: "Time between two looks through everything stored for damaged bytes; 0 turns them off.",
        get: |s| millis(s.log.scrub_every),
        set: |s, v| duration(v, &mut s.log.scrub_every),
    },
    Field {
        section: "log",
        name: "scrub_bytes_per_second",
        doc: "Bytes a second that such a look reads at the most.",
        get: |s| number(s.log.scrub_bytes_per_second),
        set: |s, v| rate(v, &mut s.log.scrub_bytes_per_second),
    },
    Field {
        section: "auth",
        name: "verify_signatures",
        doc: "Accept only requests that are signed with one of the credentials below.",
        get: |s| Value::Boolean(s.auth.verify_signatures),
        set: |s, v| switch(v, &mut s.auth.verify_signatures),
    },
    Field {
        section: "auth",
        name: "enforce_policies",
        doc: "Let callers do only what policies of their credentials and of the resources allow.",
        get: |s| Value::Boolean(s.auth.enforce_policies),
        set: |s, v| switch(v, &mut s.auth.enforce_policies),
    },
    Field {
        section: "auth",
        name: "credentials",
        doc: "Known credentials, best written as [[auth.credentials]] with access_key, secret_key, principal, policies.",
        get: |s| auth::show(&s.auth.credentials),
        set: |s, v| {
            s.auth.credentials = auth::read(v)?;
            Ok(())
        },
    },
    Field {
        section: "keys",
        name: "file",
        doc: "Keyring of encryption at rest; empty is keys/keyring.toml in the data directory, memory with --ephemeral.",
        get: |s| Value::String(s.keys.file.as_ref().map_or(String::new(), |file| file.display().to_string())),
        set: |s, v| {
            let file = v.as_str().ok_or("the path of a file, or nothing")?;
            s.keys.file = (!file.is_empty()).then(|| file.into());
            Ok(())
        },
    },
    Field {
        section: "keys",
        name: "create_missing",
        doc: "Make the key that StartStreamEncryption names when the keyring has none; alias/aws/kinesis is always made.",
        get: |s| Value::Boolean(s.keys.create_missing),
        set: |s, v| switch(v, &mut s.keys.create_missing),
    },
    Field {
        section: "streams",
        name: "account_shards_max",
        doc: "Open shards that an account may have in a region.",
        get: |s| number(s.streams.account_shards_max),
        set: |s, v| size(v, &mut s.streams.account_shards_max),
    },
    Field {
        section: "streams",
        name: "creating_ms",
        doc: "How long a new stream stays CREATING.",
        get: |s| millis(s.streams.creating),
        set: |s, v| duration(v, &mut s.streams.creating),
    },
    Field {
        section: "streams",
        name: "updating_ms",
        doc: "How long a stream stays UPDATING after its shards were changed.",
        get: |s| millis(s.streams.updating),
        set: |s, v| duration(v, &mut s.streams.updating),
    },
    Field {
        section: "streams",
        name: "stream_shards_max",
        doc: "Open shards that UpdateShardCount may give to one stream.",
        get: |s| number(s.streams.stream_shards_max),
        set: |s, v| size(v, &mut s.streams.stream_shards_max),
    },
    Field {
        section: "streams",
        name: "count_updates_per_day_max",
        doc: "Times that UpdateShardCount may be called for one stream in 24 hours; AWS allows 10.",
        get: |s| number(s.streams.count_updates_per_day_max),
        set: |s, v| size(v, &mut s.streams.count_updates_per_day_max),
    },
    Field {
        section: "streams",
        name: "deleting_ms",
        doc: "How long a deleted stream stays DELETING.",
        get: |s| millis(s.streams.deleting),
        set: |s, v| duration(v, &mut s.streams.deleting),
    },
    Field {
        section: "streams",
        name: "token_life_ms",
        doc: "How long a shard iterator or a list token can be used after it was issued.",
        get: |s| millis(s.streams.token_life),
        set: |s, v| duration(v, &mut s.streams.token_life),
    },
    Field {
        section: "streams",
        name: "limits",
        doc: "AWS's throughput limits: bytes, records and calls of shards, calls of operations. A stream's tag flumen.limits, on or off, wins for its shards.",
        get: |s| Value::Boolean(s.streams.limits),
        set: |s, v| switch(v, &mut s.streams.limits),
    },
    Field {
        section: "streams",
        name: "creating_streams_max",
        doc: "Streams of an account and region that may be CREATING at once; AWS allows 5.",
        get: |s| number(s.streams.capacity.creating_streams_max),
        set: |s, v| size(v, &mut s.streams.capacity.creating_streams_max),
    },
    Field {
        section: "streams",
        name: "on_demand_streams_max",
        doc: "On-demand streams that an account may have in a region; AWS allows 50.",
        get: |s| number(s.streams.capacity.on_demand_streams_max),
        set: |s, v| size(v, &mut s.streams.capacity.on_demand_streams_max),
    },
    Field {
        section: "streams",
        name: "mode_changes_per_day_max",
        doc: "Times that the capacity mode of one stream may change in 24 hours; AWS allows 2.",
        get: |s| number(s.streams.capacity.mode_changes_per_day_max),
        set: |s, v| size(v, &mut s.streams.capacity.mode_changes_per_day_max),
    },
    Field {
        section: "streams",
        name: "encryption_changes_per_day_max",
        doc: "How often encryption of a stream can be started, and stopped, within 24 hours; 0 is no limit.",
        get: |s| number(s.streams.encryption_changes_per_day_max),
        set: |s, v| size(v, &mut s.streams.encryption_changes_per_day_max),
    },
    Field {
        section: "streams",
        name: "on_demand_shards_max",
        doc: "Most shards of an on-demand stream.",
        get: |s| number(s.streams.capacity.on_demand.shards_max),
        set: |s, v| size(v, &mut s.streams.capacity.on_demand.shards_max),
    },
    Field {
        section: "streams",
        name: "on_demand_split_bytes",
        doc: "A shard of an on-demand stream that takes more bytes a second, over five minutes, is split.",
        get: |s| number(s.streams.capacity.on_demand.split_bytes),
        set: |s, v| size(v, &mut s.streams.capacity.on_demand.split_bytes),
    },
    Field {
        section: "streams",
        name: "on_demand_split_records",
        doc: "The same for records a second.",
        get: |s| number(s.streams.capacity.on_demand.split_records),
        set: |s, v| size(v, &mut s.streams.capacity.on_demand.split_records),
    },
    Field {
        section: "streams",
        name: "on_demand_cool_down_ms",
        doc: "Age that shards of an on-demand stream have at least when they are merged.",
        get: |s| millis(s.streams.capacity.on_demand.cool_down),
        set: |s, v| duration(v, &mut s.streams.capacity.on_demand.cool_down),
    },
    Field {
        section: "streams",
        name: "on_demand_memory_days",
        doc: "Days for which an on-demand stream keeps capacity for twice its highest load.",
        get: |s| number(s.streams.capacity.on_demand.memory_days),
        set: |s, v| size(v, &mut s.streams.capacity.on_demand.memory_days),
    },
    Field {
        section: "streams",
        name: "snapshot_commands",
        doc: "Control commands between two snapshots of the control state.",
        get: |s| number(s.streams.snapshot_commands),
        set: |s, v| size(v, &mut s.streams.snapshot_commands),
    },
    Field {
        section: "streams",
        name: "pages_max",
        doc: "Pages of GetRecords, of 10 MiB at the most, that are in memory at once before they are answers; further calls wait.",
        get: |s| number(s.streams.pages_max),
        set: |s, v| size(v, &mut s.streams.pages_max),
    },
    Field {
        section: "fan_out",
        name: "consumers_max",
        doc: "Consumers that a stream may have.",
        get: |s| number(s.streams.fan_out.consumers_max),
        set: |s, v| size(v, &mut s.streams.fan_out.consumers_max),
    },
    Field {
        section: "fan_out",
        name: "consumers_max_committed",
        doc: "The same for an on-demand stream of an account that is committed to a minimum throughput.",
        get: |s| number(s.streams.fan_out.consumers_max_committed),
        set: |s, v| size(v, &mut s.streams.fan_out.consumers_max_committed),
    },
    Field {
        section: "fan_out",
        name: "consumers_creating_max",
        doc: "Consumers of a stream that may be CREATING at once.",
        get: |s| number(s.streams.fan_out.consumers_creating_max),
        set: |s, v| size(v, &mut s.streams.fan_out.consumers_creating_max),
    },
    Field {
        section: "fan_out",
        name: "creating_ms",
        doc: "How long a new consumer stays CREATING.",
        get: |s| millis(s.streams.fan_out.creating),
        set: |s, v| duration(v, &mut s.streams.fan_out.creating),
    },
    Field {
        section: "fan_out",
        name: "deleting_ms",
        doc: "How long a deregistered consumer stays DELETING.",
        get: |s| millis(s.streams.fan_out.deleting),
        set: |s, v| duration(v, &mut s.streams.fan_out.deleting),
    },
    Field {
        section: "fan_out",
        name: "life_ms",
        doc: "How long a subscription lasts.",
        get: |s| millis(s.streams.fan_out.life),
        set: |s, v| duration(v, &mut s.streams.fan_out.life),
    },
    Field {
        section: "fan_out",
        name: "takeover_after_ms",
        doc: "Until then a second subscription of a consumer to a shard is refused; later it takes over.",
        get: |s| millis(s.streams.fan_out.takeover_after),
        set: |s, v| duration(v, &mut s.streams.fan_out.takeover_after),
    },
    Field {
        section: "fan_out",
        name: "heartbeat_ms",
        doc: "Longest time without an event: then an empty one is sent.",
        get: |s| millis(s.streams.fan_out.heartbeat),
        set: |s, v| duration(v, &mut s.streams.fan_out.heartbeat),
    },
    Field {
        section: "fan_out",
        name: "event_bytes_max",
        doc: "Bytes of records that one event holds at the most; one record is sent whatever its size.",
        get: |s| number(s.streams.fan_out.event_bytes_max),
        set: |s, v| size(v, &mut s.streams.fan_out.event_bytes_max),
    },
    Field {
        section: "fan_out",
        name: "recent_bytes_max",
        doc: "Bytes of records of a shard's newest events that are kept for the subscribers that come for them next.",
        get: |s| number(s.streams.fan_out.recent_bytes_max),
        set: |s, v| size(v, &mut s.streams.fan_out.recent_bytes_max),
    },
    Field {
        section: "analytics",
        name: "applications_max",
        doc: "SQL applications that an account may have in a region; AWS allows 50.",
        get: |s| number(s.analytics.applications_max),
        set: |s, v| size(v, &mut s.analytics.applications_max),
    },
    Field {
        section: "analytics",
        name: "snapshot_commands",
        doc: "Changes of applications between two snapshots of all of them.",
        get: |s| number(s.analytics.snapshot_commands),
        set: |s, v| size(v, &mut s.analytics.snapshot_commands),
    },
    Field {
        section: "analytics",
        name: "retry_after_ms",
        doc: "How long after a restart of the server an application that does not run again is tried once more.",
        get: |s| millis(s.analytics.retry_after),
        set: |s, v| duration(v, &mut s.analytics.retry_after),
    },
    Field {
        section: "analytics",
        name: "checkpoint_every_ms",
        doc: "Least time between two checkpoints of an application that reads.",
        get: |s| millis(s.runtime.checkpoint_every),
        set: |s, v| duration(v, &mut s.runtime.checkpoint_every),
    },
    Field {
        section: "analytics",
        name: "checkpoint_bytes_per_second",
        doc: "Checkpoints of an application take no more than this on average: with much state they are made less often.",
        get: |s| number(s.runtime.checkpoint_bytes_per_second),
        set: |s, v| size(v, &mut s.runtime.checkpoint_bytes_per_second),
    },
    Field {
        section: "analytics",
        name: "output_waiting_bytes_max",
        doc: "Bytes of rows that wait for one output that fails or is slow; with more, its application reads nothing.",
        get: |s| number(s.runtime.output_waiting_bytes_max),
        set: |s, v| size(v, &mut s.runtime.output_waiting_bytes_max),
    },
    Field {
        section: "analytics",
        name: "state_entries_max",
        doc: "Groups, partitions and rows that one operator of a program keeps; what is beyond goes to error_stream.",
        get: |s| number(s.runtime.state_entries_max),
        set: |s, v| size(v, &mut s.runtime.state_entries_max),
    },
    Field {
        section: "analytics",
        name: "reference_bytes_max",
        doc: "Bytes of an object of reference data; a larger one leaves its table empty.",
        get: |s| number(s.runtime.reference_bytes_max),
        set: |s, v| size(v, &mut s.runtime.reference_bytes_max),
    },
    Field {
        section: "analytics",
        name: "sample_wait_ms",
        doc: "How long DiscoverInputSchema waits for new records.",
        get: |s| millis(s.runtime.sample_wait),
        set: |s, v| duration(v, &mut s.runtime.sample_wait),
    },
    Field {
        section: "objects",
        name: "directory",
        doc: "Directory whose directories are buckets, for reference data of SQL applications; empty is none.",
        get: |s| Value::String(s.objects.as_ref().map_or(String::new(), |at| at.display().to_string())),
        set: |s, v| {
            let at = v.as_str().ok_or("the path of a directory, or nothing")?;
            s.objects = (!at.is_empty()).then(|| at.into());
            Ok(())
        },
    },
    Field {
        section: "edges",
        name: "credentials",
        doc: "As whom neighbours are called: access_key, secret_key and perhaps session_token. Without: an account's number as its key.",
        get: |s| auth::show_edge(s.edges.credentials.as_ref()),
        set: |s, v| auth::read_edge(v).map(|credentials| s.edges.credentials = credentials),
    },
    Field {
        section: "edges.lambda",
        name: "endpoint",
        doc: "URL of a Lambda API, whose functions SQL applications invoke; empty is none.",
        get: |s| endpoint(s.edges.lambda.as_ref()),
        set: |s, v| url(v, &mut s.edges.lambda),
    },
    Field {
        section: "edges.lambda",
        name: "timeout_ms",
        doc: "How long a function may take to answer; then it is invoked again.",
        get: |s| millis(s.edges.lambda_answer),
        set: |s, v| duration(v, &mut s.edges.lambda_answer),
    },
    Field {
        section: "edges.firehose",
        name: "endpoint",
        doc: "URL of a Firehose API, whose delivery streams SQL applications write to; empty is none.",
        get: |s| endpoint(s.edges.firehose.as_ref()),
        set: |s, v| url(v, &mut s.edges.firehose),
    },
    Field {
        section: "edges.firehose",
        name: "timeout_ms",
        doc: "How long a call of it may take.",
        get: |s| millis(s.edges.firehose_answer),
        set: |s, v| duration(v, &mut s.edges.firehose_answer),
    },
];

#[cfg(test)]
#[path = "config_tests.rs"]
mod tests;
