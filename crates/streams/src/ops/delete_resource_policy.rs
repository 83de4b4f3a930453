//! DeleteResourcePolicy: takes the policy of a stream or a consumer away; where there is none, that is said.

use model::kinesis::{DeleteResourcePolicyInput, DeleteResourcePolicyOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::Command;

use crate::{Streams, tags};

pub(crate) struct DeleteResourcePolicy;

impl Operation for DeleteResourcePolicy {
    type Service = Streams;
    type Input = DeleteResourcePolicyInput;
    type Output = DeleteResourcePolicyOutput;

    const NAME: &'static str = "DeleteResourcePolicy";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:DeleteResourcePolicy";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: DeleteResourcePolicyInput,
    ) -> Result<DeleteResourcePolicyOutput, ServiceError> {
        let (view, consumer) = tags::find(streams, &context, &input.resource_arn)?;
        let command = Command::SetResourcePolicy {
            scope: view.stream.scope.clone(),
            name: view.stream.name.clone(),
            consumer: consumer.map(|consumer| (consumer.name, consumer.created.seconds())),
            policy: None,
        };
        streams.execute(command).await?;
        Ok(DeleteResourcePolicyOutput::default())
    }
}
