//! IncreaseStreamRetentionPeriod: how long records stay readable, 24 to 8,760 hours.
//!
//! A request for the current value succeeds: Terraform sends one after every creation.

use model::kinesis::{IncreaseStreamRetentionPeriodInput, IncreaseStreamRetentionPeriodOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::{Command, RetentionChange};

use crate::Streams;
use crate::convert::{hours, target};

pub(crate) struct IncreaseStreamRetentionPeriod;

impl Operation for IncreaseStreamRetentionPeriod {
    type Service = Streams;
    type Input = IncreaseStreamRetentionPeriodInput;
    type Output = IncreaseStreamRetentionPeriodOutput;

    const NAME: &'static str = "IncreaseStreamRetentionPeriod";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:IncreaseStreamRetentionPeriod";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: IncreaseStreamRetentionPeriodInput,
    ) -> Result<IncreaseStreamRetentionPeriodOutput, ServiceError> {
        let (scope, name) = target(&context, input.stream_name.as_deref(), input.stream_arn.as_deref())?;
        let hours = hours(input.retention_period_hours)?;
        let change = RetentionChange::Increase;
        streams.execute(Command::SetRetention { scope, name, hours, change }).await?;
        Ok(IncreaseStreamRetentionPeriodOutput::default())
    }
}
