//! StartApplication: an application that is READY. The answer comes when it is STARTING.

use model::kinesisanalytics::{StartApplicationRequest, StartApplicationResponse};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::Command;
use crate::ops::common;

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
        let given = input.input_configurations.iter();
        let position = |position| common::position(&position);
        let positions = given.filter_map(|one| {
            let began = position(one.input_starting_position_configuration.clone())?;
            Some((one.id.to_string(), began))
        });
        let (scope, name) = (context.caller.scope, input.application_name.to_string());
        analytics.start(Command::Start { scope, name, positions: positions.collect() }).await?;
        Ok(StartApplicationResponse {})
    }
}
