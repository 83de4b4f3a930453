//! PutResourcePolicy: attaches a policy to a stream or a consumer, in place of the one before.
//!
//! The document is stored as it was given, also while policies are not enforced; one that is not understood is
//! refused. AWS has no error for that in the API model; `docs/decisions/0073-policies.md` has ours.

use iam::{Kind, Policy};
use model::kinesis::{PutResourcePolicyInput, PutResourcePolicyOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::Command;

use crate::{Streams, error, fan_out, tags};

/// Characters of a document (source: developer guide, resource-based policies: 20 KB).
const DOCUMENT_MAX: usize = 20 * 1024;

pub(crate) struct PutResourcePolicy;

impl Operation for PutResourcePolicy {
    type Service = Streams;
    type Input = PutResourcePolicyInput;
    type Output = PutResourcePolicyOutput;

    const NAME: &'static str = "PutResourcePolicy";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:PutResourcePolicy";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: PutResourcePolicyInput,
    ) -> Result<PutResourcePolicyOutput, ServiceError> {
        let (view, consumer) = tags::find(streams, &context, &input.resource_arn)?;
        let arn = match &consumer {
            Some(consumer) => fan_out::consumers::arn(&view, consumer),
            None => view.arn.clone(),
        };
        check(&input.policy, &arn)?;
        let command = Command::SetResourcePolicy {
            scope: view.stream.scope.clone(),
            name: view.stream.name.clone(),
            consumer: consumer.map(|consumer| (consumer.name, consumer.created.seconds())),
            policy: Some(input.policy.to_string()),
        };
        streams.execute(command).await?;
        Ok(PutResourcePolicyOutput::default())
    }
}

fn check(document: &str, arn: &str) -> Result<(), ServiceError> {
    if document.len() > DOCUMENT_MAX {
        return Err(error::invalid(format!("The policy is longer than {DOCUMENT_MAX} characters.")));
    }
    let policy = Policy::parse(document, Kind::Resource)
        .map_err(|why| error::invalid(format!("The policy is malformed: {why}.")))?;
    if policy.is_about(arn, "kinesis") {
        return Ok(());
    }
    Err(error::invalid(format!("The policy has a resource or an action that does not belong to {arn}.")))
}
