//! UpdateApplication: the next version. An application that runs changes over to it.

use model::kinesisanalytics::{UpdateApplicationRequest, UpdateApplicationResponse};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::Expected;

use super::shapes;

pub(crate) struct UpdateApplication;

impl Operation for UpdateApplication {
    type Service = Analytics;
    type Input = UpdateApplicationRequest;
    type Output = UpdateApplicationResponse;

    const NAME: &'static str = "UpdateApplication";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:UpdateApplication";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: UpdateApplicationRequest,
    ) -> Result<UpdateApplicationResponse, ServiceError> {
        let changes = shapes::changes(&input.application_update)?;
        let expected = Expected::version(input.current_application_version_id);
        analytics.configure(&context, &input.application_name, expected, changes).await?;
        Ok(UpdateApplicationResponse {})
    }
}
