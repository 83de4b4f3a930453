//! Enhanced fan-out: registered consumers of a stream, and what they are pushed.
//!
//! ```text
//!  ops/subscribe_to_shard.rs --> leases.rs        who holds the subscription of a consumer to a shard
//!                            --> subscription.rs  one subscriber: waits for the log, beats when idle, ends
//!                                 --> hub.rs      the events of a shard, made once for all subscribers
//! ```
//!
//! A subscriber is pulled by its connection and waits for the log's own notification: nobody polls, and nobody that
//! is slow is waited for. Each reads at its own pace; those that are at the same place share the event there.

pub(crate) mod consumers;
mod hub;
mod leases;
mod settings;
mod subscription;

pub(crate) use hub::Hubs;
pub(crate) use leases::Leases;
pub use settings::FanOutSettings;
pub(crate) use subscription::{Parts, Subscription, in_use};
