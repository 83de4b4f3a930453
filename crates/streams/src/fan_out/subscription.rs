//! One subscriber of a shard.

use std::sync::Arc;

use base::{AccountId, Pos, ShardNo, Sleep, StreamNo, Timers, Timestamp};
use commit_log::engine::ShardLog;
use service_api::{BoxFuture, EventSource, NextEvent, ServiceError};
use streams_core::{Consumer, Refusal, Shard, ShardId};

use crate::catalog::{Published, StreamView};
use crate::error;
use crate::fan_out::FanOutSettings;
use crate::fan_out::hub::{Found, Hub, heartbeat};
use crate::fan_out::leases::Lease;
use crate::meters::{ConsumerMeter, EventSize};

/// A subscription: events until its time is over, its shard ends, or somebody takes it away.
pub(crate) struct Subscription {
    log: Arc<dyn ShardLog>,
    published: Published,
    timers: Arc<dyn Timers>,
    hub: Arc<Hub>,
    settings: FanOutSettings,
    lease: Lease,
    account: AccountId,
    stream: StreamNo,
    shard: ShardId,
    shard_no: ShardNo,
    consumer: Consumer,
    meter: Arc<ConsumerMeter>,
    pos: Pos,
    ends: Timestamp,
    beat_at: Timestamp,
    sleep: Sleep,
    over: bool,
}

/// What a subscription is made of.
pub(crate) struct Parts<'a> {
    pub log: &'a Arc<dyn ShardLog>,
    pub published: Published,
    pub timers: &'a Arc<dyn Timers>,
    pub hub: Arc<Hub>,
    pub settings: &'a FanOutSettings,
    pub lease: Lease,
    pub view: &'a StreamView,
    pub shard: &'a Shard,
    pub consumer: Consumer,
    /// Where to begin.
    pub pos: Pos,
}

impl Subscription {
    /// Begins now.
    pub(crate) fn new(parts: Parts<'_>) -> Self {
        let now = parts.timers.now();
        let (beat_at, ends) = (now.plus(parts.settings.heartbeat), now.plus(parts.settings.life));
        Subscription {
            log: Arc::clone(parts.log),
            published: parts.published,
            timers: Arc::clone(parts.timers),
            hub: parts.hub,
            settings: parts.settings.clone(),
            lease: parts.lease,
            account: parts.view.stream.scope.account,
            stream: parts.view.stream.no,
            shard: parts.shard.id,
            shard_no: parts.shard.no,
            meter: parts.view.meter.consumer(&parts.consumer.name),
            consumer: parts.consumer,
            pos: parts.pos,
            ends,
            beat_at,
            sleep: parts.timers.sleep_until(beat_at.min(ends)),
            over: false,
        }
    }

    async fn step(&mut self) -> NextEvent {
        while !self.over {
            let now = self.timers.now();
            if now >= self.ends {
                break;
            }
            // Begins to listen before it looks, so that no change falls in between.
            let published = Arc::clone(&self.published.changed);
            let changed = published.notified();
            let sealed = match self.look(now).await {
                Ok(Look::Event(event)) => {
                    self.beat_at = now.plus(self.settings.heartbeat);
                    return Some(Ok(event));
                }
                Ok(Look::Nothing { sealed }) => sealed,
                Err(error) => {
                    self.over = true;
                    self.meter.event_success.record_success(false);
                    return Some(Err(error));
                }
            };
            let log = Arc::clone(&self.log);
            let news = log.changed(self.shard_no, self.pos);
            tokio::select! {
                // In the order of the branches, so that a simulated server does the same twice.
                biased;
                // An error is met again, and told, by the next look.
                _ = news, if !sealed => {}
                () = self.lease.taken() => {}
                () = changed => {}
                () = self.sleep.as_mut() => {
                    // The time of the next beat mostly moves away before it is reached: the sleep is not moved with it.
                    let due = self.beat_at.max(self.timers.now()).min(self.ends);
                    self.sleep = self.timers.sleep_until(due);
                }
            }
        }
        self.over = true;
        None
    }

    async fn look(&mut self, now: Timestamp) -> Result<Look, ServiceError> {
        let view = self.published.view(self.stream).ok_or_else(|| self.not_found())?;
        let consumer = view.stream.consumers.get(now, &self.consumer.name);
        let registered =
            consumer.is_some_and(|c| c.gone_from.is_none() && c.created == self.consumer.created);
        if view.stream.gone_from.is_some() || !registered {
            return Err(self.not_found());
        }
        if self.lease.is_taken() {
            return Err(in_use(&view, self.shard, &self.consumer));
        }
        // A shard whose records have all expired may have left the machine.
        let Some(shard) = view.stream.shard(self.shard) else {
            let (account, name) = (view.stream.scope.account, &view.stream.name);
            return Err(error::shard_not_found(account, name, &self.shard.to_string()));
        };
        let found = self.hub.next(&*self.log, &view, shard, self.pos, now, &self.settings).await?;
        Ok(match found {
            Found::Event(made) => {
                self.pos = made.next;
                self.meter.sent(made.size);
                Look::Event(made.event)
            }
            Found::End(event) => {
                self.over = true;
                self.meter.sent(EventSize::default());
                Look::Event(event)
            }
            Found::Nothing { next, sealed } => {
                self.pos = next;
                if now < self.beat_at {
                    return Ok(Look::Nothing { sealed });
                }
                let last = self.log.bounds(shard.no).ok().and_then(|bounds| bounds.last_arrival);
                self.meter.sent(EventSize::default());
                Look::Event(heartbeat(shard, next, last, now))
            }
        })
    }

    fn not_found(&self) -> ServiceError {
        let consumer = self.consumer.name.clone();
        error::refused(&Refusal::ConsumerNotFound { account: self.account, consumer })
    }
}

enum Look {
    Event(Arc<service_api::Event>),
    Nothing { sealed: bool },
}

/// The answer to a second subscriber within the seconds of the first, and to a first that was taken over.
pub(crate) fn in_use(view: &StreamView, shard: ShardId, consumer: &Consumer) -> ServiceError {
    ServiceError::client(
        "ResourceInUseException",
        format!(
            "Another active subscription exists for this consumer: {}:{}:{shard}:{}",
            view.stream.scope.account, view.stream.name, consumer.name
        ),
    )
}

impl EventSource for Subscription {
    fn next(mut self: Box<Self>) -> BoxFuture<'static, (Box<dyn EventSource>, NextEvent)> {
        Box::pin(async move {
            let next = self.step().await;
            (self as Box<dyn EventSource>, next)
        })
    }
}
