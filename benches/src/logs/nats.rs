//! NATS JetStream: messages published at once, then all their acknowledgements.

use std::io::Read;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};

use memchr::memmem;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::version;
use crate::client::{Exchange, connect};
use crate::process::{Server, call};
use crate::workload::{Numbers, RECORD, Requests, SHARDS};

pub fn name(program: &Path) -> Result<String, String> {
    let durability = match can_flush(program)? {
        true => "sync_interval always: on disk before the answer",
        // It flushes by a clock of its own, every two minutes.
        false => "written, but not flushed before the answer (this version cannot)",
    };
    Ok(format!("NATS JetStream {}, {durability}", version(program)?))
}

/// Whether this version knows the setting that flushes before it acknowledges; it came with 2.10.
fn can_flush(program: &Path) -> Result<bool, String> {
    let folder = std::env::temp_dir().join(format!("flumen-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    let file = folder.join("nats.conf");
    std::fs::write(&file, settings(&folder, true)).map_err(|why| format!("{}: {why}", file.display()))?;
    let mut command = Command::new(program);
    command.arg("-t").arg("-c").arg(&file).stdout(Stdio::null()).stderr(Stdio::null());
    let status = command.status().map_err(|why| format!("{}: {why}", program.display()));
    // Nothing else is in it.
    std::fs::remove_dir_all(&folder).ok();
    Ok(status?.success())
}

fn settings(folder: &Path, flush: bool) -> String {
    let flush = if flush { "sync_interval: always" } else { "" };
    format!("jetstream {{\n  store_dir: {:?}\n  {flush}\n}}\n", folder.display().to_string())
}

/// One JetStream stream for each shard.
pub async fn start(program: &Path, folder: &Path) -> Result<Server, String> {
    let file = folder.join("nats.conf");
    let settings = settings(folder, can_flush(program)?);
    std::fs::write(&file, settings).map_err(|why| format!("{}: {why}", file.display()))?;
    let command = |address: SocketAddr| {
        let mut command = Command::new(program);
        command.arg("-c").arg(&file).args(["-a", "127.0.0.1", "-p", &address.port().to_string()]);
        command
    };
    let server = Server::launch(&folder.join("nats.log"), command, |address| {
        call(address, |stream| {
            let mut answer = [0; 4];
            stream.read_exact(&mut answer)?;
            Ok(&answer == b"INFO")
        })
    })?;
    let mut connection = Nats::<1>::open(server.address, 0).await?;
    for stream in 0..SHARDS {
        let about = format!(
            r#"{{"name":"BENCH{stream}","subjects":["bench.{stream}"],"storage":"file","retention":"limits","num_replicas":1}}"#
        );
        let subject = format!("$JS.API.STREAM.CREATE.BENCH{stream}");
        connection.exchange(&publish(&subject, 0, about.as_bytes())).await?;
    }
    Ok(server)
}

/// Requests of `records` messages over all streams.
pub fn publishes(connection: usize, records: usize) -> Requests {
    let mut numbers = Numbers::new(2000 + connection as u64);
    let mut request = |at: usize| {
        let mut request = Vec::new();
        for record in 0..records {
            let subject = format!("bench.{}", (at + record) % SHARDS);
            request.extend_from_slice(&publish(&subject, connection, &numbers.bytes(RECORD)));
        }
        request
    };
    Requests::new((0..4).map(&mut request).collect(), records, b"")
}

fn publish(subject: &str, connection: usize, message: &[u8]) -> Vec<u8> {
    let mut request = format!("PUB {subject} inbox.{connection} {}\r\n", message.len()).into_bytes();
    request.extend_from_slice(message);
    request.extend_from_slice(b"\r\n");
    request
}

/// A connection whose requests are `N` messages, and where their acknowledgements come.
pub struct Nats<const N: usize> {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl<const N: usize> Exchange for Nats<N> {
    async fn open(address: SocketAddr, number: usize) -> Result<Self, String> {
        let mut connection = Self { stream: connect(address).await?, buffer: Vec::new() };
        let hello = format!(
            "CONNECT {{\"verbose\":false,\"pedantic\":false,\"name\":\"bench\",\"lang\":\"rust\",\"version\":\"1\"}}\r\n\
             SUB inbox.{number} 1\r\nPING\r\n"
        );
        connection.send(hello.as_bytes()).await?;
        while memmem::find(&connection.buffer, b"PONG\r\n").is_none() {
            connection.read().await?;
        }
        connection.buffer.clear();
        Ok(connection)
    }

    async fn exchange(&mut self, request: &[u8]) -> Result<&[u8], String> {
        self.send(request).await?;
        self.buffer.clear();
        let (mut at, mut answers) = (0, 0);
        while answers < N {
            match part(&self.buffer[at..])? {
                None => self.read().await?,
                Some((length, Part::Answer)) => {
                    at += length;
                    answers += 1;
                }
                Some((length, Part::Ping)) => {
                    at += length;
                    self.send(b"PONG\r\n").await?;
                }
                Some((length, Part::Other)) => at += length,
            }
        }
        Ok(&self.buffer)
    }
}

impl<const N: usize> Nats<N> {
    async fn send(&mut self, bytes: &[u8]) -> Result<(), String> {
        self.stream.write_all(bytes).await.map_err(|why| format!("sending: {why}"))
    }

    async fn read(&mut self) -> Result<(), String> {
        match self.stream.read_buf(&mut self.buffer).await {
            Ok(0) => Err("the server closed the connection".into()),
            Ok(_) => Ok(()),
            Err(why) => Err(format!("receiving: {why}")),
        }
    }
}

/// What a server sends.
#[derive(PartialEq, Eq, Debug)]
enum Part {
    /// That a message is stored.
    Answer,
    /// It wants to know whether we are there.
    Ping,
    /// Nothing to us.
    Other,
}

/// The part that some bytes begin with and its length; nothing when it is not there to its end.
fn part(bytes: &[u8]) -> Result<Option<(usize, Part)>, String> {
    let Some(line) = memmem::find(bytes, b"\r\n") else { return Ok(None) };
    let text = String::from_utf8_lossy(&bytes[..line]);
    let Some(about) = text.strip_prefix("MSG ") else {
        return match &*text {
            "PING" => Ok(Some((line + 2, Part::Ping))),
            _ if text.starts_with("-ERR") => Err(format!("the answer {text}")),
            _ => Ok(Some((line + 2, Part::Other))),
        };
    };
    let length = about.rsplit(' ').next().and_then(|length| length.parse::<usize>().ok());
    let length = length.ok_or_else(|| format!("the answer {text}"))?;
    let whole = line + 2 + length + 2;
    let Some(message) = bytes.get(line + 2..whole) else { return Ok(None) };
    match memmem::find(message, br#""error":"#) {
        Some(_) => Err(format!("the answer {}", String::from_utf8_lossy(message))),
        None => Ok(Some((whole, Part::Answer))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_told_from_everything_else() {
        let ack = b"MSG inbox.1 1 26\r\n{\"stream\":\"B\", \"seq\":1234}\r\n";
        assert_eq!(part(ack), Ok(Some((ack.len(), Part::Answer))));
        assert_eq!(part(&ack[..ack.len() - 1]), Ok(None));
        assert_eq!(part(b"PING\r\nMSG"), Ok(Some((6, Part::Ping))));
        assert_eq!(part(b"INFO {}\r\n"), Ok(Some((9, Part::Other))));
        assert!(part(b"-ERR 'no'\r\n").is_err());
        assert!(part(b"MSG inbox.1 1 12\r\n{\"error\":{}}\r\n").is_err());
    }
}
