//! The reader: polls every shard and puts its pages into the merge.

use std::sync::Arc;
use std::time::Duration;

use base::{ByteString, Timestamp};
use model::kinesis as k;
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::lineage::{Lineage, ShardInfo};
use super::merge::{Lane, drain};
use super::{Start, Taken};
use crate::client::{CallError, Client, streams};
use crate::failure::Failure;

/// Between polls of shards that had nothing new. AWS allows five GetRecords a second and shard.
const IDLE: Duration = Duration::from_millis(250);
/// Between pages where a shard has a gap.
const GAP: Duration = Duration::from_millis(50);
/// Between attempts while the server is away.
const AWAY: Duration = Duration::from_millis(500);
/// What AWS calls a shard or stream that is not there.
const NOT_FOUND: &str = "ResourceNotFoundException";
/// Records buffered over all shards, roughly.
const BUFFERED: usize = 20_000;

/// What a call of [`Follower::next`] came to.
#[derive(Debug)]
pub enum Step {
    /// Records in order; never none.
    Records(Vec<Taken>),
    /// Everything that there is was read.
    CaughtUp,
    /// The server does not answer; reading goes on when it does. Said once for each outage.
    Lost(CallError),
    /// The server answers again.
    Back,
    /// All shards were read to their ends and have no children: the stream will never have more.
    End,
}

/// Reads one stream from a start on.
pub struct Follower {
    client: Arc<Client>,
    stream: ByteString,
    start: Start,
    opened: Timestamp,
    lineage: Lineage,
    cursors: Vec<Cursor>,
    /// The first iterators were issued.
    fixed: bool,
    caught_up: bool,
    away: bool,
}

/// One shard.
struct Cursor {
    shard: Arc<str>,
    iterator: Option<ByteString>,
    /// Sequence number of the last record that was read.
    last: Option<ByteString>,
    lane: Lane,
    ended: bool,
    /// It came from shards that were read to their ends.
    is_child: bool,
}

/// One answer for one shard.
struct Page {
    records: Vec<k::Record>,
    next: Option<ByteString>,
    behind: bool,
    /// The shard is past retention, read or not.
    expired: bool,
    /// At the end of the shard: its children, and all shards of the stream.
    children: Vec<ShardInfo>,
    listed: Vec<ShardInfo>,
}

impl Follower {
    /// Looks up the shards and fixes the position in each, so that nothing that arrives from now on is missed. With
    /// `chosen` full shard ids only these and their descendants are read. `now` is the time of the caller's clock.
    pub async fn open(
        client: Arc<Client>,
        stream: &str,
        start: Start,
        chosen: &[String],
        now: Timestamp,
    ) -> Result<Self, Failure> {
        let start = start.fixed_at(now);
        let listed: Vec<ShardInfo> = streams::shards(&client, stream).await?.iter().map(info).collect();
        let chosen = match &start {
            Start::Record { shard, .. } => vec![shard.clone()],
            _ => chosen.to_vec(),
        };
        if let Some(unknown) = chosen.iter().find(|id| !listed.iter().any(|shard| shard.id == **id)) {
            return Err(Failure::with_hint(
                format!("stream {stream} has no shard {unknown}"),
                format!("`flumen streams shards {stream}` lists them"),
            ));
        }
        let (lineage, first) = Lineage::begin(&listed, start == Start::Latest, &chosen);
        let cursors = first.into_iter().map(Cursor::new).collect();
        let stream = stream.into();
        let mut follower = Follower {
            client,
            stream,
            start,
            opened: now,
            lineage,
            cursors,
            fixed: false,
            caught_up: false,
            away: false,
        };
        for index in 0..follower.cursors.len() {
            let input = follower.position(&follower.cursors[index]);
            follower.cursors[index].iterator = match follower.client.call(&input).await {
                Ok(answer) => answer.shard_iterator,
                // It expired since it was listed; reading finds out.
                Err(error) if error.code() == Some(NOT_FOUND) => None,
                Err(error) => return Err(error.into()),
            };
        }
        follower.fixed = true;
        Ok(follower)
    }

    /// The next records, or what happened instead. Waits when there is nothing new. Dropping the future loses
    /// nothing, but starts the wait anew.
    pub async fn next(&mut self) -> Result<Step, CallError> {
        loop {
            if self.cursors.iter().all(|c| c.ended && c.lane.is_empty()) {
                return Ok(Step::End);
            }
            if self.caught_up {
                sleep(IDLE).await;
            }
            if self.away {
                sleep(AWAY).await;
            }
            match self.poll().await {
                Ok(()) if self.away => {
                    self.away = false;
                    return Ok(Step::Back);
                }
                Ok(()) => {}
                Err(error) if error.is_outage() => {
                    if !std::mem::replace(&mut self.away, true) {
                        return Ok(Step::Lost(error));
                    }
                    continue;
                }
                Err(error) => return Err(error),
            }
            let records = drain(self.cursors.iter_mut().map(|c| &mut c.lane));
            let was = self.caught_up;
            let behind = self.cursors.iter().any(|c| !c.ended && c.lane.is_behind());
            self.caught_up = records.is_empty() && !behind;
            if !records.is_empty() {
                return Ok(Step::Records(records));
            }
            if behind {
                // An empty page on the way to the next record.
                sleep(GAP).await;
            }
            if self.caught_up && !was {
                return Ok(Step::CaughtUp);
            }
        }
    }

    /// Fetches a page of every shard whose last page was handed out.
    async fn poll(&mut self) -> Result<(), CallError> {
        let limit = i32::try_from((BUFFERED / self.cursors.len().max(1)).clamp(100, 10_000)).unwrap_or(100);
        let mut fetches = JoinSet::new();
        for (index, cursor) in self.cursors.iter().enumerate() {
            if cursor.ended || !cursor.lane.is_empty() {
                continue;
            }
            let client = Arc::clone(&self.client);
            let position = self.position(cursor);
            let iterator = cursor.iterator.clone();
            fetches.spawn(async move { (index, fetch(&client, iterator, position, limit).await) });
        }
        let mut failed = None;
        while let Some(fetched) = fetches.join_next().await {
            // A fetch neither panics nor is cancelled while this future lives.
            let Ok((index, page)) = fetched else { continue };
            match page {
                Ok(page) => self.take(index, page),
                Err(error) => failed = Some(error),
            }
        }
        failed.map_or(Ok(()), Err)
    }

    fn take(&mut self, index: usize, page: Page) {
        let cursor = &mut self.cursors[index];
        if let Some(last) = page.records.last() {
            cursor.last = Some(last.sequence_number.clone());
        }
        let shard = Arc::clone(&cursor.shard);
        let taken = |record: k::Record| Taken {
            time: record.approximate_arrival_timestamp.unwrap_or_default(),
            shard: Arc::clone(&shard),
            sequence: record.sequence_number,
            key: record.partition_key.unwrap_or_default(),
            data: record.data,
        };
        let ended = page.next.is_none();
        cursor.lane.push(page.records.into_iter().map(taken).collect(), page.behind && !ended);
        cursor.iterator = page.next;
        cursor.ended = ended;
        if ended {
            let ready = match page.expired {
                true => self.lineage.expire(&shard, &page.listed),
                false => self.lineage.end(&shard, page.children, &page.listed),
            };
            let lane = || Lane::after(self.cursors.iter().filter(|c| c.ended).map(|c| &c.lane));
            let children: Vec<Cursor> = ready.into_iter().map(|id| Cursor::child(id, lane())).collect();
            self.cursors.extend(children);
        }
    }

    /// Where the cursor's shard goes on without an iterator.
    fn position(&self, cursor: &Cursor) -> k::GetShardIteratorInput {
        let input = k::GetShardIteratorInput {
            stream_name: Some(self.stream.clone()),
            shard_id: (&*cursor.shard).into(),
            ..Default::default()
        };
        if let Some(last) = &cursor.last {
            return k::GetShardIteratorInput {
                shard_iterator_type: k::ShardIteratorType::AfterSequenceNumber,
                starting_sequence_number: Some(last.clone()),
                ..input
            };
        }
        let at = |time| k::GetShardIteratorInput {
            shard_iterator_type: k::ShardIteratorType::AtTimestamp,
            timestamp: Some(time),
            ..input.clone()
        };
        match &self.start {
            Start::Record { shard, sequence } if **shard == *cursor.shard => k::GetShardIteratorInput {
                shard_iterator_type: k::ShardIteratorType::AtSequenceNumber,
                starting_sequence_number: Some(sequence.as_str().into()),
                ..input
            },
            Start::At(time) => at(*time),
            Start::Latest if !self.fixed => {
                k::GetShardIteratorInput { shard_iterator_type: k::ShardIteratorType::Latest, ..input }
            }
            // What arrived since the iterator was fixed is not to be skipped. A child has nothing older.
            Start::Latest if !cursor.is_child => at(self.opened),
            _ => k::GetShardIteratorInput { shard_iterator_type: k::ShardIteratorType::TrimHorizon, ..input },
        }
    }
}

impl Cursor {
    fn new(shard: String) -> Self {
        let lane = Lane::default();
        Cursor { shard: shard.into(), iterator: None, last: None, lane, ended: false, is_child: false }
    }

    fn child(shard: String, lane: Lane) -> Self {
        Cursor { lane, is_child: true, ..Cursor::new(shard) }
    }
}

/// One page of a shard. One that is not there any more has come to its end.
async fn fetch(
    client: &Client,
    iterator: Option<ByteString>,
    position: k::GetShardIteratorInput,
    limit: i32,
) -> Result<Page, CallError> {
    match page(client, iterator, &position, limit).await {
        Err(error) if error.code() == Some(NOT_FOUND) => {
            // The stream is there, or this fails.
            let stream = position.stream_name.unwrap_or_default();
            let listed: Vec<ShardInfo> = streams::shards(client, &stream).await?.iter().map(info).collect();
            if listed.iter().any(|shard| position.shard_id == *shard.id) {
                return Err(error);
            }
            Ok(Page { records: vec![], next: None, behind: false, expired: true, children: vec![], listed })
        }
        page => page,
    }
}

/// One GetRecords. An iterator that the server does not take any more (expired, or from before a restart) is replaced.
async fn page(
    client: &Client,
    iterator: Option<ByteString>,
    position: &k::GetShardIteratorInput,
    limit: i32,
) -> Result<Page, CallError> {
    let get = |iterator: ByteString| async move {
        let input = k::GetRecordsInput { shard_iterator: iterator, limit: Some(limit), ..Default::default() };
        client.call(&input).await
    };
    let answer = match iterator {
        Some(iterator) => get(iterator).await,
        None => Err(CallError::service("ExpiredIteratorException", "", 400)),
    };
    let answer = match answer {
        Err(error)
            if matches!(error.code(), Some("ExpiredIteratorException" | "InvalidArgumentException")) =>
        {
            let iterator = client.call(position).await?.shard_iterator.unwrap_or_default();
            get(iterator).await?
        }
        answer => answer?,
    };
    let mut children: Vec<ShardInfo> = answer.child_shards.iter().flatten().map(child).collect();
    let mut listed = Vec::new();
    if answer.next_shard_iterator.is_none() {
        let stream = position.stream_name.clone().unwrap_or_default();
        listed = streams::shards(client, &stream).await?.iter().map(info).collect();
        if children.is_empty() {
            // Servers that do not tell the children list them all the same.
            let parent = position.shard_id.to_string();
            children = listed.iter().filter(|shard| shard.parents.contains(&parent)).cloned().collect();
        }
    }
    Ok(Page {
        behind: answer.millis_behind_latest.unwrap_or(0) > 0,
        next: answer.next_shard_iterator,
        records: answer.records,
        expired: false,
        children,
        listed,
    })
}

fn info(shard: &k::Shard) -> ShardInfo {
    let parents = shard.parent_shard_id.iter().chain(&shard.adjacent_parent_shard_id);
    ShardInfo {
        id: shard.shard_id.to_string(),
        parents: parents.map(ToString::to_string).collect(),
        open: shard.sequence_number_range.ending_sequence_number.is_none(),
    }
}

fn child(shard: &k::ChildShard) -> ShardInfo {
    let parents = shard.parent_shards.iter().map(ToString::to_string).collect();
    ShardInfo { id: shard.shard_id.to_string(), parents, open: true }
}
