//! AWS CBOR: RFC 8949, blobs as byte strings, times as epoch milliseconds under tag 1.

mod reader;
mod writer;

pub(crate) use reader::CborReader;
pub use writer::CborWriter;
