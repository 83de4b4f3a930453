//! AddApplicationInputProcessingConfiguration: a function that the records of an input go through before they become rows.

use model::kinesisanalytics::{
    AddApplicationInputProcessingConfigurationRequest, AddApplicationInputProcessingConfigurationResponse,
};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::{Change, Expected};

use super::shapes;

pub(crate) struct AddApplicationInputProcessingConfiguration;

impl Operation for AddApplicationInputProcessingConfiguration {
    type Service = Analytics;
    type Input = AddApplicationInputProcessingConfigurationRequest;
    type Output = AddApplicationInputProcessingConfigurationResponse;

    const NAME: &'static str = "AddApplicationInputProcessingConfiguration";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:AddApplicationInputProcessingConfiguration";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: AddApplicationInputProcessingConfigurationRequest,
    ) -> Result<AddApplicationInputProcessingConfigurationResponse, ServiceError> {
        let change = Change::SetProcessor {
            input: input.input_id.to_string(),
            function: shapes::processor(&input.input_processing_configuration)?,
        };
        let expected = Expected::version(input.current_application_version_id);
        analytics.configure(&context, &input.application_name, expected, vec![change]).await?;
        Ok(AddApplicationInputProcessingConfigurationResponse {})
    }
}
