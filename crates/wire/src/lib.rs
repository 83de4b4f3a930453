//! Bytes to model shapes and back: AWS JSON, CBOR, constraints, errors, signatures.
//!
//! **Why it exists**: a handler sees typed input that was checked, and gives typed output; whether the caller
//! speaks JSON or CBOR, how AWS words a refusal and in which order it checks is decided here, from the tables of
//! `model`, once for every operation of every service. Clients use the same code the other way round.
//!
//! **What is absent**: sockets, HTTP types, a runtime, clocks, randomness. The query protocol
//! comes with the first operation that needs it.
//!
//! **Start reading** at [`precheck`]: it walks a request through the checks in AWS's order. [`decode`] and
//! [`validate`] do the work, [`encode`] is the way back.

mod answer;
mod blob;
mod cbor;
mod decode;
mod errors;
pub mod event_stream;
mod json;
mod pattern;
mod precheck;
mod protocol;
mod reader;
pub mod sigv4;
mod size;
mod validate;

pub use answer::{encode, encode_into};
pub use cbor::CborWriter;
pub use decode::{Decoded, MAX_VALUES, TypeError, decode};
pub use errors::{ERROR_TYPE_HEADER, ErrorBody};
pub use json::JsonWriter;
pub use precheck::{Checked, Refusal, RefusalAnswer, RequestHead, precheck};
pub use protocol::Protocol;
pub use reader::{MAX_DEPTH, SyntaxError};
pub use validate::{ValidationError, validate};
