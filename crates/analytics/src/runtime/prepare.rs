//! From what is configured and what is remembered to an application that can run.

use std::sync::Arc;

use base::ByteString;
use service_api::Caller;
use service_api::ports::{ObjectError, ShardOf, SinkRecord};
use sql::ops::TableRows;
use tokio::task::spawn_blocking;

use super::deliver::{Delivery, Outputs};
use super::engine::{self, Engine, millis};
use super::follow::{Follow, source};
use super::inbox::Inbox;
use super::journal::{Found, Journal, Saved};
use super::meters::Meters;
use super::ports::RuntimePorts;
use super::processing::Processing;
use super::roles::caller;
use super::sealing::Vault;
use super::settings::RuntimeSettings;
use super::task::{Readers, Task};
use crate::{
    ApplicationSpec, Destination, FunctionSpec, InputSpec, ReferenceSpec, Source, StartError,
    StartingPosition,
};

/// Delivery streams have no operation that reads them: AWS tapped them where nobody else can.
pub(super) const UNREADABLE: &str = "nobody can read one from outside. Send its records to a data stream, or let the delivery \
                                     stream take them from one, and name that stream as the input.";

/// Whether everything that an application names is there and is of a kind that can be.
pub(super) async fn check(spec: &ApplicationSpec, ports: &RuntimePorts) -> Result<(), StartError> {
    let refuse = |what: String| Err(StartError::Configuration(what));
    for input in &spec.inputs {
        match &input.source {
            Source::Firehose(_) => {
                return refuse(format!("Input {} is a delivery stream: {UNREADABLE}", input.id));
            }
            Source::Stream(arn) => {
                if let Err(error) = ports.source.shards(&caller(&spec.scope, input.role.as_deref()), arn) {
                    return refuse(format!("Input {} cannot be read: {}", input.id, error.message));
                }
            }
        }
        if let Some(FunctionSpec { arn, role }) = &input.processing {
            let caller = caller(&spec.scope, role.as_deref());
            if let Err(error) = ports.functions.check(&caller, arn).await {
                return refuse(format!(
                    "The processing function of input {} cannot be invoked: {}",
                    input.id, error.message
                ));
            }
        }
    }
    for output in &spec.outputs {
        let caller = caller(&spec.scope, output.role.as_deref());
        let checked = match &output.destination {
            Destination::Stream(arn) => ports.sink.put(&caller, arn, Vec::new()).await.map(drop),
            Destination::Firehose(arn) => {
                ports.delivery_streams.put(&caller, arn, Vec::new()).await.map(drop)
            }
            Destination::Lambda(arn) => ports.functions.check(&caller, arn).await,
        };
        if let Err(error) = checked {
            return refuse(format!("Output {} cannot be written: {}", output.id, error.message));
        }
    }
    engine::program(spec).map(|_| ()).map_err(StartError::Configuration)
}

/// How a start relates to what is remembered.
struct Resume {
    /// State and steps are good for the program.
    state: bool,
    /// It was interrupted: what arrived meanwhile is read as if it had not been.
    interrupted: bool,
}

/// Makes an application ready to run. Its journal is open in the log.
pub(super) async fn prepare(
    spec: Arc<ApplicationSpec>,
    ports: RuntimePorts,
    settings: Arc<RuntimeSettings>,
    meters: Arc<Meters>,
) -> Result<Task, StartError> {
    let unavailable = |e: &dyn std::fmt::Display| StartError::Unavailable(e.to_string());
    let callers: Vec<Caller> =
        spec.inputs.iter().map(|input| caller(&spec.scope, input.role.as_deref())).collect();
    let tables = tables(&spec, &ports, &settings).await?;
    let vault = Vault { keys: ports.keys.clone(), application: spec.arn.clone(), scope: spec.scope.clone() };
    // A run that begins elsewhere has no use for what an earlier one remembered, and can do without its key.
    let begins_anew = |input: &InputSpec| input.starting_position != StartingPosition::LastStoppedPoint;
    let only = spec.inputs.iter().all(begins_anew).then_some(spec.run);
    let read = Journal::read(ports.log.clone(), ports.timers.clone(), vault, spec.number, only).await;
    let (journal, found) = read.map_err(|e| unavailable(&e))?;
    let fingerprint = engine::fingerprint(&spec);
    let now = ports.timers.now();

    let mut inbox = Inbox::default();
    let resume = found.as_ref().map(|found| resume(&spec, &found.saved, fingerprint));
    let mut engine = Engine::new(&spec, tables, millis(now), settings.state_entries_max)
        .map_err(StartError::Configuration)?;
    let (mut follow, mut replay, mut pending, mut step) = (Follow::default(), Vec::new(), Vec::new(), 0);
    // Until it is written that this run goes on from here, it is not sure.
    let (mut dirty, mut sealing) = (true, None);
    if let (Some(Found { saved, steps, key }), Some(resume)) = (found, resume) {
        sealing = key;
        step = saved.step;
        pending = pending_rows(&spec, &saved);
        dirty = saved.run != spec.run || !resume.state;
        if resume.interrupted {
            inbox.catch_up(now);
        }
        follow = Follow::restored(&saved.shards, &spec.inputs);
        let restored = resume.state && restore(&spec, &mut engine, &saved);
        if restored {
            replay = steps;
        } else {
            // The state begins anew, behind what was read.
            dirty = true;
            steps.iter().flat_map(|step| &step.reads).for_each(|read| follow.advance(read));
            step = steps.last().map_or(step, |last| last.number);
        }
        keep_wanted(&spec, &mut follow, saved.run);
    }
    for (at, input) in spec.inputs.iter().enumerate() {
        list(&ports, &callers[at], &mut follow, at, input, dirty)?;
    }
    let spec_of = Arc::clone(&spec);
    let delivery = Delivery::new(Outputs {
        spec: spec_of,
        callers: spec.outputs.iter().map(|output| caller(&spec.scope, output.role.as_deref())).collect(),
        ports: ports.clone(),
        settings: Arc::clone(&settings),
        meters: Arc::clone(&meters),
    });
    let processing = Processing::of(&spec, &ports, &settings, &meters);
    let mut task = Task {
        processing,
        fingerprint,
        callers,
        meters,
        delivery,
        journal,
        engine: Some(engine),
        follow,
        inbox,
        step,
        replay,
        pending,
        dirty,
        sealing,
        next_checkpoint: now.plus(settings.checkpoint_every),
        readers: Readers::default(),
        list_again: None,
        spec,
        ports,
        settings,
    };
    if task.dirty && task.replay.is_empty() {
        // From here on it is known where it began.
        task.checkpoint().await.map_err(StartError::Unavailable)?;
    }
    Ok(task)
}

fn resume(spec: &ApplicationSpec, saved: &Saved, fingerprint: u64) -> Resume {
    let same_run = saved.run == spec.run;
    let from_stop = |input: &InputSpec| input.starting_position == StartingPosition::LastStoppedPoint;
    let state = saved.fingerprint == fingerprint && (same_run || spec.inputs.iter().all(from_stop));
    Resume { state, interrupted: same_run }
}

fn restore(spec: &ApplicationSpec, engine: &mut Engine, saved: &Saved) -> bool {
    match engine.restore(&saved.state, saved.time) {
        Ok(()) => true,
        Err(error) => {
            tracing::error!(application = %spec.name, %error, "the state of the application cannot be read; it begins anew");
            false
        }
    }
}

/// In a new run, only inputs that begin where they stopped know places of the run before.
fn keep_wanted(spec: &ApplicationSpec, follow: &mut Follow, run: u64) {
    if run != spec.run {
        let begins_anew =
            |input: usize| spec.inputs[input].starting_position != StartingPosition::LastStoppedPoint;
        follow.forget(begins_anew);
    }
}

fn list(
    ports: &RuntimePorts,
    caller: &Caller,
    follow: &mut Follow,
    at: usize,
    input: &InputSpec,
    is_new: bool,
) -> Result<(), StartError> {
    let stream = source(input);
    // What is new beside known shards is a child of one of them.
    let latest = !follow.knows(at) && input.starting_position != StartingPosition::TrimHorizon;
    let begin = |shard: &str| ports.source.begin(ShardOf { caller, stream, shard }, latest);
    let listed = ports.source.shards(caller, stream);
    match listed.and_then(|shards| follow.list(at, input.parallelism, &shards, begin)) {
        Ok(()) => Ok(()),
        // An application that ran goes on when its stream is there again.
        Err(error) if !is_new => {
            tracing::warn!(%stream, %error, "the shards of an input cannot be listed; it will be tried again");
            Ok(())
        }
        Err(error) => {
            Err(StartError::Configuration(format!("Input {} cannot be read: {}", input.id, error.message)))
        }
    }
}

fn pending_rows(spec: &ApplicationSpec, saved: &Saved) -> Vec<Vec<SinkRecord>> {
    let of = |id: &str| saved.pending.iter().find(|pending| pending.output == id);
    let row = |(key, data): &(String, minicbor::bytes::ByteVec)| SinkRecord {
        partition_key: ByteString::from(key.as_str()),
        data: data.to_vec().into(),
    };
    let rows = spec
        .outputs
        .iter()
        .map(|output| of(&output.id).map_or_else(Vec::new, |p| p.rows.iter().map(row).collect()));
    rows.collect()
}

async fn tables(
    spec: &ApplicationSpec,
    ports: &RuntimePorts,
    settings: &RuntimeSettings,
) -> Result<Vec<TableRows>, StartError> {
    let mut tables = Vec::new();
    for reference in &spec.references {
        tables.push(table(spec, reference, ports, settings).await?);
    }
    Ok(tables)
}

async fn table(
    spec: &ApplicationSpec,
    reference: &ReferenceSpec,
    ports: &RuntimePorts,
    settings: &RuntimeSettings,
) -> Result<TableRows, StartError> {
    let ReferenceSpec { id, table_name, location, role, schema } = reference;
    let caller = &caller(&spec.scope, role.as_deref());
    let name = bucket(&location.bucket_arn);
    let object = match ports.objects.get(caller, name, &location.key, settings.reference_bytes_max).await {
        Ok(object) => object,
        Err(error @ ObjectError::TooLarge(_)) => {
            tracing::warn!(application = %spec.name, reference = %id, %error, "the reference table stays empty");
            return Ok(TableRows::default());
        }
        Err(error @ ObjectError::Unavailable(_)) => return Err(StartError::Unavailable(error.to_string())),
        Err(error) => {
            return Err(StartError::Configuration(format!(
                "Reference data source {id} cannot be read: {error}"
            )));
        }
    };
    let (table_name, schema) = (table_name.clone(), schema.clone());
    let parsed = spawn_blocking(move || engine::table(&table_name, &schema, &object)).await;
    parsed.map_err(|e| StartError::Unavailable(e.to_string()))?.map_err(StartError::Configuration)
}

/// The name in the ARN of a bucket.
pub(super) fn bucket(arn: &str) -> &str {
    arn.strip_prefix("arn:aws").and_then(|rest| rest.split_once(":s3:::")).map_or(arn, |(_, name)| name)
}
