//! Functions with regular expressions, which are Java's ([`super::java`]).

use fancy_regex::Captures;

use super::function::{Arg, CallInfo, Function, Prepared, Returns, TEXT, function};
use super::java::Regex;
use crate::expr::context::{Context, Evaluated, RowError};
use crate::types::Type;
use crate::value::Value;

/// The table.
pub const FUNCTIONS: &[Function] = &[
    function(
        "SUBSTRING FROM",
        "SUBSTRING(s FROM 'regex')",
        &[Arg::Text, Arg::Text],
        Returns::Same(0),
        "The first match of the regular expression, or NULL.",
        substring_regex,
    )
    .prepared(second_is_regex),
    function(
        "SUBSTRING SIMILAR",
        "SUBSTRING(s SIMILAR 'a#\"b#\"c' ESCAPE '#')",
        &[Arg::Text, Arg::Text, Arg::Text],
        Returns::Same(0),
        "The middle part of a match, or NULL.",
        substring_similar,
    ),
    function(
        "REGEX_REPLACE",
        "REGEX_REPLACE(s, regex, replacement, start, occurrence)",
        &[Arg::Text, Arg::Text, Arg::Text, Arg::Integer, Arg::Integer],
        Returns::Fixed(TEXT),
        "s with the matches from character start on replaced: all (0) or the nth.",
        replace,
    )
    .prepared(second_is_regex),
];

fn second_is_regex(_: &[Type], constants: &[Option<Value>]) -> Result<Prepared, String> {
    match constants.get(1) {
        Some(Some(Value::Text(pattern))) => Ok(Prepared::Regex(Regex::new(pattern)?)),
        _ => Ok(Prepared::None),
    }
}

fn regex(call: &CallInfo, pattern: &Value) -> Result<Regex, RowError> {
    match &call.prepared {
        Prepared::Regex(regex) => Ok(regex.clone()),
        _ => Regex::new(pattern.str()).map_err(RowError::new),
    }
}

fn substring_regex(call: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    let regex = regex(call, &values[1])?;
    Ok(regex.find(values[0].str())?.map_or(Value::Null, Value::text))
}

fn substring_similar(_: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    let (text, pattern, escape) = (values[0].str(), values[1].str(), values[2].str());
    let mark = format!("{escape}\"");
    let parts: Vec<&str> = pattern.split(mark.as_str()).collect();
    let [before, inside, after] = parts[..] else {
        return Err(RowError::new(format!(
            "Invalid pattern '{pattern}': it has three parts, divided by {mark}"
        )));
    };
    let character = escape.chars().next();
    // The pattern may stand anywhere in the text, as the published examples show.
    let mut whole = String::from("(?s:");
    for (part, open) in [(before, "(?:"), (inside, "("), (after, "(?:")] {
        let body = crate::expr::like::to_regex(part, character).map_err(RowError::new)?;
        whole.push_str(&format!("{open}{body})"));
    }
    whole.push(')');
    let regex = Regex::new(&whole).map_err(|_| RowError::new(format!("Invalid pattern '{pattern}'")))?;
    let found =
        regex.captures(text)?.and_then(|groups| groups.get(1).map(|group| Value::text(group.as_str())));
    Ok(found.unwrap_or(Value::Null))
}

fn replace(call: &CallInfo, values: &[Value], _: &Context) -> Evaluated {
    let (text, replacement) = (values[0].str(), values[2].str());
    let (start, occurrence) = (values[3].int(), values[4].int());
    if start < 1 || occurrence < 0 {
        return Err(RowError::fixed(
            "REGEX_REPLACE needs a start of at least 1 and an occurrence of at least 0",
        ));
    }
    let Some((offset, _)) = text.char_indices().nth(start as usize - 1) else { return Ok(values[0].clone()) };
    let regex = regex(call, &values[1])?;
    let (kept, rest) = text.split_at(offset);
    let mut out = kept.to_string();
    let mut last = 0;
    for (found, groups) in (1..).zip(regex.captures_iter(rest)) {
        let groups = groups?;
        let Some(whole) = groups.get(0) else { continue };
        if occurrence == 0 || found == occurrence {
            out.push_str(&rest[last..whole.start()]);
            expand(&groups, replacement, &mut out);
            last = whole.end();
        }
    }
    out.push_str(&rest[last..]);
    Ok(Value::text(&out))
}

/// Java's `$1` and `\$`.
fn expand(groups: &Captures<str>, replacement: &str, out: &mut String) {
    let mut rest = replacement.chars().peekable();
    while let Some(next) = rest.next() {
        match next {
            '\\' => out.extend(rest.next()),
            '$' => match rest.peek().and_then(|digit| digit.to_digit(10)) {
                Some(number) => {
                    rest.next();
                    out.push_str(groups.get(number as usize).map_or("", |group| group.as_str()));
                }
                None => out.push('$'),
            },
            c => out.push(c),
        }
    }
}
