//! Puts what came out into the outputs, again and again until it is there. Each output has a worker and a queue of its own.
//! A step is over when its rows are delivered, but for outputs that fail or are slow: those keep theirs, up to a bound, and
//! hold up nobody until then.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use service_api::ports::{SinkError, SinkRecord};
use service_api::{Caller, ServiceError};
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;

use super::events::{self, Entry};
use super::journal::Behind;
use super::meters::Meters;
use super::ports::RuntimePorts;
use super::settings::RuntimeSettings;
use crate::{ApplicationSpec, Destination};

/// Records of one call.
const CALL_RECORDS: usize = 5_000;
/// Bytes of one call, about.
const CALL_BYTES: usize = 4 << 20;
/// What a row takes besides its data, about.
const ROW_BYTES: usize = 128;

/// Where rows go.
pub(super) struct Delivery {
    shared: Arc<Shared>,
    workers: JoinSet<()>,
    stop: watch::Sender<bool>,
}

struct Shared {
    outputs: Outputs,
    queues: Vec<Queue>,
    /// A call has ended.
    changed: Notify,
}

/// The outputs as their workers see them.
pub(super) struct Outputs {
    pub spec: Arc<ApplicationSpec>,
    /// Of each output.
    pub callers: Vec<Caller>,
    pub ports: RuntimePorts,
    pub settings: Arc<RuntimeSettings>,
    pub meters: Arc<Meters>,
}

/// The rows of one output that are not there yet.
#[derive(Default)]
struct Queue {
    waiting: Mutex<Waiting>,
    /// Something was put in.
    more: Notify,
}

#[derive(Default)]
struct Waiting {
    /// Each with the step that it came of. A row stays until it is known to be delivered.
    rows: VecDeque<(u64, SinkRecord)>,
    bytes: usize,
    /// The last call did not take everything.
    failing: bool,
}

/// For each record of a call, or for all of them.
type Answers = Result<Vec<Result<(), SinkError>>, ServiceError>;

impl Delivery {
    /// Starts a worker for each output. Without any there is nothing to deliver.
    pub fn new(outputs: Outputs) -> Delivery {
        let queues = outputs.spec.outputs.iter().map(|_| Queue::default()).collect();
        let shared = Arc::new(Shared { outputs, queues, changed: Notify::new() });
        let (stop, stopped) = watch::channel(false);
        let mut workers = JoinSet::new();
        for at in 0..shared.queues.len() {
            workers.spawn(work(Arc::clone(&shared), at, stopped.clone()));
        }
        Delivery { shared, workers, stop }
    }

    /// Puts the rows of a step behind those of the steps before.
    pub fn push(&self, step: u64, rows: Vec<Vec<SinkRecord>>) {
        for (queue, rows) in self.shared.queues.iter().zip(rows) {
            if rows.is_empty() {
                continue;
            }
            let mut waiting = queue.lock();
            waiting.bytes += rows.iter().map(bytes_of).sum::<usize>();
            waiting.rows.extend(rows.into_iter().map(|row| (step, row)));
            drop(waiting);
            queue.more.notify_one();
        }
    }

    /// Waits until all rows are delivered, or it is to stop. An output that fails, or is slow, is waited for only when its
    /// rows are more than it may keep.
    ///
    /// # Errors
    /// When a worker ended.
    pub async fn settle(&mut self, stop: &mut watch::Receiver<bool>) -> Result<(), String> {
        let (timers, settings) = (&self.shared.outputs.ports.timers, &self.shared.outputs.settings);
        let patience = timers.now().plus(settings.output_patience);
        let mut is_slow = false;
        loop {
            let changed = self.shared.changed.notified();
            if self.shared.is_settled(is_slow) {
                return Ok(());
            }
            tokio::select! {
                biased;
                _ = stop.wait_for(|stop| *stop) => return Ok(()),
                () = changed => {}
                Some(ended) = self.workers.join_next() => {
                    return Err(ended.err().map_or("an output's worker ended".to_owned(), |e| e.to_string()));
                }
                () = timers.sleep_until(patience), if !is_slow => is_slow = true,
            }
        }
    }

    /// The outputs that lack rows, each with the last step of which it has all.
    pub fn behind(&self) -> Vec<Behind> {
        let outputs = self.shared.queues.iter().zip(&self.shared.outputs.spec.outputs);
        let behind = outputs.filter_map(|(queue, output)| {
            let delivered = queue.lock().rows.front()?.0.saturating_sub(1);
            Some(Behind { output: output.id.clone(), delivered })
        });
        behind.collect()
    }

    /// The rows that are not known to be delivered, for each output.
    pub fn waiting(&self) -> Vec<Vec<SinkRecord>> {
        let rows = |queue: &Queue| queue.lock().rows.iter().map(|(_, row)| row.clone()).collect();
        self.shared.queues.iter().map(rows).collect()
    }

    /// Ends the workers, each after its call.
    pub async fn finish(&mut self) {
        self.stop.send_replace(true);
        while self.workers.join_next().await.is_some() {}
    }
}

impl Shared {
    fn is_settled(&self, is_slow: bool) -> bool {
        let bytes_max = self.outputs.settings.output_waiting_bytes_max;
        self.queues.iter().all(|queue| {
            let waiting = queue.lock();
            waiting.rows.is_empty() || ((waiting.failing || is_slow) && waiting.bytes <= bytes_max)
        })
    }
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The rows of the next call.
    async fn next(&self) -> Vec<(u64, SinkRecord)> {
        loop {
            let more = self.more.notified();
            let batch = self.lock().next_batch();
            if !batch.is_empty() {
                return batch;
            }
            more.await;
        }
    }
}

impl Waiting {
    /// The first rows, as many as go into one call. An event of a function has room for them: its base64 takes four thirds.
    fn next_batch(&self) -> Vec<(u64, SinkRecord)> {
        let mut bytes = 0;
        let fits = |(_, row): &&(u64, SinkRecord)| {
            bytes += row.data.len();
            bytes <= CALL_BYTES
        };
        let count = self.rows.iter().take(CALL_RECORDS).take_while(fits).count().max(1);
        self.rows.iter().take(count).cloned().collect()
    }

    /// After a call with the first `count` rows, of which `left` are to be tried again.
    fn called(&mut self, count: usize, left: &[(u64, SinkRecord)]) {
        let called = self.rows.drain(..count);
        self.bytes -= called.map(|(_, row)| bytes_of(&row)).sum::<usize>();
        self.bytes += left.iter().map(|(_, row)| bytes_of(row)).sum::<usize>();
        left.iter().rev().for_each(|row| self.rows.push_front(row.clone()));
        self.failing = !left.is_empty();
    }
}

fn bytes_of(row: &SinkRecord) -> usize {
    row.data.len() + ROW_BYTES
}

/// Delivers the rows of one output until it is to stop.
async fn work(shared: Arc<Shared>, at: usize, mut stop: watch::Receiver<bool>) {
    let (queue, outputs) = (&shared.queues[at], &shared.outputs);
    loop {
        let mut batch = tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => return,
            batch = queue.next() => batch,
        };
        let mut wait = outputs.settings.retry_first;
        // What fails is tried again alone.
        for tries in 0.. {
            let count = batch.len();
            batch = outputs.call(at, batch, tries).await;
            queue.lock().called(count, &batch);
            shared.changed.notify_waiters();
            if batch.is_empty() {
                break;
            }
            let timers = &outputs.ports.timers;
            tokio::select! {
                biased;
                _ = stop.wait_for(|stop| *stop) => return,
                () = timers.sleep_until(timers.now().plus(wait)) => {}
            }
            wait = (wait * 2).min(outputs.settings.retry_max);
        }
    }
}

impl Outputs {
    /// One call; the rows that are to be tried again.
    async fn call(&self, at: usize, batch: Vec<(u64, SinkRecord)>, tries: u64) -> Vec<(u64, SinkRecord)> {
        let output = &self.spec.outputs[at];
        let rows: Vec<SinkRecord> = batch.iter().map(|(_, row)| row.clone()).collect();
        let answers = match self.put(at, rows, tries).await {
            Ok(answers) => answers,
            Err(error) => {
                self.meters.output_failed(at);
                if tries == 0 {
                    self.waits(at, &error);
                }
                return batch;
            }
        };
        let (mut left, mut put, mut put_bytes) = (Vec::new(), 0_u64, 0_u64);
        let mut told = false;
        for ((step, row), answer) in batch.into_iter().zip(answers) {
            match answer {
                Ok(()) => (put, put_bytes) = (put + 1, put_bytes + row.data.len() as u64),
                Err(SinkError::NotNow(error)) => {
                    if tries == 0 && left.is_empty() {
                        self.waits(at, &error);
                    }
                    left.push((step, row));
                }
                Err(SinkError::Never(error)) if !told => {
                    told = true;
                    tracing::warn!(application = %self.spec.name, output = %output.id, %error, "a row cannot be delivered and is left out");
                }
                Err(SinkError::Never(_)) => {}
            }
        }
        self.meters.output(at, put, put_bytes, left.is_empty());
        left
    }

    async fn put(&self, at: usize, rows: Vec<SinkRecord>, tries: u64) -> Answers {
        let caller = &self.callers[at];
        match &self.spec.outputs[at].destination {
            Destination::Stream(stream) => self.ports.sink.put(caller, stream, rows).await,
            Destination::Firehose(stream) => self.ports.delivery_streams.put(caller, stream, rows).await,
            Destination::Lambda(function) => self.invoke(at, function, &rows, tries).await,
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
        tracing::warn!(%application, %output, %error, "rows wait for their output; when they are too many, nothing more is read until it takes them");
    }
}
