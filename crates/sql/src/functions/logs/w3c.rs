//! Apache log formats as regular expressions.

use super::columns::{Field, plain_fields};
use crate::expr::like::quote;

const NAMED: [(&str, &str); 6] = [
    ("COMMON", "%h %l %u %t \"%r\" %>s %b"),
    ("COMMON WITH VHOST", "%v %h %l %u %t \"%r\" %>s %b"),
    ("NCSA EXTENDED", "%h %l %u %t \"%r\" %>s %b \"%[Referer]i\" \"%[User-agent]i\""),
    ("REFERER", "%[Referer]i ---> %U"),
    ("AGENT", "%[User-agent]i"),
    // Fields of the IIS log format, in its order.
    (
        "IIS",
        "%h, %u, %[date]n, %[time]n, %[service]n, %v, %A, %[taken]n, %[received]n, %[sent]n, %s, %[win32]n, %m, %U, %q,",
    ),
];

/// The regular expression of a named or written format, and a field for each specifier. All are texts: the reference says that some are
/// numbers, but the executed example of the developer guide puts each into a VARCHAR column, and a dash stands for what is not known.
pub fn regex(format: &str) -> Result<(String, Vec<Field>), String> {
    let named = NAMED.iter().find(|(name, _)| format.trim().eq_ignore_ascii_case(name));
    let format = named.map_or(format, |(_, format)| format);
    let mut out = String::from("^");
    let mut count = 0;
    let mut rest = format.chars().peekable();
    let mut quoted = false;
    while let Some(next) = rest.next() {
        if next != '%' {
            quoted ^= next == '"';
            out.push_str(&if next == ' ' { "\\s+".to_string() } else { quote(next) });
            continue;
        }
        if rest.next_if_eq(&'%').is_some() {
            out.push('%');
            continue;
        }
        // Conditions and redirections change what is logged, not its form.
        while rest.next_if(|c| c.is_ascii_digit() || matches!(c, '!' | ',' | '<' | '>')).is_some() {}
        if let Some(open) = rest.next_if(|c| matches!(c, '[' | '{')) {
            let close = if open == '[' { ']' } else { '}' };
            if !rest.by_ref().any(|c| c == close) {
                return Err(format!("Invalid log format '{format}': expected {close}"));
            }
        }
        let letter = rest.next().ok_or_else(|| format!("Invalid log format '{format}': nothing after %"))?;
        let body = match letter {
            't' => "\\[[^\\]]*\\]|\\S+",
            's' | 'p' | 'P' | 'T' => "-?\\d+",
            'B' | 'D' | 'I' | 'O' => "\\d+",
            _ if "aAbCefhHilmnoqruUvVX".contains(letter) => {
                let last = rest.peek().is_none();
                if quoted {
                    "(?:[^\"\\\\]|\\\\.)*"
                } else if last && matches!(letter, 'i' | 'r') {
                    ".*"
                } else if rest.peek() == Some(&',') {
                    "[^,]*"
                } else {
                    "\\S*"
                }
            }
            _ => return Err(format!("Invalid log format '{format}': unknown specifier %{letter}")),
        };
        out.push_str(&format!("({body})"));
        count += 1;
    }
    out.push_str("\\s*$");
    Ok((out, plain_fields(count)))
}
