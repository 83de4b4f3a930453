//! What people are told when something is wrong, and the exit code that scripts see.

use std::io::{BufRead, BufReader, Read};
use std::process::Output;

use crate::stand::{Server, feed, flumen, free_port, run, spawn, stderr};

fn refused(output: &Output, code: i32, texts: &[&str]) {
    let said = stderr(output);
    assert_eq!(output.status.code(), Some(code), "{said}");
    for text in texts {
        assert!(said.contains(text), "{text:?} is not in {said}");
    }
}

#[test]
fn wrong_usage_is_code_2() {
    refused(&run(&[]), 2, &["Usage:"]);
    refused(&run(&["tail", "s", "--from", "soon"]), 2, &["`soon` is no position", "trim-horizon"]);
    refused(&run(&["put", "s", "--rate", "fast"]), 2, &["`fast` is no rate", "100/s"]);
    refused(&run(&["put", "s", "--batch", "501"]), 2, &["501", "1..=500"]);
    refused(&run(&["put", "s", "--key", ""]), 2, &["must not be empty"]);
    refused(&run(&["put", "s", "--key", "k", "--key-field", "f"]), 2, &["cannot be used with"]);
    refused(&run(&["serve", "--listen", "4567"]), 2, &["no address and port"]);
    refused(&run(&["serve", "--config", "/nonexistent.toml"]), 2, &["/nonexistent.toml"]);
    refused(
        &run(&["streams", "ls", "--endpoint", "localhost"]),
        2,
        &["--endpoint: `localhost` is no endpoint"],
    );
}

#[test]
fn a_server_that_is_not_running_is_told_with_what_to_do() {
    let endpoint = format!("http://127.0.0.1:{}", free_port());
    let output = run(&["streams", "ls", "--endpoint", &endpoint]);
    refused(&output, 1, &[&format!("error: no server at {endpoint}: connection refused"), "flumen serve"]);
    let output = run(&["doctor", "--endpoint", &endpoint]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_port_with_something_else_on_it_is_told_apart() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let other = std::thread::spawn(move || {
        let (mut socket, _) = listener.accept().unwrap();
        let _ = socket.read(&mut [0; 4096]);
        let _ =
            std::io::Write::write_all(&mut socket, b"HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\n\r\nno");
    });
    refused(&run(&["streams", "ls", "--endpoint", &endpoint]), 1, &["not from a Kinesis server", "404"]);
    other.join().unwrap();
}

#[test]
fn a_stream_that_is_not_there_is_told_with_what_to_do() {
    let server = Server::ephemeral();
    let output = server.run(&["tail", "nope"]);
    refused(&output, 1, &["error: ResourceNotFoundException: ", "nope", "hint: `flumen streams ls`"]);
    let output = feed(&["put", "nope", "--endpoint", &server.endpoint], b"x\n");
    refused(&output, 1, &["ResourceNotFoundException", "add --create"]);
    refused(&server.run(&["streams", "delete", "nope", "--yes"]), 1, &["ResourceNotFoundException"]);
}

#[test]
fn deleting_asks_and_cannot_ask_a_pipe() {
    let server = Server::ephemeral();
    server.ok(&["streams", "create", "s"]);
    refused(&server.run(&["streams", "delete", "s"]), 2, &["--yes"]);
    server.ok(&["streams", "describe", "s"]);
}

#[test]
fn an_unknown_shard_is_told() {
    let server = Server::ephemeral();
    server.ok(&["streams", "create", "s"]);
    let output = server.run(&["tail", "s", "--shard", "7"]);
    refused(&output, 1, &["no shard shardId-000000000007", "flumen streams shards s"]);
}

#[test]
fn the_first_wrong_line_ends_a_put_and_what_stood_before_it_is_stored() {
    let server = Server::ephemeral();
    let put = |flags: &[&str], input: &[u8]| {
        feed(&[&["put", "s", "--create", "--endpoint", &server.endpoint][..], flags].concat(), input)
    };
    let output = put(&["--json"], b"{\"a\":1}\n\n{oops\n{\"a\":2}\n");
    refused(&output, 1, &["error: line 3: invalid JSON: ", "1 record,"]);
    let output = put(&["--key-field", "id"], b"{\"id\":1}\n{\"no\":2}\n");
    refused(&output, 1, &["error: line 2: no field `id`; the record has no"]);
    assert_eq!(server.payloads("s"), ["{\"a\":1}", "{\"id\":1}"]);
    refused(
        &run(&["put", "s", "--file", "/nonexistent/file", "--endpoint", &server.endpoint]),
        1,
        &["cannot open"],
    );
}

#[test]
fn a_reader_that_goes_away_ends_tail_without_a_word() {
    let server = Server::ephemeral();
    server.put("s", &"x\n".repeat(500), &["--create"]);
    let args = ["tail", "s", "--from", "trim-horizon", "--endpoint", &server.endpoint];
    let mut tail = spawn(&mut flumen(&args));
    let mut out = BufReader::new(tail.stdout.take().unwrap());
    out.read_line(&mut String::new()).unwrap();
    drop(out);
    // It notices when it writes next.
    server.put("s", &"y\n".repeat(500), &[]);
    let output = tail.wait_with_output().unwrap();
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
}
