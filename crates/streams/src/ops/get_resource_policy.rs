//! GetResourcePolicy: the policy of a stream or a consumer; `{}` where there is none (recorded from AWS).

use model::kinesis::{GetResourcePolicyInput, GetResourcePolicyOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::{Streams, tags};

pub(crate) struct GetResourcePolicy;

impl Operation for GetResourcePolicy {
    type Service = Streams;
    type Input = GetResourcePolicyInput;
    type Output = GetResourcePolicyOutput;

    const NAME: &'static str = "GetResourcePolicy";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:GetResourcePolicy";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: GetResourcePolicyInput,
    ) -> Result<GetResourcePolicyOutput, ServiceError> {
        let (view, consumer) = tags::find(streams, &context, &input.resource_arn)?;
        let policy = match &consumer {
            Some(consumer) => consumer.policy.as_deref(),
            None => view.stream.policy.as_deref(),
        };
        Ok(GetResourcePolicyOutput { policy: policy.unwrap_or("{}").into() })
    }
}
