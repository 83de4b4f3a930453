//! Shards are split, merged and counted from the command line, and `tail` follows.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::process::Child;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::stand::{Server, flumen, spawn, stderr};

const KEYS: usize = 7;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|e| panic!("{e}: {text}"))
}

/// Numbers per key, in the order in which they were read.
fn by_key(lines: &[String]) -> HashMap<String, Vec<u64>> {
    let mut keys: HashMap<String, Vec<u64>> = HashMap::new();
    for line in lines {
        let record = json(line);
        let number = json(record["data"].as_str().expect("text"))["n"].as_u64().expect("a number");
        keys.entry(record["key"].as_str().expect("text").to_owned()).or_default().push(number);
    }
    keys
}

/// Puts the next records of each key.
fn put(server: &Server, next: &mut u64, rounds: u64) {
    let mut lines = String::new();
    for n in *next..*next + rounds {
        for key in 0..KEYS {
            lines.push_str(&format!("{{\"k\":\"key-{key}\",\"n\":{n}}}\n"));
        }
    }
    server.put("s", &lines, &["--key-field", "k"]);
    *next += rounds;
}

/// Reads the lines of a child in a thread, so that its pipe never fills.
fn lines(child: &mut Child) -> thread::JoinHandle<Vec<String>> {
    let out = BufReader::new(child.stdout.take().expect("it is piped"));
    thread::spawn(move || out.lines().map(|line| line.expect("text")).collect())
}

/// Ids of the open shards, in order of their keys.
fn open(server: &Server) -> Vec<String> {
    let shards = json(&server.ok(&["streams", "shards", "s", "--json"]));
    let mut open: Vec<(u128, String)> = shards
        .as_array()
        .expect("a list")
        .iter()
        .filter(|shard| shard["open"] == true)
        .map(|shard| {
            let text = |name: &str| shard[name].as_str().expect("text").to_owned();
            (text("hash_from").parse().expect("a number"), text("id"))
        })
        .collect();
    open.sort();
    open.into_iter().map(|(_, id)| id).collect()
}

#[test]
fn shards_are_split_merged_and_scaled() {
    let server = Server::ephemeral();
    server.ok(&["streams", "create", "s", "--shards", "2"]);
    let text = server.ok(&["streams", "split", "s", "1"]);
    assert_eq!(text, "closed shardId-000000000001, opened shardId-000000000002 and shardId-000000000003\n");
    let text = server.ok(&["streams", "merge", "s", "shardId-2", "0"]);
    assert_eq!(text, "closed shardId-000000000000 and shardId-000000000002, opened shardId-000000000004\n");
    let done = json(&server.ok(&["streams", "split", "s", "4", "--at", "1000", "--json"]));
    assert_eq!(done["opened"][1]["hash_from"], "1000");
    assert_eq!(done["closed"][0]["id"], "shardId-000000000004");
    // Three to eleven takes two steps, and so does the way back.
    assert_eq!(server.ok(&["streams", "scale", "s", "11"]), "stream s has 11 open shards\n");
    assert_eq!(open(&server).len(), 11);
    assert_eq!(server.ok(&["streams", "scale", "s", "2"]), "stream s has 2 open shards\n");
    assert_eq!(server.ok(&["streams", "scale", "s", "2"]), "stream s has 2 open shards\n");

    for (args, says) in [
        (&["streams", "split", "s", "4"][..], "has already been merged or split"),
        (&["streams", "split", "s", "99"], "stream s has no shard shardId-000000000099"),
        (&["streams", "split", "s", "x"], "`x` is no shard id"),
        (&["streams", "split", "s", "0", "--at", "0%"], "is no place in a shard"),
        (&["streams", "merge", "s", "0", "4"], "has already been merged or split"),
    ] {
        let output = server.run(args);
        assert!(!output.status.success() && stderr(&output).contains(says), "{args:?}: {}", stderr(&output));
    }
}

#[test]
fn tail_follows_splits_and_merges_and_keeps_the_order_of_each_key() {
    const ROUNDS: u64 = 10;
    const RESHARDS: u64 = 12;
    let server = Server::ephemeral();
    server.ok(&["streams", "create", "s", "--shards", "2"]);
    let all = (KEYS as u64 * ROUNDS * (RESHARDS + 1)).to_string();
    let tail = |from: &str| {
        let args = ["tail", "s", "--from", from, "--json", "--limit", &all, "--endpoint", &server.endpoint];
        let mut child = spawn(&mut flumen(&args));
        let lines = lines(&mut child);
        (child, lines)
    };
    let mut next = 0;
    put(&server, &mut next, ROUNDS);
    let mut followers = vec![tail("trim-horizon")];
    for step in 0..RESHARDS {
        let shards = open(&server);
        let at = usize::try_from(step).expect("small") * 5 % shards.len();
        if step % 4 == 3 {
            server.ok(&["streams", "scale", "s", "5"]);
        } else if step % 2 == 0 {
            server.ok(&["streams", "split", "s", &shards[at], "--at", "37%"]);
        } else {
            let at = at.min(shards.len() - 2);
            server.ok(&["streams", "merge", "s", &shards[at], &shards[at + 1]]);
        }
        put(&server, &mut next, ROUNDS);
        if step == RESHARDS / 2 {
            followers.push(tail("-1h"));
        }
    }
    let whole: Vec<u64> = (0..next).collect();
    for (mut child, lines) in followers {
        let keys = by_key(&lines.join().expect("lines are text"));
        assert!(child.wait().expect("the child is ours").success());
        assert_eq!(keys.len(), KEYS);
        for (key, numbers) in keys {
            assert_eq!(numbers, whole, "{key}");
        }
    }
    // What stops at the tip has seen everything on the way, also in shards that came from empty ones.
    server.ok(&["streams", "scale", "s", "10"]);
    server.ok(&["streams", "scale", "s", "5"]);
    for from in ["trim-horizon", "-1h"] {
        let lines = server.ok(&["tail", "s", "--from", from, "--json", "--no-follow"]);
        let keys = by_key(&lines.lines().map(str::to_owned).collect::<Vec<_>>());
        assert!(keys.len() == KEYS && keys.values().all(|numbers| *numbers == whole), "{from}: {keys:?}");
    }
}

/// A `tail` of the stream, and the payloads that it prints. Its place is fixed: it has printed a `probe`.
fn tail_that_has_begun(server: &Server) -> (Child, Receiver<Value>) {
    let args = ["tail", "s", "--json", "--endpoint", &server.endpoint];
    let mut tail = spawn(&mut flumen(&args));
    let out = BufReader::new(tail.stdout.take().expect("it is piped"));
    let (send, received) = mpsc::channel();
    thread::spawn(move || {
        out.lines().map_while(Result::ok).try_for_each(|line| send.send(json(&line)["data"].clone()))
    });
    loop {
        server.put("s", "probe", &["--key", "k"]);
        match received.recv_timeout(Duration::from_millis(300)) {
            Ok(data) => {
                assert_eq!(data, "probe");
                return (tail, received);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => panic!("tail has ended"),
        }
    }
}

#[test]
fn tail_from_latest_goes_on_in_the_children() {
    let server = Server::ephemeral();
    server.ok(&["streams", "create", "s"]);
    server.put("s", "too early", &["--key", "k"]);
    let (mut tail, received) = tail_that_has_begun(&server);
    server.ok(&["streams", "split", "s", "0"]);
    server.put("s", "first", &["--key", "k"]);
    server.ok(&["streams", "merge", "s", "1", "2"]);
    server.put("s", "second", &["--key", "k"]);
    let rest = std::iter::from_fn(|| received.recv_timeout(Duration::from_secs(60)).ok());
    let rest = rest.filter(|data| data != "probe").take(2).collect::<Vec<_>>();
    assert_eq!(rest, ["first", "second"]);
    tail.kill().expect("it runs");
    tail.wait().expect("the child is ours");
}

#[cfg(unix)]
#[test]
fn tail_goes_on_with_what_is_there_when_a_shard_expires_before_it_was_read() {
    // With its children there, and with those gone as well.
    for merged in [false, true] {
        let server = Server::start(&["serve", "--ephemeral", "--test-clock", "--listen", "127.0.0.1:0"]);
        server.ok(&["streams", "create", "s"]);
        let (mut tail, received) = tail_that_has_begun(&server);
        // It stands still for longer than records are kept.
        signal("STOP", &tail);
        server.put("s", "lost", &["--key", "k"]);
        server.ok(&["streams", "split", "s", "0"]);
        if merged {
            server.ok(&["streams", "merge", "s", "1", "2"]);
        }
        server.advance(25 * 3600);
        let listed = json(&server.ok(&["streams", "shards", "s", "--json"]));
        let gone =
            listed.as_array().expect("a list").iter().all(|shard| shard["id"] != "shardId-000000000000");
        assert!(gone, "{listed}");
        server.put("s", "kept", &["--key", "k"]);
        signal("CONT", &tail);
        let rest = std::iter::from_fn(|| received.recv_timeout(Duration::from_secs(60)).ok());
        assert_eq!(rest.into_iter().find(|data| data != "probe"), Some("kept".into()), "merged {merged}");
        tail.kill().expect("it runs");
        tail.wait().expect("the child is ours");
    }
}

/// Sends a signal to a child.
#[cfg(unix)]
fn signal(name: &str, child: &Child) {
    let sent =
        std::process::Command::new("kill").args([&format!("-{name}"), &child.id().to_string()]).status();
    assert!(sent.expect("`kill` is there").success());
}
