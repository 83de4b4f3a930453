//! TABLE(F(CURSOR(query), arguments)).

use super::catalog::{Catalog, Output};
use super::monotonic::Monotonic;
use super::scope::Scope;
use super::window::WindowNames;
use crate::ast::{Name, TableArgument};
use crate::error::{Result, Span, SqlError};
use crate::plan::{Node, TableFunction};
use crate::types::{Column, Type};
use crate::value::Value;

/// The table functions: name, form, what they do.
pub const ALL: &[(&str, &str, &str)] = &[
    (
        "RANDOM_CUT_FOREST",
        "RANDOM_CUT_FOREST(CURSOR(..), trees, sample, decay, shingle)",
        "All columns and ANOMALY_SCORE: how unlike the rows before a row is.",
    ),
    (
        "RANDOM_CUT_FOREST_WITH_EXPLANATION",
        "RANDOM_CUT_FOREST_WITH_EXPLANATION(CURSOR(..), trees, sample, decay, shingle, directions)",
        "And ANOMALY_EXPLANATION: each column's share of the score.",
    ),
    (
        "HOTSPOTS",
        "HOTSPOTS(CURSOR(..), window, radius, points)",
        "All columns and HOTSPOTS_RESULT: the dense regions of the last rows.",
    ),
    (
        "TOP_K_ITEMS_TUMBLING",
        "TOP_K_ITEMS_TUMBLING(CURSOR(..), 'column', k, seconds)",
        "The most frequent values of each window and their counts.",
    ),
    (
        "COUNT_DISTINCT_ITEMS_TUMBLING",
        "COUNT_DISTINCT_ITEMS_TUMBLING(CURSOR(..), 'column', seconds)",
        "The number of different values of each window.",
    ),
    (
        "GROUP_RANK",
        "GROUP_RANK(CURSOR(..), 'rankBy', 'rankOut', 'asc'|'desc', 'asc'|'desc', maxIdle, outputMax)",
        "All columns and the rank among the rows of one ROWTIME.",
    ),
];

struct Arguments<'a> {
    name: &'a str,
    values: Vec<(Value, Type, Span)>,
    span: Span,
}

impl Arguments<'_> {
    fn wrong(&self, at: usize, what: &str) -> SqlError {
        let span = self.values.get(at).map_or(self.span, |(_, _, span)| *span);
        SqlError::invalid(span, format!("Argument {} of {} must be {what}", at + 2, self.name))
    }

    fn whole(&self, at: usize, default: Option<i64>, range: std::ops::RangeInclusive<i64>) -> Result<i64> {
        let what = format!("a whole number from {} to {}", range.start(), range.end());
        match (self.values.get(at), default) {
            (None, Some(default)) => Ok(default),
            (Some((Value::Int(number), ty, _)), _) if ty.is_integer() && range.contains(number) => {
                Ok(*number)
            }
            _ => Err(self.wrong(at, &what)),
        }
    }

    fn text(&self, at: usize) -> Result<&str> {
        match self.values.get(at) {
            Some((Value::Text(text), ..)) => Ok(text),
            _ => Err(self.wrong(at, "a text")),
        }
    }

    fn column(&self, at: usize, columns: &[Column]) -> Result<usize> {
        let name = self.text(at)?;
        let exact = columns.iter().position(|column| column.name == name);
        let folded = || columns.iter().position(|column| column.name == name.to_uppercase());
        exact
            .or_else(folded)
            .ok_or_else(|| self.wrong(at, &format!("the name of a column of the cursor; '{name}' is none")))
    }
}

impl Catalog {
    /// Binds a table function.
    pub(super) fn table_function(
        &self,
        name: &Name,
        arguments: &[TableArgument],
        span: Span,
    ) -> Result<Output> {
        if !ALL.iter().any(|(known, ..)| *known == name.text) {
            return Err(SqlError::invalid(
                name.span,
                format!("No match found for table function {}", name.text),
            ));
        }
        let Some((TableArgument::Cursor(query), rest)) = arguments.split_first() else {
            return Err(SqlError::invalid(
                span,
                format!("The first argument of {} must be CURSOR(SELECT STREAM ...)", name.text),
            ));
        };
        let output = self.query(query)?;
        if !output.streaming {
            return Err(SqlError::invalid(query.span, "A cursor must read a stream"));
        }
        let scope = Scope::default();
        let windows = WindowNames(&[]);
        let mut values = Vec::new();
        for argument in rest {
            let TableArgument::Expr(ast) = argument else {
                return Err(SqlError::invalid(span, format!("{} takes one cursor", name.text)));
            };
            let (expr, ty) = self.binder(&scope, &windows, "TABLE").bind(ast)?;
            let Some(value) = expr.constant() else {
                return Err(SqlError::invalid(
                    ast.span,
                    format!("Arguments of {} must be constants", name.text),
                ));
            };
            values.push((value.clone(), ty, ast.span));
        }
        let arguments = Arguments { name: &name.text, values, span };
        let mut input = output.columns.clone();
        if output.open {
            // Any column may be there, and of any type.
            let known = |name: &str| input.iter().any(|column| column.name == name);
            let named = arguments.values.first().map(|(value, ..)| value.str()).filter(|name| !known(name));
            let more = named.into_iter().map(|name| Column::new(name, Type::Null)).collect::<Vec<_>>();
            input.extend(more);
            input.push(Column::new("?", Type::Double));
        }
        let (function, columns) = match name.text.as_str() {
            "RANDOM_CUT_FOREST" => forest(&arguments, input, false)?,
            "RANDOM_CUT_FOREST_WITH_EXPLANATION" => forest(&arguments, input, true)?,
            "HOTSPOTS" => hotspots(&arguments, input)?,
            "TOP_K_ITEMS_TUMBLING" => top_k(&arguments, &input)?,
            "COUNT_DISTINCT_ITEMS_TUMBLING" => count_distinct(&arguments, &input)?,
            _ => group_rank(&arguments, input)?,
        };
        let monotonic = vec![Monotonic::No; columns.len()];
        let node = Node::TableFunction(Box::new(output.node), function);
        Ok(Output { node, columns, monotonic, streaming: true, promoted: None, open: output.open })
    }
}

/// The most memory of one forest: what the defaults need with 30 columns and a shingle of 30, and a third more.
const FOREST_BYTES_MAX: usize = 1 << 30;

fn forest(
    arguments: &Arguments,
    mut columns: Vec<Column>,
    explained: bool,
) -> Result<(TableFunction, Vec<Column>)> {
    if let Some(column) = columns.iter().find(|column| matches!(column.ty, Type::Decimal(..))) {
        let message =
            format!("{} does not take DECIMAL; cast column '{}' to DOUBLE", arguments.name, column.name);
        return Err(SqlError::invalid(arguments.span, message));
    }
    let numeric = columns.iter().enumerate().filter(|(_, column)| column.ty.is_numeric());
    let numeric: Vec<(usize, String)> = numeric.map(|(at, column)| (at, column.name.clone())).collect();
    if numeric.is_empty() || numeric.len() > 30 {
        let message = format!("{} needs from 1 to 30 numeric columns, not {}", arguments.name, numeric.len());
        return Err(SqlError::invalid(arguments.span, message));
    }
    let decay = arguments.whole(2, Some(100_000), 1..=i64::from(i32::MAX))?;
    let sample = arguments.whole(1, Some(256), 10..=1000)?;
    // AWS's own applications have both at 10.
    if sample > decay {
        return Err(arguments.wrong(1, "at most the time decay"));
    }
    let directions = match arguments.values.get(4) {
        None => false,
        Some((Value::Bool(flag), ..)) if explained => *flag,
        Some(_) => return Err(arguments.wrong(4, if explained { "TRUE or FALSE" } else { "left out" })),
    };
    let trees = arguments.whole(0, Some(100), 1..=1000)? as usize;
    let shingle = arguments.whole(3, Some(1), 1..=30)? as usize;
    let bytes = crate::ml::forest_bytes(trees, sample as usize, numeric.len() * shingle);
    if bytes > FOREST_BYTES_MAX {
        let message = format!(
            "{} with {trees} trees of {sample} rows, {} columns and a shingle of {shingle} needs {} MiB; the limit is {} MiB",
            arguments.name,
            numeric.len(),
            bytes >> 20,
            FOREST_BYTES_MAX >> 20
        );
        return Err(SqlError::invalid(arguments.span, message));
    }
    columns.push(Column::new("ANOMALY_SCORE", Type::Double));
    if explained {
        columns.push(Column::new("ANOMALY_EXPLANATION", Type::Varchar(20_480)));
    }
    let function = TableFunction::Forest {
        columns: numeric,
        trees,
        sample: sample as usize,
        decay: decay as u64,
        shingle,
        explain: explained.then_some(directions),
    };
    Ok((function, columns))
}

fn hotspots(arguments: &Arguments, mut columns: Vec<Column>) -> Result<(TableFunction, Vec<Column>)> {
    let numeric = columns.iter().enumerate().filter(|(_, column)| column.ty.is_numeric());
    let numeric: Vec<(usize, bool)> = numeric.map(|(at, column)| (at, column.ty.is_integer())).collect();
    if let Some(column) = columns.iter().find(|column| matches!(column.ty, Type::Decimal(..))) {
        let message = format!("HOTSPOTS does not take DECIMAL; cast column '{}' to DOUBLE", column.name);
        return Err(SqlError::invalid(arguments.span, message));
    }
    if numeric.is_empty() || numeric.len() > 30 {
        let message = format!("HOTSPOTS needs from 1 to 30 numeric columns, not {}", numeric.len());
        return Err(SqlError::invalid(arguments.span, message));
    }
    let window = arguments.whole(0, None, 100..=1000)?;
    let radius = match arguments.values.get(1) {
        Some((Value::Double(number), ..)) => *number,
        Some((Value::Int(number), ty, _)) if ty.is_numeric() => {
            *number as f64 / crate::expr::decimal::POWERS[usize::from(ty.scale())] as f64
        }
        _ => 0.0,
    };
    if radius <= 0.0 {
        return Err(arguments.wrong(1, "a number above 0"));
    }
    let points = arguments.whole(2, None, 2..=window)?;
    columns.push(Column::new("HOTSPOTS_RESULT", Type::Varchar(65_535)));
    Ok((
        TableFunction::Hotspots {
            columns: numeric,
            window: window as usize,
            radius,
            points: points as usize,
        },
        columns,
    ))
}

fn top_k(arguments: &Arguments, input: &[Column]) -> Result<(TableFunction, Vec<Column>)> {
    let column = arguments.column(0, input)?;
    let count = arguments.whole(1, None, 1..=100_000)? as usize;
    let window = arguments.whole(2, None, 1..=3600)? * 1000;
    let columns =
        vec![Column::new("ITEM", input[column].ty.clone()), Column::new("ITEM_COUNT", Type::BigInt)];
    Ok((TableFunction::TopK { column, count, window }, columns))
}

fn count_distinct(arguments: &Arguments, input: &[Column]) -> Result<(TableFunction, Vec<Column>)> {
    let column = arguments.column(0, input)?;
    let window = arguments.whole(1, None, 1..=3600)? * 1000;
    Ok((
        TableFunction::CountDistinct { column, window },
        vec![Column::new("NUMBER_OF_DISTINCT_ITEMS", Type::BigInt)],
    ))
}

fn group_rank(arguments: &Arguments, mut columns: Vec<Column>) -> Result<(TableFunction, Vec<Column>)> {
    let column = arguments.column(0, &columns)?;
    let order = |at: usize, default: bool| match arguments
        .values
        .get(at)
        .map(|(value, ..)| value.str().to_ascii_lowercase())
    {
        None => Ok(default),
        Some(word) if word == "asc" => Ok(false),
        Some(word) if word == "desc" => Ok(true),
        Some(_) => Err(arguments.wrong(at, "'asc' or 'desc'")),
    };
    let function = TableFunction::GroupRank {
        column,
        descending: order(2, false)?,
        reversed: order(3, false)?,
        idle: arguments.whole(4, Some(0), 0..=i64::from(i32::MAX))?,
        most: arguments.whole(5, Some(0), 0..=i64::from(i32::MAX))? as usize,
    };
    columns.push(Column::new(arguments.text(1)?, Type::Integer));
    Ok((function, columns))
}
