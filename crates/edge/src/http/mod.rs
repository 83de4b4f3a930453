//! An HTTP client for calls to services that live elsewhere: one endpoint, plaintext or TLS, bounded in time and size.

mod endpoint;
mod error;
mod transport;

pub use endpoint::Endpoint;
pub use error::HttpError;
pub use transport::{Coming, Transport, TransportSettings};
