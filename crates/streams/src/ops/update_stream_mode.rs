//! UpdateStreamMode: who decides how many shards a stream has. The shards stay as they are.
//!
//! AWS allows two changes in 24 hours. To the mode that the stream is in already is no change; it is accepted, as for
//! the retention period, because Terraform says it again.

use model::kinesis::{StreamMode, UpdateStreamModeInput, UpdateStreamModeOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::{Command, Mode};

use crate::Streams;
use crate::convert::{millis, natural};

pub(crate) struct UpdateStreamMode;

impl Operation for UpdateStreamMode {
    type Service = Streams;
    type Input = UpdateStreamModeInput;
    type Output = UpdateStreamModeOutput;

    const NAME: &'static str = "UpdateStreamMode";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:UpdateStreamMode";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: UpdateStreamModeInput,
    ) -> Result<UpdateStreamModeOutput, ServiceError> {
        let view = streams.resolve(&context, None, Some(&input.stream_arn))?;
        let capacity = &streams.settings.capacity;
        streams
            .execute(Command::UpdateStreamMode {
                scope: view.stream.scope.clone(),
                name: view.stream.name.clone(),
                mode: match input.stream_mode_details.stream_mode {
                    StreamMode::OnDemand => Mode::OnDemand,
                    _ => Mode::Provisioned,
                },
                warm_mibps: input.warm_throughput_mibps.map(natural),
                updating_ms: millis(streams.settings.updating),
                per_day_max: capacity.mode_changes_per_day_max,
                on_demand_streams_max: capacity.on_demand_streams_max,
            })
            .await?;
        Ok(UpdateStreamModeOutput::default())
    }
}
