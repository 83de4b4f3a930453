//! The accept loop and the drain.

use std::collections::HashMap;
use std::future::Future;
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use base::{Clock, Rng};
use service_api::Registry;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::{Id, JoinError, JoinSet};

use crate::admission::Held;
use crate::caller::Authenticator;
use crate::crowd::Crowd;
use crate::routes::Routes;
use crate::shared::Shared;
use crate::tls::Tls;
use crate::{GatewaySettings, GatewayStats, Pages, connection};

/// The front door. Cheap to clone; clones share limits and counters, so that one gateway can serve many listeners.
#[derive(Clone)]
pub struct Gateway {
    shared: Arc<Shared>,
}

impl Gateway {
    /// A gateway to the operations of `registry`. Without `tls` it speaks plaintext only.
    #[must_use]
    pub fn new(
        settings: GatewaySettings,
        registry: Arc<Registry>,
        clock: Arc<dyn Clock>,
        rng: Arc<dyn Rng>,
        tls: Option<Tls>,
        pages: Arc<dyn Pages>,
        authenticator: Authenticator,
    ) -> Self {
        let (routes, stats) = Routes::new(&registry, &settings);
        let held = Held::new(settings.max_held_bytes);
        let crowd = Crowd::new(&settings);
        let stats = Arc::new(stats);
        let http = connection::http(&settings, &stats);
        Gateway {
            shared: Arc::new(Shared {
                settings,
                routes,
                authenticator,
                clock,
                rng,
                tls,
                pages,
                stats,
                held,
                crowd,
                http,
            }),
        }
    }

    /// The counters.
    #[must_use]
    pub fn stats(&self) -> Arc<GatewayStats> {
        Arc::clone(&self.shared.stats)
    }

    /// Serves connections of `listener` until `shutdown` is ready, then drains: the listener is closed, idle
    /// connections end, HTTP/2 clients are told to go away, and requests in flight finish within
    /// [`GatewaySettings::drain_timeout`]. Returns how many connections had to be cut then.
    ///
    /// Must run in a tokio runtime with I/O and time. Failures to accept (too many open files, for example) are
    /// logged and waited out.
    pub async fn serve(self, listener: TcpListener, shutdown: impl Future<Output = ()>) -> usize {
        let mut shutdown = pin!(shutdown);
        let mut live = Live::default();
        let shared = Arc::clone(&self.shared);
        let watch = tokio::spawn(async move { shared.crowd.watch().await });
        loop {
            let accepted = tokio::select! {
                biased;
                () = &mut shutdown => break,
                Some(ended) = live.tasks.join_next_with_id() => {
                    live.forget(ended);
                    continue;
                }
                accepted = listener.accept() => accepted,
            };
            match accepted {
                Ok((stream, _)) => live.start(&self.shared, stream),
                Err(error) => {
                    tokio::select! {
                        () = &mut shutdown => break,
                        () = wait_out(&error) => {}
                    }
                }
            }
        }
        drop(listener);
        let cut = live.drain(self.shared.settings.drain_timeout).await;
        watch.abort();
        cut
    }
}

/// Connections of one listener.
#[derive(Default)]
struct Live {
    tasks: JoinSet<()>,
    closers: HashMap<Id, oneshot::Sender<()>>,
}

impl Live {
    fn start(&mut self, shared: &Arc<Shared>, stream: TcpStream) {
        let open = Open::new(shared);
        shared.stats.accepted.fetch_add(1, Relaxed);
        if open.count > shared.settings.max_connections as u64 {
            shared.stats.refused.fetch_add(1, Relaxed);
            connection::refuse(stream);
            return;
        }
        let (closer, closed) = oneshot::channel();
        let shared = Arc::clone(shared);
        let task = self.tasks.spawn(async move {
            connection::run(&shared, stream, closed).await;
            drop(open);
        });
        self.closers.insert(task.id(), closer);
    }

    fn forget(&mut self, ended: Result<(Id, ()), JoinError>) {
        let id = match ended {
            Ok((id, ())) => id,
            Err(error) => {
                if error.is_panic() {
                    tracing::error!("a connection panicked");
                }
                error.id()
            }
        };
        self.closers.remove(&id);
    }

    async fn drain(mut self, limit: Duration) -> usize {
        for (_, closer) in self.closers.drain() {
            // A connection that has just ended has nobody to tell.
            let _ = closer.send(());
        }
        let all = async { while self.tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(limit, all).await.is_ok() {
            return 0;
        }
        let cut = self.tasks.len();
        tracing::warn!(connections = cut, "requests did not finish in time; their connections are cut");
        self.tasks.shutdown().await;
        cut
    }
}

/// Counts an open connection until it is dropped.
struct Open {
    shared: Arc<Shared>,
    /// Open connections, this one included.
    count: u64,
}

impl Open {
    fn new(shared: &Arc<Shared>) -> Self {
        let count = shared.stats.open.fetch_add(1, Relaxed) + 1;
        Open { shared: Arc::clone(shared), count }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.shared.stats.open.fetch_sub(1, Relaxed);
    }
}

/// A connection that failed before it was accepted concerns nobody else; when the process is out of something, trying
/// again at once would only burn the processor until another connection ends.
async fn wait_out(error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    if !matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted) {
        tracing::warn!(%error, "cannot accept a connection; trying again");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
