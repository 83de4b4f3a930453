//! The judge, alone and with a server of one queue whose time is counted and not taken.

use std::collections::VecDeque;

use super::*;

const BURST: u64 = 50_000;

/// A crowd of one processor.
fn crowd() -> Crowd {
    Crowd { many: MANY, held: HELD.into(), ..Crowd::new(&GatewaySettings::default()) }
}

/// A judge, asked about probes that follow each other without a break and find so many waiting.
fn judged(judge: &mut Judge, millis: u64, waiting: u64) -> bool {
    let (now, before) = (millis * 1000, judge.before);
    let probe = Probe { now, late: now - before.now, came: before.came + waiting, ..before };
    judge.lasts(probe, 100)
}

#[test]
fn a_burst_is_served_whole_and_an_overload_begins_when_it_lasts() {
    let mut judge = Judge::new(BURST, HELD);
    assert!(!judged(&mut judge, 10, 100) && !judged(&mut judge, 60, 900), "a burst");
    assert!(!judged(&mut judge, 61, 100) && !judged(&mut judge, 111, 900), "it was worked off");
    assert!(judged(&mut judge, 112, 900), "longer than a burst without a break");
}

#[test]
fn a_probe_that_waited_for_longer_than_a_burst_is_enough() {
    let mut judge = Judge::new(BURST, HELD);
    assert!(!judged(&mut judge, 500, 100), "not many");
    assert!(judged(&mut judge, 551, 101));
}

#[test]
fn those_in_the_queue_that_a_probe_does_not_pass_wait_too() {
    let mut judge = Judge::new(BURST, HELD);
    let probe = Probe { now: 60_000, late: 60_000, came: 60, ..Probe::default() };
    assert!(!judge.lasts(Probe { beside: 40, ..probe }, 100));
    let mut judge = Judge::new(BURST, HELD);
    assert!(judge.lasts(Probe { beside: 41, ..probe }, 100));
}

#[test]
fn an_overload_is_over_a_second_after_the_last_who_was_turned_away() {
    let mut judge = Judge { lasts: true, ..Judge::new(BURST, HELD) };
    let mut at = |now: u64, turned_away| {
        judge.lasts(Probe { now, came: turned_away, turned_away, ..Probe::default() }, 100)
    };
    assert!(at(500_000, 1) && at(1_400_000, 2));
    assert!(at(1_400_000 + OVER_AFTER, 2));
    assert!(!at(1_400_001 + OVER_AFTER, 2));
    assert!(!at(1_500_000 + OVER_AFTER, 2), "bursts are served again");
}

#[test]
fn only_the_last_few_of_those_who_wait_are_served_and_all_without_an_overload() {
    let crowd = crowd();
    assert!(crowd.arrive().is_none(), "nobody waits");
    crowd.lasts.store(true, Relaxed);
    let waiting: Vec<_> = (0..10).map(|_| crowd.arrive().unwrap()).collect();
    let admitted: Vec<bool> = waiting.into_iter().map(Waiting::leave).collect();
    assert_eq!(admitted, (0..10).map(|n| n >= 10 - HELD).collect::<Vec<_>>());
    let counts = [&crowd.came, &crowd.turned_away].map(|count| count.load(Relaxed));
    assert_eq!(counts, [11, 10 - HELD as u64]);
    drop(crowd.arrive());
    assert_eq!(crowd.waiting.load(Relaxed), 0, "who goes does not wait");
}

#[test]
fn in_an_overload_no_more_are_in_progress_than_are_done_soon() {
    let crowd = crowd();
    assert!(!crowd.is_full(usize::MAX), "a burst is served whole");
    crowd.lasts.store(true, Relaxed);
    assert_eq!((crowd.is_full(crowd.in_progress - 1), crowd.is_full(crowd.in_progress)), (false, true));
    assert_eq!(crowd.turned_away.load(Relaxed), 1);
}

#[test]
fn who_has_waited_for_its_turn_since_before_the_overload_makes_room_for_others() {
    let crowd = crowd();
    let (short, long) = (crowd.overload_wait, crowd.overload_wait + Duration::from_millis(1));
    assert!(!crowd.outlived(long), "a burst is served whole");
    crowd.lasts.store(true, Relaxed);
    assert_eq!((crowd.outlived(short), crowd.outlived(long)), (false, true));
    assert_eq!(crowd.turned_away.load(Relaxed), 1);
}

#[test]
fn who_is_turned_away_is_told_at_once_unless_nearly_all_are() {
    let settings =
        GatewaySettings { turn_away_after: Duration::from_millis(200), ..GatewaySettings::default() };
    let crowd = Crowd::new(&settings);
    let mut judge = Judge { lasts: true, ..Judge::new(BURST, HELD) };
    let mut now = 0;
    let mut pause = |turned_away_of_100| {
        for _ in 0..100 {
            now += 1000;
            crowd.came.fetch_add(100, Relaxed);
            crowd.turned_away.fetch_add(turned_away_of_100, Relaxed);
            crowd.probed(&mut judge, now, 0, 0);
        }
        crowd.pause().as_millis()
    };
    assert_eq!((pause(0), pause(67), pause(89)), (0, 0, 0));
    assert!((95..=105).contains(&pause(94)));
    assert!((199..=200).contains(&pause(98)));
}

/// Microseconds that a server needs to read a request, to serve it, and to turn it away.
struct Costs {
    read: f64,
    serve: f64,
    turn_away: f64,
}

enum Task<'a> {
    /// A request that was sent at a time, and nobody has read.
    Sent(f64),
    /// The same, when it has let others go first.
    Read(f64, Waiting<'a>),
    /// A probe that began at a time.
    Probe(f64),
}

/// Requests come at a rate to a server of one queue for three seconds; gives the waits of those who are served in the last two,
/// ascending, and how many a second these were.
fn overloaded(costs: &Costs, per_second: f64) -> (Vec<f64>, f64) {
    let every = 1e6 / per_second;
    let (waits, _) = served(costs, |due| due + every);
    let served = waits.len() as f64 / 2.0;
    (waits, served)
}

/// Requests come when `next` says; gives the waits of those who are served in the last two of three seconds, ascending, and how many
/// were turned away in the last one.
fn served(costs: &Costs, next: impl Fn(f64) -> f64) -> (Vec<f64>, u64) {
    let crowd = crowd();
    let mut judge = Judge::new(BURST, HELD);
    let mut turned_away = None;
    let mut queue = VecDeque::new();
    let (mut now, mut due, mut probe) = (0.0, 0.0, 0.0);
    let mut waits = Vec::new();
    while now < 3e6 {
        if now > 2e6 {
            turned_away.get_or_insert(crowd.turned_away.load(Relaxed));
        }
        while due <= now {
            queue.push_back(Task::Sent(due));
            due = next(due);
        }
        if probe <= now {
            queue.push_back(Task::Probe(now));
            probe = f64::INFINITY;
        }
        let (sent, admitted) = match queue.pop_front() {
            None => {
                now = due.min(probe);
                continue;
            }
            Some(Task::Probe(began)) => {
                crowd.probed(&mut judge, now as u64, (now - began) as u64, 0);
                probe = if now - began < LATE as f64 { now + 2000.0 } else { now };
                continue;
            }
            Some(Task::Sent(sent)) => {
                now += costs.read;
                match crowd.arrive() {
                    None => (sent, true),
                    Some(waiting) => {
                        queue.push_back(Task::Read(sent, waiting));
                        continue;
                    }
                }
            }
            Some(Task::Read(sent, waiting)) => (sent, waiting.leave()),
        };
        now += if admitted { costs.serve } else { costs.turn_away };
        waits.extend((admitted && now > 1e6).then_some(now - sent));
    }
    waits.sort_unstable_by(f64::total_cmp);
    (waits, crowd.turned_away.load(Relaxed) - turned_away.unwrap_or_default())
}

#[test]
fn three_times_the_capacity_is_served_soon_and_nearly_as_much_as_can_be() {
    for (read, serve, turn_away) in
        [(6.0, 60.0, 6.0), (12.0, 60.0, 6.0), (10.0, 100.0, 10.0), (15.0, 500.0, 15.0)]
    {
        let capacity = 1e6 / (read + serve);
        let (waits, served) = overloaded(&Costs { read, serve, turn_away }, 3.0 * capacity);
        // What is left when all have been read and the others have been told.
        let possible = (1e6 - 3.0 * capacity * (read + turn_away)) / (serve - turn_away);
        assert!(served > 0.7 * possible, "{served} of {possible} are served when serving takes {serve}");
        let p99 = waits[waits.len() * 99 / 100];
        assert!(p99 < 5.0 * WAIT as f64 + 5.0 * serve, "{p99} when serving takes {serve}");
    }
}

#[test]
fn nobody_is_turned_away_below_the_capacity() {
    let (waits, served) = overloaded(&Costs { read: 10.0, serve: 90.0, turn_away: 10.0 }, 9_000.0);
    assert!((served - 9_000.0).abs() < 10.0, "{served}");
    assert!(waits[waits.len() - 1] < 1_000.0);
}

#[test]
fn after_an_overload_those_who_come_in_crowds_are_soon_served_whole() {
    let costs = Costs { read: 10.0, serve: 90.0, turn_away: 10.0 };
    // Half a second of three times the capacity, then half of it, twenty at a time.
    let (waits, turned_away) = served(&costs, |due| match due {
        due if due < 5e5 => due + 33.0,
        due if (due * 20.0) as u64 % 20 < 19 => due + 0.05,
        due => due.floor() + 4_000.0,
    });
    assert_eq!(turned_away, 0);
    assert!(waits.len() > 8_000, "{}", waits.len());
}

#[test]
fn more_may_wait_as_long_as_nobody_waits_for_long() {
    let mut judge = Judge { lasts: true, ..Judge::new(BURST, HELD) };
    let mut after = |late| {
        let before = judge.before;
        judge.lasts(
            Probe {
                now: before.now + 1000,
                late,
                came: before.came + 1,
                turned_away: before.turned_away + 1,
                beside: 0,
            },
            100,
        );
        judge.held
    };
    let held = HELD as f64;
    assert_eq!((after(WAIT), after(0)), (held + 1.0, held + CHANGES.0 + 1.0));
    assert_eq!(after(WAIT + 1), held + (CHANGES.0 + 1.0) * CHANGES.1);
    assert!((0..200).all(|_| after(0) <= 100.0));
    assert!((0..200).map(|_| after(9_999)).last().unwrap() < held + 0.1);
}
