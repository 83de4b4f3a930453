//! GetShardIterator: a place in a shard, fixed when the iterator is issued.
//!
//! Every type becomes a position at once: LATEST is the tip of this moment, so records that arrive between
//! this call and the first GetRecords are read. Order of checks and sentences: kinesalite.

use model::kinesis::{GetShardIteratorInput, GetShardIteratorOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::ShardId;

use crate::convert::{stop_at_dry_run, target};
use crate::position::Start;
use crate::tokens::Place;
use crate::{Streams, error};

pub(crate) struct GetShardIterator;

impl Operation for GetShardIterator {
    type Service = Streams;
    type Input = GetShardIteratorInput;
    type Output = GetShardIteratorOutput;

    const NAME: &'static str = "GetShardIterator";
    const PLANE: Plane = Plane::Data;
    const IAM_ACTION: &'static str = "kinesis:GetShardIterator";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: GetShardIteratorInput,
    ) -> Result<GetShardIteratorOutput, ServiceError> {
        let (name, arn) = (input.stream_name.as_deref(), input.stream_arn.as_deref());
        let (scope, stream_name) = target(&context, name, arn)?;
        let id = ShardId::parse(&input.shard_id).ok_or_else(|| {
            ServiceError::client(
                "ResourceNotFoundException",
                format!(
                    "Could not find shard {} in stream {stream_name} under account {}.",
                    input.shard_id, scope.account
                ),
            )
        })?;
        let missing = || error::shard_not_found(scope.account, &stream_name, &id.to_string());
        let view = streams.resolve(&context, name, arn).map_err(|_| missing())?;
        if !view.stream.is_usable(context.now) {
            return Err(missing());
        }
        let shard = view.stream.visible_shard(id, context.now).ok_or_else(missing)?;
        let start = Start {
            operation: Self::NAME,
            kind: &input.shard_iterator_type,
            sequence_number: input.starting_sequence_number.as_deref(),
            timestamp: input.timestamp,
        };
        let pos = start.position(streams, &context, &view, shard).await?;
        stop_at_dry_run(input.dry_run)?;
        if view.limits
            && let Some(meter) = view.meter_of(shard)
            && !meter.buckets.admits_iterator(context.now)
        {
            view.meter.read_refused(meter);
            return Err(error::throttled(scope.account, &stream_name, &id.to_string()));
        }
        let place =
            Place::Shard { stream: view.stream.no, stream_name: view.stream.name.clone(), shard: id.0, pos };
        Ok(GetShardIteratorOutput { shard_iterator: Some(streams.issue(context.now, place)) })
    }
}
