//! PutRecord: one record, durable when it is answered.
//!
//! SequenceNumberForOrdering needs no work here: numbers of a shard always go up. It is only checked, in AWS's
//! words, which call it ExclusiveMinimumSequenceNumber.

use std::time::Instant;

use base::SequenceNumber;
use model::kinesis::{PutRecordInput, PutRecordOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::convert::stop_at_dry_run;
use crate::writing::{self, Entry, Failure};
use crate::{Streams, error};

pub(crate) struct PutRecord;

impl Operation for PutRecord {
    type Service = Streams;
    type Input = PutRecordInput;
    type Output = PutRecordOutput;

    const NAME: &'static str = "PutRecord";
    const PLANE: Plane = Plane::Data;
    const IAM_ACTION: &'static str = "kinesis:PutRecord";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: PutRecordInput,
    ) -> Result<PutRecordOutput, ServiceError> {
        let begun = Instant::now();
        let view = streams.resolve(&context, input.stream_name.as_deref(), input.stream_arn.as_deref())?;
        writing::check_writable(&view, context.now)?;
        let entry =
            Entry::new(&view, input.data, input.partition_key, input.explicit_hash_key.as_deref(), || {
                String::new()
            })?;
        if let Some(text) = input.sequence_number_for_ordering.as_deref() {
            check_ordering(&context, &view.stream, text)?;
        }
        stop_at_dry_run(input.dry_run)?;
        let bytes = entry.size();
        let stored = writing::store(streams, &view, &[entry], context.now).await;
        let stored = stored.into_iter().next().expect("one entry, one answer");
        let throttled = matches!(stored, Err(Failure::Throttled { .. }));
        view.meter.put_one(begun, stored.is_ok(), throttled, bytes);
        match stored {
            Ok(stored) => Ok(PutRecordOutput {
                shard_id: stored.shard_id,
                sequence_number: stored.sequence_number,
                encryption_type: view.encryption_type(),
            }),
            Err(Failure::Throttled { shard_id }) => Err(ServiceError::client(
                "ProvisionedThroughputExceededException",
                error::throughput_exceeded(view.stream.scope.account, &view.stream.name, &shard_id),
            )),
            Err(Failure::Failed(e)) => Err(error::append_failed(e)),
        }
    }
}

fn check_ordering(
    context: &RequestContext,
    stream: &streams_core::Stream,
    text: &str,
) -> Result<(), ServiceError> {
    match SequenceNumber::parse(text) {
        Ok(number) if number.time_s() <= context.now.seconds() => Ok(()),
        _ => Err(error::invalid(format!(
            "ExclusiveMinimumSequenceNumber {text} used in PutRecord on stream {} under account {} is invalid.",
            stream.name, stream.scope.account
        ))),
    }
}
