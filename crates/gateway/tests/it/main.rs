//! The gateway over real sockets, with a service that echoes what it was told.

mod browser;
mod checks;
mod drain;
mod harness;
mod hostile;
mod http1;
mod http2;
mod limits;
mod streaming;
mod tls;
mod toy;
