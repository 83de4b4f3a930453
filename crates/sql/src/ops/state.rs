//! State as bytes: CBOR items one after the other, read in the order in which they were written.

use std::sync::Arc;

use minicbor::data::Type;
use minicbor::{Decoder, Encoder};

use crate::value::{Row, Value};

/// Why bytes are no state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken(pub &'static str);

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "broken state: {}", self.0)
    }
}

impl std::error::Error for Broken {}

impl From<minicbor::decode::Error> for Broken {
    fn from(_: minicbor::decode::Error) -> Broken {
        Broken("the bytes are not what was expected")
    }
}

/// Takes state. Writing to memory cannot fail.
pub struct State(Encoder<Vec<u8>>);

impl Default for State {
    fn default() -> State {
        State(Encoder::new(Vec::new()))
    }
}

impl State {
    /// The bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0.into_writer()
    }

    /// A length.
    pub fn count(&mut self, count: usize) {
        self.int(count as i64);
    }

    /// A number.
    pub fn int(&mut self, number: i64) {
        let _ = self.0.i64(number);
    }

    /// A wide number.
    pub fn wide(&mut self, number: i128) {
        self.int((number >> 64) as i64);
        self.int(number as i64);
    }

    /// A floating-point number.
    pub fn double(&mut self, number: f64) {
        let _ = self.0.f64(number);
    }

    /// A flag.
    pub fn flag(&mut self, flag: bool) {
        let _ = self.0.bool(flag);
    }

    /// A value.
    pub fn value(&mut self, value: &Value) {
        let encoder = &mut self.0;
        match value {
            Value::Null => drop(encoder.null()),
            Value::Bool(flag) => drop(encoder.bool(*flag)),
            Value::Int(number) => drop(encoder.i64(*number)),
            Value::Double(number) => drop(encoder.f64(*number)),
            Value::Text(text) => drop(encoder.str(text)),
            Value::Bytes(bytes) => drop(encoder.bytes(bytes)),
            Value::Record(fields) => {
                drop(encoder.array(fields.len() as u64));
                fields.iter().for_each(|field| self.value(field));
            }
        }
    }

    /// Values and how many they are.
    pub fn values<'a>(&mut self, values: impl ExactSizeIterator<Item = &'a Value>) {
        self.count(values.len());
        values.for_each(|value| self.value(value));
    }

    /// A row.
    pub fn row(&mut self, row: &Row) {
        self.int(row.time);
        self.values(row.values.iter());
    }

    /// Rows and how many they are.
    pub fn rows<'a>(&mut self, rows: impl ExactSizeIterator<Item = &'a Row>) {
        self.count(rows.len());
        rows.for_each(|row| self.row(row));
    }
}

/// Gives state back.
pub struct Reader<'a>(Decoder<'a>);

impl<'a> Reader<'a> {
    /// Over bytes that `State` wrote.
    pub fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader(Decoder::new(bytes))
    }

    /// Whether all was read.
    pub fn is_at_end(&self) -> bool {
        self.0.position() == self.0.input().len()
    }

    /// A length.
    pub fn count(&mut self) -> Result<usize, Broken> {
        usize::try_from(self.int()?).map_err(|_| Broken("a length below 0"))
    }

    /// A number.
    pub fn int(&mut self) -> Result<i64, Broken> {
        Ok(self.0.i64()?)
    }

    /// A wide number.
    pub fn wide(&mut self) -> Result<i128, Broken> {
        let high = i128::from(self.int()?);
        Ok((high << 64) | i128::from(self.int()? as u64))
    }

    /// A floating-point number.
    pub fn double(&mut self) -> Result<f64, Broken> {
        Ok(self.0.f64()?)
    }

    /// A flag.
    pub fn flag(&mut self) -> Result<bool, Broken> {
        Ok(self.0.bool()?)
    }

    /// A value.
    pub fn value(&mut self) -> Result<Value, Broken> {
        Ok(match self.0.datatype()? {
            Type::Null => {
                self.0.null()?;
                Value::Null
            }
            Type::Bool => Value::Bool(self.0.bool()?),
            Type::F64 => Value::Double(self.0.f64()?),
            Type::String => Value::Text(Arc::from(self.0.str()?)),
            Type::Bytes => Value::Bytes(Arc::from(self.0.bytes()?)),
            Type::Array => {
                let count = self.0.array()?.unwrap_or(0);
                let fields: Result<Vec<Value>, Broken> = (0..count).map(|_| self.value()).collect();
                Value::Record(fields?.into())
            }
            _ => Value::Int(self.0.i64()?),
        })
    }

    /// Values.
    pub fn values(&mut self) -> Result<Vec<Value>, Broken> {
        let count = self.count()?;
        (0..count).map(|_| self.value()).collect()
    }

    /// A row.
    pub fn row(&mut self) -> Result<Row, Broken> {
        let time = self.int()?;
        Ok(Row { time, values: self.values()?.into() })
    }

    /// Rows.
    pub fn rows<T: FromIterator<Row>>(&mut self) -> Result<T, Broken> {
        let count = self.count()?;
        (0..count).map(|_| self.row()).collect()
    }
}
