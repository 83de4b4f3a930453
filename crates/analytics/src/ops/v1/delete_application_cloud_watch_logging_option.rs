//! DeleteApplicationCloudWatchLoggingOption: takes a logging option away.

use model::kinesisanalytics::{
    DeleteApplicationCloudWatchLoggingOptionRequest, DeleteApplicationCloudWatchLoggingOptionResponse,
};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::{Change, Expected};

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
        let expected = Expected::version(input.current_application_version_id);
        analytics.configure(&context, &input.application_name, expected, vec![change]).await?;
        Ok(DeleteApplicationCloudWatchLoggingOptionResponse {})
    }
}
