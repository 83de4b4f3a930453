//! DeleteApplicationReferenceDataSource: takes a table away; the program must do without it.

use model::kinesisanalytics::{
    DeleteApplicationReferenceDataSourceRequest, DeleteApplicationReferenceDataSourceResponse,
};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::{Change, Expected};

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
        analytics.configure(&context, &input.application_name, expected, vec![change]).await?;
        Ok(DeleteApplicationReferenceDataSourceResponse {})
    }
}
