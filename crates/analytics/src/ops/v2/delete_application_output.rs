//! DeleteApplicationOutput: the rows of an in-application stream go there no more.

use model::kinesisanalyticsv2::{DeleteApplicationOutputRequest, DeleteApplicationOutputResponse};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::{Change, Expected};

use super::shapes;

pub(crate) struct DeleteApplicationOutput;

impl Operation for DeleteApplicationOutput {
    type Service = Analytics;
    type Input = DeleteApplicationOutputRequest;
    type Output = DeleteApplicationOutputResponse;

    const NAME: &'static str = "DeleteApplicationOutput";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:DeleteApplicationOutput";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: DeleteApplicationOutputRequest,
    ) -> Result<DeleteApplicationOutputResponse, ServiceError> {
        let change = Change::DeleteOutput(input.output_id.to_string());
        let expected = Expected::version(input.current_application_version_id);
        let name = &input.application_name;
        analytics.configure(&context, name, expected, vec![change]).await?;
        analytics.application(&context, name, |found| DeleteApplicationOutputResponse {
            application_arn: Some(found.arn().into()),
            application_version_id: Some(shapes::version_id(found.version)),
        })
    }
}
