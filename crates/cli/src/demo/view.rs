//! What the demo shows: state and lines, without a terminal.

use std::collections::{BTreeMap, VecDeque};

use super::minutes::Minutes;
use crate::console::Style;
use crate::follow::Taken;
use crate::text::payload::{self, clip};
use crate::text::table::Table;
use crate::text::{civil, units};

/// Rates are averages over so many milliseconds.
const WINDOW: u64 = 5_000;
/// Seconds in the little chart.
const HISTORY: usize = 30;
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// All that was seen so far. Times are milliseconds since the start.
#[derive(Default)]
pub struct View {
    unicorns: BTreeMap<String, Seen>,
    records: u64,
    bytes: u64,
    window: VecDeque<(u64, u64)>,
    seconds: VecDeque<(u64, u64)>,
    last: Option<Taken>,
    minutes: Minutes,
}

/// One unicorn.
#[derive(Default)]
struct Seen {
    records: u64,
    /// Metres in all.
    distance: f64,
    health: String,
    magic: String,
    position: String,
}

impl View {
    /// Takes a record in. Those of the fleet's form are summed up by name, whoever sent them; others by their key.
    pub fn record(&mut self, record: Taken, at: u64) {
        let size = (record.data.len() + record.key.len()) as u64;
        self.records += 1;
        self.bytes += size;
        self.window.push_back((at, size));
        match self.seconds.back_mut() {
            Some((second, count)) if *second == at / 1000 => *count += 1,
            _ => self.seconds.push_back((at / 1000, 1)),
        }
        if self.seconds.len() > HISTORY {
            self.seconds.pop_front();
        }
        let json: serde_json::Value = serde_json::from_slice(&record.data).unwrap_or_default();
        let name = json["Name"].as_str().unwrap_or(&record.key).to_owned();
        let text = |field: &str| json[field].as_f64().map_or_else(|| "-".to_owned(), |n| format!("{n:.0}"));
        let seen = self.unicorns.entry(name).or_default();
        seen.records += 1;
        seen.distance += json["Distance"].as_f64().filter(|d| d.is_finite()).unwrap_or(0.0);
        seen.health = text("HealthPoints");
        seen.magic = text("MagicPoints");
        seen.position = match (json["Latitude"].as_f64(), json["Longitude"].as_f64()) {
            (Some(latitude), Some(longitude)) => format!("{latitude:.4}, {longitude:.4}"),
            _ => "-".to_owned(),
        };
        self.last = Some(record);
    }

    /// Takes a record of the application in.
    pub fn minute(&mut self, record: &Taken) {
        self.minutes.record(&record.data);
    }

    /// Records and bytes a second, lately.
    fn rates(&mut self, now: u64) -> (f64, f64) {
        while self.window.front().is_some_and(|(at, _)| at + WINDOW <= now) {
            self.window.pop_front();
        }
        // At the start there is no whole window to average over.
        let seconds = now.clamp(1000, WINDOW) as f64 / 1000.0;
        let bytes: u64 = self.window.iter().map(|(_, size)| size).sum();
        (self.window.len() as f64 / seconds, bytes as f64 / seconds)
    }

    /// Records in each of the last seconds, as bars.
    fn chart(&self, now: u64) -> String {
        let this = now / 1000;
        let first = this.saturating_sub(HISTORY as u64);
        let most = self.seconds.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
        let bar = |second: u64| {
            let count = self.seconds.iter().find(|(s, _)| *s == second).map_or(0, |(_, count)| *count);
            // Rounded up, so that anything is more than nothing; at most the last bar.
            let index = (count * (BARS.len() as u64 - 1)).div_ceil(most);
            BARS[usize::try_from(index).unwrap_or(0).min(BARS.len() - 1)]
        };
        (first..this).map(bar).collect()
    }

    /// The live block: never wider than `width` and never more than `height` lines.
    pub fn lines(&mut self, now: u64, (width, height): (usize, usize), style: Style) -> Vec<String> {
        let mut lines = Vec::new();
        let mut table = Table::new(&[
            "UNICORN",
            ">RECORDS",
            ">DISTANCE",
            ">LAST MINUTE",
            ">HEALTH",
            ">MAGIC",
            "POSITION",
        ]);
        let room = height.saturating_sub(7).max(1);
        for (name, seen) in self.unicorns.iter().take(room) {
            table.row(vec![
                clip(&payload::escape(name), 24),
                units::count(seen.records),
                kilometres(seen.distance),
                self.minutes.metres(name).map_or_else(|| "-".to_owned(), kilometres),
                seen.health.clone(),
                seen.magic.clone(),
                seen.position.clone(),
            ]);
        }
        for (index, line) in table.render().lines().enumerate() {
            let line = clip(line, width);
            lines.push(if index == 0 { style.dim(&line) } else { line });
        }
        if self.unicorns.len() > room {
            lines.push(style.dim(&format!("… and {} more", self.unicorns.len() - room)));
        }
        let (records, bytes) = self.rates(now);
        let shard = self.last.as_ref().map_or("no record yet", |last| &*last.shard);
        let rates =
            format!("{shard}  {records:.1} records/s  {}/s  {}", units::bytes(bytes as u64), self.chart(now));
        lines.push(style.bold(&clip(&rates, width)));
        let distance: f64 = self.unicorns.values().map(|seen| seen.distance).sum();
        let totals = format!(
            "total  {}, {}, {} flown in {} s",
            units::plural(self.records, "record"),
            units::bytes(self.bytes),
            kilometres(distance),
            now / 1000
        );
        lines.push(clip(&totals, width));
        lines.push(clip(&self.minute_words(), width));
        if let Some(last) = &self.last {
            let time = civil::rfc3339(last.time);
            lines.push(style.dim(&clip(&format!("last   {time} {}", payload::show(&last.data)), width)));
        }
        lines
    }

    /// What the application said last.
    fn minute_words(&self) -> String {
        match self.minutes.newest() {
            None => "SQL    sums every minute; the first is not over yet".to_owned(),
            Some((minute, unicorns, metres)) => {
                let unicorns = units::plural(unicorns as u64, "unicorn");
                format!("SQL    minute {minute} UTC: {unicorns}, {} flown", kilometres(metres))
            }
        }
    }

    /// The same on one line, where nothing can be redrawn.
    pub fn line(&mut self, now: u64) -> String {
        let (records, bytes) = self.rates(now);
        let distance: f64 = self.unicorns.values().map(|seen| seen.distance).sum();
        let last = self.last.as_ref().map_or("none", |last| &*last.key);
        format!(
            "{:>4} s  {} ({}), {records:.1} records/s, {}/s, {} flown, last: {}{}",
            now / 1000,
            units::plural(self.records, "record"),
            units::bytes(self.bytes),
            units::bytes(bytes as u64),
            kilometres(distance),
            payload::escape(last),
            self.minutes.newest().map_or_else(String::new, |_| format!(
                "; {}",
                self.minute_words().replace("SQL    ", "SQL: ")
            ))
        )
    }

    /// What it came to.
    pub fn summary(&self, now: u64) -> String {
        let distance: f64 = self.unicorns.values().map(|seen| seen.distance).sum();
        format!(
            "{} of {} in {} s: {}, {} flown",
            units::plural(self.records, "record"),
            units::plural(self.unicorns.len() as u64, "unicorn"),
            now / 1000,
            units::bytes(self.bytes),
            kilometres(distance)
        )
    }
}

fn kilometres(metres: f64) -> String {
    format!("{:.1} km", metres / 1000.0)
}

#[cfg(test)]
mod tests {
    use base::Timestamp;

    use super::*;

    fn taken(key: &str, data: &str) -> Taken {
        Taken {
            time: Timestamp(0),
            shard: "shardId-000000000000".into(),
            sequence: "1".into(),
            key: key.into(),
            data: data.to_owned().into(),
        }
    }

    fn ten_seconds() -> View {
        let mut view = View::default();
        for at in (0..10_000).step_by(500) {
            let json = r#"{"Name":"Ember","Latitude":42.5,"Longitude":-71.25,"Distance":100,"MagicPoints":110,"HealthPoints":150}"#;
            view.record(taken("Ember", json), at);
        }
        let row = r#"{"Name":"Ember","StatusTime":"2026-01-01 10:01:00.000","Distance":6000.0}"#;
        view.minute(&taken("k", row));
        view
    }

    #[test]
    fn distances_are_summed_by_name_and_rates_are_recent() {
        let mut view = ten_seconds();
        assert_eq!(view.rates(9_999).0, 2.0);
        assert_eq!(view.rates(60_000).0, 0.0);
        let lines = view.lines(10_000, (100, 30), Style::PLAIN).join("\n");
        assert!(
            lines.contains("Ember         20    2.0 km       6.0 km     150    110  42.5000, -71.2500"),
            "{lines}"
        );
        assert!(lines.contains("20 records, 2.1 KiB, 2.0 km flown in 10 s"), "{lines}");
        assert!(lines.contains("SQL    minute 10:01 UTC: 1 unicorn, 6.0 km flown"), "{lines}");
        assert!(view.line(10_000).contains("20 records"));
        assert!(view.summary(10_000).contains("1 unicorn"));
    }

    #[test]
    fn records_of_other_forms_do_no_harm() {
        let mut view = View::default();
        view.record(taken("guest\x1b[2J", "not json"), 0);
        view.record(taken("guest\x1b[2J", r#"{"Name":5,"Distance":"far"}"#), 1);
        let lines = view.lines(1000, (100, 30), Style::PLAIN).join("\n");
        assert!(lines.contains("guest\\u{1b}[2J") && !lines.contains('\x1b'), "{lines}");
    }

    #[test]
    fn the_block_fits_the_terminal() {
        let mut view = ten_seconds();
        for i in 0..100 {
            view.record(taken(&format!("guest-{i}"), &"x".repeat(500)), 9_000);
        }
        let lines = view.lines(10_000, (60, 20), Style::PLAIN);
        assert!(lines.len() <= 20, "{}", lines.len());
        assert!(lines.iter().all(|line| line.chars().count() <= 60));
        assert!(lines.iter().any(|line| line.contains("more")));
    }

    #[test]
    fn the_chart_shows_the_last_whole_seconds() {
        assert_eq!(ten_seconds().chart(10_500), "██████████");
        assert_eq!(View::default().chart(2_000), "▁▁");
    }
}
