//! Event streams: any bytes as a client reads them, whole and in parts, and what a server writes.

use bytes::Bytes;
use crc_fast::{CrcAlgorithm, checksum};
use model::{Encode, ShapeWriter};
use wire::Protocol;
use wire::event_stream::{EventMessage, event};

/// Input: one byte that says whether checksums are put right before it is read, then a stream.
pub fn run(bytes: &[u8]) {
    let Some((choice, stream)) = bytes.split_first() else { return };
    let mut stream = stream.to_vec();
    written(&stream);
    if choice % 2 == 0 {
        repair(&mut stream);
    }
    let whole = read(&mut Bytes::copy_from_slice(&stream));
    // The same in two parts: nothing is taken before a message is whole.
    let cut = usize::from(*choice).min(stream.len());
    let mut first = Bytes::copy_from_slice(&stream[..cut]);
    let (mut messages, failed) = read(&mut first);
    let mut rest = [&first[..], &stream[cut..]].concat().into();
    if !failed {
        messages.extend(read(&mut rest).0);
        assert_eq!(messages, whole.0, "a stream in two parts reads as the whole");
    }
}

/// All messages up to the end or the first error, and whether there was one.
fn read(buffer: &mut Bytes) -> (Vec<EventMessage>, bool) {
    let mut messages = Vec::new();
    loop {
        let before = buffer.len();
        match EventMessage::take(buffer) {
            Ok(Some(message)) => {
                assert!(buffer.len() < before, "a message takes bytes");
                messages.push(message);
            }
            Ok(None) => {
                assert_eq!(buffer.len(), before, "part of a message was taken");
                return (messages, false);
            }
            Err(_) => return (messages, true),
        }
    }
}

/// The payload of a server is what the client gets.
fn written(payload: &[u8]) {
    let message = event(Protocol::Cbor, "SubscribeToShardEvent", &Payload(payload));
    let (messages, failed) = read(&mut message.clone());
    assert!(!failed && messages.len() == 1, "one message was written");
    assert_eq!(messages[0].text(":event-type"), Some("SubscribeToShardEvent"));
    assert!(
        messages[0].payload.windows(payload.len().max(1)).any(|part| part == payload) || payload.is_empty()
    );
}

struct Payload<'a>(&'a [u8]);

impl Encode for Payload<'_> {
    fn encode(&self, out: &mut dyn ShapeWriter) {
        out.begin_map();
        out.key("Data");
        out.blob(self.0);
        out.end_map();
    }
}

fn crc32(bytes: &[u8]) -> [u8; 4] {
    let sum = u32::try_from(checksum(CrcAlgorithm::Crc32IsoHdlc, bytes)).expect("32 bits of checksum");
    sum.to_be_bytes()
}

/// Writes right checksums where messages stand, as their lengths have it.
fn repair(stream: &mut [u8]) {
    let mut at = 0;
    while let Some(prelude) = stream.get(at..at + 12) {
        let total = u32::from_be_bytes(prelude[..4].try_into().expect("four bytes")) as usize;
        let crc = crc32(&prelude[..8]);
        stream[at + 8..at + 12].copy_from_slice(&crc);
        let Some(message) =
            stream.get_mut(at..at.saturating_add(total)).filter(|message| message.len() >= 16)
        else {
            return;
        };
        let end = message.len() - 4;
        let crc = crc32(&message[..end]);
        message[end..].copy_from_slice(&crc);
        at += total;
    }
}
