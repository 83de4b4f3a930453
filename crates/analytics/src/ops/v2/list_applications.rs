//! ListApplications: names and states in order of the names, at most 50 a page. The token is the last name of a page.

use model::kinesisanalyticsv2::{ListApplicationsRequest, ListApplicationsResponse};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;

use super::shapes;

pub(crate) struct ListApplications;

impl Operation for ListApplications {
    type Service = Analytics;
    type Input = ListApplicationsRequest;
    type Output = ListApplicationsResponse;

    const NAME: &'static str = "ListApplications";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:ListApplications";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: ListApplicationsRequest,
    ) -> Result<ListApplicationsResponse, ServiceError> {
        let after = input.next_token.as_deref();
        let (page, has_more) = analytics.list(&context.caller.scope, after, input.limit, shapes::summary);
        let next_token = page.last().filter(|_| has_more).map(|last| last.application_name.clone());
        Ok(ListApplicationsResponse { application_summaries: page, next_token })
    }
}
