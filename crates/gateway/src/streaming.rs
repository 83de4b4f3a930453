//! Answers that are a stream of events: framed in the caller's encoding, pulled by the connection as it has room.
//!
//! ```text
//!  source (service-api) <- pulls - EventBody <- polls - hyper <- writes - socket
//! ```
//!
//! There is no task and no queue between: when the client takes nothing, the body is not polled, and the source
//! waits. What a stuck client holds is one event and the connection's own buffers. A stuck HTTP/1.1 connection is cut
//! by `patience.rs`; a single stuck stream of an HTTP/2 connection by [`StreamExecutor`], because its connection goes
//! on with the others.

use std::any::Any;
use std::cell::Cell;
use std::convert::Infallible;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::Frame;
use service_api::{BoxFuture, Event, EventSource, Events, NextEvent, ServiceError};
use tokio::sync::watch;
use tokio::time::{Instant, Sleep};
use wire::{ErrorBody, Protocol, event_stream};

use crate::GatewayStats;
use crate::panics;
use crate::patience::InFlight;

/// How long the head of a stream waits on HTTP/1.1. The AWS SDK for Go closes the request's body when the answer comes,
/// and Go's HTTP/1.1 client cuts the connection when its writer is not through with that body by then: on loopback an
/// answer can come sooner than that, and one subscription in twenty broke. No subscriber sees these milliseconds.
pub(crate) const HTTP1_HEAD_PAUSE: Duration = Duration::from_millis(5);

/// The body of a streaming answer.
pub(crate) struct EventBody {
    protocol: Protocol,
    state: State,
    stats: Arc<GatewayStats>,
    attached: Option<Attached>,
}

enum State {
    /// Before the first frame.
    Begin(Box<dyn EventSource>),
    /// Between two events.
    Between(Box<dyn EventSource>),
    /// For the next event.
    Waiting(BoxFuture<'static, (Box<dyn EventSource>, NextEvent)>),
    /// After the last frame.
    Over,
}

/// What ties a body to its connection.
struct Attached {
    /// Ready when the connection is to end: the server stops.
    closing: BoxFuture<'static, ()>,
    /// The request is in flight until the body has been sent.
    _in_flight: InFlight,
    stall: Arc<Stall>,
}

impl EventBody {
    pub(crate) fn new(protocol: Protocol, events: Events, stats: &Arc<GatewayStats>) -> Self {
        stats.streams_open.fetch_add(1, Relaxed);
        EventBody { protocol, state: State::Begin(events.0), stats: Arc::clone(stats), attached: None }
    }

    /// Ties the body to its connection: it ends in order when `closing` turns true, and the request that `in_flight`
    /// stands for lasts until then.
    pub(crate) fn attach(&mut self, mut closing: watch::Receiver<bool>, mut in_flight: InFlight) {
        in_flight.streams();
        let closing = Box::pin(async move {
            // A connection that is gone drops this body anyway.
            if closing.wait_for(|closing| *closing).await.is_err() {
                std::future::pending::<()>().await;
            }
        });
        let stall = Arc::new(Stall::default());
        STALL.set(Some(Arc::clone(&stall)));
        self.attached = Some(Attached { closing, _in_flight: in_flight, stall });
    }

    /// Whether the last frame was given.
    pub(crate) fn is_over(&self) -> bool {
        matches!(self.state, State::Over)
    }

    /// The next frame; `None` at the end.
    pub(crate) fn poll_frame(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if let Some(attached) = &self.attached {
            attached.stall.polled();
        }
        loop {
            if self.is_over() || self.is_closing(cx) {
                self.state = State::Over;
                return Poll::Ready(None);
            }
            match std::mem::replace(&mut self.state, State::Over) {
                State::Begin(source) => {
                    self.state = State::Between(source);
                    return self.give(event_stream::initial_response(self.protocol));
                }
                State::Between(source) => self.state = State::Waiting(source.next()),
                State::Waiting(mut waiting) => {
                    // A future that panicked is dropped without being polled again.
                    match catch_unwind(AssertUnwindSafe(|| waiting.as_mut().poll(cx))) {
                        Ok(Poll::Pending) => {
                            self.state = State::Waiting(waiting);
                            return Poll::Pending;
                        }
                        Ok(Poll::Ready((source, Some(Ok(event))))) => {
                            self.state = State::Between(source);
                            self.stats.events_sent.fetch_add(1, Relaxed);
                            return self.give(encoded(self.protocol, &event));
                        }
                        Ok(Poll::Ready((_, Some(Err(error))))) => return self.fail(error),
                        Ok(Poll::Ready((_, None))) => {}
                        Err(panic) => return self.panicked(&*panic),
                    }
                }
                State::Over => {}
            }
        }
    }

    fn is_closing(&mut self, cx: &mut Context<'_>) -> bool {
        // The client gets to know that its call succeeded even when the server stops right then.
        let begun = !matches!(self.state, State::Begin(_));
        begun && self.attached.as_mut().is_some_and(|attached| attached.closing.as_mut().poll(cx).is_ready())
    }

    fn give(&self, bytes: Bytes) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if let Some(attached) = &self.attached {
            attached.stall.given();
        }
        Poll::Ready(Some(Ok(Frame::data(bytes))))
    }

    fn fail(&mut self, mut error: ServiceError) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if error.status >= 500 {
            tracing::warn!(%error, "a stream of events failed by our fault");
        }
        if error.code == "InternalFailure" {
            // The name that the model has for it inside streams.
            error.code = "InternalFailureException".into();
        }
        self.give(event_stream::exception(self.protocol, &ErrorBody::new(&*error.code, &*error.message)))
    }

    fn panicked(&mut self, panic: &(dyn Any + Send)) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.stats.panics.fetch_add(1, Relaxed);
        tracing::error!(panic = panics::text(panic), "a source of events panicked");
        self.fail(ServiceError::internal(panics::UNKNOWN_FAILURE))
    }
}

impl Drop for EventBody {
    fn drop(&mut self) {
        self.stats.streams_open.fetch_sub(1, Relaxed);
    }
}

fn encoded(protocol: Protocol, event: &Event) -> Bytes {
    let encoding = match protocol {
        Protocol::Json10 => 0,
        Protocol::Json11 => 1,
        Protocol::Cbor => 2,
    };
    event.encoded(encoding, |event| event_stream::event(protocol, event.name(), event.body()))
}

/// Since when a body has given a frame and not been asked for another.
#[derive(Default)]
pub(crate) struct Stall(Mutex<Option<Instant>>);

impl Stall {
    fn polled(&self) {
        *self.since() = None;
    }

    fn given(&self) {
        *self.since() = Some(Instant::now());
    }

    fn since(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

thread_local! {
    /// How a body that was attached tells the stream that is being polled on this thread.
    static STALL: Cell<Option<Arc<Stall>>> = const { Cell::new(None) };
}

/// Runs the streams of HTTP/2 connections, and cuts one whose client takes nothing for too long: dropping it resets
/// that stream and leaves its connection alone.
#[derive(Clone)]
pub(crate) struct StreamExecutor {
    /// Longest pause of a client that has something to take.
    pub(crate) patience: Duration,
    pub(crate) stats: Arc<GatewayStats>,
}

impl<F> hyper::rt::Executor<F> for StreamExecutor
where
    F: Future<Output = ()> + Send + 'static,
{
    fn execute(&self, stream: F) {
        let patience = self.patience;
        let stats = Arc::clone(&self.stats);
        tokio::spawn(Watched { stream: Box::pin(stream), stall: None, timer: None, patience, stats });
    }
}

struct Watched<F> {
    stream: Pin<Box<F>>,
    stall: Option<Arc<Stall>>,
    timer: Option<Pin<Box<Sleep>>>,
    patience: Duration,
    stats: Arc<GatewayStats>,
}

impl<F: Future<Output = ()>> Future for Watched<F> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let me = &mut *self;
        STALL.set(None);
        let polled = me.stream.as_mut().poll(cx);
        if let Some(stall) = STALL.take() {
            me.stall = Some(stall);
        }
        let Some(stall) = me.stall.as_ref().filter(|_| polled.is_pending()) else { return polled };
        let Some(since) = *stall.since() else { return Poll::Pending };
        let deadline = since + me.patience;
        let timer = me.timer.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(deadline)));
        // The deadline mostly moves away before it is reached: the timer is moved only when it fires.
        while timer.as_mut().poll(cx).is_ready() {
            if timer.deadline() >= deadline {
                me.stats.streams_cut.fetch_add(1, Relaxed);
                tracing::debug!("a client takes no events; its stream is cut");
                return Poll::Ready(());
            }
            timer.as_mut().reset(deadline);
        }
        Poll::Pending
    }
}
