//! What a load was, for people and for programs.

use std::collections::BTreeMap;

use loadgen::Latencies;
use serde_json::{Value, json};

use super::load::Tally;
use super::subscribers::Delivered;
use crate::text::table::fields;
use crate::text::units::{count, plural};

/// Shares of the latencies that are told, with their names.
const SHARES: [(&str, f64); 5] = [("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("p99.9", 0.999), ("max", 1.0)];

/// A load that is over.
pub struct Report {
    /// What came of the calls.
    pub tally: Tally,
    /// What came to subscribers, if there were any.
    pub delivered: Option<Delivered>,
    /// Calls a second that were asked for; nothing in a closed loop.
    pub rate: Option<f64>,
    /// Processors of this machine.
    pub cores: usize,
    /// Whether the server shares them.
    pub local: bool,
}

impl Report {
    /// Lines for people.
    pub fn text(&self) -> String {
        let tally = &self.tally;
        let mut lines = vec![
            ("records/s", count(self.per_second(tally.records) as u64)),
            ("MB/s", format!("{:.1}", self.per_second(tally.bytes) / 1e6)),
            ("calls/s", self.calls()),
            ("latency ms", shares(&tally.latencies)),
            ("errors", self.errors()),
        ];
        if let Some(delivered) = &self.delivered {
            let missing = delivered.expected.saturating_sub(delivered.seen);
            lines.push((
                "delivered",
                format!("{}, {} missing", plural(delivered.seen, "record"), count(missing)),
            ));
            lines.push(("put to event", shares(&delivered.latencies)));
        }
        if tally.never_sent > 0 {
            lines.push((
                "behind",
                format!("{} never sent: no connection was free", plural(tally.never_sent, "call")),
            ));
        }
        lines.push(("client", self.verdict()));
        fields(&lines)
    }

    /// One object for programs.
    pub fn json(&self) -> Value {
        let tally = &self.tally;
        let latencies = |all: &Latencies| -> BTreeMap<_, _> {
            SHARES.into_iter().map(|(name, share)| (name, all.millis(share))).collect()
        };
        let mut report = json!({
            "seconds": tally.seconds,
            "calls": tally.calls,
            "records": tally.records,
            "bytes": tally.bytes,
            "calls_per_second": self.per_second(tally.calls),
            "records_per_second": self.per_second(tally.records),
            "bytes_per_second": self.per_second(tally.bytes),
            "latency_ms": latencies(&tally.latencies),
            "failed_calls": tally.failed,
            "refused_records": tally.refused,
            "never_sent": tally.never_sent,
            "client_cores": tally.own_cores,
        });
        if let Some(delivered) = &self.delivered {
            report["delivered"] = delivered.seen.into();
            report["not_delivered"] = delivered.expected.saturating_sub(delivered.seen).into();
            report["put_to_event_ms"] = json!(latencies(&delivered.latencies));
        }
        report
    }

    fn per_second(&self, number: u64) -> f64 {
        number as f64 / self.tally.seconds.max(1e-9)
    }

    fn calls(&self) -> String {
        let calls = count(self.per_second(self.tally.calls) as u64);
        self.rate.map_or(calls.clone(), |rate| format!("{calls} of {} asked for", count(rate as u64)))
    }

    fn errors(&self) -> String {
        let calls = self.tally.failed.iter().map(|(kind, n)| format!("{kind}: {}", plural(*n, "call")));
        let records = self.tally.refused.iter().map(|(code, n)| format!("{code}: {}", plural(*n, "record")));
        let all: Vec<String> = calls.chain(records).collect();
        if all.is_empty() { "none".to_owned() } else { all.join(", ") }
    }

    /// What this program took, and whether that is what was measured.
    fn verdict(&self) -> String {
        let (took, cores) = (self.tally.own_cores, self.cores as f64);
        let share = took / cores;
        let says = if share > 0.85 {
            "it was the limit: take a larger or second machine for it"
        } else if self.local && share > 0.25 {
            "the server shares them and would do more without it"
        } else {
            "it was not the limit"
        };
        format!("{took:.2} of {}; {says}", plural(self.cores as u64, "core"))
    }
}

/// All shares in a line.
fn shares(latencies: &Latencies) -> String {
    let one = |(name, share): (&str, f64)| format!("{name} {}", millis(latencies.millis(share)));
    SHARES.map(one).join("  ")
}

/// A latency with three digits that count.
fn millis(millis: f64) -> String {
    match millis {
        millis if millis.is_nan() => "-".to_owned(),
        millis if millis < 9.995 => format!("{millis:.2}"),
        millis if millis < 99.95 => format!("{millis:.1}"),
        millis => count(millis.round() as u64),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn report(own_cores: f64, local: bool) -> Report {
        let mut tally = Tally {
            calls: 200,
            records: 20_000,
            bytes: 20_480_000,
            failed: BTreeMap::from([("ThrottlingException".to_owned(), 1)]),
            refused: BTreeMap::from([("ProvisionedThroughputExceededException".to_owned(), 1500)]),
            seconds: 2.0,
            own_cores,
            ..Tally::default()
        };
        (1..=100).for_each(|n| tally.latencies.record(Duration::from_millis(n)));
        Report { tally, delivered: None, rate: Some(150.0), cores: 2, local }
    }

    #[test]
    fn people_get_rates_latencies_and_errors() {
        let text = report(0.1, true).text();
        for line in [
            "records/s:  10,000",
            "MB/s:       10.2",
            "calls/s:    100 of 150 asked for",
            "latency ms: p50 50.0  p90 90.0  p99 99.0  p99.9 100  max 100",
            "errors:     ThrottlingException: 1 call, ProvisionedThroughputExceededException: 1,500 records",
            "client:     0.10 of 2 cores; it was not the limit",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
        assert!(!text.contains("behind"));
    }

    #[test]
    fn a_client_that_is_the_limit_says_so() {
        assert!(report(1.8, true).text().contains("it was the limit"));
        assert!(report(1.0, true).text().contains("shares them"));
        assert!(report(1.0, false).text().contains("it was not the limit"));
    }

    #[test]
    fn programs_get_the_same_numbers() {
        let json = report(0.1, true).json();
        assert_eq!(json["records_per_second"], 10_000.0);
        assert_eq!(json["refused_records"]["ProvisionedThroughputExceededException"], 1500);
        assert!((json["latency_ms"]["p99.9"].as_f64().unwrap() - 100.0).abs() < 0.2);
    }
}
