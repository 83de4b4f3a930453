//! Writes CBOR. Maps are indefinite, because absent members are known only after the last one.

use std::convert::Infallible;

use base::Timestamp;
use minicbor::data::IanaTag;
use minicbor::encode::{Encoder, Error};
use model::ShapeWriter;

/// Appends one CBOR item to a buffer.
#[derive(Debug)]
pub struct CborWriter<'a> {
    encoder: Encoder<&'a mut Vec<u8>>,
}

impl<'a> CborWriter<'a> {
    /// Appends to `out`.
    #[must_use]
    pub fn new(out: &'a mut Vec<u8>) -> Self {
        CborWriter { encoder: Encoder::new(out) }
    }
}

type Written<'e, 'a> = Result<&'e mut Encoder<&'a mut Vec<u8>>, Error<Infallible>>;

fn done(written: Written<'_, '_>) {
    debug_assert!(written.is_ok(), "a vector takes everything");
}

impl ShapeWriter for CborWriter<'_> {
    fn begin_map(&mut self) {
        done(self.encoder.begin_map());
    }

    fn key(&mut self, name: &str) {
        done(self.encoder.str(name));
    }

    fn end_map(&mut self) {
        done(self.encoder.end());
    }

    fn begin_list(&mut self, len: usize) {
        done(self.encoder.array(len as u64));
    }

    fn end_list(&mut self) {}

    fn string(&mut self, value: &str) {
        done(self.encoder.str(value));
    }

    fn blob(&mut self, value: &[u8]) {
        done(self.encoder.bytes(value));
    }

    fn integer(&mut self, value: i64) {
        done(self.encoder.i64(value));
    }

    fn double(&mut self, value: f64) {
        done(self.encoder.f64(value));
    }

    fn null(&mut self) {
        done(self.encoder.null());
    }

    fn boolean(&mut self, value: bool) {
        done(self.encoder.bool(value));
    }

    /// Milliseconds since the epoch, as AWS has it, although tag 1 means seconds elsewhere.
    fn timestamp(&mut self, value: Timestamp) {
        done(self.encoder.tag(IanaTag::Timestamp).and_then(|encoder| encoder.u64(value.0)));
    }
}
