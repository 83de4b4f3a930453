//! Numbers in Java's notation: the service was written in Java, and its output shows it.

/// As `Double.toString` prints.
pub fn print_double(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_string();
    }
    if number.is_infinite() {
        return if number > 0.0 { "Infinity" } else { "-Infinity" }.to_string();
    }
    let size = number.abs();
    if size == 0.0 || (1e-3..1e7).contains(&size) {
        let text = format!("{number}");
        return if text.contains('.') { text } else { format!("{text}.0") };
    }
    let text = format!("{number:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let digits = if digits.contains('.') { digits.to_string() } else { format!("{digits}.0") };
    format!("{digits}E{exponent}")
}

/// As `Float.toString` prints a REAL.
pub fn print_real(number: f64) -> String {
    let narrow = number as f32;
    let size = narrow.abs();
    if !narrow.is_finite() {
        return print_double(number);
    }
    if size == 0.0 || (1e-3..1e7).contains(&size) {
        let text = format!("{narrow}");
        return if text.contains('.') { text } else { format!("{text}.0") };
    }
    let text = format!("{narrow:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let digits = if digits.contains('.') { digits.to_string() } else { format!("{digits}.0") };
    format!("{digits}E{exponent}")
}

#[cfg(test)]
mod tests {
    use super::print_double;

    #[test]
    fn doubles_are_printed_as_java_prints_them() {
        for (number, text) in [
            (1.0, "1.0"),
            (0.5, "0.5"),
            (1e10, "1.0E10"),
            (1.5e-5, "1.5E-5"),
            (9_999_999.0, "9999999.0"),
            (-0.001, "-0.001"),
            (0.0, "0.0"),
        ] {
            assert_eq!(print_double(number), text);
        }
    }
}
