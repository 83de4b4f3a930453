//! UpdateStreamRecordDistributionStrategy: whether a record's partition key chooses its shard, or the service does (AUTO, for
//! on-demand streams). At once; stored records stay where they are.

use model::kinesis::{
    RecordDistributionStrategy, UpdateStreamRecordDistributionStrategyInput,
    UpdateStreamRecordDistributionStrategyOutput,
};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::Command;

use crate::Streams;

pub(crate) struct UpdateStreamRecordDistributionStrategy;

impl Operation for UpdateStreamRecordDistributionStrategy {
    type Service = Streams;
    type Input = UpdateStreamRecordDistributionStrategyInput;
    type Output = UpdateStreamRecordDistributionStrategyOutput;

    const NAME: &'static str = "UpdateStreamRecordDistributionStrategy";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:UpdateStreamRecordDistributionStrategy";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: UpdateStreamRecordDistributionStrategyInput,
    ) -> Result<UpdateStreamRecordDistributionStrategyOutput, ServiceError> {
        let view = streams.resolve(&context, None, Some(&input.stream_arn))?;
        streams
            .execute(Command::SetRecordDistribution {
                scope: view.stream.scope.clone(),
                name: view.stream.name.clone(),
                auto: input.record_distribution_strategy == RecordDistributionStrategy::Auto,
            })
            .await?;
        Ok(UpdateStreamRecordDistributionStrategyOutput::default())
    }
}
