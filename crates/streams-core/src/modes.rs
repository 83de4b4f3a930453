//! Which changes of a stream's capacity are possible, and what they do to it.

use std::time::Duration;

use base::Timestamp;

use crate::capacity::{AccountSettings, Commitment, WARM_MIBPS_MAX, day};
use crate::{Command, Mode, Refusal, Status, Stream};

/// Over which changes of the mode are counted.
const DAY: Duration = Duration::from_secs(24 * 3600);
/// Changes of the mode that are remembered at the most.
const CHANGES_KEPT_MAX: usize = 1000;

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
                Mode::OnDemand => {
                    check_on_demand_streams(stream.scope.account, on_demand_streams, *on_demand_streams_max)
                }
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
                begin_updating(stream, at, *updating_ms);
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
            begin_updating(stream, at, *updating_ms);
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

fn begin_updating(stream: &mut Stream, at: Timestamp, updating_ms: u64) {
    stream.updating_until = Timestamp(at.0.saturating_add(updating_ms));
}

#[cfg(test)]
#[path = "modes_tests.rs"]
mod tests;
