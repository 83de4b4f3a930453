//! Enhanced fan-out: records that are put at a steady rate, and the subscribers that are pushed them.
//!
//! Every record carries when it was put, its key's number and its place among the records of that key, so each subscriber
//! sees how late a record came and that none is lost, doubled or out of order.

use std::cell::RefCell;
use std::fmt::Write;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::Duration;

use memchr::memmem;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::runtime::Runtime;
use tokio::task::LocalSet;
use tokio::time::{Instant, sleep, sleep_until, timeout};

use crate::cases::{Scratch, create_stream};
use crate::client::{Connection, Encoding, request};
use crate::figures::figure;
use crate::options::Options;
use crate::process::{Pid, Server, cpu_seconds, memory_mib};
use crate::workload::{Numbers, STREAM};

/// Connections that put records; each has keys of its own, so that the order of a key is the order of its puts.
const WRITERS: usize = 16;
/// Digits of the time, the key and the place at the beginning of a record.
const STAMP: [usize; 3] = [16, 4, 10];
/// Base64 of the stamp.
const STAMP_BASE64: usize = 40;
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
}

const SHAPES: [Shape; 4] = [
    Shape {
        title: "1 subscriber, 1 shard, 1,000 records/s of 1 KiB",
        shards: 1,
        consumers: 1,
        keys: 1000,
        records_per_second: 1000,
        record_bytes: 1024,
        stuck: false,
    },
    Shape {
        title: "100 subscribers, 1 shard, 1,024 records/s of 1 KiB (1 MiB/s)",
        shards: 1,
        consumers: 100,
        keys: 1000,
        records_per_second: 1024,
        record_bytes: 1024,
        stuck: false,
    },
    Shape {
        title: "100 consumers, 2 shards, 380 records/s of 4 kB of 1,000 keys",
        shards: 2,
        consumers: 100,
        keys: 1000,
        records_per_second: 380,
        record_bytes: 4000,
        stuck: false,
    },
    Shape {
        title: "the same, and one more consumer that takes nothing",
        shards: 2,
        consumers: 100,
        keys: 1000,
        records_per_second: 380,
        record_bytes: 4000,
        stuck: true,
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

/// What all tasks of a measurement share.
struct Shared {
    zero: Instant,
    /// Micros after `zero` between which puts count.
    window: (u64, u64),
    sums: RefCell<Sums>,
}

#[derive(Default)]
struct Sums {
    /// Micros from each put that counts to each event with its record.
    latencies: Vec<u32>,
    puts: u64,
    bytes: u64,
    /// All records, also those that do not count.
    put_in_all: u64,
    seen_in_all: u64,
    failure: Option<String>,
}

async fn load(options: &Options, server: &Server, shape: &Shape) -> Result<[f64; 9], String> {
    create_stream(server, shape.shards).await?;
    let consumers = register(server, shape.consumers + usize::from(shape.stuck)).await?;
    let warm = Duration::from_secs(1);
    let zero = Instant::now();
    // Subscribing takes a while; the window begins when it is over.
    let mut subscribers = Vec::new();
    let mut stuck = Vec::new();
    for (at, consumer) in consumers.iter().enumerate() {
        for shard in 0..shape.shards {
            let stream = subscribe(server.address, consumer, shard).await?;
            if at < shape.consumers { subscribers.push(stream) } else { stuck.push(stream) }
        }
    }
    let begin = zero.elapsed() + warm;
    let end = begin + options.time;
    let window = (begin.as_micros() as u64, end.as_micros() as u64);
    let shared = Rc::new(Shared { zero, window, sums: RefCell::default() });
    for stream in subscribers {
        let (shared, keys) = (Rc::clone(&shared), shape.keys);
        tokio::task::spawn_local(async move {
            if let Err(why) = follow(stream, &shared, keys).await {
                shared.sums.borrow_mut().failure.get_or_insert(why);
            }
        });
    }
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
    settled(&shared, shape).await?;
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

/// Waits until every consumer has every record.
async fn settled(shared: &Shared, shape: &Shape) -> Result<(), String> {
    let begin = Instant::now();
    loop {
        {
            let sums = shared.sums.borrow();
            if let Some(why) = &sums.failure {
                return Err(why.clone());
            }
            let wanted = sums.put_in_all * shape.consumers as u64;
            if sums.seen_in_all == wanted {
                return Ok(());
            }
            if begin.elapsed() > PATIENCE {
                return Err(format!("{} of {wanted} records were delivered", sums.seen_in_all));
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

/// A chunked answer that is being read.
struct Stream {
    socket: TcpStream,
    buffer: Vec<u8>,
    /// Bytes of the buffer that were taken.
    taken: usize,
}

async fn subscribe(address: SocketAddr, consumer: &str, shard: usize) -> Result<Stream, String> {
    let body = format!(
        r#"{{"ConsumerARN":"{consumer}","ShardId":"shardId-{shard:012}","StartingPosition":{{"Type":"TRIM_HORIZON"}}}}"#
    );
    let mut socket = TcpStream::connect(address).await.map_err(|why| format!("connecting: {why}"))?;
    let request = request(Encoding::Json, "SubscribeToShard", body.as_bytes());
    socket.write_all(&request).await.map_err(|why| format!("sending: {why}"))?;
    let mut stream = Stream { socket, buffer: Vec::with_capacity(64 << 10), taken: 0 };
    loop {
        stream.read().await?;
        if let Some(end) = memmem::find(&stream.buffer, b"\r\n\r\n") {
            if !stream.buffer.starts_with(b"HTTP/1.1 200") {
                return Err(String::from_utf8_lossy(&stream.buffer).into_owned());
            }
            stream.taken = end + 4;
            return Ok(stream);
        }
    }
}

impl Stream {
    async fn read(&mut self) -> Result<(), String> {
        match timeout(PATIENCE, self.socket.read_buf(&mut self.buffer)).await {
            Ok(Ok(0)) => Err("the server ended a subscription".into()),
            Ok(Ok(_)) => Ok(()),
            Ok(Err(why)) => Err(format!("receiving: {why}")),
            Err(_) => Err("a subscription is silent, without a heartbeat".into()),
        }
    }

    /// The place of the next whole chunk in the buffer.
    fn chunk(&mut self) -> Result<Option<std::ops::Range<usize>>, String> {
        let rest = &self.buffer[self.taken..];
        let Some(line) = memmem::find(rest, b"\r\n") else { return Ok(None) };
        let text = std::str::from_utf8(&rest[..line]).map_err(|_| "a chunk without a length")?;
        let length = usize::from_str_radix(text, 16).map_err(|_| format!("a chunk of length {text}"))?;
        let begin = self.taken + line + 2;
        if self.buffer.len() < begin + length + 2 {
            return Ok(None);
        }
        self.taken = begin + length + 2;
        Ok(Some(begin..begin + length))
    }
}

/// Reads a subscription for ever.
async fn follow(mut stream: Stream, shared: &Shared, keys: usize) -> Result<(), String> {
    // A subscriber of one shard of several sees only some of the keys.
    let mut places = vec![0u64; keys];
    let record = memmem::Finder::new(br#""Data":""#);
    loop {
        while let Some(chunk) = stream.chunk()? {
            let now = shared.zero.elapsed().as_micros() as u64;
            let event = &stream.buffer[chunk];
            let told = event.first_chunk::<4>().map(|bytes| u32::from_be_bytes(*bytes) as usize);
            if told != Some(event.len()) {
                return Err("a chunk that is not one event".into());
            }
            let mut sums = shared.sums.borrow_mut();
            for at in record.find_iter(event) {
                let data = &event[at + 8..];
                let [put, key, place] = stamp_of(data)?;
                let expected = places.get_mut(key as usize).ok_or("a key that nobody put")?;
                if place != *expected {
                    return Err(format!("record {place} of key {key} where {expected} was due"));
                }
                *expected += 1;
                sums.seen_in_all += 1;
                if (shared.window.0..shared.window.1).contains(&put) {
                    sums.latencies.push(u32::try_from(now.saturating_sub(put)).unwrap_or(u32::MAX));
                }
            }
            if (shared.window.0..shared.window.1).contains(&now) {
                sums.bytes += event.len() as u64;
            }
        }
        stream.buffer.drain(..stream.taken);
        stream.taken = 0;
        stream.read().await?;
    }
}

/// Time, key and place of a record from its base64.
fn stamp_of(data: &[u8]) -> Result<[u64; 3], String> {
    let bytes = base64_simd::STANDARD
        .decode_to_vec(data.get(..STAMP_BASE64).ok_or("a record without a stamp")?)
        .map_err(|_| "a record that is no base64")?;
    let mut text = std::str::from_utf8(&bytes).map_err(|_| "a stamp that is no text")?;
    let mut numbers = [0; 3];
    for (number, digits) in numbers.iter_mut().zip(STAMP) {
        let (here, rest) = text.split_at(digits);
        *number = here.parse().map_err(|_| "a stamp without digits")?;
        text = rest;
    }
    Ok(numbers)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_comes_back_from_the_begin_of_a_record() {
        let data = format!("{:016}{:04}{:010}and more", 123_456, 789, 42);
        let text = base64_simd::STANDARD.encode_to_string(data.as_bytes());
        assert_eq!(stamp_of(text.as_bytes()), Ok([123_456, 789, 42]));
        assert!(stamp_of(b"short").is_err());
    }
}
