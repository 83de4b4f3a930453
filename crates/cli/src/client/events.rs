//! The answer of SubscribeToShard: events that come as long as the subscription lasts.

use bytes::{Bytes, BytesMut};
use edge::http::Coming;
use model::FromValue;
use model::kinesis::SubscribeToShardEvent;
use wire::ErrorBody;
use wire::event_stream::EventMessage;

use super::{CallError, PROTOCOL};

/// A subscription.
pub struct Events {
    answer: Coming,
    /// What came and was not taken.
    rest: Bytes,
}

impl Events {
    pub(super) fn new(answer: Coming) -> Self {
        Events { answer, rest: Bytes::new() }
    }

    /// The next event; nothing when the server ended the subscription.
    pub async fn next(&mut self) -> Result<Option<SubscribeToShardEvent>, CallError> {
        loop {
            let taken = EventMessage::take(&mut self.rest);
            let Some(message) = taken.map_err(|why| CallError::foreign(why.to_string()))? else {
                let Some(chunk) = self.answer.chunk().await? else { return Ok(None) };
                if self.rest.is_empty() {
                    self.rest = chunk;
                } else {
                    let mut both = BytesMut::from(&self.rest[..]);
                    both.extend_from_slice(&chunk);
                    self.rest = both.freeze();
                }
                continue;
            };
            if let Some(code) = message.text(":exception-type") {
                let error = ErrorBody::from_bytes(PROTOCOL, &message.payload, Some(code));
                return Err(CallError::service(code, error.message.as_deref().unwrap_or_default(), 400));
            }
            // The first says only that there is a stream.
            if message.text(":event-type") == Some("SubscribeToShardEvent") {
                let decoded = wire::decode(PROTOCOL, &message.payload, SubscribeToShardEvent::shape());
                let value = decoded.ok().and_then(|decoded| decoded.value.ok());
                let value = value.ok_or_else(|| CallError::foreign("an event that is none"))?;
                return Ok(Some(SubscribeToShardEvent::from_value(value)));
            }
        }
    }
}
