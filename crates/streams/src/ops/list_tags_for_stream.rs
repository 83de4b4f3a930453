//! ListTagsForStream: tags in order of their keys, paged by the last key.

use model::kinesis::{ListTagsForStreamInput, ListTagsForStreamOutput, Tag};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Streams;

pub(crate) struct ListTagsForStream;

impl Operation for ListTagsForStream {
    type Service = Streams;
    type Input = ListTagsForStreamInput;
    type Output = ListTagsForStreamOutput;

    const NAME: &'static str = "ListTagsForStream";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:ListTagsForStream";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: ListTagsForStreamInput,
    ) -> Result<ListTagsForStreamOutput, ServiceError> {
        let view = streams.resolve(&context, input.stream_name.as_deref(), input.stream_arn.as_deref())?;
        let after = input.exclusive_start_tag_key.as_deref();
        let limit = input.limit.map_or(usize::MAX, |limit| limit.unsigned_abs() as usize);
        let mut rest =
            view.stream.tags.iter().filter(|(key, _)| after.is_none_or(|after| key.as_str() > after));
        let tags = rest
            .by_ref()
            .take(limit)
            .map(|(key, value)| Tag { key: key.as_str().into(), value: Some(value.as_str().into()) })
            .collect();
        Ok(ListTagsForStreamOutput { tags, has_more_tags: rest.next().is_some() })
    }
}
