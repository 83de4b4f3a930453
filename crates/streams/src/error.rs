//! Refusals and failures in AWS's types and sentences. Sources: kinesalite (recorded from AWS), the API
//! reference; where both are silent, `docs/decisions/0004-where-aws-is-silent.md`.

use base::{AccountId, Pos, ShardNo, Timestamp};
use commit_log::engine::{AppendError, ProposeError, ReadError};
use service_api::ServiceError;
use streams_core::{
    CountBound, Mode, RETENTION_HOURS_MAX, RETENTION_HOURS_MIN, Refusal, ShardId, TAGS_PER_STREAM_MAX,
    WARM_MIBPS_MAX,
};

use crate::catalog::StreamView;
use crate::sealing::Unreadable;

/// The text of an entry of PutRecords that failed by our fault.
pub(crate) const INTERNAL_FAILURE_TEXT: &str = "Internal Service Failure";

pub(crate) fn refused(refusal: &Refusal) -> ServiceError {
    match refusal {
        Refusal::TooManyCreating { .. }
        | Refusal::TooManyOnDemandStreams { .. }
        | Refusal::TooManyModeChanges { .. }
        | Refusal::WarmNeedsOnDemand
        | Refusal::WarmNeedsCommitment
        | Refusal::TooWarm { .. }
        | Refusal::AutoNeedsOnDemand => capacity_refused(refusal),
        Refusal::StreamExists { account, name } => ServiceError::client(
            "ResourceInUseException",
            format!("Stream {name} under account {account} already exists."),
        ),
        Refusal::StreamNotFound { account, name } => stream_not_found(*account, name),
        Refusal::StreamBusy { account, name, status } => ServiceError::client(
            "ResourceInUseException",
            format!("Stream {name} under account {account} not ACTIVE, instead in state {status}"),
        ),
        Refusal::TooManyShards { scope, current, max, wanted } => ServiceError::client(
            "LimitExceededException",
            format!(
                "This request would exceed the shard limit for the account {} in {}. Current shard count for \
                 the account: {current}. Limit: {max}. Number of additional shards that would have resulted \
                 from this request: {wanted}. Refer to the AWS Service Limits page \
                 (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits \
                 and how to request higher limits.",
                scope.account, scope.region
            ),
        ),
        Refusal::TooManyTags { account, name } => invalid(format!(
            "Failed to add tags to stream {name} under account {account} because a given stream cannot have \
             more than {TAGS_PER_STREAM_MAX} tags associated with it."
        )),
        Refusal::RetentionTooShort { hours } => invalid(format!(
            "Minimum allowed retention period is {RETENTION_HOURS_MIN} hours. Requested retention period \
             ({hours} hours) is too short."
        )),
        Refusal::RetentionTooLong { hours } => invalid(format!(
            "Maximum allowed retention period is {RETENTION_HOURS_MAX} hours. Requested retention period \
             ({hours} hours) is too long."
        )),
        Refusal::RetentionNotIncreased { name, hours, current } => invalid(format!(
            "Requested retention period ({hours} hours) for stream {name} can not be shorter than existing \
             retention period ({current} hours). Use DecreaseRetentionPeriod API."
        )),
        Refusal::RetentionNotDecreased { name, hours, current } => invalid(format!(
            "Requested retention period ({hours} hours) for stream {name} can not be longer than existing \
             retention period ({current} hours). Use IncreaseRetentionPeriod API."
        )),
        Refusal::NoResourcePolicy { arn } => ServiceError::client(
            "ResourceNotFoundException",
            format!("No resource policy found for resource ARN {arn}"),
        ),
        Refusal::TooManyEncryptionChanges { account, name, per_day_max } => ServiceError::client(
            "LimitExceededException",
            format!(
                "Encryption of stream {name} under account {account} can be changed in this way only {per_day_max} \
                 times within 24 hours."
            ),
        ),
        Refusal::ConsumerExists { account, stream, consumer } => ServiceError::client(
            "ResourceInUseException",
            format!("Consumer {consumer} under stream {stream} already exists for account {account}."),
        ),
        Refusal::ConsumerNotFound { account, consumer } => ServiceError::client(
            "ResourceNotFoundException",
            format!("Consumer {consumer}, account {account} not found."),
        ),
        Refusal::TooManyConsumers { account, stream, max } => ServiceError::client(
            "LimitExceededException",
            format!(
                "Stream {stream} under account {account} already has {max} registered consumers, the limit."
            ),
        ),
        Refusal::TooManyConsumersCreating { account, stream, max } => ServiceError::client(
            "LimitExceededException",
            format!(
                "Stream {stream} under account {account} already has {max} consumers in CREATING status, the limit."
            ),
        ),
        Refusal::ConsumersRegistered { account, name, consumers } => ServiceError::client(
            "ResourceInUseException",
            format!(
                "Stream {name} under account {account} has {consumers} registered consumers and \
                 EnforceConsumerDeletion is not set to true."
            ),
        ),
        _ => resharding_refused(refusal),
    }
}

fn resharding_refused(refusal: &Refusal) -> ServiceError {
    match refusal {
        Refusal::ShardNotFound { account, name, shard } => {
            shard_to_reshard_not_found(*account, name, &shard.to_string())
        }
        Refusal::ShardClosed { account, name, shard } => invalid(format!(
            "Shard {shard} in stream {name} under account {account} has already been merged or split, and thus is \
             not eligible for merging or splitting."
        )),
        Refusal::NewStartOutside { account, name, shard, new_start, range } => invalid(format!(
            "NewStartingHashKey {new_start} used in SplitShard() on shard {shard} in stream {name} under account \
             {account} is not both greater than one plus the shard's StartingHashKey {} and less than the shard's \
             EndingHashKey {}.",
            range.start, range.end
        )),
        Refusal::NotAdjacent { account, name, shard, adjacent } => invalid(format!(
            "Shards {shard} and {adjacent} in stream {name} under account {account} are not an adjacent pair of \
             shards eligible for merging"
        )),
        Refusal::WrongMode { account, name, mode } => ServiceError::client(
            "ValidationException",
            format!(
                "Request is invalid. Stream {name} under account {account} is in {} mode.",
                match mode {
                    Mode::OnDemand => "On-Demand",
                    Mode::Provisioned => "Provisioned",
                }
            ),
        ),
        Refusal::ShardCount { bound, current, target } => {
            let rule = match bound {
                CountBound::StreamMax(max) => {
                    format!("Target shard count or number of open shards cannot be greater than {max}")
                }
                CountBound::Double => {
                    "UpdateShardCount cannot scale up over double your current open shard count".to_owned()
                }
                CountBound::Half => {
                    "UpdateShardCount cannot scale down below half your current open shard count".to_owned()
                }
            };
            limit_exceeded(format!(
                "{rule}. Current open shard count: {current}, Target shard count: {target}"
            ))
        }
        Refusal::TooManyCountUpdates { account, name, max } => limit_exceeded(format!(
            "Stream {name} under account {account} has reached the limit of {max} UpdateShardCount calls within 24 \
             hours."
        )),
        other => unreachable!("{other:?} has its sentence in refused"),
    }
}

fn capacity_refused(refusal: &Refusal) -> ServiceError {
    match refusal {
        Refusal::TooManyCreating { account, max } => limit_exceeded(format!(
            "This request would exceed the limit of {max} streams in state CREATING for the account {account}."
        )),
        Refusal::TooManyOnDemandStreams { account, max } => limit_exceeded(format!(
            "This request would exceed the on-demand stream limit for the account {account}. Limit: {max}."
        )),
        Refusal::TooManyModeChanges { account, name, max } => limit_exceeded(format!(
            "Stream {name} under account {account} has reached the limit of {max} switches between capacity modes within \
             24 hours."
        )),
        Refusal::WarmNeedsOnDemand => {
            invalid("WarmThroughput is supported for streams in ON_DEMAND mode only.".to_owned())
        }
        Refusal::WarmNeedsCommitment => invalid(
            "WarmThroughput requires the account setting MinimumThroughputBillingCommitment to be ENABLED."
                .to_owned(),
        ),
        Refusal::TooWarm { mibps } => invalid(format!(
            "WarmThroughput of {mibps} MiBps is above the maximum of {WARM_MIBPS_MAX} MiBps."
        )),
        Refusal::AutoNeedsOnDemand => invalid(
            "RecordDistributionStrategy AUTO is supported for streams in ON_DEMAND mode only.".to_owned(),
        ),
        other => unreachable!("{other:?} has its sentence in refused"),
    }
}

pub(crate) fn limit_exceeded(message: String) -> ServiceError {
    ServiceError::client("LimitExceededException", message)
}

/// SplitShard and MergeShards say it in another sentence than GetShardIterator (source: kinesalite).
pub(crate) fn shard_to_reshard_not_found(account: AccountId, stream: &str, shard: &str) -> ServiceError {
    ServiceError::client(
        "ResourceNotFoundException",
        format!("Could not find shard {shard} in stream {stream} under account {account}."),
    )
}

pub(crate) fn invalid(message: String) -> ServiceError {
    ServiceError::client("InvalidArgumentException", message)
}

pub(crate) fn stream_not_found(account: AccountId, name: &str) -> ServiceError {
    ServiceError::client(
        "ResourceNotFoundException",
        format!("Stream {name} under account {account} not found."),
    )
}

pub(crate) fn shard_not_found(account: AccountId, stream: &str, shard: &str) -> ServiceError {
    ServiceError::client(
        "ResourceNotFoundException",
        format!("Shard {shard} in stream {stream} under account {account} does not exist"),
    )
}

/// One violated constraint that the model's tables cannot know, in the sentence of those they do.
pub(crate) fn constraint(value: &str, path: &str, rule: &str) -> ServiceError {
    ServiceError::client(
        "ValidationException",
        format!(
            "1 validation error detected: Value {value} at '{path}' failed to satisfy constraint: {rule}"
        ),
    )
}

/// The answer to a control operation that is called too often.
pub(crate) fn rate_exceeded(operation: &str, account: AccountId, stream: Option<&str>) -> ServiceError {
    limit_exceeded(match stream {
        Some(stream) => {
            format!("Rate exceeded for {operation} on stream {stream} under account {account}.")
        }
        None => format!("Rate exceeded for {operation} under account {account}."),
    })
}

/// The answer to a call that the limits of a shard refuse.
pub(crate) fn throttled(account: AccountId, stream: &str, shard: &str) -> ServiceError {
    ServiceError::client(
        "ProvisionedThroughputExceededException",
        throughput_exceeded(account, stream, shard),
    )
}

pub(crate) fn throughput_exceeded(account: AccountId, stream: &str, shard: &str) -> String {
    format!("Rate exceeded for shard {shard} in stream {stream} under account {account}.")
}

/// A part of an operation that is not built yet: no error of AWS's, so that nobody mistakes it for one.
pub(crate) fn not_yet(what: &str) -> ServiceError {
    ServiceError::client("NotImplementedByFlumenException", format!("Flumen does not implement {what} yet."))
}

/// What a caller of PutRecord is told about a group that was not acknowledged.
pub(crate) fn append_failed(error: AppendError) -> ServiceError {
    match error {
        AppendError::Full => ServiceError::internal(
            "The disk of this server is full: writes are refused until space returns, reads go on.",
        ),
        AppendError::Unavailable => ServiceError::unavailable("The server is stopping."),
        AppendError::TooLarge => invalid("The record is larger than one commit can hold.".into()),
        AppendError::Sealed | AppendError::UnknownShard | AppendError::Throttled | AppendError::Unknown => {
            ServiceError::internal(INTERNAL_FAILURE_TEXT)
        }
    }
}

pub(crate) fn propose_failed(error: ProposeError) -> ServiceError {
    match error {
        ProposeError::Full => append_failed(AppendError::Full),
        ProposeError::Unavailable => append_failed(AppendError::Unavailable),
        ProposeError::Unknown => ServiceError::internal(INTERNAL_FAILURE_TEXT),
    }
}

/// The answer to a read of a shard that failed.
pub(crate) fn read_failed(view: &StreamView, shard: ShardId, error: &ReadError) -> ServiceError {
    let text = match error {
        // It was deleted, or has expired, since it was looked up.
        ReadError::UnknownShard => {
            let stream = &view.stream;
            return shard_not_found(stream.scope.account, &stream.name, &shard.to_string());
        }
        ReadError::Corrupt(_) => "Stored records of this shard are damaged; the server's log says where.",
        ReadError::Io(_) => INTERNAL_FAILURE_TEXT,
    };
    // The error names a file of the server: it goes to the log, not to the caller.
    tracing::error!(%error, "a read failed");
    ServiceError::internal(text)
}

/// A stored record that cannot be given: for want of its key, which the caller is told, or because it is damaged.
pub(crate) fn unreadable(why: Unreadable, shard: ShardNo, pos: Pos) -> ServiceError {
    match why {
        Unreadable::Key(error) => error.into(),
        Unreadable::Damaged => {
            tracing::error!(%shard, %pos, "a stored record has an unknown layout or does not fit its key");
            ServiceError::internal(INTERNAL_FAILURE_TEXT)
        }
    }
}

pub(crate) fn expired_iterator(issued: Timestamp, now: Timestamp, life_ms: u128) -> ServiceError {
    ServiceError::client(
        "ExpiredIteratorException",
        format!(
            "Iterator expired. The iterator was created at time {} while right now it is {} which is further \
             in the future than the tolerated delay of {life_ms} milliseconds.",
            java_date(issued),
            java_date(now)
        ),
    )
}

/// A time as Java prints it: `Thu Jan 22 01:22:02 UTC 2015`.
fn java_date(t: Timestamp) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (days, second) = (t.seconds() / 86_400, t.seconds() % 86_400);
    // Days since 0000-03-01 split into 400-year eras: leap days fall at the end of a year that starts in March.
    let from_march = days + 719_468;
    let (era, day_of_era) = (from_march / 146_097, from_march % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12;
    let year = era * 400 + year_of_era + u64::from(month < 2);
    format!(
        "{} {} {day:02} {:02}:{:02}:{:02} UTC {year}",
        DAYS[(days % 7) as usize],
        MONTHS[month as usize],
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_in_messages_look_like_javas() {
        assert_eq!(java_date(Timestamp(1_421_889_722_000)), "Thu Jan 22 01:22:02 UTC 2015");
        assert_eq!(java_date(Timestamp(0)), "Thu Jan 01 00:00:00 UTC 1970");
        assert_eq!(java_date(Timestamp(1_709_208_000_000)), "Thu Feb 29 12:00:00 UTC 2024");
        assert_eq!(java_date(Timestamp(1_735_689_599_000)), "Tue Dec 31 23:59:59 UTC 2024");
    }
}
