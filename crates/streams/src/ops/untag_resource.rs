//! UntagResource: removes tags of a stream or a consumer; keys that are not there are ignored.

use model::kinesis::{UntagResourceInput, UntagResourceOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::Command;

use crate::{Streams, tags};

pub(crate) struct UntagResource;

impl Operation for UntagResource {
    type Service = Streams;
    type Input = UntagResourceInput;
    type Output = UntagResourceOutput;

    const NAME: &'static str = "UntagResource";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:UntagResource";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: UntagResourceInput,
    ) -> Result<UntagResourceOutput, ServiceError> {
        let (stream, consumer) = tags::find(streams, &context, &input.resource_arn)?;
        let (scope, name) = (stream.stream.scope.clone(), stream.stream.name.clone());
        let texts = input.tag_keys.iter().map(|key| &**key);
        tags::check_characters(texts, "remove tags from", scope.account, &name)?;
        let keys = input.tag_keys.iter().map(ToString::to_string).collect();
        let command = match consumer {
            None => Command::RemoveTags { scope, name, keys },
            Some(of) => Command::RemoveConsumerTags {
                scope,
                name,
                consumer: of.name,
                created_s: of.created.seconds(),
                keys,
            },
        };
        streams.execute(command).await?;
        Ok(UntagResourceOutput::default())
    }
}
