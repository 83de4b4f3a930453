//! The closed loop: every connection sends its next request when it has its answer.
//!
//! One thread drives all connections, so that the client takes one core at the most.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use crate::client::Connection;
use crate::process::{Pid, cpu_seconds};

/// What one connection sends, and what it makes of the answers.
pub trait Source: Send + 'static {
    /// The next request, head and body.
    fn request(&mut self) -> &[u8];

    /// Checks the answer to the last request; gives the records that were stored or read.
    ///
    /// # Errors
    /// When the answer is not the expected one.
    fn accept(&mut self, answer: &[u8]) -> Result<u64, String>;
}

/// When a load begins to count and when it ends.
#[derive(Clone, Copy, Debug)]
pub enum Span {
    /// After a time to warm up, for a time.
    Time(Duration, Duration),
    /// At once, for a number of requests.
    Requests(u64),
}

/// What a load was.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    /// Length of the time that counts, in seconds.
    pub seconds: f64,
    /// Requests answered in it.
    pub requests: u64,
    /// Records in them.
    pub records: u64,
    /// Length of the last answer's body in bytes.
    pub answer_bytes: usize,
    /// Time of each request in microseconds, ascending.
    pub latencies: Vec<u32>,
    /// CPU time of the server in it, in seconds.
    pub server_cpu: f64,
    /// CPU time of this program in it, in seconds.
    pub own_cpu: f64,
}

impl Measured {
    /// The latency that a share of the requests kept, in milliseconds.
    pub fn latency(&self, share: f64) -> f64 {
        let last = self.latencies.len().saturating_sub(1);
        let at = (last as f64 * share).round() as usize;
        self.latencies.get(at).map_or(f64::NAN, |micros| f64::from(*micros) / 1e3)
    }
}

/// The part of one connection.
#[derive(Default)]
struct Part {
    records: u64,
    answer_bytes: usize,
    latencies: Vec<u32>,
}

/// Begin and end of the time that counts, and requests still to be sent.
struct Plan {
    begin: Instant,
    end: Option<Instant>,
    left: AtomicU64,
}

/// Runs one connection per source against a server.
///
/// # Errors
/// The first request that failed.
pub async fn run<S: Source>(
    address: SocketAddr,
    server: Pid,
    sources: Vec<S>,
    span: Span,
) -> Result<Measured, String> {
    let mut connections = Vec::with_capacity(sources.len());
    for source in sources {
        connections.push((Connection::open(address).await?, source));
    }
    let now = Instant::now();
    let plan = Arc::new(match span {
        Span::Time(warm, time) => {
            Plan { begin: now + warm, end: Some(now + warm + time), left: AtomicU64::new(u64::MAX) }
        }
        Span::Requests(count) => Plan { begin: now, end: None, left: AtomicU64::new(count) },
    });
    let mut parts = JoinSet::new();
    for (connection, source) in connections {
        parts.spawn(drive(connection, source, plan.clone()));
    }
    sleep_until(plan.begin).await;
    let before = (Instant::now(), cpu_seconds(server)?, cpu_seconds(Pid::own())?);
    let mut after = None;
    if let Some(end) = plan.end {
        sleep_until(end).await;
        after = Some((Instant::now(), cpu_seconds(server)?, cpu_seconds(Pid::own())?));
    }
    let mut measured = Measured::default();
    while let Some(part) = parts.join_next().await {
        let part = part.map_err(|why| format!("a connection: {why}"))??;
        measured.records += part.records;
        measured.answer_bytes = measured.answer_bytes.max(part.answer_bytes);
        measured.latencies.extend(part.latencies);
    }
    let after = match after {
        Some(after) => after,
        None => (Instant::now(), cpu_seconds(server)?, cpu_seconds(Pid::own())?),
    };
    measured.latencies.sort_unstable();
    measured.requests = measured.latencies.len() as u64;
    measured.seconds = (after.0 - before.0).as_secs_f64();
    measured.server_cpu = after.1 - before.1;
    measured.own_cpu = after.2 - before.2;
    Ok(measured)
}

async fn drive<S: Source>(
    mut connection: Connection,
    mut source: S,
    plan: Arc<Plan>,
) -> Result<Part, String> {
    let mut part = Part::default();
    loop {
        let took_one =
            plan.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
        let sent = Instant::now();
        if took_one.is_err() || plan.end.is_some_and(|end| sent >= end) {
            return Ok(part);
        }
        let answer = connection.exchange(source.request()).await?;
        let done = Instant::now();
        part.answer_bytes = answer.len();
        let records = source.accept(answer)?;
        if done >= plan.begin && plan.end.is_none_or(|end| done < end) {
            part.records += records;
            part.latencies.push(u32::try_from((done - sent).as_micros()).unwrap_or(u32::MAX));
        }
    }
}
