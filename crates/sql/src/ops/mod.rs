//! Operators: rows are pushed in, rows come out. Each sees batches: rows in the order of ROWTIME, then a bound, the
//! promise that no later row is earlier. What comes out does not depend on where batches were cut.

mod accumulate;
mod distinct;
mod following;
mod join;
mod lookup;
mod merge;
mod operator;
mod over;
mod pipeline;
mod shape;
mod sort;
mod stagger;
mod state;
mod table_join;
mod tumble;
mod values;

pub use merge::Merge;
pub use operator::{Batch, Env, ErrorName, ErrorRow, Operator, TableRows};
pub use pipeline::Pipeline;
pub use state::{Broken, Reader, State};
