//! Counters of the gateway, for `/metrics`.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

/// What the gateway has done since it was made. All counters only grow, but for the open connections and streams.
#[derive(Debug, Default)]
pub struct GatewayStats {
    operations: Vec<OperationStats>,
    other: OperationStats,
    pub(crate) bytes_in: AtomicU64,
    pub(crate) bytes_out: AtomicU64,
    pub(crate) accepted: AtomicU64,
    pub(crate) refused: AtomicU64,
    pub(crate) open: AtomicU64,
    pub(crate) turned_away: AtomicU64,
    pub(crate) failed_handshakes: AtomicU64,
    pub(crate) panics: AtomicU64,
    pub(crate) streams_open: AtomicU64,
    pub(crate) streams_cut: AtomicU64,
    pub(crate) events_sent: AtomicU64,
}

impl GatewayStats {
    pub(crate) fn new(operations: impl Iterator<Item = (&'static str, &'static str)>) -> Self {
        let operations =
            operations.map(|(service, name)| OperationStats { service, name, ..OperationStats::default() });
        GatewayStats { operations: operations.collect(), ..GatewayStats::default() }
    }

    /// One entry for each operation of the registry, in its order, built or not.
    pub fn operations(&self) -> &[OperationStats] {
        &self.operations
    }

    /// Requests that named no operation: plain pages, preflights, unknown targets, and those that were refused before
    /// the target was looked at. Its names are empty.
    pub fn other(&self) -> &OperationStats {
        &self.other
    }

    /// Bytes received in requests, heads included, TLS excluded.
    pub fn bytes_in(&self) -> u64 {
        self.bytes_in.load(Relaxed)
    }

    /// Bytes sent in answers, heads included, TLS excluded.
    pub fn bytes_out(&self) -> u64 {
        self.bytes_out.load(Relaxed)
    }

    /// Connections accepted, refused ones included.
    pub fn connections_accepted(&self) -> u64 {
        self.accepted.load(Relaxed)
    }

    /// Connections closed at once because too many were open.
    pub fn connections_refused(&self) -> u64 {
        self.refused.load(Relaxed)
    }

    /// Connections open now.
    pub fn connections_open(&self) -> u64 {
        self.open.load(Relaxed)
    }

    /// Requests answered 503 because too many were served at once.
    pub fn requests_turned_away(&self) -> u64 {
        self.turned_away.load(Relaxed)
    }

    /// TLS handshakes that failed or took too long.
    pub fn failed_handshakes(&self) -> u64 {
        self.failed_handshakes.load(Relaxed)
    }

    /// Requests whose handler panicked; they were answered `InternalFailure`.
    pub fn panics(&self) -> u64 {
        self.panics.load(Relaxed)
    }

    /// Answers that are streams of events, under way now.
    pub fn streams_open(&self) -> u64 {
        self.streams_open.load(Relaxed)
    }

    /// Streams of events on HTTP/2 connections that were cut because their client took nothing.
    pub fn streams_cut(&self) -> u64 {
        self.streams_cut.load(Relaxed)
    }

    /// Events sent in all streams, without their first, which only says that the call succeeded.
    pub fn events_sent(&self) -> u64 {
        self.events_sent.load(Relaxed)
    }

    pub(crate) fn of(&self, index: Option<usize>) -> &OperationStats {
        index.map_or(&self.other, |index| &self.operations[index])
    }
}

/// Answers of one operation.
#[derive(Debug, Default)]
pub struct OperationStats {
    service: &'static str,
    name: &'static str,
    answers: [AtomicU64; 3],
    micros: AtomicU64,
}

impl OperationStats {
    /// The service's target prefix, for example `Kinesis_20131202`.
    pub fn service(&self) -> &'static str {
        self.service
    }

    /// The operation's name, for example `PutRecord`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Answers with a status below 400.
    pub fn successes(&self) -> u64 {
        self.answers[0].load(Relaxed)
    }

    /// Answers with a status from 400 to 499.
    pub fn client_errors(&self) -> u64 {
        self.answers[1].load(Relaxed)
    }

    /// Answers with a status of 500 or more.
    pub fn server_errors(&self) -> u64 {
        self.answers[2].load(Relaxed)
    }

    /// Microseconds between the end of a request's head and the making of its answer, summed up.
    pub fn micros(&self) -> u64 {
        self.micros.load(Relaxed)
    }

    pub(crate) fn count(&self, status: http::StatusCode, took: Duration) {
        let class = match status.as_u16() {
            0..400 => 0,
            400..500 => 1,
            _ => 2,
        };
        self.answers[class].fetch_add(1, Relaxed);
        self.micros.fetch_add(u64::try_from(took.as_micros()).unwrap_or(u64::MAX), Relaxed);
    }
}
