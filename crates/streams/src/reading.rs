//! From a page of the log to records in AWS's shape: the common part of GetRecords and SubscribeToShard.

use base::{SequenceNumber, SequenceNumberTexts, Timestamp};
use commit_log::engine::Page;
use model::kinesis::{ChildShard, EncryptionType, Record};
use service_api::ServiceError;
use streams_core::Shard;

use crate::catalog::StreamView;
use crate::convert::hash_key_range;
use crate::records::Content;
use crate::sealing::Opener;
use crate::{error, records};

/// The records of a page.
pub(crate) fn wire_records(
    view: &StreamView,
    shard: &Shard,
    page: &Page,
) -> Result<Vec<Record>, ServiceError> {
    let mut texts = SequenceNumberTexts::with_capacity(page.records.len());
    let mut opener = Opener::new(&view.keys, shard.no);
    page.records.iter().map(|record| wire_record(shard, record, &mut texts, &mut opener)).collect()
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

/// What counts against the limits of a shard: data and partition key.
pub(crate) fn record_bytes(record: &Record) -> u64 {
    (record.data.len() + record.partition_key.as_ref().map_or(0, |key| key.len())) as u64
}

/// How far a page is behind the tip, in milliseconds.
pub(crate) fn millis_behind(now: Timestamp, page: &Page) -> u64 {
    match (page.next_arrival, page.records.last()) {
        (None, _) => 0,
        (Some(_), Some(last)) => now.millis_since(last.arrival),
        (Some(next), None) => now.millis_since(next),
    }
}

/// The shards that took over the keys of a closed one.
pub(crate) fn children(view: &StreamView, shard: &Shard) -> Vec<ChildShard> {
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
