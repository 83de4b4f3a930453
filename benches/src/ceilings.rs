//! What the machine can do at the most: a disk that only commits, and a server that only receives or only sends.

use std::convert::Infallible;
use std::fs::OpenOptions;
use std::net::SocketAddr;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::{http1, http2};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::{TcpListener, TcpStream};

use crate::client::Http;
use crate::http2::{FRAME, WINDOW};
use crate::load::Measured;
use crate::process::{Pid, cpu_seconds};
use crate::workload::Numbers;

/// Bytes of a file before the next one is begun.
const FILE_BYTES: u64 = 256 << 20;

/// A loop of `pwrite` and `fdatasync` into preallocated files: one commit holds what all clients wait for.
///
/// The time to make and allocate files is not counted, and nobody has to be told, so a log can only be slower.
///
/// # Errors
/// What the file system says.
pub fn group_commit(folder: &Path, commit_bytes: usize, time: Duration) -> Result<Measured, String> {
    let bytes = Numbers::new(4).bytes(commit_bytes.next_multiple_of(4096));
    // A log does not give its files back while it is written, so neither does this: pages of a file that was removed
    // are at hand for the next one, and writing into them costs a machine with lazily given memory far less.
    let folder = folder.join("ceiling");
    let made = std::fs::create_dir_all(&folder);
    let commits = made.and_then(|()| commits(&folder, &bytes, time));
    let removed = std::fs::remove_dir_all(&folder);
    let measured = commits.and_then(|measured| removed.map(|()| measured));
    measured.map_err(|why| format!("{}: {why}", folder.display()))
}

fn commits(folder: &Path, bytes: &[u8], time: Duration) -> std::io::Result<Measured> {
    let mut measured = Measured::default();
    let cpu = cpu_seconds(Pid::own()).map_err(std::io::Error::other)?;
    let mut counted = Duration::ZERO;
    for number in 0.. {
        if counted >= time {
            break;
        }
        let path = folder.join(format!("{number}"));
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        rustix::fs::fallocate(&file, rustix::fs::FallocateFlags::empty(), 0, FILE_BYTES)?;
        file.sync_all()?;
        let mut offset = 0;
        while offset + bytes.len() as u64 <= FILE_BYTES && counted < time {
            let begin = Instant::now();
            file.write_all_at(bytes, offset)?;
            file.sync_data()?;
            let took = begin.elapsed();
            counted += took;
            offset += bytes.len() as u64;
            measured.latencies.record(took);
        }
    }
    measured.seconds = counted.as_secs_f64();
    measured.requests = measured.latencies.count();
    measured.own_cpu = cpu_seconds(Pid::own()).map_err(std::io::Error::other)? - cpu;
    Ok(measured)
}

/// An HTTP server that discards what it receives and answers every request with the same bytes from memory: one
/// that says what every kind of put expects, and then zeroes up to `answer_bytes`.
///
/// # Errors
/// When it cannot listen.
pub fn serve(address: SocketAddr, answer_bytes: usize, http: Http) -> Result<(), String> {
    let mut answer = br#"{"FailedRecordCount":0,"FailedRecordCount"#.to_vec();
    answer.extend_from_slice(b"\x00,\"SequenceNumber\":\"0\"}");
    answer.resize(answer.len().max(answer_bytes), b'0');
    let answer = Bytes::from(answer);
    // As many threads as the product has.
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|why| format!("threads: {why}"))?;
    runtime.block_on(async {
        let listener = TcpListener::bind(address).await.map_err(|why| format!("{address}: {why}"))?;
        loop {
            let (stream, _) = listener.accept().await.map_err(|why| format!("{address}: {why}"))?;
            tokio::spawn(connection(stream, answer.clone(), http));
        }
    })
}

async fn connection(stream: TcpStream, answer: Bytes, http: Http) {
    let service = service_fn(move |request: Request<Incoming>| {
        let answer = answer.clone();
        async move {
            let mut body = request.into_body();
            while let Some(Ok(_)) = body.frame().await {}
            Ok::<_, Infallible>(Response::new(Full::new(answer)))
        }
    });
    if stream.set_nodelay(true).is_err() {
        return;
    }
    let stream = TokioIo::new(stream);
    // A client that goes away is the end of its connection and of nothing else.
    match http {
        Http::One => drop(http1::Builder::new().serve_connection(stream, service).await),
        Http::Two => {
            let mut builder = http2::Builder::new(TokioExecutor::new());
            builder
                .initial_stream_window_size(WINDOW)
                .initial_connection_window_size(WINDOW)
                .max_frame_size(FRAME);
            drop(builder.serve_connection(stream, service).await);
        }
    }
}
