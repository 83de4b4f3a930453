//! DescribeStreamSummary: a stream without its shards.

use model::kinesis::{
    DescribeStreamSummaryInput, DescribeStreamSummaryOutput, EncryptionType, RecordDistributionStrategy,
    StreamDescriptionSummary,
};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::{Mode, Stream};

use crate::Streams;
use crate::convert::{count, enhanced_monitoring, mode_details, status, warm_throughput};

pub(crate) struct DescribeStreamSummary;

impl Operation for DescribeStreamSummary {
    type Service = Streams;
    type Input = DescribeStreamSummaryInput;
    type Output = DescribeStreamSummaryOutput;

    const NAME: &'static str = "DescribeStreamSummary";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:DescribeStreamSummary";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: DescribeStreamSummaryInput,
    ) -> Result<DescribeStreamSummaryOutput, ServiceError> {
        let view = streams.resolve(&context, input.stream_name.as_deref(), input.stream_arn.as_deref())?;
        let stream = &view.stream;
        let shown = stream.list_shards(context.now, None).expect("no filter, no error");
        let summary = StreamDescriptionSummary {
            stream_name: stream.name.as_str().into(),
            stream_arn: view.arn.clone(),
            stream_status: status(stream, context.now),
            stream_mode_details: Some(mode_details(stream.mode)),
            retention_period_hours: count(stream.retention_hours),
            stream_creation_timestamp: stream.created,
            enhanced_monitoring: enhanced_monitoring(&stream.shard_metrics),
            encryption_type: Some(view.encryption_type().unwrap_or(EncryptionType::None)),
            key_id: stream.encryption.key_id.as_deref().map(Into::into),
            open_shard_count: count(shown.filter(|shard| shard.is_open()).count()),
            consumer_count: Some(count(stream.consumers.iter(context.now).count())),
            max_record_size_in_kib: Some(count(stream.record_kib_max)),
            warm_throughput: stream.capacity.warm_mibps.map(|mibps| warm_throughput(stream, mibps)),
            record_distribution_strategy: (stream.mode == Mode::OnDemand).then(|| distribution(stream)),
            ..StreamDescriptionSummary::default()
        };
        Ok(DescribeStreamSummaryOutput { stream_description_summary: summary })
    }
}

fn distribution(stream: &Stream) -> RecordDistributionStrategy {
    match stream.capacity.auto_distribution {
        true => RecordDistributionStrategy::Auto,
        false => RecordDistributionStrategy::UserPartitionKey,
    }
}
