//! The peers that speak the same API: kinesalite and kinesis-local (kinesis-mock) from npm, moto from PyPI. As they are
//! started here, all of them keep all in memory.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::process::{Server, answers};

/// Longest time that an installation may take.
const PATIENCE: Duration = Duration::from_secs(300);

/// Makes every server of a Node program listen on the loopback only.
const LOOPBACK: &str = "const net = require('net');\n\
    const listen = net.Server.prototype.listen;\n\
    net.Server.prototype.listen = function (to, ...rest) {\n\
    \x20 const port = to !== null && typeof to === 'object' ? to.port : to;\n\
    \x20 return listen.call(this, { port, host: '127.0.0.1' }, ...rest.filter((one) => typeof one === 'function'));\n\
    };\n";

/// Which one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A server in JavaScript.
    Kinesalite,
    /// A server in Scala, compiled to JavaScript; it speaks HTTP/2, too.
    KinesisLocal,
    /// A server in Python.
    Moto,
}

impl Kind {
    /// All.
    pub const ALL: [Self; 3] = [Self::Kinesalite, Self::KinesisLocal, Self::Moto];

    /// Name and version.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kinesalite => "kinesalite 3.3.3",
            Self::KinesisLocal => "kinesis-local 0.6.2",
            Self::Moto => "moto 5.2.5",
        }
    }

    fn place(self, tools: &Path) -> PathBuf {
        tools.join(self.name().replace(' ', "-"))
    }
}

/// An installed peer.
pub struct Peer {
    kind: Kind,
    /// Its interpreter.
    program: PathBuf,
    /// Its package; of moto its own program.
    package: PathBuf,
}

impl Peer {
    /// Installs it below `tools` unless it is there.
    ///
    /// # Errors
    /// When the machine has no Node or Python, or their package manager fails.
    pub fn install(kind: Kind, tools: &Path) -> Result<Self, String> {
        let place = kind.place(tools);
        match kind {
            Kind::Kinesalite | Kind::KinesisLocal => {
                let (node, npm) = (need("node")?, need("npm")?);
                let package = kind.name().split(' ').next().unwrap_or_default();
                let package = place.join("node_modules").join(package);
                if !package.is_dir() {
                    std::fs::create_dir_all(&place).map_err(|why| format!("{}: {why}", place.display()))?;
                    let mut command = Command::new(npm);
                    command.args(["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]);
                    command.args(["--omit=optional", "--prefix"]).arg(&place);
                    finish(command.arg(kind.name().replace(' ', "@")), &place)?;
                }
                Ok(Self { kind, program: node, package })
            }
            Kind::Moto => {
                let package = place.join("bin/moto_server");
                if !package.is_file() {
                    std::fs::create_dir_all(&place).map_err(|why| format!("{}: {why}", place.display()))?;
                    finish(
                        Command::new(need("python3")?).args(["-m", "venv", "--clear"]).arg(&place),
                        &place,
                    )?;
                    let mut pip = Command::new(place.join("bin/python"));
                    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
                    finish(pip.args([&kind.name().replace(' ', "=="), "flask", "flask-cors"]), &place)?;
                }
                Ok(Self { kind, program: package.clone(), package })
            }
        }
    }

    /// Starts it, with a log in the folder.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn start(&self, folder: &Path) -> Result<Server, String> {
        let log = folder.join("peer.log");
        let preload = folder.join("loopback.js");
        std::fs::write(&preload, LOOPBACK).map_err(|why| format!("{}: {why}", preload.display()))?;
        Server::launch(&log, |address| self.command(address, &preload), answers)
    }

    fn command(&self, address: SocketAddr, preload: &Path) -> Command {
        let mut command = Command::new(&self.program);
        let port = address.port().to_string();
        match self.kind {
            Kind::Kinesalite => {
                let package = self.package.display().to_string();
                let script = format!("require({package:?})({{createStreamMs:50}}).listen({port})");
                command.arg("--require").arg(preload).arg("-e").arg(script);
            }
            Kind::KinesisLocal => {
                // It reads files of its folder, and wants a second port for TLS.
                command.current_dir(&self.package).arg("--require").arg(preload).arg("main.js");
                command.env("KINESIS_MOCK_PLAIN_PORT", port).env("LOG_LEVEL", "ERROR");
                command.env("KINESIS_MOCK_TLS_PORT", free_port().to_string());
            }
            Kind::Moto => {
                command.args(["-H", "127.0.0.1", "-p", &port]);
            }
        }
        command
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
    // Without one it takes its usual port, or says that it cannot.
    listener.map_or(4567, |address| address.port())
}

/// Runs a command of an installation to its end.
fn finish(command: &mut Command, place: &Path) -> Result<(), String> {
    let name = Path::new(command.get_program()).file_name().unwrap_or_default().display().to_string();
    let file = place.join("install.log");
    let log = std::fs::File::create(&file).map_err(|why| format!("{}: {why}", file.display()))?;
    let error = log.try_clone().map_err(|why| format!("{}: {why}", file.display()))?;
    command.stdin(Stdio::null()).stdout(log).stderr(error);
    let mut child = command.spawn().map_err(|why| format!("{name}: {why}"))?;
    let begin = Instant::now();
    while begin.elapsed() < PATIENCE {
        match child.try_wait().map_err(|why| format!("{name}: {why}"))? {
            Some(status) if status.success() => return Ok(()),
            Some(_) => {
                let log = std::fs::read_to_string(&file).unwrap_or_default();
                return Err(format!("{name} failed: {}", log.lines().last().unwrap_or_default()));
            }
            None => std::thread::sleep(Duration::from_millis(20)),
        }
    }
    // It may have ended in between; either way it is gone after this.
    child.kill().ok();
    child.wait().ok();
    Err(format!("{name} took more than {} s", PATIENCE.as_secs()))
}

fn need(program: &str) -> Result<PathBuf, String> {
    which(program).ok_or_else(|| format!("not installed: there is no {program}"))
}

/// Where a program is, by the search path and where systems keep servers.
pub fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders = std::env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/local/sbin".into()]);
    folders.map(|folder| folder.join(program)).find(|place| place.is_file())
}
