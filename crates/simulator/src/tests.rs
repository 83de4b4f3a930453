//! The simulator as a test. `FLUMEN_SEEDS=n` runs more seeds; `cargo xtask simulate` is the command for many.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use super::*;

const SEEDS: u64 = 2000;
/// A run of an application does more than others.
const APPLICATION_SEEDS: u64 = SEEDS / 5;

/// Runs seeds on all cores, each run in one thread, and gives what they came to in the order of the seeds.
fn run_all(seeds: u64, options: impl Fn(u64) -> Options + Sync) -> Vec<Result<Summary, Box<Failure>>> {
    let next = AtomicU64::new(0);
    let all = Mutex::new(Vec::new());
    let work = || {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= seeds {
                return;
            }
            let one = run(options(seed));
            all.lock().unwrap().push((seed, one));
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, std::num::NonZero::get) {
            scope.spawn(work);
        }
    });
    let mut all = all.into_inner().unwrap();
    all.sort_by_key(|(seed, _)| *seed);
    all.into_iter().map(|(_, one)| one).collect()
}

fn wanted(usually: u64) -> u64 {
    let given = std::env::var("FLUMEN_SEEDS").ok();
    given.map_or(usually, |text| text.parse().expect("FLUMEN_SEEDS is a number"))
}

fn application(seed: u64) -> Options {
    Options { kind: Kind::Application, ..Options::of(seed) }
}

#[test]
fn no_seed_breaks_a_law() {
    let seeds = wanted(SEEDS);
    let mut total = Summary::default();
    let mut refused = 0;
    for one in run_all(seeds, Options::of) {
        let one = one.unwrap_or_else(|failure| panic!("{failure}"));
        total.lives += one.lives;
        total.faults += one.faults;
        total.power_cuts += one.power_cuts;
        total.acknowledged += one.acknowledged;
        total.read += one.read;
        total.events += one.events;
        total.changes += one.changes;
        total.broken += one.broken;
        total.doubled += one.doubled;
        total.full += one.full;
        total.rewritten += one.rewritten;
        total.gathered += one.gathered;
        refused += u64::from(one.refused_damage);
    }
    if seeds >= 100 {
        // A simulator in which nothing happens finds nothing.
        let (often, seldom) = (seeds, seeds / 100);
        let counts = [
            total.lives,
            total.acknowledged,
            total.read,
            total.events,
            total.changes,
            total.broken,
            total.doubled,
            total.rewritten,
            total.gathered,
        ];
        assert!(counts.iter().all(|count| *count > often), "{total:?}");
        assert!([total.power_cuts, total.full].iter().all(|count| *count > often / 2), "{total:?}");
        assert!(total.faults > often / 4 && refused > seldom, "{refused} {total:?}");
    }
}

#[test]
fn no_seed_loses_or_changes_a_row_of_an_application() {
    let seeds = wanted(APPLICATION_SEEDS);
    let mut total = Summary::default();
    for one in run_all(seeds, application) {
        let one = one.unwrap_or_else(|failure| panic!("{failure}"));
        total.lives += one.lives;
        total.faults += one.faults;
        total.power_cuts += one.power_cuts;
        total.acknowledged += one.acknowledged;
        total.changes += one.changes;
        total.doubled += one.doubled;
    }
    if seeds >= 100 {
        let counts = [total.lives, total.power_cuts, total.changes, total.doubled, total.acknowledged / 10];
        assert!(counts.iter().all(|count| *count > seeds) && total.faults > seeds / 4, "{total:?}");
    }
}

#[test]
fn a_seed_does_the_same_twice() {
    the_same_twice(Options::of);
    the_same_twice(application);
}

fn the_same_twice(options: fn(u64) -> Options) {
    let first = run_all(60, options);
    let again = run_all(60, |seed| Options { trace: true, ..options(seed) });
    let mut digests = std::collections::BTreeSet::new();
    for (first, again) in first.into_iter().zip(again) {
        let (first, again) = (first.unwrap(), again.unwrap());
        assert_eq!(first, again);
        digests.insert(first.digest);
    }
    assert_eq!(digests.len(), 60, "seeds differ");
}

/// The seeds are listed in `docs/invariants.md`.
#[test]
fn every_planted_bug_is_found_within_2000_seeds() {
    for sabotage in Sabotage::ALL {
        let kind = sabotage.kind();
        let options = |seed| Options { sabotage: Some(sabotage), kind, ..Options::of(seed) };
        let found = (0..2000).find_map(|seed| run(options(seed)).err());
        let failure = found.unwrap_or_else(|| panic!("{} is not found", sabotage.name()));
        let told = failure.to_string();
        let again = format!("cargo xtask simulate --seed {}", failure.options.seed);
        assert!(told.contains(&again) && told.ends_with(sabotage.name()), "{told}");
        // It is the bug that is found, and nothing else.
        run(Options { kind, ..Options::of(failure.options.seed) }).unwrap();
        let repeated = run(Options { trace: true, ..failure.options }).unwrap_err();
        assert_eq!(repeated.what, failure.what);
        assert!(!repeated.trace.is_empty());
    }
}
