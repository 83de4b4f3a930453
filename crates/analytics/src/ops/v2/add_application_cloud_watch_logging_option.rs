//! AddApplicationCloudWatchLoggingOption: where messages about the running application go; an application has at most one.

use model::kinesisanalyticsv2::{
    AddApplicationCloudWatchLoggingOptionRequest, AddApplicationCloudWatchLoggingOptionResponse,
};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::Change;

use super::shapes;

pub(crate) struct AddApplicationCloudWatchLoggingOption;

impl Operation for AddApplicationCloudWatchLoggingOption {
    type Service = Analytics;
    type Input = AddApplicationCloudWatchLoggingOptionRequest;
    type Output = AddApplicationCloudWatchLoggingOptionResponse;

    const NAME: &'static str = "AddApplicationCloudWatchLoggingOption";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:AddApplicationCloudWatchLoggingOption";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: AddApplicationCloudWatchLoggingOptionRequest,
    ) -> Result<AddApplicationCloudWatchLoggingOptionResponse, ServiceError> {
        let change = Change::AddLogging(shapes::logging(&input.cloud_watch_logging_option));
        let expected =
            shapes::expected(input.current_application_version_id, input.conditional_token.as_ref())?;
        let name = &input.application_name;
        analytics.configure(&context, name, expected, vec![change]).await?;
        analytics.application(&context, name, |found| AddApplicationCloudWatchLoggingOptionResponse {
            application_arn: Some(found.arn().into()),
            application_version_id: Some(shapes::version_id(found.version)),
            cloud_watch_logging_option_descriptions: Some(shapes::described_logging(&found.config)),
            operation_id: None,
        })
    }
}
