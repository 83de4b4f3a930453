//! The machine: state, and the one function that changes it.

use std::collections::{BTreeMap, BTreeSet};

use base::{Scope, ShardNo, StreamNo, Timestamp, uniform_ranges};
use minicbor::{Decode, Encode};

use crate::codec::{self, CodecError};
use crate::tally::Tally;
use crate::{
    AccountSettings, Capacity, Command, ConsumerStatus, Consumers, Effect, Encryption, Mode,
    RETENTION_HOURS_MAX, RETENTION_HOURS_MIN, Refusal, RetentionChange, Seals, Shard, ShardId, Status,
    Stream, attributes, modes, reshard,
};

/// All streams of a data directory.
#[derive(Clone, Debug, Default, PartialEq, Encode, Decode)]
pub struct Machine {
    #[cbor(n(0), with = "minicbor::bytes")]
    secret: Option<[u8; 32]>,
    #[n(1)]
    streams: BTreeMap<Scope, BTreeMap<String, Stream>>,
    #[n(2)]
    next_stream: u32,
    #[n(3)]
    next_shard: u32,
    #[n(4)]
    accounts: BTreeMap<Scope, AccountSettings>,
    /// What is counted of [`Machine::streams`].
    #[cbor(skip)]
    tally: Tally,
}

/// What came of a command.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// For the shell to carry out.
    pub effects: Vec<Effect>,
    /// Streams that are not as they were, by scope and name.
    pub changed: Vec<(Scope, String)>,
    /// Streams that have left the state.
    pub gone: Vec<StreamNo>,
    /// The account whose settings are not as they were.
    pub account: Option<Scope>,
}

impl Machine {
    /// Changes the state and says what follows, or changes nothing and says why.
    ///
    /// # Errors
    /// The [`Refusal`]; a command that was accepted when it was logged is accepted when it is replayed.
    pub fn apply(&mut self, at: Timestamp, command: &Command) -> Result<Vec<Effect>, Refusal> {
        self.advance(at, command).map(|outcome| outcome.effects)
    }

    /// Does what [`Machine::apply`] does, and also says what is not as it was. Its cost does not grow with the number of
    /// streams that the command is not about.
    ///
    /// # Errors
    /// As [`Machine::apply`].
    pub fn advance(&mut self, at: Timestamp, command: &Command) -> Result<Outcome, Refusal> {
        self.check(at, command)?;
        let mut outcome = Outcome::default();
        self.forget_gone(at, &mut outcome);
        self.forget_expired(at, &mut outcome);
        match command.stream() {
            None => outcome.effects.extend(self.carry_out(at, command)),
            Some((scope, name)) => {
                if let Some(stream) = self.streams.get(scope).and_then(|of| of.get(name)) {
                    self.tally.take(stream);
                }
                outcome.effects.extend(self.carry_out(at, command));
                self.tally.add(self.streams.get(scope).and_then(|of| of.get(name)).expect("it was checked"));
                let changed = (scope.clone(), name.to_owned());
                if !outcome.changed.contains(&changed) {
                    outcome.changed.push(changed);
                }
            }
        }
        if let Command::UpdateAccountSettings { scope, .. } = command {
            outcome.account = Some(scope.clone());
        }
        // One that is deleted at once.
        self.forget_gone(at, &mut outcome);
        Ok(outcome)
    }

    fn carry_out(&mut self, at: Timestamp, command: &Command) -> Vec<Effect> {
        match command {
            Command::SetSecret { secret } => {
                self.secret = Some(*secret);
                Vec::new()
            }
            Command::CreateStream { .. } => self.create(at, command),
            Command::SplitShard { scope, name, .. }
            | Command::MergeShards { scope, name, .. }
            | Command::UpdateShardCount { scope, name, .. } => {
                let stream = self.streams.get_mut(scope).and_then(|of| of.get_mut(name));
                reshard::apply(stream.expect("the command was checked"), &mut self.next_shard, at, command)
            }
            Command::DeleteStream { scope, name, deleting_ms, .. } => {
                let stream = self.stream_mut(scope, name);
                stream.gone_from = Some(Timestamp(at.0.saturating_add(*deleting_ms)));
                stream.shards.iter().map(|shard| Effect::DropShard(shard.no)).collect()
            }
            Command::AddTags { scope, name, .. }
            | Command::RemoveTags { scope, name, .. }
            | Command::AddConsumerTags { scope, name, .. }
            | Command::RemoveConsumerTags { scope, name, .. }
            | Command::SetShardMetrics { scope, name, .. }
            | Command::SetRecordSize { scope, name, .. }
            | Command::SetResourcePolicy { scope, name, .. } => {
                attributes::apply(self.stream_mut(scope, name), at, command)
            }
            Command::SetRetention { scope, name, hours, .. } => {
                let stream = self.stream_mut(scope, name);
                // What is hidden now stays hidden, also when the retention grows (DS-5).
                stream.retention_floor = stream.horizon(at);
                stream.retention_hours = *hours;
                let keep = stream.keep();
                stream.shards.iter().map(|shard| Effect::SetRetention(shard.no, keep)).collect()
            }
            Command::UpdateAccountSettings { scope, enabled } => {
                self.accounts.entry(scope.clone()).or_default().update(at, *enabled);
                Vec::new()
            }
            Command::UpdateStreamMode { scope, name, .. }
            | Command::SetWarmThroughput { scope, name, .. }
            | Command::SetRecordDistribution { scope, name, .. }
            | Command::NotePeak { scope, name, .. } => {
                modes::apply(self.stream_mut(scope, name), at, command);
                Vec::new()
            }
            Command::RegisterConsumer { scope, name, consumer, tags, creating_ms, .. } => {
                let consumers = &mut self.stream_mut(scope, name).consumers;
                consumers.register(at, consumer, tags.clone(), *creating_ms);
                Vec::new()
            }
            Command::DeregisterConsumer { scope, name, consumer, deleting_ms, .. } => {
                self.stream_mut(scope, name).consumers.deregister(at, consumer, *deleting_ms);
                Vec::new()
            }
            Command::StartEncryption { scope, name, key_id, key_arn, wrapped, updating_ms, .. } => {
                let stream = self.stream_mut(scope, name);
                stream.updating_until = Timestamp(at.0.saturating_add(*updating_ms));
                let horizon = stream.horizon(at);
                stream.encryption.start(at, horizon, key_id, key_arn, wrapped);
                Vec::new()
            }
            Command::StopEncryption { scope, name, updating_ms, .. } => {
                let stream = self.stream_mut(scope, name);
                stream.updating_until = Timestamp(at.0.saturating_add(*updating_ms));
                let horizon = stream.horizon(at);
                stream.encryption.stop(at, horizon);
                Vec::new()
            }
        }
    }

    /// Whether a command would be accepted.
    ///
    /// # Errors
    /// The [`Refusal`] that [`Machine::apply`] would give.
    pub fn check(&self, at: Timestamp, command: &Command) -> Result<(), Refusal> {
        match command {
            Command::SetSecret { .. } => Ok(()),
            Command::CreateStream { .. } => self.check_create(at, command),
            Command::UpdateAccountSettings { .. } => Ok(()),
            Command::UpdateStreamMode { scope, name, .. }
            | Command::SetWarmThroughput { scope, name, .. }
            | Command::SetRecordDistribution { scope, name, .. }
            | Command::NotePeak { scope, name, .. } => {
                let stream = self.existing(at, scope, name)?;
                modes::check(stream, &self.account(scope), self.tally.on_demand(scope), at, command)
            }
            Command::DeleteStream { scope, name, enforce, .. } => {
                check_delete(self.existing(at, scope, name)?, at, *enforce)
            }
            Command::AddTags { scope, name, .. }
            | Command::RemoveTags { scope, name, .. }
            | Command::AddConsumerTags { scope, name, .. }
            | Command::RemoveConsumerTags { scope, name, .. }
            | Command::SetShardMetrics { scope, name, .. }
            | Command::SetRecordSize { scope, name, .. }
            | Command::SetResourcePolicy { scope, name, .. } => {
                attributes::check(self.existing(at, scope, name)?, at, command)
            }
            Command::SplitShard { scope, name, .. }
            | Command::MergeShards { scope, name, .. }
            | Command::UpdateShardCount { scope, name, .. } => {
                let account_shards = self.tally.open_shards(scope);
                reshard::check(self.existing(at, scope, name)?, account_shards, at, command)
            }
            Command::SetRetention { scope, name, hours, change } => {
                check_retention(self.existing(at, scope, name)?, at, *hours, *change)
            }
            Command::RegisterConsumer { scope, name, consumer, consumers_max, creating_max, .. } => {
                let stream = self.existing(at, scope, name)?;
                check_register(stream, at, consumer, *consumers_max, *creating_max)
            }
            Command::DeregisterConsumer { scope, name, consumer, created_s, .. } => {
                let found = self.existing(at, scope, name)?.consumers.get(at, consumer);
                let meant = found.filter(|found| {
                    found.gone_from.is_none() && created_s.is_none_or(|s| s == found.created.seconds())
                });
                match meant {
                    Some(_) => Ok(()),
                    None => {
                        Err(Refusal::ConsumerNotFound { account: scope.account, consumer: consumer.clone() })
                    }
                }
            }
            Command::StartEncryption { scope, name, per_day_max, .. } => {
                let stream = active(self.existing(at, scope, name)?, at)?;
                encryption_limit(stream, stream.encryption.too_many_starts(at, *per_day_max), *per_day_max)
            }
            Command::StopEncryption { scope, name, per_day_max, .. } => {
                let stream = active(self.existing(at, scope, name)?, at)?;
                encryption_limit(stream, stream.encryption.too_many_stops(at, *per_day_max), *per_day_max)
            }
        }
    }

    /// A stream that is there: not yet gone, in whatever state.
    #[must_use]
    pub fn stream(&self, now: Timestamp, scope: &Scope, name: &str) -> Option<&Stream> {
        self.streams.get(scope)?.get(name).filter(|stream| !stream.is_gone(now))
    }

    /// A stream as it is stored, gone or not.
    #[must_use]
    pub fn stored(&self, scope: &Scope, name: &str) -> Option<&Stream> {
        self.streams.get(scope)?.get(name)
    }

    /// The shards that a command closes: no record of them may come after it. For a command that
    /// [`Machine::check`] accepts.
    #[must_use]
    pub fn seals(&self, at: Timestamp, command: &Command) -> Option<Seals> {
        let (Command::SplitShard { scope, name, .. }
        | Command::MergeShards { scope, name, .. }
        | Command::UpdateShardCount { scope, name, .. }) = command
        else {
            return None;
        };
        Some(reshard::seals(self.stream(at, scope, name)?, self.next_shard, at, command))
    }

    /// All streams, by scope and name, including those whose name is free again.
    pub fn streams(&self) -> impl Iterator<Item = &Stream> {
        self.streams.values().flat_map(BTreeMap::values)
    }

    /// What an account has set in a region.
    #[must_use]
    pub fn account(&self, scope: &Scope) -> AccountSettings {
        self.accounts.get(scope).cloned().unwrap_or_default()
    }

    /// The accounts that have set something, by scope.
    pub fn accounts(&self) -> impl Iterator<Item = (&Scope, &AccountSettings)> {
        self.accounts.iter()
    }

    /// The key that signs tokens; `None` before the first command.
    #[must_use]
    pub fn secret(&self) -> Option<&[u8; 32]> {
        self.secret.as_ref()
    }

    /// The whole state as bytes; equal states give equal bytes.
    #[must_use]
    pub fn to_snapshot(&self) -> Vec<u8> {
        codec::to_bytes(self)
    }

    /// Inverse of [`Machine::to_snapshot`].
    ///
    /// # Errors
    /// [`CodecError`] when the bytes are damaged or of a later version.
    pub fn from_snapshot(bytes: &[u8]) -> Result<Self, CodecError> {
        let mut machine: Machine = codec::from_bytes(bytes)?;
        machine.tally = Tally::of(machine.streams());
        Ok(machine)
    }

    fn create(&mut self, at: Timestamp, command: &Command) -> Vec<Effect> {
        let Command::CreateStream {
            scope,
            name,
            mode,
            shards,
            record_kib_max,
            tags,
            creating_ms,
            warm_mibps,
            auto_distribution,
            ..
        } = command
        else {
            unreachable!("called for this command only")
        };
        let first = self.next_shard;
        let shards: Vec<Shard> = (0u32..)
            .zip(uniform_ranges(*shards))
            .map(|(index, range)| Shard {
                id: ShardId(index),
                no: ShardNo(first + index),
                range,
                created: at,
                parent: None,
                adjacent_parent: None,
                closed: None,
            })
            .collect();
        let stream = Stream {
            no: StreamNo(self.next_stream),
            scope: scope.clone(),
            name: name.clone(),
            created: at,
            active_from: Timestamp(at.0.saturating_add(*creating_ms)),
            gone_from: None,
            mode: *mode,
            retention_hours: RETENTION_HOURS_MIN,
            retention_floor: Timestamp::ZERO,
            record_kib_max: *record_kib_max,
            tags: tags.clone(),
            updating_until: Timestamp::ZERO,
            next_shard: u32::try_from(shards.len()).expect("a stream has less than 2^32 shards"),
            count_updates: Vec::new(),
            capacity: Capacity {
                warm_mibps: *warm_mibps,
                auto_distribution: *auto_distribution,
                ..Capacity::default()
            },
            shard_metrics: BTreeSet::new(),
            shards,
            consumers: Consumers::default(),
            encryption: Encryption::default(),
            policy: None,
        };
        self.next_stream += 1;
        self.next_shard += stream.next_shard;
        let keep = stream.keep();
        let effects = stream.shards.iter().map(|shard| Effect::OpenShard(shard.no, keep)).collect();
        self.streams.entry(scope.clone()).or_default().insert(name.clone(), stream);
        effects
    }

    fn check_create(&self, at: Timestamp, command: &Command) -> Result<(), Refusal> {
        let Command::CreateStream {
            scope,
            name,
            mode,
            shards: wanted,
            account_shards_max: max,
            warm_mibps,
            auto_distribution,
            creating_max,
            on_demand_streams_max,
            ..
        } = command
        else {
            unreachable!("called for this command only")
        };
        if self.stream(at, scope, name).is_some() {
            return Err(Refusal::StreamExists { account: scope.account, name: name.to_owned() });
        }
        if self.tally.creating(at, scope) >= *creating_max {
            return Err(Refusal::TooManyCreating { account: scope.account, max: *creating_max });
        }
        let current = self.tally.open_shards(scope);
        if current.saturating_add(*wanted) > *max {
            return Err(Refusal::TooManyShards { scope: scope.clone(), current, max: *max, wanted: *wanted });
        }
        if *auto_distribution && *mode == Mode::Provisioned {
            return Err(Refusal::AutoNeedsOnDemand);
        }
        modes::check_warm(&self.account(scope), *mode, *warm_mibps, at)?;
        match mode {
            Mode::OnDemand => modes::check_on_demand_streams(
                scope.account,
                self.tally.on_demand(scope),
                *on_demand_streams_max,
            ),
            Mode::Provisioned => Ok(()),
        }
    }

    fn existing(&self, at: Timestamp, scope: &Scope, name: &str) -> Result<&Stream, Refusal> {
        self.stream(at, scope, name)
            .ok_or_else(|| Refusal::StreamNotFound { account: scope.account, name: name.to_owned() })
    }

    fn stream_mut(&mut self, scope: &Scope, name: &str) -> &mut Stream {
        self.streams.get_mut(scope).and_then(|of| of.get_mut(name)).expect("the command was checked")
    }

    /// Closed shards without visible records leave the state.
    fn forget_expired(&mut self, at: Timestamp, outcome: &mut Outcome) {
        for (scope, name) in self.tally.expired(at) {
            let stream =
                self.streams.get_mut(&scope).and_then(|of| of.get_mut(&name)).expect("it was counted");
            self.tally.take(stream);
            let horizon = stream.horizon(at);
            let expired = stream.shards.extract_if(.., |shard| shard.is_expired(horizon));
            outcome.effects.extend(expired.map(|shard| Effect::DropShard(shard.no)));
            self.tally.add(stream);
            outcome.changed.push((scope, name));
        }
    }

    /// Streams whose name is free leave the state, so that it does not grow for ever.
    fn forget_gone(&mut self, at: Timestamp, outcome: &mut Outcome) {
        for (scope, name) in self.tally.gone(at) {
            let of = self.streams.get_mut(&scope).expect("it was counted");
            let stream = of.remove(&name).expect("it was counted");
            if of.is_empty() {
                self.streams.remove(&scope);
            }
            self.tally.take(&stream);
            outcome.gone.push(stream.no);
        }
    }
}

impl Mode {
    /// AWS's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Mode::Provisioned => "PROVISIONED",
            Mode::OnDemand => "ON_DEMAND",
        }
    }
}

fn check_delete(stream: &Stream, at: Timestamp, enforce: bool) -> Result<(), Refusal> {
    let (account, name) = (stream.scope.account, stream.name.clone());
    if stream.status(at) == Status::Deleting {
        return Err(Refusal::StreamNotFound { account, name });
    }
    let registered = stream.consumers.iter(at).filter(|consumer| consumer.gone_from.is_none()).count();
    match u32::try_from(registered).unwrap_or(u32::MAX) {
        consumers if consumers > 0 && !enforce => {
            Err(Refusal::ConsumersRegistered { account, name, consumers })
        }
        _ => Ok(()),
    }
}

fn check_retention(
    stream: &Stream,
    at: Timestamp,
    hours: u32,
    change: RetentionChange,
) -> Result<(), Refusal> {
    let (name, current) = (stream.name.clone(), stream.retention_hours);
    if hours < RETENTION_HOURS_MIN {
        return Err(Refusal::RetentionTooShort { hours });
    }
    if hours > RETENTION_HOURS_MAX {
        return Err(Refusal::RetentionTooLong { hours });
    }
    match change {
        RetentionChange::Increase if hours < current => {
            Err(Refusal::RetentionNotIncreased { name, hours, current })
        }
        RetentionChange::Decrease if hours > current => {
            Err(Refusal::RetentionNotDecreased { name, hours, current })
        }
        _ => stream.check_active(at),
    }
}

fn check_register(
    stream: &Stream,
    at: Timestamp,
    consumer: &str,
    consumers_max: u32,
    creating_max: u32,
) -> Result<(), Refusal> {
    let account = stream.scope.account;
    let status = stream.status(at);
    if status == Status::Deleting {
        return Err(Refusal::StreamNotFound { account, name: stream.name.clone() });
    }
    if status == Status::Creating {
        return Err(Refusal::StreamBusy { account, name: stream.name.clone(), status: status.as_str() });
    }
    let stream_name = stream.name.clone();
    if stream.consumers.get(at, consumer).is_some() {
        let consumer = consumer.to_owned();
        return Err(Refusal::ConsumerExists { account, stream: stream_name, consumer });
    }
    if stream.consumers.iter(at).count() >= consumers_max as usize {
        return Err(Refusal::TooManyConsumers { account, stream: stream_name, max: consumers_max });
    }
    let creating = stream.consumers.iter(at).filter(|c| c.status(at) == ConsumerStatus::Creating);
    if creating.count() >= creating_max as usize {
        return Err(Refusal::TooManyConsumersCreating { account, stream: stream_name, max: creating_max });
    }
    Ok(())
}

/// What is changed must be ACTIVE.
fn active(stream: &Stream, at: Timestamp) -> Result<&Stream, Refusal> {
    stream.check_active(at).map(|()| stream)
}

fn encryption_limit(stream: &Stream, reached: bool, per_day_max: u32) -> Result<(), Refusal> {
    if !reached {
        return Ok(());
    }
    let (account, name) = (stream.scope.account, stream.name.clone());
    Err(Refusal::TooManyEncryptionChanges { account, name, per_day_max })
}

#[cfg(test)]
#[path = "machine_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "reshard_tests.rs"]
mod reshard_tests;
