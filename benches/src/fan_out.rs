//! Enhanced fan-out: records that are put at a steady rate, and the subscribers that are pushed them.
//!
//! Every record carries when it was put, its key's number and its place among the records of that key, so each subscriber
//! sees how late a record came and that none is lost, doubled or out of order, also while the stream is resharded.

use std::fmt::Write;
use std::rc::Rc;
use std::time::Duration;

use memchr::memmem;
use tokio::runtime::Runtime;
use tokio::task::LocalSet;
use tokio::time::{Instant, sleep, sleep_until};

use crate::cases::{Scratch, create_stream, wait_active};
use crate::client::{Connection, Encoding, request};
use crate::consumer::{Consumer, Shared};
use crate::figures::figure;
use crate::options::Options;
use crate::process::{Pid, Server, cpu_seconds, memory_mib};
use crate::workload::{Numbers, STREAM};

/// Connections that put records; each has keys of its own, so that the order of a key is the order of its puts.
const WRITERS: usize = 16;
/// Time until the subscribers have what was put last.
const PATIENCE: Duration = Duration::from_secs(20);

/// A shape of load.
struct Shape {
    title: &'static str,
    shards: usize,
    consumers: usize,
    keys: usize,
    records_per_second: u64,
    record_bytes: usize,
    /// One more consumer that takes nothing after its first event.
    stuck: bool,
    /// Numbers of shards that the stream gets one after the other while it is measured.
    reshard: &'static [usize],
}

const SHAPES: [Shape; 6] = [
    Shape {
        title: "1 subscriber, 1 shard, 1,000 records/s of 1 KiB",
        shards: 1,
        consumers: 1,
        keys: 1000,
        records_per_second: 1000,
        record_bytes: 1024,
        stuck: false,
        reshard: &[],
    },
    Shape {
        title: "100 subscribers, 1 shard, 1,024 records/s of 1 KiB (1 MiB/s)",
        shards: 1,
        consumers: 100,
        keys: 1000,
        records_per_second: 1024,
        record_bytes: 1024,
        stuck: false,
        reshard: &[],
    },
    Shape {
        title: "100 consumers, 2 shards, 380 records/s of 4 kB of 1,000 keys",
        shards: 2,
        consumers: 100,
        keys: 1000,
        records_per_second: 380,
        record_bytes: 4000,
        stuck: false,
        reshard: &[],
    },
    Shape {
        title: "100 consumers, 10 shards, 380 records/s of 4 kB of 1,000 keys",
        shards: 10,
        consumers: 100,
        keys: 1000,
        records_per_second: 380,
        record_bytes: 4000,
        stuck: false,
        reshard: &[],
    },
    Shape {
        title: "100 consumers, 2 shards, the same records, and one more consumer that takes nothing",
        shards: 2,
        consumers: 100,
        keys: 1000,
        records_per_second: 380,
        record_bytes: 4000,
        stuck: true,
        reshard: &[],
    },
    Shape {
        title: "100 consumers, 2 to 10 shards during the run, 380 records/s of 4 kB of 1,000 keys",
        shards: 2,
        consumers: 100,
        keys: 1000,
        records_per_second: 380,
        record_bytes: 4000,
        stuck: false,
        // No step is more than twice, as UpdateShardCount wants it.
        reshard: &[4, 8, 10],
    },
];

/// Measures all shapes; gives a table.
///
/// # Errors
/// The first thing that went wrong, a lost or doubled record too.
pub fn measure(options: &Options, runtime: &Runtime) -> Result<String, String> {
    let mut report = format!(
        "### SubscribeToShard: JSON, HTTP/1.1, {} s, no record lost, doubled or out of order\n\n\
         | | puts/s | deliveries/s | MB/s out | put to event p50 ms | p99 ms | slowest ms | server cores | client cores | \
         server peak MiB |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n",
        options.time.as_secs_f64()
    );
    for shape in &SHAPES {
        crate::progress(&format!("fan-out: {}", shape.title));
        let row = one(options, runtime, shape)?;
        writeln!(report, "| {} | {} |", shape.title, row.map(figure).join(" | "))
            .expect("a string takes all");
    }
    Ok(report)
}

fn one(options: &Options, runtime: &Runtime, shape: &Shape) -> Result<[f64; 9], String> {
    let data = Scratch::new(options.data.join("fan-out"))?;
    let config = data.path().join("flumen.toml");
    // More consumers than AWS allows: the shape is one hundred destinations of one stream.
    std::fs::write(&config, format!("[fan_out]\nconsumers_max = {}\n", shape.consumers + 1))
        .map_err(|why| format!("{}: {why}", config.display()))?;
    let log = options.data.join("flumen.log");
    let server = Server::start(&options.flumen, &log, |address| {
        let text = |path: std::path::PathBuf| path.display().to_string();
        let (config, data) = (text(config.clone()), text(data.path().join("data")));
        vec![
            "serve".into(),
            "--listen".into(),
            address.to_string(),
            "--config".into(),
            config,
            "--data".into(),
            data,
        ]
    })?;
    let row = LocalSet::new().block_on(runtime, load(options, &server, shape))?;
    server.stop()?;
    Ok(row)
}

async fn load(options: &Options, server: &Server, shape: &Shape) -> Result<[f64; 9], String> {
    create_stream(server, shape.shards).await?;
    let arns = register(server, shape.consumers + usize::from(shape.stuck)).await?;
    let warm = Duration::from_secs(1);
    let zero = Instant::now();
    // Subscribing takes a while; the window begins when it is over.
    let mut subscribed = Vec::new();
    let mut consumers = Vec::new();
    for arn in &arns[..shape.consumers] {
        let consumer = Rc::new(Consumer::new(server.address, arn, shape.keys));
        for shard in 0..shape.shards {
            let shard = format!("shardId-{shard:012}");
            subscribed.push((consumer.subscribe(&shard).await?, Rc::clone(&consumer), shard));
        }
        consumers.push(consumer);
    }
    let mut stuck = Vec::new();
    for arn in &arns[shape.consumers..] {
        for shard in 0..shape.shards {
            let shard = format!("shardId-{shard:012}");
            stuck.push(Consumer::new(server.address, arn, shape.keys).subscribe(&shard).await?);
        }
    }
    let begin = zero.elapsed() + warm;
    let end = begin + options.time;
    let shared = Rc::new(Shared::new(zero, begin, end));
    for (stream, consumer, shard) in subscribed {
        consumer.follow(stream, shard, &shared);
    }
    let resharded = tokio::task::spawn_local(reshard(
        Connection::open(server.address).await?,
        shape.reshard,
        zero + begin,
        options.time,
    ));
    let mut writers = Vec::new();
    for number in 0..WRITERS {
        let connection = Connection::open(server.address).await?;
        writers.push(tokio::task::spawn_local(write(
            connection,
            number,
            Rc::clone(&shared),
            Plan::of(shape),
        )));
    }
    sleep_until(zero + begin).await;
    let before = (cpu_seconds(server.pid())?, cpu_seconds(Pid::own())?);
    sleep_until(zero + end).await;
    let after = (cpu_seconds(server.pid())?, cpu_seconds(Pid::own())?);
    for writer in writers {
        writer.await.map_err(|why| format!("a writer: {why}"))??;
    }
    resharded.await.map_err(|why| format!("resharding: {why}"))??;
    settled(&shared, shape, &consumers).await?;
    drop(stuck);
    let peak = memory_mib(server.pid(), "VmHWM")?;
    let mut sums = shared.sums.borrow_mut();
    sums.latencies.sort_unstable();
    let seconds = options.time.as_secs_f64();
    let latency = |share: f64| {
        let at = ((sums.latencies.len().max(1) - 1) as f64 * share).round() as usize;
        sums.latencies.get(at).map_or(f64::NAN, |micros| f64::from(*micros) / 1e3)
    };
    Ok([
        sums.puts as f64 / seconds,
        sums.latencies.len() as f64 / seconds,
        sums.bytes as f64 / seconds / 1e6,
        latency(0.5),
        latency(0.99),
        latency(1.0),
        (after.0 - before.0) / seconds,
        (after.1 - before.1) / seconds,
        peak,
    ])
}

/// Gives the stream other numbers of shards, at equal distances in the time that counts.
async fn reshard(
    mut connection: Connection,
    counts: &[usize],
    begin: Instant,
    time: Duration,
) -> Result<(), String> {
    for (at, count) in counts.iter().enumerate() {
        sleep_until(begin + time.mul_f64((at + 1) as f64 / (counts.len() + 1) as f64)).await;
        let body = format!(
            r#"{{"StreamName":"{STREAM}","TargetShardCount":{count},"ScalingType":"UNIFORM_SCALING"}}"#
        );
        connection.exchange(&request(Encoding::Json, "UpdateShardCount", body.as_bytes())).await?;
        wait_active(&mut connection).await?;
    }
    Ok(())
}

/// Waits until every consumer has every record and reads every shard that is open.
async fn settled(shared: &Shared, shape: &Shape, consumers: &[Rc<Consumer>]) -> Result<(), String> {
    let begin = Instant::now();
    let shards = *shape.reshard.last().unwrap_or(&shape.shards);
    loop {
        {
            let sums = shared.sums.borrow();
            if let Some(why) = &sums.failure {
                return Err(why.clone());
            }
            let wanted = sums.put_in_all * shape.consumers as u64;
            let behind = consumers.iter().find(|consumer| consumer.reads() != shards);
            if sums.seen_in_all == wanted && behind.is_none() {
                return Ok(());
            }
            if begin.elapsed() > PATIENCE {
                let reads = behind.map_or(shards, |consumer| consumer.reads());
                return Err(format!(
                    "{} of {wanted} records were delivered, a consumer reads {reads} of {shards} shards",
                    sums.seen_in_all
                ));
            }
        }
        sleep(Duration::from_millis(10)).await;
    }
}

/// Registers consumers; gives their ARNs.
async fn register(server: &Server, count: usize) -> Result<Vec<String>, String> {
    let mut connection = Connection::open(server.address).await?;
    let stream = format!("arn:aws:kinesis:us-east-1:000000000000:stream/{STREAM}");
    let mut arns = Vec::new();
    for number in 0..count {
        let body = format!(r#"{{"StreamARN":"{stream}","ConsumerName":"consumer-{number}"}}"#);
        let answer =
            connection.exchange(&request(Encoding::Json, "RegisterStreamConsumer", body.as_bytes())).await?;
        arns.push(member(answer, r#""ConsumerARN":""#).ok_or("an answer without ConsumerARN")?.to_owned());
    }
    Ok(arns)
}

/// The text after `before` up to a quote.
fn member<'a>(answer: &'a [u8], before: &str) -> Option<&'a str> {
    let value = &answer[memmem::find(answer, before.as_bytes())? + before.len()..];
    std::str::from_utf8(&value[..memchr::memchr(b'"', value)?]).ok()
}

/// What one writer puts.
#[derive(Clone, Copy)]
struct Plan {
    keys: usize,
    record_bytes: usize,
    every: Duration,
}

impl Plan {
    fn of(shape: &Shape) -> Self {
        let every = Duration::from_nanos(1_000_000_000 * WRITERS as u64 / shape.records_per_second);
        Plan { keys: shape.keys, record_bytes: shape.record_bytes, every }
    }
}

/// Puts a record whenever its time has come, until the window is over; late puts are made up for.
async fn write(
    mut connection: Connection,
    number: usize,
    shared: Rc<Shared>,
    plan: Plan,
) -> Result<(), String> {
    let mut numbers = Numbers::new(number as u64);
    let own: Vec<usize> = (number..plan.keys).step_by(WRITERS).collect();
    let mut places = vec![0u64; own.len()];
    let mut due = Instant::now() + plan.every.mul_f64(number as f64 / WRITERS as f64);
    for turn in (0..own.len()).cycle() {
        sleep_until(due).await;
        due += plan.every;
        let put = shared.zero.elapsed().as_micros() as u64;
        if put >= shared.window.1 {
            break;
        }
        let (key, place) = (own[turn], places[turn]);
        places[turn] += 1;
        let mut data = format!("{put:016}{key:04}{place:010}").into_bytes();
        data.extend(numbers.bytes(plan.record_bytes - data.len()));
        let data = base64_simd::STANDARD.encode_to_string(&data);
        let body = format!(r#"{{"StreamName":"{STREAM}","Data":"{data}","PartitionKey":"key-{key}"}}"#);
        connection.exchange(&request(Encoding::Json, "PutRecord", body.as_bytes())).await?;
        let mut sums = shared.sums.borrow_mut();
        sums.put_in_all += 1;
        if put >= shared.window.0 {
            sums.puts += 1;
        }
    }
    Ok(())
}
