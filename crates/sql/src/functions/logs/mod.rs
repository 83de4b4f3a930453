//! Log parsers: a line of text becomes a record, addressed as `t.r.COLUMN1`.

mod columns;
mod fast;
mod w3c;

use std::sync::Arc;

use self::columns::{Field, fields_of, plain_fields};
use super::function::{Arg, CallInfo, Function, Prepared, Returns, function};
use super::java::Regex;
use crate::civil;
use crate::expr::context::{Context, Evaluated, RowError};
use crate::types::Type;
use crate::value::Value;

/// The table.
pub const FUNCTIONS: &[Function] = &[
    function(
        "REGEX_LOG_PARSE",
        "REGEX_LOG_PARSE(s, regex [, columns])",
        &[Arg::Text, Arg::Text, Arg::Text],
        Returns::Derived(record),
        "The groups of a regular expression that matches all of s; NULL if it does not.",
        parse,
    )
    .optional(1)
    .prepared(prepare_regex),
    function(
        "FAST_REGEX_LOG_PARSE",
        "FAST_REGEX_LOG_PARSE(s, pattern)",
        &[Arg::Text, Arg::Text],
        Returns::Derived(record_fast),
        "The groups of a pattern that is matched lazily and without going back.",
        parse,
    )
    .prepared(prepare_fast),
    function(
        "FAST_REGEX_LOG_PARSER",
        "FAST_REGEX_LOG_PARSER(s, pattern)",
        &[Arg::Text, Arg::Text],
        Returns::Derived(record_fast),
        "The same as FAST_REGEX_LOG_PARSE.",
        parse,
    )
    .prepared(prepare_fast),
    function(
        "FIXED_COLUMN_LOG_PARSE",
        "FIXED_COLUMN_LOG_PARSE(s, '\"n\" TYPE t START i FOR n, ..')",
        &[Arg::Text, Arg::Text],
        Returns::Derived(record_fixed),
        "Fields at fixed places, the first character being 0.",
        parse,
    )
    .prepared(prepare_fixed),
    function(
        "VARIABLE_COLUMN_LOG_PARSE",
        "VARIABLE_COLUMN_LOG_PARSE(s, 'n TYPE t, ..' | n, delimiter [, escape [, quote]])",
        &[Arg::Text, Arg::Any, Arg::Text, Arg::Text, Arg::Text],
        Returns::Derived(record_variable),
        "Fields between delimiters.",
        parse,
    )
    .optional(2)
    .prepared(prepare_variable),
    function(
        "SYS_LOG_PARSE",
        "SYS_LOG_PARSE(s)",
        &[Arg::Text],
        Returns::Derived(record_sys),
        "The time and the text of a syslog line (RFC 3164).",
        parse,
    )
    .prepared(prepare_sys),
    function(
        "W3C_LOG_PARSE",
        "W3C_LOG_PARSE(s, format)",
        &[Arg::Text, Arg::Text],
        Returns::Derived(record_w3c),
        "The fields of a web server's log line, by a named format or an Apache LogFormat.",
        parse,
    )
    .prepared(prepare_w3c),
];

/// How a line is taken apart, and what the fields are.
#[derive(Debug)]
pub struct LogFormat {
    kind: Kind,
    fields: Vec<Field>,
}

#[derive(Debug)]
enum Kind {
    Regex(Regex),
    Fast(fast::FastPattern),
    Fixed,
    Variable { delimiter: String, escape: Option<char>, quotes: Option<(char, char)> },
    Sys,
}

fn text<'a>(constants: &'a [Option<Value>], at: usize, what: &str) -> Result<Option<&'a str>, String> {
    match constants.get(at) {
        None => Ok(None),
        Some(Some(Value::Text(text))) => Ok(Some(text)),
        Some(Some(Value::Null)) => Ok(None),
        _ => Err(format!("Argument {} of a log parser ({what}) must be a constant text", at + 1)),
    }
}

fn needed<'a>(constants: &'a [Option<Value>], at: usize, what: &str) -> Result<&'a str, String> {
    text(constants, at, what)?
        .ok_or_else(|| format!("Argument {} of a log parser ({what}) must be a constant text", at + 1))
}

fn regex_format(constants: &[Option<Value>]) -> Result<LogFormat, String> {
    let pattern = needed(constants, 1, "pattern")?;
    let regex = Regex::new(&format!("^(?:{pattern})$"))?;
    let groups = regex.groups();
    let fields = match text(constants, 2, "columns")? {
        Some(columns) => fields_of(columns)?,
        None => plain_fields(groups),
    };
    Ok(LogFormat { kind: Kind::Regex(regex), fields })
}

fn fast_format(constants: &[Option<Value>]) -> Result<LogFormat, String> {
    let pattern = fast::FastPattern::new(needed(constants, 1, "pattern")?)?;
    let fields = plain_fields(pattern.groups());
    Ok(LogFormat { kind: Kind::Fast(pattern), fields })
}

fn fixed_format(constants: &[Option<Value>]) -> Result<LogFormat, String> {
    let fields = fields_of(needed(constants, 1, "columns")?)?;
    if let Some(field) = fields.iter().find(|field| field.start.is_none()) {
        return Err(format!("Column \"{}\" of FIXED_COLUMN_LOG_PARSE has no START", field.name));
    }
    Ok(LogFormat { kind: Kind::Fixed, fields })
}

fn variable_format(constants: &[Option<Value>]) -> Result<LogFormat, String> {
    let fields = match constants.get(1) {
        Some(Some(Value::Int(count))) if (1..=1000).contains(count) => plain_fields(*count as usize),
        _ => {
            let columns = needed(constants, 1, "columns")?;
            match columns.trim().parse::<usize>() {
                Ok(count) if (1..=1000).contains(&count) => plain_fields(count),
                _ => fields_of(columns)?,
            }
        }
    };
    let delimiter = needed(constants, 2, "delimiter")?.to_string();
    if delimiter.is_empty() {
        return Err("The delimiter of VARIABLE_COLUMN_LOG_PARSE is empty".to_string());
    }
    let escape = text(constants, 3, "escape")?.and_then(|text| text.chars().next());
    let quotes = text(constants, 4, "quote")?.and_then(|text| {
        let mut characters = text.chars();
        let open = characters.next()?;
        Some((open, characters.next().unwrap_or(open)))
    });
    Ok(LogFormat { kind: Kind::Variable { delimiter, escape, quotes }, fields })
}

fn sys_format() -> LogFormat {
    let mut fields = plain_fields(2);
    fields[0].ty = Type::Timestamp;
    LogFormat { kind: Kind::Sys, fields }
}

fn w3c_format(constants: &[Option<Value>]) -> Result<LogFormat, String> {
    let (pattern, fields) = w3c::regex(needed(constants, 1, "format")?)?;
    let regex = Regex::new(&pattern).map_err(|error| format!("Invalid log format: {error}"))?;
    Ok(LogFormat { kind: Kind::Regex(regex), fields })
}

fn row_type(format: &LogFormat) -> Type {
    Type::Record(format.fields.iter().map(|field| (field.name.clone(), field.ty.clone())).collect())
}

fn prepared(format: LogFormat) -> Prepared {
    Prepared::Log(Arc::new(format))
}

fn record(_: &[Type], constants: &[Option<Value>]) -> Result<Type, String> {
    regex_format(constants).map(|format| row_type(&format))
}

fn prepare_regex(_: &[Type], constants: &[Option<Value>]) -> Result<Prepared, String> {
    regex_format(constants).map(prepared)
}

fn record_fast(_: &[Type], constants: &[Option<Value>]) -> Result<Type, String> {
    fast_format(constants).map(|format| row_type(&format))
}

fn prepare_fast(_: &[Type], constants: &[Option<Value>]) -> Result<Prepared, String> {
    fast_format(constants).map(prepared)
}

fn record_fixed(_: &[Type], constants: &[Option<Value>]) -> Result<Type, String> {
    fixed_format(constants).map(|format| row_type(&format))
}

fn prepare_fixed(_: &[Type], constants: &[Option<Value>]) -> Result<Prepared, String> {
    fixed_format(constants).map(prepared)
}

fn record_variable(_: &[Type], constants: &[Option<Value>]) -> Result<Type, String> {
    variable_format(constants).map(|format| row_type(&format))
}

fn prepare_variable(_: &[Type], constants: &[Option<Value>]) -> Result<Prepared, String> {
    variable_format(constants).map(prepared)
}

fn record_sys(_: &[Type], _: &[Option<Value>]) -> Result<Type, String> {
    Ok(row_type(&sys_format()))
}

fn prepare_sys(_: &[Type], _: &[Option<Value>]) -> Result<Prepared, String> {
    Ok(prepared(sys_format()))
}

fn record_w3c(_: &[Type], constants: &[Option<Value>]) -> Result<Type, String> {
    w3c_format(constants).map(|format| row_type(&format))
}

fn prepare_w3c(_: &[Type], constants: &[Option<Value>]) -> Result<Prepared, String> {
    w3c_format(constants).map(prepared)
}

fn parse(call: &CallInfo, values: &[Value], at: &Context) -> Evaluated {
    let Prepared::Log(format) = &call.prepared else { return Ok(Value::Null) };
    let Some(format) = format.downcast_ref::<LogFormat>() else { return Ok(Value::Null) };
    let line = values[0].str();
    let texts: Vec<Option<String>> = match &format.kind {
        Kind::Regex(regex) => {
            let Some(groups) = regex.captures(line)? else { return Ok(Value::Null) };
            let group = |number| groups.get(number).map(|group| group.as_str().to_string());
            (1..=format.fields.len()).map(group).collect()
        }
        Kind::Fast(pattern) => {
            let Some(groups) = pattern.matches(line) else { return Ok(Value::Null) };
            groups.into_iter().map(Some).collect()
        }
        Kind::Fixed => format.fields.iter().map(|field| field.cut(line)).collect(),
        Kind::Variable { delimiter, escape, quotes } => split(line, delimiter, *escape, *quotes),
        Kind::Sys => return sys(line, at),
    };
    let mut texts = texts.into_iter();
    let mut fields = Vec::with_capacity(format.fields.len());
    for field in &format.fields {
        fields.push(field.read(texts.next().flatten(), at)?);
    }
    Ok(Value::Record(fields.into()))
}

/// The fields between delimiters; a delimiter within quotes or after the escape character is text.
fn split(
    line: &str,
    delimiter: &str,
    escape: Option<char>,
    quotes: Option<(char, char)>,
) -> Vec<Option<String>> {
    let mut fields = Vec::new();
    let mut field = String::new();
    let mut quoted = false;
    let mut rest = line;
    while let Some(next) = rest.chars().next() {
        if !quoted && rest.starts_with(delimiter) {
            fields.push(Some(std::mem::take(&mut field)));
            rest = &rest[delimiter.len()..];
            continue;
        }
        rest = &rest[next.len_utf8()..];
        if Some(next) == escape && !rest.is_empty() {
            let escaped = rest.chars().next().unwrap_or_default();
            field.push(escaped);
            rest = &rest[escaped.len_utf8()..];
        } else if quotes.is_some_and(|(open, close)| next == if quoted { close } else { open }) {
            quoted = !quoted;
        } else {
            field.push(next);
        }
    }
    fields.push(Some(field));
    fields
}

/// `<34>Oct 11 22:14:15 host text`: the year is the one in which the row is read.
fn sys(line: &str, at: &Context) -> Evaluated {
    let mut rest = line;
    if let Some(after) = rest.strip_prefix('<') {
        let Some((_, after)) = after.split_once('>') else { return Ok(Value::Null) };
        rest = after;
    }
    let format = super::format::Format::new("yyyy MMM d HH:mm:ss").map_err(RowError::new)?;
    let year = civil::Civil::of(at.clock.now.max(at.time)).year;
    let Some(stamp) = rest.get(..15) else { return Ok(Value::Null) };
    let Some(time) = format.parse(&format!("{year} {stamp}")) else { return Ok(Value::Null) };
    Ok(Value::Record([Value::Int(time), Value::text(rest[15..].trim_start())].into()))
}
