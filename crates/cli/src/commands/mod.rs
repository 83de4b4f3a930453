//! The commands, a module each.

pub mod bench;
pub mod copies;
pub mod doctor;
pub mod log;
pub mod put;
pub mod serve;
pub mod sql;
pub mod streams;
pub mod tail;
