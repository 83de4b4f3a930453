//! DeleteApplicationReferenceDataSource: takes a table away; the program must do without it.

use model::kinesisanalyticsv2::{
    DeleteApplicationReferenceDataSourceRequest, DeleteApplicationReferenceDataSourceResponse,
};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::{Change, Expected};

use super::shapes;

pub(crate) struct DeleteApplicationReferenceDataSource;

impl Operation for DeleteApplicationReferenceDataSource {
    type Service = Analytics;
    type Input = DeleteApplicationReferenceDataSourceRequest;
    type Output = DeleteApplicationReferenceDataSourceResponse;

    const NAME: &'static str = "DeleteApplicationReferenceDataSource";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:DeleteApplicationReferenceDataSource";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: DeleteApplicationReferenceDataSourceRequest,
    ) -> Result<DeleteApplicationReferenceDataSourceResponse, ServiceError> {
        let change = Change::DeleteReference(input.reference_id.to_string());
        let expected = Expected::version(input.current_application_version_id);
        let name = &input.application_name;
        analytics.configure(&context, name, expected, vec![change]).await?;
        analytics.application(&context, name, |found| DeleteApplicationReferenceDataSourceResponse {
            application_arn: Some(found.arn().into()),
            application_version_id: Some(shapes::version_id(found.version)),
        })
    }
}
