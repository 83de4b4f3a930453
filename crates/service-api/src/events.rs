//! Answers that are a stream of events, pulled by whoever sends them: a receiver that takes nothing costs nothing.

use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use model::{Encode, ShapeWriter};

use crate::{BoxFuture, ServiceError};

/// Encodings that an event can be kept in.
pub const EVENT_ENCODINGS: usize = 3;

/// An event. It is shared by all streams that send it, and so are its bytes: they are made once for each encoding.
pub struct Event {
    name: &'static str,
    body: Box<dyn Encode + Send + Sync>,
    encoded: [OnceLock<Bytes>; EVENT_ENCODINGS],
}

impl Event {
    /// An event; `name` is the member of the stream's shape.
    #[must_use]
    pub fn new(name: &'static str, body: impl Encode + Send + Sync + 'static) -> Arc<Self> {
        Arc::new(Event { name, body: Box::new(body), encoded: Default::default() })
    }

    /// The member of the stream's shape.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What is sent.
    #[must_use]
    pub fn body(&self) -> &dyn Encode {
        &*self.body
    }

    /// The event in an encoding, numbered below [`EVENT_ENCODINGS`] by the caller; made when it is first asked for.
    #[must_use]
    pub fn encoded(&self, encoding: usize, encode: impl FnOnce(&Event) -> Bytes) -> Bytes {
        self.encoded[encoding].get_or_init(|| encode(self)).clone()
    }
}

/// What comes next: an event; an error, which is told inside the stream and ends it; or `None`, its orderly end.
pub type NextEvent = Option<Result<Arc<Event>, ServiceError>>;

/// Where the events of one answer come from.
pub trait EventSource: Send + 'static {
    /// Waits for the next event and gives the source back with it. It is called when the receiver has room for an
    /// event and not before, so what a source holds meanwhile is what a slow receiver costs. Dropping the future, or
    /// the source, ends the stream.
    fn next(self: Box<Self>) -> BoxFuture<'static, (Box<dyn EventSource>, NextEvent)>;
}

/// The output of an operation that answers a stream; see [`crate::Operation::reply`].
pub struct Events(pub Box<dyn EventSource>);

/// The members of the output beside the stream: none.
impl Encode for Events {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.end_map();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_encoded_once_for_each_encoding() {
        struct Nothing;
        impl Encode for Nothing {
            fn encode(&self, _: &mut dyn ShapeWriter) {}
        }
        let event = Event::new("E", Nothing);
        let first = event.encoded(0, |_| Bytes::from(vec![1]));
        let again = event.encoded(0, |_| unreachable!("it is there"));
        assert_eq!(first.as_ptr(), again.as_ptr());
        assert_eq!(event.encoded(1, |_| Bytes::from(vec![2])), [2][..]);
    }
}
