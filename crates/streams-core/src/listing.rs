//! Which shards a listing shows (source: API reference, ListShards and ShardFilter).

use base::Timestamp;

use crate::{Shard, ShardId, Stream};

/// The shards that a caller of ListShards is interested in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShardFilter {
    /// Those with a higher index.
    AfterShardId(ShardId),
    /// Those that were open at the horizon.
    AtTrimHorizon,
    /// All that still have or may get visible records.
    FromTrimHorizon,
    /// Those that are open now.
    AtLatest,
    /// Those that were open at a time.
    AtTimestamp(Timestamp),
    /// Those that were open at a time or later.
    FromTimestamp(Timestamp),
}

/// Why a filter cannot be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShardFilterError {
    /// The filter's time has not come.
    TimestampInFuture,
}

impl Stream {
    /// The shards that are listed at `now`, by index. Shards whose records have all expired are not shown, and
    /// none is while the stream is being created.
    ///
    /// # Errors
    /// [`ShardFilterError`] when the filter itself makes no sense.
    pub fn list_shards(
        &self,
        now: Timestamp,
        filter: Option<ShardFilter>,
    ) -> Result<impl Iterator<Item = &Shard>, ShardFilterError> {
        if let Some(ShardFilter::AtTimestamp(t) | ShardFilter::FromTimestamp(t)) = filter
            && t > now
        {
            return Err(ShardFilterError::TimestampInFuture);
        }
        let horizon = self.horizon(now);
        let shown = now >= self.active_from;
        Ok(self.shards.iter().filter(move |shard| {
            shown && !shard.is_expired(horizon) && filter.is_none_or(|f| matches(shard, f, horizon))
        }))
    }
}

fn matches(shard: &Shard, filter: ShardFilter, horizon: Timestamp) -> bool {
    match filter {
        ShardFilter::AfterShardId(id) => shard.id > id,
        ShardFilter::AtTrimHorizon => was_open_at(shard, horizon) || is_first(shard, horizon),
        ShardFilter::FromTrimHorizon => true,
        ShardFilter::AtLatest => shard.is_open(),
        // A time before the horizon is the horizon: nothing older is left to read.
        ShardFilter::AtTimestamp(t) => {
            let t = t.max(horizon);
            was_open_at(shard, t) || is_first(shard, t)
        }
        ShardFilter::FromTimestamp(t) => shard.closed.is_none_or(|closed| closed > t.max(horizon)),
    }
}

fn was_open_at(shard: &Shard, t: Timestamp) -> bool {
    shard.created <= t && shard.closed.is_none_or(|closed| closed > t)
}

/// At a time before the stream existed, the shards without parents stand for it, so that the hash keys are
/// covered without a hole.
fn is_first(shard: &Shard, t: Timestamp) -> bool {
    shard.parent.is_none() && shard.created > t
}
