//! One running application: pages in, steps through the program, rows out, checkpoints.
//!
//! The order is what durability rests on: what a step has read, and the time that its rows got, is durable before any row
//! that came of it is delivered; a step is written only after the rows of the step before have been delivered. So after a
//! crash the written steps are read and run again, with the same results, and the rows of the last one alone may be
//! delivered twice.

use std::collections::HashSet;
use std::sync::Arc;

use base::{ByteString, SequenceNumber, Timestamp};
use service_api::ports::{ShardOf, SinkRecord, SourceRecord};
use service_api::{Caller, ServiceError};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::deliver::Delivery;
use super::engine::{Engine, Outcome, Slice, Work, millis};
use super::fetch::{self, Fetched, Place};
use super::follow::{Follow, source};
use super::inbox::{Inbox, Waiting};
use super::journal::{Journal, JournalError, Number, Pending, Read, Saved, Step};
use super::meters::Meters;
use super::ports::RuntimePorts;
use super::processing::Processing;
use super::settings::RuntimeSettings;
use crate::{ApplicationSpec, OutputSpec};

/// A running application.
pub(super) struct Task {
    pub spec: Arc<ApplicationSpec>,
    pub fingerprint: u64,
    /// Of each input.
    pub callers: Vec<Caller>,
    pub ports: RuntimePorts,
    pub settings: Arc<RuntimeSettings>,
    pub meters: Arc<Meters>,
    pub processing: Processing,
    pub delivery: Delivery,
    pub journal: Journal,
    /// Absent only while a step runs.
    pub engine: Option<Engine>,
    pub follow: Follow,
    pub inbox: Inbox,
    /// The last step that was written.
    pub step: u64,
    /// Steps to be run again.
    pub replay: Vec<Step>,
    /// Rows that are to be delivered first, for each output: the checkpoint's.
    pub pending: Vec<Vec<SinkRecord>>,
    /// Something changed since the last checkpoint.
    pub dirty: bool,
    /// ARN of the master key of what was read: checkpoints are sealed under it from then on. State of encrypted records may
    /// outlive the encryption of their stream, so it is never forgotten.
    pub sealing: Option<String>,
    pub next_checkpoint: Timestamp,
    pub readers: Readers,
    /// When streams are to be listed again because something failed.
    pub list_again: Option<Timestamp>,
}

/// The tasks that read shards.
pub(super) struct Readers {
    tasks: JoinSet<()>,
    reading: HashSet<(usize, String)>,
    out: UnboundedSender<Fetched>,
    fetched: UnboundedReceiver<Fetched>,
}

impl Default for Readers {
    fn default() -> Readers {
        let (out, fetched) = tokio::sync::mpsc::unbounded_channel();
        Readers { tasks: JoinSet::new(), reading: HashSet::new(), out, fetched }
    }
}

/// Why an application ended without being told to.
type Failure = String;

impl Task {
    /// Runs until it is told to stop; then all that it read is in a checkpoint.
    pub async fn run(mut self, mut stop: watch::Receiver<bool>) -> Result<(), Failure> {
        self.run_again(&mut stop).await?;
        self.start_readers();
        let mut idle_at = self.ports.timers.now();
        while !*stop.borrow() {
            let timers = Arc::clone(&self.ports.timers);
            tokio::select! {
                biased;
                _ = stop.wait_for(|stop| *stop) => break,
                fetched = self.readers.fetched.recv() => self.take(fetched),
                () = timers.sleep_until(idle_at) => {}
            }
            loop {
                self.take_all();
                let worked = self.work(&mut stop, &mut idle_at).await?;
                self.look_after().await?;
                if !worked || *stop.borrow() {
                    break;
                }
            }
        }
        self.readers.tasks.abort_all();
        self.delivery.finish().await;
        if self.dirty {
            self.checkpoint().await?;
        }
        Ok(())
    }

    /// At whole multiples of the time, so that windows end on the minute.
    fn next_idle(&self, now: Timestamp) -> Timestamp {
        let every = u64::try_from(self.settings.idle_every.as_millis()).unwrap_or(u64::MAX).max(1);
        Timestamp((now.0 / every + 1).saturating_mul(every))
    }

    fn take_all(&mut self) {
        while self.inbox.records() < self.settings.step_records_max
            && let Ok(fetched) = self.readers.fetched.try_recv()
        {
            self.take(Some(fetched));
        }
    }

    /// What is due by the clock.
    async fn look_after(&mut self) -> Result<(), Failure> {
        let now = self.ports.timers.now();
        if self.list_again.is_some_and(|at| now >= at) {
            self.list_again = None;
            (0..self.spec.inputs.len()).for_each(|input| self.list(input));
            self.start_readers();
        }
        if self.dirty && now >= self.next_checkpoint {
            self.checkpoint().await?;
        }
        Ok(())
    }

    /// Takes a step with what has come, or, when nothing has, with what time it is. Whether records were taken.
    async fn work(
        &mut self,
        stop: &mut watch::Receiver<bool>,
        idle_at: &mut Timestamp,
    ) -> Result<bool, Failure> {
        let was_catching_up = self.inbox.is_catching_up();
        let pages = self.inbox.next(self.settings.step_records_max);
        let now = self.ports.timers.now();
        if was_catching_up && !self.inbox.is_catching_up() {
            // The time may tell something at once.
            *idle_at = now;
        }
        let has_records = !pages.is_empty();
        if !has_records {
            let time = self.engine.as_ref().map_or(i64::MIN, Engine::time);
            let is_due = now >= *idle_at;
            if is_due {
                *idle_at = self.next_idle(now);
            }
            // A clock that stands, or was set back, says nothing new.
            if !is_due || self.inbox.is_catching_up() || millis(now) <= time {
                return Ok(false);
            }
        }
        *idle_at = self.next_idle(now);
        self.step(pages, now, stop).await?;
        Ok(has_records)
    }

    async fn step(
        &mut self,
        pages: Vec<Waiting>,
        now: Timestamp,
        stop: &mut watch::Receiver<bool>,
    ) -> Result<(), Failure> {
        let reached = self.engine.as_ref().map_or(i64::MIN, Engine::time);
        let time = millis(now).max(reached);
        let by_arrival = self.inbox.is_catching_up().then_some(reached);
        let (mut slices, mut reads) = (Vec::new(), Vec::new());
        for Waiting { input, shard, page } in pages {
            let stream = self.follow.get_mut(input, &shard).map_or(0, |followed| followed.stream);
            reads.push(Read {
                input: input as u32,
                stream: stream as u32,
                shard: shard.clone(),
                from: Number(page.from),
                upto: Number(page.next),
                ended: page.at_end,
            });
            slices.push(Slice { input, stream, shard, records: page.records, unprocessed: Vec::new() });
        }
        let Some(slices) = self.processing.run(slices, stop).await? else {
            // Told to stop: what was not processed is read again after the next start.
            return Ok(());
        };
        let behind = Some(self.delivery.behind()).filter(|behind| !behind.is_empty());
        let step = Step { number: self.step + 1, time, by_arrival, reads, behind };
        let work = Work { number: step.number, time, by_arrival, slices };
        let has_read = !step.reads.is_empty();
        let engine = self.engine.take();
        let (written, outcome) = tokio::join!(
            async { if has_read { self.journal.step(&step).await } else { Ok(()) } },
            run_step(&self.settings, engine, work),
        );
        written.map_err(|e| e.to_string())?;
        let (engine, outcome) = outcome?;
        self.engine = Some(engine);
        if !has_read && !outcome.is_empty() {
            // The time alone ended windows: also that is not to be taken back.
            self.journal.step(&step).await.map_err(|e| e.to_string())?;
        }
        if has_read || !outcome.is_empty() {
            self.step = step.number;
            self.dirty = true;
        }
        self.advance(&step);
        self.delivery.push(step.number, outcome.rows);
        self.delivery.settle(stop).await
    }

    /// Notes what was read, and goes on with the shards that follow those that ended.
    fn advance(&mut self, step: &Step) {
        step.reads.iter().for_each(|read| self.follow.advance(read));
        for read in step.reads.iter().filter(|read| read.ended) {
            self.readers.reading.remove(&(read.input as usize, read.shard.clone()));
            self.list(read.input as usize);
            self.start_readers();
        }
    }

    fn take(&mut self, fetched: Option<Fetched>) {
        // The sender is kept by this task, so the channel never ends.
        let Some(Fetched { input, shard, page }) = fetched else { return };
        match page {
            Ok(page) => {
                self.seal(page.key.as_deref());
                let bytes = page.records.iter().map(|record| record.data.len() as u64).sum();
                self.meters.input(input, &shard, page.records.len() as u64, bytes, page.millis_behind);
                self.inbox.push(input, shard, page);
            }
            Err(error) => self.failed(input, &shard, &error),
        }
    }

    /// What was read under a key is kept under it.
    fn seal(&mut self, key: Option<&str>) {
        if let Some(key) = key.filter(|key| self.sealing.as_deref() != Some(key)) {
            self.sealing = Some(key.to_owned());
        }
    }

    /// A shard cannot be read: it is not there any more, its stream is another one of the same name, or it is only for now.
    fn failed(&mut self, input: usize, shard: &str, error: &ServiceError) {
        let source = source(&self.spec.inputs[input]);
        tracing::warn!(application = %self.spec.name, %source, shard, %error, "an input cannot be read; it will be tried again");
        self.meters.input_failed(input);
        self.inbox.failed(input, shard);
        // What has ended and what is another one now is known when the shards are listed.
        let ended = matches!(&*error.code, "InvalidArgumentException" | "ResourceNotFoundException");
        if ended {
            self.readers.reading.remove(&(input, shard.to_owned()));
            self.list_again = Some(self.ports.timers.now().plus(self.settings.list_again_after));
        }
    }

    /// Looks which shards an input has now. New ones are children of others, or those of a new stream: all of theirs is read.
    fn list(&mut self, input: usize) {
        let of = &self.spec.inputs[input];
        let (caller, stream) = (&self.callers[input], source(of));
        let begin = |shard: &str| self.ports.source.begin(ShardOf { caller, stream, shard }, false);
        let listed = self.ports.source.shards(caller, stream);
        let listed = listed.and_then(|shards| self.follow.list(input, of.parallelism, &shards, begin));
        if let Err(error) = listed {
            tracing::warn!(application = %self.spec.name, %stream, %error, "the shards of an input cannot be listed; it will be tried again");
            self.meters.input_failed(input);
            self.list_again = Some(self.ports.timers.now().plus(self.settings.list_again_after));
        }
    }

    fn start_readers(&mut self) {
        let Readers { tasks, reading, out, .. } = &mut self.readers;
        for shard in self.follow.readable() {
            let key = (shard.input, shard.id.clone());
            if !reading.insert(key) {
                continue;
            }
            self.inbox.reads(shard.input, &shard.id);
            let place = Place {
                caller: self.callers[shard.input].clone(),
                stream: source(&self.spec.inputs[shard.input]).into(),
                input: shard.input,
                shard: shard.id.clone(),
                from: shard.place,
            };
            tasks.spawn(fetch::run(place, self.ports.clone(), Arc::clone(&self.settings), out.clone()));
        }
    }

    /// Runs the steps after the last checkpoint again: all had been delivered but for the last one, and what the last one
    /// says of outputs that were behind.
    async fn run_again(&mut self, stop: &mut watch::Receiver<bool>) -> Result<(), Failure> {
        let steps = std::mem::take(&mut self.replay);
        let delivered = delivered(&self.spec, steps.last());
        let mut pending = std::mem::take(&mut self.pending);
        for (rows, delivered) in pending.iter_mut().zip(&delivered) {
            if *delivered >= self.step {
                // That happened after the checkpoint.
                rows.clear();
            }
        }
        self.delivery.push(self.step, pending);
        self.delivery.settle(stop).await?;
        let count = steps.len();
        for step in steps {
            if *stop.borrow() {
                // The steps stay where they are; nothing newer may be written over them.
                self.dirty = false;
                return Ok(());
            }
            let mut slices = Vec::new();
            for read in &step.reads {
                let (records, key) = read_again(
                    read,
                    &self.callers[read.input as usize],
                    &self.spec,
                    &self.ports,
                    &self.settings,
                )
                .await;
                self.seal(key.as_deref());
                let (input, stream) = (read.input as usize, read.stream as usize);
                let (shard, unprocessed) = (read.shard.clone(), Vec::new());
                slices.push(Slice { input, stream, shard, records, unprocessed });
            }
            let Some(slices) = self.processing.run(slices, stop).await? else {
                self.dirty = false;
                return Ok(());
            };
            let work = Work { number: step.number, time: step.time, by_arrival: step.by_arrival, slices };
            let (engine, mut outcome) = run_step(&self.settings, self.engine.take(), work).await?;
            self.engine = Some(engine);
            self.step = step.number;
            step.reads.iter().for_each(|read| self.follow.advance(read));
            for (rows, delivered) in outcome.rows.iter_mut().zip(&delivered) {
                if *delivered >= step.number {
                    rows.clear();
                }
            }
            self.delivery.push(step.number, outcome.rows);
            self.delivery.settle(stop).await?;
        }
        if count > 0 {
            (0..self.spec.inputs.len()).for_each(|input| self.list(input));
        }
        // A new run, or another program: from here on this is what is gone on from.
        if self.dirty { self.checkpoint().await } else { Ok(()) }
    }

    /// Keeps all that is needed to go on from here.
    pub async fn checkpoint(&mut self) -> Result<(), Failure> {
        let Some(engine) = self.engine.take() else { return Err("the program is gone".into()) };
        let saving = self.settings.work(move || {
            let state = engine.checkpoint();
            (engine, state)
        });
        let (engine, state) = saving.await.map_err(|e| e.to_string())?;
        let time = engine.time();
        self.engine = Some(engine);
        let waiting = self.delivery.waiting();
        let has_waiting = waiting.iter().any(|rows| !rows.is_empty());
        let pending = waiting.iter().zip(&self.spec.outputs).filter(|(rows, _)| !rows.is_empty());
        let row = |row: &SinkRecord| (row.partition_key.to_string(), row.data.to_vec().into());
        let saved = Saved {
            run: self.spec.run,
            fingerprint: self.fingerprint,
            step: self.step,
            time,
            shards: self.follow.saved(&self.spec.inputs),
            pending: pending
                .map(|(rows, output)| Pending {
                    output: output.id.clone(),
                    rows: rows.iter().map(row).collect(),
                })
                .collect(),
            state,
        };
        let bytes = match self.journal.checkpoint(&saved, self.sealing.as_deref()).await {
            Ok(bytes) => bytes,
            // The one before and the steps after it are still there.
            Err(error @ JournalError::Locked(_)) => {
                tracing::warn!(application = %self.spec.name, %error, "no checkpoint can be made; it will be tried again");
                self.next_checkpoint = self.ports.timers.now().plus(self.settings.checkpoint_every);
                return Ok(());
            }
            Err(error) => return Err(error.to_string()),
        };
        let pause = bytes.saturating_mul(1000) / self.settings.checkpoint_bytes_per_second.max(1);
        let pause = std::time::Duration::from_millis(pause).max(self.settings.checkpoint_every);
        self.next_checkpoint = self.ports.timers.now().plus(pause);
        // Rows that are delivered later are not to be delivered again after the next start.
        self.dirty = has_waiting;
        Ok(())
    }
}

/// The last step of which each output has all rows, as the last one that was written says.
fn delivered(spec: &ApplicationSpec, last: Option<&Step>) -> Vec<u64> {
    let Some(last) = last else { return vec![0; spec.outputs.len()] };
    let behind = |id: &str| last.behind.iter().flatten().find(|behind| behind.output == id);
    let of = |output: &OutputSpec| behind(&output.id).map_or(last.number - 1, |behind| behind.delivered);
    spec.outputs.iter().map(of).collect()
}

async fn run_step(
    settings: &RuntimeSettings,
    engine: Option<Engine>,
    work: Work,
) -> Result<(Engine, Outcome), Failure> {
    let Some(mut engine) = engine else { return Err("the program is gone".into()) };
    let run = settings.work(move || {
        let outcome = engine.step(work);
        (engine, outcome)
    });
    run.await.map_err(|e| format!("the program failed: {e}"))
}

/// Exactly the records of a step. Those that retention has removed since are gone.
async fn read_again(
    read: &Read,
    caller: &Caller,
    spec: &ApplicationSpec,
    ports: &RuntimePorts,
    settings: &RuntimeSettings,
) -> (Vec<SourceRecord>, Option<ByteString>) {
    let (mut records, mut key, mut from) = (Vec::new(), None, read.from.0);
    let stream = source(&spec.inputs[read.input as usize]);
    let at = ShardOf { caller, stream, shard: &read.shard };
    let mut wait = settings.retry_first;
    while index(from) < index(read.upto.0) {
        let count = usize::try_from(index(read.upto.0) - index(from)).unwrap_or(usize::MAX);
        match ports.source.read(at, from, count, settings.read_bytes_max).await {
            Ok(page) => {
                let inside = |record: &SourceRecord| index(record.sequence_number) <= index(read.upto.0);
                records.extend(page.records.into_iter().filter(inside));
                key = page.key.or(key);
                if index(page.next) <= index(from) {
                    break;
                }
                from = page.next;
            }
            Err(error)
                if matches!(&*error.code, "ResourceNotFoundException" | "InvalidArgumentException") =>
            {
                tracing::warn!(application = %spec.name, %stream, shard = read.shard, %error, "records of before the interruption are gone");
                break;
            }
            Err(error) => {
                tracing::warn!(application = %spec.name, %stream, shard = read.shard, %error, "an input cannot be read; it will be tried again");
                ports.timers.sleep_until(ports.timers.now().plus(wait)).await;
                wait = (wait * 2).min(settings.retry_max);
            }
        }
    }
    (records, key)
}

/// Records of the shard that are before a place.
fn index(number: SequenceNumber) -> u64 {
    number.pos().map_or(0, |pos| pos.0 + 1)
}
