//! ListStreamConsumers: the consumers of a stream in order of their names, at most 100 a page.

use model::kinesis::{ListStreamConsumersInput, ListStreamConsumersOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::convert::check_creation;
use crate::fan_out::consumers::shape;
use crate::tokens::Place;
use crate::{Streams, error, paging};

const CONSUMERS_PER_PAGE_MAX: usize = 100;

pub(crate) struct ListStreamConsumers;

impl Operation for ListStreamConsumers {
    type Service = Streams;
    type Input = ListStreamConsumersInput;
    type Output = ListStreamConsumersOutput;

    const NAME: &'static str = "ListStreamConsumers";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:ListStreamConsumers";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: ListStreamConsumersInput,
    ) -> Result<ListStreamConsumersOutput, ServiceError> {
        let view = streams.resolve(&context, None, Some(&input.stream_arn))?;
        let after = match input.next_token.as_deref() {
            None => None,
            Some(_) if input.stream_creation_timestamp.is_some() => {
                return Err(error::invalid(
                    "NextToken and StreamCreationTimestamp cannot be provided together.".to_owned(),
                ));
            }
            Some(text) => match paging::list_token(streams, &context, text)? {
                Place::Consumers { stream, after } if stream == view.stream.no => Some(after),
                _ => return Err(paging::invalid_list_token()),
            },
        };
        check_creation(&view, input.stream_creation_timestamp)?;
        let limit = input
            .max_results
            .map_or(CONSUMERS_PER_PAGE_MAX, |n| (n.unsigned_abs() as usize).min(CONSUMERS_PER_PAGE_MAX));
        let all = view.stream.consumers.iter(context.now);
        let mut rest = all.filter(|consumer| after.as_ref().is_none_or(|after| consumer.name > *after));
        let page: Vec<_> = rest.by_ref().take(limit).collect();
        let next_token = match (page.last(), rest.next()) {
            (Some(last), Some(_)) => {
                let place = Place::Consumers { stream: view.stream.no, after: last.name.clone() };
                Some(streams.issue(context.now, place))
            }
            _ => None,
        };
        let consumers = page.into_iter().map(|consumer| shape(&context, &view, consumer)).collect();
        Ok(ListStreamConsumersOutput { consumers: Some(consumers), next_token })
    }
}
