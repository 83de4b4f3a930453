//! Table functions: machine learning, sketches and ranks. Each is an operator.

mod count_distinct;
mod forest;
mod forest_operator;
mod group_rank;
mod hotspots;
mod top_k;

use crate::ops::Operator;
use crate::plan::TableFunction;

pub use forest::bytes as forest_bytes;

/// The operator of a table function.
pub fn operator(function: &TableFunction) -> Box<dyn Operator> {
    match function {
        TableFunction::Forest { columns, trees, sample, decay, shingle, explain } => {
            let forest = forest::Forest::new(*trees, *sample, *decay, columns.len() * shingle);
            Box::new(forest_operator::ForestOperator::new(columns.clone(), *shingle, *explain, forest))
        }
        TableFunction::Hotspots { columns, window, radius, points } => {
            Box::new(hotspots::Hotspots::new(columns.clone(), *window, *radius, *points))
        }
        TableFunction::TopK { column, count, window } => Box::new(top_k::TopK::new(*column, *count, *window)),
        TableFunction::CountDistinct { column, window } => {
            Box::new(count_distinct::CountDistinct::new(*column, *window))
        }
        TableFunction::GroupRank { column, descending, reversed, idle, most } => {
            Box::new(group_rank::GroupRank::new(*column, *descending, *reversed, *idle, *most))
        }
    }
}
