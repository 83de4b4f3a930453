//! Registered consumers of a stream: who may subscribe to its shards.

use std::collections::BTreeMap;

use base::Timestamp;
use minicbor::{Decode, Encode};

/// What state a consumer is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsumerStatus {
    /// Cannot subscribe yet.
    Creating,
    /// Can subscribe.
    Active,
    /// Can no longer subscribe; the name is not free yet.
    Deleting,
}

impl ConsumerStatus {
    /// AWS's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ConsumerStatus::Creating => "CREATING",
            ConsumerStatus::Active => "ACTIVE",
            ConsumerStatus::Deleting => "DELETING",
        }
    }
}

/// One registered consumer. Its identity is its name and the second of its creation: both are in its ARN.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct Consumer {
    /// Its name, unique in the stream.
    #[n(0)]
    pub name: String,
    /// When it was created. Up to a second late when a consumer of the same name was created in the same second
    /// before, so that no ARN comes twice.
    #[n(1)]
    pub created: Timestamp,
    /// When it becomes or became ACTIVE.
    #[n(2)]
    pub active_from: Timestamp,
    /// When its name becomes free; `None` while it is registered.
    #[n(3)]
    pub gone_from: Option<Timestamp>,
    /// Tags.
    #[n(4)]
    pub tags: BTreeMap<String, String>,
    /// The policy that is attached to it.
    #[n(5)]
    pub policy: Option<String>,
}

impl Consumer {
    /// Its state at a time; states end by the passing of time, without a command.
    #[must_use]
    pub fn status(&self, now: Timestamp) -> ConsumerStatus {
        match self.gone_from {
            Some(_) => ConsumerStatus::Deleting,
            None if now < self.active_from => ConsumerStatus::Creating,
            None => ConsumerStatus::Active,
        }
    }

    /// Whether its name is free again.
    #[must_use]
    pub fn is_gone(&self, now: Timestamp) -> bool {
        self.gone_from.is_some_and(|at| at <= now)
    }
}

/// The consumers of one stream, by name.
#[derive(Clone, Debug, Default, PartialEq, Encode, Decode)]
#[cbor(transparent)]
pub struct Consumers(#[n(0)] BTreeMap<String, Consumer>);

impl Consumers {
    /// A consumer that is there: not yet gone, in whatever state.
    #[must_use]
    pub fn get(&self, now: Timestamp, name: &str) -> Option<&Consumer> {
        self.0.get(name).filter(|consumer| !consumer.is_gone(now))
    }

    /// The same, to be changed.
    #[must_use]
    pub fn get_mut(&mut self, now: Timestamp, name: &str) -> Option<&mut Consumer> {
        self.0.get_mut(name).filter(|consumer| !consumer.is_gone(now))
    }

    /// All that are there, by name.
    pub fn iter(&self, now: Timestamp) -> impl Iterator<Item = &Consumer> {
        self.0.values().filter(move |consumer| !consumer.is_gone(now))
    }

    /// Adds one. The name must be free.
    pub(crate) fn register(
        &mut self,
        at: Timestamp,
        name: &str,
        tags: BTreeMap<String, String>,
        creating_ms: u64,
    ) {
        let before = self.0.get(name).map(|gone| gone.created.seconds());
        self.forget_gone(at);
        let created = match before {
            Some(second) if second >= at.seconds() => Timestamp((second + 1) * 1000),
            _ => at,
        };
        let active_from = Timestamp(at.0.saturating_add(creating_ms));
        let consumer =
            Consumer { name: name.to_owned(), created, active_from, gone_from: None, tags, policy: None };
        self.0.insert(name.to_owned(), consumer);
    }

    /// Begins the end of one; it must be there.
    pub(crate) fn deregister(&mut self, at: Timestamp, name: &str, deleting_ms: u64) {
        self.forget_gone(at);
        if let Some(consumer) = self.0.get_mut(name) {
            consumer.gone_from = Some(Timestamp(at.0.saturating_add(deleting_ms)));
        }
    }

    /// Consumers whose name is free leave the state once the second of their creation is over: until then their
    /// ARN could come a second time.
    fn forget_gone(&mut self, at: Timestamp) {
        self.0.retain(|_, consumer| !consumer.is_gone(at) || consumer.created.seconds() >= at.seconds());
    }
}
