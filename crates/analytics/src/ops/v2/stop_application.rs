//! StopApplication: an application that is RUNNING. A later start can go on where it stopped. Force is for Flink.

use model::kinesisanalyticsv2::{StopApplicationRequest, StopApplicationResponse};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::Command;
use crate::error;

pub(crate) struct StopApplication;

impl Operation for StopApplication {
    type Service = Analytics;
    type Input = StopApplicationRequest;
    type Output = StopApplicationResponse;

    const NAME: &'static str = "StopApplication";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:StopApplication";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: StopApplicationRequest,
    ) -> Result<StopApplicationResponse, ServiceError> {
        if input.force == Some(true) {
            let message = "Force cannot be given for an application of the runtime SQL-1_0.";
            return Err(error::invalid(message.to_owned()));
        }
        let (scope, name) = (context.caller.scope, input.application_name.to_string());
        analytics.execute(Command::Stop { scope, name }).await?;
        Ok(StopApplicationResponse { operation_id: None })
    }
}
