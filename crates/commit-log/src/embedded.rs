//! The log with its threads: a thin shell around the lane, the readers and the maintenance.

use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};
use std::{fmt, io};

use base::{Clock, Pos, ShardNo, Timestamp};
use bytes::Bytes;
use tokio::sync::{oneshot, watch};

use crate::damage::Damage;
use crate::engine::{
    AppendError, Appended, Bounds, BoxFuture, CommandIndex, ControlHistory, ControlLog, Group, Health, Page,
    ProposeError, ReadError, ReadLimits, Retention, ShardLog,
};
use crate::error::OpenError;
use crate::format::{FRAME_CLEAN, FRAME_HEADER};
use crate::lane::{Answer, Lane, Work, command_cost, run_cost};
use crate::maintain;
use crate::read::{self, Reading};
use crate::recover::{self, Opened};
use crate::review;
use crate::settings::LogSettings;
use crate::store::{LogStats, Store, lock};
use crate::upkeep::Upkeep;
use crate::verify::{VerifyReport, verify};
use crate::vfs::{Directory, Vfs};

/// An open durable log. A handle: clones are the same log. It closes when [`EmbeddedLog::close`] is called or
/// the last handle is dropped.
#[derive(Clone)]
pub struct EmbeddedLog(Arc<Inner>);

struct Inner {
    store: Arc<Store>,
    queue: Arc<Queue>,
    history: ControlHistory,
    poison: watch::Receiver<Option<Arc<str>>>,
    maintenance: Mutex<Option<Sender<Task>>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    readers: Option<Readers>,
    hold: Mutex<Option<Directory>>,
}

/// What waits for the lane.
#[derive(Default)]
struct Queue {
    waiting: Mutex<Waiting>,
    arrived: Condvar,
}

#[derive(Default)]
struct Waiting {
    requests: std::collections::VecDeque<Request>,
    bytes: usize,
    closed: bool,
    /// The lane's thread sleeps. A notification is a system call even when nobody waits for it, so it is only sent
    /// to one that does.
    asleep: bool,
}

struct Request {
    work: Work,
    bytes: usize,
    reply: Reply,
}

enum Reply {
    Append(oneshot::Sender<Vec<Result<Appended, AppendError>>>),
    Propose(oneshot::Sender<Result<CommandIndex, ProposeError>>),
}

/// Work for the maintenance thread.
enum Task {
    Close,
    Trim(Option<oneshot::Sender<io::Result<usize>>>),
    Snapshot(CommandIndex, Bytes, oneshot::Sender<Result<(), ProposeError>>),
}

impl EmbeddedLog {
    /// Opens the log in `vfs`, or begins one in an empty directory. Reads what a crash left, and refuses what
    /// it cannot explain.
    ///
    /// # Errors
    /// See [`OpenError`]. Nothing was changed that a later attempt would miss.
    pub fn open(vfs: Arc<dyn Vfs>, clock: Arc<dyn Clock>, settings: LogSettings) -> Result<Self, OpenError> {
        let (log, steps) = Self::assemble(vfs, clock, settings, true)?;
        let LogSteps { shell, lane, tasks, .. } = steps;
        let mut threads = Vec::new();
        let start = |name: &str, work: Box<dyn FnOnce() + Send>| {
            thread::Builder::new()
                .name(name.to_owned())
                .spawn(work)
                .map_err(OpenError::io(format!("start the thread {name}")))
        };
        threads.push(start("log", Box::new(move || shell.run(lane)))?);
        let maintained = log.0.store.clone();
        threads.push(start("log-maintenance", Box::new(move || maintenance(&maintained, &tasks)))?);
        *lock(&log.0.threads) = threads;
        Ok(log)
    }

    /// Opens the log as [`EmbeddedLog::open`] does, but starts no thread: nothing is stored, marked or removed but
    /// by a call to the [`LogSteps`], and reads run on the caller's thread. For simulators and tests, which decide
    /// in which order things happen.
    ///
    /// # Errors
    /// As [`EmbeddedLog::open`].
    pub fn stepped(
        vfs: Arc<dyn Vfs>,
        clock: Arc<dyn Clock>,
        settings: LogSettings,
    ) -> Result<(Self, LogSteps), OpenError> {
        Self::assemble(vfs, clock, LogSettings { read_threads: 0, ..settings }, false)
    }

    fn assemble(
        vfs: Arc<dyn Vfs>,
        clock: Arc<dyn Clock>,
        settings: LogSettings,
        threads: bool,
    ) -> Result<(Self, LogSteps), OpenError> {
        let Opened { store, lane, history, hold } = recover::open(vfs, clock, settings)?;
        let queue = Arc::new(Queue::default());
        let (poison_tx, poison) = watch::channel(None);
        let (tasks_tx, tasks) = channel();
        let readers = if threads { Readers::start(store.settings.read_threads) } else { None };
        let shell = LaneShell {
            store: store.clone(),
            queue: queue.clone(),
            poison: poison_tx,
            maintenance: tasks_tx.clone(),
        };
        // Segments whose index file a crash prevented.
        let _ = tasks_tx.send(Task::Close);
        let log = EmbeddedLog(Arc::new(Inner {
            store,
            queue,
            history,
            poison,
            maintenance: Mutex::new(Some(tasks_tx)),
            threads: Mutex::new(Vec::new()),
            readers,
            hold: Mutex::new(Some(hold)),
        }));
        Ok((log, LogSteps { shell, lane, tasks, upkeep: Upkeep::default() }))
    }

    /// Numbers for metrics.
    #[must_use]
    pub fn stats(&self) -> LogStats {
        let mut stats = self.0.store.stats();
        stats.segments_to_rewrite = review::waiting(&self.0.store);
        stats.writable &= self.0.poison.borrow().is_none();
        stats
    }

    /// Says that every shard that exists was opened: all others that the log holds are dropped. Call it once
    /// at start, when the control history was applied.
    pub fn opened_all(&self) {
        self.0.store.opened_all();
    }

    /// Looks for segments that can be removed now, and answers with their number when it is done.
    ///
    /// # Errors
    /// What the medium says. Nothing visible was removed.
    pub async fn trim_now(&self) -> io::Result<usize> {
        let (reply, answer) = oneshot::channel();
        self.0.task(Task::Trim(Some(reply)));
        answer.await.unwrap_or_else(|_| Err(io::Error::other("the log is closed")))
    }

    /// Reads the whole log and checks every byte that is durable. Slow, and blocks the caller's thread.
    ///
    /// # Errors
    /// What the medium says; damage is not an error but part of the report.
    pub fn verify(&self) -> io::Result<VerifyReport> {
        verify(&self.0.store)
    }

    /// Places that the last look through the log found damaged. Records there are refused, all others are served.
    #[must_use]
    pub fn damages(&self) -> Vec<Damage> {
        self.0.store.damages()
    }

    /// Runs of a shard in the tail cache and in the index of open segments, its closed segments, and bytes of
    /// the index cache.
    #[cfg(test)]
    pub(crate) fn memory_of(&self, shard: ShardNo) -> (usize, usize, usize, usize) {
        let shard = self.0.store.shards.get(shard).expect("a shard that was opened");
        let state = shard.state();
        let open = state.open.iter().map(|o| o.runs.len()).sum();
        (state.tail.len(), open, state.closed.len(), self.0.store.index_cache_bytes())
    }

    /// What the log's parts share.
    #[cfg(test)]
    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    /// Stores what waits, marks the end of the log, and gives the directory back. Blocks until it is done.
    /// Later calls of the traits answer `Unavailable`; reads still work.
    pub fn close(&self) {
        self.0.close();
    }
}

impl Inner {
    fn close(&self) {
        lock(&self.queue.waiting).closed = true;
        self.queue.arrived.notify_all();
        lock(&self.maintenance).take();
        for thread in std::mem::take(&mut *lock(&self.threads)) {
            if thread.thread().id() != thread::current().id() && thread.join().is_err() {
                tracing::error!("a thread of the log panicked");
            }
        }
        lock(&self.hold).take();
    }

    fn task(&self, task: Task) {
        if let Some(tasks) = lock(&self.maintenance).as_ref() {
            // Without its thread the sender of the answer is dropped, and that is the answer.
            let _ = tasks.send(task);
        }
    }

    /// Queues a request unless too much waits. `always` is for what must not be throttled.
    fn submit(&self, request: Request, always: bool) -> Result<(), Refused> {
        let mut waiting = lock(&self.queue.waiting);
        if waiting.closed {
            return Err(Refused::Closed);
        }
        let over = waiting.bytes + request.bytes > self.store.settings.in_flight_bytes_max;
        if over && waiting.bytes > 0 && !always {
            return Err(Refused::Throttled);
        }
        waiting.bytes += request.bytes;
        self.store.counters.in_flight.store(waiting.bytes as u64, Ordering::Relaxed);
        waiting.requests.push_back(request);
        let asleep = std::mem::take(&mut waiting.asleep);
        drop(waiting);
        if asleep {
            self.queue.arrived.notify_one();
        }
        Ok(())
    }

    /// Runs a read on a thread that may wait for the medium.
    fn read_on<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Store) -> Result<T, ReadError> + Send + 'static,
    ) -> BoxFuture<'_, Result<T, ReadError>> {
        match &self.readers {
            None => {
                let answer = work(&self.store);
                Box::pin(async { answer })
            }
            Some(readers) => {
                let (reply, answer) = oneshot::channel();
                let store = self.store.clone();
                readers.send(Box::new(move || {
                    // The reader may have gone.
                    let _ = reply.send(work(&store));
                }));
                Box::pin(async {
                    answer.await.unwrap_or_else(|_| Err(ReadError::Io("the log is closed".to_owned())))
                })
            }
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.close();
    }
}

enum Refused {
    Closed,
    Throttled,
}

impl ShardLog for EmbeddedLog {
    fn append(&self, groups: Vec<Group>) -> BoxFuture<'_, Vec<Result<Appended, AppendError>>> {
        let count = groups.len();
        let bytes = groups.iter().map(|g| run_cost(&g.run)).sum::<usize>();
        let all = move |e: AppendError| -> BoxFuture<'_, _> { Box::pin(async move { vec![Err(e); count] }) };
        if bytes + FRAME_HEADER > self.0.store.settings.commit_bytes_max {
            return all(AppendError::TooLarge);
        }
        let (reply, answer) = oneshot::channel();
        let request = Request { work: Work::Append(groups), bytes, reply: Reply::Append(reply) };
        match self.0.submit(request, false) {
            Err(Refused::Closed) => all(AppendError::Unavailable),
            Err(Refused::Throttled) => all(AppendError::Throttled),
            Ok(()) => {
                Box::pin(
                    async move { answer.await.unwrap_or_else(|_| vec![Err(AppendError::Unknown); count]) },
                )
            }
        }
    }

    fn read(&self, shard: ShardNo, from: Pos, limits: ReadLimits) -> BoxFuture<'_, Result<Page, ReadError>> {
        let Some(shard) = self.0.store.shards.opened(shard) else {
            return Box::pin(async { Err(ReadError::UnknownShard) });
        };
        let reading = Reading::new(shard, from, limits);
        // What is in memory is read at once: handing it to another thread and back would cost more.
        match reading.in_passing(&self.0.store) {
            Ok(answer) => Box::pin(async { answer }),
            Err(reading) => self.0.read_on(move |store| reading.finish(store)),
        }
    }

    fn changed(&self, shard: ShardNo, after: Pos) -> BoxFuture<'_, Result<(), ReadError>> {
        let Some(shard) = self.0.store.shards.opened(shard) else {
            return Box::pin(async { Err(ReadError::UnknownShard) });
        };
        Box::pin(async move {
            loop {
                let mut changed = std::pin::pin!(shard.changed.notified());
                // Counted as waiting before the look, so that no change falls in between.
                changed.as_mut().enable();
                {
                    let state = shard.state();
                    if state.next > after.0 || state.sealed || state.dropped {
                        return Ok(());
                    }
                }
                changed.await;
            }
        })
    }

    fn seek_time(&self, shard: ShardNo, time: Timestamp) -> BoxFuture<'_, Result<Pos, ReadError>> {
        let Some(shard) = self.0.store.shards.opened(shard) else {
            return Box::pin(async { Err(ReadError::UnknownShard) });
        };
        self.0.read_on(move |store| read::seek_time(store, &shard, time))
    }

    fn bounds(&self, shard: ShardNo) -> Result<Bounds, ReadError> {
        let shard = self.0.store.shards.opened(shard).ok_or(ReadError::UnknownShard)?;
        read::bounds(&self.0.store, &shard)
    }

    fn open_shard(&self, shard: ShardNo, retention: Retention) {
        self.0.store.open_shard(shard, retention);
    }

    fn set_retention(&self, shard: ShardNo, retention: Retention) {
        self.0.store.set_retention(shard, retention);
    }

    fn drop_shard(&self, shard: ShardNo) {
        self.0.store.drop_shard(shard);
    }
}

impl ControlLog for EmbeddedLog {
    fn propose(
        &self,
        command: Bytes,
        seal: Vec<ShardNo>,
    ) -> BoxFuture<'_, Result<CommandIndex, ProposeError>> {
        let bytes = command_cost(&command, seal.len());
        if bytes + FRAME_HEADER > self.0.store.settings.commit_bytes_max {
            tracing::error!(bytes, "a control command is larger than a commit may be");
            return Box::pin(async { Err(ProposeError::Full) });
        }
        let (reply, answer) = oneshot::channel();
        let work = Work::Propose { command, seal };
        match self.0.submit(Request { work, bytes, reply: Reply::Propose(reply) }, true) {
            Err(_) => Box::pin(async { Err(ProposeError::Unavailable) }),
            Ok(()) => Box::pin(async move { answer.await.unwrap_or(Err(ProposeError::Unknown)) }),
        }
    }

    fn history(&self) -> ControlHistory {
        self.0.history.clone()
    }

    fn save_snapshot(&self, index: CommandIndex, state: Bytes) -> BoxFuture<'_, Result<(), ProposeError>> {
        let (reply, answer) = oneshot::channel();
        self.0.task(Task::Snapshot(index, state, reply));
        Box::pin(async move { answer.await.unwrap_or(Err(ProposeError::Unavailable)) })
    }
}

impl Health for EmbeddedLog {
    fn poisoned(&self) -> BoxFuture<'_, Arc<str>> {
        let mut poison = self.0.poison.clone();
        Box::pin(async move {
            loop {
                if let Some(reason) = poison.borrow_and_update().clone() {
                    return reason;
                }
                if poison.changed().await.is_err() {
                    // Closed in order: there will be no failure.
                    std::future::pending::<()>().await;
                }
            }
        })
    }
}

impl fmt::Debug for EmbeddedLog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EmbeddedLog").field(&self.0.store.vfs.describe()).finish()
    }
}

/// The work of a log that was opened by [`EmbeddedLog::stepped`]: what its threads would do, one step a call.
/// Dropping it is a crash of the process as far as the medium can tell.
pub struct LogSteps {
    shell: LaneShell,
    lane: Lane,
    tasks: Receiver<Task>,
    upkeep: Upkeep,
}

impl LogSteps {
    /// Stores what waits, as much as one commit takes, and answers it. False when nothing waited. After a failure
    /// the log is poisoned ([`Health::poisoned`]) and all that waits is told.
    pub fn commit(&mut self) -> bool {
        let batch = self.shell.batch(&mut lock(&self.shell.queue.waiting));
        !batch.is_empty() && {
            self.shell.commit(&mut self.lane, batch);
            true
        }
    }

    /// Certifies the last commit, as an idle log does after [`LogSettings::idle_mark_after`].
    pub fn mark(&mut self) {
        if self.lane.wants_mark()
            && self.shell.poison.borrow().is_none()
            && let Err(reason) = self.lane.mark(0)
        {
            self.shell.fail(reason);
        }
    }

    /// Does the next work beside the commits; false when none waits.
    pub fn maintain(&mut self) -> bool {
        self.tasks.try_recv().map(|task| task.carry_out(&self.shell.store, &mut self.upkeep)).is_ok()
    }

    /// Begins to look for segments that can be removed or rewritten, as the log does every [`LogSettings::trim_every`].
    /// [`LogSteps::upkeep`] goes on with it.
    pub fn trim(&mut self) {
        Task::Trim(None).carry_out(&self.shell.store, &mut self.upkeep);
    }

    /// Does the next piece of the work that can wait: removing, rewriting, looking for damage. False when there is none.
    pub fn upkeep(&mut self) -> bool {
        self.upkeep.step(&self.shell.store).is_some()
    }

    /// The same; answers how long the log would rest before the next piece.
    #[cfg(test)]
    pub(crate) fn upkeep_rest(&mut self) -> Option<Duration> {
        self.upkeep.step(&self.shell.store)
    }

    /// Stores what waits and marks the end of the log. Later calls of the traits answer `Unavailable`.
    pub fn close(mut self) {
        lock(&self.shell.queue.waiting).closed = true;
        while self.commit() {}
        while self.maintain() {}
        self.shell.end(&mut self.lane);
    }
}

/// The log thread: gathers what waits while the commit before is being flushed.
struct LaneShell {
    store: Arc<Store>,
    queue: Arc<Queue>,
    poison: watch::Sender<Option<Arc<str>>>,
    maintenance: Sender<Task>,
}

impl LaneShell {
    fn run(self, mut lane: Lane) {
        while let Some(batch) = self.gather(&mut lane) {
            if !self.commit(&mut lane, batch) {
                return;
            }
        }
        self.end(&mut lane);
    }

    /// Stores a batch and answers it; false when the log has failed.
    fn commit(&self, lane: &mut Lane, batch: Vec<Request>) -> bool {
        let bytes: usize = batch.iter().map(|r| r.bytes).sum();
        let (works, replies): (Vec<Work>, Vec<Reply>) = batch.into_iter().map(|r| (r.work, r.reply)).unzip();
        let segment = lane.segment();
        let answers = lane.commit(&works);
        if lane.segment() != segment {
            // Before the answers, so that who was answered finds this work queued ahead of their own.
            let _ = self.maintenance.send(Task::Close);
            let _ = self.maintenance.send(Task::Trim(None));
        }
        let left = {
            let mut waiting = lock(&self.queue.waiting);
            waiting.bytes -= bytes;
            waiting.bytes
        };
        self.store.counters.in_flight.store(left as u64, Ordering::Relaxed);
        match answers {
            Ok(answers) => {
                replies.into_iter().zip(answers).for_each(|(reply, answer)| reply.send(answer));
                true
            }
            // The senders are dropped: who waits learns that nothing is known.
            Err(reason) => {
                self.fail(reason);
                false
            }
        }
    }

    /// The last words of a log that is closed in order.
    fn end(&self, lane: &mut Lane) {
        if self.poison.borrow().is_some() {
            return;
        }
        if let Err(reason) = lane.mark(FRAME_CLEAN) {
            self.fail(reason);
        }
    }

    /// What the next commit holds; `None` when the log is closed and nothing waits.
    fn gather(&self, lane: &mut Lane) -> Option<Vec<Request>> {
        let idle = self.store.settings.idle_mark_after;
        let mut waiting = lock(&self.queue.waiting);
        while waiting.requests.is_empty() {
            if waiting.closed {
                return None;
            }
            waiting.asleep = true;
            if !lane.wants_mark() || idle.is_zero() {
                waiting = self.queue.arrived.wait(waiting).unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            let (back, timeout) =
                self.queue.arrived.wait_timeout(waiting, idle).unwrap_or_else(PoisonError::into_inner);
            waiting = back;
            if timeout.timed_out() && waiting.requests.is_empty() && !waiting.closed {
                drop(waiting);
                if let Err(reason) = lane.mark(0) {
                    self.fail(reason);
                    return None;
                }
                waiting = lock(&self.queue.waiting);
            }
        }
        Some(self.batch(&mut waiting))
    }

    /// As much of what waits as one commit takes.
    fn batch(&self, waiting: &mut Waiting) -> Vec<Request> {
        let settings = &self.store.settings;
        let mut batch: Vec<Request> = Vec::new();
        let mut bytes = FRAME_HEADER;
        while let Some(next) = waiting.requests.front() {
            let over = bytes + next.bytes > settings.commit_bytes_max || bytes >= settings.commit_bytes_soft;
            if over && !batch.is_empty() {
                break;
            }
            bytes += next.bytes;
            batch.extend(waiting.requests.pop_front());
        }
        batch
    }

    /// Stops the log: nothing is written any more, all who wait are told, and so is the process.
    fn fail(&self, reason: Arc<str>) {
        tracing::error!(reason = &*reason, "the log has failed and takes no more writes");
        let requests = {
            let mut waiting = lock(&self.queue.waiting);
            waiting.closed = true;
            waiting.bytes = 0;
            std::mem::take(&mut waiting.requests)
        };
        for request in requests {
            let (count, reply) = (request.work.groups(), request.reply);
            match reply {
                Reply::Append(_) => {
                    reply.send(Answer::Append(vec![Err(AppendError::Unavailable); count]));
                }
                Reply::Propose(_) => reply.send(Answer::Propose(Err(ProposeError::Unavailable))),
            }
        }
        self.poison.send_replace(Some(reason));
    }
}

impl Reply {
    fn send(self, answer: Answer) {
        // Who asked may have gone; what was stored stays.
        match (self, answer) {
            (Reply::Append(reply), Answer::Append(answer)) => drop(reply.send(answer)),
            (Reply::Propose(reply), Answer::Propose(answer)) => drop(reply.send(answer)),
            _ => unreachable!("the lane answers in the form of the request"),
        }
    }
}

fn maintenance(store: &Store, tasks: &Receiver<Task>) {
    let every = store.settings.trim_every.max(Duration::from_millis(1));
    let mut upkeep = Upkeep::default();
    let mut trim_at = Instant::now() + every;
    // When the next piece of upkeep is due, if there may be any.
    let mut upkeep_at = Some(Instant::now());
    loop {
        let wake = upkeep_at.map_or(trim_at, |at| at.min(trim_at));
        match tasks.recv_timeout(wake.saturating_duration_since(Instant::now())) {
            Ok(task) => {
                task.carry_out(store, &mut upkeep);
                upkeep_at.get_or_insert_with(Instant::now);
            }
            Err(RecvTimeoutError::Timeout) if Instant::now() >= trim_at => {
                trim_at = Instant::now() + every;
                Task::Trim(None).carry_out(store, &mut upkeep);
                upkeep_at.get_or_insert_with(Instant::now);
            }
            Err(RecvTimeoutError::Timeout) => {
                let rest = upkeep.step(store).or_else(|| upkeep.waits());
                upkeep_at = rest.map(|rest| Instant::now() + rest);
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

impl Task {
    fn carry_out(self, store: &Store, upkeep: &mut Upkeep) {
        match self {
            Task::Close => close_segments(store),
            Task::Trim(None) => {
                close_segments(store);
                upkeep.look(store);
            }
            Task::Trim(Some(reply)) => {
                let done = maintain::close_segments(store).and_then(|()| maintain::trim(store));
                let _ = reply.send(done);
                upkeep.look(store);
            }
            Task::Snapshot(index, state, reply) => {
                let _ = reply.send(maintain::save_snapshot(store, index, &state));
            }
        }
    }
}

fn close_segments(store: &Store) {
    if let Err(e) = maintain::close_segments(store) {
        tracing::warn!(error = %e, "the index of a segment was not written; it is tried again");
    }
}

type Job = Box<dyn FnOnce() + Send>;

/// Threads that wait for the medium, so that the caller's threads do not.
struct Readers {
    jobs: Mutex<Option<Sender<Job>>>,
}

impl Readers {
    /// `None` when there are none to start: then reads happen on the caller's thread.
    fn start(threads: usize) -> Option<Self> {
        let (jobs, receiver) = channel::<Job>();
        let receiver = Arc::new(Mutex::new(receiver));
        let mut started = 0;
        for n in 0..threads {
            let receiver = receiver.clone();
            let run = move || {
                loop {
                    let job = lock(&receiver).recv();
                    match job {
                        Ok(job) => job(),
                        Err(_) => return,
                    }
                }
            };
            started += usize::from(thread::Builder::new().name(format!("log-read-{n}")).spawn(run).is_ok());
        }
        (started > 0).then(|| Readers { jobs: Mutex::new(Some(jobs)) })
    }

    fn send(&self, job: Job) {
        if let Some(jobs) = lock(&self.jobs).as_ref() {
            // A thread that is gone drops the job, and its reader is told.
            let _ = jobs.send(job);
        }
    }
}
