//! Servers as child processes, and what the kernel says of them.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Signal, kill_process};

use crate::workload::list_streams;

/// Longest time that a server may take until it answers or until it has stopped.
const PATIENCE: Duration = Duration::from_secs(60);

/// Clock ticks of a second in `/proc`: the same on every Linux, whatever the kernel's own.
const TICKS: f64 = 100.0;

/// A process.
#[derive(Clone, Copy, Debug)]
pub struct Pid(u32);

impl Pid {
    /// This program.
    pub fn own() -> Self {
        Self(std::process::id())
    }

    /// A process that this program started.
    pub fn of(child: &Child) -> Self {
        Self(child.id())
    }
}

/// Whether a process that this program started has ended. What it used can be read until it is waited for.
///
/// # Errors
/// When it has been waited for.
pub fn has_ended(pid: Pid) -> Result<bool, String> {
    let stat = proc_file(pid, "stat")?;
    Ok(stat.rsplit(')').next().unwrap_or_default().trim_start().starts_with('Z'))
}

/// Seconds of CPU that a process has taken, in user and kernel.
///
/// # Errors
/// When the process is gone.
pub fn cpu_seconds(pid: Pid) -> Result<f64, String> {
    let stat = proc_file(pid, "stat")?;
    // The second field is a name that may hold anything; fields are counted after its closing parenthesis.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok());
    let (user, kernel) = ticks(11).zip(ticks(12)).ok_or("no CPU times in /proc")?;
    Ok((user + kernel) / TICKS)
}

/// A line of `/proc/PID/status` that counts KiB, in MiB: `VmRSS` is resident now, `VmHWM` at its highest.
///
/// # Errors
/// When the process is gone.
pub fn memory_mib(pid: Pid, name: &str) -> Result<f64, String> {
    let status = proc_file(pid, "status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.map(|kib| kib / 1024.0).ok_or_else(|| format!("no {name} in /proc"))
}

fn proc_file(pid: Pid, name: &str) -> Result<String, String> {
    std::fs::read_to_string(format!("/proc/{}/{name}", pid.0)).map_err(|why| format!("/proc: {why}"))
}

/// A server that is killed when this is dropped.
pub struct Server {
    child: Child,
    log: PathBuf,
    /// Where it listens.
    pub address: SocketAddr,
    /// Time from its start to its first answer.
    pub started_in: Duration,
}

impl Server {
    /// Starts a program that listens at the port that `arguments` tells it, and waits until it answers a request.
    ///
    /// # Errors
    /// When it cannot be started or gives no answer.
    pub fn start<A: AsRef<OsStr>>(
        program: &Path,
        log: &Path,
        arguments: impl FnOnce(SocketAddr) -> Vec<A>,
    ) -> Result<Self, String> {
        let command = |address| {
            let mut command = Command::new(program);
            command.args(arguments(address));
            command
        };
        Self::launch(log, command, answers)
    }

    /// Starts a command that listens at the port it is made for, and waits until the server there is `ready`.
    ///
    /// # Errors
    /// When it cannot be started or does not become ready.
    pub fn launch(
        log: &Path,
        make: impl FnOnce(SocketAddr) -> Command,
        ready: impl Fn(SocketAddr) -> bool,
    ) -> Result<Self, String> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(|why| format!("a port: {why}"))?;
        let address = listener.local_addr().map_err(|why| format!("a port: {why}"))?;
        drop(listener);
        let out = File::create(log).map_err(|why| format!("{}: {why}", log.display()))?;
        let error = out.try_clone().map_err(|why| format!("{}: {why}", log.display()))?;
        let mut command = make(address);
        command.stdin(Stdio::null()).stdout(out).stderr(error);
        let begin = Instant::now();
        let child = command.spawn().map_err(|why| format!("{}: {why}", command.get_program().display()))?;
        let mut server = Self { child, log: log.to_path_buf(), address, started_in: Duration::ZERO };
        while !ready(address) {
            if begin.elapsed() > PATIENCE || server.child.try_wait().is_ok_and(|status| status.is_some()) {
                return Err(server.complaint("does not answer"));
            }
            sleep(Duration::from_micros(200));
        }
        server.started_in = begin.elapsed();
        Ok(server)
    }

    /// Its process.
    pub fn pid(&self) -> Pid {
        Pid(self.child.id())
    }

    /// Asks it to stop and waits until it has; gives the time that it took.
    ///
    /// # Errors
    /// When it does not stop.
    pub fn stop(mut self) -> Result<Duration, String> {
        let begin = Instant::now();
        let pid = rustix::process::Pid::from_child(&self.child);
        kill_process(pid, Signal::TERM).map_err(|why| format!("SIGTERM: {why}"))?;
        while begin.elapsed() < PATIENCE {
            if self.child.try_wait().is_ok_and(|status| status.is_some()) {
                return Ok(begin.elapsed());
            }
            sleep(Duration::from_millis(1));
        }
        Err(self.complaint("does not stop"))
    }

    /// Kills it with SIGKILL.
    pub fn kill(self) {
        drop(self);
    }

    fn complaint(&self, what: &str) -> String {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        let tail: Vec<&str> = log.lines().rev().take(10).collect();
        format!("the server {what}; its last words, newest first:\n{}", tail.join("\n"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone after this.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Whether a server of the API answers a request with 200 now.
pub fn answers(address: SocketAddr) -> bool {
    call(address, |stream| {
        stream.write_all(&list_streams())?;
        let mut status = [0; 12];
        stream.read_exact(&mut status)?;
        Ok(status.ends_with(b"200"))
    })
}

/// Whether a server takes a connection now and does on it what is wanted.
pub fn call(address: SocketAddr, exchange: impl FnOnce(&mut TcpStream) -> std::io::Result<bool>) -> bool {
    let connected = TcpStream::connect(address).and_then(|stream| {
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(stream)
    });
    connected.and_then(|mut stream| exchange(&mut stream)).unwrap_or(false)
}
