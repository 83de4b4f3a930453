//! Redis Streams: XADD, in pipelines.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

use memchr::memchr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::version;
use crate::client::{Exchange, connect};
use crate::process::{Server, call};
use crate::workload::{Numbers, RECORD, Requests, SHARDS};

pub fn name(program: &Path) -> Result<String, String> {
    Ok(format!("Redis Streams {}, appendfsync always: on disk before the answer", version(program)?))
}

/// Every commit is flushed before it is acknowledged; nothing is rewritten or dumped meanwhile.
pub fn start(program: &Path, folder: &Path) -> Result<Server, String> {
    let command = |address: SocketAddr| {
        let (port, folder) = (address.port().to_string(), folder.display().to_string());
        let mut command = Command::new(program);
        for (name, value) in [
            ("--bind", "127.0.0.1"),
            ("--port", &port),
            ("--dir", &folder),
            ("--save", ""),
            ("--appendonly", "yes"),
            ("--appendfsync", "always"),
            ("--auto-aof-rewrite-percentage", "0"),
        ] {
            command.args([name, value]);
        }
        command
    };
    Server::launch(&folder.join("redis.log"), command, |address| {
        call(address, |stream| {
            stream.write_all(b"PING\r\n")?;
            let mut answer = [0; 5];
            stream.read_exact(&mut answer)?;
            Ok(&answer == b"+PONG")
        })
    })
}

/// Requests of `records` records over all streams.
pub fn adds(connection: usize, records: usize) -> Requests {
    let mut numbers = Numbers::new(1000 + connection as u64);
    let mut request = |at: usize| {
        let mut request = Vec::new();
        for record in 0..records {
            let stream = format!("bench:{}", (at + record) % SHARDS);
            let (key, data) = (numbers.partition_key(), numbers.bytes(RECORD));
            let parts: [&[u8]; 7] =
                [b"XADD", stream.as_bytes(), b"*", b"key", key.as_bytes(), b"data", &data];
            let mut head = format!("*{}\r\n", parts.len());
            for part in parts {
                write!(head, "${}\r\n", part.len()).expect("a string takes all");
                request.extend_from_slice(head.as_bytes());
                request.extend_from_slice(part);
                request.extend_from_slice(b"\r\n");
                head.clear();
            }
        }
        request
    };
    Requests::new((0..4).map(&mut request).collect(), records, b"")
}

/// A connection whose requests are pipelines of `N` commands.
pub struct Redis<const N: usize> {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl<const N: usize> Exchange for Redis<N> {
    async fn open(address: SocketAddr, _: usize) -> Result<Self, String> {
        Ok(Self { stream: connect(address).await?, buffer: Vec::new() })
    }

    async fn exchange(&mut self, request: &[u8]) -> Result<&[u8], String> {
        self.stream.write_all(request).await.map_err(|why| format!("sending: {why}"))?;
        self.buffer.clear();
        let (mut read, mut replies) = (0, 0);
        while replies < N {
            match self.stream.read_buf(&mut self.buffer).await {
                Ok(0) => return Err("the server closed the connection".into()),
                Ok(_) => {}
                Err(why) => return Err(format!("receiving: {why}")),
            }
            while let Some(length) = reply(&self.buffer[read..])? {
                read += length;
                replies += 1;
            }
        }
        Ok(&self.buffer)
    }
}

/// Bytes of the reply that some bytes begin with; nothing when it is not there to its end. XADD replies with the entry's id.
fn reply(bytes: &[u8]) -> Result<Option<usize>, String> {
    let Some(line) = memchr(b'\n', bytes) else { return Ok(None) };
    let text = String::from_utf8_lossy(&bytes[..line]);
    let length: usize = match text.trim_end().strip_prefix('$').map(str::parse) {
        Some(Ok(length)) => length,
        _ => return Err(format!("the answer {text}")),
    };
    let whole = line + 1 + length + 2;
    Ok((bytes.len() >= whole).then_some(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies_are_counted_when_they_are_whole() {
        assert_eq!(reply(b"$5\r\n1-123\r\n$5"), Ok(Some(11)));
        assert_eq!(reply(b"$5\r\n1-123\r"), Ok(None));
        assert_eq!(reply(b"$5"), Ok(None));
        assert!(reply(b"-ERR wrong\r\n").is_err());
    }
}
