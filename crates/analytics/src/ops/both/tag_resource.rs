//! TagResource: adds tags or replaces their values.

use model::kinesisanalytics::{TagResourceRequest, TagResourceResponse};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::Command;
use crate::ops::common;

pub(crate) struct TagResource;

impl Operation for TagResource {
    type Service = Analytics;
    type Input = TagResourceRequest;
    type Output = TagResourceResponse;

    const NAME: &'static str = "TagResource";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:TagResource";

    async fn call(
        analytics: &Analytics,
        _: RequestContext,
        input: TagResourceRequest,
    ) -> Result<TagResourceResponse, ServiceError> {
        let (scope, name) = common::application_of(&input.resource_arn)?;
        let tags = common::tags(&input.tags)?;
        let tags_max = analytics.settings().tags_max;
        analytics.execute(Command::AddTags { scope, name, tags, tags_max }).await?;
        Ok(TagResourceResponse {})
    }
}
