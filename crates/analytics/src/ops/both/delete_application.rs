//! DeleteApplication: stops the application and deletes it with its state. CreateTimestamp tells it from a successor of the same name.

use model::kinesisanalytics::{DeleteApplicationRequest, DeleteApplicationResponse};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::Command;

pub(crate) struct DeleteApplication;

impl Operation for DeleteApplication {
    type Service = Analytics;
    type Input = DeleteApplicationRequest;
    type Output = DeleteApplicationResponse;

    const NAME: &'static str = "DeleteApplication";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:DeleteApplication";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: DeleteApplicationRequest,
    ) -> Result<DeleteApplicationResponse, ServiceError> {
        let scope = context.caller.scope;
        let created_s = input.create_timestamp.seconds();
        let name = input.application_name.to_string();
        analytics.execute(Command::Delete { scope, name, created_s }).await?;
        Ok(DeleteApplicationResponse {})
    }
}
