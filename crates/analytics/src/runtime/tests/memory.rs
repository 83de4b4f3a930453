//! Streams, functions and objects in memory, with a switch that stops the world as a crash would.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base::{Clock, Pos, Scope, SequenceNumber, ShardNo, TestClock, Timestamp};
use bytes::Bytes;
use commit_log::engine::{
    AppendError, Appended, Bounds, BoxFuture as LogFuture, Group, Page, ReadError, ReadLimits, Retention,
    ShardLog,
};
use serde_json::{Value, json};
use service_api::ports::{
    FunctionInvoker, KeyError, Keys, ObjectError, ObjectStore, RecordSink, RecordSource, ShardOf, SinkError,
    SinkRecord, SourcePage, SourceRecord, SourceShard, WrappedKey,
};
use service_api::{BoxFuture, Caller, ServiceError};
use tokio::sync::Notify;

/// Streams that outlive a crash.
pub struct MemoryStreams {
    clock: TestClock,
    streams: Mutex<BTreeMap<String, Vec<MemoryShard>>>,
    changed: Notify,
    /// Pages that were read.
    reads: AtomicUsize,
    /// Streams that take nothing now.
    failing: Mutex<HashSet<String>>,
    /// The master keys of streams that are encrypted now.
    keys: Mutex<HashMap<String, String>>,
    /// Objects by `bucket/key`.
    pub objects: Mutex<HashMap<String, Bytes>>,
}

struct MemoryShard {
    index: u32,
    created: Timestamp,
    parents: Vec<u32>,
    closed: bool,
    records: Vec<Stored>,
}

/// A record, when it arrived, and the master key under which it is sealed.
type Stored = (SinkRecord, Timestamp, Option<String>);

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub fn shard_id(index: u32) -> String {
    format!("shardId-{index:012}")
}

fn missing() -> ServiceError {
    ServiceError::client("ResourceNotFoundException", "it is not there")
}

impl MemoryStreams {
    pub fn new(clock: TestClock) -> Self {
        MemoryStreams {
            clock,
            streams: Mutex::default(),
            changed: Notify::new(),
            reads: AtomicUsize::new(0),
            failing: Mutex::default(),
            keys: Mutex::default(),
            objects: Mutex::default(),
        }
    }

    pub fn create(&self, stream: &str, shards: u32) {
        let created = self.clock.now();
        let shard =
            |index| MemoryShard { index, created, parents: Vec::new(), closed: false, records: Vec::new() };
        lock(&self.streams).insert(stream.to_owned(), (0..shards).map(shard).collect());
        self.changed.notify_waiters();
    }

    pub fn delete(&self, stream: &str) {
        lock(&self.streams).remove(stream);
        self.changed.notify_waiters();
    }

    /// Closes shards and opens new ones after them.
    pub fn reshard(&self, stream: &str, parents: &[u32], children: u32) {
        let created = self.clock.now();
        let mut streams = lock(&self.streams);
        let shards = streams.get_mut(stream).unwrap();
        parents.iter().for_each(|parent| shards[*parent as usize].closed = true);
        for _ in 0..children {
            let (index, parents) = (shards.len() as u32, parents.to_vec());
            shards.push(MemoryShard { index, created, parents, closed: false, records: Vec::new() });
        }
        drop(streams);
        self.changed.notify_waiters();
    }

    pub fn put(&self, stream: &str, shard: u32, data: &str) {
        let record =
            SinkRecord { partition_key: "key".into(), data: Bytes::copy_from_slice(data.as_bytes()) };
        let (arrival, key) = (self.clock.now(), lock(&self.keys).get(stream).cloned());
        lock(&self.streams).get_mut(stream).unwrap()[shard as usize].records.push((record, arrival, key));
        self.changed.notify_waiters();
    }

    /// Encrypts what is put into a stream from now on, or no longer.
    pub fn encrypt(&self, stream: &str, key: Option<&str>) {
        match key {
            Some(key) => drop(lock(&self.keys).insert(stream.to_owned(), key.to_owned())),
            None => drop(lock(&self.keys).remove(stream)),
        }
    }

    /// All data in a stream, shard by shard.
    pub fn data(&self, stream: &str) -> Vec<String> {
        let streams = lock(&self.streams);
        let records = streams.get(stream).into_iter().flatten().flat_map(|shard| &shard.records);
        records.map(|(record, ..)| String::from_utf8(record.data.to_vec()).unwrap()).collect()
    }

    /// Records of each shard.
    pub fn counts(&self, stream: &str) -> Vec<(String, u64)> {
        let streams = lock(&self.streams);
        let shards = streams.get(stream).into_iter().flatten();
        shards.map(|shard| (shard_id(shard.index), shard.records.len() as u64)).collect()
    }

    pub fn fail(&self, stream: &str, fails: bool) {
        match fails {
            true => drop(lock(&self.failing).insert(stream.to_owned())),
            false => drop(lock(&self.failing).remove(stream)),
        }
    }

    /// How many pages of shards were read.
    pub fn reads(&self) -> usize {
        self.reads.load(Ordering::SeqCst)
    }

    /// Ready when something is put somewhere after the call.
    pub fn changed(&self) -> tokio::sync::futures::Notified<'_> {
        self.changed.notified()
    }

    fn with<T>(
        &self,
        at: ShardOf<'_>,
        read: impl FnOnce(&MemoryShard) -> Result<T, ServiceError>,
    ) -> Result<T, ServiceError> {
        let streams = lock(&self.streams);
        let mut shards = streams.get(at.stream).ok_or_else(missing)?.iter();
        read(shards.find(|shard| shard_id(shard.index) == at.shard).ok_or_else(missing)?)
    }
}

fn behind(number: SequenceNumber) -> usize {
    number.pos().map_or(0, |pos| pos.0 as usize + 1)
}

impl RecordSource for MemoryStreams {
    fn shards(&self, _: &Caller, stream: &str) -> Result<Vec<SourceShard>, ServiceError> {
        let streams = lock(&self.streams);
        let shards = streams.get(stream).ok_or_else(missing)?.iter();
        let ids = |parents: &[u32]| parents.iter().map(|parent| shard_id(*parent).into()).collect();
        Ok(shards.map(|s| SourceShard { id: shard_id(s.index).into(), parents: ids(&s.parents) }).collect())
    }

    fn begin(&self, at: ShardOf<'_>, latest: bool) -> Result<SequenceNumber, ServiceError> {
        self.with(at, |shard| {
            let count = if latest { shard.records.len() as u64 } else { 0 };
            Ok(SequenceNumber::checkpoint(shard.created, shard.index, Pos(count), self.clock.now()))
        })
    }

    fn read<'a>(
        &'a self,
        at: ShardOf<'a>,
        after: SequenceNumber,
        records_max: usize,
        _: usize,
    ) -> BoxFuture<'a, Result<SourcePage, ServiceError>> {
        self.reads.fetch_add(1, Ordering::SeqCst);
        let page = self.with(at, |shard| {
            if after.shard_created_s() != shard.created.seconds() {
                return Err(ServiceError::client("InvalidArgumentException", "another stream"));
            }
            let from = behind(after).min(shard.records.len());
            let to = shard.records.len().min(from.saturating_add(records_max));
            let record = |(at, (record, arrival, _)): (usize, &Stored)| SourceRecord {
                data: record.data.clone(),
                partition_key: record.partition_key.clone(),
                sequence_number: SequenceNumber::record(
                    shard.created,
                    shard.index,
                    Pos((from + at) as u64),
                    *arrival,
                ),
                arrival: *arrival,
            };
            let records: Vec<SourceRecord> = shard.records[from..to].iter().enumerate().map(record).collect();
            let next = records.last().map_or(after, |last| last.sequence_number);
            let is_tip = to == shard.records.len();
            let millis_behind = if is_tip { 0 } else { 1 };
            let key =
                shard.records[from..to].iter().rev().find_map(|(.., key)| key.as_deref().map(Into::into));
            Ok(SourcePage { records, next, millis_behind, at_end: is_tip && shard.closed, key })
        });
        Box::pin(std::future::ready(page))
    }

    fn changed<'a>(&'a self, at: ShardOf<'a>, after: SequenceNumber) -> BoxFuture<'a, ()> {
        Box::pin(async move {
            loop {
                let changed = self.changed.notified();
                let news = self.with(at, |shard| Ok(shard.closed || shard.records.len() > behind(after)));
                if news.unwrap_or(true) {
                    return;
                }
                changed.await;
            }
        })
    }
}

impl ObjectStore for MemoryStreams {
    fn get<'a>(
        &'a self,
        _: &'a Caller,
        bucket: &'a str,
        key: &'a str,
        bytes_max: u64,
    ) -> BoxFuture<'a, Result<Bytes, ObjectError>> {
        let found = lock(&self.objects).get(&format!("{bucket}/{key}")).cloned();
        let found = match found {
            Some(object) if object.len() as u64 > bytes_max => {
                Err(ObjectError::TooLarge(object.len() as u64))
            }
            found => found.ok_or_else(|| ObjectError::NoSuchKey(key.to_owned())),
        };
        Box::pin(std::future::ready(found))
    }
}

/// Master keys that outlive a crash, and can be lost.
#[derive(Default)]
pub struct MemoryKeys {
    made: AtomicUsize,
    lost: Mutex<HashSet<String>>,
}

impl MemoryKeys {
    pub fn lose(&self, key: &str, lost: bool) {
        match lost {
            true => drop(lock(&self.lost).insert(key.to_owned())),
            false => drop(lock(&self.lost).remove(key)),
        }
    }

    fn usable(&self, key: &str) -> Result<(), KeyError> {
        match lock(&self.lost).contains(key) {
            true => Err(KeyError::NotFound(format!("Key '{key}' does not exist"))),
            false => Ok(()),
        }
    }
}

impl Keys for MemoryKeys {
    fn generate<'a>(
        &'a self,
        _: &'a Scope,
        key_id: &'a str,
        context: &'a str,
    ) -> BoxFuture<'a, Result<WrappedKey, KeyError>> {
        let number = self.made.fetch_add(1, Ordering::SeqCst) as u8;
        let wrapped = [&[number][..], context.as_bytes()].concat();
        let made = self.usable(key_id).map(|()| WrappedKey { key_arn: key_id.to_owned(), wrapped });
        Box::pin(std::future::ready(made))
    }

    fn unwrap<'a>(
        &'a self,
        key: &'a WrappedKey,
        context: &'a str,
    ) -> BoxFuture<'a, Result<[u8; 32], KeyError>> {
        let secret = self.usable(&key.key_arn).and_then(|()| match key.wrapped.split_first() {
            Some((number, bound)) if bound == context.as_bytes() => Ok([*number; 32]),
            _ => Err(KeyError::AccessDenied("another context".to_owned())),
        });
        Box::pin(std::future::ready(secret))
    }
}

/// What a function does with an event; an error is one that it ends with.
type Function = Box<dyn FnMut(&Value) -> Result<Value, String> + Send>;

/// Functions that outlive a crash.
#[derive(Default)]
pub struct MemoryFunctions {
    functions: Mutex<HashMap<String, Function>>,
    asked: Mutex<Vec<Value>>,
    invoked: Notify,
    /// Functions that do not answer.
    hanging: Mutex<HashSet<String>>,
}

impl MemoryFunctions {
    pub fn set(
        &self,
        arn: &str,
        function: impl FnMut(&Value) -> Result<Value, String> + Send + 'static,
    ) -> String {
        lock(&self.functions).insert(arn.to_owned(), Box::new(function));
        arn.to_owned()
    }

    /// One that makes something of each record.
    pub fn set_each(
        &self,
        arn: &str,
        mut each: impl FnMut(&str, &str) -> (&'static str, Option<String>) + Send + 'static,
    ) -> String {
        self.set(arn, move |event| {
            let records = event["records"].as_array().unwrap().iter().map(|record| {
                let text = data_of(record);
                let (result, data) = each(record["recordId"].as_str().unwrap(), &text);
                let data = data.map(|data| base64_simd::STANDARD.encode_to_string(data));
                json!({ "recordId": record["recordId"], "result": result, "data": data })
            });
            Ok(json!({ "records": records.collect::<Vec<_>>() }))
        })
    }

    pub fn hang(&self, arn: &str, hangs: bool) {
        match hangs {
            true => drop(lock(&self.hanging).insert(arn.to_owned())),
            false => drop(lock(&self.hanging).remove(arn)),
        }
    }

    /// The events so far.
    pub fn asked(&self) -> Vec<Value> {
        lock(&self.asked).clone()
    }

    /// Until so many events were given to functions.
    pub async fn until_asked(&self, count: usize) {
        loop {
            let invoked = self.invoked.notified();
            if lock(&self.asked).len() >= count {
                return;
            }
            invoked.await;
        }
    }
}

/// The data of a record in an event.
pub fn data_of(record: &Value) -> String {
    let data = base64_simd::STANDARD.decode_to_vec(record["data"].as_str().unwrap()).unwrap();
    String::from_utf8(data).unwrap()
}

impl FunctionInvoker for MemoryFunctions {
    fn check<'a>(&'a self, _: &'a Caller, function: &'a str) -> BoxFuture<'a, Result<(), ServiceError>> {
        let known = lock(&self.functions).contains_key(function);
        Box::pin(std::future::ready(if known { Ok(()) } else { Err(missing()) }))
    }

    fn invoke<'a>(
        &'a self,
        _: &'a Caller,
        function: &'a str,
        event: Bytes,
    ) -> BoxFuture<'a, Result<Bytes, ServiceError>> {
        Box::pin(async move {
            let event: Value = serde_json::from_slice(&event).unwrap();
            let answer = match lock(&self.functions).get_mut(function) {
                Some(run) => run(&event).map_err(ServiceError::internal),
                None => Err(missing()),
            };
            lock(&self.asked).push(event);
            self.invoked.notify_waiters();
            if lock(&self.hanging).contains(function) {
                std::future::pending::<()>().await;
            }
            answer.map(|answer| answer.to_string().into())
        })
    }
}

/// Counts what changes the world, and stops it for ever at one of them: before it happens, or just after.
#[derive(Default)]
pub struct Gate {
    passed: AtomicUsize,
    /// The operation at which it stops, and whether after it.
    at: Mutex<Option<(usize, bool)>>,
    crashed: Mutex<bool>,
    told: Notify,
}

impl Gate {
    pub fn at(operation: usize, after: bool) -> Self {
        Gate { at: Mutex::new(Some((operation, after))), ..Gate::default() }
    }

    pub fn passed(&self) -> usize {
        self.passed.load(Ordering::SeqCst)
    }

    pub fn is_crashed(&self) -> bool {
        *lock(&self.crashed)
    }

    pub async fn crashed(&self) {
        loop {
            let told = self.told.notified();
            if self.is_crashed() {
                return;
            }
            told.await;
        }
    }

    async fn pass<T>(&self, operation: impl Future<Output = T>) -> T {
        let number = self.passed.fetch_add(1, Ordering::SeqCst);
        let here = (*lock(&self.at)).filter(|(at, _)| *at == number);
        if here.is_some_and(|(_, after)| !after) {
            self.crash();
        }
        if self.is_crashed() {
            return std::future::pending().await;
        }
        let output = operation.await;
        if here.is_some() {
            self.crash();
            return std::future::pending().await;
        }
        output
    }

    fn crash(&self) {
        *lock(&self.crashed) = true;
        self.told.notify_waiters();
    }
}

/// The sink behind a gate.
pub struct GatedSink(pub Arc<MemoryStreams>, pub Arc<Gate>);

impl RecordSink for GatedSink {
    fn put<'a>(
        &'a self,
        _: &'a Caller,
        stream: &'a str,
        records: Vec<SinkRecord>,
    ) -> BoxFuture<'a, Result<Vec<Result<(), SinkError>>, ServiceError>> {
        Box::pin(async move {
            if lock(&self.0.failing).contains(stream) {
                return Err(ServiceError::unavailable("it takes nothing now"));
            }
            if records.is_empty() {
                return lock(&self.0.streams).get(stream).map(|_| Vec::new()).ok_or_else(missing);
            }
            let put = async {
                let arrival = self.0.clock.now();
                let mut streams = lock(&self.0.streams);
                let shards = streams.get_mut(stream).ok_or_else(missing)?;
                let answers = records.iter().map(|_| Ok(())).collect();
                shards[0].records.extend(records.into_iter().map(|record| (record, arrival, None)));
                drop(streams);
                self.0.changed.notify_waiters();
                Ok(answers)
            };
            self.1.pass(put).await
        })
    }
}

/// The log behind a gate.
pub struct GatedLog(pub Arc<dyn ShardLog>, pub Arc<Gate>);

impl ShardLog for GatedLog {
    fn append(&self, groups: Vec<Group>) -> LogFuture<'_, Vec<Result<Appended, AppendError>>> {
        Box::pin(self.1.pass(self.0.append(groups)))
    }

    fn read(&self, shard: ShardNo, from: Pos, limits: ReadLimits) -> LogFuture<'_, Result<Page, ReadError>> {
        self.0.read(shard, from, limits)
    }

    fn changed(&self, shard: ShardNo, after: Pos) -> LogFuture<'_, Result<(), ReadError>> {
        self.0.changed(shard, after)
    }

    fn seek_time(&self, shard: ShardNo, time: Timestamp) -> LogFuture<'_, Result<Pos, ReadError>> {
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
