//! StopStreamEncryption: new records are no longer encrypted. Records from before stay encrypted and readable.
//!
//! KeyId is required by the model and not compared: what is stopped is the encryption of the stream, whichever key it
//! has. On a stream that is not encrypted nothing changes but that it is UPDATING for a while.

use model::kinesis::{StopStreamEncryptionInput, StopStreamEncryptionOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::Command;

use super::start_stream_encryption::check_type;
use crate::Streams;
use crate::convert::millis;

pub(crate) struct StopStreamEncryption;

impl Operation for StopStreamEncryption {
    type Service = Streams;
    type Input = StopStreamEncryptionInput;
    type Output = StopStreamEncryptionOutput;

    const NAME: &'static str = "StopStreamEncryption";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:StopStreamEncryption";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: StopStreamEncryptionInput,
    ) -> Result<StopStreamEncryptionOutput, ServiceError> {
        let view = streams.resolve(&context, input.stream_name.as_deref(), input.stream_arn.as_deref())?;
        check_type(&input.encryption_type)?;
        let (scope, name) = (view.stream.scope.clone(), view.stream.name.clone());
        let per_day_max = streams.settings.encryption_changes_per_day_max;
        let updating_ms = millis(streams.settings.updating);
        streams.execute(Command::StopEncryption { scope, name, per_day_max, updating_ms }).await?;
        Ok(StopStreamEncryptionOutput::default())
    }
}
