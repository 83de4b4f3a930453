//! Splitting, merging and counting shards anew, each until the stream is ready again.

use model::kinesis as k;

use crate::client::{Client, streams};
use crate::failure::Failure;

/// Where a shard is cut in two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cut {
    /// At a share of its hash keys, in per cent.
    Share(f64),
    /// At a hash key.
    Key(u128),
}

/// What became of shards.
#[derive(Debug)]
pub struct Resharded {
    /// Those that take no more records.
    pub closed: Vec<k::Shard>,
    /// Those that took over.
    pub opened: Vec<k::Shard>,
}

impl Cut {
    /// Reads `10%` or a hash key.
    pub fn parse(text: &str) -> Result<Self, String> {
        let share = text.strip_suffix('%').and_then(|number| number.parse().ok());
        let share = share.filter(|share| *share > 0.0 && *share < 100.0).map(Cut::Share);
        share.or_else(|| text.parse().ok().map(Cut::Key)).ok_or_else(|| {
            format!("`{text}` is no place in a shard; write a hash key, or a share above 0% and below 100%")
        })
    }

    fn key(self, range: &k::HashKeyRange) -> u128 {
        match self {
            Cut::Key(key) => key,
            Cut::Share(share) => {
                let key = |text: &str| text.parse::<u128>().unwrap_or(0);
                let (start, end) = (key(&range.starting_hash_key), key(&range.ending_hash_key));
                // Parts per million keep a whole share exact: half is the middle.
                let millionths = (share * 10_000.0).round() as u128;
                start
                    + (end - start) / 1_000_000 * millionths
                    + (end - start) % 1_000_000 * millionths / 1_000_000
                    + 1
            }
        }
    }
}

impl Resharded {
    /// For people.
    pub fn text(&self) -> String {
        let ids = |shards: &[k::Shard]| {
            shards.iter().map(|shard| shard.shard_id.to_string()).collect::<Vec<_>>().join(" and ")
        };
        format!("closed {}, opened {}\n", ids(&self.closed), ids(&self.opened))
    }
}

/// Splits a shard.
pub async fn split(client: &Client, stream: &str, shard: &str, at: Cut) -> Result<Resharded, Failure> {
    let range = find(client, stream, shard).await?.hash_key_range;
    let input = k::SplitShardInput {
        stream_name: Some(stream.into()),
        shard_to_split: shard.into(),
        new_starting_hash_key: at.key(&range).to_string().into(),
        ..Default::default()
    };
    client.command(&input).await?;
    finished(client, stream, &[shard]).await
}

/// Merges two shards, given in any order.
pub async fn merge(
    client: &Client,
    stream: &str,
    shard: &str,
    neighbour: &str,
) -> Result<Resharded, Failure> {
    let mut pair = [find(client, stream, shard).await?, find(client, stream, neighbour).await?];
    pair.sort_by_key(|shard| shard.hash_key_range.starting_hash_key.parse::<u128>().unwrap_or(0));
    let [low, high] = pair.map(|shard| shard.shard_id);
    let input = k::MergeShardsInput {
        stream_name: Some(stream.into()),
        shard_to_merge: low.clone(),
        adjacent_shard_to_merge: high.clone(),
        ..Default::default()
    };
    client.command(&input).await?;
    finished(client, stream, &[&low, &high]).await
}

/// Changes the number of open shards, in as many steps as AWS's rule takes: at most double, at least half.
pub async fn scale(
    client: &Client,
    stream: &str,
    shards: i32,
) -> Result<k::StreamDescriptionSummary, Failure> {
    loop {
        let summary = streams::wait_done(client, stream).await?;
        let now = summary.open_shard_count;
        if now == shards {
            return Ok(summary);
        }
        let input = k::UpdateShardCountInput {
            stream_name: Some(stream.into()),
            target_shard_count: shards.clamp((now + 1) / 2, now.saturating_mul(2)),
            scaling_type: k::ScalingType::UniformScaling,
            ..Default::default()
        };
        client.command(&input).await?;
    }
}

async fn find(client: &Client, stream: &str, id: &str) -> Result<k::Shard, Failure> {
    let listed = streams::shards(client, stream).await?;
    listed.into_iter().find(|shard| shard.shard_id == *id).ok_or_else(|| {
        Failure::with_hint(
            format!("stream {stream} has no shard {id}"),
            format!("`flumen streams shards {stream}` lists them"),
        )
    })
}

/// Waits until the stream is ready for the next change.
async fn finished(client: &Client, stream: &str, closed: &[&str]) -> Result<Resharded, Failure> {
    streams::wait_done(client, stream).await?;
    let listed = streams::shards(client, stream).await?;
    let is_closed = |id: &str| closed.contains(&id);
    let is_child = |shard: &k::Shard| {
        shard.parent_shard_id.iter().chain(&shard.adjacent_parent_shard_id).any(|id| is_closed(id))
    };
    Ok(Resharded {
        closed: listed.iter().filter(|shard| is_closed(&shard.shard_id)).cloned().collect(),
        opened: listed.iter().filter(|shard| is_child(shard)).cloned().collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_is_a_key_or_a_share() {
        let range = |start: u128, end: u128| k::HashKeyRange {
            starting_hash_key: start.to_string().into(),
            ending_hash_key: end.to_string().into(),
        };
        let cut = |text: &str, start, end| Cut::parse(text).map(|cut| cut.key(&range(start, end)));
        assert_eq!(cut("4711", 0, 9000), Ok(4711));
        assert_eq!(cut("50%", 0, u128::MAX), Ok(1 << 127));
        assert_eq!(cut("10%", 1000, 1999), Ok(1100));
        for bad in ["", "0%", "100%", "%", "x", "-1", "5 %"] {
            assert!(Cut::parse(bad).is_err(), "{bad}");
        }
    }
}
