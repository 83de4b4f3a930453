//! ListStreams: names and summaries in order of the names, at most 100 a page, paged by name or by token.

use model::kinesis::{ListStreamsInput, ListStreamsOutput, StreamSummary};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::convert::{mode_details, status};
use crate::tokens::Place;
use crate::{Streams, paging};

const STREAMS_PER_PAGE_MAX: usize = 100;

pub(crate) struct ListStreams;

impl Operation for ListStreams {
    type Service = Streams;
    type Input = ListStreamsInput;
    type Output = ListStreamsOutput;

    const NAME: &'static str = "ListStreams";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:ListStreams";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: ListStreamsInput,
    ) -> Result<ListStreamsOutput, ServiceError> {
        let after = match input.next_token.as_deref() {
            Some(text) => match paging::list_token(streams, &context, text)? {
                Place::Streams { after } => Some(after),
                _ => return Err(paging::invalid_list_token()),
            },
            None => input.exclusive_start_stream_name.map(|name| name.to_string()),
        };
        let limit = input
            .limit
            .map_or(STREAMS_PER_PAGE_MAX, |n| (n.unsigned_abs() as usize).min(STREAMS_PER_PAGE_MAX));
        let catalog = streams.catalog();
        let all = catalog.of_scope(&context.caller.scope);
        let mut rest = all
            .iter()
            .filter(|view| !view.stream.is_gone(context.now))
            .filter(|view| after.as_ref().is_none_or(|after| view.stream.name > *after));
        let page: Vec<_> = rest.by_ref().take(limit).collect();
        let has_more_streams = rest.next().is_some();
        let next_token = page
            .last()
            .filter(|_| has_more_streams)
            .map(|view| streams.issue(context.now, Place::Streams { after: view.stream.name.clone() }));
        Ok(ListStreamsOutput {
            stream_names: page.iter().map(|view| view.stream.name.as_str().into()).collect(),
            has_more_streams,
            next_token,
            stream_summaries: Some(
                page.iter()
                    .map(|view| StreamSummary {
                        stream_name: view.stream.name.as_str().into(),
                        stream_arn: view.arn.clone(),
                        stream_status: status(&view.stream, context.now),
                        stream_mode_details: Some(mode_details(view.stream.mode)),
                        stream_creation_timestamp: Some(view.stream.created),
                    })
                    .collect(),
            ),
        })
    }
}
