//! Makes, changes and deletes one stream, and looks after each change at what has become of it.

use base::HashKey;

use super::{Surroundings, Told};
use crate::calls::{Answer, Ask, Change, ShardRow, StreamName, Summary};
use crate::oracle::Outcome;

/// Open shards that it stays at or below.
const SHARDS_MAX: usize = 6;

/// A stream and its shards, or that there is none.
type Found = Option<(Summary, Vec<ShardRow>)>;

enum State {
    /// Nothing is under way, and it knows how its stream is.
    Idle,
    /// A change was asked for; its deliveries have not all ended.
    Changing,
    /// The change is over; it looks.
    Looking(Outcome, Option<Summary>),
    /// It has looked; the judge is to compare.
    Looked(Outcome, Found),
}

pub(crate) struct Owner {
    pub(crate) stream: StreamName,
    state: State,
    /// Makes nothing and changes nothing any more; it only looks.
    pub(crate) retired: bool,
}

impl Owner {
    pub(crate) fn new(stream: StreamName) -> Self {
        Owner { stream, state: State::Idle, retired: false }
    }

    /// Looks before it does anything else: the server was started again.
    pub(crate) fn look_again(&mut self) {
        match &self.state {
            State::Idle => self.state = State::Looking(Outcome::Refused, None),
            State::Looking(outcome, _) | State::Looked(outcome, _) => {
                self.state = State::Looking(*outcome, None);
            }
            State::Changing => {}
        }
    }

    pub(crate) fn is_idle(&self) -> bool {
        matches!(self.state, State::Idle)
    }

    /// What it saw, once, when it has looked.
    pub(crate) fn take_look(&mut self) -> Option<(Outcome, Found)> {
        match std::mem::replace(&mut self.state, State::Idle) {
            State::Looked(outcome, found) => Some((outcome, found)),
            other => {
                self.state = other;
                None
            }
        }
    }

    pub(crate) fn ask(&mut self, around: &mut Surroundings<'_>) -> Option<Ask> {
        let stream = self.stream;
        match &self.state {
            State::Changing | State::Looked(..) => None,
            State::Looking(_, None) => Some(Ask::Summary { stream }),
            State::Looking(_, Some(_)) => Some(Ask::Shards { stream }),
            State::Idle if self.retired => None,
            State::Idle => {
                let change = self.choose(around)?;
                self.state = State::Changing;
                Some(Ask::Change { stream, change })
            }
        }
    }

    fn choose(&self, around: &mut Surroundings<'_>) -> Option<Change> {
        let facts = around.oracle.stream(self.stream);
        let random = &mut *around.random;
        let Some(seen) = &facts.seen else {
            let shards = 1 + i32::try_from(random.below(3)).expect("small");
            return Some(Change::Create { shards });
        };
        let mut open: Vec<&ShardRow> = facts.open_shards().collect();
        open.sort_by_key(|row| row.range.start);
        match random.below(20) {
            0..=5 if open.len() < SHARDS_MAX => {
                let row = random.pick(&open);
                let width = row.range.end.0 - row.range.start.0;
                let new_start = HashKey(row.range.start.0 + width / (2 + u128::from(random.below(4))) + 2);
                Some(Change::Split { shard: row.index, new_start })
            }
            6..=10 if open.len() > 1 => {
                let n = random.index(open.len() - 1);
                Some(Change::Merge { shard: open[n].index, adjacent: open[n + 1].index })
            }
            11 | 12 => {
                let count = open.len() as u64;
                let target = count.div_ceil(2) + random.below(count + 1);
                Some(Change::Count {
                    target: i32::try_from(target.clamp(1, SHARDS_MAX as u64)).expect("small"),
                })
            }
            13..=15 => {
                let hours = random.pick(&[24, 24, 25, 48, 30, 72]);
                Some(Change::Retention { from: seen.summary.hours, hours })
            }
            16 => Some(Change::Encrypt(!seen.summary.encrypted)),
            17 if random.one_in(3) => Some(Change::Delete),
            _ => None,
        }
    }

    pub(crate) fn told(&mut self, ask: &Ask, told: &Told<'_>) {
        let (State::Looking(outcome, summary), Told::Answer(answer)) = (&self.state, told) else { return };
        let outcome = *outcome;
        self.state = match (ask, answer) {
            (Ask::Summary { .. }, Answer::Refused(refused))
                if refused.code == "ResourceNotFoundException" =>
            {
                State::Looked(outcome, None)
            }
            (Ask::Summary { .. }, Answer::Summary(summary)) if summary.deleting => {
                State::Looked(outcome, Some((summary.clone(), Vec::new())))
            }
            (Ask::Summary { .. }, Answer::Summary(summary)) if summary.active => {
                State::Looking(outcome, Some(summary.clone()))
            }
            // The clock may step back to when a new stream shows no shards yet.
            (Ask::Shards { .. }, Answer::Shards(rows)) if rows.is_empty() => State::Looking(outcome, None),
            (Ask::Shards { .. }, Answer::Shards(rows)) => {
                State::Looked(outcome, summary.clone().map(|summary| (summary, rows.clone())))
            }
            // Not ready yet, or an error: it looks again.
            _ => return,
        };
    }

    /// All deliveries of the change have ended.
    pub(crate) fn over(&mut self, outcome: Outcome) {
        self.state = State::Looking(outcome, None);
    }
}
