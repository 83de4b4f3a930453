//! What an owner can set on a stream or a consumer besides its shards: tags, shard metrics, the largest record.

use std::collections::BTreeMap;

use base::{Arn, Timestamp};

use crate::{Command, Consumer, Effect, Refusal, Status, Stream, TAGS_PER_STREAM_MAX};

/// Whether a command of this module would be accepted.
pub(crate) fn check(stream: &Stream, at: Timestamp, command: &Command) -> Result<(), Refusal> {
    let too_many = || Refusal::TooManyTags { account: stream.scope.account, name: stream.name.clone() };
    match command {
        Command::AddTags { tags, .. } => check_tags(&stream.tags, tags).map_err(|()| too_many()),
        Command::RemoveTags { .. } => Ok(()),
        Command::AddConsumerTags { consumer, created_s, tags, .. } => {
            let consumer = registered(stream, at, consumer, *created_s)?;
            check_tags(&consumer.tags, tags).map_err(|()| too_many())
        }
        Command::RemoveConsumerTags { consumer, created_s, .. } => {
            registered(stream, at, consumer, *created_s).map(|_| ())
        }
        Command::SetShardMetrics { .. } | Command::SetRecordSize { .. } => stream.check_active(at),
        Command::SetResourcePolicy { consumer, policy, .. } => {
            let (arn, attached) = match consumer {
                None => (stream.arn(), &stream.policy),
                Some((name, created_s)) => {
                    let arn = Arn::consumer(&stream.scope, &stream.name, name, *created_s);
                    (arn, &registered(stream, at, name, *created_s)?.policy)
                }
            };
            match (attached, policy) {
                (None, None) => Err(Refusal::NoResourcePolicy { arn: arn.to_string() }),
                _ => Ok(()),
            }
        }
        _ => unreachable!("called for commands of this module only"),
    }
}

/// Carries an accepted command out.
pub(crate) fn apply(stream: &mut Stream, at: Timestamp, command: &Command) -> Vec<Effect> {
    match command {
        Command::AddTags { tags, .. } => stream.tags.extend(tags.clone()),
        Command::RemoveTags { keys, .. } => stream.tags.retain(|key, _| !keys.contains(key)),
        Command::AddConsumerTags { consumer, tags, .. } => {
            let consumer = stream.consumers.get_mut(at, consumer).expect("the command was checked");
            consumer.tags.extend(tags.clone());
        }
        Command::RemoveConsumerTags { consumer, keys, .. } => {
            let consumer = stream.consumers.get_mut(at, consumer).expect("the command was checked");
            consumer.tags.retain(|key, _| !keys.contains(key));
        }
        Command::SetShardMetrics { metrics, change, updating_ms, .. } => {
            stream.shard_metrics = change.of(&stream.shard_metrics, metrics);
            stream.update_for(at, *updating_ms);
        }
        Command::SetRecordSize { record_kib_max, updating_ms, .. } => {
            stream.record_kib_max = *record_kib_max;
            stream.update_for(at, *updating_ms);
        }
        Command::SetResourcePolicy { consumer, policy, .. } => {
            let attached = match consumer {
                None => &mut stream.policy,
                Some((name, _)) => {
                    &mut stream.consumers.get_mut(at, name).expect("the command was checked").policy
                }
            };
            attached.clone_from(policy);
        }
        _ => unreachable!("called for commands of this module only"),
    }
    Vec::new()
}

fn check_tags(has: &BTreeMap<String, String>, tags: &BTreeMap<String, String>) -> Result<(), ()> {
    let added = tags.keys().filter(|key| !has.contains_key(*key)).count();
    if has.len() + added > TAGS_PER_STREAM_MAX { Err(()) } else { Ok(()) }
}

fn registered<'a>(
    stream: &'a Stream,
    at: Timestamp,
    name: &str,
    created_s: u64,
) -> Result<&'a Consumer, Refusal> {
    let found = stream.consumers.get(at, name).filter(|consumer| consumer.created.seconds() == created_s);
    found
        .ok_or_else(|| Refusal::ConsumerNotFound { account: stream.scope.account, consumer: name.to_owned() })
}

impl Stream {
    /// Refuses a change while another one is under way.
    pub(crate) fn check_active(&self, at: Timestamp) -> Result<(), Refusal> {
        match self.status(at) {
            Status::Active => Ok(()),
            status => Err(Refusal::StreamBusy {
                account: self.scope.account,
                name: self.name.clone(),
                status: status.as_str(),
            }),
        }
    }

    /// Makes it UPDATING for a time.
    pub(crate) fn update_for(&mut self, at: Timestamp, updating_ms: u64) {
        self.updating_until = Timestamp(at.0.saturating_add(updating_ms));
    }
}
