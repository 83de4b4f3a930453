//! Calls a second that AWS allows for control operations, around their handlers.
//!
//! The rates are those of the developer guide (quotas) and the API reference; where the two differ on whether the
//! account or the stream has the rate, the quotas page is followed. Operations that neither names have 5.

use std::sync::Arc;

use base::Arn;
use model::{Kind, Value, kinesis as shapes};
use service_api::{Guard, Handler, Plane, RequestContext, ServiceError};
use streams_core::limits::Bucket;

use crate::{Streams, error};

/// Who has a rate of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// Each account, in each region.
    Account,
    /// Each stream.
    Stream,
}

const DEFAULT: (Whose, u64) = (Whose::Account, 5);

#[rustfmt::skip]
const RATES: &[(&str, Whose, u64)] = &[
    ("DecreaseStreamRetentionPeriod", Whose::Stream, 5),
    ("DeregisterStreamConsumer", Whose::Stream, 5),
    ("DescribeLimits", Whose::Account, 1),
    ("DescribeStream", Whose::Account, 10),
    ("DescribeStreamConsumer", Whose::Stream, 20),
    ("DescribeStreamSummary", Whose::Account, 20),
    ("DisableEnhancedMonitoring", Whose::Stream, 5),
    ("EnableEnhancedMonitoring", Whose::Stream, 5),
    ("IncreaseStreamRetentionPeriod", Whose::Stream, 5),
    ("ListShards", Whose::Stream, 1000),
    ("ListStreamConsumers", Whose::Stream, 5),
    ("ListTagsForStream", Whose::Stream, 5),
    ("MergeShards", Whose::Stream, 5),
    ("RegisterStreamConsumer", Whose::Stream, 5),
    ("RemoveTagsFromStream", Whose::Stream, 5),
    ("SplitShard", Whose::Stream, 5),
    ("UpdateShardCount", Whose::Stream, 10),
];

/// The rate of a control operation.
struct Rate {
    operation: &'static str,
    streams: Arc<Streams>,
    whose: Whose,
    bucket: Bucket,
}

/// The same handlers; those of control operations answer within their rates. Where limits are off nothing is put
/// around them.
pub(super) fn throttled(streams: &Arc<Streams>, handlers: Vec<Arc<dyn Handler>>) -> Vec<Arc<dyn Handler>> {
    if !streams.settings.limits {
        return handlers;
    }
    let around = |inner: Arc<dyn Handler>| -> Arc<dyn Handler> {
        if inner.plane() == Plane::Data {
            return inner;
        }
        let found = RATES.iter().find(|(name, ..)| *name == inner.name());
        let (whose, rate) = found.map_or(DEFAULT, |(_, whose, rate)| (*whose, *rate));
        let (operation, streams) = (inner.name(), Arc::clone(streams));
        service_api::guarded(inner, Rate { operation, streams, whose, bucket: Bucket::per_second(rate) })
    };
    handlers.into_iter().map(around).collect()
}

impl Guard for Rate {
    fn check(&self, context: &RequestContext, input: &Value) -> Result<(), ServiceError> {
        let stream = match self.whose {
            Whose::Account => None,
            Whose::Stream => stream_of(self.operation, input),
        };
        let caller = (self.operation, context.caller.scope.clone(), stream.clone());
        if self.streams.calls.admits(self.bucket, caller, context.now) {
            return Ok(());
        }
        let account = context.caller.scope.account;
        Err(error::rate_exceeded(self.operation, account, stream.as_deref()))
    }
}

/// The stream that a request names by name or by an ARN of its own or of a consumer.
fn stream_of(operation: &str, input: &Value) -> Option<String> {
    let shape = shapes::SERVICE.operation(operation)?.input;
    let (Kind::Structure { members }, Value::Struct(values)) = (&shape.kind, input) else { return None };
    members.iter().zip(values).find_map(|(member, value)| {
        let Value::Str(text) = value else { return None };
        match member.name {
            "StreamName" => Some(text.to_string()),
            "StreamARN" | "ConsumerARN" => {
                let arn = Arn::parse(text).ok()?;
                let of_consumer = || arn.consumer_parts().map(|(stream, ..)| stream);
                arn.stream_name().or_else(of_consumer).map(str::to_owned)
            }
            _ => None,
        }
    })
}
