//! UntagResource: removes tags; keys that are not there are no error.

use model::kinesisanalytics::{UntagResourceRequest, UntagResourceResponse};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::Command;
use crate::ops::common;

pub(crate) struct UntagResource;

impl Operation for UntagResource {
    type Service = Analytics;
    type Input = UntagResourceRequest;
    type Output = UntagResourceResponse;

    const NAME: &'static str = "UntagResource";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:UntagResource";

    async fn call(
        analytics: &Analytics,
        _: RequestContext,
        input: UntagResourceRequest,
    ) -> Result<UntagResourceResponse, ServiceError> {
        let (scope, name) = common::application_of(&input.resource_arn)?;
        let keys = input.tag_keys.iter().map(ToString::to_string).collect();
        analytics.execute(Command::RemoveTags { scope, name, keys }).await?;
        Ok(UntagResourceResponse {})
    }
}
