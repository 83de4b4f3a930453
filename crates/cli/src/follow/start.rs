//! Where reading begins.

use base::Timestamp;

use super::lineage::shard_id;
use crate::text::{civil, units};

/// A position in a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// The oldest record that is kept.
    TrimHorizon,
    /// After the newest record.
    Latest,
    /// So many milliseconds before now.
    Ago(u64),
    /// At the first record that arrived at this time or later.
    At(Timestamp),
    /// At this record; only its shard and that shard's descendants are read.
    Record {
        /// The shard's full id.
        shard: String,
        /// The sequence number.
        sequence: String,
    },
}

impl Start {
    /// Reads `trim-horizon`, `latest`, `-5m`, a time, or `SHARD:SEQUENCE`.
    pub fn parse(text: &str) -> Result<Self, String> {
        match text.to_ascii_lowercase().replace('_', "-").as_str() {
            "trim-horizon" | "beginning" | "start" => return Ok(Start::TrimHorizon),
            "latest" | "now" | "end" => return Ok(Start::Latest),
            _ => {}
        }
        if let Some(duration) = text.strip_prefix('-') {
            let duration = units::parse_duration(duration)?;
            return Ok(Start::Ago(u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)));
        }
        if let Some(time) = civil::parse(text) {
            return Ok(Start::At(time));
        }
        let record = text.rsplit_once(':').and_then(|(shard, sequence)| {
            let digits = !sequence.is_empty() && sequence.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| Some(Start::Record { shard: shard_id(shard)?, sequence: sequence.to_owned() }))?
        });
        record.ok_or_else(|| {
            format!(
                "`{text}` is no position; write trim-horizon, latest, an age such as -5m, a time such as \
                 2026-11-20T20:30:00Z, or SHARD:SEQUENCE"
            )
        })
    }

    /// Ages become times.
    pub fn fixed_at(self, now: Timestamp) -> Self {
        match self {
            Start::Ago(millis) => Start::At(Timestamp(now.0.saturating_sub(millis))),
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_position_is_read() {
        assert_eq!(Start::parse("TRIM_HORIZON"), Ok(Start::TrimHorizon));
        assert_eq!(Start::parse("latest"), Ok(Start::Latest));
        assert_eq!(Start::parse("-5m").unwrap().fixed_at(Timestamp(300_001)), Start::At(Timestamp(1)));
        assert_eq!(Start::parse("2009-02-13T23:31:30Z"), Ok(Start::At(Timestamp(1_234_567_890_000))));
        assert_eq!(Start::parse("1234567890"), Ok(Start::At(Timestamp(1_234_567_890_000))));
        let record = Start::Record { shard: "shardId-000000000003".into(), sequence: "4957".into() };
        assert_eq!(Start::parse("shardId-000000000003:4957").as_ref(), Ok(&record));
        assert_eq!(Start::parse("3:4957").as_ref(), Ok(&record));
    }

    #[test]
    fn what_is_no_position_is_refused_with_the_forms() {
        for text in ["", "yesterday", "-5", "-5x", "shardId-3:", "x:y", "2009-02-30"] {
            let error = Start::parse(text).unwrap_err();
            assert!(error.contains("write"), "{text}: {error}");
        }
    }
}
