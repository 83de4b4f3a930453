//! One life of the server process: from opening its directory to its end, in order or not.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::task::{Context, Poll, Waker};

use analytics::runtime::RuntimeSettings;
use base::{TestClock, Timestamp};
use bytes::Bytes;
use commit_log::engine::Health;
use commit_log::{EmbeddedLog, LogSettings, LogSteps, OpenError, Vfs};
use service_api::Registry;
use service_api::ports::AllowAll;
use streams::{Streams, StreamsSettings};
use tokio::runtime::{Builder, Runtime};
use tokio::task::{JoinHandle, yield_now};
use wire::Protocol;

use crate::keys::SimKeys;
use crate::oracle::Step;
use crate::random::SimRng;
use crate::runner::Running;
use crate::sabotage::{Sabotage, SabotagedLog, SabotagedVfs};
use crate::server::serve;

/// What every life of the server is given.
pub(crate) struct House {
    pub(crate) vfs: Arc<dyn Vfs>,
    pub(crate) planted: Option<SabotagedVfs>,
    pub(crate) sabotage: Option<Sabotage>,
    pub(crate) clock: TestClock,
    pub(crate) log: LogSettings,
    pub(crate) streams: StreamsSettings,
    pub(crate) rng: SimRng,
    pub(crate) keys: Arc<SimKeys>,
    /// What applications run on, if there are any.
    pub(crate) applications: Option<RuntimeSettings>,
}

/// A process that serves.
pub(crate) struct Life {
    // Before the runtime, whose end ends all tasks.
    registry: Arc<Registry>,
    pub(crate) applications: Option<Running>,
    pub(crate) log: EmbeddedLog,
    pub(crate) steps: LogSteps,
    clock: TestClock,
    runtime: Runtime,
}

/// A request in the server.
pub(crate) struct Serving {
    pub(crate) flight: u64,
    pub(crate) began: Step,
    /// When its connection breaks, if it does.
    pub(crate) cut: Option<Step>,
    /// The answer does not arrive.
    pub(crate) mute: bool,
    pub(crate) clock_low: Timestamp,
    pub(crate) keep_high: i32,
    /// The stream was there and nobody was changing it when the request came.
    pub(crate) stable: bool,
    handle: JoinHandle<(u16, Bytes)>,
    events: Receiver<Bytes>,
}

/// The course of a [`Serving`] that the network chose.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Course {
    pub(crate) cut: Option<Step>,
    pub(crate) mute: bool,
}

/// Why a server did not start.
pub(crate) enum NotOpened {
    /// The medium failed it: it may be tried again.
    Io(String),
    /// It says that its directory is damaged.
    Damaged(String),
    /// What it says is wrong on any medium.
    Wrong(String),
}

/// Most attempts of a planted bug to make a damaged log readable.
const CUTS_MAX: u32 = 5;
/// Most turns that opening takes.
const OPENING_TURNS: u32 = 100;

impl House {
    /// Starts the server.
    pub(crate) fn open(&self) -> Result<Life, NotOpened> {
        if let Some(planted) = &self.planted {
            planted.before_open();
        }
        let (log, mut steps) = self.open_log()?;
        let runtime = Builder::new_current_thread().build().map_err(|e| NotOpened::Wrong(e.to_string()))?;
        let shared = Arc::new(SabotagedLog { log: log.clone(), sabotage: self.sabotage });
        let opening = Streams::open(
            self.streams.clone(),
            shared.clone(),
            shared,
            Arc::new(self.clock.clone()),
            Arc::new(self.rng.clone()),
            self.keys.clone(),
        );
        let opening = runtime.spawn(opening);
        for _ in 0..OPENING_TURNS {
            settle(&runtime);
            if opening.is_finished() {
                break;
            }
            if !steps.commit() {
                steps.maintain();
            }
        }
        if !opening.is_finished() {
            return Err(NotOpened::Wrong("the service does not start".to_owned()));
        }
        let streams = match runtime.block_on(opening) {
            Ok(Ok(streams)) => Arc::new(streams),
            Ok(Err(streams::OpenError::Propose(e))) => return Err(NotOpened::Io(format!("{e:?}"))),
            Ok(Err(e)) => return Err(NotOpened::Damaged(e.to_string())),
            Err(e) => return Err(NotOpened::Wrong(e.to_string())),
        };
        let applications = self.applications.clone().map(|settings| {
            let log = Arc::new(log.clone());
            Running::new(settings, &streams, self.keys.clone(), log, &self.clock, self.sabotage)
        });
        log.opened_all();
        let mut registry = Registry::default();
        registry.add(streams::entry(&streams, Arc::new(AllowAll)));
        let (registry, clock) = (Arc::new(registry), self.clock.clone());
        Ok(Life { registry, applications, log, steps, clock, runtime })
    }

    fn open_log(&self) -> Result<(EmbeddedLog, LogSteps), NotOpened> {
        let mut cuts = 0;
        loop {
            let vfs = Arc::clone(&self.vfs);
            match EmbeddedLog::stepped(vfs, Arc::new(self.clock.clone()), self.log.clone()) {
                Ok(opened) => return Ok(opened),
                Err(OpenError::Corrupt(text)) => {
                    cuts += 1;
                    let cut = self.planted.as_ref().is_some_and(|planted| planted.on_corrupt(&text));
                    if !cut || cuts > CUTS_MAX {
                        return Err(NotOpened::Damaged(text));
                    }
                }
                Err(e @ OpenError::Io { .. }) => return Err(NotOpened::Io(e.to_string())),
                Err(e @ OpenError::UnknownVersion { .. }) => return Err(NotOpened::Damaged(e.to_string())),
                Err(e) => return Err(NotOpened::Wrong(e.to_string())),
            }
        }
    }
}

impl Life {
    /// A request has come.
    pub(crate) fn begin(
        &self,
        flight: u64,
        (protocol, operation, body): (Protocol, &'static str, Bytes),
        now: Step,
        course: Course,
        (clock_low, keep_high, stable): (Timestamp, i32, bool),
    ) -> Serving {
        let (registry, clock) = (Arc::clone(&self.registry), self.clock.clone());
        let (push, events) = channel();
        let work = async move { serve(&registry, &clock, protocol, operation, body, &push).await };
        let handle = self.runtime.spawn(work);
        let Course { cut, mute } = course;
        Serving { flight, began: now, cut, mute, clock_low, keep_high, stable, handle, events }
    }

    /// Begins something of the server's own.
    pub(crate) fn spawn<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> JoinHandle<T> {
        self.runtime.spawn(work)
    }

    /// What came of it, when it is over.
    pub(crate) fn over<T>(&self, work: &mut JoinHandle<T>) -> Option<Result<T, String>> {
        work.is_finished().then(|| self.runtime.block_on(work).map_err(|e| format!("a task ended by {e}")))
    }

    /// Lets everything run that can.
    pub(crate) fn settle(&self) {
        settle(&self.runtime);
    }

    /// Does all that is waiting to be done.
    pub(crate) fn quiesce(&mut self) {
        loop {
            self.settle();
            if !self.steps.commit() && !self.steps.maintain() {
                return;
            }
        }
    }

    /// The answer, when there is one; an error when the handler panicked.
    pub(crate) fn finished(&self, serving: &mut Serving) -> Option<Result<(u16, Bytes), String>> {
        self.over(&mut serving.handle)
    }

    /// The log has failed; the process must end.
    pub(crate) fn is_poisoned(&self) -> bool {
        let poisoned = pin!(self.log.poisoned());
        matches!(poisoned.poll(&mut Context::from_waker(Waker::noop())), Poll::Ready(_))
    }
}

impl Serving {
    /// The next event of a stream, if there is one.
    pub(crate) fn event(&self) -> Option<Bytes> {
        self.events.try_recv().ok()
    }

    /// The connection is gone: so is the handler.
    pub(crate) fn abort(&self) {
        self.handle.abort();
    }
}

/// Turns that a chain of tasks gets in one go. Should it need more, it goes on in the next step.
const TURNS: usize = 4;

fn settle(runtime: &Runtime) {
    runtime.block_on(async {
        for _ in 0..TURNS {
            yield_now().await;
        }
    });
}
