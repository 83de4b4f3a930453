//! AddApplicationReferenceDataSource: a table whose rows are read from an object; AWS allows one.

use model::kinesisanalytics::{
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
        analytics.configure(&context, &input.application_name, expected, vec![change]).await?;
        Ok(AddApplicationReferenceDataSourceResponse {})
    }
}
