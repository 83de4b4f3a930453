//! State and effects: decides through the machine, stores what was decided, and has it carried out by the runner.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex as StdMutex, PoisonError, RwLock, RwLockReadGuard};

use base::{Scope, Timers};
use bytes::Bytes;
use bytestring::ByteString;
use commit_log::engine::{CommandIndex, ControlLog, ProposeError};
use service_api::{RequestContext, ServiceError};
use sql::plan::Program;
use tokio::sync::Mutex;

use crate::core::{
    Application, Change, CodecError, Command, Config, Effect, Entry, Expected, Machine, Refusal, Status,
};
use crate::program::Invalid;
use crate::spec::{ApplicationNo, ApplicationSpec, Runner, StartError};
use crate::{AnalyticsSettings, error, program, specs};

/// Data Analytics over a control log and a runner. Shared by all requests.
pub struct Analytics(Arc<Inner>);

struct Inner {
    settings: AnalyticsSettings,
    timers: Arc<dyn Timers>,
    runner: Arc<dyn Runner>,
    /// Written by whoever holds `control`, after the command is stored.
    machine: RwLock<Machine>,
    control: Mutex<Control>,
    /// One turn at a time for each application that something is done with.
    turns: StdMutex<HashMap<u32, Arc<Mutex<()>>>>,
}

/// The part that one command at a time may change.
struct Control {
    log: Arc<dyn ControlLog>,
    applied: CommandIndex,
    since_snapshot: u64,
}

/// The stored applications cannot be used.
#[derive(Debug)]
pub enum OpenError {
    /// Bytes that this version cannot read.
    Codec(CodecError),
    /// A stored command that the machine refuses: the log was written by a later version, or is damaged.
    Refused(CommandIndex),
}

/// Why a command had no effect, or none that is known.
enum ExecuteError {
    Refused(ServiceError),
    Propose(ProposeError),
}

impl Analytics {
    /// Replays the control log and tells the runner which applications exist. Nothing runs before [`Analytics::resume`].
    ///
    /// # Errors
    /// [`OpenError`] when the stored control state cannot be used.
    pub fn open(
        settings: AnalyticsSettings,
        control_log: Arc<dyn ControlLog>,
        timers: Arc<dyn Timers>,
        runner: Arc<dyn Runner>,
    ) -> Result<Self, OpenError> {
        let (machine, applied) = replay(control_log.as_ref())?;
        let numbers: Vec<_> = machine.applications().map(|found| ApplicationNo(found.number)).collect();
        runner.open(&numbers);
        let control = Mutex::new(Control { log: control_log, applied, since_snapshot: 0 });
        let machine = RwLock::new(machine);
        let turns = StdMutex::default();
        Ok(Analytics(Arc::new(Inner { settings, timers, runner, machine, control, turns })))
    }

    /// Goes on with what was under way when the server stopped: what ran runs again. Must be called in a tokio runtime.
    pub fn resume(&self) {
        let unfinished = self.0.machine().unfinished();
        unfinished.into_iter().for_each(|effect| self.0.drive(effect));
    }

    /// The numbers.
    pub(crate) fn settings(&self) -> &AnalyticsSettings {
        &self.0.settings
    }

    /// Who runs applications.
    pub(crate) fn runner(&self) -> &dyn Runner {
        self.0.runner.as_ref()
    }

    /// Looks at an application of the caller.
    pub(crate) fn application<T>(
        &self,
        context: &RequestContext,
        name: &str,
        look: impl FnOnce(&Application) -> T,
    ) -> Result<T, ServiceError> {
        self.application_in(&context.caller.scope, name, look)
    }

    /// The same in any account and region.
    pub(crate) fn application_in<T>(
        &self,
        scope: &Scope,
        name: &str,
        look: impl FnOnce(&Application) -> T,
    ) -> Result<T, ServiceError> {
        let machine = self.0.machine();
        machine.application(scope, name).map(look).ok_or_else(|| error::not_found(name))
    }

    /// Carries a command out: durable, applied and visible to all requests when this returns. What follows from it (a
    /// start, a stop) is under way then.
    pub(crate) async fn execute(&self, command: Command) -> Result<(), ServiceError> {
        let inner = Arc::clone(&self.0);
        // A task of its own: a caller that hangs up must not leave a stored command unapplied.
        match tokio::spawn(async move { inner.execute(&command).await }).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(ExecuteError::Refused(refused))) => Err(refused),
            Ok(Err(ExecuteError::Propose(e))) => Err(error::propose_failed(e)),
            Err(_) => Err(error::internal()),
        }
    }

    /// Makes an application.
    pub(crate) async fn create(
        &self,
        context: &RequestContext,
        name: &str,
        description: Option<&ByteString>,
        changes: Vec<Change>,
        tags: BTreeMap<String, String>,
    ) -> Result<(), ServiceError> {
        let max = self.0.settings.tags_max as usize;
        if tags.len() > max {
            return Err(error::refused(&Refusal::TooManyTags { max }));
        }
        let (scope, name) = (context.caller.scope.clone(), name.to_owned());
        let description = description.map(ToString::to_string);
        let applications_max = self.0.settings.applications_max;
        self.execute(Command::Create { scope, name, description, changes, tags, applications_max }).await
    }

    /// Makes the next version of an application.
    pub(crate) async fn configure(
        &self,
        context: &RequestContext,
        name: &str,
        expected: Expected,
        changes: Vec<Change>,
    ) -> Result<(), ServiceError> {
        let (scope, name) = (context.caller.scope.clone(), name.to_owned());
        self.execute(Command::Configure { scope, name, expected, changes }).await
    }

    /// Applications in order of their names, and whether there are more.
    pub(crate) fn list<T>(
        &self,
        scope: &Scope,
        after: Option<&str>,
        limit: Option<i32>,
        look: impl FnMut(&Application) -> T,
    ) -> (Vec<T>, bool) {
        let limit = limit.map_or(PAGE_MAX, |limit| usize::try_from(limit).unwrap_or(1).min(PAGE_MAX));
        let machine = self.0.machine();
        let all = machine.of_scope(scope);
        let mut rest = all.filter(|found| after.is_none_or(|after| found.name.as_str() > after)).peekable();
        let page = rest.by_ref().take(limit).map(look).collect();
        (page, rest.peek().is_some())
    }

    /// Starts an application, after everything that can be known to be wrong with it was looked for.
    pub(crate) async fn start(&self, command: Command) -> Result<(), ServiceError> {
        let Command::Start { scope, name, .. } = &command else { return Err(error::internal()) };
        let application = {
            let machine = self.0.machine();
            machine.check(&command).map_err(|refusal| error::refused(&refusal))?;
            machine.application(scope, name).cloned().ok_or_else(|| error::not_found(name))?
        };
        let spec = startable(&application).await?;
        self.0.runner.check(&spec).await.map_err(|why| error::start_failed(&why))?;
        self.execute(command).await
    }
}

/// Checks a configuration on a thread that serves nobody: a long program takes its time.
async fn binds(config: Config) -> Result<Result<Option<Program>, Invalid>, ServiceError> {
    let checked = tokio::task::spawn_blocking(move || program::check(&config)).await;
    // A panic of the binder is our fault and nobody else's end.
    checked.map_err(|_| error::internal())
}

/// The spec of an application whose program is there, binds, and has the streams that its outputs name.
async fn startable(application: &Application) -> Result<ApplicationSpec, ServiceError> {
    let (name, config) = (&application.name, &application.config);
    let valid = binds(config.clone()).await?;
    let Some(program) = valid.map_err(|why| error::not_startable(format!("Application {name}: {why}")))?
    else {
        return Err(error::not_startable(format!("Application {name} has no code: update it first.")));
    };
    for output in &config.outputs {
        let known = output.name == ERROR_STREAM || program.streams.iter().any(|s| s.name == output.name);
        if !known {
            return Err(error::not_startable(format!(
                "Output {} of application {name} is for the in-application stream {}, which the code does not create. Names \
                 are case-sensitive, and unquoted names are in upper case.",
                output.id, output.name
            )));
        }
    }
    specs::spec(application).map_err(|why| error::not_startable(why.to_string()))
}

/// Applications of a page.
const PAGE_MAX: usize = 50;

/// The in-application stream of rows without a result.
const ERROR_STREAM: &str = "error_stream";

impl Inner {
    fn machine(&self) -> RwLockReadGuard<'_, Machine> {
        self.machine.read().unwrap_or_else(PoisonError::into_inner)
    }

    async fn execute(self: &Arc<Self>, command: &Command) -> Result<(), ExecuteError> {
        let mut control = self.control.lock().await;
        let at = self.timers.now();
        self.check(command).await.map_err(ExecuteError::Refused)?;
        let bytes = Bytes::from(Entry { at, command: command.clone() }.to_bytes());
        control.applied = control.log.propose(bytes, Vec::new()).await.map_err(ExecuteError::Propose)?;
        let effect = {
            let mut machine = self.machine.write().unwrap_or_else(PoisonError::into_inner);
            machine.apply(at, command).map_err(|refusal| ExecuteError::Refused(error::refused(&refusal)))?
        };
        control.snapshot_when_due(self).await;
        drop(control);
        if let Some(effect) = effect {
            self.drive(effect);
        }
        Ok(())
    }

    /// Refuses what the machine refuses, and versions that could not run. The dialect is no part of the machine: what a
    /// later version of it reads differently must still be replayed.
    async fn check(&self, command: &Command) -> Result<(), ServiceError> {
        let checked = self.machine().check(command);
        match checked.map_err(|refusal| error::refused(&refusal))? {
            Some(config) => binds(config).await?.map(drop).map_err(|why| error::invalid_config(&why)),
            None => Ok(()),
        }
    }

    /// Does what a command entails, in a task of its own.
    fn drive(self: &Arc<Self>, effect: Effect) {
        let inner = Arc::clone(self);
        tokio::spawn(async move {
            match effect {
                Effect::Start(number) => inner.start(number).await,
                Effect::Stop(number) => inner.stop(number).await,
                Effect::Delete(number) => inner.delete(number).await,
            }
        });
    }

    /// Starts an application, or changes it over. One that ran when the server stopped is tried until it runs again;
    /// another one that cannot run is stopped.
    async fn start(self: &Arc<Self>, number: u32) {
        let is_resumed = self.status(number) == Some(Status::Running);
        loop {
            let turn = self.turn(number);
            let held = turn.lock().await;
            let found = self.machine().by_number(number).cloned();
            let starts = [Status::Starting, Status::Running, Status::Updating];
            let Some(application) = found.filter(|found| starts.contains(&found.status)) else { return };
            let started = match specs::spec(&application) {
                Ok(spec) => self.runner.start(spec).await,
                Err(why) => Err(StartError::Configuration(why.to_string())),
            };
            let (name, version) = (&application.name, application.version);
            match started {
                // It changed over meanwhile: whoever had it changed starts it again.
                Ok(()) if application.status == Status::Running => return,
                Ok(()) => return self.report(Command::Started { number, version }).await,
                Err(why) if is_resumed => {
                    tracing::warn!(application = %name, %why, "an application does not run again yet; it will be tried again");
                }
                Err(why) => {
                    tracing::warn!(application = %name, %why, "an application could not be started");
                    self.runner.stop(ApplicationNo(number)).await;
                    return self.report(Command::Stopped { number }).await;
                }
            }
            drop(held);
            self.pause().await;
        }
    }

    async fn stop(self: &Arc<Self>, number: u32) {
        let turn = self.turn(number);
        let _held = turn.lock().await;
        self.runner.stop(ApplicationNo(number)).await;
        self.report(Command::Stopped { number }).await;
    }

    async fn delete(self: &Arc<Self>, number: u32) {
        let turn = self.turn(number);
        let _held = turn.lock().await;
        self.runner.stop(ApplicationNo(number)).await;
        self.runner.forget(ApplicationNo(number)).await;
        self.report(Command::Deleted { number }).await;
        self.turns.lock().unwrap_or_else(PoisonError::into_inner).remove(&number);
    }

    /// Stores what happened. On a full disk it is tried until there is room: meanwhile the application is shown in its
    /// former state.
    async fn report(self: &Arc<Self>, command: Command) {
        loop {
            match self.execute(&command).await {
                Ok(()) => return,
                Err(ExecuteError::Propose(ProposeError::Full)) => self.pause().await,
                // The server stops. What was not stored is done again when it starts.
                Err(ExecuteError::Propose(_) | ExecuteError::Refused(_)) => return,
            }
        }
    }

    async fn pause(&self) {
        self.timers.sleep_until(self.timers.now().plus(self.settings.retry_after)).await;
    }

    fn status(&self, number: u32) -> Option<Status> {
        self.machine().by_number(number).map(|found| found.status)
    }

    fn turn(&self, number: u32) -> Arc<Mutex<()>> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(turns.entry(number).or_default())
    }
}

impl Control {
    /// A snapshot lets the log forget old commands. Without one nothing is lost, so a failure is only told.
    async fn snapshot_when_due(&mut self, inner: &Inner) {
        self.since_snapshot += 1;
        if self.since_snapshot < inner.settings.snapshot_commands {
            return;
        }
        let state = Bytes::from(inner.machine().to_snapshot());
        match self.log.save_snapshot(self.applied, state).await {
            Ok(()) => self.since_snapshot = 0,
            Err(error) => {
                tracing::warn!(
                    ?error,
                    "the applications could not be saved as a whole; it will be tried again"
                );
            }
        }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OpenError::Codec(e) => fmt::Display::fmt(e, f),
            OpenError::Refused(index) => write!(
                f,
                "control command {} is not possible in the applications before it: the data directory was written by a later \
                 version of flumen, or is damaged",
                index.0
            ),
        }
    }
}

impl std::error::Error for OpenError {}

fn replay(control_log: &dyn ControlLog) -> Result<(Machine, CommandIndex), OpenError> {
    let history = control_log.history();
    let (mut applied, mut machine) = match history.snapshot {
        Some((index, bytes)) => (index, Machine::from_snapshot(&bytes).map_err(OpenError::Codec)?),
        None => (CommandIndex(0), Machine::default()),
    };
    for (index, bytes) in history.commands {
        let entry = Entry::from_bytes(&bytes).map_err(OpenError::Codec)?;
        machine.apply(entry.at, &entry.command).map_err(|_: Refusal| OpenError::Refused(index))?;
        applied = index;
    }
    Ok((machine, applied))
}
