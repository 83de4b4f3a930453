//! Not a test but a ruler: `cargo test -p wire --release --test it -- --ignored --nocapture`.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use bytes::Bytes;
use model::FromValue;
use model::kinesis::{GetRecordsOutput, PutRecordsInput, PutRecordsRequestEntry, Record};
use wire::{Protocol, decode, encode, validate};

fn time(name: &str, bytes: usize, mut work: impl FnMut()) {
    work();
    let (start, mut rounds) = (Instant::now(), 0u32);
    while start.elapsed() < Duration::from_millis(500) {
        work();
        rounds += 1;
    }
    let each = start.elapsed() / rounds;
    #[allow(clippy::cast_precision_loss)]
    let rate = bytes as f64 / each.as_secs_f64() / 1e9;
    let mut line = String::new();
    let _ = writeln!(line, "{name}: {each:?}, {rate:.2} GB/s of {bytes} bytes");
    let _ = std::io::Write::write_all(&mut std::io::stdout(), line.as_bytes());
}

#[test]
#[ignore = "a measurement"]
fn how_fast_the_data_plane_is() {
    let data = Bytes::from((0..1024u32).map(|n| n.to_le_bytes()[0]).collect::<Vec<_>>());
    let entry = |n: u32| PutRecordsRequestEntry {
        data: data.clone(),
        explicit_hash_key: None,
        partition_key: Some(format!("user-{n}").into()),
    };
    let input = PutRecordsInput {
        records: (0..500).map(entry).collect(),
        stream_arn: Some("arn:aws:kinesis:eu-central-1:123456789012:stream/taxi-rides".into()),
        ..PutRecordsInput::default()
    };
    let record = |n: u32| Record {
        sequence_number: "49543463076548007577105092703039560359975228518395012686".into(),
        approximate_arrival_timestamp: Some(base::Timestamp(1_700_000_000_123)),
        data: data.clone(),
        partition_key: Some(format!("user-{n}").into()),
        encryption_type: None,
    };
    let output =
        GetRecordsOutput { records: (0..10_000).map(record).collect(), ..GetRecordsOutput::default() };
    for protocol in [Protocol::Json11, Protocol::Cbor] {
        let body = encode(protocol, &input);
        let shape = PutRecordsInput::shape();
        time(&format!("{protocol:?} decode PutRecords 500 x 1 KiB"), body.len(), || {
            black_box(decode(protocol, &body, shape)).expect("parses").value.expect("has the right types");
        });
        let value = decode(protocol, &body, shape).expect("parses").value.expect("has the right types");
        time(&format!("{protocol:?} validate the same"), body.len(), || {
            black_box(validate(shape, &value)).expect("is valid");
        });
        let answer = encode(protocol, &output);
        time(&format!("{protocol:?} encode GetRecords 10000 x 1 KiB"), answer.len(), || {
            black_box(encode(protocol, &output));
        });
    }
}
