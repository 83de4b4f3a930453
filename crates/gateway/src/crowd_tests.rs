//! The law, alone and with a server of one queue whose time is counted and not taken.

use std::collections::VecDeque;

use super::*;

const BURST: u64 = 50_000;

#[test]
fn a_burst_is_served_whole_and_an_overload_begins_when_it_lasts() {
    let mut law = Law::new(BURST);
    let mut at = |millis: u64, waiting| law.share(millis * 1000, waiting);
    assert_eq!((at(0, 900.0), at(50, 500.0)), (0.0, 0.0), "a burst");
    assert_eq!((at(51, 64.0), at(52, 900.0), at(102, 900.0)), (0.0, 0.0, 0.0), "it was worked off");
    assert!(at(103, 900.0) > 0.0, "longer than a burst without a break");
}

#[test]
fn the_share_follows_number_and_trend_within_its_bounds() {
    let mut law = Law { lasts: true, share: 0.5, waiting: HELD, ..Law::new(BURST) };
    assert_eq!(law.share(1_000, HELD), 0.5, "it rests where it is as it should be");
    assert!(law.share(2_000, 2.0 * HELD) > 0.5 + BY_TREND, "more, and too many");
    let most = law.share;
    assert!(law.share(3_000, 1.5 * HELD) < most, "still too many, but soon no more");
    assert!(law.share(6_000, 1.5 * HELD) < law.share(12_000, 1.5 * HELD), "too many for some time");
    assert!(law.share(500_000, 1e6) - law.share < 1.0 && law.share <= SHARE_MAX);
    for millis in 501..700 {
        law.share(millis * 1000, 1e6);
    }
    assert_eq!(law.share, SHARE_MAX);
    for millis in 700..1000 {
        law.share(millis * 1000, 0.0);
    }
    assert_eq!(law.share, 0.0);
}

#[test]
fn an_overload_is_over_a_second_after_the_last_who_was_turned_away() {
    let mut law = Law { lasts: true, share: 0.1, waiting: 0.0, last_many: 0, ..Law::new(BURST) };
    let steps = (1..).take_while(|step| law.share(step * 2000, 0.0) > 0.0).count();
    assert!(steps < 20, "the share is gone soon: {steps} probes");
    law.share(OVER_AFTER, 0.0);
    assert!(law.lasts);
    law.share(OVER_AFTER + 1, 0.0);
    assert!(!law.lasts);
    assert_eq!(law.share(OVER_AFTER + 2, 1000.0), 0.0, "bursts are served again");
}

#[test]
fn who_is_turned_away_is_spread_evenly() {
    let crowd = Crowd::new(&GatewaySettings::default());
    assert!((0..100).all(|_| crowd.admits()));
    crowd.set(0.25);
    let admitted: Vec<bool> = (0..400).map(|_| crowd.admits()).collect();
    assert_eq!(
        admitted.iter().filter(|admitted| !**admitted).count(),
        99,
        "the first comes late by one part"
    );
    assert!(admitted[4..].windows(5).all(|five| five.iter().any(|admitted| !admitted)));
    assert_eq!(crowd.came.load(Relaxed), 500);
}

#[test]
fn who_is_turned_away_is_told_at_once_unless_nearly_all_are() {
    let settings =
        GatewaySettings { turn_away_after: Duration::from_millis(200), ..GatewaySettings::default() };
    let crowd = Crowd::new(&settings);
    let pause = |share| {
        crowd.set(share);
        crowd.pause().as_millis()
    };
    assert_eq!((pause(0.0), pause(0.67), pause(SHARE_LATER - 0.01)), (0, 0, 0));
    assert!((95..=105).contains(&pause(0.94)));
    assert!((199..=200).contains(&pause(SHARE_MAX)));
}

/// Microseconds that a server needs to serve a request and to turn one away.
struct Costs {
    serve: f64,
    turn_away: f64,
}

/// Requests come at a rate to a server of one queue for three seconds; gives the waits of those who are served in the last two,
/// ascending, and how many a second these were.
fn overloaded(costs: &Costs, per_second: f64) -> (Vec<f64>, f64) {
    let crowd = Crowd::new(&GatewaySettings::default());
    let mut law = Law::new(BURST);
    let every = 1e6 / per_second;
    let mut queue = VecDeque::new();
    let (mut now, mut due) = (0.0, 0.0);
    // When the last probe ended, when the next one begins, and what had come by then.
    let (mut probed, mut probe, mut came) = (0.0, 0.0, 0);
    let mut waits = Vec::new();
    while now < 3e6 {
        while due <= now {
            queue.push_back(Some(due));
            due += every;
        }
        if probe <= now {
            // A probe, and when it began.
            queue.push_back(None);
            queue.push_back(Some(now));
            probe = f64::INFINITY;
        }
        match queue.pop_front() {
            None => now = due.min(probe),
            Some(None) => {
                let Some(Some(began)) = queue.pop_front() else { unreachable!("it follows") };
                let late = now - began;
                let all = crowd.came.load(Relaxed);
                let waiting = (all - came) as f64 * late / (now - probed).max(1.0);
                (came, probed) = (all, now);
                crowd.set(law.share(now as u64, waiting));
                probe = if late < LATE as f64 { now + 2000.0 } else { now };
            }
            Some(Some(sent)) if crowd.admits() => {
                now += costs.serve;
                waits.extend((now > 1e6).then_some(now - sent));
            }
            Some(Some(_)) => now += costs.turn_away,
        }
    }
    waits.sort_unstable_by(f64::total_cmp);
    let served = waits.len() as f64 / 2.0;
    (waits, served)
}

#[test]
fn three_times_the_capacity_is_served_soon_and_nearly_as_much_as_can_be() {
    for (serve, turn_away) in [(60.0, 6.0), (60.0, 12.0), (100.0, 10.0), (500.0, 15.0)] {
        let capacity = 1e6 / serve;
        let (waits, served) = overloaded(&Costs { serve, turn_away }, 3.0 * capacity);
        // What is left when the others have been told.
        let possible = (1e6 - 3.0 * capacity * turn_away) / (serve - turn_away);
        assert!(served > 0.8 * possible, "{served} of {possible} are served when serving takes {serve}");
        let p99 = waits[waits.len() * 99 / 100];
        assert!(p99 < 64.0 * serve, "{p99} when serving takes {serve}");
    }
}

#[test]
fn nobody_is_turned_away_below_the_capacity() {
    let (waits, served) = overloaded(&Costs { serve: 100.0, turn_away: 10.0 }, 9_000.0);
    assert!((served - 9_000.0).abs() < 10.0, "{served}");
    assert!(waits[waits.len() - 1] < 1_000.0);
}
