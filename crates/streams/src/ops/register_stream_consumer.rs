//! RegisterStreamConsumer: a name under which shards can be subscribed to.
//!
//! The ARN holds the second of the registration, so that a consumer that is registered again is another one.

use base::Scope;
use model::kinesis::{ConsumerStatus, RegisterStreamConsumerInput, RegisterStreamConsumerOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::{Command, Commitment, Mode, Refusal, TAGS_PER_STREAM_MAX};

use crate::convert::{millis, target};
use crate::fan_out::consumers::{Named, shape};
use crate::{Streams, error, tags};

pub(crate) struct RegisterStreamConsumer;

impl Operation for RegisterStreamConsumer {
    type Service = Streams;
    type Input = RegisterStreamConsumerInput;
    type Output = RegisterStreamConsumerOutput;

    const NAME: &'static str = "RegisterStreamConsumer";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:RegisterStreamConsumer";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: RegisterStreamConsumerInput,
    ) -> Result<RegisterStreamConsumerOutput, ServiceError> {
        let (scope, name) = target(&context, None, Some(&input.stream_arn))?;
        let consumer = input.consumer_name.to_string();
        let tags = input.tags.unwrap_or_default();
        let texts = tags.iter().flat_map(|(key, value)| [&**key, &**value]);
        tags::check_characters(texts, "add tags to", scope.account, &name)?;
        if tags.len() > TAGS_PER_STREAM_MAX {
            return Err(error::refused(&Refusal::TooManyTags { account: scope.account, name }));
        }
        let settings = &streams.settings.fan_out;
        streams
            .execute(Command::RegisterConsumer {
                scope: scope.clone(),
                name: name.clone(),
                consumer: consumer.clone(),
                tags: tags.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect(),
                creating_ms: millis(settings.creating),
                consumers_max: consumers_max(streams, &context, &scope, &name),
                creating_max: settings.consumers_creating_max,
            })
            .await?;
        let named = Named { scope, stream: name, consumer, created_s: None };
        let (view, consumer) = named.find(streams, &context)?;
        // AWS answers CREATING whatever comes then; so does a server that takes no time for it.
        let mut consumer = shape(&context, &view, &consumer);
        consumer.consumer_status = ConsumerStatus::Creating;
        Ok(RegisterStreamConsumerOutput { consumer })
    }
}

/// A stream in on-demand mode of an account that is committed to a minimum throughput (AWS: On-demand Advantage) may have
/// more consumers.
fn consumers_max(streams: &Streams, context: &RequestContext, scope: &Scope, name: &str) -> u32 {
    let settings = &streams.settings.fan_out;
    let catalog = streams.catalog();
    let on_demand = catalog.by_name(scope, name).is_some_and(|view| view.stream.mode == Mode::OnDemand);
    match catalog.account(scope).commitment(context.now) {
        Commitment::Enabled | Commitment::EnabledUntilEarliestAllowedEnd if on_demand => {
            settings.consumers_max_committed.max(settings.consumers_max)
        }
        _ => settings.consumers_max,
    }
}
