//! Texts that people read and type: times, quantities, tables, payloads. Pure functions.

pub mod civil;
pub mod glob;
pub mod json;
pub mod payload;
pub mod table;
pub mod units;
