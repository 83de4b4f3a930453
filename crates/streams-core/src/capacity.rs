//! Capacity: the mode of a stream, its warm throughput, how records are distributed, what is remembered of its load, and the
//! account's commitment that warm throughput needs.
//!
//! Data only; the rules of changes are in `modes.rs`, the splits and merges that follow in [`crate::on_demand`].

use std::collections::BTreeMap;
use std::time::Duration;

use base::Timestamp;
use minicbor::{Decode, Encode};

/// How long an account stays committed at the least (source: model, MinimumThroughputBillingCommitment).
const COMMITMENT: Duration = Duration::from_secs(24 * 3600);
/// Most MiB/s that can be kept warm: 10 GiB/s (source: model).
pub const WARM_MIBPS_MAX: u32 = 10_240;

/// What a stream remembers about its capacity.
#[derive(Clone, Debug, Default, PartialEq, Encode, Decode)]
pub struct Capacity {
    /// Write throughput in MiB/s that an on-demand stream is kept ready for; `None` when nobody asked.
    #[n(0)]
    pub warm_mibps: Option<u32>,
    /// Whether the service distributes records over shards itself and looks at no key (AUTO).
    #[n(1)]
    pub auto_distribution: bool,
    /// When its mode changed, oldest first.
    #[n(2)]
    pub mode_changes: Vec<Timestamp>,
    /// The highest load of each day (days since 1970), as far back as it counts.
    #[n(3)]
    pub peaks: BTreeMap<u32, Peak>,
}

/// The highest write load that was seen, each part for itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub struct Peak {
    /// Bytes a second.
    #[n(0)]
    pub bytes: u64,
    /// Records a second.
    #[n(1)]
    pub records: u64,
}

/// What an account has set in a region.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct AccountSettings {
    /// When the commitment to a minimum throughput began; `None` when it never did.
    #[n(0)]
    pub started: Option<Timestamp>,
    /// When it ended or will end; `None` while it is not given up.
    #[n(1)]
    pub ended: Option<Timestamp>,
}

/// How a commitment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commitment {
    /// There is one.
    Enabled,
    /// There is none.
    Disabled,
    /// It was given up and lasts until it may end.
    EnabledUntilEarliestAllowedEnd,
}

impl Capacity {
    /// The highest load that is known of the day.
    #[must_use]
    pub fn peak_of_day(&self, now: Timestamp) -> Peak {
        self.peaks.get(&day(now)).copied().unwrap_or_default()
    }

    /// The highest load of the last days, up to `memory_days` of them.
    #[must_use]
    pub fn peak(&self, now: Timestamp, memory_days: u32) -> Peak {
        let from = day(now).saturating_sub(memory_days);
        self.peaks.range(from..).fold(Peak::default(), |all, (_, peak)| all.highest(*peak))
    }
}

impl Peak {
    /// The higher of each part.
    #[must_use]
    pub fn highest(self, other: Peak) -> Peak {
        Peak { bytes: self.bytes.max(other.bytes), records: self.records.max(other.records) }
    }
}

impl AccountSettings {
    /// How the commitment stands; it ends by the passing of time.
    #[must_use]
    pub fn commitment(&self, now: Timestamp) -> Commitment {
        match (self.started, self.ended) {
            (None, _) => Commitment::Disabled,
            (Some(_), None) => Commitment::Enabled,
            (Some(_), Some(end)) if now < end => Commitment::EnabledUntilEarliestAllowedEnd,
            (Some(_), Some(_)) => Commitment::Disabled,
        }
    }

    /// Before which the commitment cannot end.
    #[must_use]
    pub fn earliest_allowed_end(&self) -> Option<Timestamp> {
        self.started.map(|started| started.plus(COMMITMENT))
    }

    pub(crate) fn update(&mut self, at: Timestamp, enabled: bool) {
        match (self.commitment(at), enabled) {
            (Commitment::Disabled, true) => *self = AccountSettings { started: Some(at), ended: None },
            (Commitment::EnabledUntilEarliestAllowedEnd, true) => self.ended = None,
            (Commitment::Enabled, false) => {
                self.ended = self.earliest_allowed_end().map(|end| end.max(at));
            }
            _ => {}
        }
    }
}

/// Days since 1970.
pub(crate) fn day(at: Timestamp) -> u32 {
    u32::try_from(at.seconds() / 86_400).unwrap_or(u32::MAX)
}
