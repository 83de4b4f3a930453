//! The sub-queries of a SELECT while its expressions are bound, and what names outside of them stand for.

use std::cell::RefCell;

use super::scope::Scope;
use super::typing::Binding;
use crate::ast::{Expr as Ast, Name};
use crate::error::SqlError;
use crate::expr::Expr;
use crate::plan::{Gives, Lookup};
use crate::types::Type;

/// Columns of what a sub-query after GROUP BY reads, until the number of groups and aggregates is known.
pub const AFTER_TABLE: usize = 1 << 26;
/// Results of sub-queries after GROUP BY, until then.
pub const AFTER_RESULT: usize = 1 << 27;

/// What is asked of a sub-query.
pub enum Ask<'a> {
    /// IN, with what may be in it.
    In(&'a Ast),
    /// EXISTS.
    Exists,
    /// The one value.
    Scalar,
}

/// The sub-queries found so far.
pub struct SubQueries {
    /// The columns of a row before any of them.
    pub width: usize,
    /// Those over the rows of FROM.
    pub before: RefCell<Vec<Lookup>>,
    /// Those over groups.
    pub after: RefCell<Vec<Lookup>>,
}

impl SubQueries {
    /// None, over rows of so many columns.
    pub fn new(width: usize) -> SubQueries {
        SubQueries { width, before: RefCell::default(), after: RefCell::default() }
    }
}

/// What is around a sub-query.
#[derive(Clone, Copy)]
pub struct Outer<'a> {
    /// The inputs.
    pub scope: &'a Scope,
    /// The grouping expressions, if it is over groups.
    pub keys: Option<&'a [Binding]>,
}

impl Outer<'_> {
    /// A name that the sub-query itself does not have. Without an error of its own the sub-query's counts.
    pub fn resolve(&self, names: &[Name]) -> Result<Binding, Option<SqlError>> {
        let (expr, ty) = self.scope.resolve(names).map_err(|_| None)?;
        let Some(keys) = self.keys else { return Ok((expr, ty)) };
        if let Some(at) = keys.iter().position(|(key, _)| *key == expr) {
            return Ok((Expr::Column(at), ty));
        }
        if expr == Expr::Time {
            return Ok((expr, Type::Timestamp));
        }
        let text: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
        let message = format!("Expression '{}' is not being grouped", text.join("."));
        Err(Some(SqlError::invalid(names[0].span, message)))
    }
}

/// Gives the columns of what a sub-query after GROUP BY reads their places.
pub fn place(lookup: &mut Lookup, width: usize) {
    let mut all: Vec<&mut Expr> = lookup.residual.iter_mut().collect();
    match &mut lookup.gives {
        Gives::Exists => {}
        Gives::In { pairs, .. } => all.extend(pairs.iter_mut().flat_map(|(a, b)| [a, b])),
        Gives::Scalar(expr) => all.push(expr),
        Gives::Aggregate(calls, _) => all.extend(calls.iter_mut().filter_map(|call| call.argument.as_mut())),
    }
    for expr in all {
        moved(expr, AFTER_TABLE..AFTER_RESULT, width);
    }
}

/// Gives the results of sub-queries after GROUP BY their places.
pub fn place_results(expr: &mut Expr, width: usize) {
    moved(expr, AFTER_RESULT..AFTER_RESULT * 2, width);
}

fn moved(expr: &mut Expr, from: std::ops::Range<usize>, to: usize) {
    expr.rewrite(&mut |node| {
        if let Expr::Column(index) = node
            && from.contains(index)
        {
            *index = *index - from.start + to;
        }
    });
}
