//! DeleteApplicationOutput: the rows of an in-application stream go there no more.

use model::kinesisanalytics::{DeleteApplicationOutputRequest, DeleteApplicationOutputResponse};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::{Change, Expected};

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
        analytics.configure(&context, &input.application_name, expected, vec![change]).await?;
        Ok(DeleteApplicationOutputResponse {})
    }
}
