//! The same prepared requests over HTTP/2 without TLS (h2c by prior knowledge).

use std::net::SocketAddr;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::Request;
use hyper::client::conn::http2::{Builder, SendRequest};
use hyper_util::rt::{TokioExecutor, TokioIo};
use memchr::memmem;

use crate::client::{Exchange, HOST, connect};

/// Bytes that may be on their way to us: as much as an answer of GetRecords has.
pub const WINDOW: u32 = 16 << 20;

/// Bytes of a frame at the most.
pub const FRAME: u32 = 128 << 10;

/// One connection with one request at a time.
pub struct Http2 {
    sender: SendRequest<Full<Bytes>>,
    answer: Vec<u8>,
}

impl Exchange for Http2 {
    async fn open(address: SocketAddr, _: usize) -> Result<Self, String> {
        let stream = TokioIo::new(connect(address).await?);
        let mut builder = Builder::new(TokioExecutor::new());
        builder
            .initial_stream_window_size(WINDOW)
            .initial_connection_window_size(WINDOW)
            .max_frame_size(FRAME);
        let (sender, connection) =
            builder.handshake(stream).await.map_err(|why| format!("connecting: {why}"))?;
        // Ends when the sender is dropped or the server closes; the request in flight gets the error.
        tokio::spawn(connection);
        Ok(Self { sender, answer: Vec::new() })
    }

    async fn exchange(&mut self, request: &[u8]) -> Result<&[u8], String> {
        let request = translated(request)?;
        self.sender.ready().await.map_err(|why| format!("sending: {why}"))?;
        let answer = self.sender.send_request(request).await.map_err(|why| format!("sending: {why}"))?;
        let status = answer.status().as_u16();
        let mut body = answer.into_body();
        self.answer.clear();
        while let Some(frame) = body.frame().await {
            let frame = frame.map_err(|why| format!("receiving: {why}"))?;
            if let Some(data) = frame.data_ref() {
                self.answer.extend_from_slice(data);
            }
        }
        if status == 200 {
            return Ok(&self.answer);
        }
        let shown = &self.answer[..self.answer.len().min(500)];
        Err(format!("status {status}: {}", String::from_utf8_lossy(shown)))
    }
}

/// A request of HTTP/1.1, head and body, as one of HTTP/2. The host goes into the address, where signatures find it.
fn translated(request: &[u8]) -> Result<Request<Full<Bytes>>, String> {
    let head = memmem::find(request, b"\r\n\r\n").ok_or("a request without an end of its head")?;
    let text = std::str::from_utf8(&request[..head]).map_err(|_| "a head that is no text")?;
    let mut builder = Request::post(format!("http://{HOST}/"));
    for (name, value) in text.split("\r\n").skip(1).filter_map(|line| line.split_once(": ")) {
        if name != "host" {
            builder = builder.header(name, value);
        }
    }
    let body = Full::new(Bytes::copy_from_slice(&request[head + 4..]));
    builder.body(body).map_err(|why| format!("a request: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::{Encoding, request};

    #[test]
    fn a_request_keeps_its_headers_and_has_its_host_in_the_address() {
        let request = translated(&request(Encoding::Json, "ListStreams", b"{}")).unwrap();
        assert_eq!(request.uri(), "http://127.0.0.1/");
        assert_eq!(request.headers()["x-amz-target"], "Kinesis_20131202.ListStreams");
        assert!(request.headers().contains_key("authorization") && !request.headers().contains_key("host"));
    }
}
