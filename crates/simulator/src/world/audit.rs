//! After the last fault: the server works, and everything that was promised is there.

use base::Clock;
use std::time::Duration;

use wire::Protocol;

use super::World;
use super::network::stream_of;
use crate::actors::Actor;
use crate::calls::{Answer, Ask, Outgoing, ShardKey, Start, StreamName};
use crate::life::{Course, Life};
use crate::oracle::{Cursor, Expect, Place, Step, Violation};

/// Most steps until owners have found out what became of their changes.
const SETTLING_STEPS: u32 = 400;
/// Most pages of a shard.
const PAGES_MAX: u32 = 10_000;

impl World {
    pub(super) fn audit(&mut self, mut life: Life) -> Result<(), Violation> {
        self.history.line(format_args!("-- audit"));
        self.owners_settle(&mut life)?;
        for stream in 0..u8::try_from(self.oracle.streams.len()).expect("few streams") {
            let shards: Vec<ShardKey> = self.oracle.listed(stream).collect();
            self.write_everywhere(&mut life, stream)?;
            for shard in shards {
                self.read_whole(&mut life, shard)?;
            }
        }
        self.oracle.check_order()?;
        let report = life.log.verify().map_err(|e| format!("the log cannot be read: {e}"))?;
        if !self.oracle.rot && !report.damages.is_empty() {
            return Err(format!("the log is damaged: {:?}", report.damages));
        }
        self.history.number(report.frames);
        life.steps.close();
        Ok(())
    }

    /// Owners find out what became of their last changes.
    fn owners_settle(&mut self, life: &mut Life) -> Result<(), Violation> {
        for actor in &mut self.actors {
            if let Actor::Owner(owner) = actor {
                owner.retired = true;
            }
        }
        for _ in 0..SETTLING_STEPS {
            self.step += 1;
            let idle = |actor: &Actor| match actor {
                Actor::Owner(owner) => owner.is_idle(),
                _ => true,
            };
            let waiting: Vec<usize> = (0..self.actors.len()).filter(|n| !idle(&self.actors[*n])).collect();
            if waiting.is_empty() && self.is_quiet() {
                return Ok(());
            }
            let now = self.clock.now();
            self.set_clock(now.plus(Duration::from_millis(100)));
            for actor in waiting {
                if self.has_no_flight(actor) {
                    self.ask(actor);
                }
            }
            self.deliver(life);
            life.quiesce();
            self.collect(life)?;
        }
        Err("owners do not find out what became of their streams".to_owned())
    }

    /// Each open shard takes a record.
    fn write_everywhere(&mut self, life: &mut Life, stream: StreamName) -> Result<(), Violation> {
        let keys: Vec<_> = self.oracle.stream(stream).open_shards().map(|row| row.range.start).collect();
        for key in keys {
            let id = self.next_record;
            self.next_record += 1;
            let record = Outgoing { id, key: "audit".to_owned(), explicit: Some(key), len: 10 };
            let ask = Ask::Put { stream, records: vec![record], single: false };
            match self.perform(life, &ask, None)? {
                (Answer::Put(results), ..) if results.iter().all(Result::is_ok) => {}
                (other, ..) => return Err(format!("a sound server answers {other:?}")),
            }
        }
        Ok(())
    }

    fn read_whole(&mut self, life: &mut Life, shard: ShardKey) -> Result<(), Violation> {
        let ask = Ask::Iterator { shard, start: Start::TrimHorizon };
        let mut iterator = match self.perform(life, &ask, None)? {
            (Answer::Iterator(iterator), ..) => iterator,
            // A closed shard whose records have all expired is gone.
            (Answer::Refused(refused), ..) if self.may_be_forgotten(shard) && refused.status < 500 => {
                return Ok(());
            }
            (Answer::Refused(_), ..) if self.oracle.rot => return Ok(()),
            (other, ..) => return Err(format!("a sound server answers {other:?} for {shard:?}")),
        };
        let incarnation = self.oracle.stream(shard.stream).incarnation;
        let mut cursor = Cursor { shard, incarnation, expect: Expect::Exactly(0) };
        for _ in 0..PAGES_MAX {
            let limit = self.random.pick(&[None, Some(2), Some(100)]);
            let ask = Ask::Get { iterator: iterator.clone(), limit };
            match self.perform(life, &ask, Some(&cursor))? {
                (Answer::Page(page), Some(next), _) => {
                    if page.records.is_empty() {
                        return Ok(());
                    }
                    cursor = next;
                    iterator = page.next.ok_or("a cursor without an iterator")?;
                }
                (Answer::Page(_), None, _) => return Ok(()),
                (Answer::Refused(_), ..) if self.oracle.rot => return Ok(()),
                (other, ..) => return Err(format!("a sound server answers {other:?} for {shard:?}")),
            }
        }
        Err(format!("{shard:?} has no end"))
    }

    fn may_be_forgotten(&self, shard: ShardKey) -> bool {
        let facts = self.oracle.stream(shard.stream);
        let closed =
            facts.seen.as_ref().and_then(|seen| seen.shards.get(&shard.index)).and_then(|row| row.end);
        closed.is_some_and(|end| end.time_s() * 1000 <= facts.expired_before.0)
    }

    /// A request over a sound network, to its answer.
    fn perform(
        &mut self,
        life: &mut Life,
        ask: &Ask,
        cursor: Option<&Cursor>,
    ) -> Result<(Answer, Option<Cursor>, Step), Violation> {
        self.step += 1;
        let after: Vec<Option<Place>> = self.note(ask);
        if let Ask::Put { records, .. } = ask {
            records.iter().for_each(|record| self.oracle.delivered(record.id));
        }
        let protocol = Protocol::Cbor;
        let (operation, body) = ask.encode(protocol);
        let facts = self.oracle.stream(cursor.map_or_else(|| stream_of(ask), |cursor| cursor.shard.stream));
        let now = self.clock.now();
        let seen = (now, facts.keep().1, facts.is_stable(now));
        let course = Course { cut: None, mute: false };
        let mut serving = life.begin(u64::MAX, (protocol, operation, body), self.step, course, seen);
        life.quiesce();
        let answer = life.finished(&mut serving).ok_or_else(|| format!("{ask:?} is not answered"))?;
        let (status, body) = answer?;
        self.history.number(u64::from(status));
        self.history.bytes(&body);
        let answer = ask.decode(protocol, status, &body)?;
        self.history.line(format_args!("[{}] audit {ask:?}: {answer:?}", self.step));
        let next = self.judge(life, ask, &answer, &after, cursor, &serving)?;
        Ok((answer, next, self.step))
    }
}
