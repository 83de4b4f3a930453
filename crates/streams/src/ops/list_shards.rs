//! ListShards: shards by index, filtered, at most 1,000 a page unless MaxResults asks for more.
//!
//! A token stands for the stream and the filter of its first page, so AWS refuses both beside it. KCL 2 and 3
//! read the shape of a stream from this operation alone.

use base::StreamNo;
use model::kinesis::{ListShardsInput, ListShardsOutput, ShardFilterType};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::{ShardFilter, ShardFilterError, ShardId};

use crate::catalog::StreamView;
use crate::convert::{check_creation, shard_after, shard_shape};
use crate::tokens::{Place, StoredFilter};
use crate::{Streams, error, paging};

const SHARDS_PER_PAGE: usize = 1_000;

pub(crate) struct ListShards;

impl Operation for ListShards {
    type Service = Streams;
    type Input = ListShardsInput;
    type Output = ListShardsOutput;

    const NAME: &'static str = "ListShards";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:ListShards";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: ListShardsInput,
    ) -> Result<ListShardsOutput, ServiceError> {
        let limit = input.max_results.map_or(SHARDS_PER_PAGE, |n| n.unsigned_abs() as usize);
        match input.next_token.as_deref() {
            Some(text) => {
                check_token_is_alone(&input)?;
                let Place::Shards { stream, after, filter } = paging::list_token(streams, &context, text)?
                else {
                    return Err(paging::invalid_list_token());
                };
                let view = by_no(streams, &context, stream)?;
                page(streams, &context, &view, filter, Some(ShardId(after)), limit)
            }
            None if input.stream_name.is_none() && input.stream_arn.is_none() => {
                Err(error::invalid("Either NextToken or StreamName should be provided.".to_owned()))
            }
            None => {
                let (name, arn) = (input.stream_name.as_deref(), input.stream_arn.as_deref());
                let view = streams.resolve(&context, name, arn)?;
                check_creation(&view, input.stream_creation_timestamp)?;
                let after = match shard_after(input.exclusive_start_shard_id.as_deref())? {
                    Some(ShardFilter::AfterShardId(id)) => Some(id),
                    _ => None,
                };
                let filter = stored_filter(&input)?;
                page(streams, &context, &view, filter, after, limit)
            }
        }
    }
}

fn page(
    streams: &Streams,
    context: &RequestContext,
    view: &StreamView,
    filter: Option<StoredFilter>,
    after: Option<ShardId>,
    limit: usize,
) -> Result<ListShardsOutput, ServiceError> {
    let listed = view.stream.list_shards(context.now, filter.map(core_filter)).map_err(|e| match e {
        ShardFilterError::TimestampInFuture => {
            error::invalid("The Timestamp of a ShardFilter cannot be in the future.".to_owned())
        }
    })?;
    let mut rest = listed.filter(|shard| after.is_none_or(|after| shard.id > after));
    let shards: Vec<_> = rest.by_ref().take(limit).collect();
    let next_token = match (shards.last(), rest.next()) {
        (Some(last), Some(_)) => {
            let place = Place::Shards { stream: view.stream.no, after: last.id.0, filter };
            Some(streams.issue(context.now, place))
        }
        _ => None,
    };
    Ok(ListShardsOutput { shards: Some(shards.into_iter().map(shard_shape).collect()), next_token })
}

fn check_token_is_alone(input: &ListShardsInput) -> Result<(), ServiceError> {
    let beside = [
        ("StreamName", input.stream_name.is_some()),
        ("StreamARN", input.stream_arn.is_some()),
        ("ExclusiveStartShardId", input.exclusive_start_shard_id.is_some()),
        ("StreamCreationTimestamp", input.stream_creation_timestamp.is_some()),
        ("ShardFilter", input.shard_filter.is_some()),
    ];
    match beside.iter().find(|(_, given)| *given) {
        Some((name, _)) => Err(error::invalid(format!("NextToken and {name} cannot be provided together."))),
        None => Ok(()),
    }
}

fn by_no(
    streams: &Streams,
    context: &RequestContext,
    no: StreamNo,
) -> Result<std::sync::Arc<StreamView>, ServiceError> {
    let found = streams.catalog().by_no(no).filter(|view| !view.stream.is_gone(context.now)).cloned();
    found.ok_or_else(|| {
        ServiceError::client("ResourceNotFoundException", "The stream of this NextToken does not exist.")
    })
}

fn stored_filter(input: &ListShardsInput) -> Result<Option<StoredFilter>, ServiceError> {
    let Some(filter) = &input.shard_filter else { return Ok(None) };
    let time = || {
        filter.timestamp.ok_or_else(|| {
            error::invalid(format!(
                "Timestamp must be specified for shard filter type {}.",
                filter.r#type.as_str()
            ))
        })
    };
    Ok(Some(match &filter.r#type {
        ShardFilterType::AfterShardId => {
            let id = filter.shard_id.as_deref().ok_or_else(|| {
                error::invalid("ShardId must be specified for shard filter type AFTER_SHARD_ID.".to_owned())
            })?;
            match shard_after(Some(id))? {
                Some(ShardFilter::AfterShardId(id)) => StoredFilter::AfterShardId(id.0),
                _ => return Ok(None),
            }
        }
        ShardFilterType::AtTrimHorizon => StoredFilter::AtTrimHorizon,
        ShardFilterType::FromTrimHorizon => StoredFilter::FromTrimHorizon,
        ShardFilterType::AtLatest => StoredFilter::AtLatest,
        ShardFilterType::AtTimestamp => StoredFilter::AtTimestamp(time()?),
        ShardFilterType::FromTimestamp => StoredFilter::FromTimestamp(time()?),
        ShardFilterType::Unknown(_) => return Ok(None),
    }))
}

fn core_filter(filter: StoredFilter) -> ShardFilter {
    match filter {
        StoredFilter::AfterShardId(id) => ShardFilter::AfterShardId(ShardId(id)),
        StoredFilter::AtTrimHorizon => ShardFilter::AtTrimHorizon,
        StoredFilter::FromTrimHorizon => ShardFilter::FromTrimHorizon,
        StoredFilter::AtLatest => ShardFilter::AtLatest,
        StoredFilter::AtTimestamp(t) => ShardFilter::AtTimestamp(t),
        StoredFilter::FromTimestamp(t) => ShardFilter::FromTimestamp(t),
    }
}
