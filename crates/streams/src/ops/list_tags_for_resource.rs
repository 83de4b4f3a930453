//! ListTagsForResource: all tags of a stream or a consumer, in order of their keys.

use model::kinesis::{ListTagsForResourceInput, ListTagsForResourceOutput, Tag};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::{Streams, tags};

pub(crate) struct ListTagsForResource;

impl Operation for ListTagsForResource {
    type Service = Streams;
    type Input = ListTagsForResourceInput;
    type Output = ListTagsForResourceOutput;

    const NAME: &'static str = "ListTagsForResource";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:ListTagsForResource";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: ListTagsForResourceInput,
    ) -> Result<ListTagsForResourceOutput, ServiceError> {
        let (stream, consumer) = tags::find(streams, &context, &input.resource_arn)?;
        let tags = consumer.as_ref().map_or(&stream.stream.tags, |consumer| &consumer.tags);
        let shape = |(key, value): (&String, &String)| Tag {
            key: key.as_str().into(),
            value: Some(value.as_str().into()),
        };
        Ok(ListTagsForResourceOutput { tags: Some(tags.iter().map(shape).collect()) })
    }
}
