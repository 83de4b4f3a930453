//! `flumen bench`: what is stored, read, counted and left behind.

use serde_json::Value;

use crate::stand::{Scratch, Server, free_port, run, stderr};

/// Makes twenty calls on a server; gives the JSON of it.
fn bench(server: &Server, args: &[&str]) -> Value {
    let text = server.ok(&[&["bench", "--calls", "20", "--connections", "2", "--json"], args].concat());
    serde_json::from_str(&text).expect("it is JSON")
}

#[test]
fn a_stream_that_was_missing_is_gone_afterwards() {
    let server = Server::ephemeral();
    let cases =
        [(&["--records", "10"][..], 200), (&["--records", "1"], 20), (&["--read", "--records", "5"], 100)];
    for (args, records) in cases {
        let report = bench(&server, args);
        assert_eq!(report["records"], records, "{args:?}: {report}");
        assert_eq!(report["failed_calls"], serde_json::json!({}));
        assert_eq!(server.ok(&["streams", "ls", "--json"]).trim(), "[]", "{args:?}");
    }
}

#[test]
fn a_stream_that_was_there_stays_with_what_was_put() {
    let server = Server::ephemeral();
    server.ok(&["streams", "create", "s", "--shards", "2"]);
    let report = bench(&server, &["--stream", "s", "--records", "5", "--bytes", "10"]);
    let stored = server.ok(&["tail", "s", "--from", "trim-horizon", "--no-follow"]).lines().count() as u64;
    assert_eq!((&report["records"], stored), (&Value::from(100), 100));
    assert_eq!(report["bytes"], 1000);
}

#[test]
fn only_what_is_there_is_read() {
    let server = Server::ephemeral();
    server.put("s", "four\nline\nlong\nword", &["--create"]);
    let report = bench(&server, &["--stream", "s", "--read"]);
    assert_eq!((&report["records"], &report["bytes"]), (&Value::from(80), &Value::from(320)), "{report}");
}

#[test]
fn at_a_rate_every_call_is_made_and_none_before_its_time() {
    let server = Server::ephemeral();
    let report = bench(&server, &["--rate", "200", "--records", "2"]);
    assert_eq!((&report["calls"], &report["never_sent"]), (&Value::from(20), &Value::from(0)), "{report}");
    // The last of them is due after 95 ms.
    assert!(report["seconds"].as_f64().unwrap() >= 0.095, "{report}");
}

#[test]
fn a_time_ends_it() {
    let server = Server::ephemeral();
    let text = server.ok(&["bench", "--seconds", "50ms", "--records", "1", "--json"]);
    let report: Value = serde_json::from_str(&text).expect("it is JSON");
    assert!(report["seconds"].as_f64().unwrap() >= 0.05, "{report}");
}

#[test]
fn every_record_comes_to_every_subscriber_and_no_consumer_is_left() {
    let server = Server::ephemeral();
    server.ok(&["streams", "create", "s", "--shards", "2"]);
    let report = bench(&server, &["--stream", "s", "--records", "5", "--bytes", "16", "--subscribe", "3"]);
    assert_eq!(
        (&report["delivered"], &report["not_delivered"]),
        (&Value::from(300), &Value::from(0)),
        "{report}"
    );
    assert!(report["put_to_event_ms"]["max"].as_f64().unwrap() > 0.0, "{report}");
    let about: Value = serde_json::from_str(&server.ok(&["streams", "describe", "s", "--json"])).unwrap();
    assert_eq!(about["consumers"], 0, "{about}");
}

#[test]
fn what_is_refused_is_counted_by_its_error() {
    let folder = Scratch::new();
    std::fs::create_dir_all(folder.path()).unwrap();
    let config = format!("{}/flumen.toml", folder.path());
    std::fs::write(&config, "[streams]\nlimits = true\n").unwrap();
    // Its clock stands, so no second passes in which more would be allowed.
    let serve = ["serve", "--ephemeral", "--listen", "127.0.0.1:0", "--test-clock", "--config", &config];
    let server = Server::start(&serve);
    let report = bench(&server, &["--shards", "1", "--records", "500"]);
    let refused = report["refused_records"]["ProvisionedThroughputExceededException"].as_u64().unwrap();
    assert_eq!(refused + report["records"].as_u64().unwrap(), 10_000, "{report}");
}

#[test]
fn people_get_lines_and_the_verdict() {
    let server = Server::ephemeral();
    let text = server.ok(&["bench", "--calls", "20", "--records", "3"]);
    for name in ["records/s:", "MB/s:", "calls/s:", "latency ms: p50 ", "errors:     none", "client:"] {
        assert!(text.lines().any(|line| line.starts_with(name)), "{name}\n{text}");
    }
}

#[test]
fn without_a_server_it_says_so() {
    let output = run(&["bench", "--endpoint", &format!("http://127.0.0.1:{}", free_port())]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("connection refused"), "{}", stderr(&output));
}
