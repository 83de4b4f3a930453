//! The loops: closed, where every connection sends its next request when it has its answer, and open, where requests
//! have their times and latencies count from those, so that a server that pauses is charged for all who would have called.
//!
//! One thread drives all connections, so that the client takes one core at the most.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use loadgen::{Latencies, Pace};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use crate::client::{Connection, Exchange};
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
    /// After a time to warm up, for a time, so many requests a second whatever the answers do.
    Rate(Duration, Duration, f64),
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
    /// Time of each request; in the open loop from when it was to be sent.
    pub latencies: Latencies,
    /// CPU time of the server in it, in seconds.
    pub server_cpu: f64,
    /// CPU time of this program in it, in seconds.
    pub own_cpu: f64,
}

impl Measured {
    /// The latency that a share of the requests kept, in milliseconds.
    pub fn latency(&self, share: f64) -> f64 {
        self.latencies.millis(share)
    }
}

/// The part of one connection.
#[derive(Default)]
struct Part {
    requests: u64,
    records: u64,
    answer_bytes: usize,
    latencies: Latencies,
}

/// Begin and end of the time that counts, and what is to be sent.
struct Plan {
    begin: Instant,
    end: Option<Instant>,
    left: AtomicU64,
    pace: Option<Arc<Pace>>,
}

impl Plan {
    fn new(span: Span) -> Self {
        let now = Instant::now();
        let plan = Self { begin: now, end: None, left: AtomicU64::new(u64::MAX), pace: None };
        match span {
            Span::Time(warm, time) => Self { begin: now + warm, end: Some(now + warm + time), ..plan },
            Span::Requests(count) => Self { left: AtomicU64::new(count), ..plan },
            Span::Rate(warm, time, rate) => {
                let pace = Some(Pace::start(rate, warm + time));
                Self { begin: now + warm, end: Some(now + warm + time), pace, ..plan }
            }
        }
    }

    /// When the latency of the next request begins; nothing when there is none.
    async fn next(&self) -> Option<Instant> {
        if let Some(pace) = &self.pace {
            return pace.next().await.map(Instant::from_std);
        }
        let took = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
        let now = Instant::now();
        (took.is_ok() && self.end.is_none_or(|end| now < end)).then_some(now)
    }
}

/// Runs one connection of HTTP/1.1 per source against a server.
///
/// # Errors
/// The first request that failed.
pub async fn run<S: Source>(
    address: SocketAddr,
    server: Pid,
    sources: Vec<S>,
    span: Span,
) -> Result<Measured, String> {
    run_over::<Connection, S>(address, server, sources, span).await
}

/// The same in any protocol.
///
/// # Errors
/// The first request that failed.
pub async fn run_over<C: Exchange, S: Source>(
    address: SocketAddr,
    server: Pid,
    sources: Vec<S>,
    span: Span,
) -> Result<Measured, String> {
    let mut connections = Vec::with_capacity(sources.len());
    for (number, source) in sources.into_iter().enumerate() {
        connections.push((C::open(address, number).await?, source));
    }
    let plan = Arc::new(Plan::new(span));
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
        measured.requests += part.requests;
        measured.records += part.records;
        measured.answer_bytes = measured.answer_bytes.max(part.answer_bytes);
        measured.latencies.merge(&part.latencies);
    }
    let after = match after {
        Some(after) => after,
        None => (Instant::now(), cpu_seconds(server)?, cpu_seconds(Pid::own())?),
    };
    if let Some(pace) = &plan.pace {
        pace.never_sent(after.0.into_std()).for_each(|waited| measured.latencies.record(waited));
    }
    measured.seconds = (after.0 - before.0).as_secs_f64();
    measured.server_cpu = after.1 - before.1;
    measured.own_cpu = after.2 - before.2;
    Ok(measured)
}

async fn drive<C: Exchange, S: Source>(
    mut connection: C,
    mut source: S,
    plan: Arc<Plan>,
) -> Result<Part, String> {
    let mut part = Part::default();
    while let Some(sent) = plan.next().await {
        let answer = connection.exchange(source.request()).await?;
        let done = Instant::now();
        part.answer_bytes = answer.len();
        let records = source.accept(answer)?;
        let in_time = plan.end.is_none_or(|end| done < end);
        if done >= plan.begin && in_time {
            part.requests += 1;
            part.records += records;
        }
        // In the open loop the answer may come after the end: its latency counts all the same.
        if (done >= plan.begin && in_time) || (plan.pace.is_some() && sent >= plan.begin) {
            part.latencies.record(done - sent);
        }
    }
    Ok(part)
}
