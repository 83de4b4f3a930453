//! AddApplicationInputProcessingConfiguration: a function that the records of an input go through before they become rows.

use model::kinesisanalyticsv2::{
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
        let function = shapes::processor(&input.input_processing_configuration)?;
        let described = shapes::described_processor(&function);
        let change = Change::SetProcessor { input: input.input_id.to_string(), function };
        let expected = Expected::version(input.current_application_version_id);
        let name = &input.application_name;
        analytics.configure(&context, name, expected, vec![change]).await?;
        analytics.application(&context, name, |found| AddApplicationInputProcessingConfigurationResponse {
            application_arn: Some(found.arn().into()),
            application_version_id: Some(shapes::version_id(found.version)),
            input_id: Some(input.input_id.clone()),
            input_processing_configuration_description: Some(described),
        })
    }
}
