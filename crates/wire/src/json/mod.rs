//! AWS JSON: strict RFC 8259, blobs as base64, times as epoch seconds.

mod reader;
mod writer;

pub(crate) use reader::JsonReader;
pub use writer::JsonWriter;
