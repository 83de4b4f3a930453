//! GetRecords: up to 10,000 records and 10 MiB from a shard iterator on.
//!
//! An empty answer is not the end of a shard: the end is an answer without NextShardIterator and with the
//! shards that follow. MillisBehindLatest is the age of the last record given, or 0 at the tip.

use std::time::Instant;

use base::{Pos, SequenceNumber, SequenceNumberTexts, Timestamp};
use commit_log::engine::{Page, ReadLimits};
use model::kinesis::{ChildShard, EncryptionType, GetRecordsInput, GetRecordsOutput, Record};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::{Shard, ShardId};

use crate::catalog::StreamView;
use crate::convert::{hash_key_range, stop_at_dry_run};
use crate::records::Content;
use crate::sealing::Opener;
use crate::tokens::Place;
use crate::{Streams, error, records};

const RECORDS_MAX: usize = 10_000;
const BYTES_MAX: usize = 10 << 20;

pub(crate) struct GetRecords;

impl Operation for GetRecords {
    type Service = Streams;
    type Input = GetRecordsInput;
    type Output = GetRecordsOutput;

    const NAME: &'static str = "GetRecords";
    const PLANE: Plane = Plane::Data;
    const IAM_ACTION: &'static str = "kinesis:GetRecords";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: GetRecordsInput,
    ) -> Result<GetRecordsOutput, ServiceError> {
        let begun = Instant::now();
        let invalid = || error::invalid("Invalid ShardIterator.".to_owned());
        let token = streams.read_token(&input.shard_iterator).ok_or_else(invalid)?;
        if streams.is_expired(&token, context.now) {
            let life_ms = streams.settings.token_life.as_millis();
            return Err(error::expired_iterator(token.issued, context.now, life_ms));
        }
        let Place::Shard { stream, stream_name, shard, pos } = token.place else { return Err(invalid()) };
        let missing = || {
            error::shard_not_found(context.caller.scope.account, &stream_name, &ShardId(shard).to_string())
        };
        let view = streams.catalog().by_no(stream).cloned().ok_or_else(missing)?;
        if !view.stream.is_usable(context.now) {
            return Err(missing());
        }
        if input.stream_arn.as_ref().is_some_and(|arn| *arn != view.arn) {
            return Err(error::invalid("ShardIterator and StreamARN do not match.".to_owned()));
        }
        let shard = view.stream.visible_shard(ShardId(shard), context.now).ok_or_else(missing)?;
        stop_at_dry_run(input.dry_run)?;
        let meter = view.meter_of(shard).ok_or_else(missing)?;
        if view.limits && !meter.buckets.admits_read(context.now) {
            view.meter.read_refused(meter);
            return Err(error::throttled(
                view.stream.scope.account,
                &view.stream.name,
                &shard.id.to_string(),
            ));
        }
        let limits = ReadLimits {
            records_max: input.limit.map_or(RECORDS_MAX, |n| n.unsigned_abs() as usize),
            bytes_max: BYTES_MAX,
        };
        let page = streams.log.read(shard.no, pos, limits).await.map_err(|e| error::read_failed(&e))?;
        let output = answer(streams, context.now, &view, shard, &page)?;
        let bytes = output.records.iter().map(record_bytes).sum();
        if view.limits {
            meter.buckets.charge_read(context.now, bytes);
        }
        view.meter.got(meter, begun, output.records.len(), bytes, millis_behind(context.now, &page));
        Ok(output)
    }
}

/// What counts against the limits of a shard: data and partition key.
fn record_bytes(record: &Record) -> u64 {
    (record.data.len() + record.partition_key.as_ref().map_or(0, |key| key.len())) as u64
}

fn answer(
    streams: &Streams,
    now: Timestamp,
    view: &StreamView,
    shard: &Shard,
    page: &Page,
) -> Result<GetRecordsOutput, ServiceError> {
    let mut texts = SequenceNumberTexts::with_capacity(page.records.len());
    let mut opener = Opener::new(view.keys.as_deref(), shard.no);
    let records = page.records.iter().map(|record| wire_record(shard, record, &mut texts, &mut opener));
    let records = records.collect::<Result<_, _>>()?;
    // The log seals a shard just before the catalog shows its children; the end is told together with them.
    let at_end = page.at_end && !shard.is_open();
    let next = (!at_end).then(|| iterator(streams, now, view, shard, page.next));
    let child_shards = at_end.then(|| children(view, shard)).filter(|children| !children.is_empty());
    Ok(GetRecordsOutput {
        records,
        next_shard_iterator: next,
        millis_behind_latest: Some(i64::try_from(millis_behind(now, page)).unwrap_or(i64::MAX)),
        child_shards,
    })
}

fn wire_record(
    shard: &Shard,
    record: &commit_log::engine::Record,
    texts: &mut SequenceNumberTexts,
    opener: &mut Opener<'_>,
) -> Result<Record, ServiceError> {
    let Content { partition_key, data, encrypted } =
        records::read(&record.bytes, opener).map_err(|e| error::unreadable(e, shard.no, record.pos))?;
    let number = SequenceNumber::record(shard.created, shard.id.0, record.pos, record.arrival);
    Ok(Record {
        sequence_number: texts.text(number),
        approximate_arrival_timestamp: Some(record.arrival),
        data,
        // AUTO distribution: none was given.
        partition_key: Some(partition_key).filter(|key| !key.is_empty()),
        encryption_type: encrypted.then_some(EncryptionType::Kms),
    })
}

fn iterator(
    streams: &Streams,
    now: Timestamp,
    view: &StreamView,
    shard: &Shard,
    pos: Pos,
) -> bytestring::ByteString {
    let (stream, stream_name) = (view.stream.no, view.stream.name.clone());
    streams.issue(now, Place::Shard { stream, stream_name, shard: shard.id.0, pos })
}

fn millis_behind(now: Timestamp, page: &Page) -> u64 {
    match (page.next_arrival, page.records.last()) {
        (None, _) => 0,
        (Some(_), Some(last)) => now.millis_since(last.arrival),
        (Some(next), None) => now.millis_since(next),
    }
}

/// The shards that took over the keys of a closed one.
fn children(view: &StreamView, shard: &Shard) -> Vec<ChildShard> {
    let parents = |child: &Shard| {
        let both = [child.parent, child.adjacent_parent];
        both.into_iter().flatten().map(|id| id.to_string().into()).collect()
    };
    view.stream
        .children(shard.id)
        .map(|child| ChildShard {
            shard_id: child.id.to_string().into(),
            parent_shards: parents(child),
            hash_key_range: hash_key_range(child),
        })
        .collect()
}
