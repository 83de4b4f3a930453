//! One connection: plaintext or TLS by its first byte, HTTP/1.1 or HTTP/2 by its preface.

use std::convert::Infallible;
use std::io::{Read as _, Write as _};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use http::Version;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use tokio::net::TcpStream;
use tokio::sync::{oneshot, watch};
use tokio::time::timeout;

use crate::admission::Quota;
use crate::answer::AnswerBody;
use crate::caller::Peer;
use crate::patience::{Activity, Patient, Transport};
use crate::shared::Shared;
use crate::streaming::{HTTP1_HEAD_PAUSE, StreamExecutor};
use crate::{GatewaySettings, GatewayStats, pipeline};

/// The first byte of a TLS handshake; no HTTP request begins with it.
const TLS_HANDSHAKE: u8 = 0x16;
/// What a connection too many is told. A TLS client sees it as a failed handshake.
const TOO_MANY: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

const STREAM_WINDOW: u32 = 1 << 20;
const CONNECTION_WINDOW: u32 = 8 << 20;
const FRAME: u32 = 128 << 10;
/// A peer that vanished is noticed by its missing pong.
const PING_INTERVAL: Duration = Duration::from_secs(60);
const PING_TIMEOUT: Duration = Duration::from_secs(20);

/// The HTTP machinery, set up once for all connections.
pub(crate) fn http(settings: &GatewaySettings, stats: &Arc<GatewayStats>) -> auto::Builder<StreamExecutor> {
    let executor = StreamExecutor { patience: settings.event_timeout, stats: Arc::clone(stats) };
    let mut http = auto::Builder::new(executor);
    // A client may close its sending side after a request and still wait for the answer.
    let head = settings.max_header_bytes.max(8192);
    http.http1().half_close(true).max_buf_size(head).header_read_timeout(None);
    http.http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(settings.max_connection_streams)
        .initial_stream_window_size(STREAM_WINDOW)
        .initial_connection_window_size(CONNECTION_WINDOW)
        .max_frame_size(FRAME)
        .max_header_list_size(u32::try_from(head).unwrap_or(u32::MAX))
        .keep_alive_interval(PING_INTERVAL)
        .keep_alive_timeout(PING_TIMEOUT);
    http
}

/// Serves a connection to its end. When `closed` is ready, requests in flight are finished and no new ones taken.
pub(crate) async fn run(shared: &Arc<Shared>, stream: TcpStream, mut closed: oneshot::Receiver<()>) {
    let address = stream.peer_addr().ok().map(|address| address.ip().to_canonical());
    let opened = tokio::select! {
        biased;
        opened = open(shared, stream) => opened,
        _ = &mut closed => return,
    };
    let Some(transport) = opened else { return };
    let peer = Peer { address, secure: matches!(transport, Transport::Tls(_)) };
    let activity = Arc::new(Activity::default());
    let io = Patient::new(transport, Arc::clone(&activity), Arc::clone(&shared.stats), &shared.settings);
    let (end, ending) = watch::channel(false);
    let quota = Arc::new(Quota::new(&shared.settings, &shared.held));
    let service = service_fn(|request| {
        let (shared, quota, ending) = (Arc::clone(shared), Arc::clone(&quota), ending.clone());
        let in_flight = activity.begin();
        async move {
            let http1 = request.version() <= Version::HTTP_11;
            let mut answer = pipeline::answer(&shared, &quota, peer, request).await;
            if let AnswerBody::Events(events) = answer.body_mut() {
                if http1 {
                    tokio::time::sleep(HTTP1_HEAD_PAUSE).await;
                }
                events.attach(ending, in_flight);
            }
            Ok::<_, Infallible>(answer)
        }
    });
    let mut connection = pin!(shared.http.serve_connection(TokioIo::new(io), service));
    let ended = tokio::select! {
        biased;
        ended = connection.as_mut() => ended,
        _ = &mut closed => {
            // Streams of events end in order, since they would not by themselves.
            end.send_replace(true);
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "connection ended");
    }
}

/// Closes a connection that is one too many, with a word to HTTP/1.1 clients. Costs no task and does not wait.
pub(crate) fn refuse(stream: TcpStream) {
    // The runtime has not looked at the socket yet, so it is asked directly; it does not block.
    let Ok(mut stream) = stream.into_std() else { return };
    // What has already arrived is taken, so that closing sends the answer instead of a reset. Either may fail: the
    // client has nothing to lose any more.
    let _ = stream.read(&mut [0; 4096]);
    let _ = stream.write(TOO_MANY);
}

/// Looks at the first byte and shakes hands; `None` when the client is gone, silent or not to be understood.
async fn open(shared: &Shared, stream: TcpStream) -> Option<Transport> {
    // Answers are written whole; waiting for more of them would only delay them.
    let _ = stream.set_nodelay(true);
    let mut first = [0];
    match timeout(shared.settings.idle_timeout, stream.peek(&mut first)).await {
        Ok(Ok(1)) => {}
        _ => return None,
    }
    if first[0] != TLS_HANDSHAKE {
        return Some(Transport::Plain(stream));
    }
    let Some(tls) = &shared.tls else {
        tracing::debug!("a TLS client met a gateway without TLS");
        return None;
    };
    let problem = match timeout(shared.settings.handshake_timeout, tls.acceptor().accept(stream)).await {
        Ok(Ok(stream)) => return Some(Transport::Tls(Box::new(stream))),
        Ok(Err(error)) => error.to_string(),
        Err(_) => "not finished in time".to_owned(),
    };
    let earlier = shared.stats.failed_handshakes.fetch_add(1, Relaxed);
    if earlier == 0 {
        // The usual cause is a client that was not told of our authority; it is said once, not for each retry.
        tracing::warn!(
            problem,
            "a TLS handshake failed; `flumen trust` tells how clients come to trust this server"
        );
    } else {
        tracing::debug!(problem, "a TLS handshake failed");
    }
    None
}
