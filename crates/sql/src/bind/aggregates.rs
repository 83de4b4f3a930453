//! Aggregate and analytic functions: their table, and the binding of their calls.

use super::typing::{Binding, typed};
use crate::ast::{Call, Expr as Ast};
use crate::error::{Result, Span, SqlError};
use crate::plan::{Aggregate, AggregateKind};
use crate::types::Type;

/// A line of the table.
pub struct AggregateFunction {
    /// The name.
    pub name: &'static str,
    /// How it is written.
    pub form: &'static str,
    /// Which.
    pub kind: AggregateKind,
    /// Whether it can stand in GROUP BY and STAGGER queries.
    pub grouped: bool,
    /// What it does.
    pub summary: &'static str,
}

const fn line(
    name: &'static str,
    form: &'static str,
    kind: AggregateKind,
    grouped: bool,
    summary: &'static str,
) -> AggregateFunction {
    AggregateFunction { name, form, kind, grouped, summary }
}

/// The table.
pub const ALL: &[AggregateFunction] = &[
    line(
        "COUNT",
        "COUNT(*), COUNT(x)",
        AggregateKind::Count,
        true,
        "The number of rows, or of values that are not NULL.",
    ),
    line("SUM", "SUM([DISTINCT] n)", AggregateKind::Sum, true, "The sum; whole numbers give BIGINT."),
    line(
        "AVG",
        "AVG([DISTINCT] n)",
        AggregateKind::Avg,
        true,
        "The mean; whole numbers give a whole number, cut.",
    ),
    line("MIN", "MIN(x)", AggregateKind::Min, true, "The least value."),
    line("MAX", "MAX(x)", AggregateKind::Max, true, "The greatest value."),
    line(
        "FIRST_VALUE",
        "FIRST_VALUE(x) [IGNORE NULLS]",
        AggregateKind::FirstValue,
        true,
        "The value of the first row.",
    ),
    line(
        "LAST_VALUE",
        "LAST_VALUE(x) [IGNORE NULLS]",
        AggregateKind::LastValue,
        true,
        "The value of the last row.",
    ),
    line(
        "NTH_VALUE",
        "NTH_VALUE(x, n) [FROM LAST] [IGNORE NULLS]",
        AggregateKind::NthValue,
        false,
        "The value of the nth row.",
    ),
    line(
        "LAG",
        "LAG(x [, n [, default]]) [IGNORE NULLS]",
        AggregateKind::Lag,
        false,
        "The value n rows before.",
    ),
    line(
        "EXP_AVG",
        "EXP_AVG(n, INTERVAL 'h' unit)",
        AggregateKind::ExpAvg,
        false,
        "The mean with weights that halve every h.",
    ),
    line(
        "STDDEV_POP",
        "STDDEV_POP(n)",
        AggregateKind::StddevPop,
        true,
        "The standard deviation of a population.",
    ),
    line(
        "STDDEV_SAMP",
        "STDDEV_SAMP(n)",
        AggregateKind::StddevSamp,
        true,
        "The standard deviation of a sample.",
    ),
    line("STDDEV", "STDDEV(n)", AggregateKind::StddevSamp, true, "The same as STDDEV_SAMP."),
    line("VAR_POP", "VAR_POP(n)", AggregateKind::VarPop, true, "The variance of a population."),
    line("VAR_SAMP", "VAR_SAMP(n)", AggregateKind::VarSamp, true, "The variance of a sample."),
    line("ANY", "ANY(b)", AggregateKind::Any, true, "Whether b is true for any row."),
    line("EVERY", "EVERY(b)", AggregateKind::Every, true, "Whether b is true for all rows."),
];

/// The function of this name.
pub fn named(name: &str) -> Option<&'static AggregateFunction> {
    ALL.iter().find(|function| function.name == name)
}

fn refused(call: &Call, span: Span, types: &[Type], supported: &str) -> SqlError {
    let types: Vec<String> = types.iter().map(|ty| format!("<{ty}>")).collect();
    let name = &call.name.text;
    SqlError::invalid(
        span,
        format!(
            "Cannot apply '{name}' to arguments of type '{name}({})'. Supported form(s): '{name}({supported})'",
            types.join(", ")
        ),
    )
}

/// The call with its arguments bound by `bind`.
pub fn bind(
    call: &Call,
    span: Span,
    mut bind: impl FnMut(&Ast) -> Result<Binding>,
) -> Result<Option<Aggregate>> {
    let Some(function) = named(&call.name.text) else { return Ok(None) };
    let kind = function.kind;
    if call.star {
        if kind != AggregateKind::Count {
            return Err(refused(call, span, &[], "<NUMERIC>"));
        }
    } else if call.arguments.is_empty() {
        let message = format!(
            "Invalid number of arguments to function '{}'. Was expecting 1 arguments",
            call.name.text
        );
        return Err(SqlError::invalid(span, message));
    }
    if call.distinct && kind == AggregateKind::Count {
        return Err(SqlError::invalid(span, "COUNT(DISTINCT ...) is not allowed on streams"));
    }
    let bound: Vec<Binding> = call.arguments.iter().map(&mut bind).collect::<Result<_>>()?;
    let types: Vec<Type> = bound.iter().map(|(_, ty)| ty.clone()).collect();
    let mut arguments = bound.into_iter();
    let (argument, argument_type) = match arguments.next() {
        Some((expr, ty)) => (Some(expr), ty),
        None => (None, Type::Null),
    };
    let most = match kind {
        AggregateKind::Lag => 3,
        AggregateKind::NthValue | AggregateKind::ExpAvg => 2,
        _ => 1,
    };
    let least = if matches!(kind, AggregateKind::NthValue | AggregateKind::ExpAvg) { 2 } else { 1 };
    if !call.star && !(least..=most).contains(&types.len()) {
        let message = format!(
            "Invalid number of arguments to function '{}'. Was expecting {least} arguments",
            call.name.text
        );
        return Err(SqlError::invalid(span, message));
    }
    let ty = result_type(kind, &argument_type).ok_or_else(|| {
        let supported =
            if matches!(kind, AggregateKind::Any | AggregateKind::Every) { "<BOOLEAN>" } else { "<NUMERIC>" };
        refused(call, span, &types, supported)
    })?;
    let mut aggregate = Aggregate {
        kind,
        argument,
        argument_type,
        ty,
        distinct: call.distinct && !matches!(kind, AggregateKind::Min | AggregateKind::Max),
        ignore_nulls: call.ignore_nulls,
        from_last: call.from_last,
        number: 1,
        default: None,
    };
    if let Some((expr, ty)) = arguments.next() {
        let constant = expr.constant().map(crate::value::Value::int);
        let fits = match kind {
            AggregateKind::ExpAvg => matches!(ty, Type::Interval(qualifier) if !qualifier.is_months()),
            _ => ty.is_integer(),
        };
        let least = i64::from(kind != AggregateKind::Lag);
        aggregate.number = constant.filter(|number| fits && *number >= least).ok_or_else(|| {
            let supported = if kind == AggregateKind::ExpAvg {
                "<NUMERIC>, <DATETIME_INTERVAL>"
            } else {
                "<ANY>, <INTEGER literal>"
            };
            refused(call, span, &types, supported)
        })?;
    }
    if let Some(default) = arguments.next() {
        let value_type = aggregate.argument_type.clone();
        if !value_type.takes(&default.1) {
            return Err(refused(call, span, &types, "<ANY>, <INTEGER>, <ANY>"));
        }
        aggregate.default = Some(typed(default, &value_type, true));
    }
    Ok(Some(aggregate))
}

fn result_type(kind: AggregateKind, argument: &Type) -> Option<Type> {
    let numeric = argument.is_numeric() || *argument == Type::Null;
    Some(match kind {
        AggregateKind::Count => Type::BigInt,
        AggregateKind::Sum | AggregateKind::Avg | AggregateKind::ExpAvg if !numeric => return None,
        AggregateKind::Sum => match argument {
            ty if ty.is_integer() => Type::BigInt,
            Type::Decimal(_, scale) => Type::Decimal(crate::types::PRECISION_MAX, *scale),
            Type::Null => Type::Null,
            _ => Type::Double,
        },
        AggregateKind::Avg => {
            if argument.is_approximate() {
                Type::Double
            } else {
                argument.clone()
            }
        }
        AggregateKind::Min | AggregateKind::Max if matches!(argument, Type::Record(_)) => return None,
        AggregateKind::Any | AggregateKind::Every => match argument {
            Type::Boolean | Type::Null => Type::Boolean,
            _ => return None,
        },
        AggregateKind::ExpAvg => Type::Double,
        AggregateKind::StddevPop
        | AggregateKind::StddevSamp
        | AggregateKind::VarPop
        | AggregateKind::VarSamp => {
            if !numeric {
                return None;
            }
            Type::Double
        }
        _ => argument.clone(),
    })
}
