//! A pull reader for CBOR.

use std::borrow::Cow;

use bytes::Bytes;
use bytestring::ByteString;
use minicbor::data::Type;
use minicbor::decode::Decoder;

use crate::reader::{Head, MAX_DEPTH, Open, Reader, SyntaxError};

/// Reads one CBOR item. Definite texts and byte strings are slices of the body; tags are ignored.
pub(crate) struct CborReader<'a> {
    body: &'a Bytes,
    decoder: Decoder<'a>,
    depth: u32,
}

impl<'a> CborReader<'a> {
    /// Starts at the beginning of a body.
    pub(crate) fn new(body: &'a Bytes) -> Self {
        CborReader { body, decoder: Decoder::new(body), depth: 0 }
    }

    fn error<T>(&self, reason: &'static str) -> Result<T, SyntaxError> {
        Err(SyntaxError { offset: self.decoder.position(), reason })
    }

    fn checked<T>(&self, read: Result<T, minicbor::decode::Error>) -> Result<T, SyntaxError> {
        read.or_else(|error| {
            let reason =
                if error.is_end_of_input() { "the body ends within an item" } else { "no CBOR item" };
            self.error(reason)
        })
    }

    fn open(&mut self, left: Option<u64>, keyed: bool) -> Result<Open, SyntaxError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.error("nested too deeply");
        }
        Ok(Open { left, first: true, keyed })
    }

    fn datatype(&self) -> Result<Type, SyntaxError> {
        self.checked(self.decoder.datatype())
    }

    fn integer(&mut self) -> Result<Head<'a>, SyntaxError> {
        let read = self.decoder.int();
        let number = i128::from(self.checked(read)?);
        let number = number.clamp(i128::from(i64::MIN), i128::from(i64::MAX));
        Ok(Head::Int(i64::try_from(number).unwrap_or_default()))
    }

    fn half(&mut self) -> Result<Head<'a>, SyntaxError> {
        let at = self.decoder.position();
        match self.decoder.input().get(at + 1..at + 3) {
            Some(&[high, low]) => {
                self.decoder.set_position(at + 3);
                Ok(Head::Float(half_to_double(u16::from_be_bytes([high, low]))))
            }
            _ => self.error("the body ends within an item"),
        }
    }

    fn text(&mut self, kind: Type) -> Result<Cow<'a, str>, SyntaxError> {
        if kind == Type::String {
            let read = self.decoder.str();
            return self.checked(read).map(Cow::Borrowed);
        }
        let read = self.decoder.str_iter().and_then(Iterator::collect);
        self.checked(read).map(Cow::Owned)
    }
}

impl<'a> Reader<'a> for CborReader<'a> {
    const MILLISECONDS: bool = true;

    fn offset(&self) -> usize {
        self.decoder.position()
    }

    fn head(&mut self) -> Result<Head<'a>, SyntaxError> {
        let mut kind = self.datatype()?;
        while kind == Type::Tag {
            let read = self.decoder.tag();
            self.checked(read)?;
            kind = self.datatype()?;
        }
        match kind {
            Type::Null | Type::Undefined => {
                self.decoder.set_position(self.decoder.position() + 1);
                Ok(Head::Null)
            }
            Type::Bool => {
                let read = self.decoder.bool();
                self.checked(read).map(Head::Bool)
            }
            Type::F16 => self.half(),
            Type::F32 | Type::F64 => {
                let read = self.decoder.f64();
                self.checked(read).map(Head::Float)
            }
            Type::String | Type::StringIndef => self.text(kind).map(Head::Text),
            Type::Bytes => {
                let read = self.decoder.bytes();
                self.checked(read).map(|bytes| Head::Bytes(Cow::Borrowed(bytes)))
            }
            Type::BytesIndef => {
                let read = self.decoder.bytes_iter().and_then(Iterator::collect::<Result<Vec<_>, _>>);
                self.checked(read).map(|parts| Head::Bytes(Cow::Owned(parts.concat())))
            }
            Type::Array | Type::ArrayIndef => {
                let read = self.decoder.array();
                let left = self.checked(read)?;
                self.open(left, false).map(Head::List)
            }
            Type::Map | Type::MapIndef => {
                let read = self.decoder.map();
                let left = self.checked(read)?;
                self.open(left, true).map(Head::Map)
            }
            Type::Break | Type::Simple | Type::Tag | Type::Unknown(_) => self.error("expected a value"),
            _ => self.integer(),
        }
    }

    fn more(&mut self, open: &mut Open) -> Result<bool, SyntaxError> {
        let more = match &mut open.left {
            Some(0) => false,
            Some(left) => {
                *left -= 1;
                true
            }
            None if self.datatype()? == Type::Break => {
                self.decoder.set_position(self.decoder.position() + 1);
                false
            }
            None => true,
        };
        if !more {
            self.depth -= 1;
        }
        Ok(more)
    }

    fn key(&mut self) -> Result<Cow<'a, str>, SyntaxError> {
        match self.datatype()? {
            kind @ (Type::String | Type::StringIndef) => self.text(kind),
            _ => self.error("expected a key"),
        }
    }

    fn finish(&mut self) -> Result<(), SyntaxError> {
        if self.decoder.position() == self.body.len() {
            Ok(())
        } else {
            self.error("something follows the message")
        }
    }

    fn share_text(&self, text: Cow<'a, str>) -> ByteString {
        match text {
            Cow::Borrowed("") => ByteString::new(),
            Cow::Borrowed(slice) => ByteString::try_from(self.body.slice_ref(slice.as_bytes()))
                .expect("the decoder gives texts only after it checked that they are UTF-8"),
            Cow::Owned(text) => text.into(),
        }
    }

    fn share_bytes(&self, bytes: Cow<'a, [u8]>) -> Bytes {
        match bytes {
            Cow::Borrowed([]) => Bytes::new(),
            Cow::Borrowed(slice) => self.body.slice_ref(slice),
            Cow::Owned(bytes) => bytes.into(),
        }
    }
}

/// IEEE 754 half precision to double.
fn half_to_double(bits: u16) -> f64 {
    let fraction = f64::from(bits & 0x3FF);
    let exponent = i32::from((bits >> 10) & 0x1F);
    let size = match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1024.0 + fraction) * 2f64.powi(exponent - 25),
    };
    if bits & 0x8000 == 0 { size } else { -size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_floats_are_those_of_the_rfc() {
        for (bits, number) in [
            (0x0000, 0.0),
            (0x3C00, 1.0),
            (0x3E00, 1.5),
            (0x7BFF, 65504.0),
            (0x0001, 5.960_464_477_539_063e-8),
            (0x0400, 0.000_061_035_156_25),
            (0xC400, -4.0),
            (0x7C00, f64::INFINITY),
        ] {
            assert_eq!(half_to_double(bits).to_bits(), f64::to_bits(number));
        }
        assert!(half_to_double(0x7E00).is_nan());
    }
}
