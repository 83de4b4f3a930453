//! A client of few instructions: prepared requests over HTTP/1.1, answers read whole.
//!
//! Server and client share the machine, so what the client spends is missing from the server. It parses no more
//! of an answer than the status and the length. Every request is signed; bodies that are known before the clock starts
//! are signed before it starts, too, and sent again and again: a signature is good for five minutes, and a server that
//! verifies does the whole work each time.

use std::net::SocketAddr;
use std::time::SystemTime;

use base::Timestamp;
use bytes::BufMut;
use memchr::memmem;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use wire::sigv4::{self, Credentials, UnsignedRequest};

/// Encoding of a request and its answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// AWS JSON 1.1.
    Json,
    /// AWS CBOR 1.1.
    Cbor,
}

/// Version of HTTP.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Http {
    /// HTTP/1.1.
    One,
    /// HTTP/2 without TLS, by prior knowledge.
    Two,
}

/// A connection of a load: one request at a time, in whatever protocol.
pub trait Exchange: Sized + Send + 'static {
    /// Connects; `number` tells the connections of a load apart, from 0.
    ///
    /// # Errors
    /// When the server does not take the connection.
    fn open(address: SocketAddr, number: usize) -> impl Future<Output = Result<Self, String>> + Send;

    /// Sends a request and reads the answer.
    ///
    /// # Errors
    /// When the connection breaks, or the answer is no good one.
    fn exchange<'a>(&'a mut self, request: &[u8]) -> impl Future<Output = Result<&'a [u8], String>> + Send;
}

/// The key that signs all requests. A server that verifies has to know it: [`signing_settings`].
const ACCESS_KEY: &str = "AKIABENCH00000000000";
const SECRET_KEY: &str = "no secret, for it stands in a public program";
/// The host that is signed, with every server.
pub const HOST: &str = "127.0.0.1";

/// Settings of the product with which it takes only what this program signed. AWS's limits stay off.
pub fn signing_settings() -> String {
    format!(
        "[auth]\nverify_signatures = true\n\n[[auth.credentials]]\naccess_key = \"{ACCESS_KEY}\"\n\
         secret_key = \"{SECRET_KEY}\"\nprincipal = \"arn:aws:iam::000000000000:root\"\n"
    )
}

/// A whole request of an operation, head and body, ready to be sent for five minutes.
pub fn request(encoding: Encoding, operation: &str, body: &[u8]) -> Vec<u8> {
    request_of("Kinesis_20131202", encoding, operation, body)
}

/// The same of another service.
pub fn request_of(service: &str, encoding: Encoding, operation: &str, body: &[u8]) -> Vec<u8> {
    let kind = match encoding {
        Encoding::Json => "application/x-amz-json-1.1",
        Encoding::Cbor => "application/x-amz-cbor-1.1",
    };
    let target = format!("{service}.{operation}");
    let unsigned = UnsignedRequest {
        method: "POST",
        path: "/",
        query: "",
        headers: &[("host", HOST), ("content-type", kind), ("x-amz-target", &target)],
        body,
    };
    let name = if service.starts_with("KinesisAnalytics") { "kinesisanalytics" } else { "kinesis" };
    let credentials =
        Credentials { access_key: ACCESS_KEY.into(), secret_key: SECRET_KEY.into(), session_token: None };
    let added = sigv4::sign(&unsigned, &credentials, "us-east-1", name, now());
    let mut request = Vec::with_capacity(512 + body.len());
    request.extend_from_slice(b"POST / HTTP/1.1\r\n");
    let length = body.len().to_string();
    let added = added.iter().map(|(name, value)| (*name, value.as_str()));
    for (name, value) in unsigned.headers.iter().copied().chain(added).chain([("content-length", &*length)]) {
        request.extend_from_slice(name.as_bytes());
        request.extend_from_slice(b": ");
        request.extend_from_slice(value.as_bytes());
        request.extend_from_slice(b"\r\n");
    }
    request.extend_from_slice(b"\r\n");
    request.extend_from_slice(body);
    request
}

fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Timestamp(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}

/// Makes sure that a server takes a request as it was signed, and refuses it with another signature or body.
///
/// # Errors
/// When it does not verify.
pub async fn prove_verification(address: SocketAddr) -> Result<(), String> {
    let request = request(Encoding::Json, "ListStreams", br#"{"Limit":10}"#);
    Connection::open(address).await?.exchange(&request).await?;
    let signature = memmem::find(&request, b"Signature=").ok_or("a request without a signature")? + 10;
    for (at, what) in [(signature, "signature"), (request.len() - 2, "body")] {
        let mut forged = request.clone();
        // Another digit: still a request, but not the one that was signed.
        forged[at] = if forged[at] == b'0' { b'1' } else { b'0' };
        match Connection::open(address).await?.exchange(&forged).await {
            Err(why) if why.contains("InvalidSignatureException") => {}
            Err(why) => return Err(format!("a request with another {what} is refused otherwise: {why}")),
            Ok(_) => return Err(format!("a request with another {what} is accepted")),
        }
    }
    Ok(())
}

/// One kept-alive connection, made again where the server closes it after each answer.
pub struct Connection {
    address: SocketAddr,
    stream: TcpStream,
    buffer: Vec<u8>,
    closing: bool,
}

impl Connection {
    /// Connects.
    ///
    /// # Errors
    /// When the server does not take the connection.
    pub async fn open(address: SocketAddr) -> Result<Self, String> {
        let stream = connect(address).await?;
        Ok(Self { address, stream, buffer: Vec::with_capacity(64 << 10), closing: false })
    }

    /// Sends a request and reads its answer; gives the body of a 200.
    ///
    /// # Errors
    /// When the connection breaks, the answer is not understood, or its status is another.
    pub async fn exchange(&mut self, request: &[u8]) -> Result<&[u8], String> {
        if self.closing {
            self.stream = connect(self.address).await?;
        }
        self.stream.write_all(request).await.map_err(|why| format!("sending: {why}"))?;
        self.buffer.clear();
        let head = loop {
            self.read().await?;
            if let Some(end) = memmem::find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
        };
        let (status, length) = understand(&self.buffer[..head])?;
        self.closing = memmem::find(&self.buffer[..head], b"\r\nConnection: close").is_some();
        let whole = head + length;
        self.buffer.reserve(whole.saturating_sub(self.buffer.len()));
        while self.buffer.len() < whole {
            self.read().await?;
        }
        let body = &self.buffer[head..];
        if status == 200 {
            Ok(body)
        } else {
            Err(format!("status {status}: {}", String::from_utf8_lossy(&body[..body.len().min(500)])))
        }
    }

    async fn read(&mut self) -> Result<(), String> {
        if self.buffer.len() == self.buffer.capacity() {
            self.buffer.reserve(64 << 10);
        }
        let room = self.buffer.capacity() - self.buffer.len();
        let mut limited = (&mut self.buffer).limit(room);
        match self.stream.read_buf(&mut limited).await {
            Ok(0) => Err("the server closed the connection".into()),
            Ok(_) => Ok(()),
            Err(why) => Err(format!("receiving: {why}")),
        }
    }
}

impl Exchange for Connection {
    fn open(address: SocketAddr, _: usize) -> impl Future<Output = Result<Self, String>> + Send {
        Self::open(address)
    }

    fn exchange<'a>(&'a mut self, request: &[u8]) -> impl Future<Output = Result<&'a [u8], String>> + Send {
        self.exchange(request)
    }
}

/// A connection without delays.
///
/// # Errors
/// When the server does not take it.
pub async fn connect(address: SocketAddr) -> Result<TcpStream, String> {
    let stream = TcpStream::connect(address).await.map_err(|why| format!("connecting: {why}"))?;
    stream.set_nodelay(true).map_err(|why| format!("connecting: {why}"))?;
    Ok(stream)
}

/// Status and length of the body that an answer's head tells.
///
/// # Errors
/// When it tells none.
pub fn understand(head: &[u8]) -> Result<(u16, usize), String> {
    let text = std::str::from_utf8(head).map_err(|_| "the head of the answer is not text")?;
    let mut lines = text.split("\r\n");
    let status = lines.next().and_then(|line| line.get(9..12)).and_then(|digits| digits.parse().ok());
    let length = lines.find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
    });
    status.zip(length).ok_or_else(|| format!("no status or Content-Length in {text:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_tells_status_and_length() {
        assert_eq!(understand(b"HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n"), Ok((200, 12)));
        assert_eq!(understand(b"HTTP/1.1 400 No\r\nDate: x\r\nContent-Length:7\r\n\r\n"), Ok((400, 7)));
        assert!(understand(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n").is_err());
    }
}
