//! Questions that more than one command asks about streams.

use std::time::Duration;

use base::ByteString;
use model::kinesis as k;

use super::{CallError, Client};
use crate::failure::Failure;

/// How long a stream may take to be created or deleted.
const PATIENCE: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(100);

/// The stream's summary.
pub async fn summary(client: &Client, stream: &str) -> Result<k::StreamDescriptionSummary, CallError> {
    let input = k::DescribeStreamSummaryInput { stream_name: Some(stream.into()), ..Default::default() };
    Ok(client.call(&input).await?.stream_description_summary)
}

/// All shards that are listed, closed ones included, in order of their ids.
pub async fn shards(client: &Client, stream: &str) -> Result<Vec<k::Shard>, CallError> {
    let mut shards = Vec::new();
    let mut input = k::ListShardsInput { stream_name: Some(stream.into()), ..Default::default() };
    loop {
        let page = client.call(&input).await?;
        shards.extend(page.shards.unwrap_or_default());
        match page.next_token {
            // A token stands for the stream, too.
            Some(token) => input = k::ListShardsInput { next_token: Some(token), ..Default::default() },
            None => return Ok(shards),
        }
    }
}

/// Whether no shard of a stream has a record.
pub async fn is_empty(client: &Client, stream: &str) -> Result<bool, CallError> {
    for shard in shards(client, stream).await? {
        let input = k::GetShardIteratorInput {
            stream_name: Some(stream.into()),
            shard_id: shard.shard_id,
            shard_iterator_type: k::ShardIteratorType::TrimHorizon,
            ..Default::default()
        };
        let mut next = client.call(&input).await?.shard_iterator;
        while let Some(shard_iterator) = next {
            let input = k::GetRecordsInput { shard_iterator, limit: Some(1), ..Default::default() };
            let page = client.call(&input).await?;
            if !page.records.is_empty() {
                return Ok(false);
            }
            // A page may be empty though there are records behind it.
            next = page.next_shard_iterator.filter(|_| page.millis_behind_latest != Some(0));
        }
    }
    Ok(true)
}

/// All streams, in alphabetical order.
pub async fn list(client: &Client) -> Result<Vec<k::StreamSummary>, CallError> {
    let mut streams: Vec<k::StreamSummary> = Vec::new();
    let mut input = k::ListStreamsInput::default();
    loop {
        let page = client.call(&input).await?;
        // Older servers answer names only.
        let named = |name: &ByteString| k::StreamSummary { stream_name: name.clone(), ..Default::default() };
        let summaries = page.stream_summaries.filter(|s| s.len() == page.stream_names.len());
        streams.extend(summaries.unwrap_or_else(|| page.stream_names.iter().map(named).collect()));
        match streams.last() {
            Some(last) if page.has_more_streams => {
                input.exclusive_start_stream_name = Some(last.stream_name.clone());
            }
            _ => return Ok(streams),
        }
    }
}

/// Asks for a stream; it is usable only later, see [`wait_active`]. Without a shard count it is on-demand.
pub async fn create(client: &Client, stream: &str, shards: Option<i32>) -> Result<(), CallError> {
    let mode = if shards.is_some() { k::StreamMode::Provisioned } else { k::StreamMode::OnDemand };
    let input = k::CreateStreamInput {
        stream_name: stream.into(),
        shard_count: shards,
        stream_mode_details: Some(k::StreamModeDetails { stream_mode: mode }),
        ..Default::default()
    };
    client.command(&input).await
}

/// Waits until the stream takes records.
pub async fn wait_active(client: &Client, stream: &str) -> Result<k::StreamDescriptionSummary, Failure> {
    wait_for(client, stream, &[k::StreamStatus::Active, k::StreamStatus::Updating]).await
}

/// Waits until no change of the stream is under way.
pub async fn wait_done(client: &Client, stream: &str) -> Result<k::StreamDescriptionSummary, Failure> {
    wait_for(client, stream, &[k::StreamStatus::Active]).await
}

async fn wait_for(
    client: &Client,
    stream: &str,
    states: &[k::StreamStatus],
) -> Result<k::StreamDescriptionSummary, Failure> {
    let wait = async {
        loop {
            let summary = summary(client, stream).await?;
            if states.contains(&summary.stream_status) {
                return Ok(summary);
            }
            tokio::time::sleep(POLL).await;
        }
    };
    tokio::time::timeout(PATIENCE, wait).await.unwrap_or_else(|_| Err(too_slow(stream, "active")))
}

/// Waits until a consumer can subscribe.
pub async fn wait_consumer(client: &Client, arn: &ByteString) -> Result<(), Failure> {
    let wait = async {
        loop {
            let input =
                k::DescribeStreamConsumerInput { consumer_arn: Some(arn.clone()), ..Default::default() };
            let about = client.call(&input).await?.consumer_description;
            if about.consumer_status == k::ConsumerStatus::Active {
                return Ok(());
            }
            tokio::time::sleep(POLL).await;
        }
    };
    let failed = || Failure::new(format!("consumer {arn} is not active after {} s", PATIENCE.as_secs()));
    tokio::time::timeout(PATIENCE, wait).await.unwrap_or_else(|_| Err(failed()))
}

/// Waits until the stream is no longer there.
pub async fn wait_gone(client: &Client, stream: &str) -> Result<(), Failure> {
    let wait = async {
        loop {
            match summary(client, stream).await {
                Ok(_) => tokio::time::sleep(POLL).await,
                Err(error) if error.code() == Some("ResourceNotFoundException") => return Ok(()),
                Err(error) => return Err(error.into()),
            }
        }
    };
    tokio::time::timeout(PATIENCE, wait).await.unwrap_or_else(|_| Err(too_slow(stream, "gone")))
}

fn too_slow(stream: &str, state: &str) -> Failure {
    Failure::with_hint(
        format!("stream {stream} is not {state} after {} s", PATIENCE.as_secs()),
        format!("`flumen streams describe {stream}` shows its state"),
    )
}
