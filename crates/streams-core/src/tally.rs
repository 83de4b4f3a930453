//! What is counted of all streams, so that no command has to look through them: a function of the streams, kept up to date
//! with them and never stored.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use base::{Scope, Timestamp};

use crate::{Mode, Stream};

/// A stream by its scope and name.
pub(crate) type Name = (Scope, String);

/// Sums over streams, and streams by the time at which something ends.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tally {
    scopes: BTreeMap<Scope, OfScope>,
    /// Deleted streams by when their names become free.
    going: BTreeSet<(Timestamp, Name)>,
    /// Streams with closed shards, by the first time at which one of these has expired.
    expiring: BTreeSet<(Timestamp, Name)>,
}

/// Streams of a scope that are not deleted.
#[derive(Clone, Debug, Default, PartialEq)]
struct OfScope {
    streams: u32,
    open_shards: u32,
    on_demand: u32,
    /// How many become active at each time.
    active_from: BTreeMap<Timestamp, u32>,
}

impl Tally {
    /// The tally of these streams.
    pub(crate) fn of<'a>(streams: impl Iterator<Item = &'a Stream>) -> Self {
        let mut tally = Tally::default();
        streams.for_each(|stream| tally.add(stream));
        tally
    }

    /// Counts a stream.
    pub(crate) fn add(&mut self, stream: &Stream) {
        let name = || (stream.scope.clone(), stream.name.clone());
        self.expiring.extend(expires(stream).map(|at| (at, name())));
        if let Some(at) = stream.gone_from {
            self.going.insert((at, name()));
            return;
        }
        let scope = self.scopes.entry(stream.scope.clone()).or_default();
        scope.streams += 1;
        scope.open_shards = scope.open_shards.saturating_add(open_shards(stream));
        scope.on_demand += u32::from(stream.mode == Mode::OnDemand);
        *scope.active_from.entry(stream.active_from).or_default() += 1;
    }

    /// Takes a stream out, which is as it was when it was counted.
    pub(crate) fn take(&mut self, stream: &Stream) {
        let name = || (stream.scope.clone(), stream.name.clone());
        if let Some(at) = expires(stream) {
            self.expiring.remove(&(at, name()));
        }
        if let Some(at) = stream.gone_from {
            self.going.remove(&(at, name()));
            return;
        }
        let scope = self.scopes.get_mut(&stream.scope).expect("it was counted");
        scope.streams -= 1;
        scope.open_shards -= open_shards(stream);
        scope.on_demand -= u32::from(stream.mode == Mode::OnDemand);
        let same = scope.active_from.get_mut(&stream.active_from).expect("it was counted");
        *same -= 1;
        if *same == 0 {
            scope.active_from.remove(&stream.active_from);
        }
        if scope.streams == 0 {
            self.scopes.remove(&stream.scope);
        }
    }

    /// Open shards of the streams of a scope that are not deleted.
    pub(crate) fn open_shards(&self, scope: &Scope) -> u32 {
        self.scopes.get(scope).map_or(0, |of| of.open_shards)
    }

    /// On-demand streams of a scope that are not deleted.
    pub(crate) fn on_demand(&self, scope: &Scope) -> u32 {
        self.scopes.get(scope).map_or(0, |of| of.on_demand)
    }

    /// Streams of a scope that are [`crate::Status::Creating`] at a time.
    pub(crate) fn creating(&self, at: Timestamp, scope: &Scope) -> u32 {
        let later = self
            .scopes
            .get(scope)
            .into_iter()
            .flat_map(|of| of.active_from.range(Timestamp(at.0.saturating_add(1))..));
        later.map(|(_, streams)| streams).sum()
    }

    /// Streams whose name is free at a time, by scope and name.
    pub(crate) fn gone(&self, at: Timestamp) -> Vec<Name> {
        until(&self.going, at)
    }

    /// Streams that have closed shards without visible records at a time, by scope and name.
    pub(crate) fn expired(&self, at: Timestamp) -> Vec<Name> {
        until(&self.expiring, at)
    }
}

fn until(by_time: &BTreeSet<(Timestamp, Name)>, at: Timestamp) -> Vec<Name> {
    let mut names: Vec<Name> =
        by_time.iter().take_while(|(time, _)| *time <= at).map(|(_, name)| name.clone()).collect();
    names.sort_unstable();
    names
}

fn open_shards(stream: &Stream) -> u32 {
    u32::try_from(stream.open_shards().count()).unwrap_or(u32::MAX)
}

/// The first time at which a closed shard has expired: [`crate::Shard::is_expired`] at [`Stream::horizon`].
fn expires(stream: &Stream) -> Option<Timestamp> {
    let closed = stream.shards.iter().filter_map(|shard| shard.closed).min()?;
    if closed < stream.retention_floor {
        return Some(Timestamp::ZERO);
    }
    let keep = Duration::from_secs(u64::from(stream.retention_hours) * 3600);
    let keep = u64::try_from(keep.as_millis()).unwrap_or(u64::MAX);
    Some(Timestamp(closed.0.saturating_add(keep).saturating_add(1)))
}
