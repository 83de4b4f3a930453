//! What is written is read again, in both encodings, and both read the same.

use bytes::Bytes;
use model::{Encode, FromValue, Shape, Shaped, Value};
use wire::{Protocol, decode, encode, validate};

use crate::random::{Random, messages, value};

fn read(protocol: Protocol, bytes: &Bytes, shape: &'static Shape) -> Value {
    decode(protocol, bytes, shape).expect("parses").value.expect("has the right types")
}

#[test]
fn values_survive_both_encodings() {
    for seed in 0..25 {
        let mut random = Random(seed);
        for shape in messages() {
            let value = value(&mut random, shape, 0);
            for protocol in [Protocol::Json11, Protocol::Cbor] {
                let bytes = encode(protocol, &Shaped(shape, &value));
                assert_eq!(read(protocol, &bytes, shape), value, "{} seed {seed} {protocol:?}", shape.name);
            }
        }
    }
}

fn typed_round_trip<T: FromValue + Encode + PartialEq + std::fmt::Debug>(random: &mut Random) {
    let value = value(random, T::shape(), 0);
    let typed = T::from_value(value);
    for protocol in [Protocol::Json10, Protocol::Cbor] {
        let bytes = encode(protocol, &typed);
        assert_eq!(T::from_value(read(protocol, &bytes, T::shape())), typed);
    }
}

#[test]
fn typed_structures_survive_both_encodings() {
    use model::kinesis::*;
    for seed in 0..40 {
        let random = &mut Random(seed);
        typed_round_trip::<PutRecordsInput>(random);
        typed_round_trip::<GetRecordsOutput>(random);
        typed_round_trip::<DescribeStreamOutput>(random);
        typed_round_trip::<AddTagsToStreamInput>(random);
        typed_round_trip::<EnhancedMonitoringOutput>(random);
        typed_round_trip::<SubscribeToShardOutput>(random);
        typed_round_trip::<ListShardsInput>(random);
    }
}

#[test]
fn violations_read_the_same_in_both_encodings() {
    let mut violated = 0;
    for seed in 0..10 {
        let mut random = Random(1000 + seed);
        for operation in model::kinesis::SERVICE.operations {
            let shape = operation.input;
            let value = value(&mut random, shape, 0);
            let [json, cbor] = [Protocol::Json11, Protocol::Cbor].map(|protocol| {
                validate(shape, &read(protocol, &encode(protocol, &Shaped(shape, &value)), shape))
            });
            assert_eq!(json, cbor);
            violated += usize::from(json.is_err());
        }
    }
    assert!(violated > 200, "{violated}");
}
