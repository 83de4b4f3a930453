//! DeleteApplicationCloudWatchLoggingOption: takes a logging option away.

use model::kinesisanalyticsv2::{
    DeleteApplicationCloudWatchLoggingOptionRequest, DeleteApplicationCloudWatchLoggingOptionResponse,
};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::Change;

use super::shapes;

pub(crate) struct DeleteApplicationCloudWatchLoggingOption;

impl Operation for DeleteApplicationCloudWatchLoggingOption {
    type Service = Analytics;
    type Input = DeleteApplicationCloudWatchLoggingOptionRequest;
    type Output = DeleteApplicationCloudWatchLoggingOptionResponse;

    const NAME: &'static str = "DeleteApplicationCloudWatchLoggingOption";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:DeleteApplicationCloudWatchLoggingOption";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: DeleteApplicationCloudWatchLoggingOptionRequest,
    ) -> Result<DeleteApplicationCloudWatchLoggingOptionResponse, ServiceError> {
        let change = Change::DeleteLogging(input.cloud_watch_logging_option_id.to_string());
        let expected =
            shapes::expected(input.current_application_version_id, input.conditional_token.as_ref())?;
        let name = &input.application_name;
        analytics.configure(&context, name, expected, vec![change]).await?;
        analytics.application(&context, name, |found| DeleteApplicationCloudWatchLoggingOptionResponse {
            application_arn: Some(found.arn().into()),
            application_version_id: Some(shapes::version_id(found.version)),
            cloud_watch_logging_option_descriptions: Some(shapes::described_logging(&found.config)),
            operation_id: None,
        })
    }
}
