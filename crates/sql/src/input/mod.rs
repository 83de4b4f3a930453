//! Records of a stream to rows, by an input schema: JSON along paths, CSV by position.

mod coerce;
mod csv;
mod decoder;
mod discover;
mod json_rows;
mod record;
mod schema;

pub use decoder::{Decoder, Meta, columns};
pub use discover::{Discovered, DiscoveredColumn, discover};
pub use record::RecordError;
pub use schema::{Format, InputSchema, RecordColumn, WrongSchema};
