//! PutRecords: up to 500 records and 10 MiB, each durable or named as failed when the call is answered.
//!
//! A record that breaks a rule fails the whole call; a record that could not be stored fails alone, in its place
//! in the answer, and the others stand. Records of one shard keep their order within the call.

use std::time::Instant;

use model::kinesis::{PutRecordsInput, PutRecordsOutput, PutRecordsResultEntry};
use service_api::{Operation, Plane, RequestContext, ServiceError};

use crate::catalog::StreamView;
use crate::convert::{count, stop_at_dry_run};
use crate::writing::{self, Entry, Failure, Stored};
use crate::{Streams, error};

/// Data and partition keys of one call.
const BYTES_MAX: usize = 10 << 20;

pub(crate) struct PutRecords;

impl Operation for PutRecords {
    type Service = Streams;
    type Input = PutRecordsInput;
    type Output = PutRecordsOutput;

    const NAME: &'static str = "PutRecords";
    const PLANE: Plane = Plane::Data;
    const IAM_ACTION: &'static str = "kinesis:PutRecords";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        input: PutRecordsInput,
    ) -> Result<PutRecordsOutput, ServiceError> {
        let begun = Instant::now();
        let view = streams.resolve(&context, input.stream_name.as_deref(), input.stream_arn.as_deref())?;
        writing::check_writable(&view, context.now)?;
        let mut entries = Vec::with_capacity(input.records.len());
        let mut bytes = 0;
        for (i, record) in input.records.into_iter().enumerate() {
            let path = || format!("records.{}.member.", i + 1);
            let hash_key = record.explicit_hash_key;
            let entry = Entry::new(&view, record.data, record.partition_key, hash_key.as_deref(), path)?;
            bytes += entry.size();
            entries.push(entry);
        }
        if bytes > BYTES_MAX {
            return Err(error::invalid("Records size exceeds 10 MB limit".to_owned()));
        }
        stop_at_dry_run(input.dry_run)?;
        let results = writing::store(streams, &view, &entries, context.now).await;
        let failed = results.iter().filter(|result| result.is_err()).count();
        writing::count_call(&view, begun, &entries, &results);
        Ok(PutRecordsOutput {
            failed_record_count: Some(count(failed)),
            records: results.into_iter().map(|result| result_entry(&view, result)).collect(),
            encryption_type: view.encryption_type(),
        })
    }
}

fn result_entry(view: &StreamView, result: Result<Stored, Failure>) -> PutRecordsResultEntry {
    let failed = |code: &'static str, message: String| PutRecordsResultEntry {
        error_code: Some(code.into()),
        error_message: Some(message.into()),
        ..PutRecordsResultEntry::default()
    };
    match result {
        Ok(stored) => PutRecordsResultEntry {
            sequence_number: Some(stored.sequence_number),
            shard_id: Some(stored.shard_id),
            ..PutRecordsResultEntry::default()
        },
        Err(Failure::Throttled { shard_id }) => failed(
            "ProvisionedThroughputExceededException",
            error::throughput_exceeded(view.stream.scope.account, &view.stream.name, &shard_id),
        ),
        Err(Failure::Failed(e)) => failed("InternalFailure", error::append_failed(e).message.into_owned()),
    }
}
