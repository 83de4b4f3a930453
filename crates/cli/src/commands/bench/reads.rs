//! GetRecords: each connection reads a shard from its beginning to its tip, round and round.

use std::sync::Arc;

use base::ByteString;
use model::kinesis as k;

use super::load::{Done, Work};
use super::puts::put_records;
use crate::client::{CallError, Client, Prepared, streams};
use crate::failure::Failure;

/// Bytes that are put into an empty stream, so that there is something to read.
const FILL_BYTES: usize = 32 << 20;
/// Most bytes of a request that fills.
const REQUEST_BYTES: usize = 1 << 20;

/// One connection's part.
pub struct Reads {
    client: Arc<Client>,
    stream: ByteString,
    shard: ByteString,
    limit: i32,
    /// Where the next page begins; nothing: at the beginning of the shard.
    next: Option<ByteString>,
    /// The iterator of the beginning, as long as the server takes it.
    begin: ByteString,
}

/// Puts records of `bytes` bytes into a stream: 32 MiB.
pub async fn fill(client: &Client, stream: &str, bytes: usize) -> Result<(), Failure> {
    let records = (REQUEST_BYTES / (bytes + 64)).clamp(1, 500);
    let request = Prepared::new(&put_records(stream, records, bytes));
    for _ in 0..FILL_BYTES.div_ceil(records * bytes.max(64)).min(1000) {
        let answer = client.once(&request).await?;
        if let Some(code) = answer.records.iter().find_map(|result| result.error_code.as_deref()) {
            // A server with AWS's limits takes a part of it: that is enough to read.
            return if streams::is_empty(client, stream).await? { Err(Failure::new(code)) } else { Ok(()) };
        }
    }
    Ok(())
}

/// Reads for so many connections, which share the open and closed shards among them.
pub async fn reads(
    client: &Arc<Client>,
    stream: &str,
    connections: usize,
    limit: usize,
) -> Result<Vec<Reads>, Failure> {
    let shards = streams::shards(client, stream).await?;
    let mut works = Vec::with_capacity(connections);
    for shard in shards.iter().cycle().take(connections) {
        let begin = begin(client, &stream.into(), &shard.shard_id).await?;
        works.push(Reads {
            client: Arc::clone(client),
            stream: stream.into(),
            shard: shard.shard_id.clone(),
            limit: i32::try_from(limit).unwrap_or(i32::MAX),
            next: None,
            begin,
        });
    }
    Ok(works)
}

async fn begin(client: &Client, stream: &ByteString, shard: &ByteString) -> Result<ByteString, CallError> {
    let input = k::GetShardIteratorInput {
        stream_name: Some(stream.clone()),
        shard_id: shard.clone(),
        shard_iterator_type: k::ShardIteratorType::TrimHorizon,
        ..Default::default()
    };
    let answer = client.call(&input).await?;
    answer.shard_iterator.ok_or_else(|| CallError::foreign("an answer without a ShardIterator"))
}

impl Work for Reads {
    async fn call(&mut self) -> Result<Done, CallError> {
        let from = self.next.take().unwrap_or_else(|| self.begin.clone());
        let input =
            k::GetRecordsInput { shard_iterator: from, limit: Some(self.limit), ..Default::default() };
        let answer = match self.client.once(&Prepared::new(&input)).await {
            Err(error) if error.code() == Some("ExpiredIteratorException") => {
                // It is five minutes old; the next call begins with a new one.
                self.begin = begin(&self.client, &self.stream, &self.shard).await?;
                return Err(error);
            }
            answer => answer?,
        };
        let at_the_tip = answer.records.is_empty() || answer.millis_behind_latest == Some(0);
        self.next = answer.next_shard_iterator.filter(|_| !at_the_tip);
        Ok(Done {
            records: answer.records.len() as u64,
            bytes: answer.records.iter().map(|record| record.data.len() as u64).sum(),
            ..Done::default()
        })
    }
}
