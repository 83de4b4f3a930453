//! No input makes the decoders panic or take much time or memory.

use bytes::Bytes;
use model::Shaped;
use wire::{ErrorBody, Protocol, decode, encode, validate};

use crate::random::{Random, messages, value};

fn feed(protocol: Protocol, body: &Bytes, shape: &'static model::Shape) -> bool {
    match decode(protocol, body, shape) {
        Ok(decoded) => {
            let _ = decoded.value.map(|value| validate(shape, &value));
            true
        }
        Err(error) => {
            assert!(error.offset <= body.len());
            false
        }
    }
}

#[test]
fn random_bytes_do_no_harm() {
    let shapes: Vec<_> = messages().collect();
    for seed in 0..30_000 {
        let mut random = Random(seed);
        let body = Bytes::from(random.bytes());
        let shape = shapes[random.below(shapes.len())];
        for protocol in [Protocol::Json11, Protocol::Cbor] {
            feed(protocol, &body, shape);
            let _ = ErrorBody::from_bytes(protocol, &body, None);
        }
    }
}

#[test]
fn damaged_cbor_does_no_harm() {
    let (mut taken, mut refused) = (0, 0);
    for seed in 0..20 {
        let mut random = Random(seed);
        for shape in messages() {
            let value = value(&mut random, shape, 0);
            let mut bytes = encode(Protocol::Cbor, &Shaped(shape, &value)).to_vec();
            for _ in 0..1 + random.below(4) {
                let at = random.below(bytes.len());
                bytes[at] = random.next().to_le_bytes()[0];
                if random.chance(10) {
                    bytes.truncate(at + 1);
                }
            }
            *if feed(Protocol::Cbor, &bytes.into(), shape) { &mut taken } else { &mut refused } += 1;
        }
    }
    assert!(taken > 200 && refused > 200, "{taken} {refused}");
}

#[test]
fn truncated_messages_never_parse() {
    let mut random = Random(7);
    for shape in messages() {
        let value = value(&mut random, shape, 0);
        for protocol in [Protocol::Json11, Protocol::Cbor] {
            let bytes = encode(protocol, &Shaped(shape, &value));
            for length in 0..bytes.len() {
                assert!(!feed(protocol, &bytes.slice(..length), shape), "{length} of {bytes:?}");
            }
        }
    }
}
