//! Our own certificate authority, and server certificates signed by it.
//!
//! The authority is made once and kept beside the data, because people tell their clients to trust it. Server
//! certificates are made at each start and live in memory only: they always carry the current names, and no key of
//! theirs lies on a disk.

mod authority;
mod error;
mod recipes;

use std::fmt;
use std::net::IpAddr;
use std::path::Path;
use std::sync::{Arc, Mutex};

use base::{Clock, Timestamp};
use rcgen::SanType;
use rustls::crypto::{CryptoProvider, ring};
use rustls::server::{ClientHello, ResolvesServerCert, ServerConfig};
use rustls::sign::CertifiedKey;
use tokio_rustls::TlsAcceptor;

use authority::Authority;
pub use error::TlsError;
pub use recipes::recipes;

/// What it takes to serve TLS.
#[derive(Clone)]
pub struct Tls {
    config: Arc<ServerConfig>,
    ca_pem: Arc<str>,
    ca_path: Option<Arc<Path>>,
}

impl Tls {
    /// The certificate of the authority, which clients must trust, in PEM.
    #[must_use]
    pub fn ca_pem(&self) -> &str {
        &self.ca_pem
    }

    /// The file that holds [`Tls::ca_pem`]; `None` when the authority lives in memory.
    #[must_use]
    pub fn ca_path(&self) -> Option<&Path> {
        self.ca_path.as_deref()
    }

    pub(crate) fn acceptor(&self) -> TlsAcceptor {
        TlsAcceptor::from(Arc::clone(&self.config))
    }

    fn new(authority: Authority, names: Vec<SanType>, clock: Arc<dyn Clock>) -> Result<Self, TlsError> {
        let ca_pem = authority.pem().into();
        let provider = Arc::new(ring::default_provider());
        let certificates = Certificates::new(authority, names, clock, Arc::clone(&provider))?;
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(TlsError::rustls)?
            .with_no_client_auth()
            .with_cert_resolver(Arc::new(certificates));
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        config.ticketer = ring::Ticketer::new().map_err(TlsError::rustls)?;
        Ok(Tls { config: Arc::new(config), ca_pem, ca_path: None })
    }
}

/// The authority in `dir` (normally `DATA/tls`), made when there is none: `ca.pem`, and `ca-key.pem` for the owner
/// alone. Server certificates name `localhost`, `127.0.0.1`, `::1`, this machine's host name and `extra_names` (DNS
/// names, also with a `*` in front, or IP addresses), last 397 days, and are renewed in time while the process runs.
///
/// Keys come from the system's random generator.
///
/// # Errors
/// When the files cannot be read or written, do not belong together, or a name cannot stand in a certificate.
pub fn load_or_create(dir: &Path, extra_names: &[String], clock: Arc<dyn Clock>) -> Result<Tls, TlsError> {
    let names = names(extra_names)?;
    let authority = Authority::load_or_create(dir, clock.now())?;
    let mut tls = Tls::new(authority, names, clock).map_err(|error| match error {
        TlsError::Mismatch { .. } => TlsError::Mismatch { dir: dir.to_owned() },
        other => other,
    })?;
    tls.ca_path = Some(dir.join(authority::CA_FILE).into());
    Ok(tls)
}

/// Like [`load_or_create`], with an authority that ends with the process and leaves no file.
///
/// # Errors
/// When a name cannot stand in a certificate.
pub fn in_memory(extra_names: &[String], clock: Arc<dyn Clock>) -> Result<Tls, TlsError> {
    Tls::new(Authority::create(clock.now())?, names(extra_names)?, clock)
}

/// Names of the server certificate, each once.
fn names(extra: &[String]) -> Result<Vec<SanType>, TlsError> {
    let mut names = Vec::new();
    for name in ["localhost", "127.0.0.1", "::1"].into_iter().chain(extra.iter().map(String::as_str)) {
        add(&mut names, san(name).ok_or_else(|| TlsError::Name(name.to_owned()))?);
    }
    // A host name that is no DNS name is no reason not to start.
    if let Some(host) = rustix::system::uname().nodename().to_str().ok().and_then(san) {
        add(&mut names, host);
    }
    Ok(names)
}

fn add(names: &mut Vec<SanType>, name: SanType) {
    if !names.contains(&name) {
        names.push(name);
    }
}

fn san(name: &str) -> Option<SanType> {
    if let Ok(address) = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>() {
        return Some(SanType::IpAddress(address));
    }
    let host = name.strip_prefix("*.").unwrap_or(name);
    let label = |label: &str| {
        let good = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        (1..=63).contains(&label.len()) && label.bytes().all(good)
    };
    if host.len() > 253 || !host.split('.').all(label) {
        return None;
    }
    name.try_into().ok().map(SanType::DnsName)
}

/// The current server certificate, renewed in time.
struct Certificates {
    authority: Authority,
    names: Vec<SanType>,
    clock: Arc<dyn Clock>,
    provider: Arc<CryptoProvider>,
    /// Locked once for each handshake, never for a request.
    current: Mutex<Issued>,
}

#[derive(Clone)]
struct Issued {
    key: Arc<CertifiedKey>,
    renew_at: Timestamp,
}

impl Certificates {
    fn new(
        authority: Authority,
        names: Vec<SanType>,
        clock: Arc<dyn Clock>,
        provider: Arc<CryptoProvider>,
    ) -> Result<Self, TlsError> {
        let first = issue(&authority, &names, clock.now(), &provider)?;
        Ok(Certificates { authority, names, clock, provider, current: Mutex::new(first) })
    }

    fn current(&self) -> Arc<CertifiedKey> {
        let now = self.clock.now();
        // The lock only guards a whole replacement, so a panic elsewhere cannot have left it half done.
        let mut current = self.current.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if now >= current.renew_at {
            match issue(&self.authority, &self.names, now, &self.provider) {
                Ok(next) => *current = next,
                Err(error) => tracing::error!(%error, "cannot renew the server certificate"),
            }
        }
        Arc::clone(&current.key)
    }
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, _hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.current())
    }
}

impl fmt::Debug for Certificates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Certificates").field("names", &self.names).finish_non_exhaustive()
    }
}

fn issue(
    authority: &Authority,
    names: &[SanType],
    now: Timestamp,
    provider: &CryptoProvider,
) -> Result<Issued, TlsError> {
    let leaf = authority.issue(names, now, provider)?;
    let key = provider.key_provider.load_private_key(leaf.key).map_err(TlsError::rustls)?;
    Ok(Issued { key: Arc::new(CertifiedKey::new(vec![leaf.certificate], key)), renew_at: leaf.renew_at })
}

#[cfg(test)]
mod tests;
