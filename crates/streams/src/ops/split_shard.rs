//! SplitShard: closes a shard of a provisioned stream and opens two in its place.
//!
//! The lower half of the keys gets the lower shard id. Order of checks and sentences: kinesalite. The parent's
//! records stay in the parent; writers that are on their way to it are led to the children.

use base::HashKey;
use model::kinesis::{SplitShardInput, SplitShardOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::{Asker, Command};

use crate::convert::{millis, shard_to_reshard, target};
use crate::{Streams, error};

pub(crate) struct SplitShard;

impl Operation for SplitShard {
    type Service = Streams;
    type Input = SplitShardInput;
    type Output = SplitShardOutput;

    const NAME: &'static str = "SplitShard";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:SplitShard";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: SplitShardInput,
    ) -> Result<SplitShardOutput, ServiceError> {
        let (scope, name) = target(&context, input.stream_name.as_deref(), input.stream_arn.as_deref())?;
        let shard = shard_to_reshard(&scope, &name, &input.shard_to_split)?;
        let new_start = HashKey::parse(&input.new_starting_hash_key).map_err(|_| {
            error::invalid(format!(
                "Invalid NewStartingHashKey. NewStartingHashKey must be in the range: [0, 2^128-1]. Specified value \
                 was {}",
                input.new_starting_hash_key
            ))
        })?;
        streams
            .execute(Command::SplitShard {
                scope,
                name,
                shard,
                new_start,
                by: Asker::Owner,
                updating_ms: millis(streams.settings.updating),
                account_shards_max: streams.settings.account_shards_max,
            })
            .await?;
        Ok(SplitShardOutput::default())
    }
}
