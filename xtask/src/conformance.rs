//! Conformance programs: other languages' clients against a running `flumen`.
//!
//! Each program prints `PASS name`, `FAIL name: why` or `SKIP name: why` lines and exits with 0 when nothing
//! failed. It is told where the server is by environment variables (`conformance/README.md`), so it can also be
//! run by hand. Every program has a server of its own, on a free port, with an empty data directory.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use crate::process;
use crate::report::{Outcome, Tally, in_ci, log, timed};
use crate::tools::{self, Missing};
use crate::workspace::Workspace;

/// A program: its name, whether it wants a running server, and how to make its command.
struct Program {
    name: &'static str,
    server: bool,
    command: fn(&Workspace) -> Result<Command, Missing>,
}

/// All programs; those that find the most in the least time come first.
const PROGRAMS: &[Program] = &[
    Program { name: "boto3", server: true, command: |w| boto3(w, "api.py") },
    Program { name: "boto3-violations", server: true, command: |w| boto3(w, "violations.py") },
    Program { name: "boto3-reshard", server: true, command: |w| boto3(w, "reshard.py") },
    Program { name: "boto3-limits", server: false, command: |w| boto3(w, "limits.py") },
    Program { name: "boto3-guard", server: false, command: |w| boto3(w, "guard.py") },
    Program { name: "boto3-fanout", server: true, command: |w| boto3(w, "fanout.py") },
    Program { name: "boto3-analytics", server: true, command: |w| boto3(w, "analytics.py") },
    Program { name: "boto3-encodings", server: true, command: |w| boto3(w, "encodings.py") },
    Program { name: "boto3-analytics-live", server: false, command: |w| boto3(w, "analytics_live.py") },
    Program {
        name: "boto3-analytics-functions",
        server: false,
        command: |w| boto3(w, "analytics_functions.py"),
    },
    Program { name: "bad-input", server: true, command: bad_input },
    Program { name: "aws-cli-v1", server: true, command: aws_cli_v1 },
    Program { name: "aws-cli-v2", server: true, command: aws_cli_v2 },
    Program { name: "js", server: true, command: |w| js(w, "kinesis.js") },
    Program { name: "js-fanout", server: true, command: |w| js(w, "fanout.js") },
    Program { name: "java", server: true, command: java },
    Program { name: "go", server: true, command: go },
    Program { name: "rust", server: true, command: rust },
    Program { name: "boto3-flights", server: true, command: |w| boto3(w, "put_flights.py") },
    Program { name: "boto3-faults", server: false, command: |w| boto3(w, "faults.py") },
    Program { name: "boto3-power", server: false, command: |w| boto3(w, "power.py") },
    Program { name: "boto3-kill", server: false, command: |w| boto3(w, "kill_loop.py") },
    Program { name: "boto3-kill-reshard", server: false, command: kill_reshard },
];

/// Programs whose server verifies signatures and enforces policies: so every way that SDKs sign is judged, over HTTP/1.1
/// and HTTP/2, JSON and CBOR. The others call with several keys, or with none, as the default mode allows.
const VERIFIED: &[&str] = &["boto3-fanout", "js", "js-fanout", "go", "rust"];

/// The credential of those programs.
const CREDENTIAL: &str = "[auth]\nverify_signatures = true\nenforce_policies = true\n[[auth.credentials]]\naccess_key = \
                          \"AKIDCONFORMANCE00000\"\nsecret_key = \"not-a-secret\"\nprincipal = \
                          \"arn:aws:iam::000000000000:root\"\n";

/// Time for one program.
const LIMIT: Duration = Duration::from_secs(30 * 60);
/// Time for a server to be ready: a debug build on a busy machine.
const READY: Duration = Duration::from_secs(20);

fn boto3(workspace: &Workspace, file: &str) -> Result<Command, Missing> {
    let mut command = workspace.command(tools::python_environment(workspace, "boto3")?.join("python"));
    command.arg(folder(workspace).join("boto3").join(file));
    Ok(command)
}

fn kill_reshard(workspace: &Workspace) -> Result<Command, Missing> {
    let mut command = boto3(workspace, "kill_loop.py")?;
    command.arg("--reshard");
    Ok(command)
}

fn bad_input(workspace: &Workspace) -> Result<Command, Missing> {
    let mut command = workspace.command(tools::python()?);
    command.arg(folder(workspace).join("bad-input/bad_input.py"));
    Ok(command)
}

fn aws_cli_v1(workspace: &Workspace) -> Result<Command, Missing> {
    let programs = tools::python_environment(workspace, "aws-cli")?;
    Ok(aws_cli(workspace, &programs.join("python"), &programs.join("aws")))
}

fn aws_cli_v2(workspace: &Workspace) -> Result<Command, Missing> {
    Ok(aws_cli(workspace, &tools::python()?, &tools::aws_cli_v2(workspace)?))
}

fn aws_cli(workspace: &Workspace, python: &Path, aws: &Path) -> Command {
    let mut command = workspace.command(python);
    command.arg(folder(workspace).join("aws-cli/check.py")).arg(aws);
    command
}

fn js(workspace: &Workspace, file: &str) -> Result<Command, Missing> {
    let (node, modules) = tools::node_modules(workspace, "js")?;
    let mut command = workspace.command(node);
    command.env("NODE_PATH", modules).arg(folder(workspace).join("js").join(file));
    Ok(command)
}

fn java(workspace: &Workspace) -> Result<Command, Missing> {
    let (java, class_path) = tools::java_classes(workspace, "java")?;
    let mut command = workspace.command(java);
    command.args(["-Xmx400m", "-cp", &class_path, "Conformance"]);
    Ok(command)
}

fn go(workspace: &Workspace) -> Result<Command, Missing> {
    Ok(workspace.command(tools::go_program(workspace, "go")?))
}

fn rust(workspace: &Workspace) -> Result<Command, Missing> {
    Ok(workspace.command(tools::rust_program(workspace, "rust")?))
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.root.join("conformance")
}

/// Runs all programs, or the one that the first argument names with the arguments after it.
///
/// # Errors
/// When the server does not build or there is no such program.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<Outcome, String> {
    let only = arguments.first().map(String::as_str);
    if let Some(name) = only.filter(|name| !PROGRAMS.iter().any(|program| program.name == *name)) {
        let names: Vec<&str> = PROGRAMS.iter().map(|program| program.name).collect();
        return Err(format!("no program {name}; programs: {}", names.join(", ")));
    }
    let flumen = build(workspace)?;
    println!();
    let mut total = Tally::default();
    for program in PROGRAMS.iter().filter(|program| only.is_none_or(|only| only == program.name)) {
        let rest = arguments.get(1..).unwrap_or_default();
        total += timed(&format!("  {}", program.name), || one(workspace, &flumen, program, rest)).tally;
    }
    print!("{:<24}", "conformance");
    Ok(Outcome { tally: total, output: String::new() })
}

/// Builds the server and answers where it is.
fn build(workspace: &Workspace) -> Result<PathBuf, String> {
    let mut command = workspace.command("cargo");
    command.args(["build", "--locked", "--quiet", "--package", "cli", "--bin", "flumen"]);
    let ended = process::run(&mut command, &log(workspace, "build"), LIMIT)?;
    if ended.success { Ok(workspace.target().join("debug/flumen")) } else { Err(ended.output) }
}

/// Runs one program.
fn one(
    workspace: &Workspace,
    flumen: &Path,
    program: &Program,
    arguments: &[String],
) -> Result<Outcome, String> {
    let mut command = match (program.command)(workspace) {
        Ok(command) => command,
        Err(Missing::Absent(why)) => {
            return Ok(Outcome { tally: Tally::skip(), output: format!("skipped: {why}") });
        }
        Err(Missing::Failed(why)) => return Err(why),
    };
    let place = workspace.tools().join("run").join(program.name);
    if place.exists() {
        std::fs::remove_dir_all(&place).map_err(|why| format!("{}: {why}", place.display()))?;
    }
    std::fs::create_dir_all(&place).map_err(|why| format!("{}: {why}", place.display()))?;
    clean_environment(&mut command);
    command.args(arguments).env("FLUMEN_BIN", flumen).env("FLUMEN_SCRATCH", &place);
    if !program.server {
        let ended = process::run(&mut command, &log(workspace, program.name), LIMIT)?;
        return Ok(read(&ended.output, ended.success));
    }
    let mut server = Server::start(workspace, flumen, &place, VERIFIED.contains(&program.name))?;
    command.env("FLUMEN_ENDPOINT", format!("http://127.0.0.1:{}", server.port));
    command.env("FLUMEN_TLS_ENDPOINT", format!("https://localhost:{}", server.port));
    let ca = place.join("data/tls/ca.pem");
    command.env("FLUMEN_CA", &ca).env("NODE_EXTRA_CA_CERTS", &ca);
    let ended = process::run(&mut command, &log(workspace, program.name), LIMIT)?;
    let mut outcome = read(&ended.output, ended.success);
    if let Ok(Some(status)) = server.child.try_wait() {
        outcome.tally += Tally::one(false);
        outcome.output += &format!("\nthe server ended by itself: {status}\n");
    }
    if outcome.tally.failed > 0 {
        let said = process::read(&server.log);
        let last: Vec<&str> = said.lines().rev().take(40).collect();
        outcome.output += "\nlast words of the server:\n";
        outcome.output += &last.into_iter().rev().collect::<Vec<_>>().join("\n");
    }
    Ok(outcome)
}

/// Settings that make a client on any machine the same client, without the user's own accounts and proxies.
fn clean_environment(command: &mut Command) {
    for name in
        ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "AWS_PROFILE"]
    {
        command.env_remove(name);
    }
    command.envs([
        ("AWS_ACCESS_KEY_ID", "AKIDCONFORMANCE00000"),
        ("AWS_SECRET_ACCESS_KEY", "not-a-secret"),
        ("AWS_DEFAULT_REGION", "us-east-1"),
        ("AWS_REGION", "us-east-1"),
        ("AWS_CONFIG_FILE", "/dev/null"),
        ("AWS_SHARED_CREDENTIALS_FILE", "/dev/null"),
        ("AWS_EC2_METADATA_DISABLED", "true"),
        ("AWS_PAGER", ""),
        ("PYTHONUNBUFFERED", "1"),
        ("PYTHONDONTWRITEBYTECODE", "1"),
        ("NODE_NO_WARNINGS", "1"),
    ]);
}

/// Counts the verdicts of a program; silence and a bad exit without a verdict are failures.
fn read(output: &str, success: bool) -> Outcome {
    let count = |word: &str| output.lines().filter(|line| line.starts_with(word)).count();
    let mut tally = Tally { passed: count("PASS "), failed: count("FAIL "), skipped: count("SKIP ") };
    if tally.failed == 0 && (!success || tally.passed == 0) {
        tally.failed = 1;
    }
    if tally.failed > 0 {
        return Outcome { tally, output: output.to_owned() };
    }
    let skips: Vec<&str> = output.lines().filter(|line| line.starts_with("SKIP ")).collect();
    if in_ci() && !skips.is_empty() {
        tally.failed = 1;
    }
    Outcome { tally, output: skips.join("\n") }
}

/// A running server; killed when dropped.
struct Server {
    child: Child,
    port: u16,
    log: PathBuf,
}

impl Server {
    fn start(workspace: &Workspace, flumen: &Path, place: &Path, verifies: bool) -> Result<Self, String> {
        let port = free_port()?;
        let log = place.join("server.log");
        let mut command = workspace.command(flumen);
        command.args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--data"]).arg(place.join("data"));
        if verifies {
            let file = place.join("flumen.toml");
            std::fs::write(&file, CREDENTIAL).map_err(|why| format!("{}: {why}", file.display()))?;
            command.arg("--config").arg(file);
        }
        let child = process::spawn(&mut command, &log)?;
        let mut server = Self { child, port, log };
        let start = Instant::now();
        while !ready(port) {
            let ended = server.child.try_wait().is_ok_and(|status| status.is_some());
            if ended || start.elapsed() > READY {
                return Err(format!("the server is not ready:\n{}", process::read(&server.log)));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be gone already; then there is nothing to end.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// A port that nobody listens on now.
fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|why| why.to_string())?;
    listener.local_addr().map(|address| address.port()).map_err(|why| why.to_string())
}

/// Whether `GET /ready` is answered with 200.
fn ready(port: u16) -> bool {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else { return false };
    stream.set_read_timeout(Some(Duration::from_secs(2))).ok();
    let request = format!("GET /ready HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nconnection: close\r\n\r\n");
    let mut answer = [0; 12];
    stream.write_all(request.as_bytes()).is_ok()
        && stream.read_exact(&mut answer).is_ok()
        && answer == *b"HTTP/1.1 200"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_counted() {
        let good = read("PASS a\nPASS b\nsome words\n", true);
        assert_eq!(good.tally, Tally { passed: 2, failed: 0, skipped: 0 });
        let bad = read("PASS a\nFAIL b: why\n", false);
        assert_eq!(bad.tally, Tally { passed: 1, failed: 1, skipped: 0 });
    }

    #[test]
    fn silence_and_a_bad_exit_without_a_verdict_are_failures() {
        assert_eq!(read("", true).tally.failed, 1);
        assert_eq!(read("PASS a\n", false).tally.failed, 1);
    }
}
