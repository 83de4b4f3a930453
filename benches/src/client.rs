//! A client of few instructions: prepared requests over HTTP/1.1, answers read whole.
//!
//! Server and client share the machine, so what the client spends is missing from the server. It parses no more
//! of an answer than the status and the length.

use std::net::SocketAddr;

use bytes::BufMut;
use memchr::memmem;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Encoding of a request and its answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// AWS JSON 1.1.
    Json,
    /// AWS CBOR 1.1.
    Cbor,
}

/// A whole request of an operation, head and body, ready to be sent.
pub fn request(encoding: Encoding, operation: &str, body: &[u8]) -> Vec<u8> {
    request_of("Kinesis_20131202", encoding, operation, body)
}

/// The same of another service.
pub fn request_of(service: &str, encoding: Encoding, operation: &str, body: &[u8]) -> Vec<u8> {
    let kind = match encoding {
        Encoding::Json => "json",
        Encoding::Cbor => "cbor",
    };
    let signature = "0123456789abcdef".repeat(4);
    let head = format!(
        "POST / HTTP/1.1\r\n\
         Host: 127.0.0.1\r\n\
         Content-Type: application/x-amz-{kind}-1.1\r\n\
         X-Amz-Target: {service}.{operation}\r\n\
         X-Amz-Date: 20260101T000000Z\r\n\
         Authorization: AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/kinesis/aws4_request, \
         SignedHeaders=host;x-amz-date;x-amz-target, Signature={signature}\r\n\
         Content-Length: {}\r\n\r\n",
        body.len()
    );
    let mut request = Vec::with_capacity(head.len() + body.len());
    request.extend_from_slice(head.as_bytes());
    request.extend_from_slice(body);
    request
}

/// One kept-alive connection.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    /// Connects.
    ///
    /// # Errors
    /// When the server does not take the connection.
    pub async fn open(address: SocketAddr) -> Result<Self, String> {
        let stream = TcpStream::connect(address).await.map_err(|why| format!("connecting: {why}"))?;
        stream.set_nodelay(true).map_err(|why| format!("connecting: {why}"))?;
        Ok(Self { stream, buffer: Vec::with_capacity(64 << 10) })
    }

    /// Sends a request and reads its answer; gives the body of a 200.
    ///
    /// # Errors
    /// When the connection breaks, the answer is not understood, or its status is another.
    pub async fn exchange(&mut self, request: &[u8]) -> Result<&[u8], String> {
        self.stream.write_all(request).await.map_err(|why| format!("sending: {why}"))?;
        self.buffer.clear();
        let head = loop {
            self.read().await?;
            if let Some(end) = memmem::find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
        };
        let (status, length) = understand(&self.buffer[..head])?;
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
