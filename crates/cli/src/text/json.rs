//! Fields of JSON lines.

use serde_json::Value;

/// The field of this name as text; where there is none, the name is taken as a path, its parts split by dots.
/// Strings as they are, numbers and booleans as they are written. The error completes "line 3: ...".
pub fn field(value: &Value, name: &str) -> Result<String, String> {
    let found = value.get(name).or_else(|| {
        name.split('.').try_fold(value, |at, part| match at {
            Value::Array(items) => items.get(part.parse::<usize>().ok()?),
            _ => at.get(part),
        })
    });
    match found {
        Some(Value::String(text)) => Ok(text.clone()),
        Some(Value::Number(number)) => Ok(number.to_string()),
        Some(Value::Bool(flag)) => Ok(flag.to_string()),
        Some(Value::Null) => Err(format!("field `{name}` is null")),
        Some(_) => Err(format!("field `{name}` is no text, number or boolean")),
        None => match value {
            Value::Object(fields) if fields.is_empty() => {
                Err(format!("no field `{name}`: the object is empty"))
            }
            Value::Object(fields) => {
                let names: Vec<&str> = fields.keys().take(8).map(String::as_str).collect();
                Err(format!("no field `{name}`; the record has {}", names.join(", ")))
            }
            _ => Err(format!("no field `{name}`: the line is no JSON object")),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn fields_are_found_by_name_and_by_path() {
        let value =
            serde_json::json!({"id": 7, "a.b": "dotted", "a": {"b": "nested", "c": [true]}, "n": null});
        assert_eq!(field(&value, "id").unwrap(), "7");
        assert_eq!(field(&value, "a.b").unwrap(), "dotted");
        assert_eq!(field(&value, "a.c.0").unwrap(), "true");
    }

    #[test]
    fn what_is_wrong_with_a_field_is_said() {
        let value = serde_json::json!({"a": {"b": 1}, "n": null});
        assert_eq!(field(&value, "n").unwrap_err(), "field `n` is null");
        assert_eq!(field(&value, "a").unwrap_err(), "field `a` is no text, number or boolean");
        assert_eq!(field(&value, "x").unwrap_err(), "no field `x`; the record has a, n");
        assert_eq!(
            field(&serde_json::json!(5), "x").unwrap_err(),
            "no field `x`: the line is no JSON object"
        );
    }
}
