//! GetShardIterator: a place in a shard, fixed when the iterator is issued.
//!
//! Every type becomes a position at once: LATEST is the tip of this moment, so records that arrive between
//! this call and the first GetRecords are read. Order of checks and sentences: kinesalite.

use base::{Pos, SequenceNumber, Timestamp};
use model::kinesis::{GetShardIteratorInput, GetShardIteratorOutput, ShardIteratorType};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::{Shard, ShardId};

use crate::catalog::StreamView;
use crate::convert::{stop_at_dry_run, target};
use crate::tokens::Place;
use crate::{Streams, error};

pub(crate) struct GetShardIterator;

impl Operation for GetShardIterator {
    type Service = Streams;
    type Input = GetShardIteratorInput;
    type Output = GetShardIteratorOutput;

    const NAME: &'static str = "GetShardIterator";
    const PLANE: Plane = Plane::Data;
    const IAM_ACTION: &'static str = "kinesis:GetShardIterator";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: GetShardIteratorInput,
    ) -> Result<GetShardIteratorOutput, ServiceError> {
        let (name, arn) = (input.stream_name.as_deref(), input.stream_arn.as_deref());
        let (scope, stream_name) = target(&context, name, arn)?;
        let id = ShardId::parse(&input.shard_id).ok_or_else(|| {
            ServiceError::client(
                "ResourceNotFoundException",
                format!(
                    "Could not find shard {} in stream {stream_name} under account {}.",
                    input.shard_id, scope.account
                ),
            )
        })?;
        let missing = || error::shard_not_found(scope.account, &stream_name, &id.to_string());
        let view = streams.resolve(&context, name, arn).map_err(|_| missing())?;
        if !view.stream.is_usable(context.now) {
            return Err(missing());
        }
        let shard = view.stream.visible_shard(id, context.now).ok_or_else(missing)?;
        let pos = position(streams, &context, &view, shard, &input).await?;
        stop_at_dry_run(input.dry_run)?;
        if view.limits
            && let Some(meter) = view.meter_of(shard)
            && !meter.buckets.admits_iterator(context.now)
        {
            view.meter.read_refused(meter);
            return Err(error::throttled(scope.account, &stream_name, &id.to_string()));
        }
        let place =
            Place::Shard { stream: view.stream.no, stream_name: view.stream.name.clone(), shard: id.0, pos };
        Ok(GetShardIteratorOutput { shard_iterator: Some(streams.issue(context.now, place)) })
    }
}

async fn position(
    streams: &Streams,
    context: &RequestContext,
    view: &StreamView,
    shard: &Shard,
    input: &GetShardIteratorInput,
) -> Result<Pos, ServiceError> {
    let kind = &input.shard_iterator_type;
    let read_failed = |e| error::read_failed(&e);
    match (kind, input.starting_sequence_number.as_deref()) {
        (ShardIteratorType::TrimHorizon | ShardIteratorType::Latest, Some(_)) => {
            Err(wrong_combination(kind, "and also a StartingSequenceNumber"))
        }
        (ShardIteratorType::AtSequenceNumber, Some(text)) => {
            Ok(sequence_number(view, shard, text)?.pos().unwrap_or(Pos::ZERO))
        }
        (ShardIteratorType::AfterSequenceNumber, Some(text)) => {
            Ok(sequence_number(view, shard, text)?.pos().map_or(Pos::ZERO, |pos| pos.plus(1)))
        }
        (ShardIteratorType::TrimHorizon, None) => Ok(Pos::ZERO),
        (ShardIteratorType::Latest, None) => Ok(streams.log.bounds(shard.no).map_err(read_failed)?.next),
        (ShardIteratorType::AtTimestamp, _) => {
            let time = timestamp(context, input.timestamp)?;
            streams.log.seek_time(shard.no, time).await.map_err(read_failed)
        }
        (_, None) => Err(wrong_combination(kind, "and no StartingSequenceNumber")),
        (ShardIteratorType::Unknown(_), Some(_)) => Err(wrong_combination(kind, "which is unknown")),
    }
}

fn timestamp(context: &RequestContext, given: Option<Timestamp>) -> Result<Timestamp, ServiceError> {
    let time = given.ok_or_else(|| {
        error::invalid(
            "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no \
             timestamp parameter."
                .to_owned(),
        )
    })?;
    if time > context.now {
        return Err(error::invalid(format!(
            "The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. \
             timestampInMillis: {time}, currentTimestampInMillis: {}",
            context.now
        )));
    }
    Ok(time)
}

fn wrong_combination(kind: &ShardIteratorType, what: &str) -> ServiceError {
    error::invalid(format!(
        "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2) \
         TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified {} {what}.",
        kind.as_str()
    ))
}

/// A sequence number that belongs to the shard; the three ways in which it may not have three sentences.
fn sequence_number(view: &StreamView, shard: &Shard, text: &str) -> Result<SequenceNumber, ServiceError> {
    let (stream, account) = (&view.stream.name, view.stream.scope.account);
    let used = format!(
        "StartingSequenceNumber {text} used in GetShardIterator on shard {} in stream {stream} under account \
         {account} is invalid",
        shard.id
    );
    let number = SequenceNumber::parse(text).map_err(|_| error::invalid(format!("{used}.")))?;
    if number.shard_index() != shard.id.0 {
        return Err(error::invalid(format!(
            "Invalid StartingSequenceNumber. It encodes {}, while it was used in a call to a shard with {}",
            ShardId(number.shard_index()),
            shard.id
        )));
    }
    if number.shard_created_s() != shard.created.seconds() {
        return Err(error::invalid(format!("{used} because it did not come from this stream.")));
    }
    Ok(number)
}
