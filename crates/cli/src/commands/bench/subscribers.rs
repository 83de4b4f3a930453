//! Consumers of enhanced fan-out, and how long each record takes from its put to them.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use base::ByteString;
use bytes::Bytes;
use loadgen::Latencies;
use model::kinesis as k;
use tokio::task::JoinSet;

use super::load::{Done, Work};
use super::puts::put_records;
use crate::client::{CallError, Client, Events, Prepared, streams};
use crate::failure::Failure;
use crate::random;

/// Bytes at the beginning of a record that say of which run it is, and when it was put.
pub const STAMP_BYTES: usize = 16;
/// How long nothing may come before what is missing counts as lost.
const PATIENCE: Duration = Duration::from_secs(5);
const POLL: Duration = Duration::from_millis(20);

/// What was put and what came.
pub struct Run {
    /// Tells our records from others in the stream.
    mark: u64,
    zero: Instant,
    /// Records put in this time after the begin of the load are not timed.
    warm: Duration,
    /// The end of that, in µs after `zero`.
    from: AtomicU64,
    put: AtomicU64,
    seen: AtomicU64,
    latencies: Mutex<Latencies>,
}

/// What came of the events.
pub struct Delivered {
    /// Records that came, of all consumers.
    pub seen: u64,
    /// Records that should have come.
    pub expected: u64,
    /// From the call that put a record to the event that brought it.
    pub latencies: Latencies,
}

impl Run {
    /// A run in which records that are put in the first `warm` of the load are not timed.
    pub fn new(warm: Duration) -> Arc<Self> {
        Arc::new(Run {
            mark: random::bits(),
            zero: Instant::now(),
            warm,
            from: AtomicU64::new(micros(warm)),
            put: AtomicU64::new(0),
            seen: AtomicU64::new(0),
            latencies: Mutex::default(),
        })
    }

    /// The load begins now.
    pub fn begin(&self) {
        self.from.store(micros(self.zero.elapsed() + self.warm), Ordering::Relaxed);
    }

    fn stamp(&self) -> [u8; STAMP_BYTES] {
        let mut stamp = [0; STAMP_BYTES];
        stamp[..8].copy_from_slice(&self.mark.to_be_bytes());
        stamp[8..].copy_from_slice(&micros(self.zero.elapsed()).to_be_bytes());
        stamp
    }

    /// When a record was put, if it is one of ours.
    fn put_at(&self, data: &[u8]) -> Option<u64> {
        let (mark, rest) = data.split_first_chunk::<8>()?;
        let (put, _) = rest.split_first_chunk::<8>()?;
        (u64::from_be_bytes(*mark) == self.mark).then(|| u64::from_be_bytes(*put))
    }

    fn count(&self, records: &[k::Record]) {
        let now = micros(self.zero.elapsed());
        let mut latencies = self.latencies.lock().unwrap_or_else(PoisonError::into_inner);
        for put in records.iter().filter_map(|record| self.put_at(&record.data)) {
            self.seen.fetch_add(1, Ordering::Relaxed);
            if put >= self.from.load(Ordering::Relaxed) {
                latencies.record(Duration::from_micros(now.saturating_sub(put)));
            }
        }
    }

    /// Waits until everything that was put has come to so many consumers, or nothing comes any more.
    pub async fn delivered(&self, consumers: usize) -> Delivered {
        let expected = self.put.load(Ordering::Relaxed) * consumers as u64;
        let (mut seen, mut since) = (0, Instant::now());
        while seen < expected && since.elapsed() < PATIENCE {
            let now = self.seen.load(Ordering::Relaxed);
            if now > seen {
                (seen, since) = (now, Instant::now());
            } else {
                tokio::time::sleep(POLL).await;
            }
        }
        let latencies = self.latencies.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Delivered { seen: seen.max(self.seen.load(Ordering::Relaxed)), expected, latencies }
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

/// PutRecords whose records say when they were put: one connection's part.
pub struct StampedPuts {
    client: Arc<Client>,
    run: Arc<Run>,
    input: k::PutRecordsInput,
    bytes: usize,
}

/// Puts for so many connections, of `records` records of `bytes` bytes a call.
pub fn stamped_puts(
    client: &Arc<Client>,
    run: &Arc<Run>,
    stream: &str,
    connections: usize,
    [records, bytes]: [usize; 2],
) -> Vec<StampedPuts> {
    let one = |_| StampedPuts {
        client: Arc::clone(client),
        run: Arc::clone(run),
        input: put_records(stream, records, bytes),
        bytes,
    };
    (0..connections).map(one).collect()
}

impl Work for StampedPuts {
    async fn call(&mut self) -> Result<Done, CallError> {
        let stamp = self.run.stamp();
        for record in &mut self.input.records {
            let mut data = record.data.to_vec();
            data[..STAMP_BYTES].copy_from_slice(&stamp);
            record.data = Bytes::from(data);
        }
        let answer = self.client.once(&Prepared::new(&self.input)).await?;
        let mut done = Done::default();
        for result in &answer.records {
            match &result.error_code {
                None => done.records += 1,
                Some(code) => *done.refused.entry(code.to_string()).or_default() += 1,
            }
        }
        self.run.put.fetch_add(done.records, Ordering::Relaxed);
        done.bytes = done.records * self.bytes as u64;
        Ok(done)
    }
}

/// Registered consumers that read all open shards of a stream.
pub struct Subscribers {
    client: Arc<Client>,
    arns: Vec<ByteString>,
    tasks: JoinSet<CallError>,
}

impl Subscribers {
    /// None yet.
    pub fn new(client: &Arc<Client>) -> Self {
        Subscribers { client: Arc::clone(client), arns: Vec::new(), tasks: JoinSet::new() }
    }

    /// Registers so many consumers and subscribes each to every shard; what comes then is counted in `run`.
    pub async fn subscribe(&mut self, stream: &str, consumers: usize, run: &Arc<Run>) -> Result<(), Failure> {
        let stream_arn = streams::summary(&self.client, stream).await?.stream_arn;
        let shards = streams::shards(&self.client, stream).await?;
        let open = |shard: &k::Shard| shard.sequence_number_range.ending_sequence_number.is_none();
        let name = random::bits();
        for number in 0..consumers {
            let input = k::RegisterStreamConsumerInput {
                stream_arn: stream_arn.clone(),
                consumer_name: format!("flumen-bench-{name:016x}-{number}").into(),
                ..Default::default()
            };
            self.arns.push(self.client.call(&input).await?.consumer.consumer_arn);
        }
        for arn in &self.arns {
            streams::wait_consumer(&self.client, arn).await?;
            for shard in shards.iter().filter(|shard| open(shard)) {
                let at = position(k::ShardIteratorType::Latest, None);
                let events = subscription(&self.client, arn, &shard.shard_id, at).await?;
                let (client, run) = (Arc::clone(&self.client), Arc::clone(run));
                self.tasks.spawn(read(client, arn.clone(), shard.shard_id.clone(), events, run));
            }
        }
        Ok(())
    }

    /// The first subscription that failed, if one did.
    pub fn failure(&mut self) -> Option<CallError> {
        self.tasks.try_join_next().and_then(Result::ok)
    }

    /// Ends the subscriptions and takes the consumers off the stream; a failure to do so is given.
    pub async fn end(mut self) -> Result<(), CallError> {
        self.tasks.shutdown().await;
        for arn in self.arns {
            let consumer_arn = Some(arn);
            self.client
                .command(&k::DeregisterStreamConsumerInput { consumer_arn, ..Default::default() })
                .await?;
        }
        Ok(())
    }
}

fn position(r#type: k::ShardIteratorType, sequence_number: Option<ByteString>) -> k::StartingPosition {
    k::StartingPosition { r#type, sequence_number, timestamp: None }
}

async fn subscription(
    client: &Client,
    consumer_arn: &ByteString,
    shard_id: &ByteString,
    starting_position: k::StartingPosition,
) -> Result<Events, CallError> {
    let input = k::SubscribeToShardInput {
        consumer_arn: consumer_arn.clone(),
        shard_id: shard_id.clone(),
        starting_position,
        ..Default::default()
    };
    client.subscribe(&input).await
}

/// Reads a shard until it fails; after five minutes a subscription ends and another goes on.
async fn read(
    client: Arc<Client>,
    arn: ByteString,
    shard: ByteString,
    mut events: Events,
    run: Arc<Run>,
) -> CallError {
    let mut last = None;
    loop {
        match events.next().await {
            Ok(Some(event)) => {
                run.count(&event.records);
                last = Some(event.continuation_sequence_number);
            }
            Ok(None) => {
                let at = match &last {
                    Some(last) => position(k::ShardIteratorType::AfterSequenceNumber, Some(last.clone())),
                    None => position(k::ShardIteratorType::Latest, None),
                };
                match subscription(&client, &arn, &shard, at).await {
                    Ok(next) => events = next,
                    Err(error) => return error,
                }
            }
            Err(error) => return error,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_tells_its_run_and_when_it_was_put() {
        let (run, other) = (Run::new(Duration::ZERO), Run::new(Duration::ZERO));
        let mut data = run.stamp().to_vec();
        data.extend_from_slice(b"and more");
        assert!(run.put_at(&data).is_some());
        assert_eq!(other.put_at(&data), None, "another run's");
        assert_eq!(run.put_at(b"short"), None);
    }

    #[test]
    fn only_what_was_put_after_the_warm_up_is_timed() {
        let run = Run::new(Duration::from_secs(3600));
        let record = k::Record { data: run.stamp().to_vec().into(), ..Default::default() };
        run.count(&[record]);
        assert_eq!(run.seen.load(Ordering::Relaxed), 1);
        assert_eq!(run.latencies.lock().unwrap().count(), 0);
    }
}
