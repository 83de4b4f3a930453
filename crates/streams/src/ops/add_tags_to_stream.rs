//! AddTagsToStream: adds tags or replaces their values; at most 50 a stream.

use model::kinesis::{AddTagsToStreamInput, AddTagsToStreamOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::Command;

use crate::convert::target;
use crate::{Streams, tags};

pub(crate) struct AddTagsToStream;

impl Operation for AddTagsToStream {
    type Service = Streams;
    type Input = AddTagsToStreamInput;
    type Output = AddTagsToStreamOutput;

    const NAME: &'static str = "AddTagsToStream";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:AddTagsToStream";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: AddTagsToStreamInput,
    ) -> Result<AddTagsToStreamOutput, ServiceError> {
        let (scope, name) = target(&context, input.stream_name.as_deref(), input.stream_arn.as_deref())?;
        // AWS looks for the stream before it looks at the characters.
        streams.resolve(&context, input.stream_name.as_deref(), input.stream_arn.as_deref())?;
        let texts = input.tags.iter().flat_map(|(key, value)| [&**key, &**value]);
        tags::check_characters(texts, "add tags to", scope.account, &name)?;
        let tags = input.tags.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
        streams.execute(Command::AddTags { scope, name, tags }).await?;
        Ok(AddTagsToStreamOutput::default())
    }
}
