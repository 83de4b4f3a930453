//! Descriptions of a record's fields: `"name" TYPE type ['format'] [NOT NULL] [START i [FOR n]]`.

use crate::expr::cast::Cast;
use crate::expr::context::{Context, Evaluated, RowError};
use crate::functions::format::Format;
use crate::types::Type;
use crate::value::Value;

/// A field.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: Type,
    /// How a date or time is written.
    pub format: Option<Format>,
    /// NOT NULL.
    pub not_null: bool,
    /// Its first character, from 0.
    pub start: Option<usize>,
    /// Its length.
    pub length: Option<usize>,
}

impl Field {
    /// The field's part of a line.
    pub fn cut(&self, line: &str) -> Option<String> {
        let rest = line.chars().skip(self.start?);
        let text: String = match self.length {
            Some(length) => rest.take(length).collect(),
            None => rest.collect(),
        };
        (!text.is_empty()).then_some(text)
    }

    /// The field's value.
    pub fn read(&self, text: Option<String>, at: &Context) -> Evaluated {
        let Some(text) = text else {
            if self.not_null {
                return Err(RowError::new(format!("Column \"{}\" of the log line is missing", self.name)));
            }
            return Ok(Value::Null);
        };
        if let Some(format) = &self.format {
            let time = format.parse(text.trim());
            let time = time.ok_or_else(|| {
                RowError::new(format!("'{text}' does not fit the format of \"{}\"", self.name))
            })?;
            return Ok(Value::Int(time));
        }
        let from = Type::Varchar(u32::MAX);
        Cast { from, to: self.ty.clone(), assign: true }.apply(&Value::text(&text), at)
    }
}

/// COLUMN1 to COLUMNn of VARCHAR(1024).
pub fn plain_fields(count: usize) -> Vec<Field> {
    (1..=count).map(|number| field(format!("COLUMN{number}"))).collect()
}

fn field(name: String) -> Field {
    Field { name, ty: Type::Varchar(1024), format: None, not_null: false, start: None, length: None }
}

/// Reads a list of descriptions.
pub fn fields_of(text: &str) -> Result<Vec<Field>, String> {
    parts(text).into_iter().map(|part| one(&part)).collect()
}

/// At commas outside of parentheses and quotes.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let (mut depth, mut quote) = (0, None);
    for c in text.chars() {
        match c {
            '"' | '\'' if quote == Some(c) => quote = None,
            '"' | '\'' if quote.is_none() => quote = Some(c),
            '(' if quote.is_none() => depth += 1,
            ')' if quote.is_none() => depth -= 1,
            ',' if quote.is_none() && depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts
}

fn one(text: &str) -> Result<Field, String> {
    let wrong = || format!("Invalid column description '{}': expected name TYPE type", text.trim());
    let text_trimmed = text.trim();
    let (name, mut rest) = if let Some(quoted) = text_trimmed.strip_prefix('"') {
        let (name, rest) = quoted.split_once('"').ok_or_else(wrong)?;
        (name.to_string(), rest.trim())
    } else {
        let end = text_trimmed.find(char::is_whitespace).unwrap_or(text_trimmed.len());
        (text_trimmed[..end].to_uppercase(), text_trimmed[end..].trim())
    };
    if name.is_empty() {
        return Err(wrong());
    }
    let mut field = field(name);
    if rest.is_empty() {
        return Ok(field);
    }
    let upper = rest.to_ascii_uppercase();
    if upper.starts_with("TYPE ") {
        rest = rest[5..].trim();
    }
    let upper = rest.to_ascii_uppercase();
    if let Some(at) = upper.find(" START ") {
        let place: Vec<&str> = rest[at + 7..].split_whitespace().collect();
        field.start = Some(place.first().and_then(|n| n.parse().ok()).ok_or_else(wrong)?);
        field.length = match place.get(1..) {
            Some([word, length]) if word.eq_ignore_ascii_case("FOR") => {
                Some(length.parse().map_err(|_| wrong())?)
            }
            Some([]) => None,
            _ => return Err(wrong()),
        };
        rest = rest[..at].trim();
    }
    if rest.to_ascii_uppercase().ends_with("NOT NULL") {
        field.not_null = true;
        rest = rest[..rest.len() - 8].trim();
    }
    if let Some((ty, format)) = rest.split_once('\'') {
        field.format = Some(Format::new(format.trim_end_matches('\''))?);
        rest = ty.trim();
    }
    field.ty = crate::parse::data_type(rest).map_err(|_| wrong())?;
    Ok(field)
}
