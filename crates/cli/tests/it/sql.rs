//! Applications of a server on the command line: made of JSON, started, watched, stopped.

use crate::stand::{Scratch, Server, run, stderr};

/// A file with a text in it.
fn write(scratch: &Scratch, name: &str, text: &str) -> String {
    std::fs::create_dir_all(scratch.path()).unwrap();
    let path = scratch.0.join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

const CODE: &str = "CREATE STREAM DEAR (TICKER VARCHAR(4), PRICE DOUBLE); CREATE PUMP P AS INSERT INTO DEAR \
                    SELECT STREAM TICKER, PRICE FROM SOURCE_SQL_STREAM_001 WHERE PRICE > 10;";

fn schema() -> serde_json::Value {
    serde_json::json!({
        "RecordFormat": {"RecordFormatType": "JSON", "MappingParameters": {"JSONMappingParameters": {"RecordRowPath": "$"}}},
        "RecordEncoding": "UTF-8",
        "RecordColumns": [
            {"Name": "TICKER", "Mapping": "$.ticker", "SqlType": "VARCHAR(4)"},
            {"Name": "PRICE", "Mapping": "$.price", "SqlType": "DOUBLE"},
        ],
    })
}

fn resource(stream: &str) -> serde_json::Value {
    serde_json::json!({
        "ResourceARN": format!("arn:aws:kinesis:us-east-1:000000000000:stream/{stream}"),
        "RoleARN": "arn:aws:iam::000000000000:role/r",
    })
}

fn definition() -> serde_json::Value {
    serde_json::json!({
        "ApplicationName": "expensive",
        "ApplicationCode": CODE,
        "Inputs": [{"NamePrefix": "SOURCE_SQL_STREAM", "KinesisStreamsInput": resource("in"), "InputSchema": schema()}],
        "Outputs": [{"Name": "DEAR", "KinesisStreamsOutput": resource("out"), "DestinationSchema": {"RecordFormatType": "JSON"}}],
    })
}

/// The same as AWS described it.
fn described() -> serde_json::Value {
    serde_json::json!({"ApplicationDetail": {
        "ApplicationName": "old",
        "ApplicationARN": "arn:aws:kinesisanalytics:us-east-1:000000000000:application/old",
        "ApplicationStatus": "RUNNING",
        "CreateTimestamp": 1_500_000_000.5,
        "ApplicationCode": CODE,
        "ApplicationVersionId": 17,
        "InputDescriptions": [{
            "InputId": "4.1", "NamePrefix": "SOURCE_SQL_STREAM", "InAppStreamNames": ["SOURCE_SQL_STREAM_001"],
            "KinesisStreamsInputDescription": resource("in"), "InputSchema": schema(), "InputParallelism": {"Count": 1},
            "InputStartingPositionConfiguration": {"InputStartingPosition": "NOW"},
        }],
        "OutputDescriptions": [{"OutputId": "5.1", "Name": "DEAR", "KinesisStreamsOutputDescription": resource("out"),
            "DestinationSchema": {"RecordFormatType": "CSV"}}],
        "ReferenceDataSourceDescriptions": [{"ReferenceId": "6.1", "TableName": "T", "ReferenceSchema": schema(),
            "S3ReferenceDataSourceDescription": {"BucketARN": "arn:aws:s3:::b", "FileKey": "k",
                "ReferenceRoleARN": "arn:aws:iam::000000000000:role/r"}}],
    }})
}

#[test]
fn an_application_is_made_of_json_started_watched_stopped_and_goes_on() {
    let (server, scratch) = (Server::ephemeral(), Scratch::new());
    let file = write(&scratch, "app.json", &definition().to_string());
    for stream in ["in", "out"] {
        server.ok(&["streams", "create", stream]);
    }
    let text = server.ok(&["sql", "create", &file]);
    assert_eq!(text, "created application expensive; `flumen sql start expensive` starts it\n");
    server.put(
        "in",
        "{\"ticker\":\"AAAA\",\"price\":12.5}\n{\"ticker\":\"BBBB\",\"price\":1}",
        &["--key", "k"],
    );
    let text = server.ok(&["sql", "start", "expensive", "--from", "trim-horizon"]);
    assert_eq!(text, "application expensive runs\n");
    let text = server.ok(&["sql", "ls"]);
    assert_eq!(text, "NAME       STATUS\nexpensive  RUNNING\n");
    let tail = ["sql", "tail", "expensive", "--from", "trim-horizon", "--limit", "1"];
    let text = server.ok(&tail);
    assert!(text.contains("{\"TICKER\":\"AAAA\",\"PRICE\":12.5}"), "{text}");
    assert_eq!(server.ok(&["sql", "stop", "expensive"]), "application expensive is READY\n");
    server.put("in", "{\"ticker\":\"CCCC\",\"price\":20}", &["--key", "k"]);
    server.ok(&["sql", "start", "expensive"]);
    let text = server.ok(&["sql", "tail", "expensive", "--from", "trim-horizon", "--limit", "2"]);
    assert!(text.contains("\"CCCC\""), "{text}");
}

#[test]
fn an_old_application_is_made_of_its_description() {
    let (server, scratch) = (Server::ephemeral(), Scratch::new());
    let file = write(&scratch, "old.json", &described().to_string());
    server.ok(&["sql", "create", &file]);
    let listed: serde_json::Value = serde_json::from_str(&server.ok(&["sql", "ls", "--json"])).unwrap();
    assert_eq!((&listed[0]["name"], &listed[0]["status"]), (&"old".into(), &"READY".into()));
    // It is whole: its table is there too, whose object is not.
    for stream in ["in", "out"] {
        server.ok(&["streams", "create", stream]);
    }
    let refused = server.run(&["sql", "start", "old", "--from", "now"]);
    assert_eq!(refused.status.code(), Some(1));
}

#[test]
fn what_is_wrong_is_said() {
    let (server, scratch) = (Server::ephemeral(), Scratch::new());
    let file = write(&scratch, "other.json", "{\"a\": 1}");
    let refused = server.run(&["sql", "create", &file]);
    assert!(stderr(&refused).contains("neither the input of CreateApplication"), "{}", stderr(&refused));
    let broken = write(&scratch, "broken.json", "{");
    assert_eq!(server.run(&["sql", "create", &broken]).status.code(), Some(1));
    let refused = server.run(&["sql", "start", "nobody"]);
    assert!(stderr(&refused).contains("Application nobody not found."), "{}", stderr(&refused));
    let usage = run(&["sql", "start", "x", "--from", "yesterday"]);
    assert_eq!(usage.status.code(), Some(2));
}
