//! Applications at work. `task.rs` is one of them: pages of the inputs in, steps through the program, rows out; `journal.rs`
//! is what it does not forget; `prepare.rs` puts the two together at a start.

mod deliver;
mod engine;
mod events;
mod fetch;
mod follow;
mod inbox;
mod journal;
mod meters;
mod ports;
mod prepare;
mod processing;
mod roles;
mod sample;
mod sealing;
mod settings;
mod task;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use base::Timestamp;
use service_api::BoxFuture;
use service_api::ports::{Metrics, Point};
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use ports::RuntimePorts;
pub use settings::RuntimeSettings;

use crate::{ApplicationNo, ApplicationSpec, Runner, Sample, SampleError, SampleRequest, StartError};
use meters::Meters;
use task::Task;

const MINUTE_MS: u64 = 60_000;

/// Runs applications over the ports that it is given.
pub struct Runtime {
    ports: RuntimePorts,
    settings: Arc<RuntimeSettings>,
    applications: Mutex<HashMap<ApplicationNo, Arc<Application>>>,
    opened: Mutex<HashSet<ApplicationNo>>,
}

/// An application that runs or ran. Starts and stops of one wait for each other.
#[derive(Default)]
struct Application {
    running: tokio::sync::Mutex<Option<Running>>,
    meters: Mutex<Option<Arc<Meters>>>,
}

struct Running {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Runtime {
    /// Without an application yet.
    #[must_use]
    pub fn new(ports: RuntimePorts, settings: RuntimeSettings) -> Self {
        Runtime {
            ports,
            settings: Arc::new(settings),
            applications: Mutex::default(),
            opened: Mutex::default(),
        }
    }

    fn application(&self, number: ApplicationNo) -> Arc<Application> {
        let mut applications = self.applications.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(applications.entry(number).or_default())
    }

    fn open_journal(&self, number: ApplicationNo) {
        if self.opened.lock().unwrap_or_else(PoisonError::into_inner).insert(number) {
            journal::open(&*self.ports.log, number);
        }
    }

    /// Stops all applications, each with a last checkpoint: they go on from there after the next start of the server.
    pub async fn shutdown(&self) {
        let numbers: Vec<ApplicationNo> = {
            let applications = self.applications.lock().unwrap_or_else(PoisonError::into_inner);
            applications.keys().copied().collect()
        };
        let all: Vec<Arc<Application>> = numbers.into_iter().map(|number| self.application(number)).collect();
        for application in &all {
            if let Some(running) = &*application.running.lock().await {
                running.stop.send_replace(true);
            }
        }
        for application in &all {
            end(&mut *application.running.lock().await).await;
        }
    }

    /// What was measured since the last time, for all applications that run.
    fn points(&self) -> Vec<Point> {
        let applications = self.applications.lock().unwrap_or_else(PoisonError::into_inner);
        let meters = applications.values().filter_map(|application| {
            application.meters.lock().unwrap_or_else(PoisonError::into_inner).clone()
        });
        let meters: Vec<Arc<Meters>> = meters.collect();
        drop(applications);
        meters.iter().flat_map(|meters| meters.take()).collect()
    }
}

/// Hands over what was measured at the end of every minute of the clock, for ever.
pub async fn run_minutely(runtime: Arc<Runtime>, metrics: Arc<dyn Metrics>) {
    let timers = Arc::clone(&runtime.ports.timers);
    loop {
        let next = Timestamp((timers.now().0 / MINUTE_MS + 1) * MINUTE_MS);
        timers.sleep_until(next).await;
        let minute = Timestamp((timers.now().0 / MINUTE_MS).saturating_sub(1) * MINUTE_MS);
        metrics.put(minute, runtime.points());
    }
}

async fn end(running: &mut Option<Running>) {
    if let Some(running) = running.take() {
        running.stop.send_replace(true);
        let _ = running.task.await;
    }
}

/// Keeps an application running: what fails is taken up again from its journal.
async fn keep_running(
    mut task: Task,
    spec: Arc<ApplicationSpec>,
    ports: RuntimePorts,
    settings: Arc<RuntimeSettings>,
    meters: Arc<Meters>,
    mut stop: watch::Receiver<bool>,
) {
    loop {
        // A task of its own, so that a panic is a failure like others.
        let error = match tokio::spawn(task.run(stop.clone())).await {
            Ok(Ok(())) => return,
            Ok(Err(error)) => error,
            Err(panic) => panic.to_string(),
        };
        tracing::error!(application = %spec.name, %error, "the application was interrupted; it will go on from its journal");
        task = loop {
            let until = ports.timers.now().plus(settings.retry_max);
            tokio::select! {
                biased;
                _ = stop.wait_for(|stop| *stop) => return,
                () = ports.timers.sleep_until(until) => {}
            }
            let (spec, ports, settings) = (Arc::clone(&spec), ports.clone(), Arc::clone(&settings));
            match prepare::prepare(spec, ports, settings, Arc::clone(&meters)).await {
                Ok(task) => break task,
                Err(error) => tracing::error!(%error, "the application cannot go on; it will be tried again"),
            }
        };
    }
}

impl Runner for Runtime {
    fn open(&self, applications: &[ApplicationNo]) {
        applications.iter().for_each(|number| self.open_journal(*number));
    }

    fn check<'a>(&'a self, spec: &'a ApplicationSpec) -> BoxFuture<'a, Result<(), StartError>> {
        Box::pin(prepare::check(spec, &self.ports))
    }

    fn start(&self, spec: ApplicationSpec) -> BoxFuture<'_, Result<(), StartError>> {
        Box::pin(async move {
            let application = self.application(spec.number);
            let mut running = application.running.lock().await;
            end(&mut running).await;
            self.open_journal(spec.number);
            let spec = Arc::new(spec);
            let meters = Arc::new(Meters::new(&spec));
            let (ports, settings) = (self.ports.clone(), Arc::clone(&self.settings));
            let task = prepare::prepare(
                Arc::clone(&spec),
                ports.clone(),
                Arc::clone(&settings),
                Arc::clone(&meters),
            )
            .await?;
            *application.meters.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&meters));
            let (stop, stopped) = watch::channel(false);
            let task = tokio::spawn(keep_running(task, spec, ports, settings, meters, stopped));
            *running = Some(Running { stop, task });
            Ok(())
        })
    }

    fn stop(&self, application: ApplicationNo) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            let application = self.application(application);
            end(&mut *application.running.lock().await).await;
            *application.meters.lock().unwrap_or_else(PoisonError::into_inner) = None;
        })
    }

    fn forget(&self, application: ApplicationNo) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            self.stop(application).await;
            self.applications.lock().unwrap_or_else(PoisonError::into_inner).remove(&application);
            self.opened.lock().unwrap_or_else(PoisonError::into_inner).remove(&application);
            self.ports.log.drop_shard(journal::shard_of(application));
        })
    }

    fn sample(&self, request: SampleRequest) -> BoxFuture<'_, Result<Sample, SampleError>> {
        Box::pin(async move { sample::sample(&request, &self.ports, &self.settings).await })
    }
}

#[cfg(test)]
mod tests;
