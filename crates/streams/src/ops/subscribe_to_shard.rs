//! SubscribeToShard: the records of a shard are pushed to a registered consumer for five minutes.
//!
//! One subscription of a consumer to a shard at a time. A call within five seconds of the last successful one is
//! refused, a later one takes over, and the stream before ends with ResourceInUseException inside it (source: API
//! reference; awslabs/amazon-kinesis-client#391). The shard's end is an event without ContinuationSequenceNumber and
//! with the shards that follow. AWS does not publish when it sends empty events; ours come after five seconds of silence.

use model::kinesis::SubscribeToShardInput;
use service_api::{Events, Operation, Plane, Reply, RequestContext, ServiceError};
use streams_core::{ConsumerStatus, ShardId};

use crate::convert::stop_at_dry_run;
use crate::fan_out::consumers::Named;
use crate::fan_out::{Parts, Subscription, in_use};
use crate::position::Start;
use crate::{Streams, error};

pub(crate) struct SubscribeToShard;

impl Operation for SubscribeToShard {
    type Service = Streams;
    type Input = SubscribeToShardInput;
    type Output = Events;

    const NAME: &'static str = "SubscribeToShard";
    const PLANE: Plane = Plane::Data;
    const IAM_ACTION: &'static str = "kinesis:SubscribeToShard";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: SubscribeToShardInput,
    ) -> Result<Events, ServiceError> {
        let named = Named::of_arn(&context, &input.consumer_arn)?;
        let (view, consumer) = named.find(streams, &context)?;
        let (account, name) = (view.stream.scope.account, &view.stream.name);
        if consumer.status(context.now) != ConsumerStatus::Active {
            return Err(ServiceError::client(
                "ResourceInUseException",
                format!(
                    "Consumer {} with creation timestamp {} under stream: {name}, account {account} is not in ACTIVE \
                     status.",
                    consumer.name,
                    consumer.created.seconds()
                ),
            ));
        }
        if !view.stream.is_usable(context.now) {
            return Err(error::stream_not_found(account, name));
        }
        let missing = || error::shard_not_found(account, name, &input.shard_id);
        let id = ShardId::parse(&input.shard_id).ok_or_else(missing)?;
        let shard = view.stream.visible_shard(id, context.now).ok_or_else(missing)?;
        let start = Start {
            operation: Self::NAME,
            kind: &input.starting_position.r#type,
            sequence_number: input.starting_position.sequence_number.as_deref(),
            timestamp: input.starting_position.timestamp,
        };
        let pos = start.position(streams, &context, &view, shard).await?;
        stop_at_dry_run(input.dry_run)?;
        let settings = &streams.settings.fan_out;
        let meter = view.meter.consumer(&consumer.name);
        let lease = streams.leases.take(context.now, shard.no, &consumer, settings.takeover_after);
        meter.subscribe_success.record_success(lease.is_some());
        let Some(lease) = lease else {
            meter.subscribe_rate_exceeded.record(1);
            return Err(in_use(&view, id, &consumer));
        };
        let subscription = Subscription::new(Parts {
            log: &streams.log,
            published: streams.published(),
            timers: streams.timers(),
            hub: streams.hubs.of(shard.no),
            settings,
            lease,
            view: &view,
            shard,
            consumer,
            pos,
        });
        Ok(Events(Box::new(subscription)))
    }

    fn reply(output: Events) -> Reply {
        Reply::Events(output)
    }
}
