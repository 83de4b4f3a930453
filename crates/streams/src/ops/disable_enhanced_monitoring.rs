//! DisableEnhancedMonitoring: no longer keeps metrics for each shard of a stream; names that were not kept are no error.

use model::kinesis::{DisableEnhancedMonitoringInput, EnhancedMonitoringOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::MetricsChange;

use crate::{Streams, monitoring};

pub(crate) struct DisableEnhancedMonitoring;

impl Operation for DisableEnhancedMonitoring {
    type Service = Streams;
    type Input = DisableEnhancedMonitoringInput;
    type Output = EnhancedMonitoringOutput;

    const NAME: &'static str = "DisableEnhancedMonitoring";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:DisableEnhancedMonitoring";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: DisableEnhancedMonitoringInput,
    ) -> Result<EnhancedMonitoringOutput, ServiceError> {
        let (name, arn) = (input.stream_name.as_deref(), input.stream_arn.as_deref());
        let view = streams.resolve(&context, name, arn)?;
        monitoring::change(streams, &view, &input.shard_level_metrics, MetricsChange::Disable).await
    }
}
