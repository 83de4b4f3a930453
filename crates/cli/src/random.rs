//! Numbers that are different each time; not for secrets.

use std::hash::{BuildHasher, Hasher, RandomState};

/// 64 random bits. The standard library seeds its hash maps from the operating system.
pub fn bits() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// A number in `0.0..1.0`.
pub fn fraction() -> f64 {
    // 53 bits fit a double exactly.
    (bits() >> 11) as f64 / (1u64 << 53) as f64
}
