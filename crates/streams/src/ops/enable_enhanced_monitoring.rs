//! EnableEnhancedMonitoring: keeps metrics for each shard of a stream, besides those that are kept already.

use model::kinesis::{EnableEnhancedMonitoringInput, EnhancedMonitoringOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::MetricsChange;

use crate::{Streams, monitoring};

pub(crate) struct EnableEnhancedMonitoring;

impl Operation for EnableEnhancedMonitoring {
    type Service = Streams;
    type Input = EnableEnhancedMonitoringInput;
    type Output = EnhancedMonitoringOutput;

    const NAME: &'static str = "EnableEnhancedMonitoring";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:EnableEnhancedMonitoring";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: EnableEnhancedMonitoringInput,
    ) -> Result<EnhancedMonitoringOutput, ServiceError> {
        let (name, arn) = (input.stream_name.as_deref(), input.stream_arn.as_deref());
        let view = streams.resolve(&context, name, arn)?;
        monitoring::change(streams, &view, &input.shard_level_metrics, MetricsChange::Enable).await
    }
}
