//! DeleteApplicationInputProcessingConfiguration: records of an input become rows as they are again.

use model::kinesisanalytics::{
    DeleteApplicationInputProcessingConfigurationRequest,
    DeleteApplicationInputProcessingConfigurationResponse,
};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::{Change, Expected};

pub(crate) struct DeleteApplicationInputProcessingConfiguration;

impl Operation for DeleteApplicationInputProcessingConfiguration {
    type Service = Analytics;
    type Input = DeleteApplicationInputProcessingConfigurationRequest;
    type Output = DeleteApplicationInputProcessingConfigurationResponse;

    const NAME: &'static str = "DeleteApplicationInputProcessingConfiguration";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:DeleteApplicationInputProcessingConfiguration";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: DeleteApplicationInputProcessingConfigurationRequest,
    ) -> Result<DeleteApplicationInputProcessingConfigurationResponse, ServiceError> {
        let change = Change::DeleteProcessor { input: input.input_id.to_string() };
        let expected = Expected::version(input.current_application_version_id);
        analytics.configure(&context, &input.application_name, expected, vec![change]).await?;
        Ok(DeleteApplicationInputProcessingConfigurationResponse {})
    }
}
