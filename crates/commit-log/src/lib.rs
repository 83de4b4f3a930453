//! stub; the traits are in `engine.rs`
pub mod engine;
pub mod run;
pub use run::{EncodedRun, RunBuilder};
