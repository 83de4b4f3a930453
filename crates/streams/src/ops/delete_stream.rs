//! DeleteStream: the stream, its shards and its records go; the name is free when it has left DELETING.

use model::kinesis::{DeleteStreamInput, DeleteStreamOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::Command;

use crate::Streams;
use crate::convert::{millis, target};

pub(crate) struct DeleteStream;

impl Operation for DeleteStream {
    type Service = Streams;
    type Input = DeleteStreamInput;
    type Output = DeleteStreamOutput;

    const NAME: &'static str = "DeleteStream";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:DeleteStream";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: DeleteStreamInput,
    ) -> Result<DeleteStreamOutput, ServiceError> {
        let (scope, name) = target(&context, input.stream_name.as_deref(), input.stream_arn.as_deref())?;
        let deleting_ms = millis(streams.settings.deleting);
        streams.execute(Command::DeleteStream { scope, name, deleting_ms }).await?;
        Ok(DeleteStreamOutput::default())
    }
}
