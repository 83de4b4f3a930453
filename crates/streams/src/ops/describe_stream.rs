//! DescribeStream: a stream with its shards, at most 100 of them a page whatever Limit says.

use model::kinesis::{DescribeStreamInput, DescribeStreamOutput, EncryptionType, StreamDescription};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::Streams;
use crate::convert::{count, enhanced_monitoring, mode_details, shard_after, shard_shape, status};

const SHARDS_PER_PAGE_MAX: usize = 100;

pub(crate) struct DescribeStream;

impl Operation for DescribeStream {
    type Service = Streams;
    type Input = DescribeStreamInput;
    type Output = DescribeStreamOutput;

    const NAME: &'static str = "DescribeStream";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:DescribeStream";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: DescribeStreamInput,
    ) -> Result<DescribeStreamOutput, ServiceError> {
        let view = streams.resolve(&context, input.stream_name.as_deref(), input.stream_arn.as_deref())?;
        let stream = &view.stream;
        let filter = shard_after(input.exclusive_start_shard_id.as_deref())?;
        let limit =
            input.limit.map_or(SHARDS_PER_PAGE_MAX, |n| (n.unsigned_abs() as usize).min(SHARDS_PER_PAGE_MAX));
        let mut shown = stream.list_shards(context.now, filter).expect("this filter has no time");
        let shards = shown.by_ref().take(limit).map(shard_shape).collect();
        let description = StreamDescription {
            stream_name: stream.name.as_str().into(),
            stream_arn: view.arn.clone(),
            stream_status: status(stream, context.now),
            stream_mode_details: Some(mode_details(stream.mode)),
            shards,
            has_more_shards: shown.next().is_some(),
            retention_period_hours: count(stream.retention_hours),
            stream_creation_timestamp: stream.created,
            enhanced_monitoring: enhanced_monitoring(&stream.shard_metrics),
            encryption_type: Some(view.encryption_type().unwrap_or(EncryptionType::None)),
            key_id: stream.encryption.key_id.as_deref().map(Into::into),
        };
        Ok(DescribeStreamOutput { stream_description: description })
    }
}
