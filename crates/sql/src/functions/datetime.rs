//! Functions of dates and times.

use std::sync::Arc;

use super::format::Format;
use super::function::{Arg, CallInfo, Function, Prepared, Returns, TEXT, function};
use crate::civil::{self, Civil, DAY, HOUR, MINUTE, Unit};
use crate::expr::context::{Context, Evaluated, RowError};
use crate::types::Type;
use crate::value::Value;

const BIGINT: Returns = Returns::Fixed(Type::BigInt);
const TIMESTAMP: Returns = Returns::Fixed(Type::Timestamp);
const FORMATTED: &[Arg] = &[Arg::Text, Arg::Text];

/// The table.
pub const FUNCTIONS: &[Function] = &[
    function(
        "FLOOR TO",
        "FLOOR(t TO unit)",
        &[Arg::Datetime, Arg::Text],
        Returns::Same(0),
        "The start of the unit that holds t.",
        floor,
    ),
    function(
        "FLOOR TO",
        "FLOOR(i TO unit)",
        &[Arg::Interval, Arg::Text],
        Returns::Derived(interval_of_days),
        "The interval without what is smaller than the unit.",
        floor,
    ),
    function(
        "CEIL TO",
        "CEIL(t TO unit)",
        &[Arg::Datetime, Arg::Text],
        Returns::Same(0),
        "t if a unit starts there, else the start of the next.",
        ceil,
    ),
    function(
        "CEILING TO",
        "CEILING(t TO unit)",
        &[Arg::Datetime, Arg::Text],
        Returns::Same(0),
        "The same as CEIL.",
        ceil,
    ),
    function(
        "STEP",
        "STEP(t BY INTERVAL 'n' unit)",
        &[Arg::Datetime, Arg::Interval],
        Returns::Same(0),
        "t rounded down to a multiple of the interval since 1970.",
        step,
    ),
    function(
        "MONOTONIC",
        "MONOTONIC(x)",
        &[Arg::Any],
        Returns::Same(0),
        "x, with the promise that it never decreases.",
        same,
    )
    .seeing_null(),
    function(
        "EXTRACT",
        "EXTRACT(unit FROM t)",
        &[Arg::Text, Arg::Any],
        Returns::Derived(extract_type),
        "A field of a time or an interval.",
        extract,
    ),
    function(
        "UNIX_TIMESTAMP",
        "UNIX_TIMESTAMP(t)",
        &[Arg::Timestamp],
        BIGINT,
        "Milliseconds since 1970.",
        same,
    ),
    function(
        "TO_TIMESTAMP",
        "TO_TIMESTAMP(ms)",
        &[Arg::Integer],
        TIMESTAMP,
        "The time so many milliseconds after 1970.",
        to_timestamp,
    ),
    function(
        "TSDIFF",
        "TSDIFF(a, b)",
        &[Arg::Timestamp, Arg::Timestamp],
        BIGINT,
        "a - b in milliseconds; b - a with the switch tsdiff=manual.",
        tsdiff,
    ),
    function(
        "TSDIFF MANUAL",
        "TSDIFF(a, b)",
        &[Arg::Timestamp, Arg::Timestamp],
        BIGINT,
        "b - a in milliseconds: TSDIFF under the switch tsdiff=manual.",
        tsdiff_manual,
    ),
    function(
        "MONTHS BETWEEN",
        "(a - b) MONTH",
        &[Arg::Timestamp, Arg::Timestamp],
        BIGINT,
        "The whole months from b to a.",
        months_between,
    ),
    function(
        "CHAR_TO_TIMESTAMP",
        "CHAR_TO_TIMESTAMP(format, s)",
        FORMATTED,
        TIMESTAMP,
        "The time in a text; a text that does not fit is an error of the row.",
        char_to_timestamp,
    )
    .prepared(first_is_format),
    function(
        "CHAR_TO_DATE",
        "CHAR_TO_DATE(format, s)",
        FORMATTED,
        Returns::Fixed(Type::Date),
        "The date in a text.",
        char_to_date,
    )
    .prepared(first_is_format),
    function(
        "CHAR_TO_TIME",
        "CHAR_TO_TIME(format, s)",
        FORMATTED,
        Returns::Fixed(Type::Time),
        "The time of day in a text.",
        char_to_time,
    )
    .prepared(first_is_format),
    function(
        "TIMESTAMP_TO_CHAR",
        "TIMESTAMP_TO_CHAR(format, t)",
        &[Arg::Text, Arg::Timestamp],
        Returns::Fixed(TEXT),
        "The time as text; NULL is the text null.",
        to_char,
    )
    .prepared(first_is_format)
    .seeing_null(),
    function(
        "DATE_TO_CHAR",
        "DATE_TO_CHAR(format, d)",
        &[Arg::Text, Arg::Date],
        Returns::Fixed(TEXT),
        "The date as text; NULL is the text null.",
        to_char,
    )
    .prepared(first_is_format)
    .seeing_null(),
    function(
        "TIME_TO_CHAR",
        "TIME_TO_CHAR(format, t)",
        &[Arg::Text, Arg::Time],
        Returns::Fixed(TEXT),
        "The time of day as text; NULL is the text null.",
        to_char,
    )
    .prepared(first_is_format)
    .seeing_null(),
    function(
        "CURRENT_TIMESTAMP",
        "CURRENT_TIMESTAMP",
        &[],
        TIMESTAMP,
        "When the application started.",
        started,
    )
    .varying(),
    function("LOCALTIMESTAMP", "LOCALTIMESTAMP", &[], TIMESTAMP, "The same as CURRENT_TIMESTAMP.", started)
        .varying(),
    function(
        "CURRENT_DATE",
        "CURRENT_DATE",
        &[],
        Returns::Fixed(Type::Date),
        "The day on which the application started.",
        started_date,
    )
    .varying(),
    function(
        "CURRENT_TIME",
        "CURRENT_TIME",
        &[],
        Returns::Fixed(Type::Time),
        "The time of day at which the application started.",
        started_time,
    )
    .varying(),
    function(
        "LOCALTIME",
        "LOCALTIME",
        &[],
        Returns::Fixed(Type::Time),
        "The same as CURRENT_TIME.",
        started_time,
    )
    .varying(),
    function(
        "CURRENT_ROW_TIMESTAMP",
        "CURRENT_ROW_TIMESTAMP",
        &[],
        TIMESTAMP,
        "The clock when the row is computed.",
        row_timestamp,
    )
    .varying(),
];

fn unit(value: &Value) -> Unit {
    Unit::named(value.str()).unwrap_or(Unit::Second)
}

fn interval_of_days(types: &[Type], constants: &[Option<Value>]) -> Result<Type, String> {
    let unit = constants.get(1).and_then(Option::as_ref).and_then(|unit| Unit::named(unit.str()));
    match &types[0] {
        Type::Interval(qualifier)
            if qualifier.is_months() || unit.is_some_and(|unit| unit >= Unit::Month) =>
        {
            Err("FLOOR of an interval takes days, hours, minutes and seconds".to_string())
        }
        ty => Ok(ty.clone()),
    }
}

fn floor(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    Ok(Value::Int(civil::floor(values[0].int(), unit(&values[1]))))
}

fn ceil(call: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    let up = civil::ceil(values[0].int(), unit(&values[1]));
    Ok(Value::Int(if call.result == Type::Time { up.rem_euclid(DAY) } else { up }))
}

/// The start of the step that holds a time.
pub fn step_floor(time: i64, width: i64, months: bool) -> Option<i64> {
    if width <= 0 {
        return None;
    }
    if !months {
        return Some(time - time.rem_euclid(width));
    }
    let at = Civil::of(time);
    let month = (at.year - 1970) * 12 + i64::from(at.month) - 1;
    civil::add_months(0, month - month.rem_euclid(width))
}

fn step(call: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    let months = matches!(&call.types[1], Type::Interval(qualifier) if qualifier.is_months());
    let low = step_floor(values[0].int(), values[1].int(), months);
    low.map(Value::Int).ok_or(RowError::fixed("STEP needs a positive interval"))
}

fn same(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    Ok(values[0].clone())
}

fn extract_type(types: &[Type], constants: &[Option<Value>]) -> Result<Type, String> {
    let unit = constants[0].as_ref().map_or("", Value::str);
    let fits = match &types[1] {
        Type::Timestamp | Type::Null => true,
        Type::Date => matches!(unit, "YEAR" | "MONTH" | "DAY"),
        Type::Time => matches!(unit, "HOUR" | "MINUTE" | "SECOND"),
        Type::Interval(qualifier) => qualifier.is_months() == matches!(unit, "YEAR" | "MONTH"),
        _ => false,
    };
    if !fits {
        let message = "Cannot apply 'EXTRACT' to arguments of type";
        return Err(format!("{message} 'EXTRACT({unit} FROM <{}>)'", types[1]));
    }
    Ok(if unit == "SECOND" { Type::Decimal(5, 3) } else { Type::BigInt })
}

fn extract(call: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    let (unit, value) = (unit(&values[0]), values[1].int());
    let number = match (&call.types[1], unit) {
        (Type::Interval(_), Unit::Year) => value / 12,
        (Type::Interval(_), Unit::Month) => value % 12,
        (Type::Interval(_), Unit::Day) => value / DAY,
        (Type::Interval(_), Unit::Hour) => value / HOUR % 24,
        (Type::Interval(_), Unit::Minute) => value / MINUTE % 60,
        (Type::Interval(_), Unit::Second) => value % MINUTE,
        (_, Unit::Year) => Civil::of(value).year,
        (_, Unit::Month) => i64::from(Civil::of(value).month),
        (_, Unit::Day) => i64::from(Civil::of(value).day),
        (_, Unit::Hour) => value.rem_euclid(DAY) / HOUR,
        (_, Unit::Minute) => value.rem_euclid(HOUR) / MINUTE,
        // DECIMAL(5, 3): thousandths are what milliseconds are.
        (_, Unit::Second) => value.rem_euclid(MINUTE),
    };
    Ok(Value::Int(number))
}

fn to_timestamp(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    let millis = values[0].int();
    if millis.unsigned_abs() > 6_000_000_000_000_000 {
        return Err(RowError::fixed("Datetime field overflow"));
    }
    Ok(values[0].clone())
}

fn tsdiff(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    Ok(Value::Int(values[0].int().wrapping_sub(values[1].int())))
}

fn tsdiff_manual(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    Ok(Value::Int(values[1].int().wrapping_sub(values[0].int())))
}

fn months_between(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    let (a, b) = (Civil::of(values[0].int()), Civil::of(values[1].int()));
    let months = (a.year - b.year) * 12 + i64::from(a.month) - i64::from(b.month);
    let (late, early) = ((a.day, a.millis), (b.day, b.millis));
    let correction = i64::from(months > 0 && late < early) - i64::from(months < 0 && late > early);
    Ok(Value::Int(months - correction))
}

fn first_is_format(_: &[Type], constants: &[Option<Value>]) -> Result<Prepared, String> {
    match &constants[0] {
        Some(Value::Text(pattern)) => Ok(Prepared::Format(Arc::new(Format::new(pattern)?))),
        _ => Ok(Prepared::None),
    }
}

fn format(call: &CallInfo, pattern: &Value) -> Result<Arc<Format>, RowError> {
    match &call.prepared {
        Prepared::Format(format) => Ok(format.clone()),
        _ => Format::new(pattern.str()).map(Arc::new).map_err(RowError::new),
    }
}

fn read(call: &CallInfo, values: &[Value]) -> Result<i64, RowError> {
    let text = values[1].str();
    let read = format(call, &values[0])?.parse(text);
    read.ok_or_else(|| RowError::new(format!("'{text}' does not fit the format '{}'", values[0].str())))
}

fn char_to_timestamp(call: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    read(call, values).map(Value::Int)
}

fn char_to_date(call: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    Ok(Value::Int(civil::floor(read(call, values)?, Unit::Day)))
}

fn char_to_time(call: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    Ok(Value::Int(read(call, values)?.rem_euclid(DAY)))
}

fn to_char(call: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    if values[0].is_null() {
        return Ok(Value::Null);
    }
    if values[1].is_null() {
        return Ok(Value::text("null"));
    }
    Ok(Value::text(&format(call, &values[0])?.print(values[1].int())))
}

fn started(_: &CallInfo, _: &[Value], at: &Context) -> Evaluated {
    Ok(Value::Int(at.clock.started))
}

fn started_date(_: &CallInfo, _: &[Value], at: &Context) -> Evaluated {
    Ok(Value::Int(civil::floor(at.clock.started, Unit::Day)))
}

fn started_time(_: &CallInfo, _: &[Value], at: &Context) -> Evaluated {
    Ok(Value::Int(at.clock.started.rem_euclid(DAY)))
}

fn row_timestamp(_: &CallInfo, _: &[Value], at: &Context) -> Evaluated {
    Ok(Value::Int(at.clock.now.max(at.time)))
}
