//! ListApplications: names and states in order of the names, at most 50 a page.

use model::kinesisanalytics::{ListApplicationsRequest, ListApplicationsResponse};
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
        let after = input.exclusive_start_application_name.as_deref();
        let (page, has_more_applications) =
            analytics.list(&context.caller.scope, after, input.limit, shapes::summary);
        Ok(ListApplicationsResponse { application_summaries: page, has_more_applications })
    }
}
