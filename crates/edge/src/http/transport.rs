//! HTTP/1.1 with keep-alive over TCP or TLS.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
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
use super::error::HttpError;

const CONNECT: Duration = Duration::from_secs(5);
/// Where systems keep the roots that they trust.
const SYSTEM_ROOTS: [&str; 3] =
    ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"];

/// What a client trusts, and for how much it waits.
#[derive(Clone, Debug)]
pub struct TransportSettings {
    /// PEM files with the only roots that are trusted for https; without any, the system's roots are.
    pub ca_files: Vec<PathBuf>,
    /// A PEM file that is trusted beside the system's roots, if it is there.
    pub own_ca: Option<PathBuf>,
    /// Time for a whole answer: a server that hangs must not hang us.
    pub answer: Duration,
    /// Bytes of an answer's body.
    pub answer_bytes_max: usize,
}

/// Connections to one endpoint. Each carries one request at a time; idle ones are kept.
pub struct Transport {
    endpoint: Endpoint,
    settings: TransportSettings,
    tls: OnceLock<TlsConnector>,
    idle: Mutex<Vec<SendRequest<Full<Bytes>>>>,
}

impl Transport {
    /// Opens nothing yet.
    #[must_use]
    pub fn new(endpoint: Endpoint, settings: TransportSettings) -> Self {
        Transport { endpoint, settings, tls: OnceLock::new(), idle: Mutex::new(Vec::new()) }
    }

    /// Where requests go.
    #[must_use]
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// Sends one request, whose URI is a path, and waits for the whole answer.
    ///
    /// # Errors
    /// [`HttpError`] when there is none; an answer of any status is one.
    pub async fn send(&self, request: Request<Full<Bytes>>) -> Result<Response<Bytes>, HttpError> {
        let mut connection = match self.reusable().await {
            Some(connection) => connection,
            None => self.connect().await?,
        };
        let exchange = async {
            let answer = connection.send_request(request).await.map_err(|e| broken(&e))?;
            let (head, body) = answer.into_parts();
            let body = Limited::new(body, self.settings.answer_bytes_max).collect().await;
            let body = body.map_err(|e| HttpError::Broken(e.to_string()))?.to_bytes();
            Ok(Response::from_parts(head, body))
        };
        let answer = timeout(self.settings.answer, exchange)
            .await
            .map_err(|_| HttpError::Broken(format!("no answer in {} s", self.settings.answer.as_secs())))??;
        if !connection.is_closed() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        }
        Ok(answer)
    }

    /// Sends one request on a connection of its own, and gives the answer while it comes: for answers without an end.
    ///
    /// # Errors
    /// [`HttpError`] when the answer does not begin; an answer of any status is one.
    pub async fn open(&self, request: Request<Full<Bytes>>) -> Result<Response<Coming>, HttpError> {
        let mut connection = self.connect().await?;
        let answer = timeout(self.settings.answer, connection.send_request(request)).await;
        let answer = answer
            .map_err(|_| HttpError::Broken(format!("no answer in {} s", self.settings.answer.as_secs())))?;
        let answer = answer.map_err(|e| broken(&e))?;
        Ok(answer.map(|body| Coming { body, _connection: connection }))
    }

    async fn reusable(&self) -> Option<SendRequest<Full<Bytes>>> {
        loop {
            let mut connection = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()?;
            if connection.ready().await.is_ok() {
                return Some(connection);
            }
        }
    }

    async fn connect(&self) -> Result<SendRequest<Full<Bytes>>, HttpError> {
        let failed = |error| HttpError::Connect { endpoint: self.endpoint.clone(), error };
        let connect = TcpStream::connect((self.endpoint.host.as_str(), self.endpoint.port));
        let stream = timeout(CONNECT, connect).await.map_err(|_| failed(io::ErrorKind::TimedOut.into()))?;
        let stream = stream.map_err(failed)?;
        // Requests are written whole, so waiting for more bytes only costs time.
        stream.set_nodelay(true).map_err(failed)?;
        if !self.endpoint.tls {
            return handshake(stream).await;
        }
        let name = ServerName::try_from(self.endpoint.host.clone())
            .map_err(|e| HttpError::Tls(format!("{}: {e}", self.endpoint.host)))?;
        let connector = self.connector()?;
        let stream = timeout(CONNECT, connector.connect(name, stream)).await;
        let stream = stream.map_err(|_| HttpError::Tls("no answer to the handshake".to_owned()))?;
        handshake(stream.map_err(|e| HttpError::Tls(e.to_string()))?).await
    }

    fn connector(&self) -> Result<TlsConnector, HttpError> {
        if let Some(connector) = self.tls.get() {
            return Ok(connector.clone());
        }
        let config =
            ClientConfig::builder().with_root_certificates(roots(&self.settings)?).with_no_client_auth();
        Ok(self.tls.get_or_init(|| TlsConnector::from(Arc::new(config))).clone())
    }
}

/// The body of an answer that is still coming. The connection ends with it.
pub struct Coming {
    body: Incoming,
    _connection: SendRequest<Full<Bytes>>,
}

impl Coming {
    /// What has come, after waiting for it; nothing at the end.
    ///
    /// # Errors
    /// [`HttpError::Broken`] when the connection broke before the end.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, HttpError> {
        loop {
            let Some(frame) = self.body.frame().await else { return Ok(None) };
            // Anything else than data are headers after the body, which nobody sends.
            if let Ok(data) = frame.map_err(|e| broken(&e))?.into_data() {
                return Ok(Some(data));
            }
        }
    }
}

async fn handshake<S>(stream: S) -> Result<SendRequest<Full<Bytes>>, HttpError>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|e| broken(&e))?;
    // Ends when the sender is dropped or the peer closes; its error reaches the request in flight.
    tokio::spawn(connection);
    Ok(sender)
}

fn broken(error: &hyper::Error) -> HttpError {
    if error.is_parse() {
        return HttpError::Foreign(format!("no HTTP/1.1 answer ({error})"));
    }
    HttpError::Broken(error.to_string())
}

fn roots(settings: &TransportSettings) -> Result<RootCertStore, HttpError> {
    let mut store = RootCertStore::empty();
    if !settings.ca_files.is_empty() {
        for path in &settings.ca_files {
            add(&mut store, path).map_err(|why| HttpError::Tls(format!("{}: {why}", path.display())))?;
        }
        return Ok(store);
    }
    // None of these has to be there, and a certificate that is not understood is not trusted.
    let system = SYSTEM_ROOTS.iter().map(PathBuf::from).find(|path| path.exists());
    for path in settings.own_ca.clone().into_iter().chain(system) {
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
