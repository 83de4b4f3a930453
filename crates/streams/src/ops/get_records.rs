//! GetRecords: up to 10,000 records and 10 MiB from a shard iterator on.
//!
//! An empty answer is not the end of a shard: the end is an answer without NextShardIterator and with the
//! shards that follow. MillisBehindLatest is the age of the last record given, or 0 at the tip.

use std::time::Instant;

use base::{Pos, Timestamp};
use commit_log::engine::{Page, ReadLimits};
use model::kinesis::{GetRecordsInput, GetRecordsOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::{Shard, ShardId};

use crate::catalog::StreamView;
use crate::convert::stop_at_dry_run;
use crate::reading::{children, millis_behind, record_bytes, wire_records};
use crate::tokens::Place;
use crate::{Streams, error};

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
        let throttled = || {
            view.meter.get_refused(meter);
            error::throttled(view.stream.scope.account, &view.stream.name, &shard.id.to_string())
        };
        if view.limits && !meter.buckets.admits_read(context.now) {
            return Err(throttled());
        }
        let limits = ReadLimits {
            records_max: input.limit.map_or(RECORDS_MAX, |n| n.unsigned_abs() as usize),
            bytes_max: BYTES_MAX,
        };
        // Held until the answer leaves here, after which it is encoded at once: memory does not grow with the callers.
        let _room = streams.pages.acquire().await;
        let page = streams.log.read(shard.no, pos, limits).await.map_err(|e| error::read_failed(&e))?;
        let output = answer(streams, context.now, &view, shard, &page)?;
        let bytes = output.records.iter().map(record_bytes).sum();
        if view.limits && !meter.buckets.charges_read(context.now, bytes) {
            return Err(throttled());
        }
        view.meter.got(meter, begun, output.records.len(), bytes, millis_behind(context.now, &page));
        Ok(output)
    }
}

fn answer(
    streams: &Streams,
    now: Timestamp,
    view: &StreamView,
    shard: &Shard,
    page: &Page,
) -> Result<GetRecordsOutput, ServiceError> {
    let records = wire_records(view, shard, page)?;
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
