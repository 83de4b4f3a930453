//! RemoveTagsFromStream: removes tags; keys that the stream does not have are ignored.

use model::kinesis::{RemoveTagsFromStreamInput, RemoveTagsFromStreamOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::Command;

use crate::convert::target;
use crate::{Streams, tags};

pub(crate) struct RemoveTagsFromStream;

impl Operation for RemoveTagsFromStream {
    type Service = Streams;
    type Input = RemoveTagsFromStreamInput;
    type Output = RemoveTagsFromStreamOutput;

    const NAME: &'static str = "RemoveTagsFromStream";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:RemoveTagsFromStream";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: RemoveTagsFromStreamInput,
    ) -> Result<RemoveTagsFromStreamOutput, ServiceError> {
        let (scope, name) = target(&context, input.stream_name.as_deref(), input.stream_arn.as_deref())?;
        streams.resolve(&context, input.stream_name.as_deref(), input.stream_arn.as_deref())?;
        let texts = input.tag_keys.iter().map(|key| &**key);
        tags::check_characters(texts, "remove tags from", scope.account, &name)?;
        let keys = input.tag_keys.iter().map(ToString::to_string).collect();
        streams.execute(Command::RemoveTags { scope, name, keys }).await?;
        Ok(RemoveTagsFromStreamOutput::default())
    }
}
