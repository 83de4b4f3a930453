//! From the records of a request to durable positions: the common part of PutRecord and PutRecords.

use std::sync::Arc;
use std::time::Instant;

use base::{HashKey, SequenceNumber, SequenceNumberTexts, ShardNo, Timestamp};
use bytes::Bytes;
use bytestring::ByteString;
use commit_log::engine::{AppendError, Appended, Group};
use commit_log::{EncodedRun, RunBuilder};
use service_api::ServiceError;
use service_api::ports::KeyError;

use crate::catalog::StreamView;
use crate::sealing::{self, DataKey};
use crate::{Streams, error, records};

/// A record of a request, checked and routed.
pub(crate) struct Entry {
    data: Bytes,
    partition_key: ByteString,
    hash_key: HashKey,
    route: usize,
}

/// A durable record.
pub(crate) struct Stored {
    pub shard_id: ByteString,
    pub sequence_number: ByteString,
}

/// A record that is not acknowledged.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Too much for the shard or the server at this moment.
    Throttled { shard_id: ByteString },
    /// The log said why.
    Failed(AppendError),
}

impl Entry {
    /// Checks what the model's tables cannot know. `path` is what stands before a member's name in messages.
    pub(crate) fn new(
        view: &StreamView,
        data: Bytes,
        partition_key: Option<ByteString>,
        explicit_hash_key: Option<&str>,
        path: impl Fn() -> String,
    ) -> Result<Self, ServiceError> {
        let auto = view.stream.capacity.auto_distribution;
        let partition_key = match partition_key {
            Some(key) => key,
            // A given key has at least one character: an empty one is stored for none.
            None if auto => ByteString::new(),
            None => {
                let path = format!("{}partitionKey", path());
                return Err(error::constraint("null", &path, "Member must not be null"));
            }
        };
        let size_max = view.stream.record_kib_max as usize * 1024;
        let size = data.len() + partition_key.len();
        if size > size_max {
            return Err(error::constraint(
                &format!("'java.nio.HeapByteBuffer[pos=0 lim={0} cap={0}]'", data.len()),
                &format!("{}data", path()),
                &format!("Member must have length less than or equal to {size_max}"),
            ));
        }
        let hash_key = match explicit_hash_key {
            Some(text) => HashKey::parse(text).map_err(|_| {
                error::invalid(format!(
                    "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified \
                     value was {text}"
                ))
            })?,
            None if auto => HashKey(0),
            None => HashKey::of_partition_key(&partition_key),
        };
        let hash_key = if auto { view.meter.next_hash_key() } else { hash_key };
        Ok(Entry { data, partition_key, hash_key, route: view.route(hash_key) })
    }

    /// The same record under another shard map.
    fn routed(&self, view: &StreamView) -> Self {
        let (data, partition_key) = (self.data.clone(), self.partition_key.clone());
        Entry { data, partition_key, hash_key: self.hash_key, route: view.route(self.hash_key) }
    }

    /// Bytes that count against AWS's limits: data and partition key.
    pub(crate) fn size(&self) -> usize {
        self.data.len() + self.partition_key.len()
    }
}

/// Only an ACTIVE or UPDATING stream takes records; to a writer any other does not exist. Where they are encrypted, the
/// key must be there.
pub(crate) fn check_writable(view: &StreamView, now: Timestamp) -> Result<(), ServiceError> {
    if view.stream.is_usable(now) {
        return Ok(sealer(view).map(|_| ())?);
    }
    Err(error::stream_not_found(view.stream.scope.account, &view.stream.name))
}

/// Stores entries within the limits of their shards; answers in order of the entries.
pub(crate) async fn store(
    streams: &Streams,
    view: &StreamView,
    entries: &[Entry],
    now: Timestamp,
) -> Vec<Result<Stored, Failure>> {
    let Some(refused) = refused(view, entries, now) else { return store_all(streams, view, entries).await };
    let admitted: Vec<Entry> =
        entries.iter().zip(&refused).filter(|(_, no)| !**no).map(|(entry, _)| entry.routed(view)).collect();
    let mut stored = store_all(streams, view, &admitted).await.into_iter();
    let answer = |(entry, no): (&Entry, bool)| match no {
        true => Err(Failure::Throttled { shard_id: view.open_shard(entry.route).0.id.clone() }),
        false => stored.next().unwrap_or(Err(Failure::Failed(AppendError::Unknown))),
    };
    entries.iter().zip(refused).map(answer).collect()
}

/// Counts a call with these entries and their outcomes.
pub(crate) fn count_call(
    view: &StreamView,
    begun: Instant,
    entries: &[Entry],
    results: &[Result<Stored, Failure>],
) {
    let (mut stored, mut throttled, mut bytes) = (0, 0, 0);
    for (entry, result) in entries.iter().zip(results) {
        match result {
            Ok(_) => (stored, bytes) = (stored + 1, bytes + entry.size()),
            Err(Failure::Throttled { .. }) => throttled += 1,
            Err(Failure::Failed(_)) => {}
        }
    }
    view.meter.put_many(begun, entries.len(), stored, throttled, bytes);
}

/// Which entries the limits of their shards refuse; `None` when none is. In order: what is refused does not keep
/// a smaller record after it from being taken.
fn refused(view: &StreamView, entries: &[Entry], now: Timestamp) -> Option<Vec<bool>> {
    if !view.limits {
        return None;
    }
    let refuse = |entry: &Entry| {
        let meter = view.route_meter(entry.route);
        let refused = !meter.buckets.admits_record(now, entry.size() as u64);
        if refused {
            meter.write_exceeded.record(1);
        }
        refused
    };
    let refused: Vec<bool> = entries.iter().map(refuse).collect();
    refused.contains(&true).then_some(refused)
}

/// Stores entries; answers in order of the entries.
async fn store_all(streams: &Streams, view: &StreamView, entries: &[Entry]) -> Vec<Result<Stored, Failure>> {
    let mut answers = store_by_map(streams, view, entries).await;
    if answers.iter().any(is_sealed) {
        store_again(streams, view, entries, &mut answers).await;
    }
    answers
}

fn is_sealed(answer: &Result<Stored, Failure>) -> bool {
    matches!(answer, Err(Failure::Failed(AppendError::Sealed)))
}

/// A shard was split or merged while its records were on their way: they go to its children. A group is stored
/// whole or not at all, so records of one key stay in order.
async fn store_again(
    streams: &Streams,
    view: &StreamView,
    entries: &[Entry],
    answers: &mut [Result<Stored, Failure>],
) {
    let mut newer: Option<Arc<StreamView>> = None;
    loop {
        let sealed: Vec<usize> = (0..answers.len()).filter(|i| is_sealed(&answers[*i])).collect();
        if sealed.is_empty() {
            return;
        }
        newer = streams.resharded(newer.as_deref().unwrap_or(view)).await;
        let Some(view) = &newer else {
            sealed.iter().for_each(|i| answers[*i] = Err(Failure::Failed(AppendError::UnknownShard)));
            return;
        };
        let again: Vec<Entry> = sealed.iter().map(|i| entries[*i].routed(view)).collect();
        for (i, answer) in sealed.into_iter().zip(store_by_map(streams, view, &again).await) {
            answers[i] = answer;
        }
    }
}

/// Stores entries by one shard map, one group for each shard that they touch.
async fn store_by_map(
    streams: &Streams,
    view: &StreamView,
    entries: &[Entry],
) -> Vec<Result<Stored, Failure>> {
    let Ok(sealer) = sealer(view) else {
        let failed = || Err(Failure::Failed(AppendError::Unavailable));
        return entries.iter().map(|_| failed()).collect();
    };
    // Sorting is stable: records of one shard keep the order of the request.
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|i| entries[*i].route);
    let groups = order
        .chunk_by(|a, b| entries[*a].route == entries[*b].route)
        .map(|members| group(view, sealer.as_deref(), entries, members))
        .collect();
    let appended = streams.log.append(groups).await;

    let mut texts = SequenceNumberTexts::with_capacity(entries.len());
    let mut answers: Vec<Option<Result<Stored, Failure>>> = (0..entries.len()).map(|_| None).collect();
    let members = order.chunk_by(|a, b| entries[*a].route == entries[*b].route);
    for (members, appended) in members.zip(appended) {
        if appended.is_ok() {
            let meter = view.route_meter(entries[members[0]].route);
            meter.incoming_records.record(members.len() as u64);
            meter.incoming_bytes.record(members.iter().map(|i| entries[*i].size() as u64).sum());
        }
        for (offset, i) in (0..).zip(members) {
            answers[*i] = Some(answer(view, entries[*i].route, offset, appended, &mut texts));
        }
    }
    answers.into_iter().map(|answer| answer.unwrap_or(Err(Failure::Failed(AppendError::Unknown)))).collect()
}

/// The data key for new records; `None` when they are not encrypted.
fn sealer(view: &StreamView) -> Result<Option<Arc<DataKey>>, KeyError> {
    view.stream.encryption.current().map(|current| view.keys.key(current.no)).transpose()
}

fn group(view: &StreamView, sealer: Option<&DataKey>, entries: &[Entry], members: &[usize]) -> Group {
    let (open, _) = view.open_shard(entries[members[0]].route);
    if let Some(key) = sealer {
        return Group { shard: open.no, run: sealed_run(key, open.no, entries, members) };
    }
    let len = |i: &usize| records::encoded_len(&entries[*i].partition_key, &entries[*i].data);
    let mut run = RunBuilder::with_capacity(members.len(), members.iter().map(len).sum());
    for i in members {
        let Entry { data, partition_key, .. } = &entries[*i];
        run.push(&[&records::header(partition_key), partition_key.as_bytes(), data]);
    }
    Group { shard: open.no, run: run.finish() }
}

fn sealed_run(key: &DataKey, shard: ShardNo, entries: &[Entry], members: &[usize]) -> EncodedRun {
    let len = |i: &usize| sealing::OVERHEAD + entries[*i].size();
    let mut run = RunBuilder::with_capacity(members.len(), members.iter().map(len).sum());
    let mut sealed = Vec::new();
    for i in members {
        key.seal(shard, &entries[*i].partition_key, &entries[*i].data, &mut sealed);
        run.push(&[&sealed]);
    }
    run.finish()
}

fn answer(
    view: &StreamView,
    route: usize,
    offset: u64,
    appended: Result<Appended, AppendError>,
    texts: &mut SequenceNumberTexts,
) -> Result<Stored, Failure> {
    let (open, shard) = view.open_shard(route);
    match appended {
        Ok(Appended { first, arrival }) => {
            let number = SequenceNumber::record(shard.created, shard.id.0, first.plus(offset), arrival);
            Ok(Stored { shard_id: open.id.clone(), sequence_number: texts.text(number) })
        }
        Err(AppendError::Throttled) => Err(Failure::Throttled { shard_id: open.id.clone() }),
        Err(e) => Err(Failure::Failed(e)),
    }
}
