//! From a page of the log to records in AWS's shape: the common part of GetRecords and SubscribeToShard.

use base::{Pos, SequenceNumber, SequenceNumberDigits, Timestamp};
use commit_log::engine::Page;
use model::kinesis::{ChildShard, EncryptionType};
use model::{Cell, Encode, ShapeWriter};
use service_api::ServiceError;
use streams_core::Shard;

use crate::catalog::StreamView;
use crate::convert::hash_key_range;
use crate::records::Content;
use crate::sealing::Opener;
use crate::{error, records};

/// The records of a page in AWS's shape. They are written straight from the bytes of the log: no text or slice is made
/// for any of them before.
#[derive(Debug, Default)]
pub(crate) struct Records {
    shard_created: Timestamp,
    shard_index: u32,
    list: Vec<Readable>,
}

#[derive(Debug)]
struct Readable {
    pos: Pos,
    arrival: Timestamp,
    content: Content,
}

/// JSON or CBOR around a record without its key and data: names, a sequence number, a time.
const AROUND_RECORD: usize = 220;

impl Records {
    /// Takes the records of a page apart.
    ///
    /// # Errors
    /// When one of them is sealed and its key is not there, or is damaged.
    pub(crate) fn of(view: &StreamView, shard: &Shard, page: Page) -> Result<Self, ServiceError> {
        let mut opener = Opener::new(&view.keys, shard.no);
        let mut list = Vec::with_capacity(page.records.len());
        for record in page.records {
            let content = records::read(record.bytes, &mut opener)
                .map_err(|e| error::unreadable(e, shard.no, record.pos))?;
            list.push(Readable { pos: record.pos, arrival: record.arrival, content });
        }
        Ok(Records { shard_created: shard.created, shard_index: shard.id.0, list })
    }

    /// How many.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// What counts against the limits of a shard: data and partition keys.
    pub(crate) fn bytes(&self) -> u64 {
        self.list.iter().map(|record| record.content.size()).sum()
    }

    /// The most bytes that they take in an answer.
    pub(crate) fn size_hint(&self) -> usize {
        let size = |content: &Content| {
            // Escapes of a key take six bytes for one.
            content.data().len().div_ceil(3) * 4 + 6 * content.key.len() + AROUND_RECORD
        };
        self.list.iter().map(|record| size(&record.content)).sum()
    }

    fn number(&self, record: &Readable) -> SequenceNumber {
        SequenceNumber::record(self.shard_created, self.shard_index, record.pos, record.arrival)
    }
}

impl Encode for Records {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        let mut digits = SequenceNumberDigits::default();
        out.begin_list(self.list.len());
        for record in &self.list {
            let content = &record.content;
            let number = Cell::Plain(digits.ascii(self.number(record)));
            let mut members = [
                ("SequenceNumber", number),
                ("ApproximateArrivalTimestamp", Cell::Time(record.arrival)),
                ("Data", Cell::Blob(content.data())),
                ("PartitionKey", Cell::Text(content.partition_key_bytes())),
                ("EncryptionType", Cell::Plain(EncryptionType::Kms.as_str().as_bytes())),
            ];
            let mut count = if content.encrypted { 5 } else { 4 };
            // With AUTO distribution none was given.
            if content.key.is_empty() {
                members.swap(3, 4);
                count -= 1;
            }
            out.row(&members[..count]);
        }
        out.end_list();
    }
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

#[cfg(test)]
impl Records {
    /// In the generated structures.
    pub(crate) fn typed(&self) -> Vec<model::kinesis::Record> {
        let typed = |record: &Readable| model::kinesis::Record {
            sequence_number: self.number(record).to_string().into(),
            approximate_arrival_timestamp: Some(record.arrival),
            data: bytes::Bytes::copy_from_slice(record.content.data()),
            partition_key: Some(record.content.partition_key().into())
                .filter(|key: &base::ByteString| !key.is_empty()),
            encryption_type: record.content.encrypted.then_some(EncryptionType::Kms),
        };
        self.list.iter().map(typed).collect()
    }
}
