//! Opens, wires and starts everything; stops it in the opposite order.

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use analytics::Analytics;
use analytics::runtime::{Runtime, RuntimePorts};
use base::{Clock, Rng, Timers};
use commit_log::EmbeddedLog;
use commit_log::engine::Health;
use commit_log::{ControlParts, MemoryVfs, RealVfs, Vfs};
use edge::AwsSettings;
use edge::access::PolicyAuthorizer;
use edge::delivery_streams::{self, DeliveryStreams};
use edge::functions::{self, Functions};
use edge::http::Endpoint;
use edge::kms::{Keyring, KeyringSettings};
use edge::objects::ObjectDirectory;
use gateway::{Authenticator, Credential, Gateway, Tls, tls};
use service_api::Registry;
use service_api::ports::{AllowAll, Authorizer};
use streams::{StreamPorts, Streams};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::metrics::Minutes;
use crate::pages::ServerPages;
use crate::test_clock::MovedClock;
use crate::{AuthSettings, CredentialSettings, DataDir, EdgesSettings, Settings, SystemClock, SystemRng};

/// Whose part of the control log is which: these numbers are stored (`docs/formats/control.md`).
const STREAMS_PART: u8 = 0;
const ANALYTICS_PART: u8 = 1;
/// How many there are.
const CONTROL_PARTS: u8 = 2;

/// A server that serves.
pub struct Running {
    address: SocketAddr,
    ca_path: Option<PathBuf>,
    log: EmbeddedLog,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<usize>,
    runtime: Arc<Runtime>,
    minutely: [JoinHandle<()>; 2],
}

/// Why a server did not start.
#[derive(Debug)]
pub enum StartError {
    /// The address cannot be listened on.
    Listen(SocketAddr, std::io::Error),
    /// The data directory cannot be made.
    Directory(PathBuf, std::io::Error),
    /// The log in it cannot be opened.
    Log(commit_log::OpenError),
    /// The control log in it cannot be divided among the services.
    Control(commit_log::PartsError),
    /// The control state in it cannot be used.
    Streams(streams::OpenError),
    /// The applications in it cannot be used.
    Analytics(analytics::OpenError),
    /// A policy of an identity is malformed.
    Policy(edge::access::IdentityPolicyError),
    /// The keyring cannot be used.
    Keyring(edge::kms::KeyringError),
    /// The certificate authority in it cannot be used.
    Tls(gateway::TlsError),
}

/// Starts a server. It is ready when this returns. Must be called in a tokio runtime with I/O and time.
///
/// # Errors
/// [`StartError`]; nothing keeps running then.
pub async fn start(settings: Settings) -> Result<Running, StartError> {
    // The port first: a second server on the same port is told so before it waits for the directory.
    let listener = gateway::listen(settings.listen).map_err(|e| StartError::Listen(settings.listen, e))?;
    let address = listener.local_addr().map_err(|e| StartError::Listen(settings.listen, e))?;
    let moved = settings.test_clock.map(MovedClock::start);
    let timers: Arc<dyn Timers> = match &moved {
        Some(moved) => Arc::new(moved.clock().clone()),
        None => Arc::new(SystemClock),
    };
    let clock: Arc<dyn Clock> = Arc::clone(&timers) as _;
    let rng: Arc<dyn Rng> = Arc::new(SystemRng::new());

    let vfs = open_directory(&settings)?;
    let keys = Arc::new(open_keyring(&settings, Arc::clone(&rng))?);
    let mut log_settings = settings.log;
    if matches!(settings.data, DataDir::Ephemeral) {
        // Memory knows no places of blocks.
        log_settings.zero_ahead_bytes = 0;
    }
    let log = EmbeddedLog::open(vfs, Arc::clone(&clock), log_settings).map_err(StartError::Log)?;
    // From here on the directory is ours alone. Certificates are judged by clients, who live in real time.
    let tls = open_tls(&settings.data, &settings.tls_names, Arc::new(SystemClock))?;
    let ca_path = tls.ca_path().map(Path::to_owned);
    let records = Arc::new(log.clone());
    let control = ControlParts::open(records.clone(), CONTROL_PARTS).map_err(StartError::Control)?;
    let streams_part = control.part(STREAMS_PART);
    let streams = Streams::open(
        settings.streams,
        records.clone(),
        streams_part,
        Arc::clone(&timers),
        Arc::clone(&rng),
        keys.clone(),
    )
    .await
    .map_err(StartError::Streams)?;
    let streams = Arc::new(streams);
    let authorizer = authorizer(&settings.auth)?;
    let ports = Arc::new(StreamPorts::new(Arc::clone(&streams), Arc::clone(&authorizer)));
    let objects = Arc::new(ObjectDirectory::new(settings.objects));
    let (functions, delivery_streams) = neighbours(settings.edges, &authorizer);
    let ports = RuntimePorts {
        source: ports.clone(),
        sink: ports,
        delivery_streams: Arc::new(delivery_streams),
        functions: Arc::new(functions),
        keys,
        objects,
        log: records,
        timers: Arc::clone(&timers),
    };
    let runtime = Arc::new(Runtime::new(ports, settings.runtime));
    let analytics_part = control.part(ANALYTICS_PART);
    let analytics = Analytics::open(settings.analytics, analytics_part, timers, Arc::clone(&runtime) as _)
        .map_err(StartError::Analytics)?;
    let analytics = Arc::new(analytics);
    log.opened_all();
    analytics.resume();

    let mut registry = Registry::default();
    registry.add(streams::entry(&streams, Arc::clone(&authorizer)));
    registry.add(analytics::ops::v1::entry(&analytics, &authorizer));
    registry.add(analytics::ops::v2::entry(&analytics, &authorizer));
    let minutes = Arc::new(Minutes::new(settings.metrics_points_max));
    let minutely = [
        tokio::spawn(streams::run_minutely(Arc::clone(&streams), Arc::clone(&minutes) as _)),
        tokio::spawn(analytics::runtime::run_minutely(Arc::clone(&runtime), Arc::clone(&minutes) as _)),
    ];
    let pages = Arc::new(ServerPages { log: log.clone(), streams, minutes, clock: moved });
    let authenticator = authenticator(&settings.auth);
    let gateway =
        Gateway::new(settings.gateway, Arc::new(registry), clock, rng, Some(tls), pages, authenticator);
    let (stop, stopped) = oneshot::channel();
    let serving = tokio::spawn(gateway.serve(listener, async move {
        // A dropped sender is a stop too.
        let _ = stopped.await;
    }));
    Ok(Running { address, ca_path, log, stop, serving, runtime, minutely })
}

impl Running {
    /// The address that is listened on, with the port that was taken.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The URL that AWS clients take as their endpoint.
    #[must_use]
    pub fn endpoint(&self) -> String {
        let host = match self.address {
            // Nobody can connect to "any address".
            address if address.ip().is_unspecified() => format!("127.0.0.1:{}", address.port()),
            address => address.to_string(),
        };
        format!("http://{host}")
    }

    /// The certificate authority that clients must trust for https; `None` when it is in memory only.
    #[must_use]
    pub fn ca_path(&self) -> Option<&Path> {
        self.ca_path.as_deref()
    }

    /// Waits until the server cannot go on, and says why. Pending for as long as all is well.
    pub async fn failed(&self) -> String {
        self.log.poisoned().await.to_string()
    }

    /// Ends it: no new connections, requests in flight finish, the log is closed. Returns how many connections
    /// had to be cut.
    pub async fn stop(self) -> usize {
        let _ = self.stop.send(());
        let cut = self.serving.await.unwrap_or(0);
        self.minutely.iter().for_each(JoinHandle::abort);
        self.runtime.shutdown().await;
        let log = self.log;
        // Closing waits for the last commit: not on a thread that serves.
        let _ = tokio::task::spawn_blocking(move || log.close()).await;
        cut
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StartError::Listen(address, e) => write!(f, "cannot listen on {address}: {e}"),
            StartError::Directory(path, e) => {
                write!(f, "cannot make the data directory {}: {e}", path.display())
            }
            StartError::Log(e) => fmt::Display::fmt(e, f),
            StartError::Control(e) => fmt::Display::fmt(e, f),
            StartError::Streams(e) => fmt::Display::fmt(e, f),
            StartError::Analytics(e) => fmt::Display::fmt(e, f),
            StartError::Policy(e) => fmt::Display::fmt(e, f),
            StartError::Keyring(e) => fmt::Display::fmt(e, f),
            StartError::Tls(e) => fmt::Display::fmt(e, f),
        }
    }
}

impl std::error::Error for StartError {}

fn open_directory(settings: &Settings) -> Result<Arc<dyn Vfs>, StartError> {
    match &settings.data {
        DataDir::Ephemeral => Ok(Arc::new(MemoryVfs::new(settings.ephemeral_bytes_max))),
        DataDir::Path(path) => {
            let failed = |e| StartError::Directory(path.clone(), e);
            Ok(Arc::new(RealVfs::new(path.join("log")).map_err(failed)?))
        }
    }
}

fn authorizer(settings: &AuthSettings) -> Result<Arc<dyn Authorizer>, StartError> {
    let policies = settings
        .credentials
        .iter()
        .flat_map(|one| one.policies.iter().map(|document| (one.principal.arn.as_str(), document.as_str())));
    // Read also where they are not enforced, so that a mistake in them is found at once.
    let by_policies = PolicyAuthorizer::new(policies).map_err(StartError::Policy)?;
    Ok(if settings.enforce_policies { Arc::new(by_policies) } else { Arc::new(AllowAll) })
}

/// Clients sign by real time, also where a test moves the server's clock.
fn authenticator(settings: &AuthSettings) -> Authenticator {
    if settings.verify_signatures && settings.credentials.is_empty() {
        tracing::warn!(
            "signatures are verified and no credential is known, so every call is refused; name some in auth.credentials"
        );
    }
    let credential = |one: &CredentialSettings| Credential {
        access_key: one.access_key.clone(),
        secret_key: one.secret_key.clone(),
        session_token: one.session_token.clone(),
        principal: Arc::clone(&one.principal),
    };
    let credentials = settings.credentials.iter().map(credential).collect();
    Authenticator::new(settings.verify_signatures, credentials, Arc::new(SystemClock))
}

/// Neighbours at URLs. They live in real time, also where a test moves the server's clock.
fn neighbours(settings: EdgesSettings, authorizer: &Arc<dyn Authorizer>) -> (Functions, DeliveryStreams) {
    let EdgesSettings { credentials, lambda, lambda_answer, firehose, firehose_answer } = settings;
    let at = |endpoint: Option<Endpoint>, answer, answer_bytes_max| {
        let credentials = credentials.clone();
        endpoint.map(|endpoint| AwsSettings { endpoint, credentials, answer, answer_bytes_max })
    };
    let clock = || Arc::new(SystemClock);
    let lambda = at(lambda, lambda_answer, functions::ANSWER_BYTES_MAX);
    let firehose = at(firehose, firehose_answer, delivery_streams::ANSWER_BYTES_MAX);
    (
        Functions::new(lambda, Arc::clone(authorizer), clock()),
        DeliveryStreams::new(firehose, Arc::clone(authorizer), clock()),
    )
}

fn open_keyring(settings: &Settings, rng: Arc<dyn Rng>) -> Result<Keyring, StartError> {
    let file = settings.keys.file.clone().or_else(|| match &settings.data {
        DataDir::Ephemeral => None,
        DataDir::Path(path) => Some(path.join("keys/keyring.toml")),
    });
    let settings = KeyringSettings { file, create_missing: settings.keys.create_missing };
    Keyring::open(settings, rng).map_err(StartError::Keyring)
}

fn open_tls(data: &DataDir, names: &[String], clock: Arc<dyn Clock>) -> Result<Tls, StartError> {
    match data {
        DataDir::Ephemeral => tls::in_memory(names, clock),
        DataDir::Path(path) => tls::load_or_create(&path.join("tls"), names, clock),
    }
    .map_err(StartError::Tls)
}
