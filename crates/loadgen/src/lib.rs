//! What everything that puts load on a server needs: when to send, and how long the answers took.
//!
//! **Why it exists**: `flumen bench` and the programs behind `docs/performance.md` ask the same two questions and must not
//! answer them differently. A load at a fixed rate ([`Pace`]) has a time for every request that no slow answer moves, and
//! latencies ([`Latencies`]) are counted from that time, so a server that pauses is charged for everyone who would have
//! called meanwhile, not for the one who did (what is known as coordinated omission).
//!
//! **What is absent**: requests, connections, protocols. Each user has its own.
//!
//! **Start reading** at [`Pace`].

mod latencies;
mod pace;

pub use latencies::Latencies;
pub use pace::Pace;
