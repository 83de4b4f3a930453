//! Checks a program and makes its plan: statements in [`program()`], SELECT in `query`, FROM in `from`, expressions in
//! `expression`.

pub mod aggregates;
mod arithmetic;
mod catalog;
mod expression;
mod frame;
mod from;
mod lookups;
mod monotonic;
mod program;
mod query;
mod scope;
mod subquery;
pub mod table_functions;
mod temporal;
mod typing;
mod window;

pub use catalog::{Options, Source};
pub use program::program;
