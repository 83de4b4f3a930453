//! Messages against bytes that were computed by another program from the specification, and against damage.

use model::{Encode, ShapeWriter};
use proptest::prelude::*;

use super::*;

fn bytes_of(hex: &str) -> Bytes {
    let digits: Vec<u8> = hex.bytes().map(|b| (b as char).to_digit(16).unwrap() as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect::<Vec<u8>>().into()
}

/// Without headers, with one, and with one of every type. Made with Python's `struct` and `zlib.crc32`.
const NOTHING: &str = "000000100000000005c248eb7d98c8ff";
const PAYLOAD: &str = "000000190000000008d22a9a7b22666f6f223a317dc7b7273c";
const ONE: &str = "0000003900000020f27d25560c636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e7b22666f6f\
                   223a317d93b2a363";
const EVERY: &str = "0000005f0000004e4e05ebe4017400016601016202ff017303010201690400000100016c05ffffffffffffffff0142060\
                     0030102030153070002c3a90154080000018bcfe5687b015509000102030405060708090a0b0c0d0e0f78ed806f96";

struct Text(String);

impl Encode for Text {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.key("foo");
        out.string(&self.0);
        out.end_map();
    }
}

#[test]
fn messages_of_the_specification_are_read() {
    let read = |hex: &str| EventMessage::take(&mut bytes_of(hex)).unwrap().unwrap();
    assert_eq!(read(NOTHING), EventMessage { headers: Vec::new(), payload: Bytes::new() });
    assert_eq!(read(PAYLOAD).payload, r#"{"foo":1}"#);
    assert_eq!(read(ONE).text("content-type"), Some("application/json"));
    let every = read(EVERY);
    let values: Vec<_> = every.headers.iter().map(|(name, value)| (&**name, value.clone())).collect();
    let expected = [
        ("t", HeaderValue::Bool(true)),
        ("f", HeaderValue::Bool(false)),
        ("b", HeaderValue::Integer(-1)),
        ("s", HeaderValue::Integer(258)),
        ("i", HeaderValue::Integer(256)),
        ("l", HeaderValue::Integer(-1)),
        ("B", HeaderValue::Bytes(Bytes::from_static(&[1, 2, 3]))),
        ("S", HeaderValue::Text("é".into())),
        ("T", HeaderValue::Timestamp(1_700_000_000_123)),
        ("U", HeaderValue::Uuid([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])),
    ];
    assert_eq!(values, expected);
}

#[test]
fn what_is_written_has_the_bytes_of_the_specification() {
    let mut message = Writer::begin(0);
    message.header("content-type", "application/json");
    assert_eq!(message.finish(|out| out.extend_from_slice(br#"{"foo":1}"#)), bytes_of(ONE));
    assert_eq!(Writer::begin(0).finish(|_| ()), bytes_of(NOTHING));
}

#[test]
fn events_and_exceptions_say_what_they_are_in_the_callers_encoding() {
    for (protocol, empty) in [(Protocol::Json11, &b"{}"[..]), (Protocol::Cbor, b"\xbf\xff")] {
        let read = |bytes: Bytes| EventMessage::take(&mut bytes.clone()).unwrap().unwrap();
        let first = read(initial_response(protocol));
        assert_eq!(first.text(":message-type"), Some("event"));
        assert_eq!(first.text(":event-type"), Some("initial-response"));
        assert_eq!(first.payload, empty);
        let event = read(event(protocol, "SubscribeToShardEvent", &Text("x".into())));
        assert_eq!(event.text(":event-type"), Some("SubscribeToShardEvent"));
        assert_eq!(event.text(":content-type"), Some(protocol.content_type()));
        assert_eq!(event.payload, crate::encode(protocol, &Text("x".into())));
        let error = ErrorBody::new("ResourceInUseException", "taken over");
        let thrown = read(exception(protocol, &error));
        assert_eq!(thrown.text(":message-type"), Some("exception"));
        assert_eq!(thrown.text(":exception-type"), Some("ResourceInUseException"));
        assert_eq!(ErrorBody::from_bytes(protocol, &thrown.payload, None), error);
    }
}

#[test]
fn a_length_that_cannot_be_is_refused_before_anything_is_waited_for() {
    for (total, headers) in [(15u32, 0u32), (16, 1), (u32::MAX, 0), (40, u32::MAX)] {
        let mut prelude = [total.to_be_bytes(), headers.to_be_bytes()].concat();
        prelude.extend_from_slice(&crc32(&prelude).to_be_bytes());
        let taken = EventMessage::take(&mut Bytes::from(prelude));
        assert_eq!(taken, Err(EventError("the lengths of a message cannot be")), "{total} {headers}");
    }
}

proptest! {
    #[test]
    fn messages_come_back_whole_from_whatever_pieces(
        texts in prop::collection::vec(".{0,40}", 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let sent: Vec<Bytes> =
            texts.iter().map(|text| event(Protocol::Json11, "E", &Text(text.clone()))).collect();
        let all = sent.concat();
        let cut = cut.index(all.len());
        // What has arrived up to the cut gives the messages that are whole, and no error.
        let mut early = Bytes::copy_from_slice(&all[..cut]);
        let mut read = 0;
        while let Some(message) = EventMessage::take(&mut early).unwrap() {
            prop_assert_eq!(&message.payload, &crate::encode(Protocol::Json11, &Text(texts[read].clone())));
            read += 1;
        }
        let whole_before_cut = sent.iter().scan(0, |end, message| {
            *end += message.len();
            Some(*end)
        });
        prop_assert_eq!(read, whole_before_cut.filter(|end| *end <= cut).count());
        let mut rest = Bytes::from([&early[..], &all[cut..]].concat());
        while EventMessage::take(&mut rest).unwrap().is_some() {
            read += 1;
        }
        prop_assert_eq!((read, rest.len()), (texts.len(), 0));
    }

    #[test]
    fn no_changed_bit_is_accepted(text in ".{0,40}", at in any::<prop::sample::Index>(), bit in 0u8..8) {
        let mut bytes = event(Protocol::Cbor, "E", &Text(text)).to_vec();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        let taken = EventMessage::take(&mut Bytes::from(bytes));
        prop_assert!(taken.is_err(), "{:?}", taken);
    }

    #[test]
    fn garbage_does_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = EventMessage::take(&mut Bytes::from(bytes.clone()));
        // Behind a right prelude and checksum, so that the headers are looked at.
        let mut message = Writer::begin(0);
        message.0.extend_from_slice(&bytes);
        let _ = EventMessage::take(&mut message.finish(|_| ()));
    }
}
