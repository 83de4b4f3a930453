//! Medians and tables.

use std::fmt::Write;

use crate::load::Measured;
use crate::workload::RECORD;

/// What one measurement says, in the units of the tables.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Records a second.
    pub records: f64,
    /// Requests (of the disk: commits) a second.
    pub requests: f64,
    /// Latency of the middle request, in ms.
    pub p50: f64,
    /// Latency that 99 of 100 requests kept, in ms.
    pub p99: f64,
    /// Latency that 999 of 1,000 requests kept, in ms.
    pub p999: f64,
    /// Cores that the server kept busy.
    pub server_cores: f64,
    /// Cores that the client kept busy.
    pub client_cores: f64,
    /// Highest resident memory of the server, in MiB.
    pub peak_mib: f64,
}

impl Sample {
    /// From what a load was, and the server's peak memory in MiB.
    pub fn of(measured: &Measured, peak_mib: f64) -> Self {
        Self {
            records: measured.records as f64 / measured.seconds,
            requests: measured.requests as f64 / measured.seconds,
            p50: measured.latency(0.5),
            p99: measured.latency(0.99),
            p999: measured.latency(0.999),
            server_cores: measured.server_cpu / measured.seconds,
            client_cores: measured.own_cpu / measured.seconds,
            peak_mib,
        }
    }
}

/// Who was measured in a case, and every round of it.
pub struct Contestant {
    /// The name in the table.
    pub name: String,
    /// One sample a round.
    pub samples: Vec<Sample>,
}

impl Contestant {
    fn median(&self, of: impl Fn(&Sample) -> f64) -> f64 {
        median(self.samples.iter().map(of).collect())
    }
}

/// The middle of some numbers; of an even count the lower of the two.
pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len().saturating_sub(1) / 2).copied().unwrap_or(f64::NAN)
}

/// The table of a case, the product first, and how that first row compares with each of the others.
pub fn table(title: &str, contestants: &[Contestant]) -> String {
    let mut out = format!(
        "### {title}\n\n\
         | | records/s | MB/s | requests/s | p50 ms | p99 ms | p99.9 ms | server CPU s per million records | \
         server cores | client cores | server peak MiB |\n\
         |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n"
    );
    for one in contestants {
        let cells = [
            one.median(|s| s.records),
            one.median(|s| s.records * RECORD as f64 / 1e6),
            one.median(|s| s.requests),
            one.median(|s| s.p50),
            one.median(|s| s.p99),
            one.median(|s| s.p999),
            one.median(|s| s.server_cores / s.records * 1e6),
            one.median(|s| s.server_cores),
            one.median(|s| s.client_cores),
            one.median(|s| s.peak_mib),
        ];
        let cells: Vec<String> = cells.into_iter().map(figure).collect();
        writeln!(out, "| {} | {} |", one.name, cells.join(" | ")).expect("a string takes all");
    }
    let Some((product, others)) = contestants.split_first() else { return out };
    out.push('\n');
    for other in others {
        // Compared within each round, for the machine is not the same in all of them.
        let ratios = product.samples.iter().zip(&other.samples).map(|(a, b)| a.records / b.records);
        let mut ratios: Vec<f64> = ratios.collect();
        ratios.sort_by(f64::total_cmp);
        let Some((least, most)) = ratios.first().copied().zip(ratios.last().copied()) else { continue };
        let middle = median(ratios);
        let text = if middle < 3.0 {
            format!("{:.0} % (rounds: {:.0} to {:.0} %)", middle * 1e2, least * 1e2, most * 1e2)
        } else {
            format!("{middle:.0} times (rounds: {least:.0} to {most:.0})")
        };
        writeln!(out, "- {text} of {}", other.name).expect("a string takes all");
    }
    out
}

/// A number with three digits that count, and thousands parted; what was not measured is a dash.
pub fn figure(number: f64) -> String {
    if !number.is_finite() {
        return "-".into();
    }
    let decimals = match number.abs() {
        0.0..0.995 => 2,
        0.995..99.5 => 1,
        _ => 0,
    };
    let text = format!("{number:.decimals$}");
    let whole = text.split('.').next().unwrap_or_default().len();
    let mut out = String::new();
    for (at, digit) in text.chars().enumerate() {
        if at > 0 && at < whole && (whole - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_short_and_exact_where_it_counts() {
        assert_eq!(figure(1_234_567.8), "1,234,568");
        assert_eq!(figure(123_456.0), "123,456");
        assert_eq!(figure(999.0), "999");
        assert_eq!(figure(12.34), "12.3");
        assert_eq!(figure(0.123), "0.12");
        assert_eq!(figure(f64::NAN), "-");
    }

    #[test]
    fn the_median_is_one_of_the_numbers() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), 2.0);
        assert!(median(Vec::new()).is_nan());
    }
}
