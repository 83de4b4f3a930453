//! The one binary: `flumen`.
fn main() {}
