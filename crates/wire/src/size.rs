//! How much room a message takes once it is written.

use base::Timestamp;
use model::ShapeWriter;

/// Longest number, time or word.
const SCALAR: usize = 24;
/// Quotes, a comma and a colon in JSON; the head of a value in CBOR.
const AROUND: usize = 9;

/// Counts what a writer would write, rather too much than too little; only escapes of texts are not foreseen.
#[derive(Debug, Default)]
pub(crate) struct SizeWriter(usize);

impl SizeWriter {
    /// Bytes so far.
    pub(crate) fn bytes(&self) -> usize {
        self.0
    }
}

impl ShapeWriter for SizeWriter {
    fn begin_map(&mut self) {
        self.0 += AROUND;
    }

    fn key(&mut self, name: &str) {
        self.0 += name.len() + AROUND;
    }

    fn end_map(&mut self) {}

    fn begin_list(&mut self, _len: usize) {
        self.0 += AROUND;
    }

    fn end_list(&mut self) {}

    fn string(&mut self, value: &str) {
        self.0 += value.len() + AROUND;
    }

    fn blob(&mut self, value: &[u8]) {
        self.0 += value.len().div_ceil(3) * 4 + AROUND;
    }

    fn integer(&mut self, _value: i64) {
        self.0 += SCALAR;
    }

    fn double(&mut self, _value: f64) {
        self.0 += SCALAR;
    }

    fn null(&mut self) {
        self.0 += SCALAR;
    }

    fn boolean(&mut self, _value: bool) {
        self.0 += SCALAR;
    }

    fn timestamp(&mut self, _value: Timestamp) {
        self.0 += SCALAR;
    }
}

#[cfg(test)]
mod tests {
    use model::kinesis::{GetRecordsOutput, Record};

    use super::*;
    use crate::{Protocol, encode_into};

    #[test]
    fn a_message_fits_into_what_was_counted() {
        let record = Record {
            sequence_number: "49".repeat(28).into(),
            approximate_arrival_timestamp: Some(Timestamp(1_700_000_000_123)),
            data: vec![7; 1000].into(),
            partition_key: Some("key".into()),
            encryption_type: None,
        };
        for count in [0, 1, 1000] {
            let records = vec![record.clone(); count];
            let message =
                GetRecordsOutput { records, millis_behind_latest: Some(0), ..GetRecordsOutput::default() };
            let mut size = SizeWriter::default();
            model::Encode::encode(&message, &mut size);
            for protocol in [Protocol::Json11, Protocol::Cbor] {
                let mut out = Vec::new();
                encode_into(protocol, &message, &mut out);
                assert!((out.len()..=out.len() * 3 / 2 + 100).contains(&size.bytes()));
            }
        }
    }
}
