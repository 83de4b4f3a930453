//! DescribeAccountSettings: whether the caller's account is committed to a minimum throughput in the region.

use model::kinesis::{DescribeAccountSettingsInput, DescribeAccountSettingsOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::{Streams, convert};

pub(crate) struct DescribeAccountSettings;

impl Operation for DescribeAccountSettings {
    type Service = Streams;
    type Input = DescribeAccountSettingsInput;
    type Output = DescribeAccountSettingsOutput;

    const NAME: &'static str = "DescribeAccountSettings";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:DescribeAccountSettings";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        _: DescribeAccountSettingsInput,
    ) -> Result<DescribeAccountSettingsOutput, ServiceError> {
        let account = streams.catalog().account(&context.caller.scope);
        Ok(DescribeAccountSettingsOutput {
            minimum_throughput_billing_commitment: Some(convert::commitment(&account, context.now)),
        })
    }
}
