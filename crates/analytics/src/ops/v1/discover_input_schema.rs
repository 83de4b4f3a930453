//! DiscoverInputSchema: a schema inferred from records of a stream, or from an object.

use model::kinesisanalytics::DiscoverInputSchemaRequest;
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Analytics;
use crate::ops::{common, discovery};

pub(crate) struct DiscoverInputSchema;

impl Operation for DiscoverInputSchema {
    type Service = Analytics;
    type Input = DiscoverInputSchemaRequest;
    type Output = discovery::Found;

    const NAME: &'static str = "DiscoverInputSchema";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesisanalytics:DiscoverInputSchema";

    async fn call(
        analytics: &Analytics,
        context: RequestContext,
        input: DiscoverInputSchemaRequest,
    ) -> Result<discovery::Found, ServiceError> {
        let (object, object_role) = input
            .s3_configuration
            .map(|object| ((object.bucket_arn, object.file_key), object.role_arn))
            .unzip();
        let processing =
            input.input_processing_configuration.map(|given| given.input_lambda_processor.resource_arn);
        let position = input.input_starting_position_configuration.as_ref().and_then(common::position);
        let role = input.role_arn.or(object_role);
        let request = discovery::Request { resource: input.resource_arn, object, role, position, processing };
        discovery::run(analytics, context, request).await
    }
}
