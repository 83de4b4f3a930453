//! Reads shards as GetRecords does, and waits for news of them as a subscription does.

use std::sync::Arc;
use std::time::{Duration, Instant};

use base::{ByteString, Pos, SequenceNumber, Timestamp};
use commit_log::engine::ReadLimits;
use service_api::ports::{RecordSource, ShardOf, SourcePage, SourceRecord, SourceShard};
use service_api::{BoxFuture, Caller, ServiceError};
use streams_core::{Shard, ShardId};

use super::StreamPorts;
use crate::catalog::StreamView;
use crate::reading::millis_behind;
use crate::sealing::Opener;
use crate::{error, records};

const READ: &str = "kinesis:GetRecords";

impl RecordSource for StreamPorts {
    fn shards(&self, caller: &Caller, stream: &str) -> Result<Vec<SourceShard>, ServiceError> {
        let view = self.view(caller, stream, "kinesis:ListShards")?;
        let horizon = view.stream.horizon(self.now());
        let kept = view.stream.shards.iter().filter(|shard| !shard.is_expired(horizon));
        Ok(kept.map(source_shard).collect())
    }

    fn begin(&self, at: ShardOf<'_>, latest: bool) -> Result<SequenceNumber, ServiceError> {
        let (view, id) = self.find(at, "kinesis:GetShardIterator")?;
        let shard = visible(&view, id, self.now())?;
        if !latest {
            return Ok(shard.starting_sequence_number());
        }
        let bounds = self.streams.log.bounds(shard.no);
        let bounds = bounds.map_err(|e| error::read_failed(&view, id, &e))?;
        Ok(place(shard, bounds.next, bounds.last_arrival.unwrap_or(shard.created)))
    }

    fn read<'a>(
        &'a self,
        at: ShardOf<'a>,
        after: SequenceNumber,
        records_max: usize,
        bytes_max: usize,
    ) -> BoxFuture<'a, Result<SourcePage, ServiceError>> {
        Box::pin(async move {
            let begun = Instant::now();
            let (view, id) = self.find(at, READ)?;
            let now = self.now();
            let shard = visible(&view, id, now)?;
            if after.shard_index() != id.0 || after.shard_created_s() != shard.created.seconds() {
                let stream = &view.stream.name;
                return Err(error::invalid(format!(
                    "{after} is no number of shard {id} in stream {stream}."
                )));
            }
            let limits = ReadLimits { records_max, bytes_max };
            let from = behind(after);
            let page = self.streams.log.read(shard.no, from, limits).await;
            let page = page.map_err(|e| error::read_failed(&view, id, &e))?;
            let mut opener = Opener::new(&view.keys, shard.no);
            let mut read = Vec::with_capacity(page.records.len());
            let mut bytes = 0;
            for record in &page.records {
                let content = records::read(record.bytes.clone(), &mut opener)
                    .map_err(|e| error::unreadable(e, shard.no, record.pos))?;
                bytes += content.size();
                let (partition_key, data) = content.into_parts();
                read.push(SourceRecord {
                    data,
                    partition_key,
                    sequence_number: SequenceNumber::record(shard.created, id.0, record.pos, record.arrival),
                    arrival: record.arrival,
                });
            }
            let millis_behind = millis_behind(now, &page);
            if let Some(meter) = view.meter_of(shard) {
                view.meter.got(meter, begun, read.len(), bytes, millis_behind);
            }
            let last = page.records.last().map(|record| record.arrival);
            let next = match last {
                Some(last) => place(shard, page.next, last),
                // What was trimmed is behind the reader.
                None if page.next > from => place(shard, page.next, now),
                None => after,
            };
            // The log seals a shard just before the catalog shows its children; the end is told with them.
            let at_end = page.at_end && !shard.is_open();
            let key = opener.master_key().map(|of_record| key_now(&view).unwrap_or(of_record));
            Ok(SourcePage { records: read, next, millis_behind, at_end, key })
        })
    }

    fn changed<'a>(&'a self, at: ShardOf<'a>, after: SequenceNumber) -> BoxFuture<'a, ()> {
        Box::pin(async move {
            let published = self.streams.published();
            // Begins to listen before it looks, so that no change falls in between.
            let news = published.changed.notified();
            let Ok((view, id)) = self.find(at, READ) else { return };
            let Some(shard) = view.stream.shard(id).filter(|shard| shard.is_open()) else { return };
            let log = &self.streams.log;
            match log.bounds(shard.no) {
                // Its end is told when the catalog shows its children.
                Ok(bounds) if bounds.sealed && bounds.next <= behind(after) => news.await,
                Ok(_) => {
                    tokio::select! {
                        // In the order of the branches, so that a simulated server does the same twice.
                        biased;
                        _ = log.changed(shard.no, behind(after)) => {}
                        () = news => {}
                    }
                }
                Err(_) => {}
            }
        })
    }
}

impl StreamPorts {
    fn find(&self, at: ShardOf<'_>, action: &str) -> Result<(Arc<StreamView>, ShardId), ServiceError> {
        let view = self.view(at.caller, at.stream, action)?;
        let id = ShardId::parse(at.shard).ok_or_else(|| missing(&view, at.shard))?;
        Ok((view, id))
    }
}

/// ARN of the master key that new records of the stream are encrypted under.
fn key_now(view: &StreamView) -> Option<ByteString> {
    let encryption = &view.stream.encryption;
    encryption.key_id.as_ref()?;
    encryption.data_keys.last().map(|key| key.key_arn.as_str().into())
}

fn visible(view: &StreamView, id: ShardId, now: Timestamp) -> Result<&Shard, ServiceError> {
    view.stream.visible_shard(id, now).ok_or_else(|| missing(view, &id.to_string()))
}

fn missing(view: &StreamView, shard: &str) -> ServiceError {
    error::shard_not_found(view.stream.scope.account, &view.stream.name, shard)
}

fn behind(number: SequenceNumber) -> Pos {
    number.pos().map_or(Pos::ZERO, |pos| pos.plus(1))
}

/// A number that stands for "read up to `next`"; `last` is when the record before it arrived.
fn place(shard: &Shard, next: Pos, last: Timestamp) -> SequenceNumber {
    SequenceNumber::checkpoint(shard.created, shard.id.0, next, last.plus(Duration::from_secs(1)))
}

fn source_shard(shard: &Shard) -> SourceShard {
    let parents = [shard.parent, shard.adjacent_parent];
    SourceShard {
        id: shard.id.to_string().into(),
        parents: parents.into_iter().flatten().map(|id| id.to_string().into()).collect(),
    }
}
