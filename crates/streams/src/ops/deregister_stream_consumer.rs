//! DeregisterStreamConsumer: the consumer goes, and with it its subscriptions.

use model::kinesis::{DeregisterStreamConsumerInput, DeregisterStreamConsumerOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::Command;

use crate::Streams;
use crate::convert::millis;
use crate::fan_out::consumers::Named;

pub(crate) struct DeregisterStreamConsumer;

impl Operation for DeregisterStreamConsumer {
    type Service = Streams;
    type Input = DeregisterStreamConsumerInput;
    type Output = DeregisterStreamConsumerOutput;

    const NAME: &'static str = "DeregisterStreamConsumer";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:DeregisterStreamConsumer";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: DeregisterStreamConsumerInput,
    ) -> Result<DeregisterStreamConsumerOutput, ServiceError> {
        let (stream_arn, name) = (input.stream_arn.as_deref(), input.consumer_name.as_deref());
        let named = Named::parse(&context, stream_arn, name, input.consumer_arn.as_deref())?;
        let Named { scope, stream, consumer, created_s } = named;
        let deleting_ms = millis(streams.settings.fan_out.deleting);
        streams
            .execute(Command::DeregisterConsumer { scope, name: stream, consumer, created_s, deleting_ms })
            .await?;
        Ok(DeregisterStreamConsumerOutput::default())
    }
}
