//! Registers a consumer, subscribes to shards, and goes on where a subscription ended.

use std::collections::BTreeMap;

use base::{ByteString, SequenceNumber};

use super::poller::{choose, start};
use super::{Surroundings, Told};
use crate::calls::{Answer, Ask, ShardKey, Start, StreamName};

pub(crate) struct Subscriber {
    name: String,
    /// Its consumers' ARNs, with the life of the stream that they belong to.
    consumers: BTreeMap<StreamName, (u32, ByteString)>,
    register: bool,
    /// The server may have died: it looks whether its consumers are there.
    doubt: bool,
    /// Where it goes on.
    at: Option<(ShardKey, Start)>,
}

impl Subscriber {
    pub(crate) fn new(no: usize) -> Self {
        let name = format!("consumer-{no}");
        Subscriber { name, consumers: BTreeMap::new(), register: false, doubt: false, at: None }
    }

    pub(crate) fn ask(&mut self, around: &mut Surroundings<'_>) -> Option<Ask> {
        let (shard, from) = match self.at {
            Some(at) => at,
            None => {
                let shard = choose(around)?;
                (shard, start(shard, around))
            }
        };
        let stream = shard.stream;
        let incarnation = around.oracle.stream(stream).incarnation;
        let known = self.consumers.get(&stream).filter(|(of, _)| *of == incarnation);
        match known {
            Some((_, consumer)) if !self.doubt => {
                self.at = Some((shard, from));
                Some(Ask::Subscribe { shard, start: from, consumer: consumer.clone() })
            }
            _ => {
                let known = known.is_some();
                let register = self.register && !known;
                Some(Ask::Consumer { stream, name: self.name.clone(), register, known })
            }
        }
    }

    /// Records came: it has read up to here.
    pub(crate) fn came(&mut self, shard: ShardKey, last: SequenceNumber) {
        self.at = Some((shard, Start::After(last)));
    }

    pub(crate) fn told(&mut self, ask: &Ask, told: &Told<'_>, around: &mut Surroundings<'_>) {
        match (ask, told) {
            (Ask::Consumer { stream, .. }, Told::Answer(Answer::Consumer(arn))) => {
                let facts = around.oracle.stream(*stream);
                if facts.pending.is_none() {
                    self.consumers.insert(*stream, (facts.incarnation, arn.clone()));
                }
                (self.register, self.doubt) = (false, false);
            }
            (Ask::Consumer { stream, register, .. }, Told::Answer(Answer::Refused(_))) => {
                self.register = !register;
                self.doubt = false;
                self.consumers.remove(stream);
                self.at = None;
            }
            (_, Told::Nothing) => self.doubt = true,
            (_, Told::Answer(Answer::Refused(_))) => {
                self.at = None;
                self.doubt = true;
            }
            _ if around.random.one_in(3) => self.at = None,
            _ => {}
        }
    }
}
