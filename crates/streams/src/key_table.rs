//! The data keys of all streams, unwrapped as far as the key service gives them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use base::{Rng, Scope, StreamNo};
use service_api::ports::{KeyError, Keys, WrappedKey};
use streams_core::Stream;

use crate::sealing::{ByNumber, DataKey, DataKeys};

/// Follows the machine: what it has wrapped, this has unwrapped.
pub(crate) struct KeyTable {
    service: Arc<dyn Keys>,
    rng: Arc<dyn Rng>,
    of_stream: HashMap<StreamNo, Arc<DataKeys>>,
    /// Streams of which some key could not be unwrapped, by scope and name.
    failed: BTreeMap<StreamNo, (Scope, String)>,
}

impl KeyTable {
    pub(crate) fn new(service: Arc<dyn Keys>, rng: Arc<dyn Rng>) -> Self {
        KeyTable { service, rng, of_stream: HashMap::new(), failed: BTreeMap::new() }
    }

    /// Unwraps what is new of a stream, and tries again what failed before. A key in use stays the same object, because its
    /// counter must go on.
    pub(crate) async fn follow(&mut self, stream: &Stream) -> Arc<DataKeys> {
        let keys = self.of_stream.entry(stream.no).or_default().clone();
        if !is_current(&keys.get(), stream) {
            let unwrapped = self.unwrapped(stream, &keys.get()).await;
            if unwrapped.values().all(Result::is_ok) {
                self.failed.remove(&stream.no);
            } else {
                self.failed.insert(stream.no, (stream.scope.clone(), stream.name.clone()));
            }
            keys.set(unwrapped);
        }
        keys
    }

    /// Streams of which some key is wanting, by scope and name.
    pub(crate) fn failed(&self) -> Vec<(Scope, String)> {
        self.failed.values().cloned().collect()
    }

    /// Forgets the keys of a stream that is gone.
    pub(crate) fn forget(&mut self, no: StreamNo) {
        self.of_stream.remove(&no);
        self.failed.remove(&no);
    }

    async fn unwrapped(&self, stream: &Stream, known: &ByNumber) -> ByNumber {
        let context = context(stream);
        let mut by_no = BTreeMap::new();
        for stored in &stream.encryption.data_keys {
            let before = known.get(&stored.no);
            if let Some(Ok(key)) = before {
                by_no.insert(stored.no, Ok(Arc::clone(key)));
                continue;
            }
            let wrapped = WrappedKey { key_arn: stored.key_arn.clone(), wrapped: stored.wrapped.clone() };
            let unwrapped = self.service.unwrap(&wrapped, &context).await;
            if let (Err(error), true) = (&unwrapped, before.is_none()) {
                told(&context, &stored.key_arn, error);
            }
            let master = stored.key_arn.as_str();
            let key =
                unwrapped.map(|secret| Arc::new(DataKey::new(stored.no, master.into(), &secret, &*self.rng)));
            by_no.insert(stored.no, key);
        }
        by_no
    }
}

/// What a data key is bound to when it is wrapped: as with AWS, the ARN of the stream.
pub(crate) fn context(stream: &Stream) -> String {
    stream.arn().to_string()
}

fn is_current(known: &ByNumber, stream: &Stream) -> bool {
    known.keys().copied().eq(stream.encryption.data_keys.iter().map(|key| key.no))
        && known.values().all(Result::is_ok)
}

fn told(stream: &str, key: &str, error: &KeyError) {
    tracing::warn!(
        stream,
        key,
        ?error,
        "records of this stream cannot be read for want of a key; other streams can"
    );
}
