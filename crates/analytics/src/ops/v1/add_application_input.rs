//! AddApplicationInput: the streaming source. AWS allows one; the program is checked against its schema.

use model::kinesisanalytics::{AddApplicationInputRequest, AddApplicationInputResponse};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::{Change, Expected};

use super::shapes;

pub(crate) struct AddApplicationInput;

impl Operation for AddApplicationInput {
    type Service = Analytics;
    type Input = AddApplicationInputRequest;
    type Output = AddApplicationInputResponse;

    const NAME: &'static str = "AddApplicationInput";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:AddApplicationInput";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: AddApplicationInputRequest,
    ) -> Result<AddApplicationInputResponse, ServiceError> {
        let change = Change::AddInput(shapes::input(&input.input)?);
        let expected = Expected::version(input.current_application_version_id);
        analytics.configure(&context, &input.application_name, expected, vec![change]).await?;
        Ok(AddApplicationInputResponse {})
    }
}
