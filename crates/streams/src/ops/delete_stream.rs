//! DeleteStream: the stream, its shards and its records go; the name is free when it has left DELETING. A stream
//! with registered consumers stays, unless the caller says that they may go, too.

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
        let enforce = input.enforce_consumer_deletion == Some(true);
        streams.execute(Command::DeleteStream { scope, name, deleting_ms, enforce }).await?;
        Ok(DeleteStreamOutput::default())
    }
}
