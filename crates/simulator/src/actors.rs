//! Clients: each has one request under way at a time and decides by what it was told, never by what is inside.

mod owner;
mod poller;
mod producer;
mod subscriber;

use base::{Clock, TestClock, Timestamp};

use crate::calls::{Answer, Ask};
use crate::oracle::{Oracle, Outcome, Step};
use crate::random::Random;

pub(crate) use owner::Owner;
pub(crate) use poller::Poller;
pub(crate) use producer::Producer;
pub(crate) use subscriber::Subscriber;

/// What clients see of the world.
pub(crate) struct Surroundings<'a> {
    pub(crate) random: &'a mut Random,
    pub(crate) oracle: &'a Oracle,
    pub(crate) clock: &'a TestClock,
    pub(crate) streams: u8,
    /// Number of the next record of anybody.
    pub(crate) next_record: &'a mut u64,
}

impl Surroundings<'_> {
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

/// A client.
pub(crate) enum Actor {
    Producer(Producer),
    Poller(Poller),
    Subscriber(Subscriber),
    Owner(Owner),
}

/// What became of a request, as the client sees it.
pub(crate) enum Told<'a> {
    Answer(&'a Answer),
    /// The connection broke, or the server died: it may have been done or not, or not yet.
    Nothing,
}

impl Actor {
    /// Its next request.
    pub(crate) fn ask(&mut self, around: &mut Surroundings<'_>) -> Option<Ask> {
        match self {
            Actor::Producer(producer) => producer.ask(around),
            Actor::Poller(poller) => poller.ask(around),
            Actor::Subscriber(subscriber) => subscriber.ask(around),
            Actor::Owner(owner) => owner.ask(around),
        }
    }

    /// It is told what became of its request. `now` is when the answer was given, `asked` when the request came.
    pub(crate) fn told(
        &mut self,
        ask: &Ask,
        told: Told<'_>,
        around: &mut Surroundings<'_>,
        asked: Step,
        now: Step,
    ) {
        match self {
            Actor::Producer(producer) => producer.told(ask, &told, around),
            Actor::Poller(poller) => poller.told(ask, &told, around, asked, now),
            Actor::Subscriber(subscriber) => subscriber.told(ask, &told, around),
            Actor::Owner(owner) => owner.told(ask, &told),
        }
    }

    /// All deliveries of its last request have ended.
    pub(crate) fn over(&mut self, ask: &Ask, outcome: Outcome) {
        if let (Actor::Owner(owner), Ask::Change { .. }) = (self, ask) {
            owner.over(outcome);
        }
    }
}
