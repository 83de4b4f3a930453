//! DescribeApplication: the current version, and what the application is doing.

use model::kinesisanalytics::{DescribeApplicationRequest, DescribeApplicationResponse};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;

use super::shapes;

pub(crate) struct DescribeApplication;

impl Operation for DescribeApplication {
    type Service = Analytics;
    type Input = DescribeApplicationRequest;
    type Output = DescribeApplicationResponse;

    const NAME: &'static str = "DescribeApplication";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:DescribeApplication";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: DescribeApplicationRequest,
    ) -> Result<DescribeApplicationResponse, ServiceError> {
        let application_detail = analytics.application(&context, &input.application_name, shapes::detail)?;
        Ok(DescribeApplicationResponse { application_detail })
    }
}
