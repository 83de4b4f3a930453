//! A record's payload on one line of a terminal.

use std::fmt::Write;

/// At most this many bytes of a binary payload are shown.
const HEX_BYTES: usize = 32;

/// Text as it is, with control characters escaped so that no record moves the cursor or takes two lines;
/// anything that is not UTF-8 as hexadecimal digits with its length.
pub fn show(data: &[u8]) -> String {
    match std::str::from_utf8(data) {
        Ok("") => "(empty)".to_owned(),
        Ok(text) => escape(text),
        Err(_) => {
            let mut out = String::from("hex ");
            for byte in data.iter().take(HEX_BYTES) {
                // Writing to a String cannot fail.
                let _ = write!(out, "{byte:02x}");
            }
            if data.len() > HEX_BYTES {
                out.push('…');
            }
            let _ = write!(out, " ({} bytes)", data.len());
            out
        }
    }
}

/// Escapes control characters as in Rust's string literals.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out
}

/// Cuts a text to so many characters, with an ellipsis for what is missing.
pub fn clip(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    text.chars().take(width.saturating_sub(1)).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_is_one_harmless_line() {
        assert_eq!(show(b"{\"a\": 1}"), "{\"a\": 1}");
        assert_eq!(show("gr\u{fc}n".as_bytes()), "grün");
        assert_eq!(show(b"two\nlines\t\x1b[2J"), "two\\nlines\\t\\u{1b}[2J");
        assert_eq!(show(b""), "(empty)");
        assert_eq!(show(&[0xff, 0x00, 0x10]), "hex ff0010 (3 bytes)");
        assert!(show(&[0xff; 100]).ends_with("…  (100 bytes)".replace("  ", " ").as_str()));
    }

    #[test]
    fn clipping_counts_characters() {
        assert_eq!(clip("grün", 4), "grün");
        assert_eq!(clip("grünlich", 5), "grün…");
        assert_eq!(clip("abc", 0), "…");
    }
}
