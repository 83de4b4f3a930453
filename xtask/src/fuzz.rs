//! Readers of hostile bytes under libFuzzer: `cargo xtask fuzz`. The same targets run over their corpora in `cargo xtask test`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread;
use std::time::Duration;

use crate::workspace::Workspace;

/// What libFuzzer needs of the compiler: counters, the table of places, compared values. Options of LLVM that a stable
/// compiler takes, so no other toolchain is needed.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing";
/// Processor seconds of each target when none are asked for.
const SECONDS: u64 = 60;
/// A target that needs longer for one input hangs; generous, for the time is that of the wall and the machine may be busy.
const HANG_SECONDS: u64 = 120;
const MEMORY_MIB: u64 = 2048;
/// How libFuzzer ends when it is asked to.
const INTERRUPTED: i32 = 72;

/// Runs one target, or all one after the other, each for some seconds of processor time. What was found stays under `target/fuzz`.
///
/// # Errors
/// When something cannot be started.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<bool, String> {
    let Wanted { target, seconds, seed } = wanted(arguments)?;
    let known = targets(workspace)?;
    if let Some(name) = target.filter(|name| !known.contains(name)) {
        return Err(format!("no target {name}; targets: {}", known.join(", ")));
    }
    let programs = build(workspace)?;
    seeds(workspace)?;
    let mut good = true;
    for name in known.iter().filter(|name| target.as_ref().is_none_or(|only| *only == *name)) {
        good &= one(workspace, &programs.join(name), name, seconds, seed)?;
    }
    Ok(good)
}

struct Wanted<'a> {
    target: Option<&'a String>,
    seconds: u64,
    seed: u64,
}

fn wanted(arguments: &[String]) -> Result<Wanted<'_>, String> {
    let mut wanted = Wanted { target: None, seconds: SECONDS, seed: 1 };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut number = || {
            let value = rest.next().and_then(|value| value.parse().ok());
            value.ok_or_else(|| format!("{argument} needs a number"))
        };
        match argument.as_str() {
            "--seconds" => wanted.seconds = number()?,
            "--seed" => wanted.seed = number()?,
            name if !name.starts_with('-') && wanted.target.is_none() => wanted.target = Some(argument),
            other => return Err(format!("unknown argument {other}; fuzz [TARGET] [--seconds N] [--seed S]")),
        }
    }
    Ok(wanted)
}

/// Names of all targets, alphabetical: the programs that are there.
fn targets(workspace: &Workspace) -> Result<Vec<String>, String> {
    let folder = workspace.root.join("fuzz/fuzz_targets");
    let files = files(&folder)?;
    Ok(files.iter().filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let told = |why: std::io::Error| format!("{}: {why}", folder.display());
    let entries: Result<Vec<_>, _> = fs::read_dir(folder).map_err(told)?.collect();
    let mut files: Vec<PathBuf> = entries.map_err(told)?.iter().map(fs::DirEntry::path).collect();
    files.sort();
    Ok(files)
}

/// Builds the programs with coverage, and gives their folder.
fn build(workspace: &Workspace) -> Result<PathBuf, String> {
    let host = host(workspace)?;
    let target = workspace.target().join("fuzz/build");
    // The versions of everything that the product has too.
    fs::copy(workspace.root.join("Cargo.lock"), workspace.root.join("fuzz/Cargo.lock"))
        .map_err(|why| format!("fuzz/Cargo.lock: {why}"))?;
    let mut command = workspace.command("cargo");
    command.args(["build", "--release", "--quiet", "--manifest-path", "fuzz/Cargo.toml"]);
    // Naming the target keeps build scripts and macros without counters, which libFuzzer's library would miss.
    command.args(["--target", &host]).env("RUSTFLAGS", FLAGS).env("CARGO_TARGET_DIR", &target);
    let status = command.status().map_err(|why| format!("cargo: {why}"))?;
    if !status.success() {
        return Err("the programs did not build; they need a C++ compiler".to_owned());
    }
    Ok(target.join(host).join("release"))
}

fn host(workspace: &Workspace) -> Result<String, String> {
    let output = workspace.command("rustc").arg("-vV").output().map_err(|why| format!("rustc: {why}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_owned).ok_or_else(|| "rustc -vV names no host".to_owned())
}

/// Golden cases of SQL as inputs, so that they are not kept twice.
fn seeds(workspace: &Workspace) -> Result<(), String> {
    let folder = workspace.target().join("fuzz/seeds/sql_program");
    fs::create_dir_all(&folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    for case in files(&workspace.root.join("crates/sql/golden"))? {
        let part = |file: &str| fs::read_to_string(case.join(file)).unwrap_or_default();
        let rows: Vec<String> = part("rows.jsonl").lines().take(8).map(str::to_owned).collect();
        let text = [part("program.sql"), part("schema.json"), rows.join("\n")].join("\n----\n");
        let path = folder.join(case.file_name().unwrap_or_default());
        fs::write(&path, text).map_err(|why| format!("{}: {why}", path.display()))?;
    }
    Ok(())
}

fn one(workspace: &Workspace, program: &Path, name: &str, seconds: u64, seed: u64) -> Result<bool, String> {
    let target = workspace.target().join("fuzz");
    let (grown, found) = (target.join("corpus").join(name), target.join("found").join(name));
    for folder in [&grown, &found] {
        fs::create_dir_all(folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    }
    println!("{name}: {seconds} s of processor time");
    let mut command = Command::new(program);
    command.arg(&grown).arg(workspace.root.join("fuzz/corpus").join(name));
    let given = target.join("seeds").join(name);
    if given.is_dir() {
        command.arg(given);
    }
    command.args([
        format!("-timeout={HANG_SECONDS}"),
        format!("-rss_limit_mb={MEMORY_MIB}"),
        format!("-malloc_limit_mb={}", MEMORY_MIB / 2),
        format!("-artifact_prefix={}/", found.display()),
        format!("-seed={seed}"),
        "-print_final_stats=1".to_owned(),
        "-max_len=8192".to_owned(),
        "-verbosity=0".to_owned(),
        "-print_funcs=0".to_owned(),
    ]);
    if processor_seconds(std::process::id()).is_none() {
        command.arg(format!("-max_total_time={seconds}"));
    }
    let mut child = command.spawn().map_err(|why| format!("{}: {why}", program.display()))?;
    let status = wait(workspace, &mut child, seconds)?;
    println!(
        "{name}: {}",
        if status { "nothing found" } else { "FOUND something; the input is named above" }
    );
    Ok(status)
}

/// Waits until the program ends, and asks it to when its processor time is over.
fn wait(workspace: &Workspace, child: &mut Child, seconds: u64) -> Result<bool, String> {
    let mut asked = false;
    loop {
        if let Some(status) = child.try_wait().map_err(|why| why.to_string())? {
            return Ok(status.success() || asked && status.code() == Some(INTERRUPTED));
        }
        if !asked && processor_seconds(child.id()).is_some_and(|used| used >= seconds) {
            let interrupt = workspace.command("kill").args(["-INT", &child.id().to_string()]).status();
            asked = interrupt.map_err(|why| format!("kill: {why}"))?.success();
        }
        thread::sleep(Duration::from_millis(500));
    }
}

/// Processor time of a process in seconds, where the system tells.
fn processor_seconds(process: u32) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name, in parentheses, may hold anything.
    let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: u64 = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    // The kernel's unit for user space is a hundredth of a second.
    Some(ticks / 100)
}
