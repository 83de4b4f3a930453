//! Values of the configuration file: how those of the settings are shown, and how those that were written are read. What cannot
//! be read is told by what would be taken.

use std::time::Duration;

use edge::http::Endpoint;
use toml::Value;

pub(crate) fn endpoint(of: Option<&Endpoint>) -> Value {
    Value::String(of.map_or(String::new(), Endpoint::to_string))
}

pub(crate) fn url(value: &Value, into: &mut Option<Endpoint>) -> Result<(), &'static str> {
    const TAKES: &str = "a URL such as \"http://127.0.0.1:3001\", or nothing";
    let text = value.as_str().ok_or(TAKES)?;
    *into = if text.is_empty() { None } else { Some(Endpoint::parse(text).map_err(|_| TAKES)?) };
    Ok(())
}

pub(crate) fn number<N: TryInto<i64>>(n: N) -> Value {
    Value::Integer(n.try_into().unwrap_or(i64::MAX))
}

pub(crate) fn millis(d: Duration) -> Value {
    number(d.as_millis())
}

pub(crate) fn strings(of: &[String]) -> Value {
    Value::Array(of.iter().cloned().map(Value::String).collect())
}

pub(crate) fn switch(value: &Value, into: &mut bool) -> Result<(), &'static str> {
    *into = value.as_bool().ok_or("true or false")?;
    Ok(())
}

pub(crate) fn size<N: TryFrom<i64>>(value: &Value, into: &mut N) -> Result<(), &'static str> {
    let n = value.as_integer().and_then(|n| N::try_from(n).ok());
    *into = n.ok_or("a whole number, not negative and not too large")?;
    Ok(())
}

pub(crate) fn percent(value: &Value, into: &mut u32) -> Result<(), &'static str> {
    let n = value.as_integer().and_then(|n| u32::try_from(n).ok()).filter(|n| *n <= 100);
    *into = n.ok_or("a whole number from 0 to 100")?;
    Ok(())
}

pub(crate) fn rate(value: &Value, into: &mut u64) -> Result<(), &'static str> {
    let n = value.as_integer().and_then(|n| u64::try_from(n).ok()).filter(|n| *n > 0);
    *into = n.ok_or("a whole number above 0")?;
    Ok(())
}

pub(crate) fn duration(value: &Value, into: &mut Duration) -> Result<(), &'static str> {
    let ms = value.as_integer().and_then(|n| u64::try_from(n).ok());
    *into = Duration::from_millis(ms.ok_or("a number of milliseconds")?);
    Ok(())
}

pub(crate) fn parsed<T: std::str::FromStr>(
    value: &Value,
    into: &mut T,
    takes: &'static str,
) -> Result<(), &'static str> {
    *into = value.as_str().and_then(|text| text.parse().ok()).ok_or(takes)?;
    Ok(())
}

pub(crate) fn list(value: &Value, into: &mut Vec<String>) -> Result<(), &'static str> {
    let items = value.as_array().and_then(|items| {
        items.iter().map(|item| item.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>()
    });
    *into = items.ok_or("a list of strings")?;
    Ok(())
}
