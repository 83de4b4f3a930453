//! Puts records as PutRecords does, without its limits on the size of a call.

use std::time::Instant;

use service_api::ports::{RecordSink, SinkError, SinkRecord};
use service_api::{BoxFuture, Caller, ServiceError};

use super::StreamPorts;
use crate::catalog::StreamView;
use crate::error;
use crate::writing::{self, Entry, Failure, Stored};

impl RecordSink for StreamPorts {
    fn put<'a>(
        &'a self,
        caller: &'a Caller,
        stream: &'a str,
        records: Vec<SinkRecord>,
    ) -> BoxFuture<'a, Result<Vec<Result<(), SinkError>>, ServiceError>> {
        Box::pin(async move {
            let begun = Instant::now();
            let now = self.now();
            let view = self.view(caller, stream, "kinesis:PutRecords")?;
            writing::check_writable(&view, now)?;
            let mut answers = Vec::with_capacity(records.len());
            let mut entries = Vec::with_capacity(records.len());
            for SinkRecord { partition_key, data } in records {
                match Entry::new(&view, data, Some(partition_key), None, String::new) {
                    Ok(entry) => {
                        entries.push(entry);
                        answers.push(Ok(()));
                    }
                    Err(error) => answers.push(Err(SinkError::Never(error))),
                }
            }
            let stored = writing::store(&self.streams, &view, &entries, now).await;
            writing::count_call(&view, begun, &entries, &stored);
            let mut stored = stored.into_iter();
            for answer in answers.iter_mut().filter(|answer| answer.is_ok()) {
                *answer = outcome(&view, stored.next());
            }
            Ok(answers)
        })
    }
}

fn outcome(view: &StreamView, stored: Option<Result<Stored, Failure>>) -> Result<(), SinkError> {
    let error = match stored {
        Some(Ok(_)) => return Ok(()),
        Some(Err(Failure::Throttled { shard_id })) => {
            error::throttled(view.stream.scope.account, &view.stream.name, &shard_id)
        }
        Some(Err(Failure::Failed(failed))) => error::append_failed(failed),
        None => ServiceError::internal(error::INTERNAL_FAILURE_TEXT),
    };
    Err(SinkError::NotNow(error))
}
