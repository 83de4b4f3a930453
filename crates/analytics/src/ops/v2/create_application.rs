//! CreateApplication: an application of the runtime SQL-1_0 in its first version, READY.

use model::kinesisanalyticsv2::{CreateApplicationRequest, CreateApplicationResponse};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::ops::common;

use super::shapes;

pub(crate) struct CreateApplication;

impl Operation for CreateApplication {
    type Service = Analytics;
    type Input = CreateApplicationRequest;
    type Output = CreateApplicationResponse;

    const NAME: &'static str = "CreateApplication";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:CreateApplication";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: CreateApplicationRequest,
    ) -> Result<CreateApplicationResponse, ServiceError> {
        let changes = shapes::first_changes(&input)?;
        let tags = common::tags(input.tags.as_deref().unwrap_or_default())?;
        let name = &input.application_name;
        analytics.create(&context, name, input.application_description.as_ref(), changes, tags).await?;
        let application_detail = analytics.application(&context, name, shapes::detail)?;
        Ok(CreateApplicationResponse { application_detail })
    }
}
