//! A SQL application live: clicks of a stream joined with a reference table and counted by minute, as a backlog and while the
//! clicks are put. Everything goes through the socket; what ends the clock is a record that came out of the application.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use memchr::memmem;
use tokio::runtime::Runtime;

use crate::cases::Scratch;
use crate::client::{Connection, Encoding, request, request_of};
use crate::figures::{figure, median};
use crate::load::{Span, run};
use crate::options::Options;
use crate::process::{Server, cpu_seconds, memory_mib};
use crate::workload::{self, BATCH, Requests};

/// Records of a measurement.
const RECORDS: u64 = 1_000_000;
/// Different requests, sent round and round.
const REQUESTS: usize = 50;
/// Users in the reference table.
const USERS: usize = 10_000;
/// Records a minute of the pipeline that this is after, and how many times as many are the goal.
const GOAL: f64 = 20.0 * 500_000.0 / 60.0;
const PATIENCE: Duration = Duration::from_secs(120);
/// Between looks at the output.
const LOOK: Duration = Duration::from_millis(5);
const SHARDS: usize = 4;
const TARGET: &str = "KinesisAnalytics_20150814";
const ROLE: &str = "arn:aws:iam::000000000000:role/bench";

/// The minutes, and the mark that ends a measurement.
const CODE: &str = r#"CREATE STREAM TRENDING (GENDER VARCHAR(8), SEGMENT VARCHAR(16), ARTICLE VARCHAR(32), CLICKS BIGINT);
    CREATE PUMP P AS INSERT INTO TRENDING
    SELECT STREAM r.GENDER, r.SEGMENT, c.ARTICLE, COUNT(*) FROM SOURCE_SQL_STREAM_001 c JOIN USERS r ON c.USER_ID = r.USER_ID
    GROUP BY r.GENDER, r.SEGMENT, c.ARTICLE, STEP(c.ROWTIME BY INTERVAL '60' SECOND);
    CREATE STREAM MARKS (ARTICLE VARCHAR(32));
    CREATE PUMP M AS INSERT INTO MARKS SELECT STREAM ARTICLE FROM SOURCE_SQL_STREAM_001 WHERE USER_ID < 0;"#;

/// Measures; gives a table.
///
/// # Errors
/// The first thing that went wrong.
pub fn measure(options: &Options, runtime: &Runtime) -> Result<String, String> {
    let requests = clicks();
    let mut samples = Vec::new();
    for round in 1..=options.rounds {
        crate::progress(&format!("analytics-live: round {round} of {}", options.rounds));
        samples.push(one(options, runtime, &requests)?);
    }
    let mut report = format!(
        "### A SQL application live: {RECORDS} clicks of about 150 bytes, {SHARDS} shards, joined with {USERS} users, counted by \
         minute\n\n| | records/s | times the goal of {} | cores of the server | records a second of one core |\n|---|--:|--:|--:|--:|\n",
        figure(GOAL)
    );
    for (name, of) in
        [("a backlog, from the start of the application", 0), ("while they are put, JSON, 500 a call", 1)]
    {
        let middle =
            |value: fn(&Sample) -> f64| median(samples.iter().map(|both| value(&both[of])).collect());
        let rate = middle(|sample| sample.rate);
        let cores = middle(|sample| sample.cores);
        let times = rate / GOAL;
        let core = figure(rate / cores);
        writeln!(report, "| {name} | {} | {times:.2} | {cores:.2} | {core} |", figure(rate))
            .expect("a string takes all");
    }
    let peak = median(samples.iter().map(|both| both[1].peak_mib).collect());
    writeln!(report, "\nPeak memory of the server: {} MiB.", figure(peak)).expect("a string takes all");
    Ok(report)
}

struct Sample {
    rate: f64,
    cores: f64,
    peak_mib: f64,
}

fn one(options: &Options, runtime: &Runtime, requests: &Requests) -> Result<[Sample; 2], String> {
    let data = Scratch::new(options.data.join("analytics"))?;
    let folder = data.path();
    let failed = |why: std::io::Error| format!("{}: {why}", folder.display());
    std::fs::create_dir_all(folder.join("buckets/users")).map_err(failed)?;
    let users: String =
        (0..USERS).map(|user| format!("{user},{},segment-{}\n", ["f", "m"][user % 2], user % 7)).collect();
    std::fs::write(folder.join("buckets/users/users.csv"), users).map_err(failed)?;
    let config = folder.join("flumen.toml");
    let buckets = folder.join("buckets");
    std::fs::write(&config, format!("[objects]\ndirectory = \"{}\"\n", buckets.display())).map_err(failed)?;
    let server = Server::start(&options.flumen, &options.data.join("flumen.log"), |address| {
        let path = |path: &std::path::Path| path.display().to_string();
        let listen =
            ["serve".into(), "--listen".into(), address.to_string(), "--config".into(), path(&config)];
        let mut arguments = listen.to_vec();
        arguments.extend(["--data".into(), path(&folder.join("data"))]);
        arguments
    })?;
    runtime.block_on(prepare(&server))?;
    let backlog = {
        put(options, runtime, &server, requests)?;
        runtime.block_on(mark(&server, "first"))?;
        let begin = (Instant::now(), cpu_seconds(server.pid())?);
        runtime.block_on(start(&server))?;
        runtime.block_on(marked(&server, "first"))?;
        sample(&server, begin)?
    };
    let live = {
        let begin = (Instant::now(), cpu_seconds(server.pid())?);
        put(options, runtime, &server, requests)?;
        runtime.block_on(mark(&server, "second"))?;
        runtime.block_on(marked(&server, "second"))?;
        sample(&server, begin)?
    };
    server.stop()?;
    Ok([backlog, live])
}

fn sample(server: &Server, (begin, cpu): (Instant, f64)) -> Result<Sample, String> {
    let seconds = begin.elapsed().as_secs_f64();
    Ok(Sample {
        rate: RECORDS as f64 / seconds,
        cores: (cpu_seconds(server.pid())? - cpu) / seconds,
        peak_mib: memory_mib(server.pid(), "VmHWM")?,
    })
}

/// Requests of clicks.
fn clicks() -> Requests {
    let make = |number: usize| {
        let record = |at: usize| {
            let n = number * BATCH + at;
            let click = format!(
                r#"{{"USER_ID": {}, "ARTICLE": "article-{}", "KIND": "impression", "TS": {}, "AGENT": "Mozilla/5.0 (X11; Linux x86_64) of user {n:08}"}}"#,
                n * 7919 % USERS,
                n * 31 % 211,
                1_767_225_600_000_u64 + n as u64
            );
            format!(r#"{{"Data":"{}","PartitionKey":"{n}"}}"#, base64_simd::STANDARD.encode_to_string(click))
        };
        let records: Vec<String> = (0..BATCH).map(record).collect();
        let body = format!(r#"{{"StreamName":"clicks","Records":[{}]}}"#, records.join(","));
        request(Encoding::Json, "PutRecords", body.as_bytes())
    };
    Requests::new((0..REQUESTS).map(make).collect(), BATCH, br#""FailedRecordCount":0"#)
}

fn put(options: &Options, runtime: &Runtime, server: &Server, requests: &Requests) -> Result<(), String> {
    let sources = requests.spread(options.connections);
    let load = run(server.address, server.pid(), sources, Span::Requests(RECORDS / BATCH as u64));
    runtime.block_on(load).map(|_| ())
}

/// A record for every shard that the application lets through.
async fn mark(server: &Server, name: &str) -> Result<(), String> {
    let mut connection = Connection::open(server.address).await?;
    for shard in 0..SHARDS {
        let click = base64_simd::STANDARD
            .encode_to_string(format!(r#"{{"USER_ID": -1, "ARTICLE": "{name}-{shard}"}}"#));
        let hash = u128::MAX / SHARDS as u128 * shard as u128 + (1 << 64);
        let body = format!(
            r#"{{"StreamName":"clicks","Data":"{click}","PartitionKey":"mark","ExplicitHashKey":"{hash}"}}"#
        );
        connection.exchange(&request(Encoding::Json, "PutRecord", body.as_bytes())).await?;
    }
    Ok(())
}

/// Waits until the marks of all shards have come out: everything before them was taken.
async fn marked(server: &Server, name: &str) -> Result<(), String> {
    let mut connection = Connection::open(server.address).await?;
    let body =
        r#"{"StreamName":"marks","ShardId":"shardId-000000000000","ShardIteratorType":"TRIM_HORIZON"}"#;
    let answer = connection.exchange(&request(Encoding::Json, "GetShardIterator", body.as_bytes())).await?;
    let mut iterator = text_of(answer, "ShardIterator")?;
    let begin = Instant::now();
    let mut seen = HashSet::new();
    while begin.elapsed() < PATIENCE {
        let answer = connection.exchange(&workload::get_records(&iterator, 100)).await?;
        let json: serde_json::Value = serde_json::from_slice(answer).map_err(|why| why.to_string())?;
        for record in json["Records"].as_array().into_iter().flatten() {
            let data = record["Data"].as_str().unwrap_or_default();
            let row = base64_simd::STANDARD.decode_to_vec(data).map_err(|why| why.to_string())?;
            if memmem::find(&row, format!("\"{name}-").as_bytes()).is_some() {
                seen.insert(row);
            }
        }
        if seen.len() == SHARDS {
            return Ok(());
        }
        iterator = json["NextShardIterator"].as_str().unwrap_or_default().to_owned();
        tokio::time::sleep(LOOK).await;
    }
    Err(format!("{} of {SHARDS} marks came out", seen.len()))
}

fn text_of(answer: &[u8], member: &str) -> Result<String, String> {
    let json: serde_json::Value = serde_json::from_slice(answer).map_err(|why| why.to_string())?;
    json[member].as_str().map(str::to_owned).ok_or_else(|| format!("{member} is missing"))
}

async fn prepare(server: &Server) -> Result<(), String> {
    let mut connection = Connection::open(server.address).await?;
    for (stream, shards) in [("clicks", SHARDS), ("trending", 1), ("marks", 1)] {
        connection.exchange(&workload::create_named(stream, shards)).await?;
    }
    let arn = |stream: &str| format!("arn:aws:kinesis:us-east-1:000000000000:stream/{stream}");
    let column = |name: &str, kind: &str| serde_json::json!({"Name": name, "SqlType": kind, "Mapping": format!("$.{name}")});
    let output = |name: &str, stream: &str| {
        serde_json::json!({
            "Name": name,
            "KinesisStreamsOutput": {"ResourceARN": arn(stream), "RoleARN": ROLE},
            "DestinationSchema": {"RecordFormatType": "JSON"},
        })
    };
    let create = serde_json::json!({
        "ApplicationName": "news",
        "Inputs": [{
            "NamePrefix": "SOURCE_SQL_STREAM",
            "KinesisStreamsInput": {"ResourceARN": arn("clicks"), "RoleARN": ROLE},
            "InputSchema": {
                "RecordFormat": {"RecordFormatType": "JSON", "MappingParameters": {"JSONMappingParameters": {"RecordRowPath": "$"}}},
                "RecordColumns": [
                    column("USER_ID", "INTEGER"), column("ARTICLE", "VARCHAR(32)"), column("KIND", "VARCHAR(16)"), column("TS", "BIGINT"),
                ],
            },
        }],
        "Outputs": [output("TRENDING", "trending"), output("MARKS", "marks")],
    });
    let reference = serde_json::json!({
        "ApplicationName": "news",
        "CurrentApplicationVersionId": 1,
        "ReferenceDataSource": {
            "TableName": "USERS",
            "S3ReferenceDataSource": {"BucketARN": "arn:aws:s3:::users", "FileKey": "users.csv", "ReferenceRoleARN": ROLE},
            "ReferenceSchema": {
                "RecordFormat": {"RecordFormatType": "CSV", "MappingParameters": {"CSVMappingParameters":
                    {"RecordRowDelimiter": "\n", "RecordColumnDelimiter": ","}}},
                "RecordColumns": [
                    {"Name": "USER_ID", "SqlType": "INTEGER"}, {"Name": "GENDER", "SqlType": "VARCHAR(8)"},
                    {"Name": "SEGMENT", "SqlType": "VARCHAR(16)"},
                ],
            },
        },
    });
    let update = serde_json::json!({
        "ApplicationName": "news",
        "CurrentApplicationVersionId": 2,
        "ApplicationUpdate": {"ApplicationCodeUpdate": CODE},
    });
    for (operation, body) in [
        ("CreateApplication", create),
        ("AddApplicationReferenceDataSource", reference),
        ("UpdateApplication", update),
    ] {
        connection
            .exchange(&analytics(operation, &body))
            .await
            .map_err(|why| format!("{operation}: {why}"))?;
    }
    Ok(())
}

/// Starts it at the oldest click; returns when it is on its way.
async fn start(server: &Server) -> Result<(), String> {
    let mut connection = Connection::open(server.address).await?;
    let body = serde_json::json!({
        "ApplicationName": "news",
        "InputConfigurations":
            [{"Id": "1.1", "InputStartingPositionConfiguration": {"InputStartingPosition": "TRIM_HORIZON"}}],
    });
    connection.exchange(&analytics("StartApplication", &body)).await.map(|_| ())
}

fn analytics(operation: &str, body: &serde_json::Value) -> Vec<u8> {
    request_of(TARGET, Encoding::Json, operation, body.to_string().as_bytes())
}
