//! The function that the records of an input go through before they are rows: asked again until it answers, because no
//! record may be lost and none may be passed by another.

use std::collections::VecDeque;
use std::sync::Arc;

use service_api::Caller;
use service_api::ports::SourceRecord;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use super::engine::Slice;
use super::events::{self, Entry, Verdict};
use super::follow::source;
use super::meters::Meters;
use super::ports::RuntimePorts;
use super::roles::caller;
use super::settings::RuntimeSettings;
use crate::{ApplicationSpec, FunctionSpec, InputSpec};

/// Invocations of one function at a time: each is of another shard, or of a later page.
const AT_ONCE: usize = 8;

/// The processing functions of an application, by input.
pub(super) struct Processing(Vec<Option<Arc<Processor>>>);

/// A function that records go through.
pub(super) struct Processor {
    pub application: String,
    pub application_arn: String,
    /// ARN of the stream that the records are of.
    pub stream: String,
    pub function: String,
    pub caller: Caller,
    pub ports: RuntimePorts,
    pub settings: Arc<RuntimeSettings>,
    /// Where invocations are counted: the input's index.
    pub meters: Option<(Arc<Meters>, usize)>,
    pub at_once: Semaphore,
}

/// What became of the records of one shard.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Processed {
    /// Those that rows can come of, with the data that the function made.
    pub records: Vec<SourceRecord>,
    /// Those that it made nothing of, as they were, and why.
    pub failed: Vec<(SourceRecord, String)>,
}

impl Processing {
    pub fn of(
        spec: &ApplicationSpec,
        ports: &RuntimePorts,
        settings: &Arc<RuntimeSettings>,
        meters: &Arc<Meters>,
    ) -> Processing {
        let processor = |at: usize, FunctionSpec { arn, role }: &FunctionSpec| Processor {
            application: spec.name.clone(),
            application_arn: spec.arn.clone(),
            stream: source(&spec.inputs[at]).to_owned(),
            function: arn.clone(),
            caller: caller(&spec.scope, role.as_deref()),
            ports: ports.clone(),
            settings: Arc::clone(settings),
            meters: Some((Arc::clone(meters), at)),
            at_once: Semaphore::new(AT_ONCE),
        };
        let inputs = spec.inputs.iter().enumerate();
        let of = |(at, input): (usize, &InputSpec)| {
            input.processing.as_ref().map(|function| Arc::new(processor(at, function)))
        };
        Processing(inputs.map(of).collect())
    }

    /// Takes the records of all slices through their functions; `None` when `stop` turned true before they had answered:
    /// then nothing was taken.
    pub async fn run(
        &self,
        mut slices: Vec<Slice>,
        stop: &watch::Receiver<bool>,
    ) -> Result<Option<Vec<Slice>>, String> {
        let mut asked = JoinSet::new();
        for (at, slice) in slices.iter_mut().enumerate() {
            let Some(processor) = self.0[slice.input].clone().filter(|_| !slice.records.is_empty()) else {
                continue;
            };
            let (shard, records) = (slice.shard.clone(), std::mem::take(&mut slice.records));
            let mut stop = stop.clone();
            asked.spawn(async move { (at, processor.run(&shard, records, &mut stop).await) });
        }
        while let Some(processed) = asked.join_next().await {
            let (at, processed) = processed.map_err(|e| e.to_string())?;
            let Some(processed) = processed else { return Ok(None) };
            (slices[at].records, slices[at].unprocessed) = (processed.records, processed.failed);
        }
        Ok(Some(slices))
    }
}

impl Processor {
    /// Takes records of a shard through the function, in their order.
    async fn run(
        &self,
        shard: &str,
        records: Vec<SourceRecord>,
        stop: &mut watch::Receiver<bool>,
    ) -> Option<Processed> {
        let (mut batches, mut done) = self.batches(shard, records);
        while let Some((entries, records)) = batches.next() {
            let verdicts = self.answered(&entries, stop).await?;
            take(verdicts, records, &mut done);
        }
        Some(done)
    }

    /// Takes records through the function once, for those who can be told that it failed.
    pub async fn once(&self, shard: &str, records: Vec<SourceRecord>) -> Result<Processed, String> {
        let (mut batches, mut done) = self.batches(shard, records);
        while let Some((entries, records)) = batches.next() {
            take(self.ask(&entries).await?, records, &mut done);
        }
        Ok(done)
    }

    /// The events of records, one after the other. A record that is larger than any event cannot be asked about, now or
    /// later.
    fn batches(&self, shard: &str, records: Vec<SourceRecord>) -> (Batches, Processed) {
        let mut done = Processed::default();
        let mut batches = Batches { entries: VecDeque::new(), records: VecDeque::new() };
        for record in records {
            let entry = Entry::of_source(shard, &record);
            if entry.is_too_large() {
                let bytes = record.data.len();
                let why = format!("The record is too large for a function: {bytes} bytes of data.");
                done.failed.push((record, why));
            } else {
                batches.entries.push_back(entry);
                batches.records.push_back(record);
            }
        }
        (batches, done)
    }

    /// Asks until there is an answer, or it is to stop.
    async fn answered(&self, batch: &[Entry], stop: &mut watch::Receiver<bool>) -> Option<Vec<Verdict>> {
        let _turn = self.at_once.acquire().await.ok()?;
        let mut wait = self.settings.retry_first;
        loop {
            let answer = tokio::select! {
                biased;
                _ = stop.wait_for(|stop| *stop) => return None,
                answer = self.ask(batch) => answer,
            };
            let error = match answer {
                Ok(verdicts) => return Some(verdicts),
                Err(error) => error,
            };
            if wait == self.settings.retry_first {
                tracing::warn!(application = %self.application, function = %self.function, %error, "records wait for their function; it is asked again until it answers, and nothing more is read");
            }
            let timers = &self.ports.timers;
            tokio::select! {
                biased;
                _ = stop.wait_for(|stop| *stop) => return None,
                () = timers.sleep_until(timers.now().plus(wait)) => {}
            }
            wait = (wait * 2).min(self.settings.retry_max);
        }
    }

    async fn ask(&self, batch: &[Entry]) -> Result<Vec<Verdict>, String> {
        let begun = self.ports.timers.now();
        let event = events::event(&self.application_arn, Some(&self.stream), batch, begun);
        let answer = self.ports.functions.invoke(&self.caller, &self.function, event).await;
        let verdicts = match answer {
            Ok(answer) => events::verdicts(&answer, batch)
                .map_err(|why| format!("the answer of the function cannot be used: {why}")),
            Err(error) => Err(error.to_string()),
        };
        if let Some((meters, input)) = &self.meters {
            let millis = self.ports.timers.now().millis_since(begun);
            meters.processed(*input, millis, verdicts.as_deref().ok());
        }
        verdicts
    }
}

/// Records that are to be asked about.
struct Batches {
    entries: VecDeque<Entry>,
    records: VecDeque<SourceRecord>,
}

impl Batches {
    fn next(&mut self) -> Option<(Vec<Entry>, Vec<SourceRecord>)> {
        let count = events::next_batch(self.entries.make_contiguous());
        let records = self.records.drain(..count).collect();
        (count > 0).then(|| (self.entries.drain(..count).collect(), records))
    }
}

fn take(verdicts: Vec<Verdict>, records: Vec<SourceRecord>, done: &mut Processed) {
    for (verdict, record) in verdicts.into_iter().zip(records) {
        match verdict {
            Verdict::Ok(data) => done.records.push(SourceRecord { data, ..record }),
            Verdict::Dropped => {}
            Verdict::Failed(why) => done.failed.push((record, why)),
        }
    }
}
