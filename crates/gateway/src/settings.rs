//! Limits and patience of the front door.

use std::time::Duration;

/// What the gateway allows. Every limit has a default that suits a laptop and a small server alike.
#[derive(Clone, Debug)]
pub struct GatewaySettings {
    /// Largest request body in bytes; a larger one is answered 413. The largest message of AWS's, 10 MiB of records,
    /// takes about 14 MiB in base64.
    pub max_body_bytes: usize,
    /// Bytes of all request bodies and large answers that may be held at once; requests beyond are answered 503, which
    /// clients retry.
    pub max_held_bytes: usize,
    /// How many of them one connection may hold.
    pub max_connection_held_bytes: usize,
    /// Largest request head (request line and headers) in bytes, at least 8,192; a larger one is answered 431.
    pub max_header_bytes: usize,
    /// Requests of one operation that are served at once; further ones wait for their turn.
    pub max_requests: usize,
    /// The same of one connection, which may have many with HTTP/2.
    pub max_connection_requests: usize,
    /// Longest wait for a turn after a burst; who waits longer is answered 503, which clients retry.
    pub burst_wait: Duration,
    /// Longest wait for a turn for a second after somebody waited in vain: an overload lasts.
    pub overload_wait: Duration,
    /// How long at most a request that is turned away waits for its 503, about: from half to one and a half of it. It comes at
    /// once as long as fewer than nine of ten are turned away.
    pub turn_away_after: Duration,
    /// Requests and subscriptions that one HTTP/2 connection may have open.
    pub max_connection_streams: u32,
    /// Open connections; further ones are answered 503 and closed.
    pub max_connections: usize,
    /// From the first byte of a request to the end of its headers.
    pub header_timeout: Duration,
    /// Longest pause between two parts of a request body.
    pub body_timeout: Duration,
    /// Longest pause of a client that has an answer to take.
    pub write_timeout: Duration,
    /// The same of a client that has events to take. A consumer may work on what it has for longer than it takes to
    /// fetch an answer; what it costs meanwhile is one event and the connection's buffers.
    pub event_timeout: Duration,
    /// For the whole TLS handshake.
    pub handshake_timeout: Duration,
    /// How long a connection without a request stays open. More than the 60 seconds after which the connection
    /// pools of SDKs drop it themselves, so that no request meets a connection that is just being closed.
    pub idle_timeout: Duration,
    /// How long requests in flight may take to finish after the shutdown began.
    pub drain_timeout: Duration,
    /// Origins of web pages that may call, besides those of this machine: `https://console.example.org`, or `*` for all.
    pub cors_origins: Vec<String>,
}

impl Default for GatewaySettings {
    fn default() -> Self {
        GatewaySettings {
            max_body_bytes: 16 << 20,
            max_held_bytes: 512 << 20,
            max_connection_held_bytes: 128 << 20,
            max_header_bytes: 64 << 10,
            max_requests: 256,
            max_connection_requests: 128,
            burst_wait: Duration::from_millis(50),
            overload_wait: Duration::from_millis(5),
            turn_away_after: Duration::from_millis(200),
            max_connection_streams: 4096,
            max_connections: 8192,
            header_timeout: Duration::from_secs(60),
            body_timeout: Duration::from_secs(30),
            write_timeout: Duration::from_secs(30),
            event_timeout: Duration::from_secs(300),
            handshake_timeout: Duration::from_secs(10),
            idle_timeout: Duration::from_secs(120),
            drain_timeout: Duration::from_secs(10),
            cors_origins: Vec::new(),
        }
    }
}
