//! The metrics of AWS/Kinesis: which of the meters' counts they are, under AWS's names, units and dimensions.
//!
//! Source: developer guide, monitoring with CloudWatch. The basic metrics of a stream are always there, those of its shards
//! when enhanced monitoring names them. Bytes are those of data and partition keys, as in the limits.

use base::Timestamp;
use bytestring::ByteString;
use service_api::ports::{Series, Statistics, Unit};
use streams_core::{ShardId, ShardMetric};

use crate::Streams;
use crate::catalog::StreamView;
use crate::meters::{ConsumerMeter, Reading, ShardMeter, Stat, StreamMeter};

/// All that was ever measured of a series, with the extremes of the current minute.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// Of what.
    pub series: Series,
    /// How much.
    pub statistics: Statistics,
}

/// A part of a stream that has metrics of its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    Stream,
    Shard(ShardId),
    Consumer(ByteString),
}

/// One metric: name, unit, and how much of what the meter counts makes one of the unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Metric {
    name: &'static str,
    unit: Unit,
    per_unit: u32,
}

/// A metric of a part of a stream, as counted so far.
pub(crate) struct Counted {
    pub part: Part,
    pub metric: Metric,
    pub reading: Reading,
}

const fn bytes(name: &'static str) -> Metric {
    Metric { name, unit: Unit::Bytes, per_unit: 1 }
}

const fn number(name: &'static str) -> Metric {
    Metric { name, unit: Unit::Count, per_unit: 1 }
}

const fn millis(name: &'static str) -> Metric {
    Metric { name, unit: Unit::Milliseconds, per_unit: 1 }
}

/// Milliseconds that are counted in microseconds.
const fn latency(name: &'static str) -> Metric {
    Metric { name, unit: Unit::Milliseconds, per_unit: 1_000 }
}

impl Metric {
    /// Whether it is this one of those that are kept for shards.
    pub(crate) fn is(&self, of_shard: ShardMetric) -> bool {
        self.name == of_shard.as_str()
    }

    pub(crate) fn statistics(&self, reading: Reading) -> Statistics {
        let in_unit = |n: u64| n as f64 / f64::from(self.per_unit);
        Statistics {
            count: reading.count,
            sum: in_unit(reading.sum),
            min: in_unit(reading.min),
            max: in_unit(reading.max),
        }
    }

    pub(crate) fn series(&self, view: &StreamView, part: &Part) -> Series {
        let mut dimensions = vec![("StreamName", ByteString::from(view.stream.name.as_str()))];
        match part {
            Part::Stream => {}
            Part::Shard(id) => dimensions.push(("ShardId", id.to_string().into())),
            Part::Consumer(name) => dimensions.push(("ConsumerName", name.clone())),
        }
        let scope = view.stream.scope.clone();
        Series { scope, namespace: "AWS/Kinesis", name: self.name, unit: self.unit, dimensions }
    }
}

impl Streams {
    /// All series of all streams in which something was measured since the start.
    #[must_use]
    pub fn measured(&self) -> Vec<Measured> {
        let (catalog, now) = (self.catalog(), self.timers().now());
        let of_stream = |view: &StreamView| {
            let counted =
                counted(view, now, Stat::read).into_iter().filter(|counted| counted.reading.count > 0);
            let measured = counted.map(|Counted { part, metric, reading }| Measured {
                series: metric.series(view, &part),
                statistics: metric.statistics(reading),
            });
            measured.collect::<Vec<_>>()
        };
        catalog.all().flat_map(|view| of_stream(view)).collect()
    }
}

/// All metrics of a stream, each of its counts read once by `read`.
pub(crate) fn counted(view: &StreamView, now: Timestamp, read: fn(&Stat) -> Reading) -> Vec<Counted> {
    let stream = of_stream(&view.meter, read).map(|(metric, reading)| (Part::Stream, metric, reading));
    let wanted = &view.stream.shard_metrics;
    let shards = view.metered_shards().flat_map(|(shard, meter)| {
        let id = shard.id;
        let of_shard = of_shard(meter, read).into_iter().filter(|(which, ..)| wanted.contains(which));
        of_shard.map(move |(_, metric, reading)| (Part::Shard(id), metric, reading))
    });
    let registered = |name: &str| view.stream.consumers.get(now, name).is_some();
    let consumers = view.meter.consumers().into_iter().filter(|(name, _)| registered(name));
    let consumers = consumers.flat_map(|(name, meter)| {
        of_consumer(&meter, read).map(|(metric, reading)| (Part::Consumer(name.clone()), metric, reading))
    });
    let all = stream.into_iter().chain(shards).chain(consumers);
    all.map(|(part, metric, reading)| Counted { part, metric, reading }).collect()
}

fn of_stream(meter: &StreamMeter, read: fn(&Stat) -> Reading) -> [(Metric, Reading); 20] {
    let (one, many) = (&meter.put_record, &meter.put_records);
    let (one_bytes, many_bytes) = (read(&one.bytes), read(&many.bytes));
    let (one_records, many_records) = (read(&one.records), read(&many.records));
    [
        (bytes("IncomingBytes"), one_bytes.and(many_bytes)),
        (number("IncomingRecords"), one_records.and(many_records)),
        (bytes("PutRecord.Bytes"), one_bytes),
        (latency("PutRecord.Latency"), read(&one.latency_us)),
        (number("PutRecord.Success"), read(&one.success)),
        (bytes("PutRecords.Bytes"), many_bytes),
        (latency("PutRecords.Latency"), read(&many.latency_us)),
        (number("PutRecords.Records"), many_records),
        (number("PutRecords.Success"), read(&many.success)),
        (number("PutRecords.TotalRecords"), read(&meter.total_records)),
        (number("PutRecords.SuccessfulRecords"), many_records),
        (number("PutRecords.FailedRecords"), read(&meter.failed_records)),
        (number("PutRecords.ThrottledRecords"), read(&meter.throttled_records)),
        (number("WriteProvisionedThroughputExceeded"), read(&meter.write_exceeded)),
        (bytes("GetRecords.Bytes"), read(&meter.get_bytes)),
        (number("GetRecords.Records"), read(&meter.get_records)),
        (latency("GetRecords.Latency"), read(&meter.get_latency_us)),
        (number("GetRecords.Success"), read(&meter.get_success)),
        (millis("GetRecords.IteratorAgeMilliseconds"), read(&meter.iterator_age_ms)),
        (number("ReadProvisionedThroughputExceeded"), read(&meter.read_exceeded)),
    ]
}

fn of_shard(meter: &ShardMeter, read: fn(&Stat) -> Reading) -> [(ShardMetric, Metric, Reading); 7] {
    use ShardMetric::*;
    [
        (IncomingBytes, bytes("IncomingBytes"), read(&meter.incoming_bytes)),
        (IncomingRecords, number("IncomingRecords"), read(&meter.incoming_records)),
        (OutgoingBytes, bytes("OutgoingBytes"), read(&meter.outgoing_bytes)),
        (OutgoingRecords, number("OutgoingRecords"), read(&meter.outgoing_records)),
        (IteratorAgeMilliseconds, millis("IteratorAgeMilliseconds"), read(&meter.iterator_age_ms)),
        (
            WriteProvisionedThroughputExceeded,
            number("WriteProvisionedThroughputExceeded"),
            read(&meter.write_exceeded),
        ),
        (
            ReadProvisionedThroughputExceeded,
            number("ReadProvisionedThroughputExceeded"),
            read(&meter.read_exceeded),
        ),
    ]
}

fn of_consumer(meter: &ConsumerMeter, read: fn(&Stat) -> Reading) -> [(Metric, Reading); 6] {
    [
        (number("SubscribeToShard.Success"), read(&meter.subscribe_success)),
        (number("SubscribeToShard.RateExceeded"), read(&meter.subscribe_rate_exceeded)),
        (bytes("SubscribeToShardEvent.Bytes"), read(&meter.event_bytes)),
        (number("SubscribeToShardEvent.Records"), read(&meter.event_records)),
        (number("SubscribeToShardEvent.Success"), read(&meter.event_success)),
        (millis("SubscribeToShardEvent.MillisBehindLatest"), read(&meter.event_behind_ms)),
    ]
}
