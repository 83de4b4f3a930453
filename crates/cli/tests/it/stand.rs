//! A server to test against, and the binary.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// The binary, with nothing of the developer's environment that would lead it elsewhere.
pub fn flumen(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_flumen"));
    command.args(args).stdin(Stdio::null());
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().to_ascii_uppercase().starts_with("AWS_") {
            command.env_remove(name);
        }
    }
    command.env("HOME", "/nonexistent").env_remove("http_proxy").env_remove("HTTP_PROXY");
    command
}

/// Runs the binary to its end.
pub fn run(args: &[&str]) -> Output {
    flumen(args).output().expect("the binary was built with this test")
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Runs the binary with this standard input.
pub fn feed(args: &[&str], input: &[u8]) -> Output {
    let mut child = spawn(flumen(args).stdin(Stdio::piped()));
    // The child may end before it has read everything.
    let _ = child.stdin.take().expect("it is piped").write_all(input);
    child.wait_with_output().expect("the child is ours")
}

pub fn spawn(command: &mut Command) -> Child {
    command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary was built with this test")
}

/// A port that nothing listens on.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has free ports");
    listener.local_addr().expect("it is bound").port()
}

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    /// Its http endpoint.
    pub endpoint: String,
}

impl Server {
    /// In memory, on a free port.
    pub fn ephemeral() -> Self {
        Self::start(&["serve", "--ephemeral", "--listen", "127.0.0.1:0"])
    }

    /// With these arguments; returns when it is ready.
    pub fn start(args: &[&str]) -> Self {
        let mut child = spawn(&mut flumen(args));
        let mut out = BufReader::new(child.stdout.take().expect("it is piped"));
        let mut line = String::new();
        out.read_line(&mut line).expect("the banner is text");
        let word = line.split_whitespace().find(|word| word.starts_with("http://"));
        let Some(endpoint) = word.map(|word| word.trim_end_matches(',').to_owned()) else {
            let mut why = String::new();
            let _ = child.stderr.take().expect("it is piped").read_to_string(&mut why);
            panic!("no server: {line:?} {why}");
        };
        // Nobody reads on; the server does not mind.
        Server { child, endpoint }
    }

    /// Runs a client command against it.
    pub fn run(&self, args: &[&str]) -> Output {
        run(&[args, &["--endpoint", &self.endpoint]].concat())
    }

    /// Like [`Server::run`]; the command must succeed. Gives its standard output.
    pub fn ok(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {}", stderr(&output));
        stdout(&output)
    }

    /// Puts lines; all must be stored.
    pub fn put(&self, stream: &str, lines: &str, flags: &[&str]) {
        let output =
            feed(&[&["put", stream, "--endpoint", &self.endpoint][..], flags].concat(), lines.as_bytes());
        assert!(output.status.success(), "{}", stderr(&output));
    }

    /// Moves the clock of a server that has a test clock.
    pub fn advance(&self, seconds: u64) {
        let address = self.endpoint.strip_prefix("http://").expect("it is an http endpoint");
        let mut stream = TcpStream::connect(address).expect("it listens");
        let body = format!("{{\"advance_seconds\": {seconds}}}");
        let length = body.len();
        let head = format!("POST /_flumen/clock HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n");
        write!(stream, "{head}content-length: {length}\r\n\r\n{body}").expect("it reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers in text");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }

    /// The payloads of all records, as `tail` shows them.
    pub fn payloads(&self, stream: &str) -> Vec<String> {
        let text = self.ok(&["tail", stream, "--from", "trim-horizon", "--no-follow", "--json"]);
        let data = |line: &str| {
            serde_json::from_str::<serde_json::Value>(line).expect("a JSON line")["data"].clone()
        };
        text.lines().map(|line| data(line).as_str().expect("text").to_owned()).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A directory that is removed when dropped.
pub struct Scratch(pub PathBuf);

impl Scratch {
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("flumen-cli-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        Scratch(std::env::temp_dir().join(name))
    }

    pub fn path(&self) -> &str {
        self.0.to_str().expect("made of ASCII")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
