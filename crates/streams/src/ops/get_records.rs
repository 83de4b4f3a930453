//! GetRecords: up to 10,000 records and 10 MiB from a shard iterator on.
//!
//! An empty answer is not the end of a shard: the end is an answer without NextShardIterator and with the
//! shards that follow. MillisBehindLatest is the age of the last record given, or 0 at the tip.

use std::time::Instant;

use base::{Pos, Timestamp};
use bytestring::ByteString;
use commit_log::engine::{Page, ReadLimits};
use model::kinesis::{ChildShard, GetRecordsInput};
use model::{Encode, ShapeWriter};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::{Shard, ShardId};

use crate::catalog::StreamView;
use crate::convert::stop_at_dry_run;
use crate::reading::{Records, children, millis_behind};
use crate::tokens::Place;
use crate::{Streams, error};

const RECORDS_MAX: usize = 10_000;
const BYTES_MAX: usize = 10 << 20;

pub(crate) struct GetRecords;

/// GetRecordsOutput, with records that are still as the log has them.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) records: Records,
    pub(crate) next_shard_iterator: Option<ByteString>,
    pub(crate) millis_behind_latest: i64,
    pub(crate) child_shards: Option<Vec<ChildShard>>,
}

impl Encode for Found {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.member("Records");
        self.records.encode(out);
        if let Some(iterator) = &self.next_shard_iterator {
            out.member("NextShardIterator");
            out.string(iterator);
        }
        out.member("MillisBehindLatest");
        out.integer(self.millis_behind_latest);
        if let Some(children) = &self.child_shards {
            out.member("ChildShards");
            children.encode(out);
        }
        out.end_map();
    }

    fn size_hint(&self) -> Option<usize> {
        // An answer with children comes once in the life of a shard.
        self.child_shards.is_none().then(|| self.records.size_hint() + 1024)
    }
}

impl Operation for GetRecords {
    type Service = Streams;
    type Input = GetRecordsInput;
    type Output = Found;

    const NAME: &'static str = "GetRecords";
    const PLANE: Plane = Plane::Data;
    const IAM_ACTION: &'static str = "kinesis:GetRecords";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: GetRecordsInput,
    ) -> Result<Found, ServiceError> {
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
        let page = streams.log.read(shard.no, pos, limits).await;
        let page = page.map_err(|e| error::read_failed(&view, shard.id, &e))?;
        let behind = millis_behind(context.now, &page);
        let found = answer(streams, context.now, &view, shard, page)?;
        let bytes = found.records.bytes();
        if view.limits && !meter.buckets.charges_read(context.now, bytes) {
            return Err(throttled());
        }
        view.meter.got(meter, begun, found.records.len(), bytes, behind);
        Ok(found)
    }
}

fn answer(
    streams: &Streams,
    now: Timestamp,
    view: &StreamView,
    shard: &Shard,
    page: Page,
) -> Result<Found, ServiceError> {
    // The log seals a shard just before the catalog shows its children; the end is told together with them.
    let at_end = page.at_end && !shard.is_open();
    let next = (!at_end).then(|| iterator(streams, now, view, shard, page.next));
    let child_shards = at_end.then(|| children(view, shard)).filter(|children| !children.is_empty());
    Ok(Found {
        next_shard_iterator: next,
        millis_behind_latest: i64::try_from(millis_behind(now, &page)).unwrap_or(i64::MAX),
        child_shards,
        records: Records::of(view, shard, page)?,
    })
}

fn iterator(streams: &Streams, now: Timestamp, view: &StreamView, shard: &Shard, pos: Pos) -> ByteString {
    let (stream, stream_name) = (view.stream.no, view.stream.name.clone());
    streams.issue(now, Place::Shard { stream, stream_name, shard: shard.id.0, pos })
}

#[cfg(test)]
impl Found {
    /// In the generated structure.
    pub(crate) fn typed(&self) -> model::kinesis::GetRecordsOutput {
        model::kinesis::GetRecordsOutput {
            records: self.records.typed(),
            next_shard_iterator: self.next_shard_iterator.clone(),
            millis_behind_latest: Some(self.millis_behind_latest),
            child_shards: self.child_shards.clone(),
        }
    }
}
