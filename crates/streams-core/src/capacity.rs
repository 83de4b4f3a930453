//! Capacity: the mode of a stream, its warm throughput, how records are distributed, what is remembered of its load, and the
//! account's commitment that warm throughput needs.
//!
//! What the service makes of it, the splits and merges of an on-demand stream, is in [`crate::on_demand`].

use std::collections::BTreeMap;
use std::time::Duration;

use base::Timestamp;
use minicbor::{Decode, Encode};

use crate::{Command, Mode, Refusal, Status, Stream};

/// Over which changes of the mode are counted.
const DAY: Duration = Duration::from_secs(24 * 3600);
/// How long an account stays committed at the least (source: model, MinimumThroughputBillingCommitment).
const COMMITMENT: Duration = DAY;
/// Changes of the mode that are remembered at the most.
const CHANGES_KEPT_MAX: usize = 1000;
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

impl Stream {
    /// What the stream is ready for now, in MiB/s: a shard takes one.
    #[must_use]
    pub fn ready_mibps(&self) -> u32 {
        u32::try_from(self.open_shards().count()).unwrap_or(u32::MAX)
    }
}

/// Whether a command of this module would be accepted. `on_demand_streams` are those of the account, this one left out;
/// `account` are its settings.
pub(crate) fn check(
    stream: &Stream,
    account: &AccountSettings,
    on_demand_streams: u32,
    at: Timestamp,
    command: &Command,
) -> Result<(), Refusal> {
    match command {
        Command::UpdateStreamMode { mode, warm_mibps, per_day_max, on_demand_streams_max, .. } => {
            check_warm(account, *mode, *warm_mibps, at)?;
            check_active(stream, at)?;
            if *mode == stream.mode {
                return Ok(());
            }
            let recent = stream.capacity.mode_changes.iter().filter(|change| change.plus(DAY) > at).count();
            if *per_day_max > 0 && recent >= *per_day_max as usize {
                return Err(Refusal::TooManyModeChanges {
                    account: stream.scope.account,
                    name: stream.name.clone(),
                    max: *per_day_max,
                });
            }
            match mode {
                Mode::OnDemand => check_on_demand_streams(stream.scope.account, on_demand_streams, *on_demand_streams_max),
                Mode::Provisioned => Ok(()),
            }
        }
        Command::SetWarmThroughput { mibps, .. } => {
            check_warm(account, stream.mode, Some(*mibps), at)?;
            check_active(stream, at)
        }
        Command::SetRecordDistribution { auto, .. } => {
            if *auto && stream.mode == Mode::Provisioned {
                return Err(Refusal::AutoNeedsOnDemand);
            }
            check_active(stream, at)
        }
        Command::NotePeak { .. } => Ok(()),
        _ => unreachable!("called for commands of this module only"),
    }
}

/// Carries an accepted command out.
pub(crate) fn apply(stream: &mut Stream, at: Timestamp, command: &Command) {
    match command {
        Command::UpdateStreamMode { mode, warm_mibps, updating_ms, .. } => {
            if *mode != stream.mode {
                let changes = &mut stream.capacity.mode_changes;
                changes.retain(|change| change.plus(DAY) > at);
                changes.truncate(CHANGES_KEPT_MAX - 1);
                changes.push(at);
                stream.updating_until = Timestamp(at.0.saturating_add(*updating_ms));
            }
            stream.mode = *mode;
            stream.capacity.warm_mibps = match mode {
                Mode::OnDemand => warm_mibps.or(stream.capacity.warm_mibps),
                Mode::Provisioned => None,
            };
            // A provisioned stream has no AUTO.
            stream.capacity.auto_distribution &= *mode == Mode::OnDemand;
        }
        Command::SetWarmThroughput { mibps, updating_ms, .. } => {
            stream.capacity.warm_mibps = Some(*mibps);
            stream.updating_until = Timestamp(at.0.saturating_add(*updating_ms));
        }
        Command::SetRecordDistribution { auto, .. } => stream.capacity.auto_distribution = *auto,
        Command::NotePeak { peak, memory_days, .. } => {
            let today = day(at);
            let peaks = &mut stream.capacity.peaks;
            peaks.retain(|day, _| *day >= today.saturating_sub(*memory_days));
            let of_today = peaks.entry(today).or_default();
            *of_today = of_today.highest(*peak);
        }
        _ => unreachable!("called for commands of this module only"),
    }
}

/// Warm throughput is for on-demand streams of committed accounts.
pub(crate) fn check_warm(
    account: &AccountSettings,
    mode: Mode,
    warm_mibps: Option<u32>,
    at: Timestamp,
) -> Result<(), Refusal> {
    let Some(mibps) = warm_mibps else { return Ok(()) };
    if mode == Mode::Provisioned {
        return Err(Refusal::WarmNeedsOnDemand);
    }
    if mibps > WARM_MIBPS_MAX {
        return Err(Refusal::TooWarm { mibps });
    }
    match account.commitment(at) {
        Commitment::Disabled => Err(Refusal::WarmNeedsCommitment),
        Commitment::Enabled | Commitment::EnabledUntilEarliestAllowedEnd => Ok(()),
    }
}

pub(crate) fn check_on_demand_streams(
    account: base::AccountId,
    current: u32,
    max: u32,
) -> Result<(), Refusal> {
    if current >= max { Err(Refusal::TooManyOnDemandStreams { account, max }) } else { Ok(()) }
}

fn check_active(stream: &Stream, at: Timestamp) -> Result<(), Refusal> {
    match stream.status(at) {
        Status::Active => Ok(()),
        status => Err(Refusal::StreamBusy {
            account: stream.scope.account,
            name: stream.name.clone(),
            status: status.as_str(),
        }),
    }
}

/// Days since 1970.
pub(crate) fn day(at: Timestamp) -> u32 {
    u32::try_from(at.seconds() / 86_400).unwrap_or(u32::MAX)
}
