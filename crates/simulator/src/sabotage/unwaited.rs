//! Planted bugs of applications: what must be durable before the next thing happens is only on its way.

use std::sync::Arc;

use base::{Pos, ShardNo, Timestamp};
use commit_log::engine::{
    AppendError, Appended, Bounds, BoxFuture, Group, Page, ReadError, ReadLimits, Retention, ShardLog,
};
use service_api::ports::{RecordSink, SinkError, SinkRecord};
use service_api::{Caller, ServiceError};

/// A stream that takes everything at once, and stores it later.
pub(crate) struct UnwaitedSink(pub(crate) Arc<dyn RecordSink>);

impl RecordSink for UnwaitedSink {
    fn put<'a>(
        &'a self,
        caller: &'a Caller,
        stream: &'a str,
        records: Vec<SinkRecord>,
    ) -> service_api::BoxFuture<'a, Result<Vec<Result<(), SinkError>>, ServiceError>> {
        let (sink, caller, stream) = (Arc::clone(&self.0), caller.clone(), stream.to_owned());
        let answers = records.iter().map(|_| Ok(())).collect();
        Box::pin(async move {
            tokio::spawn(async move { drop(sink.put(&caller, &stream, records).await) });
            Ok(answers)
        })
    }
}

/// A log that answers at once where a journal is written.
pub(crate) struct UnwaitedLog(pub(crate) Arc<dyn ShardLog>);

impl ShardLog for UnwaitedLog {
    fn append(&self, groups: Vec<Group>) -> BoxFuture<'_, Vec<Result<Appended, AppendError>>> {
        let log = Arc::clone(&self.0);
        Box::pin(async move {
            let bounds: Vec<_> = groups.iter().map(|group| log.bounds(group.shard)).collect();
            tokio::spawn(async move { drop(log.append(groups).await) });
            let answer = |bounds: Result<Bounds, ReadError>| {
                let bounds = bounds.map_err(|_| AppendError::Unknown)?;
                let arrival = bounds.last_arrival.unwrap_or(Timestamp::ZERO);
                Ok(Appended { first: bounds.next, arrival })
            };
            bounds.into_iter().map(answer).collect()
        })
    }

    fn read(&self, shard: ShardNo, from: Pos, limits: ReadLimits) -> BoxFuture<'_, Result<Page, ReadError>> {
        self.0.read(shard, from, limits)
    }

    fn changed(&self, shard: ShardNo, after: Pos) -> BoxFuture<'_, Result<(), ReadError>> {
        self.0.changed(shard, after)
    }

    fn seek_time(&self, shard: ShardNo, time: Timestamp) -> BoxFuture<'_, Result<Pos, ReadError>> {
        self.0.seek_time(shard, time)
    }

    fn bounds(&self, shard: ShardNo) -> Result<Bounds, ReadError> {
        self.0.bounds(shard)
    }

    fn open_shard(&self, shard: ShardNo, retention: Retention) {
        self.0.open_shard(shard, retention);
    }

    fn set_retention(&self, shard: ShardNo, retention: Retention) {
        self.0.set_retention(shard, retention);
    }

    fn drop_shard(&self, shard: ShardNo) {
        self.0.drop_shard(shard);
    }
}
