//! Between clients and the server: connections that delay, break before or after the work, and deliver twice.

use bytes::Bytes;
use wire::Protocol;

use base::{Clock, Timestamp};

use super::World;
use super::flight::{Coming, Flight};
use crate::actors::{Actor, Told};
use crate::calls::{Answer, Ask, Change, Refused, Start, pushed};
use crate::life::{Course, Life, Serving};
use crate::oracle::{Cursor, Expect, Outcome, PageFacts, Place, Step, Violation, stored_nothing};

/// How long a refusal for lack of room may come after there was none, in steps.
const TIGHT_STEPS: Step = 60;
/// How long an event may take from the log to its connection, in steps.
const EVENT_STEPS: Step = 3;

impl World {
    /// A client that has no request under way sends one.
    pub(super) fn somebody_asks(&mut self) {
        let busy: Vec<usize> = self.flights.values().map(|flight| flight.actor).collect();
        let idle: Vec<usize> = (0..self.actors.len()).filter(|actor| !busy.contains(actor)).collect();
        if !idle.is_empty() {
            let actor = self.random.pick(&idle);
            self.ask(actor);
        }
    }

    pub(super) fn ask(&mut self, actor: usize) {
        let (actors, mut around) = self.surroundings();
        let Some(ask) = actors[actor].ask(&mut around) else { return };
        let cursor = match &actors[actor] {
            Actor::Poller(poller) => poller.cursor.clone(),
            _ => None,
        };
        if let Ask::Change { change: Change::Create { .. }, .. } = &ask {
            // Shards of two streams of one name differ by the second of their creation.
            let later = self.oracle.clock_max.plus(std::time::Duration::from_secs(10));
            self.set_clock(later);
        }
        let after = self.note(&ask);
        let flight = self.next_flight;
        self.next_flight += 1;
        self.history.line(format_args!("[{}] #{flight} client {actor} asks {ask:?}", self.step));
        let deliveries = self.plan(flight);
        let protocol = self.random.pick(&[Protocol::Json11, Protocol::Cbor]);
        let left = u32::try_from(deliveries.len()).expect("two at most");
        self.coming.extend(deliveries);
        let entry =
            Flight { actor, ask, protocol, after, cursor, left, told: false, done: false, unknown: false };
        self.flights.insert(flight, entry);
    }

    /// The judge notes that something is asked for.
    pub(super) fn note(&mut self, ask: &Ask) -> Vec<Option<Place>> {
        match ask {
            Ask::Put { stream, records, .. } => {
                records.iter().map(|record| self.oracle.sent(*stream, record, self.step)).collect()
            }
            Ask::Change { stream, change } => {
                let low = self.oracle.clock_max.minus(super::BACK_MAX);
                self.oracle.change(*stream, change, low);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// What the network does with a request.
    fn plan(&mut self, flight: u64) -> Vec<Coming> {
        let random = &mut self.random;
        let (now, later) = (self.step, self.step + 1 + random.below(12));
        let one = |at, cut, mute, lost| Coming { flight, at, course: Course { cut, mute }, lost };
        match random.below(40) {
            0 => vec![one(later, None, false, true)],
            1 | 2 => vec![one(now, None, true, false)],
            3 | 4 => vec![one(now, Some(later), false, false)],
            5 | 6 => {
                self.summary.doubled += 1;
                vec![one(now, None, random.one_in(2), false), one(later, None, false, false)]
            }
            7..=10 => vec![one(later, None, false, false)],
            _ => vec![one(now, None, false, false)],
        }
    }

    /// Requests that are due come to the server.
    pub(super) fn deliver(&mut self, life: &Life) {
        let (due, later) = std::mem::take(&mut self.coming).into_iter().partition(|c| c.at <= self.step);
        self.coming = later;
        let due: Vec<Coming> = due;
        for Coming { flight, course, lost, .. } in due {
            if lost {
                self.ended(flight, None);
                continue;
            }
            let serving = self.begin(life, flight, course);
            self.serving.push(serving);
        }
    }

    fn begin(&mut self, life: &Life, flight: u64, course: Course) -> Serving {
        let Flight { ask, protocol, cursor, .. } = &self.flights[&flight];
        if let Ask::Put { records, .. } = ask {
            records.iter().for_each(|record| self.oracle.delivered(record.id));
        }
        let (operation, body) = ask.encode(*protocol);
        self.history.bytes(operation.as_bytes());
        self.history.bytes(&body);
        let stream = cursor.as_ref().map_or_else(|| stream_of(ask), |cursor| cursor.shard.stream);
        let facts = self.oracle.stream(stream);
        let now = self.clock.now();
        let seen = (now, facts.keep().1, facts.is_stable(now));
        life.begin(flight, (*protocol, operation, body), self.step, course, seen)
    }

    /// Answers that are there are judged and sent; connections that are due break.
    pub(super) fn collect(&mut self, life: &mut Life) -> Result<(), Violation> {
        for mut serving in std::mem::take(&mut self.serving) {
            self.events(&serving)?;
            match life.finished(&mut serving) {
                Some(answer) => {
                    let (status, body) = answer?;
                    self.answered(life, &serving, status, &body)?;
                }
                None if serving.cut.is_some_and(|at| at <= self.step) => {
                    serving.abort();
                    self.history.line(format_args!("[{}] #{} is cut off", self.step, serving.flight));
                    // What the handler has handed on may still be done: owners look when it has been.
                    if matches!(self.flights[&serving.flight].ask, Ask::Change { .. }) {
                        life.quiesce();
                    }
                    self.summary.broken += 1;
                    self.ended(serving.flight, None);
                }
                None => self.serving.push(serving),
            }
        }
        self.judge_owners(life.is_poisoned())
    }

    /// What a subscription was sent is judged like pages that were asked for.
    fn events(&mut self, serving: &Serving) -> Result<(), Violation> {
        while let Some(message) = serving.event() {
            self.history.bytes(&message);
            let flight = &self.flights[&serving.flight];
            let page = pushed(flight.protocol, message)?;
            self.history.line(format_args!("[{}] #{} is sent {page:?}", self.step, serving.flight));
            let (actor, Ask::Subscribe { shard, start, .. }) = (flight.actor, &flight.ask) else {
                return Err(format!("events for {:?}", flight.ask));
            };
            let (shard, start) = (*shard, *start);
            let Some(page) = page else {
                let incarnation = self.oracle.stream(shard.stream).incarnation;
                let sure = serving.stable && self.oracle.stream(shard.stream).is_stable(serving.clock_low);
                let expect = Expect::of(start, serving.began, self.step);
                let cursor = sure.then_some(Cursor { shard, incarnation, expect });
                self.flights.get_mut(&serving.flight).expect("it is under way").cursor = cursor;
                continue;
            };
            let Some(cursor) = self.flights[&serving.flight].cursor.clone() else { continue };
            self.summary.events += 1;
            let facts = PageFacts {
                // What was told in the last steps may not have been sent yet.
                asked: self.step.saturating_sub(EVENT_STEPS),
                now: self.step,
                limit: None,
                // Events are shared for a moment: what has just expired may be in one.
                clock_low: Timestamp::ZERO,
                keep_high: 0,
                pushed: true,
            };
            let next = self.oracle.page(&cursor, &page, facts)?;
            if let (Actor::Subscriber(subscriber), Some(last)) =
                (&mut self.actors[actor], page.records.last())
            {
                subscriber.came(shard, last.number);
            }
            self.flights.get_mut(&serving.flight).expect("it is under way").cursor = next;
        }
        Ok(())
    }

    /// The server has answered a delivery.
    fn answered(
        &mut self,
        life: &Life,
        serving: &Serving,
        status: u16,
        body: &Bytes,
    ) -> Result<(), Violation> {
        self.history.number(u64::from(status));
        self.history.bytes(body);
        let flight = &self.flights[&serving.flight];
        let (ask, after, cursor) = (flight.ask.clone(), flight.after.clone(), flight.cursor.clone());
        let answer = ask.decode(flight.protocol, status, body)?;
        self.history.line(format_args!("[{}] #{} is answered {answer:?}", self.step, serving.flight));
        let next = self.judge(life, &ask, &answer, &after, cursor.as_ref(), serving)?;
        if serving.mute {
            self.summary.broken += 1;
            if matches!(answer, Answer::Done) {
                self.flights.get_mut(&serving.flight).expect("it is under way").done = true;
            }
            self.ended(serving.flight, None);
        } else {
            self.ended(serving.flight, Some((answer, next, serving.began)));
        }
        Ok(())
    }

    /// The judge looks at an answer. Gives the reader's next place.
    pub(super) fn judge(
        &mut self,
        life: &Life,
        ask: &Ask,
        answer: &Answer,
        after: &[Option<Place>],
        cursor: Option<&Cursor>,
        serving: &Serving,
    ) -> Result<Option<Cursor>, Violation> {
        match (ask, answer) {
            (Ask::Put { stream, records, .. }, Answer::Put(results)) => {
                let mut order: Vec<(&str, Place)> = Vec::new();
                for ((record, result), after) in records.iter().zip(results).zip(after) {
                    match result {
                        Ok(stored) => {
                            self.oracle.stored(*stream, record, *stored, *after, self.step)?;
                            let place = self.oracle.place_of(*stream, *stored);
                            if record.explicit.is_none() {
                                let before = order.iter().rev().find(|(key, _)| *key == record.key);
                                if before.is_some_and(|(_, b)| b.shard == place.shard && b.pos > place.pos) {
                                    return Err(format!(
                                        "one request, one key, and {place:?} is out of order"
                                    ));
                                }
                                order.push((&record.key, place));
                            }
                        }
                        Err(refused) => {
                            self.excused(life, ask, refused, serving)?;
                            if stored_nothing(refused) {
                                self.oracle.refused(record.id)?;
                            }
                        }
                    }
                }
                Ok(None)
            }
            (Ask::Get { limit, .. }, Answer::Page(page)) => {
                let Some(cursor) = cursor else { return Ok(None) };
                let keep_high = serving.keep_high.max(self.oracle.stream(cursor.shard.stream).keep().1);
                let facts = PageFacts {
                    asked: serving.began,
                    now: self.step,
                    limit: *limit,
                    clock_low: serving.clock_low,
                    keep_high,
                    pushed: false,
                };
                self.oracle.page(cursor, page, facts)
            }
            (Ask::Put { records, .. }, Answer::Refused(refused)) => {
                self.excused(life, ask, refused, serving)?;
                if stored_nothing(refused) {
                    records.iter().try_for_each(|record| self.oracle.refused(record.id))?;
                }
                Ok(None)
            }
            (_, Answer::Refused(refused)) => self.excused(life, ask, refused, serving).map(|()| None),
            _ => Ok(None),
        }
    }

    /// Whether there is a reason for a refusal.
    fn excused(
        &mut self,
        life: &Life,
        ask: &Ask,
        refused: &Refused,
        serving: &Serving,
    ) -> Result<(), Violation> {
        let flight = self.flights.get(&serving.flight);
        let stream = flight
            .and_then(|flight| flight.cursor.as_ref())
            .map_or_else(|| stream_of(ask), |c| c.shard.stream);
        let stable = serving.stable && self.oracle.stream(stream).is_stable(serving.clock_low);
        let writes = matches!(ask, Ask::Put { .. } | Ask::Change { .. } | Ask::Consumer { .. });
        let tight = self.tight.is_some_and(|at| self.step < at + TIGHT_STEPS) || self.tight.is_some();
        let failing = self.faulty || self.disk.is_stopped() || life.is_poisoned();
        let full = refused.message.starts_with("The disk of this server is full");
        let code = refused.code.as_str();
        let good = match (ask, refused.status) {
            _ if full => {
                self.summary.full += 1;
                writes && (tight || self.faulty)
            }
            (Ask::Consumer { known: true, .. }, _) if code == "ResourceNotFoundException" => !stable,
            (Ask::Consumer { .. }, ..500) => {
                matches!(code, "ResourceNotFoundException" | "ResourceInUseException")
            }
            (Ask::Subscribe { start, .. }, ..500) => {
                let timed = matches!(start, Start::Time(_) | Start::At(_) | Start::After(_));
                matches!(code, "ResourceNotFoundException" | "ResourceInUseException")
                    || (code == "InvalidArgumentException" && timed)
            }
            (Ask::Subscribe { .. }, _) => failing || self.oracle.rot,
            (Ask::Get { .. } | Ask::Iterator { .. }, 500..) => failing || self.oracle.rot,
            (_, 500..) => failing || (writes && !stable),
            (Ask::Put { .. }, _) => code == "ResourceNotFoundException" && !stable,
            (Ask::Iterator { start, .. }, _) => {
                let timed = matches!(start, Start::Time(_) | Start::At(_) | Start::After(_));
                code == "ResourceNotFoundException" || (code == "InvalidArgumentException" && timed)
            }
            (Ask::Get { .. }, _) => matches!(code, "ResourceNotFoundException" | "ExpiredIteratorException"),
            (Ask::Shards { .. } | Ask::Summary { .. }, _) => code == "ResourceNotFoundException",
            (Ask::Change { .. }, _) => matches!(
                code,
                "ResourceNotFoundException"
                    | "ResourceInUseException"
                    | "InvalidArgumentException"
                    | "LimitExceededException"
            ),
        };
        if good { Ok(()) } else { Err(format!("for no reason {ask:?} is answered {refused:?}")) }
    }

    /// A delivery has ended, with an answer that the client gets or without one.
    fn ended(&mut self, id: u64, answer: Option<(Answer, Option<Cursor>, Step)>) {
        let mut flight = self.flights.remove(&id).expect("it is under way");
        flight.left -= 1;
        match &answer {
            Some((Answer::Refused(refused), ..)) if refused.status < 500 || stored_nothing(refused) => {}
            Some((Answer::Refused(_), ..)) | None => flight.unknown = true,
            Some(_) => flight.done = true,
        }
        let now = self.step;
        if !flight.told && (answer.is_some() || flight.left == 0) {
            flight.told = true;
            let (actors, mut around) = self.surroundings();
            let actor = &mut actors[flight.actor];
            match &answer {
                Some((answer, next, began)) => {
                    if let (Actor::Poller(poller), Answer::Page(_)) = (&mut *actor, answer) {
                        poller.moved(next.clone());
                    }
                    actor.told(&flight.ask, Told::Answer(answer), &mut around, *began, now);
                }
                None => actor.told(&flight.ask, Told::Nothing, &mut around, now, now),
            }
        }
        if flight.left > 0 {
            self.flights.insert(id, flight);
            return;
        }
        let outcome = match (flight.done, flight.unknown) {
            (true, _) => Outcome::Done,
            (_, true) => Outcome::Unknown,
            _ => Outcome::Refused,
        };
        self.actors[flight.actor].over(&flight.ask, outcome);
    }

    /// Nothing is under way.
    pub(super) fn is_quiet(&self) -> bool {
        self.flights.is_empty()
    }

    pub(super) fn has_no_flight(&self, actor: usize) -> bool {
        self.flights.values().all(|flight| flight.actor != actor)
    }

    /// The server is gone: nothing that is under way will be answered.
    pub(super) fn break_connections(&mut self) -> Result<(), Violation> {
        let serving: Vec<u64> =
            std::mem::take(&mut self.serving).iter().map(|serving| serving.flight).collect();
        let coming: Vec<u64> = std::mem::take(&mut self.coming).iter().map(|coming| coming.flight).collect();
        for flight in serving.into_iter().chain(coming) {
            self.ended(flight, None);
        }
        self.judge_owners(false)
    }
}

/// The stream that a request is about; for an iterator, any.
pub(super) fn stream_of(ask: &Ask) -> u8 {
    match ask {
        Ask::Put { stream, .. }
        | Ask::Shards { stream }
        | Ask::Summary { stream }
        | Ask::Consumer { stream, .. }
        | Ask::Change { stream, .. } => *stream,
        Ask::Iterator { shard, .. } | Ask::Subscribe { shard, .. } => shard.stream,
        Ask::Get { .. } => 0,
    }
}
