//! Where a reader begins: the same five ways for GetShardIterator and SubscribeToShard. Order of checks and sentences:
//! kinesalite.

use base::{Pos, SequenceNumber, Timestamp};
use commit_log::engine::{ReadError, ReadLimits};
use model::kinesis::ShardIteratorType;
use service_api::{RequestContext, ServiceError};
use streams_core::{Shard, ShardId};

use crate::catalog::StreamView;
use crate::{Streams, error};

/// A starting position of a request.
pub(crate) struct Start<'a> {
    /// Who asks, for messages.
    pub operation: &'static str,
    /// Which of the five ways.
    pub kind: &'a ShardIteratorType,
    /// For the ways by number.
    pub sequence_number: Option<&'a str>,
    /// For the way by time.
    pub timestamp: Option<Timestamp>,
}

impl Start<'_> {
    /// The position in the log; LATEST is the tip of this moment.
    pub(crate) async fn position(
        &self,
        streams: &Streams,
        context: &RequestContext,
        view: &StreamView,
        shard: &Shard,
    ) -> Result<Pos, ServiceError> {
        let kind = self.kind;
        let read_failed = |e| error::read_failed(view, shard.id, &e);
        let number = |text| sequence_number(self.operation, view, shard, text);
        match (kind, self.sequence_number) {
            (ShardIteratorType::TrimHorizon | ShardIteratorType::Latest, Some(_)) => {
                Err(wrong_combination(kind, "and also a StartingSequenceNumber"))
            }
            (ShardIteratorType::AtSequenceNumber, Some(text)) => {
                at(streams, shard, number(text)?).await.map_err(read_failed)
            }
            (ShardIteratorType::AfterSequenceNumber, Some(text)) => {
                after(streams, shard, number(text)?).await.map_err(read_failed)
            }
            (ShardIteratorType::TrimHorizon, None) => Ok(Pos::ZERO),
            (ShardIteratorType::Latest, None) => Ok(streams.log.bounds(shard.no).map_err(read_failed)?.next),
            (ShardIteratorType::AtTimestamp, _) => {
                let time = timestamp(context, self.timestamp)?;
                streams.log.seek_time(shard.no, time).await.map_err(read_failed)
            }
            (_, None) => Err(wrong_combination(kind, "and no StartingSequenceNumber")),
            (ShardIteratorType::Unknown(_), Some(_)) => Err(wrong_combination(kind, "which is unknown")),
        }
    }
}

/// The first record whose number is this or above: a checkpoint lies between two records.
async fn at(streams: &Streams, shard: &Shard, number: SequenceNumber) -> Result<Pos, ReadError> {
    let Some(pos) = number.pos() else { return Ok(Pos::ZERO) };
    if is_beyond(streams, shard, pos)? {
        return later(streams, shard, number).await;
    }
    let limits = ReadLimits { records_max: 1, bytes_max: 1 };
    let page = streams.log.read(shard.no, pos, limits).await?;
    let found = page.records.first().filter(|record| record.pos == pos);
    let below = found.is_some_and(|record| {
        SequenceNumber::record(shard.created, shard.id.0, record.pos, record.arrival) < number
    });
    Ok(if below { pos.plus(1) } else { pos })
}

/// The first record whose number is above this.
async fn after(streams: &Streams, shard: &Shard, number: SequenceNumber) -> Result<Pos, ReadError> {
    match number.pos() {
        None => Ok(Pos::ZERO),
        Some(pos) if is_beyond(streams, shard, pos)? => later(streams, shard, number).await,
        Some(pos) => Ok(pos.plus(1)),
    }
}

/// Whether no record has come to the place yet, and one may still.
fn is_beyond(streams: &Streams, shard: &Shard, pos: Pos) -> Result<bool, ReadError> {
    Ok(shard.is_open() && pos >= streams.log.bounds(shard.no)?.next)
}

/// The first record that arrived after the time of a number that no record has yet.
async fn later(streams: &Streams, shard: &Shard, number: SequenceNumber) -> Result<Pos, ReadError> {
    let time = Timestamp(number.time_s().saturating_add(1).saturating_mul(1000));
    streams.log.seek_time(shard.no, time).await
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
fn sequence_number(
    operation: &str,
    view: &StreamView,
    shard: &Shard,
    text: &str,
) -> Result<SequenceNumber, ServiceError> {
    let (stream, account) = (&view.stream.name, view.stream.scope.account);
    let used = format!(
        "StartingSequenceNumber {text} used in {operation} on shard {} in stream {stream} under account \
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
