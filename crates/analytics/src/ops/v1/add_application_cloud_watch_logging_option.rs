//! AddApplicationCloudWatchLoggingOption: where messages about the running application go; an application has at most one.

use model::kinesisanalytics::{
    AddApplicationCloudWatchLoggingOptionRequest, AddApplicationCloudWatchLoggingOptionResponse,
};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::{Change, Expected};

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
        let expected = Expected::version(input.current_application_version_id);
        analytics.configure(&context, &input.application_name, expected, vec![change]).await?;
        Ok(AddApplicationCloudWatchLoggingOptionResponse {})
    }
}
