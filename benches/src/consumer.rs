//! A consumer of enhanced fan-out: subscriptions that go on with the children of a shard at its end.
//!
//! A consumer comes to a shard when it has read all its parents, so the order of a key holds over a reshard, and it is checked.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::net::SocketAddr;
use std::ops::Range;
use std::rc::Rc;
use std::time::Duration;

use memchr::memmem;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout};

use crate::client::{Encoding, request};

/// Digits of the time, the key and the place at the beginning of a record.
const STAMP: [usize; 3] = [16, 4, 10];
/// Base64 of the stamp.
const STAMP_BASE64: usize = 40;
/// Longest silence of a subscription; it beats every five seconds.
const PATIENCE: Duration = Duration::from_secs(20);

/// What all tasks of a measurement share.
pub struct Shared {
    /// Times of puts are micros after this.
    pub zero: Instant,
    /// Micros after `zero` between which puts count.
    pub window: (u64, u64),
    /// What was counted.
    pub sums: RefCell<Sums>,
}

/// What was put and seen.
#[derive(Default)]
pub struct Sums {
    /// Micros from each put that counts to each event with its record.
    pub latencies: Vec<u32>,
    /// Puts that count.
    pub puts: u64,
    /// Bytes of events in the window.
    pub bytes: u64,
    /// All puts, also those that do not count.
    pub put_in_all: u64,
    /// All deliveries.
    pub seen_in_all: u64,
    /// The first thing that went wrong.
    pub failure: Option<String>,
}

impl Shared {
    /// Counts puts between two times after `zero`.
    pub fn new(zero: Instant, begin: Duration, end: Duration) -> Self {
        let window = (begin.as_micros() as u64, end.as_micros() as u64);
        Self { zero, window, sums: RefCell::default() }
    }
}

/// A consumer, and what it has read.
pub struct Consumer {
    address: SocketAddr,
    arn: String,
    /// The place that is due of each key.
    places: RefCell<Vec<u64>>,
    begun: RefCell<HashSet<String>>,
    ended: RefCell<HashSet<String>>,
    /// Shards that it reads now.
    reads: Cell<usize>,
}

impl Consumer {
    /// A registered consumer that has read nothing.
    pub fn new(address: SocketAddr, arn: &str, keys: usize) -> Self {
        Self {
            address,
            arn: arn.to_owned(),
            places: RefCell::new(vec![0; keys]),
            begun: RefCell::default(),
            ended: RefCell::default(),
            reads: Cell::new(0),
        }
    }

    /// Shards that it reads now.
    pub fn reads(&self) -> usize {
        self.reads.get()
    }

    /// Subscribes to a shard from its beginning.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn subscribe(&self, shard: &str) -> Result<Stream, String> {
        let body = format!(
            r#"{{"ConsumerARN":"{}","ShardId":"{shard}","StartingPosition":{{"Type":"TRIM_HORIZON"}}}}"#,
            self.arn
        );
        Stream::open(self.address, &request(Encoding::Json, "SubscribeToShard", body.as_bytes())).await
    }

    /// Reads a subscription to the shard's end, then its children's, in a task of its own.
    pub fn follow(self: &Rc<Self>, stream: Stream, shard: String, shared: &Rc<Shared>) {
        self.reads.set(self.reads.get() + 1);
        let (consumer, shared) = (Rc::clone(self), Rc::clone(shared));
        tokio::task::spawn_local(async move {
            if let Err(why) = consumer.read_and_go_on(stream, shard, &shared).await {
                shared.sums.borrow_mut().failure.get_or_insert(why);
            }
        });
    }

    async fn read_and_go_on(
        self: &Rc<Self>,
        stream: Stream,
        shard: String,
        shared: &Rc<Shared>,
    ) -> Result<(), String> {
        let children = self.read(stream, shared).await?;
        self.reads.set(self.reads.get() - 1);
        self.ended.borrow_mut().insert(shard);
        for child in children {
            // Of a merge, the parent that ends last begins the child.
            let ready = child.parents.iter().all(|parent| self.ended.borrow().contains(parent));
            if ready && self.begun.borrow_mut().insert(child.shard.clone()) {
                let stream = self.subscribe(&child.shard).await?;
                self.follow(stream, child.shard, shared);
            }
        }
        Ok(())
    }

    /// Reads a subscription to its end; gives the shard's children.
    async fn read(&self, mut stream: Stream, shared: &Shared) -> Result<Vec<Child>, String> {
        let record = memmem::Finder::new(br#""Data":""#);
        let mut children = Vec::new();
        loop {
            while let Some(chunk) = stream.chunk()? {
                let now = shared.zero.elapsed().as_micros() as u64;
                let event = &stream.buffer[chunk];
                if event.is_empty() {
                    return if children.is_empty() {
                        Err("a subscription ended before its shard".into())
                    } else {
                        Ok(children)
                    };
                }
                let told = event.first_chunk::<4>().map(|bytes| u32::from_be_bytes(*bytes) as usize);
                if told != Some(event.len()) {
                    return Err("a chunk that is not one event".into());
                }
                children.extend(children_of(event)?);
                let mut sums = shared.sums.borrow_mut();
                for at in record.find_iter(event) {
                    let [put, key, place] = stamp_of(&event[at + 8..])?;
                    self.expect(key, place)?;
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

    /// Checks that a record is the one that is due of its key.
    fn expect(&self, key: u64, place: u64) -> Result<(), String> {
        let mut places = self.places.borrow_mut();
        let expected = places.get_mut(key as usize).ok_or("a key that nobody put")?;
        if place != *expected {
            return Err(format!("record {place} of key {key} where {expected} was due"));
        }
        *expected += 1;
        Ok(())
    }
}

/// A shard that goes on where others ended.
#[derive(Debug, PartialEq, Eq)]
struct Child {
    shard: String,
    parents: Vec<String>,
}

/// The children that an event tells.
fn children_of(event: &[u8]) -> Result<Vec<Child>, String> {
    let Some(at) = memmem::find(event, br#""ChildShards":["#) else { return Ok(Vec::new()) };
    let mut children = Vec::new();
    for shard in memmem::find_iter(&event[at..], br#""ShardId":""#) {
        let rest = &event[at + shard..];
        let parents = memmem::find(rest, br#""ParentShards":["#).ok_or("a child without parents")?;
        let list = &rest[parents + 16..];
        let list = &list[..memchr::memchr(b']', list).ok_or("a list without an end")?];
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let id = &rest[11..];
        children.push(Child {
            shard: text(&id[..memchr::memchr(b'"', id).ok_or("an id without an end")?]),
            parents: text(list).split(',').map(|id| id.trim_matches('"').to_owned()).collect(),
        });
    }
    Ok(children)
}

/// A chunked answer that is being read.
pub struct Stream {
    socket: TcpStream,
    buffer: Vec<u8>,
    /// Bytes of the buffer that were taken.
    taken: usize,
}

impl Stream {
    async fn open(address: SocketAddr, request: &[u8]) -> Result<Self, String> {
        let mut socket = TcpStream::connect(address).await.map_err(|why| format!("connecting: {why}"))?;
        socket.write_all(request).await.map_err(|why| format!("sending: {why}"))?;
        let mut stream = Self { socket, buffer: Vec::with_capacity(64 << 10), taken: 0 };
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

    async fn read(&mut self) -> Result<(), String> {
        match timeout(PATIENCE, self.socket.read_buf(&mut self.buffer)).await {
            Ok(Ok(0)) => Err("the server ended a subscription".into()),
            Ok(Ok(_)) => Ok(()),
            Ok(Err(why)) => Err(format!("receiving: {why}")),
            Err(_) => Err("a subscription is silent, without a heartbeat".into()),
        }
    }

    /// The place of the next whole chunk in the buffer; an empty one is the end.
    fn chunk(&mut self) -> Result<Option<Range<usize>>, String> {
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

    #[test]
    fn the_children_of_a_shard_come_with_all_their_parents() {
        let event = br#"..{"Records":[],"ChildShards":[{"ShardId":"c","ParentShards":["a","b"],"HashKeyRange":{}},{"ShardId":"d","ParentShards":["b"]}]}.."#;
        let child = |shard: &str, parents: &[&str]| Child {
            shard: shard.into(),
            parents: parents.iter().map(ToString::to_string).collect(),
        };
        assert_eq!(children_of(event), Ok(vec![child("c", &["a", "b"]), child("d", &["b"])]));
        assert_eq!(children_of(br#"{"Records":[]}"#), Ok(Vec::new()));
    }
}
