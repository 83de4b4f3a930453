//! CreateStream: a stream with its first shards.
//!
//! Without a mode and without ShardCount AWS makes an on-demand stream of four shards (recorded 2022); with
//! ShardCount alone, a provisioned one.

use model::kinesis::{CreateStreamInput, CreateStreamOutput, RecordDistributionStrategy, StreamMode};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::{Command, Mode, ON_DEMAND_SHARDS, RECORD_KIB_DEFAULT};

use crate::convert::{millis, natural};
use crate::{Streams, error, tags};

pub(crate) struct CreateStream;

impl Operation for CreateStream {
    type Service = Streams;
    type Input = CreateStreamInput;
    type Output = CreateStreamOutput;

    const NAME: &'static str = "CreateStream";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:CreateStream";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: CreateStreamInput,
    ) -> Result<CreateStreamOutput, ServiceError> {
        let scope = context.caller.scope.clone();
        let name = input.stream_name.to_string();
        let (mode, shards) = capacity(&input)?;
        let tags = input.tags.unwrap_or_default();
        let texts = tags.iter().flat_map(|(key, value)| [&**key, &**value]);
        tags::check_characters(texts, "add tags to", scope.account, &name)?;
        if tags.len() > streams_core::TAGS_PER_STREAM_MAX {
            return Err(error::refused(&streams_core::Refusal::TooManyTags { account: scope.account, name }));
        }
        streams
            .execute(Command::CreateStream {
                scope,
                name,
                mode,
                shards,
                record_kib_max: input.max_record_size_in_kib.map_or(RECORD_KIB_DEFAULT, i32::unsigned_abs),
                tags: tags.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect(),
                creating_ms: millis(streams.settings.creating),
                account_shards_max: streams.settings.account_shards_max,
                warm_mibps: input.warm_throughput_mibps.map(natural),
                auto_distribution: input.record_distribution_strategy
                    == Some(RecordDistributionStrategy::Auto),
                creating_max: streams.settings.capacity.creating_streams_max,
                on_demand_streams_max: streams.settings.capacity.on_demand_streams_max,
            })
            .await?;
        Ok(CreateStreamOutput::default())
    }
}

fn capacity(input: &CreateStreamInput) -> Result<(Mode, u32), ServiceError> {
    let mode = input.stream_mode_details.as_ref().map(|details| &details.stream_mode);
    match (mode, input.shard_count) {
        (Some(StreamMode::OnDemand), Some(_)) => {
            Err(error::invalid("ShardCount must not be specified for a stream in ON_DEMAND mode.".to_owned()))
        }
        (Some(StreamMode::OnDemand) | None, None) => Ok((Mode::OnDemand, ON_DEMAND_SHARDS)),
        (Some(_), None) => {
            Err(error::invalid("ShardCount must be specified for a stream in PROVISIONED mode.".to_owned()))
        }
        (_, Some(count)) => Ok((Mode::Provisioned, count.unsigned_abs())),
    }
}
