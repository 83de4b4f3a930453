//! An immutable view of all streams, made after every control command and shared by all requests. The next one shares all
//! that did not change with the one before.

use std::sync::Arc;

use arc_swap::ArcSwap;
use base::{HashKey, Scope, ShardNo, StreamNo};
use bytestring::ByteString;
use model::kinesis::EncryptionType;
use streams_core::{AccountSettings, Shard, Stream};
use tokio::sync::Notify;

use crate::meters::{ShardMeter, StreamMeter};
use crate::sealing::DataKeys;
use crate::shared_map::SharedMap;

/// All streams at one moment.
#[derive(Clone, Default)]
pub(crate) struct Catalog {
    by_name: SharedMap<Scope, SharedMap<String, Arc<StreamView>>>,
    by_no: SharedMap<StreamNo, Arc<StreamView>>,
    accounts: SharedMap<Scope, AccountSettings>,
    /// Whether AWS's throughput limits hold for streams that do not say otherwise.
    limits: bool,
}

/// One stream with what routing needs.
pub(crate) struct StreamView {
    /// The machine's own view.
    pub stream: Stream,
    /// Its ARN.
    pub arn: ByteString,
    /// Its data keys; none when it never was encrypted.
    pub keys: Arc<DataKeys>,
    /// Its counts.
    pub meter: Arc<StreamMeter>,
    /// Whether AWS's throughput limits hold for it.
    pub limits: bool,
    /// Open shards by start of their range; they cover the hash key space.
    open: Vec<OpenShard>,
    /// Counts of its shards, in the order of [`Stream::shards`].
    shard_meters: Vec<Arc<ShardMeter>>,
}

/// A tag by which the owner of a stream turns AWS's throughput limits `on` or `off` for it.
const LIMITS_TAG: &str = "flumen.limits";

/// An open shard.
pub(crate) struct OpenShard {
    /// Its number in the log.
    pub no: ShardNo,
    /// Its AWS name.
    pub id: ByteString,
    /// Index into [`Stream::shards`].
    pub index: usize,
    start: HashKey,
}

/// The catalog of every moment, for who outlives a request.
#[derive(Clone)]
pub(crate) struct Published {
    /// The newest.
    pub catalog: Arc<ArcSwap<Catalog>>,
    /// Told after each new one.
    pub changed: Arc<Notify>,
}

impl Published {
    /// A stream as of now.
    pub(crate) fn view(&self, no: StreamNo) -> Option<Arc<StreamView>> {
        self.catalog.load().by_no(no).cloned()
    }
}

impl Catalog {
    /// No stream yet. `limits`: whether AWS's throughput limits hold for streams that do not say otherwise.
    pub(crate) fn empty(limits: bool) -> Self {
        Catalog { limits, ..Catalog::default() }
    }

    /// Shows a stream as it is now, with its counts so far.
    pub(crate) fn show(&mut self, stream: &Stream, keys: Arc<DataKeys>) {
        let before = self.by_no.get(&stream.no).map(AsRef::as_ref);
        let view = Arc::new(StreamView::new(stream.clone(), keys, before, self.limits));
        self.by_no.insert(stream.no, Arc::clone(&view));
        let mut of_scope = self.by_name.get(&stream.scope).cloned().unwrap_or_default();
        of_scope.insert(stream.name.clone(), view);
        self.by_name.insert(stream.scope.clone(), of_scope);
    }

    /// Forgets a stream. Its name may be that of another one by now.
    pub(crate) fn forget(&mut self, no: StreamNo) {
        let Some(view) = self.by_no.get(&no).cloned() else { return };
        self.by_no.remove(&no);
        let (scope, name) = (&view.stream.scope, &view.stream.name);
        if self.by_name(scope, name).is_some_and(|named| named.stream.no == no) {
            let mut of_scope = self.by_name.get(scope).cloned().unwrap_or_default();
            of_scope.remove(name);
            self.by_name.insert(scope.clone(), of_scope);
        }
    }

    /// Shows what an account has set in a region.
    pub(crate) fn show_account(&mut self, scope: Scope, account: AccountSettings) {
        self.accounts.insert(scope, account);
    }

    pub(crate) fn by_name(&self, scope: &Scope, name: &str) -> Option<&Arc<StreamView>> {
        self.by_name.get(scope)?.get(name)
    }

    pub(crate) fn by_no(&self, no: StreamNo) -> Option<&Arc<StreamView>> {
        self.by_no.get(&no)
    }

    /// All streams, in no particular order.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Arc<StreamView>> {
        self.by_no.values()
    }

    /// What an account has set in a region.
    pub(crate) fn account(&self, scope: &Scope) -> AccountSettings {
        self.accounts.get(scope).cloned().unwrap_or_default()
    }

    /// The streams of an account in a region, by name.
    pub(crate) fn of_scope(&self, scope: &Scope) -> Vec<&Arc<StreamView>> {
        let mut streams: Vec<_> = self.by_name.get(scope).into_iter().flat_map(SharedMap::values).collect();
        streams.sort_unstable_by(|a, b| a.stream.name.cmp(&b.stream.name));
        streams
    }
}

impl StreamView {
    fn new(stream: Stream, keys: Arc<DataKeys>, before: Option<&StreamView>, limits: bool) -> Self {
        let meter_of = |shard: &Shard| before.and_then(|view| view.meter_of(shard)).cloned();
        let shard_meters = stream.shards.iter().map(|shard| meter_of(shard).unwrap_or_default()).collect();
        let limits = match stream.tags.get(LIMITS_TAG).map(String::as_str) {
            Some("on") => true,
            Some("off") => false,
            _ => limits,
        };
        let mut open: Vec<OpenShard> = stream
            .shards
            .iter()
            .enumerate()
            .filter(|(_, shard)| shard.is_open())
            .map(|(index, shard)| OpenShard {
                no: shard.no,
                id: shard.id.to_string().into(),
                index,
                start: shard.range.start,
            })
            .collect();
        open.sort_unstable_by_key(|shard| shard.start);
        StreamView {
            arn: stream.arn().to_string().into(),
            meter: before.map(|view| Arc::clone(&view.meter)).unwrap_or_default(),
            limits,
            stream,
            keys,
            open,
            shard_meters,
        }
    }

    /// What is answered to writers; AWS says nothing where records are not encrypted.
    pub(crate) fn encryption_type(&self) -> Option<EncryptionType> {
        self.stream.encryption.key_id.as_ref().map(|_| EncryptionType::Kms)
    }

    /// Which of [`StreamView::open_shard`] takes a record with this key.
    pub(crate) fn route(&self, key: HashKey) -> usize {
        self.open.partition_point(|shard| shard.start <= key) - 1
    }

    /// An open shard by what [`StreamView::route`] gave, with its entry in the machine.
    pub(crate) fn open_shard(&self, route: usize) -> (&OpenShard, &Shard) {
        let open = &self.open[route];
        (open, &self.stream.shards[open.index])
    }

    /// The counts of an open shard by what [`StreamView::route`] gave.
    pub(crate) fn route_meter(&self, route: usize) -> &ShardMeter {
        &self.shard_meters[self.open[route].index]
    }

    /// The counts of a shard of this view; `None` when it has no such shard.
    pub(crate) fn meter_of(&self, shard: &Shard) -> Option<&Arc<ShardMeter>> {
        let place = self.stream.shards.binary_search_by_key(&shard.id, |shard| shard.id).ok()?;
        self.shard_meters.get(place)
    }

    /// Its shards with their counts.
    pub(crate) fn metered_shards(&self) -> impl Iterator<Item = (&Shard, &Arc<ShardMeter>)> {
        self.stream.shards.iter().zip(&self.shard_meters)
    }
}
