//! MergeShards: closes two neighbours of a provisioned stream and opens one in their place.
//!
//! The first shard must be the one with the lower keys (source: kinesalite).

use model::kinesis::{MergeShardsInput, MergeShardsOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::{Asker, Command};

use crate::Streams;
use crate::convert::{millis, shard_to_reshard, target};

pub(crate) struct MergeShards;

impl Operation for MergeShards {
    type Service = Streams;
    type Input = MergeShardsInput;
    type Output = MergeShardsOutput;

    const NAME: &'static str = "MergeShards";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:MergeShards";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: MergeShardsInput,
    ) -> Result<MergeShardsOutput, ServiceError> {
        let (scope, name) = target(&context, input.stream_name.as_deref(), input.stream_arn.as_deref())?;
        let shard = shard_to_reshard(&scope, &name, &input.shard_to_merge)?;
        let adjacent = shard_to_reshard(&scope, &name, &input.adjacent_shard_to_merge)?;
        let updating_ms = millis(streams.settings.updating);
        let command = Command::MergeShards { scope, name, shard, adjacent, by: Asker::Owner, updating_ms };
        streams.execute(command).await?;
        Ok(MergeShardsOutput::default())
    }
}
