//! The load: connections that call as fast as they are answered, or at a rate, and what comes of their calls.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use loadgen::{Latencies, Pace};
use rustix::time::{ClockId, clock_gettime};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::client::CallError;
use crate::failure::Failure;

/// Before the time that counts: connections are opened, and both sides get warm.
pub const WARM: Duration = Duration::from_millis(500);
/// Longer than any load.
const FOREVER: Duration = Duration::from_secs(365 * 86_400);
/// After a call that did not reach the server.
const PAUSE: Duration = Duration::from_millis(50);

/// What one connection calls.
pub trait Work: Send + 'static {
    /// One call.
    fn call(&mut self) -> impl Future<Output = Result<Done, CallError>> + Send;
}

/// What a call that was answered did.
#[derive(Debug, Default)]
pub struct Done {
    /// Records that were stored or read.
    pub records: u64,
    /// Bytes of their data.
    pub bytes: u64,
    /// Records that were refused, by error code.
    pub refused: BTreeMap<String, u64>,
}

/// What came of the calls that counted.
#[derive(Debug, Default)]
pub struct Tally {
    /// Calls that were answered well.
    pub calls: u64,
    /// Records in them.
    pub records: u64,
    /// Bytes of their data.
    pub bytes: u64,
    /// Calls that failed, by kind.
    pub failed: BTreeMap<String, u64>,
    /// Records that were refused in calls that were answered well, by error code.
    pub refused: BTreeMap<String, u64>,
    /// Of the calls that were answered well; at a rate, from when each was to be sent, and of those never sent.
    pub latencies: Latencies,
    /// Calls at a rate whose time came and that no connection was free to send.
    pub never_sent: u64,
    /// The last failure.
    pub last: Option<CallError>,
    /// Length of the time that counted, in seconds.
    pub seconds: f64,
    /// Cores that this program kept busy in it.
    pub own_cores: f64,
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.calls += other.calls;
        self.records += other.records;
        self.bytes += other.bytes;
        self.latencies.merge(&other.latencies);
        for (kind, count) in other.failed {
            *self.failed.entry(kind).or_default() += count;
        }
        for (code, count) in other.refused {
            *self.refused.entry(code).or_default() += count;
        }
        self.last = other.last.or(self.last.take());
    }
}

/// How long a load is.
#[derive(Clone, Copy, Debug)]
pub enum Lasting {
    /// A time, after a while to warm up.
    Time(Duration),
    /// So many calls, all of which count.
    Calls(u64),
}

/// When calls are made and which of them count.
struct Plan {
    begin: Instant,
    end: Option<Instant>,
    /// Calls that may still be made.
    left: AtomicU64,
    pace: Option<Arc<Pace>>,
}

impl Plan {
    fn new(lasting: Lasting, rate: Option<f64>) -> Self {
        let now = Instant::now();
        let (begin, end, calls, time) = match lasting {
            Lasting::Time(time) => (now + WARM, Some(now + WARM + time), u64::MAX, WARM + time),
            // However late they are, all of them are made.
            Lasting::Calls(calls) => (now, None, calls, FOREVER),
        };
        Plan { begin, end, left: AtomicU64::new(calls), pace: rate.map(|rate| Pace::start(rate, time)) }
    }

    /// When the latency of the next call begins; nothing when the load is over.
    async fn next(&self) -> Option<Instant> {
        let took = |left: u64| left.checked_sub(1);
        self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, took).ok()?;
        match &self.pace {
            Some(pace) => pace.next().await,
            None => Some(Instant::now()).filter(|now| self.end.is_none_or(|end| *now < end)),
        }
    }

    fn counts(&self, done: Instant) -> bool {
        done >= self.begin && self.end.is_none_or(|end| done < end)
    }
}

/// Runs each work on a connection of its own, at so many calls a second or as fast as they are answered. When `stop`
/// becomes true it ends early; what was counted until then is the result.
pub async fn run<W: Work>(
    works: Vec<W>,
    lasting: Lasting,
    rate: Option<f64>,
    stop: watch::Receiver<bool>,
) -> Result<Tally, Failure> {
    let plan = Arc::new(Plan::new(lasting, rate));
    let mut parts = JoinSet::new();
    for work in works {
        parts.spawn(drive(work, Arc::clone(&plan), stop.clone()));
    }
    tokio::time::sleep_until(plan.begin.into()).await;
    let before = (Instant::now(), own_cpu());
    let mut after = None;
    if let Some(end) = plan.end {
        let mut stop = stop.clone();
        tokio::select! {
            () = tokio::time::sleep_until(end.into()) => {}
            _ = stop.wait_for(|stop| *stop) => {}
        }
        after = Some((Instant::now(), own_cpu()));
    }
    let mut tally = Tally::default();
    while let Some(part) = parts.join_next().await {
        tally.add(part.map_err(|why| Failure::new(format!("a connection: {why}")))?);
    }
    let after = after.unwrap_or_else(|| (Instant::now(), own_cpu()));
    if let (Some(pace), Some(_)) = (&plan.pace, plan.end) {
        for waited in pace.never_sent(after.0).filter(|waited| !waited.is_zero()) {
            tally.latencies.record(waited);
            tally.never_sent += 1;
        }
    }
    // What counts is what was answered between these; when this task woke is another matter.
    let end = plan.end.map_or(after.0, |end| end.min(after.0));
    tally.seconds = end.saturating_duration_since(plan.begin).as_secs_f64();
    tally.own_cores = (after.1 - before.1) / (after.0 - before.0).as_secs_f64().max(1e-9);
    Ok(tally)
}

async fn drive<W: Work>(mut work: W, plan: Arc<Plan>, mut stop: watch::Receiver<bool>) -> Tally {
    let mut tally = Tally::default();
    loop {
        let sent = tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => return tally,
            next = plan.next() => next,
        };
        let Some(sent) = sent else { return tally };
        let answer = work.call().await;
        let done = Instant::now();
        let in_time = plan.counts(done);
        match answer {
            Ok(answer) => {
                // At a rate an answer may come after the end: its latency counts all the same.
                if in_time || (plan.pace.is_some() && sent >= plan.begin) {
                    tally.latencies.record(done - sent);
                }
                if in_time {
                    tally.calls += 1;
                    tally.records += answer.records;
                    tally.bytes += answer.bytes;
                    for (code, count) in answer.refused {
                        *tally.refused.entry(code).or_default() += count;
                    }
                }
            }
            Err(error) => {
                if in_time {
                    *tally.failed.entry(error.kind().to_owned()).or_default() += 1;
                }
                let lost = error.is_outage();
                tally.last = Some(error);
                if lost {
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
    }
}

/// Processor time that this process has taken so far, in seconds.
fn own_cpu() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up() {
        let part = |code: &str| Tally {
            calls: 2,
            records: 10,
            bytes: 100,
            failed: BTreeMap::from([(code.to_owned(), 1)]),
            refused: BTreeMap::from([("Throttled".to_owned(), 3)]),
            ..Tally::default()
        };
        let mut all = part("A");
        all.add(part("B"));
        assert_eq!((all.calls, all.records, all.bytes), (4, 20, 200));
        assert_eq!(all.failed, BTreeMap::from([("A".to_owned(), 1), ("B".to_owned(), 1)]));
        assert_eq!(all.refused, BTreeMap::from([("Throttled".to_owned(), 6)]));
    }
}
