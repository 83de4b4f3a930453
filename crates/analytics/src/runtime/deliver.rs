//! Puts what came out into the outputs, again and again until it is there: meanwhile nothing more is read.

use std::sync::Arc;

use service_api::ports::{SinkError, SinkRecord};
use service_api::{Caller, ServiceError};
use tokio::sync::watch;

use super::events::{self, Entry};
use super::meters::Meters;
use super::ports::RuntimePorts;
use super::settings::RuntimeSettings;
use crate::{ApplicationSpec, Destination};

/// Records of one call.
const CALL_RECORDS: usize = 5_000;
/// Bytes of one call, about.
const CALL_BYTES: usize = 4 << 20;

/// Where rows go.
pub(super) struct Delivery {
    pub spec: Arc<ApplicationSpec>,
    /// Of each output.
    pub callers: Vec<Caller>,
    pub ports: RuntimePorts,
    pub settings: Arc<RuntimeSettings>,
    pub meters: Arc<Meters>,
}

/// For each record of a call, or for all of them.
type Answers = Result<Vec<Result<(), SinkError>>, ServiceError>;

impl Delivery {
    /// Delivers rows, in the order of the outputs. What is left when `stop` turns true is in `rows` again.
    pub async fn deliver(&self, rows: &mut [Vec<SinkRecord>], stop: &mut watch::Receiver<bool>) {
        for (at, records) in rows.iter_mut().enumerate() {
            let mut rest = std::mem::take(records);
            while !rest.is_empty() {
                let mut batch: Vec<SinkRecord> = rest.drain(..next_batch(&rest)).collect();
                if !self.batch(at, &mut batch, stop).await {
                    batch.append(&mut rest);
                    *records = batch;
                    return;
                }
            }
        }
    }

    /// Delivers rows of one call; what fails is tried again alone. Whether all are there: not if it is to stop.
    async fn batch(&self, at: usize, batch: &mut Vec<SinkRecord>, stop: &mut watch::Receiver<bool>) -> bool {
        let mut wait = self.settings.retry_first;
        for tries in 0.. {
            self.call(at, batch, tries).await;
            if batch.is_empty() {
                break;
            }
            let timers = &self.ports.timers;
            tokio::select! {
                biased;
                _ = stop.wait_for(|stop| *stop) => return false,
                () = timers.sleep_until(timers.now().plus(wait)) => {}
            }
            wait = (wait * 2).min(self.settings.retry_max);
        }
        true
    }

    /// One call; what is to be tried again stays in `batch`.
    async fn call(&self, at: usize, batch: &mut Vec<SinkRecord>, tries: u64) {
        let output = &self.spec.outputs[at];
        let answers = match self.put(at, batch, tries).await {
            Ok(answers) => answers,
            Err(error) => {
                self.meters.output_failed(at);
                if tries == 0 {
                    self.waits(at, &error);
                }
                return;
            }
        };
        let (mut left, mut put, mut put_bytes) = (Vec::new(), 0_u64, 0_u64);
        let mut told = false;
        for (record, answer) in batch.drain(..).zip(answers) {
            match answer {
                Ok(()) => (put, put_bytes) = (put + 1, put_bytes + record.data.len() as u64),
                Err(SinkError::NotNow(error)) => {
                    if tries == 0 && left.is_empty() {
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
        *batch = left;
    }

    async fn put(&self, at: usize, batch: &[SinkRecord], tries: u64) -> Answers {
        let caller = &self.callers[at];
        match &self.spec.outputs[at].destination {
            Destination::Stream(stream) => self.ports.sink.put(caller, stream, batch.to_vec()).await,
            Destination::Firehose(stream) => {
                self.ports.delivery_streams.put(caller, stream, batch.to_vec()).await
            }
            Destination::Lambda(function) => self.invoke(at, function, batch, tries).await,
        }
    }

    /// Gives rows to a function. Those that it does not say to have taken, it has not.
    async fn invoke(&self, at: usize, function: &str, batch: &[SinkRecord], tries: u64) -> Answers {
        let entries: Vec<Entry> = batch.iter().map(|row| Entry::of_row(row, tries)).collect();
        if let [entry] = &entries[..]
            && entry.is_too_large()
        {
            let error = ServiceError::client("InvalidArgumentException", "it is too large for a function");
            return Ok(vec![Err(SinkError::Never(error))]);
        }
        let timers = &self.ports.timers;
        let begun = timers.now();
        let event = events::event(&self.spec.arn, None, &entries, begun);
        let answer = self.ports.functions.invoke(&self.callers[at], function, event).await;
        let taken = answer.and_then(|answer| {
            events::taken(&answer, &entries).map_err(|why| {
                ServiceError::internal(format!("the answer of the function cannot be used: {why}"))
            })
        });
        let ok = taken.as_ref().map_or(0, |taken| taken.iter().filter(|taken| **taken).count());
        let failed = entries.len() - ok;
        self.meters.invoked(at, timers.now().millis_since(begun), ok as u64, failed as u64);
        let not_taken = || ServiceError::internal("the function has not taken a row");
        Ok(taken?
            .into_iter()
            .map(|taken| if taken { Ok(()) } else { Err(SinkError::NotNow(not_taken())) })
            .collect())
    }

    fn waits(&self, at: usize, error: &ServiceError) {
        let (application, output) = (&self.spec.name, &self.spec.outputs[at].id);
        tracing::warn!(%application, %output, %error, "rows wait for their output; nothing more is read until it takes them");
    }
}

/// How many rows go into one call. An event of a function has room for as many: its base64 takes four thirds.
fn next_batch(rows: &[SinkRecord]) -> usize {
    let mut bytes = 0;
    let fits = |row: &&SinkRecord| {
        bytes += row.data.len();
        bytes <= CALL_BYTES
    };
    rows.iter().take(CALL_RECORDS).take_while(fits).count().max(1)
}
