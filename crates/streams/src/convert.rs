//! Between AWS's shapes and the machine's: what several operations read from a request or write to an answer.

use std::collections::BTreeSet;
use std::time::Duration;

use base::{Arn, Scope, Timestamp};
use bytestring::ByteString;
use model::kinesis as shapes;
use service_api::{RequestContext, ServiceError};
use streams_core::{AccountSettings, Commitment, ShardFilter, ShardId, ShardMetric};

use crate::catalog::StreamView;
use crate::error;

/// The account, region and name of the stream that a request means. A name alone is the caller's own; an ARN
/// must be of the region that was called; both together must agree.
pub(crate) fn target(
    context: &RequestContext,
    name: Option<&str>,
    arn: Option<&str>,
) -> Result<(Scope, String), ServiceError> {
    let Some(arn) = arn else {
        let name = name
            .ok_or_else(|| error::invalid("Either StreamName or StreamARN should be provided.".to_owned()))?;
        return Ok((context.caller.scope.clone(), name.to_owned()));
    };
    let parsed = Arn::parse(arn).ok();
    let Some((scope, of_arn)) = parsed.as_ref().and_then(|arn| Some((&arn.scope, arn.stream_name()?))) else {
        return Err(error::invalid(format!("StreamARN {arn} is invalid.")));
    };
    if name.is_some_and(|name| name != of_arn) {
        return Err(error::invalid("StreamName and StreamARN do not match.".to_owned()));
    }
    if scope.region != context.caller.scope.region {
        return Err(error::stream_not_found(scope.account, of_arn));
    }
    Ok((scope.clone(), of_arn.to_owned()))
}

/// The answer to a request that was only to be checked.
pub(crate) fn stop_at_dry_run(dry_run: Option<bool>) -> Result<(), ServiceError> {
    match dry_run {
        Some(true) => Err(ServiceError::client(
            "DryRunOperationException",
            "The request would have succeeded, but the DryRun parameter is set.",
        )),
        _ => Ok(()),
    }
}

/// A shard in AWS's shape.
pub(crate) fn shard_shape(shard: &streams_core::Shard) -> shapes::Shard {
    let text = |id: ShardId| id.to_string().into();
    shapes::Shard {
        shard_id: text(shard.id),
        parent_shard_id: shard.parent.map(text),
        adjacent_parent_shard_id: shard.adjacent_parent.map(text),
        hash_key_range: hash_key_range(shard),
        sequence_number_range: shapes::SequenceNumberRange {
            starting_sequence_number: shard.starting_sequence_number().to_string().into(),
            ending_sequence_number: shard.ending_sequence_number().map(|n| n.to_string().into()),
        },
    }
}

/// A shard's hash keys in AWS's shape.
pub(crate) fn hash_key_range(shard: &streams_core::Shard) -> shapes::HashKeyRange {
    shapes::HashKeyRange {
        starting_hash_key: shard.range.start.to_string().into(),
        ending_hash_key: shard.range.end.to_string().into(),
    }
}

/// A capacity mode in AWS's shape.
pub(crate) fn mode_details(mode: streams_core::Mode) -> shapes::StreamModeDetails {
    shapes::StreamModeDetails {
        stream_mode: shapes::StreamMode::from(ByteString::from_static(mode.as_str())),
    }
}

/// How an account's commitment to a minimum throughput stands, in AWS's shape.
pub(crate) fn commitment(
    account: &AccountSettings,
    now: Timestamp,
) -> shapes::MinimumThroughputBillingCommitmentOutput {
    use shapes::MinimumThroughputBillingCommitmentOutputStatus as Shown;
    let status = account.commitment(now);
    let committed = status != Commitment::Disabled;
    shapes::MinimumThroughputBillingCommitmentOutput {
        status: match status {
            Commitment::Enabled => Shown::Enabled,
            Commitment::Disabled => Shown::Disabled,
            Commitment::EnabledUntilEarliestAllowedEnd => Shown::EnabledUntilEarliestAllowedEnd,
        },
        started_at: account.started,
        ended_at: account.ended.filter(|_| !committed),
        earliest_allowed_end_at: account.earliest_allowed_end().filter(|_| committed),
    }
}

/// What a stream is to be ready for and is ready for, in AWS's shape.
pub(crate) fn warm_throughput(stream: &streams_core::Stream, mibps: u32) -> shapes::WarmThroughputObject {
    shapes::WarmThroughputObject {
        target_mibps: Some(count(mibps)),
        current_mibps: Some(count(stream.ready_mibps().min(mibps))),
    }
}

/// Shard metrics in AWS's shape.
pub(crate) fn metrics_names(metrics: &BTreeSet<ShardMetric>) -> Vec<shapes::MetricsName> {
    metrics.iter().map(|metric| ByteString::from_static(metric.as_str()).into()).collect()
}

/// Shard metrics in the shape of a description, which has one entry at the most.
pub(crate) fn enhanced_monitoring(metrics: &BTreeSet<ShardMetric>) -> Vec<shapes::EnhancedMetrics> {
    vec![shapes::EnhancedMetrics { shard_level_metrics: Some(metrics_names(metrics)) }]
}

/// The metrics that a request names; ALL stands for each. The model's table knows no others.
pub(crate) fn shard_metrics(names: &[shapes::MetricsName]) -> BTreeSet<ShardMetric> {
    let is_named = |metric: &ShardMetric| {
        names.iter().any(|name| *name == shapes::MetricsName::All || name.as_str() == metric.as_str())
    };
    ShardMetric::ALL.into_iter().filter(is_named).collect()
}

/// A stream's state in AWS's shape.
pub(crate) fn status(stream: &streams_core::Stream, now: Timestamp) -> shapes::StreamStatus {
    shapes::StreamStatus::from(ByteString::from_static(stream.status(now).as_str()))
}

/// A count in the 32-bit signed type of the wire.
pub(crate) fn count<N: TryInto<i32>>(n: N) -> i32 {
    n.try_into().unwrap_or(i32::MAX)
}

/// A number of the wire that the model's tables hold at 0 or more.
pub(crate) fn natural(n: i32) -> u32 {
    u32::try_from(n).unwrap_or(0)
}

/// A duration in milliseconds.
pub(crate) fn millis(d: Duration) -> u64 {
    u64::try_from(d.as_millis()).unwrap_or(u64::MAX)
}

/// Retention hours of a request; the machine knows which are allowed.
pub(crate) fn hours(hours: i32) -> Result<u32, ServiceError> {
    u32::try_from(hours).map_err(|_| {
        error::invalid(format!(
            "Minimum allowed retention period is {} hours. Requested retention period ({hours} hours) is too \
             short.",
            streams_core::RETENTION_HOURS_MIN
        ))
    })
}

/// A shard that a caller wants to split or merge.
pub(crate) fn shard_to_reshard(scope: &Scope, stream: &str, text: &str) -> Result<ShardId, ServiceError> {
    ShardId::parse(text).ok_or_else(|| error::shard_to_reshard_not_found(scope.account, stream, text))
}

/// The filter of an ExclusiveStartShardId.
pub(crate) fn shard_after(id: Option<&str>) -> Result<Option<ShardFilter>, ServiceError> {
    let Some(text) = id else { return Ok(None) };
    match ShardId::parse(text) {
        Some(id) => Ok(Some(ShardFilter::AfterShardId(id))),
        None => Err(error::invalid(format!("Invalid ShardId {text}."))),
    }
}

/// Tells a stream from an earlier one of the same name (to the second: clients send what DescribeStream said).
pub(crate) fn check_creation(view: &StreamView, created: Option<Timestamp>) -> Result<(), ServiceError> {
    match created {
        Some(t) if t.seconds() != view.stream.created.seconds() => {
            Err(error::stream_not_found(view.stream.scope.account, &view.stream.name))
        }
        _ => Ok(()),
    }
}
