//! CreateApplication: an application in its first version, READY.
//!
//! AWS checks the program against the schema of an input, and reads it not at all when there is no input yet (source: issue
//! 8128 of the Terraform provider).

use model::kinesisanalytics::{CreateApplicationRequest, CreateApplicationResponse};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::Change;
use crate::ops::common;

use super::shapes;

pub(crate) struct CreateApplication;

impl Operation for CreateApplication {
    type Service = Analytics;
    type Input = CreateApplicationRequest;
    type Output = CreateApplicationResponse;

    const NAME: &'static str = "CreateApplication";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:CreateApplication";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: CreateApplicationRequest,
    ) -> Result<CreateApplicationResponse, ServiceError> {
        let mut changes = Vec::new();
        changes.extend(input.application_code.as_ref().map(|code| Change::Code(code.to_string())));
        for one in input.inputs.iter().flatten() {
            changes.push(Change::AddInput(shapes::input(one)?));
        }
        for one in input.outputs.iter().flatten() {
            changes.push(Change::AddOutput(shapes::output(one)?));
        }
        let logging = input.cloud_watch_logging_options.iter().flatten();
        changes.extend(logging.map(|one| Change::AddLogging(shapes::logging(one))));
        let tags = common::tags(input.tags.as_deref().unwrap_or_default())?;
        let name = &input.application_name;
        analytics.create(&context, name, input.application_description.as_ref(), changes, tags).await?;
        let application_summary = analytics.application(&context, name, shapes::summary)?;
        Ok(CreateApplicationResponse { application_summary })
    }
}
