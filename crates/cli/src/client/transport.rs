//! HTTP/1.1 with keep-alive over TCP or TLS.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::endpoint::Endpoint;
use super::error::CallError;
use super::settings::DEFAULT_DATA;

const CONNECT: Duration = Duration::from_secs(5);
/// Longer than any answer takes; a server that hangs must not hang us.
const ANSWER: Duration = Duration::from_secs(60);
/// A GetRecords answer of 10 MiB is about 14 MiB in base64.
const ANSWER_BYTES: usize = 64 << 20;
/// Where systems keep the roots that they trust.
const SYSTEM_ROOTS: [&str; 3] =
    ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"];

/// Connections to one endpoint. Each carries one request at a time; idle ones are kept.
pub struct Transport {
    endpoint: Endpoint,
    ca_files: Vec<PathBuf>,
    tls: OnceLock<TlsConnector>,
    idle: Mutex<Vec<SendRequest<Full<Bytes>>>>,
}

impl Transport {
    /// Opens nothing yet. Without `ca_files`, https trusts the local data directory's CA and the system's roots.
    pub fn new(endpoint: Endpoint, ca_files: Vec<PathBuf>) -> Self {
        Transport { endpoint, ca_files, tls: OnceLock::new(), idle: Mutex::new(Vec::new()) }
    }

    /// Sends one request, whose URI is a path, and waits for the whole answer.
    pub async fn send(&self, request: Request<Full<Bytes>>) -> Result<Response<Bytes>, CallError> {
        let mut connection = match self.reusable().await {
            Some(connection) => connection,
            None => self.connect().await?,
        };
        let exchange = async {
            let answer = connection.send_request(request).await.map_err(|e| broken(&e))?;
            let (head, body) = answer.into_parts();
            let body = Limited::new(body, ANSWER_BYTES).collect().await;
            let body = body.map_err(|e| CallError::Broken(e.to_string()))?.to_bytes();
            Ok(Response::from_parts(head, body))
        };
        let answer = timeout(ANSWER, exchange).await;
        let answer =
            answer.map_err(|_| CallError::Broken(format!("no answer in {} s", ANSWER.as_secs())))??;
        if !connection.is_closed() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        }
        Ok(answer)
    }

    async fn reusable(&self) -> Option<SendRequest<Full<Bytes>>> {
        loop {
            let mut connection = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()?;
            if connection.ready().await.is_ok() {
                return Some(connection);
            }
        }
    }

    async fn connect(&self) -> Result<SendRequest<Full<Bytes>>, CallError> {
        let failed = |error| CallError::Connect { endpoint: self.endpoint.clone(), error };
        let connect = TcpStream::connect((self.endpoint.host.as_str(), self.endpoint.port));
        let stream = timeout(CONNECT, connect).await.map_err(|_| failed(io::ErrorKind::TimedOut.into()))?;
        let stream = stream.map_err(failed)?;
        // Requests are written whole, so waiting for more bytes only costs time.
        stream.set_nodelay(true).map_err(failed)?;
        if !self.endpoint.tls {
            return handshake(stream).await;
        }
        let name = ServerName::try_from(self.endpoint.host.clone())
            .map_err(|e| CallError::Tls(format!("{}: {e}", self.endpoint.host)))?;
        let connector = self.connector()?;
        let stream = timeout(CONNECT, connector.connect(name, stream)).await;
        let stream = stream.map_err(|_| CallError::Tls("no answer to the handshake".to_owned()))?;
        handshake(stream.map_err(|e| CallError::Tls(e.to_string()))?).await
    }

    fn connector(&self) -> Result<TlsConnector, CallError> {
        if let Some(connector) = self.tls.get() {
            return Ok(connector.clone());
        }
        let config =
            ClientConfig::builder().with_root_certificates(roots(&self.ca_files)?).with_no_client_auth();
        Ok(self.tls.get_or_init(|| TlsConnector::from(Arc::new(config))).clone())
    }
}

async fn handshake<S>(stream: S) -> Result<SendRequest<Full<Bytes>>, CallError>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|e| broken(&e))?;
    // Ends when the sender is dropped or the peer closes; its error reaches the request in flight.
    tokio::spawn(connection);
    Ok(sender)
}

fn broken(error: &hyper::Error) -> CallError {
    if error.is_parse() {
        return CallError::Foreign(format!("no HTTP/1.1 answer ({error})"));
    }
    CallError::Broken(error.to_string())
}

fn roots(given: &[PathBuf]) -> Result<RootCertStore, CallError> {
    let mut store = RootCertStore::empty();
    if !given.is_empty() {
        for path in given {
            add(&mut store, path).map_err(|why| CallError::Tls(format!("{}: {why}", path.display())))?;
        }
        return Ok(store);
    }
    // None of these has to be there, and a certificate that is not understood is not trusted.
    let local = [PathBuf::from(DEFAULT_DATA).join("tls/ca.pem")];
    let system = SYSTEM_ROOTS.iter().map(PathBuf::from).find(|path| path.exists());
    for path in local.into_iter().chain(system) {
        let _ = add(&mut store, &path);
    }
    Ok(store)
}

fn add(store: &mut RootCertStore, path: &Path) -> Result<(), String> {
    let certificates = CertificateDer::pem_file_iter(path).map_err(|e| e.to_string())?;
    let certificates: Vec<_> = certificates.collect::<Result<_, _>>().map_err(|e| e.to_string())?;
    match store.add_parsable_certificates(certificates) {
        (0, _) => Err("no usable certificate in it".to_owned()),
        _ => Ok(()),
    }
}
