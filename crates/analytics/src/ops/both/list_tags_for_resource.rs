//! ListTagsForResource: all tags of an application, by key.

use model::kinesisanalytics::{ListTagsForResourceRequest, ListTagsForResourceResponse};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::ops::common;

pub(crate) struct ListTagsForResource;

impl Operation for ListTagsForResource {
    type Service = Analytics;
    type Input = ListTagsForResourceRequest;
    type Output = ListTagsForResourceResponse;

    const NAME: &'static str = "ListTagsForResource";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:ListTagsForResource";

    async fn call(
        analytics: &Analytics,
        _: RequestContext,
        input: ListTagsForResourceRequest,
    ) -> Result<ListTagsForResourceResponse, ServiceError> {
        let (scope, name) = common::application_of(&input.resource_arn)?;
        let tags = analytics.application_in(&scope, &name, |found| common::tag_list(&found.tags))?;
        Ok(ListTagsForResourceResponse { tags: Some(tags) })
    }
}
