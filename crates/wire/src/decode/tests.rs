//! Decoding by example.
