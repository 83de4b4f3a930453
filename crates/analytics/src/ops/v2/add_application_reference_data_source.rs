//! AddApplicationReferenceDataSource: a table whose rows are read from an object; AWS allows one.

use model::kinesisanalyticsv2::{
    AddApplicationReferenceDataSourceRequest, AddApplicationReferenceDataSourceResponse,
};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::{Change, Expected};

use super::shapes;

pub(crate) struct AddApplicationReferenceDataSource;

impl Operation for AddApplicationReferenceDataSource {
    type Service = Analytics;
    type Input = AddApplicationReferenceDataSourceRequest;
    type Output = AddApplicationReferenceDataSourceResponse;

    const NAME: &'static str = "AddApplicationReferenceDataSource";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:AddApplicationReferenceDataSource";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: AddApplicationReferenceDataSourceRequest,
    ) -> Result<AddApplicationReferenceDataSourceResponse, ServiceError> {
        let change = Change::AddReference(shapes::reference(&input.reference_data_source)?);
        let expected = Expected::version(input.current_application_version_id);
        let name = &input.application_name;
        analytics.configure(&context, name, expected, vec![change]).await?;
        analytics.application(&context, name, |found| AddApplicationReferenceDataSourceResponse {
            application_arn: Some(found.arn().into()),
            application_version_id: Some(shapes::version_id(found.version)),
            reference_data_source_descriptions: Some(shapes::described_references(&found.config)),
        })
    }
}
