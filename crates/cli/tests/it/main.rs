//! The binary as people run it, against the server that is in it.

mod bench;
mod commands;
mod errors;
mod reshard;
mod sql;
mod stand;
