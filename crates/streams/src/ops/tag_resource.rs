//! TagResource: adds tags to a stream or a consumer, or replaces their values; at most 50 each.

use model::kinesis::{TagResourceInput, TagResourceOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::Command;

use crate::{Streams, tags};

pub(crate) struct TagResource;

impl Operation for TagResource {
    type Service = Streams;
    type Input = TagResourceInput;
    type Output = TagResourceOutput;

    const NAME: &'static str = "TagResource";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:TagResource";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: TagResourceInput,
    ) -> Result<TagResourceOutput, ServiceError> {
        let (stream, consumer) = tags::find(streams, &context, &input.resource_arn)?;
        let (scope, name) = (stream.stream.scope.clone(), stream.stream.name.clone());
        let texts = input.tags.iter().flat_map(|(key, value)| [&**key, &**value]);
        tags::check_characters(texts, "add tags to", scope.account, &name)?;
        let tags = input.tags.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
        let command = match consumer {
            None => Command::AddTags { scope, name, tags },
            Some(of) => Command::AddConsumerTags {
                scope,
                name,
                consumer: of.name,
                created_s: of.created.seconds(),
                tags,
            },
        };
        streams.execute(command).await?;
        Ok(TagResourceOutput::default())
    }
}
