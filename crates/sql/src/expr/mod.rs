//! Expressions as they run: names are column numbers, types are decided, text is compiled. [`tree`] is the tree.

pub mod arith;
pub mod cast;
pub mod context;
pub mod decimal;
pub mod java;
pub mod like;
mod tree;

pub use context::{Clock, Context, Evaluated, RowError};
pub use tree::{BoundCall, Compare, Expr, NOT_A_RECORD, Operand, UserFunction};
