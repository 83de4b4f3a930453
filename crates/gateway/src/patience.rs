//! A transport that counts bytes and gives up on a client that has nothing to say or takes nothing.
//!
//! All waiting of a connection ends up in a read or a write that is pending, so the deadlines live here, in one place:
//! idle time, time for a request's head, time for a stalled answer. While a request is in flight no read has a
//! deadline; its body has one of its own.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep};
use tokio_rustls::server::TlsStream;

use crate::{GatewaySettings, GatewayStats};

/// How long an HTTP/2 connection that has ended is kept for its client to close it.
const LINGER: Duration = Duration::from_secs(1);

/// Plaintext or TLS. One type for both, so that the HTTP machinery is compiled once.
pub(crate) enum Transport {
    Plain(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
}

/// Requests of one connection.
#[derive(Default)]
pub(crate) struct Activity {
    begun: AtomicU64,
    ended: AtomicU64,
    streaming: AtomicU64,
}

impl Activity {
    /// Marks a request as in flight until the guard is dropped.
    pub(crate) fn begin(self: &Arc<Self>) -> InFlight {
        self.begun.fetch_add(1, Relaxed);
        InFlight { of: Arc::clone(self), streams: false }
    }

    fn is_streaming(&self) -> bool {
        self.streaming.load(Relaxed) > 0
    }

    fn begun(&self) -> u64 {
        self.begun.load(Relaxed)
    }

    fn in_flight(&self) -> bool {
        self.begun() != self.ended.load(Relaxed)
    }
}

/// A request in flight.
pub(crate) struct InFlight {
    of: Arc<Activity>,
    streams: bool,
}

impl InFlight {
    /// Marks the answer as a stream of events, whose client may pause for longer.
    pub(crate) fn streams(&mut self) {
        if !self.streams {
            self.streams = true;
            self.of.streaming.fetch_add(1, Relaxed);
        }
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        if self.streams {
            self.of.streaming.fetch_sub(1, Relaxed);
        }
        self.of.ended.fetch_add(1, Relaxed);
    }
}

/// See the module.
pub(crate) struct Patient {
    io: Transport,
    activity: Arc<Activity>,
    stats: Arc<GatewayStats>,
    idle: Duration,
    head: Duration,
    write: Duration,
    event: Duration,
    /// Of bytes in either direction.
    last_progress: Instant,
    /// When the first byte of a head arrived, and how many requests had begun before.
    head_began: Option<(Instant, u64)>,
    stalled_since: Option<Instant>,
    linger_until: Option<Instant>,
    preface: Preface,
    read_timer: Timer,
    write_timer: Timer,
}

impl Patient {
    pub(crate) fn new(
        io: Transport,
        activity: Arc<Activity>,
        stats: Arc<GatewayStats>,
        settings: &GatewaySettings,
    ) -> Self {
        Patient {
            io,
            activity,
            stats,
            idle: settings.idle_timeout,
            head: settings.header_timeout,
            write: settings.write_timeout,
            event: settings.event_timeout,
            last_progress: Instant::now(),
            head_began: None,
            stalled_since: None,
            linger_until: None,
            preface: Preface::Matching(0),
            read_timer: Timer::default(),
            write_timer: Timer::default(),
        }
    }

    fn note_read(&mut self, bytes: &[u8]) {
        self.stats.bytes_in.fetch_add(bytes.len() as u64, Relaxed);
        self.last_progress = Instant::now();
        self.preface.note(bytes);
        let begun = self.activity.begun();
        let current = self.head_began.is_some_and(|(_, before)| before == begun);
        if !current && !self.activity.in_flight() {
            self.head_began = Some((self.last_progress, begun));
        }
    }

    /// Until when a read may stay pending.
    fn read_deadline(&self) -> Option<Instant> {
        if self.activity.in_flight() {
            return None;
        }
        match self.head_began {
            // HTTP/2 has pings and settings between requests, so a byte is no beginning of a head there.
            Some((at, before)) if before == self.activity.begun() && !self.preface.is_http2() => {
                Some(at + self.head)
            }
            _ => Some(self.last_progress + self.idle),
        }
    }

    /// Waits until the client has closed its side, or for [`LINGER`]. Node's HTTP/2 client gives up what it has received
    /// and not yet handed on when the connection closes: the end of a stream would be lost.
    fn poll_linger(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let until = *self.linger_until.get_or_insert_with(|| Instant::now() + LINGER);
        loop {
            let mut bytes = [0; 1024];
            let mut buf = ReadBuf::new(&mut bytes);
            let polled = match &mut self.io {
                Transport::Plain(io) => Pin::new(io).poll_read(cx, &mut buf),
                Transport::Tls(io) => Pin::new(io).poll_read(cx, &mut buf),
            };
            match polled {
                Poll::Ready(Ok(())) if !buf.filled().is_empty() => {}
                Poll::Ready(_) => return Poll::Ready(()),
                Poll::Pending => return self.read_timer.poll(cx, until),
            }
        }
    }

    fn poll_write_with(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        write: impl FnOnce(&mut Transport, &mut Context<'_>) -> Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        let me = &mut *self;
        match write(&mut me.io, cx) {
            Poll::Ready(result) => {
                me.stalled_since = None;
                if let Ok(written) = result
                    && written > 0
                {
                    me.stats.bytes_out.fetch_add(written as u64, Relaxed);
                    me.last_progress = Instant::now();
                }
                Poll::Ready(result)
            }
            Poll::Pending => {
                let since = *me.stalled_since.get_or_insert_with(Instant::now);
                let patience = if me.activity.is_streaming() { me.event } else { me.write };
                me.write_timer
                    .poll(cx, since + patience)
                    .map(|()| Err(too_slow("the client takes no answer")))
            }
        }
    }
}

impl AsyncRead for Patient {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let me = &mut *self;
        let before = buf.filled().len();
        let polled = match &mut me.io {
            Transport::Plain(io) => Pin::new(io).poll_read(cx, buf),
            Transport::Tls(io) => Pin::new(io).poll_read(cx, buf),
        };
        if polled.is_ready() {
            me.note_read(&buf.filled()[before..]);
            return polled;
        }
        match me.read_deadline() {
            Some(deadline) => me.read_timer.poll(cx, deadline).map(|()| Err(too_slow("no request in time"))),
            None => Poll::Pending,
        }
    }
}

impl AsyncWrite for Patient {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.poll_write_with(cx, |io, cx| match io {
            Transport::Plain(io) => Pin::new(io).poll_write(cx, bytes),
            Transport::Tls(io) => Pin::new(io).poll_write(cx, bytes),
        })
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.poll_write_with(cx, |io, cx| match io {
            Transport::Plain(io) => Pin::new(io).poll_write_vectored(cx, slices),
            Transport::Tls(io) => Pin::new(io).poll_write_vectored(cx, slices),
        })
    }

    fn is_write_vectored(&self) -> bool {
        match &self.io {
            Transport::Plain(io) => io.is_write_vectored(),
            Transport::Tls(io) => io.is_write_vectored(),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let polled = self.poll_write_with(cx, |io, cx| {
            let flushed = match io {
                Transport::Plain(io) => Pin::new(io).poll_flush(cx),
                Transport::Tls(io) => Pin::new(io).poll_flush(cx),
            };
            flushed.map_ok(|()| 0)
        });
        polled.map_ok(|_| ())
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.preface.is_http2() {
            ready!(self.poll_linger(cx));
        }
        let polled = self.poll_write_with(cx, |io, cx| {
            let closed = match io {
                Transport::Plain(io) => Pin::new(io).poll_shutdown(cx),
                Transport::Tls(io) => Pin::new(io).poll_shutdown(cx),
            };
            closed.map_ok(|()| 0)
        });
        polled.map_ok(|_| ())
    }
}

/// Tells HTTP/2 from HTTP/1 by the first bytes of the client, in whatever pieces they come.
#[derive(Clone, Copy)]
enum Preface {
    Matching(u8),
    Http1,
    Http2,
}

impl Preface {
    fn note(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            let Preface::Matching(n) = *self else { return };
            *self = match (byte == b"PRI"[usize::from(n)], n) {
                (true, 2) => Preface::Http2,
                (true, _) => Preface::Matching(n + 1),
                (false, _) => Preface::Http1,
            };
        }
    }

    fn is_http2(self) -> bool {
        matches!(self, Preface::Http2)
    }
}

/// A deadline that mostly moves away before it is reached: the runtime's timer is only touched when it fires or when
/// the deadline comes nearer.
#[derive(Default)]
struct Timer(Option<Pin<Box<Sleep>>>);

impl Timer {
    /// Ready when `deadline` has passed.
    fn poll(&mut self, cx: &mut Context<'_>, deadline: Instant) -> Poll<()> {
        let sleep = self.0.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(deadline)));
        if sleep.deadline() > deadline {
            sleep.as_mut().reset(deadline);
        }
        while sleep.as_mut().poll(cx).is_ready() {
            if sleep.deadline() >= deadline {
                return Poll::Ready(());
            }
            sleep.as_mut().reset(deadline);
        }
        Poll::Pending
    }
}

fn too_slow(why: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::TimedOut, why)
}
