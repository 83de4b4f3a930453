//! The commands, a module each.

pub mod doctor;
pub mod put;
pub mod serve;
pub mod streams;
pub mod tail;
