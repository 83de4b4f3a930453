//! What clients ask and what they are told: typed here, bytes on the simulated wire.

use std::fmt;

use base::{ByteString, HashKey, HashRange, SequenceNumber, Timestamp};
use bytes::Bytes;
use model::kinesis as k;
use model::{Encode, FromValue};
use wire::event_stream::EventMessage;
use wire::{ErrorBody, Protocol};

/// A stream by its place in the list of names.
pub(crate) type StreamName = u8;

/// A shard of one incarnation of a stream: a stream that is deleted and made again has shards that were created
/// later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ShardKey {
    pub(crate) stream: StreamName,
    pub(crate) index: u32,
    pub(crate) created_s: u64,
}

/// A record that a producer wants stored. Its bytes follow from its number.
#[derive(Clone, Debug)]
pub(crate) struct Outgoing {
    pub(crate) id: u64,
    pub(crate) key: String,
    pub(crate) explicit: Option<HashKey>,
    pub(crate) len: usize,
}

/// From where an iterator reads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Start {
    TrimHorizon,
    Latest,
    At(SequenceNumber),
    After(SequenceNumber),
    Time(Timestamp),
}

/// A change of a stream that its owner wants.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    Create { shards: i32 },
    Delete,
    Split { shard: u32, new_start: HashKey },
    Merge { shard: u32, adjacent: u32 },
    Count { target: i32 },
    Retention { from: i32, hours: i32 },
    Encrypt(bool),
}

/// A request.
#[derive(Clone, Debug)]
pub(crate) enum Ask {
    Put {
        stream: StreamName,
        records: Vec<Outgoing>,
        single: bool,
    },
    Iterator {
        shard: ShardKey,
        start: Start,
    },
    Get {
        iterator: ByteString,
        limit: Option<i32>,
    },
    Shards {
        stream: StreamName,
    },
    Summary {
        stream: StreamName,
    },
    /// Describes a consumer, or registers it. One that is known was acknowledged for this stream.
    Consumer {
        stream: StreamName,
        name: String,
        register: bool,
        known: bool,
    },
    Subscribe {
        shard: ShardKey,
        start: Start,
        consumer: ByteString,
    },
    Change {
        stream: StreamName,
        change: Change,
    },
}

/// An error as a client sees it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refused {
    pub(crate) status: u16,
    pub(crate) code: String,
    pub(crate) message: String,
}

/// One record that was acknowledged: its shard's index and its number.
pub(crate) type Stored = (u32, SequenceNumber);

/// A shard as ListShards shows it.
#[derive(Clone, PartialEq)]
pub(crate) struct ShardRow {
    pub(crate) index: u32,
    pub(crate) parent: Option<u32>,
    pub(crate) adjacent: Option<u32>,
    pub(crate) range: HashRange,
    pub(crate) start: SequenceNumber,
    pub(crate) end: Option<SequenceNumber>,
}

impl fmt::Debug for ShardRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parents = [self.parent, self.adjacent].into_iter().flatten().collect::<Vec<_>>();
        let share = |key: HashKey| key.0 >> 108;
        let (from, to) = (share(self.range.start), share(self.range.end));
        write!(f, "{} of {parents:?} keys {from:05x}-{to:05x} {}-", self.index, self.start.time_s())?;
        self.end.map_or(Ok(()), |end| write!(f, "{}", end.time_s()))
    }
}

/// A record as GetRecords gives it.
#[derive(Clone, Debug)]
pub(crate) struct Got {
    pub(crate) number: SequenceNumber,
    pub(crate) arrival: Timestamp,
    pub(crate) key: ByteString,
    pub(crate) data: Bytes,
}

/// A page of GetRecords.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) records: Vec<Got>,
    pub(crate) next: Option<ByteString>,
    /// Index and parents of each.
    pub(crate) children: Vec<(u32, Vec<u32>)>,
}

/// A stream as DescribeStreamSummary shows it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Summary {
    pub(crate) active: bool,
    pub(crate) deleting: bool,
    pub(crate) hours: i32,
    pub(crate) created: Timestamp,
    pub(crate) open: i32,
    pub(crate) encrypted: bool,
}

/// An answer.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    Put(Vec<Result<Stored, Refused>>),
    Iterator(ByteString),
    Page(Page),
    Shards(Vec<ShardRow>),
    Summary(Summary),
    Consumer(ByteString),
    Done,
    Refused(Refused),
}

/// What the message of a subscription says: a page, or nothing when it is the first one. A page without `next` is the
/// last one.
///
/// # Errors
/// What about it cannot be.
pub(crate) fn pushed(protocol: Protocol, mut message: Bytes) -> Result<Option<Page>, String> {
    let event = EventMessage::take(&mut message).map_err(|e| e.to_string())?.ok_or("half an event")?;
    match event.text(":event-type") {
        Some("initial-response") => Ok(None),
        Some("SubscribeToShardEvent") => {
            let event: k::SubscribeToShardEvent = decode(protocol, &event.payload)?;
            let continuation = event.continuation_sequence_number;
            Ok(Some(page(k::GetRecordsOutput {
                records: event.records,
                next_shard_iterator: Some(continuation).filter(|text| !text.is_empty()),
                millis_behind_latest: Some(event.millis_behind_latest),
                child_shards: event.child_shards,
            })?))
        }
        other => Err(format!("an event {other:?}")),
    }
}

/// The bytes of a record: every byte depends on the number, so that nothing mixed up passes for it.
pub(crate) fn data_of(id: u64, len: usize) -> Bytes {
    let mut bytes = id.to_le_bytes().to_vec();
    bytes.extend((0..len as u64).map(|i| (i.wrapping_mul(31) ^ id.wrapping_mul(0x9e37_79b9) >> 7) as u8));
    bytes.into()
}

/// The number of a record by its bytes.
pub(crate) fn id_of(data: &[u8]) -> Option<u64> {
    data.first_chunk::<8>().map(|bytes| u64::from_le_bytes(*bytes))
}

pub(crate) fn name_of(stream: StreamName) -> ByteString {
    format!("stream-{stream}").into()
}

pub(crate) fn arn_of(stream: StreamName) -> ByteString {
    format!("arn:aws:kinesis:us-east-1:000000000000:stream/{}", name_of(stream)).into()
}

fn shard_id(index: u32) -> ByteString {
    format!("shardId-{index:012}").into()
}

fn shard_index(text: &str) -> Result<u32, String> {
    let digits = text.strip_prefix("shardId-").ok_or_else(|| format!("{text:?} is no shard id"))?;
    digits.parse().map_err(|_| format!("{text:?} is no shard id"))
}

impl Ask {
    /// Name of the operation and bytes of the input.
    pub(crate) fn encode(&self, protocol: Protocol) -> (&'static str, Bytes) {
        let named = |stream: &StreamName| Some(name_of(*stream));
        let bytes = |input: &dyn Encode| wire::encode(protocol, input);
        match self {
            Ask::Put { stream, records, single: true } => {
                let record = &records[0];
                let input = k::PutRecordInput {
                    stream_name: named(stream),
                    data: data_of(record.id, record.len),
                    partition_key: Some(record.key.as_str().into()),
                    explicit_hash_key: record.explicit.map(|key| key.to_string().into()),
                    ..k::PutRecordInput::default()
                };
                ("PutRecord", bytes(&input))
            }
            Ask::Put { stream, records, single: false } => {
                let entry = |record: &Outgoing| k::PutRecordsRequestEntry {
                    data: data_of(record.id, record.len),
                    partition_key: Some(record.key.as_str().into()),
                    explicit_hash_key: record.explicit.map(|key| key.to_string().into()),
                };
                let input = k::PutRecordsInput {
                    stream_name: named(stream),
                    records: records.iter().map(entry).collect(),
                    ..k::PutRecordsInput::default()
                };
                ("PutRecords", bytes(&input))
            }
            Ask::Iterator { shard, start } => ("GetShardIterator", bytes(&iterator_input(*shard, *start))),
            Ask::Get { iterator, limit } => {
                let input = k::GetRecordsInput {
                    shard_iterator: iterator.clone(),
                    limit: *limit,
                    ..k::GetRecordsInput::default()
                };
                ("GetRecords", bytes(&input))
            }
            Ask::Shards { stream } => {
                let input =
                    k::ListShardsInput { stream_name: named(stream), ..k::ListShardsInput::default() };
                ("ListShards", bytes(&input))
            }
            Ask::Summary { stream } => {
                let input = k::DescribeStreamSummaryInput {
                    stream_name: named(stream),
                    ..k::DescribeStreamSummaryInput::default()
                };
                ("DescribeStreamSummary", bytes(&input))
            }
            Ask::Consumer { stream, name, register: true, .. } => {
                let input = k::RegisterStreamConsumerInput {
                    stream_arn: arn_of(*stream),
                    consumer_name: name.as_str().into(),
                    ..k::RegisterStreamConsumerInput::default()
                };
                ("RegisterStreamConsumer", bytes(&input))
            }
            Ask::Consumer { stream, name, register: false, .. } => {
                let input = k::DescribeStreamConsumerInput {
                    stream_arn: Some(arn_of(*stream)),
                    consumer_name: Some(name.as_str().into()),
                    ..k::DescribeStreamConsumerInput::default()
                };
                ("DescribeStreamConsumer", bytes(&input))
            }
            Ask::Subscribe { shard, start, consumer } => {
                let from = iterator_input(*shard, *start);
                let input = k::SubscribeToShardInput {
                    consumer_arn: consumer.clone(),
                    shard_id: from.shard_id,
                    starting_position: k::StartingPosition {
                        r#type: from.shard_iterator_type,
                        sequence_number: from.starting_sequence_number,
                        timestamp: from.timestamp,
                    },
                    ..k::SubscribeToShardInput::default()
                };
                ("SubscribeToShard", bytes(&input))
            }
            Ask::Change { stream, change } => change.encode(*stream, &bytes),
        }
    }

    /// What the server's bytes say to this request.
    ///
    /// # Errors
    /// What about them is no answer to it.
    pub(crate) fn decode(&self, protocol: Protocol, status: u16, body: &Bytes) -> Result<Answer, String> {
        if status != 200 {
            let error = ErrorBody::from_bytes(protocol, body, None);
            let message = error.message.unwrap_or_default().to_string();
            return Ok(Answer::Refused(Refused { status, code: error.code.to_string(), message }));
        }
        Ok(match self {
            Ask::Put { records, single: true, .. } => {
                let out: k::PutRecordOutput = decode(protocol, body)?;
                debug_assert_eq!(records.len(), 1);
                Answer::Put(vec![Ok(stored(&out.shard_id, &out.sequence_number)?)])
            }
            Ask::Put { records, .. } => {
                let out: k::PutRecordsOutput = decode(protocol, body)?;
                if out.records.len() != records.len() {
                    return Err(format!("{} records have {} answers", records.len(), out.records.len()));
                }
                let results: Vec<_> = out.records.iter().map(put_result).collect::<Result<_, _>>()?;
                let failed = results.iter().filter(|result| result.is_err()).count();
                if out.failed_record_count != i32::try_from(failed).ok() {
                    return Err(format!(
                        "{failed} failed, but the answer says {:?}",
                        out.failed_record_count
                    ));
                }
                Answer::Put(results)
            }
            Ask::Iterator { .. } => {
                let out: k::GetShardIteratorOutput = decode(protocol, body)?;
                Answer::Iterator(out.shard_iterator.ok_or("no iterator in the answer")?)
            }
            Ask::Get { .. } => Answer::Page(page(decode(protocol, body)?)?),
            Ask::Shards { .. } => {
                let out: k::ListShardsOutput = decode(protocol, body)?;
                if out.next_token.is_some() {
                    return Err("a second page of shards".to_owned());
                }
                let shards = out.shards.unwrap_or_default();
                Answer::Shards(shards.iter().map(shard_row).collect::<Result<_, _>>()?)
            }
            Ask::Summary { .. } => {
                let out: k::DescribeStreamSummaryOutput = decode(protocol, body)?;
                let s = out.stream_description_summary;
                Answer::Summary(Summary {
                    active: s.stream_status == k::StreamStatus::Active,
                    deleting: s.stream_status == k::StreamStatus::Deleting,
                    hours: s.retention_period_hours,
                    created: s.stream_creation_timestamp,
                    open: s.open_shard_count,
                    encrypted: s.encryption_type == Some(k::EncryptionType::Kms),
                })
            }
            Ask::Consumer { register: true, .. } => {
                let out: k::RegisterStreamConsumerOutput = decode(protocol, body)?;
                Answer::Consumer(out.consumer.consumer_arn)
            }
            Ask::Consumer { .. } => {
                let out: k::DescribeStreamConsumerOutput = decode(protocol, body)?;
                Answer::Consumer(out.consumer_description.consumer_arn)
            }
            Ask::Subscribe { .. } | Ask::Change { .. } => Answer::Done,
        })
    }
}

impl Change {
    fn encode(&self, stream: StreamName, bytes: &dyn Fn(&dyn Encode) -> Bytes) -> (&'static str, Bytes) {
        let name = name_of(stream);
        let stream_name = Some(name.clone());
        match self {
            Change::Create { shards } => {
                let input = k::CreateStreamInput {
                    stream_name: name,
                    shard_count: Some(*shards),
                    ..k::CreateStreamInput::default()
                };
                ("CreateStream", bytes(&input))
            }
            Change::Delete => {
                let input = k::DeleteStreamInput { stream_name, ..k::DeleteStreamInput::default() };
                ("DeleteStream", bytes(&input))
            }
            Change::Split { shard, new_start } => {
                let input = k::SplitShardInput {
                    stream_name,
                    shard_to_split: shard_id(*shard),
                    new_starting_hash_key: new_start.to_string().into(),
                    ..k::SplitShardInput::default()
                };
                ("SplitShard", bytes(&input))
            }
            Change::Merge { shard, adjacent } => {
                let input = k::MergeShardsInput {
                    stream_name,
                    shard_to_merge: shard_id(*shard),
                    adjacent_shard_to_merge: shard_id(*adjacent),
                    ..k::MergeShardsInput::default()
                };
                ("MergeShards", bytes(&input))
            }
            Change::Count { target } => {
                let input = k::UpdateShardCountInput {
                    stream_name,
                    target_shard_count: *target,
                    scaling_type: k::ScalingType::UniformScaling,
                    ..k::UpdateShardCountInput::default()
                };
                ("UpdateShardCount", bytes(&input))
            }
            Change::Retention { from, hours } if hours >= from => {
                let input = k::IncreaseStreamRetentionPeriodInput {
                    stream_name,
                    retention_period_hours: *hours,
                    ..k::IncreaseStreamRetentionPeriodInput::default()
                };
                ("IncreaseStreamRetentionPeriod", bytes(&input))
            }
            Change::Retention { hours, .. } => {
                let input = k::DecreaseStreamRetentionPeriodInput {
                    stream_name,
                    retention_period_hours: *hours,
                    ..k::DecreaseStreamRetentionPeriodInput::default()
                };
                ("DecreaseStreamRetentionPeriod", bytes(&input))
            }
            Change::Encrypt(true) => {
                let input = k::StartStreamEncryptionInput {
                    stream_name,
                    encryption_type: k::EncryptionType::Kms,
                    key_id: "alias/aws/kinesis".into(),
                    ..k::StartStreamEncryptionInput::default()
                };
                ("StartStreamEncryption", bytes(&input))
            }
            Change::Encrypt(false) => {
                let input = k::StopStreamEncryptionInput {
                    stream_name,
                    encryption_type: k::EncryptionType::Kms,
                    key_id: "alias/aws/kinesis".into(),
                    ..k::StopStreamEncryptionInput::default()
                };
                ("StopStreamEncryption", bytes(&input))
            }
        }
    }
}

fn iterator_input(shard: ShardKey, start: Start) -> k::GetShardIteratorInput {
    let text = |number: SequenceNumber| Some(number.to_string().into());
    let (kind, number, time) = match start {
        Start::TrimHorizon => (k::ShardIteratorType::TrimHorizon, None, None),
        Start::Latest => (k::ShardIteratorType::Latest, None, None),
        Start::At(number) => (k::ShardIteratorType::AtSequenceNumber, text(number), None),
        Start::After(number) => (k::ShardIteratorType::AfterSequenceNumber, text(number), None),
        Start::Time(time) => (k::ShardIteratorType::AtTimestamp, None, Some(time)),
    };
    k::GetShardIteratorInput {
        stream_name: Some(name_of(shard.stream)),
        shard_id: shard_id(shard.index),
        shard_iterator_type: kind,
        starting_sequence_number: number,
        timestamp: time,
        ..k::GetShardIteratorInput::default()
    }
}

fn decode<T: FromValue>(protocol: Protocol, body: &Bytes) -> Result<T, String> {
    let decoded = wire::decode(protocol, body, T::shape()).map_err(|e| format!("{e:?}"))?;
    Ok(T::from_value(decoded.value.map_err(|e| e.message)?))
}

fn number(text: &str) -> Result<SequenceNumber, String> {
    SequenceNumber::parse(text).map_err(|_| format!("{text:?} is no sequence number"))
}

fn stored(shard: &str, text: &str) -> Result<Stored, String> {
    let (index, number) = (shard_index(shard)?, number(text)?);
    if number.shard_index() != index {
        return Err(format!("the number {text} is not one of {shard}"));
    }
    Ok((index, number))
}

fn put_result(entry: &k::PutRecordsResultEntry) -> Result<Result<Stored, Refused>, String> {
    match (&entry.shard_id, &entry.sequence_number, &entry.error_code) {
        (Some(shard), Some(text), None) => Ok(Ok(stored(shard, text)?)),
        (None, None, Some(code)) => {
            let message = entry.error_message.clone().unwrap_or_default().to_string();
            Ok(Err(Refused { status: 500, code: code.to_string(), message }))
        }
        _ => Err(format!("neither stored nor failed: {entry:?}")),
    }
}

fn page(out: k::GetRecordsOutput) -> Result<Page, String> {
    let record = |record: k::Record| -> Result<Got, String> {
        Ok(Got {
            number: number(&record.sequence_number)?,
            arrival: record.approximate_arrival_timestamp.ok_or("a record without its arrival")?,
            key: record.partition_key.ok_or("a record without its partition key")?,
            data: record.data,
        })
    };
    let child = |child: &k::ChildShard| -> Result<(u32, Vec<u32>), String> {
        let parents = child.parent_shards.iter().map(|id| shard_index(id)).collect::<Result<_, _>>()?;
        Ok((shard_index(&child.shard_id)?, parents))
    };
    Ok(Page {
        children: out.child_shards.iter().flatten().map(child).collect::<Result<_, _>>()?,
        records: out.records.into_iter().map(record).collect::<Result<_, _>>()?,
        next: out.next_shard_iterator,
    })
}

fn shard_row(shard: &k::Shard) -> Result<ShardRow, String> {
    let key = |text: &str| HashKey::parse(text).map_err(|_| format!("{text:?} is no hash key"));
    let index = |id: &Option<ByteString>| id.as_deref().map(shard_index).transpose();
    let range = &shard.hash_key_range;
    let numbers = &shard.sequence_number_range;
    Ok(ShardRow {
        index: shard_index(&shard.shard_id)?,
        parent: index(&shard.parent_shard_id)?,
        adjacent: index(&shard.adjacent_parent_shard_id)?,
        range: HashRange { start: key(&range.starting_hash_key)?, end: key(&range.ending_hash_key)? },
        start: number(&numbers.starting_sequence_number)?,
        end: numbers.ending_sequence_number.as_deref().map(number).transpose()?,
    })
}
