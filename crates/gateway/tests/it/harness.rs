//! A running gateway, and clients that say exactly what they are told to.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::{Duration, SystemTime};

use base::{Clock, Rng, Timestamp};
use gateway::{Authenticator, Gateway, GatewaySettings, GatewayStats, Page, Pages, Tls, tls};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::toy::{Toy, registry};

/// Nothing here may take longer; a test that hangs fails.
const BOUND: Duration = Duration::from_secs(30);

/// A credential of account 123456789012 in eu-west-1.
pub const AUTH: &str = "AWS4-HMAC-SHA256 Credential=123456789012/20261120/eu-west-1/kinesis/aws4_request, \
                        SignedHeaders=host;x-amz-date, Signature=00";
pub const JSON: &str = "application/x-amz-json-1.1";
pub const CBOR: &str = "application/x-amz-cbor-1.1";
pub const PUT: &str = r#"{"StreamName":"s","PartitionKey":"k","Data":"aGVsbG8="}"#;

pub struct Server {
    pub addr: SocketAddr,
    pub toy: Arc<Toy>,
    pub stats: Arc<GatewayStats>,
    pub ca_pem: String,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<usize>,
}

impl Server {
    pub async fn start() -> Self {
        Self::with(GatewaySettings::default()).await
    }

    pub async fn with(settings: GatewaySettings) -> Self {
        let clock: Arc<dyn Clock> = Arc::new(Real);
        let tls: Tls = tls::in_memory(&[], Arc::clone(&clock)).expect("TLS");
        let ca_pem = tls.ca_pem().to_owned();
        let toy = Arc::new(Toy::default());
        let registry = Arc::new(registry(&toy));
        let rng = Arc::new(Counting(AtomicU8::new(0)));
        let anyone = Authenticator::new(false, Vec::new(), Arc::clone(&clock));
        let gateway = Gateway::new(settings, registry, clock, rng, Some(tls), Arc::new(OnePage), anyone);
        let stats = gateway.stats();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("bind");
        let addr = listener.local_addr().expect("bound");
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(gateway.serve(listener, async {
            let _ = stopped.await;
        }));
        Server { addr, toy, stats, ca_pem, stop: Some(stop), task }
    }

    pub async fn connect(&self) -> Client<TcpStream> {
        Client::new(TcpStream::connect(self.addr).await.expect("connect"))
    }

    /// One request on a connection of its own.
    pub async fn ask(&self, request: impl AsRef<[u8]>) -> Response {
        let mut client = self.connect().await;
        client.send(request).await;
        client.response().await
    }

    /// Begins the shutdown.
    pub fn stop(&mut self) {
        let _ = self.stop.take().expect("stopped once").send(());
    }

    /// Waits for the end of the shutdown; tells how many connections were cut.
    pub async fn stopped(self) -> usize {
        bounded(self.task).await.expect("no panic")
    }

    /// The server is alive: a new connection is served.
    pub async fn assert_alive(&self) {
        let response = self.ask(post("PutRecord", PUT)).await;
        assert_eq!((response.status, response.text().contains("\"5\"")), (200, true), "{response:?}");
    }
}

/// A client that has a connection.
pub struct Client<S> {
    io: S,
    read: Vec<u8>,
}

#[derive(Debug)]
pub struct Response {
    pub status: u16,
    head: String,
    pub body: Vec<u8>,
}

impl Response {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (n, value) = line.split_once(": ")?;
            n.eq_ignore_ascii_case(name).then_some(value)
        })
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> Client<S> {
    pub fn new(io: S) -> Self {
        Client { io, read: Vec::new() }
    }

    pub fn io(&mut self) -> &mut S {
        &mut self.io
    }

    pub async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        bounded(self.io.write_all(bytes.as_ref())).await.expect("write");
        bounded(self.io.flush()).await.expect("flush");
    }

    /// Reads to the end of an answer that has a length.
    pub async fn response(&mut self) -> Response {
        self.response_to(false).await
    }

    pub async fn response_to(&mut self, head_request: bool) -> Response {
        let end = loop {
            if let Some(end) = self.read.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            assert!(self.more().await, "closed after {:?}", String::from_utf8_lossy(&self.read));
        };
        let head = String::from_utf8(self.read.drain(..end).collect()).expect("text");
        let status = head[9..12].parse().expect("a status");
        let mut response = Response { status, head, body: Vec::new() };
        let length: usize = response.header("content-length").map_or(0, |n| n.parse().expect("a number"));
        if !head_request {
            while self.read.len() < length {
                assert!(self.more().await, "closed in a body");
            }
            response.body = self.read.drain(..length).collect();
        }
        response
    }

    /// Reads until the server closes; resets count as closing.
    pub async fn closed(&mut self) -> Vec<u8> {
        while self.more().await {}
        std::mem::take(&mut self.read)
    }

    /// Reads the next piece of a chunked body; `None` at its end.
    pub async fn chunk(&mut self) -> Option<Vec<u8>> {
        loop {
            let line = self.read.windows(2).position(|two| two == b"\r\n");
            if let Some(line) = line {
                let text = std::str::from_utf8(&self.read[..line]).expect("a length");
                let length = usize::from_str_radix(text, 16).expect("a length");
                let end = line + 2 + length + 2;
                if self.read.len() >= end {
                    let piece = self.read[line + 2..end - 2].to_vec();
                    self.read.drain(..end);
                    return (length > 0).then_some(piece);
                }
            }
            assert!(self.more().await, "closed in a chunk");
        }
    }

    async fn more(&mut self) -> bool {
        let mut bytes = [0; 4096];
        let n = bounded(self.io.read(&mut bytes)).await.unwrap_or(0);
        self.read.extend_from_slice(&bytes[..n]);
        n > 0
    }
}

/// A request as any SDK sends it.
pub fn post(operation: &str, body: &str) -> String {
    let length = body.len();
    format!("{}content-length: {length}\r\n\r\n{body}", head(operation, JSON))
}

/// A head without its last lines.
pub fn head(operation: &str, content_type: &str) -> String {
    format!(
        "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-type: {content_type}\r\nx-amz-date: 20261120T000000Z\r\n\
         x-amz-target: Kinesis_20131202.{operation}\r\nauthorization: {AUTH}\r\n"
    )
}

pub async fn bounded<F: Future>(future: F) -> F::Output {
    tokio::time::timeout(BOUND, future).await.expect("it hangs")
}

struct Real;

impl Clock for Real {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("after 1970");
        Timestamp(u64::try_from(since.as_millis()).expect("not that late"))
    }
}

struct Counting(AtomicU8);

impl Rng for Counting {
    fn fill(&self, out: &mut [u8]) {
        out.fill(self.0.fetch_add(1, Ordering::Relaxed));
    }
}

struct OnePage;

impl Pages for OnePage {
    fn get(&self, path: &str, stats: &GatewayStats) -> Option<Page> {
        match path {
            "/live" => Some(Page::text(200, "alive\n")),
            "/open" => Some(Page::text(200, stats.connections_open().to_string())),
            "/panic" => panic!("the secret of the page"),
            _ => None,
        }
    }
}
