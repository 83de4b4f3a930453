//! A server of this program's own, whose clock stands until it is moved. It speaks TLS under the authority of the server that
//! the program was given, so that whoever trusts that one trusts this one.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;

use crate::Failure;

pub struct MovedServer {
    port: u16,
    process: Child,
}

impl MovedServer {
    pub fn start(binary: &str, scratch: &str, ca: &str) -> Result<Self, Failure> {
        let data = Path::new(scratch).join("moved");
        fs::create_dir_all(data.join("tls"))?;
        for name in ["ca.pem", "ca-key.pem"] {
            fs::copy(Path::new(ca).with_file_name(name), data.join("tls").join(name))?;
        }
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let log = File::create(Path::new(scratch).join("moved.log"))?;
        let process = Command::new(binary)
            .args(["serve", "--test-clock", "--listen", &format!("127.0.0.1:{port}"), "--data"])
            .arg(&data)
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()?;
        let server = Self { port, process };
        for _ in 0..1000 {
            if server.call("GET", "/ready", "").is_ok() {
                return Ok(server);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err("the server is not ready".into())
    }

    pub fn http(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn https(&self) -> String {
        format!("https://localhost:{}", self.port)
    }

    pub fn advance(&self, seconds: u32) -> Result<(), Failure> {
        self.call("POST", "/_flumen/clock", &format!(r#"{{"advance_seconds": {seconds}}}"#))
    }

    fn call(&self, method: &str, path: &str, body: &str) -> Result<(), Failure> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        if answer.starts_with("HTTP/1.1 200") {
            Ok(())
        } else {
            Err(format!("{path} answers {answer}").into())
        }
    }
}

impl Drop for MovedServer {
    fn drop(&mut self) {
        // It may be gone already; then there is nothing to end.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
