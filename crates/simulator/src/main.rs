//! `cargo xtask simulate`: many seeds, or one again with its history.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use simulator::{Failure, Kind, Options, Sabotage, Summary, run};

const USAGE: &str = "usage: cargo xtask simulate [--seeds N] [--from SEED] [--seed SEED] [--kind streams|application] [--sabotage NAME] [--jobs N]";
const SEEDS: u64 = 2000;

struct Arguments {
    from: u64,
    seeds: u64,
    one: bool,
    sabotage: Option<Sabotage>,
    jobs: u64,
    kind: Kind,
}

impl Arguments {
    fn options(&self, seed: u64) -> Options {
        Options { seed, sabotage: self.sabotage, trace: self.one, kind: self.kind }
    }
}

fn main() -> ExitCode {
    let Some(arguments) = arguments() else {
        let names: Vec<&str> = Sabotage::ALL.iter().map(|sabotage| sabotage.name()).collect();
        eprintln!("{USAGE}\n--sabotage: {}", names.join(", "));
        return ExitCode::from(2);
    };
    if arguments.one {
        return match run(arguments.options(arguments.from)) {
            Ok(summary) => {
                println!("{summary:#?}");
                ExitCode::SUCCESS
            }
            Err(failure) => {
                eprintln!("{failure}");
                ExitCode::FAILURE
            }
        };
    }
    many(&arguments)
}

fn many(arguments: &Arguments) -> ExitCode {
    let began = Instant::now();
    let next = AtomicU64::new(arguments.from);
    let end = arguments.from + arguments.seeds;
    let sum: Mutex<(Summary, u64)> = Mutex::default();
    let failures: Mutex<Vec<Box<Failure>>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..arguments.jobs {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= end {
                        return;
                    }
                    match run(arguments.options(seed)) {
                        Ok(summary) => add(&mut sum.lock().expect("no panic under it"), &summary),
                        Err(failure) => {
                            eprintln!("{failure}");
                            failures.lock().expect("no panic under it").push(failure);
                        }
                    }
                }
            });
        }
    });
    let (summary, refused) = sum.into_inner().expect("all threads have ended");
    let failed = failures.into_inner().expect("all threads have ended").len();
    println!(
        "{} seeds in {:.1} s: {failed} violations\n{} steps, {} lives ({} ended by faults of the disk, {} by power cuts), \
         {} records acknowledged, {} read, {} events, {} changes of streams, {} broken and {} doubled requests, {} refused by a full \
         disk, {} bytes of the log rewritten ({} only brought together), {refused} damaged directories refused",
        arguments.seeds,
        began.elapsed().as_secs_f64(),
        summary.steps,
        summary.lives,
        summary.faults,
        summary.power_cuts,
        summary.acknowledged,
        summary.read,
        summary.events,
        summary.changes,
        summary.broken,
        summary.doubled,
        summary.full,
        summary.rewritten,
        summary.gathered,
    );
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn add((sum, refused): &mut (Summary, u64), one: &Summary) {
    sum.steps += one.steps;
    sum.lives += one.lives;
    sum.faults += one.faults;
    sum.power_cuts += one.power_cuts;
    sum.acknowledged += one.acknowledged;
    sum.read += one.read;
    sum.events += one.events;
    sum.changes += one.changes;
    sum.broken += one.broken;
    sum.doubled += one.doubled;
    sum.full += one.full;
    sum.rewritten += one.rewritten;
    sum.gathered += one.gathered;
    *refused += u64::from(one.refused_damage);
}

fn arguments() -> Option<Arguments> {
    let jobs = std::thread::available_parallelism().map_or(1, |n| n.get() as u64);
    let mut arguments =
        Arguments { from: 0, seeds: SEEDS, one: false, sabotage: None, jobs, kind: Kind::Streams };
    let mut given = std::env::args().skip(1);
    while let Some(name) = given.next() {
        let value = given.next()?;
        match name.as_str() {
            "--seeds" => arguments.seeds = value.parse().ok()?,
            "--from" => arguments.from = value.parse().ok()?,
            "--jobs" => arguments.jobs = value.parse().ok()?,
            "--seed" => {
                arguments.from = value.parse().ok()?;
                arguments.one = true;
            }
            "--sabotage" => {
                let known = Sabotage::ALL.into_iter().find(|sabotage| sabotage.name() == value);
                arguments.sabotage = Some(known?);
                arguments.kind = known?.kind();
            }
            "--kind" => {
                arguments.kind =
                    [Kind::Streams, Kind::Application].into_iter().find(|kind| kind.name() == value)?;
            }
            _ => return None,
        }
    }
    Some(arguments)
}
