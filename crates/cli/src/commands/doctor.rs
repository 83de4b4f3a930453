//! `flumen doctor`: looks at everything that stands between a client and a server.

use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

use base::Timestamp;
use clap::Args;
use edge::http::HttpError;
use model::kinesis::ListStreamsInput;

use crate::client::{
    CallError, Client, ClientSettings, ConnectionArgs, DEFAULT_DATA, Endpoint, Environment, Process,
};
use crate::console::{self, Style};
use crate::failure::Failure;
use crate::text::{civil, units};

const EXAMPLES: &str = "\
Examples:
  flumen doctor                                     the server that commands here would talk to
  flumen doctor --endpoint https://localhost:4567   TLS, too
  flumen doctor --data /var/lib/flumen              look at that data directory

Each line is ok, warn (works, but not for everybody) or fail, with what to do about it.
Exit codes: 0 nothing failed, 1 something failed, 2 wrong usage.";

/// AWS signs requests for five minutes; a little less leaves room for the way.
const SKEW_FAIL: u64 = 270_000;
const SKEW_WARN: u64 = 30_000;
const FREE_FAIL: u64 = 64 << 20;
const FREE_WARN: u64 = 1 << 30;
const FILES_FAIL: u64 = 256;
const FILES_WARN: u64 = 4096;

/// Check the endpoint, the environment and this machine, and say what to do
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct DoctorArgs {
    /// Data directory of a server on this machine
    #[arg(long, value_name = "DIR", default_value = DEFAULT_DATA)]
    data: PathBuf,
    #[command(flatten)]
    connection: ConnectionArgs,
}

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grade {
    Ok,
    Warn,
    Fail,
}

/// One line of the report.
#[derive(Debug)]
struct Finding {
    grade: Grade,
    /// What was looked at.
    subject: &'static str,
    /// What was found.
    found: String,
    /// What to do; empty when all is well.
    advice: String,
}

fn ok(subject: &'static str, found: impl Into<String>) -> Finding {
    Finding { grade: Grade::Ok, subject, found: found.into(), advice: String::new() }
}

fn warn(subject: &'static str, found: impl Into<String>, advice: impl Into<String>) -> Finding {
    Finding { grade: Grade::Warn, subject, found: found.into(), advice: advice.into() }
}

fn fail(subject: &'static str, found: impl Into<String>, advice: impl Into<String>) -> Finding {
    Finding { grade: Grade::Fail, subject, found: found.into(), advice: advice.into() }
}

/// Looks at everything, prints a line each.
pub async fn run(args: DoctorArgs) -> Result<(), Failure> {
    let settings = ClientSettings::resolve(&args.connection, &Process)?;
    let mut findings = vec![
        ok("flumen", env!("CARGO_PKG_VERSION")),
        ok("endpoint", format!("{} (from {})", settings.endpoint, settings.endpoint_from)),
        ok(
            "credentials",
            format!("{} (from {})", settings.credentials.access_key, settings.credentials_from),
        ),
    ];
    let up = server(&settings, &mut findings).await;
    if !up {
        findings.extend(port(&settings.endpoint));
    }
    findings.extend(environment(&settings, &Process));
    findings.push(authority(&args.data, &settings, &Process));
    findings.push(data_directory(&args.data));
    findings.push(free_space(&args.data));
    findings.push(open_files());
    print(&findings)?;
    if findings.iter().any(|finding| finding.grade == Grade::Fail) { Err(Failure::Reported) } else { Ok(()) }
}

fn print(findings: &[Finding]) -> io::Result<()> {
    let style = Style::stdout();
    let mut out = io::stdout().lock();
    for Finding { grade, subject, found, advice } in findings {
        let grade = match grade {
            Grade::Ok => style.green("ok  "),
            Grade::Warn => style.yellow("warn"),
            Grade::Fail => style.red("fail"),
        };
        writeln!(out, "{grade}  {subject:<16} {found}")?;
        if !advice.is_empty() {
            writeln!(out, "{:22} -> {advice}", "")?;
        }
    }
    out.flush()
}

/// Asks the server for its streams; true when something answers.
async fn server(settings: &ClientSettings, findings: &mut Vec<Finding>) -> bool {
    let client = Client::new(settings.clone());
    let asked = console::now();
    let answer = match client.probe(&ListStreamsInput { limit: Some(1), ..Default::default() }).await {
        Ok(answer) => answer,
        Err(error) => {
            let down = matches!(error, CallError::Http(HttpError::Connect { .. }));
            findings.push(match error {
                CallError::Http(HttpError::Tls(_)) => {
                    fail("server", error.to_string(), "see `flumen trust`, then give --ca FILE")
                }
                error => {
                    fail("server", error.to_string(), "start it with `flumen serve`, or correct the endpoint")
                }
            });
            return !down;
        }
    };
    let answered = console::now();
    let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok());
    let millis = answered.millis_since(asked);
    findings.push(match (answer.status().as_u16(), header("x-amzn-requestid")) {
        (200, _) => ok("server", format!("answers ListStreams in {millis} ms")),
        (status, Some(_)) => {
            let why = header(wire::ERROR_TYPE_HEADER).unwrap_or("an error");
            warn(
                "server",
                format!("answers with {why} (HTTP status {status})"),
                "check the credentials and the region",
            )
        }
        (status, None) => fail(
            "server",
            format!("something answers with HTTP status {status}, but no Kinesis server"),
            "another program has the port: correct the endpoint, or serve on another port with --listen",
        ),
    });
    findings.extend(version(&client).await);
    findings.push(clock(header("date").and_then(civil::parse_http_date), asked, answered));
    true
}

/// The version stands on the front page of every Flumen server; other servers have another page.
async fn version(client: &Client) -> Option<Finding> {
    let page = client.page("/").await.ok()?;
    let text = std::str::from_utf8(page.body()).ok()?;
    Some(version_of(text.strip_prefix("flumen ")?.split_once(':')?.0))
}

fn version_of(server: &str) -> Finding {
    let ours = env!("CARGO_PKG_VERSION");
    if server == ours {
        return ok("version", format!("server and command line are both {ours}"));
    }
    warn(
        "version",
        format!("the server is {server}, this command line {ours}"),
        "install the same version on both",
    )
}

/// The `Date` header counts whole seconds, so the server's time lies in the second after it.
fn clock(date: Option<Timestamp>, asked: Timestamp, answered: Timestamp) -> Finding {
    let Some(date) = date else {
        return warn("clock", "the server sends no Date header", "clock skew cannot be told");
    };
    let ahead = date.millis_since(answered);
    let behind = asked.millis_since(Timestamp(date.0 + 1000));
    let skew = ahead.max(behind);
    let found = format!("server and client differ by {:.1} s", skew as f64 / 1000.0);
    let advice = "set both clocks by NTP; signatures are refused beyond five minutes";
    match skew {
        0 => ok("clock", "server and client agree"),
        _ if skew < SKEW_WARN => ok("clock", found),
        _ if skew < SKEW_FAIL => warn("clock", found, advice),
        _ => fail("clock", found, advice),
    }
}

/// Whether a server could be started where nothing answers.
fn port(endpoint: &Endpoint) -> Option<Finding> {
    if !endpoint.is_loopback() {
        return None;
    }
    let host = if endpoint.host == "localhost" { "127.0.0.1" } else { &endpoint.host };
    let address = SocketAddr::new(host.parse().ok()?, endpoint.port);
    Some(match TcpListener::bind(address) {
        Ok(_) => ok("port", format!("{address} is free for `flumen serve`")),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => fail(
            "port",
            format!("{address} is taken by another program that does not answer"),
            "stop it (`ss -ltnp` names it), or serve elsewhere with --listen",
        ),
        Err(error) => fail("port", format!("{address}: {error}"), "choose another address with --listen"),
    })
}

/// What SDKs on this machine would do without further settings.
fn environment(settings: &ClientSettings, env: &dyn Environment) -> Vec<Finding> {
    let mut findings = Vec::new();
    let endpoint = &settings.endpoint;
    let export = format!("export AWS_ENDPOINT_URL={endpoint}");
    let ignored =
        env.var("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS").is_some_and(|v| v.eq_ignore_ascii_case("true"));
    let url =
        ["AWS_ENDPOINT_URL_KINESIS", "AWS_ENDPOINT_URL"].into_iter().find_map(|n| Some((n, env.var(n)?)));
    findings.push(match url {
        _ if ignored => warn(
            "SDK endpoint",
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true: SDKs call AWS itself",
            "unset AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
        ),
        None if settings.endpoint_from.starts_with("profile") => {
            ok("SDK endpoint", format!("set by {}", settings.endpoint_from))
        }
        None => warn("SDK endpoint", "AWS_ENDPOINT_URL is not set: SDKs call AWS itself", export),
        Some((name, url)) if Endpoint::parse(&url).is_ok_and(|other| other == *endpoint) => {
            ok("SDK endpoint", format!("{name} points here"))
        }
        Some((name, url)) => warn("SDK endpoint", format!("{name} points elsewhere: {url}"), export),
    });
    // The AWS CLI and boto3 read the one, most other SDKs the other.
    let missing = ["AWS_DEFAULT_REGION", "AWS_REGION"].into_iter().filter(|name| env.var(name).is_none());
    findings.push(match missing.collect::<Vec<_>>().as_slice() {
        [] => ok("SDK region", settings.region.clone()),
        [one] => warn(
            "SDK region",
            format!("{one} is not set; some SDKs need it"),
            format!("export {one}={}", settings.region),
        ),
        _ => warn(
            "SDK region",
            "neither AWS_DEFAULT_REGION (AWS CLI, boto3) nor AWS_REGION (other SDKs) is set",
            format!("export AWS_DEFAULT_REGION={0} AWS_REGION={0}", settings.region),
        ),
    });
    if settings.credentials_from.starts_with("nowhere") {
        findings.push(warn(
            "SDK credentials",
            "none found: SDKs refuse to send requests",
            "export AWS_ACCESS_KEY_ID=flumen AWS_SECRET_ACCESS_KEY=flumen",
        ));
    }
    findings.extend(proxy(endpoint, env));
    findings
}

/// SDKs send requests to this machine through a proxy, too, unless told otherwise.
fn proxy(endpoint: &Endpoint, env: &dyn Environment) -> Option<Finding> {
    let names = if endpoint.tls { ["https_proxy", "HTTPS_PROXY"] } else { ["http_proxy", "HTTP_PROXY"] };
    let (name, _) = names.into_iter().find_map(|name| Some((name, env.var(name)?)))?;
    let spared = env.var("no_proxy").or_else(|| env.var("NO_PROXY")).unwrap_or_default();
    let spared = spared.split(',').any(|host| host.trim() == endpoint.host || host.trim() == "*");
    let advice = format!("export NO_PROXY={0} no_proxy={0}", endpoint.host);
    (!spared)
        .then(|| warn("proxy", format!("{name} is set and NO_PROXY does not name {}", endpoint.host), advice))
}

fn authority(data: &Path, settings: &ClientSettings, env: &dyn Environment) -> Finding {
    let ca = data.join("tls/ca.pem");
    if !ca.exists() {
        return ok("TLS", format!("no CA in {}; made by the first `flumen serve`", data.display()));
    }
    let trusts = |path: &Path| {
        env.file(path).zip(env.file(&ca)).is_some_and(|(theirs, ours)| theirs.contains(ours.trim()))
    };
    match env.var("AWS_CA_BUNDLE") {
        Some(bundle) if trusts(Path::new(&bundle)) => {
            ok("TLS", format!("AWS_CA_BUNDLE trusts {}", ca.display()))
        }
        Some(bundle) => warn(
            "TLS",
            format!("AWS_CA_BUNDLE={bundle} does not hold the CA of {}", data.display()),
            format!("export AWS_CA_BUNDLE={}, or use http", ca.display()),
        ),
        None if settings.endpoint.tls => warn(
            "TLS",
            "AWS_CA_BUNDLE is not set: SDKs refuse the server's certificate",
            format!("export AWS_CA_BUNDLE={}; `flumen trust` has more recipes", ca.display()),
        ),
        None => ok("TLS", format!("CA in {}; http needs none", ca.display())),
    }
}

fn data_directory(data: &Path) -> Finding {
    let name = data.display();
    if !data.exists() {
        return ok("data", format!("{name} is not there yet; `flumen serve` makes it"));
    }
    let probe = data.join(format!(".doctor-{}", std::process::id()));
    let written = std::fs::write(&probe, b"probe");
    let _ = std::fs::remove_file(&probe);
    match written {
        Ok(()) => ok("data", format!("{name} is writable")),
        Err(error) => {
            fail("data", format!("{name}: {error}"), "give the directory to the user who runs the server")
        }
    }
}

/// The directory itself, or what of its path is there.
fn nearest(path: &Path) -> Option<&Path> {
    path.ancestors().map(|p| if p.as_os_str().is_empty() { Path::new(".") } else { p }).find(|p| p.exists())
}

fn free_space(data: &Path) -> Finding {
    let Some(Ok(stat)) = nearest(data).map(rustix::fs::statvfs) else {
        return warn(
            "disk",
            format!("the free space of {} cannot be told", data.display()),
            "look with `df`",
        );
    };
    let free = stat.f_bavail.saturating_mul(stat.f_frsize);
    let found = format!("{} free for {}", units::bytes(free), data.display());
    let advice = "make room or lower the retention; a full disk refuses writes";
    match free {
        _ if free < FREE_FAIL => fail("disk", found, advice),
        _ if free < FREE_WARN => warn("disk", found, advice),
        _ => ok("disk", found),
    }
}

fn open_files() -> Finding {
    let limit = rustix::process::getrlimit(rustix::process::Resource::Nofile).current.unwrap_or(u64::MAX);
    let found = if limit == u64::MAX { "unlimited".to_owned() } else { format!("{limit} at once") };
    let advice = "raise it: `ulimit -n 65536`, or LimitNOFILE= in a systemd unit";
    match limit {
        _ if limit < FILES_FAIL => fail("open files", found, advice),
        _ if limit < FILES_WARN => warn("open files", found, advice),
        _ => ok("open files", found),
    }
}

#[cfg(test)]
#[path = "doctor_tests.rs"]
mod tests;
