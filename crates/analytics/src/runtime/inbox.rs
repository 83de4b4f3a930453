//! Pages that wait for their step. Usually they are taken as they came; after an interruption what had arrived before is
//! taken in the order of arrival over all shards, as it would have been without the interruption.

use std::collections::{BTreeSet, VecDeque};

use base::Timestamp;

use super::fetch::Page;

/// A page of a shard.
pub(super) struct Waiting {
    pub input: usize,
    pub shard: String,
    pub page: Page,
}

/// The pages that wait.
#[derive(Default)]
pub(super) struct Inbox {
    pages: VecDeque<Waiting>,
    catching_up: Option<CatchingUp>,
}

struct CatchingUp {
    /// What arrived before is to be caught up with.
    until: Timestamp,
    /// The shards that may have more of it.
    shards: BTreeSet<(usize, String)>,
}

impl Inbox {
    /// Begins to catch up with what arrived before a time.
    pub fn catch_up(&mut self, until: Timestamp) {
        self.catching_up = Some(CatchingUp { until, shards: BTreeSet::new() });
    }

    /// Whether rows get the time of their arrival, and no bound can be promised.
    pub fn is_catching_up(&self) -> bool {
        self.catching_up.is_some()
    }

    /// A shard is read from now on.
    pub fn reads(&mut self, input: usize, shard: &str) {
        if let Some(catching_up) = &mut self.catching_up {
            catching_up.shards.insert((input, shard.to_owned()));
        }
    }

    /// A shard cannot be read now.
    pub fn failed(&mut self, input: usize, shard: &str) {
        if let Some(catching_up) = &mut self.catching_up {
            catching_up.shards.remove(&(input, shard.to_owned()));
        }
    }

    /// Takes a page. One that only says that nothing is there is not kept.
    pub fn push(&mut self, input: usize, shard: String, page: Page) {
        if page.records.is_empty() && !page.at_end && page.next == page.from {
            // At the tip: nothing older can follow, unless pages before it still wait.
            if !self.pages.iter().any(|waiting| waiting.input == input && waiting.shard == shard) {
                self.failed(input, &shard);
            }
            return;
        }
        self.pages.push_back(Waiting { input, shard, page });
    }

    /// Records that wait.
    pub fn records(&self) -> usize {
        self.pages.iter().map(|waiting| waiting.page.records.len()).sum()
    }

    /// The pages of the next step: none when there is none yet.
    pub fn next(&mut self, records_max: usize) -> Vec<Waiting> {
        if self.catching_up.is_some() {
            let caught = self.next_by_arrival(records_max);
            if self.catching_up.is_some() {
                return caught;
            }
        }
        let (mut taken, mut records) = (Vec::new(), 0);
        while let Some(waiting) = self.pages.front() {
            if !taken.is_empty() && records + waiting.page.records.len() > records_max {
                break;
            }
            records += waiting.page.records.len();
            taken.extend(self.pages.pop_front());
        }
        taken
    }

    fn next_by_arrival(&mut self, records_max: usize) -> Vec<Waiting> {
        let Some(CatchingUp { until, shards }) = &mut self.catching_up else { return Vec::new() };
        let until = *until;
        // A shard whose next record is a new one has been caught up with.
        let pages = &self.pages;
        let first_of = |key: &(usize, String)| pages.iter().find(|w| w.input == key.0 && w.shard == key.1);
        shards.retain(|key| {
            let first = first_of(key).and_then(|waiting| waiting.page.records.first());
            first.is_none_or(|record| record.arrival < until)
        });
        if shards.is_empty() {
            self.catching_up = None;
            return Vec::new();
        }
        // Up to the time that is known of all of them.
        let mut limit = until.0.saturating_sub(1);
        for key in shards.iter() {
            let Some(waiting) = first_of(key) else { return Vec::new() };
            match waiting.page.records.last() {
                Some(last) if waiting.page.millis_behind > 0 => limit = limit.min(last.arrival.0),
                Some(_) => {}
                // The end of a shard, or a gap: taken at once.
                None => limit = 0,
            }
        }
        self.take_up_to(Timestamp(limit), records_max)
    }

    fn take_up_to(&mut self, limit: Timestamp, records_max: usize) -> Vec<Waiting> {
        let (mut taken, mut records) = (Vec::new(), 0);
        let mut blocked: BTreeSet<(usize, String)> = BTreeSet::new();
        let mut rest = VecDeque::new();
        for mut waiting in std::mem::take(&mut self.pages) {
            let key = (waiting.input, waiting.shard.clone());
            let room = records < records_max && !blocked.contains(&key);
            let old = waiting.page.records.partition_point(|record| record.arrival <= limit);
            if !room || (old == 0 && !waiting.page.records.is_empty()) {
                blocked.insert(key);
                rest.push_back(waiting);
                continue;
            }
            records += old;
            if old == waiting.page.records.len() {
                let at_tip = waiting.page.millis_behind == 0 || waiting.page.at_end;
                if let Some(catching_up) = self.catching_up.as_mut().filter(|_| at_tip) {
                    catching_up.shards.remove(&key);
                }
                taken.push(waiting);
            } else {
                let page = waiting.page.split(old);
                taken.push(Waiting { input: waiting.input, shard: waiting.shard.clone(), page });
                blocked.insert(key);
                rest.push_back(waiting);
            }
        }
        self.pages = rest;
        taken
    }
}
