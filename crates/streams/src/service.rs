//! State and effects: the only place that both decides (through the machine) and acts (on the log).

use std::fmt;
use std::sync::Arc;

use arc_swap::ArcSwap;
use base::{Clock, Rng, Scope, Timers, Timestamp};
use bytes::Bytes;
use commit_log::engine::{CommandIndex, ControlLog, ProposeError, Retention, ShardLog};
use service_api::ports::{Keys, WrappedKey};
use service_api::{RequestContext, ServiceError};
use streams_core::{CodecError, Command, Effect, Entry, Keep, Machine, Outcome, Refusal, Seals, Stream};
use tokio::sync::{Mutex, Notify, Semaphore};

use crate::buckets::CallBuckets;
use crate::catalog::{Catalog, Published, StreamView};
use crate::fan_out::{Hubs, Leases};
use crate::key_table::KeyTable;
use crate::tokens::{Place, Signer, Token};
use crate::{StreamsSettings, error, key_table};

/// Data Streams over a log. Shared by all requests.
pub struct Streams {
    /// The numbers.
    pub(crate) settings: StreamsSettings,
    /// Records.
    pub(crate) log: Arc<dyn ShardLog>,
    /// Pages of GetRecords that may be in memory before they are answers.
    pub(crate) pages: Semaphore,
    /// The clock, and how to wait for it.
    timers: Arc<dyn Timers>,
    /// How often control operations were called.
    pub(crate) calls: CallBuckets,
    signer: Signer,
    catalog: Arc<ArcSwap<Catalog>>,
    published: Arc<Notify>,
    /// Events of the shards that are subscribed to.
    pub(crate) hubs: Hubs,
    /// Who subscribes to what.
    pub(crate) leases: Leases,
    control: Arc<Mutex<Control>>,
    keys: Arc<dyn Keys>,
}

/// The part that one command at a time may change.
struct Control {
    machine: Machine,
    applied: CommandIndex,
    since_snapshot: u64,
    snapshot_commands: u64,
    clock: Arc<dyn Clock>,
    control_log: Arc<dyn ControlLog>,
    log: Arc<dyn ShardLog>,
    catalog: Arc<ArcSwap<Catalog>>,
    /// Told after each new catalog.
    published: Arc<Notify>,
    keys: KeyTable,
}

/// The stored control state cannot be used.
#[derive(Debug)]
pub enum OpenError {
    /// Bytes that this version cannot read.
    Codec(CodecError),
    /// A stored command that the machine refuses: the log was written by a later version, or is damaged.
    Refused(CommandIndex),
    /// The first command could not be stored.
    Propose(ProposeError),
}

/// Why a command had no effect, or none that is known.
enum ExecuteError {
    Refused(Refusal),
    Propose(ProposeError),
}

impl Streams {
    /// Replays the control log and tells the shard log which shards exist.
    ///
    /// # Errors
    /// [`OpenError`] when the stored control state cannot be used.
    pub async fn open(
        settings: StreamsSettings,
        log: Arc<dyn ShardLog>,
        control_log: Arc<dyn ControlLog>,
        timers: Arc<dyn Timers>,
        rng: Arc<dyn Rng>,
        keys: Arc<dyn Keys>,
    ) -> Result<Self, OpenError> {
        let (machine, applied) = replay(control_log.as_ref())?;
        let catalog = Arc::new(ArcSwap::from_pointee(Catalog::empty(settings.limits)));
        let published = Arc::new(Notify::new());
        let mut control = Control {
            machine,
            applied,
            since_snapshot: 0,
            snapshot_commands: settings.snapshot_commands,
            clock: Arc::clone(&timers) as Arc<dyn Clock>,
            control_log,
            log: Arc::clone(&log),
            catalog: Arc::clone(&catalog),
            published: Arc::clone(&published),
            keys: KeyTable::new(Arc::clone(&keys), Arc::clone(&rng)),
        };
        if control.machine.secret().is_none() {
            let mut secret = [0; 32];
            rng.fill(&mut secret);
            control.execute(&Command::SetSecret { secret }).await.map_err(|e| match e {
                ExecuteError::Propose(e) => OpenError::Propose(e),
                ExecuteError::Refused(_) => OpenError::Refused(applied),
            })?;
        }
        control.reconcile();
        control.publish_all().await;
        let signer = Signer::new(control.machine.secret().expect("set above"));
        Ok(Streams {
            calls: CallBuckets::default(),
            pages: Semaphore::new(settings.pages_max.clamp(1, Semaphore::MAX_PERMITS)),
            settings,
            log,
            timers,
            signer,
            catalog,
            published,
            hubs: Hubs::default(),
            leases: Leases::default(),
            control: Arc::new(Mutex::new(control)),
            keys,
        })
    }

    /// The clock that this service lives by, and how to wait for it.
    #[must_use]
    pub fn timers(&self) -> &Arc<dyn Timers> {
        &self.timers
    }

    /// Carries a command out: durable, applied and visible to all requests when this returns.
    pub(crate) async fn execute(&self, command: Command) -> Result<(), ServiceError> {
        let control = Arc::clone(&self.control);
        // A task of its own: a caller that hangs up must not leave a stored command unapplied.
        let work = tokio::spawn(async move { control.lock().await.execute(&command).await });
        match work.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(ExecuteError::Refused(refusal))) => Err(error::refused(&refusal)),
            Ok(Err(ExecuteError::Propose(e))) => Err(error::propose_failed(e)),
            Err(_) => Err(ServiceError::internal(error::INTERNAL_FAILURE_TEXT)),
        }
    }

    /// Whether a command would be accepted now.
    pub(crate) async fn check(&self, command: &Command) -> Result<(), ServiceError> {
        let control = self.control.lock().await;
        control.machine.check(control.clock.now(), command).map_err(|refusal| error::refused(&refusal))
    }

    /// Makes a data key for a stream, wrapped by the key that its owner's account and region know by `key_id`.
    pub(crate) async fn new_data_key(
        &self,
        stream: &Stream,
        key_id: &str,
    ) -> Result<WrappedKey, ServiceError> {
        Ok(self.keys.generate(&stream.scope, key_id, &key_table::context(stream)).await?)
    }

    /// The streams as of the last command.
    pub(crate) fn catalog(&self) -> arc_swap::Guard<Arc<Catalog>> {
        self.catalog.load()
    }

    /// The same for who outlives a request.
    pub(crate) fn published(&self) -> Published {
        Published { catalog: Arc::clone(&self.catalog), changed: Arc::clone(&self.published) }
    }

    /// The stream with other shards than `old` shows: a shard is sealed in the log shortly before the catalog says
    /// so. `None` when the stream is gone.
    pub(crate) async fn resharded(&self, old: &StreamView) -> Option<Arc<StreamView>> {
        loop {
            // Made before the look, so that no publication is missed between the two.
            let published = self.published.notified();
            let view = self.catalog().by_no(old.stream.no).cloned()?;
            if view.stream.next_shard != old.stream.next_shard {
                return Some(view);
            }
            published.await;
        }
    }

    /// Finds the stream that a request names by name, by ARN, or by both.
    pub(crate) fn resolve(
        &self,
        context: &RequestContext,
        name: Option<&str>,
        arn: Option<&str>,
    ) -> Result<Arc<StreamView>, ServiceError> {
        let (scope, name) = crate::convert::target(context, name, arn)?;
        self.stream_view(&scope, &name, context.now)
    }

    /// Finds a stream that is not gone.
    pub(crate) fn stream_view(
        &self,
        scope: &Scope,
        name: &str,
        now: Timestamp,
    ) -> Result<Arc<StreamView>, ServiceError> {
        self.catalog()
            .by_name(scope, name)
            .filter(|view| !view.stream.is_gone(now))
            .cloned()
            .ok_or_else(|| error::stream_not_found(scope.account, name))
    }

    /// Issues a token that lives from `now`.
    pub(crate) fn issue(&self, now: Timestamp, place: Place) -> bytestring::ByteString {
        self.signer.issue(&Token { issued: now, place })
    }

    /// Reads a token; `None` when it is not one of ours.
    pub(crate) fn read_token(&self, text: &str) -> Option<Token> {
        self.signer.read(text)
    }

    /// Whether a token's life is over.
    pub(crate) fn is_expired(&self, token: &Token, now: Timestamp) -> bool {
        u128::from(now.millis_since(token.issued)) > self.settings.token_life.as_millis()
    }
}

impl Control {
    async fn execute(&mut self, command: &Command) -> Result<(), ExecuteError> {
        let at = self.clock.now();
        // Refused early, a command costs no write; accepted, the same decision is taken again by apply.
        self.machine.check(at, command).map_err(ExecuteError::Refused)?;
        let (at, seal) = match self.machine.seals(at, command) {
            Some(seals) => (self.after_records(at, &seals), seals.shards),
            None => (at, Vec::new()),
        };
        // Also at the time that is stored: what is stored is never refused.
        self.machine.check(at, command).map_err(ExecuteError::Refused)?;
        let entry = Entry { at, command: command.clone() };
        let bytes = Bytes::from(entry.to_bytes());
        self.applied = self.control_log.propose(bytes, seal).await.map_err(ExecuteError::Propose)?;
        let mut outcome = self.machine.advance(at, command).map_err(ExecuteError::Refused)?;
        let effects = std::mem::take(&mut outcome.effects);
        // Children are open before the catalog shows them; shards that are dropped are dropped after.
        let (drops, others): (Vec<_>, Vec<_>) =
            effects.into_iter().partition(|effect| matches!(effect, Effect::DropShard(_)));
        others.into_iter().for_each(|effect| self.carry_out(effect));
        self.publish(outcome).await;
        drops.into_iter().for_each(|effect| self.carry_out(effect));
        self.snapshot_when_due().await;
        Ok(())
    }

    /// A time that no stored record of the shards is after, and makes all of them known to the log: those that
    /// the command makes and closes again are sealed with the others.
    fn after_records(&self, at: Timestamp, seals: &Seals) -> Timestamp {
        for shard in &seals.shards {
            self.carry_out(Effect::OpenShard(*shard, seals.keep));
        }
        let arrivals = seals.shards.iter().filter_map(|shard| self.log.bounds(*shard).ok()?.last_arrival);
        arrivals.fold(at, Timestamp::max)
    }

    fn carry_out(&self, effect: Effect) {
        match effect {
            Effect::OpenShard(shard, keep) => self.log.open_shard(shard, retention(keep)),
            Effect::SetRetention(shard, keep) => self.log.set_retention(shard, retention(keep)),
            Effect::DropShard(shard) => self.log.drop_shard(shard),
        }
    }

    /// Tells the shard log which shards exist, after a start.
    fn reconcile(&self) {
        for stream in self.machine.streams().filter(|stream| stream.gone_from.is_none()) {
            for shard in &stream.shards {
                self.carry_out(Effect::OpenShard(shard.no, stream.keep()));
            }
        }
    }

    /// Shows everything, after a start.
    async fn publish_all(&mut self) {
        let changed = self.machine.streams().map(|stream| (stream.scope.clone(), stream.name.clone()));
        self.publish(Outcome { changed: changed.collect(), ..Outcome::default() }).await;
        let mut next = Catalog::clone(&self.catalog.load());
        for (scope, account) in self.machine.accounts() {
            next.show_account(scope.clone(), account.clone());
        }
        self.catalog.store(Arc::new(next));
    }

    /// Shows what a command changed; all else is shared with the catalog before.
    async fn publish(&mut self, outcome: Outcome) {
        for no in &outcome.gone {
            self.keys.forget(*no);
        }
        for (scope, name) in self.keys.failed() {
            if let Some(stream) = self.machine.stored(&scope, &name) {
                self.keys.follow(stream).await;
            }
        }
        let mut next = Catalog::clone(&self.catalog.load());
        outcome.gone.into_iter().for_each(|no| next.forget(no));
        for (scope, name) in &outcome.changed {
            if let Some(stream) = self.machine.stored(scope, name) {
                let keys = self.keys.follow(stream).await;
                next.show(stream, keys);
            }
        }
        if let Some(scope) = outcome.account {
            let account = self.machine.account(&scope);
            next.show_account(scope, account);
        }
        self.catalog.store(Arc::new(next));
        self.published.notify_waiters();
    }

    /// A snapshot lets the log forget old commands. Without one nothing is lost, so a failure is only told.
    async fn snapshot_when_due(&mut self) {
        self.since_snapshot += 1;
        if self.since_snapshot < self.snapshot_commands {
            return;
        }
        let state = Bytes::from(self.machine.to_snapshot());
        match self.control_log.save_snapshot(self.applied, state).await {
            Ok(()) => self.since_snapshot = 0,
            Err(error) => {
                tracing::warn!(?error, "the control state could not be saved; it will be tried again");
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
                "control command {} is not possible in the state before it: the data directory was written by a \
                 later version of flumen, or is damaged",
                index.0
            ),
            OpenError::Propose(ProposeError::Full) => f.write_str("the disk is full"),
            OpenError::Propose(e) => write!(f, "the first command could not be stored: {e:?}"),
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
        machine.apply(entry.at, &entry.command).map_err(|_| OpenError::Refused(index))?;
        applied = index;
    }
    Ok((machine, applied))
}

fn retention(keep: Keep) -> Retention {
    Retention { keep: keep.keep, floor: keep.floor }
}
