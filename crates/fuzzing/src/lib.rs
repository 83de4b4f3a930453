//! What hostile bytes can reach, as functions that must survive any of them.
//!
//! **Why it exists**: every reader of bytes that others choose is called here with any bytes at all, and what it reads must hold
//! what the reader promises. The same functions run under a fuzzer that is led by coverage (`cargo xtask fuzz`, the programs in
//! `fuzz/`) and, over the corpora and seeded mutations of them, as ordinary tests.
//!
//! **What is absent**: sockets. The connection layer is hyper's and rustls's; their fuzzers are their own.
//!
//! **Start reading** at [`TARGETS`], the list of all.

mod event_stream;
mod log;
mod message;
mod mutate;
mod sections;
mod sigv4;
mod sql;
mod token;

pub use mutate::{Mutator, Random};

/// Takes any bytes and does not panic, whatever they are.
pub type Target = fn(&[u8]);

/// All targets by the names of their programs and corpora, alphabetical.
pub const TARGETS: &[(&str, Target)] = &[
    ("cbor", message::cbor),
    ("event_stream", event_stream::run),
    ("iterator_token", token::run),
    ("json", message::json),
    ("log_recovery", log::run),
    ("sigv4", sigv4::run),
    ("sql_program", sql::program),
    ("sql_rows", sql::rows),
];

/// Runs the target of this name.
///
/// # Panics
/// When there is no such target, and when the target finds a promise broken.
pub fn run(name: &str, bytes: &[u8]) {
    let (_, target) = TARGETS.iter().find(|(known, _)| *known == name).expect("a target of the list");
    target(bytes);
}
