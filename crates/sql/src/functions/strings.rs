//! Functions of texts.

use super::function::{Arg, CallInfo, Function, Returns, TEXT, function};
use crate::expr::context::{Context, Evaluated, RowError};
use crate::types::Type;
use crate::value::Value;

/// The table.
pub const FUNCTIONS: &[Function] = &[
    function(
        "CHAR_LENGTH",
        "CHAR_LENGTH(s)",
        &[Arg::Text],
        Returns::Fixed(Type::Integer),
        "The number of characters.",
        length,
    ),
    function(
        "CHARACTER_LENGTH",
        "CHARACTER_LENGTH(s)",
        &[Arg::Text],
        Returns::Fixed(Type::Integer),
        "The same as CHAR_LENGTH.",
        length,
    ),
    function("LOWER", "LOWER(s)", &[Arg::Text], Returns::Same(0), "All letters small.", lower),
    function("UPPER", "UPPER(s)", &[Arg::Text], Returns::Same(0), "All letters capital.", upper),
    function(
        "INITCAP",
        "INITCAP(s)",
        &[Arg::Text],
        Returns::Same(0),
        "The first letter of each word capital, the others small.",
        initcap,
    ),
    function(
        "POSITION",
        "POSITION(part IN s)",
        &[Arg::Text, Arg::Text],
        Returns::Fixed(Type::Integer),
        "Where the part begins, from 1; 0 if it is not there.",
        position,
    ),
    function(
        "SUBSTRING FROM",
        "SUBSTRING(s FROM i [FOR n])",
        &[Arg::Text, Arg::Integer, Arg::Integer],
        Returns::Same(0),
        "The part from character i, of n characters; '' past the end.",
        substring_from,
    )
    .optional(1),
    function(
        "SUBSTRING FROM",
        "SUBSTRING(b FROM i [FOR n])",
        &[Arg::Binary, Arg::Integer, Arg::Integer],
        Returns::Same(0),
        "The part from byte i, of n bytes.",
        substring_bytes,
    )
    .optional(1),
    function(
        "SUBSTRING",
        "SUBSTRING(s, i [, n])",
        &[Arg::Text, Arg::Integer, Arg::Integer],
        Returns::Same(0),
        "As SUBSTRING FROM, but NULL past the end.",
        substring,
    )
    .optional(1),
    function(
        "OVERLAY",
        "OVERLAY(s PLACING r FROM i [FOR n])",
        &[Arg::Text, Arg::Text, Arg::Integer, Arg::Integer],
        Returns::Fixed(TEXT),
        "s with n characters from i on replaced by r.",
        overlay,
    )
    .optional(1),
    function(
        "TRIM",
        "TRIM([LEADING|TRAILING|BOTH] [c] FROM s), TRIM(s)",
        &[Arg::Text, Arg::Text, Arg::Text],
        Returns::Same(2),
        "s without the character c at its ends.",
        trim,
    ),
    function(
        "CURRENT_PATH",
        "CURRENT_PATH",
        &[],
        Returns::Fixed(TEXT),
        "Always the empty text: there are no schemas.",
        empty,
    ),
    function(
        "SYSTEM_USER",
        "SYSTEM_USER",
        &[],
        Returns::Fixed(TEXT),
        "Always the empty text: applications have no users.",
        empty,
    ),
    function(
        "CURRENT_USER",
        "CURRENT_USER",
        &[],
        Returns::Fixed(TEXT),
        "Always the empty text: applications have no users.",
        empty,
    ),
];

fn empty(_: &CallInfo, _: &[Value], _: &Context) -> Evaluated {
    Ok(Value::text(""))
}

fn characters(text: &str) -> i64 {
    if text.is_ascii() { text.len() as i64 } else { text.chars().count() as i64 }
}

/// The characters from the one numbered `from` (0 is the first) to before the one numbered `to`.
fn slice(text: &str, from: i64, to: i64) -> &str {
    let (from, to) = (from.max(0) as usize, to.max(from).max(0) as usize);
    if text.is_ascii() {
        return &text[from.min(text.len())..to.min(text.len())];
    }
    let offset = |index: usize| text.char_indices().nth(index).map_or(text.len(), |(at, _)| at);
    &text[offset(from)..offset(to)]
}

fn length(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    Ok(Value::Int(characters(values[0].str())))
}

fn lower(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    Ok(Value::text(&values[0].str().to_lowercase()))
}

fn upper(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    Ok(Value::text(&values[0].str().to_uppercase()))
}

fn initcap(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    let mut start = true;
    let mut out = String::new();
    for c in values[0].str().chars() {
        if start {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        start = c.is_whitespace();
    }
    Ok(Value::text(&out))
}

fn position(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    let (part, whole) = (values[0].str(), values[1].str());
    Ok(Value::Int(whole.find(part).map_or(0, |at| characters(&whole[..at]) + 1)))
}

/// First and last character (exclusive, from 0) of a SUBSTRING.
fn bounds(values: &[Value], size: i64) -> Result<(i64, i64), RowError> {
    let start = values[1].int();
    let end = match values.get(2).map(Value::int) {
        Some(length) if length < 0 => {
            return Err(RowError::fixed("Substring error: negative substring length not allowed"));
        }
        Some(length) => start.saturating_add(length),
        None => i64::MAX,
    };
    Ok(((start - 1).clamp(0, size), (end.saturating_sub(1)).clamp(0, size)))
}

fn substring_from(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    let text = values[0].str();
    let (from, to) = bounds(values, characters(text))?;
    Ok(Value::text(slice(text, from, to)))
}

fn substring(call: &CallInfo, values: &[Value], at: &Context) -> Evaluated {
    if values[1].int() > characters(values[0].str()) {
        return Ok(Value::Null);
    }
    substring_from(call, values, at)
}

fn substring_bytes(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    let Value::Bytes(bytes) = &values[0] else { return Ok(Value::Null) };
    let (from, to) = bounds(values, bytes.len() as i64)?;
    Ok(Value::Bytes(bytes[from as usize..to.max(from) as usize].into()))
}

fn overlay(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    let (text, replacement) = (values[0].str(), values[1].str());
    let start = values[2].int();
    let length = values.get(3).map_or_else(|| characters(replacement), Value::int);
    if length < 0 {
        return Err(RowError::fixed("Overlay error: negative length not allowed"));
    }
    let kept = slice(text, 0, start - 1);
    let from = start.saturating_add(length).saturating_sub(1).max(0);
    Ok(Value::text(&[kept, replacement, slice(text, from, i64::MAX)].concat()))
}

fn trim(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    let (mode, text) = (values[0].str(), values[2].str());
    let mut characters = values[1].str().chars();
    let (Some(c), None) = (characters.next(), characters.next()) else {
        return Err(RowError::fixed("Trim error: trim character must be exactly 1 character"));
    };
    Ok(Value::text(match mode {
        "LEADING" => text.trim_start_matches(c),
        "TRAILING" => text.trim_end_matches(c),
        _ => text.trim_matches(c),
    }))
}
