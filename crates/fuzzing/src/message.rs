//! Messages of JSON and CBOR: what parses is checked, and what has the right types is written and read back the same.

use bytes::Bytes;
use model::{Service, Shape, Shaped, Value};
use wire::{ErrorBody, Protocol, RequestHead, decode, encode, precheck, validate};

const SERVICES: [&Service; 4] = [
    &model::kinesis::SERVICE,
    &model::firehose::SERVICE,
    &model::kinesisanalytics::SERVICE,
    &model::kinesisanalyticsv2::SERVICE,
];

/// Input: two bytes that choose the shape, then a message.
pub fn json(bytes: &[u8]) {
    message(Protocol::Json11, bytes);
}

/// Input: two bytes that choose the shape, then a message.
pub fn cbor(bytes: &[u8]) {
    message(Protocol::Cbor, bytes);
}

fn message(protocol: Protocol, bytes: &[u8]) {
    let Some((choice, body)) = bytes.split_first_chunk::<2>() else { return };
    let service = SERVICES[usize::from(choice[0] % 4)];
    let operation = &service.operations[usize::from(choice[1] >> 1) % service.operations.len()];
    let shape = if choice[1] & 1 == 0 { operation.input } else { operation.output };
    let body = Bytes::copy_from_slice(body);
    let head = RequestHead {
        method: "POST",
        content_type: protocol.content_type(),
        target: "",
        operation: Some(operation),
    };
    if let Err(refusal) = precheck(&head, &body) {
        assert!(refusal.answer().status >= 400, "a refusal is an error");
    }
    let _ = ErrorBody::from_bytes(protocol, &body, None);
    match decode(protocol, &body, shape) {
        Err(error) => assert!(error.offset <= body.len(), "an offset outside of the body: {error:?}"),
        Ok(decoded) => {
            let Ok(value) = decoded.value else { return };
            let _ = validate(shape, &value);
            if can_be_written(&value) {
                round_trip(shape, &value);
            }
        }
    }
}

fn round_trip(shape: &'static Shape, value: &Value) {
    for protocol in [Protocol::Json11, Protocol::Cbor] {
        let bytes = encode(protocol, &Shaped(shape, value));
        let again = decode(protocol, &bytes, shape).expect("what is written parses").value;
        assert_eq!(again.as_ref(), Ok(value), "{protocol:?} {}", shape.name);
    }
}

/// The end of the year 9999. JSON writes seconds with a fraction, which clients read as doubles: they tell milliseconds apart
/// until long after that, but not for ever.
const LAST_MS: u64 = 253_402_300_799_999;

/// Values without holes in lists and maps, without numbers that JSON lacks and without times that no clock shows.
fn can_be_written(value: &Value) -> bool {
    match value {
        Value::Struct(slots) => slots.iter().all(|slot| slot.is_absent() || can_be_written(slot)),
        Value::List(items) => items.iter().all(can_be_written),
        Value::Map(entries) => entries.iter().all(|(_, value)| can_be_written(value)),
        Value::Double(number) => number.is_finite(),
        Value::Time(time) => time.0 <= LAST_MS,
        Value::Absent => false,
        _ => true,
    }
}
