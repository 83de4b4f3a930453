//! UpdateShardCount: splits and merges until a provisioned stream has a number of equal shards.
//!
//! At most double and at least half of what is open. AWS does not say which shards it splits; here the
//! fewest are, so doubling splits every shard once and halving merges every pair.

use model::kinesis::{UpdateShardCountInput, UpdateShardCountOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::Command;

use crate::Streams;
use crate::convert::{count, millis};

pub(crate) struct UpdateShardCount;

impl Operation for UpdateShardCount {
    type Service = Streams;
    type Input = UpdateShardCountInput;
    type Output = UpdateShardCountOutput;

    const NAME: &'static str = "UpdateShardCount";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:UpdateShardCount";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: UpdateShardCountInput,
    ) -> Result<UpdateShardCountOutput, ServiceError> {
        let view = streams.resolve(&context, input.stream_name.as_deref(), input.stream_arn.as_deref())?;
        let settings = &streams.settings;
        streams
            .execute(Command::UpdateShardCount {
                scope: view.stream.scope.clone(),
                name: view.stream.name.clone(),
                target: input.target_shard_count.unsigned_abs(),
                updating_ms: millis(settings.updating),
                account_shards_max: settings.account_shards_max,
                stream_shards_max: settings.stream_shards_max,
                per_day_max: settings.count_updates_per_day_max,
            })
            .await?;
        Ok(UpdateShardCountOutput {
            stream_name: Some(view.stream.name.as_str().into()),
            current_shard_count: Some(count(view.stream.open_shards().count())),
            target_shard_count: Some(input.target_shard_count),
            stream_arn: Some(view.arn.clone()),
        })
    }
}
