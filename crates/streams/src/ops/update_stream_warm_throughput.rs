//! UpdateStreamWarmThroughput: the write throughput that an on-demand stream is kept ready for, whatever its load was.
//!
//! The account must be committed to a minimum throughput (UpdateAccountSettings). The shards follow in the background: the
//! answer says what the stream is ready for now and what it will be.

use model::kinesis::{UpdateStreamWarmThroughputInput, UpdateStreamWarmThroughputOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::Command;

use crate::Streams;
use crate::convert::{millis, natural, warm_throughput};

pub(crate) struct UpdateStreamWarmThroughput;

impl Operation for UpdateStreamWarmThroughput {
    type Service = Streams;
    type Input = UpdateStreamWarmThroughputInput;
    type Output = UpdateStreamWarmThroughputOutput;

    const NAME: &'static str = "UpdateStreamWarmThroughput";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:UpdateStreamWarmThroughput";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: UpdateStreamWarmThroughputInput,
    ) -> Result<UpdateStreamWarmThroughputOutput, ServiceError> {
        let view = streams.resolve(&context, input.stream_name.as_deref(), input.stream_arn.as_deref())?;
        let (scope, name) = (view.stream.scope.clone(), view.stream.name.clone());
        let mibps = natural(input.warm_throughput_mibps);
        let updating_ms = millis(streams.settings.updating);
        streams.execute(Command::SetWarmThroughput { scope, name, mibps, updating_ms }).await?;
        Ok(UpdateStreamWarmThroughputOutput {
            stream_arn: Some(view.arn.clone()),
            stream_name: Some(view.stream.name.as_str().into()),
            warm_throughput: Some(warm_throughput(&view.stream, mibps)),
        })
    }
}
