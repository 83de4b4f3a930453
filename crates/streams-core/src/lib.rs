//! The deterministic machine of Data Streams.
