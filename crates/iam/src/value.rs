//! Values of policies: one or several texts, and variables within them.

use crate::json::Json;
use crate::request::Request;

/// One text or a list of them; numbers and truth values count as texts, as in AWS. `None` for anything else.
pub(crate) fn texts(json: &Json) -> Option<Vec<String>> {
    match json {
        Json::List(items) => items.iter().map(text).collect(),
        one => Some(vec![text(one)?]),
    }
}

fn text(json: &Json) -> Option<String> {
    match json {
        Json::Text(text) | Json::Number(text) => Some(text.clone()),
        Json::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}

/// The sentence about a member that nobody knows.
pub(crate) fn unknown(of: &str, what: &str) -> String {
    format!("{of} has the unknown member {what}")
}

/// Puts the values of the request in place of `${key}` and `${key, 'default'}`; `${*}`, `${?}` and `${$}` are the signs
/// themselves. `None` when a key is absent, or has several values, and there is no default: then nothing matches.
///
/// In patterns (`is_pattern`) a star that comes from a variable would be a wildcard that nobody wrote, so such a
/// value matches nothing either.
pub(crate) fn substitute(text: &str, request: &Request<'_>, is_pattern: bool) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        let (name, tail) = after.split_once('}')?;
        out.push_str(before);
        out.push_str(&variable(name, request, is_pattern)?);
        rest = tail;
    }
    out.push_str(rest);
    Some(out)
}

fn variable(name: &str, request: &Request<'_>, is_pattern: bool) -> Option<String> {
    if matches!(name, "*" | "?" | "$") {
        // A literal wildcard sign cannot be told from a wildcard afterwards; in a pattern `?` is the narrowest that has it.
        return Some(if is_pattern && name == "*" { "?" } else { name }.to_owned());
    }
    let (key, default) = match name.split_once(',') {
        Some((key, default)) => (key.trim(), Some(default.trim().trim_matches('\'').to_owned())),
        None => (name, None),
    };
    let value = match request.get(key) {
        Some([one]) => Some(one.clone()),
        _ => None,
    };
    value.or(default).filter(|value| !is_pattern || !value.contains(['*', '?']))
}
