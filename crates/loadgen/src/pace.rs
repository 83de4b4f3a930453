//! Requests at a fixed rate, whatever the answers do.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

/// An open loop: each request has its time, and whoever is free sends the next one.
///
/// A thread of its own keeps the time, since timers of a runtime are exact to a millisecond only. It ends with the load,
/// or when nobody holds the pace any more.
#[derive(Debug)]
pub struct Pace {
    schedule: Schedule,
    /// Requests whose time has come and that nobody has taken.
    due: Semaphore,
    taken: AtomicU64,
}

/// When each request of a load is to be sent.
#[derive(Clone, Copy, Debug)]
struct Schedule {
    begin: Instant,
    /// Requests a second.
    rate: f64,
    /// Of the whole load.
    count: u64,
}

impl Schedule {
    fn new(begin: Instant, rate: f64, lasting: Duration) -> Self {
        Self { begin, rate, count: (rate * lasting.as_secs_f64()).round() as u64 }
    }

    /// The time of a request, from 0.
    fn at(&self, number: u64) -> Instant {
        self.begin + Duration::try_from_secs_f64(number as f64 / self.rate).unwrap_or(Duration::ZERO)
    }

    /// Requests whose time has come.
    fn due(&self, now: Instant) -> u64 {
        let passed = now.saturating_duration_since(self.begin).as_secs_f64();
        ((passed * self.rate) as u64 + 1).min(self.count)
    }
}

impl Pace {
    /// Begins now, with so many requests a second, for a time. The rate must be above zero.
    #[must_use]
    pub fn start(rate: f64, lasting: Duration) -> Arc<Self> {
        let schedule = Schedule::new(Instant::now(), rate, lasting);
        let pace = Arc::new(Self { schedule, due: Semaphore::new(0), taken: AtomicU64::new(0) });
        let end = schedule.begin + lasting;
        let keeper = Arc::downgrade(&pace);
        std::thread::spawn(move || keep_time(&keeper, schedule, end));
        pace
    }

    /// Waits for the next request that nobody has taken, and gives the time at which it was to be sent, from which its
    /// latency counts. `None` when the load is over.
    pub async fn next(&self) -> Option<Instant> {
        self.due.acquire().await.ok()?.forget();
        Some(self.schedule.at(self.taken.fetch_add(1, Ordering::Relaxed)))
    }

    /// When the load is over: how long the requests have waited by `now` that nobody came to send. A server that did not
    /// keep up owes their latencies, too.
    pub fn never_sent(&self, now: Instant) -> impl Iterator<Item = Duration> {
        let taken = self.taken.load(Ordering::Relaxed);
        (taken..self.schedule.count)
            .map(move |number| now.saturating_duration_since(self.schedule.at(number)))
    }
}

fn keep_time(pace: &Weak<Pace>, schedule: Schedule, end: Instant) {
    let mut given = 0;
    loop {
        let now = Instant::now();
        let Some(pace) = pace.upgrade() else { return };
        let due = schedule.due(now);
        pace.due.add_permits((due - given) as usize);
        given = due;
        if now >= end {
            return pace.due.close();
        }
        drop(pace);
        let next = if given < schedule.count { schedule.at(given) } else { end };
        // Not longer, so that a load that is given up ends the thread soon.
        std::thread::sleep(
            next.min(end).saturating_duration_since(Instant::now()).min(Duration::from_millis(100)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_request_has_its_time() {
        let begin = Instant::now();
        let schedule = Schedule::new(begin, 1000.0, Duration::from_secs(2));
        assert_eq!(schedule.count, 2000);
        assert_eq!(schedule.at(0), begin);
        assert_eq!(schedule.at(1500), begin + Duration::from_millis(1500));
        assert_eq!(schedule.due(begin), 1);
        assert_eq!(schedule.due(begin + Duration::from_micros(1500)), 2);
        assert_eq!(schedule.due(begin + Duration::from_secs(9)), 2000);
    }

    #[tokio::test]
    async fn all_requests_are_given_out_once_and_then_it_is_over() {
        let pace = Pace::start(10_000.0, Duration::from_millis(50));
        let mut times = Vec::new();
        while let Some(time) = pace.next().await {
            assert!(time <= Instant::now(), "no request before its time");
            times.push(time);
        }
        let late = pace.never_sent(Instant::now()).count();
        assert_eq!(times.len() + late, 500);
        assert!(times.is_sorted());
    }

    /// A load of 100 a second that lasts 50 ms, of which `due` may be sent.
    fn late(due: usize) -> Pace {
        let schedule = Schedule::new(Instant::now(), 100.0, Duration::from_millis(50));
        Pace { schedule, due: Semaphore::new(due), taken: AtomicU64::new(0) }
    }

    #[tokio::test]
    async fn who_is_late_still_gets_the_time_that_was_meant() {
        let pace = late(2);
        assert_eq!(pace.next().await, Some(pace.schedule.begin));
        assert_eq!(pace.next().await, Some(pace.schedule.begin + Duration::from_millis(10)));
    }

    #[tokio::test]
    async fn what_was_never_sent_is_owed() {
        let pace = late(2);
        pace.next().await;
        pace.next().await;
        let waits: Vec<_> = pace.never_sent(pace.schedule.begin + Duration::from_millis(50)).collect();
        assert_eq!(waits, [30, 20, 10].map(Duration::from_millis));
    }
}
