//! DescribeStreamConsumer: one consumer, by its ARN or by its name and its stream's ARN.

use model::kinesis::{
    Consumer, ConsumerDescription, DescribeStreamConsumerInput, DescribeStreamConsumerOutput,
};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Streams;
use crate::fan_out::consumers::{Named, shape};

pub(crate) struct DescribeStreamConsumer;

impl Operation for DescribeStreamConsumer {
    type Service = Streams;
    type Input = DescribeStreamConsumerInput;
    type Output = DescribeStreamConsumerOutput;

    const NAME: &'static str = "DescribeStreamConsumer";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:DescribeStreamConsumer";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: DescribeStreamConsumerInput,
    ) -> Result<DescribeStreamConsumerOutput, ServiceError> {
        let (stream_arn, name) = (input.stream_arn.as_deref(), input.consumer_name.as_deref());
        let named = Named::parse(&context, stream_arn, name, input.consumer_arn.as_deref())?;
        let (view, consumer) = named.find(streams, &context)?;
        let Consumer { consumer_name, consumer_arn, consumer_status, consumer_creation_timestamp } =
            shape(&context, &view, &consumer);
        let consumer_description = ConsumerDescription {
            consumer_name,
            consumer_arn,
            consumer_status,
            consumer_creation_timestamp,
            stream_arn: view.arn.clone(),
        };
        Ok(DescribeStreamConsumerOutput { consumer_description })
    }
}
