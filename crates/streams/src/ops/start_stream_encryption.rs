//! StartStreamEncryption: new records are encrypted with a new data key, wrapped by the key that the caller names.
//!
//! On an encrypted stream it changes the key, or, with the same one, puts a new data key to use. Records from before
//! stay as they are and readable. Every form of KeyId means a key of the stream's account and region, unless it is an
//! ARN that names another account.

use model::kinesis::{EncryptionType, StartStreamEncryptionInput, StartStreamEncryptionOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::Command;

use crate::convert::millis;
use crate::{Streams, error};

pub(crate) struct StartStreamEncryption;

impl Operation for StartStreamEncryption {
    type Service = Streams;
    type Input = StartStreamEncryptionInput;
    type Output = StartStreamEncryptionOutput;

    const NAME: &'static str = "StartStreamEncryption";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:StartStreamEncryption";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: StartStreamEncryptionInput,
    ) -> Result<StartStreamEncryptionOutput, ServiceError> {
        let view = streams.resolve(&context, input.stream_name.as_deref(), input.stream_arn.as_deref())?;
        check_type(&input.encryption_type)?;
        let per_day_max = streams.settings.encryption_changes_per_day_max;
        // Refused early, so that no key is made for a stream that cannot use it.
        let command = |key_arn, wrapped| Command::StartEncryption {
            scope: view.stream.scope.clone(),
            name: view.stream.name.clone(),
            key_id: input.key_id.to_string(),
            key_arn,
            wrapped,
            per_day_max,
            updating_ms: millis(streams.settings.updating),
        };
        streams.check(&command(String::new(), Vec::new())).await?;
        let key = streams.new_data_key(&view.stream, &input.key_id).await?;
        streams.execute(command(key.key_arn, key.wrapped)).await?;
        Ok(StartStreamEncryptionOutput::default())
    }
}

/// The model knows two values; the operations take one.
pub(crate) fn check_type(kind: &EncryptionType) -> Result<(), ServiceError> {
    match kind {
        EncryptionType::Kms => Ok(()),
        _ => Err(error::invalid("EncryptionType must be KMS.".to_owned())),
    }
}
