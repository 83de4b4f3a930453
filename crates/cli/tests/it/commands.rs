//! What each command does when all goes well.

use std::io::{BufRead, BufReader};

use crate::stand::{Scratch, Server, feed, flumen, free_port, run, spawn, stderr, stdout};

#[test]
fn lines_come_back_in_their_order() {
    let server = Server::ephemeral();
    let lines: Vec<String> = (0..1234).map(|i| format!("line {i}")).collect();
    server.put("s", &lines.join("\n"), &["--key", "k", "--create"]);
    assert_eq!(server.payloads("s"), lines);
}

#[test]
fn keys_come_from_a_field_and_filters_see_them() {
    let server = Server::ephemeral();
    let lines =
        "{\"user\":{\"id\":\"eu-1\"}}\n\n{\"user\":{\"id\":\"us-1\"}}\n{\"user\":{\"id\":\"eu-2\"}}\n";
    server.put("s", lines, &["--key-field", "user.id", "--create", "--shards", "3"]);
    let text = server.ok(&["tail", "s", "--from", "-5m", "--no-follow", "--key", "eu-*"]);
    assert_eq!(text.lines().count(), 2, "{text}");
    let text =
        server.ok(&["tail", "s", "--from", "trim-horizon", "--no-follow", "--filter", "us-1", "--json"]);
    assert!(text.contains("\"key\":\"us-1\""), "{text}");
}

#[test]
fn reading_starts_at_a_record_or_a_shard() {
    let server = Server::ephemeral();
    server.put("s", "a\nb\nc", &["--key", "k", "--create"]);
    let text = server.ok(&["tail", "s", "--from", "trim-horizon", "--no-follow", "--json", "--shard", "0"]);
    let second: serde_json::Value = serde_json::from_str(text.lines().nth(1).unwrap()).unwrap();
    let from = format!("0:{}", second["sequence"].as_str().unwrap());
    let text = server.ok(&["tail", "s", "--from", &from, "--no-follow"]);
    let payloads: Vec<&str> = text.lines().map(|line| line.rsplit(' ').next().unwrap()).collect();
    assert_eq!(payloads, ["b", "c"]);
}

#[test]
fn streams_are_made_listed_shown_and_deleted() {
    let server = Server::ephemeral();
    let text = server.ok(&["streams", "create", "orders", "--shards", "2", "--retention", "7d"]);
    assert_eq!(text, "created stream orders with 2 shards, retention 7 d\n");
    let text = server.ok(&["streams", "ls"]);
    assert!(
        text.lines().nth(1).unwrap().starts_with("orders  ACTIVE  PROVISIONED       2        7 d"),
        "{text}"
    );
    let shards: serde_json::Value =
        serde_json::from_str(&server.ok(&["streams", "shards", "orders", "--json"])).unwrap();
    assert_eq!(shards[1]["id"], "shardId-000000000001");
    assert_eq!(shards[1]["hash_to"], u128::MAX.to_string());
    assert!(server.ok(&["streams", "describe", "orders"]).contains("Open shards:   2"));
    let text = server.ok(&["streams", "retention", "orders", "24h"]);
    assert_eq!(text, "stream orders keeps records for 24 h\n");
    assert_eq!(server.ok(&["streams", "delete", "orders", "--yes"]), "deleted stream orders\n");
    assert_eq!(server.ok(&["streams", "ls", "--json"]).trim(), "[]");
}

#[test]
fn tail_goes_on_after_the_server_was_killed_and_restarted() {
    let data = Scratch::new();
    let listen = format!("127.0.0.1:{}", free_port());
    let serve = ["serve", "--data", data.path(), "--listen", &listen];
    let server = Server::start(&serve);
    server.put("s", "before", &["--create"]);
    let args = ["tail", "s", "--from", "trim-horizon", "--limit", "2", "--endpoint", &server.endpoint];
    let mut tail = spawn(&mut flumen(&args));
    let mut lines = BufReader::new(tail.stdout.take().unwrap()).lines();
    assert!(lines.next().unwrap().unwrap().ends_with(" before"));
    drop(server);
    let server = Server::start(&serve);
    server.put("s", "after", &[]);
    assert!(lines.next().unwrap().unwrap().ends_with(" after"));
    assert!(tail.wait().unwrap().success());
}

#[test]
fn https_is_spoken_with_the_servers_own_authority() {
    let data = Scratch::new();
    let server = Server::start(&["serve", "--data", data.path(), "--listen", "127.0.0.1:0"]);
    let https = server.endpoint.replace("http://127.0.0.1", "https://localhost");
    let ca = format!("{}/tls/ca.pem", data.path());
    let output = run(&["streams", "ls", "--json", "--endpoint", &https, "--ca", &ca]);
    assert_eq!(stdout(&output).trim(), "[]", "{}", stderr(&output));
    let output = run(&["streams", "ls", "--endpoint", &https]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).starts_with("error: TLS: ") && stderr(&output).contains("flumen trust"));
    let output = run(&["trust", "--data", data.path()]);
    assert!(stdout(&output).contains("AWS_CA_BUNDLE"), "{}", stderr(&output));
}

#[test]
fn the_demo_shows_records_that_came_through_the_stream() {
    let output = run(&["demo", "--duration", "3", "--unicorns", "5"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.contains("aws kinesis put-record --stream-name wildrydes"), "{text}");
    assert!(text.lines().any(|line| line.contains("records/s") && !line.contains(" 0 records")), "{text}");
    assert!(stderr(&output).contains("of 5 unicorns"), "{}", stderr(&output));
}

#[test]
fn doctor_finds_a_good_server_good() {
    let server = Server::ephemeral();
    let data = Scratch::new();
    let output = server.run(&["doctor", "--data", data.path()]);
    let text = stdout(&output);
    assert!(output.status.success(), "{text}");
    assert!(text.contains("ok    server           answers ListStreams"), "{text}");
    assert!(text.contains("server and command line are both"), "{text}");
    assert!(text.contains("-> export AWS_ENDPOINT_URL="), "{text}");
}

#[test]
fn completions_and_configuration_are_printed() {
    for shell in ["bash", "zsh", "fish"] {
        assert!(stdout(&run(&["completions", shell])).contains("flumen"), "{shell}");
    }
    assert!(stdout(&run(&["serve", "--print-config"])).contains("listen"));
    assert!(stdout(&run(&["--version"])).starts_with("flumen "));
}

#[test]
fn empty_and_binary_records_are_stored_as_they_are() {
    let server = Server::ephemeral();
    let put = ["put", "s", "--create", "--endpoint", &server.endpoint];
    assert!(feed(&put, b"\n\xff\x00\n").status.success());
    let text = server.ok(&["tail", "s", "--from", "trim-horizon", "--no-follow"]);
    assert!(text.contains(" (empty)\n") && text.contains(" hex ff00 (2 bytes)\n"), "{text}");
}

#[test]
fn a_backup_of_a_running_server_restores_to_the_same_records() {
    let scratch = Scratch::new();
    let [data, copy, back] = ["data", "copy", "back"].map(|name| format!("{}/{name}", scratch.path()));
    let serve = |data: &str| Server::start(&["serve", "--listen", "127.0.0.1:0", "--data", data]);
    let lines: Vec<String> = (0..500).map(|i| format!("line {i}")).collect();
    let server = serve(&data);
    server.put("s", &lines.join("\n"), &["--key", "k", "--create"]);
    for (round, kept) in [(0, "kept 0"), (1, "kept 0")] {
        let output = run(&["backup", &copy, "--data", &data]);
        let text = stdout(&output);
        assert!(output.status.success() && text.contains(kept), "round {round}: {text}{}", stderr(&output));
    }
    server.put("s", "later", &["--key", "k"]);
    let output = run(&["restore", &copy, "--data", &back]);
    assert!(stdout(&output).starts_with("restored 1 segment"), "{}{}", stdout(&output), stderr(&output));
    assert!(stderr(&run(&["restore", &copy, "--data", &back])).contains("holds a log already"));
    drop(server);
    assert_eq!(serve(&back).payloads("s"), lines);
}

#[test]
fn the_log_is_checked_and_shown_from_outside_and_damage_is_named() {
    let scratch = Scratch::new();
    let data = scratch.path();
    assert!(stderr(&run(&["log", "check", "--data", data])).starts_with("error: "));
    let server = Server::start(&["serve", "--listen", "127.0.0.1:0", "--data", data]);
    server.put("s", "a\nb\nc", &["--key", "k", "--create"]);
    assert!(stdout(&run(&["log", "check", "--data", data])).contains("are as they were written"));
    let dump = stdout(&run(&["log", "dump", "--data", data]));
    assert!(dump.contains("checkpoint") && dump.contains("3 records in 1 runs"), "{dump}");
    let json = stdout(&run(&["log", "dump", "--json", "--data", data]));
    let records: u64 = json
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("a JSON line"))
        .flat_map(|frame| frame["runs"].as_array().cloned().unwrap_or_default())
        .filter(|run| run["kind"] == "records")
        .filter_map(|run| run["count"].as_u64())
        .sum();
    assert_eq!(records, 3);
    drop(server);
    let segment = format!("{data}/log/0000000000000001.seg");
    let mut bytes = std::fs::read(&segment).unwrap();
    // The head of the first frame.
    bytes[4100] ^= 1;
    std::fs::write(&segment, bytes).unwrap();
    let output = run(&["log", "check", "--data", data]);
    assert!(stderr(&output).contains("damaged: 0000000000000001.seg at offset 4096"), "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(1));
}
