//! The SQL dialect of Kinesis Data Analytics, from text to streaming operators.
//!
//! **Why it exists**: AWS deleted the service; its programs run here as they were written. A program becomes a tree
//! ([`ast`]), is checked and compiled ([`bind`]) and runs as operators that rows are pushed through ([`ops`], [`application`]).
//!
//! **What is absent**: clocks, files, sockets, threads, random generators. Time comes with the rows; the same rows give
//! the same result, bit for bit. All state can be taken as bytes and put back.
//!
//! **Start reading** at [`bind`], then [`plan`], then [`application`].

pub mod application;
pub mod ast;
pub mod bind;
pub mod civil;
pub mod coverage;
pub mod error;
mod explain;
pub mod expr;
pub mod functions;
mod hex;
pub mod input;
mod interval;
pub mod json;
mod ml;
pub mod offline;
pub mod ops;
pub mod output;
pub mod parse;
pub mod plan;
pub mod types;
pub mod value;
