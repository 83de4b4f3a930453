//! UpdateAccountSettings: commits the caller's account to a minimum throughput in the region, or ends that.
//!
//! Nobody is billed here; the commitment is what warm throughput needs. It lasts 24 hours at the least: given up earlier, it
//! is ENABLED_UNTIL_EARLIEST_ALLOWED_END and ends by itself.

use model::kinesis::{
    MinimumThroughputBillingCommitmentInputStatus as Status, UpdateAccountSettingsInput,
    UpdateAccountSettingsOutput,
};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::Command;

use crate::{Streams, convert};

pub(crate) struct UpdateAccountSettings;

impl Operation for UpdateAccountSettings {
    type Service = Streams;
    type Input = UpdateAccountSettingsInput;
    type Output = UpdateAccountSettingsOutput;

    const NAME: &'static str = "UpdateAccountSettings";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:UpdateAccountSettings";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: UpdateAccountSettingsInput,
    ) -> Result<UpdateAccountSettingsOutput, ServiceError> {
        let enabled = input.minimum_throughput_billing_commitment.status == Status::Enabled;
        let scope = context.caller.scope.clone();
        streams.execute(Command::UpdateAccountSettings { scope, enabled }).await?;
        let account = streams.catalog().account(&context.caller.scope);
        // The command may carry a later time than the request.
        let now = streams.timers().now();
        Ok(UpdateAccountSettingsOutput {
            minimum_throughput_billing_commitment: Some(convert::commitment(&account, now)),
        })
    }
}
