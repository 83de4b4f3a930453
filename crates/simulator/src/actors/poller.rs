//! Reads shards from everywhere, to the end and on into the children.

use base::ByteString;

use super::{Surroundings, Told};
use crate::calls::{Answer, Ask, Change, Refused, ShardKey, Start, StreamName};
use crate::oracle::{Cursor, Expect, Step};

/// What it does next.
enum Next {
    /// Looks for a shard.
    Choose,
    /// Asks for an iterator.
    Begin(ShardKey, Start),
    /// Reads on.
    Read(Cursor, ByteString),
}

pub(crate) struct Poller {
    next: Next,
    /// Where it is while a request for a page is under way.
    pub(crate) cursor: Option<Cursor>,
}

impl Poller {
    pub(crate) fn new() -> Self {
        Poller { next: Next::Choose, cursor: None }
    }

    pub(crate) fn ask(&mut self, around: &mut Surroundings<'_>) -> Option<Ask> {
        if matches!(self.next, Next::Choose) {
            let shard = choose(around)?;
            self.next = Next::Begin(shard, start(shard, around));
        }
        match &self.next {
            Next::Choose => None,
            Next::Begin(shard, start) => Some(Ask::Iterator { shard: *shard, start: *start }),
            Next::Read(cursor, iterator) => {
                self.cursor = Some(cursor.clone());
                let limit = around.random.pick(&[None, None, Some(1), Some(3), Some(50)]);
                Some(Ask::Get { iterator: iterator.clone(), limit })
            }
        }
    }

    /// The judge has looked at a page; this is where the next one goes on, if anywhere.
    pub(crate) fn moved(&mut self, cursor: Option<Cursor>) {
        self.cursor = cursor;
    }

    pub(crate) fn told(
        &mut self,
        ask: &Ask,
        told: &Told<'_>,
        around: &mut Surroundings<'_>,
        asked: Step,
        now: Step,
    ) {
        match (ask, told) {
            (Ask::Iterator { shard, start }, Told::Answer(Answer::Iterator(iterator))) => {
                // Of a stream that is being deleted or made again, nobody knows which one this is.
                let facts = around.oracle.stream(shard.stream);
                let unsure = matches!(facts.pending, Some(Change::Delete | Change::Create { .. }));
                if unsure || around.oracle.listed(shard.stream).all(|listed| listed != *shard) {
                    self.next = Next::Choose;
                    return;
                }
                let incarnation = facts.incarnation;
                let expect = Expect::of(*start, asked, now);
                self.next = Next::Read(Cursor { shard: *shard, incarnation, expect }, iterator.clone());
            }
            (Ask::Get { .. }, Told::Answer(Answer::Page(page))) => {
                let stream = match &self.next {
                    Next::Read(cursor, _) => cursor.shard.stream,
                    _ => return,
                };
                let cursor = self.cursor.take();
                self.next = match (&page.next, cursor) {
                    (Some(iterator), Some(cursor)) if !around.random.one_in(12) => {
                        Next::Read(cursor, iterator.clone())
                    }
                    _ => Next::Choose,
                };
                if page.next.is_none() {
                    let children: Vec<u32> = page.children.iter().map(|(index, _)| *index).collect();
                    self.follow(stream, &children, around);
                }
            }
            (_, Told::Answer(Answer::Refused(refused))) => self.refused(refused),
            // It asks the same again: an iterator lives on when the server has died.
            (_, Told::Nothing) if !around.random.one_in(4) => {}
            _ => self.next = Next::Choose,
        }
    }

    /// The end of a shard: its children are read from their beginning.
    fn follow(&mut self, stream: StreamName, children: &[u32], around: &mut Surroundings<'_>) {
        let known = around.oracle.listed(stream).filter(|key| children.contains(&key.index));
        let known: Vec<ShardKey> = known.collect();
        if !known.is_empty() {
            self.next = Next::Begin(around.random.pick(&known), Start::TrimHorizon);
        }
    }

    fn refused(&mut self, refused: &Refused) {
        let again = match (refused.code.as_str(), &self.next) {
            ("ExpiredIteratorException", Next::Read(cursor, _)) => match cursor.expect {
                Expect::Exactly(_) => Some(Next::Begin(cursor.shard, Start::TrimHorizon)),
                _ => None,
            },
            _ => None,
        };
        self.next = again.unwrap_or(Next::Choose);
    }
}

pub(crate) fn choose(around: &mut Surroundings<'_>) -> Option<ShardKey> {
    let all: Vec<ShardKey> = (0..around.streams).flat_map(|stream| around.oracle.listed(stream)).collect();
    (!all.is_empty()).then(|| around.random.pick(&all))
}

pub(crate) fn start(shard: ShardKey, around: &mut Surroundings<'_>) -> Start {
    let now = around.now();
    let (random, oracle) = (&mut *around.random, around.oracle);
    match random.below(10) {
        0 | 1 => Start::Latest,
        2 => oracle.known_arrival(shard, |len| random.index(len)).map_or(Start::TrimHorizon, Start::Time),
        3 => Start::Time(base::Timestamp(now.0 - random.below(50 * 3_600_000))),
        4 => oracle.known_number(shard, |len| random.index(len)).map_or(Start::TrimHorizon, Start::At),
        5 | 6 => oracle.known_number(shard, |len| random.index(len)).map_or(Start::TrimHorizon, Start::After),
        _ => Start::TrimHorizon,
    }
}
