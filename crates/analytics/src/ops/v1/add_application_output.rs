//! AddApplicationOutput: a destination for the rows of an in-application stream; AWS allows three.

use model::kinesisanalytics::{AddApplicationOutputRequest, AddApplicationOutputResponse};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::{Change, Expected};

use super::shapes;

pub(crate) struct AddApplicationOutput;

impl Operation for AddApplicationOutput {
    type Service = Analytics;
    type Input = AddApplicationOutputRequest;
    type Output = AddApplicationOutputResponse;

    const NAME: &'static str = "AddApplicationOutput";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:AddApplicationOutput";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: AddApplicationOutputRequest,
    ) -> Result<AddApplicationOutputResponse, ServiceError> {
        let change = Change::AddOutput(shapes::output(&input.output)?);
        let expected = Expected::version(input.current_application_version_id);
        analytics.configure(&context, &input.application_name, expected, vec![change]).await?;
        Ok(AddApplicationOutputResponse {})
    }
}
