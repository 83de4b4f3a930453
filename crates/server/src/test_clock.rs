//! `--test-clock`: the whole server on a clock that stands still until a request moves it.
//!
//! Everything that lasts (retention, the life of iterators, states, limits, subscriptions, scaling) asks this clock.
//! Timeouts of sockets and the dates of certificates stay on real time: clients live there.

use std::time::Duration;

use base::{Clock, TestClock, Timestamp};
use bytes::Bytes;
use gateway::Page;
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::time::{Instant, sleep};

/// Where the clock is read (GET) and moved (POST).
pub(crate) const PATH: &str = "/_flumen/clock";

/// Real time between two moves of a clock that runs.
const TICK: Duration = Duration::from_millis(5);
/// Real time that those who were woken by a step get, at the most, before the next one.
const PATIENCE: Duration = Duration::from_secs(1);
/// Real time between two looks at whether they have.
const LOOK: Duration = Duration::from_micros(200);
/// Most steps of one request.
const STEPS_MAX: u64 = 1_000_000;
/// The end of the year 9999. Whoever reckons with times beyond it need not have thought of them.
const LAST: Timestamp = Timestamp(253_402_300_799_999);

/// A test clock, and whether it runs with real time.
pub(crate) struct MovedClock {
    clock: TestClock,
    running: watch::Sender<bool>,
}

/// What one request asks for.
#[derive(Debug, Default, PartialEq)]
struct Change {
    now: Option<Timestamp>,
    advance: Duration,
    step: Option<Duration>,
    running: Option<bool>,
}

impl MovedClock {
    /// A clock that stands at `now`. Must be called in a tokio runtime with time.
    pub(crate) fn start(now: Timestamp) -> Self {
        let clock = TestClock::new(now);
        let (running, seen) = watch::channel(false);
        tokio::spawn(run(clock.clone(), seen));
        MovedClock { clock, running }
    }

    pub(crate) fn clock(&self) -> &TestClock {
        &self.clock
    }

    /// What the clock shows.
    pub(crate) fn page(&self) -> Page {
        let shown = json!({"now_ms": self.clock.now().0, "running": *self.running.borrow()});
        Page::json(200, format!("{shown}\n"))
    }

    /// Does what the request says, and shows the clock after it.
    pub(crate) async fn change(&self, body: Bytes) -> Page {
        let change = match Change::parse(&body) {
            Ok(change) => change,
            Err(why) => return Page::json(400, format!("{}\n", json!({"error": why}))),
        };
        if change.now.unwrap_or(self.clock.now()).plus(change.advance) > LAST {
            let why = "the clock shows no time after the year 9999";
            return Page::json(400, format!("{}\n", json!({"error": why})));
        }
        if let Some(running) = change.running {
            self.running.send_replace(running);
        }
        if let Some(now) = change.now {
            self.set(now).await;
        }
        let end = self.clock.now().plus(change.advance);
        let step = change.step.unwrap_or(change.advance);
        while self.clock.now() < end {
            self.set(self.clock.now().plus(step).min(end)).await;
        }
        self.page()
    }

    /// Moves the clock and lets those run who wake up by it, so that what they do and wait for next happens at this
    /// time: until as many wait again as before, which is at once but where somebody has ended.
    async fn set(&self, to: Timestamp) {
        let before = self.clock.waiting();
        self.clock.set(to);
        let began = Instant::now();
        let busy = || self.clock.woken() > 0 || self.clock.waiting() < before;
        while busy() && began.elapsed() < PATIENCE {
            sleep(LOOK).await;
        }
    }
}

impl Change {
    fn parse(body: &[u8]) -> Result<Self, String> {
        let value: Value = serde_json::from_slice(body).map_err(|e| format!("no JSON: {e}"))?;
        let members = value.as_object().ok_or("an object is expected")?;
        let mut change = Change::default();
        for (name, value) in members {
            let wrong = |takes: &str| format!("{name} takes {takes}");
            let seconds = || {
                let seconds = value.as_f64().and_then(|s| Duration::try_from_secs_f64(s).ok());
                seconds.ok_or_else(|| wrong("a number of seconds, not negative"))
            };
            match name.as_str() {
                "now_ms" => {
                    change.now =
                        Some(Timestamp(value.as_u64().ok_or_else(|| wrong("milliseconds since 1970"))?));
                }
                "advance_seconds" => change.advance = seconds()?,
                "step_seconds" => {
                    let step = seconds()?;
                    if step < Duration::from_millis(1) {
                        return Err(wrong("at least 0.001"));
                    }
                    change.step = Some(step);
                }
                "running" => change.running = Some(value.as_bool().ok_or_else(|| wrong("true or false"))?),
                _ => {
                    return Err(format!(
                        "there is no member {name}; known: now_ms, advance_seconds, step_seconds, running"
                    ));
                }
            }
        }
        match change.step {
            Some(step) if change.advance.as_millis() / step.as_millis() > u128::from(STEPS_MAX) => {
                Err(format!("more than {STEPS_MAX} steps"))
            }
            _ => Ok(change),
        }
    }
}

/// Moves the clock with real time while it is to run; ends with the server.
async fn run(clock: TestClock, mut running: watch::Receiver<bool>) {
    while running.wait_for(|running| *running).await.is_ok() {
        let mut last = Instant::now();
        loop {
            sleep(TICK).await;
            if running.has_changed().is_err() {
                return;
            }
            // Held while the clock is moved: who stops it finds it standing.
            let still_running = running.borrow();
            if !*still_running {
                break;
            }
            let whole = Duration::from_millis(u64::try_from(last.elapsed().as_millis()).unwrap_or(u64::MAX));
            clock.advance(whole);
            last += whole;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use base::Timers;

    use super::*;

    async fn change(clock: &MovedClock, body: &str) -> (u16, String) {
        let page = clock.change(Bytes::copy_from_slice(body.as_bytes())).await;
        (page.status, String::from_utf8(page.body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn the_clock_stands_and_is_moved_by_requests() {
        let clock = MovedClock::start(Timestamp(5_000));
        assert_eq!(change(&clock, "{}").await, (200, "{\"now_ms\":5000,\"running\":false}\n".into()));
        assert_eq!(change(&clock, r#"{"advance_seconds": 1.5}"#).await.0, 200);
        assert_eq!(clock.clock().now(), Timestamp(6_500));
        change(&clock, r#"{"now_ms": 100, "advance_seconds": 1}"#).await;
        assert_eq!(clock.clock().now(), Timestamp(1_100));
        for beyond in [r#"{"now_ms": 18446744073709551615}"#, r#"{"advance_seconds": 1e17}"#] {
            let (status, why) = change(&clock, beyond).await;
            assert!(status == 400 && why.contains("9999"), "{why}");
        }
        assert_eq!(clock.clock().now(), Timestamp(1_100));
    }

    #[tokio::test]
    async fn in_steps_whoever_wakes_sees_every_step() {
        let clock = MovedClock::start(Timestamp(0));
        let timers = clock.clock().clone();
        let seen = Arc::new(std::sync::Mutex::new(Vec::new()));
        let noted = Arc::clone(&seen);
        tokio::spawn(async move {
            loop {
                timers.sleep_until(timers.now().plus(Duration::from_secs(60))).await;
                noted.lock().unwrap().push(timers.now().seconds());
            }
        });
        tokio::task::yield_now().await;
        change(&clock, r#"{"advance_seconds": 300, "step_seconds": 60}"#).await;
        assert_eq!(*seen.lock().unwrap(), [60, 120, 180, 240, 300]);
    }

    #[tokio::test]
    async fn a_running_clock_goes_on_by_itself() {
        let clock = MovedClock::start(Timestamp(0));
        change(&clock, r#"{"running": true}"#).await;
        clock.clock().sleep_until(Timestamp(20)).await;
        assert!(change(&clock, r#"{"running": false}"#).await.1.contains("false"));
    }

    #[test]
    fn mistakes_are_named() {
        for (body, says) in [
            ("", "no JSON"),
            ("[]", "an object"),
            (r#"{"advance": 1}"#, "there is no member advance; known: now_ms"),
            (r#"{"advance_seconds": -1}"#, "advance_seconds takes"),
            (r#"{"now_ms": "x"}"#, "now_ms takes"),
            (r#"{"step_seconds": 0}"#, "at least 0.001"),
            (r#"{"advance_seconds": 1e9, "step_seconds": 0.001}"#, "more than 1000000 steps"),
        ] {
            let why = Change::parse(body.as_bytes()).unwrap_err();
            assert!(why.contains(says), "{body}: {why}");
        }
    }
}
