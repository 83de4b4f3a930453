//! UpdateMaxRecordSize: how large one record of a stream may be, data and partition key together: 1 to 10 MiB.

use model::kinesis::{UpdateMaxRecordSizeInput, UpdateMaxRecordSizeOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::Command;

use crate::Streams;
use crate::convert::{millis, target};

pub(crate) struct UpdateMaxRecordSize;

impl Operation for UpdateMaxRecordSize {
    type Service = Streams;
    type Input = UpdateMaxRecordSizeInput;
    type Output = UpdateMaxRecordSizeOutput;

    const NAME: &'static str = "UpdateMaxRecordSize";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:UpdateMaxRecordSize";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: UpdateMaxRecordSizeInput,
    ) -> Result<UpdateMaxRecordSizeOutput, ServiceError> {
        let (scope, name) = target(&context, None, input.stream_arn.as_deref())?;
        streams
            .execute(Command::SetRecordSize {
                scope,
                name,
                record_kib_max: input.max_record_size_in_kib.unsigned_abs(),
                updating_ms: millis(streams.settings.updating),
            })
            .await?;
        Ok(UpdateMaxRecordSizeOutput::default())
    }
}
