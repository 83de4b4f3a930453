//! DescribeApplicationVersion: one of the versions that are kept, as it was; the state is the current one.

use model::kinesisanalyticsv2::{DescribeApplicationVersionRequest, DescribeApplicationVersionResponse};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::error;

use super::shapes;

pub(crate) struct DescribeApplicationVersion;

impl Operation for DescribeApplicationVersion {
    type Service = Analytics;
    type Input = DescribeApplicationVersionRequest;
    type Output = DescribeApplicationVersionResponse;

    const NAME: &'static str = "DescribeApplicationVersion";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:DescribeApplicationVersion";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: DescribeApplicationVersionRequest,
    ) -> Result<DescribeApplicationVersionResponse, ServiceError> {
        let version = u64::try_from(input.application_version_id).unwrap_or(0);
        let name = &input.application_name;
        let found = analytics.application(&context, name, |found| shapes::version_detail(found, version))?;
        let missing =
            || error::missing(format!("Application {name} has no version {version}, or none any more."));
        let detail = found.ok_or_else(missing)?;
        Ok(DescribeApplicationVersionResponse { application_version_detail: Some(detail) })
    }
}
