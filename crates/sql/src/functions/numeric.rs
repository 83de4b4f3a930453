//! Functions of numbers.

use super::function::{Arg, CallInfo, Function, Returns, function};
use crate::expr::context::{Context, Evaluated, RowError};
use crate::expr::decimal::{POWERS, overflow};
use crate::types::Type;
use crate::value::Value;

/// The table.
pub const FUNCTIONS: &[Function] = &[
    function("ABS", "ABS(n)", &[Arg::Number], Returns::Same(0), "The value without its sign.", abs),
    function(
        "CEIL",
        "CEIL(n)",
        &[Arg::Number],
        Returns::Derived(whole),
        "The least whole number not below n.",
        ceil,
    ),
    function("CEILING", "CEILING(n)", &[Arg::Number], Returns::Derived(whole), "The same as CEIL.", ceil),
    function(
        "FLOOR",
        "FLOOR(n)",
        &[Arg::Number],
        Returns::Derived(whole),
        "The greatest whole number not above n.",
        floor,
    ),
    function(
        "SIGN",
        "SIGN(n)",
        &[Arg::Number],
        Returns::Fixed(Type::Integer),
        "-1, 0 or 1: whether n is below, at or above zero.",
        sign,
    ),
    function("EXP", "EXP(n)", &[Arg::Double], Returns::Fixed(Type::Double), "e to the power of n.", exp),
    function("LN", "LN(n)", &[Arg::Double], Returns::Fixed(Type::Double), "The natural logarithm.", ln),
    function(
        "LOG10",
        "LOG10(n)",
        &[Arg::Double],
        Returns::Fixed(Type::Double),
        "The logarithm to base 10.",
        log10,
    ),
    function("SQRT", "SQRT(n)", &[Arg::Double], Returns::Fixed(Type::Double), "The square root.", sqrt),
    function(
        "MOD",
        "MOD(a, b)",
        &[Arg::Integer, Arg::Integer],
        Returns::Same(1),
        "What a / b leaves, with the sign of a.",
        modulo,
    ),
    function(
        "POWER",
        "POWER(a, b)",
        &[Arg::Double, Arg::Double],
        Returns::Fixed(Type::Double),
        "a to the power of b.",
        power,
    ),
    function(
        "STEP",
        "STEP(n BY width)",
        &[Arg::Integer, Arg::Integer],
        Returns::Same(0),
        "The greatest multiple of the width not above n.",
        step,
    ),
];

fn whole(types: &[Type], _: &[Option<Value>]) -> Result<Type, String> {
    Ok(match &types[0] {
        Type::Decimal(precision, _) => Type::Decimal(*precision, 0),
        ty => ty.clone(),
    })
}

fn abs(call: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    match &values[0] {
        Value::Double(number) => Ok(Value::Double(number.abs())),
        Value::Int(number) if *number < 0 => crate::expr::arith::negate(&values[0], &call.result),
        other => Ok(other.clone()),
    }
}

fn round(call: &CallInfo, value: &Value, up: bool) -> Evaluated {
    match value {
        Value::Double(number) => Ok(Value::Double(if up { number.ceil() } else { number.floor() })),
        Value::Int(number) => {
            let power = POWERS[usize::from(call.types[0].scale())];
            let floor = number.div_euclid(power);
            Ok(Value::Int(floor + i64::from(up && number.rem_euclid(power) != 0)))
        }
        other => Ok(other.clone()),
    }
}

fn ceil(call: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    round(call, &values[0], true)
}

fn floor(call: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    round(call, &values[0], false)
}

fn sign(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    Ok(Value::Int(match &values[0] {
        Value::Double(number) if *number == 0.0 => 0,
        Value::Double(number) => number.signum() as i64,
        other => other.int().signum(),
    }))
}

fn finite(number: f64) -> Evaluated {
    if number.is_finite() { Ok(Value::Double(number)) } else { Err(overflow(&Type::Double)) }
}

fn exp(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    finite(values[0].double().exp())
}

fn positive(values: &[Value]) -> Result<f64, RowError> {
    let number = values[0].double();
    if number > 0.0 { Ok(number) } else { Err(RowError::fixed("Logarithm of a number that is not positive")) }
}

fn ln(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    finite(positive(values)?.ln())
}

fn log10(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    finite(positive(values)?.log10())
}

fn sqrt(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    let number = values[0].double();
    if number < 0.0 {
        Err(RowError::fixed("Square root of a negative number"))
    } else {
        finite(number.sqrt())
    }
}

fn modulo(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    match (values[0].int(), values[1].int()) {
        (_, 0) => Err(RowError::fixed("Division by zero")),
        (a, b) => Ok(Value::Int(a.wrapping_rem(b))),
    }
}

fn power(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    finite(values[0].double().powf(values[1].double()))
}

fn step(call: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    let (number, width) = (values[0].int(), values[1].int());
    if width <= 0 {
        return Err(RowError::fixed("STEP needs a positive width"));
    }
    let result = number.checked_sub(number.rem_euclid(width));
    result.map(Value::Int).ok_or_else(|| overflow(&call.result))
}
