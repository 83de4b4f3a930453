//! The plain pages beside the AWS API: `/live`, `/ready`, `/metrics` and the front page.

use std::fmt::Write;
use std::sync::Arc;

use bytes::Bytes;
use commit_log::{EmbeddedLog, LogStats};
use gateway::{GatewayStats, OperationStats, Page, Pages};
use service_api::BoxFuture;
use streams::Streams;

use crate::metrics::Minutes;
use crate::test_clock::{self, MovedClock};

/// Pages over the state of the server.
pub(crate) struct ServerPages {
    pub log: EmbeddedLog,
    pub streams: Arc<Streams>,
    pub minutes: Arc<Minutes>,
    /// Present when the server lives by a clock that is moved.
    pub clock: Option<MovedClock>,
}

impl Pages for ServerPages {
    fn get(&self, path: &str, stats: &GatewayStats) -> Option<Page> {
        match path {
            "/" => Some(Page::text(200, front_page())),
            "/live" => Some(Page::text(200, "live\n")),
            "/ready" => Some(ready(&self.log.stats())),
            "/metrics" => Some(Page {
                status: 200,
                content_type: "text/plain; version=0.0.4; charset=utf-8".into(),
                body: self.metrics(stats).into(),
            }),
            "/_flumen/minutes" => Some(Page {
                status: 200,
                content_type: "application/x-ndjson".into(),
                body: self.minutes.json_lines().into(),
            }),
            test_clock::PATH => self.clock.as_ref().map(MovedClock::page),
            _ => None,
        }
    }

    fn post<'a>(&'a self, path: &'a str, body: Bytes) -> Option<BoxFuture<'a, Page>> {
        match (path, &self.clock) {
            (test_clock::PATH, Some(clock)) => Some(Box::pin(clock.change(body))),
            _ => None,
        }
    }
}

impl ServerPages {
    fn metrics(&self, gateway: &GatewayStats) -> String {
        let mut out = metrics(&self.log.stats(), gateway);
        crate::metrics::prometheus(&mut out, self.streams.measured());
        out
    }
}

fn front_page() -> String {
    format!(
        "flumen {}: the Amazon Kinesis API. Point an AWS client here, for example:\n\n  aws kinesis list-streams \
         --endpoint-url http://HOST:PORT\n\nPages: /live /ready /metrics\n",
        env!("CARGO_PKG_VERSION")
    )
}

/// A full disk is not ready: a load balancer should send writers elsewhere.
fn ready(log: &LogStats) -> Page {
    match (log.writable, log.damages) {
        (false, _) => Page::text(503, "the log takes no records\n"),
        (true, 0) => Page::text(200, "ready\n"),
        // All other records are served.
        (true, damages) => {
            let text =
                format!("ready, but stored bytes are damaged in {damages} places: see the server's log\n");
            Page::text(200, text)
        }
    }
}

/// Prometheus text format.
fn metrics(log: &LogStats, gateway: &GatewayStats) -> String {
    let mut out = String::new();
    let counters = [
        ("log_commits_total", "Commits of the log.", log.commits),
        ("log_commit_bytes_total", "Bytes of these, with headers and padding.", log.commit_bytes),
        ("log_records_total", "Records that these stored.", log.records),
        ("log_flushes_total", "Flushes of the log.", log.flushes),
        ("log_flush_nanoseconds_total", "Time that these took.", log.flush_nanos),
        ("log_medium_reads_total", "Runs read from the medium.", log.medium_reads),
        ("log_scrubbed_bytes_total", "Bytes read again to look for damage.", log.scrubbed_bytes),
        (
            "log_rewritten_bytes_total",
            "Bytes written once more, apart from what had expired and shard by shard.",
            log.rewritten_bytes,
        ),
        ("log_removed_segments_total", "Files of the log that were given up.", log.removed_segments),
        ("gateway_received_bytes_total", "Bytes of request bodies.", gateway.bytes_in()),
        ("gateway_sent_bytes_total", "Bytes of answer bodies.", gateway.bytes_out()),
        ("gateway_connections_total", "Connections accepted.", gateway.connections_accepted()),
        ("gateway_connections_refused_total", "Connections over the limit.", gateway.connections_refused()),
        ("gateway_requests_turned_away_total", "Requests over the limit.", gateway.requests_turned_away()),
        ("gateway_tls_failures_total", "TLS handshakes that failed.", gateway.failed_handshakes()),
        ("gateway_events_total", "Events sent in streaming answers.", gateway.events_sent()),
        (
            "gateway_streams_cut_total",
            "Streaming answers on HTTP/2 that were cut because their client took nothing.",
            gateway.streams_cut(),
        ),
        ("gateway_panics_total", "Requests that ended in a panic.", gateway.panics()),
    ];
    for (name, help, value) in counters {
        number(&mut out, name, "counter", help, value);
    }
    let gauges = [
        ("log_in_flight_bytes", "Bytes that wait for their commit.", log.in_flight_bytes),
        ("log_segments", "Files of the log.", log.segments),
        ("log_stored_bytes", "Bytes of these.", log.stored_bytes),
        (
            "log_segments_to_rewrite",
            "Files of the log that wait to be rewritten, or to be looked at for it.",
            log.segments_to_rewrite,
        ),
        ("log_damages", "Places that the last look found damaged; records there are refused.", log.damages),
        ("log_writable", "1 while records are taken.", u64::from(log.writable)),
        ("gateway_streams_open", "Streaming answers under way.", gateway.streams_open()),
        ("gateway_connections_open", "Open connections.", gateway.connections_open()),
    ];
    for (name, help, value) in gauges {
        number(&mut out, name, "gauge", help, value);
    }
    operations(&mut out, gateway);
    out
}

fn number(out: &mut String, name: &str, kind: &str, help: &str, value: u64) {
    let _ = writeln!(out, "# HELP flumen_{name} {help}\n# TYPE flumen_{name} {kind}\nflumen_{name} {value}");
}

fn operations(out: &mut String, gateway: &GatewayStats) {
    let _ = writeln!(out, "# HELP flumen_requests_total Requests by operation and outcome.");
    let _ = writeln!(out, "# TYPE flumen_requests_total counter");
    let called = |op: &&OperationStats| op.successes() + op.client_errors() + op.server_errors() > 0;
    let all: Vec<&OperationStats> =
        gateway.operations().iter().chain([gateway.other()]).filter(called).collect();
    for op in &all {
        let outcomes = [
            ("success", op.successes()),
            ("client_error", op.client_errors()),
            ("server_error", op.server_errors()),
        ];
        for (outcome, count) in outcomes {
            let _ = writeln!(
                out,
                "flumen_requests_total{{service=\"{}\",operation=\"{}\",outcome=\"{outcome}\"}} {count}",
                op.service(),
                op.name()
            );
        }
    }
    let _ = writeln!(out, "# HELP flumen_request_microseconds_total Time that requests took.");
    let _ = writeln!(out, "# TYPE flumen_request_microseconds_total counter");
    for op in &all {
        let _ = writeln!(
            out,
            "flumen_request_microseconds_total{{service=\"{}\",operation=\"{}\"}} {}",
            op.service(),
            op.name(),
            op.micros()
        );
    }
}
