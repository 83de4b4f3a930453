//! The two APIs: faces of one machine.

mod access;
mod both;
mod common;
mod discovery;
pub mod v1;
pub mod v2;

#[cfg(test)]
mod tests;
