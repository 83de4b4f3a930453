//! UpdateApplication: the next version. An application that runs changes over to it.

use model::kinesisanalyticsv2::{UpdateApplicationRequest, UpdateApplicationResponse};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;

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
        let changes = shapes::changes(&input)?;
        let token = input.conditional_token.as_ref();
        let expected = shapes::expected(input.current_application_version_id, token)?;
        let name = &input.application_name;
        analytics.configure(&context, name, expected, changes).await?;
        let application_detail = analytics.application(&context, name, shapes::detail)?;
        Ok(UpdateApplicationResponse { application_detail, operation_id: None })
    }
}
