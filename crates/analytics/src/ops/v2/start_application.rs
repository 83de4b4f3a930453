//! StartApplication: an application that is READY. The answer comes when it is STARTING.

use model::kinesisanalyticsv2::{StartApplicationRequest, StartApplicationResponse};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::Command;

use super::shapes;

pub(crate) struct StartApplication;

impl Operation for StartApplication {
    type Service = Analytics;
    type Input = StartApplicationRequest;
    type Output = StartApplicationResponse;

    const NAME: &'static str = "StartApplication";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:StartApplication";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: StartApplicationRequest,
    ) -> Result<StartApplicationResponse, ServiceError> {
        let positions = shapes::positions(input.run_configuration.as_ref())?;
        let (scope, name) = (context.caller.scope, input.application_name.to_string());
        analytics.start(Command::Start { scope, name, positions }).await?;
        Ok(StartApplicationResponse { operation_id: None })
    }
}
