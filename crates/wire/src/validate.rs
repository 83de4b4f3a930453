//! Constraints of the model, in AWS's words.
//!
//! The grammar of the message is AWS's: how many errors, at most ten, and for each the value, where it stands and
//! what it should have been. AWS does not keep an order among them; ours is that of the model.

use std::fmt::{self, Write as _};

use model::{Kind, Shape, Value};

use crate::pattern::Pattern;

/// AWS reports no more than this.
const MAX_VIOLATIONS: usize = 10;

/// Longer values are cut in messages: a request may hold megabytes in each of ten wrong members.
const MAX_PRINTED: usize = 2 << 20;

/// Values that the model does not allow: AWS's `ValidationException`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidationError {
    /// AWS's message, for example `1 validation error detected: Value null at 'streamName' failed to satisfy
    /// constraint: Member must not be null`.
    pub message: String,
}

impl ValidationError {
    /// The `__type` of the answer.
    pub const CODE: &'static str = "ValidationException";
}

impl fmt::Display for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ValidationError {}

/// Checks a decoded value against every constraint of its shape. Allocates only for errors.
///
/// # Errors
/// When at least one constraint is violated.
pub fn validate(shape: &'static Shape, value: &Value) -> Result<(), ValidationError> {
    let mut violations = Violations(Vec::new());
    violations.check(shape, value, &Path::Root);
    let count = violations.0.len();
    if count == 0 {
        return Ok(());
    }
    let s = if count > 1 { "s" } else { "" };
    let list = violations.0.join("; ");
    Err(ValidationError { message: format!("{count} validation error{s} detected: {list}") })
}

/// Where a value stands, as a chain up the stack.
enum Path<'a> {
    Root,
    Member(&'a Path<'a>, &'a str),
    /// Counted from 1.
    Item(&'a Path<'a>, usize),
    Entry(&'a Path<'a>, &'a str),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Root => Ok(()),
            Path::Member(parent, name) => {
                let dot = if matches!(parent, Path::Root) { "" } else { "." };
                let (first, rest) = name.split_at_checked(1).unwrap_or((name, ""));
                write!(f, "{parent}{dot}{}{rest}", first.to_ascii_lowercase())
            }
            Path::Item(parent, number) => write!(f, "{parent}.{number}.member"),
            Path::Entry(parent, key) => write!(f, "{parent}.{key}.member"),
        }
    }
}

struct Violations(Vec<String>);

impl Violations {
    fn check(&mut self, shape: &'static Shape, value: &Value, path: &Path<'_>) {
        match (&shape.kind, value) {
            (Kind::Structure { members }, Value::Struct(slots)) => {
                for (member, slot) in members.iter().zip(slots) {
                    let path = Path::Member(path, member.name);
                    if !slot.is_absent() {
                        self.check((member.shape)(), slot, &path);
                    } else if member.required {
                        self.add((member.shape)(), slot, &path, "Member must not be null");
                    }
                    if self.is_full() {
                        return;
                    }
                }
            }
            (Kind::List { item, min, max }, Value::List(items)) => {
                self.length(shape, value, path, items.len(), *min, *max);
                self.items(shape, value, path, item(), items);
            }
            (Kind::Map { key, value: of, min, max }, Value::Map(entries)) => {
                self.length(shape, value, path, entries.len(), *min, *max);
                let mut keys = entries.iter().map(|(key, _)| Value::Str(key.clone()));
                let key = key();
                if is_constrained(key) && !keys.all(|value| scalar_is_fine(key, &value)) {
                    self.add(
                        shape,
                        value,
                        path,
                        &format!("Map keys must satisfy constraint: [{}]", rules(key)),
                    );
                }
                self.entries(shape, value, path, of(), entries);
            }
            _ if scalar_is_fine(shape, value) => {}
            _ => self.scalar(shape, value, path),
        }
    }

    /// Items of a list: structures are checked one by one, scalars get one sentence for the whole list.
    fn items(
        &mut self,
        shape: &'static Shape,
        value: &Value,
        path: &Path<'_>,
        item: &'static Shape,
        items: &[Value],
    ) {
        let scalar = is_scalar(item);
        let mut wrong = false;
        for (at, one) in items.iter().enumerate() {
            if self.is_full() {
                return;
            }
            let path = Path::Item(path, at + 1);
            if one.is_absent() {
                self.add(item, one, &path, "Member must not be null");
            } else if !scalar {
                self.check(item, one, &path);
            } else {
                wrong |= !scalar_is_fine(item, one);
            }
        }
        if wrong {
            self.add(shape, value, path, &format!("Member must satisfy constraint: [{}]", rules(item)));
        }
    }

    /// Values of a map, like the items of a list.
    fn entries(
        &mut self,
        shape: &'static Shape,
        value: &Value,
        path: &Path<'_>,
        of: &'static Shape,
        entries: &[(base::ByteString, Value)],
    ) {
        let scalar = is_scalar(of);
        let mut wrong = false;
        for (key, one) in entries {
            if self.is_full() {
                return;
            }
            let path = Path::Entry(path, key);
            if one.is_absent() {
                self.add(of, one, &path, "Member must not be null");
            } else if !scalar {
                self.check(of, one, &path);
            } else {
                wrong |= !scalar_is_fine(of, one);
            }
        }
        if wrong {
            self.add(shape, value, path, &format!("Map value must satisfy constraint: [{}]", rules(of)));
        }
    }

    /// A scalar that is known to violate something.
    fn scalar(&mut self, shape: &'static Shape, value: &Value, path: &Path<'_>) {
        match (&shape.kind, value) {
            (Kind::String { min, max, pattern, values }, Value::Str(text)) => {
                if !values.is_empty() && !values.contains(&&**text) {
                    self.add(shape, value, path, &enum_rule(values));
                }
                if let Some(pattern) = pattern.filter(|pattern| !matches(pattern, text)) {
                    self.add(shape, value, path, &pattern_rule(pattern));
                }
                self.length(shape, value, path, characters(text), *min, *max);
            }
            (Kind::Blob { min, max }, Value::Blob(bytes)) => {
                self.length(shape, value, path, bytes.len(), *min, *max);
            }
            (Kind::Integer { min, max } | Kind::Long { min, max }, Value::Int(number)) => {
                if let Some(min) = min.filter(|min| number < min) {
                    self.add(shape, value, path, &value_rule("greater", min));
                }
                if let Some(max) = max.filter(|max| number > max) {
                    self.add(shape, value, path, &value_rule("less", max));
                }
            }
            _ => {}
        }
    }

    fn length(
        &mut self,
        shape: &'static Shape,
        value: &Value,
        path: &Path<'_>,
        length: usize,
        min: Option<u64>,
        max: Option<u64>,
    ) {
        let length = length as u64;
        if let Some(min) = min.filter(|min| length < *min) {
            self.add(shape, value, path, &length_rule("greater", min));
        }
        if let Some(max) = max.filter(|max| length > *max) {
            self.add(shape, value, path, &length_rule("less", max));
        }
    }

    fn is_full(&self) -> bool {
        self.0.len() >= MAX_VIOLATIONS
    }

    fn add(&mut self, shape: &'static Shape, value: &Value, path: &Path<'_>, rule: &str) {
        if self.is_full() {
            return;
        }
        let quote = if value.is_absent() { "" } else { "'" };
        let mut text = String::new();
        // Fails only by running full, which is what the limit is for.
        let _ = print(shape, value, &mut Limited(&mut text));
        self.0.push(format!("Value {quote}{text}{quote} at '{path}' failed to satisfy constraint: {rule}"));
    }
}

fn length_rule(comparison: &str, limit: u64) -> String {
    format!("Member must have length {comparison} than or equal to {limit}")
}

fn value_rule(comparison: &str, limit: i64) -> String {
    format!("Member must have value {comparison} than or equal to {limit}")
}

fn pattern_rule(pattern: &str) -> String {
    format!("Member must satisfy regular expression pattern: {pattern}")
}

fn enum_rule(values: &[&str]) -> String {
    format!("Member must satisfy enum value set: [{}]", values.join(", "))
}

/// All constraints of a scalar, as they stand behind the items of a list or map.
fn rules(shape: &Shape) -> String {
    let mut rules = Vec::new();
    match &shape.kind {
        Kind::String { min, max, pattern, values } => {
            rules.extend(max.map(|max| length_rule("less", max)));
            rules.extend(min.map(|min| length_rule("greater", min)));
            rules.extend(pattern.map(pattern_rule));
            if !values.is_empty() {
                rules.push(enum_rule(values));
            }
        }
        Kind::Blob { min, max } => {
            rules.extend(max.map(|max| length_rule("less", max)));
            rules.extend(min.map(|min| length_rule("greater", min)));
        }
        Kind::Integer { min, max } | Kind::Long { min, max } => {
            rules.extend(max.map(|max| value_rule("less", max)));
            rules.extend(min.map(|min| value_rule("greater", min)));
        }
        _ => {}
    }
    rules.join(", ")
}

fn is_scalar(shape: &Shape) -> bool {
    !matches!(shape.kind, Kind::Structure { .. } | Kind::List { .. } | Kind::Map { .. })
}

fn is_constrained(shape: &Shape) -> bool {
    match &shape.kind {
        Kind::String { min, max, pattern, values } => {
            min.is_some() || max.is_some() || pattern.is_some() || !values.is_empty()
        }
        _ => true,
    }
}

fn scalar_is_fine(shape: &Shape, value: &Value) -> bool {
    match (&shape.kind, value) {
        (Kind::String { min, max, pattern, values }, Value::Str(text)) => {
            // A text has at most as many characters as bytes and at least a third of them.
            let bytes = text.len() as u64;
            let short_enough = max.is_none_or(|max| bytes <= max || characters(text) as u64 <= max);
            let long_enough = min.is_none_or(|min| bytes / 3 >= min || characters(text) as u64 >= min);
            short_enough
                && long_enough
                && (values.is_empty() || values.contains(&&**text))
                && pattern.is_none_or(|pattern| matches(pattern, text))
        }
        (Kind::Blob { min, max }, Value::Blob(bytes)) => {
            let bytes = bytes.len() as u64;
            min.is_none_or(|min| bytes >= min) && max.is_none_or(|max| bytes <= max)
        }
        (Kind::Integer { min, max } | Kind::Long { min, max }, Value::Int(number)) => {
            min.is_none_or(|min| *number >= min) && max.is_none_or(|max| *number <= max)
        }
        _ => true,
    }
}

/// Length as Java counts it: in UTF-16 units.
fn characters(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}

/// A pattern that we cannot read lets everything pass; a test holds that there is none.
fn matches(pattern: &'static str, text: &str) -> bool {
    Pattern::get(pattern).is_none_or(|pattern| pattern.matches(text))
}

/// A text that takes no more than [`MAX_PRINTED`] bytes.
struct Limited<'a>(&'a mut String);

impl fmt::Write for Limited<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let room = MAX_PRINTED.saturating_sub(self.0.len());
        if text.len() <= room {
            self.0.push_str(text);
            return Ok(());
        }
        self.0.push_str(&text[..text.floor_char_boundary(room)]);
        Err(fmt::Error)
    }
}

/// Prints a value as Java would.
fn print(shape: &'static Shape, value: &Value, out: &mut Limited<'_>) -> fmt::Result {
    match (&shape.kind, value) {
        (_, Value::Absent) => out.write_str("null"),
        (_, Value::Bool(value)) => write!(out, "{value}"),
        (_, Value::Int(number)) => write!(out, "{number}"),
        (_, Value::Double(number)) => write!(out, "{number:?}"),
        (_, Value::Str(text)) => out.write_str(text),
        (_, Value::Time(time)) => write!(out, "{time}"),
        (_, Value::Blob(bytes)) => {
            let length = bytes.len();
            write!(out, "java.nio.HeapByteBuffer[pos=0 lim={length} cap={length}]")
        }
        (Kind::List { item, .. }, Value::List(items)) => {
            out.write_char('[')?;
            for (at, one) in items.iter().enumerate() {
                out.write_str(if at > 0 { ", " } else { "" })?;
                print(item(), one, out)?;
            }
            out.write_char(']')
        }
        (Kind::Map { value: of, .. }, Value::Map(entries)) => {
            out.write_char('{')?;
            for (at, (key, one)) in entries.iter().enumerate() {
                write!(out, "{}{key}=", if at > 0 { ", " } else { "" })?;
                print(of(), one, out)?;
            }
            out.write_char('}')
        }
        // Java prints an object's class and hash; ours is a constant, as nobody can rely on it.
        _ => write!(out, "{}.{}@c965e310", shape.package, shape.name),
    }
}

#[cfg(test)]
#[path = "validate_tests.rs"]
mod tests;
