//! What services measured: the last minutes in bounded memory, and all of it in Prometheus' form.

use std::collections::VecDeque;
use std::fmt::Write;
use std::sync::{Mutex, MutexGuard, PoisonError};

use base::Timestamp;
use service_api::ports::{Metrics, Point, Series, Statistics, Unit};
use streams::Measured;

/// One-minute points, newest last, as many as fit.
pub(crate) struct Minutes {
    points_max: usize,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    minutes: VecDeque<(Timestamp, Vec<Point>)>,
    points: usize,
}

impl Minutes {
    pub(crate) fn new(points_max: usize) -> Self {
        Minutes { points_max, kept: Mutex::default() }
    }

    /// The points as JSON, a line each, oldest first.
    pub(crate) fn json_lines(&self) -> String {
        let mut out = String::new();
        for (minute, points) in &self.kept().minutes {
            for Point { series, statistics } in points {
                let dimensions = series
                    .dimensions
                    .iter()
                    .map(|(name, value)| ((*name).to_owned(), serde_json::Value::from(&**value)));
                let line = serde_json::json!({
                    "minute_ms": minute.0,
                    "account": series.scope.account.to_string(),
                    "region": series.scope.region.as_str(),
                    "namespace": series.namespace,
                    "metric": series.name,
                    "unit": unit(series.unit),
                    "dimensions": dimensions.collect::<serde_json::Map<String, _>>(),
                    "count": statistics.count,
                    "sum": statistics.sum,
                    "min": statistics.min,
                    "max": statistics.max,
                });
                let _ = writeln!(out, "{line}");
            }
        }
        out
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        // No code of others runs under the lock.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Metrics for Minutes {
    fn put(&self, minute: Timestamp, points: Vec<Point>) {
        if points.is_empty() {
            return;
        }
        let mut kept = self.kept();
        kept.points += points.len();
        kept.minutes.push_back((minute, points));
        while kept.points > self.points_max {
            let Some((_, oldest)) = kept.minutes.pop_front() else { break };
            kept.points -= oldest.len();
        }
    }
}

/// CloudWatch's word.
fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Bytes => "Bytes",
        Unit::Count => "Count",
        Unit::Milliseconds => "Milliseconds",
    }
}

/// A summary (`_sum`, `_count`) for each metric, and `_max` of the current minute for those in milliseconds. Shards and
/// consumers have names of their own, so that a sum over a name counts nothing twice.
pub(crate) fn prometheus(out: &mut String, measured: Vec<Measured>) {
    let mut named: Vec<(String, Measured)> =
        measured.into_iter().map(|measured| (name(&measured.series), measured)).collect();
    named.sort_by(|(a, of_a), (b, of_b)| (a, &of_a.series).cmp(&(b, &of_b.series)));
    for of_name in named.chunk_by(|(a, _), (b, _)| a == b) {
        let (name, Measured { series, .. }) = &of_name[0];
        let said = unit_text(series.unit);
        let _ = writeln!(out, "# HELP {name} {} {}, {said}.", series.namespace, series.name);
        let _ = writeln!(out, "# TYPE {name} summary");
        for (_, Measured { series, statistics: Statistics { count, sum, .. } }) in of_name {
            let labels = labels(series);
            let _ = writeln!(out, "{name}_sum{{{labels}}} {sum}\n{name}_count{{{labels}}} {count}");
        }
        if series.unit == Unit::Milliseconds {
            let _ = writeln!(
                out,
                "# HELP {name}_max The largest of the current minute.\n# TYPE {name}_max gauge"
            );
            for (_, Measured { series, statistics }) in of_name {
                let _ = writeln!(out, "{name}_max{{{}}} {}", labels(series), statistics.max);
            }
        }
    }
}

fn name(series: &Series) -> String {
    let part = match series.dimensions.last() {
        Some(("ShardId", _)) => "shard_",
        _ => "",
    };
    format!("flumen_kinesis_{part}{}{}", snake(series.name), suffix(series))
}

fn unit_text(unit: Unit) -> &'static str {
    match unit {
        Unit::Bytes => "bytes",
        Unit::Count => "number",
        Unit::Milliseconds => "milliseconds",
    }
}

fn suffix(series: &Series) -> &'static str {
    let said = series.name.ends_with("Milliseconds");
    if series.unit == Unit::Milliseconds && !said { "_milliseconds" } else { "" }
}

fn labels(series: &Series) -> String {
    let mut labels =
        format!("account=\"{}\",region=\"{}\"", series.scope.account, series.scope.region.as_str());
    for (name, value) in &series.dimensions {
        // AWS's names need no escaping: letters, digits, dots, dashes, underscores.
        let _ =
            write!(labels, ",{}=\"{value}\"", snake(name).trim_end_matches("_name").trim_end_matches("_id"));
    }
    labels
}

/// `PutRecords.TotalRecords` becomes `put_records_total_records`.
fn snake(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 8);
    for c in name.chars() {
        if c == '.' {
            out.push('_');
        } else {
            if c.is_ascii_uppercase() && !out.is_empty() && !out.ends_with('_') {
                out.push('_');
            }
            out.push(c.to_ascii_lowercase());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use base::{AccountId, Region, Scope};

    use super::*;

    fn series(name: &'static str, unit: Unit, dimensions: &[(&'static str, &'static str)]) -> Series {
        Series {
            scope: Scope { account: AccountId::DEFAULT, region: Region::DEFAULT },
            namespace: "AWS/Kinesis",
            name,
            unit,
            dimensions: dimensions.iter().map(|(name, value)| (*name, (*value).into())).collect(),
        }
    }

    fn point(sum: f64) -> Point {
        let series = Arc::new(series("IncomingBytes", Unit::Bytes, &[("StreamName", "s")]));
        Point { series, statistics: Statistics { count: 1, sum, min: sum, max: sum } }
    }

    #[test]
    fn the_oldest_minutes_leave_when_there_are_too_many_points() {
        let minutes = Minutes::new(5);
        for minute in 0..4 {
            minutes.put(Timestamp(minute * 60_000), vec![point(1.0), point(2.0)]);
        }
        minutes.put(Timestamp(240_000), Vec::new());
        let lines = minutes.json_lines();
        let of: Vec<_> =
            lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()).collect();
        assert_eq!(
            of.iter().map(|line| &line["minute_ms"]).collect::<Vec<_>>(),
            [120_000, 120_000, 180_000, 180_000]
        );
        assert_eq!(of[1]["sum"], 2.0);
        assert_eq!(of[1]["dimensions"]["StreamName"], "s");
    }

    #[test]
    fn prometheus_gets_a_summary_for_each_metric_and_a_maximum_of_times() {
        let statistics = Statistics { count: 2, sum: 7.5, min: 2.5, max: 5.0 };
        let of = |series| Measured { series, statistics };
        let mut out = String::new();
        prometheus(
            &mut out,
            vec![
                of(series("PutRecords.Latency", Unit::Milliseconds, &[("StreamName", "s")])),
                of(series(
                    "IncomingBytes",
                    Unit::Bytes,
                    &[("StreamName", "s"), ("ShardId", "shardId-000000000000")],
                )),
                of(series("IncomingBytes", Unit::Bytes, &[("StreamName", "t")])),
                of(series("IncomingBytes", Unit::Bytes, &[("StreamName", "s")])),
            ],
        );
        let here = "account=\"000000000000\",region=\"us-east-1\"";
        let expected = format!(
            "# HELP flumen_kinesis_incoming_bytes AWS/Kinesis IncomingBytes, bytes.\n\
             # TYPE flumen_kinesis_incoming_bytes summary\n\
             flumen_kinesis_incoming_bytes_sum{{{here},stream=\"s\"}} 7.5\n\
             flumen_kinesis_incoming_bytes_count{{{here},stream=\"s\"}} 2\n\
             flumen_kinesis_incoming_bytes_sum{{{here},stream=\"t\"}} 7.5\n\
             flumen_kinesis_incoming_bytes_count{{{here},stream=\"t\"}} 2\n"
        );
        assert!(out.starts_with(&expected), "{out}");
        assert!(out.contains("flumen_kinesis_put_records_latency_milliseconds_max{"), "{out}");
        let shard = format!(
            "flumen_kinesis_shard_incoming_bytes_sum{{{here},stream=\"s\",shard=\"shardId-000000000000\"}} 7.5"
        );
        assert!(out.contains(&shard), "{out}");
    }
}
