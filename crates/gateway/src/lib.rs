//! The front door: listeners, TLS, HTTP, limits, and the way of a request to its operation.
//!
//! **Why it exists**: every client of every AWS service comes through one port, in plaintext or TLS, HTTP/1.1 or
//! HTTP/2, JSON or CBOR. This crate brings all of them to the same typed call, in AWS's order of checks, and keeps
//! slow, huge, broken and hostile connections cheap.
//!
//! **What is absent**: any service by name (it serves what the [`service_api::Registry`] lists), any page of its own
//! (they come by [`Pages`]), the formats of messages (see `wire`), what a caller may do (services ask their
//! authorizer), compressed bodies, `h2c` by Upgrade.
//!
//! **Start reading** at [`Gateway::serve`], then follow one request: `connection.rs` -> `pipeline.rs` -> `checks.rs`.

mod admission;
mod answer;
mod body;
mod caller;
mod checks;
mod connection;
mod cors;
mod crowd;
mod gateway;
mod listen;
mod pages;
mod panics;
mod patience;
mod pipeline;
mod request_id;
mod routes;
mod settings;
mod shared;
mod stats;
mod streaming;
pub mod tls;
mod turns;

pub use caller::{Authenticator, Credential};
pub use gateway::Gateway;
pub use listen::listen;
pub use pages::{ADMIN_PATH, Page, Pages};
pub use settings::GatewaySettings;
pub use stats::{GatewayStats, OperationStats};
pub use tls::{Tls, TlsError};
