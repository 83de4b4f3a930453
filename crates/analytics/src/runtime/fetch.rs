//! Readers of shards: a task for each, which waits for records and hands pages over, two ahead at the most.

use std::sync::Arc;

use base::{ByteString, SequenceNumber};
use service_api::ports::{ShardOf, SourcePage, SourceRecord};
use service_api::{Caller, ServiceError};
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::ports::RuntimePorts;
use super::settings::RuntimeSettings;

/// Pages of one shard that may wait to be taken.
const PAGES_AHEAD: usize = 2;

/// What a reader found.
pub(super) struct Fetched {
    /// Index of the input.
    pub input: usize,
    /// Id of the shard.
    pub shard: String,
    /// A page, or why there is none; the reader goes on after an error, unless it is the end.
    pub page: Result<Page, ServiceError>,
}

/// Records of one shard, with the place before and behind them.
pub(super) struct Page {
    pub from: SequenceNumber,
    pub records: Vec<SourceRecord>,
    pub next: SequenceNumber,
    pub millis_behind: u64,
    pub at_end: bool,
    /// Of the encrypted records among them, see [`SourcePage::key`].
    pub key: Option<ByteString>,
    _room: Option<OwnedSemaphorePermit>,
}

impl Page {
    #[cfg(test)]
    pub fn new(
        from: SequenceNumber,
        records: Vec<SourceRecord>,
        next: SequenceNumber,
        millis_behind: u64,
        at_end: bool,
    ) -> Page {
        Page { from, records, next, millis_behind, at_end, key: None, _room: None }
    }

    /// Takes the first records away as a page of their own; the end of the shard stays with the rest.
    pub fn split(&mut self, count: usize) -> Page {
        let rest = self.records.split_off(count);
        let records = std::mem::replace(&mut self.records, rest);
        let next = records.last().map_or(self.from, |record| record.sequence_number);
        let from = std::mem::replace(&mut self.from, next);
        let (millis_behind, key) = (self.millis_behind, self.key.clone());
        Page { from, records, next, millis_behind, at_end: false, key, _room: None }
    }
}

/// A shard to read.
#[derive(Clone)]
pub(super) struct Place {
    pub caller: Caller,
    pub stream: Arc<str>,
    pub input: usize,
    pub shard: String,
    pub from: SequenceNumber,
}

/// Reads until the shard ends, or nobody listens. The first page is given also when it is empty: then nothing is behind.
pub(super) async fn run(
    place: Place,
    ports: RuntimePorts,
    settings: Arc<RuntimeSettings>,
    out: UnboundedSender<Fetched>,
) {
    let Place { caller, stream, input, shard, mut from } = place;
    let room = Arc::new(Semaphore::new(PAGES_AHEAD));
    let at = ShardOf { caller: &caller, stream: &stream, shard: &shard };
    let mut first = true;
    let mut wait = settings.retry_first;
    loop {
        let Ok(permit) = Arc::clone(&room).acquire_owned().await else { return };
        let read = ports.source.read(at, from, settings.read_records_max, settings.read_bytes_max).await;
        match read {
            Ok(SourcePage { records, next, millis_behind, at_end, key }) => {
                wait = settings.retry_first;
                let is_news = first || !records.is_empty() || at_end || next != from;
                let more = !records.is_empty() || next != from;
                if is_news {
                    first = false;
                    let page = Page { from, records, next, millis_behind, at_end, key, _room: Some(permit) };
                    if out.send(Fetched { input, shard: shard.clone(), page: Ok(page) }).is_err() || at_end {
                        return;
                    }
                    from = next;
                }
                if !more {
                    ports.source.changed(at, from).await;
                }
            }
            Err(error) => {
                let ends = matches!(&*error.code, "InvalidArgumentException" | "ResourceNotFoundException");
                let told = out.send(Fetched { input, shard: shard.clone(), page: Err(error) });
                if told.is_err() || ends {
                    return;
                }
                ports.timers.sleep_until(ports.timers.now().plus(wait)).await;
                wait = (wait * 2).min(settings.retry_max);
            }
        }
    }
}
