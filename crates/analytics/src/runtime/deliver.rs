//! Puts what came out into the outputs' streams, again and again until it is there: meanwhile nothing more is read.

use std::sync::Arc;

use base::Timers;
use service_api::ports::{RecordSink, SinkError, SinkRecord};
use service_api::{Caller, ServiceError};
use tokio::sync::watch;

use super::meters::Meters;
use super::settings::RuntimeSettings;
use crate::{ApplicationSpec, Destination};

/// Records of one call of the sink.
const CALL_RECORDS: usize = 5_000;
/// Bytes of one call of the sink, about.
const CALL_BYTES: usize = 4 << 20;

/// Where rows go.
pub(super) struct Delivery {
    pub spec: Arc<ApplicationSpec>,
    /// Of each output.
    pub callers: Vec<Caller>,
    pub sink: Arc<dyn RecordSink>,
    pub timers: Arc<dyn Timers>,
    pub settings: Arc<RuntimeSettings>,
    pub meters: Arc<Meters>,
}

impl Delivery {
    /// Delivers rows, in the order of the outputs. What is left when `stop` turns true is in `rows` again.
    pub async fn deliver(&self, rows: &mut [Vec<SinkRecord>], stop: &mut watch::Receiver<bool>) {
        for (at, records) in rows.iter_mut().enumerate() {
            let mut wait = self.settings.retry_first;
            while !records.is_empty() {
                let is_first = wait == self.settings.retry_first;
                let failed = self.call(at, records, is_first).await;
                if !failed {
                    wait = self.settings.retry_first;
                    continue;
                }
                let until = self.timers.now().plus(wait);
                wait = (wait * 2).min(self.settings.retry_max);
                tokio::select! {
                    biased;
                    _ = stop.wait_for(|stop| *stop) => return,
                    () = self.timers.sleep_until(until) => {}
                }
            }
        }
    }

    /// One call; what is to be tried again is in front of `records`. Whether something failed.
    async fn call(&self, at: usize, records: &mut Vec<SinkRecord>, is_first: bool) -> bool {
        let output = &self.spec.outputs[at];
        let Destination::Stream(stream) = &output.destination else {
            // Refused at the start.
            records.clear();
            return false;
        };
        let mut bytes = 0;
        let mut fits = |record: &SinkRecord| {
            bytes += record.data.len();
            bytes <= CALL_BYTES
        };
        let count = records.iter().take(CALL_RECORDS).take_while(|record| fits(record)).count().max(1);
        let call = records[..count].to_vec();
        let answers = match self.sink.put(&self.callers[at], stream, call).await {
            Ok(answers) => answers,
            Err(error) => {
                self.meters.output_failed(at);
                if is_first {
                    self.waits(at, &error);
                }
                return true;
            }
        };
        let (mut left, mut put, mut put_bytes) = (Vec::new(), 0_u64, 0_u64);
        let mut told = false;
        for (record, answer) in records.drain(..count).zip(answers) {
            match answer {
                Ok(()) => (put, put_bytes) = (put + 1, put_bytes + record.data.len() as u64),
                Err(SinkError::NotNow(error)) => {
                    if is_first && left.is_empty() {
                        self.waits(at, &error);
                    }
                    left.push(record);
                }
                Err(SinkError::Never(error)) if !told => {
                    told = true;
                    tracing::warn!(application = %self.spec.name, output = %output.id, %error, "a row cannot be delivered and is left out");
                }
                Err(SinkError::Never(_)) => {}
            }
        }
        self.meters.output(at, put, put_bytes, left.is_empty());
        let failed = !left.is_empty();
        if failed {
            left.append(records);
            *records = left;
        }
        failed
    }

    fn waits(&self, at: usize, error: &ServiceError) {
        let (application, output) = (&self.spec.name, &self.spec.outputs[at].id);
        tracing::warn!(%application, %output, %error, "rows wait for their output; nothing more is read until it takes them");
    }
}
