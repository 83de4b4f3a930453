//! StopApplication: an application that is RUNNING. A later start can go on where it stopped.

use model::kinesisanalytics::{StopApplicationRequest, StopApplicationResponse};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::Command;

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
        let (scope, name) = (context.caller.scope, input.application_name.to_string());
        analytics.execute(Command::Stop { scope, name }).await?;
        Ok(StopApplicationResponse {})
    }
}
