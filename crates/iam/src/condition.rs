//! The Condition element: operators over the keys of a request.

// An address is a value; sockets are elsewhere.
use core::net::IpAddr;
use std::cmp::Ordering;

use crate::glob;
use crate::json::Json;
use crate::request::Request;
use crate::value::{substitute, texts};

/// One operator with one key and the values that it is compared with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Condition {
    operator: Operator,
    /// `Some(true)` for ForAllValues, `Some(false)` for ForAnyValue.
    all_values: Option<bool>,
    if_exists: bool,
    key: String,
    values: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Operator {
    test: Test,
    negated: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Test {
    StringEquals,
    StringEqualsIgnoreCase,
    StringLike,
    Arn,
    Number(Order),
    Date(Order),
    Bool,
    IpAddress,
    Null,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Order {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// Reads the element: `{"StringEquals": {"aws:username": ["a", "b"]}}`.
pub(crate) fn read(json: &Json) -> Result<Vec<Condition>, String> {
    let Json::Object(blocks) = json else { return Err("Condition is no object".to_owned()) };
    let mut all = Vec::new();
    for (name, keys) in blocks {
        let Json::Object(keys) = keys else { return Err(format!("Condition {name} is no object")) };
        let (all_values, rest) = match name.split_once(':') {
            Some(("ForAllValues", rest)) => (Some(true), rest),
            Some(("ForAnyValue", rest)) => (Some(false), rest),
            _ => (None, name.as_str()),
        };
        let (rest, if_exists) = rest.strip_suffix("IfExists").map_or((rest, false), |rest| (rest, true));
        let operator = operator(rest).ok_or_else(|| format!("Condition has the unknown operator {name}"))?;
        if operator.test == Test::Null && (if_exists || all_values.is_some()) {
            return Err(format!("Condition has the unknown operator {name}"));
        }
        for (key, values) in keys {
            let values = texts(values)
                .ok_or_else(|| format!("Condition {name} of {key} is no text or list of texts"))?;
            if let Some(bad) = values.iter().find(|value| !operator.test.takes(value)) {
                return Err(format!("Condition {name} of {key} cannot be {bad}"));
            }
            all.push(Condition { operator, all_values, if_exists, key: key.clone(), values });
        }
    }
    Ok(all)
}

fn operator(name: &str) -> Option<Operator> {
    let (test, negated) = match name {
        "StringEquals" => (Test::StringEquals, false),
        "StringNotEquals" => (Test::StringEquals, true),
        "StringEqualsIgnoreCase" => (Test::StringEqualsIgnoreCase, false),
        "StringNotEqualsIgnoreCase" => (Test::StringEqualsIgnoreCase, true),
        "StringLike" => (Test::StringLike, false),
        "StringNotLike" => (Test::StringLike, true),
        "ArnEquals" | "ArnLike" => (Test::Arn, false),
        "ArnNotEquals" | "ArnNotLike" => (Test::Arn, true),
        "Bool" => (Test::Bool, false),
        "IpAddress" => (Test::IpAddress, false),
        "NotIpAddress" => (Test::IpAddress, true),
        "Null" => (Test::Null, false),
        _ => {
            let (of, order): (fn(Order) -> Test, _) = match name.strip_prefix("Numeric") {
                Some(order) => (Test::Number, order),
                None => (Test::Date, name.strip_prefix("Date")?),
            };
            match order {
                "Equals" => (of(Order::Equal), false),
                "NotEquals" => (of(Order::Equal), true),
                "LessThan" => (of(Order::Less), false),
                "LessThanEquals" => (of(Order::LessOrEqual), false),
                "GreaterThan" => (of(Order::Greater), false),
                "GreaterThanEquals" => (of(Order::GreaterOrEqual), false),
                _ => return None,
            }
        }
    };
    Some(Operator { test, negated })
}

impl Condition {
    /// Whether it holds. `variables` says whether `${...}` in its values stands for values of the request.
    pub(crate) fn holds(&self, request: &Request<'_>, variables: bool) -> bool {
        let found = request.get(&self.key);
        if self.operator.test == Test::Null {
            let wanted = if found.is_none() { "true" } else { "false" };
            return self.values.iter().any(|value| value == wanted);
        }
        let Some(found) = found else {
            return match self.all_values {
                Some(all) => all,
                // What is not there is not equal to anything.
                None => self.if_exists || self.operator.negated,
            };
        };
        let one = |value: &String| self.compare(value, request, variables) != self.operator.negated;
        match self.all_values {
            Some(true) => found.iter().all(one),
            Some(false) | None => found.iter().any(one),
        }
    }

    /// Whether a value of the request is like any of those in the policy.
    fn compare(&self, found: &str, request: &Request<'_>, variables: bool) -> bool {
        let test = self.operator.test;
        self.values.iter().any(|value| {
            if !variables {
                return test.compare(found, value);
            }
            let value = substitute(value, request, matches!(test, Test::StringLike | Test::Arn));
            value.is_some_and(|value| test.compare(found, &value))
        })
    }
}

impl Test {
    /// Whether a value in a policy makes sense. Variables are taken on trust.
    fn takes(self, value: &str) -> bool {
        value.contains("${")
            || match self {
                Test::StringEquals | Test::StringEqualsIgnoreCase | Test::StringLike | Test::Arn => true,
                Test::Number(_) => number(value).is_some(),
                Test::Date(_) => date(value).is_some(),
                Test::Bool | Test::Null => matches!(value, "true" | "false"),
                Test::IpAddress => network(value).is_some(),
            }
    }

    fn compare(self, found: &str, value: &str) -> bool {
        match self {
            Test::StringEquals => found == value,
            Test::StringEqualsIgnoreCase => found.to_lowercase() == value.to_lowercase(),
            Test::StringLike => glob::matches(value, found),
            Test::Arn => glob::arn_matches(value, found),
            Test::Number(order) => match (number(found), number(value)) {
                (Some(found), Some(value)) => found.partial_cmp(&value).is_some_and(|is| order.allows(is)),
                _ => false,
            },
            Test::Date(order) => match (date(found), date(value)) {
                (Some(found), Some(value)) => order.allows(found.cmp(&value)),
                _ => false,
            },
            Test::Bool => found.eq_ignore_ascii_case(value),
            Test::IpAddress => match (found.parse().ok(), network(value)) {
                (Some(found), Some(network)) => is_in(found, network),
                _ => false,
            },
            Test::Null => false,
        }
    }
}

impl Order {
    fn allows(self, is: Ordering) -> bool {
        match self {
            Order::Equal => is == Ordering::Equal,
            Order::Less => is == Ordering::Less,
            Order::LessOrEqual => is != Ordering::Greater,
            Order::Greater => is == Ordering::Greater,
            Order::GreaterOrEqual => is != Ordering::Less,
        }
    }
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Seconds since 1970 of a number, or of `2026-01-31`, `2026-01-31T12:30Z`, `2026-01-31T12:30:59Z` and with an offset.
fn date(text: &str) -> Option<i64> {
    if let Ok(seconds) = text.parse() {
        return Some(seconds);
    }
    let (day, time) = text.split_once('T').unwrap_or((text, "00:00Z"));
    let [year, month, day] = numbers(day, '-')?;
    let (time, offset) = match time.find(['Z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, "Z"),
    };
    let offset = match offset {
        "Z" => 0,
        text => {
            let [hours, minutes] = numbers(&text[1..], ':')?;
            let seconds = hours * 3_600 + minutes * 60;
            if text.starts_with('-') { -seconds } else { seconds }
        }
    };
    let time = time.split_once('.').map_or(time, |(whole, _)| whole);
    let [hour, minute, second] =
        numbers(time, ':').or_else(|| numbers::<2>(time, ':').map(|[h, m]| [h, m, 0]))?;
    let fits =
        (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 24 && minute < 60 && second <= 60;
    if !fits || !(0..=9999).contains(&year) {
        return None;
    }
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = 365 * year + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (153 * month + 2) / 5
        + day
        - 1
        - 719_468;
    Some(days * 86_400 + hour * 3_600 + minute * 60 + second - offset)
}

fn numbers<const N: usize>(text: &str, separator: char) -> Option<[i64; N]> {
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten();
    let parts: Option<Vec<i64>> = text.split(separator).map(digits).collect();
    parts?.try_into().ok()
}

/// An address, or a network such as `203.0.113.0/24`.
fn network(text: &str) -> Option<(IpAddr, u32)> {
    let (address, bits) = text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
    let address: IpAddr = address.parse().ok()?;
    let most = if address.is_ipv4() { 32 } else { 128 };
    let bits = bits.map_or(Some(most), |bits| bits.parse().ok())?;
    (bits <= most).then_some((address, bits))
}

fn is_in(address: IpAddr, (network, bits): (IpAddr, u32)) -> bool {
    let shifted = |value: u128, width: u32| value.checked_shr(width - bits).unwrap_or(0);
    match (address, network) {
        (IpAddr::V4(a), IpAddr::V4(b)) => {
            shifted(u128::from(u32::from(a)), 32) == shifted(u128::from(u32::from(b)), 32)
        }
        (IpAddr::V6(a), IpAddr::V6(b)) => shifted(u128::from(a), 128) == shifted(u128::from(b), 128),
        _ => false,
    }
}

#[cfg(test)]
#[path = "condition_tests.rs"]
mod tests;
