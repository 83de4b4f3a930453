//! ListApplicationVersions: the versions that are kept, newest first. All but the current one are READY: they do nothing.

use model::kinesisanalyticsv2::{
    ApplicationVersionSummary, ListApplicationVersionsRequest, ListApplicationVersionsResponse,
};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::core::Status;
use crate::error;

use super::shapes;

/// Versions of a page.
const PAGE_MAX: usize = 50;

pub(crate) struct ListApplicationVersions;

impl Operation for ListApplicationVersions {
    type Service = Analytics;
    type Input = ListApplicationVersionsRequest;
    type Output = ListApplicationVersionsResponse;

    const NAME: &'static str = "ListApplicationVersions";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:ListApplicationVersions";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: ListApplicationVersionsRequest,
    ) -> Result<ListApplicationVersionsResponse, ServiceError> {
        let before = match &input.next_token {
            Some(token) => token.parse().map_err(|_| error::invalid("Invalid NextToken.".to_owned()))?,
            None => u64::MAX,
        };
        let limit = input.limit.map_or(PAGE_MAX, |limit| usize::try_from(limit).unwrap_or(1));
        let (mut versions, current, status) =
            analytics.application(&context, &input.application_name, |found| {
                let versions: Vec<_> = found.versions().filter(|version| *version < before).collect();
                (versions, found.version, found.status)
            })?;
        let has_more = versions.len() > limit;
        versions.truncate(limit);
        let next_token = versions.last().filter(|_| has_more).map(|last| last.to_string().into());
        let summary = |version: &u64| ApplicationVersionSummary {
            application_version_id: shapes::version_id(*version),
            application_status: shapes::status(if *version == current { status } else { Status::Ready }),
        };
        let application_version_summaries = Some(versions.iter().map(summary).collect());
        Ok(ListApplicationVersionsResponse { application_version_summaries, next_token })
    }
}
