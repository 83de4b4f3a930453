//! DecreaseStreamRetentionPeriod: how long records stay readable, 24 to 8,760 hours.
//!
//! A request for the current value succeeds: Terraform sends one after every creation.

use model::kinesis::{DecreaseStreamRetentionPeriodInput, DecreaseStreamRetentionPeriodOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::{Command, RetentionChange};

use crate::Streams;
use crate::convert::{hours, target};

pub(crate) struct DecreaseStreamRetentionPeriod;

impl Operation for DecreaseStreamRetentionPeriod {
    type Service = Streams;
    type Input = DecreaseStreamRetentionPeriodInput;
    type Output = DecreaseStreamRetentionPeriodOutput;

    const NAME: &'static str = "DecreaseStreamRetentionPeriod";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:DecreaseStreamRetentionPeriod";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: DecreaseStreamRetentionPeriodInput,
    ) -> Result<DecreaseStreamRetentionPeriodOutput, ServiceError> {
        let (scope, name) = target(&context, input.stream_name.as_deref(), input.stream_arn.as_deref())?;
        let hours = hours(input.retention_period_hours)?;
        let change = RetentionChange::Decrease;
        streams.execute(Command::SetRetention { scope, name, hours, change }).await?;
        Ok(DecreaseStreamRetentionPeriodOutput::default())
    }
}
